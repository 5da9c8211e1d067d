"""Bodies that no table lists and whom a word of mediation names: a foundation, committee or council ("رعت مؤسسة «حماية» الصفقة", "بوساطة لجنة السلم")."""

from __future__ import annotations

from extract.mentions.entries import Name, Word
from extract.mentions.items import Item
from extract.mentions.sentence import QUOTES, Sentence
from extract.mentions.word_lists import list_words

_BODIES = list_words("names.yml", "bodies")
_MEMBERS = list_words("names.yml", "members_of_bodies")
_NO_NAMES = list_words("names.yml", "said_of_bodies")
_CUES = frozenset(("mediation", "mediator_noun"))
_REACH = 4  # tokens from the word of mediation, over its members, to the body
_LONGEST = 4  # words of a name, the noun among them
_LONGEST_QUOTE = 4
_SHORTEST = 3  # letters of a word of a name
_LINKS = frozenset(("من", "كل", "في", "عن", "علي", "العمليه", "الصفقه", "التبادل", "التسليم", "فيها", "عليها", "ذلك"))


def mark_bodies(sentence: Sentence, mediate: int) -> None:
    """Mark the bodies that stand right behind a word or verb of mediation, or behind its members ("فريق من مؤسسة …").

    Args:
        sentence: The sentence, its phrases and verbs found.
        mediate: The bit of verbs of mediation.
    """
    items = sentence.marked.items[sentence.first :]
    items.reverse()
    for head in items:
        if (head.kind == "cue" and head.cue in _CUES) or (head.kind == "verb" and head.classes & mediate):
            body = _find_body(sentence, head.j, items)
            if body is not None:
                items.append(body)
                sentence.add_name(body)


def _find_body(sentence: Sentence, start: int, items: list[Item]) -> Item | None:
    """Return the body named from a token on, past members of it; None if no noun of bodies, or a name that is listed, stands there."""
    words = sentence.marked.words
    epithets = [i for i in items if i.kind == "name" and i.j == i.i + 1 and all(n.gated for n in i.names)]
    ends = {k: i.j for i in items if i.kind == "name" and i not in epithets for k in range(i.i, i.j)}
    k, last, first = start, min(start + _REACH, sentence.end), -1
    while k < last:
        if k in ends:  # a list that begins with names goes on with "and"
            k = ends[k]
            if k >= sentence.end or not words[k].startswith("و"):
                return None
            last = min(k + 1, sentence.end)
            continue
        noun = words[k].removeprefix("و")
        if noun.removeprefix("ال") in _BODIES:
            return _make_body(sentence, first if first >= 0 else k, k, epithets, ends)
        if noun.removeprefix("ال") in _MEMBERS:
            first = k if first < 0 else first
        elif words[k] not in _LINKS and words[k] not in QUOTES:
            return None
        k += 1
    return None


def _make_body(sentence: Sentence, first: int, k: int, epithets: list[Item], ends: dict[int, int]) -> Item | None:
    """Return the body whose noun is token k, with its members from token `first` on.

    None if no name follows or a listed one lies in it; "اللجنة الرئاسية" is no "the committee".
    """
    words, noun = sentence.marked.words, sentence.marked.words[k].removeprefix("و")
    end = _find_end(sentence, k, is_definite=noun.startswith("ال"))
    if end == k + 1 or any(token in ends for token in range(k, end)):
        return None
    for epithet in epithets:
        if k <= epithet.i < end:
            epithet.kind = "dropped"
    canonical = " ".join(w for w in [noun, *words[k + 1 : end]] if w not in QUOTES)
    name = Name("actor", "", canonical, "ngo", country="", salience=1)
    return Item("name", sentence.s, first, end, names=[name], joined=words[first].startswith("و"))


def _find_end(sentence: Sentence, noun: int, *, is_definite: bool) -> int:
    """Return the end of the name that a noun of bodies begins: quoted, of definite words, or of one that no list knows."""
    words, info, first = sentence.marked.words, sentence.marked.info, noun + 1
    if first < sentence.end and words[first] in QUOTES and not is_definite:
        close = next(
            (k for k in range(first + 1, min(first + 2 + _LONGEST_QUOTE, sentence.end)) if words[k] in QUOTES), None
        )
        return close + 1 if close is not None and close > first + 1 else first
    end = first
    while end < min(noun + _LONGEST, sentence.end) and words[end].startswith("ال") and len(words[end]) > _SHORTEST:
        known = info[end]
        if words[end] in _NO_NAMES or (known is not None and known.entry is not None and known.entry.weekday):
            break
        end += 1
    if end > first or is_definite:
        return first if end == first + 1 and _is_nationality(info[first]) else end  # "اللجنة القطرية": the state's
    unknown = first < sentence.end and info[first] is None and words[first].isalpha() and len(words[first]) > _SHORTEST
    return first + 1 if unknown and words[first + 1 : first + 2] != [] and _goes_on(words, first + 1) else first


def _is_nationality(word: Word | None) -> bool:
    """Tell whether a token is an adjective of belonging to a state."""
    return word is not None and word.entry is not None and bool(word.entry.nationality)


def _goes_on(words: list[str], token: int) -> bool:
    """Tell whether a name of a body goes on with what it is for ("مؤسسة وئام للتنمية")."""
    return words[token].startswith("لل")
