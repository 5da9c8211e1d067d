"""Under way: people who are escorted, or are on their way under a deal, without a verb of leaving."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_counts, tell_route

DEAL = "إجلاء جنود من غوما باتفاق بين الحكومة والمتمردين"


@pytest.mark.parametrize(
    "way",
    [
        pytest.param("رافقت اللجنة الدولية للصليب الأحمر 300 جندي علقوا في غوما في طريقهم إلى كينشاسا.", id="escorted"),
        pytest.param("وقالت اللجنة الدولية للصليب الأحمر إن 300 جندي باتوا في الطريق إلى كينشاسا.", id="on the way"),
        pytest.param("وصار 300 من الجنود مع عائلاتهم في طريقهم نحو كينشاسا برفقة الصليب الأحمر.", id="towards"),
    ],
)
def test_people_on_their_way_under_a_deal_are_being_evacuated(read: Read, way: str) -> None:
    claim = find_only(read(way, title=DEAL), "evacuation")

    assert (claim.status, tell_counts(claim, "people"), tell_route(claim).split(" > ")[1]) == (
        "ongoing",
        "300 fighters",
        "cd-kinshasa",
    )


@pytest.mark.parametrize(
    "way",
    [
        pytest.param("قافلة مساعدات لثلاثة آلاف مدني باتت في طريقها إلى كينشاسا بعد اتفاق مع المتمردين.", id="aid"),
        pytest.param("فر 300 مدني من المعارك وهم في طريقهم إلى كينشاسا.", id="flight"),
        pytest.param("وفد الحكومة في طريقه إلى كينشاسا لاستكمال المفاوضات على مصير المدنيين.", id="delegation"),
    ],
)
def test_who_is_on_the_way_otherwise_is_not(read: Read, way: str) -> None:
    assert not [claim for claim in read(way).claims if claim.kind == "evacuation"]
