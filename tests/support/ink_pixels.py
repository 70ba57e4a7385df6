"""Measures of drawn lines on the pixels of the real window: in a colour that nothing else on the page has."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import atan2, degrees
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from tests.support.running_program import wait_for
from tni.app.build import Application
from tni.document.tool_styles import InkStyle

COLOUR = "#ff00ff"
LEAST, HALF = 0.05, 0.5
"""Shares of a pixel that the line covers, from which the pixel is measured, and from which it is said to be ink."""


def take_marker(program: Application, width_mm: float = 0.6) -> None:
    """Give the pen the colour that is measured."""
    editor = program.main_controller.editor
    styles = replace(editor.styles, pen=InkStyle(COLOUR, width_mm))
    program.main_controller.window.do(lambda s: s.set_styles(styles))


@dataclass(frozen=True)
class InkPixels:
    """Places of the pixels of the ink, page mm, and the share of each that is covered. pixel_mm: side of one."""

    places: NDArray[np.float64]
    shares: NDArray[np.float64]
    pixel_mm: float

    def line(self) -> tuple[float, float, float]:
        """Return length, direction (degrees from the right against the clock, modulo 180), and how far a pixel lies
        from the middle of the line at most. A pen begins and ends its line pointed, where it came down and left."""
        middle = np.average(self.places, axis=0, weights=self.shares)
        off = self.places - middle
        spread = (off * self.shares[:, None]).T @ off
        along = np.linalg.eigh(spread)[1][:, -1]
        run = off @ along
        across = off @ np.array([-along[1], along[0]])
        seen = self.shares > HALF
        core = seen & (np.abs(across) <= self.pixel_mm)  # the corners of its ends lie beside it
        length = float(np.ptp(run[core])) + self.pixel_mm
        return length, degrees(atan2(-along[1], along[0])) % 180.0, float(np.abs(across[seen]).max())

    def circle(self) -> tuple[tuple[float, float], float, float]:
        """Return centre and radius of the circle through the ink, and how far a pixel lies from it at most."""
        x, y = self.places.T
        weighted = np.sqrt(self.shares)
        system = np.column_stack([2 * x, 2 * y, np.ones(len(x))]) * weighted[:, None]
        (a, b, c), *_ = np.linalg.lstsq(system, (x * x + y * y) * weighted, rcond=None)
        radius = float(np.sqrt(c + a * a + b * b))
        far = np.abs(np.hypot(x - a, y - b) - radius)[self.shares > HALF].max()
        return (float(a), float(b)), radius, float(far)


def ink_pixels(program: Application) -> InkPixels:
    """Return the ink on the canvas once the picture is whole. Raises: AssertionError without any."""
    board = program.main_controller
    wait_for(lambda: not board.shown.screen.pending(), "the whole picture")
    image = board.window.canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    pixels: NDArray[Any] = raw[:, : image.width(), :3].astype(np.float64)
    blue, green, red = pixels[..., 0], pixels[..., 1], pixels[..., 2]
    share = np.where((red > 150) & (blue > 150), 1.0 - green / np.minimum(red, blue), 0.0)
    rows, columns = np.nonzero(share > LEAST)
    assert len(rows) > 20, "no ink is seen"
    view = board.editor.view
    places = np.column_stack([(columns + 0.5 - view.x_px) / view.scale, (rows + 0.5 - view.y_px) / view.scale])
    return InkPixels(places, share[rows, columns], 1.0 / view.scale)
