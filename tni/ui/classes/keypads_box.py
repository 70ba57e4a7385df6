"""Controls for numeric keypads, which the system treats as keyboards.

A press on a keypad finds it; it is added after the teacher has confirmed that it is one.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.core.known_devices import KnownKeypad
from tni.services.receivers.keypad_setup import KeypadsState
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.panel import Label, clear_layout
from tni.ui.i18n import is_singular, tr
from tni.ui.messages.clickers import socket_name

COLUMNS = 3


class KeypadsBox(QWidget):
    """Controls to add and remove keypads.

    Signals:
        search_wanted: True to wait for a press on the keypad to add, False to stop.
        taken: the teacher confirms that the pressed keyboard is a keypad.
        forgotten: index of a known keypad that becomes a keyboard again.
    """

    search_wanted = Signal(bool)
    taken = Signal()
    forgotten = Signal(int)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self._shown = KeypadsState()
        self._lists = False
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        self.message = Label(style, token="muted")
        self.message.setWordWrap(True)
        rows.addWidget(self.message)
        line = QHBoxLayout()
        line.setSpacing(style.theme.metrics.gap_px)
        self._confirm = TextButton(style, tr("Oui, c’est un pavé"), filled=True)
        self._confirm.clicked.connect(self.taken)
        self._add = TextButton(style, tr("Ajouter un pavé numérique"))
        self._add.clicked.connect(lambda: self.search_wanted.emit(not self._is_asking))
        self._list = TextButton(style, tr("Pavés ajoutés"))
        self._list.clicked.connect(self._toggle_list)
        for button in (self._confirm, self._add, self._list):
            line.addWidget(button)
        line.addStretch(1)
        rows.addLayout(line)
        self._grids = QVBoxLayout()
        rows.addLayout(self._grids)
        self.show_keypads(self._shown)

    def show_keypads(self, shown: KeypadsState) -> None:
        self._shown = shown
        self._lists &= bool(shown.known)
        words = self._message_text()
        self.message.setText(words)
        self.message.setVisible(bool(words))
        self._confirm.setVisible(bool(shown.found))
        self._add.set_text(tr("Annuler", "cancel") if self._is_asking else tr("Ajouter un pavé numérique"))
        self._list.setVisible(bool(shown.known) and not self._is_asking)
        self._show_list()

    def stop(self) -> None:
        """Stop waiting for a press."""
        if self._is_asking:
            self.search_wanted.emit(False)

    @property
    def _is_asking(self) -> bool:
        return self._shown.searching or bool(self._shown.found)

    def _message_text(self) -> str:
        shown = self._shown
        if shown.found:
            words = tr("« {} » sert-il à voter ? Il n’écrira plus ailleurs tant que TNI est ouvert.")
            return words.format(shown.found)
        if shown.searching:
            return self._search_text()
        if shown.added:
            return tr("« {} » est ajouté : « Numéroter » lui donne son numéro.").format(shown.added)
        return ""

    def _search_text(self) -> str:
        shown = self._shown
        if not shown.possible:
            return tr("Les pavés numériques ne votent que sous Linux.")
        words = [
            tr("Appuyer sur un chiffre du pavé à ajouter.") if shown.readable else tr("Aucun clavier ne peut être lu.")
        ]
        if shown.refused:
            told = tr("TNI n’a pas le droit d’écouter {} : « tni devices list --all » donne la commande à lancer.")
            words.append(told.format(", ".join(tr("« {} »").format(name) for name in shown.refused)))
        elif not shown.readable:
            words.append(tr("Brancher le pavé, puis recommencer."))
        return " ".join(words)

    def _toggle_list(self) -> None:
        self._lists = not self._lists
        self._show_list()

    def _show_list(self) -> None:
        clear_layout(self._grids)
        if not self._lists or self._is_asking:
            return
        names = [_label(keypad) for keypad in self._shown.known]
        buttons = [
            TextButton(self.kit, tr("Oublier « {} »").format(name), value=str(n)) for n, name in enumerate(names)
        ]
        known = tr("{} pavé ajouté") if is_singular(len(names)) else tr("{} pavés ajoutés")
        grid = ChoiceGrid(self.kit, known.format(len(names)), buttons, COLUMNS, even=True)
        grid.chosen.connect(lambda at: self.forgotten.emit(int(at)))
        self._grids.addWidget(grid)


def _label(keypad: KnownKeypad) -> str:
    return f"{keypad.name} ({socket_name(keypad.place)})"
