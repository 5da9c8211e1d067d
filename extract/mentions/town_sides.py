"""Sides of towns: parts of a town or governorate that the text does not name again ("غربي المدينة", "الريف الشرقي للمحافظة")."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

from extract.mentions.clitics import strip_prefixes
from extract.mentions.entries import Name
from extract.mentions.items import Item, Marked
from extract.mentions.lexicon import Lexicon
from extract.mentions.word_lists import list_words
from extract.text.folding import fold_word

_DIRECTIONS = list_words("names.yml", "directions")
_SIDES = list_words("names.yml", "sides")
_OUTLYING = fold_word("ريف")
_MEANT = {
    fold_word("المدينة"): ("city", "town"),
    fold_word("البلدة"): ("town", "village", "city"),
    fold_word("المحافظة"): ("governorate", "city"),
}
_MEANT_FOR = {f"لل{noun.removeprefix('ال')}": kinds for noun, kinds in _MEANT.items()}  # "of the city"
_COUNTRYSIDE = "ال" + _OUTLYING  # with a side, that of the city named last ("نحو الريف الغربي")
_START = attrgetter("i")
_REACH = 60  # tokens, in which the town was named


def mark_town_sides(lexicon: Lexicon, marked: Marked, names: list[Item]) -> list[Item]:
    """Return places for the sides of towns and their countrysides that take up a town named before.

    Args:
        lexicon: Where a side may have a name of its own ("ريف حلب الغربي").
        marked: The article.
        names: Its names, chosen.
    """
    nouns = _MEANT.keys() | _MEANT_FOR | {_COUNTRYSIDE, "ب" + _COUNTRYSIDE}
    if marked.vocabulary.isdisjoint(nouns):
        return []
    towns = [k for k, word in enumerate(marked.words) if k and word in nouns]
    sides = [(k, side) for k in towns if (side := _read_side(marked.words, k)) is not None]
    if not sides:
        return []
    named = [item for item in names if item.kind != "dropped"]
    places = sorted((item for item in named if item.kind == "place"), key=_START)
    found: list[Item] = []
    for k, (i, j, pattern) in sides:
        kinds = _MEANT.get(marked.words[k]) or _MEANT_FOR.get(marked.words[k], ("city",))
        near = (p.name for p in reversed(places) if k - _REACH <= p.i < i and p.name is not None)
        town = next(filter(None, (_find_town(lexicon, name, kinds) for name in near)), None)
        if town is not None and not any(item.i < j and i < item.j for item in named):
            item = _make_item(lexicon, marked, town, i, j, pattern)
            if not marked.words[k].endswith(_COUNTRYSIDE) or item.name is not town:
                found.append(item)
    return found


def _find_town(lexicon: Lexicon, name: Name, kinds: tuple[str, ...]) -> Name | None:
    """Return the place, else the nearest one around it, that is of one of some kinds ("شرقي حلب": the city)."""
    if name.entity_type in kinds or not name.entity_id:
        return name if name.entity_type in kinds else None
    around = lexicon.place_parents.get(name.entity_id, "")
    while around and lexicon.types.get(around) not in kinds:
        around = lexicon.place_parents.get(around, "")
    return Name("place", around, lexicon.names[around], lexicon.types[around], country=name.country) if around else None


def _read_side(words: list[str], k: int) -> tuple[int, int, str] | None:
    """Return the tokens of what side of a town the noun at token k belongs to, and its name without the town's, "{}" in its place."""
    if words[k].endswith(_COUNTRYSIDE):
        j = next(j for j in range(k + 1, k + 4) if j == k + 3 or words[j : j + 1] == [] or words[j] not in _SIDES)
        taken = j == k + 1 or not _MEANT_FOR.keys().isdisjoint(words[j : j + 1])  # "الريف الغربي للمدينة"
        return None if taken else (k, j, f"{_OUTLYING} {{}} {words[k + 1]}")
    of_it = words[k] in _MEANT
    before = strip_prefixes(words[k - 1])
    behind = words[k + 1] if k + 1 < len(words) else ""
    if of_it and before in _DIRECTIONS:  # "غربي المدينة"
        return k - 1, k + 1, before + " {}"
    if of_it and before == _OUTLYING:  # "ريف المدينة الغربي"
        return (k - 1, k + 2, f"{_OUTLYING} {{}} {behind}") if behind in _SIDES else (k - 1, k + 1, f"{_OUTLYING} {{}}")
    if (
        not of_it and k > 1 and words[k - 1] in _SIDES and strip_prefixes(words[k - 2]) == "ال" + _OUTLYING
    ):  # "الريف الغربي للمدينة"
        return k - 2, k + 1, f"{_OUTLYING} {{}} {words[k - 1]}"
    return None


def _make_item(lexicon: Lexicon, marked: Marked, town: Name, i: int, j: int, pattern: str) -> Item:
    """Return the place at tokens [i, j): the side by its own name if a table lists it, else the town, near which it is."""
    side = _find_name(lexicon, pattern.format(fold_word(town.canonical)), town.country)
    word = marked.info[i]
    item = Item("place", marked.sentence_at(i) or 0, i, j, name=side or town)
    item.prefix, item.joined = (word.prefix, word.joined) if word is not None else ("", marked.words[i].startswith("و"))
    item.precision = "district" if side is not None or pattern.startswith(_OUTLYING) else "near"
    return item


def _find_name(lexicon: Lexicon, phrase: str, country: str) -> Name | None:
    """Return the place of a country that a phrase names."""
    node: dict[str, Any] | None = lexicon.trie
    for word in phrase.split():
        node = node.get(word) if node is not None else None
    names = node.get("", {}).get("name", []) if node is not None else []
    return next((n for n in names if n.kind == "place" and n.country == country), None)
