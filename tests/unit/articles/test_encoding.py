from __future__ import annotations

import codecs

import pytest

from extract.articles.encoding import UnknownEncodingError, decode_bytes, find_wide_encoding, score_arabic

REPORT = (
    "أعلن الوسيط المحلي أن الطرفين تبادلا ستة أسرى عند الجسر القديم، وأن المرحلة الثانية مؤجلة إلى الأسبوع المقبل.\n"
    "وقال شهود إن الحافلات عادت فارغة بعد انتظار طويل؛ ولم يصدر بيان رسمي حتى ظهر الخميس.\n"
)
SHORT = "تبادل أسرى في المدينة"


@pytest.mark.parametrize("text", [REPORT, SHORT], ids=["report", "headline"])
@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256", "iso8859_6", "mac_arabic"],
)
def test_undeclared_encoding_is_recognised(text: str, encoding: str) -> None:
    assert decode_bytes(text.encode(encoding)).text == text


@pytest.mark.parametrize("bom", [codecs.BOM_UTF16_BE], ids=["utf-16-be"])
def test_byte_order_mark_is_not_part_of_the_text(bom: bytes) -> None:
    assert decode_bytes(bom + REPORT.encode("utf-16-be")).text == REPORT


def test_wrong_declaration_is_not_believed() -> None:
    assert decode_bytes(REPORT.encode("cp1256"), declared="iso-8859-1").text == REPORT


@pytest.mark.parametrize(
    "declared",
    ["no-such-code", "rot13", "hex", "", "punycode", "unicode_escape", "idna"],
    ids=["unknown", "no bytes", "binary", "empty", "of names", "of code", "of names, too"],
)
def test_nonsense_declaration_does_no_harm(declared: str) -> None:
    assert decode_bytes(REPORT.encode("cp1256"), declared=declared).text == REPORT


def test_few_broken_bytes_do_not_change_the_encoding() -> None:
    data = REPORT.encode()
    decoded = decode_bytes(data[:101] + b"\xff" + data[101:])
    assert decoded.encoding == "utf-8"
    assert decoded.text.count("\ufffd") in (1, 2, 3)
    assert decoded.text.endswith(REPORT[-60:])


def test_latin_digits_and_marks_stay_in_windows_1256() -> None:
    text = "خرج 11 أسيراً (بينهم 3 جرحى) — «دفعة أولى»، بحسب EK9."
    assert decode_bytes(text.encode("cp1256")).text == text


@pytest.mark.parametrize(
    "data",
    [bytes(range(1, 32)) * 40, b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 30],
    ids=["control characters", "picture"],
)
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(UnknownEncodingError):
        decode_bytes(data)


def test_other_script_is_decoded_not_mistaken_for_arabic() -> None:
    text = "Les deux parties ont échangé des prisonniers près de la rivière, a annoncé le médiateur à la presse.\n"
    assert score_arabic(decode_bytes((text * 5).encode("cp1252")).text) < 0


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [("utf-16-le", "utf-16-le"), ("utf-16-be", "utf-16-be"), ("utf-8", None), ("cp1256", None)],
)
def test_wide_encoding_shows_in_the_first_bytes(encoding: str, expected: str | None) -> None:
    assert find_wide_encoding(REPORT.encode(encoding)[:120]) == expected
