"""Joining: from the frames of an article's passages to its claims."""

from __future__ import annotations

from datetime import date

from extract.claims.context import Context
from extract.claims.frames import Filler, Frame, Side

_ORDER = {"": 0, "proposed": 1, "agreed": 2, "ongoing": 3, "failed": 4, "completed": 4}


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
            _merge(ctx, best, frame)
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
    shared = bool(set(_values(_counts(a))) & set(_values(_counts(b))))
    if a.background != b.background and not (abs(b.s - a.s) == 1 and _refers_back(ctx, b)):
        score -= 0.6 if shared else 1.4
    days_a, days_b = _days(a), _days(b)
    if days_a and days_b:
        if days_a[0] > days_b[1] or days_b[0] > days_a[1]:
            return 0.0
        score += 1.0
    if (a.status in _AHEAD) != (b.status in _AHEAD) and a.status and b.status and not shared:
        score -= 0.6 if _counts(a) and _counts(b) else 0.25
    gap = min(abs(b.s - x) for x in _sentence_numbers(a))
    if gap == 1 and _refers_back(ctx, b):
        score += 1.6
    return score - 0.08 * min(gap, 8) * (0 if shared else 1)


def _refers_back(ctx: Context, frame: Frame) -> bool:
    """Tell whether a passage says by a pronoun that it goes on with the event before it ("خلالها", "بموجبها")."""
    start = ctx.marked.sentences[frame.s][0]
    return any(w in _BACK for w in ctx.marked.words[start : start + 9])


_BACK = frozenset(
    ("خلالها", "خلاله", "بموجبها", "بموجبه", "فيها", "وفيها", "وفيه", "بمقتضاها", "بمقتضاه", "العمليه", "الصفقه")
)
_AHEAD = ("proposed", "agreed")


def _sentence_numbers(frame: Frame) -> list[int]:
    return frame.sentences or [frame.s]


def _days(frame: Frame) -> tuple[date, date] | None:
    if frame.date is None:
        return None
    span = frame.date.item.planned if frame.status in ("agreed", "proposed") else frame.date.item.past
    return (span.start, span.end) if span is not None else None


def _values(fillers: list[Filler]) -> list[int | None]:
    """Return the figures of counts; "at most 150" and "150" are one figure."""
    return [_figure(f) for f in fillers]


def _figure(filler: Filler) -> int | None:
    return filler.item.low if filler.item.low is not None else filler.item.high


def _counts(frame: Frame) -> list[Filler]:
    return [f for side in frame.sides for f in side.released] + frame.total + frame.people


def _exchange_agreement(ctx: Context, a: Frame, b: Frame) -> float:
    """Compare parties, then what each side lets go."""
    parties = _party_agreement(ctx, a, b)
    releases = _release_agreement(ctx, a, b)
    if parties is None or releases is None:
        return 0.0
    score = 0.5 + parties + releases
    counts_a, counts_b = set(_values(_counts(a))), set(_values(_counts(b)))
    if counts_a and counts_b and counts_a & counts_b:
        score += 1.0
    elif counts_a and counts_b and (b.background != a.background or _sums_differ(a, b)):
        return 0.0
    return score


def _party_agreement(ctx: Context, a: Frame, b: Frame) -> int | None:
    """Return how many named sides two frames share; None where their parties cannot be the same."""
    sides_a = [x for x in a.sides if x.actors]
    sides_b = [x for x in b.sides if x.actors]
    matched = sum(any(_same_side(ctx, x, other) for x in sides_a) for other in sides_b)
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
            if x.actors and y.actors and _same_side(ctx, x, y) and x.released and y.released:
                if set(_values(x.released)) & set(_values(y.released)):
                    score += 1.5
                elif not _are_rivals(ctx, x.released, y.released, a, b):
                    return None
    return score


