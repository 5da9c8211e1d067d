"""Each kind of fault is planted in a small warehouse, and must be caught and named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import duckdb
import polars as pl
import pytest

from checks import CheckResult, run_checks
from checks.database import read_faulty_rows
from checks.dates import build_date_rules
from tests.small_warehouse import write_small_warehouse

FAULTS = {
    # (table, expectation, row, effect): the change that plants it. No change touches another's row and rule.
    (
        "raw.mentions",
        "mention_not_negative",
        "m1",
        "withheld",
    ): "update raw.mentions set low = -1 where mention_id = 'm1'",
    (
        "raw.mentions",
        "mention_low_to_high",
        "m2",
        "withheld",
    ): "update raw.mentions set low = 30 where mention_id = 'm2'",
    ("raw.mentions", "mention_plausible", "m4", "withheld"): (
        "insert into raw.mentions (mention_id, article_id, kind, span_start, span_end, text, low, high) "
        "values ('m4', 't1', 'count', 8, 9, '9', 900000000, 900000000)"
    ),
    (
        "raw.claim_arguments",
        "part_within_total",
        "g3",
        "warned",
    ): "update raw.mentions set low = 50, high = 50 where mention_id = 'm3'",
    (
        "raw.claims",
        "start_not_after_end",
        "c2",
        "withheld",
    ): "update raw.claims set date_end = date '2017-04-01' where claim_id = 'c2'",
    ("raw.claims", "not_before_1900", "c4", "withheld"): (
        "update raw.claims set date_start = date '1017-05-01', date_end = date '1017-05-01', date_precision = 'day' "
        "where claim_id = 'c4'"
    ),
    ("marts.fct_exchanges", "rests_on_faulty_claims", "x3", "withheld"): "",
    ("raw.claims", "not_after_publication", "c8", "withheld"): (
        "update raw.claims set date_start = date '2019-01-01', date_end = date '2019-01-01' where claim_id = 'c8'"
    ),
    (
        "raw.claims",
        "unknown_date_is_null",
        "c1",
        "warned",
    ): "update raw.claims set date_precision = 'unknown' where claim_id = 'c1'",
    (
        "raw.claims",
        "interval_fits_precision",
        "c5",
        "warned",
    ): "update raw.claims set date_precision = 'year', date_end = date_start where claim_id = 'c5'",
    (
        "raw.articles",
        "published_in_the_past",
        "t2",
        "withheld",
    ): "update raw.articles set published_on = date '2031-01-01' where article_id = 't2'",
    (
        "marts.fct_exchanges",
        "released_not_negative",
        "x4",
        "withheld",
    ): "update planted set released_low = -3 where exchange_id = 'x4'",
    (
        "marts.fct_exchanges",
        "released_low_to_high",
        "x5",
        "withheld",
    ): "update planted set released_best = 99 where exchange_id = 'x5'",
    (
        "marts.fct_exchanges",
        "released_plausible",
        "x6",
        "withheld",
    ): "update planted set released_high = 2000000 where exchange_id = 'x6'",
    (
        "marts.fct_exchanges",
        "bodies_low_to_high",
        "x7",
        "withheld",
    ): "update planted set bodies_low = 9 where exchange_id = 'x7'",
    (
        "marts.fct_exchanges",
        "start_not_after_end",
        "x8",
        "withheld",
    ): "update planted set ended_on = date '2017-04-01' where exchange_id = 'x8'",
    (
        "marts.fct_exchanges",
        "not_before_1900",
        "x9",
        "withheld",
    ): "update planted set started_on = date '1017-04-01' where exchange_id = 'x9'",
    ("marts.fct_exchanges", "not_after_publication", "x10", "withheld"): (
        "update planted set started_on = date '2031-01-01', ended_on = date '2031-01-01' where exchange_id = 'x10'"
    ),
    (
        "marts.fct_exchanges",
        "interval_fits_precision",
        "x11",
        "warned",
    ): "update planted set date_precision = 'month' where exchange_id = 'x11'",
    ("marts.fct_exchange_releases", "part_within_total", "x1/1/fighters", "warned"): (
        "update marts.fct_exchange_releases set low = 40, best = 40, high = 40 where exchange_id = 'x1' and side = 1"
    ),
    ("marts.fct_evacuations", "families_low_to_high", "e1b2", "withheld"): (
        "update marts.fct_evacuations set families_low = 300 where evacuation_id = 'e1b2'"
    ),
    ("marts.fct_evacuations", "batches_within_operation", "e1", "warned"): (
        "update marts.fct_evacuations set people_high = 900, people_low = 900, people_best = 900 where evacuation_id = 'e1'"
    ),
    ("marts.fct_actor_roles", "people_not_negative", "e2/a2/evacuee", "withheld"): (
        "update marts.fct_actor_roles set people_low = -100 where event_id = 'e2' and role = 'evacuee'"
    ),
}

PLANT = "create table planted as select x.* replace ('x' || (i + 3) as exchange_id) from marts.fct_exchanges as x, range(1, 9) t(i) where exchange_id = 'x1';"


def join_changes() -> str:
    """Return one script that plants every fault, each in rows of its own."""
    insert = "insert into marts.fct_exchanges select * from planted; drop table planted;"
    return ";\n".join([PLANT.rstrip(";"), *(change for change in FAULTS.values() if change), insert])


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> CheckResult:
    """The verdict on a warehouse with every fault in it."""
    folder = tmp_path_factory.mktemp("faulty")
    database = write_small_warehouse(folder / "build" / "hudna.duckdb", change=join_changes())
    return run_checks(database, report_path=folder / "quality.html", previous_db=None)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> CheckResult:
    """The verdict on the small warehouse as it is."""
    folder = tmp_path_factory.mktemp("sound")
    database = write_small_warehouse(folder / "build" / "hudna.duckdb")
    return run_checks(database, report_path=folder / "quality.html", previous_db=folder / "none.duckdb")


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault[0]}-{fault[1]}")
def test_fault_is_caught(faulty: CheckResult, fault: tuple[str, str, str, str]) -> None:
    found = {(row.table, row.expectation, row.row_key, row.effect) for row in faulty.quarantined}
    assert fault in found


def test_no_other_rule_cries_wolf(sound: CheckResult) -> None:
    assert sound.passed
    assert sound.quarantined == ()
    assert [result for result in sound.results if not result.passed] == []


def test_planned_event_may_lie_ahead(sound: CheckResult) -> None:
    """x2 is agreed for after its report."""
    assert "x2" not in {row.row_key for row in sound.quarantined}


def test_month_that_bounds_a_past_day_may_end_after_publication(tmp_path: Path) -> None:
    """ "Earlier this month", told on the 12th."""
    change = (
        "update raw.claims set date_start = date '2017-04-01', date_end = date '2017-04-30', date_precision = 'month' "
        "where claim_id = 'c1'"
    )
    database = write_small_warehouse(tmp_path / "build" / "hudna.duckdb", change=change)
    rule = next(r for r in build_date_rules() if (r.table, r.name) == ("raw.claims", "not_after_publication"))
    assert read_faulty_rows(database, [rule]) == {("raw.claims", "not_after_publication"): []}


def test_too_many_faulty_rows_stop_publishing(faulty: CheckResult) -> None:
    shares = [failure for failure in faulty.failures if failure.kind == "share"]
    assert not faulty.passed
    assert "marts.fct_exchanges" in {failure.table for failure in shares}
    assert "x4" in faulty.describe()


def test_quarantine_is_kept_beside_the_database(faulty: CheckResult) -> None:
    kept = pl.read_parquet(faulty.report_path.parent / "build" / "checks" / "quarantine.parquet")
    assert kept.height == len(faulty.quarantined)
    assert kept.filter(row_key="x4")["reason"].to_list()[0].startswith("released_low = -3")


def test_results_hold_one_row_per_expectation(sound: CheckResult) -> None:
    kept = pl.read_parquet(sound.report_path.parent / "build" / "checks" / "results.parquet")
    assert kept.height == sound.expectation_count > 60


def test_report_asks_nothing_of_the_network(faulty: CheckResult) -> None:
    page = faulty.report_path.read_text(encoding="utf-8")
    assert "must not be published" in page
    assert "http" not in page
    assert "prefers-color-scheme: dark" in page


BREAKS = {
    "missing table": ("drop table marts.dim_places", "structure", "marts.dim_places"),
    "missing column": ("alter table marts.fct_deals drop column event_count", "structure", "marts.fct_deals"),
    "empty table": ("delete from marts.dim_actors", "structure", "marts.dim_actors"),
    "no events": (
        "delete from marts.fct_exchanges; delete from marts.fct_evacuations",
        "structure",
        "marts.fct_exchanges and marts.fct_evacuations",
    ),
    "exception in an expectation": (
        "alter table marts.fct_actor_roles alter people_low type varchar",
        "exception",
        "marts.fct_actor_roles",
    ),
    "documents rejected": (
        "update raw.runs set rejected_count = 29",
        "volume",
        "raw.runs",
    ),
}


def test_structural_breaks_stop_publishing(tmp_path: Path) -> None:
    """All in one build, to import Great Expectations' work once."""
    change = ";".join(change for name, (change, _, _) in BREAKS.items() if name != "no events")
    database = write_small_warehouse(tmp_path / "build" / "hudna.duckdb", change=change)
    result = run_checks(database, report_path=tmp_path / "quality.html", previous_db=None)
    found = {(failure.kind, failure.table) for failure in result.failures}
    assert not result.passed
    assert found >= {(kind, table) for name, (_, kind, table) in BREAKS.items() if name != "no events"}
    assert "event_count" in result.describe()
    assert "least" in result.describe() or "varchar" in result.describe().lower()


