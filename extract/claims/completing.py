"""Completing: what the article as a whole tells of a claim that its own passages leave out; and what is no claim after all."""

from __future__ import annotations

from collections import Counter

from extract.claims.circumstances import read_mediators
from extract.claims.claim import Rejection
from extract.claims.context import Context
from extract.claims.dating import settle_date
from extract.claims.evacuations import is_plain_evacuation
from extract.claims.frames import Filler, Frame, Side
from extract.claims.joining import near_places
from extract.claims.settling import settle_status
from extract.claims.third_parties import read_medical_escorts
from extract.mentions.items import Item

_SHORT = 10  # sentences; a report no longer than this tells of one deal and its parts
_CARRYING = frozenset(
    (
        "سيارات",
        "طايره",
        "طايرات",
        "حافلات",
        "قافله",
        "فرق",
        "طواقم",
        "استاجرتها",
        "استاجرت",
        "جهزتها",
        "جهزت",
        "نقل",
        "نقلت",
        "نقلتهم",
        "اجلت",
        "اخرجت",
        "يسرت",
        "سهلت",
        "دعمت",
        "ساعدت",
        "تولت",
        "تولي",
        "نفذها",
        "نفذتها",
        "نفذت",
        "رافقت",
        "رافق",
        "ترافق",
        "ترافقها",
        "يرافق",
        "رافقتها",
        "ورافقت",
        "سيرت",
        "ارسلت",
        "باشراف",
        "نظمت",
    )
)
_GENERIC = frozenset(("syrian_opposition",))  # names a camp, not a party; a passing remark names no more


def complete_frames(
    ctx: Context, exchanges: list[Frame], evacuations: list[Frame], rejections: list[Rejection]
) -> list[Frame]:
    """Fill open slots from the rest of the article, and drop what is too thin to be a claim.

    Args:
        ctx: The article.
        exchanges: Joined exchange frames.
        evacuations: Joined evacuation frames.
        rejections: Receives what is dropped, with the reason.

    Returns:
        The frames that become claims, in order of place.
    """
    kept: list[Frame] = []
    pair = _article_pair(ctx, exchanges)
    for frame in exchanges:
        _complete_sides(ctx, frame, pair)
        if not any(side.actors for side in frame.sides):
            _reject(ctx, frame, "no party is named", rejections)
            continue
        if (
            sum(bool(side.actors) for side in frame.sides) < 2
            and not any(side.released for side in frame.sides)
            and not frame.total
        ):
            _reject(ctx, frame, "one party and no count", rejections)
            continue
        kept.append(frame)
    kept = _drop_shadows(ctx, kept, rejections)
    evacuations = _drop_thin_moves(ctx, evacuations, rejections)
    _inherit_places(ctx, evacuations)
    _inherit_group(ctx, evacuations)
    moves = any(f.origin and not f.background for f in evacuations)
    for frame in evacuations:
        if _tells_of_a_swap(ctx, frame, kept):
            _reject(ctx, frame, "those who leave are exchanged", rejections)
            continue
        if (
            frame.people
            and all(f.item.category == "detainees" or f.item.held for f in frame.people)
            and not frame.batch
        ):
            _reject(ctx, frame, "prisoners on their way, not evacuees", rejections)
            continue
        if not (frame.origin or frame.destination or frame.people or frame.actors):
            _reject(ctx, frame, "neither place nor people", rejections)
            continue
        thin = not (
            frame.people
            or frame.actors
            or frame.batch
            or frame.vehicles
            or (frame.origin and frame.destination)
            or (frame.date is not None and frame.background)
        )
        if thin and frame.s > 2 and not _is_offered(ctx, frame):
            _reject(ctx, frame, "a place left, and nothing more", rejections)
            continue
        if (
            not (frame.origin or frame.destination)
            and not (frame.people and frame.actors)
            and not (frame.batch and moves)
        ):
            _reject(ctx, frame, "no place", rejections)
            continue
        kept.append(frame)
    alone = len([f for f in kept if not f.background]) <= 1 or len(ctx.marked.sentences) <= _SHORT
    one_move = _is_one_operation(ctx, evacuations)
    for frame in kept:
        settle_status(ctx, frame, _sentences(ctx, frame), kept)
        only = alone or (one_move and frame.kind == "evacuation")
        _article_mediators(
            ctx, frame, _sentences_of_others(ctx, frame, kept), alone=only and not frame.background, relief=alone
        )
        settle_date(ctx, frame, _sentences(ctx, frame))
        _tidy(ctx, frame)
    return sorted(kept, key=lambda f: f.evidence[0])


