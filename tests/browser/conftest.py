"""A browser, a report of few events and one of many; every page is watched for errors and for requests to elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from docs.pictures import FLAGS, find_chromium
from extract.report import renew_report
from tests.made_release import make_release

FEW, MANY = 120, 10_000
SCREENSHOTS = Path(__file__).with_name("screenshots")
"""Kept after a run, and not in git: look at them."""

LOCAL = ("file:", "data:", "blob:", "http://127.0.0.1:")


def need_chromium() -> str:
    """Return the browser's path; without one the tests fail, since a skipped test tells nothing."""
    found = find_chromium()
    if not found:
        pytest.fail("There is no Chromium: apt-get install chromium, or name one in HUDNA_CHROMIUM.", pytrace=False)
    return found


@dataclass
class Watched:
    """What a page did that it should not have done."""

    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        page.on("console", lambda message: self._note(message.type, message.text))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))

    def _note(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.errors.append(text)

    @property
    def elsewhere(self) -> list[str]:
        return [url for url in self.requests if not url.startswith(LOCAL)]


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    chromium = playwright.chromium.launch(executable_path=need_chromium(), args=list(FLAGS))
    yield chromium
    chromium.close()


def build(folder: Path, events: int) -> Path:
    make_release(folder, events=events)
    return renew_report(folder)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("few"), FEW)


@pytest.fixture(scope="session")
def large_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("many"), MANY)


OpenPage = Callable[..., Page]
Query = Callable[[str], list[tuple[Any, ...]]]


@pytest.fixture(scope="session")
def query(site: Path) -> Query:
    """A function that asks the published database."""

    def ask(sql: str) -> list[tuple[Any, ...]]:
        with duckdb.connect(str((site.parent / "hudna.duckdb").resolve()), read_only=True) as connection:
            return connection.execute(sql).fetchall()

    return ask


@pytest.fixture
def watched() -> Watched:
    return Watched()


@pytest.fixture
def open_page(browser: Browser, site: Path, watched: Watched) -> Iterator[OpenPage]:
    """A function that opens a page and waits until it is drawn; afterwards nothing may have gone wrong on it."""
    contexts = []

    def open_it(
        name: str, *, language: str = "en", base: str | None = None, width: int = 1280, **options: object
    ) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        watched.watch(page)
        page.goto(f"{base or site.as_uri()}/{'' if language == 'en' else language + '/'}{name}")
        if options.get("java_script_enabled", True):
            page.wait_for_function(
                "!document.querySelector('[aria-busy=true]') && !/…$/.test(document.getElementById('found')?.textContent ?? '')"
                " && (!document.getElementById('latest') || document.querySelector('#latest tr'))"
            )
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert watched.errors == []
    assert watched.elsewhere == []
