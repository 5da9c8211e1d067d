"""Who brokered, guaranteed or carried out an event as a third party."""

from __future__ import annotations

from itertools import pairwise

from extract.claims.context import RELATIVES, Context, names_talks
from extract.claims.frames import Filler
from extract.claims.mediation import (
    BY_WORD,
    MEDIATION,
    NAMES,
    UNNAMED,
    actors_after,
    can_mediate,
    is_joint_body,
    told_to_mediate,
)
from extract.claims.notables import has_another_part
from extract.claims.relays import find_relays
from extract.mentions.clitics import is_among, strip_clitics
from extract.mentions.forms import NOUN
from extract.mentions.items import Item, Items
from extract.mentions.word_lists import list_beginnings, list_words

_NAMELESS = UNNAMED | {"yemeni_mediators"}
_AWAY = frozenset(("بعيدا", "بمعزل", "دون", "بدون"))  # before who has no part in it
_AWAY_REACH = 8  # tokens from "without" to a body of a list that has no part in it
_OFFICIALS = list_words("circumstances.yml", "officials")
_TALKS_REACH = 6  # tokens from talks to who sponsors them
_THANKED = 9  # tokens from thanks, over who thanks, to the first who is thanked
_ENVOY = "مبعوث"
_PRESENT, _PRESENT_REACH = "بحضور", 4  # tokens from "in the presence of", over its people, to a body
_EVE = list_words("circumstances.yml", "on_the_eve")
_EVE_REACH = 7  # tokens from "on the eve of" to what meets
_EFFORTS_REACH = 8  # tokens from the last who is thanked to what for
_THANKED_FOR = list_beginnings("circumstances.yml", "thanked_for")
_VOICES = list_words("circumstances.yml", "appeals") | list_words("circumstances.yml", "voices")
_SEATED = list_beginnings("circumstances.yml", "seated")
_PEACE = list_words("circumstances.yml", "peace")
_FIRE = "النار"  # ends "وقف إطلاق النار"
_SIGNED = 6  # tokens from a truce to who signed it
_GOAL = 6  # tokens from who mediates to what for
_TRUCES = list_beginnings("circumstances.yml", "truces")
_EASING = list_words("circumstances.yml", "easing")
_TENSION = list_words("circumstances.yml", "tension")
_PLANES = list_words("circumstances.yml", "planes")
_CARRY = list_words("circumstances.yml", "carry")
_CARRIES = 3  # tokens from a plane to "carries", "on board"
_WORLD_BODIES = frozenset(("un_body", "international_organisation", "ngo"))
_THIRD_TYPES = _WORLD_BODIES | {"red_cross", "coalition"}


def read_mediators(ctx: Context, s: int, a: int, b: int) -> dict[str, Filler]:
    """Find who brokered, guaranteed or carried out the event in tokens [a, b) of a sentence.

    Read from words of mediation ("برعاية", "وساطة"), apposition ("وسيط الصفقة"), verbs ("رعته", "أشرفت"), vehicles ("طائرة أممية"),
    and the presence of a Red Cross or Red Crescent body, of unnamed notables, or of a commission of both sides, who act in such
    events as nothing else.
    """
    items = ctx.passage(s, a, b)
    sentence = ctx.marked.by_sentence[s]
    told = sentence.classes & ctx.bits["mediate"] or not sentence.cues.isdisjoint(MEDIATION)
    found = told_to_mediate(ctx, items) if told else {}
    for item in _thanked(ctx, items) if "thanks" in sentence.cues else ():
        found.setdefault(ctx.key(item), Filler(item, "thanked"))
    names = [i for i in items if i.kind in NAMES]
    for item in find_relays(ctx, names):
        found.setdefault(ctx.key(item), Filler(item, "passes_on"))
    for item in names:
        idle = _only_speaks(ctx, item, items) or _only_appeals(ctx, item) or has_another_part(ctx, item, items)
        if _acts_by_nature(ctx, item) and not idle:
            found.setdefault(ctx.key(item), Filler(item, "relief_body_or_notables"))
        elif _owns_vehicle(ctx, item, items):
            found.setdefault(ctx.key(item), Filler(item, "vehicle_of_a_body"))
    for one, other in pairwise(names):
        for item in _listed_with_relief(ctx, one, other, found):
            found.setdefault(ctx.key(item), Filler(item, "relief_body_or_notables"))
    left_out = (_is_left_out, _sits_at_other_talks, _signed_a_truce, _mediates_peace)
    return {key: f for key, f in found.items() if not any(leaves(ctx, f.item, items) for leaves in left_out)}


