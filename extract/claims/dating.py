"""The day of an event: the date that belongs to it, not to a capture, a statement or a deal beside it."""

from __future__ import annotations

from functools import cache

from extract.claims.captivity import LONG_AGO, ended_long_ago, is_of_captivity, tells_how_long_held
from extract.claims.context import RELATIVES, Context
from extract.claims.evacuations.words import words_of
from extract.claims.frames import Filler
from extract.claims.records import is_year_of_record
from extract.lexicon_files import read_lexicon_file
from extract.mentions.forms import PAST
from extract.mentions.items import Item
from extract.mentions.word_lists import list_beginnings, list_words
from extract.text.folding import fold_word

_TOO_FAR = 50
_BEHIND = 3  # days; the news of a report is of yesterday, or the day before
_STRUCK, _STRUCK_NEAR = 7, 4  # tokens from "the bombing" to its date; and where a verb may stand between
_ATTACKS = list_words("circumstances.yml", "attacks")
_SIGNED = list_words("circumstances.yml", "signed")
_NAMED_BY_DAY = list_words("circumstances.yml", "named_by_day")
_INTO_FORCE = list_beginnings("circumstances.yml", "into_force")
_INTERVIEWS = list_words("circumstances.yml", "interviews")
_INTERVIEW_REACH = 6  # tokens from "in an interview" to its date
_DONE_ON = 8  # tokens that a date is nearer for being when a deal was carried out
_NAMED_REACH = 8  # tokens from the name of a deal, over with whom it was made, to the clause that says when it began
_SIGNED_REACH = 6  # tokens from "signed" to its date
_SINCE_NEAR, _SINCE_REACH = 4, 10  # tokens from "since" to its date; over what began then
_ONSETS = list_words("circumstances.yml", "onsets")
_WAS = frozenset(("كان", "كانت", "وكان", "وكانت"))
_BEFORE_IT = ["قبل", "ان"]
_IN = frozenset(("في", "خلال", "عبر"))
_WHICH = frozenset(("التي", "الذي", "والتي", "والذي"))
_WHEN = frozenset(("حين", "عندما", "يوم", "حيث"))


def read_date(ctx: Context, s: int, a: int, b: int, trigger: Item, *, status: str) -> Filler | None:
    """Return the date that belongs to a trigger: the nearest in its clause, else the nearest in tokens [a, b).

    A date right after a verb of saying ("announced on Thursday") dates the statement, not the event.
    """
    dates = [i for i in ctx.marked.by_sentence[s] if i.kind == "date" and i.i >= a and i.j <= b]
    scored = [(_distance(ctx, item, trigger), item) for item in dates if _may_date(ctx, item, trigger, status)]
    near = [x for x in scored if x[0] < _TOO_FAR]
    if status == "completed":  # "في أكتوبر تبادلا خلال يومين": what only tells how long it took dates nothing
        near = [x for x in near if x[1].past is not None] or near
    if not near:
        return None
    nearest = min(near, key=lambda x: x[0])[1]
    since = next((i for i in dates if i.cue == "since" and i.i > trigger.j and not tells_how_long_held(ctx, i)), None)
    if since is not None and status == "completed" and dates_a_statement(ctx, nearest, trigger):
        return Filler(since, "since_when")  # "قالت الوزارة السبت إن ألفا خرجوا منذ بدء الهدنة في أيار"
    return Filler(nearest, "date_near_trigger")


def _may_date(ctx: Context, item: Item, trigger: Item, status: str) -> bool:
    """Tell whether a date can be that of an event so far on: what is due lies ahead, what has happened does not.

    A deal of long ago has been carried out since, so that its date will do.
    """
    carried_out = status == "agreed" and _is_over(ctx, item) and ended_long_ago(ctx, item)
    since = item.cue == "since" or find_since(ctx, item) is not None
    if (since and not _tells_when(ctx, item, trigger)) or _dates_something_else(
        ctx, item, trigger, deal=not carried_out
    ):
        return False
    if item.past is not None and was_due(ctx, trigger):
        return False
    if status == "proposed" or (status == "agreed" and not carried_out):
        elsewhere = dates_a_statement(ctx, item, trigger) or _is_of_main_clause(ctx, item, trigger)
        return not elsewhere and not _is_over(ctx, item)
    if is_of_what_follows(ctx, item, trigger.j):
        return False
    anchor = ctx.marked.anchor
    return anchor is None or item.past is None or item.past.start <= anchor


