"""The main job on the embedded corpus, from the first command to the published rows; also when it is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import duckdb
import pytest

from extract.project import ROOT
from tests.warehouse.conftest import REFRESH, Refreshed, make_environment, refresh

FACTS = (
    "fct_exchanges",
    "fct_exchange_releases",
    "fct_evacuations",
    "fct_deals",
    "fct_actor_roles",
    "bridge_event_claims",
)
SECONDS_INTO_THE_BUILD = 20  # dbt needs some to start; the models take longer


def read_facts(warehouse: Path) -> dict[str, list[tuple[object, ...]]]:
    with duckdb.connect(str(warehouse / "hudna.duckdb"), read_only=True) as connection:
        return {table: connection.execute(f"select * from marts.{table} order by all").fetchall() for table in FACTS}


def read_git_status() -> str:
    return subprocess.run(
        ["git", "status", "--porcelain"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout


@pytest.mark.parametrize("table", FACTS)
def test_sample_gives_published_rows(refreshed: Refreshed, table: str) -> None:
    assert read_facts(refreshed.warehouse)[table]


def test_published_rows_say_that_they_rest_on_the_sample(refreshed: Refreshed) -> None:
    with duckdb.connect(str(refreshed.warehouse / "hudna.duckdb"), read_only=True) as connection:
        kinds = connection.execute("select distinct is_sample from marts.fct_exchanges").fetchall()

    assert kinds == [(True,)]


def test_published_database_holds_no_article_text(refreshed: Refreshed) -> None:
    with duckdb.connect(str(refreshed.warehouse / "hudna.duckdb"), read_only=True) as connection:
        schemas = connection.execute("select distinct table_schema from information_schema.tables").fetchall()
        columns = connection.execute(
            "select column_name from information_schema.columns where table_name = 'dim_articles'"
        ).fetchall()

    assert ("raw",) not in schemas
    assert ("text",) not in columns


EVENT_OF_THE_README = "started_on = '2020-12-25' and place_id = 'ly-al-shuwayrif'"
ROWS_OF_THE_README = {
    "event": f"""
        select started_on, place_id, status, released_low, released_best, released_high, is_disputed, claim_count
        from marts.fct_exchanges
        where {EVENT_OF_THE_README} and claim_count > 1
    """,
    "releases": f"""
        select side, array_to_string(actor_ids, ', ') as actor_ids, category, low, best, high
        from marts.fct_exchange_releases
        where exchange_id in (select exchange_id from marts.fct_exchanges where {EVENT_OF_THE_README} and claim_count > 1)
        order by side
    """,
}


@pytest.mark.parametrize("query", ROWS_OF_THE_README.values(), ids=ROWS_OF_THE_README.keys())
def test_rows_shown_in_the_readme_are_real(refreshed: Refreshed, query: str) -> None:
    with duckdb.connect(str(refreshed.warehouse / "hudna.duckdb"), read_only=True) as connection:
        result = connection.execute(query)
        columns = [column[0] for column in result.description]
        rows = result.fetchall()

    body = [f"| {' | '.join(_show(value) for value in row)} |" for row in rows]
    table = "\n".join([f"| {' | '.join(columns)} |", "|" + "---|" * len(columns), *body])
    assert rows
    assert table in (ROOT / "README.md").read_text(encoding="utf-8")


def _show(value: object) -> str:
    return "" if value is None else str(value).lower()


EVENT_FIGURES = """
    select exchange_id as event_id, 'people' as measure, released_low as low, released_best as best, released_high as high
    from marts.fct_exchanges union all
    select exchange_id, 'bodies', bodies_low, bodies_best, bodies_high from marts.fct_exchanges union all
    select evacuation_id, 'people', people_low, people_best, people_high from marts.fct_evacuations union all
    select evacuation_id, 'families', families_low, families_best, families_high from marts.fct_evacuations union all
    select evacuation_id, 'vehicles', vehicles_low, vehicles_best, vehicles_high from marts.fct_evacuations
