from __future__ import annotations

import pytest

from extract.articles.identity import canonicalise_url, hash_text, is_article_address, make_article_id

BASE = {"row_id": None, "publisher": None, "file_name": "a.txt", "position": 0, "title": "عنوان"}


@pytest.mark.parametrize(
    "url",
    [
        "http://www.x.example/news/swap-7/",
        "https://x.example/news/swap-7#top",
        "https://X.example/news/swap-7?utm_source=a&utm_medium=b",
        "https://x.example/news/swap-7/?fbclid=abc",
        "  https://x.example:443/news/swap%2D7 ",
    ],
)
def test_same_page_same_id(url: str) -> None:
    plain = make_article_id(url="https://x.example/news/swap-7", **BASE)
    assert make_article_id(url=url, **BASE) == plain
    assert len(plain) == 17
    assert plain.startswith("a")


def test_query_that_names_the_article_counts() -> None:
    assert canonicalise_url("http://x.example/d.aspx?id=2&c=1") == "x.example/d.aspx?c=1&id=2"
    assert canonicalise_url("http://x.example/d.aspx?id=3") != canonicalise_url("http://x.example/d.aspx?id=2")


@pytest.mark.parametrize("url", ["http://[::1", "http://x.example:port/a", "nonsense", ""])
def test_broken_address_is_kept_as_a_key(url: str) -> None:
    assert canonicalise_url(url) == url


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://x.example/", False),
        ("https://x.example/2017/06/09/", False),
        ("https://x.example/2017/06/09/swap", True),
        ("https://x.example/news/1985372", True),
        ("https://x.example/1985372", True),
        ("https://x.example/?p=77", True),
        (None, False),
    ],
)
def test_archive_of_a_day_names_no_article(url: str | None, expected: bool) -> None:
    assert is_article_address(url) is expected


def test_two_rows_under_one_archive_address_stay_two() -> None:
    ids = {
        make_article_id(url="https://x.example/2017/06/09/", **(BASE | {"row_id": row_id, "publisher": "x"}))
        for row_id in ("r1", "r2")
    }
    assert len(ids) == 2


@pytest.mark.parametrize(
    "change", [{"position": 1}, {"title": "آخر"}, {"file_name": "b.txt"}], ids=lambda c: next(iter(c))
)
def test_page_without_address_is_told_by_name_position_and_title(change: dict[str, object]) -> None:
    assert make_article_id(url=None, **BASE) != make_article_id(url=None, **(BASE | change))


def test_hash_takes_any_text() -> None:
    assert len(hash_text("\ud800 نص")) == 64
