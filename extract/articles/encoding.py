"""Decoding pages that do not say, or say wrongly, how their text is encoded.

UTF-8 and UTF-16 give themselves away. The single-byte Arabic code pages (windows-1256, ISO 8859-6, MacArabic) do
not: each decodes nearly any bytes, to other letters. They are told apart by how often each letter occurs in Arabic.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from charset_normalizer import from_bytes

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CODE_PAGES: Final = ("cp1256", "iso8859_6", "mac_arabic")
_NO_CHARSETS: Final = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"})
_HIGH_RUN: Final = re.compile(rb"[\x80-\xff]+")
_ARABIC_RUN: Final = 2.0  # bytes: Arabic words are longer
_SAMPLE_BYTES: Final = 65_536
_BROKEN_SHARE: Final = 0.02  # of the non-ASCII characters: more than this and the bytes are not broken UTF-8
_PLAUSIBLE: Final = 0.6  # least score of a text that is Arabic at all; other code pages stay below 0.4
_CONTROL: Final = re.compile(r"[\x01-\x08\x0e-\x1f]")
_CONTROL_SHARE: Final = 0.05  # of all characters: more than this and the bytes are no text

# Letters of running Arabic from frequent to rare, in three tiers, with what an occurrence of each is worth.
# The order is that of any count over newspaper text: alef, lam, ya, mim, nun, waw, ta … zah, ghayn, sad.
_COMMON: Final = frozenset("الينموترهبعدسفقكحةأجشىإخصطءضئذثزغظآؤ")
_FREQUENT: Final = frozenset("اليمنوترهبعدفسقةأ")
_MARKS: Final = frozenset("ًٌٍَُِّْـ،؛؟")


class UnknownEncodingError(ValueError):
    """Bytes that no encoding turns into text."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding that it was read in."""

    text: str
    encoding: str


def decode_bytes(data: bytes, *, declared: str | None = None) -> Decoded:
    """Turn the bytes of a page into text.

    Args:
        data: The whole page.
        declared: Encoding that the page names, if any; believed only where the result is plausible.

    Raises:
        UnknownEncodingError: If the bytes are no text in any encoding that we know.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return Decoded(data[len(bom) :].decode(encoding, errors="replace"), encoding)
    wide = _guess_wide(data[:_SAMPLE_BYTES])
    if wide is not None:
        return Decoded(data.decode(wide, errors="replace"), wide)
    text = _decode_utf8(data)
    if text is not None:
        _refuse_binary(text)
        return Decoded(text, "utf-8")
    encoding = _guess_code_page(data, declared)
    text = data.decode(encoding, errors="replace")
    _refuse_binary(text)
    return Decoded(text, encoding)


def find_wide_encoding(sample: bytes) -> str | None:
    """Return the UTF-16 or UTF-32 that a file's first bytes are in, or None."""
    for bom, encoding in _BOMS[1:]:
        if sample.startswith(bom):
            return encoding
    return _guess_wide(sample)


def _guess_wide(sample: bytes) -> str | None:
    """Return the UTF-16 that unmarked bytes are in, or None: its high bytes are nearly all 00 or 06."""
    if len(sample) < 4:
        return None
    even, odd = sample[0::2], sample[1::2]
    even_high = (even.count(0) + even.count(6)) / len(even)
    odd_high = (odd.count(0) + odd.count(6)) / len(odd)
    if odd_high > 0.8 and even_high < 0.5:
        return "utf-16-le"
    if even_high > 0.8 and odd_high < 0.5:
        return "utf-16-be"
    return None


def _decode_utf8(data: bytes) -> str | None:
    """Decode UTF-8, forgiving a few broken bytes; None where the bytes are something else."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    wide = len(data) - len(text)  # about one for each two-byte character
    return text if broken <= max(1, _BROKEN_SHARE * wide) and broken < wide else None


def _guess_code_page(data: bytes, declared: str | None) -> str:
    """Return the code page whose reading of the bytes is most like Arabic."""
    sample = data[:_SAMPLE_BYTES]
    if _measure_runs(sample) < _ARABIC_RUN:
        return _guess_other(sample)
    candidates = list(_CODE_PAGES)
    if declared is not None and _is_codec(declared):
        candidates.append(declared)
    scored = [(score_arabic(sample.decode(encoding, errors="replace")), encoding) for encoding in candidates]
    score, encoding = max(scored, key=lambda pair: (pair[0], -candidates.index(pair[1])))
    return encoding if score >= _PLAUSIBLE else _guess_other(sample)


def _measure_runs(sample: bytes) -> float:
    """Return the mean length of the runs of bytes beyond ASCII: words in Arabic, single accented letters in Latin."""
    runs = _HIGH_RUN.findall(sample)
    return sum(map(len, runs)) / len(runs) if runs else 0.0


def _guess_other(sample: bytes) -> str:
    """Return the encoding that charset-normalizer finds in bytes that are no Arabic.

    Raises:
        UnknownEncodingError: If it finds none.
    """
    best = from_bytes(sample).best()
    if best is None:
        msg = "the bytes are no text in any known encoding"
        raise UnknownEncodingError(msg)
    return best.encoding


def _is_codec(name: str) -> bool:
    """Tell whether a page may be in an encoding of this name.

    Some of Python's codecs decode bytes to text, but are no encodings of pages; punycode takes the square of the length.
    """
    try:
        b"a".decode(name)
        return codecs.lookup(name).name.replace("_", "-") not in _NO_CHARSETS
    except (LookupError, UnicodeError, ValueError):
        return False


def score_arabic(text: str) -> float:
    """Score how much a text looks like running Arabic, from -1 to 1.

    A wrong code page turns frequent letters into rare ones, into signs, or into letters of other scripts.
    """
    outside = [c for c in text if ord(c) > 0x7F and c != "\xa0"]
    if not outside:
        return 0.0
    score = 0.0
    for character in outside:
        if character in _FREQUENT:
            score += 1.0
        elif character in _COMMON:
            score += 0.6
        elif character in _MARKS or character in "«»“”‘’–—…•":
            score += 0.3
        else:
            score -= 1.0
    if text.count("\xa0") > text.count(" "):  # MacArabic writes its blanks there
        score -= 0.1 * len(outside)
    return score / len(outside)


def _refuse_binary(text: str) -> None:
    """Raise where a text is full of control characters: a picture or an archive."""
    sample = text[:_SAMPLE_BYTES]
    controls = len(_CONTROL.findall(sample))
    if controls > max(4, _CONTROL_SHARE * len(sample)):
        raise UnknownEncodingError("the bytes are full of control characters: not a text")
