"""Counters: which "in return for" of a passage divides what is exchanged."""

from __future__ import annotations

from extract.claims.context import CAPTORS, Context
from extract.claims.evacuations.words import ARMED, is_actor_of
from extract.claims.exchanges.bargains import find_letting_go, is_held
from extract.claims.exchanges.gifts import GIFTS, frees_somebody, is_not_given
from extract.claims.exchanges.named import NameReader
from extract.claims.exchanges.opposites import follows_a_seizure, is_no_return
from extract.mentions.forms import NOUN
from extract.mentions.items import Item, Items
from extract.mentions.verb_classes import LET_GO
from extract.mentions.word_lists import list_beginnings

_ARMS = list_beginnings("exchanges.yml", "arms")
_THEM = ("هم", "هن", "هما")
_GIFT_LEFT = 6  # tokens from a gift, over how much it is, to "in return for"
_GIFT_BEFORE, _GIFT_BEHIND = 8, 5  # tokens from "in return for" to a gift
_ARMS_BEFORE = 3  # tokens from arms to "in return for"
_LEFT, _RIGHT = 25, 12  # tokens from "in return for" to what it divides
_NATIONAL = 3  # tokens from "in return for", over letting go, to one's nationality
_PASSAGE = 5  # tokens from "in return for" to the passage of others
_IN_RETURN, _TOLD = "المقابل", 2  # sentences from who was let go to who was got back "in return"
_NEXT = 2  # tokens from coming out to who comes out


