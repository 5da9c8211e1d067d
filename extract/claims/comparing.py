"""Comparing: what two frames have in common that decides whether they tell of one event."""

from __future__ import annotations

from datetime import date
from itertools import combinations, pairwise

from extract.claims.context import Context
from extract.claims.frames import Filler, Frame, Side
from extract.mentions.items import Item
from extract.mentions.word_lists import list_words

AHEAD = ("proposed", "agreed")  # statuses of what has not begun
PLAIN = 2  # firmness of a status that a governing word tells
_TELLING = 10  # least sum that two tellings hardly share by chance
_MOST_PARTS = 6  # figures of one side that are tried together
_TENS, _ROUND, _THOUSAND = 10, 100, 1000
_CAPTIVES = {"detainees", "fighters"}  # two words for those of one side who are held
_NEARLY = 0.03  # of a figure, how far it is rounded at most
_NEXT_VAGUE = 10  # "dozens" (20 and more) end where "hundreds" begin

_FIGURES = list_words("circumstances.yml", "rival_figures")
SOON = frozenset(("ذلك", "ايام", "يوم", "يومين", "ساعات", "اسبوع", "بضعه"))  # behind "before"
_IN_RETURN = 14  # days from whom one side lets go to whom the other does, at most
LEAD = 2
"""The last sentence of a report's lead, the headline being 0."""

_UNARMED = frozenset(("civilians", "women", "children"))
_ALSO, _NEAR = frozenset(("ايضا", "كذلك")), 5  # tokens from "also" to those counted
_OTHERS = frozenset(("اخر", "اخرين", "اخرون", "اخران", "اخري", "اخريات"))


def sentence_numbers(frame: Frame) -> list[int]:
    """Return the sentences whose passages a frame holds."""
    return frame.sentences or [frame.s]


def gap(draft: Frame, frame: Frame) -> int:
    """Return how many sentences a passage stands from the nearest of a claim so far."""
    return min(abs(frame.s - s) for s in sentence_numbers(draft))


def days_of(frame: Frame) -> tuple[date, date] | None:
    """Return the days of a frame's event, those of a planned one ahead; None if it has none."""
    if frame.date is None:
        return None
    ahead = (
        frame.status in ("agreed", "proposed") and not frame.background
    )  # "كان قد أكد أنها ستتم الاثنين": that has come
    span = frame.date.item.planned if ahead else frame.date.item.past
    return (span.start, span.end) if span is not None else None


def are_days_apart(one: Frame, other: Frame) -> bool:
    """Tell whether two events have days, and none in common."""
    mine, theirs = days_of(one), days_of(other)
    return mine is not None and theirs is not None and (mine[1] < theirs[0] or theirs[1] < mine[0])


def figures_of(fillers: list[Filler]) -> list[int | None]:
    """Return the figures of counts; "at most 150" and "150" are one figure."""
    return [figure_of(f) for f in fillers]


def figure_of(filler: Filler) -> int | None:
    """Return the figure of a count: its lower bound, or the upper where it has no other."""
    return filler.item.low if filler.item.low is not None else filler.item.high


def is_vaguer(vague: Filler, exact: Filler) -> bool:
    """Tell whether a count says "dozens", "hundreds" or "thousands" of what another counts ("عشرات", then "خمسون")."""
    low, figure = vague.item.low, figure_of(exact)
    if vague.item.qualifier != "vague" or exact.item.qualifier == "vague" or not low or not figure:
        return False
    categories = {vague.item.category, exact.item.category}
    same = len(categories) == 1 or categories == _CAPTIVES or ("people" in categories and "families" not in categories)
    return same and low <= figure < _NEXT_VAGUE * low


