"""Completing mediators: who, named in other sentences of the article, brokered or carried out a claim's event too."""

from __future__ import annotations

from extract.claims.comparing import may_be_within
from extract.claims.context import Context
from extract.claims.evacuations.carriers import read_carriers
from extract.claims.frames import Filler, Frame
from extract.claims.spread import sentences_of
from extract.claims.third_parties import (
    guarantees_zones,
    is_broker,
    is_envoy,
    read_conveners,
    read_medical_escorts,
    sponsors_a_truce,
    sponsors_other_talks,
)

_DONE = ("completed", "ongoing")
_WORLD = frozenset(("un_body", "international_organisation"))
_MAKERS = 8  # tokens from a deal to the second of those between whom it was made
_PAIR = 2  # states, at war with each other alone
_SERVICES = frozenset(("العام", "المخابرات", "الاستخبارات"))
_TOGETHER_WITH = ["بالتعاون", "مع"]


def carry_here(
    ctx: Context, frame: Frame, mediators: list[dict[str, Filler]], told: dict[Frame, set[int]]
) -> list[dict[str, Filler]]:
    """Leave out the relief bodies of sentences that tell of another claim, and its brokers beside an exchange that names its own.

    Args:
        ctx: The article.
        frame: The claim.
        mediators: Those whom each sentence names.
        told: The sentences of each claim.
    """
    brokered = frame.kind == "exchange" and any(is_broker(f) for f in frame.mediators.values())
    here = list(mediators)
    for other, sentences in told.items():
        apart = other is not frame and _is_another_move(ctx, frame, other)
        for s in sentences - told[frame] if other is not frame else ():
            here[s] = {
                k: f
                for k, f in here[s].items()
                if not (brokered or f.rule == "relief_body_or_notables" or (apart and _is_relief(f)))
            }
    return here


def _is_another_move(ctx: Context, frame: Frame, other: Frame) -> bool:
    """Tell whether two claims are of no one operation: of two kinds, news and background, or departures from different places."""
    if frame.kind != other.kind or frame.background != other.background:
        return True
    return bool(frame.origin and other.origin) and not may_be_within(ctx, frame.origin, other.origin)


def _is_relief(filler: Filler) -> bool:
    """Tell whether a third party is a Red Cross or Red Crescent, whose escort of one convoy is none of the next."""
    return filler.item.name is not None and filler.item.name.entity_type == "red_cross"


def complete_mediators(
    ctx: Context,
    frame: Frame,
    mediators: list[dict[str, Filler]],
    others: set[int],
    *,
    alone: bool,
    relief: bool,
) -> None:
    """Add the mediators of sentences next to the claim's passages; of the whole article where it tells of one deal only.

    Args:
        ctx: The article.
        frame: The claim.
        mediators: Those whom each sentence names.
        others: Sentences that tell of other deals.
        alone: The article tells of one deal only.
        relief: Relief bodies named anywhere in it act in this deal.
    """
    if frame.kind == "evacuation":
        for key, filler in read_carriers(ctx, frame, others).items():
            frame.mediators.setdefault(key, filler)
    if frame.background and frame.mediators:
        return
    sentences = sentences_of(ctx, frame)
    last = len(ctx.marked.sentences)
    near = range(last) if alone else sorted({n for s in sentences for n in (s - 1, s, s + 1)})
    reach = [s for s in near if 0 <= s < last and s not in others]
    for s in reach:
        for key, filler in mediators[s].items():
            if s in sentences or _acts_from_elsewhere(ctx, frame, filler, relief=alone and relief):
                frame.mediators.setdefault(key, filler)
    if frame.kind == "evacuation":
        _add_bodies(ctx, frame, reach)
        frame.mediators = {k: f for k, f in frame.mediators.items() if not _is_at_war_there(ctx, frame, k, f)}
    elif frame.status in ("proposed", "agreed") and not frame.mediators:
        frame.mediators = _conveners(ctx, frame, reach)


def _is_at_war_there(ctx: Context, frame: Frame, key: str, filler: Filler) -> bool:
    """Tell whether a mediator is the state in whose land a place is left, or its only enemy: a party, whomever its army escorts.

    Its secret service is none, nor who heads it: they broker between others (Lebanon's General Security).
    """
    country, item = ctx.lexicon.countries.get(key, ""), filler.item
    head = item.name is not None and item.name.entity_type == "person"
    service = not _SERVICES.isdisjoint(ctx.marked.words[item.i : item.j])
    if ctx.lexicon.types.get(key) != "state" or head or service:
        return False
    lands = {ctx.lexicon.countries.get(place, "") for place in frame.origin}
    wars = [ctx.lexicon.enemies.get(land, frozenset()) for land in lands]
    return any(country in war and (country in lands or len(war) == _PAIR) for war in wars)


def _add_bodies(ctx: Context, frame: Frame, reach: list[int]) -> None:
    """Add to an evacuation's mediators the bodies that escort the sick, that made the deal, and that tell of what they do with others."""
    sick = any(f.item.category == "wounded" for f in frame.people)
    for s in reach:
        escorts = read_medical_escorts(ctx, s) if sick else {}
        frame.mediators = {**escorts, **_world_bodies(ctx, s), **frame.mediators}
    frame.mediators = {**_who_tells_of_joint_work(ctx, frame), **frame.mediators}


def _world_bodies(ctx: Context, s: int) -> dict[str, Filler]:
    """Return the bodies of the world with which a sentence says that a deal was made ("اتفاق بين السلطات والأمم المتحدة")."""
    items = ctx.marked.by_sentence[s]
    deals = items.find_cues("arrangement")
    bodies = [i for i in items if i.kind == "actor" and ctx.lexicon.types.get(ctx.key(i)) in _WORLD] if deals else []
    return {
        ctx.key(body): Filler(body, "made_the_deal")
        for body in bodies
        if any(0 <= body.i - deal.j <= _MAKERS and ctx.between_has(deal.j, body.i, "between") for deal in deals)
    }


def _who_tells_of_joint_work(ctx: Context, frame: Frame) -> dict[str, Filler]:
    """Return the bodies of the world that tell of what is done "in cooperation with" another ("قالت الأمم المتحدة إن الإجلاء يجري بالتعاون مع X")."""
    words = ctx.marked.words
    joint = any(words[f.item.i - 2 : f.item.i] == _TOGETHER_WITH for f in frame.mediators.values())
    return {key: f for key, f in frame.sources.items() if joint and ctx.lexicon.types.get(key) in _WORLD}


def _acts_from_elsewhere(ctx: Context, frame: Frame, filler: Filler, *, relief: bool) -> bool:
    """Tell whether a third party that another sentence names acts in a claim: no sponsor of talks beside what is done already."""
    if filler.rule == "relief_body_or_notables":
        return relief and not (frame.status in _DONE and is_envoy(ctx, filler.item))  # he is after further deals
    if guarantees_zones(ctx, filler) or (frame.kind == "exchange" and sponsors_a_truce(ctx, filler)):
        return False
    return frame.status not in _DONE or not sponsors_other_talks(ctx, filler)


def _conveners(ctx: Context, frame: Frame, reach: list[int]) -> dict[str, Filler]:
    """Return the states that meet over a deal still ahead, as the first sentence within reach lists them."""
    own = {k for side in frame.sides for k in side.actors}
    listed = (read_conveners(ctx, s, own) for s in reach)
    return next((states for states in listed if states), {})
