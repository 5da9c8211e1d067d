"""Variations: one thing of an exchange worded in many ways, which reads as its neighbours do."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_counts, tell_names, tell_sides

# who lets 20 go, who lets 35 go, and their ids
PAIRS = [
    pytest.param(("روسيا", "أوكرانيا", "russia: {}; ukraine: {}"), id="two states"),
    pytest.param(("إسرائيل", "حماس", "hamas: {1}; israel: {0}"), id="a state and a movement"),
    pytest.param(("الحكومة اليمنية", "جماعة الحوثي", "houthis: {1}; yemen: {0}"), id="a government and a group"),
    pytest.param(("أذربيجان", "أرمينيا", "armenia: {1}; azerbaijan: {0}"), id="two republics"),
]
Pair = tuple[str, str, str]

SIDES = [
    "تم الاتفاق بين {A} و{B} على الإفراج عن 20 معتقلا مقابل 35 معتقلا.",
    "أفرجت {A} عن 20 معتقلا بعد صفقة تبادل مع {B} التي أفرجت عن 35 معتقلا.",
    "شمل تبادل الأسرى بين {A} و{B} 20 معتقلا لدى الطرف الأول و35 معتقلا لدى الطرف الثاني.",
    "جرى تبادل أسرى، إذ أفرجت {A} عن 20 معتقلا و{B} عن 35 معتقلا.",
    "في صفقة تبادل سلمت {A} 20 معتقلا و{B} 35 معتقلا.",
    "جرى تبادل أسرى بين {A} و{B}، أفرج خلاله الأول عن 20 معتقلا والثاني عن 35 معتقلا.",
    "تم الإفراج عن 20 معتقلا من معتقلات {A} وعن 35 معتقلا من معتقلات {B} في صفقة تبادل بينهما.",
]


@pytest.mark.parametrize("pair", PAIRS)
def test_fighters_received_from_an_enemy_were_held_by_it(read: Read, pair: Pair) -> None:
    one, other, sides = pair
    text = f"تسلمت {other} 12 مقاتلا من {one} مقابل 35 معتقلا."

    assert tell_sides(find_only(read(text), "exchange")) == sides.format("12 fighters", "35 detainees")


@pytest.mark.parametrize("pair", PAIRS)
def test_each_side_lets_its_own_prisoners_go(read: Read, pair: Pair) -> None:
    one, other, sides = pair
    texts = [text.format(A=one, B=other) for text in SIDES]
    expected = sides.format("20 detainees", "35 detainees")

    wrong = [text for text in texts if [tell_sides(claim) for claim in read(text).claims] != [expected]]

    assert wrong == []


SHARED = [
    "شملت صفقة التبادل بين {A} و{B} 55 معتقلا، 20 منهم لدى {A} و35 لدى {B}.",
    "شملت صفقة التبادل بين {A} و{B} 55 معتقلا، منهم 20 كانوا محتجزين لدى {A} و35 لدى {B}.",
    "شملت صفقة التبادل بين {A} و{B} 55 معتقلا، 20 منهم كانوا في سجون {A} و35 كانوا لدى {B}.",
    "أفرج عن 55 معتقلا في صفقة تبادل بين {A} و{B}، أفرجت {A} عن 20 منهم وأفرجت {B} عن 35.",
]


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("text", SHARED)
def test_a_total_is_shared_by_who_holds_or_lets_go_how_many(read: Read, text: str, pair: Pair) -> None:
    one, other, sides = pair

    claim = find_only(read(text.format(A=one, B=other)), "exchange")

    assert tell_sides(claim) == sides.format("20 detainees", "35 detainees")
    assert tell_counts(claim, "total") == "55 detainees"


@pytest.mark.parametrize(
    ("people", "released", "parts"),
    [
        pytest.param("20 معتقلا، خمسة منهم أطفال،", "20 detainees", "5 children", id="five of them children"),
        pytest.param("20 معتقلا بينهم امرأة", "20 detainees", "1 women", id="one woman among them"),
        pytest.param(
            "20 شخصا (12 عسكريا و8 مدنيين)", "20 detainees", "12 fighters + 8 civilians", id="in brackets, that add up"
        ),
        pytest.param("20 معتقلا، جميعهم مدنيون،", "20 civilians", "", id="all of them civilians"),
        pytest.param("20 معتقلا، كلهم نساء وأطفال،", "20 detainees", "", id="all of them of two kinds"),
        pytest.param("ستة من رجال الشرطة", "6 fighters", "", id="men of the police"),
        pytest.param("جثتين وأسير وامرأة", "2 bodies + 1 detainees + 1 women", "", id="three kinds, no parts"),
    ],
)
def test_parts_and_kinds_of_those_let_go(read: Read, people: str, released: str, parts: str) -> None:
    text = f"جرى تبادل أسرى بين روسيا وأوكرانيا، حيث أطلقت روسيا سراح {people} بينما أطلقت أوكرانيا سراح 99 معتقلا."

    claim = find_only(read(text), "exchange")

    assert tell_sides(claim) == f"russia: {released}; ukraine: 99 detainees"
    assert tell_counts(claim, "part") == parts


def test_of_a_number_of_them_who_stay_behind_is_no_count_let_go(read: Read) -> None:
    text = "تبادلت روسيا وأوكرانيا الأسرى في صفقة سرية، وأوضحت روسيا أن عشرات منهم محتجزون لديها."

    assert tell_sides(find_only(read(text), "exchange")) == "russia: -; ukraine: -"


STATUSES = {
    "صادقت {A} على صفقة تبادل الأسرى مع {B}.": "agreed",
    "أقرت {A} صفقة تبادل الأسرى مع {B}.": "agreed",
    "تقرر تبادل عشرين أسيرا بين {A} و{B}.": "agreed",
    "تأجل تنفيذ صفقة تبادل الأسرى بين {A} و{B}.": "agreed",
    "يترقب الأهالي تنفيذ صفقة لتبادل عشرين أسيرا بين {A} و{B}.": "agreed",
    "تعثرت المفاوضات بين {A} و{B} بشأن صفقة لتبادل الأسرى.": "proposed",
    "تجري {A} محادثات مع {B} بشأن تبادل الأسرى.": "proposed",
    "بدأ تنفيذ صفقة تبادل الأسرى بين {A} و{B}.": "ongoing",
    "بدأ اليوم تنفيذ صفقة تبادل الأسرى بين {A} و{B}.": "ongoing",
    "فشل تنفيذ صفقة تبادل الأسرى بين {A} و{B}.": "failed",
    "لم تنجح صفقة تبادل الأسرى بين {A} و{B}.": "failed",
    "باءت صفقة تبادل الأسرى بين {A} و{B} بالفشل.": "failed",
    "تم تنفيذ صفقة تبادل الأسرى بين {A} و{B}.": "completed",
}


@pytest.mark.parametrize("pair", PAIRS)
def test_words_over_a_deal_tell_how_far_it_has_come(read: Read, pair: Pair) -> None:
    told = {text: find_only(read(text.format(A=pair[0], B=pair[1])), "exchange").status for text in STATUSES}

    assert told == STATUSES


THINGS = ["القذائف", "الغارات", "اللوم", "التهديدات", "البضائع", "الأراضي", "الطاقة", "القمصان", "الوثائق", "التصريحات"]
PERSONS = [
    "الأسرى",
    "الرهائن",
    "الجثامين",
    "الرفاة",
    "القتلى",
    "الموتى",
    "الجنود",
    "المزيد من الأسرى",
    "الدفعة الثانية من الأسرى",
]
TRADES = [
    "شهدت الحدود تبادل {what} بين {A} و{B}.",
    "عملية تبادل {what} بين {A} و{B} مستمرة.",
    "تبادل {A} و{B} {what} خلال الأيام الماضية.",
    "رفض الطرفان تبادل {what} بين {A} و{B}.",
]
_AROUND = " وقتل ثلاثة جنود، ولا يزال عشرات الأسرى محتجزين لدى الطرفين."


@pytest.mark.parametrize("trade", TRADES)
def test_only_a_trade_of_people_is_an_exchange(read: Read, trade: str) -> None:
    def find(words: list[str]) -> list[str]:
        text = trade.format(what="{what}", A="إسرائيل", B="حزب الله") + _AROUND
        return [what for what in words if any(c.kind == "exchange" for c in read(text.format(what=what)).claims)]

    assert find(THINGS) == []
    assert find(PERSONS) == PERSONS


def test_views_that_the_men_of_two_parties_trade_are_no_exchange(read: Read) -> None:
    text = "تبادل مسؤولون من الحكومة اليمنية وجماعة الحوثي وجهات النظر بشأن ملف المعتقلين. ويحتجز كل طرف مئات الأسرى من الطرف الآخر."

    title = "الحكومة اليمنية وجماعة الحوثي: آخر التطورات"

    assert read(f"{title}\n\n{text}", title=title).claims == ()


@pytest.mark.parametrize(
    "told",
    [
        "وأدت الإمارات دورا رئيسيا في إتمام الصفقة.",
        "ولعبت الإمارات دورا في الصفقة.",
        "وبذلت الإمارات جهودا حثيثة من أجلها.",
        "وساعدت الإمارات في التوصل إلى الاتفاق.",
        "وجاءت الصفقة ثمرة لجهود الإمارات.",
        "وكانت نتيجة جهود الإمارات.",
    ],
)
@pytest.mark.parametrize("pair", PAIRS)
def test_who_had_a_part_in_a_deal_mediated(read: Read, told: str, pair: Pair) -> None:
    text = f"أفرجت {pair[0]} عن 20 معتقلا مقابل إفراج {pair[1]} عن 35 معتقلا. {told}"

    assert tell_names(find_only(read(text), "exchange"), "mediator") == "uae"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("أيد 61 نائبا القرار مقابل 20 معارضا، وهو يتعلق بمعاملة أسرى {B}.", id="votes"),
        pytest.param("تجمع أهالي المعتقلين مقابل مقر {A} مطالبين بالإفراج عن 20 معتقلا.", id="opposite a building"),
        pytest.param("ارتفع سعر صرف العملة إلى 20 مقابل الدولار، فيما يعاني الأسرى المحررون من الغلاء.", id="a rate"),
        pytest.param("اعتقلت {A} 20 ناشطا، وفي المقابل أفرج عن 35 موقوفا سابقا.", id="on the other hand"),
        pytest.param(
            "قتل 20 جنديا من {A} مقابل 35 مقاتلا من {B}. وكانت الأمم المتحدة قد دعت إلى الإفراج عن المعتقلين كافة.",
            id="losses",
        ),
        pytest.param("تبادل أهالي الأسرى القبلات عند استقبال ابنهم الذي أفرجت عنه {A}.", id="kisses of kin"),
        pytest.param("يعرض المهرجان فيلما عن صفقة تبادل أسرى خيالية بين {A} و{B}.", id="a film"),
        pytest.param("شملت حملة تبادل الدم بين {A} و{B} 20 متبرعا من ذوي الأسرى.", id="blood"),
    ],
)
@pytest.mark.parametrize("pair", PAIRS)
def test_words_of_exchange_in_another_sense_tell_of_none(read: Read, text: str, pair: Pair) -> None:
    text = f"{pair[0]} و{pair[1]}\n\n{text} ويأتي ذلك وسط تصعيد مستمر بين الجانبين."
    told = read(text.format(A=pair[0], B=pair[1]), title=f"{pair[0]} و{pair[1]}")

    assert [claim for claim in told.claims if claim.kind == "exchange"] == []


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param("أفرجت روسيا اليوم عن 20 معتقلا مقابل إفراج أوكرانيا عن 35 معتقلا.", "russia: 20; ukraine: 35", id="subject"),
        pytest.param("سلمت روسيا اليوم الاثنين 20 معتقلا مقابل 35 معتقلا لدى أوكرانيا.", "russia: 20; ukraine: 35", id="weekday"),
        pytest.param("أعلنت روسيا اليوم الاثنين الإفراج عن 20 معتقلا مقابل 35 معتقلا لدى أوكرانيا.", "russia: 20; ukraine: 35", id="says"),
        pytest.param("تسلمت أوكرانيا من روسيا اليوم 20 معتقلا مقابل 35 معتقلا.", "russia: 20; ukraine: 35", id="from"),
        pytest.param("أفادت روسيا اليوم بأن حماس أفرجت عن 20 معتقلا مقابل 35 معتقلا لدى إسرائيل.", "hamas: 20; israel: 35", id="tells"),
        pytest.param("قال مصدر لروسيا اليوم إن حماس أفرجت عن 20 معتقلا مقابل 35 معتقلا لدى إسرائيل.", "hamas: 20; israel: 35", id="told"),
        pytest.param("وبحسب روسيا اليوم أفرجت حماس عن 20 معتقلا مقابل 35 معتقلا لدى إسرائيل.", "hamas: 20; israel: 35", id="by"),
    ],
)  # fmt: skip
def test_a_state_today_is_no_outlet_of_that_name(read: Read, text: str, sides: str) -> None:
    claim = find_only(read(text), "exchange")

    assert tell_sides(claim).replace(" detainees", "") == sides


@pytest.mark.parametrize("pair", PAIRS)
def test_a_headline_of_two_numbers_learns_who_lets_go_whom_from_one_side_told(read: Read, pair: Pair) -> None:
    one, other, sides = pair
    title = f"35 معتقلا مقابل 20.. تفاصيل صفقة {one} و{other}"
    told = (
        f"تبادلت {one} و{other} أسرى في جنيف. وبحسب المصادر فقد تسلمت {one} 35 معتقلا مقابل الإفراج عن 20 معتقلا لديها."
    )

    claim = find_only(read(f"{title}\n\n{told}", title=title), "exchange")

    assert tell_sides(claim) == sides.format("20 detainees", "35 detainees")
