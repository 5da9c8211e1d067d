"""Own people: who are let go are not the captives of their own state, where it does not fight whoever gives others for them."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.exchanges.leg import FIRM, Leg
from extract.claims.frames import Frame, Side

# rules that may take whose people are let go for a side
_BY_PEOPLE = frozenset(("evidence_of_a_count", "swap_subject"))


def leave_out_homecomers(ctx: Context, frame: Frame, choice: list[tuple[Leg, int]]) -> None:
    """Take the name off a side that would only let its own people go to a friend: others held them, whom the report may name.

    "مبادلة 48 إيرانيا بـ 2130 معتقلا لدى دمشق" names one side, Damascus; the other is not Iran.

    Args:
        ctx: The article.
        frame: The passage, its sides named.
        choice: Each leg, and the place of the side that lets it go.
    """
    for n, side in enumerate(frame.sides):
        others = [key for m, other in enumerate(frame.sides) if m != n for key in other.actors]
        legs = [leg for leg, m in choice if m == n]
        if not (others and legs) or _is_named_otherwise(side) or ctx.are_opponents(side.actors, others):
            continue
        if all(_is_owned(ctx, leg, side) for leg in legs):
            side.actors.clear()


def come_free_for_others(ctx: Context, key: str, legs: list[Leg]) -> bool:
    """Tell whether a state's people come free for others whom somebody lets go who is at peace with it, so that it is no side.

    "تحرير فرنسية مقابل إفراج مالي عن مئة": those who held her are the other side, and not France.
    """
    theirs = [leg for leg in legs if any(v.rule == "owner" and v.key == key for v in leg.votes)]
    if ctx.lexicon.types.get(key) != "state" or any(_find_givers(leg) for leg in theirs):
        return False
    givers = {giver for leg in legs if leg not in theirs for giver in _find_givers(leg)}
    return bool(givers) and not any(ctx.may_fight(key, giver) or ctx.same_party(key, giver) for giver in givers)


def _find_givers(leg: Leg) -> set[str]:
    """Return who is surely said to let the people of a leg go."""
    return {vote.key for vote in leg.votes if vote.role == "releaser" and vote.weight >= FIRM}


def _is_named_otherwise(side: Side) -> bool:
    """Tell whether a side is named by more than those who are let go: "between", a verb of swapping."""
    return any(filler.rule not in _BY_PEOPLE for filler in side.actors.values())


def _is_owned(ctx: Context, leg: Leg, side: Side) -> bool:
    """Tell whether the people of a leg are a side's own, and nothing says that it lets them go."""
    votes = [vote for vote in leg.votes if any(ctx.same_party(vote.key, key) for key in side.actors)]
    return bool(votes) and all(vote.role == "owner" for vote in votes)
