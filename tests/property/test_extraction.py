"""Extraction on any text: it never fails, is the same each time, and gives back words that stand in the text."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.articles.article import Article
from extract.claims.claim import ROLES, Extraction
from extract.claims.prediction import to_prediction
from extract.claims.rules import RuleExtractor
from extract.project import SAMPLE
from extract.text.folding import fold_word
from tests.fakes import make_article

REPORTS = [
    json.loads(line)
    for path in sorted(SAMPLE.glob("*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
]
SENTENCES = [part for row in REPORTS for part in row["text"].replace("\n", ". ").split(". ") if part]
WORDS = sorted({word for sentence in SENTENCES for word in sentence.split()})
TROUBLE = (
    "\u202b", "\u202e", "\u2067", "\u2069", "\u200f", "\u200d", "\ufeff",  # bidi controls, joiner, byte order mark
    "\x00", "\x07", "\x1b[31m", "\u0085", "\u2028", "\ud800", "\U0001f600", "\U0010ffff",
    "</p>", "<br/>", "&nbsp;", "&#1571;", "<script>x</script>", "<!--", "]]>",
    "9" * 400, "٩" * 60, "1.2.3.4", "12,345,678,901,234", "٣٫٥", "0", "-1", "³", "½", "١/١/١", "31/02/2018", "99:99",
    "لا" * 40, "ـ" * 30, "\u0651" * 30, "((((", "««»»", "\"'\"'", "Ω", "中文", "שלום", "T72", "(5+5)", "\n", "\t", "\u00a0",
)  # fmt: skip
PIECES = st.one_of(st.sampled_from(SENTENCES), st.sampled_from(WORDS), st.sampled_from(TROUBLE), st.text(max_size=12))
TEXTS = st.builds(
    lambda pieces, joint: joint.join(pieces),
    st.lists(PIECES, max_size=25),
    st.sampled_from([" ", "", "\n", "، ", ". "]),
)
DAY = date(2018, 6, 7)
FUZZ = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def make_dated(text: str, article_id: str = "a1") -> Article:
    return make_article(article_id, text, published_on=None if len(text) % 3 == 0 else DAY)


def dump(extraction: Extraction) -> bytes:
    return repr(extraction).encode("utf-8", "surrogatepass")


def assert_sound(extraction: Extraction) -> None:
    """Every span gives its words back, and the evidence of a claim covers all its slots."""
    text = extraction.article.text
    for mention in extraction.mentions:
        assert text[mention.start : mention.end] == mention.text
        assert mention.text
    for claim in extraction.claims:
        assert list(claim.evidence) == sorted(claim.evidence)
        assert all(0 <= start < end <= len(text) for start, end in claim.evidence)
        assert 0 <= claim.confidence <= 1
        for slot in claim.slots:
            assert slot.role in ROLES
            assert text[slot.mention.start : slot.mention.end] == slot.mention.text
            assert any(a <= slot.mention.start and slot.mention.end <= b for a, b in claim.evidence), slot


@FUZZ
@given(text=TEXTS)
def test_any_text_gives_sound_claims_and_the_same_ones_twice(extractor: RuleExtractor, text: str) -> None:
    article = make_dated(text)

    extraction = extractor.extract(article)

    assert_sound(extraction)
    assert dump(extractor.extract(article)) == dump(extraction)
    to_prediction("any", [extraction])


@FUZZ
@given(text=st.text(st.characters(), max_size=300))
def test_any_unicode_can_be_marked(extractor: RuleExtractor, text: str) -> None:
    marked = extractor.marker.mark(make_dated(text))

    for item in marked.items:
        start, end = marked.text_span(item.i, item.j)
        assert 0 <= start < end <= len(text)


@pytest.mark.parametrize("row", REPORTS, ids=lambda row: row["id"])
def test_every_report_of_the_sample_gives_sound_claims(extractor: RuleExtractor, row: dict[str, str]) -> None:
    assert_sound(extractor.extract(make_dated(row["text"])))


@pytest.mark.parametrize("trouble", TROUBLE, ids=ascii)
def test_trouble_between_all_words_is_survived(extractor: RuleExtractor, trouble: str) -> None:
    for row in REPORTS[:12]:
        assert_sound(extractor.extract(make_dated(f" {trouble} ".join(row["text"].split()))))


def test_an_article_may_break_off_behind_any_word(extractor: RuleExtractor) -> None:
    """Feeds and captions are cut anywhere: whatever a rule looks for behind a word may not be there."""
    cut = {}
    for sentence in SENTENCES:
        words = sentence.split()
        for n, word in enumerate(words[:60], start=1):
            cut.setdefault(word, " ".join(words[:n]))
    known = [text for word, text in cut.items() if extractor.lexicon.read(fold_word(word)) is not None]
    assert len(known) > 1000

    for text in known:
        assert_sound(extractor.extract(make_dated(f"تبادل أسرى وخروج مقاتلين. {text}")))


def test_an_article_may_break_off_behind_were(extractor: RuleExtractor) -> None:
    """Whose captives somebody was is told behind "were", which may be the last word that a feed hands on."""
    text = "أثمر اتفاق لتبادل الأسرى بين الحكومة اليمنية وجماعة الحوثي. وأطلق خمسة أسرى مقابل تسعة مدنيين كانوا"

    assert len(extractor.extract(make_dated(text)).claims) == 1


def test_text_without_punctuation_is_survived(extractor: RuleExtractor) -> None:
    text = " ".join(word.strip('.،؛:!؟"«»()') for row in REPORTS[:40] for word in row["text"].split())

    assert_sound(extractor.extract(make_dated(text)))


def test_invisible_controls_around_words_change_no_claim(extractor: RuleExtractor) -> None:
    for row in REPORTS[:30]:
        plain = extractor.extract(make_dated(row["text"]))
        marked = extractor.extract(replace(plain.article, text="\u200f" + row["text"].replace(" ", "\u200f \u202a")))

        def shape(extraction: Extraction) -> list[object]:
            return [
                (c.kind, c.status, c.date_start, [(s.role, s.mention.entity_id, s.mention.low) for s in c.slots])
                for c in extraction.claims
            ]

        assert shape(marked) == shape(plain), row["id"]


def test_order_of_articles_changes_nothing(extractor: RuleExtractor) -> None:
    articles = [make_dated(row["text"], row["id"]) for row in REPORTS]
    in_order = {article.article_id: dump(extractor.extract(article)) for article in articles}
    random.Random(7).shuffle(articles)  # noqa: S311 - no secret

    shuffled = {article.article_id: dump(extractor.extract(article)) for article in articles}

    assert shuffled == in_order
    assert any(b"Claim(" in each for each in in_order.values())


def test_extractor_that_has_read_nothing_finds_the_same(extractor: RuleExtractor) -> None:
    fresh = RuleExtractor(extractor.lexicon)

    for row in REPORTS[::9]:
        article = make_dated(row["text"])
        assert dump(fresh.extract(article)) == dump(extractor.extract(article))
