"""Unpacking gzip and deflate up to a size: what unpacks to more is a bomb, or no page."""

from __future__ import annotations

import zlib
from typing import Final

from extract.collect.failure import CollectError

_GZIP_MAGIC: Final = b"\x1f\x8b"
_GZIP_OR_ZLIB: Final = zlib.MAX_WBITS | 32
_KNOWN: Final = frozenset({"gzip", "x-gzip", "deflate"})
_MOST_CODINGS: Final = 3


def unpack_body(body: bytes, *, content_encoding: str, most_bytes: int) -> bytes:
    """Return the body of a response without its content codings.

    Args:
        body: As it came.
        content_encoding: The header, empty where there is none.
        most_bytes: More than this is not unpacked.

    Raises:
        CollectError: If it is packed in another way, breaks off, or is too large.
    """
    names = [name.strip().lower() for name in content_encoding.split(",")]
    codings = [name for name in names if name not in ("", "identity")]
    if len(codings) > _MOST_CODINGS or not _KNOWN.issuperset(codings):
        raise CollectError("unsupported", f"packed as {content_encoding[:80]}")
    for coding in reversed(codings):
        if coding == "deflate" or body.startswith(_GZIP_MAGIC):  # some servers only say that they pack
            body = inflate(body, most_bytes=most_bytes)
    return body


def inflate(data: bytes, *, most_bytes: int) -> bytes:
    """Unpack gzip (of one or more members), zlib or bare deflate data.

    Raises:
        CollectError: If it breaks off, is no such data, or unpacks to more than `most_bytes`.
    """
    parts: list[bytes] = []
    size = 0
    try:
        while data:
            is_packed = data.startswith(_GZIP_MAGIC) or _looks_like_zlib(data)
            if parts and not is_packed:
                break  # padding after the last member
            unpacker = zlib.decompressobj(_GZIP_OR_ZLIB if is_packed else -zlib.MAX_WBITS)
            part = unpacker.decompress(data, most_bytes - size + 1)
            parts.append(part)
            size += len(part)
            if size > most_bytes:
                raise CollectError("too_large", f"unpacks to more than {most_bytes:,} bytes")
            if not unpacker.eof:
                raise CollectError("cut_off", "the packed data break off")
            data = unpacker.unused_data
    except zlib.error as error:
        raise CollectError("unreadable", f"the packed data are broken: {error}") from error
    return b"".join(parts)


def is_gzip(data: bytes) -> bool:
    """Tell whether data are a gzip file."""
    return data.startswith(_GZIP_MAGIC)


def _looks_like_zlib(data: bytes) -> bool:
    """Tell whether data begin with a zlib header (RFC 1950, section 2.2)."""
    return len(data) > 1 and data[0] & 0x0F == 8 and (data[0] << 8 | data[1]) % 31 == 0
