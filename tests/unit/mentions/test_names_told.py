"""Names told by what stands beside them: a country behind a place, the name of its owner elsewhere for a common noun."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.mentions.items import Marked

Mark = Callable[..., Marked]


def find_ids(marked: Marked, kind: str) -> list[str]:
    """Return the ids of the names of a kind."""
    return [item.name.entity_id for item in marked.items if item.kind == kind and item.name is not None]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("تبادل السودان وإثيوبيا الأسرى في مدينة المتمة الإثيوبية", "et-metemma", id="town"),
        pytest.param("نقل السودان 55 جنديا إلى المتمة الإثيوبية", "et-metemma", id="bare name"),
        pytest.param("تبادل السودان وإثيوبيا الأسرى عند معبر المتمة", "sd-gallabat-crossing", id="crossing"),
        pytest.param("أفرج الدعم السريع عن أسرى الجيش السوداني في المتمة قرب شندي", "sd-al-matamma", id="on the Nile"),
        pytest.param("عبرت القافلة الحدود السورية إلى القائم العراقية", "iq-al-qaim", id="an everyday word"),
    ],
)
def test_adjective_behind_a_place_tells_its_country(mark: Mark, text: str, place: str) -> None:
    assert place in find_ids(mark(text), "place")


@pytest.mark.parametrize(
    ("before", "named"),
    [
        pytest.param("الشبكة السورية لحقوق الإنسان", ["snhr", "snhr"], id="named"),
        pytest.param('شبكة "الواحة 24"', [], id="another"),
        pytest.param("ناشطون", [], id="none"),
    ],
)
def test_network_is_the_one_that_the_text_names(mark: Mark, before: str, named: list[str]) -> None:
    text = f"ذكر {before} أن دمشق في سوريا سلّمت جثثا، وأشارت الشبكة إلى دخول سيارات."
    assert [key for key in find_ids(mark(text), "actor") if key == "snhr"] == named


@pytest.mark.parametrize(
    ("group", "named"),
    [
        ('جماعة "فيلق الرحمن"', "faylaq_al_rahman"),
        ("جماعة «جيش الإسلام»", "jaysh_al_islam"),
        ('جماعة "أحرار الشام"', "ahrar_al_sham"),
        ('جماعة "النور المبين"', ""),
    ],
)
def test_quoted_name_of_a_listed_group_is_that_group(mark: Mark, group: str, named: str) -> None:
    assert find_ids(mark(f"قالت {group} إن مقاتليها يغادرون حي القابون في دمشق."), "actor") == [named]
