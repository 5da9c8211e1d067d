"""Places that no table lists: a place noun with a quoted, definite or unknown name ("حاجز القسطل", "منطقة «وادي القاضي»")."""

from __future__ import annotations

from extract.lexicon_files import read_lexicon_file
from extract.mentions.clitics import strip_clitics, strip_prefixes
from extract.mentions.entries import Name, Word
from extract.mentions.items import Item
from extract.mentions.sentence import QUOTES, Sentence
from extract.mentions.word_lists import list_words
from extract.text.folding import fold_word

_KINDS = {
    fold_word(noun): kind
    for kind, row in read_lexicon_file("names.yml")["place_nouns"].items()
    for noun in row["words"]
}
_SEVERAL = {
    fold_word(noun): kind
    for kind, row in read_lexicon_file("names.yml")["several_places"].items()
    for noun in row["words"]
}
_TWO = 2
_DUAL = ("ي", "ا")  # how the dual of a noun ends before a name ("بلدتي")
_FIRST_OF_TWO = list_words("names.yml", "first_of_two")
_NO_NAMES = list_words("names.yml", "unnamed")
_ADJECTIVES_TOO = list_words("names.yml", "adjectives_too")
_PREPOSITIONS = frozenset(("في", "من", "الي", "داخل", "نحو", "صوب", "باتجاه"))
_TAKE_UP = frozenset(("عليها", "عليه", "فيها", "فيه", "بها", "به", "منها", "منه", "لها", "اليها", "اليه"))
_LIES_OR_HOLDS = frozenset(
    f"{person}{verb}{end}"
    for verb in list_words("names.yml", "lies_or_holds")
    for person in "يت"
    for end in ("", "ون", "ه")
)
_LONGEST_QUOTE = 4  # words
_SHORTEST = 4  # letters of a name without an article
_NO_ENDINGS = ("هم", "وا")  # of "with them", "they went"
_FEMININE, _MASCULINE = "يه", "ي"  # how adjectives of belonging end


def mark_place(sentence: Sentence, i: int, word: Word) -> int:
    """Mark the place whose noun is token i, if a name that nobody lists follows; return its end, i if it is none."""
    words, first = sentence.marked.words, i + 1
    kind = _KINDS.get(words[i]) or _KINDS.get(strip_clitics(words[i]))
    if kind is None and mark_listed_together(sentence, i):
        return i + 2
    if kind is None or word.definite or word.suffix or first >= sentence.end or _is_adjective(sentence, i, word):
        return i
    last = _find_close(sentence, first) if words[first] in QUOTES else _find_end(sentence, first, i)
    if last is None or last <= first:
        return i
    canonical = " ".join(w for w in words[i:last] if w not in QUOTES)
    name = Name("place", "", canonical, kind, salience=1)
    sentence.add_name(Item("name", sentence.s, i, last, names=[name], prefix=word.prefix, joined=word.joined))
    return last


def mark_listed_together(sentence: Sentence, i: int) -> bool:
    """Mark the names behind a noun of several places that nobody lists ("قريتي بوبريك وتاراسوفكا"); tell whether the first is one.

    Two at least are named; what stands behind a noun of several places alone may say what they are like, or where.
    """
    words, info, first = sentence.marked.words, sentence.marked.info, i + 1
    kind = _SEVERAL.get(words[i]) or _SEVERAL.get(strip_clitics(words[i]))
    if kind is None or first + 1 >= sentence.end:
        return False
    known = info[first]
    listed = known is not None and any(ending[0] == "name" for ending in known.endings)
    if not listed and _find_end(sentence, first, i) != first + 1:
        return False
    names = [(first, words[first])]
    for k in range(first + 1, sentence.end if words[i][-1:] not in _DUAL else first + _TWO):
        name = words[k].removeprefix("و")
        known = info[k]
        if (
            name == words[k]
            or (known is None and not _is_name(name, _FEMININE))
            or (known is not None and not known.starts)
        ):
            break
        names.append((k, name))
    if len(names) < _TWO:
        return False
    for k, name in names:
        if info[k] is None:
            place = Name("place", "", name, kind, salience=1)
            sentence.add_name(Item("name", sentence.s, k, k + 1, names=[place], joined=k != first))
    return not listed


def _is_name(word: str, adjective: str) -> bool:
    """Tell whether a folded word that no list knows can be the name of a place: definite, or long and no adjective.

    Args:
        word: The word.
        adjective: The ending of adjectives of belonging that go with the noun before it.
    """
    if word in _NO_NAMES or word.startswith("لل") or word.endswith(_NO_ENDINGS):
        return False
    return word.startswith("ال") or (len(word) >= _SHORTEST and not word.endswith(adjective))


def _is_adjective(sentence: Sentence, i: int, word: Word) -> bool:
    """Tell whether a noun of places that is an adjective too ("local") has no preposition of place before it ("وساطة محلية" and "في محلية X")."""
    stem = strip_prefixes(sentence.marked.words[i])
    return stem in _ADJECTIVES_TOO and word.prefix != "ب" and sentence.marked.words[i - 1] not in _PREPOSITIONS


def _is_relative(words: list[str], verb: int) -> bool:
    """Tell whether a verb follows a place noun: what takes it up by a pronoun ("بلدة يسيطر عليها النظام", "يحاصرها"), or says where it lies."""
    word = words[verb]
    if not word.startswith(("ي", "ت")):
        return word.endswith("تها")
    return word.endswith("ها") or word in _LIES_OR_HOLDS or not _TAKE_UP.isdisjoint(words[verb + 1 : verb + 2])


def _is_unknown(sentence: Sentence, k: int) -> bool:
    """Tell whether no list knows token k, other than as the beginning of a phrase that does not go on here."""
    word = sentence.marked.info[k]
    if word is None:
        return True
    following = sentence.marked.words[k + 1] if k + 1 < sentence.end else ""
    return word.entry is None and not word.endings and following not in word.follows


def _find_close(sentence: Sentence, j: int) -> int | None:
    """Return the token after the quote opened at token j; None where it is long or holds a name that is listed."""
    words, info = sentence.marked.words, sentence.marked.info
    for k in range(j + 1, min(j + 2 + _LONGEST_QUOTE, sentence.end)):
        if words[k] in QUOTES:
            return k + 1 if k > j + 1 else None
        word = info[k]
        if word is not None and (word.starts or word.endings):
            return None
    return None


def _find_end(sentence: Sentence, first: int, noun: int) -> int:
    """Return the end of the words from a token on that can be a place's name, the token itself if none can.

    An adjective agrees with its noun, so that behind a feminine one a word in ي is a name, and behind a masculine one a word in ية.
    """
    words, info = sentence.marked.words, sentence.marked.info
    own = info[first]
    if words[first] in _FIRST_OF_TWO and first + 1 < sentence.end and info[first + 1] is None:
        return first if own is not None and words[first + 1] in own.follows else first + 2
    if not _is_unknown(sentence, first) or words[first] in _NO_NAMES or _is_relative(words, first):
        return first
    stem = strip_clitics(words[noun])
    adjective = _FEMININE if words[noun].endswith("ه") or stem in _SEVERAL else _MASCULINE
    return first + 1 if _is_name(words[first], adjective) else first
