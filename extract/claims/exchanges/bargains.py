"""Bargains: captives who are let go in a deal that needs no second count, as it is called a bargain or lets others leave."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.exchanges.objects import is_command, lets_people_go
from extract.claims.listing import find_heading
from extract.claims.settings import is_negated
from extract.mentions.items import Item, Items
from extract.mentions.word_lists import list_beginnings

_LETTING_GO = list_beginnings("exchanges.yml", "letting_go")
_INCLUDED = 3  # tokens from "comprises" to how many
_COMPRISES = 14  # tokens from a bargain, over when and between whom it is, to "comprises"
_OBJECT_REACH = 8  # tokens between letting go and those let go
_DENIED = 5  # tokens from "not" to the bargain
_COUNTED_OUT = 6  # tokens from "leave", past who leaves, to the place left
_BESIDE = 3  # tokens from a verb of coming out to how many
_HOME = 8  # tokens from coming home, over whither and when, to how many
_CAPTURED = 7  # tokens from those who come home, over whose men they are and by whom, to "captured them"
_BARGAIN_REACH = 12  # tokens from a verb of coming out to the bargain


def is_held(item: Item) -> bool:
    """Tell whether an item counts or names captives or bodies."""
    noun = item.noun
    return item.held or item.category == "bodies" or (noun is not None and (noun.held or noun.category == "bodies"))


def find_let_go_in_bargains(ctx: Context) -> dict[int, Item]:
    """Return, by sentence, the verbs by which captives or bodies are let go in a deal, or in one by which others leave."""
    found = {}
    for s in range(len(ctx.marked.sentences)):
        verb = find_letting_go(ctx, s)
        if verb is not None and (_is_in_bargain(ctx, s) or _is_for_passage(ctx, s)):
            found[s] = verb
        elif (out := _find_coming_out(ctx, s)) is not None:
            found[s] = out
    return found


def find_letting_go(ctx: Context, s: int) -> Item | None:
    """Return the verb of a sentence by which captives or bodies are let go, freed or handed over."""
    items = ctx.marked.by_sentence[s]
    freeing = ctx.giving | ctx.bits["free"]
    if not items.classes & freeing:
        return None
    people = [i for i in items if is_held(i)]
    return next(
        (
            v
            for v in items.find_verbs(freeing)
            if not is_negated(ctx, v)
            and lets_people_go(ctx, v)
            and any(-_OBJECT_REACH <= k.i - v.j <= 2 * _OBJECT_REACH for k in people)
        ),
        None,
    )


def names_bargain(ctx: Context, s: int, a: int, b: int) -> bool:
    """Tell whether a token in [a, b) of a sentence is "bargain" ("صفقة") and not said to be none ("لم يكن ضمن صفقة")."""
    bare = ctx.marked.bare
    return any(bare[k].startswith("صفق") and not _is_denied(ctx, s, k) for k in range(a, b))


def find_named_bargain(ctx: Context, s: int) -> Item | None:
    """Return the captives or bodies that a bargain is over ("صفقة الأسرى", "صفقة إطلاق الرهائن"), or the verb by which it comprises so many."""
    start = ctx.marked.sentences[s][0]
    for noun in ctx.marked.by_sentence[s]:
        if noun.kind != "noun" or not is_held(noun):
            continue
        k = noun.i - 1
        while k > start and ctx.marked.bare[k].startswith(_LETTING_GO):
            k -= 1
        if names_bargain(ctx, s, k, k + 1):
            return noun
    return _find_comprising(ctx, s)


def _find_comprising(ctx: Context, s: int) -> Item | None:
    """Return the verb by which a bargain comprises so many captives or bodies ("صفقة ثانية تجري غدا وتشمل 20 أسيرا")."""
    items, start = ctx.marked.by_sentence[s], ctx.marked.sentences[s][0]
    for verb in items.find_verbs(ctx.bits["include"]):
        held = any(is_held(i) and not i.forced and 0 <= i.i - verb.j <= _INCLUDED for i in items.counts)
        if held and names_bargain(ctx, s, max(start, verb.i - _COMPRISES), verb.i):
            return verb
    return None


def _find_coming_out(ctx: Context, s: int) -> Item | None:
    """Return the verb by which counted people come out or home in a bargain ("خرج خمسة من مقاتليها في صفقة"), and leave no town."""
    items = ctx.marked.by_sentence[s]
    for verb in items.find_verbs(ctx.mask("leave", "arrive")):
        counted = next((k for k in items.counts if 0 <= k.i - verb.j <= _HOME and not k.forced), None)
        if counted is None:
            continue
        beside = counted.i - verb.j <= _BESIDE and not _leaves_a_town(ctx, items)
        if beside and names_bargain(ctx, s, verb.j, min(verb.j + _BARGAIN_REACH, ctx.marked.sentences[s][1])):
            return verb
        if _was_captured(ctx, counted, items) and "arrangement" in items.cues and not is_negated(ctx, verb):
            return verb
    return None


def _was_captured(ctx: Context, counted: Item, items: Items) -> bool:
    """Tell whether a verb right behind those counted says who captured or held them ("خمسة من مقاتليه أسرتهم الجبهة")."""
    return any(
        -1 <= v.i - counted.j <= _CAPTURED and (ctx.takes_up_people(v) or ctx.marked.words[v.i].endswith("هم"))
        for v in items.find_verbs(ctx.bits["capture"])
    )


def _leaves_a_town(ctx: Context, items: Items) -> bool:
    """Tell whether people of whom nobody is said to hold them leave a place ("خرج 300 مقاتل من داريا إلى إدلب في صفقة")."""
    if "holder" in items.cues or any(map(is_held, items)):
        return False
    return any(
        i.kind == "place"
        and (
            "from" in ctx.before(i)
            or any(
                v.classes & ctx.bits["leave"] and 0 <= i.i - v.j <= _COUNTED_OUT and not ctx.before(i)
                for v in items.verbs
            )
        )
        for i in items
    )


def _is_in_bargain(ctx: Context, s: int) -> bool:
    """Tell whether a sentence calls it a bargain, which is never one-sided."""
    return names_bargain(ctx, s, *ctx.marked.sentences[s])


def _is_denied(ctx: Context, s: int, bargain: int) -> bool:
    first = max(ctx.marked.sentences[s][0], bargain - _DENIED)
    return ctx.between_has(first, bargain, "negation") or "لا" in ctx.marked.words[first:bargain]


def _is_for_passage(ctx: Context, s: int) -> bool:
    """Tell whether a sentence tells of a deal by which others leave: a departure or convoy told of in it or beside it."""
    if _is_among_terms(ctx, s):
        return True
    near = range(max(s - 1, 0), min(s + 2, len(ctx.marked.sentences)))
    if is_near_deal(ctx, s) and ctx.between_has(*span_tokens(ctx, s - 1, s + 1), "convoy"):
        return True
    return any(_lets_leave(ctx, n) for n in near)


def _lets_leave(ctx: Context, s: int) -> bool:
    """Tell whether a sentence names a deal and people who leave by it, who are no captives themselves."""
    items = ctx.marked.by_sentence[s]
    if "arrangement" not in items.cues:
        return False
    return any(
        not v.classes & ctx.giving
        and not any(is_held(i) and -2 <= i.i - v.j <= 4 for i in items)
        and not (v.suffix and any(is_held(i) and i.j <= v.i for i in items))
        for v in items.find_verbs(ctx.mask("leave", "evacuate"))
    )


def _is_among_terms(ctx: Context, s: int) -> bool:
    """Tell whether letting captives go is one line of a deal's terms, and that others leave is another."""
    heading = find_heading(ctx.marked, s)
    first = ctx.marked.sentence_at(heading[0]) if heading is not None else None
    if heading is None or first is None:
        return False
    begin, _ = span_tokens(ctx, first - 1, first)  # "وفق البنود التالية:" follows what names the deal
    if not ctx.between_has(begin, heading[1], "deal", "arrangement"):
        return False
    lines = range(heading[1], len(ctx.marked.words))
    return any(
        v.kind == "verb" and v.classes & ctx.moving and v.i in lines and find_heading(ctx.marked, v.s) == heading
        for v in ctx.marked.items
    )


def is_near_deal(ctx: Context, s: int) -> bool:
    """Tell whether a sentence or one beside it names a deal or arrangement."""
    return any(
        item.cue in ("deal", "arrangement") and not is_command(ctx, item)
        for k in range(max(s - 1, 0), min(s + 2, len(ctx.marked.sentences)))
        for item in ctx.marked.by_sentence[k].phrases
    )


def span_tokens(ctx: Context, first: int, last: int) -> tuple[int, int]:
    """Return the tokens [a, b) from one sentence to another, cut to those that the article has."""
    sentences = ctx.marked.sentences
    return sentences[max(first, 0)][0], sentences[min(last, len(sentences) - 1)][1]
