"""What the model of confidence learns from: the claims that extraction reads, right and wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from extract.claims.confidence import describe_frame
from extract.claims.frames import Frame
from extract.claims.logistic import Features
from extract.claims.rules import RuleExtractor
from extract.claims.sameness import choose_likeliest
from extract.evaluate.measure import Outcome
from extract.evaluate.names import KnownNames
from extract.evaluate.training.fitting import Example
from extract.evaluate.training.texts import Text


def read_held_out(
    texts: Sequence[Text], extractor: RuleExtractor, names: KnownNames, weights_of: Mapping[str, Features]
) -> tuple[list[Example], list[Outcome]]:
    """Extract the claims of coded texts, joined by models that saw nothing of a text's group, and judge them.

    Claims that match an optional one are not judged and teach nothing.

    Args:
        texts: Coded texts.
        extractor: The rules; how it joins and what it thinks of a claim is set here.
        names: Names of the reference tables.
        weights_of: Group → weights of sameness.

    Returns:
        The claims that were read, as examples: how a claim was read (`describe_frame`), and whether its kind,
        parties, counts and status are all right. And the outcomes of all claims, read or missed.
    """
    examples: list[Example] = []
    outcomes: list[Outcome] = []
    for text in texts:
        seen: list[Features] = []
        extractor.choose = partial(choose_likeliest, weights=weights_of[text.group])
        extractor.estimate = partial(_look_on, seen)
        extractions = text.extract(extractor)
        claim_ids = [claim.claim_id for extraction in extractions for claim in extraction.claims]
        features = dict(zip(claim_ids, seen, strict=True))
        evaluation = text.measure(extractions, names)
        outcomes += evaluation.outcomes
        examples += [
            Example(text.group, features[outcome.read.claim_id], outcome.is_right)
            for outcome in evaluation.outcomes
            if outcome.read is not None
        ]
    return examples, outcomes


def _look_on(seen: list[Features], frame: Frame) -> float:
    seen.append(describe_frame(frame))
    return 0.5
