"""Counts as Arabic reports write them (codebook, section 4)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from _pytest.mark import ParameterSet

from extract.mentions.items import Marked

Mark = Callable[..., Marked]
Figure = tuple[int | None, int | None, str, str]


def read_counts(mark: Mark, text: str) -> list[Figure]:
    return [(i.low, i.high, i.qualifier, i.category) for i in mark(text).items if i.kind in ("count", "vehicles")]


def exact(number: int, category: str) -> Figure:
    return number, number, "exact", category


def case(text: str, *expected: Figure, name: str) -> ParameterSet:
    return pytest.param(text, list(expected), id=name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case("خرج 11 مقاتلا", exact(11, "fighters"), name="latin digits"),
        case("خرج ١١ مقاتلا", exact(11, "fighters"), name="arabic digits"),
        case("خمسة من قادتها", exact(5, "fighters"), name="a plural written like a verb with its object"),
        case("أجليت مجموعتان مدنيتان", name="a dual that says what two groups are"),
        case("خرج مدنيان اثنان", exact(2, "civilians"), name="two of them"),
        case("خرج 12 صابئيا", exact(12, "people"), name="belonging that no list has"),
        case("خرج خمسة غجريين", exact(5, "people"), name="few of them"),
        case("خرجت ست غجريات", exact(6, "women"), name="women of them"),
        case("خرج 40 يوميا", name="an adverb of the same form"),
        case("خرج 12 مصباحا", name="a noun that no list has"),
        case("أفرجت الحركة أمس عن 12 نحالا", exact(12, "people"), name="what no list has, let go"),
        case("إطلاق سراح ستة نحالين", exact(6, "people"), name="set free"),
        case("خرج 90 مقاتلا وأفراد من عائلاتهم", exact(90, "fighters"), name="kin on top"),
        case("خرج 90 من المقاتلين ومن عائلاتهم", exact(90, "people"), name="so many of both"),
        case("خرج 90 من مقاتلي اللواء وذويهم", exact(90, "people"), name="so many of them and their kin"),
        case("خرج 90 شخصا من المقاتلين وأقاربهم", exact(90, "people"), name="persons of them and their relatives"),
        case("خرج 90 من المقاتلين مع ذويهم", exact(90, "fighters"), name="with their kin, who come on top"),
        case("وصل 13ألف مدني", exact(13_000, "civilians"), name="glued scale"),
        case("وصل ال33 أسيرا", exact(33, "detainees"), name="glued article"),
        case("وصل الـ 33 أسيرا", exact(33, "detainees"), name="article with tatweel"),
        case("خرج (450) مقاتلا", exact(450, "fighters"), name="brackets"),
        case("خرج 450 (أربعمئة وخمسون) مقاتلا", exact(450, "fighters"), name="said twice"),
        case("خرج 1,244 مدنيا", exact(1_244, "civilians"), name="thousands with comma"),
        case("خرج 1.244 مدنيا", exact(1_244, "civilians"), name="thousands with point"),
        case("خرج ١٬٢٤٤ مدنيا", exact(1_244, "civilians"), name="thousands with arabic separator"),
        case("أحد عشر عنصرا", exact(11, "fighters"), name="eleven masculine"),
        case("إحدى عشرة امرأة", exact(11, "women"), name="eleven feminine"),
        case("اثني عشر جنديا", exact(12, "fighters"), name="twelve oblique"),
        case("ثماني عشرة أسيرة", exact(18, "women"), name="eighteen feminine"),
        case("واحدا وعشرين أسيرا", exact(21, "detainees"), name="twenty-one"),
        case("أربعة وعشرين طفلا", exact(24, "children"), name="twenty-four"),
        case("مئة وخمسون أسيرا", exact(150, "detainees"), name="hundred and fifty"),
        case("مئتي أسير", exact(200, "detainees"), name="two hundred construct"),
        case("ثلاث مئة أسير", exact(300, "detainees"), name="hundreds apart"),
        case("ألف ومئتين من المدنيين", exact(1_200, "civilians"), name="thousand and two hundred"),
        case("ألفا مقاتل", exact(2_000, "fighters"), name="dual of thousand"),
        case("ألفاً من المقاتلين", exact(1_000, "fighters"), name="accusative thousand"),
        case("ألفي نازح", exact(2_000, "civilians"), name="oblique dual of thousand"),
        case("ثلاثمئة ألف نازح", exact(300_000, "civilians"), name="three hundred thousand"),
        case("3 آلاف و500 مدني", exact(3_500, "civilians"), name="digits and scale"),
        case("خمسة آلاف وثلاثمئة وأربعة وأربعين شخصا", exact(5_344, "people"), name="four groups"),
        case("مليون ونصف المليون شخص", exact(1_500_000, "people"), name="million and a half"),
        case("نصف مليون نازح", exact(500_000, "civilians"), name="half a million"),
        case("خمسون جندياً أسرهم الحزب", exact(50, "fighters"), name="captured them, and no family of theirs"),
        case("وهم 14 بين رجل وامرأة", exact(14, "people"), name="made up of two kinds"),
        case("ثلاثون ما بين ضابط وجندي", exact(30, "fighters"), name="made up of two kinds that are one"),
        case(
            "مبادلة الأطباء الثلاثة بمقاتلين", exact(3, "civilians"), name="noun before, those swapped for them behind"
        ),
        case("1.5 مليون نازح", exact(1_500_000, "civilians"), name="decimal million"),
    ],
)
def test_numbers(mark: Mark, text: str, expected: list[Figure]) -> None:
    assert read_counts(mark, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case("أكثر من 18 مقاتلا", (18, None, "at_least", "fighters"), name="more than"),
        case("ما يزيد على 18 مقاتلا", (18, None, "at_least", "fighters"), name="what exceeds"),
        case("ما يزيد عن 18 مقاتلا", (18, None, "at_least", "fighters"), name="what exceeds, other preposition"),
        case("لا يقل عن 20 جريحا", (20, None, "at_least", "wounded"), name="no less than"),
        case("ما لا يقل عن 20 جريحا", (20, None, "at_least", "wounded"), name="what is no less than"),
        case("18 شخصا على الأقل", (18, None, "at_least", "people"), name="at least after the noun"),
        case("18 على الأقل من المقاتلين", (18, None, "at_least", "fighters"), name="at least before the noun"),
        case("50+ مدني", (50, None, "at_least", "civilians"), name="plus sign"),
        case("أكثر من عشرة آلاف مدني", (10_000, None, "at_least", "civilians"), name="more than, in words"),
        case("أقل من 50 مدنيا", (None, 50, "at_most", "civilians"), name="less than"),
        case("لا يتجاوز عددهم 150 شخصا", (None, 150, "at_most", "people"), name="their number does not exceed"),
        case("150 شخصا على الأكثر", (None, 150, "at_most", "people"), name="at most"),
        case("نحو 1,700 شخص", (1_700, 1_700, "about", "people"), name="about"),
        case("حوالي 40 شخصا", (40, 40, "about", "people"), name="around"),
        case("قرابة 40 شخصا", (40, 40, "about", "people"), name="nearly"),
        case("ما يقارب(1500) شخص", (1_500, 1_500, "about", "people"), name="approaching, brackets"),
        case("يقدر عددهم بـ 1700 شخص", (1_700, 1_700, "about", "people"), name="estimated"),
        case("عشرون مقاتلا تقريبا", (20, 20, "about", "fighters"), name="roughly, after"),
        case("بين 40 و50 مقاتلا", (40, 50, "between", "fighters"), name="between"),
        case("ما بين أربعين وخمسين مقاتلا", (40, 50, "between", "fighters"), name="between, in words"),
        case("بين خمسة وعشرين مقاتلا", (5, 20, "between", "fighters"), name="between five and twenty"),
        case("بين ثلاثة آلاف وخمسة آلاف مدني", (3_000, 5_000, "between", "civilians"), name="between thousands"),
        case("بين 100 و200 ألف مدني", (100_000, 200_000, "between", "civilians"), name="scale shared by both ends"),
        case("من 700 إلى ألف أسير", (700, 1_000, "between", "detainees"), name="scale of the upper end alone"),
        case("من 40 إلى 50 مقاتلا", (40, 50, "between", "fighters"), name="from to"),
        case("300–400 شخص", (300, 400, "between", "people"), name="dash"),
        case("خمسة عشر أو عشرين أسيرا", (15, 20, "between", "detainees"), name="or"),
        case('أكثر من "4" آلاف مدني', (4_000, None, "at_least", "civilians"), name="digits in quotes before the scale"),
        case("عشرات المدنيين", (20, None, "vague", "civilians"), name="dozens"),
        case("مئات المدنيين", (200, None, "vague", "civilians"), name="hundreds"),
        case("آلاف المدنيين", (2_000, None, "vague", "civilians"), name="thousands"),
        case("عشرات الآلاف من المدنيين", (20_000, None, "vague", "civilians"), name="dozens of thousands"),
        case("بضع مئات من المقاتلين", (200, None, "vague", "fighters"), name="some hundreds"),
    ],
)
def test_qualifiers(mark: Mark, text: str, expected: list[Figure]) -> None:
    assert read_counts(mark, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case("أطلقوا عنصرين", exact(2, "fighters"), name="dual"),
        case("أطلقوا مقاتلَين", exact(2, "fighters"), name="dual by its vowel, of a noun whose plural is written alike"),
        case("أطلقوا مقاتلين", name="the same without the vowel, which is the plural"),
        case("أطلقوا أسيرين اثنين", exact(2, "detainees"), name="dual stressed by two"),
        case("سلموا جثتين", exact(2, "bodies"), name="dual of bodies"),
        case("خرجت امرأتان", exact(2, "women"), name="dual of a woman"),
        case("خرجت حافلتان", exact(2, "حافلة"), name="dual of a vehicle"),
        case("أطلقوا أسيرا واحدا", exact(1, "detainees"), name="one after its noun"),
        case("الأسرى الـ 33", exact(33, "detainees"), name="definite number after its noun"),
        case("الأسرى الفلسطينيين الـ33", exact(33, "detainees"), name="number after noun and adjective"),
        case("سلموا جثث سبعة", exact(7, "bodies"), name="number after a construct"),
        case("عدد الأسرى المفرج عنهم 33", exact(33, "detainees"), name="the number of"),
        case("المقاتلون وعددهم 33", exact(33, "fighters"), name="their number"),
        case("وصل المقاتلون البالغ عددهم نحو 33", (33, 33, "about", "fighters"), name="their number is about"),
        case("خمسة من كبار الضباط", exact(5, "fighters"), name="of the leading"),
        case("15 من أصل 40 أسيرا", exact(15, "detainees"), exact(40, "detainees"), name="out of"),
        case("سبعة مقاتلين وخمسة آخرين", exact(7, "fighters"), exact(5, "fighters"), name="others"),
        case("خمس حافلات وثلاث أخرى", exact(5, "حافلة"), exact(3, "حافلة"), name="other vehicles"),
        case("مدنيين سوريين اثنين", exact(2, "civilians"), name="adjective between noun and two"),
        case("15 جنديا سعوديا وأربعة سودانيين", exact(15, "fighters"), exact(4, "people"), name="nationality as noun"),
        case("300 مقاتل ومدني", exact(300, "people"), name="two nouns widen the category"),
        case("20 أسيرا مدنيا", exact(20, "civilians"), name="second noun sharpens the category"),
        case("40 رهينة من النساء والأطفال", exact(40, "detainees"), name="women and children are neither"),
        case("300 من مقاتلي البلدة والأهالي", exact(300, "people"), name="fighters and others"),
        case("7 جثث من المقاتلين", exact(7, "bodies"), name="bodies stay bodies"),
        case("250 عائلة", exact(250, "families"), name="families"),
        case("الفرنسيون الثلاثة", exact(3, "people"), name="nation before a definite number"),
        case("الإيرانيين الثمانية والأربعين", exact(48, "people"), name="nation before a long number"),
        case("الرهائن الإيرانيون الـ48", exact(48, "detainees"), name="nation of those named before it"),
        case("72 من أفراد عائلاتهم", exact(72, "people"), name="people of families"),
        case("30 فردا من عائلاتهم", exact(30, "people"), name="people out of families"),
        case("الحافلات الـ20", exact(20, "حافلة"), name="vehicles before their number"),
        case("تضم الدفعة 427 عائلة", exact(427, "families"), name="batch before a counted noun"),
        case("وصل اليوم 12 شخصا", exact(12, "people"), name="today before a counted noun"),
        case("في العملية الأولى ثلاثة أسرى", exact(3, "detainees"), name="ordinal before a counted noun"),
        case("خرج 2015 أسيرا", exact(2_015, "detainees"), name="year-like number of people"),
        case("تسلم 150 أسير حرب من العسكريين", exact(150, "fighters"), name="prisoners of war who are soldiers"),
        case("أطلق سراح 21 طالبة", exact(21, "women"), name="girl students"),
        case("70 من مقدمي الرعاية", exact(70, "civilians"), name="who give care, no officers"),
        case("ثلاثة مقدمين في الجيش", exact(3, "fighters"), name="officers"),
    ],
)
def test_nouns(mark: Mark, text: str, expected: list[Figure]) -> None:
    assert read_counts(mark, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case("18 مقابل 20", exact(18, "people"), exact(20, "people"), name="for"),
        case("11 لداعش مقابل 18 لقسد", exact(11, "people"), exact(18, "people"), name="of a party"),
        case("أفرجوا عن ثلاثة.", exact(3, "people"), name="end of sentence"),
        case("العنوان: سبعة مقابل تسعة", exact(7, "people"), exact(9, "people"), name="after a colon"),
    ],
)
def test_numbers_whose_noun_is_understood(mark: Mark, text: str, expected: list[Figure]) -> None:
    assert read_counts(mark, text) == expected
    assert all(i.bare for i in mark(text).items if i.kind == "count")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("في عام 2018", id="year"),
        pytest.param("وصلوا في 2018", id="year after in"),
        pytest.param("الساعة 10:30 مساء", id="clock"),
        pytest.param("75% من الأسرى", id="per cent sign"),
        pytest.param("75 في المئة من الأسرى", id="per cent"),
        pytest.param("بعد 10 سنوات", id="years"),
        pytest.param("خلال 24 ساعة", id="hours"),
        pytest.param("قبل ثلاثة أيام", id="days"),
        pytest.param("يبلغ 30 عاما", id="age"),
        pytest.param("فلان (33) عاما", id="age in brackets"),
        pytest.param('أنهى الطرفان صفقة "ألف مقابل ألف"', id="name of a deal"),
        pytest.param("القرار 2254", id="resolution"),
        pytest.param("فازوا 3-1 أمس", id="score"),
        pytest.param("لجنة (5+5) العسكرية", id="committee"),
        pytest.param("دبابة T72 روسية", id="type"),
        pytest.param("الدفعة الـ 12", id="batch number"),
        pytest.param("اللواء 55", id="military unit"),
        pytest.param("الكتيبة 107 انسحبت", id="battalion"),
        pytest.param("القناة 12 الإسرائيلية", id="channel"),
        pytest.param("قال للقناة 14 العبرية", id="channel behind a preposition"),
        pytest.param("نقلت قناة 13 الإسرائيلية", id="channel without the article"),
        pytest.param('القناة الـ"14" الإسرائيلية', id="channel in quotes"),
        pytest.param("قناة فرانس24: بيان", id="digits glued to a name"),
        pytest.param("يوم 17 من الشهر نفسه", id="day of the same month"),
        pytest.param("صفقات الأسرى التي بلغ عددها 9 صفقات", id="deals"),
        pytest.param("24 – 26 مارس", id="days of a month"),
        pytest.param("بين 18 و22 فبراير", id="range of days"),
        pytest.param("في 15 من شهر أيار", id="day of a month"),
        pytest.param("الخامس عشر من أيار", id="ordinal day"),
        pytest.param("المبادلة الخامسة والستون", id="ordinal"),
        pytest.param("بقيمة 50 مليون يورو", id="money"),
        pytest.param("سبعون دولارا", id="money in words"),
        pytest.param("على بعد 90 كلم", id="distance"),
        pytest.param("من 23 دولة", id="countries"),
        pytest.param("ثلاث بلدات", id="towns"),
        pytest.param('عبر ستة "ممرات إنسانية"', id="things in quotes"),
        pytest.param("عدد مماثل من الجنود، في واحدة من العمليات", id="one of several things"),
        pytest.param("إخلاء 4 مناطق محاصرة من المدنيين", id="areas"),
        pytest.param("الهاتف 0991234567", id="telephone"),
        pytest.param("رصيد 123456789012", id="long figure"),
        pytest.param("هبط إلى 5.86 مقابل", id="decimal"),
        pytest.param("نصف الأسرى", id="half"),
        pytest.param("أحد القادة", id="one of"),
        pytest.param("في يوم واحد", id="one day"),
        pytest.param("المدن الأربع", id="the four cities"),
        pytest.param("سكان البلدات الثلاث", id="inhabitants of the three towns"),
        pytest.param("خرجوا بسلاحهم الفردي", id="individual, no two individuals"),
        pytest.param("لم يصل أحد وأحد المارة", id="and one of"),
        pytest.param("15 قافلة", id="convoys"),
        pytest.param("بالسلاح الفردي الخفيف", id="no dual behind the article"),
        pytest.param("ساكني مخيم الهول", id="construct of a sound plural that stands beside a broken one"),
    ],
)
def test_numbers_that_count_no_people(mark: Mark, text: str) -> None:
    assert read_counts(mark, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("خرج أكثر من (18) مقاتلا اليوم", "أكثر من (18) مقاتلا", id="qualifier and brackets"),
        pytest.param("وصل الأسرى الـ33 صباحا", "الأسرى الـ33", id="noun before"),
        pytest.param("وصل مئــة وخمسون شخصا", "مئــة وخمسون شخصا", id="tatweel"),
        pytest.param("خرج 50+ مدني", "50+ مدني", id="plus sign"),
        pytest.param("حافلات على متنها700 شخص", "700 شخص", id="no space before the figure"),
        pytest.param("تقلهم14 حافلة", "14 حافلة", id="no space before the figure of vehicles"),
    ],
)
def test_a_count_spans_its_words(mark: Mark, text: str, words: str) -> None:
    marked = mark(text)
    item = next(i for i in marked.items if i.kind in ("count", "vehicles"))
    start, end = marked.text_span(item.i, item.j)
    assert marked.article.text[start:end] == words
