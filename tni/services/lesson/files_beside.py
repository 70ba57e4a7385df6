"""Files that lie beside another program's file, and belong to it."""

from __future__ import annotations

from pathlib import Path

from tni.files.regular_file import open_regular
from tni.services.lesson.lesson_formats import FILE_BYTES

_SUFFIXES = (".xopp", ".xoj")
_BEGINNINGS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff")


def with_files_beside(path: Path, data: bytes) -> bytes:
    """Return the bytes of a file with its own files beside it: the PDF and pictures behind the pages of Xournal++,
    which have its name. The bytes are as they were where there are none."""
    if path.suffix.lower() not in _SUFFIXES:
        return data
    from tni.formats.lessons.xopp_beside import files_named, with_files  # only such files need it

    found: dict[str, bytes] = {}
    left = FILE_BYTES - len(data)
    for name, packed in files_named(data, path.name).items():
        content = _content(path, name, left)
        if content.startswith(_BEGINNINGS):
            found[packed] = content
            left -= len(content)
    return with_files(data, found) if found else data


def _content(path: Path, name: str, most: int) -> bytes:
    """Return what is in a file beside another, nothing of one that is not there, is no file, or is too large. A link
    would lead out of the folder: whoever packed it with the document would choose among the teacher's files."""
    try:
        with open_regular(path.with_name(name), follows=False) as file:
            content = file.read(max(most, 0) + 1)
    except (OSError, ValueError):
        return b""
    return content if len(content) <= most else b""
