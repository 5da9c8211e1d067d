from __future__ import annotations

import time
from datetime import date

import pytest

from extract.articles.lines import read_lines
from extract.articles.page import split_page

TITLE = "وسطاء يعيدون ستة أسرى إلى ذويهم عند الجسر القديم"
FIRST = "أعاد وسطاء من وجهاء المنطقة، أمس، ستة أسرى إلى ذويهم عند الجسر القديم، بعد مفاوضات امتدت أسبوعين بين الفصيلين."
SECOND = "وقال أحد الوجهاء إن المرحلة التالية تشمل أربعة أسرى آخرين وجثتين، وإن موعدها لم يتحدد بعد."
THIRD = "ولم يصدر عن أي من الفصيلين بيان بشأن التبادل حتى مساء الخميس."
BODY = f"{FIRST}\n{SECOND}\n{THIRD}"

OTHER_TITLE = "البلدية تفتتح مدرستين في الحي الغربي بعد ترميمهما"
OTHER_FIRST = "افتتحت البلدية صباح اليوم مدرستين في الحي الغربي بعد أشهر من أعمال الترميم التي شملت الصفوف والساحات."
OTHER_SECOND = "وذكر رئيس البلدية أن مدرسة ثالثة ستفتح أبوابها قبل بداية الفصل المقبل، وأن التسجيل بدأ فعلاً."

SIDEBAR = "أخبار\nسوق الخضار يعود إلى موقعه القديم\nالفريق الأول يستعد لمباراة الغد\nأمطار متفرقة على الساحل نهاية الأسبوع\nمعرض للكتاب في المركز الثقافي"

PAGES = {
    "plain": f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}",
    "menu above": f"الرئيسية\nأخبار\nرياضة\nفيديو\n\n{TITLE}\n\n{BODY}",
    "breadcrumb": f"الرئيسية > أخبار > الشمال\n{TITLE}\n{BODY}",
    "menu on one line": f"الرئيسية   أخبار   رياضة   فيديو\n\n{TITLE}\n\n{BODY}",
    "no blank lines": f"الرئيسية\nأخبار\nرياضة\n{TITLE}\n5 مايو 2018\n{BODY}",
    "sidebar of headlines": f"{SIDEBAR}\n\n{TITLE}\n\nالسبت 5 مايو 2018 10:15 صباحاً بريد الشمال - وكالات\n\n{BODY}",
    "sidebar of teasers": (
        "الأكثر قراءة\nسوق الخضار يعود إلى موقعه القديم\nأنهت الفرق الفنية أعمال التأهيل في السوق بعد أشهر من التوقف وينتظر أن\n"
        f"الفريق الأول يستعد لمباراة الغد\nخاض اللاعبون مرانهم الأخير على أرض الملعب البلدي بحضور عدد من\n\n{TITLE}\n\n5 مايو 2018\n\n{BODY}"
    ),
    "title repeated": f"{TITLE}\n\nFacebook\nTwitter\n{TITLE}\n\n{BODY}",
    "caption repeated": f"{TITLE}\n\nوجهاء عند الجسر (أرشيف)\nوجهاء عند الجسر (أرشيف)\nTT\n\n{TITLE}\n\n{BODY}",
    "share and print": f"{TITLE}\nشارك\nطباعة\nحجم الخط\n\n{BODY}\n\nشارك الخبر\nنسخ الرابط",
    "related below": f"{TITLE}\n\n{BODY}\n\nمقالات ذات صلة\n{OTHER_TITLE}\nسوق الخضار يعود إلى موقعه القديم",
    "teasers below": f"{TITLE}\n\n{BODY}\n\nآخر الأخبار\n{OTHER_TITLE}\n{OTHER_FIRST}\nسوق الخضار يعود إلى موقعه القديم",
    "read also inside": f"{TITLE}\n\n{FIRST}\n\nاقرأ أيضاً\n{OTHER_TITLE}\nأمطار متفرقة على الساحل\n\n{SECOND}\n{THIRD}",
    "read also on the line": f"{TITLE}\n\n{FIRST}\nاقرأ أيضاً: {OTHER_TITLE}\n{SECOND}\n{THIRD}",
    "comments": f"{TITLE}\n\n{BODY}\n\nالتعليقات (2)\nأبو سامي\nالحمد لله على سلامتهم جميعاً ونتمنى عودة الباقين قريباً إن شاء الله.",
    "rules for comments": f"{TITLE}\n\n{BODY}\n\nشاركنا بتعليقك\n- تخضع جميع التعليقات للمراجعة قبل أن تظهر على الموقع.",
    "tags": f"{TITLE}\n\n{BODY}\n\nالوسوم: تبادل، أسرى، الجسر",
    "rights": f"{TITLE}\n\n{BODY}\n\nجميع الحقوق محفوظة © بريد الشمال 2018",
    "credit line": f"{TITLE}\n\nخاص - EK9\n\n{BODY}",
    "writer": f"{TITLE}\n\nسامي الحلبي – بريد الشمال\n\n{BODY}",
    "site behind the headline": f"{TITLE} | بريد الشمال\n\n{TITLE}\n\n{BODY}",
    "follow us": f"{TITLE}\n\n{BODY}\n\nتابعوا قناتنا على تلغرام لتصلكم الأخبار أولاً بأول.",
    "invisible marks": f"\u200f{TITLE}\u200f\n\u200e\n\u200f\n{BODY}",
    "spaces in blank lines": f"{TITLE}\n \u00a0\n{FIRST}\n \n{SECOND}\n\u200b\n{THIRD}\n \n",
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_story_is_what_is_left(page: str) -> None:
    (story,) = split_page(page)
    assert story.title.strip("\u200f") == TITLE
    assert story.body == BODY


