"""Counts: how many leave, in how many vehicles, in which batch."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.evacuations.bare_counts import is_number_of_others, name_share, name_total
from extract.claims.evacuations.parts import is_part
from extract.claims.evacuations.words import is_bus, is_cue, words_of, words_with_and
from extract.claims.frames import Filler, Frame
from extract.claims.listing import is_next_day
from extract.claims.questions import is_left_open
from extract.claims.remaining import stay_behind
from extract.claims.tellers import tell_the_news
from extract.claims.totals import tells_of_rise
from extract.mentions.forms import NOUN
from extract.mentions.items import Item, Items

_FAR = 40  # tokens from a count to a noun of leaving, of which others are counted
_NUMBERED = 9  # tokens from a word of leaving to the number of those who leave
_REST = 5  # tokens from a count to what says that they are still there
_FOR_ABOUT = "لنحو"  # "to, for about" so many
_ALLOWED = 4  # tokens before a count that may say of whom it is
_YET = 3  # tokens from the number of all to their leaving
_WERE = frozenset(("كان", "كانت", "كانوا", "كن", "ظلوا"))  # before what is over
_OF_THEM = frozenset(("منها", "اخري", "الاخري"))  # behind a number, of what is feminine
_RISEN = 6  # tokens from a rise to the number of buses
_CREW = 11  # tokens from a team to how many it is made up of
_COST = 7  # tokens from what fighting cost, over the dead, to the wounded
_ALONG = 2  # tokens from "with them go" to how many
_REACH = 7  # tokens from forces that deploy to their number
_LISTED = 4  # tokens between a number without a noun and the ordinal of its batch


class CountReader:
    """Finds the numbers of one passage of an article."""

    def __init__(self, ctx: Context) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked
        self.bits = ctx.bits
        self.moving = ctx.mask("evacuate", "leave", "arrive")
        self.freeing = ctx.mask("release", "hand_over", "receive", "capture", "swap")

    def read(self, frame: Frame, near: Items) -> None:
        """Fill in the counts of those who leave, parts apart; and vehicles and batch."""
        whole: Item | None = None
        for item in near:
            if item.kind in ("vehicles", "count") and (self._makes_up_crew(item) or self._escorts(item, near)):
                continue
            if item.kind == "vehicles" and frame.vehicles is None:
                frame.vehicles = Filler(item, "vehicles")
            elif item.kind == "batch" and frame.batch is None:
                frame.batch = Filler(item, "ordinal")
            elif item.category == "bodies" and frame.people and _goes_with(self.ctx, item, frame.people[-1].item):
                frame.people.append(Filler(item, "count_near_trigger"))
            elif item.kind != "count" or not self._counts_leavers(item, frame, near):
                continue
            elif item.held and whole is not None and not whole.held:
                continue  # captives beside people who leave are others, who are let go
            elif whole is not None and is_part(
                self.ctx, item, whole, [f.item for f in frame.parts if f.item.i > whole.i]
            ):
                frame.parts.append(Filler(item, "among"))
            elif whole is not None and item.category in ("children", "women") and whole.category == "people":
                frame.parts.append(Filler(item, "category_of_total"))
            else:
                frame.people.append(Filler(item, "count_near_trigger"))
                whole = item

    def _counts_leavers(self, item: Item, frame: Frame, near: Items) -> bool:
        """Tell whether a count is of those who leave; name the people of a bare total."""
        if item.forced or item.category == "bodies" or self._counts_buses(item):
            return False
        if _is_out_of_all(self.ctx, item) and item.i > frame.trigger.i:
            return False
        if (
            self._is_of_others(item, frame.trigger, near)
            or self._remains(item, frame.trigger)
            or (item.i > frame.trigger.i and stay_behind(self.ctx, item))
            or tell_the_news(self.ctx, item)
            or is_left_open(self.ctx, item)
            or self._is_in_return(item, frame.trigger, near)
        ):
            return False
        if frame.trigger.i - item.j > _FAR and not self.ctx.is_finite(frame.trigger):
            return False
        are_all = leave_out_of_all(self.ctx, item, frame.trigger.i)
        beside = -3 <= item.i - frame.trigger.j <= 3 or self._are_told(item) or self._is_listed(item, frame, near)
        if not item.bare or name_share(self.ctx, item, frame, near) or beside or are_all:
            return True
        return name_total(self.ctx, item, frame, near)

    def _is_listed(self, count: Item, frame: Frame, near: Items) -> bool:
        """Tell whether a number without a noun stands beside the ordinal of its batch ("وضمت الثانية 1700"), or its day in a list of days."""
        beside = [i.kind for i in near if max(i.i - count.j, count.i - i.j) <= _LISTED]
        return "batch" in beside or ("date" in beside and is_next_day(self.ctx, frame))

    def _are_told(self, item: Item) -> bool:
        """Tell whether a number without a noun is that of those named before it, aboard, or of foreigners ("وعددهم 90", "على متنها 338 من أبناء", "80 من حملة الجوازات")."""
        words = self.marked.words
        if not words_of("contains").isdisjoint(words[max(0, item.i - 2) : item.i]):
            return True
        foreign = not words_of("foreigners").isdisjoint(words[item.j : item.j + _LISTED])
        return foreign and "among" not in self.ctx.cues_ending.get(item.i, ())

    def _counts_buses(self, item: Item) -> bool:
        """Tell whether a number without a noun is of buses, or what theirs rose to ("انطلقت 17 منها", "ترتفع الحافلات الواصلة إلى 121")."""
        others = self.marked.words[item.j - 1] in _OF_THEM and item.noun_at < 0
        if others or (item.bare and not _OF_THEM.isdisjoint(self.marked.words[item.j : item.j + 1])):
            before = self.ctx.items_in(item.s, self.marked.sentences[item.s][0], item.i)
            told = (i for i in reversed(before) if i.kind == "vehicles" or is_bus(i) or i.category == "families")
            last = next(told, None)
            return last is not None and (last.kind == "vehicles" or is_bus(last))
        if not item.bare or self.marked.words[item.i - 1] != "الي":
            return False
        first = max(self.marked.sentences[item.s][0], item.i - _RISEN)
        rise = next((k for k in range(item.i - 2, first - 1, -1) if tells_of_rise(self.marked.words[k])), item.i)
        words = (self.marked.info[k] for k in range(rise, item.i))
        nouns = [w.entry.noun.kind for w in words if w is not None and w.entry is not None and w.entry.noun is not None]
        return nouns[:1] == ["vehicles"]

    def _makes_up_crew(self, item: Item) -> bool:
        """Tell whether those counted, or their vehicles, are of the team that fetches others ("فريقها المؤلف من ثلاث مركبات وتسعة أفراد")."""
        first = max(self.marked.sentences[item.s][0], item.i - _CREW)
        crew = (k for k in range(first, item.i - 1) if self.marked.words[k] in words_of("crews"))
        return any(not words_of("of_whom").isdisjoint(self.marked.words[k + 1 : item.i]) for k in crew)

    def _escorts(self, item: Item, near: Items) -> bool:
        """Tell whether vehicles only go along with others that are counted ("105 حافلات ترافقها ست سيارات إسعاف")."""
        others = [i for i in near if i.kind == "vehicles" and i is not item]
        if item.kind != "vehicles" or not others:
            return False
        words = self.marked.words
        verb = next(
            (k for k in range(item.j, item.j + _ALONG) if words[k : k + 1] and words[k] in words_of("escort")), None
        )
        if verb is not None:
            return any(i.i == verb + 1 for i in others)  # "ست سيارات إسعاف ترافق 105 حافلات"
        before = words[item.i - _ALONG : item.i]
        led = words[item.i - 1] in words_of("escort") and not any(0 < item.i - i.j <= _ALONG for i in others)
        return led or not words_of("escorted_by").isdisjoint(before)

    def _is_in_return(self, item: Item, trigger: Item, near: Items) -> bool:
        """Tell whether a count is of those freed in return: behind "in return for", or governed by a verb of release."""
        a, b = (trigger.j, item.i) if item.i >= trigger.j else (item.j, trigger.i)
        if any(is_cue(i, "counter") and a <= i.i < b and not self._looks_back(i) for i in near):
            return True
        if self.marked.words[item.i - 1] in words_of("names"):
            return False  # "سلمت الفصائل أسماء 300 يريدون الخروج"
        return any(
            v is not trigger
            and not v.classes & self.moving
            and 0 <= item.i - v.j <= 7
            and not v.j <= trigger.i < item.i
            for v in near.find_verbs(self.freeing)
        )

    def _looks_back(self, counter: Item) -> bool:
        """Tell whether "in return" names what was told before, and governs nothing ("ويخرج لقاء ذلك 5000 من Y")."""
        return self.marked.words[counter.j - 1] in words_of("that")

    def _is_of_others(self, item: Item, trigger: Item, near: Items) -> bool:
        """Tell whether a count is of killed people, or of those who live or wait in the place."""
        if any(abs(v.i - item.i) <= 5 for v in near.find_verbs(self.bits["kill"])):
            return True
        if self._is_deployed(item, near) or self._are_casualties(item, trigger) or is_number_of_others(self.ctx, item):
            return True
        after = self.marked.words[item.j : item.j + 3]
        before = self.marked.words[max(0, item.i - _ALLOWED) : item.i]
        around = [*before, self.marked.words[item.i], *_as_they_are(after)]
        if after[:1] == ["علي"] and not words_of("flight").isdisjoint(after[1:2]):
            return True  # "أرغمت آلاف المدنيين على الفرار"
        if "البالغ" in around and self._is_number_of_leavers(item, trigger):
            return self._waits(item)
        if self.marked.words[item.i] == _FOR_ABOUT and words_of("allows").isdisjoint(before):
            return (
                item.i != trigger.j
            )  # "مساعدات لنحو 4000 شخص", not "سُمح لنحو ألفي مدني بمغادرة", "عمليات إجلاء لنحو 5000"
        stays = not words_of("stays").isdisjoint(around) or self._waits(item)
        return stays and not self._is_object(item, trigger)

    def _is_object(self, item: Item, trigger: Item) -> bool:
        """Tell whether those counted are whose leaving is spoken of, wherever they still are ("إجلاء 40 جريحا ما زالوا عالقين في X")."""
        between = self.marked.words[trigger.j : item.i]
        return bool(trigger.tense & NOUN) and 0 <= item.i - trigger.j <= 1 and words_of("safe").issuperset(between)

    def _are_casualties(self, item: Item, trigger: Item) -> bool:
        """Tell whether a count is of those whom fighting left wounded ("معارك أسفرت عن 24 قتيلا و129 جريحا")."""
        if item.category != "wounded":
            return False
        words = self.marked.words
        first = max(self.marked.sentences[item.s][0], item.i - _COST)
        cost = next((k for k in reversed(range(first, item.i)) if words[k] in words_with_and("costs")), None)
        return cost is not None and not cost < trigger.i < item.i

    def _is_number_of_leavers(self, item: Item, trigger: Item) -> bool:
        """Tell whether "whose number is" follows the subject of leaving at once ("خروج الثوار البالغ عددهم 3000")."""
        if not 0 <= item.i - trigger.j <= _NUMBERED:
            return False
        between = self.ctx.items_in(item.s, trigger.j, item.i)
        return not any(i.kind in ("place", "count", "verb") for i in between)

    def _remains(self, item: Item, trigger: Item) -> bool:
        """Tell whether those counted behind a word of leaving are the rest ("وتركوا خلفهم 200", "إلى أن 300 مسلح لا يزالون فيها")."""
        if item.i < trigger.j or self._is_object(item, trigger):
            return False
        words = self.marked.words
        after = words[item.j : min(item.j + _REST, self.marked.sentences[item.s][1])]
        before = words[max(trigger.j, item.i - 2) : item.i]
        return not words_of("remains").isdisjoint(after) or not words_of("left_behind").isdisjoint(before)

    def _is_deployed(self, item: Item, near: Items) -> bool:
        """Tell whether those counted are troops or police who come in ("سيتم نشر كتيبة من 60 عسكريا", "ينتشر العشرات")."""
        a = max(item.i - _REACH, self.marked.sentences[item.s][0])
        words = self.marked.words
        k = next(
            (
                k
                for k in range(a, item.i)
                if words[k] in words_of("deploys") or (words[k] == "نشر" and words[k + 1] in words_of("troops"))
            ),
            None,
        )
        return k is not None and not any(k < v.i < item.i for v in near.find_verbs(self.moving))

    def _waits(self, item: Item) -> bool:
        """Tell whether those counted are said to wait or hold out still; "who were holed up" do no more."""
        return self._are_said_to(item, "waits")

    def _are_said_to(self, item: Item, name: str) -> bool:
        """Tell whether a word of a list says so of those counted, up to six words on."""
        words = self.marked.words
        for k in range(item.j, min(item.j + 6, self.marked.sentences[item.s][1])):
            word = self.marked.info[k]
            if words[k] in words_of("some_of_them") or "among" in self.ctx.cues_at.get(k, ()):
                return False  # "150 مدنيا معظمهم ممن يحتاجون رعاية"
            if words[k] in words_of(name):
                return words[k - 1] != "كانوا" and words[item.i - 1] != "كان"
            if words[k] in "،," or (word is not None and word.entry is not None and word.entry.classes):
                return False
        return False


def _goes_with(ctx: Context, bodies: Item, living: Item) -> bool:
    """Tell whether bodies are carried out with living people, named right behind them ("نقلت سبعة مصابين وجثة واحدة")."""
    if bodies.kind != "count" or bodies.forced:
        return False
    joined = ctx.marked.words[bodies.i].startswith("و") and bodies.i == living.j
    return joined or ctx.marked.words[living.j : bodies.i] == ["و"]


def leave_out_of_all(ctx: Context, count: Item, k: int) -> bool:
    """Tell whether a word of leaving at token k is said of all of whom those told of are some ("من أصل 2000 مقاتل سيغادرون")."""
    return _is_out_of_all(ctx, count) and 0 <= k - count.j <= _YET and "،" not in ctx.marked.words[count.j : k]


def _as_they_are(following: list[str]) -> list[str]:
    """Return the words behind a count up to what those counted were until they left ("500 مدني كانوا محاصرين")."""
    return following[: next((k for k, word in enumerate(following) if word in _WERE), len(following))]


def _is_out_of_all(ctx: Context, count: Item) -> bool:
    """Tell whether a number is that of all of whom those told of are some ("من أصل 2000 مقاتل")."""
    of, whole = (*ctx.marked.words[max(0, count.i - 2) : count.i], "", "")[:2]
    return of == "من" and whole in words_of("all")
