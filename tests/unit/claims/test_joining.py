"""Passages into claims: one event told twice is one claim, two events are two, and every slot lies in its evidence."""

from __future__ import annotations

from datetime import date

import pytest

from extract.claims import joining
from extract.claims.totals import counts_only_totals
from tests.unit.claims.reading import Read, find_only, tell_counts, tell_names, tell_route, tell_sides

SWAP = "أفرج حزب الله عن 5 معتقلين مقابل 7 معتقلين لدى هيئة تحرير الشام."  # "Hezbollah freed 5 in return for 7 held by HTS"
BUSES = "خرج 1200 مقاتل من حي الوعر إلى جرابلس بموجب اتفاق."  # "1200 fighters left al-Waer for Jarablus under a deal"


@pytest.mark.parametrize(
    "again",
    [
        pytest.param("وأضاف المصدر أن 5 معتقلين أفرج عنهم حزب الله وصلوا إلى ذويهم.", id="one leg told again"),
        pytest.param("وتمت عملية التبادل بين حزب الله وهيئة تحرير الشام صباح اليوم.", id="the whole told again"),
        pytest.param("وجرت عملية التبادل بوساطة قطر.", id="the deal, by its noun"),
    ],
)
def test_two_passages_about_one_exchange_are_one_claim(read: Read, again: str) -> None:
    assert tell_sides(find_only(read(f"{SWAP} {again}"), "exchange")) == "hezbollah: 5 detainees; hts: 7 detainees"


def test_a_later_passage_fills_what_the_first_leaves_open(read: Read) -> None:
    claim = find_only(read(f"{SWAP}\n\nوجرت عملية التبادل أمس بوساطة قطر."), "exchange")

    assert (tell_names(claim, "mediator"), str(claim.date_start)) == ("qatar", "2018-05-20")


def test_a_headline_and_its_lead_are_one_claim(read: Read) -> None:
    claim = find_only(read(f"تبادل أسرى بين حزب الله وهيئة تحرير الشام\n\n{SWAP}"), "exchange")

    assert tell_sides(claim) == "hezbollah: 5 detainees; hts: 7 detainees"


def test_two_passages_about_one_evacuation_are_one_claim(read: Read) -> None:
    claim = find_only(read(f"{BUSES} ووصلت الحافلات التي تقل المقاتلين من الوعر إلى جرابلس."), "evacuation")

    assert (tell_route(claim), tell_counts(claim, "people")) == ("sy-al-waer > sy-jarablus", "1200 fighters")


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            f"{SWAP} وفي مارس 2016 أفرجت جبهة النصرة عن 16 جندياً مقابل إفراج لبنان عن 13 معتقلاً.",
            ["hezbollah: 5 detainees; hts: 7 detainees", "jabhat_al_nusra: 16 fighters; lebanon: 13 detainees"],
            id="an earlier one between others, for background",
        ),
        pytest.param(
            f"{SWAP} وسبق أن تبادل الطرفان العام الماضي 40 أسيراً مقابل 30.",
            ["hezbollah: 5 detainees; hts: 7 detainees", None],
            id="an earlier one between the same",
        ),
        pytest.param(
            f"{SWAP} وفي اليمن أفرجت جماعة الحوثي عن 20 معتقلاً مقابل 15 معتقلاً لدى الحكومة اليمنية.",
            ["hezbollah: 5 detainees; hts: 7 detainees", "houthis: 20 detainees; yemen: 15 detainees"],
            id="one elsewhere",
        ),
    ],
)
def test_two_exchanges_stay_two_claims(read: Read, text: str, sides: list[str | None]) -> None:
    claims = read(text).claims

    assert [claim.kind for claim in claims] == ["exchange", "exchange"]
    assert all(expected in (None, tell_sides(claim)) for claim, expected in zip(claims, sides, strict=True))


def test_two_batches_are_two_claims(read: Read) -> None:
    text = (
        "غادرت الدفعة الثانية من مهجري الوعر، وتضم 600 شخص، إلى جرابلس اليوم الاثنين. "
        "وكانت الدفعة الأولى، وتضم 400 شخص، قد غادرت الوعر إلى جرابلس يوم السبت."
    )

    told = sorted((claim.batch, tell_counts(claim, "people"), str(claim.date_start)) for claim in read(text).claims)

    assert told == [(1, "400 people", "2018-05-19"), (2, "600 people", "2018-05-21")]


