"""Running totals: whether a claim's figures sum up what happened on several occasions ("منذ حزيران", "حتى الآن", "17 جولة")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extract.claims.comparing import sentence_numbers
from extract.claims.context import Context
from extract.claims.frames import Frame
from extract.claims.occasions import is_of_earlier, is_of_number_before, is_of_several
from extract.claims.since import AND_UNTIL, UNTIL, follows_record, lasts_since, says_until_now
from extract.mentions.items import Item
from extract.mentions.word_lists import list_beginnings, list_stems, list_words, with_and
from extract.text.folding import fold_word

_WORDS = "circumstances.yml"
_RISES_TO = list_words(_WORDS, "rises_to")
_RISING = _RISES_TO | {joined + word for word in _RISES_TO for joined in "وف"}
_COMES_TO = _RISES_TO | list_words(_WORDS, "comes_to")
_SPELLS = list_words(_WORDS, "spells")
_DAYS = frozenset(("يومين", "ايام"))
TALLIES = list_words(_WORDS, "tallies")
_NUMBER = ("عدد", "العدد")
_WHOLES = list_words(_WORDS, "wholes")
_WITH = list_words(_WORDS, "with_it")
_THOSE_WHO = list_words(_WORDS, "those_who")
_UP_TO = UNTIL - {"الي"}  # "to" a day is seldom until it
_SEVERAL_OCCASIONS = list_words(_WORDS, "several_occasions")
_OPENINGS = list_beginnings(_WORDS, "openings")
_KEPT = list_stems(_WORDS, "kept")
_DURING = list_words(_WORDS, "during")
_UNDER = frozenset(("ظل", "اطار", "ضمن", "بموجب"))  # "في ظل الهدنة": what is told takes place in it
_DURING_IT = frozenset(("خلالها", "خلاله"))
_TRUCES = list_words(_WORDS, "truces")
_AT_ONCE = (*list_beginnings(_WORDS, "at_once"), *list_beginnings(_WORDS, "occasions"))
_DONE = ("ongoing", "completed")
_BEFORE = 14  # tokens from the word for rising to the number
_AFTER = 8  # tokens from a number, over its noun, to "since" or "so far"
_KEPT_REACH = 3  # tokens from "held" to "since"
_PHASE_REACH = 2  # tokens from "during the phase" to which one
_SHORT = 3  # letters of a word whose first is no "and"
_AND_SINCE = with_and(("منذ",), shortest=_SHORT + 1)
_AND_TALLIES = with_and(TALLIES, shortest=_SHORT + 1)
_AND_UP_TO = with_and(_UP_TO, shortest=_SHORT + 1)
_AND_DURING = with_and(_DURING, shortest=_SHORT + 1)
_AND_DURING_IT = with_and(_DURING_IT, shortest=_SHORT + 1)


def tells_of_rise(word: str) -> bool:
    """Tell whether a word is one for what the number of all so far comes to ("ليرتفع", "ما يرفع")."""
    return word in _RISING


def names_tally(words: Iterable[str]) -> bool:
    """Tell whether one of some words is for a number or sum ("عدد المفرج عنهم", "مجموع الأسرى")."""
    return any(word in TALLIES or word.startswith(_NUMBER) for word in words)


def says_in_all(ctx: Context, s: int, a: int, b: int) -> bool:
    """Tell whether tokens [a, b) say "in all" or "since", and not since when a place has been besieged ("من حمص المحاصرة منذ عامين")."""
    words = ctx.marked.words
    return any(
        words[cue.i] != "منذ"
        or not any(stem in word for word in words[max(a, cue.i - _KEPT_REACH) : cue.i] for stem in _KEPT)
        for cue in ctx.passage(s, a, b).find_cues("first_done")
    )


def is_running_total(ctx: Context, frame: Frame) -> bool:
    """Tell whether the figures of a claim are all those of some time or of several occasions, and not of one event.

    Args:
        ctx: The article.
        frame: The claim, its passages joined.
    """
    if frame.status not in _DONE or (frame.batch is not None and not _recalls_phase(ctx, frame)):
        return False
    counted = [*frame.people, *frame.total, *(f for side in frame.sides for f in side.released)]
    figures = [filler.item.low or 0 for filler in counted]
    alone = [
        f.item for f, figure in zip(counted, figures, strict=True) if 2 * figure != sum(figures) or len(figures) < 3
    ]
    told = (item for tellings in _list_tellings(ctx, frame, alone) for item in tellings)
    return any(_sums_up(ctx, item, whole=frame.kind == "exchange") for item in told) or any(
        _Tally(ctx, filler.item).is_of_earlier() for filler in counted
    )


def _recalls_phase(ctx: Context, frame: Frame) -> bool:
    """Tell whether an exchange's batch is a phase "during" which, on no day, all were let go ("أفرجت خلال المرحلة الأولى عن 33")."""
    if frame.kind != "exchange" or frame.batch is None or frame.date is not None:
        return False
    item, words = frame.batch.item, ctx.marked.words
    near = range(max(ctx.marked.sentences[item.s][0], item.i - _PHASE_REACH), item.i)
    return any(words[k].removeprefix("و") in _DURING and words[k + 1] in _TRUCES for k in near)


