"""Reader of common picture files: makes them upright, limits their size, removes metadata such as the place of a
photograph."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

from PIL import Image, ImageOps
from PIL.BmpImagePlugin import BmpImageFile
from PIL.GifImagePlugin import GifImageFile
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.TiffImagePlugin import TiffImageFile
from PIL.WebPImagePlugin import WebPImageFile

from tni.core.picture import EncodedPicture
from tni.core.units import MM_PER_INCH
from tni.files.picture_bytes import MAX_BYTES, picture_bytes
from tni.files.picture_errors import PictureError, PictureFault
from tni.formats.bare_picture import bare_picture
from tni.formats.moving_picture import MOST_BYTES, as_moving_png

MAX_SIDE_PX = 4096
MAX_PIXELS = 80_000_000
MAX_JPEG_PIXELS = 120_000_000
"""Most pixels of a JPEG. A large one is decoded at a fraction of its size, so that a 108-megapixel photograph does not
fill the memory."""
_KEPT_MODES = ("1", "L", "LA", "P", "RGB", "RGBA")
_REDUCED_MODES = ("L", "LA", "RGB", "RGBA", "CMYK", "YCbCr")
"""Modes in which a picture is reduced as well as in RGBA."""
_JPEG_QUALITY = 90
_ORIENTATION = 0x0112
_TURNS = (b"eXIf", b"profile type exif", b"com.adobe.xmp")
"""Words of a PNG that tells how it has to be turned."""
_PHOTOGRAPH_PX = 2_000_000
"""A TIFF with more pixels is kept as a photograph: as a PNG it would take tens of megabytes."""


def read_picture(source: Path | bytes) -> EncodedPicture:
    """Read PNG, JPEG, WebP, GIF, BMP, TIFF or HEIC. The file's own bytes are kept if they are already fit
    for a lesson, less those that show nothing; otherwise the picture is rotated as EXIF says, reduced and encoded
    again. Of files that others made for a guarded process only: see `picture_process`. Raises: PictureError."""
    path = source if isinstance(source, Path) else None
    data = picture_bytes(source) if isinstance(source, Path) else source
    try:
        return _normalised(data)
    except PictureError as error:
        raise PictureError(error.fault, path) from error
    except MemoryError as error:
        raise PictureError(PictureFault.TOO_LARGE, path) from error
    except _MALFORMED as error:
        raise PictureError(PictureFault.DAMAGED, path) from error


def picture_size_px(data: bytes) -> tuple[int, int] | None:
    """Return width and height from the file's header, without decoding pixels; None if it is no picture."""
    try:
        with _opened(data) as image:
            wide, high = image.size
            return (high, wide) if _orientation(image, data) >= 5 else (wide, high)
    except (PictureError, MemoryError, *_MALFORMED):
        return None


def _orientation(image: ImageFile, data: bytes) -> int:
    """Return how a picture has to be turned, as EXIF numbers it; 1 for not at all. Of a PNG, Pillow decodes all pixels
    for that, since it may be told behind them."""
    if image.format == "PNG" and (image.width * image.height > MAX_PIXELS or not any(word in data for word in _TURNS)):
        return 1
    found = image.getexif().get(_ORIENTATION, 1)
    return found if isinstance(found, int) else 1


def thumbnail(data: bytes, side_px: int) -> bytes:
    """Return the picture, upright and no larger than `side_px`, as PNG; b"" if it is no picture, or too large."""
    small = _small(data, side_px)
    if small is None:
        return b""
    out = io.BytesIO()
    small.save(out, "PNG")
    return out.getvalue()


def thumbnail_pixels(data: bytes, side_px: int) -> tuple[int, int, bytes]:
    """Return the picture as `thumbnail` does, as width, height and the red, green, blue and alpha of each pixel, row by
    row; 0, 0 and b"" if it is no picture."""
    small = _small(data, side_px)
    return (0, 0, b"") if small is None else (*small.size, small.tobytes())


def _small(data: bytes, side_px: int) -> Image.Image | None:
    try:
        with _opened(data) as image:
            width, height = image.size
            if width * height > (MAX_JPEG_PIXELS if image.format == "JPEG" else MAX_PIXELS):
                return None
            if image.mode in _REDUCED_MODES:  # before it is turned, which copies it
                image.thumbnail((side_px, side_px), reducing_gap=3.0)
                return ImageOps.exif_transpose(image).convert("RGBA")
            small = ImageOps.exif_transpose(image)
            small = (_eight_bit_grey(small) if small.mode.startswith(("I", "F")) else small).convert("RGBA")
            small.thumbnail((side_px, side_px), reducing_gap=3.0)
            return small
    except (PictureError, MemoryError, *_MALFORMED):
        return None


_MALFORMED = (
    OSError, SyntaxError, ValueError, TypeError, ArithmeticError, LookupError, AttributeError, RuntimeError, EOFError,
    struct.error, zlib.error, Image.DecompressionBombError, Warning,
)  # fmt: skip
"""Exceptions that Pillow raises on damaged files. Warning: if the program turns warnings into errors, as its tests
do."""


def size_on_page_mm(
    width_px: int, height_px: int, page_mm: tuple[float, float] = (320.0, 180.0)
) -> tuple[float, float]:
    """Return the size at which to place a picture on the page: as on a 96 dpi screen, but at most 70 % of the page in
    either direction and not so small (longer side under a tenth of the page's width) that the class can't see it."""
    natural = MM_PER_INCH / 96
    scale = max(natural, 0.1 * page_mm[0] / max(width_px, height_px))
    scale = min(scale, 0.7 * page_mm[0] / width_px, 0.7 * page_mm[1] / height_px)
    return width_px * scale, height_px * scale


