"""An error in an extractor costs one article, not the run."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path

from extract.articles.article import Article
from extract.claims.claim import Extraction, Extractor
from extract.errors import ExtractionFailedError, HudnaError
from extract.project import ROOT

_log = logging.getLogger(__name__)
_ENVIRONMENT = (HudnaError, MemoryError, OSError)  # what no article is to blame for: it would stop the next one too


def attempt_extraction(extractor: Extractor, article: Article) -> Extraction:
    """Return the extraction of an article; of one that the extractor stops at with an error, what the error was.

    Raises:
        HudnaError: As the extractor does: the endpoint of a language model gives no answers.
        MemoryError: If there is none left.
        OSError: If a file or connection fails.
    """
    try:
        return extractor.extract(article)
    except _ENVIRONMENT:
        raise
    except Exception as error:  # noqa: BLE001 - any error of a rule: the extraction carries it on to whoever asked
        _log.debug("The extractor stopped at article %s.", article.article_id, exc_info=True)
        return Extraction(article, failure=_describe(error))


def _describe(error: Exception) -> str:
    """Return what an error was, and the last line of our own code that it came through."""
    frames = [(Path(frame.filename), frame) for frame in traceback.extract_tb(error.__traceback__)]
    path, last = [each for each in frames if each[0].is_relative_to(ROOT) and "site-packages" not in each[0].parts][-1]
    message = f"{type(error).__name__}: {error}".removesuffix(": ")
    return f"the extractor stopped with {message} ({path.relative_to(ROOT)}:{last.lineno}, in {last.name})"


def require_no_failure(count: int) -> None:
    """Refuse to end well where the extractor stopped at some articles.

    Args:
        count: How many these are.

    Raises:
        ExtractionFailedError: If there is one.
    """
    if count:
        raise ExtractionFailedError(
            f"The extractor stopped with an error at {count:,} {'article' if count == 1 else 'articles'}; all else is done.",
            remedy="The warnings above name each. This is a fault of Hudna, not of the page: please report it with the warning. "
            "`hudna load` and `hudna refresh` read the article again once the rules have changed.",
        )
