"""Stage of the question: the board over the page, the way back, and the page that takes what is written on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from tni.core.ids import ClassLayerId, PageId, QuestionId
from tni.core.tasks import TaskRunner
from tni.document.pointer import NOTHING_CHANGED, Changed, ChangedFlag
from tni.quiz.round import RoundPhase
from tni.render.pixel_view import PxRect
from tni.services.lesson.lesson_editor import LessonEditor, ToolName
from tni.services.voting.vote_state import QuestionState
from tni.ui.main_window.main_controller import MainController
from tni.ui.vote.question_copies import QuestionCopies, QuestionCopy

if TYPE_CHECKING:
    from tni.ui.vote.copy_ahead import CopyAhead
    from tni.ui.vote.question_board import QuestionBoard
    from tni.ui.vote.question_contacts import QuestionContacts
    from tni.ui.vote.sheet_turner import SheetTurner

TELL_MS = 30
_INKED = ChangedFlag.DRY | ChangedFlag.STAMP


class QuestionStage(QObject):
    """Shows a question that its page does not show over the whole page, until the teacher goes back to the page.

    Whoever writes on it writes on a page of the lesson to which the question is copied at that moment; the ink is kept
    there. Of a question that is longer than its page, each sheet is copied by itself. changed: the question was shown,
    or left for the page.
    """

    changed = Signal()

    def __init__(self, main: MainController, pictures: TaskRunner, parent: QObject) -> None:
        """pictures: encodes the question; see `CopyAhead`."""
        super().__init__(parent)
        self._main, self._pictures = main, pictures
        self._view: QuestionState | None = None
        self._is_away = False
        self._moves = False
        """True while the stage itself turns the page."""
        self._untold = NOTHING_CHANGED
        """Change that the rest of the window has not heard of."""
        self._tell = QTimer(self, interval=TELL_MS, singleShot=True)
        self._tell.timeout.connect(self._tell_rest)
        self._sheet = 0
        self._copies = QuestionCopies(main)
        self._came_from: PageId | None = None
        self._last: tuple[LessonEditor, ClassLayerId | None, PageId] | None = None
        """Lesson, class layer and page that the window showed last."""
        self._board: QuestionBoard | None = None
        self._contacts: QuestionContacts | None = None
        self._ahead: CopyAhead | None = None
        self._turner: SheetTurner | None = None
        main.window.canvas.changed.connect(self._follow)

    # -- state

    @property
    def board(self) -> QuestionBoard | None:
        """The board, made for the first question that needs it."""
        return self._board

    @property
    def turner(self) -> SheetTurner | None:
        """Buttons that turn the sheets of a long question; made with the board."""
        return self._turner

    @property
    def has_sheet(self) -> bool:
        return self._view is not None and self._view.has_sheet

    @property
    def is_shown(self) -> bool:
        """True if the class sees the question in place of its page."""
        return self.has_sheet and not self._is_away

    @property
    def is_ready_for_ink(self) -> bool:
        """True if ink on the question is shown without any wait."""
        return self._ahead is not None and self._ahead.is_complete

    @property
    def shown_question(self) -> tuple[QuestionId, int] | None:
        """Question and sheet that the class sees in place of the page."""
        return (self._view.state.question.id, self._sheet) if self._view is not None and self.is_shown else None

    @property
    def _copy(self) -> QuestionCopy | None:
        """Copy of the sheet, if the lesson still has it."""
        return None if self._view is None else self._copies.of(self._view.state.question.id, self._sheet)

    # -- the vote

    def show_vote(self, view: QuestionState | None) -> None:
        """Show the question of a vote; None if there is none. A vote that opens, and a result, are always seen."""
        before, self._view = self._view, view
        self._look()
        left = None if before is None or not before.has_sheet else before.state.question.id
        if view is None or not view.has_sheet:
            self._leave(left)
        elif before is None or _is_other(before, view):
            if left != view.state.question.id:
                self._leave(left)
                self._sheet = 0
            self._come()
        elif view.state.phase is not before.state.phase and view.state.phase is RoundPhase.REVEALED:
            self._come()
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

    def boxes_in(self, area: QRect) -> list[QRect]:
        """Return the boxes of what the class reads of the question, in the window, as if it had a whole area. Empty if
        it reads the page."""
        board, copy = self._board, self._copy
        if board is None or not self.is_shown or board.size().isEmpty():
            return []
        size = area.size() if copy is None else copy.size.scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
        wider, higher = size.width() / board.width(), size.height() / board.height()
        whole = QRect(QPoint(), size)
        whole.moveCenter(area.center())
        return [
            QRect(
                round(whole.left() + box.left() * wider),
                round(whole.top() + box.top() * higher),
                round(box.width() * wider),
                round(box.height() * higher),
            )
            for box in board.boxes()
        ]

    def place(self) -> None:
        """Lay the board over the page, or show the result on the page to which the question was copied."""
        view, window, copy = self._view, self._main.window, self._copy
        if view is None or not self.is_shown:
            self._put_away()
            return
        board, paper = self._made(), self._main.editor.page.paper
        if copy is not None:
            board.keep_layout(copy.layout)
            board.resize(copy.size)
            board.show_question(view, paper, self._sheet)
            self._copies.show_result(copy, board, self._seen(view))
            self._cover(False)
        else:
            self._copies.show_result(None, board)
            board.keep_layout(None)
            board.setGeometry(window.page_area)
            board.show_question(view, paper, self._sheet)
            self._sheet = min(self._sheet, board.sheets - 1)
            self._cover(True)
        if self._turner is not None:
            self._turner.show_sheet(self._sheet, board.sheets, window.page_area)

    def _cover(self, covers: bool) -> None:
        board, contacts = self._board, self._contacts
        if board is None or contacts is None:
            return
        begins = covers and not contacts.is_covering
        contacts.begin() if covers else contacts.end()
        board.set_covering(covers)
        if self._ahead is not None:
            self._ahead.follow(board) if covers else self._ahead.drop()
        cover = self._main.instruments.lay_covers()
        if covers:
            board.stackUnder(cover or self._main.window.bar)
        if begins:
            self._do(_put_down)
        elif covers and self._main.editor.selection:
            self._do(_deselect)

    def _put_away(self) -> None:
        if self._board is not None and self._turner is not None:
            self._cover(False)
            self._turner.put_away()
            self._copies.show_result(None, self._board)

    def _made(self) -> QuestionBoard:
        if self._board is None:
            from tni.ui.vote.copy_ahead import CopyAhead  # not loaded before a question needs it
            from tni.ui.vote.question_board import QuestionBoard
            from tni.ui.vote.question_contacts import QuestionContacts
            from tni.ui.vote.sheet_turner import SheetTurner

            kit, window = self._main.kit, self._main.window
            board = self._board = QuestionBoard(kit, window, self._trail)
            self._turner = SheetTurner(kit, window, window.canvas)
            self._contacts = QuestionContacts(
                window.canvas, lambda: self._main.editor, self._uncover, board.whole_picture, self
            )
            self._ahead = CopyAhead(self._main, self._pictures, self)
            self._ahead.ready.connect(self._contacts.go_on)
            self._ahead.failed.connect(self._contacts.drop_held)
            for turned in (self._turner.turned, self._contacts.turned):
                turned.connect(self._turn_sheet)
            self._contacts.trail_moved.connect(board.update)
        return self._board

    def _trail(self) -> tuple[PxRect, QImage] | None:
        points = self._main.editor.tool is ToolName.LASER
        return self._main.window.canvas.overlay_picture() if points else None

    # -- pages

    def _turn_sheet(self, step: int) -> None:
        """Show the next sheet of a long question, or the one before."""
        board = self._board
        if board is None or not self.is_shown or not 0 <= self._sheet + step < board.sheets:
            return
        self._sheet += step
        copy = self._copy
        self._turn(self._came_from if copy is None else copy.page)
        self.place()

    def _come(self) -> None:
        self._is_away = False
        here, copy = self._main.editor.page.id, self._copy
        if not self._copies.is_copy(here):
            self._came_from = here
        if copy is not None:
            self._turn(copy.page)
            if self._view is not None and self._view.result is not None:
                self._do(LessonEditor.fit)
        elif self._copies.is_copy(here):
            self._turn(self._came_from)

    def _leave(self, question: QuestionId | None) -> None:
        """Go back to the page, and take back the copy of a question on which nothing was written after all."""
        self._is_away = False
        if question is None:
            return
        if self._main.editor.page.id in [copy.page for copy in self._copies.of_question(question)]:
            self._turn(self._came_from)
        self._moves = True
        try:
            self._copies.take_back(question)
        finally:
            self._moves = False

    def _turn(self, page: PageId | None) -> None:
        if page is not None and page != self._main.editor.page.id and self._copies.exists(page):
            self._do(lambda session: session.go_to(page))

    def _do(self, command: Callable[[LessonEditor], Changed]) -> None:
        before, self._moves = self._moves, True
        try:
            self._main.window.do(command)
        finally:
            self._moves = before

    def _do_under_pen(self, command: Callable[[LessonEditor], Changed]) -> None:
        """Do what a contact waits for. The rest of the window hears of it a little later: it would be laid out and
        painted before the ink."""

        def note(editor: LessonEditor) -> Changed:
            changed = command(editor)
            self._untold |= changed
            return changed

        canvas = self._main.window.canvas
        canvas.blockSignals(True)
        try:
            self._do(note)
        finally:
            canvas.blockSignals(False)
        self._tell.start()

    def _tell_rest(self) -> None:
        if not self._tell.isActive() and self._untold is NOTHING_CHANGED:
            return
        self._tell.stop()
        untold, self._untold, self._moves = self._untold, NOTHING_CHANGED, True
        try:
            self._main.window.canvas.changed.emit(untold)
        finally:
            self._moves = False
        self.changed.emit()

    def _seen(self, view: QuestionState) -> tuple[object, ...]:
        return view.result, self._main.editor.page.paper, view.written

    def _uncover(self, box: QRect) -> bool | None:
        """Copy the question to a page of the lesson, for the contact that writes in a box of it. Return False if the
        lesson refused it, and None if the copy is not ready yet."""
        board, view, ahead = self._board, self._view, self._ahead
        if board is None or view is None or ahead is None or not board.is_covering or board.layout_now is None:
            return False
        if (copy := ahead.take()) is None:
            return None
        question = view.state.question
        self._do_under_pen(self._copies.put_on_page(copy, question.text or "", self._seen(view)))
        self._look()
        made = self._main.editor.page.id == copy.page
        if made:
            self._copies.add(question.id, self._sheet, copy, board)
            board.open_at(box)
        else:
            self._is_away = True
        self.place()
        return made

    def _follow(self, changed: Changed) -> None:
        """Follow the teacher to another page, and show what changes on a page that the board covers. Another class
        layer is no other page: the question stays."""
        before, now = self._last, self._look()
        if self._moves:
            return
        self._tell_rest()
        if self._view is None or not self.has_sheet:
            return
        what, question, here = changed.what, self._view.state.question.id, self._main.editor.page.id
        was, sheet = self._is_away, self._copies.sheet_on(question, here)
        gone = self._copies.is_newly_gone(question, self._sheet)
        if before is not None and before[0] is now[0] and before[1] != now[1]:
            if not was:
                self._come()
        elif gone:
            self._is_away = False  # the copy was undone
            self._turn(self._came_from)
        elif before is not None and before[2] != here:
            self._is_away = sheet is None
            self._sheet = self._sheet if sheet is None else sheet
        elif self._copy is None and what & _INKED and not what & ChangedFlag.PAGE:
            self._is_away = True
        if what & (ChangedFlag.PAGE | ChangedFlag.VIEW) or was is not self._is_away:
            self.place()
        if was is not self._is_away:
            self.changed.emit()

    def _look(self) -> tuple[LessonEditor, ClassLayerId | None, PageId]:
        """Note what the window shows now, and return it."""
        editor = self._main.editor
        self._last = editor, editor.seance, editor.page.id
        return self._last


def _put_down(editor: LessonEditor) -> Changed:
    """End what is under way on a page that is covered from now on, and keep it: strokes, gestures, a text."""
    return editor.finish() | editor.commit_text() | _deselect(editor)


def _deselect(editor: LessonEditor) -> Changed:
    """Select nothing: a key would delete what nobody sees."""
    return editor.select(frozenset())


def _is_other(before: QuestionState, view: QuestionState) -> bool:
    """Return whether another vote was opened since."""
    return (before.state.question.id, before.opened_s) != (view.state.question.id, view.opened_s)
