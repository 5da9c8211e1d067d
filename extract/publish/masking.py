"""Masking the names of persons in what is published.

A closed list decides: a word is shown if it is known to be no name (`vocabulary.py`), or stands in a name that may be
published: of a place, a group, or a person with a public role. All else is masked, for a doubt masks.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import combining

import duckdb

from extract.mentions.clitics import cut_clitics
from extract.publish.vocabulary import Standing, Vocabulary, read_vocabulary
from extract.text.folding import Folded, fold, fold_word

MASK = "[…]"
DERIVED_ID = "open_"
"""What the ids of actors and places begin with that no reference table knows."""

_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"[ \u00a0\"'«»“”#_-]*")
_SURE = frozenset({Standing.UNKNOWN, Standing.INSIDE})
_PERHAPS = frozenset({Standing.SURNAME, Standing.GIVEN_NAME})
"""What is masked after a title, and after a word that may be a given name."""
_BEHIND_A_WORD = frozenset({Standing.TITLE, Standing.BELONGING})
"""What is masked after a word that may be a given name, too: "the Egyptian"."""
_AFTER_A_MASK = _PERHAPS | _BEHIND_A_WORD | {Standing.END}
"""What is masked after a masked word: the rest of a name."""
_PEOPLE = frozenset({"person", "tribe_or_notables", "community"})
_SHOWN_COLUMNS = frozenset({"quote", "title", "counted_words", "url", "facts_url"})
"""Masked with the marks of their article at hand (of the counted words those stay that the masked quote shows); and
addresses, which would lead nowhere if they were masked."""
_BETWEEN_NAMES = "; "
_KUNYA = re.compile(r"ابو \w+")
"""A byname, "father of": it means a public person only where the extractor has marked it so."""
_IN_THE_NAME_OF = "باسم"
"""After a word for a spokesman; else a given name."""
_ARABIC = r"[\x{0621}-\x{064A}]"


@dataclass(frozen=True)
class _Token:
    word: str
    stems: frozenset[str]
    start: int
    end: int


@dataclass(frozen=True)
class PublicActors:
    """The actors that may be named: all of the reference tables but persons without a public role.

    Attributes:
        ids: Their ids.
        names: Their names, folded, that mean nobody else wherever they stand.
        short_names: Names of one word, of persons, tribes and peoples ("the Moroccan"): behind a masked word a surname.
    """

    ids: frozenset[str]
    names: frozenset[str]
    short_names: frozenset[str]


def read_public_actors(root: Path) -> PublicActors:
    """Read from the reference tables which actors may be named."""
    seeds = root / "seeds"
    with (seeds / "actors.csv").open(encoding="utf-8-sig", newline="") as handle:
        types = {
            row["actor_id"]: row["actor_type"]
            for row in csv.DictReader(handle)
            if row["actor_type"] != "person" or row["is_public_role"] == "true"
        }
    with (seeds / "actor_names.csv").open(encoding="utf-8-sig", newline="") as handle:
        rows = [
            (row["actor_id"], fold_word(row["name"]), row["needs_context"] == "true")
            for row in csv.DictReader(handle)
            if row["actor_id"] in types and row["name"]
        ]
    return PublicActors(
        frozenset(types),
        frozenset(
            name
            for each, name, needs_context in rows
            if not (types[each] == "person" and _KUNYA.fullmatch(name)) and (" " in name or not needs_context)
        ),
        frozenset(
            name
            for each, name, _ in rows
            if " " not in name and (types[each] in _PEOPLE or (types[each] == "state" and name.endswith("ي")))
        ),
    )


class Phrases:
    """A set of names, to be found in a row of words."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take folded names."""
        self.found = {tuple(_WORD.findall(name)) for name in names} - {()}
        self.lengths = sorted({len(words) for words in self.found}, reverse=True)

    def mark(self, tokens: list[_Token]) -> list[bool]:
        """Tell of each word whether it is part of one of the names."""
        marked = [False] * len(tokens)
        words = [token.word for token in tokens]
        for start, token in enumerate(tokens):
            for length in self.lengths:
                rest = tuple(words[start + 1 : start + length])
                if len(rest) == length - 1 and any((stem, *rest) in self.found for stem in token.stems):
                    marked[start : start + length] = [True] * length
                    break
        return marked


