"""Mediation: whom a word of mediation names, be it a noun before or behind them or the verb of which they are the subject."""

from __future__ import annotations

from extract.claims.context import RELATIVES, Context
from extract.claims.frames import Filler
from extract.mentions.clitics import EACH_OF, is_among
from extract.mentions.forms import NOUN
from extract.mentions.items import Item, Items
from extract.mentions.word_lists import list_words

MEDIATORS = frozenset(("local_mediators", "unnamed_mediators"))  # ids of those whom only that they mediate names
UNNAMED = MEDIATORS | {"local_notables"}
BY_WORD = frozenset(("mediation_cue", "mediation_verb"))  # rules by which a word of mediation names somebody
MEDIATION = frozenset(("mediation", "mediator_noun", "own_mediation"))
NAMES = frozenset(("actor", "nat"))
_BETWEEN = frozenset(("between", "both"))
_STOPS = frozenset(("between", "with", "counter", "from", "to", "in", "holder"))  # behind which other parties stand
_AMONG = list_words("circumstances.yml", "coordination")  # whom "between" or "with" may follow
_OBJECTS = tuple(list_words("circumstances.yml", "mediated"))
_EFFORTS = list_words("circumstances.yml", "efforts")
_EACH = frozenset(("كل", "كلا"))
_OFFICES = list_words("circumstances.yml", "heads")
_DEAL = 4  # tokens from "mediated in" to the end of the deal's name
_REACHES = {"mediation": 7}  # tokens from a word of mediation to whom it names; from another the next
_ENGAGED = 7  # tokens from "which", behind who is engaged in mediation, to the word for it
_SHARED = 3  # tokens from "its mediation", over "joint", to "with"
_TITLE = 3  # tokens of an office before its body
_APPOSITION = 8  # tokens of what is said of a name between two commas
_TAKE_UP = frozenset(("عليه", "عليها", "عليهما", "فيه", "فيها", "فيهما"))  # a deal, of which the relative clause tells
_HAS_DONE = "سبق"
_AND_THAT = ["،", "وان"]  # "تولوا الوساطة، وأن السلطات …": something else is told
_WITHIN = frozenset(("ضمن", "وضمن", "تضمن", "وتضمن"))
_MEMBERS = list_words("circumstances.yml", "members")
_DELEGATIONS = list_words("circumstances.yml", "delegations")


def told_to_mediate(ctx: Context, items: Items) -> dict[str, Filler]:
    """Return whom words and verbs of mediation name."""
    found: dict[str, Filler] = {}
    for cue in items:
        if cue.kind == "cue" and cue.cue in MEDIATION:
            for item in _named_by_word(ctx, items, cue):
                found.setdefault(ctx.key(item), Filler(item, "mediation_cue"))
        elif (
            cue.kind == "verb"
            and cue.classes & ctx.bits["mediate"]
            and ctx.is_finite(cue)
            and not _is_within(ctx, items, cue)
        ):
            for item in _subjects_of_mediation(ctx, items, cue):
                found.setdefault(ctx.key(item), Filler(item, "mediation_verb"))
    return found


def _is_within(ctx: Context, items: Items, verb: Item) -> bool:
    """Tell whether a word is "within" or "contained", spelt like "guaranteed", with no guarantor right behind it ("ضمن صفقة روسية", "تضمن الاتفاق")."""
    return ctx.marked.words[verb.i] in _WITHIN and not any(
        i.i == verb.j and i.kind in ("actor", "place") for i in items
    )


def _named_by_word(ctx: Context, items: Items, cue: Item) -> list[Item]:
    """Return whom a word of mediation names: those after it, those that its name begins with it, or who stands before it."""
    if any(v.i == cue.j and v.tense & NOUN for v in items.verbs):
        return []  # "يقضي بضمان خروج المقاتلين": what is guaranteed
    within = next((i for i in items if i.kind == "actor" and i.i <= cue.i and cue.j <= i.j), None)
    if within is not None:
        # "وساطة قطرية", "الوسطاء المصريون" are names; in "مكتب تنسيق الشؤون الإنسانية" the word mediates nothing
        named = actors_after(ctx, items, within.j, reach=2, first=within) if within.i == cue.i else []
        return _without_doer(ctx, items, cue, named)
    closed = cue.cue == "own_mediation" or ctx.marked.words[cue.j : cue.j + 2] == _AND_THAT
    after = [] if closed else actors_after(ctx, items, cue.j, reach=_REACHES.get(cue.cue, 1))
    return _without_doer(ctx, items, cue, after) or _named_before_word(ctx, items, cue)


