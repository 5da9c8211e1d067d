"""Deletion on request, over a warehouse whose models are stood in for: what it leaves on disk holds no word of the article."""

from __future__ import annotations

import gzip
import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import duckdb
import polars as pl
import pytest

import extract.refresh
import extract.upkeep.forget
import extract.upkeep.resting
from extract.articles.identity import canonicalise_url
from extract.articles.rows import blank_rows
from extract.collect.inbox import find_superseded
from extract.collect.ledger import Ledger
from extract.errors import CheckFailedError, DamagedFileError
from extract.progress import SilentReporter
from extract.publish.history import VERSIONS
from extract.refresh import load_inputs
from extract.tombstones import read_tombstones
from extract.upkeep.forget import drop_remains, forget_request
from extract.upkeep.request import find_request
from tests.unit.cli.running import run

PERSON = "سرحان"  # a name that must be gone
URL = "https://news.example/2018/05/21/story-1"
TEXT = "تبادل أسرى قرب المدينة\n\nجرى تبادل للأسرى بين الطرفين صباح اليوم قرب المدينة وفق مصادر محلية {}.\n"


@pytest.fixture
def warehouse(project: Path) -> Path:
    """A warehouse with an article that names someone, in a file of rows, beside another; and its copy in a page."""
    inbox = project / "inbox"
    rows = [
        {"url": URL, "text": TEXT.format(PERSON), "published_at": "2018-05-21T08:30:00+03:00"},
        {"url": "https://news.example/2018/05/21/story-2", "text": TEXT.format("أخرى")},
    ]
    (inbox / "rows.jsonl").write_text(
        "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8"
    )
    (inbox / "copy.txt").write_text(TEXT.format(PERSON), encoding="utf-8")
    (inbox / "copy.meta.json").write_text("{}", encoding="utf-8")
    load()
    return project / "warehouse"


def load(folder: str = "inbox") -> dict[str, int]:
    build_db = Path("warehouse/build/hudna.duckdb")
    return dict(load_inputs([Path(folder)], build_db=build_db, reporter=SilentReporter()).outcomes)


def forget(named: str, warehouse: Path) -> None:
    forget_request(find_request(named, warehouse=warehouse), warehouse=warehouse)


def find_words(folder: Path) -> list[str]:
    """Files in which the name stands, read as bytes: also in free blocks and logs."""
    words = PERSON.encode()
    escaped = json.dumps(PERSON).strip('"').encode()
    return [
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and any(each in path.read_bytes() for each in (words, escaped))
    ]


@pytest.mark.parametrize("named", [URL, URL + "/?utm_source=x", "key"])
def test_no_word_is_left_and_the_rest_stays(warehouse: Path, named: str) -> None:
    assert find_words(warehouse.parent), "the test looks at nothing"
    with duckdb.connect(str(warehouse / "build" / "hudna.duckdb")) as connection:
        row = connection.execute("select article_id from raw.articles where url = ?", [URL]).fetchone()
    assert row is not None

    forget(row[0] if named == "key" else named, warehouse)

    assert find_words(warehouse.parent) == []
    with duckdb.connect(str(warehouse / "build" / "hudna.duckdb")) as connection:
        left = connection.execute("select url from raw.articles").fetchall()
        claims = connection.execute("select count(*) from raw.claims").fetchall()
    assert left == [("https://news.example/2018/05/21/story-2",)]
    assert claims == [(1,)]


def test_it_does_not_come_back(warehouse: Path) -> None:
    forget(URL, warehouse)
    Path("inbox/again.jsonl").write_text(
        json.dumps({"url": URL + "?fbclid=1", "text": TEXT.format("نص آخر")}), encoding="utf-8"
    )
    Path("inbox/elsewhere.txt").write_text(TEXT.format(PERSON), encoding="utf-8")

    outcomes = load()

    assert outcomes == {"unchanged": 1, "rejected_forgotten": 2}


