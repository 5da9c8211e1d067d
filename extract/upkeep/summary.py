"""The state of what is published, as Markdown for the summary of a scheduled job.

python -m extract.upkeep.summary
"""

from __future__ import annotations

import sys
from typing import Any

from extract.errors import NothingLoadedError
from extract.project import find_warehouse
from extract.publish import read_status
from extract.publish.status import tell_run


def write_summary(status: dict[str, Any]) -> str:
    """Return freshness, checks, what the last run did, rows and totals of a release as Markdown.

    Args:
        status: The release's `status.json`.
    """
    checks = status["checks"]
    lines = [
        "## Hudna",
        (
            f"Published {status['published_at']}, last success {status['last_success']}, "
            f"as of the reports of {status['as_of'] or 'no known date'}{' (the sample)' if status['is_sample'] else ''}."
        ),
        "",
        "### Data quality",
        (
            f"{checks['expectations']} expectations, {checks['not_met']} not met; {checks['rows_withheld']} rows withheld, "
            f"{checks['rows_with_warning']} published with a warning."
        ),
        *(f"* {note}" for note in checks["notes"]),
    ]
    if status.get("last_run"):
        lines += ["", "### The last run", *(f"* {line}" for line in tell_run(status["last_run"]).splitlines())]
    lines += ["", "### Totals", "", "| | low | best | high |", "|---|---|---|---|"]
    lines += [
        f"| {name.replace('_', ' ')} | {' | '.join('' if total[key] is None else f'{total[key]:,}' for key in ('low', 'best', 'high'))} |"
        for name, total in status["totals"].items()
    ]
    lines += ["", "### Rows", "", "| table | rows |", "|---|---|"]
    lines += [f"| `{table}` | {count:,} |" for table, count in status["rows"].items()]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the summary of the current release to standard output."""
    try:
        sys.stdout.write(write_summary(read_status(find_warehouse())))
    except NothingLoadedError:
        sys.stdout.write("## Hudna\nNothing is published.\n")


if __name__ == "__main__":
    main()