def _named_before_word(ctx: Context, items: Items, cue: Item) -> list[Item]:
    """Return who stands before the word of his mediation, behind which nobody is named."""
    words = ctx.marked.words
    before = [i for i in items if i.j <= cue.i and (i.kind == "actor" or ctx.names_party(i))]
    if cue.cue == "own_mediation":
        own = [i for i in before if can_mediate(ctx, i)][-1:]
        return own + [i for i in _partners(ctx, items, cue.j) if own and can_mediate(ctx, i)]
    theirs = words[cue.i].startswith("ب")  # "بجهود مشايخ": of others than who stands before
    if not theirs and _EFFORTS & set(words[max(0, cue.i - 3) : cue.i + 1]):
        # "أعلنت X نجاح جهود وساطة بين …": the announcer's own
        own = [i for i in before if i.kind == "actor" and not ctx.before(i) & {"between", "from", "with"}]
        return [i for i in own if can_mediate(ctx, i)][:1]
    if words[cue.i - 1] == "في":  # "ألمانيا التي قضت سنوات في الوساطة"
        engaged = range(cue.i - 2, max(cue.i - _ENGAGED, 0), -1)
        relative = next((k for k in engaged if words[k] in RELATIVES), 0)
        before = [i for i in items if i.j == relative and (i.kind == "actor" or i.actor_reading is not None)]
    elif cue.cue == "mediator_noun":
        before = [i for i in before if cue.i - i.j <= _TITLE][-1:]
    else:
        return []
    return [i for i in before if can_mediate(ctx, i)]


def _partners(ctx: Context, items: Items, token: int) -> list[Item]:
    """Return with whom mediation is said to be shared, from a token on ("وساطتها المشتركة مع X")."""
    words = ctx.marked.words
    shared = next((k for k in range(token, min(token + _SHARED, len(words))) if words[k] == "مع"), None)
    if shared is None or not any(word.removeprefix("ال").startswith("مشترك") for word in words[token:shared]):
        return []
    return actors_after(ctx, items, shared + 1, reach=2)


def _without_doer(ctx: Context, items: Items, cue: Item, named: list[Item]) -> list[Item]:
    """Return mediators without the subject that a verb, right behind which they stand, still wants ("أفرجت بوساطة قبلية القوات عن …")."""
    said_in_passing = ctx.marked.words[cue.i].startswith("ب")
    if not (said_in_passing and any(v.j == cue.i and ctx.is_finite(v) for v in items.verbs)):
        return named
    doers = (n for n, i in enumerate(named) if n and i.i == named[n - 1].j and not i.joined and i.kind != "nat")
    doer = next(doers, len(named))  # an adjective is none ("جرت بتنسيق تركي روسي")
    return named[:doer]


def _subjects_of_mediation(ctx: Context, items: Items, verb: Item) -> list[Item]:
    """Return the subjects of a verb of mediation: those listed right after it, else the actor right before it."""
    if not verb.suffix and not _DELEGATIONS.isdisjoint(ctx.marked.words[verb.j : verb.j + 1]):
        return []  # who leads a delegation to the talks speaks for a party
    taken_up = ctx.marked.words[verb.j : verb.j + 1] != [] and ctx.marked.words[verb.j] in _TAKE_UP
    relative = ctx.marked.words[verb.i - 1] in RELATIVES and not (verb.suffix or taken_up)
    of_what = ctx.marked.words[verb.j : verb.j + 1] == ["علي"] and any(i.j == verb.i and i.kind in NAMES for i in items)
    after = [] if relative or of_what else actors_after(ctx, items, _behind_deal(ctx, verb), reach=3)
    after = [i for i in after if i.kind != "place" or ctx.names_party(i)]
    if after:
        return [i for i in after if can_mediate(ctx, i)]
    if relative and not _mediates_a_deal(ctx, items, verb):
        return []
    if not relative and ctx.marked.words[verb.i - 1] in RELATIVES:
        return []  # "مفاوضات السويد التي يرعاها": what is sponsored
    partners = (
        [i for i in actors_after(ctx, items, verb.j + 1, reach=2) if ctx.marked.words[verb.j] == "مع"]
        if relative
        else []
    )
    near = [
        i
        for i in items
        if 0 <= verb.i - i.j <= _TITLE
        and (
            i.kind == "actor" or ctx.names_party(i) or (relative and i.kind == "place" and i.actor_reading is not None)
        )
    ]  # "في الدوحة التي تتوسط"
    barred = {"between"} if relative else {"between", "with", "from", "holder", "to", "in", "ل"}
    before = _with_those_before(ctx, [i for i in near if not _is_barred(ctx, i, barred)][-1:], items)
    if before and _is_barred(ctx, before[0], barred):
        before = []  # "شيوخ عشائر في سوريا والعراق تولوا الوساطة"
    return [i for i in before + partners if can_mediate(ctx, i)]


