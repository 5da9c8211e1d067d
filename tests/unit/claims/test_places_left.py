"""Places left: whether passages tell of one place that people leave, or of two."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_count, tell_names

DARAA = "خرجت الدفعة الثانية من مسلحي المعارضة من مدينة درعا باتجاه إدلب بموجب اتفاق التسوية."
DARAYYA = "غادر مئات المقاتلين مدينة داريا إلى إدلب بموجب اتفاق."
YARMOUK = "ينص الاتفاق على أن يغادر مسلحو تنظيم الدولة أحياء الحجر الأسود ومخيم اليرموك."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{DARAA} وقالت مصادر إن 30 حافلة نقلت 1400 شخص من ريف درعا.", id="city and countryside"),
        pytest.param(
            "غادر مئات من مقاتلي داعش جرود قارة باتجاه البوكمال وفق اتفاق مع حزب الله. "
            "وأفاد مراسل بأن نحو 650 من المسلحين وأسرهم بدأوا إخلاء معقلهم في القلمون متجهين إلى البوكمال.",
            id="town and mountains",
        ),
        pytest.param(
            f"{YARMOUK} وقالت المصادر إن نحو 3 آلاف شخص من التنظيم يخرجون من جنوب دمشق إلى الرقة.",
            id="quarters and part of a city, agreed and about to begin",
        ),
    ],
)
def test_stretch_of_land_may_be_the_place_left_in_it(read: Read, text: str) -> None:
    find_only(read(text), "evacuation")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param(
            "غادر 400 مقاتل مدينة درعا إلى إدلب بموجب اتفاق. وغادر 250 مقاتلا ريف درعا الشرقي إلى إدلب وفق اتفاق آخر.",
            ["sy-daraa", "sy-eastern-daraa-countryside"],
            id="of others",
        ),
        pytest.param(
            "غادر 400 مقاتل مدينة درعا إلى إدلب بموجب اتفاق. وغادر مئات المقاتلين ريف حمص الشمالي إلى إدلب وفق اتفاق آخر.",
            ["sy-daraa", "sy-northern-homs-countryside"],
            id="of another governorate",
        ),
        pytest.param(
            f"{DARAYYA} ومن المقرر أن يغادر مقاتلو ريف دمشق الجنوبي إلى الشمال خلال أيام وفق اتفاق آخر.",
            ["sy-darayya", "sy-southern-rif-dimashq"],
            id="left, and yet to be left",
        ),
    ],
)
def test_stretch_of_land_is_another_place_left(read: Read, text: str, places: list[str]) -> None:
    assert sorted(tell_names(claim, "origin") for claim in read(text).claims) == places


def test_batch_and_its_number_are_one_claim_wherever_both_are_said_to_set_out(read: Read) -> None:
    claim = find_only(read(f"{DARAA} وقالت مصادر إن 30 حافلة نقلت 1400 شخص من ريف درعا."), "evacuation")

    assert (claim.batch, [tell_count(s.mention) for s in claim.slots if s.role == "people"]) == (2, ["1400 people"])


def test_area_left_is_the_region_and_not_the_town_in_it_that_others_left_before(read: Read) -> None:
    text = (
        "غادر مئات المقاتلين بلدة حرستا في الغوطة الشرقية إلى إدلب بموجب اتفاق. "
        "وقال المرصد إن 12 ألف مدني غادروا المنطقة عبر الممر الإنساني يوم الخميس."
    )
    assert [tell_names(claim, "origin") for claim in read(text).claims] == ["sy-harasta", "sy-eastern-ghouta"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param(
            "غادر 80 مقاتلا بلدة عرسال إلى بلدة الرحيبة الواقعة على بعد 50 كلم إلى الشمال الشرقي من دمشق بموجب اتفاق.",
            "lb-aarsal",
            id="of the place made for",
        ),
        pytest.param(
            "انسحب المسلحون من مدينة جعار، على بعد 15 كيلومترا من زنجبار، بعد وساطة قبلية.",
            "ye-jaar",
            id="at a distance of",
        ),
        pytest.param(
            "أجلى الصليب الأحمر 40 جريحا من قرية تبعد نحو 20 كيلومترا من مدينة حمص إلى طرطوس بموجب اتفاق.",
            "?",
            id="is so far away",
        ),
        pytest.param(
            "خرج 200 مسلح من رداع إلى الجنوب من صنعاء بعد وساطة قبلية.",
            "ye-radaa",
            id="on a side of",
        ),
    ],
)
def test_place_from_which_another_is_so_far_off_is_not_left(read: Read, text: str, places: str) -> None:
    assert tell_names(find_only(read(text), "evacuation"), "origin") == places


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("يحاصرها الحوثيون", id="besieged"),
        pytest.param("تسيطر عليها جبهة النصرة", id="held"),
        pytest.param("هاجمتها قوات الدعم السريع", id="struck"),
        pytest.param("تعاني حصارا خانقا", id="what it suffers"),
    ],
)
def test_what_is_said_of_a_place_is_neither_its_name_nor_who_leaves_it(read: Read, said: str) -> None:
    claim = find_only(read(f"تم إجلاء 60 جريحا من بلدة {said} إلى صنعاء بوساطة الصليب الأحمر."), "evacuation")

    assert (tell_names(claim, "origin"), tell_names(claim, "evacuee")) == ("?", "?")
