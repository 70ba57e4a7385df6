"""Ways to the names of the class from what needs them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


def _no_way(_then: Callable[[], None]) -> None:
    pass


@dataclass(frozen=True, slots=True)
class WaysToNames:
    """Ways to the names. unlock: asks for their key, and calls a function once they can be read. open_lists: shows the
    class lists, where one can be imported again, and calls a function once they are closed."""

    unlock: Callable[[Callable[[], None]], None] = _no_way
    open_lists: Callable[[Callable[[], None]], None] = _no_way
