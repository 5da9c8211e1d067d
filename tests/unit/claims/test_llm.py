from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from typer.testing import CliRunner

import extract.claims.llm
from extract.claims.claim import Extraction, Slot
from extract.claims.llm import LONGEST_TEXT, PATIENCE, Endpoint, OpenAICompatibleExtractor
from extract.claims.llm_answer import AnswerError, parse_answer
from extract.claims.prediction import to_prediction
from extract.cli import app
from extract.engine import open_engine
from extract.errors import EndpointFailedError, SettingError
from extract.mentions.lexicon_loading import load_lexicon
from extract.mentions.mark import Marker
from extract.project import ROOT
from tests.fakes import make_article

TEXT = (
    "تبادل أسرى قرب حلب\n\n"
    "أفرجت حركة حماس أمس عن 3 أسرى مقابل 90 معتقلاً لدى إسرائيل بوساطة قطر.\n"
    "وقال ناشط إن 3 أسرى آخرين ينتظرون.\n"
)
ARTICLE = make_article(text=TEXT, row_id="row-7", published_on=date(2025, 1, 20))
LEAD = TEXT.split("\n")[2]
EXCHANGE: dict[str, Any] = {
    "kind": "exchange",
    "scope": "operation",
    "status": "completed",
    "confidence": 0.8,
    "batch": None,
    "evidence": [LEAD],
    "date": {"start": "2025-01-19", "end": "2025-01-19", "precision": "day", "quote": "أمس"},
    "sides": [
        {
            "actors": [{"quote": "حركة حماس"}],
            "released": [{"quote": "3 أسرى", "category": "detainees", "low": 3, "high": 3, "qualifier": "exact"}],
        },
        {
            "actors": [{"quote": "إسرائيل"}],
            "released": [{"quote": "90 معتقلاً", "category": "detainees", "low": 90, "high": 90, "qualifier": "exact"}],
            "gave": {"what": "withdrawal", "quote": "مقابل"},
        },
    ],
    "mediators": [{"quote": "قطر"}],
    "sources": [{"quote": "ناشط", "type": "activist"}],
}
EVACUATION: dict[str, Any] = {
    "kind": "evacuation",
    "status": "ongoing",
    "batch": 2,
    "evacuees": {
        "people": [{"quote": "90 معتقلاً", "category": "people", "low": 90, "high": None, "qualifier": "at_least"}]
    },
    "origin": [{"quote": "حلب"}],
    "vehicles": {"quote": "3 أسرى", "low": 3, "high": 3, "qualifier": "exact"},
}


