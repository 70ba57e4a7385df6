"""Web pages of the golden scenes, and their pixels in a browser."""

from __future__ import annotations

from base64 import b64decode
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from tests.golden.scenes import PICTURE, StripedPdf, picture_bytes
from tests.support.browser import Tab
from tni.core.geometry import Rect
from tni.core.ids import BlobId
from tni.document.items import PdfBackground
from tni.render.pdf_tiles import PdfTilePixels
from tni.render.svg.page_svg import WebItem
from tni.render.text_layout import Fonts
from tni.services.printing.web_lesson import WebLesson, WebPage
from tni.ui.printing.web_export import WebExport

type Pixels = NDArray[np.int16]
"""(height, width, 3)."""


class StripedPages:
    """PDF pages of the golden scenes' stripes, with one line of text."""

    def now(self, pdf: PdfBackground, region: Rect, px_per_mm: float) -> PdfTilePixels | None:
        return StripedPdf().tile(pdf, region, px_per_mm)

    def text(self, pdf: PdfBackground) -> str:
        return "Un document rayé."


def blob(key: BlobId) -> bytes:
    return {PICTURE: picture_bytes()}[key]


def lesson_of(*pages: list[WebItem], title: str = "Une leçon") -> WebLesson:
    """Lesson with a wide page for each list of items."""
    made = tuple(WebPage(n, f"Page {n}", 320.0, 180.0, tuple(items)) for n, items in enumerate(pages, 1))
    return WebLesson(title, "Mathématiques", "6e", "", "", made)


def export_of(lesson: WebLesson, fonts: Fonts | None = None) -> WebExport:
    return WebExport(lesson, blob, StripedPages(), fonts or Fonts(), "lundi 5 octobre 2026")


def written(lesson: WebLesson, folder: Path) -> Path:
    path = folder / "page.html"
    export_of(lesson).write(path)
    return path


async def shown(tab: Tab, path: Path, width: int = 1280, height: int = 720) -> None:
    await tab.do(
        "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600
    )
    await tab.do("Emulation.setScrollbarsHidden", hidden=True)
    await tab.go(path.as_uri())
    await tab.until("document.readyState === 'complete' && document.fonts.status === 'loaded'")


async def page_pixels(tab: Tab, number: int, width: int, height: int) -> Pixels:
    """Pixels of one page, drawn in this size in the window's corner."""
    await tab.js(
        "[].forEach.call(document.querySelectorAll('.page'), function (page, n) {"
        f" page.style.display = n === {number} ? '' : 'none'; var svg = page.querySelector('svg');"
        " svg.style.cssText = 'position:fixed;z-index:9;left:0;top:0;max-width:none;max-height:none;border-radius:0;"
        f"width:{width}px;height:{height}px'; }})"
    )
    taken = await tab.do("Page.captureScreenshot", format="png")
    return pixels_of(QImage.fromData(b64decode(taken["data"]))).astype(np.int16)[:height, :width]


def pixels_of(image: QImage) -> Pixels:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return rows[:, : image.width(), :3].astype(np.int16)


def share_that_differs(one: Pixels, other: Pixels, tolerance: int = 12) -> float:
    """Share of pixels that neither picture has near that place: a pixel counts as the same where its colour lies
    between those around it in the other picture, as smoothed edges do."""
    return float((_beyond(one, other, tolerance) | _beyond(other, one, tolerance)).mean())


def _beyond(one: Pixels, other: Pixels, tolerance: int) -> NDArray[np.bool_]:
    padded = np.pad(other, ((1, 1), (1, 1), (0, 0)), mode="edge")
    height, width = other.shape[:2]
    around = np.stack([padded[y : y + height, x : x + width] for y in range(3) for x in range(3)])
    low, high = around.min(axis=0) - tolerance, around.max(axis=0) + tolerance
    return ((one < low) | (one > high)).any(axis=2)


def axe_script() -> str | None:
    """Source of axe-core; None where its package is not installed. The package itself is not imported, since it would
    import its driver of browsers."""
    found = find_spec("axe_playwright_python")
    if found is None or not found.submodule_search_locations:
        return None
    return (Path(next(iter(found.submodule_search_locations))) / "axe.min.js").read_text("utf-8")
