from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path
from typing import Any

import duckdb
import pytest

from extract.articles.article import Article
from extract.articles.rejected import Rejected
from extract.claims.claim import Extraction, Slot
from extract.engine import ClosedEngine, Engine, wrap_extractor
from extract.errors import MixedWarehouseError
from extract.inputs import PAGE_SUFFIXES
from extract.load import run as run_module
from extract.load.ledger import LoadSummary
from extract.load.load import load_documents, load_files
from tests.fakes import STUMBLE, SWAP, FakeExtractor, make_article, make_claim, mark
from tests.unit.load.conftest import Load

TABLES = ("articles", "mentions", "claims", "claim_arguments")
NO_CLAIM_TEXT = "عنوان\n\nلا جديد اليوم"  # "nothing new today"


def read_facts(connection: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[Any, ...]]]:
    """What is stored, apart from which run stored it and when, and from the file an equal text came in."""
    return {
        table: connection.execute(
            f"select columns(lambda c: c not in ('run_id', 'loaded_at', 'source_file')) from raw.{table} order by all"
        ).fetchall()
        for table in TABLES
    }


def count_rows(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    row = connection.execute(f"select count(*) from raw.{table}").fetchone()
    assert row is not None
    return int(row[0])


def test_new_article_with_a_claim_is_loaded(load: Load, warehouse: duckdb.DuckDBPyConnection) -> None:
    summary = load(make_article())

    assert summary.outcomes == {"loaded": 1}
    assert {table: count_rows(warehouse, table) for table in TABLES} == {
        "articles": 1,
        "mentions": 2,  # the place, and the passage that the claim rests on
        "claims": 1,
        "claim_arguments": 2,
    }


def test_article_without_claim_is_kept(load: Load, warehouse: duckdb.DuckDBPyConnection) -> None:
    summary = load(make_article(text=NO_CLAIM_TEXT))

    assert summary.outcomes == {"no_claim": 1}
    assert count_rows(warehouse, "articles") == 1


def test_loading_twice_changes_nothing(load: Load, warehouse: duckdb.DuckDBPyConnection) -> None:
    documents = [make_article("a1"), make_article("a2", NO_CLAIM_TEXT), Rejected("b.txt", 0, "empty", "no words")]
    load(*documents)
    before = read_facts(warehouse)
    extractor = FakeExtractor()

    summary = load(*documents, extractor=extractor)

    assert summary.outcomes == {"unchanged": 2, "rejected_empty": 1}
    assert extractor.seen == [], "an unchanged article was extracted again"
    assert read_facts(warehouse) == before


def test_documents_that_cannot_be_read_are_told_of_once_each_up_to_twenty(
    load: Load, caplog: pytest.LogCaptureFixture
) -> None:
    load(*(Rejected("rows.jsonl", number, "missing_field", "the row has no `text`") for number in range(30)))

    assert len(caplog.messages) == 21
    assert caplog.messages[1] == "rows.jsonl, line 2: the row has no `text`"
    assert "raw.outcomes" in caplog.messages[-1]


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(make_article(text="عنوان\n\nجرى تبادل جديد"), id="text"),
        pytest.param(make_article(publisher="جريدة"), id="publisher"),
        pytest.param(make_article(published_at=datetime(2018, 6, 7, tzinfo=UTC)), id="date of publication"),
        pytest.param(make_article(url="https://example.org/1"), id="address"),
    ],
)
def test_changed_article_replaces_the_old(load: Load, warehouse: duckdb.DuckDBPyConnection, changed: Article) -> None:
    load(make_article())

    summary = load(changed)

    assert summary.outcomes == {"updated": 1}
    stored = warehouse.execute("select text, publisher_name, url from raw.articles").fetchall()
    assert stored == [(changed.text, changed.publisher, changed.url)]
    assert count_rows(warehouse, "claims") == 1


def test_new_extractor_codes_known_articles_again(load: Load, warehouse: duckdb.DuckDBPyConnection) -> None:
    load(make_article())

    summary = load(make_article(), extractor=FakeExtractor("fake-2"))

    assert summary.outcomes == {"updated": 1}
    assert warehouse.execute("select distinct extractor_version from raw.claims").fetchall() == [("fake-2",)]


def test_update_that_loses_its_claim_leaves_no_claim_behind(load: Load, warehouse: duckdb.DuckDBPyConnection) -> None:
    load(make_article())

    load(make_article(text=NO_CLAIM_TEXT))

    assert {table: count_rows(warehouse, table) for table in TABLES} == {
        "articles": 1,
        "mentions": 0,
        "claims": 0,
        "claim_arguments": 0,
    }


