"""What each rule is worth: every rule of the engine is taken out in turn, and what it decided is read again without it.

    python -m benchmarks.rules [GOLD.jsonl:ARTICLES …] [--all]

Without arguments it measures the embedded sample. A rule is a function of `extract/claims` or `extract/mentions` that says
yes or no, or finds one thing or none; taken out, it says no, or finds nothing. What is worth little on coded articles may
still be right of the language, and have a test of its own in `tests/unit`; what has neither does not earn its place.
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import os
import pkgutil
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from types import ModuleType

import extract.claims
import extract.mentions
from extract.claims.rules import RuleExtractor
from extract.evaluate.measure import Figures
from extract.evaluate.names import KnownNames
from extract.evaluate.tally import Tally
from extract.evaluate.training.texts import Text, find_sample, parse_set, read_texts
from extract.project import ROOT

ROOMS = (extract.claims, extract.mentions)
OTHER_ENGINES = ("extract.claims.llm",)
SHOWN = 40  # rules on each end of the table


@dataclass(frozen=True)
class Rule:
    """A function that says yes or no, or finds one thing or none.

    Attributes:
        owner: The module or class that it is defined in.
        name: Its name there.
        function: The function itself.
    """

    owner: ModuleType | type
    name: str
    function: Callable[..., object]

    def __str__(self) -> str:
        """Return where it stands, without the name of the package."""
        return f"{self.function.__module__.removeprefix('extract.')}.{self.function.__qualname__}"

    def be_silent(self, *_args: object, **_options: object) -> bool | None:
        """Stand in for the rule when it is taken out."""
        return False if _tell_return(self.function) == "bool" else None

    def places(self) -> list[ModuleType | type]:
        """Return its class, or the modules that hold it: its own, and those that imported it."""
        if isinstance(self.owner, type):
            return [self.owner]
        modules = [module for name, module in sys.modules.items() if name.startswith("extract.")]
        return [module for module in modules if vars(module).get(self.name) is self.function]

    @contextmanager
    def replaced(self, function: Callable[..., object]) -> Iterator[None]:
        """Put another function in its place for a while."""
        places = self.places()
        for place in places:
            setattr(place, self.name, function)
        try:
            yield
        finally:
            for place in places:
                setattr(place, self.name, self.function)


@dataclass(frozen=True, slots=True)
class Worth:
    """What is read otherwise without a rule.

    Attributes:
        spoke: Texts in which the rule says yes or finds something.
        changed: Those of them of which anything coded is read otherwise without it.
        claims: Claims found, missed and too much without it, less those with it.
        slots: The same of slots.
    """

    spoke: int
    changed: int
    claims: Tally
    slots: Tally

    @property
    def gain(self) -> int:
        """What is won without the rule: right slots and claims less wrong ones, a claim as much as three slots."""
        return 3 * (self.claims.found - self.claims.extra) + self.slots.found - self.slots.extra


class Ground:
    """Coded texts, read with all rules and with one of them taken out."""

    def __init__(self, texts: Sequence[Text]) -> None:
        """Read all texts once, and note which rules speak in which of them."""
        self.texts = texts
        self.extractor = RuleExtractor.from_project(ROOT)
        self.names = KnownNames.read(ROOT / "seeds")
        self.rules = find_rules()
        self.spoke: dict[int, set[int]] = {n: set() for n in range(len(self.rules))}
        self.figures: list[Figures] = []
        for text in range(len(texts)):
            said: set[int] = set()
            with watch(self.rules, said.add):
                self.figures.append(self._read(text))
            for rule in said:
                self.spoke[rule].add(text)

    def _read(self, text: int) -> Figures:
        coded = self.texts[text]
        return coded.measure(coded.extract(self.extractor), self.names).figures

    def weigh(self, number: int) -> Worth | None:
        """Read the texts in which a rule speaks without it; returns None if the engine cannot do without it at all."""
        claims, slots, changed = Tally(), Tally(), 0
        with self.rules[number].replaced(self.rules[number].be_silent):
            for text in sorted(self.spoke[number]):
                try:
                    before, after = self.figures[text], self._read(text)
                except (AssertionError, AttributeError, LookupError, TypeError, ValueError):
                    return None
                changed += before != after
                claims += _subtract(after.claims, before.claims)
                slots += _subtract(after.slots, before.slots)
        return Worth(len(self.spoke[number]), changed, claims, slots)


def find_rules() -> list[Rule]:
    """Return every rule, in the order of the modules."""
    rules = []
    for room in ROOMS:
        for found in pkgutil.walk_packages(room.__path__, room.__name__ + "."):
            if found.name.startswith(OTHER_ENGINES):
                continue
            module = importlib.import_module(found.name)
            owners: list[ModuleType | type] = [module]
            owners += [each for each in vars(module).values() if inspect.isclass(each) and _is_of(each, module)]
            rules += [
                Rule(owner, name, each)
                for owner in owners
                for name, each in vars(owner).items()
                if inspect.isfunction(each) and _is_of(each, module) and _decides(each)
            ]
    return rules


def _is_of(defined: type | Callable[..., object], module: ModuleType) -> bool:
    return defined.__module__ == module.__name__


def _decides(function: Callable[..., object]) -> bool:
    return _tell_return(function) == "bool" or _tell_return(function).endswith(" | None")


def _tell_return(function: Callable[..., object]) -> str:
    return str(inspect.get_annotations(function).get("return"))


@contextmanager
def watch(rules: Sequence[Rule], note: Callable[[int], None]) -> Iterator[None]:
    """Note each rule that says yes or finds something, by its number, for a while."""

    def watched(number: int, function: Callable[..., object]) -> Callable[..., object]:
        def ask(*args: object, **options: object) -> object:
            answer = function(*args, **options)
            if answer:
                note(number)
            return answer

        return ask

    places = [(rule, rule.places(), watched(number, rule.function)) for number, rule in enumerate(rules)]
    for rule, found, function in places:
        for place in found:
            setattr(place, rule.name, function)
    try:
        yield
    finally:
        for rule, found, _function in places:
            for place in found:
                setattr(place, rule.name, rule.function)


def _subtract(after: Tally, before: Tally) -> Tally:
    return Tally(after.found - before.found, after.missed - before.missed, after.extra - before.extra)


def print_table(worths: dict[Rule, Worth | None], *, whole: bool) -> None:
    """Print the rules, those that most is won without first."""
    weighed = {rule: worth for rule, worth in worths.items() if worth is not None}
    ranked = sorted(((rule, worth) for rule, worth in weighed.items() if worth.changed), key=lambda each: -each[1].gain)
    shown = ranked if whole or len(ranked) <= 2 * SHOWN else [*ranked[:SHOWN], *ranked[-SHOWN:]]
    print(f"{'without the rule':<62}{'speaks':>9}{'changes':>8}{'claims':>12}{'slots':>12}")
    for rule, worth in shown:
        claims, slots = (f"{each.found:+d}, {each.extra:+d}" for each in (worth.claims, worth.slots))
        print(f"{str(rule)[-61:]:<62}{worth.spoke:>9}{worth.changed:>8}{claims:>12}{slots:>12}")
    never = [str(rule) for rule, worth in weighed.items() if not worth.spoke]
    idle = [str(rule) for rule, worth in weighed.items() if worth.spoke and not worth.changed]
    print("\nclaims and slots: found, too much. A text is a file or JSONL row.")
    print(f"{len(worths)} rules: {len(never)} never speak, {len(idle)} change nothing that is coded,")
    print(f"{len(worths) - len(weighed)} cannot be taken out.")
    if whole:
        print("\nnever speak:\n  " + "\n  ".join(never) + "\n\nchange nothing:\n  " + "\n  ".join(idle))


_grounds: list[Ground] = []  # the ground of this process, which those forked from it share


def _weigh(number: int) -> Worth | None:
    return _grounds[0].weigh(number)


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "sets", nargs="*", metavar="GOLD:ARTICLES", help="coded articles (default: the embedded sample)"
    )
    parser.add_argument("--all", action="store_true", help="print every rule, not the ends of the table only")
    options = parser.parse_args()
    ground = Ground(read_texts(map(parse_set, options.sets) if options.sets else [find_sample()]))
    _grounds.append(ground)
    numbers = range(len(ground.rules))
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("fork")) as pool:
        worths = list(pool.map(_weigh, numbers, chunksize=8))
    print_table(dict(zip(ground.rules, worths, strict=True)), whole=options.all)


if __name__ == "__main__":
    main()
