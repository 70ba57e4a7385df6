"""Classroom: the services of a taught class, composed from stores and voting devices, with one state for all views."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tni.cahier.seance_log import QuestionAsked, QuestionCorrected
from tni.core.clock import Clock
from tni.core.closing import close_all
from tni.core.ids import ClassId, ClassLayerId, new_id
from tni.core.settings import Settings
from tni.core.tasks import MainThread, TaskRunner
from tni.quiz.phones import PhonesState
from tni.services.cahier.entry_wordings import NoWordings, WordingStore
from tni.services.cahier.pdf_notes import NoPdfNotes, PdfNotes
from tni.services.cahier.seance_notices import SeanceFinished, SeanceNotice
from tni.services.cahier.seance_ports import OpenLessonPort
from tni.services.cahier.seance_service import SeanceService
from tni.services.cahier.seance_states import SeanceStatus
from tni.services.cahier.teaching_mode import TeachingMode
from tni.services.class_lists.class_list_service import ClassListService
from tni.services.class_lists.names_key_service import NamesKeyService
from tni.services.receivers.receiver_services import ReceiverServices
from tni.services.results.results_service import ResultsService
from tni.services.voting.asking_service import AskingService
from tni.services.voting.cards_service import CardCameras, CardsService, CardsState
from tni.services.voting.phone_ports import PhoneServerAccess, QuestionPictureSource
from tni.services.voting.phones_service import PhonesService
from tni.services.voting.seance_voting import SeanceVoting
from tni.services.voting.teacher_paced_service import QuizStore
from tni.services.voting.trial_switch import TRIAL_CLASS_ID, RosterWithTrial, VotesWithTrial
from tni.services.voting.vote_archive import VoteArchive
from tni.services.voting.vote_service import VoteService
from tni.services.voting.vote_state import ActiveVotingDevices, VoteState
from tni.store.roster import RosterStore
from tni.store.seances import SeanceStore
from tni.store.system_keyring import Keyring

if TYPE_CHECKING:
    from tni.services.results.results_review import ResultsReview
    from tni.services.voting.trial_service import TrialService


@dataclass(frozen=True, slots=True)
class ClassroomStores:
    """Stores of a classroom. keys: where the key of the pupils' names is. quiz: remaining questions of a teacher-paced
    quiz. wordings: how the teacher words her entries. pdfs: opens the notes of
    the PDFs that were written for entries."""

    roster: RosterStore
    keys: Keyring
    votes: VoteArchive
    seances: SeanceStore
    quiz: QuizStore
    wordings: WordingStore = field(default_factory=NoWordings)
    pdfs: Callable[[], PdfNotes] = NoPdfNotes


@dataclass(frozen=True, slots=True)
class VotingDevices:
    """Ways in which pupils can answer: clickers and keypads, phones, paper cards."""

    receivers: ReceiverServices
    phones: PhoneServerAccess
    cameras: CardCameras


@dataclass(frozen=True, slots=True)
class Runtime:
    """Time, threads and settings, as services take them. pictures: a worker for pictures that a pen may wait for, and
    for nothing longer."""

    clock: Clock
    main: MainThread
    tasks: TaskRunner
    settings: Settings
    pictures: TaskRunner


@dataclass(frozen=True, slots=True)
class ClassroomState:
    """All that views show of a classroom. receivers: number of connected receivers."""

    class_id: ClassId | None
    seance: SeanceStatus
    vote: VoteState
    phones: PhonesState
    cards: CardsState
    receivers: int


class Classroom:
    """The services of a taught class. Each has its own commands and listeners; `state` is all of theirs at one time.

    lesson: the lesson in the main window. pictures: makes the pictures of questions that phones show.
    """

    def __init__(
        self,
        stores: ClassroomStores,
        devices: VotingDevices,
        lesson: OpenLessonPort,
        pictures: QuestionPictureSource,
        runtime: Runtime,
    ) -> None:
        clock, main, tasks, settings = runtime.clock, runtime.main, runtime.tasks, runtime.settings
        results = ResultsService(stores.votes, stores.seances, tasks, clock)
        names = NamesKeyService(stores.roster, stores.keys, main)
        self.class_lists = ClassListService(stores.roster, names, results, settings, clock, tasks)
        self.receivers = devices.receivers
        clickers = devices.receivers.connected
        votes = self._votes = VotesWithTrial(stores.votes, main)
        self._clock = clock
        self.trial: TrialService | None = None
        """The trial class while it is on."""
        self.voting = VoteService(
            receiver=clickers,
            classes=RosterWithTrial(stores.roster),
            journal=votes,
            clock=clock,
            tasks=tasks,
            quiz_store=stores.quiz,
            log=self._log,
        )
        self._seance_voting = SeanceVoting(self.voting)
        self.asking = AskingService(self.voting)
        self.seances = SeanceService(
            stores.seances, self.class_lists, lesson, self._seance_voting, settings, clock, tasks
        )
        self.seances.cahier.wordings, self.seances.cahier.pdfs = stores.wordings, stores.pdfs
        self._lesson = lesson
        self._layer_before: ClassLayerId | None = None
        self.mode = TeachingMode(lesson, lambda: self.trial is not None or self.seances.cahier.seance_id is not None)
        self.seances.before_class(self.mode.class_comes)
        self.phones = PhonesService(devices.phones, self.voting, votes, pictures, tasks, settings)
        self.class_lists.on_erased(self.phones.erase)
        self.voting.add_sources(clickers, self.phones)
        cards_sink = clickers.event_sink("cards")
        self.cards = CardsService(devices.cameras, self.voting.card_seats, cards_sink, clock, main, settings)
        self._votes_read = results
        self._results: ResultsReview | None = None
        self.seances.subscribe(self._seance_notice)

    @property
    def results(self) -> ResultsReview:
        """Results of the classes, made at their first use."""
        if self._results is None:
            from tni.services.results.results_review import ResultsReview

            self._results = ResultsReview(self._votes_read, self.class_lists, self.voting, self.seances.cahier)
        return self._results

    def vote_shown(self) -> None:
        """Read results that are open again, if the vote shown has changed them."""
        if self._results is not None:
            self._results.vote_changed()

    def _seance_notice(self, notice: SeanceNotice) -> None:
        if isinstance(notice, SeanceFinished):
            self.phones.switch_off()  # pupils have left, and nobody is to come in any more

    def _log(self, event: QuestionAsked | QuestionCorrected) -> None:
        if event.round is None or not self._votes.is_trial(event.round):
            self.seances.question_asked(event)

    @property
    def state(self) -> ClassroomState:
        return ClassroomState(
            self.class_lists.class_id,
            self.seances.state,
            self.voting.state,
            self.phones.state,
            self.cards.state,
            self.receivers.connected.count,
        )

    @property
    def active_devices(self) -> ActiveVotingDevices:
        """Voting devices that are ready to take answers."""
        cards = self.cards.state
        return ActiveVotingDevices(
            self.receivers.connected.count, cards.is_open, self.phones.state.is_on, cards.is_paused
        )

    def choose_class(self, class_id: ClassId | None) -> None:
        """Choose the class that the next questions, seats and results belong to. A séance ends the trial class."""
        if self.trial is not None:
            if class_id is None and self.seances.state.seance_id is None:
                self._enter_trial_layer()  # another lesson was opened
                return
            self.end_trial()
        self._choose_class(class_id)

    def _choose_class(self, class_id: ClassId | None) -> None:
        self.class_lists.choose_class(class_id)
        self.phones.choose_class(class_id)
        self._seance_voting.choose_class(class_id)

    def begin_trial(self, seed: int | None = None) -> None:
        """Begin to vote with simulated pupils; nothing of it is stored, ink included. Does nothing during a séance.
        seed: decides how they answer; by default another one each time."""
        from tni.services.voting.trial_service import TrialService

        if self.trial is not None or self.seances.state.seance_id is not None:
            return
        self._seance_voting.interrupt()
        self._votes.trial_is_on = True
        seed = int(new_id(), 16) if seed is None else seed
        clickers = self.receivers.connected
        self.trial = TrialService(self.voting, clickers, self.phones, self.cards, self._clock, seed)
        self._choose_class(TRIAL_CLASS_ID)
        self._enter_trial_layer()
        self.trial.begin()

    def _enter_trial_layer(self) -> None:
        self._layer_before = self._lesson.editor.stored_seance
        self._lesson.change_layer(lambda editor: editor.close_seance() | editor.begin_trial())

    def _leave_trial_layer(self) -> None:
        """Drop what was written in the trial. The layer that was open before is resumed."""
        before, self._layer_before = self._layer_before, None
        if self._lesson.editor.is_trial:
            self._lesson.change_layer(lambda editor: editor.close_seance())
            if before is not None:
                self._lesson.change_layer(lambda editor: editor.resume_seance(before))

    def end_trial(self) -> None:
        """Drop the trial class with its votes. Does nothing while it is not on."""
        trial, self.trial = self.trial, None
        if trial is not None:
            self.voting.end_seance()
            trial.end()
            self._choose_class(None)
            self._leave_trial_layer()
            self._votes.trial_is_on = False

    def devices_changed(self) -> None:
        """Handle a receiver or the vote by phone that has come or gone."""
        self.voting.devices_changed(self.active_devices)

    def cards_changed(self) -> None:
        """Handle a camera that begins or stops to read cards."""
        self.voting.cards_changed(self.active_devices)

    def close(self) -> None:
        """Stop all voting devices and end the vote. The séance is closed by itself, once its sheet has gone. Raises:
        CloseError."""
        close_all(
            self.end_trial,
            self.cards.close,
            self.receivers.connected.close,
            self.class_lists.names.close,
            self.voting.end,
            self.phones.close,
        )