@pytest.mark.parametrize(
    "between",
    ["\n\n\n\n", "\n\n-----\n\n", "\n\nمقالات ذات صلة\n\n", "\n\nالتعليقات\n\n"],
    ids=["gap", "rule", "related", "comments"],
)
def test_two_stories_on_a_page_are_two(between: str) -> None:
    second = f"{OTHER_TITLE}\n\nمدرسة في الحي (أرشيف)\nTT\n\n{OTHER_TITLE}\n\n{OTHER_FIRST}\n\n{OTHER_SECOND}"
    stories = split_page(f"{TITLE}\nTT\n\n{TITLE}\n\n{BODY}{between}{second}")
    assert [story.title for story in stories] == [TITLE, OTHER_TITLE]
    assert [story.body for story in stories] == [BODY, f"{OTHER_FIRST}\n{OTHER_SECOND}"]


def test_unrelated_story_after_a_gap_is_another() -> None:
    stories = split_page(
        f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}\n\n\n\n{OTHER_TITLE}\n\n{OTHER_FIRST}\n\n{OTHER_SECOND}"
    )
    assert [story.title for story in stories] == [TITLE, OTHER_TITLE]


def test_long_question_is_a_headline() -> None:
    question = (
        "هل تعود المفاوضات بين الفصيلين بعد أن أعاد الوسطاء ستة أسرى إلى ذويهم عند الجسر القديم أول مرة هذا العام؟"
    )
    (story,) = split_page(f"{question}\n\n{BODY}")
    assert (story.title, story.body) == (question, BODY)


def test_second_story_with_a_byline_of_its_own() -> None:
    page = f"{TITLE}\n\n5 مايو 2018\n\n{BODY}\n\nأخبار ذات صلة\n\n{OTHER_TITLE}\n\n3 مايو 2018\n\n{OTHER_FIRST}\n{OTHER_SECOND}"
    stories = split_page(page)
    days = [story.byline.date.day for story in stories if story.byline and story.byline.date]
    assert days == [date(2018, 5, 5), date(2018, 5, 3)]


def test_subheadings_do_not_cut_a_story() -> None:
    page = f"{TITLE}\n\n{FIRST}\n\nتفاصيل التبادل عند الجسر\n\n{SECOND}\n\nموقف الفصيلين\n\n{THIRD}"
    (story,) = split_page(page)
    assert story.body.split("\n") == [FIRST, "تفاصيل التبادل عند الجسر", SECOND, "موقف الفصيلين", THIRD]


def test_caption_printed_twice_does_not_cut_a_story() -> None:
    caption = "الحافلات تعبر الجسر القديم يوم التبادل"
    (story,) = split_page(f"{TITLE}\n\n{FIRST}\n\n{caption}\n{caption}\n\n{SECOND}\n{THIRD}")
    assert story.body == BODY