def test_asking_again_changes_nothing_and_a_half_done_deletion_is_finished(
    warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_args: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as stopped:
        stopped.setattr(extract.upkeep.forget, "_write_anew", stop)
        with pytest.raises(KeyboardInterrupt):
            forget(URL, warehouse)
    forget(URL, warehouse)
    forget(URL, warehouse)

    assert find_words(warehouse.parent) == []
    assert pl.read_parquet(warehouse / "history" / "tombstones.parquet").height == 1


def test_decisions_and_versions_that_rested_on_it_go(warehouse: Path) -> None:
    with duckdb.connect(str(warehouse / "build" / "hudna.duckdb")) as connection:
        claims = connection.execute(
            "select claim_id, url = ? from raw.claims inner join raw.articles using (article_id) order by 2 desc", [URL]
        ).fetchall()
    gone, other = claims[0][0], claims[1][0]
    corrections = extract.upkeep.resting.CORRECTIONS
    corrections.write_text(f"correction_id,claim_id,reason\n1,{gone},{PERSON}\n2,{other},x\n", encoding="utf-8")
    versions = warehouse / "history" / f"{VERSIONS}.parquet"
    versions.parent.mkdir(exist_ok=True)
    pl.DataFrame(
        {
            "event_id": ["x1", "x2"],
            "status": ["completed", "completed"],
            "people_best": [5, 6],
            "claim_ids": [[gone, other], [other]],
            "is_withdrawn": [False, False],
            "event_kind": ["exchange", "exchange"],
            "valid_from": ["2026", "2026"],
        }
    ).write_parquet(versions)

    forget(URL, warehouse)

    assert corrections.read_text(encoding="utf-8") == f"correction_id,claim_id,reason\n2,{other},x\n"
    rows = pl.read_parquet(versions).sort("event_id").select("event_id", "people_best", "claim_ids").rows()
    assert rows == [("x1", None, [other]), ("x2", 6, [other])]


def test_collection_keeps_no_page_and_fetches_none(warehouse: Path) -> None:
    ledger = Path("inbox/.collect/ledger.sqlite")
    with Ledger(ledger) as opened, opened.transaction() as connection:
        connection.execute(
            "insert into pages (address_key, address, source_id, title, published, found_at, outcome, file) "
            "values (?, ?, 's', ?, '', '2018', 'saved', 's/ab/c.html')",
            [canonicalise_url(URL), URL, PERSON],
        )
    page = Path("inbox/s/ab/c.html")
    page.parent.mkdir(parents=True)
    page.write_text(PERSON, encoding="utf-8")

    forget(URL, warehouse)

    assert find_words(warehouse.parent) == []
    with closing(sqlite3.connect(ledger)) as kept:
        assert kept.execute("select outcome, title, file from pages").fetchall() == [("rejected_forgotten", "", None)]


@pytest.mark.parametrize("folder", ["inbox", "elsewhere"])
def test_page_that_was_redirected_and_corrected_goes_whole(folder: str, warehouse: Path) -> None:
    """Its ledger knows it by the address that was asked for; what it was before its correction lies apart."""
    asked = "https://news.example/short/1"
    page = Path(folder, "s/ab/c.html")
    page.parent.mkdir(parents=True)
    page.write_text(f"<article><p>{TEXT.format('نص آخر')}</p></article>", encoding="utf-8")
    page.with_suffix(".meta.json").write_text(json.dumps({"requested_url": asked, "url": f"{URL}-b"}), encoding="utf-8")
    earlier = find_superseded(page) / "0.html"
    earlier.parent.mkdir(parents=True)
    earlier.write_text(PERSON, encoding="utf-8")
    ledger = Path(folder, ".collect/ledger.sqlite")
    with Ledger(ledger) as opened, opened.transaction() as connection:
        connection.execute(
            "insert into pages (address_key, address, source_id, title, published, found_at, outcome, file) "
            "values (?, ?, 's', ?, '', '2018', 'saved', 's/ab/c.html')",
            [canonicalise_url(asked), asked, PERSON],
        )
    load(folder)
    Path("inbox/rows.jsonl").unlink()
    Path("inbox/copy.txt").unlink()

    forget(f"{URL}-b", warehouse)

    assert find_words(Path(folder)) == []
    assert not page.exists()
    with closing(sqlite3.connect(ledger)) as kept:
        assert kept.execute(
            "select address, outcome from pages where address_key = ?", [canonicalise_url(asked)]
        ).fetchall()


def test_damaged_tombstones_let_nothing_in(warehouse: Path) -> None:
    forget(URL, warehouse)
    (warehouse / "history" / "tombstones.parquet").write_bytes(b"noise" * 99)

    with pytest.raises(DamagedFileError, match="deleted on request"):
        load()


def test_address_that_is_not_held_is_barred(warehouse: Path) -> None:
    forget("https://news.example/2018/05/22/later-9", warehouse)

    assert read_tombstones(warehouse / "history").covers_address("http://www.news.example/2018/05/22/later-9/")


def test_packed_rows_are_blanked_in_place(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"a": 1}\n{"b": 2}\n{"c": 3}\n'))

    blank_rows(path, [1])

    assert gzip.decompress(path.read_bytes()) == b'{"a": 1}\n\n{"c": 3}\n'


def test_older_releases_and_what_was_kept_aside_go(tmp_path: Path) -> None:
    for name in (
        "releases/1/hudna.duckdb",
        "releases/2/hudna.duckdb",
        "build/logs/dbt.log",
        "build/hudna.damaged-1.duckdb",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(PERSON if "/2/" not in name else "", encoding="utf-8")
    (tmp_path / "current").symlink_to("releases/2")
    (tmp_path / "hudna.duckdb").symlink_to("current/hudna.duckdb")

    drop_remains(tmp_path, keep_current=True)
    assert find_words(tmp_path) == []
    assert (tmp_path / "hudna.duckdb").exists()

    drop_remains(tmp_path, keep_current=False)
    assert not (tmp_path / "hudna.duckdb").is_symlink()


def test_what_cannot_be_deleted_is_not_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Logs hold the words of articles too."""

    def refuse(folder: Path) -> None:
        raise PermissionError(13, "Permission denied", str(folder))

    (tmp_path / "build" / "logs").mkdir(parents=True)
    monkeypatch.setattr(shutil, "rmtree", refuse)
    with pytest.raises(PermissionError, match="logs"):
        drop_remains(tmp_path, keep_current=True)


def test_command_says_what_would_go_and_does_it_only_when_told(warehouse: Path) -> None:
    asked = run("forget", URL)
    held = find_words(warehouse)
    done = run("forget", URL, "--yes")

    assert asked.exit_code == 0
    assert "Nothing is deleted yet" in asked.stderr
    assert "rows.jsonl, article 0" in asked.stderr
    assert held
    assert done.exit_code == 0, done.stderr
    assert find_words(warehouse.parent) == []


def lay_release(warehouse: Path, name: str, *, words: str) -> None:
    """Put a release in place, as publishing does."""
    release = warehouse / "releases" / name
    release.mkdir(parents=True)
    (release / "hudna.duckdb").write_text(words, encoding="utf-8")
    (warehouse / "current").unlink(missing_ok=True)
    (warehouse / "current").symlink_to(Path("releases") / name)
    if not (warehouse / "hudna.duckdb").is_symlink():
        (warehouse / "hudna.duckdb").symlink_to("current/hudna.duckdb")


def test_published_article_is_replaced_by_a_release_without_it(
    warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_release(warehouse, "1", words=PERSON)
    monkeypatch.setattr(extract.refresh, "rebuild", lambda *_args, **_options: lay_release(warehouse, "2", words=""))

    result = run("forget", URL, "--yes")

    assert result.exit_code == 0, result.stderr
    assert find_words(warehouse.parent) == []
    assert [path.name for path in (warehouse / "releases").iterdir()] == ["2"]
    assert (warehouse / "hudna.duckdb").exists()


def test_deletion_wins_over_availability(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_options: object) -> None:
        raise CheckFailedError("counts: too few")

    lay_release(warehouse, "1", words=PERSON)
    monkeypatch.setattr(extract.refresh, "rebuild", fail)

    result = run("forget", URL, "--yes")

    assert result.exit_code == 1
    assert "Nothing is published now" in result.stderr
    assert find_words(warehouse.parent) == []
    assert not (warehouse / "hudna.duckdb").is_symlink()
