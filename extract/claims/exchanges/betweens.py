"""Betweens: the parties that stand behind "between", and those listed together."""

from __future__ import annotations

from collections.abc import Collection

from extract.claims.context import RELATIVES, Context, names_talks
from extract.claims.evacuations.words import words_of
from extract.mentions.clitics import strip_clitics
from extract.mentions.forms import NOUN
from extract.mentions.items import Item, Items
from extract.mentions.word_lists import list_beginnings, list_words

_FIGHTING_REACH = 3  # tokens from fighting, and a word or two on it, to "between"
_FRONTS = frozenset(("واجهه", "الواجهه"))  # "X، واجهة تنظيم Y": another name for X
_TOLD_REACH = 10  # … where a relative clause tells of it
_SWAPS = list_beginnings("exchanges.yml", "swaps")
_TOWNS = list_beginnings("exchanges.yml", "of_towns")
TWO_TOWNS = list_words("exchanges.yml", "two_towns")
_WAYS = list_beginnings("exchanges.yml", "ways")
_PRESENTS = list_beginnings("exchanges.yml", "presents")
_PROPOSALS = list_beginnings("exchanges.yml", "proposals")
_PRESENTED = 7  # tokens from a state to "presented" and to the proposal
_MEETING = 20  # tokens from talks, over who holds them, to a state that they are held with
MOST_ALLIES = 3
_TWO = 2


def find_betweens(ctx: Context, s: int, a: int, b: int) -> list[tuple[int, list[list[Item]]]]:
    """Find "between A and B": the token of each, with the actors of each side."""
    found = []
    items = ctx.passage(s, a, b)
    for town in items:
        if _opens_two_towns(ctx, town):
            listed = list_parties(ctx, items, town.i, towns=True)[:2]
            found += [(town.i, [[listed[0]], [listed[1]]])] if len(listed) > 1 else []
    for cue in items.find_cues("between"):
        if is_on_a_border(ctx, cue.i) or _is_of_fighting(ctx, cue.i):
            continue
        actors = list_parties(ctx, items, cue.j, towns=True)
        if len(actors) < 2 or "in" in ctx.before(actors[0]):
            continue  # "بين ست مدن في اليمن والسعودية"
        marks = [i.i for i in items.find_cues("one_hand") if i.i > cue.i]
        first_mark = next((m for m in marks if actors[0].j <= m), None)
        if first_mark is not None and actors[-1].i > first_mark:
            groups = [[x for x in actors if x.i < first_mark], [x for x in actors if x.i > first_mark]]
        else:
            others = actors[1:]  # allies, unless so many are named that it is a list, or they only talk with each other
            few = len(others) <= MOST_ALLIES and not _are_in_talks(ctx, cue.i)
            groups = [[actors[0]], others if few else others[:1]]
        found.append((cue.i, groups))
    return found


def list_parties(ctx: Context, items: list[Item], token: int, *, towns: bool = False) -> list[Item]:
    """Return the parties that items list from a token on, joined by "and", up to the next clause; a capital becomes its government.

    Args:
        ctx: The article.
        items: What stands in the passage.
        token: Where the list begins.
        towns: Whether a town stands for its armed men behind a noun too ("بين مدينتي الزنتان وغريان").
    """
    actors: list[Item] = []
    last = token
    for item in items:
        if item.i < token:
            continue
        as_place = item.kind == "place" and (ctx.names_party(item) or (towns and _is_town_of_two(ctx, item)))
        if actors and (item.kind == "count" or any(ctx.marked.words[k] == "بين" for k in range(last, item.i))):
            break
        if item.kind == "verb" and ctx.is_finite(item) and not item.tense & NOUN and not _is_relative(ctx, item):
            break
        people = item.kind == "nat" and item.plural
        if not (ctx.may_be_party(item) if item.kind == "actor" else as_place or people):
            continue
        if item.i - last > (6 if not actors else 9) or (actors and "with" in ctx.before(item)):
            break  # "تبادلت X سجناء مع Y وZ": the list of the others begins
        if actors and not _is_joined(ctx, item, last):
            continue
        if any(ctx.key(item) == ctx.key(each) for each in actors):
            break  # a party told of again, behind the list
        if as_place:
            read_as_government(item)
        actors.append(item)
        last = item.j
    return actors


def find_enemy_beside(ctx: Context, items: list[Item], partner: Item, subject: Item | None) -> Item | None:
    """Return the enemy of a partner listed beside it, where a third who fights neither deals with both ("تجري X محادثات مع Y وZ")."""
    listed = list_parties(ctx, items, partner.i)[:_TWO]
    if len(listed) < _TWO or subject is None:
        return None
    keys, third = [ctx.key(i) for i in listed], ctx.key(subject)
    concerned = any(ctx.may_fight(third, key) or ctx.same_party(third, key) for key in keys)
    return listed[1] if not concerned and ctx.are_opponents(keys[:1], keys[1:]) else None


def _is_town_of_two(ctx: Context, item: Item) -> bool:
    """Tell whether a town with armed men of its own is named behind "town" or "the two towns of"."""
    return ctx.names_townsmen(item) and ctx.marked.words[item.i].removeprefix("و").startswith(_TOWNS)


def _opens_two_towns(ctx: Context, item: Item) -> bool:
    """Tell whether people are told to be "of the two towns of" those who hold each other's ("71 موقوفا من مدينتي X وY")."""
    words = ctx.marked.words
    return (
        item.kind == "place" and words[item.i] in TWO_TOWNS and words[item.i - 1] == "من" and ctx.names_townsmen(item)
    )


