"""Pictures of a lesson that is read: each file once, in a form that a page can show."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256

from tni.api.formats import FormatError, PlainFile
from tni.files.picture_errors import PictureError
from tni.formats.lessons.svg_picture import draw_svg
from tni.formats.picture_reader import picture_size_px, read_picture

FILES_BYTES = 400_000_000
_KEPT = ((b"\x89PNG\r\n\x1a\n", ".png"), (b"\xff\xd8\xff", ".jpg"), (b"GIF8", ".gif"))


@dataclass(frozen=True, slots=True)
class ImportedPicture:
    """Picture among the files of a lesson. width_px, height_px: upright, in CSS pixels for an SVG."""

    name: str
    width_px: float
    height_px: float


@dataclass(slots=True)
class ImportedPictures:
    """Files of a lesson, by what is in them."""

    _files: dict[str, PlainFile] = field(default_factory=dict)
    _known: dict[bytes, ImportedPicture | None] = field(default_factory=dict)
    _bytes: int = 0

    @property
    def files(self) -> tuple[PlainFile, ...]:
        return tuple(self._files.values())

    def add(self, data: bytes) -> ImportedPicture | None:
        """Take in a picture file; None for what is none that can be shown, or too much in all."""
        key = sha256(data).digest()
        if key not in self._known:
            self._known[key] = self._added(data)
        return self._known[key]

    def add_file(self, data: bytes, ending: str) -> str:
        """Take in another file, such as a sound. Return its name, "" if it is too much."""
        name = sha256(data).hexdigest()[:24] + ending
        return name if name in self._files or self._take(PlainFile(name, data)) else ""

    def _added(self, data: bytes) -> ImportedPicture | None:
        shown = _shown(data)
        if shown is None:
            return None
        data, ending, size = shown
        name = sha256(data).hexdigest()[:24] + ending
        if name not in self._files and not self._take(PlainFile(name, data)):
            return None
        return ImportedPicture(name, *size)

    def _take(self, file: PlainFile) -> bool:
        if self._bytes + len(file.data) > FILES_BYTES:
            return False
        self._bytes += len(file.data)
        self._files[file.name] = file
        return True


def _shown(data: bytes) -> tuple[bytes, str, tuple[float, float]] | None:
    """Return the bytes of a picture as a page can show it, the end of its name and its size."""
    for begin, ending in _KEPT:
        if data.startswith(begin):
            size = picture_size_px(data)
            return (data, ending, size) if size is not None and min(size) > 0 else None
    if b"<svg" in data[:4000] or b"<!DOCTYPE svg" in data[:4000] or data.startswith(b"\x1f\x8b"):
        try:
            drawn = draw_svg(data)
        except FormatError:
            return None
        return drawn.png, ".png", (drawn.width_px, drawn.height_px)
    try:
        picture = read_picture(data)
    except PictureError:
        return None
    ending = ".png" if picture.media_type == "image/png" else ".jpg"
    return picture.data, ending, (picture.width_px, picture.height_px)
