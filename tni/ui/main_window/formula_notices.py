"""Notices on formulas that are typed and cannot be drawn: once each, when the caret has left them."""

from __future__ import annotations

from collections.abc import Callable

from tni.document.pointer import Changed
from tni.document.styled_text import StyledContent
from tni.document.text_formulas import undrawn_formulas
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.main_window.window import MainWindow
from tni.ui.messages.formulas import undrawn_text


class FormulaNotices:
    """Tells of each formula once in a text that is being typed, quietly, with the reason."""

    def __init__(self, window: MainWindow, editor: Callable[[], LessonEditor]) -> None:
        self._window, self._editor = window, editor
        self._typed: StyledContent | None = None
        self._left: StyledContent | None = None
        self._told: set[str] = set()
        window.canvas.changed.connect(self._follow)

    def typed(self, content: StyledContent, caret: int) -> None:
        """Look at what is typed. caret: in code points; the formula about it is still being typed."""
        self._typed = content
        self._tell(content, caret)

    def _follow(self, _changed: Changed) -> None:
        if self._typed is not None and self._editor().typed is None:
            self._left, self._typed = self._typed, None
        if self._left is not None and not self._tell(self._left, None):
            self._left = None
            self._told.clear()

    def _tell(self, content: StyledContent, caret: int | None) -> bool:
        """Tell of formulas that cannot be drawn. Return whether some are not known yet."""
        port = self._editor().formulas
        if port is None:
            return False
        undrawn, is_waiting = undrawn_formulas(content, port, caret)
        for latex in undrawn:
            if latex not in self._told:
                self._told.add(latex)
                self._window.notices.show(undrawn_text(latex))
        return is_waiting