def test_a_deal_that_trades_an_evacuation_for_prisoners_is_two_claims(read: Read) -> None:
    text = (
        "بموجب الاتفاق يغادر 300 مدني كفريا إلى حلب، "
        "ويفرج النظام السوري في المقابل عن 50 معتقلاً لصالح هيئة تحرير الشام."
    )

    assert sorted(claim.kind for claim in read(text).claims) == ["evacuation", "exchange"]


TEXTS = [
    pytest.param(SWAP, id="exchange"),
    pytest.param(BUSES, id="evacuation"),
    pytest.param(f"{SWAP}\n\n{BUSES}", id="both"),
    pytest.param(
        f"{SWAP} وجرت عملية التبادل أمس في مدينة الباب بوساطة قطر، وفق مصادر محلية.", id="slots in two passages"
    ),
    pytest.param(
        f"«عاجل» — أَفْرَجَ حِزْبُ اللّه عـن 5 معتقلين، مقابل ٧ معتقلين لدى «الهيئة». {SWAP}", id="vowels, tatweel, quotes"
    ),
    pytest.param(
        "غادرت الدفعة الثالثة من مقاتلي جيش الإسلام دوما إلى جرابلس في 25 حافلة بإشراف روسيا.",
        id="every slot of a batch",
    ),
]


@pytest.mark.parametrize("text", TEXTS)
def test_every_slot_gives_its_words_back(read: Read, text: str) -> None:
    slots = [slot for claim in read(text).claims for slot in claim.slots]

    assert slots
    assert [slot for slot in slots if text[slot.mention.start : slot.mention.end] != slot.mention.text] == []


@pytest.mark.parametrize("text", TEXTS)
def test_every_slot_lies_in_the_evidence(read: Read, text: str) -> None:
    outside = [
        slot.mention.text
        for claim in read(text).claims
        for slot in claim.slots
        if not any(start <= slot.mention.start and slot.mention.end <= end for start, end in claim.evidence)
    ]

    assert outside == []


@pytest.mark.parametrize("text", TEXTS)
def test_evidence_is_in_order_and_does_not_overlap(read: Read, text: str) -> None:
    told = [[bound for span in claim.evidence for bound in span] for claim in read(text).claims]

    assert any(told)
    assert told == [sorted(set(bounds)) for bounds in told]


def test_claims_of_an_article_have_ids_of_their_own(read: Read) -> None:
    claims = read(f"{SWAP}\n\n{BUSES}").claims

    assert len({claim.claim_id for claim in claims}) == len(claims) == 2


def test_reading_twice_gives_the_same(read: Read) -> None:
    assert read(f"{SWAP}\n\n{BUSES}").claims == read(f"{SWAP}\n\n{BUSES}").claims


FREED = "أطلقت كتائب القسام سراح 20 محتجزاً مقابل إفراج إسرائيل عن 100 أسير."  # "Qassam freed 20 in return for Israel's freeing 100"


def test_another_figure_for_the_same_people_is_kept_with_who_tells_it(read: Read) -> None:
    claim = find_only(read(f"{FREED} وقال المرصد السوري لحقوق الإنسان إن إسرائيل أفرجت عن 95 أسيراً."), "exchange")
    told = {slot.mention.low: slot.source and slot.source.entity_id for slot in claim.slots if slot.role == "released"}

    assert told == {20: None, 100: None, 95: "sohr"}


def test_another_figure_that_nobody_tells_is_not_added(read: Read) -> None:
    claim = find_only(read(f"{FREED} وأفرجت إسرائيل عن 95 أسيراً."), "exchange")

    assert tell_sides(claim) == "israel: 100 detainees; qassam_brigades: 20 detainees"


