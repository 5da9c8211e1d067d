"""When it happened, and who says so: dates, sources and confidence of a claim. Expected is what the codebook asks for."""

from __future__ import annotations

from datetime import date

import pytest

from extract.claims.claim import Claim
from tests.unit.claims.reading import Read, find_only, tell_names

SWAP = "أفرج حزب الله {when} عن 5 معتقلين مقابل 7 معتقلين لدى هيئة تحرير الشام."
DUE = "اتفق حزب الله وهيئة تحرير الشام {told} على تبادل 5 معتقلين مقابل 7 {due}."


def tell_days(claim: Claim) -> str:
    return f"{claim.date_start}..{claim.date_end} {claim.date_precision}"


@pytest.mark.parametrize(
    ("when", "days"),
    [
        pytest.param("اليوم", "2018-05-21..2018-05-21 day", id="today"),
        pytest.param("فجر اليوم", "2018-05-21..2018-05-21 day", id="at dawn"),
        pytest.param("أمس", "2018-05-20..2018-05-20 day", id="yesterday"),
        pytest.param("أول من أمس السبت", "2018-05-19..2018-05-19 day", id="the day before, with its weekday"),
        pytest.param("يوم الخميس الماضي", "2018-05-17..2018-05-17 day", id="last Thursday"),
        pytest.param("في 3 نيسان الماضي", "2018-04-03..2018-04-03 day", id="day of a month gone by"),
        pytest.param("في آب الماضي", "2017-08-01..2017-08-31 month", id="month gone by, of the year before"),
        pytest.param("مطلع نيسان الماضي", "2018-04-01..2018-04-10 week", id="early in a month"),
        pytest.param("عام 2016", "2016-01-01..2016-12-31 year", id="year"),
        pytest.param("", "None..None unknown", id="no day"),
    ],
)
def test_day_of_what_has_happened(read: Read, when: str, days: str) -> None:
    assert tell_days(find_only(read(SWAP.format(when=when)), "exchange")) == days


@pytest.mark.parametrize(
    "since",
    [
        "منذ انطلاق العملية العسكرية على البلدة في 18 شباط",
        "منذ اندلاع المواجهات بين الجانبين في 3 نيسان",
        "منذ دخول الهدنة حيز التنفيذ يوم الأحد",
        "منذ أن توقفت المعارك بين الجانبين في 3 نيسان",
    ],
)
def test_day_since_which_it_is_the_first_dates_what_began(read: Read, since: str) -> None:
    swap = f"أفرج حزب الله عن 5 معتقلين مقابل 7 معتقلين لدى هيئة تحرير الشام، في أول عملية من نوعها {since}."
    assert tell_days(find_only(read(swap), "exchange")) == "None..None unknown"


@pytest.mark.parametrize(
    ("told", "due", "days"),
    [
        pytest.param(
            "أمس",
            "",
            "None..None unknown",
            id="the day of the announcement is not the day",
        ),
        pytest.param(
            "أمس",
            "غداً",
            "2018-05-22..2018-05-22 day",
            id="tomorrow, told yesterday",
        ),
        pytest.param("", "غداً", "2018-05-22..2018-05-22 day", id="tomorrow"),
        pytest.param("", "يوم الخميس المقبل", "2018-05-24..2018-05-24 day", id="next Thursday"),
        pytest.param("", "في 2 حزيران", "2018-06-02..2018-06-02 day", id="a day to come, without its year"),
    ],
)
def test_day_on_which_an_agreed_event_is_due(read: Read, told: str, due: str, days: str) -> None:
    assert tell_days(find_only(read(DUE.format(told=told, due=due)), "exchange")) == days


@pytest.mark.parametrize("enters", ["يبدأ تنفيذه", "يدخل حيز التنفيذ", "يبدأ تطبيقه"])
def test_day_on_which_a_deal_is_to_be_carried_out(read: Read, enters: str) -> None:
    text = f"أعلن التلفزيون التوصل إلى اتفاق {enters} صباح الخميس، ويقضي بإخراج المقاتلين من دوما."
    assert tell_days(find_only(read(text), "evacuation")) == "2018-05-24..2018-05-24 day"


