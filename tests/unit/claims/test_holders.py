"""Who let whom go: the words by which a report names a party, and says whose captives and whose people were counted."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_counts, tell_sides


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "أجرت جماعة الحوثي أمس تبادل أسرى مع المجلس الانتقالي الجنوبي، وسط معارك عنيفة بين قسد والجيش الوطني السوري.",
            "houthis: -; southern_transitional_council: -",
            id="fighting between others",
        ),
        pytest.param(
            "قال القيادي في جماعة الحوثي عبدالقادر المرتضى إن جماعته تمكنت من استعادة 15 أسيراً في تبادل مع القوات الحكومية.",
            "houthis: -; yemen: 15 detainees",
            id="his group managed to get back",
        ),
        pytest.param(
            "أعلن متحدث باسم حركة أحرار الشام أن حركته أفرجت عن 12 جندياً مقابل إطلاق قوات النظام سراح 20 معتقلة.",
            "ahrar_al_sham: 12 fighters; syria_government: 20 women",
            id="his movement",
        ),
        pytest.param(
            "أطلقت قسد ثلاثة مقاتلين مقابل 20 معتقلاً، بينهم أربع نساء، كانوا في سجون الجيش الوطني السوري.",
            "sdf: 3 fighters; syrian_national_army: 20 detainees",
            id="holder behind a part",
        ),
        pytest.param(
            "تفاوض مليشيا الحشد الشعبي العشائر. وطالبت المليشيا لقاء إطلاق سراح المدنيين أن يطلق تنظيم داعش سراح من تبقى من الأسرى.",
            "isis: -; pmf: -",
            id="demanded in return for letting go",
        ),
        pytest.param(
            "تمت عملية تبادل بين حزب الله وجبهة النصرة بتسلمها أربعة موقوفين مقابل تسليم ثلاثة من عناصر الحزب.",
            "hezbollah: 4 detainees; jabhat_al_nusra: 3 fighters",
            id="by its getting back",
        ),
    ],
)
def test_whose_captives(read: Read, text: str, sides: str) -> None:
    assert tell_sides(find_only(read(text), "exchange")) == sides


def test_what_an_agency_carried_brings_nobody(read: Read) -> None:
    text = (
        "توصلت الحكومة اليمنية وجماعة الحوثي إلى اتفاق على تبادل 300 شخص بينهم سبعة جرحى، بحسب ما نقلته وكالة رويترز."
    )
    assert tell_counts(find_only(read(text), "exchange"), "total") == "300 people"
