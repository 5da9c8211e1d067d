"""Fetching: vehicles that come empty to carry people out, so that the place that they come to is the one left."""

from __future__ import annotations

from extract.claims.comparing import near_places
from extract.claims.context import Context
from extract.claims.evacuations.nationals import RELIEF
from extract.claims.evacuations.words import carries, has_stem, is_cue, is_people, takes_place, words_of
from extract.claims.frames import Frame
from extract.mentions.forms import NOUN, PRESENT
from extract.mentions.items import Item

_IN_ORDER_TO = frozenset(("كي", "لكي", "حتي"))
_TO_BEGIN = frozenset(
    (
        "لبدء",
        "للبدء",
        "للشروع",
        "للمباشره",
        "لتنفيذ",
        "لاستكمال",
        "لتامين",
        "لمباشره",
        "لتسهيل",
        "لاتمام",
        "بهدف",
        "بغرض",
        "بقصد",
        "اجل",  # "من أجل"
    )
)
_TRIES = frozenset(("محاوله", "المحاوله", "عمليه", "جهود", "خطه"))  # "في محاولة جديدة لإجلاء"
_AFTER = frozenset(("بعد", "عقب", "فور", "مع"))
_ON_THEIR_WAY = frozenset(("طريقها", "طريقه", "طريقهم"))  # "قافلة كانت في طريقها إلى"
ENTERED = 16  # tokens from a verb of entering to what is entered
_SUBJECT = 5  # tokens from a verb of entering to the end of the name of who enters
_COMING = 22  # tokens from a verb of coming, over whither, to the vehicles
_FIRST, _LISTED = 8, 4  # tokens from a verb of coming to a place to which vehicles come, and from there to the next
_PURPOSE = 18  # tokens from a verb of coming to what the vehicles come for


def fetches(ctx: Context, coming: Item, trigger: Item) -> bool:
    """Tell whether vehicles come in order to carry people out ("دخلت حافلات إلى البلدة لنقل المقاتلين")."""
    if not _is_purpose(ctx, trigger) or not coming.classes & ctx.mask("arrive", "leave") or coming.j > trigger.i:
        return False
    if takes_place(ctx.marked.words[coming.i]) and not _TRIES.isdisjoint(ctx.marked.words[trigger.i - 2 : trigger.i]):
        return False  # "غادرت الحافلات المدينة في محاولة لإجلاء المدنيين"
    return _vehicles_of(ctx, coming) is not None and not _are_aboard(ctx, coming, trigger.i)


def find_empty_way(ctx: Context, trigger: Item) -> tuple[int, int] | None:
    """Return the tokens in which the way of empty vehicles is told, that come to carry people out; None if none come.

    They go from the vehicles ("أرسل 60 حافلة إلى X، تمهيدا لنقلهم"), or from their coming to a place named before them ("وصلت إلى X 20 حافلة
    لنقل", "وصلت إلى X حافلات ستحمل"), to the word for what they come for.
    """
    carrying = _find_carrying(ctx, trigger)
    if carrying is not None and not takes_place(ctx.marked.words[trigger.i]):
        return trigger.i, carrying.i
    start = _find_start_of_way(ctx, trigger)
    if start is None and (_is_purpose(ctx, trigger) or _is_wish_to_carry(ctx, trigger)):
        first = max(ctx.marked.sentences[trigger.s][0], trigger.i - _COMING)
        coming = ctx.passage(trigger.s, first, trigger.i).find_verbs(ctx.bits["arrive"])
        start = next((v.i for v in coming if _is_entered_by_relief(ctx, v)), None)
    return (start, trigger.i) if start is not None else None


def _find_start_of_way(ctx: Context, trigger: Item) -> int | None:
    """Return the token from which on the way of empty vehicles is told before a purpose of carrying people out; None if none come."""
    vehicles = _find_fetching(ctx, trigger)
    if vehicles is None:
        return None
    start, _ = ctx.marked.sentences[trigger.s]
    before = ctx.passage(trigger.s, max(start, vehicles.i - _COMING), vehicles.i)
    coming = [v for v in before.find_verbs(ctx.mask("arrive", "leave")) if ctx.is_finite(v) or ctx.is_nominal(v)]
    if not coming or any(not i.forced for i in before.counts):
        return vehicles.i
    return coming[-1].i


