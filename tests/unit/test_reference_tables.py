from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import extract.upkeep.doctor
from extract.engine import open_engine
from extract.errors import InputError
from extract.project import ROOT
from extract.reference_tables import find_faulty_rows
from extract.upkeep.doctor import examine
from extract.upkeep.finding import Level


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project whose tables may be broken."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    return tmp_path


def add(root: Path, table: str, row: str) -> str:
    """Add a row to a table; return its place."""
    path = root / "seeds" / table
    text = path.read_text(encoding="utf-8") + f"{row}\n"
    path.write_text(text, encoding="utf-8")
    return f"seeds/{table}, line {len(text.splitlines())}"


def test_tables_of_the_project_are_sound() -> None:
    assert list(find_faulty_rows(ROOT / "seeds")) == []


@pytest.mark.parametrize(
    ("table", "row", "told"),
    [
        pytest.param(
            "actor_names.csv", "nobody,اسم,ar,alias,,,false",
            "actor_id is 'nobody', which is not in seeds/actors.csv", id="unknown actor",
        ),
        pytest.param("actor_names.csv", "iraq,اسم,ar", "the row has more or fewer cells than there are columns", id="short"),
        pytest.param(
            "actor_names.csv", "iraq,اسم, ar,alias,,,false,", "the row has more or fewer cells than there are columns", id="long",
        ),
        pytest.param(
            "place_names.csv", "nowhere,مكان,ar,true,false",
            "place_id is 'nowhere', which is not in seeds/places.csv", id="unknown place",
        ),
        pytest.param(
            "places.csv", "new,مكان,Place,town,SY,,,,,unknown,much,hand,,",
            "salience is 'much', which is no whole number", id="no number",
        ),
    ],
)  # fmt: skip
def test_faulty_row_is_named_with_its_line(root: Path, table: str, row: str, told: str) -> None:
    place = add(root, table, row)

    assert list(find_faulty_rows(root / "seeds")) == [f"{place}: {told}"]


def test_extractor_says_which_row_it_cannot_be_made_from(root: Path) -> None:
    place = add(root, "actor_names.csv", "nobody,اسم,ar,alias,,,false")

    with pytest.raises(InputError, match=f"{place}: actor_id is 'nobody'"), open_engine(root):
        pass


def test_doctor_names_some_faulty_rows_and_counts_the_others(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    places = [add(root, "actor_names.csv", "nobody,اسم,ar,alias,,,false") for _ in range(7)]
    monkeypatch.setattr(extract.upkeep.doctor, "ROOT", root)

    findings = examine(root / "warehouse", inbox=root / "inbox")
    problems = [each.message for each in findings if each.level is Level.problem]

    assert problems == [
        *(f"{place}: actor_id is 'nobody', which is not in seeds/actors.csv." for place in places[:5]),
        "2 more rows of the reference tables are faulty.",
    ]
