"""Rival tellings: what somebody else counts of the same people, in the passage that counted them."""

from __future__ import annotations

import pytest

from extract.claims.claim import Claim
from tests.unit.claims.reading import Read, find_only, tell_count, tell_sides


def tell_rivals(claim: Claim) -> dict[str, str]:
    """Return the figures that have a teller, with his words."""
    return {
        tell_count(slot.mention): slot.source.text
        for slot in claim.slots
        if slot.role in ("released", "total") and slot.source is not None
    }


@pytest.mark.parametrize(
    ("text", "rivals"),
    [
        pytest.param(
            "قال مصدر محلي إن الحوثيين أفرجوا عن 30 أسيرا مقابل 20 من مقاتليهم أطلقتهم الحكومة اليمنية، فيما تحدثت مصادر قبلية عن 34 "
            "أسيرا مقابل 18.",
            {"34 detainees": "مصادر", "18 detainees": "مصادر"},
            id="both sides, the larger for the larger",
        ),
        pytest.param(
            "أفرجت جماعة الحوثي عن 30 أسيرا مقابل 20 من مقاتليها أطلقتهم الحكومة اليمنية، بينما قالت مصادر محلية إن عدد من أفرجت عنهم الجماعة 33.",
            {"33 fighters": "مصادر"},
            id="one number, for the nearest",
        ),
        pytest.param(
            "أفرجت جماعة الحوثي عن 30 أسيرا مقابل 20 من مقاتليها أطلقتهم الحكومة اليمنية، في حين حدّدت مصادر محلية العدد بستين أسيرا من الطرفين.",
            {"60 detainees": "مصادر"},
            id="of both sides together",
        ),
        pytest.param(
            "قالت مصادر محلية إن الحوثيين أفرجوا عن 30 أسيرا وتسلموا 20 من مقاتليهم، بينما تتحدث الحكومة اليمنية عن 34 أسيرا مقابل 18.",
            {"34 detainees": "الحكومة اليمنية", "18 detainees": "الحكومة اليمنية"},
            id="a party",
        ),
    ],
)
def test_what_another_teller_counts_is_named_by_him(read: Read, text: str, rivals: dict[str, str]) -> None:
    assert tell_rivals(find_only(read(text), "exchange")) == rivals


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "أطلقت جماعة الحوثي 30 أسيرا، فيما قالت الحكومة اليمنية إنها أفرجت في المقابل عن 20 أسيرا.",
            id="his own side",
        ),
        pytest.param(
            "أطلقت جماعة الحوثي 30 أسيرا مقابل 20 أطلقتهم الحكومة اليمنية، فيما قالت مصادر محلية إن 12 أسيرا آخرين أطلقوا معهم.",
            id="others",
        ),
    ],
)
def test_what_another_teller_adds_is_no_rival(read: Read, text: str) -> None:
    assert tell_rivals(find_only(read(text), "exchange")) == {}


@pytest.mark.parametrize("headline", ["", "تبادل أسرى\n\n"], ids=["alone", "under a headline without parties"])
def test_deal_called_by_its_figures_has_them(read: Read, headline: str) -> None:
    text = headline + "أتمت روسيا وأوكرانيا صفقة 900 مقابل 900 التي توافق عليها الجانبان لإعادة الأسرى."
    assert tell_sides(find_only(read(text), "exchange")) == "russia: 900 detainees; ukraine: 900 detainees"
