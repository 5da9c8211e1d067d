"""How far an event has come: each status told in several ways, beside words of other statuses that do not tell it."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param(
            "أفضت جهود قطرية دامت أشهرا من المباحثات إلى اتفاق بين حماس وإسرائيل يُطلق بموجبه 50 أسيرا مقابل 10 رهائن.",
            "agreed",
            id="talks that led to an agreement",
        ),
        pytest.param(
            "لم تفض جهود قطرية دامت أشهرا من المباحثات إلى اتفاق بين حماس وإسرائيل يُطلق بموجبه 50 أسيرا مقابل 10 رهائن.",
            "proposed",
            id="that did not",
        ),
        pytest.param(
            "أعلنت الحكومة اليمنية والحوثيون الاتفاق على إتمام أكبر عملية تبادل أسرى بعد مفاوضات في جنيف.",
            "agreed",
            id="agreed on after talks",
        ),
        pytest.param(
            "أكد الوفد الحكومي اكتمال الترتيبات لتنفيذ عملية تبادل الأسرى مع الحوثيين في موعدها.",
            "agreed",
            id="arrangements are complete",
        ),
        pytest.param(
            "قال الجيش إن تبادل 50 أسيرا من بنود اتفاق السلام بين الحكومة اليمنية والحوثيين.",
            "agreed",
            id="of the points of an agreement",
        ),
        pytest.param(
            "المنتظر أن يتم تبادل 50 أسيرا بين الحكومة اليمنية والحوثيين الأسبوع القادم.", "agreed", id="expected"
        ),
        pytest.param(
            "يجري الإقليم اتصالات مع عشائر في الحويجة تمهيدا لمبادلة 17 من أسرى البيشمركة بمعتقلين من تنظيم داعش.",
            "proposed",
            id="contacts that prepare it",
        ),
        pytest.param(
            "تفاوض الطرفان أسابيع قبل أن يفرج الحوثيون عن 20 أسيرا مقابل 20 من مقاتليهم لدى الحكومة اليمنية.",
            "completed",
            id="negotiated before it was done",
        ),
        pytest.param(
            "فشلت صفقة كان يفترض أن تفرج بموجبها قسد عن 4 أسرى مقابل 3 لدى الجبهة الشامية.",
            "failed",
            id="was due, and failed",
        ),
        pytest.param(
            "أطلق الحوثيون 16 أسيرا سعوديا مقابل 250 من أسراهم أفرجت عنهم السعودية، على أن تستكمل عملية التبادل غدا.",
            "ongoing",
            id="to be completed",
        ),
        pytest.param(
            "سلم الحوثيون 20 أسيرا إلى الحكومة اليمنية، ولم تفرج الحكومة حتى الآن عن 30 من أسراهم المشمولين بالصفقة.",
            "ongoing",
            id="one side has not yet let anybody go",
        ),
        pytest.param(
            "انطلقت عملية تبادل الأسرى بين الحكومة اليمنية والحوثيين اليوم، وأفرج الحوثيون عن 70 أسيرا مقابل 250.",
            "ongoing",
            id="began",
        ),
        pytest.param(
            "انطلقت عملية تبادل الأسرى بين الحكومة اليمنية والحوثيين صباحا وانتهت العملية مساء، وأفرج الحوثيون عن 70 أسيرا مقابل 250.",
            "completed",
            id="began and ended",
        ),
        pytest.param(
            "أنجزت هيئة تحرير الشام وحزب الله تبادل الأسرى مساء الخميس. وقضى الاتفاق بأن تسلم الهيئة 9 جثث على أن يسلم الحزب 5 جثث.",
            "completed",
            id="terms told in the past",
        ),
        pytest.param(
            "أطلقت جبهة النصرة 13 راهبة مقابل 150 سجينة لدى الحكومة السورية، وكان يفترض أن يخلى سبيل الراهبات قبل يومين.",
            "completed",
            id="was due before",
        ),
        pytest.param(
            "أطلقت السلطات المالية 100 من عناصر نصرة الإسلام ضمن مفاوضات مستمرة لإطلاق رهينتين فرنسيتين لدى الجماعة مقابلهم.",
            "ongoing",
            id="while the release of others is negotiated",
        ),
        pytest.param(
            "أطلق الحوثيون 15 أسيرا سعوديا مقابل 200 من أسراهم أطلقتهم السعودية. وقالت اللجنة إن العملية التي بدأت اليوم هي الأكبر.",
            "ongoing",
            id="the operation that began today",
        ),
        pytest.param(
            "قال نتنياهو إنه لا يتوقع قريبا صفقة لتبادل الأسرى مع حماس تشمل 50 أسيرا.", "proposed", id="not expected"
        ),
    ],
)
def test_how_far_an_exchange_has_come(read: Read, text: str, status: str) -> None:
    assert find_only(read(text), "exchange").status == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param(
            "أعلنت موسكو أنها ستتيح للمدنيين الخروج من ماريوبول عبر ممر إنساني غدا.",
            "proposed",
            id="will be allowed to",
        ),
        pytest.param("المتوقع خروج 200 مقاتل من داريا بموجب اتفاق مع النظام.", "agreed", id="expected"),
        pytest.param(
            "15 حافلة تقل 898 من المسلحين وعائلاتهم تستعد للخروج من ممر عربين تمهيدا لنقلهم إلى إدلب.",
            "agreed",
            id="aboard, and about to leave",
        ),
        pytest.param(
            "غادرت 40 حافلة تقل 300 مقاتل داريا بموجب الاتفاق. وستنقل الحافلات المقاتلين إلى إدلب.",
            "ongoing",
            id="the buses have their way before them",
        ),
        pytest.param(
            "غادرت أول حافلة على متنها مدنيون أحياء حمص القديمة، عقب اتفاق مع الأمم المتحدة.",
            "ongoing",
            id="the first bus",
        ),
        pytest.param(
            "وجاء إخلاء جيش المهدي للنجف بعد اتفاق مع السيستاني. وتقضي المبادرة بخروج كل المسلحين من النجف.",
            "completed",
            id="came",
        ),
        pytest.param("تغادر مساء اليوم دفعة من 200 مقاتل مدينة داريا بموجب اتفاق.", "agreed", id="this evening"),
        pytest.param(
            "لم يُكتب النجاح لمحاولة إجلاء 100 مدني من الفاشر برعاية الصليب الأحمر.", "failed", id="no success"
        ),
        pytest.param(
            "من المقرر أن تخرج القافلة 100 مدني من الفاشر بضمانات الطرفين. لكن المهمة أُجهضت.",
            "failed",
            id="the mission was aborted",
        ),
        pytest.param(
            "وصل 300 مقاتل من داريا إلى معبر باب الهوى بموجب الاتفاق توطئة لنقلهم إلى إدلب.",
            "ongoing",
            id="have the rest of the way before them",
        ),
    ],
)
def test_how_far_a_departure_has_come(read: Read, text: str, status: str) -> None:
    assert find_only(read(text), "evacuation").status == status


def test_earlier_deal_is_another_than_the_one_agreed_on(read: Read) -> None:
    text = (
        "اتفق الحوثيون وتنظيم القاعدة على تبادل 17 أسيرا مقابل 17. "
        "وتأتي الصفقة بعد أسبوع على إنجاز صفقة سواها أخلى الطرفان بموجبها سبيل ستة عناصر."
    )

    assert [claim.status for claim in read(text).claims] == ["agreed", "completed"]