def _behind_deal(ctx: Context, verb: Item) -> int:
    """Return the token behind a verb of mediation, and the deal in which somebody mediated ("توسط في الصفقة وجهاء")."""
    if ctx.marked.words[verb.j : verb.j + 1] != ["في"]:
        return verb.j
    named = ctx.passage(verb.s, verb.j + 1, verb.j + _DEAL).find_cues("deal", "arrangement")
    return named[0].j if named and named[0].i == verb.j + 1 else verb.j


def _is_barred(ctx: Context, item: Item, barred: set[str]) -> bool:
    """Tell whether a preposition before an actor keeps it from being the subject, but in "each of" and in an office ("المدير العام لـX")."""
    before = ctx.marked.words[max(0, item.i - 2) : item.i]
    if before in EACH_OF:
        return False
    office = {"ل"} if before[-1:] and before[-1].removeprefix("و") in _OFFICES else set()
    received = {"to"} if _is_unnamed(item) else set()
    has_done = (
        {"ل", "to", "member"} if before[-1:] and before[-1].removeprefix("و") == _HAS_DONE else set()
    )  # "سبق لX أن توسطت"
    return bool(ctx.before(item) & barred - office - received - has_done)


def _with_those_before(ctx: Context, last: list[Item], items: Items) -> list[Item]:
    """Return a subject before its verb with those to whom "and" joins it ("X وY توسطتا", "كل من X ورئيس Y قد أشرفا")."""
    found = list(last)
    while found:
        near = [i for i in items if (i.kind == "actor" or ctx.names_party(i)) and 0 <= found[0].i - i.j <= _TITLE]
        gap = ctx.marked.words[near[-1].j : found[0].i] if near else []
        if near and any(i.kind == "verb" and near[-1].j <= i.i < found[0].i for i in items):
            break  # "في خليج X وسلموا إلى Y التي توسطت"
        joined = found[0].joined and not gap
        if not near or not (joined or (gap and gap[0].startswith("و") and all(w.isalpha() for w in gap))):
            break
        found.insert(0, near[-1])
    return found


def _is_unnamed(item: Item) -> bool:
    """Tell whether an actor is mediators or notables without a name, to whom people may have been handed ("سلّمهم إلى شيوخ تولوا الوساطة")."""
    return item.name is not None and item.name.entity_id in UNNAMED


def _mediates_a_deal(ctx: Context, items: Items, verb: Item) -> bool:
    """Tell whether the object of a verb of mediation is a deal, talks or the event itself, within eight words."""
    event = ctx.mask("swap", "evacuate", "release", "agree", "propose", "hand_over", "leave")
    return any(
        verb.j <= i.i <= verb.j + 8
        and (
            (i.kind == "verb" and i.classes & event)
            or (
                i.kind == "cue"
                and (i.cue in ("deal", "arrangement", "mediation") or (i.cue in _BETWEEN and i.i == verb.j))
            )
        )
        for i in items
    ) or any(w.endswith(_OBJECTS) for w in ctx.marked.words[verb.j : verb.j + 2])


def is_joint_body(ctx: Context, item: Item) -> bool:
    """Tell whether an actor is a commission of both sides together, such as Libya's 5+5."""
    return item.name is not None and item.name.entity_type == "coalition" and not ctx.may_be_party(item)