def test_people_said_to_be_others_are_added(read: Read) -> None:
    claim = find_only(read(f"{FREED} وأفرجت إسرائيل عن 95 أسيراً آخرين في إطار العملية نفسها."), "exchange")

    assert tell_sides(claim) == "israel: 100 detainees + 95 detainees; qassam_brigades: 20 detainees"


@pytest.mark.parametrize(
    ("second", "origins"),
    [
        pytest.param(
            "وخرجت ثلاث حافلات أخرى تقل مقاتلين من القابون إلى إدلب.",
            ["sy-al-qaboun", "sy-al-waer"],
            id="another place",
        ),
        pytest.param("وخرج المقاتلون الـ300 من مدينة حمص إلى إدلب.", ["sy-al-waer"], id="the town around it"),
    ],
)
def test_those_who_left_another_place_are_others(read: Read, second: str, origins: list[str]) -> None:
    claims = read(f"خرج 300 مقاتل من حي الوعر إلى إدلب بموجب اتفاق.\n\n{second}").claims

    assert sorted(tell_names(claim, "origin") for claim in claims) == origins


def test_an_exchange_that_is_added_is_one_more(read: Read) -> None:
    told = read(
        "أطلق جيش الفتح أمس سراح 7 عائلات مقابل 16 شخصاً اعتقلتهم قوات النظام. "
        "كما جرت عملية تبادل جثث بين أحرار الشام وقوات النظام في مدينة حلب شملت 10 جثث."
    )
    assert [tell_names(claim, "side_actor") for claim in told.claims] == [
        "jaysh_al_fath+syria_government",
        "ahrar_al_sham+syria_government",
    ]


@pytest.mark.parametrize(
    "announced",
    [
        pytest.param(". وقالت مصادر إن عملية تبادل أخرى ستجري غداً.", id="in a sentence of its own"),
        pytest.param("، وقالت مصادر إن صفقة تبادل جديدة ستنفذ غداً.", id="in the same sentence"),
    ],
)
def test_another_exchange_that_is_announced_is_one_more(read: Read, announced: str) -> None:
    done, due = read(f"أفرج حزب الله أمس عن 5 معتقلين مقابل 7 معتقلين لدى هيئة تحرير الشام{announced}").claims

    assert (done.status, done.date_start) == ("completed", date(2018, 5, 20))
    assert (due.status, due.date_start) == ("agreed", date(2018, 5, 22))
    assert tell_names(due, "side_actor") == "hezbollah+hts"


def test_exchange_that_is_announced_behind_several_is_kept(read: Read) -> None:
    text = (
        "جرت بين حزب الله وهيئة تحرير الشام صفقتا تبادل: الأولى شملت 5 معتقلين، والثانية شملت 15 أسيراً، "
        "وقالت مصادر إن عملية تبادل أخرى ستجري غداً."
    )

    assert [claim.status for claim in read(text).claims] == ["completed", "completed", "agreed"]


def test_swap_told_behind_before_that_is_another(read: Read) -> None:
    last, first = read(
        "سلمت باكو أمس عشرة جنود لقاء خرائط لحقول ألغام زودتها بها أرمينيا، وقبل ذلك أعادت 15 أسيراً لقاء خرائط مماثلة."
    ).claims

    assert [tell_counts(claim, "released") for claim in (last, first)] == ["10 fighters", "15 detainees"]
    assert (last.date_start, first.date_start) == (date(2018, 5, 20), None)


def test_swaps_that_are_completed_one_by_one_are_completed(read: Read) -> None:
    extraction = read(
        "تنهي عملية التبادل ملف الأسرى بين فصائل المعارضة وداعش، بعد إتمام ثلاث عمليات تبادل، "
        "أولها كانت بين أحرار الشام وداعش، والثانية بين جيش الأبابيل والتنظيم."
    )

    assert [claim.status for claim in extraction.claims if "jaysh_al_ababil" in tell_names(claim, "side_actor")] == [
        "completed"
    ]


def test_the_exchange_taken_up_is_no_other(read: Read) -> None:
    told = read(
        "أطلق جيش الفتح أمس سراح 7 عائلات مقابل 16 شخصاً اعتقلتهم قوات النظام. "
        "كما جرت عملية التبادل بحضور الهلال الأحمر السوري."
    )
    assert len(told.claims) == 1


