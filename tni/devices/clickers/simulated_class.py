"""Simulated class: a receiver without hardware whose pupils answer at random, the same way for the same seed."""

from __future__ import annotations

import math
from collections.abc import Mapping
from random import Random

from tni.api.devices import DeviceEvent, PollingChanged, ReceiverReady, Step, Vote
from tni.core.errors import TniError
from tni.core.ids import ClickerId


class SimulatedReceiverError(TniError):
    """A report was passed to a receiver that has no device."""


class SimulatedClass:
    """A receiver with simulated pupils. chances: weight of each choice; may be replaced between polls.

    Most pupils answer, some change their mind, a few never answer. Delays are log-normal: half of the pupils answer
    within `median_s`, a few take several times as long.
    """

    def __init__(
        self,
        *,
        seed: int,
        pupils: int = 24,
        chances: Mapping[str, float] | None = None,
        median_s: float = 6.0,
        answers: float = 0.95,
        changes_mind: float = 0.1,
    ) -> None:
        self.clickers = tuple(ClickerId(f"simulated:{number:03d}") for number in range(1, pupils + 1))
        self._random = Random(seed)
        self.chances = dict(chances or {"A": 5.0, "B": 2.0, "C": 1.0, "D": 1.0})
        self._median_s, self._answers, self._changes_mind = median_s, answers, changes_mind
        self._sequences = dict.fromkeys(self.clickers, 0)
        self._due: list[tuple[float, ClickerId, str]] = []

    def start(self, now_s: float) -> Step:  # noqa: ARG002
        return Step(events=(ReceiverReady("simulated class"),))

    def on_report(self, report: bytes, now_s: float) -> Step:  # noqa: ARG002
        raise SimulatedReceiverError("a simulated class has no device")

    def open_poll(self, now_s: float) -> Step:
        self._due = sorted(press for clicker in self.clickers for press in self._presses(clicker, now_s))
        return self._step((PollingChanged(polling=True),))

    def close_poll(self, now_s: float) -> Step:
        events = (*self._votes(now_s), PollingChanged(polling=False))
        self._due = []
        return self._step(events)

    def release(self, now_s: float) -> Step:  # noqa: ARG002
        return Step()

    def on_timer(self, now_s: float) -> Step:
        return self._step(self._votes(now_s))

    def _presses(self, clicker: ClickerId, now_s: float) -> list[tuple[float, ClickerId, str]]:
        if self._random.random() >= self._answers:
            return []
        times = [now_s + self._random.lognormvariate(math.log(self._median_s), 0.6)]
        if self._random.random() < self._changes_mind:
            times.append(times[0] + self._random.uniform(2.5, 10.0))
        return [(at_s, clicker, self._choice()) for at_s in times]

    def _choice(self) -> str:
        return self._random.choices(list(self.chances), list(self.chances.values()))[0]

    def _votes(self, now_s: float) -> tuple[DeviceEvent, ...]:
        votes = []
        while self._due and self._due[0][0] <= now_s:
            at_s, clicker, choice = self._due.pop(0)
            votes.append(Vote(clicker, choice, at_s, self._sequences[clicker]))
            self._sequences[clicker] = (self._sequences[clicker] + 1) % 256
        return tuple(votes)

    def _step(self, events: tuple[DeviceEvent, ...]) -> Step:
        return Step(events=events, wake_at_s=self._due[0][0] if self._due else None)
