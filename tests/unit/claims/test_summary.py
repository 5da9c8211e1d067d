from __future__ import annotations

import pytest

from extract.claims.claim import Claim, Slot
from extract.claims.summary import summarise_claim
from extract.text.bidi import isolate_arabic
from tests.fakes import make_article, make_claim, mark

ARTICLE = make_article(text="أفرج التنظيم عن 9 نساء مقابل مال وسلم الثوار 7 جثث في حلب", row_id="r1")
ISIS = mark(ARTICLE, "التنظيم", kind="actor", entity_id="isis")
REBELS = mark(ARTICLE, "الثوار", kind="actor")
WOMEN = mark(ARTICLE, "9 نساء", kind="count", category="women", low=9, high=9)
BODIES = mark(ARTICLE, "7 جثث", kind="count", category="bodies", low=7, high=None)
SOME = mark(ARTICLE, "7 جثث", kind="count", category="bodies")
MONEY = mark(ARTICLE, "مال", kind="cue", category="money")
ALEPPO = mark(ARTICLE, "حلب", kind="place", entity_id="aleppo")


@pytest.mark.parametrize(
    ("claim", "facts"),
    [
        pytest.param(
            make_claim(ARTICLE, (Slot("side_actor", ISIS, side=1), Slot("released", WOMEN, side=1), Slot("place", ALEPPO))),
            "isis gives 9 women, at aleppo",
            id="one side",
        ),
        pytest.param(
            make_claim(ARTICLE, (Slot("released", BODIES, side=1), Slot("side_actor", REBELS, side=2), Slot("gave", MONEY, side=2))),
            f"? gives >=7 bodies; {isolate_arabic('الثوار')} gives money",
            id="unnamed side, and money",
        ),
        pytest.param(make_claim(ARTICLE, (Slot("total", WOMEN),)), ", 9 women in all", id="joint total"),
        pytest.param(
            make_claim(ARTICLE, (Slot("evacuee", ISIS), Slot("people", SOME), Slot("origin", ALEPPO)), kind="evacuation", batch=2),
            "isis: some bodies from aleppo to ?, batch 2",
            id="evacuation",
        ),
    ],
)  # fmt: skip
def test_claim_in_one_line(claim: Claim, facts: str) -> None:
    line = summarise_claim(ARTICLE, claim)

    assert line.split() == f"{claim.kind} completed 2018-06-07 day {facts} [r1]".split()
