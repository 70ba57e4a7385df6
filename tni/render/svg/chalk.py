"""Chalk as SVG: a pattern for each colour, bare where the grain of the board is hollow.

The grain is one picture that all patterns share. It is that of a page as wide as a laptop's screen: in a page that is
shown larger the grain becomes coarser than on the board, and the soft edge of a line is sharp.
"""

from __future__ import annotations

import struct
import zlib

import numpy as np

from tni.ink.grain import SIZE, TEXEL_MM, levels
from tni.render.svg.markup import colour_of, number
from tni.render.svg.web_picture import data_address

CHALK_LEVEL = 1
"""Level of the grain: texels of 0.25 mm."""
SHADES_BITS = 4
"""Bits of each texel: the noise of more of them is what the picture would consist of."""
GRAIN_ID = "grain"
_SIDE_MM = number(SIZE * TEXEL_MM)


def grain_markup() -> str:
    """Return the definition that the patterns need."""
    return (
        f'<mask id="{GRAIN_ID}" maskUnits="userSpaceOnUse" width="{_SIDE_MM}" height="{_SIDE_MM}">'
        f'<image width="{_SIDE_MM}" height="{_SIDE_MM}" preserveAspectRatio="none" href="{_grain_address()}"/></mask>'
    )


def chalk_id(colour: str) -> str:
    return f"chalk-{colour_of(colour)[1:]}"


def chalk_markup(colour: str, scale: float) -> str:
    """Return the pattern of a colour. scale: units of the drawing per mm."""
    return (
        f'<pattern id="{chalk_id(colour)}" patternUnits="userSpaceOnUse" width="{_SIDE_MM}" height="{_SIDE_MM}" '
        f'patternTransform="scale({number(scale)})"><path fill="{colour_of(colour)}" mask="url(#{GRAIN_ID})" '
        f'd="M0 0h{_SIDE_MM}v{_SIDE_MM}H0z"/></pattern>'
    )


def _grain_address() -> str:
    """Return the amount of chalk that stays, as a grey PNG (https://www.w3.org/TR/png/)."""
    stays = levels()[CHALK_LEVEL]
    high = np.rint(stays / 255 * (2**SHADES_BITS - 1)).astype(np.uint8)
    rows = (high[:, 0::2] << 4) | high[:, 1::2]
    raw = b"".join(b"\0" + row.tobytes() for row in rows)
    size = struct.pack(">IIBBBBB", high.shape[1], high.shape[0], SHADES_BITS, 0, 0, 0, 0)
    parts = (b"IHDR", size), (b"IDAT", zlib.compress(raw, 9)), (b"IEND", b"")
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
    return data_address(b"\x89PNG\r\n\x1a\n" + b"".join(chunks), "image/png")
