"""Bar that stays above the browser while a page of a card is open in it: one touch goes back to the lesson, one takes a
picture along."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QHBoxLayout

from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.floating_strip import FloatingStrip
from tni.ui.i18n import tr


class VisitBar(FloatingStrip):
    """Bar of a page that is open in the browser.

    Signals:
        back_wanted: the lesson is to come back.
        page_picture_wanted: so, with a picture of the screen on the page, to be written on.
        card_picture_wanted: a picture of the screen is to stand on the card.
    """

    back_wanted = Signal()
    page_picture_wanted = Signal()
    card_picture_wanted = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__(style, tr("Page ouverte dans le navigateur"), "")
        metrics = style.theme.metrics
        line = QHBoxLayout(self)
        line.setContentsMargins(metrics.pad_px, metrics.gap_px, metrics.pad_px, metrics.gap_px)
        line.setSpacing(metrics.gap_px)
        self.back = TextButton(style, tr("Revenir à la leçon"), filled=True)
        self.to_page = TextButton(style, tr("Écrire sur une image"))
        self.to_card = TextButton(style, tr("Image sur la carte"))
        self.to_page.setToolTip(tr("Une image de l’écran vient sur la page de la leçon."))
        self.to_card.setToolTip(tr("Une image de l’écran remplace celle de la carte."))
        signals = (self.back_wanted, self.page_picture_wanted, self.card_picture_wanted)
        for button, signal in zip((self.back, self.to_page, self.to_card), signals, strict=True):
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit())
            line.addWidget(button)
        line.addLayout(self.texts)

    def open_on(self, screen: QScreen, heading: str) -> None:
        """Show the bar at the bottom of a screen, where it was not moved to another place. heading: the site."""
        self.heading.setText(heading)
        self.tell("")
        self.place_at(Qt.Edge.BottomEdge, screen)
        self.show()
        self.raise_()

    @override
    def tell(self, text: str) -> None:
        super().tell(text)
        self.adjustSize()
