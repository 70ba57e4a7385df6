"""Files that lie beside a document of Xournal++, which names them, and the package that takes them in.

Xournal++ keeps the path of a PDF behind its pages, or copies it to a second file; a document alone has neither. Only
files of the document's own name are its own, as `cours.pdf` beside `cours.xopp`: a stranger's document must not choose
which of the teacher's files come into a lesson. They are found by its name, and what it says is not looked at: it is
unpacked and read in a process of its own, which takes the files that it needs.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import PurePosixPath, PureWindowsPath

_BESIDE = "beside/"
"""Folder of a package in which such files are."""
CONTENT = "content.xml"
"""The document itself, in a package."""
ZIP = b"PK\x03\x04"


def file_name(path: str) -> str:
    """Return the last part of a path of any system."""
    return PurePosixPath(PureWindowsPath(path).as_posix()).name or "?"


def pdf_name(name: str) -> str:
    """Return the name that a PDF behind the pages of a document has beside it."""
    return f"{PurePosixPath(name).stem.removesuffix('.pdf')}.pdf"


def attached_name(name: str, path: str) -> str:
    """Return the name that a picture or PDF attached to a document has beside it. path: what the document tells."""
    return f"{name}.{file_name(path)}"


def is_attached(name: str, other: str) -> bool:
    """Return whether a file of this other name may be attached to a document."""
    return other.startswith(f"{name}.")


def packed_name(name: str) -> str:
    """Return the name in a package of a file beside the document; on Linux a name may be no text."""
    return _BESIDE + name.encode("utf-8", "xmlcharrefreplace").decode()


def with_files(data: bytes, files: Mapping[str, bytes]) -> bytes:
    """Return a document as a package that has these files, by their names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        package.writestr(zipfile.ZipInfo(CONTENT), data)
        for name, content in files.items():
            package.writestr(zipfile.ZipInfo(packed_name(name)), content)
    return out.getvalue()
