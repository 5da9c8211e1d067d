from __future__ import annotations

from datetime import date

import pytest

from extract.load.identity import SIGNATURE_LENGTH, fold_mention_name, hash_key, identify_mention, sign_text
from extract.mentions.mention import Mention

STORY = "خرج صباح اليوم مئات المقاتلين من الحي المحاصر نحو الشمال بعد اتفاق رعته الأمم المتحدة وأشرف عليه الهلال الأحمر"
MENTION = Mention("actor", 3, 9, "التنظيم", name="تنظيم", entity_id="isis")


def share_equal(left: list[int], right: list[int]) -> float:
    return sum(a == b for a, b in zip(left, right, strict=True)) / SIGNATURE_LENGTH


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param((None,), ("",), id="none and empty"),
        pytest.param((1,), ("1",), id="number and digit"),
        pytest.param(("a", "bc"), ("ab", "c"), id="another cut"),
        pytest.param((date(2018, 6, 7),), ("2018-06-07",), id="date and its words"),
    ],
)
def test_different_values_have_different_keys(left: tuple[object, ...], right: tuple[object, ...]) -> None:
    assert hash_key(*left) != hash_key(*right)  # type: ignore[arg-type]


def test_key_of_a_mention_is_the_same_in_every_run() -> None:
    assert identify_mention("a1", MENTION) == "3a0d7acd6f5935051dd42de3f8a2846a"


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(MENTION._replace(kind="place"), id="kind"),
        pytest.param(MENTION._replace(start=4), id="span"),
        pytest.param(MENTION._replace(entity_id="nusra"), id="entity"),
        pytest.param(MENTION._replace(low=1), id="number"),
        pytest.param(MENTION._replace(date_start=date(2018, 6, 7)), id="day"),
    ],
)
def test_key_of_a_mention_tells_values_apart(other: Mention) -> None:
    assert identify_mention("a1", other) != identify_mention("a1", MENTION)


def test_key_of_a_mention_tells_articles_apart() -> None:
    assert identify_mention("a1", MENTION) != identify_mention("a2", MENTION)


@pytest.mark.parametrize(
    ("mention", "key"),
    [
        pytest.param(Mention("actor", 0, 4, "الأمم"), "امم", id="actor by its words"),
        pytest.param(Mention("place", 0, 4, "بها", name="الغُوطة"), "غوطه", id="place by its name"),
        pytest.param(Mention("count", 0, 2, "11", low=11), None, id="a count has no name"),
        pytest.param(Mention("actor", 0, 1, "«"), None, id="no letter, no name"),
    ],
)
def test_name_key_is_folded(mention: Mention, key: str | None) -> None:
    assert fold_mention_name(mention) == key


def test_signature_is_64_unsigned_integers_that_do_not_change() -> None:
    signature = sign_text(STORY)

    assert len(signature) == SIGNATURE_LENGTH
    assert all(0 <= value < 2**64 for value in signature)
    assert signature == sign_text(STORY)


@pytest.mark.parametrize(
    ("other", "least", "most"),
    [
        pytest.param(STORY.replace("الأمم", "الامم").replace("مئات", "مِئات"), 1.0, 1.0, id="spelling only"),
        pytest.param(f"{STORY} وفق مصادر", 0.7, 0.999, id="two words more"),
        pytest.param("فاز الفريق بالمباراة النهائية أمام جمهور كبير في العاصمة مساء", 0.0, 0.1, id="another story"),
    ],
)
def test_signature_estimates_likeness(other: str, least: float, most: float) -> None:
    assert least <= share_equal(sign_text(STORY), sign_text(other)) <= most


@pytest.mark.parametrize("text", ["", "كلمة", "كلمتان اثنتان"], ids=["empty", "one word", "two words"])
def test_short_text_has_a_signature(text: str) -> None:
    assert len(sign_text(text)) == SIGNATURE_LENGTH


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("كلمة", "أخرى", id="one word each"),
        pytest.param(
            "خرج مئات المقاتلين", "دخل مئات المقاتلين", id="one shingle each, two words of which are the same"
        ),
        pytest.param("خرج مئات المقاتلين", "خرج مئات المدنيين", id="last word"),
    ],
)
def test_texts_without_a_common_shingle_are_nothing_alike(left: str, right: str) -> None:
    assert share_equal(sign_text(left), sign_text(right)) == 0


def test_last_shingle_counts() -> None:
    assert share_equal(sign_text(STORY), sign_text(f"{STORY.rsplit(' ', 1)[0]} كلمة")) < 1
