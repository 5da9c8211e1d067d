"""An evaluation, from gold and articles or predictions to its figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from extract.claims.prediction import to_prediction
from extract.errors import InputError
from extract.evaluate.grouping import Grouping, measure_grouping, read_claim_events
from extract.evaluate.measure import Evaluation, measure
from extract.evaluate.names import KnownNames
from extract.evaluate.reading import Files, Predictions, read_gold, read_predictions
from extract.evaluate.reliability import Reliability, measure_reliability
from extract.export import extract_inputs, name_source
from extract.project import ROOT, SAMPLE, shorten_path

GOLDEN = ROOT / "tests" / "golden"
"""The project's own gold: of the embedded sample."""


@dataclass(frozen=True, slots=True)
class Report:
    """An evaluation, and all that is told about it.

    Attributes:
        gold: Names of the gold files.
        read_from: Where the claims come from.
        evaluation: Claims and slots.
        reliability: Of `confidence`.
        grouping: Of claims into events; None if not asked for.
    """

    gold: tuple[str, ...]
    read_from: tuple[str, ...]
    evaluation: Evaluation
    reliability: Reliability
    grouping: Grouping | None


def evaluate(
    gold: Sequence[Path],
    *,
    articles: Sequence[Path] = (),
    predicted: Path | None = None,
    claim_events: Path | None = None,
    extractor: str = "rules",
) -> Report:
    """Hold claims against gold.

    Args:
        gold: Gold files.
        articles: Texts to extract the claims from; by default the embedded sample, for the project's own gold.
        predicted: What `hudna extract` has written, in place of `articles`.
        claim_events: Export of `marts.bridge_event_claims`, to measure the grouping into events too.
        extractor: What extracts from `articles`: `rules` or `llm`.

    Raises:
        SettingError: If the extractor is not set.
        InputError: If a file cannot be used, or none of the gold's texts is among the claims'.
    """
    files = read_gold(gold)
    event_of = read_claim_events(claim_events) if claim_events else None
    names = KnownNames.read(ROOT / "seeds")
    if predicted is not None:
        if articles:
            raise InputError("Both articles and predictions were given.", remedy="Give --articles or --predicted.")
        sources: tuple[Path, ...] = (predicted,)
        predictions = read_predictions(predicted, names)
    else:
        sources = tuple(articles) or (choose_articles(gold),)
        predictions = predict(sources, files, names, extractor=extractor)
    evaluation = measure(files, predictions)
    if len(evaluation.absent) == evaluation.file_count:
        raise InputError(
            f"None of the {evaluation.file_count} texts of the gold is in {', '.join(map(shorten_path, sources))}.",
            remedy="Give the articles that the gold was coded from: their file names or ids must be the gold's.",
        )
    return Report(
        gold=tuple(map(shorten_path, gold)),
        read_from=tuple(map(shorten_path, sources)),
        evaluation=evaluation,
        reliability=measure_reliability(evaluation.outcomes),
        grouping=None if event_of is None else measure_grouping(evaluation.outcomes, event_of),
    )


def choose_articles(gold: Sequence[Path]) -> Path:
    """Return the articles that gold files were coded from, where the project has them.

    Raises:
        InputError: If a file is not the project's own gold.
    """
    for path in gold:
        if path.resolve().parent != GOLDEN:
            raise InputError(
                f"Where are the articles of {shorten_path(path)}?",
                remedy="Name them with --articles, or what was extracted from them with --predicted.",
            )
    return SAMPLE


def predict(inputs: Sequence[Path], gold: Files, names: KnownNames, *, extractor: str = "rules") -> Predictions:
    """Extract the claims of the texts that are in the gold.

    Raises:
        SettingError: If the extractor is not set.
        InputError: If an input cannot be used.
    """
    predictions = Predictions()
    for source, extractions in groupby(
        extract_inputs(inputs, extractor=extractor), key=lambda each: name_source(each.article)
    ):
        if source in gold:
            predictions.add(to_prediction(source, list(extractions)), names)
    return predictions
