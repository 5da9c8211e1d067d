"""Clitics: what Arabic writes together with a word, as far as spelling shows it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

PRONOUNS = ("هما", "هم", "ها", "هن", "نا", "كم", "ه", "ي")  # their, his, our …, the longest first
_BEFORE = ("وال", "بال", "لل", "ال", "و", "ب", "ل")  # and the, by the, for the, the, and, by, for
_OBJECTS = ("هما", "هم", "ها", "هن", "ه")  # of them, of her, of him

EACH_OF = (["كل", "من"], ["كلا", "من"])
"""Between a preposition and the names that it governs ("مع كل من X وY")."""

Cut = tuple[str, bool, bool, bool, str]
"""One way to read a form: preposition, "and", future, article, stem."""


def cut_clitics(text: str) -> list[Cut]:
    """Return the ways to cut clitics off a word, the least cut first."""
    cuts: list[Cut] = []
    for joined in (False, True):
        if joined and (text[0] not in "وف" or len(text) < 3):
            continue
        rest = text[1:] if joined else text
        cuts.append(("", joined, False, False, rest))
        if rest.startswith("ال") and len(rest) > 3:
            cuts.append(("", joined, False, True, rest[2:]))
        if rest[0] in "بلك" and len(rest) > 2:
            inner = rest[1:]
            if rest.startswith("لل") and len(rest) > 3:
                cuts.append(("ل", joined, False, True, rest[2:]))
                cuts.append(("ل", joined, False, False, inner))
            else:
                cuts.append((rest[0], joined, False, False, inner))
                if inner.startswith("ال") and len(inner) > 3:
                    cuts.append((rest[0], joined, False, True, inner[2:]))
        if rest[0] == "س" and len(rest) > 3 and rest[1] in "يتنا":
            cuts.append(("", joined, True, False, rest[1:]))
    return cuts


def restore_forms(base: str) -> Iterator[str]:
    """Yield the forms that a stem before a pronoun suffix may stand for."""
    if base.endswith("ا"):
        yield base[:-1] + "ي"
    yield base
    if base.endswith("ت"):
        yield base[:-1] + "ه"
    if base.endswith(("اي", "او")):
        yield base[:-1] + "ء"


@lru_cache(maxsize=50_000)
def strip_clitics(text: str) -> str:
    """Return a token without and, preposition, article and pronoun, as far as spelling shows them.

    The ending ة goes with the pronouns: whether a list of whole words holds a token is told by `is_among`.
    """
    text = _strip_before(text)
    for suffix in _OBJECTS:
        if text.endswith(suffix) and len(text) - len(suffix) >= 3:
            return text[: -len(suffix)]
    return text


def is_among(text: str, words: frozenset[str]) -> bool:
    """Tell whether one of some words is a token, or is left of it without what is written together with it ("والجولة": جولة)."""
    return not words.isdisjoint(_list_bare(text))


@lru_cache(maxsize=50_000)
def _list_bare(text: str) -> tuple[str, ...]:
    """Return a token, and what is left of it without what is written together with it."""
    return text, _strip_before(text), strip_clitics(text)


@lru_cache(maxsize=50_000)
def _strip_before(text: str) -> str:
    """Return a token without and, preposition and article, as far as spelling shows them."""
    prefix = next((each for each in _BEFORE if text.startswith(each) and len(text) - len(each) >= 3), "")
    return text[len(prefix) :]


def strip_prefixes(text: str) -> str:
    """Return a token without "and" and a preposition before it, however little is left; its article stays."""
    return text.removeprefix("و").removeprefix("ب").removeprefix("ل")


def find_preposition(text: str) -> str:
    """Return the preposition that is written together with a token's article ("بال", "لل"), empty if there is none."""
    text = text.removeprefix("و")
    if text.startswith("لل") or (text[:1] in "لب" and text[1:3] == "ال"):
        return text[0]
    return ""