def _tells_of_a_swap(ctx: Context, frame: Frame, exchanges: list[Frame]) -> bool:
    """Tell whether an evacuation frame only follows the exchanged out of prison: their counts, or a prison on the way."""
    released = {(f.item.low, f.item.high) for x in exchanges for side in x.sides for f in side.released} | {
        (f.item.low, f.item.high) for x in exchanges for f in x.total
    }
    counts = {(f.item.low, f.item.high) for f in frame.people}
    sentences = {s for x in exchanges for s in _sentences(ctx, x)}
    prison = any(ctx.lexicon.types.get(k) == "prison" for k in frame.origin)
    held = any("holder" in ctx.cues_at.get(k, ()) for k in range(*frame.span))
    plain = bool(frame.trigger.classes & ctx.bits["evacuate"])
    people = [
        i
        for i in ctx.marked.by_sentence[frame.s]
        if i.kind == "noun" and i.noun is not None and i.noun.kind == "people" and frame.span[0] <= i.i < frame.span[1]
    ]
    nearest = min(people, key=lambda i: abs(i.i - frame.trigger.i), default=None)
    captives = nearest is not None and nearest.noun is not None and nearest.noun.held
    if exchanges and captives and not plain and not frame.actors:
        return True
    free = frame.actors or any(
        f.item.category in ("fighters", "civilians", "families", "wounded") for f in frame.people
    )
    if exchanges and not free and not frame.vehicles and not is_plain_evacuation(ctx.marked.words[frame.trigger.i]):
        told = _sentences(ctx, frame)
        if told <= sentences:
            return True
    both_ends = frame.origin and frame.destination and any(f.item.category == "people" for f in frame.people)
    if both_ends and not prison and not held and not captives:
        return False
    return (
        prison
        or bool(counts and counts <= released)
        or (bool(exchanges) and held and not plain and bool(sentences & _sentences(ctx, frame)))
    )


def _is_offered(ctx: Context, frame: Frame) -> bool:
    """Tell whether a passage that names no number still tells of an evacuation: by the word, or people and a deal beside it."""
    if is_plain_evacuation(ctx.marked.words[frame.trigger.i]):
        return True
    items = [i for i in ctx.marked.by_sentence[frame.s] if frame.span[0] <= i.i < frame.span[1]]
    deal = any(i.kind == "cue" and i.cue == "arrangement" and abs(i.i - frame.trigger.i) <= 12 for i in items)
    left = any(f.rule == "left" and abs(f.item.i - frame.trigger.i) <= 7 for f in frame.origin.values())
    return (left and deal) and any(
        i.kind == "noun"
        and i.noun is not None
        and i.noun.kind == "people"
        and i.noun.number == "p"
        and abs(i.i - frame.trigger.i) <= 5
        for i in items
    )


def _inherit_group(ctx: Context, frames: list[Frame]) -> None:
    """Give a stage that names no group that of the article's one operation, where it leaves the same place."""
    named = [f for f in frames if f.actors and not f.background]
    keys = {k for f in named for k in f.actors if k not in _GENERIC}
    if len(keys) != 1:
        return
    giver = next(f for f in named if keys & set(f.actors))
    for frame in frames:
        if (not frame.actors or set(frame.actors) <= _GENERIC) and not frame.background and giver.origin:
            if frame.origin and near_places(ctx, frame.origin, giver.origin):
                frame.actors = dict(giver.actors)