def _list_tellings(ctx: Context, frame: Frame, counted: list[Item]) -> Iterator[list[Item]]:
    """Yield, for each figure of some counts, these counts and those in which later passages of the claim tell it again.

    The headline does not say since when.
    """
    by_figure: dict[tuple[int | None, int | None], list[Item]] = {}
    for item in counted:
        by_figure.setdefault((item.low, item.high), []).append(item)
    for figure, items in by_figure.items():
        first = min(item.s for item in items)
        later = (i for s in sentence_numbers(frame) if s > first for i in ctx.marked.by_sentence[s].counts)
        yield [*items, *(i for i in later if i.low and (i.low, i.high) == figure)]


def counts_only_totals(ctx: Context, frame: Frame) -> bool:
    """Tell whether every figure of an exchange, in one of its tellings, sums up several occasions, and none is of the news."""
    if frame.status and frame.status not in _DONE:
        return False
    counted = [f.item for f in [*frame.total, *(f for side in frame.sides for f in side.released)]]
    tellings = _list_tellings(ctx, frame, counted)
    return bool(counted) and all(any(_sums_up(ctx, item) for item in told) for told in tellings)


def _sums_up(ctx: Context, item: Item, *, whole: bool = False) -> bool:
    """Tell whether a number sums up several occasions, found out once a number: the claims of a long report ask for the same ones."""
    known = ctx.sums.get((item, whole))
    if known is None:
        known = ctx.sums[item, whole] = (not whole or _sums_up(ctx, item)) and _Tally(ctx, item).sums_up(whole=whole)
    return known


def counts_all_so_far(ctx: Context, item: Item) -> bool:
    """Tell whether a number is of all since a time, until now or over several occasions, or said to be the total that was come to."""
    tally = _Tally(ctx, item)
    return tally.sums_over_time() or tally.comes_to_total()


def adds_up(ctx: Context, item: Item) -> bool:
    """Tell whether others are said to be among a number: it is of all since a time or until now, or what their number "rises" to."""
    start, _ = ctx.marked.sentences[item.s]
    rises = any(tells_of_rise(word) for word in ctx.marked.words[max(start, item.i - _BEFORE) : item.i])
    return rises or _Tally(ctx, item).sums_over_time()


def sums_up_batches(frame: Frame, frames: Iterable[Frame]) -> bool:
    """Tell whether an evacuation that is done is told beside its second or a later batch, which is less: then it is the sum of its batches."""
    if frame.kind != "evacuation" or frame.status not in _DONE or frame.batch is not None:
        return False
    later = (f for f in frames if f.kind == "evacuation" and f.batch is not None and (f.batch.item.ordinal or 0) > 1)
    return any(
        other.status in _DONE and not frame.origin.keys().isdisjoint(other.origin) and _size(other) < _size(frame)
        for other in later
    )


def _size(frame: Frame) -> int:
    return max((filler.item.low or 0 for filler in frame.people), default=0)


