"""The lexicon: how it reads one written word, what it knows of names, and what it says of files that it cannot read."""

from __future__ import annotations

import csv

import pytest

from extract.mentions.entries import Name
from extract.mentions.lexicon import Lexicon
from extract.mentions.lexicon_loading import load_lexicon
from extract.project import ROOT
from extract.text.folding import fold_word
from extract.text.tokens import TOKEN


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(ROOT)


def find_names(lexicon: Lexicon, phrase: str) -> list[Name]:
    """Return the names that a whole phrase can be."""
    words = [word for word in TOKEN.findall(fold_word(phrase)) if word[0].isalnum()]
    node = lexicon.trie
    for word in words:
        node = node.get(word, {})
    return node.get("", {}).get("name", [])


class TestClitics:
    @pytest.mark.parametrize(
        ("text", "prefix", "joined", "definite"),
        [
            pytest.param("أسرى", "", False, False, id="bare"),
            pytest.param("الأسرى", "", False, True, id="article"),
            pytest.param("والأسرى", "", True, True, id="and, article"),
            pytest.param("فأسرى", "", True, False, id="so"),
            pytest.param("بالأسرى", "ب", False, True, id="with, article"),
            pytest.param("وبالأسرى", "ب", True, True, id="and, with, article"),
            pytest.param("كأسرى", "ك", False, False, id="as"),
            pytest.param("للأسرى", "ل", False, True, id="to, article assimilated"),
            pytest.param("وللأسرى", "ل", True, True, id="and, to, article assimilated"),
        ],
    )
    def test_particles_come_off_a_noun(
        self, lexicon: Lexicon, text: str, prefix: str, joined: bool, definite: bool
    ) -> None:
        word = lexicon.read(fold_word(text))

        assert word is not None
        assert (word.prefix, word.joined, word.definite) == (prefix, joined, definite)

    @pytest.mark.parametrize(
        ("text", "suffix"),
        [
            pytest.param("مقاتليه", "ه", id="his"),
            pytest.param("مقاتليها", "ها", id="her"),
            pytest.param("أسراهم", "هم", id="their, after a weak ending"),
            pytest.param("جثتيهما", "هما", id="of the two, on a dual"),
            pytest.param("حافلاتهن", "هن", id="their, feminine"),
        ],
    )
    def test_pronoun_comes_off_a_noun(self, lexicon: Lexicon, text: str, suffix: str) -> None:
        word = lexicon.read(fold_word(text))

        assert word is not None
        assert (word.suffix, word.entry is not None and word.entry.noun is not None) == (suffix, True)

    def test_ending_of_a_feminine_is_no_pronoun(self, lexicon: Lexicon) -> None:
        carried, campaign = lexicon.read(fold_word("حمله")), lexicon.read(fold_word("حملة"), feminine=True)

        assert carried is not None
        assert carried.suffix == "ه"
        assert campaign is None or not campaign.suffix

    @pytest.mark.parametrize("text", ["سيفرج", "وسيفرجون", "ستفرج", "فسنفرج"])
    def test_future_particle_goes_before_a_present(self, lexicon: Lexicon, text: str) -> None:
        word = lexicon.read(fold_word(text))

        assert word is not None
        assert word.future

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("الأفرج", id="article on a finite verb"),
            pytest.param("السيفرج", id="article before the future"),
            pytest.param("سأسرى", id="future on a noun"),
            pytest.param("بأفرج", id="with, on a finite verb"),
        ],
    )
    def test_clitic_that_does_not_fit_gives_no_reading(self, lexicon: Lexicon, text: str) -> None:
        assert lexicon.read(fold_word(text)) is None


