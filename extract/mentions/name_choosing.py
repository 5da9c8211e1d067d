"""Choosing names: of the readings of each name one stays, by what the article names elsewhere."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from operator import attrgetter

from extract.lexicon_files import read_lexicon_file
from extract.mentions.actor_choosing import bare_noun, choose_actor
from extract.mentions.entries import Name
from extract.mentions.items import Item, Marked
from extract.mentions.lexicon import Lexicon
from extract.mentions.place_choosing import choose_place
from extract.mentions.reading_context import ReadingContext, read_context
from extract.mentions.word_lists import list_words
from extract.text.folding import fold_word

_PLACE = attrgetter("i")
_VOWELLED = {
    form: country for country, row in read_lexicon_file("names.yml")["vowelled"].items() for form in row["words"]
}
_A = "\u064e"  # the vowel mark that is printed least
_UNVOWELLED = {fold_word(form) for form in _VOWELLED}
_WHOSE = list_words("names.yml", "whose")
_OPENED = list_words("names.yml", "opened")


def choose_names(lexicon: Lexicon, marked: Marked, names: list[Item]) -> None:
    """Make each name an actor, a place, or an item to drop.

    Args:
        lexicon: Where the readings come from.
        marked: The article; the countries that it is about are noted in it.
        names: Its names, with their readings.
    """
    context = read_context(marked, names, lexicon.lifetimes)
    before: Item | None = None
    in_order = sorted(names, key=_PLACE)
    for item, context.following in zip_longest(in_order, in_order[1:]):
        renames = before is not None and _renames(marked, item, before)
        before = item
        if item.kind == "dropped" or renames or _is_other_word(marked, item) or _are_of_another(marked, item):
            item.kind = "dropped"
            continue
        _keep_told_apart(context, item)
        actor = choose_actor(lexicon, item, context)
        place = choose_place(lexicon, item, context)
        if actor is not None and (place is None or not actor.gated):
            _read_as_actor(item, actor, place)
            context.note_actor(actor, item, bare_noun(marked.words[item.i]))
        elif place is not None:
            item.kind, item.name, item.actor_reading = "place", place, actor
        else:
            item.kind = "dropped"
        if item.kind == "place":
            context.previous = item


def _keep_told_apart(context: ReadingContext, item: Item) -> None:
    """Keep of a name that two countries share the readings of the one that the vowel marks tell, or that alone is named elsewhere ("عُمان")."""
    marked = context.marked
    if _UNVOWELLED.isdisjoint(marked.bare[item.i : item.j]):
        return
    start, end = marked.text_span(item.i, item.j)
    printed = marked.article.text[start:end].replace(_A, "")
    told = {country for form, country in _VOWELLED.items() if form in printed}
    named = {n.country for n in item.names if n.entity_id in context.anywhere}
    countries = told or (named if len(named) == 1 else set())
    item.names = [replace(n, gated=False) for n in item.names if n.country in countries] or item.names


def _renames(marked: Marked, item: Item, before: Item) -> bool:
    """Tell whether a name is another of the actor before it: "هيئة تحرير الشام (النصرة سابقا)"."""
    return before.kind == "actor" and item.i > 0 and marked.words[item.i - 1] == "(" and 0 < item.i - before.j <= 2


def _is_other_word(marked: Marked, item: Item) -> bool:
    return _is_birthplace(marked, item) or _is_opening(marked, item)


def _is_birthplace(marked: Marked, item: Item) -> bool:
    """Tell whether the name of Muscat is only a word of "where he was born" ("مسقط رأسه")."""
    if not marked.words[item.j - 1].endswith("مسقط"):
        return False
    return "".join(marked.words[item.j : item.j + 1]).startswith("راس")


def _is_opening(marked: Marked, item: Item) -> bool:
    """Tell whether the name of Fatah is only the word "opening", of a way, a border or fire ("فتح معبر X", "لفتح ممر")."""
    return marked.words[item.j - 1].endswith("فتح") and not _OPENED.isdisjoint(marked.words[item.j : item.j + 1])


def _are_of_another(marked: Marked, item: Item) -> bool:
    """Tell whether "the forces" are those of whom the words behind them say whose they are, and nobody named before ("القوات التابعة لـX")."""
    if item.j - item.i > 1 or _WHOSE.isdisjoint(marked.words[item.j : item.j + 1]):
        return False
    return all(name.gated for name in item.names)


def _read_as_actor(item: Item, actor: Name, place: Name | None) -> None:
    """Read a name as an actor; a capital that stands for its state stays the place."""
    if actor.name_kind == "metonym" and place is not None:
        item.kind, item.name, item.actor_reading, item.place_reading = "place", place, actor, None
    else:
        item.kind, item.name, item.place_reading = "actor", actor, place
