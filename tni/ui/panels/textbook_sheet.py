"""Sheet « Exercice du manuel »: the pages of a PDF that is not in the lesson, of which an area is cut out."""

from __future__ import annotations

from enum import Enum
from typing import override

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpinBox, QWidget

from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import Sheet
from tni.ui.i18n import tr
from tni.ui.panels.picture_area import PictureArea

OVERLAP = 0.1
"""Part of a page that both its halves show, so that what lies in the middle is whole in one of them."""


class BookPagePart(Enum):
    """Part of a page that is shown. value: its beginning and end, in parts of the page's height."""

    WHOLE = (0.0, 1.0)
    TOP = (0.0, 0.5 + OVERLAP / 2)
    BOTTOM = (0.5 - OVERLAP / 2, 1.0)


class TextbookSheet(Sheet):
    """Sheet of one book.

    Signals:
        page_wanted: another page or part of it is to be shown, or in another size; see `page`, `part`, `room_px`.
        picked: the area, in pixels of the picture.
        other_wanted: choose another file.
    """

    page_wanted = Signal()
    picked = Signal(QRect)
    other_wanted = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Exercice du manuel"), parent)
        self._shift = 0
        self.shown_page = -1
        """Page that is in sight, from 0; before the first one, -1."""
        self.picture = PictureArea(style, QImage())
        self.picture.setAccessibleName(tr("Page du manuel"))
        self.picture.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.picture.setMinimumHeight(style.theme.metrics.target_px * 3)
        self.picture.picked.connect(self.picked)
        self.rows.addWidget(self.picture, 1)
        self.note = Label(style, tr("Tracer un cadre autour de l’exercice."), token="muted")
        self.rows.addWidget(self.note)
        self.rows.addLayout(self._make_controls())

    def _make_controls(self) -> QHBoxLayout:
        style, line = self.kit, QHBoxLayout()
        line.setSpacing(style.theme.metrics.gap_px)
        self.before = IconButton(style, "chevron-left", tr("Page précédente"))
        self.after = IconButton(style, "chevron-right", tr("Page suivante"))
        self.number = QSpinBox()
        self.number.setAccessibleName(tr("Page"))
        self.number.setPrefix(tr("Page "))
        self.number.setMinimumWidth(style.theme.metrics.target_px * 4)
        self.number.setKeyboardTracking(False)
        self.before.clicked.connect(lambda _checked=False: self.turn(-1))
        self.after.clicked.connect(lambda _checked=False: self.turn(1))
        self.number.valueChanged.connect(lambda _page: self._show())
        parts = []
        for part, name in (
            (BookPagePart.WHOLE, tr("Page entière")),
            (BookPagePart.TOP, tr("Moitié haute")),
            (BookPagePart.BOTTOM, tr("Moitié basse")),
        ):
            button = TextButton(style, name)
            button.value = part.name
            parts.append(button)
        self.parts = ChoiceGrid(style, tr("Partie de la page"), parts, len(parts))
        self.parts.choose(BookPagePart.WHOLE.name)
        self.parts.chosen.connect(lambda _part: self._show())
        self.other = TextButton(style, tr("Autre PDF…"))
        self.other.clicked.connect(lambda _checked=False: self.other_wanted.emit())
        for widget in (self.before, self.number, self.after):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(self.parts)
        line.addStretch(1)
        line.addWidget(self.other)
        return line

    # -- the book

    def show_book(self, title: str, page_count: int, page: int, shift: int) -> None:
        """Show a book at a page, from 0. The number has the focus: often it is all that has to be typed. shift: the
        printed number of a page is so much more than its number in the file."""
        self._shift, self.shown_page = shift, -1
        self.picture.show_picture(QImage())  # no frame is drawn on a page of the book before
        self.title.setText(title)
        self.number.blockSignals(True)
        self.number.setRange(1 + shift, max(1, page_count) + shift)
        self.number.setSuffix(tr(" sur {}").format(page_count + shift))
        self.number.setValue(page + 1 + shift)
        self.number.blockSignals(False)
        self.number.setFocus()
        self.number.selectAll()
        self._show()

    @property
    def page(self) -> int:
        """Page that is chosen, from 0."""
        return self.number.value() - 1 - self._shift

    @property
    def part(self) -> BookPagePart:
        return BookPagePart[str(self.parts.value)]

    @property
    def room_px(self) -> QSize:
        """Pixels of the screen that a picture may take."""
        return self.picture.size() * self.devicePixelRatioF()

    def turn(self, by: int) -> None:
        self.number.setValue(self.number.value() + by)

    def _show(self) -> None:
        self.before.setEnabled(self.number.value() > self.number.minimum())
        self.after.setEnabled(self.number.value() < self.number.maximum())
        self.page_wanted.emit()

    def show_picture(self, picture: QImage, page: int) -> None:
        self.shown_page = page
        self.picture.show_picture(picture)
        self.note.setText(tr("Tracer un cadre autour de l’exercice."))

    def show_problem(self, text: str) -> None:
        """Show a page that cannot be drawn."""
        self.picture.show_picture(QImage())
        self.note.setText(text)

    # -- Qt

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(1 if event.key() == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.page_wanted.emit()
