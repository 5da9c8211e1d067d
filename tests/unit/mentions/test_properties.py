"""Whatever the text, reading counts and dates ends, keeps to the words, and costs in proportion to the length."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.mentions.items import Marked

Mark = Callable[..., Marked]
# words that begin, carry or end numbers and dates, in any order
VOCABULARY = (
    "خمسة عشر وعشرين ألف آلاف مئة ومئتين مليون ونصف عشرات أحد واحد 13 ١٣ 2018 1439 31 5.6 1,244 و بين من إلى - – / ( ) : ، . "
    "أكثر من نحو لا يتجاوز عددهم على الأقل أسيرا أسرى أسيرين حافلات آخرين أخرى أصل اليوم أمس أول قبل بعد منذ خلال أيام أسبوع الشهر "
    "العام نفسه الماضي المقبل الجاري منه مطلع نهاية هذا يوم ليل الأحد الاثنين نيسان أبريل كانون الأول شعبان مارس آب عام صيف الربيع "
    "الموافق الـ 47 T72 %"
)
WORDS = st.sampled_from(VOCABULARY.split())
SENTENCES = st.lists(WORDS, max_size=60).map(" ".join)
ANY = st.text(st.one_of(st.characters(), st.sampled_from("0123٤٥٦/-.:و \n\u0640\u200f\u202e")), max_size=200)
ALLOWED = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]


def check(marked: Marked) -> None:
    """Assert that items keep to their sentence and words, and that bounds are in order."""
    for item in marked.items:
        if item.kind not in ("count", "vehicles", "date"):
            continue
        start, end = marked.sentences[item.s]
        assert start <= item.i < item.j <= end
        a, b = marked.text_span(item.i, item.j)
        assert 0 <= a < b <= len(marked.article.text)
        for span in (item.past, item.planned):
            assert span is None or span.start <= span.end
        assert item.low is None or item.high is None or item.low <= item.high
        assert all(bound is None or bound >= 1 for bound in (item.low, item.high))


@settings(max_examples=400, deadline=None, suppress_health_check=ALLOWED)
@given(SENTENCES, st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2090, 1, 1))))
def test_words_of_numbers_and_dates_in_any_order(mark: Mark, text: str, day: date | None) -> None:
    marked = mark(text, day)
    check(marked)
    if day is None:
        for item in marked.items:
            assert item.past is None or any(c.isdigit() for c in text)


@settings(max_examples=200, deadline=None, suppress_health_check=ALLOWED)
@given(ANY)
def test_any_text(mark: Mark, text: str) -> None:
    check(mark(text))


@settings(max_examples=100, deadline=None, suppress_health_check=ALLOWED)
@given(SENTENCES)
def test_dates_of_a_sentence_do_not_overlap(mark: Mark, text: str) -> None:
    ends: dict[int, int] = {}
    for item in mark(text).items:
        if item.kind == "date":
            assert item.i >= ends.get(item.s, 0)
            ends[item.s] = item.j


@pytest.mark.parametrize(
    "unit",
    [
        pytest.param("وصل 13 ألف مدني من أصل 40 أسيرا يوم الأحد 20 أيار وفي اليوم نفسه غادروا. ", id="prose"),
        pytest.param("خمسة وعشرون ألف و", id="numbers without end"),
        pytest.param("في العام نفسه ", id="dates that lean on none"),
        pytest.param("20 أيار - ", id="dates in a row"),
    ],
)
def test_doubling_a_text_at_most_doubles_the_work(mark: Mark, unit: str) -> None:
    def cost(times: int) -> float:
        text = unit * times
        best = float("inf")
        for _ in range(3):
            begun = time.process_time()
            mark(text)
            best = min(best, time.process_time() - begun)
        return best

    cost(50)  # fill the memos
    assert cost(1_600) <= 3.0 * cost(800) + 0.02  # twice, and room for the noise of a shared machine
