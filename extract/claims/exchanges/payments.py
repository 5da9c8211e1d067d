"""Payments: the money for which people are let go where no "in return for" says so, and who paid it."""

from __future__ import annotations

import re

from extract.claims.clauses import find_subject_after
from extract.claims.context import CAPTORS, RELATIVES, Context
from extract.claims.exchanges.bargains import is_held
from extract.claims.exchanges.counters import is_people
from extract.claims.exchanges.gifts import GIFTS, changes_hands, find_given, frees_somebody, is_given_back
from extract.claims.exchanges.objects import gets_people
from extract.claims.frames import Filler, Frame, Side
from extract.mentions.entries import Name
from extract.mentions.items import Item, Items
from extract.mentions.word_lists import list_beginnings, list_words

_PAID = list_beginnings("exchanges.yml", "pays")
_SUPPLIES = list_beginnings("exchanges.yml", "supplies")
_GETS = list_beginnings("exchanges.yml", "gets")
_GETS_REACH = 7  # tokens from getting, over who does, to the sum
_BARGAINS = list_beginnings("exchanges.yml", "bargains")
_CREW = list_beginnings("exchanges.yml", "aboard")
_CREW_REACH = 4  # tokens from the crew, or "on board", to how many they are
_PAYER_REACH = 3  # tokens from paying to who pays
_KINSMEN = "|".join(sorted(list_words("exchanges.yml", "relatives")))
_RELATIVES = re.compile(f"(ال)?({_KINSMEN})(ه|ها|هم|هن|هما)?")
_RANSOMED = 14  # tokens between letting go and those let go
_HANDED = 3  # tokens from handing over to captives
_SHIP_REACH = 8  # tokens from letting go to the ship
_SHIPS = list_beginnings("exchanges.yml", "ships")
_LONGEST = 2  # tokens of who pays


class PaymentReader:
    """Reads the ransoms of one article."""

    def __init__(self, ctx: Context) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked

    def name_captors(self, frame: Frame, trigger: Item) -> None:
        """Name the captors who let a ship go, of whose crew the passage counts nobody ("أفرج قراصنة عن سفينة")."""
        if frame.sides or frame.total or not trigger.classes & self.ctx.bits["release"]:
            return
        captors = find_subject_after(self.ctx, trigger, trigger.j + _PAYER_REACH)
        if captors is not None and self.ctx.key(captors) == CAPTORS:
            counts = (i for items in self.marked.by_sentence for i in items.counts)
            crew = next(filter(self._counts_crew, counts), None)
            released = [Filler(crew, "crew")] if crew is not None else []
            frame.sides.append(Side({CAPTORS: Filler(captors, "subject_releases")}, released))

    def _counts_crew(self, item: Item) -> bool:
        """Tell whether a count is of a ship's crew ("وعلى متنها 22 بحارا", "طاقمها المكون من 24 شخصا")."""
        first = max(self.marked.sentences[item.s][0], item.i - _CREW_REACH)
        counted = item.low is not None and not item.forced
        return counted and any(w.startswith(_CREW) for w in self.marked.bare[first : item.i])

    def read(self, frame: Frame, a: int, b: int) -> None:
        """Give the side that lets nobody go the money that tokens [a, b) say was paid, and its name if they are relatives."""
        self._turn_to_receiver(frame, a, b)
        releasing = [side for side in frame.sides if side.released or CAPTORS in side.actors]
        if len(releasing) > 1:
            return
        side = next((x for x in frame.sides if x.gave), None) or self._add_payer(frame, a, b, releasing)
        payer = (
            self._payer(frame.s, a, b)
            if side is not None and side.gave and side.gave.item.category in ("money", "goods")
            else None
        )
        if side is None or payer is None or any(self.ctx.key(payer) in one.actors for one in releasing):
            return
        if side.actors and not payer.names[0].entity_id:  # relatives bargain with whom the passage names
            frame.sides.append(Side(gave=side.gave))
            side.gave, side = None, frame.sides[-1]
        if not side.actors:
            side.actors[self.ctx.key(payer)] = Filler(payer, "ransom_paid")

    def _turn_to_receiver(self, frame: Frame, a: int, b: int) -> None:
        """Have those whom a ransom is paid for let go by whom it is paid to ("دفعت X مليونا لـY للإفراج عن ثلاثة")."""
        taker = self._taker(frame.s, a, b)
        if taker is None:
            return
        key = self.ctx.key(taker)
        own = next((side for side in frame.sides if any(self.ctx.same_party(key, k) for k in side.actors)), None)
        others = [side for side in frame.sides if side is not own]
        counts = [f for side in others for f in side.released] + frame.total
        if (own is not None and own.released) or not counts:
            return
        gave = next((side.gave for side in frame.sides if side.gave), None)
        for side in others:
            side.released = []
        frame.total = []
        actors = own.actors if own is not None else {key: Filler(taker, "ransom_taken")}
        payers = [Side(side.actors, gave=gave) for side in others if side.actors]
        frame.sides = [Side(actors, counts), *(payers or [Side(gave=gave)])]

    def _taker(self, s: int, a: int, b: int) -> Item | None:
        """Return the party to whom money is paid, right behind it ("دفعت X فدية لـY"), or who gets it for those let go ("حصل Y على فدية مقابل الإفراج عن")."""
        items = self.ctx.passage(s, a, b)
        sums = items.find_cues("ransom")
        if not sums:
            return None
        parties = [i for i in items if self.ctx.names_party(i)]
        got = next((k for k in range(max(a, sums[0].i - _GETS_REACH), sums[0].i) if self._gets(k)), None)
        if got is not None and self._buys_release(items, sums[-1]):
            return next((i for i in parties if 0 <= i.i - got - 1 <= 1 and i.j <= sums[0].i), None)
        paid = any(self.marked.bare[k].startswith(_PAID) for k in range(a, sums[0].i))
        if not paid or not any(changes_hands(self.ctx, i) for i in sums):
            return None
        return next((i for i in parties if 0 <= i.i - sums[-1].j <= 1 and "ل" in self.ctx.before(i)), None)

    def _gets(self, token: int) -> bool:
        return self.marked.bare[token].startswith(_GETS)

    def _buys_release(self, items: Items, money: Item) -> bool:
        """Tell whether letting go stands right behind "in return for", and that right behind money."""
        cue = next((i for i in items.find_cues("counter") if 0 <= i.i - money.j <= 1), None)
        return cue is not None and any(0 <= v.i - cue.j <= 1 for v in items.find_verbs(self.ctx.giving))

    def _add_payer(self, frame: Frame, a: int, b: int, releasing: list[Side]) -> Side | None:
        """Give the side that lets nobody go the money that was paid; None if none was."""
        money = find_given(self.ctx, self.ctx.passage(frame.s, a, b)) or self._given_next(frame, releasing)
        if money is None:
            return None
        side = next((x for x in frame.sides if x not in releasing), None)
        if side is None or (not releasing and len(frame.sides) < 2):
            side = Side()
            frame.sides.append(side)
        money.category = GIFTS[money.cue]
        side.gave = Filler(money, "ransom_paid")
        return side

    def _given_next(self, frame: Frame, releasing: list[Side]) -> Item | None:
        """Return what the next sentence says was given in turn for captives whom only one side let go ("وقدمت يريفان في المقابل خرائط")."""
        following = frame.s + 1
        if following >= len(self.marked.sentences) or len(releasing) != 1 or not releasing[0].released:
            return None
        items = self.marked.by_sentence[following]
        if items.find_verbs(self.ctx.giving | self.ctx.getting) and items.counts:
            return None
        given = find_given(self.ctx, items)
        return given if given is not None and given.cue == "goods" and is_given_back(self.ctx, given) else None

    def _payer(self, s: int, a: int, b: int) -> Item | None:
        """Return the party or relatives who paid ("دفعت إيطاليا فدية", "دفع ذووهم"), or the relatives who bargain."""
        for k in range(a, b):
            if not self.marked.bare[k].startswith(_PAID + _SUPPLIES):
                continue
            party = next((i for i in self.ctx.items_in(s, k + 1, b) if i.i == k + 1 and self.ctx.names_party(i)), None)
            party = party or self._party_before(s, k)
            if party is not None:
                return party
            relatives = self._relatives(s, k + 1, min(k + 1 + _PAYER_REACH, b))
            if relatives is not None:
                return relatives
        bargain = any(w.startswith(_BARGAINS) for w in self.marked.bare[a:b])
        return self._relatives(s, a, b) if bargain else None

    def _party_before(self, s: int, token: int) -> Item | None:
        """Return the party of which a relative clause says that it paid ("قطر التي دفعت مبلغا")."""
        if self.marked.words[token - 1] not in RELATIVES:
            return None
        return next(
            (i for i in self.ctx.items_in(s, token - 3, token) if i.j == token - 1 and self.ctx.names_party(i)), None
        )

    def _relatives(self, s: int, a: int, b: int) -> Item | None:
        """Return the relatives named in tokens [a, b)."""
        words, info = self.marked.words, self.marked.info
        n = next((k for k in range(a, b) if _RELATIVES.fullmatch(words[k])), None)
        if n is None:
            return None
        entry = known.entry if n + 1 < b and (known := info[n + 1]) is not None else None
        end = n + _LONGEST if entry is not None and entry.noun is not None else n + 1
        name = Name("actor", "", " ".join(words[n:end]), "community", country="", salience=1)
        return Item("actor", s, n, end, names=[name], name=name)


