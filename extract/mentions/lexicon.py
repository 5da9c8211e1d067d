"""The lexicon: words of `extract/lexicon/` and names of `seeds/`, compiled for marking."""

from __future__ import annotations

import csv
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

import yaml

from extract.mentions import forms
from extract.text.folding import fold_word
from extract.text.numerals import NumberWord, read_digits
from extract.text.tokens import TOKEN

LEXICON = Path(__file__).resolve().parent.parent / "lexicon"
_SUFFIXES = ("هما", "هم", "ها", "هن", "نا", "كم", "ه", "ي")


class LexiconError(ValueError):
    """A lexicon or reference table cannot be compiled; the message names the file and the entry."""


@dataclass(slots=True, eq=False)
class Noun:
    """A noun of people, vehicles or convoys in one of its forms.

    Attributes:
        kind: `people`, `vehicles` or `convoys`.
        number: `s`, `d` or `p`.
        category: Of people: codebook, section 4; of the others: the singular.
        held: The word says that somebody holds the person.
        weak: The word counts people only beside a number.
    """

    kind: str
    number: str
    category: str
    held: bool = False
    weak: bool = False


@dataclass(slots=True, eq=False)
class Name:
    """A name of an actor or a place.

    Attributes:
        kind: `actor` or `place`.
        entity_id: Its id.
        canonical: Canonical Arabic name of the entity.
        entity_type: Type of the entity.
        name_kind: Of an actor: `canonical`, `alias`, `organ`, `epithet`, `metonym` …
        gated: The name needs context (an actor named before, a place noun before it).
        country: ISO2 code of the entity's country.
        salience: Of a place: 0 to 3.
        since: ISO date from which an actor bears the name, empty if always.
        until: ISO date to which it bears it, empty if still.
    """

    kind: str
    entity_id: str
    canonical: str
    entity_type: str
    name_kind: str = "alias"
    gated: bool = False
    country: str = ""
    salience: int = 2
    since: str = ""
    until: str = ""

    def holds_on(self, day: str) -> bool:
        """Tell whether the entity bore the name on an ISO day; an empty day is today's usage."""
        day = day or "9999"
        return (not self.since or self.since <= day) and (
            not self.until or day <= (self.until if len(self.until) > 4 else self.until + "-12-31")
        )


class Entry:
    """All readings of one written form, clitics off."""

    __slots__ = ("classes", "head", "nationality", "needs_object", "noun", "number", "ordinal", "tense", "weekday")

    def __init__(self) -> None:
        """Make an entry without readings."""
        self.classes: int = 0  # bits of verb classes
        self.tense: int = 0
        self.needs_object: dict[int, frozenset[str]] = {}  # class bit -> objects of which one must follow
        self.noun: Noun | None = None
        self.number: NumberWord | None = None
        self.ordinal: int | None = None
        self.nationality: list[Name] = []  # actors that an adjective of belonging names, by date
        self.weekday: int | None = None
        self.head: str | None = None  # place cue precision, or `group`, `person`, `direction`


class Word:
    """One written form as the lexicon reads it, with its clitics; shared by all its occurrences."""

    __slots__ = (
        "definite",
        "endings",
        "entry",
        "follows",
        "future",
        "joined",
        "prefix",
        "starts",
        "suffix",
        "text",
        "value",
    )

    def __init__(self, text: str) -> None:
        """Make a word without readings."""
        self.text = text
        self.prefix = ""  # clitic preposition: ب ل ك
        self.joined = False  # "and" before it
        self.definite = False
        self.future = False
        self.suffix = ""
        self.entry: Entry | None = None
        self.starts: tuple[tuple[str, bool, dict[str, Any]], ...] = ()  # (preposition, joined, node of the trie)
        self.endings: tuple[Ending, ...] = ()  # what ends at the word itself
        self.follows: Container[str] = ()  # words with which a phrase that starts here can go on
        self.value: float | None = None  # of digits


Ending = tuple[str, int, str, bool, list[Any]]
"""What a phrase is (`name`, `cue`, `month`, `qualifier`), the token after it, preposition, "and", and the payloads."""


