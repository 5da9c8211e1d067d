"""From a language model's answer to claims: each quote must stand in the text, each code in the codebook."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from extract.articles.article import Article
from extract.claims.claim import Claim, Rejection, Slot, make_claim_id
from extract.lexicon_forms import CATEGORIES
from extract.mentions.mention import Mention

STATUSES = ("proposed", "agreed", "ongoing", "completed", "failed")
SCOPES = ("operation", "batch")
PRECISIONS = ("day", "week", "month", "year", "unknown")
QUALIFIERS = ("exact", "at_least", "at_most", "about", "between", "vague", "unknown")
GIFTS = ("money", "aid", "goods", "withdrawal", "other")
SOURCE_TYPES = ("official", "armed_group", "monitor", "media", "activist", "witness", "anonymous")
_ACTOR_LISTS = {"parties": "party", "mediators": "mediator", "denied_by": "denied_by", "sources": "source"}
_RULE = "language_model"
Link = Callable[[Mention], Mention]
"""Gives a mention of an actor or place the id, name and type that the reference tables know it by."""


class AnswerError(ValueError):
    """An answer that is not what was asked for; the message says what is wrong with it."""


@dataclass(slots=True)
class AnswerReader:
    """Reads the claims of one article's answer.

    Attributes:
        article: The article that was asked about.
        link: Finds actors and places in the reference tables.
        rejections: Receives what was dropped, and why.
    """

    article: Article
    link: Link
    rejections: list[Rejection] = field(default_factory=list)
    _passages: list[tuple[int, int]] = field(default_factory=list)

    def read(self, answer: str) -> tuple[Claim, ...]:
        """Return the claims of an answer; a slot whose quote is not in the text is dropped, a claim of no kind too.

        Raises:
            AnswerError: If the answer holds no JSON object with a list of claims.
        """
        found = (self._read_claim(raw, n) for n, raw in enumerate(parse_answer(answer)))
        return tuple(claim for claim in found if claim is not None)

    def _read_claim(self, raw: object, n: int) -> Claim | None:
        why = _find_fault(raw)
        if why or not isinstance(raw, dict):
            self._refuse_claim(n, why)
            return None
        self._passages = []
        self._passages = sorted(
            {span for quote in _items(raw.get("evidence")) if (span := self._find(quote, "evidence"))}
        )
        slots = list(self._read_exchange(raw) if raw["kind"] == "exchange" else self._read_evacuation(raw))
        for name, role in _ACTOR_LISTS.items():
            slots += self._read_names(raw.get(name), role, kind="actor")
        if not slots:
            self._refuse_claim(n, "no slot stands in the text")
            return None
        dated = self._read_date(raw.get("date"))
        if dated is not None:
            slots.append(Slot("date", dated, rule=_RULE))
        batch = _whole(raw.get("batch"))
        return Claim(
            claim_id=make_claim_id(self.article.article_id, raw["kind"], n),
            kind=raw["kind"],
            scope=raw["scope"] if raw.get("scope") in SCOPES else "operation" if batch is None else "batch",
            status=raw["status"],
            date_start=dated.date_start if dated else None,
            date_end=dated.date_end if dated else None,
            date_precision=(dated.date_precision if dated else None) or "unknown",
            batch=batch,
            confidence=_read_confidence(raw.get("confidence")),
            slots=tuple(slots),
            evidence=self._widen_passages(slots),
            is_running_total=raw.get("is_running_total") is True,
        )

    def _refuse_claim(self, n: int, why: str) -> None:
        self.rejections.append(Rejection(0, len(self.article.text), f"claim {n + 1} of the answer: {why}"))

    # -------------------------------------------------------------- slots

    def _read_exchange(self, raw: dict[str, Any]) -> Iterator[Slot]:
        for number, side in enumerate((x for x in _items(raw.get("sides")) if isinstance(x, dict)), start=1):
            yield from self._read_names(side.get("actors"), "side_actor", kind="actor", side=number)
            yield from self._read_counts(side.get("released"), "released", side=number)
            yield from self._read_counts(side.get("parts"), "part", side=number)
            gave = side.get("gave")
            if isinstance(gave, dict) and (span := self._find(gave.get("quote"), "gave")):
                what = gave.get("what") if gave.get("what") in GIFTS else "other"
                yield Slot("gave", self._mention("cue", span)._replace(category=what), side=number, rule=_RULE)
        yield from self._read_counts([raw.get("total")], "total")
        yield from self._read_names([raw.get("place")], "place", kind="place")

    def _read_evacuation(self, raw: dict[str, Any]) -> Iterator[Slot]:
        who = raw.get("evacuees")
        if isinstance(who, dict):
            yield from self._read_names(who.get("actors"), "evacuee", kind="actor")
            yield from self._read_counts(who.get("people"), "people")
            yield from self._read_counts(who.get("parts"), "part")
        yield from self._read_names(raw.get("origin"), "origin", kind="place")
        yield from self._read_names(raw.get("destination"), "destination", kind="place")
        yield from self._read_counts([raw.get("vehicles")], "vehicles")

    def _read_names(self, raw: object, role: str, *, kind: str, side: int | None = None) -> Iterator[Slot]:
        for each in _items(raw):
            quote = each.get("quote") if isinstance(each, dict) else each
            if span := self._find(quote, role):
                mention = self.link(self._mention(kind, span))
                if role == "source":
                    told = each.get("type") if isinstance(each, dict) else None
                    mention = mention._replace(entity_type=told if told in SOURCE_TYPES else None)
                yield Slot(role, mention, side=side, rule=_RULE)

    def _read_counts(self, raw: object, role: str, *, side: int | None = None) -> Iterator[Slot]:
        for each in _items(raw):
            if not isinstance(each, dict):
                self._drop(role, f"{_show(each)} is no count")
                continue
            span = self._find(each.get("quote"), role)
            if span is None:
                continue
            low, high = _whole(each.get("low")), _whole(each.get("high"))
            category, qualifier = each.get("category"), each.get("qualifier")
            if role == "vehicles":
                category = None
            elif category not in CATEGORIES:
                self._drop(role, f"{_show(category)} is no category", span)
                continue
            if qualifier not in QUALIFIERS or (low is not None and high is not None and low > high):
                self._drop(role, f"{_show(qualifier)} {_show(low)} to {_show(high)} is no count", span)
                continue
            mention = self._mention("count", span)._replace(category=category, low=low, high=high, qualifier=qualifier)
            yield Slot(role, mention, side=side, rule=_RULE)

    def _read_date(self, raw: object) -> Mention | None:
        if not isinstance(raw, dict) or not raw.get("quote"):
            return None
        span = self._find(raw["quote"], "date")
        if span is None:
            return None
        start, end = _day(raw.get("start")), _day(raw.get("end"))
        start, end = start or end, end or start
        precision = raw.get("precision")
        if start is None or end is None or start > end or precision not in PRECISIONS or precision == "unknown":
            return self._mention("date", span)._replace(date_precision="unknown")
        return self._mention("date", span)._replace(date_start=start, date_end=end, date_precision=precision)

    # -------------------------------------------------------------- spans

    def _find(self, quote: object, role: str) -> tuple[int, int] | None:
        """Return where a quote stands: within the claim's passages if it does there, else where it stands first."""
        if not isinstance(quote, str) or not quote.strip():
            if quote is not None:
                self._drop(role, f"{_show(quote)} is no quote")
            return None
        words = quote.strip()
        for start, end in self._passages:
            at = self.article.text.find(words, start, end)
            if at >= 0:
                return at, at + len(words)
        at = self.article.text.find(words)
        if at < 0:
            self._drop(role, f"{_show(words)} is not in the text")
            return None
        return at, at + len(words)

    def _drop(self, role: str, why: str, span: tuple[int, int] = (0, 0)) -> None:
        self.rejections.append(Rejection(*span, f"{role} dropped: {why}"))

    def _mention(self, kind: str, span: tuple[int, int]) -> Mention:
        text = self.article.text[slice(*span)]
        name = text if kind in ("actor", "place") else None
        return Mention(kind, *span, text, name=name, precision="unknown" if kind == "place" else None)

    def _widen_passages(self, slots: list[Slot]) -> tuple[tuple[int, int], ...]:
        """Return the passages, with the paragraph of each slot that lies in none."""
        text = self.article.text
        spans = list(self._passages)
        for slot in slots:
            start, end = slot.mention.start, slot.mention.end
            if not any(a <= start and end <= b for a, b in spans):
                stop = text.find("\n", end)
                spans.append((text.rfind("\n", 0, start) + 1, len(text) if stop < 0 else stop))
        merged: list[tuple[int, int]] = []
        for a, b in sorted(spans):
            if merged and a <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(b, merged[-1][1]))
            else:
                merged.append((a, b))
        return tuple(merged)


