"""Phases: whether a claim without a number of its batch tells of a day or a part of a longer exchange ("في ثاني أيام الصفقة")."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.frames import Frame
from extract.claims.spread import sentences_of
from extract.mentions.word_lists import list_beginnings, list_words

_DEALS = list_beginnings("circumstances.yml", "deals")
_FALLS_UNDER = list_words("circumstances.yml", "falls_under")
_DAYS = list_words("circumstances.yml", "days_of_deal")
_DAY = list_words("circumstances.yml", "day_of_deal")
_LEAD = 1  # the headline and the sentence after it
_PART_REACH = 6  # tokens from "falls under" to the deal
_OF_DEAL = 5  # … from a day, over its number, "of" and "the operation of", to the deal
_SHORT = 3  # letters of a word whose first is no "and"


def is_phase(ctx: Context, frame: Frame) -> bool:
    """Tell whether an exchange is one day, or a part, of a larger one that the article speaks of.

    Args:
        ctx: The article.
        frame: The claim, its passages joined.
    """
    if frame.kind != "exchange":
        return False
    counted = {f.item.s for f in [*frame.total, *(f for side in frame.sides for f in side.released)]}
    told = sentences_of(ctx, frame)
    if any(_is_of_one_day(ctx, *_passage(ctx, frame, s)) for s in counted & told):
        return True
    is_news = min(counted | told) <= _LEAD  # what "the step" is, later in the report
    behind = set(range(len(ctx.marked.sentences))) if is_news else told
    return any(falls_under(ctx, s) for s in behind - counted)


def _passage(ctx: Context, frame: Frame, s: int) -> tuple[int, int]:
    """Return the tokens of a sentence that tell of a claim, and the name of a deal right behind them."""
    start, end = ctx.marked.sentences[s]
    return (frame.span[0], min(frame.span[1] + _OF_DEAL - 1, end)) if s == frame.s else (start, end)


def _is_of_one_day(ctx: Context, start: int, end: int) -> bool:
    """Tell whether tokens [start, end) tell of the first, the second … day of a deal."""
    words = [*(_plain(word) for word in ctx.marked.words[start:end]), "", ""]
    for k, word in enumerate(words[:-3]):
        if word in _DAYS and k and is_ordinal(ctx, start + k - 1) and any(map(_names_deal, words[k + 1 : k + 3])):
            return True
        is_numbered = word in _DAY and is_ordinal(ctx, start + k + 1)
        if is_numbered and (word == "يوم" or any(map(_names_deal, words[k + 2 : k + _OF_DEAL]))):
            return True
    return False


def falls_under(ctx: Context, s: int) -> bool:
    """Tell whether a sentence puts what is told under a deal ("وتندرج الخطوة في صفقة أكبر")."""
    start, end = ctx.marked.sentences[s]
    words = [_plain(word) for word in ctx.marked.words[start:end]]
    return any(
        word in _FALLS_UNDER and any(_names_deal(near) for near in words[k + 2 : k + _PART_REACH])
        for k, word in enumerate(words)
    )


def is_ordinal(ctx: Context, token: int) -> bool:
    """Tell whether a token is a word for which in a row ("الثاني")."""
    info = ctx.marked.info[token]
    return info is not None and info.entry is not None and bool(info.entry.ordinal)


def _names_deal(word: str) -> bool:
    return word.removeprefix("لل").removeprefix("ال").startswith(_DEALS)


def _plain(word: str) -> str:
    return word.removeprefix("و") if len(word) > _SHORT else word