"""


def test_every_figure_is_traced_to_words(refreshed: Refreshed) -> None:
    """The query of the documentation gives, for every figure of every event, the words, their place and an address."""
    documented = (ROOT / "docs" / "methodology" / "counting.md").read_text(encoding="utf-8")
    query = documented.split("```sql")[1].split("```")[0]
    with duckdb.connect(str(refreshed.warehouse / "hudna.duckdb"), read_only=True) as connection:
        traced = f"with traced as ({query})"
        wordless = connection.execute(
            f"{traced} from traced where quote is null or quote = '' or address is null or span_start >= span_end"
        ).fetchall()
        unclaimed = connection.execute(
            f"{traced} from traced select event_id, side, measure group by all having "
            "not coalesce(list_contains(list(best) || list(low) || list(high), any_value(event_best)), true) "
            "and any_value(event_best) not between min(low) and max(high)"
        ).fetchall()
        untraced = connection.execute(
            f"""
            {traced},
            sides as (select distinct event_id, side, measure, event_low, event_best, event_high from traced),
            sums as (
                select
                    event_id, measure,
                    [sum(event_low) filter (side > 0), max(event_low) filter (side = 0)] as lows,
                    [sum(coalesce(event_best, event_low)) filter (side > 0), max(event_best) filter (side = 0)] as bests,
                    [sum(event_high) filter (side > 0), max(event_high) filter (side = 0)] as highs,
                from sides
                group by event_id, measure
            )
            select figures.* from ({EVENT_FIGURES}) as figures
            left join sums using (event_id, measure)
            where not (
                (low is null or coalesce(list_contains(lows, low), false))
                and (best is null or coalesce(list_contains(bests, best), false))
                and (high is null or coalesce(list_contains(highs, high), false))
            )
            """
        ).fetchall()
        counted = connection.execute(
            f"select count(*) from ({EVENT_FIGURES}) where coalesce(low, best, high) is not null"
        ).fetchone()

    assert (wordless, unclaimed, untraced) == ([], [], [])
    assert counted is not None
    assert counted[0] > 150


@pytest.mark.parametrize("place", ["hudna.duckdb", "quality.html", "notebooks"])
def test_end_says_where_to_look(refreshed: Refreshed, place: str) -> None:
    named = [line for line in refreshed.said.splitlines()[-4:] if place in line]

    assert named


@pytest.mark.parametrize("notebook", sorted(path.stem for path in ROOT.glob("notebooks/*.ipynb")))
def test_notebooks_are_exported(refreshed: Refreshed, notebook: str) -> None:
    assert (refreshed.warehouse / "notebooks" / f"{notebook}.html").stat().st_size > 10_000


def test_second_refresh_loads_nothing_and_moves_no_id(refreshed: Refreshed) -> None:
    before, status = read_facts(refreshed.warehouse), read_git_status()

    said = refresh(refreshed.warehouse)

    assert "Nothing has changed since the last publication" in said
    assert "loaded" not in said
    assert read_facts(refreshed.warehouse) == before
    assert read_git_status() == status


def test_killed_refresh_run_again_gives_the_same_facts(refreshed: Refreshed, tmp_path: Path) -> None:
    warehouse = tmp_path / "warehouse"
    kill_after(warehouse, "Refreshing from", seconds=1.5)  # while it loads
    kill_after(warehouse, "Loading articles", seconds=SECONDS_INTO_THE_BUILD)
    assert not (warehouse / "hudna.duckdb").exists(), "the refresh was over before it was killed"

    refresh(warehouse)

    assert read_facts(warehouse) == read_facts(refreshed.warehouse)


def kill_after(warehouse: Path, words: str, *, seconds: float) -> None:
    """Start a refresh, and kill it with its children some time after it has said these words."""
    with subprocess.Popen(
        REFRESH, cwd=ROOT, env=make_environment(warehouse), stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stderr is not None
        assert any(words in line for line in process.stderr), f"the refresh ended without saying {words!r}"
        time.sleep(seconds)
        assert process.poll() is None, "the refresh was over before it was killed"
        os.killpg(process.pid, signal.SIGKILL)
