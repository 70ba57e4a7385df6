"""Controller of the lesson plan: its sheet, and the plan that a séance follows in the teacher's window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tni.document.lesson_plan import LessonPlan
from tni.services.cahier.plan_service import PlanService
from tni.services.lesson.lesson_events import LessonEvent, LessonLeaving
from tni.ui.main_window.main_controller import MainController
from tni.ui.teacher.teaching_windows import TeachingWindows

if TYPE_CHECKING:
    from tni.ui.library.plan_sheet import PlanSheet
    from tni.ui.teacher.teacher_window import TeacherWindow


class PlanController:
    """Shows the plan that the séance follows, and passes on what the teacher decides about its phases.

    sheet: the sheet that is open; None without one.
    """

    def __init__(self, main_controller: MainController, plan: PlanService, windows: TeachingWindows) -> None:
        self._main_controller, self._plan, self._windows = main_controller, plan, windows
        self.sheet: PlanSheet | None = None
        plan.subscribe(self._show)
        main_controller.current_lesson.subscribe(self._follow_lesson)

    # -- the séance

    def teacher_opened(self, window: TeacherWindow) -> None:
        """Connect the box of the plan in the teacher's window, which was just created."""
        box = window.plan
        box.next_wanted.connect(self._plan.next_phase)
        box.start_wanted.connect(self._plan.start_phase)
        box.drop_wanted.connect(self._plan.drop)
        box.postpone_wanted.connect(self._plan.postpone)
        box.reopen_wanted.connect(self._plan.reopen)
        window.ticked.connect(self._show)

    def _show(self) -> None:
        window = self._windows.teacher
        if window is not None:
            window.plan.show_plan(self._plan.progress())

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
        self.sheet = PlanSheet(style, editor.document.plan, pages, editor.page.id, host)
        self.sheet.edited.connect(self._write)
        self.sheet.closed.connect(self._sheet_closed)
        self.sheet.open()

    def _write(self, plan: LessonPlan | None) -> None:
        self._main_controller.window.do(lambda editor: editor.set_plan(plan))

    def _sheet_closed(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None

    def _follow_lesson(self, event: LessonEvent) -> None:
        """Write what was typed into the lesson that it belongs to."""
        if isinstance(event, LessonLeaving) and self.sheet is not None:
            self.sheet.put_away()
