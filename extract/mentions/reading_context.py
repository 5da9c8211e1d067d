"""Context of names: what else an article names, by which readings of a name are chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from extract.mentions.clitics import strip_prefixes
from extract.mentions.entries import Name
from extract.mentions.forms import NOUN
from extract.mentions.items import Item, Marked
from extract.mentions.word_lists import list_words

_WITHIN = list_words("names.yml", "within")
_FORMER = list_words("names.yml", "former")


@dataclass
class ReadingContext:
    """What an article names, as its names are gone through in order.

    Attributes:
        marked: The article.
        countries: Countries that names of one reading are of, and how often.
        anywhere: ids of the actors that the article names anywhere, by a name that needs no context.
        seen: ids of the actors named so far, the last named at the end.
        meant: Words of a name of several → the actor that it was read as.
        named_by: First word of a name, without the article → ids of the actors named by one that begins with it.
        previous: The place named last.
        following: The name behind the one that is read, its readings still open.
    """

    marked: Marked
    countries: Counter[str]
    anywhere: set[str]
    seen: list[str] = field(default_factory=list)
    meant: dict[tuple[str, ...], Name] = field(default_factory=dict)
    named_by: dict[str, set[str]] = field(default_factory=dict)
    previous: Item | None = None
    following: Item | None = None

    @cached_property
    def first_seen(self) -> dict[str, int]:
        """Where each word first stands, without "and" and a preposition before it."""
        first: dict[str, int] = {}
        for k, word in enumerate(self.marked.words):
            first.setdefault(strip_prefixes(word), k)
        return first

    @cached_property
    def dated(self) -> set[int]:
        """The tokens of dates."""
        return {k for i in self.marked.items if i.kind == "date" for k in range(i.i, i.j)}

    def words_of(self, item: Item) -> tuple[str, ...]:
        """Return the words of a name."""
        return tuple(self.marked.words[item.i : item.j])

    def note_actor(self, actor: Name, item: Item, noun: str) -> None:
        """Note which actor a name is read as; by an epithet or a capital alone only one named elsewhere too."""
        if item.j - item.i > 1:
            self.meant.setdefault(self.words_of(item), actor)
        if actor.gated and actor.name_kind in ("epithet", "metonym") and actor.entity_id not in self.anywhere:
            return
        if actor.entity_id in self.seen:
            self.seen.remove(actor.entity_id)
        self.seen.append(actor.entity_id)
        if actor.name_kind != "epithet":
            self.named_by.setdefault(noun, set()).add(actor.entity_id)


def read_context(marked: Marked, names: list[Item], lifetimes: Mapping[str, tuple[str, str]]) -> ReadingContext:
    """Return the context of an article's names before any is read; its countries, and its time if unknown, are noted in the article too.

    Args:
        marked: The article.
        names: Its names, with their readings.
        lifetimes: actor id → first and last day, each as an ISO date or the beginning of one, empty if open.
    """
    marked.day = marked.day or _tell_time(marked, names, lifetimes)
    countries: Counter[str] = Counter()
    anywhere: set[str] = set()
    for item in names:
        free = [n for n in item.names if not n.gated]
        for name in free:
            if name.kind == "actor":
                anywhere.add(name.entity_id)
        if len(free) < len(item.names):
            anywhere |= {n.entity_id for n in item.names if n.gated and _is_country_named(marked, item, n)}
        if not free or item.kind == "dropped" or free[0].entity_type == "media":
            continue  # who reports is at home elsewhere
        country = free[0].country
        if country and free[0].salience >= 2 and (len(free) == 1 or all(n.country == country for n in free)):
            countries[country] += 1
    most = [country for country, _count in countries.most_common(2)]
    marked.country, marked.home = most[0] if most else "", frozenset(most)
    return ReadingContext(marked, countries, anywhere)


def _tell_time(marked: Marked, names: Iterable[Item], lifetimes: Mapping[str, tuple[str, str]]) -> str:
    """Return the ISO day amid the time in which all actors were there that a text names by a name of theirs alone; empty if it is open."""
    named = {item.names[0].entity_id for item in names if _means_one(item) and not _is_former(marked, item)}
    lives = [lifetimes[key] for key in named if key in lifetimes]
    ends = [_first_day(end) for _start, end in lives if end]
    if not ends:
        return ""
    begins = [_first_day(start) for start, _end in lives if start]
    first, last = max(begins, default=min(ends)), min(ends)
    return (first + max(last - first, timedelta()) / 2).isoformat()


def _is_country_named(marked: Marked, item: Item, name: Name) -> bool:
    """Tell whether a country's name that is an everyday word too stands where only the country can ("في مالي", "أفرجت مالي", "مالي: …")."""
    canonical = name.kind == "actor" and name.entity_type == "state" and name.name_kind == "canonical"
    if not canonical or not item.i:
        return canonical and marked.words[item.j : item.j + 1] == [":"]
    before = marked.info[item.i - 1]
    verb = before is not None and before.entry is not None and before.entry.classes and not before.entry.tense & NOUN
    return bool(verb) or marked.words[item.i - 1] in _WITHIN or marked.words[item.j : item.j + 1] == [":"]


def _means_one(item: Item) -> bool:
    names = item.names
    return bool(names) and names[0].kind == "actor" and all(n.entity_id == names[0].entity_id for n in names)


def _is_former(marked: Marked, item: Item) -> bool:
    """Tell whether an actor is called a former one ("جبهة النصرة سابقا", "نظام الأسد المخلوع")."""
    return not _FORMER.isdisjoint(marked.words[item.i : item.j + 2])


def _first_day(moment: str) -> date:
    """Return the first day of an ISO date, month or year."""
    return date.fromisoformat(moment + "2000-01-01"[len(moment) :])
