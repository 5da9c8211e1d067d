"""Who brokered, guaranteed or carried out an event as a third party."""

from __future__ import annotations

from extract.claims.context import RELATIVES, TALKS, Context
from extract.claims.frames import Filler
from extract.mentions.clitics import strip_clitics
from extract.mentions.forms import NOUN
from extract.mentions.items import Item

_MEDIATORS = frozenset(("local_mediators", "unnamed_mediators"))  # ids of those whom only that they mediate names
_UNNAMED = _MEDIATORS | {"local_notables"}
_NAMELESS = _UNNAMED | {"yemeni_mediators"}
_MEDIATION = frozenset(("mediation", "mediator_noun", "own_mediation"))
_STOPS = frozenset(("between", "with", "counter", "from", "to", "in"))  # behind which other parties stand
_AMONG = frozenset(("تنسيق", "بتنسيق", "التنسيق", "بالتنسيق", "بالتعاون", "مع"))  # whom "between" or "with" may follow
_NAMES = frozenset(("actor", "nat"))
_RELATIVES = frozenset(("الذي", "التي", "الذين"))
_OBJECTS = ("المفاوضات", "العمليه", "المبادله", "المواكبه", "التنفيذ", "نقلهم")
_EFFORTS = frozenset(("نجاح", "بنجاح", "جهود", "جهودا", "مساعي", "لجهود", "بجهود"))
_AWAY = frozenset(("بعيدا", "بمعزل", "دون", "بدون"))  # before who has no part in it
_AWAY_REACH = 8  # tokens from "without" to a body of a list that has no part in it
_EACH_OF = ["كل", "من"]
_OFFICES = frozenset(("العام", "المدير", "مدير", "الرييس", "المندوب", "الممثل"))
_TITLE = 3  # tokens of an office before its body
_APPOSITION = 8  # tokens of what is said of a name between two commas
_OFFICIALS = frozenset(("مسوولين", "مسوولون", "مسوولي", "مفاوضين", "مفاوضون", "وفود", "ممثلين", "وسطاء"))
_DELEGATIONS = frozenset(("وفد", "وفدا", "الوفد", "فريق", "الفريق"))
_TALKS_REACH = 6  # tokens from talks to who sponsors them
_THANKED = 4  # tokens from thanks to the first who is thanked
_EFFORTS_REACH = 8  # tokens from the last who is thanked to what for
_THANKED_FOR = ("جهود", "جهد", "دور", "وساط", "مساع", "مفاوض", "تعاون", "بذل", "تسهيل")
_SEATED = ("مقر", "يتخذ", "تتخذ")  # behind "which": where a body sits
_TRUCES = ("هدن", "تهدي")
_WORLD_BODIES = frozenset(("un_body", "international_organisation", "ngo"))
_THIRD_TYPES = _WORLD_BODIES | {"red_cross", "coalition"}


def read_mediators(ctx: Context, s: int, a: int, b: int) -> dict[str, Filler]:
    """Find who brokered, guaranteed or carried out the event in tokens [a, b) of a sentence.

    Read from words of mediation ("برعاية", "وساطة"), apposition ("وسيط الصفقة"), verbs ("رعته", "أشرفت"), vehicles ("طائرة أممية"),
    and the presence of a Red Cross or Red Crescent body, of unnamed notables, or of a commission of both sides, who act in such
    events as nothing else.
    """
    items = ctx.items_in(s, a, b)
    sentence = ctx.marked.by_sentence[s]
    told = sentence.classes & ctx.bits["mediate"] or not sentence.cues.isdisjoint(_MEDIATION)
    found = _told_to_mediate(ctx, items) if told else {}
    for item in _thanked(ctx, items) if "thanks" in sentence.cues else ():
        found.setdefault(ctx.key(item), Filler(item, "thanked"))
    for item in items:
        if item.kind not in _NAMES:
            continue
        if _acts_by_nature(ctx, item) and not _only_speaks(ctx, item, items):
            found.setdefault(ctx.key(item), Filler(item, "relief_body_or_notables"))
        elif _owns_vehicle(ctx, item):
            found.setdefault(ctx.key(item), Filler(item, "vehicle_of_a_body"))
    return {key: filler for key, filler in found.items() if not _is_left_out(ctx, filler.item, items)}


