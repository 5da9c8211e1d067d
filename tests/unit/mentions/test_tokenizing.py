from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.mentions.tokenizing import Token, Tokenizer
from extract.text.folding import fold
from extract.text.tokens import TOKEN

TRICKY = "سلّم الأسـرى،«داعش» ٢٠١٨/5 \u00a0\t\n\u202e\u200f\u064b\u0651\u0640T72"
TEXTS = st.text(st.sampled_from(TRICKY) | st.characters(), max_size=120)


@given(TEXTS)
def test_tokens_are_those_of_the_folded_text(text: str) -> None:
    assert Tokenizer(Token).split(text).words == TOKEN.findall(fold(text).text)


@given(TEXTS)
def test_spans_are_those_that_folding_gives_back(text: str) -> None:
    folded = fold(text)
    expected = [folded.span(*match.span()) for match in TOKEN.finditer(folded.text)]
    tokens = Tokenizer(Token).split(text)

    assert [tokens.span(i, i + 1) for i in range(len(tokens.words))] == expected
    if expected:
        assert tokens.span(0, len(expected)) == (expected[0][0], expected[-1][1])


@pytest.mark.parametrize(
    ("text", "follows"),
    [("T72", True), ("عامٍ2018", True), ("T 72", False), ("T\u00a072", False)],
    ids=["letters and digits", "past a mark", "a blank", "a hard blank"],
)
def test_token_follows_on_where_nothing_parts_it(text: str, *, follows: bool) -> None:
    tokens = Tokenizer(Token).split(text)

    assert tokens.follows_on(len(tokens.words) - 1) is follows


def test_piece_too_long_to_remember_is_split_all_the_same() -> None:
    text = "،".join(["أسرى"] * 100)
    tokens = Tokenizer(Token).split(text)

    assert len(tokens.words) == 199
    assert text[slice(*tokens.span(198, 199))] == "أسرى"


def test_form_printed_with_the_ending_of_a_feminine_is_looked_up_as_one() -> None:
    def as_feminine(text: str) -> Token:
        return Token(text, counts=1)

    tokens = Tokenizer(Token, as_feminine).split("حملةً حمله وحملة،")

    assert [(token.text, token.counts) for token in tokens.tokens] == [("حمله", 1), ("حمله", 0), ("وحمله", 1), ("،", 0)]


@pytest.mark.parametrize(
    ("printed", "is_dual"),
    [("مقاتلَين", True), ("مقاتلَيْنِ", True), ("مقاتلِين", False), ("مقاتلين", False), ("مُقَاتلين", False)],
)
def test_form_printed_with_the_vowel_of_a_dual_is_looked_up_as_one(printed: str, *, is_dual: bool) -> None:
    def as_dual(text: str) -> Token:
        return Token(text, counts=1)

    tokens = Tokenizer(Token, look_up_dual=as_dual).split(printed)

    assert [(token.text, bool(token.counts)) for token in tokens.tokens] == [("مقاتلين", is_dual)]
