"""What a deletion on request finds that loading has not taken in: rejected, never loaded; and the other stories of a page."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import duckdb
import pytest

from extract.progress import SilentReporter
from extract.project import find_build_database
from extract.refresh import load_inputs
from extract.upkeep.raw_pages import KEPT
from extract.upkeep.request import identify
from tests.unit.cli.running import run

URL = "https://news.example/2018/05/21/story-1"
OTHER = "https://other.example/2018/05/22/story-2"
PERSON = "سرحان"  # a name that must be gone
TEXT = "تبادل أسرى قرب {0}\n\nجرى تبادل للأسرى بين الطرفين صباح اليوم قرب {0} وفق مصادر محلية.\n"
ENGLISH = "A man was named here, at some length, in words of another language than the one that is read.\n"
ORDINALS = ("أولاً،", "ثانياً،", "ثالثاً،")


@pytest.fixture
def inbox(project: Path) -> Path:
    """An inbox with an article that stays, loaded."""
    lay_row(project / "inbox" / "stays.jsonl", {"url": f"{URL}-stays", "text": TEXT.format("الجسر")})
    load(project / "inbox")
    return project / "inbox"


def load(folder: Path) -> dict[str, int]:
    build_db = find_build_database(Path("warehouse"))
    return dict(load_inputs([folder], build_db=build_db, reporter=SilentReporter()).outcomes)


def lay_row(path: Path, *rows: dict[str, object] | str) -> None:
    lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    data = "".join(f"{line}\n" for line in lines).encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)


def lay_page(path: Path, content: str | bytes, **sidecar: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    if sidecar:
        path.with_suffix(".meta.json").write_text(json.dumps(sidecar), encoding="utf-8")


def lay_stories(path: Path, *names: str, url: str) -> None:
    stories = [
        "\n\n".join(
            [
                f"خبر عن {name}",
                *(f"{part} أفادت مصادر محلية بأن تبادلاً للأسرى جرى في {name} صباح اليوم." for part in ORDINALS),
            ]
        )
        for name in names
    ]
    lay_page(path, "\n\n-----\n\n".join(stories), url=url, published_at="2018-06-02T08:30:00+03:00")


def fetch(query: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(find_build_database(Path("warehouse")))) as connection:
        return connection.execute(query).fetchall()


def find_words(folder: Path) -> list[str]:
    escaped = json.dumps(PERSON).strip('"')
    data = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    data = {path: gzip.decompress(each) if path.suffix == ".gz" else each for path, each in data.items()}
    return [path.name for path, each in data.items() if PERSON.encode() in each or escaped.encode() in each]


REJECTED = {
    "foreign.txt": lambda path: lay_page(path, ENGLISH + PERSON, url=URL),
    "menus.html": lambda path: lay_page(path, f"<html><title>{PERSON}</title><body></body></html>", url=URL),
    "canonical.html": lambda path: lay_page(
        path,
        f'<html><head><link rel="canonical" href="{URL}"></head><body><article><p>{ENGLISH * 5}{PERSON}</p></article></body></html>',
    ),
    "bytes.txt": lambda path: lay_page(path, b"\x81\x8d\x8f\x90" * 9 + PERSON.encode(), url=URL),
    "foreign.jsonl": lambda path: lay_row(
        path, {"url": URL, "text": ENGLISH + PERSON}, {"url": OTHER, "text": ENGLISH}
    ),
    "untold.jsonl": lambda path: lay_row(path, {"url": URL, "title": PERSON}, {"url": OTHER, "text": ENGLISH}),
    "broken.jsonl.gz": lambda path: lay_row(
        path, f'{{"url": "{URL}", "text": "{PERSON}', {"url": OTHER, "text": ENGLISH}
    ),
    "asked.txt": lambda path: lay_page(path, ENGLISH + PERSON, url=f"{URL}-moved", requested_url=URL),
}


@pytest.mark.parametrize("named", [URL, f"{URL}/?utm_source=x", identify(URL)], ids=["address", "tracked", "key"])
@pytest.mark.parametrize("is_loaded", [True, False], ids=["rejected", "never loaded"])
@pytest.mark.parametrize("name", REJECTED)
def test_document_that_cannot_be_read_goes(inbox: Path, name: str, is_loaded: bool, named: str) -> None:
    REJECTED[name](inbox / name)
    if is_loaded:
        load(inbox)
    assert find_words(inbox)

    asked, done = run("forget", named), run("forget", named, "--yes")

    assert f"raw: inbox/{name}, article 0" in asked.stderr
    assert done.exit_code == 0, done.stderr
    assert find_words(inbox) == []
    assert fetch("select url from raw.articles") == [(f"{URL}-stays",)]
    if ".jsonl" in name:
        assert OTHER in (gzip.decompress if name.endswith(".gz") else bytes)((inbox / name).read_bytes()).decode()
    else:
        assert sorted(path.name for path in inbox.iterdir()) == ["stays.jsonl"]


def test_article_that_was_never_loaded_goes_wherever_it_lies(inbox: Path) -> None:
    lay_page(inbox / "a" / "b" / "p.txt", TEXT.format(PERSON), url=URL)
    lay_row(
        inbox / "a" / "rows.jsonl",
        {"url": OTHER, "text": TEXT.format("القرية")},
        {"url": URL, "text": TEXT.format(PERSON * 2)},
    )
    lay_page(inbox / "copy.txt", TEXT.format(PERSON))

    done = run("forget", URL, "--yes")

    assert done.exit_code == 0, done.stderr
    assert find_words(inbox) == []
    assert load(inbox) == {"loaded": 1, "unchanged": 1}, "the row beside it stays"


def test_copies_that_were_never_loaded_go_with_an_article(inbox: Path) -> None:
    lay_page(inbox / "p.txt", TEXT.format(PERSON), url=URL)
    load(inbox)
    lay_page(inbox / "copy.txt", TEXT.format(PERSON))

    assert run("forget", URL, "--yes").exit_code == 0
    assert find_words(inbox) == []


def test_page_that_was_moved_and_not_loaded_since_goes(inbox: Path) -> None:
    lay_page(inbox / "p.txt", TEXT.format(PERSON), url=URL)
    load(inbox)
    for name in ("p.txt", "p.meta.json"):
        (inbox / name).rename(inbox / name.replace("p.", "q."))

    done = run("forget", URL, "--yes")

    assert done.exit_code == 0, done.stderr
    assert find_words(inbox.parent) == []


def read_key(file: str) -> str:
    ((key,),) = fetch(f"select article_id from raw.articles where ends_with(source_file, '/{file}')")
    return str(key)


def test_page_without_an_address_that_was_renamed_goes(inbox: Path) -> None:
    lay_page(inbox / "p.txt", TEXT.format(PERSON))
    load(inbox)
    key = read_key("p.txt")
    (inbox / "p.txt").rename(inbox / "q.txt")

    done = run("forget", key, "--yes")

    assert done.exit_code == 0, done.stderr
    assert "It is deleted everywhere" in done.stderr
    assert find_words(inbox.parent) == []


def test_file_of_rows_without_addresses_that_was_renamed_loses_its_row(inbox: Path) -> None:
    lay_row(
        inbox / "r.jsonl",
        {"title": "الأول", "text": TEXT.format("القرية")},
        {"title": "الثاني", "text": TEXT.format(PERSON)},
    )
    load(inbox)
    ((key,),) = fetch("select article_id from raw.articles where title = 'الثاني'")
    (inbox / "r.jsonl").rename(inbox / "s.jsonl")

    done = run("forget", str(key), "--yes")

    assert done.exit_code == 0, done.stderr
    assert find_words(inbox.parent) == []
    assert "القرية" in (inbox / "s.jsonl").read_text(encoding="utf-8")


def test_renamed_page_stands_for_one_of_two_that_are_gone(inbox: Path) -> None:
    for name in ("p.txt", "o.txt"):
        lay_page(inbox / name, TEXT.format(PERSON))
    load(inbox)
    ((key,),) = fetch("select article_id from raw.articles where url is null")
    (inbox / "p.txt").rename(inbox / "q.txt")
    (inbox / "o.txt").rename(inbox.parent / "elsewhere.txt")

    done = run("forget", str(key), "--yes")

    assert done.exit_code == 2
    assert len(re.findall(r"inbox/[op]\.txt", done.stderr.split("were not found")[1])) == 1


def test_page_with_an_address_is_no_renamed_one_without(inbox: Path) -> None:
    lay_page(inbox / "p.txt", TEXT.format(PERSON))
    load(inbox)
    key = read_key("p.txt")
    (inbox / "p.txt").unlink()
    lay_page(inbox / "q.txt", TEXT.format(PERSON), url=OTHER)

    done = run("forget", key, "--yes")

    assert done.exit_code == 2
    assert "these were not found: inbox/p.txt." in done.stderr


def test_copy_that_is_gone_is_missed_though_another_has_come(inbox: Path) -> None:
    lay_page(inbox / "p.txt", TEXT.format(PERSON), url=URL)
    lay_page(inbox / "copy.txt", TEXT.format(PERSON), url=OTHER)
    load(inbox)
    (inbox / "copy.txt").unlink()
    lay_page(inbox / "new.txt", TEXT.format(PERSON))

    done = run("forget", URL, "--yes")

    assert done.exit_code == 2
    assert "these were not found: inbox/copy.txt." in done.stderr


def test_where_there_is_no_warehouse_the_file_goes(project: Path) -> None:
    lay_page(project / "inbox" / "p.txt", TEXT.format(PERSON), url=URL)

    assert run("forget", URL, "--yes").exit_code == 0
    assert list((project / "inbox").iterdir()) == []
    assert not find_build_database(Path("warehouse")).exists()


def test_article_goes_by_the_address_that_its_page_was_asked_for_by(inbox: Path) -> None:
    lay_page(inbox / "p.txt", TEXT.format(PERSON), url=URL, requested_url=OTHER)
    load(inbox)

    done = run("forget", OTHER, "--yes")

    assert done.exit_code == 0, done.stderr
    assert find_words(inbox.parent) == []
    assert fetch("select url from raw.articles") == [(f"{URL}-stays",)]


def test_files_as_they_were_loaded_are_not_read_again(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_page(inbox / "p.txt", TEXT.format("القرية"), url=OTHER)
    load(inbox)
    read: list[Path] = []
    monkeypatch.setattr("extract.upkeep.request.read_pieces", lambda path: read.append(path) or [])

    run("forget", URL)

    assert read == []


def test_other_stories_of_a_page_with_a_copy_stay(inbox: Path) -> None:
    """Whether they were articles or copies themselves, the warehouse and its inbox hold them as before."""
    lay_stories(inbox / "main.txt", PERSON, url=URL)
    lay_stories(inbox / "z.txt", "الوادي", url=f"{URL}-z")
    lay_stories(inbox / "several.txt", "البلدة", PERSON, "السوق", "الوادي", url=OTHER)
    load(inbox)
    left = "select article_id, content_hash, published_at, published_on, publisher_name, url, title, text from raw.articles where text not like '%سرحان%' order by all"
    before, claims = fetch(left), fetch("select claim_id from raw.claims order by all")
    assert len(before) == 4

    asked, done = run("forget", URL), run("forget", URL, "--yes")

    rest = f"several.txt{KEPT}"
    assert f"The other stories of that page stay, as rows of inbox/{rest}: 3." in asked.stderr
    assert done.exit_code == 0, done.stderr
    assert find_words(inbox.parent) == []
    assert sorted(path.name for path in inbox.iterdir()) == [rest, "stays.jsonl", "z.meta.json", "z.txt"]
    assert fetch(left) == before
    assert len(fetch("select claim_id from raw.claims")) == len(claims) - 1
    where = "select distinct source_file from raw.articles where title like '%السوق' or title like '%البلدة'"
    assert fetch(where) == [(str(inbox / rest),)]

    load(inbox)

    assert fetch(left) == before
    find_build_database(Path("warehouse")).unlink()
    load(inbox)
    assert fetch(left) == before, "what the inbox holds gives the same articles"


def test_story_that_was_kept_goes_when_it_is_asked_for(inbox: Path) -> None:
    lay_stories(inbox / "main.txt", PERSON, url=URL)
    lay_stories(inbox / "several.txt", PERSON, "السوق", "البلدة", url=OTHER)
    load(inbox)
    (key,) = fetch("select article_id from raw.articles where title like '%السوق'")[0]
    run("forget", URL, "--yes")

    done = run("forget", str(key), "--yes")

    assert done.exit_code == 0, done.stderr
    kept = (inbox / f"several.txt{KEPT}").read_text(encoding="utf-8")
    assert "السوق" not in kept
    assert "البلدة" in kept


def test_page_that_is_asked_for_goes_whole(inbox: Path) -> None:
    lay_stories(inbox / "z.txt", "الوادي", url=f"{URL}-z")
    lay_stories(inbox / "several.txt", PERSON, "السوق", "الوادي", url=URL)
    load(inbox)

    run("forget", URL, "--yes")

    assert sorted(path.name for path in inbox.iterdir()) == ["stays.jsonl", "z.meta.json", "z.txt"]
    assert {url for (url,) in fetch("select url from raw.articles")} == {f"{URL}-stays", f"{URL}-z"}