@pytest.mark.parametrize("when", ["أمس", "يوم الخميس الماضي", "في نيسان الماضي"])
def test_without_a_day_of_publication_what_is_relative_stays_open(read: Read, when: str) -> None:
    claim = find_only(read(SWAP.format(when=when), day=None), "exchange")

    assert tell_days(claim) == "None..None unknown"
    assert [slot.mention.date_start for slot in claim.slots if slot.role == "date"] in ([], [None])


def test_full_date_needs_no_day_of_publication(read: Read) -> None:
    claim = find_only(read(SWAP.format(when="في 3 نيسان 2018"), day=None), "exchange")

    assert (claim.date_start, claim.date_end) == (date(2018, 4, 3), date(2018, 4, 3))


@pytest.mark.parametrize(
    ("attribution", "source"),
    [
        pytest.param("وفق المرصد السوري لحقوق الإنسان", "sohr", id="according to a monitor"),
        pytest.param("بحسب وكالة رويترز", "reuters", id="an agency"),
    ],
)
def test_source_is_named_and_no_side(read: Read, attribution: str, source: str) -> None:
    text = f"أفرج حزب الله عن 5 معتقلين مقابل 7 معتقلين لدى هيئة تحرير الشام، {attribution}."
    claim = find_only(read(text), "exchange")

    assert tell_names(claim, "source") == source
    assert tell_names(claim, "side_actor") == "hezbollah+hts"


@pytest.mark.parametrize(
    ("attribution", "words", "kind"),
    [
        pytest.param("وفق مصادر محلية", "مصادر محلية", "anonymous", id="local sources"),
        pytest.param("بحسب ناشطين", "ناشطين", "activist", id="activists"),
        pytest.param("نقلاً عن شهود عيان", "شهود عيان", "witness", id="witnesses, and not the holder before"),
        pytest.param("وفق مصدر أمني", "مصدر أمني", "official", id="security source"),
        pytest.param("وفق ما نقلت وسائل إعلام", "وسائل إعلام", "media", id="media"),
    ],
)
def test_nameless_source_is_kept_by_its_words(read: Read, attribution: str, words: str, kind: str) -> None:
    text = f"أفرج حزب الله عن 5 معتقلين مقابل 7 معتقلين لدى هيئة تحرير الشام، {attribution}."
    sources = [slot.mention for slot in find_only(read(text), "exchange").slots if slot.role == "source"]

    assert [(each.text, each.entity_type) for each in sources] == [(words, kind)]


def test_those_of_whom_something_is_said_do_not_say_it(read: Read) -> None:
    text = "قالت مصادر محلية إن حزب الله أفرج عن 5 معتقلين مقابل 7 معتقلين لدى هيئة تحرير الشام."
    sources = [slot.mention.text for slot in find_only(read(text), "exchange").slots if slot.role == "source"]

    assert sources == ["مصادر محلية"]


def test_event_in_one_piece_is_an_operation(read: Read) -> None:
    assert find_only(read(SWAP.format(when="أمس")), "exchange").scope == "operation"


def test_claim_that_names_more_is_more_confident(read: Read) -> None:
    full = find_only(read(SWAP.format(when="أمس")), "exchange")
    bare = find_only(read("جرت عملية تبادل أسرى بين حزب الله وهيئة تحرير الشام."), "exchange")

    assert full.confidence > bare.confidence


@pytest.mark.parametrize(
    ("text", "start"),
    [
        pytest.param(
            "خرج 60 مقاتلاً وأسرهم، الأحد 20 أيار 2018، من دوما إلى إدلب بموجب اتفاق.",
            date(2018, 5, 20),
            id="their families",
        ),
        pytest.param("كان من المقرر أن يخرج 60 مقاتلاً من دوما إلى إدلب السبت بموجب اتفاق.", None, id="was due"),
        pytest.param(
            "في أيلول 2016 رعت روسيا اتفاقاً يقضي بخروج جميع المسلحين من مدينة حلب.",
            date(2016, 9, 1),
            id="deal of long ago",
        ),
        pytest.param(
            "في 18 أيار 2018 رعت روسيا اتفاقاً يقضي بخروج جميع المسلحين من مدينة دوما.", None, id="deal in the news"
        ),
    ],
)
def test_day_of_those_who_leave(read: Read, text: str, start: date | None) -> None:
    assert find_only(read(text), "evacuation").date_start == start


