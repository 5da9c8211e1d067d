"""Surroundings: how far an event has come by what stands around a word that tells nothing of it itself: a heading, a purpose, what sets out."""

from __future__ import annotations

from extract.claims.clauses import find_clause
from extract.claims.listing import find_heading
from extract.claims.settings import Setting, Told, is_negated, is_told, states_terms, tells_itself
from extract.mentions.clitics import is_among
from extract.mentions.forms import NOUN, PAST, PRESENT
from extract.mentions.items import Item
from extract.mentions.word_lists import list_beginnings, list_words

_ABOARD = 9  # tokens from a verb of setting out to what sets out
_PAVES = frozenset(("يمهد", "تمهد", "سيمهد", "ستمهد", "ممهدا", "ممهده"))
_POINTS = list_beginnings("circumstances.yml", "points_of_deal")
_ONE_OF = frozenset(("احد", "ابرز", "اهم", "من"))
_ONE_OF_REACH = 5  # tokens from an exchange, over whom it is of, to "one of the points"
_ABOUT_TO = list_beginnings("circumstances.yml", "about_to")
_NEARNESS = list_words("circumstances.yml", "nearness")
_COMPRISES = list_words("circumstances.yml", "comprises")
_CAME = frozenset(("جاء", "جاءت"))
_OPERATIONS = list_words("circumstances.yml", "operations")
_NOT = frozenset(("لا", "ولا"))


def read_prepared(x: Setting) -> Told | None:
    """Read what something paves the way for as yet to be agreed ("حصر للأسرى يمهد لمبادلتهم")."""
    paved = x.trigger.prefix == "ل" and x.trigger.i > 0 and x.ctx.marked.words[x.trigger.i - 1] in _PAVES
    return ("proposed", 2) if paved else None


def read_near(x: Setting) -> Told | None:
    """Read what somebody "is about to" do, or what is near, as still ahead ("أوشكوا على الخروج", "قرب إطلاق الأسرى")."""
    words = x.ctx.marked.words
    if x.trigger.tense & NOUN and words[x.trigger.i - 1].removeprefix("ب") in _NEARNESS:
        return "agreed", 2
    if words[x.trigger.i - 1] != "علي" or not x.ctx.is_nominal(x.trigger):
        return None
    before = words[find_clause(x.ctx, x.trigger.s, x.trigger.i)[0] : x.trigger.i]
    return ("agreed", 2) if any(word.removeprefix("و").startswith(_ABOUT_TO) for word in before) else None


def read_came(x: Setting) -> Told | None:
    """Read an event that "came" after or upon something as done ("وجاء إخلاء الضريح بعد اتفاق", "جاءت عملية التبادل إثر وساطة")."""
    before = x.ctx.marked.words[x.ctx.marked.sentences[x.trigger.s][0] : x.trigger.i]
    if before and is_among(before[-1], _OPERATIONS):
        before.pop()
    came = bool(before) and before[-1].removeprefix("و") in _CAME
    return ("completed", 2) if came and x.trigger.tense & NOUN else None


def read_term(x: Setting) -> Told | None:
    """Read what a deal provides for as agreed ("وتقضي المرحلة الأولى من الخطة بإعادة رفات 20", "كما يطلق")."""
    return ("agreed", 2) if not x.trigger.tense & PAST and states_terms(x.ctx, x.trigger.s) else None


def read_day_ahead(x: Setting) -> Told | None:
    """Read what a coming day "comprises", in the present, as agreed ("ويتضمن يوم الجمعة الإفراج عن 200", "أما السبت فيشهد خروج")."""
    anchor = x.ctx.marked.anchor
    if anchor is None or not x.trigger.tense & NOUN or x.trigger.prefix:
        return None
    days = (i for i in x.before if i.kind == "date" and i.planned is not None and i.planned.start > anchor)
    return ("agreed", 2) if any(_comprises(x, day) for day in days) else None


