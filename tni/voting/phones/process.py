"""The vote server's process, seen from the program: started, heard, started again when it ends by itself or hangs."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Any

from tni.voting.phones.pipe_messages import read_line, write_line

if TYPE_CHECKING:
    import subprocess

_log = logging.getLogger(__name__)

_ROOT = Path(__file__).parents[3]
# -I keeps the environment and the current folder out; the program's own folder is then named, before any other copy.
_PROGRAM = """
import sys
sys.path.insert(0, sys.argv[1])
from tni.voting.phones.worker import main
main()
"""
RESTART_DELAYS_S = (0.0, 0.2, 1.0, 3.0)
"""Before a process that ended is started again: longer each time, until one is ready."""
LOOK_S = 1.0
SILENT_LOOKS, START_LOOKS, END_LOOKS = 6, 30, 3
"""A process that has said nothing between so many looks in a row hangs and is killed: once it was ready, and before. So
is one that is not gone so many after it was told to end. Looks, since a machine that slept has not looked."""


class PhoneServerProcess:
    """start: the first line that each process is told; asked for anew each time. heard: called on a thread of this
    object with each message, with `{"say": "ended"}` when a process has ended by itself, and with `{"say": "over"}`
    last of all. command: for a program that is not run by a Python interpreter.
    """

    def __init__(
        self,
        start: Callable[[], dict[str, Any]],
        heard: Callable[[dict[str, Any]], None],
        command: Sequence[str] | None = None,
    ) -> None:
        self._start, self._heard = start, heard
        self._command = tuple(command or (sys.executable, "-I", "-c", _PROGRAM, str(_ROOT)))
        self._process: subprocess.Popen[bytes] | None = None
        self._messages: SimpleQueue[dict[str, Any] | None] = SimpleQueue()
        self._lock, self._closing = Lock(), Event()
        self._ready = self._has_spoken = False
        self._thread = Thread(target=self._run, name="phones", daemon=True)
        self._thread.start()

    @property
    def pid(self) -> int | None:
        process = self._process
        return None if process is None else process.pid

    def send(self, message: dict[str, Any]) -> None:
        """Never waits. What is sent while no process is there is lost: each one that is ready is told all anew."""
        self._messages.put(message)

    def end(self) -> None:
        """Let it end, with all written that it has. Never waits."""
        self._closing.set()
        self.send({"do": "stop"})

    def join(self, wait_s: float) -> None:
        """Wait for the end; what is not gone by then is killed."""
        self._thread.join(wait_s)
        with self._lock:
            process = self._process
        if process is not None:
            with suppress(OSError):
                process.kill()
        self._thread.join()

    def _run(self) -> None:
        fails = 0
        while not self._closing.wait(RESTART_DELAYS_S[min(fails, len(RESTART_DELAYS_S) - 1)]):
            self._ready = False
            self._live()
            if not self._closing.is_set():
                fails = 1 if self._ready else fails + 1
                self._heard({"say": "ended"})
        self._heard({"say": "over"})

    def _live(self) -> None:
        """From a process's start to its end."""
        import subprocess  # only where phones are wanted

        try:
            process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            self._heard({"say": "failed", "error": f"{type(error).__name__}: {error}"})
            return
        with self._lock:
            self._process = process
        messages: SimpleQueue[dict[str, Any] | None] = SimpleQueue()
        messages.put(self._start())
        self._messages = messages
        if self._closing.is_set():
            messages.put({"do": "stop"})
        ended = Event()
        writing = Thread(target=_write, args=(process, messages), name="phones, writing", daemon=True)
        watching = Thread(target=self._watch, args=(process, ended), name="phones, watching", daemon=True)
        writing.start()
        watching.start()
        self._listen(process)
        messages.put(None)
        ended.set()
        watching.join()
        with self._lock, suppress(OSError), process:  # leaving closes the pipes and waits
            self._process = None
            process.kill()
        writing.join()

    def _listen(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        with suppress(EOFError, OSError, ValueError, RecursionError, MemoryError):
            while True:
                message = read_line(process.stdout)
                self._has_spoken = True
                self._ready = self._ready or message.get("say") == "ready"
                if message.get("say") != "beat":
                    self._heard(message)

    def _watch(self, process: subprocess.Popen[bytes], ended: Event) -> None:
        silent = closing = 0
        while not ended.wait(LOOK_S):
            silent = 0 if self._has_spoken else silent + 1
            self._has_spoken = False
            closing += self._closing.is_set()
            if silent >= (SILENT_LOOKS if self._ready else START_LOOKS) or closing >= END_LOOKS:
                _log.warning("the vote server hangs: it is killed")
                with suppress(OSError):
                    process.kill()
                return


def _write(process: subprocess.Popen[bytes], messages: SimpleQueue[dict[str, Any] | None]) -> None:
    assert process.stdin is not None
    with suppress(OSError, ValueError):  # it has ended, and its pipe is closed
        while (message := messages.get()) is not None:
            write_line(process.stdin, message)
