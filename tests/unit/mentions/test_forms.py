"""Forms of nouns, verbs and adjectives, folded and without clitics."""

from __future__ import annotations

import pytest

from extract.mentions.clitics import is_among
from extract.mentions.forms import (
    inflect_nationality,
    inflect_noun,
    inflect_participle,
    inflect_past,
    inflect_present,
    inflect_verbal_noun,
)


@pytest.mark.parametrize(
    ("form", "number"),
    [
        pytest.param("معتقل", "s", id="singular"),
        pytest.param("معتقلا", "s", id="accusative"),
        pytest.param("معتقلون", "p", id="sound plural"),
        pytest.param("معتقلين", "p", id="oblique plural, not the dual"),
        pytest.param("معتقلان", "d", id="dual"),
        pytest.param("معتقلتين", "d", id="feminine dual"),
        pytest.param("معتقلات", "p", id="feminine plural"),
    ],
)
def test_a_noun_with_a_sound_plural(form: str, number: str) -> None:
    forms = {f: n for f, n, _ in inflect_noun("معتقل", feminine="معتقلة")}
    assert forms[form] == number


@pytest.mark.parametrize(
    ("form", "number"),
    [
        pytest.param("اسري", "p", id="broken plural"),
        pytest.param("اسيرين", "d", id="oblique dual"),
        pytest.param("اسيري", "d", id="dual in the construct state"),
        pytest.param("اسيره", "s", id="feminine"),
        pytest.param("اسيرتان", "d", id="feminine dual"),
    ],
)
def test_a_noun_with_a_broken_plural(form: str, number: str) -> None:
    forms = {f: n for f, n, _ in inflect_noun("أسير", plural=["أسرى"], feminine="أسيرة")}
    assert forms[form] == number


@pytest.mark.parametrize(
    ("made", "form"),
    [
        pytest.param(inflect_past("أطلق"), "اطلقوا", id="past plural"),
        pytest.param(inflect_past("أجلى"), "اجليت", id="past feminine of a defective verb"),
        pytest.param(inflect_past("دعا"), "دعت", id="past feminine of a verb that ends in alif"),
        pytest.param(inflect_present("يغادر"), "تغادر", id="present feminine"),
        pytest.param(inflect_present("يغادر"), "يغادرون", id="present plural"),
        pytest.param(inflect_verbal_noun("مغادرة"), "مغادرات", id="plural of a verbal noun"),
        pytest.param(inflect_verbal_noun("إفراج"), "افراجا", id="accusative of a verbal noun"),
        pytest.param(inflect_participle("محرر"), "محررين", id="plural of a participle"),
    ],
)
def test_verbs_and_their_nouns(made: set[str], form: str) -> None:
    assert form in made


@pytest.mark.parametrize(
    ("form", "number"),
    [
        pytest.param("سوري", "s", id="singular"),
        pytest.param("سوريه", "f", id="feminine"),
        pytest.param("سوريين", "p", id="plural"),
        pytest.param("سوريتان", "d", id="feminine dual"),
    ],
)
def test_adjectives_of_belonging(form: str, number: str) -> None:
    assert inflect_nationality("السوري")[form] == number


def test_seat_of_a_final_hamza_follows_the_vowel() -> None:
    assert {"بداوا", "بدووا", "بدءوا"} <= inflect_past("بدأ")
    assert {"يبداون", "يبدوون", "يبدءون"} <= inflect_present("يبدأ")


@pytest.mark.parametrize(
    ("token", "found"),
    [
        pytest.param("جوله", True, id="as it stands"),
        pytest.param("والجوله", True, id="and the"),
        pytest.param("لجولتهم", False, id="the ending written otherwise before a pronoun"),
        pytest.param("محادثاتهم", True, id="a pronoun"),
        pytest.param("لقاء", True, id="what looks like a preposition is its own"),
        pytest.param("قاء", False, id="what is left of a listed word"),
    ],
)
def test_a_token_is_among_words_with_what_is_written_together_with_it(token: str, found: bool) -> None:
    assert is_among(token, frozenset(("جوله", "محادثات", "لقاء"))) is found
