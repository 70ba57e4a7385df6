"""Service for the cahier de textes: records the events of a séance, builds its entry, stores both.

Events are in memory first and on the disk soon after, in order. When the disk fails, nothing is lost while the program
runs: the entry is built from memory, and pending writes are repeated with the next event.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tni.cahier.seance_log import (
    MIN_SHOWN_S,
    EntryProposed,
    LessonOpened,
    LoggedQuestionKind,
    PageAdded,
    PageShown,
    PageWritten,
    PhaseMarked,
    PlanFollowed,
    QuestionAsked,
    QuestionCorrected,
    SeanceEnded,
    SeanceEvent,
    SeanceId,
    SeanceStarted,
)
from tni.cahier.seance_summary import SeanceState, SeanceSummary
from tni.core.clock import Clock
from tni.core.ids import ClassId, ClassLayerId, PageId, QuestionId, new_id
from tni.core.lazy import Lazy
from tni.core.tasks import MainThread, TaskRunner
from tni.files.errors import SeanceStoreError
from tni.services.cahier.entry_building import EntryBuilding, sound_entry
from tni.services.cahier.entry_edits import EntryEdits
from tni.services.cahier.entry_wordings import NoWordings, WordingStore, remember_wording
from tni.services.cahier.past_seances import (
    InterruptedSeance,
    KeptSeance,
    close_interrupted,
    correct_entry,
    ended_entry,
    kept_seance,
    lessons_of,
)
from tni.services.cahier.pdf_notes import NoPdfNotes, PdfNotes
from tni.services.cahier.pending_writes import PendingWrites
from tni.services.cahier.school_time import entry_in_school_time
from tni.services.cahier.seance_errors import NoSeanceUnderWayError, SeanceEndedError, SeanceUnderWayError
from tni.services.cahier.store_answer import StoreAnswer
from tni.store.seances import SeanceStore

if TYPE_CHECKING:
    from tni.cahier.class_notebook import ClassNotebook
    from tni.cahier.entry import CahierEntry
    from tni.services.cahier.notebook_service import NotebookService
    from tni.services.cahier.past_copies import PastCopies
    from tni.services.cahier.past_filter import LeftToDo
    from tni.services.cahier.seance_ports import OpenLessonPort

type _Failed = Callable[[Exception], None]


class CahierService:
    """Use case of the cahier de textes. For the main thread.

    failed: called with each error of the store, usually a SeanceStoreError; the writes stay pending.
    min_shown_s: see `build_entry`.
    """

    def __init__(
        self, store: SeanceStore, tasks: TaskRunner, clock: Clock, failed: _Failed, min_shown_s: float = MIN_SHOWN_S
    ) -> None:
        self._store, self._tasks, self._clock, self._failed = store, tasks, clock, failed
        self._min_shown_s = min_shown_s
        self.wordings: WordingStore = NoWordings()
        """What the teacher's wording is remembered in."""
        self.pdfs: Callable[[], PdfNotes] = NoPdfNotes
        """Opens the notes of the PDFs that were written for entries."""
        self.timed: Callable[[CahierEntry], CahierEntry] = lambda entry: entry
        """Puts a proposed entry into its hour of the timetable (`entry_hours`)."""
        self._building = EntryBuilding(tasks, self._build)
        self._seance_id: SeanceId | None = None
        self._log: list[SeanceEvent] = []
        self._ending: dict[SeanceId, Sequence[SeanceEvent]] = {}
        self._written_pages: set[PageId] = set()
        self._edits = EntryEdits()
        self.writes = PendingWrites(tasks, failed)
        """What the store still has to take."""
        self.answer = StoreAnswer(self._building, self.writes)

    @property
    def seance_id(self) -> SeanceId | None:
        """Id of the séance under way; None without one."""
        return self._seance_id

    @property
    def unsaved(self) -> int:
        """Number of writes that are not on the disk yet."""
        return len(self.writes)

    def start(
        self, class_name: str, subject: str, lesson: str, class_id: ClassId | None = None,
        seance: ClassLayerId | None = None, file: str = "", lesson_id: str = "", sequence: str = "",
    ) -> SeanceId:  # fmt: skip
        """Start a séance; report the page shown next. seance: its class layer. file, lesson_id, sequence: of the
        lesson. Raises: SeanceUnderWayError."""
        if self._seance_id is not None:
            raise SeanceUnderWayError(self._seance_id)
        now = self._clock.now()
        try:
            number = self._store.next_number(class_name, subject, now)
        except SeanceStoreError as error:
            number = None
            self._failed(error)
        seance_id = SeanceId(new_id())
        self._set_current(seance_id, [])
        self._append(
            SeanceStarted(now, class_id, class_name, subject, lesson, number, seance, file, lesson_id, sequence)
        )
        return seance_id

    def _set_current(self, seance_id: SeanceId | None, log: list[SeanceEvent], edits: EntryEdits | None = None) -> None:
        self._seance_id, self._log, self._edits = seance_id, log, edits or EntryEdits()
        self._written_pages = {event.page for event in log if isinstance(event, PageWritten)}

    def _build(self, seance_id: SeanceId, log: Sequence[SeanceEvent]) -> CahierEntry:
        return entry_in_school_time(sound_entry(seance_id, log, self.wordings.of, self._min_shown_s))

    @property
    def started(self) -> SeanceStarted | None:
        """First event of the séance under way."""
        return next((event for event in self._log if isinstance(event, SeanceStarted)), None)

    @property
    def class_name(self) -> str:
        """Name of the class of the séance under way, as the teacher corrected it; "" without one."""
        of = self._edits.edited or self.started
        return "" if of is None else of.class_name

    @property
    def lessons(self) -> tuple[SeanceStarted | LessonOpened, ...]:
        """Lessons of the séance under way, in the order in which they were opened."""
        return tuple(event for event in self._log if isinstance(event, SeanceStarted | LessonOpened))

    @property
    def log(self) -> Sequence[SeanceEvent]:
        """Events of the séance under way, in order."""
        return self._log

    @property
    def ending(self) -> Mapping[SeanceId, Sequence[SeanceEvent]]:
        """Logs of séances that have ended, and whose end is not on the disk yet."""
        return dict(self._ending)

    def record(self, event: PlanFollowed | PhaseMarked | PageShown) -> None:
        """Record what happened to the lesson plan, or what has changed on a page: of one that has become a corrected
        copy nothing stays that was noted before. Does nothing without a séance under way."""
        self._append(event)
        if self._seance_id is None or not (isinstance(event, PageShown) and event.is_corrected):
            return
        from tni.cahier.corrected_pages import is_new_copy, without_notes  # with the first corrected copy
        from tni.services.cahier.page_withdrawal import withdraw_page

        erased = without_notes(self._log, event.page)
        if is_new_copy(self._log[:-1], event.page):
            self._log, self._edits.is_stale = erased, True
            self.writes.add(partial(withdraw_page, self._store, self._seance_id, event.page, self._build))

    def lesson_opened(
        self, lesson: str, seance: ClassLayerId | None, file: str = "", lesson_id: str = "", sequence: str = ""
    ) -> None:
        """Record that the séance goes on in another lesson; report the page shown next. Does nothing without a séance
        under way, as the methods that follow."""
        self._append(LessonOpened(self._clock.now(), lesson, seance, file, lesson_id, sequence))

    def page_shown(
        self, page: PageId, number: int, title: str = "", text: str = "", sources: tuple[str, ...] = (),
        is_corrected: bool = False,
    ) -> None:  # fmt: skip
        """Record that a page is shown. number: from 1. text, sources, is_corrected: as in `PageShown`."""
        last = next((e for e in reversed(self._log) if isinstance(e, PageShown | LessonOpened)), None)
        state = page, number, title, is_corrected
        if not isinstance(last, PageShown) or (last.page, last.number, last.title, last.is_corrected) != state:
            self.record(PageShown(self._clock.now(), page, number, title, text, sources, is_corrected))

    def page_written(self, page: PageId) -> None:
        """Record that the page was changed. Cheap after the first time."""
        if page not in self._written_pages and self._seance_id is not None:
            self._written_pages.add(page)
            self._append(PageWritten(self._clock.now(), page))

    def page_added(self, page: PageId, number: int) -> None:
        self._append(PageAdded(self._clock.now(), page, number))

    def question_asked(
        self, kind: LoggedQuestionKind, text: str, answered: int, expected: int | None = None, right: int | None = None,
        round: str | None = None, page: PageId | None = None, question: QuestionId | None = None,
    ) -> None:  # fmt: skip
        """Record a closed round. The counts are of pupils. expected: None when unknown. right: None for a question
        without a key."""
        self._append(QuestionAsked(self._clock.now(), kind, text, answered, expected, right, round, page, question))

    def question_corrected(self, event: QuestionCorrected, seance_id: SeanceId | None = None) -> None:
        """Record that a question got another right answer, in the séance under way or in a past one. The entry of a
        past séance is updated unless the teacher has edited that line."""
        if seance_id is None or seance_id == self._seance_id:
            self._append(event)
        else:
            self.writes.add(partial(correct_entry, self._store, seance_id, event, self._build))

    def propose(self, found: Callable[[CahierEntry], None], with_answers: bool | None = None) -> None:
        """Pass the entry as if the séance ended now, with the teacher's earlier corrections, to `found`: at once if it
        is short, else soon, if this séance is under way then. It goes on. with_answers: as in `EntryProposed`.
        Raises: NoSeanceUnderWayError."""
        if self._seance_id is None:
            raise NoSeanceUnderWayError("no session is under way")
        seance_id, before, edits = self._seance_id, tuple(self._log), self._edits
        edits.settle(self._building, seance_id, before)
        self._append(EntryProposed(self._clock.now(), with_answers))

        def built(entry: CahierEntry) -> None:
            if self._seance_id != seance_id:
                return
            entry = edits.taken_over(self.timed(entry), before)
            if edits.edited is not None:
                self.edit(entry)
            found(entry)

        self._building.build(seance_id, tuple(self._log), built)

    @property
    def has_answers(self) -> bool:
        """True if the answers of the class show something that an entry can tell."""
        from tni.cahier.entry_builder import corrected_answers_line

        return bool(corrected_answers_line(self._log))

    def tell_answers(self, entry: CahierEntry, wanted: bool) -> CahierEntry:
        """Return the entry of the open sheet with a sentence on the answers of the class, or without it, as the teacher
        wants it from now on. Raises: NoSeanceUnderWayError."""
        from tni.cahier.entry_builder import corrected_answers_line

        if self._seance_id is None:
            raise NoSeanceUnderWayError("no session is under way")
        self._append(EntryProposed(self._clock.now(), wanted))
        line = corrected_answers_line(self._log) if wanted else ""
        entry = self._edits.tell_answers(entry, line)
        if self._edits.edited is not None:
            self.edit(entry)
        return entry

    def _take_ended(self) -> tuple[SeanceId, tuple[SeanceEvent, ...]]:
        """End the séance under way, and return its id and its log, whose end is still to be written with its entry: a
        program that is killed before goes on with it. Raises: NoSeanceUnderWayError."""
        if self._seance_id is None:
            raise NoSeanceUnderWayError("no session is under way")
        ended = self._seance_id, (*self._log, SeanceEnded(self._clock.now()))
        self._set_current(None, [])
        return ended

    def _write_end(self, seance_id: SeanceId, log: Sequence[SeanceEvent]) -> None:
        def write() -> None:
            self._store.append(seance_id, len(log) - 1, log[-1:])
            self._ending.pop(seance_id, None)

        self.writes.add(write)

    def end(self, ended: Callable[[CahierEntry], None] = lambda _: None) -> None:
        """End the séance. Its proposed entry is stored as a draft, and passed to `ended`, at once or soon as by
        `propose`. Raises: NoSeanceUnderWayError."""
        edits = self._edits
        seance_id, log = self._take_ended()
        self._ending[seance_id] = log
        edits.settle(self._building, seance_id, log, must_end=True)

        def built(entry: CahierEntry) -> None:
            entry = edits.taken_over(self.timed(entry), log)
            self._write_end(seance_id, log)
            self.edit(entry)
            ended(entry)

        self._building.build(seance_id, log, built, must_end=True)

    def end_as(self, entry: CahierEntry) -> None:
        """End the séance with its entry as the teacher confirmed it, updated on the worker with the answer keys that
        were changed since it was shown. Raises: NoSeanceUnderWayError."""
        from tni.cahier.corrections import with_later_answers

        edits = self._edits
        seance_id, log = self._take_ended()
        self._write_end(seance_id, log)
        updated = Lazy(lambda: with_later_answers(edits.settled(entry, log, self._build), seance_id, log, self._build))
        self.writes.add(partial(self._store.save, entry, SeanceState.FINISHED))
        self.writes.add(lambda: self._store.save(updated(), SeanceState.FINISHED) if updated() != entry else None)
        self.writes.add(lambda: remember_wording(self._store, self.wordings, updated(), self._min_shown_s))

    def edit(self, entry: CahierEntry) -> None:
        """Store the entry as a draft; the séance under way goes on."""
        state = SeanceState.DRAFT
        if entry.session == self._seance_id:
            self._edits.edited, state = entry, SeanceState.OPEN
        self.writes.add(partial(self._store.save, entry, state))

    def finish(self, entry: CahierEntry) -> None:
        """Store the entry as confirmed by the teacher, and remember how she worded it."""
        self.writes.add(partial(self._store.save, entry, SeanceState.FINISHED))
        self.writes.add(partial(remember_wording, self._store, self.wordings, entry, self._min_shown_s))

    def past_copies(self, lesson: OpenLessonPort) -> PastCopies:
        """Return the watch over pages of the open lesson that past séances have shown."""
        from tni.services.cahier.past_copies import PastCopies  # with the first change

        return PastCopies(lesson, self._store, self.writes, self._build, lambda: self._seance_id)

    def retry(self) -> None:
        """Try the pending writes again."""
        self.writes.retry()

    def past(self, found: Callable[[list[SeanceSummary]], None], class_id: ClassId | None = None) -> None:
        """Pass the stored séances to `found`, the latest first."""
        self._tasks.submit(partial(self._store.listed, class_id), found, self._failed)

    def notebooks(
        self,
        main: MainThread,
        exports: Path,
        as_pdf: Callable[[ClassNotebook], bytes],
        sent: Callable[[CahierEntry], LeftToDo],
    ) -> NotebookService:
        """Return the service of the past séances in the same store; see there for the arguments."""
        from tni.services.cahier.notebook_service import NotebookService  # with the first list

        return NotebookService(self._store, self._tasks, main, exports, self._build, as_pdf, sent, self.pdfs())

    def find_interrupted(
        self, found: Callable[[list[InterruptedSeance], list[CahierEntry]], None], here: str = ""
    ) -> None:
        """Pass to `found` today's séances that a crash interrupted, latest first, and the entries of older ones.

        An interrupted séance of another day is ended at its last event, and its entry becomes a draft. A séance whose
        lesson another instance has locked is still being taught there and is in neither list. here: file of the lesson
        that is open in this instance.
        """
        now, seance_id = self._clock.now(), self._seance_id

        read = partial(close_interrupted, self._store, seance_id, here, now, self._build)
        self._tasks.submit(read, lambda two: found(*two), self._failed)

    def entry_of(self, seance_id: SeanceId, found: Callable[[CahierEntry], None]) -> None:
        """Pass the entry of a past séance to `found`; an interrupted séance is ended at its last event first."""
        self._tasks.submit(partial(ended_entry, self._store, seance_id, self._build), found, self._failed)

    def lessons_of(
        self, seance_id: SeanceId, found: Callable[[tuple[SeanceStarted | LessonOpened, ...]], None]
    ) -> None:
        """Pass the lessons of a past séance to `found`, in the order in which they were opened."""
        self._tasks.submit(partial(lessons_of, self._store, seance_id), found, self._failed)

    def resume(self, seance_id: SeanceId, done: Callable[[], None]) -> None:
        """Resume an interrupted séance; a séance that has ended reports SeanceEndedError to `failed`.
        Raises: SeanceUnderWayError."""
        if self._seance_id is not None:
            raise SeanceUnderWayError(self._seance_id)

        def restore(kept: KeptSeance) -> None:
            if any(isinstance(event, SeanceEnded) for event in kept.log):
                self._failed(SeanceEndedError(seance_id))
            elif self._seance_id is None:
                self._set_current(seance_id, list(kept.log), EntryEdits(kept.proposed, kept.edited))
                done()

        self._tasks.submit(partial(kept_seance, self._store, seance_id, self._build), restore, self._failed)

    def delete(self, seance_id: SeanceId) -> None:
        """Delete a past séance. Raises: SeanceUnderWayError."""
        if seance_id == self._seance_id:
            raise SeanceUnderWayError(seance_id)
        self.writes.add(partial(self._store.delete, seance_id))

    def close(self) -> None:
        """Build and write what is pending on this thread. Call this before the task runner ends.

        A séance under way is not ended: the next start builds its entry. Writes that the disk refuses stay in
        `unsaved`. Raises: SeanceStoreError for these.
        """
        try:
            self._building.finish()
        finally:
            self.writes.close()

    def _append(self, event: SeanceEvent) -> None:
        if self._seance_id is not None:
            self.writes.add(partial(self._store.append, self._seance_id, len(self._log), (event,)))
            self._log.append(event)
