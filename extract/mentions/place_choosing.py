"""Choosing places: which place a name means, if it means one."""

from __future__ import annotations

from collections.abc import Mapping

from extract.mentions.entries import Name
from extract.mentions.items import Item
from extract.mentions.lexicon import Lexicon
from extract.mentions.place_spans import find_place_cue
from extract.mentions.reading_context import ReadingContext
from extract.mentions.sentence import QUOTES
from extract.mentions.word_lists import list_words

_TOWARDS = frozenset(("الي", "نحو", "باتجاه", "صوب", "من"))  # to, towards …, from
_PASSED = QUOTES | {
    "محيط",
    "اطراف",
    "ضواحي",
    "داخل",
}  # between the preposition and a name: quotes, "the outskirts of", "inside"
_LEAVES = "غادر"  # in all forms of "leave"
_THE_TOWN = frozenset(
    f"{a}{b}{town}" for a in ("", "و") for b in ("", "ب") for town in list_words("names.yml", "the_town")
)
_TOWNSMEN = list_words("names.yml", "townsmen")
_THE_COUNTRY = "البلاد"
_SALIENT = 3  # of cities that reports name without their country
_NOTED = 2  # of places that reports name more than once
_DISTINCT = 5  # letters of a name that is hardly an everyday word
_WAY = 3  # tokens from the place left to the one made for
_AT = frozenset(("في", "قرب"))  # in, near


def choose_place(lexicon: Lexicon, item: Item, context: ReadingContext) -> Name | None:
    """Return the place that a name means, None if it means none."""
    places = _list_places(item, context)
    if not places:
        return None
    if len(places) > 1:
        places = _keep_governorates(places, item, context)
        places = _keep_told(places, item, context)
    if item.j - item.i == 1 and (_is_the_two(item, context) or _is_the_town(item, context)):
        return None
    if len(places) == 1 and not places[0].gated:
        return places[0]
    country, countries, parents = context.marked.country, context.countries, lexicon.place_parents
    told = _list_named_with_country(item, context, places)
    allowed = told or _list_allowed(item, context, places) or _list_told_by_following(item, context, places, parents)
    if not allowed:
        return None
    if not told:
        allowed = [n for n in allowed if not n.gated or not countries or n.country in countries or _is_well_known(n)]
    if not allowed:
        return None
    previous = context.previous.name if context.previous is not None else None
    around = parents.get(previous.entity_id) if previous is not None else None
    return max(
        allowed,
        key=lambda n: (
            n.salience * 2
            + 3 * (n.country == country)
            + (countries.get(n.country, 0) > 0)
            + 2 * (around is not None and parents.get(n.entity_id) == around),
            n.salience,
        ),
    )


def _list_places(item: Item, context: ReadingContext) -> list[Name]:
    """Return the places of a name; "the north of the country" is of the country that the article is most about."""
    places = [n for n in item.names if n.kind == "place"]
    if places and context.marked.words[item.j - 1] == _THE_COUNTRY:
        return [n for n in places if n.country == context.marked.country]
    return places


def _keep_governorates(places: list[Name], item: Item, context: ReadingContext) -> list[Name]:
    """Return the governorates alone after "the governorate of" and in its list ("محافظتي إدلب وحلب"), if there are any."""
    marked, previous = context.marked, context.previous
    k = find_place_cue(marked, item.i)
    cue = marked.info[k] if k is not None else None
    if cue is not None and cue.entry is not None:
        meant = cue.entry.head == "governorate"
    else:
        listed = _continues_list(item, marked.words[item.i - 1] if item.i else "", previous)
        meant = (
            listed and previous is not None and previous.name is not None and previous.name.entity_type == "governorate"
        )
    return [n for n in places if n.entity_type == "governorate"] * meant or places


def _countries_behind(item: Item, context: ReadingContext) -> set[str]:
    """Return the countries that an adjective right behind a name can mean ("مدينة المتمة الإثيوبية")."""
    info = context.marked.info
    word = info[item.j] if item.j < len(info) else None
    if word is None or word.entry is None or not word.definite or word.joined:
        return set()
    return {n.country for n in word.entry.nationality if n.country}


def _keep_told(places: list[Name], item: Item, context: ReadingContext) -> list[Name]:
    """Return the places of the country that an adjective behind the name tells, if there are any."""
    countries = _countries_behind(item, context)
    return [n for n in places if n.country in countries] or places


def _list_named_with_country(item: Item, context: ReadingContext, places: list[Name]) -> list[Name]:
    """Return the places behind "in", "to" whose country an adjective tells ("في المتمة الإثيوبية")."""
    before = _word_before(item, context)
    if item.prefix != "ب" and before not in _AT and before not in _TOWARDS:
        return []
    countries = _countries_behind(item, context)
    return [n for n in places if n.country in countries]