def test_deck_below_the_headline_is_kept() -> None:
    deck = "المرحلة التالية تشمل أربعة أسرى وجثتين عند الجسر"
    (story,) = split_page(f"{TITLE}\n\n{deck}\n\n{BODY}")
    assert story.body == f"{deck}\n{BODY}"


def test_last_sentence_without_a_full_stop_is_kept() -> None:
    last = "وأضاف أن الوجهاء سيجتمعون مرة أخرى قبل نهاية الأسبوع لبحث مصير من بقي من الأسرى لدى الطرفين"
    (story,) = split_page(f"{TITLE}\n\n{BODY}\n{last}\n\nالتعليقات")
    assert story.body.endswith(last)


def test_page_without_any_full_stop_is_read() -> None:
    bare = BODY.replace(".", "")
    (story,) = split_page(f"{TITLE}\n\n{bare}")
    assert (story.title, story.body) == (TITLE, bare)


@pytest.mark.parametrize(
    ("page", "day"),
    [
        pytest.param(f"{TITLE}\n5 مايو 2018\n{BODY}", date(2018, 5, 5), id="below the headline"),
        pytest.param(f"5 مايو 2018\n{TITLE}\n\n{BODY}", date(2018, 5, 5), id="above the headline"),
        pytest.param(f"5 مايو 2018\n{TITLE}\nTT\n{TITLE}\n\n{BODY}", date(2018, 5, 5), id="above a repeated headline"),
        pytest.param(
            f"{TITLE}\n\n{FIRST}\nنشر بتاريخ: 05-05-2018\n{SECOND}\n{THIRD}", date(2018, 5, 5), id="below a deck"
        ),
        pytest.param(f"{TITLE}\n\n{BODY}\n\nنشر في: 5 مايو 2018", date(2018, 5, 5), id="stated at the end"),
        pytest.param(
            f"{TITLE}\n\n{BODY}\nوحدث مثل ذلك في 5 مايو 2018 عند الجسر نفسه وفق الوجهاء.", None, id="in prose"
        ),
        pytest.param(f"الأحد 6 مايو 2018\nأخبار\nرياضة\n\n{TITLE}\n\n{BODY}", None, id="day of the visit in the menu"),
        pytest.param(f"{TITLE}\n\n{BODY}\n\nمقالات ذات صلة\n{OTHER_TITLE}\n3 مايو 2018", None, id="of another story"),
    ],
)
def test_only_the_byline_dates_a_story(page: str, day: date | None) -> None:
    (story,) = split_page(page)
    found = story.byline.date.day if story.byline and story.byline.date else None
    assert found == day


@pytest.mark.parametrize("page", ["", "\n \n", "الرئيسية\nأخبار\nشارك", "-----\n***", "التعليقات"], ids=repr)
def test_page_without_a_story(page: str) -> None:
    assert split_page(page) == []


def test_template_tells_the_outlet() -> None:
    stories = split_page(f"{TITLE}\nTT\n\n{TITLE}\n\n{BODY}")
    assert [story.outlet for story in stories] == ["الشرق الأوسط"]


def test_one_endless_line_is_a_body() -> None:
    line = " ".join([FIRST] * 2000)
    (story,) = split_page(line)
    assert (story.title, story.body) == ("", line)


def test_work_grows_with_the_length() -> None:
    def measure(count: int) -> float:
        page = f"{TITLE}\n\n" + f"{FIRST}\n{OTHER_TITLE}\nتفصيل قصير\n" * count
        start = time.perf_counter()
        split_page(page)
        return time.perf_counter() - start

    measure(10)
    small = min(measure(400) for _ in range(3))
    assert min(measure(1600) for _ in range(3)) < 10 * small


def test_lines_know_what_they_are() -> None:
    page = f"الرئيسية\n{TITLE}\n5 مايو 2018\nوجهاء عند الجسر (رويترز)\nسامي الحلبي – حلب\n{FIRST}\nاقرأ أيضاً\nالتعليقات\n---"
    kinds = [line.kind for line in read_lines(page)]
    assert kinds == ["button", "short", "byline", "caption", "credit", "prose", "read_also", "comments", "rule"]
