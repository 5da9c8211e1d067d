"""Masking the names of persons in what is published.

A name is masked in three cases, and a doubt masks: the extractor has marked it as a person without a public role; it
follows a word that brings a name in ("called", "the prisoner", "the wife of"); it begins with a common given name.
What the reference tables name, a place, a group or a person with a public role, is kept.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from unicodedata import combining

import duckdb
import yaml

from extract.text.folding import Folded, fold, fold_word

MASK = "[…]"
DERIVED_ID = "open_"
"""What the ids of actors begin with that no reference table knows."""

MOST_WORDS = 4
"""Words of a name, beside "son of", "father of" and their like."""

_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"[ \u00a0\"'«»“”#_-]*")
_JOINED = {"و": "", "ف": "", "ب": "", "ل": "", "ك": "", "لل": "ال"}
_ON = fold_word("على")
_FOR_MANY = re.compile(r"ل\w{3,}(?:ين|ات)|ل\w{3,}ا")
_VERB = re.compile(r"(?:س|و|ف)?[يت]\w{3,}")


@dataclass(frozen=True)
class PersonWords:
    """The words of `persons.yml` and the verbs of the lexicon, folded."""

    introducers: frozenset[str]
    persons: frozenset[str]
    speakers: frozenset[str]
    on_behalf: frozenset[str]
    relatives: frozenset[str]
    connectors: frozenset[str]
    given_names: frozenset[str]
    worded_names: frozenset[str]
    stops: frozenset[str]


@dataclass(frozen=True)
class _Token:
    word: str
    stems: frozenset[str]
    start: int
    end: int


def read_person_words(root: Path) -> PersonWords:
    """Read the words that find names, from the project's lexicon."""
    lexicon = root / "extract" / "lexicon"
    persons = yaml.safe_load((lexicon / "persons.yml").read_text(encoding="utf-8"))
    folded = {name: frozenset(map(fold_word, words)) for name, words in persons.items()}
    known = frozenset(map(fold_word, _read_known_words(lexicon))) - folded["given_names"] - folded["worded_names"]
    return PersonWords(**(folded | {"stops": folded["stops"] | known}))


def _read_known_words(lexicon: Path) -> Iterator[str]:
    """Yield words of the extractor's lexicon that are no names: verbs, nouns of people, numbers."""
    verbs, people, numbers = (
        yaml.safe_load((lexicon / name).read_text(encoding="utf-8"))
        for name in ("verbs.yml", "people.yml", "numbers.yml")
    )
    for entry in [*(entry for entries in verbs["classes"].values() for entry in entries), *people["nouns"]]:
        for key in ("past", "present", "noun", "participle", "passive", "word", "plural", "feminine"):
            forms = entry.get(key) or []
            yield from [forms] if isinstance(forms, str) else forms
    for scale in ("units", "teens", "tens", "hundreds", "scales", "vague", "ordinals"):
        yield from numbers[scale]


@dataclass(frozen=True)
class PublicActors:
    """All actors of the reference tables but persons without a public role: their ids and folded names."""

    ids: frozenset[str]
    names: frozenset[str]


