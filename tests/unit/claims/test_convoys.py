"""Convoys: what passages say of the one told of before, of its parts, and of the buses that come for people."""

from __future__ import annotations

import pytest

from extract.claims.claim import Claim
from tests.unit.claims.reading import Read, find_only, tell_counts, tell_names, tell_route

LEFT = "غادرت الدفعة الثانية من مهجري دوما إلى إدلب أمس الأحد بموجب الاتفاق."  # "the second batch left Douma for Idlib yesterday"


def _find_all(read: Read, text: str) -> list[Claim]:
    return [claim for claim in read(text).claims if claim.kind == "evacuation"]


@pytest.mark.parametrize(
    ("more", "people"),
    [
        pytest.param("وتضم القافلة 1200 شخص.", "1200 people", id="the convoy"),
        pytest.param("وتضم القافلة المؤلفة من 30 حافلة، نحو 1200 شخص.", "1200 people", id="its buses counted before"),
        pytest.param("وأوضح المصدر أن المغادرين بلغ عددهم 900 شخص.", "900 people", id="those leaving"),
    ],
)
def test_the_convoy_without_a_number_is_the_one_told_of_before(read: Read, more: str, people: str) -> None:
    claim = find_only(read(f"{LEFT} {more}"), "evacuation")

    assert (claim.batch, tell_counts(claim, "people")) == (2, people)


def test_another_part_belongs_to_the_same_batch(read: Read) -> None:
    text = "وصل 600 شخص من الدفعة الثانية من مهجري دوما إلى إدلب. وتوجه قسم آخر يضم 400 شخص إلى جرابلس."
    claim = find_only(read(text), "evacuation")

    assert tell_counts(claim, "people") == "600 people + 400 people"


def test_the_day_on_which_the_convoy_set_out_is_added(read: Read) -> None:
    text = "وصلت الدفعة الثانية من مهجري دوما اليوم الاثنين إلى إدلب. وكانت القافلة غادرت دوما مساء أمس الأحد."
    claim = find_only(read(text), "evacuation")

    assert (str(claim.date_start), str(claim.date_end)) == ("2018-05-20", "2018-05-21")


@pytest.mark.parametrize(
    "subject",
    [
        "قافلة المهجرين الثانية",
        "دفعة مهجرين ثانية",
        "حافلات المهجرين في دفعة هي الثانية",
        "دفعة مهجري حي القابون الثانية",
        "قافلة التهجير الثانية",
        "المهجرون في الدفعة رقم 2",
    ],
)
def test_ordinal_behind_the_people_numbers_the_convoy(read: Read, subject: str) -> None:
    assert find_only(read(f"وصلت {subject} من دوما إلى إدلب."), "evacuation").batch == 2


@pytest.mark.parametrize(
    ("text", "route"),
    [
        pytest.param(
            "دخلت 15 حافلة إلى بلدتي يلدا وببيلا لنقل مقاتلي المعارضة وعائلاتهم بموجب الاتفاق.",
            "sy-babbila+sy-yalda > ?",
            id="they enter what is left",
        ),
        pytest.param(
            "وصلت 15 حافلة إلى معبر العيس لنقل 200 مدني من الفوعة بموجب الاتفاق.",
            "sy-al-fuah > ?",
            id="they come by another place",
        ),
    ],
)
def test_buses_that_come_for_people_have_carried_nobody_yet(read: Read, text: str, route: str) -> None:
    claim = find_only(read(text), "evacuation")

    assert (tell_route(claim), claim.status) == (route, "agreed")


def test_numbers_dealt_out_place_by_place_are_claims_of_their_own(read: Read) -> None:
    claims = _find_all(read, "جرى أمس إجلاء 240 شخصاً من مضايا و180 من كفريا والفوعة بإشراف الأمم المتحدة.")

    assert [(tell_counts(c, "people"), tell_names(c, "origin")) for c in claims] == [
        ("240 people", "sy-madaya"),
        ("180 people", "sy-al-fuah+sy-kafarya"),
    ]


