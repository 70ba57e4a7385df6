"""Files that a QTI question outside a package refers to: texts that questions share, and pictures."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

from tni.core.format_errors import FileFormatError
from tni.formats.banks.files_beside import FilesBeside
from tni.formats.text_decoding import decode_text

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".svg")
_SHARED = re.compile(
    r"""<(?:\w+:)?(?:qti-assessment-stimulus-ref|assessmentStimulusRef)\b[^<>]*?\bhref\s*=\s*["']([^"'<>]*)"""
)
_PICTURE = re.compile(r"""<(?:\w+:)?(?:img|object)\b[^<>]*?\b(?:src|data)\s*=\s*["']([^"'<>]*)""")


def read_referenced(beside: FilesBeside, data: bytes) -> None:
    """Read the shared texts and the pictures of a question. data: its own content. Raises: FileTooLargeError."""
    text = _decoded(data)
    _read_pictures(beside, text, "")
    for name in _names(_SHARED, text, ""):
        shared = beside.read(name)
        if shared is not None:
            _read_pictures(beside, _decoded(shared), posixpath.dirname(name))


def _read_pictures(beside: FilesBeside, text: str, folder: str) -> None:
    for name in _names(_PICTURE, text, folder):
        if name.lower().endswith(PICTURES):
            beside.read(name)


def _names(pattern: re.Pattern[str], text: str, folder: str) -> Iterator[str]:
    """Yield the names of files, from the question's folder."""
    for found in pattern.finditer(text):
        source = unquote(unescape(found[1]).partition("#")[0]).strip()
        if source and ":" not in source:
            yield posixpath.normpath(posixpath.join(folder, source))


def _decoded(data: bytes) -> str:
    try:
        return decode_text(data)
    except FileFormatError:
        return ""
