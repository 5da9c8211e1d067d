from __future__ import annotations

import io
from datetime import date

import pytest
from rich.console import Console
from rich.text import Text

from extract.claims.claim import Extraction, Rejection, Slot
from extract.explain import STYLES, describe_value, lay_out, mark_text, print_explanation
from extract.mentions.mention import Mention
from extract.text.bidi import END_ISOLATE, RTL_ISOLATE
from tests.fakes import make_article, make_claim, mark

ARTICLE = make_article(
    text="تبادل أسرى\n\n" + "أفرج التنظيم عن 11 عنصرا في حلب أمس، وقال ناشط إن التبادل جرى برعاية الهلال الأحمر. " * 3,
    publisher="جريدة",
    published_on=date(2018, 6, 8),
    published_at_origin="byline",
)
GROUP = mark(ARTICLE, "التنظيم", kind="actor", name="داعش", entity_id="isis")
FIGURE = mark(ARTICLE, "11 عنصرا", kind="count", category="fighters", low=11, high=11, qualifier="exact")
PLACE = mark(ARTICLE, "حلب", kind="place", name="حلب")
CLAIM = make_claim(
    ARTICLE,
    (
        Slot("side_actor", GROUP, side=1, rule="subject of verb"),
        Slot("released", FIGURE, side=1, rule="object of verb", source=mark(ARTICLE, "ناشط", kind="actor")),
    ),
)
EXTRACTION = Extraction(ARTICLE, (GROUP, FIGURE, PLACE), (CLAIM,), (Rejection(0, 6, "no second party"),))


def render(extraction: Extraction, *, width: int = 200) -> str:
    output = io.StringIO()
    print_explanation(extraction, Console(file=output, width=width, color_system=None))
    return output.getvalue()


def test_output_fits_80_columns() -> None:
    console = Console(width=200, color_system=None)

    assert max(console.measure(Text(line)).maximum for line in render(EXTRACTION).splitlines()) <= 80


def test_each_arabic_line_is_an_isolate_of_its_own() -> None:
    lines = lay_out(mark_text(EXTRACTION), Console(width=80), width=80).plain.splitlines()

    assert len(lines) >= 5
    assert all(line.startswith(RTL_ISOLATE) and line.endswith(END_ISOLATE) for line in lines if line.strip())


def test_letters_stay_in_the_order_of_reading() -> None:
    laid_out = lay_out(mark_text(EXTRACTION), Console(width=80), width=80).plain

    assert laid_out.replace(RTL_ISOLATE, "").replace(END_ISOLATE, "").split() == ARTICLE.text.split()


@pytest.mark.parametrize("mention", [GROUP, FIGURE, PLACE], ids=lambda mention: mention.kind)
def test_mention_is_coloured_by_its_kind(mention: Mention) -> None:
    spans = [(span.start, span.end) for span in mark_text(EXTRACTION).spans if span.style == STYLES[mention.kind]]

    assert spans == [(mention.start, mention.end)]


def test_short_mention_within_a_long_one_stays_visible() -> None:
    outer = Mention("place", 0, 10, ARTICLE.text[:10])
    inner = Mention("actor", 2, 5, ARTICLE.text[2:5])

    marked = mark_text(Extraction(ARTICLE, (inner, outer)))

    assert [span.style for span in marked.spans] == [STYLES["place"], STYLES["actor"]]


@pytest.mark.parametrize(
    "words",
    ["exchange (operation), completed", "side_actor 1", "isis", "11 fighters", "no second party", "(byline)"],
)
def test_explanation_names(words: str) -> None:
    assert words in render(EXTRACTION)


@pytest.mark.parametrize("rule", ["subject of verb", "object of verb"])
def test_rule_of_each_slot_is_shown(rule: str) -> None:
    words = " ".join(render(EXTRACTION).split())

    assert all(word in words for word in rule.split())


def test_article_without_claim_says_so() -> None:
    assert "No claim" in render(Extraction(ARTICLE))


@pytest.mark.parametrize(
    ("mention", "value"),
    [
        pytest.param(
            Mention("count", 0, 1, "x", low=18, high=None, qualifier="at_least"),
            "at least 18 [at_least]",
            id="at least",
        ),
        pytest.param(
            Mention("count", 0, 1, "x", low=None, high=50, qualifier="at_most"), "at most 50 [at_most]", id="at most"
        ),
        pytest.param(
            Mention("count", 0, 1, "x", low=40, high=50, qualifier="between"), "40 to 50 [between]", id="range"
        ),
        pytest.param(Mention("count", 0, 1, "x", qualifier="unknown"), "not stated [unknown]", id="no number"),
        pytest.param(
            Mention("count", 0, 1, "x", low=1700, high=1700, category="people", qualifier="about"),
            "1,700 people [about]",
            id="about",
        ),
        pytest.param(Mention("date", 0, 1, "x", date_precision="unknown"), "? to ? (unknown)", id="unresolved date"),
        pytest.param(Mention("actor", 0, 1, "x", name="y"), "y (in no table)", id="unlisted actor"),
        pytest.param(Mention("cue", 0, 1, "x", category="money"), "money", id="cue"),
    ],
)
def test_value_is_told_in_few_words(mention: Mention, value: str) -> None:
    assert describe_value(mention) == value