class _Tally:
    """The words around one number."""

    def __init__(self, ctx: Context, item: Item) -> None:
        self.ctx = ctx
        self.item = item
        self.start, self.end = ctx.marked.sentences[item.s]
        self.words = ctx.marked.words
        self._clause = self._find_clause()

    def sums_up(self, *, whole: bool = False) -> bool:
        """Tell whether a number sums up several occasions; `whole` for no final total of one that took some days."""
        return self._rises() or self.sums_over_time(whole=whole)

    def sums_over_time(self, *, whole: bool = False) -> bool:
        """Tell whether a number is of all since a time, until now, in a while or over several occasions."""
        return self._counts_since() or self._is_so_far() or self._takes_a_while(whole=whole) or self._of_several()

    def comes_to_total(self) -> bool:
        """Tell whether a number is what the total, or with the last batch the number, came to ("بلغ إجمالي من غادروا", "ومع وصول الدفعة بلغ عددهم")."""
        if not self._rises():
            return False
        near = [self._plain(k) for k in range(max(self.start, self.item.i - _BEFORE), self.item.i)]
        tally = next((k for k, word in enumerate(near) if word in TALLIES), 0)
        return not _WHOLES.isdisjoint(near) or not _WITH.isdisjoint(near[:tally])

    def _rises(self) -> bool:
        """Tell whether a number is what one rises to ("ليرتفع عدد من غادروا إلى 900"), or of all who left, on no one day ("بلغ عدد من خرجوا")."""
        a, b = max(self._clause[0], self.item.i - _BEFORE), min(self.end, self.item.j + 2)
        if _AND_TALLIES.isdisjoint(self.words[a:b]):
            return False
        near = [self._plain(k) for k in range(a, b)]
        if not _COMES_TO.isdisjoint(near):
            return True
        behind = [near[k + 1 : k + 3] for k, word in enumerate(near) if word in TALLIES]  # "عدد المدنيين الذين خرجوا"
        all_of = [w for pair in behind for w in pair if w == "الذين" or (w == pair[0] and w in _THOSE_WHO)]
        said = (k + 1 for k in range(self._clause[0], self.item.i) if self.words[k] == "ان")  # "قالت السبت إن عدد"
        first = self.start if all_of == ["ما"] else max(said, default=self._clause[0])
        return bool(all_of) and not self._is_of_a_day(first)  # "جرى أمس تبادل، وبلغ مجموع ما تبادلاه 52"

    def _counts_since(self) -> bool:
        """Tell whether a number counts from some time on, and nobody is only held or besieged since then."""
        counts = [i.j for i in self.ctx.marked.by_sentence[self.item.s].counts if i.j <= self.item.i]
        a = max([self.start, self.item.i - _BEFORE, *counts])  # over commas too
        since = [k for k in range(a, self._clause[1]) if self.words[k] in _AND_SINCE and self._begins_counting(k)]
        since = [k for k in since if not is_of_number_before(self.words, max(counts, default=k), k, self.item.i)]
        return any(not (lasts_since(self.ctx, self.item.s, k) or self._is_kept(k)) for k in since)

    def _begins_counting(self, token: int) -> bool:
        """Tell whether "since" has a point in time after it, and no span ("منذ أيام" is some days ago)."""
        after = [self._plain(k) for k in range(token + 1, min(token + 3, self.end))]
        if any(word.startswith(_OPENINGS) for word in after):
            return True
        day_of_month = after[:1] != [] and after[0].isdigit() and token + 2 in self.ctx.marked.months
        span = [] if day_of_month else [word for word in after if word.isdigit() or word in _SPELLS]
        if span and (span[0] == after[0] or span[0] != fold_word("العام")):  # "since June of last year" has a month
            return False
        dates = (i for i in self.ctx.marked.by_sentence[self.item.s] if i.kind == "date" and token <= i.i <= token + 2)
        return any(i.past is not None and (i.cue == "since" or i.past.precision in ("day", "month")) for i in dates)

    def _is_so_far(self) -> bool:
        """Tell whether a number is of all "until now", or until a day, and not the largest until now."""
        until = [k for k in range(*self._clause) if self.words[k] in AND_UNTIL]
        return any(says_until_now(self.ctx, k, self.start) or self._is_up_to_day(k) for k in until)

    def _is_up_to_day(self, token: int) -> bool:
        """Tell whether "until" with a day behind it stands at a token ("خرج حتى 31 آذار 900")."""
        until = self.words[token] in _AND_UP_TO and not self._is_kept(token)
        if not until or follows_record(self.words, token, self.start):
            return False
        behind = [
            i for i in self.ctx.items_in(self.item.s, token + 1, token + 3) if i.kind == "date" and i.i == token + 1
        ]
        return any(i.past is not None and i.past.precision == "day" for i in behind)

    def _takes_a_while(self, *, whole: bool) -> bool:
        """Tell whether a number is of all in some days, months or years ("خلال 2025", "على مدى الأشهر الماضية"), or in a truce.

        One exchange can take some days ("بإطلاق 869 خلال ثلاثة أيام"), unless these are the past ones.
        """
        clause = range(*self._clause)
        during = [k for k in clause if self.words[k] in _AND_DURING and self._is_while(k + 1)]
        if whole:
            during = [k for k in during if not self._is_of_days(k + 1)]
        during += [k for k in clause if self.words[k] in _AND_DURING_IT and self._is_of_while(k)]
        return any(not (follows_record(self.words, k, self.start) or self._is_kept(k)) for k in during)

    def _is_while(self, token: int) -> bool:
        return self._is_spell(token) or self._plain(token) in _SEVERAL_OCCASIONS | _TRUCES

    def _is_of_while(self, token: int) -> bool:
        """Tell whether "during it" is during a truce or phase named in this sentence or the one before, and nothing that is over at once."""
        first = self.ctx.marked.sentences[max(0, self.item.s - 1)][0]
        said = (k for k in range(token - 1, first - 1, -1) if self.words[k - 1] not in _UNDER)
        words = (self.words[k].removeprefix("و").removeprefix("ال") for k in said)
        meant = next((w for w in words if w in _TRUCES or w.startswith(_AT_ONCE)), "")
        return meant in _TRUCES

    def _is_spell(self, token: int) -> bool:
        words = [self._plain(k) for k in range(token, min(token + 2, self.end))]
        return any(w in _SPELLS or (len(w) == 4 and w.startswith(("19", "20"))) for w in words)

    def _is_of_days(self, token: int) -> bool:
        """Tell whether a spell is so many days, and not the past ones."""
        return any(self._plain(k) in _DAYS for k in range(token, min(token + 2, self.end)))

    def _of_several(self) -> bool:
        return is_of_several(self.ctx, self.item, self._clause, is_kept=self._is_kept)

    def is_of_earlier(self) -> bool:
        return is_of_earlier(self.ctx, self.item, self._clause)

    def _plain(self, token: int) -> str:
        word = self.words[token] if token < len(self.words) else ""
        return word.removeprefix("و") if len(word) > _SHORT else word

    def _is_kept(self, token: int) -> bool:
        """Tell whether words before a token tell who has been held, besieged or missing since then, and not freed, or freed "from captivity"."""
        items = self.ctx.marked.by_sentence[self.item.s]
        freed = [
            v.j for v in items.find_verbs(self.ctx.giving | self.ctx.getting) if v.j <= token
        ]  # "الأسرى المفرج عنهم منذ"
        nations = {i.i for i in items if i.kind == "nat"}  # "الإسرائيليين" begins as "captives" does
        first = max([self.start, token - _KEPT_REACH, *freed])
        before = (k for k in range(first, token) if not self.item.i <= k < self.item.j and k not in nations)
        kept = (k for k in before if any(stem in self.words[k] for stem in _KEPT))
        return any(self.words[k - 1] != "من" for k in kept)

    def _is_of_a_day(self, first: int) -> bool:
        """Tell whether the clause names the day on which those counted left ("من غادروا أمس"), and not that until which."""
        dates = (
            i for i in self.ctx.items_in(self.item.s, first, self._clause[1]) if i.kind == "date" and i.cue != "since"
        )
        days = (i for i in dates if i.past is not None and i.past.precision == "day")
        return any(self.words[i.i - 1] not in UNTIL for i in days)

    def _find_clause(self) -> tuple[int, int]:
        a = self.item.i
        while a > self.start and self.item.i - a < _BEFORE and self.words[a - 1] not in "،,:–؛":
            a -= 1
        b = self.item.j
        while b < self.end and b - self.item.j < _AFTER and self.words[b] not in ":–؛":
            b += 1
        return a, b
