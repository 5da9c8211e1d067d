"""Parts: which counts of a passage are parts of the one before them, and no people of their own."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.exchanges.captivity import BY, find_nation, find_owner_before
from extract.claims.frames import Filler
from extract.mentions.items import Item

_NONE: frozenset[str] = frozenset()
_OF = frozenset(("from", "member", "holder", "ل"))
_AMONG = frozenset(("among",))
_PARTING = frozenset(("counter", "besides"))
_OF_THEM = frozenset(("منهم", "منهن"))
_THEM = ("هم", "هن")
_SIDES = 2
_OWNED = 6  # tokens from a count to whose people they are
_BEHIND = 2  # tokens from the last count of a list to what is said of it


class PartReader:
    """Tells parts from wholes."""

    def __init__(self, ctx: Context) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked
        self.bits = ctx.bits

    def find_listed(self, people: list[Item]) -> set[Item]:
        """Return the counts listed right after one that they add up to, with no verb between ("أربعة، ثلاثة مدنيين ومقاتل")."""
        found: set[Item] = set()
        for n, whole in enumerate(people):
            for end in range(n + 3, len(people) + 1):
                listed = people[n + 1 : end]
                if not whole.low or sum(i.low or 0 for i in listed) != whole.low or self._is_joined(listed[0]):
                    continue  # "جثتان وأسير وامرأة": three kinds, though the last two are two
                if self._are_parted([whole, *listed]):
                    continue
                found.update(listed)
        return found

    def _are_parted(self, counts: list[Item]) -> bool:
        """Tell whether a verb, "in return for" or the name of a party parts the counts of a list, or follows it.

        Names do not part three that add up: they are whose prisoners those of one side were ("54 من أبنائها: 30 عند X، 13 عند Y و11 لدى Z"),
        nor do nations at peace ("17 رهينة، 14 إسرائيليا وثلاثة تايلانديين").
        """
        verbs = self.ctx.giving | self.ctx.getting | self.ctx.moving
        first, last = counts[0].j, counts[-1]
        of_two = len(counts) <= 1 + _SIDES
        nations = [i for one in counts[1:] if (i := find_nation(self.ctx, one)) is not None]
        keys = {self.ctx.key(i) for i in nations}
        at_peace = len(nations) == len(counts) - 1 and not self.ctx.are_enemies(keys, keys)
        return any(
            (
                i.kind == "cue"
                and (i.cue == "each" or (of_two and i.cue == "holder") or (i.cue in _PARTING and i.i < last.i))
            )
            or (
                of_two
                and not (at_peace and i in nations)
                and (i.kind in ("actor", "nat") or self.ctx.names_townsmen(i))
            )
            or (i.kind == "verb" and i.classes & verbs and i.i < last.i)
            for i in self.marked.by_sentence[last.s]
            if first <= i.i < last.j + _BEHIND
        )

    def is_part(self, item: Item, whole: Item, parts: list[Filler]) -> bool:
        """Tell whether a count is part of the whole before it: said to be, listed after a part, or what fits into the rest.

        Args:
            item: The count.
            whole: The count that was told last and is no part.
            parts: The parts told so far.
        """
        if self.is_share(item, whole):
            return False
        return self._is_said_among(item, whole) or self._is_next_part(item, parts) or self._adds_up(item, whole, parts)

    def is_share(self, item: Item, whole: Item) -> bool:
        """Tell whether a count is what one of two sides has, or lets go, of a total ("30 أسيرا، منهم 18 من الجيش و12 من الحوثيين")."""
        counts = self.marked.by_sentence[whole.s].counts if item.s == whole.s else []
        return any(item in self.find_shares(counts[n + 1 :], one.low) for n, one in enumerate(counts) if one.i < item.i)

    def find_shares(self, counts: list[Item], total: int | None) -> list[Item]:
        """Return the counts that are what two parties have, or let go, of a total, whatever it is if None; none if they are not.

        Args:
            counts: Those of a sentence, behind the total if that is one of them.
            total: What they add up to.
        """
        shares = [(i, owner) for i in counts if (owner := self.find_owner(i)) is not None]
        keys = {self.ctx.key(owner) for _, owner in shares}
        told = sum(i.low or 0 for i, _ in shares)
        of_two = len(keys) == _SIDES and (
            all(owner.kind != "nat" for _, owner in shares) or self.ctx.may_fight(*sorted(keys))
        )
        return [i for i, _ in shares] if of_two and total in (None, told) else []

    def find_owner(self, item: Item) -> Item | None:
        """Return the party named after "of" or "with" right behind a count ("18 أسيرا من الجيش", "20 منهم لدى الجيش"), or who lets them go."""
        if (before := find_owner_before(self.ctx, item)) is not None:
            return before
        following = (i.i for i in self.marked.by_sentence[item.s].counts if i.i >= item.j)
        behind = self.ctx.items_in(item.s, item.j, min(next(following, item.j + _OWNED), item.j + _OWNED))
        owner = next((i for i in behind if self.ctx.names_party(i) or self.ctx.names_townsmen(i)), None)
        beside = owner is not None and owner.i == item.j and not item.bare  # "25 من مقاتلي X"
        if owner is not None and (
            beside or self.ctx.before(owner) & _OF or self.marked.words[owner.i - 2 : owner.i] in BY
        ):
            return owner
        return self._who_gives_them(item) or self._who_does(item) or find_nation(self.ctx, item)

    def _who_does(self, item: Item) -> Item | None:
        """Return the subject between a verb of letting go and a count right behind it ("أفرجت X عن 20 منهم")."""
        before = self.ctx.items_in(item.s, item.i - _OWNED, item.i)
        doer = next((i for i in reversed(before) if self.ctx.names_party(i)), None)
        verbs = (v for v in before if v.kind == "verb" and v.classes & self.ctx.giving and self.ctx.is_finite(v))
        return doer if doer is not None and any(v.j == doer.i for v in verbs) else None

    def _who_gives_them(self, item: Item) -> Item | None:
        """Return the subject of a verb right behind a count that takes its people up ("15 سلمهم X", "11 أفرجت عنهم Y")."""
        behind = self.ctx.items_in(item.s, item.j, item.j + _OWNED)
        verb = next((v for v in behind if v.kind == "verb" and v.classes & self.ctx.giving), None)
        if verb is None or verb.i - item.j > 1 or not self.ctx.is_finite(verb):
            return None
        of_them = self.marked.words[verb.j : verb.j + 1]
        if not (self.ctx.takes_up_people(verb) or (of_them and of_them[0].endswith(_THEM))):
            return None
        doer = next((i for i in behind if i.i >= verb.j and self.ctx.names_party(i)), None)
        return doer if doer is not None and doer.i - verb.j <= 1 else None

    def is_among(self, item: Item, whole: Item) -> bool:
        """Tell whether a count is said to be a part of the one before it, and no share of one side."""
        return self._is_said_among(item, whole) and not self.is_share(item, whole)

    def _is_said_among(self, item: Item, whole: Item) -> bool:
        """Tell whether "among them" makes a count a part of the one before it ("20 معتقلا بينهم خمس نساء")."""
        if "among" in self.ctx.cues_at.get(item.j, ()) and item.bare:
            return "counter" not in self.ctx.cues_ending.get(item.i, ())  # "700 من أسرانا مقابل 200 منهم"
        if any(self.ctx.cues_at.get(k, _NONE) & {"among"} for k in range(item.i + 1, item.j)):
            return True  # "خمسة منهم نساء"
        if any(self.marked.words[k] in ("هم", "هن", "وهم", "وهن") for k in range(max(whole.j, item.i - 2), item.i)):
            return True
        if self._goes_on_among(item, whole):
            return True
        own = whole.bare and not _OF_THEM.isdisjoint(
            self.marked.words[whole.j : whole.j + 1]
        )  # "20 منهم لدى X و35 لدى Y"
        for k in range(max(whole.j + 2 * own, item.i - 3), item.i + 1):
            if (
                "among" in self.ctx.cues_ending.get(k, ())
                and not {"besides", "counter"} & self.ctx.cues_ending.get(k, set())
                and not self._is_received_from(item.s, k - 1)
            ):
                return not self.ctx.between_has(k, item.i, "counter")
        return False

    def _goes_on_among(self, item: Item, whole: Item) -> bool:
        """Tell whether a count goes on a list of who is among those before it, of whom the first bear no number ("70 أسيرا بينهم قادة من X و13 من Y")."""
        if not self._is_joined(item) or item.s != whole.s or (item.low or 0) > (whole.low or 0):
            return False
        between = self.ctx.items_in(item.s, whole.j, item.i)
        listed = all(i.kind in ("noun", "actor", "nat", "place") or i.cue in _OF | _AMONG for i in between)
        words = self.marked.words[whole.j : item.i]
        return "among" in self.ctx.cues_at.get(whole.j, ()) and listed and all(w.isalpha() for w in words)

    def _is_received_from(self, s: int, token: int) -> bool:
        """Tell whether "among them" at a token is "from them", right after a verb of receiving ("وتسلّم منها")."""
        return any(v.j == token for v in self.marked.by_sentence[s].find_verbs(self.bits["receive"]))

    def _is_next_part(self, item: Item, parts: list[Filler]) -> bool:
        """Tell whether a count is listed right after a part ("هم 12 رجلا و10 نساء و14 طفلا")."""
        if not parts:
            return False
        last = parts[-1].item
        return self._is_joined(item) and last.s == item.s and 0 <= item.i - last.j <= 2

    def _is_joined(self, item: Item) -> bool:
        return item.joined or self.marked.words[item.i - 1] == "و"

    def _adds_up(self, item: Item, whole: Item, parts: list[Filler]) -> bool:
        """Tell whether a count listed after parts of a total belongs to them: it fits into what they leave of it ("54، هم 13 … و11 …")."""
        mine = [f.item for f in parts if f.item.s == item.s and f.item.i > whole.i]
        if (
            not mine
            or not self._is_joined(item)
            or whole.low is None
            or item.category not in (whole.category, mine[-1].category)
        ):
            return False
        told = sum(part.low or 0 for part in mine)
        verbs = self.ctx.giving | self.ctx.getting | self.ctx.moving
        return told + (item.low or 0) <= whole.low and not any(
            (i.kind == "cue" and i.cue in _PARTING)
            or (i.kind == "verb" and i.classes & verbs and self.ctx.is_finite(i))
            for i in self.marked.by_sentence[item.s]
            if mine[-1].j <= i.i < item.i
        )
