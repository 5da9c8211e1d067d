"""The byline: the line beside a headline that tells outlet and time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from extract.articles.dates import FoundDate, find_dates, fold_line, load_calendar
from extract.articles.language import load_function_words
from extract.articles.publishers import Publisher, Publishers
from extract.articles.words import compile_phrases, list_phrases, make_key
from extract.text.folding import fold

_LONGEST: Final = 200  # characters of a byline
_MOST_WORDS: Final = 6  # that a byline may hold beside dates, times and its own phrases: names of writer, outlet, town
_WORD: Final = re.compile(r"[^\W_]+(?:[^\W_]|[\u064b-\u0655\u0670\u0640])*")
_YEAR: Final = re.compile(r"\d{4}")
_MOST_OUTLET_WORDS: Final = 4
_CLOCK: Final = re.compile(r"\d{1,2}:\d\d(?::\d\d)?")
_DIVIDER: Final = re.compile(r"[-–—|/•:]")
_DIVIDERS: Final = re.compile(r"\s+[-–—|/•:]\s*|\s*[-–—|•:]\s+|\s*[|•]\s*|\s*:\s*$")
_CLAUSE_END: Final = re.compile(r"[،,:.“”\"«»()]")
_ADDRESSED: Final = re.compile(r"(?<![^\W_])ل[لـ]?\s*(?=[^\W_])")
_SPEECH_REACH: Final = 80  # characters before the outlet's name in which a word of telling stands
_ENVOY_REACH: Final = 30  # … in which an envoy's title makes a region of it


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline tells.

    Attributes:
        date: The date of publication, None where it prints none.
        is_stated: True if words of publication ("published on") stand before the date.
        outlet: The outlet's name as printed, None where it prints none.
    """

    date: FoundDate | None
    is_stated: bool
    outlet: str | None


def read_byline(line: str, folded: str | None = None) -> Byline | None:
    """Read a line as a byline; None where it is prose, a headline or a caption.

    A line with a date is a byline if little else stands in it but names: "Editors 7 June 2018, last update". A date
    within a sentence tells of an event.

    Args:
        line: The line as it stands.
        folded: The same line folded, where the caller has it.
    """
    if len(line) > _LONGEST or not _YEAR.search(line):
        return None
    folded = fold_line(line) if folded is None else folded
    dates = find_dates(folded)
    if not dates:
        return None
    stated = compile_phrases("published").search(folded)
    rest = _strip_known(folded, dates)
    words = [word for word in _WORD.findall(rest) if not word.isdigit()]
    has_prose = any(word in load_function_words() for word in words)
    if len(words) > _MOST_WORDS or (has_prose and stated is None):
        return None
    return Byline(_choose_date(folded, dates), stated is not None, find_credit(line))


def _choose_date(folded: str, dates: list[FoundDate]) -> FoundDate:
    """Return the date of publication of those that a byline prints: the first that is not one of an update."""
    updates = [match.end() for match in compile_phrases("update").finditer(folded)]
    for found in dates:
        if not any(0 <= found.start - end <= 12 for end in updates):
            return found
    return dates[0]


def _strip_known(folded: str, dates: list[FoundDate]) -> str:
    """Return a folded line without its dates, weekdays, clock times and set phrases."""
    for found in sorted(dates, key=lambda item: -item.start):
        folded = f"{folded[: found.start]} {folded[found.end :]}"
    calendar = load_calendar()
    for pattern in calendar.patterns:  # the Hijri twin of a date
        folded = pattern.sub(" ", folded)
    folded = calendar.weekday.sub(" ", folded)
    folded = compile_phrases("update", "published", "credit", "byline_word", whole_words=False).sub(" ", folded)
    folded = _CLOCK.sub(" ", folded)
    return " ".join(word for word in folded.split() if word not in calendar.added_hours)


