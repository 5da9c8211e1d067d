"""The reference tables of places and outlets: whole hierarchy, sane coordinates, names that can be told apart."""

from __future__ import annotations

import csv
import math
import re
import zoneinfo
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

import pytest

SEEDS = Path(__file__).parents[3] / "seeds"
PLACE_TYPES = {
    "country", "region", "governorate", "district", "subdistrict", "city", "town", "village",
    "quarter", "camp", "crossing", "checkpoint", "airport", "prison", "field", "point",
}  # fmt: skip
PRECISIONS = {"exact", "near", "district", "governorate", "country", "unknown"}
SOURCES = {"ocha", "geonames", "cldr", "own"}
BOXES = {  # least and greatest latitude, least and greatest longitude
    "SY": (32.3, 37.4, 35.6, 42.4),
    "IQ": (29.0, 37.4, 38.8, 48.8),
    "LB": (33.0, 34.8, 35.0, 36.7),
    "PS": (31.2, 32.6, 34.2, 35.7),
    "IL": (29.4, 33.4, 34.2, 35.9),
    "JO": (29.1, 33.4, 34.9, 39.4),
    "YE": (12.0, 19.1, 41.8, 54.6),
    "LY": (19.4, 33.4, 9.2, 25.3),
    "SD": (8.6, 23.0, 21.8, 38.7),
    "UA": (44.2, 52.5, 22.0, 40.3),
    "TR": (35.8, 42.2, 25.6, 44.9),
    "EG": (21.9, 31.8, 24.6, 37.0),
    "SA": (16.0, 32.3, 34.4, 55.7),
    "IR": (25.0, 39.9, 44.0, 63.4),
}
MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640]")
ALEFS_AND_SEATS = str.maketrans("أإآٱىؤئة", "ااااي" + "وي" + "ه")

Row = dict[str, str]


