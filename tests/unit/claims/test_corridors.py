"""Corridors from town to town, told without a word of leaving. Expected is what the codebook asks for."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.claims.reading import Read, find_only, tell_route


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "أعلنت موسكو فتح ثلاثة ممرات إنسانية صباح اليوم الاثنين. والممرات هي: من كييف إلى غوميل في بيلاروس، ومن سومي إلى بولتافا.",
            "agreed 2022-03-07 ua-kyiv+ua-sumy > by-gomel+ua-poltava",
            id="a list, under the sentence that tells of them",
        ),
        pytest.param(
            "اتفقت كييف وموسكو على تسعة ممرات إنسانية اليوم، أحدها من ماريوبول إلى زابوريجيا.",
            "agreed 2022-03-07 ua-mariupol > ua-zaporizhzhya",
            id="one of those that both sides agreed on",
        ),
        pytest.param(
            "قالت المسؤولة إنه سيفتح ممر آمن من سومي إلى بولتافا غدا الثلاثاء.",
            "agreed 2022-03-08 ua-sumy > ua-poltava",
            id="one that will be opened",
        ),
        pytest.param(
            "أعلنت موسكو ممرا إنسانيا من تشيرنيهيف إلى كييف.",
            "proposed None ua-chernihiv > ua-kyiv",
            id="one that one side tells of",
        ),
        pytest.param(
            "قالت منظمة إنها تسعى إلى ممر آمن من الفاشر إلى طويلة للمدنيين.",
            "proposed None sd-el-fasher > sd-tawila",
            id="one that is sought",
        ),
    ],
)
def test_corridor_from_town_to_town_is_an_evacuation_to_come(read: Read, text: str, told: str) -> None:
    claim = find_only(read(text, day=date(2022, 3, 7)), "evacuation")

    assert f"{claim.status} {claim.date_start} {tell_route(claim)}" == told


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("أعلن الجيش ممرا إنسانيا من كرم أبو سالم إلى خان يونس لإدخال المساعدات.", id="for relief goods"),
        pytest.param("دعا المجلس إلى ممر اقتصادي من الهند إلى أوروبا مرورا بحيفا.", id="for trade"),
        pytest.param("يصل ممر إنساني بحري من قبرص إلى غزة بالطحين.", id="by sea"),
        pytest.param("تعبر قوافل الإغاثة ممر لاتشين من أرمينيا إلى قره باغ.", id="a corridor of that name"),
    ],
)
def test_corridor_for_other_things_is_none(read: Read, text: str) -> None:
    assert read(text, day=date(2022, 3, 7)).claims == ()
