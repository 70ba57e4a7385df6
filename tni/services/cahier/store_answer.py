"""Answer of the disk to all that a séance has to store, for whoever is about to end the program."""

from __future__ import annotations

from collections.abc import Callable

from tni.services.cahier.entry_building import EntryBuilding
from tni.services.cahier.pending_writes import PendingWrites


class StoreAnswer:
    """Answer of the disk: what was to be stored is taken, or refused. Who ends the program before it is known may lose
    what the disk is about to refuse."""

    def __init__(self, building: EntryBuilding, writes: PendingWrites) -> None:
        self._building, self._writes = building, writes

    @property
    def is_known(self) -> bool:
        """True unless something is still being built or written."""
        return self._building.is_ended and self._writes.is_answered

    @property
    def refusal(self) -> Exception | None:
        """Reason why the disk has not taken all; None if it has refused nothing."""
        return self._writes.refusal

    def when_known(self, then: Callable[[], None]) -> None:
        """Call `then` once `is_known`: at once, or soon."""
        self._building.when_ended(lambda: self._writes.when_answered(then))
