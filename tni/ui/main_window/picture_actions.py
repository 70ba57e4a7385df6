"""Panel of the selected picture in the main window, made at its first use."""

from __future__ import annotations

from collections.abc import Callable

from tni.core.errors import TniError
from tni.core.ids import ItemId
from tni.document.items import Image
from tni.document.pointer import Changed
from tni.render.raster.image_decoder import decode_image
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.i18n import tr
from tni.ui.main_window.window import MainWindow
from tni.ui.panels.picture_panel import PicturePanel

SHOWN_PX = 1600
"""Longest side of the picture as the panel shows it."""


class PictureActions:
    """Changes pictures in the main window. panel: that of the selected picture, while it is open."""

    def __init__(self, window: MainWindow, editor: Callable[[], LessonEditor]) -> None:
        self._window, self._editor = window, editor
        self.panel: PicturePanel | None = None
        self._of: tuple[LessonEditor, ItemId] | None = None
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
            shown = decode_image(editor.picture_bytes(pictures[0]), side_px=SHOWN_PX)
        except (TniError, LookupError, OSError):
            shown = None
        if shown is None or shown.isNull():
            self._window.notices.show(tr("Cette image ne se lit pas : la remplacer par son fichier d’origine."))
            return
        self._of = editor, pictures[0].id
        panel = self.panel = PicturePanel(
            self._window.kit, shown, pictures[0], self._window.low_area.size(), self._window
        )
        panel.cropped.connect(lambda crop: self._do(lambda now: now.crop_picture(pictures[0].id, crop)))
        panel.turned.connect(lambda across: self._do(lambda now: now.turn_over(across=across)))
        panel.faded.connect(lambda opacity: self._do(lambda now: now.fade_pictures(opacity)))
        panel.cleared.connect(lambda colour: self._do(lambda now: now.clear_colour(colour)))
        panel.closed.connect(self._closed)
        panel.set_area(self._window.low_area)
        panel.open_low()
        panel.view.setFocus()

    def _do(self, act: Callable[[LessonEditor], Changed]) -> None:
        if self._item() is not None:
            self._window.do(act)

    def _item(self) -> Image | None:
        """Return the picture of the panel as it is now; None once it is gone or no longer the selection."""
        if self._of is None or self._of[0] is not self._editor():
            return None
        pictures = self._of[0].selected_pictures
        return pictures[0] if len(pictures) == 1 and pictures[0].id == self._of[1] else None

    def _follow(self, _changed: object = None) -> None:
        if self.panel is None:
            return
        if (item := self._item()) is None:
            self.panel.put_away()
        else:
            self.panel.show_item(item)

    def _closed(self) -> None:
        if self.panel is not None:
            self.panel.deleteLater()
            self.panel, self._of = None, None
