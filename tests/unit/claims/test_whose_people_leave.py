"""Whose people leave: told by an adjective, by "they are of X", or by who holds the place left."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_names, tell_route


@pytest.mark.parametrize(
    ("text", "group"),
    [
        pytest.param(
            "غادر مقاتلون وعائلاتهم بلدة حرستا التي تسيطر عليها حركة أحرار الشام نحو إدلب بموجب اتفاق.",
            "ahrar_al_sham",
            id="which it controls",
        ),
        pytest.param(
            "خرج 900 شخص من الغوطة الشرقية الخاضعة لسيطرة فيلق الرحمن إلى إدلب ضمن اتفاق الإجلاء.",
            "faylaq_al_rahman",
            id="under its control",
        ),
        pytest.param(
            "أجلي 1200 مقاتل من بلدة حرستا، حيث تنتشر حركة أحرار الشام، إلى ريف إدلب بموجب الاتفاق.",
            "ahrar_al_sham",
            id="where it is",
        ),
        pytest.param(
            "غادرت 30 حافلة منطقة سيطرة جيش الإسلام في دوما إلى جرابلس وعلى متنها 1500 شخص بموجب اتفاق.",
            "jaysh_al_islam",
            id="the area under its control is left",
        ),
        pytest.param(
            "وافق جيش الإسلام الذي يسيطر على مدينة دوما على هدنة. وبموجب الاتفاق خرجت دفعة من المقاتلين من دوما إلى جرابلس.",
            "jaysh_al_islam",
            id="in another sentence",
        ),
        pytest.param(
            "يقضي الاتفاق بإخراج المقاتلين من الجيب الذي يسيطر عليه جيش الإسلام شرق دمشق.",
            "jaysh_al_islam",
            id="the pocket that it controls, east of a city",
        ),
        pytest.param("خرج 300 مدني من بلدة حرستا التي تسيطر عليها حركة أحرار الشام عبر ممر آمن.", "?", id="civilians"),
        pytest.param(
            "خرج 300 مقاتل من الفوعة إلى مناطق في ريف إدلب تسيطر عليها حركة أحرار الشام بموجب اتفاق.",
            "?",
            id="who holds where they go",
        ),
    ],
)
def test_fighters_are_of_the_group_that_holds_what_they_leave(read: Read, text: str, group: str) -> None:
    assert tell_names(find_only(read(text), "evacuation"), "evacuee") == group


@pytest.mark.parametrize(
    ("text", "group"),
    [
        pytest.param("نقلت حافلات جنوداً أوكرانيين من مصنع آزوفستال بموجب هدنة.", "ukraine", id="soldiers, an object"),
        pytest.param("خرج العسكريون الأوكرانيون الجرحى من مصنع آزوفستال عبر ممر إنساني.", "ukraine", id="subject"),
        pytest.param("وصلت طائرة تقل جرحى حوثيين من صنعاء إلى مسقط برعاية الأمم المتحدة.", "houthis", id="of a group"),
        pytest.param("خرجت قافلة المدنيين من ماريوبول بمرافقة جنود روس عبر ممر إنساني.", "?", id="escorts"),
        pytest.param("نقل جنود روس مدنيين من ماريوبول إلى زابوريجيا عبر ممر إنساني.", "?", id="who bring others out"),
        pytest.param("غادر مقاتلون سوريون حي القابون إلى إدلب ضمن اتفاق.", "?", id="fighters, not of their state"),
    ],
)
def test_adjective_tells_whose_soldiers_or_wounded_leave(read: Read, text: str, group: str) -> None:
    assert tell_names(find_only(read(text), "evacuation"), "evacuee") == group


@pytest.mark.parametrize(
    ("text", "group"),
    [
        pytest.param(
            "غادر 150 مسلحاً حي القدم إلى البادية، ومعظمهم من تنظيم داعش، ضمن اتفاق.", "isis", id="most of them"
        ),
        pytest.param(
            "غادرت القحطانية 48 حافلة تقل 2500 شخص، هم مقاتلون في «هيئة تحرير الشام» وعوائلهم، بموجب الاتفاق.",
            "hts",
            id="they are fighters in, in quotes",
        ),
        pytest.param(
            "خرج 80 مسلحاً ينتمون إلى جبهة النصرة من مخيم اليرموك إلى إدلب بموجب الاتفاق.",
            "jabhat_al_nusra",
            id="belong to",
        ),
        pytest.param(
            "غادر مقاتلو داعش القلمون إلى دير الزور بموجب اتفاق سلمت فيه جثث أفراد ينتمون إلى حزب الله.",
            "isis",
            id="bodies of others",
        ),
    ],
)
def test_whose_those_who_leave_are_said_to_be(read: Read, text: str, group: str) -> None:
    claim = next(c for c in read(text).claims if c.kind == "evacuation")
    assert tell_names(claim, "evacuee") == group


def test_front_is_a_group_where_its_name_begins_so(read: Read) -> None:
    text = "خرج 80 من المنتمين إلى جبهة النصرة من مخيم اليرموك إلى إدلب بموجب الاتفاق."

    assert tell_route(find_only(read(text), "evacuation")) == "sy-yarmouk-camp > sy-idlib"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "أجلي 70 مدنيا من دماج إلى عدن بوساطة الصليب الأحمر منذ القتال الدائر بين السلفيين والحوثيين.",
            id="fought between",
        ),
        pytest.param(
            "سيرحل عن دماج أهال وشيوخ حاربوا الحوثيين إلى الحديدة وعددهم 300 بموجب الاتفاق.", id="whom they fought"
        ),
        pytest.param(
            "أجلي 70 مدنيا من دماج التي يحاصرها الحوثيون إلى عدن بوساطة الصليب الأحمر.", id="who besiege the place"
        ),
    ],
)
def test_foes_of_those_who_leave_do_not_leave(read: Read, text: str) -> None:
    assert tell_names(find_only(read(text), "evacuation"), "evacuee") == "?"
