"""Files of a lesson that is being read from another program's file, each kept once."""

from __future__ import annotations

from hashlib import sha256

from tni.api.formats import FormatError, PlainFile
from tni.files.picture_errors import PictureError
from tni.formats.lessons.ruled_paper import IsometricPaper, isometric_picture
from tni.formats.picture_reader import picture_size_px, read_picture

MOST_BYTES = 256_000_000
MOST_PAPERS = 20
SVG_PX = 1600
_KEPT = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg", b"GIF87a": "gif", b"GIF89a": "gif"}
_SVG_HEAD = 4096
_LEAST_DRAWN = 8
"""Bytes below which there is no picture."""


class ImportFiles:
    """Files by their content. Those beyond MOST_BYTES are refused. svg_px: longer side of a drawn SVG."""

    def __init__(self, svg_px: int = SVG_PX) -> None:
        self._svg_px = svg_px
        self._names: dict[bytes, str] = {}
        self._files: list[PlainFile] = []
        self._pictures: dict[bytes, str | None] = {}
        self._papers: dict[IsometricPaper, str | None] = {}
        self._left = MOST_BYTES

    @property
    def files(self) -> tuple[PlainFile, ...]:
        return tuple(self._files)

    def add(self, data: bytes, ending: str) -> str | None:
        """Keep a file, and return its name; None for one that is empty or too much. ending: of its name, without a
        dot."""
        if not data:
            return None
        digest = sha256(data).digest()
        name = self._names.get(digest)
        if name is None:
            if len(data) > self._left:
                return None
            self._left -= len(data)
            name = self._names[digest] = f"{digest.hex()[:16]}.{ending}"
            self._files.append(PlainFile(name, data))
        return name

    def add_picture(self, data: bytes) -> str | None:
        """Keep a picture, converted to PNG or JPEG if it is of another kind, and return its name; None for what is no
        picture that can be read."""
        digest = sha256(data).digest()
        if digest not in self._pictures:
            self._pictures[digest] = self._picture(data)
        return self._pictures[digest]

    def add_paper(self, paper: IsometricPaper) -> str | None:
        """Draw a ruled paper, and return its picture's name; None if it cannot be, or others have been drawn
        already."""
        if paper not in self._papers and len(self._papers) < MOST_PAPERS:
            drawn = isometric_picture(paper)
            self._papers[paper] = self.add(drawn, "png") if drawn else None
        return self._papers.get(paper)

    def _picture(self, data: bytes) -> str | None:
        if len(data) < _LEAST_DRAWN:
            return None
        ending = next((ending for begin, ending in _KEPT.items() if data.startswith(begin)), None)
        if ending is not None and picture_size_px(data) is not None:
            return self.add(data, ending)
        if b"<svg" in data[:_SVG_HEAD]:
            return self._svg(data)
        try:
            read = read_picture(data)
        except PictureError:
            return None
        return self.add(read.data, "png" if read.media_type == "image/png" else "jpg")

    def _svg(self, data: bytes) -> str | None:
        from tni.formats.lessons.svg_picture import draw_svg  # loads the painter

        try:
            return self.add(draw_svg(data, self._svg_px).png, "png")
        except FormatError:
            return None
