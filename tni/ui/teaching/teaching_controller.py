"""Controller of teaching: connects the vote, the séance, the class lists and the teacher's window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tni.api.devices import DeviceEvent
from tni.core.closing import close_all
from tni.core.ids import ClassId
from tni.core.settings import PICTURE_WIDTH_MM
from tni.document.pointer import Changed, ChangedFlag
from tni.quiz.question import Question
from tni.quiz.question_kinds import CLICKER_KINDS
from tni.services.classroom import Classroom, Runtime
from tni.services.lesson.lesson_events import CurrentLessonChanged, LessonEvent
from tni.services.projector.projector_service import ProjectorService
from tni.services.voting.vote_state import VoteState
from tni.ui.banks.questions_launcher import QuestionsLauncher
from tni.ui.chrome.commands import CommandId
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController
from tni.ui.seance.mode_controller import ModeController
from tni.ui.seance.names_remedies import NamesRemedies
from tni.ui.seance.seance_controller import SeanceController
from tni.ui.teacher.teaching_windows import TeachingWindows
from tni.ui.teaching.cards_controller import CardsController
from tni.ui.teaching.class_list_controller import ClassListController
from tni.ui.teaching.clicker_controller import ClickerController
from tni.ui.teaching.current_class import CurrentClass
from tni.ui.teaching.health_check import check_health
from tni.ui.teaching.phones_controller import PhonesController
from tni.ui.teaching.picture_width import ask_picture_width
from tni.ui.teaching.projector_controller import ProjectorController
from tni.ui.vote.closing_question import ClosingQuestion
from tni.ui.vote.question_visuals import QuestionVisualsLoader
from tni.ui.vote.self_paced_controller import SelfPacedController
from tni.ui.vote.vote_controller import VoteController
from tni.ui.vote.vote_notice_text import put_away_message
from tni.ui.vote.vote_state_text import receiver_display_lines

if TYPE_CHECKING:
    from tni.services.cahier.past_seances import ResumePoint
    from tni.services.questions.questions_service import QuestionsService
    from tni.ui.results.results_controller import ResultsController
    from tni.ui.teacher.teacher_window import TeacherWindow
    from tni.ui.teaching.class_resumption import ClassResumption
    from tni.ui.teaching.plan_controller import PlanController
    from tni.ui.teaching.trial_controller import TrialController


class TeachingController(QObject):
    """Owner of all controllers used while teaching.

    Created beside the `MainController` before the first lesson is open. Call `start` once the main window is shown, and
    `close` before the program's tasks end.

    open_questions: makes the service of the teacher's questions. exports: folder of the séances' PDFs. papers: folder
    of the documents on data protection.
    """

    vote: VoteController
    seance: SeanceController
    mode: ModeController
    questions: QuestionsLauncher
    self_paced: SelfPacedController
    windows: TeachingWindows
    lists: ClassListController

    def __init__(
        self,
        main_controller: MainController,
        classroom: Classroom,
        projector: ProjectorService,
        open_questions: Callable[[], QuestionsService],
        exports: Path,
        papers: Path,
        runtime: Runtime,
    ) -> None:
        super().__init__(main_controller)
        self.classroom, self._runtime = classroom, runtime
        self.voting, self.asking, self.seances = classroom.voting, classroom.asking, classroom.seances
        self.class_lists, self.clickers = classroom.class_lists, classroom.receivers.connected
        self._open_questions, self._exports, self._papers = open_questions, exports, papers
        self._main_controller, self._clock, self._settings = main_controller, runtime.clock, runtime.settings
        classroom.class_lists.names.subscribe(self._names_opened)
        self.clickers.subscribe(self.on_events)
        self.clickers.subscribe_count(self._receivers_changed)
        self.phones = PhonesController(main_controller, classroom.phones, self)
        self.phones.changed.connect(self._receivers_changed)
        self.cards = CardsController(classroom.cards, self)
        self.clicker_controller = ClickerController(
            main_controller, classroom.receivers, classroom.voting, classroom.asking
        )
        self.projector = ProjectorController(main_controller, projector, runtime.clock, runtime.settings, self)
        projector.subscribe(self.show_health)
        self._joined, self._board_name = False, ""
        self._plan: PlanController | None = None
        self._results: ResultsController | None = None
        self._resumption: ClassResumption | None = None
        if hasattr(main_controller, "window"):
            self._join()
        main_controller.current_lesson.subscribe(self._follow_lesson)

    def _follow_lesson(self, event: LessonEvent) -> None:
        if isinstance(event, CurrentLessonChanged):
            if self._joined:
                self.seance.lesson_changed()
                self.mode.lesson_opened()
            else:
                self._join()
        if self._resumption is not None:
            self._resumption.follow(event)

    def _join(self) -> None:
        """Create the controllers that need the main window."""
        self._joined = True
        main_controller = self._main_controller
        classroom, tasks, pictures = self.classroom, self._runtime.tasks, self._runtime.pictures
        self.windows = TeachingWindows(main_controller, self._clock, lambda: self.lists.names(), self)
        self.lists = ClassListController(
            main_controller, self.class_lists, self.windows, self._settings, self._papers, self
        )
        self.windows.opened.connect(self._teacher_opened)
        self.seance = SeanceController(
            main_controller, self.seances, self.class_lists, self._exports, tasks,
            lambda: self.windows.host, lambda: self.windows.asking_host, self,
        )  # fmt: skip
        self.seance.sheets.names_remedies = NamesRemedies(self.lists.unlock_names, self.lists.show_until_closed)
        self.seance.class_changed.connect(self._class_changed)
        main_controller.commands[CommandId.TEACH].triggered.connect(self._leave_trial)  # before the mode is changed
        self.mode = self._make_mode()
        self.seance.classes_wanted.connect(self.lists.show)
        self.trial: TrialController | None = None
        self.seance.trial_wanted.connect(self._begin_trial)
        self.questions = QuestionsLauncher(
            main_controller, self._open_questions, self.windows, self.voting, self.asking, self
        )
        page_of, font = self.phones.service.page_of, main_controller.kit.theme.font
        visuals = QuestionVisualsLoader(self.questions.find, page_of, tasks, font)
        self.self_paced = SelfPacedController(
            main_controller, self.voting, self.asking, visuals, self._clock, self._settings, self
        )
        self.vote = VoteController(
            main_controller, self.voting, self.asking, self.self_paced, self._clock, self._settings, pictures, self
        )
        self.clicker_controller.ask = self.vote.ask_now
        self._closing_question = ClosingQuestion(
            main_controller.window, self.voting, lambda: self.windows.host, self._has_own_vote
        )
        self.lists.results_wanted.connect(lambda class_id: self.results.open(class_id))
        self.lists.opened.connect(self.clicker_controller.sheet_opened)
        self.lists.closed.connect(self._lists_closed)
        self.questions.self_paced_wanted.connect(self.vote.ask_self_paced)
        self.questions.replaced.connect(lambda old, new: self.plan.question_edited(old, new))
        self.vote.teacher_paced_wanted.connect(self._ask_teacher_paced)
        self.vote.next_wanted.connect(self.questions.ask_next)
        self.vote.shown.connect(self._vote_shown)
        self.vote.shown.connect(self.questions.vote_shown)
        self.vote.shown.connect(self.cards.service.follow)
        self.cards.changed.connect(self._cards_changed)
        self.vote.shown.connect(self.phones.vote_shown)
        self.phones.join()
        self.phones.seats_changed.connect(self.clicker_controller.kit_changed)
        self.vote.shown.connect(lambda _: classroom.vote_shown())
        self._connect_commands()
        main_controller.window.canvas.changed.connect(self._canvas_changed)
        self.current_class = CurrentClass(
            main_controller, self.lists, self.windows, self.questions, self.voting, self.phones.service
        )
        main_controller.join_class(self.current_class)
        self.projector.join(self.windows)
        self._class_changed(None)

    def _connect_commands(self) -> None:
        commands = self._main_controller.commands
        commands[CommandId.RESULTS].triggered.connect(lambda _checked=False: self.results.ask())
        commands[CommandId.PLAN].triggered.connect(lambda _checked=False: self.plan.toggle_sheet())
        commands[CommandId.PUT_QUESTION].triggered.connect(lambda _checked=False: self.plan.choose_for_page())
        self._main_controller.ask_question = lambda question: self.plan.ask_on_page(question)
        commands[CommandId.START_SEANCE].triggered.connect(self.seance.ask_class)
        commands[CommandId.RESUME].triggered.connect(self.seance.ask_resume)
        commands[CommandId.END_SEANCE].triggered.connect(self._end_seance)
        commands[CommandId.PAST_SEANCES].triggered.connect(self.seance.show_past)
        commands[CommandId.CLASSES].triggered.connect(self.lists.ask)

    def resume_class(self, taught: ResumePoint) -> None:
        """Go on with a class where it was left, in its lesson."""
        if self._resumption is None:
            from tni.ui.teaching.class_resumption import ClassResumption

            self._resumption = ClassResumption(self._main_controller, self.seance)
        self._resumption.resume(taught)

    def _make_mode(self) -> ModeController:
        windows = self.windows
        mode = ModeController(
            self._main_controller, self.classroom.mode, self.seance.classes, lambda: windows.host,
            lambda: windows.has_private_screen, lambda: self.seance.panel is not None, self._settings, self,
        )  # fmt: skip
        self.seance.asking.connect(mode.make_way)
        mode.asking.connect(self.seance.make_way)
        self.seance.seance_ended.connect(mode.seance_ended)
        self.seance.layer_wanted.connect(mode.resume)
        self.seance.class_changed.connect(lambda _class_id: mode.seance_changed())
        windows.placed.connect(mode.board_found)
        return mode

    def start(self) -> None:
        """Place the windows, ask the one-time questions, and offer to resume an interrupted séance."""
        self.windows.place()
        self.mode.lesson_opened()
        self.seances.find_interrupted()
        self.voting.resume(self._vote_resumed)
        self.projector.start()
        if self._settings.get(PICTURE_WIDTH_MM) <= 0:  # in the drawer: at program start, nothing covers the page
            self._main_controller.window.drawer.ask(
                tr("Régler la largeur projetée : les boutons auront la bonne taille."),
                tr("Régler"),
                self.ask_picture_width,
            )

    def _vote_resumed(self) -> None:
        """Resume what belongs to a vote that a crash interrupted."""
        self.self_paced.fetch_resumed()
        self.phones.resume()

    # -- receivers

    def on_events(self, events: Sequence[DeviceEvent]) -> None:
        """Handle events of receivers and cards."""
        if self._joined:
            self.clicker_controller.on_events(events)
        self.voting.on_events(events)

    def _receivers_changed(self) -> None:
        self.classroom.devices_changed()
        self.show_health()

    def _cards_changed(self) -> None:
        self.classroom.cards_changed()
        self.show_health()

    # -- the vote

    def _ask_teacher_paced(self, questions: Sequence[Question]) -> None:
        self.cards.service.resume()  # first, so that cards have seats in the question
        self.asking.ask_teacher_paced(questions, replaces=True)

    def _vote_shown(self, vote: VoteState) -> None:
        question = vote.question
        self.clickers.show(receiver_display_lines(question))
        self.clickers.set_numeric_entry(question is not None and question.state.question.kind not in CLICKER_KINDS)
        if (teacher := self.windows.teacher) is not None:
            teacher.show_vote(vote)
        if self._plan is not None:
            self._plan.vote_shown()
        self.show_health()

    # -- the class

    def _has_own_vote(self) -> bool:
        """Return whether the vote belongs to neither a séance nor the trial class."""
        return self.classroom.trial is None and self.seances.state.seance_id is None

    def _class_changed(self, class_id: ClassId | None) -> None:
        self.classroom.choose_class(class_id)
        if self.trial is not None:
            self.trial.show_state()
        if self._plan is not None or self.seances.state.seance_id is not None:
            self.plan.show()
        if (teacher := self.windows.teacher) is not None and teacher.isVisible():
            teacher.show_all()

    def _begin_trial(self) -> None:
        """Begin to vote with simulated pupils."""
        if self.trial is None:
            from tni.ui.teaching.trial_controller import TrialController  # few teachers try a vote often

            self.trial = TrialController(self._main_controller, self.classroom, self)
            self.trial.changed.connect(self._trial_changed)
            self.vote.shown.connect(self.trial.vote_shown)
        self.trial.begin()

    def _trial_changed(self) -> None:
        self.mode.seance_changed()  # the trial has a layer of its own
        self._main_controller.window.notices.remove(put_away_message())
        self.vote.vote_changed()
        self._receivers_changed()

    def _end_seance(self) -> None:
        """End the séance, or the trial class in its place."""
        if not self._leave_trial():
            self.seance.ask_end()

    def _leave_trial(self) -> bool:
        """End the trial class. Return False if it is not on."""
        if self.trial is None or self.classroom.trial is None:
            return False
        self.trial.end()
        return True

    def _names_opened(self) -> None:
        if self._joined and (teacher := self.windows.teacher) is not None and teacher.isVisible():
            teacher.show_all()
        if self._joined and self._results is not None:
            self._results.names_opened()

    def _lists_closed(self) -> None:
        self.clicker_controller.sheet_closed()
        self.seance.lists_closed()

    # -- the teacher's window

    @property
    def results(self) -> ResultsController:
        """Results of the classes in the windows, made at their first use."""
        if self._results is None:
            from tni.ui.results.results_controller import ResultsController

            self._results = ResultsController(
                self.classroom.results, self.asking, self.vote.ask_self_paced, self.windows, self
            )
            self._results.opened.connect(self.lists.unlock_any)
        return self._results

    @property
    def plan(self) -> PlanController:
        """The lesson plan in the windows, made at its first use."""
        if self._plan is None:
            from tni.ui.teaching.plan_controller import PlanController

            self._plan = PlanController(
                self._main_controller, self.seances.plan, self.windows, self.questions, self.voting, self._runtime.tasks
            )
        return self._plan

    def _teacher_opened(self, window: TeacherWindow) -> None:
        self.plan.teacher_opened(window)
        window.classes_wanted.connect(self.lists.ask)
        window.results_wanted.connect(lambda: self.results.ask())
        window.seances_wanted.connect(self.seance.show_past)
        window.vote.names_wanted.connect(self.lists.unlock_if_locked)
        window.self_paced.names_wanted.connect(self.lists.unlock_if_locked)
        window.vote.key_chosen.connect(self.voting.set_key)
        window.vote.choice_count_chosen.connect(self.asking.set_choice_count)
        window.vote.given.connect(self.clicker_controller.give)
        window.vote.given.connect(self.phones.give)
        window.vote.absent_wanted.connect(self.voting.set_absent)
        window.vote.repeat_wanted.connect(self.asking.ask_again)
        window.vote.typed.connect(self.asking.set_typed)
        window.vote.draft_changed.connect(self.asking.set_draft)
        self.projector.teacher_opened(window)
        self.cards.teacher_opened(window)
        self.phones.teacher_opened(window)
        self._vote_shown(self.voting.state)

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
        projector = self.projector.service.state
        teacher.show_health(check_health(self._main_controller, self.classroom.state, projector))

    # -- questions asked once

    def ask_picture_width(self) -> None:
        """Ask for the width of the projected picture; also used by the settings."""
        ask_picture_width(self._main_controller, self._settings)

    def close(self) -> None:
        """Stop the receivers and store what is open. Raises: CloseError."""
        steps = [self.clicker_controller.close, self.classroom.close, self.projector.close]
        if self._joined:
            if self.trial is not None:
                steps.append(self.trial.show_state)
            results = () if self._results is None else (self._results.close,)
            steps += [self.vote.end, *results, self.questions.close]
            steps += [self.seance.close, self.seances.cahier.close, self.windows.close]
        try:
            close_all(*steps)
        finally:
            self._joined = False  # votes stored from now on have no view left
