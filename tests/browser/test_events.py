"""The table of events: search, filters, sorting, pages, saving; and an event's own page."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import FEW, OpenPage, Query, Watched

EVENTS = (
    "(select exchange_id as id, 'exchange' as kind, status, started_on, is_disputed, released_best as best "
    "from marts.fct_exchanges union all select evacuation_id, 'evacuation', status, started_on, is_disputed, people_best "
    "from marts.fct_evacuations)"
)


def count_found(page: Page) -> int:
    return int(page.locator("#found").inner_text().split(" ")[0].replace(",", ""))


def list_ids(page: Page) -> list[str]:
    return page.locator("#table tbody tr").evaluate_all("rows => rows.map((row) => row.dataset.id)")


@pytest.mark.parametrize(
    ("text", "actor"),
    [("houthis", "houthis"), ("الحوثيون", "houthis"), ("هيئه تحرير الشام", "hts"), ("HAYAT tahrir", "hts")],
    ids=["English", "Arabic", "ha for ta marbuta", "capitals and a part"],
)
def test_search_finds_events_by_party_in_either_language(
    open_page: OpenPage, query: Query, text: str, actor: str
) -> None:
    page = open_page("events.html")
    ((wanted,),) = query(f"select count(distinct event_id) from marts.fct_actor_roles where actor_id = '{actor}'")

    page.fill("#q", text)

    expect(page.locator("#found")).to_contain_text(f"{wanted} of")


@pytest.mark.parametrize(
    ("field", "value", "where"),
    [
        ("kind", "evacuation", "kind = 'evacuation'"),
        ("status", "proposed", "status = 'proposed'"),
        ("from", "2020", "year(started_on) >= 2020"),
        ("to", "2015", "year(started_on) <= 2015"),
        ("disputed", "1", "is_disputed"),
    ],
)
def test_filter_shows_what_the_mart_holds(
    open_page: OpenPage, query: Query, field: str, value: str, where: str
) -> None:
    page = open_page("events.html")
    ((wanted,),) = query(f"select count(*) from {EVENTS} where {where}")

    control = page.locator(f"[name={field}]")
    tag = control.evaluate("each => each.type")
    {"select-one": control.select_option, "checkbox": lambda _: control.check()}.get(tag, control.fill)(value)

    expect(page.locator("#found")).to_contain_text(f"{wanted} of {FEW}")
    assert 0 < wanted < FEW


def test_country_filter_counts_each_event_once(open_page: OpenPage, query: Query) -> None:
    page = open_page("events.html?country=YE")
    ((wanted,),) = query(
        "select count(distinct event_id) from marts.bridge_event_places join marts.dim_places using (place_id) where country = 'YE'"
    )

    assert count_found(page) == wanted


def test_nothing_found_says_what_to_do(open_page: OpenPage) -> None:
    page = open_page("events.html")

    page.fill("#q", "zzzz")

    expect(page.locator("#found")).to_contain_text("Take a filter away")
    page.locator("button[type=reset]").click()
    expect(page.locator("#found")).to_contain_text(f"{FEW} of {FEW}")


@pytest.mark.parametrize("clicks", [1, 2])
def test_sorting_by_people_puts_unknown_counts_last(open_page: OpenPage, query: Query, clicks: int) -> None:
    page = open_page("events.html")

    for _ in range(clicks):
        page.locator('[data-sort="people"]').click()

    order = "desc" if clicks == 1 else "asc"
    wanted = [key for (key,) in query(f"select id from {EVENTS} order by best {order} nulls last, id limit 50")]
    assert list_ids(page)[:20] == wanted[:20]
    sorting = page.locator("th[aria-sort]").get_attribute("aria-sort")
    assert sorting == ("descending" if clicks == 1 else "ascending")
    assert page.evaluate("document.activeElement.dataset.sort") == "people", "the keyboard stays where it was"


def test_latest_come_first_and_undated_last(open_page: OpenPage, query: Query) -> None:
    page = open_page("events.html?page=3")
    wanted = [key for (key,) in query(f"select id from {EVENTS} order by started_on desc nulls last, id")]

    assert list_ids(page) == wanted[100:]


def test_address_brings_the_state_back(open_page: OpenPage) -> None:
    page = open_page("events.html")
    page.select_option("#kind", "exchange")
    page.locator('[data-sort="voices"]').click()
    page.locator("[data-page=next]").click()
    shown = list_ids(page)
    page.wait_for_url("**page=2**")

    again = open_page(page.url.rsplit("/", 1)[1])

    assert list_ids(again) == shown
    assert again.input_value("#kind") == "exchange"


def test_filter_set_just_before_does_not_turn_the_page_back(open_page: OpenPage) -> None:
    page = open_page("events.html")
    page.evaluate("""() => {
        const kind = document.getElementById("kind");
        kind.value = "exchange";
        kind.dispatchEvent(new Event("input", {bubbles: true}));
        document.querySelector("[data-page=next]").click();
    }""")
    turned = list_ids(page)
    page.wait_for_timeout(300)

    assert "page=2" in page.evaluate("location.search")
    assert list_ids(page) == turned == list_ids(open_page("events.html?kind=exchange&page=2"))


def test_language_switch_keeps_the_filters(open_page: OpenPage) -> None:
    page = open_page("events.html")
    page.select_option("#kind", "evacuation")
    expect(page.locator("#table tbody tr").first).to_contain_text("evacuation")
    page.wait_for_function("location.search.includes('evacuation')")

    page.locator("a.language").click()
    page.wait_for_load_state()

    assert page.input_value("#kind") == "evacuation"
    expect(page.locator("#found")).to_contain_text("40")


def test_saved_rows_are_the_filtered_ones(open_page: OpenPage, tmp_path: Path, query: Query) -> None:
    page = open_page("events.html?status=completed", accept_downloads=True)

    with page.expect_download() as saving:
        page.locator("#save").click()
    path = tmp_path / saving.value.suggested_filename
    saving.value.save_as(path)

    with path.open(encoding="utf-8", newline="") as handle:
        rows = {row["event_id"]: row["people_best"] for row in csv.DictReader(handle)}
    wanted = query(f"select id, coalesce(best::varchar, '') from {EVENTS} where status = 'completed'")
    assert rows == dict(wanted)


def test_two_clicks_lead_from_the_overview_to_the_words(open_page: OpenPage) -> None:
    page = open_page("index.html")

    page.locator("#latest a").first.click()
    page.wait_for_selector(".evidence blockquote")

    quote = page.locator(".evidence blockquote").first
    assert quote.get_attribute("dir") == "rtl"
    assert quote.evaluate("each => getComputedStyle(each).direction") == "rtl"
    assert quote.locator("mark").inner_text().endswith("أسيراً"), "the mark takes the vowel sign along"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_event_page_shows_counts_claims_and_stance(open_page: OpenPage, query: Query, language: str) -> None:
    ((key, low, best, high),) = query(
        "select exchange_id, released_low, released_best, released_high from marts.fct_exchanges where is_disputed "
        "and claim_count = 3 and released_best is not null and released_high is not null order by all limit 1"
    )
    claims = query(f"select claim_id, agrees from marts.bridge_event_claims where event_id = '{key}'")

    page = open_page(f"event.html?id={key}", language=language)

    facts = page.locator(".facts").first.inner_text()
    assert all(str(number) in facts for number in (low, best, high))
    shown = page.locator(".evidence > li").evaluate_all("all => all.map((each) => [each.id, each.className])")
    assert dict(shown) == {claim: "agrees" if agrees else "differs" for claim, agrees in claims}
    assert page.locator(".strip.differs").count() == 1
    assert page.locator(".timeline li").count() == len(claims) + 1
    assert key in page.locator(".citation").inner_text()


def test_address_that_is_no_web_address_is_no_link(open_page: OpenPage, query: Query) -> None:
    ((key,),) = query(
        "select event_id from marts.bridge_event_claims where url like 'javascript:%' order by all limit 1"
    )

    page = open_page(f"event.html?id={key}")

    links = page.locator(".evidence a").evaluate_all("all => all.map((each) => each.href)")
    assert links
    assert not [link for link in links if link.startswith("javascript:")]


@pytest.mark.parametrize(
    ("key", "says"),
    [
        ("xch_000000000000", "lives on under another id"),
        ("xch_ffffffffffff", "has been withdrawn"),
        ("xch_123412341234", "There is no event"),
        ("<b>", "There is no event <b>"),
    ],
    ids=["merged", "withdrawn", "never there", "markup"],
)
def test_id_without_an_event_is_explained(open_page: OpenPage, key: str, says: str) -> None:
    page = open_page(f"event.html?id={key}")

    assert says in page.locator("[role=alert]").inner_text()


def test_merged_id_leads_on(open_page: OpenPage) -> None:
    page = open_page("event.html?id=xch_000000000000")

    page.locator("[role=alert] a").click()

    page.wait_for_selector(".evidence")


def test_batch_names_its_operation_and_the_operation_its_batches(open_page: OpenPage, query: Query) -> None:
    ((batch, whole),) = query(
        "select evacuation_id, parent_id from marts.fct_evacuations where parent_id is not null order by all limit 1"
    )

    for shown, linked, words in (
        (batch, whole, "the operation that this is a part of"),
        (whole, batch, "part of this operation"),
    ):
        page = open_page(f"event.html?id={shown}")
        line = page.locator(".kin li", has=page.locator(f'a[href*="{linked}"]'))
        assert line.inner_text().endswith(f"({words})")


def test_actor_page_sums_what_the_mart_sums(open_page: OpenPage, query: Query) -> None:
    ((total,),) = query(
        "select sum(people_best) from marts.fct_actor_roles where actor_id = 'houthis' and role = 'releaser' and is_in_totals"
    )

    page = open_page("actor.html?id=houthis")

    assert f"{total:,}" in page.locator(".facts").inner_text()


def test_place_page_lists_what_lies_within(open_page: OpenPage, query: Query) -> None:
    ((total,),) = query(
        "select count(distinct event_id) from marts.bridge_event_places join marts.dim_places using (place_id) where country = 'LB'"
    )

    page = open_page("place.html?id=lb")

    assert page.locator("h2", has_text="Events").inner_text() == f"Events: {total}"


def test_map_marks_lead_to_events_and_keys_zoom(open_page: OpenPage) -> None:
    page = open_page("map.html")
    page.locator('circle[data-place="ye-taiz"]').click()
    expect(page.locator("#picked li")).to_have_count(12)

    before = page.locator("#map svg").get_attribute("viewBox")
    page.locator("#map").focus()
    page.keyboard.press("+")

    assert page.locator("#map svg").get_attribute("viewBox") != before


@pytest.mark.parametrize(
    ("typed", "word"),
    [("بينهم نساء", "بينهم"), ("أسيرًا", "أسيراً"), ("إسيرا", "أسيراً"), ("ميدانى", "ميداني")],
    ids=["two words", "vowel sign", "another alef and no sign", "alef maqsura for ya"],
)
def test_search_looks_through_the_words_of_reports(open_page: OpenPage, query: Query, typed: str, word: str) -> None:
    page = open_page("events.html")
    ((wanted,),) = query(f"select count(distinct event_id) from marts.bridge_event_claims where quote like '%{word}%'")

    page.fill("#q", typed)

    expect(page.locator("#found")).to_have_text(f"{wanted} of {FEW} events")
    assert wanted > 0
    expect(page.locator("#table tbody tr").first).to_contain_text("found in the words of a report")


def test_words_of_reports_are_loaded_once_somebody_searches(open_page: OpenPage, watched: Watched) -> None:
    page = open_page("events.html")
    assert not [url for url in watched.requests if "/words-0" in url]

    page.fill("#q", "taiz")

    expect(page.locator("#found")).to_contain_text("of")
    page.wait_for_function("() => hudna.search.isReady()")
    assert [url for url in watched.requests if "/data/words-0" in url]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("إدلب", "ادلب"),
        ("آمنة", "امنه"),
        ("مؤتمر", "موتمر"),
        ("قائد", "قايد"),
        ("مستشفى", "مستشفي"),
        ("أُسِرَ", "اسر"),
        ("مـــعبر", "معبر"),
        ("٤٨ أسيرا", "48 اسيرا"),
        ("۱۲", "12"),
        ("کفریا", "كفريا"),
        ("Deir ez-Zor", "deir ezzor"),
        ("Khān Yūnis", "khan yunis"),
    ],
)
def test_ways_of_writing_a_word_are_one_to_the_search(open_page: OpenPage, one: str, other: str) -> None:
    page = open_page("events.html")

    folded = page.evaluate("words => words.map(hudna.search.fold)", [one, other])

    assert folded == [other.lower()] * 2


@pytest.mark.parametrize("width", [1280, 360])
def test_table_stays_a_table_to_screen_readers(open_page: OpenPage, width: int) -> None:
    """Asked of the browser's own accessibility tree: on a phone the rows are drawn as cards."""
    page = open_page("events.html", width=width)
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]

    roles = Counter(node["role"]["value"] for node in nodes if not node["ignored"])

    assert roles["table"] == 1
    assert roles["columnheader"] == 7
    assert roles["rowheader"] == 50
    assert roles["row"] == 51
    assert roles["cell"] == 50 * 6, "also the empty ones: else columns shift"


