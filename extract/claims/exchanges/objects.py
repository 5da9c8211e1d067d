"""Objects: whether it is people of the other side whom a verb lets go or gets back, and not a place, leave or guests."""

from __future__ import annotations

from extract.claims.context import Context
from extract.mentions.items import Item
from extract.mentions.word_lists import list_beginnings, list_words

_GIVEN_OTHERWISE = list_words("exchanges.yml", "given_otherwise")
_OBJECT_REACH = 5  # tokens from a verb, over its subject, to a place that is won back
_OBTAINED = 6  # tokens from "obtain" to who is obtained
_THEMSELVES, _GIVEN_UP = frozenset(("انفسهم", "انفسهن")), 5  # tokens from a verb, over who does it
_KILLED = 10  # tokens from what comes to the killing that it tells of
_ROLLS = list_words("exchanges.yml", "rolls")
_ROLL, _OF_ROLL = 12, 2  # tokens from a verb, over who gives and gets, to those on a list, and from the list to them
_COMMANDS = list_beginnings("exchanges.yml", "commands")
_MARTIAL = list_beginnings("exchanges.yml", "martial")
_ON = "علي"
_TRADED, _FOR_WHOM = 8, 4  # tokens from those who come out to "in return for", and from there to captives
_COME_OUT = frozenset(("fighters", "women", "children", "detainees"))


def lets_people_go(ctx: Context, verb: Item) -> bool:
    """Tell whether what is given is people, and not leave or oneself ("أعطى الإذن", "سلموا أنفسهم")."""
    if not _THEMSELVES.isdisjoint(ctx.marked.words[verb.j : verb.j + _GIVEN_UP]):
        return False  # "سلم 40 مسلحا أنفسهم"
    return _GIVEN_OTHERWISE.isdisjoint(ctx.marked.words[verb.j : verb.j + 1]) and not passes_names(ctx, verb)


def passes_names(ctx: Context, verb: Item) -> bool:
    """Tell whether what is handed over or received is a list, or the names, of those who are counted behind ("سلمت X الوسطاء قائمة بأسماء 250 أسيرا", "3000 اسم")."""
    if not verb.classes & ctx.mask("hand_over", "receive"):
        return False
    first = next((i for i in ctx.items_in(verb.s, verb.j, verb.j + _ROLL) if i.kind == "count"), verb)
    return not _ROLLS.isdisjoint(ctx.marked.bare[max(verb.j, first.i - _OF_ROLL) : first.j + 1])


def tells_of_killing(ctx: Context, verb: Item) -> bool:
    """Tell whether what comes tells of people killed ("وصل شريط يظهر قتل …"), who do not come themselves."""
    kills = ctx.marked.by_sentence[verb.s].find_verbs(ctx.bits["kill"])
    return any(verb.j <= v.i and v.j <= verb.j + _KILLED for v in kills)


def gets_people(ctx: Context, verb: Item) -> bool:
    """Tell whether it is people that a verb of receiving gets back, and not a place, guests or rights."""
    if verb.classes & ctx.moving:  # "استقبل": who comes is welcomed
        return False
    return _obtains_people(ctx, verb) and not _wins_a_place(ctx, verb)


def come_out_for_captives(ctx: Context, count: Item) -> bool:
    """Tell whether those counted come out "in return for" captives right behind ("خرجت أربع مجندات من X مقابل مئتي أسير").

    Civilians who leave, and fighters for whom captives are only "released", leave a place: that is an evacuation, and its price.
    """
    if count.kind != "count" or count.category not in _COME_OUT:
        return False
    behind = ctx.items_in(count.s, count.j, count.j + _TRADED)
    cue = next((i for i in behind if i.cue == "counter"), None)
    if cue is None or any(i.kind in ("verb", "count") for i in behind if i.j <= cue.i):
        return False
    others = ctx.items_in(count.s, cue.j, cue.j + _FOR_WHOM)
    return any(i.kind == "count" and i.held for i in others) and not any(i.kind == "verb" for i in others)


def _obtains_people(ctx: Context, verb: Item) -> bool:
    """Tell whether people are counted or named behind "obtain on" ("حصل X على 16 جثة", not "حصول X على حقوق")."""
    words = ctx.marked.words
    if "حص" not in words[verb.i]:
        return True
    end = verb.j + _OBTAINED
    first = next((k for k in range(verb.j, end) if words[k : k + 1] == [_ON]), verb.j)
    return any(i.kind in ("count", "noun") for i in ctx.marked.by_sentence[verb.s].starting(first, end))


def _wins_a_place(ctx: Context, verb: Item) -> bool:
    """Tell whether what is got back is a place ("استرد مخيم X", "استعادة تلعفر"), and no capital what gets people back ("تسلمت كييف 50 جنديا")."""
    named = ("place", "count", "noun")
    behind = ctx.marked.by_sentence[verb.s].starting(verb.j, verb.j + _OBJECT_REACH)
    first, second = ([i for i in behind if i.kind in named] + [None, None])[:2]
    if first is None or first.kind != "place" or ctx.before(first):
        return False
    counts = second is not None and second.kind == "count" and first.i == verb.j
    return not (counts and ctx.names_party(first))


def is_command(ctx: Context, deal: Item) -> bool:
    """Tell whether "operations" is the name of a command or an action of troops, and no deal ("قيادة عمليات بغداد", "عملية أمنية")."""
    words = ctx.marked.words
    if not words[deal.i].removeprefix("ال").startswith("عملي"):
        return False
    before, behind = words[deal.i - 1 : deal.i], words[deal.j : deal.j + 1]
    return any(w.startswith(_COMMANDS) for w in before) or any(w.startswith(_MARTIAL) for w in map(_bare, behind))


def _bare(word: str) -> str:
    return word.removeprefix("ال")
