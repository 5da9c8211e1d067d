"""Themes: reports of a fire, of nationals abroad, and of people whom a relief body brings out for all that is named beside them."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_counts, tell_names


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        pytest.param(
            "أجلى الهلال الأحمر الليبي 90 مدنيا، فيهم أجانب، من مركز طبي في بنغازي وسط الاشتباكات.",
            "ly-benghazi",
            id="foreigners among them, and no deal",
        ),
        pytest.param(
            "أجلت اللجنة الدولية للصليب الأحمر 150 مريضا من حلب القديمة كانوا في المبنى منذ أيام.",
            "sy-old-aleppo",
            id="building",
        ),
        pytest.param(
            "ناشدت البعثة الأطراف إتاحة خروج المدنيين من مواضع القتال، وقالت بعثة الأمم المتحدة للدعم في ليبيا إن "
            "الهدنة تتيح إجلاء الجرحى من قصر بن غشير.",
            "ly-qasr-bin-ghashir",
            id="mission of the United Nations",
        ),
    ],
)
def test_who_is_brought_out_is_evacuated_whatever_is_named_beside(read: Read, text: str, origin: str) -> None:
    assert tell_names(find_only(read(text), "evacuation"), "origin") == origin


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("أخلى رجال الإطفاء 90 مدنيا من المبنى بعد حريق في دبي، وحضر الهلال الأحمر الإماراتي.", id="fire"),
        pytest.param("أخلت الشرطة 200 من المدنيين من الفندق إثر تهديد بوجود قنبلة.", id="hotel, no relief body"),
        pytest.param("أجلت مصر 300 من رعاياها المدنيين من السودان بمساعدة الهلال الأحمر.", id="own nationals"),
        pytest.param("أجلت السعودية 180 مدنيا، بينهم أجانب، من السودان على متن سفينة إلى جدة.", id="no relief body"),
        pytest.param("أجلت البعثة 40 مدنيا من موظفيها من كابول.", id="mission of a state"),
    ],
)
def test_fires_and_nationals_abroad_are_no_evacuation(read: Read, text: str) -> None:
    assert not read(text).claims


def test_country_behind_a_number_is_whose_nationals_they_are(read: Read) -> None:
    text = "نقل الصليب الأحمر 45 مدنيا من قنفودة، منهم 29 من بنغلاديش و16 من الهند."

    assert tell_names(find_only(read(text), "evacuation"), "origin") == "ly-ganfouda"


def test_country_from_which_a_number_come_to_another_is_the_place_left(read: Read) -> None:
    text = "وصل 29 مدنيا من السودان إلى مصر بعد هدنة."

    assert tell_names(find_only(read(text), "evacuation"), "origin") == "sd"


NEWS = (
    "نظم الصليب الأحمر خروج 118 مدنيا من قنفودة أمس. وقال متحدث إن الفريق عمل ساعات طويلة. واستقبل المستشفى الواصلين."
)


def test_numbers_that_add_up_to_those_told_of_are_parts_of_them(read: Read) -> None:
    claim = find_only(read(f"{NEWS} وأوضح أن ممن أجلاهم الفريق 56 مريضا و62 من العاملين."), "evacuation")

    assert (tell_counts(claim, "people"), tell_counts(claim, "part")) == (
        "118 civilians",
        "56 wounded + 62 civilians",
    )


def test_numbers_that_do_not_add_up_are_of_others(read: Read) -> None:
    claims = read(f"{NEWS} وأوضح أن ممن أجلاهم الفريق في اليوم السابق 56 مريضا و70 من العاملين.").claims

    assert "56 wounded" in " ".join(tell_counts(claim, "people") for claim in claims)
