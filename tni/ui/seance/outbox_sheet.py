"""Sheet « Envois »: entries on their way to ENTs on the left, the chosen one with what to do on the right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from tni.cahier.delivery import DeliveryId
from tni.cahier.stored_comparison import Difference, DifferenceKind
from tni.services.cahier.sending_state import SendingState, ShownDelivery
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.empty_list import EmptyListNote
from tni.ui.chrome.finger_scroll import FingerScroll
from tni.ui.chrome.panel import Label
from tni.ui.chrome.row_column import RowColumn
from tni.ui.chrome.sheet import Sheet
from tni.ui.chrome.wrap_layout import WrapLayout
from tni.ui.i18n import tr
from tni.ui.messages.lazy_errors import error_message
from tni.ui.messages.sending import coming_text, delivery_text, difference_text, left_alone_text
from tni.ui.plain_text import tool_tip
from tni.ui.seance.outbox_rows import (
    act_text,
    acts_of,
    label_text,
    needs_teacher,
    short_state,
    sorted_deliveries,
    when_text,
)

ID = Qt.ItemDataRole.UserRole


class DeliveryList(QListWidget):
    """List whose lines are cut where it ends. resized: it has another width."""

    resized = Signal()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class OutboxSheet(Sheet):
    """Sheet of the outbox. It shows a state, and asks for what is done.

    Signals:
        act_wanted: a DeliveryAct, and the Delivery.
        pause_wanted: stop sending (True), or go on.
        accounts_wanted: open the accounts.
    """

    act_wanted = Signal(object, object)
    pause_wanted = Signal(bool)
    accounts_wanted = Signal()

    def __init__(self, style: Style, account_name: Callable[[str], str], parent: QWidget) -> None:
        """account_name: returns the name of the account with an id."""
        super().__init__(style, tr("Envois"), parent)
        self._account_name = account_name
        self._state, self._now = SendingState(), datetime.min
        self._listed: list[DeliveryId] = []
        self.message: Label | None = None
        """What was just done with the chosen delivery."""
        self._shown: object = None
        self.head.insertLayout(self.head.count() - 1, self._make_head())
        self.note = Label(style, token="muted")
        self.note.setWordWrap(True)
        self.rows.addWidget(self.note)
        body = QHBoxLayout()
        body.setSpacing(style.theme.metrics.pad_px * 2)
        body.addWidget(self._make_list(), 2)
        body.addWidget(self._make_detail(), 3)
        self.rows.addLayout(body, 1)

    # -- widgets

    def _make_head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(self.kit.theme.metrics.gap_px)
        self.pause = TextButton(self.kit, tr("Suspendre"), name=tr("Suspendre les envois"))
        self.pause.clicked.connect(lambda: self.pause_wanted.emit(not self._state.is_paused))
        accounts = TextButton(self.kit, tr("Comptes"), name=tr("Comptes et heures d’envoi"))
        accounts.clicked.connect(self.accounts_wanted)
        for button in (self.pause, accounts):
            line.addWidget(button)
        return line

    def _make_list(self) -> QListWidget:
        self.list = DeliveryList()
        self.list.resized.connect(self._fill_list)
        self.list.setAccessibleName(tr("Envois"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        FingerScroll(self.list)
        note = tr(
            "Rien n’est encore parti vers l’ENT. À la fin d’une séance, « Envoyer » met le cahier de textes ici, et il "
            "part tout seul."
        )
        self._empty = EmptyListNote(self.kit, note, self.list)
        self.list.currentRowChanged.connect(lambda _row: self._show_detail())
        return self.list

    def _make_detail(self) -> RowColumn:
        self.column = RowColumn(self.kit, tr("État de l’envoi"))
        return self.column

    # -- contents

    @property
    def chosen(self) -> ShownDelivery | None:
        item = self.list.currentItem()
        id = None if item is None else item.data(ID)
        return next((one for one in self._state.deliveries if one.delivery.id == id), None)

    def show_state(self, state: SendingState, now: datetime) -> None:
        """Show the outbox. now: in the time zone that is shown."""
        self._state, self._now = state, now
        self.pause.set_text(tr("Reprendre les envois") if state.is_paused else tr("Suspendre"))
        self.pause.set_filled(state.is_paused)
        self.note.setText(self._note_text())
        self.note.set_token("danger" if state.problem is not None else "muted")
        self.note.setVisible(bool(self.note.text()))
        self._fill_list()
        self._show_detail()

    def choose(self, id: DeliveryId) -> None:
        """Choose a delivery."""
        if id in self._listed:
            self.list.setCurrentRow(self._listed.index(id))

    def _note_text(self) -> str:
        left = self._state.left_alone
        return "\n".join(filter(None, [self._hours_text(), left_alone_text(left) if left else ""]))

    def _hours_text(self) -> str:
        state = self._state
        if state.problem is not None:
            return error_message(state.problem)
        if state.is_paused:
            return tr("Les envois sont suspendus : rien ne part avant de les reprendre.")
        if state.opens_at is not None:
            when = coming_text(state.opens_at, self._now)
            return tr("Hors des heures d’envoi : ce qui attend partira {when}.").format(when=when)
        return ""

    def _fill_list(self) -> None:
        shown = sorted_deliveries(self._state.deliveries)
        wanted = [one.delivery.id for one in shown]
        if wanted != self._listed:
            self._list_anew(wanted)
        look, bar = self.kit.theme, self.list.verticalScrollBar().sizeHint().width()
        width = self.list.width() - bar - 5 * look.metrics.pad_px  # the scroll bar may come yet
        for row, one in enumerate(shown):
            item, words = self.list.item(row), self.list.fontMetrics()
            name = words.elidedText(label_text(one.delivery.label), Qt.TextElideMode.ElideRight, width)
            state, account = short_state(one, self._state, self._now), self._account_name(one.delivery.account)
            second = words.elidedText(f"{state} – {account}", Qt.TextElideMode.ElideRight, width)
            item.setText(f"{name}\n{second}")
            item.setToolTip(tool_tip(f"{label_text(one.delivery.label)} – {account}"))
            item.setForeground(look.colour("danger" if needs_teacher(one.delivery) else "text"))

    def _list_anew(self, wanted: list[DeliveryId]) -> None:
        before = self.chosen
        self._listed = wanted
        self.list.blockSignals(True)
        self.list.clear()
        for id in wanted:
            item = QListWidgetItem()
            item.setData(ID, id)
            self.list.addItem(item)
        if wanted:
            kept = before is not None and before.delivery.id in wanted
            self.list.setCurrentRow(wanted.index(before.delivery.id) if before is not None and kept else 0)
        self.list.blockSignals(False)

    def _show_detail(self) -> None:
        shown, state = self.chosen, self._state
        self.column.setVisible(shown is not None)
        seen = shown, state.is_paused, state.opens_at, self._now.replace(second=0, microsecond=0)
        if seen == self._shown:
            return
        had_focus = self.column.isAncestorOf(self.focusWidget() or self)
        is_same = isinstance(self._shown, tuple) and _id(self._shown[0]) == _id(shown)
        said = self.message.text() if is_same and self.message is not None else ""
        self._shown = seen
        self.column.clear()
        self.message = None
        if shown is not None:
            self._fill(shown, said)
        self.column.end()
        if had_focus:
            self.list.setFocus()

    def _fill(self, shown: ShownDelivery, said: str) -> None:
        """Show a delivery. said: what was just done with it."""
        found, account = shown.delivery, self._account_name(shown.delivery.account)
        self.column.add_title(found.label.title or found.label.subject or found.label.class_name)
        self.column.add_note(when_text(found.label), token="muted", size="small")
        text = delivery_text(shown, self._state, account, self._now)
        kinds = {one.kind for one in found.differences}
        if kinds == {DifferenceKind.FORMER_PLACE}:
            text = tr("Envoyé sur {account}, à vérifier.").format(account=account)
        elif kinds:
            text = tr("Envoyé sur {account}, mais l’ENT n’a pas tout gardé.").format(account=account)
        self.column.add_note(text, token="danger" if needs_teacher(found) else "text")
        self.column.add(self._acts(shown))
        self.message = self.column.add_note(said, token="accent")
        self.message.setAccessibleName(tr("Ce qui vient d’être fait"))
        self.message.setVisible(bool(said))
        for difference in found.differences:
            self.column.add(self._difference(difference))
        if found.warnings:
            self.column.add_heading(tr("L’ENT précise"))
            for warning in found.warnings:
                self.column.add_note(warning)

    def _acts(self, shown: ShownDelivery) -> QWidget:
        box = QWidget()
        line = WrapLayout(self.kit.theme.metrics.gap_px, box)
        for number, act in enumerate(acts_of(shown, self._now)):
            text, found = act_text(act, shown.delivery), shown.delivery
            button = TextButton(self.kit, text, name=f"{text} : {label_text(found.label)}", filled=not number)
            button.clicked.connect(lambda _checked=False, act=act, found=found: self.act_wanted.emit(act, found))
            line.addWidget(button)
        return box

    def _difference(self, found: Difference) -> QWidget:
        """Return what differs, with both texts, and what to do."""
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, self.kit.theme.metrics.gap_px)
        grid.setHorizontalSpacing(self.kit.theme.metrics.pad_px)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        said = Label(self.kit, difference_text(found))
        said.setWordWrap(True)
        grid.addWidget(said, 0, 0, 1, 2)
        if found.sent and found.stored:
            for row, (name, text) in enumerate(((tr("Envoyé"), found.sent), (tr("Dans l’ENT"), found.stored)), 1):
                label = Label(self.kit, text, size="small")
                label.setWordWrap(True)
                label.setAccessibleName(f"{name} : {text}")
                head = Label(self.kit, name, size="small", token="muted")
                grid.addWidget(head, row, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(label, row, 1)
        return box

    def show_message(self, text: str) -> None:
        """Say what was just done with the chosen delivery."""
        if self.message is not None:
            self.message.setText(text)
            self.message.setVisible(bool(text))


def _id(shown: ShownDelivery | None) -> DeliveryId | None:
    return None if shown is None else shown.delivery.id
