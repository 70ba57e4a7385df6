"""Use case of the séance: start it with a class, record it for the cahier de textes, resume it, end it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from tni.cahier.seance_log import QuestionAsked, QuestionCorrected, SeanceStarted
from tni.core.clock import Clock
from tni.core.errors import TniError
from tni.core.ids import ClassId, ClassLayerId, PageId
from tni.core.listeners import Listeners
from tni.core.settings import SUBJECT, Settings
from tni.core.tasks import TaskRunner
from tni.document.pointer import Changed, ChangedFlag
from tni.files.errors import QuarantinedError, SeanceStoreError
from tni.services.cahier.cahier_service import CahierService
from tni.services.cahier.entry_building import load_builder
from tni.services.cahier.past_seances import InterruptedSeance
from tni.services.cahier.seance_notices import (
    CahierNotSaved,
    CahierRepaired,
    CahierSaved,
    ClassListsUnreadable,
    InterruptedSeanceFound,
    InterruptedSeancesClosed,
    SeanceClassChanged,
    SeanceFinished,
    SeanceKept,
    SeanceMoved,
    SeanceNotice,
    SeanceResumed,
)
from tni.services.cahier.seance_ports import OpenLessonPort, SeanceVotingPort
from tni.services.cahier.seance_states import SeanceProposal, SeanceStatus
from tni.services.class_lists.class_list_service import ClassListService
from tni.services.lesson.class_layer import UsualClass, class_of_hour, latest_class_layer, usual_class
from tni.services.lesson.lesson_editor import LessonEditor
from tni.store.seances import SeanceStore

if TYPE_CHECKING:
    from tni.cahier.entry import CahierEntry
    from tni.planning.timetable import Hour
    from tni.services.cahier.page_notes import FindPdfTitle, PageNotes
    from tni.services.cahier.plan_service import JoinedToHomework, PlanService
    from tni.services.lesson.lesson_finder import FoundLesson

_log = logging.getLogger(__name__)


class SeanceService:
    """Use case of the séance. For the main thread; no method waits for the disk.

    cahier: the log and the entries of séances. hour_now: hour of the timetable that is under way or about to begin.
    next_lesson: day of the next lesson with an entry's class. lesson_days: days of all that are known to come.
    joined_homework: see `PlanService`. pdf_title: see `PageNotes`.
    """

    def __init__(
        self,
        store: SeanceStore,
        lists: ClassListService,
        lesson: OpenLessonPort,
        votes: SeanceVotingPort,
        settings: Settings,
        clock: Clock,
        tasks: TaskRunner,
    ) -> None:
        self._store, self._lists, self._lesson, self._votes = store, lists, lesson, votes
        self._settings, self._tasks = settings, tasks
        self.cahier = CahierService(store, tasks, clock, self._failed)
        self._plan: PlanService | None = None
        self._clock = clock
        self._listeners = Listeners[SeanceNotice]()
        self.cahier.writes.stored = lambda: self._listeners.tell(CahierSaved())
        self._known_pages: set[PageId] = set()
        self._interrupted: tuple[InterruptedSeance, ...] = ()
        self._resuming: tuple[InterruptedSeance, str] | None = None  # and its lesson's file; once this is open
        self._is_moving = False
        self._before_class = Listeners[()]()
        self.joined_homework: Callable[[], JoinedToHomework] | None = None
        self.pdf_title: FindPdfTitle | None = None
        self.hour_now: Callable[[], Hour | None] = lambda: None
        self.next_lesson: Callable[[CahierEntry], date | None] = lambda _: None
        self.lesson_days: Callable[[CahierEntry], frozenset[date]] = lambda _: frozenset()

    @property
    def plan(self) -> PlanService:
        """The lesson plan that the séance follows, made at its first use."""
        if self._plan is None:
            from tni.services.cahier.plan_service import PlanService

            store, clock, tasks, joined = self._store, self._clock, self._tasks, self.joined_homework
            self._plan = PlanService(
                self.cahier, store, lambda: self._lesson.editor.document.plan, clock, tasks, joined
            )
        return self._plan

    def subscribe(self, listener: Callable[[SeanceNotice], None]) -> None:
        """Call `listener` with each notice."""
        self._listeners.add(listener)

    def before_class(self, listener: Callable[[], None]) -> None:
        """Call `listener` each time before a séance of a class begins in the open lesson."""
        self._before_class.add(listener)

    @property
    def vote_is_open(self) -> bool:
        """True while pupils can answer; `propose` closes the vote."""
        return self._votes.is_open

    @property
    def state(self) -> SeanceStatus:
        started = self.cahier.started
        class_name = "" if started is None else started.class_name
        return SeanceStatus(self.cahier.seance_id, class_name, self._settings.get(SUBJECT), self._interrupted)

    # -- beginning

    def usual_class(self) -> UsualClass | None:
        """Return the class that the open lesson is most likely taught to now, if any is known: that of the timetable's
        hour first."""
        try:
            classes = self._lists.classes()
            timed = class_of_hour(self.hour_now(), classes)
            return timed or usual_class(self._lesson.editor.seances(), classes)
        except TniError:
            return None  # the panel that asks for the class says why

    def usual_subject(self) -> str:
        """Return the subject of the timetable's hour, or else the one taught last, or else that of the open lesson."""
        hour = self.hour_now()
        return hour.subject if hour is not None and hour.subject else self._subject_without_hour()

    def _subject_without_hour(self) -> str:
        if last := self.state.subject:
            return last
        from tni.services.curriculum.open_lesson import subject_of  # at the first séance

        return subject_of(self._lesson.editor.document)

    def begin(self, class_id: ClassId | None, class_name: str, subject: str) -> None:
        """Start a séance: teach the open lesson to a class from the page shown. A layer that was taught to no class
        in particular becomes the class's."""
        self._settings.set(SUBJECT, subject)
        self._end_current()
        self._before_class.tell()

        def enter(editor: LessonEditor) -> Changed:
            if (layer := editor.seance) is not None and editor.is_anonymous:  # taught before the class was named
                editor.name_layer(layer, class_name, class_id)
                return Changed()
            return editor.close_seance() | editor.open_seance(class_name, class_id)

        self._lesson.change_layer(enter)
        if self._lesson.editor.seance is None:
            return  # no layer could be opened, and the teacher was told: without one the ink would go into the lesson
        self._follow(class_id, class_name, subject)

    def resume(self, layer: ClassLayerId) -> None:
        """Resume the class layer of a class: within its séance if that was interrupted, else in a new séance."""
        interrupted = next((one for one in self._interrupted if one.seance == layer), None)
        if interrupted is not None:
            self.resume_interrupted(interrupted)
            return
        found = next((one for one in self._lesson.editor.seances() if one.id == layer), None)
        if found is None:
            return
        self._end_current()
        self._before_class.tell()
        self._lesson.change_layer(lambda editor: editor.close_seance() | editor.resume_seance(layer))
        if self._lesson.editor.seance != layer:
            return  # it could not be read, and the teacher was told
        self._follow(self._still_listed(found.class_id), found.class_name, self._subject_without_hour())

    def _still_listed(self, class_id: ClassId | None) -> ClassId | None:
        try:
            return class_id if any(one.id == class_id for one in self._lists.classes()) else None
        except TniError as error:
            self._listeners.tell(ClassListsUnreadable(error))
            return None

    def _follow(self, class_id: ClassId | None, class_name: str, subject: str) -> None:
        editor, lesson = self._lesson.editor, self._lesson
        self._known_pages = {page.id for page in editor.pages}
        self.cahier.start(
            class_name, subject, lesson.name, class_id, editor.seance, lesson.file, lesson.lesson_id,
            self._notes.sequence,
        )  # fmt: skip
        load_builder(self._tasks)
        self.plan.begin()
        self._page_shown()
        self._listeners.tell(SeanceClassChanged(class_id))

    def _end_current(self) -> None:
        """End the current séance, if any. Its entry waits in the list of past séances."""
        started = self.cahier.started
        if started is None:
            return
        self._votes.interrupt()
        self._notes.leave()
        class_name = self.cahier.class_name or started.class_name
        self.cahier.end()
        self._listeners.tell(SeanceKept(class_name))

    # -- another lesson within the séance

    def lesson_changed(self) -> None:
        """Continue the séance in the lesson that was opened, for the same class."""
        started = self.cahier.started
        if started is not None:
            self._move(started)
            return
        self._listeners.tell(SeanceClassChanged(None))
        if self._resuming is not None and self._lesson.file == self._resuming[1]:
            self._resume_seance(self._resuming[0])

    def _move(self, started: SeanceStarted) -> None:
        """Continue in the lesson that is open now: the ink goes to its layer for the class."""
        self._votes.interrupt()  # a vote belongs to the page it was asked on
        editor = self._lesson.editor
        self._enter(latest_class_layer(editor.seances(), started), started.class_name, started.class_id)
        self._lesson_opened()
        self.plan.follow()
        self._page_shown()
        self._listeners.tell(SeanceMoved(started.class_name))

    def _lesson_opened(self) -> None:
        self._notes.leave()
        one = self._lesson
        self.cahier.lesson_opened(one.name, one.editor.seance, one.file, one.lesson_id, self._notes.sequence)

    def _enter(self, layer: ClassLayerId | None, class_name: str, class_id: ClassId | None) -> None:
        """Open a class layer of the lesson; a new one if `layer` is None or cannot be read."""
        self._is_moving = True
        self._before_class.tell()
        self._lesson.change_layer(
            lambda editor: editor.close_seance() | editor.resume_seance(layer) if layer else editor.close_seance()
        )
        if self._lesson.editor.seance is None:
            self._lesson.change_layer(lambda editor: editor.open_seance(class_name, class_id))
        self._known_pages = {page.id for page in self._lesson.editor.pages}
        self._is_moving = False

    # -- after a crash

    def find_interrupted(self) -> None:
        """Look at program start for interrupted séances: today's can be resumed, others become draft entries."""
        self.cahier.find_interrupted(self._found_interrupted, self._lesson.file)

    def _found_interrupted(self, today: list[InterruptedSeance], closed: list[CahierEntry]) -> None:
        self._interrupted = tuple(today)
        if closed:
            self._listeners.tell(InterruptedSeancesClosed(tuple(closed)))
        if today and self.cahier.seance_id is None:
            self._listeners.tell(InterruptedSeanceFound(today[0]))

    def resume_interrupted(self, interrupted: InterruptedSeance) -> None:
        """Resume an interrupted séance in its lesson, with its start time and its log."""
        self._end_current()
        file, lesson_id = interrupted.file, interrupted.lesson_id
        if not file or (file == self._lesson.file and lesson_id in ("", self._lesson.lesson_id)):
            self._resume_seance(interrupted)
            return

        def found(lesson: FoundLesson | None) -> None:
            if self.cahier.seance_id is not None:
                return  # another one has begun meanwhile
            if lesson is None or str(lesson.path) == self._lesson.file:
                self._resume_seance(interrupted)
            else:
                self._resuming = interrupted, str(lesson.path)
                self._lesson.open(lesson.path)

        self._lesson.look_for(file, lesson_id, found, self._failed)

    def _resume_seance(self, interrupted: InterruptedSeance) -> None:
        self._resuming = None
        self._interrupted = tuple(one for one in self._interrupted if one is not interrupted)
        self.cahier.resume(interrupted.summary.id, lambda: self._resumed(interrupted))

    def _resumed(self, interrupted: InterruptedSeance) -> None:
        editor, name = self._lesson.editor, interrupted.summary.class_name
        class_id = self._still_listed(interrupted.summary.class_id)
        there = interrupted.seance if any(one.id == interrupted.seance for one in editor.seances()) else None
        self._enter(there, name, class_id)
        if self._lesson.editor.seance != interrupted.seance:
            self._lesson_opened()
        self.plan.resume()
        self._page_shown()
        self._notes.check()  # a crash may have come between a mark and its note
        self._listeners.tell(SeanceClassChanged(class_id))
        self._listeners.tell(SeanceResumed(name))

    # -- recording

    def record(self, changed: Changed) -> None:
        """Record changes of the document for the cahier de textes."""
        if changed.what & ChangedFlag.DRY and not self._is_moving:
            self._notes.changed(changed.regions)
        if self.cahier.seance_id is None or self._is_moving:
            return
        if changed.what & (ChangedFlag.DRY | ChangedFlag.STAMP):
            for written in changed.regions:
                self.cahier.page_written(written)
        self.plan.follow()
        if not changed.what & (ChangedFlag.PAGE | ChangedFlag.PAGES):
            return
        for number, page in enumerate(self._lesson.editor.pages, 1):
            if page.id not in self._known_pages:
                self._known_pages.add(page.id)
                self.cahier.page_added(page.id, number)
        self._page_shown()

    @cached_property
    def _notes(self) -> PageNotes:
        from tni.services.cahier.page_notes import PageNotes  # with the first change

        return PageNotes(self.cahier, self._lesson, self._clock, self.pdf_title)

    def _page_shown(self) -> None:
        if self.cahier.seance_id is not None:
            self._notes.shown()
        self.plan.page_shown(self._lesson.editor.page.id)

    def question_asked(self, event: QuestionAsked | QuestionCorrected) -> None:
        """Record that a vote was closed, or that its right answer was changed afterwards."""
        if isinstance(event, QuestionCorrected):
            self.cahier.question_corrected(event)
        else:
            counts = event.answered, event.expected, event.right
            self.cahier.question_asked(event.kind, event.text, *counts, event.round, event.page, event.question)

    # -- ending

    def propose(self, found: Callable[[SeanceProposal], None]) -> None:
        """Close the vote and pass the entry as if the séance ended now to `found`, at once or soon as
        `CahierService.propose` does. The séance goes on until `finish`. Raises: NoSeanceUnderWayError."""
        if self.cahier.seance_id is not None:
            self._votes.conclude()
            self._notes.settle()

        def built(entry: CahierEntry) -> None:
            editor = self._lesson.editor
            can_keep_ink = editor.seance is not None and editor.has_added(editor.seance)
            found(SeanceProposal(entry, self.cahier.lessons, can_keep_ink, *self.plan.unfinished()))

        self.cahier.propose(built)

    def settle_phase(self, phase: str, goes_on: bool, found: Callable[[CahierEntry], None]) -> None:
        """As `PlanService.settle`, and pass the entry to `found`, at once or soon. If it was edited, its content
        changes in one line alone."""
        from tni.cahier.corrections import entry_with_phase

        def built(entry: CahierEntry) -> None:
            logged, _ = self.plan.unfinished()
            if logged is not None and logged.id == phase:
                entry = entry_with_phase(entry, logged.title, self.plan.detail_of(phase), goes_on=goes_on)
            found(entry)

        self.plan.settle(phase, goes_on=goes_on)
        self.cahier.propose(built)

    def finish(self, entry: CahierEntry, *, keep_ink: bool) -> None:
        """End the séance with its entry as the teacher confirmed it. keep_ink: the ink becomes a part of the lesson.
        Does nothing if the entry is of another séance."""
        if self.cahier.seance_id != entry.session:
            return
        self._votes.end_seance()
        self._notes.settle()
        self.cahier.end_as(entry)

        def close(editor: LessonEditor) -> Changed:
            kept = editor.keep_in_lesson() if keep_ink else Changed()
            return kept | editor.close_seance()

        self._lesson.change_layer(close)
        self._listeners.tell(SeanceClassChanged(None))
        self._listeners.tell(SeanceFinished(keep_ink))

    # -- errors of the store

    def _failed(self, error: Exception) -> None:
        _log.warning("cahier: %s", error)
        if isinstance(error, SeanceStoreError) and error.repairable:
            self._tasks.submit(self._store.repair, self._repaired, self._not_saved)
        else:
            self._not_saved(error)

    def _not_saved(self, error: Exception) -> None:
        self._listeners.tell(CahierNotSaved(error))

    def _repaired(self, found: QuarantinedError | None) -> None:
        if found is not None:
            self._listeners.tell(CahierRepaired(found))
        self.cahier.retry()
