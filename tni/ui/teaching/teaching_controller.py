"""Controller of teaching: connects the vote, the séance, the class lists and the teacher's window."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tni.api.devices import DeviceEvent
from tni.core.clock import Clock
from tni.core.ids import ClassId
from tni.core.settings import PICTURE_WIDTH_MM, Settings
from tni.core.tasks import MainThread, TaskRunner
from tni.document.pointer import Changed, ChangedFlag
from tni.quiz.ledger import Ledger
from tni.quiz.question_kinds import CLICKER_KINDS
from tni.quiz.round import RoundPhase
from tni.services.card_seats import CardSeats
from tni.services.lesson_service import OpenLesson
from tni.services.projector.projector_service import ProjectorService
from tni.services.receivers.receiver_services import ReceiverServices
from tni.services.results_service import ResultsService, VoteArchive
from tni.services.round_service import RoundChanged, RoundService
from tni.store.roster import RosterStore
from tni.store.seances import SeanceStore
from tni.store.system_keyring import Keyring
from tni.store.teacher_paced_file import TeacherPacedFile
from tni.ui.banks.questions_launcher import QuestionsLauncher
from tni.ui.chrome.commands import CommandId
from tni.ui.classes.names_key_controller import NamesKeyController
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController
from tni.ui.results.results_controller import ResultsController
from tni.ui.seance.seance_controller import SeanceController
from tni.ui.teacher.teaching_windows import TeachingWindows
from tni.ui.teaching.cards_controller import CardsController
from tni.ui.teaching.class_list_controller import ClassListController
from tni.ui.teaching.clicker_controller import ClickerController
from tni.ui.teaching.health_check import check_health
from tni.ui.teaching.phones_controller import PhonesController
from tni.ui.teaching.picture_width import ask_picture_width
from tni.ui.teaching.projector_controller import ProjectorController
from tni.ui.teaching.self_paced_wiring import make_self_paced_controller
from tni.ui.teaching.teacher_paced_recovery import TeacherPacedRecovery
from tni.ui.vote.self_paced_controller import SelfPacedController
from tni.ui.vote.vote_controller import VoteController
from tni.ui.vote.vote_view_state import ActiveVotingDevices, VoteViewState, receiver_display_lines

if TYPE_CHECKING:
    from tni.ui.teacher.teacher_window import TeacherWindow

_log = logging.getLogger(__name__)


class TeachingController(QObject):
    """Owner of all controllers used while teaching.

    Created beside the `MainController` before the first lesson is open. Call `start` once the main window is shown, and
    `close` before the program's tasks end.

    journal: where votes are stored (`VoteStore`). exports: folder of the séances' PDFs. receivers: receivers of
    clickers. keys: key storage. papers: folder of the documents on data protection. phones: folder of the phone votes.
    questions: folder of the teacher's question banks. teacher_paced_file: stores the remaining questions of a
    teacher-paced quiz.
    """

    vote: VoteController
    seance: SeanceController
    results: ResultsController
    questions: QuestionsLauncher
    self_paced: SelfPacedController
    windows: TeachingWindows

    def __init__(
        self,
        main_controller: MainController,
        *,
        roster: RosterStore,
        journal: VoteArchive,
        seances: SeanceStore,
        exports: Path,
        clock: Clock,
        main: MainThread,
        tasks: TaskRunner,
        settings: Settings,
        projector: ProjectorService,
        receivers: ReceiverServices,
        keys: Keyring,
        papers: Path,
        phones: Path,
        questions: Path,
        teacher_paced_file: TeacherPacedFile,
    ) -> None:
        super().__init__(main_controller)
        self.names = NamesKeyController(roster, keys, main, self)
        self.names.opened.connect(self._names_opened)
        self._results_service = ResultsService(journal, seances, tasks, clock)
        self._questions, self._teacher_paced_file = questions, teacher_paced_file
        self._main_controller, self._roster, self._clock, self._settings = main_controller, roster, clock, settings
        self.lists = ClassListController(
            main_controller, roster, self.names, self._results_service, settings, clock, tasks, papers, self
        )
        self._vote_view: VoteViewState | None = None
        self.receiver_services, self.clickers = receivers, receivers.connected
        self.clickers.subscribe(self._on_events)
        self.clickers.subscribe_count(self._receivers_changed)
        self.phones = PhonesController(
            main_controller,
            phones,
            main,
            tasks,
            settings,
            journal,
            roster,
            self._on_events,
            self._receivers_changed,
            self,
        )
        seats = CardSeats(roster, self.phones.seats)
        self.cards = CardsController(seats, self.clickers.event_sink("cards"), clock, main, settings, self)
        self.quiz = self.phones.quiz = RoundService(
            receiver=self.clickers,
            roster=seats,
            journal=self.phones.votes,
            clock=clock,
            changed=self._quiz_changed,
            log=lambda event: self.seance.question_asked(event),
        )
        self.clicker_controller = ClickerController(
            main_controller, receivers, self.quiz, lambda: self.vote if self._joined else None, self._quiz_changed
        )
        self.projector = ProjectorController(main_controller, projector, clock, settings, self)
        projector.subscribe(self.show_health)
        self._journal, self._tasks = journal, tasks
        self._joined = False
        self._board_name = ""
        self._make = partial(self._join, seances, exports, tasks, self._results_service)
        if hasattr(main_controller, "window"):
            self._make()
        main_controller.lesson_controller.opened.connect(self._lesson_opened)

    def _lesson_opened(self, _lesson: OpenLesson) -> None:
        if self._joined:
            self.seance.lesson_changed()
        else:
            self._make()

    def _join(self, seances: SeanceStore, exports: Path, tasks: TaskRunner, results: ResultsService) -> None:
        """Create the controllers that need the main window."""
        self._joined = True
        main_controller, commands = self._main_controller, self._main_controller.commands
        self.windows = self.lists.windows = TeachingWindows(main_controller, self._clock, self.lists.names, self)
        self.windows.opened.connect(self._teacher_opened)
        self.seance = SeanceController(
            main_controller, self._roster, seances, exports, self._clock, tasks, self._settings,
            lambda: self.windows.host, self._conclude_vote, self._end_vote, self,
        )  # fmt: skip
        self.seance.class_changed.connect(self._class_changed)
        self.seance.classes_wanted.connect(self.lists.show)
        active_devices = lambda: ActiveVotingDevices(self.clickers.count, self.cards.is_open, self.phones.is_on)  # noqa: E731
        self.vote = VoteController(
            main_controller, self.quiz, self._clock, self._drain, active_devices, self._settings, self
        )
        self._teacher_paced_recovery = TeacherPacedRecovery(
            self.vote.teacher_paced, self._teacher_paced_file, self._journal, self._clock, tasks
        )
        self.self_paced = make_self_paced_controller(
            main_controller, self.phones, self.cards, self.vote, self.windows, self._clock, self._drain,
            lambda: self.clickers.count, lambda: self.lists.class_id, self.seance,
            lambda wanted, found: self.questions.find(wanted, found), tasks, self._settings, self,
        )  # fmt: skip
        self.results = ResultsController(
            results, self._roster, self.quiz, self.seance.cahier, self.windows, lambda: self.lists.class_id,
            self.vote.set_key, self.vote.ask_anew, self.vote.ask_self_paced, self.self_paced, self,
        )  # fmt: skip
        self.lists.results_wanted.connect(self.results.open)
        self.lists.opened.connect(self.clicker_controller.sheet_opened)
        self.lists.closed.connect(self._lists_closed)
        self.questions = QuestionsLauncher(main_controller, self._questions, tasks, self.windows, self.vote, self)
        self.questions.self_paced_wanted.connect(self.vote.ask_self_paced)
        self.phones.written = self.vote.written
        self.vote.shown.connect(self._vote_shown)
        self.vote.shown.connect(self.cards.vote_shown)
        self.cards.changed.connect(self._cards_changed)
        self.vote.shown.connect(self.phones.follow)
        self.phones.join()
        self.phones.seats_changed.connect(self.clicker_controller.kit_changed)
        self.vote.shown.connect(self.results.vote_shown)
        commands[CommandId.RESULTS].triggered.connect(self.results.ask)
        commands[CommandId.START_SEANCE].triggered.connect(self.seance.ask_class)
        commands[CommandId.RESUME].triggered.connect(self.seance.ask_resume)
        commands[CommandId.END_SEANCE].triggered.connect(self.seance.ask_end)
        main_controller.window.canvas.changed.connect(self._canvas_changed)
        main_controller.instruments.pupils = self.lists.pupils
        main_controller.printing.host = lambda: self.windows.host
        main_controller.blocking_reason = self._blocking_reason
        self.projector.join(self.windows)
        self._class_changed(None)

    def start(self) -> None:
        """Place the windows, ask the one-time questions, and offer to resume an interrupted séance."""
        self.windows.place()
        self.seance.offer_interrupted()
        self._tasks.submit(self._journal.unfinished, self._resume_vote, _log_unread)
        self.projector.start()
        if self._settings.get(PICTURE_WIDTH_MM) <= 0:  # in the drawer: at program start, nothing covers the page
            self._main_controller.window.drawer.ask(
                tr("Avec la largeur de l’image au mur, les boutons ont la bonne taille."),
                tr("Indiquer"),
                self.ask_picture_width,
            )

    def _resume_vote(self, interrupted: Sequence[Ledger]) -> None:
        """Resume a vote that a crash interrupted."""
        if not self._joined:
            return
        single_rounds = self.self_paced.resume(interrupted)
        if self.quiz.resume(single_rounds) or self.self_paced.phase is not None:
            self.vote.show()
            self._main_controller.show_notice(tr("Le vote continue : les réponses déjà reçues sont gardées."))
        self._teacher_paced_recovery.resume(lambda: None if self.quiz.round is None else self.quiz.round.question.id)
        self.phones.resume()

    # -- receivers

    def _drain(self) -> None:
        """Deliver votes on their way, so that they count."""
        self.clickers.drain()
        self.phones.drain()

    def _on_events(self, events: Sequence[DeviceEvent]) -> None:
        self.clicker_controller.on_events(events)
        changed = self.quiz.on_events(events)
        if changed:
            self._quiz_changed(changed)

    def _receivers_changed(self) -> None:
        if not self.clickers.count and not self.phones.is_on:
            self._quiz_changed(self.quiz.receivers_lost())
        if self._joined:
            self.vote.devices_changed()
            if self.self_paced.phase is RoundPhase.OPEN:
                self.self_paced.show()
        self.show_health()

    def _cards_changed(self) -> None:
        if self.self_paced.phase is RoundPhase.OPEN and self.cards.is_open:
            self.cards.pause()
            self.self_paced.show()
        self.vote.cards_changed()
        self.show_health()

    def _quiz_changed(self, changed: RoundChanged) -> None:
        if self._joined:
            self.vote.show_soon(changed)

    # -- the vote

    def _vote_shown(self, view: VoteViewState | None) -> None:
        self._vote_view = view
        self.clickers.show(receiver_display_lines(view))
        self.clickers.set_numeric_entry(view is not None and view.state.question.kind not in CLICKER_KINDS)
        if (teacher := self.windows.teacher) is not None:
            teacher.vote.show_vote(view)
            teacher.vote.show_draft(self.vote.draft, self.vote.typed)
        self.show_health()

    def _conclude_vote(self) -> None:
        """Close the vote before an entry is proposed, counting votes on their way. The result stays: the séance may go
        on.
        """
        self._drain()
        self.self_paced.conclude()
        self.quiz.conclude()
        self.vote.show()

    def _end_vote(self) -> None:
        """End the vote before the séance ends, counting votes on their way. Then unlink anonymous answers from pupils
        for good.
        """
        self._drain()
        self.self_paced.put_away()
        self.quiz.finish()
        self.quiz.forget_who()
        self.vote.teacher_paced.forget()
        self.vote.show()

    def _blocking_reason(self) -> str:
        """Return the reason not to change the language now: it would interrupt a séance or vote, or cut off phones."""
        state = self.quiz.state
        voting = RoundPhase.OPEN in (self.self_paced.phase, None if state is None else state.phase)
        if voting or self.phones.is_on or self._main_controller.editor.seance is not None:
            return tr("La séance continue : la langue changera au prochain démarrage de TNI.")
        return ""

    # -- the class

    def _class_changed(self, class_id: ClassId | None) -> None:
        self.lists.choose(class_id)
        self.phones.class_chosen(class_id)
        self.quiz.choose_class(class_id)
        self.vote.teacher_paced.class_changed(class_id)
        self.vote.set_absent(())
        if (teacher := self.windows.teacher) is not None and teacher.isVisible():
            teacher.show_all()

    def _names_opened(self) -> None:
        if self._joined and (teacher := self.windows.teacher) is not None and teacher.isVisible():
            teacher.show_all()

    def _lists_closed(self) -> None:
        self.clicker_controller.sheet_closed()
        self.seance.lists_closed()

    # -- the teacher's window

    def _teacher_opened(self, window: TeacherWindow) -> None:
        window.classes_wanted.connect(self.lists.ask)
        window.results_wanted.connect(self.results.ask)
        window.seances_wanted.connect(self.seance.cahier_controller.show_list)
        window.vote.key_chosen.connect(self.vote.set_key)
        window.vote.choice_count_chosen.connect(self.vote.set_choice_count)
        window.vote.given.connect(self.clicker_controller.give)
        window.vote.given.connect(self.phones.give)
        window.vote.absent_wanted.connect(self.vote.set_absent)
        window.vote.repeat_wanted.connect(self.vote.ask_again)
        window.vote.typed.connect(self._typed)
        window.vote.draft_changed.connect(self.vote.set_draft)
        self.projector.teacher_opened(window)
        self.cards.teacher_opened(window)
        self.phones.teacher_opened(window)
        self._vote_shown(self._vote_view)

    def _typed(self, text: str) -> None:
        self.vote.typed = text.strip()

    def _canvas_changed(self, changed: Changed) -> None:
        self.seance.show_changes(changed)
        if self.windows.teacher is not None:
            self.windows.teacher.show_changes(changed)
            if (
                changed.what & ChangedFlag.UNDO
                and self._main_controller.window.canvas.input.board_name != self._board_name
            ):
                self.show_health()

    def show_health(self) -> None:
        """Show the health of all that a lesson needs."""
        teacher = self.windows.teacher if self._joined else None
        if teacher is None:
            return
        self._board_name = self._main_controller.window.canvas.input.board_name
        vote, projector = self.quiz.state, self.projector.service.state
        phones, receivers = self.phones.state, self.clickers.count
        teacher.show_health(check_health(self._main_controller, vote, projector, self.cards, phones, receivers))

    # -- questions asked once

    def ask_picture_width(self) -> None:
        """Ask for the width of the projected picture; also used by the settings."""
        ask_picture_width(self._main_controller, self._settings)

    def close(self) -> None:
        """Stop the receivers and store what is open."""
        self.clicker_controller.close()
        self.cards.close()
        self.clickers.close()
        self.names.close()
        self.projector.close()
        if self._joined:
            self._end_vote()
        self.phones.close()
        if self._joined:
            self.vote.end()
            self.self_paced.end()
            self.results.close()
            self.questions.close()
            self.seance.close()
            self.seance.cahier.close()
            self.windows.close()
        self._joined = False  # votes stored from now on have no view left


def _log_unread(error: Exception) -> None:
    """Log the error only: the teacher is told when a vote is stored or viewed."""
    _log.warning("votes that were cut short: %s", error)
