"""Own ways: people on the move whom no arrangement lets out: travellers, the cured, one's own wounded, whom fighting drives out."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.evacuations.words import (
    clears,
    has_stem,
    is_actor_of,
    is_plain_evacuation,
    words_of,
    words_with_and,
)
from extract.mentions.items import Item, Items

_DEALT = frozenset(("arrangement", "mediation"))
_ARRANGED = _DEALT | {"convoy"}
_QUOTES = frozenset('"«»“”()')
_AFTER = frozenset(("اثر", "عقب", "جراء", "نتيجه"))
_HIT = 3  # tokens from "after" to what struck
_RED_CROSS = frozenset(("red_cross",))
_BODIES = frozenset(("red_cross", "un_body", "international_organisation", "ngo"))
_NEAR = 8  # tokens from a word of leaving to who goes
_GROUP = 12  # tokens from a word of leaving to what travellers in vehicles are called
_FAR = 18  # tokens from a word of leaving to why, or out of what
_FROM_AFTER = 3  # tokens from "after" to the cure


def goes_its_own_way(ctx: Context, trigger: Item, items: Items) -> bool:
    """Tell whether who goes needs nobody's leave: no deal, convoy or mediation is told of in the sentence, and the words tell why they go."""
    if _is_mission(ctx, trigger, items):
        return True
    if items.cues.isdisjoint(_DEALT) and (
        _are_travellers(ctx, trigger) or _are_struck(ctx, trigger) or _is_ordered(ctx, trigger)
    ):
        return True
    if not items.cues.isdisjoint(_ARRANGED):
        return False
    return (
        _come_back(ctx, trigger, items)
        or _are_cured(ctx, trigger)
        or _are_its_own_wounded(ctx, trigger, items)
        or _are_forced(ctx, trigger)
        or _are_pulled_out(ctx, trigger)
        or _are_shipped(ctx, trigger, items)
        or _are_cleared_by_police(ctx, trigger)
        or _are_displaced_who_arrive(ctx, trigger, items)
    )


def _is_mission(ctx: Context, trigger: Item, items: Items) -> bool:
    """Tell whether a relief or United Nations body is itself the subject of going ("غادرت بعثة الأمم المتحدة المدينة")."""
    if not trigger.classes & ctx.mask("leave", "arrive") or not ctx.is_finite(trigger):
        return False
    return any(is_actor_of(i, _BODIES) and i.i == trigger.j for i in items)


def _are_travellers(ctx: Context, trigger: Item) -> bool:
    """Tell whether pilgrims, tourists or passengers are on the way ("انطلقت حافلات تقل 90 من المعتمرين")."""
    words, end = ctx.marked.words, ctx.marked.sentences[trigger.s][1]
    return not words_of("travellers").isdisjoint(words[trigger.j : min(trigger.j + _GROUP, end)])


def _are_struck(ctx: Context, trigger: Item) -> bool:
    """Tell whether ambulances take the victims of an attack or accident to hospital ("نقلت سيارات الإسعاف 7 جرحى إثر انفجار")."""
    words, end = ctx.marked.words, min(trigger.j + _FAR, ctx.marked.sentences[trigger.s][1])
    if is_plain_evacuation(words[trigger.i]) or not any("اسعاف" in w for w in words[trigger.j : trigger.j + _HIT]):
        return False
    return any(
        words[k] in _AFTER and not words_of("strikes").isdisjoint(words[k + 1 : k + 1 + _HIT])
        for k in range(trigger.j, end)
    )


def _is_ordered(ctx: Context, trigger: Item) -> bool:
    """Tell whether authorities have their own people leave ("الإجلاء الطوعي لسكان X", "إجلاء إلزامي")."""
    behind = [word for word in ctx.marked.words[trigger.j : trigger.j + _HIT] if word not in _QUOTES]
    return is_plain_evacuation(ctx.marked.words[trigger.i]) and not words_of("ordered").isdisjoint(behind[:1])