def find_parts(whole: list[Filler], others: list[Filler]) -> list[Filler]:
    """Return those of another telling's figures that add up to the one exact figure of a side ("4", then "3 … و1"); else none."""
    if len(whole) != 1 or whole[0].item.qualifier != "exact":
        return []
    exact = [f for f in others[:_MOST_PARTS] if f.item.qualifier == "exact" and f.item.low]
    for n in range(2, len(exact) + 1):
        for few in combinations(exact, n):
            if sum(f.item.low or 0 for f in few) == whole[0].item.low:
                return list(few)
    return []


def counts_of(frame: Frame) -> list[Filler]:
    """Return all counts of a frame: released, joint, leaving."""
    return [f for side in frame.sides for f in side.released] + frame.total + frame.people


def share_figures(one: set[int | None], other: set[int | None]) -> set[int | None]:
    """Return the figures of one telling that the other gives too, as they are or rounded ("1003 جثث", then "ألف جثة")."""
    shared = one & other
    if any(map(_is_rounded, one | other)):
        shared |= {a for a in one - other if any(_rounds(a, b) or _rounds(b, a) for b in other)}
    return shared


def _is_rounded(figure: int | None) -> bool:
    """Tell whether a figure is in whole hundreds, or in whole tens where it is over a thousand ("1080", then "1081")."""
    return bool(figure) and not (figure or 0) % (_ROUND if (figure or 0) < _THOUSAND else _TENS)


def _rounds(round_figure: int | None, figure: int | None) -> bool:
    """Tell whether a figure in whole hundreds or thousands is what another comes to, rounded."""
    if not round_figure or not figure or not _is_rounded(round_figure):
        return False
    step = _ROUND if round_figure % _ROUND == 0 else _TENS
    while round_figure % (step * 10) == 0:
        step *= 10
    return abs(round_figure - figure) <= min(step / 2, _NEARLY * figure)


def share_told(one: Frame, other: Frame) -> set[int | None]:
    """Return the figures of one frame that the other tells too, be it that it counts both sides of the exchange together.

    "157 مقابل 157" is told again by "314 أسيرا"; that the sides of both come to as many says nothing.
    """
    mine, theirs = set(figures_of(counts_of(one))), set(figures_of(counts_of(other)))
    return share_figures(mine | _sum_sides(one), theirs) | share_figures(mine, theirs | _sum_sides(other))


def _sum_sides(frame: Frame) -> set[int | None]:
    """Return what both sides of an exchange come to, as a set; empty where one counts nobody, or they are too few to tell."""
    sides = [side.released for side in frame.sides if side.released]
    joint = [f.item.low or 0 for released in sides for f in released] if len(sides) > 1 else []
    return {sum(joint)} if all(joint) and sum(joint) >= _TELLING else set()


def count_the_same(draft: Frame, frame: Frame) -> bool:
    """Tell whether two evacuations share a figure of people, or one of families."""
    mine, theirs = (
        [
            {figure_of(f) for f in each.people if (f.item.category == "families") == families}
            for families in (True, False)
        ]
        for each in (draft, frame)
    )
    return any(share_figures(a, b) for a, b in zip(mine, theirs, strict=True))


def are_others(ctx: Context, item: Item) -> bool:
    """Tell whether those counted are said to be others than those before ("ستين أسيرا آخرين")."""
    return not _OTHERS.isdisjoint(ctx.marked.words[item.j : item.j + 1])


def are_more(ctx: Context, have: list[Filler], item: Item) -> bool:
    """Tell whether those counted come to those before: as others, as "also", or as unarmed people beside fighters."""
    if are_others(ctx, item):
        return True
    unarmed = item.category in _UNARMED and all(f.item.category == "fighters" for f in have)
    return unarmed or not _ALSO.isdisjoint(ctx.marked.words[max(0, item.i - _NEAR) : item.j + 2])


def is_same_side(ctx: Context, x: Side, y: Side) -> bool:
    """Tell whether two sides can be one party."""
    if not x.actors or not y.actors:
        return False
    return not x.actors.keys().isdisjoint(y.actors) or any(ctx.same_party(k, m) for k in x.actors for m in y.actors)


