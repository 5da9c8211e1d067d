from __future__ import annotations

import codecs
import shutil
from pathlib import Path

import pytest

import extract.refresh
import extract.upkeep.installation
from extract.engine import open_engine
from extract.errors import InputError
from extract.progress import SilentReporter
from extract.project import ROOT
from extract.reference_columns import TABLES
from extract.reference_tables import check_reference_tables, find_faulty_rows
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


ROWS = "the row has {} cells, and there are {} columns"
ACTOR = "new_group,جماعة,New group,armed_group,IQ,,,,,false,,"
PLACE = "sy-new,مكان,Place,town,SY,sy,,35.1,36.1,near,2,own,,"
DECISION = "k1,a0123456789abcdef,c0123456789abcdef,drop,,,exchange completed undated,why,,2026-11-27"
OUTLET = "new_outlet,صحيفة,New outlet,new.example,SY,Asia/Damascus,independent,false,"


@pytest.mark.parametrize(
    ("table", "row", "told"),
    [
        pytest.param("actors.csv", "iraq,عراق,Iraq,state,IQ,,,,,false,,", "'iraq' stands twice, first in line 2", id="id twice"),
        pytest.param("actors.csv", ACTOR.replace("armed_group", "militia"), "actor_type is 'militia'; there are state, ", id="type"),
        pytest.param("actors.csv", ACTOR.replace("new_group", "New Group"), "actor_id is 'New Group', which is no id", id="id"),
        pytest.param("actors.csv", ACTOR.replace("IQ,", "IQ,nobody"), "lineage_id is 'nobody', which is not in seeds/actors.csv", id="lineage"),
        pytest.param("actors.csv", ACTOR.replace("IQ,,", "IQ,,new_group"), "by parent_id, 'new_group' lies above itself", id="own parent"),
        pytest.param("actors.csv", ACTOR.replace("IQ,,,", "IQ,,,12/2013"), "valid_from is '12/2013', which is no date", id="date"),
        pytest.param("actors.csv", ACTOR.replace("IQ,,,,", "IQ,,,2014,2013-05"), "valid_from, 2014, is after valid_to, 2013-05", id="period"),
        pytest.param("actors.csv", ACTOR.replace("armed_group", "person"), "is_public_role is true of a person", id="person"),
        pytest.param(
            "actors.csv", ACTOR.replace("armed_group", "person").replace("false", "true"),
            "notes must say in which public role a person is", id="role of a person",
        ),
        pytest.param("actors.csv", ACTOR, "the canonical names of 'new_group' in seeds/actor_names.csv must be 'جماعة'", id="no name"),
        pytest.param("actors.csv", ACTOR.replace(",", "\t"), ROWS.format(1, 12), id="tabs"),
        pytest.param("actors.csv", f"{ACTOR},", ROWS.format(13, 12), id="comma too many"),
        pytest.param("actor_names.csv", "nobody,اسم,ar,alias,,,false", "actor_id is 'nobody', which is not in seeds/actors.csv", id="unknown actor"),
        pytest.param("actor_names.csv", "iraq ,اسم,ar,alias,,,false", "actor_id is 'iraq ', with a blank at its edge", id="blank"),
        pytest.param("actor_names.csv", "iraq,,ar,alias,,,false", "name is empty", id="empty"),
        pytest.param("actor_names.csv", "iraq,اسم,ar,nickname,,,false", "name_kind is 'nickname'; there are canonical, ", id="kind"),
        pytest.param("actor_names.csv", "iraq,اسم,ar,alias,,,yes", "needs_context is 'yes'; there are true, false", id="flag"),
        pytest.param("actor_names.csv", "iraq,اسم,ar,alias,٢٠٢٤,,false", "valid_from is '٢٠٢٤', which is no date", id="Arabic digits"),
        pytest.param("actor_names.csv", "iraq,العراق,ar,alias,,,false", "'iraq, العراق' stands twice, first in line 2", id="name twice"),
        pytest.param("actor_names.csv", "iraq,اسم,ar", ROWS.format(3, 7), id="short"),
        pytest.param("actor_names.csv", "iraq،اسم،ar،alias،،،false", ROWS.format(1, 7), id="Arabic commas"),
        pytest.param(
            "actor_names.csv", 'iraq,"اسم,ar,alias,,,false\niraq,اسم,ar,alias,,,false',
            "a cell runs over several lines; is a quote not closed?", id="quote",
        ),
        pytest.param("place_names.csv", "nowhere,مكان,ar,true,false", "place_id is 'nowhere', which is not in seeds/places.csv", id="unknown place"),
        pytest.param("places.csv", PLACE.replace("town", "twn"), "place_type is 'twn'; there are country, ", id="place type"),
        pytest.param("places.csv", PLACE.replace("35.1", "35٫1"), "lat is '35٫1', which is no number from -90 to 90", id="latitude"),
        pytest.param("places.csv", PLACE.replace("36.1", ""), "lat and lon must be given", id="no longitude"),
        pytest.param("places.csv", PLACE.replace("sy,,", "sy,sy-aleppo,"), "governorate_id is 'sy-aleppo', which is no governorate", id="governorate"),
        pytest.param("places.csv", PLACE.replace("2,own", "much,own"), "salience is 'much'; there are 0, 1, 2, 3", id="salience"),
        pytest.param("publishers.csv", OUTLET.replace("Damascus", "Aleppo"), "timezone is 'Asia/Aleppo', which is no name of the IANA", id="time zone"),
        pytest.param("publishers.csv", OUTLET.replace("Asia/Damascus", ""), "timezone is empty", id="no time zone"),
        pytest.param("publishers.csv", OUTLET.replace("new.ex", "https://new.ex"), "domains has 'https://new.example', which is no domain", id="address"),
        pytest.param("publishers.csv", OUTLET.replace("new.example", "aawsat.com"), "'aawsat.com' stands twice, first in line 3", id="domain twice"),
        pytest.param("corrections.csv", DECISION.replace("drop", "delete"), "correction_action is 'delete'; there are override, ", id="action"),
        pytest.param("corrections.csv", DECISION.replace("2026-11-27", "27.11.2026"), "decided_on is '27.11.2026', which is no date", id="day"),
        pytest.param("corrections.csv", DECISION.replace("2026-11-27", "2026-11"), "decided_on is '2026-11', which is no day", id="month"),
        pytest.param("corrections.csv", DECISION.replace("why", "wrong, see there"), ROWS.format(11, 10), id="comma in a reason"),
    ],
)  # fmt: skip
def test_faulty_row_is_named_with_its_line(root: Path, table: str, row: str, told: str) -> None:
    place = add(root, table, row)
    first = f"seeds/{table}, line {int(place.rsplit(' ', 1)[1]) - row.count(chr(10))}"

    faults = list(find_faulty_rows(root / "seeds"))

    assert faults[0].startswith(f"{first}: {told}")
    with pytest.raises(InputError, match=r"^The reference tables cannot be read: seeds/"):
        check_reference_tables(root / "seeds")


