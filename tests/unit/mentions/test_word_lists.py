"""A word list has each key once, and within a list each word once: a second entry replaces the first, or does nothing."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from extract.claims.evacuations.words import stems_of, words_of
from extract.lexicon_files import LEXICON, read_lexicon_file
from extract.mentions.word_lists import list_beginnings, list_stems, list_words, with_and
from extract.project import ROOT
from extract.text.folding import fold_word

FILES = sorted(LEXICON.glob("*.yml"))
KINDS = ("lists", "beginnings", "stems")


def find_word_lists() -> list[tuple[str, str]]:
    return [(path.name, kind) for path in FILES for kind in KINDS if kind in read_lexicon_file(path.name)]


def find_repeated_keys(text: str) -> list[str]:
    def walk(node: yaml.Node) -> Iterator[str]:
        if isinstance(node, yaml.MappingNode):
            keys = [key.value for key, _ in node.value]
            yield from (key for key, times in Counter(keys).items() if times > 1)
            for _, value in node.value:
                yield from walk(value)
        elif isinstance(node, yaml.SequenceNode):
            for value in node.value:
                yield from walk(value)

    return list(walk(yaml.compose(text, Loader=yaml.SafeLoader)))


def find_repeated_words(content: object) -> list[str]:
    if isinstance(content, dict):
        return [word for value in content.values() for word in find_repeated_words(value)]
    if not isinstance(content, list):
        return []
    folded = Counter(" ".join(map(fold_word, each.split())) for each in content if isinstance(each, str))
    return [
        *(word for word, times in folded.items() if times > 1),
        *(word for value in content for word in find_repeated_words(value)),
    ]


def test_repeated_keys_and_words_are_found() -> None:
    assert find_repeated_keys("a: 1\nb: {c: 1, c: 2}") == ["c"]
    assert find_repeated_words({"a": [{"b": ["رعاية", "برعاية", "رعايه"]}]}) == ["رعايه"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_key_stands_once(path: Path) -> None:
    assert find_repeated_keys(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_word_stands_once_in_its_list(path: Path) -> None:
    assert find_repeated_words(yaml.safe_load(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(("file", "kind"), find_word_lists())
def test_every_list_is_named_in_the_code(file: str, kind: str) -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "extract").rglob("*.py"))

    assert [name for name in read_lexicon_file(file)[kind] if f'"{name}"' not in code] == []


@pytest.mark.parametrize(("file", "kind"), find_word_lists())
def test_every_list_has_its_gloss(file: str, kind: str) -> None:
    lists = read_lexicon_file(file)[kind]

    assert [name for name, each in lists.items() if set(each) != {"gloss", "words"} or not each["gloss"]] == []


def test_words_are_compared_as_they_are_folded() -> None:
    assert "ميات" in list_words("exchanges.yml", "several")  # hundreds
    assert "كاين" in list_beginnings("exchanges.yml", "lies")  # situated
    assert "رهاين" in list_stems("circumstances.yml", "held_by_groups")  # hostages
    assert "اغذيه" in words_of("aid")  # foods
    assert "جلاء" in stems_of("evacuate")  # evacuation


@pytest.mark.parametrize("shortest", [0, 4])
@pytest.mark.parametrize("form", ["حتى", "وحتى", "وصل", "ووصل", "صل", "من", "ومن"])
def test_forms_with_and_are_those_that_leave_a_word_without_it(form: str, shortest: int) -> None:
    words = {"حتى", "وصل", "من"}  # until, arrived, from

    left = form.removeprefix("و") if len(form) >= shortest else form

    assert (form in with_and(words, shortest=shortest)) == (left in words)


def test_every_country_at_war_is_that_of_an_actor() -> None:
    with (ROOT / "seeds" / "actors.csv").open(encoding="utf-8", newline="") as table:
        known = {row["country"] for row in csv.DictReader(table)}
    theatres = read_lexicon_file("conflicts.yml")["theatres"]

    assert {country for each in theatres for country in each["countries"]} <= known
    assert [each["gloss"] for each in theatres if len(set(each["countries"])) < len(each["countries"])] == []