class Masker:
    """Masks the names of persons."""

    def __init__(self, vocabulary: Vocabulary, public: PublicActors) -> None:
        """Take the words that may be shown, and who may be named."""
        self.vocabulary = vocabulary
        self.public_ids = public.ids
        self.public = Phrases(public.names)
        self.short_names = public.short_names
        self._standings: dict[tuple[str, bool], Standing] = {}

    def mask(self, text: str, *, private: Iterable[str] = (), kept: Iterable[str] = ()) -> str:
        """Return the text with `[…]` in place of the names of persons, and of words that are not known.

        Args:
            text: A quote or a title.
            private: Words that the extractor has marked as persons without a public role.
            kept: Words that it has marked as places, or as actors that the reference tables know.
        """
        folded = fold(text)
        tokens = [_Token(m.group(), _cut(m.group()), *m.span()) for m in _WORD.finditer(folded.text)]
        masked = self._find_masked(text, folded, tokens, private=private, kept=kept)
        pieces, last, is_open = [], 0, False
        for token, is_masked in zip(tokens, masked, strict=True):
            start, end = folded.span(token.start, token.end)
            if is_masked:
                if not is_open:
                    pieces += [text[last:start], MASK]
                last = end + next((i for i, c in enumerate(text[end:]) if not combining(c)), len(text) - end)
            is_open = is_masked
        return "".join([*pieces, text[last:]])

    def _find_masked(
        self, text: str, folded: Folded, tokens: list[_Token], *, private: Iterable[str], kept: Iterable[str]
    ) -> list[bool]:
        """Tell of each word whether it is masked."""
        masked = Phrases(map(fold_word, private)).mark(tokens)
        public = self.public.mark(tokens)
        kept_words = Phrases(map(fold_word, kept)).mark(tokens)
        standings = [
            Standing.PUBLIC if is_kept or is_public else self._judge(text, folded, token)
            for token, is_kept, is_public in zip(tokens, kept_words, public, strict=True)
        ]
        joined = [
            index > 0 and bool(_GAP.fullmatch(folded.text, tokens[index - 1].end, token.start))
            for index, token in enumerate(tokens)
        ]
        for index in range(len(tokens)):
            masked[index] |= standings[index] in _SURE or (
                joined[index] and self._goes_on(tokens[index], standings[: index + 1], is_behind_mask=masked[index - 1])
            )
        for index in reversed(range(len(tokens) - 1)):
            is_first = standings[index] is Standing.GIVEN_NAME or (
                standings[index] in _PERHAPS and standings[index + 1] is Standing.END
            )
            masked[index] |= is_first and joined[index + 1] and masked[index + 1]
        return masked

    def _goes_on(self, token: _Token, standings: list[Standing], *, is_behind_mask: bool) -> bool:
        """Tell whether a word that may be a name is one, after the words before it."""
        *before, standing = standings
        if is_behind_mask and (
            before[-1] is Standing.INSIDE
            or (before[-1] is Standing.UNKNOWN and standing is Standing.COMMON)
            or standing in _AFTER_A_MASK
            or token.stems & self.short_names
        ):
            return True
        if before[-1] in _PERHAPS and standing is Standing.END:
            return True
        if before[-1] is Standing.GIVEN_NAME and (
            standing in _BEHIND_A_WORD
            or token.stems & self.short_names
            or (standing in _PERHAPS and (not token.word.startswith("ال") or token.word in self.vocabulary.surnames))
        ):
            return True
        while before and before[-1] is Standing.BELONGING:  # "the prisoner", "Palestinian", and a name
            before.pop()
        return bool(before) and before[-1] is Standing.TITLE and standing in _PERHAPS and token.word != _IN_THE_NAME_OF

    def _judge(self, text: str, folded: Folded, token: _Token) -> Standing:
        """Tell what a word is; "on" and "Ali" fold to the same letters."""
        _, end = folded.span(token.start, token.end)
        key = token.word, text[end - 1] == "ى"
        if key not in self._standings:
            self._standings[key] = self.vocabulary.judge(token.word, is_on=key[1])
        return self._standings[key]


