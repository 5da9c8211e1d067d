"""Evacuations: who left or was brought out of where, for where, under which arrangement.

`reader` leads; `triggers` tells which words of leaving tell of an evacuation, `senses` and `themes` what only looks like one, `segments`
where a sentence falls into passages, `convoys` which passages tell of one convoy; `evacuees`, `counts`, `route`, `same_place` and `parties` fill a passage's slots; `stages` completes and
sifts the joined passages of an article. The words stand in `extract/lexicon/evacuations.yml`.
"""
