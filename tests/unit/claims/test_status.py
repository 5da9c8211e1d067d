"""How far an event has come, by what stands around its word: what failed, what was counted, what only came to carry people."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.claims.reading import Read, find_only


@pytest.mark.parametrize(
    ("told", "status"),
    [
        pytest.param("أكد مسؤول قرب {}", "agreed", id="near"),
        pytest.param("اقترب موعد {}", "agreed", id="its day"),
        pytest.param("ترى كييف أن {} ممكن", "proposed", id="possible"),
        pytest.param("أكد مسؤول أن صفقة {} باتت جاهزة للتنفيذ", "agreed", id="ready"),
        pytest.param("أكد مسؤول {}", "completed", id="confirmed"),
    ],
)
def test_how_far_a_swap_told_by_its_noun_has_come(read: Read, told: str, status: str) -> None:
    text = told.format("تبادل 50 أسيرا بين روسيا وأوكرانيا")

    assert find_only(read(f"{text}."), "exchange").status == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("محاولة إجلاء 300 مدني من ماريوبول لم تنجح اليوم بسبب القصف.", "failed"),
        ("قالت الأمم المتحدة إن خطة إجلاء 300 مدني من ماريوبول عبر ممر إنساني فشلت.", "failed"),
        ("أعلنت الأمم المتحدة أنه فشلت محاولة نقل 300 مدني من ماريوبول.", "failed"),
        ("كانت القافلة ستنقل 300 مدني من ماريوبول إلى زابوريجيا.", "failed"),
        ("لم يبدأ اليوم إجلاء 300 مدني من ماريوبول.", "agreed"),
        ("وصلت خمس حافلات إلى مشارف دوما كي تحمل مقاتلي جيش الإسلام إلى جرابلس.", "agreed"),
        ("دخلت خمس حافلات دوما لتنقل مقاتلي جيش الإسلام إلى جرابلس.", "agreed"),
        ("لم تكن الحافلات قد نقلت مقاتلي جيش الإسلام من دوما إلى جرابلس.", "agreed"),
        ("خرج 200 مقاتل من جيش الإسلام من دوما أمس بموجب الاتفاق، ويستكمل خروج الباقين غدا.", "ongoing"),
        (
            "تعرض روسيا على مقاتلي الغوطة الشرقية خروجا آمنا. ومركز المصالحة يضمن حصانة كل المقاتلين الذين يقررون مغادرة الغوطة الشرقية.",
            "proposed",
        ),
        ("يتجهز 900 مقاتل للخروج من دوما إلى جرابلس ضمن الاتفاق.", "agreed"),
        ("استعدت الأمم المتحدة لإجلاء 300 مدني من حلب الشرقية وفق اتفاق.", "agreed"),
        ("دعت فرنسا إلى إجلاء 300 مدني من حلب الشرقية.", "proposed"),
        ("ودعت فرنسا إلى إجلاء 300 مدني من حلب الشرقية.", "proposed"),
        ("شدد المبعوث على ضرورة إجلاء 300 مدني من حلب الشرقية.", "proposed"),
        ("أجّلت اللجنة نقل 300 مقاتل من دوما إلى إدلب بموجب الاتفاق.", "agreed"),
        ("أجلت المنظمة الدولية للهجرة 300 مهاجر من مصراتة إلى بنغازي.", "completed"),
        ("يقوم الصليب الأحمر بإجلاء 119 مدنيا من قدسيا إلى إدلب ضمن اتفاق.", "ongoing"),
        ("تحاول قوات الدعم السريع التواصل مع الجيش لضمان خروج آمن لمقاتليها من الخرطوم.", "proposed"),
        ("يتواصل خروج مقاتلي جيش الإسلام من دوما إلى جرابلس بموجب الاتفاق.", "ongoing"),
        ("أُرجئ إجلاء 300 مقاتل من دوما إلى جرابلس بموجب الاتفاق.", "agreed"),
        ("لا يزال إخراج 300 مقاتل من دوما إلى جرابلس مستمرا بموجب الاتفاق.", "ongoing"),
        ("شارفت عملية إجلاء 300 مقاتل من دوما إلى جرابلس على الانتهاء بموجب الاتفاق.", "ongoing"),
        ("تم الاتفاق بين الجيش السوداني وقوات الدعم السريع على ممر إنساني لإجلاء المدنيين من الخرطوم.", "agreed"),
        ("هدد النظام بإلغاء إجلاء 300 مقاتل من دوما إلى جرابلس.", "agreed"),
    ],
    ids=[
        "attempt that did not succeed",
        "plan that failed",
        "failed attempt",
        "was going to",
        "not begun",
        "come to carry",
        "enter to carry",
        "had not",
        "the rest being completed",
        "a guarantee",
        "getting ready",
        "made ready",
        "called for",
        "and called for",
        "need",
        "postponed",
        "evacuated, written like postponed",
        "doing",
        "contact with those who let them out",
        "going on",
        "put off, in the passive",
        "still going on",
        "about to end",
        "corridor that is agreed on",
        "threatened to be called off",
    ],
)
def test_evacuation_has_come_as_far_as_its_sentence_says(read: Read, text: str, status: str) -> None:
    assert find_only(read(text), "evacuation").status == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("سبق للجيش الحر أن أطلق 40 أسيرا للنظام مقابل 20 معتقلا.", "completed"),
        (
            "التقى وفدا الجيش الحر والنظام. وهذه ثالث مرة يتبادل فيها الجيش الحر والنظام الأسرى، وهم 40 أسيرا.",
            "completed",
        ),
        ("شملت الصفقة إطلاق 40 أسيرا من الحوثيين مقابل 20 من القوات الحكومية.", "completed"),
        ("تشمل الصفقة إطلاق 40 أسيرا من الحوثيين مقابل 20 من القوات الحكومية.", "agreed"),
        ("هذه المفاوضات تشمل الإفراج عن 40 أسيرا لدى الحوثيين مقابل 20 لدى الحكومة اليمنية.", "proposed"),
        ("صفقة التبادل بين حماس وإسرائيل تم الإعلان عنها مساء أمس.", "agreed"),
        ("أول تبادل للأسرى بين روسيا وأوكرانيا منذ بدأت الحرب شمل 40 أسيرا.", "completed"),
        ("قرأ الوسيط بنود الاتفاق، ويطلق الحوثيون 40 أسيرا مقابل 20 لدى الحكومة اليمنية.", "agreed"),
        ("أطلقت كابل ألف سجين من طالبان، وتنتظر أن تفرج الحركة عن 20 رهينة لديها.", "ongoing"),
        (
            "توصل الحوثيون والحكومة اليمنية إلى تفاهم على مبادلة واسعة في حرب دخلت عامها الثاني، يستفيد منها 3000 أسير.",
            "agreed",
        ),
        ("حماس مستعدة كل الاستعداد لأن تبادل 20 أسيرا لديها بأربعين لدى إسرائيل.", "proposed"),
        ("وقعت حماس وإسرائيل اتفاقا على تنفيذ صفقة تبادل تشمل 40 أسيرا.", "agreed"),
        (
            "مفاوضات بين حماس وإسرائيل لمبادلة 40 أسيرا بعشرين. ونقل عن الوسيط أنه حصل على قبول الجانبين، وأن المطروح إخراج 40 معتقلا لدى إسرائيل.",
            "proposed",
        ),
        ("بحسب مصدر مطلع على المفاوضات، تسلمت حماس مليون دولار، وأفرجت في المقابل عن 40 أسيرا لإسرائيل.", "completed"),
        ("تقترب حماس وإسرائيل من اتفاق على مبادلة 40 أسيرا بعشرين.", "proposed"),
        ("أكدت حماس قرب إتمام صفقة تبادل 40 أسيرا مع إسرائيل.", "agreed"),
        ("تنوي حماس مبادلة 40 أسيرا مع إسرائيل.", "proposed"),
        ("قد تتبادل روسيا وأوكرانيا 20 أسيرا مقابل 12.", "proposed"),
        ("أبدت روسيا استعدادا لمبادلة 20 أسيرا أوكرانيا مقابل 12 أسيرا لدى أوكرانيا.", "proposed"),
        ("يجري الإعداد لصفقة تبادل بين روسيا وأوكرانيا تشمل 20 أسيرا مقابل 12.", "agreed"),
        ("قال الوسيط إن حماس ستقوم بتسليم 40 أسيرا مقابل 20 لدى إسرائيل.", "agreed"),
    ],
    ids=[
        "has done so before",
        "the third time",
        "deal that took in",
        "deal that takes in",
        "talks about",
        "announced",
        "since another thing began",
        "terms joined by and",
        "the other leg awaited",
        "a year entered",
        "ready to",
        "agreed to carry out",
        "consent obtained",
        "a source close to the talks",
        "near an agreement",
        "near its completion",
        "intends",
        "may",
        "showed readiness",
        "being prepared",
        "will do",
    ],
)
def test_exchange_has_come_as_far_as_its_sentence_says(read: Read, text: str, status: str) -> None:
    assert find_only(read(text), "exchange").status == status


@pytest.mark.parametrize(("title", "status"), [(None, "ongoing"), ("مقاتلون يغادرون دوما", "completed")])
def test_only_a_headline_tells_in_the_present_what_is_done(read: Read, title: str | None, status: str) -> None:
    text = "يغادر 200 مقاتل من جيش الإسلام دوما إلى جرابلس بالحافلات"
    assert find_only(read(text, title=title), "evacuation").status == status


def test_what_the_lead_calls_agreed_is_no_wish_again(read: Read) -> None:
    text = "اتفاق لإجلاء 300 جريح من دوما.\n\nوكانت الأمم المتحدة تطالب بإجلاء 300 جريح من دوما."
    assert find_only(read(text), "evacuation").status == "agreed"


def test_headline_outweighs_what_is_said_to_come(read: Read) -> None:
    text = "حماس وإسرائيل تتبادلان 40 أسيرا\n\nوافقت إسرائيل قبل أيام على مبادلة 40 أسيرا بوساطة مصر."
    assert find_only(read(text, title="حماس وإسرائيل تتبادلان 40 أسيرا"), "exchange").status == "completed"


def test_those_who_leave_the_talks_have_exchanged_nobody_yet(read: Read) -> None:
    text = "خرجت روسيا وأوكرانيا من محادثات إسطنبول باتفاق على مبادلة ألف أسير من كل جانب."
    assert find_only(read(text), "exchange").status == "agreed"


@pytest.mark.parametrize(
    "efforts",
    [
        pytest.param("نجاح جهود وساطة بين روسيا وأوكرانيا تكللت بإنجاز", id="crowned"),
        pytest.param("نجاح جهود وساطة بين روسيا وأوكرانيا في إنجاز", id="success of efforts"),
    ],
)
def test_efforts_that_succeeded_are_over(read: Read, efforts: str) -> None:
    assert (
        find_only(read(f"أعلنت الإمارات {efforts} عملية تبادل جديدة شملت 50 أسيرا."), "exchange").status == "completed"
    )


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param(
            "أقلعت صباح اليوم أولى الطائرات لنقل الأسرى، في أكبر صفقة تبادل بين روسيا وأوكرانيا تشمل 300 أسير.",
            "ongoing",
            id="planes have set out",
        ),
        pytest.param(
            "أفرجت حماس أمس عن 6 محتجزين، لكن إسرائيل أوقفت إطلاق 60 أسيرا في مقابلهم.",
            "ongoing",
            id="the other leg is held up",
        ),
        pytest.param(
            "قالت المصادر إن العملية تمت بموجب صفقة تبادل تقضي بإفراج حماس عن 6 محتجزين مقابل 60 أسيرا لدى إسرائيل.",
            "completed",
            id="done under a deal with these terms",
        ),
        pytest.param("أدت المفاوضات إلى تبادل 20 أسيرا بين حماس وإسرائيل.", "completed", id="talks led to it"),
        pytest.param(
            "طالت المفاوضات التي أدت إلى تبادل 20 أسيرا بين حماس وإسرائيل.", "completed", id="the talks that led to it"
        ),
        pytest.param("قد تؤدي المفاوضات إلى تبادل 20 أسيرا بين حماس وإسرائيل.", "proposed", id="talks may lead to it"),
        pytest.param(
            "أفرجت حماس أمس عن 6 محتجزين مقابل 60 أسيرا. وكانت إسرائيل قد أعلنت أنه سيتم الإفراج عن 60 أسيرا.",
            "completed",
            id="announced before",
        ),
    ],
)
def test_exchange_has_come_as_far_as_its_legs(read: Read, text: str, status: str) -> None:
    assert find_only(read(text), "exchange").status == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param(
            "وصلت حافلات تقل 40 جريحا من حلب إلى معبر باب الهوى بموجب اتفاق، تمهيدا لنقلهم إلى تركيا.",
            "ongoing",
            id="the rest of the way before them",
        ),
        pytest.param(
            "خرجت أمس من دوما إلى إدلب أكبر قافلة للمقاتلين حتى الآن، وفيها 700 شخص، بموجب الاتفاق.",
            "completed",
            id="the largest so far",
        ),
    ],
)
def test_departure_goes_on_only_where_others_or_the_way_remain(read: Read, text: str, status: str) -> None:
    assert find_only(read(text), "evacuation").status == status


@pytest.mark.parametrize(
    "led",
    ["أفضت جهود لجنة أهلية إلى", "أثمرت مساعٍ قطرية", "أسفرت وساطة قطرية عن"],
)
def test_what_efforts_led_to_is_done(read: Read, led: str) -> None:
    text = f"{led} إطلاق سراح سبعة شبان لدى حماس مقابل أربعة معتقلين لدى إسرائيل."

    assert find_only(read(text), "exchange").status == "completed"


def test_deal_that_talks_led_to_is_not_carried_out(read: Read) -> None:
    text = "أدت المفاوضات إلى اتفاق على إطلاق سراح سبعة شبان لدى حماس مقابل أربعة معتقلين لدى إسرائيل."

    assert find_only(read(text), "exchange").status != "completed"


def test_departure_that_is_said_to_be_due_is_agreed_whatever_governs_it(read: Read) -> None:
    text = "قال إن إتمام الاتفاق يعني أن نقل ألف مدني من دوما إلى إدلب من المتوقع أن يبدأ صباح الأربعاء."
    assert find_only(read(text), "evacuation").status == "agreed"


@pytest.mark.parametrize(
    ("day", "start"),
    [("15 حزيران", date(2018, 6, 15)), ("2 حزيران", date(2018, 6, 2)), ("3 أيار", date(2018, 5, 3))],
)
def test_day_of_a_month_lies_ahead_of_those_who_will_leave(read: Read, day: str, start: date) -> None:
    verb = "سيغادر" if start.month == 6 else "غادر"
    claim = find_only(read(f"{verb} 300 مقاتل دوما إلى جرابلس في {day} بموجب الاتفاق."), "evacuation")

    assert claim.status == ("agreed" if start.month == 6 else "completed")
    assert claim.date_start == start


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param("قال الصليب الأحمر إن عملية جارية لإجلاء مدنيين من مدينة دوما.", "ongoing", id="an operation"),
        pytest.param("العمل جارٍ على إجلاء 40 مدنيا من دوما بموجب الاتفاق.", "ongoing", id="work"),
        pytest.param("لا تزال عملية إخراج المدنيين من دوما جارية بموجب الاتفاق.", "ongoing", id="behind its subject"),
        pytest.param("المفاوضات جارية لإجلاء المدنيين من مدينة دوما.", "proposed", id="talks"),
    ],
)
def test_what_is_under_way_goes_on_unless_it_is_talks(read: Read, text: str, status: str) -> None:
    assert find_only(read(text), "evacuation").status == status


@pytest.mark.parametrize(
    "text",
    [
        "اتفقت حماس وإسرائيل على تبادل الأسرى خلال محادثات الدوحة.",
        "اتفقت حماس وإسرائيل في محادثات الدوحة على تبادل الأسرى.",
        "توصلت حماس وإسرائيل بعد مفاوضات إلى اتفاق لتبادل الأسرى.",
        "توصلت حماس إلى اتفاق مع إسرائيل لتبادل الأسرى عقب مفاوضات استمرت شهرا.",
        "أسفرت المفاوضات بين حماس وإسرائيل عن اتفاق على تبادل الأسرى.",
    ],
)
def test_talks_in_which_a_deal_was_reached_leave_it_agreed(read: Read, text: str) -> None:
    assert find_only(read(text), "exchange").status == "agreed"


def test_deal_that_is_obstructed_has_not_failed(read: Read) -> None:
    assert find_only(read("اتهمت حماس إسرائيل بعرقلة صفقة تبادل الأسرى."), "exchange").status == "ongoing"


@pytest.mark.parametrize(
    "text",
    [
        "دعا مدير منظمة الصحة العالمية إلى استئناف عمليات الإجلاء من غزة إلى مصر.",
        "طالب المدير باستئناف إجلاء الجرحى من غزة إلى مصر.",
        "حث المدير على مواصلة إجلاء الجرحى من غزة إلى مصر.",
    ],
)
def test_what_is_called_for_does_not_go_on(read: Read, text: str) -> None:
    (claim,) = read(text).claims

    assert claim.status == "proposed"


def test_what_goes_on_with_the_terms_of_a_deal_is_agreed(read: Read) -> None:
    text = (
        "أعلنت مصادر محلية اتفاقاً بين النظام السوري وفيلق الشام. وينص الاتفاق على خروج 300 شخص من حي الوعر إلى إدلب. "
        "كما يطلق النظام أربعين معتقلاً، ويفرج الفيلق عن تسعة جنود."
    )

    assert [claim.status for claim in read(text).claims] == ["agreed", "agreed"]


def test_so_many_whom_somebody_has_let_leave_are_gone(read: Read) -> None:
    text = "بدأ صباح اليوم تنفيذ اتفاق النظام وفيلق الشام، وسمح الفيلق بخروج ثلاثين جريحاً من كفريا والفوعة."

    assert find_only(read(text), "evacuation").status == "completed"


def test_what_a_plan_provides_for_is_agreed_whatever_it_is_called(read: Read) -> None:
    text = (
        "سلّمت حماس إسرائيل أمس أربع جثث في صفقة التبادل. "
        "وتقضي المرحلة الأولى من خطة الرئيس بإعادة رفات 28 إسرائيلياً مقابل 40 أسيراً فلسطينياً."
    )

    assert [claim.status for claim in read(text).claims][-1] == "agreed"


def test_what_something_paves_the_way_for_is_yet_to_be_agreed(read: Read) -> None:
    text = "قالت جماعة الحوثي إن حصر أسماء أسراها لدى الحكومة اليمنية يمهد لمبادلة مئة أسير بخمسين جندياً."

    assert find_only(read(text), "exchange").status == "proposed"


BETWEEN = [
    "",
    " اليوم الثلاثاء",
    "، بحسب مصدر طبي،",
    "، مساء الأحد،",
    " رغم اشتداد المعارك",
    " في ظل استمرار القصف على المنطقة",
]
HELPED = [
    ("نجح الصليب الأحمر{} في إجلاء", "completed"),
    ("تمكن الصليب الأحمر{} من إجلاء", "completed"),
    ("بدأ الصليب الأحمر{} إجلاء", "ongoing"),
    ("يستعد الصليب الأحمر{} لإجلاء", "agreed"),
    ("من المقرر{} إجلاء", "agreed"),
    ("أوشك الصليب الأحمر{} على إجلاء", "agreed"),
    ("دعا الصليب الأحمر{} إلى إجلاء", "proposed"),
    ("لم يتمكن الصليب الأحمر{} من إجلاء", "failed"),
    ("لم يستطع الصليب الأحمر{} إجلاء", "failed"),
    ("عجز الصليب الأحمر{} عن إجلاء", "failed"),
    ("أحجم الصليب الأحمر{} عن إجلاء", "failed"),
    ("حال القصف{} دون إجلاء", "failed"),
    ("منعت القوات{} إجلاء", "failed"),
    ("فشلت{} محاولة إجلاء", "failed"),
]
CARRIED_OUT = [
    ("نجحت الوساطة{} في إتمام", "completed"),
    ("تم{} تنفيذ", "completed"),
    ("بدأ{} تنفيذ", "ongoing"),
    ("علقت القوات الحكومية{} تنفيذ", "ongoing"),
    ("من المقرر{} تنفيذ", "agreed"),
    ("لم تتمكن الوساطة{} من إتمام", "failed"),
    ("عجزت الوساطة{} عن إتمام", "failed"),
    ("أخفق الطرفان{} في إتمام", "failed"),
    ("تعذر{} إتمام", "failed"),
    ("حال القصف{} دون إتمام", "failed"),
    ("امتنعت القوات الحكومية{} عن إتمام", "proposed"),
    ("تنصلت القوات الحكومية{} من تنفيذ", "failed"),
]


@pytest.mark.parametrize("between", BETWEEN)
@pytest.mark.parametrize(("helped", "status"), HELPED)
def test_evacuation_has_come_as_far_whatever_stands_between(read: Read, helped: str, status: str, between: str) -> None:
    text = f"{helped.format(between)} 200 مدني من حي الوعر إلى إدلب."

    assert find_only(read(text, title="ملف إجلاء المدنيين"), "evacuation").status == status


@pytest.mark.parametrize("between", BETWEEN)
@pytest.mark.parametrize(("carried_out", "status"), CARRIED_OUT)
def test_exchange_has_come_as_far_whatever_stands_between(
    read: Read, carried_out: str, status: str, between: str
) -> None:
    text = f"{carried_out.format(between)} عملية تبادل 35 أسيرا بين الحوثيين والقوات الحكومية."

    assert find_only(read(text), "exchange").status == status


@pytest.mark.parametrize("count", ["200 شخص", "ما لا يقل عن 2000 شخص", "مئات المقاتلين وعائلاتهم"])
def test_those_who_could_not_leave_have_not_left(read: Read, count: str) -> None:
    text = f"لم يتمكن {count} من مغادرة حي الوعر إلى إدلب بموجب الاتفاق."

    assert find_only(read(text), "evacuation").status == "failed"


def test_what_is_carried_out_later_or_before_is_not_what_failed(read: Read) -> None:
    text = "فشلت الهدنة بعد تنفيذ عملية تبادل 35 أسيرا بين الحوثيين والقوات الحكومية."

    assert find_only(read(text), "exchange").status == "completed"


def test_ransom_that_was_nearly_paid_makes_no_trade(read: Read) -> None:
    text = "أوشكت أسر الرهائن على دفع فدية للخاطفين قبل أن تحرر القوات 11 رهينة من جماعة بوكو حرام."

    assert read(text).claims == ()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("قد يتم إجلاء 200 جريح من الغوطة الشرقية.", "proposed"),
        ("يستحيل إجلاء 200 جريح من الغوطة الشرقية بسبب القصف.", "failed"),
        ("عاد الصليب الأحمر أدراجه دون إجلاء 200 جريح من الغوطة الشرقية.", "failed"),
    ],
    ids=["may", "impossible", "without"],
)
def test_what_may_be_done_or_was_not_is_not_done(read: Read, text: str, status: str) -> None:
    assert find_only(read(text), "evacuation").status == status


@pytest.mark.parametrize("works", ["تعكف الحكومة العراقية على", "تعمل الحكومة العراقية على", "تخطط الحكومة العراقية ل"])
def test_what_a_party_works_on_is_not_agreed(read: Read, works: str) -> None:
    text = f"{works} مبادلة 20 أسيرا من داعش بعشرة جنود.".replace("ل مبادلة", "لمبادلة")

    assert find_only(read(text), "exchange").status == "proposed"


def test_those_exchanged_may_yet_have_to_come_home(read: Read) -> None:
    text = "تمت اليوم عملية تبادل خمسة سجناء بين طهران وواشنطن. وقال بايدن إن خمسة سجناء سيعودون إلى الوطن بعد التبادل."

    assert find_only(read(text), "exchange").status == "completed"


@pytest.mark.parametrize(
    ("text", "status", "start"),
    [
        pytest.param(
            "تبدأ صباح الأربعاء عملية إجلاء الجرحى من دوما بموجب الاتفاق.", "agreed", date(2018, 5, 23), id="the next"
        ),
        pytest.param(
            "عملية إجلاء الجرحى من دوما تبدأ الأربعاء بموجب الاتفاق.", "agreed", date(2018, 5, 23), id="behind its noun"
        ),
        pytest.param("عمليات الإجلاء من دوما يتوقع أن تبدأ الأربعاء.", "agreed", date(2018, 5, 23), id="expected"),
        pytest.param(
            "بدأت الأربعاء عملية إجلاء الجرحى من دوما بموجب الاتفاق.", "ongoing", date(2018, 5, 16), id="has begun"
        ),
        pytest.param(
            "تبدأ الأحد عملية إجلاء الجرحى من دوما بموجب الاتفاق.", "ongoing", date(2018, 5, 20), id="the last"
        ),
    ],
)
def test_day_on_which_an_evacuation_begins_is_the_next_where_that_is_nearer(
    read: Read, text: str, status: str, start: date
) -> None:
    claim = find_only(read(text), "evacuation")
    assert (claim.status, claim.date_start) == (status, start)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("ستكون صفقة التبادل بين حماس وإسرائيل على ثلاث مراحل.", "agreed"),
        ("بعد وساطة قطرية، بدأت تفاصيل صفقة التبادل بين حماس وإسرائيل تظهر، وشملت 20 أسيرا.", "completed"),
        ("سيكون الأسرى الخمسون ضمن صفقة تبادل بين حماس وإسرائيل.", "agreed"),
    ],
    ids=["will be", "details come out", "will be part of"],
)
def test_exchange_that_will_be_or_of_which_details_come_out(read: Read, text: str, status: str) -> None:
    assert find_only(read(text), "exchange").status == status


def test_state_in_which_people_are_is_no_condition(read: Read) -> None:
    text = "ألقى 51 مقاتلا السلاح وهم في حالة حرجة وتم إجلاؤهم أمس من دوما إلى جرابلس بموجب الاتفاق."

    assert find_only(read(text), "evacuation").status == "completed"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("بموجب المقترح ستفرج حماس عن 10 محتجزين مقابل 200 أسير لدى إسرائيل.", "proposed"),
        ("وفق مسودة الاتفاق، تفرج حماس عن 10 محتجزين مقابل إفراج إسرائيل عن 200 أسير.", "proposed"),
        (
            "ينص المقترح على تبادل 10 محتجزين لدى حماس مقابل 200 أسير لدى إسرائيل. وسيتم الإفراج عن محتجزين آخرين في اليوم الخمسين.",
            "proposed",
        ),
        ("وافقت حماس وإسرائيل على المقترح، وستفرج حماس غدا عن 10 محتجزين مقابل 200 أسير لدى إسرائيل.", "agreed"),
    ],
    ids=["will", "present", "goes on", "accepted"],
)
def test_what_a_proposal_would_bring_is_proposed(read: Read, text: str, status: str) -> None:
    assert find_only(read(text), "exchange").status == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param("فشل اتفاق يقضي بخروج مقاتلي داعش من مخيم اليرموك.", "failed", id="in one sentence"),
        pytest.param("أُعلن عن فشل الاتفاق الذي يقضي بخروج مقاتلي داعش من مخيم اليرموك.", "failed", id="announced"),
        pytest.param(
            "انهار الاتفاق بين الطرفين. وكان الاتفاق قد نص على خروج مقاتلي داعش من مخيم اليرموك.",
            "failed",
            id="in the sentence before",
        ),
        pytest.param(
            "بعد فشل الاتفاق الأول وُقّع اتفاق جديد. وينص الاتفاق على خروج مقاتلي داعش من مخيم اليرموك.",
            "agreed",
            id="an earlier one",
        ),
    ],
)
def test_terms_of_a_deal_that_failed_have_failed(read: Read, text: str, status: str) -> None:
    assert find_only(read(text), "evacuation").status == status


def test_day_that_had_been_named_beforehand_has_come(read: Read) -> None:
    text = "وكان مصدر قد أكد أن عملية تبادل 20 أسيرا بين إسرائيل وحزب الله ستتم يوم الأحد."

    assert find_only(read(text), "exchange").date_start == date(2018, 5, 20)


def test_civilians_who_leave_do_not_begin_a_deal_on_a_group(read: Read) -> None:
    text = (
        "أبرمت الحكومة السورية اتفاقا مع أحرار الشام يقضي بإخراج مسلحي الحركة من بلدة حرستا إلى الشمال السوري. "
        "وغادر 6000 مدني بلدة حرستا عبر ممر إنساني أمس الأحد."
    )

    statuses = [claim.status for claim in read(text).claims]

    assert statuses == ["agreed", "completed"]


def test_deal_under_which_it_was_done_tells_no_status(read: Read) -> None:
    text = (
        "قالت الوزارة إن الجانبين الروسي والأوكراني أجريا بموجب اتفاق تم التوصل إليه في جنيف، بين الجمعة والأحد، "
        "تبادلا شمل مئة أسير مقابل مئة أسير."
    )

    assert find_only(read(text), "exchange").status == "completed"


@pytest.mark.parametrize("point", ["أحد أركان", "أحد بنود", "من أبرز محاور"])
def test_exchange_that_an_agreement_provides_for_is_agreed(read: Read, point: str) -> None:
    text = f"وكان تبادل الأسرى {point} اتفاق وقعه الحوثيون والحكومة اليمنية، وهو يشمل 7000 أسير لدى كل طرف."

    assert find_only(read(text), "exchange").status == "agreed"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("أعلنت قطر التوصل إلى هدنة بين إسرائيل وحماس، تفرج خلالها الحركة عن 52 أسيرا مقابل 104 أسرى.", "agreed"),
        (
            "توصلت إسرائيل وحماس إلى اتفاق يبدأ الأحد، تفرج الحركة في مرحلته الأولى عن 32 أسيرا مقابل 104 أسرى.",
            "agreed",
        ),
        ("تفرج حماس عن 52 أسيرا مقابل 104 أسرى لدى إسرائيل في ثاني أيام الهدنة.", "ongoing"),
        ("وتشمل المرحلة الأولى الإفراج عن 1304 أسرى لدى إسرائيل مقابل 32 أسيرا لدى حماس.", "agreed"),
        ("شملت المرحلة الأولى الإفراج عن 1304 أسرى لدى إسرائيل مقابل 32 أسيرا لدى حماس.", "completed"),
    ],
)
def test_what_a_truce_or_phase_provides_for_is_agreed(read: Read, text: str, status: str) -> None:
    assert find_only(read(text), "exchange").status == status


def test_day_on_which_the_truce_began_is_not_that_of_the_exchange(read: Read) -> None:
    text = (
        "وصل إلى رام الله اليوم الاثنين أسرى أفرجت عنهم إسرائيل."
        " وأكدت إسرائيل أنها أفرجت عن 108 أسرى، في إطار اتفاق وقف إطلاق النار مع حماس الذي بدأ في 9 أيار، مقابل ثلاثة أسرى."
    )

    assert find_only(read(text), "exchange").date_start == date(2018, 5, 21)


@pytest.mark.parametrize(
    ("told", "status"),
    [
        pytest.param("انفضت جولة التفاوض على {} بلا نتيجة", "failed", id="without a result"),
        pytest.param("انتهت محادثات {} دون أن تحقق أي تقدم", "failed", id="without progress"),
        pytest.param("وصلت مباحثات {} إلى طريق مسدود", "failed", id="dead end"),
        pytest.param("انتهت محادثات {}", "proposed", id="over, and no more is told"),
        pytest.param("انتهت مفاوضات {} باتفاق على إطلاق 900 أسير", "agreed", id="by an agreement"),
        pytest.param("انتهت الجولة الأولى من {}", "completed", id="a round of the exchange itself"),
        pytest.param("انتهت عملية {} دون تأخير", "completed", id="the exchange is over"),
        pytest.param("أُنجزت الترتيبات ل{}", "agreed", id="preparations are complete"),
        pytest.param("أنهى الطرفان ترتيبات {}", "agreed", id="preparations, who completed them named"),
        pytest.param("أُنجزت المرحلة الأولى من {}", "completed", id="a phase is complete"),
    ],
)
def test_what_is_over_are_talks_preparations_or_the_swap(read: Read, told: str, status: str) -> None:
    text = told.format("تبادل الأسرى بين الحكومة اليمنية والحوثيين")

    assert find_only(read(f"{text}."), "exchange").status == status


@pytest.mark.parametrize(
    ("told", "status"),
    [
        pytest.param("المفاوضات مع جيش الإسلام مستمرة لخروج مقاتليه من دوما", "proposed", id="talks go on"),
        pytest.param("المفاوضات مع جيش الإسلام متواصلة من أجل خروج مقاتليه من دوما", "proposed", id="for it"),
        pytest.param(
            "بعد المفاوضات مع جيش الإسلام يتواصل خروج مقاتليه من دوما", "ongoing", id="it goes on after talks"
        ),
        pytest.param("بعد مفاوضات مع جيش الإسلام تم إخراج مقاتليه من دوما", "completed", id="done after talks"),
    ],
)
def test_what_goes_on_are_talks_or_the_departure(read: Read, told: str, status: str) -> None:
    assert find_only(read(f"{told}."), "evacuation").status == status


@pytest.mark.parametrize(
    "text",
    [
        "وفي وقت لاحق أفرجت حركة حماس عن 8 أسرى مقابل إفراج إسرائيل عن 120 معتقلا.",
        "أفرجت لاحقا حركة حماس عن 8 أسرى مقابل إفراج إسرائيل عن 120 معتقلا.",
        "وغادرت القافلة في وقت لاحق حي الوعر إلى إدلب وعلى متنها 300 شخص بموجب الاتفاق.",
    ],
)
def test_what_was_done_later_is_done(read: Read, text: str) -> None:
    assert [claim.status for claim in read(text).claims] == ["completed"]
