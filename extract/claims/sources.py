"""Who says so: to whom an article attributes a claim, or a figure (codebook, section 8)."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from extract.claims.context import Context
from extract.claims.frames import Filler
from extract.lexicon_files import read_lexicon_file
from extract.mentions.items import Item
from extract.mentions.mention import Mention
from extract.text.folding import fold_word

_SUBJECT_REACH = 4  # tokens from a verb of saying to its subject
_THAT = frozenset(("ان", "بان"))
_TELLERS = frozenset(("media", "monitor"))
_KINDS = {  # of actors by their type; all others speak for an authority
    "armed_group": "armed_group",
    "coalition": "armed_group",
    "monitor": "monitor",
    "media": "media",
}


def read_sources(ctx: Context, s: int, a: int, b: int) -> dict[str, Filler]:  # noqa: ARG001 - as all readers
    """Find to whom a sentence attributes what it says: subjects of verbs of saying, names after "according to".

    Those without a name ("local sources", "activists") are kept by their words, one of each kind.
    """
    found: dict[str, Filler] = {}
    items = ctx.marked.by_sentence[s]
    saying = [v for v in ctx.verbs_of(s, ctx.bits["say"]) if "by_attribution" not in ctx.cues_at.get(v.i, ())]
    if not saying and "by_attribution" not in items.cues:
        return found
    for item in items:
        unnamed = _read_unnamed(ctx, item) if item.kind == "cue" else None
        if item.kind != "actor" and unnamed is None:
            continue
        key, teller = unnamed or (ctx.key(item), item)
        if "by_attribution" in ctx.before(teller):
            found.setdefault(key, Filler(teller, "according_to"))
        elif any(_says(ctx, teller, verb) for verb in saying):
            found.setdefault(key, Filler(teller, "subject_of_saying"))
    return found


def _says(ctx: Context, item: Item, verb: Item) -> bool:
    """Tell whether an item is the subject of a verb of saying: right before it, or behind it and before what is said."""
    if 0 <= verb.i - item.j <= 1:
        return True
    return 0 <= item.i - verb.j <= _SUBJECT_REACH and _THAT.isdisjoint(ctx.marked.words[verb.j : item.i])


def read_teller(ctx: Context, item: Item) -> Item | None:
    """Return who tells a figure: the outlet, speaker or unnamed source named last before it in its sentence, else the first.

    Args:
        ctx: The article.
        item: The count.
    """
    start, end = ctx.marked.sentences[item.s]
    speakers = {id(f.item) for f in read_sources(ctx, item.s, start, end).values()}
    tellers = [
        i
        for i in ctx.marked.by_sentence[item.s]
        if (i.kind == "cue" and i.cue == "unnamed_source")
        or (i.kind == "actor" and (id(i) in speakers or (i.name is not None and i.name.entity_type in _TELLERS)))
    ]
    before = [i for i in tellers if i.j <= item.i]
    return before[-1] if before else (tellers[0] if tellers else None)


def describe_source(ctx: Context, item: Item) -> Mention:
    """Return a source as a mention; its type is what kind of source it is, and one without a name stays its words."""
    if item.kind == "cue":
        unnamed = _read_unnamed(ctx, item)
        return ctx.marked.mention(item)._replace(entity_type=unnamed[0] if unnamed else None)
    mention = ctx.marked.mention(item, kind="actor")
    return mention._replace(entity_type=_KINDS.get(mention.entity_type or "", "official"))


def _read_unnamed(ctx: Context, item: Item) -> tuple[str, Item] | None:
    """Return what kind of source without a name an item is, and the item with the adjectives on it; None if it is none."""
    if item.kind != "cue" or item.cue != "unnamed_source":
        return None
    kinds, adjectives = _read_words()
    words = ctx.marked.words
    kind = kinds.get(words[item.i].removeprefix("و").removeprefix("ال"))
    j = item.i + 1
    while j < len(words) and words[j].removeprefix("ال") in adjectives:
        kind = adjectives[words[j].removeprefix("ال")] or kind
        j += 1
    return None if kind is None else (kind, replace(item, j=j))


@cache
def _read_words() -> tuple[dict[str, str], dict[str, str]]:
    """Return the kind of source that a noun means, and the one that an adjective on it makes of it ("" if none)."""
    rows = read_lexicon_file("cues.yml")["source_kinds"]
    nouns = {fold_word(word): kind for kind, row in rows.items() for word in row.get("nouns", ())}
    adjectives = {
        fold_word(word): "" if kind == "anonymous" else kind
        for kind, row in rows.items()
        for word in row.get("adjectives", ())
    }
    return nouns, adjectives
