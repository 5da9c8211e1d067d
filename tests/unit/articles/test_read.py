from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from extract.articles.article import Article
from extract.articles.assemble import join_text
from extract.articles.identity import hash_text
from extract.articles.publishers import Publishers
from extract.articles.read import Rejected, read_documents

TITLE = "وسطاء يعيدون ستة أسرى إلى ذويهم عند الجسر القديم"
BODY = (
    "أعاد وسطاء من وجهاء المنطقة، أمس، ستة أسرى إلى ذويهم عند الجسر القديم، بعد مفاوضات امتدت أسبوعين بين الفصيلين.\n"
    "وقال أحد الوجهاء إن المرحلة التالية تشمل أربعة أسرى آخرين وجثتين، وإن موعدها لم يتحدد بعد."
)
PAGE = f"{TITLE}\n\n{BODY}\n"
ENGLISH = "The two sides exchanged six prisoners near the old bridge, said a mediator on Monday afternoon.\n"


def read(publishers: Publishers, *paths: Path) -> list[Article | Rejected]:
    return list(read_documents(paths, publishers=publishers))


def read_one(publishers: Publishers, path: Path) -> Article:
    (article,) = read(publishers, path)
    assert isinstance(article, Article)
    return article


def write_row(path: Path, **row: object) -> Path:
    path.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def test_text_page(tmp_path: Path, publishers: Publishers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pages").mkdir()
    path = tmp_path / "pages" / "a.txt"
    path.write_text(PAGE, encoding="utf-8")
    article = read_one(publishers, path)
    assert article.text == f"{TITLE}\n\n{BODY}"
    assert article.source_file == str(path)
    assert article.content_hash == hash_text(article.text)
    assert (article.position, article.row_id, article.url, article.language) == (0, None, None, "ar")
    assert (article.published_at, article.published_on, article.published_at_origin) == (None, None, "unknown")
    assert not article.is_sample


@pytest.mark.parametrize("ending", ["\r\n", "\r"], ids=["windows", "old mac"])
def test_line_ends_do_not_change_the_article(tmp_path: Path, publishers: Publishers, ending: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PAGE, encoding="utf-8")
    plain = read_one(publishers, path)
    path.write_bytes(PAGE.replace("\n", ending).encode("utf-8"))
    assert read_one(publishers, path) == plain


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        pytest.param("ﺗﺒﺎﺩﻝ ﺃﺳﺮﻯ", "تبادل أسرى", id="letters by their place in the word"),
        pytest.param("ﺇﻃﻼﻕ ﻷﻭﻝ", "إطلاق لأول", id="lam and alef in one sign"),
        pytest.param("ﺃﻓﺮﺝ\ufe7c ﻋﻨﻪ", "أفرج\u0651 عنه", id="a vowel mark with its own blank"),
    ],
)
def test_printed_forms_of_letters_are_read_as_letters(
    tmp_path: Path, publishers: Publishers, printed: str, plain: str
) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"عنوان\n\n{printed} بين الطرفين في المدينة أمس.\n", encoding="utf-8")

    article = read_one(publishers, page)

    assert plain in article.text


def test_id_does_not_depend_on_the_folder(tmp_path: Path, publishers: Publishers) -> None:
    ids = set()
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        path = tmp_path / folder / "a.txt"
        path.write_text(PAGE, encoding="utf-8")
        ids.add(read_one(publishers, path).article_id)
    assert len(ids) == 1


@pytest.mark.parametrize("name", ["a.meta.json", "a.txt.meta.json"])
def test_sidecar_speaks_for_the_page(tmp_path: Path, publishers: Publishers, name: str) -> None:
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    facts = {
        "facts_url": "https://facts.example/1",
        "publisher": "Hudna sample",
        "written_for": "Hudna",
        "published_at": "2018-05-21T23:30:00+03:00",
        "url": "https://x.example/a1",
    }
    (tmp_path / name).write_text(json.dumps(facts), encoding="utf-8")
    (article,) = read(publishers, tmp_path)
    assert isinstance(article, Article)
    assert (article.publisher, article.publisher_id, article.is_sample) == ("Hudna sample", "hudna_sample", True)
    assert (article.facts_url, article.url) == (facts["facts_url"], facts["url"])
    assert (article.published_on, article.published_at_origin) == (date(2018, 5, 21), "metadata")


