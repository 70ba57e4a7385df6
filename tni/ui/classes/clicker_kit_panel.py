"""Panel of the clicker kit: each clicker gets its number by a press, and a broken one is replaced in two touches."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import override

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from tni.core.ids import ClickerId
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
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
        listening: True when presses are wanted, False when they no longer are.
        assigned: clicker and its new number.
        removed: clicker to remove.

    kit: returns the stored numbers. `pressed` must be called with each clicker that is pressed while the panel listens.
    """

    listening = Signal(bool)
    assigned = Signal(str, int)
    removed = Signal(str)

    def __init__(self, style: Style, kit: Callable[[], Mapping[ClickerId, int]]) -> None:
        super().__init__()
        self.kit, self._stored = style, kit
        self._number: int | None = None
        self._only_one = False
        self._received: dict[ClickerId, None] | None = None
        """Clickers received since the test began, in order; None if there is no test."""
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        self.prompt = Label(style, size="title")
        self.prompt.setWordWrap(True)
        self.message = Label(style, token="muted")
        self.message.setWordWrap(True)
        self._list = QListWidget()
        self._list.setAccessibleName(tr("Télécommandes"))
        self._list.setFlow(QListWidget.Flow.LeftToRight)
        self._list.setWrapping(True)  # so that the whole kit is visible
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._list.itemSelectionChanged.connect(self._show_buttons)
        rows.addWidget(self.prompt)
        rows.addWidget(self.message)
        rows.addWidget(self._list, 1)
        rows.addLayout(self._make_buttons())
        self.receiver_row = ReceiversBox(style)
        rows.addWidget(self.receiver_row)
        self.keypad_row = KeypadsBox(style)
        rows.addWidget(self.keypad_row)
        self.show_kit()

    def _make_buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(self.kit.theme.metrics.gap_px)
        self._start = TextButton(self.kit, tr("Numéroter"), filled=True)
        self._start.clicked.connect(self._toggle)
        self._skip = TextButton(self.kit, tr("Sauter ce numéro"))
        self._skip.clicked.connect(self._next)
        self._test = TextButton(self.kit, tr("Qui est entendu ?"))
        self._test.clicked.connect(self._toggle_test)
        self._replace = TextButton(self.kit, tr("Remplacer"))
        self._replace.clicked.connect(self._begin_replacing)
        self._remove = TextButton(self.kit, tr("Retirer"))
        self._remove.clicked.connect(self._remove_chosen)
        for button in (self._start, self._skip, self._test, self._replace, self._remove):
            line.addWidget(button)
        line.addStretch(1)
        return line

    # -- content

    def show_kit(self) -> None:
        """Show the stored numbers."""
        chosen = self._chosen_number()
        self._list.clear()
        for clicker, number in sorted(self._stored().items(), key=lambda pair: pair[1]):
            name = clicker_name(clicker)
            item = QListWidgetItem(tr("N° {number} – {clicker}").format(number=number, clicker=name))
            item.setData(SEAT_ROLE, number)
            self._list.addItem(item)
            item.setSelected(number == chosen)
        metrics = self.kit.theme.metrics
        self._list.setGridSize(QSize(self._list.sizeHintForColumn(0) + metrics.target_px // 2, metrics.target_px))
        self._show()

    def _show(self) -> None:
        if self._received is not None:
            self._show_received(self._received)
        elif self._number is not None:
            self.prompt.setText(tr("Appuyer sur la télécommande n° {}").format(self._number))
        else:
            count = self._list.count()
            self.prompt.setText(
                tr("{} télécommandes numérotées").format(count)
                if count > 1
                else tr("Le kit sert à toutes les classes : numéroter ses télécommandes une fois.")
            )
        self._start.set_text(tr("Arrêter") if self._number is not None else tr("Numéroter"))
        self._skip.setVisible(self._number is not None and not self._only_one)
        self._start.setVisible(self._received is None)
        self._test.setVisible(self._number is None)
        self._test.setEnabled(self._list.count() > 0)
        self._test.set_text(tr("Qui est entendu ?") if self._received is None else tr("Arrêter"))
        self._show_buttons()

    def _show_buttons(self) -> None:
        for button in (self._replace, self._remove):
            button.setEnabled(self._chosen_number() is not None and not self.is_listening)

    def _chosen_number(self) -> int | None:
        items = self._list.selectedItems()
        return None if not items else int(items[0].data(SEAT_ROLE))

    # -- actions

    @property
    def is_listening(self) -> bool:
        return self._number is not None or self._received is not None

    def _toggle_test(self) -> None:
        """Start or end the test. Each pupil presses once and sees before the first question whether the clicker is
        received."""
        if self._received is not None:
            self.stop()
        else:
            self._received = {}
            self._show()
            self.listening.emit(True)

    def _show_received(self, received: Collection[ClickerId]) -> None:
        stored = self._stored()
        numbers = {stored[clicker] for clicker in received if clicker in stored}
        missing = sorted(set(stored.values()) - numbers)
        words = tr("{} / {} entendue") if is_singular(len(stored)) else tr("{} / {} entendues")
        self.prompt.setText(words.format(len(numbers), len(stored)))
        lines = [tr("Pas encore entendues : {}").format(", ".join(map(str, missing)))] if missing else []
        unassigned = [clicker_name(clicker) for clicker in received if clicker not in stored]
        if unassigned:
            lines.append(tr("Sans numéro : {}").format(", ".join(unassigned[-MAX_UNASSIGNED_SHOWN:])))
        self.message.setText("\n".join(lines) or tr("Toutes sont entendues."))

    def _toggle(self) -> None:
        if self._number is None:
            self._listen_for(self._free_after(0), only_one=False)
        else:
            self.stop()

    def _begin_replacing(self) -> None:
        number = self._chosen_number()
        if number is not None:
            self._listen_for(number, only_one=True)

    def _listen_for(self, number: int, *, only_one: bool) -> None:
        was = self._number
        self._number, self._only_one = number, only_one
        self.message.setText("")
        self._show()
        if was is None:
            self.listening.emit(True)

    def _free_after(self, number: int) -> int:
        taken = set(self._stored().values())
        number += 1
        while number in taken:
            number += 1
        return number

    def _next(self) -> None:
        if self._number is not None:
            self._listen_for(self._free_after(self._number), only_one=False)

    def pressed(self, clicker: ClickerId) -> None:
        """Handle the press of a clicker."""
        if self._received is not None:
            self._received[clicker] = None
            self._show()
            return
        if self._number is None:
            return
        had = self._stored().get(clicker)
        if had is not None and not self._only_one:
            self.message.setText(tr("Cette télécommande est déjà la n° {}.").format(had))
            return
        number = self._number
        self.assigned.emit(clicker, number)
        self.message.setText(tr("N° {} : reçu.").format(number))
        if self._only_one:
            self.stop()
        else:
            self._number = self._free_after(number)
        self.show_kit()

    def stop(self) -> None:
        """Stop listening to presses."""
        if self.is_listening:
            if self._received is not None:
                self.message.setText("")
            self._number, self._only_one, self._received = None, False, None
            self.listening.emit(False)
            self._show()

    def _remove_chosen(self) -> None:
        number = self._chosen_number()
        clicker = next((c for c, n in self._stored().items() if n == number), None)
        if clicker is not None:
            self.removed.emit(clicker)
            self.show_kit()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.stop()
        self.receiver_row.stop()
        self.keypad_row.stop()
