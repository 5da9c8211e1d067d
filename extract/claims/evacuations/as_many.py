"""As many: people counted by those told of before them ("250 شخصا من X، وعدد مماثل من Y")."""

from __future__ import annotations

from collections.abc import Iterable

from extract.claims.context import Context
from extract.claims.frames import Filler, Frame
from extract.mentions.items import Item


def count_as_many(ctx: Context, frames: Iterable[Frame]) -> None:
    """Give passages that tell of "as many again" and count nobody the number of those of the passage before them."""
    before: Frame | None = None
    for frame in frames:
        cue = next((i for i in ctx.items_in(frame.s, *frame.span) if i.kind == "cue" and i.cue == "same"), None)
        if cue is not None and not frame.people and before is not None and frame.s - before.s <= 1:
            whole = before.people[0].item
            count = Item(
                "count",
                cue.s,
                cue.i,
                cue.j,
                low=whole.low,
                high=whole.high,
                qualifier=whole.qualifier,
                category=whole.category,
            )
            frame.people = [Filler(count, "as_many")]
        before = frame if frame.people else before
