"""What a rule about rows is, and the keys of the tables that rules look at."""

from __future__ import annotations

from dataclasses import dataclass

from checks.result import Effect

KEYS = {
    "raw.articles": "article_id",
    "raw.runs": "run_id",
    "raw.mentions": "mention_id",
    "raw.claims": "claim_id",
    "raw.claim_arguments": "argument_id",
    "marts.fct_exchanges": "exchange_id",
    "marts.fct_exchange_releases": "concat_ws('/', exchange_id, side, category)",
    "marts.fct_evacuations": "evacuation_id",
    "marts.fct_actor_roles": "concat_ws('/', event_id, actor_id, role)",
    "marts.fct_deals": "deal_id",
    "marts.bridge_event_claims": "concat_ws('/', event_id, claim_id)",
    "marts.bridge_event_places": "concat_ws('/', event_id, place_id, role)",
}
"""SQL expression of each table's key, as text."""


@dataclass(frozen=True, slots=True)
class RowRule:
    """A rule that single rows can break.

    Attributes:
        name: Short name, unique within the table; the warning code of the rows that break it.
        table: Schema and table.
        topic: `counts`, `dates`, `volumes` or `references`.
        sentence: What is expected, as a sentence.
        faulty_when: SQL condition over the table's columns, true for a faulty row.
        reason: SQL expression of type varchar with the values that break the rule.
        effect: What becomes of a faulty row; `stops` if one such row stops publishing.
    """

    name: str
    table: str
    topic: str
    sentence: str
    faulty_when: str
    reason: str
    effect: Effect | str = "withheld"

    def build_query(self, *, source: str = "{batch}") -> str:
        """Return the query of the faulty rows: their `row_key` and `reason`."""
        return (
            f"select {KEYS[self.table]} as row_key, {self.reason} as reason "
            f"from (select * from {source}) as checked where coalesce({self.faulty_when}, false)"
        )


@dataclass(frozen=True, slots=True)
class TableRule:
    """A rule about a table as a whole.

    Attributes:
        name: Short name, unique within the table.
        table: Schema and table.
        topic: As of a `RowRule`.
        sentence: What is expected, as a sentence.
        query: What breaks it, as `row_key` and `reason`; `{batch}` stands for the table.
        effect: `stops` publishing, or is `noted` in the report and in `fct_data_quality`.
    """

    name: str
    table: str
    topic: str
    sentence: str
    query: str
    effect: str

    def build_query(self, *, source: str = "{batch}") -> str:
        """Return the query of what breaks the rule."""
        return self.query.replace("{batch}", source)


Rule = RowRule | TableRule


def show_values(*columns: str) -> str:
    """Return SQL that shows columns and their values: `low = 5, high = 3`."""
    shown = " || ', ' || ".join(f"'{column} = ' || coalesce({column}::varchar, 'null')" for column in columns)
    return f"({shown})"
