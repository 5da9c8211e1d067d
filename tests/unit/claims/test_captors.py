"""Captors without a name or cause: what they demand for those whom they hold, and the ransom for which they let them go."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_sides


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "خطف مسلحون قبليون خبيرين صينيين في محافظة شبوة، ويطالب الخاطفون السلطات اليمنية بالإفراج عن سجين.",
            "unnamed_captors: 2 civilians; yemen: 1 detainees",
            id="captors called so",
        ),
        pytest.param(
            "خطفت حركة الشباب أربعة مهندسين أتراك للمطالبة بالإفراج عن خمسة من معتقليها لدى الحكومة الصومالية.",
            "al_shabaab: 4 civilians; somalia: 5 detainees",
            id="seized to demand",
        ),
        pytest.param(
            "احتجز مسلحون من قبيلة الصقور أربعة جنود للضغط على السلطات اليمنية لإطلاق سراح أحد أبناء القبيلة.",
            "yemen: -; قبيلة الصقور: 4 fighters",
            id="to press, by men of a tribe",
        ),
        pytest.param(
            "قالت مصادر إن مسلحين من قبيلة الصقور أسروا ثلاثة حوثيين مطالبين بالإفراج عن مختطفين لدى جماعة الحوثي.",
            "houthis: -; قبيلة الصقور: 3 fighters",
            id="men of a tribe before the verb",
        ),
        pytest.param(
            "اختطفت حركة الشباب طبيبين كوبيين. وتطالب الحركة بإطلاق سراح عشرة من مقاتليها المسجونين لدى الحكومة الكينية.",
            "al_shabaab: -; kenya: 10 fighters",
            id="who demands has seized people",
        ),
        pytest.param(
            "هددت حركة الشباب بإعدام ثلاثة جنود كينيين ما لم تطلق الحكومة الكينية سراح سجناء الحركة.",
            "al_shabaab: 3 fighters; kenya: -",
            id="or else they kill",
        ),
        pytest.param(
            "هدد تنظيم الدولة الإسلامية بقتل الرهينة الياباني إذا لم تفرج السلطات الأردنية عن سجينة عراقية.",
            "isis: 1 detainees; jordan: 1 women",
            id="one for one, or else",
        ),
        pytest.param(
            "أمهلت حركة طالبان الحكومة الأفغانية أسبوعا للإفراج عن سجنائها، وإلا قتلت رهينتين ألمانيتين.",
            "afghanistan: -; taliban: 2 detainees",
            id="a deadline, or else",
        ),
        pytest.param(
            "توعدت حركة الشباب بأن تقتل رهائن لديها. ومنحت الحركة حكومة كينيا مهلة ثلاثة أسابيع للإفراج عن سجناء.",
            "al_shabaab: -; kenya: -",
            id="who gives a deadline has threatened",
        ),
        pytest.param(
            "خطف تنظيم داعش الرهائن الستة، وهدد بقتلهم خلال ثلاثة أيام إن لم تفرج الحكومة العراقية عن معتقلات.",
            "iraq: -; isis: 6 detainees",
            id="kill them",
        ),
        pytest.param(
            "اشترطت حركة الشباب الإفراج عن 20 من سجنائها لدى الحكومة الكينية لإطلاق رهينتين.",
            "al_shabaab: 2 detainees; kenya: 20 detainees",
            id="a condition for a release",
        ),
    ],
)
def test_captors_who_demand_a_release_propose_an_exchange(text: str, sides: str, read: Read) -> None:
    claim = find_only(read(text), "exchange")

    assert (claim.status, tell_sides(claim)) == ("proposed", sides)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("اعتقلت الشرطة اليمنية ثلاثة متظاهرين كانوا يطالبون بالإفراج عن معتقلين.", id="protesters"),
        pytest.param("خطف مسلحون قبليون صحفيا، وطالب والده الخاطفين بالإفراج عن نجله.", id="demanded of captors"),
        pytest.param("هدد الجيش الإسرائيلي بقتل قادة حماس ما لم تفرج الحركة عن الأسرى.", id="threats of war"),
        pytest.param("طلبت الحكومة الألمانية من طالبان الإفراج عن رهينتين خطفتهما الحركة.", id="asked of captors"),
        pytest.param("يطالب الخاطفون بفدية قدرها مليون دولار للإفراج عن الرهائن الثلاثة.", id="money alone"),
    ],
)
def test_what_others_demand_or_money_alone_is_no_proposal(text: str, read: Read) -> None:
    assert not read(text).claims


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "أطلق قطاع طرق سراح تسعة تلاميذ في ولاية زمفارا بعد أن دفعت عائلاتهم فدية.",
            "unnamed_captors: 9 children; عائلاتهم: money",
            id="their families",
        ),
        pytest.param(
            "أفرجت حركة الشباب عن عشرة بحارة بعد تلقيها فدية قدرها مليون دولار.",
            "?: money; al_shabaab: 10 detainees",
            id="nobody named",
        ),
        pytest.param(
            "أطلق مسلحون في ولاية كادونا 30 طالبا بعدما دفع أهاليهم فدية.",
            "unnamed_captors: 30 civilians; أهاليهم: money",
            id="gunmen who let students go",
        ),
        pytest.param(
            "مسلحون في هايتي يفرجون عن تسعة مبشرين لقاء مبلغ من المال.",
            "?: money; unnamed_captors: 9 civilians",
            id="before the verb",
        ),
        pytest.param(
            "أفرج قراصنة صوماليون عن ناقلة نفط يونانية بعد دفع فدية. وخطفت الناقلة وعلى متنها 22 بحارا.",
            "?: money; unnamed_captors: 22 people",
            id="a ship and its crew",
        ),
        pytest.param(
            "أفرج قراصنة صوماليون مساء الثلاثاء عن سفينة شحن تركية مقابل فدية، وسلم القراصنة السفينة قبالة الصومال.",
            "?: money; unnamed_captors: -",
            id="a ship alone, and no state pays",
        ),
        pytest.param(
            "خطفت حركة الشباب 20 مدنيا في الصومال. وتفاوض أهالي المحتجزين مع الحركة على إطلاق سراح أبنائهم مقابل فدية أقل.",
            "al_shabaab: -; أهالي المحتجزين: money",
            id="relatives bargain",
        ),
    ],
)
def test_a_ransom_is_what_the_other_side_gave(text: str, sides: str, read: Read) -> None:
    assert tell_sides(find_only(read(text), "exchange")) == sides


def test_a_ship_let_go_for_nothing_is_no_exchange(read: Read) -> None:
    assert not read("أفرج قراصنة صوماليون عن سفينة شحن بدون دفع فدية.").claims


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "ستفرج إثيوبيا عن 4000 أسير من جبهة تحرير شعب تيغراي بقرار عفو. وأفرجت الجبهة عن 208 أسرى إثيوبيين بعد محادثات.",
            id="by an amnesty",
        ),
    ],
)
def test_people_let_go_by_an_amnesty_are_not_exchanged(text: str, read: Read) -> None:
    assert not read(text).claims


@pytest.mark.parametrize(
    ("who", "country"),
    [
        pytest.param("أفرجت فصائل مسلحة عن", "الليبية", id="factions"),
        pytest.param("أفرج مسلحون متشددون عن", "المالية", id="radical gunmen"),
        pytest.param("أطلق المتمردون سراح", "الأنغولية", id="the rebels"),
        pytest.param("أخلت مجموعة ليبية سبيل", "التونسية", id="a group of a nation"),
        pytest.param("أفرجت جماعة جهادية محلية عن", "النيجرية", id="a jihadist group"),
    ],
)
def test_captors_told_by_a_common_noun_alone_are_a_side(who: str, country: str, read: Read) -> None:
    claim = find_only(read(f"{who} جنديين مقابل إطلاق الحكومة {country} سراح ثلاثة معتقلين."), "exchange")

    assert "unnamed_captors: 2 fighters" in tell_sides(claim)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("أفرجت السلطات المالية عن مسلحين متشددين مقابل رهينة فرنسي.", id="who are let go"),
        pytest.param("أفرج مسلحون عن جنديين مقابل إطلاق كابل ثلاثة من عناصر حركة طالبان.", id="a group is named"),
    ],
)
def test_gunmen_let_go_or_of_a_group_that_is_named_are_no_side_of_their_own(text: str, read: Read) -> None:
    assert "unnamed_captors" not in tell_sides(find_only(read(text), "exchange"))
