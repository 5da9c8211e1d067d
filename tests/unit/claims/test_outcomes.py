"""What a report says later of "the operation" that its headline or lead tells of."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.claims.reading import MONDAY, Read, find_only, tell_sides

AGREED = "اتفقت قسد والجيش الوطني على تبادل 20 أسيرا."
TOLD = "تبادل 20 أسيرا بين قسد والجيش الوطني."
LEAVE = "خروج 300 مقاتل من برزة إلى إدلب بموجب اتفاق."
TO_LEAVE = "اتفاق لإجلاء 300 مقاتل من برزة إلى إدلب."


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param(f"{AGREED} وقال مصدر إن العملية نفذت صباح اليوم.", "completed", id="carried out"),
        pytest.param(f"{AGREED} وتمت العملية فجر اليوم بحضور وجهاء.", "completed", id="verb first"),
        pytest.param(f"{AGREED} وقد تم التنفيذ ظهر اليوم.", "completed", id="carrying it out"),
        pytest.param(f"{TO_LEAVE} وقال ناشطون إن العملية انتهت اليوم.", "completed", id="over"),
        pytest.param(f"{TO_LEAVE} وبدأ تنفيذ الاتفاق صباح اليوم.", "ongoing", id="begun"),
        pytest.param(f"{LEAVE} وقالت مصادر إن العملية توقفت لاحقا.", "ongoing", id="halted"),
        pytest.param(f"{TOLD} وقال مصدر إن العملية ستتم غدا.", "agreed", id="will be"),
        pytest.param(f"{TOLD} وقال مصدر إن الطرفين اتفقا على تنفيذ العملية غدا.", "agreed", id="agreed on doing it"),
        pytest.param(f"{LEAVE} وقالت مصادر إن من المقرر أن يبدأ التنفيذ غدا.", "agreed", id="due"),
        pytest.param(f"{LEAVE} وقالت مصادر إن العملية تأجلت إلى الغد.", "agreed", id="put off"),
        pytest.param(f"{LEAVE} وأوضح مسؤول أن الحافلات لم تتحرك بعد.", "agreed", id="the buses have not left yet"),
        pytest.param(f"{TOLD} وأوضح المصدر أن التبادل لم يتم بعد بسبب خلافات.", "agreed", id="not yet"),
        pytest.param(f"{AGREED} لكن العملية فشلت بسبب القصف.", "failed", id="failed"),
    ],
)
def test_later_sentence_tells_how_far_the_operation_has_come(read: Read, text: str, status: str) -> None:
    (claim,) = read(text).claims

    assert claim.status == status


@pytest.mark.parametrize(
    "later",
    [
        pytest.param("ولم تنفذ العملية حتى الآن.", id="not yet"),
        pytest.param("ولم تتم العملية بعد رفض أحد القادة.", id="not, after something"),
        pytest.param("وأكد المتحدث أنه إذا تمت العملية فسيتوقف القتال.", id="if"),
        pytest.param("وانتهت العملية العسكرية في المدينة أمس.", id="another operation"),
        pytest.param("وكانت العملية تمت في السابق مرتين.", id="an earlier one"),
        pytest.param("ورفض قائد الصفقة.", id="refused"),
    ],
)
def test_what_tells_nothing_of_the_operation_leaves_it_agreed(read: Read, later: str) -> None:
    assert find_only(read(f"{AGREED} {later}"), "exchange").status == "agreed"


def test_next_operation_leaves_one_that_is_done(read: Read) -> None:
    text = "أفرجت قسد عن 20 أسيرا مقابل 15 من الجيش الوطني. وستتم العملية المقبلة غدا."

    assert find_only(read(text), "exchange").status == "completed"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param(f"{AGREED} وتمت العملية فجر اليوم.", MONDAY, id="done today"),
        pytest.param(f"{AGREED} ومن المقرر أن تنفذ العملية غدا.", date(2018, 5, 22), id="due tomorrow"),
    ],
)
def test_day_is_that_of_the_operation(read: Read, text: str, day: date) -> None:
    claim = find_only(read(text), "exchange")

    assert (claim.date_start, claim.date_end) == (day, day)


def test_operation_that_was_carried_out_goes_on_to_count(read: Read) -> None:
    text = "اتفاق على تبادل الأسرى بين قسد والجيش الوطني. وقال مصدر إن العملية نفذت اليوم في منبج وشملت 20 أسيرا من كل جانب."

    assert tell_sides(find_only(read(text), "exchange")) == "sdf: 20 detainees; syrian_national_army: 20 detainees"
