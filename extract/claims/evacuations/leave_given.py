"""Leave given: what says that those who go have somebody's leave, though no deal is named: arms laid down, families taken along, a siege over."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from extract.claims.context import Context
from extract.claims.evacuations.talked_out import find_talked_to
from extract.claims.evacuations.words import ARMED, any_has_stem, is_actor_of, is_people, words_of, words_with_and
from extract.mentions.forms import NOUN
from extract.mentions.items import Item, Items

_ARMS = 3  # tokens from "their arms" to what is done with them, or to how light they are
_FAMILIES = 6  # tokens from fighters, over whose they are, to their families
_FAR = 12  # … over whom
_ALLOWED = 4  # tokens from "allowing" to their leaving
_CROWD = 4  # tokens from a word of leaving to who leaves
_AFTER = frozenset(("بعد", "عقب", "رغم"))


def weigh_leave(ctx: Context, items: Items, s: int) -> int:
    """Return how much a sentence says that people go by somebody's leave: 2 where it says so, 1 where those who go were besieged.

    Args:
        ctx: The article.
        items: The items of the sentence.
        s: The sentence.
    """
    if not items.classes & ctx.mask("evacuate", "leave"):
        return 0
    start, end = ctx.marked.sentences[s]
    words = [word.removeprefix("و") for word in ctx.marked.words[start:end]]
    if (
        _lay_down_arms(words)
        or _are_allowed(ctx, items)
        or _take_their_families(ctx, items)
        or _is_put_off(ctx, items)
        or _have_a_way(words)
        or _are_let_out(ctx, items)
        or any(find_talked_to(ctx, v, items) for v in items.find_verbs(ctx.bits["leave"]))
    ):
        return 2
    besieged = bool(items.classes & ctx.bits["leave"]) and _were_besieged(words)
    return int(besieged or is_escorted(ctx, items, s))


def is_escorted(ctx: Context, items: Items, s: int) -> bool:
    """Tell whether a convoy of people is said to have an escort, as those who flee have none ("قافلة ترافقها قوات")."""
    convoy = "convoy" in items.cues or any(i.kind == "vehicles" for i in items)
    if not convoy or not any(i.kind == "count" or is_people(i) for i in items):
        return False
    return not words_of("escorts").isdisjoint(ctx.marked.words[slice(*ctx.marked.sentences[s])])


@cache
def _forms_of_arms() -> frozenset[str]:
    """Return the words for "their arms", each also as "with" is written before it."""
    return frozenset(f"{with_them}{word}" for with_them in ("", "ب") for word in words_of("their_arms"))


def _lay_down_arms(words: list[str]) -> bool:
    """Tell whether they hand over their arms, or may keep light ones ("بعد تسليم أسلحتهم", "بسلاحهم الفردي")."""
    for k, word in enumerate(words):
        if word not in _forms_of_arms():
            continue
        before, behind = words[max(k - _ARMS, 0) : k], words[k + 1 : k + 1 + _ARMS]
        if not (words_of("lays_down").isdisjoint(before) and words_of("light").isdisjoint(behind)):
            return True
    return False


def _are_allowed(ctx: Context, items: Items) -> bool:
    """Tell whether "allowing them to leave", "that allowed their leaving" is said of those told of."""
    words = ctx.marked.words
    return any(
        verb.tense & NOUN
        and verb.prefix == "ب"
        and any(
            words[k].removeprefix("و") in words_of("allows")
            and (_let_a_crowd(words, items, k, verb) or (verb.i - k <= _ALLOWED and _is_of_them(words, k, verb)))
            for k in range(max(verb.i - _FAR, ctx.marked.sentences[verb.s][0]), verb.i)
        )
        for verb in items.find_verbs(ctx.mask("evacuate", "leave"))
    )


def _take_their_families(ctx: Context, items: Items) -> bool:
    """Tell whether fighters go with their families, or civilians, which they do by no retreat ("300 مقاتل مع عائلاتهم", "مقاتل ومدني")."""
    words = ctx.marked.words
    if items.classes & ctx.mask("kill", "capture"):
        return False
    beside = words_with_and("their_families") | words_of("and_civilian")
    if ctx.marked.vocabulary.isdisjoint(beside):
        return False
    leaving = [v.i for v in items.find_verbs(ctx.mask("evacuate", "leave"))]
    fighters = [
        i
        for i in items
        if (i.kind == "count" or is_people(i))
        and any_has_stem(words[i.i : i.j], "members")
        and any(abs(k - i.i) <= _FAMILIES for k in leaving)
        and words_of("delegation").isdisjoint(words[max(i.i - 2, 0) : i.i])
    ]
    return any(
        word.removeprefix("و") in words_of("their_families") or (k == i.j and word in words_of("and_civilian"))
        for i in fighters
        for k, word in enumerate(words[i.i : i.j + _FAMILIES], start=i.i)
    )


def _is_put_off(ctx: Context, items: Items) -> bool:
    """Tell whether it is a departure that is put off or held up, which was planned then ("أرجئ خروج المقاتلين")."""
    if not items.classes & ctx.mask("postpone", "suspend"):
        return False
    words = ctx.marked.words
    held = [v for v in items.find_verbs(ctx.mask("postpone", "suspend")) if words[v.i - 1] != "من"]  # "من أجل"
    leaving = items.find_verbs(ctx.mask("evacuate", "leave"))
    return any(v.tense & NOUN and 0 <= v.i - h.j <= 1 for h in held for v in leaving)


def _have_a_way(words: list[str]) -> bool:
    """Tell whether a way is opened for leaving ("ممرا لخروج المدنيين", "معابر لإخراج الأهالي")."""
    if words_of("corridors").isdisjoint(words):
        return False
    return any(a in words_of("corridors") and b in words_of("for_leaving") for a, b in pairwise(words))


def _are_let_out(ctx: Context, items: Items) -> bool:
    """Tell whether somebody allows or secures the leaving of fighters or civilians ("سيسمح بخروج المسلحين", "تأمين خروجهم"), or it is to be a safe one."""
    words = ctx.marked.words
    if ctx.marked.vocabulary.isdisjoint(_gives_leave()):
        return False
    for verb in items.find_verbs(ctx.mask("evacuate", "leave")):
        start = max(verb.i - _ALLOWED, ctx.marked.sentences[verb.s][0])
        before = [word.removeprefix("و") for word in words[start : verb.i]]
        given = not words_of("secures").isdisjoint(before[-1:])
        given = given or (verb.prefix == "ب" and not words_of("allows").isdisjoint(before))
        behind = Items(i for i in items if 0 <= i.i - verb.j <= _CROWD)
        safely = not words_of("safely").isdisjoint(words[verb.i : behind[-1].j + 1 if behind else verb.j + 1])
        if given or safely:
            taken_up = bool(verb.suffix) and bool(verb.tense & NOUN)
            who = Items(i for i in items if i.i < verb.i) if taken_up else behind
            if any(_are_of_the_war(ctx, i) for i in who):
                return True
    return False


@cache
def _gives_leave() -> frozenset[str]:
    return words_with_and("secures") | words_with_and("allows") | words_of("safely")


def _are_of_the_war(ctx: Context, item: Item) -> bool:
    """Tell whether an item is a number or plural noun of fighters or civilians, or names the members of a group."""
    words = ctx.marked.words[item.i : item.j]
    several = (item.kind == "count" and not item.held and item.low != 1) or (
        is_people(item) and item.noun is not None and item.noun.number == "p"
    )
    if several:
        category = item.category or (item.noun.category if item.noun is not None else "")
        return category == "fighters" or any_has_stem(words, "civilians")
    return is_actor_of(item, ARMED) and any_has_stem(words[:1], "members")


def _is_of_them(words: list[str], allowed: int, leaving: Item) -> bool:
    return leaving.suffix in ("هم", "هن") or words[allowed + 1] in ("لهم", "لهن")


def _let_a_crowd(words: list[str], items: Items, allowed: int, leaving: Item) -> bool:
    """Tell whether several people stand behind "allowed", as those who are let go ("سمح التنظيم للعوائل بالخروج", "سمحت لـ200 مقاتل بالخروج")."""
    counted = any(
        allowed < i.i < leaving.i and i.low != 1 and (words[i.i].startswith("ل") or words[i.i - 1] == "ل")
        for i in items.counts
    )
    between = [i for i in items if allowed < i.i < leaving.i and words[i.i].startswith("ل")]
    return counted or any(
        (is_people(i) and i.prefix == "ل" and i.noun is not None and i.noun.number == "p" and not i.noun.weak)
        or (i.kind == "actor" and any_has_stem(words[i.i : i.i + 1], "members"))
        for i in between
    )


def _were_besieged(words: list[str]) -> bool:
    """Tell whether those told of were besieged or trapped, or leave after a siege."""
    if not words_of("besieged").isdisjoint(words):
        return True
    return any(a in _AFTER and b.removeprefix("ال") == "حصار" for a, b in pairwise(words))
