"""Widget that sets up the receivers of clickers: choose their radio frequency, register the teacher's remote, search
for receivers on serial cables, train an unknown receiver."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.core.known_devices import TunableReceiver
from tni.services.receivers.receiver_setup import ReceiversState
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.panel import Label, clear_layout
from tni.ui.i18n import tr
from tni.ui.messages.clickers import clicker_name

COLUMNS = 8


class ReceiversBox(QWidget):
    """Controls for the receivers.

    Signals:
        tuned: key of a receiver and its frequency.
        remote_wanted: True if the next press is that of the teacher's remote, False to stop waiting for it.
        remote_forgotten: forget the teacher's remote.
        search_wanted: True to search on serial cables, False to stop.
        learn_wanted: start receiver training for an unknown receiver.
    """

    tuned = Signal(str, str)
    remote_wanted = Signal(bool)
    remote_forgotten = Signal()
    search_wanted = Signal(bool)
    learn_wanted = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self._shown = ReceiversState()
        self._chooses = False
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        self.message = Label(style, token="muted")
        self.message.setWordWrap(True)
        rows.addWidget(self.message)
        line = QHBoxLayout()
        line.setSpacing(style.theme.metrics.gap_px)
        self._frequency = TextButton(style, tr("Fréquence"))
        self._frequency.clicked.connect(self._toggle_frequency)
        self._remote = TextButton(style, tr("Ma télécommande"))
        self._remote.clicked.connect(self._toggle_remote)
        self._search = TextButton(style, tr("Chercher sur un câble"))
        self._search.clicked.connect(lambda: self.search_wanted.emit(not self._shown.searching))
        self._learn = TextButton(style, tr("Récepteur inconnu"))
        self._learn.clicked.connect(self.learn_wanted)
        for button in (self._frequency, self._remote, self._search, self._learn):
            line.addWidget(button)
        line.addStretch(1)
        rows.addLayout(line)
        self._grids = QVBoxLayout()
        rows.addLayout(self._grids)
        self.show_receivers(self._shown)

    def show_receivers(self, shown: ReceiversState) -> None:
        self._shown = shown
        self._chooses &= bool(shown.tunable)
        self._frequency.setVisible(bool(shown.tunable))
        self._remote.setVisible(shown.supports_remote)
        self._remote.set_text(self._remote_text())
        self._search.set_text(tr("Arrêter la recherche") if shown.searching else tr("Chercher sur un câble"))
        self.message.setText(self._message_text())
        self._show_grids()

    def stop(self) -> None:
        """Stop waiting for the teacher's remote, and stop the search."""
        if self._shown.asks_remote:
            self.remote_wanted.emit(False)
        if self._shown.searching:
            self.search_wanted.emit(False)

    def _message_text(self) -> str:
        if self._shown.asks_remote:
            return tr("Appuyer sur la télécommande du professeur.")
        if self._shown.searching:
            return tr("Appuyer sur une télécommande : le récepteur sera reconnu à son signal.")
        if not self._shown.count:
            return tr("Aucun récepteur de télécommandes : en brancher un, ou le chercher sur un câble.")
        words = [
            tr("{name} : fréquence {channel}").format(name=_name(one), channel=one.channel)
            for one in self._shown.tunable
        ]
        if self._shown.remote is not None:
            name = clicker_name(self._shown.remote)
            words.append(tr("télécommande du professeur : {}").format(name))
        return " – ".join(words) or tr("Un récepteur de télécommandes est branché.")

    def _remote_text(self) -> str:
        if self._shown.asks_remote:
            return tr("Annuler", "cancel")
        return tr("Ma télécommande") if self._shown.remote is None else tr("Oublier ma télécommande")

    def _toggle_remote(self) -> None:
        if self._shown.remote is not None and not self._shown.asks_remote:
            self.remote_forgotten.emit()
        else:
            self.remote_wanted.emit(not self._shown.asks_remote)

    def _toggle_frequency(self) -> None:
        self._chooses = not self._chooses
        self._show_grids()

    def _show_grids(self) -> None:
        clear_layout(self._grids)
        for one in self._shown.tunable if self._chooses else ():
            self._grids.addWidget(self._grid(one))

    def _grid(self, one: TunableReceiver) -> QWidget:
        buttons = [TextButton(self.kit, channel) for channel in one.channels]
        grid = ChoiceGrid(self.kit, tr("Fréquence de {}").format(_name(one)), buttons, COLUMNS, even=True)
        grid.choose(one.channel)
        grid.chosen.connect(lambda channel: self._choose(one.key, str(channel)))
        return grid

    def _choose(self, key: str, channel: str) -> None:
        self._chooses = False
        self.tuned.emit(key, channel)


def _name(receiver: TunableReceiver) -> str:
    return receiver.name or tr("Récepteur")
