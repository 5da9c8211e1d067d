"""The word lists of exchanges, of departures, and of the circumstances of both."""

from __future__ import annotations

import pytest

from extract.claims.evacuations.words import stems_of, words_of
from extract.claims.words import list_beginnings, list_stems, list_words
from extract.mentions.word_lists import read_word_list
from extract.project import ROOT

CLAIMS = ROOT / "extract" / "claims"


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("exchanges.yml", "lists"),
        ("exchanges.yml", "beginnings"),
        ("circumstances.yml", "lists"),
        ("circumstances.yml", "beginnings"),
        ("circumstances.yml", "stems"),
        ("evacuations.yml", "lists"),
        ("evacuations.yml", "stems"),
    ],
)
def test_every_list_is_named_in_the_code(file: str, kind: str) -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in CLAIMS.rglob("*.py"))

    assert [name for name in read_word_list(file)[kind] if f'"{name}"' not in code] == []


def test_words_are_compared_as_they_are_folded() -> None:
    assert "ميات" in list_words("exchanges.yml", "several")  # hundreds
    assert "كاين" in list_beginnings("exchanges.yml", "lies")  # situated
    assert "رهاين" in list_stems("circumstances.yml", "held_by_groups")  # hostages
    assert "اغذيه" in words_of("aid")  # foods
    assert "جلاء" in stems_of("evacuate")  # evacuation
