"""Leave given: what says that those who go have somebody's leave, though no deal is named: arms laid down, a siege that lets them out."""

from __future__ import annotations

from itertools import pairwise

from extract.claims.context import Context
from extract.claims.evacuations.words import words_of
from extract.mentions.forms import NOUN
from extract.mentions.items import Items

_ARMS = 3  # tokens from "their arms" to what is done with them, or to how light they are
_ALLOWED = 4  # tokens from "allowing" to their leaving
_AFTER = frozenset(("بعد", "عقب", "رغم"))


def weigh_leave(ctx: Context, items: Items, s: int) -> int:
    """Return how much a sentence says that people go by somebody's leave: 2 where it says so, 1 where those who go were besieged.

    Args:
        ctx: The article.
        items: The items of the sentence.
        s: The sentence.
    """
    if not items.classes & ctx.mask("evacuate", "leave"):
        return 0
    start, end = ctx.marked.sentences[s]
    words = [word.removeprefix("و") for word in ctx.marked.words[start:end]]
    if _lay_down_arms(words) or _are_allowed(ctx, items):
        return 2
    return int(bool(items.classes & ctx.bits["leave"]) and _were_besieged(words))


def _lay_down_arms(words: list[str]) -> bool:
    """Tell whether they hand over their arms, or may keep light ones ("بعد تسليم أسلحتهم", "بسلاحهم الفردي")."""
    for k, word in enumerate(words):
        if word.removeprefix("ب") not in words_of("their_arms"):
            continue
        before, behind = words[max(k - _ARMS, 0) : k], words[k + 1 : k + 1 + _ARMS]
        if not (words_of("lays_down").isdisjoint(before) and words_of("light").isdisjoint(behind)):
            return True
    return False


def _are_allowed(ctx: Context, items: Items) -> bool:
    """Tell whether "allowing them to leave", "that allowed their leaving" is said of those told of."""
    words = ctx.marked.words
    return any(
        verb.tense & NOUN
        and verb.prefix == "ب"
        and any(
            words[k].removeprefix("و") in words_of("allows") and (verb.suffix in ("هم", "هن") or _names_them(words, k))
            for k in range(max(verb.i - _ALLOWED, ctx.marked.sentences[verb.s][0]), verb.i)
        )
        for verb in items.find_verbs(ctx.mask("evacuate", "leave"))
    )


def _names_them(words: list[str], allowed: int) -> bool:
    return words[allowed + 1] in ("لهم", "لهن")


def _were_besieged(words: list[str]) -> bool:
    """Tell whether those told of were besieged or trapped, or leave after a siege."""
    if not words_of("besieged").isdisjoint(words):
        return True
    return any(a in _AFTER and b.removeprefix("ال") == "حصار" for a, b in pairwise(words))
