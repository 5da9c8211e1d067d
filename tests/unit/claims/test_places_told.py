"""Which places of a report are those of an exchange, and which the two ends of the way of those who leave."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_names, tell_route

_SWAP = "تبادل العراق وإيران رفات 54 جنديا مقابل 36"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param(f"{_SWAP} عند الحدود بينهما.", "الحدود بينهما", id="the border between them"),
        pytest.param(f"{_SWAP} على الحدود بين البلدين.", "الحدود بين البلدين", id="between the two countries"),
        pytest.param(f"{_SWAP} على الحدود المشتركة أمس.", "الحدود المشتركة", id="the border that they share"),
        pytest.param(
            f"{_SWAP}. والمكان، كما قيل، منفذ الشلامجة.", "iq-shalamcheh-crossing", id="the place, as it is said"
        ),
        pytest.param(f"{_SWAP} وفق اتفاق مبرم، وهو الاتفاق الموقع في جنيف.", "?", id="where a deal was signed"),
        pytest.param(
            "أفرجت طالبان عن 12 رهينة مقابل 5 من معتقليها لدى كابول. وسُلم الرهائن، وهم بخير، إلى الصليب الأحمر في غزني.",
            "af-ghazni",
            id="handed to a body",
        ),
        pytest.param("قالت القنصلية الإيرانية في البصرة إن العراق وإيران تبادلا رفات 54 جنديا.", "?", id="consulate"),
    ],
)
def test_place_of_a_swap(read: Read, text: str, place: str) -> None:
    assert tell_names(find_only(read(text), "exchange"), "place") == place


@pytest.mark.parametrize(
    ("text", "way"),
    [
        pytest.param(
            "وصلت إلى داخل بلدات «يلدا» و«ببيلا» حافلات ستحمل الدفعة الثانية من المقاتلين إلى إدلب.",
            "sy-babbila+sy-yalda > sy-idlib",
            id="buses that will carry",
        ),
        pytest.param(
            "دخلت عشرون حافلة حي الوعر لنقل 300 مقاتل إلى إدلب وفق الاتفاق.", "sy-al-waer > sy-idlib", id="entered"
        ),
        pytest.param(
            "توجهت 30 حافلة إلى مضايا كي تنقل 500 مقاتل إلى إدلب وفق الاتفاق.", "sy-madaya > sy-idlib", id="in order to"
        ),
        pytest.param(
            "حافلات الدفعة الثانية تدخل بلدات يلدا وببيلا تمهيدا لنقل مقاتلين إلى إدلب وفق الاتفاق.",
            "sy-babbila+sy-yalda > sy-idlib",
            id="buses of a batch",
        ),
        pytest.param(
            "دخل الهلال الأحمر إلى كفريا والفوعة لينقل منهما 380 شخصا بموجب الاتفاق.",
            "sy-al-fuah+sy-kafarya > ?",
            id="entered by who takes them",
        ),
        pytest.param(
            "وصل إلى مدينة زابوريجيا الخاضعة لسيطرة كييف 174 مدنيا نقلتهم ثماني حافلات من ماريوبول.",
            "ua-mariupol > ua-zaporizhzhya",
            id="whose a town is",
        ),
        pytest.param(
            "خرجت الدفعة الأولى من داريا وضمت 300 مقاتل وفق الاتفاق. ووصل المقاتلون فجر اليوم إلى إدلب.",
            "sy-darayya > sy-idlib",
            id="the fighters arrived",
        ),
        pytest.param(
            "وصلت قافلة مهجري القدم إلى مدينة إدلب وفق الاتفاق.", "sy-al-qadam > sy-idlib", id="whose people they are"
        ),
        pytest.param(
            "قالت فرق الإغاثة في مناطق قصر بن غشير ووادي الربيع إن مئات العائلات أجليت من هناك عبر ممرات آمنة.",
            "ly-qasr-bin-ghashir+ly-wadi-al-rabie > ?",
            id="from there",
        ),
        pytest.param(
            "انطلقت أولى الدفعات من حي الوعر نحو إدلب، وعُدل طريقها لأن المعارك محتدمة في ريف حماة.",
            "sy-al-waer > sy-idlib",
            id="where fighting is",
        ),
        pytest.param(
            "أجلت دولة الإمارات 155 من المرضى من قطاع غزة.", "ps-gaza-strip > ae", id="state that brings out the sick"
        ),
        pytest.param(
            "أجلى متطوعون والصليب الأحمر الأطفال من دار المايقوما.\\nفنُقلوا من الخرطوم إلى مدينة ود مدني.",
            "sd-mygoma > sd-wad-medani",
            id="taken from and to",
        ),
        pytest.param(
            "نُقل 50 جريحا حوثيا من صنعاء إلى عُمان في طائرة أممية.", "ye-sanaa > om", id="told by a vowel mark"
        ),
        pytest.param(
            "نُقل 50 جريحا حوثيا من صنعاء إلى عمان، وشكر وفدهم سلطنة عمان.", "ye-sanaa > om", id="told by the sultanate"
        ),
        pytest.param("نُقل 50 جريحا من غزة إلى عمان في طائرة.", "ps-gaza > jo-amman", id="told by nothing"),
        pytest.param(
            "خرج 200 مقاتل من بلدة &quot;يلدا&quot; إلى إدلبquot; بموجب اتفاق.",
            "sy-yalda > sy-idlib",
            id="marks of an old page",
        ),
    ],
)
def test_way_of_those_who_leave(read: Read, text: str, way: str) -> None:
    assert tell_route(find_only(read(text.replace("\\n", "\n")), "evacuation")) == way


def test_state_that_brings_people_out_of_the_war_of_others_carries_it_out(read: Read) -> None:
    claim = find_only(read("أجلت دولة الإمارات 155 من المرضى من قطاع غزة."), "evacuation")
    assert tell_names(claim, "mediator") == "uae"


def test_place_of_an_earlier_swap_stays_with_it(read: Read) -> None:
    text = f"{_SWAP}. والمكان منفذ سومار. وفي عام 1996 تبادل البلدان رفات 20 جنديا عند منفذ الشلامجة."
    places = [tell_names(claim, "place") for claim in read(text).claims]
    assert places[-1] == "iq-shalamcheh-crossing"
