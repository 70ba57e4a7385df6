"""Bar that stays above the browser while a page of a card is open in it: one touch goes back to the lesson, one takes a
picture along."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QScreen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.ui.chrome.announcement import announce
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.style_sheet import apply_to_window
from tni.ui.i18n import tr


class VisitBar(QWidget):
    """Bar above all windows. It takes no keyboard focus, so the browser keeps it, and is dragged by its ground.

    Signals:
        back_wanted: the lesson is to come back.
        page_picture_wanted: so, with a picture of the screen on the page, to be written on.
        card_picture_wanted: a picture of the screen is to stand on the card.
    """

    back_wanted = Signal()
    page_picture_wanted = Signal()
    card_picture_wanted = Signal()

    def __init__(self, style: Style) -> None:
        flags = (
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus
        )
        super().__init__(None, flags)
        self.kit = style
        self._grip: QPoint | None = None
        self._was_moved = False
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        apply_to_window(self, style.theme)
        self.setWindowTitle(tr("Page ouverte dans le navigateur"))
        self.setAccessibleName(self.windowTitle())
        metrics = style.theme.metrics
        line = QHBoxLayout(self)
        line.setContentsMargins(metrics.pad_px, metrics.gap_px, metrics.pad_px, metrics.gap_px)
        line.setSpacing(metrics.gap_px)
        self.heading = Label(style, "", size="small", token="muted")
        self.message = Label(style, "", size="small", token="accent")
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self.heading)
        said.addWidget(self.message)
        self.back = TextButton(style, tr("Revenir à la leçon"), filled=True)
        self.to_page = TextButton(style, tr("Écrire sur une image"))
        self.to_card = TextButton(style, tr("Image sur la carte"))
        self.to_page.setToolTip(tr("Une image de l’écran vient sur la page de la leçon."))
        self.to_card.setToolTip(tr("Une image de l’écran remplace celle de la carte."))
        signals = (self.back_wanted, self.page_picture_wanted, self.card_picture_wanted)
        for button, signal in zip((self.back, self.to_page, self.to_card), signals, strict=True):
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit())
            line.addWidget(button)
        line.addLayout(said)

    def open_on(self, screen: QScreen, heading: str) -> None:
        """Show the bar at the bottom of a screen, where it was not moved to another place. heading: the site."""
        self.heading.setText(heading)
        self.tell("")
        if not self._was_moved:
            area, place = screen.availableGeometry(), QRect(QPoint(0, 0), self.sizeHint())
            place.moveCenter(area.center())
            place.moveBottom(area.bottom() - self.kit.theme.metrics.gap_px)
            self.setGeometry(place.intersected(area))
        self.show()
        self.raise_()

    def tell(self, text: str) -> None:
        """Say something about the page, to screen readers too; "" for nothing."""
        self.message.setText(text)
        self.message.setVisible(bool(text))
        if text:
            announce(self, text)
        self.adjustSize()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grip = event.globalPosition().toPoint() - self.pos()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self._was_moved = True
            self.move(event.globalPosition().toPoint() - self._grip)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, metrics = self.kit.theme, self.kit.theme.metrics
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("surface"))
        painter.setPen(QPen(look.colour("line"), metrics.line_px))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
