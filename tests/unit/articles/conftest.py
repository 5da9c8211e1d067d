"""Outlets and texts in our own words for the tests of reading."""

from __future__ import annotations

import pytest

from extract.articles.publishers import Publishers

FIELDS = (
    "publisher_id",
    "name_ar",
    "name_en",
    "domains",
    "timezone",
    "is_sample",
    "aliases",
)
ROWS = (
    (
        "bareed",
        "بريد الشمال",
        "Northern Mail",
        "bareed.example;mail.example.org",
        "Asia/Damascus",
        "false",
        "البريد",
    ),
    ("sada", "صدى الجنوب", "Echo", "sada.example", "Asia/Dubai", "false", "صدى"),
    ("ek9", "", "EK9", "ek9.example", "", "false", ""),
    ("reuters", "رويترز", "Reuters", "reuters.example", "Europe/London", "false", ""),
    ("hudna_sample", "عينة هدنة", "Hudna sample", "", "Asia/Damascus", "true", ""),
)


@pytest.fixture(scope="session")
def publishers() -> Publishers:
    """A few outlets that do not exist."""
    return Publishers(dict(zip(FIELDS, row, strict=True)) for row in ROWS)
