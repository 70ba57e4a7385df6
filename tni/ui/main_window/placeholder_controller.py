"""Controller of page placeholders. While a lesson with a page full of ink is being opened, the page is shown at once as
it was when last left."""

from __future__ import annotations

from collections.abc import Callable

from tni.document.page_picture import PagePicture
from tni.services.lesson.lesson_events import LessonEvent, LessonLeaving, LessonOpeningEnded, PagePictureFound
from tni.services.lesson.lesson_service import OpenLesson
from tni.ui.canvas.canvas import Canvas
from tni.ui.canvas.page_placeholder import PagePlaceholder, take_page_picture
from tni.ui.canvas.shown_lesson import PageLight, ShownLesson


class PlaceholderController:
    """Shows and takes page placeholders. shown: returns the rendering of the open lesson; canvas: shows its page;
    light: colour beside the page."""

    def __init__(self, shown: Callable[[], ShownLesson], canvas: Canvas, light: PageLight) -> None:
        self._shown, self._canvas, self._light = shown, canvas, light
        self._placeholder: PagePlaceholder | None = None

    def follow(self, event: LessonEvent) -> None:
        """Show, remove or take a placeholder as the open lesson changes."""
        match event:
            case PagePictureFound(picture=picture):
                self._show(picture)
            case LessonOpeningEnded():
                self._put_away()
            case LessonLeaving(lesson=lesson):
                self._store_picture(lesson)
            case _:
                pass

    def _show(self, picture: PagePicture) -> None:
        """Show the placeholder of a lesson that is being opened."""
        self._put_away()
        canvas = self._canvas
        if canvas.gl is None:
            canvas.show_changes(self._shown().editor.finish())
            canvas.input.asleep = True
            self._placeholder = PagePlaceholder(picture, self._light.page_surround, canvas)

    def _put_away(self) -> None:
        if self._placeholder is not None:
            self._canvas.input.asleep = False
            self._placeholder.hide()
            self._placeholder.deleteLater()
            self._placeholder = None

    def _store_picture(self, lesson: OpenLesson) -> None:
        """Keep a picture of the page as it is now, for the next opening of a lesson that is about to be closed."""
        shown = self._shown()
        if lesson.path is not None and shown.lesson is lesson and not shown.source.hidden:
            picture = take_page_picture(shown.editor, shown.screen)
            if picture is not None:
                lesson.store_picture(picture)