class Server(ThreadingHTTPServer):
    """An endpoint on the loopback that answers what it is told to, in order; the last answer again and again."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.replies: list[tuple[int, str]] = []
        self.requests: list[tuple[str, str | None, dict[str, Any]]] = []

    def says(self, *contents: object) -> None:
        self.replies = [
            (
                200,
                json.dumps(
                    {"choices": [{"message": {"content": each if isinstance(each, str) else json.dumps(each)}}]}
                ),
            )
            for each in contents
        ]


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.requests.append((self.path, self.headers["Authorization"], body))
        status, content = self.server.replies.pop(0) if len(self.server.replies) > 1 else self.server.replies[0]
        data = content.encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        if status == 429:
            self.send_header("Retry-After", "7")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_arguments: object) -> None:
        """Keep the tests' output clean."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as each:
        thread = Thread(target=each.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield each
        each.shutdown()
        thread.join()


@cache
def load_marker() -> Marker:
    return Marker(load_lexicon(ROOT))


@pytest.fixture
def make_extractor(server: Server, monkeypatch: pytest.MonkeyPatch) -> Callable[..., OpenAICompatibleExtractor]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")

    def make(pauses: list[float] | None = None, *, seconds: float = 120.0, **changes: str) -> OpenAICompatibleExtractor:
        settings = {"url": f"http://127.0.0.1:{server.server_port}/v1", "model": "small", "key": "secret"} | changes
        pause = (lambda _seconds: None) if pauses is None else pauses.append
        return OpenAICompatibleExtractor(Endpoint(**settings, seconds=seconds), load_marker(), pause=pause)

    return make


Make = Callable[..., OpenAICompatibleExtractor]


def find(extraction: Extraction, role: str, side: int | None = None) -> list[Slot]:
    return [slot for slot in extraction.claims[0].slots if slot.role == role and slot.side == side]


def test_request_carries_the_instructions_the_day_and_the_text(server: Server, make_extractor: Make) -> None:
    server.says({"claims": []})

    make_extractor().extract(ARTICLE)
    path, authorization, body = server.requests[0]

    assert path == "/v1/chat/completions"
    assert authorization == "Bearer secret"
    assert body["model"] == "small"
    assert '"claims"' in body["messages"][0]["content"]
    assert body["messages"][1]["content"] == f"Published: 2025-01-20\n\n{TEXT}"


def test_no_key_is_sent_where_none_is_set(server: Server, make_extractor: Make) -> None:
    server.says({"claims": []})

    make_extractor(key="", url=f"http://127.0.0.1:{server.server_port}/v1/chat/completions").extract(ARTICLE)

    assert server.requests[0][:2] == ("/v1/chat/completions", None)


def test_exchange_is_read_with_spans_that_give_the_words_back(server: Server, make_extractor: Make) -> None:
    server.says({"claims": [EXCHANGE]})

    extraction = make_extractor().extract(ARTICLE)
    claim = extraction.claims[0]

    assert (claim.kind, claim.scope, claim.status, claim.confidence) == ("exchange", "operation", "completed", 0.8)
    assert (claim.date_start, claim.date_end, claim.date_precision) == (date(2025, 1, 19), date(2025, 1, 19), "day")
    assert [(slot.side, slot.mention.low) for slot in claim.slots if slot.role == "released"] == [(1, 3), (2, 90)]
    assert all(TEXT[s.mention.start : s.mention.end] == s.mention.text for s in claim.slots)
    assert all(any(a <= s.mention.start and s.mention.end <= b for a, b in claim.evidence) for s in claim.slots)
    assert {slot.rule for slot in claim.slots} == {"language_model"}
    assert find(extraction, "gave", 2)[0].mention.category == "withdrawal"
    assert find(extraction, "source")[0].mention.entity_type == "activist"
    assert extraction.rejections == ()


@pytest.mark.parametrize(("answered", "is_total"), [(True, True), (False, False), ("yes", False)])
def test_running_total_is_what_the_answer_says_outright(
    server: Server, make_extractor: Make, answered: object, *, is_total: bool
) -> None:
    server.says({"claims": [EXCHANGE | {"is_running_total": answered}]})
    assert make_extractor().extract(ARTICLE).claims[0].is_running_total == is_total


def test_evacuation_is_read(server: Server, make_extractor: Make) -> None:
    server.says({"claims": [EVACUATION]})

    extraction = make_extractor().extract(ARTICLE)
    record = to_prediction("row-7", [extraction])["articles"][0]["claims"][0]

    assert (record["scope"], record["batch"], record["status"]) == ("batch", 2, "ongoing")
    assert not record["is_running_total"]
    assert (record["evacuees"]["people"][0]["low"], record["evacuees"]["people"][0]["high"]) == (90, None)
    assert record["origin"][0]["text"] == "حلب"
    assert record["vehicles"]["low"] == 3


@pytest.mark.parametrize(
    ("role", "side", "entity_id"),
    [("side_actor", 1, "hamas"), ("side_actor", 2, "israel"), ("mediator", None, "qatar")],
)
def test_quoted_names_are_linked_to_the_reference_tables(
    server: Server, make_extractor: Make, role: str, side: int | None, entity_id: str
) -> None:
    server.says({"claims": [EXCHANGE]})

    assert find(make_extractor().extract(ARTICLE), role, side)[0].mention.entity_id == entity_id


def test_quote_is_sought_in_the_passages_of_the_claim_first(server: Server, make_extractor: Make) -> None:
    second = TEXT.split("\n")[3]
    count = {"quote": "3 أسرى", "category": "detainees", "low": 3, "high": 3, "qualifier": "exact"}
    server.says({"claims": [{"kind": "exchange", "status": "proposed", "evidence": [second], "total": count}]})

    total = find(make_extractor().extract(ARTICLE), "total")[0]

    assert total.mention.start == TEXT.index(second) + second.index("3 أسرى")


def test_quote_that_is_not_in_the_text_drops_its_slot_alone(server: Server, make_extractor: Make) -> None:
    server.says({"claims": [EXCHANGE | {"mediators": [{"quote": "قطر"}, {"quote": "مصر"}]}]})

    extraction = make_extractor().extract(ARTICLE)

    assert [slot.mention.text for slot in find(extraction, "mediator")] == ["قطر"]
    assert [each.reason for each in extraction.rejections] == ["mediator dropped: 'مصر' is not in the text"]


def test_date_whose_quote_is_not_in_the_text_leaves_the_day_unknown(server: Server, make_extractor: Make) -> None:
    server.says({"claims": [EXCHANGE | {"date": EXCHANGE["date"] | {"quote": "اليوم"}}]})

    claim = make_extractor().extract(ARTICLE).claims[0]

    assert (claim.date_start, claim.date_end, claim.date_precision) == (None, None, "unknown")


@pytest.mark.parametrize(
    ("total", "reason"),
    [
        pytest.param({"category": "heroes", "low": 3, "high": 3, "qualifier": "exact"}, "no category", id="category"),
        pytest.param({"category": "people", "low": 3, "high": 3, "qualifier": "so"}, "no count", id="qualifier"),
        pytest.param(
            {"category": "people", "low": 9, "high": 3, "qualifier": "between"}, "no count", id="low above high"
        ),
    ],
)
def test_count_against_the_codebook_is_dropped(
    server: Server, make_extractor: Make, total: dict[str, Any], reason: str
) -> None:
    server.says({"claims": [EXCHANGE | {"total": {"quote": "3 أسرى"} | total}]})

    extraction = make_extractor().extract(ARTICLE)

    assert find(extraction, "total") == []
    assert reason in extraction.rejections[0].reason


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"kind": "amnesty"}, "the kind is 'amnesty'"),
        ({"status": "perhaps"}, "the status is 'perhaps'"),
        ({"sides": [], "mediators": [], "sources": [], "place": None}, "no slot stands in the text"),
    ],
    ids=["kind", "status", "no slot"],
)
def test_claim_against_the_codebook_is_refused_and_the_next_one_kept(
    server: Server, make_extractor: Make, change: dict[str, Any], reason: str
) -> None:
    server.says({"claims": [EXCHANGE | change, EVACUATION]})

    extraction = make_extractor().extract(ARTICLE)

    assert [claim.kind for claim in extraction.claims] == ["evacuation"]
    assert f"claim 1 of the answer: {reason}" in [each.reason for each in extraction.rejections]


