"""Remedies where the names of the class cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


def _nothing(_then: Callable[[], None]) -> None:
    pass


@dataclass(frozen=True, slots=True)
class NamesRemedies:
    """Remedies for names that cannot be read. unlock: asks for their key, and calls a function once they can be read.
    open_lists: shows the class lists, where one can be imported again, and calls a function once they are closed."""

    unlock: Callable[[Callable[[], None]], None] = _nothing
    open_lists: Callable[[Callable[[], None]], None] = _nothing
