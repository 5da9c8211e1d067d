"""Joining: from the frames of an article's passages to its claims."""

from __future__ import annotations

from itertools import pairwise

from extract.claims.comparing import (
    counts_of,
    days_of,
    figure_of,
    figures_of,
    find_parts,
    gap,
    is_of_the_unarmed,
    is_same_side,
    is_vaguer,
    near_places,
    overlap,
)
from extract.claims.context import Context
from extract.claims.evacuations.convoys import (
    goes_on,
    is_whole_beside_batch,
    set_out,
    tells_of_the_rest,
)
from extract.claims.frames import Filler, Frame, Side
from extract.claims.merging import merge_frames


def join_frames(ctx: Context, frames: list[Frame]) -> list[Frame]:
    """Join frames that tell of one event, in order of place; a contradiction keeps them apart.

    Args:
        ctx: The article.
        frames: Frames of one kind, in order of place.

    Returns:
        One frame per claim, the earliest passage first.
    """
    drafts: list[Frame] = []
    for frame in frames:
        best, best_score = None, 0.0
        for draft in drafts:
            score = _agreement(ctx, draft, frame)
            if score > best_score:
                best, best_score = draft, score
        if best is not None:
            merge_frames(ctx, best, frame)
        else:
            drafts.append(frame)
    return drafts


def _agreement(ctx: Context, a: Frame, b: Frame) -> float:
    """Return how well two frames fit one event; 0 or less where they contradict each other."""
    if a.batch is not None and b.batch is not None and a.batch.item.ordinal != b.batch.item.ordinal:
        return 0.0
    score = _exchange_agreement(ctx, a, b) if a.kind == "exchange" else _evacuation_agreement(ctx, a, b)
    if score <= 0:
        return 0.0
    shared = bool(set(figures_of(counts_of(a))) & set(figures_of(counts_of(b))))
    continues = (abs(b.s - a.s) == 1 and _refers_back(ctx, b)) or (a.kind == "evacuation" and set_out(ctx, a, b))
    if a.background != b.background and not continues:
        score -= 0.6 if shared else 1.4
    days_a, days_b = days_of(a), days_of(b)
    if days_a and days_b:
        if (days_a[0] > days_b[1] or days_b[0] > days_a[1]) and not (a.kind == "evacuation" and set_out(ctx, a, b)):
            return 0.0
        score += 1.0
    if (a.status in _AHEAD) != (b.status in _AHEAD) and a.status and b.status and not shared:
        score -= 0.6 if counts_of(a) and counts_of(b) else 0.25
    far = gap(a, b)
    if far == 1 and _refers_back(ctx, b):
        score += 1.6
    return score - 0.08 * min(far, 8) * (0 if shared else 1)


def _refers_back(ctx: Context, frame: Frame) -> bool:
    """Tell whether a passage says by a pronoun that it goes on with the event before it ("خلالها", "بموجبها")."""
    start = ctx.marked.sentences[frame.s][0]
    words = ctx.marked.words[start : start + 9]
    these = any(a in _THIS and b.endswith(_STAGES) for a, b in pairwise(words))
    return these or any(w in _BACK for w in words)


_BACK = frozenset(
    ("خلالها", "خلاله", "بموجبها", "بموجبه", "فيها", "وفيها", "وفيه", "بمقتضاها", "بمقتضاه", "العمليه", "الصفقه")
)
_THIS = frozenset(("هذه", "تلك", "وهذه"))
_STAGES = ("دفعه", "قافله", "حافلات", "مجموعه", "مغادره")
_AHEAD = ("proposed", "agreed")


def _exchange_agreement(ctx: Context, a: Frame, b: Frame) -> float:
    """Compare parties, then what each side lets go."""
    if a.is_total != b.is_total:
        return 0.0
    parties = _party_agreement(ctx, a, b)
    releases = _release_agreement(ctx, a, b)
    if parties is None or releases is None:
        return 0.0
    score = 0.5 + parties + releases
    counts_a, counts_b = set(figures_of(counts_of(a))), set(figures_of(counts_of(b)))
    if counts_a and counts_b and counts_a & counts_b:
        score += 1.0
    elif counts_a and counts_b and (b.background != a.background or _sums_differ(a, b)):
        return 0.0
    return score


def _party_agreement(ctx: Context, a: Frame, b: Frame) -> int | None:
    """Return how many named sides two frames share; None where their parties cannot be the same."""
    sides_a = [x for x in a.sides if x.actors]
    sides_b = [x for x in b.sides if x.actors]
    matched = sum(any(is_same_side(ctx, x, other) for x in sides_a) for other in sides_b)
    if matched < len(sides_b) and len(sides_a) >= 2:
        return None
    if len(sides_b) >= 2 and matched == 0 and sides_a:
        return None
    return matched


def _release_agreement(ctx: Context, a: Frame, b: Frame) -> float | None:
    """Return how well the figures of the sides that two frames share agree; None where they exclude each other."""
    score = 0.0
    for x in a.sides:
        for y in b.sides:
            if not (x.released and y.released and _is_of(ctx, x, y, a, b)):
                continue
            if set(figures_of(x.released)) & set(figures_of(y.released)) or (
                find_parts(x.released, y.released) or find_parts(y.released, x.released)
            ):
                score += 1.5 if y.actors else 0.0
            elif not _are_vague(x.released, y.released) and not _are_rivals(ctx, x.released, y.released, a, b):
                return None
    return score


