from __future__ import annotations

import pytest

from extract.articles.html import find_charset, read_html

TITLE = "وسطاء يعيدون ستة أسرى إلى ذويهم عند الجسر القديم"
PARAGRAPHS = (
    "أعاد وسطاء من وجهاء المنطقة، أمس، ستة أسرى إلى ذويهم عند الجسر القديم، بعد مفاوضات امتدت أسبوعين بين الفصيلين.",
    "وقال أحد الوجهاء إن المرحلة التالية تشمل أربعة أسرى آخرين وجثتين، وإن موعدها لم يتحدد بعد.",
    "ولم يصدر عن أي من الفصيلين بيان بشأن التبادل حتى مساء الخميس.",
)
BODY = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)


def build(*, head: str = "", byline: str = "") -> str:
    return (
        f"<!doctype html><html lang='ar'><head><meta charset='utf-8'>{head}</head><body>"
        "<nav><ul><li><a href='/'>الرئيسية</a></li><li><a href='/n'>أخبار</a></li></ul></nav>"
        f"<main><article><h1>{TITLE}</h1>{byline}{BODY}</article></main>"
        "<aside><h3>مقالات ذات صلة</h3><ul><li><a href='/x'>البلدية تفتتح مدرستين في الحي</a></li></ul></aside>"
        "<section class='comments'><h3>التعليقات</h3></section><footer>جميع الحقوق محفوظة</footer></body></html>"
    )


def test_paragraphs_are_kept_and_the_rest_is_not() -> None:
    _, (story,) = read_html(build())
    assert (story.title, story.body) == (TITLE, "\n".join(PARAGRAPHS))


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2018-05-21T10:00:00Z">',
        '<meta name="pubdate" content="2018-05-21T10:00:00Z">',
        '<meta itemprop="datePublished" content="2018-05-21T10:00:00Z">',
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2018-05-21T10:00:00Z"}</script>',
        (
            '<script type="application/ld+json">{"@graph":[{"@type":["Thing","Article"],'
            '"datePublished":"2018-05-21T10:00:00Z"}]}</script>'
        ),
    ],
    ids=["open graph", "pubdate", "microdata", "json-ld", "json-ld graph"],
)
def test_time_in_the_head(head: str) -> None:
    found, _ = read_html(build(head=head))
    assert found.published == "2018-05-21T10:00:00Z"


def test_time_element_beside_the_headline() -> None:
    found, _ = read_html(build(byline="<time datetime='2018-05-21'>أمس</time>"))
    assert found.published == "2018-05-21"


def test_several_times_of_other_stories_are_no_time() -> None:
    times = "<time datetime='2018-05-21'>س</time><time datetime='2018-05-22'>ص</time>"
    found, _ = read_html(build(byline=times))
    assert found.published is None


def test_levantine_byline_is_read_by_our_own_rule() -> None:
    found, (story,) = read_html(build(byline="<div class='date'>الخميس 19 نيسان 2018</div>"))
    assert found.published is None
    assert story.byline is not None
    assert story.byline.date is not None
    assert story.byline.date.day.isoformat() == "2018-04-19"


def test_site_and_address_in_the_head() -> None:
    head = (
        '<meta property="og:site_name" content="بريد الشمال"><link rel="canonical" href="https://bareed.example/n/7">'
        f'<meta property="og:title" content="{TITLE}">'
    )
    found, _ = read_html(build(head=head))
    assert (found.title, found.publisher, found.url) == (TITLE, "بريد الشمال", "https://bareed.example/n/7")


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<",
        "<html></html>",
        "<!doctype html>",
        "\x01\x02",
        "<script type='application/ld+json'>{broken</script><p>",
        "<?xml version='1.0' encoding='utf-16'?><html><body></body></html>",
        "<div>" * 3000,
    ],
    ids=["empty", "one bracket", "no body", "doctype", "controls", "broken json-ld", "declaration", "nested"],
)
def test_page_without_text_holds_no_story(page: str) -> None:
    _, stories = read_html(page)
    assert stories == []


def test_nesting_beyond_the_parser_loses_nothing() -> None:
    _, stories = read_html("<div>" * 5000 + BODY + "<script>var a = 1</script>")
    assert [story.body for story in stories] == ["\n".join(PARAGRAPHS)]


def test_site_name_behind_the_headline_is_not_the_headline() -> None:
    head = f'<meta property="og:title" content="{TITLE} - بريد الشمال"><meta property="og:site_name" content="بريد الشمال">'
    _, (story,) = read_html(build(head=head))
    assert story.title == TITLE


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"<meta charset='windows-1256'>", "windows-1256"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=utf-8">', "utf-8"),
        (b"<html>", None),
    ],
)
def test_declared_encoding(data: bytes, expected: str | None) -> None:
    assert find_charset(data) == expected


def test_a_page_with_more_tags_than_any_news_page_is_read_as_text() -> None:
    paragraph = "أعاد وسطاء من وجهاء المنطقة، أمس، ستة أسرى إلى ذويهم عند الجسر القديم، بعد مفاوضات امتدت أسبوعين."
    page = f"<html><body><h1>وسطاء يعيدون ستة أسرى</h1><p>{paragraph}</p>{'<i>' * 40_000}</body></html>"

    head, stories = read_html(page)

    assert head.title is None
    assert [paragraph in story.body for story in stories] == [True]


def test_a_tag_of_endless_attributes_loses_them() -> None:
    paragraph = "أعاد وسطاء من وجهاء المنطقة، أمس، ستة أسرى إلى ذويهم عند الجسر القديم، بعد مفاوضات امتدت أسبوعين."
    attributes = " ".join(f"data-{n}={n}" for n in range(30_000))
    page = f"<html><body><h1>وسطاء يعيدون ستة أسرى</h1><div {attributes}><p>{paragraph}</p></div></body></html>"

    _head, stories = read_html(page)

    assert [story.title for story in stories] == ["وسطاء يعيدون ستة أسرى"]
    assert paragraph in stories[0].body
