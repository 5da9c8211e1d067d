"""Starts: the headlines of a page that show themselves as the beginning of a story.

The evidence is added up: a headline that stands there twice, a byline below it, a rule above it, a gap that is wider than
between paragraphs, a change of topic. After the first paragraph more is asked, so that a subheading cuts no story in two.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from extract.articles.lines import BUTTON, BYLINE, COMMENTS, PROSE, RULE, SHORT, Line, count_repeats
from extract.articles.overlap import list_content_words, share_words

NEAR: Final = 8  # lines over which a headline may be repeated, or its byline stand
_BODY_REACH: Final = 12  # lines within which its first paragraph must come
_HEADLINE_WORDS: Final = range(3, 31)
_FIRST_SCORE: Final = 2  # of a headline before any prose
_NEXT_SCORE: Final = 3  # of a headline after prose
_PROSE_READ: Final = 5  # paragraphs that a headline is compared with
_READ_CHARACTERS: Final = 2_000  # of each
_KNOWN_SHARE: Final = 0.2  # of a headline's words, at most, in the paragraphs before: another topic
_FOLLOWED_SHARE: Final = 0.4  # … at least, in those after


def find_starts(lines: list[Line]) -> list[int]:
    """Return the indices of the headlines that begin a story.

    Of two with no paragraph between, the one with more evidence counts, the first of equals. Within the readers'
    comments a headline must stand there twice.
    """
    repeats = count_repeats(lines)
    next_prose = _find_next_prose(lines)
    usual_gap = _find_usual_gap(lines)
    found: list[tuple[int, int]] = []
    last_seen: dict[str, int] = {}
    seen_prose, in_comments = False, False
    for index, line in enumerate(lines):
        seen_prose = seen_prose or line.kind == PROSE
        in_comments = in_comments or (line.kind == COMMENTS and seen_prose)
        if line.kind != SHORT or line.word_count not in _HEADLINE_WORDS:
            continue
        before = last_seen.get(line.key)
        last_seen[line.key] = index
        is_again = before is not None and (seen_prose or index - before <= NEAR)
        if is_again or next_prose[index] - index > _BODY_REACH or (in_comments and repeats[line.key] < 2):
            continue
        score = _score_start(lines, index, repeats, usual_gap)
        if score < (_NEXT_SCORE if seen_prose else _FIRST_SCORE):
            continue
        if found and next_prose[found[-1][0]] > index:
            found[-1] = max(found[-1], (index, score), key=lambda item: item[1])
        else:
            found.append((index, score))
    return [index for index, _ in found]


def _score_start(lines: list[Line], index: int, repeats: Counter[str], usual_gap: int) -> int:
    """Score the evidence that a headline begins a story."""
    line = lines[index]
    window = lines[index + 1 : index + 1 + NEAR]
    score = 0
    if repeats[line.key] > 1:
        again = next((i for i, other in enumerate(window) if other.key == line.key), None)
        score += 1 if again == 0 and window[0].gap == 0 else 2
        if again is not None and any(other.kind in (BUTTON, BYLINE) for other in window[: again + 2]):
            score += 1
    if find_byline_below(window) is not None:
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
    before = [line.text[:_READ_CHARACTERS] for line in lines[max(0, index - 3 * NEAR) : index] if line.kind == PROSE][
        -_PROSE_READ:
    ]
    after = [line.text[:_READ_CHARACTERS] for line in lines[index + 1 : index + 1 + NEAR] if line.kind == PROSE][
        :_PROSE_READ
    ]
    headline = lines[index].text
    known = share_words(headline, list_content_words(" ".join(before)))
    return (
        bool(before)
        and known <= _KNOWN_SHARE
        and share_words(headline, list_content_words(" ".join(after))) >= _FOLLOWED_SHARE
    )


def find_byline_below(window: list[Line]) -> Line | None:
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
    following = [len(lines) + NEAR * 9] * len(lines)
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


def has_byline_above(lines: list[Line], index: int) -> bool:
    """Tell whether a byline stands directly above a headline; after a gap it may be the day of the visit."""
    above = lines[index - 1].byline if index else None
    return above is not None and (above.is_stated or lines[index].gap == 0)
