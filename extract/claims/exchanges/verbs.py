"""Verbs: what the verb over a count, its subject and its objects say of who lets the people go."""

from __future__ import annotations

from extract.claims.clauses import count_words
from extract.claims.context import RELATIVES, Context
from extract.claims.exchanges.captivity import are_said_to_go
from extract.claims.exchanges.homecoming import find_home
from extract.claims.exchanges.leg import Leg
from extract.claims.exchanges.memory import Memory
from extract.claims.exchanges.objects import passes_names
from extract.claims.exchanges.receipts import are_got_when_freed, find_handed, find_teller
from extract.claims.exchanges.subjects import SubjectReader
from extract.claims.relays import find_recipient
from extract.mentions.clitics import strip_clitics
from extract.mentions.forms import NOUN
from extract.mentions.items import Item, Items
from extract.mentions.word_lists import list_beginnings, list_words

_BEFORE_NOUNS = frozenset(("من", "بعد", "عقب", "قبل", "اثر", "عند", "الي", "مقابل", "لقاء", "عن", "علي", "ومن"))
_MEMBERS = list_beginnings("exchanges.yml", "members")
_MEN_OF = list_words("exchanges.yml", "men_of")
_ONE = frozenset(("واحد", "واحدا"))
_QUOTES = frozenset("\"«“'(")
_DEMANDS = list_beginnings("exchanges.yml", "demands") + list_beginnings("exchanges.yml", "demanding")
_DEMAND_REACH = 9  # tokens from the demand to the release
_BY = frozenset((("من", "قبل"), ("من", "جانب"), ("من", "طرف")))
_WHAT = frozenset(("ما", "حسبما", "وفقما", "كما"))
_WHOM, _BOTH = frozenset(("ما", "من", "التي", "الذين")), 3  # before "the two swapped"; tokens from it to how many
_CONTRASTS = frozenset(("فيما", "بينما", "لكن", "حين", "وفيما", "وبينما", "ولكن", "وحين", "وان"))


