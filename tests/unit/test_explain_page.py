from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import product
from pathlib import Path

import pytest

from extract.claims.claim import Extraction, Rejection, Slot
from extract.errors import InputError
from extract.explain_page import KINDS, cut_paragraphs, render_page, write_page
from extract.explain_words import load_rules
from tests.fakes import make_article, make_claim, mark

ARTICLE = make_article(
    text="تبادل أسرى\n\nأفرج التنظيم عن 11 عنصرا في حلب أمس.\nوقال ناشط إن التبادل جرى قرب <b>المدينة</b> & غيرها.",
    publisher="جريدة",
)
GROUP = mark(ARTICLE, "التنظيم", kind="actor", name="داعش", entity_id="isis")
FIGURE = mark(ARTICLE, "11 عنصرا", kind="count", category="fighters", low=11, high=11, qualifier="exact")
WIDE = mark(ARTICLE, "عن 11 عنصرا", kind="cue")
PLACE = mark(ARTICLE, "حلب", kind="place", name="حلب")
CLAIM = make_claim(
    ARTICLE,
    (
        Slot("side_actor", GROUP, side=1, rule="between"),
        Slot("released", FIGURE, side=1, rule="subject_releases", source=mark(ARTICLE, "ناشط", kind="actor")),
        Slot("place", PLACE, rule="locative"),
    ),
    evidence=((ARTICLE.text.index("أفرج"), ARTICLE.text.index("حلب")), (ARTICLE.text.index("وقال"), len(ARTICLE.text))),
)
EXTRACTION = Extraction(ARTICLE, (GROUP, WIDE, FIGURE, PLACE), (CLAIM,), (Rejection(0, 6, "no second party"),))


