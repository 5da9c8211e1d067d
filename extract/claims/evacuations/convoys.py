"""Convoys: which passages go on with the one told of before, and which add a part of it."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from itertools import pairwise

from extract.claims.comparing import AHEAD, gap, overlap, sentence_numbers, share_figures
from extract.claims.context import Context
from extract.claims.evacuations.words import has_stem, is_people, words_of
from extract.claims.frames import Filler, Frame
from extract.claims.totals import counts_all_so_far
from extract.mentions.items import Item

_BEHIND = 2  # sentences from that of an evacuation to how many vehicles there were
_SUBJECT = 4  # tokens from the beginning of a passage, in which its subject stands
_TELLER = 8  # tokens at the head of a passage in which it is said who tells it
_RIDE = 4  # tokens from riding to how many vehicles
_PLAIN = 2  # a status that a governing word tells, or more
_OPENING = 2  # tokens from "it comprises", at the head of a sentence, to how many
_HELD_UP = 12  # tokens from holding up, over who does it and when, to how many
_DONE = ("completed", "ongoing")
_COUNTING = 9  # tokens at the head of a sentence, over who says so, to how many there are
_IT_IS_ABOUT = {"الامر", "يتعلق"}
_WHICH_IS = frozenset(("وهي", "وهو"))  # "انطلقت القافلة، وهي الدفعة الرابعة"


def goes_on(ctx: Context, draft: Frame, frame: Frame) -> bool:
    """Tell whether the subject of a passage is "the convoy", "the batch" with no number: the one of the sentence before."""
    batches = [i for i in ctx.items_in(frame.s, *frame.span) if i.kind == "batch"]
    told = draft.batch is not None or any(ctx.marked.words[i.i - 1] not in _WHICH_IS for i in batches)
    if (batches and told) or frame.s - 1 not in sentence_numbers(draft):
        return False
    a, b = max(frame.span[0], frame.trigger.i - 6), min(frame.span[1], frame.trigger.j + 3)
    words, (first, end) = ctx.marked.words, frame.span
    news = next((k + 1 for k in range(first, min(first + _TELLER, end - 1)) if words[k] == "ان"), first)
    return any(
        words[k] in words_of("the_convoy") and words_of("another_convoy").isdisjoint(words[k + 1 : k + 2])
        for k in (*range(first, min(first + _SUBJECT, end)), news, *range(a, b))
    )


def arrived_from(ctx: Context, draft: Frame, frame: Frame) -> bool:
    """Tell whether a passage tells of the setting out of those whose coming a claim told of in the same sentence ("وصلت الدفعة بعدما غادرت أمس")."""
    trigger = frame.trigger
    if frame.s not in sentence_numbers(draft) or frame.batch is not None or frame.people:
        return False
    before = ctx.marked.words[max(frame.span[0], trigger.i - 2) : trigger.i]
    came = draft.trigger.i < trigger.i and bool(draft.trigger.classes & ctx.bits["arrive"])
    after = before[-1:] == ["بعدما"] or before == ["بعد", "ان"] or (before[-1:] == ["بعد"] and bool(trigger.suffix))
    return came and after


def holds_more(draft: Frame, frame: Frame) -> bool:
    """Tell whether a passage counts both more people and more vehicles than a convoy was said to hold: those of all convoys."""
    if draft.vehicles is None or frame.vehicles is None or not (draft.people and frame.people):
        return False
    pairs = (draft.vehicles, frame.vehicles), (draft.people[0], frame.people[0])
    return all((one.item.high or one.item.low or 0) < (other.item.low or 0) for one, other in pairs)


def counts_them(ctx: Context, draft: Frame, frame: Frame) -> bool:
    """Tell whether a passage only says how many those told of just before are ("غادرت الدفعة الثانية، وبلغ عددهم 900")."""
    if any(f.item.qualifier != "vague" for f in draft.people) or not frame.people or gap(draft, frame) > 1:
        return False
    first = frame.people[0].item
    if counts_all_so_far(ctx, first):
        return False
    words = ctx.marked.words[max(frame.span[0], first.i - _RIDE) : first.j]
    return any(word.removeprefix("و") in words_of("of_them") for word in words)


def is_first_so_far(draft: Frame, frame: Frame) -> bool:
    """Tell whether a claim is of a first batch of no exact number, and the next sentence says what all so far come to: they are one."""
    if draft.batch is None or draft.batch.item.ordinal != 1 or frame.s - max(sentence_numbers(draft)) != 1:
        return False
    exact = any(f.item.qualifier != "vague" for f in draft.people)
    return draft.status in _DONE and not exact


def make_parts(draft: Frame, frame: Frame) -> None:
    """Make those whom a passage counts of "the convoy" parts of how many it was said to carry, if they fit."""
    total = max((f.item.low or 0 for f in draft.people if f.item.category != "families"), default=0)
    told = [f for f in frame.people if f.item.category != "families"]
    if told and sum(f.item.high or total for f in told) < total:
        frame.parts += told
        frame.people = [f for f in frame.people if f not in told]


def leave_out_held_up(ctx: Context, draft: Frame) -> None:
    """Leave out the last who remained, where a claim says that their way was held up ("علّق الجيش سفر نحو 90 كانوا آخر من بقي")."""
    draft.people = [f for f in draft.people if not _is_held_up(ctx, f.item)]


def _is_held_up(ctx: Context, count: Item) -> bool:
    before = ctx.passage(count.s, max(ctx.marked.sentences[count.s][0], count.i - _HELD_UP), count.i)
    return any(ctx.is_finite(verb) for verb in before.find_verbs(ctx.bits["suspend"]))


def tells_of_the_rest(ctx: Context, draft: Frame, frame: Frame) -> bool:
    """Tell whether a passage tells of another part of those just told of ("وتوجه قسم آخر", "نقلت الخمس الأخرى")."""
    if not 0 <= gap(draft, frame) <= 1:
        return False
    a, b = frame.span
    return any(
        other in words_of("the_other") and (part.removeprefix("ال") in words_of("parts") or _is_number(ctx, k))
        for k, (part, other) in enumerate(pairwise(ctx.marked.words[a : min(b, frame.trigger.j + 6)]), start=a)
    )


def follows_the_last(ctx: Context, draft: Frame, frame: Frame) -> bool:
    """Tell whether a passage counts those who have left before "the last who remained", of whom a claim told just now."""
    if gap(draft, frame) != 1 or not frame.people or frame.batch is not None:
        return False
    words = ctx.marked.words
    spans = [range(*ctx.marked.sentences[s]) for s in sentence_numbers(draft)]
    return any(
        words[k] == "اخر" and not words_of("who_stayed").isdisjoint(x for x in words[k + 1 : k + 3] if x != "من")
        for span in spans
        for k in span
    )


def is_whole_beside_batch(ctx: Context, a: Frame, b: Frame) -> bool:
    """Tell whether one frame is a batch, and the other counts all who are to leave in the end ("عدد الذين سيخرجون"), or left under the deal."""
    to_come = any(
        one.batch is not None and (_counts_all_to_come(ctx, other) or _is_begun_of(one, other))
        for one, other in ((a, b), (b, a))
    )
    pairs = ((a, b), (b, a))
    last = any(_counts_under_deal(ctx, whole) and _tells_of_last_batch(ctx, batch) for whole, batch in pairs)
    return to_come or last or (_counts_under_deal(ctx, b) and b.s in sentence_numbers(a) and not a.is_total)


def _counts_under_deal(ctx: Context, frame: Frame) -> bool:
    """Tell whether a passage begins with the deal under which all whom it counts left ("بموجب اتفاق نقل بموجبه 41 ألفا")."""
    return frame.is_total and ctx.between_has(frame.span[0], frame.span[0] + 1, "arrangement")


def _tells_of_last_batch(ctx: Context, frame: Frame) -> bool:
    """Tell whether a passage counts nobody but tells of "the last batch", of which a whole is more."""
    words = ctx.marked.words[slice(*frame.span)]
    last = any(has_stem(one, "convoys") and other == "الاخيره" for one, other in pairwise(words))
    return last and not frame.people and not frame.is_total


def _is_begun_of(batch: Frame, whole: Frame) -> bool:
    """Tell whether a first batch, whose number is not told, has left of those whom an earlier passage counts as yet to leave."""
    first = batch.batch is not None and batch.batch.item.ordinal == 1 and not batch.people
    left = batch.status in _DONE and batch.firmness >= _PLAIN
    due = whole.status in AHEAD and whole.firmness >= _PLAIN and whole.batch is None
    return first and left and due and bool(whole.people) and whole.s < batch.s


def is_yet_to_follow(ctx: Context, a: Frame, b: Frame) -> bool:
    """Tell whether one frame counts people who have left, and the other is of those who are to follow: a later batch, or "others"."""
    return any(
        done.status in _DONE
        and (done.people or done.vehicles)
        and due.status in AHEAD
        and due.firmness >= _PLAIN
        and (_is_later_batch(due, done) or _tells_of_others(ctx, due))
        for done, due in ((a, b), (b, a))
    )


def is_beside(ctx: Context, draft: Frame, frame: Frame) -> bool:
    """Tell whether two clauses of a sentence, each with a verb and a number, have people go their own way ("وصلت 200 عائلة، في حين انتقلت 12 إلى دمشق")."""
    if frame.trigger is draft.trigger or frame.s not in sentence_numbers(draft) or tells_of_the_rest(ctx, draft, frame):
        return False
    mine, theirs = ({f.item.low for f in each.people} for each in (draft, frame))
    if not (mine and theirs) or share_figures(mine, theirs) or draft.is_total or frame.is_total:
        return False
    if (frame.status in AHEAD) != (draft.status in AHEAD):
        return False
    ends = (draft.origin, frame.origin), (draft.destination, frame.destination)
    apart = any(a and b and not overlap(ctx, a, b) for a, b in ends)
    return apart or (bool(frame.destination) and not draft.destination)


def _is_later_batch(due: Frame, done: Frame) -> bool:
    if due.batch is None or done.batch is not None:
        return False
    return due.batch.item.ordinal > 1 or (due.vehicles is not None and done.vehicles is None)


def _tells_of_others(ctx: Context, frame: Frame) -> bool:
    """Tell whether those counted are others than those told of before ("200 آخرون", "10 حافلات أخرى")."""
    told = [*frame.people, *([frame.vehicles] if frame.vehicles is not None else [])]
    return any(not words_of("the_rest").isdisjoint(ctx.marked.words[f.item.i : f.item.j + 1]) for f in told)


def _is_number(ctx: Context, k: int) -> bool:
    word = ctx.marked.info[k]
    return word is not None and word.definite and word.entry is not None and word.entry.number is not None


def _counts_all_to_come(ctx: Context, frame: Frame) -> bool:
    words = ctx.marked.words[slice(*frame.span)]
    if any(x == "عدد" and y in ("الذين", "من") for x, y in pairwise(words)):
        return frame.trigger.future
    before = ctx.marked.words[frame.span[0] : frame.trigger.i]  # "وقدر عدد السلفيين الوافدين على X الذين سيرحلون"
    return frame.trigger.future and before[-1:] == ["الذين"] and "عدد" in before


def find_vehicles(ctx: Context, told: AbstractSet[int], others: AbstractSet[int]) -> Filler | None:
    """Return the number of vehicles that a sentence behind an evacuation's gives its convoy ("وتألفت القافلة من 25 حافلة", "وكانوا على متن 12 حافلة").

    Args:
        ctx: The article.
        told: The sentences of the evacuation.
        others: Those that tell of other events.
    """
    near = sorted({s + step for s in told for step in range(1, _BEHIND + 1)} - told - others)
    for s in near:
        if s < len(ctx.marked.sentences):
            numbers = [i for i in ctx.marked.by_sentence[s] if i.kind == "vehicles"]
            if numbers and _are_boarded(ctx, numbers[0]):
                return Filler(numbers[0], "vehicles")
    return None


def _are_boarded(ctx: Context, vehicles: Item) -> bool:
    """Tell whether people ride in vehicles, or a convoy is made up of them."""
    words = ctx.marked.words[ctx.marked.sentences[vehicles.s][0] : vehicles.i]
    near = words[-_RIDE:]
    convoy = not words_of("the_convoy").isdisjoint(words) and not words_of("made_up_of").isdisjoint(words)
    return (convoy or not words_of("ridden").isdisjoint(near)) and words_of("aid").isdisjoint(near)


def find_people(ctx: Context, told: AbstractSet[int], others: AbstractSet[int]) -> tuple[list[Filler], list[Filler]]:
    """Return how many the sentence behind an evacuation's says that they are, and parts of them ("وقدر X عددهم بنحو 600", "وتضم 90 شخصا").

    Args:
        ctx: The article.
        told: The sentences of the evacuation.
        others: Those that tell of other events.
    """
    for s in sorted({s + 1 for s in told} - told - others):
        if s < len(ctx.marked.sentences):
            people, parts = _count_them(ctx, s)
            if people:
                return people, parts
    return [], []


def _count_them(ctx: Context, s: int) -> tuple[list[Filler], list[Filler]]:
    """Return whom a sentence counts that goes on with "their number", "it comprises" or "the number of families", and parts of them."""
    start, _end = ctx.marked.sentences[s]
    words = ctx.marked.words
    counts = [i for i in ctx.marked.by_sentence[s].counts if not i.forced and i.category != "bodies"]
    first = next(iter(counts), None)
    families = first is not None and _counts_families(ctx, first, start)
    if first is None or (not families and _names_people(ctx, s, first) and not _rides_along(ctx, s, first)):
        return [], []  # "وبقي مدنيون يقدر عددهم بنحو 600"
    if not (
        (words[start] in words_of("contains") and first.i - start <= _OPENING)
        or any(w.removeprefix("و") in words_of("of_them") for w in words[max(start, first.i - _RIDE) : first.j])
        or (families and words[start].removeprefix("و") in words_of("amounts"))
        or _rides_along(ctx, s, first)
    ):
        return [], []
    people: list[Filler] = []
    parts: list[Filler] = []
    for count in counts:
        among = any("among" in ctx.cues_ending.get(k, ()) for k in range(max(start, count.i - 2), count.i + 1))
        if parts or among:
            parts.append(Filler(count, "among"))
        elif not count.bare and (
            (count.category == "families") not in {f.item.category == "families" for f in people}
            or not words_of("along_with").isdisjoint(words[max(start, count.i - 2) : count.i])
        ):
            people.append(Filler(count, "count_behind"))
    return people, parts


def _rides_along(ctx: Context, s: int, count: Item) -> bool:
    """Tell whether a sentence does no more than count who is in the convoy told of ("وفي القافلة 300", "وعدد أفراد المجموعة 40", "وقدر ركابها بنحو 600")."""
    start = ctx.marked.sentences[s][0]
    before = ctx.marked.words[start : count.i]
    if not 0 < len(before) <= _COUNTING or count.bare:
        return False
    riders = any(word.removeprefix("و") in words_of("riders") for word in before)
    within = any(x.removeprefix("و") in words_of("within") and y in words_of("the_convoy") for x, y in pairwise(before))
    about = any({x, y} == _IT_IS_ABOUT for x, y in pairwise(word.removeprefix("و") for word in before))
    if not (riders or within or about):
        return False
    told = (i for i in ctx.items_in(s, start, count.i) if i.kind in ("place", "count", "vehicles", "batch"))
    return not any(told)


def _names_people(ctx: Context, s: int, count: Item) -> bool:
    """Tell whether a sentence names people, of whom there are several, before it counts them."""
    people = (i.noun for i in ctx.marked.by_sentence[s] if is_people(i) and i.j <= count.i)
    return any(noun is not None and noun.number == "p" for noun in people)


def _counts_families(ctx: Context, count: Item, start: int) -> bool:
    """Tell whether "the number of families" stands before a number of families."""
    return count.category == "families" and "عدد" in ctx.marked.words[start : count.i]
