"""Process that runs one call of a plugin, with limits of memory and time, and without the program's secrets, network
and files. What it asks for meanwhile is answered by the caller."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tni.core.plugin_errors import PluginError, PluginFault
from tni.processes.child import ChildProcess, worker_command
from tni.processes.pipe_frames import read_frame, write_frame

if TYPE_CHECKING:
    import subprocess

type Frame = tuple[Mapping[str, Any], bytes]
type Answer = Callable[[Mapping[str, Any], bytes], Frame]
"""Answers what the plugin asks for. An error that it raises ends the call, and the process."""

OUTCOMES = ("result", "network", "connector", "format")
NICENESS = 10
"""How much of the processor a plugin leaves to the pen."""
INHERITED = ("SYSTEMROOT", "WINDIR", "TZ")
"""Variables of the environment that a process of a plugin sees: what Windows needs to start one, and the zone."""


@dataclass(frozen=True, slots=True)
class PluginLimits:
    """Limits of a call. silence_s: longest time without a question or an outcome, the start included; the time in which
    the program answers does not count. silences_s: of all these times together. questions: at most, for one call.
    head_bytes, frame_bytes: of the longest head, and of the longest payload. Decoding a head lets no other thread run,
    the pen's with them: 0.1 s for 2 MB of numbers."""

    memory_bytes: int = 1 << 30
    silence_s: float = 30.0
    silences_s: float = 600.0
    questions: int = 3000
    head_bytes: int = 2 << 20
    frame_bytes: int = 64 << 20


@dataclass(frozen=True, slots=True)
class PluginPlace:
    """Id of a plugin, and its file or folder. is_trusted: it runs within the program else, so that nothing is refused
    to it in a process."""

    id: str
    path: Path
    is_trusted: bool = False


class PluginProcess:
    """One call of a plugin. `run` is called once; `cancel` on any thread."""

    def __init__(self, plugin: PluginPlace, limits: PluginLimits | None = None) -> None:
        self._plugin, self._limits = plugin, limits or PluginLimits()
        alone = () if plugin.is_trusted else ("-S",)  # without the libraries of the program
        worker = worker_command("tni.services.plugins.worker", *alone, "-B", niceness=NICENESS)
        command = (*worker, str(self._limits.memory_bytes))
        self._child = ChildProcess(command, {name: os.environ[name] for name in INHERITED if name in os.environ})
        self._watchdog = _Watchdog(self._child.kill, self._limits)
        self._is_cancelled = False

    def run(self, call: str, arguments: Mapping[str, Any], payload: bytes = b"", answer: Answer | None = None) -> Frame:
        """Run a call and return its last frame, whose head has one of `OUTCOMES`. Raises: PluginError, and what
        `answer` raises."""
        try:
            process = self._child.start()
        except OSError as error:
            raise self.error(PluginFault.ENDED, type(error).__name__) from error
        if process is None:
            raise self.error(PluginFault.CANCELLED)
        place = os.path.realpath(self._plugin.path)
        order = {
            "path": place,
            "id": self._plugin.id,
            "trusted": self._plugin.is_trusted,
            "call": call,
            "arguments": dict(arguments),
        }
        try:
            with self._watchdog:
                return self._conversed(process, (order, payload), answer)
        finally:
            self._child.stop()

    def cancel(self) -> None:
        """End the call, and refuse any other."""
        self._is_cancelled = True
        self._child.close()

    def error(self, fault: PluginFault, detail: str = "") -> PluginError:
        return PluginError(self._plugin.id, fault, detail)

    def _conversed(self, process: subprocess.Popen[bytes], frame: Frame, answer: Answer | None) -> Frame:
        for _ in range(self._limits.questions + 1):
            head, payload = self._exchanged(process, frame)
            if "ask" not in head:
                return self._outcome(head, payload)
            if answer is None:
                raise self.error(PluginFault.MALFORMED, "it asks for what its kind has not")
            frame = answer(head, payload)
        raise self.error(PluginFault.GREEDY)

    def _exchanged(self, process: subprocess.Popen[bytes], frame: Frame) -> Frame:
        """Send a frame, and return the next one of the plugin."""
        assert process.stdin is not None
        assert process.stdout is not None
        limits = self._limits
        try:
            with self._watchdog.waiting():
                write_frame(process.stdin, *frame)
                return read_frame(process.stdout, limits.head_bytes, limits.frame_bytes)
        except (EOFError, OSError) as error:
            if self._is_cancelled:
                raise self.error(PluginFault.CANCELLED) from None
            raise self.error(PluginFault.HANGS if self._watchdog.has_bitten else PluginFault.ENDED) from error
        except (ValueError, RecursionError, MemoryError) as error:
            raise self.error(PluginFault.MALFORMED, type(error).__name__) from error

    def _outcome(self, head: Mapping[str, Any], payload: bytes) -> Frame:
        if "raised" in head:
            raise self.error(PluginFault.RAISED, str(head["raised"])[:400])
        if not any(kind in head for kind in OUTCOMES):
            raise self.error(PluginFault.MALFORMED)
        return head, payload


class _Watchdog:
    """Thread that kills a process which is silent for too long, at once or in sum. has_bitten: it has."""

    def __init__(self, kill: Callable[[], None], limits: PluginLimits) -> None:
        self._kill, self._silence_s, self._left_s = kill, limits.silence_s, limits.silences_s
        self._changed = threading.Condition()
        self._due: float | None = None
        self._ended = self.has_bitten = False
        self._thread = threading.Thread(target=self._run, name="plugin watchdog", daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        with self._changed:
            self._ended = True
            self._changed.notify()
        self._thread.join()

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """Count the time of the block."""
        began_s = time.monotonic()
        self._set(began_s + min(self._silence_s, self._left_s))
        try:
            yield
        finally:
            self._left_s -= time.monotonic() - began_s
            self._set(None)

    def _set(self, due: float | None) -> None:
        with self._changed:
            self._due = due
            self._changed.notify()

    def _run(self) -> None:
        with self._changed:
            while not self._ended:
                left = None if self._due is None else self._due - time.monotonic()
                if left is not None and left <= 0:
                    self.has_bitten = True
                    self._kill()
                    return
                self._changed.wait(left)