def _sums_differ(a: Frame, b: Frame) -> bool:
    """Tell whether a joint total of one passage is not what the other's sides add up to, or both state different totals."""
    for one, other in ((a, b), (b, a)):
        if not one.total:
            continue
        total = max((_figure(f) or 0) for f in one.total)
        if other.total and not one.background:
            return max((_figure(f) or 0) for f in other.total) != total
        sides = [sum(_figure(f) or 0 for f in side.released) for side in other.sides if side.released]
        if len(sides) == 2 and total not in (sum(sides), *sides) and not 0.9 <= total / max(sum(sides), 1) <= 1.1:
            return True
    nameless = [x for x in b.sides if x.released and not x.actors]
    return bool(len(nameless) == 2 and sum(bool(x.released) for x in a.sides) == 2)


def _are_rivals(ctx: Context, x: list[Filler], y: list[Filler], a: Frame, b: Frame) -> bool:
    """Tell whether different figures of one side are rival tellings of one thing, not of another batch or deal."""
    first, second = max((_figure(f) or 0) for f in x), max((_figure(f) or 0) for f in y)
    ratio = min(first, second) / max(first, second, 1)
    bodies = {f.item.category == "bodies" for f in x} != {f.item.category == "bodies" for f in y}
    attributed = bool(b.sources) or any(
        ctx.cues_at.get(k, set()) & {"by_attribution", "unnamed_source"} for k in range(*b.span)
    )
    if bodies or a.background != b.background:
        return False
    return ratio >= 0.8 or (attributed and ratio >= 0.55)


def _same_side(ctx: Context, x: Side, y: Side) -> bool:
    return any(ctx.same_party(k, m) for k in x.actors for m in y.actors)


def _evacuation_agreement(ctx: Context, a: Frame, b: Frame) -> float:
    """Compare who leaves, from where, how many and when."""
    score = 0.4
    counts_a, counts_b = _values(a.people), _values(b.people)
    if counts_a and counts_b:
        if not set(counts_a) & set(counts_b):
            return 0.0
        score += 2.0
    if a.actors and b.actors:
        if not any(ctx.same_party(k, m) for k in a.actors for m in b.actors):
            return 0.0
        score += 1.0
    elif (a.actors and is_of_the_unarmed(ctx, b)) or (b.actors and is_of_the_unarmed(ctx, a)):
        return 0.0
    if a.origin and b.origin:
        if not near_places(ctx, a.origin, b.origin):
            return 0.0
        score += 1.0 if set(a.origin) & set(b.origin) else -0.2
    if a.destination and b.destination:
        score += 0.5 if near_places(ctx, a.destination, b.destination) else -0.5
    if a.is_total != b.is_total and not (counts_a and counts_b):
        score -= 0.4
    return score


def is_of_the_unarmed(ctx: Context, frame: Frame) -> bool:
    """Tell whether a passage has only women, children or civilians leave."""
    nouns = {
        i.noun.category
        for i in ctx.marked.by_sentence[frame.s]
        if i.kind == "noun" and i.noun is not None and -8 <= i.i - frame.trigger.j <= 6 and not i.noun.weak
    }
    return bool(nouns) and nouns <= {"women", "children", "civilians"}


def near_places(ctx: Context, a: dict[str, Filler], b: dict[str, Filler]) -> bool:
    """Tell whether two sets of places meet: one place in both, or one within another."""
    parents = ctx.lexicon.place_parents
    for x in a:
        for y in b:
            if (
                x == y
                or parents.get(x) == y
                or parents.get(y) == x
                or parents.get(parents.get(x, "")) == y
                or parents.get(parents.get(y, "")) == x
            ):
                return True
    return False


def _merge(ctx: Context, into: Frame, frame: Frame) -> None:
    """Add a frame to a draft: what is new joins it, the plainest status and the first date stand."""
    if frame.kind == "exchange":
        _merge_sides(ctx, into, frame)
    for name in ("actors", "origin", "destination", "places", "mediators", "parties", "sources", "denied_by"):
        have = getattr(into, name)
        for key, filler in getattr(frame, name).items():
            if name == "actors" and any(ctx.same_party(key, k) for k in have):
                continue
            if (
                name in ("origin", "destination")
                and have
                and any(near_places(ctx, {key: filler}, {k: filler}) for k in have)
            ):
                continue
            have.setdefault(key, filler)
    known = set(_values(into.parts))
    _add_counts(into.people, [f for f in frame.people if _figure(f) not in known])
    into.parts += [f for f in frame.parts if _figure(f) not in known]
    into.vehicles = into.vehicles or frame.vehicles
    into.batch = into.batch or frame.batch
    if into.date is None or (
        into.date.item.past is None and frame.date is not None and frame.date.item.past is not None
    ):
        into.date = frame.date or into.date
    _merge_status(into, frame)
    into.weight += frame.weight
    into.background = into.background and frame.background
    into.evidence += frame.evidence
    into.sentences = [*_sentence_numbers(into), frame.s]


