"""The reference tables of actors: one id, one canonical name, and no name that stands for two actors at one time."""

from __future__ import annotations

import calendar
import csv
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

import pytest

SEEDS = Path(__file__).parents[3] / "seeds"
ACTOR_TYPES = {
    "state", "armed_group", "coalition", "political_body", "international_organisation", "un_body", "red_cross",
    "ngo", "tribe_or_notables", "monitor", "media", "person", "community",
}  # fmt: skip
NAME_KINDS = {"canonical", "alias", "organ", "adjective", "epithet", "metonym", "acronym"}
SHARED_KINDS = {"epithet", "metonym"}  # several actors may bear one
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
ALEFS_AND_SEATS = str.maketrans("أإآٱىةؤئ", "ااااي" + "ه" + "وي")

Row = dict[str, str]


def read(name: str) -> list[Row]:
    with (SEEDS / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def fold(name: str) -> str:
    """Fold as the tables promise: letters unified, marks and tatweel dropped, the article stripped of each word."""
    bare = "".join(c for c in unicodedata.normalize("NFKC", name).lower() if not unicodedata.combining(c))
    words = re.sub(r"[^\w\s]", " ", bare.replace("ـ", "").translate(ALEFS_AND_SEATS)).split()
    return " ".join(re.sub(r"^ال(?=\w{2})", "", word) for word in words)


def first_day(value: str) -> str:
    return (value + "-01-01")[:10] if len(value) == 4 else (value + "-01")[:10]


def last_day(value: str) -> str:
    if len(value) == 10:
        return value
    year, month = int(value[:4]), int(value[5:7] or 12)
    return f"{year}-{month:02}-{calendar.monthrange(year, month)[1]}"


def period(row: Row) -> tuple[str, str]:
    start = first_day(row["valid_from"]) if row["valid_from"] else "0001-01-01"
    return start, last_day(row["valid_to"]) if row["valid_to"] else "9999-12-31"


def find_ambiguous(names: Iterable[Row]) -> list[tuple[str, str, str]]:
    """Return (folded name, id, other id) of names that two actors bear at one time."""
    bearers: dict[str, list[Row]] = defaultdict(list)
    for row in names:
        if row["name_kind"] not in SHARED_KINDS:
            bearers[fold(row["name"])].append(row)
    found = []
    for name, rows in bearers.items():
        for one, other in combinations(rows, 2):
            (start, end), (other_start, other_end) = period(one), period(other)
            if one["actor_id"] != other["actor_id"] and start <= other_end and other_start <= end:
                found.append((name, one["actor_id"], other["actor_id"]))
    return found


ACTORS = read("actors.csv")
NAMES = read("actor_names.csv")
IDS = {row["actor_id"] for row in ACTORS}


def test_there_are_at_least_450_actors() -> None:
    assert len(IDS) >= 450


def test_every_actor_id_is_unique_snake_case() -> None:
    repeated = [key for key, count in Counter(row["actor_id"] for row in ACTORS).items() if count > 1]
    assert repeated == []
    assert [key for key in IDS if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", key)] == []


def test_every_name_belongs_to_an_actor_and_every_actor_has_names() -> None:
    assert {row["actor_id"] for row in NAMES} == IDS


@pytest.mark.parametrize(("language", "column"), [("ar", "name_ar"), ("en", "name_en")])
def test_every_actor_has_exactly_one_canonical_name(language: str, column: str) -> None:
    canonical = defaultdict(list)
    for row in NAMES:
        if row["name_kind"] == "canonical" and row["language"] == language:
            canonical[row["actor_id"]].append(row["name"])
    assert dict(canonical) == {row["actor_id"]: [row[column]] for row in ACTORS}


def test_codes_are_of_the_fixed_vocabularies() -> None:
    assert {row["actor_type"] for row in ACTORS} <= ACTOR_TYPES
    assert {row["name_kind"] for row in NAMES} <= NAME_KINDS
    assert {row["language"] for row in NAMES} == {"ar", "en"}
    assert {row["needs_context"] for row in NAMES} == {"true", "false"}
    assert [row["actor_id"] for row in ACTORS if row["country"] and not re.fullmatch("[A-Z]{2}", row["country"])] == []
    assert [row["wikidata_id"] for row in ACTORS if not re.fullmatch(r"(Q[1-9]\d*)?", row["wikidata_id"])] == []


def test_wikidata_ids_are_not_shared() -> None:
    counts = Counter(row["wikidata_id"] for row in ACTORS if row["wikidata_id"])
    assert [key for key, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("column", ["lineage_id", "parent_id"])
def test_parents_and_lineages_are_actors(column: str) -> None:
    assert {row[column] for row in ACTORS if row[column]} - IDS == set()


def test_a_lineage_is_named_after_a_member_of_it() -> None:
    lineage = {row["actor_id"]: row["lineage_id"] for row in ACTORS}
    assert [key for key in lineage.values() if key and lineage[key] != key] == []


def test_no_actor_is_its_own_ancestor() -> None:
    parents = {row["actor_id"]: row["parent_id"] for row in ACTORS}
    circles = []
    for key, parent in parents.items():
        above, steps = parent, 0
        while above and above != key and steps < len(parents):
            above, steps = parents[above], steps + 1
        if above:
            circles.append(key)
    assert circles == []


def test_only_persons_have_a_public_role_and_each_says_which() -> None:
    assert {row["actor_id"] for row in ACTORS if row["is_public_role"] == "true"} == {
        row["actor_id"] for row in ACTORS if row["actor_type"] == "person"
    }
    assert [row["actor_id"] for row in ACTORS if row["actor_type"] == "person" and not row["notes"]] == []


@pytest.mark.parametrize("rows", [ACTORS, NAMES], ids=["actors", "names"])
def test_every_period_starts_before_it_ends(rows: list[Row]) -> None:
    dates = [row[column] for row in rows for column in ("valid_from", "valid_to") if row[column]]
    assert [value for value in dates if not DATE.fullmatch(value)] == []
    assert [row for row in rows if period(row)[0] > period(row)[1]] == []


def test_no_name_stands_for_two_actors_at_one_time() -> None:
    assert find_ambiguous(NAMES) == []


def test_no_actor_bears_a_spelling_twice() -> None:
    rows = Counter((row["actor_id"], row["name"], row["valid_from"]) for row in NAMES)
    assert [key for key, count in rows.items() if count > 1] == []


def test_epithets_and_metonyms_need_context() -> None:
    assert [row["name"] for row in NAMES if row["name_kind"] in SHARED_KINDS and row["needs_context"] != "true"] == []


def test_names_are_trimmed_and_carry_no_marks_of_direction() -> None:
    assert [row["name"] for row in NAMES if row["name"] != " ".join(row["name"].split())] == []
    marks = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
    assert [row["name"] for row in NAMES if marks.search(row["name"])] == []


@pytest.mark.parametrize(
    ("periods", "ambiguous"),
    [
        ((("", ""), ("", "")), True),
        ((("", "2024-12-07"), ("2024-12-08", "")), False),
        ((("2012", "2016"), ("2016-05", "")), True),
        ((("2012", "2015"), ("2016", "2018")), False),
    ],
    ids=["both always", "one follows the other", "overlap of a year and a month", "years apart"],
)
def test_ambiguity_is_judged_by_period(periods: tuple[tuple[str, str], tuple[str, str]], ambiguous: bool) -> None:
    names = [
        {"actor_id": key, "name": name, "name_kind": "alias", "valid_from": start, "valid_to": end}
        for (key, name), (start, end) in zip([("one", "الجَيْش الحُرّ"), ("other", "جيش حر")], periods, strict=True)
    ]
    assert bool(find_ambiguous(names)) is ambiguous


@pytest.mark.parametrize(
    ("name", "actor_id", "on"),
    [
        ("داعش", "isis", "2018-05-21"),
        ("قسد", "sdf", "2018-05-31"),
        ("الحكومة السورية", "syria_government", "2016-12-15"),
        ("الحكومة السورية", "syria_transitional", "2025-03-10"),
        ("مليشيا الحوثي الانقلابية", "houthis", "2020-10-15"),
        ("الحكومة الشرعية", "yemen", "2020-10-15"),
        ("مصلحة السجون", "israel", "2023-11-24"),
        ("كتائب عز الدين القسام", "qassam_brigades", "2025-01-19"),
        ("اللجنة الدولية للصليب الاحمر", "icrc", "2023-04-14"),
        ("ميليشيا الدعم السريع", "rsf", "2023-06-29"),
        ("القوات المسلحة السودانية", "sudan", "2023-06-29"),
        ("حكومة الوفاق", "gna", "2019-12-27"),
        ("وزارة الدفاع الروسية", "russia", "2024-01-03"),
        ("جمهورية دونيتسك الشعبية", "donetsk_republic", "2017-12-27"),
    ],
)
def test_a_name_of_the_news_finds_its_actor(name: str, actor_id: str, on: str) -> None:
    bearers = {
        row["actor_id"]
        for row in NAMES
        if fold(row["name"]) == fold(name)
        and row["name_kind"] not in SHARED_KINDS
        and period(row)[0] <= on <= period(row)[1]
    }
    assert bearers == {actor_id}


def test_renamed_successors_share_a_lineage() -> None:
    lineage = {row["actor_id"]: row["lineage_id"] for row in ACTORS}
    assert lineage["jabhat_al_nusra"] == lineage["jabhat_fath_al_sham"] == lineage["hts"] == "jabhat_al_nusra"
    assert lineage["isi"] == lineage["isis"] == "isi"
    assert lineage["janjaweed"] == lineage["rsf"] == "janjaweed"


@pytest.mark.parametrize(
    ("person", "party"),
    [
        ("bashar_al_assad", "syria_government"),
        ("vladimir_putin", "russia"),
        ("abdulqader_al_murtada", "houthis"),
    ],
)
def test_a_public_person_stands_for_a_party(person: str, party: str) -> None:
    assert {row["actor_id"]: row["parent_id"] for row in ACTORS}[person] == party
