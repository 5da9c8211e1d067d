"""What is no exchange though people are let go, handed over or taken back: told as a return by nothing in the text."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_counts

QUIET = [
    pytest.param(
        "تستند مسودة الاتفاق إلى مقترحات جرى تبادلها بين إسرائيل وحماس في الأيام الأخيرة.",
        id="proposals that were exchanged, taken up by a pronoun",
    ),
    pytest.param(
        "تسلم العراق 60 من مقاتلي داعش من قوات سوريا الديمقراطية. وكانت قسد سلمت بغداد نحو 40 مقاتلا في آذار، ومثلهم في أيار.",
        id="as many again on another day",
    ),
    pytest.param(
        "قضى الاتفاق بين إيران وجيش الفتح بتبادل السكان بين الفوعة والزبداني.",
        id="a swap of the people of two towns",
    ),
    pytest.param(
        "استرد الجيش اللبناني مخيم عين الحلوة من عصبة الأنصار بعد قتال دفع ثلاثين ألفا من سكانه إلى النزوح."
        " وأعطى الجيش الإذن بعودة 500 عائلة إلى المخيم.",
        id="a place won back, leave given",
    ),
    pytest.param(
        "سلم الجيش السوري 40 طفلا من عائلات تنظيم داعش إلى القوات العراقية. وقال ضابط إن 60 مقاتلا من التنظيم سلموا"
        " أنفسهم خلال استعادة الموصل.",
        id="people who gave themselves up",
    ),
    pytest.param(
        "أفرج حزب العمال الكردستاني عن تسعة أتراك بينهم سبعة جنود. وتهدف المحادثات مع تركيا إلى حصول الأكراد على حقوق"
        " أوسع بعد حرب قتل فيها 40 ألف شخص.",
        id="some of them counted, rights obtained",
    ),
    pytest.param(
        "استقبل مشفى طرطوس جثامين 20 جنديا من قوات النظام قتلوا في إدلب، إضافة إلى وصول 30 جريحا.",
        id="a hospital that receives its own",
    ),
    pytest.param(
        "أطلق سراح 12 عاملا تركيا مختطفين في العراق عثرت عليهم قيادة عمليات سامراء. وكانت مجموعة مسلحة خطفت 15 عاملا"
        " ثم قامت بإطلاق سراح ثلاثة منهم.",
        id="a command of operations",
    ),
    pytest.param(
        "تستعد قسد لإطلاق سراح معتقلي تنظيم الدولة من سجونها بكفالة شيوخ العشائر. وقالت مصادر إن عملية الإفراج تشمل 600"
        " سجين لدى قسد.",
        id="captives of a group that lets nobody go",
    ),
    pytest.param(
        "أعلنت قسد إطلاق سراح 50 موقوفا بعد نقلهم من سجن الرقة إلى عين العرب وفق اتفاق مع لجان العشائر.",
        id="prisoners moved and let go",
    ),
    pytest.param(
        "أفرجت جماعة أبو سياف عن رهينة فيليبينية. والجماعة مختصة في عمليات الخطف مقابل فدية وتطالب بالملايين.",
        id="kidnapping for ransom as a trade",
    ),
    pytest.param(
        "أفرجت جبهة النصرة عن شرطيين لبنانيين خطفتهما في عرسال. وتسلم وفد من العلماء الشرطيين ضمن وساطة للإفراج عن"
        " العسكريين.",
        id="the same two taken over",
    ),
    pytest.param("زار قائد في الدعم السريع أسرى الجيش السوداني وبادله المفرج عنهم التحية.", id="greetings exchanged"),
    pytest.param(
        "أطلقت الحركة الشعبية سراح 90 أسيرا من الجيش السوداني. وقال الوسيط إن إطلاق سراحهم لم يجر ضمن عملية تبادل مع"
        " الحكومة.",
        id="a swap that it was not",
    ),
    pytest.param("أفرجت روسيا عن 20 أسيراً أوكرانياً من غير تبادل مع كييف.", id="without a swap"),
    pytest.param("قال مسؤول أوكراني إن 536 أسيراً رجعوا من روسيا بطرق أخرى غير المبادلة.", id="other ways than a swap"),
    pytest.param(
        "تسلم العراق 100 مقاتل من داعش كانوا لدى قسد. وكانت قسد قد سلمت بغداد 90 مقاتلا في شباط، ومثلهم في أيلول.",
        id="as many again at another time",
    ),
    pytest.param(
        "أفرج عن 25 قطريا خطفهم مسلحون في العراق. ولم توضح الدوحة ما إذا كانت قد دفعت فدية لقاء ذلك.",
        id="a ransom of which nothing is known",
    ),
    pytest.param(
        "قضى اتفاق المدن الأربع بين إيران والمعارضة السورية بتبادل السكان بين مضايا والفوعة.", id="inhabitants swapped"
    ),
    pytest.param(
        "أطلق سراح أربعة رهائن غربيين في النيجر. وقال دبلوماسيون كنديون حاضرون للقاء إن المفرج عنهم تركوا باماكو.",
        id="a meeting, spelt as in return for",
    ),
]

TOLD = [
    pytest.param(
        "لم تتم عملية تبادل الأسرى بين الجيش السوداني وقوات الدعم السريع أمس.", id="a swap that did not come about"
    ),
    pytest.param("استردت حماس 20 أسيرا من مقاتليها وأفرجت عن خمسة جنود إسرائيليين.", id="people got back"),
    pytest.param(
        "حصل النظام السوري على 16 جثة لجنوده ضمن صفقة، وتسلمت أحرار الشام عشر جثث لعناصرها.", id="bodies obtained"
    ),
    pytest.param(
        "أطلقت قسد سراح 20 عنصرا من الجيش السوري الحر. وأطلق الجيش السوري الحر سراح 15 مقاتلا ضمن اتفاق بين الطرفين.",
        id="two who let go",
    ),
    pytest.param("أفرجت جماعة أبو سياف عن رهينتين ألمانيين مقابل فدية قدرها مليون دولار.", id="ransom paid"),
    pytest.param("سلمت روسيا أوكرانيا جثامين 200 جندي وتسلمت منها 200 جثة ضمن عملية إنسانية.", id="as many both ways"),
    pytest.param(
        "يقضي الاتفاق بإطلاق سراح 40 معتقلا لدى النظام السوري وخروج مقاتلي جيش الإسلام إلى إدلب.",
        id="let go where others leave",
    ),
]


@pytest.mark.parametrize("text", QUIET)
def test_letting_go_without_a_return_is_no_exchange(read: Read, text: str) -> None:
    assert [claim.kind for claim in read(text).claims if claim.kind == "exchange"] == []


@pytest.mark.parametrize("text", TOLD)
def test_letting_go_in_return_is_an_exchange(read: Read, text: str) -> None:
    assert "exchange" in [claim.kind for claim in read(text).claims]


STAY_HOME = [
    pytest.param(
        "وصلت إلى مطار القاهرة طائرة عسكرية على متنها عشرات المواطنين الذين تم إجلاؤهم من السودان.", id="a plane"
    ),
    pytest.param("نجحت سفارة جمهورية مصر العربية في إجلاء 25 طالبا مصريا من مدينة ود مدني.", id="students"),
    pytest.param("نقل أكثر من 100 عائلة عراقية من مخيم الهول إلى مخيم الجدعة في دفعة جديدة.", id="families taken back"),
    pytest.param("غادر 200 لاجئ سوري بلدة عرسال في دفعة جديدة باتجاه القلمون الغربي.", id="refugees who go back"),
    pytest.param("نقل الهلال الأحمر السوري بسياراته الأسرى المحررين من إدلب إلى حلب بوساطة محلية.", id="the freed"),
]

LEAVE = [
    pytest.param("أجلت مفوضية اللاجئين 60 لاجئا من ليبيا إلى رواندا.", id="refugees taken to a third country"),
    pytest.param("غادر 200 لاجئ سوري بلدة عرسال باتجاه القلمون الغربي بموجب اتفاق مع حزب الله.", id="under a deal"),
    pytest.param("أجلت حافلات 100 عائلة سورية من حي الوعر في حمص إلى جرابلس في دفعة جديدة.", id="within their country"),
    pytest.param("تم إجلاء 40 جريحا ليبيا من مدينة بنغازي إلى تونس بوساطة الصليب الأحمر.", id="wounded sent abroad"),
]


@pytest.mark.parametrize("text", STAY_HOME)
def test_people_on_their_way_home_are_not_evacuated(read: Read, text: str) -> None:
    assert not read(text).claims


@pytest.mark.parametrize("text", LEAVE)
def test_people_let_out_are_evacuated(read: Read, text: str) -> None:
    assert "evacuation" in [claim.kind for claim in read(text).claims]


@pytest.mark.parametrize(
    "beside",
    [
        pytest.param("ومنذ اندلاع الحرب سهّلت اللجنة تبادل الأسرى بانتظام بين الجيش وقوات الدعم السريع", id="regularly"),
        pytest.param("وعادة ما يتبادل الجيش وقوات الدعم السريع الأسرى عبر وسطاء", id="usually"),
    ],
)
def test_release_beside_a_habit_of_exchanges_is_none(read: Read, beside: str) -> None:
    text = (
        "الدعم السريع يفرج عن 64 جنديا\nأعلن الصليب الأحمر أن قوات الدعم السريع أفرجت عن 64 جنديا من الجيش السوداني. "
        f"وقالت اللجنة إنها يسّرت إطلاق سراح 64 محتجزا ونقلهم في هذه العملية.\n{beside}."
    )
    assert not read(text).claims


def test_release_beside_an_exchange_of_long_ago_is_none(read: Read) -> None:
    text = (
        "أفرج الحوثيون الأحد عن 30 أسيرا من القوات الحكومية اليمنية. "
        "وكان الطرفان قد تبادلا نحو ألف أسير في تشرين الأول 2017."
    )
    assert tell_counts(find_only(read(text), "exchange"), "total") == "1000 detainees"


def test_release_in_an_exchange_is_one_whatever_the_parties_do_usually(read: Read) -> None:
    text = (
        "أفرج الحوثيون الأحد عن 30 أسيرا من القوات الحكومية اليمنية ضمن صفقة تبادل. "
        "وعادة ما يتبادل الطرفان الأسرى عبر وساطات محلية."
    )
    assert tell_counts(find_only(read(text), "exchange"), "released") == "30 fighters"
