"""The pages as they are written: in both languages, with nothing from elsewhere, and with the marts' own numbers."""

from __future__ import annotations

import json
import re
import urllib.request
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import duckdb
import lxml.html
import pytest
from typer.testing import CliRunner

from extract.cli import app
from extract.errors import InputError
from extract.report import renew_report, serve_report
from extract.report.parts import EVENT_FIELDS
from extract.report.site import PAGES
from extract.upkeep.lock import hold_warehouse
from tests.made_release import make_release
from tests.unit.report.conftest import EVENTS

BOTH = [(page, language) for page in PAGES for language in ("en", "ar")]


def open_page(site: Path, page: str, language: str = "en") -> lxml.html.HtmlElement:
    folder = site if language == "en" else site / language
    return lxml.html.document_fromstring((folder / f"{page}.html").read_bytes())


def query(warehouse: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str((warehouse / "hudna.duckdb").resolve()), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def read_part(path: Path) -> Any:  # noqa: ANN401 - a part is any JSON
    match = re.fullmatch(r'hudna\.put\("([\w-]+)",(.*)\)\n', path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert match
    assert match[1] == path.stem
    return json.loads(match[2])


def read_figures(page: lxml.html.HtmlElement, chart: str) -> list[tuple[str, ...]]:
    (table,) = page.xpath(f'//table[@data-chart="{chart}"]')
    return [tuple(cell.text_content().strip().replace(",", "") for cell in row) for row in table.xpath("./tbody/tr")]


@pytest.mark.parametrize(("page", "language"), BOTH)
def test_page_has_its_language_direction_and_sample_mark(site: Path, page: str, language: str) -> None:
    html = open_page(site, page, language)
    assert html.get("lang") == language
    assert html.get("dir") == ("rtl" if language == "ar" else "ltr")
    assert html.xpath('//p[@class="sample"]')


@pytest.mark.parametrize(("page", "language"), BOTH)
def test_page_asks_for_nothing_from_elsewhere(site: Path, page: str, language: str) -> None:
    html = open_page(site, page, language)
    asked = html.xpath("//script/@src | //link/@href | //img/@src | //iframe/@src")
    assert asked
    assert [
        address for address in asked if re.match(r"(?!data:)(\w+:)?//|\w+:(?!,)", address) and address != "data:,"
    ] == []


def test_page_says_of_when_its_reports_and_the_articles_read_are(site: Path) -> None:
    """The latest report that an event rests on is a week older than the latest article."""
    (foot,) = open_page(site, "index").xpath("//footer/p[1]")
    assert "Reports up to 20 February 2026. Articles read up to 27 February 2026." in foot.text_content()


@pytest.mark.parametrize(("page", "language"), BOTH)
def test_links_between_pages_and_to_assets_lead_somewhere(site: Path, page: str, language: str) -> None:
    folder = site if language == "en" else site / language
    html = open_page(site, page, language)
    links = html.xpath("//a/@href | //script/@src | //link/@href")
    local = [link.split("?")[0].split("#")[0] for link in links if not link.startswith("data:")]
    assert [link for link in local if link and not (folder / link).exists()] == []


@pytest.mark.parametrize("page", ["index", "explore"])
def test_totals_say_where_batches_add_up_to_more_than_the_whole(site: Path, warehouse: Path, page: str) -> None:
    """The notice stands beside the totals, in both languages, and leads to the events; without such rows there is none."""
    expected = query(
        warehouse,
        "select exchange_id from marts.fct_exchanges where list_contains(warnings, 'unmet_batches_within_operation') and is_in_totals",
    )
    for language in ("en", "ar"):
        links = open_page(site, page, language).xpath('//aside[@data-notice="overfull"]//a/@href')
        assert links == [f"event.html?id={event_id}" for (event_id,) in expected] != []


def test_totals_say_nothing_of_batches_where_all_is_met(tmp_path: Path) -> None:
    make_release(tmp_path, events=3)
    with duckdb.connect((tmp_path / "hudna.duckdb").resolve()) as connection:
        connection.execute("update marts.fct_exchanges set warnings = []")
    assert not open_page(renew_report(tmp_path), "index").xpath('//aside[@data-notice="overfull"]')


def test_page_without_sample_says_nothing_of_one(tmp_path: Path) -> None:
    make_release(tmp_path, events=3, is_sample=False)
    html = open_page(renew_report(tmp_path), "index")
    assert not html.xpath('//p[@class="sample"]')
    assert html.get("data-sample") == "0"


@pytest.mark.parametrize("kind", ["exchange", "evacuation"])
def test_events_of_the_chart_are_those_of_the_mart(site: Path, warehouse: Path, kind: str) -> None:
    rows = query(
        warehouse,
        f"select year(started_on)::varchar, count(*) filter (where is_in_totals)::varchar, "
        f"count(*) filter (where not is_in_totals)::varchar from marts.fct_{kind}s "
        "where started_on is not null group by 1 order by 1",
    )
    assert read_figures(open_page(site, "index"), f"chart_events-{kind}") == rows


@pytest.mark.parametrize(
    ("chart", "table", "measure"),
    [
        ("chart_released-exchange", "fct_exchanges", "released"),
        ("chart_bodies-exchange", "fct_exchanges", "bodies"),
        ("chart_evacuated-evacuation", "fct_evacuations", "people"),
    ],
)
def test_people_of_the_chart_are_those_of_the_mart(
    site: Path, warehouse: Path, chart: str, table: str, measure: str
) -> None:
    rows = query(
        warehouse,
        f"select year(started_on)::varchar, sum({measure}_low)::varchar, sum({measure}_best)::varchar, "
        f"case when count({measure}_high) = count({measure}_best) then sum({measure}_high)::varchar else 'open above' end "
        f"from marts.{table} where is_in_totals and started_on is not null and {measure}_best is not null "
        "group by 1 order by 1",
    )
    assert read_figures(open_page(site, "index"), chart) == rows


def test_released_by_category_are_those_of_the_mart(site: Path, warehouse: Path) -> None:
    shown = {row[0]: row[2] for row in read_figures(open_page(site, "index"), "categories")}
    rows = query(
        warehouse,
        "select category, sum(best)::varchar from marts.fct_exchange_releases where is_in_totals and best is not null group by 1",
    )
    assert shown == dict(rows)


def test_chart_draws_every_figure_and_has_no_style_of_its_own(site: Path) -> None:
    html = open_page(site, "index")
    drawings = html.xpath('//div[@class="drawing"]/svg')
    assert len(drawings) == 5
    assert not html.xpath("//svg//*[@style]")
    assert all(svg.get("width") is None for svg in drawings)


def test_undated_events_are_told_of_beside_the_chart(site: Path, warehouse: Path) -> None:
    ((undated,),) = query(warehouse, "select count(*) from marts.fct_exchanges where started_on is null")
    notes = open_page(site, "index").xpath('//figure[@class="chart"][1]/p/text()')
    assert any(note.endswith(f"{undated}.") for note in notes)


def test_people_of_undated_events_are_told_of_beside_the_chart(site: Path, warehouse: Path) -> None:
    ((undated, best),) = query(
        warehouse,
        "select count(*), sum(coalesce(released_best, released_low)) from marts.fct_exchanges "
        "where is_in_totals and started_on is null and coalesce(released_low, released_best, released_high) is not null",
    )
    notes = open_page(site, "index").xpath('//figure[@class="chart"]/p/text()')
    assert undated
    assert f"Events not drawn, since their year is not known: {undated}. Best figure of these: {best:,}." in notes


def test_axis_writes_whole_numbers(site: Path) -> None:
    labels = open_page(site, "index").xpath('//div[@class="drawing"]//*[local-name()="text"]/text()')
    assert labels
    assert [label for label in labels if not re.fullmatch(r"\d{1,3}(,\d{3})*|\d{4}", label)] == []


def test_sets_of_first_sight_come_first_and_the_newest_leads(site: Path) -> None:
    groups = open_page(site, "quality").xpath('//section[@aria-labelledby="accuracy-title"]//tbody')
    assert [group.xpath(".//th/code/text()") for group in groups] == [["10", "2"], ["made"]]
    assert "first time" in groups[0].xpath('string(.//th[@scope="rowgroup"])')


def test_places_of_an_event_come_in_the_order_of_the_way(site: Path) -> None:
    fields = EVENT_FIELDS.index("places")
    orders = {tuple(role for role, *_ in event[fields]) for event in read_part(site / "data" / "events-0.js")}
    way = ["handover", "origin", "destination"]
    assert any(len(set(order)) > 1 for order in orders)
    assert [order for order in orders if list(order) != sorted(order, key=way.index)] == []


def test_every_event_is_in_the_table_and_in_one_part_of_details(site: Path, warehouse: Path) -> None:
    ids = sorted(key for (key,) in query(warehouse, "select event_id from marts.event_history"))
    listed = [row[0] for path in site.glob("data/events-*.js") for row in read_part(path)]
    detailed = [key for path in site.glob("data/event-*.js") for key in read_part(path)]
    assert len(ids) == EVENTS
    assert sorted(listed) == ids
    assert sorted(detailed) == ids


def test_only_disputed_counts_are_flagged_beside_the_count(site: Path, warehouse: Path) -> None:
    disputed, count_disputed = map(EVENT_FIELDS.index, ("isDisputed", "isCountDisputed"))
    rows = [row for path in site.glob("data/events-*.js") for row in read_part(path)]
    counts = query(
        warehouse, "select exchange_id from marts.fct_exchanges where list_contains(warnings, 'count_disputed')"
    )
    others = query(
        warehouse, "select evacuation_id from marts.fct_evacuations where list_contains(warnings, 'date_disputed')"
    )

    assert counts
    assert others
    assert {row[0] for row in rows if row[count_disputed]} == {key for (key,) in counts}
    assert {row[0] for row in rows if row[disputed]} == {key for (key,) in counts + others}


def test_claims_of_an_event_are_all_there_with_their_words(site: Path, warehouse: Path) -> None:
    details = {key: event for path in site.glob("data/event-*.js") for key, event in read_part(path).items()}
    rows = query(warehouse, "select event_id, claim_id, quote, counted_words from marts.bridge_event_claims")
    shown = {(key, c["id"]): (c["quote"], c["words"]) for key, event in details.items() for c in event["claims"]}
    assert shown == {(event, claim): (quote, words) for event, claim, quote, words in rows}


def test_words_of_an_event_are_those_of_its_titles_and_quotes(site: Path, warehouse: Path) -> None:
    told = query(
        warehouse,
        "select event_id, string_agg(coalesce(title, '') || ' ' || quote, ' ') from marts.bridge_event_claims "
        "left join marts.dim_articles using (article_id) group by all",
    )
    words = {key: text for path in site.glob("data/words-*.js") for key, text in read_part(path).items()}
    assert {key: set(text.split()) for key, text in words.items()} == {
        key: set(re.findall(r"[\w\u064b-\u0652]{2,}", text.replace("_", " "))) for key, text in told
    }


def test_ids_that_moved_point_to_what_they_live_on_as(site: Path) -> None:
    moved = read_part(site / "data" / "moved.js")
    assert moved["xch_ffffffffffff"] is None
    assert moved["xch_000000000000"].startswith(("xch_", "evc_"))


def test_markup_in_the_data_stays_text(site: Path) -> None:
    pages = [path.read_text(encoding="utf-8") for path in site.rglob("*.html")]

    assert any("&lt;i&gt;batches" in page for page in pages)
    assert not any("<i>batches" in page for page in pages)


def test_same_release_gives_the_same_report(warehouse: Path, site: Path) -> None:
    before = {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    again = renew_report(warehouse)
    assert {path.relative_to(again): path.read_bytes() for path in again.rglob("*") if path.is_file()} == before
    assert [path.name for path in again.parent.glob(".report*")] == []


def test_release_without_any_event_has_a_report_too(tmp_path: Path) -> None:
    make_release(tmp_path, events=0)
    html = open_page(renew_report(tmp_path), "index")
    assert not html.xpath('//div[@class="drawing"]')


def test_command_writes_the_report(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUDNA_WAREHOUSE_DIR", str(warehouse))
    result = CliRunner().invoke(app, ["report"])
    assert result.exit_code == 0, result.stderr
    assert "report/index.html" in result.stderr


def test_command_says_what_to_do_where_nothing_is_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUDNA_WAREHOUSE_DIR", str(tmp_path))
    result = CliRunner().invoke(app, ["report"])
    assert result.exit_code == 2
    assert "hudna refresh" in result.stderr


def test_command_ends_with_3_while_another_writes(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUDNA_WAREHOUSE_DIR", str(warehouse))
    with hold_warehouse(warehouse, command="report"):
        result = CliRunner().invoke(app, ["report"])

    assert result.exit_code == 3
    assert "is held by `hudna report`" in result.stderr
    assert CliRunner().invoke(app, ["report"]).exit_code == 0


class TestServing:
    def test_pages_and_downloads_come_over_loopback(self, warehouse: Path) -> None:
        with serve_report(warehouse / "current") as address:
            assert address.startswith("http://127.0.0.1:")
            page = urllib.request.urlopen(address).read()  # noqa: S310 - loopback
            table = urllib.request.urlopen(address + "../csv/fct_exchanges.csv").read()  # noqa: S310
        assert b"<h1>" in page
        assert table.startswith(b"exchange_id")

    def test_nothing_outside_the_release_is_served(self, warehouse: Path) -> None:
        with serve_report(warehouse / "current") as address:
            host = address.removesuffix("/report/")
            connection = HTTPConnection(host.removeprefix("http://"))
            connection.request("GET", "/../../releases/")  # as it is: urllib would tidy it
            status = connection.getresponse().status
            connection.close()
        assert status == 404

    def test_taken_port_is_named(self, warehouse: Path) -> None:
        with serve_report(warehouse / "current") as address:
            port = int(address.split(":")[2].split("/")[0])
            with pytest.raises(InputError, match=str(port)), serve_report(warehouse, port=port):
                pass
