"""What the marts say of reports whose facts are known."""

from __future__ import annotations

import pytest

from tests.warehouse.conftest import Warehouse

MARTS = (
    "fct_exchanges",
    "fct_exchange_releases",
    "fct_evacuations",
    "fct_actor_roles",
    "fct_deals",
    "fct_operations",
    "fct_claimed_figures",
    "fct_evacuation_flows",
    "fct_extraction_accuracy",
    "bridge_actor_groups",
    "bridge_actor_pairs",
    "fct_group_roles",
    "fct_event_areas",
    "bridge_event_claims",
    "bridge_event_places",
    "dim_actors",
    "dim_places",
    "dim_dates",
    "dim_publishers",
    "dim_articles",
    "event_id_history",
)
EXCHANGE_OF = "(select event_id from marts.bridge_event_claims where article_id = '{}')"


@pytest.mark.parametrize("table", MARTS)
def test_every_mart_of_the_design_exists(warehouse: Warehouse, table: str) -> None:
    """Each table of schema marts that the design names is a table."""
    found = warehouse.query(
        f"select table_type from information_schema.tables where table_schema = 'marts' and table_name = '{table}'"
    )
    assert found == [("BASE TABLE",)]


def test_reports_of_one_exchange_are_one_event(warehouse: Warehouse) -> None:
    """Four articles that tell of one swap are one row, a copy counted once."""
    rows = warehouse.query(
        "select claim_count, publisher_count, voice_count, released_low, released_best, released_high, is_disputed "
        f"from marts.fct_exchanges where exchange_id in {EXCHANGE_OF.format('x1')}"
    )
    assert rows == [(4, 4, 3, 22, 29, 29, True)]


def test_sides_keep_who_released_whom(warehouse: Warehouse) -> None:
    """The figures of each side stand beside its actors."""
    rows = warehouse.query(
        "select actor_ids, category, low, best, high from marts.fct_exchange_releases "
        f"where exchange_id in {EXCHANGE_OF.format('x1')} order by actor_ids"
    )
    assert rows == [(["isis"], "fighters", 11, 11, 11), (["jaysh_al_islam"], "detainees", 11, 18, 18)]


def test_bodies_are_never_added_to_people(warehouse: Warehouse) -> None:
    """Nine people for seven bodies are nine released."""
    rows = warehouse.query(
        "select released_best, bodies_best, place_id from marts.fct_exchanges "
        f"where exchange_id in {EXCHANGE_OF.format('y1')}"
    )
    assert rows == [(9, 7, None)]


def test_joint_total_stands_where_sides_are_unknown(warehouse: Warehouse) -> None:
    """A total that the text does not split is the exchange's figure, on side 0, and out of totals while only agreed."""
    rows = warehouse.query(
        "select e.released_best, e.is_in_totals, r.best from marts.fct_exchanges e join marts.fct_exchange_releases r "
        f"using (exchange_id) where r.side = 0 and e.exchange_id in {EXCHANGE_OF.format('z1')}"
    )
    assert rows == [(887, False, 887)]


def test_joint_total_of_bodies_is_a_release_of_its_own(warehouse: Warehouse) -> None:
    """Bodies that the text does not split between the sides stand on side 0, beside the people of a side."""
    rows = warehouse.query(
        "select r.side, r.category, r.best, r.is_in_totals, e.bodies_best from marts.fct_exchanges e "
        "join marts.fct_exchange_releases r using (exchange_id) "
        f"where e.exchange_id in {EXCHANGE_OF.format('b1')} order by r.side"
    )
    assert rows == [(0, "bodies", 52, True, 52), (1, "fighters", 3, True, 52), (2, "unknown", None, False, 52)]


def test_exchange_denied_by_both_sides_is_out_of_totals(warehouse: Warehouse) -> None:
    """The row stays, flagged, and is not counted."""
    rows = warehouse.query(
        "select is_denied, denied_by_actor_ids, is_additive, is_in_totals, list_contains(warnings, 'denied') "
        f"from marts.fct_exchanges where exchange_id in {EXCHANGE_OF.format('d1')}"
    )
    assert rows == [(True, ["isis", "sdf"], True, False, True)]


@pytest.mark.parametrize(
    ("origin", "total"),
    [("sy-harasta", 300), ("sy-al-waer", 26000)],
    ids=["complete batches are added", "incomplete batches give way to the operation"],
)
def test_totals_count_nobody_twice(warehouse: Warehouse, origin: str, total: int) -> None:
    """An operation and its batches add up to the people who left."""
    rows = warehouse.query(
        f"select sum(people_best) from marts.fct_evacuations where is_in_totals and origin_place_id = '{origin}'"
    )
    assert rows == [(total,)]


def test_undated_running_total_gives_way_to_exchanges_of_years(warehouse: Warehouse) -> None:
    """A running total without a day sums up what its pair exchanged years before, and is not added to it."""
    rows = warehouse.query(
        "select released_best, is_in_totals from marts.fct_exchanges where exchange_id in "
        "(select event_id from marts.fct_actor_roles where actor_id = 'ukraine') order by released_best"
    )
    assert rows == [(70, True), (85, True), (5300, False)]


