"""Headlines of other stories between the paragraphs of a text."""

from __future__ import annotations

import pytest

from extract.text.links import find_links

PARAGRAPH = "قالت وزارة الدفاع إن القافلة غادرت المدينة صباح اليوم وعلى متنها مئات الأشخاص من السكان."
OTHERS = "أنباء عن إجلاء مسلحين من بلدة أخرى\nما أهمية المدينة في الحرب الدائرة هناك؟"


def lay_out(*lines: str) -> str:
    return "\n".join(["عنوان التقرير", "", PARAGRAPH, PARAGRAPH, *lines, PARAGRAPH])


def test_headlines_in_a_row_between_paragraphs_are_links() -> None:
    text = lay_out(OTHERS)
    assert [text[a:b] for a, b in find_links(text)] == OTHERS.split("\n")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(lay_out("إجلاء مئات المرضى من المدينة"), id="a single line is a heading"),
        pytest.param(lay_out("وينص الاتفاق على ما يلي:", OTHERS), id="points behind a colon"),
        pytest.param(
            lay_out("- خروج مقاتلي المدينة إلى الشمال\n- تسليم السلاح الثقيل للدولة"), id="points with bullets"
        ),
        pytest.param(f"عنوان التقرير\n{OTHERS}\n{PARAGRAPH.rstrip('.')}", id="a text without stops"),
        pytest.param("", id="no text"),
    ],
)
def test_other_lines_belong_to_the_story(text: str) -> None:
    assert find_links(text) == []