def add_endings(found: dict[str, Ending], node: dict[str, Any], j: int, prefix: str, *, joined: bool) -> None:
    """Add what ends at a node of the trie before token j; of each kind the longest stays."""
    for payload in node.get("", ()):
        kind = "name" if isinstance(payload, Name) else payload[0]
        before = found.get(kind)
        if before is None or j > before[1]:
            found[kind] = (kind, j, prefix, joined, [payload])
        elif j == before[1] and payload not in before[4]:
            before[4].append(payload)


class _Words(dict[str, Word | None]):
    """Token → how the lexicon reads it; remembered."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, text: str) -> Word | None:
        if len(self) > 400_000:  # a stream of noise must not eat the memory
            self.clear()
        found = self[text] = self._lexicon.analyse(text)
        return found


@dataclass(slots=True)
class Lexicon:
    """Compiled words and names.

    Attributes:
        entries: Form without clitics → its readings.
        trie: First word of a phrase or name → node; a node maps words to nodes, and "" to what ends there.
        class_bits: Name of a verb class → its bit.
        names: actor or place id → canonical Arabic name.
        parents: actor id → the actor it belongs to.
        types: actor or place id → type.
        countries: actor or place id → ISO2 code.
        lineages: actor id → the first actor of its lineage.
        coalitions: actor id → the coalitions it belongs to.
        not_swapped: What is exchanged where no people are, folded.
        masculine_heads: Nouns that begin masculine names, folded.
        feminine_heads: Nouns and names that are feminine without its ending, folded.
        theatres: Sets of countries whose states and groups fight one another.
        heads: actor id → the head nouns of its names ("حركة", "تنظيم"), by which an epithet can mean it.
        public_persons: ids of persons whose names may be published.
        place_saliences: place id → 0 to 3.
        place_parents: place id → the place above it.
    """

    entries: dict[str, Entry] = field(default_factory=dict)
    trie: dict[str, dict[str, Any]] = field(default_factory=dict)
    class_bits: dict[str, int] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    countries: dict[str, str] = field(default_factory=dict)
    lineages: dict[str, str] = field(default_factory=dict)
    coalitions: dict[str, set[str]] = field(default_factory=dict)
    not_swapped: frozenset[str] = frozenset()
    masculine_heads: frozenset[str] = frozenset()
    feminine_heads: frozenset[str] = frozenset()
    theatres: tuple[frozenset[str], ...] = ()
    heads: dict[str, set[str]] = field(default_factory=dict)
    public_persons: frozenset[str] = frozenset()
    place_parents: dict[str, str] = field(default_factory=dict)
    place_saliences: dict[str, int] = field(default_factory=dict)
    memo: dict[str, Word | None] = field(init=False)

    def __post_init__(self) -> None:
        """Remember nothing yet."""
        self.memo = _Words(self)

    def entry(self, form: str) -> Entry:
        """Return the entry of a form, made if it is new."""
        found = self.entries.get(form)
        if found is None:
            found = self.entries[form] = Entry()
        return found

    def add_phrase(self, phrase: str, payload: object) -> None:
        """Add a phrase or name to the trie."""
        words = [w for w in TOKEN.findall(fold_word(phrase)) if w[0].isalnum()]
        if not words:
            return
        node = self.trie.setdefault(words[0], {})
        for word in words[1:]:
            node = node.setdefault(word, {})
        ends = node.setdefault("", [])
        if payload not in ends:
            ends.append(payload)

    def word(self, text: str) -> Word | None:
        """Return how the lexicon reads a token, None if it has no reading; remembered."""
        return self.memo[text]

    def analyse(self, text: str) -> Word | None:
        """Return how the lexicon reads a token, None if it has no reading."""
        word = Word(text)
        if text[0].isdigit():
            word.value = read_digits(text)
            return word if word.value is not None else None
        starts = []
        for prefix, joined, future, definite, stem in _cut_clitics(text):
            if not future:
                surface = "ال" + stem if definite else stem
                node = self.trie.get(surface)
                if node is not None:
                    starts.append((prefix, joined, node))
            if word.entry is None:
                entry = self.entries.get(stem)
                if entry is not None and _clitics_fit(entry, prefix=prefix, definite=definite, future=future):
                    word.entry, word.prefix, word.joined, word.definite, word.future = (
                        entry,
                        prefix,
                        joined,
                        definite,
                        future,
                    )
        if word.entry is None and len(text) > 3:
            self._analyse_suffixed(word, text)
        if starts:
            self._note_phrases(word, tuple(starts))
        return word if word.entry is not None or starts else None

    @staticmethod
    def _note_phrases(word: Word, starts: tuple[tuple[str, bool, dict[str, Any]], ...]) -> None:
        """Note of a word at which phrases start what ends at it and what can follow."""
        word.starts = starts
        found: dict[str, Ending] = {}
        for prefix, joined, node in starts:
            add_endings(found, node, 1, prefix, joined=joined)
        word.endings = tuple(found.values())
        nodes = [node for _prefix, _joined, node in starts if len(node) > ("" in node)]
        if nodes:
            word.follows = nodes[0] if len(nodes) == 1 else frozenset(chain.from_iterable(nodes))

    def _analyse_suffixed(self, word: Word, text: str) -> None:
        for prefix, joined, future, definite, stem in _cut_clitics(text):
            if definite:
                continue
            for suffix in _SUFFIXES:
                if not stem.endswith(suffix) or len(stem) - len(suffix) < 2:
                    continue
                base = stem[: -len(suffix)]
                for form in _restore(base):
                    entry = self.entries.get(form)
                    if (
                        entry is not None
                        and (entry.noun or (entry.classes and suffix != "ي"))
                        and not (suffix == "ه" and entry.noun and form + "ون" in self.entries)  # a feminine, not "his"
                        and _clitics_fit(entry, prefix=prefix, definite=False, future=future)
                    ):
                        word.entry, word.prefix, word.joined, word.future, word.suffix = (
                            entry,
                            prefix,
                            joined,
                            future,
                            suffix,
                        )
                        return


def _cut_clitics(text: str) -> list[tuple[str, bool, bool, bool, str]]:
    """Return the ways to cut clitics off a word: (preposition, and, future, article, stem), the least cut first."""
    cuts = []
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


def _clitics_fit(entry: Entry, *, prefix: str, definite: bool, future: bool) -> bool:
    """Tell whether a reading goes with its clitics: no article on a finite verb, no future on a noun."""
    if future:
        return bool(entry.tense & forms.PRESENT)
    finite = entry.tense & (forms.PAST | forms.PRESENT)
    nominal = (
        entry.tense & (forms.NOUN | forms.PARTICIPLE)
        or entry.noun
        or entry.number
        or entry.ordinal
        or entry.nationality
        or entry.weekday is not None
        or entry.head
    )
    if finite and not nominal:
        return not definite and prefix in ("", "ل")
    return True


def _restore(base: str) -> Iterator[str]:
    """Yield the forms that a stem before a pronoun suffix may stand for."""
    if base.endswith("ا"):
        yield base[:-1] + "ي"
    yield base
    if base.endswith("ت"):
        yield base[:-1] + "ه"
    if base.endswith(("اي", "او")):
        yield base[:-1] + "ء"


# ------------------------------------------------------------------ compiling


def load_lexicon(root: Path) -> Lexicon:
    """Compile the lexicon from the project's word lists and reference tables.

    Args:
        root: The project's folder; `root/seeds` holds the reference tables.

    Raises:
        LexiconError: If a file is missing or an entry cannot be read.
    """
    lexicon = Lexicon()
    for name, add in (
        ("people.yml", _add_people),
        ("verbs.yml", _add_verbs),
        ("numbers.yml", _add_numbers),
        ("cues.yml", _add_cues),
    ):
        data = _read_yaml(name)
        try:
            add(lexicon, data)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise LexiconError(f"{LEXICON / name}: not of its form: {type(error).__name__}: {error}") from error
    _add_calendar(lexicon)
    lexicon.theatres = tuple(frozenset(row["countries"]) for row in _read_yaml("conflicts.yml")["theatres"])
    _add_actors(lexicon, root / "seeds")
    _add_places(lexicon, root / "seeds")
    return lexicon


def _read_yaml(name: str) -> Any:
    path = LEXICON / name
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, yaml.YAMLError) as error:
        raise LexiconError(f"{path}: cannot be read: {error}") from error


def _require(rows: list[dict[str, Any]], *keys: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of a word list, each with what it must have."""
    for row in rows:
        missing = [key for key in keys if key not in row]
        if missing:
            raise ValueError(f"no {' and no '.join(missing)} in the entry {row}")
        yield row