def parse_answer(answer: str) -> list[object]:
    """Return the claims of an answer, which may stand in a fence or between sentences.

    Raises:
        AnswerError: If there is no JSON object with a list of claims.
    """
    start, end = answer.find("{"), answer.rfind("}")
    if start < 0 or end < start:
        raise AnswerError(f"the answer holds no JSON object: {_show(answer)}")
    try:
        found = json.loads(answer[start : end + 1])
    except (ValueError, RecursionError) as error:
        raise AnswerError(f"the answer is no JSON ({error}): {_show(answer)}") from error
    claims = found.get("claims")
    if not isinstance(claims, list):
        raise AnswerError(f"the answer has no list of claims: {_show(answer)}")
    return claims


def _find_fault(raw: object) -> str:
    """Return what makes an answer's claim none; empty if nothing does."""
    if not isinstance(raw, dict):
        return f"{_show(raw)} is no claim"
    if raw.get("kind") not in ("exchange", "evacuation"):
        return f"the kind is {_show(raw.get('kind'))}"
    if raw.get("status") not in STATUSES:
        return f"the status is {_show(raw.get('status'))}"
    return ""


def _items(raw: object) -> list[Any]:
    """Return what a list holds; one thing without a list counts as a list of it, null as nothing."""
    return [each for each in (raw if isinstance(raw, list) else [raw]) if each is not None]


def _whole(raw: object) -> int | None:
    return raw if isinstance(raw, int) and not isinstance(raw, bool) and 0 <= raw < 10**9 else None


def _day(raw: object) -> date | None:
    try:
        return date.fromisoformat(raw) if isinstance(raw, str) else None
    except ValueError:
        return None


def _read_confidence(raw: object) -> float:
    if isinstance(raw, int | float) and not isinstance(raw, bool) and 0 <= raw <= 1:
        return float(raw)
    return 0.5


def _show(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 80 else shown[:79] + "…"
