"""Copies of questions on pages of the lesson, for what is written on them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from tni.core.ids import ItemId, PageId, QuestionId
from tni.document.items import Image
from tni.document.pointer import Changed
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.main_window.main_controller import MainController

if TYPE_CHECKING:
    from tni.ui.vote.copy_ahead import ReadyCopy
    from tni.ui.vote.question_board import QuestionBoard
    from tni.ui.vote.sheet_layout import SheetLayout


@dataclass(frozen=True, slots=True)
class QuestionCopy:
    """Copy of a sheet of a question. picture: the image that fills the page. layout, size: of the board copied."""

    page: PageId
    picture: ItemId
    layout: SheetLayout
    size: QSize


class QuestionCopies:
    """Copies made in this run, by question and sheet. A result is shown in the copy's picture, below all ink, for as
    long as the vote is shown; the lesson keeps the question alone."""

    def __init__(self, main: MainController) -> None:
        self._main = main
        self._copies: dict[tuple[QuestionId, int], QuestionCopy] = {}
        self._there: frozenset[tuple[QuestionId, int]] = frozenset()
        """Copies that the lesson had when that was looked up last."""
        self._shown: tuple[Image, object] | None = None
        """Image that shows a result, and what it shows."""

    def of(self, question: QuestionId, sheet: int) -> QuestionCopy | None:
        """Return the copy of a sheet, if the lesson still has it."""
        copy = self._copies.get((question, sheet))
        return copy if copy is not None and self.exists(copy.page) else None

    def sheet_on(self, question: QuestionId, page: PageId) -> int | None:
        """Return the sheet of a question that was copied to a page."""
        found = (sheet for (id_, sheet), copy in self._copies.items() if id_ == question and copy.page == page)
        return next(found, None)

    def of_question(self, question: QuestionId) -> list[QuestionCopy]:
        """Return the copies of a question, the latest first."""
        found = [copy for (id_, _), copy in self._copies.items() if id_ == question and self.exists(copy.page)]
        return found[::-1]

    def is_copy(self, page: PageId) -> bool:
        return any(copy.page == page for copy in self._copies.values())

    def exists(self, page: PageId) -> bool:
        return any(known.id == page for known in self._main.editor.pages)

    def put_on_page(self, copy: ReadyCopy, alt: str, seen: tuple[object, ...]) -> Callable[[LessonEditor], Changed]:
        """Return the command that puts a copy on a page of the lesson and shows it as the board was, at once: the pen
        is down already. seen: as in `show_result`."""

        def put(editor: LessonEditor) -> Changed:
            changed = editor.add_picture_page(copy.picture, alt, (copy.page, copy.item))
            image = editor.document.item(copy.item)
            if isinstance(image, Image):
                self._main.shown.keep_decoded(image, copy.bare)
                if seen[0]:
                    self._main.shown.show_instead(image, copy.seen)
                    self._shown = image, (image.id, *seen)
            if not copy.is_painted:
                return changed
            others = {page: box for page, box in changed.regions.items() if page != copy.page}
            return replace(changed, regions=others)

        return put

    def add(self, question: QuestionId, sheet: int, copy: ReadyCopy, board: QuestionBoard) -> None:
        """Note that a sheet was copied to a page."""
        if (layout := board.layout_now) is not None:
            self._copies[question, sheet] = QuestionCopy(copy.page, copy.item, layout, board.size())
            self._there |= {(question, sheet)}

    def is_newly_gone(self, question: QuestionId, sheet: int) -> bool:
        """Return whether the lesson has lost the copy of a sheet since this was asked last. It may come back: by a
        redo, or with its class layer."""
        key, before = (question, sheet), self._there
        self._there = frozenset(one for one in self._copies if self.of(*one) is not None)
        return key in before and key not in self._there

    def take_back(self, question: QuestionId) -> None:
        """Take the copies back on which nothing was written. Those that were written on stay in the lesson."""
        editor = self._main.editor
        for copy in self.of_question(question):
            if editor.document.count(copy.page) <= 1 and editor.page.id != copy.page:
                self._main.window.do(partial(LessonEditor.take_back_page, page=copy.page))

    def show_result(self, copy: QuestionCopy | None, board: QuestionBoard, seen: tuple[object, ...] = ()) -> None:
        """Show the result that the board shows in the picture of a copy. None: show all copies as they are in the
        lesson. seen: the result, None without one, and what its picture depends on."""
        image = None if copy is None or not seen[0] else self._main.editor.document.item(copy.picture)
        if not isinstance(image, Image):
            self._show(None, None, board)
        elif self._shown is None or self._shown[1] != (image.id, *seen):
            self._show(image, (image.id, *seen), board)

    def _show(self, image: Image | None, key: object, board: QuestionBoard) -> None:
        before, self._shown = self._shown, None if image is None else (image, key)
        shown, canvas, document = self._main.shown, self._main.window.canvas, self._main.editor.document
        if before is not None:
            shown.show_instead(before[0], None)
        if image is not None:
            shown.show_instead(image, board.whole_picture())
        for one in (None if before is None else before[0], image):
            if one is not None and document.item(one.id) is not None:
                canvas.invalidate(one.page, document.box(one))