def test_what_was_let_go_in_all_the_war_is_not_the_exchange_of_the_day(read: Read) -> None:
    told = read(
        "استعادت جماعة الحوثي أمس 15 أسيراً في عملية تبادل مع المجلس الانتقالي الجنوبي في الضالع. "
        "ورعت الأمم المتحدة العام الماضي أكبر تبادل للأسرى تم بموجبه الإفراج عن 1056 بينهم 15 سعودياً."
    )
    assert [tell_counts(claim, "total") for claim in told.claims] == ["", "1056 detainees"]


def test_what_was_over_long_ago_is_not_the_news(read: Read) -> None:
    told = read(
        "وكان حزب الله توصل إلى اتفاق مع داعش قضى بخروج عناصره إلى دير الزور في آب 2017. "
        "وبمجرد خروج آخر المسلحين من دمشق تصبح العاصمة تحت سيطرة الحكومة وفق الاتفاق."
    )

    assert [tell_route(claim) for claim in told.claims if claim.date_start == date(2017, 8, 1)] == [
        "? > sy-deir-ez-zor"
    ]


def test_groups_named_later_take_the_place_of_their_camp(read: Read) -> None:
    text = (
        "تبادلت وحدات حماية الشعب وفصائل المعارضة السورية الأسرى في عفرين. "
        "وشملت عملية التبادل بين وحدات حماية الشعب وحركة أحرار الشام 20 أسيراً."
    )
    assert tell_names(find_only(read(text), "exchange"), "side_actor") == "ahrar_al_sham+ypg"


def test_those_who_leave_under_a_deal_on_captives_are_not_let_go(read: Read) -> None:
    told = read(
        "علّق الجيش السوري اليوم سفر 270 من مقاتلي المعارضة كانوا آخر من بقي في حمص القديمة. "
        "وغادر المدينة القديمة هذا الأسبوع 1200 شخص بالحافلات ضمن اتفاق يقضي بأن تترك فصائل المعارضة عشرات الرهائن."
    )
    counts = {claim.kind: tell_counts(claim, "people") or tell_counts(claim, "released") for claim in told.claims}

    assert counts == {"evacuation": "1200 people", "exchange": ">=20 detainees"}


def test_failed_departure_is_another_than_the_one_that_came_off(read: Read) -> None:
    text = """فشلت أمس عملية إجلاء المدنيين من حمص القديمة.
وتم إجلاء 1400 مدني من حمص القديمة الشهر الماضي بموجب اتفاق."""
    assert [claim.status for claim in read(text).claims] == ["failed", "completed"]


@pytest.mark.parametrize(
    "further",
    [
        "وكان الطرفان تبادلا في صفقة سابقة 30 أسيراً في المنطقة ذاتها.",
        "وكان اليوم الأول من الهدنة قد انتهى بإطلاق الجماعة سراح 24 أسيراً.",
        "وتندرج المبادلة في صفقة 200 أسير أبرمها الطرفان في عمان.",
    ],
    ids=["called earlier", "told as over before", "what it is a part of"],
)
def test_other_people_let_go_earlier_or_in_the_whole_deal_are_not_of_the_news(read: Read, further: str) -> None:
    news = "تبادلت الحكومة اليمنية وجماعة الحوثي اليوم 18 أسيراً في مأرب. "
    told = read(news + further)

    assert len([claim for claim in told.claims if claim.kind == "exchange"]) == 2


@pytest.mark.parametrize(
    ("ended", "flown"),
    [pytest.param("مساء أمس", "في 19 أيار", id="another day"), pytest.param("", "في 12 أيار", id="days before")],
)
def test_others_let_go_on_another_day_are_told_apart(read: Read, ended: str, flown: str) -> None:
    told = read(
        f"انتهت {ended} أكبر صفقات التبادل في الحرب، وقد استعاد فيها 1056 أسيرا ومعتقلا حريتهم. وحطت الطائرات في ثلاث مدن. "
        f"ونال أسرى الحدود نصيبهم: فقد نقلت طائرة {flown} من الرياض إلى صنعاء 249 من مقاتلي جماعة الحوثي مقابل 19 عسكريا سعوديا."
    )

    assert len([claim for claim in told.claims if claim.kind == "exchange"]) == 2


