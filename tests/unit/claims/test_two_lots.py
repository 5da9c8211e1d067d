"""Two lots: people who leave two places at once, as many of one as of the other, and a first batch yet to come beside those who have left."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, tell_counts, tell_names, tell_route

HEADLINE = "جرحى الزبداني ومضايا ومثلهم من كفريا والفوعة يخرجون باتفاق"


def test_headline_over_two_lots_keeps_them_apart(read: Read) -> None:
    text = (
        "اتفق النظام والمعارضة على أن يخرج نحو 250 جريحا من الزبداني ومضايا، وأن يخرج من كفريا والفوعة عدد مماثل.\n"
        "ودخلت ثماني سيارات إسعاف إلى كفريا والفوعة لنقل الجرحى منهما.\n"
    )

    told = [(tell_names(claim, "origin"), tell_counts(claim, "people")) for claim in read(text, title=HEADLINE).claims]

    assert told == [("sy-madaya+sy-zabadani", "250 wounded"), ("sy-al-fuah+sy-kafarya", "250 wounded")]


@pytest.mark.parametrize(
    ("again", "people"),
    [
        pytest.param("عدد مماثل من مدينة المعضمية", ["300 fighters", "300 fighters"], id="as many"),
        pytest.param("120 مدنيا من مدينة المعضمية", ["300 fighters", "120 civilians"], id="a number of its own"),
    ],
)
def test_as_many_are_those_told_of_before(read: Read, again: str, people: list[str]) -> None:
    claims = read(f"خرج 300 مقاتل من مدينة داريا، وخرج {again} إلى إدلب بموجب الاتفاق.").claims

    assert [tell_counts(claim, "people") for claim in claims] == people


LEFT = "حطت أربع مروحيات في دماج وحملت الحجوري و60 من مرافقيه إلى صنعاء تنفيذا لاتفاق مع الحوثيين."


def test_first_batch_yet_to_set_out_is_another_than_those_who_left_and_than_all(read: Read) -> None:
    text = (
        f"{LEFT} وقدر رئيس اللجنة عدد السلفيين الوافدين على دماج الذين سيرحلون بما بين 4 و7 آلاف. "
        "وقال إن الفوج الأول سينطلق الأربعاء في 150 سيارة نحو محافظة الحديدة."
    )

    assert [(claim.batch, tell_counts(claim, "people")) for claim in read(text).claims] == [
        (None, "60 civilians"),
        (None, "4000..7000 people"),
        (1, ""),
    ]


def test_first_batch_that_has_set_out_is_those_who_left(read: Read) -> None:
    text = "خرج 60 مقاتلا من داريا إلى إدلب بموجب اتفاق. وانطلقت الدفعة الأولى في ثلاث حافلات من المدينة ظهرا."

    assert [tell_route(claim) for claim in read(text).claims] == ["sy-darayya > sy-idlib"]


ARRIVED = "بلغت آخر دفعة من أهالي كفريا والفوعة حلب في 23 حافلة على متنها 900 شخص بموجب اتفاق البلدات الأربع."


def test_all_convoys_are_another_than_the_last(read: Read) -> None:
    text = f"{ARRIVED} وتم بوصول هذه الدفعة إجلاء سكان البلدتين. وعدد الحافلات التي بلغت حلب 121 أقلت على متنها نحو 7000 مدني."

    assert [tell_counts(claim, "people") for claim in read(text).claims] == ["900 people", "7000 civilians"]


def test_some_of_the_buses_of_a_convoy_are_of_it(read: Read) -> None:
    text = f"{ARRIVED} ووصلت الحافلات العشر الأولى من القافلة إلى حلب فجرا وعلى متنها 400 مدني."

    assert len(read(text).claims) == 1
