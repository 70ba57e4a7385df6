"""Pictures that are cut and made transparent, for formats that know neither."""

from __future__ import annotations

import io
from contextlib import suppress

from PIL import Image

from tni.api.formats import PlainPicture

_MOST_PX = 40_000_000


def baked_picture(data: bytes, item: PlainPicture) -> bytes | None:
    """Return a picture as its item shows it: the file as it is, else a PNG; None for one that cannot be read."""
    if not any(item.crop) and item.opacity >= 1:
        return data
    with suppress(OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        with Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > _MOST_PX:
                return None
            whole = image.convert("RGBA")
        left, top, right, bottom = item.crop
        box = (
            round(left * whole.width), round(top * whole.height),
            round((1 - right) * whole.width), round((1 - bottom) * whole.height),
        )  # fmt: skip
        if box[2] <= box[0] or box[3] <= box[1]:
            return None
        part = whole.crop(box)
        if item.opacity < 1:
            part.putalpha(part.getchannel("A").point(lambda value: round(value * max(0.0, item.opacity))))
        buffer = io.BytesIO()
        part.save(buffer, "PNG")
        return buffer.getvalue()
    return None