@pytest.mark.parametrize(
    ("row", "outlet"),
    [
        pytest.param({"url": "https://www.unlisted.example/a"}, ("unlisted.example", None), id="host"),
        pytest.param(
            {"url": "https://unlisted.example/a", "publisher": "صوت الوادي"}, ("صوت الوادي", None), id="named"
        ),
        pytest.param({"url": "https://www.bareed.example/a"}, ("بريد الشمال", "bareed"), id="listed"),
        pytest.param({}, (None, None), id="no address"),
    ],
)
def test_outlet_that_is_not_listed_has_the_name_of_its_host(
    tmp_path: Path, publishers: Publishers, row: dict[str, str], outlet: tuple[str | None, str | None]
) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": PAGE, **row}), encoding="utf-8")

    article = read_one(publishers, tmp_path / "a.jsonl")

    assert (article.publisher, article.publisher_id) == outlet


def test_a_page_cannot_say_that_it_is_the_sample(tmp_path: Path) -> None:
    body = "<p>جرى تبادل أسرى بين الطرفين صباح اليوم قرب المدينة وفق مصادر محلية شهدت العملية منذ بدايتها.</p>" * 2
    head = '<meta property="og:site_name" content="Hudna sample">'
    (tmp_path / "a.html").write_text(f"<html><head>{head}</head><body><h1>تبادل</h1>{body}</body></html>", "utf-8")

    article = next(read_documents([tmp_path / "a.html"]))

    assert isinstance(article, Article)
    assert not article.is_sample
    assert article.publisher_id is None


def test_what_collecting_notes_fills_gaps(tmp_path: Path) -> None:
    page = "<html><body><h1>تبادل أسرى</h1><p>جرى تبادل للأسرى بين الطرفين صباح اليوم قرب المدينة.</p></body></html>"
    (tmp_path / "a.html").write_bytes(page.encode("cp1256"))
    sidecar = {
        "listed_at": "Mon, 02 Nov 2026 10:00:00 +0300",
        "fetched_at": "2026-11-02T08:00:00+00:00",
        "headers": {"content-type": "text/html; charset=windows-1256"},
    }
    (tmp_path / "a.meta.json").write_text(json.dumps(sidecar), encoding="utf-8")

    article = next(read_documents([tmp_path]))

    assert isinstance(article, Article)
    assert article.published_on == date(2026, 11, 2)
    assert "جرى تبادل للأسرى" in article.text


def test_broken_sidecar_is_told_and_the_page_read(tmp_path: Path, publishers: Publishers) -> None:
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "a.meta.json").write_text("{", encoding="utf-8")
    sidecar, article = read(publishers, tmp_path)
    assert isinstance(sidecar, Rejected)
    assert sidecar.reason == "bad_json"
    assert isinstance(article, Article)


def test_address_and_time_of_a_page_are_its_first_storys(tmp_path: Path, publishers: Publishers) -> None:
    other = "البلدية تفتتح مدرستين في الحي الغربي بعد ترميمهما"
    second = (
        f"{other}\nTT\n\n{other}\n\nافتتحت البلدية صباح اليوم مدرستين في الحي الغربي بعد أشهر من أعمال الترميم الطويلة.\n"
        "وذكر رئيس البلدية أن مدرسة ثالثة ستفتح أبوابها قبل بداية الفصل المقبل، وأن التسجيل بدأ فعلاً.\n"
    )
    (tmp_path / "a.txt").write_text(f"{PAGE}\n\n\n{second}", encoding="utf-8")
    facts = {"url": "https://x.example/a1", "published_at": "2018-05-21"}
    (tmp_path / "a.meta.json").write_text(json.dumps(facts), encoding="utf-8")
    first, last = read(publishers, tmp_path)
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert (first.position, first.url, first.published_on) == (0, facts["url"], date(2018, 5, 21))
    assert (last.position, last.url, last.published_on) == (1, None, None)
    assert first.article_id != last.article_id


def test_folder_is_read_to_the_bottom_in_the_order_of_names(tmp_path: Path, publishers: Publishers) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", "b/c/0.txt", ".hidden/x.txt", "README.md", "LICENSE", "sources.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(PAGE, encoding="utf-8")
    found = [Path(article.source_file).relative_to(tmp_path).as_posix() for article in read(publishers, tmp_path)]
    assert found == ["a.txt", "b/1.txt", "b/2.txt", "b/c/0.txt"]


