"""Which of several places is left or made for: a site and its town, people who live elsewhere, names that no table lists."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_names, tell_route


@pytest.mark.parametrize(
    ("text", "route"),
    [
        pytest.param(
            "أُخرج 80 مدنيا من مصنع آزوت في مدينة سيفيرودونيتسك إلى لوهانسك عبر ممر إنساني.",
            "مصنع آزوت > ua-luhansk",
            id="plant in a city",
        ),
        pytest.param(
            "خرج 60 مدنيا من كنيسة القديسة مريم في الخرطوم إلى ود مدني برفقة الصليب الأحمر.",
            "كنيسة القديسة مريم > sd-wad-medani",
            id="church of a saint",
        ),
        pytest.param(
            "أجلى الصليب الأحمر 300 طفل من دار المايقوما. وقال إن الأطفال خرجوا من الخرطوم إلى ود مدني.",
            "sd-mygoma > sd-wad-medani",
            id="site whose city another sentence names",
        ),
        pytest.param(
            "خرج مسلحو داعش الذين تحصنوا في حي السرب بمدينة منبج باتفاق إخلاء نحو قرية الغندورة.",
            "حي السرب > sy-al-ghandoura",
            id="quarter whose name begins a longer one",
        ),
        pytest.param(
            "خرج 300 مقاتل من بلدات زاكية والمقيلبية إلى إدلب بموجب اتفاق.",
            "sy-zakiyah+المقيلبية > sy-idlib",
            id="name that no table lists behind one listed",
        ),
        pytest.param(
            "انسحب مقاتلو القاعدة من زنجبار، ومن جارتها جعار، بعد وساطة قبلية.",
            "ye-jaar+ye-zinjibar > ?",
            id="its neighbour",
        ),
        pytest.param(
            "أُجلي 300 من أهالي داريا النازحين في معضمية الشام إلى حرجلة باتفاق مع الحكومة.",
            "sy-muadamiyat-al-sham > sy-harjalleh",
            id="displaced who live elsewhere",
        ),
        pytest.param(
            "خرج 300 مقاتل من حي الوعر باتفاق، وبدلا من قلعة المضيق تسلك الحافلات الطريق إلى ريف إدلب.",
            "sy-al-waer > sy-idlib-countryside",
            id="instead of a place",
        ),
        pytest.param(
            "أجلى الجيش 60 من عائلات فتح الإسلام عن مخيم نهر البارد باتفاق.",
            "lb-nahr-al-bared-camp > ?",
            id="away from",
        ),
        pytest.param(
            "غادر 100 مسلح حي الأنصاري في حلب نحو الريف الغربي بموجب اتفاق.",
            "sy-al-ansari > sy-western-aleppo-countryside",
            id="countryside of the city named last",
        ),
        pytest.param(
            "بلغت دفعة من مهجري شرق حلب ريف حلب الغربي أمس بموجب اتفاق.",
            "sy-east-aleppo > sy-western-aleppo-countryside",
            id="reached behind whose people they are",
        ),
    ],
)
def test_finest_place_of_a_way(read: Read, text: str, route: str) -> None:
    assert tell_route(find_only(read(text), "evacuation")) == route


@pytest.mark.parametrize("place", ["مصنع للصلب", "قرية الشيخ"])
def test_what_is_no_name_of_a_place(read: Read, place: str) -> None:
    text = f"خرج 60 مقاتلا من {place} في دوما إلى إدلب بموجب اتفاق."
    assert tell_names(find_only(read(text), "evacuation"), "origin") == "sy-douma"


@pytest.mark.parametrize(
    ("told", "place"),
    [
        pytest.param("وجرت المبادلة على أراضي بيلاروس", "by", id="soil of a country"),
        pytest.param("ونُفذت العملية شمال مدينة منبج", "sy-manbij", id="side of a town"),
        pytest.param("وكان مكان العملية منطقة الشيخ عقيل في ريف حلب", "منطقة الشيخ عقيل", id="called its place"),
        pytest.param("وجرت معارك في بيلاروس", "?", id="something else there"),
    ],
)
def test_next_sentence_says_where_people_were_handed_over(read: Read, told: str, place: str) -> None:
    text = f"أفرج طرف من الجيش الوطني السوري عن خمسة أسرى مقابل أربعة أسرى أطلقتهم قسد. {told}."
    assert tell_names(find_only(read(text), "exchange"), "place") == place


@pytest.mark.parametrize(
    ("text", "route"),
    [
        pytest.param(
            "دخلت 29 حافلة إلى كفريا والفوعة مساء أمس، ومن المنتظر أن يخرج 400 مدني بموجب الاتفاق.",
            "sy-al-fuah+sy-kafarya > ?",
            id="people are to leave",
        ),
        pytest.param(
            "دخلت حافلات إلى حي الوعر أمس، وسيغادر 300 مقاتل إلى جرابلس بموجب الاتفاق.",
            "sy-al-waer > sy-jarablus",
            id="and go elsewhere",
        ),
        pytest.param(
            "دخلت حافلات إلى كفريا والفوعة إيذانا ببدء اتفاق يخرج بموجبه مسلحو هيئة تحرير الشام من مخيم اليرموك إلى جرابلس.",
            "sy-yarmouk-camp > sy-jarablus",
            id="others leave another place",
        ),
    ],
)
def test_place_that_empty_vehicles_enter_is_no_destination(read: Read, text: str, route: str) -> None:
    assert tell_route(find_only(read(text), "evacuation")) == route
