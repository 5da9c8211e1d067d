"""Where an evaluation is written."""

from __future__ import annotations

import json
from pathlib import Path

from extract.errors import InputError
from extract.evaluate.record import to_record
from extract.evaluate.run import Report
from extract.project import shorten_path

SUFFIXES = (".html", ".json")


def require_output(path: Path) -> None:
    """Refuse a file that a report cannot be written to, before the work is done.

    Raises:
        InputError: If it is neither .html nor .json, or its folder is not there.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise InputError(
            f"{shorten_path(path)} is of a kind that is not written.", remedy="Name a file that ends in .html or .json."
        )
    if not path.parent.is_dir():
        raise InputError(f"There is no folder {shorten_path(path.parent)}.", remedy="Make it, or name another.")


def write_report(report: Report, path: Path) -> None:
    """Write an evaluation as an HTML page or a JSON object, by the file's ending; an older one is replaced in one step.

    Raises:
        InputError: If the file cannot be written.
    """
    require_output(path)
    if path.suffix.lower() == ".html":
        from extract.evaluate.page import render_page  # noqa: PLC0415 - imports the drawing of charts

        content = render_page(report)
    else:
        content = json.dumps(to_record(report), ensure_ascii=False, indent=1) + "\n"
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.write_text(content, encoding="utf-8")
        partial.replace(path)
    except OSError as error:
        raise InputError(
            f"{shorten_path(path)} cannot be written: {error.strerror}.",
            remedy="Name a file in a folder that is yours.",
        ) from error
