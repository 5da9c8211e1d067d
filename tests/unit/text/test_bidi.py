from __future__ import annotations

import pytest

from extract.text.bidi import END_ISOLATE, RTL_ISOLATE, has_arabic, isolate_arabic, isolate_value


def wrap(text: str) -> str:
    return f"{RTL_ISOLATE}{text}{END_ISOLATE}"


@pytest.mark.parametrize(
    ("text", "isolated"),
    [
        pytest.param("no Arabic, 33 people", "no Arabic, 33 people", id="none"),
        pytest.param("سوريا", wrap("سوريا"), id="one word"),
        pytest.param("خرج 11 عنصرا", wrap("خرج 11 عنصرا"), id="a number between words stays inside"),
        pytest.param("from حلب to إدلب", f"from {wrap('حلب')} to {wrap('إدلب')}", id="two runs in Latin text"),
        pytest.param("حلب, 33", f"{wrap('حلب')}, 33", id="what follows stays outside"),
        pytest.param("سطر\nآخر", f"{wrap('سطر')}\n{wrap('آخر')}", id="a run ends with its line"),
        pytest.param("", "", id="empty"),
    ],
)
def test_runs_of_arabic_are_isolated(text: str, isolated: str) -> None:
    assert isolate_arabic(text) == isolated


def test_isolating_moves_no_letter() -> None:
    text = "قال (OCHA) إن 450 شخصا خرجوا"

    assert isolate_arabic(text).replace(RTL_ISOLATE, "").replace(END_ISOLATE, "") == text


@pytest.mark.parametrize(("text", "expected"), [("abc 12", False), ("x ع", True), ("٣", True)])
def test_arabic_is_noticed(text: str, expected: bool) -> None:
    assert has_arabic(text) is expected


@pytest.mark.parametrize(
    ("text", "isolated"),
    [
        pytest.param("ليبيا 24", wrap("ليبيا 24"), id="digits stay in an Arabic name"),
        pytest.param("الفرقة 17 (FSA)", f"{wrap('الفرقة')} 17 (FSA)", id="a name in both scripts"),
        pytest.param("BBC 24", "BBC 24", id="none"),
    ],
)
def test_value_in_arabic_alone_is_isolated_whole(text: str, isolated: str) -> None:
    assert isolate_value(text) == isolated
