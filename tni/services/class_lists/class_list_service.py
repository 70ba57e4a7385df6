"""Use case of the class lists: choose the class that is taught, change classes and pupils, and give each clicker its
number in the kit."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tni.core.clock import Clock
from tni.core.errors import TniError
from tni.core.ids import ClassId, PupilId
from tni.core.listeners import Listeners
from tni.core.retention import keep_until
from tni.core.settings import KEEP_UNTIL, Settings
from tni.core.tasks import TaskRunner
from tni.roster.errors import RosterError
from tni.roster.names_key import NamesState
from tni.roster.school_class import Pupil, SchoolClass
from tni.services.class_lists.names_key_service import NamesAccess, NamesKeyService
from tni.services.results.results_service import OnFailed
from tni.services.voting.trial_switch import TRIAL_CLASS_ID
from tni.store.roster import RosterStore

if TYPE_CHECKING:
    from tni.roster.pupil_groups import GroupWishes
    from tni.services.class_lists.class_list_import import ClassListImport, ImportState
    from tni.services.results.pupil_votes import PupilVote
    from tni.store.confirmed_names import ConfirmedNames
    from tni.store.group_wishes_file import GroupWishesFile

_log = logging.getLogger(__name__)


class PupilVotesPort(Protocol):
    """Interface to the votes of pupils, see `tni.services.results.results_service.ResultsService`."""

    def erase(self, pupils: Iterable[PupilId], done: Callable[[TniError | None], None]) -> None: ...
    def of_pupil(self, pupil: PupilId, found: Callable[[list[PupilVote]], None], failed: OnFailed) -> None: ...
    def write(self, path: Path, data: bytes, done: Callable[[], None], failed: OnFailed) -> None: ...


@dataclass(frozen=True, slots=True)
class ClassListsState:
    """Class lists for a view that shows one class.

    classes: in French order. chosen: the class that is shown, None without classes. pupils: its pupils. former: those
    who have left it. without_clicker: number of pupils whose number no clicker has, 0 without numbered clickers.
    keep_until: day by which the class is to be erased; None if it is not known. is_readable: False if the class lists
    cannot be read.
    """

    names: NamesAccess
    classes: tuple[SchoolClass, ...] = ()
    chosen: SchoolClass | None = None
    pupils: tuple[Pupil, ...] = ()
    former: tuple[Pupil, ...] = ()
    without_clicker: int = 0
    keep_until: date | None = None
    today: date = date.min
    is_readable: bool = True


@dataclass(frozen=True, slots=True)
class PairOfPupil:
    """Wish about a pupil and another one: to be in a group together, or not. number: of the other in the class."""

    class_name: str
    number: int
    is_together: bool


@dataclass(frozen=True, slots=True)
class PupilData:
    """All that the program knows of a pupil. memberships: names of classes and groups with the seat number there.
    pairs: wishes for groups."""

    pupil: Pupil
    memberships: tuple[tuple[str, int | None], ...]
    votes: tuple[PupilVote, ...]
    class_names: Mapping[ClassId, str]
    today: date
    pairs: tuple[PairOfPupil, ...] = ()


class ClassListService:
    """Use case of the class lists. For the main thread.

    Commands raise RosterError when the disk fails; nothing is then half done.

    class_id: the class of the séance, None without one.
    """

    def __init__(
        self,
        roster: RosterStore,
        names: NamesKeyService,
        votes: PupilVotesPort,
        settings: Settings,
        clock: Clock,
        tasks: TaskRunner,
    ) -> None:
        self._roster, self._votes, self._settings = roster, votes, settings
        self._clock, self._tasks = clock, tasks
        self.names = names
        self.class_id: ClassId | None = None
        self._erased = Listeners[Collection[PupilId]]()

    def on_erased(self, erased: Callable[[Collection[PupilId]], None]) -> None:
        """Call `erased` with pupils who are erased, before their votes are."""
        self._erased.add(erased)

    # -- reading

    def view(self, class_id: ClassId | None) -> ClassListsState:
        """Return the class lists with the pupils of a class; the first class is shown in place of one that is not
        there."""
        names, today = self.names.state, self._clock.now().date()
        try:
            classes = tuple(self._roster.classes())
            chosen = next((one for one in classes if one.id == class_id), classes[0] if classes else None)
            if chosen is None:
                return ClassListsState(names, today=today)
            everybody = self._roster.pupils(chosen.id, with_left=True)
            without = len(self._roster.without_clicker(chosen.id)) if self._roster.kit() else 0
        except RosterError as error:
            _log.warning("class lists: %s", error)
            return ClassListsState(names, today=today, is_readable=False)
        return ClassListsState(
            names,
            classes,
            chosen,
            tuple(pupil for pupil in everybody if pupil.number is not None),
            tuple(pupil for pupil in everybody if pupil.number is None),
            without,
            None if chosen.taken_on is None else keep_until(chosen.taken_on, self._settings.get(KEEP_UNTIL)),
            today,
        )

    @property
    def names_state(self) -> NamesState:
        """Availability of the pupils' names."""
        return self.names.state.names

    def confirmed_names(self) -> ConfirmedNames:
        """Return what the teacher has confirmed about names in her texts."""
        from tni.store.confirmed_names import ConfirmedNames  # with the first text that is to leave

        return ConfirmedNames(self._roster.folder / "confirmed_names.json", self._roster.names)

    def classes(self) -> list[SchoolClass]:
        """Return the classes in French order of their names."""
        return self._roster.classes()

    def pupils(self, class_id: ClassId, *, with_left: bool = False) -> list[Pupil]:
        """Return the pupils in French order of the names shown; by seat number if the names cannot be read."""
        return self._roster.pupils(class_id, with_left=with_left)

    # -- the class of the séance

    def choose_class(self, class_id: ClassId | None) -> None:
        """Choose the class of the séance. Its names are unlocked if that takes no question, since extra time is
        stored with them."""
        self.class_id = class_id
        self.names.unlock_silently()

    def class_pupils(self) -> list[Pupil]:
        """Return the pupils of the class of the séance, by seat number."""
        if self.class_id is None:
            return []
        if self.class_id == TRIAL_CLASS_ID:
            from tni.services.voting.trial_class import trial_pupils

            return trial_pupils()
        self.names.unlock_silently()
        return sorted(self._roster.pupils(self.class_id), key=lambda pupil: pupil.number or 0)

    # -- groups

    def group_wishes(self) -> GroupWishes | None:
        """Return who of the class of the séance must be in a group with whom or not, by seat number; None if that
        cannot be read now, or is kept nowhere."""
        from tni.roster.pupil_groups import GroupWishes  # with the first groups

        class_id = self.class_id
        if class_id is None or class_id == TRIAL_CLASS_ID:
            return None
        self.names.unlock_silently()
        found, numbers = self._wishes.of(class_id), self._seats(class_id)
        if found is None:
            return None
        return GroupWishes(_numbered(found.together, numbers), _numbered(found.separate, numbers))

    def keep_group_wishes(self, wishes: GroupWishes) -> bool:
        """Keep who must be with whom, and return whether it is kept for another day. It is sealed as names are."""
        class_id = self.class_id
        if class_id is None or class_id == TRIAL_CLASS_ID:
            return False
        from tni.store.group_wishes_file import PupilWishes

        pupil_at = self._roster.numbers(class_id)

        def pairs(numbers: Iterable[tuple[int, int]]) -> frozenset[tuple[PupilId, PupilId]]:
            return frozenset((pupil_at[a], pupil_at[b]) for a, b in numbers if a in pupil_at and b in pupil_at)

        return self._wishes.put(class_id, PupilWishes(pairs(wishes.together), pairs(wishes.separate)))

    @property
    def _wishes(self) -> GroupWishesFile:
        from tni.store.group_wishes_file import GroupWishesFile  # with the first groups

        return GroupWishesFile(self._roster.folder / "group_wishes.json", self._roster.names)

    def _seats(self, class_id: ClassId) -> dict[PupilId, int]:
        return {pupil: number for number, pupil in self._roster.numbers(class_id).items()}

    def _pairs_of(self, pupil_id: PupilId) -> Iterator[PairOfPupil]:
        """Yield the wishes about a pupil, in all classes."""
        for one in self._roster.classes():
            found, numbers = self._wishes.of(one.id), self._seats(one.id)
            if found is None or pupil_id not in numbers:
                continue
            for pairs, is_together in ((found.together, True), (found.separate, False)):
                others = (other for pair in pairs if pupil_id in pair for other in pair if other != pupil_id)
                yield from (PairOfPupil(one.name, numbers[other], is_together) for other in others if other in numbers)

    # -- changes

    def date_lists(self) -> None:
        """Date lists from before the day of an import was recorded: their time to be kept begins today."""
        try:
            self._roster.date_lists(self._clock.now().date())
        except RosterError as error:
            _log.warning("class lists: %s", error)

    def set_last_day(self, last_day: str) -> None:
        """Set the last day of the school year, month and day as `08-31`; another text changes nothing."""
        if KEEP_UNTIL.valid(last_day) and last_day != self._settings.get(KEEP_UNTIL):
            self._settings.set(KEEP_UNTIL, last_day)

    def begin_import(self, changed: Callable[[ImportState], None]) -> ClassListImport:
        """Return the use case of an import. changed: called with each new state of it."""
        from tni.services.class_lists.class_list_import import ClassListImport  # loaded with the first import
        from tni.services.class_lists.class_list_reader import ClassListReader

        return ClassListImport(ClassListReader(self._tasks, self._roster), self.names, self._clock, changed)

    def delete_class(self, class_id: ClassId) -> None:
        """Delete a class, and the names of the pupils who are in no other."""
        self._roster.delete_class(class_id)
        self._wishes.forget(class_id)

    def erase_class(self, class_id: ClassId, done: Callable[[TniError | None], None]) -> None:
        """Delete a class, and names and votes of the pupils who are in no other. `done` gets the error of the votes'
        erasing, which is tried again later; it is not called if no pupil is erased."""
        gone = self._roster.delete_class(class_id)
        self._wishes.forget(class_id)
        if gone:
            self._erase_votes(gone, done)

    def erase_pupil(self, pupil_id: PupilId, done: Callable[[TniError | None], None]) -> None:
        """Erase a pupil from the class lists at once, and from the votes right after; `done` as in `erase_class`."""
        self._roster.erase_pupil(pupil_id)
        self._wishes.forget_pupils([pupil_id])
        self._erase_votes([pupil_id], done)

    def _erase_votes(self, pupils: Collection[PupilId], done: Callable[[TniError | None], None]) -> None:
        self._erased.tell(pupils)
        self._votes.erase(pupils, done)

    def exchange_numbers(self, class_id: ClassId, one: PupilId, other: PupilId) -> None:
        """Exchange the seat numbers of two pupils in a class; a former pupil has none."""
        self._roster.exchange(class_id, one, other)

    def exchange_names(self, one: PupilId, other: PupilId) -> None:
        """Exchange the names of two pupils, after a name was given to the wrong number."""
        self._roster.names.exchange(one, other)

    def add_pupil(self, class_id: ClassId, last_name: str, first_name: str) -> PupilId:
        """Add a pupil to a class, under the lowest free number. Raises: NoNamesKeyError if the names are not open."""
        return self._roster.add_pupil(class_id, last_name, first_name)

    def rename_pupil(self, pupil_id: PupilId, last_name: str, first_name: str) -> None:
        """Give a pupil other names; number and votes stay. Raises: NoNamesKeyError if the names are not open."""
        self._roster.names.rename(pupil_id, last_name, first_name)

    def set_extra_time(self, pupil_id: PupilId, extra: float) -> None:
        """Set a pupil's extra time for future votes with a time limit. Raises: NoNamesKeyError if the names are not
        sealed."""
        self._roster.names.set_extra(pupil_id, extra)

    # -- all data of one pupil

    def collect_data(
        self, class_id: ClassId, pupil_id: PupilId, found: Callable[[PupilData], None], failed: OnFailed
    ) -> None:
        """Pass all data of a pupil to `found`; nothing is passed if the pupil is not in the class."""
        pupil = next((p for p in self._roster.pupils(class_id, with_left=True) if p.id == pupil_id), None)
        if pupil is None:
            return
        memberships = tuple(self._roster.memberships_of(pupil_id))
        names = {one.id: one.name for one in self._roster.classes()}
        today, pairs = self._clock.now().date(), tuple(self._pairs_of(pupil_id))
        self._votes.of_pupil(
            pupil_id, lambda votes: found(PupilData(pupil, memberships, tuple(votes), names, today, pairs)), failed
        )

    def write_file(self, path: Path, data: bytes, done: Callable[[], None], failed: OnFailed) -> None:
        """Write a file that a teacher asked for, whole or not at all."""
        self._votes.write(path, data, done, failed)


def _numbered(pairs: Iterable[tuple[PupilId, PupilId]], numbers: Mapping[PupilId, int]) -> frozenset[tuple[int, int]]:
    """Return the pairs of pupils who are in the class now, by seat number, the smaller one first."""
    found = ((numbers[one], numbers[other]) for one, other in pairs if one in numbers and other in numbers)
    return frozenset((min(pair), max(pair)) for pair in found)
