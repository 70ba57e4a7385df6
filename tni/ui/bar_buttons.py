"""Buttons that only the bar has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from tni.ui.button import ActionButton, Style, TouchButton
from tni.ui.choices import ColourButton
from tni.ui.i18n import tr
from tni.ui.inks import Ink


class VariantButton(ActionButton):
    """Stands for several tools and shows the one last used."""

    def __init__(self, style: Style, actions: Sequence[QAction], *, parent: QWidget | None = None) -> None:
        super().__init__(style, actions[0], options=True, parent=parent)
        for action in actions:
            action.toggled.connect(lambda on, action=action: self._take(action) if on else None)

    def _take(self, action: QAction) -> None:
        self.setDefaultAction(action)
        self.updateGeometry()


class InkButton(ColourButton):
    """The colour in hand, where there is no room for all; a press shows the others, and the widths."""

    def __init__(self, style: Style, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(style, ink, parent)
        self.setCheckable(False)
        self.setAccessibleName(tr("Couleur et largeur"))
        self.setToolTip(tr("Couleur et largeur"))

    def stand_for(self, colour: str) -> None:
        if colour != self.value:
            self.value = colour
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = self.paint_ground(painter)
        self.paint_drop(painter, ringed=True)
        self.paint_corner(painter, box)
        painter.end()


class PageButton(TouchButton):
    """ "3/12": where we are; a press shows all pages."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self._text = ""
        self.set_page(1, 1)

    def set_page(self, number: int, count: int) -> None:
        text = f"{number}/{count}"
        if text == self._text:
            return
        longer = len(text) != len(self._text)
        self._text = text
        self.setAccessibleName(tr("Page {} sur {} : voir toutes les pages").format(number, count))
        self.setToolTip(tr("Voir toutes les pages"))
        if longer:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.kit.look.metrics
        words = QFontMetrics(self.kit.look.font(bold=True)).horizontalAdvance("0" * len(self._text))
        return QSize(max(metrics.target_px, words + metrics.pad_px), metrics.target_px)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_ground(painter)
        painter.setPen(self.kit.look.colour("text"))
        painter.setFont(self.kit.look.font(bold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()
