"""Questions of a process of a plugin to the program."""

from __future__ import annotations

from collections.abc import Mapping
from queue import SimpleQueue
from typing import IO, Any

from tni.processes.pipe_frames import write_frame


class WorkerPipe:
    """Questions to the program, each answered before the next is asked."""

    def __init__(self, output: IO[bytes]) -> None:
        self._output = output
        self._frames: SimpleQueue[tuple[dict[str, Any], bytes]] = SimpleQueue()
        self.received = self._frames.put

    def next(self) -> tuple[dict[str, Any], bytes]:
        return self._frames.get()

    def ask(self, question: Mapping[str, Any], payload: bytes = b"") -> tuple[dict[str, Any], bytes]:
        self.tell(question, payload)
        return self.next()

    def tell(self, frame: Mapping[str, Any], payload: bytes = b"") -> None:
        write_frame(self._output, frame, payload)
