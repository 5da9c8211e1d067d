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


def test_parts_are_listed_behind_the_first(read: Read) -> None:
    text = "جرى إجلاء 700 شخص من دوما بموجب اتفاق، بينهم 500 مدني و90 مريضاً و40 طفلاً."
    claim = find_only(read(text), "evacuation")

    assert (tell_counts(claim, "people"), tell_counts(claim, "part")) == (
        "700 people",
        "500 civilians + 90 wounded + 40 children",
    )


def test_fighters_among_whom_are_foreigners_leave(read: Read) -> None:
    text = "غادر 400 من مقاتلي داعش، بينهم أجانب، الرقة في قافلة كبيرة بموجب اتفاق."

    assert tell_counts(find_only(read(text), "evacuation"), "people") == "400 fighters"


def test_those_who_come_home_had_left_under_no_deal(read: Read) -> None:
    text = "ينتظر آلاف الأهالي تنفيذ الاتفاق ليعودوا إلى منازلهم التي غادروها في دوما قبل شهر."

    assert read(text).claims == ()


def test_residents_carried_under_a_swap_are_free(read: Read) -> None:
    text = (
        "وصلت طائرة تقل 330 من أهالي الفوعة وكفريا إلى بيروت بموجب الاتفاق في إطار عملية التبادل بين الزبداني والفوعة."
    )
    claim = next(c for c in read(text).claims if c.kind == "evacuation")

    assert (tell_counts(claim, "people"), tell_names(claim, "origin")) == ("330 civilians", "sy-al-fuah+sy-kafarya")


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


@pytest.mark.parametrize(
    ("text", "route"),
    [
        pytest.param(
            "وصلت إلى ريف درعا قافلة تقل 120 شخصاً من العائلات المحتجزة في السويداء بموجب اتفاق.",
            "sy-suwayda > sy-daraa-countryside",
            id="held in",
        ),
        pytest.param(
            "خرج 90 مقاتلاً من حاجز البساتين في يلدا إلى إدلب بموجب الاتفاق.",
            "sy-yalda > sy-idlib",
            id="where a crossing lies",
        ),
        pytest.param(
            "أقلعت طائرة تقل 30 جريحاً من أهالي الزبداني من مطار بيروت إلى تركيا بموجب اتفاق.",
            "sy-zabadani > tr",
            id="airport on the way",
        ),
        pytest.param(
            "أعلن الصليب الأحمر في صنعاء إجلاء 30 جريحاً من دماج بموجب هدنة.", "ye-dammaj > ?", id="where a body sits"
        ),
    ],
)
def test_place_in_which_somebody_is_may_be_the_one_left(read: Read, text: str, route: str) -> None:
    assert tell_route(find_only(read(text), "evacuation")) == route


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param(
            "عُلّقت المحادثات بين الطرفين، بعد خروج 400 مقاتل من دوما بموجب اتفاق.", "completed", id="after they left"
        ),
        pytest.param(
            "ستعلن المدينة آمنة بعد خروج 400 مقاتل من دوما بموجب الاتفاق.", "agreed", id="after they will have left"
        ),
        pytest.param(
            "تضاربت الأنباء حول ما إذا كان 400 مقاتل سيغادرون دوما بموجب الاتفاق.",
            "proposed",
            id="whether they will leave",
        ),
        pytest.param(
            "بدأت العائلات بالخروج من دوما. وكانت حافلات دخلت إلى دوما لإجلاء 400 شخص بموجب اتفاق.",
            "ongoing",
            id="a remark that they have begun",
        ),
    ],
)
def test_status_is_told_beside_the_word_of_leaving(read: Read, text: str, status: str) -> None:
    assert find_only(read(text), "evacuation").status == status


def test_deal_whose_terms_are_being_carried_out_is_under_way(read: Read) -> None:
    text = "وصلت الدفعة الأولى من مقاتلي جيش الإسلام، وتضم 900 شخص، من دوما إلى جرابلس. ويقضي الاتفاق بخروج 7000 شخص من دوما إلى جرابلس."
    whole = next(c for c in read(text).claims if c.batch is None)

    assert (tell_counts(whole, "people"), whole.status) == ("7000 people", "ongoing")


def test_rescue_that_somebody_coordinates_is_no_evacuation(read: Read) -> None:
    text = "أجلى الهلال الأحمر 70 عائلة من بنغازي جراء التقلبات الجوية، بتنسيق مع بلدية المدينة."

    assert read(text).claims == ()
