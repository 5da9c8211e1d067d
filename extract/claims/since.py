"""Since and until: whether "since" or "until now" says over what time people are counted, or is of a war that lasts, or of the largest so far."""

from __future__ import annotations

from extract.claims.context import Context
from extract.mentions.word_lists import list_beginnings, list_words, with_and

_WORDS = "circumstances.yml"
_NOW = list_words(_WORDS, "now")
_RECORDS = list_words(_WORDS, "records")
_ONE_OF = list_words(_WORDS, "one_of")
UNTIL = list_words(_WORDS, "until")
AND_UNTIL = with_and(UNTIL)
_WARS = list_beginnings(_WORDS, "wars")
_TOLD = frozenset(("place", "actor", "nat", "date", "count", "noun"))
_RECORD_REACH = 8  # tokens from "the first", "the largest" to "since"
_LATE_REACH = 3  # tokens from "was late" to "since"


def says_until_now(ctx: Context, token: int, start: int) -> bool:
    """Tell whether "until now" stands at a token, and no word behind `start` makes it the first or largest until now."""
    words = ctx.marked.words
    until = words[token] in AND_UNTIL and token + 1 < len(words) and words[token + 1] in _NOW
    return until and not follows_record(words, token, start)


def lasts_since(ctx: Context, s: int, since: int) -> bool:
    """Tell whether "since" at a token belongs to a war or state that lasts, or to the first for a while ("المستمرة منذ", "حربا منذ", "أول تبادل منذ")."""
    words, start = ctx.marked.words, ctx.marked.sentences[s][0]
    if since <= start:
        return False
    before = words[since - 1]
    is_war = before.removeprefix("ال").startswith(_WARS)
    event = ctx.passage(s, since - 1, since).classes & (ctx.giving | ctx.getting | ctx.moving)
    named = {i.j for i in ctx.marked.by_sentence[s] if i.kind in _TOLD}
    of_what = words[since - 2].startswith(("ال", "وال", "بال", "لل")) or since - 1 in named
    attribute = before.startswith("ال") and of_what and since not in named and not event  # "الغوطة المحاصرة منذ"
    late = any(word.startswith("تاخر") for word in words[max(start, since - _LATE_REACH) : since])  # "تأخر الإفراج منذ"
    return is_war or attribute or late or follows_record(words, since, start)


def follows_record(words: list[str], token: int, start: int) -> bool:
    """Tell whether one of the words before a token is for the first, the third, the largest, and not the "more" of "more than"."""
    first = max(start, token - _RECORD_REACH)
    before = ((k, words[k].removeprefix("و")) for k in range(first, token))
    return any((word.removeprefix("ال") in _RECORDS or word in _ONE_OF) and words[k + 1] != "من" for k, word in before)
