"""Updates of a library's index in a process of their own, so that typing and writing never wait for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any

from tni.core.tasks import MainThread
from tni.processes.child import ChildProcess, worker_command
from tni.processes.pipe_frames import read_frame
from tni.services.library.index_report import IndexReport

WORKER = "tni.services.library.index_worker"


@dataclass(frozen=True, slots=True)
class IndexProgress:
    """Progress of an update. done: lessons looked at, of `all` that changed; both 0 while the folder is read."""

    done: int = 0
    all: int = 0


@dataclass(frozen=True, slots=True)
class IndexFailure:
    """A failed update. detail: for the log; empty if the process ended by itself or was cancelled."""

    detail: str


@dataclass(frozen=True, slots=True)
class PagesDescribed:
    """Handwriting and pictures of all pages are in the index."""


type IndexEvent = IndexProgress | IndexReport | PagesDescribed | IndexFailure


class IndexProcess:
    """Updates of one index, one at a time. For the main thread, where `told` is called; no method blocks but `close`.
    The report of an update comes when all words are in the index; handwriting and pictures follow.

    command: starts the worker; the library and the index are appended.
    """

    def __init__(
        self,
        library: Path,
        index: Path,
        main: MainThread,
        told: Callable[[IndexEvent], None],
        command: Sequence[str] | None = None,
    ) -> None:
        self._command = (*(command or worker_command(WORKER)), str(library), str(index))
        self._main, self._told = main, told
        self._child: ChildProcess | None = None
        self._thread: Thread | None = None
        self._again = self._closed = self._is_describing = False

    @property
    def is_running(self) -> bool:
        return self._child is not None

    def update(self) -> None:
        """Update the index. Asked during an update, another follows it; handwriting and pictures wait for it."""
        if self._closed:
            return
        if self._child is not None:
            self._again = True
            if self._is_describing:
                self._child.close()
            return
        self._is_describing = False
        child = self._child = ChildProcess(self._command)
        self._thread = Thread(target=self._read, args=(child,), name="library index", daemon=True)
        self._thread.start()

    def cancel(self) -> None:
        """End the update under way. What it has done is kept."""
        self._again = False
        if self._child is not None:
            self._child.close()

    def close(self) -> None:
        """End the update under way and wait for its process; nothing is told from now on."""
        self._closed = True
        self.cancel()
        if self._thread is not None:
            self._thread.join()

    def _read(self, child: ChildProcess) -> None:
        """Hand over the events of a process until its end. Runs on a thread of its own."""
        last: IndexEvent = IndexFailure("")
        with suppress(EOFError, OSError, ValueError, KeyError, TypeError):
            process = child.start()
            if process is not None and process.stdout is not None:
                while isinstance(event := _event(read_frame(process.stdout)[0]), IndexProgress | IndexReport):
                    self._post(event)
                last = event
        child.stop()
        self._main.post(lambda: self._ended(last))

    def _post(self, event: IndexEvent) -> None:
        self._main.post(lambda: self._tell(event))

    def _tell(self, event: IndexEvent) -> None:
        if isinstance(event, IndexReport):
            self._is_describing = True
            if self._again and self._child is not None:
                self._child.close()
        if not self._closed:
            self._told(event)

    def _ended(self, last: IndexEvent) -> None:
        self._child = None
        again, self._again = self._again, False
        was_put_off = again and self._is_describing
        if not was_put_off:
            self._tell(last)
        if again:
            self.update()


def _event(head: Mapping[str, Any]) -> IndexEvent:
    """Build the event of a frame. Raises: KeyError, TypeError, ValueError."""
    match head["event"]:
        case "progress":
            return IndexProgress(int(head["done"]), int(head["all"]))
        case "end":
            return PagesDescribed()
        case "report":
            facts = {name: value for name, value in head.items() if name != "event"}
            return IndexReport(**facts | {"problems": tuple((path, problem) for path, problem in facts["problems"])})
        case "failed":
            return IndexFailure(str(head["error"]))
        case other:
            raise ValueError(other)
