"""Writes of séances that wait for the disk."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tni.core.errors import TniError
from tni.files.errors import SeanceStoreError

type Write = Callable[[], None]


def run_writes(writes: Sequence[Write]) -> tuple[int, TniError | None]:
    """Do the writes in order, up to the first error. Return the number of finished writes, and the error.

    A write that the disk refuses is not finished: it stays pending. A write that fails for another reason (a séance
    deleted meanwhile) counts as finished, so that it does not block the others.
    """
    for place, write in enumerate(writes):
        try:
            write()
        except SeanceStoreError as error:
            return place, error
        except TniError as error:
            return place + 1, error
    return len(writes), None
