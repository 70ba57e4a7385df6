"""Parts that are made at their first use."""

from __future__ import annotations

from collections.abc import Callable


class Lazy[T]:
    """Part that is made when it is first called for. made: the part; None until then."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self.made: T | None = None

    def __call__(self) -> T:
        if self.made is None:
            self.made = self._make()
        return self.made
