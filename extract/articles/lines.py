"""What each line of a page is: prose, headline, byline, caption, button."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from extract.articles.byline import Byline, find_credit, read_byline
from extract.articles.dates import fold_line
from extract.articles.words import Phrase, list_phrases, load_phrases, make_key, trim_key

PROSE, SHORT, BYLINE, CAPTION, CREDIT = "prose", "short", "byline", "caption", "credit"
BUTTON, POINTER, READ_ALSO, END, COMMENTS, RULE = "button", "pointer", "read_also", "end", "comments", "rule"

_LONG: Final = 400  # characters: a line as long is prose, and is not looked at further
_LONG_WORDS: Final = 30  # words: prose, whatever it ends with; teasers are cut off before
_QUESTION_WORDS: Final = 22  # words of a line that ends openly (a question, a list to come): more than a headline has
_CLOSERS: Final = "\"'”’»«“)]} \u200f\u200e\u202c\u2069\xa0"
_RULE_LINE: Final = re.compile(r"[\W_]+")
_DIGIT: Final = re.compile(r"\d")
_COUNT: Final = re.compile(r"[\d\W_]+")
_AFTER_OPENING: Final = re.compile(r"\s*(?:[:|«“\"]|\.\.|[-–]\s)")
_CRUMBS: Final = re.compile(r"\s*[>»›/|•·\\]\s*|\s{2,}|\s[-–]\s")
_WORD: Final = re.compile(r"[^\W_]+(?:[^\W_]|[\u064b-\u0655\u0670\u0640])*")
_DASH: Final = re.compile(r"\s+[-–—|]\s+")
_LAST_BRACKET: Final = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]\W*$")
_LAST_DASH: Final = re.compile(r"(?:\s[-–—|/]\s*|:\s*)([^-–—|/:]{1,40})$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page that is not blank.

    Attributes:
        text: The line without blanks at its ends.
        key: Its folded key, empty for a long line.
        kind: What it is.
        word_count: Its words (of a long line: the least that makes it prose).
        gap: Blank lines before it.
        byline: What it tells as a byline.
        outlet: The outlet whose page template prints it.
    """

    text: str
    key: str
    kind: str
    word_count: int
    gap: int
    byline: Byline | None = None
    outlet: str | None = None


def read_lines(text: str) -> list[Line]:
    """Read the lines of a page. A page without full stops gets a softer notion of prose."""
    lines = [_classify(row, folded, gap) for row, folded, gap in _list_rows(text)]
    if not any(line.kind == PROSE for line in lines):
        lines = [_soften(line) for line in lines]
    repeats = count_repeats(lines)
    lines = [_settle_repeat(line, repeats) for line in lines]
    headlines = {line.key for line in lines if line.kind == SHORT}
    return [_cut_site_name(line, headlines) for line in lines]


def _list_rows(text: str) -> list[tuple[str, str, int]]:
    """Return the lines that hold something, as they are and folded, with the number of blank lines before each."""
    rows: list[tuple[str, str, int]] = []
    gap = 0
    for row, folded in zip(text.split("\n"), fold_line(text).split("\n"), strict=True):
        if folded.strip():
            rows.append((row.strip(), folded.strip(), gap))
            gap = 0
        else:
            gap += 1
    return rows


def count_repeats(lines: list[Line]) -> Counter[str]:
    """Count how often each short line stands on the page."""
    return Counter(line.key for line in lines if line.key and line.kind in (SHORT, CAPTION, PROSE))


def _settle_repeat(line: Line, repeats: Counter[str]) -> Line:
    """Make a headline of a short sentence that stands on the page several times."""
    if line.kind == PROSE and line.word_count < _LONG_WORDS and line.key and repeats[line.key] > 1:
        return replace(line, kind=SHORT)
    return line


def _cut_site_name(line: Line, headlines: set[str]) -> Line:
    """Return a headline without the name of its site ("headline | site"), where the page has it without as well."""
    if line.kind not in (SHORT, CREDIT) or _DASH.search(line.text) is None:
        return line
    head = _DASH.split(line.text)[0]
    key = make_key(head)
    return replace(line, text=head, key=key, kind=SHORT) if key in headlines and len(key.split()) > 2 else line


def _classify(text: str, folded: str, gap: int) -> Line:
    """Tell what a line is."""
    if len(text) > _LONG:
        return Line(text, "", PROSE, _LONG_WORDS, gap)
    if _RULE_LINE.fullmatch(text):
        return Line(text, "", RULE, 0, gap)
    key = trim_key(folded)
    count = len(_WORD.findall(folded))
    kind, outlet = _match_phrase(folded, key)
    byline = read_byline(text, folded) if kind is None else None
    if byline is not None:
        kind = BYLINE
    return Line(text, key, kind or _judge(text, count), count, gap, byline, outlet)