def _find_fetching(ctx: Context, trigger: Item) -> Item | None:
    """Return the vehicles that a purpose of carrying people out stands behind; None if none do."""
    if not (_is_purpose(ctx, trigger) or _is_wish_to_carry(ctx, trigger)):
        return None
    start, _ = ctx.marked.sentences[trigger.s]
    on_their_way = any(w in _ON_THEIR_WAY for w in ctx.marked.words[max(start, trigger.i - _PURPOSE) : trigger.i])
    before = ctx.items_in(trigger.s, max(start, trigger.i - (2 if on_their_way else 1) * _PURPOSE), trigger.i)
    first = next((i for i in before if _is_carrier(i)), None)
    return first if first is not None and not _are_aboard(ctx, first, trigger.i) else None


def comes_empty(ctx: Context, trigger: Item) -> bool:
    """Tell whether a verb of coming is that of ambulances that enter a place, or of buses that come "to free those besieged"."""
    if not trigger.classes & ctx.mask("arrive", "leave") or _vehicles_of(ctx, trigger) is None:
        return False
    _, end = ctx.marked.sentences[trigger.s]
    limit = min(end, trigger.j + _PURPOSE)
    words = ctx.marked.words
    if _is_before_leaving(ctx, trigger, end):
        return True
    if _are_aboard(ctx, trigger, limit):
        return False
    if any(words[k] in words_of("to_free") for k in range(trigger.j, limit)):
        return True
    near = words[max(trigger.i - 3, 0) : trigger.j + 8]
    ambulances = any("اسعاف" in w for w in near)
    return has_stem(words[trigger.i], "enters") and (ambulances or _is_what_it_follows(ctx, trigger))


def _is_before_leaving(ctx: Context, coming: Item, end: int) -> bool:
    """Tell whether vehicles enter, from no place and with nobody in them, before people who are yet to leave ("دخلت حافلات إلى X، وسيخرج 300")."""
    if not ctx.is_finite(coming) or not has_stem(ctx.marked.words[coming.i], "enters"):
        return False
    behind = ctx.passage(coming.s, coming.j, end)
    leaving = behind.find_verbs(ctx.mask("evacuate", "leave"))
    first = next((v for v in leaving if not carries(ctx.marked.words[v.i])), None)
    if first is None or not (first.future or first.tense & (NOUN | PRESENT)) or _are_aboard(ctx, coming, first.i):
        return False
    ways = {cue.cue for cue in behind.find_cues("from", "via", "to") if cue.i < first.i}
    return ways == {"to"}


def _is_what_it_follows(ctx: Context, coming: Item) -> bool:
    """Tell whether people are said to be brought out only "after" vehicles came ("بدأ إجلاؤهم بعد دخول الحافلات")."""
    if ctx.marked.words[coming.i - 1] not in _AFTER:
        return False
    before = ctx.items_in(coming.s, ctx.marked.sentences[coming.s][0], coming.i)
    return any(i.kind == "verb" and i.classes & ctx.mask("evacuate", "leave") for i in before)


def comes_to_carry(ctx: Context, trigger: Item) -> bool:
    """Tell whether a verb of coming is that of vehicles that are yet to carry people out ("توجهت حافلات إلى البلدة كي تحمل المقاتلين")."""
    return _find_carrying(ctx, trigger) is not None


def _find_carrying(ctx: Context, trigger: Item) -> Item | None:
    """Return the word for what the vehicles whose coming a verb tells come for: to carry people out; None if they do not."""
    if not trigger.classes & ctx.mask("arrive", "leave"):
        return None
    if _vehicles_of(ctx, trigger) is None and not _is_entered_by_relief(ctx, trigger):
        return None
    _, end = ctx.marked.sentences[trigger.s]
    following = ctx.items_in(trigger.s, trigger.j, min(end, trigger.j + _PURPOSE))
    carrying = next((i for i in following if _is_purpose(ctx, i) or _is_wish_to_carry(ctx, i)), None)
    return None if carrying is None or _are_aboard(ctx, trigger, carrying.i) else carrying


def comes_laden(ctx: Context, trigger: Item) -> bool:
    """Tell whether a verb of entering is that of a batch, or of vehicles of which it is said whom they carry ("دخلت الحافلات التي حملت 300 مسلح")."""
    if not trigger.classes & ctx.bits["arrive"] or not has_stem(ctx.marked.words[trigger.i], "enters"):
        return False
    if ctx.is_nominal(trigger) or comes_empty(ctx, trigger) or comes_to_carry(ctx, trigger):
        return False
    _, end = ctx.marked.sentences[trigger.s]
    return any(
        i.kind == "batch" or (i.kind == "verb" and i.classes & ctx.bits["evacuate"])
        for i in ctx.items_in(trigger.s, trigger.j, min(end, trigger.j + ENTERED))
    )


