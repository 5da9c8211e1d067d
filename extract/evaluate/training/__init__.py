"""Training of the small models of extraction from coded articles: `make train` (docs/methodology/evaluation.md, Training)."""