def _is_the_town(item: Item, context: ReadingContext) -> bool:
    """Tell whether a name is "the town" itself, unless "the village of" stands before it ("معبر المدينة")."""
    words = context.marked.words
    return words[item.i] in _THE_TOWN and words[item.i - 1] not in ("قريه", "بلده", "حي")


def _is_the_two(item: Item, context: ReadingContext) -> bool:
    """Tell whether a name is the dual of a place noun with which the article has named two places ("قريتي … القريتين")."""
    words = context.marked.words
    if not words[item.i].endswith("تين"):
        return False
    stem = words[item.i].removeprefix("و").removeprefix("ب").removeprefix("ال")
    if stem == words[item.i]:
        return False
    seen = context.first_seen
    return any(seen.get(stem.removesuffix("ين") + end, item.i) < item.i for end in ("ي", "ا"))


def _list_allowed(item: Item, context: ReadingContext, places: list[Name]) -> list[Name]:
    """Return the places that what stands before the name allows."""
    marked = context.marked
    before = _word_before(item, context)
    if find_place_cue(marked, item.i) is not None or _continues_list(item, before, context.previous):
        return places
    word = marked.info[item.i]
    plain = word is not None and word.entry is None and len(word.text) - len(item.prefix) >= _DISTINCT
    there = plain and (item.prefix == "ب" or before in _AT)
    whence = _find_whence(item, before, context)
    allowed = [
        n
        for n in places
        if not n.gated
        or (n.entity_type == "region" and before in _TOWARDS)
        or ((there or before in _TOWNSMEN) and n.country == marked.country)
        or n.country == whence
        or (_is_well_known(n) and before in _TOWARDS and before != "من")
    ]
    if allowed or not plain or before not in _TOWARDS or _is_in_date(item, context):
        return allowed
    return [n for n in places if n.salience >= _NOTED and n.country == marked.country]


def _word_before(item: Item, context: ReadingContext) -> str:
    """Return the word before a name, past quotes and "the outskirts of"; "from" for "leave", whose object is the place left."""
    words = context.marked.words
    k = next((k for k in range(item.i - 1, max(item.i - 4, -1), -1) if words[k] not in _PASSED), -1)
    before = words[k] if k >= 0 else ""
    return "من" if _LEAVES in before else before


def _is_in_date(item: Item, context: ReadingContext) -> bool:
    """Tell whether a name is a word of a date ("26 من تشرين الأول")."""
    return item.i in context.dated


def _list_told_by_following(
    item: Item, context: ReadingContext, places: list[Name], parents: Mapping[str, str]
) -> list[Name]:
    """Return the places that the name behind allows: where they lie, whither the way from them leads, what they are listed with.

    "من حديثة في الأنبار", "من القصير إلى حمص", "إلى القصير وحمص".
    """
    marked, following = context.marked, context.following
    named = following.names if following is not None else ()
    sure = [n for n in named if n.kind == "place" and (not n.gated or n.salience >= _SALIENT)]
    before = _word_before(item, context)
    if not sure or following is None or following.s != item.s or not (before in _TOWARDS or before in _AT):
        return []
    between = marked.words[item.j : following.i]
    if len(between) < _WAY and (following.prefix == "ب" or between[:1] in (["في"], ["بريف"])):
        around = {n.entity_id for n in sure}
        return [n for n in places if around & {parents.get(n.entity_id), parents.get(parents.get(n.entity_id, ""))}]
    word = marked.info[item.i]
    noun = word is not None and word.entry is not None and word.entry.head is not None  # "من الحي إلى"
    leads_on = before in ("من", "في") and not noun and not _TOWARDS.isdisjoint(between[:1]) and len(between) <= _WAY
    listed = following.joined and not between and before in _TOWARDS
    return [
        n
        for n in places
        if (leads_on or listed) and n.country in {each.country for each in sure} | set(context.countries)
    ]


def _find_whence(item: Item, before: str, context: ReadingContext) -> str | None:
    """Return the country of the place from which the way to a name leads ("من الفاشر إلى طويلة"); None if none does."""
    previous, words = context.previous, context.marked.words
    if before not in _TOWARDS or before == "من" or previous is None or previous.name is None:
        return None
    near = previous.s == item.s and 0 <= item.i - previous.j <= _WAY and words[previous.i - 1] == "من"
    return previous.name.country if near else None


def _is_well_known(name: Name) -> bool:
    """Tell whether a name is that of a city which reports of any country name."""
    return name.entity_type == "city" and name.salience >= _SALIENT


def _continues_list(item: Item, before: str, previous: Item | None) -> bool:
    """Tell whether a name goes on with the list that the place before it began."""
    return (
        previous is not None
        and previous.s == item.s
        and item.i - previous.j <= 1
        and (item.joined or before in ("،", ","))
    )
