"""`hudna sql` and `hudna show` over a small published warehouse."""

from __future__ import annotations

import csv
import json
import shutil
from io import StringIO
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

from extract.cli import app, querying
from extract.text.bidi import END_ISOLATE, RTL_ISOLATE
from tests.unit.cli.running import run
from tests.unit.publish.test_release import publish_change

HISTORY = """
    insert into marts.event_id_history values
    ('x0', 'x00', '2026-01-02', 'merged'), ('x00', 'x1', '2026-01-03', 'merged'), ('x9', null, '2026-01-04', 'withheld');
    update marts.bridge_event_claims set claimed_status = 'agreed' where claim_id = 'c2';
    update marts.bridge_event_claims set published_at = '2017-04-10 21:00', published_on = '2017-04-11' where claim_id = 'c1';
"""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse in which the ids x0 and x00 live on as x1, and x9 is gone."""
    built, warehouse = tmp_path_factory.mktemp("built"), tmp_path_factory.mktemp("warehouse")
    publish_change(built)
    database = warehouse / "hudna.duckdb"
    shutil.copyfile((built / "hudna.duckdb").resolve(), database)
    with duckdb.connect(database) as connection:
        connection.execute(HISTORY)
    return warehouse


@pytest.fixture(autouse=True)
def warehouse(published: Path, project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HUDNA_WAREHOUSE_DIR", str(published))
    monkeypatch.setenv("COLUMNS", "80")
    return published


class TestSql:
    def test_table_fits_80_columns(self) -> None:
        result = run("sql", "select exchange_id, status, released_best from fct_exchanges order by all")

        assert result.exit_code == 0
        assert "x1" in result.stdout
        assert "3 rows" in result.stdout
        assert max(len(line) for line in result.stdout.splitlines()) <= 80

    def test_no_rows_name_many_columns_in_whole_words(self) -> None:
        lines = run("sql", "from fct_exchanges where exchange_id = 'none'").stdout.splitlines()

        assert lines[0].startswith("exchange_id, deal_id, ")
        assert lines[-1] == "0 rows"
        assert max(len(line) for line in lines) <= 80

    def test_many_columns_are_shown_field_by_field(self) -> None:
        lines = run("sql", "from fct_exchanges where exchange_id = 'x1'").stdout.splitlines()

        assert any(line.split() == ["released_high", "29"] for line in lines)
        assert max(len(line) for line in lines) <= 80

    def test_rows_left_out_are_counted(self) -> None:
        assert "3 rows; 1 not shown" in run("sql", "--rows", "2", "from fct_deals limit 3").stdout

    def test_no_rows_still_name_the_columns(self) -> None:
        result = run("sql", "select deal_id from fct_deals where false")

        assert "deal_id" in result.stdout
        assert "0 rows" in result.stdout

    def test_csv_joins_lists_and_leaves_unknown_empty(self) -> None:
        query = "select deal_id, actor_ids, first_on from fct_deals where deal_id in ('d2', 'd3') order by all"
        rows = list(csv.reader(StringIO(run("sql", "--format", "csv", query).stdout)))

        assert rows == [["deal_id", "actor_ids", "first_on"], ["d2", "a3; a4", "2018-09-01"], ["d3", "a1", ""]]

    def test_json_keeps_lists_and_null(self) -> None:
        query = "select deal_id, actor_ids, first_on from fct_deals where deal_id in ('d2', 'd3') order by all"
        rows = json.loads(run("sql", "--format", "json", query).stdout)

        assert rows == [
            {"deal_id": "d2", "actor_ids": ["a3", "a4"], "first_on": "2018-09-01"},
            {"deal_id": "d3", "actor_ids": ["a1"], "first_on": None},
        ]

    def test_every_query_of_a_text_is_answered(self) -> None:
        result = CliRunner().invoke(app, ["sql"], input="select 'first' as a;\nselect 'second' as b;\n")

        assert result.exit_code == 0
        assert [result.stdout.count(word) for word in ("first", "second", "1 row")] == [1, 1, 2]

    def test_query_is_read_from_a_pipe(self) -> None:
        result = CliRunner().invoke(app, ["sql", "--format", "csv"], input="select 1 + 1 as two")

        assert result.stdout == "two\n2\n"

    @pytest.mark.parametrize(
        "query",
        [
            "delete from fct_deals",
            "copy fct_deals to 'deals.csv'",
            "from read_csv('/etc/hostname')",
            "select nope from fct_deals",
        ],
        ids=["writing", "another file", "reading a file", "no column"],
    )
    def test_what_cannot_be_done_ends_with_2_and_a_way_on(self, query: str) -> None:
        result = run("sql", query)

        assert result.exit_code == 2
        assert "describe TABLE" in result.stderr
        assert "Traceback" not in result.stderr

    def test_prompt_goes_on_after_a_wrong_query(self, monkeypatch: pytest.MonkeyPatch) -> None:
        typed = iter(["select nope;", "select count(*) as deals", "from fct_deals;", "exit"])
        monkeypatch.setattr("builtins.input", lambda _prompt: next(typed))
        monkeypatch.setattr(querying, "sys", FakeSystem())
        result = run("sql")

        assert result.exit_code == 0
        assert "nope" in result.stderr
        assert "4" in result.stdout


class FakeSystem:
    """Stands for `sys` at a keyboard."""

    class stdin:  # noqa: N801 - the name is that of the module
        """A keyboard."""

        @staticmethod
        def isatty() -> bool:
            return True


class TestShow:
    def test_event_has_counts_dates_places_and_claims(self) -> None:
        result = run("show", "x1")
        text = " ".join(result.stdout.split())

        assert result.exit_code == 0
        assert "sample" in text
        assert "22 (20 to 29) people" in text
        assert "7 (0 to 7) bodies" in text
        assert "10 April 2017, to the day" in text
        assert "Abu al-Zandin" in text
        assert "11 (9 to 18) fighters" in text
        assert "Outlet B, 2017-04-12: agreed, from activists and officials, differs from the event" in text
        assert "https://example.org/2" in text

    def test_arabic_is_isolated_line_by_line(self) -> None:
        lines = [line for line in run("show", "x1").stdout.splitlines() if "الطرفان" in line]

        assert lines
        assert all(RTL_ISOLATE in line and END_ISOLATE in line for line in lines)

    def test_unknown_stays_unknown(self) -> None:
        text = " ".join(run("show", "x3").stdout.split())

        assert "when not known" in text
        assert "18 or more people" in text

    def test_batches_of_the_operation_are_named(self) -> None:
        text = run("show", "e1").stdout

        assert "e1b1  evacuation, batch, completed, 20 May 2018" in text
        assert "not in totals" in text

    def test_merged_id_is_followed(self) -> None:
        result = run("show", "x0")

        assert result.exit_code == 0
        assert "x0 lives on as x1." in result.stderr
        assert "Exchange x1" in result.stdout

    @pytest.mark.parametrize(
        ("event_id", "words"),
        [
            ("x9", "The event x9 is no longer published since 2026-01-04: withheld."),
            ("e1b3", "e1b1"),
            ("d1", "d1 is a deal, not an event."),
            ("zzz", "There is no event zzz."),
        ],
        ids=["gone", "near", "deal", "unknown"],
    )
    def test_what_is_not_there_is_explained(self, event_id: str, words: str) -> None:
        result = run("show", event_id)

        assert result.exit_code == 2
        assert words in result.stderr


@pytest.mark.parametrize("command", [["sql", "select 1"], ["show", "x1"]], ids=["sql", "show"])
def test_nothing_published_says_what_to_run(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUDNA_WAREHOUSE_DIR", str(tmp_path / "none"))
    result = run(*command)

    assert result.exit_code == 2
    assert "hudna refresh" in result.stderr