@cache
def read_masker(root: Path) -> Masker:
    """Return what masks the names of persons, made of the project's lexicon and reference tables."""
    return Masker(read_vocabulary(root), read_public_actors(root))


def mask_release(connection: duckdb.DuckDBPyConnection, masker: Masker) -> None:
    """Mask the names of persons in a release: in quotes and titles, and wherever else words of an article came in.

    Args:
        connection: With the working database attached as `hudna` and the release's as `published`.
        masker: What finds names.
    """
    private, kept = _read_marked(connection, masker.public_ids)
    for table, key, column in (("bridge_event_claims", "claim_id", "quote"), ("dim_articles", "article_id", "title")):
        rows = connection.execute(
            f"select {key}, article_id, {column} from published.marts.{table} where {column} is not null"
        ).fetchall()
        changed = [
            [shown, row_key]
            for row_key, source, text in rows
            if (shown := masker.mask(text, private=private.get(source, ()), kept=kept.get(source, ()))) != text
        ]
        if changed:
            connection.executemany(f"update published.marts.{table} set {column} = ? where {key} = ?", changed)
    _mask_others(connection, masker)


def _mask_others(connection: duckdb.DuckDBPyConnection, masker: Masker) -> None:
    """Mask what any other column, or list in one, holds in Arabic, unless a reference table or a publisher has that name."""
    names = {
        name
        for (name,) in connection.execute(
            f"select name_ar from published.marts.dim_actors where not starts_with(actor_id, '{DERIVED_ID}') union "
            f"select name_ar from published.marts.dim_places where not starts_with(place_id, '{DERIVED_ID}') union "
            "select name_ar from published.marts.dim_publishers"
        ).fetchall()
    }
    columns = connection.execute(
        "select table_name, column_name from information_schema.columns where table_catalog = 'published' "
        "and table_schema = 'marts' and data_type in ('VARCHAR', 'VARCHAR[]') order by all"
    ).fetchall()
    for table, column in columns:
        if column in _SHOWN_COLUMNS:
            continue
        values = connection.execute(
            f'select distinct "{column}" from published.marts.{table} where regexp_matches("{column}"::varchar, ?)',
            [_ARABIC],
        ).fetchall()
        changed = [[shown, value] for (value,) in values if (shown := _mask_names(value, names, masker)) != value]
        if changed:
            connection.executemany(f'update published.marts.{table} set "{column}" = ? where "{column}" = ?', changed)


def _mask_names(value: str | list[str | None] | None, names: set[str], masker: Masker) -> Any:  # noqa: ANN401
    """Mask a name, several in one cell, or those of a list; what comes back has the shape of what was given."""
    if value is None:
        return None
    if isinstance(value, list):
        return [_mask_names(each, names, masker) for each in value]
    return _BETWEEN_NAMES.join(name if name in names else masker.mask(name) for name in value.split(_BETWEEN_NAMES))


def _read_marked(
    connection: duckdb.DuckDBPyConnection, public_ids: frozenset[str]
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return, by article, what is marked as private persons, and as what may be named."""
    private: dict[str, list[str]] = {}
    kept: dict[str, list[str]] = {}
    rows = connection.execute(
        "select distinct article_id, text, entity_type = 'person', actor_id from hudna.raw.mentions "
        "where kind in ('actor', 'place') and (entity_type = 'person' or actor_id is not null or place_id is not null) "
        "order by all"
    ).fetchall()
    for article, text, is_person, actor_id in rows:
        (private if is_person and actor_id not in public_ids else kept).setdefault(article, []).append(text)
    return private, kept


def _cut(word: str) -> frozenset[str]:
    """Return a word with and without the letters that are written together with it."""
    return frozenset(("ال" if is_definite else "") + stem for *_rest, is_definite, stem in cut_clitics(word))
