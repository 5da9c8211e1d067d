"""Masking: no planted name of a person is published, and what may be named stays. The names are made up."""

from __future__ import annotations

import codecs
import random
import re
from collections import Counter
from pathlib import Path

import duckdb
import pytest
from faker.providers.person import ar_AA, ar_DZ, ar_PS, ar_SA

from extract.lexicon_files import read_lexicon_file
from extract.publish.masking import MASK, Masker, mask_release, read_masker, read_public_actors
from extract.publish.vocabulary import Standing
from extract.text.folding import fold_word

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def masker() -> Masker:
    return read_masker(ROOT)


def test_tables_with_a_byte_order_mark_are_read_as_those_without(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    for name in ("actors.csv", "actor_names.csv"):
        (tmp_path / "seeds" / name).write_bytes(codecs.BOM_UTF8 + (ROOT / "seeds" / name).read_bytes())

    assert read_public_actors(tmp_path) == read_public_actors(ROOT)


PROVIDERS = (ar_AA.Provider, ar_DZ.Provider, ar_PS.Provider, ar_SA.Provider)
GIVEN_NAMES = sorted(
    {name for provider in PROVIDERS for name in provider.first_names if name.isalpha() and name != "ظبي"}
)
SURNAMES = sorted(
    {name for provider in PROVIDERS for name in provider.last_names if re.search("[ء-ي]", name) and "ظبي" not in name}
)
RARE_NAMES = re.findall(
    r"\w+",
    """
    بديع عرفان شهاب غفران ملاك ترنيم جمانة مرام خلود سوسن ناريمان فاتن عفاف سحر ثريا درية رابعة شادية طروب كوثر
    هنادي إياس ثامر دريد شهم صهيب ضرار ظاهر قتيبة مأمون وجدي يامن الخالدي الدجاني البرغوثي الأغا الزين النابلسي
    القصاص الحوراني الرقاوي السلموني الأتاسي الجندلي القباني العظم الكيالي المالح الطباع السمان النحاس المفتي الشماع
    الصواف اللحام السقا الجميلي الدليمي الزوبعي الشمري الجنابي الكبيسي الهيتي البرزنجي الجاف الإرياني العنسي الكبسي
    الوشلي السقاف باوزير المهري الصبيحي الورفلي الترهوني المسماري روناك هيفي دلشاد هوشنك شيركو بيريفان أفيرا هدار
    غولدين شوهام إلكانا بوحبوت كالفون أنغرست أوهل داماري أغام ميكولا بوهدان تاراس أولينا كوفالينكو
    """,
)
"""Names of Arabs, Kurds, Israelis and Ukrainians that the word lists were not made from."""
POSITIONS = (
    "أفرج عن {} اليوم", "أفرجت الفصائل عن {} و{}", "بينهم {} و{}، و{}", "قال {} إن المعاملة كانت سيئة",
    "ظهرت زوجة {} في التسجيل", "«{}» يعود إلى أهله", "#{}", "عاد {} إلى بيته", "سلمت جثة {} إلى ذويه",
    "{}: خرجنا بموجب اتفاق", "القتيل ({})", "وللأسير {} ثلاثة أطفال", "سلم ل{} جثمانه", "كان {} محتجزا لدى الفصائل",
    "مقابل {} و18 معتقلا", "التقى {}، شقيق {}", "تسلم العقيد {} جثمان ابنه", "{} و{} أسيران محرران",
    "الأسيرة الفلسطينية {} خرجت من السجن", "من السجن خرج {}", "وفد برئاسة {} يصل اليوم",
)  # fmt: skip


def read_words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text)


def make_name(draw: random.Random) -> str:
    """Draw a full name: with two given names, "son of", "father of", or the given name and the surname alone."""
    given, other, surname = draw.choice(GIVEN_NAMES), draw.choice(GIVEN_NAMES), draw.choice(SURNAMES)
    shapes = (
        f"{given} {surname}",
        f"{given} {other} {surname}",
        f"{given} بن {other} {surname}",
        f"أبو {given} {surname}",
    )
    return draw.choices(shapes, (5, 2, 2, 1))[0]