@pytest.mark.parametrize(
    ("text", "route"),
    [
        pytest.param(
            "غادرت حافلة تقل 15 مريضاً صباح اليوم مدينة الزبداني برفقة الهلال الأحمر.",
            "sy-zabadani > ?",
            id="left a place, what the bus carries in between",
        ),
        pytest.param(
            "أُجليت نحو 300 عائلة من البدو المحاصرين في السويداء إلى ريف درعا بموجب اتفاق.",
            "sy-suwayda > sy-daraa-countryside",
            id="about, not towards",
        ),
        pytest.param(
            "غادر 70 مقاتلاً دوما لإدلب بموجب اتفاق.",
            "sy-douma > sy-idlib",
            id="to, as a clitic",
        ),
        pytest.param(
            "خرجت قافلة تقل 70 مقاتلاً من دوما إلى قلعة المضيق ومنها إلى إدلب بموجب اتفاق.",
            "sy-douma > sy-idlib",
            id="and from there to",
        ),
    ],
)
def test_way_is_read_past_what_stands_between(read: Read, text: str, route: str) -> None:
    assert tell_route(find_only(read(text), "evacuation")) == route


@pytest.mark.parametrize(
    ("text", "people"),
    [
        pytest.param(
            "نفذت منظمة الصحة العالمية عملية إجلاء طبي شملت 29 مريضاً من غزة إلى الأردن.",
            "29 wounded",
            id="the operation included",
        ),
        pytest.param(
            "كان نحو 350 مقاتلاً يتحصنون في حي الوعر، ويجري حالياً نقلهم إلى إدلب بموجب اتفاق.",
            "350 fighters",
            id="taken up by a pronoun",
        ),
        pytest.param(
            "أُجلي 30 مريضاً من غزة، فيما 900 مريض من القطاع ينتظرون.", "30 wounded", id="those who wait do not leave"
        ),
    ],
)
def test_those_counted_far_from_the_verb_leave_too(read: Read, text: str, people: str) -> None:
    assert tell_counts(find_only(read(text), "evacuation"), "people") == people


def test_way_opened_for_people_is_an_offer(read: Read) -> None:
    claim = find_only(read("أعلن الجيش السوري فتح ممرات إنسانية لخروج المدنيين من دوما اليوم الاثنين."), "evacuation")

    assert claim.status == "proposed"


@pytest.mark.parametrize(
    "aside",
    [
        pytest.param("هل يتوجه مقاتلو فيلق الرحمن إلى عفرين؟", id="a question"),
        pytest.param("وقال مصدر إن الاتفاق جاء على غرار خروج المقاتلين من حرستا.", id="a comparison"),
    ],
)
def test_what_is_only_asked_or_compared_is_no_claim(read: Read, aside: str) -> None:
    assert [claim.batch for claim in _find_all(read, f"{LEFT} {aside}")] == [2]


def test_officer_who_speaks_does_not_leave(read: Read) -> None:
    claim = find_only(read("قال نائب قائد جيش الإسلام إن 20 مدنياً غادروا دوما إلى إدلب بموجب اتفاق."), "evacuation")

    assert tell_names(claim, "evacuee") == "?"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("نُقل الأشخاص المفرج عنهم من الخرطوم إلى ود مدني بوساطة الصليب الأحمر.", id="those let go"),
        pytest.param(
            "أطلقت قوات الدعم السريع سراح 12 جندياً، وجرى نقلهم من الخرطوم إلى ود مدني بوساطة الصليب الأحمر.",
            id="taken up by a pronoun",
        ),
    ],
)
def test_people_set_free_are_brought_home_and_not_evacuated(read: Read, text: str) -> None:
    assert _find_all(read, text) == []


@pytest.mark.parametrize(
    ("aside", "status"),
    [
        pytest.param("بعد توقف دام يوماً", "completed", id="a halt that is over"),
        pytest.param("بعد حصار استمر 30 يوماً", "completed", id="what lasted so many days"),
    ],
)
def test_what_is_over_does_not_go_on(read: Read, aside: str, status: str) -> None:
    claim = find_only(read(f"{aside}، غادرت القافلة الثانية من مهجري دوما إلى إدلب بموجب الاتفاق."), "evacuation")

    assert claim.status == status


def test_numbers_that_add_up_to_the_one_before_are_its_parts(read: Read) -> None:
    text = "بلغ عدد المهجرين من دوما 2100 شخص، ووصل 1000 شخص إلى جرابلس، في حين توجه 1100 شخص إلى إدلب، بموجب الاتفاق."
    claim = find_only(read(text), "evacuation")

    assert (tell_counts(claim, "people"), tell_counts(claim, "part")) == ("2100 people", "1000 people + 1100 people")


