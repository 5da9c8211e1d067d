"""Evacuations under an arrangement: who leaves, from where to where, in what batch. Expected is what the codebook asks for."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_counts, tell_names, tell_route


@pytest.mark.parametrize(
    ("text", "route"),
    [
        pytest.param(
            "غادر 1200 مقاتل حي الوعر إلى جرابلس بموجب اتفاق مع النظام السوري.",
            "sy-al-waer > sy-jarablus",
            id="object of to leave",
        ),
        pytest.param(
            "خرج 1200 مقاتل من حي الوعر باتجاه جرابلس ضمن اتفاق التسوية.",
            "sy-al-waer > sy-jarablus",
            id="from, towards",
        ),
        pytest.param(
            "وصلت إلى إدلب قافلة المهجرين القادمة من دوما.", "sy-douma > sy-idlib", id="arrival told before departure"
        ),
        pytest.param(
            "نُقل 350 جريحاً من الفوعة وكفريا إلى حلب بإشراف الهلال الأحمر السوري.",
            "sy-al-fuah+sy-kafarya > sy-aleppo",
            id="two origins, passive",
        ),
        pytest.param(
            "أجلى الهلال الأحمر السوري 60 جريحاً من الزبداني إلى إدلب وحلب.",
            "sy-zabadani > sy-aleppo+sy-idlib",
            id="two destinations",
        ),
        pytest.param(
            "انطلقت الحافلات التي تقل مقاتلي جيش الإسلام وعائلاتهم من دوما نحو جرابلس بموجب الاتفاق.",
            "sy-douma > sy-jarablus",
            id="buses as subject",
        ),
        pytest.param(
            "جرى أمس إخراج 400 مسلح من القابون إلى إدلب وفق اتفاق.",
            "sy-al-qaboun > sy-idlib",
            id="verbal noun under a light verb",
        ),
        pytest.param(
            "نُقل 40 مريضا من المستشفى الإندونيسي إلى مستشفى ناصر بالتنسيق مع الصليب الأحمر.",
            "ps-indonesian-hospital > ps-nasser-hospital",
            id="a hospital called by a nation",
        ),
        pytest.param(
            "إجلاء 200 مدني من داريا بموجب هدنة.", "sy-darayya > ?", id="headline without a verb, no destination"
        ),
    ],
)
def test_people_leave_a_place_for_another(read: Read, text: str, route: str) -> None:
    assert tell_route(find_only(read(text), "evacuation")) == route


@pytest.mark.parametrize(
    ("who", "people"),
    [
        pytest.param("1200 مقاتل", "1200 fighters", id="fighters"),
        pytest.param("300 عائلة", "300 families", id="families as unit"),
        pytest.param("4000 مدني", "4000 civilians", id="civilians"),
        pytest.param("75 جريحاً", "75 wounded", id="wounded"),
        pytest.param("خمسون مريضاً", "50 wounded", id="sick, in words"),
        pytest.param(
            "800 شخص",
            "800 people",
            id="persons",
        ),
        pytest.param(
            "نحو 1700 شخص",
            "1700 people",
            id="about",
        ),
        pytest.param("أكثر من 900 مدني", ">=900 civilians", id="more than"),
        pytest.param("مئات المدنيين", ">=200 civilians", id="hundreds"),
        pytest.param("آلاف المدنيين", ">=2000 civilians", id="thousands"),
        pytest.param("ما بين 300 و400 مقاتل", "300..400 fighters", id="between"),
        pytest.param("1200 مقاتل و300 عائلة", "1200 fighters + 300 families", id="fighters, and families"),
        pytest.param("30 مطلوباً", "30 people", id="wanted men"),
        pytest.param("جريحان", "2 wounded", id="dual"),
    ],
)
def test_those_who_leave_are_counted(read: Read, who: str, people: str) -> None:
    claim = find_only(read(f"خرج {who} من حي الوعر إلى إدلب بموجب اتفاق."), "evacuation")

    assert tell_counts(claim, "people") == people


def test_part_of_those_who_leave_is_kept_apart(read: Read) -> None:
    claim = find_only(read("خرج 800 مدني بينهم 150 طفلاً من حي الوعر إلى إدلب بموجب اتفاق."), "evacuation")

    assert (tell_counts(claim, "people"), tell_counts(claim, "part")) == ("800 civilians", "150 children")


@pytest.mark.parametrize(
    ("who", "evacuees"),
    [
        pytest.param("مقاتلو جيش الإسلام وعائلاتهم", "jaysh_al_islam", id="fighters of a group"),
        pytest.param("400 عنصر من هيئة تحرير الشام", "hts", id="members after a number"),
        pytest.param("مسلحو تنظيم داعش", "isis", id="gunmen of a group"),
        pytest.param("الثوار", "syrian_opposition", id="rebels of no named group"),
        pytest.param("300 مدني", "?", id="civilians belong to nobody"),
    ],
)
def test_group_of_those_who_leave_is_named(read: Read, who: str, evacuees: str) -> None:
    claim = find_only(read(f"غادر {who} دوما إلى جرابلس بموجب اتفاق مع روسيا."), "evacuation")

    assert tell_names(claim, "evacuee") == evacuees


@pytest.mark.parametrize(
    ("subject", "batch"),
    [
        pytest.param("الدفعة الثالثة من مهجري الوعر", 3, id="ordinal after the noun"),
        pytest.param("أول قافلة من مهجري الوعر", 1, id="first, before the noun"),
        pytest.param("ثاني دفعة من مهجري الوعر", 2, id="second, before the noun"),
        pytest.param("القافلة الثانية عشرة من مهجري الوعر", 12, id="compound ordinal"),
        pytest.param("الدفعة الـ12 من مهجري الوعر", 12, id="digits"),
    ],
)
def test_batch_has_its_ordinal(read: Read, subject: str, batch: int) -> None:
    claim = find_only(read(f"غادرت {subject} إلى جرابلس صباح اليوم."), "evacuation")

    assert (claim.batch, claim.scope) == (batch, "batch")


@pytest.mark.parametrize(
    ("by", "vehicles"),
    [
        pytest.param("على متن 25 حافلة", "25", id="buses"),
        pytest.param("في حافلتين", "2", id="dual"),
        pytest.param("بواسطة 10 سيارات إسعاف", "10", id="ambulances"),
        pytest.param("في أكثر من 40 باصاً", ">=40", id="more than"),
    ],
)
def test_vehicles_are_counted(read: Read, by: str, vehicles: str) -> None:
    claim = find_only(read(f"خرج مقاتلو جيش الإسلام من دوما إلى جرابلس {by} بموجب اتفاق."), "evacuation")

    assert tell_counts(claim, "vehicles").split()[:1] == [vehicles]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param("طالبت الأمم المتحدة بإجلاء 500 مريض من دوما.", "proposed", id="demanded"),
        pytest.param(
            "تجري مفاوضات بين روسيا وجيش الإسلام حول خروج المقاتلين من دوما إلى جرابلس.", "proposed", id="negotiated"
        ),
        pytest.param(
            "اتفق النظام السوري وجيش الإسلام على خروج المقاتلين من دوما إلى جرابلس.",
            "agreed",
            id="agreed",
        ),
        pytest.param(
            "من المقرر أن تغادر غداً 40 حافلة تقل مقاتلي جيش الإسلام من دوما إلى جرابلس.", "agreed", id="scheduled"
        ),
        pytest.param("سيغادر مقاتلو جيش الإسلام دوما إلى جرابلس غداً بموجب الاتفاق.", "agreed", id="future tense"),
        pytest.param("تتواصل عملية إجلاء المدنيين من حلب إلى إدلب لليوم الثاني.", "ongoing", id="goes on"),
        pytest.param(
            "بدأت صباح اليوم عملية إجلاء المقاتلين من حلب إلى إدلب، ولا تزال مستمرة.", "ongoing", id="begun, going on"
        ),
        pytest.param(
            "أعلن المرصد، صباح الأحد، أن عملية إجلاء المدنيين من حلب إلى إدلب بدأت بالفعل.",
            "ongoing",
            id="its verb follows",
        ),
        pytest.param("بدأ المدنيون الخروج من دوما إلى إدلب بموجب اتفاق.", "ongoing", id="begun, its subject between"),
        pytest.param(
            "ثلاثمئة مقاتل وعائلاتهم بدؤوا مغادرة حي الوعر إلى إدلب بموجب اتفاق.", "ongoing", id="begun, in the plural"
        ),
        pytest.param(
            "بدأ، مساء الأحد، تنفيذ اتفاق رحيل المقاتلين من دوما إلى جرابلس.", "ongoing", id="a deal being carried out"
        ),
        pytest.param(
            "بدأت صباح الأحد عملية إجلاء مقاتلي جيش الإسلام من دوما بموجب اتفاق.\n\n"
            "وسيغادر مقاتلو جيش الإسلام دوما إلى جرابلس.",
            "ongoing",
            id="begun, and who will go",
        ),
        pytest.param(
            "أعلنت وزارة الدفاع عن إجلاء 80 مدنياً من دوما إلى إدلب.", "completed", id="announced with a number"
        ),
        pytest.param("علقت الأمم المتحدة أمس إجلاء المدنيين من حلب إلى إدلب.", "ongoing", id="halted"),
        pytest.param("وافق النظام، مساء الأحد، على إجلاء 50 جريحاً من دوما.", "agreed", id="across a comma"),
        pytest.param("انتهت أمس عملية إجلاء 4000 مدني من الزبداني إلى إدلب.", "completed", id="ended"),
        pytest.param(
            "انهار اتفاق إجلاء المقاتلين من حلب إلى إدلب قبل خروج أي منهم.",
            "failed",
            id="broken down before it began",
        ),
    ],
)
def test_status_says_how_far_it_has_come(read: Read, text: str, status: str) -> None:
    assert find_only(read(text), "evacuation").status == status


@pytest.mark.parametrize(
    ("deal", "parties", "mediators"),
    [
        pytest.param(
            "بموجب اتفاق بين النظام السوري وجيش الإسلام",
            "jaysh_al_islam+syria_government",
            "?",
            id="between two",
        ),
        pytest.param(
            "بموجب اتفاق مع النظام السوري",
            "syria_government",
            "?",
            id="with",
        ),
        pytest.param("بموجب اتفاق برعاية روسيا", "?", "russia", id="sponsored"),
        pytest.param("بإشراف الهلال الأحمر السوري", "?", "syrian_red_crescent", id="supervised"),
        pytest.param("بضمانة تركيا وقطر", "?", "qatar+turkey", id="guaranteed"),
    ],
)
def test_parties_and_mediators_are_told_apart(read: Read, deal: str, parties: str, mediators: str) -> None:
    claim = find_only(read(f"خرج 300 مدني من دوما إلى جرابلس {deal}."), "evacuation")

    assert (tell_names(claim, "party"), tell_names(claim, "mediator")) == (parties, mediators)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("انسحب الجيش السوري من مواقعه في درعا بأوامر قيادته.", id="withdrawal of troops"),
        pytest.param("نقلت سيارات الإسعاف 12 جريحاً إلى المستشفى بعد حادث سير في حمص.", id="accident"),
        pytest.param("أخلت فرق الإطفاء 200 شخص من المبنى بعد اندلاع حريق.", id="fire"),
        pytest.param("فر 3000 مدني من مدينة الباب تحت القصف.", id="flight"),
        pytest.param("غادر آلاف السكان تلعفر بسبب القصف، وقدم لهم الصليب الأحمر مساعدات.", id="driven out by shelling"),
        pytest.param("خرجت مئات العائلات من مدينة تعز جراء المعارك بحسب الهلال الأحمر.", id="driven out by battles"),
        pytest.param(
            "انسحب وفد الحوثيين من المفاوضات في صنعاء بحضور الصليب الأحمر.", id="a delegation leaves the talks"
        ),
        pytest.param(
            "خرج مئات الأهالي في مدينة غات إلى الشوارع للاحتفال باتفاق المصالحة.", id="people celebrate a deal"
        ),
        pytest.param("أجلت فرنسا 120 من رعاياها من السودان بطائرة عسكرية.", id="own nationals fetched home"),
        pytest.param("أخلت بلدية القدس 15 عائلة من منازلها في حي الشيخ جراح.", id="eviction"),
        pytest.param("غادر المنتخب السوري البطولة بعد خسارته بهدفين.", id="a team"),
        pytest.param("عاد 500 لاجئ إلى مدينة حمص من لبنان.", id="return of refugees"),
        pytest.param("أخلى الجيش جرحاه من خط المواجهة إلى مشفى المدينة.", id="wounded moved by their own side"),
        pytest.param(
            "رفض وفد الحوثيين التوجه من صنعاء إلى جنيف للمشاركة في المشاورات التي دعت إليها الأمم المتحدة.",
            id="a delegation goes to talks",
        ),
        pytest.param(
            "أرسل الصليب الأحمر أدوية إلى شبوة.\n\nسقط قتلى في المعارك.\n\nوبدأ مقاتلو الحوثيين الانسحاب من شبوة بعد خسارتهم.",
            id="a retreat with no deal beside it",
        ),
        pytest.param("أصدر الجيش الإسرائيلي أوامر إخلاء لسكان خان يونس نحو منطقة المواصي.", id="an army's order to go"),
        pytest.param("أمر الجيش سكان بلدة بيت حانون بإخلائها والتوجه إلى مدينة غزة.", id="an army orders people to go"),
        pytest.param("باشرت الشرطة إخلاء منازل عشرات العائلات في القدس.", id="houses are cleared"),
        pytest.param("تعهد الفصيل بإخلاء مواقعه ومقراته في أعزاز.", id="positions are cleared"),
        pytest.param("تبدأ السلطات خطة ترحيل سكان حي سلوان في القدس.", id="expulsion with no deal"),
        pytest.param("يهدف الجيش إلى إخلاء منطقة الأغوار من سكانها.", id="cleared of its inhabitants"),
        pytest.param("انطلقت قوة عسكرية كبيرة من حضرموت إلى شبوة وعلى متن آلياتها 300 مقاتل.", id="troops march"),
        pytest.param(
            "دخلت قافلة عسكرية تركية يرافقها عناصر من الفصائل إلى إدلب ضمن اتفاق خفض التصعيد.", id="army convoy"
        ),
        pytest.param("حطت أول طائرة مدنية في مطار عدن منذ خروج المقاتلين الحوثيين من المدينة.", id="an airliner lands"),
        pytest.param("أخلت السلطات في مدينة الزاوية، غربي طرابلس، مساء أمس الأربعاء، سبيل 120 مقاتلاً.", id="let go"),
        pytest.param(
            "غمرت الفيضانات أحياء المدينة.\n\nأجلت الوقاية المدنية 1200 شخص من إقليم القنيطرة، وتتواصل عملية الإجلاء.",
            id="a flood told of in the sentence before",
        ),
        pytest.param(
            "سفينة ثانية تقل رعايا عرباً من السودان.\n\nغادر 160 شخصاً ميناء بورتسودان إلى جدة في عملية إجلاء منظمة.",
            id="nationals told of in the headline",
        ),
        pytest.param(
            "ونقلت المجموعة عن ناشطين أن مقاتلي داعش باعوا في مخيم اليرموك ممتلكاتهم بعد الاتفاق.",
            id="reported, not carried",
        ),
        pytest.param(
            "غادر وفد حوثي صنعاء إلى مسقط بموجب اتفاق مع الأمم المتحدة.", id="a delegation named by its group"
        ),
        pytest.param(
            "سبق أن تركت قوات الدعم السريع 64 جندياً نقلهم الصليب الأحمر من الخرطوم إلى ود مدني.",
            id="left, and so let go",
        ),
        pytest.param("قالت منظمة الصحة العالمية إن 300 مريض في غزة ينتظرون الإجلاء.", id="those who wait"),
        pytest.param("قالت منظمة الصحة العالمية إن 300 مريض في غزة بحاجة إلى الإجلاء الطبي.", id="those in need"),
    ],
)
def test_what_is_no_evacuation_makes_no_claim(read: Read, text: str) -> None:
    assert [claim.kind for claim in read(text).claims] == []


@pytest.mark.parametrize(
    ("text", "route"),
    [
        pytest.param(
            "بدأت عملية إخلاء مقاتلي جيش الإسلام وعائلاتهم من دوما.", "sy-douma > ?", id="cleared are the people"
        ),
        pytest.param(
            "غادرت مجموعة من مقاتلي قسد، فجر الأحد، حي الشيخ مقصود نحو شمال شرق سوريا بموجب اتفاق.",
            "sy-sheikh-maqsoud > sy-north-east-syria",
            id="object behind subject and day",
        ),
        pytest.param(
            "خرج 300 مدني من الغوطة الشرقية قرب العاصمة دمشق عبر ممر إنساني.",
            "sy-eastern-ghouta > ?",
            id="near the capital",
        ),
        pytest.param(
            "أجلى الهلال الأحمر 20 جريحاً من دوما التي تسيطر عليها فصائل مدعومة من تركيا بموجب هدنة.",
            "sy-douma > ?",
            id="from, after supported, is by whom",
        ),
        pytest.param(
            "أُجلي 150 مدنياً من مشفى في حي الوعر بموجب هدنة.", "sy-al-waer > ?", id="a hospital in a quarter is left"
        ),
        pytest.param(
            "يقضي الاتفاق بخروج المقاتلين من حي الوعر إلى مناطقهم في ريف حمص الشمالي أو إدلب أو جرابلس.",
            "sy-al-waer > sy-idlib+sy-jarablus+sy-northern-homs-countryside",
            id="to their areas in one of three places",
        ),
        pytest.param(
            "أُجلي 50 جريحاً من صنعاء للعلاج في العاصمة العمانية مسقط بموجب اتفاق.",
            "ye-sanaa > om-muscat",
            id="to be treated in a place",
        ),
        pytest.param(
            "وصلت فرق الصليب الأحمر إلى دماج وأجلت 40 جريحاً إلى صنعاء.",
            "ye-dammaj > ye-sanaa",
            id="where the relief came to",
        ),
        pytest.param(
            "خرج 53 مقاتلاً من درعا إلى الشمال السوري بموجب اتفاق.\n\nوخرج المقاتلون الـ53 من درعا البلد.",
            "sy-daraa-al-balad > sy-northern-syria",
            id="the quarter, not the town of the headline",
        ),
        pytest.param("أُجلي 40 مريضاً من دوما لدمشق بموجب هدنة.", "sy-douma > sy-damascus", id="to, as a clitic"),
        pytest.param(
            "أُجلي 900 مدني من بلدة حرستا في منطقة الغوطة الشرقية إلى إدلب بموجب اتفاق.\n\n"
            "وغادر المدنيون الـ900 الغوطة الشرقية فجراً.",
            "sy-harasta > sy-idlib",
            id="the town, not the region around it",
        ),
        pytest.param(
            "بينهم مقاتلون أجانب، خرج 350 عنصراً من داعش من الرقة إلى دير الزور بموجب اتفاق.",
            "sy-raqqa > sy-deir-ez-zor",
            id="foreign fighters are no state's nationals",
        ),
    ],
)
def test_way_is_told_by_what_stands_before_a_place(read: Read, text: str, route: str) -> None:
    assert tell_route(find_only(read(text), "evacuation")) == route


def test_batches_are_read_though_somebody_else_fled(read: Read) -> None:
    text = "غادرت الدفعة الثانية من مسلحي القلمون إلى إدلب. وهرب جنود من مواقعهم في البادية."

    assert find_only(read(text), "evacuation").batch == 2


def test_those_who_still_wait_are_not_counted(read: Read) -> None:
    text = "نُقل خمسة مرضى من غزة إلى مصر بإشراف منظمة الصحة العالمية. وما زال 18 ألف مريض ينتظرون الإجلاء."

    assert tell_counts(find_only(read(text), "evacuation"), "people") == "5 wounded"


def test_what_a_convoy_holds_is_told_in_the_next_sentence(read: Read) -> None:
    claim = find_only(
        read("غادرت قافلة مهجري الوعر حي الوعر إلى جرابلس. والقافلة تضم 300 مقاتل و900 مدني."), "evacuation"
    )

    assert tell_counts(claim, "people") == "300 fighters + 900 civilians"


def test_dozens_of_the_headline_are_the_figure_of_the_lead(read: Read) -> None:
    claim = find_only(read("إجلاء عشرات المدنيين من داريا.\n\nأُجلي 50 مدنياً من داريا بموجب هدنة."), "evacuation")

    assert tell_counts(claim, "people") == "50 civilians"


def test_persons_of_fighters_and_families_are_people(read: Read) -> None:
    claim = find_only(read("خرج 981 شخصاً من المقاتلين وعائلاتهم من دوما إلى إدلب بموجب اتفاق."), "evacuation")

    assert tell_counts(claim, "people") == "981 people"


def test_place_is_that_of_the_passage_before(read: Read) -> None:
    text = "خرج مقاتلو أحرار الشام من مدينة حرستا بموجب اتفاق مع روسيا. وخرج أمس الأحد أكثر من 4 آلاف شخص."
    claims = read(text).claims

    assert {tell_names(claim, "origin") for claim in claims} == {"sy-harasta"}
    assert ">=4000 people" in {tell_counts(claim, "people") for claim in claims}


def test_total_of_a_region_is_not_sent_where_one_town_goes(read: Read) -> None:
    text = (
        "خرج 79 ألف مدني من الغوطة الشرقية عبر ممرات إنسانية.\n\n"
        "وتوصلت روسيا إلى اتفاق مع أحرار الشام على خروج مقاتليها من حرستا إلى إدلب."
    )
    routes = sorted(tell_route(claim) for claim in read(text).claims)

    assert routes == ["sy-eastern-ghouta > ?", "sy-harasta > sy-idlib"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "رحل عن حي الوعر أمس 900 مدني بموجب اتفاق.",
            "900 civilians: sy-al-waer > ?",
            id="depart from, with its own preposition",
        ),
        pytest.param(
            "حملت ست حافلات 300 مقاتل من دوما إلى إدلب بموجب اتفاق.",
            "300 fighters: sy-douma > sy-idlib",
            id="buses carry",
        ),
        pytest.param(
            "ذكرت مصادر أن 34 شخصاً من عائلات المقاتلين تم إخراجهم من دوما بموجب هدنة.",
            "34 people: sy-douma > ?",
            id="counted before a light verb",
        ),
        pytest.param(
            "خرجت، ظهر الاثنين، أولى دفعات العائلات المحتجزة منذ أيام في مدينة دوما إلى إدلب بموجب هدنة.",
            ": sy-douma > sy-idlib",
            id="held in a place, behind the subject",
        ),
        pytest.param(
            "غادرت الدفعة الأولى من مسلحي دوما وقوامها 222 إلى إدلب.",
            "222 fighters: sy-douma > sy-idlib",
            id="its strength",
        ),
    ],
)
def test_departure_is_told_in_many_ways(read: Read, text: str, told: str) -> None:
    claim = find_only(read(text), "evacuation")

    assert f"{tell_counts(claim, 'people')}: {tell_route(claim)}" == told


def test_group_is_that_of_those_counted_however_far_the_verb(read: Read) -> None:
    text = "أقلعت من مطار صنعاء الدولي خلال الساعات الماضية طائرة تابعة للأمم المتحدة على متنها نحو 40 جريحاً من مقاتلي جماعة الحوثي."

    assert tell_names(find_only(read(text), "evacuation"), "evacuee") == "houthis"


def test_safe_exit_is_offered_to_whom_the_sentence_names(read: Read) -> None:
    claim = find_only(read("عرضت روسيا على المسلحين في دوما خروجاً آمناً."), "evacuation")

    assert (claim.status, tell_names(claim, "origin")) == ("proposed", "sy-douma")


def test_running_total_at_the_end_of_a_sentence_is_a_claim_of_its_own(read: Read) -> None:
    text = "خرج أمس 500 مدني من داريا إلى حرجلة بموجب اتفاق، فصار مجموع من تركوا المدينة 800 شخص."
    claims = read(text).claims

    assert sorted(tell_counts(claim, "people") for claim in claims) == ["500 civilians", "800 people"]
    assert {tell_names(claim, "origin") for claim in claims} == {"sy-darayya"}


def test_earlier_batch_left_the_place_told_before(read: Read) -> None:
    text = "نقل الصليب الأحمر 44 جريحاً من دماج إلى صنعاء. وكانت اللجنة قد أجلت قبل أسبوع 23 جريحاً."

    assert {tell_names(claim, "origin") for claim in read(text).claims} == {"ye-dammaj"}


def test_who_carries_a_name_or_a_duty_carries_nobody(read: Read) -> None:
    assert read("حمل الناطق باسم الفصائل المدنيين في دوما مسؤولية انهيار الهدنة في إدلب.").claims == ()


@pytest.mark.parametrize(
    "passage",
    [
        pytest.param("وقال المرصد إنهن 23 امرأة من دوما، فيما لم تقل الحكومة شيئاً عن الاتفاق.", id="did not say"),
        pytest.param("وقبل عام بقيت 13 راهبة من دير مار تقلا في معلولا تحت الهدنة.", id="a saint"),
    ],
)
def test_what_is_written_like_carrying_carries_nobody(read: Read, passage: str) -> None:
    text = "جرى إجلاء مدنيين من حمص برعاية الصليب الأحمر. " + passage

    assert tell_names(find_only(read(text), "evacuation"), "origin") == "sy-homs"


def test_buses_that_leave_and_whom_they_carry_are_one_telling(read: Read) -> None:
    claim = find_only(
        read("تتواصل عملية الإخلاء بانطلاق 15 حافلة من درعا البلد، تقل 600 شخص، باتجاه إدلب بموجب اتفاق التسوية."),
        "evacuation",
    )

    assert (tell_route(claim), tell_counts(claim, "people"), tell_counts(claim, "vehicles").split()[0]) == (
        "sy-daraa-al-balad > sy-idlib",
        "600 people",
        "15",
    )


def test_those_of_whom_most_are_in_need_are_counted(read: Read) -> None:
    claim = find_only(read("تم إجلاء 150 مدنياً معظمهم ممن يحتاجون رعاية طبية من دوما إلى دمشق."), "evacuation")

    assert tell_counts(claim, "people") == "150 civilians"


def test_body_that_manages_to_evacuate_carries_it_out(read: Read) -> None:
    claim = find_only(read("تمكنت الأمم المتحدة من إجلاء 13 مريضاً من مضايا إلى دمشق بموجب هدنة."), "evacuation")

    assert tell_names(claim, "mediator") == "un"


def test_personal_arms_are_not_two_persons(read: Read) -> None:
    claim = find_only(read("خرج 700 مقاتل مع سلاحهم الشخصي الخفيف من داريا إلى إدلب بموجب اتفاق."), "evacuation")

    assert tell_counts(claim, "people") == "700 fighters"


@pytest.mark.parametrize(
    "others",
    [
        pytest.param("وسينتشر في الحي 60 شرطياً بعد خروج المقاتلين.", id="police who come in"),
        pytest.param("وسيتم نشر كتيبة من 80 عسكرياً في الحي بعد خروج المقاتلين.", id="troops sent in"),
        pytest.param("وفضّل 90 مسلحاً البقاء في الحي بعد خروج المقاتلين.", id="those who stay"),
    ],
)
def test_those_who_come_or_stay_do_not_leave(read: Read, others: str) -> None:
    claims = read(f"خرج 300 مقاتل من حي الوعر إلى إدلب بموجب اتفاق.\n\n{others}").claims

    assert [tell_counts(claim, "people") for claim in claims if tell_counts(claim, "people")] == ["300 fighters"]


def test_departure_called_untrue_is_no_claim_beside_one_that_is_told(read: Read) -> None:
    text = (
        "غادر مقاتلو داعش مخيم اليرموك إلى البادية السورية بموجب اتفاق.\n\n"
        "وقالت الوكالة الرسمية إنه لا صحة للتقارير التي تتحدث عن خروج مقاتلي داعش من الحجر الأسود."
    )
    assert tell_names(find_only(read(text), "evacuation"), "origin") == "sy-yarmouk-camp"


def test_those_who_met_their_death_do_not_leave(read: Read) -> None:
    text = "جرى إجلاء المدنيين من مدينة دوما إلى إدلب بموجب اتفاق، وقال مسعف إن 9 رجال لقوا حتفهم في المدينة."

    assert not tell_counts(find_only(read(text), "evacuation"), "people")


def test_foreigners_among_those_who_leave_are_not_all(read: Read) -> None:
    text = "بدأ بموجب اتفاق إجلاء المدنيين من سومي إلى بولتافا، وبينهم طلاب أجانب."

    assert tell_route(find_only(read(text), "evacuation")) == "ua-sumy > ua-poltava"


def test_number_in_brackets_that_could_be_a_year_counts_those_behind_it(read: Read) -> None:
    text = "تم إجلاء (2015) أسرة من مدينة الفاشر إلى كوستي بموجب اتفاق."

    assert tell_counts(find_only(read(text), "evacuation"), "people") == "2015 families"


def test_some_of_them_are_a_part_and_who_goes_with_them_is_not(read: Read) -> None:
    text = "أجلي أمس الأحد من قطاع غزة عبر معبر رفح 37 مريضا، 34 منهم أطفال، ومعهم 39 مرافقا، إلى مصر."

    claim = find_only(read(text), "evacuation")

    assert tell_counts(claim, "people") == "37 wounded + 39 civilians"
    assert tell_counts(claim, "part") == "34 children"


def test_what_is_told_also_of_a_month_is_dated_by_it(read: Read) -> None:
    text = "وفي شباط الماضي خرج مقاتلون ومدنيون من حي برزة ضمن اتفاق، كما خرج آلاف المدنيين من حي القابون نحو إدلب."

    dates = [str(claim.date_start) for claim in read(text).claims]

    assert dates == ["2018-02-01", "2018-02-01"]


def test_families_beside_them_are_nobodys_captives(read: Read) -> None:
    text = "قال الصليب الأحمر إن 300 من الجنود، وبرفقتهم أسرهم، جرى نقلهم من غوما إلى كينشاسا بموجب اتفاق."

    assert tell_counts(find_only(read(text), "evacuation"), "people") == "300 fighters"


def test_those_who_coordinate_between_them_mediate(read: Read) -> None:
    text = "أُخرج 101 مدني من آزوفستال إلى زابوريجيا، بتنسيق بين الأمم المتحدة واللجنة الدولية للصليب الأحمر."

    assert tell_names(find_only(read(text), "evacuation"), "mediator") == "icrc+un"
