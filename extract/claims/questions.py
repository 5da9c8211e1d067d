"""Questions: what an article says is not known, so that it tells of nobody let go or gone."""

from __future__ import annotations

from extract.claims.context import Context
from extract.mentions.clitics import strip_clitics
from extract.mentions.items import Item
from extract.mentions.word_lists import list_words

_WHETHER = frozenset(("ما", "عما", "فيما"))
_ASKING = frozenset(("اذا", "هل"))
_WAS = frozenset(("كان", "كانت", "كانوا"))  # behind "if"
_UNTOLD = list_words("circumstances.yml", "untold")
_UNTOLD_REACH = 6  # tokens from "not", "without" to the question
_ASIDE = frozenset(("فيما", "بينما", "كما", "حين"))  # after a comma: the sentence tells again
_BREAKS = frozenset(("،", ",", "؛"))


def is_left_open(ctx: Context, item: Item) -> bool:
    """Tell whether an item stands in a question that is said to have no answer ("دون ذكر ما إذا كان قد أفرج عن عدد مماثل")."""
    start = ctx.marked.sentences[item.s][0]
    words = ctx.marked.words
    before = words[start : item.i]
    if _ASKING.isdisjoint(before) and _WAS.isdisjoint(before):
        return False
    said = {v.i for v in ctx.marked.by_sentence[item.s].find_verbs(ctx.bits["say"])}
    for k in range(item.i - 1, start, -1):
        if k in said:
            return False
        if words[k - 1] in _BREAKS and (words[k].startswith("و") or words[k] in _ASIDE):
            return _asks(words, k) and _is_untold(words, k, start)
        if _asks(words, k):
            return _is_untold(words, k, start)
    return False


def _asks(words: list[str], k: int) -> bool:
    """Tell whether a question begins at a token: "ما إذا", "هل", "إن كان"."""
    behind = words[k + 1] if k + 1 < len(words) else ""
    if words[k] == "اذا":
        return words[k - 1] in _WHETHER
    return words[k] == "هل" or (words[k] == "ان" and behind in _WAS)


def _is_untold(words: list[str], k: int, start: int) -> bool:
    """Tell whether what is asked at a token is not known, told or clear: a negation stands before it."""
    before = words[max(start, k - _UNTOLD_REACH) : k]
    return "الا" not in before and any(word in _UNTOLD or strip_clitics(word) in _UNTOLD for word in before)
