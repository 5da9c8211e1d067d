"""Legs of an exchange that a side puts off or refuses: claims of their own beside what the other side has done."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, tell_sides


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "أفرجت حماس أمس عن ستة محتجزين إسرائيليين، فيما أرجأت إسرائيل الإفراج عن 310 من الأسرى الفلسطينيين.",
            [("ongoing", "hamas: 6 detainees; israel: -"), ("agreed", "hamas: -; israel: 310 detainees")],
            id="put off",
        ),
        pytest.param(
            "أطلقت حماس أمس ستة محتجزين. ورفضت إسرائيل إطلاق سراح 310 من الأسرى الفلسطينيين في المقابل.",
            [("completed", "hamas: 6 detainees; israel: -"), ("failed", "hamas: -; israel: 310 detainees")],
            id="refused",
        ),
        pytest.param(
            "سلم الحوثيون أمس 20 أسيرا للحكومة اليمنية في تبادل، بينما أجلت الحكومة الإفراج عن 30 حوثيا إلى الغد.",
            [("ongoing", "houthis: 20 detainees; yemen: -"), ("agreed", "houthis: -; yemen: 30 fighters")],
            id="put off until tomorrow",
        ),
        pytest.param(
            "لم ترفض إسرائيل الإفراج عن 30 أسيرا وأطلقتهم أمس مقابل ثلاثة محتجزين سلمتهم حماس.",
            [("completed", "hamas: 3 detainees; israel: 30 detainees")],
            id="not refused",
        ),
        pytest.param(
            "أفرجت إسرائيل أمس عن 80 أسيرا فلسطينيا تأخر الإفراج عنهم منذ السبت، مقابل ثلاثة محتجزين سلمتهم حماس.",
            [("ongoing", "hamas: 3 detainees; israel: 80 detainees")],
            id="late, but done",
        ),
    ],
)
def test_leg_put_off_is_a_claim_of_its_own(read: Read, text: str, told: list[tuple[str, str]]) -> None:
    assert [(claim.status, tell_sides(claim)) for claim in read(text).claims] == told
