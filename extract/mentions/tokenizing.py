"""Tokens of stored text: each piece between blanks is folded and split once, and remembered.

News repeats its words, and looking a piece up is several times cheaper than folding and matching it anew.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate, chain, repeat

from extract.text.folding import fold, fold_word
from extract.text.tokens import TOKEN

_REMEMBERED = 100_000  # pieces; a stream of noise must not eat the memory
_LONGEST = 64  # characters of a piece that is remembered
_Spans = tuple[tuple[int, int, int, int], ...]


class _Pieces(dict[str, tuple[str, ...]]):
    """Piece of stored text without a blank → its tokens, folded."""

    def __missing__(self, piece: str) -> tuple[str, ...]:
        tokens = tuple(TOKEN.findall(fold_word(piece)))
        if len(piece) <= _LONGEST:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[piece] = tokens
        return tokens


class Tokenizer:
    """Splits texts into tokens; one instance serves all articles."""

    def __init__(self) -> None:
        """Start with nothing remembered."""
        self._pieces = _Pieces()

    def split(self, text: str) -> Tokens:
        """Return the tokens of a text: those of `TOKEN` over the folded text."""
        pieces = text.split(
            " "
        )  # folding works sign by sign and no token holds a blank, so the pieces' tokens are the text's
        return Tokens(pieces, list(map(self._pieces.__getitem__, pieces)))


class Tokens:
    """The tokens of a text, and where they stand in it.

    Attributes:
        words: The folded tokens, in order.
    """

    __slots__ = ("_firsts", "_long", "_piece_of", "_pieces", "_split", "_starts", "words")

    def __init__(self, pieces: list[str], split: list[tuple[str, ...]]) -> None:
        """Take the pieces between blanks, and the tokens of each."""
        self.words: list[str] = list(chain.from_iterable(split))
        self._pieces = pieces
        self._split = split
        self._piece_of: list[int] = []  # of each token; this list and the next two are made when first asked for
        self._firsts: list[int] = []  # tokens before each piece
        self._starts: list[int] = []  # letters before each piece, without the blanks
        self._long: dict[int, _Spans] = {}  # of pieces too long to be remembered for all texts

    def span(self, i: int, j: int) -> tuple[int, int]:
        """Return the span in the stored text of tokens [i, j), from the first letter to the last."""
        if not self._piece_of:
            self._index()
        first, last = self._piece_of[i], self._piece_of[j - 1]
        start = self._locate(first)[i - self._firsts[first]][0]
        end = self._locate(last)[j - 1 - self._firsts[last]][1]
        return self._starts[first] + first + start, self._starts[last] + last + end

    def follows_on(self, i: int) -> bool:
        """Tell whether nothing parts token i from the one before: "T72", "عام2018"."""
        if not self._piece_of:
            self._index()
        piece = self._piece_of[i]
        k = i - self._firsts[piece]
        if not k:
            return False
        spans = self._locate(piece)
        return spans[k - 1][3] == spans[k][2]

    def _index(self) -> None:
        """Note in which piece each token stands, and what stands before each piece."""
        counts = list(map(len, self._split))
        self._piece_of = list(chain.from_iterable(map(repeat, range(len(counts)), counts)))
        self._firsts = list(accumulate(counts, initial=0))
        self._starts = list(accumulate(map(len, self._pieces), initial=0))

    def _locate(self, piece: int) -> _Spans:
        """Return the spans of the tokens of a piece."""
        text = self._pieces[piece]
        if len(text) <= _LONGEST:
            return _locate(text)
        found = self._long.get(piece)
        if found is None:
            found = self._long[piece] = _locate.__wrapped__(text)
        return found


@lru_cache(maxsize=20_000)
def _locate(piece: str) -> _Spans:
    """Return the spans of the tokens of a piece: in the stored piece, and in the folded one."""
    folded = fold(piece)
    spans = [match.span() for match in TOKEN.finditer(folded.text)]
    return tuple((*folded.span(start, end), start, end) for start, end in spans)
