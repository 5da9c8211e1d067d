from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from extract.claims.claim import ROLES, Slot
from extract.explain_words import (
    LABELS,
    NO_BREAK_SPACE,
    Rule,
    describe_claim,
    describe_rule,
    describe_value,
    group_slots,
    isolate_examples,
    load_rules,
    load_statuses,
)
from extract.mentions.mention import Mention
from extract.project import ROOT
from extract.text.bidi import END_ISOLATE, RTL_ISOLATE
from tests.fakes import make_article, make_claim, mark

CODER = sorted((ROOT / "extract" / "claims").rglob("*.py"))


def find_rule_positions(trees: list[ast.Module]) -> dict[str, int]:
    """Return, for each function or class of the coder that takes a `rule`, which argument it is."""
    positions: dict[str, int] = {}
    for node in (node for tree in trees for node in ast.walk(tree)):
        names: list[str] = []
        if isinstance(node, ast.FunctionDef):
            names = [argument.arg for argument in node.args.args if argument.arg != "self"]
        elif isinstance(node, ast.ClassDef):
            names = [
                each.target.id
                for each in node.body
                if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)
            ]
        if "rule" in names:
            positions[node.name] = names.index("rule")  # type: ignore[union-attr]
    return positions


def find_literals(node: ast.expr) -> Iterator[str]:
    """Yield the texts that an expression can be; one passed on from elsewhere is found there."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from find_literals(node.body)
        yield from find_literals(node.orelse)
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from find_literals(value)
    elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "_rule":
        return  # what a method `_rule` returns is collected where it stands
    else:
        assert isinstance(node, ast.Name | ast.Attribute), f"a rule named by {ast.unparse(node)}, line {node.lineno}"


def find_rules(sources: list[str]) -> set[str]:
    trees = [ast.parse(source) for source in sources]
    positions = find_rule_positions(trees)
    found: set[str] = set()
    for node in (node for tree in trees for node in ast.walk(tree)):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            given = [keyword.value for keyword in node.keywords if keyword.arg == "rule"]
            if name in positions and len(node.args) > positions[name]:
                given.append(node.args[positions[name]])
            for value in given:
                found.update(find_literals(value))
        elif isinstance(node, ast.Assign) and any(
            isinstance(t, ast.Name) and t.id in ("rule", "_RULE") for t in node.targets
        ):
            value = node.value
            # `rule = max(…).rule if … else "name"` passes one on, or names one
            parts = [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]
            found.update(text for part in parts for text in find_literals(part))
        elif isinstance(node, ast.FunctionDef) and node.name == "_rule":
            returned = (
                each.value for each in ast.walk(node) if isinstance(each, ast.Return) and each.value is not None
            )
            found.update(text for value in returned for text in find_literals(value) if text)
    return found


def test_collector_finds_every_way_to_name_a_rule() -> None:
    source = """
class Filler:
    item: str
    rule: str
class Reader:
    def _put(self, key, rule): ...
    def read(self):
        Filler(1, "positional")
        Filler(1, rule="keyword")
        Filler(1, "if" if x else "else")
        self._put("key", "method")
        rule = y.rule if y else "assigned"
        Filler(1, rule)
        rule = self._rule(y)
    def _rule(self, y):
        return "returned" if y else ""
"""

    assert find_rules([source]) == {"positional", "keyword", "if", "else", "method", "assigned", "returned"}


def test_every_rule_of_the_coder_is_told_in_words() -> None:
    assert find_rules([path.read_text(encoding="utf-8") for path in CODER]) - set(load_rules()) == set()


def test_no_rule_is_told_that_the_coder_does_not_have() -> None:
    assert set(load_rules()) - find_rules([path.read_text(encoding="utf-8") for path in CODER]) == set()


@pytest.mark.parametrize("name", sorted(load_rules()))
def test_rule_has_a_gloss_and_a_sentence(name: str) -> None:
    rule = load_rules()[name]

    assert 0 < len(rule.gloss) <= 40
    assert rule.sentence.endswith(".")
    assert len(rule.sentence.split()) >= 8


def test_rule_of_another_engine_is_shown_by_its_name() -> None:
    assert describe_rule("nearest_neighbour") == Rule("nearest neighbour", "")


def test_every_role_has_a_label() -> None:
    assert set(LABELS) == set(ROLES)


def test_every_status_is_told() -> None:
    assert set(load_statuses()) == {"proposed", "agreed", "ongoing", "completed", "failed"}


@pytest.mark.parametrize(
    ("mention", "value"),
    [
        pytest.param(Mention("count", 0, 1, "x", low=11, high=11, qualifier="exact"), "11 people", id="exact"),
        pytest.param(Mention("count", 0, 1, "x", low=18, qualifier="at_least"), "at least 18 people", id="at least"),
        pytest.param(Mention("count", 0, 1, "x", high=50, qualifier="at_most"), "at most 50 people", id="at most"),
        pytest.param(Mention("count", 0, 1, "x", low=40, high=50, qualifier="between"), "40 to 50 people", id="range"),
        pytest.param(
            Mention("count", 0, 1, "x", low=20, category="women", qualifier="vague"),
            "at least 20 women (vague)",
            id="vague",
        ),
        pytest.param(
            Mention("count", 0, 1, "x", category="bodies", qualifier="unknown"),
            "number not stated: bodies",
            id="no number",
        ),
        pytest.param(
            Mention("count", 0, 1, "x", low=1700, high=1700, category="people", qualifier="about"),
            "about 1,700 people",
            id="about",
        ),
        pytest.param(Mention("date", 0, 1, "x", date_precision="unknown"), "date unknown", id="unresolved date"),
        pytest.param(
            Mention("date", 0, 1, "x", date_start=date(2018, 5, 1), date_end=date(2018, 5, 31), date_precision="month"),
            "2018-05-01 to 2018-05-31 (month)",
            id="month",
        ),
        pytest.param(Mention("actor", 0, 1, "x", name="y"), "y [in no table]", id="unlisted actor"),
        pytest.param(Mention("actor", 0, 1, "x", name="y", entity_id="isis"), "y [isis]", id="listed actor"),
        pytest.param(Mention("cue", 0, 1, "x", category="money"), "money", id="cue"),
    ],
)
def test_value_is_told_in_few_words(mention: Mention, value: str) -> None:
    assert describe_value(mention) == value


def test_quoted_arabic_is_kept_together_and_apart() -> None:
    told = isolate_examples('after "for" ("من أجل")')

    assert told == f'after "for" ("{RTL_ISOLATE}من{NO_BREAK_SPACE}أجل{END_ISOLATE}")'


def test_claim_is_told_with_its_batch() -> None:
    claim = make_claim(make_article(), scope="batch", batch=2)

    assert describe_claim(claim) == "batch, number 2 · 2018-06-07 (day) · confidence 0.50"


def test_slots_stand_under_their_sides_and_the_rest_after_them() -> None:
    article = make_article()
    word = mark(article, "أسرى", kind="count")
    slots = (Slot("total", word), Slot("released", word, side=2), Slot("side_actor", word, side=1))

    grouped = [(heading, [slot.role for slot in each]) for heading, each in group_slots(make_claim(article, slots))]

    assert grouped == [("Side 1", ["side_actor"]), ("Side 2", ["released"]), ("The exchange", ["total"])]


def test_table_is_where_the_package_takes_it_from() -> None:
    assert Path("extract/lexicon/rules.yml") in {path.relative_to(ROOT) for path in ROOT.glob("extract/lexicon/*.yml")}