def _comprises(x: Setting, day: Item) -> bool:
    """Tell whether a day, or its programme, is the subject of "comprises", "sees" right before or behind it."""
    words = x.ctx.marked.words
    near = [k for k in (day.i - 2, day.i - 1, day.j) if 0 <= k < x.trigger.i]
    return any(words[k].lstrip("وف") in _COMPRISES and words[max(0, k - 1)] not in _NOT for k in near)


def read_article_of_deal(x: Setting) -> Told | None:
    """Read an exchange that is called one of the points of an agreement as agreed on ("وكان تبادل الأسرى أحد بنود اتفاق جنيف")."""
    words = x.ctx.marked.words[x.trigger.j : x.trigger.j + _ONE_OF_REACH]
    points = [k for k, word in enumerate(words) if word.startswith(_POINTS) and k and words[k - 1] in _ONE_OF]
    return ("agreed", 2) if points and x.trigger.tense & NOUN else None


def read_expected(x: Setting) -> Told | None:
    """Read a bare purpose ("حافلات لنقل المقاتلين"): ready, and not yet gone."""
    if x.trigger.prefix != "ل" or tells_itself(x):
        return None
    return ("agreed", 1) if "convoy" in x.cues or "carrier" in x.cues else None


def read_announced(x: Setting) -> Told | None:
    """Read a bare noun that somebody announces with a number of people ("أعلنت الوزارة عن إجلاء 80 مدنيا"): done."""
    if (
        not x.ctx.is_nominal(x.trigger)
        or x.trigger.prefix == "ل"
        or x.cues & {"conditional", "possible", "arrangement"}
    ):
        return None
    counted = any(
        not i.bare and i.i - x.trigger.j <= 1 for i in x.ctx.passage(x.trigger.s, x.trigger.j, x.trigger.j + 5).counts
    )
    said = any(v.classes & x.ctx.bits["say"] and x.ctx.is_finite(v) and v.tense & PAST for v in x.verbs[:1])
    return ("completed", 1) if counted and said else None


def read_carried(x: Setting) -> Told | None:
    """Read an exchange for which planes or buses have set out ("أقلعت أولى الطائرات لنقل الأسرى، في أكبر صفقة تبادل"): under way."""
    if x.kind != "exchange":
        return None
    setting_out = x.ctx.mask("leave", "arrive", "begin")
    for verb in x.verbs:
        past = verb.tense & PAST and not verb.tense & PRESENT and x.ctx.is_finite(verb) and not is_negated(x.ctx, verb)
        if verb.classes & setting_out and past and x.ctx.between_has(verb.j, verb.j + _ABOARD, "carrier"):
            return "ongoing", 2
    return None


def read_by_heading(x: Setting) -> Told | None:
    """Read a line of a list as what introduces it says: terms of a deal, or what was done under one ("خرج بموجبه:")."""
    heading = find_heading(x.ctx.marked, x.trigger.s)
    if heading is None:
        return None
    cues = set().union(*(x.ctx.cues_at.get(k, set()) for k in range(*heading)))
    event = x.ctx.mask("leave", "evacuate", "release", "hand_over", "swap")
    done = any(
        v.kind == "verb" and v.classes & event and v.tense & PAST and x.ctx.is_finite(v) and is_told(x.ctx, v)
        for v in x.ctx.marked.items
        if heading[0] <= v.i < heading[1]
    )
    if done or _is_chronicled(x):
        return "completed", 1
    return ("agreed", 1) if cues & {"arrangement", "deal"} else None


def _is_chronicled(x: Setting) -> bool:
    """Tell whether a line of a list begins with a time that is over ("5 شباط: 150 أسيرا من كل طرف")."""
    (start, _), anchor = x.ctx.marked.sentences[x.trigger.s], x.ctx.marked.anchor
    dates = (i for i in x.ctx.marked.by_sentence[x.trigger.s] if i.kind == "date" and i.past is not None)
    head = next((i for i in dates if i.i - start <= 1), None)
    return head is not None and head.past is not None and (anchor is None or head.past.end <= anchor)