def _opened(data: bytes) -> ImageFile:
    """Read the header, without pixels. Each reader is named, since `Image.open` would try some forty others on the file
    and limits pixels by a global setting."""
    if not data:
        raise PictureError(PictureFault.EMPTY)
    if len(data) > MAX_BYTES:
        raise PictureError(PictureFault.TOO_LARGE)
    file = io.BytesIO(data)
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PngImageFile(file)
    if data.startswith(b"\xff\xd8\xff"):
        return JpegImageFile(file)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return WebPImageFile(file)
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return GifImageFile(file)
    if data.startswith(b"BM"):
        return BmpImageFile(file)
    if data[4:8] == b"ftyp":
        return _opened_heic(file)
    if data[:4] in (b"II*\0", b"MM\0*"):
        return TiffImageFile(file)
    raise PictureError(PictureFault.UNKNOWN)


def _opened_heic(file: io.BytesIO) -> ImageFile:
    """Read a photograph of a phone, whose library a computer may lack. AVIF is not read."""
    try:
        from pi_heif.as_plugin import HeifImageFile
    except ImportError:
        raise PictureError(PictureFault.HEIC) from None
    try:
        found: ImageFile = HeifImageFile(file)
    except _MALFORMED:
        raise PictureError(PictureFault.HEIC if b"avif" in file.getvalue()[:64] else PictureFault.DAMAGED) from None
    return found


def _normalised(data: bytes) -> EncodedPicture:
    with _opened(data) as image:
        width, height = image.size
        if width * height > (MAX_JPEG_PIXELS if image.format == "JPEG" else MAX_PIXELS):
            raise PictureError(PictureFault.TOO_LARGE)
        turned = _orientation(image, data) != 1
        animated = image.format != "TIFF" and getattr(image, "is_animated", False)  # further ones of a TIFF are pages
        if animated and (moving := _moving(data)):
            return EncodedPicture(moving, "image/png", width, height)
        if max(width, height) > MAX_SIDE_PX:
            image.draft("RGB", (MAX_SIDE_PX, MAX_SIDE_PX))
        image.load()
        keep = image.format in ("PNG", "JPEG") and image.mode in _KEPT_MODES and max(width, height) <= MAX_SIDE_PX
        if keep and not (turned or animated):
            bare = bare_picture(data)
            if bare is not None and _is_readable(bare, data):
                return EncodedPicture(bare, "image/png" if image.format == "PNG" else "image/jpeg", width, height)
        photograph = _is_photograph(image, data)
        if image.mode in _REDUCED_MODES:  # before it is turned, which copies it
            image.thumbnail((MAX_SIDE_PX, MAX_SIDE_PX), Image.Resampling.LANCZOS, reducing_gap=3.0)
        return _coded(ImageOps.exif_transpose(image), photograph, image.info.get("icc_profile"))


def _is_photograph(image: ImageFile, data: bytes) -> bool:
    """Return whether a picture is to be coded with losses, as it was, or is too large for anything else."""
    match image.format:
        case "WEBP":
            return b"VP8L" not in data[12:64]
        case "TIFF":
            return image.mode != "1" and image.size[0] * image.size[1] > _PHOTOGRAPH_PX
    return image.format in ("JPEG", "HEIF")


def _moving(data: bytes) -> bytes:
    """Return an animation, b"" for one that is too large. It is read apart: later frames may change what the first one
    says of the picture."""
    if len(data) > MOST_BYTES:
        return b""
    with _opened(data) as image:
        return as_moving_png(image)


def _is_readable(bare: bytes, data: bytes) -> bool:
    """Return whether a picture can be read as well without what was beside it."""
    if len(bare) == len(data):
        return True
    try:
        with _opened(bare) as image:
            image.load()
    except _MALFORMED:
        return False
    return True


def _coded(image: Image.Image, photograph: bool, icc_profile: bytes | None) -> EncodedPicture:
    clear = image.has_transparency_data
    if image.mode.startswith(("I", "F")):
        image, icc_profile = _eight_bit_grey(image), None
    elif image.mode not in _KEPT_MODES:  # CMYK and similar modes lose their profile with their colours
        image, icc_profile = image.convert("RGB"), None
    elif clear or image.mode == "P":
        image = image.convert("RGBA" if clear else "RGB")
    if max(image.size) > MAX_SIDE_PX:
        image = image.convert("L") if image.mode == "1" else image
        image.thumbnail((MAX_SIDE_PX, MAX_SIDE_PX), Image.Resampling.LANCZOS, reducing_gap=3.0)
    out = io.BytesIO()
    clean = Image.new(image.mode, image.size)  # does not copy `info`
    clean.paste(image)
    if photograph and not clear:
        clean.save(out, "JPEG", quality=_JPEG_QUALITY, icc_profile=icc_profile)
        return EncodedPicture(out.getvalue(), "image/jpeg", *clean.size)
    clean.save(out, "PNG", icc_profile=icc_profile)
    return EncodedPicture(out.getvalue(), "image/png", *clean.size)


def _eight_bit_grey(image: Image.Image) -> Image.Image:
    low, high = image.getextrema()
    assert isinstance(low, int | float)
    assert isinstance(high, int | float)
    # A 16-bit picture is scaled by its full range, any other by the range that it uses.
    low, high = (0, 65535) if image.mode.startswith("I") and low >= 0 and high > 255 else (min(low, 0), max(high, 255))
    return image.convert("F").point(lambda value: value * (255 / (high - low)) - low * 255 / (high - low)).convert("L")