@pytest.mark.parametrize(
    "answer",
    ['```json\n{"claims": []}\n```', 'Here it is: {"claims": []} Done.', '{"claims": []}'],
    ids=["fenced", "between sentences", "bare"],
)
def test_json_is_found_in_an_answer(answer: str) -> None:
    assert parse_answer(answer) == []


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ("I cannot.", "no JSON object"),
        ("} {", "no JSON object"),
        ('{"claims": [}', "is no JSON"),
        ('{"events": []}', "no list of claims"),
        ("{" * 20_000 + "}" * 20_000, "is no JSON"),
    ],
    ids=["words", "braces", "broken", "other key", "deep"],
)
def test_answer_without_claims_says_what_is_wrong(answer: str, message: str) -> None:
    with pytest.raises(AnswerError, match=message):
        parse_answer(answer)


@pytest.mark.parametrize(
    "claims",
    [
        [None],
        ["exchange"],
        [7],
        [[]],
        [{}],
        [EXCHANGE | {"sides": "both"}],
        [EXCHANGE | {"sides": [None, 3, {"actors": 3, "released": [None, "3", {}]}]}],
        [EXCHANGE | {"date": "yesterday", "batch": "two", "confidence": "high", "scope": 3, "evidence": 9}],
        [EXCHANGE | {"date": {"start": "2025-02-30", "end": 1, "quote": "أمس"}}],
        [EVACUATION | {"evacuees": [], "origin": {"quote": "حلب"}, "vehicles": -3}],
    ],
    ids=repr,
)
def test_no_shape_of_answer_breaks_the_run(server: Server, make_extractor: Make, claims: list[object]) -> None:
    server.says({"claims": claims})

    extraction = make_extractor().extract(ARTICLE)

    assert json.dumps(to_prediction("row-7", [extraction]))
    assert extraction.claims or extraction.rejections


@pytest.mark.parametrize(
    ("status", "content", "message"),
    [
        (401, "bad key", "answered 401: bad key"),
        (500, "oh", "answered 500"),
        (200, "<html>", "no chat completion"),
        (200, "{}", "no chat completion"),
        (200, '{"choices": [{"message": {"content": null}}]}', "holds no text"),
        (200, '{"choices": [{"message": {"content": "Sorry"}}]}', "no JSON object"),
    ],
    ids=["key", "server", "page", "empty", "null", "words"],
)
def test_bad_answer_names_the_article_and_what_is_wrong(
    server: Server, make_extractor: Make, caplog: pytest.LogCaptureFixture, status: int, content: str, message: str
) -> None:
    server.replies = [(status, content)]

    with caplog.at_level(logging.WARNING, logger="extract"):
        extraction = make_extractor().extract(ARTICLE)

    assert extraction.claims == ()
    assert message in extraction.rejections[0].reason
    assert "row-7" in caplog.text
    assert message in caplog.text
    assert "secret" not in caplog.text