def test_number_of_those_displaced_may_follow_far_behind(read: Read) -> None:
    _, claim = _find_all(read, f"{LEFT} وعدد المهجرين من الوعر منذ بدء تطبيق الاتفاق مع روسيا بلغ 14 ألف شخص.")

    assert tell_counts(claim, "people") == "14000 people"


def test_civilians_and_captives_together_can_be_evacuated(read: Read) -> None:
    claim = find_only(read("طالبت الأمم المتحدة بإخلاء مئات المدنيين والأسرى العالقين في قنفودة."), "evacuation")

    assert (claim.status, tell_names(claim, "origin")) == ("proposed", "ly-ganfouda")


def test_place_in_quotes_owns_its_people(read: Read) -> None:
    claim = find_only(read("خرج 40 من مسلحي «دوما» وعائلاتهم إلى إدلب بموجب الاتفاق."), "evacuation")

    assert tell_route(claim) == "sy-douma > sy-idlib"


@pytest.mark.parametrize(
    "rest",
    [
        pytest.param("على أن يستكمل إخراج البقية غداً", id="the rest tomorrow"),
        pytest.param("ويُتوقع أن يلحق بهم 3000 آخرون", id="others expected"),
    ],
)
def test_what_has_begun_goes_on_while_others_are_to_follow(read: Read, rest: str) -> None:
    claim = find_only(read(f"خرج أمس 800 مقاتل من دوما إلى إدلب بموجب الاتفاق، {rest}."), "evacuation")

    assert claim.status == "ongoing"


def test_country_can_be_the_end_of_the_way(read: Read) -> None:
    claim = find_only(read("أعلنت وزارة الصحة وصول 29 جريحاً من قطاع غزة إلى مصر عبر معبر رفح."), "evacuation")

    assert tell_route(claim) == "ps-gaza-strip > eg"


def test_corridors_are_no_people(read: Read) -> None:
    text = "تتيح الهدنة لـ 400 مدني الخروج من دوما عبر ثمانية ممرات."

    assert [tell_counts(claim, "people") for claim in _find_all(read, text)] == ["400 civilians"]


@pytest.mark.parametrize(
    ("text", "batch"),
    [
        pytest.param(
            "غادرت القافلة، وهي الثالثة، دوما إلى إدلب وفيها 300 مقاتل بموجب اتفاق.", 3, id="which is the third"
        ),
        pytest.param("خرج في الموجة الأولى 300 مقاتل من دوما إلى إدلب بموجب اتفاق.", 1, id="wave"),
    ],
)
def test_ordinal_of_a_convoy_is_read(read: Read, text: str, batch: int) -> None:
    assert find_only(read(text), "evacuation").batch == batch


def test_passage_under_a_heading_is_of_the_batch_that_it_names(read: Read) -> None:
    text = """وصلت إلى إدلب ثلاث دفعات من مهجري حي القدم بموجب اتفاق.
الدفعة الأولى – 3 أيار
ضمت أكثر من 400 شخص، نُقلوا إلى مخيمات مؤقتة.
الدفعة الثانية – 5 أيار
وصلت 150 عائلة على متن 12 حافلة."""
    told = [(c.batch, tell_counts(c, "people"), str(c.date_start)) for c in read(text).claims]
    assert told == [(1, ">=400 people", "2018-05-03"), (2, "150 families", "2018-05-05")]


def _tell_claims(read: Read, text: str) -> list[str]:
    return [f"{c.status} {c.batch or '-'} {tell_counts(c, 'people')}".rstrip() for c in read(text).claims]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "خرج 300 شخص من دوما إلى إدلب بموجب الاتفاق، على أن يلحق بهم 500 آخرون غدا.",
            ["ongoing - 300 people", "agreed - 500 people"],
            id="others to follow",
        ),
        pytest.param(
            "خرج 300 شخص من دوما إلى إدلب بموجب الاتفاق، على أن تتبعهم دفعة ثانية غدا.",
            ["completed - 300 people", "agreed 2"],
            id="a batch to follow",
        ),
        pytest.param(
            "وصلت خمس حافلات تقل 300 شخص من دوما إلى إدلب بموجب الاتفاق، على أن تنطلق دفعة ثانية غدا.",
            ["completed - 300 people", "agreed 2"],
            id="a batch to set out",
        ),
        pytest.param(
            "خرج 300 شخص من دوما إلى إدلب بموجب الاتفاق، ومن المقرر خروج 200 آخرين غدا.",
            ["ongoing - 300 people", "agreed - 200 people"],
            id="others due",
        ),
    ],
)
def test_those_who_are_to_follow_are_another_departure(read: Read, text: str, told: list[str]) -> None:
    assert _tell_claims(read, text) == told