def _read_table(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            return list(csv.DictReader(handle))
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read: {error}") from error


def _add_people(lexicon: Lexicon, data: dict[str, Any]) -> None:
    for kind, rows in (("people", data["nouns"]), ("vehicles", data["vehicles"]), ("convoys", data["convoys"])):
        for row in _require(rows, "word"):
            category = row.get("category", row["word"])
            for form, number, is_feminine in forms.inflect_noun(
                row["word"], plural=row.get("plural"), feminine=row.get("feminine"), dual=row.get("dual")
            ):
                own = row.get("feminine_category", "women") if is_feminine and number != "s_" else category
                if is_feminine and category == "civilians" and "feminine_category" not in row:
                    own = "women"
                entry = lexicon.entry(form)
                if entry.noun is None:
                    entry.noun = Noun(
                        kind,
                        "p" if row.get("collective") else number,
                        own,
                        held=bool(row.get("held")),
                        weak=bool(row.get("weak") or row.get("indefinite")),
                    )


def _add_verbs(lexicon: Lexicon, data: dict[str, Any]) -> None:
    for n, (name, rows) in enumerate(data["classes"].items()):
        bit = lexicon.class_bits[name] = 1 << n
        for row in _require(rows, "past", "present"):
            objects = frozenset(fold_word(o) for o in row.get("object", ()))
            found: list[tuple[str, int]] = []
            found += [(f, forms.PAST) for f in forms.inflect_past(row["past"])]
            for passive in row.get("passive", ()):
                found += [(f, forms.PAST) for f in forms.inflect_past(passive)]
            found += [(f, forms.PRESENT) for f in forms.inflect_present(row["present"])]
            found += [(f, forms.NOUN) for noun in row.get("noun", ()) for f in forms.inflect_verbal_noun(noun)]
            found += [(f, forms.PARTICIPLE) for p in row.get("participle", ()) for f in forms.inflect_participle(p)]
            for form, tense in found:
                entry = lexicon.entry(form)
                if bit & entry.classes and bit not in entry.needs_object:
                    entry.tense |= tense
                    continue
                entry.classes |= bit
                entry.tense |= tense
                if objects:
                    entry.needs_object = {**entry.needs_object, bit: objects}


def _add_numbers(lexicon: Lexicon, data: dict[str, Any]) -> None:
    kinds = {"units": "unit", "tens": "ten", "hundreds": "hundred", "scales": "scale", "vague": "vague"}
    for key, kind in kinds.items():
        for word, value in data[key].items():
            entry = lexicon.entry(fold_word(word))
            if entry.number is None or kind == "scale":
                entry.number = NumberWord(kind, value)
    for word, value in data["ordinals"].items():
        lexicon.entry(fold_word(word)).ordinal = value
    for name, phrases in data["qualifiers"].items():
        for phrase in phrases:
            lexicon.add_phrase(_without_clitic(phrase), ("qualifier", name))
    for phrase in data["count_of"]:
        lexicon.add_phrase(phrase, ("qualifier", "count_of"))


def _without_clitic(phrase: str) -> str:
    return phrase[:-2] if phrase.endswith((" ل", " ب")) else phrase


def _add_cues(lexicon: Lexicon, data: dict[str, Any]) -> None:
    for name, row in data["cues"].items():
        for phrase in row["words"]:
            lexicon.add_phrase(_without_clitic(phrase), ("cue", name))
    for precision, words in data["place_cues"].items():
        for word in words:
            lexicon.entry(fold_word(word)).head = precision
    for word in data["directions"]:
        if " " in word:
            lexicon.add_phrase(word, ("cue", "direction"))
        else:
            lexicon.entry(fold_word(word)).head = "direction"
    for word in data["group_heads"]:
        if " " not in word:
            entry = lexicon.entry(fold_word(word))
            entry.head = entry.head or "group"
    for word in data["person_titles"]:
        lexicon.add_phrase(word, ("cue", "person_title"))
    lexicon.not_swapped = frozenset(fold_word(word) for word in data["not_swapped"])
    lexicon.masculine_heads = frozenset(fold_word(word) for word in data["masculine_heads"])
    lexicon.feminine_heads = frozenset(fold_word(word) for word in data["feminine_heads"])


def _add_calendar(lexicon: Lexicon) -> None:
    for row in _read_yaml("months.yml")["months"]:
        lexicon.add_phrase(row["form"], ("month", row["calendar"], row["month"], bool(row.get("also"))))
    for row in _read_yaml("weekdays.yml")["weekdays"]:
        lexicon.entry(fold_word(row["form"]).removeprefix("ال")).weekday = row["iso"]


def _add_actors(lexicon: Lexicon, seeds: Path) -> None:
    for row in _read_table(seeds / "actor_coalitions.csv"):
        lexicon.coalitions.setdefault(row["actor_id"], set()).add(row["coalition_id"])
    public = set()
    for row in _read_table(seeds / "actors.csv"):
        key = row["actor_id"]
        lexicon.names[key], lexicon.types[key], lexicon.countries[key] = (
            row["name_ar"],
            row["actor_type"],
            row["country"],
        )
        lexicon.lineages[key] = row["lineage_id"] or key
        if row["parent_id"]:
            lexicon.parents[key] = row["parent_id"]
        if row["is_public_role"].lower() == "true":
            public.add(key)
    lexicon.public_persons = frozenset(public)
    for row in _read_table(seeds / "actor_names.csv"):
        if row["language"] != "ar":
            continue
        key = row["actor_id"]
        if row["name_kind"] == "adjective":
            for form in forms.inflect_nationality(row["name"]):
                entry = lexicon.entry(form)
                if all(n.entity_id != key for n in entry.nationality):
                    entry.nationality.append(
                        Name(
                            "actor",
                            key,
                            lexicon.names[key],
                            lexicon.types[key],
                            "adjective",
                            False,
                            lexicon.countries[key],
                            3,
                            row["valid_from"],
                            row["valid_to"],
                        )
                    )
            continue
        gated = row["needs_context"].lower() == "true"
        _add_head(lexicon, key, row["name"], is_canonical=row["name_kind"] == "canonical")
        lexicon.add_phrase(
            row["name"],
            Name(
                "actor",
                key,
                lexicon.names[key],
                lexicon.types[key],
                row["name_kind"],
                gated,
                lexicon.countries[key],
                3,
                row["valid_from"],
                row["valid_to"],
            ),
        )


_GROUP_NOUNS = frozenset(
    fold_word(w)
    for w in (
        "تنظيم",
        "حركة",
        "جيش",
        "هيئة",
        "جبهة",
        "حزب",
        "جماعة",
        "ميليشيا",
        "مليشيا",
        "فيلق",
        "لواء",
        "فرقة",
        "كتائب",
        "كتيبة",
        "سرايا",
        "قوات",
        "مجلس",
        "فصيل",
        "وحدات",
        "حكومة",
        "نظام",
        "تحالف",
    )
)


def _add_head(lexicon: Lexicon, key: str, name: str, *, is_canonical: bool) -> None:
    """Note the head noun of an actor's name; that of the canonical name rules out all others."""
    words = fold_word(name).split()
    if len(words) < 2 or words[0] not in _GROUP_NOUNS:
        return
    canonical = fold_word(lexicon.names[key]).split()
    if is_canonical or canonical[0] not in _GROUP_NOUNS:
        lexicon.heads.setdefault(key, set()).add(words[0])


def _add_places(lexicon: Lexicon, seeds: Path) -> None:
    for row in _read_table(seeds / "places.csv"):
        key = row["place_id"]
        lexicon.names[key], lexicon.types[key], lexicon.countries[key] = (
            row["name_ar"],
            row["place_type"],
            row["country"],
        )
        lexicon.place_saliences[key] = int(row["salience"])
        if row["parent_id"]:
            lexicon.place_parents[key] = row["parent_id"]
    for row in _read_table(seeds / "place_names.csv"):
        if row["language"] != "ar":
            continue
        key = row["place_id"]
        name = Name(
            "place",
            key,
            lexicon.names[key],
            lexicon.types[key],
            "alias",
            row["needs_cue"].lower() == "true",
            lexicon.countries[key],
            lexicon.place_saliences[key],
        )
        lexicon.add_phrase(row["name"], name)
        if " " in row["name"]:
            lexicon.add_phrase(row["name"].replace(" ", ""), name)
