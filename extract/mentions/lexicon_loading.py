"""Loading the lexicon: its word lists, compiled form by form, and the names of the reference tables."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extract.lexicon_files import read_lexicon_file
from extract.mentions import forms
from extract.mentions.entries import Noun
from extract.mentions.lexicon import Lexicon
from extract.mentions.lexicon_names import add_actors, add_places
from extract.reference_columns import REFERENCE
from extract.reference_tables import check_reference_tables
from extract.text.folding import fold_word
from extract.text.numerals import NumberWord


def load_lexicon(root: Path) -> Lexicon:
    """Compile the lexicon from the project's word lists and reference tables.

    Args:
        root: The project's folder; `root/seeds` holds the reference tables.

    Raises:
        InputError: If a word list or reference table cannot be read or has a faulty entry.
    """
    lexicon = Lexicon()
    check_reference_tables(root / "seeds", only=REFERENCE)
    _add_people(lexicon, read_lexicon_file("people.yml"))
    _add_verbs(lexicon, read_lexicon_file("verbs.yml"))
    _add_numbers(lexicon, read_lexicon_file("numbers.yml"))
    _add_cues(lexicon, read_lexicon_file("cues.yml"))
    _add_calendar(lexicon)
    theatres: list[list[str]] = [row["countries"] for row in read_lexicon_file("conflicts.yml")["theatres"]]
    for country in set().union(*theatres):
        lexicon.enemies[country] = frozenset().union(*(theatre for theatre in theatres if country in theatre))
    add_actors(lexicon, root / "seeds")
    add_places(lexicon, root / "seeds")
    return lexicon


def _add_people(lexicon: Lexicon, data: dict[str, Any]) -> None:
    for kind, section in (("people", "nouns"), ("vehicles", "vehicles"), ("convoys", "convoys")):
        for row in data[section]:
            category = row.get("category", row["word"])
            inflected = forms.inflect_noun(
                row["word"], plural=row.get("plural"), feminine=row.get("feminine"), dual=row.get("dual")
            )
            for form, number, is_feminine in inflected:
                entry = lexicon.entry(form)
                if entry.noun is None:
                    entry.noun = Noun(
                        kind,
                        "p" if row.get("collective") else number,
                        row.get("feminine_category", "women") if is_feminine else category,
                        held=bool(row.get("held")),
                        weak=bool(row.get("weak") or row.get("indefinite")),
                    )


def _add_verbs(lexicon: Lexicon, data: dict[str, Any]) -> None:
    for n, (name, rows) in enumerate(data["classes"].items()):
        bit = lexicon.class_bits[name] = 1 << n
        for row in rows:
            objects = frozenset(fold_word(o) for o in row.get("object", ()))
            others = frozenset(fold_word(o) for o in row.get("unless", ()))
            for form, tense in _inflect_verb(row):
                entry = lexicon.entry(form)
                entry.tense |= tense
                if bit & entry.classes and bit not in entry.needs_object:
                    continue
                entry.classes |= bit
                if objects:
                    entry.needs_object = {**entry.needs_object, bit: objects}
                if others:
                    entry.excluded_by = {**entry.excluded_by, bit: others}


def _inflect_verb(row: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """Yield the forms of a verb, its passives, verbal nouns and participles, each with its bit of tense."""
    for past in (row["past"], *row.get("passive", ())):
        yield from ((form, forms.PAST) for form in forms.inflect_past(past))
    yield from ((form, forms.PRESENT) for form in forms.inflect_present(row["present"]))
    for noun in row.get("noun", ()):
        yield from ((form, forms.NOUN) for form in forms.inflect_verbal_noun(noun))
    for participle in row.get("participle", ()):
        yield from ((form, forms.PARTICIPLE) for form in forms.inflect_participle(participle))


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
    for row in read_lexicon_file("months.yml")["months"]:
        lexicon.add_phrase(row["form"], ("month", row["calendar"], row["month"], bool(row.get("also"))))
    for row in read_lexicon_file("weekdays.yml")["weekdays"]:
        lexicon.entry(fold_word(row["form"]).removeprefix("ال")).weekday = row["iso"]
