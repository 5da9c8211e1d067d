"""Counted nouns: what a number counts, the noun that stands before or after it."""

from __future__ import annotations

from typing import NamedTuple

from extract.lexicon_files import read_lexicon_file
from extract.mentions.calendar_words import WEEKDAYS
from extract.mentions.count_categories import adds_others, find_families, refine_category
from extract.mentions.counted_before import OPENERS, is_people, take_preceding
from extract.mentions.entries import Noun, Word
from extract.mentions.items import Item, Marked
from extract.mentions.numbers import read_number
from extract.mentions.unlisted_people import UnlistedPeople
from extract.text.folding import fold_word

_FOR = "مقابل"  # between two numbers: so many for so many
_WHO_ARE = frozenset(("هم", "هن", "وهم", "وهن", "هما"))  # "54 أسيرا، هم 13 كانوا لدى …"
_CLOSERS = frozenset("\"»)”'")
_OF_THEM = frozenset(("منهم", "منهن"))  # "خمسة منهم نساء"
_WERE = frozenset(("كانوا", "كن"))  # said of people
_OF_WHOM = "ممن"
_WHOEVER = frozenset((_OF_WHOM, "الذين", "اللواتي", "اللاتي"))
_DAY = "يوم"
_NOW = frozenset(("اليوم", "امس"))
_OTHER_THINGS, _OTHER_MEN = "اخري", frozenset(("اخرين", "اخرون"))


class _Place(NamedTuple):
    """Where the search for a noun goes on.

    Attributes:
        k: Next token.
        of: "من" stands before it.
        others: "Others" was read.
    """

    k: int
    of: bool = False
    others: bool = False


