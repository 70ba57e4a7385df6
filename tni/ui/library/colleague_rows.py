"""Rows of shared lessons: a title, how the lesson stands, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.finger_scroll import FingerScroll
from tni.ui.chrome.panel import Label, clear_layout

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


class RowColumn(QScrollArea):
    """Column that is scrolled, of headings, notes and rows."""

    def __init__(self, style: Style, name: str) -> None:
        super().__init__()
        self._kit = style
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        FingerScroll(self)
        inner = QWidget()
        inner.setAutoFillBackground(False)
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(0, 0, style.theme.metrics.pad_px, 0)
        self._rows.setSpacing(style.theme.metrics.gap_px)
        self.setWidget(inner)

    def clear(self) -> None:
        clear_layout(self._rows)

    def add_heading(self, text: str) -> None:
        self._rows.addWidget(Label(self._kit, text, size="small", token="muted"))

    def add_note(self, text: str, *, token: str = "text") -> None:
        note = Label(self._kit, text, token=token)
        note.setWordWrap(True)
        self._rows.addWidget(note)

    def add(self, widget: QWidget, *, narrow: bool = False) -> None:
        """Add a row. narrow: only as wide as it has to be."""
        align = Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag(0)
        self._rows.addWidget(widget, 0, align)

    def end(self) -> None:
        """Keep what was added at the top."""
        self._rows.addStretch(1)
