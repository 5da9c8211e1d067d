"""Roll-ups by lineage, governorate and country, over the sample: the same people as the events have, each once."""

from __future__ import annotations

import re
from collections.abc import Iterator

import duckdb
import pytest

from extract.look.published import open_published
from extract.project import ROOT
from tests.warehouse.conftest import Refreshed

DOCUMENT = (ROOT / "docs" / "methodology" / "rollups.md").read_text(encoding="utf-8")


@pytest.fixture
def sample(refreshed: Refreshed) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_published(refreshed.warehouse / "hudna.duckdb") as connection:
        yield connection


def test_evacuees_of_a_lineage_are_those_of_its_evacuations(sample: duckdb.DuckDBPyConnection) -> None:
    rolled_up = sample.execute(
        "select group_id, sum(people_best)::bigint from marts.fct_group_roles "
        "where group_kind = 'lineage' and role = 'evacuee' and is_in_totals group by all order by all"
    ).fetchall()
    direct = sample.execute(
        "with named as (select distinct e.evacuation_id, e.people_best, a.lineage_id from marts.fct_evacuations as e "
        "inner join marts.dim_actors as a on list_contains(e.evacuee_actor_ids, a.actor_id) where e.is_in_totals) "
        "select lineage_id, sum(people_best)::bigint from named group by all order by all"
    ).fetchall()

    assert rolled_up == direct
    assert any(people for _, people in rolled_up)


def test_a_country_has_the_people_of_the_exchanges_held_there_each_once(sample: duckdb.DuckDBPyConnection) -> None:
    rolled_up = sample.execute(
        "select a.area_id, sum(a.people_best)::bigint from marts.fct_event_areas as a "
        "where a.area_kind = 'country' and a.role = 'handover' and a.is_in_totals group by all order by all"
    ).fetchall()
    direct = sample.execute(
        "with held as (select distinct e.exchange_id, e.released_best, lower(p.country) as country "
        "from marts.fct_exchanges as e inner join marts.bridge_event_places as b on e.exchange_id = b.event_id "
        "inner join marts.dim_places as p on b.place_id = p.place_id "
        "where b.role = 'handover' and p.country is not null and e.is_in_totals) "
        "select country, sum(released_best)::bigint from held group by all order by all"
    ).fetchall()

    assert rolled_up == direct
    assert len(rolled_up) > 3


def test_documented_query_runs(sample: duckdb.DuckDBPyConnection) -> None:
    (query,) = re.findall(r"```sql\n(.*?)```", DOCUMENT, flags=re.DOTALL)
    rows = sample.execute(query).fetchall()

    assert len(rows) > 5
    assert all((shared or 0) <= (people or 0) for _, _, people, shared in rows)