def test_lower_figure_told_before_is_of_the_same_people(read: Read) -> None:
    told = read(
        "أفرجت الحكومة اليمنية اليوم عن 61 أسيراً مقابل 30 أسيراً لدى جماعة الحوثي. "
        "وكان التلفزيون الرسمي قد ذكر رقماً أقل لمن أفرجت عنهم الجماعة، وهو خمسة وعشرون أسيراً."
    )

    assert len(told.claims) == 1


def test_holding_up_what_is_agreed_as_an_aim_leaves_it_agreed(read: Read) -> None:
    told = read(
        "اتفق الطرفان على إجلاء 300 مدني من حي الوعر إلى إدلب. وقصفت الطائرات المعبر بهدف عرقلة إجلائهم من الوعر."
    )

    assert [claim.status for claim in told.claims] == ["agreed"]


def test_lives_that_an_attack_cost_are_not_those_who_leave(read: Read) -> None:
    told = read("استؤنف اليوم إجلاء سكان الفوعة إلى حلب بموجب اتفاق بعد تفجير أودى بحياة 125 شخصاً.")

    assert tell_counts(find_only(told, "evacuation"), "people") == ""


def test_headline_and_the_third_batch_in_its_lead_are_one_exchange(read: Read) -> None:
    told = read(
        "نُفذت أمس ثالثة دفعات التبادل في غزة، فأفرجت حماس عن مجندة ثم عن رجل وامرأة.",
        title="ثلاثة إسرائيليين مقابل 110 أسرى",
    )

    assert len(told.claims) == 1


def test_what_the_deal_provides_for_is_not_what_its_first_batch_brought(read: Read) -> None:
    text = "أعاد العراق إلى إيران أمس رفات 12 جندياً في أولى دفعات صفقة التبادل. وتنص الصفقة على تسليم إيران رفات ثلاثين عراقياً."

    assert [tell_sides(claim) for claim in read(text).claims] == [
        "iran: -; iraq: 12 bodies",
        "iran: 30 bodies; iraq: -",
    ]


def test_what_the_deal_provides_for_is_of_the_whole_and_not_of_its_first_flight(read: Read) -> None:
    text = (
        "أقلعت صباح اليوم من صنعاء أولى دفعات الأسرى في صفقة تبادل. "
        "وتنص الصفقة على أن تفرج جماعة الحوثي عن 300 أسير مقابل 450 من مقاتليها تطلقهم الحكومة اليمنية."
    )

    assert [(claim.batch, tell_sides(claim)) for claim in read(text).claims] == [
        (None, "houthis: 300 detainees; yemen: 450 fighters")
    ]


@pytest.mark.parametrize(
    "whole",
    ["وتمتد الصفقة ثلاثة أيام، وتشمل في مجملها قرابة 900 أسير.", "وتشمل الصفقة 900 أسير، وتستمر ثلاثة أيام."],
)
def test_what_the_deal_comprises_is_told_apart_from_its_first_day(read: Read, whole: str) -> None:
    text = (
        "انتهى أمس الأحد اليوم الأول من صفقة التبادل بين الحكومة اليمنية وجماعة الحوثي، وفيه عاد إلى صنعاء 250 من"
        f" أسرى الجماعة، ووصل إلى عدن 72 من أسرى الحكومة. {whole}"
    )
    first, deal = read(text).claims

    assert tell_sides(first) == "houthis: 72 detainees; yemen: 250 fighters"
    assert (deal.status, tell_counts(deal, "total")[-13:]) == ("ongoing", "900 detainees")


def test_sum_of_both_sides_is_of_their_exchange(read: Read) -> None:
    text = "أفرج الحوثيون عن 75 أسيرا مقابل 60 أسيرا للحكومة اليمنية. وبلغ مجموع من شملتهم الصفقة 135 أسيرا."
    claim = find_only(read(text), "exchange")

    assert tell_sides(claim) == "houthis: 75 detainees; yemen: 60 detainees"


