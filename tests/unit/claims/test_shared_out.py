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


@pytest.mark.parametrize(
    "shares",
    [
        pytest.param("منها 60 رفاتا لعراقيين و38 لإيرانيين", id="of nationals"),
        pytest.param("بينها 60 تعود لجنود عراقيين و38 لجنود إيرانيين", id="of soldiers of a nation"),
        pytest.param("60 منها عراقية و38 إيرانية", id="so many of them"),
        pytest.param("60 عراقيا و38 إيرانيا", id="nationals"),
    ],
)
def test_nationality_tells_whose_share_it_is(read: Read, shares: str) -> None:
    text = f"تبادل العراق وإيران رفات 98 جنديا في منفذ الشلامجة، {shares}."

    assert tell_sides(find_only(read(text), "exchange")) == "iran: 60 bodies; iraq: 38 bodies"


def test_nationals_spelt_like_their_state_are_a_share(read: Read) -> None:
    text = "شمل التبادل بين روسيا وأوكرانيا 50 أسيرا، منهم 20 روسيا و30 أوكرانيا."

    assert tell_sides(find_only(read(text), "exchange")) == "russia: 30 detainees; ukraine: 20 detainees"


def test_nationals_of_states_at_peace_are_parts_of_one_side_s(read: Read) -> None:
    text = "أفرجت حماس عن 17 رهينة، 14 إسرائيليا وثلاثة تايلانديين، مقابل إفراج إسرائيل عن 39 أسيرا."

    assert tell_sides(find_only(read(text), "exchange")) == "hamas: 17 detainees; israel: 39 detainees"


@pytest.mark.parametrize(
    "halves",
    ["نصفهم روس ونصفهم أوكرانيون", "نصفهم من هنا ونصفهم من هناك", "نصفهم من كل طرف", "مناصفة", "بالتساوي بين الطرفين"],
)
def test_half_is_of_each_side(read: Read, halves: str) -> None:
    text = f"أكملت روسيا وأوكرانيا تبادلا شمل 292 أسيرا، {halves}."

    assert tell_sides(find_only(read(text), "exchange")) == "russia: 146 detainees; ukraine: 146 detainees"


def test_halves_of_another_kind_are_of_one_side(read: Read) -> None:
    text = "أفرج النظام السوري عن 40 معتقلا، نصفهم نساء ونصفهم أطفال، مقابل إفراج المعارضة عن ضابطين."

    assert (
        tell_sides(find_only(read(text), "exchange")) == "syria_government: 40 detainees; syrian_opposition: 2 fighters"
    )


@pytest.mark.parametrize(
    "shared",
    [
        "وعدد الجثث 64: للحوثيين 58 منها وللجيش السعودي ست.",
        "وأشرفت عليها لجنة محلية. وبلغ عدد الجثامين 64، للحوثيين منها 58 وللجيش السعودي ستة.",
    ],
    ids=["right behind", "a sentence later"],
)
def test_number_behind_of_whom_it_is_shares_a_total_out(read: Read, shared: str) -> None:
    text = f"أتمت جماعة الحوثي مع السعودية مبادلة جثامين. {shared}"

    assert tell_sides(find_only(read(text), "exchange")) == "houthis: 6 bodies; saudi_arabia: 58 bodies"
