"""Writing the report: its pages in both languages, the data that they load, their style, scripts and fonts."""

from __future__ import annotations

import json
import shutil
from base64 import b64encode
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path

import duckdb
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from extract.errors import NothingLoadedError
from extract.report.charts import bundle_vega
from extract.report.parts import write_parts
from extract.report.views import View, build_views
from extract.report.words import LANGUAGES, Words, read_words

ROOM = Path(__file__).parent
REPORT = "report"
DATABASE = "hudna.duckdb"

SCRIPTS = {
    "index": ["table", "latest"],
    "events": ["table", "filters", "search", "csv", "events"],
    "explore": ["table", "filters", "chart", "explore"],
    "event": ["geo", "locator", "evidence", "event"],
    "actors": ["search", "entities"],
    "actor": ["table", "actor"],
    "places": ["search", "entities"],
    "place": ["table", "geo", "locator", "place"],
    "map": ["geo", "filters", "map", "search", "entities"],
}
"""The scripts of each page beside `hudna`, which all have; a page that is not named has no other."""

NAVIGATION = {
    "index": "overview",
    "events": "events",
    "explore": "explore",
    "map": "map",
    "actors": "actors",
    "places": "places",
    "quality": "quality",
    "methods": "methods",
    "downloads": "downloads",
}
"""The pages that every page leads to, with the key of their name."""

WITHIN = {"event": "events", "actor": "actors", "place": "places"}
"""Pages of one thing, with the page that lists all of them."""

PAGES = (*NAVIGATION, *WITHIN)


def write_report(release: Path, *, folder: Path | None = None) -> None:
    """Write the report of a release.

    Nothing but the release's database and `status.json` is read, so nothing that is not published can get in.

    Args:
        release: The release's folder, with all else in it.
        folder: Where to; it must not exist. `report/` of the release by default.
    """
    folder = folder or release / REPORT
    status = json.loads((release / "status.json").read_text(encoding="utf-8"))
    (folder / "data").mkdir(parents=True)
    with duckdb.connect(release / DATABASE, read_only=True) as connection:
        connection.execute("set TimeZone = 'UTC'")
        layout = write_parts(connection, folder / "data")
        view = build_views(connection, release=release, status=status)
    _write_assets(folder)
    for language in LANGUAGES:
        _write_pages(folder if language == "en" else folder / language, read_words(language), view=view, layout=layout)


def renew_report(warehouse: Path) -> Path:
    """Write the report of the current release anew and put it in the old one's place.

    Args:
        warehouse: The folder of the warehouse.

    Returns:
        The folder of the report.

    Raises:
        NothingLoadedError: If nothing has been published.
    """
    release = (warehouse / "current").resolve()
    if not (release / DATABASE).exists():
        raise NothingLoadedError("Nothing has been published yet.", remedy="Run `hudna refresh`, or `hudna publish`.")
    folder, draft, old = release / REPORT, release / ".report-draft", release / ".report-old"
    for left in (draft, old):
        shutil.rmtree(left, ignore_errors=True)
    write_report(release, folder=draft)
    if folder.exists():
        folder.rename(old)
    draft.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
    return folder


def _write_assets(folder: Path) -> None:
    """Copy style and scripts, write the words that scripts use, the fonts, the outlines of the map and Vega."""
    assets = folder / "assets"
    assets.mkdir()
    for path in sorted((ROOM / "static").glob("*.*s")):
        shutil.copyfile(path, (folder / "data" if path.stem == "world" else assets) / path.name)
    (folder / "data" / "vega.js").write_text(bundle_vega(), encoding="utf-8")
    (assets / "fonts.css").write_text(_embed_fonts(), encoding="utf-8")
    shutil.copyfile(ROOM / "static" / "fonts" / "OFL.txt", assets / "OFL.txt")
    for language in LANGUAGES:
        text = json.dumps(asdict(read_words(language)), ensure_ascii=False, separators=(",", ":"))
        (assets / f"words-{language}.js").write_text(f"hudna.words={text}\n", encoding="utf-8")


def _embed_fonts() -> str:
    """Return the style sheet of the fonts, which holds them: a page opened from a folder may not load font files."""
    ranges = {"arabic": "U+0600-06FF, U+0750-077F, U+200C-200E, U+FB50-FDFF, U+FE70-FEFF", "latin": "U+0000-02FF, U+2000-206F, U+20AC, U+2190-21FF, U+2212"}  # fmt: skip
    rules = []
    for path in sorted((ROOM / "static" / "fonts").glob("*.woff2")):
        script, weight = path.stem.removesuffix("-normal").rsplit("-", 2)[-2:]
        data = b64encode(path.read_bytes()).decode("ascii")
        rules.append(
            f'@font-face{{font-family:"Hudna Plex";font-weight:{weight};font-display:swap;'
            f"unicode-range:{ranges[script]};src:url(data:font/woff2;base64,{data}) format('woff2')}}\n"
        )
    return "".join(rules)


def _write_pages(folder: Path, words: Words, *, view: View, layout: dict[str, int]) -> None:
    folder.mkdir(exist_ok=True)
    environment = Environment(
        loader=FileSystemLoader(ROOM / "templates"),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["number"] = format_number
    environment.filters["day"] = lambda day: format_day(day, words)
    root = "" if words.language == "en" else "../"
    for page in PAGES:
        html = environment.get_template(f"{page}.html").render(
            page=page,
            listed=WITHIN.get(page, page),
            navigation=NAVIGATION,
            scripts=SCRIPTS.get(page, []),
            root=root,
            other_href=f"{'ar/' if words.language == 'en' else '../'}{page}.html",
            words=words,
            t=words.say,
            view=view,
            layout=layout,
        )
        (folder / f"{page}.html").write_text(html, encoding="utf-8")


def format_number(number: int | None) -> str:
    """Return a whole number in groups of three, with Latin digits in both languages; empty where there is none."""
    return "" if number is None else f"{number:,}"


def format_day(day: date | datetime | str | None, words: Words) -> str:
    """Return a day in words: 9 March 2014."""
    if isinstance(day, str):
        day = datetime.fromisoformat(day)
    return words.say("unknown") if day is None else f"{day.day} {words.months[day.month - 1]} {day.year}"
