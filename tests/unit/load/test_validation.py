from __future__ import annotations

import pytest

from extract.claims.claim import Extraction, Slot
from extract.load.validation import find_fault
from extract.mentions.mention import Mention
from tests.fakes import SWAP, make_article, make_claim, mark

ARTICLE = make_article()
PLACE = mark(ARTICLE, SWAP, kind="place")


def test_sound_extraction_has_no_fault() -> None:
    assert find_fault(Extraction(ARTICLE, (PLACE,), (make_claim(ARTICLE, (Slot("place", PLACE),)),))) is None


@pytest.mark.parametrize(
    ("extraction", "fault"),
    [
        pytest.param(
            Extraction(ARTICLE, (PLACE._replace(start=0),)), "does not give its words", id="span of a mention"
        ),
        pytest.param(Extraction(ARTICLE, (Mention("cue", 3, 3, ""),)), "does not give its words", id="empty span"),
        pytest.param(
            Extraction(ARTICLE, (), (make_claim(ARTICLE, (Slot("place", PLACE._replace(end=99)),)),)),
            "does not give its words",
            id="span of a slot",
        ),
        pytest.param(
            Extraction(ARTICLE, (), (make_claim(ARTICLE, (Slot("place", PLACE, source=PLACE._replace(end=1)),)),)),
            "does not give its words",
            id="span of a source",
        ),
        pytest.param(Extraction(ARTICLE, (PLACE._replace(low=2**31),)), "out of range", id="number too great"),
        pytest.param(Extraction(ARTICLE, (PLACE._replace(high=-1),)), "out of range", id="number below nothing"),
        pytest.param(
            Extraction(ARTICLE, (), (make_claim(ARTICLE, evidence=()),)), "rests on no passage", id="no evidence"
        ),
        pytest.param(
            Extraction(ARTICLE, (), (make_claim(ARTICLE, evidence=((0, 999),)),)), "outside the text", id="evidence"
        ),
        pytest.param(Extraction(ARTICLE, (), (make_claim(ARTICLE),) * 2), "share a key", id="two claims, one key"),
        pytest.param(
            Extraction(ARTICLE, (), (make_claim(ARTICLE, (Slot("cause", PLACE),)),)), "'cause'", id="unknown role"
        ),
        pytest.param(Extraction(make_article(text="\udc00")), "surrogate", id="text is no Unicode"),
    ],
)
def test_fault_is_named(extraction: Extraction, fault: str) -> None:
    found = find_fault(extraction)

    assert found is not None
    assert fault in found
