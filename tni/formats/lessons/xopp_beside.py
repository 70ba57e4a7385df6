"""Files that lie beside a document of Xournal++, which names them, and the package that takes them in.

Xournal++ keeps the path of a PDF behind its pages, or copies it to a second file; a document alone has neither. Only
files of the document's own name are its own, as `cours.pdf` beside `cours.xopp`: a stranger's document must not choose
which of the teacher's files come into a lesson. The names are found in the bytes: they are parsed in a process of their
own.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from html import unescape
from pathlib import PurePosixPath, PureWindowsPath

from tni.api.formats import FormatError
from tni.formats.lessons.gzip_bytes import GZIP, unpack_gzip

BESIDE = "beside/"
"""Folder of a package in which such files are."""
MOST_XML, MOST_FILES = 100_000_000, 50
_BACKGROUND = re.compile(rb"<background\b([^<>]{1,4000})>")
_FILE_NAME = re.compile(rb"""\bfilename\s*=\s*["']([^"'<>]{1,1000})["']""")
_ATTACHED = re.compile(rb"""\bdomain\s*=\s*["']attach["']""")
_PDF = re.compile(rb"""\btype\s*=\s*["']pdf["']""")
_CLONE = re.compile(rb"""\bdomain\s*=\s*["']clone["']""")


def file_name(path: str) -> str:
    """Return the last part of a path of any system."""
    return PurePosixPath(PureWindowsPath(path).as_posix()).name or "?"


def pdf_name(name: str) -> str:
    """Return the name that a PDF behind the pages of a document has beside it."""
    return f"{PurePosixPath(name).stem.removesuffix('.pdf')}.pdf"


def files_named(data: bytes, name: str) -> Mapping[str, str]:
    """Return the names of the files beside a document of this name that are its own, with their names in its
    package."""
    xml = _xml(data)
    found: dict[str, str] = {}
    for background in _BACKGROUND.finditer(xml):
        path = _FILE_NAME.search(background[1])
        if path is None or _CLONE.search(background[1]):
            continue
        last = file_name(unescape(path[1].decode("utf-8", "replace")))
        if _ATTACHED.search(background[1]):
            found[f"{name}.{last}"] = BESIDE + last
        elif _PDF.search(background[1]):
            found[pdf_name(name)] = BESIDE + last
        if len(found) >= MOST_FILES:
            break
    return found


def with_files(data: bytes, files: Mapping[str, bytes]) -> bytes:
    """Return a document as a package that has these files, by their names in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        for name, content in {"content.xml": _xml(data), **files}.items():
            package.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()


def _xml(data: bytes) -> bytes:
    """Return the XML of a document that is no package; nothing for what is none, or very large."""
    if not data.startswith(GZIP):
        return data if data.lstrip()[:1] == b"<" and len(data) <= MOST_XML else b""
    try:
        return unpack_gzip(data, MOST_XML)[0]
    except FormatError:
        return b""