def test_every_document_has_an_outcome(load: Load, warehouse: duckdb.DuckDBPyConnection) -> None:
    load(
        make_article("a1"),
        make_article("a2"),
        make_article("a3", NO_CLAIM_TEXT),
        Rejected("b.txt", 0, "encoding", "bytes in no known encoding"),
    )

    outcomes = warehouse.execute(
        "select source_file, outcome, detail from raw.outcomes order by source_file"
    ).fetchall()
    assert outcomes == [
        ("a1.txt", "loaded", None),
        ("a2.txt", "duplicate", "the same text as article a1"),
        ("a3.txt", "no_claim", None),
        ("b.txt", "rejected_encoding", "bytes in no known encoding"),
    ]


def test_run_is_in_the_ledger(load: Load, warehouse: duckdb.DuckDBPyConnection) -> None:
    load(make_article("a1"), make_article("a2"), Rejected("b.txt", 0, "empty", "no words"))

    runs = warehouse.execute(
        """
        select extractor_version, inputs, document_count, loaded_count, duplicate_count, rejected_count, claim_count,
            finished_at >= started_at
        from raw.runs
        """
    ).fetchall()
    assert runs == [("fake-1", ["test"], 3, 1, 1, 1, 1, True)]


def test_same_document_given_twice_counts_once(load: Load) -> None:
    assert load(make_article(), make_article()).outcomes == {"loaded": 1}


def test_same_id_at_two_places_keeps_the_first_in_every_run(load: Load, warehouse: duckdb.DuckDBPyConnection) -> None:
    first = make_article("a1", source_file="page.html")
    second = make_article("a1", "عنوان\n\nنص آخر", source_file="rows.jsonl")
    load(first, second)

    summary = load(first, second)

    assert summary.outcomes == {"unchanged": 1, "duplicate": 1}
    assert warehouse.execute("select text from raw.articles").fetchall() == [(first.text,)]


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_order_of_loading_equal_texts_changes_no_fact(
    load: Load, warehouse: duckdb.DuckDBPyConnection, order: tuple[int, ...]
) -> None:
    articles = [
        make_article("a1"),
        make_article("a2", published_at=datetime(2018, 6, 8, tzinfo=UTC)),
        make_article("a3", published_at=datetime(2018, 6, 7, tzinfo=UTC)),
    ]

    for i in order:
        load(articles[i])

    assert warehouse.execute("select article_id from raw.articles").fetchall() == [("a3",)]
    assert warehouse.execute("select distinct article_id from raw.claims").fetchall() == [("a3",)]


def test_first_published_takes_the_place_of_its_copy_within_a_run(
    load: Load, warehouse: duckdb.DuckDBPyConnection
) -> None:
    copy = make_article("a1", published_at=datetime(2018, 6, 8, tzinfo=UTC))
    original = make_article("a2", published_at=datetime(2018, 6, 7, tzinfo=UTC))

    summary = load(copy, original)

    assert summary.outcomes == {"loaded": 1, "duplicate": 1}
    assert warehouse.execute("select article_id from raw.articles").fetchall() == [("a2",)]


def test_chunks_give_what_one_chunk_gives(
    load: Load, warehouse: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_module, "_CHUNK", 1)
    copy = make_article("a1", published_at=datetime(2018, 6, 8, tzinfo=UTC))
    original = make_article("a2", published_at=datetime(2018, 6, 7, tzinfo=UTC))

    summary = load(copy, original, make_article("a3", NO_CLAIM_TEXT))

    assert summary.outcomes == {"loaded": 1, "duplicate": 1, "no_claim": 1}
    assert warehouse.execute("select article_id from raw.articles order by 1").fetchall() == [("a2",), ("a3",)]


def test_text_given_up_by_an_update_is_free_for_another_id(load: Load, warehouse: duckdb.DuckDBPyConnection) -> None:
    load(make_article("a1"))

    load(make_article("a1", NO_CLAIM_TEXT), make_article("a2"))

    assert warehouse.execute("select article_id from raw.articles order by 1").fetchall() == [("a1",), ("a2",)]


@pytest.mark.parametrize("suffix", PAGE_SUFFIXES)
def test_article_that_its_page_no_longer_holds_is_removed(
    load: Load, warehouse: duckdb.DuckDBPyConnection, suffix: str
) -> None:
    first = make_article("p#0", source_file=f"page{suffix}")
    second = make_article("p#1", "عنوان\n\nتبادل ثان", source_file=f"page{suffix}", position=1)
    load(first, second)

    summary = load(first)

    assert summary.removed_count == 1
    assert warehouse.execute("select article_id from raw.articles").fetchall() == [("p#0",)]


