"""Evacuees: the group whose people leave."""

from __future__ import annotations

from extract.claims.clauses import count_steps
from extract.claims.context import CAPTORS, Context
from extract.claims.evacuations.lands import is_around_place
from extract.claims.evacuations.talked_out import find_talked_to
from extract.claims.evacuations.words import (
    ARMED,
    GENERIC,
    any_has_stem,
    has_stem,
    is_actor_of,
    is_cue,
    is_people,
    stems_of,
    words_of,
)
from extract.claims.frames import Filler, Frame
from extract.mentions.forms import NOUN
from extract.mentions.items import Item, Items

_GROUPS = ARMED | {"community", "tribe_or_notables"}
_STATES = frozenset(("state",))
_BRACKETS = frozenset("\"«»“”'()")
_GOVERNED = 3  # tokens from a group to the leaving that its verb governs
_DEALT = 5  # tokens from a group to the leaving that a deal with it is on
_OWN = 3  # tokens from "its fighters" to their leaving
_LET_GO = 7  # tokens from letting go to who does it, or is let go
_FOUGHT = 3  # tokens from fighting, over what it is like, to "between"
_PAIR = 8  # tokens from "between" to the second of two
_MEN_OF = 3  # tokens from a verb or "to", over a noun of members, to the name of their group
_OBJECT = 2  # tokens behind a group in which those begin whom it brings out
_OFFICE = 3  # tokens from an office, over what kind of one, to the group
_SPEAKER = 8  # tokens from a verb of saying to the group of who speaks
_THAT = frozenset(("ان", "بان", "انه", "انها"))  # behind it is told what is said, and not who says it
_ADJECTIVE = 9  # tokens from the word of leaving to the adjective of those who leave
_THEIRS = 5  # tokens from "they are" to the group
_QUOTED = 4  # tokens, two of which may be quotes
_ESCORT = 11  # tokens from "escort", over the convoy and others, to the name of a group
_SURRENDER = 4  # tokens from a word of surrender to "to"
_ELSEWHERE = frozenset(("between", "with", "to", "in", "by_attribution", "holder", "mediation", "from"))


