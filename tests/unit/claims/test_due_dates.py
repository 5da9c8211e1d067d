"""Days of what is due, told beside days of what has happened."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.claims.reading import Read, find_only


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "دخل الجيش السبت بلدة داريا التي ينتظر أن يغادرها المقاتلون إلى إدلب بموجب الاتفاق.", id="relative"
        ),
        pytest.param("وقصفت الطائرات الثلاثاء داريا قبل أن يبدأ إجلاء المدنيين منها بموجب اتفاق.", id="before"),
        pytest.param(
            "وقع الطرفان في 15 أيار اتفاقا يقضي بخروج 300 مقاتل من داريا إلى إدلب.", id="lately, not in a year"
        ),
    ],
)
def test_day_of_what_has_happened_is_not_that_of_what_is_due(read: Read, text: str) -> None:
    assert find_only(read(text), "evacuation").date_start is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("ستبدأ السبت عملية الإجلاء التي يخرج بموجبها 300 مقاتل من داريا إلى إدلب.", 26, id="what begins"),
        pytest.param("من المقرر أن تدخل الأحد الحافلات التي ستنقل مقاتلي داريا إلى إدلب.", 27, id="what is due, too"),
    ],
)
def test_day_on_which_it_begins_is_that_of_what_is_due(read: Read, text: str, day: int) -> None:
    assert find_only(read(text), "evacuation").date_start == date(2018, 5, day)
