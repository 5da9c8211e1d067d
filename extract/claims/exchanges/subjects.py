"""Subjects: who does what a verb says, named, meant by an epithet or carried over."""

from __future__ import annotations

import re

from extract.claims.clauses import ends_with_counted, find_subject_after, find_subject_before
from extract.claims.context import RELATIVES, Context
from extract.claims.exchanges.memory import Memory
from extract.claims.exchanges.passives import BY_IT, is_carried_out, is_done_by_helper, is_passive, is_spelt_passive
from extract.claims.relays import is_handed_over
from extract.mentions.clitics import strip_clitics
from extract.mentions.forms import PAST
from extract.mentions.items import Item
from extract.mentions.verb_classes import LET_GO
from extract.mentions.word_lists import list_beginnings, list_words

_PRONOUNS = frozenset(("انها", "انه", "انهم", "بانها", "بانه", "لانها", "لانه"))
_PARTICLES = frozenset(("قد", '"', "»", "”", ")", "'", "ايضا", "بدورها", "بدوره", "كذلك", "امس", "اليوم"))
_SHORTEST = 4  # letters of a definite noun, its article among them
_NO_SUBJECT = frozenset(("count", "date", "noun", "actor", "nat", "cue", "batch"))
_THESE = frozenset(("هذه", "هذا", "تلك", "ذلك", "هولاء", "اوليك"))
_TOWARDS = frozenset(("الي", "من", "مع", "لدي", "عن"))
_MANAGED = list_beginnings("exchanges.yml", "manages")
_HER_PAST = re.compile("ت(ه|ها|هم|هن|هما)?$")  # "سلّمت", "سلّمتها"
_HIS_COUNTRY = frozenset(("بلاده", "بلادها"))
_DOES = list_words("exchanges.yml", "does")
_DOER_REACH = 7  # tokens from "did" to what was done
_MASCULINE = ("جانب", "طرف")  # "الجانب الإيراني"

_WHILE = list_words("exchanges.yml", "contrasts")
_SECOND = frozenset(("والثاني", "والثانيه", "والاخير", "والاخيره"))
_TOOK_PLACE = frozenset(("تم", "جري", "يتم", "سيتم"))
_OWN = 4  # tokens from a receiver, over the bodies and their number, to whose they are
_OBLIQUE = "يين"  # of the plurals of belonging, whose subjects end in "يون"
_ITS = frozenset(("ه", "ها", "هم"))
_PAIR = 5  # tokens of the two who swap
_TO_WHOM = 4  # tokens from those handed over to "to"


