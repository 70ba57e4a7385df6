"""Images of SVG as pictures on a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import atan2, degrees, hypot
from typing import Any

from tni.api.formats import PlainPicture
from tni.core.geometry import Affine
from tni.formats.lessons.imported_pictures import ImportedPicture
from tni.formats.lessons.svg_marks import mapped
from tni.formats.lessons.svg_values import parse_length


@dataclass(frozen=True, slots=True)
class ImageBox:
    """Box of an image in the units of its element. crop: parts cut off at the left, top, right and bottom."""

    x: float
    y: float
    width: float
    height: float
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


def image_box(attributes: Mapping[str, str], picture: ImportedPicture) -> ImageBox | None:
    """Return where the picture of an `image` element lies, by its preserveAspectRatio; None if it has no area."""
    ratio = picture.width_px / picture.height_px
    x, y = (parse_length(attributes.get(name)) for name in ("x", "y"))
    width, height = (parse_length(attributes.get(name), -1.0) for name in ("width", "height"))
    if width < 0 and height < 0:
        width, height = picture.width_px, picture.height_px
    elif width < 0:
        width = height * ratio
    elif height < 0:
        height = width / ratio
    if width <= 0 or height <= 0:
        return None
    words = attributes.get("preserveAspectRatio", "xMidYMid").replace("defer", "").split() or ["xMidYMid"]
    if words[0] == "none":
        return ImageBox(x, y, width, height)
    at_x = 0.0 if "xMin" in words[0] else 1.0 if "xMax" in words[0] else 0.5
    at_y = 0.0 if "YMin" in words[0] else 1.0 if "YMax" in words[0] else 0.5
    if "slice" in words:
        seen_x, seen_y = min(1.0, width / height / ratio), min(1.0, ratio * height / width)
        left, top = (1 - seen_x) * at_x, (1 - seen_y) * at_y
        return ImageBox(x, y, width, height, (left, top, 1 - seen_x - left, 1 - seen_y - top))
    wide, high = min(width, height * ratio), min(height, width / ratio)
    return ImageBox(x + (width - wide) * at_x, y + (height - high) * at_y, wide, high)


def picture_item(
    box: ImageBox, picture: ImportedPicture, to_page: Affine, opacity: float, alt: str, fields: dict[str, Any]
) -> PlainPicture | None:
    """Return the item of a picture; None if it is skewed on the page."""
    right, down = hypot(to_page.a, to_page.b), hypot(to_page.c, to_page.d)
    if right * down == 0 or abs(to_page.a * to_page.c + to_page.b * to_page.d) > 1e-3 * right * down:
        return None
    is_mirrored = to_page.a * to_page.d < to_page.b * to_page.c
    ((x, y),) = mapped(to_page, [(box.x + box.width if is_mirrored else box.x, box.y)])
    side = -1.0 if is_mirrored else 1.0
    turn = degrees(atan2(side * to_page.b, side * to_page.a))
    return PlainPicture(
        file=picture.name, x=x, y=y, width=box.width * right, height=box.height * down, alt=alt,
        turn=turn if abs(turn) > 1e-6 else 0.0, crop=box.crop, opacity=opacity, is_mirrored=is_mirrored, **fields,
    )  # fmt: skip
