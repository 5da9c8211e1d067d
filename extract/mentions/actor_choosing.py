"""Choosing actors: which actor a name means."""

from __future__ import annotations

from functools import lru_cache

from extract.mentions.entries import Name
from extract.mentions.items import Item
from extract.mentions.lexicon import Lexicon
from extract.mentions.reading_context import ReadingContext

_HIS = {"جماعته": "جماعه", "حركته": "حركه", "تنظيمه": "تنظيم", "حزبه": "حزب"}  # "his group": that of who speaks


def choose_actor(lexicon: Lexicon, item: Item, context: ReadingContext) -> Name | None:
    """Return the actor that a name means, None if it means none."""
    names = item.names
    if len(names) == 1 and (names[0].kind != "actor" or not names[0].gated):
        return names[0] if names[0].kind == "actor" else None  # as most names are
    marked, day = context.marked, context.marked.day
    named = [n for n in names if n.kind == "actor"]
    actors = ([n for n in named if n.holds_on(day)] or named) if len(named) > 1 else named
    free = [n for n in actors if not n.gated]
    if free:
        return max(
            free, key=lambda n: (n.entity_id in context.seen, n.country == marked.country, n.name_kind == "canonical")
        )
    if not actors:
        return None
    return (
        context.meant.get(context.words_of(item))
        or _choose_by_noun(lexicon, item, context, actors)
        or _choose_named(lexicon, context, [n for n in actors if n.country == marked.country])
        or _choose_government(actors, marked.country)
        or _choose_named(lexicon, context, actors)
        or _choose_at_home(lexicon, actors, marked.country)
    )


@lru_cache(maxsize=20_000)  # words; a stream of noise must not eat the memory
def bare_noun(word: str) -> str:
    """Return a word without the article and the clitics before it, and "his group" as "group"."""
    noun = word.removeprefix("و").removeprefix("ب").removeprefix("لل").removeprefix("ال")
    return _HIS.get(noun, noun)


def _choose_by_noun(lexicon: Lexicon, item: Item, context: ReadingContext, actors: list[Name]) -> Name | None:
    """Return the actor named last whose name has the epithet's noun ("التنظيم", "جماعته")."""
    noun = bare_noun(context.marked.words[item.j - 1])
    fitting = {n.entity_id: n for n in reversed(actors) if noun in lexicon.heads.get(n.entity_id, ())}
    is_bare = item.j - item.i == 1
    so_called = context.named_by.get(noun, ()) if is_bare else ()
    named_so = {n.entity_id: n for n in reversed(actors) if n.entity_id in so_called}
    if named_so:  # "the army" is the one that the text calls an army, and not another that has one
        return next(named_so[key] for key in reversed(context.seen) if key in named_so)
    called_so = any(key in fitting for key in context.seen)
    for key in reversed(context.seen):
        if key in fitting:
            return fitting[key]
        if called_so and lexicon.types.get(key) == "state":
            continue  # "the regime" is the one that reports call so, and not that of an ally named last
        if is_bare and noun in lexicon.heads.get(key, ()):
            return Name(  # the bare noun means whoever was named by it last, known to be so called or not
                "actor",
                key,
                lexicon.names[key],
                lexicon.types[key],
                name_kind="epithet",
                gated=True,
                country=lexicon.countries[key],
            )
    return None


def _choose_by_line(lexicon: Lexicon, context: ReadingContext, actors: list[Name]) -> Name | None:
    """Return the actor named last, or one above it, that the name can mean."""
    for key in reversed(context.seen):
        line = lexicon.lines.get(key, (key,))
        for name in actors:
            if name.entity_id in line:
                return name
    return None


def _choose_named(lexicon: Lexicon, context: ReadingContext, actors: list[Name]) -> Name | None:
    """Return which of some actors was named last, by its line, or is named anywhere."""
    return _choose_by_line(lexicon, context, actors) or next(
        (n for n in actors if n.entity_id in context.anywhere), None
    )


def _choose_government(actors: list[Name], country: str) -> Name | None:
    """Return the government of the article's country where an epithet can mean it."""
    home = [n for n in actors if n.country == country and n.name_kind == "epithet"]
    return home[0] if len(home) == 1 and home[0].entity_type == "state" else None


def _choose_at_home(lexicon: Lexicon, actors: list[Name], country: str) -> Name | None:
    """Return the actor of the article's country that a name means, else one that a capital stands for."""
    home = [n for n in actors if n.country and n.country == country and n.name_kind != "metonym"]
    home = [n for n in home if n.entity_type != "monitor"]  # "the network" is any, unless its name stands elsewhere
    listed = [n for n in home if n.name_kind != "epithet"]
    if len(listed) == 1:
        return listed[0]
    if home and all(n.entity_type == "red_cross" for n in home):
        return home[0]  # of a country's relief societies the national one is listed first
    states = [n for n in home if n.entity_type == "state"]
    if len(states) == 1 or len(home) == 1:
        return (states or home)[0]
    if not listed:  # "the factions": their camp, where no group of it is named
        camps = [n for n in home if all(n is o or n.entity_id in lexicon.coalitions.get(o.entity_id, ()) for o in home)]
        if camps:
            return camps[0]
    return listed[0] if listed else next((n for n in actors if n.name_kind == "metonym"), None)
