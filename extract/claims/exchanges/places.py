"""Places: where people were handed over."""

from __future__ import annotations

from collections.abc import Callable

from extract.claims.clauses import find_clause
from extract.claims.context import Context
from extract.claims.exchanges.elsewhere import is_elsewhere, is_of_captivity, parts_parties, seats_talks
from extract.claims.frames import Filler
from extract.mentions.clitics import is_among, strip_clitics, strip_prefixes
from extract.mentions.items import Item, Items
from extract.mentions.word_lists import list_beginnings, list_words

_SAME = frozenset(("ذات", "نفس"))
_SELF = frozenset(("ذاته", "ذاتها", "نفسه", "نفسها", "عينه", "عينها", "المذكور", "المذكوره"))
_SAME_OR_SELF = _SAME | _SELF
_POINTS = frozenset(
    ("checkpoint", "crossing", "point", "village", "quarter", "camp", "field", "airport", "town", "city")
)
_CROSSED = frozenset(("crossing", "checkpoint", "point"))
_BUILT = frozenset(("city", "town", "village"))
_WIDE = frozenset(("governorate", "region", "country"))
_SIDES_OF = frozenset(
    ("شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي", "الشمال", "الجنوب", "الشرق", "الغرب")
)
_CROSSINGS = list_words("exchanges.yml", "crossings")
_MEANT = {  # which kinds of place "the same crossing" can mean
    **dict.fromkeys(_CROSSINGS, _CROSSED),
    **dict.fromkeys(list_words("exchanges.yml", "towns"), _BUILT),
}
_OCCURS = list_words("exchanges.yml", "takes_place")
_HANDOVERS = list_words("exchanges.yml", "handovers")
_AT = list_words("exchanges.yml", "at")
_THE_PLACE = frozenset(("المكان", "مكانها", "مكانه"))  # at the beginning of a sentence: it tells where it was
_SOIL = frozenset(("اراضي", "ارض", "الاراضي", "باراضي"))  # "على أراضي بيلاروس"
_PLACES_OF = frozenset(("مكان", "موقع", "مسرح"))
_BOUNDS = frozenset(("خارج", "داخل"))
_BORDER = frozenset(("الحدود", "حدود"))
_SCENES = list_words("exchanges.yml", "scenes")
_SCENE_REACH = 10  # tokens from a place, over where it lies, to "the scene of"
_DISTANCE_REACH = 9  # tokens from "at a distance of" to the place
_LYING = list_beginnings("exchanges.yml", "lies")
_WHERE_REACH = 4  # tokens from a place, and what is said of it, to "where"
_TAKEN_UP = 7  # tokens from a verb whose pronoun takes people up to the place
_HANDED_ON = 16  # tokens from a verb, over the captives and who gets them, to the place ("سُلم المفرج عنهم إلى X في Y")
_HOSTED = 4  # tokens from a place to the hand-over that it hosts, or is chosen for
_CHOSEN_AS = frozenset(("مكانا", "موقعا", "نقطه", "ساحه", "مسرحا"))
_WHICH = frozenset(("التي", "الذي"))
_OCCURRENCE_REACH = 9  # tokens from "it was done" to the place


