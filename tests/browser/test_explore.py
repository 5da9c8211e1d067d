"""The explorer: its numbers are those of the marts, Vega comes when somebody interacts, and all works without a mouse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from extract.report import serve_report
from tests.browser.conftest import SCREENSHOTS, OpenPage, Query, Watched
from tests.browser.test_pages import STANDARDS

BAR = "#drawing [aria-roledescription=bar]"

EVENTS = (
    "(select exchange_id as id, 'exchange' as kind, status, started_on, date_precision, place_id, is_in_totals, "
    "released_low as people_low, released_best as people_best, released_high as people_high, "
    "bodies_low, bodies_best, bodies_high from marts.fct_exchanges "
    "union all select evacuation_id, 'evacuation', status, started_on, date_precision, origin_place_id, is_in_totals, "
    "people_low, people_best, people_high, bodies_low, bodies_best, bodies_high from marts.fct_evacuations)"
)
PARTIES = "(select distinct event_id as id, actor_id as key from marts.fct_actor_roles where role in ({roles}))"
KEYS = {
    "year": "year(started_on)::varchar",
    "month": "case when date_precision <> 'year' then strftime(started_on, '%Y-%m') end",
    "country": "country",
    "status": "status",
    "place": "place_id",
}


def wanted_figures(query: Query, by: str, kind: str, measure: str) -> dict[str, list[str]]:
    """Return what a mart query gives: low, best, high and the number of events, as the table shows them."""
    keyed = {
        "party": "join " + PARTIES.format(roles="'releaser', 'receiver'" if kind == "exchange" else "'evacuee', 'party'"),
        "mediator": "join " + PARTIES.format(roles="'mediator'"),
    }  # fmt: skip
    joined = f"{keyed[by]} using (id)" if by in keyed else "left join marts.dim_places using (place_id)"
    rows = query(
        f"""
        select {KEYS.get(by, "key")} as name, sum({measure}_low)::bigint,
            sum(coalesce({measure}_best, {measure}_low))::bigint,
            if(bool_and({measure}_high is not null or coalesce({measure}_low, {measure}_best) is null),
                sum({measure}_high)::bigint, null),
            count(*)
        from {EVENTS} {joined}
        where kind = '{kind}' and is_in_totals
        group by name
        having name is not null and bool_or(coalesce({measure}_low, {measure}_best, {measure}_high) is not null)
        """
    )
    return {
        name: [*("open above" if value is None else f"{value:,}" for value in bounds), f"{count:,}"]
        for name, *bounds, count in rows
    }


def read_figures(page: Page) -> dict[str, list[str]]:
    """Return the rows of the table by the id or code of each."""
    return page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('#figures tbody tr')].map((row) => [
            row.dataset.key, [...row.querySelectorAll('td')].map((cell) => cell.textContent)]))"""
    )


