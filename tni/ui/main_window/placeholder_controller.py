"""Controller of page placeholders. While a lesson with a page full of ink is being opened, the page is shown at once as
it was when last left."""

from __future__ import annotations

from collections.abc import Callable

from tni.services.lesson.lesson_service import OpenLesson
from tni.store.page_picture import PagePicture
from tni.ui.canvas.canvas import Canvas
from tni.ui.canvas.page_placeholder import PagePlaceholder, show_placeholder, take_page_picture
from tni.ui.canvas.shown_lesson import ShownLesson


class PlaceholderController:
    """Shows and takes page placeholders. shown: returns the open lesson; canvas: returns the canvas that shows its
    page; surround: returns the colour beside the page."""

    def __init__(
        self, shown: Callable[[], ShownLesson], canvas: Callable[[], Canvas], surround: Callable[[], str]
    ) -> None:
        self._shown, self._canvas, self._surround = shown, canvas, surround
        self._placeholder: PagePlaceholder | None = None

    def show(self, picture: PagePicture) -> None:
        """Show the placeholder of a lesson that is being opened."""
        self.put_away()
        canvas = self._canvas()
        if canvas.gl is None:
            canvas.show_changes(self._shown().editor.finish())
            canvas.input.asleep = True
            self._placeholder = PagePlaceholder(picture, self._surround(), canvas)

    def put_away(self) -> None:
        if self._placeholder is not None:
            self._canvas().input.asleep = False
            self._placeholder.hide()
            self._placeholder.deleteLater()
            self._placeholder = None

    def pass_on(self, picture: PagePicture | None) -> None:
        """Fill the parts of the opened lesson's page that are not yet painted from the picture."""
        if picture is not None:
            show_placeholder(self._shown().screen, picture)

    def store_picture(self, lesson: OpenLesson) -> None:
        """Keep a picture of the page as it is now, for the next opening of a lesson that is about to be closed."""
        shown = self._shown()
        if lesson.file is not None and shown.lesson is lesson and not shown.source.hidden:
            picture = take_page_picture(shown.editor, shown.screen)
            if picture is not None:
                lesson.file.put_picture(picture)
