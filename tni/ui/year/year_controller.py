"""Controller of the school year: opens its sheet, and does what is asked on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject
from PySide6.QtWidgets import QWidget

from tni.core.clock import Clock
from tni.core.file_names import safe_stem
from tni.planning.taught_class import ComingLesson, TaughtClass
from tni.planning.timetable import class_key, same_name
from tni.services.library.library_service import LibraryService
from tni.services.library.library_state import LibraryChanged, LibraryEvent
from tni.services.planning.coming_lessons import coming_lesson, taught_classes
from tni.services.planning.planning_service import PlanningService
from tni.services.planning.timetable_service import TimetableService
from tni.ui.chrome.button import Style
from tni.ui.i18n import tr
from tni.ui.library.tile_menu import TileMenu
from tni.ui.main_window.main_controller import MainController
from tni.ui.messages.lazy_errors import error_message
from tni.ui.year.hour_actions import HourActions
from tni.ui.year.year_editor import YearEditor
from tni.ui.year.year_sheet import ShownYear, YearSheet

if TYPE_CHECKING:
    from tni.ui.year.add_lessons_sheet import AddLessonsSheet
    from tni.ui.year.compare_sheet import CompareSheet
    from tni.ui.year.timetable_controller import TimetableController


class YearController(QObject):
    """Controller of the year. host: returns the window in which the sheet is asked for, and its style.

    sheet: the sheet that is open; None without one. shown: the class that it shows, None without classes.
    """

    def __init__(
        self,
        main: MainController,
        planning: PlanningService,
        timetable: TimetableService,
        library: LibraryService,
        class_names: Callable[[], Sequence[str]],
        host: Callable[[], tuple[QWidget, Style]],
        clock: Clock,
    ) -> None:
        super().__init__(main)
        self._main, self._planning, self._timetable, self._library = main, planning, timetable, library
        self._class_names, self._host, self._clock = class_names, host, clock
        self.sheet: YearSheet | None = None
        self.shown: TaughtClass | None = None
        self.adding: AddLessonsSheet | None = None
        self.comparing: CompareSheet | None = None
        self._times: TimetableController | None = None
        self._named: list[str] = []
        """Classes that were added here and have no year yet."""
        self.editor = YearEditor(planning, self._taught)
        planning.subscribe(self._show)
        library.subscribe(self._follow_library)

    # -- the sheet

    def toggle(self) -> None:
        if self.sheet is not None:
            self.sheet.put_away()
        else:
            self.open()

    def open(self, wanted: TaughtClass | None = None) -> None:
        """Show the year of a class; without one, of the class that is taught now or next."""
        if self.sheet is None:
            self._open_sheet()
        assert self.sheet is not None
        classes = self._classes()
        self.shown = wanted or self._kept(classes) or self._timed(classes) or next(iter(classes), None)
        self._show()
        self.sheet.open()
        self.sheet.view.show_week_of(self._clock.now().date())
        self.sheet.focus_contents()
        if not self._library.state.is_read:
            self._library.refresh()

    def _open_sheet(self) -> None:
        parent, style = self._host()
        sheet = self.sheet = YearSheet(style, parent)
        sheet.class_chosen.connect(self._choose_class)
        sheet.next_wanted.connect(self.open_next)
        sheet.undo_wanted.connect(self._planning.undo)
        sheet.redo_wanted.connect(self._planning.redo)
        sheet.compare_wanted.connect(self._compare)
        sheet.timetable_wanted.connect(lambda: self._open_times(own=False))
        sheet.own_hours_wanted.connect(lambda: self._open_times(own=True))
        sheet.class_wanted.connect(self._ask_class)
        sheet.lessons.menu_wanted.connect(self._show_lesson_menu)
        sheet.lessons.open_wanted.connect(self._open_planned)
        sheet.closed.connect(self._closed)
        sheet.view.menu_wanted.connect(self._show_menu)
        sheet.view.open_wanted.connect(self._open_hour)
        sheet.view.remove_wanted.connect(self._remove_hour)
        sheet.view.moved.connect(self._move)
        sheet.view.stepped.connect(self._step)
        box = sheet.sequences
        box.add_wanted.connect(self._add_lessons)
        box.new_wanted.connect(self._ask_new_sequence)
        box.rename_wanted.connect(self._ask_name)
        box.remove_wanted.connect(self.editor.remove_sequence)
        box.move_wanted.connect(self.editor.move_sequence)

    def _closed(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None

    # -- classes

    def _classes(self) -> tuple[TaughtClass, ...]:
        taught = (one.class_name for one in self._planning.given if one.class_name)
        names = [*self._class_names(), *self._named, *dict.fromkeys(taught)]
        return taught_classes(self._timetable.state.timetable, self._planning.plan, names)

    def _kept(self, classes: Sequence[TaughtClass]) -> TaughtClass | None:
        return self.shown if self.shown in classes else None

    def _timed(self, classes: Sequence[TaughtClass]) -> TaughtClass | None:
        """Return the class of the hour that is under way or comes next."""
        hour = self._timetable.current_hour() or self._timetable.next_hour()
        if hour is None:
            return None
        return next((one for one in classes for name in hour.classes if same_name(one.class_name, name)), None)

    def _choose_class(self, place: int) -> None:
        classes = self._classes()
        if 0 <= place < len(classes):
            self.shown = classes[place]
            self._show()
            if self.sheet is not None:
                self.sheet.view.show_week_of(self._clock.now().date())

    def _ask_class(self, then: Callable[[], object] | None = None) -> None:
        """Ask for the name of a class, show its year, and go on with what needed one."""

        def take(name: str) -> None:
            self._named.append(name)
            self.shown = next((one for one in self._classes() if same_name(one.class_name, name)), TaughtClass(name))
            self._show()
            if then is not None:
                then()

        self._open_name(tr("Ajouter une classe"), tr("Nom de la classe"), "", take)

    def _taught(self) -> TaughtClass:
        assert self.shown is not None, "nothing is edited without a class"
        return self.shown

    def _show(self) -> None:
        """Show the year as it is now."""
        sheet = self.sheet
        if sheet is None:
            return
        classes, plan = self._classes(), self._planning
        if self.shown not in classes:
            self.shown = next(iter(classes), None)
        sheet.show_classes(classes, self.shown)
        own = self.shown or TaughtClass("")
        has_hours = any(hour.is_for(own.class_name, own.subject) for hour in self._timetable.state.timetable.hours)
        problem = plan.problem
        shown = ShownYear(
            plan.year_of(own.class_name, own.subject),
            plan.rows(own.class_name, own.subject),
            plan.layout(own.class_name, own.subject),
            coming_lesson(plan, own, self._clock.now()),
            plan.can_undo,
            plan.can_redo,
            has_hours,
            "" if problem is None else error_message(problem),
            plan.hours_given(plan.year_of(own.class_name, own.subject)),
        )
        sheet.show_year(shown, self._clock.now().date())

    # -- lessons

    def open_next(self) -> None:
        """Open the next lesson of the class that is shown."""
        if self.shown is not None and (coming := coming_lesson(self._planning, self.shown, self._clock.now())):
            self.open_coming(coming)

    def open_coming(self, coming: ComingLesson) -> None:
        """Open a lesson to come; one that is not prepared yet is shown in its place of the year."""
        if not coming.lesson and self._file_of("", coming.title) is None and self.sheet is None:
            self.open(TaughtClass(coming.class_name, coming.subject))
        self._open_lesson(coming.lesson, coming.title)

    def _file_of(self, lesson: str, title: str) -> Path | None:
        found = self._library.state.listing.lesson_of(lesson, title)
        return None if found is None else self._library.path_of(found.path)

    def _open_lesson(self, lesson: str, title: str) -> None:
        """Open a lesson by the id of its file and its title, though the index does not know yet where it is now; say so
        if it is not prepared."""
        path = self._file_of(lesson, title)
        if path is None and not lesson:
            self._main.show_notice(tr("« {} » n’est pas encore préparée.").format(title))
            return
        if self.sheet is not None:
            self.sheet.put_away()
        if path is not None:
            self._main.current_lesson.open(path, moved_id=lesson)
        else:  # another lesson of that title is not the one that is planned
            self._main.current_lesson.open(self._library.path_of(f"{safe_stem(title)}.tni"), lesson)

    def _open_hour(self, index: QModelIndex) -> None:
        cell = None if self.sheet is None else self.sheet.view.year_model.cell(index)
        if cell is None or not cell.title:
            return
        self._open_lesson(cell.lesson, cell.planned.title if cell.planned else cell.title)

    def _open_planned(self, id: str) -> None:
        planned = next((one for one in self.editor.year.lessons if one.id == id), None)
        if planned is not None:
            self._open_lesson(planned.lesson, planned.title)

    def _show_lesson_menu(self, id: str) -> None:
        """Show what can be done with a lesson of a class without hours."""
        sheet, planned = self.sheet, next((one for one in self.editor.year.lessons if one.id == id), None)
        if sheet is None or planned is None:
            return
        actions = HourActions(self.editor, lambda: self._open_planned(id), self._add_lessons)
        has_file = self._file_of(planned.lesson, planned.title) is not None
        menu = TileMenu(sheet.kit, planned.title, actions.of_lesson(planned, has_file=has_file), sheet)
        menu.closed.connect(sheet.focus_contents)
        lessons = sheet.lessons
        box = lessons.visualItemRect(lessons.item(lessons.row_of(id)))
        box.setWidth(min(box.width(), sheet.kit.theme.metrics.target_px * 6))  # the menu opens beside the title
        box.moveTopLeft(lessons.viewport().mapTo(sheet, box.topLeft()))
        menu.open_at(box, by_key=False)

    # -- hours

    def _show_menu(self, index: QModelIndex) -> None:
        sheet = self.sheet
        cell = None if sheet is None else sheet.view.year_model.cell(index)
        if sheet is None or cell is None:
            return
        title = cell.planned.title if cell.planned else cell.title
        has_file = bool(title) and self._file_of(cell.lesson, title) is not None
        actions = HourActions(self.editor, lambda: self._open_hour(index), self._add_lessons)
        lines = actions.of(cell, has_file=has_file)
        if not lines:
            return
        menu = TileMenu(sheet.kit, actions.title(cell), lines, sheet)
        menu.closed.connect(sheet.focus_contents)
        box = sheet.view.visualRect(index)
        box.moveTopLeft(sheet.view.viewport().mapTo(sheet, box.topLeft()))
        menu.open_at(box, by_key=not sheet.view.was_pressed)

    def _remove_hour(self, index: QModelIndex) -> None:
        cell = None if self.sheet is None else self.sheet.view.year_model.cell(index)
        if cell is not None and cell.planned is not None:
            self.editor.remove_lesson(cell.planned.id)

    def _move(self, id: str, start: datetime) -> None:
        self.editor.move(id, start)
        self._choose_planned(id)

    def _step(self, id: str, weeks: int, hours: int) -> None:
        self.editor.step(id, weeks, hours)
        self._choose_planned(id)

    def _choose_planned(self, id: str) -> None:
        if self.sheet is not None:
            self.sheet.view.choose(self.sheet.view.year_model.index_of_planned(id))

    # -- sequences

    def _ask_new_sequence(self) -> None:
        if self.shown is None:
            self._ask_class(self._ask_new_sequence)
            return
        name = tr("Séquence {}").format(len(self.editor.year.sequences) + 1)
        self._open_name(tr("Nouvelle séquence"), tr("Nom de la séquence"), name, self.editor.add_sequence)

    def _ask_name(self, id: str) -> None:
        title = next((one.title for one in self.editor.year.sequences if one.id == id), "")
        self._open_name(
            tr("Renommer la séquence"), tr("Nom de la séquence"), title,
            lambda name: self.editor.rename_sequence(id, name),
        )  # fmt: skip

    def _open_name(self, title: str, label: str, name: str, named: Callable[[str], object]) -> None:
        from tni.ui.year.name_panel import YearNamePanel

        if self.sheet is not None:
            panel = YearNamePanel(self.sheet.kit, title, label, name, self.sheet)
            panel.named.connect(named)
            panel.open_low()

    def _add_lessons(self) -> None:
        from tni.ui.year.add_lessons_sheet import AddLessonsSheet

        if self.shown is None:
            self._ask_class(self._add_lessons)
            return
        sheet, own = self.sheet, self.shown
        parent = None if sheet is None else sheet.parentWidget()
        if sheet is None or parent is None:
            return
        current = sheet.sequences.current
        sequences, chosen = self.editor.year.sequences, "" if current is None else current.id
        adding = self.adding = AddLessonsSheet(sheet.kit, own.name, sequences, chosen, parent)
        adding.added.connect(self._added)
        adding.closed.connect(self._adding_closed)
        adding.show_lessons(self._library.state.listing.lessons)
        adding.open()
        adding.search.setFocus()

    def _adding_closed(self) -> None:
        if self.adding is not None:
            self.adding.deleteLater()
            self.adding = None

    def _added(self, sequence: str, title: str, paths: list[str], unprepared: str, hours: int) -> None:
        known = self._library.state.listing.by_path
        titles = {path: known[path].title for path in paths if path in known}

        own = self._taught()
        editor = YearEditor(self._planning, lambda: own)  # another class may be chosen meanwhile

        def add(ids: dict[str, str]) -> None:
            lessons = [(name, ids[path]) for path, name in titles.items()]
            if unprepared:
                lessons.append((unprepared, ""))
            editor.add_lessons(sequence, title, lessons, hours)

        self._library.identify(tuple(titles), add)

    def _follow_library(self, event: LibraryEvent) -> None:
        if isinstance(event, LibraryChanged) and self.adding is not None:
            self.adding.show_lessons(event.state.listing.lessons)

    # -- other sheets

    def _compare(self) -> None:
        from tni.ui.year.compare_sheet import CompareSheet

        sheet, own = self.sheet, self.shown
        parent = None if sheet is None else sheet.parentWidget()
        if sheet is None or own is None or parent is None:
            return
        level = class_key(own.class_name)[:1]
        others = [one for one in self._classes() if one != own]
        others.sort(key=lambda one: (class_key(one.class_name)[:1] != level, one.subject != own.subject))
        comparing = self.comparing = CompareSheet(
            sheet.kit, own, others, self.editor.missing, self._clock.now().date(), parent
        )
        comparing.add_wanted.connect(self.editor.add_missing)
        comparing.copy_wanted.connect(self.editor.copy_year)
        comparing.closed.connect(self._comparing_closed)
        comparing.open()

    def _comparing_closed(self) -> None:
        if self.comparing is not None:
            self.comparing.deleteLater()
            self.comparing = None

    @property
    def times(self) -> TimetableController:
        """Controller of the timetable's sheet, made at the first access."""
        if self._times is None:
            from tni.ui.year.timetable_controller import TimetableController

            names = lambda: tuple(dict.fromkeys(one.class_name for one in self._classes()))  # noqa: E731
            self._times = TimetableController(self._main, self._timetable, self._clock, names)
            self._times.hours_entered.connect(self._show_timed)
        return self._times

    def _show_timed(self) -> None:
        """Show a class that has hours, if the one that is shown has none: hours of another were entered."""
        own, classes = self.shown or TaughtClass(""), self._classes()
        hours = self._timetable.state.timetable.hours
        if not any(hour.is_for(own.class_name, own.subject) for hour in hours) and (timed := self._timed(classes)):
            self._choose_class(classes.index(timed))

    def _open_times(self, *, own: bool) -> None:
        """Open the timetable's sheet, or that of the teacher's own hours."""
        parent = None if self.sheet is None else self.sheet.parentWidget()
        if self.sheet is not None and parent is not None:
            (self.times.open_own_hours if own else self.times.open)(parent, self.sheet.kit)
