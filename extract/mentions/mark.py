"""Mark: one pass over an article's tokens that finds names, numbers of people, dates, verbs and cues."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from itertools import pairwise
from operator import attrgetter

from extract.articles.article import Article
from extract.mentions.batch_lists import mark_listed_batches
from extract.mentions.bearings import is_bearing
from extract.mentions.beside_nouns import mark_batch, take_bodies
from extract.mentions.borders import mark_borders
from extract.mentions.counts import CountReader, rate_start
from extract.mentions.entries import Ending, Entry, Name, Word, add_endings
from extract.mentions.items import Item, Marked
from extract.mentions.lexicon import Lexicon
from extract.mentions.name_choosing import choose_names
from extract.mentions.nationalities import NationalityMarker
from extract.mentions.outlets_of_today import is_day_behind_name
from extract.mentions.place_spans import widen_place
from extract.mentions.sentence import Sentence
from extract.mentions.timex import DateReader
from extract.mentions.tokenizing import Token, Tokenizer
from extract.mentions.town_sides import mark_town_sides
from extract.mentions.unlisted_bodies import mark_bodies
from extract.mentions.unlisted_groups import mark_group
from extract.mentions.unlisted_persons import SHEIKH, mark_brokers, mark_sheikh
from extract.mentions.unlisted_places import mark_place
from extract.mentions.unnamed_captors import leave_out_named, mark_captors
from extract.mentions.verb_classes import VerbClasses
from extract.mentions.word_lists import list_words
from extract.text.folding import fold_word
from extract.text.tokens import split_sentences

_SKIPPED = frozenset("\"«»“”‘’'()[]+-–/")  # inside a phrase
_MOST_SKIPPED = 2
_FROM, _OFF = "from", "off"  # cues: whence people come, from where something is how far off
_IN_NAMES = frozenset(("verb", "noun", "date"))  # what a word that ends a name is not ("حركة 23 مارس")
_UNFINISHED = list_words("circumstances.yml", "unfinished")
_START, _END = attrgetter("i"), attrgetter("j")


class Marker:
    """Finds the mentions of articles with one compiled lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Prepare the readers of counts, dates, verbs and adjectives over a lexicon."""
        self.lexicon = lexicon
        self.counts = CountReader(lexicon)
        self.dates = DateReader()
        self.tokenizer = Tokenizer(
            self._look_up, partial(self._look_up, feminine=True), partial(self._look_up, dual=True)
        )
        self._verbs = VerbClasses(lexicon.class_bits)
        self._say = lexicon.class_bits["say"]
        self._mediate = lexicon.class_bits["mediate"]
        self._release, self._capture = lexicon.class_bits["release"], lexicon.class_bits["capture"]
        self._nationalities = NationalityMarker()

    def mark(self, article: Article) -> Marked:
        """Return the article's tokens, sentences and items (names, counts, dates, verbs, cues), in order of place."""
        tokens = self.tokenizer.split(_unwrap(article.text))
        words = tokens.words
        info = [token.word for token in tokens.tokens]
        marked = Marked(article, tokens, words, info, split_sentences(words), article.published_on)
        names = self._find_items(marked)
        choose_names(self.lexicon, marked, names)
        leave_out_named(names)
        for item in names:
            if item.kind == "place":
                widen_place(marked, item)
        marked.items += mark_town_sides(self.lexicon, marked, names)
        named = {item.j for item in names if item.kind != "dropped"}  # where they begin, place nouns widen
        marked.items = [i for i in marked.items if i.kind != "dropped" and not (i.kind in _IN_NAMES and i.j in named)]
        marked.items.sort(key=_END, reverse=True)
        marked.items.sort(key=_START)  # in order of place, the longest first
        marked.index()
        return marked

    def _look_up(self, text: str, *, feminine: bool = False, dual: bool = False) -> Token:
        """Return the token of a form, which may be printed with the ending ة, or with the vowel of a dual."""
        word = self.lexicon.read(text, feminine=feminine)
        if dual and word is not None:
            word.make_dual()
        return Token(text, word, counts=rate_start(text, word), dates=self.dates.rate_start(text))

    def _find_items(self, marked: Marked) -> list[Item]:
        """Add the items of every sentence; return the names, each with all its readings."""
        names: list[Item] = []
        sentence: Sentence | None = None
        for s, bounds in enumerate(marked.sentences):
            start, end = bounds
            sentence = Sentence(marked, s, start, end, sentence)
            self._find_phrases(sentence)
            mark_listed_batches(sentence)
            mark_brokers(sentence)
            mark_bodies(sentence, self._mediate)
            mark_borders(sentence)
            mark_captors(sentence, self._release, self._capture)
            tokens = marked.tokens.tokens[start:end]
            counting = [i for i, token in enumerate(tokens, start) if token.counts]
            marked.items += take_bodies(marked, self.counts.read(marked, s, bounds, counting), start)
            dating = [i for i, token in enumerate(tokens, start) if token.dates]
            marked.items += self.dates.read(marked, s, bounds, dating)
            names += sentence.names
        return names

    def _find_phrases(self, sentence: Sentence) -> None:
        """Add the names, phrases, verbs and nouns that begin at the tokens that the lexicon reads."""
        info, words, end = sentence.marked.info, sentence.marked.words, sentence.end
        covered = sentence.start  # tokens before it belong to a name
        for i, word in enumerate(info[sentence.start : end], sentence.start):
            if word is None:
                continue
            if word.starts:
                endings: Iterable[Ending] = word.endings
                here = i
                if word.follows and i + 1 < end and (words[i + 1] in word.follows or words[i + 1] in _SKIPPED):
                    endings, here = _match_phrases(words, i, end, word), 0
                is_free = i >= covered
                for ending in endings:
                    if ending[0] != "name":
                        _add_phrase(sentence, i, here, ending)
                    elif is_free:
                        name, offset = self._without_today(sentence, i, here, ending, word)
                        end_of_name = _add_name(sentence, i, offset, name)
                        single = end_of_name == i + 1
                        if not (_can_be_word(word, name[4]) if single else _is_of_more(words[i], word, name[4])):
                            covered = max(covered, end_of_name)
            if word.entry is not None and i >= covered:
                covered = self._add_word(sentence, i, word, word.entry)

    def _without_today(self, sentence: Sentence, i: int, here: int, ending: Ending, word: Word) -> tuple[Ending, int]:
        """Return the country's name where "today" behind it is the day and no part of an outlet's name, else the name as it is."""
        _kind, j, prefix, _joined, names = ending
        end = j + here
        if not is_day_behind_name(sentence, i, end, names, prefix=prefix, say=self._say):
            return ending, here
        shorter = _match_phrases(sentence.marked.words, i, end - 1, word)
        return next(((each, 0) for each in shorter if each[0] == "name"), (ending, here))

    def _add_word(self, sentence: Sentence, i: int, word: Word, entry: Entry) -> int:
        """Add what token i is by itself: a verb, an adjective of belonging, a group's head noun, a noun; return its end."""
        covered = i
        items = sentence.marked.items
        depends = entry.needs_object or entry.excluded_by or entry.noun
        classes = self._verbs.resolve(sentence, i, entry) if depends else entry.classes
        if classes:
            item = _item_of("verb", sentence.s, i, word)
            item.classes = classes
            item.tense = entry.tense
            item.future = word.future
            items.append(item)
        if entry.nationality:
            self._nationalities.mark(sentence, i, word, entry)
        if entry.head in ("group", "district") and not word.suffix:  # "لواء" is a brigade, and a district
            covered = mark_group(sentence, i, word)
        if covered == i and entry.head in ("exact", "district"):
            covered = mark_place(sentence, i, word)
        if entry.noun is not None:
            item = _item_of("noun", sentence.s, i, word)
            item.noun = entry.noun
            if entry.noun.kind == "convoys":
                sentence.convoys.append(item)
                mark_batch(sentence, i, word)
            items.append(item)
            if covered == i and sentence.marked.words[i].endswith(SHEIKH):
                covered = mark_sheikh(sentence, i, word)
        return covered