def read_public_actors(root: Path) -> PublicActors:
    """Read from the reference tables which actors may be named."""
    seeds = root / "seeds"
    with (seeds / "actors.csv").open(encoding="utf-8", newline="") as handle:
        ids = frozenset(
            row["actor_id"]
            for row in csv.DictReader(handle)
            if row["actor_type"] != "person" or row["is_public_role"] == "true"
        )
    with (seeds / "actor_names.csv").open(encoding="utf-8", newline="") as handle:
        names = [row["name"] for row in csv.DictReader(handle) if row["actor_id"] in ids]
    return PublicActors(ids, frozenset(fold_word(name) for name in names if name))


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

    def __init__(self, words: PersonWords, public: PublicActors) -> None:
        """Take the words that find names, and who may be named."""
        self.words = words
        self.public_ids = public.ids
        self.names = words.given_names | words.worded_names
        self.public = Phrases(public.names)

    def mask(self, text: str, *, private: Iterable[str] = (), kept: Iterable[str] = ()) -> str:
        """Return the text with `[…]` in place of the names of persons.

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
        masked = Phrases(map(fold_word, private)).mark(tokens)
        held = [
            a or b for a, b in zip(self.public.mark(tokens), Phrases(map(fold_word, kept)).mark(tokens), strict=True)
        ]
        reader = _Reader(self, text, folded, tokens, held)
        for index, token in enumerate(tokens):
            if held[index] or masked[index]:
                continue
            if token.stems & self.words.introducers:
                places = reader.read_name(index + 1, is_sure=True)
            elif token.stems & (self.words.persons | self.words.relatives):
                start = reader.skip_adjectives(index + 1)
                if token.stems & self.words.speakers and reader.speaks_for_others(start):
                    continue
                places = reader.read_name(start, is_sure=False)
            elif reader.is_given(index, self.words.given_names):
                start = reader.find_start(index)
                places = [*range(start, index), *reader.read_name(index, is_sure=True)]
            else:
                continue
            for place in places:
                masked[place] = True
        return masked


@dataclass(frozen=True)
class _Reader:
    """Reads names out of the words of one text; `held` marks the words that may be published."""

    masker: Masker
    text: str
    folded: Folded
    tokens: list[_Token]
    held: list[bool]

    def is_given(self, index: int, names: frozenset[str]) -> bool:
        """Tell whether a word is a given name; "Ali" is not "on", though both fold to the same letters."""
        token = self.tokens[index]
        _, end = self.folded.span(token.start, token.end)
        if self.text[end - 1] == "ى":
            return bool((token.stems - {_ON}) & names)
        return bool(token.stems & names)

    def speaks_for_others(self, index: int) -> bool:
        """Tell whether "in the name of" stands there, not a man called so."""
        return index < len(self.tokens) and self.tokens[index].word in self.masker.words.on_behalf

    def skip_adjectives(self, index: int) -> int:
        """Pass over "the Palestinian", "the freed" between a noun and a name."""
        while (
            index < len(self.tokens)
            and self.tokens[index].word.startswith("ال")
            and not self.held[index]
            and self.tokens[index].word not in self.masker.names
            and self._is_joined(index)
        ):
            index += 1
        return index

    def find_start(self, index: int) -> int:
        """Return where a name begins whose given name is not its first: go back over others and "son of"."""
        inner = self.masker.words.worded_names | self.masker.words.connectors
        while index and self._is_joined(index) and self.tokens[index - 1].word in inner and not self.held[index - 1]:
            index -= 1
        return index

    def read_name(self, start: int, *, is_sure: bool) -> list[int]:
        """Return the places of the words of a name that begins at `start`, none if none does."""
        places: list[int] = []
        count = 0
        for index in range(start, len(self.tokens)):
            is_head = index == start and is_sure
            if self.held[index] or (not is_head and not self._is_joined(index)) or count == MOST_WORDS:
                break
            if self.tokens[index].word in self.masker.words.connectors:
                places.append(index)
            elif self._can_be_name(index, is_head=is_head):
                places.append(index)
                count += 1
            else:
                break
        return places if count else []

    def _can_be_name(self, index: int, *, is_head: bool) -> bool:
        word = self.tokens[index].word
        if self.is_given(index, self.masker.names):
            return True
        if len(word) == 1 or self.tokens[index].stems & self.masker.words.stops:
            return False
        return is_head or not (_VERB.fullmatch(word) or _FOR_MANY.fullmatch(word))

    def _is_joined(self, index: int) -> bool:
        """Tell whether only blanks or quotation marks stand between a word and the one before."""
        return index == 0 or bool(
            _GAP.fullmatch(self.folded.text, self.tokens[index - 1].end, self.tokens[index].start)
        )


def mask_release(connection: duckdb.DuckDBPyConnection, masker: Masker) -> None:
    """Mask the names of persons in the quotes and titles of a release, and in names that no reference table knows.

    Args:
        connection: With the working database attached as `hudna` and the release's as `published`.
        masker: What finds names.
    """
    private, kept = _read_marked(connection, masker.public_ids)
    for table, key, column, article in (
        ("bridge_event_claims", "claim_id", "quote", "article_id"),
        ("dim_articles", "article_id", "title", "article_id"),
        ("dim_actors", "actor_id", "name_ar", "null"),
    ):
        rows = connection.execute(
            f"select {key}, {article}, {column} from published.marts.{table} where {column} is not null "
            f"and ('{table}' <> 'dim_actors' or starts_with({key}, '{DERIVED_ID}'))"
        ).fetchall()
        changed = [
            [shown, row_key]
            for row_key, source, text in rows
            if (shown := masker.mask(text, private=private.get(source, ()), kept=kept.get(source, ()))) != text
        ]
        if changed:
            connection.executemany(f"update published.marts.{table} set {column} = ? where {key} = ?", changed)


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
    stems = {word}
    for _ in range(2):  # "and" before "to the"
        for stem in tuple(stems):
            for joined, article in _JOINED.items():
                if stem.startswith(joined) and len(stem) - len(joined) > 2:
                    stems.add(article + stem[len(joined) :])
    return frozenset(stems)
