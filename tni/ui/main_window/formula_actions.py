"""Composing of formulas: opens the palette for the formula that is being typed, and keeps the page up to date."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer

from tni.core.geometry import Rect
from tni.core.ids import ItemId
from tni.document.formula_places import PlacedDrawing
from tni.quiz.bank.formulas import nesting
from tni.render.formula_shapes import FormulaShapes
from tni.services.lesson.formula_commands import (
    compose_formula,
    composed_formula,
    measure_formula,
    reopen_formula,
    set_formula,
)
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.canvas.shown_lesson import ShownLesson
from tni.ui.chrome.commands import CommandId
from tni.ui.i18n import tr
from tni.ui.main_window.formula_in_text import FormulaInText
from tni.ui.main_window.text_edit_controller import SAVE_DELAY_MS, TextEditController
from tni.ui.main_window.window import MainWindow
from tni.ui.messages.formulas import kept_text
from tni.ui.panels.formula_board import FormulaBoard

DRAWN_AT_ONCE, DEEPEST_AT_ONCE = 200, 2
"""Most letters and greatest depth of a formula that is drawn at once when it is left: some ten milliseconds."""
MARGIN_PX = 16.0
"""Margin around the formula when the page is scrolled to show it."""


class FormulaActions:
    """Palette of formulas in the main window, made with the first formula that is composed."""

    def __init__(self, window: MainWindow, shown: Callable[[], ShownLesson], typing: TextEditController) -> None:
        """typing: the texts, which give way."""
        self._window, self._shown, self._typing = window, shown, typing
        shapes = shown().fonts.formulas
        self._shapes = shapes if isinstance(shapes, FormulaShapes) else FormulaShapes(lambda _latex: None)
        self.board = FormulaBoard(window.kit, self._shapes, window)
        self.board.hide()
        self.board.changed.connect(self._changed)
        self.board.left.connect(self.finish)
        window.arranged.connect(self._reveal)
        self._editor: LessonEditor | None = None
        self._within: FormulaInText | None = None
        self._item: ItemId | None = None
        self._last: PlacedDrawing | None = None
        """Last drawing of all that was typed: what is unfinished is not shown on the page."""
        self._asked, self._answer = "", ""
        """LaTeX that is to be drawn, and the one that was answered last, with what is wrong with it."""
        self._fault: str | None = None
        self._save = QTimer(self.board, singleShot=True, interval=SAVE_DELAY_MS)
        self._save.timeout.connect(lambda: window.do(LessonEditor.save_so_far))

    @property
    def is_open(self) -> bool:
        return self._editor is not None

    def toggle(self) -> None:
        """Compose the formula at the caret of the text being typed, else that which is selected, or a new one; end the
        composing that is under way."""
        if self.is_open:
            self.finish()
        elif self._typing.is_open:
            within = FormulaInText(self._typing)
            self._typing.edit.companion = self.board
            self._open(self._shown().editor, within.latex, within)
        else:
            self._window.do(compose_formula)

    def finish(self) -> None:
        """Keep the formula that is composed."""
        if self._within is not None:
            self._close()
        elif self.is_open:
            self._window.do(LessonEditor.commit_text)

    def follow(self) -> None:
        """Open or close the palette, as the lesson editor has done."""
        editor = self._shown().editor
        if self._within is not None and self._typing.is_open and editor is self._editor:
            return
        latex = composed_formula(editor)
        if latex is None:
            self._close()
        elif not self.is_open or self._editor is not editor or self._item != _item_of(editor):
            self._open(editor, latex)

    def _open(self, editor: LessonEditor, latex: str, within: FormulaInText | None = None) -> None:
        window, commands = self._window, self._window.commands
        commands[CommandId.KEYBOARD].setChecked(False)
        commands[CommandId.PAGE_PANEL].setChecked(False)
        window.canvas.keeps_scale = True
        window.dock(self.board)
        self._editor, self._item, self._last, self._within = editor, _item_of(editor), None, within
        editor.composing_ends = self._end
        self._shapes.show_meanwhile("", None)
        self.board.open_with(latex)
        self._ask(self.board.latex)
        self._reveal()

    def _close(self) -> None:
        if not self.is_open:
            return
        self._save.stop()
        within, self._within = self._within, None
        self._editor, self._item = None, None
        self._shapes.show_meanwhile("", None)
        if within is None and self._answer == self._asked:
            self._tell_fault(self._asked)
        window = self._window
        window.canvas.keeps_scale = False
        if window.docked is self.board:
            self._typing.enlarge_page(lambda: window.dock(None))
        if within is None:
            window.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        within.leave()
        if self._typing.is_open and window.canvas.input.last_was_touch:
            window.commands[CommandId.KEYBOARD].setChecked(True)

    def _end(self) -> None:
        """Draw a formula that is kept, so that it gets its room: what stood for it while it was typed is gone."""
        latex = self.board.latex
        self._shapes.show_meanwhile("", None)
        is_quick = len(latex) <= DRAWN_AT_ONCE and nesting(latex) <= DEEPEST_AT_ONCE
        if latex and self._last is not None and is_quick:
            self._shapes.draw_now(latex)

    # -- the formula

    def _changed(self, latex: str) -> None:
        editor = self._editor
        if editor is None:
            return
        if self._last is not None:
            self._shapes.show_meanwhile(latex, self._last.drawing)
        if self._within is not None:
            self._within.put(latex)
            self._ask(latex)
            return
        self._window.do(partial(set_formula, latex=latex))
        self._ask(latex)
        if latex and not self._save.isActive():
            self._save.start()

    def _ask(self, latex: str) -> None:
        """Have the formula drawn, unless it is empty."""
        self._asked = latex
        if not latex:
            self._last, self._answer, self._fault = None, "", None
            self.board.show_drawing(latex, None)
        else:
            self._shapes.place(latex, partial(self._drawn, latex))

    def _drawn(self, latex: str, placed: PlacedDrawing | None) -> None:
        if latex == self._asked:
            self._answer, self._fault = latex, kept_text(latex, placed)
        if not self.is_open:
            self._measure_kept(latex)
            if latex == self._asked:
                self._tell_fault(latex)
            return
        if latex != self._asked:
            if placed is not None and placed.is_whole and self._answer != self._asked:
                self._last = placed
                self._shapes.show_meanwhile(self._asked, placed.drawing)
                self.board.show_drawing(latex, placed)
            return
        if placed is not None and placed.is_whole:
            self._last = placed
            self._shapes.show_meanwhile("", None)
        elif self._last is not None:
            self._shapes.show_meanwhile(latex, self._last.drawing)
        self.board.show_drawing(latex, placed)
        if self._within is not None:
            self._typing.formulas_drawn()
            return
        self._window.do(LessonEditor.measure_typed)
        self._reveal()

    def _tell_fault(self, latex: str) -> None:
        """Say that a formula that was left is not drawn, with a way back to it."""

        def correct() -> None:
            self._window.do(partial(reopen_formula, latex=latex))

        if self._fault is not None and latex:
            self._window.notices.show(self._fault, act_text=tr("Corriger"), act=correct)
        self._fault = None

    def _measure_kept(self, latex: str) -> None:
        """Give a formula that was left before it was drawn its room."""
        self._window.do(partial(measure_formula, latex=latex))

    def _reveal(self) -> None:
        """Scroll the page until the formula is in sight: the palette takes room from it. What else is docked there ends
        the composing."""
        editor = self._editor
        if editor is not None and self._window.docked is not self.board:
            self.finish()
            return
        words = editor.typed if editor is not None and self._within is None else None
        if editor is None or words is None or words.page != editor.page.id:
            return
        size = words.size_mm
        box = Rect(0.0, 0.0, max(words.width_mm, size), max(words.height_mm, size))
        margin = MARGIN_PX * self._window.canvas.chrome_scale * self._window.canvas.devicePixelRatioF()
        self._window.do(lambda session: session.reveal(words.transform.rect(box), margin))

    def handle_command(self, command: CommandId) -> bool:
        """Run a command on the formula that is composed, if it applies. Returns whether it did."""
        if not self.is_open:
            return False
        field = self.board.field
        match command:
            case CommandId.UNDO if field.document().isUndoAvailable():
                field.undo()
            case CommandId.REDO if field.document().isRedoAvailable() or field.document().isUndoAvailable():
                field.redo()
            case CommandId.CUT:
                field.cut()
            case CommandId.COPY:
                field.copy()
            case CommandId.PASTE:
                field.paste()
            case CommandId.SELECT_ALL:
                field.selectAll()
            case _:
                return False
        return True


def _item_of(editor: LessonEditor) -> ItemId | None:
    return editor.editing.item if editor.editing is not None else None
