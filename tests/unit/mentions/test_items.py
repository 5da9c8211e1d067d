"""Items of a sentence: what is asked of them without going through them."""

from __future__ import annotations

from extract.mentions.items import Item, Items

_LEAVE, _RELEASE, _SAY = 1, 2, 4


def _make_items() -> Items:
    verb = Item("verb", 0, 1, 2, classes=_LEAVE | _SAY)
    noun = Item("verb", 0, 5, 6, classes=_RELEASE)
    count, place = Item("count", 0, 2, 4, low=7), Item("place", 0, 4, 5)
    cues = [Item("cue", 0, 0, 1, cue="deal"), Item("cue", 0, 6, 7, cue="counter"), Item("cue", 0, 8, 9, cue="deal")]
    return Items([cues[0], verb, count, place, noun, *cues[1:]])


def test_items_keep_their_order_and_are_sorted_out() -> None:
    items = _make_items()
    assert [i.i for i in items] == [0, 1, 2, 4, 5, 6, 8]
    assert [i.i for i in items.verbs] == [1, 5]
    assert [i.i for i in items.counts] == [2]
    assert items.classes == _LEAVE | _SAY | _RELEASE
    assert items.cues == {"deal", "counter"}


def test_items_are_found_by_where_they_start() -> None:
    items = _make_items()
    assert [i.i for i in items.starting(1, 5)] == [1, 2, 4]
    assert items.starting(9, 12) == []


def test_verbs_are_found_by_class() -> None:
    items = _make_items()
    assert [v.i for v in items.find_verbs(_RELEASE | _SAY)] == [1, 5]
    assert [v.i for v in items.find_verbs(_RELEASE)] == [5]
    assert items.find_verbs(8) == []


def test_cues_are_found_by_what_they_are() -> None:
    items = _make_items()
    assert [i.i for i in items.find_cues("deal")] == [0, 8]
    assert [i.i for i in items.find_cues("deal", "counter")] == [0, 6, 8]
    assert items.find_cues("mediation") == []
