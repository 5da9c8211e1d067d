"""Whom a report names as mediator or escort, in which sentence, and of which deal."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_names

_SWAP = "أفرج حزب الله عن 5 معتقلين مقابل 7 معتقلين لدى هيئة تحرير الشام"
_WAY = "خرج 300 مقاتل من دوما إلى جرابلس بموجب اتفاق"


@pytest.mark.parametrize(
    ("told", "mediators"),
    [
        pytest.param(" ضمن الصفقة التي أشرفت عليها قطر وتركيا", "qatar+turkey", id="which they oversaw"),
        pytest.param(". وفي الدوحة، وهي التي تتوسط بين الطرفين، قال مصدر ذلك", "qatar", id="a capital that mediates"),
        pytest.param(" في صفقة كانت الدوحة وسيطها", "qatar", id="its mediator"),
        pytest.param(". وصلوا إلى ألمانيا التي أمضت سنتين في الوساطة", "germany", id="busy with mediation"),
        pytest.param(". وتمت العملية بتنسيق تركي روسي", "russia+turkey", id="two adjectives"),
        pytest.param(". وأسفرت المساعي السويسرية عن ذلك", "switzerland", id="efforts that bore fruit"),
        pytest.param(". وتتواصل المساعي السويسرية لعقد مؤتمر", "?", id="efforts for something else"),
        pytest.param(". وحضر ذلك وفد من الصليب الأحمر وتركيا", "icrc+turkey", id="a delegation that came"),
        pytest.param("، بحضور وفد من الأمم المتحدة", "un", id="in the presence of a body"),
        pytest.param(". وروت لجنة أهلية أنها أشرفت على المبادلة", "local_notables", id="a committee of the people"),
        pytest.param(". وقال شيخ قبلي إن المعتقلين بخير", "?", id="a sheikh who only tells of it"),
        pytest.param(". وقاد التفاوض شيوخ من قبيلة مراد", "local_notables", id="sheikhs of a tribe"),
        pytest.param(". وسبق أن عُقد اتفاق هدنة بين وجهاء المنطقة والنظام", "?", id="notables who made a deal"),
        pytest.param(". ولا يزال مبعوث الأمم المتحدة يسعى إلى إنجاز في الملف", "?", id="envoy after further deals"),
        pytest.param(". وفي شأن آخر أفلحت الأمم المتحدة في وساطة جديدة", "?", id="another matter"),
        pytest.param(". وعلى صعيد منفصل رعت قطر مؤتمرا", "?", id="something separate"),
        pytest.param(". وأعلنت قطر نجاح وساطتها المشتركة مع تركيا", "qatar+turkey", id="its joint mediation"),
        pytest.param(". وسبق لألمانيا أن توسطت في هذه الصفقة", "germany", id="who has mediated"),
        pytest.param(" برعاية اللجنة المكلفة التي حضرت", "?", id="a committee that is not named"),
    ],
)
def test_third_party_of_a_swap(read: Read, told: str, mediators: str) -> None:
    assert tell_names(find_only(read(f"{_SWAP}{told}."), "exchange"), "mediator") == mediators


@pytest.mark.parametrize(
    ("told", "mediators"),
    [
        pytest.param(" تواكبهم عناصر من الأمن العام اللبناني", "lebanon", id="men of a force"),
        pytest.param(" تصحبهم قوات من الجيش الروسي", "russia", id="gone with by"),
        pytest.param(" في حافلات تحرسها الشرطة العسكرية الروسية", "russia", id="guarded by"),
        pytest.param(" يرافقهم وفد من القوات الروسية", "russia", id="a delegation as the subject"),
        pytest.param(" وسط مواكبة من الشرطة العسكرية الروسية", "russia", id="amid an escort"),
        pytest.param(
            " يرافقهم الهلال الأحمر ودوريات من الشرطة الروسية", "russia+syrian_red_crescent", id="patrols in a list"
        ),
        pytest.param(". والروس يشرفون على إخراج النظام لهم", "russia", id="who is brought out by whom"),
    ],
)
def test_escort_of_those_who_leave(read: Read, told: str, mediators: str) -> None:
    assert tell_names(find_only(read(f"{_WAY}{told}."), "evacuation"), "mediator") == mediators


def test_brokers_of_another_deal_are_not_those_of_one_that_names_its_own(read: Read) -> None:
    text = (
        "تبادلت الحكومة اليمنية والحوثيون 37 أسيرا أمس في مأرب بوساطة قبلية. "
        "وسيجري تبادل 2100 أسير بين الحكومة والحوثيين الشهر المقبل برعاية الأمم المتحدة."
    )
    told = {tell_names(claim, "mediator") for claim in read(text).claims}
    assert told == {"yemeni_mediators", "un"}


@pytest.mark.parametrize(
    ("text", "mediators"),
    [
        pytest.param(
            "غادرت حافلات تقل مدنيين حمص القديمة عقب اتفاق بين السلطات المحلية والأمم المتحدة.",
            "un",
            id="made the deal",
        ),
        pytest.param(
            "قالت الأمم المتحدة إن إجلاء المدنيين من آزوفستال يجري بالتعاون مع الصليب الأحمر.",
            "icrc+un",
            id="tells of joint work",
        ),
        pytest.param("قالت الأمم المتحدة إن إجلاء المدنيين من آزوفستال بدأ.", "?", id="only tells of it"),
    ],
)
def test_body_of_the_world_in_an_evacuation(read: Read, text: str, mediators: str) -> None:
    assert tell_names(find_only(read(text), "evacuation"), "mediator") == mediators