def test_day_of_the_truce_that_a_swap_carries_out_is_not_its_day(read: Read) -> None:
    text = "أفرج حزب الله عن 5 معتقلين مقابل 7 لدى هيئة تحرير الشام تنفيذا لبنود الهدنة الموقعة بينهما بتاريخ 3 نيسان 2018."

    assert find_only(read(text), "exchange").date_start is None


@pytest.mark.parametrize("deal", ["تفاهمات 2 نيسان 2018", "مذكرة الثاني من نيسان"])
def test_day_after_which_an_understanding_is_called_is_not_that_of_the_event(read: Read, deal: str) -> None:
    text = f"أفرج حزب الله عن 5 معتقلين مقابل 7 لدى هيئة تحرير الشام وفق {deal}."

    assert find_only(read(text), "exchange").date_start is None


def test_day_on_which_captives_fell_into_hands_is_not_that_of_their_release(read: Read) -> None:
    swap = "أفرج حزب الله عن 5 معتقلين، في حين سلمته هيئة تحرير الشام بالمقابل 7 أشخاص"

    assert find_only(read(f"{swap} وقعوا في أيديها قبل ثلاث سنوات."), "exchange").date_start is None


def test_date_before_the_ambush_is_that_of_the_capture(read: Read) -> None:
    text = "استعادت قسد جثمان مقاتل لقاء الإفراج عن جندي من الجيش الوطني وقع في أواخر عام 2017 في كمين."
    assert find_only(read(text, day=None), "exchange").date_start is None


def test_day_on_which_the_deal_was_made_is_not_that_of_the_exchange(read: Read) -> None:
    text = "أفرج حزب الله عن 5 معتقلين مقابل 7 لدى هيئة تحرير الشام بموجب التفاهم المعقود في 16 أيار."
    assert find_only(read(text), "exchange").date_start is None


@pytest.mark.parametrize(
    ("month", "status"),
    [
        pytest.param("في أيلول 2016 نص", "completed", id="of long ago"),
        pytest.param("أمس نص", "agreed", id="in the news"),
    ],
)
def test_departure_that_a_deal_provided_for_is_over_long_after(read: Read, month: str, status: str) -> None:
    text = f"{month} اتفاق برعاية روسيا على خروج جميع المسلحين من مدينة حلب إلى إدلب."
    assert find_only(read(text), "evacuation").status == status


@pytest.mark.parametrize(
    ("text", "start"),
    [
        pytest.param(
            "تبادلت حماس وإسرائيل 20 جثة لمقاتلين سقطوا في معارك دارت قبل عام. وقال مسؤول إن العملية جرت أمس.",
            date(2018, 5, 20),
            id="when they fought",
        ),
        pytest.param(
            "لم تجر مبادلة بين حماس وإسرائيل منذ نيسان الماضي، حين أفرجتا عن 30 أسيرا.",
            date(2018, 4, 1),
            id="the last time",
        ),
        pytest.param(
            "أثمرت مساعي قطر، أمس الأحد، صفقة لتبادل 20 أسيرا بين حماس وإسرائيل.",
            date(2018, 5, 20),
            id="efforts that bore fruit",
        ),
        pytest.param("سلّمت حماس خلال 2017 نحو 20 أسيرا مقابل 30 لدى إسرائيل.", date(2017, 1, 1), id="during a year"),
    ],
)
def test_day_of_the_exchange_itself(read: Read, text: str, start: date) -> None:
    assert find_only(read(text), "exchange").date_start == start


def test_what_begins_today_is_due_today(read: Read) -> None:
    text = "وتبدأ صباح اليوم المرحلة الثانية، وهي ترحيل مسلحي جبهة النصرة من جرود عرسال إلى إدلب بموجب الاتفاق."
    assert find_only(read(text), "evacuation").date_start == date(2018, 5, 21)


