"""Legs of an exchange that a side puts off or refuses, claims of their own beside what the other side has done; and what a coming day brings."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.claims.reading import Read, find_only, tell_sides


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


@pytest.mark.parametrize(
    ("told", "status", "day"),
    [
        pytest.param("ويتضمن يوم الخميس {}", "agreed", date(2018, 5, 24), id="the day comprises"),
        pytest.param("أما يوم الخميس فيشهد {}", "agreed", date(2018, 5, 24), id="as for the day, it sees"),
        pytest.param("ويشمل برنامج الخميس {}", "agreed", date(2018, 5, 24), id="its programme comprises"),
        pytest.param("وشهد يوم الخميس {}", "completed", date(2018, 5, 17), id="the day saw"),
    ],
)
def test_what_a_coming_day_comprises_is_still_ahead(read: Read, told: str, status: str, day: date) -> None:
    claim = find_only(
        read(told.format("إطلاق سراح 70 أسيرا من الحوثيين مقابل 40 من أسرى الحكومة اليمنية.")), "exchange"
    )

    assert (claim.status, claim.date_start) == (status, day)
