"""WOFF holds the tables of the font unchanged."""

from __future__ import annotations

import struct
import zlib

import pytest

from tni.render.text_layout import FONTS_FOLDER
from tni.render.woff import SIGNATURE, woff_of

pytestmark = pytest.mark.qt  # the folder of the fonts stands beside their layout


@pytest.mark.parametrize("name", ["AtkinsonHyperlegibleNext-Regular.ttf", "TNIDys-Bold.ttf"])
def test_each_table_is_the_fonts_own(name: str) -> None:
    font = (FONTS_FOLDER / name).read_bytes()
    made = woff_of(font)
    signature, _, length, count = struct.unpack_from(">4sIIH", made)
    assert (signature, length) == (SIGNATURE, len(made))
    assert len(made) < 0.7 * len(font)
    tables = {}
    for n in range(count):
        tag, offset, packed, size, _ = struct.unpack_from(">4sIIII", made, 44 + 20 * n)
        content = made[offset : offset + packed]
        tables[tag] = content if packed == size else zlib.decompress(content)
    (given,) = struct.unpack_from(">H", font, 4)
    for n in range(given):
        tag, _, offset, size = struct.unpack_from(">4sIII", font, 12 + 16 * n)
        assert tables[tag] == font[offset : offset + size]


@pytest.mark.parametrize("data", [b"", b"no font at all", bytes(12), b"\0\1\0\0" + b"\xff" * 60])
def test_other_data_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="no font file"):
        woff_of(data)
