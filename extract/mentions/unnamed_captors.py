"""Captors whom a report names by a common noun alone, beside what only captors do: let people go, seize or hold them ("أفرجت فصائل مسلحة عن", "لدى مسلحين")."""

from __future__ import annotations

from extract.mentions.entries import Name
from extract.mentions.forms import PAST, PRESENT
from extract.mentions.items import Item
from extract.mentions.sentence import Sentence
from extract.mentions.verb_classes import LET_GO
from extract.mentions.word_lists import list_words

CAPTORS = "unnamed_captors"
_CANONICAL = "خاطفون"
_GROUPS = list_words("names.yml", "unnamed_groups")
_LIKE = list_words("names.yml", "like_armed_men")
_HOLDER, _SUBJECTS, _OTHERS = "holder", ("ون",), ("ين",)
_BANDS = frozenset(("armed_group", "coalition"))
_EPITHET = "epithet"
_OF = "من"
_LONGEST = 4  # words, the noun among them
_LET_GO_REACH = 6  # tokens from who lets go, over an aside, to "off" or "free"


def mark_captors(sentence: Sentence, release: int, capture: int) -> None:
    """Mark the armed men or group without a name right behind a verb of letting go or seizing, or a word for holding.

    Args:
        sentence: The sentence, its names, phrases and verbs found.
        release: The bit of verbs of letting go.
        capture: The bit of verbs of seizing.
    """
    items = sentence.marked.items[sentence.first :]
    sure = (i for i in items if i.kind == "name" and not all(name.gated for name in i.names))
    named = {k for i in sure for k in range(i.i, i.j)}
    for item in items:
        held = item.kind == "cue" and item.cue == _HOLDER
        if not held and (item.kind != "verb" or not item.classes & (release | capture)):
            continue
        finite = bool(item.tense & (PAST | PRESENT)) and not (item.prefix or item.definite)
        if not held and not finite:
            continue
        end = _find_end(sentence, item.j, _OTHERS if held else _SUBJECTS)
        if end == item.j or not named.isdisjoint(range(item.j, end)):
            continue
        behind = sentence.marked.words[end : min(end + _LET_GO_REACH, sentence.end)]
        if held or item.classes & capture or not LET_GO.isdisjoint(behind):
            _add(sentence, item.j, end)


def leave_out_named(names: list[Item]) -> None:
    """Drop captors without a name where the article names an armed group, which they may be, unless their nation is told.

    Args:
        names: The names of the article, each with the reading chosen.
    """
    actors = [(i, i.name) for i in names if i.kind == "actor" and i.name is not None]
    unnamed = [i for i, name in actors if name.entity_id == CAPTORS]
    bands = [i for i, name in actors if name.entity_type in _BANDS and name.entity_id != CAPTORS] if unnamed else []
    for item in unnamed if bands else ():
        if item.names[0].name_kind == _EPITHET or any(band.i == item.i for band in bands):
            item.kind = "dropped"


def _find_end(sentence: Sentence, i: int, case: tuple[str, ...]) -> int:
    """Return the end of the armed men in a case, or the group of armed men, that token i begins; i if it begins none or "of" follows, whose they are."""
    words, first = sentence.marked.words, i
    if i >= sentence.end:
        return i
    group = words[i].removeprefix("ال") in _GROUPS
    if not group and not (words[i].endswith(case) and _is_of_fighters(sentence, i)):
        return i
    i += 1
    while i < min(first + _LONGEST, sentence.end) and _goes_on(sentence, i, case):
        i += 1
    return first if (group and i == first + 1) or words[i : i + 1] == [_OF] else i


def _goes_on(sentence: Sentence, i: int, case: tuple[str, ...]) -> bool:
    """Tell whether a word says what kind of armed men or group it is: armed, radical, of a nation."""
    word, known = sentence.marked.words[i], sentence.marked.info[i]
    if word.removeprefix("ال") in _LIKE:
        return True
    nation = known is not None and known.entry is not None and bool(known.entry.nationality)
    return (nation and word.endswith(("يه", *case))) or (word.endswith(case) and _is_of_fighters(sentence, i))


def _is_of_fighters(sentence: Sentence, i: int) -> bool:
    known = sentence.marked.info[i]
    noun = known.entry.noun if known is not None and known.entry is not None else None
    own = known is not None and not (known.suffix or known.joined or known.prefix)
    return own and noun is not None and noun.category == "fighters" and noun.number == "p" and not noun.held


def _add(sentence: Sentence, i: int, end: int) -> None:
    """Add captors who are named by tokens [i, end), and who may go by a name elsewhere unless their nation is told."""
    kind = _EPITHET
    for item in sentence.marked.items[sentence.first :]:
        if item.kind == "nat" and i < item.i < end:
            item.kind, kind = "dropped", "alias"
    name = Name("actor", CAPTORS, _CANONICAL, "armed_group", kind, salience=1)
    sentence.add_name(Item("name", sentence.s, i, end, names=[name]))
