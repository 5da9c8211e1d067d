"""Forms of the files of the lexicon: what each may hold, so that a slip is told and does not just read nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import yaml

from extract.yaml_forms import (
    FLAG,
    NUMBER,
    NUMBER_OR_NULL,
    SOME_WORDS,
    TEXT,
    WORD,
    WORDS,
    Fault,
    Form,
    entries_of,
    find_line,
    keys_of,
    list_of,
    make_scalar,
    mapping_of,
    one_of,
    within,
)

CATEGORIES: Final = (
    "fighters", "civilians", "women", "children", "wounded", "bodies", "families", "detainees", "people",
)  # fmt: skip
"""Categories of people (codebook, section 4)."""
_VERB_CLASSES: Final = (
    "release", "hand_over", "receive", "free", "swap", "evacuate", "leave", "arrive", "agree", "propose", "fail", "suspend",
    "postpone", "begin", "continue", "finish", "deny", "say", "mediate", "host", "include", "capture", "kill",
)  # fmt: skip
_CUES: Final = (
    "counter", "mediation", "own_mediation", "thanks", "carrier", "mediator_noun", "mediation_verb", "holder", "member",
    "arrangement", "convoy", "deal", "negation", "future", "conditional", "possible", "habit", "background", "likened",
    "another_deal", "new_deal", "first_done", "both", "each", "same", "ratio", "unreturned", "outside_deal", "two_parties",
    "the_latter", "between", "one_hand", "with", "from", "to", "via", "in", "near", "among", "besides", "by_attribution",
    "denied", "denied_otherwise", "unnamed_source", "foreign_nationals", "disaster", "sport", "ransom", "aid", "goods",
    "concession", "withdrawal",
)  # fmt: skip
_PAGE_PHRASES: Final = (
    "button", "read_also", "end", "comments", "sentence", "update", "published", "credit", "agency", "byline_word", "speech",
    "envoy", "outlet_noun",
)  # fmt: skip
_CALENDAR_LISTS: Final = (
    "not_today", "until", "day_parts", "nights", "duals", "plurals", "last", "this", "next", "same", "demonstratives",
    "same_month", "ago", "since", "onsets", "under_way", "after", "day_after", "within", "some", "few", "around", "half", "now", "year_words",
    "year_linkers", "eras", "same_as", "range_openers", "range_links",
)  # fmt: skip
_CUE_LISTS: Final = (
    "directions", "group_heads", "person_titles", "state_heads", "pair_heads", "not_swapped", "masculine_heads", "feminine_heads",
)  # fmt: skip
_NUMBER_LISTS: Final = (
    "count_of", "number_of", "not_people_before", "names_before", "occasions_before", "measures", "others", "wholes", "adverbs", "ranks",
)  # fmt: skip
_PERSON_LISTS: Final = (
    "introducers", "titles", "relatives", "inside_names", "ends_of_names", "names", "given_names_and_words", "surnames_and_words",
)  # fmt: skip


def _same(form: Form, *names: str) -> dict[str, Form]:
    return dict.fromkeys(names, form)


_GLOSSED: Final = {"gloss": TEXT, "words": SOME_WORDS}
_GLOSSED_LISTS: Final = mapping_of(keys_of(_GLOSSED))
_STEMS: Final = entries_of({"stem": WORD, "gloss": TEXT}, by=("stem",))
_NOUN: Final[dict[str, Form]] = {"word": WORD, "gloss": TEXT}
_NOUN_FORMS: Final = {"plural": WORDS, "dual": WORDS, "feminine": WORD}
_VERB: Final = {"past": WORD, "present": WORD, "noun": WORDS, "gloss": TEXT}
_VERB_FORMS: Final = _same(WORDS, "passive", "participle", "object", "unless")
_VALUES: Final = mapping_of(NUMBER, WORD)
_QUALIFIERS: Final = keys_of(_same(WORDS, "about", "at_least", "at_most"))
_UNIT: Final = one_of("hour", "day", "week", "month", "year")


def _day_or_night(node: yaml.Node, name: str) -> Iterator[Fault]:
    """Days from that of publication: a number, or the two of a night."""
    if isinstance(node, yaml.SequenceNode):
        yield from list_of(NUMBER)(node, name)
        if len(node.value) != 2:
            yield find_line(node), f"{name} has {len(node.value)} days; a night is over two"
    else:
        yield from NUMBER(node, name)


FORMS: Final[dict[str, Form]] = {
    "boilerplate.yml": keys_of(
        {
            "phrases": entries_of(
                {
                    "form": TEXT,
                    "gloss": TEXT,
                    "kind": one_of(*_PAGE_PHRASES),
                },
                {"outlet": TEXT},
                by=("form", "kind"),
            )
        }
    ),
    "calendar.yml": keys_of(
        {
            "relative_days": mapping_of(_day_or_night, WORD),
            "units": mapping_of(_UNIT, WORD),
            "pairs": mapping_of(_UNIT, WORD),
            "parts": mapping_of(one_of("start", "middle", "end"), WORD),
            "seasons": mapping_of(list_of(within(1, 12)), WORD),
            "month_days": _VALUES,
            **_same(WORDS, *_CALENDAR_LISTS),
        }
    ),
    "circumstances.yml": keys_of(_same(_GLOSSED_LISTS, "lists", "beginnings", "stems")),
    "common_words.yml": keys_of({**_same(WORDS, "plain", "forms"), "common": list_of(TEXT, unique=True)}),
    "conflicts.yml": keys_of(
        {
            "theatres": entries_of(
                {
                    "countries": list_of(make_scalar("code of a country", lambda node: len(node.value) == 2)),
                    "gloss": TEXT,
                },
                by=("gloss",),
            )
        }
    ),
    "cues.yml": keys_of(
        {
            "cues": keys_of(_same(keys_of(_GLOSSED), *_CUES)),
            "source_kinds": keys_of(
                _same(
                    keys_of(_same(WORDS, "nouns", "adjectives")),
                    "anonymous",
                    "activist",
                    "witness",
                    "media",
                    "official",
                )
            ),
            "place_cues": keys_of(_same(WORDS, "exact", "district", "governorate")),
            **_same(WORDS, *_CUE_LISTS),
        }
    ),
    "evacuations.yml": keys_of(
        {"lists": _GLOSSED_LISTS, "stems": _GLOSSED_LISTS, "place_nouns": mapping_of(list_of(TEXT), WORD)}
    ),
    "exchanges.yml": keys_of(_same(_GLOSSED_LISTS, "lists", "beginnings", "stems")),
    "gate.yml": keys_of(
        {
            **_same(_STEMS, "strong", "weak", "near_words"),
            "near_categories": list_of(one_of(*CATEGORIES)),
            "actor_types": list_of(TEXT),
        }
    ),
    "languages.yml": keys_of(
        {
            "languages": entries_of(
                {
                    "code": TEXT,
                    "gloss": TEXT,
                    "letters": make_scalar("text", lambda node: node.tag.endswith("str")),
                    "words": entries_of({"form": TEXT, "gloss": TEXT}, by=("form",)),
                },
                by=("code",),
            )
        }
    ),
    "months.yml": keys_of(
        {
            "months": entries_of(
                {
                    "form": TEXT,
                    "month": within(1, 12),
                    "calendar": one_of("gregorian", "hijri"),
                    "usage": TEXT,
                    "gloss": TEXT,
                },
                {"also": TEXT},
                by=("form",),
            ),
            "links": entries_of({"form": WORD, "at": one_of("month", "year"), "gloss": TEXT}, by=("form", "at")),
        }
    ),
    "names.yml": keys_of(_same(_GLOSSED_LISTS, "lists", "place_nouns", "several_places", "vowelled")),
    "numbers.yml": keys_of(
        {
            **_same(_VALUES, "units", "teens", "tens", "hundreds", "scales", "ordinals"),
            "vague": mapping_of(NUMBER_OR_NULL, WORD),
            **_same(_QUALIFIERS, "qualifiers", "qualifiers_after"),
            **_same(WORDS, *_NUMBER_LISTS),
        }
    ),
    "people.yml": keys_of(
        {
            "nouns": entries_of(
                {**_NOUN, "category": one_of(*CATEGORIES)},
                {
                    **_NOUN_FORMS,
                    "feminine_category": one_of(*CATEGORIES),
                    **_same(FLAG, "held", "weak", "indefinite", "collective"),
                },
                by=("word",),
            ),
            **_same(entries_of(_NOUN, _NOUN_FORMS, by=("word",)), "vehicles", "convoys"),
        }
    ),
    "persons.yml": keys_of(_same(WORDS, *_PERSON_LISTS)),
    "rules.yml": keys_of(
        {"rules": mapping_of(keys_of(_same(TEXT, "gloss", "sentence"))), "statuses": mapping_of(TEXT)}
    ),
    "verbs.yml": keys_of(
        {"classes": keys_of(_same(entries_of(_VERB, _VERB_FORMS, by=("past", "present")), *_VERB_CLASSES))}
    ),
    "weekdays.yml": keys_of(
        {
            "weekdays": entries_of({"form": WORD, "iso": within(1, 7), "gloss": TEXT}, {"also": TEXT}, by=("form",)),
            "day_parts": entries_of({"form": WORD, "adds_hours": within(0, 23), "gloss": TEXT}, by=("form",)),
            "zones": entries_of({"form": TEXT, "gloss": TEXT}, by=("form",)),
        }
    ),
}
"""File of the lexicon → its form."""
