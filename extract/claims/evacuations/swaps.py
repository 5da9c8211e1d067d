"""Swaps: which passages of leaving only follow the exchanged, out of prison and home, and tell of no evacuation."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.evacuations.words import any_has_stem, has_stem, is_cue, is_people, is_plain_evacuation, words_of
from extract.claims.exchanges.objects import come_out_for_captives
from extract.claims.frames import Filler, Frame
from extract.claims.spread import sentences_of
from extract.mentions.items import Item

SWAPPED = "those who leave are exchanged"
_LISTED = 4  # tokens from one noun of those moved to the next
_LISTED_WITH = ("people", "civilians")
_HELD = 8  # tokens before a word of leaving to who held those who leave; twice as many behind it
_OBJECT = 3  # tokens from a word of leaving to its subject or object
_FLOWN = 8  # tokens from a word of leaving to the plane
_FAR = 14  # tokens from "let" to "go", past a long subject
_LEFT = 8  # tokens from a word of leaving to the place left
_UNARMED = frozenset(("civilians", "families", "wounded"))
_FREE = _UNARMED | {"fighters"}


def follows_the_exchanged(ctx: Context, frame: Frame, exchanges: list[Frame]) -> bool:
    """Tell whether a passage only says how captives who are exchanged come out of prison or travel."""
    if not exchanges or is_plain_evacuation(ctx.marked.words[frame.trigger.i]):
        return False
    if frame.people and all(come_out_for_captives(ctx, f.item) for f in frame.people):
        return True
    if _fly(ctx, frame):
        return not (_are_residents(ctx, frame) or any(f.item.category in _UNARMED for f in frame.people))
    if _takes_captives(ctx, frame.trigger) or (frame.people and all(is_captive(ctx, f) for f in frame.people)):
        return True
    captive = any(ctx.lexicon.types.get(k) == "prison" for k in frame.origin) or _moves_captives(ctx, frame)
    return captive and tells_of_a_swap(ctx, frame, exchanges)


def tells_of_a_swap(ctx: Context, frame: Frame, exchanges: list[Frame]) -> bool:
    """Tell whether an evacuation frame only follows the exchanged out of prison: their counts, or a prison on the way."""
    plain = is_plain_evacuation(ctx.marked.words[frame.trigger.i])
    evacuate = plain or (bool(frame.actors) and bool(frame.trigger.classes & ctx.bits["evacuate"]))
    captives = _moves_captives(ctx, frame)
    if exchanges and captives and not plain and not frame.actors:
        return True
    told, told_of_exchanges = sentences_of(ctx, frame), {s for x in exchanges for s in sentences_of(ctx, x)}
    apart = not told <= told_of_exchanges and (_go_all_the_way(frame) or _speaks_of_evacuating(ctx))
    if exchanges and not apart and not _is_of_the_free(ctx, frame):
        return True
    prison = any(ctx.lexicon.types.get(k) == "prison" for k in frame.origin)
    held = _is_held_near(ctx, frame)
    if not (prison or held or captives) and _are_brought_out(ctx, frame):
        return False
    released = {_bounds(f) for x in exchanges for f in [*x.total, *(f for side in x.sides for f in side.released)]}
    counts = {_bounds(f) for f in _tell_all(frame) if f.item.qualifier != "vague"}
    return prison or bool(counts and counts <= released) or (held and not evacuate and bool(told & told_of_exchanges))


def _tell_all(frame: Frame) -> list[Filler]:
    """Return those counted, and what they consist of where that adds up to them."""
    sums = (
        sum(f.item.low or 0 for f in fillers if f.item.category != "families")
        for fillers in (frame.people, frame.parts)
    )
    return [*frame.people, *frame.parts] if len(set(sums)) == 1 else frame.people


def _are_brought_out(ctx: Context, frame: Frame) -> bool:
    """Tell whether those counted leave a place, or go from one to another, as those who are evacuated do."""
    if frame.people and _leave_a_place(ctx, frame):
        return True
    gunmen = all(f.item.category == "fighters" for f in frame.people) and _are_said_to_be(ctx, frame, "irregulars")
    if _are_counted_out(frame) and (gunmen or _are_said_to_be(ctx, frame, "persons")):
        return True
    return bool(frame.origin and frame.destination) and any(f.item.category == "people" for f in frame.people)


def were_let_go(ctx: Context, frame: Frame) -> bool:
    """Tell whether those on the way are as many as captors let go, and are nowhere said to be evacuated ("أطلقت سراح سبعة … نقل السبعة إلى X")."""
    if frame.origin and not _may_be_the_freed(ctx, frame):
        return False
    if not frame.people:
        return _are_captives_before(ctx, frame)
    freeing = [items for items in ctx.marked.by_sentence if items.classes & ctx.bits["release"]]
    freed = {(i.low, i.high) for items in freeing for i in items.counts if i.low is not None}
    return all(_bounds(f) in freed for f in frame.people)


def _may_be_the_freed(ctx: Context, frame: Frame) -> bool:
    """Tell whether those who leave a place may be captives let go there: soldiers or captives, no group, in a report of captivity and no evacuation."""
    if frame.actors or frame.batch or frame.vehicles or _speaks_of_evacuating(ctx):
        return False
    return all(f.item.category in ("fighters", "detainees") for f in frame.people) and _are_held(ctx)


def _are_held(ctx: Context) -> bool:
    """Tell whether a report has people in somebody's hands, or calls them captives."""
    held = ctx.bits["capture"]
    return any(
        items.classes & held or "holder" in items.cues or any(is_people(i) and i.noun and i.noun.held for i in items)
        for items in ctx.marked.by_sentence
    )


