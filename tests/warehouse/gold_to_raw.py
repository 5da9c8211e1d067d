"""Feed hand-coded claims through the models, so that grouping can be measured apart from extraction.

`benchmarks/grouping.py` builds the models over them and measures.
"""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from tests.warehouse.raw_writer import RawArticle, RawClaim, RawDatabase, Slot, actor, count, place

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
SAMPLE_PUBLISHER = "Hudna sample"
PHASE_DAYS = 3
"""Days of one exchange lie no further apart than this."""


def fold(name: str) -> str:
    """Fold spelling variants of a name to one key."""
    text = unicodedata.normalize("NFKC", name or "").lower().replace("\u0640", "")
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = text.translate(str.maketrans("أإآٱىةؤئ", "ااااي" + "ه" + "وي"))
    words = re.sub(r"[^\w\s]", " ", text).split()
    return " ".join(re.sub(r"^(?:وال|بال|لل|ال)(?=\w{2,})", "", word) for word in words)


def read_ids(file: str, id_column: str, seeds: Path = SEEDS) -> dict[str, str]:
    """Return the id of each folded name of a reference table; the first bearer of a name keeps it."""
    ids: dict[str, str] = {}
    with (seeds / file).open(encoding="utf-8-sig", newline="") as handle:
        for row in csv.DictReader(handle):
            ids.setdefault(fold(row["name"]), row[id_column])
    return ids


class GoldReader:
    """Turns gold claims into raw ones."""

    def __init__(self, seeds: Path = SEEDS) -> None:
        """Read the names of actors and places."""
        self.actors = read_ids("actor_names.csv", "actor_id", seeds)
        self.places = read_ids("place_names.csv", "place_id", seeds)

    def _actor(self, role: str, names: list[str], side: int | None = None) -> Slot:
        found = next((self.actors[fold(n)] for n in names if fold(n) in self.actors), None)
        return actor(role, found, side=side, name=found or fold(names[0]))

    def _place(self, role: str, names: list[str]) -> Slot:
        found = next((self.places[fold(n)] for n in names if fold(n) in self.places), None)
        return place(role, found, name=found or fold(names[0]))

    @staticmethod
    def _count(role: str, figure: dict[str, Any], side: int | None = None) -> Slot:
        category = figure.get("category") or "people"
        return count(
            role,
            figure.get("low"),
            figure.get("high"),
            side=side,
            category=category[0] if isinstance(category, list) else category,
            qualifier=figure.get("qualifier") or "exact",
        )

    def _slots(self, gold: dict[str, Any]) -> list[Slot]:
        slots = [self._actor("mediator", names) for names in gold.get("mediators") or [] if names]
        for number, side in enumerate(gold.get("sides") or [], 1):
            slots += [self._actor("side_actor", names, number) for names in side["actors"] if names]
            slots += [self._count("released", figure, number) for figure in side.get("released") or []]
            if not side["actors"] and not side.get("released"):
                slots.append(Slot("gave", "cue", number, category="other"))
        evacuees = gold.get("evacuees") or {}
        slots += [self._actor("evacuee", names) for names in evacuees.get("actors") or [] if names]
        slots += [self._count("people", figure) for figure in evacuees.get("people") or []]
        if gold.get("place"):
            slots.append(self._place("place", gold["place"]))
        for role in ("origin", "destination"):
            slots += [self._place(role, names) for names in gold.get(role) or [] if names]
        if gold.get("vehicles"):
            slots.append(self._count("vehicles", gold["vehicles"]))
        return slots

    def read_article(self, article_id: str, gold: dict[str, Any]) -> RawArticle:
        """Return the raw article of a coded one, with its claims."""
        published, publisher = gold.get("published_at"), gold.get("publisher") or "unknown"
        return RawArticle(
            article_id,
            publisher,
            date.fromisoformat(published[:10]) if published else None,
            tuple(self.read_claim(claim, gold["claims"]) for claim in gold["claims"]),
            is_sample=publisher == SAMPLE_PUBLISHER,
        )

    def read_claim(self, gold: dict[str, Any], siblings: list[dict[str, Any]]) -> RawClaim:
        """Return the raw claim of a gold one; its scope, which the gold lacks, follows the codebook."""
        status = gold["status"]
        start, end = (date.fromisoformat(gold[k]) if gold.get(k) else None for k in ("start", "end"))
        return RawClaim(
            kind=gold["kind"],
            status=status[0] if isinstance(status, list) else status,
            slots=tuple(self._slots(gold)),
            start=start,
            end=end,
            precision=gold["precision"],
            scope="batch" if is_batch(gold, siblings) else "operation",
            batch=gold.get("batch"),
        )


