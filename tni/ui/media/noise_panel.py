"""Panel with the noise of the class. The microphone listens between two presses of its button, and nothing is kept."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.i18n import tr
from tni.ui.media.noise_gauge import NoiseGauge
from tni.ui.media.noise_level import NoiseLevel


class NoisePanel(TitledPanel):
    """Signals: started, stopped: the button was pressed, or the panel was closed while it listened."""

    started = Signal()
    stopped = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Sonomètre"), parent)
        self.noise = NoiseLevel()
        self.gauge = NoiseGauge(style, self.noise)
        self.rows.addWidget(self.gauge)
        self.message = Label(style, size="class", token="muted")
        self.message.setWordWrap(True)
        self.message.setFixedWidth(self.gauge.width())
        self.rows.addWidget(self.message)
        self.button = TextButton(style, tr("Écouter la classe"), filled=True)
        self.button.clicked.connect(self._press)
        self.rows.addWidget(self.button)
        self.show_listening(on=False)

    def _press(self) -> None:
        if self.gauge.is_on:
            self.show_listening(on=False)
            self.stopped.emit()
        else:
            self.show_listening(on=True)
            self.started.emit()

    def show_listening(self, *, on: bool, message: str = "") -> None:
        """message: why it does not listen, in the place of the usual one."""
        self.gauge.is_on = on
        self.noise.forget()
        self.gauge.follow()
        self.button.set_text(tr("Arrêter") if on else tr("Écouter la classe"))
        usual = tr("Le micro ne donne que le niveau du bruit : rien n’est enregistré. La limite se déplace du doigt.")
        self.message.setText(message or usual)
        if self.isVisible():
            self.rows.activate()
            self.adjustSize()
            self.keep_inside(self.pos())

    def hear(self, loudness: float, for_s: float) -> None:
        if self.gauge.is_on:
            self.noise.hear(loudness, for_s)
            self.gauge.follow()

    @override
    def put_away(self) -> None:
        if self.gauge.is_on:
            self.show_listening(on=False)
            self.stopped.emit()
        super().put_away()
