"""Givers: who lets people go by a verb, as the words around it say."""

from __future__ import annotations

from extract.claims.clauses import find_subject_after, find_subject_before
from extract.claims.context import Context
from extract.mentions.items import Item
from extract.mentions.verb_classes import LET_GO

_HOLDER_REACH = 12  # tokens from letting go to whose prisons they come from
_LATTER_REACH = 5  # tokens from a verb to "the latter"
_BESIDE = 3  # tokens from a subject to the verb behind it
_PRONOUNS = frozenset(("انها", "انه", "انهم", "بانها", "بانه"))


class GiverReader:
    """Tells of the verbs of one article who lets people go by them."""

    def __init__(self, ctx: Context) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked

    def are_enemies(self, given: list[Item]) -> bool:
        """Tell whether two parties of one theatre of war each let people go."""
        givers = {key for verb in given for key in self.find(verb)}
        return self.ctx.are_enemies(givers, givers)

    def find(self, verb: Item) -> set[str]:
        """Return who lets people go by a verb: its subject, and who is said to hold them ("من سجون X", "لدى X")."""
        start = self.marked.sentences[verb.s][0]
        subject = find_subject_before(self.ctx, verb, max(start, verb.i - _BESIDE)) if self._had(verb) else None
        subject = subject or find_subject_after(self.ctx, verb, verb.j + 5)
        if subject is not None and not LET_GO.isdisjoint(self.marked.words[verb.j : subject.i]):
            subject = None  # "إطلاق سراح معتقلي X"
        if subject is None:
            reported = self.marked.words[verb.i - 1] in _PRONOUNS  # "وقالت X إنها أفرجت"
            subject = find_subject_before(self.ctx, verb, start if reported else verb.i - _BESIDE)
        if subject is None:
            subject = self._latter_behind(verb)
        found = {self.ctx.key(subject)} if subject is not None else set()
        return found | self.find_holders(verb)

    def _had(self, verb: Item) -> bool:
        """Tell whether a verb tells what its subject before it "had" done, so that who follows it may be its object ("كانت X قد سلمت Y")."""
        return self.marked.words[verb.i - 1] in ("قد", "وقد")

    def find_holders(self, verb: Item) -> set[str]:
        """Return who is said to hold those whom a verb lets go or gets back ("من سجون X", "لدى X")."""
        end = self.marked.sentences[verb.s][1]
        found: set[str] = set()
        for cue in self.ctx.passage(verb.s, verb.j, min(end, verb.j + _HOLDER_REACH)).find_cues("holder"):
            beside = self.ctx.items_in(verb.s, cue.i, cue.j + 3)  # or "the prisons of X"
            held_by = [i for i in beside if i.kind == "actor"]
            found |= {self.ctx.key(i) for i in held_by[:1] if self.ctx.may_be_party(i)}
        return found

    def _latter_behind(self, verb: Item) -> Item | None:
        """Return who "the latter" behind a verb is, as its subject ("أطلقت على إثره الأخيرة سراح")."""
        behind = range(verb.j, min(verb.j + _LATTER_REACH, self.marked.sentences[verb.s][1]))
        named = next((k for k in behind if "the_latter" in self.ctx.cues_at.get(k, ())), None)
        if named is None or not LET_GO.isdisjoint(self.marked.words[verb.j : named]):
            return None
        return self.ctx.latter(named)
