"""Panel for receiver training: choose the device, press keys one after another, check the result, and name the
receiver."""

from __future__ import annotations

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from tni.services.receivers.receiver_trainer import TrainingPhase, TrainingState
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.i18n import tr
from tni.ui.messages.devices import device_label
from tni.ui.messages.receiver_training import (
    training_failure,
    training_prompt,
    training_result,
    training_saved,
    training_trial,
    training_trouble,
)

DEVICE_ROLE = Qt.ItemDataRole.UserRole
TICK_MS = 100


class ReceiverTrainingPanel(QWidget):
    """Panel that shows the steps of receiver training.

    Signals:
        devices_wanted: list the devices.
        chosen: key of the selected device.
        ticked: some time has passed while presses are asked for.
        only_one: there is no second clicker.
        save_wanted: name to store the trained protocol under.
        left: stop listening to the device.
    """

    devices_wanted = Signal()
    chosen = Signal(str)
    ticked = Signal()
    only_one = Signal()
    save_wanted = Signal(str)
    left = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self._state = TrainingState()
        self._ticking = QTimer(self, interval=TICK_MS)
        self._ticking.timeout.connect(self.ticked)
        self._rows = rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addStretch()
        self.prompt = Label(style, size="title")
        self.prompt.setWordWrap(True)
        self.more = Label(style, token="muted")
        self.more.setWordWrap(True)
        self.devices = QListWidget()
        self.devices.setAccessibleName(tr("Appareils branchés"))
        self.devices.itemSelectionChanged.connect(self._show_buttons)
        self.name = QLineEdit()
        self.name.setPlaceholderText(tr("Nom de ce récepteur"))
        self.name.setAccessibleName(tr("Nom de ce récepteur"))
        self.name.textChanged.connect(self._show_buttons)
        for widget in (self.prompt, self.more, self.devices, self.name):
            rows.addWidget(widget)
        rows.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(style.theme.metrics.gap_px)
        self._start = TextButton(style, tr("Commencer"), filled=True)
        self._start.clicked.connect(self._begin)
        self._one = TextButton(style, tr("Je n’en ai qu’une"))
        self._one.clicked.connect(self.only_one)
        self._save = TextButton(style, tr("Enregistrer"), filled=True)
        self._save.clicked.connect(lambda: self.save_wanted.emit(self.name.text()))
        self._restart = TextButton(style, tr("Recommencer"))
        self._restart.clicked.connect(self.begin)
        for button in (self._start, self._one, self._save, self._restart):
            line.addWidget(button)
        line.addStretch(1)
        rows.addLayout(line)
        self._show((self.devices, self._start))

    def begin(self) -> None:
        """Start again from the choice of the device."""
        self.left.emit()
        self.name.clear()
        self.devices_wanted.emit()

    def show_state(self, state: TrainingState) -> None:
        """Show the step of the training. A trouble replaces only the text below the title."""
        before, self._state = self._state, state
        asks = state.phase is TrainingPhase.PRESSING and state.trouble is None
        if asks != self._ticking.isActive():
            (self._ticking.start if asks else self._ticking.stop)()
        match state.phase:
            case TrainingPhase.CHOOSING:
                if state.trouble is None:
                    self._show_candidates(state)
            case TrainingPhase.PRESSING:
                self._show_texts(training_prompt(state.prompt))
                self._show((self._restart, self._one) if state.may_end else (self._restart,), amid=True)
            case TrainingPhase.TRYING:
                self._show_result(state, is_new=before.phase is not state.phase)
            case TrainingPhase.FAILED if state.failure is not None:
                self._show_texts(training_failure(state.failure.why, state.failure.key))
                self._show((self._restart,))
            case TrainingPhase.SAVED:
                self._show_texts(training_saved(str(state.path)))
                self._show(())
        if state.trouble is not None:
            self.more.setText(training_trouble(state.trouble))

    def _show_candidates(self, state: TrainingState) -> None:
        self.devices.clear()
        for one in state.candidates:
            label = device_label(one.info)
            item = QListWidgetItem(f"{label} – {one.line}" if one.line else label)
            item.setData(DEVICE_ROLE, one.key)
            self.devices.addItem(item)
        self.prompt.setText(tr("Quel appareil est le récepteur ?"))
        if state.candidates:
            self.more.setText(tr("TNI l’écoute pendant que l’on appuie sur les touches de deux télécommandes."))
        else:
            self.more.setText(tr("Aucun appareil inconnu n’est branché : brancher le récepteur, puis « Recommencer »."))
        self._show((self.devices, self._start, self._restart))

    def _show_result(self, state: TrainingState, *, is_new: bool) -> None:
        """Show the trained keys. The teacher can try them before the protocol is kept."""
        self._show_texts(training_result(state.keys, distinguishes_clickers=state.distinguishes_clickers))
        if state.trial is not None:
            self.more.setText(training_trial(*state.trial))
        if is_new:
            self._show((self.name, self._save, self._restart))
            self.name.setFocus()

    def _show_texts(self, texts: tuple[str, str]) -> None:
        prompt, more = texts
        self.prompt.setText(prompt)
        self.more.setText(more)

    def _begin(self) -> None:
        items = self.devices.selectedItems()
        if items:
            self.chosen.emit(items[0].data(DEVICE_ROLE))

    def _show(self, shown: Sequence[QWidget], *, amid: bool = False) -> None:
        """Show only some of the widgets. With `amid`, the text is centred, for a teacher who looks up with a clicker in
        hand."""
        self._rows.setStretch(0, int(amid))
        for label in (self.prompt, self.more):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter if amid else Qt.AlignmentFlag.AlignLeft)
        for widget in (self.devices, self.name, self._start, self._one, self._save, self._restart):
            widget.setVisible(widget in shown)
        self._show_buttons()

    def _show_buttons(self) -> None:
        self._start.setEnabled(bool(self.devices.selectedItems()))
        self._save.setEnabled(bool(self.name.text().strip()))

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.left.emit()
