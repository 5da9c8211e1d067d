"""Vehicles: how many of them carry those who leave, and which only go along."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_counts


@pytest.mark.parametrize(
    "told",
    [
        pytest.param("خرجت 105 حافلات ترافقها ست سيارات إسعاف من دوما إلى إدلب بموجب اتفاق.", id="escorted by"),
        pytest.param("خرجت 105 حافلات برفقة ست سيارات إسعاف من دوما إلى إدلب بموجب اتفاق.", id="in company of"),
        pytest.param("خرجت ست سيارات إسعاف ترافق 105 حافلات من دوما إلى إدلب بموجب اتفاق.", id="escort named first"),
        pytest.param("رافقت ست سيارات إسعاف 105 حافلات خرجت من دوما إلى إدلب بموجب اتفاق.", id="verb first"),
        pytest.param(
            "بلغ عدد الحافلات التي غادرت دوما إلى إدلب بموجب الاتفاق 105، ترافقها ست من سيارات الإسعاف.",
            id="number alone",
        ),
    ],
)
def test_escort_is_not_the_convoy(read: Read, told: str) -> None:
    claim = find_only(read(told), "evacuation")
    assert (tell_counts(claim, "people"), tell_counts(claim, "vehicles")) == ("", "105 حافلة")


@pytest.mark.parametrize(
    ("text", "people", "vehicles"),
    [
        pytest.param(
            "عدد الحافلات التي غادرت دوما 105 وتقل 6768 شخصا إلى إدلب بموجب الاتفاق.",
            "6768 people",
            "105 حافلة",
            id="then people",
        ),
        pytest.param(
            "عدد الحافلات التي نقلت المهجرين من دوما إلى إدلب بموجب الاتفاق بلغ 105.", "", "105 حافلة", id="over people"
        ),
        pytest.param(
            "وصل عدد المهجرين الذين نقلتهم الحافلات من دوما إلى إدلب بموجب الاتفاق إلى 1200.",
            "1200 people",
            "",
            id="number of people over vehicles",
        ),
    ],
)
def test_number_is_of_what_the_number_of_is_said_of(read: Read, text: str, people: str, vehicles: str) -> None:
    claim = find_only(read(text), "evacuation")
    assert (tell_counts(claim, "people"), tell_counts(claim, "vehicles")) == (people, vehicles)


@pytest.mark.parametrize(
    ("more", "people"),
    [
        pytest.param("انطلقت 17 منها من زابوريجيا", "", id="of them"),
        pytest.param("وتنتظر 28 أخرى الإذن بالخروج من زابوريجيا", "", id="others"),
        pytest.param("وخرج 60 منهم قبل ذلك من المدينة", "60 people", id="of the people"),
    ],
)
def test_number_alone_is_of_the_buses_where_it_agrees_with_them(read: Read, more: str, people: str) -> None:
    claims = read(f"أرسلت كييف 45 حافلة لإجلاء المدنيين من ماريوبول عبر ممر إنساني، {more}.").claims

    assert "".join(tell_counts(claim, "people") for claim in claims) == people