def _carriers(ctx: Context, frame: Frame, sentences: set[int]) -> dict[str, Filler]:
    """Find relief and United Nations bodies that carry people out: subjects of carrying and helping, owners of the vehicles."""
    found: dict[str, Filler] = {}
    words = ctx.marked.words
    for s in sorted(sentences):
        for item in ctx.marked.by_sentence[s]:
            if item.kind != "actor" or item.name is None:
                continue
            if item.name.entity_type not in ("un_body", "red_cross") and item.name.entity_id != "un":
                continue
            before, after = words[max(0, item.i - 4) : item.i], words[item.j : item.j + 3]
            if any(w in _CARRYING for w in [*before, *after]):
                found.setdefault(ctx.key(item), Filler(item, "carries_out"))
    return found


def _is_one_operation(ctx: Context, frames: list[Frame]) -> bool:
    """Tell whether the evacuations that are an article's news all leave one place: stages of one deal."""
    origins = [f.origin for f in frames if f.origin and not f.background]
    return bool(origins) and all(near_places(ctx, x, origins[0]) for x in origins)


def _sentences(ctx: Context, frame: Frame) -> set[int]:
    return {s for s, (a, b) in enumerate(ctx.marked.sentences) for x, _ in frame.evidence if a <= x < b}


def _inherit_places(ctx: Context, frames: list[Frame]) -> None:
    """Give a batch or stage that names no origin or destination those of the article's one operation."""
    for name in ("origin", "destination"):
        named = [getattr(f, name) for f in frames if getattr(f, name) and not f.background]
        if not named or any(set(x) != set(named[0]) and not near_places(ctx, x, named[0]) for x in named):
            continue
        for frame in frames:
            if not getattr(frame, name) and not frame.background and (frame.people or frame.batch or frame.actors):
                getattr(frame, name).update(named[0])


def _reject(ctx: Context, frame: Frame, reason: str, rejections: list[Rejection]) -> None:
    start, end = ctx.marked.text_span(*frame.span)
    rejections.append(Rejection(start, end, f"{frame.kind}: {reason}"))


def _article_pair(ctx: Context, frames: list[Frame]) -> list[Item]:
    """Return the two parties whom the article is about: those most often sides, then those most often named."""
    votes: Counter[str] = Counter()
    items: dict[str, Item] = {}
    for frame in frames:
        for side in frame.sides:
            for key, filler in side.actors.items():
                votes[key] += 3
                items.setdefault(key, filler.item)
    mediators = {key for s, (a, b) in enumerate(ctx.marked.sentences) for key in read_mediators(ctx, s, a, b)}
    home = ctx.marked.home
    for item in ctx.marked.items:
        if item.kind == "nat" and not item.plural and _after_held(ctx, item):
            votes[ctx.key(item)] += 2
            items.setdefault(ctx.key(item), item)
        if item.kind == "actor" and ctx.may_be_party(item) and not ctx.before(item) & {"in", "from", "to"}:
            key = ctx.key(item)
            if ctx.principal(item) is not None and ctx.lexicon.countries.get(key) not in home:
                continue
            armed = ctx.lexicon.types.get(key) in ("armed_group", "coalition")
            at_home = ctx.lexicon.types.get(key) == "state" and ctx.lexicon.countries.get(key) in home
            votes[key] += 1 if armed else (0.7 if at_home else 0.1)  # type: ignore[assignment]
            items.setdefault(key, item)
    votes = Counter({k: v for k, v in votes.items() if k not in ("palestine", "palestinian_authority")})
    ranked = [key for key, _ in votes.most_common(9) if key not in mediators]
    best: tuple[str, ...] = tuple(ranked[:1])
    best_score = -1.0
    for n, one in enumerate(ranked):
        for other in ranked[n + 1 :]:
            if ctx.same_party(one, other):
                continue
            score = min(votes[one], 6) + min(votes[other], 6)
            if _fight(ctx, one, other):
                groups = {ctx.lexicon.types.get(one), ctx.lexicon.types.get(other)} & {"armed_group", "coalition"}
                score += 4 if groups or min(votes[one], votes[other]) >= 2 else 1
            if score > best_score:
                best, best_score = (one, other), score
    if len(best) == 2 and not _fight(ctx, *best) and min(votes[k] for k in best) < 1:
        best = best[:1]  # a state that the report only mentions is no party
    return [items[key] for key in best]


