"""One thing told in another way than the usual one: by what is said before or after it, by whose soldiers they are, by the town named before."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.claims.reading import Read, find_only, tell_counts, tell_names, tell_route, tell_sides


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "سلمت حركة حماس جنديا إسرائيليا مقابل خمسة أسرى.",
            "hamas: 1 fighters; israel: 5 detainees",
            id="soldier of a state",
        ),
        pytest.param(
            "سلم حزب الله جثة جندي إسرائيلي وتسلم مقابلها خمسة أسرى.",
            "hezbollah: 1 bodies; israel: 5 detainees",
            id="body of a soldier",
        ),
        pytest.param(
            "أفرجت حركة حماس عن عامل تايلندي مقابل خمسة أسرى.",
            "?: 5 detainees; hamas: 1 civilians",
            id="workers are of no side",
        ),
        pytest.param(
            "اقتربت إسرائيل وحماس من صفقة تشمل إطلاق 10 رهائن وتسليم 18 جثة مقابل 200 أسير.",
            "hamas: 10 detainees + 18 bodies; israel: 200 detainees",
            id="neither of two enemies does what their deal provides for",
        ),
        pytest.param(
            "في الصفقة بين إسرائيل وحماس خرجت أربع مجندات من ميدان فلسطين بغزة لقاء مئتي أسير.",
            "hamas: 4 women; israel: 200 detainees",
            id="those who come out for captives",
        ),
        pytest.param(
            "في صفقة تبادل بين السعودية والحوثيين عاد إلى الحوثيين مئة ممن أسروا في الجبهات مقابل تسعة أسرى.",
            "houthis: 9 detainees; saudi_arabia: 100 fighters",
            id="a hundred of those who",
        ),
        pytest.param(
            "استبدل الجيش السوري الحر ضابطا أسيرا بعشرين امرأة من سجون النظام.",
            "free_syrian_army: 1 fighters; syria_government: 20 women",
            id="substituted",
        ),
        pytest.param(
            "أنهى الحوثيون احتجاز ثلاثة صحفيين مقابل سبعة أسرى لدى الحكومة اليمنية.",
            "houthis: 3 civilians; yemen: 7 detainees",
            id="ended their captivity",
        ),
        pytest.param(
            "عاد خمسة مقاتلين من حزب الله كانت جبهة النصرة تحتجزهم، بموجب اتفاق بين الطرفين.",
            "hezbollah: -; jabhat_al_nusra: 5 fighters",
            id="captives home under an agreement",
        ),
        pytest.param(
            "تبادلت بونتلاند وصوماليلاند 26 أسيرا، منهم 15 سلمتهم بونتلاند و11 أفرجت عنهم صوماليلاند.",
            "puntland: 15 detainees; somaliland: 11 detainees",
            id="who gives each share",
        ),
        pytest.param(
            "قال الوسطاء إن خمسة من القوات الحكومية اليمنية استعادوا حريتهم في مقابل أربعة من الحوثيين ضمن صفقة تبادل.",
            "houthis: 5 fighters; yemen: 4 fighters",
            id="regained their freedom",
        ),
        pytest.param(
            "في تبادل بين روسيا وأوكرانيا أخذت أوكرانيا جثث ألف من جنودها، وأكد أن ذلك تم وأن 38 جثة لجنود روس وصلت إلى روسيا.",
            "russia: 1000 bodies; ukraine: 38 bodies",
            id="a clause of its own behind and that",
        ),
        pytest.param(
            "أطلق قراصنة صوماليون سفينة يونانية وطاقمها المؤلف من 24 أوكرانيا بعد دفع فدية.",
            "?: money; unnamed_captors: 24 detainees",
            id="a ship and its crew, whose state pays nothing",
        ),
        pytest.param(
            "أقر البرلمان الإسرائيلي صفقة الإفراج عن 250 محكوما مقابل 48 رهينة لدى حماس.",
            "hamas: 48 detainees; israel: 250 detainees",
            id="a parliament by its adjective",
        ),
        pytest.param(
            "أقلعت من إيران طائرة إلى الدوحة عاصمة قطر وعلى متنها 5 أمريكيين في صفقة تبادل للسجناء مع الولايات المتحدة.",
            "iran: 5 people; usa: -",
            id="a capital's state is a place",
        ),
    ],
)
def test_sides(read: Read, text: str, sides: str) -> None:
    assert tell_sides(find_only(read(text), "exchange")) == sides


def test_ambassadors_state_is_no_side(read: Read) -> None:
    claim = find_only(
        read(
            "أبدى سفير بريطانيا في ليبيا سروره بأن أطراف النزاع تبادلت الأسرى، فخرج من الأسر 72 شخصا من أبناء الزنتان وورشفانة."
        ),
        "exchange",
    )

    assert "uk" not in tell_sides(claim)


def test_who_pays_lets_nobody_go(read: Read) -> None:
    claim = find_only(
        read("تقترب إسرائيل وحماس من إبرام صفقة تشمل إطلاق 10 رهائن وتسليم 18 جثة مقابل هدنة تمتد شهرين."), "exchange"
    )

    assert claim.status == "proposed"
    assert tell_sides(claim) == "hamas: 10 detainees + 18 bodies; israel: withdrawal"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param(
            "أمضى خمسة جنود عامين في الأسر قبل أن يفرج عنهم الحوثيون مقابل 20 أسيرا لدى الحكومة اليمنية.",
            "completed",
            id="spent years before that",
        ),
        pytest.param(
            "ترفض الحكومة اليمنية الصفقة قبل أن يفرج الحوثيون عن خمسة جنود مقابل 20 أسيرا.",
            "proposed",
            id="refuses before that",
        ),
        pytest.param(
            "وعدت الحكومة اليمنية بالإفراج عن خمسة حوثيين مقابل أسيرين لدى الحوثيين.", "proposed", id="promised"
        ),
        pytest.param(
            "اتفقت الحكومة اليمنية والحوثيون على أن تسلم الجثامين ضمن المبادلة الكبيرة للأسرى.",
            "agreed",
            id="agreed that",
        ),
    ],
)
def test_status_of_an_exchange(read: Read, text: str, status: str) -> None:
    assert find_only(read(text), "exchange").status == status


def test_what_is_bargained_for_is_proposed(read: Read) -> None:
    text = "تنظيم داعش ومجلس شورى درنة يتفاوضان على أن تغادر قيادات التنظيم درنة إلى سرت عبر ممر آمن."

    assert find_only(read(text), "evacuation").status == "proposed"


@pytest.mark.parametrize(
    ("text", "route"),
    [
        pytest.param(
            "بدأ نقل 30 جريحا من شرقي حلب إلى غربي المدينة بموجب اتفاق.",
            "sy-east-aleppo > sy-west-aleppo",
            id="side of the city",
        ),
        pytest.param(
            "وصل 2100 شخص من مهجري شرق حلب إلى الريف الغربي للمدينة بموجب اتفاق.",
            "sy-east-aleppo > sy-western-aleppo-countryside",
            id="countryside of the city",
        ),
        pytest.param(
            "غادر 200 مقاتل مدينة السويداء إلى ريف المحافظة الشرقي بموجب اتفاق.",
            "sy-suwayda > sy-eastern-suwayda-countryside",
            id="countryside of the governorate",
        ),
        pytest.param("انتهى إجلاء المحاصرين من مصنع آزوفستال.", "ua-azovstal > ?", id="the besieged, out of a site"),
        pytest.param(
            "بلغت الدفعة الثالثة من مهجري حي الوعر مدينة جرابلس وفيها 2100 شخص.",
            "sy-al-waer > sy-jarablus",
            id="reached, behind a subject",
        ),
    ],
)
def test_route(read: Read, text: str, route: str) -> None:
    assert tell_route(find_only(read(text), "evacuation")) == route


@pytest.mark.parametrize(
    "told",
    [
        "وكان معبر طابا الحدودي في جنوب سيناء مسرح العملية.",
        "ومرت العملية دون عوائق عند معبر طابا.",
    ],
)
def test_place_of_the_hand_over(read: Read, told: str) -> None:
    claim = find_only(read(f"تبادلت مصر وإسرائيل 25 أسيرا أمس. {told}"), "exchange")

    assert tell_names(claim, "place") == "il-taba-crossing"


@pytest.mark.parametrize(
    "aside",
    [
        "أسرى المعارك التي شهدتها المحافظة في آذار 2018",
        "بعد وقف إطلاق النار المعلن في آذار 2018",
    ],
)
def test_date_of_a_battle_or_truce_is_not_the_day(read: Read, aside: str) -> None:
    claim = find_only(read(f"بادلت جماعة الحوثي الحكومة اليمنية 20 أسيرا، {aside}."), "exchange")

    assert claim.date_start != date(2018, 3, 1)


_SWAP = "تبادلت الحكومة اليمنية والحوثيون 20 أسيرا"


@pytest.mark.parametrize(
    ("told", "mediators"),
    [
        pytest.param("، بحسب كبير الوسطاء الدكتور حاشد القاسمي", "الدكتور حاشد القاسمي", id="first of the brokers"),
        pytest.param(". وقاد الوساطة الشيخ علي القاسمي", "الشيخ علي القاسمي", id="a sheikh called like a village"),
        pytest.param(" في وقت تتوسط فيه قطر للوصول إلى خارطة طريق توقف الحرب", "?", id="mediates peace"),
        pytest.param(" توسطت فيها قطر", "qatar", id="mediates the deal"),
    ],
)
def test_mediators(read: Read, told: str, mediators: str) -> None:
    assert tell_names(find_only(read(f"{_SWAP}{told}."), "exchange"), "mediator") == mediators


def test_who_signed_a_truce_mediates_nothing(read: Read) -> None:
    text = (
        "تبادلت حكومة الوفاق والجيش الوطني الليبي أسرى. "
        "وقال المتحدث إن الجيش متقيد بوقف إطلاق النار الذي وقعته اللجنة العسكرية المشتركة في جنيف."
    )

    assert tell_names(find_only(read(text), "exchange"), "mediator") == "?"


def test_so_many_sick_are_let_leave(read: Read) -> None:
    claim = find_only(read("أذنت إسرائيل لنحو 200 من سكان قطاع غزة بالخروج إلى الإمارات كي يعالجوا."), "evacuation")

    assert (tell_route(claim), tell_counts(claim, "people")) == ("ps-gaza-strip > ae", "200 civilians")


def test_leave_to_travel_is_no_evacuation(read: Read) -> None:
    assert read("سمحت السلطات لنحو 200 مسافر بمغادرة المطار.").claims == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "قال المتحدث إن المفرج عنهم لم يكونوا جزءا من تبادل الأسرى بين الحكومة الأفغانية وحركة طالبان.",
            id="no part of one",
        ),
        pytest.param(
            "يأمل الوسطاء بين الحوثيين والحكومة اليمنية خيرا من الأسماء التي تبادل الجانبان قوائمها في السويد.",
            id="lists with whose they are",
        ),
        pytest.param("انتشر تسجيل يظهر لقاء قائد الفصيل بالأسرى المفرج عنهم من سجون قسد.", id="a meeting"),
    ],
)
def test_no_exchange(read: Read, text: str) -> None:
    assert read(text).claims == ()


def test_release_in_order_that_others_are_let_go_is_under_way(read: Read) -> None:
    claim = find_only(read("أفرجت مالي عن 100 من عناصر القاعدة من أجل إطلاق سراح رهينتين لدى التنظيم."), "exchange")

    assert (claim.status, tell_sides(claim)) == ("ongoing", "al_qaeda: 2 detainees; mali: 100 fighters")


def test_hostages_of_a_continent_make_its_union_no_side(read: Read) -> None:
    claim = find_only(
        read("أكد مسؤول الإفراج عن ثلاث رهائن أوروبيين في صفقة. ووصل الرهائن الأوروبيين الثلاثة إلى بوركينا فاسو."),
        "exchange",
    )

    assert "eu" not in tell_sides(claim)


def test_number_is_reached_far_behind_those_it_counts(read: Read) -> None:
    text = (
        "قال المراسل إن عدد الأشخاص الخارجين أمس من حي الوعر باتجاه جرابلس وصل إلى 989 بينهم 308 مسلحين بموجب الاتفاق."
    )
    claim = find_only(read(text), "evacuation")

    assert (tell_counts(claim, "people"), tell_counts(claim, "part")) == ("989 people", "308 fighters")


def test_place_outside_a_town(read: Read) -> None:
    claim = find_only(read("تبادلت المعارضة السورية 20 أسيرا مع قوات النظام خارج مدينة حلب."), "exchange")

    assert tell_names(claim, "place") == "sy-aleppo"


def test_who_is_supported_from_leaves_no_place(read: Read) -> None:
    text = "خرج 300 مقاتل من داعش من الرقة بموجب اتفاق، فيما بات المقاتلون المدعومون من واشنطن قرب المدينة."

    assert tell_route(find_only(read(text), "evacuation")) == "sy-raqqa > ?"


@pytest.mark.parametrize(
    ("comment", "status"),
    [
        pytest.param("علق مراقبون آمالا على", "completed", id="hopes hung on it"),
        pytest.param("لا تمانع الحكومة اليمنية في", "proposed", id="not objected to"),
    ],
)
def test_verbs_of_more_than_one_sense(read: Read, comment: str, status: str) -> None:
    text = f"{comment} مبادلة 118 أسيرا من الحوثيين بـ76 أسيرا من القوات الحكومية اليمنية."

    assert find_only(read(text), "exchange").status == status
