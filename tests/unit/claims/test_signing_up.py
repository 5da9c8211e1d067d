"""People who put their names down to leave, and batches told of beside all who are to. Expected is what the codebook asks for."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_counts, tell_route


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "سجل 7800 شخص أسماءهم للخروج من عرسال إلى إدلب ضمن الاتفاق.",
            "agreed lb-aarsal > sy-idlib 7800 people",
            id="put their names down",
        ),
        pytest.param(
            "بلغ عدد من سجلوا أسماءهم للخروج من يلدا نحو الشمال السوري 800 شخص بموجب اتفاق التسوية.",
            "agreed sy-yalda > sy-northern-syria 800 people",
            id="their number",
        ),
        pytest.param(
            "سلمت الفصائل الجانب الروسي أسماء 500 مقاتل يرغبون في مغادرة زملكا إلى إدلب بموجب الاتفاق.",
            "agreed sy-zamalka > sy-idlib 500 fighters",
            id="names of those who wish to are handed over",
        ),
        pytest.param(
            "تجاوز عدد الراغبين في مغادرة حي الوعر ضمن الاتفاق 15 ألف شخص.",
            "agreed sy-al-waer > ? 15000 people",
            id="how many wish to",
        ),
        pytest.param(
            "فتح باب التسجيل للخروج من دوما نحو جرابلس بموجب الاتفاق مع الجانب الروسي.",
            "agreed sy-douma > sy-jarablus ",
            id="registration is opened",
        ),
        pytest.param(
            "غادر 300 من الراغبين في الخروج بلدة حرستا إلى إدلب بموجب الاتفاق.",
            "completed sy-harasta > sy-idlib 300 people",
            id="those who wished to have left",
        ),
    ],
)
def test_those_who_sign_up_are_to_leave(read: Read, text: str, told: str) -> None:
    claim = find_only(read(text), "evacuation")

    assert f"{claim.status} {tell_route(claim)} {tell_counts(claim, 'people')}" == told


def test_day_of_the_first_batch_is_that_of_all_who_are_to_leave(read: Read) -> None:
    text = "قال المركز إن 5000 مسلح سيغادرون دوما إلى جرابلس، وإن الدفعة الأولى ستخرج صباح غد."
    claim = find_only(read(text), "evacuation")

    assert (claim.batch, tell_counts(claim, "people"), str(claim.date_start)) == (None, "5000 fighters", "2018-05-22")


def test_batch_is_of_those_counted_before_all_of_whom_it_is_one(read: Read) -> None:
    text = "خرجت 17 حافلة من عربين وعلى متنها 981 شخصا، وهي الدفعة الأولى من نحو سبعة آلاف من المقرر أن يغادروا عربين وزملكا بموجب الاتفاق."
    claims = [c for c in read(text).claims if c.kind == "evacuation"]

    assert [(c.batch, tell_counts(c, "people")) for c in claims] == [(1, "981 people"), (None, "7000 people")]