class TestAmbiguity:
    @pytest.mark.parametrize(
        ("text", "classes"),
        [
            pytest.param("أخلى", {"release", "evacuate"}, id="let go, or clear out"),
            pytest.param("تسلم", {"hand_over", "receive"}, id="she hands over, or he received"),
            pytest.param("أخرج", {"release", "evacuate"}, id="let out of prison, or bring out"),
            pytest.param("حل", {"release", "arrive"}, id="unbind, or come to"),
        ],
    )
    def test_verb_of_two_meanings_has_both_classes(self, lexicon: Lexicon, text: str, classes: set[str]) -> None:
        word = lexicon.read(fold_word(text))

        assert word is not None
        assert word.entry is not None
        assert classes <= {name for name, bit in lexicon.class_bits.items() if word.entry.classes & bit}

    @pytest.mark.parametrize(
        ("text", "kinds"),
        [
            pytest.param("دمشق", {"actor", "place"}, id="a capital, and who rules there"),
            pytest.param("لبنان", {"actor", "place"}, id="a state, and its country"),
            pytest.param("درنة", {"place"}, id="a city, and its district"),
        ],
    )
    def test_name_of_several_things_keeps_them_all(self, lexicon: Lexicon, text: str, kinds: set[str]) -> None:
        names = find_names(lexicon, text)

        assert len({name.entity_id for name in names}) > 1
        assert {name.kind for name in names} == kinds

    def test_least_cut_reading_of_a_noun_wins(self, lexicon: Lexicon) -> None:
        word = lexicon.read(fold_word("ولد"))  # a boy, not "and" with a shorter word

        assert word is not None
        assert not word.joined

    def test_adjective_of_belonging_keeps_all_governments(self, lexicon: Lexicon) -> None:
        word = lexicon.read(fold_word("السوريين"))

        assert word is not None
        assert word.entry is not None
        assert {name.entity_id for name in word.entry.nationality} == {"syria_government", "syria_transitional"}


class TestTime:
    @pytest.mark.parametrize(
        ("since", "until", "day", "holds"),
        [
            pytest.param("", "", "2018-05-21", True, id="always"),
            pytest.param("2017-01-28", "", "2017-01-27", False, id="a day too early"),
            pytest.param("2017-01-28", "", "2017-01-28", True, id="first day"),
            pytest.param("", "2024-12-07", "2024-12-07", True, id="last day"),
            pytest.param("", "2024-12-07", "2024-12-08", False, id="a day too late"),
            pytest.param("", "2016", "2016-12-31", True, id="until a year, its last day"),
            pytest.param("", "2016", "2017-01-01", False, id="until a year, the next"),
            pytest.param("", "2016", "", False, id="no day is today"),
            pytest.param("2016", "", "", True, id="no day is today, still borne"),
        ],
    )
    def test_name_holds_between_its_days(self, since: str, until: str, day: str, holds: bool) -> None:
        assert Name("actor", "x", "س", "armed_group", since=since, until=until).holds_on(day) is holds

    @pytest.mark.parametrize(
        ("day", "government"),
        [("2018-05-21", "syria_government"), ("2025-05-21", "syria_transitional")],
        ids=["before December 2024", "after"],
    )
    def test_one_name_is_borne_by_one_after_the_other(self, lexicon: Lexicon, day: str, government: str) -> None:
        bearers = [name.entity_id for name in find_names(lexicon, "الحكومة السورية") if name.holds_on(day)]

        assert bearers == [government]


class TestTables:
    @pytest.mark.parametrize(
        ("table", "kind", "key"),
        [("actor_names.csv", "actor", "actor_id"), ("place_names.csv", "place", "place_id")],
        ids=["actors", "places"],
    )
    def test_every_arabic_name_is_found(self, lexicon: Lexicon, table: str, kind: str, key: str) -> None:
        with (ROOT / "seeds" / table).open(encoding="utf-8-sig", newline="") as handle:
            rows = [row for row in csv.DictReader(handle) if row["language"] == "ar"]
        lost = [
            row["name"]
            for row in rows
            if row.get("name_kind") != "adjective"
            and (kind, row[key]) not in {(name.kind, name.entity_id) for name in find_names(lexicon, row["name"])}
        ]

        assert lost == []

    def test_number_of_a_token_is_read(self, lexicon: Lexicon) -> None:
        word = lexicon.read("12")

        assert word is not None
        assert word.value == 12

    def test_unknown_word_has_no_reading(self, lexicon: Lexicon) -> None:
        assert lexicon.read("زقزقه") is None
