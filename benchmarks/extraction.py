"""How fast extraction is: every step beside the others in one run, and beside spaCy's EntityRuler over the same lexicon.

Run it with `make bench`. It prints figures and no verdict: times depend on the machine and on what else runs on it, so
only the ratios within one run mean anything. The steps take turns, and each figure is the median of its turns.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ahocorasick_rs
import spacy

from benchmarks.corpus import LENGTH, make_article, make_irrelevant, make_relevant, write_rows
from extract.articles.article import Article
from extract.claims.rules import RuleExtractor
from extract.mentions.lexicon import Lexicon
from extract.project import ROOT
from extract.text.folding import fold
from extract.workers import settle_memory

BUDGETS = (
    # what, start of the names of the two steps, the design's budget as "at least n times as fast", if it has one
    ("mentions against EntityRuler", "mentions", "EntityRuler", 10.0),
    ("claims against EntityRuler", "claims", "EntityRuler", 3.0),
    ("claims against mentions", "claims", "mentions", 0.5),
    ("gate against decoding", "gate", "decoding those", 1 / 3),
    ("a stream against EntityRuler", "stream", "EntityRuler", None),
)
STREAM_SHARE = 20  # one article in so many of a stream is relevant; everyday news has fewer


@dataclass(frozen=True, slots=True)
class Step:
    """A step to measure.

    Attributes:
        name: What it is called in the table.
        items: What it is done to, one an article.
        do: Does it to one; what it returns is dropped, as in a stream.
    """

    name: str
    items: list[Any]
    do: Callable[[Any], object]

    def run(self) -> None:
        """Do it to all."""
        deque(map(self.do, self.items), maxlen=0)


def list_strings(lexicon: Lexicon) -> list[str]:
    """Return every name and cue phrase of the lexicon, and every single form that it reads, each once."""

    def walk(node: dict[str, Any], words: tuple[str, ...]) -> Iterator[str]:
        for word, below in node.items():
            if word:
                yield from walk(below, (*words, word))
            else:
                yield " ".join(words)

    return sorted(set(walk(lexicon.trie, ())) | set(lexicon.entries))


def make_steps(extractor: RuleExtractor, *, count: int) -> list[Step]:
    """Return the steps over the same articles; what a step stands on is done before, outside its time."""
    strings = list_strings(extractor.lexicon)
    relevant, irrelevant = make_relevant(count), make_irrelevant(count)
    articles = [make_article(text, n) for n, text in enumerate(relevant)]
    quiet = [make_article(text, n) for n, text in enumerate(irrelevant)]
    left = [article for article in quiet if not extractor.gate.lets_in(article.text)]
    folded = [fold(text).text for text in relevant]
    data, left_data = [text.encode() for text in relevant], [article.text.encode() for article in left]
    rows = [json.dumps({"id": n, "title": "", "text": text}, ensure_ascii=False) for n, text in enumerate(relevant)]
    automaton = ahocorasick_rs.AhoCorasick(
        strings, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest, implementation=ahocorasick_rs.Implementation.DFA
    )
    ruler = make_ruler(strings)
    return [
        Step("decoding", data, bytes.decode),
        Step("JSON parsing, apart", rows, json.loads),
        Step("folding", relevant, fold),
        Step("bare automaton", folded, automaton.find_matches_as_indexes),
        Step("mentions", articles, extractor.marker.mark),
        Step("claims", articles, extractor.extract),
        Step("EntityRuler", folded[: max(1, count // 4)], ruler),  # enough of the slowest step
        Step(f"irrelevant, {len(quiet)} articles", quiet, extractor.extract),
        Step("decoding those that leave", left_data, bytes.decode),
        Step(f"gate, {len(left)} that leave at it", left, extractor.extract),
        Step(f"stream, 1 in {STREAM_SHARE} relevant", mix(articles, quiet), extractor.extract),
    ]


def mix(relevant: list[Article], irrelevant: list[Article]) -> list[Article]:
    """Return the irrelevant articles with one of the relevant in every `STREAM_SHARE`th place."""
    return [relevant[n // STREAM_SHARE] if n % STREAM_SHARE == 0 else each for n, each in enumerate(irrelevant)]


def make_ruler(strings: list[str]) -> Callable[[str], object]:
    """Return spaCy's blank Arabic pipeline with an EntityRuler over the strings."""
    pipeline = spacy.blank("ar")
    ruler: Any = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "HUDNA", "pattern": string} for string in strings])
    return pipeline