def _are_vague(x: list[Filler], y: list[Filler]) -> bool:
    """Tell whether one of two tellings only says "thousands" or "dozens" of a side's people."""
    return any(all(f.item.qualifier == "vague" for f in side) for side in (x, y))


def _is_of(ctx: Context, x: Side, y: Side, a: Frame, b: Frame) -> bool:
    """Tell whether a side y of frame b is side x of frame a, by its name or because the other sides of both are one party."""
    if y.actors:
        return is_same_side(ctx, x, y)
    others = [(m, n) for m in a.sides for n in b.sides if m is not x and n is not y]
    return len(a.sides) == len(b.sides) == 2 and all(is_same_side(ctx, m, n) for m, n in others)


def _sums_differ(a: Frame, b: Frame) -> bool:
    """Tell whether a joint total of one passage is not what the other's sides add up to, or both state different totals."""
    for one, other in ((a, b), (b, a)):
        if not one.total:
            continue
        total = max((figure_of(f) or 0) for f in one.total)
        if other.total and not one.background:
            return max((figure_of(f) or 0) for f in other.total) != total
        sides = [sum(figure_of(f) or 0 for f in side.released) for side in other.sides if side.released]
        if len(sides) == 2 and total not in (sum(sides), *sides) and not 0.9 <= total / max(sum(sides), 1) <= 1.1:
            return True
    nameless = [x for x in b.sides if x.released and not x.actors]
    return bool(len(nameless) == 2 and sum(bool(x.released) for x in a.sides) == 2)


def _are_rivals(ctx: Context, x: list[Filler], y: list[Filler], a: Frame, b: Frame) -> bool:
    """Tell whether different figures of one side are rival tellings of one thing, not of another batch or deal."""
    first, second = max((figure_of(f) or 0) for f in x), max((figure_of(f) or 0) for f in y)
    ratio = min(first, second) / max(first, second, 1)
    bodies = {f.item.category == "bodies" for f in x} != {f.item.category == "bodies" for f in y}
    attributed = bool(b.sources) or any(
        ctx.cues_at.get(k, set()) & {"by_attribution", "unnamed_source"} for k in range(*b.span)
    )
    if bodies or a.background != b.background:
        return False
    return ratio >= 0.8 or (attributed and ratio >= 0.55)


def _is_rounded(x: list[Filler], y: list[Filler]) -> bool:
    """Tell whether one passage says "dozens" where the other gives the figures."""
    return any(all(any(is_vaguer(f, g) for g in more) for f in few) for few, more in ((x, y), (y, x)))


def _evacuation_agreement(ctx: Context, a: Frame, b: Frame) -> float:
    """Compare who leaves, from where, how many and when."""
    same_convoy = goes_on(ctx, a, b)
    route = _route_agreement(ctx, a, b, same_convoy=same_convoy)
    if route is None:
        return 0.0
    score = 0.4 + route + (1.6 if same_convoy else 0.0)
    counts = _count_agreement(ctx, a, b)
    if counts is None or is_whole_beside_batch(ctx, a, b):
        return 0.0
    score += counts
    if a.actors and b.actors:
        if not any(ctx.same_party(k, m) for k in a.actors for m in b.actors):
            return 0.0
        score += 1.0
    elif (a.actors and is_of_the_unarmed(ctx, b)) or (b.actors and is_of_the_unarmed(ctx, a)):
        return 0.0
    if a.is_total != b.is_total and not (a.people and b.people):
        score -= 0.4
    return score


def _count_agreement(ctx: Context, a: Frame, b: Frame) -> float | None:
    """Return how well the numbers of those who leave agree; None where they exclude each other."""
    counts_a, counts_b = figures_of(a.people), figures_of(b.people)
    if not (counts_a and counts_b):
        return 0.0
    if set(counts_a) & set(counts_b):
        return 2.0
    if tells_of_the_rest(ctx, a, b):
        return 1.0
    return 0.0 if _is_rounded(a.people, b.people) else None


def _route_agreement(ctx: Context, a: Frame, b: Frame, *, same_convoy: bool) -> float | None:
    """Return how well the ways of two frames agree; None where they leave different places.

    Args:
        ctx: The article.
        a: The claim so far.
        b: The passage.
        same_convoy: The passage goes on with the convoy told of just before it.
    """
    score = 0.0
    if a.origin and b.origin:
        headline = a.s == 0 and b.s <= 2  # which may name the town where the lead names the region
        one_batch = a.batch is not None and b.batch is not None and abs(a.s - b.s) <= 2
        if not (overlap if headline or one_batch or same_convoy else near_places)(ctx, a.origin, b.origin):
            return None
        score += 1.0 if set(a.origin) & set(b.origin) else -0.2
    if a.destination and b.destination:
        score += 0.5 if overlap(ctx, a.destination, b.destination) else -0.5
    return score
