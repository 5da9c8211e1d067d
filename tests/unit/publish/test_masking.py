"""Masking: no planted name of a person is published, and what may be named stays. The names are made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.publish.masking import MASK, Masker, read_person_words, read_public_actors

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def masker() -> Masker:
    return Masker(read_person_words(ROOT), read_public_actors(ROOT))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("أفرجت الفصائل عن الأسير زيدون الكرملي اليوم", ["زيدون", "الكرملي"]),
        ("وصل المعتقل زيدون بن سرحان الكرملي إلى بيته", ["زيدون", "سرحان", "الكرملي"]),
        ("شخص يدعى زيدون سلم نفسه", ["زيدون"]),
        ("قتل المدعو أبو زيدون في الاشتباك", ["زيدون"]),
        ("أفرج عن الأسيرة الفلسطينية ميسلون عطوان من السجن", ["ميسلون", "عطوان"]),
        ("سلمت جثة الجندي زيدون عطوان", ["زيدون", "عطوان"]),
        ("ظهرت زوجة زيدون عطوان في التسجيل", ["زيدون", "عطوان"]),
        ("بينهم محمد سرحان وعلي عطوان وآخرون", ["محمد", "سرحان", "علي", "عطوان"]),
        ("تسلم العقيد زيدون عطوان جثمان ابنه", ["زيدون", "عطوان"]),
        ("قال والد الأسير «زيدون عطوان» إن ابنه بخير", ["زيدون", "عطوان"]),
        ("#غسان_عطوان يعود", ["غسان", "عطوان"]),
        ("وصل حسن إسماعيل عطوان", ["حسن", "إسماعيل", "عطوان"]),
        ("عاد الأسير علي عطوان إلى بيته", ["علي", "عطوان"]),
        ("وللأسير زيدون عطوان ثلاثة أطفال", ["زيدون", "عطوان"]),
    ],
    ids=[
        "after the prisoner", "with son of", "after called", "after the one named", "after an adjective", "after soldier",
        "after wife of", "by given names", "after a rank", "in quotation marks",
        "in a hashtag", "with a word for a first name", "of Ali", "with joined letters",
    ],
)  # fmt: skip
def test_planted_names_are_masked(masker: Masker, text: str, names: list[str]) -> None:
    shown = masker.mask(text)
    assert MASK in shown
    assert not [name for name in names if name in shown]


@pytest.mark.parametrize(
    "text",
    [
        "أفرجت إسرائيل عن الأسير في سجن عوفر",
        "قال الأسير إن المعاملة كانت سيئة",
        "تبادل الطرفان 50 أسيرا مقابل 20 معتقلا",
        "أكد المتحدث باسم حركة حماس أن الصفقة قائمة",
        "التقى الرئيس محمود عباس وفدا",
        "أفرج جيش الإسلام عن المختطفين",
        "خرجت الحافلات من حي القدم إلى إدلب",
        "وافق الطرفان على اتفاق عادل لصالح المدنيين",
        "تسلم الجيش رفات أربعة من جنوده وجثة ضابط",
        "جرى تبادل جثث لجنود بعشرة معتقلين",
        "تبادل الطرفان 52 جثة لمقاتلين وعلى وجه الخصوص من الشمال",
    ],
    ids=[
        "a prison",
        "a verb",
        "counts",
        "a spokesman of a group",
        "a public person",
        "a group",
        "places",
        "names that are words",
        "bodies counted",
        "bodies of soldiers",
        "on is not Ali",
    ],
)
def test_text_without_private_names_stays(masker: Masker, text: str) -> None:
    assert masker.mask(text, kept=["عوفر", "القدم", "إدلب"]) == text


def test_what_the_extractor_marked_is_masked_and_kept(masker: Masker) -> None:
    shown = masker.mask("التقى عطوان زيدون في حلب", private=["عطوان"], kept=["زيدون"])
    assert shown == f"التقى {MASK} زيدون في حلب"


def test_offsets_survive_vowel_marks(masker: Masker) -> None:
    assert masker.mask("الأسيرُ زيدونُ عاد") == f"الأسيرُ {MASK} عاد"