@pytest.mark.parametrize(
    "second_run",
    [
        pytest.param([make_article("r2", NO_CLAIM_TEXT, source_file="rows.jsonl")], id="rows are a stream"),
        pytest.param([Rejected("rows.jsonl", 0, "unreadable", "permission denied")], id="file not readable today"),
    ],
)
def test_article_missing_from_a_file_of_rows_stays(
    load: Load, warehouse: duckdb.DuckDBPyConnection, second_run: list[Article | Rejected]
) -> None:
    load(make_article("r1", source_file="rows.jsonl"))

    load(*second_run)

    assert ("r1",) in warehouse.execute("select article_id from raw.articles").fetchall()


def test_page_that_cannot_be_read_today_keeps_its_articles(load: Load, warehouse: duckdb.DuckDBPyConnection) -> None:
    load(make_article("a1"))

    load(Rejected("a1.txt", 0, "unreadable", "permission denied"))

    assert count_rows(warehouse, "articles") == 1


def test_real_articles_drop_the_sample(
    load: Load, warehouse: duckdb.DuckDBPyConnection, caplog: pytest.LogCaptureFixture
) -> None:
    load(make_article("s1", is_sample=True), make_article("s2", NO_CLAIM_TEXT, is_sample=True))

    summary = load(make_article("a1", "عنوان\n\nتبادل حقيقي"))

    assert summary.dropped_sample_count == 2
    assert "Dropped the sample (2 articles)" in caplog.text
    assert warehouse.execute("select article_id, is_sample from raw.articles").fetchall() == [("a1", False)]
    assert warehouse.execute("select distinct article_id from raw.mentions").fetchall() == [("a1",)]
    assert count_rows(warehouse, "runs") == 1


def test_sample_is_refused_beside_real_articles(load: Load, warehouse: duckdb.DuckDBPyConnection) -> None:
    load(make_article("a1"))

    with pytest.raises(MixedWarehouseError, match="holds 1 real articles"):
        load(make_article("s1", "عينة", is_sample=True))

    assert warehouse.execute("select article_id from raw.articles").fetchall() == [("a1",)]
    assert count_rows(warehouse, "runs") == 1, "the refused run left a row"


