"""A page full of ink is seen at once when its lesson is opened: as it was left, until it is there itself."""

from __future__ import annotations

from collections.abc import Callable

from tni.services.lesson_service import OpenLesson
from tni.store.page_picture import PagePicture
from tni.ui.canvas.canvas import Canvas
from tni.ui.canvas.page_placeholder import PagePlaceholder, show_placeholder, take_page_picture
from tni.ui.canvas.shown_lesson import ShownLesson


class PlaceholderController:
    """shown: the lesson that is open; canvas: shows its page; surround: colour beside it."""

    def __init__(
        self, shown: Callable[[], ShownLesson], canvas: Callable[[], Canvas], surround: Callable[[], str]
    ) -> None:
        self._shown, self._canvas, self._surround = shown, canvas, surround
        self._look: PagePlaceholder | None = None

    def show(self, picture: PagePicture) -> None:
        """A lesson is on its way, and its page looked like this."""
        self.put_away()
        canvas = self._canvas()
        if canvas.gl is None:
            canvas.show_changes(self._shown().board.finish())
            canvas.input.asleep = True
            self._look = PagePlaceholder(picture, self._surround(), canvas)

    def put_away(self) -> None:
        if self._look is not None:
            self._canvas().input.asleep = False
            self._look.hide()
            self._look.deleteLater()
            self._look = None

    def pass_on(self, picture: PagePicture | None) -> None:
        """The lesson is there: what of its page is not painted yet is as in the picture."""
        if picture is not None:
            show_placeholder(self._shown().screen, picture)

    def keep(self, lesson: OpenLesson) -> None:
        """The lesson is about to be closed: the next opening shows the page as it is now."""
        shown = self._shown()
        if lesson.file is not None and shown.lesson is lesson and not shown.source.hidden:
            picture = take_page_picture(shown.board, shown.screen)
            if picture is not None:
                lesson.file.put_picture(picture)