class CounterReader:
    """Reads the words for "in return for" of one marked article."""

    def __init__(self, ctx: Context) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked
        self.bits = ctx.bits
        self.names = NameReader(ctx)
        self.lets_go = any(items.classes & (ctx.giving | ctx.getting) for items in ctx.marked.by_sentence)

    def find(self, cue: Item) -> Item | None:
        """Return the trigger of a passage in which people stand left of "in return for", people or goods right of it; None elsewhere."""
        if self._is_no_return(cue):
            return None
        items = self.marked.by_sentence[cue.s]
        left = Items(k for k in items if k.j <= cue.i and cue.i - k.j < _LEFT)
        right = Items(k for k in items if k.i >= cue.j and k.i - cue.j < _RIGHT)
        if self._is_for_arms(cue) and not self._find_releases(right, swaps=True):
            return None
        if follows_a_seizure(self.ctx, cue, left):
            return None
        return (
            self._names_deal(cue)
            or self._between_people(cue, left, right)
            or self._between_releases(cue, left, right)
            or self._between_singles(cue, left, right)
            or self._for_named(cue, left)
            or self._for_gifts(cue, left, right)
            or self._passage_trigger(cue, left, right)
            or self._after_it(cue, left, right)
        )

    def _names_deal(self, cue: Item) -> Item | None:
        """Accept a deal that is called by its figures ("صفقة ألف مقابل ألف")."""
        counts = self.marked.by_sentence[cue.s].counts
        one = next((k for k in counts if k.bare and k.j == cue.i), None)
        other = any(k.bare and k.i == cue.j for k in counts)
        return one if one is not None and other and "deal" in self.ctx.before(one) else None

    def _between_people(self, cue: Item, left: Items, right: Items) -> Item | None:
        """Accept people on both sides, or others counted beside those whom "in return for them" takes up."""
        people, others = ([k for k in half if is_people(k)] for half in (left, right))
        releases = self._find_releases(left, swaps=True)
        if people and others and self._is_bargain(left, right):
            return (releases or people)[-1]
        if self._returns_others(cue, left, people + others):
            return (releases or self._find_releases(right) or people)[-1]
        killed = left.find_verbs(self.bits["kill"])  # "قتل 20 جنديا مقابل 35 مقاتلا"
        beside = people and others and others[0].i - cue.j <= 1 and cue.i - people[-1].j <= _NEXT and not killed
        counted = sum(k.kind == "count" for k in people + others)
        return people[-1] if beside and counted > 1 and self.lets_go else None

    def _between_releases(self, cue: Item, left: Items, right: Items) -> Item | None:
        """Accept one release in return for another, whoever is let go ("أفرجت عن سفيرها مقابل إطلاق الحركة سراح زعيمها")."""
        one, other = (self._find_releases(half) for half in (left, right))
        if not one or not other or other[0].i - cue.j > 1:
            return None
        return one[-1] if frees_somebody(self.ctx, one[-1]) and frees_somebody(self.ctx, other[0]) else None

    def _between_singles(self, cue: Item, left: Items, right: Items) -> Item | None:
        """Accept one told by his nation or calling let go for another, or for several ("أفرجت عن الروسي فلان مقابل الأميركية فلانة", "سلّمت باحثا مقابل ثلاثة سجناء")."""
        releases, near = self._find_releases(left), Items(k for k in right if k.i - cue.j <= _NATIONAL)
        given = any(self._is_let_go_alone(k, left) for k in left)
        got = any((_is_one(k) and k.i == cue.j) or self._is_let_go_alone(k, near) for k in near)
        others = [any(k.kind == "count" and is_people(k) for k in half) for half in (left, near)]
        traded = (given and (got or others[1])) or (got and others[0])
        traded = traded or (any(map(_is_one, near)) and self._gets_in_return(cue, releases))
        return releases[-1] if releases and traded else None

    def _gets_in_return(self, cue: Item, releases: list[Item]) -> bool:
        """Tell whether who gets one back "in return" is told of right behind whom he let go ("أفرجت X عن رهينتين. وتسلمت في المقابل المالي فلانا")."""
        last = releases[-1] if releases and releases[-1].classes & self.bits["receive"] else None
        if last is None or cue.i - last.j > _NEXT or self.ctx.marked.words[cue.j - 1] != _IN_RETURN:
            return False
        before = self.ctx.marked.by_sentence[max(0, cue.s - _TOLD) : cue.s + 1]
        freed = [v for items in before for v in items.find_verbs(self.bits["release"]) if v.i < last.i]
        return any(frees_somebody(self.ctx, v) for v in freed)

    def _is_let_go_alone(self, item: Item, half: Items) -> bool:
        """Tell whether one person stands right behind letting go, or behind who does it ("عن طبيب", "سلّمت طهران باحثا", "إطلاق مهندس")."""
        if not _is_one(item):
            return False
        if self.marked.words[item.i - 1] in LET_GO or self._has_calling(item):
            return True
        verbs = half.find_verbs(self.ctx.mask("release", "hand_over"))
        doer = any(self.ctx.names_party(k) and k.j == item.i and any(v.j == k.i for v in verbs) for k in half)
        return item.kind == "noun" and (doer or any(v.j == item.i and self.ctx.is_nominal(v) for v in verbs))

    def _has_calling(self, nation: Item) -> bool:
        """Tell whether a nationality is of one told by a calling that no list has, right behind letting go ("عن الانتحارية العراقية")."""
        before = self.marked.words[nation.i - 2 : nation.i]
        known = any(i.i < nation.i <= i.j for i in self.marked.by_sentence[nation.s])
        definite = before[1:] != [] and before[1].startswith("ال") and self.marked.words[nation.i].startswith("ال")
        return nation.kind == "nat" and definite and before[0] in LET_GO and not known and not nation.plural

    def _for_named(self, cue: Item, left: Items) -> Item | None:
        """Accept people let go for one told by his name ("أفرجت عن ألف أسير مقابل فلان الفلاني")."""
        releases = self._find_releases(left)
        if not releases or not self.names.is_named(cue.j):
            return None
        captives = any(is_people(k) and (k.kind == "count" or is_held(k)) for k in left)
        return releases[-1] if captives or any(frees_somebody(self.ctx, verb) for verb in releases) else None

    def _for_gifts(self, cue: Item, left: Items, right: Items) -> Item | None:
        """Accept people let go for money, goods or the passage of others."""
        gifts = right.find_cues(*GIFTS)
        near = Items(k for k in right if k.i - cue.j <= _PASSAGE)
        gifts += near.find_verbs(self.ctx.moving)
        gifts += near.find_cues("convoy")
        releases = self._find_releases(left, swaps=True)
        if gifts and releases and any(map(is_people, left)) and self._is_bargain(left, right):
            return releases[-1]
        return None

    def _after_it(self, cue: Item, left: Items, right: Items) -> Item | None:
        """Accept people let go behind "in return for", where others or a gift stand before it."""
        others, releases = [k for k in right if is_people(k)], self._find_releases(right)
        held = self._are_held(left, right)
        mutual = held or any(map(is_people, left))
        mutual = mutual or self._leaves_for_it(left)
        if others and releases and mutual:
            return releases[0]
        gifts = left.find_cues(*GIFTS)
        if gifts and releases and cue.i - gifts[-1].j <= _GIFT_LEFT and releases[0].i - cue.j <= 1:
            return releases[0] if others or frees_somebody(self.ctx, releases[0]) else None
        return others[0] if others and held and gifts else None

    def _leaves_for_it(self, left: Items) -> bool:
        """Tell whether an armed group is what leaves a place, right before "in return for" ("انسحب التنظيم من المدينة مقابل إطلاق")."""
        leaving = left.find_verbs(self.bits["leave"])
        return bool(leaving) and any(is_actor_of(i, ARMED) for i in left)

    def _find_releases(self, half: Items, *, swaps: bool = False) -> list[Item]:
        classes = self.ctx.giving | self.ctx.getting | (self.bits["swap"] if swaps else 0)
        return half.find_verbs(classes)

    def _are_held(self, left: Items, right: Items) -> bool:
        """Tell whether some of the people are captives: by their noun, their holder or captors, who seized them, or as they come "from captivity"."""
        return any(
            (is_people(k) and is_held(k))
            or (k.kind == "cue" and k.cue == "holder")
            or (k.kind == "actor" and self.ctx.key(k) == CAPTORS)
            or self._seized_them(k)
            or self._is_captivity(k)
            for k in left + right
        )

    def _is_captivity(self, item: Item) -> bool:
        """Tell whether people come "from captivity" ("من الأسر", "من الاحتجاز")."""
        from_it = "من" in self.marked.words[item.i - 1 : item.i]
        return from_it and item.kind == "verb" and bool(item.classes & self.bits["capture"]) and bool(item.tense & NOUN)

    def _is_bargain(self, left: Items, right: Items) -> bool:
        """Tell whether captives, or counted people whom somebody lets go, are what a bargain is over."""
        giving = self.ctx.giving | self.bits["swap"]
        releases = self._find_releases(left, swaps=True) + self._find_releases(right)
        given = any(k.classes & giving for k in releases)
        return self._are_held(left, right) or (given and any(k.kind == "count" and is_people(k) for k in left + right))

    def _is_no_return(self, cue: Item) -> bool:
        """Tell whether "in return for" divides no deal, or stands beside what is said not to have been given ("لم تُدفع فدية مقابل")."""
        gifts = self.marked.by_sentence[cue.s].find_cues(*GIFTS)
        beside = [k for k in gifts if -_GIFT_BEFORE <= k.i - cue.j <= _GIFT_BEHIND]
        return is_no_return(self.ctx, cue) or any(is_not_given(self.ctx, gift) for gift in beside)

    def _seized_them(self, item: Item) -> bool:
        """Tell whether a verb of capture takes up people told of before ("19 بحارا أسرهم الروس")."""
        return item.kind == "verb" and bool(item.classes & self.bits["capture"]) and item.suffix in _THEM

    def _returns_others(self, cue: Item, left: Items, people: list[Item]) -> bool:
        """Tell whether "in return for them" takes up counted people beside whom others are counted ("وأطلقت كييف بدلا منهم 63")."""
        if not self.marked.words[cue.j - 1].endswith(_THEM):
            return False
        told = self.ctx.giving | self.ctx.getting | self.bits["capture"]
        freed = any(v.kind == "verb" and v.classes & told for v in left)
        return freed and self.lets_go and sum(k.kind == "count" for k in people) > 1

    def _passage_trigger(self, cue: Item, left: Items, right: Items) -> Item | None:
        """Accept captives in return for which others may pass ("خروج المختطفين مقابل خروج المسلحين", "ولقاء عبورهم يسلّم جثامين")."""
        passing = right.find_verbs(self.ctx.moving)
        if any(k.i - cue.j <= 1 for k in passing) and (verb := find_letting_go(self.ctx, cue.s)) is not None:
            return verb
        captives = [k for k in left if is_held(k)]
        coming_out = left.find_verbs(self.bits["leave"])
        let_pass = any(k.i - cue.j <= _PASSAGE for k in passing)
        if let_pass and any(0 <= k.i - v.j <= _NEXT for v in coming_out for k in captives):
            return coming_out[-1]
        return None

    def _is_for_arms(self, cue: Item) -> bool:
        """Tell whether what is given in return for something is arms, which stand right before it ("إلقاء السلاح مقابل حقوق", not "تاجر سلاح")."""
        near = range(max(0, cue.i - _ARMS_BEFORE), cue.i)
        dealers = {k.j for k in self.ctx.items_in(cue.s, near.start - 1, cue.i) if _is_one(k)}
        return any(self.marked.words[k].removeprefix("ال").startswith(_ARMS) and k not in dealers for k in near)


def _is_one(item: Item) -> bool:
    """Tell whether an item is a nationality, or the noun of one person."""
    noun = item.noun if item.kind == "noun" else None
    return item.kind == "nat" or (noun is not None and noun.kind == "people" and noun.number == "s")


def is_people(item: Item) -> bool:
    """Tell whether an item counts or names people: a count, a noun in a plural or not, "Americans"."""
    return (
        (item.kind == "count" and not item.forced)
        or (item.kind == "nat" and item.plural and not item.definite)  # "أمريكيين": some Americans
        or (item.kind == "noun" and item.noun is not None and item.noun.kind == "people" and not item.noun.weak)
    )