def test_buses_that_are_to_follow_go_the_way_of_the_first(read: Read) -> None:
    text = "خرجت 5 حافلات تقل 300 شخص من دوما إلى إدلب بموجب الاتفاق، ومن المقرر أن تخرج 10 حافلات أخرى غدا."
    assert [tell_route(claim) for claim in read(text).claims] == ["sy-douma > sy-idlib"] * 2


def test_convoy_made_ready_has_not_left(read: Read) -> None:
    text = "خرجت القافلة الأولى من دوما إلى إدلب بموجب اتفاق، ويجري تجهيز القافلة الثانية للخروج غدا."
    assert _tell_claims(read, text) == ["completed 1", "agreed 2"]


@pytest.mark.parametrize(
    ("told", "vehicles"),
    [
        pytest.param("وتألفت القافلة من 25 حافلة.", "25 حافلة", id="made up of"),
        pytest.param("وكانوا على متن 25 حافلة.", "25 حافلة", id="aboard"),
        pytest.param("ودخلت 25 شاحنة مساعدات إلى البلدة.", "", id="relief"),
    ],
)
def test_a_sentence_behind_gives_the_vehicles(read: Read, told: str, vehicles: str) -> None:
    claim = find_only(read(f"غادر 269 شخصاً دوما إلى إدلب بموجب اتفاق. {told}"), "evacuation")

    assert tell_counts(claim, "vehicles") == vehicles


def test_a_number_of_buses_stands_for_dozens(read: Read) -> None:
    text = "غادرت عشرات الحافلات دوما إلى إدلب بموجب اتفاق. وصعد 564 مقاتلاً إلى 28 حافلة."

    assert tell_counts(find_only(read(text), "evacuation"), "vehicles") == "28 حافلة"


def test_a_number_told_again_is_of_the_same_people(read: Read) -> None:
    text = (
        "غادرت الدفعة الثالثة من المقاتلين دوما إلى إدلب بموجب اتفاق، وتضم 547 مقاتلاً. "
        "وقال مصدر إن عدد الخارجين بلغ 547 مقاتلاً نقلتهم 34 حافلة."
    )
    claim = find_only(read(text), "evacuation")

    assert (tell_counts(claim, "people"), tell_counts(claim, "vehicles")) == ("547 fighters", "34 حافلة")


def test_hour_is_no_number_of_a_batch(read: Read) -> None:
    text = "خرجت دفعة مقاتلين الساعة الثانية ظهرا من دوما إلى إدلب بموجب اتفاق."
    assert find_only(read(text), "evacuation").batch is None


def test_buses_that_enter_for_the_sake_of_carrying_have_carried_nobody(read: Read) -> None:
    text = "دخلت 90 حافلة بلدة مضايا من أجل نقل 2200 شخص إلى إدلب بموجب اتفاق."
    assert find_only(read(text), "evacuation").status == "agreed"


def test_those_counted_of_the_convoy_are_parts_of_it(read: Read) -> None:
    text = "غادر 900 شخص دوما إلى إدلب أمس الأحد في الدفعة الثانية بموجب الاتفاق. وينتمي الراحلون إلى 200 أسرة، وتشمل القافلة 40 مريضا يصلون إلى إدلب."
    claim = find_only(read(text), "evacuation")
    assert (tell_counts(claim, "people"), tell_counts(claim, "part")) == ("900 people + 200 families", "40 wounded")


def test_total_of_what_a_batch_closes_is_not_that_of_the_batch(read: Read) -> None:
    text = "غادرت دوما أمس الأحد القافلة التاسعة، وهي ختام عملية إجلاء رحّلت 9000 شخص إلى إدلب. وسلكت عشر حافلات طريق جرابلس، ومضت تسع أخرى إلى إدلب، وبلغ عدد ركاب الشطرين 1100 شخص."
    told = {claim.batch: tell_counts(claim, "people") for claim in _find_all(read, text)}
    assert told == {9: "1100 people", None: "9000 people"}