def test_busy_endpoint_is_asked_again_after_the_pause_it_asks_for(server: Server, make_extractor: Make) -> None:
    server.says({"claims": [EXCHANGE]})
    server.replies.insert(0, (429, "busy"))
    pauses: list[float] = []

    extraction = make_extractor(pauses).extract(ARTICLE)

    assert len(extraction.claims) == 1
    assert pauses == [7.0]


def test_dead_endpoint_is_asked_no_more_after_some_articles(server: Server, make_extractor: Make) -> None:
    server.replies = [(401, "bad key")]
    extractor = make_extractor()

    answered = [extractor.extract(ARTICLE).is_answered for _ in range(PATIENCE - 1)]
    with pytest.raises(
        EndpointFailedError, match="none of 3 articles in a row; the last time the endpoint answered 401: bad key"
    ):
        extractor.extract(ARTICLE)

    assert answered == [False, False]
    assert len(server.requests) == PATIENCE


def test_endpoint_that_nobody_listens_at_is_told(make_extractor: Make) -> None:
    pauses: list[float] = []

    extraction = make_extractor(pauses, url="http://127.0.0.1:9").extract(ARTICLE)

    assert "did not answer" in extraction.rejections[0].reason
    assert pauses == [1.0, 2.0]


def test_article_that_is_too_long_is_not_sent(server: Server, make_extractor: Make) -> None:
    extraction = make_extractor().extract(make_article(text="ا" * (LONGEST_TEXT + 1)))

    assert "too long" in extraction.rejections[0].reason
    assert server.requests == []


def test_lone_surrogate_is_sent_as_a_question_mark(server: Server, make_extractor: Make) -> None:
    server.says({"claims": []})

    make_extractor().extract(make_article(text="تبادل \ud800 أسرى"))

    assert server.requests[0][2]["messages"][1]["content"].endswith("تبادل ? أسرى")


@pytest.mark.parametrize(
    ("environment", "message"),
    [
        ({}, "HUDNA_LLM_URL and HUDNA_LLM_MODEL"),
        ({"HUDNA_LLM_URL": "http://x"}, "needs HUDNA_LLM_MODEL"),
        ({"HUDNA_LLM_URL": "ftp://x", "HUDNA_LLM_MODEL": "m"}, "no web address: ftp://x"),
    ],
    ids=["nothing", "no model", "no address"],
)
def test_missing_setting_is_named(environment: dict[str, str], message: str) -> None:
    with pytest.raises(SettingError, match=message):
        Endpoint.from_environment(environment)


