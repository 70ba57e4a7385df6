"""Captures onto the page: of the whole screen beneath the window, or of an area of the page or the screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QGuiApplication, QImage

from tni.render.raster.page_image import encode_png
from tni.services.lesson.tool_choices import take_inserted
from tni.ui.canvas.shown_lesson import ShownLesson
from tni.ui.i18n import tr
from tni.ui.main_window.window import MainWindow
from tni.ui.panels.area_picker import AreaPicker

CAPTURE_WAIT_MS = 250
"""Time until the main window has disappeared from the screen."""
PAINT_STEP_S, MAX_PAINT_STEPS = 0.1, 20


class Capture:
    """Captures of the main window. shown: returns the open lesson and its rendering."""

    def __init__(self, window: MainWindow, shown: Callable[[], ShownLesson]) -> None:
        self._window, self._shown = window, shown
        self._picker: AreaPicker | None = None

    def capture_screen(self) -> None:
        """Capture the desktop beneath the main window, nearly as large as the page."""
        self._grab_screen(lambda picture: self._insert(picture, None))

    def capture_area(self) -> None:
        """Let the teacher pick an area of the page as it is shown. It is inserted in the size in which it was seen."""
        if self._picker is not None:
            return
        self._window.do(lambda s: s.select(frozenset()))  # so that the picture shows no handles
        self._finish_painting()
        canvas = self._window.canvas
        picture = canvas.grab().toImage()
        picture.setDevicePixelRatio(1.0)
        self._pick(picture, canvas.geometry(), is_screen=False)

    def _finish_painting(self) -> None:
        """Paint what is left of a page that was just turned to."""
        screen, steps = self._shown().screen, MAX_PAINT_STEPS
        while screen.pending() and steps:
            screen.refine(PAINT_STEP_S)
            steps -= 1

    def _pick(self, picture: QImage, area: QRect, *, is_screen: bool) -> None:
        picker = self._picker = AreaPicker(self._window.kit, picture, self._window, is_screen=is_screen)
        picker.picked.connect(lambda pixels: self._picked(picture.copy(pixels), is_screen=is_screen))
        picker.screen_wanted.connect(lambda: self._grab_screen(self._pick_on_screen))
        picker.closed.connect(self._closed)
        picker.open_over(area)

    def _pick_on_screen(self, picture: QImage) -> None:
        self._pick(picture, self._window.rect(), is_screen=True)

    def _picked(self, picture: QImage, *, is_screen: bool) -> None:
        scale = self._shown().editor.view.scale
        self._insert(picture, None if is_screen else picture.width() / scale)

    def _closed(self) -> None:
        self._picker = None
        self._window.canvas.setFocus()

    def _insert(self, picture: QImage, width_mm: float | None) -> None:
        png, size = encode_png(picture), picture.size()
        name = tr("Capture de l’écran")
        self._window.do(
            lambda s: take_inserted(s, s.insert_capture(png, size.width(), size.height(), name, width_mm=width_mm))
        )

    def _grab_screen(self, then: Callable[[QImage], None]) -> None:
        """Hide the window, take a picture of the screen, and show the window again."""
        is_full = self._window.isFullScreen()
        self._window.hide()
        QTimer.singleShot(CAPTURE_WAIT_MS, self._window, lambda: self._grab(then, is_full=is_full))

    def _grab(self, then: Callable[[QImage], None], *, is_full: bool) -> None:
        screen = self._window.screen() or QGuiApplication.primaryScreen()
        picture = screen.grabWindow(0).toImage()
        picture.setDevicePixelRatio(1.0)
        if is_full:
            self._window.showFullScreen()
        else:
            self._window.show()
        if picture.isNull():
            self._window.notices.show(tr("L’écran n’a pas pu être capturé : le système ne le permet pas."))
            return
        then(picture)
