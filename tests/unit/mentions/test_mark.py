"""Marking: which names, adjectives of belonging and places stand in a text, and where each begins and ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from extract.mentions.items import Marked

Mark = Callable[..., Marked]
NAMES = ("actor", "place", "nat")


def find_names(marked: Marked) -> list[tuple[str, str | None]]:
    """Return the names of a text: kind, and id or, where there is none, words."""
    mentions = [(item.kind, marked.mention(item)) for item in marked.items if item.kind in NAMES]
    return [(kind, mention.entity_id or mention.text) for kind, mention in mentions]


def find_words(marked: Marked) -> list[str]:
    """Return the words of the names of a text."""
    return [marked.mention(item).text for item in marked.items if item.kind in NAMES]


@pytest.mark.parametrize(
    ("text", "actor", "words"),
    [
        pytest.param("رفضت حماس العرض", "hamas", "حماس", id="bare"),
        pytest.param("رفضت إسرائيل وحماس", "hamas", "حماس", id="and"),
        pytest.param("اجتمعوا، فحماس وافقت", "hamas", "حماس", id="so"),
        pytest.param("رحب الوفد بحماس", "hamas", "حماس", id="with"),
        pytest.param("في بيان لحماس", "hamas", "حماس", id="to"),
        pytest.param("جماعة كحماس", "hamas", "حماس", id="like"),
        pytest.param("وبحزب الله تتصل الصفقة", "hezbollah", "حزب الله", id="and, with, on a name of two words"),
        pytest.param("أسرى لحزب الله", "hezbollah", "حزب الله", id="to, on a name of two words"),
        pytest.param("عنصر بالجيش اللبناني", "lebanon", "الجيش اللبناني", id="with, before the article"),
        pytest.param("سُلّموا للحوثيين", "houthis", "للحوثيين", id="to, the article assimilated"),
        pytest.param("وللحوثيين أسرى", "houthis", "للحوثيين", id="and, to, the article assimilated"),
        pytest.param("أفرج «حزب الله» عنهم", "hezbollah", "حزب الله", id="in quotes"),
        pytest.param("وَلِحِزْبِ الله أسرى", "hezbollah", "حِزْبِ الله", id="vowelled"),
    ],
)
def test_name_is_found_under_its_particles(mark: Mark, text: str, actor: str, words: str) -> None:
    marked = mark(text)

    assert ("actor", actor) in find_names(marked)
    assert words in find_words(marked)


@pytest.mark.parametrize(
    "text",
    [
        "رفضت إسرائيل وحماس، فحزب الله لم يعلق",
        "وَلِحِزْبِ اللهِ أسرى لدى «هيئة تحرير الشام»",
        "دخلوا مديـنة الباب، وبمنبج حافلات، وللحوثيين أسرى",
    ],
    ids=["particles", "vowels and quotes", "tatweel"],
)
def test_span_of_every_name_gives_its_words_back(mark: Mark, text: str) -> None:
    marked = mark(text)
    mentions = [marked.mention(item) for item in marked.items if item.kind in NAMES]

    assert mentions
    assert [each.text for each in mentions] == [text[each.start : each.end] for each in mentions]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("دخلت قوات سوريا الديمقراطية", [("actor", "sdf")], id="a country within a group"),
        pytest.param("اجتمعت حكومة جنوب السودان", [("actor", "south_sudan")], id="a country within a country"),
        pytest.param(
            "بايعوا تنظيم الدولة الإسلامية في غرب أفريقيا",
            [("actor", "isis_west_africa")],
            id="a group within a branch",
        ),
        pytest.param("نقلهم الهلال الأحمر السوري", [("actor", "syrian_red_crescent")], id="an adjective within a name"),
        pytest.param("وصلوا إلى ريف دمشق", [("place", "sy-rif-dimashq")], id="a city within a governorate"),
        pytest.param("في ريف حلب الجنوبي", [("place", "sy-southern-aleppo-countryside")], id="a direction after"),
        pytest.param("عند معبر العيس", [("place", "sy-al-eis-crossing")], id="a village within a crossing"),
    ],
)
def test_longest_name_wins(mark: Mark, text: str, names: list[tuple[str, str]]) -> None:
    assert find_names(mark(text)) == names


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("دخلت القافلة مدينة الباب", "sy-al-bab", id="a town's noun before it"),
        pytest.param("وصلت القافلة إلى منبج والباب", "sy-al-bab", id="listed after a place"),
        pytest.param("أقلعت من مطار العين", "ae-g292913", id="an airport's noun before it"),
    ],
)
def test_common_word_is_a_place_where_its_context_says_so(mark: Mark, text: str, place: str) -> None:
    assert ("place", place) in find_names(mark(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("أغلق الحارس الباب", id="door"),
        pytest.param("خرجوا من الباب", id="out of the door"),
        pytest.param("أصيب في العين", id="eye"),
        pytest.param("عاد إلى مسقط رأسه", id="birthplace"),
        pytest.param("عادوا إلى المدينة", id="the town"),
        pytest.param("نالوا الحرية", id="freedom"),
        pytest.param("فتح المعبر صباحا", id="he opened"),
        pytest.param("كان أمل الأهالي كبيرا", id="hope"),
    ],
)
def test_common_word_alone_is_no_name(mark: Mark, text: str) -> None:
    assert find_names(mark(text)) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("أعلنت حركة فتح", ("actor", "fatah"), id="Fatah, not he opened"),
        pytest.param("أعلنت حركة أمل", ("actor", "amal_movement"), id="Amal, not hope"),
    ],
)
def test_head_noun_makes_a_common_word_an_actor(mark: Mark, text: str, name: tuple[str, str]) -> None:
    assert find_names(mark(text)) == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("أعلن الجيش اللبناني", [("actor", "lebanon")], id="the army of a state is the state"),
        pytest.param("قالت السلطات المصرية", [("actor", "egypt")], id="its authorities"),
        pytest.param("رحب وزير الدفاع التركي", [("actor", "turkey")], id="its minister"),
        pytest.param("قُتل جندي إسرائيلي", [("nat", "israel")], id="a person of it belongs to it"),
        pytest.param("سجناء يمنيون", [("nat", "yemen")], id="indefinite plural"),
        pytest.param(
            "الأسرى السوريون واللبنانيون", [("nat", "syria_government"), ("nat", "lebanon")], id="two, joined by and"
        ),
        pytest.param("القوات الروسية والتركية", [("actor", "russia"), ("nat", "turkey")], id="a second adjective"),
    ],
)
def test_adjective_of_belonging_names_a_state(mark: Mark, text: str, names: list[tuple[str, str]]) -> None:
    assert find_names(mark(text)) == names


@pytest.mark.parametrize(
    ("text", "day", "actor"),
    [
        pytest.param("قال الجيش السوري", date(2018, 5, 21), "syria_government", id="adjective, before"),
        pytest.param("قال الجيش السوري", date(2025, 5, 21), "syria_transitional", id="adjective, after"),
        pytest.param("قالت الحكومة السورية", date(2018, 5, 21), "syria_government", id="name, before"),
        pytest.param("قالت الحكومة السورية", date(2025, 5, 21), "syria_transitional", id="name, after"),
        pytest.param("المتمردون السوريون", date(2013, 5, 21), "syrian_opposition", id="rebels of a country"),
    ],
)
def test_name_means_who_bore_it_on_the_day(mark: Mark, text: str, day: date, actor: str) -> None:
    assert find_names(mark(text, day)) == [("actor", actor)]


@pytest.mark.parametrize(
    ("text", "day", "actor"),
    [
        pytest.param("في مدينة حلب قالت القوات الحكومية", date(2013, 5, 21), "syria_government", id="before"),
        pytest.param("في مدينة حلب قالت القوات الحكومية", date(2025, 5, 21), "syria_transitional", id="after"),
        pytest.param(
            "في حلب قالت قسد المدعومة من الولايات المتحدة إن الحكومة",
            date(2025, 5, 21),
            "syria_transitional",
            id="not that of another state named before it",
        ),
    ],
)
def test_government_is_that_of_the_country_and_the_day(mark: Mark, text: str, day: date, actor: str) -> None:
    assert find_names(mark(text, day))[-1] == ("actor", actor)


def test_name_of_an_undated_article_means_who_bore_it_in_the_latest_year_named(mark: Mark) -> None:
    assert ("actor", "syria_government") in find_names(mark("قالت الحكومة السورية إن 40 خرجوا في آذار 2014", None))
    assert ("actor", "syria_transitional") in find_names(mark("قالت الحكومة السورية إن 40 خرجوا", None))


@pytest.mark.parametrize(
    ("others", "actor"),
    [
        pytest.param("جبهة النصرة", "syria_government", id="a group that is no more"),
        pytest.param("الجيش الحر وجيش الإسلام", "syria_government", id="groups that were there at one time"),
        pytest.param("قوات سوريا الديمقراطية", "syria_transitional", id="a group that is still there"),
        pytest.param("هيئة تحرير الشام سابقا", "syria_transitional", id="a group said to be a former one"),
    ],
)
def test_name_of_an_undated_article_means_who_bore_it_beside_the_others(mark: Mark, others: str, actor: str) -> None:
    assert ("actor", actor) in find_names(mark(f"قالت الحكومة السورية إن {others} أفرجت عن 40", None))


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        pytest.param("أعلنت حركة حماس الصفقة. وقالت الحركة إنها تمت.", "hamas", id="the movement"),
        pytest.param("أسر تنظيم داعش جنديين. ثم أطلق التنظيم أحدهما.", "isis", id="the organisation"),
        pytest.param("قصف حزب الله الموقع. ونفى الحزب ذلك.", "hezbollah", id="the party"),
        pytest.param("وصل وفد من جماعة الحوثي. وطالبت الجماعة بهدنة.", "houthis", id="the group"),
        pytest.param(
            "قصف النظام السوري البلدة. وقال ناشطون إن النظام خرق الهدنة.", "syria_government", id="the regime"
        ),
        pytest.param(
            "قاتلت حركة حماس جيش الإسلام. وقالت الحركة إنها انتصرت.", "hamas", id="its head noun, not the nearest name"
        ),
    ],
)
def test_epithet_means_the_actor_named_before(mark: Mark, text: str, actor: str) -> None:
    assert find_names(mark(text))[-1] == ("actor", actor)


def test_name_of_several_is_read_throughout_as_it_was_at_first(mark: Mark) -> None:
    marked = mark("الجيش الليبي في طبرق. سلّمت قوات المنطقة الغربية الجيش الليبي رفات تسعة.", date(2021, 6, 1))

    assert [key for kind, key in find_names(marked) if kind == "actor"] == ["lna", "gna", "lna"]


def test_bare_noun_is_who_was_named_by_it_not_another_who_can_be(mark: Mark) -> None:
    text = "التقى في طبرق وفد الجيش الليبي قادة من قوات المنطقة الغربية. وتعهد الجيش بالتهدئة."

    assert find_names(mark(text, date(2021, 6, 1)))[-1] == ("actor", "lna")


@pytest.mark.parametrize("text", ["قالت الحركة إنها تمت", "رفض التنظيم العرض", "نفى الحزب ذلك"])
def test_epithet_without_a_name_before_means_nobody(mark: Mark, text: str) -> None:
    assert find_names(mark(text)) == []


def test_other_name_in_brackets_is_the_same_actor(mark: Mark) -> None:
    assert find_names(mark("قالت هيئة تحرير الشام (النصرة سابقاً) ذلك")) == [("actor", "hts")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("سلّمتهم كتيبة «صقور السهل» أمس", "كتيبة «صقور السهل", id="quoted"),
        pytest.param("سلّمتهم كتيبة الفرسان أمس", "كتيبة الفرسان", id="definite"),
        pytest.param("سلّمهم لواء «صقور السهل» أمس", "لواء «صقور السهل", id="brigade, quoted"),
        pytest.param("تسلّموهم وكتيبة الفرسان أمس", "كتيبة الفرسان", id="behind and"),
        pytest.param("سلّمتهم قبيلة جهمان أمس", "قبيلة جهمان", id="tribe"),
        pytest.param("سلّمهم آل جهمان أمس", "آل جهمان", id="family"),
        pytest.param("سلّمتهم كتيبة صقور مهين أمس", "كتيبة صقور مهين", id="the falcons of"),
        pytest.param("سلّمتهم قبائل بني جهمان أمس", "قبائل بني جهمان", id="tribe called after its forefather"),
    ],
)
def test_group_that_no_table_knows_is_kept_by_its_words(mark: Mark, text: str, words: str) -> None:
    assert [found.strip("«»") for found in find_words(mark(text))] == [words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("نقلوا إلى منطقة «القسطلية» أمس", "منطقة «القسطلية»", id="quoted"),
        pytest.param("نقلوا إلى حاجز القسطلية أمس", "حاجز القسطلية", id="definite"),
        pytest.param("نقلوا إلى قرية تيرخلفة أمس", "قرية تيرخلفة", id="unknown word"),
        pytest.param("نقلوا إلى بلدة تيرخلفوي أمس", "بلدة تيرخلفوي", id="no adjective of a town"),
        pytest.param("نقلوا إلى مخيم تيرخلفية أمس", "مخيم تيرخلفية", id="no adjective of a camp"),
        pytest.param("احتجزوا في محلية تيرخلفة أمس", "محلية تيرخلفة", id="locality"),
        pytest.param("جرى التسليم في ساحة القسطلية أمس", "ساحة القسطلية", id="square"),
    ],
)
def test_place_that_no_table_knows_is_kept_by_its_words(mark: Mark, text: str, words: str) -> None:
    marked = mark(text)
    places = [i for i in marked.items if i.kind == "place"]

    assert [(marked.mention(i).text, marked.mention(i).entity_id) for i in places] == [(words, None)]


@pytest.mark.parametrize(
    "text",
    ["في قرية مجاورة", "عبر معبر حدودي", "في مدينة عربية", "في بلدة حدودية", "جهود محلية متطابقة", "في ساحة القتال"],
)
def test_place_noun_with_an_adjective_names_no_place(mark: Mark, text: str) -> None:
    assert [i for i in mark(text).items if i.kind == "place"] == []


@pytest.mark.parametrize(
    ("text", "words", "precision"),
    [
        pytest.param("في مدينة الباب", "مدينة الباب", "exact", id="town"),
        pytest.param("شرق منبج", "شرق منبج", "near", id="direction"),
        pytest.param("في ريف منبج", "ريف منبج", "district", id="countryside"),
        pytest.param(
            "في محافظة إدلب",
            "محافظة إدلب",
            "governorate",
            id="governorate",
        ),
    ],
)
def test_place_takes_in_its_noun_and_is_as_precise(mark: Mark, text: str, words: str, precision: str) -> None:
    marked = mark(text)
    places = [marked.mention(item) for item in marked.items if item.kind == "place"]

    assert [(place.text, place.precision) for place in places] == [(words, precision)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("في ليبيا قصفت طائرات طرابلس", "ly-tripoli", id="Libya"),
        pytest.param("في لبنان قصفت طائرات طرابلس", "lb-tripoli", id="Lebanon"),
    ],
)
def test_place_of_two_countries_is_that_of_the_article(mark: Mark, text: str, place: str) -> None:
    assert ("place", place) in find_names(mark(text))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param("وقد بدأ المدنيون الخروج", ["verb", "noun", "verb"], id="began: a village is called so too"),
        pytest.param("قرية بدا في ريف دمشق", ["place", "place"], id="the village, by its noun"),
    ],
)
def test_verb_that_spells_a_village_is_read_where_no_place_is_meant(mark: Mark, text: str, kinds: list[str]) -> None:
    assert [item.kind for item in mark(text).items if item.kind in ("verb", "noun", "place")] == kinds


def test_common_word_names_no_place_of_a_country_that_the_article_does_not_name(mark: Mark) -> None:
    marked = mark("خرج المدنيون من منطقة المصنع في ماريوبول الأوكرانية")
    assert ("place", "lb-masnaa-crossing") not in find_names(marked)


def test_by_a_day_is_no_village_of_that_spelling(mark: Mark) -> None:
    assert find_names(mark("يخرج المدنيون من إدلب بحلول 15 أكتوبر")) == [("place", "sy-idlib")]


def test_governorates_are_listed_behind_one_noun_and_the_city_is_not_among_them(mark: Mark) -> None:
    assert find_names(mark("من محافظتي إدلب وحلب")) == [("place", "sy-idlib-gov"), ("place", "sy-aleppo-gov")]
    assert find_names(mark("من إدلب ومدينة حلب")) == [("place", "sy-idlib"), ("place", "sy-aleppo")]


def test_the_country_is_the_one_that_the_article_is_about(mark: Mark) -> None:
    assert ("place", "sd-western-sudan") in find_names(mark("في السودان أفرج الجيش السوداني عنهم غرب البلاد"))
    assert find_names(mark("في تعز (غرب البلاد)")) == [("place", "ye-taiz")]  # of Yemen no west is in the tables


def test_relative_clause_behind_a_place_noun_is_no_name(mark: Mark) -> None:
    assert "بلدة يسيطر" not in find_words(mark("انتقلوا إلى بلدة يسيطر عليها الجيش السوري"))


def test_people_called_by_their_towns_name_the_towns_too(mark: Mark) -> None:
    assert find_names(mark("خرج أهالي كفريا والفوعة")) == [
        ("actor", "kafriya_fuaa"),
        ("place", "sy-kafarya"),
        ("place", "sy-al-fuah"),
    ]


def test_place_noun_that_spells_a_village_heads_the_name_of_another(mark: Mark) -> None:
    assert "معبر الترنبات" in [
        " ".join(m.words[i.i : i.j]) for m in [mark("عند معبر الترنبات في سوريا")] for i in m.items if i.kind == "place"
    ]


def test_the_factions_are_of_their_camp_where_no_group_is_named(mark: Mark) -> None:
    items = mark("اتفقت الحكومة السورية والفصائل على خروج المقاتلين").items
    assert [i.name.entity_id for i in items if i.kind == "actor" and i.name is not None] == [
        "syria_government",
        "syrian_opposition",
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("خرج المقاتلون من القصير إلى حمص", "sy-al-qusayr", id="whence a way leads to a place"),
        pytest.param("خرج المقاتلون من التل إلى إدلب", "sy-al-tall", id="a short name, and whither"),
        pytest.param("خرج المقاتلون من محيط «القصير» إلى حمص", "sy-al-qusayr", id="its outskirts, in quotes"),
        pytest.param("خرجوا من مستشفى في محجة إلى عفرين", "sy-mahajjah", id="in, and whither from there"),
        pytest.param("خرجوا من محجة إلى الباب", "sy-al-bab", id="both ends may be other words"),
        pytest.param("غادروا القصير إلى حمص", "sy-al-qusayr", id="left, and whither"),
        pytest.param("قدموا من حديثة في الأنبار", "iq-haditha", id="from, in its governorate"),
        pytest.param("وصلوا إلى حديثة بمحافظة الأنبار", "iq-haditha", id="to, in its governorate"),
        pytest.param("وصلوا إلى زوغرة وإدلب", "sy-c2220", id="listed with a place"),
        pytest.param("قاتلوا في حلب، ثم توجهوا نحو الضمير", "sy-al-dumayr", id="made for in the article's country"),
    ],
)
def test_name_that_may_be_another_word_is_a_place_on_the_way(mark: Mark, text: str, place: str) -> None:
    assert ("place", place) in find_names(mark(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("قاتلوا في حلب، ثم قسموا الحي إلى قسمين", id="an everyday word that is a village too"),
        pytest.param("خرجوا من الحي إلى حلب", id="the quarter"),
        pytest.param("اللون الضمير في حلب", id="no preposition of way"),
        pytest.param("وصل يوم 26 من تشرين الأول إلى حلب", id="a month that is a quarter too"),
    ],
)
def test_name_that_may_be_another_word_is_none_elsewhere(mark: Mark, text: str) -> None:
    assert [name for name in find_names(mark(text)) if name[1] not in ("sy-aleppo", "sy-aleppo-gov")] == []


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        pytest.param("غادر 300 شخص من\nمدينة حمص إلى إدلب", 1, id="a preposition"),
        pytest.param("غادر 300 شخص حمص،\nووصلوا إلى إدلب", 1, id="a comma"),
        pytest.param("غادر 300 شخص حمص\nووصلوا إلى إدلب", 2, id="a word that can end a sentence"),
        pytest.param("قصة من\n\nمدينة حمص", 2, id="a blank line"),
        pytest.param("غادروا حمص إلى\n", 1, id="the end of the text"),
    ],
)
def test_line_goes_on_behind_what_ends_no_sentence(mark: Mark, text: str, sentences: int) -> None:
    assert len(mark(text).sentences) == sentences


def test_name_in_brackets_behind_an_actor_is_another_of_its_own(mark: Mark) -> None:
    marked = mark("أفرجت قوات سوريا الديمقراطية (وحدات حماية الشعب) عن 12 أسيرا.")

    assert [item.name.entity_id for item in marked.items if item.kind == "actor" and item.name] == ["sdf"]