class TestLocator:
    """The small map on an event's page."""

    @pytest.mark.parametrize(
        ("place", "form"),
        [("sy-abu-zandin", "circle.spot"), ("ye-taiz", "circle.extent"), ("lb-arsal", "circle.extent")],
        ids=["named point: a dot", "near: a ring", "district: a ring"],
    )
    def test_place_is_drawn_as_precisely_as_it_is_known(
        self, open_page: OpenPage, query: Query, place: str, form: str
    ) -> None:
        ((event,),) = query(
            f"select exchange_id from marts.fct_exchanges where place_id = '{place}' order by all limit 1"
        )

        page = open_page(f"event.html?id={event}")

        shapes = page.locator(".locator .spot, .locator .extent")
        assert shapes.count() == 1
        assert page.locator(f".locator {form}").count() == 1

    def test_governorate_is_an_area_and_a_country_its_outline(self, open_page: OpenPage) -> None:
        page = open_page("place.html?id=sy-homs-gov")
        assert page.locator(".locator circle").count() == 0
        assert page.locator(".locator path.extent").count() == 1
        assert "not its border" in page.locator(".locator figcaption").inner_text()

        page = open_page("place.html?id=ye")
        assert page.locator(".locator circle").count() == 0
        outline = page.locator('.locator [data-country="YE"]').get_attribute("d")
        assert page.locator(".locator path.extent").get_attribute("d") == outline

    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_map_is_told_in_words_too(self, open_page: OpenPage, query: Query, language: str) -> None:
        ((event, name),) = query(
            f"select exchange_id, name_{language} from marts.fct_exchanges join marts.dim_places using (place_id) "
            "where place_id = 'ye-taiz' order by all limit 1"
        )

        page = open_page(f"event.html?id={event}", language=language)

        assert name in str(page.locator(".locator svg").get_attribute("aria-label"))

    def test_event_without_a_place_has_no_map(self, open_page: OpenPage, query: Query) -> None:
        ((event,),) = query(
            "select exchange_id from marts.fct_exchanges where place_id is null and exchange_id not in "
            "(select event_id from marts.bridge_event_places) order by all limit 1"
        )

        page = open_page(f"event.html?id={event}")

        assert page.locator(".locator").count() == 0
