"""Panel that asks a question with a few answers. It waits beside the page and is never modal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import override

from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid

from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.chrome.touch_guard import hold_back

type Answer = tuple[str, Callable[[], None]]
"""Text of a button, and what it does once the panel is put away."""
TEXT_TARGETS = 9


class QuestionPanel(TitledPanel):
    """Panel with a sentence and a button for each answer, the first one filled. Escape and its close button answer
    nothing, nor does the second press of a double click that opened it. It deletes itself when it is put away, and the
    focus returns to where it was."""

    def __init__(self, style: Style, title: str, text: str, answers: Sequence[Answer], parent: QWidget) -> None:
        super().__init__(style, title, parent)
        label = Label(style, text)
        label.setWordWrap(True)
        label.setMinimumWidth(style.theme.metrics.target_px * TEXT_TARGETS)
        self.rows.addWidget(label)
        self._answers: list[TextButton] = []
        line = QHBoxLayout()
        for name, act in answers:
            button = TextButton(style, name, filled=not self._answers)
            button.clicked.connect(lambda _checked=False, act=act: self._answer(act))
            self._answers.append(button)
            line.addWidget(button)
        line.addStretch(1)
        self.rows.addLayout(line)
        self._focus_before: QWidget | None = None
        self.closed.connect(self.deleteLater)

    @override
    def open_low(self) -> None:
        if not self._has_focus:
            self._focus_before = self.window().focusWidget()
        super().open_low()
        hold_back(self)

    @override
    def put_away(self) -> None:
        had_focus, before = self._has_focus, self._focus_before
        super().put_away()
        if had_focus and before is not None and isValid(before) and before.isVisible():
            before.setFocus()

    @property
    def _has_focus(self) -> bool:
        here = self.window().focusWidget()
        return here is not None and (here is self or self.isAncestorOf(here))

    def focus_first(self) -> None:
        """Give the focus to the first answer: for a question that comes back because that did not help."""
        self._answers[0].setFocus()

    def _answer(self, act: Callable[[], None]) -> None:
        self.put_away()
        act()
