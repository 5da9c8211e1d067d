"""The guide for those who extend the lexicon says what the lexicon holds and does."""

from __future__ import annotations

import csv
import re
from functools import cache
from typing import Any

import pytest
import yaml

from extract.lexicon_files import LEXICON
from extract.mentions.lexicon import Lexicon
from extract.mentions.lexicon_loading import load_lexicon
from extract.project import ROOT
from extract.text.folding import fold_word

GUIDE = (ROOT / "docs" / "methodology" / "reading.md").read_text(encoding="utf-8")
SECTIONS = {
    match[0]: GUIDE[match.start() : GUIDE.find("\n#", match.start())] for match in re.finditer(r"### .*", GUIDE)
}


def read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((LEXICON / name).read_text(encoding="utf-8"))
    return content


@cache
def compile_lexicon() -> Lexicon:
    return load_lexicon(ROOT)


def list_keys() -> list[tuple[str, str]]:
    """Return the file and every key that somebody who extends it has to know."""
    people, verbs, cues = read("people.yml"), read("verbs.yml"), read("cues.yml")
    keys = [("people.yml", key) for key in {*people, *(key for rows in people.values() for row in rows for key in row)}]
    rows = [row for each in verbs["classes"].values() for row in each]
    keys += [("verbs.yml", key) for key in {*verbs["classes"], *(key for row in rows for key in row)}]
    keys += [("cues.yml", key) for key in {*cues, *cues["cues"], *cues["place_cues"], "gloss", "words"}]
    keys += [("numbers.yml", key) for key in {*read("numbers.yml"), *read("numbers.yml")["qualifiers"]}]
    keys += [("calendar.yml", key) for key in read("calendar.yml")]
    keys += [("gate.yml", key) for key in read("gate.yml")]
    return sorted(keys)


@pytest.mark.parametrize(("file", "key"), list_keys(), ids=lambda each: each)
def test_every_key_is_explained_in_the_section_of_its_file(file: str, key: str) -> None:
    section = next(text for heading, text in SECTIONS.items() if file in heading)

    assert f"`{key}`" in section


@pytest.mark.parametrize("heading", [heading for heading in SECTIONS if ".yml" in heading])
def test_worked_example_stands_in_its_file(heading: str) -> None:
    files = re.findall(r"(\w+\.yml)", heading)
    example = re.search(r"```yaml\n(.*?)```", SECTIONS[heading], flags=re.DOTALL)

    assert example
    content = "\n".join((LEXICON / file).read_text(encoding="utf-8") for file in files)
    assert [line for line in example[1].splitlines() if line.split(", …")[0].strip() not in content] == []


def test_worked_example_of_a_name_stands_in_its_table() -> None:
    example = re.search(r"```csv\n(.*?)```", GUIDE, flags=re.DOTALL)

    assert example
    header, row = csv.reader(example[1].splitlines())
    with (ROOT / "seeds" / "actor_names.csv").open(encoding="utf-8", newline="") as handle:
        table = list(csv.reader(handle))
    assert table[0] == header
    assert row in table


@pytest.mark.parametrize("form", ["رهينة", "رهينتان", "رهينتين", "رهائن", "والرهائن", "للرهائن", "برهينة", "رهائنهم"])
def test_noun_of_the_guide_is_read_in_each_form(form: str) -> None:
    word = compile_lexicon().read(fold_word(form))

    assert word is not None
    assert word.entry is not None
    assert word.entry.noun is not None
    assert (word.entry.noun.category, word.entry.noun.held) == ("detainees", True)


@pytest.mark.parametrize(
    "form", ["أفرجت", "أفرجوا", "يفرج", "تفرج", "ستفرج", "سيفرجون", "إفراج", "الإفراج", "للإفراج", "المفرج"]
)
def test_verb_of_the_guide_is_read_in_each_form(form: str) -> None:
    lexicon = compile_lexicon()
    word = lexicon.read(fold_word(form))

    assert word is not None
    assert word.entry is not None
    assert word.entry.classes & lexicon.class_bits["release"]


@pytest.mark.parametrize(("one", "other"), [("أ", "إ"), ("أ", "ا"), ("آ", "ا"), ("ى", "ي"), ("ة", "ه")])
def test_spelling_variants_need_no_entry_of_their_own(one: str, other: str) -> None:
    assert fold_word(f"ب{one}") == fold_word(f"ب{other}")