class SubjectReader:
    """Finds the subject of a verb of letting go, handing over or getting back."""

    def __init__(self, ctx: Context, memory: Memory) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked
        self.bits = ctx.bits
        self.memory = memory

    def subject_of(self, verb: Item, a: int, limit: int) -> Item | None:
        """Return who does what a verb says: named right before or after it, by a relative or "the latter", else carried over.

        Args:
            verb: The verb.
            a: The token at which the passage begins.
            limit: The token before which a subject after the verb stands.
        """
        if is_handed_over(self.ctx, verb):
            return None
        before = self.marked.words[verb.i - 1].removeprefix("و") if verb.i else ""
        subject = self._ranked(verb) or self._nation_after(verb)
        if subject is None and before in _HIS_COUNTRY:
            subject = self._own_country(verb)
        if subject is None:
            subject = self._beside(verb, before, a, limit)
        if subject is None and before in ("الاخير", "الاخيره"):
            subject = self.latter(verb.i - 1, verb.s)
        if subject is None:
            subject = self._latter_after(verb, limit)
        if subject is None:
            subject = self._carried_over(verb, before, a)
        if subject is not None and self.ctx.is_finite(verb):
            self.memory.subject = subject
        return subject

    def second_subject(self, verb: Item, counted: Item) -> Item | None:
        """Return who does to a second count what a verb tells of the first, and stands right before it ("أفرجت X عن عشرة وY عن عشرين")."""
        words, end = self.marked.words, counted.i
        end -= words[end - 1] in LET_GO
        if end <= verb.j or not any(verb.j <= i.i and i.j < end for i in self.marked.by_sentence[verb.s].counts):
            return None
        if words[end - 1] in _SECOND and len(self.memory.pair) > 1:
            return self.memory.pair[1]
        named = next((i for i in self.marked.by_sentence[verb.s] if i.j == end and self._named(i)), None)
        return named if named is not None and (named.joined or words[named.i - 1] in _WHILE) else None

    def is_next_doer(self, counted: Item) -> bool:
        """Tell whether "while" and another doer stand right before a count, without a verb ("أفرجت X عن 22، فيما Y عن 37")."""
        words, of = self.marked.words, counted.i - (self.marked.words[counted.i - 1] in LET_GO)
        named = (i for i in self.marked.by_sentence[counted.s] if i.j == of and self._named(i))
        return any(words[i.i - 1] in _WHILE for i in named)

    def _nation_after(self, verb: Item) -> Item | None:
        """Return the people of a state that stand right after a finite verb for it ("سلّم الأذربيجانيون", "أطلق الروس")."""
        if not self.ctx.is_finite(verb):
            return None
        return next(
            (
                i
                for i in self.marked.by_sentence[verb.s]
                if i.kind == "nat" and i.plural and i.i == verb.j and not self._is_oblique(verb, i)
            ),
            None,
        )

    def _beside(self, verb: Item, before: str, a: int, limit: int) -> Item | None:
        """Return the subject named beside a verb: right before it, after it, or by the noun of its relative clause."""
        ctx = self.ctx
        after = None if before in _PRONOUNS else find_subject_after(ctx, verb, limit)
        if after is not None and (self._is_object(verb, after) or self.is_handed(verb, after)):
            after = None
        if before in RELATIVES:
            return after or self._told_of(verb) or find_subject_before(ctx, verb, a)
        near = None if ends_with_counted(ctx, verb) else find_subject_before(ctx, verb, max(a, verb.i - 3))
        if near is not None and ctx.is_finite(verb) and self._adjoins(near, verb):
            return near
        return after

    def _told_of(self, verb: Item) -> Item | None:
        """Return the party of whom a relative clause right behind it tells what it did ("صفقة مع X التي أفرجت عن …")."""
        if not self.ctx.is_finite(verb) or not BY_IT.isdisjoint(self.marked.words[verb.j : verb.j + 1]):
            return None
        if verb.suffix and not any(i.i == verb.j for i in self.marked.by_sentence[verb.s].counts):
            return None  # but "Y التي سلمتها 45 جثمانا" gave them to the other
        return next((i for i in self.marked.by_sentence[verb.s] if i.j == verb.i - 1 and self._named(i)), None)

    def _carried_over(self, verb: Item, before: str, a: int) -> Item | None:
        """Return the subject of the verb before in the sentence, where this verb names none and is not passive."""
        ctx = self.ctx
        if self.has_own_subject(verb) or self._is_our_doing(verb) or self._is_done_by_another(verb):
            return None
        if is_spelt_passive(ctx, verb) or self.opens_prisons(verb) or is_done_by_helper(ctx, verb):
            return None
        last = self.memory.subject
        here = last is not None and last.s == verb.s and last.i < verb.i and not self._is_done_by_two(last, verb)
        feminine = last is not None and self.is_feminine(last)
        passive = is_passive(ctx, verb, of_another_gender=feminine) and not (verb.joined and here)
        if not passive and not is_carried_out(ctx, verb):
            if ctx.is_finite(verb) and here:
                return last
            if not ctx.is_nominal(verb) or verb.prefix or self._is_done(verb, before) or verb.joined:
                subject = find_subject_before(ctx, verb, a)
                feminine = subject is not None and self.is_feminine(subject)
                passive = is_passive(ctx, verb, of_another_gender=feminine)
                if subject is not None and not passive and not self._is_done_by_two(subject, verb):
                    return subject
        if before not in _PRONOUNS:
            return None
        return last or self.ctx.latter(verb.i)

    def _is_done_by_two(self, last: Item, verb: Item) -> bool:
        """Tell whether the subject before a verb is one of two who swap, or of two enemies, of whom neither is meant.

        "تبادل X وY …، وأعيد"; "اقترب X وY من صفقة تشمل إطلاق …"
        """
        if self.ctx.is_nominal(verb) and any(
            i.j == last.i and last.joined and self._named(i) and self.ctx.may_fight(self.ctx.key(i), self.ctx.key(last))
            for i in self.marked.by_sentence[verb.s]
        ):
            return True
        swap = next((v for v in self.marked.by_sentence[verb.s].find_verbs(self.bits["swap"]) if v.i < last.i), None)
        if swap is None or not self.ctx.is_finite(swap) or last.i - swap.j > _PAIR:
            return False
        return sum(self._named(i) for i in self.ctx.items_in(verb.s, swap.j, swap.j + _PAIR)) > 1

    def _is_done(self, verb: Item, before: str) -> bool:
        """Tell whether a verbal noun follows a preposition behind which it is what the subject does ("وافق على", "تمكن من")."""
        managed = before == "من" and strip_clitics(self.marked.words[verb.i - 2]).startswith(_MANAGED)
        return managed or before in ("علي", "عن", "في")

    def _is_our_doing(self, verb: Item) -> bool:
        """Tell whether a verb in the past is in the first person plural ("واستلمنا منهم"): whoever speaks did it, not who is named before."""
        return bool(verb.tense & PAST) and self.ctx.is_finite(verb) and self.marked.words[verb.i].endswith("نا")

    def opens_prisons(self, verb: Item) -> bool:
        """Tell whether it is the prisons that let people go or are opened to them, and no party is named ("وفتحت السجون لـ110")."""
        following = self.marked.words[verb.j : verb.j + 1]
        prisons = bool(following) and following[0].startswith("ال") and "holder" in self.ctx.cues_at.get(verb.j, ())
        return prisons and self.ctx.is_finite(verb)

    def has_own_subject(self, verb: Item) -> bool:
        """Tell whether a finite verb has a subject behind it that is no party: a definite noun ("ويسلّم الحرس", "وأفرجت تلك المجموعات عن")."""
        k = verb.j
        if k < len(self.marked.words) and self.marked.words[k] in _THESE:
            k += 1
        if not self.ctx.is_finite(verb) or k >= len(self.marked.words) or not self.marked.words[k].startswith("ال"):
            return False
        if self.marked.words[k + 1 : k + 2] in (["عن"], ["سراح"], ["سبيل"]):
            return not any(i.i <= k < i.j for i in self.marked.by_sentence[verb.s] if i.kind in ("actor", "nat", "cue"))
        return len(self.marked.words[k]) > _SHORTEST and not any(
            i.i <= k < i.j for i in self.marked.by_sentence[verb.s] if i.kind in _NO_SUBJECT
        )

    def _is_object(self, verb: Item, actor: Item) -> bool:
        """Tell whether an actor after a verb of handing over is who receives: its name is of the other gender than the verb."""
        hands_over = verb.classes & self.bits["hand_over"] and not verb.classes & self.bits["receive"]
        if not (hands_over and self.ctx.is_finite(verb) and actor.i == verb.j):
            return False
        word = self.marked.words[verb.i]
        masculine = not _HER_PAST.search(word) if verb.tense & PAST else word.removeprefix("و").startswith(("ي", "سي"))
        return self.is_feminine(actor) if masculine else self.is_masculine(actor)

    def is_handed(self, verb: Item, actor: Item) -> bool:
        """Tell whether an actor after a noun of handing over is who receives: somebody named before "did" it ("قام X بتسليم Y")."""
        if not verb.classes & self.bits["hand_over"] or actor.i != verb.j:
            return False
        return (
            self._is_oblique(verb, actor)
            or self._doing(verb) is not None
            or self._gets_so_many(verb, actor)
            or self._gets_its_own(verb, actor)
        )

    def _is_oblique(self, verb: Item, actor: Item) -> bool:
        """Tell whether the form of a plural right behind a finite verb, or of the verb, makes it its object ("وسلمت الحوثيين 25", "وسلمت الروس 25")."""
        words = self.marked.words
        hers = actor.kind == "nat" and _HER_PAST.search(words[verb.i]) is not None
        return self.ctx.is_finite(verb) and (hers or words[actor.i].endswith(_OBLIQUE))

    def _gets_its_own(self, verb: Item, actor: Item) -> bool:
        """Tell whether those handed over are an actor's own dead or men, so that it receives them ("ويسلّم X جثامين قتلاه")."""
        nouns = (i for i in self.ctx.items_in(verb.s, actor.j, actor.j + _OWN) if i.kind == "noun")
        theirs = (i for i in nouns if i.suffix in _ITS and i.noun is not None and not i.noun.held)
        return self.ctx.is_finite(verb) and any(i.noun.category in ("bodies", "fighters") for i in theirs if i.noun)

    def _gets_so_many(self, verb: Item, actor: Item) -> bool:
        """Tell whether handing over "was done" to an actor of so many people, and to nobody else ("تم تسليم X عشرة أسرى")."""
        if self.marked.words[verb.i - 1].removeprefix("و") not in _TOOK_PLACE:
            return False
        count = next((i for i in self.marked.by_sentence[verb.s].counts if i.i == actor.j), None)
        return count is not None and not self.ctx.between_has(count.j, count.j + _TO_WHOM, "to")

    def _doing(self, verb: Item) -> int | None:
        """Return the token of "did" before a verbal noun that says what was done ("قامت الوزارة أمس بتسليم"); None for none."""
        back = range(verb.i - 1, max(0, verb.i - _DOER_REACH) - 1, -1) if verb.prefix == "ب" else ()
        return next((k for k in back if self.marked.words[k].removeprefix("و") in _DOES), None)

    def _is_done_by_another(self, verb: Item) -> bool:
        """Tell whether what is done is done by somebody named behind "did" who is no party ("قامت الوزارة بتسليم")."""
        did = self._doing(verb)
        if did is None or did + 1 == verb.i:
            return False
        return not any(i.kind == "actor" and did < i.i < verb.i for i in self.marked.by_sentence[verb.s])

    def is_masculine(self, item: Item) -> bool:
        """Tell whether an actor's name begins with a noun that takes a masculine verb."""
        first = self.marked.words[item.i].removeprefix("ال")
        return first in _MASCULINE or first in self.ctx.lexicon.masculine_heads

    def _own_country(self, verb: Item) -> Item | None:
        """Return the state of whoever speaks of "his country": the first state named in the sentence, by name or adjective."""
        return next(
            (
                i
                for i in self.marked.by_sentence[verb.s]
                if i.j <= verb.i
                and i.kind in ("nat", "actor")
                and self.ctx.lexicon.types.get(self.ctx.key(i)) == "state"
            ),
            None,
        )

    def _ranked(self, verb: Item) -> Item | None:
        """Return the party that "the first" or "the second" after a verb means ("سلّمت الأولى … وتسلّمت من الثانية")."""
        if len(self.memory.pair) < 2:
            return None
        for k in range(verb.j, min(verb.j + 3, len(self.marked.words))):
            if self.marked.words[k] in ("الاول", "الاولي") and (k == verb.j or self.marked.words[k - 1] != "من"):
                return self.memory.pair[0]
            if self.marked.words[k] in ("الثاني", "الثانيه") and self.marked.words[k - 1] != "من":
                return self.memory.pair[1]
        return None

    def _adjoins(self, actor: Item, verb: Item) -> bool:
        """Tell whether only quotes or particles stand between an actor and the verb after it."""
        return all(w in _PARTICLES for w in self.marked.words[actor.j : verb.i])

    def is_feminine(self, item: Item) -> bool:
        """Tell whether an actor's name takes a feminine verb: states, and names that begin with a feminine or plural noun."""
        first = self.marked.words[item.i].removeprefix("و").removeprefix("ال")
        return first not in self.ctx.lexicon.masculine_heads and (
            (item.name is not None and item.name.entity_type == "state" and first.endswith(("يا", "ن", "ل", "ا", "ه")))
            or first.endswith("ه")
            or first in self.ctx.lexicon.feminine_heads
        )

    def latter(self, token: int, s: int) -> Item | None:
        """Return who "the latter" at a token is: the party named last before it, of its gender where one is."""
        feminine = self.marked.words[token].endswith("ه")
        parties = [i for i in self.marked.by_sentence[s] if i.j <= token and self._named(i)]
        fitting = [i for i in parties if self.is_feminine(i) == feminine]
        return (fitting or parties)[-1] if parties else self.ctx.latter(token)

    def _named(self, item: Item) -> bool:
        return (item.kind == "place" and item.actor_reading is not None) or (
            item.kind == "actor" and self.ctx.may_be_party(item)
        )

    def _latter_after(self, verb: Item, limit: int) -> Item | None:
        for k in range(verb.j, min(verb.j + 5, limit)):
            if "the_latter" in self.ctx.cues_at.get(k, ()):
                return None if self.marked.words[k - 1] in _TOWARDS else self.latter(k, verb.s)
        return None
