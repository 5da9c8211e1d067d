"""Truces that let people out, and what only sounds like leaving beside one. Expected is what the codebook asks for."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_route


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "ناشد المبعوث طرفي القتال في الفاشر الالتزام بهدنة مدتها ست ساعات يجري خلالها إخراج الجرحى من الأحياء المحاصرة.",
            "proposed sd-el-fasher > ?",
            id="asked of those who fight there",
        ),
        pytest.param(
            "دعا الوجهاء المتقاتلين في مأرب إلى وقف إطلاق النار ثلاث ساعات تخرج فيها العائلات العالقة.",
            "proposed ye-marib > ?",
            id="an end of fire that is called for",
        ),
        pytest.param(
            "وافقت الفصائل على وقف القتال في حي التضامن ساعتين حتى يتمكن السكان من الخروج إلى مناطق آمنة.",
            "agreed sy-al-tadamon > ?",
            id="one that is agreed on",
        ),
        pytest.param(
            "أعلن الجيش الليبي هدنة لست ساعات في قنفودة لتمكين العائلات من الخروج.",
            "agreed ly-ganfouda > ?",
            id="one that is announced",
        ),
        pytest.param(
            "رفض المسلحون هدنة اقترحتها البعثة الأممية في بنغازي لإخراج المدنيين من حي الصابري.",
            "proposed ly-al-sabri > ?",
            id="one that a mission of the United Nations proposed",
        ),
        pytest.param(
            "التزم الطرفان هدنة في ضواحي طرابلس يجري خلالها إجلاء الجرحى.",
            "agreed ly-tripoli > ?",
            id="on the outskirts of a town",
        ),
        pytest.param(
            "خلال الهدنة في دماج خرج 40 جريحا برفقة الصليب الأحمر.",
            "completed ye-dammaj > ?",
            id="people left during one",
        ),
        pytest.param(
            "لا يبدأ خروج المسلحين من دوما إلا بعد تسليم السلاح الثقيل بموجب الاتفاق.",
            "agreed sy-douma > ?",
            id="what does not begin until",
        ),
        pytest.param(
            "توصل المتحاربون بعد أيام من التفاوض إلى اتفاق على إجلاء الجنود المحاصرين في مطار دونيتسك.",
            "agreed ua-donetsk > ?",
            id="after days of talks",
        ),
        pytest.param(
            "بعد إدخال المساعدات الطبية إلى مضايا جرى إجلاء 30 مريضا من البلدة إلى دمشق.",
            "completed sy-madaya > sy-damascus",
            id="people beside relief",
        ),
        pytest.param(
            "اتفق الطرفان على ممرات آمنة يجلى عبرها المدنيون من مدينة الفاشر إلى طويلة.",
            "agreed sd-el-fasher > sd-tawila",
            id="through which they are brought out",
        ),
    ],
)
def test_truce_lets_people_out_where_it_holds(read: Read, text: str, told: str) -> None:
    claim = find_only(read(text), "evacuation")

    assert f"{claim.status} {tell_route(claim)}" == told


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("أعلنت الحكومة هدنة في ميكيلي تتيح إيصال المساعدات إلى السكان.", id="a truce for relief"),
        pytest.param("تخلى النظام عن 40 امرأة محتجزة خلال الهدنة في جنوب دمشق.", id="gave up"),
        pytest.param("تفتح الممرات الآمنة في حمص غدا أمام المدنيين، وفق ما نقلته الوكالة.", id="as an agency carried"),
    ],
)
def test_no_leaving_is_told(read: Read, text: str) -> None:
    assert [claim for claim in read(text).claims if claim.kind == "evacuation"] == []