def measure(steps: list[Step], *, turns: int) -> dict[str, list[float]]:
    """Return the seconds of the processor per article of each step, one figure a turn; a turn runs every step once."""
    for step in steps:
        step.run()  # fills what is remembered from article to article
    settle_memory()  # as every long run does; and no step pays for walking over the lexicons and patterns of the others
    seconds: dict[str, list[float]] = {step.name: [] for step in steps}
    for _ in range(turns):
        for step in steps:
            started = time.process_time()
            step.run()
            seconds[step.name].append((time.process_time() - started) / len(step.items))
    return seconds


def print_steps(seconds: dict[str, list[float]]) -> None:
    """Print articles a second and microseconds an article of each step."""
    print(f"{'step':<36}{'articles/s':>12}{'µs/article':>12}{'× decoding':>12}")
    decoding = statistics.median(seconds["decoding"])
    for name, figures in seconds.items():
        middle = statistics.median(figures)
        print(f"{name:<36}{1 / middle:>12,.0f}{middle * 1e6:>12,.1f}{middle / decoding:>12,.1f}")


def print_ratios(seconds: dict[str, list[float]]) -> None:
    """Print the ratios that the design has budgets for: the median of the ratios within each turn."""
    print(f"\n{'ratio':<36}{'times as fast':>14}{'design':>12}")
    for what, *names, budget in BUDGETS:
        fast, slow = (next(each for each in seconds if each.startswith(name)) for name in names)
        ratio = statistics.median(b / a for a, b in zip(seconds[fast], seconds[slow], strict=True))
        print(f"{what:<36}{ratio:>14,.2f}{f'≥ {budget:.2f}' if budget else '':>12}")


def print_memory(counts: tuple[int, ...]) -> None:
    """Print the greatest memory of `hudna extract` over files of more and more articles."""
    print(f"\n{'hudna extract, one process':<36}{'seconds':>12}{'MiB at most':>12}")
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            rows = Path(folder) / "rows.jsonl"
            write_rows(rows, count)
            seconds, mebibytes = run_extract(rows)
        print(f"{f'{count:,} articles of 1,000 characters':<36}{seconds:>12,.1f}{mebibytes:>12,.0f}")


def run_extract(rows: Path) -> tuple[float, float]:
    """Return the seconds and the peak memory (MiB) of one `hudna extract` over a file.

    Raises:
        RuntimeError: If the command fails.
    """
    command = [sys.executable, "-c", "from extract.cli import main; main()", "extract", str(rows)]
    started = time.perf_counter()
    with subprocess.Popen([*command, "--quiet", "--jobs", "1", "--out", os.devnull], cwd=ROOT) as process:
        _pid, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"hudna extract ended with {process.returncode}")
    per_mebibyte = 1024**2 if sys.platform == "darwin" else 1024  # macOS counts bytes, Linux KiB
    return time.perf_counter() - started, usage.ru_maxrss / per_mebibyte


def main() -> None:
    """Measure, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=60, help="articles of each kind (default: %(default)s)")
    parser.add_argument("--turns", type=int, default=7, help="times that each step is run (default: %(default)s)")
    parser.add_argument("--no-memory", action="store_true", help="leave out the memory, which takes minutes")
    options = parser.parse_args()
    extractor = RuleExtractor.from_project(ROOT)
    steps = make_steps(extractor, count=options.articles)
    strings = len(list_strings(extractor.lexicon))
    print(f"{options.articles} articles of {LENGTH:,} characters, {options.turns} turns, {strings:,} strings\n")
    seconds = measure(steps, turns=options.turns)
    print_steps(seconds)
    print_ratios(seconds)
    if not options.no_memory:
        print_memory((1_000, 10_000, 100_000))


if __name__ == "__main__":
    main()
