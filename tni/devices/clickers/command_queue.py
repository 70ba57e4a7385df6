"""Command queue for a device that answers each command: sends one at a time, in order, with time-out and retries."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tni.api.devices import DeviceEvent


@dataclass(frozen=True, slots=True)
class DeviceCommand:
    """A command to a device.

    Attributes:
        data: Bytes to write.
        answers: Answers that end the wait, by names that the driver chooses; empty when no answer comes.
        rest_s: Pause after the command, in seconds.
        event: Event that the answer stands for.
        tries: Number of sends left.
    """

    data: bytes
    answers: frozenset[str] = frozenset()
    rest_s: float = 0.1
    event: DeviceEvent | None = None
    tries: int = 2


class CommandQueue:
    """Sends the next command once the previous one is answered and has rested, or has timed out for the last time."""

    def __init__(self, answer_timeout_s: float = 0.5) -> None:
        self._answer_timeout_s = answer_timeout_s
        self._waiting: deque[DeviceCommand] = deque()
        self._sent: DeviceCommand | None = None
        self._until_s = float("-inf")  # end of the wait for an answer, or of the pause

    def add(self, commands: Iterable[DeviceCommand]) -> None:
        self._waiting.extend(commands)

    @property
    def is_idle(self) -> bool:
        return self._sent is None and not self._waiting

    @property
    def wake_at_s(self) -> float | None:
        return None if self.is_idle else self._until_s

    def answered(self, answer: str, now_s: float) -> DeviceCommand | None:
        """Return the command that an answer completes, or None if no command waits for it."""
        done = self._sent
        if done is None or answer not in done.answers:
            return None
        self._sent = None
        self._until_s = now_s + done.rest_s
        return done

    def due(self, now_s: float) -> tuple[bytes, ...]:
        """Return the bytes to write now."""
        if now_s < self._until_s:
            return ()
        if self._sent is not None:
            if self._sent.tries > 0:
                self._waiting.appendleft(self._sent)
            self._sent = None
        if not self._waiting:
            return ()
        command = self._waiting.popleft()
        if command.answers:
            self._sent = replace(command, tries=command.tries - 1)
            self._until_s = now_s + self._answer_timeout_s
        else:
            self._until_s = now_s + command.rest_s
        return (command.data,)