def test_flows_in_totals_count_nobody_twice_where_there_is_one_way(warehouse: Warehouse) -> None:
    """An evacuation of two places has two ways with the same people: README's rule leaves both out."""
    ways = "select people_best, is_in_totals from marts.fct_evacuation_flows where flow_count = 2"
    added = """
        select count(*) - count(distinct evacuation_id), sum(people_best) filter (where evacuation_id in
            (select evacuation_id from marts.fct_evacuations where origin_place_id in ('sy-zabadani', 'sy-madaya')))
        from marts.fct_evacuation_flows where is_in_totals and flow_count = 1
    """
    assert warehouse.query(ways) == [(129, True), (129, True)]
    assert warehouse.query(added) == [(0, None)]


def test_batches_lie_under_their_operation_in_one_deal(warehouse: Warehouse) -> None:
    """Both batches have the operation as parent, and all three share a deal."""
    rows = warehouse.query(
        "select count(*), count(parent_id), count(distinct deal_id) from marts.fct_evacuations "
        "where origin_place_id = 'sy-harasta'"
    )
    assert rows == [(3, 2, 1)]


def test_names_that_no_table_knows_keep_their_role(warehouse: Warehouse) -> None:
    """An unlisted mediator has a derived id, a name and a role."""
    rows = warehouse.query(
        "select a.name_ar, a.is_open_set from marts.fct_actor_roles r join marts.dim_actors a using (actor_id) "
        "where r.role = 'mediator' and a.actor_id like 'open_%'"
    )
    assert rows == [("هيئة وساطة", True)]


def test_private_persons_have_no_name_in_any_mart(warehouse: Warehouse) -> None:
    """A planted name of a person without a public role is in no column of names."""
    rows = warehouse.query("select name_ar, name_en from marts.dim_actors where actor_type = 'person' and is_open_set")
    assert rows == [("شخص غير مسمى", "unnamed person")]


def test_day_of_publication_is_that_of_the_outlet(warehouse: Warehouse) -> None:
    """Midnight of the outlet is the evening before in UTC: the day beside a claim is the one that the outlet prints."""
    days = "published_on::varchar, published_at::date::varchar"
    claims = warehouse.query(f"select event_id, {days} from marts.bridge_event_claims where article_id = 'y1'")
    assert [told for _, *told in claims] == [["2019-03-01", "2019-02-28"]]
    event = claims[0][0]
    figures = warehouse.query(
        f"select distinct {days} from marts.fct_claimed_figures where event_id = '{event}' and published_on = '2019-03-01'"
    )
    events = "select exchange_id as event_id, * from marts.fct_exchanges union all by name select evacuation_id as event_id, * from marts.fct_evacuations"
    first = warehouse.query(
        f"select first_reported_on::varchar, first_reported_at::date::varchar from ({events}) where event_id = '{event}'"
    )
    assert figures == [("2019-03-01", "2019-02-28")]
    assert first == [("2019-03-01", "2019-02-28")]


def test_day_of_the_first_report_is_the_earliest_of_its_claims(warehouse: Warehouse) -> None:
    """A report without a date tells no day, and an event of none has none."""
    rows = warehouse.query(
        """
        with events as (
            select exchange_id as event_id, first_reported_on from marts.fct_exchanges
            union all
            select evacuation_id, first_reported_on from marts.fct_evacuations
        )
        select events.event_id from events inner join marts.bridge_event_claims as claims using (event_id)
        group by events.event_id, events.first_reported_on
        having events.first_reported_on is distinct from min(claims.published_on)
        """
    )
    assert rows == []


def test_quote_is_the_evidence_passage(warehouse: Warehouse) -> None:
    """The quote is cut from the stored text at the claim's span."""
    rows = warehouse.query(
        "select distinct rtrim(b.quote, '…') = substr(a.text, b.span_start + 1, b.span_end - b.span_start) "
        "from marts.bridge_event_claims b join raw.articles a using (article_id)"
    )
    assert rows == [(True,)]


def test_quote_ends_with_a_whole_word(warehouse: Warehouse) -> None:
    """No word, and no number, is cut in two where a long passage ends."""
    rows = warehouse.query(
        "select b.quote from marts.bridge_event_claims b join raw.articles a using (article_id) "
        r"where regexp_matches(substr(a.text, b.span_end, 2), '[\p{L}\p{N}]{2}')"
    )
    assert rows == []


def test_sample_rows_say_so(warehouse: Warehouse) -> None:
    """Every event that rests on reports written for Hudna is marked."""
    assert warehouse.query("select distinct is_sample from marts.fct_exchanges") == [(True,)]


def test_end_of_the_build_says_what_is_next(warehouse: Warehouse) -> None:
    """The last words of a build name the check and the publishing."""
    assert "hudna check" in warehouse.said
    assert "hudna publish" in warehouse.said
