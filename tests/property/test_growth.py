"""Work grows with the length of an article and no faster. Times are compared within a run, never with a fixed bound."""

from __future__ import annotations

import gc
import json
import time
from collections.abc import Callable
from datetime import date
from itertools import cycle, islice

import pytest

from benchmarks.corpus import make_irrelevant
from extract.articles.article import Article
from extract.claims.rules import RuleExtractor
from extract.project import SAMPLE
from tests.fakes import make_article

REPORTS = [
    json.loads(line)["text"]
    for path in sorted(SAMPLE.glob("*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
]
WORDS = " ".join(REPORTS).split()


def repeat(pieces: list[str], joint: str, length: int) -> str:
    """Return pieces over and over, joined, cut to a length."""
    size = sum(map(len, pieces)) + len(joint) * len(pieces)
    return joint.join(islice(cycle(pieces), len(pieces) * (length // size + 1)))[:length]


LONG: dict[str, Callable[[int], str]] = {
    "reports": lambda n: repeat(REPORTS, "\n", n),
    "one report again and again": lambda n: repeat(REPORTS[:1], "\n", n),
    "no punctuation": lambda n: repeat([word.strip('.،؛:!؟"«»()') for word in WORDS], " ", n),
    "no blanks": lambda n: repeat(WORDS, "", n),
    "line ends for blanks": lambda n: repeat(WORDS, "\n", n),
    "numbers": lambda n: repeat(["تبادل", "أسيرا", "5", "و", "١٢", "مقابل", "مئة"], " ", n),
    "names": lambda n: repeat(["تبادل", "أسرى", "داعش", "حماس", "في", "حلب", "و", "دمشق"], " ", n),
    "quotes": lambda n: repeat(["تبادل", "أسرى", "«", "حركة", "(", '"', "»", "جيش", "«"], " ", n),
    "dates": lambda n: repeat(["تبادل", "أسرى", "يوم", "الأحد", "21", "أيار", "/", "مايو", "2018", "أمس"], " ", n),
    "releases": lambda n: repeat(["أفرجت روسيا عن 12 جنديا من أسراها.", "عاد 15 جنديا روسيا من الأسر."], " ", n),
    "shares": lambda n: repeat(["تبادل الجيش والحوثيون 40 أسيرا.", "وبينهم 25 من الجيش و15 من الحوثيين."], " ", n),
    "vowel marks": lambda n: repeat(["تَبَادُلُ", "أَسْرَى", "\u0651" * 9, "داعش"], " ", n),
    "digits": lambda n: "تبادل أسرى " + "9" * n,
    "HTML remnants": lambda n: repeat(["<p>", "تبادل أسرى", "</p>", "<br/>", "&nbsp;"], "", n),
}  # fmt: skip


def measure(work: Callable[[Article], object], texts: list[str], *, turns: int) -> list[float]:
    """Return the least CPU seconds that each text takes; the texts take turns, so that noise falls on all alike.

    The garbage collector is kept from walking over the lexicon, which only long texts would pay for; every long run does so.
    """
    articles = [make_article(f"a{n}", text, published_on=date(2018, 6, 7)) for n, text in enumerate(texts)]
    work(articles[0])  # fills what is remembered
    gc.collect()
    gc.freeze()
    try:
        least = [float("inf")] * len(articles)
        for _ in range(turns):
            for n, article in enumerate(articles):
                started = time.process_time()
                work(article)
                least[n] = min(least[n], time.process_time() - started)
    finally:
        gc.unfreeze()
    return least


# four times the length: work that grows with the length takes four times as long, with the square sixteen times
MOST = 4 * 2


@pytest.mark.parametrize("kind", LONG)
def test_marking_takes_work_in_proportion_to_the_length(extractor: RuleExtractor, kind: str) -> None:
    short, long = measure(extractor.marker.mark, [LONG[kind](30_000), LONG[kind](120_000)], turns=3)

    assert long / short < MOST


@pytest.mark.parametrize("kind", LONG)
def test_coding_takes_work_in_proportion_to_the_length(extractor: RuleExtractor, kind: str) -> None:
    short, long = measure(extractor.extract, [LONG[kind](15_000), LONG[kind](60_000)], turns=2)

    assert long / short < MOST


def test_five_megabytes_take_about_ten_times_as_long_as_half_a_megabyte(extractor: RuleExtractor) -> None:
    everyday = "\n".join(make_irrelevant(7, length=40_000))  # half a megabyte
    texts = [f"{REPORTS[0]}\n{everyday}", f"{REPORTS[0]}\n{everyday * 10}"]
    half, five = measure(extractor.extract, texts, turns=2)

    assert len(texts[1].encode()) > 5_000_000
    assert five / half < 10 * 2