def is_on_a_border(ctx: Context, token: int) -> bool:
    """Tell whether "between" or "with" at a token follows a word for a border, road or flight, and so tells of places."""
    return any(strip_clitics(w).startswith(_WAYS) for w in ctx.marked.words[max(0, token - 2) : token])


def _is_of_fighting(ctx: Context, token: int) -> bool:
    """Tell whether it is fighting that goes on "between" those named after a token ("معارك عنيفة بين X وY", "المعارك التي دارت شرقي Z بين")."""
    words = ctx.marked.words
    for k in range(token - 1, max(0, token - _TOLD_REACH) - 1, -1):
        told = not RELATIVES.isdisjoint(words[k + 1 : k + 3])
        if words[k] in words_of("fighting") and (token - k <= _FIGHTING_REACH or told):
            return True
        if not words[k].isalpha() or strip_clitics(words[k]).startswith(_SWAPS):
            return False
    return False


def _are_in_talks(ctx: Context, token: int) -> bool:
    """Tell whether it is talks that are held "between" those named after a token ("المحادثات الثلاثية بين X وY وZ")."""
    return any(map(names_talks, ctx.marked.words[max(0, token - 3) : token]))


def _has_joined_word(ctx: Context, a: int, b: int) -> bool:
    """Tell whether a word with "and" stands between two names ("وقوات", "ومقاتلي", "وبين")."""
    return any(w == "و" or (w.startswith("و") and len(w) > 2 and w not in _FRONTS) for w in ctx.marked.words[a:b])


def _is_joined(ctx: Context, item: Item, last: int) -> bool:
    """Tell whether a party is joined to those listed up to token `last`."""
    if item.joined or ctx.marked.words[item.i - 1] == "و" or ctx.between_has(last, item.i, "one_hand"):
        return True
    return "between" in ctx.before(item) or (_has_joined_word(ctx, last, item.i) and not _is_backer(ctx, item))


def _is_backer(ctx: Context, item: Item) -> bool:
    """Tell whether a name behind "from" is of who backs or leads the party before it ("وقسد التي يقودها الأكراد والمدعومة من واشنطن")."""
    return "from" in ctx.before(item) and ctx.marked.words[item.i - 2].removeprefix("و") in words_of("agent_from")


def _is_relative(ctx: Context, item: Item) -> bool:
    """Tell whether a verb tells of a party in a relative clause, and not who signed an agreement ("اتفاق الهدنة الذي وقعته X وY")."""
    return ctx.marked.words[item.i - 1] in RELATIVES and not item.classes & ctx.bits["agree"]


def read_as_government(item: Item) -> None:
    """Read a capital or country as its government."""
    if item.actor_reading is not None:
        item.place_reading, item.name, item.kind = item.name, item.actor_reading, "actor"


def find_partner(ctx: Context, items: Items, mediators: Collection[str]) -> Item | None:
    """Return the party that follows "with"; a capital or country becomes its government."""
    named = (i for i in items if ctx.names_party(i) and "with" in ctx.before(i) and not is_on_a_border(ctx, i.i - 1))
    partner = next((i for i in named if ctx.key(i) not in mediators), None)
    if partner is not None:
        read_as_government(partner)
    return partner


def find_states_met(ctx: Context, items: Items) -> list[Item]:
    """Return the states that one of two enemies only meets, and those listed with them ("لقاءات X مع مسؤولين من Z وW بهدف صفقة مع Y")."""
    met = next((i for i in items if "with" in ctx.before(i) and _is_met_by_enemy(ctx, i)), None)
    presenting = [i for i in items if i.kind == "actor" and _is_state(ctx, i) and _presents(ctx, i)]
    return presenting if met is None else [i for i in list_parties(ctx, items, met.i) if _is_state(ctx, i)] + presenting


def _presents(ctx: Context, state: Item) -> bool:
    """Tell whether a state presents a proposal for the deal of two enemies, or has one presented to it ("قدمت X مقترحا لتبادل الأسرى بين Y وZ")."""
    words, (start, end) = ctx.marked.words, ctx.marked.sentences[state.s]
    near = words[max(start, state.i - _PRESENTED) : min(end, state.j + _PRESENTED)]
    stems = [strip_clitics(word) for word in near]
    if not any(w.startswith(_PRESENTS) for w in stems) or not any(w.startswith(_PROPOSALS) for w in stems):
        return False
    key = ctx.key(state)
    named = {ctx.key(i) for i in ctx.marked.items if i.kind == "actor" and ctx.may_be_party(i)} - {key}
    others = [one for one in named if not ctx.may_fight(one, key) and not ctx.same_party(one, key)]
    return any(ctx.may_fight(one, x) and not ctx.same_party(one, x) for one in others for x in others)


def _is_state(ctx: Context, item: Item) -> bool:
    return ctx.lexicon.types.get(ctx.key(item)) == "state"


def _is_met_by_enemy(ctx: Context, state: Item) -> bool:
    """Tell whether talks stand before "with" and a state, of somebody who fights another in the report, and not this state."""
    words, start = ctx.marked.words, ctx.marked.sentences[state.s][0]
    talks = any(names_talks(word) for word in words[max(start, state.i - _MEETING) : state.i])
    if not (talks and ctx.names_party(state) and _is_state(ctx, state)):
        return False
    key, named = ctx.key(state), {ctx.key(i) for i in ctx.marked.items if i.kind == "actor"}
    meet = {ctx.key(i) for i in ctx.items_in(state.s, start, state.i) if i.kind in ("actor", "nat")}
    return any(not ctx.may_fight(one, key) and any(ctx.may_fight(one, x) for x in named - {one}) for one in meet)
