"""Staying: people who have not left, are not let, are driven out, or are captives on their way home, beside people who leave under a deal."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_counts, tell_route

LEFT = "غادرت 300 عائلة مدينة الفلوجة عبر ممر آمن."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "قالت مصادر إن العائلات التي لم تخرج من مدينة الفلوجة نحو 9 آلاف عائلة بعد هدنة قصيرة.", id="have not left"
        ),
        pytest.param(
            "لا تسمح الحكومة للمدنيين العالقين بالذهاب من عفرين إلى حلب. وكانت هدنة قد بدأت أمس.", id="are not let go"
        ),
        pytest.param(
            "قال شيخ قبيلة إن الجنود السبعة الذين ظلوا في قبضة مسلحين عادوا بعد اتفاق سبق إطلاقهم. "
            "وترك الخاطفون الجنود السبعة على طريق بوسط سيناء يؤدي إلى العريش ثم نقلهم الجيش إلى القاهرة.",
            id="soldiers let go",
        ),
        pytest.param(
            "أطلقت جوبا 13 جنديا سودانيا كانوا أسرى لديها بوساطة مصرية. وهبطت طائرة الأسرى في القاهرة قبل سفرهم إلى الخرطوم.",
            id="captives take the next plane",
        ),
    ],
)
def test_who_stays_or_is_only_let_go_is_not_evacuated(read: Read, text: str) -> None:
    assert not read(text).claims


@pytest.mark.parametrize(
    "beside",
    [
        pytest.param("وقدر المجلس من لم يغادروا المدينة بنحو 9 آلاف مدني.", id="who have not left"),
        pytest.param("وكان القتال قد هجر 120 ألف مدني من المدينة نحو بغداد.", id="whom fighting displaced"),
    ],
)
def test_who_stays_or_is_driven_out_is_not_of_those_let_leave(read: Read, beside: str) -> None:
    assert tell_counts(find_only(read(f"{LEFT} {beside}"), "evacuation"), "people") == "300 families"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "تبادلت السعودية والحوثيون عشرات الأسرى. وعلى متن الرحلة الثانية سافر 20 شخصا من صنعاء إلى الرياض، ثم رحلة ثالثة "
            "تحمل 117 من الحوثيين من أبها إلى صنعاء.",
            id="flights",
        ),
    ],
)
def test_flights_of_the_exchanged_are_no_evacuation(read: Read, text: str) -> None:
    find_only(read(text), "exchange")


@pytest.mark.parametrize(
    ("text", "batches"),
    [
        pytest.param(
            "انطلق اليوم تنفيذ أولى مراحل صفقة يتبادل فيها القتلى مقاتلو حزب الله من جهة وهيئة تحرير الشام من جهة أخرى. "
            "وتشمل الصفقة خروج مقاتلي الهيئة من عرسال إلى سوريا.",
            [None],
            id="of a swap",
        ),
        pytest.param(
            "انطلق اليوم تنفيذ المرحلة الثانية من اتفاق مع مسلحي المعارضة في داريا. وغادر 300 مدني داريا إلى إدلب أمس في "
            "المرحلة الأولى.",
            [2, 1],
            id="of an evacuation",
        ),
    ],
)
def test_stage_that_is_set_going_is_one_of_leaving_unless_of_a_swap(
    read: Read, text: str, batches: list[int | None]
) -> None:
    assert [claim.batch for claim in read(text).claims if claim.kind == "evacuation"] == batches


@pytest.mark.parametrize(
    ("text", "route"),
    [
        pytest.param(
            "انطلقت اليوم المرحلة الأولى من إجلاء مقاتلي هيئة تحرير الشام من جرود عرسال إلى إدلب.",
            "lb-jroud-arsal > sy-idlib",
            id="stage of an evacuation",
        ),
        pytest.param(
            "انطلقت صباح اليوم الدفعة الأولى من مقاتلي المعارضة من حي الوعر إلى جرابلس بموجب الاتفاق.",
            "sy-al-waer > sy-jarablus",
            id="batch sets out",
        ),
    ],
)
def test_batch_or_stage_of_people_who_leave_sets_out(read: Read, text: str, route: str) -> None:
    assert tell_route(find_only(read(text), "evacuation")) == route


def test_who_was_received_since_something_began_is_counted(read: Read) -> None:
    text = (
        "وصلت الدفعة الثانية من أطفال غزة بعد أن أجلاهم الجيش الأردني ضمن مبادرة الممر الطبي. وبذلك يكون الأردن قد استقبل، "
        "منذ أن بدأت المبادرة في شهر آذار من العام الحالي، 749 شخصا من غزة هم 220 مريضا و529 من ذويهم."
    )

    assert [tell_counts(claim, "people") for claim in read(text).claims] == ["", "749 people"]


def test_works_and_the_city_that_they_lie_in_are_one_place_left(read: Read) -> None:
    text = "أقلت ثماني حافلات دفعة من الجنود المستسلمين في مجمع آزوفستال، وغادرت مدينة ماريوبول أمس."

    assert tell_route(find_only(read(text), "evacuation")) == "ua-azovstal > ?"
