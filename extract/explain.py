"""An article with its mentions marked and its claims laid open, for the terminal."""

from __future__ import annotations

import textwrap

from rich import box
from rich.console import Console, Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from extract.claims.claim import Claim, Extraction, Slot
from extract.mentions.mention import Mention
from extract.text.bidi import END_ISOLATE, RTL_ISOLATE, has_arabic, isolate_arabic

STYLES = {
    "actor": "bold cyan",
    "place": "bold green",
    "date": "bold yellow",
    "count": "bold magenta",
    "cue": "bold red",
}
_EVIDENCE = "underline"
WIDTH = 80
_SLOT_WIDTH, _WORDS_WIDTH = 13, 22


def print_explanation(extraction: Extraction, console: Console) -> None:
    """Print an article with its mentions marked by kind, and each claim with the words that filled each slot."""
    width = min(console.width, WIDTH)
    console.print(explain_extraction(extraction, console, width=width), width=width)


def explain_extraction(extraction: Extraction, console: Console, *, width: int = WIDTH) -> Group:
    """Return the explanation of one article: heading, legend, marked text, claims, candidates that were refused."""
    parts: list[RenderableType] = [_make_heading(extraction), _make_legend(), Text()]
    parts += [lay_out(mark_text(extraction), console, width=width), Text()]
    if not extraction.claims:
        parts.append(Text("No claim: the article tells of no exchange or negotiated evacuation.", style="italic"))
    for number, claim in enumerate(extraction.claims, start=1):
        parts += [explain_claim(claim, number=number), Text()]
    for rejection in extraction.rejections:
        words = isolate_arabic(_shorten(extraction.article.text[rejection.start : rejection.end], 40))
        parts.append(Text(f"Refused: {rejection.reason} ({rejection.start}-{rejection.end}: {words})", style="dim"))
    return Group(*parts)


def mark_text(extraction: Extraction) -> Text:
    """Return the article's text with its mentions coloured by kind and the passages of its claims underlined."""
    marked = Text(extraction.article.text)
    for mention in sorted(extraction.mentions, key=_rank_for_painting):
        marked.stylize(STYLES[mention.kind], mention.start, mention.end)
    for claim in extraction.claims:
        for start, end in claim.evidence:
            marked.stylize(_EVIDENCE, start, end)
    return marked


def lay_out(marked: Text, console: Console, *, width: int) -> Text:
    """Return a text wrapped at a width, each Arabic line in its own isolate: a terminal lays out line by line."""
    lines = []
    for line in marked.wrap(console, width):
        line.rstrip()
        lines.append(Text.assemble(RTL_ISOLATE, line, END_ISOLATE) if has_arabic(line.plain) else line)
    return Text("\n").join(lines)


def explain_claim(claim: Claim, *, number: int) -> Table:
    """Return a claim as a table: one line for each slot, with its value, its words and the rule that filled it."""
    days = _describe_days(claim)
    batch = f", batch {claim.batch}" if claim.batch is not None else ""
    title = f"Claim {number}: {claim.kind} ({claim.scope}{batch}), {claim.status}, {days}, {claim.confidence:.2f}"
    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("slot", width=_SLOT_WIDTH)
    table.add_column("value", ratio=3, overflow="fold")
    table.add_column("words", width=_WORDS_WIDTH)
    table.add_column("where", no_wrap=True, justify="right")
    table.add_column("rule", ratio=2, overflow="fold")
    for slot in claim.slots:
        table.add_row(*_make_slot_row(slot))
    for start, end in claim.evidence:
        table.add_row("evidence", "", "(underlined above)", f"{start}-{end}", "")
    return table


def describe_value(mention: Mention) -> str:
    """Return in a few words what a mention stands for: its id, its number or its days."""
    if mention.kind == "count":
        return _describe_count(mention)
    if mention.kind == "date":
        return f"{mention.date_start or '?'} to {mention.date_end or '?'} ({mention.date_precision})"
    if mention.kind == "cue":
        return mention.category or ""
    return mention.entity_id or f"{isolate_arabic(mention.name or mention.text)} (in no table)"


def _describe_count(mention: Mention) -> str:
    low, high = mention.low, mention.high
    if low is None and high is None:
        number = "not stated"
    elif low == high:
        number = f"{low:,}"
    elif high is None:
        number = f"at least {low:,}"
    elif low is None:
        number = f"at most {high:,}"
    else:
        number = f"{low:,} to {high:,}"
    return f"{number} {mention.category or ''} [{mention.qualifier}]".replace("  ", " ")


def _describe_days(claim: Claim) -> str:
    if claim.date_start is None and claim.date_end is None:
        return "date unknown"
    if claim.date_start == claim.date_end:
        return f"{claim.date_start} ({claim.date_precision})"
    return f"{claim.date_start or '?'} to {claim.date_end or '?'} ({claim.date_precision})"


def _make_slot_row(slot: Slot) -> tuple[str, Text, Text, str, str]:
    mention = slot.mention
    role = slot.role if slot.side is None else f"{slot.role} {slot.side}"
    value = describe_value(mention)
    if slot.source is not None:
        value += f", says {isolate_arabic(slot.source.text)}"
    words = Text(_wrap_words(mention.text), style=STYLES[mention.kind])
    return role, Text(value), words, f"{mention.start}-{mention.end}", slot.rule


def _make_heading(extraction: Extraction) -> Group:
    article = extraction.article
    published = f"{article.published_on} ({article.published_at_origin})" if article.published_on else "date not stated"
    facts = f"{article.source_file} · {article.publisher or 'publisher unknown'} · {published}"
    return Group(Rule(style="dim"), Text(isolate_arabic(facts)), Text(f"article {article.article_id}", style="dim"))


def _make_legend() -> Text:
    legend = Text("Marked: ")
    for kind, style in STYLES.items():
        legend.append(kind, style=style)
        legend.append("  ")
    legend.append("passage of a claim", style=_EVIDENCE)
    return legend


def _rank_for_painting(mention: Mention) -> tuple[bool, int]:
    """Cues first and long before short: what is painted later stays visible."""
    return mention.kind != "cue", mention.start - mention.end


def _wrap_words(text: str) -> str:
    """Wrap words to their column, each line in its own isolate."""
    lines = textwrap.wrap(" ".join(text.split()), _WORDS_WIDTH) or [""]
    return "\n".join(f"{RTL_ISOLATE}{line}{END_ISOLATE}" if has_arabic(line) else line for line in lines)


def _shorten(text: str, length: int) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= length else plain[: length - 1] + "…"