class EvacueeReader:
    """Finds who leaves in one passage of an article."""

    def __init__(self, ctx: Context) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked

    def read(self, frame: Frame, near: Items) -> None:
        """Fill in the group that leaves: subject or object of the trigger, or the group whose members are named."""
        last: Item | None = None
        for item in near:
            if not is_actor_of(item, _GROUPS) or self.ctx.key(item) in (*frame.mediators, CAPTORS):
                continue
            before = self.marked.words[item.i - 1]
            if before in words_of("land") | words_of("tied_to") | words_of("foes") or has_stem(before, "holds"):
                continue
            if any(i.j == item.i and i.noun is not None and i.noun.held for i in near):
                continue  # "يطلق أسرى X، ويرحل مقاتلو Y"
            rule = self._rule(item, frame, near)
            if not rule and last is not None and self._is_listed(item, last):
                listed = frame.actors.get(self.ctx.key(last))
                rule = listed.rule if listed is not None else rule
            key = self.ctx.key(item)
            last = item if rule else last
            if rule and not any(self.ctx.same_party(key, k) for k in frame.actors):
                frame.actors[key] = Filler(item, rule)
        if not frame.actors:
            self._read_adjective(frame, near)
        if not frame.actors:
            self._read_own_members(frame)

    def _is_listed(self, item: Item, last: Item) -> bool:
        """Tell whether a group stands in a list right behind another, each perhaps in brackets or quotes."""
        between = [w for w in self.marked.words[last.j : item.i] if w not in _BRACKETS]
        return between == ["و"] or (not between and item.joined)

    def _rule(self, item: Item, frame: Frame, near: Items) -> str:
        """Return the rule by which a group leaves; empty if it does not."""
        trigger = frame.trigger
        if self._is_of_speaker(item, near) or self._stands_between(item, near) or self._lets_go(item, trigger, near):
            return ""
        if self._brings_out(item, trigger, near) or self._is_beside_leavers(item, trigger):
            return ""
        theirs = self._is_theirs(item) and not self._are_captives(item, near)
        if theirs or self._is_owner(item, near):
            generic = item.name is not None and item.name.entity_id in GENERIC
            near_by = -4 <= item.i - trigger.j <= 5 or (item.i > trigger.i and self._are_counted(item, near))
            if generic and (not near_by or frame.actors):
                return ""
            if theirs or abs(item.i - trigger.i) <= 14 or self._are_counted(item, near):
                return "members_leave"
            return "members_leave" if self._is_subject(item, trigger) and not self._says(item, near) else ""
        elsewhere = (item.name is not None and item.name.entity_id in GENERIC) or self.ctx.before(item) & _ELSEWHERE
        subject = not elsewhere and self._is_subject(item, trigger) and not self._says(item, near)
        subject = (
            subject or decides_to_leave(self.ctx, item, trigger) or find_talked_to(self.ctx, trigger, near) is item
        )
        return "subject_leaves" if subject else ""

    def _is_of_speaker(self, item: Item, near: Items) -> bool:
        """Tell whether a group is only that of the officer who speaks ("قال نائب قائد كتيبة …، إن")."""
        if words_of("offices").isdisjoint(self.marked.words[max(0, item.i - _OFFICE) : item.i]):
            return False
        said = [v for v in near.find_verbs(self.ctx.bits["say"]) if 0 < item.i - v.j <= _SPEAKER]
        return any(_THAT.isdisjoint(self.marked.words[v.j : item.i]) for v in said)

    def _lets_go(self, item: Item, trigger: Item, near: Items) -> bool:
        """Tell whether a group behind the word of leaving is who lets captives go, or whose are let go ("حال بلوغ القافلة المعبر، تفرج X عن Y")."""
        giving = [v for v in near.find_verbs(self.ctx.mask("release", "hand_over")) if self.ctx.is_finite(v)]
        return any(trigger.j <= v.i and -1 <= item.i - v.j <= _LET_GO for v in giving)

    def _brings_out(self, item: Item, trigger: Item, near: Items) -> bool:
        """Tell whether a group's men are the subject of "bring out", and others its object ("نقل مقاتلو X مئة من عناصر Y")."""
        if not self.ctx.is_finite(trigger) or not 0 <= item.i - trigger.j < _MEN_OF:
            return False
        behind = (i for i in near if item.j <= i.i < item.j + _OBJECT)
        brings = bool(trigger.classes & self.ctx.bits["evacuate"])
        return brings and any((i.kind == "count" and not i.forced) or _is_object(i) for i in behind)

    def _is_beside_leavers(self, item: Item, trigger: Item) -> bool:
        """Tell whether a group's men escort those who leave, take their surrender, or hold the place that they leave."""
        return self._goes_along(item) or self._is_surrendered_to(item) or is_around_place(self.ctx, item, trigger)

    def _goes_along(self, item: Item) -> bool:
        """Tell whether a group's men only escort those who leave ("ورافق القافلة رجال أمن ومقاتلون من X")."""
        bare, start = self.marked.bare, self.marked.sentences[item.s][0]
        escort = next(
            (k for k in range(item.i, max(start, item.i - _ESCORT), -1) if bare[k - 1] in words_of("escorts")), None
        )
        return escort is not None and not any(w in "،," for w in self.marked.words[escort : item.i])

    def _is_surrendered_to(self, item: Item) -> bool:
        """Tell whether it is to a group's men that others surrendered ("استسلموا لمقاتلي X")."""
        words = self.marked.words
        given = next((k for k in range(item.i, max(0, item.i - _MEN_OF), -1) if words[k].startswith("ل")), None)
        return given is not None and any(has_stem(w, "surrenders") for w in words[max(0, given - _SURRENDER) : given])

    def _stands_between(self, item: Item, near: Items) -> bool:
        """Tell whether a group is one of two "between" whom a battle was fought ("جرحى المعارك بين X وY"), and not who leaves."""
        between = next((i for i in reversed(near) if is_cue(i, "between") and 0 <= item.i - i.j <= _PAIR), None)
        if between is None or words_of("fighting").isdisjoint(self.marked.words[between.i - _FOUGHT : between.i]):
            return False  # "القتال العنيف الدائر بين"
        return not any(i.kind in ("verb", "count") for i in near if between.j <= i.i < item.i)

    def _is_subject(self, item: Item, trigger: Item) -> bool:
        """Tell whether a name stands right after a trigger, or right before a verb."""
        return 0 <= item.i - trigger.j <= 6 or (0 <= trigger.i - item.j <= 3 and not self.ctx.is_nominal(trigger))

    def _is_owner(self, item: Item, near: Items) -> bool:
        """Tell whether a noun or number of people right before a name makes them "members of X"."""
        return names_members(self.marked.words[item.i]) or any(
            other.i < item.i and self._steps(other, item) <= 2 and (other.kind == "count" or is_people(other))
            for other in near
        )

    def _steps(self, one: Item, other: Item) -> int:
        """Return how many words stand between an item and one behind it, brackets and quotes aside."""
        far = other.i - one.j
        return far if far > _QUOTED else sum(word not in _BRACKETS for word in self.marked.words[one.j : other.i])

    def _is_theirs(self, item: Item) -> bool:
        """Tell whether it is said of those told of that they are the group's ("غادر 80 مسلحا …، معظمهم من X", "ينتمون إلى X")."""
        start = max(self.marked.sentences[item.s][0], item.i - _THEIRS)
        before = [word for word in self.marked.words[start : item.i] if word not in _BRACKETS]
        for word in reversed(before):
            if word in words_of("they_are"):
                return word != before[-1]  # "وهم X" may be anything
            if word not in ("من", "في", "الي") and word not in words_of("group_nouns"):
                return word in words_of("belong")
        return False

    def _are_captives(self, item: Item, near: Items) -> bool:
        """Tell whether captives or bodies are told of right before a group ("جثث أفراد ينتمون إلى X")."""
        nouns = (i.noun for i in near if is_people(i) and 0 < item.i - i.j <= _THEIRS)
        return any(noun is not None and (noun.held or noun.category == "bodies") for noun in nouns)

    def _are_counted(self, item: Item, near: Items) -> bool:
        """Tell whether the passage counts the members of a group right before its name ("40 جريحا من مقاتلي X")."""
        return any(
            not i.forced and not i.held and i.category not in ("bodies", "detainees") and 0 <= item.i - i.j <= 3
            for i in near.counts
        )

    def _says(self, item: Item, near: Items) -> bool:
        """Tell whether a name is the subject of a verb of saying or dealing."""
        return any(
            self.ctx.is_finite(v) and -1 <= item.i - v.j <= 3
            for v in near.find_verbs(self.ctx.mask("say", "deny", "propose", "fail", "agree"))
        )

    def _read_adjective(self, frame: Frame, near: Items) -> None:
        """Take the group or army of an adjective right after those who leave ("جريحا حوثيا", "الجنود الأوكرانيون").

        An adjective can be spelt as its country is ("أوكرانيا"), or be marked as a name ("الأوكرانيون").
        """
        for item in near:
            adjective = item.kind == "nat" or (
                is_actor_of(item, _STATES) and item.j == item.i + 1 and not item.joined and not item.prefix
            )
            if not adjective or abs(item.i - frame.trigger.i) > _ADJECTIVE:
                continue
            whose = item.names[0] if item.names else item.name
            if whose is not None and self._is_of_leavers(item, frame.trigger, near, armed=whose.entity_type in ARMED):
                frame.actors[self.ctx.key(item)] = Filler(item, "adjective_of_people")
                return

    def _is_of_leavers(self, item: Item, trigger: Item, near: Items, *, armed: bool) -> bool:
        """Tell whether an adjective is of those who leave: of a number of fighters, or of soldiers without one; of a group, of anybody's."""
        words = self.marked.words
        people = next((i for i in near.counts if i.j == item.i and not i.forced), None)
        if people is not None:
            of_army = people.category == "fighters" and not any_has_stem(words[people.i : people.j], "irregulars")
            return not people.held and (armed or of_army)
        noun = next((i for i in near if i.j == item.i and is_people(i)), None)
        if noun is None or noun.prefix or noun.noun is None or noun.noun.number != "p" or noun.noun.held:
            return False
        if not armed and not has_stem(words[noun.i], "soldiers"):
            return False  # "مقاتلون سوريون" are hardly those of their state
        return words[noun.i - 1] not in words_of("beside_leavers") and not self._brings_out(noun, trigger, near)

    def _read_own_members(self, frame: Frame) -> None:
        """Take the group that says of its own fighters that they leave ("أعلنت X أن مقاتليها غادروا"), or with whom talks on "its fighters' exit" are held."""
        trigger = frame.trigger
        start, end = self.marked.sentences[trigger.s]
        reach = range(max(start, trigger.i - _OWN), min(end, trigger.j + _OWN))
        own = next((k for k in reach if self._are_own(k)), None)
        if own is None:
            return
        before = [i for i in self.ctx.items_in(trigger.s, start, own) if i.kind == "actor" and self.ctx.may_be_party(i)]
        if not before or not is_actor_of(before[-1], ARMED):
            return
        objects = 0 <= own - trigger.j <= 1 and self.ctx.is_nominal(trigger)
        dealt = objects and "with" in self.ctx.before(before[-1])  # "المفاوضات مع X مستمرة لخروج مقاتليه"
        if dealt or self._says(before[-1], self.marked.by_sentence[trigger.s]):
            frame.actors[self.ctx.key(before[-1])] = Filler(before[-1], "own_members")

    def _are_own(self, token: int) -> bool:
        """Tell whether a token is a noun of fighters with a pronoun ("مقاتليه", "عناصرها")."""
        word = self.marked.info[token]
        noun = word.entry.noun if word is not None and word.entry is not None else None
        return word is not None and noun is not None and noun.category == "fighters" and word.suffix in ("ه", "ها")


