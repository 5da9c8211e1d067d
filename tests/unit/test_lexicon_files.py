"""A slip in a word list is told with its file, its line and the reason; none is passed over in silence."""

from __future__ import annotations

import codecs
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import extract.lexicon_files
from extract.engine import open_engine
from extract.errors import InputError
from extract.lexicon_files import LEXICON, find_faulty_entries, read_lexicon_file
from extract.lexicon_forms import FORMS
from extract.mentions.word_lists import list_words
from extract.project import ROOT


def find_line(name: str, words: str) -> str:
    """Return the first line of a word list that has some words in it, without what it is indented by."""
    lines = (LEXICON / name).read_text(encoding="utf-8").splitlines()
    return next(line.strip().removeprefix("- ") for line in lines if words in line and not line.startswith("#"))


NOUN = find_line("people.yml", "{word: رهينة,")
VERB = find_line("verbs.yml", "{past: أفرج,")
LATTER = find_line("cues.yml", "words: [الأخير,")

SLIPS = [
    pytest.param("people.yml", NOUN, "{word: رهينة, gloss: hostage}", "an entry of `nouns` has no `category`", id="key missing"),
    pytest.param("people.yml", NOUN, f"{NOUN},", "no YAML: ", id="comma behind an entry"),
    pytest.param("people.yml", NOUN, NOUN[:-1], "no YAML: ", id="bracket not closed"),
    pytest.param("people.yml", f"  - {NOUN}", f"\t- {NOUN}", "the line is indented with a tab", id="tab"),
    pytest.param("people.yml", NOUN, f"{NOUN}\n  - {NOUN}", "'رهينة' stands twice in `nouns`, first in line ", id="twice"),
    pytest.param("people.yml", NOUN, NOUN.replace("detainees", "detainee"), "`category` is 'detainee'; there are ", id="unknown category"),
    pytest.param("people.yml", NOUN, NOUN.replace("held: true", "held: tru"), "`held` is 'tru', which is no `true` or `false`", id="no flag"),
    pytest.param("people.yml", NOUN, NOUN.replace("plural", "plurals"), "has an unknown key 'plurals'; there are word, ", id="unknown key"),
    pytest.param("people.yml", NOUN, re.sub(r"plural: \[.*?\]", "plural: رهائن", NOUN), "`plural` is 'رهائن', which is no list: write [رهائن]", id="word in place of a list"),
    pytest.param("verbs.yml", "  release:", "  relaese:", "`classes` has an unknown key 'relaese'", id="unknown class of verbs"),
    pytest.param("verbs.yml", VERB, VERB.replace("present: يفرج, ", ""), "an entry of `release` has no `present`", id="verb without present"),
    pytest.param("verbs.yml", "past: أفرج,", "past: afraja,", "`past` is 'afraja', which is no Arabic word", id="Latin letters"),
    pytest.param("verbs.yml", VERB, f"{VERB}\n    - {VERB}", "'أفرج, يفرج' stands twice in `release`", id="verb twice"),
    pytest.param("cues.yml", "  the_latter:", "  the_later:", "`cues` has an unknown key 'the_later'", id="unknown cue"),
    pytest.param("cues.yml", LATTER, f"{LATTER}\n    {LATTER}", "'words' stands twice, first in line ", id="key twice"),
    pytest.param("cues.yml", LATTER, LATTER.replace("]", ", الاخير]"), "'الاخير' stands twice in `words`", id="spelling variant"),
    pytest.param("cues.yml", LATTER, "words: []", "`words` is empty", id="no words"),
    pytest.param("numbers.yml", "عشرات: 20", "عشرات: ٢٠", "`عشرات` is '٢٠', which is no number (in Latin digits)", id="Arabic digits"),
    pytest.param("numbers.yml", "عشرون: 20", "عشرون: ", "`عشرون` is empty, which is no number", id="no value"),
    pytest.param("calendar.yml", "أول من أمس: -2", "أول من أمس: two", "`أول من أمس` is 'two', which is no number", id="day in words"),
    pytest.param("calendar.yml", "relative_days:", "relative_day:", "the file has no `relative_days`", id="list missing"),
    pytest.param("months.yml", "month: 1,", "month: 13,", "`month` is '13'; there are 1, 2, ", id="thirteenth month"),
    pytest.param("gate.yml", "{stem: سراح", "{stm: سراح", "an entry of `strong` has no `stem`", id="stem missing"),
    pytest.param("conflicts.yml", "[DJ, ER]", "DJ", "`countries` is 'DJ', which is no list", id="country in place of a list"),
]  # fmt: skip


