"""Captives of two enemies go home one after the other: that is an exchange, though no word calls it one."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_sides

BOTH_WAYS = [
    pytest.param(
        "استعاد الجيش اليمني تسعة من جنوده، فيما استعاد الحوثيون أحد عشر من مقاتليهم.",
        "houthis: 9 fighters; yemen: 11 fighters",
        id="each gets its own soldiers back",
    ),
    pytest.param(
        "تسلمت كييف 70 جنديا، وتسلمت موسكو من جهتها 65 جنديا.",
        "russia: 70 fighters; ukraine: 65 fighters",
        id="capitals that get soldiers back",
    ),
    pytest.param(
        "أفرجت روسيا عن 277 عسكريا أوكرانيا.\nوأكدت موسكو عودة 246 من جنودها.",
        "russia: 277 fighters; ukraine: 246 fighters",
        id="own soldiers come back, in the next sentence",
    ),
    pytest.param(
        "أعادت روسيا 303 من عسكرييها من الأراضي الخاضعة لكييف وسلمت 310 عسكريين أوكرانيين.",
        "russia: 310 fighters; ukraine: 303 fighters",
        id="one gets back its own and hands over others",
    ),
    pytest.param(
        "عاد 207 جنود أوكرانيين إلى أرض الوطن بعد أشهر في السجون الروسية، فيما أكدت موسكو استعادة 195 من عسكرييها.",
        "russia: 207 fighters; ukraine: 195 fighters",
        id="come back to their homeland",
    ),
    pytest.param(
        "عاد 32 عسكريا أرمينيا إلى بلادهم، كما عاد إلى أذربيجان جنديان كانا محتجزين في أرمينيا.",
        "armenia: 2 fighters; azerbaijan: 32 fighters",
        id="each to his country",
    ),
    pytest.param(
        "أطلقت طالبان سراح 20 جنديا من القوات الحكومية. وأخلت كابل سبيل 300 من سجناء الحركة.",
        "afghanistan: 300 detainees; taliban: 20 fighters",
        id="each lets go",
    ),
    pytest.param(
        "وصل إلى باماكو أربعة رهائن كانوا في قبضة جماعة نصرة الإسلام والمسلمين، بعدما أفرجت السلطات المالية عن 200 سجين جهادي.",
        "jnim: 4 detainees; mali: 200 fighters",
        id="arrive out of captivity after others were let go",
    ),
    pytest.param(
        "قال مسؤولون: عاد إلى ديارهم اليوم 50 جنديا أوكرانيا ومثلهم من الروس.",
        "russia: 50 fighters; ukraine: 50 fighters",
        id="as many again of the enemy",
    ),
    pytest.param(
        "سلمت روسيا جثامين 757 جنديا إلى أوكرانيا التي سلمتها 45 جثمانا.",
        "russia: 757 bodies; ukraine: 45 bodies",
        id="the one who gets them gives others",
    ),
    pytest.param(
        "تسلمت الحكومة اليمنية 20 أسيرا وسلمت الحوثيين 25.",
        "houthis: 20 detainees; yemen: 25 detainees",
        id="the plural of an object receives",
    ),
    pytest.param(
        "أقلت طائرة للصليب الأحمر 180 أسيرا من صنعاء إلى عدن، وأقلعت طائرة أخرى من عدن إلى صنعاء على متنها 69 أسيرا حوثيا.",
        "houthis: 180 detainees; yemen: 69 fighters",
        id="planes cross",
    ),
]


@pytest.mark.parametrize(("text", "sides"), BOTH_WAYS)
def test_captives_who_go_home_both_ways(read: Read, text: str, sides: str) -> None:
    assert tell_sides(find_only(read(text), "exchange")) == sides


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("أفرجت روسيا عن 64 جنديا أوكرانيا. وأكدت كييف عودة 64 من جنودها.", id="both tell of one release"),
        pytest.param(
            "أفرجت الحكومة الأفغانية عن 900 من سجناء طالبان. وكانت الحركة قد أفرجت العام الماضي عن 20 جنديا.",
            id="a year apart",
        ),
        pytest.param("أسرت أوكرانيا 20 جنديا روسيا، وقالت موسكو إنها أسرت 30 أوكرانيا.", id="taken, and not let go"),
        pytest.param("أعادت السعودية 150 يمنيا إلى بلادهم. وعاد 30 سعوديا إلى المملكة.", id="no captives"),
        pytest.param(
            "أطلق فيلق الرحمن 28 مخطوفا كانوا محتجزين لديه. وأطلقت حركة أحرار الشام سراح 13 عسكريا.",
            id="two groups of one camp",
        ),
        pytest.param(
            "أفرجت روسيا عن 20 جنديا أوكرانيا من جانب واحد. وأعادت كييف 12 أسيرا روسيا.", id="one-sided by its own word"
        ),
    ],
)
def test_captives_who_go_no_two_ways(read: Read, text: str) -> None:
    assert not [claim for claim in read(text).claims if claim.kind == "exchange"]


def test_armed_men_of_a_nation_are_not_their_state(read: Read) -> None:
    text = "أفرج عن 14 سائحا ظلوا رهائن لدى مسلحين جزائريين مقابل فدية دفعتها ألمانيا."

    assert "algeria" not in tell_sides(find_only(read(text), "exchange"))


def test_flight_that_carries_captives_is_done(read: Read) -> None:
    text = "وصلت إلى مطار صنعاء طائرة تقل 117 أسيرا حوثيا قادمة من أبها، في عملية تبادل بين السعودية والحوثيين."

    claim = find_only(read(text), "exchange")

    assert claim.status == "completed"
    assert tell_sides(claim) == "houthis: -; saudi_arabia: 117 fighters"


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "أرسلت كييف 100 جندي روسي إلى بلادهم في عملية تبادل. وتلقت العدد نفسه من الجانب الروسي.",
            "russia: 100 fighters; ukraine: 100 fighters",
            id="received as many",
        ),
        pytest.param(
            "أعلن الرئيس الأوكراني أن 140 من مواطنيه رجعوا إلى ديارهم من الأسر الروسي. وأوضحت وزارة الدفاع الروسية أنها استعادت عددا مماثلا.",
            "russia: 140 civilians; ukraine: 140 civilians",
            id="got back a like number",
        ),
        pytest.param(
            "جرى تبادل محتجزين بين الوفاق والجيش الوطني الليبي. وبلغ عدد أسرى الجيش الوطني الذين أطلقوا 33 وعدد أسرى الوفاق 15.",
            "gna: 33 fighters; lna: 15 fighters",
            id="the number of the captives of each",
        ),
        pytest.param(
            "وصل خمسة أمريكيين إلى الدوحة قادمين من طهران في إطار صفقة تبادل، شملت أيضا ستة إيرانيين كانت تحتجزهم واشنطن.",
            "iran: 5 people; usa: 6 people",
            id="by way of a third country",
        ),
        pytest.param(
            "تبادلت روسيا وأوكرانيا في 11 مايو رفات 1212 أوكرانيا و27 روسيا.",
            "russia: 1212 bodies; ukraine: 27 bodies",
            id="remains of a nation's dead",
        ),
        pytest.param(
            "أفرجت أفغانستان عن 100 من سجناء طالبان مقابل 20 جنديا من القوات الحكومية.",
            "afghanistan: 100 detainees; taliban: 20 fighters",
            id="the Taliban are no two students",
        ),
        pytest.param(
            "وصل 125 أسيرا حوثيا إلى صنعاء و35 آخرون إلى عدن، في عملية تبادل.",
            "houthis: 35 detainees; yemen: 125 fighters",
            id="to two capitals",
        ),
        pytest.param(
            "أعلن مستشفى ناصر تلقيه جثامين 15 فلسطينيا كانت لدى إسرائيل. وتسلم الجيش الإسرائيلي عبر الصليب الأحمر رفات رهينة.",
            "?: 1 bodies; israel: 15 bodies",
            id="by way of the Red Cross",
        ),
        pytest.param(
            "استعاد الجيش السوداني في المبادلة 14 من أسراه، وعاد إلى قوات الدعم السريع 17 من مقاتليها.",
            "rsf: 14 detainees; sudan: 17 fighters",
            id="home to a party of a long name, after others were got back",
        ),
        pytest.param(
            "عاد إلى الحوثيين ثمانية أسرى و12 جثمانا، وإلى القوات الحكومية خمسة أسرى وأربعة جثامين في تبادل بالجوف.",
            "houthis: 5 detainees + 4 bodies; yemen: 8 fighters + 12 bodies",
            id="and to a next party others and their dead",
        ),
    ],
)
def test_who_goes_which_way(read: Read, text: str, sides: str) -> None:
    assert tell_sides(find_only(read(text), "exchange")) == sides


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "تسلم العراق من قسد 150 عنصرا من داعش. وأعادت بغداد 20 طفلا روسيا إلى موسكو.",
            id="got from one, given to another",
        ),
        pytest.param(
            "استعاد الجيش السوري بلدة، وسلم 40 مسلحا أنفسهم وعاد 12 جنديا إلى ثكنتهم.", id="gave themselves up"
        ),
    ],
)
def test_people_who_only_pass_through(read: Read, text: str) -> None:
    assert not [claim for claim in read(text).claims if claim.kind == "exchange"]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "أعلنت جماعة الحوثي تحرير ستة من أسراها في عملية تبادل مع القوات الحكومية، دون أن تذكر عدد من أفرجت عنهم.",
            ["houthis: -; yemen: 6 detainees"],
            id="whom it let go itself is not said",
        ),
        pytest.param(
            "استعاد الحوثيون ستة من أسراهم في تبادل مع القوات الحكومية. وفي 18 نوفمبر أفرج عن خمسة من مقاتليهم بصفقة تبادل.",
            ["houthis: -; yemen: 6 detainees", "houthis: -; yemen: 5 fighters"],
            id="their men, of the sentence before",
        ),
        pytest.param(
            "أعادت إسرائيل جثامين 15 فلسطينيا. وتسلم الجيش الإسرائيلي جثمان أحد الأسرى من حماس، ليرتفع عدد ما أعادته حماس إلى عشرة.",
            ["hamas: 1 bodies; israel: 15 bodies", "hamas: 10 detainees; israel: -"],
            id="one more, and all so far",
        ),
    ],
)
def test_whose_men_come_back(read: Read, text: str, sides: list[str]) -> None:
    assert [tell_sides(claim) for claim in read(text).claims if claim.kind == "exchange"] == sides


@pytest.mark.parametrize(
    "told",
    [
        "إن 136 عسكريا روسيا رجعوا من الأراضي الأوكرانية، وإن 136 أسيرا من القوات الأوكرانية سلموا بالمقابل، وإن تسعة مواطنين روس من سكان كورسك رجعوا إضافة إليهم",
        "إن 136 جنديا عادوا وسلم 136 جنديا أوكرانيا في المقابل، كما عاد 9 مدنيين من كورسك كانت كييف تحتجزهم",
    ],
)
def test_others_who_come_home_beside_those_swapped(read: Read, told: str) -> None:
    claim = find_only(read(f"أجرت روسيا وأوكرانيا تبادلا للأسرى. وقالت وزارة الدفاع الروسية {told}."), "exchange")

    assert tell_sides(claim) == "russia: 136 fighters; ukraine: 136 fighters + 9 civilians"


def test_abducted_civilians_are_an_armed_group_s(read: Read) -> None:
    text = "أثمر اتفاق لتبادل الأسرى بين الحكومة اليمنية وجماعة الحوثي. ونال تسعة مدنيين كانوا مختطفين حريتهم، وأطلق خمسة أسرى بالمقابل."

    assert tell_sides(find_only(read(text), "exchange")) == "houthis: 9 civilians; yemen: 5 detainees"


def test_handing_over_told_from_both_ends_goes_one_way(read: Read) -> None:
    text = "بغداد تتسلم 100 عراقي من قسد. تسلم العراق الأربعاء 100 مقاتل كانت تحتجزهم قوات سوريا الديمقراطية."

    assert not read(text).claims


def test_one_of_a_calling_that_no_list_has_is_let_go_for_another(read: Read) -> None:
    text = "طالب تنظيم الدولة الأردن بالإفراج عن الانتحارية العراقية مقابل الطيار الأردني."

    assert find_only(read(text), "exchange").status == "proposed"


def test_one_got_back_in_return_in_the_next_sentence_is_the_other_leg(read: Read) -> None:
    text = (
        "أطلق تنظيم القاعدة في بلاد المغرب الإسلامي سراح رهينتين إسبانيتين. "
        "وقالت مصادر إن التنظيم تسلم في المقابل المالي عمر الصحراوي المتهم بالخطف."
    )
    claim = find_only(read(text), "exchange")

    assert "aqim: 2 detainees" in tell_sides(claim)
