"""Persons who are exchanged one by one: by their names alone, joined to others, or swapped "for" somebody."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_counts, tell_sides


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "أفرجت بلجيكا عن لوك هارمان مقابل إفراج إيران عن حازم طلالي.",
            "belgium: 1 detainees; iran: 1 detainees",
            id="a name on both sides",
        ),
        pytest.param(
            "أفرجت إيران عن البلجيكي لوك هارمان لقاء أسد الله طلالي المسجون في بلجيكا، في تبادل للسجناء.",
            "belgium: 1 detainees; iran: 1 detainees",
            id="a name right behind in return for",
        ),
        pytest.param(
            "أفرجت روسيا عن ديلا هارلو وماري هارمان مقابل إفراج أوكرانيا عن ثلاثة أسرى.",
            "russia: 1 detainees + 1 detainees; ukraine: 3 detainees",
            id="two names",
        ),
        pytest.param(
            "أطلقت روسيا سراح حازم طلالي، نجل الوزير، مقابل إفراج أوكرانيا عن ثلاثة أسرى.",
            "russia: 1 detainees; ukraine: 3 detainees",
            id="who the named is, behind his name",
        ),
        pytest.param(
            "سلمت روسيا الطيار الأسير حازم طلالي إلى أوكرانيا مقابل إطلاق أوكرانيا سراح مئة معتقلة.",
            "russia: 1 fighters; ukraine: 100 women",
            id="what is said of him before his name",
        ),
        pytest.param(
            "أفرجت روسيا عن الصحفية الأوكرانية ماري هارمان والنائب لوك ماليف مقابل إفراج أوكرانيا عن ثلاثة أسرى.",
            "russia: 1 women + 1 civilians; ukraine: 3 detainees",
            id="and the deputy with his name",
        ),
        pytest.param(
            "جرى تبادل 5 جثث لمقاتلين من حزب الله مقابل 9 جثث لمقاتلين من هيئة تحرير الشام وأسيرة.",
            "hezbollah: 9 bodies + 1 women; hts: 5 bodies",
            id="and a captive, over whose men the others are",
        ),
        pytest.param(
            "شملت عملية التبادل بين هيئة تحرير الشام والحكومة السورية عنصرا وضابطا من قوات الحكومة مقابل ثلاثة من عناصر الهيئة.",
            "hts: 1 fighters + 1 fighters; syria_government: 3 fighters",
            id="the first whom a swap comprises",
        ),
    ],
)
def test_one_person_is_counted_however_he_is_told(read: Read, text: str, sides: str) -> None:
    assert tell_sides(find_only(read(text), "exchange")) == sides


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "بادلت هيئة تحرير الشام ضابطا بالناشط حازم طلالي مع الحكومة السورية، وأفرج عنه أمس.",
            "hts: 1 fighters; syria_government: 1 civilians",
            id="one for one",
        ),
        pytest.param(
            "بادلت هيئة تحرير الشام 15 أسيرا بناشط وبطبيبة مع الحكومة السورية، وأفرج عنهما أمس.",
            "hts: 15 detainees; syria_government: 1 civilians + 1 women",
            id="many for two",
        ),
        pytest.param(
            "جرت في المطار مبادلة المواطن الروسي ايغور ماليف بالمواطنة الأوكرانية ديلا هارلو، وأفرج عنهما.",
            "russia: 1 civilians; ukraine: 1 civilians",
            id="told by their nations, as a noun",
        ),
        pytest.param(
            "بادلت روسيا الأوكرانية ديلا هارلو بالروسي ايغور ماليف مع أوكرانيا، وأفرج عنهما.",
            "russia: 1 detainees; ukraine: 1 detainees",
            id="by their nations alone",
        ),
        pytest.param(
            "تم تبديل الجاسوس الإسرائيلي دان هارلو بخمسة وعشرين أسيرا مصريا، وأفرج عنهم.",
            "egypt: 1 people; israel: 25 detainees",
            id="another word for a swap",
        ),
    ],
)
def test_who_is_swapped_for_somebody_is_counted(read: Read, text: str, sides: str) -> None:
    assert tell_sides(find_only(read(text), "exchange")) == sides


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "أفرجت مصر عن 90 أسيرا مقابل نيكولاس هارلو.", "?: 1 detainees; egypt: 90 detainees", id="for many"
        ),
        pytest.param(
            "أطلقت الولايات المتحدة سراح فيكتور ماليف مقابل كارين هارمان.",
            "?: 1 detainees; usa: 1 detainees",
            id="one for one",
        ),
        pytest.param(
            "طالبت حركة حماس بالإفراج عن مئة أسير مقابل يائير هارلو.",
            "?: 100 detainees; hamas: 1 detainees",
            id="demanded",
        ),
        pytest.param(
            "أفرجت روسيا عن المواطن الأمريكي تود هارلو مقابل الطيار الروسي ايغور ماليف.",
            "russia: 1 civilians; usa: 1 fighters",
            id="told by what he is",
        ),
        pytest.param(
            "رفضت حركة حماس مبادلة يائير هارلو بمئة أسير.",
            "?: 100 detainees; hamas: 1 detainees",
            id="swapped",
        ),
        pytest.param("أفرجت مصر عن 90 أسيرا مقابل نيكولاس.", "?: 1 detainees; egypt: 90 detainees", id="a first name"),
    ],
)
def test_one_whose_given_name_is_known_is_who_others_are_let_go_for(read: Read, text: str, sides: str) -> None:
    assert tell_sides(find_only(read(text), "exchange")) == sides


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("أفرجت الشرطة المصرية عن 20 متظاهرا اعتقلوا مقابل مسجد نيكولاس هارلو.", id="opposite a building"),
        pytest.param("فاز فريق مصر مقابل نيكولاس هارلو ورفاقه.", id="against a player"),
        pytest.param("حصلت مصر على 30 صوتا مقابل نيكولاس هارلو.", id="against a candidate"),
    ],
)
def test_a_given_name_opposite_nobody_let_go_is_no_exchange(read: Read, text: str) -> None:
    assert not read(text).claims


def test_a_doer_behind_letting_go_lets_go_though_two_have_agreed(read: Read) -> None:
    text = "أفضى اتفاق بين روسيا وأوكرانيا إلى إطلاق روسيا سراح خمسة أسرى. وأفرجت أوكرانيا بالمقابل عن أسير."

    assert tell_sides(find_only(read(text), "exchange")) == "russia: 5 detainees; ukraine: 1 detainees"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("أعلنت روسيا الإفراج عن خرائط مفصلة، في إطار صفقة تبادل أسرى مع أوكرانيا.", id="maps"),
        pytest.param("أفرجت روسيا عن بيان مشترك بشأن تبادل الأسرى مع أوكرانيا.", id="a statement"),
        pytest.param("سلمت روسيا 15 أسيرا مقابل خرائط ألغام أعطتها أوكرانيا.", id="maps in return"),
        pytest.param("أفرجت روسيا عن نشطاء وصحفيين مقابل إفراج أوكرانيا عن معتقلين.", id="several"),
        pytest.param("بادلت روسيا التحية بمثلها، وأفرجت أوكرانيا عن معتقلين مقابل معتقلين.", id="a greeting"),
    ],
)
def test_what_is_no_name_counts_nobody(read: Read, text: str) -> None:
    ones = [s for claim in read(text).claims for s in claim.slots if s.role in ("released", "total")]

    assert all(slot.mention.low != 1 for slot in ones)


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "أطلقت بلجيكا سراح دبلوماسي إيراني مقابل عامل إغاثة بلجيكي.",
            "belgium: 1 civilians; iran: 1 civilians",
            id="one calling for another",
        ),
        pytest.param(
            "أفرجت إيران عن فرنسي مقابل الإفراج عن مهندسة إيرانية.",
            "france: 1 women; iran: 1 detainees",
            id="nationality for a calling",
        ),
        pytest.param(
            "أطلقت أمريكا سراح تاجر سلاح روسي مقابل لاعبة سلة أمريكية.",
            "russia: 1 women; usa: 1 civilians",
            id="dealer in arms",
        ),
        pytest.param(
            "سلمت طهران باحثا بريطانيا مقابل إفراج لندن عن ثلاثة إيرانيين.",
            "iran: 1 civilians; uk: 3 detainees",
            id="one for several",
        ),
        pytest.param(
            "أفرجت نيجيريا عن خمسة سجناء مقابل شاعر ألماني كانت بوكو حرام تحتجزه.",
            "boko_haram: 1 civilians; nigeria: 5 detainees",
            id="several for a poet",
        ),
    ],
)
def test_one_told_by_his_calling_is_traded(read: Read, text: str, sides: str) -> None:
    assert tell_sides(find_only(read(text), "exchange")) == sides


@pytest.mark.parametrize("for_what", ["مبلغ كبير من المال لشركته", "وعد بألا يعود"])
def test_one_told_by_his_calling_for_something_else_is_not(read: Read, for_what: str) -> None:
    assert read(f"سلّمت الشركة باحثا بريطانيا منزلا مقابل {for_what}.").claims == ()


@pytest.mark.parametrize(
    ("bodies", "count"),
    [
        pytest.param("جثتين أحدهما ملازم والآخر مجند", "2 bodies", id="one and the other"),
        pytest.param("جثتين لضابط ومجند", "2 bodies", id="of an officer and a conscript"),
        pytest.param("جثة ضابط في الحرس الثوري وجثة عنصر", "1 bodies + 1 bodies", id="body and body"),
    ],
)
def test_whose_bodies_they_are_adds_nobody(read: Read, bodies: str, count: str) -> None:
    text = f"جرى تبادل بين هيئة تحرير الشام وقوات النظام، سلمت فيه الهيئة {bodies} مقابل ثلاث معتقلات."

    assert tell_counts(find_only(read(text), "exchange"), "released") == f"{count} + 3 women"


@pytest.mark.parametrize(
    "text",
    [
        "أفرجت إسرائيل عن 20 أسيرا مقابل",
        "أفرجت إسرائيل عن",
        "بادلت روسيا الأمريكي فلان بـ",
        "وصلت إلى قلعة المضيق قافلة مهجري معضمية الشام، وعددهم 2100 شخص أقلتهم سبعون",
        "أجلي 20 جريحا من تعز بموجب هدنة، ووصلت طائرة إلى مطار صنعاء، وأجلي مهجرو حلب",
    ],
)
def test_text_cut_off_where_a_name_would_stand_is_read(read: Read, text: str) -> None:
    assert read(text).failure is None
