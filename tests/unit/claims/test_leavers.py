"""Leavers: who of those that a passage counts or names leaves, and from where, as the words around them tell it."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_counts, tell_names, tell_route


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "خرج 400 مدني من دوما بموجب اتفاق، مشيراً إلى أن 90 مقاتلاً لا يزالون في المدينة.", id="are still there"
        ),
        pytest.param("غادر 400 مدني دوما بموجب اتفاق وتركوا خلفهم 90 مقاتلاً.", id="left behind"),
        pytest.param(
            "جرى إجلاء 400 مدني من دوما بموجب اتفاق، بعد معارك أجبرت آلاف الأهالي على النزوح.", id="forced to flee"
        ),
    ],
)
def test_those_who_stay_or_flee_are_not_counted(read: Read, text: str) -> None:
    assert tell_counts(find_only(read(text), "evacuation"), "people") == "400 civilians"


def test_those_who_are_allowed_to_leave_are_counted(read: Read) -> None:
    text = "سمحت القوات الحكومية لنحو 2000 مدني بمغادرة المعضمية المحاصرة بموجب اتفاق."
    assert tell_counts(find_only(read(text), "evacuation"), "people") == "2000 civilians"


@pytest.mark.parametrize(
    ("text", "people"),
    [
        pytest.param(
            "وكان 90 من المدنيين الذين احتجزوا في البلدة قد أُجلوا السبت من مضايا إلى دمشق بموجب اتفاق.",
            "90 civilians",
            id="of whom a relative clause tells more",
        ),
        pytest.param(
            "وكان 90 من أبناء مضايا قد أُجلوا السبت من البلدة إلى دمشق بموجب اتفاق.", "90 people", id="sons of a town"
        ),
    ],
)
def test_subject_may_stand_before_the_verb(read: Read, text: str, people: str) -> None:
    assert tell_counts(find_only(read(text), "evacuation"), "people") == people


def test_so_many_left_in_a_report_of_deals(read: Read) -> None:
    extraction = read(
        "بدأ إجلاء جرحى حرستا في قافلة بموجب اتفاق الهدنة. "
        "وقالت مصادر طبية إن سوء الأحوال يطال الجميع. وذكر المرصد أن 900 مدني غادروا الغوطة أمس."
    )

    assert "900 civilians" in [tell_counts(claim, "people") for claim in extraction.claims]


def test_this_batch_holds_so_many(read: Read) -> None:
    text = "تستعد الدفعة التاسعة من مرضى غزة لمغادرة القطاع إلى مصر بتنسيق من الصليب الأحمر. وتضم هذه الدفعة 50 مريضاً."

    assert tell_counts(find_only(read(text), "evacuation"), "people") == "50 wounded"


@pytest.mark.parametrize(
    ("convoy", "batch"),
    [
        ("الدفعة الثالثة والعشرون", 23),
        ("قافلة هي الحادية والثلاثون", 31),
        ("الدفعة الثانية عشرة", 12),
        ("الدفعة الثانية والأخيرة", 2),
    ],
)
def test_ordinal_of_a_convoy_may_have_tens(read: Read, convoy: str, batch: int) -> None:
    text = f"وصلت {convoy} من جرحى غزة إلى مصر بموجب اتفاق، وتضم 30 جريحا."

    assert find_only(read(text), "evacuation").batch == batch


def test_displaced_whom_a_place_receives_are_the_batch(read: Read) -> None:
    text = "استقبلت محافظة درعا أمس 250 مهجرا من عشائر البدو. وانطلقت القافلة، وهي الدفعة الرابعة، من قرية ريما اللحف إلى داعل."
    claim = find_only(read(text), "evacuation")

    assert (tell_counts(claim, "people"), claim.batch, tell_route(claim)) == ("250 people", 4, "sy-c6159 > sy-dael")


def test_evacuation_that_a_body_recommends_is_proposed(read: Read) -> None:
    text = "أوصت منظمة الصحة العالمية بإجلاء 8 آلاف مريض من غزة."

    assert find_only(read(text), "evacuation").status == "proposed"


def test_sick_are_taken_where_they_are_treated(read: Read) -> None:
    text = "جرى إجلاء 12 مريضاً من غزة عبر معبر كرم أبو سالم لتلقي العلاج في الأردن."

    assert tell_names(find_only(read(text), "evacuation"), "destination") == "jo"


@pytest.mark.parametrize("kin", ["رفقة 30 من أقاربهم", "و30 من ذويهم"], ids=["relatives", "kin"])
def test_those_who_accompany_the_sick_are_counted(read: Read, kin: str) -> None:
    text = f"جرى إجلاء 12 مريضاً {kin} من غزة إلى الأردن بتنسيق من منظمة الصحة العالمية."

    assert tell_counts(find_only(read(text), "evacuation"), "people") == "12 wounded + 30 civilians"


def test_group_whose_name_the_number_takes_in_leaves(read: Read) -> None:
    claim = find_only(read("خرج المئات من السلفيين من دماج إلى الحديدة بموجب اتفاق مع الحوثيين."), "evacuation")

    assert (tell_counts(claim, "people"), tell_names(claim, "evacuee")) == (">=200 people", "dammaj_salafis")


def test_group_begins_to_leave_behind_a_day_and_a_preposition(read: Read) -> None:
    text = "قالت مصادر إن مسلحي تنظيم القاعدة شرعوا الخميس في الخروج من زنجبار بعد وساطة قامت بها القبائل."
    claim = find_only(read(text), "evacuation")
    assert (claim.status, tell_names(claim, "evacuee"), tell_names(claim, "origin")) == (
        "ongoing",
        "al_qaeda",
        "ye-zinjibar",
    )


def test_parts_are_listed_behind_the_first(read: Read) -> None:
    text = "جرى إجلاء 700 شخص من دوما بموجب اتفاق، بينهم 500 مدني و90 مريضاً و40 طفلاً."
    claim = find_only(read(text), "evacuation")

    assert (tell_counts(claim, "people"), tell_counts(claim, "part")) == (
        "700 people",
        "500 civilians + 90 wounded + 40 children",
    )


def test_fighters_among_whom_are_foreigners_leave(read: Read) -> None:
    text = "غادر 400 من مقاتلي داعش، بينهم أجانب، الرقة في قافلة كبيرة بموجب اتفاق."

    assert tell_counts(find_only(read(text), "evacuation"), "people") == "400 fighters"


@pytest.mark.parametrize(
    ("text", "evacuees"),
    [
        pytest.param(
            "قالت هيئة تحرير الشام إن عناصرها خرجوا من بلدة ببيلا إلى إدلب بموجب اتفاق.", "hts", id="said before"
        ),
        pytest.param(
            "أعلن الجيش السوري أن فيلق الرحمن وافق على أن يغادر مقاتلوه عربين إلى إدلب.",
            "faylaq_al_rahman",
            id="behind the verb",
        ),
        pytest.param("أعلن الجيش السوري أن مقاتلي البلدة غادروا عربين إلى إدلب بموجب اتفاق.", "?", id="not its own"),
    ],
)
def test_group_says_of_its_own_fighters_that_they_leave(read: Read, text: str, evacuees: str) -> None:
    assert tell_names(find_only(read(text), "evacuation"), "evacuee") == evacuees


def test_those_who_come_home_had_left_under_no_deal(read: Read) -> None:
    text = "ينتظر آلاف الأهالي تنفيذ الاتفاق ليعودوا إلى منازلهم التي غادروها في دوما قبل شهر."

    assert read(text).claims == ()


def test_residents_carried_under_a_swap_are_free(read: Read) -> None:
    text = (
        "وصلت طائرة تقل 330 من أهالي الفوعة وكفريا إلى بيروت بموجب الاتفاق في إطار عملية التبادل بين الزبداني والفوعة."
    )
    claim = next(c for c in read(text).claims if c.kind == "evacuation")

    assert (tell_counts(claim, "people"), tell_names(claim, "origin")) == ("330 civilians", "sy-al-fuah+sy-kafarya")


def test_those_due_to_leave_may_still_be_there(read: Read) -> None:
    text = "قال مصدر إن 60 جريحاً من الحوثيين لا يزالون في صنعاء رغم الاتفاق على نقلهم إلى سلطنة عمان."
    claim = find_only(read(text), "evacuation")

    assert (tell_counts(claim, "people"), claim.status) == ("60 wounded", "agreed")


def test_those_who_fought_each_other_do_not_leave(read: Read) -> None:
    text = "أجلى الصليب الأحمر 30 جريحاً سقطوا في المعارك بين قوات الأسد وجيش الإسلام من دوما إلى دمشق."

    assert tell_names(find_only(read(text), "evacuation"), "evacuee") == "?"


def test_parts_may_come_to_a_little_more_than_a_round_total(read: Read) -> None:
    text = (
        "جرى أمس إجلاء أكثر من 400 مقاتل من دوما بموجب اتفاق. وقال متحدث إنه تم إجلاء 90 مقاتلاً من دوما إلى جرابلس. "
        "كما نُقل 320 مقاتلاً آخرين من دوما إلى إدلب."
    )
    claim = find_only(read(text), "evacuation")

    assert (tell_counts(claim, "people"), tell_counts(claim, "part")) == (
        ">=400 fighters",
        "90 fighters + 320 fighters",
    )


@pytest.mark.parametrize(
    ("text", "route"),
    [
        pytest.param(
            "وصلت حافلات إلى بلدة يلدا، صباح أمس، لنقل مقاتلي المعارضة إلى إدلب بموجب الاتفاق.",
            "sy-yalda > sy-idlib",
            id="to carry, behind a comma",
        ),
        pytest.param(
            "تحرك رتل من الحافلات من دمشق باتجاه دوما لنقل مقاتلي جيش الإسلام إلى جرابلس بموجب الاتفاق.",
            "sy-douma > sy-jarablus",
            id="where the buses come from",
        ),
        pytest.param(
            "دخلت 40 حافلة إلى بلدة يلدا للبدء بإخراج مقاتلي المعارضة إلى إدلب بموجب الاتفاق.",
            "sy-yalda > sy-idlib",
            id="to begin to bring out",
        ),
    ],
)
def test_vehicles_fetch_people_from_where_they_come_to(read: Read, text: str, route: str) -> None:
    assert tell_route(find_only(read(text), "evacuation")) == route


@pytest.mark.parametrize(
    ("text", "route"),
    [
        pytest.param(
            "وصلت إلى ريف درعا قافلة تقل 120 شخصاً من العائلات المحتجزة في السويداء بموجب اتفاق.",
            "sy-suwayda > sy-daraa-countryside",
            id="held in",
        ),
        pytest.param(
            "خرج 90 مقاتلاً من حاجز البساتين في يلدا إلى إدلب بموجب الاتفاق.",
            "sy-yalda > sy-idlib",
            id="where a crossing lies",
        ),
        pytest.param(
            "أقلعت طائرة تقل 30 جريحاً من أهالي الزبداني من مطار بيروت إلى تركيا بموجب اتفاق.",
            "sy-zabadani > tr",
            id="airport on the way",
        ),
        pytest.param(
            "أعلن الصليب الأحمر في صنعاء إجلاء 30 جريحاً من دماج بموجب هدنة.", "ye-dammaj > ?", id="where a body sits"
        ),
        pytest.param(
            "يشهد مخيم اليرموك اليوم خروج 100 عائلة إلى إدلب بموجب الاتفاق.",
            "sy-yarmouk-camp > sy-idlib",
            id="which sees them leave",
        ),
        pytest.param(
            "استقبلت إدلب 300 مقاتل خرجوا من دوما بموجب اتفاق.", "sy-douma > sy-idlib", id="which receives them"
        ),
        pytest.param(
            "نقلت الأمم المتحدة 300 مدني من الفاشر إلى طويلة بموجب اتفاق.",
            "sd-el-fasher > sd-tawila",
            id="an everyday word at the end of the way",
        ),
        pytest.param(
            "استقبلت محافظة إدلب مساء أمس 300 شخص من دوما بموجب الاتفاق.",
            "sy-douma > sy-idlib-gov",
            id="which receives people from elsewhere",
        ),
        pytest.param("خرج 140 مدنياً من دوما عبر ممر الوافدين.", "sy-douma > ?", id="left through a corridor"),
    ],
)
def test_place_in_which_somebody_is_may_be_the_one_left(read: Read, text: str, route: str) -> None:
    assert tell_route(find_only(read(text), "evacuation")) == route


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param(
            "عُلّقت المحادثات بين الطرفين، بعد خروج 400 مقاتل من دوما بموجب اتفاق.", "completed", id="after they left"
        ),
        pytest.param(
            "دخل الجيش البلدة فور خروج 400 مقاتل من دوما بموجب اتفاق.", "completed", id="as soon as they had left"
        ),
        pytest.param(
            "ستعلن المدينة آمنة فور خروج 400 مقاتل من دوما بموجب الاتفاق.", "agreed", id="as soon as they will have"
        ),
        pytest.param(
            "ستعلن المدينة آمنة بعد خروج 400 مقاتل من دوما بموجب الاتفاق.", "agreed", id="after they will have left"
        ),
        pytest.param(
            "تضاربت الأنباء حول ما إذا كان 400 مقاتل سيغادرون دوما بموجب الاتفاق.",
            "proposed",
            id="whether they will leave",
        ),
        pytest.param(
            "بدأت العائلات بالخروج من دوما. وكانت حافلات دخلت إلى دوما لإجلاء 400 شخص بموجب اتفاق.",
            "ongoing",
            id="a remark that they have begun",
        ),
    ],
)
def test_status_is_told_beside_the_word_of_leaving(read: Read, text: str, status: str) -> None:
    assert find_only(read(text), "evacuation").status == status


def test_deal_whose_terms_are_being_carried_out_is_under_way(read: Read) -> None:
    text = "وصلت الدفعة الأولى من مقاتلي جيش الإسلام، وتضم 900 شخص، من دوما إلى جرابلس. ويقضي الاتفاق بخروج 7000 شخص من دوما إلى جرابلس."
    whole = next(c for c in read(text).claims if c.batch is None)

    assert (tell_counts(whole, "people"), whole.status) == ("7000 people", "ongoing")


def test_rescue_that_somebody_coordinates_is_no_evacuation(read: Read) -> None:
    text = "أجلى الهلال الأحمر 70 عائلة من بنغازي جراء التقلبات الجوية، بتنسيق مع بلدية المدينة."

    assert read(text).claims == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("وافق جيش الإسلام على مغادرة دوما إلى جرابلس بموجب اتفاق مع روسيا.", id="agrees to leave"),
        pytest.param("بدأ مقاتلو جيش الإسلام الخروج من دوما إلى جرابلس باتفاق.", id="begin to leave"),
        pytest.param("يستعد جيش الإسلام لمغادرة دوما إلى جرابلس وفق اتفاق مع النظام.", id="prepares to leave"),
        pytest.param("خرج من دوما إلى جرابلس قسم من مقاتلي جيش الإسلام بموجب الاتفاق.", id="behind the place"),
    ],
)
def test_group_whose_verb_governs_its_leaving_leaves(read: Read, text: str) -> None:
    claim = find_only(read(text), "evacuation")

    assert (tell_names(claim, "evacuee"), tell_route(claim)) == ("jaysh_al_islam", "sy-douma > sy-jarablus")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("قال رئيس لجنة الوساطة إن تنظيم القاعدة وافق على الانسحاب من زنجبار.", id="agrees to withdraw"),
        pytest.param(
            "بعد وساطة قبلية، تم الاتفاق بين الأهالي وتنظيم القاعدة بعد أيام على الانسحاب من زنجبار.",
            id="a deal with it",
        ),
    ],
)
def test_group_with_which_somebody_mediates_withdraws_under_a_deal(read: Read, text: str) -> None:
    claim = find_only(read(text), "evacuation")

    assert (claim.status, tell_names(claim, "evacuee"), tell_names(claim, "origin")) == (
        "agreed",
        "al_qaeda",
        "ye-zinjibar",
    )


def test_group_that_agrees_to_let_others_leave_stays(read: Read) -> None:
    claim = find_only(read("وافق جيش الإسلام على خروج 300 مدني من دوما بموجب هدنة."), "evacuation")

    assert tell_names(claim, "evacuee") == "?"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("ينص الاتفاق على إجلاء من يرغب من بلدتي كفريا والفوعة.", id="whoever wishes to"),
        pytest.param("توصل الطرفان إلى اتفاق على إخلاء كامل من كفريا والفوعة.", id="a deal on an evacuation"),
        pytest.param("ينص الاتفاق على إجلاء العالقين في كفريا والفوعة.", id="those who are stuck"),
        pytest.param("جرى الاتفاق على انسحاب المسلحين في حافلات من كفريا والفوعة.", id="a withdrawal in buses"),
    ],
)
def test_people_need_no_number_or_name(read: Read, text: str) -> None:
    assert tell_names(find_only(read(text), "evacuation"), "origin") == "sy-al-fuah+sy-kafarya"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("خرج 500 من كفريا بينهم 60 مسلحاً، و220 من مضايا بينهم 20 مسلحاً، بموجب الاتفاق.", id="past a part"),
        pytest.param("خرج 500 من كفريا الموالية للنظام، و220 من مضايا، بموجب الاتفاق.", id="past what a place is like"),
        pytest.param("خرج 500 شخص من كفريا بموجب الاتفاق مقابل 220 من مضايا.", id="in return for"),
    ],
)
def test_people_of_each_place_are_a_claim(read: Read, text: str) -> None:
    told = [(tell_names(c, "origin"), tell_counts(c, "people")) for c in read(text).claims]

    assert told == [("sy-kafarya", "500 people"), ("sy-madaya", "220 people")]


def test_those_who_leave_in_return_for_what_was_told_are_counted(read: Read) -> None:
    text = "أعلنت سانا اتفاقاً يغادر بموجبه المسلحون مخيم اليرموك، ويخرج لقاء ذلك من الأهالي 900 شخص من كفريا."

    assert [tell_counts(c, "people") for c in read(text).claims] == ["", "900 people"]


def test_both_quarters_are_left_behind_a_quoted_group(read: Read) -> None:
    text = "اتفقت الحكومة وقسد بشأن حيي الشيخ مقصود والأشرفية. وغادر 200 من مقاتلي «قسد» الحيين بموجب الاتفاق."

    assert tell_names(find_only(read(text), "evacuation"), "origin") == "sy-aleppo-ashrafiyeh+sy-sheikh-maqsoud"


def test_batch_that_has_left_is_over_though_the_operation_goes_on(read: Read) -> None:
    text = "بدأ خروج المقاتلين من دوما بموجب اتفاق. وغادرت القافلة الأولى وفيها 120 مقاتلاً دوما إلى جرابلس."

    assert find_only(read(text), "evacuation").status == "completed"


def test_place_that_only_the_lead_names_is_left(read: Read) -> None:
    text = "مهجرو داريا في الطريق.\n\nجرى الاتفاق صباحاً.\n\nونُقل 300 مقاتل بموجب الاتفاق إلى إدلب."

    assert tell_route(find_only(read(text), "evacuation")) == "sy-darayya > sy-idlib"


def test_number_of_those_aboard_needs_no_noun(read: Read) -> None:
    text = "جرى اتفاق على إجلاء المدنيين. وأقلعت طائرة من بيروت إلى أنقرة تنفيذاً للاتفاق وعلى متنها 330 من أبناء كفريا."

    assert tell_counts(find_only(read(text), "evacuation"), "people") == "330 people"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "يقضي الاتفاق بنقل أهالي الفوعة إلى دمشق وأهالي الزبداني إلى إدلب.", id="people of the next place"
        ),
        pytest.param(
            "يقضي الاتفاق بنقل أهالي الفوعة إلى دمشق، وذهاب أهالي الزبداني إلى إدلب.", id="another noun of going"
        ),
    ],
)
def test_each_way_of_a_deal_is_a_claim(read: Read, text: str) -> None:
    assert [tell_route(c) for c in read(text).claims] == ["sy-al-fuah > sy-damascus", "sy-zabadani > sy-idlib"]


def test_people_of_two_places_named_in_a_row_are_two_claims(read: Read) -> None:
    claims = read("اكتمل خروج مسلحي الزبداني والمدنيين من كفريا بموجب الاتفاق.").claims

    assert [tell_names(c, "origin") for c in claims] == ["sy-zabadani", "sy-kafarya"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("أجلى الصليب الأحمر اليوم 20 جريحاً من دماج، ما يرفع عدد من أجلاهم إلى 120 جريحاً.", id="raises"),
        pytest.param(
            "أجلى الصليب الأحمر 20 جريحاً من دماج، ليرتفع بذلك عدد الجرحى إلى 120 جريحاً.", id="so that it rises"
        ),
    ],
)
def test_what_a_batch_raises_the_total_to_is_another_claim(read: Read, text: str) -> None:
    assert [tell_counts(c, "people") for c in read(text).claims] == ["20 wounded", "120 wounded"]


def test_today_is_part_of_all_since_the_beginning(read: Read) -> None:
    text = "أعلن الصليب الأحمر إجلاء 120 جريحاً من دماج منذ الشهر الماضي، بما في ذلك إجلاء 20 جريحاً اليوم."

    assert [tell_counts(c, "people") for c in read(text).claims] == ["120 wounded", "20 wounded"]


def test_buses_without_a_noun_go_on_to_their_own_place(read: Read) -> None:
    text = "انطلقت 30 حافلة تقل مهجرين من الوعر إلى جرابلس، وتوجهت 20 أخرى إلى إدلب، بموجب الاتفاق."

    assert {tell_names(claim, "origin") for claim in read(text).claims} == {"sy-al-waer"}


def test_sick_who_need_treatment_are_brought_out(read: Read) -> None:
    text = "نقلت طائرة أممية 8 مرضى يحتاجون إلى جراحة من صنعاء إلى عمّان بموجب اتفاق."

    assert tell_counts(find_only(read(text), "evacuation"), "people") == "8 wounded"


def test_foreigners_let_out_with_the_wounded_are_evacuated(read: Read) -> None:
    text = "استؤنف اليوم إجلاء الجرحى والأجانب من قطاع غزة إلى مصر عبر معبر رفح."

    assert tell_route(find_only(read(text), "evacuation")) == "ps-gaza-strip > eg"


def test_towns_listed_by_dashes_are_all_left(read: Read) -> None:
    text = "غادرت الدفعة الخامسة من مهجري بلدات (يلدا – بيت سحم – ببيلا) جنوب دمشق إلى مدينة الباب بموجب الاتفاق."

    assert tell_route(find_only(read(text), "evacuation")) == "sy-babbila+sy-beit-sahm+sy-yalda > sy-al-bab"


def test_both_quarters_named_before_are_left(read: Read) -> None:
    text = "بدأ تنفيذ الاتفاق في حيي الشيخ مقصود والأشرفية. وغادر عدد من مقاتلي قسد الحيين اليوم."
    claim = next(c for c in read(text).claims if c.kind == "evacuation")

    assert tell_names(claim, "origin") == "sy-aleppo-ashrafiyeh+sy-sheikh-maqsoud"


def test_site_in_a_place_stands_between_from_and_its_name(read: Read) -> None:
    text = "أجلى الهلال الأحمر 30 جريحاً من مركز مدينة رأس العين بعد هدنة."

    assert tell_names(find_only(read(text), "evacuation"), "origin") == "sy-ras-al-ayn"


def test_fighters_traded_for_captives_are_evacuated(read: Read) -> None:
    text = (
        "غادر مخيم اليرموك 150 عنصراً من هيئة تحرير الشام، وسلمت المعارضة في المقابل 40 أسيراً إلى النظام، بموجب اتفاق."
    )

    assert "150 fighters" in [tell_counts(c, "people") for c in read(text).claims]


def test_those_who_ride_in_a_military_plane_are_no_force(read: Read) -> None:
    text = "غادر 40 من السلفيين دماج على متن طائرة عسكرية إلى صنعاء بموجب اتفاق."

    assert tell_route(find_only(read(text), "evacuation")) == "ye-dammaj > ye-sanaa"


def test_transfer_that_the_united_nations_announce_is_arranged(read: Read) -> None:
    text = "أعلنت الأمم المتحدة نقل 40 عنصراً من منظمة مجاهدي خلق من معسكر أشرف إلى معسكر ليبرتي."

    assert tell_route(find_only(read(text), "evacuation")) == "iq-camp-ashraf > iq-camp-liberty"


def test_those_who_leave_their_country_emigrate(read: Read) -> None:
    assert read("قالت الأمم المتحدة إن 900 مدني تركوا بلادهم إلى سوريا منذ بدء المعارك.").claims == ()


def test_about_before_a_number_is_no_way(read: Read) -> None:
    text = "غادر نحو 1200 من المقاتلين والسكان حمص القديمة في حافلات بموجب اتفاق."

    assert tell_names(find_only(read(text), "evacuation"), "origin") == "sy-old-homs"


def test_those_who_go_to_the_front_are_not_evacuated(read: Read) -> None:
    text = (
        "ستخرج أول دفعة من مقاتلي داعش من مخيم اليرموك إلى شرق سوريا بموجب اتفاق.\n\n"
        "وتحركت مجموعات من لواء القدس من مخيم النيرب في حلب إلى مناطق التماس بدير الزور وتدمر."
    )

    assert tell_route(find_only(read(text), "evacuation")) == "sy-yarmouk-camp > sy-eastern-syria"


@pytest.mark.parametrize(
    ("text", "route"),
    [
        pytest.param(
            "يُفتح الممر الآمن غداً كي تخرج منه الأسر العالقة في قنفودة.", "ly-ganfouda > ?", id="stuck in the place"
        ),
        pytest.param(
            "حملت شاحنات تجارية 40 أسرة من الفاشر إلى منطقة طويلة.\n\nوعرضت الحركتان ممرات آمنة للراغبين.",
            "sd-el-fasher > sd-tawila",
            id="trucks that carry people",
        ),
        pytest.param(
            "غادر 4000 مدني مدينة الفلوجة عبر طريق آمن.",
            "iq-al-fallujah > ?",
            id="safe road",
        ),
    ],
)
def test_departure_is_seen_by_who_leaves_and_how(read: Read, text: str, route: str) -> None:
    assert tell_route(find_only(read(text), "evacuation")) == route


@pytest.mark.parametrize(
    ("text", "people"),
    [
        pytest.param("خرج نحو 2000 من مقاتلي المعارضة من دوما إلى إدلب بموجب اتفاق.", "2000 fighters", id="no year"),
        pytest.param(
            "خرج 700 من مقاتلي المعارضة وأسرهم من دوما إلى إدلب بموجب اتفاق.", "700 people", id="and families"
        ),
        pytest.param(
            "خرج 700 مقاتل وعائلاتهم من دوما إلى إدلب بموجب اتفاق.", "700 fighters", id="fighters alone counted"
        ),
        pytest.param("أُجلي 90 مسلماً من حلب إلى إدلب بموجب اتفاق.", "90 people", id="people of a faith"),
        pytest.param(
            "جرى الاتفاق على إخلاء داريا. وقال مصدر إن الدفعة الأولى اليوم الاثنين ستضم 300 مقاتل من داريا.",
            "300 fighters",
            id="a day before how many",
        ),
    ],
)
def test_those_who_leave_are_counted_by_the_whole_phrase(read: Read, text: str, people: str) -> None:
    assert tell_counts(find_only(read(text), "evacuation"), "people") == people


def test_corridor_may_be_called_by_where_it_runs(read: Read) -> None:
    text = "خرجت أمس من السويداء عبر ممر بصرى الإنساني دفعة تضم 40 عائلة يبلغ عدد أفرادها 160 شخصاً."

    assert tell_counts(find_only(read(text), "evacuation"), "people") == "40 families + 160 people"


def test_those_whom_a_running_total_counts_have_left(read: Read) -> None:
    text = "غادر 400 مقاتل داريا أمس إلى إدلب بموجب اتفاق، ليصل مجموع المرحلين إلى 2600 شخص."

    assert [claim.status for claim in read(text).claims] == ["completed", "completed"]


@pytest.mark.parametrize(
    ("text", "evacuees"),
    [
        pytest.param(
            "بدأ خروج 120 مقاتلاً من داريا إلى إدلب تنفيذاً لاتفاق بين النظام السوري وفيلق الرحمن.",
            "faylaq_al_rahman",
            id="deal between",
        ),
        pytest.param(
            "توصلت الحكومة السورية وفيلق الرحمن إلى تسوية. وبموجبها يخرج 120 مسلحاً من داريا إلى إدلب.",
            "?",
            id="two who agreed, in another sentence",
        ),
        pytest.param("جرى إجلاء 120 مدنياً من داريا تنفيذاً لاتفاق بين النظام السوري وفيلق الرحمن.", "?", id="civilians"),
        pytest.param("خرج 60 عسكرياً أوكرانياً من مصنع آزوفستال عبر ممر إنساني.", "ukraine", id="soldiers of a state"),
    ],
)
def test_fighters_without_a_group_are_of_the_armed_party_to_the_deal(read: Read, text: str, evacuees: str) -> None:
    assert tell_names(find_only(read(text), "evacuation"), "evacuee") == evacuees


def _tell(read: Read, text: str) -> list[str]:
    return [f"{c.status} {tell_counts(c, 'people')} {c.batch or ''}".strip() for c in read(text).claims]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "نقلت حافلات 300 مقاتل من مضايا إلى إدلب بموجب اتفاق يقضي بخروج 900 مقاتل.",
            id="the deal provides for more",
        ),
        pytest.param(
            "غادر 300 مقاتل مضايا إلى إدلب، من أصل 900 مقاتل سيخرجون بموجب الاتفاق.", id="out of all who will leave"
        ),
        pytest.param(
            "غادر 300 مقاتل مضايا إلى إدلب بموجب اتفاق، من إجمالي 900 مقاتل مقرر خروجهم من مضايا.",
            id="out of all whose departure is due",
        ),
    ],
)
def test_some_who_left_and_all_who_are_to_leave_are_two(read: Read, text: str) -> None:
    assert _tell(read, text) == ["completed 300 fighters", "ongoing 900 fighters"]


def test_batch_is_that_of_those_who_left_not_of_all(read: Read) -> None:
    text = "غادر 300 مقاتل مضايا إلى إدلب، وهم الدفعة الأولى من أصل 900 مقاتل سيغادرون البلدة بموجب الاتفاق."
    assert _tell(read, text) == ["completed 300 fighters 1", "ongoing 900 fighters"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("غادر 300 مقاتل مضايا إلى إدلب بموجب اتفاق، من أصل 900 مقاتل في البلدة.", id="who are there"),
        pytest.param("غادر 300 مقاتل مضايا إلى إدلب بموجب اتفاق، من أصل 900 ينتظر رحيلهم.", id="who are to follow"),
    ],
)
def test_all_of_whom_some_left_are_not_among_them(read: Read, text: str) -> None:
    assert tell_counts(find_only(read(text), "evacuation"), "people") == "300 fighters"


def test_place_left_stands_behind_what_the_batch_holds(read: Read) -> None:
    text = "غادرت الدفعة الأولى وتضم 300 مقاتل مدينة دوما إلى إدلب بموجب اتفاق."
    assert tell_route(find_only(read(text), "evacuation")) == "sy-douma > sy-idlib"


def test_headline_of_another_story_is_no_event_of_this_one(read: Read) -> None:
    prose = "بحثت الدول الضامنة في اجتماعها يوم أمس الأوضاع في شمال البلاد وسبل دعم النازحين في المخيمات."
    news = "أنباء عن إجلاء 300 مسلح من مخيم اليرموك إلى إدلب"
    other = "ما الذي يجري في الشمال السوري هذه الأيام؟"
    assert not read(f"{prose}\n{prose}\n{news}\n{other}\n{prose}").claims
    assert read(f"{prose}\n{prose}\n{news}.\n{prose}").claims


@pytest.mark.parametrize(
    ("text", "people"),
    [
        pytest.param(
            "خرجت حافلات تقل 400 مدني كانوا محاصرين في دوما إلى إدلب وفق اتفاق.", "400 civilians", id="they were"
        ),
        pytest.param("غادر 90 مقاتلا كانوا يقيمون في دوما إلى إدلب وفق اتفاق.", "90 fighters", id="used to live"),
    ],
)
def test_those_who_were_besieged_until_they_left_are_counted(read: Read, text: str, people: str) -> None:
    assert tell_counts(find_only(read(text), "evacuation"), "people") == people


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("وصلت 80 عائلة من مهجري دوما إلى إدلب.", id="families"),
        pytest.param("وصل إلى إدلب 300 مهجر من دوما.", id="counted, from a town"),
        pytest.param("وصلت قافلة من مهجري دوما إلى إدلب.", id="convoy"),
        pytest.param("وصول الدفعة الثالثة من مهجري دوما إلى إدلب.", id="batch"),
        pytest.param("تصل 12 حافلة تقل مهجرين من دوما إلى إدلب اليوم.", id="buses"),
    ],
)
def test_the_displaced_who_arrive_have_left_under_a_deal(read: Read, text: str) -> None:
    assert tell_route(find_only(read(text), "evacuation")) == "sy-douma > sy-idlib"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("عاد 300 مهجر من تركيا إلى قراهم في ريف حماة.", id="come back"),
        pytest.param("غادر مئات المهجرين مخيمات إدلب إلى تركيا بحثا عن عمل.", id="go on by themselves"),
        pytest.param("وصل 300 مهجر إلى ألمانيا طلبا للجوء.", id="from nowhere in particular"),
        pytest.param(
            "وتوجه وفد من الصليب الأحمر ترافقه خمس آليات إلى إسرائيل ثم عاد إلى لبنان حيث سلم حزب الله رفات ثلاثة مقاتلين.",
            id="delegation",
        ),
    ],
)
def test_others_on_the_way_are_no_evacuees(read: Read, text: str) -> None:
    assert not read(text).claims


@pytest.mark.parametrize(
    "more",
    [
        pytest.param(
            "واضطر فريق الصليب الأحمر، المؤلف من ست مركبات وتسعة أفراد، إلى العودة إلى دمشق.",
            id="the team that fetches them",
        ),
        pytest.param("ودعت المنظمة إلى تسريع خروج آلاف المرضى من المدينة.", id="who ought to leave too"),
    ],
)
def test_others_than_those_who_left_are_not_counted(read: Read, more: str) -> None:
    text = f"خرج 400 مدني من دوما أمس الأحد بموجب اتفاق. {more}"
    counts = [tell_counts(claim, "people") for claim in read(text).claims if claim.kind == "evacuation"]
    assert counts[0] == "400 civilians"


def test_group_whose_members_are_let_go_when_the_convoy_arrives_does_not_leave(read: Read) -> None:
    text = "تحركت الحافلات من عرسال وفيها 7000 شخص نحو إدلب بموجب اتفاق. وحال بلوغ القافلة المعبر، تفرج جبهة النصرة عن خمسة من عناصر حزب الله."
    claim = next(claim for claim in read(text).claims if claim.kind == "evacuation")
    assert "hezbollah" not in tell_names(claim, "evacuee")


def test_people_who_cross_in_the_other_direction_leave(read: Read) -> None:
    text = "نُفذت أمس صفقة تبادل أسرى. وعبر في الاتجاه الآخر 141 شخصاً من مخيم اليرموك بموجب الاتفاق."

    claim = find_only(read(text), "evacuation")

    assert (tell_counts(claim, "people"), tell_names(claim, "origin")) == ("141 people", "sy-yarmouk-camp")


def test_the_last_who_are_held_up_have_not_left(read: Read) -> None:
    text = (
        "علّق الجيش السوري اليوم سفر نحو 90 من مقاتلي المعارضة كانوا آخر من بقي في داريا. "
        "وغادر المدينة هذا الأسبوع نحو 700 مقاتل وساكن ضمن الاتفاق."
    )

    assert tell_counts(find_only(read(text), "evacuation"), "people") == "700 people"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "نقل مقاتلو قوات سوريا الديمقراطية 90 من عناصر تنظيم داعش من الباغوز بموجب اتفاق.", id="who brings them out"
        ),
        pytest.param(
            "خرج مسلحو داعش من الباغوز بموجب اتفاق، ورافق القافلة رجال أمن وعدد كبير من مقاتلي قوات سوريا الديمقراطية.",
            id="an escort",
        ),
        pytest.param(
            "استسلم عناصر داعش لمقاتلي قوات سوريا الديمقراطية وخرجوا من الباغوز بموجب اتفاق.", id="who takes them"
        ),
    ],
)
def test_those_who_take_people_away_do_not_leave(read: Read, text: str) -> None:
    assert tell_names(find_only(read(text), "evacuation"), "evacuee") == "isis"


def test_fighters_carried_with_their_families_leave(read: Read) -> None:
    text = "نُقل مقاتلو جبهة النصرة وعائلاتهم إلى إدلب بموجب الاتفاق."
    assert tell_names(find_only(read(text), "evacuation"), "evacuee") == "jabhat_al_nusra"


@pytest.mark.parametrize(
    "text",
    [
        "قال قيادي في جيش الإسلام إن إجلاء الجرحى من دوما بدأ اليوم بموجب اتفاق.",
        "أعلن مسؤول في جيش الإسلام أن إجلاء الجرحى من دوما بدأ اليوم بموجب اتفاق.",
    ],
)
def test_group_whose_official_speaks_does_not_leave(read: Read, text: str) -> None:
    assert tell_names(find_only(read(text), "evacuation"), "evacuee") == "?"


@pytest.mark.parametrize("cost", ["معارك أسفرت عن 24 قتيلا و90 جريحا", "قصف خلف 90 جريحا"])
def test_those_whom_fighting_wounded_are_not_counted_as_leaving(read: Read, cost: str) -> None:
    text = f"خرج مقاتلو جيش الإسلام من دوما إلى جرابلس بموجب اتفاق بعد {cost}."
    assert tell_counts(find_only(read(text), "evacuation"), "people") == ""


def test_foreign_fighters_leave_as_others_do(read: Read) -> None:
    text = "وافقت قوات سوريا الديمقراطية على مغادرة مقاتلي داعش السوريين والأجانب من مدينة الرقة."
    assert tell_route(find_only(read(text), "evacuation")) == "sy-raqqa > ?"


def test_foreigners_who_are_no_fighters_are_no_evacuees(read: Read) -> None:
    assert not read("غادر مئات المدنيين والأجانب صنعاء إلى جيبوتي.").claims


@pytest.mark.parametrize(
    "way", ["الطريق الوحيد أمام الأهالي للخروج من دوما", "الممر الوحيد أمام أهالي عفرين للذهاب إلى حلب"]
)
def test_the_only_way_to_leave_is_no_departure(read: Read, way: str) -> None:
    text = f"أجلت الحكومة السورية 40 مدنيا من حرستا بموجب اتفاق. وأغلق الجيش منذ شهور {way}."

    assert tell_route(find_only(read(text), "evacuation")) == "sy-harasta > ?"
