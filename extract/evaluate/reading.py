"""Gold files and predictions, read into claims that can be compared."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePath
from typing import Any

from extract.claims.claim import KINDS
from extract.errors import InputError, tell_cause
from extract.evaluate.coding import Allowance, CodedArticle, CodedClaim, Count, Entity, Side
from extract.evaluate.names import KnownNames, fold_name
from extract.evaluate.spans import SpanCheck, check_spans

Record = dict[str, Any]
Files = dict[str, list[CodedArticle]]
"""The articles of each text file or JSONL row, by its name or id."""
_ReadEntity = Callable[[Any], Entity]


@dataclass(slots=True)
class Predictions:
    """What an extractor found, file by file, and whether its spans hold."""

    files: Files = field(default_factory=dict)
    spans: SpanCheck = field(default_factory=SpanCheck)

    def add(self, record: Record, names: KnownNames) -> None:
        """Take in the object of one page or row, as `hudna extract` writes it.

        Raises:
            KeyError, TypeError, ValueError, AttributeError: If the object is not of that form.
        """

        def read_mention(mention: Record) -> Entity:
            return Entity(names.find_keys(mention), mention.get("name") or mention.get("text") or "?")

        _add_articles(self.files, record, read_mention)
        self.spans += check_spans(record)


def read_gold(paths: Sequence[Path]) -> Files:
    """Read gold files, one object a line, one line a text file or JSONL row.

    Raises:
        InputError: If a file cannot be read or is not of that form.
    """

    def read_entity(names: list[str]) -> Entity:
        return Entity(frozenset(map(fold_name, names)), names[0])

    files: Files = {}
    for path in paths:
        for place, record in _read_records(path):
            with_place = _Placed(place, "a line of gold")
            with_place.run(_add_articles, files, record, read_entity)
    if not files:
        raise InputError(
            f"{', '.join(map(str, paths))} holds no gold.", remedy="Give a gold file with one text a line."
        )
    return files


def read_predictions(path: Path, names: KnownNames) -> Predictions:
    """Read what `hudna extract --format jsonl` has written.

    Raises:
        InputError: If the file cannot be read or is not of that form.
    """
    predictions = Predictions()
    for place, record in _read_records(path):
        _Placed(place, "a prediction").run(predictions.add, record, names)
    return predictions


@dataclass(frozen=True, slots=True)
class _Placed:
    """Runs a step of reading; says where and what was wrong if it fails."""

    place: str
    expected: str

    def run(self, step: Callable[..., None], *values: object) -> None:
        try:
            step(*values)
        except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
            raise InputError(
                f"{self.place} is not {self.expected}: {_tell_fault(error)}.",
                remedy="docs/methodology/evaluation.md tells the form.",
            ) from error


def _tell_fault(error: Exception) -> str:
    """Return what a record lacks or has wrong, for people."""
    if isinstance(error, KeyError):
        return f"it has no field {error}"
    return str(error) if isinstance(error, ValueError) else f"a field is of the wrong type ({error})"


def _read_records(path: Path) -> Iterator[tuple[str, Record]]:
    try:
        # lines as JSON lines have them: a text may hold other signs that end lines (U+2028)
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"{path} cannot be read: {tell_cause(error)}.", remedy="Name a file of JSON lines in UTF-8 that exists."
        ) from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield f"{path}, line {number}", json.loads(line)
            except json.JSONDecodeError as error:
                raise InputError(
                    f"{path}, line {number} is not JSON: {error}.", remedy="Each line must hold one JSON object."
                ) from error


def _add_articles(files: Files, record: Record, read_entity: _ReadEntity) -> None:
    articles = [_read_article(article, read_entity) for article in record.get("articles", [])]
    files.setdefault(PurePath(record["file"]).name, []).extend(articles)


def _read_article(record: Record, read_entity: _ReadEntity) -> CodedArticle:
    published = record.get("published_at")
    return CodedArticle(
        title=record.get("title"),
        outlet=record.get("publisher"),
        year=int(published[:4]) if published else None,
        text=record.get("text"),
        claims=tuple(_read_claim(claim, read_entity) for claim in record.get("claims", [])),
    )


def _read_claim(record: Record, read_entity: _ReadEntity) -> CodedClaim:
    if record["kind"] not in KINDS:
        raise ValueError(f"unknown kind of claim {record['kind']!r}")
    when = record.get("date") or record
    evacuees = record.get("evacuees") or {}
    vehicles = _read_counts([record.get("vehicles") or {}])
    return CodedClaim(
        claim_id=record.get("claim_id") or record.get("id") or "?",
        kind=record["kind"],
        statuses=_read_statuses(record.get("status")),
        start=_read_day(when.get("start")),
        end=_read_day(when.get("end")),
        precision=when.get("precision"),
        sides=tuple(_read_side(side, read_entity) for side in record.get("sides") or []),
        place=_read_entities([record["place"]] if record.get("place") else [], read_entity),
        evacuees=_read_entities(evacuees.get("actors"), read_entity),
        people=_read_counts(evacuees.get("people")),
        origin=_read_entities(record.get("origin"), read_entity),
        destination=_read_entities(record.get("destination"), read_entity),
        batch=record.get("batch"),
        vehicles=tuple(count for count in vehicles if count.is_known),
        mediators=_read_entities(record.get("mediators"), read_entity),
        is_optional=bool(record.get("optional")),
        event=record.get("event"),
        allowance=_read_allowance(record.get("acceptable") or {}),
        confidence=_read_confidence(record.get("confidence")),
        evidence=tuple((span["start"], span["end"]) for span in record.get("evidence") or []),
    )


def _read_side(record: Record, read_entity: _ReadEntity) -> Side:
    return Side(
        actors=_read_entities(record.get("actors"), read_entity),
        released=_read_counts(record.get("released")),
        gave=record.get("gave"),
    )


def _read_entities(records: Iterable[Any] | None, read_entity: _ReadEntity) -> tuple[Entity, ...]:
    return tuple(read_entity(record) for record in records or [])


def _read_counts(records: Iterable[Record] | None) -> tuple[Count, ...]:
    return tuple(
        Count(record.get("low"), record.get("high"), tuple(_as_list(record.get("category"))))
        for record in records or []
    )


def _read_statuses(status: list[str] | str | None) -> tuple[str, ...]:
    return tuple(_as_list(status)) if status else ()


def _as_list(value: Any) -> list[Any]:  # noqa: ANN401 - JSON
    return value if isinstance(value, list) else [value]


def _read_day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _read_confidence(value: float | None) -> float | None:
    if value is not None and not 0 <= value <= 1:
        raise ValueError(f"confidence {value} is not between 0 and 1")
    return value


def _read_allowance(acceptable: Mapping[str, list[Any]]) -> Allowance:
    """Read what is accepted: a list of names is an entity, anything else forgives one extra, whatever it is."""
    return Allowance(
        entities={
            slot: tuple(
                Entity(frozenset(map(fold_name, names)), names[0]) for names in values if isinstance(names, list)
            )
            for slot, values in acceptable.items()
        },
        placeholders={
            slot: sum(not isinstance(names, list) for names in values) for slot, values in acceptable.items()
        },
    )
