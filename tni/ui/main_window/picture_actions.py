"""Panel of the selected picture in the main window, made at its first use."""

from __future__ import annotations

from collections.abc import Callable

from tni.document.items import Image
from tni.document.pointer import Changed
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.main_window.chosen_picture import ChosenPicture, chosen_picture
from tni.ui.main_window.window import MainWindow
from tni.ui.panels.picture_panel import PicturePanel


class PictureActions:
    """Changes pictures in the main window. panel: that of the selected picture, while it is open."""

    def __init__(self, window: MainWindow, editor: Callable[[], LessonEditor]) -> None:
        self._window, self._editor = window, editor
        self.panel: PicturePanel | None = None
        self._of: ChosenPicture | None = None
        window.canvas.changed.connect(self._follow)

    def toggle(self) -> None:
        """Open the panel of the selected picture, or close it."""
        if self.panel is not None:
            self.panel.put_away()
            return
        self._of = chosen = chosen_picture(self._window, self._editor())
        if chosen is None:
            return
        panel = self.panel = PicturePanel(
            self._window.kit, chosen.shown, chosen.item, self._window.low_area.size(), self._window
        )
        panel.cropped.connect(lambda crop: self._do(lambda now: now.crop_picture(chosen.item.id, crop)))
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
        return None if self._of is None else self._of.now(self._editor())

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