def test_number_that_buses_rise_to_is_not_of_people(read: Read) -> None:
    text = "اكتمل أمس الأحد إجلاء سكان دوما مع وصول 20 حافلة فيها 900 شخص. وبذلك ترتفع الحافلات الواصلة إلى 110 تحمل 6000 مدني."
    assert [tell_counts(claim, "people") for claim in _find_all(read, text)] == ["900 people", "6000 civilians"]


@pytest.mark.parametrize(
    "text",
    [
        "وصلت الدفعة الأولى من الحافلات التي ستقل مقاتلي المعارضة من حي القدم إلى إدلب.",
        "تتجه قافلة تابعة للأمم المتحدة إلى حي الوعر بهدف إجلاء المدنيين المحاصرين فيه.",
    ],
    ids=["buses that will carry them", "a convoy that belongs to a body"],
)
def test_vehicles_that_are_to_carry_people_have_carried_nobody(read: Read, text: str) -> None:
    assert find_only(read(text), "evacuation").status in ("agreed", "proposed")


def test_those_who_arrived_are_the_batch_just_told_of(read: Read) -> None:
    text = "غادرت عشرات الحافلات حي الوعر باتجاه جرابلس ضمن الدفعة الرابعة. وبلغ عدد العائلات الواصلة نحو 427 عائلة نقلوا في 55 حافلة."
    assert tell_counts(find_only(read(text), "evacuation"), "people") == "427 families"


@pytest.mark.parametrize(
    "more",
    [
        pytest.param("ومن المتوقع أن تستقبل إدلب دفعات أخرى خلال الأيام المقبلة.", id="other batches"),
        pytest.param("ومن المتوقع أن تستقبل إدلب قافلة جديدة خلال الأيام المقبلة.", id="a new convoy"),
    ],
)
def test_that_more_are_to_follow_is_no_claim(read: Read, more: str) -> None:
    headline = "اتفاق لإخلاء مدينة دوما"
    text = f"{headline}\nخرجت أمس الأحد قافلة تقل 450 شخصا من مدينة دوما باتجاه ريف حلب الشمالي، في إطار اتفاق. {more}"

    claim = find_only(read(text, title=headline), "evacuation")

    assert (claim.status, str(claim.date_end)) == ("ongoing", "2018-05-20")


def test_what_a_place_saw_has_happened(read: Read) -> None:
    text = "اتفاق لإخلاء مدينة دوما. شهدت مدينة دوما أمس الأحد خروج 450 شخصا إلى إدلب بموجب الاتفاق."

    assert find_only(read(text), "evacuation").status == "completed"


@pytest.mark.parametrize(
    "under",
    [
        pytest.param("بموجب اتفاق خرج بموجبه 2300 شخص", id="left under it"),
        pytest.param("في إطار اتفاق أجلي بموجبه 2300 شخص", id="were evacuated under it"),
        pytest.param("تنفيذا لاتفاق تم بموجبه نقل 2300 شخص", id="were moved under it"),
    ],
)
def test_all_who_left_under_a_deal_are_told_of_beside_a_batch(read: Read, under: str) -> None:
    claims = _find_all(read, f"غادرت الدفعة الأخيرة مدينة داريا أمس الأحد إلى إدلب {under}.")

    assert [tell_counts(claim, "people") for claim in claims] == ["", "2300 people"]
    assert [str(claim.date_end) for claim in claims] == ["2018-05-20", "None"]


def test_last_batch_told_again_is_not_all_who_left_under_the_deal(read: Read) -> None:
    text = (
        "غادرت الدفعة الأخيرة جنوب الغوطة الشرقية أمس الأحد بموجب اتفاق خرج بموجبه 2300 شخص. "
        "وقالت الوكالة إن الدفعة الأخيرة خرجت من بلدتي زملكا وعربين إلى إدلب."
    )
    claims = _find_all(read, text)

    assert [tell_counts(claim, "people") for claim in claims] == ["", "2300 people"]
    assert tell_route(claims[0]) == "sy-arbin+sy-zamalka > sy-idlib"