def _judge(text: str, word_count: int) -> str:
    """Tell what a line is that no phrase or date gives away."""
    if is_caption(text, word_count):
        return CAPTION
    if is_prose(text, word_count):
        return PROSE
    return CREDIT if find_credit(text) is not None or _is_signature(text) else SHORT


def is_prose(text: str, word_count: int) -> bool:
    """Tell whether a line is a paragraph: a sentence that ends, or more words than a headline or teaser has."""
    if word_count >= _LONG_WORDS:
        return True
    bare = text.rstrip(_CLOSERS)
    if bare.endswith((".", "۔")) and not bare.endswith(".."):
        return word_count >= 8
    return bare.endswith(("؟", "!", "?", ":", "؛", "…", "..")) and word_count >= _QUESTION_WORDS


def _soften(line: Line) -> Line:
    """Read a line of a page without any full stop: twelve words, or a short sentence that ends, are prose."""
    ends = line.text.rstrip(_CLOSERS).endswith((".", "۔"))
    if line.kind == SHORT and (line.word_count >= 12 or (ends and line.word_count >= 3)):
        return replace(line, kind=PROSE)
    return line


def is_caption(text: str, word_count: int) -> bool:
    """Tell whether a line is the caption of a picture: it ends with an agency's credit."""
    if word_count > 30:
        return False
    match = _LAST_BRACKET.search(text) or _LAST_DASH.search(text)
    if match is None:
        return False
    head = text[: match.start()].rstrip()
    key = make_key(match[1])
    agencies = list_phrases("agency")
    named = key in agencies or any(part in agencies for part in re.split(r"\s*[-–،,/]\s*|\s+و", key))
    return named and not head.endswith((".", "۔"))


def _is_signature(text: str) -> bool:
    """Tell whether a line is a writer and an outlet or town: a few words on both sides of one dash."""
    if _DASH.search(text) is None:
        return False
    parts = _DASH.split(text)
    return len(parts) in (2, 3) and all(1 <= len(part.split()) <= 3 for part in parts)


def _match_phrase(folded: str, key: str) -> tuple[str | None, str | None]:
    """Return the kind of a line that is a page phrase or begins with one, and the outlet whose template has it."""
    phrases = load_phrases()
    phrase = phrases.get(key)
    if phrase is None and _DIGIT.search(key):
        phrase = phrases.get(_COUNT.sub(" ", key).strip())  # "comments (2)", "15 views"
        phrase = phrase if phrase is not None and phrase.kind in (BUTTON, COMMENTS, END) else None
    if phrase is not None:
        return _get_line_kind(phrase), phrase.outlet
    opening = _compile_openings().match(key)
    if opening is not None:
        kind = phrases[opening.group()].kind
        if kind == "sentence":
            return BUTTON, None
        if _AFTER_OPENING.match(key, opening.end()):
            return (POINTER if kind == READ_ALSO else kind), None
    return (BUTTON, None) if _is_menu(folded) else (None, None)


@cache
def _compile_openings() -> re.Pattern[str]:
    """Return a pattern of the phrases that a longer line may begin with, longest first."""
    kinds = (READ_ALSO, END, COMMENTS, "sentence")
    keys = sorted((p.key for p in load_phrases().values() if p.kind in kinds), key=lambda key: (-len(key), key))
    return re.compile(rf"(?:{'|'.join(map(re.escape, keys))})(?![^\W_])")


def _get_line_kind(phrase: Phrase) -> str:
    """Return what a whole line is that is nothing but this phrase."""
    if phrase.kind in (BUTTON, READ_ALSO, END, COMMENTS):
        return phrase.kind
    return BUTTON if phrase.kind == "sentence" else CREDIT


def _is_menu(folded: str) -> bool:
    """Tell whether a line is menu entries or buttons side by side, or the trail to the page ("home > news > …")."""
    phrases = load_phrases()
    parts = [trim_key(part) for part in _CRUMBS.split(folded) if part.strip()]
    if len(parts) < 2:
        parts = folded.split()
        first = phrases.get(parts[0]) if parts else None
        if first is None or first.kind != BUTTON:
            return False
    are_buttons = [part in phrases and phrases[part].kind == BUTTON for part in parts]
    if all(are_buttons):
        return True
    return len(parts) >= 3 and (2 * sum(are_buttons) >= len(parts) or (are_buttons[0] and ">" in folded))
