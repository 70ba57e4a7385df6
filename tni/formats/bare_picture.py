"""Pictures without what no screen shows: remarks, private blocks, and bytes after their end."""

from __future__ import annotations

import re
from collections.abc import Iterator

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
_SHOWN = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs", b"bKGD")
)
_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
"""Within the coded lines of a JPEG: 0 is a stuffed byte, D0 to D7 go on with the lines, FF fills."""
_SCAN, _END, _REMARK = 0xDA, 0xD9, 0xFE
_APP = range(0xE0, 0xF0)
_JFIF_BYTES = 14
_KEPT_APPS = ((0xE0, b"JFIF\0"), (0xE2, b"ICC_PROFILE\0"), (0xEE, b"Adobe"))
"""Blocks of programs that colours depend on."""


def bare_picture(data: bytes) -> bytes | None:
    """Return a PNG or JPEG with the same pixels and nothing beside them, the same bytes where there is nothing; None
    for one that has no end, which has to be coded anew."""
    parts = list(_png_parts(data) if data.startswith(PNG) else _jpeg_parts(data))
    return None if parts[-1] is None else b"".join(part for part in parts if part is not None)


def _png_parts(data: bytes) -> Iterator[bytes | None]:
    """Yield the parts to keep; None at the end of one that does not end."""
    yield PNG
    at = len(PNG)
    while at + 12 <= len(data):
        name, end = data[at + 4 : at + 8], at + 12 + int.from_bytes(data[at : at + 4])
        if end > len(data):
            break
        if name in _SHOWN:
            yield data[at:end]
        if name == b"IEND":
            return
        at = end
    yield None


def _jpeg_parts(data: bytes) -> Iterator[bytes | None]:
    """Yield the parts to keep; None at the end of one that does not end."""
    yield JPEG
    at, in_scan = len(JPEG), False
    while found := _MARKER.search(data, at):
        code, begin = data[found.start() + 1], found.start()
        if in_scan:
            yield data[at:begin]  # its coded lines
        if code == _END:
            yield data[begin : begin + 2]
            return
        end = begin + 2 + int.from_bytes(data[begin + 2 : begin + 4])
        if end < begin + 4 or end > len(data):
            break
        if _is_kept(code, data[begin + 4 : end]):
            yield data[begin:end]
        at, in_scan = end, in_scan or code == _SCAN
    yield None


def _is_kept(code: int, content: bytes) -> bool:
    if code == _APP[0] and len(content) > _JFIF_BYTES:
        return False  # has a small picture of its own, perhaps of before a crop
    if code in _APP:
        return any(code == kept and content.startswith(word) for kept, word in _KEPT_APPS)
    return code != _REMARK