def _merge_status(into: Frame, frame: Frame) -> None:
    """Let the plainer telling decide; what has begun by the lead, or of which one leg is done and one to come, is under way."""
    told = {into.status: into.firmness, frame.status: frame.firmness}
    lead = [f for f in (into, frame) if f.status == "ongoing" and f.firmness >= 2 and f.s <= 2]
    legs_differ = (
        {f.status for f in (into, frame) if _counts(f) and f.firmness >= 2} == {"completed", "agreed"}
        and into.kind == "exchange"
        and not set(_values(_counts(into))) & set(_values(_counts(frame)))
    )
    if (lead and "completed" in told) or (legs_differ and not frame.background and not into.background):
        into.status, into.firmness = "ongoing", 3
    elif frame.background and not into.background and into.status:
        return
    elif frame.firmness > into.firmness or (
        frame.firmness == into.firmness and _ORDER[frame.status] > _ORDER[into.status]
    ):
        into.status, into.firmness = frame.status, frame.firmness


_VAGUE_CATEGORIES = ("people", "detainees")


def _add_counts(have: list[Filler], more: list[Filler]) -> None:
    """Add counts that are new; of two tellings of one count the one with the more specific category stays."""
    for filler in more:
        twin = next((k for k, f in enumerate(have) if _figure(f) == _figure(filler)), None)
        if twin is None:
            have.append(filler)
        elif (
            have[twin].item.category in _VAGUE_CATEGORIES
            and filler.item.category not in ("people", have[twin].item.category)
            and not filler.item.bare
        ):
            have[twin] = filler


def _orient(ctx: Context, into: Frame, frame: Frame) -> None:
    """Give the nameless sides of a passage to the named sides of a draft, each to the likelier holder of its people."""
    named = [x for x in into.sides if x.actors]
    nameless = [x for x in frame.sides if not x.actors and x.released]
    if len(named) != 2 or len(nameless) != 2:
        return
    cost = [
        [sum(ctx.unlikely_holder(k, f.item) for f in side.released for k in list(x.actors)[:1]) for x in named]
        for side in nameless
    ]
    straight = cost[0][0] + cost[1][1]
    crossed = cost[0][1] + cost[1][0]
    order = named if straight <= crossed else named[::-1]
    for side, target in zip(nameless, order, strict=True):
        side.actors = dict(target.actors)


def _merge_sides(ctx: Context, into: Frame, frame: Frame) -> None:
    _orient(ctx, into, frame)
    for side in frame.sides:
        target = next((x for x in into.sides if _same_side(ctx, x, side)), None)
        if target is None and side.actors:
            empty = [x for x in into.sides if not x.actors]
            if empty:
                target = empty[0]
            elif len(into.sides) < 2:
                into.sides.append(target := Side())
        elif target is None:
            others = [
                x
                for x in into.sides
                if not any(_same_side(ctx, x, y) for y in frame.sides if y is not side and y.actors)
            ]
            target = others[0] if len(others) == 1 else None
            if not others and len(into.sides) < 2:
                into.sides.append(target := Side())
        if target is None:
            continue
        for key, filler in side.actors.items():
            if not any(ctx.same_party(key, k) for k in target.actors):
                target.actors[key] = filler
        _add_counts(target.released, side.released)
        target.gave = target.gave or side.gave
    assigned = {v for x in into.sides for v in _values(x.released)}
    into.total = [f for f in into.total + frame.total if _figure(f) not in assigned]
