"""Panel about phones in the teacher's window: connected seat numbers, and claims of a seat number by a second
device."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.quiz.phones import PhonesState, SeatClaim
from tni.ui.chrome.button import ActionButton, Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandId, Commands
from tni.ui.chrome.panel import Label, set_panel_spacing
from tni.ui.i18n import tr
from tni.ui.phones.phones_text import phones_trouble_message, present_seats_message, several_seats_message
from tni.ui.phones.shared_addresses import SharedAddressRows, remove_row


class PhonesBox(QWidget):
    """Widget about phones for the teacher.

    claimed: the teacher's answer to a claim (SeatClaim, bool). page_wanted: whether pupils may see the page.
    `crowds.answered`: answer about an address with many devices.
    """

    claimed = Signal(object, bool)
    page_wanted = Signal(bool)

    def __init__(self, style: Style, commands: Commands) -> None:
        super().__init__()
        self.kit = style
        self.setAccessibleName(tr("Téléphones et tablettes"))
        rows = QVBoxLayout(self)
        set_panel_spacing(rows, style, margins=False)
        rows.addWidget(ActionButton(style, commands[CommandId.PHONES], show_label=True))
        self._status, self._trouble, self._wanderers = (Label(style, token=t) for t in ("text", "danger", "accent"))
        for label in (self._status, self._trouble, self._wanderers):
            label.setWordWrap(True)
            rows.addWidget(label)
        self._picture = TextButton(style, tr("Montrer la page aux élèves"))
        self._picture.clicked.connect(lambda: self.page_wanted.emit(not self._state.shows_page))
        rows.addWidget(self._picture)
        self.shared_addresses = SharedAddressRows(style)
        rows.addWidget(self.shared_addresses)
        self._claims = QVBoxLayout()
        rows.addLayout(self._claims)
        self._rows: dict[SeatClaim, QWidget] = {}
        self.show_state(PhonesState())

    def show_state(self, state: PhonesState) -> None:
        self._state = state
        self._picture.set_text(tr("Ne plus montrer la page") if state.shows_page else tr("Montrer la page aux élèves"))
        self._picture.setVisible(state.is_on)
        for label, text in (
            (self._status, present_seats_message(state) if state.is_on else ""),
            (self._trouble, phones_trouble_message(state) if state.is_on else ""),
            (self._wanderers, several_seats_message(state)),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self.shared_addresses.show_addresses(state.crowds)
        self._show_claims(state.claims)

    def _show_claims(self, claims: tuple[SeatClaim, ...]) -> None:
        """Show a row per claim. A row stays as long as its claim, and new rows are added below, as in
        `SharedAddressRows`."""
        for claim in self._rows.keys() - set(claims):
            remove_row(self._rows.pop(claim), self._claims)
        for claim in claims:
            if claim not in self._rows:
                row = self._rows[claim] = self._claim_row(claim)
                self._claims.addWidget(row)

    def _claim_row(self, claim: SeatClaim) -> QWidget:
        row = QWidget()
        rows, line = QVBoxLayout(row), QHBoxLayout()
        rows.setContentsMargins(0, 0, 0, 0)
        words = Label(self.kit, tr("Un autre appareil demande le numéro {}.").format(claim.number))
        words.setWordWrap(True)
        rows.addWidget(words)
        allow, deny = TextButton(self.kit, tr("Le lui attribuer")), TextButton(self.kit, tr("Refuser"))
        allow.clicked.connect(lambda: self.claimed.emit(claim, True))
        deny.clicked.connect(lambda: self.claimed.emit(claim, False))
        line.addWidget(allow)
        line.addWidget(deny)
        line.addStretch(1)
        rows.addLayout(line)
        return row
