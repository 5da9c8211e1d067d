"""How well extraction does: claims held against hand-coded ones (docs/methodology/evaluation.md)."""
