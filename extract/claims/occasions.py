"""Several occasions: whether a number is of two or more deals, convoys or rounds together ("عمليتا تبادل شملتا 54", "في ثلاث صفقات")."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from extract.claims.context import Context
from extract.mentions.items import Item
from extract.mentions.numbers import read_number
from extract.mentions.word_lists import list_beginnings, list_words

_WORDS = "circumstances.yml"
_OCCASIONS = list_beginnings(_WORDS, "occasions")
_TWO = list_beginnings(_WORDS, "two_occasions")
_MANY = list_beginnings(_WORDS, "many_occasions")
_DEALS = list_beginnings(_WORDS, "many_deals")
_EARLIER_OCCASIONS = list_beginnings(_WORDS, "earlier_occasions")
_EARLIER = list_words(_WORDS, "earlier")
_SEVERAL = list_words("exchanges.yml", "several")
_MANY_OF = list_words(_WORDS, "many_of")
_SUNDRY = list_words(_WORDS, "sundry")
_SWAPPING = list_words(_WORDS, "swapping")
_TALKS = list_words(_WORDS, "talks")
_ARMED = list_words(_WORDS, "armed_operations")
_NOT_THEN = list_words(_WORDS, "not_then")
_SERIES = list_words(_WORDS, "series")
_PART_OF = list_words(_WORDS, "part_of")
_MORE = list_words(_WORDS, "more_than")
_ONE_OF = list_words(_WORDS, "one_of") | list_words(_WORDS, "records")
_ONE_OF_THEM = list_words(_WORDS, "one_of_them")
_COMPRISE = list_words(_WORDS, "comprise")
_IN_THEM = list_words(_WORDS, "in_them")
_CLITICS = ("و", "ب", "ل", "ك", "ال")
_FAR = 14  # tokens from the occasions to the number
_NOUN = 3  # tokens from the noun to its adjective: "صفقات تبادل أسرى كثيرة"
_AFTER_WHAT = 3  # tokens from "after" to the occasions: "بعد نجاح عمليتي تبادل"
_TWO_OR_MORE, _YEAR = 2, 1900
_SHORT = 4  # letters of a word whose first is no clitic
_REMEMBERED = 20_000  # words; a stream of noise must not eat the memory

Span = tuple[int, int]


def is_of_several(ctx: Context, item: Item, clause: Span, *, is_kept: Callable[[int], bool]) -> bool:
    """Tell whether a number is of several deals, convoys or rounds.

    Args:
        ctx: The article.
        item: The number.
        clause: First token around it, and one past the last.
        is_kept: Tells whether the words before a token say who was captured or besieged there.
    """
    a = max(ctx.marked.sentences[item.s][0], item.i - _FAR)
    found = _find_several(ctx, min(a, clause[0]), clause[1])
    return any(_is_theirs(ctx, item, span) and not is_kept(span[0]) for span in found)


def is_of_earlier(ctx: Context, item: Item, clause: Span) -> bool:
    """Tell whether a number is of two or more occasions before this one ("المرتان السابقتان شملتا 54")."""
    words = ctx.marked.words
    a = max(ctx.marked.sentences[item.s][0], item.i - _FAR)
    return any(
        _strip(words[k]).startswith(_EARLIER_OCCASIONS)
        and not _EARLIER.isdisjoint(words[k + 1 : k + 1 + _NOUN])
        and _is_theirs(ctx, item, (k, k + 1))
        for k in range(min(a, clause[0]), clause[1])
    )


def _find_several(ctx: Context, a: int, b: int) -> Iterator[Span]:
    """Yield where two or more occasions are told, from the number or the like to behind their noun."""
    words, told = ctx.marked.words, a
    if not any(map(_may_name_one, words[a : b + 2])):
        return
    counted = any(map(_is_occasion, words[a + 1 : b]))
    for k in range(a, b):
        end = _find_numbered(ctx, k, b) if counted else None
        if end is None and k + 2 < b and _strip(words[k]) in _MANY_OF and words[k + 1] == "من":
            end = k + 3 if _strip(words[k + 2]).startswith(_MANY) else None
        if end is None and k >= told and _names_several(words, k):
            end = k + 1
        if end is not None:
            yield k, end
            told = max(told, end)


@lru_cache(maxsize=_REMEMBERED)
def _may_name_one(word: str) -> bool:
    """Tell whether a word can be one for a deal, a convoy or a round: few sentences have any."""
    return _strip(word).startswith((*_OCCASIONS, *_TWO, *_MANY, *_DEALS))


@lru_cache(maxsize=_REMEMBERED)
def _is_occasion(word: str) -> bool:
    """Tell whether a word is one of those that a number counts."""
    return _strip(word).startswith(_OCCASIONS)


def _names_several(words: list[str], k: int) -> bool:
    """Tell whether a noun alone tells of two or more occasions ("عمليتي", "صفقات", "عمليات متفرقة", "عمليات تبادل")."""
    noun, behind = _strip(words[k]), words[k + 1 : k + 1 + _NOUN]
    if noun.startswith(_TWO) or (noun.startswith(_MANY) and not _SUNDRY.isdisjoint(behind)):
        return True
    if "ال" in words[k][:3]:  # "المبادلات" may be those of one deal, and so "عمليات تبادل الأسرى"
        return False
    is_swap = noun.startswith(_MANY) and not _SWAPPING.isdisjoint(behind[:1])
    return noun.startswith(_DEALS) or (is_swap and not "".join(behind[1:2]).startswith("ال"))


def _find_numbered(ctx: Context, k: int, b: int) -> int | None:
    """Return one past the occasions that are counted from a token on ("17 جولة", "ثلاث عمليات", "عدة صفقات")."""
    words, number = ctx.marked.words, read_number(ctx.marked, k, b)
    if number is None:
        end = k + 1 if _strip(words[k]) in _SEVERAL else b
    else:
        end = number.end if number.vague or number.value is None or _TWO_OR_MORE <= number.value < _YEAR else b
    return end + 1 if end < b and _is_occasion(words[end]) else None


def _is_theirs(ctx: Context, item: Item, span: Span) -> bool:
    """Tell whether a number is that of the occasions: they comprise it, or it was "in" and not "after" them, and is not of one of them."""
    words, (first, end) = ctx.marked.words, span
    before = [word.removeprefix("و") for word in words[max(0, first - _AFTER_WHAT) : first]]
    if _are_others(words, span) or _is_one_told(words[first], before):
        return False
    is_after = not _NOT_THEN.isdisjoint(before)
    if item.j <= first:
        return not is_after
    between = {*words[end : item.i], *map(_strip, words[end : item.i])}
    if not _ONE_OF_THEM.isdisjoint(between):
        return False
    return not (_COMPRISE | _IN_THEM).isdisjoint(between) or not (is_after or not between.isdisjoint("،,"))


def _are_others(words: list[str], span: Span) -> bool:
    """Tell whether the occasions are of talks, or of arms."""
    after = [_strip(word) for word in words[span[1] : span[1] + _NOUN]]
    return not _TALKS.isdisjoint(after) or not _ARMED.isdisjoint(after[:1])


def _is_one_told(first: str, before: list[str]) -> bool:
    """Tell whether the words before occasions tell of one of them alone ("ثالث", "واحدة من", "ضمن سلسلة")."""
    if not _ONE_OF.isdisjoint(before[-1:]):
        return True
    is_share = before[-1:] == ["من"] and before[-2:-1] != [] and before[-2] not in _MORE
    return is_share or (_strip(first) in _SERIES and not _PART_OF.isdisjoint(before))


@lru_cache(maxsize=_REMEMBERED)
def _strip(word: str) -> str:
    """Return a word without its article and what is written with it."""
    for clitic in _CLITICS:
        if len(word) > _SHORT:
            word = word.removeprefix(clitic)
    return word


def is_of_number_before(words: list[str], behind: int, since: int, number: int) -> bool:
    """Tell whether "since" is of the number that ends at token `behind`, and not of a later one ("خرج 900 منذ الأحد، وبقي 300")."""
    return behind < since < number and "،" not in words[behind:since] and "،" in words[since:number]
