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


GONE = "غادر نحو 500 مدني حلب الشرقية صباح الأحد باتفاق برعاية الصليب الأحمر"


@pytest.mark.parametrize(
    "more",
    [
        pytest.param("، ولا تزال عملية الإجلاء مستمرة.", id="still goes on"),
        pytest.param("، فيما تتواصل عمليات الإخلاء.", id="goes on"),
        pytest.param(". وقالت مصادر محلية إن العملية ستستمر حتى المساء.", id="will go on"),
        pytest.param(". وقالت الأمم المتحدة إن العملية لم تنته بعد.", id="is not over yet"),
        pytest.param(". ومن المنتظر خروج دفعة أخرى اليوم.", id="another batch"),
        pytest.param(". وذكر المصدر أن المتوقع وصول حافلات غيرها مساء.", id="other buses"),
        pytest.param(". ويتوقع خروج دفعات جديدة في الأيام المقبلة.", id="new batches"),
        pytest.param(". وقال مسؤول إن المزيد من القوافل ستخرج غدا.", id="more convoys"),
        pytest.param("، وهم جزء من نحو سبعة آلاف من المقرر خروجهم.", id="of so many who are due"),
    ],
)
def test_what_some_have_left_goes_on(read: Read, more: str) -> None:
    assert find_only(read(GONE + more), "evacuation").status == "ongoing"


@pytest.mark.parametrize(
    "more",
    [
        pytest.param("، واستمرت عملية الإجلاء ساعات.", id="went on"),
        pytest.param("، ولا تزال المفاوضات مستمرة.", id="talks go on"),
        pytest.param(". وقال الجيش إن العملية العسكرية مستمرة.", id="fighting goes on"),
        pytest.param(". وكانت العملية مستمرة حين وصلت الحافلات.", id="went on then"),
        pytest.param(". ووصلت دفعة أخرى من المساعدات.", id="aid"),
        pytest.param(". وكان من المقرر خروجهم قبل أسبوع.", id="were due"),
    ],
)
def test_what_all_have_left_is_over(read: Read, more: str) -> None:
    assert find_only(read(GONE + more), "evacuation").status == "completed"
