"""Controller of voting with phones and tablets: the command, the panel, the teacher's window, notices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal

from tni.core.ids import ClickerId
from tni.services.voting.phone_ports import PhonesNotice
from tni.services.voting.phones_service import PhonesService
from tni.services.voting.vote_state import VoteState
from tni.ui.chrome.commands import CommandId
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController

if TYPE_CHECKING:
    from tni.ui.phones.phones_box import PhonesBox
    from tni.ui.phones.phones_panel import PhonesPanel
    from tni.ui.teacher.teacher_window import TeacherWindow


class PhonesController(QObject):
    """Connects voting with phones to the main window and the teacher's window. Implements `PhonesListener`.

    changed: the state of the phones has changed. seats_changed: the devices that may vote have changed.
    panel: tells the class how to connect; None before phones are first switched on.
    """

    changed = Signal()
    seats_changed = Signal()

    def __init__(self, main_controller: MainController, service: PhonesService, parent: QObject) -> None:
        super().__init__(parent)
        self._main_controller, self.service = main_controller, service
        self.panel: PhonesPanel | None = None
        self._box: PhonesBox | None = None
        self._unfolds = False
        """True if the panel was folded for the question that is shown."""
        service.subscribe(self)

    def join(self) -> None:
        """Connect the command once the main window exists."""
        self._main_controller.commands[CommandId.PHONES].triggered.connect(self.ask)

    def teacher_opened(self, window: TeacherWindow) -> None:
        """Connect the controls of the teacher's window."""
        box = self._box = window.phones
        box.claimed.connect(self.service.answer_claim)
        box.shared_addresses.answered.connect(self.service.set_router)
        box.page_wanted.connect(self.service.show_page)
        box.show_state(self.service.state)

    def resume(self) -> None:
        """Resume the phone vote that a crash interrupted."""
        if self.service.resume():
            self._open()

    def ask(self) -> None:
        """Switch phones on. If they are on, show the panel that explains how to connect, or make it small or large."""
        if self.service.state.is_on and self.panel is not None and self.panel.isVisible():
            self.panel.enlarge(not self.panel.is_large)
            return
        self.service.switch_on()
        self._open()

    def give(self, clicker: str, number: int) -> None:
        """Assign a phone whose number no pupil has to a pupil. Does nothing for a clicker."""
        self.service.give_seat(ClickerId(clicker), number)

    def _open(self) -> None:
        window = self._main_controller.window
        if self.panel is None:
            from tni.ui.phones.phones_panel import PhonesPanel  # not loaded in a lesson without phones

            self.panel = PhonesPanel(self._main_controller.kit, window)
            window.arranged.connect(self._arranged)
            self.panel.off_wanted.connect(self.service.switch_off)
            self.panel.shared_addresses.answered.connect(self.service.set_router)
        panel = self.panel
        panel.show_state(self.service.state)
        panel.set_area(self._area())
        panel.enlarge(not self.service.is_voting)
        panel.open_at(panel.free_area().topRight())  # where it is small: the vote lies along the bottom

    def _arranged(self) -> None:
        if self.panel is not None:
            self.panel.set_area(self._area())

    def _area(self) -> QRect:
        """Return where the panel may lie: in one half while a question is shown, which has the other."""
        area = self._main_controller.window.top_area
        if self.service.is_voting:
            area.setLeft(area.center().x() + 1)
        return area

    # -- changes

    def phones_changed(self) -> None:
        state = self.service.state
        if self.panel is not None:
            self.panel.show_state(state)
            if not state.is_on:
                self.panel.put_away()
        if self._box is not None:
            self._box.show_state(state)
        self.changed.emit()

    def phone_seats_changed(self) -> None:
        self.seats_changed.emit()

    def question_posed(self) -> None:
        panel = self.panel
        if panel is not None and not panel.is_folded:
            panel.enlarge(False)
            panel.keep_inside(panel.free_area().topRight())
            if self.service.state.numbers:  # else nobody has come in yet, and the code stays in sight
                panel.fold(True)  # the question has the board to itself
                self._unfolds = True

    def vote_shown(self, vote: VoteState) -> None:
        """Show the question on the phones. Once it is put away, the small code is shown again."""
        self.service.follow()
        if vote.phase is None and self._unfolds:
            self._unfolds = False
            if self.panel is not None and self.panel.is_folded:
                self.panel.fold(False)

    def report(self, notice: PhonesNotice) -> None:
        match notice:
            case PhonesNotice.RESTARTED:
                text = tr("Le vote par téléphone s’était arrêté : il a repris, aucune réponse reçue n’est perdue.")
            case PhonesNotice.SHARED_ADDRESS:
                text = tr("Plusieurs appareils ont la même adresse : répondre dans « Téléphones et tablettes ».")
            case PhonesNotice.OTHER_CLASS:
                text = tr("Le vote par téléphone de la classe précédente est éteint : le rallumer pour celle-ci.")
        self._main_controller.show_notice(text, unasked=True)
