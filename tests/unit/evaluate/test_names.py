from __future__ import annotations

from pathlib import Path

import pytest

from extract.evaluate.names import KnownNames, fold_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("الهلال الأحمر", "هلال احمر", id="article and hamza"),
        pytest.param("حلـــب", "حلب", id="tatweel"),
        pytest.param("القُنَيطرة", "قنيطره", id="vowel marks and ta marbuta"),
        pytest.param("«داعش»", "داعش", id="quotes"),
        pytest.param("Red-Crescent", "red crescent", id="Latin case and hyphen"),
        pytest.param("بالرقة", "الرقة", id="article after a preposition"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("حماة", "حمص", id="two cities"),
        pytest.param("ريف حلب", "حلب", id="a city and its countryside"),
        pytest.param("الب", "ب", id="too short to have an article"),
    ],
)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert fold_name(one) != fold_name(other)


def test_a_mention_has_the_names_of_its_id(tmp_path: Path) -> None:
    (tmp_path / "actor_names.csv").write_text("actor_id,name\nisis,داعش\nisis,تنظيم الدولة\n", encoding="utf-8-sig")
    (tmp_path / "place_names.csv").write_text("place_id,name\nraqqa,الرقة\n", encoding="utf-8")
    names = KnownNames.read(tmp_path)

    assert names.find_keys({"id": "isis", "text": "التنظيم", "name": None}) == {"داعش", "تنظيم دوله", "تنظيم"}
    assert names.find_keys({"id": "raqqa"}) == {"رقه"}
    assert names.find_keys({"id": "unheard-of", "name": "X"}) == {"x"}


def test_without_tables_a_mention_has_its_own_words(tmp_path: Path) -> None:
    assert KnownNames.read(tmp_path).find_keys({"id": "isis", "text": "داعش"}) == {"داعش"}