def test_empty_marts_and_lost_volume_stop_publishing(tmp_path: Path) -> None:
    many = (
        "insert into marts.fct_exchanges select x.* replace ('y' || i as exchange_id) "
        "from marts.fct_exchanges as x, range(40) t(i) where exchange_id = 'x1'"
    )
    previous = write_small_warehouse(tmp_path / "hudna.duckdb", change=many)
    database = write_small_warehouse(tmp_path / "build" / "hudna.duckdb", change=BREAKS["no events"][0])
    result = run_checks(database, report_path=tmp_path / "quality.html", previous_db=previous)
    found = {(failure.kind, failure.table) for failure in result.failures}
    assert ("structure", "marts.fct_exchanges and marts.fct_evacuations") in found
    assert ("volume", "marts.fct_exchanges") in found


def test_database_is_free_afterwards(sound: CheckResult) -> None:
    with duckdb.connect(sound.report_path.parent / "build" / "hudna.duckdb") as connection:
        assert connection.execute("select count(*) from marts.dim_actors").fetchone() == (6,)


def test_absent_database_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="hudna load"):
        run_checks(tmp_path / "hudna.duckdb", report_path=tmp_path / "quality.html", previous_db=None)


MANY_EVENTS = (
    "insert into marts.fct_exchanges select x.* replace ('y' || i as exchange_id, {people} as released_low, "
    "{people} as released_best, {people} as released_high) "
    "from marts.fct_exchanges as x, range(40) t(i) where exchange_id = 'x1'"
)