def is_batch(gold: dict[str, Any], siblings: list[dict[str, Any]]) -> bool:
    """Tell whether a claim is a batch: numbered, or one day of what the article tells as a longer whole."""
    if gold.get("batch") is not None:
        return True
    others = [other for other in siblings if other is not gold and other["kind"] == gold["kind"]]
    if gold["precision"] != "day" or gold.get("start") != gold.get("end"):
        return False
    if gold["kind"] == "exchange":
        return any(is_phase(gold, other) for other in others if has_same_parties(gold, other))
    statuses = gold["status"] if isinstance(gold["status"], list) else [gold["status"]]
    counted = bool((gold.get("evacuees") or {}).get("people"))
    is_told_apart = "completed" in statuses or (counted and "agreed" in statuses)
    return is_told_apart and any(other["precision"] != "day" or other.get("batch") for other in others)


def has_same_parties(gold: dict[str, Any], other: dict[str, Any]) -> bool:
    """Tell whether two exchanges name the same actors."""
    mine, theirs = (
        {names[0] for side in claim.get("sides") or [] for names in side["actors"] if names} for claim in (gold, other)
    )
    return bool(mine) and (mine <= theirs or theirs <= mine)


def is_phase(gold: dict[str, Any], other: dict[str, Any]) -> bool:
    """Tell whether a one-day exchange is a day of another's longer span, or of a row of days that the article tells."""
    if not other.get("start"):
        return not other.get("optional")  # a whole deal is a claim beside its days; a remark is not
    if other["precision"] != "day":
        return False
    if other["start"] == other["end"]:
        return 0 < abs((date.fromisoformat(other["start"]) - date.fromisoformat(gold["start"])).days) <= PHASE_DAYS
    return bool(other["start"] <= gold["start"] <= other["end"])


def convert(gold_paths: Sequence[Path], database: Path, predicted: Path) -> int:
    """Write the raw database and the prediction file; returns the number of claims."""
    reader, raw, total = GoldReader(), RawDatabase(), 0
    with predicted.open("w", encoding="utf-8") as out:
        for row in (json.loads(line) for path in gold_paths for line in path.read_text(encoding="utf-8").splitlines()):
            articles = []
            for number, article in enumerate(row["articles"]):
                article_id = f"{row['file']}#{number}" if number else row["file"]
                raw.add(reader.read_article(article_id, article))
                articles.append(as_prediction(article_id, article["claims"]))
                total += len(article["claims"])
            out.write(json.dumps({"file": row["file"], "articles": articles}, ensure_ascii=False) + "\n")
    raw.write(database)
    return total


def as_prediction(article_id: str, claims: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the gold claims of one article in the form of a prediction, with the ids of the raw database."""

    def entity(names: list[str]) -> dict[str, Any]:
        return {"id": None, "name": names[0], "text": names[0]}

    def figure(gold: dict[str, Any]) -> dict[str, Any]:
        category = gold.get("category")
        return {**gold, "category": category[0] if isinstance(category, list) else category}

    out = []
    for number, gold in enumerate(claims):
        status, evacuees = gold["status"], gold.get("evacuees") or {}
        out.append(
            {
                "claim_id": f"{article_id}:{gold['kind']}:{number}",
                "kind": gold["kind"],
                "status": status[0] if isinstance(status, list) else status,
                "date": {k: gold.get(k) for k in ("start", "end", "precision")},
                "place": entity(gold["place"]) if gold.get("place") else None,
                "sides": [
                    {
                        "actors": [entity(n) for n in s["actors"] if n],
                        "released": [figure(c) for c in s.get("released") or []],
                    }
                    for s in gold.get("sides") or []
                ],
                "evacuees": {
                    "actors": [entity(n) for n in evacuees.get("actors") or [] if n],
                    "people": [figure(c) for c in evacuees.get("people") or []],
                },
                "origin": [entity(n) for n in gold.get("origin") or [] if n],
                "destination": [entity(n) for n in gold.get("destination") or [] if n],
                "mediators": [entity(n) for n in gold.get("mediators") or [] if n],
                "batch": gold.get("batch"),
                "vehicles": gold.get("vehicles"),
            }
        )
    return {"article_id": article_id, "text": None, "claims": out}
