"""What opens an exchange: the words by which a report says that people were let go in return for something."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.claims.reading import Read, find_only, tell_counts, tell_names, tell_sides


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "سلّم كل من الجيش اليمني وجماعة الحوثي الطرف الآخر جثامين مقاتليه.",
            "houthis: -; yemen: -",
            id="the other side",
        ),
        pytest.param(
            "اتفقت الهند وباكستان على أن تسلّم كل منهما إلى الأخرى أسراها.",
            "india: -; pakistan: -",
            id="each to the other",
        ),
        pytest.param(
            "أعادت روسيا وأوكرانيا صباح الأحد الجرحى من أسراهما.", "russia: -; ukraine: -", id="captives of both"
        ),
        pytest.param(
            "تمت أمس المقايضة بين حركة طالبان والحكومة الأفغانية في كابل.",
            "afghanistan: -; taliban: -",
            id="barter between two",
        ),
        pytest.param(
            "أطلقت حركة طالبان مهندساً أميركياً، وكان الثمن إطلاق سراح أربعة مسلحين من سجون الحكومة الأفغانية.",
            "afghanistan: 4 fighters; taliban: 1 civilians",
            id="price",
        ),
        pytest.param(
            "سلّمت حركة أحرار الشام أربعة من مقاتلي حزب الله، وسُمح بالمقابل لحافلات المهجرين بإكمال طريقها.",
            "ahrar_al_sham: 4 fighters; hezbollah: -",
            id="convoys let through",
        ),
        pytest.param(
            "أثمر التفاوض بين جبهة النصرة والنظام السوري إطلاق سراح 12 راهبة. وشملت العملية إطلاق سراح 90 معتقلة من سجون النظام السوري.",
            "jabhat_al_nusra: 12 women; syria_government: 90 women",
            id="a part of the operation",
        ),
        pytest.param(
            "قالت جماعة الحوثي أمس إن خمسة من مقاتليها عادوا. وفي نوفمبر الماضي خرج عشرة من مقاتلي جماعة الحوثي في صفقة مع الحكومة اليمنية.",
            "houthis: -; yemen: 10 fighters",
            id="out in a bargain",
        ),
        pytest.param(
            "تجري مفاوضات بين باريس وطهران بشأن تبادل سجناء من البلدين.",
            "france: -; iran: -",
            id="capitals for their governments",
        ),
        pytest.param(
            "أُطلق 20 جندياً كانوا لدى مسلحين يُعتقد أنهم من تنظيم القاعدة، بعد أن دفعت الحكومة اليمنية مليون ريال.",
            "al_qaeda: 20 fighters; yemen: money",
            id="armed men of a group",
        ),
        pytest.param(
            "أطلق الخاطفون أربعة مهندسين مقابل إفراج الحكومة اليمنية عن سجينين.",
            "unnamed_captors: 4 civilians; yemen: 2 detainees",
            id="captors without a name",
        ),
        pytest.param(
            "ترك تنظيم القاعدة 4 رهائن مقابل 20 سجيناً أطلقتهم الحكومة اليمنية. وقال خاطفوهم إن الاتفاق تم بوساطة قبلية.",
            "al_qaeda: 4 detainees; yemen: 20 detainees",
            id="captors who are named too",
        ),
        pytest.param(
            "تبادلت إيران وبلجيكا أمس سجيناً بسجين.", "belgium: 1 detainees; iran: 1 detainees", id="one for one"
        ),
    ],
)
def test_exchange_is_opened(read: Read, text: str, sides: str) -> None:
    assert tell_sides(find_only(read(text), "exchange")) == sides


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("سلّم كل من المدير والوزير الآخر درع الجامعة.", id="a shield"),
        pytest.param("تمت المقايضة بين النفط والقمح في سوق بغداد.", id="barter of goods"),
        pytest.param("ارتفع ثمن ذلك إلى مئة دولار، وخرج الجنود من القاعة.", id="price of goods"),
    ],
)
def test_exchange_is_not_opened(read: Read, text: str) -> None:
    assert not [claim for claim in read(text).claims if claim.kind == "exchange"]


def test_captives_who_come_out_for_a_departure_are_exchanged(read: Read) -> None:
    text = "تم الاتفاق بين جيش الإسلام والحكومة السورية على خروج المختطفين لدى جيش الإسلام مقابل خروج مقاتليه من دوما."
    assert "jaysh_al_islam" in tell_names(find_only(read(text), "exchange"), "side_actor")


def tell_exchanges(read: Read, text: str) -> list[str]:
    return sorted(
        f"{tell_sides(claim)} {tell_counts(claim, 'total')}".strip()
        for claim in read(text).claims
        if claim.kind == "exchange"
    )


@pytest.mark.parametrize(
    ("text", "exchanges"),
    [
        pytest.param(
            "شهدت تعز مبادلتين بين جماعة الحوثي والحكومة اليمنية: الأولى في مارس وأفرج فيها كل طرف عن 12 أسيراً، والثانية في أبريل"
            " وقد أفرجت فيها جماعة الحوثي عن 30 أسيراً.",
            ["houthis: 12 detainees; yemen: 12 detainees", "houthis: 30 detainees; yemen: -"],
            id="the first and the second",
        ),
        pytest.param(
            "تبادلت روسيا وأوكرانيا الأسرى على دفعتين، ففي يوم الجمعة الماضي أفرج كل جانب عن 150 أسيراً، وفي يوم السبت الماضي أفرج كل"
            " جانب عن 210 أسرى.",
            ["russia: 150 detainees; ukraine: 150 detainees", "russia: 210 detainees; ukraine: 210 detainees"],
            id="day by day",
        ),
        pytest.param(
            "أفرجت جماعة الحوثي اليوم عن ثمانية أسرى في صفقة مع الحكومة اليمنية. ونفذ الطرفان منذ 2015 أكثر من 200 عملية تبادل حُرر"
            " فيها خمسة آلاف أسير من الجانبين.",
            ["houthis: -; yemen: - 5000 detainees", "houthis: 8 detainees; yemen: -"],
            id="many in sum",
        ),
    ],
)
def test_several_exchanges_stay_several(read: Read, text: str, exchanges: list[str]) -> None:
    assert tell_exchanges(read, text) == exchanges


def test_how_long_a_swap_took_does_not_date_it(read: Read) -> None:
    text = "في أكتوبر الماضي تبادلت جماعة الحوثي والحكومة اليمنية خلال يومين 900 أسير."
    assert find_only(read(text), "exchange").date_start == date(2017, 10, 1)


def test_captors_without_a_name_are_not_the_mediators_without_one(read: Read) -> None:
    text = "أطلق الخاطفون أربعة مهندسين بوساطة وسطاء محليين مقابل إفراج الحكومة اليمنية عن سجينين."
    claim = find_only(read(text), "exchange")
    assert (tell_names(claim, "side_actor"), tell_names(claim, "mediator")) == (
        "unnamed_captors+yemen",
        "local_mediators",
    )


@pytest.mark.parametrize(
    ("text", "sides", "status"),
    [
        pytest.param(
            "انطلقت في عمّان جولة جديدة من المفاوضات بين الحكومة اليمنية وجماعة الحوثي بشأن ملف الأسرى.",
            "houthis: -; yemen: -",
            "proposed",
            id="talks",
        ),
        pytest.param(
            "اختتمت في عمّان مشاورات الأسرى بين وفدي الحكومة اليمنية وجماعة الحوثي دون التوصل إلى اتفاق.",
            "houthis: -; yemen: -",
            "failed",
            id="talks without result",
        ),
        pytest.param(
            "اتفقت الحكومة اليمنية مع جماعة الحوثي على الإفراج عن مختطفين ومعتقلين.",
            "houthis: -; yemen: -",
            "agreed",
            id="agreed to let go",
        ),
        pytest.param(
            "اتفق الجانبان الروسي والأوكراني أمس على تبادل ألف أسير.",
            "russia: -; ukraine: -",
            "agreed",
            id="the two sides, by their adjectives",
        ),
    ],
)
def test_talks_of_opponents_about_captives_propose_an_exchange(read: Read, text: str, sides: str, status: str) -> None:
    claim = find_only(read(text), "exchange")
    assert (tell_sides(claim), claim.status, tell_names(claim, "place")) == (sides, status, "?")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("بحث وفد من الصليب الأحمر مع جماعة الحوثي ملف الأسرى.", id="with a relief body"),
        pytest.param("عقدت مصر وحماس اجتماعاً بحث ملف الأسرى الفلسطينيين.", id="with a go-between"),
        pytest.param("اتهمت الحكومة اليمنية جماعة الحوثي بتعذيب المختطفين.", id="no talks"),
        pytest.param("قالت دمشق إنها اتفقت مع بيروت على تسلّم السجناء السوريين.", id="taking over its own"),
    ],
)
def test_what_is_said_of_captives_otherwise_is_no_exchange(read: Read, text: str) -> None:
    assert not read(text).claims


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "تبادلت حماس وإسرائيل، في عملية هي الأكبر منذ بدء الحرب قبل عام ونصف العام، 90 أسيرا.", id="an aside"
        ),
        pytest.param("تتبادل حماس وإسرائيل، وفق ما أعلنه الوسطاء في بيان مشترك صدر ليل أمس، 90 أسيرا.", id="a source"),
        pytest.param(
            "تبادل الطرفان حماس وإسرائيل التي يقودها بنيامين نتنياهو منذ أعوام طويلة 90 أسيرا.", id="who leads"
        ),
    ],
)
def test_what_stands_between_those_who_swap_and_those_swapped_hides_no_swap(read: Read, text: str) -> None:
    claim = find_only(read(text), "exchange")
    assert (tell_sides(claim), tell_counts(claim, "total")) == ("hamas: -; israel: -", "90 detainees")


@pytest.mark.parametrize(
    "swapped",
    ["الاتهامات بشأن مصير 90 أسيرا", "المسؤولية عن مقتل 90 أسيرا", "رسائل عبر الوسيط القطري بشأن 90 أسيرا"],
)
def test_swap_of_words_about_captives_is_none(read: Read, swapped: str) -> None:
    assert not read(f"تبادلت حماس وإسرائيل {swapped}.").claims


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param(
            "تبادلت حماس وإسرائيل 90 أسيرا اليوم ضمن العملية التي انطلقت في شباط الماضي.", date(2018, 5, 21), id="today"
        ),
        pytest.param(
            "جرى في رفح تبادل 90 أسيرا بين حماس وإسرائيل، استكمالا للعملية التي بدأت في شباط الماضي.", None, id="no day"
        ),
    ],
)
def test_beginning_of_the_whole_deal_does_not_date_a_part_of_it(read: Read, text: str, day: date | None) -> None:
    assert find_only(read(text), "exchange").date_start == day


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "عقدت جبهة النصرة اتفاقا لتبادل الأسرى مع حزب الله والنظام السوري.",
            "hezbollah+syria_government: -; jabhat_al_nusra: -",
            id="a deal",
        ),
        pytest.param("تبادلت إيران سجناء مع بريطانيا والولايات المتحدة.", "iran: -; uk+usa: -", id="the verb"),
        pytest.param("أعلنت روسيا عن صفقة تبادل أسرى مع واشنطن وبرلين.", "germany+usa: -; russia: -", id="capitals"),
    ],
)
def test_those_listed_behind_with_are_one_side(read: Read, text: str, sides: str) -> None:
    assert tell_sides(find_only(read(text), "exchange")) == sides


@pytest.mark.parametrize("group", ["فصائل محلية", "مجموعات مسلحة"])
def test_group_without_a_name_is_one_of_two_between_whom_an_exchange_is(read: Read, group: str) -> None:
    claim = find_only(read(f"جرت في السويداء عملية تبادل محتجزين بين {group} والحكومة السورية."), "exchange")
    assert tell_names(claim, "side_actor") == f"syria_government+{group}"


def test_group_without_a_name_is_no_party_elsewhere(read: Read) -> None:
    assert not read("أفرجت فصائل محلية عن محتجزين في السويداء.").claims


def test_one_of_two_is_a_side_though_its_ministry_sponsors_the_exchange(read: Read) -> None:
    text = "جرت عملية تبادل محتجزين بين جيش الإسلام والحكومة السورية برعاية وزارة الداخلية السورية."
    claim = find_only(read(text), "exchange")
    assert tell_names(claim, "side_actor") == "jaysh_al_islam+syria_government"


@pytest.mark.parametrize("remark", ["دون أي صفقة تبادل", "في إشارة إلى عدم وجود صفقة تبادل"])
def test_release_without_any_swap_is_none(read: Read, remark: str) -> None:
    assert not read(f"أفرجت حماس عن أسير إسرائيلي {remark}.").claims


@pytest.mark.parametrize("camp", ["فصائل المعارضة السورية", "الثوار"])
def test_camp_is_called_by_its_group_where_both_swap_with_one_party(read: Read, camp: str) -> None:
    text = (
        f"جرت عملية تبادل أسرى بين {camp} وقوات النظام السوري في إدلب أمس. "
        "وأطلقت هيئة تحرير الشام ثلاثة عناصر مقابل إفراج النظام عن أسيرين."
    )
    assert tell_sides(find_only(read(text), "exchange")) == "hts: 3 fighters; syria_government: 2 detainees"


@pytest.mark.parametrize(
    "loss",
    ["فقدت آثاره في لبنان عام 1982", "سقط في معركة قرب الحدود عام 1982", "كان قد وقع في كمين أواخر عام 1982"],
)
def test_year_in_which_a_soldier_was_lost_does_not_date_his_return(read: Read, loss: str) -> None:
    text = f"سلمت دمشق إسرائيل رفات جندي {loss} مقابل أسيرين."
    assert find_only(read(text), "exchange").date_start is None


def test_country_where_who_speaks_has_its_seat_is_no_party(read: Read) -> None:
    text = "قال المرصد السوري، ومقره بريطانيا، إن داعش أفرج عن ستة رهائن بعد صفقة مع الحكومة السورية تقضي بتسليمه 60 معتقلة."
    assert tell_names(find_only(read(text), "exchange"), "side_actor") == "isis+syria_government"


def test_who_backs_a_party_is_not_its_ally(read: Read) -> None:
    text = "جرى تبادل 40 أسيرا بين الحكومة السورية وقوات سوريا الديمقراطية التي يقودها الأكراد والمدعومة من الولايات المتحدة."
    assert tell_names(find_only(read(text), "exchange"), "side_actor") == "sdf+syria_government"