def _thanked(ctx: Context, items: Items) -> list[Item]:
    """Return who is thanked for efforts or a part in talks ("وجّه الشكر إلى X وY لما بذلتاه في المفاوضات", "شكر الرئيس X على مساعدته")."""
    found: list[Item] = []
    named = Items(i for i in items if i.kind != "cue")
    for cue in items.find_cues("thanks"):
        near = [i for i in items if 0 <= i.i - cue.j <= _THANKED and _can_be_thanked(i)]
        while near:
            listed = actors_after(ctx, named, near[0].i, reach=1)
            if cue.j == near[0].i and len(listed) > 1 and not listed[1].joined:
                listed = listed[1:]  # who thanks stands before the one thanked
            near = [i for i in near if listed and i.i >= listed[-1].j]
            after = (
                ctx.marked.words[listed[-1].j : near[0].i if near else listed[-1].j + _EFFORTS_REACH] if listed else []
            )
            if any(strip_clitics(w).startswith(_THANKED_FOR) for w in after[:_EFFORTS_REACH]):
                found += [i for i in listed if can_mediate(ctx, i)]
                break
    return found


def _can_be_thanked(item: Item) -> bool:
    """Tell whether a name right behind thanks is of those thanked, not of those who thank."""
    return item.kind == "actor" or (item.kind == "place" and item.actor_reading is not None)


def _is_left_out(ctx: Context, item: Item, items: Items) -> bool:
    """Tell whether it is said that a body had no part in the event ("بعيدا عن الأمم المتحدة", "دون رعاية الأمم المتحدة")."""
    words = ctx.marked.words
    first = max(ctx.marked.sentences[item.s][0], item.i - _AWAY_REACH)
    away = next((k for k in range(item.i - 1, first - 1, -1) if words[k] in _AWAY), None)
    if away is None or any(w in "،,:" for w in words[away : item.i]):
        return False
    return not any(away < i.i < item.i and ctx.is_finite(i) and not i.tense & NOUN for i in items.verbs)


def _sits_at_other_talks(ctx: Context, item: Item, items: Items) -> bool:
    """Tell whether a body takes part in talks on whose eve the event came ("جاء التبادل عشية محادثات أستانا بمشاركة X")."""
    words, first = ctx.marked.words, ctx.marked.sentences[item.s][0]
    eve = next((k for k in range(item.i - 1, first - 1, -1) if words[k].removeprefix("و") in _EVE), None)
    if eve is None or not any(map(names_talks, words[eve + 1 : min(eve + _EVE_REACH, item.i)])):
        return False
    return not any(i.i > eve and i.j <= item.i for i in items.find_verbs(ctx.mask("swap", "evacuate", "release")))


def _signed_a_truce(ctx: Context, item: Item, items: Items) -> bool:
    """Tell whether a body only signed the truce of which a relative clause tells ("وقف إطلاق النار الذي وقعته اللجنة")."""
    signing = next((v for v in items.find_verbs(ctx.bits["agree"]) if v.j == item.i), None)
    if signing is None or ctx.marked.words[signing.i - 1] not in RELATIVES:
        return False
    before = ctx.marked.words[max(ctx.marked.sentences[item.s][0], signing.i - _SIGNED) : signing.i]
    return any(w == _FIRE or strip_clitics(w).startswith(_TRUCES) for w in before)


def _mediates_peace(ctx: Context, item: Item, items: Items) -> bool:
    """Tell whether it is peace, and no deal, that an actor mediates ("تتوسط سلطنة عمان للوصول إلى خارطة طريق")."""
    verb = next((v for v in items.find_verbs(ctx.bits["mediate"]) if 0 <= item.i - v.j <= 1), None)
    if verb is None:
        return False
    goal = range(item.j, min(item.j + _GOAL, ctx.marked.sentences[item.s][1]))
    peace = next((k for k in goal if is_among(ctx.marked.words[k], _PEACE)), None)
    return peace is not None and not ctx.between_has(item.j, peace, "deal", "arrangement")