def _told_to_mediate(ctx: Context, items: list[Item]) -> dict[str, Filler]:
    """Return whom words and verbs of mediation name."""
    found: dict[str, Filler] = {}
    for cue in items:
        if cue.kind == "cue" and cue.cue in _MEDIATION:
            for item in _named_by_word(ctx, items, cue):
                found.setdefault(ctx.key(item), Filler(item, "mediation_cue"))
        elif cue.kind == "verb" and cue.classes & ctx.bits["mediate"] and ctx.is_finite(cue):
            for item in _subjects_of_mediation(ctx, items, cue):
                found.setdefault(ctx.key(item), Filler(item, "mediation_verb"))
    return found


def _thanked(ctx: Context, items: list[Item]) -> list[Item]:
    """Return who is thanked for efforts or a part in talks ("وجّه الشكر إلى X وY لما بذلتاه في المفاوضات")."""
    found: list[Item] = []
    for cue in items:
        if cue.kind == "cue" and cue.cue == "thanks":
            named = next((i for i in items if 0 <= i.i - cue.j <= _THANKED and _can_be_thanked(i)), None)
            listed = _actors_after(ctx, [i for i in items if i.kind != "cue"], named.i, reach=1) if named else []
            after = ctx.marked.words[listed[-1].j : listed[-1].j + _EFFORTS_REACH] if listed else []
            if any(strip_clitics(w).startswith(_THANKED_FOR) for w in after):
                found += [i for i in listed if _can_mediate(ctx, i)]
    return found


def _can_be_thanked(item: Item) -> bool:
    """Tell whether a name right behind thanks is of those thanked, not of those who thank."""
    return item.kind == "actor" or (item.kind == "place" and item.actor_reading is not None)


def _is_left_out(ctx: Context, item: Item, items: list[Item]) -> bool:
    """Tell whether it is said that a body had no part in the event ("بعيدا عن الأمم المتحدة", "دون رعاية الأمم المتحدة")."""
    words = ctx.marked.words
    first = max(ctx.marked.sentences[item.s][0], item.i - _AWAY_REACH)
    away = next((k for k in range(item.i - 1, first - 1, -1) if words[k] in _AWAY), None)
    if away is None or any(w in "،,:" for w in words[away : item.i]):
        return False
    return not any(i.kind == "verb" and away < i.i < item.i and ctx.is_finite(i) and not i.tense & NOUN for i in items)


