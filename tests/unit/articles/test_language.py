from __future__ import annotations

import pytest

from extract.articles.language import detect_language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("تبادل الطرفان ستة أسرى عند الجسر القديم بعد مفاوضات طويلة.", "ar", id="arabic"),
        pytest.param("أسرى", "ar", id="one word"),
        pytest.param("تَبَادَلَ الطَّرَفَانِ سِتَّةَ أَسْرَى", "ar", id="vowelled"),
        pytest.param("قال المتحدث إن عملیة التبادل جرت فی المدینة بین الطرفین، ولم یکن فی المکان أحد.", "ar", id="persian keyboard"),
        pytest.param("وصل غروسي إلى گرگان وقال إن المفتشين في المدينة منذ الخميس، بعد محادثات مع المسؤولين.", "ar", id="persian names"),
        pytest.param("دو طرف پس از گفتگوهای طولانی شش زندانی را مبادله کردند و این روند ادامه دارد که برای خانواده‌ها مهم است.", "fa", id="persian"),
        pytest.param("دونوں فریقوں نے طویل مذاکرات کے بعد چھ قیدیوں کا تبادلہ کیا ہے اور یہ عمل جاری ہے۔", "ur", id="urdu"),
        pytest.param("هەردوو لایەن دوای گفتوگۆی درێژ شەش دیلیان ئاڵوگۆڕ کرد لە شارەکە بۆ ئەو مەبەستە", "ckb", id="kurdish"),
        pytest.param("The two sides exchanged six prisoners near the old bridge.", "und", id="english"),
        pytest.param("Six prisoners were exchanged near the bridge, said أسرى officials of both sides today", "und", id="mostly latin"),
        pytest.param("12345 !!!", "und", id="no letters"),
        pytest.param("", "und", id="empty"),
    ],
)  # fmt: skip
def test_language(text: str, expected: str) -> None:
    assert detect_language(text) == expected
