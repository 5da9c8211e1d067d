"""The word lists of exchanges and departures."""

from __future__ import annotations

import pytest

from extract.claims.evacuations.words import stems_of, words_of
from extract.claims.exchanges.words import list_beginnings, list_words
from extract.mentions.word_lists import read_word_list
from extract.project import ROOT

CLAIMS = ROOT / "extract" / "claims"


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("exchanges.yml", "lists"),
        ("exchanges.yml", "beginnings"),
        ("evacuations.yml", "lists"),
        ("evacuations.yml", "stems"),
    ],
)
def test_every_list_is_named_in_the_code(file: str, kind: str) -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in CLAIMS.rglob("*.py"))

    assert [name for name in read_word_list(file)[kind] if f'"{name}"' not in code] == []


def test_words_are_compared_as_they_are_folded() -> None:
    assert "ميات" in list_words("several")  # hundreds
    assert "كاين" in list_beginnings("lies")  # situated
    assert "اغذيه" in words_of("aid")  # foods
    assert "جلاء" in stems_of("evacuate")  # evacuation
