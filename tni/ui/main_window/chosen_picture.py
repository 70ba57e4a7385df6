"""Picture that a panel is about: the one that is selected alone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QImage

from tni.core.errors import TniError
from tni.document.items import Image
from tni.render.raster.image_decoder import decode_image
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.i18n import tr
from tni.ui.main_window.window import MainWindow

SHOWN_PX = 1600
"""Longest side of the picture as a panel shows it."""


@dataclass(frozen=True, slots=True)
class ChosenPicture:
    """Picture of a panel. item: as it was chosen. data: its file. shown: what the panel shows of it."""

    editor: LessonEditor
    item: Image
    data: bytes
    shown: QImage

    def now(self, editor: LessonEditor) -> Image | None:
        """Return the picture as it is now; None once it is gone or no longer the selection. editor: the one in use."""
        pictures = self.editor.selected_pictures if self.editor is editor else ()
        return pictures[0] if len(pictures) == 1 and pictures[0].id == self.item.id else None


def chosen_picture(window: MainWindow, editor: LessonEditor) -> ChosenPicture | None:
    """Return the selected picture; None, which the window then tells, if it is not one alone or cannot be read."""
    pictures = editor.selected_pictures
    if len(pictures) != 1:
        window.notices.show(tr("Sélectionner d’abord une seule image."))
        return None
    try:
        data = editor.picture_bytes(pictures[0])
        shown = decode_image(data, side_px=SHOWN_PX)
    except (TniError, LookupError, OSError):
        data, shown = b"", QImage()
    if shown.isNull():
        window.notices.show(tr("Cette image ne se lit pas : la remplacer par son fichier d’origine."))
        return None
    return ChosenPicture(editor, pictures[0], data, shown)
