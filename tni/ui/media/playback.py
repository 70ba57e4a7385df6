"""State of what is played, as the player process tells it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Playback:
    """at_s: position. seconds: length, 0 while it is not known. plays: it goes on. over: its end was reached. fault:
    "" unless it cannot be played. silent: it has sound, and this computer has no output for it."""

    at_s: float = 0.0
    seconds: float = 0.0
    plays: bool = False
    over: bool = False
    fault: str = ""
    silent: bool = False

    @classmethod
    def read(cls, head: Mapping[str, Any]) -> Playback:
        return cls(
            float(head.get("at_s", 0.0)), float(head.get("seconds", 0.0)), bool(head.get("plays")),
            bool(head.get("over")), str(head.get("fault", "")), bool(head.get("silent")),
        )  # fmt: skip
