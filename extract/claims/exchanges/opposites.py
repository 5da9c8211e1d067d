"""Opposites: where the words for "in return for" divide no deal, but votes, a rate of exchange or two sides of a street."""

from __future__ import annotations

from extract.claims.context import Context
from extract.mentions.items import Item, Items
from extract.mentions.word_lists import list_words

_BUILDINGS = list_words("exchanges.yml", "buildings")
_CURRENCIES = list_words("exchanges.yml", "currencies")
_DURING = frozenset(("خلال", "بعد", "عقب", "قبل", "اثناء", "اثر", "في", "ختام"))
_HAND = ("المقابل",)  # "on the other hand" is spelt as "in return"
_MEETS = list_words("exchanges.yml", "meets")
_MEETING = "لقا"  # "a meeting" is spelt as "in return for"
_THE_MEETING = ("اللقا", "للقا", "باللقا")
_VOTERS = list_words("exchanges.yml", "voters")
_VOTES_REACH = 4  # tokens from "against" to the votes
_ANY = frozenset(("اي", "ايه"))
_ANY_REACH = 2  # tokens from "in return for" to "any"
_NEGATED_REACH = 12  # tokens from a negation to "in return for any"


def is_no_return(ctx: Context, cue: Item) -> bool:
    """Tell whether a word for "in return for" is a meeting, or sets votes, a currency or a building against what is told, or is denied."""
    return _is_meeting(ctx, cue) or _is_opposite(ctx, cue) or _is_of_votes(ctx, cue) or _is_for_nothing(ctx, cue)


def _is_for_nothing(ctx: Context, cue: Item) -> bool:
    """Tell whether "any" behind it and a negation before it say that nothing was given ("لم يتم مقابل أي أموال")."""
    start = max(ctx.marked.sentences[cue.s][0], cue.i - _NEGATED_REACH)
    following = ctx.marked.words[cue.j : cue.j + _ANY_REACH]
    return not _ANY.isdisjoint(following) and ctx.between_has(start, cue.i, "negation")


def _is_meeting(ctx: Context, cue: Item) -> bool:
    """Tell whether it is "the meeting", one at which something is said ("خلال لقاء مع …"), or which somebody has or shows ("عقد لقاء")."""
    words = ctx.marked.words
    if words[cue.i].removeprefix("و").startswith(_THE_MEETING):
        return True
    before = words[cue.i - 1].removeprefix("و") if cue.i > 0 else ""
    return (before in _DURING or before in _MEETS) and words[cue.i].startswith(_MEETING) and words[cue.j - 1] != "ذلك"


def _is_opposite(ctx: Context, cue: Item) -> bool:
    """Tell whether a building or a currency stands right behind it ("اعتصموا مقابل السفارة", "سعر الليرة مقابل الدولار")."""
    following = ctx.marked.words[cue.j : cue.j + 1]
    return any(word.removeprefix("ال") in _BUILDINGS or word in _CURRENCIES for word in following)


def _is_of_votes(ctx: Context, cue: Item) -> bool:
    """Tell whether it sets votes against votes ("أيده 61 نائبا مقابل 20", "بأغلبية 24 صوتا مقابل 8")."""
    near = ctx.marked.words[max(0, cue.i - _VOTES_REACH) : cue.j + _VOTES_REACH]
    return not _VOTERS.isdisjoint(near)


def follows_a_seizure(ctx: Context, cue: Item, left: Items) -> bool:
    """Tell whether "on the other hand" stands behind people only seized or killed ("اعتقل X عشرين، وفي المقابل أفرج عن آخرين")."""
    if ctx.marked.words[cue.j - 1] not in _HAND:
        return False
    taken = left.find_verbs(ctx.mask("capture", "kill"))
    return any(map(ctx.is_finite, taken)) and not left.find_verbs(ctx.giving | ctx.getting | ctx.bits["swap"])
