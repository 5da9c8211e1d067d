"""An extractor that asks a language model behind an OpenAI-compatible endpoint.

It is held to the same gold as the rules (docs/extractors.md). The text of each article is sent to the endpoint.
"""

from __future__ import annotations

import json
import logging
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import httpx

from extract.articles.article import Article
from extract.claims.claim import Extraction, Rejection
from extract.claims.llm_answer import AnswerError, AnswerReader, Link
from extract.errors import EndpointFailedError, SettingError
from extract.mentions.lexicon_loading import load_lexicon
from extract.mentions.mark import Marker
from extract.mentions.mention import Mention
from extract.project import find_input, shorten_path

_log = logging.getLogger(__name__)
_INSTRUCTIONS = Path(__file__).resolve().parent / "llm_instructions.txt"
_PATH = "/chat/completions"
_TRIES = 3
_WORTH_ANOTHER_TRY = (408, 429, 500, 502, 503, 504)
_LONGEST_PAUSE = 60.0
_MOST_BYTES = 10_000_000
LONGEST_TEXT = 60_000
"""Characters of an article above which it is not sent."""
PATIENCE = 3
"""Articles in a row that the endpoint may leave unanswered before the run ends."""


class EndpointError(Exception):
    """The endpoint gave no answer; the message says what it gave instead."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the model is.

    Attributes:
        url: Of the API (`https://…/v1`) or of its chat completions.
        model: The model's name there.
        key: Sent as a bearer token; empty for a server that asks for none.
        seconds: How long to wait for the next words of an answer, and for all of it.
    """

    url: str
    model: str
    key: str = ""
    seconds: float = 120.0

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Endpoint:
        """Read HUDNA_LLM_URL, HUDNA_LLM_MODEL and, if set, HUDNA_LLM_KEY and HUDNA_LLM_SECONDS.

        Raises:
            SettingError: If one that is needed is not set, or the address is none.
        """
        url, model = environment.get("HUDNA_LLM_URL", ""), environment.get("HUDNA_LLM_MODEL", "")
        missing = [name for name, value in (("HUDNA_LLM_URL", url), ("HUDNA_LLM_MODEL", model)) if not value]
        if missing:
            raise SettingError(
                f"The language model needs {' and '.join(missing)}.",
                remedy="Set HUDNA_LLM_URL (https://…/v1), HUDNA_LLM_MODEL and, if the endpoint asks for one, HUDNA_LLM_KEY.",
            )
        if not url.startswith(("https://", "http://")):
            raise SettingError(f"HUDNA_LLM_URL is no web address: {url}", remedy="It begins with https:// or http://.")
        seconds = environment.get("HUDNA_LLM_SECONDS") or "120"
        if not (seconds.isascii() and seconds.isdecimal() and int(seconds)):
            raise SettingError(
                f"HUDNA_LLM_SECONDS is no number of seconds: {seconds}", remedy="Give a whole number, such as 600."
            )
        return cls(url.rstrip("/"), model, environment.get("HUDNA_LLM_KEY", ""), float(seconds))


