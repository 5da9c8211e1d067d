"""What a sentence says in passing, between a verb and what it governs, changes nothing of who lets how many go."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.claims.reading import Read, find_only, tell_counts, tell_names, tell_route, tell_sides

IN_PASSING = [
    pytest.param("", id="nothing"),
    pytest.param(" أمس الأحد", id="a day"),
    pytest.param("، وفق مصدر عسكري،", id="a military source"),
    pytest.param("، بحسب مصادر طبية،", id="medical sources"),
    pytest.param("، كما قال مصدر لوكالة الأناضول،", id="an agency of another country"),
    pytest.param(" صباح الخميس 3 أيار/مايو", id="a day of a month, before a number"),
    pytest.param(" بوساطة قبلية", id="tribal mediation"),
    pytest.param(" برعاية الأمم المتحدة", id="under a body's auspices"),
    pytest.param(" بعد مفاوضات دامت شهورا", id="after talks"),
    pytest.param(" (وهي الأولى هذا العام)", id="brackets"),
    pytest.param("، في إطار صفقة تبادل،", id="within a deal"),
]

SIDES = [
    "أفرجت جماعة الحوثي{} عن 22 أسيرا مقابل إفراج القوات الحكومية{} عن 37 أسيرا.",
    "أفرجت{} جماعة الحوثي عن 22 أسيرا، وفي المقابل أفرجت{} القوات الحكومية عن 37 أسيرا.",
    "سلمت جماعة الحوثي{} 22 معتقلا للقوات الحكومية مقابل 37 معتقلا سلمتهم القوات الحكومية.",
    "تسلمت القوات الحكومية 22 أسيرا{} من جماعة الحوثي، وسلمت في المقابل 37 أسيرا.",
    "استعادت جماعة الحوثي{} 37 من أسراها لدى القوات الحكومية مقابل الإفراج عن 22 أسيرا.",
]


@pytest.mark.parametrize("between", IN_PASSING)
@pytest.mark.parametrize("text", SIDES)
def test_sides_past_what_is_said_in_passing(read: Read, text: str, between: str) -> None:
    claim = find_only(read(text.replace("{}", between)), "exchange")

    assert tell_sides(claim) == "houthis: 22 detainees; yemen: 37 detainees"


def test_mediators_end_before_who_the_verb_wants(read: Read) -> None:
    text = "أفرجت بوساطة تركيا وقطر الحكومة اليمنية عن 22 أسيرا مقابل 37 أسيرا لدى جماعة الحوثي."

    claim = find_only(read(text), "exchange")

    assert tell_names(claim, "mediator") == "qatar+turkey"
    assert tell_sides(claim) == "houthis: 37 detainees; yemen: 22 detainees"


@pytest.mark.parametrize("between", IN_PASSING)
@pytest.mark.parametrize(
    "person",
    [pytest.param("القيادي أبي عمر", id="a byname"), pytest.param("ضابط أسير", id="a man without a name")],
)
def test_one_man_past_what_is_said_in_passing(read: Read, person: str, between: str) -> None:
    text = f"أطلقت جماعة الحوثي{between} سراح {person} مقابل 37 أسيرا لدى القوات الحكومية."

    assert tell_sides(find_only(read(text), "exchange")).startswith("houthis: 1 ")


def test_a_group_s_prisons_are_no_place(read: Read) -> None:
    text = "شملت صفقة التبادل الإفراج عن 22 أسيرا من سجون جيش الإسلام و37 أسيرا من سجون قوات النظام."

    assert (
        tell_sides(find_only(read(text), "exchange")) == "jaysh_al_islam: 22 detainees; syria_government: 37 detainees"
    )


CIRCUMSTANCES = [
    *IN_PASSING[:-1],
    pytest.param(" بعد حصار دام أربعة أعوام", id="a siege that lasted years"),
    pytest.param(" في عملية وصفت بالمعقدة", id="an operation that was called so"),
    pytest.param("، ضمن اتفاق التسوية،", id="within an agreement"),
    pytest.param("، كما أكدت مصادر محلية،", id="as sources confirmed"),
    pytest.param(" بعد أن هدأت الأوضاع", id="after things had calmed down"),
    pytest.param(" دون أن يصدر تعليق رسمي", id="without an official comment"),
    pytest.param(" بناء على طلب الأهالي", id="at the request of others"),
    pytest.param(" عبر معبر مورك", id="through a crossing"),
]
LEAVING = [
    "أجلى الهلال الأحمر{} 370 مدنيا من بلدة مضايا إلى إدلب.",
    "من بلدة مضايا، خرج{} 370 مدنيا إلى إدلب بموجب اتفاق.",
    "بموجب الاتفاق، غادر بلدة مضايا{} 370 مدنيا نحو إدلب.",
]


@pytest.mark.parametrize("between", CIRCUMSTANCES)
@pytest.mark.parametrize("text", LEAVING)
def test_people_and_places_past_what_is_said_in_passing(read: Read, text: str, between: str) -> None:
    claim = find_only(read(text.replace("{}", between)), "evacuation")

    assert tell_counts(claim, "people") == "370 civilians"
    assert tell_route(claim) == "sy-madaya > sy-idlib"


@pytest.mark.parametrize("between", CIRCUMSTANCES[:-1])
def test_a_town_left_past_what_is_said_in_passing(read: Read, between: str) -> None:
    text = f"بموجب الاتفاق، غادر 370 مدنيا{between} بلدة مضايا نحو إدلب."

    assert tell_route(find_only(read(text), "evacuation")) == "sy-madaya > sy-idlib"


def test_workers_from_a_country_left_a_town_of_another(read: Read) -> None:
    text = "في حي قنفودة، خرج بموجب هدنة 12 شخصا، سبع نساء وخمسة عمال من بنغلاديش."

    assert tell_names(find_only(read(text), "evacuation"), "origin") == "ly-ganfouda"


def test_a_government_and_the_next_do_not_swap_with_each_other(read: Read) -> None:
    text = (
        "جرى تبادل أمس الأحد بين الجيش الليبي وقوات المنطقة الغربية، خرج فيه سبعة أسرى. "
        "وفي كانون الثاني/يناير أعادت حكومة الوفاق إلى قوات القيادة العامة 33 أسيرا. "
        "وفي الربيع جرت مبادلة هي الأولى في عهد حكومة الوحدة برئاسة عبد الحميد الدبيبة."
    )

    claims = read(text, day=date(2021, 9, 6)).claims

    assert claims
    assert not any({"gna", "gnu"} <= {slot.mention.entity_id for slot in claim.slots} for claim in claims)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("تبادلت روسيا 16 سجينا مع كل من الولايات المتحدة وألمانيا.", id="with each of"),
        pytest.param(
            "أتمت روسيا صفقة تبادل مع كلا من الولايات المتحدة وألمانيا شملت 16 سجينا.", id="a deal with each of"
        ),
    ],
)
def test_each_of_those_with_whom_one_party_swaps_is_on_the_other_side(read: Read, text: str) -> None:
    assert tell_sides(find_only(read(text), "exchange")) == "germany+usa: -; russia: -"
