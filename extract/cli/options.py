"""Options and arguments that commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Extractor(StrEnum):
    """What reads the articles."""

    rules = "rules"
    llm = "llm"


class Log(StrEnum):
    """How a command tells what it does."""

    text = "text"
    json = "json"


def read_input(named: str) -> Path:
    """Return the path of an input; an empty one, as of a shell variable that is not set, is no folder to read."""
    if not named.strip():
        message = "an empty path names no file or folder"
        raise typer.BadParameter(message)
    return Path(named)


Inputs = Annotated[
    list[Path],
    typer.Argument(
        metavar="INPUT", help="Files (.txt, .html, .jsonl) or folders.", show_default=False, parser=read_input
    ),
]
MaybeInputs = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="INPUT",
        help="Files or folders; else raw/inbox/ if it holds anything, else raw/sample/.",
        show_default=False,
        parser=read_input,
    ),
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", metavar="N", min=1, help="Processes that extract.")]
AllCores = Annotated[
    int | None,
    typer.Option(
        "--jobs", "-j", metavar="N", min=1, help="Processes that extract; else one a core.", show_default=False
    ),
]
WhichExtractor = Annotated[
    Extractor,
    typer.Option("--extractor", help="Our rules, or the language model of HUDNA_LLM_URL and HUDNA_LLM_MODEL."),
]
AcceptVolume = Annotated[
    bool, typer.Option("--accept-volume-change", help="Publish even if there is much less than before.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Show warnings and errors only.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Show every step in detail.")]
LogFormat = Annotated[
    Log,
    typer.Option(
        "--log-format", envvar="HUDNA_LOG_FORMAT", help="Tell what is done as text, or as JSON lines on stderr."
    ),
]
