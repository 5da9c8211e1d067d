"""Hudna's extract step: from raw Arabic news pages to articles, mentions and claims in DuckDB."""

__version__ = "0.1.0"
