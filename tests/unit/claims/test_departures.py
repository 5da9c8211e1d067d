"""Several departures of one report: each is told apart, with its own people, way and day. Expected is what the codebook asks for."""

from __future__ import annotations

from datetime import date

import pytest

from extract.claims.claim import Claim
from tests.unit.claims.reading import Read, tell_counts, tell_route


def _tell(claim: Claim) -> str:
    """Return who leaves and their way: "2: 300 people, sy-homs > sy-idlib", with the number of the batch before it."""
    batch = f"{claim.batch}: " if claim.batch else ""
    return f"{batch}{tell_counts(claim, 'people') or '-'}, {tell_route(claim)}"


@pytest.mark.parametrize(
    ("text", "departures"),
    [
        pytest.param(
            "بموجب الاتفاق وصلت نحو 200 عائلة من حي الوعر إلى جرابلس، في حين انتقلت 12 عائلة إلى إدلب.",
            ["200 families, sy-al-waer > sy-jarablus", "12 families, sy-al-waer > sy-idlib"],
            id="two clauses, two ways",
        ),
        pytest.param(
            "وصل أهالي كفريا والفوعة إلى دمشق. وكان الاتفاق قضى بإخراج 370 جريحا من البلدتين إلى دمشق، وخروج 160 من مسلحي الزبداني إلى إدلب.",
            ["370 wounded, sy-al-fuah+sy-kafarya > sy-damascus", "160 fighters, sy-zabadani > sy-idlib"],
            id="a deal on two departures",
        ),
        pytest.param(
            "دخلت إلى حلب 36 حافلة تقل أهالي كفريا بموجب الاتفاق، وغادرت 15 حافلة تقل مسلحي الزبداني إلى الراشدين. يذكر أن 5000 شخص من أهالي كفريا خرجوا إلى حلب قبل أسبوع.",
            ["-, sy-kafarya > sy-aleppo", "-, sy-zabadani > sy-al-rashidin", "5000 people, sy-kafarya > sy-aleppo"],
            id="buses today, and people a week ago",
        ),
        pytest.param(
            "غادرت الدفعة الثالثة حي الوعر الأربعاء وضمت 500 شخص، وكانت أول دفعة، وضمت نحو 300 شخص، قد خرجت الاثنين إلى جرابلس.",
            ["3: 500 people, sy-al-waer > sy-jarablus", "1: 300 people, sy-al-waer > sy-jarablus"],
            id="a batch that is said to hold so many, and then to have left",
        ),
        pytest.param(
            "وصلت 200 عائلة من حي الوعر إلى جرابلس يوم 12 أيار بموجب الاتفاق. وأعلنت اللجنة إجلاء 200 شخص من الحي ضمن القافلة الرابعة في 15 أيار.",
            ["200 families, sy-al-waer > sy-jarablus", "4: 200 people, sy-al-waer > sy-jarablus"],
            id="as many families, and people of another day",
        ),
        pytest.param(
            "أجلى الصليب الأحمر اليوم 44 جريحا من دماج. وبهذا يرتفع عدد من أجلوا من دماج إلى 67، إذ سبق له أن أجلى 23 جريحا في الرابع من الشهر الجاري.",
            ["44 wounded, ye-dammaj > ?", "67 people, ye-dammaj > ?", "23 wounded, ye-dammaj > ?"],
            id="since others had left before",
        ),
        pytest.param(
            "وصلت حافلات فصيل سرايا أهل الشام من عرسال إلى الرحيبة بموجب اتفاق مع حزب الله. وانتهى القتال باتفاق مع جبهة النصرة أفضى إلى خروج مقاتليها إلى إدلب.",
            ["-, lb-aarsal > sy-al-ruhaybah", "-, lb-aarsal > sy-idlib"],
            id="another group for another place",
        ),
    ],
)
def test_departures_are_told_apart(read: Read, text: str, departures: list[str]) -> None:
    claims = [claim for claim in read(text, day=date(2018, 5, 21)).claims if claim.kind == "evacuation"]

    assert [_tell(claim) for claim in claims] == departures


@pytest.mark.parametrize(
    ("text", "route"),
    [
        pytest.param(
            "أعد ناشطون في بلدة قلعة المضيق مركزا. وغادرت القافلة الزبداني إلى البلدة وعلى متنها 700 مقاتل وفق الاتفاق.",
            "sy-zabadani > sy-qalaat-al-madiq",
            id="to the town",
        ),
        pytest.param(
            "تشهد مدينة جرابلس حركة كثيفة. ووصلت 400 عائلة من مهجري الوعر إلى المدينة بموجب اتفاق.",
            "sy-al-waer > sy-jarablus",
            id="to the city",
        ),
        pytest.param(
            "شهدت درعا موجة تهجير من السويداء، حيث وصلت أول دفعة من المهجرين إلى مراكز إيواء في المحافظة.",
            "sy-suwayda > sy-daraa",
            id="to shelters in the governorate, which saw them come",
        ),
        pytest.param(
            "تشهد مدينة جرابلس حركة كثيفة. ووصلت 400 عائلة من مهجري الوعر إلى المدينة القديمة بموجب اتفاق.",
            "sy-al-waer > ?",
            id="to a part of a city that is not named",
        ),
    ],
)
def test_goal_that_is_named_before_is_known_by_its_noun(read: Read, text: str, route: str) -> None:
    claims = [claim for claim in read(text, day=date(2018, 5, 21)).claims if claim.kind == "evacuation"]

    assert [tell_route(claim) for claim in claims] == [route]


