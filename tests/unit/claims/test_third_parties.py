"""Who brokered or carried out an event as a third party, and how a whole report settles a status, in sentences."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_names, tell_sides

_SWAP = "أفرج حزب الله عن 5 معتقلين مقابل 7 معتقلين لدى هيئة تحرير الشام"


@pytest.mark.parametrize(
    ("told", "mediators"),
    [
        pytest.param(". وجاء ذلك بعد وساطة قطرية", "qatar", id="a name that begins with mediation"),
        pytest.param(". وأكدت قطر نجاح وساطتها", "qatar", id="its mediation"),
        pytest.param(". ونقلتهم طائرة تابعة للأمم المتحدة", "un", id="plane of a body"),
        pytest.param(". ورافقهم الهلال الأحمر إلى إدلب في سوريا", "syrian_red_crescent", id="bare national society"),
        pytest.param(" برعاية إيران، أقرب حلفاء دمشق، وقطر الداعمة للمعارضة", "iran+qatar", id="apposition in a list"),
        pytest.param(" بعد اتفاق توسطت فيه شخصيات محلية بارزة", "local_notables", id="local figures"),
        pytest.param(" برعاية كل من إيران وقطر", "iran+qatar", id="each of two"),
        pytest.param(" بوساطة محلية قادها وجهاء المنطقة", "local_mediators", id="unnamed, in other words"),
        pytest.param(". وقال الوسطاء إن العملية تمت برعاية قطر", "qatar", id="the mediators who are named"),
        pytest.param(" بهندسة من قطر", "qatar", id="engineered by"),
        pytest.param(" بمسعى من قطر", "qatar", id="an effort of"),
        pytest.param(". ولعبت قطر دورا كبيرا في المفاوضات", "qatar", id="played a part in the talks"),
        pytest.param(". وكانت قطر عرابة الصفقة", "qatar", id="godmother of the deal"),
        pytest.param(" من غير وسيط", "?", id="without one"),
        pytest.param(". وقال مسؤول قطري قاد وفد بلاده في المفاوضات إن الأمر تم", "?", id="who leads a delegation"),
        pytest.param(". ووجّه بيان الشكر إلى سويسرا وقطر لما بذلتاه من جهود", "qatar+switzerland", id="thanked"),
        pytest.param(". ووجّه بيان الشكر إلى أهالي قطر", "?", id="thanked for nothing"),
        pytest.param(". وشكرت عائلة أحدهم قطر على مساعدتها", "qatar", id="thanked by others"),
        pytest.param(". وشكر بايدن قطر وسويسرا على جهودهما", "qatar+switzerland", id="thanked behind who thanks"),
        pytest.param(". وشكر بايدن، في بيان، حكومتي قطر وسويسرا على دورهما", "qatar+switzerland", id="aside after it"),
        pytest.param(". واكتملت بذلك صفقة قادتها قطر", "qatar", id="a deal that it led"),
        pytest.param(". وأدار المفاوضات مسؤول أممي، وأسهمت فيها الدوحة", "qatar+un", id="contributed to them"),
        pytest.param(". وكانت قطر وتركيا قد أشرفتا على التنفيذ", "qatar+turkey", id="two subjects before the verb"),
        pytest.param(". ويسود الهدوء في ظل هدنة رعتها الأمم المتحدة", "?", id="sponsor of a truce"),
        pytest.param("، بحسب الصليب الأحمر الذي فتح الممر", "icrc", id="a source that did something"),
        pytest.param(" بوساطة من مصر", "egypt", id="mediation from a state"),
        pytest.param(" بفضل جهود قطر", "qatar", id="thanks to a state's efforts"),
        pytest.param(". وساهمت تركيا في إنجاح العملية", "turkey", id="contributed to its success"),
        pytest.param(" عن طريق وسيط عشائري", "local_notables", id="a tribal go-between"),
        pytest.param(". ونوّه مصدر بدور سويسرا في ذلك", "switzerland", id="the part of a state"),
        pytest.param(" بفضل الوساطة التي قامت بها قطر ومصر", "egypt+qatar", id="the mediation that states did"),
        pytest.param(". وقدم الجانبان مقترحات إلى مفاوض قطري", "qatar", id="negotiator of another state"),
        pytest.param(
            ". وكان كل من قطر والمدير العام للأمن العام اللبناني قد توليا مهمة الوساطة",
            "lebanon+qatar",
            id="two of an office",
        ),
        pytest.param(". وأكد ناشط أن تركيا وقطر توسطتا في الاتفاق", "qatar+turkey", id="two before their verb"),
        pytest.param(". وذكر ناشط أن أقارب لهم في سوريا والعراق توسطوا", "?", id="where those who mediate live"),
        pytest.param(". وقالت لجنة الوساطة إن تركيا رحبت بذلك", "local_mediators", id="of whom mediators speak"),
        pytest.param(". ويمهد ذلك لمفاوضات السويد التي يرعاها المبعوث", "?", id="where talks are held"),
        pytest.param(". وتستمر المباحثات التي ترعاها الأمم المتحدة في جنيف", "?", id="sponsor of peace talks"),
        pytest.param(". وقال مكتب تنسيق الشؤون الإنسانية في قطر إنه يتابع", "?", id="coordination in a body's name"),
        pytest.param(". وضمن الجانب القطري تنفيذ الصفقة", "qatar", id="guaranteed"),
        pytest.param("، بمساعدة من الحكومة السويسرية وقطر", "qatar+switzerland", id="with the help of"),
        pytest.param(". وساعدت تركيا على الإفراج عنهم", "turkey", id="helped to release them"),
        pytest.param(". ورعت الصفقة مؤسسة «غصن»", "مؤسسة «غصن»", id="a foundation that no table lists"),
        pytest.param(" بجهود فريق من مؤسسة «غصن»", "فريق من مؤسسة «غصن»", id="its team"),
        pytest.param(" بوساطة جمعية غصون للتنمية", "جمعية غصون", id="an unknown name, and what it is for"),
        pytest.param(" بإشراف لجنة السلم الأهلي", "لجنة السلم الأهلي", id="a committee"),
        pytest.param(" بوساطة اللجنة الرئاسية", "اللجنة الرئاسية", id="the committee of a kind"),
        pytest.param(" برعاية قطر والهيئة الشبابية", "qatar+الهيئة الشبابية", id="behind a listed mediator"),
        pytest.param(". وأشرفت على العملية الهيئة الشبابية", "الهيئة الشبابية", id="behind what it oversaw"),
        pytest.param(" برعاية قطر، وقالت الهيئة الشبابية إنها تتابع", "qatar", id="a body that speaks"),
        pytest.param(". وقالت الهيئة الشبابية إن الأمر تم", "?", id="a body that only tells"),
    ],
)
def test_third_party_of_a_short_report(read: Read, told: str, mediators: str) -> None:
    assert tell_names(find_only(read(f"{_SWAP}{told}."), "exchange"), "mediator") == mediators


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param(
            "سلمت حركة حماس 7 محتجزين هم أول 20 ستفرج عنهم مقابل 100 معتقل لدى إسرائيل.", "ongoing", id="a leg to come"
        ),
        pytest.param(
            "انتهت المفاوضات بين الحكومة اليمنية وجماعة الحوثي من دون اتفاق. وكان مطروحاً تبادل 300 أسير مقابل 100.",
            "failed",
            id="talks that end with nothing",
        ),
    ],
)
def test_whole_report_settles_the_status(read: Read, text: str, status: str) -> None:
    assert find_only(read(text), "exchange").status == status


@pytest.mark.parametrize(
    ("text", "mediators"),
    [
        pytest.param(
            "أعلنت المنظمة الدولية للهجرة في بيان أنها أجلت 70 مهاجراً من مصراتة إلى بنغازي.", "iom", id="says it did"
        ),
        pytest.param("أعلنت الأمم المتحدة إجلاء 70 شخصاً من دوما إلى إدلب.", "un", id="announces that it does"),
        pytest.param("تستعد منظمة أطباء بلا حدود لإجلاء 70 جريحاً من دوما إلى إدلب.", "msf", id="prepares to"),
        pytest.param(
            "نُقل 70 جريحاً من دوما إلى إدلب بالتنسيق مع منظمة الصحة العالمية بموجب اتفاق.", "who", id="is worked with"
        ),
        pytest.param(
            "قامت مفوضية اللاجئين مساء الخميس بإجلاء 70 لاجئاً من ليبيا إلى النيجر.", "unhcr", id="undertook to"
        ),
        pytest.param("قالت الأمم المتحدة إن روسيا أجلت 70 مدنياً من حلب إلى إدلب.", "?", id="says of another"),
        pytest.param("الاتفاق يقضي بضمان خروج المقاتلين المعارضين من دوما إلى إدلب.", "?", id="what is guaranteed"),
        pytest.param("دعت الأمم المتحدة إلى إجلاء 70 مدنياً من حلب إلى إدلب.", "?", id="calls for it"),
    ],
)
def test_relief_body_brings_people_out(read: Read, text: str, mediators: str) -> None:
    assert tell_names(find_only(read(text), "evacuation"), "mediator") == mediators


def test_who_carries_the_people_of_one_claim_does_not_carry_those_of_another(read: Read) -> None:
    text = (
        "أفرج حزب الله اليوم عن 5 معتقلين مقابل 7 معتقلين لدى هيئة تحرير الشام، وتسلّمهم الصليب الأحمر في حماة."
        " وفي نيسان 2016 أفرج حزب الله عن 30 أسيرا مقابل 40 أسيرا لدى هيئة تحرير الشام."
    )
    assert [tell_names(claim, "mediator") for claim in read(text).claims] == ["icrc", "?"]


def test_within_is_spelt_like_guaranteed(read: Read) -> None:
    claim = find_only(read("تبادلت قسد والحكومة السورية 300 أسير ضمن تنفيذ اتفاق أوسع."), "exchange")

    assert (len({slot.side for slot in claim.slots if slot.side}), tell_names(claim, "mediator")) == (2, "?")


def test_sponsor_of_a_deal_is_no_side(read: Read) -> None:
    text = "بموجب صفقة التبادل التي يرعاها الروس مع تنظيم الدولة، أطلق النظام السوري سبع عشرة أسيرة."
    claim = find_only(read(text), "exchange")
    assert (tell_names(claim, "mediator"), tell_names(claim, "side_actor")) == ("russia", "isis+syria_government")


@pytest.mark.parametrize("notables", ["فعاليات اجتماعية وعشائرية", "شخصيات دينية", "قيادات عشائرية"])
def test_notables_called_by_what_they_are_mediate(read: Read, notables: str) -> None:
    text = f"جرت في سوريا عملية تبادل أسرى بين النظام والمعارضة بوساطة من {notables} في درعا."
    assert tell_names(find_only(read(text), "exchange"), "mediator") == "local_notables"


@pytest.mark.parametrize(
    ("text", "mediator"),
    [
        pytest.param(
            "نجحت وساطة قادها الشيخ حاشد القاسمي في تبادل عشرة أسرى بين جماعة الحوثي والجيش اليمني.",
            "الشيخ حاشد القاسمي",
            id="who led the mediation",
        ),
        pytest.param(
            "يقود الشيخ عبد الله الصقري وساطة بين جماعة الحوثي والجيش اليمني لتبادل عشرة أسرى.",
            "الشيخ عبد الله الصقري",
            id="leads one",
        ),
        pytest.param(
            "قاد كلا من الشيخ عباس الصقري المفاوضات بين جماعة الحوثي والجيش اليمني لتبادل عشرة أسرى.",
            "الشيخ عباس الصقري",
            id="each of",
        ),
        pytest.param(
            "قال الشيخ حاشد القاسمي إن جماعة الحوثي سلمت أربعة أسرى مقابل خمسة لدى الجيش اليمني.",
            "?",
            id="only speaks",
        ),
    ],
)
def test_sheikh_without_a_place_in_the_tables_mediates(read: Read, text: str, mediator: str) -> None:
    assert tell_names(find_only(read(text), "exchange"), "mediator") == mediator


def test_guarantors_of_zones_broker_no_deal(read: Read) -> None:
    text = (
        "خرجت الدفعة الثالثة من دوما إلى إدلب وفق اتفاق. ويأتي ذلك بينما اتفقت الدول الضامنة روسيا وتركيا وإيران"
        " على مناطق خفض التصعيد في أستانا."
    )
    assert tell_names(find_only(read(text), "evacuation"), "mediator") == "?"


def test_those_who_sit_at_talks_on_whose_eve_captives_are_swapped_do_not_mediate(read: Read) -> None:
    text = (
        "تبادلت حماس وإسرائيل 90 أسيرا. "
        "وجاءت عملية التبادل عشية انطلاق الجولة الثالثة من محادثات جنيف بحضور الوفدين وبمشاركة تركيا وروسيا."
    )
    assert tell_names(find_only(read(text), "exchange"), "mediator") == "?"


def test_those_who_lead_the_talks_before_a_swap_mediate(read: Read) -> None:
    text = "تبادلت حماس وإسرائيل 90 أسيرا بعد مفاوضات برعاية الأمم المتحدة."
    assert tell_names(find_only(read(text), "exchange"), "mediator") == "un"


@pytest.mark.parametrize(
    ("told", "mediators"),
    [
        pytest.param("بجهود من أعيان صبراتة والزنتان", "local_notables", id="of two towns"),
        pytest.param("بوساطة حكماء مصراتة", "local_notables", id="of a town"),
        pytest.param("بوساطة أعيان غريان وقطر", "local_notables+qatar", id="of a town, and a state"),
        pytest.param("برعاية مصراتة", "misrata_brigades", id="town for its men"),
    ],
)
def test_notables_of_a_town_are_not_its_armed_men(read: Read, told: str, mediators: str) -> None:
    text = f"تبادلت قوات حفتر وحكومة الوفاق 33 أسيرا في ليبيا {told}."
    assert tell_names(find_only(read(text), "exchange"), "mediator") == mediators


@pytest.mark.parametrize(
    ("text", "sides", "mediators"),
    [
        pytest.param(
            "عقد مسؤولون إسرائيليون لقاءات مع مسؤولين أميركيين في باريس بهدف الدفع نحو صفقة لتبادل الأسرى مع حركة حماس.",
            "hamas: -; israel: -",
            "usa",
            id="one of two enemies meets a third state",
        ),
        pytest.param(
            "أجرى وفد روسي محادثات مع مسؤولين إماراتيين في أبوظبي من أجل صفقة لتبادل الأسرى بين روسيا وأوكرانيا.",
            "russia: -; ukraine: -",
            "uae",
            id="both are named behind the talks",
        ),
        pytest.param(
            "قدمت الولايات المتحدة مقترحا جديدا لتبادل الأسرى بين إسرائيل وحركة حماس.",
            "hamas: -; israel: -",
            "usa",
            id="presents a proposal for the deal of two others",
        ),
        pytest.param("أجرت واشنطن محادثات مع طهران لتبادل سجناء.", "iran: -; usa: -", "?", id="the two who swap"),
        pytest.param("عرضت روسيا على أوكرانيا مقترحا لتبادل الأسرى.", "russia: -; ukraine: -", "?", id="its own deal"),
    ],
)
def test_states_that_one_side_only_meets_broker_the_deal(read: Read, text: str, sides: str, mediators: str) -> None:
    claim = find_only(read(text), "exchange")

    assert (tell_sides(claim), tell_names(claim, "mediator")) == (sides, mediators)