def test_totals_that_have_fallen_far_stop_publishing_and_their_month_is_noted(tmp_path: Path) -> None:
    """As many exchanges as before, of a tenth of the people: their figures are no longer read."""
    previous = write_small_warehouse(tmp_path / "hudna.duckdb", change=MANY_EVENTS.format(people=100))
    database = write_small_warehouse(tmp_path / "build" / "hudna.duckdb", change=MANY_EVENTS.format(people=10))
    result = run_checks(database, report_path=tmp_path / "quality.html", previous_db=previous)
    unmet = {each.expectation: each for each in result.results if not each.passed}

    assert [(failure.kind, failure.table) for failure in result.failures] == [("volume", "marts.fct_exchanges")]
    assert "people in totals: 4040 as last published, 440 now" in result.describe()
    assert unmet["months_near_the_last_published"].observed == "2017-04: events 41 to 41, people 4022 to 422"
    assert result.quarantined == ()


def test_totals_as_last_published_are_no_drift(tmp_path: Path) -> None:
    previous = write_small_warehouse(tmp_path / "hudna.duckdb", change=MANY_EVENTS.format(people=100))
    database = write_small_warehouse(tmp_path / "build" / "hudna.duckdb", change=MANY_EVENTS.format(people=100))
    result = run_checks(database, report_path=tmp_path / "quality.html", previous_db=previous)
    drift = [each for each in result.results if each.expectation.endswith("_near_the_last_published")]

    assert result.passed
    assert {(each.table, each.expectation, each.passed) for each in drift} == {
        (table, f"{what}_near_the_last_published", True)
        for table in ("marts.fct_exchanges", "marts.fct_evacuations")
        for what in ("totals", "months")
    }


def test_faulty_rows_are_told_by_their_keys(faulty: CheckResult) -> None:
    found = {(each.table, each.expectation): each.observed for each in faulty.results if not each.passed}

    assert any(told.startswith("x4: released_low = -3") for told in found.values())


def test_what_is_not_met_is_named_where_it_stops_nothing(tmp_path: Path) -> None:
    database = write_small_warehouse(tmp_path / "build" / "hudna.duckdb")
    result = run_checks(database, report_path=tmp_path / "quality.html", previous_db=None)
    doubted = replace(result.results[0], passed=False, observed="claim c1: part 14 of 12")
    told = replace(result, results=(doubted, *result.results[1:])).describe()

    assert result.passed
    assert "not met" not in result.describe().replace("0 not met", "")
    assert f"not met: {doubted.table}: {doubted.sentence.rstrip('.')}: claim c1: part 14 of 12" in told
    assert "passed the checks" in result.describe()
    assert "passed the checks" not in told
    assert "may be published" in told