def test_sample_and_real_in_one_run_are_refused(load: Load, warehouse: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(MixedWarehouseError, match="both"):
        load(make_article("a1"), make_article("s1", "عينة", is_sample=True))

    assert count_rows(warehouse, "articles") == 0


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError], ids=["interrupted", "failed"])
def test_broken_run_keeps_whole_batches_and_is_taken_up_by_the_next(
    load: Load, warehouse: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    monkeypatch.setattr(run_module, "_CHUNK", 2)
    articles = [make_article(f"a{number}", f"عنوان\n\nجرى تبادل {number}") for number in range(5)]

    def read_then_break() -> Iterator[Article]:
        yield from articles[:3]
        raise error

    with pytest.raises(error):
        load_documents(read_then_break(), engine=wrap_extractor(FakeExtractor()), connection=warehouse, inputs=["test"])
    kept = {table: count_rows(warehouse, table) for table in ("articles", "claims", "outcomes")}
    extractor = FakeExtractor()
    summary = load(*articles, extractor=extractor)

    assert kept == {"articles": 2, "claims": 2, "outcomes": 2}
    assert summary.outcomes == {"unchanged": 2, "loaded": 3}
    assert extractor.seen == ["a2", "a3", "a4"], "what a whole batch held was extracted again"
    assert warehouse.execute("select finished_at is null from raw.runs order by started_at").fetchall() == [
        (True,),
        (False,),
    ]


def test_new_extractor_that_is_stopped_goes_on_where_it_was(
    load: Load, warehouse: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_module, "_CHUNK", 2)
    articles = [make_article(f"a{number}", f"عنوان\n\nجرى تبادل {number}") for number in range(6)]
    load(*articles)

    def read_then_break() -> Iterator[Article]:
        yield from articles[:4]
        raise KeyboardInterrupt

    newer = wrap_extractor(FakeExtractor("fake-2"))
    with pytest.raises(KeyboardInterrupt):
        load_documents(read_then_break(), engine=newer, connection=warehouse, inputs=["test"])
    again = FakeExtractor("fake-2")
    summary = load(*articles, extractor=again)

    assert summary.outcomes == {"unchanged": 4, "updated": 2}
    assert again.seen == ["a4", "a5"]
    assert warehouse.execute("select distinct extractor_version from raw.articles").fetchall() == [("fake-2",)]


def test_hourly_runs_do_not_pile_up_outcomes(load: Load, warehouse: duckdb.DuckDBPyConnection) -> None:
    documents = [make_article("a1"), make_article("a2"), Rejected("b.txt", 0, "empty", "no words")]
    load(*documents)
    load(*documents)
    rows = count_rows(warehouse, "outcomes")

    for _hour in range(5):
        load(*documents)

    assert count_rows(warehouse, "outcomes") == rows
    assert warehouse.execute("select source_file from raw.outcomes where outcome = 'loaded'").fetchall() == [
        ("a1.txt",)
    ], "a change that was made is still told"


@pytest.mark.parametrize(
    ("article", "detail"),
    [
        pytest.param(make_article(text="نصف \ud800 حرف"), "surrogate", id="text is no Unicode"),
        pytest.param(make_article(text="مكسور"), "give its words back", id="span is wrong"),
    ],
)
def test_faulty_extraction_is_quarantined_and_the_rest_is_loaded(
    warehouse: duckdb.DuckDBPyConnection, article: Article, detail: str
) -> None:
    def extract(each: Article) -> Extraction:
        if each.text == "مكسور":  # "broken"
            broken = mark(each, "مكسور", kind="place")
            return Extraction(each, (type(broken)("place", 1, 3, "غيره"),))
        return FakeExtractor().extract(each)

    engine = Engine("fake", lambda articles: map(extract, articles))

    summary = load_documents([article, make_article("a2")], engine=engine, connection=warehouse, inputs=["test"])

    assert summary.outcomes == {"rejected_faulty_extraction": 1, "loaded": 1}
    rejected = warehouse.execute(
        "select article_id, detail from raw.outcomes where outcome like 'rejected%'"
    ).fetchall()
    assert rejected[0][0] == "a1"
    assert detail in rejected[0][1]
    assert warehouse.execute("select article_id from raw.articles").fetchall() == [("a2",)]


def test_article_that_the_extractor_stops_at_is_quarantined_and_keeps_what_was_stored(
    load: Load, warehouse: duckdb.DuckDBPyConnection, caplog: pytest.LogCaptureFixture
) -> None:
    other = make_article("a2", f"{SWAP} ثان")
    load(make_article("a1"), other)

    summary = load(make_article("a1", f"{SWAP} و{STUMBLE}"), other, make_article("a3", f"{SWAP} آخر"))

    assert summary.outcomes == {"rejected_failed_extraction": 1, "unchanged": 1, "loaded": 1}
    assert summary.failed_count == 1
    assert any("a1.txt" in message and "IndexError" in message for message in caplog.messages)
    assert warehouse.execute("select article_id from raw.articles order by all").fetchall() == [
        ("a1",),
        ("a2",),
        ("a3",),
    ]
    assert count_rows(warehouse, "claims") == 3, "a claim of before was lost"


def test_file_that_the_extractor_stopped_at_is_read_again_by_other_rules_alone(
    warehouse: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"عنوان\n\nجرى {SWAP} أسرى، ثم {STUMBLE} قرب المدينة وفق مصادر محلية\n", encoding="utf-8")

    def load_page(extractor: FakeExtractor) -> LoadSummary:
        engine = ClosedEngine(extractor.version, lambda: nullcontext(wrap_extractor(extractor)))
        return load_files([page], engine=engine, connection=warehouse, inputs=["test"])

    assert load_page(FakeExtractor()).failed_count == 1
    again = load_page(FakeExtractor())
    mended = load_page(FakeExtractor("fake-2", stumbles=False))

    assert (again.outcomes, again.failed_count) == ({"rejected_failed_extraction": 1}, 0), "told of once"
    assert (mended.outcomes, mended.failed_count) == ({"loaded": 1}, 0)


def test_source_of_a_figure_is_a_mention(warehouse: duckdb.DuckDBPyConnection) -> None:
    article = make_article(text="قال المرصد إن 11 أسيرا خرجوا")
    count = mark(article, "11 أسيرا", kind="count", low=11, high=11, category="detainees", qualifier="exact")
    source = mark(article, "المرصد", kind="actor", entity_id="sohr", name="المرصد السوري")
    claim = make_claim(article, (Slot("released", count, side=1, source=source),))
    engine = Engine("fake", lambda articles: (Extraction(each, (), (claim,)) for each in articles))

    load_documents([article], engine=engine, connection=warehouse, inputs=["test"])

    rows = warehouse.execute(
        """
        select arguments.role, arguments.side, figure.low, source.actor_id
        from raw.claim_arguments as arguments
        join raw.mentions as figure using (mention_id)
        join raw.mentions as source on source.mention_id = arguments.source_mention_id
        """
    ).fetchall()
    assert rows == [("released", 1, 11, "sohr")]
