"""Captivity: in whose hands people are, and whose they are, by words that tell of captivity itself, of prisons in a country, or of "the number of the captives"."""

from __future__ import annotations

from extract.claims.clauses import find_subject_before
from extract.claims.context import Context
from extract.mentions.items import Item, Items
from extract.mentions.word_lists import with_and

_REACH = 12  # tokens from those counted to where they are held
_OF_THEM = ("وا", "ا")
_BESIDE_THEM = 2  # tokens from a count to the verb of which its people are the subject
_OF_DEAL = 3  # tokens from a deal, over whose it is, to "comprises"
_NUMBER_OF, _NUMBERED = 10, 5  # tokens from "the number of" to the number, and to whose they are
BY = (["من", "جانب"], ["من", "قبل"], ["من", "طرف"])
_OF_WHOM = 5  # tokens from whose they are to a number
_NATION = 3  # tokens from those counted, over "of them" or "belong to soldiers", to their nationality
_CALLING = 2  # words of what somebody's calling is of
_OF_THEM_ALL = frozenset(("منهم", "منهن", "منها"))
_BY_HALVES, _AND_HALF_OF_THEM = frozenset(("مناصفه", "بالتساوي")), with_and(("نصفهم", "نصفهن"))
_MEN_OF = 4  # tokens from those counted, over whose bodies or captives they are, to the actor


def find_captivity(ctx: Context, item: Item, items: Items, limit: int) -> Item | None:
    """Return in whose captivity the people of a count were ("من الأسر الروسي", "من الأسر في أوكرانيا")."""
    words = ctx.marked.words
    for k in range(item.j + 1, min(limit, item.j + _REACH) - 1):
        if words[k] != "الاسر" or words[k - 1] not in ("من", "في"):
            continue
        at = k + 1 + (words[k + 1] in ("في", "لدي"))
        named = next((i for i in items if i.i == at and i.kind in ("nat", "actor", "place")), None)
        plain = named is not None and (named.kind == "nat" or at > k + 1)
        if named is not None and plain and (named.kind != "place" or named.actor_reading is not None):
            return named
    return None


def find_owner_of_number(ctx: Context, item: Item) -> Item | None:
    """Return whose captives a number is behind "the number of the captives of X" ("بلغ عدد أسرى X الذين أطلقوا 33")."""
    words, start = ctx.marked.words, ctx.marked.sentences[item.s][0]
    if item.j - item.i > 1 or words[item.i - 1] == "الي":  # "رفعت عدد العائدين إلى"
        return None
    before = range(item.i - 1, max(start, item.i - _NUMBER_OF), -1)
    at = next((k for k in before if words[k].removeprefix("و") == "عدد"), None)
    if at is None or any(i.kind == "count" for i in ctx.items_in(item.s, at, item.i)):
        return None
    named = (i for i in ctx.items_in(item.s, at, at + _NUMBERED) if i.kind in ("actor", "nat"))
    return next((i for i in named if i.kind == "nat" or ctx.may_be_party(i)), None)


def find_owner_before(ctx: Context, item: Item) -> Item | None:
    """Return the party "of" whom right before a number of those told of are ("64 جثة، للحوثيين 58 منها وللجيش ست")."""
    before = ctx.items_in(item.s, item.i - _OF_WHOM, item.j)
    owner = next((i for i in reversed(before) if ctx.names_party(i) and i is not item), None)
    if owner is None or item.joined or ctx.marked.words[item.i - 1] == "و":
        return None  # "20 للجيش و10 للدعم"
    of_whom = owner.prefix == "ل" or "ل" in ctx.before(owner)
    return owner if of_whom and _OF_THEM_ALL.issuperset(ctx.marked.words[owner.j : item.i]) else None


def leave_out_deal(ctx: Context, verb: Item | None, item: Item, items: Items) -> Item | None:
    """Return the verb over a count, none where only the deal is said to comprise so many ("تتجه الطائرة إلى X، ضمن عملية تبادل تشمل 1081")."""
    if verb is None or verb.i > item.i or not verb.classes & ctx.moving or verb.classes & (ctx.giving | ctx.getting):
        return verb
    comprises = [v for v in items.find_verbs(ctx.bits["include"]) if verb.j <= v.i < item.i]
    deals = [*items.find_cues("deal"), *items.find_verbs(ctx.bits["swap"])]
    of_deal = any(0 <= v.i - d.j <= _OF_DEAL for v in comprises for d in deals)
    return None if of_deal else verb


def find_possessor(ctx: Context, last: Item | None, item: Item, a: int) -> Item | None:
    """Return whom the pronoun on a counted noun means: the subject before it, else that of the sentence before.

    Args:
        ctx: The article.
        last: The subject of the last finite verb.
        item: The count.
        a: The token at which its passage begins.
    """
    if last is not None and last.s == item.s:
        return last
    named = find_subject_before(ctx, item, a)
    own = any(map(ctx.names_party, ctx.items_in(item.s, a, item.i)))
    return last if named is None and not own and last is not None and last.s == item.s - 1 else named


def find_state_of_prison(ctx: Context, item: Item, items: Items, limit: int) -> Item | None:
    """Return the state in whose country or capital the people of a count are prisoners ("المحتجزين في طهران", "مسجونين في الجزائر")."""
    if _is_swapped(ctx, item, items):
        return None
    for place in items:
        if (
            (place.actor_reading is not None if place.kind == "place" else place.place_reading is not None)
            and item.i < place.i < min(limit, item.j + _REACH)
            and ctx.marked.words[place.i - 1] == "في"
        ):
            both = any(i.i == place.j and i.joined and i.kind in ("actor", "place") for i in items)
            word = ctx.marked.info[place.i - 2]
            noun = word.entry.noun if word is not None and word.entry is not None else None
            if noun is not None and noun.held and not both:  # "أسيرا في روسيا وأوكرانيا": of the two together
                return place
    return None


