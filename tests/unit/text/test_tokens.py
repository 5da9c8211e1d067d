"""Tokens and sentences."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.text.tokens import MAX_SENTENCE, TOKEN, split_sentences


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        pytest.param("13الف مدني", ["13", "الف", "مدني"], id="digits glued to a word"),
        pytest.param("ال33", ["ال", "33"], id="article glued to digits"),
        pytest.param("1,244 و1.5", ["1,244", "و", "1.5"], id="separators inside a number"),
        pytest.param("21/5/2018", ["21", "/", "5", "/", "2018"], id="date"),
        pytest.param("وصلوا 12.", ["وصلوا", "12", "."], id="full stop after a number"),
        pytest.param("(450)", ["(", "450", ")"], id="brackets"),
        pytest.param("سطر\nسطر", ["سطر", "\n", "سطر"], id="line end"),
        pytest.param("a_b", ["a", "b"], id="underscore is no letter"),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert TOKEN.findall(text) == tokens


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        pytest.param("وصلوا . غادروا .", ["وصلوا", "غادروا"], id="stops"),
        pytest.param("قال : « وصلوا . » ثم غادروا", ["قال : « وصلوا", "ثم غادروا"], id="quote closed after the stop"),
        pytest.param("وصلوا ؟ نعم ! ؛", ["وصلوا", "نعم"], id="question and exclamation"),
        pytest.param("", [], id="empty"),
        pytest.param(". . .", [], id="only stops"),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    words = text.split()
    assert [" ".join(words[a:b]) for a, b in split_sentences(words)] == sentences


@given(st.lists(st.sampled_from(["كلمة", ".", "\n", "»", "،"]), max_size=600))
def test_sentences_are_ordered_short_and_lose_no_word(words: list[str]) -> None:
    bounds = split_sentences(words)
    assert all(a < b and b - a <= MAX_SENTENCE for a, b in bounds)
    assert all(b <= c for (_, b), (c, _) in pairwise(bounds))
    assert sum(words[a:b].count("كلمة") for a, b in bounds) == words.count("كلمة")