def read_medical_escorts(ctx: Context, s: int) -> dict[str, Filler]:
    """Find the health and relief bodies that a sentence names, if only as its source: they carry out the evacuation of the sick."""
    return {
        ctx.key(i): Filler(i, "relief_body_or_notables")
        for i in ctx.marked.by_sentence[s]
        if i.kind == "actor"
        and i.name is not None
        and (i.name.entity_type == "red_cross" or i.name.entity_id == "who")
        and not _only_appeals(ctx, i)
    }


def read_conveners(ctx: Context, s: int, sides: set[str]) -> dict[str, Filler]:
    """Find the states that meet over a deal of others: two or more listed together where talks or a deal are told of.

    Args:
        ctx: The article.
        s: The sentence.
        sides: Keys of the deal's own sides; one of them may sit at the table.
    """
    items = ctx.marked.by_sentence[s]
    talks = any(i.kind == "verb" and i.classes & ctx.bits["propose"] for i in items)
    if not talks or not any(i.kind == "cue" and i.cue in ("deal", "arrangement") for i in items):
        return {}
    for first in items:
        officials = first.kind == "nat" and ctx.marked.words[first.i - 1] in _OFFICIALS
        if not officials and first.kind not in ("actor", "place"):
            continue
        listed = actors_after(ctx, items, first.i, reach=1)
        states = {ctx.key(i): Filler(i, "convener") for i in listed if ctx.lexicon.types.get(ctx.key(i)) == "state"}
        third = {k: f for k, f in states.items() if not any(ctx.same_party(k, side) for side in sides)}
        if len(third) > 1:
            return third
    return {}


def keep_one_unnamed(mediators: dict[str, Filler]) -> dict[str, Filler]:
    """Keep of mediators without a name the first, and "the mediators" only where nobody is named.

    "A tribal mediation", "the committee" and "notables" of one report are the same people told of in other words.
    """
    unnamed = [key for key in mediators if key in _NAMELESS]
    named = len(unnamed) < len(mediators)
    again = {key for n, key in enumerate(unnamed) if n or (named and key == "unnamed_mediators")}
    return {key: filler for key, filler in mediators.items() if key not in again}


def is_broker(filler: Filler) -> bool:
    """Tell whether a word of mediation names somebody who brokers deals, as relief bodies, which only carry them out, do not."""
    relief = filler.item.name is not None and filler.item.name.entity_type == "red_cross"
    return filler.rule in BY_WORD and not relief


def sponsors_other_talks(ctx: Context, filler: Filler) -> bool:
    """Tell whether a word of mediation names who sponsors peace talks, and not a deal ("المباحثات التي ترعاها الأمم المتحدة")."""
    if filler.rule not in BY_WORD:
        return False
    item = filler.item
    before = range(max(ctx.marked.sentences[item.s][0], item.i - _TALKS_REACH), item.i)
    leads = {v.j for v in ctx.marked.by_sentence[item.s].find_verbs(ctx.bits["mediate"])}
    deal = ctx.between_has(before.start, item.i, "deal")
    return not deal and any(names_talks(ctx.marked.words[k]) and k not in leads for k in before)


def sponsors_a_truce(ctx: Context, filler: Filler) -> bool:
    """Tell whether a word of mediation names who sponsors a truce, of which another sentence tells ("هدنة رعتها الأمم المتحدة")."""
    if filler.rule not in BY_WORD:
        return False
    start = max(ctx.marked.sentences[filler.item.s][0], filler.item.i - _TALKS_REACH)
    return any(strip_clitics(w).startswith(_TRUCES) for w in ctx.marked.words[start : filler.item.i])


def guarantees_zones(ctx: Context, filler: Filler) -> bool:
    """Tell whether guarantors are those of de-escalation zones, and not of a deal ("مناطق خفض التصعيد التي اتفقت عليها الدول الضامنة")."""
    start, end = ctx.marked.sentences[filler.item.s]
    words = ctx.marked.words[start:end]
    return any(w in _EASING and words[k + 1 : k + 2] and words[k + 1] in _TENSION for k, w in enumerate(words))


