"""Leavers: who of those that a passage counts or names leaves, and from where, as the words around them tell it."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_counts, tell_names, tell_route


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "خرج 400 مدني من دوما بموجب اتفاق، مشيراً إلى أن 90 مقاتلاً لا يزالون في المدينة.", id="are still there"
        ),
        pytest.param("غادر 400 مدني دوما بموجب اتفاق وتركوا خلفهم 90 مقاتلاً.", id="left behind"),
        pytest.param(
            "جرى إجلاء 400 مدني من دوما بموجب اتفاق، بعد معارك أجبرت آلاف الأهالي على النزوح.", id="forced to flee"
        ),
    ],
)
def test_those_who_stay_or_flee_are_not_counted(read: Read, text: str) -> None:
    assert tell_counts(find_only(read(text), "evacuation"), "people") == "400 civilians"


def test_those_due_to_leave_may_still_be_there(read: Read) -> None:
    text = "قال مصدر إن 60 جريحاً من الحوثيين لا يزالون في صنعاء رغم الاتفاق على نقلهم إلى سلطنة عمان."
    claim = find_only(read(text), "evacuation")

    assert (tell_counts(claim, "people"), claim.status) == ("60 wounded", "agreed")


def test_those_who_fought_each_other_do_not_leave(read: Read) -> None:
    text = "أجلى الصليب الأحمر 30 جريحاً سقطوا في المعارك بين قوات الأسد وجيش الإسلام من دوما إلى دمشق."

    assert tell_names(find_only(read(text), "evacuation"), "evacuee") == "?"


def test_parts_may_come_to_a_little_more_than_a_round_total(read: Read) -> None:
    text = (
        "جرى أمس إجلاء أكثر من 400 مقاتل من دوما بموجب اتفاق. وقال متحدث إنه تم إجلاء 90 مقاتلاً من دوما إلى جرابلس. "
        "كما نُقل 320 مقاتلاً آخرين من دوما إلى إدلب."
    )
    claim = find_only(read(text), "evacuation")

    assert (tell_counts(claim, "people"), tell_counts(claim, "part")) == (
        ">=400 fighters",
        "90 fighters + 320 fighters",
    )


@pytest.mark.parametrize(
    ("text", "route"),
    [
        pytest.param(
            "وصلت حافلات إلى بلدة يلدا، صباح أمس، لنقل مقاتلي المعارضة إلى إدلب بموجب الاتفاق.",
            "sy-yalda > sy-idlib",
            id="to carry, behind a comma",
        ),
        pytest.param(
            "تحرك رتل من الحافلات من دمشق باتجاه دوما لنقل مقاتلي جيش الإسلام إلى جرابلس بموجب الاتفاق.",
            "sy-douma > sy-jarablus",
            id="where the buses come from",
        ),
    ],
)
def test_vehicles_fetch_people_from_where_they_come_to(read: Read, text: str, route: str) -> None:
    assert tell_route(find_only(read(text), "evacuation")) == route
