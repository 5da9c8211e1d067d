"""The default engine over the project's lexicon and tables, compiled once."""

from __future__ import annotations

from datetime import date

import pytest

from extract.claims.claim import Extraction
from extract.claims.gate import Gate
from extract.claims.rules import RuleExtractor
from extract.project import ROOT
from tests.fakes import make_article
from tests.unit.claims.reading import MONDAY, Read


class OpenGate(Gate):
    """Lets every text in."""

    def lets_in(self, text: str) -> bool:  # noqa: ARG002
        """Let it in."""
        return True


@pytest.fixture(scope="session")
def read() -> Read:
    """Return a function that extracts the claims of a text published on Monday 21 May 2018, or on another day.

    The gate stands open: what makes no claim must be refused by a rule, and not for want of a stem of release.
    """
    extractor = RuleExtractor.from_project(ROOT)
    extractor.gate = OpenGate(extractor.lexicon)

    def extract(text: str, *, day: date | None = MONDAY, title: str | None = None) -> Extraction:
        return extractor.extract(make_article(text=text, title=title, published_on=day))

    return extract
