"""Decoded images hold no remarks of their files."""

from __future__ import annotations

import io

import pytest
from PIL import Image as Picture
from PIL.PngImagePlugin import PngInfo

from tni.render.raster.image_decoder import decode_image

pytestmark = pytest.mark.qt


@pytest.mark.parametrize(("mode", "kind"), [("P", "png"), ("RGBA", "png"), ("RGB", "jpeg"), ("L", "jpeg")])
def test_remarks_of_the_file_are_dropped_and_its_pixels_kept(mode: str, kind: str) -> None:
    drawn = Picture.effect_mandelbrot((24, 16), (-2, -1, 1, 1), 50).convert("RGB").convert(mode)
    remarks = PngInfo()
    remarks.add_text("Author", "Mme Secrète")
    files = []
    for told in (False, True):
        file = io.BytesIO()
        more = {"pnginfo": remarks if told else None} if kind == "png" else {"comment": b"Mme Secrete" if told else b""}
        drawn.save(file, kind, **more)
        files.append(decode_image(file.getvalue()))
    plain, image = files
    assert image.textKeys() == []
    assert not image.isNull()
    assert image == plain
