"""PDF of an entry's pages as it was written for it: what tells it from that of the entry after a change."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tni.core.digest import sha256
from tni.core.ids import PageId

if TYPE_CHECKING:
    from tni.cahier.entry import CahierEntry

_OF_ITS_WRITING = re.compile(
    rb"D:\d{14}[^)]{0,8}|\d{4}-\d\d-\d\dT[\d:]{8}(?:[+-]\d\d:\d\d|Z)?|uuid:[0-9a-f-]{36}|/ID ?\[[^]]{0,200}\]"
)
"""Dates and numbers that differ each time that a PDF is written."""


@dataclass(frozen=True, slots=True)
class WrittenPdf:
    """PDF that was written for an entry. shown: `shown_mark` of the entry then. sha256: of the file, hexadecimal.
    pages: those in it, since some of the entry's may be gone. content: `content_mark` of the file, "" where it was
    noted by an earlier trial version."""

    shown: str
    sha256: str
    pages: tuple[PageId, ...] = ()
    content: str = ""


def content_mark(pdf: bytes) -> str:
    """Return what tells a PDF from one with other contents, but not from the same one that is written again."""
    return sha256(_OF_ITS_WRITING.sub(b"", pdf)).hex()


def shown_mark(entry: CahierEntry) -> str:
    """Return what tells the PDF of an entry from that of the same one before it was changed: all that the PDF takes
    from the entry, its pages in their order and its title."""
    return sha256(json.dumps([entry.title, *entry.pages]).encode()).hex()
