"""What a request to forget finds: also a copy, whose text an article under another address stands for."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest

from extract.articles.identity import canonicalise_url
from extract.collect.ledger import Ledger
from extract.errors import InputError
from extract.progress import SilentReporter
from extract.project import find_build_database
from extract.refresh import load_inputs
from extract.tombstones import read_tombstones
from extract.upkeep.request import Request, find_request, identify
from tests.unit.cli.running import run

FIRST = "https://news.example/2018/05/21/story-1"
COPY = "https://other.example/2018/05/22/story-7"
SECOND_COPY = "https://third.example/2018/05/23/story-9"
TEXT = "تبادل أسرى قرب {0}\n\nجرى تبادل للأسرى بين الطرفين صباح اليوم قرب {0} وفق مصادر محلية.\n"
ORDINALS = ("أولاً،", "ثانياً،", "ثالثاً،")
SAME, OTHER = TEXT.format("المدينة"), TEXT.format("القرية")


@pytest.fixture
def inbox(project: Path) -> Path:
    """An empty inbox, and a warehouse with a text in a file of rows: an article first, two copies after it, and another."""
    lay_rows(project / "inbox", (FIRST, SAME, 21), (COPY, SAME, 22), (SECOND_COPY, SAME, 23), (f"{FIRST}2", OTHER, 24))
    load()
    return project / "inbox"


def lay_rows(folder: Path, *rows: tuple[str, str, int]) -> None:
    lines = [
        json.dumps({"url": url, "text": text, "published_at": f"2018-05-{day}T08:30:00+03:00"}) + "\n"
        for url, text, day in rows
    ]
    (folder / "rows.jsonl").write_text("".join(lines), encoding="utf-8")


def lay_page(folder: Path, name: str, text: str, **sidecar: str) -> Path:
    page = folder / f"{name}.txt"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(text, encoding="utf-8")
    page.with_suffix(".meta.json").write_text(json.dumps(sidecar), encoding="utf-8")
    return page


def load() -> dict[str, int]:
    return dict(
        load_inputs(
            [Path("inbox")], build_db=find_build_database(Path("warehouse")), reporter=SilentReporter()
        ).outcomes
    )


def find(named: str) -> Request:
    return find_request(named, warehouse=Path("warehouse"))


def fetch(query: str) -> set[str]:
    with duckdb.connect(str(find_build_database(Path("warehouse")))) as connection:
        return {value for (value,) in connection.execute(query).fetchall()}


def read_addresses(folder: Path) -> list[str]:
    return [
        json.loads(line)["url"] if line else ""
        for line in (folder / "rows.jsonl").read_text(encoding="utf-8").splitlines()
    ]


@pytest.mark.parametrize("named", [COPY, f"{COPY}/?utm_source=x", identify(COPY)])
def test_copy_goes_and_the_article_with_its_text_stays(inbox: Path, named: str) -> None:
    claims = fetch("select claim_id from raw.claims")

    done = run("forget", named, "--yes")

    assert done.exit_code == 0, done.stderr
    assert read_addresses(inbox) == [FIRST, "", SECOND_COPY, f"{FIRST}2"]
    assert fetch("select url from raw.articles") == {FIRST, f"{FIRST}2"}
    assert fetch("select claim_id from raw.claims") == claims
    assert fetch("select article_id from raw.outcomes") == {identify(url) for url in (FIRST, SECOND_COPY, f"{FIRST}2")}


def test_it_is_told_where_the_text_stays_before_and_after(inbox: Path) -> None:
    before = inbox.joinpath("rows.jsonl").read_bytes()
    asked = run("forget", COPY)
    untouched = inbox.joinpath("rows.jsonl").read_bytes()
    done = run("forget", COPY, "--yes")

    told = [line for line in asked.stderr.splitlines() if "Nothing is deleted yet" not in line]
    assert untouched == before
    assert f"({COPY}): no claims, it was not taken in" in asked.stderr
    assert "rows.jsonl, article 1" in asked.stderr
    assert "The same text stays" in asked.stderr
    assert f"`hudna forget {FIRST}` deletes it and every copy" in asked.stderr
    assert done.stderr.splitlines()[: len(told)] == told
    assert "deleted everywhere" not in done.stderr
    assert "not its text" in done.stderr


def test_copy_does_not_come_back_and_its_text_is_not_refused(inbox: Path) -> None:
    run("forget", identify(COPY), "--yes")
    lay_page(inbox, "again", SAME, url=COPY, published_at="2018-05-01T08:30:00+03:00")

    assert load() == {"unchanged": 2, "duplicate": 1, "rejected_forgotten": 1}
    assert read_tombstones(Path("warehouse/history")).covers_address(COPY)
    assert run("forget", COPY, "--yes").exit_code == 0
    assert not (inbox / "again.txt").exists()
    assert run("forget", COPY).stderr.count("Neither the warehouse nor raw/ holds it") == 1


def test_copies_go_one_after_the_other_and_then_the_text(inbox: Path) -> None:
    """What became of the other rows of the file stays known between one deletion and the next."""
    left = [FIRST, COPY, SECOND_COPY, f"{FIRST}2"]
    for named in (COPY, SECOND_COPY, FIRST):
        assert run("forget", named, "--yes").exit_code == 0
        left[left.index(named)] = ""
        assert read_addresses(inbox) == left


def test_article_goes_with_every_copy(inbox: Path) -> None:
    assert run("forget", FIRST, "--yes").exit_code == 0
    assert read_addresses(inbox) == ["", "", "", f"{FIRST}2"]
    assert fetch("select article_id from raw.outcomes") == {identify(f"{FIRST}2")}


def test_page_of_a_copy_goes_with_all_that_a_collection_keeps_of_it(inbox: Path) -> None:
    asked = "https://other.example/short/8"
    page = lay_page(
        inbox, "s/ab/c", SAME, url=f"{COPY}8", requested_url=asked, published_at="2018-05-25T08:30:00+03:00"
    )
    ledger = inbox / ".collect" / "ledger.sqlite"
    with Ledger(ledger) as opened, opened.transaction() as connection:
        connection.execute(
            "insert into pages (address_key, address, source_id, title, published, found_at, outcome, file) "
            "values (?, ?, 's', 'x', '', '2018', 'saved', 's/ab/c.txt')",
            [canonicalise_url(asked), asked],
        )
    load()

    assert run("forget", f"{COPY}8", "--yes").exit_code == 0
    assert not list(page.parent.iterdir())
    with Ledger(ledger) as opened, opened.transaction() as connection:
        assert {row[0] for row in connection.execute("select outcome from pages")} == {"rejected_forgotten"}
    assert read_addresses(inbox) == [FIRST, COPY, SECOND_COPY, f"{FIRST}2"]


def test_what_links_of_both_lead_to_stays(inbox: Path) -> None:
    target = inbox.parent / "blob"
    target.write_text(TEXT.format("البلدة"), encoding="utf-8")
    for day, name in enumerate(("first", "copy"), start=1):
        page = lay_page(inbox, name, "", url=f"{FIRST}-{name}", published_at=f"2018-06-0{day}T08:30:00+03:00")
        page.unlink()
        page.symlink_to(target)
    load()

    assert run("forget", f"{FIRST}-copy", "--yes").exit_code == 0
    assert sorted(path.name for path in inbox.iterdir()) == ["first.meta.json", "first.txt", "rows.jsonl"]
    assert target.exists()

    assert run("forget", f"{FIRST}-first", "--yes").exit_code == 0
    assert not target.exists()


def test_page_of_a_copy_that_is_gone_is_told(inbox: Path) -> None:
    page = lay_page(inbox, "p", SAME, url=f"{COPY}8", published_at="2018-05-25T08:30:00+03:00")
    load()
    page.unlink()

    asked, done = run("forget", f"{COPY}8"), run("forget", f"{COPY}8", "--yes")

    assert "p.txt, where it no longer is" in asked.stderr
    assert f"`hudna forget {FIRST}`" in asked.stderr
    assert done.exit_code == 2
    assert "these were not found: inbox/p.txt" in done.stderr
    assert "Neither the warehouse nor raw/ holds it" in run("forget", f"{COPY}8").stderr


def test_page_whose_first_story_is_a_copy_goes_whole(inbox: Path) -> None:
    """The other stories go as they would with an article, whether they were taken in or not, and all are told."""
    stories = [
        "\n\n".join(
            [
                f"خبر عن {name}",
                *(f"{part} أفادت مصادر محلية بأن تبادلاً للأسرى جرى في {name} صباح اليوم." for part in ORDINALS),
            ]
        )
        for name in ("البلدة", "الجسر", "الوادي")
    ]
    lay_page(inbox, "first", stories[0], url=f"{FIRST}-b", published_at="2018-06-01T08:30:00+03:00")
    lay_page(inbox, "third", stories[2], url=f"{FIRST}-c", published_at="2018-06-01T08:30:00+03:00")
    page = lay_page(inbox, "p", "\n\n-----\n\n".join(stories), url=f"{COPY}8", published_at="2018-06-02T08:30:00+03:00")
    load()
    alone = fetch("select article_id from raw.articles where url is null")

    request = find(f"{COPY}8")
    asked, done = run("forget", f"{COPY}8"), run("forget", f"{COPY}8", "--yes")

    assert {article.article_id for article in request.articles} == alone
    assert [document.title for document in request.passed_over] == ["خبر عن البلدة", "خبر عن الوادي"]
    assert {article.url for article in request.standing} == {f"{FIRST}-b", f"{FIRST}-c"}
    assert "p.txt, article 0, 1, 2" in asked.stderr
    assert done.exit_code == 0, done.stderr
    assert not page.exists()
    assert fetch("select url from raw.articles") == {FIRST, f"{FIRST}2", f"{FIRST}-b", f"{FIRST}-c"}


def test_text_that_stays_nowhere_is_refused_too(inbox: Path) -> None:
    """A document that was met and lost, as when its coding failed, is forgotten with its text."""
    with duckdb.connect(str(find_build_database(Path("warehouse")))) as connection:
        connection.execute("delete from raw.articles where url = ?", [f"{FIRST}2"])

    request = find(f"{FIRST}2")
    done = run("forget", f"{FIRST}2", "--yes")

    assert not request.standing
    assert "deleted everywhere" in done.stderr
    assert read_addresses(inbox) == [FIRST, COPY, SECOND_COPY, ""]
    lay_page(inbox, "elsewhere", OTHER, url=f"{COPY}9")
    assert load()["rejected_forgotten"] == 1


def test_what_is_neither_address_nor_key_is_refused(inbox: Path) -> None:
    assert inbox.exists()
    with pytest.raises(InputError, match="neither"):
        find("story")


def test_what_was_never_met_is_not_held(inbox: Path) -> None:
    assert inbox.exists()
    assert find(f"{COPY}99") == Request(f"{COPY}99")
