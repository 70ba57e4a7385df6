"""Limits of time for functions of plugins that run inside the program.

A function that does not return is ended by an exception that another thread raises in its thread. Python raises it
between two of its own instructions, so this ends any endless loop of Python, also one that catches every exception, but
not one call into C that never returns. Nothing inside a process could end that, and installing such a plugin says so.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from enum import Enum
from math import inf
from typing import Final

from tni.core.errors import TniError

HANG_S: Final = 0.5
"""Longest time of one call, in processor time where the system tells that of another thread."""
PATIENCE: Final = 6
"""Times as long after which a call is ended that gets no processor, on a busy computer, or that waits for something."""
LOAD_S: Final = 5.0
"""Longest time in which a plugin's module is loaded."""
POLL_S: Final = 0.05
IDLE_POLLS: Final = 40
"""Polls without a call after which the watching thread waits for the next one."""
AVERAGED: Final = 12
"""Calls over which time is averaged, but for the longest: it may have filled a cache, or collected garbage. A plugin
with fewer calls is never too slow."""
MOST_AVERAGES: Final = 5_000
LOOPS: Final = 20_000
LOOP_S: Final = 0.0008
"""Time that so many turns of a loop take on the computer for which budgets are."""
SLOWEST: Final = 4.0
"""Times as slow as that one for which a computer is taken at most."""


class FaultKind(Enum):
    """Reason for which a plugin is switched off."""

    RAISED = "raised"
    INVALID = "invalid"
    """It returned something that it must not."""
    SLOW = "slow"
    HUNG = "hung"


class PluginFaultError(TniError):
    """A function of a plugin failed. plugin: its id. function: its name. detail: for who writes the plugin."""

    def __init__(self, plugin: str, function: str, kind: FaultKind, detail: str = "") -> None:
        super().__init__(f"plugin {plugin}: {function} {kind.value}{f': {detail}' if detail else ''}")
        self.plugin, self.function, self.kind, self.detail = plugin, function, kind, detail


class _OverrunError(BaseException):
    """Raised in the thread of a function that takes too long; no `except Exception` catches it."""


class TimeGuard:
    """Caller of plugins' functions. cpu_s: processor time of the calling thread, by which a function is too slow or
    not: what other programs take does not count. cpu_of: that of a thread, by its identifier. slowness: how many times
    slower than the computer for which budgets are this one is now, as an old or a busy one."""

    def __init__(
        self,
        hang_s: float = HANG_S,
        cpu_s: Callable[[], float] = time.thread_time,
        cpu_of: Callable[[int], float] | None = None,
        slowness: Callable[[], float] | None = None,
    ) -> None:
        self._hang_s, self._cpu_s, self._slowness = hang_s, cpu_s, slowness or _slowness
        self._taken: dict[tuple[str, str, str], deque[float]] = {}
        self._watch = _Watch(cpu_of or _cpu_of)

    def call[T](
        self,
        plugin: str,
        name: str,
        budget_s: float,
        function: Callable[[], T],
        hang_s: float | None = None,
        *,
        item: str = "",
    ) -> T:
        """Return what the function returns. budget_s: processor time of a call, on average of those about one item.
        Raises: PluginFaultError."""
        began = self._cpu_s()
        try:
            result, overran = self._watch.run(function, self._hang_s if hang_s is None else hang_s)
        except (KeyboardInterrupt, PluginFaultError):
            raise
        except TniError as error:
            raise PluginFaultError(plugin, name, FaultKind.INVALID, str(error)) from error
        except BaseException as error:
            detail = f"{type(error).__name__}: {error}"[:500]
            raise PluginFaultError(plugin, name, FaultKind.RAISED, detail) from error
        if overran or result is None:
            raise PluginFaultError(plugin, name, FaultKind.HUNG)
        if len(self._taken) > MOST_AVERAGES:
            self._taken.clear()
        taken = self._taken.setdefault((plugin, name, item), deque(maxlen=AVERAGED))
        taken.append(self._cpu_s() - began)
        average_s = (sum(taken) - max(taken)) / (AVERAGED - 1)
        if len(taken) == AVERAGED and average_s > budget_s:
            taken.clear()  # what a busy computer took is not held against later calls
            if average_s <= budget_s * self._slowness():
                return result[0]
            raise PluginFaultError(plugin, name, FaultKind.SLOW, f"{average_s * 1000:.1f} ms")
        return result[0]

    def close(self) -> None:
        """End the watching thread."""
        self._watch.close()


