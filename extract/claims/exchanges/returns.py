"""Returns: what shows that people are let go in return for something, where no one sentence says so."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.listing import find_heading
from extract.mentions.items import Item

_PAID = ("دفع", "سدد", "تقاض")


class ReturnReader:
    """Tells of the people whom an article says to be let go whether it was in return for something."""

    def __init__(self, ctx: Context) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked
        self.bits = ctx.bits

    def shows_return(self, supports: dict[int, Item]) -> bool:
        """Tell whether an article that names no exchange tells of one.

        Args:
            supports: By sentence, its verbs of letting go, getting back or coming home whose people are counted.
        """
        return (
            self._two_ways(supports)
            or self._for_passage(supports)
            or self._ransomed(supports)
            or any(self.leaves_prison(verb) and self._near_deal(s) for s, verb in supports.items())
        )

    def _two_ways(self, supports: dict[int, Item]) -> bool:
        """Tell whether people are let go in both directions, within two sentences, near a word for a deal."""
        for s in supports:
            verbs = [
                v
                for k in (s, s + 1)
                if k < len(self.marked.sentences)
                for v in self.marked.by_sentence[k]
                if v.kind == "verb"
            ]
            given = [v for v in verbs if v.classes & self.ctx.giving]
            got = [v for v in verbs if v.classes & self.bits["receive"]]
            moved = [v for v in verbs if v.classes & self.ctx.moving]
            counts = [
                i
                for k in (s, s + 1)
                if k < len(self.marked.sentences)
                for i in self.marked.by_sentence[k]
                if i.kind == "count" and not i.bare
            ]
            held = [i for i in counts if i.held or i.category == "bodies"]
            if given and counts and any("same" in self.ctx.cues_at.get(k, ()) for k in range(*self._tokens(s, s + 1))):
                return True
            if len(counts) < 2 or not given + got:
                continue
            deal = self._near_deal(s)
            if (len(held) >= 2 or deal) and self._two_givers(given):
                return True
            if (given and got) or (held and deal and len(given + got) >= 2) or (len(held) >= 2 and deal and moved):
                return True
        return False

    def _ransomed(self, supports: dict[int, Item]) -> bool:
        """Tell whether a report that opens with captives let go says later that money was paid."""
        if not any(s <= 2 and verb.classes & self.bits["release"] for s, verb in supports.items()):
            return False
        return any(
            i.kind == "cue"
            and i.cue == "ransom"
            and (
                any(w.removeprefix("و").startswith("دفع") for w in self.marked.words[max(0, i.i - 4) : i.i])
                or "counter" in self.ctx.before(i)
            )
            for i in self.marked.items
        )

    def _two_givers(self, given: list[Item]) -> bool:
        """Tell whether two parties of one theatre of war each let people go."""
        givers = {self.ctx.key(x) for v in given if (x := self.ctx.subject_after(v, v.j + 5)) is not None}
        return any(
            self.ctx.may_fight(one, other) and not self.ctx.same_party(one, other) for one in givers for other in givers
        )

    def _for_passage(self, supports: dict[int, Item]) -> bool:
        """Tell whether captives are let go under a deal by which others leave: a convoy or corridor in the same or next sentence."""
        for s, verb in supports.items():
            held = [
                i
                for i in self.marked.by_sentence[s]
                if (i.kind == "count" and i.held) or (i.kind == "noun" and i.noun is not None and i.noun.held)
            ]
            if not (held and verb.classes & self.ctx.giving):
                continue
            cues = [self.ctx.cues_at.get(k, set()) for k in range(*self._tokens(s - 1, s + 1))]
            if any(c & {"deal", "arrangement"} for c in cues) and any("convoy" in c for c in cues):
                return True
            if self._among_terms(s):
                return True
        return False

    def _near_deal(self, s: int) -> bool:
        """Tell whether a sentence or one beside it names a deal or arrangement."""
        return any(self.ctx.cues_at.get(k, set()) & {"deal", "arrangement"} for k in range(*self._tokens(s - 1, s + 1)))

    def _among_terms(self, s: int) -> bool:
        """Tell whether letting captives go is one line of a deal's terms, and that others leave is another."""
        heading = find_heading(self.marked, s)
        if heading is None or not any(
            self.ctx.cues_at.get(k, set()) & {"deal", "arrangement"} for k in range(*heading)
        ):
            return False
        lines = range(heading[1], len(self.marked.words))
        return any(
            v.kind == "verb"
            and v.classes & self.ctx.moving
            and v.i in lines
            and find_heading(self.marked, v.s) == heading
            for v in self.marked.items
        )

    def _tokens(self, first: int, last: int) -> tuple[int, int]:
        sentences = self.marked.sentences
        return sentences[max(first, 0)][0], sentences[min(last, len(sentences) - 1)][1]

    def leaves_prison(self, verb: Item) -> bool:
        """Tell whether those counted after a verb of leaving come out of somebody's prisons ("خروج 1500 من نسائه من سجون النظام")."""
        if not verb.classes & self.bits["leave"]:
            return False
        items = self.marked.by_sentence[verb.s]
        counted = next((i for i in items if i.kind == "count" and 0 <= i.i - verb.j <= 4), None)
        return counted is not None and any(
            i.kind == "cue"
            and i.cue == "holder"
            and 0 <= i.i - counted.j <= 6
            and "سج" in " ".join(self.marked.words[i.i : i.j])
            for i in items
        )
