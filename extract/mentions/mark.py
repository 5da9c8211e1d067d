"""Mark: one pass over an article's tokens that finds names, numbers of people, dates, verbs and cues."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from itertools import compress
from operator import attrgetter

import yaml

from extract.articles.article import Article
from extract.mentions.counts import CountReader
from extract.mentions.entries import Ending, Name, Word, add_endings
from extract.mentions.items import Item, Marked
from extract.mentions.lexicon import Lexicon
from extract.mentions.timex import DateReader
from extract.mentions.tokenizing import Tokenizer
from extract.mentions.word_lists import LEXICON
from extract.text.folding import fold_word
from extract.text.tokens import split_sentences

_GROUP_SINGULARS = frozenset(
    (
        "حركه",
        "لواء",
        "فرقه",
        "كتيبه",
        "كتايب",
        "جيش",
        "تجمع",
        "جبهه",
        "تنظيم",
        "فيلق",
        "ميليشيا",
        "مليشيا",
        "سرايا",
        "قبيله",
        "عشيره",
        "قبايل",
        "الويه",
        "جماعه",
    )
)
_SHOTS = frozenset(
    (
        "نار",
        "رصاص",
        "صواريخ",
        "صاروخ",
        "قذايف",
        "عمليه",
        "حمله",
        "مبادره",
        "تحذير",
        "قنابل",
        "غاز",
        "مسيره",
        "مسيرات",
        "هاشتاغ",
        "نداء",
        "دعوه",
        "تسميه",
        "اسم",
        "حوار",
    )
)
_SKIPPED = frozenset("\"«»“”‘’'()[]+-–/")
_QUOTES = frozenset("\"«»“”‘’'()[]")
_START, _END = attrgetter("i"), attrgetter("j")


class Marker:
    """Finds the mentions of articles with one compiled lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Prepare the readers of counts and dates over a lexicon."""
        self.lexicon = lexicon
        self.counts = CountReader(lexicon)
        self.dates = DateReader()
        self.tokenizer = Tokenizer()
        cues = yaml.load(
            (LEXICON / "cues.yml").read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        )
        self.state_heads = frozenset(fold_word(w) for w in cues["state_heads"])

    def mark(self, article: Article) -> Marked:
        """Return the article's tokens, sentences and items (names, counts, dates, verbs, cues), in order of place."""
        tokens = self.tokenizer.split(article.text)
        words = tokens.words
        info = list(map(self.lexicon.memo.__getitem__, words))
        marked = Marked(article, tokens, words, info, split_sentences(words), article.published_on)
        self._find_items(marked)
        return marked

    # -------------------------------------------------------------- items

    def _find_items(self, marked: Marked) -> None:
        names: list[Item] = []
        known = list(compress(range(len(marked.info)), marked.info))  # tokens that the lexicon reads
        k = 0
        for s, (start, end) in enumerate(marked.sentences):
            first = bisect_left(known, start, k)
            k = bisect_left(known, end, first)
            names += self._find_in_sentence(marked, s, (start, end), known[first:k])
        self._resolve_names(marked, names)
        for item in names:
            if item.kind in ("actor", "place"):
                self._widen_place(marked, item)
        marked.items = [i for i in marked.items if i.kind != "dropped"]
        marked.items.sort(key=_END, reverse=True)
        marked.items.sort(key=_START)  # in order of place, the longest first
        marked.index()

    def _find_in_sentence(self, marked: Marked, s: int, bounds: tuple[int, int], known: list[int]) -> list[Item]:
        info, words = marked.info, marked.words
        start, end = bounds
        covered = start  # tokens before it belong to a name
        names: list[Item] = []
        for i in known:
            word = info[i]
            assert word is not None
            if word.starts:
                endings: Iterable[Ending] = word.endings
                here = i
                if word.follows and i + 1 < end and (words[i + 1] in word.follows or words[i + 1] in _SKIPPED):
                    endings, here = self._match_phrases(marked, i, end), 0
                for ending in endings:
                    stop = self._add_phrase(marked, s, i, here, ending, names if i >= covered else None)
                    covered = max(covered, stop)
            if word.entry is not None and i >= covered:
                covered = self._add_word(marked, s, i, bounds, word, names)
        counts = self.counts.read(marked, s, start, end)
        for item in counts:
            self._count_of_bodies(marked, item, start)
        marked.items += counts
        marked.items += self.dates.read(marked, s, start, end)
        return names

    def _add_word(self, marked: Marked, s: int, i: int, bounds: tuple[int, int], word: Word, names: list[Item]) -> int:
        """Add what token i is by itself: a verb, an adjective of belonging, a group's head noun, a noun; return its end."""
        start, end = bounds
        covered = i
        entry = word.entry
        assert entry is not None
        classes = self._resolve_classes(marked, i, end) if entry.needs_object else entry.classes
        if classes:
            item = _item_of("verb", s, i, word)
            item.classes = classes
            item.tense = entry.tense
            item.future = word.future
            marked.items.append(item)
        if entry.nationality:
            self._mark_nationality(marked, s, i, start, names)
        if entry.head == "group" and not word.suffix:
            covered = self._mark_group(marked, s, i, end, names)
        if entry.noun is not None:
            if entry.noun.kind == "convoys":
                self._mark_batch(marked, s, i, start, end)
            item = _item_of("noun", s, i, word)
            item.noun = entry.noun
            marked.items.append(item)
        return covered

    @staticmethod
    def _match_phrases(marked: Marked, i: int, end: int) -> Iterable[Ending]:
        """Return the longest phrases of each kind that start at token i, past quotes and dashes inside them."""
        words, word = marked.words, marked.info[i]
        assert word is not None
        found: dict[str, Ending] = {}
        for prefix, joined, root in word.starts:
            node, j = root, i + 1
            while True:
                add_endings(found, node, j, prefix, joined=joined)
                k = j
                while k < end and words[k] in _SKIPPED and k - j < 2:
                    k += 1
                if k >= end or words[k] not in node:
                    break
                node, j = node[words[k]], k + 1
        return found.values()

    @staticmethod
    def _add_phrase(marked: Marked, s: int, i: int, offset: int, ending: Ending, names: list[Item] | None) -> int:
        """Add a phrase that starts at token i (no name where `names` is None); return the end of a name."""
        kind, j, prefix, joined, payloads = ending
        j += offset
        if kind == "cue":
            for payload in payloads:
                item = Item("cue", s, i, j, prefix, joined)
                item.cue = payload[1]
                marked.items.append(item)
        elif kind == "name":
            if names is None:
                return i
            item = Item("name", s, i, j, prefix, joined)
            item.names = payloads
            names.append(item)
            marked.items.append(item)
            return j
        elif kind == "month":
            marked.months[i] = (j, payloads[0])
        else:
            marked.qualifiers[i] = (j, payloads[0][1])
        return i

    def _resolve_classes(self, marked: Marked, i: int, end: int) -> int:
        """Return the verb classes of token i whose objects, where they need one, stand within reach."""
        word = marked.info[i]
        assert word is not None
        assert word.entry is not None
        entry = word.entry
        classes = entry.classes
        for bit, objects in entry.needs_object.items():
            near = False
            for k in range(i + 1, min(i + 9, end)):
                text = marked.words[k]
                bare = _bare(text)
                if text in objects or bare in objects or (text.endswith("ه") and bare + "ه" in objects):
                    near = True
                    break
            if not near and not self._releases_people(marked, i, end, bit):
                classes &= ~bit
            elif bit == self.lexicon.class_bits["release"]:
                classes &= ~self.lexicon.class_bits["evacuate"]
        return classes

    def _releases_people(self, marked: Marked, i: int, end: int, bit: int) -> bool:
        """Tell whether "أطلق" without "سراح" has people as its object, not fire or an initiative."""
        if bit != self.lexicon.class_bits["release"] or "طلق" not in marked.words[i]:
            return False
        own = marked.info[i]
        if own is not None and own.suffix in ("هم", "هن", "هما"):
            return True  # "أطلقهم": only people are let go so
        for k in range(i + 1, min(i + 13, end)):
            word = marked.info[k]
            if marked.words[k] in ("العدد", "عددا", "مثلهم"):
                return True
            if _bare(marked.words[k]) in _SHOTS:
                return False
            if (
                word is not None
                and word.entry is not None
                and word.entry.noun is not None
                and word.entry.noun.kind == "people"
                and not word.entry.noun.weak
            ):
                return (
                    word.entry.noun.held
                    or word.entry.noun.number == "s"
                    or any(
                        n is not None and (n.value is not None or (n.entry is not None and n.entry.number is not None))
                        for n in marked.info[i + 1 : k]
                    )
                )
        return False

    def _mark_nationality(self, marked: Marked, s: int, i: int, start: int, names: list[Item]) -> None:
        word = marked.info[i]
        assert word is not None
        assert word.entry is not None
        day = marked.anchor.isoformat() if marked.anchor else ""
        name = next((n for n in word.entry.nationality if n.holds_on(day)), word.entry.nationality[0])
        head = None
        for k in range(i - 1, max(start - 1, i - 4), -1):
            other = marked.info[k]
            text = marked.words[k]
            if text in _QUOTES:
                continue
            stem = _bare(text)
            if stem in self.state_heads or text in self.state_heads:
                head = k
                continue
            if head is not None or (
                not text.startswith("ال") and (other is None or other.entry is None or not other.entry.nationality)
            ):
                break
        if head is not None:
            taken = [n for n in names if n.s == s and n.i <= head and n.j > head]
            if not taken:
                other = marked.info[head]
                item = Item(
                    "name",
                    s,
                    head,
                    i + 1,
                    names=[name],
                    prefix=_prefix_of(marked.words[head]),
                    joined=marked.words[head].startswith("و") and marked.words[head] not in self.state_heads,
                )
                for inner in list(names):
                    if inner.s == s and inner.i >= head and inner.j <= i + 1:
                        inner.kind = "dropped"
                names.append(item)
                marked.items.append(item)
                return
        plural = marked.words[i].endswith(("ون", "ين")) and word.definite
        marked.items.append(
            Item(
                "nat",
                s,
                i,
                i + 1,
                names=[name],
                prefix=word.prefix,
                joined=word.joined,
                definite=word.definite,
                plural=plural,
            )
        )

    def _count_of_bodies(self, marked: Marked, item: Item, start: int) -> None:
        """Read "رفات 79 جنديا", "جثث سبعة من عناصره" as a count of bodies: the noun before it governs it."""
        k = item.i - 1
        word = marked.info[k] if k >= start and item.kind == "count" else None
        if (
            word is not None
            and word.entry is not None
            and word.entry.noun is not None
            and word.entry.noun.category == "bodies"
            and not word.entry.noun.weak
            and not word.definite
            and not item.joined
        ):
            item.category, item.i, item.noun_at, item.bare = "bodies", k, k, False
            item.prefix, item.joined = word.prefix, word.joined

    def _mark_batch(self, marked: Marked, s: int, i: int, start: int, end: int) -> None:
        """Mark an ordinal beside a convoy noun: "الدفعة الثالثة", "أول قافلة"."""
        for k in (i + 1, i - 1):
            word = marked.info[k] if start <= k < end else None
            if word is not None and word.entry is not None and word.entry.ordinal and not word.prefix:
                noun = marked.info[i]
                if (k < i and word.definite) or (
                    k > i and noun is not None and noun.definite != word.definite and not noun.suffix
                ):
                    continue
                teens = k > i and k + 1 < end and marked.words[k + 1] in ("عشر", "عشره")  # "الدفعة الثانية عشرة"
                ordinal = word.entry.ordinal + 10 * teens
                marked.items.append(Item("batch", s, min(i, k), max(i, k) + 1 + teens, ordinal=ordinal))
                return
        noun = marked.info[i]
        if i + 2 < end and noun is not None and noun.definite and marked.words[i + 1] == "ال":
            number = marked.info[i + 2]  # "الدفعة الـ12"
            if number is not None and number.value is not None and 1 <= number.value <= 99:
                marked.items.append(Item("batch", s, i, i + 3, ordinal=int(number.value)))

    def _mark_group(self, marked: Marked, s: int, i: int, end: int, names: list[Item]) -> int:
        """Mark an unlisted group: a head noun with a quoted or definite name ("فرقة الحرية", "لواء «الفتح»"); return its end."""
        words, info = marked.words, marked.info
        word = info[i]
        assert word is not None
        if word.definite or words[i].removeprefix("و").removeprefix("ل").removeprefix("ب") not in _GROUP_SINGULARS:
            return i
        j = i + 1
        if j < end and words[j] in _QUOTES:
            close = next((k for k in range(j + 2, min(j + 7, end)) if words[k] in _QUOTES), None)
            if close is None:
                return i
            last, j = close, close
        else:
            while j < end and j - i < 3 and words[j].startswith("ال") and len(words[j]) > 3:
                other = info[j]
                if other is not None and (
                    (other.starts and j > i + 1)
                    or (other.entry is not None and (other.entry.weekday or other.entry.nationality))
                ):
                    break
                j += 1
            last = j
        if j <= i + 1:
            return i
        name = Name(
            "actor", "", " ".join(w for w in words[i:last] if w not in _QUOTES), "armed_group", "alias", False, "", 1
        )
        item = Item("name", s, i, last, names=[name], prefix=word.prefix, joined=word.joined)
        names.append(item)
        marked.items.append(item)
        return last

    # -------------------------------------------------------------- names in context

    def _resolve_names(self, marked: Marked, names: list[Item]) -> None:
        """Choose among readings of each name by what the article names elsewhere."""
        countries: Counter[str] = Counter()
        for item in names:
            if item.kind == "dropped":
                continue
            free = [n for n in item.names if not n.gated]
            if len({n.country for n in free}) == 1 and free[0].country and free[0].salience >= 2:
                countries[free[0].country] += 1
        marked.country = countries.most_common(1)[0][0] if countries else ""
        marked.home = frozenset(country for country, _ in countries.most_common(2))
        seen: list[str] = []
        later = {n.entity_id for item in names for n in item.names if n.kind == "actor" and not n.gated}
        previous: Item | None = None
        ordered = sorted(names, key=lambda n: n.i)
        for n, item in enumerate(ordered):
            if item.kind == "dropped":
                continue
            if (
                n
                and item.i
                and marked.words[item.i - 1] == "("
                and 0 < item.i - ordered[n - 1].j <= 2
                and ordered[n - 1].kind == "actor"
            ):
                item.kind = "dropped"  # "هيئة تحرير الشام (النصرة سابقا)": another name of the actor before it
                continue
            actor = self._choose_actor(item, seen, later, marked)
            place = self._choose_place(item, previous, marked, countries)
            if actor is not None and (place is None or not (place.gated or actor.gated) or not actor.gated):
                item.kind, item.name, item.place_reading = "actor", actor, place
                if actor.name_kind == "metonym" and place is not None:
                    item.kind, item.name, item.actor_reading, item.place_reading = "place", place, actor, None
                elif place is not None and actor.entity_type == "state":
                    item.place_reading = place
                if not actor.gated or actor.entity_id in later:
                    if actor.entity_id in seen:
                        seen.remove(actor.entity_id)
                    seen.append(actor.entity_id)
            elif place is not None:
                item.kind, item.name, item.actor_reading = "place", place, actor
            elif actor is not None:
                item.kind, item.name = "actor", actor
            else:
                item.kind = "dropped"
            if item.kind == "place":
                previous = item

    def _choose_actor(self, item: Item, seen: list[str], later: set[str], marked: Marked) -> Name | None:
        if len(item.names) == 1 and (item.names[0].kind != "actor" or not item.names[0].gated):
            return item.names[0] if item.names[0].kind == "actor" else None  # as most names are
        day = marked.anchor.isoformat() if marked.anchor else ""
        actors = [n for n in item.names if n.kind == "actor" and n.holds_on(day)] or [
            n for n in item.names if n.kind == "actor"
        ]
        free = [n for n in actors if not n.gated]
        if free:
            return max(
                free, key=lambda n: (n.entity_id in seen, n.country == marked.country, n.name_kind == "canonical")
            )
        if not actors:
            return None
        noun = marked.words[item.j - 1].removeprefix("و").removeprefix("ب")
        noun = noun.removeprefix("لل").removeprefix("ال")
        fitting = [n for n in actors if noun in self.lexicon.heads.get(n.entity_id, ())]
        for key in reversed(seen):
            name = next((n for n in fitting if n.entity_id == key), None)
            if name is not None:
                return name
            if item.j - item.i == 1 and noun in self.lexicon.heads.get(key, ()):
                return Name(  # the bare noun means whoever was named by it last, known to be so called or not
                    "actor",
                    key,
                    self.lexicon.names[key],
                    self.lexicon.types[key],
                    name_kind="epithet",
                    gated=True,
                    country=self.lexicon.countries[key],
                )
        for key in reversed(seen):
            line = [key]
            while (above := self.lexicon.parents.get(line[-1])) and len(line) < 4:
                line.append(above)
            for name in actors:
                if name.entity_id in line:
                    return name
        for name in actors:
            if name.entity_id in later:
                return name
        home = [n for n in actors if n.country and n.country == marked.country and n.name_kind != "metonym"]
        listed = [n for n in home if n.name_kind != "epithet"]
        if len(listed) == 1:
            return listed[0]
        states = [n for n in home if n.entity_type == "state"]
        if home and all(n.entity_type == "red_cross" for n in home):
            return home[0]  # of a country's relief societies the national one is listed first
        if len(states) == 1 or len(home) == 1:
            return (states or home)[0]
        return next((n for n in home if n.name_kind != "epithet"), None) or next(
            (n for n in actors if n.name_kind == "metonym"), None
        )

    def _choose_place(self, item: Item, previous: Item | None, marked: Marked, countries: Counter[str]) -> Name | None:
        places = [n for n in item.names if n.kind == "place"]
        if not places:
            return None
        if len(places) == 1 and not places[0].gated:
            return places[0]
        cue = self._place_cue(marked, item.i) is not None
        towards = item.i > 0 and marked.words[item.i - 1] in ("الي", "نحو", "باتجاه", "صوب", "من")
        listed = (
            previous is not None
            and previous.s == item.s
            and item.i - previous.j <= 1
            and (item.joined or marked.words[item.i - 1] in "،,")
        )
        word = marked.info[item.i]
        there = item.prefix == "ب" or (item.i > 0 and marked.words[item.i - 1] in ("في", "قرب"))
        plain = word is not None and word.entry is None and len(word.text) >= 5 and there
        allowed = [
            n
            for n in places
            if not n.gated
            or cue
            or listed
            or (towards and n.entity_type == "region")
            or (plain and n.country == marked.country)
        ]
        if not allowed:
            return None
        lexicon = self.lexicon
        around = (
            lexicon.place_parents.get(previous.name.entity_id)
            if previous is not None and previous.name is not None
            else None
        )
        return max(
            allowed,
            key=lambda n: (
                n.salience * 2
                + 3 * (n.country == marked.country)
                + (countries.get(n.country, 0) > 0)
                + 2 * (around is not None and lexicon.place_parents.get(n.entity_id) == around),
                n.salience,
            ),
        )

    def _place_cue(self, marked: Marked, i: int) -> int | None:
        """Return the token of a place noun ("town", "crossing", "rif") right before token i, past quotes."""
        k = i - 1
        while k >= 0 and marked.words[k] in _QUOTES and i - k < 3:
            k -= 1
        if k < 0:
            return None
        word = marked.info[k]
        if word is not None and word.entry is not None and word.entry.head in ("exact", "district", "governorate"):
            return k
        return None

    def _widen_place(self, marked: Marked, item: Item) -> None:
        """Take place nouns and directions beside a place into its span ("معبر العيس", "جنوب دمشق", "ريف حلب الجنوبي")."""
        if item.kind != "place":
            return
        item.precision = (
            "exact"
            if item.name is not None and item.name.entity_type not in ("country", "governorate", "region", "district")
            else (
                item.name.entity_type
                if item.name and item.name.entity_type in ("country", "governorate", "district")
                else "district"
            )
        )
        for _ in range(3):
            k = item.i - 1
            while k > 0 and marked.words[k] in _QUOTES and item.i - k < 3:
                k -= 1
            word = marked.info[k] if k >= 0 else None
            if word is None or word.entry is None or word.entry.head is None or word.entry.head in ("group", "person"):
                break
            if marked.words[k].startswith("ال") or word.suffix:
                break
            if word.entry.head == "direction":
                item.precision = "near"
            elif word.entry.head == "district" and item.precision == "exact":
                item.precision = "district"
            item.i, item.prefix, item.joined = k, word.prefix, word.joined
            if word.prefix:
                break
        j = item.j
        if (
            j < len(marked.words)
            and marked.words[j]
            in ("الشرقي", "الغربي", "الشمالي", "الجنوبي", "الاوسط", "الشرقيه", "الغربيه", "الشماليه", "الجنوبيه")
            and item.i < item.j - 1
        ):
            item.j = j + 1


def _item_of(kind: str, s: int, i: int, word: Word) -> Item:
    """Return an item at one token with the token's clitics."""
    item = Item(kind, s, i, i + 1, word.prefix, word.joined)
    item.suffix = word.suffix
    item.definite = word.definite
    return item


def _bare(text: str) -> str:
    """Return a token without and, preposition, article and pronoun, as far as spelling shows them."""
    for prefix in ("وال", "بال", "لل", "ال", "و", "ب", "ل"):
        if text.startswith(prefix) and len(text) - len(prefix) >= 3:
            text = text[len(prefix) :]
            break
    for suffix in ("هما", "هم", "ها", "هن", "ه"):
        if text.endswith(suffix) and len(text) - len(suffix) >= 3:
            return text[: -len(suffix)]
    return text


def _prefix_of(text: str) -> str:
    text = text.removeprefix("و")
    if text.startswith("لل") or (text[:1] in "لب" and text[1:3] == "ال"):
        return text[0]
    return ""
