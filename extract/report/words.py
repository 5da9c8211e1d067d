"""The words of the report, in both of its languages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

LANGUAGES = ("en", "ar")
TEXTS = Path(__file__).with_name("texts.yml")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language.

    Attributes:
        language: `en` or `ar`.
        words: What pages say, by key.
        codes: The labels of the marts' codes: group → code → label.
        months: The names of the months.
    """

    language: str
    words: dict[str, str]
    codes: dict[str, dict[str, str]]
    months: list[str]

    @property
    def direction(self) -> str:
        """The direction of writing, as HTML names it."""
        return "rtl" if self.language == "ar" else "ltr"

    @property
    def other(self) -> str:
        """The other language."""
        return next(language for language in LANGUAGES if language != self.language)

    def say(self, key: str, **values: object) -> str:
        """Return a text with its blanks filled in.

        Raises:
            KeyError: If there is no such text, or a blank has no value.
        """
        return self.words[key].format(**values)

    def label(self, group: str, code: str) -> str:
        """Return the label of a code; a code that has none is shown as it is."""
        return self.codes[group].get(code, code)

    def warn(self, code: str) -> str:
        """Return the sentence of a warning; one that a check has raised names its expectation."""
        warnings = self.codes["warning"]
        return warnings["unmet"].format(name=code[6:]) if code.startswith("unmet_") else warnings.get(code, code)


@cache
def read_words(language: str) -> Words:
    """Read the words of a language."""
    texts: dict[str, Any] = yaml.load(TEXTS.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return Words(
        language,
        {key: text[language] for key, text in texts["words"].items()},
        {group: {code: label[language] for code, label in labels.items()} for group, labels in texts["codes"].items()},
        texts["months"][language],
    )
