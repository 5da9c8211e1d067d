"""Phases: an exchange that is told as a day, or a part, of a larger one is a batch, though it has no number."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only

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
