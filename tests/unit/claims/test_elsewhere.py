"""Elsewhere: places at which something else is than the hand-over."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_names


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "أفرجت إيران عن خمسة أمريكيين في صفقة تبادل مع الولايات المتحدة قبيل انعقاد الجمعية العامة للأمم المتحدة في نيويورك.",
            id="assembly",
        ),
        pytest.param(
            "ستتبادل روسيا وأوكرانيا 500 أسير ضمن ما أبرم في المحادثات الثلاثية بين روسيا وأوكرانيا والولايات المتحدة في جنيف.",
            id="talks, past who holds them",
        ),
        pytest.param(
            "تبادل الحوثيون والحكومة اليمنية 20 أسيرا عقب لقاء جمع الوفدين الأسبوع الماضي في مدينة صلالة.",
            id="meeting, past when",
        ),
        pytest.param(
            "سلّمت أذربيجان 15 أسيرا إلى أرمينيا مقابل خريطة تبيّن مواقع الألغام في منطقة أغدام.",
            id="mines",
        ),
        pytest.param(
            "شرعت أرمينيا وأذربيجان في تبادل الأسرى بعد إعلان وقف إطلاق النار بإقليم قره باغ.",
            id="cease-fire",
        ),
        pytest.param(
            "أقيمت في بعلبك، مراسم وداع خمسة من عناصر حزب الله استعاد جثامينهم في صفقة تبادل مع تنظيم الدولة.",
            id="ceremony",
        ),
        pytest.param(
            "شيّع حزب الله في بعلبك خمسة من عناصره استعاد جثامينهم في صفقة تبادل مع تنظيم الدولة.",
            id="burial",
        ),
        pytest.param(
            "تبادل الحوثيون والحكومة اليمنية 20 أسيرا، وهبطت طائرة تقل عشرة منهم في مدينة عدن.",
            id="a plane lands",
        ),
        pytest.param(
            "تبادل الحوثيون والتحالف 20 أسيرا، ووصل عشرة منهم إلى قاعدة السالمية الجوية في الرياض.",
            id="where a base lies",
        ),
    ],
)
def test_place_of_something_else_is_not_that_of_the_exchange(read: Read, text: str) -> None:
    assert tell_names(find_only(read(text), "exchange"), "place") == "?"


def test_place_beside_which_talks_are_held_is_that_of_the_exchange(read: Read) -> None:
    text = "تمت مبادلة خمسة سجناء بين إيران والولايات المتحدة في مطار الدوحة على هامش اجتماعات في نيويورك."
    assert tell_names(find_only(read(text), "exchange"), "place") == "qa-doha"


def test_deal_of_two_parties_at_a_place_is_carried_out_there(read: Read) -> None:
    text = "أفضى اتفاق بين الجيش اليمني والحوثيين في محافظة البيضاء إلى تبادل 14 أسيرا."
    assert tell_names(find_only(read(text), "exchange"), "place") == "ye-bayda-gov"


def test_people_swapped_at_a_place_are_not_held_there(read: Read) -> None:
    text = "أتم الجيش اليمني والحوثيون مبادلة 35 محتجزا في الحوبان."
    assert tell_names(find_only(read(text), "exchange"), "place") == "ye-al-hawban"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param(
            "تبادل النظام والمعارضة أسرى في حلب. وأطلقت المعارضة ستة أسرى مقابل سبعة في بلدة دارة عزة.",
            "sy-darat-izza",
            id="a town of the governorate, by its capital",
        ),
        pytest.param(
            "تبادل النظام والمعارضة أسرى بريف حلب. وتبادل الطرفان أسراهما في بلدة تيرخلفة.",
            "بلدة تيرخلفة",
            id="a town that no table lists",
        ),
        pytest.param(
            "تبادل النظام والمعارضة أسرى. وكانت بلدة الأتارب في ريف حلب الغربي، شمالي سوريا، مسرح التبادل.",
            "sy-al-atarib",
            id="the scene, past where it lies",
        ),
    ],
)
def test_finest_place_that_is_told_is_that_of_the_exchange(read: Read, text: str, place: str) -> None:
    assert tell_names(find_only(read(text), "exchange"), "place") == place


@pytest.mark.parametrize(
    ("told", "place"),
    [
        pytest.param("على الحدود الأوكرانية البيلاروسية", "الحدود الأوكرانية البيلاروسية", id="two adjectives"),
        pytest.param("عند حدود أوكرانيا مع بيلاروسيا", "حدود أوكرانيا مع بيلاروسيا", id="of one with another"),
        pytest.param("عند الحدود بين جورجيا وأرمينيا", "الحدود بين جورجيا وأرمينيا", id="between two"),
        pytest.param("بعد معارك على الحدود الروسية الأوكرانية", "?", id="where they fight"),
        pytest.param("خطفوا على الحدود الروسية الأوكرانية", "?", id="where they were seized"),
        pytest.param("يزيدون في حدود الممكن", "?", id="bounds of something else"),
    ],
)
def test_border_at_which_people_are_swapped_is_the_place(read: Read, told: str, place: str) -> None:
    claim = find_only(read(f"تبادلت روسيا وأوكرانيا 185 أسيرا {told}."), "exchange")

    assert tell_names(claim, "place") == place
