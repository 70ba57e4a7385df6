"""Rows of shared lessons: a title, how the lesson stands, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label

type RowAct = tuple[str, Callable[[], None]]
"""Text of a row's button, and what it does."""


class LessonRow(QWidget):
    """Row of one lesson. The first of its buttons is filled where `urgent`."""

    def __init__(self, style: Style, title: str, state: str, acts: Sequence[RowAct], *, urgent: bool = False) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(style.theme.metrics.gap_px)
        column = QVBoxLayout()
        column.setSpacing(0)
        for text, size, token in ((title, "font", "text"), (state, "small", "accent" if urgent else "muted")):
            label = Label(style, text, size=size, token=token)
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            column.addWidget(label)
        line.addLayout(column, 1)
        for number, (name, act) in enumerate(acts):
            button = TextButton(style, name, filled=urgent and not number)
            button.setAccessibleName(f"{name} : {title}")
            button.clicked.connect(lambda _checked=False, act=act: act())
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
