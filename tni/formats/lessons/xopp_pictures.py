"""Pictures as Xournal++ has them: upright, whole, opaque ones in a box. What else ours have is drawn into the
pixels."""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL import Image

from tni.api.formats import PlainPicture
from tni.files.picture_errors import PictureError
from tni.formats.lessons.item_boxes import turned_corners
from tni.formats.picture_reader import read_picture

_KEPT = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_LEAST_TURN = 0.01
_LEAST_PX_PER_MM, _MOST_PX = 6.0, 3000


@dataclass(frozen=True, slots=True)
class UprightPicture:
    """Picture in its box, in mm. data: PNG or JPEG. is_redrawn: its pixels are others than in the file."""

    data: bytes
    left: float
    top: float
    right: float
    bottom: float
    is_redrawn: bool


def upright_picture(picture: PlainPicture, data: bytes) -> UprightPicture | None:
    """Return a picture as Xournal++ shows it; None for one that cannot be read."""
    turn = picture.turn % 360.0
    is_plain = picture.crop == (0.0, 0.0, 0.0, 0.0) and picture.opacity >= 1 and not picture.is_mirrored
    is_upright = min(turn, 360.0 - turn) < _LEAST_TURN
    box = _turned_box(picture)
    if is_plain and is_upright and data.startswith(_KEPT):
        return UprightPicture(data, *box, False)
    try:
        image = Image.open(io.BytesIO(read_picture(data).data)).convert("RGBA")
    except (PictureError, OSError, ValueError):
        return None
    left, top, right, bottom = (min(max(part, 0.0), 1.0) for part in picture.crop)
    if left + right < 1 and top + bottom < 1:
        wide, high = image.size
        part = round(left * wide), round(top * high), round((1 - right) * wide), round((1 - bottom) * high)
        image = image.crop((part[0], part[1], max(part[2], part[0] + 1), max(part[3], part[1] + 1)))
    if picture.is_mirrored:
        image = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    if picture.opacity < 1:
        image.putalpha(image.getchannel("A").point([round(one * max(picture.opacity, 0.0)) for one in range(256)]))
    if not is_upright:
        image = _rotated(image, picture, turn)
    out = io.BytesIO()
    image.save(out, "PNG")
    return UprightPicture(out.getvalue(), *box, True)


def _rotated(image: Image.Image, picture: PlainPicture, turn: float) -> Image.Image:
    """Turn a picture whose pixels have been made square and small."""
    scale = max(_LEAST_PX_PER_MM, image.width / picture.width, image.height / picture.height)
    scale = min(scale, _MOST_PX / max(picture.width, picture.height))
    size = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    square = image.resize(size, Image.Resampling.BICUBIC) if size != image.size else image
    return square.rotate(-turn, Image.Resampling.BICUBIC, expand=True)


def _turned_box(picture: PlainPicture) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of a picture that is turned about its top left corner."""
    corners = turned_corners(picture)
    x, y = [x for x, _ in corners], [y for _, y in corners]
    return min(x), min(y), max(x), max(y)
