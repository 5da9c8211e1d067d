from __future__ import annotations

from datetime import date

import pytest

from extract.look.counts import show_count
from extract.look.event_text import show_dates


@pytest.mark.parametrize(
    ("low", "best", "high", "words"),
    [
        (11, 11, 11, "11"),
        (20, 22, 29, "22 (20 to 29)"),
        (18, None, None, "18 or more"),
        (18, 18, None, "18 or more"),
        (18, 30, None, "30 (18 or more)"),
        (None, None, 150, "at most 150"),
        (40, None, 50, "40 to 50"),
        (0, 7, 7, "7 (0 to 7)"),
        (None, None, None, "not known"),
        (1000, 1600, 2000, "1,600 (1,000 to 2,000)"),
    ],
)
def test_count_is_shown_with_its_uncertainty(low: int | None, best: int | None, high: int | None, words: str) -> None:
    assert show_count(low, best, high) == words


@pytest.mark.parametrize(
    ("first", "last", "precision", "words"),
    [
        (date(2017, 4, 10), date(2017, 4, 10), "day", "10 April 2017, to the day"),
        (date(2018, 9, 1), date(2018, 9, 30), "month", "1 September 2018 to 30 September 2018, to the month"),
        (None, None, "unknown", "not known"),
    ],
)
def test_dates_are_shown_with_their_precision(
    first: date | None, last: date | None, precision: str, words: str
) -> None:
    assert show_dates({"started_on": first, "ended_on": last, "date_precision": precision}) == words
