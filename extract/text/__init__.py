"""Arabic text: folding with offsets, sentences, numerals, dates."""
