"""Claims made up by rule for the benchmark of the warehouse: no text, no real event, known sizes.

The shares are those of the hand-coded claims (development articles and sample): of claims in events with several
reports, of claims without a date, of exchanges, and of the crowded pairs of parties. A larger warehouse covers a
longer time at the same number of claims a day, as an archive of news does.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

import duckdb
import polars as pl

ROOT = Path(__file__).resolve().parents[1]
SCHEMA = ROOT / "extract" / "load" / "schema.sql"
FIRST_DAY = date(2012, 1, 1)
CLAIMS_A_DAY = 25
EVENT_SIZES = {1: 212, 2: 79, 3: 19, 4: 12, 5: 3, 6: 1, 7: 1, 9: 2, 10: 1}
PAIRS = {
    ("israel", "hamas"): 58,
    ("yemen", "houthis"): 44,
    ("ukraine", "russia"): 34,
    ("lna", "gna"): 16,
    ("syria_government", "hts"): 15,
    ("syria_government", "jaysh_al_islam"): 10,
    ("syria_government", "isis"): 7,
    ("sdf", "isis"): 6,
}
OTHER_PAIRS = 88
EXCHANGE_SHARE, UNDATED_SHARE, BATCH_SHARE = 0.52, 0.46, 0.15
STATUSES = ("completed", "completed", "completed", "ongoing", "agreed", "proposed", "failed")
OUTLETS = 40
PLACE_ROLES = ("place", "origin", "destination")


@dataclass
class Raw:
    """Rows of schema raw, by table."""

    tables: dict[str, list[tuple[object, ...]]] = field(default_factory=dict)

    def put(self, table: str, *row: object) -> None:
        """Add a row."""
        self.tables.setdefault(table, []).append(row)

    def write(self, path: Path) -> None:
        """Append the rows to the database at `path`, which is made if need be."""
        path.parent.mkdir(parents=True, exist_ok=True)
        with duckdb.connect(str(path)) as connection:
            connection.execute(SCHEMA.read_text(encoding="utf-8"))
            connection.execute(
                "insert or ignore into raw.runs (run_id, started_at, extractor_version, inputs) "
                "values ('run', timestamp '2026-01-01', 'synthetic', [])"
            )
            for table, rows in self.tables.items():
                frame = pl.DataFrame(rows, orient="row", infer_schema_length=None, strict=False)
                connection.register("frame", frame)
                # the columns that came later than their table stand last, and have a default
                columns = [row[0] for row in connection.execute(f"describe raw.{table}").fetchall()[: frame.width]]
                connection.execute(f"insert into raw.{table} ({', '.join(columns)}) select * from frame")
                connection.unregister("frame")


@dataclass(frozen=True)
class Event:
    """What the claims about one made-up event are drawn from."""

    number: int
    kind: str
    day: date
    parties: tuple[str, str]
    counts: tuple[int, int]
    places: tuple[str, str]
    batch: int | None


def read_column(file: str, column: str, **where: str) -> list[str]:
    """Return a column of a reference table, of the rows that match."""
    with (ROOT / "seeds" / file).open(encoding="utf-8", newline="") as handle:
        return [row[column] for row in csv.DictReader(handle) if all(row[k] == v for k, v in where.items())]


class Generator:
    """Draws events and the claims about them; the same seed gives the same claims."""

    def __init__(self, seed: int = 1) -> None:
        """Read the actors and places that events are drawn from."""
        self.random = random.Random(seed)  # noqa: S311 - made-up claims, no secret
        known = set(read_column("actors.csv", "actor_id"))
        self.pairs = {pair: weight for pair, weight in PAIRS.items() if set(pair) <= known}
        self.groups = read_column("actors.csv", "actor_id", actor_type="armed_group")
        self.places = read_column("places.csv", "place_id", salience="3")

    def draw_events(self, count: int, *, first: int, days: int) -> Iterator[tuple[Event, int]]:
        """Yield events with the number of their claims, until the claims are `count`."""
        sizes, weights = list(EVENT_SIZES), list(EVENT_SIZES.values())
        number, claims = first, 0
        while claims < count:
            size = min(self.random.choices(sizes, weights)[0], count - claims)
            claims, number = claims + size, number + 1
            yield self._draw_event(number, days), size

    def _draw_event(self, number: int, days: int) -> Event:
        draw = self.random
        pair = draw.choices([*self.pairs, None], [*self.pairs.values(), OTHER_PAIRS])[0]
        first, second = draw.sample(self.groups, 2)
        return Event(
            number,
            "exchange" if draw.random() < EXCHANGE_SHARE else "evacuation",
            FIRST_DAY + timedelta(days=draw.randrange(days)),
            pair or (first, second),
            (draw.randint(1, 1500), draw.randint(1, 300)),
            (draw.choice(self.places), draw.choice(self.places)),
            draw.randint(1, 6) if draw.random() < BATCH_SHARE else None,
        )

    def write_claims(self, raw: Raw, event: Event, size: int) -> None:
        """Add one article with one claim for each report of an event."""
        for report in range(size):
            article_id = f"s{event.number}-{report}"
            published = event.day + timedelta(days=self.random.randint(0, 2))
            self._write_article(raw, article_id, published)
            dated = self.random.random() >= UNDATED_SHARE
            raw.put(
                "claims",
                f"{article_id}:{event.kind}",
                article_id,
                event.kind,
                "batch" if event.batch else "operation",
                self.random.choice(STATUSES),
                event.day if dated else None,
                event.day if dated else None,
                "day" if dated else "unknown",
                event.batch,
                0.8,
                0,
                10,
                "synthetic",
            )
            self._write_slots(raw, event, article_id)

    def _write_article(self, raw: Raw, article_id: str, published: date) -> None:
        outlet = f"outlet-{self.random.randrange(OUTLETS)}"
        signature = [self.random.getrandbits(60) for _ in range(64)]
        moment = datetime.combine(published, datetime.min.time())
        text = f"report {article_id}"
        raw.put(
            "articles",
            article_id,
            f"{article_id}.txt",
            0,
            f"https://example.org/{article_id}",
            None,
            None,
            outlet,
            text,
            text,
            "ar",
            moment,
            published,
            "metadata",
            article_id,
            signature,
            False,
            "synthetic",
            "run",
            moment,
        )
        raw.put("outcomes", "run", f"{article_id}.txt", 0, article_id, "loaded", None, moment)

    def _write_slots(self, raw: Raw, event: Event, article_id: str) -> None:
        (first, second), (given, taken), (place, other) = event.parties, event.counts, event.places
        if event.kind == "exchange":
            self._write_slot(raw, event, article_id, ("side_actor", 1), first)
            self._write_slot(raw, event, article_id, ("side_actor", 2), second)
            self._write_slot(raw, event, article_id, ("released", 1), self._vary(given))
            if self.random.random() < 0.5:
                self._write_slot(raw, event, article_id, ("released", 2), self._vary(taken))
            if self.random.random() < 0.4:
                self._write_slot(raw, event, article_id, ("place", None), place)
        else:
            if self.random.random() < 0.5:
                self._write_slot(raw, event, article_id, ("evacuee", None), second)
            self._write_slot(raw, event, article_id, ("origin", None), place)
            self._write_slot(raw, event, article_id, ("destination", None), other)
            if self.random.random() < 0.7:
                self._write_slot(raw, event, article_id, ("people", None), self._vary(given))

    def _vary(self, count: int) -> int:
        """Return a figure as another outlet might give it."""
        return count if self.random.random() < 0.8 else max(1, round(count * self.random.uniform(0.7, 1.3)))

    @staticmethod
    def _write_slot(raw: Raw, event: Event, article_id: str, role: tuple[str, int | None], value: int | str) -> None:
        """Add a slot: a number is a count; a name is that of a place in the roles of places, else of an actor."""
        name, side = role
        is_count, is_place = isinstance(value, int), name in PLACE_ROLES
        mention_id = f"{article_id}/{name}/{side}"
        raw.put(
            "mentions",
            mention_id,
            article_id,
            "count" if is_count else "place" if is_place else "actor",
            0,
            1,
            "x",
            None if is_count else value,
            None if is_count else value,
            None if is_count or is_place else value,
            value if is_place else None,
            None if is_count else "town" if is_place else "armed_group",
            "exact" if is_place else None,
            "people" if is_count else None,
            value if is_count else None,
            value if is_count else None,
            "exact" if is_count else None,
            None,
            None,
            None,
        )
        claim_id = f"{article_id}:{event.kind}"
        raw.put("claim_arguments", f"a/{mention_id}", claim_id, article_id, name, side, mention_id, None, "synthetic")


def generate(count: int, *, seed: int = 1, first: int = 0, days: int | None = None) -> Raw:
    """Return `count` claims.

    Args:
        count: How many claims; one article each.
        seed: Of the random draws.
        first: Number before that of the first event, so that later claims can be added to earlier ones.
        days: Length of the time that they are spread over; by default `CLAIMS_A_DAY` fall on a day.
    """
    raw, generator = Raw(), Generator(seed)
    for event, size in generator.draw_events(count, first=first, days=days or max(1, count // CLAIMS_A_DAY)):
        generator.write_claims(raw, event, size)
    return raw