@pytest.mark.parametrize("name", ["sources-say.html", "license_to_leave.txt", "readme.html", "sources.jsonl"])
def test_page_whose_name_begins_like_documentation_is_read(tmp_path: Path, publishers: Publishers, name: str) -> None:
    (tmp_path / name).write_text(PAGE, encoding="utf-8")

    assert [Path(document.source_file).name for document in read(publishers, tmp_path)] == [name] * (
        3 if name.endswith("jsonl") else 1
    )


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        pytest.param("a.txt", b"", "empty", id="nothing"),
        pytest.param("a.txt", b" \n\n", "empty", id="blanks"),
        pytest.param("a.txt", "الرئيسية\nأخبار\n".encode(), "empty", id="menus"),
        pytest.param("a.txt", b"12345\n6789", "empty", id="figures"),
        pytest.param("a.txt", ENGLISH.encode(), "not_arabic", id="english"),
        pytest.param("a.txt", bytes(range(1, 9)) * 100, "encoding", id="binary"),
        pytest.param("a.html", b"", "empty", id="empty html"),
        pytest.param("a.html", f"<p>{ENGLISH * 3}</p>".encode(), "not_arabic", id="english html"),
        pytest.param("a.docx", b"PK", "unsupported", id="other kind"),
        pytest.param("a.jsonl", b"\n\n", "empty", id="blank rows"),
    ],
)
def test_every_input_has_an_outcome(
    tmp_path: Path, publishers: Publishers, name: str, data: bytes, reason: str
) -> None:
    (outcome,) = read(publishers, write(tmp_path / name, data))
    assert isinstance(outcome, Rejected)
    assert outcome.reason == reason
    assert outcome.detail


def test_missing_file_empty_folder_and_unreadable_file(tmp_path: Path, publishers: Publishers) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    outcomes = read(publishers, tmp_path / "none.txt", tmp_path / "folder", tmp_path / "loop.txt")
    assert [o.reason for o in outcomes if isinstance(o, Rejected)] == ["unreadable", "empty", "unreadable"]


def test_page_too_large(tmp_path: Path, publishers: Publishers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.articles.read.MOST_PAGE_BYTES", 100)
    (outcome,) = read(publishers, write(tmp_path / "a.txt", PAGE.encode()))
    assert isinstance(outcome, Rejected)
    assert outcome.reason == "too_large"


def test_unknown_reason_is_refused() -> None:
    with pytest.raises(ValueError, match="bored"):
        Rejected("a", 0, "bored", "")


def test_reading_streams(tmp_path: Path, publishers: Publishers) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps({"id": i, "text": BODY}) + "\n" for i in range(50)), encoding="utf-8")
    stream = read_documents([path, tmp_path / "none.txt"], publishers=publishers)
    assert isinstance(stream, Iterator)
    first = next(stream)
    assert isinstance(first, Article)
    assert first.row_id == "0"


@pytest.mark.parametrize(
    ("title", "body", "text"),
    [
        pytest.param("عنوان", "متن", "عنوان\n\nمتن", id="plain"),
        pytest.param("", "متن\nثان", "متن\nثان", id="no title"),
        pytest.param("عنوان", "عنوان\nمتن", "عنوان\n\nمتن", id="body begins with its title"),
        pytest.param("عنوان", "\n عنوان \n\nمتن", "عنوان\n\nمتن", id="title with blanks"),
        pytest.param("عنوان", "عنوان الكتاب هنا\nمتن", "عنوان\n\nعنوان الكتاب هنا\nمتن", id="longer first line"),
        pytest.param("عنوان", "عنوان", "عنوان", id="title only"),
        pytest.param("عنوان", "", "عنوان", id="no body"),
    ],
)
def test_title_stands_once(title: str, body: str, text: str) -> None:
    assert join_text(title, body) == text


@pytest.mark.parametrize(
    ("row", "publisher_id", "origin"),
    [
        pytest.param({"url": "https://bareed.example/2018/05/21/a"}, "bareed", "url", id="by address"),
        pytest.param({"publisher": "صدى الجنوب", "published_at": "2018-05-21"}, "sada", "metadata", id="by name"),
        pytest.param({"publisher": "لا أحد"}, None, "unknown", id="unlisted"),
        pytest.param({}, None, "unknown", id="nothing known"),
    ],
)
def test_row(
    tmp_path: Path, publishers: Publishers, row: dict[str, str], publisher_id: str | None, origin: str
) -> None:
    path = write_row(tmp_path / "rows.jsonl", id="r1", title=TITLE, text=BODY, **row)
    article = read_one(publishers, path)
    assert (article.publisher_id, article.published_at_origin, article.row_id) == (publisher_id, origin, "r1")
    assert article.text == f"{TITLE}\n\n{BODY}"


def test_date_in_the_prose_of_a_row_is_not_its_date(tmp_path: Path, publishers: Publishers) -> None:
    path = write_row(tmp_path / "rows.jsonl", id="r1", text="وقع التبادل في 5 مايو 2018 عند الجسر القديم.\n" + BODY)
    assert read_one(publishers, path).published_on is None
