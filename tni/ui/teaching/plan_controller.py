"""Controller of the lesson plan: its sheet, and the plan that a séance follows in the teacher's window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from tni.cahier.plan_progress import PlanProgress
from tni.core.ids import PageId, QuestionId
from tni.core.tasks import TaskRunner
from tni.document.lesson_plan import LessonPlan
from tni.document.pointer import Changed
from tni.services.cahier.plan_service import PlanService
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.lesson_events import LessonEvent, LessonLeaving
from tni.services.lesson.tool_choices import take_inserted
from tni.services.voting.vote_service import VoteService
from tni.ui.banks.questions_launcher import QuestionsLauncher
from tni.ui.chrome.commands import CommandId
from tni.ui.i18n import tr
from tni.ui.main_window.covered_page import is_refused
from tni.ui.main_window.main_controller import MainController
from tni.ui.teacher.plan_question_rows import PlannedQuestion
from tni.ui.teacher.teaching_windows import TeachingWindows
from tni.ui.teaching.plan_questions import PlanQuestions, questions_of

if TYPE_CHECKING:
    from tni.services.lesson.lesson_files import CopiedFile
    from tni.services.questions.lesson_copies import CopiedQuestion
    from tni.services.questions.listed_questions import ListedQuestion
    from tni.ui.library.plan_sheet import PlanSheet
    from tni.ui.teacher.phase_details import PhaseDetails
    from tni.ui.teacher.plan_box import PlanBox
    from tni.ui.teacher.teacher_window import TeacherWindow
    from tni.ui.teaching.plan_joining import PlanJoining
    from tni.ui.teaching.plan_tab import PlanPanel, PlanTab


class PlanController:
    """Shows the plan that the séance follows, and passes on what the teacher decides about its phases. Where no window
    is the teacher's alone, a tab on the toolbar shows it.

    sheet: the sheet that is open; tab, panel: on the toolbar, and what it opens; None without one.
    """

    def __init__(
        self,
        main_controller: MainController,
        plan: PlanService,
        windows: TeachingWindows,
        launcher: QuestionsLauncher,
        voting: VoteService,
        tasks: TaskRunner,
    ) -> None:
        """tasks: a worker for files that are joined to homework."""
        self._main_controller, self._plan, self._windows, self._voting = main_controller, plan, windows, voting
        self.questions = PlanQuestions(main_controller, launcher, self._questions_found)
        self._tasks = tasks
        self.sheet: PlanSheet | None = None
        self.tab: PlanTab | None = None
        self.panel: PlanPanel | None = None
        self._shown: QuestionId | None = None
        """Question of the vote that is shown."""
        plan.subscribe(self.show)
        windows.placed.connect(self.show)
        main_controller.commands[CommandId.TEACHER_WINDOW].toggled.connect(lambda _on: self.show())
        main_controller.current_lesson.subscribe(self._follow_lesson)

    # -- the séance

    def teacher_opened(self, window: TeacherWindow) -> None:
        """Connect the box of the plan in the teacher's window, which was just created."""
        self._connect(window.plan)
        window.ticked.connect(self.show)

    def _connect(self, box: PlanBox) -> None:
        box.next_wanted.connect(self._plan.next_phase)
        box.start_wanted.connect(self._plan.start_phase)
        box.drop_wanted.connect(self._plan.drop)
        box.postpone_wanted.connect(self._plan.postpone)
        box.reopen_wanted.connect(self._plan.reopen)
        box.ask_wanted.connect(self._ask)
        box.page_wanted.connect(self._go_to)

    def show(self) -> None:
        """Show the plan as it stands, where it is seen."""
        window, progress = self._windows.teacher, self._plan.progress()
        on_bar = progress is not None and bool(progress.phases) and not self._windows.is_teacher_alone
        self._show_tab(progress if on_bar else None)
        boxes = [*(() if window is None else (window.plan,)), *(() if self.panel is None else (self.panel.box,))]
        planned = self._planned() if boxes and progress is not None else {}
        for box in boxes:
            box.show_plan(progress)
            box.show_questions(planned)
            box.show_details(self._details(box))
        if self.panel is not None:
            self.panel.fit()

    def _show_tab(self, progress: PlanProgress | None) -> None:
        if self.tab is None and progress is not None:
            from tni.ui.teaching.plan_tab import PlanTab  # with the first plan that is followed on one screen

            self.tab = PlanTab(self._main_controller.kit)
            self.tab.clicked.connect(self._toggle_panel)
            self.tab.ticked.connect(self.show)
            self._main_controller.window.bar.add_plan(self.tab, self.tab.shown)
        if self.tab is not None:
            self.tab.show_plan(progress)
        if progress is None and self.panel is not None:
            self.panel.put_away()

    def _toggle_panel(self) -> None:
        """Open the panel beside the tab, or close it."""
        if self.panel is not None:
            self.panel.put_away()
            return
        from tni.ui.teaching.plan_tab import PlanPanel

        main = self._main_controller
        panel = self.panel = PlanPanel(main.kit, main.window)
        panel.set_area(main.window.free_area)
        panel.closed.connect(self._panel_closed)
        self._connect(panel.box)
        self.show()
        if self.tab is not None:
            panel.open_by(self.tab, main.window.bar.edge)

    def _panel_closed(self) -> None:
        if self.panel is not None:
            self.panel.deleteLater()
            self.panel = None

    def _details(self, box: PlanBox) -> Mapping[str, PhaseDetails]:
        """Return the details of the phases. The panel at the board shows what pupils may read."""
        from tni.ui.teaching.plan_details import phase_details

        editor = self._main_controller.editor
        is_at_board = self.panel is not None and box is self.panel.box
        return phase_details(
            editor.document.plan, [page.id for page in editor.pages], editor.page.id, for_class=is_at_board
        )

    def _go_to(self, page: str) -> None:
        self._main_controller.window.do(lambda editor: editor.go_to(PageId(page)))
        self.show()

    def _planned(self) -> dict[str, tuple[PlannedQuestion, ...]]:
        """Return the questions of each phase of the open lesson's plan."""
        document = self._main_controller.editor.document
        phases = [] if document.plan is None else [one for one in document.plan.phases if one.questions]
        # a plan that was written before lessons held copies
        self.questions.look_up(one for phase in phases for one in phase.questions if document.question(one) is None)
        asked, shown = self._plan.asked(), self._voting.state.question
        if shown is not None:
            asked |= {shown.state.question.id}
        return {
            phase.id: tuple(PlannedQuestion(one, self.questions.text(one), one in asked) for one in phase.questions)
            for phase in phases
        }

    def _ask(self, question: str, phase: str) -> None:
        plan = self._main_controller.editor.document.plan
        found = next((one for one in plan.phases if one.id == phase), None) if plan is not None else None
        if found is not None:
            self.questions.ask(QuestionId(question), found.questions)

    def ask_on_page(self, question: QuestionId) -> None:
        """Ask a question of the page shown; the others of the page come before and after it."""
        self.questions.ask(question, self._main_controller.editor.questions_on_page() or [question])

    def vote_shown(self) -> None:
        """Tick the question that is asked. The panel leaves the board to it."""
        shown = self._voting.state.question
        before, self._shown = self._shown, None if shown is None else shown.state.question.id
        if self.panel is not None and self._shown not in (None, before):
            self.panel.put_away()
        self.show()

    # -- the sheet

    def toggle_sheet(self) -> None:
        """Open the sheet in the window in which it was asked for, or close it."""
        if self.sheet is not None:
            self.sheet.put_away()
            return
        from tni.ui.library.plan_sheet import PlanSheet  # with the first plan that is written

        editor = self._main_controller.editor
        host, style = self._windows.asking_host
        pages = [page.id for page in editor.pages]
        sheet = self.sheet = PlanSheet(style, editor.document.plan, pages, editor.page.id, host, self._joining.names())
        sheet.joined.files_wanted.connect(lambda paths: self._joining.read(sheet, paths, lambda: self.sheet is sheet))
        self.sheet.edited.connect(self._write)
        self.sheet.closed.connect(self._sheet_closed)
        self.sheet.questions_wanted.connect(self._choose_questions)
        self.sheet.file_wanted.connect(self._write_sheet)
        self.questions.forget()
        self._show_lines()
        self.questions.look_up(questions_of(editor.document.plan))
        self.sheet.open()

    @cached_property
    def _joining(self) -> PlanJoining:
        from tni.ui.teaching.plan_joining import PlanJoining  # with the first plan that is written

        return PlanJoining(self._main_controller, self._tasks)

    def _write(self, plan: LessonPlan | None) -> None:
        copies: list[CopiedQuestion | CopiedFile] = [*self.questions.copies(plan), *self._joining.copies(plan)]
        self._main_controller.window.do(lambda editor: editor.set_plan(plan, copies))

    def _write_sheet(self) -> None:
        if self.sheet is not None:
            self.sheet.save()
            self._main_controller.lesson_actions.export_plan()

    # -- questions of the sheet

    def _questions_found(self) -> None:
        self._show_lines()
        self.show()

    def _show_lines(self) -> None:
        if self.sheet is not None:
            self.sheet.phases.show_lines(self.questions.lines(questions_of(self.sheet.content())))

    def _choose_questions(self) -> None:
        sheet = self.sheet
        if sheet is None:
            return

        def add(chosen: Sequence[QuestionId]) -> int:
            if self.sheet is not sheet:
                return 0
            lines = self.questions.lines((*questions_of(sheet.content()), *chosen))
            return sheet.phases.add_questions(chosen, lines)

        self.questions.choose((sheet, sheet.kit), add)

    def choose_for_page(self) -> None:
        """Choose questions of the collections, and put their cards on the page."""
        main = self._main_controller
        if self.questions.picker is not None:
            self.questions.close_picker()
            return
        if is_refused(main.window, CommandId.PUT_QUESTION):
            return

        def add(chosen: Sequence[QuestionId]) -> int:
            copies = [copy for one in chosen if (copy := self.questions.copy_for_page(one)) is not None]
            for copy in copies:
                main.window.do(partial(_put, copy=copy))
            QTimer.singleShot(0, main.window, self.questions.close_picker)
            return len(copies)

        self.questions.choose(self._windows.asking_host, add)

    def question_edited(self, old: ListedQuestion, new: ListedQuestion) -> None:
        """Put a question that the teacher edited in a collection in the place of its earlier state."""
        if self.sheet is not None:
            self.sheet.save()  # what is typed, as a step of its own
        ids = self.questions.edited(old, new)
        if ids is not None and self.sheet is not None:
            self.sheet.replace_question(*ids)
            self._show_lines()

    def _sheet_closed(self) -> None:
        self.questions.close_picker()
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None

    def _follow_lesson(self, event: LessonEvent) -> None:
        """Write what was typed into the lesson that it belongs to."""
        if isinstance(event, LessonLeaving):
            if self.sheet is not None:
                self.sheet.put_away()
            self.questions.forget()
            if "_joining" in self.__dict__:
                self._joining.forget()


def _put(editor: LessonEditor, copy: CopiedQuestion) -> Changed:
    return take_inserted(editor, editor.put_question(copy, tr("Question")))
