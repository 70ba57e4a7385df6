"""Straightening of the selected picture in the main window: its panel, and the work that a worker does for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage

from tni.core.errors import TniError
from tni.core.ids import ItemId
from tni.core.picture import EncodedPicture
from tni.core.straightening import Corners
from tni.core.tasks import TaskRunner
from tni.document.items import Image
from tni.render.raster.image_decoder import decode_image
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.sheets import find_sheet, straighten
from tni.ui.i18n import tr
from tni.ui.main_window.window import MainWindow
from tni.ui.panels.straighten_panel import StraightenPanel

SHOWN_PX, PREVIEW_PX = 1600, 900
"""Longest side of the picture as the panel shows it, and of that of which a preview like a scan is made."""
PREVIEW_QUALITY = 85


class StraightenActions:
    """Straightens pictures. panel: while it is open."""

    def __init__(self, window: MainWindow, editor: Callable[[], LessonEditor], tasks: TaskRunner) -> None:
        self._window, self._editor, self._tasks = window, editor, tasks
        self.panel: StraightenPanel | None = None
        self._of: tuple[LessonEditor, ItemId] | None = None
        self._data = self._small = b""
        self._previews = 0
        window.canvas.changed.connect(self._follow)

    def toggle(self) -> None:
        """Open the panel of the selected picture, or close it."""
        if self.panel is not None:
            self.panel.put_away()
            return
        editor, pictures = self._editor(), self._editor().selected_pictures
        if len(pictures) != 1:
            self._window.notices.show(tr("Sélectionner d’abord une seule image."))
            return
        try:
            data = editor.picture_bytes(pictures[0])
            shown = decode_image(data, side_px=SHOWN_PX)
        except (TniError, LookupError, OSError):
            data, shown = b"", QImage()
        if shown.isNull():
            self._window.notices.show(tr("Cette image ne se lit pas : la remplacer par son fichier d’origine."))
            return
        self._of, self._data, self._small = (editor, pictures[0].id), data, b""
        panel = self.panel = StraightenPanel(self._window.kit, shown, self._window.low_area.size(), self._window)
        panel.wanted.connect(self._straighten)
        panel.preview_wanted.connect(partial(self._preview, shown))
        panel.closed.connect(self._closed)
        panel.set_area(self._window.low_area)
        panel.open_low()
        panel.view.setFocus()
        # Without a result the corners can be chosen by hand all the same.
        self._tasks.submit(
            lambda: find_sheet(data), partial(self._take_found, panel), lambda _error: self._take_found(panel, None)
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
        if self._of is None or self._of[0] is not self._editor():
            return None
        pictures = self._of[0].selected_pictures
        return pictures[0] if len(pictures) == 1 and pictures[0].id == self._of[1] else None

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
