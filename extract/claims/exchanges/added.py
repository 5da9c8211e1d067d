"""Added: who is told to be one more of those just counted, or one of them ("16 جنديا وجثة جندي", "20 معتقلا بينهم امرأة")."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.exchanges.bargains import is_held
from extract.claims.exchanges.named import NameReader
from extract.claims.exchanges.verbs import is_doer
from extract.mentions.items import Item
from extract.mentions.word_lists import list_words

_KIN = list_words("exchanges.yml", "kin")
_NAME = 4  # tokens of a nation and a name
_NEXT = 2  # tokens from a count, and a word or two on it, to "and a body"
_WHOSE = 7  # tokens from a count, over whose men they are, to "and a captive"
_WHOSE_MEN = frozenset(("member", "from", "among", "holder", "in"))
_REACH = 6  # tokens from those counted to one more


class AddedReader:
    """Tells which single persons go on from those whom a passage counts."""

    def __init__(self, ctx: Context, names: NameReader) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked
        self.names = names

    def is_added(self, item: Item, people: list[Item], found: list[Item], named: list[Item]) -> bool:
        """Tell whether a noun is one person beside those counted, whatever noun it is.

        Args:
            item: The noun.
            people: Those whom the passage counts by a number.
            found: Single persons before it.
            named: Those told by their names alone.
        """
        return (
            self._is_kin_added(item, people)
            or self._is_one_among(item, people)
            or self._is_behind_doer(item, people + found)
            or self._is_named_too(item, people + found + named)
        )

    def is_one_more(self, item: Item, people: list[Item]) -> bool:
        """Tell whether "and a body", "and a woman" goes on right after people who are counted ("16 جنديا وجثة جندي", "رجلان وامرأة"), or whose men they are."""
        if not item.joined or item.definite or item.suffix:
            return False
        if any(0 <= item.i - one.j <= _NEXT for one in people):
            return True
        before = [one for one in people if 0 <= item.i - one.j <= _WHOSE]
        if not before or not all(word.isalpha() for word in self.marked.words[before[-1].j : item.i]):
            return False
        between = self.ctx.items_in(item.s, before[-1].j, item.i)
        apart = any(i.kind in ("verb", "count") or (i.kind == "cue" and i.cue not in _WHOSE_MEN) for i in between)
        return not apart and is_held(item)

    def tells_whose_body(self, item: Item, people: list[Item]) -> bool:
        """Tell whether "and a conscript" goes on telling whose bodies were counted ("جثتين لضابط ومجند")."""
        before = next((one for one in people if one.category == "bodies" and one.j == item.i - 1), None)
        whose = self.marked.info[before.j] if before is not None else None
        noun = whose.entry.noun if whose is not None and whose.entry is not None else None
        return (
            item.joined and noun is not None and whose is not None and whose.prefix == "ل" and noun.category != "bodies"
        )

    def _is_named_too(self, item: Item, people: list[Item]) -> bool:
        """Tell whether "and the deputy" stands behind one person, who may be named, and his own name behind it ("الفرنسية فلانة والنائب فلان")."""
        noun = item.noun
        if noun is None or noun.kind != "people" or noun.number != "s" or not (item.joined and item.definite):
            return False
        before = [one for one in people if 0 <= item.i - one.j <= _NAME]
        if not before or not all(word.isalpha() for word in self.marked.words[before[-1].j : item.i]):
            return False
        between = self.ctx.items_in(item.s, before[-1].j, item.i)
        return not any(i.kind in ("verb", "count", "cue") for i in between) and self.names.marks_out(item)

    def _is_one_among(self, item: Item, people: list[Item]) -> bool:
        """Tell whether one person is said to be among those just counted ("20 معتقلا بينهم امرأة")."""
        noun = item.noun
        plain = noun is not None and noun.kind == "people" and noun.number == "s" and not noun.weak
        if not plain or item.definite or item.joined or "among" not in self.ctx.cues_ending.get(item.i, ()):
            return False
        return any((one.low or 0) > 1 and 0 <= item.i - one.j <= _NEXT for one in people)

    def _is_behind_doer(self, item: Item, people: list[Item]) -> bool:
        """Tell whether "and a judge" goes on behind those let go and by whom ("إطلاق خمسة جنود من قبل الجيش وقاض من قبل الحركة")."""
        noun = item.noun
        if noun is None or noun.kind != "people" or noun.number != "s" or not item.joined or item.definite:
            return False
        doer = next((i for i in self.ctx.items_in(item.s, item.i - _REACH, item.i) if i.j == item.i), None)
        if doer is None or not self.ctx.names_party(doer):
            return False
        return is_doer(self.marked.words, doer) and any(0 <= doer.i - one.j - 2 <= _NEXT for one in people)

    def _is_kin_added(self, item: Item, people: list[Item]) -> bool:
        """Tell whether somebody's kinsman is one more of those just counted ("مئة أسير من الجانب الحكومي وشقيق الرئيس")."""
        words = self.marked.words
        if not item.joined or item.definite or words[item.i].removeprefix("و") not in _KIN:
            return False
        counted = [i for i in people if i.j <= item.i and item.i - i.j <= _REACH - 1]
        if not counted or not words[item.j : item.j + 1] or not words[item.j].startswith("ال"):
            return False
        between = self.ctx.items_in(item.s, counted[-1].j, item.i)
        return not any(i.kind in ("verb", "count") for i in between) and "،" not in words[counted[-1].j : item.i]
