from __future__ import annotations

import io
import logging

import pytest
from rich.console import Console

from extract.terminal import RichReporter, start_logging


def make_console(*, is_terminal: bool = False) -> tuple[Console, io.StringIO]:
    output = io.StringIO()
    return Console(file=output, width=80, force_terminal=is_terminal, color_system=None), output


def test_step_tells_its_count_and_time_when_it_ends() -> None:
    console, output = make_console()

    with RichReporter(console).step("Loading articles") as advance:
        advance(3, None)
        advance(1187, 1187)

    assert output.getvalue().startswith("Loading articles: 1,187 in ")
    assert output.getvalue().count("\n") == 1


def test_bar_is_shown_on_a_terminal() -> None:
    console, output = make_console(is_terminal=True)

    with RichReporter(console).step("Loading articles") as advance:
        advance(1, 2)

    assert "1/2" in output.getvalue()


def test_step_that_breaks_tells_no_time() -> None:
    console, output = make_console()

    with pytest.raises(RuntimeError), RichReporter(console).step("Loading articles"):
        raise RuntimeError

    assert output.getvalue() == ""


def test_quiet_reporter_shows_nothing() -> None:
    console, output = make_console()
    reporter = RichReporter(console, quiet=True)

    with reporter.step("Loading articles") as advance:
        advance(1, 1)
    reporter.say("done")

    assert output.getvalue() == ""


def test_words_that_look_like_markup_are_shown_as_they_are() -> None:
    console, output = make_console()

    RichReporter(console).say("a file [red].txt")

    assert output.getvalue() == "a file [red].txt\n"


@pytest.mark.parametrize(
    ("level", "shown"), [(logging.INFO, True), (logging.ERROR, False)], ids=["shown", "below the level"]
)
def test_warnings_of_the_project_reach_the_console(level: int, shown: bool) -> None:
    console, output = make_console()
    start_logging(console, level=level)

    logging.getLogger("extract.load").warning("dropped the sample")

    assert ("dropped the sample" in output.getvalue()) is shown
