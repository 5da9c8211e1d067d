"""Numbers in words, against num2words as an oracle."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from num2words import num2words

from extract.mentions.items import Marked
from extract.mentions.numbers import Number, read_number

Mark = Callable[..., Marked]
# the oracle writes 200 and 2,000 in the construct state, as before a noun: "ألفا" alone is also the accusative of 1,000
CONSTRUCT = {"مئتا": "مئتان", "ألفا": "ألفان", "مليونا": "مليونان"}
LARGE = sorted(Random(33).sample(range(2_001, 1_000_000), 300) + Random(11).sample(range(1_000_000, 9_999_999), 100))  # noqa: S311 a sample of numbers


def write(number: int) -> str:
    """Return a number in words, with "and" written together with the next word as in print."""
    words = num2words(number, lang="ar").replace(" و ", " و").split()
    if words[-1] in CONSTRUCT:
        words[-1] = CONSTRUCT[words[-1]]
    return " ".join(words)


def read(mark: Mark, text: str) -> Number | None:
    marked = mark(text)
    return read_number(marked, 0, len(marked.words))


@pytest.mark.parametrize("start", range(0, 2_001, 250))
def test_small_numbers_in_words_round_trip(mark: Mark, start: int) -> None:
    wrong = {}
    for number in range(max(start, 1), min(start + 250, 2_001)):
        found = read(mark, write(number))
        if found is None or (found.value, found.vague) != (number, False):
            wrong[write(number)] = found
    assert wrong == {}


def test_large_numbers_in_words_round_trip(mark: Mark) -> None:
    wrong = {write(n): found for n in LARGE if (found := read(mark, write(n))) is None or found.value != n}
    assert wrong == {}


@pytest.mark.parametrize(
    ("text", "value", "tokens"),
    [
        pytest.param("ثلاثة آلاف وخمسة آلاف", 3_000, 2, id="two numbers"),
        pytest.param("ثلاثة وخمسة", 3, 1, id="three and five"),
        pytest.param("خمسة عشر أسيرا", 15, 2, id="stops at the noun"),
        pytest.param("13 ألف و 500", 13_500, 4, id="loose conjunction"),
        pytest.param("12 و13", 12, 1, id="two figures"),
        pytest.param("مليار و200 مليون", 1_200_000_000, 4, id="a billion and more"),
        pytest.param("عشرات الآلاف", 20_000, 2, id="dozens of thousands"),
        pytest.param("مئات الآلاف", 200_000, 2, id="hundreds of thousands"),
        pytest.param("عدة آلاف", 2_000, 2, id="several thousands"),
        pytest.param("( 66 ) ستة وستون محتجزا"[2:], 66, 4, id="figures said again in words"),
        pytest.param("12 (اثنا عشر) أسيرا", 12, 5, id="said again in brackets"),
        pytest.param("اثني عشر (12) أسيرا", 12, 5, id="words said again in figures"),
        pytest.param("12 ثلاثة عشر", 12, 1, id="words of another number"),
    ],
)
def test_where_a_number_ends(mark: Mark, text: str, value: int, tokens: int) -> None:
    found = read(mark, text)
    assert found is not None
    assert (found.value, found.end) == (value, tokens)


@pytest.mark.parametrize(
    "text",
    [pytest.param("أحد القادة", id="one of"), pytest.param("الأحد", id="Sunday"), pytest.param("أسرى", id="noun")],
)
def test_what_is_no_number(mark: Mark, text: str) -> None:
    assert read(mark, text) is None


def test_some_has_no_value(mark: Mark) -> None:
    assert read(mark, "بضعة أسرى") == Number(None, 1, vague=True)
