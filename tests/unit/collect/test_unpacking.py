from __future__ import annotations

import gzip
import zlib

import pytest

from extract.collect.failure import CollectError
from extract.collect.unpacking import inflate, unpack_body

TEXT = "تبادل أسرى ".encode() * 500


@pytest.mark.parametrize(
    "packed",
    [
        pytest.param(gzip.compress(TEXT), id="gzip"),
        pytest.param(gzip.compress(TEXT[:100]) + gzip.compress(TEXT[100:]), id="gzip of two members"),
        pytest.param(gzip.compress(TEXT) + b"\0" * 30, id="padding after it"),
        pytest.param(zlib.compress(TEXT), id="zlib"),
        pytest.param(zlib.compress(TEXT)[2:-4], id="bare deflate"),
    ],
)
def test_what_is_packed_is_unpacked(packed: bytes) -> None:
    assert inflate(packed, most_bytes=len(TEXT)) == TEXT


@pytest.mark.parametrize(
    ("packed", "reason"),
    [
        pytest.param(gzip.compress(b"\0" * 10_000_000), "too_large", id="a bomb"),
        pytest.param(gzip.compress(b"\0" * 6_000) * 3, "too_large", id="a bomb in members"),
        pytest.param(gzip.compress(TEXT)[:-9], "cut_off", id="cut off"),
        pytest.param(gzip.compress(TEXT)[:30] + b"\xff" * 99, "unreadable", id="broken"),
        pytest.param(b"\xff" * 99, "unreadable", id="something else"),
    ],
)
def test_what_cannot_be_unpacked_is_told(packed: bytes, reason: str) -> None:
    with pytest.raises(CollectError) as caught:
        inflate(packed, most_bytes=len(TEXT))

    assert caught.value.reason == reason


def test_codings_are_undone_in_turn_and_their_number_is_limited() -> None:
    twice = gzip.compress(zlib.compress(TEXT))

    assert unpack_body(twice, content_encoding="deflate, gzip", most_bytes=len(TEXT)) == TEXT
    with pytest.raises(CollectError, match="packed as"):
        unpack_body(twice, content_encoding="gzip, " * 4, most_bytes=len(TEXT))
