"""Sentences that tell by themselves, without a word of exchange, that each of two sides lets people go."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_names, tell_sides

TOLD = [
    pytest.param(
        "خرج 30 أسيرا من سجون الحوثيين و25 من سجون الحكومة اليمنية.",
        "houthis: 30 detainees; yemen: 25 detainees",
        id="out of the prisons of two",
    ),
    pytest.param(
        "تمت صفقة حصلت بموجبها حماس على 1027 أسيرا فيما حصلت إسرائيل على جنديها.",
        "hamas: 1 fighters; israel: 1027 detainees",
        id="two get people back",
    ),
    pytest.param(
        "استعاد كل من الجيش اليمني وجماعة الحوثي عشرة من أسراه في مأرب.",
        "houthis: 10 detainees; yemen: 10 detainees",
        id="each of two gets back its own",
    ),
    pytest.param(
        "جاء الإفراج عن خمسة صيادين ردا على تسليم حزب الله إسرائيل جثة جندي.",
        "hezbollah: 1 bodies; israel: 5 civilians",
        id="in answer to a hand-over",
    ),
    pytest.param(
        "أطلقت جماعة الحوثي سراح خمسة أسرى وردت الحكومة اليمنية بإطلاق سراح سبعة.",
        "houthis: 5 detainees; yemen: 7 detainees",
        id="answered with a release",
    ),
    pytest.param(
        "ضمت قائمة المحررين 12 من عناصر قسد و8 من قوات الحكومة السورية في أول صفقة بينهما.",
        "sdf: 8 fighters; syria_government: 12 fighters",
        id="freed men of two in a bargain",
    ),
    pytest.param(
        "انتهت الصفقة إلى إخلاء سبيل 12 من عناصر قسد و8 من قوات الحكومة السورية.",
        "sdf: 8 fighters; syria_government: 12 fighters",
        id="men of two let go in a bargain",
    ),
    pytest.param(
        "أطلقت حركة الشباب 17 جنديا صوماليا أسيرا وأطلقت مقديشو في اليوم نفسه 10 من موقوفي الحركة.",
        "al_shabaab: 17 fighters; somalia: 10 detainees",
        id="two releases on one day",
    ),
    pytest.param(
        "اتفقت باكو ويريفان على تسليم أرمينيا جنديين أذريين وتسليم أذربيجان 32 جنديا أرمينيا.",
        "armenia: 2 fighters; azerbaijan: 32 fighters",
        id="two hand-overs agreed",
    ),
    pytest.param(
        "وصل إلى مطار صنعاء 70 أسيرا من الحوثيين بينما هبطت في عدن طائرة تحمل 60 من أسرى الحكومة اليمنية.",
        "houthis: 60 detainees; yemen: 70 fighters",
        id="two aeroplanes",
    ),
    pytest.param(
        "أعاد حزب الله إلى إسرائيل رفات جنديين واسترجع خمسة أسرى.",
        "hezbollah: 2 bodies; israel: 5 detainees",
        id="gave and got back",
    ),
]


@pytest.mark.parametrize(("text", "sides"), TOLD)
def test_what_both_sides_do_is_an_exchange(read: Read, text: str, sides: str) -> None:
    assert tell_sides(find_only(read(text), "exchange")) == sides


@pytest.mark.parametrize("verb", ["أسفرت", "أفضت", "انتهت"])
def test_men_come_home_by_a_bargain_between_two(read: Read, verb: str) -> None:
    claim = find_only(read(f"{verb} الصفقة بين الجيش اليمني وجماعة الحوثي عن عودة 12 جنديا و9 مقاتلين."), "exchange")

    assert tell_names(claim, "side_actor") == "houthis+yemen"


@pytest.mark.parametrize(
    "text",
    [
        "أفرجت إسرائيل عن 30 أسيرا فيما لا تزال حماس تحتجز 59 رهينة.",
        "أطلقت الحكومة اليمنية سراح 20 سجينا بينما يحتجز الحوثيون 70 موظفا أمميا.",
        "أفرج الحوثيون عن 30 أسيرا وأسرت القوات الحكومية 12 من مقاتليهم.",
        "أفرجت إسرائيل عن 30 أسيرا من حماس واختطفت حماس جنديين إسرائيليين.",
        "أفرجت تركيا عن 12 من عناصر قسد و8 من تنظيم داعش لعدم كفاية الأدلة.",
        "استقبل مستشفى الخرطوم 30 جريحا من الجيش واستقبل مستشفى نيالا 40 جريحا من قوات الدعم السريع.",
        "سلم 30 مقاتلا من حركة الشباب أنفسهم للجيش الصومالي وأطلق الجيش سراح عشرة من المنشقين.",
        "قدرت منظمة عدد الأسرى لدى الحوثيين بألف و400 ولدى الحكومة اليمنية بألف و200.",
        "زار الصليب الأحمر 120 أسيرا في سجون الحوثيين و90 في سجون الحكومة اليمنية.",
        "هرب 10 أسرى من سجون الحوثيين وفر سبعة من سجن الحكومة اليمنية في مأرب.",
    ],
)
def test_what_only_one_side_does_is_none(read: Read, text: str) -> None:
    assert read(text).claims == ()


def test_what_the_two_sides_agree_to_let_go_is_an_exchange(read: Read) -> None:
    text = (
        "وصل إلى مصراتة محتجزون أفرجت عنهم الزنتان. "
        "وكان الطرفان قد اتفقا على إطلاق المحتجزين وعددهم تسعة من مصراتة و16 من الزنتان."
    )
    assert find_only(read(text), "exchange").status == "agreed"


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "وقعت حكومة الكونغو الديمقراطية وحركة «23 مارس» آلية لإطلاق المحتجزين لدى الطرفين. ورحبت رواندا وأوغندا بالخطوة.",
            "drc: -; m23: -",
            id="a mechanism for a release",
        ),
        pytest.param(
            "اتفق الجيش السوداني وقوات الدعم السريع على الإفراج عن الأسرى. وقالت مصر وتشاد وإثيوبيا إنها ترحب بذلك.",
            "rsf: -; sudan: -",
            id="captives of both",
        ),
    ],
)
def test_who_agrees_on_a_release_is_a_side_and_no_bystander(read: Read, text: str, sides: str) -> None:
    claim = find_only(read(text), "exchange")

    assert (claim.status, tell_sides(claim)) == ("agreed", sides)
    assert not [slot for slot in claim.slots if slot.role == "date"]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "أعطى الحوثيون الأمم المتحدة أسماء 900 من أسراهم لدى الحكومة اليمنية في إطار مفاوضات لتبادل الأسرى.",
            "houthis: -; yemen: 900 detainees",
            id="names of one's own",
        ),
        pytest.param(
            "سلمت حركة حماس الوسطاء قائمة بأسماء 120 أسيرا تريد الإفراج عنهم في صفقة تبادل مع إسرائيل.",
            "hamas: -; israel: -",
            id="a list of names",
        ),
        pytest.param(
            "قال حزب الله إنه سلم السلطات اللبنانية أسماء تسعة من مقاتليه المحتجزين لدى إسرائيل لبحث مبادلتهم.",
            "hezbollah: -; israel: 9 fighters",
            id="names of those whom the other holds",
        ),
    ],
)
def test_who_hands_over_names_lets_nobody_go(read: Read, text: str, sides: str) -> None:
    claim = find_only(read(text), "exchange")

    assert (claim.status, tell_sides(claim)) == ("proposed", sides)


def test_number_that_ends_a_name_in_quotes_counts_nobody(read: Read) -> None:
    text = "أفرجت إسرائيل عن أسير خطفته وحدة «شاييتت 13» الإسرائيلية مقابل جثة جندي سلمها حزب الله."

    assert tell_sides(find_only(read(text), "exchange")) == "hezbollah: 1 bodies; israel: 1 detainees"
