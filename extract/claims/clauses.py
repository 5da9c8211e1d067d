"""Clauses: where the clause around a token ends, and which party beside a verb is its subject."""

from __future__ import annotations

from extract.claims.context import Context
from extract.mentions.items import Item

_GOVERNING = frozenset(  # cues before a name that make it no subject
    ("to", "in", "near", "with", "between", "mediation", "via", "by_attribution", "holder", "member", "from", "ب", "ل")
)
_BOUNDS = frozenset("،,:–")
_COMMAS = frozenset("،,")
_ASIDE = 10  # tokens between the commas around who says so
_IN_PASSING = frozenset(("mediation", "by_attribution"))  # cues before a name that a sentence can say in passing
_AUTHORITIES = frozenset(("السلطات", "الحكومه"))
_HAD = frozenset(("كان", "كانت"))
_SUBJECT = 8  # tokens from a verb to its subject
_OF_TWO = frozenset(("between",))  # cues that govern both names behind them
_GOVERNING_AFTER = _GOVERNING | {"counter"}


def find_clause(ctx: Context, s: int, token: int) -> tuple[int, int]:
    """Return the bounds of the clause around a token: commas, dashes and colons bound it, but not those around who says so or when."""
    start, end = ctx.marked.sentences[s]
    signs = [k for k in range(start, end) if ctx.marked.words[k] in _BOUNDS]
    before = [start - 1, *(k for k in signs if k < token)]
    after = [*(k for k in signs if k >= token), end]
    while len(before) > 2 and _is_parenthesis(ctx, s, before[-2] + 1, before[-1]):
        del before[-2:]
    while len(after) > 2 and _is_parenthesis(ctx, s, after[0] + 1, after[1]):
        del after[:2]
    return before[-1] + 1, after[0]


def _is_parenthesis(ctx: Context, s: int, a: int, b: int) -> bool:
    """Tell whether what stands between two commas only says on whose word or when ("من المقرر، بحسب المصدر، إجلاء", "قال، أمس، إن")."""
    if not 0 < b - a <= _ASIDE or ctx.marked.words[a - 1] not in _COMMAS or ctx.marked.words[b] not in _COMMAS:
        return False
    dates = [i for i in ctx.items_in(s, a, b) if i.kind == "date"]
    return "by_attribution" in ctx.cues_at.get(a, ()) or sum(i.j - i.i for i in dates) == b - a


def count_steps(ctx: Context, s: int, a: int, b: int) -> int:
    """Return how many tokens of a sentence lie from a to b, dates left out ("أخرجت X اليوم الخميس 14 نوفمبر من Y 35 جريحا")."""
    return b - a - sum(i.j - i.i for i in ctx.items_in(s, a, b) if i.kind == "date")


def count_words(ctx: Context, s: int, a: int, b: int) -> int:
    """Return how many tokens of a sentence lie from a to b, an actor's name counting as one ("عاد إلى قوات X الجديدة 15")."""
    return b - a - sum(i.j - i.i - 1 for i in ctx.items_in(s, a, b) if i.kind == "actor")


def find_subject_after(ctx: Context, verb: Item, limit: int) -> Item | None:
    """Return the actor that follows a verb as its subject, at most eight tokens and a date on, and before token `limit`."""
    if _stands_before(ctx, verb):
        return None
    near = ctx.items_in(verb.s, verb.j, verb.j + _SUBJECT)
    end = min(limit, verb.j + _SUBJECT + sum(i.j - i.i for i in near if i.kind == "date"))
    passing = -1  # the token behind whom the sentence names in passing
    for item in ctx.marked.by_sentence[verb.s].starting(verb.j, end):
        if ctx.names_party(item):
            words = _words_before(ctx, item)
            is_agent = "من قبل" in words or "من جانب" in words
            is_agent = is_agent or (item.i - verb.j == 2 and (_sends_its_men(ctx, item) or _rules(ctx, item)))
            if not is_agent and (_is_in_passing(ctx, item) or (item.joined and item.i == passing)):
                passing = item.j
                continue
            return item if is_agent or not ctx.before(item) & _GOVERNING_AFTER else None
        if (
            item.kind == "verb"
            and item.i > verb.j
            and ctx.is_finite(item)
            and item.classes & ctx.mask("release", "receive", "hand_over", "capture")
        ):
            return None
        if item.kind == "count" and not verb.classes & ctx.bits["swap"]:
            return None
    return None


