"""Use case of importing a class list: read a file, choose its columns and classes, see what would change, import."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path

from tni.core.clock import Clock
from tni.roster.class_list import ClassList, ColumnMapping, PupilRow, RosterKind, RosterPreview
from tni.roster.errors import NoNamesKeyError
from tni.roster.import_plan import GROUP, ClassOrGroup, ImportOptions, ImportPlan, ImportReport, classes_in_file
from tni.services.class_lists.class_list_reader import ClassListReader, ImportStoppedError
from tni.services.class_lists.names_key_service import NamesKeyService, PassphrasePrompt

MAX_NAME_LETTERS = 12
"""Longest file name, in characters, that is proposed as the name of a class: a longer one is hardly a class's."""
TEACHERS_CLASSES = 2
"""Classes in a file up to which all are proposed: a teacher's own list. A file with more is a whole school's."""


class ImportPhase(Enum):
    """Progress of an import."""

    NO_FILE = "no file"
    READING = "reading"
    COMPARING = "comparing"
    READY = "ready"
    UNREADABLE = "unreadable"  # with these columns, or the stored classes; nothing can be imported now
    REFUSED = "refused"  # the file is no class list, and nothing of it is kept
    NAMES_CLOSED = "names closed"  # the teacher must open the names first
    IMPORTING = "importing"
    IMPORTED = "imported"
    NOT_STORED = "not stored"  # nothing has changed
    STOPPED = "stopped"  # nothing has changed


@dataclass(frozen=True, slots=True)
class MissingClass:
    """Question for the class of those pupils of a table who have none. count: of these pupils. proposal: "" if the
    table names no class at all."""

    count: int
    proposal: str


@dataclass(frozen=True, slots=True)
class ImportState:
    """State of an import for its views.

    table: first rows of a table, None for other files. columns: those of the table that `found` was read with. found:
    pupils of the file, None until they are read. places: classes and groups of the file with their numbers of pupils.
    wanted: those chosen for the import, None until some are proposed. class_name: name for the class of a table's
    pupils who have none. missing_class: question for this name. plan: changes that an import would make, None until
    they are computed. prompt: what the teacher must answer in the phase NAMES_CLOSED. error: in the phases UNREADABLE,
    REFUSED and NOT_STORED. report: in the phase IMPORTED.
    """

    phase: ImportPhase = ImportPhase.NO_FILE
    file_name: str = ""
    table: RosterPreview | None = None
    columns: ColumnMapping | None = None
    found: ClassList | None = None
    places: Mapping[ClassOrGroup, int] = field(default_factory=dict)
    wanted: frozenset[ClassOrGroup] | None = None
    class_name: str = ""
    plan: ImportPlan | None = None
    missing_class: MissingClass | None = None
    prompt: PassphrasePrompt | None = None
    error: Exception | None = None
    report: ImportReport | None = None

    @property
    def takes_class_name(self) -> bool:
        """True if the file is a table whose pupils, or some of them, get their class from `class_name`."""
        has_column = self.columns is not None and self.columns.class_name is not None
        return self.table is not None and (not has_column or self.missing_class is not None)

    @property
    def options(self) -> ImportOptions:
        return ImportOptions(self.class_name if self.takes_class_name else "", self.wanted)

    @property
    def is_busy(self) -> bool:
        """True while the teacher waits for a reading, a comparison or the import."""
        return self.phase in (ImportPhase.READING, ImportPhase.COMPARING, ImportPhase.IMPORTING)

    @property
    def can_import(self) -> bool:
        """True if there is something to import, or a name of a class to ask for."""
        if self.phase not in (ImportPhase.READY, ImportPhase.NAMES_CLOSED, ImportPhase.NOT_STORED):
            return False
        needs_name = self.table is not None and self.found is not None and self.found.unplaced > 0
        return needs_name or (self.plan is not None and bool(self.plan.places))