def can_mediate(ctx: Context, item: Item) -> bool:
    """Tell whether an actor or state can be a third party at all: no outlet, armed group or coalition, unless it is of both sides."""
    name = item.actor_reading if item.kind == "place" else item.name or (item.names[0] if item.names else None)
    if name is None:
        return False
    return is_joint_body(ctx, item) or name.entity_type not in ("media", "monitor", "armed_group", "coalition")


def _end_of_apposition(ctx: Context, last: int, items: Items) -> int:
    """Return where a list goes on behind what is said of its last name ("إيران، أبرز حلفاء دمشق، وقطر"); `last` if nothing is said."""
    words, end = ctx.marked.words, min(last + _APPOSITION, len(ctx.marked.words))
    if words[last : last + 1] != ["،"] or any(last <= i.i < end for i in items.verbs):
        return last
    commas = [k for k in range(last + 2, end) if words[k] == "،"]
    return next((k for k in commas if any(i.i == k + 1 and i.joined and i.kind in NAMES for i in items)), last)


def _before_speech(ctx: Context, items: Items, token: int, reach: int) -> list[Item]:
    """Return the items that stand before what a speaker says behind a token ("قالت لجنة الوساطة إن X وافق")."""
    said = next(
        (k for k in range(token, min(token + reach, len(ctx.marked.words))) if ctx.marked.words[k] == "ان"), None
    )
    return [i for i in items if said is None or i.i < said]


def _drop_towns(ctx: Context, items: list[Item]) -> list[Item]:
    """Return items without the towns of notables, which stand for no armed men there ("أعيان صبراتة والزنتان")."""
    kept: list[Item] = []
    end = -1  # of notables and their towns
    for item in items:
        at_once = item.i == end or (item.i == end + 1 and ctx.marked.words[end] == "من")
        if item.kind == "place" and at_once and (not item.joined or ctx.names_townsmen(item)):
            end = item.j
            continue
        end = item.j if item.kind == "actor" and _is_unnamed(item) else end
        kept.append(item)
    return kept


def actors_after(ctx: Context, items: Items, token: int, *, reach: int, first: Item | None = None) -> list[Item]:
    """Return the actors listed after a token: the first within reach, unless it is given, then those joined to it."""
    found = [] if first is None else [first]
    coordinated = ctx.marked.words[token - 1] in _AMONG
    last = token
    for item in _drop_towns(ctx, _before_speech(ctx, items, token, reach)):
        if item.i < last:
            continue
        carried_out = not found and item.classes & ctx.bits["finish"]  # "الوساطة التي قامت بها قطر"
        if item.kind == "verb" and ctx.is_finite(item) and not item.tense & NOUN and not carried_out:
            break
        before = ctx.marked.words[item.i - 1]
        sent = is_among(before, _MEMBERS)
        if item.kind == "cue" and item.cue == "from" and (item.i == token or before in _EACH or sent):
            continue  # "بوساطة من مصر", "برعاية كل من روسيا وتركيا", "يواكبها عناصر من الأمن العام"
        if item.kind == "cue" and item.cue in _STOPS and (found or not coordinated):
            break
        by = before == "من" and item.actor_reading is not None  # "بوساطة من مصر"
        actor = item.kind in NAMES or (item.kind == "place" and (by or ctx.names_party(item)))
        if item.kind == "actor" and item.name is not None and item.name.entity_type in ("media", "monitor"):
            break  # who tells of it
        if not actor:
            continue
        if item.i - last > (reach if not found else 4):
            break
        beside = not any(w[0].isalnum() for w in ctx.marked.words[last : item.i])
        joined_by_head = 0 < item.i - last <= _TITLE and ctx.marked.words[last].startswith("و")
        forces = joined_by_head and (item.kind == "nat" or is_among(ctx.marked.words[last], _MEMBERS))
        if found and not (item.joined or ctx.marked.words[item.i - 1] in "،,و" or beside or forces):
            break  # "يرافقها الهلال الأحمر والشرطة العسكرية الروسية", "الهلال الأحمر ودوريات من الأمن العام"
        found.append(item)
        last = _end_of_apposition(ctx, item.j, items)
    return found