def read(name: str) -> list[Row]:
    with (SEEDS / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def fold(name: str) -> str:
    return MARKS.sub("", name).translate(ALEFS_AND_SEATS)


def measure(one: Row, other: Row) -> float:
    """Return how many kilometres lie between two places; infinity where one has no coordinates."""
    if not (one["lat"] and other["lat"]):
        return math.inf
    south, north = float(one["lat"]), float(other["lat"])
    east = (float(other["lon"]) - float(one["lon"])) * math.cos(math.radians(south))
    return 111.2 * math.hypot(north - south, east)


@pytest.fixture(scope="module")
def places() -> dict[str, Row]:
    return {row["place_id"]: row for row in read("places.csv")}


@pytest.fixture(scope="module")
def names() -> list[Row]:
    return read("place_names.csv")


@pytest.fixture(scope="module")
def holders(names: list[Row]) -> dict[str, dict[str, Row]]:
    """The places that bear each folded Arabic name, with the row of the name."""
    found: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in names:
        if row["language"] == "ar":
            found[fold(row["name"])][row["place_id"]] = row
    return found


@pytest.fixture(scope="module")
def outlets() -> list[Row]:
    return read("publishers.csv")


def test_every_place_id_is_unique(places: dict[str, Row]) -> None:
    assert len(read("places.csv")) == len(places)


def test_the_table_stays_reviewable(places: dict[str, Row]) -> None:
    assert 5_000 < len(places) <= 12_000
    assert all((SEEDS / name).stat().st_size < 3_000_000 for name in ("places.csv", "place_names.csv"))


@pytest.mark.parametrize(
    ("column", "codes"),
    [
        ("place_type", PLACE_TYPES),
        ("coordinate_precision", PRECISIONS),
        ("salience", set("0123")),
        ("source", SOURCES),
    ],
    ids=["place_type", "coordinate_precision", "salience", "source"],
)
def test_codes_come_from_the_fixed_vocabulary(places: dict[str, Row], column: str, codes: set[str]) -> None:
    assert {row[column] for row in places.values()} <= codes


def test_every_parent_exists_and_every_chain_ends_in_the_own_country(places: dict[str, Row]) -> None:
    astray = []
    for place_id, row in places.items():
        seen, at = {place_id}, row
        while at["parent_id"] and at["parent_id"] in places and at["parent_id"] not in seen:
            seen.add(at["parent_id"])
            at = places[at["parent_id"]]
        if at["place_id"] != row["country"].lower() or at["place_type"] != "country":
            astray.append(place_id)
    assert not astray


def test_every_governorate_exists_in_the_same_country(places: dict[str, Row]) -> None:
    astray = [
        row["place_id"]
        for row in places.values()
        if (key := row["governorate_id"])
        and (
            key not in places
            or places[key]["place_type"] not in ("governorate", "region")
            or places[key]["country"] != row["country"]
        )
    ]
    assert not astray


def test_coordinates_are_null_exactly_where_their_precision_is_unknown(places: dict[str, Row]) -> None:
    astray = [
        row["place_id"]
        for row in places.values()
        if {bool(row["lat"]), bool(row["lon"])} != {row["coordinate_precision"] != "unknown"}
    ]
    assert not astray


@pytest.mark.parametrize("country", BOXES)
def test_coordinates_lie_in_the_box_of_the_country(places: dict[str, Row], country: str) -> None:
    south, north, west, east = BOXES[country]
    located = [row for row in places.values() if row["country"] == country and row["lat"]]
    outside = [
        row["place_id"]
        for row in located
        if not (south <= float(row["lat"]) <= north and west <= float(row["lon"]) <= east)
    ]
    assert located
    assert not outside


def test_every_name_belongs_to_a_place_and_every_place_has_one_canonical_name(
    places: dict[str, Row], names: list[Row]
) -> None:
    canonical = [row for row in names if row["language"] == "ar" and row["is_canonical"] == "true"]
    assert {row["place_id"] for row in names} == set(places)
    assert Counter(row["place_id"] for row in canonical) == Counter(list(places))
    assert {row["place_id"]: row["name"] for row in canonical} == {key: row["name_ar"] for key, row in places.items()}


def test_arabic_names_are_plain_arabic(names: list[Row]) -> None:
    plain = re.compile("[\u0621-\u063a\u0641-\u064a0-9 \\-()]+")
    assert not [row for row in names if row["language"] == "ar" and not plain.fullmatch(row["name"])]


def test_places_of_one_name_differ_in_country_governorate_or_type(
    places: dict[str, Row], holders: dict[str, dict[str, Row]]
) -> None:
    mixed = {}
    for name, bearers in holders.items():
        marks = Counter(
            (places[key]["country"], places[key]["governorate_id"], places[key]["place_type"]) for key in bearers
        )
        if any(count > 1 for count in marks.values()):
            mixed[name] = sorted(bearers)
    assert not mixed


def test_a_settlement_is_one_row_whatever_its_sources_call_it(
    places: dict[str, Row], holders: dict[str, dict[str, Row]]
) -> None:
    settled = {"city", "town", "village", "quarter"}
    twice = {
        tuple(sorted((one, other)))
        for bearers in holders.values()
        for one, other in combinations(bearers, 2)
        if {places[one]["place_type"], places[other]["place_type"]} <= settled
        and measure(places[one], places[other]) < 1
    }
    assert not twice


def test_at_most_one_place_of_a_name_is_salient_enough_to_pass_anywhere(
    places: dict[str, Row], holders: dict[str, dict[str, Row]]
) -> None:
    rivals = {}
    for name, bearers in holders.items():
        salient = [
            key for key, row in bearers.items() if places[key]["salience"] == "3" and row["needs_cue"] == "false"
        ]
        if len(salient) > 1:
            rivals[name] = salient
    assert not rivals


def test_single_word_villages_need_a_cue(places: dict[str, Row], names: list[Row]) -> None:
    astray = [
        (row["place_id"], row["name"])
        for row in names
        if row["language"] == "ar"
        and places[row["place_id"]]["place_type"] == "village"
        and int(places[row["place_id"]]["salience"]) < 2
        and " " not in row["name"]
        and row["needs_cue"] == "false"
    ]
    assert not astray


@pytest.mark.parametrize(
    "word",
    [
        "الأحد",
        "الأسد",
        "السلام",
        "تشرين",
        "الباب",
        "النصر",
        "القصير",
        "الجلاء",
        "صفة",
        "بدأ",
        "أب",
        "الوقف",
        "حرض",
        "البشري",
        "بعقوبة",
        "أدري",
    ],
)  # Sunday, the lion (and a family), peace, October, the door, victory, the short one, the withdrawal, …
def test_a_bare_everyday_word_is_no_place(holders: dict[str, dict[str, Row]], word: str) -> None:
    assert [key for key, row in holders.get(fold(word), {}).items() if row["needs_cue"] == "false"] == []


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("الغوطة الشرقية", "sy-eastern-ghouta"),
        ("ديرالزور", "sy-deir-ez-zor"),
        ("الباغوز", "sy-al-baghuz"),
        ("الشدادة", "sy-al-shaddadi"),
        ("أبو كمال", "sy-abu-kamal"),
        ("بيار القصب", "sy-bir-al-qasab"),
        ("الجنوب الدمشقي", "sy-southern-damascus"),
        ("حاجز العروبة", "sy-al-urubah-checkpoint"),
        ("سيؤون", "ye-sayun"),
        ("ماريوبل", "ua-mariupol"),
        ("خرسون", "ua-kherson"),
        ("كرم أبو سالم", "ps-kerem-shalom-crossing"),
        ("رأس جدير", "ly-ras-jedir-crossing"),
        ("أم درمان", "sd-omdurman"),
        ("جرود عرسال", "lb-jroud-arsal"),
    ],
    ids=lambda value: value if value.isascii() else None,
)
def test_known_spellings_pass_without_a_cue(holders: dict[str, dict[str, Row]], name: str, place_id: str) -> None:
    assert holders[fold(name)][place_id]["needs_cue"] == "false"


def test_every_outlet_is_one_row_and_shares_no_domain_or_alias(outlets: list[Row]) -> None:
    ids = Counter(row["publisher_id"] for row in outlets)
    domains = Counter(domain for row in outlets for domain in row["domains"].split(";") if domain)
    aliases = Counter(alias.casefold() for row in outlets for alias in set(row["aliases"].split(";")) if alias)
    assert len(outlets) >= 110
    assert [key for counter in (ids, domains, aliases) for key, count in counter.items() if count > 1] == []


def test_the_sample_has_one_outlet_of_its_own(outlets: list[Row]) -> None:
    assert [row["publisher_id"] for row in outlets if row["is_sample"] == "true"] == ["hudna_sample"]


def test_every_outlet_has_a_time_zone(outlets: list[Row]) -> None:
    zones = zoneinfo.available_timezones()
    assert [row["publisher_id"] for row in outlets if row["timezone"] not in zones] == []


def test_domains_are_bare_hosts(outlets: list[Row]) -> None:
    host = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
    assert not [d for row in outlets for d in row["domains"].split(";") if d and not host.fullmatch(d)]
