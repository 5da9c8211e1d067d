"""What is no claim: a habit of the parties, and people let go for nothing and passed on to their own."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_counts, tell_sides

SWAP = "سلمت روسيا أوكرانيا جثامين 300 جندي مقابل جثامين 20 جنديا روسيا. "


@pytest.mark.parametrize(
    "remark",
    [
        pytest.param(
            "وأجرت موسكو وكييف عمليات تبادل منتظمة لجثث القتلى منذ بداية القتال في آذار 2014.", id="regular swaps"
        ),
        pytest.param("ومنذ أن بدأت الحرب قبل أكثر من أربع سنوات لطالما تبادل البلدان الجثامين.", id="have always"),
    ],
)
def test_habit_beside_the_news_is_no_claim(read: Read, remark: str) -> None:
    assert tell_sides(find_only(read(SWAP + remark), "exchange")) == "russia: 300 bodies; ukraine: 20 bodies"


def test_habit_alone_is_no_claim(read: Read) -> None:
    assert not read("يتبادل الجيش السوداني وقوات الدعم السريع الأسرى من حين لآخر.").claims


def test_swaps_in_sum_are_counted_though_regular(read: Read) -> None:
    text = "في تبادل منتظم أفرج الحوثيون عن 40 أسيرا وأفرجت الحكومة اليمنية عن 50 أسيرا."

    assert find_only(read(text), "exchange")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "الصليب الأحمر يتسلم أسرى من الجيش السوداني. سلم الصليب الأحمر ستة جنود إلى السلطات السودانية بعد أن أطلقت"
            " حركة تحرير السودان سراحهم، بينهم جنديان جريحان. وأكد الصليب الأحمر نقل الجنود الستة بمروحية إلى الفاشر.",
            id="passed on by a relief body",
        ),
        pytest.param(
            "متمردون في جنوب السودان يطلقون سراح 12 أسيرا. قال متمردون في جنوب السودان إنهم أطلقوا سراح 12 من جنود الجيش وسلموهم للصليب الأحمر"
            " تنفيذا لاتفاق هدنة.",
            id="figure of the headline told again",
        ),
    ],
)
def test_captives_let_go_for_nothing_are_no_claim(read: Read, text: str) -> None:
    assert not read(text.replace(". ", ".\n")).claims


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "أفرج حزب العمال الكردستاني عن ثمانية جنود أتراك كان يحتجزهم. ويأتي إطلاق المحتجزين بعد محادثات مع"
            " الاستخبارات التركية على إلقاء السلاح مقابل منح الأكراد حقوقا، وإنهاء صراع راح ضحيته نحو 40 ألف شخص.",
            id="arms for rights",
        ),
        pytest.param(
            "أفرج حزب العمال الكردستاني عن ثمانية جنود أتراك بينهم ضابطان. ويطالب تركيا بحصول الأكراد على حقوق.",
            id="obtain rights",
        ),
        pytest.param(
            "بدأت عملية التسليم صباح الأحد، حيث وصلت ثلاث جثث عبر معبر العريضة بين لبنان وسورية، تسلمها الأمن العام"
            " اللبناني. وتزامنت عملية التسلم والتسليم مع اجتماع المجلس.",
            id="taken over and given",
        ),
    ],
)
def test_what_else_is_given_or_got_makes_no_exchange(read: Read, text: str) -> None:
    assert not read(text).claims


def test_arms_given_for_captives_are_a_bargain(read: Read) -> None:
    text = "سلم لواء التوحيد سلاحه مقابل إطلاق النظام السوري سراح 40 معتقلا."
    assert "40 detainees" in tell_sides(find_only(read(text), "exchange"))


@pytest.mark.parametrize(
    "recalled",
    [
        "وكان الصليب الأحمر نقل في 28 نيسان 128 أسيرا حوثيا إلى صنعاء بعدما أفرجت عنهم السعودية.",
        "وأفرج الحوثيون في 30 آذار عن 290 أسيرا.",
    ],
)
def test_release_of_another_day_beside_a_swap_is_none(read: Read, recalled: str) -> None:
    text = f"تبادلت القوات الحكومية والحوثيون أمس الأحد أسرى في تعز، إذ أفرج الحوثيون عن 75 مقابل 60 أسيرا. {recalled}"

    assert [tell_sides(claim) for claim in read(text).claims] == ["houthis: 75 detainees; yemen: 60 detainees"]


def test_release_of_another_day_beside_an_agreed_swap_is_none(read: Read) -> None:
    text = (
        "اتفقت حركة طالبان والولايات المتحدة أمس الأحد على تبادل السجناء. "
        "وكانت الحركة قد أفرجت في آذار الماضي عن ثلاثة أمريكيين كانت تحتجزهم."
    )

    assert [claim.status for claim in read(text).claims] == ["agreed"]


def test_offer_beside_an_earlier_swap_is_a_claim(read: Read) -> None:
    text = (
        "عرضت جماعة الحوثي أمس الأحد على الحكومة اليمنية صفقة محلية تفرج فيها كل منهما عن أسرى. "
        "وكانت أكبر صفقة بين الطرفين قد أُنجزت في تشرين الأول الماضي وتبادلا فيها 1056 أسيرا."
    )

    assert [(c.status, tell_counts(c, "total")) for c in read(text).claims] == [
        ("proposed", ""),
        ("completed", "1056 detainees"),
    ]


@pytest.mark.parametrize("gesture", ["بمبادرة منها", "في خطوة أحادية", "بمبادرة إنسانية"])
def test_gesture_beside_a_deal_is_no_exchange(read: Read, gesture: str) -> None:
    text = (
        f"أطلقت السعودية أمس الأحد سراح 104 أسرى من الحوثيين {gesture}. وقال مسؤول إن إطلاقهم يأتي خارج إطار اتفاق التبادل. "
        "وكان الصليب الأحمر أعلن الجمعة إطلاق 869 محتجزا في صفقة تبادل الأسرى باليمن."
    )

    told = [tell_sides(claim) + tell_counts(claim, "total") for claim in read(text).claims]
    assert any("869" in each for each in told)
    assert not any("104" in each for each in told)


def test_people_whom_nobody_is_said_to_let_go_are_no_further_exchange(read: Read) -> None:
    text = (
        "أفرج الحوثيون عن 75 أسيرا مقابل 60 لدى القوات الحكومية في تعز. "
        "وكان متحدث قد كذب أنباء عن وصول طائرة على متنها ست رهائن إلى مسقط."
    )
    assert tell_sides(find_only(read(text), "exchange")) == "houthis: 75 detainees; yemen: 60 detainees"


def test_this_exchange_is_the_one_told_of(read: Read) -> None:
    text = (
        "أعلن الرئيس الأوكراني أن تبادلا للأسرى بين كييف والانفصاليين سيجري الأحد. "
        "وكان زيلينسكي قد طالب بهذا التبادل في قمة باريس في 9 نيسان."
    )
    assert find_only(read(text), "exchange").status == "agreed"
