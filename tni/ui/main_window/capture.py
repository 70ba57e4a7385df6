"""Captures onto the page: of the whole screen beneath the window, or of an area of the page or the screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtGui import QGuiApplication, QImage

from tni.core.geometry import Rect
from tni.document.lesson_plan import Credit
from tni.services.extracts.page_sources import source_on_page
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.canvas.shown_lesson import ShownLesson
from tni.ui.i18n import tr
from tni.ui.main_window.extract_actions import ExtractActions
from tni.ui.main_window.screen_windows import ScreenWindow, screen_windows, title_at
from tni.ui.main_window.window import MainWindow
from tni.ui.panels.area_picker import AreaPicker

CAPTURE_WAIT_MS = 250
"""Time until the main window has disappeared from the screen."""
PAINT_STEP_S, MAX_PAINT_STEPS = 0.1, 20


@dataclass(frozen=True, slots=True)
class ScreenPicture:
    """Picture of a screen. origin: of the screen on the desktop. windows: what was to be seen, the topmost first."""

    picture: QImage
    origin: QPoint
    windows: list[ScreenWindow] = field(default_factory=list)

    def credit(self, pixels: QRect) -> Credit:
        """Return the credit of an area: the title of the window in its middle."""
        return Credit(id="", source=title_at(self.windows, pixels.center() + self.origin), classroom_only=True)


class Capture:
    """Captures of the main window. shown: returns the open lesson and its rendering."""

    def __init__(self, window: MainWindow, shown: Callable[[], ShownLesson], extracts: ExtractActions) -> None:
        self._window, self._shown, self._extracts = window, shown, extracts
        self._picker: AreaPicker | None = None

    def capture_screen(self) -> None:
        """Capture the desktop beneath the main window, nearly as large as the page."""
        self._grab_screen(lambda screen: self._insert_screen(screen, screen.picture.rect()))

    def capture_area(self) -> None:
        """Let the teacher pick an area of the page as it is shown. It is inserted in the size in which it was seen."""
        if self._picker is not None:
            return
        self._window.do(LessonEditor.commit_text)
        self._window.do(lambda s: s.select(frozenset()))  # so that the picture shows no handles
        self._finish_painting()
        shown, canvas = self._shown(), self._window.canvas
        if (pdf := shown.editor.page.pdf) is not None:
            shown.pdf_pages.learn_info(pdf)  # it is there before she has dragged a frame
        picture = canvas.grab().toImage()
        picture.setDevicePixelRatio(1.0)
        picker = self._pick(picture, canvas.geometry(), is_screen=False)
        picker.picked.connect(lambda pixels: self._page_picked(picture.copy(pixels), pixels))

    def _finish_painting(self) -> None:
        """Paint what is left of a page that was just turned to."""
        screen, steps = self._shown().screen, MAX_PAINT_STEPS
        while screen.pending() and steps:
            screen.refine(PAINT_STEP_S)
            steps -= 1

    def _pick(self, picture: QImage, area: QRect, *, is_screen: bool) -> AreaPicker:
        title, hint = tr("Capturer une zone"), tr("Tracer un cadre autour de la zone.")
        picker = self._picker = AreaPicker(self._window.kit, picture, title, hint, self._window)
        if not is_screen:
            picker.add_button(tr("Sur l’écran de l’ordinateur"), self._leave_for_screen)
        picker.picked.connect(picker.close_picker)
        picker.closed.connect(self._closed)
        picker.open_over(area)
        return picker

    def _leave_for_screen(self) -> None:
        if self._picker is not None:
            self._picker.close_picker()
        self._grab_screen(self._pick_on_screen)

    def _pick_on_screen(self, screen: ScreenPicture) -> None:
        picker = self._pick(screen.picture, self._window.rect(), is_screen=True)
        picker.picked.connect(lambda pixels: self._insert_screen(screen, pixels))

    def _page_picked(self, picture: QImage, pixels: QRect) -> None:
        shown = self._shown()
        editor, page = shown.editor, shown.editor.page
        left, top = editor.view.to_page(pixels.left(), pixels.top())
        area = Rect(left, top, pixels.width() / editor.view.scale, pixels.height() / editor.view.scale)
        credit = source_on_page(editor.document, page, area, shown.pdf_pages, shown.lesson.title)
        self._extracts.insert(picture, tr("Capture de l’écran"), area.width, credit)

    def _closed(self) -> None:
        self._picker = None
        self._window.canvas.setFocus()

    def _insert_screen(self, screen: ScreenPicture, pixels: QRect) -> None:
        picture, credit = screen.picture.copy(pixels), screen.credit(pixels)
        self._extracts.insert(picture, tr("Capture de l’écran"), None, credit, is_screen=True)

    def _grab_screen(self, then: Callable[[ScreenPicture], None]) -> None:
        """Hide the window, take a picture of the screen, and show the window again."""
        is_full = self._window.isFullScreen()
        self._window.hide()
        QTimer.singleShot(CAPTURE_WAIT_MS, self._window, lambda: self._grab(then, is_full=is_full))

    def _grab(self, then: Callable[[ScreenPicture], None], *, is_full: bool) -> None:
        screen = self._window.screen() or QGuiApplication.primaryScreen()
        picture, windows = screen.grabWindow(0).toImage(), screen_windows()
        picture.setDevicePixelRatio(1.0)
        if is_full:
            self._window.showFullScreen()
        else:
            self._window.show()
        if picture.isNull():
            self._window.notices.show(tr("L’écran n’a pas pu être capturé : le système ne le permet pas."))
            return
        then(ScreenPicture(picture, screen.geometry().topLeft(), windows))