@pytest.mark.parametrize("position", POSITIONS)
def test_no_word_of_a_full_name_is_shown(masker: Masker, position: str) -> None:
    draw = random.Random(position)  # noqa: S311 - made-up texts, no secret
    for _ in range(60):
        text = position.format(*(make_name(draw) for _ in range(position.count("{}"))))
        shown = Counter(read_words(masker.mask(text))) - Counter(read_words(position))
        assert not shown, text


def test_a_name_standing_alone_is_shown_only_if_it_is_a_listed_word(masker: Masker) -> None:
    """A rare given name or surname by itself is masked, whatever stands around it."""
    shown = [name for name in RARE_NAMES if name in masker.mask(f"أفرج عن {name} في الصفقة")]
    listed = {name for name in RARE_NAMES if masker.vocabulary.judge(fold_word(name)) is Standing.GIVEN_NAME}
    assert set(shown) == listed == {"رابعة"}  # "fourth"


def test_what_no_list_knows_is_masked(masker: Masker) -> None:
    assert masker.mask("أفرج عن قطمير زعبور Zaydoun Atwan في الصفقة") == f"أفرج عن {MASK} في الصفقة"


def test_what_a_rule_looks_for_inside_words_is_not_shown_for_that(masker: Masker) -> None:
    """A stem of departures ("تهجير", displacing) may be a name by itself."""
    stems = {stem for each in read_lexicon_file("evacuations.yml")["stems"].values() for stem in each["words"]}
    assert "هجير" in stems
    assert masker.mask("أفرج عن هجير في الصفقة") == f"أفرج عن {MASK} في الصفقة"


@pytest.mark.parametrize("word", ["الساحات", "بيوتهم", "ومنعتهم"], ids=["squares", "their homes", "and prevented them"])
def test_form_is_shown_as_it_is_listed(masker: Masker, word: str) -> None:
    assert masker.vocabulary.judge(fold_word(word)) is Standing.WORD


