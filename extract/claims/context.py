"""What coding asks of a marked article: who governs what, and which preposition stands before a name."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import chain

from extract.claims.datelines import is_in_dateline
from extract.mentions.clitics import EACH_OF, is_among, strip_clitics
from extract.mentions.entries import Name
from extract.mentions.forms import NOUN, PARTICIPLE, PAST, PRESENT
from extract.mentions.items import Item, Items, Marked
from extract.mentions.lexicon import Lexicon
from extract.mentions.word_lists import list_beginnings, list_words
from extract.text.folding import fold_name
from extract.text.links import find_links

_NO_PARTY = frozenset(("un_body", "red_cross", "ngo", "monitor", "media", "international_organisation"))
_JOINT_BODIES = frozenset(("jmc_5_5",))  # commissions of both sides together, never one of them
_GO_BETWEENS = frozenset(  # words for those who stand between the parties, whoever they are
    (
        "arab_mediators",
        "international_mediators",
        "libyan_elders",
        "local_mediators",
        "local_notables",
        "unnamed_mediators",
        "yemeni_mediators",
    )
)
CAPTORS = "unnamed_captors"  # the word for those who hold people, whoever they are
_UNDER_ARMS = frozenset(("armed_group", "coalition", "tribe_or_notables"))
_BETWEEN_SIDES = _JOINT_BODIES | _GO_BETWEENS
_ENVOYS = list_words("circumstances.yml", "envoys")
_LANDS = list_words("circumstances.yml", "lands")
_TITLE_REACH = 6  # tokens from the word for an office to the name of its holder
_SEAT = list_beginnings("circumstances.yml", "its_seat")
RELATIVES = frozenset(("الذي", "التي", "الذين", "اللذان", "اللذين", "اللواتي", "اللاتي", "اللتين"))
TALKS = list_words("circumstances.yml", "talks")
_COUNTER = "لقاء"
_AGREEMENTS = list_words("circumstances.yml", "agreements")
_THEM = ("سراحه", "سبيله", "عنه")
_QUOTES = frozenset("\"«»“”‘’'()[]#")
_BANDS = frozenset(("armed_group", "coalition"))
_NONE: frozenset[str] = frozenset()
_WHOLE = 8  # tokens of a sentence that nobody tells twice but by mistake


def names_talks(word: str) -> bool:
    """Tell whether a token names talks ("والمحادثات", "مشاوراتهم"); "لقاء" by itself is mostly "in return for"."""
    return word != _COUNTER and is_among(word, TALKS)


class Context:
    """A marked article with what the rules look up in it again and again."""

    def __init__(self, marked: Marked, lexicon: Lexicon) -> None:
        """Index cues by the token at which they end."""
        self.marked = marked
        self.lexicon = lexicon
        self.bits = lexicon.class_bits
        self._masks: dict[tuple[str, ...], int] = {}
        self.giving = self.mask("release", "hand_over")
        self.getting = self.mask("receive", "free")
        self.moving = self.mask("leave", "arrive", "evacuate")
        self._parties: dict[tuple[str, str], bool] = {}  # whether two keys can be one party
        self._party_items: dict[tuple[Item, Name | None], bool] = {}  # which items, read as what, can be a side
        self._before: dict[Item, AbstractSet[str]] = {}
        self.sums: dict[tuple[Item, bool], bool] = {}  # which counts sum up several occasions (totals.py)
        self._beginnings: dict[str, list[int]] = defaultdict(list)  # cue -> tokens at which it starts, in order
        self.cues_ending: dict[int, set[str]] = defaultdict(set)
        self.cues_at: dict[int, set[str]] = defaultdict(set)
        self.overlapping: dict[int, set[str]] = defaultdict(set)  # token inside a phrase -> cues that began before it
        about = {i.i for i in marked.items if i.kind in ("count", "vehicles")}
        for item in chain.from_iterable(items.phrases for items in marked.by_sentence):
            cue = item.cue
            if cue == "to" and item.i in about:  # "نحو 300 عائلة"
                continue
            self.cues_ending[item.j].add(cue)
            self.cues_at[item.i].add(cue)
            self._beginnings[cue].append(item.i)
            for k in range(item.i + 1, item.j):
                self.overlapping[k].add(cue)

    @cached_property
    def passed_over(self) -> frozenset[int]:
        """The sentences that add nothing: headlines of other stories, and what stands before word for word."""
        spans = find_links(self.marked.article.text)
        starts = [self.marked.text_span(a, b)[0] for a, b in self.marked.sentences] if spans else []
        links = {s for s, at in enumerate(starts) if any(a <= at < b for a, b in spans)}
        told: set[tuple[str, ...]] = set()
        for s, (a, b) in enumerate(self.marked.sentences):
            words = tuple(self.marked.words[a:b])
            if b - a >= _WHOLE and words in told:
                links.add(s)
            told.add(words)
        return frozenset(links)

    # -------------------------------------------------------------- classes

    def mask(self, *names: str) -> int:
        """Return the bits of some verb classes."""
        found = self._masks.get(names)
        if found is None:
            found = self._masks[names] = sum(self.bits[n] for n in names)
        return found

    def is_finite(self, item: Item) -> bool:
        """Tell whether a verb item can be a finite verb."""
        return bool(item.tense & (PAST | PRESENT)) and not item.prefix and not item.definite

    def is_nominal(self, item: Item) -> bool:
        """Tell whether a verb item is only a verbal noun or participle."""
        return not item.tense & (PAST | PRESENT) or (
            bool(item.prefix or item.definite) and bool(item.tense & (NOUN | PARTICIPLE))
        )

    def takes_up_people(self, verb: Item) -> bool:
        """Tell whether a verb takes up people named before it by a pronoun ("سلّمتهم", "أطلقتهن", "أفرجت عنهم")."""
        word = self.marked.words[verb.i]
        theirs = verb.suffix in ("هم", "هن", "هما") or (word.endswith(("تهم", "تهن", "تهما", "هم")) and len(word) > 4)
        return theirs or (self.is_finite(verb) and self.lets_them_go(verb))

    def lets_them_go(self, verb: Item) -> bool:
        """Tell whether a verb lets those go of whom a pronoun speaks, and none that are named after it ("أطلق سراحهم")."""
        return any(w.startswith(_THEM) for w in self.marked.words[verb.j : verb.j + 1])

    # -------------------------------------------------------------- names

    def key(self, item: Item) -> str:
        """Return what identifies an actor: its id, a person's organisation, or the folded name."""
        name = item.name or (item.names[0] if item.names else None)
        if item.kind == "place" and item.actor_reading is not None:
            name = item.actor_reading
        if name is None or not name.entity_id:
            return "~" + fold_name(name.canonical if name else " ".join(self.marked.words[item.i : item.j]))
        if name.entity_type == "person":
            return self.lexicon.parents.get(name.entity_id, name.entity_id)
        return name.entity_id

    def principal(self, item: Item) -> Name | None:
        """Return the actor that a person in office or command stands for; None for anything but such a person."""
        name = item.name
        if item.kind != "actor" or name is None or name.entity_type != "person":
            return None
        key = self.lexicon.parents.get(name.entity_id)
        if key is None:
            return None
        return Name("actor", key, self.lexicon.names[key], self.lexicon.types[key])

    def same_party(self, a: str, b: str) -> bool:
        """Tell whether two keys can be one party: the same actor or lineage, or one a part or member of the other."""
        if a == b:
            return True
        found = self._parties.get((a, b))
        if found is None:
            found = self._parties[a, b] = self._can_be_one(a, b)
        return found

    def _can_be_one(self, a: str, b: str) -> bool:
        lineages = self.lexicon.lineages
        if lineages.get(a, a) == lineages.get(b, b):
            return True
        if CAPTORS in (a, b):
            other = b if a == CAPTORS else a
            return other not in _GO_BETWEENS and self.lexicon.types.get(other, "armed_group") in _UNDER_ARMS
        coalitions = self.lexicon.coalitions
        if b in coalitions.get(a, ()) or a in coalitions.get(b, ()):
            return True
        return b in self._ancestors(a) or a in self._ancestors(b)

    def are_allied(self, one: str, other: str) -> bool:
        """Tell whether two actors, or those above them, belong to one coalition or are it."""
        coalitions = self.lexicon.coalitions
        lines = [{key, *self._ancestors(key)} for key in (one, other)]
        first, second = (line.union(*(coalitions.get(key, ()) for key in line)) for line in lines)
        return bool(first & second)

    def may_fight(self, one: str, other: str) -> bool:
        """Tell whether two actors belong to one theatre of war; captors without a name may be of any."""
        if CAPTORS in (one, other):
            return not self.same_party(one, other)
        countries = self.lexicon.countries
        return countries.get(other, "") in self.lexicon.enemies.get(countries.get(one, ""), ())

    def are_enemies(self, some: Iterable[str], others: Collection[str]) -> bool:
        """Tell whether one of some parties may fight one of others, and they are not one."""
        return any(self.may_fight(a, b) and not self.same_party(a, b) for a in some for b in others)

    def are_opponents(self, some: Iterable[str], others: Collection[str]) -> bool:
        """Tell whether one of some parties may fight one of others, and they are no allies."""
        return any(self.may_fight(a, b) and not self.are_allied(a, b) for a in some for b in others)

    def _ancestors(self, key: str) -> list[str]:
        found: list[str] = []
        while (key := self.lexicon.parents.get(key, "")) and len(found) < 4:
            found.append(key)
        return found

    def may_be_party(self, item: Item) -> bool:
        """Tell whether an actor can be a side: no monitor, outlet, relief body or private person."""
        known = self._party_items.get((item, item.name))
        if known is None:
            known = self._party_items[item, item.name] = self._can_be_side(item, item.name)
        return known

    def _can_be_side(self, item: Item, name: Name | None) -> bool:
        if name is None or self._is_of_diplomacy(item):
            return False
        if name.entity_type == "person":
            return name.entity_id in self.lexicon.parents
        return name.entity_type not in _NO_PARTY and name.entity_id not in _BETWEEN_SIDES

    @cached_property
    def _envoys(self) -> set[str]:
        """The persons whom the article introduces as envoys ("المبعوث الأمريكي إلى سوريا توم براك"): they speak for nobody's side."""
        words = self.marked.words
        return {
            i.name.entity_id
            for i in self.marked.items
            if i.kind == "actor"
            and i.name is not None
            and i.name.entity_type == "person"
            and any(is_among(w, _ENVOYS) for w in words[max(0, i.i - _TITLE_REACH) : i.i])
        }

    def _is_of_diplomacy(self, item: Item) -> bool:
        """Tell whether a state is named by its ambassador, its borders or capital, or as the place after which an agreement or talks are called."""
        words = self.marked.words
        if words[item.i].removeprefix("و").removeprefix("ال") in _ENVOYS:
            return True
        if item.name is not None and item.name.entity_id in self._envoys:
            return True
        before = words[item.i - 1] if item.i > 0 else ""
        if is_among(before, _ENVOYS) or strip_clitics(before).startswith(_SEAT):
            return True
        where = item.place_reading is not None or item.actor_reading is not None
        return where and (names_talks(before) or is_among(before, _AGREEMENTS) or before in _LANDS)

    def names_party(self, item: Item) -> bool:
        """Tell whether an item names a possible party: an actor, or a capital or country that stands for its government."""
        if item.kind == "actor":
            return self.may_be_party(item)
        return (
            item.kind == "place"
            and item.actor_reading is not None
            and not self._is_of_diplomacy(item)
            and not self.before(item) & {"from", "off", "to", "in", "near", "via", "ب"}
            and self._stands_alone(item)
            and not is_in_dateline(self.marked, item)
        )

    def names_townsmen(self, item: Item) -> bool:
        """Tell whether a town's name can stand for the armed men of that town ("46 محتجزا من غريان"), and is no capital of a state."""
        reading = item.actor_reading if item.kind == "place" else None
        return reading is not None and reading.entity_type in _BANDS

    def _stands_alone(self, item: Item) -> bool:
        """Tell whether a place name stands without a place noun before it."""
        word = self.marked.info[item.i]
        return word is None or word.entry is None or word.entry.head is None

    def before(self, item: Item) -> AbstractSet[str]:
        """Return the cues that end right before an item, past quotes and "each of"; clitic prepositions as `ب`, `ل`, `ك`."""
        known = self._before.get(item)
        if known is not None:
            return known
        k = item.i
        while k > 0 and self.marked.words[k - 1] in _QUOTES and item.i - k < 3:
            k -= 1
        k -= 2 * (self.marked.words[max(0, k - 2) : k] in EACH_OF)  # "مع كل من X وY"
        ending, overlapping = self.cues_ending.get(k), self.overlapping.get(k)
        found = ending | overlapping if ending and overlapping else ending or overlapping or _NONE
        self._before[item] = found = {*found, item.prefix} if item.prefix else found
        return found

    def between_has(self, a: int, b: int, *cues: str) -> bool:
        """Tell whether one of some cues starts in tokens [a, b)."""
        for cue in cues:
            starts = self._beginnings.get(cue)
            if starts is not None:
                n = bisect_left(starts, a)
                if n < len(starts) and starts[n] < b:
                    return True
        return False

    def districts(self, place: str) -> set[str]:
        """Return the places above a place, up to two levels up: its district, its governorate."""
        parents = self.lexicon.place_parents
        first = parents.get(place, "")
        return {first, parents.get(first, "")} - {""}

    def around(self, place: str) -> set[str]:
        """Return the places above a place, and the regions that it or they lie in."""
        found = self.districts(place)
        widest = {place} | found
        while widest:  # regions lie in regions
            widest = {region for key in widest for region in self.lexicon.place_regions.get(key, ())} - found
            found |= widest
        return found

    # -------------------------------------------------------------- clauses

    def items_in(self, s: int, a: int, b: int) -> list[Item]:
        """Return the items of sentence s that lie in tokens [a, b)."""
        whole, (start, end) = self.marked.by_sentence[s], self.marked.sentences[s]
        return whole if a <= start and end <= b else [i for i in whole.starting(a, b) if i.j <= b]

    def passage(self, s: int, a: int, b: int) -> Items:
        """Return the items of sentence s that lie in tokens [a, b), sorted out: for what is asked for more than one kind of them."""
        found = self.items_in(s, a, b)
        return found if isinstance(found, Items) else Items(found)

    def verbs_of(self, s: int, classes: int) -> list[Item]:
        """Return the finite verbs of sentence s that are of some classes."""
        return [v for v in self.marked.by_sentence[s].find_verbs(classes) if self.is_finite(v)]

    def latter(self, token: int) -> Item | None:
        """Return the actor named last before a token ("the latter")."""
        for item in reversed(self.marked.items):
            if item.j <= token and item.kind == "actor" and self.may_be_party(item):
                return item
        return None