@pytest.mark.parametrize(
    ("text", "departures"),
    [
        pytest.param(
            "وجرت يوم الجمعة عمليات إجلاء لنحو 5000 شخص من كفريا، وفي المقابل أجلي نحو 2200 شخص من الزبداني.",
            ["5000 people, sy-kafarya > ?", "2200 people, sy-zabadani > ?"],
            id="an evacuation of about so many",
        ),
        pytest.param(
            "نقلت شاحنات 200 شخص من داعش من دير الزور بموجب اتفاق، ليرتفع عدد الخارجين إلى 17 ألفا.",
            ["200 people, sy-deir-ez-zor > ?", "17000 people, sy-deir-ez-zor > ?"],
            id="trucks that carry people, and the total",
        ),
    ],
)
def test_those_who_leave_are_counted(read: Read, text: str, departures: list[str]) -> None:
    claims = [claim for claim in read(text, day=date(2018, 5, 21)).claims if claim.kind == "evacuation"]

    assert [_tell(claim) for claim in claims] == departures


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        pytest.param(
            "أجلي 300 مدني من قريتي بوبريك وتاراسوفكا إلى كييف بموجب اتفاق.", 2, id="two villages that nobody lists"
        ),
        pytest.param("خرج 300 مدني من قرى العلوية والسحيمية إلى كركوك بموجب اتفاق.", 2, id="villages with an article"),
        pytest.param("خرج 300 مقاتل من معسكر الجحيمة إلى إدلب بموجب اتفاق.", 1, id="a military camp"),
        pytest.param("خرج 300 مدني من محلة الشهوان إلى إدلب بموجب اتفاق.", 1, id="a quarter (Iraq)"),
        pytest.param("خرج 300 مدني من بلدات حدودية ومدن أخرى إلى إدلب بموجب اتفاق.", 0, id="what towns are like"),
        pytest.param("خرج 300 مدني من بلدات الساحل إلى إدلب بموجب اتفاق.", 0, id="towns of a region"),
        pytest.param("خرج 300 مقاتل من معسكر تدريب إلى إدلب بموجب اتفاق.", 0, id="what a camp is for"),
    ],
)
def test_places_that_no_table_lists_are_left(read: Read, text: str, origin: int) -> None:
    (claim,) = [claim for claim in read(text, day=date(2018, 5, 21)).claims if claim.kind == "evacuation"]

    assert len([slot for slot in claim.slots if slot.role == "origin"]) == origin


@pytest.mark.parametrize(
    ("text", "departures"),
    [
        pytest.param(
            "غادرت ثلاث قوافل حي الوعر وفق اتفاق، توجهت الأولى إلى جرابلس والثانية إلى إدلب والثالثة إلى حماة.",
            ["1: -, sy-al-waer > sy-jarablus", "2: -, sy-al-waer > sy-idlib", "3: -, sy-al-waer > sy-hama"],
            id="each convoy has its goal",
        ),
        pytest.param(
            "وصلت الدفعة الأولى من مهجري القابون إلى إدلب الأحد، والثانية الاثنين.",
            ["1: -, sy-al-qaboun > sy-idlib", "2: -, sy-al-qaboun > sy-idlib"],
            id="each batch has its day",
        ),
        pytest.param(
            "خرجت الدفعة الأولى من القابون وضمت 1500 شخص، والدفعة الثانية وضمت 2200 شخص، أما الدفعة الثالثة فوصلت إلى إدلب.",
            [
                "1: 1500 people, sy-al-qaboun > sy-idlib",
                "2: 2200 people, sy-al-qaboun > sy-idlib",
                "3: -, sy-al-qaboun > sy-idlib",
            ],
            id="as for the third",
        ),
        pytest.param(
            "انطلقت 20 حافلة من حرستا إلى إدلب مساء أمس، تبعتها 15 حافلة أخرى صباح اليوم، بموجب اتفاق.",
            ["-, sy-harasta > sy-idlib", "-, sy-harasta > sy-idlib"],
            id="others followed them on the next day",
        ),
        pytest.param(
            "توصلت الفصائل في الرستن إلى اتفاق. وكانت يلدا شهدت الأسبوع الماضي خروج نحو 9000 مقاتل ومدني إلى جرابلس.",
            ["9000 people, sy-yalda > sy-jarablus"],
            id="a town that saw them leave, of which more is told before",
        ),
    ],
)
def test_convoys_that_are_gone_through_are_told_apart(read: Read, text: str, departures: list[str]) -> None:
    claims = [claim for claim in read(text, day=date(2018, 5, 21)).claims if claim.kind == "evacuation"]

    assert [_tell(claim) for claim in claims] == departures
