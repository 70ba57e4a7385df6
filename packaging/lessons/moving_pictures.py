"""Animated pictures of shipped lessons: lungs that breathe, and a chord that becomes a tangent."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from math import cos, pi

from PIL import Image, ImageDraw

type Draw = ImageDraw.ImageDraw

COLOURS, OVER = 32, 2
"""Colours of all frames; frames are drawn this much larger, so that lines are smooth."""
INK, BLUE, RED, GREEN, GREY = "#1d2530", "#0762ff", "#c8321f", "#158a5c", "#c9ced6"


def breathing() -> bytes:
    """Return a chest that breathes in and out, as an animated PNG: lungs, ribs and diaphragm from the front."""
    return _animated(400, 300, [_chest(0.5 - 0.5 * cos(2 * pi * turn / 16)) for turn in range(16)], 160)


def approaching() -> bytes:
    """Return a chord of a parabola whose second end goes to the first, as an animated PNG."""
    shares = [1.0, 1.0, 0.85, 0.7, 0.56, 0.44, 0.33, 0.24, 0.16, 0.1, 0.05, 0.01, 0.0, 0.0, 0.0]
    return _animated(480, 320, [_chord(share) for share in shares], 320)


def _animated(width: int, height: int, frames: Sequence[Callable[[Draw], None]], milliseconds: int) -> bytes:
    drawn = []
    for frame in frames:
        large = Image.new("RGB", (width * OVER, height * OVER), "#ffffff")
        frame(ImageDraw.Draw(large))
        drawn.append(large.resize((width, height), Image.Resampling.LANCZOS))
    strip = Image.new("RGB", (width * len(drawn), height))
    for place, picture in enumerate(drawn):
        strip.paste(picture, (width * place, 0))
    palette = strip.quantize(COLOURS, Image.Quantize.MAXCOVERAGE)  # one for all frames: the format has no other
    first, *others = (picture.quantize(palette=palette, dither=Image.Dither.NONE) for picture in drawn)
    out = io.BytesIO()
    first.save(out, "PNG", save_all=True, append_images=others, duration=milliseconds, loop=0, optimize=True)
    return out.getvalue()


def _chest(full: float) -> Callable[[Draw], None]:
    """full: 0 for empty lungs, 1 for full ones."""

    def draw(pen: Draw) -> None:
        middle, wide, low = 400, 150 + 34 * full, 400 + 66 * full
        pen.rectangle((middle - 14, 30, middle + 14, 170), "#f6d9c9", INK, 4)
        for side in (-1, 1):
            pen.line((middle, 165, middle + side * 70, 215), INK, 14)
            lung = sorted((middle + side * 34, middle + side * (34 + wide)))
            pen.rounded_rectangle((lung[0], 150 - 14 * full, lung[1], low), 70, "#f4a7a0", RED, 6)
        for row in range(3):
            y = 190 + 66 * row - 10 * full
            pen.arc((middle - 230 - 36 * full, y, middle + 230 + 36 * full, y + 90), 200, 340, GREY, 8)
        bow = 90 * (1 - full)
        floor = low + 24
        pen.arc((middle - 270, floor - bow / 2, middle + 270, floor + bow + 44), 180, 360, GREEN, 14)

    return draw


def _chord(share: float) -> Callable[[Draw], None]:
    """share: of the way from the first end to the second, 0 for the tangent."""

    def place(x: float) -> tuple[float, float]:
        return 90 + 210 * x, 580 - 62 * x * x

    def draw(pen: Draw) -> None:
        pen.line((60, 580, 930, 580), INK, 4)
        pen.line((90, 620, 90, 20), INK, 4)
        pen.line([place(step / 20) for step in range(61)], BLUE, 8, "curve")
        first, second = 1.0, 1.0 + 1.8 * share
        slope = first + second
        ends = [(x, first * first + slope * (x - first)) for x in (0.35, 3.4)]
        pen.line([(90 + 210 * x, 580 - 62 * y) for x, y in ends], RED if share else INK, 7)
        for x, colour in ((second, RED), (first, INK)):
            across, down = place(x)
            pen.ellipse((across - 13, down - 13, across + 13, down + 13), colour)

    return draw
