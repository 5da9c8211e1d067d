"""Raise the floors to what extraction reaches now: `python -m tests.evaluation.raise_floors`.

A floor only rises. That of a gold file that has been corrected (another hash) is measured anew, and may come out lower:
say in the commit what was corrected.
"""

from __future__ import annotations

import sys

from tests.evaluation.floors import FLOORS, Figures, Floor, hash_file, measure_gold, raise_figures, read_floors

_NOTHING = Figures(claims_f1=0.0, slots_f1=0.0, false_alarms=sys.maxsize)


def rewrite(text: str, floor: Floor, *, sha256: str, figures: Figures) -> str:
    """Return the text of the floors with those of one gold file replaced; comments stay."""
    old, new = (
        f"  sha256: {digest}\n  claims_f1: {each.claims_f1}\n  slots_f1: {each.slots_f1}\n"
        f"  false_alarms: {each.false_alarms}\n"
        for digest, each in ((floor.sha256, floor.figures), (sha256, figures))
    )
    if text.count(old) != 1:
        raise ValueError(f"{FLOORS.name} does not hold the floors of {floor.gold.name} once, in the usual form")
    return text.replace(old, new)


def main() -> None:
    """Measure each gold file that is here, and write the floors."""
    text = FLOORS.read_text(encoding="utf-8")
    for floor in read_floors():
        if not floor.is_here:
            sys.stdout.write(f"{floor.gold.name}: not here, left as it is\n")
            continue
        sha256 = hash_file(floor.gold)
        measured = measure_gold(floor.gold, floor.articles)
        figures = raise_figures(measured, floor.figures if sha256 == floor.sha256 else _NOTHING)
        text = rewrite(text, floor, sha256=sha256, figures=figures)
        note = "" if sha256 == floor.sha256 else " (the gold has changed: measured anew)"
        sys.stdout.write(
            f"{floor.gold.name}{note}: measured {measured}\n  floors were {floor.figures}\n  now {figures}\n"
        )
    FLOORS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
