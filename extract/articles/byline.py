"""The byline: the line beside a headline that tells outlet and time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from extract.articles.dates import FoundDate, find_dates, fold_line, load_calendar
from extract.articles.language import load_function_words
from extract.articles.publishers import Publisher, Publishers
from extract.articles.words import list_phrases, make_key

_LONGEST: Final = 200  # characters of a byline
_MOST_WORDS: Final = 6  # that a byline may hold beside dates, times and its own phrases: names of writer, outlet, town
_WORD: Final = re.compile(r"[^\W_]+(?:[^\W_]|[\u064b-\u0655\u0670\u0640])*")
_DIVIDERS: Final = re.compile(r"\s+[-–—|/•:]\s*|\s*[-–—|•:]\s+|\s*[|•]\s*|\s*:\s*$")
_SPEECH: Final = re.compile(
    r"(?:قال|قالت|اكد|اكدت|افاد|افادت|صرح|صرحت|اوضح|اوضحت|كشف|كشفت|ذكر|ذكرت|اشار|تصريح|حديث|حديثه|اتصال|خاصه|اضاف)"
)
_ENVOY: Final = re.compile(r"(?:مبعوث|ممثل|منسق|مساعد|مدير|وزير|مسؤول|مسوول|لجنه|موفد)")
_ADDRESSED: Final = re.compile(r"(?<![^\W_])ل(?:ـ|ل|)\s*(?=[^\W_])")


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


def read_byline(line: str) -> Byline | None:
    """Read a line as a byline; None where it is prose, a headline or a caption.

    A line with a date is a byline if little else stands in it but names: "Editors 7 June 2018, last update". A date
    within a sentence tells of an event.
    """
    if len(line) > _LONGEST:
        return None
    folded = fold_line(line)
    dates = find_dates(folded)
    if not dates:
        return None
    stated = _find_phrase(folded, "published")
    rest = _strip_known(folded, dates)
    words = [word for word in _WORD.findall(rest) if not word.isdigit()]
    has_prose = any(word in load_function_words() for word in words)
    if len(words) > _MOST_WORDS or (has_prose and stated is None):
        return None
    return Byline(_choose_date(folded, dates), stated is not None, find_credit(line))


def _choose_date(folded: str, dates: list[FoundDate]) -> FoundDate:
    """Return the date of publication of those that a byline prints: the first that is not one of an update."""
    updates = [
        match.end()
        for key in list_phrases("update")
        for match in re.finditer(rf"(?<![^\W_]){re.escape(key)}(?![^\W_])", folded)
    ]
    for found in dates:
        if not any(0 <= found.start - end <= 12 for end in updates):
            return found
    return dates[0]


def _find_phrase(folded: str, kind: str) -> str | None:
    """Return the phrase of a kind that a folded line holds as whole words, or None."""
    for key in list_phrases(kind):
        if re.search(rf"(?<![^\W_]){re.escape(key)}(?![^\W_])", folded):
            return key
    return None


def _strip_known(folded: str, dates: list[FoundDate]) -> str:
    """Return a folded line without its dates, weekdays, clock times and set phrases."""
    for found in sorted(dates, key=lambda item: -item.start):
        folded = f"{folded[: found.start]} {folded[found.end :]}"
    calendar = load_calendar()
    for pattern in calendar.patterns:  # the Hijri twin of a date
        folded = pattern.sub(" ", folded)
    folded = calendar.weekday.sub(" ", folded)
    for kind in ("update", "published", "credit"):
        for key in list_phrases(kind):
            folded = re.sub(rf"(?<![^\W\d_]){re.escape(key)}(?![^\W\d_])", " ", folded)
    folded = re.sub(
        r"(?<![^\W_])(?:الساعه|بتوقيت|يوم|هـ|ه|م|مـ|ص|صباحا|مساء|ظهرا|gmt|utc|am|pm)(?![^\W_])", " ", folded
    )
    return re.sub(r"\d{1,2}:\d\d", " ", folded)


def find_credit(line: str) -> str | None:
    """Return the outlet that a credit line prints beside "agencies", "exclusive" and the like; None without one."""
    if len(line) > _LONGEST:
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
                if name and len(name.split()) <= 4:
                    return name
    return None


def _cut_date(part: str) -> str:
    """Return the words after the date, weekday and clock time that a part of a byline begins with."""
    folded = fold_line(part)
    if len(folded) != len(part):  # vowel marks: offsets would not hold
        part = folded
    dates = find_dates(folded)
    if dates:
        part = part[dates[-1].end :]
    return re.sub(r"^\W*(?:\d{1,2}:\d\d)?\W*(?:صباحًا|صباحا|مساءً|مساء|ص|م)?(?![^\W_])\W*", "", part).strip(" -–—|:،,")


def find_outlet(lines: list[str], publishers: Publishers) -> Publisher | None:
    """Return the listed outlet that credit lines name, or None; a news agency is a source, not the outlet."""
    for line in lines:
        parts = [part for part in _DIVIDERS.split(line[:_LONGEST]) if part and part.strip()]
        for part in parts:
            publisher = publishers.find_by_name(make_key(_cut_date(part) or part))
            if publisher is not None and not publisher.is_agency:
                return publisher
    return None


def find_addressee(paragraphs: list[str], publishers: Publishers) -> Publisher | None:
    """Return the listed outlet that a report names as the one spoken to ("told X"), or None.

    An outlet writes its own name without quotes; the name after an envoy's title is a region.
    """
    for paragraph in paragraphs:
        folded = fold_line(paragraph)
        for match in _ADDRESSED.finditer(folded):
            before = folded[max(0, match.start() - 80) : match.start()]
            if not _SPEECH.search(before) or _ENVOY.search(before[-30:]):
                continue
            publisher = _read_addressee(folded, match, publishers)
            if publisher is not None:
                return publisher
    return None


def _read_addressee(folded: str, match: re.Match[str], publishers: Publishers) -> Publisher | None:
    """Return the outlet that starts where a preposition of address ends, or None."""
    window = folded[match.end() : match.end() + 60]
    words = re.split(r"[،,:.“”\"«»()]", window)[0].split()[:6]
    kinds = ("وكاله", "صحيفه", "موقع", "قناه", "شبكه", "جريده", "مراسل")
    for skip in (0, 1):
        if skip == 1 and (not words or words[0] not in kinds):
            break
        found = publishers.find_in_words(words[skip:])
        if found is not None and found[1] == 0 and not found[0].is_agency:
            return found[0]
    return None
