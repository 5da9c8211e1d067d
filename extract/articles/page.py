"""Stories of a raw text page: what is left when menus, teasers, captions, pointers and comments are gone.

A page is cut at its starts (see `starts`). Of the cuts, the one with most prose is the story; another counts if it has a
body of its own. Nothing within a paragraph is touched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from extract.articles.byline import Byline, find_credit
from extract.articles.lines import (
    BUTTON,
    BYLINE,
    CAPTION,
    COMMENTS,
    CREDIT,
    END,
    PROSE,
    READ_ALSO,
    SHORT,
    Line,
    read_lines,
)
from extract.articles.overlap import list_content_words, share_words
from extract.articles.starts import find_byline_below, find_starts, has_byline_above
from extract.articles.words import make_key

_BODY_CHARACTERS: Final = 250  # of prose, or two paragraphs: less is a teaser
_PACKED: Final = 4  # short lines without blank lines between: a menu or a list of headlines
_PROSE_READ: Final = 5  # paragraphs that a headline is compared with


@dataclass(frozen=True, slots=True)
class Story:
    """A story of a page.

    Attributes:
        title: Headline, empty where none was found.
        body: Paragraphs, one a line.
        byline: The byline that stands beside the headline, if any.
        credit_lines: Lines beside the headline that may name the outlet.
        outlet: Outlet that the page's template or a credit line tells.
    """

    title: str
    body: str
    byline: Byline | None
    credit_lines: tuple[str, ...]
    outlet: str | None


def split_page(text: str) -> list[Story]:
    """Return the stories of a page, in its order; empty where it holds none.

    Args:
        text: The page, lines ended by a newline, as the browser would show it.
    """
    lines = read_lines(text)
    outlet = next((line.outlet for line in lines if line.outlet is not None), None)
    segments = [segment for segment in _cut(lines) if segment]
    weights = [_weigh(segment) for segment in segments]
    if not any(weights):
        return _read_bare(lines, outlet)
    largest = weights.index(max(weights))
    stories = []
    for index, segment in enumerate(segments):
        if index == largest or _has_body(segment):
            story = _read_story(segment, outlet)
            if story.body:
                stories.append(story)
    return stories


def clean_story(title: str, text: str) -> Story:
    """Return the one story of a text that holds little else: an HTML page's main text.

    Args:
        title: Headline, as the page's head states it.
        text: Paragraphs, one a line.
    """
    segment = _trim_end(read_lines(text))
    first = next((i for i, line in enumerate(segment) if line.kind == PROSE), len(segment))
    last = max((i for i, line in enumerate(segment) if line.kind == PROSE), default=first)
    body = _read_body(segment, 0, first, title_key=make_key(title))
    credit_lines = tuple(line.text for line in segment if line.kind in (CREDIT, BYLINE))
    named = next((name for name in map(find_credit, credit_lines) if name is not None), None)
    return Story(title, "\n".join(body), _choose_byline(segment, 0, first, last), credit_lines, named)


def _cut(lines: list[Line]) -> Iterator[list[Line]]:
    """Yield the segments of a page: from each start to the next; the first may lack a start."""
    starts = [index - 1 if has_byline_above(lines, index) else index for index in find_starts(lines)]
    for begin, end in zip([0, *starts], [*starts, len(lines)], strict=True):
        yield lines[begin:end]


def _weigh(segment: list[Line]) -> int:
    """Return the characters of prose in a segment up to what follows its story."""
    return sum(len(line.text) for line in _trim_end(segment) if line.kind == PROSE)


def _has_body(segment: list[Line]) -> bool:
    """Tell whether a segment is a story: paragraphs that follow each other, not teasers under headlines."""
    kept = _trim_end(segment)
    paragraphs = [line for line in kept if line.kind == PROSE]
    headlines = sum(line.kind == SHORT and line.word_count >= 4 for line in kept)
    size = sum(len(line.text) for line in paragraphs)
    if size < _BODY_CHARACTERS and len(paragraphs) < 2:
        return False
    return (len(paragraphs) > 1 and len(paragraphs) >= headlines - 2) or size >= 2 * _BODY_CHARACTERS


def _trim_end(segment: list[Line]) -> list[Line]:
    """Cut a segment where its story ends: at comments, or at a list of other headlines."""
    seen_prose = False
    for index, line in enumerate(segment):
        seen_prose = seen_prose or line.kind == PROSE
        if seen_prose and line.kind == COMMENTS:
            return segment[:index]
        if seen_prose and line.kind == END and not _goes_on(segment[index + 1 :]):
            return segment[:index]
    return segment


def _goes_on(rest: list[Line]) -> bool:
    """Tell whether a story goes on after a list of other headlines: more paragraphs than headlines follow."""
    prose = shorts = 0
    for line in rest:
        if line.kind in (COMMENTS, END):
            break
        prose += line.kind == PROSE
        shorts += line.kind in (SHORT, CAPTION)
    return prose >= 2 and prose > shorts


def _read_story(segment: list[Line], outlet: str | None) -> Story:
    """Make a story of a segment.

    Args:
        segment: Lines from a headline on; or the top of the page, with menus and teasers before the headline.
        outlet: What the page's template tells.
    """
    segment = _trim_end(segment)
    title_index = _choose_title(segment)
    begin = 0 if title_index is None else title_index
    title = "" if title_index is None else segment[title_index].text
    first = next((i for i in range(begin, len(segment)) if segment[i].kind == PROSE), len(segment))
    head = segment[begin:first]
    last = max((i for i, line in enumerate(segment) if line.kind == PROSE), default=first)
    body = _read_body(segment, begin, first, title_key="" if title_index is None else segment[title_index].key)
    byline = _choose_byline(segment, begin, first, last)
    credit_lines = tuple(line.text for line in [*head, *segment[last + 1 :]] if line.kind in (CREDIT, BYLINE))
    named = next((name for name in map(find_credit, credit_lines) if name is not None), None)
    return Story(title, "\n".join(body), byline, credit_lines, outlet or named)


def _choose_title(segment: list[Line]) -> int | None:
    """Return the index of the headline of a segment, or None.

    Before the first paragraph the headline is the line that shares most words with the body, has a byline or stands
    alone; a list of headlines and the captions are not it.
    """
    first = next((i for i, line in enumerate(segment) if line.kind == PROSE), len(segment))
    prose = [line.text for line in segment[first:] if line.kind == PROSE][:_PROSE_READ]
    body_words = list_content_words(" ".join(text[:2000] for text in prose))
    repeats = Counter(line.key for line in segment if line.kind == SHORT)
    best, best_score = None, 0.0
    for index in range(first):
        line = segment[index]
        if line.kind != SHORT or line.word_count < 2:
            continue
        score = 2 * share_words(line.text, body_words)
        score += 1.0 if line.word_count >= 4 else 0.0
        score += 1.5 if repeats[line.key] > 1 else 0.0
        score += 1.5 if find_byline_below(segment[index + 1 : index + 4]) is not None else 0.0
        score += 0.5 if best is None and line.word_count >= 4 else 0.0
        score -= 1.0 if _is_packed(segment, index) else 0.0
        if score > best_score + 0.01:
            best, best_score = index, score
    return best


def _is_packed(segment: list[Line], index: int) -> bool:
    """Tell whether a line stands in a run of short lines without blank lines, other than last before the body."""
    run = 1
    for step in (-1, 1):
        at = index
        while run < _PACKED + 1:
            at += step
            if not 0 <= at < len(segment) or segment[at if step == 1 else at + 1].gap:
                break
            if segment[at].kind not in (SHORT, BUTTON, END, READ_ALSO):
                break
            run += 1
    follower = segment[index + 1] if index + 1 < len(segment) else None
    is_last = follower is not None and (follower.kind in (PROSE, BYLINE, CREDIT, CAPTION))
    return run >= _PACKED and not is_last


def _choose_byline(segment: list[Line], begin: int, first: int, last: int) -> Byline | None:
    """Return the byline of a story: below its headline, else just above it, else below its deck or stated at its end."""
    above = [segment[begin - 1]] if has_byline_above(segment, begin) else []
    late = [segment[index] for index in _find_late_bylines(segment, first)]
    lines = [*segment[begin:first], *above, *late]
    found = [line.byline for line in lines if line.byline is not None]
    closing = [line.byline for line in segment[last + 1 :] if line.byline is not None]
    found += [byline for byline in closing if byline.is_stated]
    return next((byline for byline in found if byline.is_stated), found[0] if found else None)


def _find_late_bylines(segment: list[Line], first: int) -> list[int]:
    """Return the index of the byline that stands below a deck of full sentences: the only date line of its story."""
    dated = [index for index, line in enumerate(segment) if line.kind == BYLINE]
    return dated if len(dated) == 1 and first < dated[0] <= first + 2 else []


def _read_body(segment: list[Line], begin: int, first: int, *, title_key: str) -> list[str]:
    """Return the paragraphs of a story: the deck, the prose, and the subheadings between."""
    repeats = Counter(line.key for line in segment if line.kind in (SHORT, CAPTION))
    prose = [line.text for line in segment[first:] if line.kind == PROSE][:_PROSE_READ]
    words = list_content_words(" ".join(text[:2000] for text in prose))
    body = [
        line.text
        for index, line in enumerate(segment[begin:first], begin)
        if _is_deck(line, title_key, repeats, words) and not _is_packed(segment, index)
    ]
    pending: list[str] = []
    pointing = False
    bylines = _find_late_bylines(segment, first)
    for index, line in enumerate(segment[first:], first):
        if index in bylines:
            continue
        if line.kind == PROSE:
            body += [*pending, line.text]
            pending, pointing = [], False
        elif line.kind in (READ_ALSO, END):
            pointing = True
        elif not pointing and _is_kept(line, title_key, repeats):
            pending.append(line.text)
    return body + [text for text in pending if _ends_story(text)]


def _is_deck(line: Line, title_key: str, repeats: Counter[str], words: frozenset[str]) -> bool:
    """Tell whether a line between headline and body belongs to the story: it speaks of the same things."""
    if line.kind != SHORT or line.key == title_key or line.word_count < 5 or repeats[line.key] > 1:
        return False
    return share_words(line.text, words) >= 0.3


def _is_kept(line: Line, title_key: str, repeats: Counter[str]) -> bool:
    """Tell whether a line between paragraphs belongs to the story."""
    if line.kind == CAPTION:
        return repeats[line.key] == 1 and line.word_count > 14
    if line.kind in (SHORT, CREDIT):
        return line.key != title_key and repeats[line.key] <= 1
    return line.kind == BYLINE


def _ends_story(text: str) -> bool:
    """Tell whether a line after the last paragraph is its story's last sentence and no headline or button."""
    return len(text.split()) >= 14 or text.rstrip("\"'”’») ").endswith((".", "۔"))


def _read_bare(lines: list[Line], outlet: str | None) -> list[Story]:
    """Read a page without prose: a headline and a few words, or nothing."""
    kept = [line for line in lines if line.kind in (SHORT, CAPTION, CREDIT)]
    unique = list(dict.fromkeys(line.text for line in kept if line.kind == SHORT))
    if not unique:
        return []
    byline = next((line.byline for line in lines if line.byline is not None), None)
    if len(unique) == 1:
        return [Story("", unique[0], byline, (), outlet)]
    return [Story(unique[0], "\n".join(unique[1:]), byline, (), outlet)]
