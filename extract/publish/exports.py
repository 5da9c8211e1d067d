"""The marts as Parquet and CSV files."""

from __future__ import annotations

from pathlib import Path

import duckdb

from extract.publish.tables import list_tables, quote_path

FORMULA_START = r"^[=+\-@\t\r\n＝＋－＠]"
"""What makes a spreadsheet take a cell for a formula (OWASP, CSV injection), full-width forms included."""

LIST_SEPARATOR = "; "
"""Between the members of a list in a CSV cell."""


def write_exports(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Write each published table to `parquet/<table>.parquet` and `csv/<table>.csv`.

    Rows are in a fixed order, so that equal facts give equal files.

    Args:
        connection: The release's database.
        folder: The release's folder.
    """
    (folder / "parquet").mkdir()
    (folder / "csv").mkdir()
    for table in list_tables(connection):
        parquet, csv = folder / "parquet" / f"{table}.parquet", folder / "csv" / f"{table}.csv"
        ordered = f"from marts.{table} order by all"
        connection.execute(f"copy ({ordered}) to {quote_path(parquet)} (format parquet, compression zstd)")
        columns = connection.execute(
            "select column_name, data_type from information_schema.columns "
            "where table_schema = 'marts' and table_name = ? order by ordinal_position",
            [table],
        ).fetchall()
        cells = ", ".join(f'{build_cell(column, data_type)} as "{column}"' for column, data_type in columns)
        connection.execute(f"copy (select {cells} from ({ordered})) to {quote_path(csv)} (format csv, header)")


def build_cell(column: str, data_type: str) -> str:
    """Return SQL for a column's CSV cell: lists joined, text that a spreadsheet would run made plain by an apostrophe."""
    value = f'"{column}"'
    if data_type.endswith("[]"):
        value = f"array_to_string({value}, '{LIST_SEPARATOR}')"
    elif data_type != "VARCHAR":
        return value
    return f"case when regexp_matches({value}, '{FORMULA_START}') then '''' || {value} else {value} end"
