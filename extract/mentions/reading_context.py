"""Context of names: what else an article names, by which readings of a name are chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from extract.mentions.entries import Name
from extract.mentions.items import Item, Marked


@dataclass(slots=True)
class ReadingContext:
    """What an article names, as its names are gone through in order.

    Attributes:
        marked: The article.
        countries: Countries that names of one reading are of, and how often.
        anywhere: ids of the actors that the article names anywhere, by a name that needs no context.
        seen: ids of the actors named so far, the last named at the end.
        previous: The place named last.
    """

    marked: Marked
    countries: Counter[str]
    anywhere: set[str]
    seen: list[str] = field(default_factory=list)
    previous: Item | None = None

    def note_actor(self, actor: Name) -> None:
        """Note that an actor is named; by an epithet alone only one named elsewhere too."""
        if actor.gated and actor.entity_id not in self.anywhere:
            return
        if actor.entity_id in self.seen:
            self.seen.remove(actor.entity_id)
        self.seen.append(actor.entity_id)


def read_context(marked: Marked, names: Iterable[Item]) -> ReadingContext:
    """Return the context of an article's names before any is read; its countries are noted in the article too."""
    countries: Counter[str] = Counter()
    anywhere: set[str] = set()
    for item in names:
        free = [n for n in item.names if not n.gated]
        for name in free:
            if name.kind == "actor":
                anywhere.add(name.entity_id)
        if not free or item.kind == "dropped":
            continue
        country = free[0].country
        if country and free[0].salience >= 2 and (len(free) == 1 or all(n.country == country for n in free)):
            countries[country] += 1
    most = [country for country, _count in countries.most_common(2)]
    marked.country, marked.home = most[0] if most else "", frozenset(most)
    return ReadingContext(marked, countries, anywhere)
