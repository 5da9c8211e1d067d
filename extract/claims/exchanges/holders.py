"""Holders: whose captives and whose people a count is, as the words around it say."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.exchanges.captivity import (
    are_armed_men,
    are_men_of,
    find_captivity,
    find_nation,
    find_owner_before,
    find_owner_of_number,
    find_possessor,
    find_raised,
    find_state_of_prison,
    leave_out_deal,
    names_holder,
)
from extract.claims.exchanges.capture import find_captor, find_seizer
from extract.claims.exchanges.leg import Leg, Vote
from extract.claims.exchanges.memory import Memory
from extract.claims.exchanges.paths import vote_by_path
from extract.claims.exchanges.verbs import VerbReader
from extract.mentions.items import Item, Items
from extract.mentions.word_lists import list_words

_PRISONS = list_words("exchanges.yml", "prisons")
_NAMED_BESIDE = 3.0  # the weight of a subject named right after its verb
_TOWNSMEN = 1.6  # the weight of the town that people are of
_HOLDER_REACH = 12  # tokens
_CARRIED = 5  # tokens from those carried to whence
_WHOM = frozenset(("الذين", "الذي", "التي", "اللواتي", "اللذين"))
_UNNAMED_REACH = 6  # tokens from armed men who hold people to the name of their group


class HolderReader:
    """Collects the evidence of who lets the people of a leg go."""

    def __init__(self, ctx: Context, memory: Memory, verbs: VerbReader) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked
        self.bits = ctx.bits
        self.memory = memory
        self.verbs = verbs
        self._coming_out = ctx.mask("leave", "release", "hand_over")

    def govern(self, leg: Leg, items: Items, a: int, limit: int, counters: list[int]) -> None:
        """Collect the evidence of who lets a leg's people go: holder, owner, the governing verb and its subject."""
        item = leg.item
        leg.verb = leave_out_deal(self.ctx, self.verbs.governing_verb(leg, items, a, limit, counters), item, items)
        if leg.verb is not None:
            self.verbs.by_verb(leg, leg.verb, a, limit)
        captor = self._key(find_seizer(self.ctx, item, items))
        holder = "" if captor else self._holder(item, items, limit) or self._carried_from(leg, items, limit)
        captor = captor or (
            "" if holder else self._key(find_captor(self.ctx, self.memory.subject, item, items, (a, limit)))
        )
        if holder:
            leg.vote(holder, "releaser", 2.6, "holder")
        elif captor:
            leg.vote(captor, "releaser", 1.7, "captor")
        raised = find_raised(self.ctx, item, items)
        leg.is_rival = raised is not None
        owner, weight = self._whose(leg, raised, items, limit)
        if owner and not any(v.rule == "received_from" and self.ctx.same_party(v.key, owner) for v in leg.votes):
            leg.votes = [
                v for v in leg.votes if not (self._lets_its_own_go(v, owner, leg) or self._stops_over(v, owner))
            ]
            leg.vote(owner, "owner", weight, "owner")
        elif self._has_possessive(item) and not self._is_of_the_others(item):
            mine = find_possessor(self.ctx, self.memory.subject, item, a)
            spoken = (
                leg.verb is not None and self.ctx.is_nominal(leg.verb) and mine is not None and mine.j <= leg.verb.i
            )
            if mine is not None and (spoken or self._are_members(item)) and self._agrees(item, mine):
                leg.votes = [
                    v
                    for v in leg.votes
                    if v.rule != "subject_releases" or v.key != self.ctx.key(mine) or v.weight >= _NAMED_BESIDE
                ]
            if (
                mine is not None
                and self._agrees(item, mine)
                and not any(v.role == "releaser" and self.ctx.same_party(v.key, self.ctx.key(mine)) for v in leg.votes)
            ):
                leg.vote(self.ctx.key(mine), "owner", 1.2, "possessive")
                self.memory.remember(self.ctx, mine)
        if not any(v.role == "releaser" for v in leg.votes):
            vote_by_path(self.ctx, self.memory, leg, items, limit)
        if not (holder or captor or any(v.role == "releaser" for v in leg.votes)):
            self._vote_for_prison(leg, items, limit)

    def _vote_for_prison(self, leg: Leg, items: Items, limit: int) -> None:
        """Add the state in whose country the people of a count are prisoners, if no enemy of it has them."""
        prison = find_state_of_prison(self.ctx, leg.item, items, limit)
        state = self._remembered(prison, 0.0)[0] if prison is not None else ""
        if state and not any(v.role == "owner" and self.ctx.may_fight(v.key, state) for v in leg.votes):
            leg.vote(state, "releaser", 1.6, "holder")

    def _lets_its_own_go(self, vote: Vote, owner: str, leg: Leg) -> bool:
        """Tell whether a subject would let its own people go, which does not stand right beside its verb, or lets others go in a deal that takes them in.

        "اتفاق قضى بإطلاق 15 سجينا من التنظيم", "أفرجت روسيا عن طيارة في صفقة شملت روسيين اثنين".
        """
        if vote.rule != "subject_releases" or not self.ctx.same_party(vote.key, owner):
            return False
        between = self.ctx.passage(leg.item.s, leg.verb.j, leg.item.i) if leg.verb is not None else Items(())
        taken_in = bool(between.find_verbs(self.bits["include"])) and "deal" in between.cues
        return vote.weight < _NAMED_BESIDE or taken_in

    def _whose(self, leg: Leg, raised: Item | None, items: Items, limit: int) -> tuple[str, float]:
        """Return whose people a count counts, and how surely; of a number, as "the number of the captives of X" says."""
        if raised is not None:
            return self._remembered(raised, 4.0)
        numbered = find_owner_before(self.ctx, leg.item) or find_owner_of_number(self.ctx, leg.item)
        return self._owner(leg, items, limit) if numbered is None else self._remembered(numbered, 2.0)

    def _stops_over(self, vote: Vote, owner: str) -> bool:
        """Tell whether those of one party only pass a country that is no side ("وصل خمسة أمريكيين إلى الدوحة", "سلّمت X الجندي الأمريكي إلى قطر")."""
        types, countries = self.ctx.lexicon.types, self.ctx.lexicon.countries
        if types.get(owner) != "state" or self.ctx.same_party(vote.key, owner):
            return False
        if vote.rule == "handed_to" and types.get(vote.key) == "state":
            return True
        at_home = countries.get(vote.key) in self.ctx.marked.home
        return vote.rule == "comes_home_to" and not (at_home or self.ctx.may_fight(vote.key, owner))

    def _agrees(self, item: Item, owner: Item) -> bool:
        """Tell whether the pronoun on a counted noun can mean an actor, by its gender ("مقاتليها" is not of a masculine name)."""
        suffixes = {w.suffix for w in self.marked.info[item.i : item.j + 2] if w is not None and w.suffix}
        subjects = self.verbs.subjects
        return not (
            ("ها" in suffixes and subjects.is_masculine(owner)) or ("ه" in suffixes and subjects.is_feminine(owner))
        )

    def _is_of_the_others(self, item: Item) -> bool:
        """Tell whether captives are "theirs" beside "ours" of whoever speaks ("1700 من أسرانا مقابل 1200 من أسراهم")."""
        start = self.marked.sentences[item.s][0]
        return any(
            word is not None and word.suffix == "نا" and word.entry is not None and word.entry.noun is not None
            for word in self.marked.info[start : item.i]
        )

    def _are_members(self, item: Item) -> bool:
        """Tell whether counted people are the fighters of whom a pronoun on their noun means, whom others hold ("من مقاتليهم")."""
        return item.category == "fighters" and not item.held

    def _has_possessive(self, item: Item) -> bool:
        """Tell whether the counted noun bears a pronoun ("من مقاتليها", "أسراه")."""
        for k in range(item.i, min(item.j + 2, len(self.marked.info))):
            word = self.marked.info[k]
            if "counter" in self.ctx.cues_at.get(k, ()) or self.marked.words[k] in _WHOM:
                return False  # "73 جنديا مقابل معتقليه", "الجنود الذين أسرهم": no people of his
            if (
                word is not None
                and word.suffix
                and word.entry is not None
                and word.entry.noun is not None
                and word.entry.noun.kind == "people"
            ):
                return True
        return False

    def _holder(self, item: Item, items: Items, limit: int) -> str:
        """Return who holds the people of a count ("لدى X", "من سجون X", "سجون X" listed as an organ)."""
        for cue in self._holder_cues(item, items, limit):
            beside = [i for i in items if i.j <= item.i] if cue.j <= item.i else items
            holder = self._ranked(cue) or self._held_by(cue, beside)
            if holder is not None:
                return self._remembered(holder, 0.0)[0]
        for other in items:
            if (
                other.kind == "actor"
                and item.j <= other.i < min(limit, item.j + 8)
                and self.marked.words[other.i].removeprefix("ب") in _PRISONS
            ):
                return self._remembered(other, 0.0)[0]
        nation = find_captivity(self.ctx, item, items, limit)
        return "" if nation is None else self._remembered(nation, 0.0)[0]

    def _carried_from(self, leg: Leg, items: Items, limit: int) -> str:
        """Return from which land captives or bodies are carried to another ("نُقلت جثامين 15 فلسطينيا من إسرائيل إلى غزة")."""
        item = leg.item
        if leg.verb is None or not leg.verb.classes & self.ctx.moving:
            return ""
        if leg.verb.classes & self.bits["leave"] and leg.verb.j <= item.i:
            left = next((i for i in items if i.i == item.j + 1 and self.marked.words[item.j] == "من"), None)
            return self._remembered(left, 0.0)[0] if left is not None and self.ctx.names_townsmen(left) else ""
        if not (item.held or item.category == "bodies"):
            return ""
        for other in items:
            if item.j <= other.i < min(limit, item.j + _CARRIED) and other.place_reading is not None:
                onward = self.ctx.between_has(other.j, other.j + 2, "to")
                return self._remembered(other, 0.0)[0] if onward and "from" in self.ctx.before(other) else ""
        return ""

    def _holder_cues(self, item: Item, items: Items, limit: int) -> list[Item]:
        """Return the words for holding around a count, those after it first; one before it may be of the count before."""
        cues = items.find_cues("holder")
        after = [c for c in cues if item.j <= c.i < min(limit, item.j + _HOLDER_REACH) and not self._begins_next(c.i)]
        follows = any(0 <= item.i - i.j <= _HOLDER_REACH for i in items.counts)
        return after + [
            c
            for c in cues
            if item.i - 4 <= c.i
            and c.j <= item.i
            and (not follows or self._begins_next(c.i))
            and not self.ctx.between_has(c.j, item.i, "counter")
        ]

    def _begins_next(self, token: int) -> bool:
        """Tell whether a word for holding begins what is told of the count after it ("370 متمردا ومن معتقلات الآخرين 285")."""
        words, before = self.marked.words, self.marked.info[token - 1] if token else None
        if before is not None and before.entry is not None and before.entry.classes & self._coming_out:
            return True  # "بينما خرج من سجون X 14 شخصا"
        return words[token].startswith(("ولدي", "ومن")) or (token > 0 and words[token - 1] in ("ومن", "ولدي", "وفي"))

    def _held_by(self, cue: Item, items: list[Item]) -> Item | None:
        """Return the party right after a word for holding; None where it is a relief body ("في عهدة الصليب الأحمر")."""
        armed = are_armed_men(self.ctx, cue)
        for other in items:
            if other.i == cue.j and other.actor_reading is not None and names_holder(self.ctx, cue):
                return other  # "محتجزا لدى مدينة X": by the forces of the town
            if (
                other.kind in ("actor", "nat")
                and cue.i <= other.i <= cue.j + (_UNNAMED_REACH if armed else 3)
                and not self.ctx.before(other)
                & {"in", "from", "to"} - ({"in", "from"} if other.i <= cue.j else {"from"} if armed else set())
            ):
                if (armed and other.kind == "nat" and not other.joined) or "،" in self.marked.words[cue.j : other.i]:
                    return None  # "مسلحين جزائريين": no men of their state
                return other if other.kind == "nat" or self.ctx.may_be_party(other) else None
        return None

    def _ranked(self, cue: Item) -> Item | None:
        """Return whose prisons "the prisons of the first", "of the others" or "of the latter" are."""
        behind = self.marked.words[cue.j : cue.j + 2]
        following = behind[-1] if behind[:1] in (["الطرف"], ["الجانب"]) else "".join(behind[:1])
        if following in ("الاخير", "الاخيره"):
            return self.verbs.subjects.latter(cue.j, cue.s)
        if len(self.memory.pair) < 2:
            return None
        if following in ("الاولي", "الاول", "الاولين"):
            return self.memory.pair[0]
        return self.memory.pair[1] if following in ("الثانيه", "الثاني", "الاخرين", "الاخر", "الاخري") else None

    def _owner(self, leg: Leg, items: Items, limit: int) -> tuple[str, float]:
        """Return whose people a count counts ("من عناصر X", "لـX", "أسرى X", an adjective of belonging), and how surely."""
        item, end = leg.item, min(limit, leg.item.j + 7)
        comes_out = leg.verb is not None and bool(leg.verb.classes & self.bits["leave"]) and leg.verb.j <= item.i
        for other in items:
            if not item.j - 1 <= other.i < end and not (other.kind == "nat" and item.i <= other.i < item.j):
                continue  # but "روسيين اثنين", "خمسة مواطنين أمريكيين محتجزين"
            theirs = other.kind == "nat" and (other.i - item.j <= 1 or other is find_nation(self.ctx, item))
            if theirs and "mediation" not in self.ctx.before(other):
                return self._remembered(other, 2.0)
            if self.ctx.names_townsmen(other) and "from" in self.ctx.before(other) and not comes_out:
                return self._remembered(other, _TOWNSMEN)
            if other.kind != "actor" or not self.ctx.may_be_party(other):
                continue
            sureness = self._belonging(leg, other, items)
            if sureness:
                return self._remembered(other, sureness)
            break
        for k in range(item.j, min(limit, item.j + 4)):
            if "the_latter" in self.ctx.cues_at.get(k, ()) and "من" in self.marked.words[item.j : k]:
                latter = self.verbs.subjects.latter(k, item.s)
                if latter is not None:
                    return self._remembered(latter, 1.6)
        return "", 0.0

    def _key(self, actor: Item | None) -> str:
        """Return the key of an actor, who is remembered; "" for none."""
        return "" if actor is None else self._remembered(actor, 0.0)[0]

    def _remembered(self, actor: Item, sureness: float) -> tuple[str, float]:
        self.memory.remember(self.ctx, actor)
        return self.ctx.key(actor), sureness

    def _belonging(self, leg: Leg, actor: Item, items: Items) -> float:
        """Return how surely the people of a count belong to an actor after it: 0 if nothing says so."""
        item, cues = leg.item, self.ctx.before(actor)
        if actor.i == item.noun_at or actor.i == item.j - 1 > item.i:
            return 2.0  # "150 أوكرانيا": the country's name is written as its people's
        gap = self.marked.words[item.j : actor.i]
        next_clause = actor.joined and any(i.i == actor.j and self.ctx.is_finite(i) for i in items.verbs)
        if next_clause or any(w in "،," for w in gap) or self.ctx.between_has(item.j, actor.i, "holder"):
            return 0.0
        if actor.prefix == "ل" or "member" in cues or ("to" in cues and not gap):
            return 2.0
        received = leg.verb is not None and leg.verb.i < item.i and bool(leg.verb.classes & self.bits["receive"])
        received = received and not any(v.rule == "subject_releases" for v in leg.votes)  # "ستسلم": she hands over
        if "from" in cues and (actor.i - item.j <= 2 or are_men_of(self.ctx, actor, item)) and not received:
            return 1.6
        after_noun = actor.i - item.j <= 3 and any(i.kind == "noun" and i.j == actor.i for i in items)
        quoted = (
            actor.i - item.j <= 2
            and bool(gap)
            and all(g in ('"', "«", "“", "(", "ل") or (g == "من" and not received) for g in gap)
        )
        beside = actor.i == item.j or after_noun or quoted
        return 1.5 if beside and not self._is_subject_of(actor, items) else 0.0

    def _is_subject_of(self, other: Item, items: Items) -> bool:
        return any(v.j == other.i and self.ctx.is_finite(v) for v in items.find_verbs(self.bits["capture"]))