def _is_object(item: Item) -> bool:
    """Tell whether a noun of people begins what a verb's subject stands before: "مدنيين", not "وعائلاتهم"."""
    return is_people(item) and not item.definite and not item.joined and not item.suffix


def decides_to_leave(ctx: Context, group: Item, trigger: Item) -> bool:
    """Tell whether a group is the subject of a verb that governs its own leaving ("وافق X على مغادرة البلدة", "بدأ X الخروج")."""
    if not trigger.tense & NOUN or not trigger.classes & ctx.bits["leave"] or trigger.i < group.j:
        return False  # "نجح X في إجلاء المدنيين"
    if has_stem(ctx.marked.words[trigger.i], "withdraws") and not _is_mediated(ctx, group):
        return False
    if not trigger.definite and trigger.j < len(ctx.marked.words):
        following = ctx.items_in(trigger.s, trigger.j, trigger.j + 2)
        if not any(i.kind == "place" or is_cue(i, "from", "to") for i in following):
            return False  # "وافق X على خروج المدنيين"
    return _is_dealt_with(ctx, group, trigger) or _governs(ctx, group, trigger)


def _governs(ctx: Context, group: Item, trigger: Item) -> bool:
    """Tell whether a verb of agreeing, beginning or preparing stands between a group and its leaving, or right before the group."""
    if trigger.i > group.j + _GOVERNED and count_steps(ctx, trigger.s, group.j, trigger.i) > _GOVERNED:
        return False
    start, _ = ctx.marked.sentences[trigger.s]
    verbs = ctx.passage(trigger.s, max(start, group.i - 2), trigger.i).verbs
    classes = ctx.mask("agree", "begin", "continue", "finish", "fail")
    if any(v.classes & classes and ctx.is_finite(v) for v in verbs):
        return True
    words = ctx.marked.words[max(start, group.i - 2) : trigger.i]
    return not words_of("prepares").isdisjoint(words)


def _is_dealt_with(ctx: Context, group: Item, trigger: Item) -> bool:
    """Tell whether a deal is one with a group on its leaving ("الاتفاق بين الوجهاء وX بعد مشاورات على الانسحاب من")."""
    if count_steps(ctx, trigger.s, group.j, trigger.i) > _DEALT or ctx.marked.words[trigger.i - 1] != "علي":
        return False
    if any(i.kind in ("actor", "verb") for i in ctx.items_in(trigger.s, group.j, trigger.i)):
        return False
    return any(is_cue(i, "arrangement") and 0 < group.i - i.j <= _PAIR for i in ctx.marked.by_sentence[group.s])


def _is_mediated(ctx: Context, group: Item) -> bool:
    """Tell whether an armed group is one with which somebody mediates in the sentence: its withdrawal is no move of troops."""
    return is_actor_of(group, ARMED) and any(is_cue(i, "mediation") for i in ctx.marked.by_sentence[group.s])


def names_members(word: str) -> bool:
    """Tell whether the folded first word of a name is one for members ("مقاتلي جيش الإسلام", "مسلحو المعارضة", "الثوار")."""
    return word.removeprefix("و").removeprefix("ل").startswith(stems_of("members"))