def _stands_before(ctx: Context, verb: Item) -> bool:
    """Tell whether the subject of a verb stands between "had" and it ("وكانت X قد سلّمت Y")."""
    words, start = ctx.marked.words, ctx.marked.sentences[verb.s][0]
    k = _skip(words, verb.i - 1, start)
    subject = next((i for i in ctx.marked.by_sentence[verb.s] if i.j == k + 1 and ctx.names_party(i)), None)
    return subject is not None and words[_skip(words, subject.i - 1, start)].removeprefix("و") in _HAD


def _skip(words: list[str], token: int, start: int) -> int:
    """Return a token, or the last before it that is neither "قد" nor a bracket or quote."""
    while token > start and (words[token] == "قد" or not words[token].isalnum()):
        token -= 1
    return max(token, start)


def _is_in_passing(ctx: Context, actor: Item) -> bool:
    """Tell whether a sentence only says by an actor's mediation or word that something is so ("أفرج بوساطة قبلية الحوثيون")."""
    own = {c.cue for c in ctx.marked.by_sentence[actor.s] if c.kind == "cue" and c.i == actor.i}
    return bool((ctx.before(actor) | own) & _IN_PASSING)


def _rules(ctx: Context, country: Item) -> bool:
    """Tell whether it is "the authorities in" a country who do something ("أفرجت السلطات في مالي")."""
    head, where = ctx.marked.words[country.i - 2 : country.i]
    return where == "في" and head in _AUTHORITIES


def _sends_its_men(ctx: Context, group: Item) -> bool:
    """Tell whether it is uncounted men "of" a group who do something ("خطف مسلحون من قبيلة مراد", "مسلحين من قبيلة مراد خطفوا")."""
    men = next((i for i in ctx.marked.by_sentence[group.s] if i.kind == "noun" and i.j == group.i - 1), None)
    if men is None or men.noun is None or men.noun.category != "fighters" or men.noun.held or men.definite:
        return False
    counted = any(i.kind == "count" and i.i < men.j <= i.j for i in ctx.marked.by_sentence[group.s])
    return ctx.marked.words[men.j] == "من" and not counted


def find_subject_before(ctx: Context, verb: Item, start: int) -> Item | None:
    """Return the nearest actor before a verb that can be its subject, no earlier than token `start`."""
    for item in reversed(ctx.marked.by_sentence[verb.s].starting(start, verb.i)):
        if item.j > verb.i or not ctx.names_party(item):
            continue
        free = not ctx.before(item) & _GOVERNING and not _is_second_of_two(ctx, item)
        if free or _sends_its_men(ctx, item):
            return item
    return None


def _is_second_of_two(ctx: Context, actor: Item) -> bool:
    """Tell whether an actor is joined to one right before it that stands behind "between" ("الاتفاق بين X وY على الإفراج")."""
    if not actor.joined:
        return False
    first = next((i for i in ctx.marked.by_sentence[actor.s] if i.j == actor.i and ctx.names_party(i)), None)
    return first is not None and bool(ctx.before(first) & _OF_TWO)


def _words_before(ctx: Context, item: Item) -> str:
    return " ".join(ctx.marked.words[max(0, item.i - 2) : item.i])


def ends_with_counted(ctx: Context, verb: Item) -> bool:
    """Tell whether "and did" stands right behind those counted and their nation, which does nothing ("أعادت X 50 أسيرا أوكرانيا وتسلمت")."""
    if not verb.joined:
        return False
    items = ctx.marked.by_sentence[verb.s]
    nation = next((i.i for i in items if i.j == verb.i and i.kind in ("actor", "nat")), None)
    return nation is not None and any(i.j == nation for i in items.counts)


def plain_words(ctx: Context, a: int, b: int) -> list[str]:
    """Return the words in tokens [a, b), without signs and what stands in brackets ("«مجلس X» (مسد) قد")."""
    words = ctx.marked.words[a:b]
    while "(" in words and ")" in words[words.index("(") :]:
        k = words.index("(")
        del words[k : words.index(")", k) + 1]
    return [word for word in words if word[0].isalnum()]
