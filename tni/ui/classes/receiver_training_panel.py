"""Panel for receiver training: choose the device, press keys one after another, check the result, and name the
receiver."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from tni.devices.clickers.protocol_inference import TrainingFailure
from tni.devices.clickers.receiver_training import TrainingPrompt
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.i18n import tr
from tni.ui.messages.receiver_training import (
    training_failure,
    training_prompt,
    training_result,
    training_saved,
    training_trial,
)

DEVICE_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class ReceiverCandidate:
    """Device that may be a receiver. `key` identifies the device."""

    key: str
    name: str


class ReceiverTrainingPanel(QWidget):
    """Panel that shows the steps of receiver training.

    Signals:
        devices_wanted: list the devices.
        chosen: key of the selected device.
        only_one: there is no second clicker.
        save_wanted: name to store the trained protocol under.
        left: stop listening to the device.
    """

    devices_wanted = Signal()
    chosen = Signal(str)
    only_one = Signal()
    save_wanted = Signal(str)
    left = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self._rows = rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addStretch()
        self.prompt = Label(style, size="title")
        self.prompt.setWordWrap(True)
        self.more = Label(style, token="muted")
        self.more.setWordWrap(True)
        self._list = QListWidget()
        self._list.setAccessibleName(tr("Appareils branchés"))
        self._list.itemSelectionChanged.connect(self._show_buttons)
        self._name = QLineEdit()
        self._name.setPlaceholderText(tr("Nom de ce boîtier"))
        self._name.setAccessibleName(tr("Nom de ce boîtier"))
        self._name.textChanged.connect(self._show_buttons)
        for widget in (self.prompt, self.more, self._list, self._name):
            rows.addWidget(widget)
        rows.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(style.theme.metrics.gap_px)
        self._start = TextButton(style, tr("Commencer"), filled=True)
        self._start.clicked.connect(self._begin)
        self._one = TextButton(style, tr("Je n’en ai qu’une"))
        self._one.clicked.connect(self.only_one)
        self._save = TextButton(style, tr("Garder"), filled=True)
        self._save.clicked.connect(lambda: self.save_wanted.emit(self._name.text()))
        self._restart = TextButton(style, tr("Recommencer"))
        self._restart.clicked.connect(self.begin)
        for button in (self._start, self._one, self._save, self._restart):
            line.addWidget(button)
        line.addStretch(1)
        rows.addLayout(line)
        self._show((self._list, self._start))

    def begin(self) -> None:
        """Start again from the choice of the device."""
        self.left.emit()
        self._name.clear()
        self.devices_wanted.emit()

    def show_candidates(self, candidates: Sequence[ReceiverCandidate]) -> None:
        self._list.clear()
        for one in candidates:
            item = QListWidgetItem(one.name)
            item.setData(DEVICE_ROLE, one.key)
            self._list.addItem(item)
        self.prompt.setText(tr("Quel appareil est le boîtier de vote ?"))
        if candidates:
            self.more.setText(tr("Il sera écouté pendant que vous appuierez sur les touches de deux télécommandes."))
        else:
            self.more.setText(tr("Aucun appareil inconnu n’est branché : brancher le boîtier, puis « Recommencer »."))
        self._show((self._list, self._start, self._restart))

    def show_step(self, prompt: TrainingPrompt | None, *, may_end: bool) -> None:
        """Show the prompt of a step; None while no key is to be pressed."""
        self._show_texts(training_prompt(prompt))
        self._show((self._restart, self._one) if may_end else (self._restart,), amid=True)

    def show_understood(self, keys: Sequence[str], *, tells_clickers: bool) -> None:
        """Show the trained keys. The teacher can try them before the protocol is kept."""
        self._show_texts(training_result(keys, distinguishes_clickers=tells_clickers))
        self._show((self._name, self._save, self._restart))
        self._name.setFocus()

    def show_trial(self, clicker: str, key: str) -> None:
        """Show the clicker and the key that a press was decoded to."""
        self.more.setText(training_trial(clicker, key))

    def show_failure(self, why: TrainingFailure, key: str) -> None:
        self._show_texts(training_failure(why, key))
        self._show((self._restart,))

    def show_saved(self, path: str) -> None:
        self._show_texts(training_saved(path))
        self._show(())

    def show_message(self, text: str) -> None:
        self.more.setText(text)

    def _show_texts(self, texts: tuple[str, str]) -> None:
        prompt, more = texts
        self.prompt.setText(prompt)
        self.more.setText(more)

    def _begin(self) -> None:
        items = self._list.selectedItems()
        if items:
            self.chosen.emit(items[0].data(DEVICE_ROLE))

    def _show(self, shown: Sequence[QWidget], *, amid: bool = False) -> None:
        """Show only some of the widgets. With `amid`, the text is centred, for a teacher who looks up with a clicker in
        hand."""
        self._rows.setStretch(0, int(amid))
        for label in (self.prompt, self.more):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter if amid else Qt.AlignmentFlag.AlignLeft)
        for widget in (self._list, self._name, self._start, self._one, self._save, self._restart):
            widget.setVisible(widget in shown)
        self._show_buttons()

    def _show_buttons(self) -> None:
        self._start.setEnabled(bool(self._list.selectedItems()))
        self._save.setEnabled(bool(self._name.text().strip()))

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.left.emit()