def _is_wish_to_carry(ctx: Context, item: Item) -> bool:
    """Tell whether a verb is "to carry" ("كي تحمل", "لتحمل") or "will carry" ("الحافلات التي ستقل")."""
    if item.kind != "verb" or not item.classes & ctx.bits["evacuate"] or not item.tense & PRESENT:
        return False
    return item.future or item.prefix == "ل" or ctx.marked.words[item.i - 1] in _IN_ORDER_TO


def _is_purpose(ctx: Context, trigger: Item) -> bool:
    """Tell whether a word is "in order to evacuate", "to carry them", or what they come to begin ("لبدء إجلاء")."""
    named = bool(trigger.tense & NOUN and trigger.classes & ctx.bits["evacuate"] and not trigger.definite)
    return named and (trigger.prefix == "ل" or ctx.marked.words[trigger.i - 1] in _TO_BEGIN)


def _vehicles_of(ctx: Context, coming: Item) -> Item | None:
    """Return the vehicles or convoy that stand beside a verb of coming, or behind the places to which they come."""
    near = ctx.items_in(coming.s, max(coming.i - 3, 0), coming.j + 6)
    return next((i for i in [*near, *_find_behind_places(ctx, coming)] if _is_carrier(i)), None)


def _is_entered_by_relief(ctx: Context, coming: Item) -> bool:
    """Tell whether it is a relief body that enters a place ("دخل الهلال الأحمر إلى X لينقل")."""
    behind = ctx.items_in(coming.s, coming.j, coming.j + _SUBJECT)
    relief = any(i.kind == "actor" and i.name is not None and i.name.entity_type in RELIEF for i in behind)
    return relief and has_stem(ctx.marked.words[coming.i], "enters")


def _find_behind_places(ctx: Context, coming: Item) -> list[Item]:
    """Return what stands right behind the places that are named behind a verb of coming ("وصلت إلى X وY حافلات")."""
    last, reach = coming.j, _FIRST
    for place in ctx.items_in(coming.s, coming.j, coming.j + _PURPOSE):
        if place.kind == "place" and place.i - last <= reach:
            last, reach = place.j, _LISTED
    return ctx.items_in(coming.s, last, last + 2) if last > coming.j else []


def _is_carrier(item: Item) -> bool:
    """Tell whether an item is a number of vehicles, a convoy or a plane."""
    return item.kind == "vehicles" or is_cue(item, "convoy", "carrier")


def _are_aboard(ctx: Context, start: Item, end: int) -> bool:
    """Tell whether people are said to ride in the vehicles: a count, a batch or a verb of carrying before token `end`."""
    return any(
        (i.kind == "count" and i.category != "vehicles" and not i.forced)
        or (is_people(i) and not words_of("besieged").intersection(ctx.marked.words[i.i : i.j + 1]))
        or (i.kind == "batch" and not _is_of_vehicles(ctx, i))
        or (i.kind == "verb" and carries(ctx.marked.words[i.i]))
        for i in ctx.items_in(start.s, start.j, end)
    )


def _is_of_vehicles(ctx: Context, batch: Item) -> bool:
    """Tell whether a batch is one of buses, in which nobody need ride yet ("الدفعة الأولى من الحافلات", "حافلات الدفعة الأولى")."""
    behind = ctx.items_in(batch.s, batch.j, batch.j + 2)
    if any(_is_carrier(i) for i in ctx.items_in(batch.s, max(batch.i - 1, 0), batch.i)):
        return True
    return any(_is_carrier(i) or (i.noun is not None and i.noun.kind == "vehicles") for i in behind)


def goes_to_fetch(ctx: Context, frame: Frame, frames: list[Frame]) -> bool:
    """Tell whether vehicles without people in them go where others of the article are to leave from ("توجهت 17 حافلة من X إلى Y", "لإجلاء مدنيين من Y")."""
    if frame.vehicles is None or frame.people or frame.actors or frame.batch:
        return False
    return any(o is not frame and near_places(ctx, frame.destination, o.origin) for o in frames)


def vehicles_enter(ctx: Context, place: Item, trigger: Item) -> bool:
    """Tell whether a place is one that the vehicles entered, behind a word of leaving ("بدأ الإجلاء بعد دخول الحافلات إلى X")."""
    return trigger.j < place.i and any(
        has_stem(ctx.marked.words[i.i - 1], "enters")
        for i in ctx.items_in(place.s, trigger.j + 1, place.i)
        if is_cue(i, "carrier", "convoy") or i.kind == "vehicles" or (i.noun is not None and i.noun.kind == "vehicles")
    )
