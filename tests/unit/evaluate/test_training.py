"""Training of the small models: what they learn from, what is held out, what is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from extract.claims.logistic import load_weights
from extract.claims.rules import RuleExtractor
from extract.errors import InputError
from extract.evaluate.coding import CodedArticle, CodedClaim, Count, Entity, Side
from extract.evaluate.measure import sum_up
from extract.evaluate.names import KnownNames, fold_name
from extract.evaluate.run import GOLDEN
from extract.evaluate.training.__main__ import main
from extract.evaluate.training.claims import read_held_out
from extract.evaluate.training.fitting import Example, cross_validate, fit, fit_held_out, write_weights
from extract.evaluate.training.joins import try_joins
from extract.evaluate.training.texts import Coded, Text, group_texts, parse_set, read_texts
from extract.mentions.lexicon_loading import load_lexicon
from extract.project import ROOT, SAMPLE
from tests.fakes import make_article

REPORTS = {
    "swap": "أفرجت حركة حماس عن 3 أسرى مقابل إفراج إسرائيل عن 90 معتقلا.",  # "Hamas freed 3 prisoners in return for 90"
    "again": "وكانت حركة حماس قد أفرجت عن 3 أسرى مقابل إفراج إسرائيل عن 90 معتقلا.",  # the same in other words
    "ours": "سلّمت جماعة الحوثي 5 أسرى إلى الحكومة اليمنية مقابل 6 أسرى.",  # "the Houthis handed over 5 for 6"
    "more": "وفي وقت لاحق أفرجت حركة حماس عن 8 أسرى مقابل إفراج إسرائيل عن 120 معتقلا.",  # "later … 8 for 120"
    "other": "تبادل الجيش الأوكراني والقوات الروسية 40 أسيرا.",  # "the armies exchanged 40 prisoners"
}


def make_examples(*judged: tuple[str, float, bool]) -> list[Example]:
    return [Example(group, {"bias": 1.0, "sign": sign}, is_right) for group, sign, is_right in judged]


MIXED = make_examples(*((str(n), float(n % 3 > 0), n % 5 > 1) for n in range(40)))


@pytest.fixture
def coded(tmp_path: Path) -> Coded:
    """A gold file of two texts, and articles of which a third one is not coded."""
    gold, articles = tmp_path / "gold.jsonl", tmp_path / "articles.jsonl"
    sides = [
        {"actors": [["حماس"]], "released": [{"category": "detainees", "low": 3, "high": 3, "qualifier": "exact"}]},
        {"actors": [["إسرائيل"]], "released": [{"category": "detainees", "low": 90, "high": 90, "qualifier": "exact"}]},
    ]
    claim = {"id": "G1", "kind": "exchange", "status": "completed", "event": "e", "sides": sides}
    claim |= {"start": None, "end": None, "precision": "unknown", "mediators": []}
    lines = [
        {"file": "swap", "articles": [{"title": None, "claims": [claim]}]},
        {"file": "ours", "articles": [{"title": None, "claims": []}]},
    ]
    rows = [{"id": name, "title": "خبر", "text": text, "language": "ar"} for name, text in REPORTS.items()]
    gold.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    articles.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return Coded((gold,), articles)


def code_swap(one: str, few: int, other: str, many: int) -> CodedClaim:
    """Return a claim of a swap as a coder states it."""
    sides = [
        Side((Entity(frozenset({fold_name(name)}), name),), (Count(number, number, ("detainees", "prisoners")),))
        for name, number in ((one, few), (other, many))
    ]
    return CodedClaim(f"{one} {few}", "exchange", ("completed",), sides=tuple(sides))


def make_text(text: str, claims: list[CodedClaim]) -> Text:
    return Text("a", "a", (make_article(text=text),), [CodedArticle(None, None, None, None, tuple(claims))])


@pytest.fixture(scope="module")
def extractor() -> RuleExtractor:
    return RuleExtractor(load_lexicon(ROOT))


@pytest.fixture(scope="module")
def names() -> KnownNames:
    return KnownNames.read(ROOT / "seeds")


def find_claims(texts: list[Text], extractor: RuleExtractor, names: KnownNames) -> list[Example]:
    return read_held_out(texts, extractor, names, {text.group: {} for text in texts})[0]


class TestExamples:
    def test_claims_of_coded_texts_are_judged(self, coded: Coded, extractor: RuleExtractor, names: KnownNames) -> None:
        examples = find_claims(read_texts([coded]), extractor, names)

        assert [(each.group, each.is_right) for each in examples] == [("0/swap", True), ("0/ours", False)]

    def test_features_are_those_of_the_claim(self, coded: Coded, extractor: RuleExtractor, names: KnownNames) -> None:
        swap, _ = find_claims(read_texts([coded]), extractor, names)

        assert swap.features["has_counts_on_both_sides"] == 1.0

    def test_outcomes_are_those_of_the_claims(self, coded: Coded, extractor: RuleExtractor, names: KnownNames) -> None:
        texts = read_texts([coded])
        _, outcomes = read_held_out(texts, extractor, names, {text.group: {} for text in texts})

        assert (sum_up(outcomes).claims.found, sum_up(outcomes).claims.extra) == (1, 1)

    def test_texts_of_one_name_in_two_sets_are_two(self, coded: Coded) -> None:
        texts = read_texts([coded, coded])

        assert [(text.file, text.group) for text in texts] == [
            ("swap", "0/swap"),
            ("ours", "0/ours"),
            ("swap", "0/swap"),
            ("ours", "1/ours"),
        ]

    def test_articles_of_other_gold_are_refused(self, coded: Coded, tmp_path: Path) -> None:
        other = tmp_path / "other.jsonl"
        other.write_text('{"id": "x", "title": "خبر", "text": "طقس جميل", "language": "ar"}\n', encoding="utf-8")

        with pytest.raises(InputError, match="none of the texts of"):
            read_texts([Coded(coded.gold, other)])


class TestJoins:
    @pytest.mark.parametrize(
        ("second", "is_better_joined"),
        [
            pytest.param("again", True, id="told again"),
            pytest.param("more", False, id="another exchange"),
        ],
    )
    def test_a_pair_is_right_if_the_claims_come_out_better_joined(
        self, extractor: RuleExtractor, names: KnownNames, second: str, is_better_joined: bool
    ) -> None:
        told = [code_swap("حماس", 3, "إسرائيل", 90), code_swap("حماس", 8, "إسرائيل", 120)]
        claims = told[: 1 if is_better_joined else 2]
        text = make_text(f"{REPORTS['swap']} {REPORTS[second]}", claims)

        examples = try_joins(text, extractor, names, {})

        assert [each.is_right for each in examples] == [is_better_joined]
        assert examples[0].weight > 0

    def test_what_makes_no_difference_is_no_example(self, extractor: RuleExtractor, names: KnownNames) -> None:
        assert try_joins(make_text(REPORTS["swap"], []), extractor, names, {}) == []


@pytest.mark.parametrize(
    ("events", "groups"),
    [
        pytest.param({"a": {"x"}, "b": {"y"}}, {"a": "a", "b": "b"}, id="other events"),
        pytest.param({"b": {"x"}, "a": {"x"}}, {"a": "a", "b": "a"}, id="one event"),
        pytest.param({"a": {"x"}, "b": {"x", "y"}, "c": {"y"}}, dict.fromkeys("abc", "a"), id="through a third text"),
        pytest.param({"a": {"x"}, "b": {"y"}, "c": {"x", "y"}}, dict.fromkeys("abc", "a"), id="joined late"),
        pytest.param({"a": set(), "b": set()}, {"a": "a", "b": "b"}, id="no event"),
    ],
)
def test_texts_that_tell_of_one_event_are_grouped(events: dict[str, set[str]], groups: dict[str, str]) -> None:
    assert group_texts(events) == groups


class TestFitting:
    def test_a_telling_feature_gets_a_weight_with_its_sign(self) -> None:
        weights = fit(make_examples(*((str(n), float(n % 2), n % 2 == 1) for n in range(20))))

        assert weights["sign"] > 1

    def test_an_empty_feature_gets_none(self) -> None:
        weights = fit(make_examples(*((str(n), 0.0, n % 2 == 1) for n in range(20))))

        assert weights == {"bias": 0.0, "sign": 0.0}

    def test_the_share_of_right_claims_is_met(self) -> None:
        weights = fit(make_examples(*((str(n), 0.0, n < 15) for n in range(20))))

        assert weights["bias"] == pytest.approx(1.0986, abs=0.001)  # log(15 / 5)

    def test_the_order_of_the_examples_does_not_matter(self) -> None:
        assert fit(MIXED) == fit(MIXED[::-1])

    @pytest.mark.parametrize(
        "examples", [[], make_examples(("a", 1.0, True), ("b", 0.0, True))], ids=["none", "all right"]
    )
    def test_examples_of_one_sort_are_refused(self, examples: list[Example]) -> None:
        with pytest.raises(ValueError, match="nothing to learn"):
            fit(examples)


class TestHoldingOut:
    def test_a_group_without_an_example_has_weights_too(self) -> None:
        assert fit_held_out(MIXED, ["none", *(each.group for each in MIXED)], folds=3)["none"].keys() == {
            "bias",
            "sign",
        }

    def test_heavier_examples_count_more(self) -> None:
        light = fit(make_examples(("a", 0.0, True), ("b", 0.0, False)))
        heavy = fit(
            [Example(n, {"bias": 1.0}, is_right=n == "a", weight=weight) for n, weight in (("a", 3.0), ("b", 1.0))]
        )

        assert (light["bias"], heavy["bias"]) == (0.0, pytest.approx(1.0986, abs=0.001))  # log(3 / 1)

    def test_every_example_is_judged_once(self) -> None:
        assert sorted(is_right for _, is_right in cross_validate(MIXED)) == sorted(each.is_right for each in MIXED)

    def test_what_only_one_group_shows_is_not_learnt_for_it(self) -> None:
        known = make_examples(*((f"g{n}", 0.0, n % 2 == 1) for n in range(20)))
        marked = make_examples(("z", 1.0, True), ("z", 1.0, True))

        held_out = [confidence for confidence, _ in cross_validate([*known, *marked], folds=21)]

        assert held_out[-2:] == [0.5, 0.5]

    def test_the_order_of_the_examples_does_not_matter(self) -> None:
        assert sorted(cross_validate(MIXED)) == sorted(cross_validate(MIXED[::-1]))


class TestWriting:
    @pytest.fixture
    def written(self, tmp_path: Path) -> Path:
        path = tmp_path / "weights.yml"
        write_weights({"sign": 2.5, "bias": -1.0}, path, head="Made by `make train`.\nOf 40 claims.")
        return path

    def test_weights_are_read_back(self, written: Path) -> None:
        assert load_weights(written) == {"bias": -1.0, "sign": 2.5}

    def test_keys_are_sorted(self, written: Path) -> None:
        assert list(yaml.safe_load(written.read_text(encoding="utf-8"))["weights"]) == ["bias", "sign"]

    def test_a_comment_says_how_they_were_made(self, written: Path) -> None:
        assert written.read_text(encoding="utf-8").startswith("# Made by `make train`.\n# Of 40 claims.\nweights:\n")

    def test_nothing_else_is_left(self, written: Path) -> None:
        assert [path.name for path in written.parent.iterdir()] == ["weights.yml"]


class TestCommand:
    @pytest.mark.parametrize("text", ["gold.jsonl", "gold.jsonl:", ":articles.jsonl", ""])
    def test_gold_without_articles_is_refused(self, text: str) -> None:
        with pytest.raises(InputError, match="does not name gold and its articles"):
            parse_set(text)

    def test_an_absent_file_ends_it_with_a_message(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(
            "extract.evaluate.training.__main__.find_sample", lambda: Coded((tmp_path / "no.jsonl",), tmp_path)
        )

        assert main(["--out", str(tmp_path)]) == 2
        assert "cannot be read" in capsys.readouterr().out
        assert not list(tmp_path.iterdir())

    def test_the_sample_trains_it_to_the_same_files_twice(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        gold = (GOLDEN / "sample_yemen_libya_gaza_sudan_ukraine.jsonl").read_text(encoding="utf-8")
        few = tmp_path / "few.jsonl"
        few.write_text("".join(gold.splitlines(keepends=True)[:25]), encoding="utf-8")
        monkeypatch.setattr("extract.evaluate.training.__main__.find_sample", lambda: Coded((few,), SAMPLE))
        outs = [tmp_path / "one", tmp_path / "two"]
        for out in outs:
            out.mkdir()

        codes = [main(["--out", str(out)]) for out in outs]

        assert codes == [0, 0]
        for name in ("sameness.yml", "confidence.yml"):
            assert (outs[0] / name).read_bytes() == (outs[1] / name).read_bytes()
        assert "share right" in capsys.readouterr().out