def _is_of_main_clause(ctx: Context, item: Item, trigger: Item) -> bool:
    """Tell whether a date is of what has happened, and only a clause behind it tells what is due ("دخل الجيش السبت البلدة التي ينتظر أن يغادرها …")."""
    words, (start, _) = ctx.marked.words, ctx.marked.sentences[item.s]
    behind = range(item.j, trigger.i)
    clause = next((k for k in behind if words[k] in RELATIVES or words[k : k + 2] == _BEFORE_IT), None)
    if clause is None:
        return False
    main = ctx.items_in(item.s, start, clause)
    event = ctx.giving | ctx.getting | ctx.moving | ctx.mask("swap", "begin", "continue")
    told = (i for i in main if i.cue == "future" or (i.kind == "verb" and i.classes & event))
    return all(i.kind == "verb" and ctx.is_finite(i) and i.tense & PAST and not i.future for i in told)


def is_of_what_follows(ctx: Context, item: Item, start: int) -> bool:
    """Tell whether a date behind a token is that of what is to follow ("غادرت خمس حافلات، على أن تستأنف العملية الاثنين")."""
    words = ctx.marked.words
    return any(
        words[k] == "علي" and words[k + 1] == "ان" and words[k - 1] in "،," for k in range(start + 1, item.i - 1)
    )


def _tells_when(ctx: Context, item: Item, trigger: Item) -> bool:
    """Tell whether a date is that of the last time, which the text goes on to tell ("لا تبادل منذ أكتوبر، حين أفرجا عن ألف")."""
    following = [w for w in ctx.marked.words[item.j : trigger.i] if w not in "،,"][:1]
    return not _WHEN.isdisjoint(following)


def was_due(ctx: Context, trigger: Item) -> bool:
    """Tell whether an event "was to" take place on a day that has come, and so did not ("كان من المقرر خروجهم السبت")."""
    future = ctx.marked.by_sentence[trigger.s].find_cues("future")
    return any(i.j <= trigger.i and ctx.marked.words[i.i - 1] in _WAS for i in future)


def _is_over(ctx: Context, item: Item) -> bool:
    """Tell whether a date lies wholly before the report, however it is read ("قبل أيام"), or is a day long to come that was lately ("في السادس من تموز")."""
    anchor, span = ctx.marked.anchor, item.planned or item.past
    if anchor is not None and item.planned is not None and item.past is not None:
        ahead, behind = (item.planned.start - anchor).days, (anchor - item.past.end).days
        span = item.past if item.past.precision == "day" and max(LONG_AGO, behind) < ahead else span
    return anchor is not None and span is not None and span.end < anchor


def _distance(ctx: Context, item: Item, trigger: Item) -> int:
    """Return how far a date stands from a trigger, in words and what is worth as many."""
    distance = item.i - trigger.j if item.i >= trigger.j else (trigger.i - item.j) + 3
    between = range(min(item.j, trigger.j), max(item.i, trigger.i))
    commas = sum(word in "،," for word in ctx.marked.words[between.start : between.stop])
    other = ctx.mask("capture", "kill", "begin", "say")
    blocked = any(
        v is not trigger
        and ctx.is_finite(v)
        and min(item.i, trigger.j) <= v.i < max(item.i, trigger.i)
        and abs(v.i - item.i) < abs(trigger.i - item.i)
        for v in ctx.marked.by_sentence[item.s].find_verbs(other)
    )
    blocked = blocked or dates_a_statement(ctx, item, trigger)
    unresolved = item.past is None and item.planned is None
    distance -= _DONE_ON if _is_of_carrying_out(ctx, item, trigger) else 0
    return distance + 4 * commas + 20 * blocked + (40 if ctx.marked.anchor else 12) * unresolved


def _is_of_carrying_out(ctx: Context, item: Item, trigger: Item) -> bool:
    """Tell whether a date behind the word for a deal is when that was carried out ("… التي أُنجزت بين 23 و25 منه")."""
    done = ctx.passage(item.s, trigger.j, item.i).find_verbs(ctx.bits["finish"]) if item.i > trigger.j else []
    return any(ctx.is_finite(v) and ctx.marked.words[v.i - 1] in _WHICH for v in done)


