"""Sheet « Ouvrir un exemple »: the lessons that come with the program, as pictures with their level and subject."""

from __future__ import annotations

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from tni.services.library.example_lessons import ExampleLesson
from tni.ui.chrome.button import Style, is_enter
from tni.ui.chrome.finger_scroll import scrolled
from tni.ui.chrome.panel import Label, clear_layout
from tni.ui.chrome.sheet import Sheet
from tni.ui.chrome.wrap_layout import WrapLayout
from tni.ui.i18n import tr
from tni.ui.library.shelf_layout import ShelfLayout
from tni.ui.library.tile_painter import TileLook, TilePainter
from tni.ui.library.tile_text import TileText

WIDTH_TARGETS, TEXT_TARGETS = 5.6, 1.7


class ExampleTile(QAbstractButton):
    """Picture of an example with its title, level and subject."""

    def __init__(self, style: Style, painter: TilePainter, example: ExampleLesson, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit, self.example, self._tiles = style, example, painter
        title, below = example.lesson.title, " · ".join(filter(None, (example.level, example.subject)))
        self._text = TileText(title, below, f"{title}, {below}")
        self.setAccessibleName(self._text.name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        painter.changed.connect(self.update)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses the example, as the space bar does."""
        if is_enter(event):
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        target = self.kit.theme.metrics.target_px
        width = round(target * WIDTH_TARGETS)
        return QSize(width, ShelfLayout.picture_height(width) + round(target * TEXT_TARGETS))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        lesson, painter = self.example.lesson, QPainter(self)
        look = TileLook(
            is_current=self.hasFocus(), is_hovered=self.underMouse(), is_pressed=self.isDown(), lesson=lesson,
            has_more=False,
        )  # fmt: skip
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._tiles.paint(painter, self.rect(), lesson, self._text, look)
        painter.end()


class ExamplesSheet(Sheet):
    """Sheet of examples. chosen: one is to be opened."""

    chosen = Signal(object)

    def __init__(self, style: Style, painter: TilePainter, parent: QWidget) -> None:
        super().__init__(style, tr("Ouvrir un exemple"), parent)
        self._tiles = painter
        self.note = Label(style, tr("Un instant…"), token="muted")
        self.note.setWordWrap(True)
        self.rows.addWidget(self.note)
        content = QWidget()
        content.setAutoFillBackground(False)
        rows = QVBoxLayout(content)
        rows.setContentsMargins(0, 0, 0, 0)
        self._line = WrapLayout(style.theme.metrics.pad_px + style.theme.metrics.gap_px)
        rows.addLayout(self._line)
        rows.addStretch(1)
        self._content = content
        self.rows.addWidget(scrolled(content, tr("Exemples")), 1)

    def show_examples(self, examples: Sequence[ExampleLesson]) -> None:
        clear_layout(self._line)
        for example in examples:
            tile = ExampleTile(self.kit, self._tiles, example, self._content)
            tile.clicked.connect(lambda _checked=False, example=example: self.chosen.emit(example))
            self._line.addWidget(tile)
            tile.show()
        said = tr("Chacun s’ouvre en copie, dans vos leçons : tout peut y être changé.")
        self.note.setText(said if examples else tr("Aucun exemple n’est installé."))
