"""Panel of the clicker kit: each clicker gets its number by a press, and a broken one is replaced in two touches."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from tni.services.receivers.clicker_kit import KitNote, KitNoteKind, KitState, KitTask
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.empty_list import EmptyListNote
from tni.ui.chrome.panel import Label
from tni.ui.classes.keypads_box import KeypadsBox
from tni.ui.classes.receivers_box import ReceiversBox
from tni.ui.i18n import is_singular, tr
from tni.ui.messages.clickers import clicker_name

SEAT_ROLE = Qt.ItemDataRole.UserRole
MAX_UNASSIGNED_SHOWN = 6


class ClickerKitPanel(QWidget):
    """Panel that numbers, tests, replaces and removes clickers.

    Signals:
        numbering_wanted: number the clickers that are pressed.
        skip_wanted: leave out the number that is asked for.
        test_wanted: show which clickers are received.
        replace_wanted: number whose clicker is to be replaced.
        remove_wanted: number whose clicker is to be removed.
        stop_wanted: no presses are wanted any more.
    """

    numbering_wanted = Signal()
    skip_wanted = Signal()
    test_wanted = Signal()
    replace_wanted = Signal(int)
    remove_wanted = Signal(int)
    stop_wanted = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self._state = KitState()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        self.prompt = Label(style, size="title")
        self.prompt.setWordWrap(True)
        self.message = Label(style, token="muted")
        self.message.setWordWrap(True)
        self.numbers = QListWidget()
        self.numbers.setAccessibleName(tr("Télécommandes"))
        self.numbers.setFlow(QListWidget.Flow.LeftToRight)
        self.numbers.setWrapping(True)  # so that the whole kit is visible
        note = tr("Aucune télécommande numérotée : « Numéroter », puis appuyer sur chacune.")
        EmptyListNote(self.kit, note, self.numbers)
        self.numbers.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.numbers.itemSelectionChanged.connect(self._show_buttons)
        rows.addWidget(self.prompt)
        rows.addWidget(self.message)
        rows.addWidget(self.numbers, 1)
        rows.addLayout(self._make_buttons())
        self.receiver_row = ReceiversBox(style)
        rows.addWidget(self.receiver_row)
        self.keypad_row = KeypadsBox(style)
        rows.addWidget(self.keypad_row)
        self.show_state(self._state)

    def _make_buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(self.kit.theme.metrics.gap_px)
        self._start = TextButton(self.kit, tr("Numéroter"), filled=True)
        self._start.clicked.connect(lambda: self._start_or_stop(self.numbering_wanted))
        self._skip = TextButton(self.kit, tr("Sauter ce numéro"))
        self._skip.clicked.connect(self.skip_wanted)
        self._test = TextButton(self.kit, tr("Tester les télécommandes"))
        self._test.clicked.connect(lambda: self._start_or_stop(self.test_wanted))
        self._replace = TextButton(self.kit, tr("Remplacer"))
        self._replace.clicked.connect(lambda: self._emit_chosen(self.replace_wanted))
        self._remove = TextButton(self.kit, tr("Retirer"))
        self._remove.clicked.connect(lambda: self._emit_chosen(self.remove_wanted))
        for button in (self._start, self._skip, self._test, self._replace, self._remove):
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _start_or_stop(self, start_wanted: SignalInstance) -> None:
        (self.stop_wanted if self._state.is_listening else start_wanted).emit()

    def _emit_chosen(self, wanted: SignalInstance) -> None:
        number = self._chosen_number()
        if number is not None:
            wanted.emit(number)

    # -- content

    def show_state(self, state: KitState) -> None:
        before, self._state = self._state, state
        if state.numbers != before.numbers:
            self._show_numbers()
        self.prompt.setText(self._prompt_text())
        self.message.setText(self._message_text())
        numbers_clickers = state.task in (KitTask.NUMBERING, KitTask.REPLACING)
        self._start.set_text(tr("Arrêter") if numbers_clickers else tr("Numéroter"))
        self._start.setVisible(state.task is not KitTask.TESTING)
        self._skip.setVisible(state.task is KitTask.NUMBERING)
        self._test.set_text(tr("Arrêter") if state.task is KitTask.TESTING else tr("Tester les télécommandes"))
        self._test.setVisible(not numbers_clickers)
        self._test.setEnabled(bool(state.numbers))
        self._show_buttons()

    def _show_numbers(self) -> None:
        chosen = self._chosen_number()
        self.numbers.clear()
        for clicker, number in self._state.numbers:
            name = clicker_name(clicker)
            item = QListWidgetItem(tr("N° {number} – {clicker}").format(number=number, clicker=name))
            item.setData(SEAT_ROLE, number)
            self.numbers.addItem(item)
            item.setSelected(number == chosen)
        metrics = self.kit.theme.metrics
        width = self.numbers.sizeHintForColumn(0) + metrics.target_px // 2
        self.numbers.setGridSize(QSize(width, metrics.target_px))

    def _prompt_text(self) -> str:
        state = self._state
        if state.task is KitTask.TESTING:
            words = tr("{} / {} captée") if is_singular(len(state.numbers)) else tr("{} / {} captées")
            return words.format(len(state.received_numbers), len(state.numbers))
        if state.awaited is not None:
            return tr("Appuyer sur la télécommande n° {}").format(state.awaited)
        if len(state.numbers) > 1:
            return tr("{} télécommandes numérotées").format(len(state.numbers))
        return tr("Le kit sert à toutes les classes : numéroter ses télécommandes une fois.")

    def _message_text(self) -> str:
        state = self._state
        if state.task is KitTask.TESTING:
            return _test_text(state)
        match state.note:
            case KitNote(KitNoteKind.ASSIGNED, number):
                return tr("N° {} : reçu.").format(number)
            case KitNote(KitNoteKind.NUMBERED_BEFORE, number):
                return tr("Cette télécommande est déjà la n° {}.").format(number)
            case _:
                return ""

    def _show_buttons(self) -> None:
        for button in (self._replace, self._remove):
            button.setEnabled(self._chosen_number() is not None and not self._state.is_listening)

    def _chosen_number(self) -> int | None:
        items = self.numbers.selectedItems()
        return None if not items else int(items[0].data(SEAT_ROLE))

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.stop_wanted.emit()
        self.receiver_row.stop()
        self.keypad_row.stop()


def _test_text(state: KitState) -> str:
    """Return who is missing, and which clickers have no number."""
    missing = [str(number) for _, number in state.numbers if number not in state.received_numbers]
    lines = [tr("Pas encore captées : {}").format(", ".join(missing))] if missing else []
    known = dict(state.numbers)
    unassigned = [clicker_name(clicker) for clicker in state.received if clicker not in known]
    if unassigned:
        lines.append(tr("Sans numéro : {}").format(", ".join(unassigned[-MAX_UNASSIGNED_SHOWN:])))
    return "\n".join(lines) or tr("Toutes sont captées.")
