"""Our linking of claims beside Splink's: the same hand-coded claims, the same candidate pairs, two ways to score them.

    python -m benchmarks.splink_linking [GOLD.jsonl:ARTICLES.jsonl …]

Splink (Fellegi and Sunter's model) learns its weights without labels, by expectation maximisation, and once more with
the gold as labels: the best that its model could do here. Pairs that it scores above a threshold are links; of the
thresholds the one that suits it best is taken. Events are the connected components of links, without objections.
"""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import duckdb
from splink import DuckDBAPI, Linker, SettingsCreator
from splink import comparison_level_library as levels
from splink import comparison_library as comparisons

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from benchmarks.grouping import Part, group, read_parts, write_coded
from extract.evaluate.grouping import measure_grouping, read_claim_events
from extract.evaluate.measure import Outcome, measure
from extract.evaluate.names import KnownNames
from extract.evaluate.reading import read_gold, read_predictions
from extract.project import ROOT

Scores = dict[tuple[str, str], float]
CLAIMS = """
    select claims.claim_id as unique_id, claims.claim_kind, claims.status, claims.scope, claims.batch,
        claims.date_precision, claims.date_start, claims.window_start, claims.window_end, claims.lineage_ids,
        claims.party_keys, claims.place_ids, claims.place_ancestor_ids, coalesce(points.points, []) as points, labels.event
    from intermediate.int_claims_profiled as claims
    left join (
        select claim_id, list(distinct point) as points
        from intermediate.int_claim_figures_totalled
        where point is not null
        group by claim_id
    ) as points on claims.claim_id = points.claim_id
    left join labels on claims.claim_id = labels.claim_id
"""
COMPARISONS = {
    "parties": (
        "len(lineage_ids_l) = 0 or len(lineage_ids_r) = 0",
        "len(list_intersect(lineage_ids_l, lineage_ids_r)) >= 2",
        "list_has_any(lineage_ids_l, party_keys_r) or list_has_any(party_keys_l, lineage_ids_r)",
    ),
    "places": (
        "len(place_ids_l) = 0 or len(place_ids_r) = 0",
        "list_has_any(place_ids_l, place_ids_r)",
        "list_has_any(place_ids_l, place_ancestor_ids_r) or list_has_any(place_ancestor_ids_l, place_ids_r)",
    ),
    "times": (
        "window_start_l is null or window_start_r is null",
        "date_precision_l = 'day' and date_precision_r = 'day' and date_start_l = date_start_r",
        "window_start_l <= window_end_r and window_start_r <= window_end_l",
        "window_start_l <= window_end_r + 4 and window_start_r <= window_end_l + 4",
    ),
    "figures": (
        "len(points_l) = 0 or len(points_r) = 0",
        "len(list_intersect(points_l, points_r)) >= 2",
        "list_has_any(points_l, points_r)",
    ),
    "statuses": ("status_l is null or status_r is null", "status_l = status_r"),
    "scopes": ("scope_l is null or scope_r is null", "scope_l = scope_r"),
    "batches": ("batch_l is null or batch_r is null", "batch_l = batch_r"),
}
"""What is compared → when nothing can be said, then the levels of agreement, best first."""


def make_linker(connection: duckdb.DuckDBPyConnection) -> Linker:
    """Return Splink's linker over the claims of a built warehouse."""
    settings = SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=["l.claim_kind = r.claim_kind"],
        comparisons=[
            comparisons.CustomComparison(
                output_column_name=name,
                comparison_levels=[
                    levels.CustomLevel(null).configure(is_null_level=True),
                    *(levels.CustomLevel(level) for level in agreements),
                    levels.ElseLevel(),
                ],
            )
            for name, (null, *agreements) in COMPARISONS.items()
        ],
    )
    api = DuckDBAPI(connection)
    return Linker(api.register(connection.sql(CLAIMS).to_arrow_table()), settings)


def train(linker: Linker, *, with_labels: bool) -> None:
    """Let Splink learn its weights, without the gold or with it."""
    linker.training.estimate_u_using_random_sampling(seed=1)
    if with_labels:
        linker.training.estimate_m_from_label_column("event")
        return
    linker.training.estimate_parameters_using_expectation_maximisation(
        "l.claim_kind = r.claim_kind", record_sample_proportion=1.0
    )


