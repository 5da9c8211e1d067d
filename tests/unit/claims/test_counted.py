"""Counted: which people of a sentence are counted as let go, and which only stand beside them."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_counts, tell_sides


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "أفرجت الحكومة السورية عن تسعة معتقلين بينهم امرأة مقابل العدد نفسه من أسرى المعارضة.",
            "syria_government: 9 detainees; syrian_opposition: 9 detainees",
            id="among them one",
        ),
        pytest.param(
            "أفرج الحوثيون عن 14 أسيرا بينهم ضابطان وأفرجت الحكومة اليمنية عن عدد مماثل في صفقة تبادل.",
            "houthis: 14 detainees; yemen: 14 detainees",
            id="among them two, and a verb",
        ),
        pytest.param(
            "أفرجت طالبان عن 11 رهينة، ثمانية رجال وثلاث نساء، مقابل عدد مماثل من معتقليها لدى الحكومة الأفغانية.",
            "afghanistan: 11 detainees; taliban: 11 detainees",
            id="list that adds up",
        ),
        pytest.param(
            "استعادت أوكرانيا 205 أسرى، من ضمنهم ثلاثة ضباط وامرأة واحدة، وسلّمت روسيا العدد ذاته.",
            "russia: 205 detainees; ukraine: 205 detainees",
            id="several parts",
        ),
        pytest.param(
            "أفرجت قوات النظام السوري عن خمسة جنود وثلاثة مدنيين مقابل العدد نفسه من معتقلي المعارضة.",
            "syria_government: 5 fighters + 3 civilians; syrian_opposition: 8 detainees",
            id="two kinds with no sum",
        ),
    ],
)
def test_as_many_again_are_as_many_as_the_whole(read: Read, text: str, sides: str) -> None:
    assert tell_sides(find_only(read(text), "exchange")) == sides


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "في صفقة تبادل أطلقت أذربيجان 32 جنديا أرمنيا، وأطلقت أرمينيا جنديين أذربيجانيين.",
            "armenia: 2 fighters; azerbaijan: 32 fighters",
            id="dual",
        ),
        pytest.param(
            "أطلقت أرمينيا جنديين أذربيجانيين مقابل 32 جنديا أطلقتهم أذربيجان.",
            "armenia: 2 fighters; azerbaijan: 32 fighters",
            id="dual in return for a number",
        ),
        pytest.param(
            "في صفقة تبادل أطلقت أرمينيا مدنيين اثنين، وأطلقت باكو ضابطين.",
            "armenia: 2 civilians; azerbaijan: 2 fighters",
            id="officers",
        ),
    ],
)
def test_two_are_let_go_without_a_word_for_freedom(read: Read, text: str, sides: str) -> None:
    assert tell_sides(find_only(read(text), "exchange")) == sides


@pytest.mark.parametrize("who", ["جندي", "جنديان", "ضابط إسرائيلي"])
def test_who_opens_fire_is_not_let_go(read: Read, who: str) -> None:
    text = f"أطلق {who} النار في الهواء قبل صفقة تبادل بين إسرائيل وحماس أفرجت فيها حماس عن سبعة محتجزين."
    assert "hamas: 7 detainees" in tell_sides(find_only(read(text), "exchange"))


@pytest.mark.parametrize(
    "rest",
    [
        pytest.param("ولا تزال 113 فتاة مفقودات", id="still, before them"),
        pytest.param("فيما بقي في الأسر نحو 94 آخرين", id="remained"),
        pytest.param("ويعني ذلك أن 113 فتاة لا يعرف مصيرهن حتى الآن", id="fate unknown"),
        pytest.param("ويطالب الأهالي بكشف مصير 300 معتقل", id="fate of"),
        pytest.param("ولم يفرج بعد عن 40 آخرين", id="not let go yet"),
        pytest.param("وهناك 19 جثة لم تسلم بعد", id="not handed over yet"),
        pytest.param("وتحتجز الجماعة 30 آخرين", id="held now"),
        pytest.param("وبذلك يبقى لديها 30 أسيرا", id="so there remain"),
    ],
)
def test_those_still_held_or_missing_are_not_let_go(read: Read, rest: str) -> None:
    text = f"أفرج الحوثيون عن 14 أسيرا مقابل 12 أسيرا لدى الحكومة اليمنية، {rest}."
    assert tell_sides(find_only(read(text), "exchange")) == "houthis: 14 detainees; yemen: 12 detainees"


@pytest.mark.parametrize(
    "rest",
    [
        pytest.param("ويقبع في السجون الإسرائيلية أكثر من عشرة آلاف معتقل", id="languish"),
        pytest.param("وتقول الحركة إن لديها 48 رهينة", id="it has"),
        pytest.param("وهناك 48 رهينة في قبضة الحركة", id="there are"),
        pytest.param("ولدى حماس نحو 134 أسيرا", id="in whose hands, first"),
        pytest.param(
            "علما أن في غزة 134 رهينة وفي السجون الإسرائيلية تسعة آلاف معتقل", id="where, one after the other"
        ),
        pytest.param("ويقدر عدد المحتجزين لدى حماس بنحو 400", id="the number of"),
        pytest.param("ويعتقد أن 20 من الرهائن أحياء", id="alive"),
        pytest.param("وتحتجز الحركة 48 رهينة، وفي المقابل تعتقل إسرائيل تسعة آلاف فلسطيني", id="on the other hand"),
    ],
)
def test_those_held_while_a_deal_is_talked_of_are_no_part_of_it(read: Read, rest: str) -> None:
    text = f"تبحث حماس وإسرائيل صفقة تبادل أسرى، {rest}."
    assert not [slot for slot in find_only(read(text), "exchange").slots if slot.role in ("released", "total")]


@pytest.mark.parametrize("rest", ["سيفرج عنهم الحوثيون", "ضمن الدفعة الأولى من الصفقة"])
def test_those_who_are_there_to_be_let_go_count(read: Read, rest: str) -> None:
    text = f"اتفق الحوثيون والحكومة اليمنية على تبادل الأسرى، وهناك 35 أسيرا {rest}."
    claims = read(text).claims
    assert "35 detainees" in {tell_counts(claim, role) for claim in claims for role in ("released", "total")}


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "تحتجز حماس 48 رهينة وتعرض الإفراج عنهم مقابل ألفي أسير لدى إسرائيل.",
            "hamas: 48 detainees; israel: 2000 detainees",
            id="taken up by a verb of letting go",
        ),
        pytest.param(
            "توجد لدى الحوثيين قوائم تضم 1400 أسير تطالب الحكومة اليمنية بمبادلتهم.",
            "houthis: 1400 detainees; yemen: -",
            id="taken up by a swap",
        ),
        pytest.param(
            "أفرج الحوثيون عن 20 أسيرا كانوا لا يزالون في سجونهم مقابل 15 لدى الحكومة اليمنية.",
            "houthis: 20 detainees; yemen: 15 detainees",
            id="had still been held",
        ),
        pytest.param(
            "أفرج الحوثيون عن جندي ظل محتجزا خمس سنوات مقابل 20 أسيرا لدى الحكومة اليمنية.",
            "houthis: 1 fighters; yemen: 20 detainees",
            id="others behind one who was held",
        ),
    ],
)
def test_those_held_until_they_are_let_go_count(read: Read, text: str, sides: str) -> None:
    assert tell_sides(find_only(read(text), "exchange")) == sides


def test_parts_told_by_what_there_is_are_parts(read: Read) -> None:
    text = "أفرج الحوثيون عن 90 أسيرا مقابل 80 لدى الحكومة اليمنية، ويوجد بينهم 15 امرأة."
    assert tell_counts(find_only(read(text), "exchange"), "part") == "15 women"


@pytest.mark.parametrize(
    "rest",
    [
        pytest.param("حيث يتحصن مئات من الجنود", id="where they hold out"),
        pytest.param("ولا يزال في الحي 12 ألف مدني", id="still"),
        pytest.param("فيما يختبئ في الملاجئ نحو ألف مدني", id="hide"),
    ],
)
def test_those_who_stay_do_not_leave(read: Read, rest: str) -> None:
    text = f"غادر 350 شخصا حي الوعر في حمص بموجب الاتفاق {rest}."
    assert tell_counts(find_only(read(text), "evacuation"), "people") == "350 people"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("ذكرت القناة وثلاثة من زعماء القبائل أن {told}.", id="beside an outlet"),
        pytest.param("قال أربعة مسؤولين يمنيين إن {told}.", id="subject"),
        pytest.param("وفقا لخمسة مسؤولين، {told}.", id="according to"),
        pytest.param("{told}، بحسب اثنين من قادة الجيش.", id="according to, behind"),
        pytest.param("{told}، وفق ما ذكر ثلاثة مقاتلين.", id="as told by"),
        pytest.param("{told}، كما أعلنت وزارة الدفاع وأكده ثلاثة من شيوخ القبائل.", id="who confirm it"),
        pytest.param("{told}، وأكد ثلاثة وسطاء إتمام العملية.", id="who confirm the operation"),
    ],
)
def test_those_who_tell_the_news_are_not_counted(read: Read, text: str) -> None:
    swap = text.format(told="الحوثيين أفرجوا عن 20 أسيرا مقابل 30 لدى الحكومة اليمنية")
    assert tell_sides(find_only(read(swap), "exchange")) == "houthis: 20 detainees; yemen: 30 detainees"
    leaving = text.format(told="400 مقاتل غادروا داريا إلى إدلب بموجب الاتفاق")
    assert tell_counts(find_only(read(leaving), "evacuation"), "people") == "400 fighters"


def test_captives_of_whom_a_party_speaks_are_counted(read: Read) -> None:
    text = "أعلن الحوثيون أن 20 أسيرا سيفرج عنهم مقابل 30 لدى الحكومة اليمنية."
    assert tell_sides(find_only(read(text), "exchange")) == "houthis: 20 detainees; yemen: 30 detainees"


@pytest.mark.parametrize(
    "rest",
    [
        pytest.param("دون ذكر ما إذا كان قد أفرج عن عدد مماثل من قوات الحكومة اليمنية", id="as many"),
        pytest.param("ولم يذكر إن كان قد أفرج عن 20 جنديا لدى الحكومة اليمنية", id="whether"),
        pytest.param("ولم يتضح ما إذا كانت الحكومة اليمنية قد أفرجت عن 20 حوثيا", id="not clear"),
        pytest.param("ولا يعرف هل أفرجت الحكومة اليمنية عن 20 حوثيا في المقابل", id="nobody knows"),
    ],
)
def test_those_of_whom_nothing_is_told_are_not_counted(read: Read, rest: str) -> None:
    text = f"أفرج الحوثيون عن 14 أسيرا في صفقة تبادل، {rest}."
    assert tell_counts(find_only(read(text), "exchange"), "released") == "14 detainees"


def test_question_without_an_answer_claims_nothing(read: Read) -> None:
    text = "لم تكشف حماس عما إذا كانت إسرائيل ستفرج عن 100 أسير مقابل جثتين."
    assert not read(text).claims


def test_what_is_told_behind_a_question_is_told(read: Read) -> None:
    text = "قال المسؤول إنه لا يعلم ما إذا كانت الصفقة ستتم، مضيفا أن حماس أفرجت عن 3 رهائن مقابل 90 أسيرا لدى إسرائيل."
    assert tell_sides(find_only(read(text), "exchange")) == "hamas: 3 detainees; israel: 90 detainees"


def test_question_of_which_parties_talk_is_an_offer(read: Read) -> None:
    text = "تدرس روسيا وأوكرانيا ما إذا كان يمكن تبادل 100 أسير."
    assert find_only(read(text), "exchange").status == "proposed"


def test_those_of_whom_it_is_not_known_whether_they_left_did_not(read: Read) -> None:
    text = "غادر 400 مقاتل داريا إلى إدلب بموجب الاتفاق، دون أن يتضح ما إذا كان 700 مدني قد خرجوا أيضا."
    assert tell_counts(find_only(read(text), "evacuation"), "people") == "400 fighters"


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "دفن الجيش اليمني سبعة جنود تسلّم جثثهم من الحوثيين في صفقة تبادل.",
            "houthis: 7 bodies; yemen: -",
            id="their bodies received",
        ),
        pytest.param(
            "استقبل حزب الله خمسة من مقاتليه، استعاد جثامينهم في صفقة تبادل مع تنظيم الدولة.",
            "hezbollah: -; isis: 5 bodies",
            id="their bodies got back, past a comma",
        ),
        pytest.param(
            "تسلّمت كييف 500 جندي قتلوا في المعارك مقابل 40 جثة سلّمتها لموسكو.",
            "russia: 500 bodies; ukraine: 40 bodies",
            id="who were killed",
        ),
        pytest.param(
            "سلّم الحوثيون الجيش اليمني عشرة جنود قضوا خلال المعارك مقابل جثث 12 حوثيا.",
            "houthis: 10 bodies; yemen: 12 bodies",
            id="who perished",
        ),
    ],
)
def test_dead_who_are_handed_over_are_bodies(read: Read, text: str, sides: str) -> None:
    assert tell_sides(find_only(read(text), "exchange")) == sides


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "تبادل العراق وإيران أمس رفات 41 جنديا عراقيا مقابل 6 إيرانيين.",
            "iran: 41 bodies; iraq: 6 bodies",
            id="bodies of another nation",
        ),
        pytest.param(
            "تبادل العراق وإيران أمس رفات 41 جنديا عراقيا مقابل 6 أسرى إيرانيين.",
            "iran: 41 bodies; iraq: 6 detainees",
            id="the living",
        ),
        pytest.param(
            "تسلم العراق من إيران أمس جثة أحد جنوده مقابل جثتين لعنصرين إيرانيين.",
            "iran: 1 bodies; iraq: 2 bodies",
            id="whose they are",
        ),
    ],
)
def test_bodies_for_bodies(read: Read, text: str, sides: str) -> None:
    claim = find_only(read(text), "exchange")

    assert tell_sides(claim) == sides


@pytest.mark.parametrize("what", ["قتلوا مستوطنين", "قضوا أكثر من 20 عاما في السجون", "قضوا سنوات في الأسر"])
def test_prisoners_who_killed_or_served_years_live(read: Read, what: str) -> None:
    text = f"سلّمت إسرائيل 30 أسيرا {what} مقابل جثث ثلاثة جنود لدى حماس."
    assert "israel: 30 detainees" in tell_sides(find_only(read(text), "exchange"))


def test_who_is_exchanged_without_a_verb_was_held(read: Read) -> None:
    text = "ثمن الصفقة بين حماس وإسرائيل: 30 فلسطينيا مقابل عشر رهائن. وأفرجت حماس عن الرهائن العشر."

    assert "30 detainees" in tell_sides(find_only(read(text), "exchange"))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("هاجم عشرات المسلحين مركز الشرطة، وبعد وساطة {}", id="who attack"),
        pytest.param("{} وشارك 30 من الوجهاء في المفاوضات.", id="who take part"),
        pytest.param("{} وكان مئات من مقاتلي الحركة حاصروا قاعدته.", id="what some had done"),
        pytest.param("حضر مئات الأهالي المكان، و{}", id="who attend"),
        pytest.param("{} وقال مصدر إن خمسة من الجنود المفرج عنهم أسروا قبل عام.", id="some of the freed"),
        pytest.param("{} وذكر أن ثلاثة من المفرج عنهم ينتمون إلى عائلة واحدة.", id="the freed of one family"),
        pytest.param("{} وبين المفرج عنهم ثلاثة مرضى.", id="among the freed"),
    ],
)
def test_who_acts_or_is_told_of_again_is_not_let_go(read: Read, text: str) -> None:
    text = text.format("أفرجت باكستان عن أربعة من أسرى طالبان مقابل تسعة جنود.")
    claim = find_only(read(text), "exchange")
    assert tell_sides(claim) == "pakistan: 4 fighters; taliban: 9 fighters"
    assert not tell_counts(claim, "total")


def test_first_whom_the_news_tells_of_are_no_part_of_the_freed(read: Read) -> None:
    text = "وصل 20 من الأسرى المحررين إلى غزة ضمن صفقة أفرجت فيها حماس عن جندي إسرائيلي."
    assert tell_sides(find_only(read(text), "exchange")).startswith("hamas: 1 fighters; israel: 20 ")


def test_wounded_beside_the_dead_are_not_let_go(read: Read) -> None:
    text = "قالت حركة الشباب إنها مستعدة لإطلاق 30 جنديا أسرتهم في معارك سقط فيها عشرات القتلى ومئات الجرحى مقابل معتقليها لدى الحكومة الصومالية."
    assert tell_sides(find_only(read(text), "exchange")) == "al_shabaab: 30 fighters; somalia: -"


@pytest.mark.parametrize(
    ("let_go", "count"),
    [
        pytest.param("الأسرى والأسيرات الـ120", "120 detainees", id="both, before the number"),
        pytest.param("ستة أشخاص من معتقلاتها", "6 detainees", id="her prisons"),
        pytest.param("مشتبه بانتمائهم إلى الجماعة", "-", id="suspects of their number"),
        pytest.param("شخصيتين معروفتين", "2 detainees", id="two personalities"),
    ],
)
def test_who_is_counted(read: Read, let_go: str, count: str) -> None:
    text = f"أفرجت إسرائيل عن {let_go} مقابل ثلاثة جنود لدى حماس."
    assert tell_sides(find_only(read(text), "exchange")) == f"hamas: 3 fighters; israel: {count}"


def test_as_many_again_are_those_said_behind_it(read: Read) -> None:
    text = "أفرج الحوثيون عن 40 مدنيا، مقابل العدد نفسه من أسراهم لدى الحكومة اليمنية."
    assert tell_sides(find_only(read(text), "exchange")) == "houthis: 40 civilians; yemen: 40 detainees"


def test_people_told_of_long_before_a_departure_are_not_those_who_leave(read: Read) -> None:
    text = (
        "قالت الوزارة إن الحياة ستزداد صعوبة على أكثر من مليون مواطن يقيمون في أحياء مدينة دوما وفي البلدات المجاورة لها، "
        "وإن المستشفيات والمدارس والأسواق ودوائر البلدية كلها ستتوقف عن العمل أسابيع طويلة بعد أن تبدأ المعارك المنتظرة على أطرافها من الجهات كلها، "
        "وإن أحدا لا يعرف كيف ستنتهي، مع أن الاتفاق نص على عملية إجلاء من دوما."
    )
    claims = read(text).claims

    assert [tell_counts(claim, "people") for claim in claims] == [""]


def test_all_that_both_swapped_is_let_go_by_neither(read: Read) -> None:
    text = "تسلم كل من الجيش اليمني والحوثيين جثامين قتلاه في الجوف، وبلغ مجموع ما تبادله الطرفان 52 جثة."
    claim = find_only(read(text), "exchange")

    assert (tell_counts(claim, "released"), tell_counts(claim, "total")) == ("", "52 bodies")