class _Watch:
    """Thread that ends calls at their deadline. It is started by the first call."""

    def __init__(self, cpu_of: Callable[[int], float]) -> None:
        self._cpu_of = cpu_of
        self._lock = threading.Lock()
        self._deadline_s: float | None = None
        self._latest_s = self._most_cpu_s = 0.0
        self._hang_s = HANG_S
        self._caller = 0
        self._fired = False
        self._calls = 0
        self._wanted = threading.Event()
        self._thread: threading.Thread | None = None
        self._closed = threading.Event()

    def run[T](self, function: Callable[[], T], hang_s: float) -> tuple[tuple[T] | None, bool]:
        """Return the result in a tuple, and whether the deadline was passed; no result if the call was ended."""
        if self._deadline_s is not None:  # a plugin's function that calls the program again
            return (function(),), False
        result: tuple[T] | None = None
        try:
            self._arm(hang_s)
            try:
                result = (function(),)
            finally:
                self._disarm()
        except _OverrunError:
            self._disarm_for_good()
        return result, self._fired

    def _arm(self, hang_s: float) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._watch, name="plugins", daemon=True)
            self._thread.start()
        with self._lock:
            self._caller, self._hang_s, self._fired = threading.get_ident(), hang_s, False
            self._calls += 1
            now = time.monotonic()
            self._deadline_s, self._latest_s = now + hang_s, now + PATIENCE * hang_s
            self._most_cpu_s = self._cpu_of(self._caller) + hang_s
        if not self._wanted.is_set():
            self._wanted.set()

    def _disarm(self) -> None:
        with self._lock:
            self._deadline_s = None
            if self._fired:
                raise_in(self._caller, None)  # take back one that has not arrived yet

    def _disarm_for_good(self) -> None:
        """Disarm even if the next exception arrives meanwhile."""
        while True:
            try:
                self._disarm()
            except _OverrunError:
                continue
            return

    def _watch(self) -> None:
        idle, calls = 0, 0
        while not self._closed.is_set():
            if idle > IDLE_POLLS:
                self._wanted.clear()
                if self._calls == calls:
                    self._wanted.wait()
                idle = 0
            self._closed.wait(POLL_S)
            with self._lock:
                idle, calls = (idle + 1, calls) if self._calls == calls else (0, self._calls)
                if self._deadline_s is not None:
                    idle = 0
                    if self._is_overrun(time.monotonic(), self._deadline_s):
                        self._fired = True
                        self._deadline_s = time.monotonic() + self._hang_s  # it may catch this one
                        raise_in(self._caller, _OverrunError)

    def _is_overrun(self, now: float, deadline_s: float) -> bool:
        return now >= deadline_s and (now >= self._latest_s or self._cpu_of(self._caller) >= self._most_cpu_s)

    def close(self) -> None:
        self._closed.set()
        self._wanted.set()
        if self._thread is not None:
            self._thread.join()


def _cpu_of(thread: int) -> float:
    """Return the processor time of a thread of this process; infinity where the system does not tell it (Windows)."""
    if not hasattr(time, "pthread_getcpuclockid"):
        return inf
    return time.clock_gettime(time.pthread_getcpuclockid(thread))


def _slowness() -> float:
    """Return how many times slower than it should be this computer is now, 1 to SLOWEST."""
    taken = []
    for _ in range(3):
        began, total = time.thread_time(), 0
        for number in range(LOOPS):
            total += number * number % 7
        taken.append(time.thread_time() - began)
    return min(max(sorted(taken)[1] / LOOP_S, 1.0), SLOWEST)


def raise_in(thread: int, error: type[BaseException] | None) -> None:
    """Raise an exception in another thread, between two of its Python instructions; None takes it back if it has not
    arrived."""
    import ctypes  # with the first call that takes too long

    ctypes.pythonapi.PyThreadState_SetAsyncExc(
        ctypes.c_ulong(thread), ctypes.py_object(error) if error is not None else None
    )
