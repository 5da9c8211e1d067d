"""Homographs: words that fold to one of leaving and mean another thing: "outside", "through", "called for", "reported", "postponed"."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.evacuations.words import GOALS, has_stem, is_actor_of, is_cue, is_people, words_of
from extract.mentions.clitics import is_among
from extract.mentions.items import Item, Items
from extract.mentions.word_lists import list_words

_BEFALLS = list_words("evacuations.yml", "befalls")
_GUESTS = frozenset(("ضيفا", "ضيفه", "ضيوفا"))
_GUEST = 8  # tokens from "came", over who came and when, to "as a guest"
_MESSAGES = list_words("evacuations.yml", "messages")
_REPORTERS = frozenset(("media", "monitor"))
_DEED = 2  # tokens from "set out" to what begins ("أولى مراحل")
_THROUGH_IT = frozenset(("عبره", "عبرها", "عبرهما"))
_EVACUATES, _GIVEN_UP = "تخلي", 3  # "gave up", spelt as "evacuates", and tokens from it to "on"
_WHAT = frozenset(("ما", "لما", "بما", "كما", "مما", "حسبما"))
_WAY = GOALS | {"من"}
_TELLER = 6  # tokens from "reported" to "that" or "quoting", past the outlet's name


def names_no_journey(ctx: Context, verb: Item, items: Items) -> bool:
    """Tell whether a verb of coming or carrying has nobody on a journey: "through" an office, "less than", a message, a guest, what became of somebody."""
    words = ctx.marked.words
    word, behind = words[verb.i].removeprefix("و"), words[verb.j : verb.j + _GUEST]
    if not verb.classes & ctx.moving or verb.classes & (ctx.giving | ctx.getting):
        return False
    befalls = word in _BEFALLS and (words[verb.i - 1 : verb.i] == ["ما"] or not _GUESTS.isdisjoint(behind))
    return befalls or is_among("".join(behind[:1]), _MESSAGES) or is_homograph(ctx, verb, items)


def is_homograph(ctx: Context, trigger: Item, items: Items) -> bool:
    """Tell whether a word is "outside" (خارج), "through" (عبر), "and called for" (ودعا) or "Reuters reported" (نقلت رويترز)."""
    words = ctx.marked.words
    full, following = words[trigger.i], "".join(words[trigger.j : trigger.j + 1])
    word = full.removeprefix("و")
    called = word in words_of("called") and "ودع" in full
    adverb = word == "ذهابا"  # "back and forth" (ذهابا وإيابا)
    through = word in _THROUGH_IT  # "يجلى عبرها المدنيون"
    gives_up = word == _EVACUATES and "عن" in words[trigger.j : trigger.j + _GIVEN_UP]  # "تخلى النظام عن 40 أسيرا"
    if called or adverb or through or gives_up or _is_no_carrying(ctx, trigger, word) or _is_begun(ctx, trigger, items):
        return True
    if has_stem(word, "loaded") and not any(_names_vehicles(i) and abs(i.i - trigger.i) <= 6 for i in items):
        return True
    if word == "خارج":
        return following != "من"
    if word == "عبر":
        return following not in ("الي", "في") and not any(
            i.kind in ("date", "count") and i.i == trigger.j for i in items
        )
    if word in words_of("put_off"):
        return not _has_people_as_object(trigger, items)
    return bool(trigger.classes & ctx.bits["say"]) and _reports(ctx, trigger, items)


def _is_begun(ctx: Context, trigger: Item, items: Items) -> bool:
    """Tell whether "set out" says that the carrying out of a swap begins ("انطلق اليوم تنفيذ أولى مراحل صفقة يتبادل فيها القتلى X وY")."""
    if not has_stem(ctx.marked.words[trigger.i], "sets_out") or not items.classes & ctx.bits["swap"]:
        return False
    end = max((i.j for i in items if i.kind == "date" and i.i == trigger.j), default=trigger.j)
    return not words_of("undertakings").isdisjoint(ctx.marked.words[end : end + _DEED])


def _is_no_carrying(ctx: Context, trigger: Item, word: str) -> bool:
    """Tell whether "carries" is "less than" (أقل من), "did not say" (لم تقل), or the name of a saint (مار تقلا)."""
    words = ctx.marked.words
    if word == "اقل":
        return words[trigger.j : trigger.j + 1] == ["من"]
    before = words[trigger.i - 1].removeprefix("و") if trigger.i else ""
    return (word, before) in (("تقل", "لم"), ("يقل", "لم"), ("تقلا", "مار"))


def _has_people_as_object(trigger: Item, items: Items) -> bool:
    """Tell whether a word that is "evacuated" or "postponed" has people behind it, and no deed between ("أجلت 40 جريحا", "أجلت خروجهم")."""
    behind = (i for i in items if i.i >= trigger.j and (i.kind in ("verb", "count", "batch") or is_people(i)))
    first = next(behind, None)
    return first is not None and first.kind != "verb"


def _reports(ctx: Context, trigger: Item, items: Items) -> bool:
    """Tell whether "carried" is "reported" ("نقلت رويترز", "ونقل الموقع عن", "ونقلت المجموعة أن")."""
    words = ctx.marked.words
    if words[trigger.i - 1] in _WHAT and trigger.suffix and words[trigger.j] not in _WAY:
        return True  # "وفقا لما نقلته الوكالة"
    if any(is_actor_of(i, _REPORTERS) and 0 <= i.i - trigger.j <= 2 for i in items):
        return True
    told = next((k for k in range(trigger.j, trigger.j + _TELLER) if words[k : k + 1] in (["عن"], ["ان"])), None)
    return told is not None and not any(_carried(i) for i in items if trigger.j <= i.i < told)


def _carried(item: Item) -> bool:
    """Tell whether an item names people or vehicles that are moved ("نقل ما لا يقل عن 2000 شخص"), or a place that they are moved to or from."""
    return item.kind in ("count", "vehicles", "batch", "place") or is_people(item)


def _names_vehicles(item: Item) -> bool:
    """Tell whether an item names vehicles, a convoy or what carries people."""
    noun = item.noun is not None and item.noun.kind == "vehicles"
    return noun or item.kind in ("vehicles", "batch") or is_cue(item, "carrier", "convoy")
