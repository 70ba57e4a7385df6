"""Marks in the content of a PDF page that say which operators draw which part.

QPdfWriter knows no tags. So a rectangle far beyond the page is drawn where another part begins, which leaves operators
of its own that no drawing has; then each is replaced by the operators that begin and end marked content (PDF 32000-1,
14.6).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from tni.render.pdf_structure import PageStructure
from tni.render.print_page import DrawnPart, PartKind
from tni.render.raster.painter_state import saved_state

MARK_X = -3_000_000
"""Place of marks, in units of the device: 30 m left of the page, where nothing is drawn."""
_RUNNING = -1
"""Owner of what is on many pages, as headers and footers are: an artifact of pagination (PDF 32000-1, 14.8.2.2.2)."""
_MARK = re.compile(rb"(?m)^%d (\d+) 1 1 re\nf\nQ\n" % MARK_X)


@dataclass(slots=True)
class ContentMarks:
    """Marks of a page while it is painted. structure: gets the numbers of the marked contents."""

    structure: PageStructure
    _owners: list[int | None] = field(default_factory=list)
    """For each mark, the node of the structure to which belongs what is drawn after it; None for decoration, _RUNNING
    for what is on many pages."""

    def begin(self, painter: QPainter, part: DrawnPart) -> None:
        """Say that what is painted from now on is this part of the page."""
        owner = self.structure.owner(part)
        if owner is None and part.place in self.structure.running:
            owner = _RUNNING
        if not self._owners or owner != self._owners[-1]:
            self._put(painter, owner)

    def end(self, painter: QPainter) -> None:
        """Say that the page is painted."""
        self._put(painter, None)

    def _put(self, painter: QPainter, owner: int | None) -> None:
        with saved_state(painter):
            painter.resetTransform()
            painter.fillRect(QRectF(MARK_X, len(self._owners), 1, 1), Qt.GlobalColor.black)
        self._owners.append(owner)

    def replaced(self, content: bytes) -> bytes | None:
        """Return the content of the page with marked content in the place of marks; None where a mark is missing."""
        if [int(number) for number in _MARK.findall(content)] != list(range(len(self._owners))):
            return None
        count = 0

        def operators(found: re.Match[bytes]) -> bytes:
            nonlocal count
            number = int(found[1])
            ended = b"EMC\n" if number else b""
            if number == len(self._owners) - 1:
                return b"Q\n" + ended
            owner = self._owners[number]
            if owner is None:
                return b"Q\n" + ended + b"/Artifact BMC\n"
            if owner == _RUNNING:
                return b"Q\n" + ended + b"/Artifact <</Type /Pagination>> BDC\n"
            self.structure.add_content(owner, count)
            count += 1
            name = self.structure.name(owner).encode()
            return b"Q\n%s/%s <</MCID %d>> BDC\n" % (ended, name, count - 1)

        return _MARK.sub(operators, content)


@dataclass(frozen=True, slots=True)
class TextMarks:
    """Marks of the parts of a text; implements `tni.render.text_layout.TextParts`."""

    marks: ContentMarks
    place: int

    def paragraph(self, painter: QPainter, number: int) -> None:
        self.marks.begin(painter, DrawnPart(self.place, PartKind.PARAGRAPH, number))

    def sign(self, painter: QPainter, number: int) -> None:
        self.marks.begin(painter, DrawnPart(self.place, PartKind.SIGN, number))

    def formula(self, painter: QPainter, number: int, latex: str) -> None:
        self.marks.begin(painter, DrawnPart(self.place, PartKind.FORMULA, number, latex))


def marked_pages(contents: Sequence[bytes], marks: Sequence[ContentMarks]) -> list[bytes] | None:
    """Return the contents of all pages with marked content; None where a mark of any page is missing."""
    found = [one.replaced(content) for one, content in zip(marks, contents, strict=True)]
    whole = [content for content in found if content is not None]
    return whole if len(whole) == len(found) else None