def _fight(ctx: Context, one: str, other: str) -> bool:
    """Tell whether two actors belong to one theatre of war."""
    countries = ctx.lexicon.countries
    pair = {countries.get(one, ""), countries.get(other, "")}
    return any(pair <= theatre for theatre in ctx.lexicon.theatres)


def _after_held(ctx: Context, item: Item) -> bool:
    """Tell whether an adjective says whose the held people before it are ("الأسرى الإسرائيليين")."""
    word = ctx.marked.info[item.i - 1] if item.i else None
    return word is not None and word.entry is not None and word.entry.noun is not None and word.entry.noun.held


def _complete_sides(ctx: Context, frame: Frame, pair: list[Item]) -> None:
    """Name the sides that a frame leaves unnamed, from the pair that the article is about."""
    rules = {f.rule for side in frame.sides for f in side.actors.values()}
    keys = [k for side in frame.sides for k in side.actors]
    thin = not any(side.released for side in frame.sides) and not frame.total
    if (
        thin
        and len(pair) == 2
        and rules <= {"subject_with_partner", "with", "swap_subject"}
        and not (len(keys) == 2 and _fight(ctx, *keys))
    ):
        frame.sides = []  # who talks with whom about a deal need not be its sides
    while len(frame.sides) < 2:
        frame.sides.append(Side())
    if not any(side.actors for side in frame.sides) and len(pair) == 2 and frame.sides[0].released:
        if _unlikeliness(ctx, pair[0], frame.sides[0]) > _unlikeliness(ctx, pair[1], frame.sides[0]):
            pair = [pair[1], pair[0]]
    named = [k for side in frame.sides for k in side.actors]
    for side in frame.sides:
        if side.actors:
            continue
        for item in pair:
            key = ctx.key(item)
            if not any(ctx.same_party(key, k) for k in named):
                known = any(ctx.same_party(k, ctx.key(p)) for p in pair for k in named)
                if named and not known and not any(_fight(ctx, key, k) for k in named):
                    continue
                side.actors[key] = Filler(item, "party_of_the_article")
                named.append(key)
                break
    frame.sides = [side for side in frame.sides if side.actors or side.released or side.gave]


def _unlikeliness(ctx: Context, item: Item, side: Side) -> int:
    return sum(ctx.unlikely_holder(ctx.key(item), f.item) for f in side.released)


def _drop_shadows(ctx: Context, frames: list[Frame], rejections: list[Rejection]) -> list[Frame]:
    """Drop a passing mention without count, date or parties of its own beside a fuller claim."""
    kept = []
    for frame in frames:
        thin = not any(side.released for side in frame.sides) and not frame.total and frame.date is None
        if thin and any(other is not frame and _fuller(ctx, other, frame) for other in frames):
            _reject(ctx, frame, "a passing remark beside a fuller claim", rejections)
            continue
        kept.append(frame)
    return kept


