"""Pairing: the two parties whom an article is about."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.frames import Frame
from extract.mentions.items import Item
from extract.mentions.word_lists import list_stems

_GROUPS = frozenset(("armed_group", "coalition"))
_PEOPLES = frozenset(("palestine", "palestinian_authority"))  # whose members an armed group fights for
_HOSTAGES = list_stems("circumstances.yml", "hostages")
_NOT_A_SIDE = frozenset(("in", "from", "to"))


def article_pair(ctx: Context, frames: list[Frame], mediators: set[str]) -> list[Item]:
    """Return the two parties whom the article is about: those most often sides, then those most often named.

    Args:
        ctx: The article.
        frames: Its exchange frames.
        mediators: Keys of those who mediate, who are no party.

    Returns:
        A mention of each; one or none where the article names no second party.
    """
    votes, items = _count_votes(ctx, frames)
    ranked = [k for k, _ in sorted(votes.items(), key=lambda x: -x[1])[:9] if k not in mediators]
    best = tuple(ranked[:1])
    best_score = -1.0
    for n, one in enumerate(ranked):
        for other in ranked[n + 1 :]:
            score = min(votes[one], 6) + min(votes[other], 6) + _enmity(ctx, one, other, votes)
            if score > best_score and not ctx.same_party(one, other):
                best, best_score = (one, other), score
    groups = all(ctx.lexicon.types.get(k) in _GROUPS and ctx.lexicon.countries.get(k) for k in best)
    if len(best) == 2 and not ctx.may_fight(*best) and (groups or min(votes[k] for k in best) < 1):
        best = best[:1]  # a state that the report only mentions is no party, nor is a group of another war
    pair = [items[key] for key in best]
    return pair if len(pair) == 2 else pair + _find_capitals(ctx, best, mediators)[: 2 - len(pair)]


def _find_capitals(ctx: Context, named: tuple[str, ...], mediators: set[str]) -> list[Item]:
    """Return the capitals that stand for governments at war with the one party that is named, or with each other."""
    found: dict[str, Item] = {}
    for item in ctx.marked.items:
        if item.kind == "place" and ctx.names_party(item):
            found.setdefault(ctx.key(item), item)
    open_keys = [k for k in found if k not in mediators and not any(ctx.same_party(k, n) for n in named)]
    enemies = [k for k in open_keys if any(ctx.may_fight(k, other) for other in named or open_keys if other != k)]
    return [found[k] for k in enemies]


def _enmity(ctx: Context, one: str, other: str, votes: dict[str, float]) -> int:
    """Return how much it speaks for two actors that they fight: most where one is a group, or both are named as sides."""
    if not ctx.may_fight(one, other):
        return 0
    groups = {ctx.lexicon.types.get(one), ctx.lexicon.types.get(other)} & _GROUPS
    return 6 if groups or min(votes[one], votes[other]) >= 2 else 1


def _count_votes(ctx: Context, frames: list[Frame]) -> tuple[dict[str, float], dict[str, Item]]:
    """Weigh each actor by how often the article makes it a side or names it, and keep its first mention."""
    votes: dict[str, float] = {}
    items: dict[str, Item] = {}

    def add(key: str, weight: float, item: Item) -> None:
        votes[key] = votes.get(key, 0) + weight
        items.setdefault(key, item)

    for frame in frames:
        for side in frame.sides:
            for key, filler in side.actors.items():
                if filler.item.kind != "nat" or ctx.lexicon.types.get(key) != "state":
                    add(key, 3, filler.item)  # a soldier's state is a side of that deal alone
    for item in ctx.marked.items:
        if item.kind == "nat" and not item.plural and _after_held(ctx, item) and _has_prisoners(ctx, item):
            hostage = any(stem in ctx.marked.words[item.i - 1] for stem in _HOSTAGES)
            add(ctx.key(item), 0.1 if hostage else 2, item)  # the state of a hostage often has no part in it
        if item.kind == "actor" and ctx.may_be_party(item) and not ctx.before(item) & _NOT_A_SIDE:
            key = ctx.key(item)
            at_home = ctx.lexicon.countries.get(key) in ctx.marked.home
            if ctx.principal(item) is None or at_home:
                kind = ctx.lexicon.types.get(key)
                add(key, 1 if kind in _GROUPS else (0.7 if kind == "state" and at_home else 0.1), item)
    return {k: v for k, v in votes.items() if k not in _PEOPLES}, items


def _after_held(ctx: Context, item: Item) -> bool:
    """Tell whether an adjective says whose the held people before it are ("الأسرى الإسرائيليين")."""
    word = ctx.marked.info[item.i - 1] if item.i else None
    return word is not None and word.entry is not None and word.entry.noun is not None and word.entry.noun.held


def _has_prisoners(ctx: Context, nation: Item) -> bool:
    """Tell whether an adjective is of a state or group that can be at war, and not of a continent's union ("أوروبيين")."""
    return ctx.lexicon.types.get(ctx.key(nation)) != "international_organisation"