def _are_captives_before(ctx: Context, frame: Frame) -> bool:
    """Tell whether a pronoun on a word of leaving takes up captives, the people named last before it ("طائرة الأسرى … قبل سفرهم إلى X")."""
    trigger, (start, _) = frame.trigger, ctx.marked.sentences[frame.s]
    if trigger.suffix not in ("هم", "هن") or is_plain_evacuation(ctx.marked.words[trigger.i]):
        return False
    before = [i for i in ctx.items_in(frame.s, start, trigger.i) if is_people(i)]
    return bool(before) and before[-1].noun is not None and before[-1].noun.held


def is_captive(ctx: Context, filler: Filler) -> bool:
    """Tell whether a count is of captives alone ("مئات المدنيين والأسرى" is of both), be it that what follows says so."""
    count = filler.item
    if count.category == "detainees" or (count.held and count.category != "people"):
        return True
    words, (_, end) = ctx.marked.words, ctx.marked.sentences[count.s]
    return any(words[k] in words_of("holds_them") for k in range(count.j, min(count.j + _HELD, end)))


def _takes_captives(ctx: Context, trigger: Item) -> bool:
    """Tell whether captives stand right behind a word of transporting or leaving ("نقل أسرى الجماعة", "خرج ثلاثة معتقلين")."""
    following = [i for i in ctx.marked.by_sentence[trigger.s] if is_people(i) and 0 <= i.i - trigger.j <= _OBJECT]
    captive = any(i.noun is not None and (i.noun.held or i.noun.category == "detainees") for i in following[:1])
    return captive and bool(trigger.classes & ctx.moving)


def _fly(ctx: Context, frame: Frame) -> bool:
    """Tell whether people go by air: from or to an airport, or in a plane named beside the word of leaving."""
    if any(ctx.lexicon.types.get(k) == "airport" for k in (*frame.origin, *frame.destination)):
        return True
    a, b = max(frame.span[0], frame.trigger.i - _FLOWN), min(frame.span[1], frame.trigger.j + _FLOWN)
    return any_has_stem(ctx.marked.words[a:b], "planes") or (
        frame.batch is not None and _is_flight(ctx, frame.batch.item)
    )


def _is_flight(ctx: Context, batch: Item) -> bool:
    """Tell whether a batch is called a flight ("الرحلة الثانية")."""
    return not words_of("flights").isdisjoint(ctx.marked.words[batch.i : batch.j])


def _is_held_near(ctx: Context, frame: Frame) -> bool:
    """Tell whether somebody "holds" people beside the word of leaving, and not those "in return for" whom these leave."""
    a, b = frame.span
    first, last = max(a, frame.trigger.i - _HELD), min(b, frame.trigger.j + 2 * _HELD)
    behind = (k for k in range(frame.trigger.j, last) if "counter" in ctx.cues_at.get(k, ()))
    return ctx.between_has(first, next(behind, last), "holder")