@pytest.mark.parametrize("table", sorted(TABLES))
def test_table_that_is_no_utf_8_or_missing_is_told(root: Path, table: str) -> None:
    path = root / "seeds" / table
    path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16"))
    assert list(find_faulty_rows(root / "seeds")) == [f"seeds/{table}: it is not in UTF-8 (byte 1)"]

    path.unlink()
    assert list(find_faulty_rows(root / "seeds")) == [f"seeds/{table}: no such file or directory"]


@pytest.mark.parametrize("table", sorted(TABLES))
def test_table_as_windows_saves_it_is_sound(root: Path, table: str) -> None:
    path = root / "seeds" / table
    path.write_bytes(codecs.BOM_UTF8 + path.read_bytes().replace(b"\n", b"\r\n"))

    assert list(find_faulty_rows(root / "seeds")) == []


def test_columns_in_another_order_are_told(root: Path) -> None:
    path = root / "seeds" / "place_regions.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("place_id,region_id", "region_id,place_id"), encoding="utf-8"
    )

    assert list(find_faulty_rows(root / "seeds")) == [
        "seeds/place_regions.csv, line 1: the columns are region_id,place_id; they must be place_id,region_id"
    ]


def test_extractor_says_which_row_it_cannot_be_made_from(root: Path) -> None:
    place = add(root, "actor_names.csv", "nobody,اسم,ar,alias,,,false")

    with pytest.raises(InputError, match=f"{place}: actor_id is 'nobody'"), open_engine(root):
        pass


def test_doctor_names_some_faulty_rows_and_counts_the_others(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    places = [add(root, "actor_names.csv", f"nobody,اسم {n},ar,alias,,,false") for n in range(7)]
    monkeypatch.setattr(extract.upkeep.installation, "ROOT", root)

    findings = examine(root / "warehouse", inbox=root / "inbox")
    problems = [each.message for each in findings if each.level is Level.problem]

    assert problems == [
        *(f"{place}: actor_id is 'nobody', which is not in seeds/actors.csv." for place in places[:5]),
        "2 more rows of the reference tables or entries of the word lists are faulty.",
    ]


def test_decision_that_cannot_be_read_stops_building_alone(
    root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    place = add(root, "corrections.csv", DECISION.replace("why", "wrong, see there"))
    monkeypatch.setattr(extract.refresh, "ROOT", root)

    with open_engine(root):
        pass
    with pytest.raises(InputError, match=f"{place}: the row has 11 cells"):
        extract.refresh.rebuild(tmp_path, reporter=SilentReporter(), accept_volume_change=False)
