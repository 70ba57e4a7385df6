"""Building of entries: at once where a séance is short, else on a worker, so that the board never waits for one."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tni.cahier.seance_log import PageShown, PlanFollowed, QuestionAsked, SeanceEvent, SeanceId
from tni.core.errors import TniError
from tni.core.lazy import Lazy
from tni.core.tasks import TaskRunner

if TYPE_CHECKING:
    from tni.cahier.corrections import BuildEntry
    from tni.cahier.entry import CahierEntry
    from tni.cahier.entry_wording import WordingOf

_log = logging.getLogger(__name__)
MOST_AT_ONCE = 8_000
"""Letters, as `weight_of` counts them, of a log whose entry is built at once: some twenty pages and 15 ms."""
_LETTERS_OF_EVENT = 300
"""Letters whose reading takes as long as an event without a text."""


def weight_of(log: Sequence[SeanceEvent]) -> int:
    """Return how much there is to read in a log, in letters."""
    found = 0
    for event in log:
        match event:
            case PageShown():
                found += _LETTERS_OF_EVENT + len(event.title) + len(event.text) + sum(map(len, event.sources))
            case QuestionAsked():
                found += _LETTERS_OF_EVENT + len(event.text)
            case PlanFollowed():
                texts = (event.aims, event.homework, event.abilities, event.materials, *event.details)
                found += sum(map(len, texts)) + sum(len(phase.title) for phase in event.phases)
    return found


@dataclass(eq=False, slots=True)
class _Waiting:
    """Entry that the worker builds. must_end: it is finished even if the program ends."""

    entry: Lazy[CahierEntry]
    then: Callable[[CahierEntry], None]
    must_end: bool


class EntryBuilding:
    """Builds entries for the main thread. build: builds one on any thread, from whatever log."""

    def __init__(self, tasks: TaskRunner, build: BuildEntry) -> None:
        self._tasks, self._build = tasks, build
        self._waiting: list[_Waiting] = []
        self._ended: list[Callable[[], None]] = []

    def build(
        self,
        seance: SeanceId,
        log: Sequence[SeanceEvent],
        then: Callable[[CahierEntry], None],
        *,
        must_end: bool = False,
    ) -> None:
        """Pass the entry of a log to `then`: at once if it is short, else when the worker has built it. A log of which
        none can be built gives one without a proposal. must_end: `finish` builds it rather than drop it.
        Raises: NoSeanceStartError for a short log without a start."""
        if weight_of(log) <= MOST_AT_ONCE:
            then(self._build(seance, log))
            return
        waiting = _Waiting(Lazy(lambda: self._build(seance, log)), then, must_end)
        self._waiting.append(waiting)

        def failed(error: Exception) -> None:
            from tni.cahier.entry_builder import begun_entry

            _log.warning("entry of %s: %s", seance, error)
            self._ready(waiting, begun_entry(seance, log))

        self._tasks.submit(waiting.entry, lambda entry: self._ready(waiting, entry), failed)

    def _ready(self, waiting: _Waiting, entry: CahierEntry) -> None:
        if waiting in self._waiting:
            self._waiting.remove(waiting)
            waiting.then(entry)
            self._tell_ended()

    @property
    def is_ended(self) -> bool:
        """True unless an entry is being built that must end."""
        return not any(waiting.must_end for waiting in self._waiting)

    def when_ended(self, then: Callable[[], None]) -> None:
        """Call `then` once `is_ended`: at once, or soon."""
        self._ended.append(then)
        self._tell_ended()

    def _tell_ended(self) -> None:
        if self.is_ended:
            told, self._ended = self._ended, []
            for then in told:
                then()

    def finish(self) -> None:
        """Build on this thread what must end, and drop the rest, because the program ends."""
        left, self._waiting = self._waiting, []
        for waiting in left:
            if waiting.must_end:
                waiting.then(waiting.entry())


def sound_entry(seance: SeanceId, log: Sequence[SeanceEvent], wording_of: WordingOf, min_shown_s: float) -> CahierEntry:
    """Build the entry of a log; one without a proposal where a text is more than the builder can do, so that nothing is
    lost for it."""
    from tni.cahier.entry_wording import worded_entry  # loaded when a séance ends

    try:
        return worded_entry(seance, log, wording_of, min_shown_s)
    except TniError:
        raise
    except Exception:  # noqa: BLE001 - whatever it is, an entry is wanted
        from tni.cahier.entry_builder import begun_entry

        _log.exception("entry of séance %s", seance)
        return begun_entry(seance, log)


def load_builder(tasks: TaskRunner) -> None:
    """Load the builder on the worker, so that the first entry does not wait for it."""

    def load() -> None:
        import tni.cahier.corrections
        import tni.cahier.entry_wording  # noqa: F401

    tasks.submit(load, lambda _: None, lambda _: None)