@pytest.fixture
def lexicon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the word lists that may be spoilt."""
    copy = tmp_path / "lexicon"
    shutil.copytree(LEXICON, copy)
    monkeypatch.setattr(extract.lexicon_files, "LEXICON", copy)
    return copy


def test_lists_of_the_project_are_sound() -> None:
    assert list(find_faulty_entries()) == []


@pytest.mark.parametrize("name", sorted(FORMS))
def test_no_list_is_there_that_nothing_reads(name: str) -> None:
    """The mappings whose keys are words themselves are read whole."""
    held = read_lexicon_file(name)
    sections = ("lists", "beginnings", "stems", "cues", "classes")
    names = {*held, *(key for section in sections if isinstance(held.get(section), dict) for key in held[section])}
    code = "".join(
        path.read_text(encoding="utf-8") for path in ROOT.glob("extract/**/*.py") if path.stem != "lexicon_forms"
    )

    assert [each for each in sorted(names) if f'"{each}"' not in code] == []


def test_every_file_has_a_form() -> None:
    assert sorted(FORMS) == sorted(path.name for path in LEXICON.glob("*.yml"))


@pytest.mark.parametrize(("name", "right", "wrong", "told"), SLIPS)
def test_slip_is_named_with_its_line(lexicon: Path, name: str, right: str, wrong: str, told: str) -> None:
    before, after = (lexicon / name).read_text(encoding="utf-8").split(right, 1)
    (lexicon / name).write_text(f"{before}{wrong}{after}", encoding="utf-8")
    line = len(before.splitlines()) + (not before or before.endswith("\n"))

    faults = [fault for fault in find_faulty_entries() if told in fault]

    assert faults
    place, number = faults[0].split(": ", 1)[0].split(", line ")
    assert place == f"extract/lexicon/{name}"
    assert line - 1 <= int(number) <= line + 2 or told.endswith("`relative_days`")
    with pytest.raises(InputError, match=r"^The word lists cannot be read: extract/lexicon/"):
        read_lexicon_file(name)


@pytest.mark.parametrize(
    "encode",
    [
        pytest.param(lambda text: codecs.BOM_UTF8 + text.encode(), id="BOM"),
        pytest.param(lambda text: text.replace("\n", "\r\n").encode(), id="CRLF"),
    ],
)
def test_file_as_windows_saves_it_is_read_alike(lexicon: Path, encode: Callable[[str], bytes]) -> None:
    before = read_lexicon_file("people.yml")
    text = (lexicon / "people.yml").read_text(encoding="utf-8")
    (lexicon / "people.yml").write_bytes(encode(text))

    assert read_lexicon_file("people.yml") == before


@pytest.mark.parametrize("encoding", ["utf-16", "cp1256"])
def test_other_encoding_is_told(lexicon: Path, encoding: str) -> None:
    text = (lexicon / "verbs.yml").read_text(encoding="utf-8")
    (lexicon / "verbs.yml").write_bytes(text.encode(encoding, errors="replace"))

    with pytest.raises(InputError, match=r"extract/lexicon/verbs\.yml: it is not in UTF-8"):
        read_lexicon_file("verbs.yml")


def test_missing_file_is_told(lexicon: Path) -> None:
    (lexicon / "verbs.yml").unlink()

    with pytest.raises(InputError, match=r"extract/lexicon/verbs\.yml: no such file"), open_engine(ROOT):
        pass


def test_many_slips_are_counted(lexicon: Path) -> None:
    text = (lexicon / "people.yml").read_text(encoding="utf-8").replace("gloss:", "glos:")
    (lexicon / "people.yml").write_text(text, encoding="utf-8")

    with pytest.raises(InputError, match=r"; and \d{3} more\.$"):
        read_lexicon_file("people.yml")


def test_list_that_a_rule_reads_is_missed() -> None:
    with pytest.raises(InputError, match=r"extract/lexicon/exchanges\.yml has no list `none` under `lists`"):
        list_words("exchanges.yml", "none")
