"""Use case of voting with phones and tablets: on and off, questions sent, answers received, the teacher's decisions."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tni.core.ids import ClassId, ClickerId, PupilId
from tni.core.picture import EncodedPicture
from tni.core.settings import PHONES_ADDRESS, PHONES_PICTURE, PHONES_PORT, Settings
from tni.core.tasks import TaskRunner
from tni.quiz.phones import PhonesState, PhoneVote, SeatClaim
from tni.quiz.question import Question, QuestionKind
from tni.quiz.round import Round, RoundId
from tni.services.voting.phone_ports import (
    PhoneServerAccess,
    PhoneServerPort,
    PhonesListener,
    PhonesNotice,
    QuestionPictureSource,
)
from tni.services.voting.phone_votes import PhoneVotes
from tni.services.voting.seats import phone_number
from tni.services.voting.vote_archive import StoredRounds
from tni.services.voting.vote_service import VoteService

if TYPE_CHECKING:
    from tni.quiz.question_picture import QuestionPicture


class PhonesService:
    """Voting with phones and tablets. Main thread only.

    journal: where votes are stored.
    """

    def __init__(
        self,
        access: PhoneServerAccess,
        vote: VoteService,
        journal: StoredRounds,
        pictures: QuestionPictureSource,
        tasks: TaskRunner,
        settings: Settings,
    ) -> None:
        self._access, self._vote, self._pictures = access, vote, pictures
        self._tasks, self._settings = tasks, settings
        self._votes = PhoneVotes(journal, tasks, vote.rounds, vote.self_paced, self._confirm)
        self._listeners: list[PhonesListener] = []
        self._connected: PhoneServerPort | None = None
        self._picture: tuple[RoundId, QuestionPicture] | None = None
        self._tested_port = self._restarts = 0
        self._reported_addresses: set[str] = set()
        """Shared addresses that were reported to the teacher."""
        self._current_class_id: ClassId | None = None
        self._class_id: ClassId | None = None
        """Class to which the connected devices belong."""
        self._simulated: tuple[int, ...] = ()
        """Seat numbers of the trial class, whose simulated pupils are there while phones are on."""
        self.posed: RoundId | None = None
        """The question that was sent last, or the first one of the quiz."""

    def subscribe(self, listener: PhonesListener) -> None:
        self._listeners.append(listener)

    @property
    def state(self) -> PhonesState:
        state = PhonesState() if self._connected is None else self._connected.state
        if self._simulated and state.is_on:
            state = replace(state, numbers=tuple(sorted({*state.numbers, *self._simulated})))
        return replace(state, shows_page=self._settings.get(PHONES_PICTURE))

    @property
    def is_voting(self) -> bool:
        """True if a question or a quiz is shown."""
        return self._vote.state.phase is not None

    # On and off

    def switch_on(self) -> None:
        """Switch phones on at the network and port of the settings. Does nothing while they are on."""
        if self.state.is_on:
            return
        self._class_id = self._current_class_id
        self._server.set_resumable(not self._simulated)
        self._server.switch_on(self._settings.get(PHONES_ADDRESS), int(self._settings.get(PHONES_PORT)))
        self._begun()

    def resume(self) -> bool:
        """Resume the phone vote that a crash interrupted, and store votes that an older one left behind. Returns False
        if there is none to resume."""
        if not self._access.folder.exists():
            return False
        server = self._server
        for path, left in server.left_over():
            self._votes.take_late(left, partial(server.forget, path))
        if not server.resume():
            return False
        self._begun()
        return True

    def _begun(self) -> None:
        for listener in self._listeners:
            listener.phone_seats_changed()
        self.follow()

    def switch_off(self) -> None:
        """Switch phones off. Votes that the server has received are still taken."""
        if self._connected is not None:
            self._connected.switch_off()

    def close(self) -> None:
        """Switch phones off before the program ends."""
        if self._connected is not None:
            self._connected.close()

    def drain(self) -> None:
        """Deliver all messages received so far."""
        if self._connected is not None:
            self._connected.drain()

    def choose_class(self, class_id: ClassId | None) -> None:
        """Set the class. Devices of another class are switched off: they would vote under the numbers of this one."""
        self._current_class_id = class_id
        if class_id is None or class_id == self._class_id:
            return
        was, self._class_id = self._class_id, class_id
        if was is not None and self.state.is_on:
            self.switch_off()
            self._report(PhonesNotice.OTHER_CLASS)

    @property
    def _server(self) -> PhoneServerPort:
        if self._connected is None:
            self._connected = self._access.connect(self._votes.take, self._server_changed)
        return self._connected

    # The question

    def follow(self) -> None:
        """Update the pupils' pages after a change of the vote."""
        if not self.state.is_on:
            return
        quiz, rounds = self._vote.self_paced, self._vote.rounds
        first, *others = quiz.rounds or (rounds.round,)
        asked = quiz if quiz.rounds else rounds
        self._server.pose(first, asked.extra, self._pictures_of(first), _listed(asked.seated), others=others)
        if first is not None and first.id != self.posed:
            self.posed = first.id
            for listener in self._listeners:
                listener.question_posed()

    def show_page(self, shows: bool) -> None:
        """Set whether pupils may see the lesson page on their devices."""
        self._settings.set(PHONES_PICTURE, shows)
        for listener in self._listeners:
            listener.phones_changed()
        self.follow()

    def page_of(self, question: Question) -> EncodedPicture | None:
        """Return the current picture of a question's page; None if pupils may not see it or it is not open."""
        if question.page is None or not self.state.shows_page:
            return None
        return self._pictures.of_page(question.page)

    def _pictures_of(self, round_: Round | None) -> Mapping[RoundId, QuestionPicture]:
        if self._vote.self_paced.rounds:
            shows_page, found = self.state.shows_page, self._vote.quiz_pictures
            return {id_: picture for id_, picture in found.items() if picture.is_written or shows_page}
        picture = None if round_ is None else self._picture_of(round_)
        return {} if round_ is None or picture is None else {round_.id: picture}

    def _picture_of(self, round_: Round) -> QuestionPicture | None:
        """Return the picture of a single question, or None.

        It is the rendered question if plain text cannot show it. Else it is the page as it was when the question was
        asked, if pupils need it and may see it.
        """
        from tni.quiz.question_picture import QuestionPicture  # with the first picture

        written, question = self._vote.written(round_.question.id), round_.question
        is_written = written is not None and (written.is_drawn or written.picture is not None)
        is_plain = bool(question.text) and question.kind is not QuestionKind.POINT
        if not is_written and (is_plain or not self.state.shows_page):
            return None
        if self._picture is None or self._picture[0] != round_.id:
            if written is not None and is_written:
                data = self._pictures.of_question(written)
            elif (page := self.page_of(question)) is not None:
                data = page.data
            else:
                return None
            self._picture = round_.id, QuestionPicture(data, is_written)
        return self._picture[1]

    # Devices

    def give_seat(self, clicker: ClickerId, number: int) -> None:
        """Assign a phone whose number no pupil has to a pupil during a vote. Does nothing for a clicker."""
        if self._vote.phone_seats.give(clicker, number):
            for listener in self._listeners:
                listener.phone_seats_changed()

    def erase(self, pupils: Collection[PupilId]) -> None:
        """Erase the answers of pupils from the server at once: the question that they answered may still be shown."""
        if self._connected is not None:
            clickers = [*self._vote.rounds.clickers_of(pupils), *self._vote.self_paced.clickers_of(pupils)]
            numbers = {number for clicker in clickers if (number := phone_number(clicker)) is not None}
            if numbers:
                self._connected.erase(numbers)

    def answer_claim(self, claim: SeatClaim, allowed: bool) -> None:
        """Give the seat number to the device that claims it, or refuse it."""
        self._server.claim(claim, allowed=allowed)

    def set_router(self, address: str, is_router: bool) -> None:
        """Set whether an address with many devices is the school's router."""
        self._server.set_router(address, is_router=is_router)

    # The server

    def simulate(self, numbers: tuple[int, ...]) -> None:
        """Set the seat numbers of simulated pupils. With them, nothing goes on after a crash."""
        self._simulated = numbers
        if self._connected is not None:
            self._connected.set_resumable(not numbers)
        for listener in self._listeners:
            listener.phones_changed()

    def receive_simulated(self, vote: PhoneVote) -> None:
        """Take the vote of a simulated phone as from the server, in whose journal it has no place: `place` is 0."""
        self._votes.take([vote])

    def _confirm(self, votes: Sequence[PhoneVote]) -> None:
        if journaled := [vote for vote in votes if vote.place]:
            self._server.confirm(journaled)

    def _server_changed(self) -> None:
        state = self.state
        self._vote.phone_seats.takes_phones = state.is_on
        for listener in self._listeners:
            listener.phones_changed()
        if state.is_up and state.port != self._tested_port:
            self._test_address(state)
        if state.restarts > self._restarts:
            self._report(PhonesNotice.RESTARTED)
        self._restarts = state.restarts
        unanswered = {shared.address for shared in state.crowds if shared.is_router is None}
        if unanswered - self._reported_addresses:
            self._report(PhonesNotice.SHARED_ADDRESS)
        self._reported_addresses = self._reported_addresses | unanswered if state.is_on else set()

    def _test_address(self, state: PhonesState) -> None:
        """Test whether this computer reaches its own address: if it does not, no phone does."""
        self._tested_port = state.port
        self._tasks.submit(
            lambda: self._access.is_reachable(state.address, state.port), self._server.record_test, lambda _error: None
        )

    def _report(self, notice: PhonesNotice) -> None:
        for listener in self._listeners:
            listener.report(notice)


def _listed(seated: Collection[ClickerId] | None) -> frozenset[int] | None:
    """Return the numbers of the phones that are counted; None: all are."""
    return None if seated is None else frozenset(n for c in seated if (n := phone_number(c)) is not None)
