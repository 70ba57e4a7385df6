"""Files that lie beside another program's file, and belong to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tni.files.regular_file import open_regular
from tni.services.lesson.lesson_formats import FILE_BYTES

_SUFFIXES = (".xopp", ".xoj")
_BEGINNINGS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff")
_LONGEST_BEGINNING = 8
MOST_FILES = 50


def with_files_beside(path: Path, data: bytes) -> bytes:
    """Return the bytes of a file with its own files beside it: the PDF and pictures behind the pages of Xournal++,
    which have its name. The bytes are as they were where there are none."""
    if path.suffix.lower() not in _SUFFIXES:
        return data
    from tni.formats.lessons.xopp_beside import ZIP, with_files  # only such files need it

    if data.startswith(ZIP):
        return data  # has its files
    found: dict[str, bytes] = {}
    left = FILE_BYTES - len(data)
    for name in _own_names(path):
        content = _content(path, name, left)
        if content:
            found[name] = content
            left -= len(content)
        if len(found) >= MOST_FILES:
            break
    return with_files(data, found) if found else data


def _own_names(path: Path) -> Iterator[str]:
    """Yield the names of the files beside another that may be its own."""
    from tni.formats.lessons.xopp_beside import is_attached, pdf_name

    yield pdf_name(path.name)
    try:
        names = sorted(one.name for one in path.parent.iterdir() if is_attached(path.name, one.name))
    except OSError:
        return
    yield from names


def _content(path: Path, name: str, most: int) -> bytes:
    """Return what is in a file beside another, nothing of one that is not there, is no PDF or picture, or is too
    large. A link
    would lead out of the folder: whoever packed it with the document would choose among the teacher's files."""
    try:
        with open_regular(path.with_name(name), follows=False) as file:
            begin = file.read(_LONGEST_BEGINNING)
            content = begin + file.read(max(most, 0)) if begin.startswith(_BEGINNINGS) else b""
    except (OSError, ValueError):
        return b""
    return content if len(content) <= most else b""
