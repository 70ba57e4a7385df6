"""The web page in a real browser: it looks as the program draws it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.golden.scenes import painter, scenes
from tests.support.browser import Browser, needs_chromium
from tests.ui.printing.web_samples import lesson_of, page_pixels, pixels_of, share_that_differs, shown, written
from tni.render.raster.item_painter import OPAQUE_FORMAT
from tni.render.text_layout import Fonts

pytestmark = [needs_chromium, pytest.mark.usefixtures("chromium", "qapp"), pytest.mark.qt]
WIDTH, HEIGHT = 1280, 720


def test_pages_look_as_the_program_draws_them(tmp_path: Path) -> None:
    fonts = Fonts()
    drawn = {name: scene.items for name, scene in scenes(fonts).items()}
    path = written(lesson_of(*drawn.values()), tmp_path)
    brush = painter(fonts)

    async def differences() -> dict[str, float]:
        found = {}
        async with Browser() as browser:
            tab = await browser.tab()
            await shown(tab, path, WIDTH, HEIGHT)
            for number, (name, items) in enumerate(drawn.items()):
                image = QImage(WIDTH, HEIGHT, OPAQUE_FORMAT)
                brush.paint(image, items, 4.0, 0, 0)
                seen = await page_pixels(tab, number, WIDTH, HEIGHT)
                found[name] = share_that_differs(pixels_of(image), seen)
            assert tab.errors == []
        return found

    found = asyncio.run(differences())
    assert {name: share for name, share in found.items() if share > 0.01} == {}
