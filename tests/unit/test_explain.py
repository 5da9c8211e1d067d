from __future__ import annotations

import io
from datetime import date

import pytest
from rich.console import Console
from rich.text import Text

from extract.claims.claim import Extraction, Rejection, Slot
from extract.explain import STYLES, lay_out, mark_text, print_explanation
from extract.explain_words import NO_BREAK_SPACE, isolate_examples, load_rules
from extract.mentions.mention import Mention
from extract.text.bidi import END_ISOLATE, RTL_ISOLATE
from tests.fakes import make_article, make_claim, mark

ARTICLE = make_article(
    text="تبادل أسرى\n\n" + "أفرج التنظيم عن 11 عنصرا في حلب أمس، وقال ناشط إن التبادل جرى برعاية الهلال الأحمر. " * 3,
    publisher="جريدة",
    published_on=date(2018, 6, 8),
    published_at_origin="byline",
)
GROUP = mark(ARTICLE, "التنظيم", kind="actor", name="داعش", entity_id="isis")
FIGURE = mark(ARTICLE, "11 عنصرا", kind="count", category="fighters", low=11, high=11, qualifier="exact")
PLACE = mark(ARTICLE, "حلب", kind="place", name="حلب")
CLAIM = make_claim(
    ARTICLE,
    (
        Slot("side_actor", GROUP, side=1, rule="between"),
        Slot("released", FIGURE, side=1, rule="subject_releases", source=mark(ARTICLE, "ناشط", kind="actor")),
    ),
)
EXTRACTION = Extraction(ARTICLE, (GROUP, FIGURE, PLACE), (CLAIM,), (Rejection(0, 6, "no second party"),))


def render(extraction: Extraction, *, width: int = 200) -> str:
    output = io.StringIO()
    print_explanation(extraction, Console(file=output, width=width, color_system=None))
    return output.getvalue()


def test_output_fits_80_columns() -> None:
    console = Console(width=200, color_system=None)

    assert max(console.measure(Text(line)).maximum for line in render(EXTRACTION).splitlines()) <= 80


def test_each_arabic_line_is_an_isolate_of_its_own() -> None:
    lines = lay_out(mark_text(EXTRACTION), Console(width=80), width=80).plain.splitlines()

    assert len(lines) >= 5
    assert all(line.startswith(RTL_ISOLATE) and line.endswith(END_ISOLATE) for line in lines if line.strip())


def test_letters_stay_in_the_order_of_reading() -> None:
    laid_out = lay_out(mark_text(EXTRACTION), Console(width=80), width=80).plain

    assert laid_out.replace(RTL_ISOLATE, "").replace(END_ISOLATE, "").split() == ARTICLE.text.split()


@pytest.mark.parametrize("mention", [GROUP, FIGURE, PLACE], ids=lambda mention: mention.kind)
def test_mention_is_coloured_by_its_kind(mention: Mention) -> None:
    spans = [(span.start, span.end) for span in mark_text(EXTRACTION).spans if span.style == STYLES[mention.kind]]

    assert spans == [(mention.start, mention.end)]


def test_short_mention_within_a_long_one_stays_visible() -> None:
    outer = Mention("place", 0, 10, ARTICLE.text[:10])
    inner = Mention("actor", 2, 5, ARTICLE.text[2:5])

    marked = mark_text(Extraction(ARTICLE, (inner, outer)))

    assert [span.style for span in marked.spans] == [STYLES["place"], STYLES["actor"]]


@pytest.mark.parametrize(
    "words",
    [
        "Claim 1: exchange, completed",
        "Side 1",
        "lets go",
        "[isis]",
        "11 fighters",
        "says",
        "confidence 0.50",
        "no second party",
        "(byline)",
    ],
)
def test_explanation_names(words: str) -> None:
    assert words in render(EXTRACTION)


@pytest.mark.parametrize("rule", ["between", "subject_releases"])
def test_rule_of_each_slot_is_told_in_a_sentence(rule: str) -> None:
    shown = " ".join(render(EXTRACTION).replace(NO_BREAK_SPACE, " ").split())

    assert " ".join(isolate_examples(load_rules()[rule].sentence).replace(NO_BREAK_SPACE, " ").split()) in shown


def test_rule_is_told_once_under_slots_that_it_filled_alike() -> None:
    slots = (
        Slot("origin", PLACE, rule="left"),
        Slot("origin", mark(ARTICLE, "عنوان حلب"[6:], kind="place"), rule="left"),
    )
    claim = make_claim(ARTICLE, slots, kind="evacuation")

    assert render(Extraction(ARTICLE, (), (claim,))).count("The place follows") == 1


def test_no_line_breaks_within_an_arabic_example() -> None:
    for line in render(EXTRACTION, width=80).splitlines():
        assert line.count(RTL_ISOLATE) == line.count(END_ISOLATE)


def test_article_without_claim_says_so() -> None:
    assert "No claim" in render(Extraction(ARTICLE))
