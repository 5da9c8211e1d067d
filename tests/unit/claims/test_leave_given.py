"""Leave given: people who go by somebody's leave, though no deal is named; and who go by nobody's."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.claims.reading import Read, find_only, tell_counts, tell_names, tell_route

LEAVE = [
    "بعد السماح لهم بالمغادرة",
    "بعد هدوء سمح بخروجهم",
    "بعد توقف القتال للسماح بخروجهم",
    "مقابل تسليم أسلحتهم",
    "بعد أن سلموا أسلحتهم",
    "بسلاحهم الفردي",
    "بأسلحتهم الخفيفة",
    "بعد حصار دام سنتين",
    "كانوا محاصرين فيها",
    "في إطار ترتيب مع الجيش",
    "ضمن ترتيبات مع الجيش",
    "بالتنسيق بين الطرفين",
    "وفق بنود التسوية",
]


@pytest.mark.parametrize("leave", LEAVE)
def test_leave_makes_a_departure_an_evacuation(read: Read, leave: str) -> None:
    claim = find_only(read(f"خرج 200 مدني من داريا {leave}.", day=date(2016, 8, 27)), "evacuation")

    assert (tell_counts(claim, "people"), tell_route(claim)) == ("200 civilians", "sy-darayya > ?")


@pytest.mark.parametrize(
    ("text", "route"),
    [
        pytest.param(
            "قال ناطق إن ثلاث عائلات من العالقين في قنفودة تمكنت اليوم من الخروج باتجاه كتيبة الصاعقة.",
            "ly-ganfouda > ?",
            id="trapped people, toward a battalion",
        ),
        pytest.param(
            "غادرت آخر مجموعة من عناصر مجاهدي خلق مخيم ليبرتي إلى ألبانيا.", "iq-camp-liberty > al", id="the last group"
        ),
        pytest.param("خرج 300 مقاتل مع عائلاتهم من الزبداني إلى إدلب.", "sy-zabadani > sy-idlib", id="with families"),
        pytest.param("غادر مئات المسلحين وذويهم حي القدم إلى إدلب.", "sy-al-qadam > sy-idlib", id="and their kin"),
        pytest.param("غادر 3000 مقاتل ومدني عرسال نحو إدلب.", "lb-aarsal > sy-idlib", id="fighters and civilians"),
        pytest.param(
            "سمح تنظيم داعش للعوائل بالخروج من الفلوجة باتجاه الرمادي.",
            "iq-al-fallujah > iq-ramadi",
            id="a group lets families go",
        ),
        pytest.param("سمحت قسد لنحو 275 مقاتلا من داعش بالخروج من الرقة.", "sy-raqqa > ?", id="so many are let go"),
        pytest.param(
            "نقلت طائرتان للأمم المتحدة 40 جريحا حوثيا عبر مطار صنعاء إلى خارج البلاد.",
            "ye-sanaa-international-airport > ?",
            id="an airport by which they leave",
        ),
        pytest.param("أُرجئ خروج مقاتلي جيش الإسلام من دوما إلى الأربعاء.", "sy-douma > ?", id="put off"),
        pytest.param(
            "فتح الجيش ممرا لخروج المدنيين من دوما وغادر عبره 200 شخص.", "sy-douma > ?", id="a way that is opened"
        ),
        pytest.param(
            "بيروت. أخلى الجيش 63 من عائلات مقاتلي فتح الإسلام من مخيم نهر البارد بوساطة رابطة علماء فلسطين.",
            "lb-nahr-al-bared-camp > ?",
            id="families of fighters, by mediation",
        ),
        pytest.param(
            "غادرت قافلة حافلات ماريوبول، في محاولة جديدة لإجلاء المدنيين تقوم بها الأمم المتحدة. وتتجه القافلة إلى زابوريجيا.",
            "ua-mariupol > ua-zaporizhzhya",
            id="a convoy that leaves is no empty one that fetches",
        ),
    ],
)
def test_departure_without_a_deal_is_read(read: Read, text: str, route: str) -> None:
    assert tell_route(find_only(read(text, day=date(2018, 5, 21)), "evacuation")) == route


@pytest.mark.parametrize(
    "text",
    [
        "خرج 200 شاب إلى الساحة في مظاهرة تضامنا مع المحاصرين في داريا.",
        "تمكن 200 من المحاصرين في الفلوجة من الفرار إلى العامرية سيرا على الأقدام.",
        "توجه مقاتلون من الجيش بأسلحتهم الخفيفة من حلب إلى جبهة تدمر.",
        "نقلت القوات العراقية عشرات المدنيين المحاصرين من الموصل القديمة إلى مخيم حمام العليل بعد تحرير الحي.",
        "سلم 40 مسلحا أسلحتهم للجيش في درعا وعادوا إلى منازلهم.",
        "سمحت المحكمة للمتهم بالخروج من البلاد إلى الأردن.",
        "سمحت السلطات للمعتمرين بالخروج من المطار إلى مكة.",
        "زار وفد من مقاتلي الفصيل وذويهم مدينة غازي عنتاب ثم غادروا إلى إدلب.",
        "فر عشرات المسلحين مع عائلاتهم من هجين إلى البادية.",
        "أرجأ المنتخب مغادرته إلى الدوحة يوما.",
        "تستمر الحملة من أجل إخراج مقاتلي التنظيم من الموصل.",
        "غادر الجنود الأفغان مع عائلاتهم إلى أوزبكستان بعد سقوط مزار شريف.",
        "نقلت طائرة 200 من الرعايا المصريين العالقين في السودان إلى القاهرة.",
    ],
)
def test_who_goes_by_nobodys_leave_is_no_evacuee(read: Read, text: str) -> None:
    assert read(text, day=date(2018, 5, 21)).claims == ()


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("وصلت إلى دوما 20 حافلة لنقل مقاتلي جيش الإسلام إلى جرابلس وفق اتفاق.", "sy-douma > sy-jarablus"),
        ("دخلت حي القابون 20 حافلة لإجلاء 1500 مقاتل إلى إدلب وفق اتفاق.", "sy-al-qaboun > sy-idlib"),
        ("انطلقت من دمشق إلى دوما حافلات لنقل مقاتلي جيش الإسلام إلى جرابلس وفق اتفاق.", "sy-douma > sy-jarablus"),
        ("وصلت إلى صنعاء طائرة عمانية لنقل 115 جريحا إلى مسقط بموافقة التحالف.", "ye-sanaa > om-muscat"),
        ("وصلت إلى إدلب 20 حافلة تقل 1500 مقاتل من القابون وفق اتفاق.", "sy-al-qaboun > sy-idlib"),
    ],
)
def test_place_to_which_empty_vehicles_come_is_left(read: Read, text: str, route: str) -> None:
    assert tell_route(find_only(read(text, day=date(2018, 5, 21)), "evacuation")) == route


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("أصبحت داريا خالية بعد خروج نحو 8 آلاف شخص منها إلى إدلب وفق اتفاق.", "sy-darayya > sy-idlib"),
        ("حي القابون الذي خرج منه 1500 مقاتل إلى إدلب وفق اتفاق.", "sy-al-qaboun > sy-idlib"),
        ("دخل الجيش مدينة حرستا بعد أن خرج منها 1500 مقاتل إلى إدلب وفق اتفاق.", "sy-harasta > sy-idlib"),
        ("خرج 300 شخص، منها 20 عائلة، من مضايا إلى دمشق وفق اتفاق.", "sy-madaya > sy-damascus"),
        ("وفق اتفاق خرج 1500 مقاتل من حرستا إلى قلعة المضيق ومنها إلى إدلب.", "sy-harasta > sy-idlib"),
    ],
)
def test_out_of_it_names_the_place_that_is_left(read: Read, text: str, route: str) -> None:
    assert tell_route(find_only(read(text, day=date(2018, 5, 21)), "evacuation")) == route


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "قالت مصادر إن إسرائيل ستسمح بخروج المسلحين من أنفاق رفح.",
            "ps-rafah: ",
            id="their leaving is allowed",
        ),
        pytest.param(
            "طلب مقاتلو تنظيم القاعدة من الوجهاء تأمين خروجهم من المكلا.",
            "ye-mukalla: ",
            id="their leaving is secured",
        ),
        pytest.param(
            "تسعى تركيا إلى خروج 200 عنصر من حركة حماس محاصرين في أنفاق رفح بأمان.",
            "ps-rafah: 200 fighters",
            id="safely, from where they still are",
        ),
        pytest.param(
            "أعلن رئيس الأركان استعداده لإخراج 200 مسلح من رفح لقاء جثة الجندي.",
            "ps-rafah: 200 fighters",
            id="for a body",
        ),
        pytest.param(
            "عرضت الحكومة السورية إخراج مئة مسلح من حي الوعر مقابل الإفراج عن ثلاثة ضباط.",
            "sy-al-waer: 100 fighters",
            id="for captives",
        ),
    ],
)
def test_who_has_leave_to_go_is_evacuated(read: Read, text: str, told: str) -> None:
    claims = [c for c in read(text).claims if c.kind == "evacuation"]

    assert [f"{tell_names(c, 'origin')}: {tell_counts(c, 'people')}" for c in claims] == [told]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("سمحت السلطات بخروج المتظاهرين من الميدان بعد اعتصام دام شهرا.", id="demonstrators"),
        pytest.param("أفرج الجيش عن 20 مسلحا من السجن في بنغازي مقابل استعادة جثة جندي.", id="out of prison"),
        pytest.param("تولت الشرطة تأمين خروج الطلاب من مدارس بغداد صباح اليوم.", id="pupils"),
    ],
)
def test_not_everybody_who_may_go_is_evacuated(read: Read, text: str) -> None:
    assert [c for c in read(text).claims if c.kind == "evacuation"] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "يجري شيوخ عشائر محادثات مع تنظيم داعش لينسحب من الموصل إلى سوريا.",
            "proposed isis iq-mosul > sy",
            id="talks with it so that it leaves",
        ),
        pytest.param(
            "تفاوض العشائر تنظيم القاعدة على الخروج من المكلا.", "proposed al_qaeda ye-mukalla > ?", id="negotiate"
        ),
        pytest.param(
            "يحاول وسطاء إقناع مسلحي جبهة النصرة بمغادرة مخيم عين الحلوة.",
            "proposed jabhat_al_nusra lb-ain-al-hilweh-camp > ?",
            id="persuade",
        ),
    ],
)
def test_group_that_is_talked_to_may_leave(read: Read, text: str, told: str) -> None:
    claim = find_only(read(text), "evacuation")

    assert f"{claim.status} {tell_names(claim, 'evacuee')} {tell_route(claim)}" == told


def test_talks_about_others_leave_nobody_of_the_group(read: Read) -> None:
    claim = find_only(read("تفاوض الأمم المتحدة جبهة النصرة على خروج المدنيين من الفوعة إلى حماة."), "evacuation")

    assert tell_names(claim, "evacuee") == "?"
