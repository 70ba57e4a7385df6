"""Secret text that shows in no message, log or representation unless it is asked for by name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, repr=False)
class Secret:
    """Password or token. revealed: the text itself, for the one place that sends or stores it."""

    revealed: str

    def __repr__(self) -> str:
        return "Secret(…)"

    __str__ = __repr__
