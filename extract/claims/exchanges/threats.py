"""Threats: captors who will kill those whom they hold, unless others are let go: the proposal of an exchange."""

from __future__ import annotations

from itertools import chain, pairwise

from extract.claims.clauses import find_subject_after
from extract.claims.context import CAPTORS, Context
from extract.claims.exchanges.bargains import is_held
from extract.claims.exchanges.counters import is_people
from extract.claims.exchanges.named import count_one
from extract.mentions.items import Item
from extract.mentions.word_lists import list_beginnings

_THREATS = list_beginnings("exchanges.yml", "threats")
_EXECUTES = list_beginnings("exchanges.yml", "executes")
_BEARERS = frozenset(("armed_group", "coalition", "tribe_or_notables", "community"))
_UNLESS = frozenset(("لم", "عدم"))
_THEM = frozenset(("هم", "هن", "هما", "ه", "ها"))
_EXCEPT_IF = ("الا", "اذا")
_OR_ELSE = frozenset(("والا",))
_THREAT_REACH = 12  # tokens from a threat, over who makes it, to killing
_VICTIMS = 4  # tokens from killing, over who does, to those whom they hold
_UNLESS_REACH = 9  # tokens from "if … not", over who does not do what they want, to the release


def find_threats(ctx: Context) -> list[Item]:
    """Return the verbs of killing by which captives are threatened ("هدد بقتل الرهائن", "سيعدم الجنود"), in order of place."""
    kills = chain.from_iterable(items.find_verbs(ctx.bits["kill"]) for items in ctx.marked.by_sentence)
    return [verb for verb in kills if _is_threatened(ctx, verb) and _kills_captives(ctx, verb)]


def count_threatened(ctx: Context, threat: Item) -> list[Item]:
    """Return the counts of those who are to be killed, one captive as a count of one; empty where the text gives no number."""
    victims = [i for i in _find_victims(ctx, threat) if is_people(i)]
    counts = [i for i in victims if i.kind == "count"]
    return counts or [count_one(i) for i in victims if i.noun is not None and i.noun.held and i.noun.number == "s"]


def is_unless_freed(ctx: Context, threat: Item, release: Item) -> bool:
    """Tell whether captives are to be killed unless others are let go ("ما لم تفرج عن"), who else are to be let go ("وإلا قتلت الرهائن")."""
    words = ctx.marked.words
    if release.i < threat.i:
        return not _OR_ELSE.isdisjoint(words[max(release.j, threat.i - 2) : threat.i])
    before = words[max(threat.j, release.i - _UNLESS_REACH) : release.i]
    return not _UNLESS.isdisjoint(before) or any(pair == _EXCEPT_IF for pair in pairwise(before))


def find_threatener(ctx: Context, threat: Item) -> Item | None:
    """Return who threatens to kill: the armed group or tribe that is the subject of the verb, or stands last before it."""
    start, end = ctx.marked.sentences[threat.s]
    after = find_subject_after(ctx, threat, end) if threat.future else None
    before = (i for i in reversed(ctx.items_in(threat.s, start, threat.i)) if ctx.names_party(i))
    return next((i for i in (after, *before) if i is not None and bears_arms(ctx, i)), None)


def bears_arms(ctx: Context, party: Item) -> bool:
    """Tell whether a party is an armed group or tribe, which may hold people for others; one that no table lists may be."""
    return ctx.lexicon.types.get(ctx.key(party), "armed_group") in _BEARERS


def _is_threatened(ctx: Context, verb: Item) -> bool:
    """Tell whether a killing is threatened: it will be done, or else, or is what somebody threatens with."""
    words = ctx.marked.words
    before = range(max(ctx.marked.sentences[verb.s][0], verb.i - _THREAT_REACH), verb.i)
    or_else = verb.i - 1 in before and words[verb.i - 1] in _OR_ELSE
    return verb.future or or_else or any(ctx.marked.bare[k].startswith(_THREATS) for k in before)


def _kills_captives(ctx: Context, verb: Item) -> bool:
    """Tell whether those to be killed are captives: by a noun on them, or as people are who are executed, or threatened by captors."""
    named = _find_victims(ctx, verb)
    victims = [i for i in named if is_people(i)]
    if any(map(is_held, named)) or (victims and ctx.marked.bare[verb.i].startswith(_EXECUTES)):
        return True
    threatener = find_threatener(ctx, verb)
    return threatener is not None and ctx.key(threatener) == CAPTORS


def _find_victims(ctx: Context, verb: Item) -> list[Item]:
    """Return what names those to be killed: behind the verb, or before it where a pronoun takes them up ("خطف الرهائن … وهدد بقتلهم")."""
    items = ctx.marked.by_sentence[verb.s]
    if verb.suffix not in _THEM:
        return items.starting(verb.j, verb.j + _VICTIMS)
    last = next((i for i in reversed(items) if i.j <= verb.i and is_held(i)), None)
    return [i for i in items if last is not None and i.i <= last.i and i.j >= last.i and (is_held(i) or i is last)]