class PlaceReader:
    """Reads the places of handing over in a passage."""

    def __init__(self, ctx: Context) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked
        self.bits = ctx.bits
        self._found: dict[int, Filler | None] = {}  # by sentence

    def read(self, s: int, a: int, b: int) -> dict[str, Filler]:
        """Find where people were handed over: places after "in", "near", "through a crossing" in the passage."""
        handover = self.find_handover(s, a, b)
        found = {self._key(handover.item): handover} if handover is not None else {}
        items = self.ctx.passage(s, a, b)
        last = None
        for item in items:
            if item.kind != "place":
                continue
            listed = last is not None and item.joined and item.i - last.j <= 1
            if listed or self._is_where(item, items):
                kind = item.name.entity_type if item.name is not None else ""
                if is_elsewhere(self.ctx, item, items):
                    continue
                if is_of_captivity(self.ctx, item, items) or (
                    kind in ("prison", "country") and not self._is_crossing(item)
                ):
                    continue
                found.setdefault(self._key(item), Filler(item, "locative"))
                last = item
        if all(is_wide(filler.item) for filler in found.values()):
            beside = next((i for i in items if self._is_beside(i) and not is_elsewhere(self.ctx, i, items)), None)
            found = {self._key(beside): Filler(beside, "locative")} if beside is not None else found
        if not found:
            same = self._same_place(a, b)
            if same is not None and same.name is not None:
                found[same.name.entity_id] = Filler(same, "handover_at_same_place")
        return found

    def find_in_sentence(self, s: int) -> Filler | None:
        """Return where a whole sentence says that the handing over was done; found once, for all claims that ask."""
        if s not in self._found:
            self._found[s] = self.find_handover(s, *self.marked.sentences[s])
        return self._found[s]

    def find_handover(self, s: int, a: int, b: int) -> Filler | None:
        """Return where tokens [a, b) say that the handing over was done, or through which crossing people came; else None."""
        items = self.ctx.passage(s, a, b)
        places = [i for i in items if self._can_be_named(i)]
        ways_to_tell: tuple[Callable[[Item], bool], ...] = (
            lambda place: self._is_said_of(place, a, b),
            lambda _place: self.marked.words[self.marked.sentences[s][0]].removeprefix("و") in _THE_PLACE,
            lambda place: self._are_handed_over_at(place, items),
            lambda place: self._is_crossing(place) and self._come_through(place, items),
            lambda place: self._hosts_what_was_told(place, items) or self._is_chosen(place),
        )
        for tells in ways_to_tell if places else ():
            for place in places:
                if tells(place) and not (seats_talks(self.ctx, place) or parts_parties(self.ctx, place, items)):
                    return Filler(place, "handover")
        return None

    def _can_be_named(self, item: Item) -> bool:
        """Tell whether an item names a place of a hand-over: no country, other than one on whose "soil" it was done."""
        if item.kind == "place" and item.name is not None:
            return item.name.entity_type != "country"
        return item.place_reading is not None and self.marked.words[item.i - 1] in _SOIL

    def _is_said_of(self, place: Item, a: int, b: int) -> bool:
        """Tell whether a place is named as that where the hand-over was done."""
        aside = place.precision == "near" and self.marked.words[place.i] in _SIDES_OF  # "شمال مدينة X"
        done_at = (self._is_at(place) or aside) and self._is_done_at(place, a, b)
        return done_at or self._is_done_there(place, b) or self._is_scene(place, b) or self._is_called_its_place(place)

    def _is_called_its_place(self, place: Item) -> bool:
        """Tell whether a place stands behind "the place of the hand-over was" ("وكان مكان العملية منطقة X")."""
        words = self.marked.words
        return place.i > 1 and words[place.i - 2] in _PLACES_OF and words[place.i - 1] in _HANDOVERS

    def _hosts_what_was_told(self, place: Item, items: Items) -> bool:
        """Tell whether a place "hosted" the hand-over ("العملية التي احتضنتها X", "احتضنت X عملية التسليم")."""
        words = self.marked.words
        for verb in items.find_verbs(self.bits["host"]):
            if not self.ctx.is_finite(verb) or verb.j != place.i:
                continue
            told = words[verb.i - 2].removeprefix("و").removeprefix("ب") if words[verb.i - 1] in _WHICH else ""
            if told in _HANDOVERS or not _HANDOVERS.isdisjoint(words[place.j : place.j + _HOSTED]):
                return True
        return False

    def _is_chosen(self, place: Item) -> bool:
        """Tell whether a place is said to be chosen as that of the hand-over ("اختيرت مدينة X مكانا للتبادل")."""
        behind = self.marked.words[place.j : place.j + _HOSTED]
        chosen = next((k for k, word in enumerate(behind) if word in _CHOSEN_AS), len(behind))
        return any(is_among(word, _HANDOVERS) or word.startswith("للتبادل") for word in behind[chosen + 1 :])

    def _is_done_at(self, place: Item, a: int, b: int) -> bool:
        """Tell whether the hand-over "was done" at a place ("جرى التسليم، كما قيل، قرب X", "مبادلة تمت في X", "تمت في X مبادلة")."""
        words = self.marked.words
        near = range(place.i - 1, max(a, place.i - _OCCURRENCE_REACH) - 1, -1)
        verb = next((k for k in near if words[k].removeprefix("و").removeprefix("ف") in _OCCURS or self._was(k)), None)
        if verb is None:
            return False
        end = find_clause(self.ctx, place.s, place.i)[1]
        around = (*range(max(a, verb - 4), verb + 3), *range(place.j, min(b, end)))
        return any(k < b and strip_prefixes(words[k]) in _HANDOVERS for k in around)

    def _is_done_there(self, place: Item, b: int) -> bool:
        """Tell whether the hand-over is done "where" a place just named is ("إلى جرود X حيث جرى تسليم")."""
        words = self.marked.words
        where = next((k for k in range(place.j, min(place.j + _WHERE_REACH, b - 2)) if words[k] == "حيث"), None)
        return where is not None and words[where + 1] in _OCCURS and words[where + 2] in _HANDOVERS

    def _is_scene(self, place: Item, b: int) -> bool:
        """Tell whether a place is called the scene of the hand-over ("وكان معبر X في Y مسرح العملية")."""
        words = self.marked.words
        return any(
            words[k] in _SCENES and words[k + 1] in _HANDOVERS
            for k in range(place.j, min(place.j + _SCENE_REACH, b - 1))
        )

    def _are_handed_over_at(self, place: Item, items: Items) -> bool:
        """Tell whether a verb hands over at a place people whom a pronoun on it takes up ("سلّمتهن X مساء الأحد في Y"), or captives right behind it."""
        if not self._is_at(place):
            return False
        for verb in items.find_verbs(self.bits["hand_over"]):
            reach = _TAKEN_UP if self.ctx.takes_up_people(verb) else 0
            if any(
                i.noun is not None and i.noun.held for i in items if i.i == verb.j
            ):  # "سُلم المفرج عنهم إلى الصليب الأحمر في X"
                between = (i for i in items if verb.j <= i.i < place.i and i.kind == "actor" and i.name is not None)
                reach = _HANDED_ON if any(i.name.entity_type == "red_cross" for i in between if i.name) else reach
            if self.ctx.is_finite(verb) and 0 <= place.i - verb.j <= reach:
                return True
        return False

    def _was(self, token: int) -> bool:
        """Tell whether a token says where the hand-over "was" ("وكان التسليم عند X")."""
        words = self.marked.words
        return words[token].removeprefix("و") in ("كان", "كانت") and words[token + 1] in _HANDOVERS

    def _come_through(self, crossing: Item, items: Items) -> bool:
        """Tell whether captives are let go, taken or come through a crossing ("خرج المحررون من معبر X")."""
        fronted = self.ctx.before(crossing) & {"from", "via"} and crossing.i - self.marked.sentences[crossing.s][0] <= 1
        behind = crossing.j + (_TAKEN_UP if fronted else 0)  # "ومن منفذ X عبر الأسرى"
        near = [i for i in items if 0 <= crossing.i - i.j <= _OCCURRENCE_REACH or crossing.j <= i.i < behind]
        moved = any(
            i.kind == "verb" and i.classes & (self.ctx.giving | self.ctx.getting | self.ctx.moving) for i in near
        )
        return moved and any(
            i.held or (i.noun is not None and (i.noun.held or i.noun.category == "detainees")) for i in near
        )

    def _is_at(self, place: Item) -> bool:
        """Tell whether a preposition says that something was done at a place."""
        cues = self.ctx.before(place)
        near = self.marked.words[place.i - 1] if place.i else ""
        if near in _SOIL and place.kind != "place":
            return True
        return bool(cues & {"in", "near", "ب", "via"}) or near in _AT or self._is_so_far_from(place)

    def _key(self, item: Item) -> str:
        name = item.name
        return name.entity_id if name and name.entity_id else "~" + " ".join(self.marked.words[item.i : item.j])

    def _is_crossing(self, item: Item) -> bool:
        kind = item.name.entity_type if item.name is not None else ""
        noun = self.marked.words[item.i].removeprefix("ب").removeprefix("ال")
        return kind in ("crossing", "checkpoint") or noun in _CROSSINGS

    def _is_where(self, item: Item, items: Items) -> bool:
        """Tell whether a place is where a passage says that something happens; a crossing is wherever people are taken to it."""
        cues = self.ctx.before(item)
        return (
            bool(cues & {"in", "near", "ب"})
            or self._is_crossing(item)
            or self._hosts(item, items)
            or self._is_so_far_from(item)
            or self.marked.words[item.i - 1] in _BOUNDS
            or (self.marked.words[item.i] in _BORDER and self.marked.words[item.i - 1] in _AT)
        )

    def _is_beside(self, item: Item) -> bool:
        """Tell whether something happens on one side of a town ("شمال مدينة X", "إلى الشمال من X")."""
        if item.kind != "place" or item.name is None or item.name.entity_type not in _BUILT:
            return False
        before = self.marked.words[max(0, item.i - 2) : item.i]
        if before[-1:] == ["من"]:
            before = before[:1]
        return any(word in _SIDES_OF for word in before[-1:])

    def _is_so_far_from(self, item: Item) -> bool:
        """Tell whether something happens so many miles from a place ("جرت على بعد 30 كيلومترا من X"), and no other place lies there."""
        words = self.marked.words
        if words[item.i - 1] not in ("من", "عن"):
            return False
        start = max(self.marked.sentences[item.s][0], item.i - _DISTANCE_REACH)
        at = next(
            (k for k in range(item.i - 2, start, -1) if words[k] in ("بعد", "مسافه") and words[k - 1] == "علي"), None
        )
        return at is not None and not words[at - 2].removeprefix("و").removeprefix("ال").startswith(_LYING)

    def _same_place(self, a: int, b: int) -> Item | None:
        """Return the place that "the same village" means in tokens [a, b): the one of its kind named last before ("المعبر ذاته")."""
        if _SAME_OR_SELF.isdisjoint(self.marked.words[a:b]):
            return None
        for k in range(a, b - 1):
            noun = next((n for n in (k, k + 1) if self._is_same(n, 2 * k + 1 - n)), None)
            if noun is not None:
                kinds = _MEANT.get(strip_clitics(self.marked.words[noun]), _POINTS)
                return next(
                    (
                        i
                        for i in reversed(self.marked.items)
                        if i.kind == "place" and i.j <= k and i.name is not None and i.name.entity_type in kinds
                    ),
                    None,
                )
        return None

    def _is_same(self, noun: int, same: int) -> bool:
        """Tell whether a noun of places and "same" stand at two tokens beside each other."""
        word = self.marked.info[noun]
        if word is None or word.entry is None or not word.entry.head:
            return False
        return self.marked.words[same] in (_SAME if same < noun else _SELF)

    def _hosts(self, item: Item, items: Items) -> bool:
        """Tell whether a place is subject of "witness" or "host" ("شهدت بلدة المتونة", "احتضنتها الشويرف")."""
        return any(0 <= item.i - v.j <= 1 or 0 <= v.i - item.j <= 1 for v in items.find_verbs(self.bits["host"]))


def is_wide(place: Item) -> bool:
    """Tell whether a place is a governorate, or the countryside of one, in which a town says more of where it was."""
    return place.name is not None and place.name.entity_type in _WIDE
