"""Ways of evacuations: vehicles that come empty, lists of places, who goes home or on duty. Expected is what the codebook asks for."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_counts, tell_names, tell_route


@pytest.mark.parametrize(
    ("text", "route"),
    [
        pytest.param(
            "سارت أمس 30 حافلة من حمص. وتوجهت 30 حافلة من حمص إلى بلدتي كفريا والفوعة لتحرير المحاصرين بموجب اتفاق.",
            "sy-al-fuah+sy-kafarya > ?",
            id="buses come to free those besieged",
        ),
        pytest.param(
            "بعثت الحكومة 25 حافلة إلى دوما، تمهيداً لنقل مقاتلي جيش الإسلام إلى جرابلس وفق اتفاق.",
            "sy-douma > sy-jarablus",
            id="buses are sent to carry",
        ),
        pytest.param(
            "بموجب اتفاق دخلت 12 حافلة إلى حي القدم لنقلهم مع 300 من أفراد أسرهم من مخيم اليرموك إلى إدلب.",
            "sy-yarmouk-camp > sy-idlib",
            id="buses wait elsewhere than the people",
        ),
        pytest.param(
            "أعلن الصليب الأحمر هدنة لإجلاء الجرحى. وسُمح بدخول قافلة من ست سيارات إسعاف إلى منطقة خزاعة.",
            "ps-khuzaa > ?",
            id="ambulances are let in",
        ),
    ],
)
def test_place_to_which_empty_vehicles_come_is_the_one_left(read: Read, text: str, route: str) -> None:
    claim = find_only(read(text), "evacuation")

    assert (tell_route(claim), claim.status) == (route, "agreed")


@pytest.mark.parametrize(
    ("text", "route"),
    [
        pytest.param(
            "بدأ إخراج المقاتلين من مدن (عربين) و(زملكا) إلى (إدلب) وفق اتفاق.",
            "sy-arbin+sy-zamalka > sy-idlib",
            id="in brackets",
        ),
        pytest.param(
            "تنقل الحافلات 900 من الأهالي المحاصرين في كفريا والفوعة إلى حلب بموجب الاتفاق.",
            "sy-al-fuah+sy-kafarya > sy-aleppo",
            id="besieged in two",
        ),
        pytest.param(
            "غادرت 15 عائلة ينحدرون من حلب مخيم الهول إلى إدلب بموجب اتفاق.",
            "sy-al-hol-camp > sy-idlib",
            id="where they were born is not what they leave",
        ),
        pytest.param(
            "استأنف الصليب الأحمر الإجلاء الطبي من ناغورني كاراباخ إلى أرمينيا بموجب تفاهم.",
            "az-nagorno-karabakh > am",
            id="medical evacuation names no people",
        ),
    ],
)
def test_places_of_a_way(read: Read, text: str, route: str) -> None:
    assert tell_route(find_only(read(text), "evacuation")) == route


def test_at_a_time_when_begins_another_passage(read: Read) -> None:
    text = "بموجب اتفاق أجلي 120 جريحاً من الزبداني إلى إدلب، في وقت نقل 300 جريح من الفوعة إلى حلب."
    claims = read(text).claims

    assert {tell_route(claim) for claim in claims} == {"sy-zabadani > sy-idlib", "sy-al-fuah > sy-aleppo"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("أعلنت بعثة الأمم المتحدة إجلاء موظفيها من جوبا.", id="own staff"),
        pytest.param("مع سريان الهدنة غادر آلاف النازحين مراكز الإيواء في غزة إلى منازلهم.", id="home again"),
        pytest.param("سئل المصدر عن خروج أهالي ببيلا بموجب الاتفاق فلم يجب.", id="asked about"),
    ],
)
def test_what_is_no_evacuation_makes_no_claim(read: Read, text: str) -> None:
    assert read(text).claims == ()


def test_the_two_villages_are_no_town_of_that_name(read: Read) -> None:
    text = "يقطن الآلاف قريتي كفريا والفوعة. وغادر 500 مدني القريتين إلى حلب بموجب اتفاق."

    assert "sy-al-qaryatayn" not in tell_route(find_only(read(text), "evacuation"))


def test_persons_of_fighters_with_their_families_are_people(read: Read) -> None:
    text = "غادر 1100 شخص من مقاتلي داريا والمعضمية برفقة عائلاتهم إلى إدلب بموجب اتفاق."

    assert tell_counts(find_only(read(text), "evacuation"), "people") == "1100 people"


def test_day_of_an_attack_is_not_that_of_the_departure(read: Read) -> None:
    text = "حملت الحافلات أيضاً 12 مصاباً في تفجير القافلة يوم السبت من الراشدين إلى حلب بموجب الاتفاق."
    claim = find_only(read(text), "evacuation")

    assert (claim.date_start, tell_names(claim, "destination")) == (None, "sy-aleppo")
