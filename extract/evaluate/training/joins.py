"""What the model of sameness learns from: what becomes of a text's claims if a passage joins a draft, and if it does not.

A reading of a text is a row of choices: for each passage, which draft it joins, if any. An example is one passage beside one
draft. The text is read twice, with the passage joined to the draft and with it on its own, all later choices made by
the weights learnt so far; the example is right if the claims come out better joined, and counts by how much.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from extract.claims.context import Context
from extract.claims.frames import Frame
from extract.claims.logistic import Features
from extract.claims.rules import RuleExtractor
from extract.claims.sameness import choose_likeliest, describe_pair
from extract.evaluate.measure import Evaluation
from extract.evaluate.names import KnownNames
from extract.evaluate.tally import Tally
from extract.evaluate.training.fitting import Example, fit_held_out
from extract.evaluate.training.texts import Text

ROUNDS = 4
_ROUNDS_KEPT = 2  # the choices of earlier ones were made by models that knew too little
RIDGE = 0.005  # held out, 0.003 to 0.01 do equally well
_MOST_PAIRS = 400  # of one text; a longer one would take minutes
_CLAIMS_F1 = 0.8  # about where extraction stands: says what a claim found is worth beside one too much
_SLOTS_F1 = 0.7
_SLOTS_A_CLAIM = 7


@dataclass(slots=True)
class Reading:
    """One reading of a text.

    Attributes:
        weights: Of the model that makes the choices which are not given.
        given: The first choices: the position of a draft, None for a claim of its own.
        chosen: All choices made.
        pairs: For each choice, the features of the passage beside each draft.
    """

    weights: Mapping[str, float]
    given: Sequence[int | None] = ()
    chosen: list[int | None] = field(default_factory=list)
    pairs: list[list[Features]] = field(default_factory=list)

    def choose(self, ctx: Context, drafts: list[Frame], frame: Frame) -> Frame | None:
        """Make the next choice (`extract.claims.joining.Choose`)."""
        if len(self.chosen) < len(self.given):
            place = self.given[len(self.chosen)]
        else:
            self.pairs.append([describe_pair(ctx, draft, frame) for draft in drafts] if not self.given else [])
            draft = choose_likeliest(ctx, drafts, frame, self.weights)
            place = None if draft is None else drafts.index(draft)
        self.chosen.append(place)
        return None if place is None else drafts[place]


def find_joins(
    texts: Sequence[Text], extractor: RuleExtractor, names: KnownNames
) -> tuple[list[Example], dict[str, Features]]:
    """Find pairs of a draft and a passage, judged by what joining them does to the claims of their text.

    In the first round nothing joins but what is tried; in each later one the choices are those of a model that learnt from the
    two rounds before and saw nothing of the text's group.

    Returns:
        The examples of the last two rounds; and for each group the weights of a model that saw nothing of it.

    Raises:
        ValueError: If a round gives too little to learn from.
    """
    latest: deque[list[Example]] = deque(maxlen=_ROUNDS_KEPT)
    weights_of: dict[str, Features] = {text.group: {} for text in texts}
    for _ in range(ROUNDS):
        latest.append([])
        for text in texts:
            latest[-1] += try_joins(text, extractor, names, weights_of[text.group])
        examples = list(chain.from_iterable(latest))
        weights_of = fit_held_out(examples, weights_of, ridge=RIDGE)
    return examples, weights_of


def try_joins(text: Text, extractor: RuleExtractor, names: KnownNames, weights: Features) -> list[Example]:
    """Read a text again and again, each time with one choice made otherwise."""
    reading = Reading(weights)
    usual = _read(text, extractor, names, reading)
    if sum(map(len, reading.pairs)) > _MOST_PAIRS:
        return []
    examples: list[Example] = []
    for number, (chosen, pairs) in enumerate(zip(reading.chosen, reading.pairs, strict=True)):
        worth = {
            place: usual
            if place == chosen
            else _read(text, extractor, names, Reading(weights, given=[*reading.chosen[:number], place]))
            for place in (None, *range(len(pairs)))
        }
        gains = [(pair, worth[place] - worth[None]) for place, pair in enumerate(pairs)]
        examples += [Example(text.group, pair, gain > 0, weight=abs(gain)) for pair, gain in gains if gain]
    return examples


def _read(text: Text, extractor: RuleExtractor, names: KnownNames, reading: Reading) -> float:
    extractor.choose = reading.choose
    return rate(text.measure(text.extract(extractor), names))


def rate(evaluation: Evaluation) -> float:
    """Return what the claims of a text are worth: its part in F1 of claims and, a claim's slots together as much, of slots."""
    figures = evaluation.figures
    slots = _rate(figures.slots, f1=_SLOTS_F1) / _SLOTS_A_CLAIM
    return round(_rate(figures.claims, f1=_CLAIMS_F1) + slots, 6)


def _rate(tally: Tally, *, f1: float) -> float:
    """Return what findings add to an F1, to first order and up to a factor: that of 2·found / (coded + found + extra)."""
    return (2 - f1) * tally.found - f1 * tally.extra
