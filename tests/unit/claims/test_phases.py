"""Phases: an exchange that is told as a day, or a part, of a larger one is a batch, though it has no number."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_counts

SWAP = "أفرجت جماعة الحوثي أمس عن 20 أسيرا مقابل 30 أسيرا أطلقتهم الحكومة اليمنية"


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        pytest.param(f"{SWAP} في ثاني أيام الصفقة.", "batch", id="on the second day"),
        pytest.param(f"في اليوم الأول من صفقة التبادل {SWAP}.", "batch", id="the first day of the deal"),
        pytest.param(f"{SWAP}. وتندرج الخطوة في صفقة أوسع.", "batch", id="it falls under a larger deal"),
        pytest.param(f"{SWAP}.", "operation", id="nothing said"),
        pytest.param(f"في اليوم الأول من رمضان {SWAP}.", "operation", id="the first day of something else"),
        pytest.param(f"{SWAP}. ويستمر القصف لليوم الثاني.", "operation", id="another sentence's day"),
    ],
)
def test_part_of_a_larger_exchange_is_a_batch(read: Read, text: str, scope: str) -> None:
    claim = find_only(read(text), "exchange")

    assert claim.scope == scope
    assert claim.batch is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "تبادلت روسيا وأوكرانيا السبت 30 أسيرا من كل طرف، في اليوم الثاني من تبادل يشمل مئة أسير من كل جانب.",
            [("batch", "30"), ("operation", "100")],
            id="a day of a deal that comprises more",
        ),
        pytest.param(
            "أعلنت روسيا وأوكرانيا تبادل 30 أسيرا من كل جانب، في الجولة الثانية من عملية تبادل شهدت عودة 50 جنديا من كل من البلدين.",
            [("batch", "30"), ("operation", "50")],
            id="a round of a swap that brought home more",
        ),
        pytest.param(
            "أفرجت روسيا أمس عن 40 أسيرا مقابل 40 آخرين، في المرحلة الأولى من اتفاق ينص على تبادل 200 أسير.",
            [("batch", "40"), ("operation", "200")],
            id="a stage of an agreement on more",
        ),
    ],
)
def test_whole_deal_is_no_part_of_its_day(read: Read, text: str, told: list[tuple[str, str]]) -> None:
    claims = read(text).claims

    counts = [tell_counts(c, "released").split()[:1] or tell_counts(c, "total").split()[:1] for c in claims]
    assert list(zip((c.scope for c in claims), (n for (n,) in counts), strict=True)) == told


def test_whole_deal_behind_its_parties_and_length_is_no_part_of_its_day(read: Read) -> None:
    text = (
        "أعلن الصليب الأحمر الأحد إطلاق 318 أسيرا في اليوم الأول من عملية تبادل الأسرى بين الحكومة اليمنية والحوثيين، "
        "التي تستمر ثلاثة أيام وتشمل نحو 900 أسير."
    )

    told = [(c.scope, c.status, tell_counts(c, "total").split()[0]) for c in read(text).claims]

    assert told == [("batch", "completed", "318"), ("operation", "ongoing", "900")]
