from __future__ import annotations

import pytest

from extract.claims.rules import RuleExtractor
from extract.project import ROOT


@pytest.fixture(scope="session")
def extractor() -> RuleExtractor:
    return RuleExtractor.from_project(ROOT)
