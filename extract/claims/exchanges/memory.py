"""What the reader of an article's exchanges remembers from one passage to the next."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.claims.context import Context
from extract.mentions.items import Item


@dataclass(slots=True, eq=False)
class Memory:
    """What was read so far.

    Attributes:
        actor_items: The first mention of each actor that some evidence names.
        subject: The subject of the last finite verb, for a verb that names none.
        pair: The two parties that the passage or the one before names, for "the former" and "the latter".
        pair_at: The sentence that names them.
    """

    actor_items: dict[str, Item] = field(default_factory=dict)
    subject: Item | None = None
    pair: list[Item] = field(default_factory=list)
    pair_at: int = -2

    def remember(self, ctx: Context, item: Item) -> None:
        """Keep the first mention of an actor."""
        self.actor_items.setdefault(ctx.key(item), item)