class Page(HTMLParser):
    """What a browser would find on a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.story = ""
        self.marks: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "link", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "article" in self.open and ("h2" in self.open or "p" in self.open) and "sup" not in self.open:
            self.story += data
            if self.open[-1] == "mark":
                self.marks.append((self.tags[-1][1]["class"] or "", data))

    def ids(self) -> list[str]:
        return [attributes["id"] or "" for _, attributes in self.tags if "id" in attributes]


PAGE = render_page([EXTRACTION])
PARSED = Page(PAGE)


def test_every_tag_is_closed() -> None:
    assert PARSED.open == []


def test_text_stands_whole_and_escaped_on_the_page() -> None:
    shown = "".join(PARSED.story.split())

    assert shown.endswith("".join(ARTICLE.text.split()))
    assert "<b>المدينة" not in PAGE


def test_mentions_are_marked_by_kind_the_shortest_on_top() -> None:
    assert [(name.split()[0], text) for name, text in PARSED.marks] == [
        ("actor", "التنظيم"),
        ("cue", "عن "),
        ("count", "11 عنصرا"),
        ("place", "حلب"),
    ]


def test_ids_are_unique_and_links_lead_to_them() -> None:
    page = Page(render_page([EXTRACTION, EXTRACTION]))
    ids = page.ids()
    links = [(attributes["href"] or "").removeprefix("#") for tag, attributes in page.tags if tag == "a"]

    assert len(ids) == len(set(ids))
    assert links
    assert set(links) <= set(ids)


def test_each_slot_leads_to_its_words() -> None:
    targets = {
        attributes["id"]: attributes["data-slots"] for _, attributes in PARSED.tags if "data-slots" in attributes
    }

    assert targets == {
        f"a1t{GROUP.start}": "a1c1s1",
        f"a1t{FIGURE.start}": "a1c1s2",
        f"a1t{PLACE.start}": "a1c1s3",
    }


@pytest.mark.parametrize(
    "words",
    [
        "Claim 1 of 1: exchange",
        '<li class="status">completed</li>',
        "operation",
        "2018-06-07 (day)",
        "confidence 0.50",
        "11 fighters",
        "in no reference table",
        "no second party",
        "a side not named",
        *(load_rules()[name].sentence.split('"')[0].strip() for name in ("between", "subject_releases", "locative")),
    ],
)
def test_page_tells(words: str) -> None:
    claim = make_claim(ARTICLE, (*CLAIM.slots, Slot("released", FIGURE, side=2)))

    assert words in render_page([Extraction(ARTICLE, EXTRACTION.mentions, (claim,), EXTRACTION.rejections)])


def test_article_runs_from_right_to_left_in_its_language() -> None:
    story = next(attributes for tag, attributes in PARSED.tags if tag == "article")

    assert (story["dir"], story["lang"]) == ("rtl", "ar")


def test_page_asks_for_nothing_from_elsewhere() -> None:
    outside = [
        (tag, name, value)
        for tag, attributes in PARSED.tags
        for name, value in attributes.items()
        if name in ("src", "srcset", "data") or (name == "href" and not (value or "").startswith("#"))
    ]

    assert outside == []
    assert not re.search(r"url\(|@import|https?:", PAGE)
    assert "default-src 'none'" in PAGE


def test_article_without_claim_says_so() -> None:
    assert "No claim" in render_page([Extraction(ARTICLE)])


def test_page_names_the_file_without_its_folder() -> None:
    page = render_page([Extraction(make_article(source_file="/home/someone/pages/a.txt"))])

    assert "<bdi>a.txt</bdi>" in page
    assert "someone" not in page


def test_number_of_a_claim_stands_where_each_passage_begins() -> None:
    segments = [segment for paragraph in cut_paragraphs(EXTRACTION, "a1") for segment in paragraph]

    assert [segment.start for segment in segments if segment.opens] == [start for start, _ in CLAIM.evidence]


def test_crossing_ranges_lose_no_word() -> None:
    claims = tuple(make_claim(ARTICLE, evidence=((k, k + 7),)) for k in range(0, 40, 3))
    segments = [s for p in cut_paragraphs(Extraction(ARTICLE, EXTRACTION.mentions, claims), "a1") for s in p]

    assert "".join(s.text for s in segments) == ARTICLE.text.replace("\n", "")


def test_lone_surrogate_does_not_stop_the_page(tmp_path: Path) -> None:
    article = make_article(text="تبادل \ud800 أسرى")

    write_page([Extraction(article)], tmp_path / "page.html")

    assert "تبادل ? أسرى" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        write_page([EXTRACTION], tmp_path / "missing" / "page.html")


def read_palettes() -> dict[str, dict[str, str]]:
    blocks = re.findall(r":root \{(.*?)\}", PAGE, flags=re.DOTALL)

    return {
        name: dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))
        for name, block in zip(("light", "dark"), blocks, strict=True)
    }


def measure_contrast(one: str, other: str) -> float:
    """Return the contrast of two colours by WCAG 2.2."""
    lights = []
    for colour in (one, other):
        channels = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
        lights.append(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    return (max(lights) + 0.05) / (min(lights) + 0.05)


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert measure_contrast("#000000", "#ffffff") == pytest.approx(21)


GROUNDS = ("page", "sheet", "passage", "passage-on")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        *((ink, ground, 4.5) for ink, ground in product(["ink"], [*GROUNDS, *KINDS])),
        *((ink, ground, 4.5) for ink, ground in product(["quiet", "link"], ["page", "sheet", "passage", "passage-on"])),
        *((f"{kind}-line", kind, 3.0) for kind in KINDS),
        *(("focus", ground, 3.0) for ground in GROUNDS),
    ],
)
def test_contrast_is_enough(scheme: str, ink: str, ground: str, least: float) -> None:
    palette = read_palettes()[scheme]

    assert measure_contrast(palette[ink], palette[ground]) >= least


@pytest.mark.parametrize(
    ("kind", "role", "said"),
    [
        ("evacuation", "people", "people not named leave: 11 fighters"),
        ("exchange", "total", "sides not named let go 11 fighters"),
    ],
)
def test_claim_that_names_nobody_is_summed_up(kind: str, role: str, said: str) -> None:
    claim = make_claim(ARTICLE, (Slot(role, FIGURE, rule="total"),), kind=kind)
    page = render_page([Extraction(ARTICLE, (FIGURE,), (claim,))])
    assert said in " ".join(re.sub(r"<[^>]+>", " ", page).split())
