"""Whether a passage tells of the same event as a claim in the making: features, weights, and what no weight decides."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.claims.claim import Extraction
from extract.claims.context import Context
from extract.claims.evacuations.reader import EvacuationReader
from extract.claims.frames import Frame
from extract.claims.joining import choose_draft
from extract.claims.logistic import Features, estimate, load_weights
from extract.claims.rules import RuleExtractor
from extract.claims.sameness import WEIGHTS, choose_likeliest, describe_pair
from extract.project import ROOT
from tests.fakes import make_article

SWAP = "أفرج حزب الله عن 5 معتقلين مقابل 7 معتقلين لدى هيئة تحرير الشام."  # "Hezbollah freed 5 in return for 7 held by HTS"
BUSES = "خرج 1200 مقاتل من حي الوعر إلى جرابلس بموجب اتفاق."  # "1200 fighters left al-Waer for Jarablus under a deal"
BOTH = "وشملت عملية التبادل 12 معتقلاً من الطرفين."  # "the exchange took in 12 captives of both sides"
AGAIN = "وأضاف المصدر أن 5 معتقلين أفرج عنهم حزب الله وصلوا إلى ذويهم."  # "the source added that the 5 freed are home"
OTHER = "وفي مارس 2016 أفرجت جبهة النصرة عن 16 جندياً مقابل إفراج لبنان عن 13 معتقلاً."  # "in March 2016 … 16 for 13"
ARRIVED = (
    "وغادر حي الوعر 1200 مقاتل نحو جرابلس بعد منتصف الليل بموجب الاتفاق."  # "1200 fighters left al-Waer after midnight"
)
BATCHES = (  # "the second batch … 600, left today; the first, 400, had left on Saturday"
    "غادرت الدفعة الثانية من مهجري الوعر، وتضم 600 شخص، إلى جرابلس اليوم الاثنين.",
    "وكانت الدفعة الأولى، وتضم 400 شخص، قد غادرت الوعر إلى جرابلس يوم السبت.",
)


@pytest.fixture(scope="module")
def extractor() -> RuleExtractor:
    return RuleExtractor.from_project(ROOT)


def describe_all(extractor: RuleExtractor, text: str) -> list[Features]:
    """Return the features of each passage beside each draft that it is held against."""
    seen: list[Features] = []

    def look_on(ctx: Context, drafts: list[Frame], frame: Frame) -> Frame | None:
        seen.extend(describe_pair(ctx, draft, frame) for draft in drafts)
        return choose_draft(ctx, drafts, frame)

    extractor.choose = look_on
    extractor.extract(make_article(text=text, title=None))
    return seen


def extract_by(extractor: RuleExtractor, bias: float, text: str) -> Extraction:
    """Extract the claims of a text with weights by which all pairs are one event, or none is."""
    extractor.choose = lambda ctx, drafts, frame: choose_likeliest(ctx, drafts, frame, {"bias": bias})
    return extractor.extract(make_article(text=text, title=None))


@pytest.mark.parametrize(
    ("text", "features"),
    [
        pytest.param(f"{SWAP} {AGAIN}", {"share_a_figure", "shares_one_party", "next_sentence"}, id="told again"),
        pytest.param(f"{SWAP} {BOTH}", {"share_a_figure"}, id="both sides told as one figure"),
        pytest.param(f"{BUSES} {ARRIVED}", {"origin_near", "share_a_figure"}, id="told again, in other words"),
    ],
)
def test_features_tell_what_a_passage_and_a_draft_share(
    extractor: RuleExtractor, text: str, features: set[str]
) -> None:
    first = describe_all(extractor, text)[0]

    assert features <= {name for name, value in first.items() if value}


@pytest.mark.parametrize(
    ("first", "again", "shared"),
    [
        pytest.param("ألف", "1003 جثث", True, id="rounded"),
        pytest.param("6900", "سبعة آلاف جثة", True, id="rounded later"),
        pytest.param("5300", "5400 جثة", False, id="both in hundreds"),
        pytest.param("ألف", "1200 جثة", False, id="too far"),
    ],
)
def test_a_figure_and_what_it_is_rounded_to_are_one(
    extractor: RuleExtractor, first: str, again: str, shared: bool
) -> None:
    text = f"سلمت روسيا أوكرانيا {first} جثة مقابل 26 جثة. وأكدت كييف أنها تسلمت {again} من روسيا."

    told = describe_all(extractor, text)[0]

    assert (bool(told["share_a_figure"]), bool(told["figures_differ"])) == (shared, not shared)


@pytest.mark.parametrize("likened", ["وستثير ضجة كتلك التي أثارها خروج", "كما حدث في داريا حين خرج"])
def test_what_the_news_is_likened_to_is_another_event(extractor: RuleExtractor, likened: str) -> None:
    text = f"{BUSES} {likened} 50 مقاتلاً من داريا إلى إدلب بموجب اتفاق."

    ctx = Context(extractor.marker.mark(make_article(text=text)), extractor.lexicon)
    assert [passage.background for passage in EvacuationReader(ctx).read()] == [False, True]


@pytest.mark.parametrize(
    ("time", "behind"),
    [
        pytest.param("في فبراير الماضي", True, id="a month"),
        pytest.param("عام 2016", True, id="a year"),
        pytest.param("أمس", False, id="yesterday"),
        pytest.param("", None, id="no time"),
    ],
)
def test_features_tell_when_a_passage_tells_of(extractor: RuleExtractor, time: str, behind: bool | None) -> None:
    told = describe_all(extractor, f"{SWAP} وتبادل الطرفان {time} أسرى في المنطقة.")[0]

    assert (bool(told["passage_gives_a_time"]), bool(told["passage_dated_behind"])) == (
        behind is not None,
        bool(behind),
    )


@pytest.mark.parametrize("text", [f"{SWAP} {AGAIN} {OTHER}", f"{BUSES} {ARRIVED}"], ids=["exchange", "evacuation"])
def test_every_feature_is_0_or_1(extractor: RuleExtractor, text: str) -> None:
    pairs = describe_all(extractor, text)

    assert pairs
    assert {value for pair in pairs for value in pair.values()} <= {0.0, 1.0}


def test_every_feature_has_a_weight_and_every_weight_a_feature(extractor: RuleExtractor) -> None:
    pairs = describe_all(extractor, f"{SWAP} {AGAIN}") + describe_all(extractor, f"{BUSES} {ARRIVED}")

    assert load_weights(WEIGHTS).keys() == {name for pair in pairs for name in pair}, "run `make train`"


def test_file_of_weights_holds_no_arabic() -> None:
    assert not re.search(r"[؀-ۿ]", WEIGHTS.read_text(encoding="utf-8"))


def test_batches_of_other_numbers_stay_two_whatever_the_weights(extractor: RuleExtractor) -> None:
    asked: list[set[int]] = []

    def join_all(ctx: Context, drafts: list[Frame], frame: Frame) -> Frame:
        asked.extend({f.batch.item.ordinal for f in (draft, frame) if f.batch is not None} for draft in drafts)
        return drafts[-1]

    extractor.choose = join_all
    claims = extractor.extract(make_article(text=" ".join(BATCHES), title=None)).claims

    assert [claim.batch for claim in claims] == [2, 1]
    assert {1, 2} not in asked


@pytest.mark.parametrize(("bias", "count"), [(99.0, 1), (-99.0, 2)], ids=["all one", "each its own"])
def test_weights_decide_where_nothing_contradicts(extractor: RuleExtractor, bias: float, count: int) -> None:
    assert len(extract_by(extractor, bias, f"{BUSES} {ARRIVED}").claims) == count


@pytest.mark.parametrize(
    ("second", "count"),
    [
        pytest.param("وأفرج حزب الله عن ثلاثة جنود مقابل أربعة معتقلين لدى جيش الإسلام.", 2, id="another armed group"),
        pytest.param("وأفرجت إسرائيل عن ثلاثة جنود مقابل أربعة معتقلين لدى حماس.", 2, id="another pair"),
        pytest.param(
            "وأفرج حزب الله عن خمسة معتقلين مقابل إفراج جيش الإسلام عن سبعة معتقلين.", 1, id="the figures told before"
        ),
        pytest.param("وأفرج حزب الله عن ثلاثة جنود مقابل أربعة معتقلين لدى لبنان.", 1, id="a state, that may mediate"),
    ],
)
def test_another_group_or_pair_is_another_exchange_whatever_the_weights(
    extractor: RuleExtractor, second: str, count: int
) -> None:
    assert len(extract_by(extractor, 99.0, f"{SWAP} {second}").claims) == count


@given(st.lists(st.sampled_from([SWAP, AGAIN, OTHER, BUSES, ARRIVED, *BATCHES]), max_size=6))
def test_joining_is_deterministic(extractor: RuleExtractor, passages: list[str]) -> None:
    extractor.choose = choose_draft
    article = make_article(text=" ".join(passages), title=None)

    assert extractor.extract(article) == extractor.extract(article)


@given(st.dictionaries(st.sampled_from("abc"), st.floats(-1e6, 1e6)))
def test_an_estimate_is_a_chance(features: Features) -> None:
    assert 0 <= estimate({"a": 3.0, "b": -2.0}, features) <= 1
