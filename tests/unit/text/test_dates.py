"""From the parts of a date to the days that it means."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.text import dates
from extract.text.dates import DateSpan, day_span

ANCHOR = date(2018, 5, 21)  # a Monday
DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))


def span(start: str, end: str, precision: str) -> DateSpan:
    return DateSpan(date.fromisoformat(start), date.fromisoformat(end), precision)


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        pytest.param("", span("2016-02-01", "2016-02-29", "month"), id="leap month"),
        pytest.param("start", span("2016-02-01", "2016-02-10", "week"), id="days 1 to 10"),
        pytest.param("middle", span("2016-02-11", "2016-02-20", "week"), id="days 11 to 20"),
        pytest.param("end", span("2016-02-21", "2016-02-29", "week"), id="day 21 to the last"),
    ],
)
def test_parts_of_a_month(part: str, expected: DateSpan) -> None:
    assert dates.month_span(2016, 2, part=part) == expected


@pytest.mark.parametrize(
    ("iso", "direction", "day"),
    [
        pytest.param(7, "past", "2018-05-20", id="yesterday's weekday"),
        pytest.param(1, "past", "2018-05-21", id="today's weekday"),
        pytest.param(1, "last", "2018-05-14", id="last Monday on a Monday"),
        pytest.param(1, "next", "2018-05-28", id="next Monday on a Monday"),
        pytest.param(1, "future", "2018-05-21", id="this coming Monday on a Monday"),
        pytest.param(7, "future", "2018-05-27", id="coming Sunday"),
    ],
)
def test_weekdays(iso: int, direction: str, day: str) -> None:
    assert dates.resolve_weekday(iso, anchor=ANCHOR, direction=direction) == day_span(date.fromisoformat(day))


@pytest.mark.parametrize(
    ("day", "iso", "aligned"),
    [
        pytest.param(ANCHOR, 1, ANCHOR, id="same weekday"),
        pytest.param(ANCHOR, 7, ANCHOR - timedelta(days=1), id="a day earlier"),
        pytest.param(ANCHOR, 2, ANCHOR + timedelta(days=1), id="a day later"),
    ],
)
def test_alignment_to_a_weekday(day: date, iso: int, aligned: date) -> None:
    assert dates.align_weekday(day, iso) == aligned


@pytest.mark.parametrize(
    ("first", "last", "precision"),
    [
        pytest.param("2018-05-20", "2018-05-21", "day", id="two days"),
        pytest.param("2018-05-10", "2018-05-20", "week", id="ten days"),
        pytest.param("2018-04-01", "2018-05-20", "month", id="seven weeks"),
        pytest.param("2017-04-01", "2018-05-20", "year", id="a year"),
    ],
)
def test_precision_of_joined_days(first: str, last: str, precision: str) -> None:
    joined = dates.join_spans(day_span(date.fromisoformat(first)), day_span(date.fromisoformat(last)))
    assert joined == span(first, last, precision)


def test_days_in_the_wrong_order_do_not_join() -> None:
    assert dates.join_spans(day_span(ANCHOR), day_span(ANCHOR - timedelta(days=1))) is None


@pytest.mark.parametrize(
    ("day", "month", "year", "expected"),
    [
        pytest.param(22, 8, 1439, "2018-05-08", id="as an outlet prints it"),
        pytest.param(1, 9, 1443, "2022-04-02", id="first of Ramadan"),
        pytest.param(1, 1, 1200, None, id="before the table"),
        pytest.param(31, 8, 1439, None, id="a day that does not exist"),
    ],
)
def test_hijri_days(day: int, month: int, year: int, expected: str | None) -> None:
    assert dates.resolve_hijri(day, month, year) == (day_span(date.fromisoformat(expected)) if expected else None)


def test_nothing_relative_is_resolved_without_an_anchor() -> None:
    assert dates.resolve_ago(2, "day", anchor=None) is None
    assert dates.resolve_period("month", "last", anchor=None) is None
    assert dates.resolve_weekday(1, anchor=None, direction="past") is None
    assert dates.resolve_month(5, year=None, anchor=None, future=False) is None
    assert dates.resolve_hijri(5, 9, None) is None


@given(DAYS, st.integers(1, 7))
def test_a_past_weekday_lies_in_the_last_seven_days(anchor: date, iso: int) -> None:
    found = dates.resolve_weekday(iso, anchor=anchor, direction="past")
    assert found is not None
    assert found.start.isoweekday() == iso
    assert 0 <= (anchor - found.start).days < 7


@given(DAYS, st.integers(1, 12), st.integers(1, 28))
def test_a_day_without_a_year_is_the_latest_or_the_next(anchor: date, month: int, day: int) -> None:
    past = dates.resolve_day(day, month, year=None, anchor=anchor, future=False)
    planned = dates.resolve_day(day, month, year=None, anchor=anchor, future=True)
    assert past is not None
    assert planned is not None
    assert -1 <= (anchor - past.start).days <= 366
    assert -1 <= (planned.start - anchor).days <= 366


@given(DAYS, st.integers(1, 7))
def test_alignment_moves_by_three_days_at_most(day: date, iso: int) -> None:
    aligned = dates.align_weekday(day, iso)
    assert aligned.isoweekday() == iso
    assert abs((aligned - day).days) <= 3


@given(
    DAYS,
    st.sampled_from(["hour", "day", "week", "month", "year"]),
    st.one_of(st.none(), st.integers(0, 1000)),
    st.booleans(),
)
def test_distances_start_before_they_end(anchor: date, unit: str, amount: int | None, ahead: bool) -> None:
    try:
        found = dates.resolve_ago(amount, unit, anchor=anchor, ahead=ahead)
    except (ValueError, OverflowError) as error:
        pytest.fail(f"{amount} {unit} from {anchor}: {error}")
    assert found is None or found.start <= found.end