class NounAttacher:
    """Finds what numbers count; one instance serves all articles."""

    def __init__(self, release: int) -> None:
        """Load the words beside numbers of `numbers.yml` and the units of time.

        Args:
            release: The bit of verbs of release.
        """
        self._unlisted = UnlistedPeople(release)
        numbers = read_lexicon_file("numbers.yml")
        self.measures = frozenset(
            fold_word(w) for w in [*numbers["measures"], *read_lexicon_file("calendar.yml")["units"]]
        )
        self.others = frozenset(fold_word(w) for w in numbers["others"])
        self.wholes = frozenset(fold_word(w) for w in numbers["wholes"])
        self.ranks = frozenset(fold_word(w) for w in numbers["ranks"])
        self.number_of = frozenset(fold_word(w) for w in numbers["number_of"])

    def attach(self, marked: Marked, item: Item, i: int, bounds: tuple[int, int], found: list[Item]) -> None:
        """Give a count its noun, category and end; what counts nothing known gets the kind `none`.

        Args:
            marked: The article.
            item: The count so far, of the number alone.
            i: First token of the number; `item.i` lies before it where a qualifier does.
            bounds: First token of the sentence, and one past its last.
            found: The counts before it in the sentence.
        """
        start, end = bounds
        words = marked.words
        k = self._skip_repetition(marked, item, end)
        thing = k + (k + 1 < end and words[k] in OPENERS)  # "ستة «ممرات»"
        measured = thing < end and _bare_word(words[thing]) in self.measures and not is_people(marked.info[thing])
        if measured and not _is_certain_day(words, thing):
            item.kind = "none"
            return
        place = self._skip_words(marked, k, end)
        if place.k < end and words[place.k] in _WHOEVER and (place.of or words[place.k] == _OF_WHOM):
            item.category = "people"  # "مئة ممن أُسروا", "عشرون من الذين اعتقلهم"
            return
        if (
            self._take_following(marked, item, place, end)
            or self._take_mixed(marked, item, place.k, end)
            or take_preceding(marked, item, i, start, self.number_of)
            or (not place.others and self._unlisted.take(marked, item, place.k, start, end))
        ):
            return
        if place.others:
            self._take_from_last(item, found, things=words[item.j] == _OTHER_THINGS)
            if item.category == "women" and words[item.j - 1] in _OTHER_MEN:
                item.category = "detainees" if item.held else "people"  # "أسيرتين وستة آخرين"
            return
        if item.low == 1 and item.high == 1:
            item.kind = "none"  # "one" counts only what is named
            return
        swapped = bool(found) and found[-1].bare and found[-1].j == item.i - 1 and words[item.i - 1] == _FOR
        self._take_bare(marked, item, end, of=place.of or swapped)

    def _skip_repetition(self, marked: Marked, item: Item, end: int) -> int:
        """Skip closing quotes and the same number again in brackets ("450 (أربعمئة وخمسون)")."""
        words, k = marked.words, item.j
        while k < end and words[k] in _CLOSERS:
            k += 1
        if k + 2 < end and words[k] == "(":
            again = read_number(marked, k + 1, end)
            if (
                again is not None
                and again.value in (item.low, item.high)
                and again.end < end
                and words[again.end] == ")"
            ):
                item.j = k = again.end + 1
        return k

    def _skip_words(self, marked: Marked, k: int, end: int) -> _Place:
        """Skip "others", "of them", "من" and "of the leading" before a noun."""
        words, place = marked.words, _Place(k)
        if k < end and words[k] in self.others:
            place = place._replace(k=k + 1, others=True)
        if place.k + 1 < end and words[place.k] in _OF_THEM and _tells_who(marked.info[place.k + 1]):
            return place._replace(k=place.k + 1)
        if place.k < end and words[place.k] == "من":
            place = place._replace(k=place.k + 1, of=True)
            if place.k < end and words[place.k] in self.ranks:
                place = place._replace(k=place.k + 1)
        return place

    def _take_following(self, marked: Marked, item: Item, place: _Place, end: int) -> bool:
        """Take the noun, nationality or whole that follows a number."""
        info, k = marked.info, place.k
        if place.of and k < end and marked.words[k] in self.wholes:
            return self._take_whole(marked, item, k + 1, end)
        for step in range(2):
            word = info[k] if k < end else None
            if word is None or word.entry is None or word.joined or word.prefix:
                return False  # in "الصحفيين الأربعة بمقاتلين" the noun is of the other side
            noun = word.entry.noun
            if noun is not None and noun.weak and noun.number == "p" and item.low == item.high == 2:
                noun = None  # "اثنين أُسرا": two who were captured, as two of a noun would be its dual
            if noun is not None:
                self._take_noun(marked, item, k, noun, end)
                families = find_families(marked, k + 1, end) if place.of and item.category == "fighters" else None
                if families is not None and (
                    families.joined or "ومن" in marked.words[k + 1 : k + 3]
                ):  # "300 من مقاتلي X وعائلاتهم"
                    item.category = "people"
                elif place.of and item.category == "fighters" and adds_others(marked, k + 1, end):
                    item.category = "people"  # "300 من مقاتلي البلدة والأهالي"
                return True
            if word.entry.nationality and (not place.of or marked.words[k].endswith(("ين", "ون"))):
                return self._take_people_of(marked, item, k, word, end)
            if step or word.entry.number is None or word.entry.number.kind != "vague":
                return False
            k += 1
        return False

    def _take_people_of(self, marked: Marked, item: Item, k: int, word: Word, end: int) -> bool:
        """Take an adjective of belonging as the noun ("20 سوريا", "17 حوثيا"); with the article it is a group's own name."""
        armed = word.entry is not None and word.entry.nationality[0].entity_type == "armed_group"
        if armed and word.definite:
            return False
        women = marked.words[k].endswith("ات")  # "ست ليبيات"
        item.category, item.noun_at, item.j = "fighters" if armed else "women" if women else "people", k, k + 1
        refine_category(marked, item, end)
        return True

    def _take_whole(self, marked: Marked, item: Item, k: int, end: int) -> bool:
        """Take the category of the whole that a number is a share of ("15 من أصل 40 أسيراً")."""
        for n in range(k, min(k + 6, end)):
            word = marked.info[n]
            if (
                word is not None
                and word.entry is not None
                and word.entry.noun is not None
                and word.entry.noun.kind == "people"
            ):
                item.category, item.held, item.noun_at = word.entry.noun.category, word.entry.noun.held, n
                return True
        return False

    def _take_mixed(self, marked: Marked, item: Item, k: int, end: int) -> bool:
        """Take two nouns of which a count is made up ("21 بين طفل وامرأة", "ثلاثون ما بين جريح ومريض")."""
        k += k < end and marked.words[k] == "ما"
        one, other = marked.info[k + 1 : k + 3] if k + 2 < end and marked.words[k] == "بين" else (None, None)
        if one is None or other is None or not other.joined or not is_people(one) or not is_people(other):
            return False
        assert one.entry is not None and one.entry.noun is not None  # noqa: S101, PT018 they are people
        self._take_noun(marked, item, k + 1, one.entry.noun, end)
        return True

    def _take_noun(self, marked: Marked, item: Item, k: int, noun: Noun, end: int) -> None:
        item.j, item.noun_at = k + 1, k
        if noun.kind == "convoys":
            item.kind = "none"
        elif noun.kind == "vehicles":
            item.kind, item.category = "vehicles", noun.category
        else:
            item.category, item.held = noun.category, noun.held
            if noun.weak and noun.category == "bodies":
                item.forced = "dead"
            refine_category(marked, item, end)

    # -------------------------------------------------------------- before the number

    def _take_from_last(self, item: Item, found: list[Item], *, things: bool) -> None:
        """Give "five others" the category of the count before it: of vehicles only where the word is that for things."""
        last = next((f for f in reversed(found) if f.kind == "count" or things), None)
        item.category, item.held = (last.category, last.held) if last is not None else ("people", False)
        if last is not None:
            item.kind, item.forced = last.kind, last.forced
        item.j += 1

    def _take_bare(self, marked: Marked, item: Item, end: int, *, of: bool) -> None:
        """Keep a number without a noun where its surroundings let it count people ("18 مقابل 20", "ثلاثة من X").

        Args:
            marked: The article.
            item: The number.
            end: One past the last token of the sentence.
            of: It counts some "of" others, or stands behind so many "for" so many.
        """
        word = marked.info[item.j] if item.j < end else None
        text = marked.words[item.j] if item.j < end else ""
        number = marked.info[item.i]
        if number is not None and number.definite and item.i and marked.words[item.i - 1].startswith("ال"):
            item.kind = "none"  # "المدن الأربع"
            return
        told = item.i > 0 and marked.words[item.i - 1] in _WHO_ARE
        allowed = (
            text == "" or not text[0].isalnum() or of or told or text in _WERE or _is_certain_day(marked.words, item.j)
        )
        if not allowed and word is not None:
            allowed = bool(word.starts) or word.joined or (word.entry is not None and bool(word.entry.classes))
            allowed = allowed or _says_whose(word)
        if not allowed:
            item.kind = "none"
            return
        item.bare, item.category = True, "people"


def _is_certain_day(words: list[str], k: int) -> bool:
    """Tell whether a certain day stands at token k ("611 يوم الأحد", "200 السبت", "300 اليوم"), and no number of days."""
    return k + 1 < len(words) and (words[k] in _NOW or words[k + (words[k] == _DAY)] in WEEKDAYS)


def _says_whose(word: Word) -> bool:
    """Tell whether a word says of whom so many are ("60 جثة لعراقيين و38 لإيرانيين", "38 لجنود")."""
    return word.prefix == "ل" and (is_people(word) or (word.entry is not None and bool(word.entry.nationality)))


def _tells_who(word: Word | None) -> bool:
    """Tell whether a noun behind "of them" says who they are, and not only that they are held ("عشرات منهم محتجزون")."""
    return (
        is_people(word) and word is not None and word.entry is not None and not getattr(word.entry.noun, "held", True)
    )


def _bare_word(text: str) -> str:
    """Return a token without the article."""
    return text[2:] if text.startswith("ال") and len(text) > 4 else text
