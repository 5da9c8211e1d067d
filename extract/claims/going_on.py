"""Going on: whether an event of which some is done goes on: the operation lasts, others are to follow, or those who have set out are on their way."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from extract.claims.context import Context, names_talks
from extract.claims.dating import was_due
from extract.claims.evacuations.words import words_of
from extract.claims.exchanges.within_talks import find_talks
from extract.claims.frames import Frame
from extract.claims.settings import PREPOSITIONS, is_negated, is_not_yet
from extract.claims.since import says_until_now
from extract.claims.totals import is_running_total
from extract.mentions.clitics import is_among
from extract.mentions.forms import NOUN, PARTICIPLE, PAST, PRESENT
from extract.mentions.items import Item
from extract.mentions.word_lists import list_words

_AHEAD_OF_REST = 8  # tokens before "the rest" in which it is said to be still to come
_BEHIND_REST = 4  # … and behind it
_OPERATIONS = list_words("circumstances.yml", "operations")
_ARMED = list_words("circumstances.yml", "armed_operations")
_TAKEN_UP = list_words("circumstances.yml", "taken_up")
_SWAPPING = list_words("circumstances.yml", "swapping")
_PROVIDED = frozenset(("قضي", "قضت", "نصت", "شمل", "شملت", "تضمن", "تضمنت"))
_FIRST = frozenset(("اول", "اولي"))
_WHICH, _TODAY = frozenset(("التي", "الذي")), "اليوم"
_RESUMES = "ستان"  # in all forms of "resume"
_ENDS = (
    "ينته",
    "تنته",
    "يكتمل",
    "تكتمل",
    "يستكمل",
    "تستكمل",
    "ستنته",
    "سينته",
    "ستكتمل",
    "سيكتمل",
    "ستستكمل",
    "سيستكمل",
)
_AWAITED = 5  # tokens from what says that something is due to its verb
_BEFORE_BEGUN = frozenset(("منذ", "ان", "التي", "الذي"))  # what follows only says when
_SUBJECT = 5  # tokens from the operation, over whom it is of, to the verb of which it is the subject
_LOOKS_BACK = frozenset(("كان", "كانت", "وكان", "وكانت"))


def leaves_go_on(ctx: Context, frame: Frame, sentences: set[int], *, alone: bool) -> bool:
    """Tell whether a departure of which some have left goes on.

    Args:
        ctx: The article.
        frame: The claim, its passages joined.
        sentences: The sentences of these passages.
        alone: No other claim of the report tells of a departure that is its news.
    """
    return (
        _until_now(ctx, frame)
        or any(_rest_to_follow(ctx, s) or (alone and _is_part_of_all(ctx, s)) for s in sentences)
        or _on_the_way(ctx, frame)
        or (alone and _first_is_out(ctx, frame))
        or (alone and any(_lasts(ctx, s, ()) or _rest_to_follow(ctx, s) for s in _with_next(ctx, sentences)))
        or (is_running_total(ctx, frame) and _goes_on_behind(ctx, max(sentences)))
    )


def swap_goes_on(ctx: Context, frame: Frame, sentences: set[int], *, alone: bool) -> bool:
    """Tell whether an exchange of which something is done goes on: one leg is to come, or the whole of it lasts; the arguments are those of `leaves_go_on`."""
    if _leg_to_come(ctx, sentences) or _leg_held_up(ctx, sentences) or any(_is_negotiated(ctx, s) for s in sentences):
        return True
    if alone and _leg_to_come(ctx, [s for s in range(len(ctx.marked.sentences)) if _is_in_return(ctx, s)]):
        return True
    near = _with_next(ctx, range(len(ctx.marked.sentences)) if alone else sentences)
    return frame.batch is None and (any(_lasts(ctx, s, _TAKEN_UP) for s in near) or _has_begun(ctx, near))


def _is_in_return(ctx: Context, s: int) -> bool:
    """Tell whether a sentence says what is done "in return" for what was told before it."""
    start, end = ctx.marked.sentences[s]
    return s not in ctx.passed_over and not words_of("that").isdisjoint(ctx.marked.words[start:end])


def _is_negotiated(ctx: Context, s: int) -> bool:
    """Tell whether somebody was let go while his release for others is negotiated ("أطلقوا ضمن مفاوضات مستمرة لإطلاق")."""
    wanted = ctx.marked.by_sentence[s].find_verbs(ctx.mask("release", "free"))
    return any(ctx.is_nominal(v) and find_talks(ctx, ctx.marked.sentences[s][0], v) is not None for v in wanted)


def _has_begun(ctx: Context, sentences: Collection[int]) -> bool:
    """Tell whether the exchange is said to have begun, and not to be over ("انطلقت عملية التبادل")."""
    begun, over = (
        any(
            v.tense & PAST
            and ctx.is_finite(v)
            and not is_negated(ctx, v)
            and _is_of_operation(ctx, v, _TAKEN_UP | _SWAPPING)
            for v in _find_verbs(ctx, sentences, ctx.bits[name])
            if ctx.marked.words[v.i - 1] not in _BEFORE_BEGUN or _began_today(ctx, v)
        )
        for name in ("begin", "finish")
    )
    return begun and not over


def _leg_to_come(ctx: Context, sentences: Iterable[int]) -> bool:
    """Tell whether the passages say that somebody will yet be let go ("سيفرج", "من المنتظر أن تفرج", "سيتم إطلاق", "ولم تفرج بعد")."""
    letting_go = ctx.mask("release", "hand_over", "free", "swap")
    return any(
        i.future or _is_awaited(ctx, i) or _will_be_done(ctx, i) or is_not_yet(ctx, i)
        for i in _find_verbs(
            ctx, (s for s in sentences if not _looks_back(ctx, s) and not _recalls_terms(ctx, s)), letting_go
        )
    )


def _looks_back(ctx: Context, s: int) -> bool:
    """Tell whether a sentence tells what had been said before the news ("وكان X قد أعلن أنه سيتم الإفراج")."""
    start, end = ctx.marked.sentences[s]
    return ctx.marked.words[start].removeprefix("و") in ("كان", "كانت") and "قد" in ctx.marked.words[start:end]


def _recalls_terms(ctx: Context, s: int) -> bool:
    """Tell whether a sentence begins with what a deal provided for, which is told in the past when it is over ("وقضى الاتفاق بأن")."""
    first = ctx.marked.sentences[s][0]
    return ctx.marked.words[first].removeprefix("و") in _PROVIDED


def _leg_held_up(ctx: Context, sentences: set[int]) -> bool:
    """Tell whether it is said that somebody held up letting the others go ("لكن إسرائيل أوقفت إطلاق 602 أسير")."""
    held = ctx.mask("suspend", "postpone", "capture")  # "أوقف" holds people, or what is done for them
    letting_go = ctx.mask("release", "hand_over")
    return any(
        ctx.is_finite(v)
        and any(ctx.is_nominal(n) and 0 <= n.i - v.j <= 1 for n in ctx.marked.by_sentence[v.s].find_verbs(letting_go))
        for v in _find_verbs(ctx, sentences, held)
    )


def _is_awaited(ctx: Context, verb: Item) -> bool:
    """Tell whether a verb is what is expected or due ("من المقرر أن تفرج إسرائيل")."""
    words = ctx.marked.words
    before = max(0, verb.i - _AWAITED)
    expected = any(w.removeprefix("و") in words_of("expects") for w in words[before : verb.i])
    awaited = expected or ctx.between_has(before, verb.i, "future")
    return bool(verb.i) and words[verb.i - 1] == "ان" and awaited and not was_due(ctx, verb)


def _will_be_done(ctx: Context, verb: Item) -> bool:
    """Tell whether a verbal noun is the subject of "will be done" ("سيتم إطلاق سراح")."""
    return ctx.is_nominal(verb) and any(
        v.future and 0 <= verb.i - v.j <= 1 for v in ctx.marked.by_sentence[verb.s].find_verbs(ctx.bits["finish"])
    )


def _began_today(ctx: Context, verb: Item) -> bool:
    """Tell whether "which began" is said with the day of the report ("العملية التي بدأت اليوم")."""
    return ctx.marked.words[verb.i - 1] in _WHICH and _TODAY in ctx.marked.words[verb.j : verb.j + 3]


def _find_verbs(ctx: Context, sentences: Iterable[int], classes: int) -> list[Item]:
    return [v for s in sentences for v in ctx.marked.by_sentence[s].find_verbs(classes)]


def _with_next(ctx: Context, sentences: Collection[int]) -> list[int]:
    """Return the sentences of a claim, and the one behind them, without those that look back."""
    last = max(sentences) + 1
    near = sorted({*sentences, last} if last < len(ctx.marked.sentences) else set(sentences))
    return [
        s for s in near if s not in ctx.passed_over and ctx.marked.words[ctx.marked.sentences[s][0]] not in _LOOKS_BACK
    ]


def _lasts(ctx: Context, s: int, nouns: Collection[str]) -> bool:
    """Tell whether a sentence says that the operation goes on, or is not over yet ("ولا تزال عملية الإجلاء مستمرة", "لم تنته العملية بعد", "على أن تستكمل العملية غدا").

    Args:
        ctx: The article.
        s: The sentence.
        nouns: What the operation is called; a noun of leaving if there are none.
    """
    verbs = ctx.marked.by_sentence[s]
    goes_on = any(_goes_on(ctx, v) and _is_of_operation(ctx, v, nouns) for v in verbs.find_verbs(ctx.bits["continue"]))
    return goes_on or any(
        _ends(ctx, v) and (v.future or is_not_yet(ctx, v) or _is_awaited(ctx, v)) and _is_of_operation(ctx, v, nouns)
        for v in verbs.find_verbs(ctx.bits["finish"])
    )


def _goes_on(ctx: Context, verb: Item) -> bool:
    """Tell whether a word is "goes on", "will go on", "going on", and neither "went on" nor "resumes", which is told of what is done."""
    words = ctx.marked.words
    if is_negated(ctx, verb) or _RESUMES in words[verb.i] or words[verb.i - 1] in PREPOSITIONS:
        return False
    going = verb.tense & PARTICIPLE and not verb.tense & (PAST | NOUN)
    return bool(going or verb.future or (verb.tense & PRESENT and ctx.is_finite(verb)))


def _ends(ctx: Context, verb: Item) -> bool:
    return ctx.marked.words[verb.i].startswith(_ENDS)


def _is_of_operation(ctx: Context, verb: Item, nouns: Collection[str]) -> bool:
    """Tell whether the subject of a verb, right behind or before it, is an operation, a departure or an exchange, and no talks or fighting."""
    words, (start, end) = ctx.marked.words, ctx.marked.sentences[verb.s]
    first = max(start, verb.i - _SUBJECT)
    near = words[first : min(verb.j + 2, end)]
    if any(map(names_talks, near)) or any(word.removeprefix("ال") in _ARMED for word in near):
        return False
    around = ctx.passage(verb.s, first, min(verb.j + 1, end)).verbs
    leaving = set() if nouns else {v.i for v in around if v.classes & ctx.moving and v.tense & NOUN}
    parting = {v.i for v in around if v is not verb and ctx.is_finite(v) and not v.tense & NOUN}
    parted = max((k for k in range(first, verb.i) if words[k] in "،,:" or k in parting), default=first - 1)
    behind = 1 + is_among(words[min(verb.j, end - 1)], _OPERATIONS)  # "عملية التبادل"
    subject = (*range(verb.j, verb.j + behind), *range(parted + 1, verb.i))
    return any(
        k < end and (k in leaving or (is_among(words[k], _OPERATIONS) and (not nouns or words[k] in nouns)))
        for k in subject
    )


def _is_part_of_all(ctx: Context, s: int) -> bool:
    """Tell whether those gone are some of so many who are due to leave ("من أصل سبعة آلاف من المقرر خروجهم")."""
    words = ctx.marked.words
    return any(
        v.suffix == "هم" and words[v.i - 1] in words_of("due") and v.tense & NOUN and words[v.i - 2] not in _LOOKS_BACK
        for v in ctx.marked.by_sentence[s].find_verbs(ctx.moving)
    )


def _until_now(ctx: Context, frame: Frame) -> bool:
    """Tell whether people have left "so far" ("خرجوا حتى مساء أمس")."""
    a, b = frame.span
    return any(says_until_now(ctx, k, a) for k in range(a, b - 1))


def _on_the_way(ctx: Context, frame: Frame) -> bool:
    """Tell whether those who have set out have the rest of the way before them ("وصلوا إلى المعبر تمهيدا لدخولهم", "استعدادا لنقلهم")."""
    going = ctx.moving
    end = frame.span[1]
    return any(
        v.prefix == "ل" and v.i < end and ctx.marked.words[v.i - 1] in words_of("in_preparation")
        for v in ctx.passage(frame.s, frame.trigger.j, end).find_verbs(going)
    )


def _first_is_out(ctx: Context, frame: Frame) -> bool:
    """Tell whether it is the first bus or the vanguard that has left ("غادرت أول حافلة على متنها مدنيون")."""
    words, (start, end) = ctx.marked.words, frame.span
    near = range(max(start, frame.trigger.i - _SUBJECT), min(frame.trigger.j + _SUBJECT, end - 1))
    vehicles = {
        i.i
        for i in ctx.items_in(frame.s, *frame.span)
        if i.kind == "vehicles" or (i.kind == "cue" and i.cue == "convoy")
    }
    return any(words[k] in _FIRST and (k + 1 in vehicles or k in vehicles) for k in near)


def _rest_to_follow(ctx: Context, s: int) -> bool:
    """Tell whether a sentence says that the others, or more, are yet to leave ("على أن يستكمل إخراج البقية غدا", "ويتوقع خروج دفعات جديدة")."""
    words, (start, end) = ctx.marked.words, ctx.marked.sentences[s]
    for k in range(start, end):
        more = words[k] in words_of("more_of") and k + 1 < end and words[k + 1] in words_of("more")
        if not more and words[k] not in words_of("the_rest"):
            continue
        first, behind = max(start, k - _AHEAD_OF_REST), ctx.items_in(s, k + 1, min(k + _BEHIND_REST, end))
        if any(_tells_of_the_future(ctx, i) for i in ctx.items_in(s, first, k)) or any(_will(i) for i in behind):
            return True
        if not words_of("expects").isdisjoint(words[first:k]):
            return True
    return False


def _tells_of_the_future(ctx: Context, item: Item) -> bool:
    return (item.kind == "cue" and item.cue == "future") or (item.kind == "verb" and _is_to_come(ctx, item))


def _will(item: Item) -> bool:
    return item.kind == "verb" and item.future


def _goes_on_behind(ctx: Context, s: int) -> bool:
    """Tell whether the sentence of a running total, or the next, says that leaving goes on, or that others will leave."""
    going_on = ctx.mask("continue", "begin")
    after = range(s, min(s + 2, len(ctx.marked.sentences)))
    verbs = _find_verbs(ctx, after, going_on)
    return any(_rest_to_follow(ctx, n) for n in after) or any(
        v.future or v.tense & PRESENT for v in verbs if ctx.is_finite(v)
    )


def _is_to_come(ctx: Context, verb: Item) -> bool:
    """Tell whether a verb is in the future, or in the present one of completing ("ويستكمل خروج الباقين غدا")."""
    completes = verb.classes & ctx.bits["finish"] and verb.tense & PRESENT and ctx.is_finite(verb)
    return verb.future or bool(completes)
