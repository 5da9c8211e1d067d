"""Words: the lists of `evacuations.yml`, folded."""

from __future__ import annotations

from functools import cache, lru_cache

from extract.lexicon_files import read_lexicon_file
from extract.mentions.items import Item, Items
from extract.mentions.word_lists import list_stems, list_words, with_and
from extract.text.folding import fold_word

GENERIC = frozenset(("syrian_opposition",))  # names a camp, not a group
ARMED = frozenset(("armed_group", "coalition"))
GOALS = frozenset(("الي", "نحو", "باتجاه", "صوب"))  # before where people make for


@cache
def words_of(name: str) -> frozenset[str]:
    """Return a list of folded words.

    Raises:
        KeyError: If there is no list of that name.
    """
    return list_words("evacuations.yml", name)


@cache
def words_with_and(name: str) -> frozenset[str]:
    """Return a list of folded words, each also as "and" is written before it.

    Raises:
        KeyError: If there is no list of that name.
    """
    return with_and(words_of(name))


@cache
def stems_of(name: str) -> tuple[str, ...]:
    """Return a list of folded stems.

    Raises:
        KeyError: If there is no list of that name.
    """
    return list_stems("evacuations.yml", name)


@cache
def kinds_of_place() -> dict[str, tuple[str, ...]]:
    """Return the kinds of place that a definite noun ("the town") can mean; none where it can mean any."""
    places = read_lexicon_file("evacuations.yml")["place_nouns"]
    return {fold_word(word): tuple(kinds) for word, kinds in places.items()}


@lru_cache(maxsize=50_000)
def has_stem(word: str, name: str) -> bool:
    """Tell whether a folded word has a stem of a list inside."""
    return _has_stem(word, name)


def _has_stem(text: str, name: str) -> bool:
    return any(stem in text for stem in stems_of(name))


def any_has_stem(words: list[str], name: str) -> bool:
    """Tell whether one of some folded words has a stem of a list inside."""
    return _has_stem(" ".join(words), name)


def is_plain_evacuation(word: str) -> bool:
    """Tell whether a folded word is a form of "evacuate" itself (إجلاء, إخلاء), not of leaving or transporting."""
    return has_stem(word, "evacuate")


def clears(word: str) -> bool:
    """Tell whether a folded word is a form of "clear (a place)" (إخلاء, أخلى), not of "evacuate" (إجلاء)."""
    return has_stem(word, "clears")


def carries(word: str) -> bool:
    """Tell whether a folded verb only says what a vehicle carries ("حافلات تقل 981 شخصا غادرت …")."""
    return word in words_of("carries")


def takes_place(word: str) -> bool:
    """Tell whether a folded verb takes the place left as its object: "leave" (غادر, ترك) and "clear" (أخلى)."""
    return has_stem(word, "takes_place")


def is_cue(item: Item, *names: str) -> bool:
    """Tell whether an item is one of some cues."""
    return item.kind == "cue" and item.cue in names


def is_people(item: Item) -> bool:
    """Tell whether an item is a noun of people."""
    return item.kind == "noun" and item.noun is not None and item.noun.kind == "people"


def is_actor_of(item: Item, types: frozenset[str]) -> bool:
    """Tell whether an item names an actor of one of some types."""
    return item.kind == "actor" and item.name is not None and item.name.entity_type in types


def is_part_of_count(item: Item, items: Items) -> bool:
    """Tell whether a cue is only a word of a number ("نحو 1200", which is no "towards")."""
    return any(i.i <= item.i and item.j <= i.j for i in items.counts)


def is_bus(item: Item) -> bool:
    """Tell whether an item is a noun of vehicles."""
    return item.kind == "noun" and item.noun is not None and item.noun.kind == "vehicles"


def is_crowd(item: Item) -> bool:
    """Tell whether an item is a plural of people or vehicles, a convoy, or a number of living people or of vehicles."""
    if item.kind == "noun" and item.noun is not None:
        return item.noun.kind == "convoys" or (item.noun.kind in ("people", "vehicles") and item.noun.number == "p")
    if item.kind == "count":
        return not item.forced and item.category != "bodies"
    return item.kind in ("vehicles", "batch")