def read_medical_escorts(ctx: Context, s: int) -> dict[str, Filler]:
    """Find the health and relief bodies that a sentence names, if only as its source: they carry out the evacuation of the sick."""
    return {
        ctx.key(i): Filler(i, "relief_body_or_notables")
        for i in ctx.marked.by_sentence[s]
        if i.kind == "actor" and i.name is not None and (i.name.entity_type == "red_cross" or i.name.entity_id == "who")
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
        listed = _actors_after(ctx, items, first.i, reach=1)
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


def sponsors_other_talks(ctx: Context, filler: Filler) -> bool:
    """Tell whether a word of mediation names who sponsors peace talks, and not a deal ("المباحثات التي ترعاها الأمم المتحدة")."""
    if filler.rule not in ("mediation_cue", "mediation_verb"):
        return False
    item = filler.item
    before = range(max(ctx.marked.sentences[item.s][0], item.i - _TALKS_REACH), item.i)
    leads = {v.j for v in ctx.marked.by_sentence[item.s] if v.kind == "verb" and v.classes & ctx.bits["mediate"]}
    deal = ctx.between_has(before.start, item.i, "deal")
    return not deal and any(strip_clitics(ctx.marked.words[k]) in TALKS and k not in leads for k in before)


def sponsors_a_truce(ctx: Context, filler: Filler) -> bool:
    """Tell whether a word of mediation names who sponsors a truce, of which another sentence tells ("هدنة رعتها الأمم المتحدة")."""
    if filler.rule not in ("mediation_cue", "mediation_verb"):
        return False
    start = max(ctx.marked.sentences[filler.item.s][0], filler.item.i - _TALKS_REACH)
    return any(strip_clitics(w).startswith(_TRUCES) for w in ctx.marked.words[start : filler.item.i])


def _acts_by_nature(ctx: Context, item: Item) -> bool:
    """Tell whether an actor has no other part in such events than a third party's."""
    if item.kind != "actor" or item.name is None:
        return False
    name = item.name
    if name.entity_type not in _THIRD_TYPES and name.entity_id not in _UNNAMED:
        return False
    if name.entity_id in _UNNAMED:
        return not ctx.before(item) & {"counter", "negation", "to"}  # "مقابل شيخ قبلي", "من غير وسيط"
    if "مبعوث" in " ".join(ctx.marked.words[item.i : item.j]):
        return name.entity_type in _WORLD_BODIES  # the envoy of an international body
    return name.entity_type == "red_cross" or _is_joint_body(ctx, item)


def _owns_vehicle(ctx: Context, item: Item) -> bool:
    """Tell whether an international body's plane or buses carry the people ("طائرة تابعة للأمم المتحدة", "حافلات أممية")."""
    name = item.name or (item.names[0] if item.names else None)
    if item.kind not in ("actor", "nat") or name is None or name.entity_type not in _WORLD_BODIES:
        return False
    return ctx.between_has(max(ctx.marked.sentences[item.s][0], item.i - 3), item.i, "carrier")


def _named_by_word(ctx: Context, items: list[Item], cue: Item) -> list[Item]:
    """Return whom a word of mediation names: those after it, those that its name begins with it, or who stands before it."""
    if any(v.kind == "verb" and v.i == cue.j and v.tense & NOUN for v in items):
        return []  # "يقضي بضمان خروج المقاتلين": what is guaranteed
    within = next((i for i in items if i.kind == "actor" and i.i <= cue.i and cue.j <= i.j), None)
    if within is not None:
        # "وساطة قطرية", "الوسطاء المصريون" are names; in "مكتب تنسيق الشؤون الإنسانية" the word mediates nothing
        return [within, *_actors_after(ctx, items, within.j, reach=2)] if within.i == cue.i else []
    if cue.cue == "own_mediation":
        before = [i for i in items if i.j <= cue.i and (i.kind == "actor" or ctx.names_party(i))]
        return [i for i in before if _can_mediate(ctx, i)][-1:]
    after = _actors_after(ctx, items, cue.j, reach=7 if cue.cue == "mediation" else 1)
    if not after and _EFFORTS & set(ctx.marked.words[max(0, cue.i - 3) : cue.i + 1]):
        # "أعلنت X نجاح جهود وساطة بين …": the announcer's own
        before = [
            i for i in items if i.j <= cue.i and i.kind == "actor" and not ctx.before(i) & {"between", "from", "with"}
        ]
        return [i for i in before if _can_mediate(ctx, i)][:1]
    if cue.cue == "mediator_noun" and not after:
        before = [i for i in items if i.kind == "actor" and 0 <= cue.i - i.j <= 3]
        return [i for i in before[-1:] if _can_mediate(ctx, i)]
    return after


def _subjects_of_mediation(ctx: Context, items: list[Item], verb: Item) -> list[Item]:
    """Return the subjects of a verb of mediation: those listed right after it, else the actor right before it."""
    if not _DELEGATIONS.isdisjoint(ctx.marked.words[verb.j : verb.j + 1]):
        return []  # who leads a delegation to the talks speaks for a party
    relative = ctx.marked.words[verb.i - 1] in RELATIVES and not verb.suffix
    after = [] if relative else _actors_after(ctx, items, verb.j, reach=3)
    after = [i for i in after if i.kind != "place" or ctx.names_party(i)]
    if after:
        return [i for i in after if _can_mediate(ctx, i)]
    if relative and not _mediates_a_deal(ctx, items, verb):
        return []
    if not relative and verb.suffix and ctx.marked.words[verb.i - 1] in _RELATIVES:
        return []  # "مفاوضات السويد التي يرعاها": what is sponsored
    partners = (
        [i for i in _actors_after(ctx, items, verb.j + 1, reach=2) if ctx.marked.words[verb.j] == "مع"]
        if relative
        else []
    )
    near = [i for i in items if 0 <= verb.i - i.j <= 3 and (i.kind == "actor" or ctx.names_party(i))]
    barred = {"between"} if relative else {"between", "with", "from", "holder", "to", "in", "ل"}
    before = _with_those_before(ctx, [i for i in near if not _is_barred(ctx, i, barred)][-1:], items)
    if before and _is_barred(ctx, before[0], barred):
        before = []  # "شيوخ عشائر في سوريا والعراق تولوا الوساطة"
    return [i for i in before + partners if _can_mediate(ctx, i)]


def _is_barred(ctx: Context, item: Item, barred: set[str]) -> bool:
    """Tell whether a preposition before an actor keeps it from being the subject, but in "each of" and in an office ("المدير العام لـX")."""
    before = ctx.marked.words[max(0, item.i - 2) : item.i]
    if before == _EACH_OF:
        return False
    office = {"ل"} if before[-1:] and before[-1].removeprefix("و") in _OFFICES else set()
    received = {"to"} if _is_unnamed(item) else set()
    return bool(ctx.before(item) & barred - office - received)


def _with_those_before(ctx: Context, last: list[Item], items: list[Item]) -> list[Item]:
    """Return a subject before its verb with those to whom "and" joins it ("X وY توسطتا", "كل من X ورئيس Y قد أشرفا")."""
    found = list(last)
    while found:
        near = [i for i in items if (i.kind == "actor" or ctx.names_party(i)) and 0 <= found[0].i - i.j <= _TITLE]
        gap = ctx.marked.words[near[-1].j : found[0].i] if near else []
        joined = found[0].joined and not gap
        if not near or not (joined or (gap and gap[0].startswith("و") and all(w.isalpha() for w in gap))):
            break
        found.insert(0, near[-1])
    return found


def _is_unnamed(item: Item) -> bool:
    """Tell whether an actor is mediators or notables without a name, to whom people may have been handed ("سلّمهم إلى شيوخ تولوا الوساطة")."""
    return item.name is not None and item.name.entity_id in _UNNAMED


def _mediates_a_deal(ctx: Context, items: list[Item], verb: Item) -> bool:
    """Tell whether the object of a verb of mediation is a deal, talks or the event itself, within eight words."""
    event = ctx.mask("swap", "evacuate", "release", "agree", "propose", "hand_over", "leave")
    return any(
        verb.j <= i.i <= verb.j + 8
        and (
            (i.kind == "verb" and i.classes & event)
            or (i.kind == "cue" and i.cue in ("deal", "arrangement", "mediation"))
        )
        for i in items
    ) or any(w.endswith(_OBJECTS) for w in ctx.marked.words[verb.j : verb.j + 2])


def _is_joint_body(ctx: Context, item: Item) -> bool:
    """Tell whether an actor is a commission of both sides together, such as Libya's 5+5."""
    return item.name is not None and item.name.entity_type == "coalition" and not ctx.may_be_party(item)


def _can_mediate(ctx: Context, item: Item) -> bool:
    name = item.actor_reading if item.kind == "place" else item.name or (item.names[0] if item.names else None)
    if name is None:
        return False
    return _is_joint_body(ctx, item) or name.entity_type not in ("media", "monitor", "armed_group", "coalition")


def _only_speaks(ctx: Context, item: Item, items: list[Item]) -> bool:
    """Tell whether an actor is named only as the source of a statement."""
    if item.name is not None and item.name.entity_id in _MEDIATORS:
        return False  # "قال رئيس لجنة الوساطة": it speaks of its own work
    if _does_something(ctx, item, items):
        return False
    if "by_attribution" in ctx.before(item):
        return True
    words = ctx.marked.words[max(0, item.i - 4) : item.i]
    speaker = any(
        w in ("متحدث", "باسم", "المتحدثه", "المتحدث", "ناطق", "الناطق", "مصدر", "مسوول", "رييس", "رييسه") for w in words
    )
    says = any(
        v.kind == "verb"
        and v.classes & ctx.bits["say"]
        and ctx.is_finite(v)
        and (0 <= item.i - v.j <= 4 or 0 <= v.i - item.j <= 1)
        for v in items
    )
    return says or speaker


def _does_something(ctx: Context, item: Item, items: list[Item]) -> bool:
    """Tell whether it is said of a source what it does besides ("بحسب الصليب الأحمر الذي فتح الممر")."""
    if ctx.marked.words[item.j : item.j + 1] not in (["التي"], ["الذي"]):
        return False
    says = any(v.kind == "verb" and v.i == item.j + 1 and v.classes & ctx.bits["say"] for v in items)
    return not says and not any(w.startswith(_SEATED) for w in ctx.marked.words[item.j + 1 : item.j + 2])


def _end_of_apposition(ctx: Context, last: int, items: list[Item]) -> int:
    """Return where a list goes on behind what is said of its last name ("إيران، أبرز حلفاء دمشق، وقطر"); `last` if nothing is said."""
    words, end = ctx.marked.words, min(last + _APPOSITION, len(ctx.marked.words))
    if words[last : last + 1] != ["،"] or any(i.kind == "verb" and last <= i.i < end for i in items):
        return last
    commas = [k for k in range(last + 2, end) if words[k] == "،"]
    return next((k for k in commas if any(i.i == k + 1 and i.joined and i.kind in _NAMES for i in items)), last)


def _before_speech(ctx: Context, items: list[Item], token: int, reach: int) -> list[Item]:
    """Return the items that stand before what a speaker says behind a token ("قالت لجنة الوساطة إن X وافق")."""
    said = next(
        (k for k in range(token, min(token + reach, len(ctx.marked.words))) if ctx.marked.words[k] == "ان"), None
    )
    return [i for i in items if said is None or i.i < said]


def _actors_after(ctx: Context, items: list[Item], token: int, *, reach: int) -> list[Item]:
    """Return the actors listed after a token: the first within reach, then those joined to it."""
    found: list[Item] = []
    coordinated = ctx.marked.words[token - 1] in _AMONG
    last = token
    for item in _before_speech(ctx, items, token, reach):
        if item.i < last:
            continue
        carried_out = not found and item.classes & ctx.bits["finish"]  # "الوساطة التي قامت بها قطر"
        if item.kind == "verb" and ctx.is_finite(item) and not item.tense & NOUN and not carried_out:
            break
        if item.kind == "cue" and item.cue == "from" and (item.i == token or ctx.marked.words[item.i - 1] == "كل"):
            continue  # "بوساطة من مصر", "برعاية كل من روسيا وتركيا"
        if item.kind == "cue" and item.cue in _STOPS and (found or not coordinated):
            break
        by = ctx.marked.words[item.i - 1] == "من" and item.actor_reading is not None  # "بوساطة من مصر"
        actor = item.kind in _NAMES or (item.kind == "place" and (by or ctx.names_party(item)))
        if item.kind == "actor" and item.name is not None and item.name.entity_type in ("media", "monitor"):
            break  # who tells of it
        if not actor:
            continue
        if item.i - last > (reach if not found else 4):
            break
        beside = not any(w[0].isalnum() for w in ctx.marked.words[last : item.i])
        if found and not (item.joined or ctx.marked.words[item.i - 1] in "،,و" or beside):
            break
        found.append(item)
        last = _end_of_apposition(ctx, item.j, items)
    return found
