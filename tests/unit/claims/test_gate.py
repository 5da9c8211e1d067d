from __future__ import annotations

import pytest

from benchmarks.corpus import make_irrelevant
from extract.claims.gate import Gate
from extract.mentions.lexicon_loading import load_lexicon
from extract.project import ROOT

STOPS = ("a noun after a full stop", "a noun after a question mark", "a noun in the next line")


@pytest.fixture(scope="module")
def gate() -> Gate:
    return Gate(load_lexicon(ROOT))


@pytest.mark.parametrize(
    "text",
    [
        "أطلق الفصيل سراحه",
        "جرى إجلاء أهالي البلدة",
        "تبادل الطرفان الأسرى",
        "تبادل الطرفان اسرى",
        "سلّم جثتين",
        "سُلِّمت الجثامين إلى ذويها",
        "خمسة معتقلين مقابل جندي",
        "خرجت الحافلات صباحا",
        "وصل إلى المدينة مقاتلو داعش",
        "يستعد جيش الإسلام لمغادرة دوما",
        "غادر الحوثيون",
        "غـــادر المسلحون",
        "«لتحرير معتقلي» الحركة",
        "أقلّتهم 18 حافلة",
        "أجلت المنظمة 70 مهاجرا",
        "“غاد\u202bر” المسلحون",
        "وصلوا أمس. المقاتلون والجرحى والأسرى",
        "دخلت القافلة التي تقل مهجري الرستن",
        "تخرج الدفعة الثالثة غدا",
        "عدد من تم إجلاؤهم",
        "بعد إجلائهم",
        "خرج 5000 شخص في إطار اتفاق",
        "عدد الخارجين عبر الممر الإنساني",
    ],
    ids=[
        "set free",
        "evacuation",
        "a stem beside a noun",
        "without hamza",
        "shadda in the stem",
        "vowelled",
        "in return for",
        "buses",
        "a group's members",
        "a group's name of two words",
        "a group's short name",
        "tatweel in the stem",
        "freeing",
        "taken on board",
        "evacuated, written like postponed",
        "control in the stem",
        "many nouns in the next sentence",
        "those displaced by force",
        "a batch",
        "evacuation with a pronoun",
        "evacuation with a pronoun in the genitive",
        "within a deal",
        "those who leave by a corridor",
    ],
)
def test_text_of_an_exchange_or_evacuation_is_let_in(gate: Gate, text: str) -> None:
    assert gate.lets_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ارتفعت أسعار الخضار",
        "خسر الفريق بثلاثة أهداف مقابل هدف",
        "تبادل تجاري بين البلدين",
        "وصل المنتخب إلى العاصمة",
        "المقاتلون في الجبال",
        "وصل المنتخب." + " ارتفعت أسعار الخضار." * 20 + " المقاتلون في الجبال",
        "وصل المنتخب. المقاتلون في الجبال",
        "وصل المنتخب؟ المقاتلون في الجبال",
        "وصل المنتخب\nالمقاتلون في الجبال",
        "وصل المنتخب في \u202b2018\u202c “أمس”",
    ],
    ids=[
        "empty",
        "no stem",
        "score",
        "trade",
        "arrival of a team",
        "a noun alone",
        "a noun far off",
        *STOPS,
        "controls",
    ],
)
def test_other_text_leaves_at_the_gate(gate: Gate, text: str) -> None:
    assert not gate.lets_in(text)


def test_most_everyday_articles_leave_at_the_gate(gate: Gate) -> None:
    articles = make_irrelevant(60)

    assert sum(map(gate.lets_in, articles)) < len(articles) / 6


@pytest.mark.parametrize("text", ["\ud800 تبادل الأسرى", "\x00تبادل\u202eالأسرى"], ids=["lone surrogate", "controls"])
def test_any_unicode_passes_the_gate(gate: Gate, text: str) -> None:
    assert gate.lets_in(text)
