"""Labels of the teacher's window, on the laptop, whose text is shortened where the window is narrow."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent

from tni.ui.chrome.button import Style
from tni.ui.chrome.panel import Label
from tni.ui.i18n import tr


class PageNumberLabel(Label):
    """Label "Page 1 sur 2", or "1/2" if that does not fit."""

    def __init__(self, style: Style) -> None:
        super().__init__(style)
        self._full_text, self._short = "", ""

    def show_number(self, number: int, count: int) -> None:
        self._full_text, self._short = tr("Page {} sur {}").format(number, count), f"{number}/{count}"
        self.setAccessibleName(self._full_text)
        self._choose()
        self.updateGeometry()

    def _choose(self) -> None:
        self.setText(self._full_text if self.width() >= self._wide(self._full_text) else self._short)

    @override
    def text(self) -> str:
        return self._full_text

    def _wide(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text) + 2 * self.frameWidth() + 1

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._wide(self._full_text), super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._wide(self._short), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose()


MIN_LETTERS = 6


class ElidedLabel(Label):
    """Label of one line that elides text that does not fit; the tooltip shows all of it."""

    def __init__(self, style: Style, *, size: str = "font", token: str = "text") -> None:
        self._full_text = ""
        super().__init__(style, size=size, token=token)

    @override
    def setText(self, text: str) -> None:
        self._full_text = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._fit()
        self.updateGeometry()

    @override
    def text(self) -> str:
        return self._full_text

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._full_text, Qt.TextElideMode.ElideRight, max(1, self.width()))
        super().setText(shown)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._full_text) + 1, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        least = self.fontMetrics().averageCharWidth() * MIN_LETTERS
        return QSize(min(least, self.sizeHint().width()), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