def test_between_towns_of_two_countries_names_no_sides(read: Read) -> None:
    text = "أفرج الحوثيون عن 75 أسيرا مقابل 60 أسيرا للحكومة اليمنية. وتنقل المفرج عنهم طائرات بين ست مدن في اليمن والسعودية."

    assert "saudi" not in tell_sides(find_only(read(text), "exchange"))


def test_town_and_its_airport_are_one_place_left(read: Read) -> None:
    text = "طائرة أممية تجلي جرحى من الحديدة. أقلعت طائرة أممية من مطار الحديدة أمس وعلى متنها 40 جريحا بموجب اتفاق."

    assert len(read(text).claims) == 1


def test_earlier_on_the_day_is_the_news(read: Read) -> None:
    text = "أفرجت روسيا عن 20 أسيرا أوكرانيا مقابل 20 أسيرا روسيا. وفي وقت سابق من اليوم قالت كييف إن روسيا أفرجت عن 22 أسيرا."

    assert tell_sides(find_only(read(text), "exchange")) == "russia: 20 detainees; ukraine: 20 detainees"


def test_each_passage_is_asked_once_whether_it_sums_up(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(
        joining, "counts_only_totals", lambda ctx, frame: asked.append(frame) or counts_only_totals(ctx, frame)
    )
    days = (
        f"أفرجت حماس يوم {day} آذار عن {day + 2} أسرى مقابل {day * 7 + 10} أسيرا أفرجت عنهم إسرائيل."
        for day in range(1, 13)
    )

    claims = read(" ".join(days)).claims

    assert len(asked) <= 2 * len(claims) == 24


@pytest.mark.parametrize(
    ("further", "status", "counted"),
    [
        ("فيما ينتظر تنفيذ اتفاق لتبادل ألفي أسير بين الطرفين ترعاه الأمم المتحدة.", "agreed", "2000 detainees"),
        ("ومن المتوقع أن تجري صفقة ثانية خلال الأيام المقبلة تشمل 20 أسيراً من الطرفين.", "agreed", "20 detainees"),
        ("وقالت مصادر إن عدد الأسرى الذين تم تبادلهم بوساطة قطرية بلغ 4641 أسيراً.", "completed", "4641 detainees"),
    ],
    ids=["awaited", "a second bargain", "far more than both sides"],
)
def test_exchange_to_come_and_all_there_were_are_not_that_of_the_news(
    read: Read, further: str, status: str, counted: str
) -> None:
    news, other = read(f"{SWAP} {further}").claims

    assert (tell_sides(news), news.status) == ("hezbollah: 5 detainees; hts: 7 detainees", "completed")
    assert (tell_counts(other, "total"), other.status) == (counted, status)


@pytest.mark.parametrize(
    ("further", "sides"),
    [
        ("ومن المقرر أن تفرج حماس السبت المقبل عن ثلاثة رهائن آخرين.", "hamas: 3 detainees; israel: -"),
        ("وتشمل الدفعة المقبلة ثلاثة رهائن مقابل 369 أسيراً.", "hamas: 3 detainees; israel: 369 detainees"),
    ],
    ids=["its day", "its batch"],
)
def test_as_many_of_a_coming_day_are_others(read: Read, further: str, sides: str) -> None:
    text = f"سلمت حماس ثلاثة أسرى إسرائيليين السبت وأطلقت إسرائيل سراح 183 أسيراً فلسطينياً في المقابل. {further}"
    news, other = read(text).claims

    assert (news.status, other.status) == ("completed", "agreed")
    assert (tell_sides(news), tell_sides(other)) == ("hamas: 3 detainees; israel: 183 detainees", sides)


def test_figure_over_a_thousand_told_in_tens_is_the_same(read: Read) -> None:
    text = (
        "بدأت الحكومة اليمنية والحوثيون تبادل نحو 1080 أسيراً برعاية الأمم المتحدة. "
        "وكان الجانبان قد اتفقا في سويسرا على تبادل 1081 أسيراً."
    )
    assert tell_names(find_only(read(text), "exchange"), "side_actor") == "houthis+yemen"
