"""Straightening of the selected picture in the main window: its panel, and the work that a worker does for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage

from tni.core.picture import EncodedPicture
from tni.core.straightening import Corners
from tni.core.tasks import TaskRunner
from tni.document.items import Image
from tni.render.raster.image_decoder import decode_image
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.sheets import find_sheet, straighten
from tni.ui.i18n import tr
from tni.ui.main_window.chosen_picture import ChosenPicture, chosen_picture
from tni.ui.main_window.window import MainWindow
from tni.ui.panels.straighten_panel import StraightenPanel

PREVIEW_PX = 900
"""Longest side of the picture of which a preview like a scan is made."""
PREVIEW_QUALITY = 85


class StraightenActions:
    """Straightens pictures. panel: while it is open."""

    def __init__(self, window: MainWindow, editor: Callable[[], LessonEditor], tasks: TaskRunner) -> None:
        self._window, self._editor, self._tasks = window, editor, tasks
        self.panel: StraightenPanel | None = None
        self._of: ChosenPicture | None = None
        self._data = self._small = b""
        self._previews = 0
        window.canvas.changed.connect(self._follow)

    def toggle(self) -> None:
        """Open the panel of the selected picture, or close it."""
        if self.panel is not None:
            self.panel.put_away()
            return
        self._of = chosen = chosen_picture(self._window, self._editor())
        if chosen is None:
            return
        self._data, self._small = chosen.data, b""
        panel = self.panel = StraightenPanel(self._window.kit, chosen.shown, self._window.low_area.size(), self._window)
        panel.wanted.connect(self._straighten)
        panel.preview_wanted.connect(partial(self._preview, chosen.shown))
        panel.closed.connect(self._closed)
        panel.set_area(self._window.low_area)
        panel.open_low()
        panel.view.setFocus()
        # Without a result the corners can be chosen by hand all the same.
        self._tasks.submit(
            lambda: find_sheet(chosen.data),
            partial(self._take_found, panel),
            lambda _error: self._take_found(panel, None),
        )

    def _take_found(self, panel: StraightenPanel, found: Corners | None) -> None:
        if self.panel is panel:
            panel.take_found(found)

    # -- like a scan

    def _preview(self, shown: QImage) -> None:
        panel = self.panel
        if panel is None:
            return
        if not self._small:
            self._small = _coded(shown)
        self._previews += 1
        number, small, corners, ratio = self._previews, self._small, panel.corners, panel.ratio

        def take(sheet: EncodedPicture) -> None:
            if self.panel is panel and self._previews == number and panel.like_scan and not panel.view.is_dragging:
                panel.result.show_scanned(decode_image(sheet.data))

        self._tasks.submit(lambda: straighten(small, corners, ratio, like_scan=True), take, lambda _error: None)

    # -- straightening

    def _straighten(self) -> None:
        panel = self.panel
        if panel is None or self._item() is None:
            return
        panel.show_working(is_working=True)
        data, corners, ratio, like_scan = self._data, panel.corners, panel.ratio, panel.like_scan

        def take(sheet: EncodedPicture) -> None:
            item = self._item()
            if self.panel is not panel or item is None:
                return  # the panel was closed, or the picture is gone
            self._window.do(lambda editor: editor.straighten_picture(item.id, sheet))
            panel.put_away()

        def failed(error: Exception) -> None:
            if self.panel is panel:
                panel.show_working(is_working=False)
                panel.say(tr("L’image n’a pas pu être redressée ; elle est restée comme avant."))
                self._window.show_error(error)

        self._tasks.submit(lambda: straighten(data, corners, ratio, like_scan=like_scan), take, failed)

    def _item(self) -> Image | None:
        """Return the picture of the panel as it is now; None once it is gone or no longer the selection."""
        return None if self._of is None else self._of.now(self._editor())

    def _follow(self, _changed: object = None) -> None:
        if self.panel is not None and self._item() is None:
            self.panel.put_away()

    def _closed(self) -> None:
        if self.panel is not None:
            self.panel.deleteLater()
            self.panel, self._of = None, None
            self._data = self._small = b""


def _coded(picture: QImage) -> bytes:
    """Return a picture as JPEG, small enough that a preview takes no time."""
    small = picture
    if max(picture.width(), picture.height()) > PREVIEW_PX:
        small = picture.scaled(
            PREVIEW_PX, PREVIEW_PX, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    small.save(buffer, "JPG", PREVIEW_QUALITY)  # type: ignore[call-overload]
    return bytes(buffer.data().data())
