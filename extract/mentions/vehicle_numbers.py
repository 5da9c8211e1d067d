"""Numbers of vehicles that are named before their number ("عدد الحافلات التي غادرت البلدة 105")."""

from __future__ import annotations

from extract.lexicon_files import read_lexicon_file
from extract.mentions.items import Item, Marked
from extract.text.folding import fold_word

_REACH = 14  # tokens from "the number of" to the number
_BREAKS = frozenset("،,:؛")


class VehicleCounter:
    """Tells numbers of vehicles named before; one instance serves all articles."""

    def __init__(self) -> None:
        """Load the words for "the number of" of `numbers.yml`."""
        self._number_of = frozenset(fold_word(word) for word in read_lexicon_file("numbers.yml")["number_of"])

    def take(self, marked: Marked, item: Item, start: int) -> None:
        """Make a number without a noun behind it one of vehicles, where "the number of the buses" stands before it.

        Args:
            marked: The article.
            item: The number, its noun looked for.
            start: First token of the sentence.
        """
        if item.kind != "count" or item.noun_at >= item.i:
            return
        for k in range(item.i - 2, max(start, item.i - _REACH) - 1, -1):
            if marked.words[k + 1] in _BREAKS:
                return
            if marked.words[k].removeprefix("و") in self._number_of:
                word = marked.info[k + 1]
                noun = word.entry.noun if word is not None and word.entry is not None else None
                if noun is not None and noun.kind == "vehicles":
                    item.kind, item.category, item.noun_at = "vehicles", noun.category, k + 1
                    item.bare = item.held = False
                return