def _is_swapped(ctx: Context, item: Item, items: Items) -> bool:
    """Tell whether a swap stands right before a count: of both sides, where a country behind it is where it was ("تبادل 35 أسيرا في ليبيا")."""
    swaps = items.find_verbs(ctx.bits["swap"])
    return any(v.j <= item.i and not set(ctx.marked.words[v.j : item.i]) - {"ل"} for v in swaps)


def are_said_to_go(ctx: Context, verb: Item, item: Item) -> bool:
    """Tell whether a plural verb has the people of a count themselves as its subject, let go by others ("285 معتقلا سُلّموا", "أسرى X الذين أطلقوا 33")."""
    if verb.suffix or not ctx.marked.words[verb.i].endswith(_OF_THEM):
        return False
    if ctx.marked.words[verb.i - 1] == "الذين" and verb.j <= item.i:
        return bool(verb.classes & ctx.giving)
    return 0 <= verb.i - item.j <= _BESIDE_THEM and ctx.is_finite(verb)


def find_raised(ctx: Context, item: Item, items: Items) -> Item | None:
    """Return whose people a number is to which a report raises or lowers a count ("يرفع عدد العائدين من عناصر X إلى 36")."""
    words = ctx.marked.words
    if words[item.i - 1] != "الي" or not {"عدد", "العدد", "حصيله"} & set(words[max(0, item.i - 8) : item.i]):
        return None
    return next((i for i in items if i.kind == "actor" and i.j == item.i - 1 and "member" in ctx.before(i)), None)


def are_armed_men(ctx: Context, cue: Item) -> bool:
    """Tell whether a word for holding is followed by armed men, of whom the text may say whose they are ("لدى مسلحين من X")."""
    word = ctx.marked.info[cue.j] if cue.j < len(ctx.marked.info) else None
    noun = word.entry.noun if word is not None and word.entry is not None else None
    return noun is not None and noun.category == "fighters"


def names_holder(ctx: Context, cue: Item) -> bool:
    """Tell whether who holds people stands right behind a word for it, even by the name of a place ("لدى X", "تحتجزهم X")."""
    last = ctx.marked.words[cue.j - 1]
    return last.endswith("لدي") or "حتجز" in last


def are_men_of(ctx: Context, actor: Item, counted: Item) -> bool:
    """Tell whether those counted are said to be of men "of" an actor, who stand right before it ("7 جثث تعود لمقاتلين من X")."""
    men = next((i for i in ctx.items_in(actor.s, counted.j, actor.i) if i.kind == "noun" and i.j == actor.i - 1), None)
    if men is None or men.noun is None or men.noun.kind != "people" or actor.i - counted.j > _MEN_OF:
        return False
    return men.prefix != "ل" or counted.category == "bodies"  # "تسليم 13 راهبة لضباط من X": to them


def find_nation(ctx: Context, counted: Item) -> Item | None:
    """Return the nationality by which a number tells whose people it counts ("38 لإيرانيين", "20 منهم روس", "60 تعود لجنود عراقيين", "لاعبة كرة السلة الأمريكية")."""
    behind = [i for i in ctx.items_in(counted.s, counted.i + 1, counted.j + _NATION) if i.kind != "cue"]
    own = next((i for i in behind if i.kind in ("nat", "actor") and i.j <= counted.j), None)
    if own is not None:
        return own  # "20 روسيا", spelt like the state; "خمسة مواطنين أمريكيين محتجزين"
    nation = next((i for i in behind if i.kind == "nat"), None)
    if nation is None or any(i.kind in ("count", "actor") and i.j <= nation.i for i in behind):
        return None
    between = ctx.marked.words[counted.j : nation.i]
    if not between or between[-1] in _OF_THEM_ALL or nation.prefix == "ل":
        return nation
    of_soldiers = any(i.kind == "noun" and i.prefix == "ل" and i.j == nation.i for i in behind)
    one = counted.low == counted.high == 1 and not counted.held and len(between) <= _CALLING
    of_his_calling = one and all(w.isalpha() for w in between) and not any(counted.j <= i.i < nation.i for i in behind)
    return nation if of_soldiers or of_his_calling else None


def are_halved(ctx: Context, counted: Item) -> bool:
    """Tell whether half of those counted are of one side, and half of the other ("نصفهم في سجون X ونصفهم لدى Y", "نصفهم من كل طرف", "مناصفة")."""
    words, end = ctx.marked.words, ctx.marked.sentences[counted.s][1]
    if not _BY_HALVES.isdisjoint(words[counted.j : min(end, counted.j + _NATION + 1)]):
        return True
    if _AND_HALF_OF_THEM.isdisjoint(words[counted.j : end]):
        return False
    halves = [k + 1 for k in range(counted.j, end) if words[k] in _AND_HALF_OF_THEM]
    of_each = any("each" in ctx.cues_at.get(k + 1, ()) for k in halves)
    nouns = {i.i for i in ctx.items_in(counted.s, counted.j, end) if i.kind == "noun"}
    return of_each or (len(halves) > 1 and nouns.isdisjoint(halves))  # but "نصفهم نساء ونصفهم أطفال"


def find_giver(ctx: Context, counted: Item) -> Item | None:
    """Return on whose part those counted are let go, where no verb says it ("25 من جانب X و15 من جانب Y")."""
    named = next((i for i in ctx.items_in(counted.s, counted.j, counted.j + _MEN_OF) if ctx.names_party(i)), None)
    return named if named is not None and ctx.marked.words[named.i - 2 : named.i] in BY else None
