"""Remains: people who are handed over dead, though they are counted by a noun of the living."""

from __future__ import annotations

from extract.claims.context import Context
from extract.mentions.items import Item, Items
from extract.mentions.word_lists import list_words

_KILLED = list_words("exchanges.yml", "killed")
_DIED = list_words("exchanges.yml", "died")
_WHEN = list_words("exchanges.yml", "when_killed")
_BATTLES = list_words("exchanges.yml", "battles")
_SAID_REACH = 5  # tokens from those counted, over whose they are, to "were killed"
_BODIES_REACH = 14  # tokens from those counted to "their bodies"
_WHO = frozenset(("الذين", "ممن", "كانوا", "قد"))
_THEIRS = ("هم", "هن", "هما")


def are_remains(ctx: Context, count: Item, verb: Item | None, items: Items) -> bool:
    """Tell whether those counted are dead whose bodies are returned ("خمسة من عناصره قتلوا …، استلم جثثهم")."""
    if verb is not None and verb.classes & ctx.bits["release"] and not verb.classes & ctx.bits["hand_over"]:
        return False
    return _are_whose_bodies_return(ctx, count, items) or (
        verb is not None and bool(verb.classes & (ctx.giving | ctx.getting)) and _were_killed(ctx, count)
    )


def _are_whose_bodies_return(ctx: Context, count: Item, items: Items) -> bool:
    """Tell whether a verb of handing over or getting back takes "their bodies" behind those counted, before others are."""
    for item in items.starting(count.j, count.j + _BODIES_REACH):
        if item.kind == "count" or item.cue == "counter":
            return False
        noun = item.noun
        theirs = ctx.marked.words[item.i].endswith(_THEIRS)
        if item.kind == "noun" and noun is not None and noun.category == "bodies" and theirs:
            return any(v.i >= count.j and v.j <= item.i for v in items.find_verbs(ctx.giving | ctx.getting))
    return False


def _were_killed(ctx: Context, count: Item) -> bool:
    """Tell whether those counted are said to have been killed, and not to have killed others, nor to have spent years somewhere."""
    words = ctx.marked.words
    end = ctx.marked.sentences[count.s][1]
    for k in range(count.j, min(count.j + _SAID_REACH, end)):
        behind = words[k + 1 : k + 3]
        if words[k] in _KILLED:
            return not behind or behind[0] in _WHEN or behind[0] in "،,"
        if words[k] in _DIED:
            return bool(behind) and (behind[0] in _WHEN - {"في"} or (behind[0] == "في" and behind[-1] in _BATTLES))
        word = ctx.marked.info[k]
        if word is not None and word.entry is not None and word.entry.classes and words[k] not in _WHO:
            return False
    return False