def predict(linker: Linker, candidates: frozenset[tuple[str, str]]) -> Scores:
    """Return the match weight of each candidate pair."""
    table = linker.inference.predict().as_duckdbpyrelation()
    rows = table.project("unique_id_l, unique_id_r, match_weight").fetchall()
    scores = {key(left, right): float(weight) for left, right, weight in rows}
    return {pair: scores[pair] for pair in candidates if pair in scores}


def key(left: str, right: str) -> tuple[str, str]:
    """Return a pair of claims in one order."""
    return (left, right) if left < right else (right, left)


def read_pairs(connection: duckdb.DuckDBPyConnection, condition: str) -> frozenset[tuple[str, str]]:
    """Return the pairs of `int_claim_links` that fulfil a condition."""
    rows = connection.execute(
        f"select left_id, right_id from intermediate.int_claim_links where {condition}"
    ).fetchall()
    return frozenset(key(*row) for row in rows)


def connect(links: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the component of each claim that has a link."""
    component: dict[str, str] = {}

    def find(claim: str) -> str:
        while component.setdefault(claim, claim) != claim:
            claim = component[claim]
        return claim

    for left, right in sorted(links):
        component[find(left)] = find(right)
    return {claim: find(claim) for claim in list(component)}


def score_links(links: frozenset[tuple[str, str]], event_of: dict[str, str]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of links among coded claims."""
    known = {pair for pair in links if pair[0] in event_of and pair[1] in event_of}
    right = sum(event_of[left] == event_of[other] for left, other in known)
    claims = sorted(event_of)
    asked = sum(event_of[a] == event_of[b] for number, a in enumerate(claims) for b in claims[:number])
    precision, recall = right / max(1, len(known)), right / max(1, asked)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def choose_links(scores: Scores, event_of: dict[str, str]) -> frozenset[tuple[str, str]]:
    """Return the pairs above the threshold at which F1 of the links is best."""
    thresholds = sorted(set(scores.values()))
    return max(
        (frozenset(pair for pair, weight in scores.items() if weight >= threshold) for threshold in thresholds),
        key=lambda links: score_links(links, event_of)[2],
    )


def describe(
    name: str,
    links: frozenset[tuple[str, str]],
    clusters: dict[str, str],
    event_of: dict[str, str],
    outcomes: list[Outcome],
) -> Iterator[str]:
    """Yield how links do as pairs, and the clusters as events."""
    precision, recall, f1 = score_links(links, event_of)
    grouping = measure_grouping(outcomes, clusters)
    yield (
        f"{name:32} links P {precision:.3f} R {recall:.3f} F1 {f1:.3f}; "
        f"events B-cubed F1 {grouping.b_cubed[2]:.3f}, pairwise F1 {grouping.pairs.f1:.3f}"
    )


def compare(parts: Sequence[Part], folder: Path) -> Iterator[str]:
    """Build the models over coded claims and yield the figures of both ways."""
    write_coded(parts, folder)
    claim_events = read_claim_events(group(folder))
    names = KnownNames.read(ROOT / "seeds")
    outcomes = list(
        measure(read_gold([gold for gold, _ in parts]), read_predictions(folder / "predicted.jsonl", names)).outcomes
    )
    event_of = {
        each.read.claim_id: each.coded.event for each in outcomes if each.read and each.coded and each.coded.event
    }
    with duckdb.connect(str(folder / "hudna.duckdb")) as connection:
        connection.execute("create temp table labels (claim_id varchar, event varchar)")
        connection.executemany("insert into labels values (?, ?)", list(event_of.items()))
        links = read_pairs(connection, "is_link")
        yield from describe("rules", links, claim_events, event_of, outcomes)
        yield from describe("rules, components only", links, connect(links), event_of, outcomes)
        candidates = read_pairs(connection, "true")
        free = read_pairs(connection, "len(objections) = 0")
        for name, with_labels in (("Splink, without labels", False), ("Splink, labels of the gold", True)):
            linker = make_linker(connection)
            train(linker, with_labels=with_labels)
            scores = predict(linker, candidates)
            for suffix, pairs in (("", scores), (", our objections", {p: w for p, w in scores.items() if p in free})):
                links = choose_links(pairs, event_of)
                yield from describe(name + suffix, links, connect(links), event_of, outcomes)


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    logging.getLogger("splink").setLevel(logging.ERROR)
    parser.add_argument("parts", nargs="*", metavar="GOLD:ARTICLES", help="coded claims and the articles they are of")
    with tempfile.TemporaryDirectory(prefix="hudna-splink-") as path:
        for line in compare(read_parts(parser.parse_args().parts), Path(path)):
            print(line, flush=True)


if __name__ == "__main__":
    main()
