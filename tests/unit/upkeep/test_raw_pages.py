"""Which files a deletion touches: those that hold the article now, wherever one stands; what was not found is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import extract.upkeep.raw_pages
from extract.articles.article import Article
from extract.articles.read import read_documents
from extract.collect.inbox import find_superseded
from extract.progress import SilentReporter
from extract.project import find_build_database
from extract.refresh import load_inputs
from extract.upkeep.raw_pages import KEPT, delete_collected, delete_raw, keep_rest, read_pieces
from tests.unit.cli.running import run

URL = "https://news.example/2018/05/21/story-1"
PERSON = "سرحان"  # a name that must be gone
TEXT = "تبادل أسرى قرب {0}\n\nجرى تبادل للأسرى بين الطرفين صباح اليوم قرب {0} وفق مصادر محلية.\n"
OTHER = TEXT.format("المدينة")


@pytest.fixture
def pages(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Pages that were loaded from the folder above them, one of which names someone; and a folder beside it."""
    folder = project / "one" / "pages"
    folder.mkdir(parents=True)
    (folder / "p.txt").write_text(TEXT.format(PERSON), encoding="utf-8")
    (folder / "p.meta.json").write_text(json.dumps({"url": URL}), encoding="utf-8")
    (folder / "q.txt").write_text(OTHER, encoding="utf-8")
    monkeypatch.chdir(project / "one")
    load(Path("pages"))
    (project / "two" / "pages").mkdir(parents=True)
    return folder


def load(*inputs: Path) -> None:
    build_db = find_build_database(Path.cwd().parent / "warehouse")
    load_inputs(inputs, build_db=build_db, reporter=SilentReporter())


def test_page_is_deleted_from_wherever_one_stands(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stranger = pages.parent.parent / "two" / "pages" / "p.txt"
    stranger.write_text(OTHER, encoding="utf-8")
    monkeypatch.chdir(stranger.parent.parent)

    done = run("forget", URL, "--yes")

    assert done.exit_code == 0, done.stderr
    assert "It is deleted everywhere" in done.stderr
    assert [path.name for path in pages.iterdir()] == ["q.txt"]
    assert stranger.read_text(encoding="utf-8") == OTHER


def test_page_that_was_moved_is_told(pages: Path) -> None:
    moved = pages.parent / "p.txt"
    (pages / "p.txt").rename(moved)

    asked, done = run("forget", URL), run("forget", URL, "--yes")

    assert "pages/p.txt, where it no longer is" in asked.stderr
    assert done.exit_code == 2
    assert "these were not found: pages/p.txt" in done.stderr
    assert "deleted everywhere" not in done.stderr
    assert moved.exists()
    assert run("forget", URL, "--yes").exit_code == 0, "what is no longer held has no pages"


def test_page_that_was_moved_and_loaded_again_goes(pages: Path) -> None:
    for name in ("p.txt", "p.meta.json"):
        (pages / name).rename(pages / name.replace("p.", "z.", 1))
    load(pages)

    done = run("forget", URL, "--yes")

    assert done.exit_code == 0, done.stderr
    assert "deleted everywhere" in done.stderr
    assert [path.name for path in pages.iterdir()] == ["q.txt"]


def test_page_that_has_taken_the_name_stays(pages: Path) -> None:
    (pages / "p.txt").write_text(TEXT.format("القرية"), encoding="utf-8")
    (pages / "p.meta.json").unlink()

    done = run("forget", URL, "--yes")

    assert done.exit_code == 2
    assert "pages/p.txt" in done.stderr
    assert (pages / "p.txt").read_text(encoding="utf-8") == TEXT.format("القرية")


def test_page_whose_text_was_corrected_goes_by_its_address(pages: Path) -> None:
    (pages / "p.txt").write_text(TEXT.format("القرية"), encoding="utf-8")

    assert run("forget", URL, "--yes").exit_code == 0
    assert not (pages / "p.txt").exists()


def test_row_is_blanked_where_it_stands_now(pages: Path) -> None:
    rows = pages / "rows.jsonl"
    lines = [
        json.dumps({"url": f"https://news.example/2018/05/22/story-{n}", "text": TEXT.format(f"البلدة {n}")})
        for n in range(3)
    ]
    rows.write_text("\n".join(lines) + "\n", encoding="utf-8")
    load(pages)
    rows.write_text("\n".join([lines[1], lines[0], lines[2]]) + "\n", encoding="utf-8")

    assert run("forget", "https://news.example/2018/05/22/story-1", "--yes").exit_code == 0
    assert rows.read_text(encoding="utf-8") == "\n".join(["", lines[0], lines[2]]) + "\n"


@pytest.mark.parametrize("name", ["page.txt", "rows.jsonl"])
def test_what_a_link_leads_to_goes(pages: Path, name: str) -> None:
    target = pages.parent / "blob"
    address = "https://news.example/2018/05/23/linked"
    row = {"url": address, "text": TEXT.format(PERSON * 2)}
    is_page = name == "page.txt"
    target.write_text(row["text"] if is_page else json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    (pages / name).symlink_to(target)
    if is_page:
        (pages / "page.meta.json").write_text(json.dumps({"url": address}), encoding="utf-8")
    load(pages)

    assert run("forget", address, "--yes").exit_code == 0
    assert PERSON not in (target.read_text(encoding="utf-8") if target.exists() else "")


def test_file_that_is_gone_holds_nothing(tmp_path: Path) -> None:
    assert read_pieces(tmp_path / "p.txt") == []


def test_link_to_a_page_that_stays_goes_alone(tmp_path: Path) -> None:
    page, link = tmp_path / "page.txt", tmp_path / "link.txt"
    page.write_text(OTHER, encoding="utf-8")
    link.symlink_to(page)

    delete_raw(link, [], staying=[page])

    assert page.exists()
    assert not link.is_symlink()


def test_earlier_versions_of_a_page_that_is_gone_go_with_what_was_collected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "source" / "ab" / "page.html"
    earlier, dropped = (
        find_superseded(page) / "0.html",
        tmp_path / ".collect" / "dropped" / "source" / "ab" / "page.html",
    )
    for each in (earlier, dropped):
        each.parent.mkdir(parents=True)
        each.write_text(PERSON, encoding="utf-8")
    monkeypatch.setattr(extract.upkeep.raw_pages, "forget_page", lambda _ledger, _address: "source/ab/page.html")

    delete_collected(tmp_path, URL)

    assert not earlier.exists()
    assert not dropped.exists()


@pytest.mark.parametrize(
    "sidecar",
    [
        pytest.param({}, id="no address"),
        pytest.param({"url": "https://news.example/"}, id="address of many articles"),
        pytest.param({"url": URL, "publisher": "Outlet", "published_at": "2018-06-02T08:30:00+03:00"}, id="address"),
        pytest.param({"written_for": "Hudna", "facts_url": URL}, id="sample"),
    ],
)
def test_story_that_stays_is_read_from_its_row_as_from_its_page(tmp_path: Path, sidecar: dict[str, str]) -> None:
    page = tmp_path / "p.txt"
    page.write_text(OTHER, encoding="utf-8")
    page.with_suffix(".meta.json").write_text(json.dumps(sidecar), encoding="utf-8")
    (before,) = (each for each in read_documents([page]) if isinstance(each, Article))

    keep_rest(page, [])

    (after,) = (each for each in read_documents([page.with_name(f"p.txt{KEPT}")]) if isinstance(each, Article))
    kept = ("article_id", "url", "facts_url", "publisher", "published_at", "is_sample", "title", "content_hash")
    assert [getattr(after, name) for name in kept] == [getattr(before, name) for name in kept]
