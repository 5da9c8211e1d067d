"""Own people: who are let go are not the captives of their own state, where it does not fight whoever gives others for them."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.exchanges.leg import Leg
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


def _is_named_otherwise(side: Side) -> bool:
    """Tell whether a side is named by more than those who are let go: "between", a verb of swapping."""
    return any(filler.rule not in _BY_PEOPLE for filler in side.actors.values())


def _is_owned(ctx: Context, leg: Leg, side: Side) -> bool:
    """Tell whether the people of a leg are a side's own, and nothing says that it lets them go."""
    votes = [vote for vote in leg.votes if any(ctx.same_party(vote.key, key) for key in side.actors)]
    return bool(votes) and all(vote.role == "owner" for vote in votes)
