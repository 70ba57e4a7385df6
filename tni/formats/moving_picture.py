"""Moving pictures: an animated GIF, PNG or WebP becomes an animated PNG, which shows its first image elsewhere."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image
from PIL.PngImagePlugin import PngImageFile

from tni.core.moving_picture import MovingPicture

MOST_FRAMES, MOST_SIDE_PX = 400, 2048
MOST_PIXELS, MOST_BYTES = 24_000_000, 20_000_000
"""Pixels of all frames together; a larger animation becomes its first image."""
SHORTEST_MS, USUAL_MS, LONGEST_MS = 20, 100, 10_000
_CHUNK = b"acTL"
_MARKED_BYTES = 256
_MALFORMED = (
    OSError, SyntaxError, ValueError, TypeError, ArithmeticError, LookupError, EOFError, MemoryError,
    Image.DecompressionBombError,
)  # fmt: skip


def is_moving(data: bytes) -> bool:
    """Return whether a picture of a lesson moves."""
    return _CHUNK in data[:_MARKED_BYTES]


def as_moving_png(image: Image.Image) -> bytes:
    """Return an animation as an animated PNG that begins anew without end; b"" for a picture of one frame, and for an
    animation that is too large or damaged."""
    count = getattr(image, "n_frames", 1)
    width, height = image.size
    is_small = max(width, height) <= MOST_SIDE_PX and 2 <= count <= MOST_FRAMES
    if not is_small or width * height * count > MOST_PIXELS:
        return b""
    frames: list[Image.Image] = []
    durations: list[int] = []
    try:
        for number in range(count):
            image.seek(number)
            if image.size != (width, height):  # a frame of a GIF may reach beyond the picture, and make it enormous
                return b""
            clean = Image.new("RGBA", image.size)  # without the remarks of the file
            clean.paste(image.convert("RGBA"))
            frames.append(clean)
            durations.append(_duration(image.info.get("duration")))
        out = io.BytesIO()
        frames[0].save(out, "PNG", save_all=True, append_images=frames[1:], duration=durations, loop=0)
    except _MALFORMED:
        return b""
    data = out.getvalue()
    return data if len(data) <= MOST_BYTES and is_moving(data) else b""


def read_moving(data: bytes, most_px: int) -> MovingPicture | None:
    """Return the frames of a picture of a lesson; None if it does not move or is damaged. most_px: of all frames
    together, to which they are reduced."""
    if not is_moving(data):
        return None
    frames: list[bytes] = []
    seconds: list[float] = []
    try:
        with PngImageFile(io.BytesIO(data)) as image:
            width, height, count = *image.size, image.n_frames
            if not 2 <= count <= MOST_FRAMES or width * height > MOST_PIXELS:
                return None
            factor = min((most_px / (width * height * count)) ** 0.5, 1.0)
            size = max(round(width * factor), 1), max(round(height * factor), 1)
            for number in range(count):
                image.seek(number)
                frame = image.convert("RGBA")
                frames.append(_premultiplied(frame if size == image.size else frame.resize(size)))
                seconds.append(_duration(image.info.get("duration")) / 1000)
    except _MALFORMED:
        return None
    return MovingPicture(*size, tuple(frames), tuple(seconds))


def _duration(found: object) -> int:
    """Return how long a frame is shown, ms; very short ones as browsers show them."""
    ms = round(found) if isinstance(found, int | float) and found == found else USUAL_MS
    return USUAL_MS if ms < SHORTEST_MS else min(ms, LONGEST_MS)


def _premultiplied(frame: Image.Image) -> bytes:
    pixels = np.asarray(frame, np.uint16)
    alpha = pixels[..., 3:]
    colours = (pixels[..., 2::-1] * alpha + 127) // 255
    return np.concatenate([colours, alpha], axis=2).astype(np.uint8).tobytes()