def find_since(ctx: Context, item: Item) -> int | None:
    """Return the token of "since" where a date only says since when ("منذ أحداث الصيف الماضي", "منذ بدء الحملة على البلدة في 18 شباط")."""
    words = ctx.marked.words
    back = range(item.i, max(ctx.marked.sentences[item.s][0], item.i - _SINCE_REACH) - 1, -1)
    since = next((k for k in back if words[k] == "منذ"), None)
    if since is None or any(word in "،," for word in words[since : item.i + 1]):
        return None
    near = item.i - since <= _SINCE_NEAR or (words[since + 1] in _ONSETS and not _tells_of_people(ctx, item, since))
    return since if near else None


def _tells_of_people(ctx: Context, item: Item, since: int) -> bool:
    """Tell whether people or a verb stand between "since" and a date, which may be theirs ("منذ بدء الهدنة خرج ألف يوم الأحد")."""
    between = ctx.items_in(item.s, since + 2, item.i)
    return any(i.kind == "count" or (i.kind == "verb" and ctx.is_finite(i)) for i in between)


def _dates_something_else(ctx: Context, item: Item, trigger: Item, *, deal: bool) -> bool:
    """Tell whether a date belongs to an attack, capture or killing, or to the deal that the event carries out ("الاتفاق المبرم في …").

    Args:
        ctx: The article.
        item: The date.
        trigger: The word for the event.
        deal: Whether the deal has a date of its own, and not the event's.
    """
    return (
        is_of_attack(ctx, item, trigger.j if item.i > trigger.i else ctx.marked.sentences[item.s][0])
        or is_of_signing(ctx, item)
        or is_of_interview(ctx, item)
        or is_year_of_record(ctx, item)
        or is_of_captivity(ctx, item, trigger)
        or tells_how_long_held(ctx, item)
        or any(
            _is_of_capture(ctx, item, trigger, verb) or (deal and _is_of_deal(ctx, item, trigger, verb))
            for verb in ctx.marked.by_sentence[item.s].verbs
            if verb is not trigger
        )
    )


def is_of_signing(ctx: Context, item: Item) -> bool:
    """Tell whether a truce or treaty was signed on a date, or is called by it ("الهدنة الموقعة بين الطرفين بتاريخ 3 أيار", "تفاهمات 2 آذار")."""
    before = ctx.marked.words[max(ctx.marked.sentences[item.s][0], item.i - _SIGNED_REACH) : item.i]
    named = any(w.removeprefix("و").removeprefix("ب") in _NAMED_BY_DAY for w in before[-1:])
    return named or (not _SIGNED.isdisjoint(before) and not any(w in "،," for w in before))


def is_of_interview(ctx: Context, item: Item) -> bool:
    """Tell whether a date is when somebody spoke ("في حديث إلى التلفزيون مساء أمس")."""
    words, start = ctx.marked.words, ctx.marked.sentences[item.s][0]
    spoke = (k for k in range(max(start + 1, item.i - _INTERVIEW_REACH), item.i) if words[k] in _INTERVIEWS)
    return any(words[k - 1] in _IN and not any(w in "،,:" for w in words[k : item.i]) for k in spoke)


def is_of_attack(ctx: Context, item: Item, start: int) -> bool:
    """Tell whether a date stands right behind a noun of attack, at token `start` or later.

    "جرحى تفجير القافلة يوم السبت", "أسرى المعارك التي شهدتها البلدة في عام 2023".
    """
    words, first = ctx.marked.words, max(start, item.i - _STRUCK)
    struck = next((k for k in reversed(range(first, item.i)) if _tells_of_attack(words[k])), None)
    if struck is None or any(w in "،," for w in words[struck : item.i]):
        return False
    verbs = (i for i in ctx.items_in(item.s, struck, item.i) if i.kind == "verb" and words[i.i - 1] not in _WHICH)
    return item.i - struck <= _STRUCK_NEAR or not any(verbs)


def _tells_of_attack(word: str) -> bool:
    return word.removeprefix("و").removeprefix("ب") in _ATTACKS or word in words_of("fighting")


