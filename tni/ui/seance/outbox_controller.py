"""Controller of the outbox's sheet, and of the notice when something on its way needs the teacher."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractButton, QWidget

from tni.cahier.delivery import Delivery, DeliveryId, DeliveryState, Goal
from tni.cahier.outgoing_entry import OutgoingEntry
from tni.core.clock import Clock
from tni.services.cahier.ent_accounts import EntAccounts
from tni.services.cahier.sending_service import SendingService
from tni.ui.chrome.button import Style
from tni.ui.chrome.question_panel import QuestionPanel
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController
from tni.ui.messages.lazy_errors import error_message
from tni.ui.messages.sending import account_name
from tni.ui.seance.browser import open_browser
from tni.ui.seance.outbox_rows import DeliveryAct, label_text, needs_teacher, was_written
from tni.ui.seance.outbox_sheet import OutboxSheet

if TYPE_CHECKING:
    from tni.ui.seance.entry_clipboard import PastePart
    from tni.ui.seance.paste_strip import PasteStrip
    from tni.ui.seance.strip_renewal import StripRenewal

AGAIN_MS = 20_000
"""Time after which an open sheet says anew when things go."""


class ReadEntry(Protocol):
    """Reads the entry of a delivery on a worker."""

    def __call__(
        self,
        id: DeliveryId,
        found: Callable[[OutgoingEntry | None], None],
        failed: Callable[[Exception], None],
        /,
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class OutboxPort:
    """Parts of the program that the outbox's sheet asks. service: makes the outbox at the first call. open_accounts:
    opens the sheet of accounts at one of them, "" for none. has_class: pupils see the board."""

    service: Callable[[], SendingService]
    accounts: EntAccounts
    read_entry: ReadEntry
    open_accounts: Callable[[str], None]
    has_class: Callable[[], bool]


class OutboxController(QObject):
    """Controller of the sheet. sheet: the one that is open; None without one. browse: opens an address in the system's
    browser."""

    def __init__(
        self, main: MainController, port: OutboxPort, host: Callable[[], tuple[QWidget, Style]], clock: Clock
    ) -> None:
        super().__init__(main)
        self._main, self._port, self._host, self._clock = main, port, host, clock
        self.browse: Callable[[str], bool] = open_browser
        self.sheet: OutboxSheet | None = None
        self._question: QuestionPanel | None = None
        self._pasting: StripRenewal | None = None
        self._service: SendingService | None = None
        self._told: dict[DeliveryId, object] = {}
        self._on_way: frozenset[DeliveryId] = frozenset()
        """Deliveries that were seen before they were sent."""
        self._timer = QTimer(self, interval=AGAIN_MS)
        self._timer.timeout.connect(self._show)

    def follow(self) -> None:
        """Follow the outbox, which is there from now on."""
        service = self._port.service()  # which calls this itself when it is made
        if self._service is None:
            self._service = service
            service.subscribe(self._changed)
            self._port.accounts.subscribe(self._show)

    @property
    def strip(self) -> PasteStrip | None:
        """Strip from which an entry of the outbox is pasted, None before it is first shown."""
        return None if self._pasting is None else self._pasting.strip

    # -- the sheet

    def toggle(self) -> None:
        if self.sheet is not None:
            self.sheet.put_away()
        else:
            self.open()

    def open(self, chosen: DeliveryId | None = None) -> None:
        """Show the outbox in the window in which it was asked for."""
        self.follow()
        if self.sheet is None:
            parent, style = self._host()
            made = self.sheet = OutboxSheet(style, self._name, parent)
            made.act_wanted.connect(self._act)
            made.pause_wanted.connect(lambda paused: self._sending.pause(paused=paused))
            made.accounts_wanted.connect(lambda: self._port.open_accounts(""))
            made.closed.connect(self._closed)
            self._timer.start()
        self._show()
        self.sheet.open()
        self.sheet.list.setFocus()
        if chosen is not None:
            self.sheet.choose(chosen)

    def _closed(self) -> None:
        self._timer.stop()
        self._question = None
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None

    @property
    def _sending(self) -> SendingService:
        return self._port.service()

    def _name(self, account: str) -> str:
        return account_name(self._port.accounts.account(account))

    def _show(self) -> None:
        if self.sheet is not None:
            self.sheet.show_state(self._sending.state, self._clock.now())

    # -- commands

    def _act(self, act: DeliveryAct, found: Delivery) -> None:
        service = self._sending
        match act:
            case DeliveryAct.SEND_NOW:
                service.send_now(found.id)
            case DeliveryAct.RETRY:
                service.retry(found.id)
            case DeliveryAct.ACCEPT:
                service.accept(found.id)
            case DeliveryAct.SIGN_IN:
                self._port.open_accounts(found.account)
            case DeliveryAct.LOOK:
                if not self.browse(found.address):
                    self._say(tr("Le navigateur ne s’ouvre pas."))
            case DeliveryAct.COPY:
                self._port.read_entry(found.id, partial(self._copy, found), self._failed)
            case DeliveryAct.LEAVE:
                service.drop(found.id)
            case DeliveryAct.WITHDRAW:
                self._ask_withdraw(found)

    def _ask_withdraw(self, found: Delivery) -> None:
        if self.sheet is None:
            return
        if self._question is not None:
            self._question.put_away()
        account = self._name(found.account)
        text = tr("« {entry} » ne sera pas envoyé sur {account}. Le cahier de textes reste dans TNI.")
        if found.started:
            text = tr(
                "« {entry} » ne sera pas envoyé sur {account} ; ce qui en serait arrivé y est retiré. Le cahier de"
                " textes reste dans TNI."
            )
        title, answer = tr("Ne pas envoyer"), tr("Ne pas envoyer")
        if was_written(found):
            text = tr(
                "« {entry} » sera supprimé de {account}, avec son travail à faire et ses documents : les élèves ne les "
                "verront plus. Le cahier de textes reste dans TNI."
            )
            title, answer = tr("Retirer de l’ENT"), tr("Retirer")
        answers = ((answer, lambda: self._sending.withdraw(found.id)), (tr("Annuler", "cancel"), _nothing))
        said = text.format(entry=label_text(found.label), account=account)
        asked = self._question = QuestionPanel(self.sheet.kit, title, said, answers, self.sheet)
        asked.closed.connect(self._question_closed)
        if not isinstance(self.sheet.window().focusWidget(), QAbstractButton):
            self.sheet.list.setFocus()  # where the focus returns to
        asked.open_low()

    def _question_closed(self) -> None:
        self._question = None

    def _copy(self, found: Delivery, entry: OutgoingEntry | None) -> None:
        """Show the strip from which the entry's parts are pasted."""
        from tni.ui.seance.outgoing_parts import outgoing_parts
        from tni.ui.seance.strip_renewal import StripRenewal

        if entry is None:
            self._say(tr("Le texte de cet envoi n’est plus ici : ouvrir la séance dans « Séances passées »."))
            return
        if self._pasting is None:
            self._pasting = StripRenewal(self._main.kit)

        def read(got: Callable[[Sequence[PastePart] | None], None]) -> None:
            self._port.read_entry(
                found.id, lambda now: got(None if now is None else outgoing_parts(now)), lambda _error: got(None)
            )

        self._pasting.show(label_text(found.label), outgoing_parts(entry), read)
        self._say(tr("La bande « Coller dans l’ENT » reste au-dessus des autres fenêtres."))

    def _say(self, text: str) -> None:
        if self.sheet is not None:
            self.sheet.show_message(text)
        else:
            self._main.show_notice(text)

    def _failed(self, error: Exception) -> None:
        self._say(error_message(error))

    # -- notices

    def _changed(self) -> None:
        self._show()
        if self._pasting is not None:
            self._pasting.look_again()
        self.tell()
        self._tell_sent()

    def _tell_sent(self) -> None:
        """Say that an entry is in the ENT once all of its deliveries are, unless pupils see the board."""
        assert self._service is not None
        found = [one.delivery for one in self._service.state.deliveries if one.delivery.goal is Goal.PUBLISH]
        on_way = {one.uid for one in found if one.state is not DeliveryState.SENT}
        came = [one for one in found if one.id in self._on_way and one.uid not in on_way]
        self._on_way = frozenset(one.id for one in found if one.state is not DeliveryState.SENT)
        if self.sheet is None and not self._port.has_class():
            for label in dict.fromkeys(one.label for one in came):
                self._main.show_notice(tr("Séance envoyée : {entry}.").format(entry=label_text(label)))

    def tell(self) -> None:
        """Say what needs the teacher, once, and never while pupils see the board."""
        if self._service is None:
            return
        found = [one.delivery for one in self._service.state.deliveries if needs_teacher(one.delivery)]
        new = [one for one in found if self._told.get(one.id) != _matter(one)]
        self._told = {one.id: self._told[one.id] for one in found if one.id in self._told}
        if not new or self._port.has_class():
            return
        self._told = {one.id: _matter(one) for one in found}
        if self.sheet is not None:
            return
        if len(new) == 1:
            text = tr("Cahier de textes de {entry} : un envoi est à vérifier.").format(entry=label_text(new[0].label))
        else:
            text = tr("Cahier de textes : {count} envois sont à vérifier.").format(count=len(new))
        first = new[0].id
        self._main.window.notices.show(text, act_text=tr("Voir"), act=lambda: self.open(first), unasked=True)

    def close(self) -> None:
        """Remove what is open beside the windows."""
        if self._pasting is not None:
            self._pasting.close()


def _matter(found: Delivery) -> object:
    """Return what the teacher is told about a delivery."""
    return found.state, found.trouble, found.differences


def _nothing() -> None:
    pass