def name_keys(page: Page, by: str, figures: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return rows under the ids of actors and places, which the page knows by their numbers."""
    if by not in {"party", "mediator", "place"}:
        return figures
    names = json.loads(page.evaluate("async () => JSON.stringify(await hudna.loadNames())"))
    things = names["places" if by == "place" else "actors"]
    return {things[int(key)]["id"]: row for key, row in figures.items()}


@pytest.mark.parametrize("kind", ["exchange", "evacuation"])
@pytest.mark.parametrize("by", ["year", "month", "country", "place", "party", "mediator", "status"])
def test_people_are_those_of_the_mart(open_page: OpenPage, query: Query, by: str, kind: str) -> None:
    page = open_page("explore.html")

    page.select_option("#kind", kind)
    page.select_option("#by", by)

    shown = name_keys(page, by, read_figures(page))
    assert shown == wanted_figures(query, by, kind, "people")
    assert len(shown) > 0 or (by, kind) == ("mediator", "evacuation")


def test_bodies_are_those_of_the_mart(open_page: OpenPage, query: Query) -> None:
    page = open_page("explore.html?measure=bodies")

    assert read_figures(page) == wanted_figures(query, "year", "exchange", "bodies")


@pytest.mark.parametrize(("totals", "where"), [("1", "and is_in_totals"), ("0", "")], ids=["in totals", "all rows"])
def test_events_are_those_of_the_mart(open_page: OpenPage, query: Query, totals: str, where: str) -> None:
    page = open_page(f"explore.html?measure=events&by=status&kind=evacuation&totals={totals}")
    rows = query(f"select status, count(*) from {EVENTS} where kind = 'evacuation' {where} group by all")

    assert read_figures(page) == {status: [f"{count:,}"] for status, count in rows}


def test_filters_hold_for_table_and_chart(open_page: OpenPage, query: Query) -> None:
    page = open_page("explore.html?measure=events&by=status&totals=0&from=2016&to=2020&country=YE")
    rows = query(
        f"select status, count(*) from {EVENTS} where kind = 'exchange' and year(started_on) between 2016 and 2020 "
        "and id in (select event_id from marts.bridge_event_places join marts.dim_places using (place_id) where country = 'YE') group by all"
    )
    counts = dict(rows)

    assert read_figures(page) == {status: [f"{count:,}"] for status, count in counts.items()}
    tips = page.locator(BAR).evaluate_all("all => all.map((bar) => bar.getAttribute('aria-label'))")
    assert sorted(int(tip.strip("\u2068\u2069").split("\u2068")[-1]) for tip in tips) == sorted(counts.values())


def test_chart_draws_each_row_with_its_range(open_page: OpenPage) -> None:
    page = open_page("explore.html?by=year")

    rows = {key: row[:3] for key, row in read_figures(page).items()}
    bars = page.locator(BAR).evaluate_all("all => all.map((bar) => bar.__data__.datum)")

    drawn = {
        bar["key"]: [f"{bar['low']:,}", f"{bar['best']:,}", "open above" if bar["isOpen"] else f"{bar['top']:,}"]
        for bar in bars
    }
    assert drawn == rows
    uncertain = [row for row in rows.values() if row[0] != row[2]]
    assert page.locator("#drawing .role-mark.mark-rule line").count() == len(uncertain)
    assert page.locator("#drawing .role-mark.mark-symbol path").count() == sum(
        row[2] == "open above" for row in rows.values()
    )


def test_vega_is_loaded_once_somebody_interacts(open_page: OpenPage, watched: Watched) -> None:
    page = open_page("explore.html")
    assert page.locator("#drawing svg").is_visible(), "a chart is there at once"
    assert not [url for url in watched.requests if "vega" in url]

    page.select_option("#by", "country")

    expect(page.locator(BAR).first).to_be_visible()
    assert [url for url in watched.requests if url.endswith("data/vega.js")]


def test_pointing_at_a_bar_tells_its_figure_and_choosing_it_lists_its_events(open_page: OpenPage) -> None:
    page = open_page("explore.html?by=year")
    bar = page.locator(BAR).first

    bar.hover()
    expect(page.locator("#vg-tooltip-element")).to_have_text(str(bar.get_attribute("aria-label")))
    bar.click()

    (first, *_) = read_figures(page).items()
    expect(page.locator("#picked h2")).to_contain_text(first[0])
    expect(page.locator("#picked tbody tr")).to_have_count(int(first[1][-1]))


def test_keyboard_leads_from_a_row_to_its_events(open_page: OpenPage) -> None:
    page = open_page("explore.html")

    page.locator("#figures tbody button").nth(1).focus()
    page.keyboard.press("Enter")

    expect(page.locator("#picked h2")).to_be_focused()
    assert page.locator("#picked tbody tr").count() > 0


def test_people_are_added_only_over_rows_that_count_no_one_twice(open_page: OpenPage) -> None:
    page = open_page("explore.html?measure=events&totals=0")
    assert not page.locator("[name=totals]").is_checked()

    page.select_option("#measure", "people")

    assert page.locator("[name=totals]").is_checked()
    assert page.locator("[name=totals]").is_disabled()


def test_page_says_how_many_events_are_left_out(open_page: OpenPage, query: Query) -> None:
    page = open_page("explore.html")
    ((undated, uncounted),) = query(
        "select count(*) filter (where started_on is null), count(*) filter (where started_on is not null "
        "and coalesce(released_low, released_best, released_high) is null) from marts.fct_exchanges where is_in_totals"
    )

    note = page.locator("#note").inner_text()

    assert undated
    assert uncounted
    assert f"known of them (year): {undated} events" in note
    assert f"gives a number: {uncounted} events" in note


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_chart_can_be_saved_with_its_source(open_page: OpenPage, tmp_path: Path, kind: str) -> None:
    page = open_page("explore.html?by=country", accept_downloads=True)

    with page.expect_download() as saving:
        page.locator(f"[data-save={kind}]").click()
    path = tmp_path / saving.value.suggested_filename
    saving.value.save_as(path)

    data = path.read_bytes()
    assert data.startswith(b"<svg" if kind == "svg" else b"\x89PNG")
    if kind == "svg":
        assert "not for citation" in data.decode("utf-8"), "the sample says so wherever its chart goes"


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_drawn_chart_has_no_barrier(open_page: OpenPage, language: str, scheme: str) -> None:
    page = open_page("explore.html?by=party", language=language, color_scheme=scheme)
    expect(page.locator(BAR).first).to_be_visible()
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"explore-party-{language}-{scheme}.png", full_page=True)

    found = (
        Axe()
        .run(page, options={"preload": False, "runOnly": {"type": "tag", "values": STANDARDS}})
        .response["violations"]
    )

    assert [(each["id"], [node["html"][:200] for node in each["nodes"][:3]]) for each in found] == []


def test_chart_is_drawn_when_served(open_page: OpenPage, site: Path) -> None:
    with serve_report(site.parent) as address:
        page = open_page("explore.html?by=place", base=address.rstrip("/"))
        expect(page.locator(BAR).first).to_be_visible()
