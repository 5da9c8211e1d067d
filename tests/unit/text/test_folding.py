"""Folding unifies spellings and keeps the way back to the stored text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.text.folding import fold, fold_name, fold_word

MIXED = st.text(st.one_of(st.sampled_from("أإآاىيةهؤئءبتـًٌٍَُِّْٰ\u200f\u202a\u2067 .،12٣"), st.characters()), max_size=80)


@pytest.mark.parametrize(
    ("stored", "folded"),
    [
        pytest.param("أُسَرَاءُ", "اسراء", id="vowels and hamza"),
        pytest.param("قُـــرى", "قري", id="tatweel and final ya"),
        pytest.param("مئة", "ميه", id="hamza seat and ta marbuta"),
        pytest.param("لـ\u200f«العدل»", "ل«العدل»", id="direction marks"),
        pytest.param("a\u00a0b", "a b", id="no-break space"),
        pytest.param("", "", id="empty"),
    ],
)
def test_fold_word(stored: str, folded: str) -> None:
    assert fold_word(stored) == folded


@pytest.mark.parametrize(
    ("name", "key"),
    [
        pytest.param("حركة «العدل»", "حركه عدل", id="quotes and article"),
        pytest.param("للهلال الأحمر", "هلال احمر", id="article after a preposition"),
        pytest.param("Army-of X", "army of x", id="latin"),
        pytest.param("!!", "", id="no letters"),
    ],
)
def test_fold_name(name: str, key: str) -> None:
    assert fold_name(name) == key


@given(MIXED)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(MIXED, st.data())
def test_a_span_slices_back_to_the_words_it_was_read_from(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    a, b = folded.span(start, end)
    assert 0 <= a < b <= len(text)
    assert fold(text[a:b]).text == folded.text[start:end]


@given(st.text("ابتثي ", max_size=40), st.integers(0, 40))
def test_nothing_moves_where_nothing_is_deleted(text: str, offset: int) -> None:
    assert fold(text).origin(offset) == offset
