"""Calls of the readers of pictures, within the process that the files are given to."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from tni.api.formats import FormatError, FormatFault
from tni.core.picture import EncodedPicture
from tni.files.picture_errors import PictureError, PictureFault
from tni.formats.picture_reader import read_picture


def read_pictures(
    files: tuple[tuple[bytes, bool], ...], on_white_px: int = 0
) -> tuple[EncodedPicture | PictureFault, ...]:
    """Read pictures, fit for a lesson, each of them or the reason why it cannot be read. files: bytes of each, and
    whether it is an SVG, which is drawn. on_white_px: longest side of pictures that are coded anew on white, so that
    none of the original bytes remain; 0 for pictures as they are."""
    return tuple(_read(data, is_drawn, on_white_px) for data, is_drawn in files)


def _read(data: bytes, is_drawn: bool, on_white_px: int) -> EncodedPicture | PictureFault:
    try:
        found = read_picture(_drawn(data) if is_drawn else data)
        return _on_white(found, on_white_px) if on_white_px else found
    except PictureError as error:
        return error.fault
    except FormatError as error:
        return PictureFault.TOO_LARGE if error.fault is FormatFault.TOO_LARGE else PictureFault.DAMAGED
    except MemoryError:
        return PictureFault.TOO_LARGE


def _drawn(data: bytes) -> bytes:
    from tni.formats.lessons.svg_picture import png_of  # loads lxml and resvg

    return png_of(data)


def _on_white(picture: EncodedPicture, side_px: int) -> EncodedPicture:
    with Image.open(BytesIO(picture.data), formats=("PNG", "JPEG")) as image:
        clear = image.convert("RGBA")
    clear.thumbnail((side_px, side_px))
    made = Image.new("RGB", clear.size, "white")
    made.paste(clear, mask=clear.getchannel("A"))
    out, photograph = BytesIO(), picture.media_type == "image/jpeg"
    made.save(out, "JPEG" if photograph else "PNG", quality=88)
    return EncodedPicture(out.getvalue(), picture.media_type, *made.size)
