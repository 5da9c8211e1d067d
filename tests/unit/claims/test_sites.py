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
