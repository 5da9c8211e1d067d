"""Homecoming: the party or country to which people come who are let go, and what shows that it is captivity that they come from."""

from __future__ import annotations

from extract.claims.context import Context
from extract.mentions.forms import PAST, PRESENT
from extract.mentions.items import Item, Items
from extract.mentions.word_lists import list_words

_REACH = 9  # tokens from a verb of coming to where
_TO_REACH = 3  # tokens from "to" to a name behind it
_NEXT_PLACE = 3  # tokens from "to", over the place, to those who came there
_BROUGHT = list_words("exchanges.yml", "brought")
_HOMES = list_words("exchanges.yml", "homes")
_CAPTIVITY = list_words("exchanges.yml", "captivity")
_OUT_OF = frozenset(("من", "بعد", "في", "الي"))
_WERE = frozenset(("كان", "كانوا", "كانا", "كانت", "كانتا", "كن", "ظلوا", "ظل", "وكانوا"))
_COME_HOME = 12  # tokens from those counted, or the verb, to where they come home
_WERE_REACH = 7  # tokens from those counted to "were"
_HELD_REACH = 3  # tokens from "were" to "held"
_FLIGHT = 14  # tokens from a flight, over the plane and its way, to "carries"
_OWN_MEN = frozenset(("fighters", "people", "detainees"))
_FREE = frozenset(("civilians", "families"))


def find_home(ctx: Context, verb: Item, count: Item, limit: int) -> Item | None:
    """Return where counted people come home to ("عادت إلى إيران 48", "وصل إلى صنعاء 250"); None if no party or country is named.

    Args:
        ctx: The article.
        verb: The verb of coming.
        count: Those who come.
        limit: The token at which the next count begins.
    """
    start = max([verb.j, *_find_next_places(ctx, verb, count)])
    for other in ctx.marked.by_sentence[verb.s]:
        if not start <= other.i < min(max(limit, count.i), start + _REACH):
            continue
        country = (other.kind == "actor" and other.place_reading is not None) or (
            other.kind == "place" and other.actor_reading is not None
        )
        towards = "to" in ctx.before(other) or ctx.between_has(max(verb.j, other.i - _TO_REACH), other.i, "to")
        if (country or (other.kind == "actor" and ctx.may_be_party(other))) and towards:
            return other
    return None


def comes_home(ctx: Context, verb: Item, count: Item) -> bool:
    """Tell whether those counted are told to come home as captives do: out of captivity, as a party's own men, or as what something brought ("عودة 246 من جنودها", "رجعوا إلى ديارهم من الأسر", "أسفرت عن عودة 34")."""
    if not verb.classes & ctx.mask("arrive", "leave", "evacuate"):
        return False
    (_, end), words = ctx.marked.sentences[verb.s], ctx.marked.words
    behind = range(max(verb.j, count.j), min(max(verb.j, count.j) + _COME_HOME, end))
    if were_held(ctx, count) or _in_captivity(ctx, behind):
        return True
    before = {w.removeprefix("و").removeprefix("ف") for w in words[max(0, verb.i - 2) : verb.i]}
    anew = not count.bare and not words[count.i].startswith("ال")
    if not _BROUGHT.isdisjoint(before) and anew and 0 <= count.i - verb.j <= 1:
        return True
    home = verb.classes & ctx.bits["arrive"] and count.category not in _FREE and not count.bare
    if not home:
        return False
    return _are_own(ctx, count) or (
        count.category == "fighters"
        and any(words[k] in _HOMES and words[k - 1] == "الي" for k in (*range(verb.j, count.i), *behind))
    )


def only_comes_home(ctx: Context, verb: Item) -> bool:
    """Tell whether those whom a verb moves are only said to come home, and not to have been held or let go."""
    items = ctx.marked.by_sentence[verb.s]
    if verb.classes & ~ctx.moving or "holder" in items.cues:
        return False
    return not any(i.held or i.category == "bodies" or were_held(ctx, i) for i in items.counts)


def were_held(ctx: Context, count: Item) -> bool:
    """Tell whether those counted are said to have been held ("خمسة أمريكيين كانوا مسجونين في X", "140 جنديا من الأسر")."""
    words, info, (_, end) = ctx.marked.words, ctx.marked.info, ctx.marked.sentences[count.s]
    if _in_captivity(ctx, range(count.j, min(count.j + _WERE_REACH, end))):
        return True
    were = next((k for k in range(count.j, min(count.j + _WERE_REACH, end)) if words[k] in _WERE), None)
    if were is None:
        return False
    for k in range(were + 1, min(were + 1 + _HELD_REACH, end)):
        word = info[k]
        noun = word.entry.noun if word is not None and word.entry is not None else None
        if (noun is not None and noun.held) or "holder" in ctx.cues_at.get(k, ()):
            return True
    return False


def _in_captivity(ctx: Context, tokens: range) -> bool:
    """Tell whether captivity is named among some tokens as what people come from ("من الأسر", "بعد احتجازهم")."""
    words = ctx.marked.words
    return any(words[k] in _CAPTIVITY and words[k - 1] in _OUT_OF for k in tokens)


def find_flight(ctx: Context, verb: Item) -> Item | None:
    """Return the verb that tells of the flight of a plane that "carries" people ("وصلت طائرة تقل 117"); None for none."""
    if not (verb.classes & ctx.bits["evacuate"] and verb.tense & PRESENT and not verb.tense & PAST):
        return None
    before = ctx.passage(verb.s, verb.i - _FLIGHT, verb.i).find_verbs(ctx.mask("leave", "arrive"))
    return next((v for v in reversed(before) if ctx.is_finite(v) or ctx.is_nominal(v)), None)


def _are_own(ctx: Context, count: Item) -> bool:
    """Tell whether the noun of soldiers bears a pronoun ("246 من جنودها", "207 من مواطنيه")."""
    if count.category not in _OWN_MEN:
        return False
    for k in range(count.i, min(count.j + 1, len(ctx.marked.info))):
        word = ctx.marked.info[k]
        noun = word.entry.noun if word is not None and word.entry is not None else None
        if word is not None and noun is not None and noun.kind == "people" and word.suffix:
            return True
    return False


def _find_next_places(ctx: Context, verb: Item, count: Item) -> list[int]:
    """Return where the way of those counted begins behind others who came: "and to" right before them or who is joined to them, or "to" behind them ("وصل إلى عمان 12، وإلى بيروت تسعة و10 جثامين", "وصل 12 إلى عمان وتسعة إلى بيروت")."""
    items, words = ctx.marked.by_sentence[verb.s], ctx.marked.words
    first = next((i.j for i in items.counts if verb.j <= i.i and i.j <= count.i), count.i)
    tos = [i for i in items.find_cues("to") if first <= i.i]
    joined = [to for to in tos if words[to.i].startswith("و")]
    behind = [to.i for to in tos if first < count.i and 0 <= to.i - count.j < _NEXT_PLACE and to not in joined]
    if behind:
        return behind
    tos = [to for to in joined if to.i < count.i][-1:]
    near = [to.i for to in tos if count.i - to.j - _length_of_counts(items, to.j, count.i) <= _NEXT_PLACE]
    return near or ([count.i] if tos else [])


def _length_of_counts(items: Items, a: int, b: int) -> int:
    return sum(i.j - i.i for i in items.counts if a <= i.i and i.j <= b)
