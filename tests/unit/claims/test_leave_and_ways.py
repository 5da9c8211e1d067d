"""Leave and ways: corridors asked for or offered, people taken out by them wherever they lead, and what only goes to fetch them."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_counts, tell_names, tell_route


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("طالب مسؤول أممي بتوفير ممر آمن للمدنيين المحاصرين في مدينة الفاشر بالسودان.", id="asked for"),
        pytest.param("طالب مسؤول أممي بفتح ممر إنساني للعائلات العالقة بالفاشر في السودان.", id="for families, past ب"),
        pytest.param(
            "أعلنت قوات الدعم السريع استعدادها لفتح مسارات آمنة لخروج السكان من مدينة الفاشر.", id="paths offered"
        ),
    ],
)
def test_corridor_for_those_trapped_in_a_place_is_proposed(read: Read, text: str) -> None:
    claim = find_only(read(text), "evacuation")

    assert (claim.status, tell_names(claim, "origin")) == ("proposed", "sd-el-fasher")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("وصلت المساعدات عبر ممر إنساني إلى المدنيين المحاصرين في مدينة الفاشر.", id="aid comes by it"),
        pytest.param("قصفت الطائرات المدنيين المحاصرين في مدينة الفاشر قرب ممر آمن.", id="near it"),
    ],
)
def test_corridor_that_is_not_for_them_is_no_evacuation(read: Read, text: str) -> None:
    assert not read(text).claims


def test_people_evacuated_by_corridors_are_counted_wherever_these_lead(read: Read) -> None:
    text = "قالت نائبة رئيس الوزراء إن أوكرانيا أجلت 190 ألف مدني من خطوط المواجهة عبر ممرات إنسانية منذ بدء الحرب."

    assert tell_counts(find_only(read(text), "evacuation"), "people") == "190000 civilians"


def test_people_evacuated_from_nowhere_by_no_corridor_are_no_claim(read: Read) -> None:
    assert not read("قالت نائبة رئيس الوزراء إن أوكرانيا أجلت 190 ألف مدني منذ بدء الحرب بعد مفاوضات.").claims


def test_buses_that_go_where_others_are_to_leave_carry_nobody_yet(read: Read) -> None:
    text = (
        "تستعد كييف لإرسال 45 حافلة لإجلاء مدنيين من ماريوبول المحاصرة بعد إعلان وقف لإطلاق النار. "
        "وقد توجهت 17 حافلة من زابوريجيا إلى ماريوبول، فيما تنتظر 28 حافلة أخرى الإذن بالعبور."
    )

    assert tell_route(find_only(read(text), "evacuation")) == "ua-mariupol > ?"


def test_buses_with_people_in_them_go_where_they_go(read: Read) -> None:
    text = (
        "تستعد كييف لإرسال 45 حافلة لإجلاء مدنيين من ماريوبول المحاصرة بعد إعلان وقف لإطلاق النار. "
        "ونقلت 17 حافلة 400 مدني من بيرديانسك إلى ماريوبول بموجب الاتفاق."
    )

    assert "400 civilians" in [tell_counts(claim, "people") for claim in read(text).claims]


@pytest.mark.parametrize(
    ("text", "route"),
    [
        pytest.param(
            "وكانت محافظة درعا قد استقبلت مساء الخميس 248 شخصا من عائلات البدو الذين كانوا محتجزين في السويداء بموجب تهدئة.",
            "sy-suwayda > sy-daraa-gov",
            id="received, who were held there",
        ),
        pytest.param(
            "وصل مبعوث إلى صنعاء. وبحث المشاورات مع قادة هناك. وعاد مساء. ونقلت أمس طائرة للأمم المتحدة من صنعاء إلى مسقط عددا من جرحى الحوثيين لتلقي العلاج.",
            "ye-sanaa > om-muscat",
            id="wounded flown by the United Nations",
        ),
        pytest.param(
            "صفقة بين الحوثيين وإسرائيل ترحل آخر يهود اليمن\n\nوقالت مصادر إن المجموعة الأخيرة، وتضم 17 يهوديا، خرجت من الأراضي "
            "اليمنية إلى إسرائيل.",
            "ye > il",
            id="to another country under a deal that the headline names",
        ),
    ],
)
def test_who_is_let_out_is_evacuated(read: Read, text: str, route: str) -> None:
    assert tell_route(find_only(read(text), "evacuation")) == route


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "نقلت أمس طائرة عسكرية تركية من طرابلس إلى أنقرة عددا من جرحى الانفجار لتلقي العلاج.", id="by a state"
        ),
        pytest.param(
            "وصلت إلى إسرائيل المجموعة الأخيرة من يهود اليمن، وتضم 17 يهوديا خرجوا من الأراضي اليمنية.", id="no deal"
        ),
    ],
)
def test_who_goes_without_leave_is_not_evacuated(read: Read, text: str) -> None:
    assert not read(text).claims


def test_group_with_which_the_exit_of_its_fighters_is_negotiated_is_another(read: Read) -> None:
    text = (
        "بدأ خروج آلاف من مقاتلي فيلق الرحمن من جنوب الغوطة الشرقية إلى إدلب بموجب اتفاق مع روسيا. "
        "وقالت وكالة روسية إن المفاوضات مع جيش الإسلام مستمرة لخروج مقاتليه من مدينة دوما."
    )

    assert [tell_names(claim, "evacuee") for claim in read(text).claims] == ["faylaq_al_rahman", "jaysh_al_islam"]


def test_city_may_stand_for_the_governorate_in_which_a_village_lies(read: Read) -> None:
    text = (
        "استقبلت محافظة درعا أمس 248 مهجرا من عشائر البدو كانوا محتجزين في السويداء. "
        "وانطلقت القافلة، وهي الدفعة الرابعة والأخيرة، من قرية ريما اللحف إلى مراكز إيواء في داعل."
    )

    claim = find_only(read(text), "evacuation")

    assert (claim.batch, tell_counts(claim, "people")) == (4, "248 people")


def test_those_who_leave_as_guests_of_kin_are_on_a_journey(read: Read) -> None:
    text = "رحل 300 مقاتل من حمص إلى إدلب ضيوفا على أقاربهم بموجب اتفاق مع الحكومة."

    assert tell_counts(find_only(read(text), "evacuation"), "people") == "300 fighters"