def find_ransomed(ctx: Context, items: Items) -> Item | None:
    """Return the verb by which people are let go for money or goods that were given ("أفرج عن خمسة بعد أن دفع ذووهم مليونا", "دفعت الملايين لإخراجهم")."""
    if find_given(ctx, items) is None:
        return None
    for verb in items.find_verbs(ctx.giving | ctx.getting):
        if verb.classes & ctx.bits["receive"] and not gets_people(ctx, verb):
            continue
        handed = verb.classes & ctx.bits["hand_over"]
        if handed and not any(is_held(k) and 0 <= k.i - verb.j <= _HANDED for k in items):
            continue
        before = _RANSOMED if ctx.takes_up_people(verb) or ctx.lets_them_go(verb) else 0
        if any(is_people(k) and -before <= k.i - verb.j <= _RANSOMED for k in items):
            return verb
        if _lets_crew_go(ctx, verb) or (_is_of_armed(ctx, verb) and frees_somebody(ctx, verb)):
            return verb
    return None


def _is_of_armed(ctx: Context, verb: Item) -> bool:
    """Tell whether armed men are who lets somebody go, whoever it is ("أفرجت حركة X عن العاملة الإيطالية")."""
    who = find_subject_after(ctx, verb, verb.j + _PAYER_REACH)
    return who is not None and ctx.lexicon.types.get(ctx.key(who)) in ("armed_group", "coalition")


def _lets_crew_go(ctx: Context, verb: Item) -> bool:
    """Tell whether captors let a ship go, and with it its crew ("أفرج القراصنة عن السفينة")."""
    captors = any(i.kind == "actor" and ctx.key(i) == CAPTORS for i in ctx.marked.by_sentence[verb.s])
    return captors and any(w.startswith(_SHIPS) for w in ctx.marked.bare[verb.j : verb.j + _SHIP_REACH])
