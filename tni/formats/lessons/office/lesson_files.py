"""Files of a lesson while a package is read: each part is taken over once, pictures as PNG, JPEG or GIF."""

from __future__ import annotations

import io
import posixpath
from collections.abc import Callable
from hashlib import sha256

from tni.api.formats import FormatError, PlainFile
from tni.files.picture_errors import PictureError
from tni.formats.picture_reader import picture_size_px, read_picture

_AS_THEY_ARE = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a")
_TIFF = (b"II*\0", b"MM\0*")
_SVG_HEAD = 4096
_MOST_PIXELS = 80_000_000
MOST_BYTES = 400_000_000


class LessonFiles:
    """Files of the lesson, by the parts of the package that they come from. load: returns the bytes of a part."""

    def __init__(self, load: Callable[[str], bytes | None]) -> None:
        self._load = load
        self._names: dict[str, str] = {}
        self._files: dict[str, bytes] = {}
        self._left = MOST_BYTES

    @property
    def files(self) -> tuple[PlainFile, ...]:
        return tuple(PlainFile(name, data) for name, data in self._files.items())

    def picture(self, part: str) -> str:
        """Return the name of the file of a picture; "" if it is none that the program shows."""
        return self._taken(f"picture:{part}", part, _converted)

    def media(self, part: str) -> str:
        """Return the name of the file of a sound or film, with its own ending; "" if it is missing."""
        return self._taken(f"media:{part}", part, lambda data: (data, posixpath.splitext(part)[1].lower()))

    def drawn(self, name: str, png: bytes) -> str:
        """Keep a picture that was drawn while reading. Return the name of its file, "" if it is too much."""
        key = f"drawn:{sha256(png).hexdigest()}"
        if key not in self._names:
            self._names[key] = self._stored(name, png, ".png")
        return self._names[key]

    def size_px(self, name: str) -> tuple[int, int] | None:
        """Return the size of a picture that was taken."""
        return picture_size_px(self._files.get(name, b""))

    def _taken(self, key: str, part: str, convert: Callable[[bytes], tuple[bytes, str] | None]) -> str:
        if key not in self._names:
            data = self._load(part)
            found = convert(data) if data else None
            self._names[key] = "" if found is None else self._stored(part, *found)
        return self._names[key]

    def _stored(self, part: str, data: bytes, ending: str) -> str:
        self._left -= len(data)
        if self._left < 0:
            return ""
        base = posixpath.splitext(posixpath.basename(part))[0] or "fichier"
        name, count = f"{base}{ending}", 1
        while name in self._files:
            count += 1
            name = f"{base}-{count}{ending}"
        self._files[name] = data
        return name


def _converted(data: bytes) -> tuple[bytes, str] | None:
    """Return a picture as the program shows it, with the ending of its kind; None for what is none."""
    if data.startswith(_AS_THEY_ARE):
        if picture_size_px(data) is None:
            return None
        return data, ".png" if data[:1] == b"\x89" else ".jpg" if data[:1] == b"\xff" else ".gif"
    if b"<svg" in data[:_SVG_HEAD] or data.startswith(b"\x1f\x8b"):
        return _drawn(data)
    if data.startswith(_TIFF):
        data = _tiff_as_png(data)
    try:
        read = read_picture(data)
        return read.data, ".jpg" if read.media_type == "image/jpeg" else ".png"
    except PictureError:
        return None


def _drawn(data: bytes) -> tuple[bytes, str] | None:
    from tni.formats.lessons.svg_picture import draw_svg

    try:
        return draw_svg(data).png, ".png"
    except FormatError:
        return None


def _tiff_as_png(data: bytes) -> bytes:
    from PIL.TiffImagePlugin import TiffImageFile

    try:
        with TiffImageFile(io.BytesIO(data)) as image:
            if image.width * image.height > _MOST_PIXELS:
                return b""
            out = io.BytesIO()
            image.convert("RGBA").save(out, "PNG")
            return out.getvalue()
    except Exception:  # noqa: BLE001 - Pillow raises anything on a damaged file
        return b""
