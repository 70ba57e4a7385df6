"""Supervisor of the vote server's process: starts it, reads its messages, restarts it when it ends by itself or
hangs."""

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
# -I ignores the environment and the current folder; the program's own folder then comes before any other copy.
_PROGRAM = """
import sys
sys.path.insert(0, sys.argv[1])
from tni.voting.phones.worker import main
main()
"""
RESTART_DELAYS_S = (0.0, 0.2, 1.0, 3.0)
"""Delays before a process that ended is started again; they grow until one is ready."""
LOOK_S = 1.0
SILENT_LOOKS, START_LOOKS, END_LOOKS = 6, 30, 3
"""Consecutive checks after which a process is killed: one that was ready and sends nothing, one that is starting and
sends nothing, and one that was told to end. Counted in checks, not seconds, since a sleeping machine makes none."""


class PhoneServerProcess:
    """Supervisor of the vote server's process.

    start: returns the first message for a process; called for each process.
    heard: called on a thread of this object with each message, with `{"say": "ended"}` when a process has ended by
        itself, and with `{"say": "over"}` last of all.
    command: starts the server in a program that no Python interpreter runs.
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
        """Send a message without waiting. It is lost if no process is running; send everything again to each process
        that becomes ready."""
        self._messages.put(message)

    def end(self) -> None:
        """Tell the process to write everything and end. Never waits."""
        self._closing.set()
        self.send({"do": "stop"})

    def join(self, wait_s: float) -> None:
        """Wait for the end; kill the process if it takes longer than `wait_s`."""
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
        """Run one process from its start to its end."""
        import subprocess  # only loaded if phones are used

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
        with self._lock, suppress(OSError), process:  # leaving the context closes the pipes and waits
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
    with suppress(OSError, ValueError):  # the process has ended, and its pipe is closed
        while (message := messages.get()) is not None:
            write_line(process.stdin, message)