class ClassListImport:
    """Use case of importing class lists, one file at a time. For the main thread; no method blocks.

    changed: called with `state` after each change of it.
    """

    def __init__(
        self, reader: ClassListReader, names: NamesKeyService, clock: Clock, changed: Callable[[ImportState], None]
    ) -> None:
        self._reader, self._names, self._clock, self._changed = reader, names, clock, changed
        self._data = b""
        self._run = 0
        self.state = ImportState()

    def read_file(self, path: Path) -> None:
        """Read a file; nothing is stored. Closed names stay closed: pupils are then compared by seat number alone."""
        self._run += 1
        self._set(ImportState(ImportPhase.READING, path.name))

        def done(data: bytes, found: ClassList | RosterPreview) -> None:
            self._data = data
            if isinstance(found, RosterPreview):
                name = found.title or (path.stem if len(path.stem) <= MAX_NAME_LETTERS else "")
                self._set(replace(self.state, table=found, class_name=name))
                self.choose_columns(found.guess)
            else:
                self._read(found)

        def refused(error: Exception) -> None:
            self._set(ImportState(ImportPhase.REFUSED, path.name, error=error))

        self._reader.read_file(path, self._clock.now().date(), done, refused)

    def take_typed(self, class_name: str, rows: Sequence[PupilRow]) -> None:
        """Import a class that the teacher has typed, without a preview: she sees what she types."""
        self._run += 1
        pupils = tuple(replace(row, class_name=class_name) for row in rows)
        place: ClassOrGroup = ("", class_name)
        self._set(
            ImportState(
                ImportPhase.COMPARING,
                class_name,
                found=ClassList(RosterKind.TABLE, pupils),
                places={place: len(pupils)},
                wanted=frozenset({place}),
            )
        )

        def planned(plan: ImportPlan) -> None:
            self._planned(plan)
            self.store()

        self._reader.plan(pupils, self.state.options, planned, self._unreadable)

    def choose_columns(self, columns: ColumnMapping) -> None:
        """Read the table with other columns."""
        if columns == self.state.columns:
            return
        self._set(replace(self.state, phase=ImportPhase.READING, columns=columns, found=None, plan=None, error=None))
        self._reader.read_table(self._data, columns, self._clock.now().date(), self._read, self._unreadable)

    def name_class(self, name: str) -> None:
        """Name the class of a table's pupils who have none; "" leaves them out."""
        self._choose(replace(self.state, class_name=name))

    def choose_places(self, places: frozenset[ClassOrGroup]) -> None:
        """Choose the classes and groups to import."""
        self._choose(replace(self.state, wanted=places))

    def _choose(self, state: ImportState) -> None:
        before = self.state.options
        if state != self.state:
            self._set(state)
        if state.options != before and state.found is not None and state.wanted is not None:
            self._compare()

    def _read(self, found: ClassList) -> None:
        places = classes_in_file(found.pupils)
        if self.state.wanted is not None and list(places) == list(self.state.places):
            self._set(replace(self.state, found=found, places=places))
            self._compare()
            return
        self._set(replace(self.state, phase=ImportPhase.COMPARING, found=found, places=places))
        self._reader.find_known(tuple(places), self._propose, self._unreadable)

    def _propose(self, known: frozenset[ClassOrGroup]) -> None:
        """Propose the classes that are stored already, or else all classes of a teacher's list."""
        classes = [place for place in self.state.places if place[0] != GROUP]
        wanted = known or frozenset(classes if len(classes) <= TEACHERS_CLASSES else ())
        self._set(replace(self.state, wanted=wanted))
        self._compare()

    def _compare(self) -> None:
        found = self.state.found
        assert found is not None
        self._set(replace(self.state, phase=ImportPhase.COMPARING, error=None))
        self._reader.plan(found.pupils, self.state.options, self._planned, self._unreadable)

    def _planned(self, plan: ImportPlan) -> None:
        self._set(replace(self.state, phase=ImportPhase.READY, plan=plan))

    def _unreadable(self, error: Exception) -> None:
        self._set(replace(self.state, phase=ImportPhase.UNREADABLE, error=error))

    # -- the import

    def confirm(self) -> None:
        """Import what is chosen. If pupils of a table have no class, `missing_class` asks for its name first."""
        if self.state.found is None or self.state.phase is ImportPhase.IMPORTING:
            return
        if (missing := self._missing_class()) is None:
            self.store()
            return
        self._choose(replace(self.state, missing_class=missing, class_name=missing.proposal or self.state.class_name))

    def _missing_class(self) -> MissingClass | None:
        state = self.state
        assert state.found is not None
        known = Counter(pupil.class_name or pupil.class_key for pupil in state.found.pupils)
        homeless = known.pop("", 0)
        if state.table is None or not homeless:
            return None
        if not known:
            return None if state.class_name else MissingClass(homeless, "")
        if not state.takes_class_name:  # most likely they belong to the largest class
            return MissingClass(homeless, known.most_common(1)[0][0])
        return None

    def store(self) -> None:
        """Import what is chosen, once names can be stored; call it again after the teacher has answered `prompt`."""
        run = self._run

        def opened(prompt: PassphrasePrompt | None) -> None:
            if run != self._run:  # given up meanwhile: the keyring may be slow
                return
            if prompt is None:
                self._import()
            else:
                self._set(replace(self.state, phase=ImportPhase.NAMES_CLOSED, prompt=prompt))

        self._names.open(opened)

    def _import(self) -> None:
        found, options = self.state.found, self.state.options
        if found is None:
            return

        def done(report: ImportReport) -> None:
            self._set(ImportState(ImportPhase.IMPORTED, self.state.file_name, report=report))

        def failed(error: Exception) -> None:
            if isinstance(error, NoNamesKeyError):  # closed meanwhile, by another instance of the program
                self.store()
            elif isinstance(error, ImportStoppedError):
                self._set(ImportState(ImportPhase.STOPPED, self.state.file_name))
            else:
                self._set(replace(self.state, phase=ImportPhase.NOT_STORED, error=error))

        self._set(replace(self.state, phase=ImportPhase.IMPORTING, prompt=None, error=None))
        self._reader.import_pupils(found.pupils, options, self._clock.now().date(), done, failed)

    def stop(self) -> None:
        """Drop the file. An import that is being written is stopped instead, and reports how it ended."""
        self._run += 1
        self._reader.stop()
        if self.state.phase not in (ImportPhase.IMPORTING, ImportPhase.NO_FILE):
            self._set(ImportState())

    def may_leave(self) -> bool:
        """Return False while an import is being written. Otherwise drop the file and return True."""
        if self.state.phase is ImportPhase.IMPORTING:
            return False
        self.stop()
        return True

    def _set(self, state: ImportState) -> None:
        self.state = state
        self._changed(state)
