"""Rules about numbers of people, bodies, families and vehicles."""

from __future__ import annotations

from checks.rules import RowRule, show_values

MAXIMA = {
    # The largest exchange of prisoners since 1945 (India and Pakistan, 1973 to 1974) freed about 93,000 people.
    "released": 100_000,
    # Running totals of the bodies that Russia and Ukraine returned to each other passed 12,000 in 2025.
    "bodies": 50_000,
    # Evacuations by agreement in the covered conflicts stay under 200,000; a million leaves room for a joint figure.
    "people": 1_000_000,
    # Five people to a family.
    "families": 200_000,
    # The largest bus convoys reported count a few hundred.
    "vehicles": 5_000,
    # A number of people in a text may be a whole population.
    "mention": 100_000_000,
}
"""Greatest plausible count of each measure, with its reason."""

UNCOUNTED = "('bodies', 'families')"
"""Categories that are never added to, or compared with, people."""


def build_triple_rules(table: str, *, measure: str, prefix: str, has_best: bool = True) -> list[RowRule]:
    """Return the rules of one low, best and high triple of a table.

    Args:
        table: Schema and table.
        measure: Name in `MAXIMA`.
        prefix: What stands before `low`, `best` and `high` in the column names, `released_`; may be empty.
        has_best: False where the table holds only low and high.
    """
    low, best, high = f"{prefix}low", f"{prefix}best", f"{prefix}high"
    columns = (low, best, high) if has_best else (low, high)
    listed = ", ".join(columns)
    disorder = f"{low} > {high}" + (f" or {low} > {best} or {best} > {high}" if has_best else "")
    return [
        RowRule(
            name=f"{measure}_not_negative",
            table=table,
            topic="counts",
            sentence=f"{listed} are 0 or more where a report gives them.",
            faulty_when=f"least({listed}) < 0",
            reason=show_values(*columns),
        ),
        RowRule(
            name=f"{measure}_low_to_high",
            table=table,
            topic="counts",
            sentence=f"{' ≤ '.join(columns)} where they are known.",
            faulty_when=f"({disorder})",
            reason=show_values(*columns),
        ),
        RowRule(
            name=f"{measure}_plausible",
            table=table,
            topic="counts",
            sentence=f"{listed} are at most {MAXIMA[measure]:,}.",
            faulty_when=f"greatest({listed}) > {MAXIMA[measure]}",
            reason=show_values(*columns),
        ),
    ]


def build_category_rules() -> list[RowRule]:
    """Return the rules of an exchange's releases: no part is larger than the whole."""
    whole = "(select e.released_high from marts.fct_exchanges as e where e.exchange_id = checked.exchange_id)"
    return [
        RowRule(
            name="part_within_total",
            table="marts.fct_exchange_releases",
            topic="counts",
            sentence="No side releases more people of one category than the whole exchange released.",
            faulty_when=f"category not in {UNCOUNTED} and low > {whole}",
            reason=f"{show_values('low')} || ', released_high = ' || {whole}::varchar",
            effect="warned",
        )
    ]


def build_batch_rules(table: str, *, key: str, prefix: str) -> list[RowRule]:
    """Return the rule that the batches of an operation add up to no more than the operation."""
    total = (
        f"(select sum(b.{prefix}low) from {table} as b where b.parent_id = checked.{key} "
        "and b.status in ('completed', 'ongoing') and not b.is_denied)"
    )
    return [
        RowRule(
            name="batches_within_operation",
            table=table,
            topic="counts",
            sentence=f"The batches of an operation add up to at most its {prefix}high.",
            faulty_when=f"scope = 'operation' and {total} > {prefix}high",
            reason=f"{show_values(prefix + 'high')} || ', batches add up to at least ' || {total}::varchar",
            effect="warned",
        )
    ]


def build_part_rules() -> list[RowRule]:
    """Return the rule that a claim's part is no larger than the count it is a part of."""
    whole = """(
        select max(w.high) filter (where w.high is not null)
        from raw.claim_arguments as a
        inner join raw.mentions as w on w.mention_id = a.mention_id
        where a.claim_id = checked.claim_id
            and a.role in ('released', 'people', 'total')
            and (a.role = 'total' or a.side is not distinct from checked.side)
        having count(*) = count(w.high)
    )"""
    part = f"""(
        select p.low from raw.mentions as p
        where p.mention_id = checked.mention_id and p.category not in {UNCOUNTED}
    )"""
    return [
        RowRule(
            name="part_within_total",
            table="raw.claim_arguments",
            topic="counts",
            sentence="A part of a count is at most the count that it is a part of.",
            faulty_when=f"role = 'part' and {part} > {whole}",
            reason=f"'claim ' || claim_id || ': part ' || {part}::varchar || ' of ' || {whole}::varchar",
            effect="warned",
        )
    ]


def build_count_rules() -> list[RowRule]:
    """Return every rule about counts, over `raw` and the marts."""
    exchanges, evacuations = "marts.fct_exchanges", "marts.fct_evacuations"
    return [
        *build_triple_rules("raw.mentions", measure="mention", prefix="", has_best=False),
        *build_part_rules(),
        *build_triple_rules(exchanges, measure="released", prefix="released_"),
        *build_triple_rules(exchanges, measure="bodies", prefix="bodies_"),
        *build_batch_rules(exchanges, key="exchange_id", prefix="released_"),
        *build_triple_rules("marts.fct_exchange_releases", measure="released", prefix=""),
        *build_category_rules(),
        *build_triple_rules(evacuations, measure="people", prefix="people_"),
        *build_triple_rules(evacuations, measure="bodies", prefix="bodies_"),
        *build_triple_rules(evacuations, measure="families", prefix="families_"),
        *build_triple_rules(evacuations, measure="vehicles", prefix="vehicles_"),
        *build_batch_rules(evacuations, key="evacuation_id", prefix="people_"),
        *build_triple_rules("marts.fct_actor_roles", measure="people", prefix="people_"),
    ]
