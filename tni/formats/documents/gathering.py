"""Text of a document while it is gathered from its parts, within limits."""

from __future__ import annotations

import re

from tni.core.document_text import DocumentText, Unread
from tni.formats.documents.spelt_accents import with_accents

MOST_LETTERS = 3_000_000
"""Letters of a file that are read: some 1,500 pages."""
MOST_BYTES = 1 << 29
"""Bytes of all parts of a document that are unpacked."""
LARGE_PICTURE = 15_000
"""Bytes from which a picture may be a photo or a scan, also one in black and white, and no logo."""
LETTERS_BESIDE = 200
"""Letters for each large picture from which a document says more than its pictures."""
_LINE_ENDS = re.compile(r"[\r\n]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class FullError(Exception):
    """The document is longer than what is read; what was gathered stands."""


class Gathering:
    """Text of one file and of all that is packed in it."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._said = 0
        self._left = MOST_LETTERS
        self._bytes_left = MOST_BYTES
        self._has_picture, self._large_pictures = False, 0
        self._unread: Unread | None = None

    def add(self, text: str) -> None:
        """Add a part that stands by itself. Raises: FullError."""
        self._said += self._add(text)

    def add_beside(self, text: str) -> None:
        """Add what stands in a document besides its text, so that a picture says no less for it. Raises: FullError."""
        self._add(text)

    def _add(self, text: str) -> int:
        """Return the letters that were added. Raises: FullError."""
        lines = map(str.strip, _LINE_ENDS.split(_CONTROL.sub(" ", with_accents(text))))
        said = "\n".join(filter(None, lines))
        if said:
            self._pieces.append(said[: self._left])
            self._left -= len(said) + 1
        if self._left <= 0:
            self.miss(Unread.LONG)
            raise FullError
        return len(said)

    def take(self, size: int) -> None:
        """Count bytes that are about to be unpacked. Raises: FullError."""
        self._bytes_left -= size
        if self._bytes_left < 0:
            self.miss(Unread.LONG)
            raise FullError

    def miss(self, reason: Unread) -> None:
        """Note that something is not read. The first reason is told."""
        self._unread = self._unread or reason

    def see_picture(self, size: int) -> None:
        """Note a picture in the document, by its bytes."""
        self._has_picture |= size > 0
        self._large_pictures += size >= LARGE_PICTURE

    def found(self) -> DocumentText:
        """Return what was gathered."""
        if self._said < self._large_pictures * LETTERS_BESIDE or (self._has_picture and not self._said):
            self.miss(Unread.PICTURE)
        return DocumentText("\n".join(self._pieces), self._unread)
