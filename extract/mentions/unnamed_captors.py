"""Captors whom a report names by a common noun alone, beside what only captors do: let people go, seize or hold them ("أفرجت فصائل مسلحة عن", "لدى مسلحين")."""

from __future__ import annotations

from extract.mentions.entries import Name
from extract.mentions.forms import PAST, PRESENT
from extract.mentions.items import Item
from extract.mentions.sentence import Sentence
from extract.mentions.verb_classes import LET_GO, is_number
from extract.mentions.word_lists import list_words

CAPTORS = "unnamed_captors"
_CANONICAL = "خاطفون"
_GROUPS = list_words("names.yml", "unnamed_groups")
_LIKE = list_words("names.yml", "like_armed_men")
_GANGS = list_words("names.yml", "gangs")
_HOLDER, _SUBJECTS, _OTHERS = "holder", ("ون",), ("ين",)
_BANDS = frozenset(("armed_group", "coalition"))
_EPITHET = "epithet"
_OF = "من"
_LONGEST = 4  # words, the noun among them
_THAT = frozenset(("ان", "بان"))
_SUBJECT_REACH = 7  # tokens from armed men, over where, to what they do
_LET_GO_REACH = 9  # tokens from who lets go, over where, to "off", "free" or how many


def mark_captors(sentence: Sentence, release: int, capture: int) -> None:
    """Mark the armed men or group without a name right behind a verb of letting go or seizing, or a word for holding, or the subject before such a verb.

    Args:
        sentence: The sentence, its names, phrases and verbs found.
        release: The bit of verbs of letting go.
        capture: The bit of verbs of seizing.
    """
    items = sentence.marked.items[sentence.first :]
    doing = [i for i in items if i.kind == "verb" and i.classes & (release | capture) and _is_finite(i)]
    holding = [i for i in items if i.kind == "cue" and i.cue == _HOLDER]
    if not doing and not holding:
        return
    sure = (i for i in items if i.kind == "name" and not all(name.gated for name in i.names))
    named = {k for i in sure for k in range(i.i, i.j)}
    spans = [(i.j, _find_end(sentence, i.j, _OTHERS)) for i in holding]
    for verb in doing:
        end = _find_end(sentence, verb.j, _SUBJECTS)
        if verb.classes & capture or _lets_go(sentence, end):
            spans.append((verb.j, end))
    spans += _find_subjects(sentence, doing)
    for start, end in dict(spans).items():
        if end > start and named.isdisjoint(range(start, end)):
            _add(sentence, start, end)


def _find_subjects(sentence: Sentence, doing: list[Item]) -> list[tuple[int, int]]:
    """Return the armed men or groups with which a sentence, or what it says "that", begins, and who do what a verb behind them says ("مسلحون في X يفرجون عن", "إن مسلحين خطفوا")."""
    words, found = sentence.marked.words, []
    for verb in doing:
        first = max(sentence.start, verb.i - _SUBJECT_REACH)
        start = next((k + 1 for k in range(verb.i - 1, first - 1, -1) if words[k] in _THAT), None)
        case = _SUBJECTS if start is None else _OTHERS
        start = sentence.start if start is None and first == sentence.start else start
        if start is not None and start < verb.i and not any(start <= v.i < verb.i for v in doing):
            found.append((start, _find_end(sentence, start, case)))
    return found


def _is_finite(verb: Item) -> bool:
    return bool(verb.tense & (PAST | PRESENT)) and not (verb.prefix or verb.definite)


def _lets_go(sentence: Sentence, end: int) -> bool:
    """Tell whether "off", "free" or a number follows in a clause, so that it is others who are let go."""
    behind = range(end, min(end + _LET_GO_REACH, sentence.end))
    return any(sentence.marked.words[k] in LET_GO or is_number(sentence.marked.info[k]) for k in behind)


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
    bare = group and i == first + 1 and words[first].removeprefix("ال") not in _GANGS
    return first if bare or words[i : i + 1] == [_OF] else i


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
