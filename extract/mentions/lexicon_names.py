"""Names of the lexicon: actors and places of the reference tables, with what marking and coding ask of them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from extract.mentions import forms
from extract.mentions.entries import Name
from extract.mentions.lexicon import Lexicon
from extract.mentions.word_lists import list_words
from extract.text.folding import fold_word

_GROUP_NOUNS = list_words("names.yml", "epithets")
_COUNTRYSIDE = "ريف"
_LONGEST_LINE = 4  # actors from one to those above it
_ACTOR_SALIENCE = 3  # an actor's name outweighs any place's


def add_actors(lexicon: Lexicon, seeds: Path) -> None:
    """Add the actors, their coalitions and their Arabic names.

    Args:
        lexicon: The lexicon to fill.
        seeds: The folder of the reference tables.

    Raises:
        OSError: If a table cannot be read.
    """
    for row in _read_table(seeds / "actor_coalitions.csv"):
        lexicon.coalitions.setdefault(row["actor_id"], set()).add(row["coalition_id"])
    actors = _read_table(seeds / "actors.csv")
    for row in actors:
        key = row["actor_id"]
        _add_entity(lexicon, key, row["name_ar"], row["actor_type"], row["country"])
        lexicon.lineages[key] = row["lineage_id"] or key
        lexicon.lifetimes[key] = row["valid_from"], row["valid_to"]
        if row["parent_id"]:
            lexicon.parents[key] = row["parent_id"]
    lexicon.lines = {row["actor_id"]: tuple(_walk_up(lexicon, row["actor_id"])) for row in actors}
    for row in _read_table(seeds / "actor_names.csv"):
        if row["language"] != "ar":
            continue
        if row["name_kind"] == "adjective":
            _add_nationality(lexicon, row)
        else:
            _add_head(lexicon, row["actor_id"], row["name"], is_canonical=row["name_kind"] == "canonical")
            lexicon.add_phrase(row["name"], _make_actor_name(lexicon, row))


def add_places(lexicon: Lexicon, seeds: Path) -> None:
    """Add the places and their Arabic names.

    Args:
        lexicon: The lexicon to fill.
        seeds: The folder of the reference tables.

    Raises:
        OSError: If a table cannot be read.
    """
    for row in _read_table(seeds / "places.csv"):
        key = row["place_id"]
        _add_entity(lexicon, key, row["name_ar"], row["place_type"], row["country"])
        lexicon.place_saliences[key] = int(row["salience"])
        if row["parent_id"]:
            lexicon.place_parents[key] = row["parent_id"]
    for row in _read_table(seeds / "place_regions.csv"):
        lexicon.place_regions.setdefault(row["place_id"], set()).add(row["region_id"])
    _add_countrysides(lexicon)
    for row in _read_table(seeds / "place_names.csv"):
        if row["language"] != "ar":
            continue
        name = _make_place_name(lexicon, row)
        lexicon.add_phrase(row["name"], name)
        if " " in row["name"]:
            lexicon.add_phrase(row["name"].replace(" ", ""), name)


def _add_countrysides(lexicon: Lexicon) -> None:
    """Let the places of a governorate lie in its countryside ("ريف درعا"), but for the town that bears its name."""
    outer = {
        parent: key
        for key, parent in lexicon.place_parents.items()
        if lexicon.names[key] == f"{_COUNTRYSIDE} {lexicon.names[parent]}"
    }
    for key, parent in lexicon.place_parents.items():
        if parent in outer and key != outer[parent] and lexicon.names[key] != lexicon.names[parent]:
            lexicon.place_regions.setdefault(key, set()).add(outer[parent])


def _read_table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def _is_true(cell: str) -> bool:
    return cell.lower() == "true"


def _walk_up(lexicon: Lexicon, key: str) -> Iterator[str]:
    """Yield an actor and those above it."""
    for _ in range(_LONGEST_LINE):
        yield key
        key = lexicon.parents.get(key, "")
        if not key:
            return


def _add_entity(lexicon: Lexicon, key: str, name: str, entity_type: str, country: str) -> None:
    lexicon.names[key], lexicon.types[key], lexicon.countries[key] = name, entity_type, country
    if entity_type == "state":
        lexicon.states.setdefault(country, set()).add(key)


def _add_nationality(lexicon: Lexicon, row: dict[str, str]) -> None:
    """Add an adjective of belonging in all its forms; of an actor each form has one."""
    for form in forms.inflect_nationality(row["name"]):
        named = lexicon.entry(form).nationality
        if all(name.entity_id != row["actor_id"] for name in named):
            named.append(_make_actor_name(lexicon, row))


def _make_actor_name(lexicon: Lexicon, row: dict[str, str]) -> Name:
    key = row["actor_id"]
    since, until = lexicon.lifetimes[key] if row["name_kind"] == "epithet" else ("", "")
    return Name(
        "actor",
        key,
        lexicon.names[key],
        lexicon.types[key],
        row["name_kind"],
        gated=row["name_kind"] != "adjective" and _is_true(row["needs_context"]),
        country=lexicon.countries[key],
        salience=_ACTOR_SALIENCE,
        since=row["valid_from"] or since,
        until=row["valid_to"] or until,
    )


def _make_place_name(lexicon: Lexicon, row: dict[str, str]) -> Name:
    key = row["place_id"]
    return Name(
        "place",
        key,
        lexicon.names[key],
        lexicon.types[key],
        gated=_is_true(row["needs_cue"]),
        country=lexicon.countries[key],
        salience=lexicon.place_saliences[key],
    )


def _add_head(lexicon: Lexicon, key: str, name: str, *, is_canonical: bool) -> None:
    """Note the head noun of an actor's name; that of the canonical name rules out all others."""
    words = fold_word(name).split()
    if len(words) < 2 or words[0] not in _GROUP_NOUNS:
        return
    canonical = fold_word(lexicon.names[key]).split()
    if is_canonical or canonical[0] not in _GROUP_NOUNS:
        lexicon.heads.setdefault(key, set()).add(words[0])
