"""Controller of voting with phones and tablets: the command, the panel, questions sent and answers received."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QObject, QSize, Signal

from tni.core.ids import ClickerId
from tni.core.picture import EncodedPicture as PagePicture
from tni.core.settings import PHONES_ADDRESS, PHONES_PICTURE, PHONES_PORT, Settings
from tni.core.tasks import MainThread, TaskRunner
from tni.quiz.phones import PhoneVote
from tni.quiz.question import Question, QuestionKind
from tni.quiz.question_picture import QuestionPicture
from tni.quiz.round import Round, RoundId
from tni.services.voting.phone_votes import PhoneVotes
from tni.services.voting.seats import phone_number
from tni.services.voting.vote_archive import VoteArchive
from tni.services.voting.vote_service import VoteService
from tni.ui.chrome.commands import CommandId
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController

if TYPE_CHECKING:
    from tni.core.ids import ClassId, ClickerId
    from tni.quiz.phones import PhonesState
    from tni.ui.phones.phones_panel import PhonesPanel
    from tni.ui.teacher.teacher_window import TeacherWindow
    from tni.voting.phones.client import PhonesClient

MAX_PICTURE_SIZE = QSize(1280, 1280)
"""Maximum size in pixels of the page's picture that pupils' devices receive."""


class PhonesController(QObject):
    """Connects the phone client to the vote, the main window and the teacher's window.

    teacher: the teacher's window, None if there is none.
    """

    seats_changed = Signal()
    """The devices that may vote have changed, also for the current round."""

    def __init__(
        self,
        main_controller: MainController,
        folder: Path,
        main: MainThread,
        tasks: TaskRunner,
        settings: Settings,
        journal: VoteArchive,
        vote: VoteService,
        changed: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._main_controller, self._folder, self._main, self._tasks, self._settings = (
            main_controller,
            folder,
            main,
            tasks,
            settings,
        )
        self._changed = changed
        self._client: PhonesClient | None = None
        self._panel: PhonesPanel | None = None
        self.teacher: TeacherWindow | None = None
        self._picture: tuple[RoundId, QuestionPicture] | None = None
        self._tested_port = self._restarts = 0
        self._reported_addresses: set[str] = set()
        """Shared addresses that were reported to the teacher."""
        self._folded_for: RoundId | None = None
        self._current_class_id: ClassId | None = None
        self._class_id: ClassId | None = None
        """`_current_class_id`: the class being taught; `_class_id`: the class to which the connected devices belong."""
        self._vote = vote
        self.votes = PhoneVotes(journal, tasks, vote.rounds, vote.self_paced, self._votes_stored)

    @property
    def state(self) -> PhonesState | None:
        """State of the phones; None before they were first switched on."""
        return None if self._client is None else self._client.state

    @property
    def is_on(self) -> bool:
        return self._client is not None and self._client.state.is_on

    @property
    def client(self) -> PhonesClient:
        if self._client is None:
            from tni.voting.phones.client import PhonesClient  # not loaded in a lesson without phones

            self._client = PhonesClient(self._folder, self._main, self.votes.take, self._show)
        return self._client

    def join(self) -> None:
        """Connect the command once the main window exists."""
        self._main_controller.commands[CommandId.PHONES].triggered.connect(self.ask)

    def resume(self) -> None:
        """Resume the phone vote that a crash interrupted, and store votes that an older one left behind."""
        if not self._folder.exists():
            return
        for path, left in self.client.left_over():
            self.votes.take_late(left, partial(self.client.forget, path))
        if self.client.resume():
            self.seats_changed.emit()
            self.follow()
            self._open(folded=self._folded_for is not None)

    def ask(self) -> None:
        """Switch phones on. If they are on, show the panel that explains how to join, or fold and unfold it."""
        if self.is_on:
            panel = self._panel_shown()
            if panel.isVisible():
                panel.fold(not panel.is_folded)
            else:
                self._open()
            return
        self._class_id = self._current_class_id
        self.client.switch_on(self._settings.get(PHONES_ADDRESS), int(self._settings.get(PHONES_PORT)))
        self.seats_changed.emit()
        self.follow()
        self._open()

    def give(self, clicker: str, number: int) -> None:
        """Assign a phone whose number no pupil has to a pupil during a vote. Does nothing for a clicker."""
        if self._vote.phone_seats.give(ClickerId(clicker), number):
            self.seats_changed.emit()

    def switch_off(self) -> None:
        if self._client is not None:
            self._client.switch_off()
        if self._panel is not None:
            self._panel.put_away()

    def close(self) -> None:
        """Switch phones off before the program ends."""
        self.switch_off()
        if self._client is not None:
            self._client.close()

    def drain(self) -> None:
        """Deliver all messages received so far."""
        if self._client is not None:
            self._client.drain()

    def _send_question(self, round_: Round | None) -> None:
        """Send a single question to the phones, or none."""
        picture = None if round_ is None else self._picture_of(round_)
        pictures = {} if round_ is None or picture is None else {round_.id: picture}
        rounds = self._vote.rounds
        self.client.pose(round_, rounds.extra, pictures, _listed(rounds.seated))

    def _send_self_paced(self) -> None:
        """Send the questions of the self-paced quiz to the phones."""
        self_paced, allowed = self._vote.self_paced, self._allowed
        first, *others = self_paced.rounds
        pictures = {id_: picture for id_, picture in self._vote.quiz_pictures.items() if picture.is_written or allowed}
        self.client.pose(first, self_paced.extra, pictures, _listed(self_paced.seated), others=others)

    def class_chosen(self, class_id: ClassId | None) -> None:
        """Set the class. Devices of another class are switched off: they would vote under the numbers of this one."""
        self._current_class_id = class_id
        if class_id is None or class_id == self._class_id:
            return
        was, self._class_id = self._class_id, class_id
        if was is not None and self.is_on:
            self.switch_off()
            self._main_controller.show_notice(
                tr("Le vote par téléphone de la classe précédente est éteint : le rallumer pour celle-ci.")
            )

    def follow(self, _view: object = None) -> None:
        """Update the pupils' pages after a change of the vote."""
        if self.is_on:
            if self._vote.self_paced.rounds:
                round_: Round | None = self._vote.self_paced.rounds[0]
                self._send_self_paced()
            else:
                round_ = self._vote.rounds.round
                self._send_question(round_)
            if round_ is not None and round_.id != self._folded_for:
                self._folded_for = round_.id
                if self._panel is not None:
                    self._panel.fold(True)  # the class looks at the page and the question now
                    self._panel.keep_inside(self._panel.free_area().topRight())  # the vote lies along the bottom

    def teacher_opened(self, window: TeacherWindow) -> None:
        self.teacher = window
        window.phones.claimed.connect(lambda claim, allowed: self.client.claim(claim, allowed=allowed))
        window.phones.shared_addresses.answered.connect(self._set_is_router)
        window.phones.picture_wanted.connect(self._allow_picture)
        window.phones.show_picture(self._settings.get(PHONES_PICTURE))
        if self.state is not None:
            window.phones.show_state(self.state)

    # -- implementation

    def _votes_stored(self, votes: Sequence[PhoneVote]) -> None:
        if self._client is not None:
            self._client.confirm(votes)

    def _set_is_router(self, address: str, is_router: bool) -> None:
        self.client.set_router(address, is_router=is_router)

    def _allow_picture(self, allowed: bool) -> None:
        self._settings.set(PHONES_PICTURE, allowed)
        if self.teacher is not None:
            self.teacher.phones.show_picture(allowed)
        self.follow()

    def _picture_of(self, round_: Round) -> QuestionPicture | None:
        """Return the picture of a question for phones, or None.

        It is the rendered question if plain text cannot show it. Else it is the page as it was when the question was
        asked, if pupils need it and may see it.
        """
        written, question = self._vote.written(round_.question.id), round_.question
        is_written = written is not None and (written.is_drawn or written.picture is not None)
        if not is_written and ((question.text and question.kind is not QuestionKind.POINT) or not self._allowed):
            return None
        if self._picture is None or self._picture[0] != round_.id:
            if written is not None and is_written:
                from tni.ui.vote.question_view import render_for_phone

                data = render_for_phone(written, self._main_controller.kit.theme.font())
            elif (page := self.page_of(question)) is not None:
                data = page.data
            else:
                return None
            self._picture = round_.id, QuestionPicture(data, is_written)
        return self._picture[1]

    @property
    def _allowed(self) -> bool:
        """True if pupils may see the page on their devices."""
        return self._settings.get(PHONES_PICTURE)

    def page_of(self, question: Question) -> PagePicture | None:
        """Return the current picture of a question's page; None if pupils may not see it or it is not open."""
        if question.page is None or not self._allowed:
            return None
        if all(page.id != question.page for page in self._main_controller.editor.pages):
            return None
        image = self._main_controller.shown.thumbnail(question.page, MAX_PICTURE_SIZE)
        buffer = QBuffer()
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        return PagePicture(bytes(buffer.data().data()), "image/png", image.width(), image.height())

    def _panel_shown(self) -> PhonesPanel:
        if self._panel is None:
            from tni.ui.phones.phones_panel import PhonesPanel

            self._panel = PhonesPanel(self._main_controller.kit, self._main_controller.window)
            self._panel.off_wanted.connect(self.switch_off)
            self._panel.shared_addresses.answered.connect(self._set_is_router)
        return self._panel

    def _open(self, *, folded: bool = False) -> None:
        panel = self._panel_shown()
        panel.show_state(self.client.state)
        panel.set_area(self._main_controller.window.page_area)
        panel.fold(folded)
        voting = self._vote.state.phase is not None
        panel.open_at(panel.free_area().topRight() if voting else None)  # in a vote, at the place where it folds

    def _show(self) -> None:
        state = self.client.state
        self._vote.phone_seats.takes_phones = state.is_on
        if self._panel is not None:
            self._panel.show_state(state)
        if self.teacher is not None:
            self.teacher.phones.show_state(state)
        if state.is_up and state.port != self._tested_port:
            self._test_address(state)
        if state.restarts > self._restarts:
            self._main_controller.show_notice(
                tr("Le vote par téléphone s’était arrêté : il a repris, aucune réponse reçue n’est perdue.")
            )
        self._restarts = state.restarts
        unanswered = {crowd.address for crowd in state.crowds if crowd.is_router is None}
        if unanswered - self._reported_addresses:
            self._main_controller.show_notice(
                tr("Plusieurs appareils ont la même adresse : répondre dans « Téléphones et tablettes ».")
            )
        self._reported_addresses = self._reported_addresses | unanswered if state.is_on else set()
        self._changed()

    def _test_address(self, state: PhonesState) -> None:
        """Test whether this computer reaches its own address: if it does not, no phone does."""
        from tni.voting.phones.addresses import is_reachable

        self._tested_port = state.port
        self._tasks.submit(
            lambda: is_reachable(state.address, state.port),
            lambda alive: self.client.record_test(alive),
            lambda _error: None,
        )


def _listed(seated: Collection[ClickerId] | None) -> frozenset[int] | None:
    """Return the numbers of the phones that are counted; None: all are."""
    return None if seated is None else frozenset(n for c in seated if (n := phone_number(c)) is not None)
