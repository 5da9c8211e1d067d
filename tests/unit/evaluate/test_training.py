"""Training of the confidence model: what it learns from, what it holds out, what it writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from extract.claims.confidence import load_weights
from extract.errors import InputError
from extract.evaluate.reliability import sum_up_judged
from extract.evaluate.training import (
    Coded,
    Example,
    cross_validate,
    find_examples,
    fit,
    group_texts,
    main,
    parse_set,
    write_weights,
)

REPORTS = {
    "swap": "أفرجت حركة حماس عن 3 أسرى مقابل إفراج إسرائيل عن 90 معتقلا.",  # "Hamas freed 3 prisoners in return for 90"
    "ours": "سلّمت جماعة الحوثي 5 أسرى إلى الحكومة اليمنية مقابل 6 أسرى.",  # "the Houthis handed over 5 for 6"
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


class TestExamples:
    def test_claims_of_coded_texts_are_judged(self, coded: Coded) -> None:
        assert [(each.group, each.is_right) for each in find_examples([coded])] == [("0/swap", True), ("0/ours", False)]

    def test_features_are_those_of_the_claim(self, coded: Coded) -> None:
        swap, _ = find_examples([coded])

        assert swap.features["has_counts_on_both_sides"] == 1.0

    def test_texts_of_one_name_in_two_sets_are_two(self, coded: Coded) -> None:
        assert {each.group for each in find_examples([coded, coded])} == {"0/swap", "0/ours", "1/ours"}

    def test_articles_of_other_gold_are_refused(self, coded: Coded, tmp_path: Path) -> None:
        other = tmp_path / "other.jsonl"
        other.write_text('{"id": "x", "title": "خبر", "text": "طقس جميل", "language": "ar"}\n', encoding="utf-8")

        with pytest.raises(InputError, match="none of the texts of"):
            find_examples([Coded(coded.gold, other)])


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
        held_out = sum_up_judged([(1.0, True), (0.5, False)])
        write_weights({"sign": 2.5, "bias": -1.0}, path, examples=MIXED, held_out=held_out)
        return path

    def test_weights_are_read_back(self, written: Path) -> None:
        assert load_weights(written) == {"bias": -1.0, "sign": 2.5}

    def test_keys_are_sorted(self, written: Path) -> None:
        assert list(yaml.safe_load(written.read_text(encoding="utf-8"))["weights"]) == ["bias", "sign"]

    def test_a_comment_says_how_they_were_made(self, written: Path) -> None:
        head = " ".join(line[2:] for line in written.read_text(encoding="utf-8").splitlines() if line.startswith("# "))

        assert "Made by `make train`" in head
        assert "40 claims" in head
        assert "24 of them right, in 40 groups" in head
        assert "Brier score 0.125" in head

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
        monkeypatch.setattr("extract.evaluate.training.find_sample", lambda: Coded((tmp_path / "no.jsonl",), tmp_path))

        assert main(["--out", str(tmp_path / "w.yml")]) == 2
        assert "cannot be read" in capsys.readouterr().out
        assert not (tmp_path / "w.yml").exists()

    def test_the_sample_trains_it_to_the_same_file_twice(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        outs = [tmp_path / "one.yml", tmp_path / "two.yml"]

        codes = [main(["--out", str(out)]) for out in outs]

        assert codes == [0, 0]
        assert outs[0].read_bytes() == outs[1].read_bytes()
        assert "share right" in capsys.readouterr().out
