"""An article with its mentions marked and its claims laid open, for the terminal."""

from __future__ import annotations

import textwrap
from itertools import groupby
from pathlib import PurePath

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from extract.claims.claim import Claim, Extraction, Slot
from extract.explain_words import (
    LABELS,
    describe_claim,
    describe_rule,
    describe_value,
    group_slots,
    isolate_examples,
    load_statuses,
)
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
_LABEL_WIDTH, _VALUE_WIDTH = 12, 34


def print_explanation(extraction: Extraction, console: Console) -> None:
    """Print an article with its mentions marked by kind, and each claim with the words that filled each slot."""
    width = min(console.width, WIDTH)
    console.print(explain_extraction(extraction, console, width=width), width=width)


def explain_extraction(extraction: Extraction, console: Console, *, width: int = WIDTH) -> Group:
    """Return the explanation of one article: heading, legend, marked text, claims, candidates that were refused."""
    parts: list[RenderableType] = [_make_heading(extraction), _make_legend(), Text()]
    parts += [lay_out(mark_text(extraction), console, width=width), Text()]
    if not extraction.claims:
        parts += [Text("No claim: the article tells of no exchange or negotiated evacuation.", style="italic"), Text()]
    for number, claim in enumerate(extraction.claims, start=1):
        parts += [explain_claim(claim, number=number, width=width), Text()]
    if extraction.rejections:
        parts.append(_make_refusals(extraction))
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


def explain_claim(claim: Claim, *, number: int, width: int = WIDTH) -> Group:
    """Return a claim: for each slot its value, its words and their place, and under them the rule in words."""
    title = f"Claim {number}: {claim.kind}, {claim.status}"
    parts: list[RenderableType] = [
        Rule(Text(title, style="bold"), align="left", style="dim"),
        Text(describe_claim(claim)),
        Text(f"{claim.status}: {load_statuses()[claim.status]}", style="italic"),
    ]
    for heading, slots in group_slots(claim):
        parts.append(Text(heading, style="bold"))
        for (_role, rule), alike in groupby(slots, key=lambda slot: (slot.role, slot.rule)):
            parts += [_lay_out_slot(slot, width=width) for slot in alike]
            parts.append(_explain_rule(rule, width=width))
    passages = ", ".join(f"{start}-{end}" for start, end in claim.evidence)
    parts.append(Text(f"Rests on the passages underlined above: {passages}", style="dim"))
    return Group(*parts)


def _lay_out_slot(slot: Slot, *, width: int) -> Table:
    mention = slot.mention
    value = describe_value(mention)
    if slot.source is not None:
        value += f", says {isolate_arabic(slot.source.text)}"
    words_width = max(width - _LABEL_WIDTH - _VALUE_WIDTH - 4, 10)
    words = Text(_wrap_words(mention.text, words_width), style=STYLES[mention.kind])
    words.append(f" {mention.start}-{mention.end}", style="dim")
    row = Table.grid(padding=(0, 1))
    row.add_column(width=_LABEL_WIDTH)
    row.add_column(width=_VALUE_WIDTH, overflow="fold")
    row.add_column(width=words_width, overflow="fold")
    row.add_row(f"  {LABELS[slot.role]}", Text(value), words)
    return row


def _explain_rule(name: str, *, width: int) -> Padding:
    """Return a rule's sentence, wrapped so that no line breaks within an Arabic example."""
    rule = describe_rule(name)
    indent = _LABEL_WIDTH + 1
    lines = textwrap.wrap(isolate_examples(rule.sentence or rule.gloss), max(width - indent, 20))
    return Padding(Text("\n".join(lines), style="dim italic"), (0, 0, 0, indent))


def _make_refusals(extraction: Extraction) -> Group:
    parts: list[RenderableType] = [Rule(Text("Refused candidates", style="bold"), align="left", style="dim")]
    for rejection in extraction.rejections:
        words = _shorten(extraction.article.text[rejection.start : rejection.end], 60)
        parts.append(Text(f"{rejection.reason} ({rejection.start}-{rejection.end})"))
        parts.append(Padding(Text(f"{RTL_ISOLATE}{words}{END_ISOLATE}", style="dim"), (0, 0, 0, 2)))
    return Group(*parts)


def _make_heading(extraction: Extraction) -> Group:
    article = extraction.article
    published = f"{article.published_on} ({article.published_at_origin})" if article.published_on else "date not stated"
    facts = f"{PurePath(article.source_file).name} · {article.publisher or 'publisher unknown'} · {published}"
    return Group(
        Text(),
        Rule(style="dim"),
        Text(isolate_arabic(facts), overflow="fold"),
        Text(f"article {article.article_id}", style="dim"),
    )


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


def _wrap_words(text: str, width: int) -> str:
    """Wrap words to their column, each line in its own isolate."""
    lines = textwrap.wrap(" ".join(text.split()), width) or [""]
    return "\n".join(f"{RTL_ISOLATE}{line}{END_ISOLATE}" if has_arabic(line) else line for line in lines)


def _shorten(text: str, length: int) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= length else plain[: length - 1] + "…"
