"""Batch lists: the ordinals that stand for batches named just before ("ثلاث دفعات، ضمت الأولى 350 شخصا والثانية 1700")."""

from __future__ import annotations

from extract.lexicon_files import read_lexicon_file
from extract.mentions.items import Item, Marked
from extract.mentions.sentence import Sentence
from extract.text.folding import fold_word

_BEFORE = ("و", "ف")
_TA = "ه"  # the folded ending of a feminine
_ARTICLES = ("ال", "وال", "بال", "لل", "كال", "فال")
_OF_THEM = {
    fold_word(form[:-1] + ("ت" if form.endswith("ة") else "ا") + of_them): ordinal
    for form, ordinal in read_lexicon_file("numbers.yml")["ordinals"].items()
    if form.endswith(("ة", "ى"))
    for of_them in ("ها", "هما")
}
"""The first, the second … "of them": أولاها، ثانيتهما."""


def mark_listed_batches(sentence: Sentence) -> None:
    """Mark the ordinals without a noun that go through several batches, of which this or the last sentence names one or their number.

    Each must have a neighbour in the list ("الأولى … والثانية"), so that no single "the second" is taken for a batch.
    """
    marked, s = sentence.marked, sentence.s
    near = [each for each in (sentence.before, sentence) if each is not None]
    convoys = [noun for each in near for noun in each.convoys]
    if not convoys:
        return
    named = [i for i in marked.items[near[0].first :] if i.kind == "batch"]
    if not named and all(i.noun is not None and i.noun.number == "s" for i in convoys):
        return  # "جولة تبادل سلمت فيها الأولى …": the first party
    first = min(i.i for i in convoys)
    inside = {k for i in named for k in range(i.i, i.j)}
    alone = {
        k: ordinal
        for k in range(max(first + 1, sentence.start), sentence.end)
        if k not in inside and (ordinal := _read(marked, k))
    }
    told = {i.ordinal for i in named}.union(alone.values())
    marked.items += [
        Item("batch", s, k, k + 1, ordinal=ordinal)
        for k, ordinal in alone.items()
        if not told.isdisjoint((ordinal - 1, ordinal + 1))
    ]


def _read(marked: Marked, k: int) -> int:
    """Return the feminine ordinal at token k, if no noun stands before it that it could belong to; else 0."""
    word, text = marked.info[k], marked.words[k]
    if text.endswith(("ها", "هما")):
        return _OF_THEM.get(text, 0) or (_OF_THEM.get(text[1:], 0) if text.startswith(_BEFORE) else 0)
    entry = word.entry if word is not None and word.definite and not word.prefix else None
    if entry is None or not entry.ordinal or not text.endswith((_TA, "ولي")):
        return 0
    joined = text.startswith(("وال", "فال"))
    return entry.ordinal if joined or not marked.words[k - 1].startswith(_ARTICLES) else 0