def _drop_thin_moves(ctx: Context, frames: list[Frame], rejections: list[Rejection]) -> list[Frame]:
    """Drop a movement without people, group, batch or date of its own beside a fuller one of the same place."""
    kept = []
    for frame in frames:
        thin = not (frame.people or frame.batch or frame.vehicles or frame.actors) and (
            frame.date is None or frame.background
        )
        places = {**frame.origin, **frame.destination}
        if thin and any(
            o is not frame
            and (o.people or o.actors or o.batch)
            and (not places or near_places(ctx, places, {**o.origin, **o.destination}))
            for o in frames
        ):
            _reject(ctx, frame, "a passing remark beside a fuller claim", rejections)
            continue
        kept.append(frame)
    return kept


def _fuller(ctx: Context, other: Frame, frame: Frame) -> bool:
    if not any(side.released for side in other.sides) and not other.total and other.date is None:
        return False
    mine = [k for side in frame.sides for k in side.actors]
    theirs = [k for side in other.sides for k in side.actors]
    return all(a in _GENERIC or any(ctx.same_party(a, b) for b in theirs) for a in mine)


def _sentences_of_others(ctx: Context, frame: Frame, frames: list[Frame]) -> set[int]:
    """Return the sentences that tell of an earlier event or of other parties' deal, and not of this frame's."""
    keys = [k for side in frame.sides for k in side.actors]
    others = [
        f
        for f in frames
        if f is not frame and (f.background or (keys and f.kind == "exchange" and _are_strangers(ctx, keys, f)))
    ]
    return {s for f in others for s in _sentences(ctx, f)} - _sentences(ctx, frame)


def _are_strangers(ctx: Context, keys: list[str], other: Frame) -> bool:
    """Tell whether a frame's sides are other parties than those given."""
    theirs = [k for side in other.sides for k in side.actors]
    return bool(theirs) and not all(any(ctx.same_party(k, m) for k in keys) for m in theirs)


def _article_mediators(ctx: Context, frame: Frame, others: set[int], *, alone: bool, relief: bool) -> None:
    """Add the mediators of sentences next to the claim's passages; of the whole article where it tells of one deal only.

    Args:
        ctx: The article.
        frame: The claim.
        others: Sentences that tell of other deals.
        alone: The article tells of one deal only.
        relief: Relief bodies named anywhere in it act in this deal.
    """
    if frame.kind == "evacuation":
        for key, filler in _carriers(ctx, frame, _sentences(ctx, frame)).items():
            frame.mediators.setdefault(key, filler)
    if frame.background and frame.mediators:
        return
    sentences = _sentences(ctx, frame)
    sick = frame.kind == "evacuation" and any(f.item.category == "wounded" for f in frame.people)
    reach = range(len(ctx.marked.sentences)) if alone else sorted({n for s in sentences for n in (s - 1, s, s + 1)})
    for s in reach:
        if 0 <= s < len(ctx.marked.sentences) and s not in others:
            for key, filler in read_mediators(ctx, s, *ctx.marked.sentences[s]).items():
                if s in sentences or filler.rule != "relief_body_or_notables" or (alone and relief):
                    frame.mediators.setdefault(key, filler)
            if sick:
                frame.mediators = {**read_medical_escorts(ctx, s), **frame.mediators}


def _tidy(ctx: Context, frame: Frame) -> None:
    """Take mediators out of the other roles, and the other roles' actors out of the mediators."""
    own = {k for side in frame.sides for k in side.actors} | set(frame.actors)
    frame.mediators = {
        k: f
        for k, f in frame.mediators.items()
        if k not in own
        and not any(
            ctx.lexicon.parents.get(k) == x or ctx.lexicon.lineages.get(k, k) == ctx.lexicon.lineages.get(x, x)
            for x in own
        )
    }
    if len(frame.actors) > 1:
        named = {k: f for k, f in frame.actors.items() if k not in _GENERIC}
        frame.actors = named or frame.actors
    if len(frame.destination) > 1:
        ends = {k: f for k, f in frame.destination.items() if ctx.lexicon.types.get(k) != "crossing"}
        frame.destination = ends or frame.destination
    for key in list(frame.destination):
        if key in frame.origin:
            del frame.destination[key]
