"""Every page, in both languages, light and dark, wide and narrow: readable by all, and kept as a picture."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from axe_playwright_python.sync_playwright import Axe

from extract.report import serve_report
from extract.report.site import PAGES
from tests.browser.conftest import SCREENSHOTS, OpenPage, Watched

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def addresses(site: Path) -> dict[str, str]:
    """The address of each page; of a page of one thing, one with much on it."""
    with duckdb.connect(str((site.parent / "hudna.duckdb").resolve()), read_only=True) as connection:
        row = connection.execute(
            "select exchange_id from marts.fct_exchanges where is_disputed and claim_count = 3 "
            "and released_best is not null order by all"
        ).fetchone()
    assert row
    named = {"event": f"event.html?id={row[0]}", "actor": "actor.html?id=hts", "place": "place.html?id=sy"}
    return {page: named.get(page, f"{page}.html") for page in PAGES}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("name", PAGES)
def test_page_has_no_barrier(
    open_page: OpenPage, addresses: dict[str, str], name: str, language: str, scheme: str
) -> None:
    page = open_page(addresses[name], language=language, color_scheme=scheme)
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}-{language}-{scheme}.png", full_page=True)

    found = (
        Axe()
        .run(page, options={"preload": False, "runOnly": {"type": "tag", "values": STANDARDS}})
        .response["violations"]
    )

    assert [(each["id"], [node["html"] for node in each["nodes"][:3]]) for each in found] == []
    assert page.locator("h1").inner_text().strip()
    assert page.locator(".unknown").count() >= 1, "every page says what is not known"
    assert page.locator(".sample").count() == 1
    assert page.evaluate("window.hacked") is None


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("name", PAGES)
def test_page_fits_a_phone(open_page: OpenPage, addresses: dict[str, str], name: str, language: str) -> None:
    page = open_page(addresses[name], language=language, width=360)
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}-{language}-phone.png", full_page=True)

    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("name", PAGES)
def test_language_switch_leads_to_the_same_page_and_back(
    open_page: OpenPage, addresses: dict[str, str], name: str
) -> None:
    page = open_page(addresses[name])
    here = page.url

    page.locator("a.language").click()
    page.wait_for_load_state()

    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.url.split("/")[-1] == here.split("/")[-1]
    page.locator("a.language").click()
    page.wait_for_url(here)


@pytest.mark.parametrize("name", PAGES)
def test_page_works_when_served(
    open_page: OpenPage, site: Path, watched: Watched, addresses: dict[str, str], name: str
) -> None:
    with serve_report(site.parent) as address:
        page = open_page(addresses[name], base=address.rstrip("/"))
        assert page.locator("h1").inner_text().strip()
    assert all(url.startswith((address.split("/report")[0], "data:")) for url in watched.requests)


@pytest.mark.parametrize("name", ["index", "event", "events", "quality"])
def test_print_leaves_out_what_only_a_screen_needs(open_page: OpenPage, addresses: dict[str, str], name: str) -> None:
    page = open_page(addresses[name])

    page.emulate_media(media="print")

    assert not page.locator("header nav").is_visible()
    assert page.locator("h1").is_visible()
    assert page.locator(".sample").is_visible()
    assert page.locator(".unknown").first.is_visible()
    SCREENSHOTS.mkdir(exist_ok=True)
    assert len(page.pdf(path=SCREENSHOTS / f"{name}-print.pdf", format="A4")) > 10_000


@pytest.mark.parametrize("name", ["index", "quality", "methods", "downloads"])
def test_page_can_be_read_without_scripts(open_page: OpenPage, name: str) -> None:
    page = open_page(f"{name}.html", java_script_enabled=False)

    assert page.locator("main table, main ol").first.is_visible() or page.locator("details").first.is_visible()


def test_page_that_needs_scripts_says_so(open_page: OpenPage) -> None:
    page = open_page("events.html", java_script_enabled=False)

    assert "switched off" in page.locator("noscript").inner_text()


def test_skip_link_comes_first_and_leads_to_the_content(open_page: OpenPage) -> None:
    page = open_page("events.html")

    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("class") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
