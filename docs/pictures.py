"""Pictures of the report, taken in Chromium: what a reader sees is what the README shows."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDTH = 1080


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a page.

    Attributes:
        address: Of the page, within the report; `{event}` stands for the id of the event shown.
        height: How much of the page is shown, in pixels.
        wait_for: A selector of what must be drawn.
        scroll_to: A selector of what stands at the top; nothing for the page's own top.
    """

    address: str
    height: int
    wait_for: str
    scroll_to: str = ""


PICTURES = {
    "overview": Picture("index.html", 760, "#latest tr"),
    "evidence": Picture("event.html?id={event}", 780, ".evidence blockquote", ".comparison"),
    "arabic": Picture("ar/explore.html?by=place&kind=evacuation", 760, "#drawing [aria-roledescription=bar]", "h1"),
}


def find_chromium() -> str | None:
    """Return the path of Chromium: the one that `HUDNA_CHROMIUM` names, else the first on the path; None without any."""
    return os.environ.get("HUDNA_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUMS)), None)


def take_pictures(report: Path, folder: Path, *, event: str) -> None:
    """Write the pictures of a report as PNG.

    Args:
        report: The folder of the report.
        folder: Where to.
        event: The id of the event to show.

    Raises:
        FileNotFoundError: If there is no Chromium.
    """
    chromium = find_chromium()
    if not chromium:
        raise FileNotFoundError("There is no Chromium: apt-get install chromium, or name one in HUDNA_CHROMIUM.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        for name, picture in PICTURES.items():
            page = browser.new_page(viewport={"width": WIDTH, "height": picture.height}, reduced_motion="reduce")
            page.goto(f"{report.resolve().as_uri()}/{picture.address.format(event=event)}")
            page.wait_for_selector(picture.wait_for)
            page.evaluate("() => document.fonts.ready")
            if picture.scroll_to:
                page.evaluate("where => document.querySelector(where).scrollIntoView()", picture.scroll_to)
            page.screenshot(path=folder / f"{name}.png")
            page.close()
        browser.close()
