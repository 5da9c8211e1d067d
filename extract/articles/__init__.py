"""Read: from a file of `raw/` to the articles that it holds."""