def find_credit(line: str) -> str | None:
    """Return the outlet that a credit line prints beside "agencies", "exclusive" and the like; None without one."""
    if len(line) > _LONGEST or _DIVIDER.search(line) is None:
        return None
    parts = [part.strip() for part in _DIVIDERS.split(line) if part.strip()]
    keys = [make_key(part) for part in parts]
    known = list_phrases("credit")
    places = [i for i, key in enumerate(keys) if key in known]
    if not places or len(parts) < 2:
        return None
    for place in places:
        for near in (place - 1, place + 1):
            if 0 <= near < len(parts) and near not in places:
                name = _cut_date(parts[near])
                if name and len(name.split()) <= _MOST_OUTLET_WORDS:
                    return name
    return None


def _cut_date(part: str) -> str:
    """Return the words after the date, weekday and clock time that a part of a byline begins with."""
    folded = fold(part)
    dates = find_dates(folded.text.lower())
    if dates:
        part = part[folded.span(dates[-1].start, dates[-1].end)[1] :]
    words = part.split()
    while words and _is_clock_word(words[0]):
        words.pop(0)
    return " ".join(words).strip(" -–—|:،,")


def _is_clock_word(word: str) -> bool:
    """Tell whether a word is a clock time, a part of the day or mere punctuation."""
    key = fold_line(word).strip("-–—|:،,.()")
    return not key or key in load_calendar().added_hours or _CLOCK.fullmatch(key) is not None


def find_outlet(lines: Sequence[str], publishers: Publishers) -> Publisher | None:
    """Return the listed outlet that credit lines name, or None; a news agency is a source, not the outlet."""
    for line in lines:
        parts = [part for part in _DIVIDERS.split(line[:_LONGEST]) if part and part.strip()]
        for part in parts:
            publisher = publishers.find_by_name(make_key(_cut_date(part) or part))
            if publisher is not None and not publisher.is_agency:
                return publisher
    return None


def find_addressed_credit(lines: Sequence[str], paragraphs: Sequence[str]) -> str | None:
    """Return the name in a credit line ("writer – outlet") that the report itself says was told, or None.

    So an outlet that no table lists is told from its writers, and from the town that a report was sent from.
    """
    parts = [part.strip() for line in lines for part in _DIVIDERS.split(line[:_LONGEST])]
    names = [name for part in parts if (name := _cut_date(part)) and len(name.split()) <= _MOST_OUTLET_WORDS]
    body = "\n".join(map(fold_line, paragraphs)) if names else ""
    for name in names:
        key = make_key(name)
        addressed = re.search(rf"(?<![^\W_])ل[لـ]?\s?{re.escape(key.removeprefix('ال'))}(?![^\W_])", body)
        if addressed is not None:
            before = body[max(0, addressed.start() - _SPEECH_REACH) : addressed.start()]
            if compile_phrases("speech", prefix="[وف]?").search(before):
                return name
    return None


def find_addressee(paragraphs: Sequence[str], publishers: Publishers) -> Publisher | None:
    """Return the listed outlet that a report names as the one spoken to ("told X"), or None.

    An outlet writes its own name without quotes; the name after an envoy's title is a region.
    """
    for paragraph in paragraphs:
        folded = fold_line(paragraph)
        for match in _ADDRESSED.finditer(folded):
            before = folded[max(0, match.start() - _SPEECH_REACH) : match.start()]
            if not compile_phrases("speech", prefix="[وف]?").search(before):
                continue
            if compile_phrases("envoy", prefix="(?:[وفبل]?ال)?").search(before[-_ENVOY_REACH:]):
                continue
            publisher = _read_addressee(folded, match, publishers)
            if publisher is not None:
                return publisher
    return None


def _read_addressee(folded: str, match: re.Match[str], publishers: Publishers) -> Publisher | None:
    """Return the outlet that starts where a preposition of address ends, or None.

    A name of one Arabic word ("the nation", "life") needs a noun like "newspaper" before it.
    """
    window = folded[match.end() : match.end() + 60]
    words = _CLAUSE_END.split(window)[0].split()[:6]
    is_announced = bool(words) and words[0] in list_phrases("outlet_noun")
    for skip in (0, 1) if is_announced else (0,):
        found = publishers.find_in_words(words[skip:])
        if found is None or found[1] != 0 or found[0].is_agency:
            continue
        name = words[skip : skip + found[2]]
        if is_announced or len(name) > 1 or name[0].isascii():
            return found[0]
    return None
