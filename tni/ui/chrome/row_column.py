"""Column of headings, notes and rows that is scrolled."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.finger_scroll import FingerScroll
from tni.ui.chrome.panel import Label, clear_layout
from tni.ui.chrome.sheet import labelled_field


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

    def add_title(self, text: str) -> Label:
        title = Label(self._kit, text, size="title")
        title.setWordWrap(True)
        self._rows.addWidget(title)
        return title

    def add_field(self, label: str, field: QWidget) -> None:
        """Add a field under its label."""
        box = QWidget()
        column = labelled_field(self._kit, label, field)
        column.setContentsMargins(0, 0, 0, 0)
        box.setLayout(column)
        self._rows.addWidget(box)

    def add_note(self, text: str, *, token: str = "text", size: str = "font") -> Label:
        note = Label(self._kit, text, size=size, token=token)
        note.setWordWrap(True)
        self._rows.addWidget(note)
        return note

    def add(self, widget: QWidget, *, narrow: bool = False) -> None:
        """Add a row. narrow: only as wide as it has to be."""
        align = Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag(0)
        self._rows.addWidget(widget, 0, align)

    def end(self) -> None:
        """Keep what was added at the top."""
        self._rows.addStretch(1)
