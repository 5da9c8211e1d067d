"""Collect: from the places where outlets list their news to pages in `raw/inbox/`, each with its provenance."""