def test_names_in_other_columns_are_masked(masker: Masker) -> None:
    """What words of an article become an actor's or place's name, or part of a table made of them."""
    with duckdb.connect() as connection:
        connection.execute(
            """
            attach ':memory:' as hudna;
            attach ':memory:' as published;
            create schema hudna.raw;
            create schema published.marts;
            create table hudna.raw.mentions (article_id text, text text, kind text, entity_type text, actor_id text, place_id text);
            create table published.marts.bridge_event_claims (claim_id text, article_id text, quote text);
            create table published.marts.dim_articles (article_id text, title text);
            create table published.marts.dim_actors as select 'open_1' as actor_id, 'مجموعة زيدون' as name_ar;
            create table published.marts.dim_places as select 'open_2' as place_id, 'قرية زيدون' as name_ar
            union all select 'p1', 'عطوان';
            create table published.marts.dim_publishers as select 'جريدة زيدون' as name_ar;
            create table published.marts.fct_events_acled as select 'مجموعة زيدون; عطوان' as actor1;
            create table published.marts.fct_deals as select * from (values
                (['open_1'], ['مجموعة زيدون', null, 'عطوان']), ([], null)) as t (actor_ids, party_names);
            """
        )
        mask_release(connection, masker)
        rows = [
            connection.execute(f"from published.marts.{table}").fetchall() for table in ("dim_actors", "dim_places")
        ]
        parties = connection.execute("from published.marts.fct_events_acled").fetchall()
        lists = connection.execute("from published.marts.fct_deals order by all").fetchall()
        outlets = connection.execute("from published.marts.dim_publishers").fetchall()

    assert rows == [[("open_1", f"مجموعة {MASK}")], [("open_2", f"قرية {MASK}"), ("p1", "عطوان")]]
    assert parties == [(f"مجموعة {MASK}; عطوان",)]
    assert lists == [([], None), (["open_1"], [f"مجموعة {MASK}", None, "عطوان"])]
    assert outlets == [("جريدة زيدون",)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("أفرجت الفصائل عن الأسير زيدون الكرملي اليوم", ["زيدون", "الكرملي"]),
        ("وصل المعتقل زيدون بن سرحان الكرملي إلى بيته", ["زيدون", "سرحان", "الكرملي"]),
        ("شخص يدعى زيدون سلم نفسه", ["زيدون"]),
        ("قتل المدعو أبو زيدون في الاشتباك", ["زيدون"]),
        ("أفرج عن الأسيرة الفلسطينية ميسلون عطوان من السجن", ["ميسلون", "عطوان"]),
        ("سلمت جثة الجندي زيدون عطوان", ["زيدون", "عطوان"]),
        ("ظهرت زوجة زيدون عطوان في التسجيل", ["زيدون", "عطوان"]),
        ("بينهم محمد سرحان وعلي عطوان وآخرون", ["محمد", "سرحان", "علي", "عطوان"]),
        ("تسلم العقيد زيدون عطوان جثمان ابنه", ["زيدون", "عطوان"]),
        ("قال والد الأسير «زيدون عطوان» إن ابنه بخير", ["زيدون", "عطوان"]),
        ("#غسان_عطوان يعود", ["غسان", "عطوان"]),
        ("وصل حسن إسماعيل عطوان", ["حسن", "إسماعيل", "عطوان"]),
        ("عاد الأسير علي عطوان إلى بيته", ["علي", "عطوان"]),
        ("وللأسير زيدون عطوان ثلاثة أطفال", ["زيدون", "عطوان"]),
    ],
    ids=[
        "after the prisoner", "with son of", "after called", "after the one named", "after an adjective", "after soldier",
        "after wife of", "by given names", "after a rank", "in quotation marks",
        "in a hashtag", "with a word for a first name", "of Ali", "with joined letters",
    ],
)  # fmt: skip
def test_planted_names_are_masked(masker: Masker, text: str, names: list[str]) -> None:
    shown = masker.mask(text)
    assert MASK in shown
    assert not [name for name in names if name in shown]


@pytest.mark.parametrize(
    "text",
    [
        "أفرجت إسرائيل عن الأسير في سجن عوفر",
        "قال الأسير إن المعاملة كانت سيئة",
        "تبادل الطرفان 50 أسيرا مقابل 20 معتقلا",
        "أكد المتحدث باسم حركة حماس أن الصفقة قائمة",
        "التقى الرئيس محمود عباس وفدا",
        "أفرج جيش الإسلام عن المختطفين",
        "خرجت الحافلات من حي القدم إلى إدلب",
        "وافق الطرفان على اتفاق لصالح المدنيين",
        "تسلم الجيش رفات أربعة من جنوده وجثة ضابط",
        "جرى تبادل جثث لجنود بعشرة معتقلين",
        "تبادل الطرفان 52 جثة لمقاتلين وعلى وجه الخصوص من الشمال",
    ],
    ids=[
        "a prison",
        "a verb",
        "counts",
        "a spokesman of a group",
        "a public person",
        "a group",
        "places",
        "names that are words",
        "bodies counted",
        "bodies of soldiers",
        "on is not Ali",
    ],
)
def test_text_without_private_names_stays(masker: Masker, text: str) -> None:
    assert masker.mask(text, kept=["عوفر", "القدم", "إدلب"]) == text


def test_what_the_extractor_marked_is_masked_and_kept(masker: Masker) -> None:
    shown = masker.mask("التقى عطوان زيدون في حلب", private=["عطوان"], kept=["زيدون", "حلب"])
    assert shown == f"التقى {MASK} زيدون في حلب"


def test_offsets_survive_vowel_marks(masker: Masker) -> None:
    assert masker.mask("الأسيرُ زيدونُ عاد") == f"الأسيرُ {MASK} عاد"
