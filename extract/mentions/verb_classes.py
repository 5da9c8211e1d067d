"""Verb classes: what a verb means beside the objects within reach, where it needs one, and the words right after it."""

from __future__ import annotations

from extract.mentions.entries import Entry, Noun, Word
from extract.mentions.sentence import Sentence
from extract.mentions.word_lists import list_words

LET_GO = frozenset(("عن", "سراح", "سبيل"))
"""Right before whom somebody lets go ("أفرج عن", "أطلق سراح")."""

_NOT_LET_GO = list_words("exchanges.yml", "not_let_go")
_AS_MANY = frozenset(("العدد", "عددا", "مثلهم"))
_EXCLUDING_REACH = 2  # tokens after a verb in which a word can give it another sense ("حصل على موافقة")
_OBJECT_REACH = 16  # tokens after the verb
_ONE_OR_TWO = ("s", "d")
_FIRE_REACH = 3  # tokens from who fires to "fire"
_PEOPLE_REACH = 12
_THEM = frozenset(("هم", "هن", "هما"))
_WITH = frozenset(
    ("مع", "افراد", "برفقه", "برفقتهم", "وبرفقتهم", "رفقتهم", "معهم", "ومعهم", "ترافقهم", "تصحبهم")
)  # before "their families"
_LET_GO_THEMSELVES = ("وا", "ا", "ن")  # plural and dual: "23 أسيرا أُطلقوا", "مواطنان أُطلقا"

_SUBJECTS = ("ون",)
_IT = ("ها", "ه")
_CREW = "طاقم"
_CREW_REACH = 8  # tokens from letting go, over the ship, to its crew
_TAKEN_UP = 4  # tokens from an object to the verb whose pronoun takes it up


class VerbClasses:
    """Tells the classes of verbs; one instance serves all articles."""

    def __init__(self, bits: dict[str, int]) -> None:
        """Keep the bits of the classes that share a verb."""
        self._release, self._evacuate, self._capture = bits["release"], bits["evacuate"], bits["capture"]
        self._mediate = bits["mediate"]

    def resolve(self, sentence: Sentence, i: int, entry: Entry) -> int:
        """Return the classes of the verb at token i whose objects, where they need one, stand within reach."""
        classes = entry.classes
        if classes & self._capture and _are_families(sentence, i, entry):
            classes &= ~self._capture
        for bit, others in entry.excluded_by.items():
            if _has_word(sentence, i, others, _EXCLUDING_REACH):
                classes &= ~bit
        for bit, objects in entry.needs_object.items():
            if not _has_word(sentence, i, objects, _OBJECT_REACH) and not (
                (bit == self._release and _releases_people(sentence, i))
                or (bit == self._mediate and _takes_up(sentence, i, objects))
            ):
                classes &= ~bit
            elif bit == self._release:
                classes &= ~self._evacuate
        return classes


def _are_families(sentence: Sentence, i: int, entry: Entry) -> bool:
    """Tell whether "captured them" is "their families": beside "with", or joined to a noun ("المسلحين وأسرهم")."""
    own, before = sentence.marked.info[i], sentence.marked.info[i - 1] if i > sentence.start else None
    if own is None or entry.noun is None or own.suffix not in _THEM:
        return False
    deed = before is not None and before.entry is not None and bool(before.entry.classes) and before.entry.noun is None
    return sentence.marked.words[i - 1] in _WITH or (own.joined and not deed)


def _has_word(sentence: Sentence, i: int, wanted: frozenset[str], reach: int) -> bool:
    """Tell whether one of some words, clitics off or not, stands within so many tokens after token i."""
    near = slice(i + 1, min(i + 1 + reach, sentence.end))
    words, bare = sentence.marked.words[near], sentence.marked.bare[near]
    if not (wanted.isdisjoint(words) and wanted.isdisjoint(bare)):
        return True
    return any(text.endswith("ه") and stem + "ه" in wanted for text, stem in zip(words, bare, strict=True))


def _takes_up(sentence: Sentence, i: int, objects: frozenset[str]) -> bool:
    """Tell whether a pronoun on the verb takes up an object named right before it ("مبادلة قادتها موسكو", "الصفقة التي تولتها")."""
    own = sentence.marked.info[i]
    if own is None or own.suffix not in _IT:
        return False
    before = slice(max(sentence.start, i - _TAKEN_UP), i)
    return not (objects.isdisjoint(sentence.marked.words[before]) and objects.isdisjoint(sentence.marked.bare[before]))


def _releases_people(sentence: Sentence, i: int) -> bool:
    """Tell whether "أطلق" without "سراح" has people as its object, not fire or an initiative."""
    words, info = sentence.marked.words, sentence.marked.info
    if "طلق" not in words[i] and "طلاق" not in words[i]:
        return False
    own = info[i]
    crew = any(_CREW in word for word in words[i + 1 : min(i + 1 + _CREW_REACH, sentence.end)])
    if crew or (own is not None and own.suffix in _THEM):
        return True  # "إطلاق السفينة وطاقمها", "أطلقهم": only people are let go so
    for k in range(i + 1, min(i + 1 + _PEOPLE_REACH, sentence.end)):
        if sentence.marked.bare[k] in _NOT_LET_GO or words[k] in _AS_MANY:
            return words[k] in _AS_MANY
        word = info[k]
        counted = is_number(info[k - 1]) or (k + 1 < sentence.end and is_number(info[k + 1]))  # "سوريين اثنين"
        noun = _noun_of_people(word, is_counted=counted)
        nation = word is not None and word.entry is not None and word.entry.nationality and counted
        if k == i + 1 and words[k].endswith(_SUBJECTS):
            continue  # "أطلق مسلحون 74 طفلا"
        if noun is not None or nation:  # "أطلقت خمسة إيرانيين"
            if noun is None or noun.held or any(map(is_number, info[i + 1 : k + 2])):
                return True
            behind = slice(k + 1, min(k + 1 + _FIRE_REACH, sentence.end))  # "أطلق جنديان النار"
            return noun.number in _ONE_OR_TWO and _NOT_LET_GO.isdisjoint(sentence.marked.bare[behind])
    before = info[max(sentence.start, i - _PEOPLE_REACH) : i] if words[i].endswith(_LET_GO_THEMSELVES) else []
    return any(_noun_of_people(word) is not None for word in before)


def _noun_of_people(word: Word | None, *, is_counted: bool = False) -> Noun | None:
    noun = word.entry.noun if word is not None and word.entry is not None else None
    return noun if noun is not None and noun.kind == "people" and (is_counted or not noun.weak) else None


def is_number(word: Word | None) -> bool:
    """Tell whether a word is a number, in digits or spelt out."""
    return word is not None and (word.value is not None or (word.entry is not None and word.entry.number is not None))
