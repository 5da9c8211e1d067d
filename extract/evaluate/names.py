"""The names under which an actor or a place counts as the same."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

_TABLES = (("actor_names.csv", "actor_id"), ("place_names.csv", "place_id"))
_LETTERS = str.maketrans("أإآٱىةؤئ", "ااااي" + "ه" + "وي")  # variants of alef, ya, ta marbuta and hamza seats
_TATWEEL = "\u0640"
_ARTICLE = re.compile(r"^(?:وال|بال|لل|ال)(?=\w{2,})")  # the article, alone or after "and", "in", "to"
_SIGN = re.compile(r"[^\w\s]")


@lru_cache(maxsize=200_000)
def fold_name(name: str) -> str:
    """Return the key that the spellings of an Arabic or Latin name share.

    Coarser than the folding of extraction, and apart from it on purpose: a change of the engine must not move the
    yardstick that it is measured with.
    """
    folded = unicodedata.normalize("NFKC", name).lower()
    folded = "".join(letter for letter in folded if not unicodedata.combining(letter)).replace(_TATWEEL, "")
    folded = _SIGN.sub(" ", folded.translate(_LETTERS))
    return " ".join(_ARTICLE.sub("", word) for word in folded.split())


class KnownNames:
    """The names that the reference tables give to each id."""

    def __init__(self, names: Mapping[str, frozenset[str]] | None = None) -> None:
        """Take the folded names of each id."""
        self._names = names or {}

    @classmethod
    def read(cls, folder: Path) -> KnownNames:
        """Read `actor_names.csv` and `place_names.csv` of a folder, as far as they are there."""
        names: dict[str, set[str]] = defaultdict(set)
        for file, key in _TABLES:
            path = folder / file
            if path.exists():
                with path.open(encoding="utf-8-sig", newline="") as handle:
                    for row in csv.DictReader(handle):
                        names[row[key]].add(fold_name(row["name"]))
        return cls({entity_id: frozenset(folded) for entity_id, folded in names.items()})

    def find_keys(self, mention: Mapping[str, Any]) -> frozenset[str]:
        """Return the folded names of a mention: its words, its canonical name, and all names of its id."""
        keys = {fold_name(mention.get("text") or ""), fold_name(mention.get("name") or "")}
        if mention.get("id"):
            keys |= self._names.get(mention["id"], frozenset())
        return frozenset(keys - {""})
