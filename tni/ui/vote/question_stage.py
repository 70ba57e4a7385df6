"""Stage of the question: the board over the page, the way back, and the page that takes what is written on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Signal

from tni.core.ids import PageId, QuestionId
from tni.document.pointer import Changed, ChangedFlag
from tni.quiz.question_kinds import CLICKER_KINDS
from tni.quiz.round import RoundPhase
from tni.render.raster.page_image import encode_png
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.voting.vote_state import QuestionState
from tni.ui.main_window.main_controller import MainController

if TYPE_CHECKING:
    from tni.ui.vote.question_board import QuestionBoard
    from tni.ui.vote.sheet_layout import SheetLayout

_INKED = ChangedFlag.DRY | ChangedFlag.STAMP


class QuestionStage(QObject):
    """Shows a question that its page does not show over the whole page, until the teacher goes back to the page.

    Whoever writes on it writes on a page of the lesson to which the question is copied at that moment; the ink is kept
    there. changed: the question was shown, or left for the page.
    """

    changed = Signal()

    def __init__(self, main: MainController, parent: QObject) -> None:
        super().__init__(parent)
        self._main = main
        self._view: QuestionState | None = None
        self._is_away = False
        self._moves = False
        """True while the stage itself turns the page."""
        self._copies: dict[QuestionId, _Copy] = {}
        """Page to which each question was copied."""
        self._came_from: PageId | None = None
        self._board: QuestionBoard | None = None
        self._takes_contact = False
        """True while a contact on the board copies the question to a page."""
        main.window.canvas.changed.connect(self._follow)
        main.window.canvas.page_used.connect(self._uncover)

    # -- state

    @property
    def board(self) -> QuestionBoard | None:
        """The board, made for the first question that needs it."""
        return self._board

    @property
    def has_sheet(self) -> bool:
        return self._view is not None and self._view.has_sheet

    @property
    def is_shown(self) -> bool:
        """True if the class sees the question in place of its page."""
        return self.has_sheet and not self._is_away

    @property
    def shows_result(self) -> bool:
        """True if the class sees the result where the question is."""
        return self.is_shown and self._view is not None and self._view.result is not None and not self._needs_panel

    @property
    def _needs_panel(self) -> bool:
        """True if the result has no place on a page that somebody has written on."""
        return self._page is not None and self._view is not None and self._view.state.question.kind not in CLICKER_KINDS

    @property
    def _page(self) -> PageId | None:
        """Page to which the question was copied, if the lesson still has it."""
        copy = None if self._view is None else self._copies.get(self._view.state.question.id)
        return copy.page if copy is not None and self._exists(copy.page) else None

    def _exists(self, page: PageId) -> bool:
        return any(known.id == page for known in self._main.editor.pages)

    # -- the vote

    def show_vote(self, view: QuestionState | None) -> None:
        """Show the question of a vote; None if there is none. A vote that opens, and a result, are always seen."""
        before, self._view = self._view, view
        if view is None or not view.has_sheet:
            if before is not None and before.has_sheet:
                self._leave(before.state.question.id)
        elif before is None or _is_other(before, view):
            if before is not None and before.has_sheet and before.state.question.id != view.state.question.id:
                self._leave(before.state.question.id)
            self._come()
        elif view.state.phase is not before.state.phase and view.state.phase is RoundPhase.REVEALED:
            self._come()
            if self._page is not None:
                self._do(LessonEditor.fit)  # the bars lie beside the answers of the whole page
        self.place()

    def show_sheet(self, shown: bool) -> None:
        """Show the question, or go back to the page."""
        if shown:
            self._come()
        else:
            self._is_away = True
            self._turn(self._came_from)
        self.place()
        self.changed.emit()

    def step_back(self) -> bool:
        """Handle Escape: go back to the page. An open vote keeps its question. Returns whether there was anything to
        do."""
        if not self.is_shown or self._view is None or self._view.is_open:
            return False
        self.show_sheet(False)
        return True

    def boxes(self) -> list[QRect]:
        """Return the boxes of what the class reads on the board, in the window."""
        board = self._board
        return [] if board is None else [box.translated(board.pos()) for box in board.boxes()]

    def place(self) -> None:
        """Lay the board over the page, if it is to be seen."""
        view, window = self._view, self._main.window
        page, editor = self._page, self._main.editor
        shown = self.is_shown
        if page is not None:
            shown = self.shows_result and editor.page.id == page and editor.fits
        self._takes_contact = shown and page is None
        if not shown or view is None:
            if self._board is not None:
                self._board.hide()
            return
        board = self._made()
        board.setGeometry(window.page_area if page is None else self._box_of_page())
        copy = self._copies[view.state.question.id] if page is not None else None
        board.show_over_copy(None if copy is None else (copy.layout, copy.width_px))
        board.show_question(view, editor.page.paper)
        if not board.isVisible():
            board.show()
        board.stackUnder(window.bar)

    def _box_of_page(self) -> QRect:
        """Return the box of the page shown, in the window."""
        editor, window = self._main.editor, self._main.window
        ratio, form = window.canvas.devicePixelRatioF(), editor.page.format
        (left, top), (right, bottom) = editor.view.to_screen(0, 0), editor.view.to_screen(form.width_mm, form.height_mm)
        corner = QPoint(round(left / ratio), round(top / ratio))
        size = QSize(round((right - left) / ratio), round((bottom - top) / ratio))
        return QRect(window.page_area.topLeft() + corner, size)

    def _made(self) -> QuestionBoard:
        if self._board is None:
            from tni.ui.vote.question_board import QuestionBoard  # not loaded before a question needs it

            self._board = QuestionBoard(self._main.kit, self._main.window)
        return self._board

    # -- pages

    def _come(self) -> None:
        self._is_away = False
        here, page = self._main.editor.page.id, self._page
        if here not in [copy.page for copy in self._copies.values()]:
            self._came_from = here
        self._turn(page)

    def _leave(self, question: QuestionId) -> None:
        """Go back to the page, and delete the copy of a question on which nothing was written after all."""
        self._is_away = False
        copy = self._copies.get(question)
        if copy is None or not self._exists(copy.page):
            return
        editor, page = self._main.editor, copy.page
        if editor.page.id == page:
            self._turn(self._came_from)
        if editor.document.count(page) <= 1 and editor.page.id != page:
            del self._copies[question]
            self._do(lambda session: session.delete_pages([page]))

    def _turn(self, page: PageId | None) -> None:
        if page is not None and page != self._main.editor.page.id and self._exists(page):
            self._do(lambda session: session.go_to(page))

    def _do(self, command: Callable[[LessonEditor], Changed]) -> None:
        self._moves = True
        try:
            self._main.window.do(command)
        finally:
            self._moves = False

    def _uncover(self) -> None:
        """Copy the question to a page of the lesson, for the contact that comes down on it."""
        board, view = self._board, self._view
        if not self._takes_contact or board is None or view is None or not board.is_covering:
            return
        layout, before = board.layout_now, self._main.editor.page.id
        if layout is None:
            return
        self._takes_contact = False
        picture, words = board.picture(), view.state.question.text or ""
        data = encode_png(picture)
        self._do(lambda session: session.add_picture_page(data, picture.width(), picture.height(), words))
        if (page := self._main.editor.page.id) != before:  # else the lesson refused it, and said why
            self._copies[view.state.question.id] = _Copy(page, layout, board.width())
        else:
            self._is_away = True
        self.place()
        self.changed.emit()

    def _follow(self, changed: Changed) -> None:
        """Follow the teacher to another page, and show what changes on a page that the board covers."""
        if self._moves or self._view is None or not self.has_sheet:
            return
        what, page, here = changed.what, self._page, self._main.editor.page.id
        was = self._is_away
        if page is None and self._copies.pop(self._view.state.question.id, None) is not None:
            self._is_away = False  # the copy was undone
        elif page is not None and what & ChangedFlag.PAGE:
            self._is_away = here != page
        elif page is None and (what & ChangedFlag.PAGE or what & _INKED):
            self._is_away = True
        if what & (ChangedFlag.PAGE | ChangedFlag.VIEW) or was is not self._is_away:
            self.place()
        if was is not self._is_away:
            self.changed.emit()


@dataclass(frozen=True, slots=True)
class _Copy:
    """Copy of a question on a page of the lesson. layout, width_px: those of the board that was copied."""

    page: PageId
    layout: SheetLayout
    width_px: int


def _is_other(before: QuestionState, view: QuestionState) -> bool:
    """Return whether another vote was opened since."""
    return (before.state.question.id, before.opened_s) != (view.state.question.id, view.opened_s)