def _come_back(ctx: Context, trigger: Item, items: Items) -> bool:
    """Tell whether people only come back to where they live ("بدأت عودة 300 نازح من X إلى Y")."""
    if not has_stem(ctx.marked.words[trigger.i], "returns"):
        return False
    return not any(i.kind in ("batch", "vehicles") for i in items)


def _are_cured(ctx: Context, trigger: Item) -> bool:
    """Tell whether patients leave a hospital after their cure ("خرجوا من المستشفى بعد شفائهم")."""
    words, end = ctx.marked.words, min(trigger.j + _FAR, ctx.marked.sentences[trigger.s][1])
    return bool(trigger.classes & ctx.bits["leave"]) and any(
        words[k] == "بعد" and not words_of("cure").isdisjoint(words[k + 1 : k + 1 + _FROM_AFTER])
        for k in range(trigger.j, end)
    )


def _are_its_own_wounded(ctx: Context, trigger: Item, items: Items) -> bool:
    """Tell whether a force carries off its own wounded, no relief body beside it ("أخلى الجيش جرحاه", "نقلت القوات جرحاها")."""
    if not trigger.classes & ctx.bits["evacuate"] or any(is_actor_of(i, _BODIES) for i in items):
        return False
    words, end = ctx.marked.words, ctx.marked.sentences[trigger.s][1]
    return not words_of("own_wounded").isdisjoint(words[trigger.j : min(trigger.j + _NEAR, end)])


def _are_forced(ctx: Context, trigger: Item) -> bool:
    """Tell whether fighting drives people out or to leave ("هجّر القتال الآلاف", "دفعت الغارات الأهالي إلى الخروج", "أجبرتهم المعارك على المغادرة")."""
    words, start = ctx.marked.words, ctx.marked.sentences[trigger.s][0]
    before = words[max(start, trigger.i - _NEAR) : trigger.i]
    if words[trigger.i] in words_with_and("displaces"):
        return not words_of("battle").isdisjoint(before)  # "كان القتال قد هجّر 140 ألف شخص"
    drives = next((k for k, word in enumerate(before) if word.removeprefix("و") in words_of("drives")), None)
    return drives is not None and ctx.is_nominal(trigger) and not words_of("battle").isdisjoint(before[drives + 1 :])


def _are_pulled_out(ctx: Context, trigger: Item) -> bool:
    """Tell whether people are pulled out from under rubble ("انتشلوا من تحت الأنقاض ونقلوا")."""
    words, (start, end) = ctx.marked.words, ctx.marked.sentences[trigger.s]
    return not words_of("rubble").isdisjoint(words[max(start, trigger.i - _FAR) : min(trigger.j + _NEAR, end)])


def _are_shipped(ctx: Context, trigger: Item, items: Items) -> bool:
    """Tell whether a ship took people off a shore, which needs nobody's leave; and no Red Cross ship ("أجلت سفينة 800 مهاجر من الميناء")."""
    if ctx.is_nominal(trigger) or any(is_actor_of(i, _RED_CROSS) for i in items):
        return False
    words, (start, end) = ctx.marked.words, ctx.marked.sentences[trigger.s]
    return not words_of("ships").isdisjoint(words[max(start, trigger.i - _NEAR) : min(trigger.j + _HIT, end)])


def _are_cleared_by_police(ctx: Context, trigger: Item) -> bool:
    """Tell whether the police clear people out ("أخلت الشرطة المعتصمين من الساحة")."""
    words = ctx.marked.words
    return clears(words[trigger.i]) and not words_of("police").isdisjoint(words[trigger.j : trigger.j + 1])


def _are_displaced_who_arrive(ctx: Context, trigger: Item, items: Items) -> bool:
    """Tell whether those who arrive are called displaced, who have come by themselves ("وصول 300 من النازحين")."""
    if not trigger.classes & ctx.bits["arrive"] or is_plain_evacuation(ctx.marked.words[trigger.i]):
        return False
    if any(i.kind in ("batch", "vehicles") or (i.kind == "actor" and is_actor_of(i, _BODIES)) for i in items):
        return False
    return any(has_stem(w, "fled") for w in ctx.marked.words[trigger.j : trigger.j + _NEAR])
