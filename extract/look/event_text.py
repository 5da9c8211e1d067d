"""An event for the terminal: what is known of it, how sure, and who said so in which words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from extract.explain import lay_out
from extract.look.counts import UNKNOWN, show_count
from extract.look.event import Dossier, Row
from extract.text.bidi import isolate_value

WIDTH = 80
_LABEL_WIDTH = 13
ROLE_LABELS = {
    "mediator": "mediated by",
    "party": "parties",
    "evacuee": "evacuees",
    "denier": "denied by",
    "source": "told by",
}
_SOURCES = {
    "activist": "activists",
    "anonymous": "sources without a name",
    "armed_group": "an armed group",
    "media": "other media",
    "monitor": "a monitor",
    "official": "officials",
    "witness": "witnesses",
}
PLACE_LABELS = {"handover": "handed over", "origin": "from", "destination": "to"}


def print_event(dossier: Dossier, console: Console) -> None:
    """Print an event, its sides and places, and each claim with its quote."""
    width = min(console.width, WIDTH)
    console.print(describe_event(dossier, console, width=width), width=width)


def describe_event(dossier: Dossier, console: Console, *, width: int = WIDTH) -> Group:
    """Return an event as a group of lines of at most `width` columns."""
    event = dossier.event
    title = f"{event['event_kind'].capitalize()} {event['event_id']}"
    parts: list[RenderableType] = [Rule(Text(title, style="bold"), align="left", style="dim")]
    if event["is_sample"]:
        parts.append(Text("sample: told by reports written for Hudna, about documented events", style="italic"))
    facts = [
        ("status", _describe_status(event)),
        ("when", show_dates(event)),
        *((label, names) for label, names in _describe_places(dossier.places)),
        *_describe_counts(event),
        *((label, names) for label, names in _describe_roles(dossier.roles)),
        ("rests on", _describe_support(event)),
        ("careful", ", ".join(code.replace("_", " ") for code in event["warnings"])),
    ]
    parts.append(_lay_out_facts([(label, value) for label, value in facts if value]))
    if dossier.sides:
        parts += [Text(), Text("Sides", style="bold"), _lay_out_sides(dossier.sides)]
    if dossier.related:
        parts += [Text(), Text("Of the same deal", style="bold"), *(_describe_related(row) for row in dossier.related)]
    parts += [Text(), Text(f"Claims ({len(dossier.claims)})", style="bold")]
    for number, claim in enumerate(dossier.claims, start=1):
        parts += _describe_claim(number, claim, console, width=width)
    return Group(*parts)


def show_dates(row: Row) -> str:
    """Return the days of an event with their precision: `10 April 2017, to the day`."""
    first, last = row["started_on"], row["ended_on"]
    if first is None:
        return UNKNOWN
    days = _show_day(first) if last in {None, first} else f"{_show_day(first)} to {_show_day(last)}"
    return f"{days}, to the {row['date_precision']}" if row["date_precision"] != "unknown" else days


def _show_day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _describe_status(event: Row) -> str:
    words = [event["status"]]
    if event["is_denied"]:
        words.append("denied by a side")
    part = "" if event["scope"] == "operation" else f"; a batch of {event['parent_id'] or 'an operation'}"
    counted = "" if event["is_in_totals"] else "; not in totals"
    return ", ".join(words) + part + counted


def _describe_counts(event: Row) -> list[tuple[str, str]]:
    verb = "let go" if event["event_kind"] == "exchange" else "evacuated"
    rows = [(verb, _count_of(event, "people"))]
    for measure in ("bodies", "families", "vehicles"):
        count = _count_of(event, measure)
        if count != UNKNOWN:
            rows.append(("in" if measure == "vehicles" else verb, count))
    return rows


def _count_of(event: Row, measure: str) -> str:
    count = show_count(*(event.get(f"{measure}_{bound}") for bound in ("low", "best", "high")))
    return count if count == UNKNOWN else f"{count} {measure}"


def _describe_support(event: Row) -> str:
    claims, outlets, voices = event["claim_count"], event["publisher_count"], event.get("voice_count")
    text = f"{_count(claims, 'claim')} of {_count(outlets, 'outlet')}"
    if voices is not None:
        text += f", {_count(voices, 'independent voice')}"
    return f"{text}; confidence {event['confidence']:.2f}"


def _describe_places(places: Iterable[Row]) -> list[tuple[str, str]]:
    return [
        (
            PLACE_LABELS[row["role"]],
            f"{_name(row)}, {row['place_precision'] or 'unknown'}"
            + (" place" if row["place_precision"] == "exact" else ""),
        )
        for row in places
    ] or [("where", UNKNOWN)]


def _describe_roles(roles: Iterable[Row]) -> list[tuple[str, str]]:
    return [(ROLE_LABELS[row["role"]], _name(row)) for row in roles]


def _describe_related(row: Row) -> Text:
    day = _show_day(row["started_on"]) if row["started_on"] else "no date"
    return Text(f"  {row['event_id']}  {row['event_kind']}, {row['scope']}, {row['status']}, {day}")


def _describe_claim(number: int, claim: Row, console: Console, *, width: int) -> list[RenderableType]:
    told = [claim["claimed_status"]]
    figures = [claim.get(f"claimed_people_{bound}") for bound in ("low", "best", "high")]
    if any(figure is not None for figure in figures):
        told.append(f"{show_count(*figures)} people")
    if claim.get("claimed_bodies_best") is not None:
        told.append(f"{claim['claimed_bodies_best']:,} bodies")
    if claim.get("source_types"):
        told.append(f"from {' and '.join(_SOURCES[each] for each in claim['source_types'])}")
    told.append("agrees" if claim["agrees"] else "differs from the event")
    if claim.get("is_independent") is False:
        told.append("copy of another report")
    published = claim["published_on"] or "no date"
    head = Text.assemble(
        (f"{number}. {isolate_value(claim['outlet'] or 'outlet not known')}, {published}", "bold"),
        f": {', '.join(told)}",
    )
    words = Text(" ".join(claim["quote"].split()))
    words.highlight_words(claim.get("counted_words") or [], style="bold")
    quote = lay_out(words, console, width=width - 6)
    parts: list[RenderableType] = [head, Padding(quote, (0, 0, 0, 4))]
    if claim["url"]:
        parts.append(Padding(Text(claim["url"], style="dim", overflow="fold"), (0, 0, 0, 4)))
    return parts


def _lay_out_facts(facts: Iterable[tuple[str, str]]) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(width=_LABEL_WIDTH, style="dim")
    table.add_column(overflow="fold")
    previous = ""
    for label, value in facts:
        table.add_row("" if label == previous else label, Text(value))
        previous = label
    return table


def _lay_out_sides(sides: Iterable[Row]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(width=3, justify="right", style="dim")
    table.add_column(ratio=3, overflow="fold")
    table.add_column(ratio=2, overflow="fold")
    for row in sides:
        names = " and ".join(_name(actor) for actor in row["actors"])
        given = (
            "gave " + row["gave"]
            if row["gave"]
            else f"{show_count(row['low'], row['best'], row['high'])} {row['category']}"
        )
        if not row["gave"] and row["low"] is None and row["best"] is None and row["high"] is None:
            given = "no number told"
        who = names or "not named"
        table.add_row(
            "" if row["side"] == 0 else str(row["side"]),
            Text(who if row["side"] else f"both together: {who}"),
            Text(given),
        )
    return table


def _name(row: Row) -> str:
    return " ".join(
        part for part in (row["name_en"], isolate_value(row["name_ar"]) if row["name_ar"] else None) if part
    )


def _count(number: int | None, noun: str) -> str:
    return f"{number or 0:,} {noun}" + ("" if number == 1 else "s")
