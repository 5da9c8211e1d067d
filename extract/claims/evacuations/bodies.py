"""Bodies: whether it is the dead who are carried, whom nobody evacuates."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.evacuations.words import is_cue
from extract.mentions.items import Item, Items

_CARRIERS = ("convoys", "vehicles")
_NEAR = 6  # tokens from a word of moving to what is moved


def moves_bodies(ctx: Context, trigger: Item, items: Items) -> bool:
    """Tell whether bodies, and nobody alive beside them, are carried, or come as a batch ("نقلت جثث المقاتلين إلى", "دفعة جثامين وصلت")."""
    if any(i.kind == "batch" and abs(i.i - trigger.i) <= _NEAR and _is_of_bodies(ctx, i) for i in items):
        return True
    price = next((i.i for i in items if is_cue(i, "counter") and i.i >= trigger.j), trigger.j + _NEAR)
    moved = [i for i in items if i.kind in ("count", "noun") and 0 <= i.i - trigger.j <= _NEAR and i.i <= price]
    moved = [i for i in moved if i.noun is None or i.noun.kind not in _CARRIERS]  # "قافلة تحمل رفات 30 قتيلا"
    are_bodies = ["bodies" in (i.category, i.noun.category if i.noun else "") for i in moved]
    return are_bodies[:1] == [True] and all(b or not i.joined for i, b in zip(moved, are_bodies, strict=True))


def _is_of_bodies(ctx: Context, batch: Item) -> bool:
    """Tell whether a batch is one of bodies ("الدفعة العاشرة من جثامين")."""
    behind = ctx.items_in(batch.s, batch.j, batch.j + 2)
    return any(i.noun is not None and i.noun.category == "bodies" for i in behind)
