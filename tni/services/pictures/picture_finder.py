"""Search for pictures in a process of its own, from the opening of its panel to the closing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from threading import Thread
from typing import IO, Any

from tni.core.tasks import MainThread
from tni.library.picture_search import PictureFile, PicturesFound
from tni.processes.child import ChildProcess, worker_command
from tni.processes.pipe_frames import read_frame, write_frame

WORKER = "tni.services.pictures.finder_worker"
NICENESS = 5
"""So much the walk leaves to the pen."""
MOST_SHOWN = 600
"""Pictures of an answer."""


@dataclass(frozen=True, slots=True)
class FinderState:
    """State of a search. count: pictures found so far. unread: folders that the system refuses. silent: folders that do
    not answer. cut: there are more pictures than are looked at. failed: the process has ended by itself."""

    is_walking: bool = False
    count: int = 0
    unread: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    cut: bool = False
    failed: bool = False


class PictureFinder:
    """Search for pictures, for the main thread. told: receives the state. found: receives the answer to the last
    query. command: starts the worker."""

    def __init__(
        self,
        main: MainThread,
        told: Callable[[FinderState], None],
        found: Callable[[PicturesFound], None],
        command: Sequence[str] | None = None,
    ) -> None:
        self._main, self._told, self._found = main, told, found
        self._command = tuple(command or worker_command(WORKER, niceness=NICENESS))
        self._child: ChildProcess | None = None
        self._input: IO[bytes] | None = None
        self._number = 0

    @property
    def is_open(self) -> bool:
        return self._child is not None

    def open(self, folders: Sequence[str]) -> None:
        """Look through folders, anew if a search is open. The process that cannot be started has failed."""
        self.close()
        child = self._child = ChildProcess(self._command)
        try:
            process = child.start()
        except OSError:
            process = None
        if process is None or process.stdin is None or process.stdout is None:
            self._main.post(partial(self._ended, child))
            return
        self._input = process.stdin
        self._told(FinderState(is_walking=True))
        self._send({"do": "walk", "folders": list(folders)})
        Thread(target=self._read, args=(child, process.stdout), name="pictures", daemon=True).start()

    def find(self, text: str) -> None:
        """Ask for the pictures of a query. Only the last query is answered."""
        self._number += 1
        self._send({"do": "find", "number": self._number, "text": text[:500], "most": MOST_SHOWN})

    def close(self) -> None:
        """End the search; nothing is told from now on."""
        child, self._child, self._input = self._child, None, None
        if child is not None:
            child.stop()

    def _send(self, head: Mapping[str, Any]) -> None:
        if self._input is not None:
            try:
                write_frame(self._input, head)
            except (OSError, ValueError):  # it has just ended; the reader tells
                self._input = None

    def _read(self, child: ChildProcess, output: IO[bytes]) -> None:
        """Hand over what the process says until its end. Runs on a thread of its own."""
        with suppress(EOFError, OSError, ValueError, KeyError, TypeError):
            while True:
                self._main.post(partial(self._received, child, _message(read_frame(output)[0])))
        self._main.post(partial(self._ended, child))

    def _received(self, child: ChildProcess, message: FinderState | tuple[int, PicturesFound]) -> None:
        if child is not self._child:
            return
        if isinstance(message, FinderState):
            self._told(message)
        elif message[0] == self._number:
            self._found(message[1])

    def _ended(self, child: ChildProcess) -> None:
        if child is self._child:
            self.close()
            self._told(FinderState(failed=True))


def _message(head: Mapping[str, Any]) -> FinderState | tuple[int, PicturesFound]:
    """Read a frame. Raises: KeyError, TypeError, ValueError."""
    if "state" in head:
        unread, silent = (tuple(map(str, head[key])) for key in ("unread", "silent"))
        return FinderState(head["state"] == "walking", int(head["all"]), unread, silent, cut=bool(head["cut"]))
    files = tuple(PictureFile(str(path), float(changed)) for path, changed in head["files"])
    return int(head["number"]), PicturesFound(files, int(head["count"]))