def is_of_the_unarmed(ctx: Context, frame: Frame) -> bool:
    """Tell whether a passage has only women, children or civilians leave."""
    nouns = {
        i.noun.category
        for i in ctx.marked.by_sentence[frame.s]
        if i.kind == "noun" and i.noun is not None and -8 <= i.i - frame.trigger.j <= 6 and not i.noun.weak
    }
    return bool(nouns) and nouns <= {"women", "children", "civilians"}


def near_places(ctx: Context, a: dict[str, Filler], b: dict[str, Filler]) -> bool:
    """Tell whether two sets of places meet: one place in both, one within another as its town, district or governorate, or a town and its airport."""
    return any(
        x == y or y in ctx.districts(x) or x in ctx.districts(y) or _is_airport_of(ctx, x, y) for x in a for y in b
    )


def _is_airport_of(ctx: Context, one: str, other: str) -> bool:
    """Tell whether one of two places of a district or governorate is an airport, and the other a city or town."""
    kinds = {ctx.lexicon.types.get(one), ctx.lexicon.types.get(other)}
    served = "airport" in kinds and not kinds.isdisjoint(("city", "town"))
    return served and not ctx.districts(one).isdisjoint(ctx.districts(other))


def overlap(ctx: Context, a: dict[str, Filler], b: dict[str, Filler]) -> bool:
    """Tell whether two sets of places meet, or one place lies in a region, such as the Eastern Ghouta, of the other set."""
    return near_places(ctx, a, b) or any(y in ctx.around(x) or x in ctx.around(y) for x in a for y in b)


def may_be_within(ctx: Context, a: dict[str, Filler], b: dict[str, Filler]) -> bool:
    """Tell whether two sets of places meet, or one names a stretch of land ("ريف درعا", "الجرود") of a governorate in which the other lies."""
    return overlap(ctx, a, b) or any(_is_land_around(ctx, x, y) or _is_land_around(ctx, y, x) for x in a for y in b)


def _is_land_around(ctx: Context, land: str, place: str) -> bool:
    """Tell whether a place lies in the governorate, or the part of it, that a region is a stretch of, or that a city bears the name of."""
    parent = ctx.lexicon.place_parents.get(land, "")
    if ctx.lexicon.types.get(parent) not in ("governorate", "district") or parent not in ctx.districts(place):
        return False
    return ctx.lexicon.types.get(land) == "region" or ctx.lexicon.names.get(land) == ctx.lexicon.names.get(parent)


def lets_go_in_return(ctx: Context, draft: Frame, frame: Frame) -> bool:
    """Tell whether a passage without a word for a swap tells, some days before, whom the side let go of which nobody was told yet."""
    givers = [[x for x in each.sides if x.released] for each in (draft, frame)]
    if not frame.is_release or frame.is_total or frame.batch or [len(x) for x in givers] != [1, 1]:
        return False
    keys = [list(x[0].actors) for x in givers]
    enemies = ctx.are_enemies(keys[0], keys[1])
    days = days_of(draft), days_of(frame)
    near = days[0] is not None and days[1] is not None and abs((days[0][0] - days[1][0]).days) <= _IN_RETURN
    return enemies and (near or is_soon_before(ctx, frame.s))


def is_soon_before(ctx: Context, s: int) -> bool:
    """Tell whether a sentence says that it was only some days or hours before ("قبل ذلك بيوم", "قبل أيام")."""
    words = ctx.marked.words[slice(*ctx.marked.sentences[s])]
    return any(a == "قبل" and b in SOON for a, b in pairwise(words))


def gives_rival_figure(ctx: Context, frame: Frame) -> bool:
    """Tell whether a passage says that it is about a figure, which is of the people told of ("وكان قد ذكر رقما أقل")."""
    return not _FIGURES.isdisjoint(ctx.marked.words[slice(*ctx.marked.sentences[frame.s])])