@pytest.mark.parametrize(
    ("more", "people"),
    [
        pytest.param(". وبلغ عددهم 930 شخصا.", "930 people", id="their number"),
        pytest.param("، وبلغ عددهم 930 شخصا.", "930 people", id="in the same sentence"),
        pytest.param(". وقدر مدير المشفى عددهم بنحو 900 شخص.", "900 people", id="estimated by somebody"),
        pytest.param(". وتضم 210 عائلات (930 شخصا) بينهم 120 مقاتلا.", "210 families + 930 people", id="it comprises"),
        pytest.param(
            ". وبلغ عدد العائلات 210 عائلات، والمقدر عددهم بنحو 900 شخص.",
            "210 families + 900 people",
            id="the number of families",
        ),
        pytest.param(". وفي الدفعة 900 شخص بينهم 120 مقاتلا.", "900 people", id="in the batch"),
        pytest.param(". وضمن القافلة 900 شخص.", "900 people", id="within the convoy"),
        pytest.param(". وعدد أفراد الدفعة 900 شخص.", "900 people", id="the number of its members"),
        pytest.param(". وقدر المرصد عدد ركابها بنحو 900 شخص.", "900 people", id="its passengers"),
        pytest.param(". وعلى متن الحافلات 900 شخص.", "900 people", id="aboard the buses"),
        pytest.param(". وقال المرصد إن الأمر يتعلق بـ900 شخص.", "900 people", id="it is about so many"),
        pytest.param(". وفي الدفعة 14 جريحا يرافقهم 38 مدنيا.", "14 wounded + 38 civilians", id="who go with them"),
        pytest.param(". وبقي فيها مدنيون يقدر عددهم بنحو 600 شخص.", "", id="of those who stayed"),
        pytest.param(". وفي المدينة 600 شخص لا يزالون محاصرين.", "", id="of those in the town"),
        pytest.param(". وعدد سكان البلدة 3000 شخص.", "", id="of the town's people"),
        pytest.param(". وقتل في الحصار أطفال بلغ عددهم 60 طفلا.", "", id="of the dead"),
    ],
)
def test_the_sentence_behind_says_how_many_they_are(read: Read, more: str, people: str) -> None:
    text = f"انطلقت اليوم الدفعة الثانية من مهجري دوما إلى إدلب بموجب الاتفاق{more}"

    assert tell_counts(find_only(read(text), "evacuation"), "people") == people


@pytest.mark.parametrize(
    "more",
    [
        "ومع وصول الدفعة الرابعة بلغ عدد المهجرين من دوما 8500 شخص.",
        "وبذلك بلغ مجموع من غادروا دوما 8500 شخص.",
        "وبلغ مجموع المهجرين منذ 7 أيار 8500 شخص.",
        "وبلغ عدد المهجرين خلال الدفعات الأربع 8500 شخص.",
    ],
)
def test_all_so_far_are_no_news_of_the_batch(read: Read, more: str) -> None:
    text = f"غادرت الدفعة الرابعة من مهجري دوما إلى إدلب أمس الأحد بموجب الاتفاق، وضمت 1200 شخص. {more}"

    told = [(claim.batch, tell_counts(claim, "people"), claim.is_running_total) for claim in _find_all(read, text)]
    assert told == [(4, "1200 people", False), (None, "8500 people", True)]


def test_more_than_the_buses_carry_are_others(read: Read) -> None:
    text = (
        "غادرت آخر دفعة من المسلحين حلب في أربع حافلات أمس الأحد بموجب الاتفاق."
        " وقالت اللجنة الدولية إن 35 ألف شخص أجلوا من حلب منذ بدء العملية."
    )
    claims = _find_all(read, text)

    assert [tell_counts(claim, "people") for claim in claims] == ["", "35000 people"]
    assert [claim.is_running_total for claim in claims] == [False, True]


def test_accident_on_the_way_leaves_the_convoy_one(read: Read) -> None:
    text = "وصلت إلى إدلب الدفعة السابعة من مهجري دوما في 129 حافلة تحمل 6300 شخص، وقضى 11 منهم في حادث سير."

    assert tell_counts(find_only(read(text), "evacuation"), "people") == "6300 people"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("وصلت قافلة تحمل جثامين 20 قتيلا إلى بغداد قادمة من تكريت بموجب اتفاق.", id="convoy"),
        pytest.param("غادرت سيارات إسعاف تقل جثث عشرين مسلحا بلدة دماج إلى صنعاء في إطار هدنة.", id="ambulances"),
    ],
)
def test_convoy_of_the_dead_evacuates_nobody(read: Read, text: str) -> None:
    assert [c for c in read(text).claims if c.kind == "evacuation"] == []
