"""Ways of evacuations: vehicles that come empty, lists of places, who goes home or on duty. Expected is what the codebook asks for."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_counts, tell_names, tell_route


@pytest.mark.parametrize(
    ("text", "route"),
    [
        pytest.param(
            "سارت أمس 30 حافلة من حمص. وتوجهت 30 حافلة من حمص إلى بلدتي كفريا والفوعة لتحرير المحاصرين بموجب اتفاق.",
            "sy-al-fuah+sy-kafarya > ?",
            id="buses come to free those besieged",
        ),
        pytest.param(
            "بعثت الحكومة 25 حافلة إلى دوما، تمهيداً لنقل مقاتلي جيش الإسلام إلى جرابلس وفق اتفاق.",
            "sy-douma > sy-jarablus",
            id="buses are sent to carry",
        ),
        pytest.param(
            "بموجب اتفاق دخلت 12 حافلة إلى حي القدم لنقلهم مع 300 من أفراد أسرهم من مخيم اليرموك إلى إدلب.",
            "sy-yarmouk-camp > sy-idlib",
            id="buses wait elsewhere than the people",
        ),
        pytest.param(
            "وقفت 17 حافلة صباح اليوم في جرود عرسال لنقل مسلحي جبهة النصرة إلى إدلب بموجب اتفاق.",
            "lb-jroud-arsal > sy-idlib",
            id="buses wait where they are to carry them from",
        ),
        pytest.param(
            "أنهت الفصائل في حي القابون مفاوضاتها. ودخلت الحافلات إلى الحي لتقل الراغبين من المقاتلين إلى إدلب وفق اتفاق.",
            "sy-al-qaboun > sy-idlib",
            id="buses enter the quarter named before",
        ),
        pytest.param(
            "أعلن الصليب الأحمر هدنة لإجلاء الجرحى. وسُمح بدخول قافلة من ست سيارات إسعاف إلى منطقة خزاعة.",
            "ps-khuzaa > ?",
            id="ambulances are let in",
        ),
    ],
)
def test_place_to_which_empty_vehicles_come_is_the_one_left(read: Read, text: str, route: str) -> None:
    claim = find_only(read(text), "evacuation")

    assert (tell_route(claim), claim.status) == (route, "agreed")


@pytest.mark.parametrize(
    ("text", "route"),
    [
        pytest.param(
            "قالت المنظمة الدولية للهجرة إن سفينة في طريقها إلى مصراتة المحاصرة لبدء إجلاء 700 نازح.",
            "ly-misratah > ?",
            id="a ship on its way to begin",
        ),
        pytest.param(
            "توقفت قافلة من السيارات برفقة الصليب الأحمر، كانت في طريقها من جنوب سوريا إلى بلدة مضايا بريف دمشق، لإجلاء المرضى منها.",
            "sy-madaya > ?",
            id="a convoy stopped on its way",
        ),
        pytest.param(
            "وصلت سفينة استأجرتها الأمم المتحدة إلى مصراتة لنقل 900 مهاجر إلى بنغازي.",
            "ly-misratah > ly-benghazi",
            id="a ship, and where it takes them",
        ),
    ],
)
def test_place_to_which_ships_and_convoys_are_on_their_way_is_the_one_left(read: Read, text: str, route: str) -> None:
    assert tell_route(find_only(read(text), "evacuation")) == route


@pytest.mark.parametrize(
    ("text", "route"),
    [
        pytest.param(
            "بدأ إخراج المقاتلين من مدن (عربين) و(زملكا) إلى (إدلب) وفق اتفاق.",
            "sy-arbin+sy-zamalka > sy-idlib",
            id="in brackets",
        ),
        pytest.param(
            "تنقل الحافلات 900 من الأهالي المحاصرين في كفريا والفوعة إلى حلب بموجب الاتفاق.",
            "sy-al-fuah+sy-kafarya > sy-aleppo",
            id="besieged in two",
        ),
        pytest.param(
            "غادرت 15 عائلة ينحدرون من حلب مخيم الهول إلى إدلب بموجب اتفاق.",
            "sy-al-hol-camp > sy-idlib",
            id="where they were born is not what they leave",
        ),
        pytest.param(
            "سكان داريا كثيرون. وتوصلت لجنة في مدينة الزبداني إلى اتفاق يقضي بخروج 90 مسلحاً من المدينة إلى إدلب.",
            "sy-zabadani > sy-idlib",
            id="the town is the one that the sentence names",
        ),
        pytest.param(
            "تشمل الهدنة خروج 70 مقاتلاً من الوعر إلى الأرياف القريبة أو محافظة إدلب.",
            "sy-al-waer > sy-idlib-gov",
            id="or another place",
        ),
        pytest.param(
            "بدأ إجلاء 20 مصاباً من الغوطة الشرقية إلى مستشفيات العاصمة دمشق بموجب اتفاق.",
            "sy-eastern-ghouta > sy-damascus",
            id="to the hospitals of a town",
        ),
        pytest.param(
            "خرج 300 مسلح من برزة إلى كل من إدلب وجرابلس وفق اتفاق.",
            "sy-barzeh > sy-idlib+sy-jarablus",
            id="to each of two",
        ),
        pytest.param(
            "يقضي الاتفاق بإخراج 400 مقاتل من مضايا، إضافة إلى هدنة في مناطق جنوب دمشق.",
            "sy-madaya > ?",
            id="in addition to is no way",
        ),
        pytest.param(
            "بلغت مدينة الباب أمس دفعة من المهجرين من يلدا وفق اتفاق إخلاء ترعاه روسيا.",
            "sy-yalda > sy-al-bab",
            id="object of a verb of reaching beside another",
        ),
        pytest.param(
            "أوقف حاجز 15 حافلة للمهجرين من القلمون الشرقي قبيل وصولها مدينة الباب بموجب الاتفاق.",
            "sy-eastern-qalamoun > sy-al-bab",
            id="their reaching a town",
        ),
        pytest.param(
            "خرجت أمس حافلات تقل 700 من الوعر بموجب الاتفاق، والوجهة كانت جرابلس.",
            "sy-al-waer > sy-jarablus",
            id="whither they were bound",
        ),
        pytest.param(
            "وافق التحالف على أن تحط طائرة في مطار صنعاء لإجلاء 40 جريحاً إلى مسقط.",
            "ye-sanaa-international-airport > om-muscat",
            id="a plane lands to carry; a capital that is a word too",
        ),
        pytest.param(
            "توجه 60 مقاتلاً من داريا إلى معبر المدينة للخروج إلى إدلب بموجب الاتفاق.",
            "sy-darayya > sy-idlib",
            id="the town is no village of that name",
        ),
        pytest.param(
            "استأنف الصليب الأحمر الإجلاء الطبي من ناغورني كاراباخ إلى أرمينيا بموجب تفاهم.",
            "az-nagorno-karabakh > am",
            id="medical evacuation names no people",
        ),
        pytest.param(
            "يقضي الاتفاق بخروج 90 مقاتلاً من 3 بلدات في ريف حمص الشمالي نحو إدلب.",
            "sy-northern-homs-countryside > sy-idlib",
            id="so many towns",
        ),
        pytest.param(
            "توصل وجهاء بلدات عربين وزملكا وعين ترما إلى اتفاق. وينص على خروج المقاتلين من البلدات الثلاث إلى إدلب.",
            "sy-ain-tarma+sy-arbin+sy-zamalka > sy-idlib",
            id="the three towns named before",
        ),
        pytest.param(
            "وصلت 20 حافلة ترافقها شاحنات أمس إلى البلدة، ضمن اتفاق يقضي بخروج المسلحين من هجين إلى البادية السورية.",
            "sy-hajin > sy-syrian-desert-badia",
            id="trucks with gunmen are no relief",
        ),
        pytest.param(
            "بموجب اتفاق بين الحكومة وقسد، انسحب رتل عسكري من 90 مقاتلاً من حلب إلى الطبقة.",
            "sy-aleppo > sy-al-tabqa",
            id="a column that withdraws under a deal",
        ),
        pytest.param(
            "دخلت دير الزور أمس الحافلات التي حملت 300 مسلح من القلمون الغربي بموجب اتفاق.",
            "sy-western-qalamoun > sy-deir-ez-zor",
            id="entered by buses that carried them",
        ),
        pytest.param(
            "دخلت أراضي المعارضة في شمال غرب سوريا حافلات أخرجت 300 مقاتل من القنيطرة بموجب اتفاق.",
            "sy-quneitra-gov > sy-north-west-syria",
            id="lands in a region",
        ),
        pytest.param(
            "وصلت إلى بصر الحرير أولى دفعات البدو الذين علقوا في السويداء، بموجب اتفاق، وتضم 350 شخصاً.",
            "sy-suwayda > sy-busr-al-harir",
            id="who were stuck",
        ),
    ],
)
def test_places_of_a_way(read: Read, text: str, route: str) -> None:
    assert tell_route(find_only(read(text), "evacuation")) == route


def test_at_a_time_when_begins_another_passage(read: Read) -> None:
    text = "بموجب اتفاق أجلي 120 جريحاً من الزبداني إلى إدلب، في وقت نقل 300 جريح من الفوعة إلى حلب."
    claims = read(text).claims

    assert {tell_route(claim) for claim in claims} == {"sy-zabadani > sy-idlib", "sy-al-fuah > sy-aleppo"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("أعلنت بعثة الأمم المتحدة إجلاء موظفيها من جوبا.", id="own staff"),
        pytest.param(
            "توصل الطرفان إلى اتفاق هدنة يقضي بإجلاء موظفي المنظمات من حلب إلى دمشق.", id="staff of relief bodies"
        ),
        pytest.param("تسلمت عُمان ثلاثة أوروبيين، وجرى نقلهم من طهران إلى مسقط بموجب اتفاق.", id="taken over"),
        pytest.param("وصلت الدفعة العاشرة من جثامين الشهداء إلى مجمع ناصر بموجب الاتفاق.", id="a batch of bodies"),
        pytest.param("مع سريان الهدنة غادر آلاف النازحين مراكز الإيواء في غزة إلى منازلهم.", id="home again"),
        pytest.param("رغم الهدنة منع المسلحون أهالي داريا من مغادرة البلدة.", id="kept from leaving"),
        pytest.param("منع المسلحون 300 من أهالي داريا من مغادرة البلدة بموجب الاتفاق.", id="so many kept from leaving"),
        pytest.param("سئل المصدر عن خروج أهالي ببيلا بموجب الاتفاق فلم يجب.", id="asked about"),
        pytest.param(
            "المدنيون يغادرون ليسيتشانسك. حثت السلطات الأوكرانية المدنيين في ليسيتشانسك على المغادرة فورا، ودعت إلى الإخلاء.",
            id="urged to go",
        ),
        pytest.param("دعا الجيش الإسرائيلي سكان رفح إلى إخلاء المدينة.", id="called on to clear the town"),
    ],
)
def test_what_is_no_evacuation_makes_no_claim(read: Read, text: str) -> None:
    assert read(text).claims == ()


def test_the_two_villages_are_no_town_of_that_name(read: Read) -> None:
    text = "يقطن الآلاف قريتي كفريا والفوعة. وغادر 500 مدني القريتين إلى حلب بموجب اتفاق."

    assert "sy-al-qaryatayn" not in tell_route(find_only(read(text), "evacuation"))


def test_persons_of_fighters_with_their_families_are_people(read: Read) -> None:
    text = "غادر 1100 شخص من مقاتلي داريا والمعضمية برفقة عائلاتهم إلى إدلب بموجب اتفاق."

    assert tell_counts(find_only(read(text), "evacuation"), "people") == "1100 people"


def test_day_of_an_attack_is_not_that_of_the_departure(read: Read) -> None:
    text = "حملت الحافلات أيضاً 12 مصاباً في تفجير القافلة يوم السبت من الراشدين إلى حلب بموجب الاتفاق."
    claim = find_only(read(text), "evacuation")

    assert (claim.date_start, tell_names(claim, "destination")) == (None, "sy-aleppo")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "بموجب اتفاق أعقب هجوماً لحزب الله على مواقع للمسلحين الشهر الماضي، بدأ 300 مقاتل بمغادرة جرود عرسال إلى إدلب.",
            id="an attack told of before",
        ),
        pytest.param(
            "أطلق النظام 30 معتقلا مقابل 5 أسرى لدى المعارضة، بعد اشتباكات شباط الماضي في حلب.",
            id="clashes behind a comma",
        ),
        pytest.param(
            "أفرج النظام السوري عن 30 موقوفاً إثر أحداث شباط 2018 مقابل 5 أسرى لدى المعارضة السورية.", id="events"
        ),
    ],
)
def test_fighting_has_its_own_day(read: Read, text: str) -> None:
    (claim,) = read(text).claims

    assert claim.date_start is None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        pytest.param(
            "بدأ إخراج مقاتلي (فيلق الرحمن) و(جبهة النصرة) من عربين إلى إدلب وفق اتفاق.",
            "faylaq_al_rahman+jabhat_al_nusra",
            id="two, in brackets",
        ),
        pytest.param(
            "خرج 80 من مقاتلي جبهة النصرة المرتبطة بتنظيم القاعدة من الغوطة إلى إدلب بموجب اتفاق.",
            "jabhat_al_nusra",
            id="whom another is tied to stays",
        ),
        pytest.param(
            "يتواصل إجلاء مقاتلي المعارضة السورية من عربين إلى إدلب. وتستمر عمليات إجلاء مقاتلي فيلق الرحمن من عربين إلى إدلب.",
            "faylaq_al_rahman",
            id="its own name in place of its camp's",
        ),
    ],
)
def test_groups_that_leave_together_are_named_together(read: Read, text: str, who: str) -> None:
    assert tell_names(find_only(read(text), "evacuation"), "evacuee") == who


def test_number_of_the_group_that_leaves_is_counted(read: Read) -> None:
    text = "تشمل الهدنة خروج الثوار البالغ عددهم 3000 مقاتل من الوعر إلى إدلب."

    assert tell_counts(find_only(read(text), "evacuation"), "people") == "3000 fighters"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param(
            "بدأ، مساء الأحد، تنفيذ اتفاق رحيل مقاتلي جيش الإسلام من دوما إلى جرابلس.", "ongoing", id="begins"
        ),
        pytest.param("يتواصل تنفيذ اتفاق إجلاء 500 مقاتل من دوما إلى جرابلس.", "ongoing", id="goes on"),
        pytest.param("سيبدأ غداً تنفيذ اتفاق إجلاء 500 مقاتل من دوما إلى جرابلس.", "agreed", id="will begin"),
        pytest.param("تم الاتفاق ونُقل المسلحون من دوما إلى إدلب.", "completed", id="a subject makes the noun a verb"),
    ],
)
def test_carrying_out_a_deal_is_under_way(read: Read, text: str, status: str) -> None:
    assert find_only(read(text), "evacuation").status == status


def test_arms_handed_over_make_no_exchange(read: Read) -> None:
    text = "اتفق النظام والمعارضة على خروج 600 مقاتل من داريا مع تسليم سلاحهم، مقابل فك الحصار عن المدنيين."

    assert tell_counts(find_only(read(text), "evacuation"), "people") == "600 fighters"


def test_place_to_which_people_are_taken_back_is_no_destination(read: Read) -> None:
    text = "أُخرج 200 مدني من حلب بموجب الاتفاق قبل إعادتهم إلى الأتارب."

    assert tell_route(find_only(read(text), "evacuation")) == "sy-aleppo > ?"


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("وإدخال الغذاء إلى كفريا والفوعة", id="relief brought in"),
        pytest.param("ودخول قوافل الإغاثة إلى حلب", id="convoys of relief"),
        pytest.param("ونقل الأدوية إلى دوما", id="medicines"),
        pytest.param("وعودة النازحين إلى دمشق", id="others come back"),
    ],
)
def test_place_to_which_relief_or_others_come_is_no_destination(read: Read, other: str) -> None:
    claim = find_only(read(f"تنص الهدنة على إجلاء الجرحى من مضايا {other}."), "evacuation")
    assert tell_route(claim) == "sy-madaya > ?"


def test_those_who_are_brought_on_are_brought_to_their_destination(read: Read) -> None:
    claim = find_only(read("جرى إجلاء 300 مدني من مضايا وإيصالهم إلى إدلب بموجب الاتفاق."), "evacuation")
    assert tell_route(claim) == "sy-madaya > sy-idlib"


def test_what_people_leave_for_is_another_passage(read: Read) -> None:
    extraction = read("اتفقا على مغادرة 250 مقاتلاً مخيم اليرموك إلى إدلب لقاء إخراج سكان كفريا والفوعة إلى حلب.")

    assert [tell_route(claim) for claim in extraction.claims if claim.kind == "evacuation"] == [
        "sy-yarmouk-camp > sy-idlib",
        "sy-al-fuah+sy-kafarya > sy-aleppo",
    ]


def test_stage_that_leaves_another_place_does_not_go_where_the_first_goes(read: Read) -> None:
    extraction = read(
        "خرج 900 شخص من مضايا إلى إدلب أمس بموجب الاتفاق. وخرج 7 جرحى من الفوعة وكفريا برفقة الهلال الأحمر السوري."
    )

    assert [tell_route(claim) for claim in extraction.claims if claim.kind == "evacuation"] == [
        "sy-madaya > sy-idlib",
        "sy-al-fuah+sy-kafarya > ?",
    ]


def test_stage_that_leaves_a_town_of_the_region_goes_where_all_go(read: Read) -> None:
    extraction = read(
        "يتواصل إجلاء المقاتلين من الغوطة الشرقية إلى إدلب وفق اتفاق. وخرجت أمس من عربين الدفعة الثانية وفيها 980 شخصاً."
    )

    assert "sy-arbin > sy-idlib" in [tell_route(claim) for claim in extraction.claims]


def test_bodies_that_are_carried_are_no_evacuees(read: Read) -> None:
    extraction = read("نقل الصليب الأحمر جثث مقاتلي الهيئة من عرسال إلى بلدة اللبوة تنفيذاً لاتفاق التبادل مع حزب الله.")

    assert [claim for claim in extraction.claims if claim.kind == "evacuation"] == []


def test_town_taken_to_a_hospital_without_a_place_left_is_no_evacuation(read: Read) -> None:
    extraction = read(
        "قُتل عشرة في اشتباكات المخيم رغم اتفاق الهدنة. ونقلت جمعية طبية ست حالات مرضية إلى مستشفيات صيدا."
    )

    assert [claim for claim in extraction.claims if claim.kind == "evacuation"] == []


@pytest.mark.parametrize(
    ("text", "routes"),
    [
        pytest.param(
            "بدأ إجلاء 300 من مقاتلي أحرار الشام بعد دخول حافلات إلى حرستا.",
            ["sy-harasta > ?"],
            id="where the buses entered",
        ),
        pytest.param(
            "ينص الاتفاق على إجلاء سكان كفريا إلى حمص، وسيذهب سكان الزبداني إلى إدلب.",
            ["sy-kafarya > sy-homs", "sy-zabadani > sy-idlib"],
            id="and others will go",
        ),
        pytest.param(
            "غادرت القافلة الرابعة حي الوعر إلى جرابلس بموجب اتفاق. وخرجت القافلة الرابعة من مدينة المعارض فجراً.",
            ["sy-al-waer > sy-jarablus"],
            id="one batch from a place that no table lists",
        ),
        pytest.param(
            "خرج 300 شخص من ثلاث بلدات محاصرة هي كفريا والفوعة ومضايا إلى حمص بموجب اتفاق.",
            ["sy-al-fuah+sy-kafarya+sy-madaya > sy-homs"],
            id="towns counted, then named",
        ),
        pytest.param(
            "خرج 40 جريحاً من غزة عبر معبر رفح إلى المستشفيات المصرية، ونُقل 30 جريحاً من حلب إلى الأراضي التركية.",
            ["ps-gaza > eg", "sy-aleppo > tr"],
            id="countries told by their adjective",
        ),
        pytest.param(
            "أعلن الجيش هدنة إنسانية أربع ساعات في مدينة حرستا. وقال متحدث إن وقف إطلاق النار يهدف إلى إخراج المدنيين من مواقع القتال.",
            ["sy-harasta > ?"],
            id="where the truce holds",
        ),
        pytest.param(
            "توصلت دمشق إلى اتفاق مع الفصائل يقضي بمغادرة 400 مقاتل معاقلهم في حرستا.",
            ["sy-harasta > ?"],
            id="to a deal is no way",
        ),
        pytest.param(
            "نص اتفاق على خروج 60 مقاتلاً من داريا إلى إدلب. ويقضي اتفاق آخر بمغادرة المقاتلين معقلهم في مضايا.",
            ["sy-darayya > sy-idlib", "sy-madaya > ?"],
            id="strongholds in two towns",
        ),
    ],
)
def test_ways_of_a_report(read: Read, text: str, routes: list[str]) -> None:
    assert [tell_route(claim) for claim in read(text).claims] == routes


def test_people_go_where_the_corridor_leads(read: Read) -> None:
    text = "تم إجلاء 300 مدني من سومي. وكان الطرفان قد اتفقا على ممر إنساني من سومي إلى بولتافا."

    assert tell_route(find_only(read(text), "evacuation")) == "ua-sumy > ua-poltava"


def test_corridor_from_elsewhere_leads_nobody(read: Read) -> None:
    text = "تم إجلاء 300 مدني من خاركيف. وأعلن الجيش فتح ممر من سومي إلى بولتافا."

    done = [tell_route(claim) for claim in read(text).claims if claim.status == "completed"]

    assert done
    assert not any("ua-poltava" in route for route in done)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("خرج 300 شخص من دوما بموجب اتفاق، وأُسكنوا في مراكز إيواء مؤقتة داخل إدلب.", id="inside"),
        pytest.param("خرج 300 شخص من دوما بموجب اتفاق، وجرى تأمينهم بمركز إيواء في إدلب.", id="in"),
        pytest.param(
            "خرج 300 شخص من دوما بموجب اتفاق، وأُسكنوا في مراكز إيواء في إدلب إلى حين الهدوء في دوما.", id="until"
        ),
    ],
)
def test_people_are_housed_where_the_shelter_lies(read: Read, text: str) -> None:
    assert tell_route(find_only(read(text), "evacuation")) == "sy-douma > sy-idlib"


@pytest.mark.parametrize(
    "text",
    [
        "قال ناشط معارض من ريف درعا، إن 30 حافلة تقل 1250 مهجرا من برزة وصلت إلى إدلب.",
        'وقال طبيب عبر الهاتف من بيروت، "تم اليوم إجلاء 18 مريضا من برزة إلى إدلب".',
    ],
)
def test_place_from_which_somebody_tells_is_not_left(read: Read, text: str) -> None:
    assert tell_route(find_only(read(text), "evacuation")) == "sy-barzeh > sy-idlib"


def test_place_of_those_who_tell_is_not_left(read: Read) -> None:
    text = "أكد ناشطون في دمشق خروج 150 شخصا من مقاتلي داعش إلى إدلب بموجب اتفاق."
    assert tell_route(find_only(read(text), "evacuation")) == "? > sy-idlib"


def test_two_directions_name_where_they_go(read: Read) -> None:
    text = "خرجت 30 حافلة من دوما باتجاهين إدلب وجرابلس تنفيذا للاتفاق."
    assert tell_route(find_only(read(text), "evacuation")) == "sy-douma > sy-idlib+sy-jarablus"


@pytest.mark.parametrize("place", ["حي الوعر", "مدينة دوما", "الزبداني"])
@pytest.mark.parametrize(
    "title",
    [
        "{}: خروج دفعة جديدة من المقاتلين إلى إدلب",
        "{}.. خروج دفعة جديدة من المقاتلين إلى إدلب",
        "اتفاق {}: خروج الدفعة الثانية إلى إدلب",
        "في {}.. بدء إجلاء المدنيين إلى إدلب",
        "من {} إلى إدلب.. 300 مقاتل يغادرون ضمن الدفعة الثانية",
        "الحافلات تدخل {} لنقل المقاتلين إلى إدلب",
        "20 حافلة تصل {} لإجلاء المقاتلين إلى إدلب",
        "وصول مهجري {} إلى إدلب",
    ],
)
def test_first_part_of_a_headline_says_where_they_leave(read: Read, title: str, place: str) -> None:
    town = {"حي الوعر": "sy-al-waer", "مدينة دوما": "sy-douma", "الزبداني": "sy-zabadani"}[place]
    title = title.format(place)
    text = f"{title}\nقال مصدر محلي إن القافلة تحركت صباحا ضمن الاتفاق مع النظام."

    assert tell_route(find_only(read(text, title=title), "evacuation")) == f"{town} > sy-idlib"


@pytest.mark.parametrize("heading", ["روسيا", "ريف إدلب", "بيان", "المرصد"])
def test_speaker_or_region_made_for_is_no_place_left(read: Read, heading: str) -> None:
    title = f"{heading}: خروج دفعة جديدة من المقاتلين إلى سراقب"
    text = f"{title}\nقال مصدر محلي إن القافلة تحركت صباحا ضمن الاتفاق مع النظام."
    claim = find_only(read(text, title=title), "evacuation")

    assert tell_names(claim, "origin") == "?"


def test_town_lies_in_the_countryside_of_its_governorate(read: Read) -> None:
    title = "وصول مهجري الصنمين إلى جرابلس"
    text = f"{title}\nوصلت قافلة المهجرين من ريف درعا إلى ريف حلب ضمن الاتفاق مع النظام."
    claim = find_only(read(text, title=title), "evacuation")

    assert tell_route(claim) == "sy-al-sanamayn > sy-jarablus"


@pytest.mark.parametrize(
    ("behind", "destination"),
    [
        pytest.param("ووصلوا إلى إدلب فجر اليوم.", "sy-idlib", id="they arrived"),
        pytest.param("وتم نقلهم إلى إدلب وجرابلس.", "sy-idlib+sy-jarablus", id="they were brought, to two places"),
        pytest.param("وقال مصدر إنهم سينقلون إلى إدلب.", "sy-idlib", id="they will be brought"),
        pytest.param("وأودعوا ونقلوا إلى مراكز إيواء في جرابلس.", "sy-jarablus", id="a shelter in a place"),
        pytest.param("وستكون وجهتهم إدلب.", "sy-idlib", id="where they are bound"),
        pytest.param(
            "وقُسّمت القافلة، أولاها وجهتها إدلب وثانيتها وجهتها جرابلس.", "sy-idlib+sy-jarablus", id="two goals"
        ),
        pytest.param("والحافلتان فوجهتهما إدلب.", "sy-idlib", id="so the goal of two"),
        pytest.param("وقال مصدر إن وجهتهم الأردن.", "jo", id="bound for a country"),
        pytest.param("ودخلوا الأردن بعد ساعتين.", "jo", id="they came to a country"),
        pytest.param("وتسلّم الأهالي أمتعتهم لدى وصولهم إلى إدلب.", "sy-idlib", id="at their arrival"),
        pytest.param("ويترافق وصول القافلة إلى إدلب مع هدنة.", "sy-idlib", id="the arrival of the convoy"),
        pytest.param("ومضت الحافلات عبر حماة إلى إدلب.", "sy-idlib", id="the way of the buses"),
        pytest.param("ويقيم المهجرون الآن في مدينة جرابلس.", "sy-jarablus", id="where they stay now"),
        pytest.param("واستقروا في مخيمات بجرابلس.", "sy-jarablus", id="where they settled"),
        pytest.param("ووصلت تركيا إلى تفاهم مع موسكو.", "?", id="a state that came to an understanding"),
        pytest.param("ووصل وفد المراقبين إلى إدلب.", "?", id="others who arrived"),
        pytest.param("وقصفت الطائرات بلدات في إدلب.", "?", id="a place of other news"),
    ],
)
def test_sentence_behind_tells_whither_they_went(read: Read, behind: str, destination: str) -> None:
    text = f"خرج 300 مقاتل من داريا بموجب اتفاق. {behind}"
    assert tell_names(find_only(read(text), "evacuation"), "destination") == destination


@pytest.mark.parametrize(
    ("behind", "destination"),
    [
        pytest.param("وتتولى لجنة أمرهم لدى الوصول إلى إدلب.", "sy-idlib", id="at the arrival"),
        pytest.param("واستقبلهم مخيم في جرابلس.", "sy-jarablus", id="a camp received them"),
        pytest.param("ثم أُخذوا إلى إدلب.", "sy-idlib", id="they were taken"),
        pytest.param("وكانت وجهة السلاح إدلب.", "?", id="where something else went"),
    ],
)
def test_any_sentence_behind_the_only_departure_tells_whither(read: Read, behind: str, destination: str) -> None:
    text = f"خرج 300 مقاتل من داريا بموجب اتفاق. وسادت البلدة أجواء من الهدوء. {behind}"
    assert tell_names(find_only(read(text), "evacuation"), "destination") == destination


@pytest.mark.parametrize(
    "text",
    [
        "بعد أسابيع من القتال، هذا حي القابون يغادره المقاتلون وعائلاتهم إلى إدلب بموجب اتفاق.",
        "انتهى حصار حي القابون الذي غادره المقاتلون وعائلاتهم إلى إدلب بموجب اتفاق.",
    ],
)
def test_pronoun_on_the_verb_takes_up_the_place_left(read: Read, text: str) -> None:
    assert tell_route(find_only(read(text), "evacuation")) == "sy-al-qaboun > sy-idlib"


@pytest.mark.parametrize(
    ("text", "destination"),
    [
        pytest.param("أجلت إيطاليا 17 طفلا مريضا من غزة لتلقي العلاج.", "it", id="brings them out"),
        pytest.param("الأردن يجلي 11 مريضا من غزة لعلاجهم في مستشفياته.", "jo", id="in front of the verb"),
        pytest.param("استقبلت قطر دفعة من جرحى غزة للعلاج بعد إجلائهم عبر معبر رفح.", "qa", id="receives them"),
        pytest.param("أجلت روسيا 30 جريحا من حلب بموجب اتفاق.", "?", id="nobody is treated"),
        pytest.param("أجلت تركيا 30 جريحا من حلب بموجب اتفاق لتلقي العلاج.", "?", id="a state of that war"),
    ],
)
def test_state_that_has_the_sick_treated_takes_them_home(read: Read, text: str, destination: str) -> None:
    assert tell_names(find_only(read(text), "evacuation"), "destination") == destination


def test_operations_of_evacuation_from_a_place_need_no_people(read: Read) -> None:
    claim = find_only(read("فُتحت ممرات إنسانية أمس. وقالت الوزيرة إن عمليات الإجلاء من ماريوبول فشلت."), "evacuation")

    assert (tell_route(claim), claim.status) == ("ua-mariupol > ?", "failed")


def test_operation_of_evacuation_leaves_no_place_that_others_came_to(read: Read) -> None:
    text = "فُتحت ممرات إنسانية أمس. وقالت المنظمة التي تشارك في عملية الإجلاء إن فريقها الذي أرسل إلى ماريوبول عاد."

    assert read(text).claims == ()


def test_number_of_those_displaced_is_told_behind_its_verb(read: Read) -> None:
    text = "وصلت قافلة من مهجري درعا إلى إدلب بموجب الاتفاق. وكانت الحملة قد بدأت في درعا قبل أسبوع واستمرت إلى أمس، حيث بلغ عدد المهجرين قسراً 9878 نسمة."
    claim = find_only(read(text), "evacuation")

    assert (tell_route(claim), tell_counts(claim, "people")) == ("sy-daraa > sy-idlib", "9878 people")


def test_capital_is_left_behind_its_subject(read: Read) -> None:
    claim = find_only(read("غادر أكثر من 1200 مسلم العاصمة بانغي في قافلة بموجب اتفاق."), "evacuation")

    assert tell_route(claim) == "cf-bangui > ?"


def test_fighting_told_of_elsewhere_takes_no_place_from_the_first_word(read: Read) -> None:
    text = "بحلب غادر 200 مقاتل بموجب اتفاق. القتال مستمر في"

    assert tell_route(find_only(read(text), "evacuation")) == "sy-aleppo > ?"


@pytest.mark.parametrize(
    "asked",
    ["طلب الصليب الأحمر من روسيا السماح بإجلاء", "حصلت الأمم المتحدة من روسيا على إذن بإجلاء"],
    ids=["asked", "given leave"],
)
def test_nobody_leaves_the_state_that_is_asked(read: Read, asked: str) -> None:
    assert tell_names(find_only(read(f"{asked} 50 جريحا من ماريوبول."), "evacuation"), "origin") == "ua-mariupol"


def test_fighters_who_give_way_in_battle_are_not_those_of_the_deal(read: Read) -> None:
    text = (
        "اتفاق على إخراج مقاتلي أحرار الشام من حرستا إلى إدلب. "
        "وأعلن الجيش السوري أنه سيطر على بلدة سقبا وسط تقدمه وانسحاب المسلحين إلى بلدتي زملكا وحزة."
    )
    assert tell_route(find_only(read(text), "evacuation")) == "sy-harasta > sy-idlib"
