"""Within talks: some are let go while their side talks of having others let go, whom another holds."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_sides


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "أفرجت نيجيريا عن سبعة من مسلحي بوكو حرام ضمن محادثات للإفراج عن 40 طالبة تحتجزهن الجماعة.",
            "boko_haram: 40 women; nigeria: 7 fighters",
            id="within talks",
        ),
        pytest.param(
            "أطلقت تونس سراح خمسة سجناء في إطار التفاوض مع حركة حماس من أجل إطلاق سراح ثلاث رهائن.",
            "hamas: 3 detainees; tunisia: 5 detainees",
            id="negotiating with their captors",
        ),
        pytest.param(
            "أفرجت إسرائيل عن 30 أسيرا خلال مفاوضات للإفراج عن جنديين محتجزين لدى حماس.",
            "hamas: 2 fighters; israel: 30 detainees",
            id="during negotiations",
        ),
        pytest.param(
            "أخلت السلطات المصرية سبيل تسعة سجناء في سياق الجهود المبذولة لإطلاق سراح رهينتين خطفتهما كتائب القسام.",
            "egypt: 9 detainees; qassam_brigades: 2 detainees",
            id="in the course of efforts",
        ),
    ],
)
def test_who_is_let_go_within_talks_on_others_is_one_leg_of_an_exchange(read: Read, text: str, sides: str) -> None:
    claim = find_only(read(text), "exchange")

    assert tell_sides(claim) == sides
    assert claim.status == "ongoing"


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "أفرجت الحكومة السورية عن 20 معتقلة ضمن اتفاق يشمل إطلاق سراح ثلاث راهبات خطفتهن جبهة النصرة.",
            "jabhat_al_nusra: 3 women; syria_government: 20 women",
            id="comprises",
        ),
        pytest.param(
            "أفرجت مصر عن 20 سجينا في إطار صفقة تقضي بالإفراج عن ثلاثة ضباط محتجزين لدى حماس.",
            "egypt: 20 detainees; hamas: 3 fighters",
            id="stipulates",
        ),
    ],
)
def test_who_is_let_go_within_a_deal_on_others_is_exchanged(read: Read, text: str, sides: str) -> None:
    assert tell_sides(find_only(read(text), "exchange")) == sides


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "أفرجت السلطات المصرية عن خمسة معتقلين في إطار محادثات لإطلاق سراح بقية السجناء السياسيين.",
            id="the rest of her own prisoners",
        ),
        pytest.param(
            "أفرجت قوات سوريا الديمقراطية عن 10 معتقلين ضمن محادثات للإفراج عن بقية المعتقلين لديها.",
            id="whom she holds herself",
        ),
        pytest.param("أفرجت حركة حماس عن رهينتين ضمن مفاوضات للإفراج عن بقية الرهائن.", id="the rest of the hostages"),
    ],
)
def test_who_is_let_go_within_talks_on_the_rest_is_no_exchange(read: Read, text: str) -> None:
    assert not read(text).claims
