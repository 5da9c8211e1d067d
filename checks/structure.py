"""What must be there at all: tables, their columns, and rows in them."""

from __future__ import annotations

TRIPLE = ("low", "best", "high")
EVENT = (
    "deal_id",
    "scope",
    "parent_id",
    "is_additive",
    "is_in_totals",
    "status",
    "is_denied",
    "denied_by_actor_ids",
    "started_on",
    "ended_on",
    "date_precision",
    "is_disputed",
    "claim_count",
    "publisher_count",
    "first_reported_at",
    "first_reported_on",
    "confidence",
    "warnings",
    "is_sample",
)

COLUMNS: dict[str, frozenset[str]] = {
    "raw.runs": frozenset({"run_id", "started_at", "finished_at", "document_count", "rejected_count"}),
    "raw.articles": frozenset(
        {"article_id", "title", "text", "published_on", "published_at", "loaded_at", "content_hash", "is_sample"}
    ),
    "raw.outcomes": frozenset({"run_id", "source_file", "article_position", "outcome"}),
    "raw.mentions": frozenset(
        {"mention_id", "article_id", "kind", "span_start", "span_end", "category", "low", "high"}
    ),
    "raw.claims": frozenset(
        {"claim_id", "article_id", "kind", "scope", "status", "date_start", "date_end", "date_precision", "confidence"}
    ),
    "raw.claim_arguments": frozenset({"argument_id", "claim_id", "article_id", "role", "side", "mention_id"}),
    "marts.fct_exchanges": frozenset(
        {"exchange_id", *EVENT, "place_id", "place_precision"}
        | {f"{measure}_{bound}" for measure in ("released", "bodies") for bound in TRIPLE}
    ),
    "marts.fct_exchange_releases": frozenset(
        {"exchange_id", "side", "actor_ids", "category", *TRIPLE, "gave", "is_in_totals"}
    ),
    "marts.fct_evacuations": frozenset(
        {"evacuation_id", *EVENT, "evacuee_actor_ids", "batch"}
        | {f"{measure}_{bound}" for measure in ("people", "bodies", "families", "vehicles") for bound in TRIPLE}
    ),
    "marts.fct_actor_roles": frozenset(
        {
            "event_id",
            "event_kind",
            "actor_id",
            "role",
            "started_on",
            "people_low",
            "people_best",
            "people_high",
            "is_in_totals",
        }
    ),
    "marts.fct_deals": frozenset({"deal_id", "actor_ids", "first_on", "last_on", "event_count"}),
    "marts.bridge_event_claims": frozenset(
        {
            "event_id",
            "event_kind",
            "claim_id",
            "article_id",
            "url",
            "publisher_id",
            "published_at",
            "published_on",
            "quote",
            "span_start",
            "span_end",
            "agrees",
        }
    ),
    "marts.bridge_event_places": frozenset({"event_id", "role", "place_id", "place_precision"}),
    "marts.bridge_actor_pairs": frozenset({"operation_id", "event_kind", "actor_id", "other_actor_id"}),
    "marts.bridge_actor_groups": frozenset({"actor_id", "group_kind", "group_id"}),
    "marts.fct_group_roles": frozenset({"event_id", "group_kind", "group_id", "role", "people_best", "is_in_totals"}),
    "marts.fct_event_areas": frozenset({"event_id", "role", "area_kind", "area_id", "people_best", "is_in_totals"}),
    "marts.fct_operations": frozenset(
        {"operation_id", "event_kind", "deal_id", "started_on", "ended_on", "people_low", "people_best", "people_high"}
    ),
    "marts.fct_claimed_figures": frozenset(
        {
            "event_id",
            "claim_id",
            "side",
            "measure",
            *TRIPLE,
            "source_actor_id",
            "publisher_id",
            "published_on",
            "is_disputed",
            "is_best",
        }
    ),
    "marts.fct_evacuation_flows": frozenset(
        {"evacuation_id", "origin_place_id", "destination_place_id", "flow_count", "is_in_totals"}
    ),
    "marts.fct_extraction_accuracy": frozenset({"test_set", "is_first_sight", "claims_f1", "slots_f1"}),
    "marts.dim_actors": frozenset({"actor_id", "name_ar", "name_en"}),
    "marts.dim_places": frozenset({"place_id"}),
    "marts.dim_publishers": frozenset({"publisher_id"}),
    "marts.dim_articles": frozenset({"article_id", "is_sample"}),
    "marts.event_id_history": frozenset({"event_id", "lives_on_as", "since", "reason"}),
}
"""Columns that checks, publishing and the notebooks read, for each table (the design's contracts)."""

NEVER_EMPTY = (
    "raw.articles",
    "raw.claims",
    "marts.bridge_event_claims",
    "marts.dim_actors",
    "marts.dim_places",
    "marts.dim_publishers",
    "marts.dim_articles",
)
"""Tables without which nothing can be published. Either fact table may be empty, but not both."""


def find_missing(present: dict[str, frozenset[str]]) -> dict[str, tuple[str, ...]]:
    """Return what each required table lacks.

    Args:
        present: Columns of each table of the build database, by schema and table.

    Returns:
        Missing columns by table; an empty tuple means that the table itself is missing.
    """
    missing: dict[str, tuple[str, ...]] = {}
    for table, columns in COLUMNS.items():
        if table not in present:
            missing[table] = ()
        elif lacking := columns - present[table]:
            missing[table] = tuple(sorted(lacking))
    return missing
