"""Stories of a raw text page: what is left when menus, teasers, captions, pointers and comments are gone.

A page is cut at its *starts*: headlines that show themselves as such because they stand there twice, have a byline below,
a rule above, or a wider gap than paragraphs have. Of the cuts, the one with most prose is the story; another counts if
it has a body of its own. Nothing within a paragraph is touched.
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
    RULE,
    SHORT,
    Line,
    count_repeats,
    read_lines,
)
from extract.articles.overlap import list_content_words, share_words
from extract.articles.words import make_key

_HEADLINE_WORDS: Final = range(3, 31)
_NEAR: Final = 8  # lines over which a headline may be repeated, or its byline and body begin
_FIRST_SCORE: Final = 2  # of a headline before any prose
_NEXT_SCORE: Final = 3  # of a headline after prose: a subheading or caption must not cut a story in two
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
    starts = [index - 1 if _has_byline_above(lines, index) else index for index in _find_starts(lines)]
    for begin, end in zip([0, *starts], [*starts, len(lines)], strict=True):
        yield lines[begin:end]


def _find_starts(lines: list[Line]) -> list[int]:
    """Return the indices of the headlines that begin a story."""
    repeats = count_repeats(lines)
    next_prose = _find_next_prose(lines)
    usual_gap = _find_usual_gap(lines)
    starts: list[int] = []
    last_seen: dict[str, int] = {}
    seen_prose, in_comments = False, False
    for index, line in enumerate(lines):
        seen_prose = seen_prose or line.kind == PROSE
        in_comments = in_comments or (line.kind == COMMENTS and seen_prose)
        if line.kind != SHORT or line.word_count not in _HEADLINE_WORDS:
            continue
        near = line.key in last_seen and index - last_seen[line.key] <= _NEAR
        known = line.key in last_seen
        last_seen[line.key] = index
        if near or (known and seen_prose) or next_prose[index] - index > _NEAR + 4:
            continue
        score = _score_start(lines, index, repeats, usual_gap)
        if in_comments and repeats[line.key] < 2:
            continue
        if score >= (_NEXT_SCORE if seen_prose else _FIRST_SCORE):
            if starts and next_prose[starts[-1]] > index:
                if score <= _score_start(lines, starts[-1], repeats, usual_gap):
                    continue
                starts.pop()
            starts.append(index)
    return starts


def _score_start(lines: list[Line], index: int, repeats: Counter[str], usual_gap: int) -> int:
    """Score the evidence that a headline begins a story."""
    line = lines[index]
    window = lines[index + 1 : index + 1 + _NEAR]
    score = 0
    if repeats[line.key] > 1:
        again = next((i for i, other in enumerate(window) if other.key == line.key), None)
        score += 1 if again == 0 and window[0].gap == 0 else 2
        if again is not None and any(other.kind in (BUTTON, BYLINE) for other in window[: again + 2]):
            score += 1
    if _find_byline_below(window) is not None:
        score += 3
    if index and lines[index - 1].kind == RULE:
        score += 2
    is_apart = index > 0 and line.gap >= 2 and line.gap > usual_gap and line.word_count >= 5
    if is_apart:
        score += 1
    if (is_apart or (index and lines[index - 1].kind == RULE)) and _changes_topic(lines, index):
        score += 2
    return score


def _changes_topic(lines: list[Line], index: int) -> bool:
    """Tell whether a headline speaks of what follows it and of nothing that went before."""
    before = [line.text[:2000] for line in lines[max(0, index - 3 * _NEAR) : index] if line.kind == PROSE][
        -_PROSE_READ:
    ]
    after = [line.text[:2000] for line in lines[index + 1 : index + 1 + _NEAR] if line.kind == PROSE][:_PROSE_READ]
    headline = lines[index].text
    known = share_words(headline, list_content_words(" ".join(before)))
    return bool(before) and known <= 0.2 and share_words(headline, list_content_words(" ".join(after))) >= 0.4


def _find_byline_below(window: list[Line]) -> Line | None:
    """Return the byline that follows a headline before any prose or second headline."""
    shorts = 0
    for line in window:
        if line.kind == BYLINE:
            return line
        if line.kind == PROSE or (line.kind == SHORT and line.word_count >= 4):
            shorts += 1
            if shorts > 1 or line.kind == PROSE:
                return None
    return None


def _find_next_prose(lines: list[Line]) -> list[int]:
    """Return for each line the index of the next prose after it, or a far one."""
    following = [len(lines) + _NEAR * 9] * len(lines)
    nearest = following[0] if following else 0
    for index in range(len(lines) - 1, -1, -1):
        following[index] = nearest
        if lines[index].kind == PROSE:
            nearest = index
    return following


def _find_usual_gap(lines: list[Line]) -> int:
    """Return the number of blank lines that most often stands before a paragraph."""
    gaps = Counter(line.gap for line in lines[1:] if line.kind == PROSE)
    return gaps.most_common(1)[0][0] if gaps else 0


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
        score += 1.5 if _find_byline_below(segment[index + 1 : index + 4]) is not None else 0.0
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
    above = [segment[begin - 1]] if _has_byline_above(segment, begin) else []
    late = [segment[index] for index in _find_late_bylines(segment, first)]
    lines = [*segment[begin:first], *above, *late]
    found = [line.byline for line in lines if line.byline is not None]
    closing = [line.byline for line in segment[last + 1 :] if line.byline is not None]
    found += [byline for byline in closing if byline.is_stated]
    return next((byline for byline in found if byline.is_stated), found[0] if found else None)


def _has_byline_above(lines: list[Line], index: int) -> bool:
    """Tell whether a byline stands directly above a headline; after a gap it may be the day of the visit."""
    above = lines[index - 1].byline if index else None
    return above is not None and (above.is_stated or lines[index].gap == 0)


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
