"""Named: which persons a passage exchanges one by one, told by their names ("أفرجوا عن فلان الفلاني", "لقاء فلان وفلانة")."""

from __future__ import annotations

from collections.abc import Iterator

from extract.claims.context import Context
from extract.mentions.items import Item, Items
from extract.mentions.personal_names import begins_name, is_no_word
from extract.mentions.verb_classes import LET_GO
from extract.mentions.word_lists import list_words

_PEOPLE = list_words("names.yml", "people")
_GIVEN = list_words("names.yml", "given") | _PEOPLE
_SERVANT, _GOD, _FATHER_OF, _SON_OF = "عبد", "الله", frozenset(("ابو", "ابا", "ابي", "ام")), frozenset(("بن", "ولد"))
_ALI = "علي"  # spelt as "on"
_ENDS_OF_MANY = ("ين", "ون", "ات")
_DOER = 4  # tokens from letting go, over who does it, to "عن" or "سراح"
_LONGEST = 6  # words of a name
_TITLE = 6  # words on who somebody is, before his name


class NameReader:
    """Reads the persons whom a passage lets go by their names alone, each as a count of one."""

    def __init__(self, ctx: Context) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked

    def read(self, items: Items) -> list[Item]:
        """Return those who stand where people who are let go do, with no more than their names, in order of place."""
        found: list[Item] = []
        for first, of_people in self._places(items):
            end, k = self.marked.sentences[items[0].s][1], first
            while k < end and (j := self.find_end(k, joined=k > first)) > k:
                if not of_people and not self._is_sure(k, j):
                    break
                found.append(_count(items[0].s, k, j))
                k = j
        return sorted(found, key=lambda one: one.i)

    def let_go(self, verb: Item) -> bool:
        """Tell whether a verb lets somebody go by his name alone."""
        return any(self.find_end(k) > k for k in self._governed(verb))

    def is_named(self, token: int) -> bool:
        """Tell whether a personal name, surely one, begins at a token."""
        return (end := self.find_end(token)) > token and self._is_sure(token, end)

    def find_end(self, token: int, *, joined: bool = False) -> int:
        """Return where a personal name ends that begins at a token; the token itself where none does.

        A name is two words that no list has, or that are given to people, one that is hardly anything else, or one that the text has more than once.

        Args:
            token: The first word.
            joined: "And" clings to it, behind another name.
        """
        words = self.marked.words
        last = min(token + _LONGEST, len(words))
        if token >= last:
            return token
        first = words[token]
        if joined and not (first.startswith("و") and len(first) > 3):
            return token
        if not self._begins(token, first.removeprefix("و") if joined else first):
            return token
        j = token + 1
        while j < last and self._goes_on(j):
            j += 1
        while j - 1 > token and words[j - 1] == _ALI:
            j -= 1
        if j - token > 1 and not first.startswith("ال"):
            return j
        j = token + 1
        plain = first.removeprefix("و") if joined else first
        if plain in _PEOPLE:
            return j
        again = sum(word in (plain, "و" + plain) for word in words) > 1
        return j if again and is_no_word(self.marked, token) else token

    def _begins(self, token: int, word: str) -> bool:
        following = self.marked.words[token + 1 : token + 2]
        titled = following == [_GOD] or word == _SERVANT or word in _FATHER_OF
        return titled or word in _GIVEN or is_no_word(self.marked, token)

    def _goes_on(self, token: int) -> bool:
        words = self.marked.words
        word, before = words[token], words[token - 1]
        if word in _GIVEN or word in _SON_OF or word == _GOD or before == _SERVANT or before in _FATHER_OF:
            return word.isalpha()
        if word.startswith("ال"):
            return self.marked.info[token] is None and word.isalpha() and not word.endswith(_ENDS_OF_MANY)
        return is_no_word(self.marked, token) and not word.startswith("و")

    def find_title_end(self, token: int) -> int:
        """Return where the name ends of somebody told by what he is first ("زعيم المعارضة السابق فلان الفلاني"); the token itself for none."""
        words = self.marked.words
        if token >= len(words) or not words[token].isalpha():
            return token
        s = self.marked.sentence_at(token)
        end = min(token + _TITLE, self.marked.sentences[s][1] - 1) if s is not None else token
        for k in range(token + 1, end):
            if is_no_word(self.marked, k) and is_no_word(self.marked, k + 1) and not words[k].startswith("ال"):
                return max(self.find_end(k), k)
            if not self._describes(k):
                break
        return token

    def _describes(self, token: int) -> bool:
        """Tell whether a word can say who somebody is: a definite one, or the first noun of two."""
        word, info = self.marked.words[token], self.marked.info[token]
        if word.startswith(("ال", "لل")):
            return not word.endswith(_ENDS_OF_MANY)
        return word.isalpha() and info is None and self.marked.words[token + 1].startswith("ال")

    def marks_out(self, item: Item) -> bool:
        """Tell whether "the soldier" is one whom the text tells from others: by nation, as a captive, or by a name that no list has."""
        at = item.j + (self.marked.words[item.j : item.j + 1] == ["،"])  # "الدبلوماسي، فلان الفلاني"
        if self.find_title_end(item.j - 1) > item.j:
            return True  # "الطيار السوري الأسير فلان الفلاني"
        following = self.marked.info[at] if at < len(self.marked.info) else None
        if following is None:
            return at < len(self.marked.words) and self.marked.words[at].isalpha()
        noun = following.entry.noun if following.entry is not None else None
        if noun is not None and noun.held and following.definite and not following.joined:
            return True  # "الجندي الأسير"
        belongs = following.entry is not None and bool(following.entry.nationality)
        return belongs or begins_name(self.marked, at) or self.is_first_of_name(at)

    def is_first_of_name(self, token: int) -> bool:
        """Tell whether a word, though it may be another, is the first of a name: the next one no list has ("الصحفي رومان بيترينكو")."""
        words, info = self.marked.words, self.marked.info
        last = token + 1
        if last >= len(words):
            return False
        first = info[token]
        if first is None or first.definite or first.prefix or first.joined:
            return False
        return info[last] is None and words[last].isalpha() and not words[last].startswith("ال")

    def _is_sure(self, i: int, j: int) -> bool:
        """Tell whether words are a name for more than that no list has them: of a given one, or the text has one of them again."""
        words = self.marked.words
        given = any(words[k] in _GIVEN or words[k] in (_GOD, _SERVANT) or words[k] in _FATHER_OF for k in range(i, j))
        return given or any(words.count(words[k]) > 1 for k in range(i, j))

    def _places(self, items: Items) -> Iterator[tuple[int, bool]]:
        """Yield the tokens at which somebody who is let go can be named, and whether none but people can stand there.

        They are those behind letting go, who does it and "of", those behind "in return for" and behind a swap ("مبادلة فلان بـ450 معتقلا").
        """
        seen: set[int] = set()
        for verb in items.find_verbs(self.ctx.giving | self.ctx.getting):
            for k in self._governed(verb):
                if k not in seen:
                    seen.add(k)
                    yield k, True
        swaps = [verb for verb in items.find_verbs(self.ctx.bits["swap"]) if self.ctx.is_nominal(verb)]
        for before in (*items.find_cues("counter"), *swaps):
            if before.j not in seen:
                seen.add(before.j)
                yield before.j, False

    def _governed(self, verb: Item) -> Iterator[int]:
        """Yield the token behind "عن", "سراح" or "سبيل" of a verb of letting go."""
        words, end = self.marked.words, self.marked.sentences[verb.s][1]
        if not verb.classes & self.ctx.bits["release"]:
            return
        for k in range(verb.j, min(verb.j + _DOER, end - 1)):
            if words[k].removeprefix("و") in LET_GO:
                yield k + 1
                return


def _count(s: int, i: int, j: int) -> Item:
    return Item("count", s, i, j, low=1, high=1, qualifier="exact", category="detainees", noun_at=i)


def count_one(item: Item, *, number: int = 1) -> Item:
    """Return a person as a count of one, or two of a nation as one of two."""
    noun = item.noun
    return Item(
        "count",
        item.s,
        item.i,
        item.j,
        low=number,
        high=number,
        qualifier="exact",
        category=noun.category if noun is not None else "detainees",
        held=noun is not None and noun.held,
        noun_at=item.i if noun is not None else -1,
        prefix=item.prefix,
        joined=item.joined,
        suffix=item.suffix,
        definite=item.definite,
    )
