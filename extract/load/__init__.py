"""Load: from extractions to the DuckDB schema `raw`."""