def _is_of_capture(ctx: Context, item: Item, trigger: Item, verb: Item) -> bool:
    """Tell whether a date follows a verb of capture or killing that is not between it and the event."""
    return (
        bool(verb.classes & ctx.mask("capture", "kill"))
        and 0 <= item.i - verb.j <= 9
        and not trigger.j <= item.i <= verb.i
        and (trigger.i < verb.i or trigger.i > item.i)
    )


def _is_of_deal(ctx: Context, item: Item, trigger: Item, verb: Item) -> bool:
    """Tell whether a date is that of concluding a deal ("الاتفاق المبرم في", "الصفقة التي أبرمتها الحكومة الشهر الماضي")."""
    begins = bool(verb.classes & ctx.bits["begin"]) and _is_of_larger_deal(ctx, trigger, verb)
    if not (verb.classes & ctx.bits["agree"] or begins) or verb.i < trigger.i < item.i:
        return False
    if ctx.is_nominal(verb):
        enters = any(word.startswith(_INTO_FORCE) for word in ctx.marked.words[verb.j : item.i])
        return 0 <= item.i - verb.j <= 4 and not enters  # "اتفاق يبدأ تنفيذه السبت"
    relative = ctx.marked.words[verb.i - 1] in _WHICH
    return relative and 0 <= item.i - verb.j <= 12 and not any(w in "،," for w in ctx.marked.words[verb.j : item.i])


def _is_of_larger_deal(ctx: Context, trigger: Item, verb: Item) -> bool:
    """Tell whether a relative clause tells of a deal named behind the event, which is a part of it ("… ضمن العملية التي بدأت في آذار")."""
    between = ctx.passage(verb.s, trigger.j, verb.i)
    named = [i for i in between.find_cues("deal", "arrangement") if verb.i - i.j <= _NAMED_REACH]
    last = named[-1] if named else None
    if last is None or ctx.marked.words[verb.i - 1] not in _WHICH:
        return False
    parted = any(word in "،," for word in ctx.marked.words[last.j : verb.i])
    return not parted and not any(ctx.is_finite(v) for v in between.verbs if v.i > last.j)


def dates_a_statement(ctx: Context, item: Item, trigger: Item) -> bool:
    """Tell whether a date stands between a verb of saying and what is said."""
    for verb in ctx.marked.by_sentence[item.s].find_verbs(ctx.mask("say", "deny", "propose", "agree")):
        if verb is trigger or not ctx.is_finite(verb) or verb.classes & ctx.bits["begin"]:
            continue
        between = [v for v in ctx.marked.by_sentence[item.s].verbs if min(verb.j, item.j) <= v.i < max(item.i, verb.i)]
        if verb.i < item.i < trigger.i and not between:
            words = ctx.marked.words[item.j : trigger.i]
            if any(
                w in ("ان", "انه", "انها", "عن", "بان", ":", "،", "انهم", "ب") for w in words
            ) or verb.classes & ctx.mask("say", "deny"):
                return True
        if item.i < verb.i and verb.i - item.j < 2 and trigger.i > verb.i:
            return True
    return False


def is_long_ago(ctx: Context, date: Filler | None) -> bool:
    """Tell whether an event's date lies more than six weeks before the report, and cannot lie soon after it ("سيغادرون في 15 أيار")."""
    return date is not None and ended_long_ago(ctx, date.item) and not _comes_soon(ctx, date.item)


def _comes_soon(ctx: Context, item: Item) -> bool:
    """Tell whether a date that can lie ahead does so by no more than it would else lie behind."""
    anchor, due = ctx.marked.anchor, item.planned
    return anchor is not None and due is not None and 0 <= (due.start - anchor).days <= LONG_AGO


def lies_behind(ctx: Context, date: Filler | None) -> bool:
    """Tell whether an event's date lies some days before the report.

    In a report without a date of its own, whether it gives a month, or calls a day or time the last ("السبت الماضي").
    """
    if date is None:
        return False
    span, anchor = date.item.past, ctx.marked.anchor
    if span is not None:
        return anchor is None or (anchor - span.end).days >= _BEHIND
    return not _past_words().isdisjoint(ctx.marked.words[date.item.i : date.item.j])


@cache
def _past_words() -> frozenset[str]:
    """Return the words of months, and those for "last"."""
    months = (row["form"].split()[0] for row in read_lexicon_file("months.yml")["months"])
    return frozenset(fold_word(word) for word in (*months, *read_lexicon_file("calendar.yml")["last"]))