class OpenAICompatibleExtractor:
    """Extracts claims by asking a language model for the codebook's JSON, and keeps what its quotes prove."""

    def __init__(self, endpoint: Endpoint, marker: Marker, *, pause: Callable[[float], None] = time.sleep) -> None:
        """Make an extractor.

        Args:
            endpoint: Where the model is.
            marker: Knows the names of the reference tables, to link what the model quotes.
            pause: Waits some seconds before another try.
        """
        self.version = f"llm-1-{endpoint.model}"
        self._endpoint = endpoint
        self._marker = marker
        self._pause = pause
        self._unanswered = 0
        self._instructions = _INSTRUCTIONS.read_text(encoding="utf-8")
        headers = {"Authorization": f"Bearer {endpoint.key}"} if endpoint.key else {}
        self._client = httpx.Client(headers=headers, timeout=endpoint.seconds)

    @classmethod
    def from_project(cls, root: Path) -> OpenAICompatibleExtractor:
        """Make the extractor of the environment's endpoint over a project's reference tables.

        Raises:
            SettingError: If the endpoint is not set.
            InputError: If the word lists or reference tables cannot be read.
        """
        endpoint = Endpoint.from_environment()
        return cls(endpoint, Marker(load_lexicon(root)))

    def extract(self, article: Article) -> Extraction:
        """Return the claims of one article; an article without a usable answer has none, and its rejection says why.

        Raises:
            EndpointFailedError: If this and the articles before it got no answer.
        """
        if len(article.text) > LONGEST_TEXT:
            return self._refuse(article, f"{len(article.text):,} characters are too long for a language model")
        try:
            answer = self._ask(article)
        except EndpointError as error:
            self._unanswered += 1
            if self._unanswered >= PATIENCE:
                raise EndpointFailedError(
                    f"The language model answered none of {PATIENCE} articles in a row; the last time {error}.",
                    remedy="See that it runs and that HUDNA_LLM_URL, HUDNA_LLM_MODEL and HUDNA_LLM_KEY are right; "
                    "`hudna extract --out FILE --resume` goes on where it was.",
                ) from error
            return replace(self._refuse(article, str(error)), is_answered=False)
        self._unanswered = 0
        reader = AnswerReader(article, make_link(self._marker, article))
        try:
            claims = reader.read(answer)
        except AnswerError as error:
            return self._refuse(article, str(error))
        for rejection in reader.rejections:
            _log.info("%s: %s", _name(article), rejection.reason)
        mentions = {slot.mention for claim in claims for slot in claim.slots}
        in_order = tuple(sorted(mentions, key=lambda mention: (mention.start, mention.end, mention.kind)))
        return Extraction(article, in_order, claims, tuple(reader.rejections))

    def _refuse(self, article: Article, why: str) -> Extraction:
        _log.warning("%s: no claim could be read: %s", _name(article), why)
        return Extraction(article, rejections=(Rejection(0, len(article.text), why),))

    def _ask(self, article: Article) -> str:
        """Return the model's answer.

        Raises:
            EndpointError: If the endpoint gives none after some tries.
        """
        for attempt in range(1, _TRIES + 1):
            last = attempt == _TRIES
            try:
                response, body = self._post(self._make_request(article))
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                if last or not isinstance(error, httpx.TransportError):
                    raise EndpointError(f"the endpoint did not answer: {error or type(error).__name__}") from error
                self._pause(float(attempt))
                continue
            if response.status_code not in _WORTH_ANOTHER_TRY or last:
                return _read_response(response, body)
            self._pause(_read_pause(response, attempt))
        raise AssertionError("the last try returns or raises")

    def _post(self, request: dict[str, Any]) -> tuple[httpx.Response, bytes]:
        """Return what the endpoint answers, and the bytes of it: not more than are sane, and not later."""
        ends = time.monotonic() + self._endpoint.seconds
        body = bytearray()
        with self._client.stream("POST", self._address(), json=request) as response:
            for piece in response.iter_bytes():
                body += piece
                if len(body) > _MOST_BYTES:
                    raise EndpointError(f"the endpoint's answer is longer than {_MOST_BYTES:,} bytes")
                if time.monotonic() > ends:
                    raise httpx.ReadTimeout(f"no whole answer within {self._endpoint.seconds:,.0f} seconds")
        return response, bytes(body)

    def _address(self) -> str:
        url = self._endpoint.url
        return url if url.endswith(_PATH) else url + _PATH

    def _make_request(self, article: Article) -> dict[str, Any]:
        published = article.published_on.isoformat() if article.published_on else "not stated"
        # a lone surrogate of a broken page has no UTF-8; one question mark keeps the places of all other letters
        text = article.text.encode("utf-8", "replace").decode("utf-8")
        return {
            "model": self._endpoint.model,
            "temperature": 0,
            "response_format": {"type": "json_object"},
            "messages": [
                {"role": "system", "content": self._instructions},
                {"role": "user", "content": f"Published: {published}\n\n{text}"},
            ],
        }


def make_link(marker: Marker, article: Article) -> Link:
    """Return what links quoted actors and places: the name that marking finds in the quote, or around it."""
    marked = marker.mark(article)
    known: dict[str, list[Mention]] = {"actor": [], "place": []}
    for item in marked.items:
        if item.kind in ("actor", "nat", "place"):
            mention = marked.mention(item)
            if mention.entity_id and mention.kind in known:
                known[mention.kind].append(mention)

    def link(quoted: Mention) -> Mention:
        near = [
            mention
            for mention in known.get(quoted.kind, [])
            if (quoted.start <= mention.start and mention.end <= quoted.end)
            or (mention.start <= quoted.start and quoted.end <= mention.end)
        ]
        if not near:
            return quoted
        best = max(near, key=lambda mention: mention.end - mention.start)
        return quoted._replace(
            name=best.name, entity_id=best.entity_id, entity_type=best.entity_type, precision=best.precision
        )

    return link


def _read_response(response: httpx.Response, body: bytes) -> str:
    """Return the content of a chat completion.

    Raises:
        EndpointError: If the response is not one.
    """
    shown = body[:800].decode("utf-8", "replace")[:200]
    if response.is_error:
        raise EndpointError(f"the endpoint answered {response.status_code}: {shown}")
    try:
        content = json.loads(body)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise EndpointError(f"the endpoint's answer is no chat completion: {shown}") from error
    if not isinstance(content, str):
        raise EndpointError("the endpoint's answer holds no text")
    return content


def _read_pause(response: httpx.Response, attempt: int) -> float:
    """Return how many seconds to wait: what the endpoint asks for, within reason."""
    asked = response.headers.get("Retry-After", "")
    return min(float(asked), _LONGEST_PAUSE) if asked.isdecimal() else float(attempt)


def _name(article: Article) -> str:
    return article.row_id or f"{shorten_path(find_input(article.source_file))} ({article.article_id})"