class VerbReader:
    """Reads the verb that governs a leg."""

    def __init__(self, ctx: Context, memory: Memory, subjects: SubjectReader) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked
        self.bits = ctx.bits
        self.memory = memory
        self.subjects = subjects

    def by_verb(self, leg: Leg, verb: Item, a: int, limit: int) -> None:
        """Read releaser or owner from the governing verb and its subject."""
        ctx, item = self.ctx, leg.item
        ahead = verb.i < item.i
        go = are_said_to_go(self.ctx, verb, item)
        subject = None if go else self.subjects.subject_of(verb, a, item.i if ahead else limit)
        subject = self.subjects.second_subject(verb, item) or subject
        if ahead and (teller := find_teller(ctx, verb)) is not None and find_home(ctx, verb, item, limit) is None:
            self._by_subject(leg, verb, teller, limit, gets=True)
            return
        if verb.classes & self.ctx.moving and not verb.classes & (self.ctx.giving | self.ctx.getting):
            self._by_movement(leg, verb, limit)
            return
        if ctx.is_nominal(verb) and ahead and (agent := self._agent(item, limit)) is not None:
            leg.vote(ctx.key(agent), "releaser", 2.6, "received_from")
            self.memory.remember(self.ctx, agent)
            return
        if subject is None or not (ctx.names_party(subject) or subject.kind == "nat"):
            source = self._from_actor(verb, item, limit)
            if source is not None:
                leg.vote(ctx.key(source), "releaser", 2.4, "received_from")
                self.memory.remember(self.ctx, source)
            elif verb.classes & ctx.giving:
                self._by_movement(leg, verb, limit)
                self._by_receiver(leg, verb)
            return
        if subject.i < verb.i and ctx.is_nominal(verb) and self._by_speaker(leg, verb, a):
            return
        self._by_subject(leg, verb, subject, limit)

    def _by_speaker(self, leg: Leg, verb: Item, a: int) -> bool:
        """Read a release that its speaker demands; tell whether it is one."""
        demand = self._demand(verb, a)
        if demand is not None:
            self._by_demand(leg, verb, demand, a)
        return demand is not None

    def _by_subject(self, leg: Leg, verb: Item, subject: Item, limit: int, *, gets: bool = False) -> None:
        """Read who lets go, or gets back, from the subject of a verb, or from who tells of getting people back."""
        ctx, item, key = self.ctx, leg.item, self.ctx.key(subject)
        self.memory.remember(self.ctx, subject)
        near = 1.0 if subject.i > verb.i else 0.7
        gives = bool(verb.classes & self.ctx.giving) and not gets
        if gives and verb.classes & self.bits["receive"]:
            nominal = bool(verb.prefix) or self.marked.words[verb.i - 1] in _BEFORE_NOUNS  # "بعد تسلم إسرائيل"
            gives = not nominal and self.subjects.is_feminine(subject)  # "تسلم": she hands over, or he received
        if gives:
            leg.vote(key, "releaser", 3.0 * near, "subject_releases")
            to = find_recipient(ctx, item, limit) or find_handed(ctx, verb, item, subject)
            if to is not None and not ctx.same_party(ctx.key(to), key):
                leg.vote(ctx.key(to), "owner", 2.0, "handed_to")
                self.memory.remember(self.ctx, to)
        elif gets or verb.classes & self.ctx.getting:
            source = self._from_actor(verb, item, limit) or self._from_enemy(verb, item, key)
            if source is not None and not ctx.same_party(ctx.key(source), key):
                leg.vote(ctx.key(source), "releaser", 2.4, "received_from")
                self.memory.remember(self.ctx, source)
            leg.vote(key, "owner", (2.4 if verb.classes & self.bits["receive"] else 1.4) * near, "subject_receives")

    def governing_verb(self, leg: Leg, items: Items, a: int, limit: int, counters: list[int]) -> Item | None:
        """Return the verb under which a leg stands: before it on its side of the deal, or after it and taking it up.

        Args:
            leg: The leg.
            items: The items of the passage.
            a: The token at which the passage begins.
            limit: The token at which the next leg begins.
            counters: The tokens at which the other side of the deal begins.
        """
        item = leg.item
        items = Items([]) if self._is_of_both(item, items) else items
        relevant = self.ctx.giving | self.ctx.getting | self.ctx.moving
        contrasts = [] if self.subjects.is_next_doer(item) else self._contrasts(a, item.i)
        barrier = max((c for c in (*counters, *contrasts) if c < item.i), default=a)
        limit = min(limit, min((c for c in counters if c >= item.j), default=limit))
        before = [v for v in items.find_verbs(relevant) if barrier <= v.i < item.i and not passes_names(self.ctx, v)]
        after = [
            v
            for v in items.find_verbs(relevant)
            if item.j <= v.i < min(limit, item.j + (24 if self.ctx.takes_up_people(v) else 7))
            and self.ctx.is_finite(v)
            and not self._is_reported(v)
            and not self._is_said_of_deal(v)
            and (not v.joined or self.ctx.takes_up_people(v))  # "16 جنديا عند X، وأطلق Y": of those who follow
            and not self._begins_clause(v)
            and not are_got_when_freed(self.ctx, v, item, limit)
            and self.marked.words[v.i - 1] != "من"  # "دون أن تذكر عدد من أفرجت عنهم"
            and not (
                v.tense & NOUN and self.marked.words[v.i - 1] in _BEFORE_NOUNS
            )  # "602 أسير، بعد تسلم إسرائيل أربعة"
        ]
        taken_up = [
            v
            for v in after
            if self.ctx.takes_up_people(v)
            and v.classes & (self.ctx.giving | self.ctx.getting)
            and not self._takes_up_others(v, item)
        ]
        if taken_up and taken_up[0].i - item.j < 24:
            return taken_up[0]
        strong = [v for v in before if v.classes & (self.ctx.giving | self.ctx.getting)]
        if strong and before[-1] is not strong[-1] and count_words(self.ctx, item.s, before[-1].j, item.i) <= 3:
            counted = [
                k
                for k in items
                if (k.kind == "count" or (k.noun is not None and k.noun.kind == "people"))
                and k.j <= before[-1].i
                and k.i >= strong[-1].j
            ]
            if counted or self._told_before(strong[-1], items) or self.ctx.lets_them_go(strong[-1]):
                return before[-1]  # people who come home after others were let go ("... وعاد إليها ثلاثون")
        if strong:
            return strong[-1]
        if before and item.i - before[-1].j <= 2:
            return before[-1]
        if after and after[0].classes & (self.ctx.giving | self.ctx.getting):
            return after[0]
        return before[-1] if before else (after[0] if after else None)

    def _is_of_both(self, item: Item, items: Items) -> bool:
        """Tell whether a count is of all whom the two swapped ("وبلغ مجموع ما تبادله الطرفان 52 جثة")."""
        return any(
            0 <= item.i - v.j <= _BOTH and self.ctx.is_finite(v) and self.marked.words[v.i - 1] in _WHOM
            for v in items.find_verbs(self.ctx.bits["swap"])
        )

    def _begins_clause(self, verb: Item) -> bool:
        """Tell whether a subject joined by "and" stands right before a verb, which tells of others then ("1966 أسيرا في الحافلات وإسرائيل تتسلم سبعة")."""
        before = (i for i in self.marked.by_sentence[verb.s] if i.j == verb.i and i.kind == "actor")
        return any(i.joined for i in before) and not self.ctx.takes_up_people(verb)

    def _takes_up_others(self, verb: Item, item: Item) -> bool:
        """Tell whether a relative clause is of people named or counted after a count ("عدد الروس الذين سلمهم", "أول 20 ستفرج عنهم")."""
        if any(item.j <= k.i and k.j == verb.i for k in self.marked.by_sentence[verb.s].counts):
            return True
        relative = verb.i - 1
        return self.marked.words[relative] in RELATIVES and any(
            k.j == relative and k.i > item.j and k.kind in ("nat", "noun", "actor")
            for k in self.marked.by_sentence[verb.s]
        )

    def _is_reported(self, verb: Item) -> bool:
        """Tell whether a verb of bringing is one of telling ("بحسب ما نقلته وكالة …")."""
        return bool(verb.classes & self.bits["say"]) and self.marked.words[verb.i - 1] in _WHAT

    def _is_said_of_deal(self, verb: Item) -> bool:
        """Tell whether it is a deal that a relative clause tells of ("… ضمن العملية التي انطلقت في آذار"), and not the people."""
        behind_relative = self.marked.words[verb.i - 1] in RELATIVES
        return behind_relative and "deal" in self.ctx.cues_ending.get(verb.i - 1, ())

    def _contrasts(self, a: int, b: int) -> list[int]:
        """Return the tokens in [a, b) that set what one party did against what another did ("فيما", "لكن", "وأن")."""
        words = self.marked.words
        return [] if _CONTRASTS.isdisjoint(words[a:b]) else [k for k in range(a, b) if words[k] in _CONTRASTS]

    def _told_before(self, verb: Item, items: Items) -> bool:
        """Tell whether a verb tells how the people just counted fell into somebody's hands ("سبق أن خطفهم")."""
        return (
            any(0 < verb.i - v.j <= 4 for v in items.find_verbs(self.bits["capture"]))
            and "سبق" in self.marked.words[max(0, verb.i - 9) : verb.i]
        )

    def _by_movement(self, leg: Leg, verb: Item, limit: int) -> None:
        """Read whose people come home from where they go ("عادت إلى إيران 48", "وصل إلى صنعاء 250")."""
        home = find_home(self.ctx, verb, leg.item, limit)
        if home is not None:
            leg.vote(self.ctx.key(home), "owner", 1.6, "comes_home_to")
            self.memory.remember(self.ctx, home)

    def _by_receiver(self, leg: Leg, verb: Item) -> None:
        """Read who is handed people by somebody without a name ("قامت الوزارة بتسليم الجانب الإيراني 41 رفاتا")."""
        receiver = next((i for i in self.marked.by_sentence[verb.s] if i.i == verb.j and self.ctx.names_party(i)), None)
        if receiver is not None and self.subjects.is_handed(verb, receiver):
            leg.vote(self.ctx.key(receiver), "owner", 2.0, "handed_to")
            self.memory.remember(self.ctx, receiver)

    def _from_actor(self, verb: Item, item: Item, limit: int) -> Item | None:
        """Return who follows "from" after a verb of receiving ("تسلمت 90 أسيرا من جماعة X")."""
        sources = {"from", "member"} if verb.classes & self.bits["receive"] else {"from"}
        for other in self.marked.by_sentence[item.s]:
            if (
                other.kind == "actor"
                and self.ctx.may_be_party(other)
                and min(verb.j, item.j) <= other.i < max(limit, item.j)
                and sources & self.ctx.before(other)
                and not self._is_member_phrase(other)
                and verb.classes & self.ctx.getting
                and (other.i > item.j + 1 or other.i < item.i or verb.classes & self.bits["receive"])
            ):
                return other
        return self._agent(item, limit)

    def _from_enemy(self, verb: Item, item: Item, receiver: str) -> Item | None:
        """Return the enemy behind "from" right after those received, whose men they cannot be ("تسلمت X عشرة مقاتلين من Y")."""
        if not verb.classes & self.bits["receive"] or self.marked.words[item.j : item.j + 1] != ["من"]:
            return None
        if item.low == 1:
            return None  # "a member of Y"
        behind = (i for i in self.marked.by_sentence[item.s] if i.i == item.j + 1)
        named = (i for i in behind if i.kind == "actor" and self.ctx.may_be_party(i))
        return next((i for i in named if self.ctx.may_fight(receiver, self.ctx.key(i))), None)

    def _demand(self, verb: Item, a: int) -> int | None:
        """Return the token of the verb by which a release is demanded ("طالبت حماس بالإفراج عن 1500 أسير")."""
        words = self.marked.words
        return next(
            (
                k
                for k in range(verb.i - 1, max(a, verb.i - _DEMAND_REACH) - 1, -1)
                if strip_clitics(words[k]).startswith(_DEMANDS)
            ),
            None,
        )

    def _by_demand(self, leg: Leg, verb: Item, demand: int, a: int) -> None:
        """Read a demand: who makes it has the people back, and of whom it is made lets them go ("طالبت طهران واشنطن بالإفراج")."""
        parties = [i for i in self.marked.by_sentence[verb.s] if self.ctx.names_party(i) and a <= i.i < verb.i]
        after = [i for i in parties if i.i > demand]
        before = [i for i in parties if 0 <= demand - i.j <= 1]
        named = [*before, *after][:2]
        for item, role in zip(named, ("owner", "releaser"), strict=False):
            leg.vote(self.ctx.key(item), role, 1.6, "subject_receives" if role == "owner" else "received_from")
            self.memory.remember(self.ctx, item)

    def _agent(self, item: Item, limit: int) -> Item | None:
        """Return by whom the people of a count are let go or held ("الإفراج عن 59 أسيرا من قبل X")."""
        for other in self.marked.by_sentence[item.s]:
            if (
                item.j <= other.i < max(limit, item.j)
                and self.ctx.names_party(other)
                and is_doer(self.marked.words, other)
            ):
                return other
        return None

    def _is_member_phrase(self, other: Item) -> bool:
        words = self.marked.words
        of = other.i - 2 if words[other.i - 1] in _QUOTES else other.i - 1
        if of > 1 and words[of] == "من":
            counted = of - 2 if words[of - 1] in _ONE else of - 1
            noun = self.marked.info[counted]
            his = noun is not None and bool(noun.suffix)  # "8 من مقاتليه من X"
            if words[counted].removeprefix("و").startswith(_MEMBERS) and not his:
                return True  # "three of his men and another of X", "عنصرا واحدا من X": whose people, not from whom
        return other.i >= 2 and words[other.i - 1] in _MEN_OF


def is_doer(words: list[str], actor: Item) -> bool:
    """Tell whether an actor is the one "by" whom something is done ("من قبل X", "من جانب X")."""
    return tuple(words[max(0, actor.i - 2) : actor.i]) in _BY
