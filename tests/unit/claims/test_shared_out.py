"""Totals that a report shares out between the sides: what is of whom, in whose hands or on whose part, wherever it is told."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_sides

OWN, HELD = {"hts": "15", "jaysh_al_islam": "25"}, {"hts": "25", "jaysh_al_islam": "15"}
# Each says of 25 that they are somebody's, or in somebody's hands, and so lets go by the other, or by him.
SHARES = [
    ("{n} من {x}", OWN),
    ("{n} ل{x}", OWN),
    ("{n} أسيرا من {x}", OWN),
    ("{n} لدى {x}", HELD),
    ("{n} كانوا لدى {x}", HELD),
    ("{n} من سجون {x}", HELD),
]
TEXTS = [
    pytest.param("جرى تبادل 40 أسيرا بين {a} و{b}، منهم {one} و{other}.", id="of them"),
    pytest.param("جرى تبادل 40 أسيرا بين {a} و{b}، بينهم {one} و{other}.", id="among them"),
    pytest.param("أفرج اليوم عن 40 أسيرا في صفقة تبادل بين {a} و{b}، هم {one} و{other}.", id="they are"),
    pytest.param("نفذت {a} و{b} صفقة تبادل شملت 40 أسيرا. وأوضح مصدر أن بينهم {one} و{other}.", id="behind it"),
    pytest.param("نفذت {a} و{b} صفقة تبادل أسرى. وتضمنت {one} و{other}.", id="it comprised"),
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_total_is_shared_out_by_whose_they_are_and_who_has_them(read: Read, text: str) -> None:
    names, wrong = {"a": "هيئة تحرير الشام", "b": "جيش الإسلام"}, []
    for form, sides in SHARES:
        shares = {"one": form.format(n=25, x=names["a"]), "other": form.format(n=15, x=names["b"])}
        told = tell_sides(find_only(read(text.format(**names, **shares)), "exchange"))
        if {side.split(": ")[0]: side.split(": ")[1].split()[0] for side in told.split("; ")} != sides:
            wrong.append(f"{shares} {told}")

    assert wrong == []


@pytest.mark.parametrize("of_whom", ["25 منهم لدى {} و15 منهم لدى {}", "25 منهم من سجون {} و15 منهم من سجون {}"])
def test_so_many_of_them_are_shares_too(read: Read, of_whom: str) -> None:
    names = "هيئة تحرير الشام", "جيش الإسلام"
    text = f"تبادلت {names[0]} و{names[1]} اليوم 40 أسيرا، {of_whom.format(*names)}."

    assert tell_sides(find_only(read(text), "exchange")) == "hts: 25 detainees; jaysh_al_islam: 15 detainees"


@pytest.mark.parametrize(
    "more",
    [
        pytest.param("ولا يزال 25 من هيئة تحرير الشام و15 من جيش الإسلام محتجزين.", id="still held"),
        pytest.param("وقتل في المعارك 25 من هيئة تحرير الشام و15 من جيش الإسلام.", id="killed"),
        pytest.param("وحضر الاجتماع 5 من هيئة تحرير الشام و3 من جيش الإسلام.", id="at a meeting"),
        pytest.param("وانشق 5 من هيئة تحرير الشام و3 من جيش الإسلام.", id="defected"),
    ],
)
def test_others_beside_a_swap_are_not_shares_of_it(read: Read, more: str) -> None:
    text = f"تبادلت هيئة تحرير الشام وجيش الإسلام الأسرى اليوم. {more}"

    assert tell_sides(find_only(read(text), "exchange")) == "hts: -; jaysh_al_islam: -"