def _leave_a_place(ctx: Context, frame: Frame) -> bool:
    """Tell whether people are said to leave or be brought out of a place ("غادر 150 عنصرا البلدة مقابل …"): that is what is traded."""
    trigger = frame.trigger
    left = any(f.rule == "left" and 0 <= f.item.i - trigger.j <= _LEFT for f in frame.origin.values())
    own = bool(frame.actors) or _rides_buses(ctx, frame) or is_plain_evacuation(ctx.marked.words[trigger.i])
    return left and own and bool(trigger.classes & ctx.mask("evacuate", "leave"))


def _bounds(filler: Filler) -> tuple[int | None, int | None]:
    return filler.item.low, filler.item.high


def _rides_buses(ctx: Context, frame: Frame) -> bool:
    """Tell whether a passage has people ride in buses or a convoy, counted or not."""
    return frame.vehicles is not None or any(is_cue(i, "convoy") for i in ctx.items_in(frame.s, *frame.span))


def _is_of_the_free(ctx: Context, frame: Frame) -> bool:
    """Tell whether those who leave are a group, fighters, civilians or wounded, ride buses or are "evacuated"."""
    free = any(f.item.category in _FREE for f in frame.people) or _are_residents(ctx, frame)
    free = free or _are_counted_out(frame)
    return bool(free or frame.actors or _rides_buses(ctx, frame)) or is_plain_evacuation(
        ctx.marked.words[frame.trigger.i]
    )


def _are_counted_out(frame: Frame) -> bool:
    """Tell whether so many people, and no captives, leave a place ("150 شخصا من الزبداني")."""
    left = any(f.rule == "left" and abs(f.item.i - frame.trigger.i) <= _LEFT for f in frame.origin.values())
    return left and any(not f.item.bare and not f.item.held for f in frame.people)


def _are_said_to_be(ctx: Context, frame: Frame, name: str) -> bool:
    """Tell whether those counted are called by a noun of a list: "persons", "gunmen", as the exchanged seldom are."""
    nouns = (ctx.marked.words[f.item.noun_at] for f in frame.people if f.item.noun_at >= 0)
    return any(has_stem(noun, name) for noun in nouns)


def _go_all_the_way(frame: Frame) -> bool:
    """Tell whether a frame tells whence and whither people go, and of no captives."""
    left = any(f.rule == "left" for f in frame.origin.values())
    return left and bool(frame.destination) and not any(f.item.held for f in frame.people)


def _speaks_of_evacuating(ctx: Context) -> bool:
    """Tell whether a report has a form of "evacuate" itself, other than in "let go" ("أخلت سبيلهم")."""
    words = ctx.marked.words
    verbs = (v for items in ctx.marked.by_sentence for v in items.verbs)
    return any(is_plain_evacuation(words[v.i]) and not any("سبيل" in w for w in words[v.j : v.j + _FAR]) for v in verbs)


def _are_residents(ctx: Context, frame: Frame) -> bool:
    """Tell whether those counted are the people of the place that they leave ("338 من أهالي بلدتي …")."""
    words = ctx.marked.words
    return bool(frame.destination) and any(
        not words_of("residents").isdisjoint(words[f.item.i : f.item.j + 3]) and not f.item.held for f in frame.people
    )


def _moves_captives(ctx: Context, frame: Frame) -> bool:
    """Tell whether the noun of people nearest to a trigger is one of captives."""
    people: list[Item] = [
        i for i in ctx.marked.by_sentence[frame.s] if is_people(i) and frame.span[0] <= i.i < frame.span[1]
    ]
    nearest = min(people, key=lambda i: abs(i.i - frame.trigger.i), default=None)
    if nearest is None or nearest.noun is None:
        return False
    listed = any(  # "نقل الصحفيين وعدد من الأسرى"
        i.noun is not None
        and i.noun.held
        and 0 < i.i - nearest.j <= _LISTED
        and not ctx.between_has(nearest.j, i.i, "counter")
        for i in people
    )
    return nearest.noun.held or (listed and nearest.noun.category in _LISTED_WITH)
