"""Supervisor of the vote server's process."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, override

from tni.processes.child import worker_command
from tni.processes.supervisor import SupervisionLimits, Supervisor

LIMITS = SupervisionLimits(start_delays_s=(0.0, 0.2, 1.0, 3.0), start_checks=30, silent_checks=6, end_checks=3)


class PhoneServerProcess(Supervisor):
    """Process of the vote server, until it is asked to end. Send everything again to each process that becomes ready.

    first_message: builds the first message for a process; called for each process, on a thread of this object.
    deliver: called on a thread of this object with each message, with `{"say": "ended"}` when a process has ended by
        itself, and with `{"say": "over"}` last of all.
    command: starts the server in a program that no Python interpreter runs.
    """

    def __init__(
        self,
        first_message: Callable[[], Mapping[str, Any]],
        deliver: Callable[[Mapping[str, Any]], None],
        command: Sequence[str] | None = None,
    ) -> None:
        command = command or worker_command("tni.voting.phones.worker")
        super().__init__("phones", command, LIMITS, farewell={"do": "stop"})
        self._first_message, self._deliver = first_message, deliver

    @override
    def greeting(self) -> Mapping[str, Any]:
        return self._first_message()

    @override
    def received(self, head: Mapping[str, Any], payload: bytes) -> None:
        match head.get("say"):
            case "beat":
                return
            case "ready":
                self.is_ready = True
        self._deliver(head)

    @override
    def ended(self, error: OSError | None) -> None:
        if error is not None:
            self._deliver({"say": "failed", "error": f"{type(error).__name__}: {error}"})
        self._deliver({"say": "ended"})

    @override
    def closed(self) -> None:
        self._deliver({"say": "over"})
