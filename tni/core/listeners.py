"""Listeners of a service: functions that are called with what it tells."""

from __future__ import annotations

from collections.abc import Callable


class Listeners[*Told]:
    """Functions that are called in the order in which they were added. One that another adds is called
    the same time."""

    def __init__(self) -> None:
        self._functions: list[Callable[[*Told], object]] = []

    def add(self, function: Callable[[*Told], object]) -> None:
        self._functions.append(function)

    def tell(self, *told: *Told) -> None:
        for function in self._functions:
            function(*told)
