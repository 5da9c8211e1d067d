"""Numbers from digits and number words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.text.numerals import NumberWord, combine, read_digits

Spelled = list[tuple[NumberWord, bool]]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("33", 33, id="latin"),
        pytest.param("٣٣", 33, id="arabic-indic"),
        pytest.param("۳۳", 33, id="persian"),
        pytest.param("7,777", 7_777, id="thousands with comma"),
        pytest.param("1.244", 1_244, id="thousands with point"),
        pytest.param("١٬٢٤٤", 1_244, id="thousands with arabic separator"),
        pytest.param("1,234,567", 1_234_567, id="two separators"),
        pytest.param("5.6", 5.6, id="decimal"),
        pytest.param("٥٫٦", 5.6, id="arabic decimal"),
        pytest.param("0.125", 0.125, id="decimal below one"),
        pytest.param("1.2.3.4", None, id="dotted list"),
        pytest.param("10:30", None, id="clock"),
        pytest.param("1234567890123", None, id="too long"),
        pytest.param("", None, id="empty"),
        pytest.param("²", None, id="superscript"),
    ],
)
def test_digits(text: str, value: float | None) -> None:
    assert read_digits(text) == value


def unit(value: float) -> NumberWord:
    return NumberWord("unit", value)


def scale(value: float) -> NumberWord:
    return NumberWord("scale", value)


def hundred(value: float) -> NumberWord:
    return NumberWord("hundred", value)


def ten(value: float) -> NumberWord:
    return NumberWord("ten", value)


def digits(value: float) -> NumberWord:
    return NumberWord("digits", value)


@pytest.mark.parametrize(
    ("words", "value", "taken"),
    [
        pytest.param([(unit(5), False), (unit(10), False)], 15, 2, id="teens"),
        pytest.param([(unit(5), False), (unit(10), True)], 5, 1, id="five and ten are two numbers"),
        pytest.param([(unit(5), False), (ten(20), True)], 25, 2, id="five and twenty"),
        pytest.param([(ten(20), False), (unit(5), True)], 20, 1, id="twenty and five is no Arabic number"),
        pytest.param([(unit(10), False), (ten(20), True)], 10, 1, id="ten and twenty are two numbers"),
        pytest.param([(unit(3), False), (hundred(100), False)], 300, 2, id="three hundred apart"),
        pytest.param([(hundred(100), False), (hundred(200), True)], 100, 1, id="hundred and two hundred"),
        pytest.param([(scale(1_000), False), (hundred(200), True)], 1_200, 2, id="thousand and two hundred"),
        pytest.param([(scale(1_000), False), (scale(2_000), True)], 1_000, 1, id="thousand and two thousand"),
        pytest.param([(unit(3), False), (scale(1_000), False), (hundred(500), True)], 3_500, 3, id="3,500"),
        pytest.param(
            [(unit(3), False), (scale(1_000), False), (unit(5), True), (scale(1_000), False)],
            3_000,
            2,
            id="three thousand, five thousand",
        ),
        pytest.param(
            [(digits(13), False), (scale(1_000), False), (digits(500), True)], 13_500, 3, id="13 thousand and 500"
        ),
        pytest.param(
            [(scale(10**6), False), (digits(300), True), (scale(1_000), False)],
            1_300_000,
            3,
            id="million and 300 thousand",
        ),
        pytest.param([(scale(10**6), False), (unit(0.5), True)], 1_500_000, 2, id="million and a half"),
        pytest.param(
            [(scale(2 * 10**6), False), (unit(0.5), True), (scale(10**6), False)],
            2_500_000,
            3,
            id="two millions and half the million",
        ),
        pytest.param([(unit(0.5), False), (scale(10**6), False)], 500_000, 2, id="half a million"),
        pytest.param([(digits(1.5), False), (scale(10**6), False)], 1_500_000, 2, id="decimal million"),
        pytest.param([(unit(3), False), (digits(5), False)], 3, 1, id="word then digits"),
        pytest.param([(digits(5), False), (digits(6), True)], 5, 1, id="digits and digits"),
        pytest.param([(unit(3), False), (NumberWord("vague", 20), True)], 3, 1, id="vague word ends a number"),
        pytest.param([], 0, 0, id="nothing"),
    ],
)
def test_combinations(words: Spelled, value: float, taken: int) -> None:
    assert combine(words) == (value, taken)


def spell_hundreds(number: int) -> list[NumberWord]:
    """Spell a number below a thousand, each word after "and" but the ten of the teens."""
    hundreds, rest = number // 100 * 100, number % 100
    words = [hundred(hundreds)] if hundreds else []
    if rest <= 10:
        return words + ([unit(rest)] if rest else [])
    units, tens = rest % 10, rest // 10 * 10
    if tens == 10:
        return [*words, unit(units), unit(10)]
    return words + ([unit(units)] if units else []) + [ten(tens)]


def spell(number: int) -> Spelled:
    words: Spelled = []
    for value in (1_000_000, 1_000, 1):
        group = number // value % 1_000
        if not group:
            continue
        parts = [] if group == 1 and value > 1 else spell_hundreds(group)
        for n, word in enumerate(parts):
            teen = word == unit(10) and n > 0 and parts[n - 1].kind == "unit"
            words.append((word, bool(words) and not teen))
        if value > 1:
            words.append((scale(value), bool(words) and not parts))
    return words


@given(st.integers(1, 999_999_999))
def test_spelled_numbers_round_trip(number: int) -> None:
    words = spell(number)
    assert combine(words) == (number, len(words))


@given(st.integers(0, 10**12 - 1))
def test_digits_round_trip(number: int) -> None:
    assert read_digits(str(number)) == number
    assert read_digits(str(number).translate({ord(str(d)): "٠١٢٣٤٥٦٧٨٩"[d] for d in range(10)})) == number


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_none(text: str) -> None:
    value = read_digits(text)
    assert value is None or value >= 0