def test_full_date_of_the_lead_dates_an_undated_report(read: Read) -> None:
    text = "أفضت وساطة قطر في 3 نيسان 2018 إلى خروج المحتجزين. وأفرجت حماس عن 4 أسرى مقابل 9 لدى إسرائيل في صفقة تبادل."
    assert find_only(read(text, day=None), "exchange").date_start == date(2018, 4, 3)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "أطلقت السلطات السورية 25 موقوفا مقابل ثلاث راهبات كن لدى جبهة النصرة، وفق ما قال الوزير في حديث إلى التلفزيون مساء أمس الأحد.",
            id="after what was said",
        ),
        pytest.param(
            "روى الشيخ، في مقابلة تلفزيونية أمس الأحد، كيف دفعت القبائل مليون جنيه إلى قوات الدعم السريع لتطلق الأخيرة سراح خمسة أسرى.",
            id="before it",
        ),
    ],
)
def test_day_of_an_interview_is_not_that_of_the_event(read: Read, text: str) -> None:
    assert find_only(read(text), "exchange").date_start is None


def test_deal_is_dated_by_when_it_was_carried_out(read: Read) -> None:
    text = "كانت الجولة الأولى، في الخامس من أيار، قد أثمرت صفقة 80 أسيرا مقابل 80 بين موسكو وكييف التي أُنجزت في يومين، بين 12 و14 من الشهر نفسه."
    claim = find_only(read(text), "exchange")
    assert (claim.date_start, claim.date_end) == (date(2018, 5, 12), date(2018, 5, 14))


@pytest.mark.parametrize(
    "held",
    [
        pytest.param("رهينتين تحتجزهما في زابل منذ العام 2017", id="a verb of holding"),
        pytest.param("رهينتين محتجزتين لديها منذ 2016", id="a participle"),
        pytest.param("سبعة معتقلين لديها من عام 2016", id="from"),
    ],
)
@pytest.mark.parametrize("day", [date(2018, 5, 21), None])
def test_since_when_captives_are_held_dates_no_exchange(read: Read, held: str, day: date | None) -> None:
    text = f"أعلنت حركة طالبان، الثلاثاء، تحرير {held} مقابل ثلاثة من قادتها لدى الحكومة الأفغانية."
    assert find_only(read(text, day=day), "exchange").date_start == (day and date(2018, 5, 15))


def test_captives_freed_since_a_day_are_dated_by_it(read: Read) -> None:
    text = "قالت الوزارة إن 60 محتجزا أفرجت عنهم حماس منذ 18 أيار 2018 في صفقة تبادل مع إسرائيل."
    assert find_only(read(text), "exchange").date_start == date(2018, 5, 18)


@pytest.mark.parametrize(
    "record", ["أول عملية تبادل للأسرى هذا العام", "أكبر تبادل للأسرى هذا العام", "التبادل الثالث للأسرى في 2018"]
)
def test_year_of_a_record_dates_nothing(read: Read, record: str) -> None:
    text = f"{record}\n\nتبادلت القوات الحكومية والحوثيون أمس الأحد 10 أسرى مقابل 12 أسيرا."

    assert find_only(read(text), "exchange").date_start == date(2018, 5, 20)


@pytest.mark.parametrize(
    "since",
    [
        "منذ انطلاق عملية الإجلاء في آذار",
        "منذ أن انطلقت العملية في شهر آذار",
        "من آذار إلى الآن",
        "من آذار وحتى الآن",
    ],
)
def test_a_sum_since_an_operation_began_runs_up_to_the_report(read: Read, since: str) -> None:
    claim = find_only(read(f"بلغ عدد من خرجوا من الغوطة إلى إدلب {since} 5000 شخص ضمن عملية الإجلاء."), "evacuation")

    assert (str(claim.date_start), str(claim.date_end)) == ("2018-03-01", "2018-05-21")


@pytest.mark.parametrize(
    "text",
    [
        "تبادلت روسيا وأوكرانيا 100 أسير من كل طرف، في أول تبادل منذ نيسان.",
        "تبادل الجيش السوداني والدعم السريع 100 أسير من كل طرف في الحرب المستمرة منذ نيسان.",
        "خرج 500 مدني من الغوطة المحاصرة منذ نيسان إلى إدلب بموجب اتفاق.",
        "تبادل الحوثيون والحكومة اليمنية التي تخوض حربا منذ نيسان 20 أسيرا من كل طرف.",
    ],
)
def test_since_when_something_lasts_is_no_day_of_the_event(read: Read, text: str) -> None:
    (claim,) = read(text).claims

    assert (claim.date_start, claim.is_running_total) == (None, False)
