"""Swaps: passages of leaving that only follow the exchanged, beside those of people who leave under the same deal."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_counts, tell_names, tell_route, tell_sides

SWAP = "تبادلت حماس وإسرائيل 30 أسيراً مقابل 30 أسيراً. "


@pytest.mark.parametrize(
    "passage",
    [
        pytest.param("وغادرت طائرة تابعة للصليب الأحمر مطار عدن باتجاه صنعاء وعلى متنها سبعة مقاتلين.", id="by air"),
        pytest.param("ونقلت السلطات أسرى الحركة إلى رفح بموجب الاتفاق.", id="moved behind their guards"),
        pytest.param("ودخلت الحافلات بالمحررين إلى خان يونس بموجب الاتفاق.", id="freed and driven home"),
        pytest.param("وخرج في المقابل أربعة معتقلين من الرملة بموجب الاتفاق.", id="leave in return"),
        pytest.param("ونُقل 12 شخصاً إلى القاهرة بموجب الاتفاق.", id="no word of evacuating, and one end of the way"),
    ],
)
def test_those_exchanged_are_not_evacuated(read: Read, passage: str) -> None:
    assert [claim.kind for claim in read(SWAP + passage).claims if claim.kind == "evacuation"] == []


def test_captives_are_told_by_who_held_them(read: Read) -> None:
    text = "قال الصليب الأحمر إن وساطته أفضت إلى خروج 30 جندياً كانت قوات الدعم السريع تحتجزهم من الخرطوم إلى مدني."

    assert read(text).claims == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "تبادل الجيش الحر وقوات النظام الأسرى في حلب. "
            "ومن المقرر، بموجب اتفاق، أن يخرج 150 شخصاً من الزبداني، وأن يطلق النظام 1500 معتقل.",
            ("150 people", "sy-zabadani > ?"),
            id="persons who leave a town",
        ),
        pytest.param(
            "عبرت حافلة فيها عشرات المختطفين ممر مخيم الوافدين من دوما إلى دمشق بموجب صفقة تبادل بين جيش الإسلام والحكومة السورية. "
            "ثم أخرجت خمس حافلات تقل عشرات من مقاتلي جيش الإسلام من دوما نحو جرابلس.",
            (">=20 fighters", "sy-douma > sy-jarablus"),
            id="dozens of fighters behind dozens of captives",
        ),
        pytest.param(
            "تبادل الجيش السوداني وقوات الدعم السريع 20 أسيرا. وتحاول قوات الدعم السريع ضمان خروج آمن لعناصرها من الخرطوم إلى الدبة.",
            ("", "sd-khartoum > sd-ed-debba"),
            id="safe exit",
        ),
    ],
)
def test_those_who_leave_beside_a_swap_are_evacuated(read: Read, text: str, told: tuple[str, str]) -> None:
    claim = next(claim for claim in read(text).claims if claim.kind == "evacuation")

    assert (tell_counts(claim, "people"), tell_route(claim)) == told


def test_those_who_leave_are_kept_apart_from_those_set_free(read: Read) -> None:
    text = (
        "خرجت من سجن التوبة أولى دفعات المخطوفين الذين كان جيش الإسلام يحتجزهم وتسلمها الجيش السوري. "
        "وتزامن ذلك مع خروج خمس حافلات من دوما فيها 90 من مقاتلي جيش الإسلام نحو جرابلس بموجب الاتفاق."
    )
    claim = next(claim for claim in read(text).claims if claim.kind == "evacuation")

    assert (tell_counts(claim, "people"), tell_route(claim)) == ("90 fighters", "sy-douma > sy-jarablus")


def test_those_held_elsewhere_are_what_people_leave_in_return_for(read: Read) -> None:
    text = (
        "غادر نحو 900 من المقاتلين والأهالي حمص القديمة في حافلات مقابل الإفراج عن 40 رهينة يحتجزهم جيش الإسلام "
        "بموجب اتفاق مع الحكومة السورية."
    )
    claim = next(claim for claim in read(text).claims if claim.kind == "evacuation")

    assert tell_names(claim, "origin") == "sy-old-homs"


@pytest.mark.parametrize(
    ("text", "sides", "route"),
    [
        pytest.param(
            "انسحبت حركة الشباب من مدينة كيسمايو مقابل إفراج الحكومة الصومالية عن 12 من مقاتليها.",
            "al_shabaab: -; somalia: 12 fighters",
            "so-kismayo > ?",
            id="in return for its prisoners",
        ),
        pytest.param(
            "غادر مسلحو القاعدة مدينة جعار بعد اتفاق مع الحكومة اليمنية قضى بإطلاق 12 سجينا من تنظيم القاعدة.",
            "al_qaeda: -; yemen: 12 detainees",
            "ye-jaar > ?",
            id="a deal sets its own people free",
        ),
    ],
)
def test_group_that_leaves_gets_its_prisoners_back(read: Read, text: str, sides: str, route: str) -> None:
    exchange, evacuation = sorted(read(text).claims, key=lambda claim: claim.kind, reverse=True)

    assert (tell_sides(exchange), tell_route(evacuation)) == (sides, route)


@pytest.mark.parametrize("people", ["300 مقاتل", "300 مدني", "120 عائلة"])
@pytest.mark.parametrize(
    "deal", ["ضمن صفقة مع النظام", "في صفقة توسطت فيها قطر", "بموجب صفقة بين النظام والمعارضة", "بعد صفقة رعتها روسيا"]
)
def test_those_who_leave_a_town_in_a_deal_are_not_exchanged(read: Read, people: str, deal: str) -> None:
    text = f"خرج {people} من دوما إلى إدلب {deal} بعد الاتفاق على خروجهم."

    assert tell_route(find_only(read(text), "evacuation")) == "sy-douma > sy-idlib"


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "أطلقت طالبان سراح أربعة أسرى. وتم ذلك بعد تفاوض مع الحكومة الأفغانية، أطلقت على إثره الأخيرة سراح 20 سجينا.",
            "afghanistan: 20 detainees; taliban: 4 detainees",
            id="the latter behind a verb",
        ),
        pytest.param(
            "سلمت روسيا ألف جثة إلى أوكرانيا. وقالت كييف إن الصليب الأحمر رتب ذلك. وذكرت وكالة أن موسكو تسلمت في المقابل 31 جثة.",
            "russia: 1000 bodies; ukraine: 31 bodies",
            id="in return, a sentence later",
        ),
        pytest.param(
            "سلمت روسيا 63 جنديا أوكرانيا مقابل عشرة روس أسروا في المعارك التي دارت قرب دونيتسك بين الانفصاليين الموالين لروسيا وكييف.",
            "russia: 63 fighters; ukraine: 10 detainees",
            id="battles between others",
        ),
        pytest.param(
            "مالي: إطلاق 100 سجين مقابل أربع رهائن. أفرجت مالي عن السجناء وأطلقت جماعة نصرة الإسلام والمسلمين الرهائن.",
            "jnim: 4 detainees; mali: 100 detainees",
            id="a country that is a word too",
        ),
    ],
)
def test_two_who_let_go_in_turn_are_the_sides(read: Read, text: str, sides: str) -> None:
    assert tell_sides(find_only(read(text), "exchange")) == sides


def test_release_in_return_for_not_any_money_is_no_exchange(read: Read) -> None:
    text = "قالت أوغندا إن إطلاق الحركة الشعبية سراح 125 أسيرا سودانيا لم يتم بموجب صفقة أو مقابل أي أموال."

    assert read(text).claims == ()


def test_one_told_by_his_nationality_is_let_go_for_another(read: Read) -> None:
    text = "أفرجت الولايات المتحدة عن الروسي فلان الفلاني مقابل الأميركية فلانة الفلانية."

    assert tell_sides(find_only(read(text), "exchange")) == "russia: 1 detainees; usa: 1 detainees"


def test_house_of_a_prince_who_mediates_is_no_side(read: Read) -> None:
    text = "قاد الأمير محمد بن فلان آل فلان وساطة أفضت إلى صفقة تبادل 20 سجينا بين روسيا والولايات المتحدة."

    assert tell_sides(find_only(read(text), "exchange")) == "russia: -; usa: -"


def test_those_whom_a_deal_takes_in_are_not_let_go_by_their_own(read: Read) -> None:
    text = "أفرجت روسيا عن طيارة أوكرانية في صفقة تبادل مع أوكرانيا شملت روسيين اثنين."

    assert tell_sides(find_only(read(text), "exchange")) == "russia: -; ukraine: 2 detainees"


def test_where_a_war_broke_out_since_which_nobody_was_exchanged_is_no_place(read: Read) -> None:
    text = "تبادلت حماس وإسرائيل 20 أسيرا للمرة الأولى منذ اندلاع الحرب في غزة."

    assert tell_names(find_only(read(text), "exchange"), "place") == "?"


@pytest.mark.parametrize(
    "called",
    [
        pytest.param("في عملية تبادل نادرة بموجب اتفاق بين قوات النظام وفصائل المعارضة", id="called a swap"),
        pytest.param("ضمن اتفاق تبادل بين قوات النظام وفصائل المعارضة", id="under a deal of swap"),
    ],
)
def test_a_swap_of_people_who_leave_their_towns_lets_nobody_go(read: Read, called: str) -> None:
    text = f"وصل أكثر من 350 شخصا من المدنيين الذين تم إجلاؤهم من بلدتي الفوعة وكفريا إلى دمشق أمس الأحد، {called}."

    assert [claim.kind for claim in read(text).claims] == ["evacuation"]


def test_a_swap_of_captives_stands_beside_an_evacuation(read: Read) -> None:
    text = (
        "تم إجلاء 350 مدنيا من بلدتي الفوعة وكفريا إلى دمشق أمس الأحد بموجب اتفاق. "
        "وجرت عملية تبادل أسرى بين قوات النظام وفصائل المعارضة."
    )

    assert sorted(claim.kind for claim in read(text).claims) == ["evacuation", "exchange"]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "تمت مبادلة 12 أسيرا من الجيش اليمني مع 20 أسيرا من الحوثيين في مأرب.",
            "houthis: 12 fighters; yemen: 20 fighters",
            id="counts",
        ),
        pytest.param(
            "أجرى الجيش اليمني مبادلة 20 أسيرا مع مقاتلي جماعة الحوثي.",
            "houthis: -; yemen: 20 fighters",
            id="a partner without a number",
        ),
    ],
)
def test_swapped_with_so_many(read: Read, text: str, sides: str) -> None:
    assert tell_sides(find_only(read(text), "exchange")) == sides


def test_masculine_verb_behind_a_feminine_party_is_not_hers(read: Read) -> None:
    text = "أنهت هيئة تحرير الشام تبادلا مع قوات النظام أطلق فيه سراح رجل وامرأة كانت قوات النظام تحتجزهما مقابل ثلاثة ضباط."

    assert tell_sides(find_only(read(text), "exchange")) == "hts: 3 fighters; syria_government: 1 detainees + 1 women"


def test_state_whose_people_come_free_for_others_is_no_side(read: Read) -> None:
    text = (
        "عقدت في مالي صفقة لتبادل الأسرى. وقالت صحيفة إن تحرير رهينة فرنسية وسويسريين اثنين قابله إفراج سلطات باماكو عن 90 متشددا مقابلهم. "
        "وكانت جماعة نصرة الإسلام والمسلمين تحتجز الرهائن، وشكرت باريس باماكو."
    )

    assert "france" not in tell_sides(find_only(read(text), "exchange"))


def test_who_stands_before_the_swap_does_it(read: Read) -> None:
    text = "وقال ناشط إن جيش الإسلام بادل هيئة تحرير الشام أربعة مقاتلين بثلاثة مدنيين."

    assert tell_sides(find_only(read(text), "exchange")) == "hts: 3 civilians; jaysh_al_islam: 4 fighters"
