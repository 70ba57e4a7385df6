"""Use case of the clicker kit: each clicker gets its seat number by a press, and a test shows which are received."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from tni.api.devices import Vote
from tni.core.errors import TniError
from tni.core.ids import ClickerId
from tni.core.listeners import Listeners
from tni.services.receivers.connected_receivers import ConnectedReceivers

POLL_USER = "kit"


class KitStore(Protocol):
    """Stored seat numbers of clickers; see `tni.store.roster.RosterStore`."""

    def kit(self) -> Mapping[ClickerId, int]:
        """Return the number of each clicker. Raises: TniError."""

    def set_clicker(self, clicker: ClickerId, number: int) -> None:
        """Give a clicker its number. Raises: TniError."""

    def remove_clicker(self, clicker: ClickerId) -> None:
        """Remove a clicker. Raises: TniError."""


class KitTask(Enum):
    """Task for which presses are wanted.

    Attributes:
        NONE: No presses are wanted.
        NUMBERING: Each clicker that is pressed gets the next free number.
        REPLACING: One clicker gets the number of a broken one.
        TESTING: Each pupil presses once, to see before the first question whether the clicker is received.
    """

    NONE = "none"
    NUMBERING = "numbering"
    REPLACING = "replacing"
    TESTING = "testing"


class KitNoteKind(Enum):
    """Outcome of a press, or of the last command.

    Attributes:
        ASSIGNED: A clicker got this number.
        NUMBERED_BEFORE: The clicker has this number already.
        NOT_ASSIGNED: The number could not be stored.
        NOT_REMOVED: The clicker could not be removed.
    """

    ASSIGNED = "assigned"
    NUMBERED_BEFORE = "numbered before"
    NOT_ASSIGNED = "not assigned"
    NOT_REMOVED = "not removed"


@dataclass(frozen=True, slots=True)
class KitNote:
    """Note for the teacher. number: of the clicker in question, 0 if none."""

    kind: KitNoteKind
    number: int = 0


@dataclass(frozen=True, slots=True)
class KitState:
    """State of the clicker kit.

    Attributes:
        numbers: Clickers with their seat numbers, by number.
        awaited: Number for which a press is awaited, None for none.
        received: Clickers received since the test began, in order; empty without a test.
        note: None when there is nothing to tell.
    """

    numbers: tuple[tuple[ClickerId, int], ...] = ()
    task: KitTask = KitTask.NONE
    awaited: int | None = None
    received: tuple[ClickerId, ...] = ()
    note: KitNote | None = None

    @property
    def is_listening(self) -> bool:
        return self.task is not KitTask.NONE

    @property
    def received_numbers(self) -> frozenset[int]:
        """Numbers whose clickers were received since the test began."""
        return frozenset(number for clicker, number in self.numbers if clicker in self.received)


class ClickerKit:
    """Numbers, tests, replaces and removes clickers. Used on the main thread."""

    def __init__(self, store: KitStore, receivers: ConnectedReceivers) -> None:
        self._store, self._receivers = store, receivers
        self._listeners = Listeners[KitState]()
        self._numbers_changed = Listeners[()]()
        self._task = KitTask.NONE
        self._awaited: int | None = None
        self._received: dict[ClickerId, None] = {}
        self._note: KitNote | None = None

    def subscribe(self, changed: Callable[[KitState], None]) -> None:
        """Call `changed` with each new state."""
        self._listeners.add(changed)

    def subscribe_numbers(self, changed: Callable[[], None]) -> None:
        """Call `changed` when a clicker has another number."""
        self._numbers_changed.add(changed)

    @property
    def state(self) -> KitState:
        numbers = tuple(sorted(self._numbers().items(), key=lambda pair: pair[1]))
        return KitState(numbers, self._task, self._awaited, tuple(self._received), self._note)

    # -- commands

    def number_clickers(self) -> None:
        """Give free numbers to the clickers that are pressed from now on."""
        self._listen(KitTask.NUMBERING, self._free_after(0))

    def skip_number(self) -> None:
        """Go on with the next free number."""
        if self._awaited is not None:
            self._listen(KitTask.NUMBERING, self._free_after(self._awaited))

    def replace(self, number: int) -> None:
        """Give this number to the next clicker that is pressed."""
        self._listen(KitTask.REPLACING, number)

    def test(self) -> None:
        """Show which clickers are received from now on."""
        self._listen(KitTask.TESTING, None)

    def stop(self) -> None:
        """Want no more presses."""
        if self._task is not KitTask.NONE:
            if self._task is KitTask.TESTING:
                self._note = None
            self._end_task()
            self._listeners.tell(self.state)

    def close(self) -> None:
        """Want no more presses, and forget what was told."""
        self._note = None
        self._end_task()
        self._listeners.tell(self.state)

    def assign(self, clicker: ClickerId, number: int) -> None:
        """Give a clicker its number. Raises: TniError."""
        self._store.set_clicker(clicker, number)
        self._numbers_changed.tell()
        self._listeners.tell(self.state)

    def remove(self, number: int) -> None:
        """Remove the clicker with this number."""
        clicker = next((clicker for clicker, known in self._numbers().items() if known == number), None)
        if clicker is None:
            return
        try:
            self._store.remove_clicker(clicker)
        except TniError:
            self._note = KitNote(KitNoteKind.NOT_REMOVED)
        self._numbers_changed.tell()
        self._listeners.tell(self.state)

    # -- presses

    def press(self, vote: Vote) -> None:
        """Handle the press of a clicker, and confirm it to the pupil if it was wanted."""
        if self._task is KitTask.NONE:
            return
        if self._task is KitTask.TESTING:
            self._received[vote.clicker] = None
        else:
            self._number(vote.clicker)
        self._listeners.tell(self.state)
        self._receivers.acknowledge([vote])

    def _number(self, clicker: ClickerId) -> None:
        number, known = self._awaited, self._numbers().get(clicker)
        assert number is not None
        if known is not None and self._task is KitTask.NUMBERING:
            self._note = KitNote(KitNoteKind.NUMBERED_BEFORE, known)
            return
        try:
            self._store.set_clicker(clicker, number)
            self._note = KitNote(KitNoteKind.ASSIGNED, number)
        except TniError:
            self._note = KitNote(KitNoteKind.NOT_ASSIGNED, number)
        if self._task is KitTask.REPLACING:
            self._end_task()
        else:
            self._awaited = self._free_after(number)
        self._numbers_changed.tell()

    def _listen(self, task: KitTask, awaited: int | None) -> None:
        self._task, self._awaited, self._received, self._note = task, awaited, {}, None
        self._receivers.request_poll(POLL_USER, True)
        self._listeners.tell(self.state)

    def _end_task(self) -> None:
        self._task, self._awaited, self._received = KitTask.NONE, None, {}
        self._receivers.request_poll(POLL_USER, False)

    # -- numbers

    def _numbers(self) -> Mapping[ClickerId, int]:
        try:
            return self._store.kit()
        except TniError:  # the sheet reports that the lists cannot be read
            return {}

    def _free_after(self, number: int) -> int:
        taken = set(self._numbers().values())
        number += 1
        while number in taken:
            number += 1
        return number
