"""Pictures that pupils see on their phones: lesson pages, and questions for which text is not enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QSize

from tni.core.ids import PageId
from tni.core.picture import EncodedPicture
from tni.ui.main_window.main_controller import MainController

if TYPE_CHECKING:
    from tni.quiz.bank.rendered_question import RenderedQuestion

MAX_PICTURE_SIZE = QSize(1280, 1280)
"""Maximum size in pixels of the page's picture that pupils' devices receive."""


class PhonePictures:
    """Implements `QuestionPictureSource` with the pages of the open lesson and the font of the interface."""

    def __init__(self, main_controller: MainController) -> None:
        self._main_controller = main_controller

    def of_page(self, page: PageId) -> EncodedPicture | None:
        """Return the picture of a lesson page as it is now; None if its lesson is not open."""
        if all(known.id != page for known in self._main_controller.editor.pages):
            return None
        image = self._main_controller.shown.thumbnail(page, MAX_PICTURE_SIZE)
        buffer = QBuffer()
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        return EncodedPicture(bytes(buffer.data().data()), "image/png", image.width(), image.height())

    def of_question(self, written: RenderedQuestion) -> bytes:
        """Return the picture of a question from a bank, as PNG."""
        from tni.ui.vote.question_view import render_for_phone  # not loaded in a lesson without question banks

        return render_for_phone(written, self._main_controller.kit.theme.font())
