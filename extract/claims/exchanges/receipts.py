"""Receipts: who gets people back, where he only tells of it, is handed them as an object, or the verb beside them says that they were let go."""

from __future__ import annotations

from extract.claims.clauses import find_subject_after
from extract.claims.context import RELATIVES, Context
from extract.mentions.items import Item

_GOT = 6  # tokens from a verb of getting back, over who does and from where, to those counted
_WITH_HIM = ("معها", "معه", "معهم")
_BARRED = frozenset(("between", "with", "mediation", "from", "member"))


def are_got_when_freed(ctx: Context, freed: Item, counted: Item, limit: int) -> bool:
    """Tell whether a relative clause only says that those counted were let go, by nobody who is named, and another verb tells who got them.

    "تسلمت X 150 جنديا أفرج عنهم في تبادل مع Y", "استعادة الرهائن الأربع اللواتي أطلق سراحهن"
    """
    relative = freed.i == counted.j or ctx.marked.words[freed.i - 1] in RELATIVES
    if not relative or not ctx.is_finite(freed) or not ctx.lets_them_go(freed):
        return False
    if ctx.marked.words[freed.i].endswith(("ت", "وا")) or find_subject_after(ctx, freed, limit) is not None:
        return False
    over = ctx.marked.by_sentence[counted.s].find_verbs(ctx.getting | ctx.moving)
    return any(0 <= counted.i - v.j <= _GOT and not v.classes & ctx.bits["release"] for v in over)


def find_teller(ctx: Context, got: Item) -> Item | None:
    """Return the party that tells of getting people back or of their coming, whose people they are then ("أعلنت X استعادة 150 جنديا", "أكدت X عودة 40")."""
    if not got.classes & ctx.mask("receive", "free", "arrive") or got.prefix or got.joined:
        return None
    items = ctx.marked.by_sentence[got.s]
    named = next((i for i in items if i.j == got.i and ctx.names_party(i)), None)
    told = named is not None and any(v.j == named.i and ctx.is_finite(v) for v in items.find_verbs(ctx.bits["say"]))
    return named if told else None


def find_handed(ctx: Context, verb: Item, counted: Item, subject: Item) -> Item | None:
    """Return who is handed people as the verb's first object ("سلّمت موسكو الجانب الأوكراني ألف جثة")."""
    if not verb.classes & ctx.bits["hand_over"]:
        return None
    first = max(verb.j, subject.j if subject.i > verb.i else verb.j)
    for other in ctx.marked.by_sentence[counted.s]:
        if other is subject or not first <= other.i < counted.i:
            continue
        to_state = other.actor_reading is not None and "to" in ctx.before(other)
        nation = other.kind == "nat" and other.plural and other.i == verb.j
        if ctx.names_party(other) or to_state or nation:
            beside = ctx.marked.words[other.i - 1].removeprefix("و") in _WITH_HIM
            return None if ctx.before(other) & _BARRED or beside else other
    return None