def _match_phrases(words: list[str], i: int, end: int, word: Word) -> Iterable[Ending]:
    """Return the longest phrases of each kind that start at token i, past quotes and dashes inside them."""
    found: dict[str, Ending] = {}
    for prefix, joined, root in word.starts:
        node, j = root, i + 1
        while True:
            add_endings(found, node, j, prefix, joined=joined)
            k = j
            while k < end and words[k] in _SKIPPED and k - j < _MOST_SKIPPED:
                k += 1
            if k >= end or words[k] not in node:
                break
            node, j = node[words[k]], k + 1
    return found.values()


def _add_name(sentence: Sentence, i: int, offset: int, ending: Ending) -> int:
    """Add a name that starts at token i; return its end."""
    _kind, j, prefix, joined, names = ending
    item = Item("name", sentence.s, i, j + offset, prefix, joined)
    item.names = names
    sentence.add_name(item)
    return item.j


def _can_be_word(word: Word, names: list[Name]) -> bool:
    """Tell whether a name of one token that needs context spells a verb, a noun of people or of places too ("بدا": a village, or "began")."""
    entry = word.entry
    return entry is not None and bool(entry.classes or entry.noun or entry.head) and all(name.gated for name in names)


def _is_of_more(text: str, word: Word, names: list[Name]) -> bool:
    """Tell whether a name is part of another: people's by their town ("أهالي كفريا والفوعة"), a village's by a sheikh's ("الشيخ علي القاسمي")."""
    if text.endswith(SHEIKH) and all(name.gated and name.kind == "place" for name in names):
        return True
    noun = word.entry.noun if word.entry is not None else None
    return noun is not None and noun.kind == "people" and all(name.entity_type == "community" for name in names)


def _add_phrase(sentence: Sentence, i: int, offset: int, ending: Ending) -> None:
    """Add a phrase that starts at token i and is no name."""
    kind, j, prefix, joined, payloads = ending
    j += offset
    marked = sentence.marked
    if kind == "cue":
        for payload in payloads:
            item = Item("cue", sentence.s, i, j, prefix, joined)
            item.cue = payload[1]
            if item.cue == _FROM and is_bearing(marked.words, i, sentence.start):
                item.cue = _OFF
            marked.items.append(item)
    elif kind == "month":
        marked.months[i] = (j, payloads[0])
    else:
        marked.qualifiers[i] = (j, payloads[0][1])


def _item_of(kind: str, s: int, i: int, word: Word) -> Item:
    """Return an item at one token with the token's clitics."""
    item = Item(kind, s, i, i + 1, word.prefix, word.joined)
    item.suffix = word.suffix
    item.definite = word.definite
    return item


def _unwrap(text: str) -> str:
    """Return a text with a blank for each line end at which no sentence can end: behind a comma or a word like "from"."""
    lines = text.split("\n")
    if len(lines) == 1:
        return text
    joined = [lines[0]]
    for line, following in pairwise(lines):
        goes_on = following[:1].strip() and (line.endswith("،") or fold_word(line.rpartition(" ")[2]) in _UNFINISHED)
        joined += [" " if goes_on else "\n", following]
    return "".join(joined)