@pytest.fixture
def environment(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("HUDNA_LLM_URL", f"http://127.0.0.1:{server.server_port}/v1/")
    monkeypatch.setenv("HUDNA_LLM_MODEL", "small")


@pytest.mark.usefixtures("environment")
@pytest.mark.parametrize("jobs", [1, 3])
def test_engine_gives_extractions_in_the_order_of_articles(server: Server, jobs: int) -> None:
    server.says({"claims": []})
    articles = [make_article(f"a{n}") for n in range(7)]

    with open_engine(ROOT, jobs=jobs, extractor="llm") as engine:
        found = [extraction.article.article_id for extraction in engine.extract_all(articles)]

    assert found == [article.article_id for article in articles]
    assert engine.version == "llm-1-small"


@pytest.mark.usefixtures("environment")
def test_command_extracts_with_the_language_model(server: Server, tmp_path: Path) -> None:
    server.says({"claims": [EXCHANGE]})
    path = tmp_path / "rows.jsonl"
    path.write_text(
        json.dumps({"id": "row-7", "published_at": "2025-01-20", "title": "", "text": TEXT}), encoding="utf-8"
    )

    result = CliRunner().invoke(app, ["extract", str(path), "--extractor", "llm", "--quiet"])

    assert result.exit_code == 0
    assert json.loads(result.stdout)["articles"][0]["claims"][0]["status"] == "completed"


@pytest.mark.usefixtures("environment")
def test_what_a_dead_endpoint_left_is_asked_about_when_the_run_goes_on(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "sleep", lambda _seconds: None)
    rows = [json.dumps({"id": f"row-{n}", "published_at": "2025-01-20", "title": "", "text": TEXT}) for n in range(6)]
    (tmp_path / "rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    out = tmp_path / "claims.jsonl"
    command = ["extract", str(tmp_path / "rows.jsonl"), "--extractor", "llm", "--quiet", "--out", str(out)]
    server.says({"claims": [EXCHANGE]}, {"claims": [EXCHANGE]})
    server.replies.append((401, "no more credit"))

    first = CliRunner().invoke(app, command)
    held = out.read_text(encoding="utf-8").splitlines()
    server.says({"claims": [EXCHANGE]})
    second = CliRunner().invoke(app, [*command, "--resume"])
    found = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]

    assert (first.exit_code, second.exit_code) == (6, 0)
    assert "no more credit" in first.stderr
    assert [json.loads(line)["file"] for line in held] == ["row-0", "row-1"]
    assert [each["file"] for each in found] == [f"row-{n}" for n in range(6)]
    assert all(len(each["articles"][0]["claims"]) == 1 for each in found)


@pytest.mark.usefixtures("environment")
def test_article_without_an_answer_is_counted_and_the_run_goes_on(server: Server, tmp_path: Path) -> None:
    rows = [json.dumps({"id": f"row-{n}", "published_at": "2025-01-20", "title": "", "text": TEXT}) for n in range(2)]
    (tmp_path / "rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    server.says({"claims": [EXCHANGE]}, {"claims": [EXCHANGE]})
    server.replies[0] = (401, "once")

    result = CliRunner().invoke(app, ["extract", str(tmp_path / "rows.jsonl"), "--extractor", "llm"])

    assert result.exit_code == 0
    assert "0 could not be read, 1 got no answer." in result.stderr
    assert [json.loads(line)["file"] for line in result.stdout.splitlines()] == ["row-0", "row-1"]


def test_answer_without_end_is_cut_off(server: Server, make_extractor: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract.claims.llm, "_MOST_BYTES", 100)
    server.replies = [(200, " " * 1_000)]

    extraction = make_extractor().extract(ARTICLE)

    assert "longer than 100 bytes" in extraction.rejections[0].reason


def test_answer_that_trickles_in_is_not_waited_for_without_end(
    server: Server, make_extractor: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = count(0, 100)
    monkeypatch.setattr(time, "monotonic", lambda: float(next(clock)))
    server.says({"claims": [EXCHANGE]})

    extraction = make_extractor(seconds=5.0).extract(ARTICLE)

    assert "no whole answer within 5 seconds" in extraction.rejections[0].reason
    assert len(server.requests) == 3


@pytest.mark.parametrize("seconds", ["long", "0", "-5", "٦٠"])
def test_time_for_an_answer_is_a_number_of_seconds(seconds: str) -> None:
    environment = {"HUDNA_LLM_URL": "http://127.0.0.1", "HUDNA_LLM_MODEL": "m"}

    assert Endpoint.from_environment({**environment, "HUDNA_LLM_SECONDS": "600"}).seconds == 600
    assert Endpoint.from_environment(environment).seconds == 120
    with pytest.raises(SettingError, match=f"HUDNA_LLM_SECONDS is no number of seconds: {seconds}"):
        Endpoint.from_environment({**environment, "HUDNA_LLM_SECONDS": seconds})


def test_command_without_settings_says_which(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("HUDNA_LLM_URL", raising=False)
    (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")

    result = CliRunner().invoke(app, ["extract", str(tmp_path), "--extractor", "llm"])

    assert result.exit_code == 2
    assert "HUDNA_LLM_URL" in result.stderr


def test_unknown_extractor_is_named() -> None:
    with pytest.raises(ValueError, match="'oracle'"), open_engine(ROOT, extractor="oracle"):
        pass


@pytest.mark.usefixtures("environment")
def test_command_holds_the_language_model_against_gold(server: Server, tmp_path: Path) -> None:
    server.says({"claims": [EXCHANGE]})
    row = {"id": "row-7", "published_at": "2025-01-20", "title": "", "text": TEXT}
    article = {"title": "", "published_at": "2025-01-20", "publisher": None, "claims": []}
    (tmp_path / "rows.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (tmp_path / "gold.jsonl").write_text(json.dumps({"file": "row-7", "articles": [article]}) + "\n", encoding="utf-8")
    gold, report = tmp_path / "gold.jsonl", tmp_path / "report.json"
    options = ["--articles", str(tmp_path / "rows.jsonl"), "--extractor", "llm", "--out", str(report), "--quiet"]

    result = CliRunner().invoke(app, ["evaluate", str(gold), *options])

    assert result.exit_code == 0, result.output
    assert len(server.requests) == 1
    assert "row-7" in report.read_text(encoding="utf-8")