def _acts_by_nature(ctx: Context, item: Item) -> bool:
    """Tell whether an actor has no other part in such events than a third party's."""
    if item.kind != "actor" or item.name is None:
        return False
    name = item.name
    if name.entity_type not in _THIRD_TYPES and name.entity_id not in UNNAMED:
        return False
    if name.entity_id in UNNAMED:
        # not "مقابل شيخ قبلي", "من غير وسيط", "اتفاق بين وجهاء البلدة وX"
        return not ctx.before(item) & {"counter", "negation", "to", "between"}
    if is_envoy(ctx, item):
        return name.entity_type in _WORLD_BODIES  # the envoy of an international body
    return name.entity_type == "red_cross" or is_joint_body(ctx, item) or _attends(ctx, item)


def _listed_with_relief(ctx: Context, one: Item, other: Item, found: dict[str, Filler]) -> list[Item]:
    """Return the body of the world that is listed right beside the Red Cross or Red Crescent, and acts with it ("الأمم المتحدة والصليب الأحمر")."""
    if not (other.joined and one.j == other.i):
        return []
    types = [ctx.lexicon.types.get(ctx.key(i)) for i in (one, other)]
    relief = "red_cross" in types and any(ctx.key(i) in found for i in (one, other))
    return [i for i, of in zip((one, other), types, strict=True) if relief and of in _WORLD_BODIES]


def _attends(ctx: Context, item: Item) -> bool:
    """Tell whether the event came "in the presence of" a body, or of its people ("بحضور وفد من الأمم المتحدة")."""
    return _PRESENT in ctx.marked.words[max(ctx.marked.sentences[item.s][0], item.i - _PRESENT_REACH) : item.i]


def is_envoy(ctx: Context, item: Item) -> bool:
    """Tell whether a name is that of an envoy."""
    return _ENVOY in " ".join(ctx.marked.words[item.i : item.j])


def _owns_vehicle(ctx: Context, item: Item, items: Items) -> bool:
    """Tell whether an international body's plane or buses carry the people ("طائرة تابعة للأمم المتحدة"), or a state's plane does ("طائرة قطرية تقلهم")."""
    name = item.name or (item.names[0] if item.names else None)
    if item.kind not in ("actor", "nat") or name is None:
        return False
    if name.entity_type in _WORLD_BODIES:
        return ctx.between_has(max(ctx.marked.sentences[item.s][0], item.i - 3), item.i, "carrier")
    flown = is_among(ctx.marked.words[item.i - 1], _PLANES) and item.kind == "nat" and name.entity_type == "state"
    if flown and any(i.kind == "nat" and i is not item and ctx.key(i) == ctx.key(item) for i in items):
        return False  # it fetches its own ("غادر أميركي على متن مروحية أميركية")
    around = ctx.marked.words[max(ctx.marked.sentences[item.s][0], item.i - _CARRIES) : item.j + _CARRIES]
    return flown and any(is_among(word, _CARRY) for word in around)


def _only_speaks(ctx: Context, item: Item, items: Items) -> bool:
    """Tell whether an actor is only whom a statement is put down to ("بحسب الصليب الأحمر"); one that speaks itself mostly tells of its own work."""
    return "by_attribution" in ctx.before(item) and not _does_something(ctx, item, items)


def _only_appeals(ctx: Context, item: Item) -> bool:
    """Tell whether a relief body only voices concern, warns or calls on others ("أعرب الصليب الأحمر عن قلقه", "الصليب الأحمر يدعو إلى")."""
    words = ctx.marked.words
    beside = (words[item.i - 1], *words[item.j : item.j + 1])
    relief = item.name is not None and item.name.entity_type == "red_cross"
    return relief and any(word.removeprefix("و") in _VOICES for word in beside)


def _does_something(ctx: Context, item: Item, items: Items) -> bool:
    """Tell whether it is said of a source what it does besides ("بحسب الصليب الأحمر الذي فتح الممر")."""
    if ctx.marked.words[item.j : item.j + 1] not in (["التي"], ["الذي"]):
        return False
    says = any(v.i == item.j + 1 for v in items.find_verbs(ctx.bits["say"]))
    return not says and not any(w.startswith(_SEATED) for w in ctx.marked.words[item.j + 1 : item.j + 2])
