from __future__ import annotations

import csv
from pathlib import Path

import pytest

from extract.collect.source import SOURCES_FILE, read_plan
from extract.errors import InputError, SettingError
from extract.project import ROOT

CONFLICTS = ("syria", "yemen", "lebanon", "gaza", "iraq", "libya", "sudan", "ukraine")
SIDES = {
    "syria": ({"syrian_government"}, {"syrian_opposition"}, {"kurdish_administration"}),
    "yemen": ({"houthi"}, {"yemeni_government"}, {"stc"}),
    "lebanon": ({"hezbollah"}, {"lebanese_government"}, {"israeli"}),
    "gaza": ({"hamas"}, {"israeli"}, {"palestinian"}),
    "iraq": ({"iraqi_government"}, {"kurdistan_region"}),
    "libya": ({"libyan_west"}, {"libyan_east"}),
    "sudan": ({"sudanese_government"}, {"independent"}),
    "ukraine": ({"ukrainian"}, {"russian"}),
}
ENTRY = "sources: [{id: a, kind: feed, at: 'http://a/'"


def read_affiliations() -> dict[str, str]:
    with (ROOT / "seeds" / "publishers.csv").open(encoding="utf-8") as file:
        return {row["publisher_id"]: row["affiliation"] for row in csv.DictReader(file)}


def test_the_shipped_sources_are_of_listed_outlets() -> None:
    plan = read_plan(SOURCES_FILE)
    affiliations = read_affiliations()

    assert len({source.publisher_id for source in plan.sources}) >= 30
    assert {source.publisher_id for source in plan.sources} <= set(affiliations)
    for source in plan.sources:
        assert source.source_id in {source.publisher_id, f"{source.publisher_id}_sitemap"}


@pytest.mark.parametrize("conflict", CONFLICTS)
def test_every_conflict_is_told_from_its_sides(conflict: str) -> None:
    affiliations = read_affiliations()
    told = {
        affiliations[source.publisher_id or ""]
        for source in read_plan(SOURCES_FILE).sources
        if conflict in source.conflicts
    }

    assert [side for side in SIDES[conflict] if not side & told] == []


def test_some_sources_may_be_chosen() -> None:
    assert [source.source_id for source in read_plan(SOURCES_FILE, only=["sana"]).sources] == ["sana"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "is no YAML"),
        ("- a", "no list `sources`"),
        ("sources: {}", "no list `sources`"),
        (f"settings: [1]\n{ENTRY}}}]", "no mapping"),
        (f"settings: {{dely: 1}}\n{ENTRY}}}]", "unknown settings: dely"),
        (f"settings: {{workers: -1}}\n{ENTRY}}}]", "no number of 0 or more: -1"),
        (f"settings: {{workers: many}}\n{ENTRY}}}]", "no number of 0 or more: 'many'"),
        (f"settings: {{allowed_networks: [10.0.0.1/8]}}\n{ENTRY}}}]", "has host bits set"),
        (f"{ENTRY}, color: red}}]", "has the fields"),
        ("sources: [{id: ../../etc, kind: feed, at: x}]", "an id is made of"),
        ("sources: [{id: a, kind: gopher, at: x}]", "no kind 'gopher'"),
        ("sources: [{id: a, kind: feed}]", "names no place"),
        ("sources: [7]", "has the fields"),
        (f"{ENTRY}}}, {{id: a, kind: feed, at: x}}]", "two sources a"),
        ("a: &a [*a]\nsources: &b [*b]", "has the fields"),
        ("sources: !!python/object/apply:os.system ['echo']", "is no YAML"),
        ("\x00", "is no YAML"),
    ],
)
def test_a_wrong_file_is_told_with_its_fault(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "sources.yml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(InputError, match=message) as caught:
        read_plan(path)

    assert str(path) in str(caught.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_plan(tmp_path / "none.yml")


def test_an_unknown_source_is_told() -> None:
    with pytest.raises(InputError, match="no source nobody"):
        read_plan(SOURCES_FILE, only=["nobody"])


@pytest.mark.parametrize("contact", ["", "  ", "مراسلة", "a\x00b"])
def test_a_contact_that_no_server_can_read_is_refused(contact: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HUDNA_CONTACT", raising=False)
    settings = read_plan(SOURCES_FILE).settings

    with pytest.raises(SettingError):
        _ = type(settings)(contact=contact).user_agent
