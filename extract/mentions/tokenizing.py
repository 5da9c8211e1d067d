"""Tokens of stored text: each piece between blanks is folded, split and looked up once, and remembered.

News repeats its words, and finding a piece again is several times cheaper than folding, matching and reading it anew.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import accumulate, chain

from extract.mentions.clitics import strip_clitics
from extract.mentions.entries import Word
from extract.text.folding import fold, fold_word
from extract.text.tokens import TOKEN

_REMEMBERED = 100_000  # pieces; a stream of noise must not eat the memory
_LONGEST = 64  # characters of a piece that is remembered
_QUOTE = '"'  # for what an old page left of one ("&quot;")
_TA = "ة"  # folds to the letter of a pronoun, and is none
_TA_ENDINGS = (_TA, *(_TA + mark for mark in "\u064b\u064c\u064d\u064e\u064f\u0650"))
_A = "\u064e"  # the vowel mark that tells the dual in -ayn (مقاتلَين) from the plural in -īn, which is written alike
_DUAL_ENDINGS = tuple(f"{_A}ي{quiet}ن{last}" for quiet in ("", "\u0652") for last in ("", "\u0650"))
_Spans = tuple[tuple[int, int, int, int], ...]


class Token:
    """A written form with all that marking looks up of it, once for all texts.

    Attributes:
        text: The form, folded.
        bare: The form without clitics, as far as spelling shows them.
        word: How the lexicon reads it; None if it has no reading.
        counts: How a count can begin at it (counts.py); 0 if none can.
        dates: What must follow it for a date to begin at it (timex.py); 0 if none can.
    """

    __slots__ = ("bare", "counts", "dates", "text", "word")

    def __init__(self, text: str, word: Word | None = None, *, counts: int = 0, dates: int = 0) -> None:
        """Keep what was looked up."""
        self.text = text
        self.bare = strip_clitics(text)
        self.word = word
        self.counts = counts
        self.dates = dates


class _Remembered(dict[str, Token]):
    """Folded form → its token."""

    def __init__(self, look_up: Callable[[str], Token]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, text: str) -> Token:
        if len(self) >= _REMEMBERED:
            self.clear()
        token = self[text] = self._look_up(text)
        return token


class _Pieces(dict[str, tuple[Token, ...]]):
    """Piece of stored text without a blank → its tokens."""

    def __init__(
        self,
        look_up: Callable[[str], Token],
        look_up_feminine: Callable[[str], Token],
        look_up_dual: Callable[[str], Token],
    ) -> None:
        super().__init__()
        self._tokens = _Remembered(look_up)
        self._feminines = _Remembered(look_up_feminine)
        self._duals = _Remembered(look_up_dual)

    def __missing__(self, piece: str) -> tuple[Token, ...]:
        forms = TOKEN.findall(fold_word(piece))
        if ";" in piece:
            forms = [_QUOTE if len(form) > 1 and form.endswith(";") else form for form in forms]
        if _TA in piece or _A in piece:
            printed = (piece[start:end] for start, end, _a, _b in _locate.__wrapped__(piece))
            tokens = tuple(self._choose(word)[form] for form, word in zip(forms, printed, strict=True))
        else:
            tokens = tuple(map(self._tokens.__getitem__, forms))
        if len(piece) <= _LONGEST:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[piece] = tokens
        return tokens

    def _choose(self, printed: str) -> _Remembered:
        """Return what looks up a form by an ending that folding makes like another."""
        if printed.endswith(_TA_ENDINGS):
            return self._feminines
        return self._duals if printed.endswith(_DUAL_ENDINGS) else self._tokens


class Tokenizer:
    """Splits texts into tokens; one instance serves all articles."""

    def __init__(
        self,
        look_up: Callable[[str], Token],
        look_up_feminine: Callable[[str], Token] | None = None,
        look_up_dual: Callable[[str], Token] | None = None,
    ) -> None:
        """Start with nothing remembered.

        Args:
            look_up: Makes the token of a folded form.
            look_up_feminine: The same of a form that is printed with the ending ة.
            look_up_dual: The same of a form that is printed with the vowel of a dual.
        """
        self._pieces = _Pieces(look_up, look_up_feminine or look_up, look_up_dual or look_up)

    def split(self, text: str) -> Tokens:
        """Return the tokens of a text: those of `TOKEN` over the folded text."""
        pieces = text.split(
            " "
        )  # folding works sign by sign and no token holds a blank, so the pieces' tokens are the text's
        return Tokens(pieces, list(map(self._pieces.__getitem__, pieces)))


class Tokens:
    """The tokens of a text, and where they stand in it.

    Attributes:
        tokens: The tokens, in order.
        words: Their folded forms.
        bare: These without clitics, as far as spelling shows them.
    """

    __slots__ = ("_firsts", "_long", "_piece_of", "_pieces", "_split", "_starts", "bare", "tokens", "words")

    def __init__(self, pieces: list[str], split: list[tuple[Token, ...]]) -> None:
        """Take the pieces between blanks, and the tokens of each."""
        self.tokens: list[Token] = list(chain.from_iterable(split))
        self.words: list[str] = [token.text for token in self.tokens]
        self.bare: list[str] = [token.bare for token in self.tokens]
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
        self._piece_of = [n for n, tokens in enumerate(self._split) for _ in tokens]
        self._firsts = list(accumulate(map(len, self._split), initial=0))
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
