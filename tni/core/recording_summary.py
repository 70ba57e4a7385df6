"""Statistics of a device's recording."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class RecordingExtent:
    """Number of reports in a recording, and their first and last time."""

    reports: int = 0
    first_s: float = 0.0
    last_s: float = 0.0

    def add(self, at_s: float) -> None:
        self.first_s = min(self.first_s, at_s) if self.reports else at_s
        self.last_s = max(self.last_s, at_s) if self.reports else at_s
        self.reports += 1


@dataclass(slots=True)
class ReplaySummary:
    """Statistics of a recording.

    Attributes:
        names: Devices, with vendor and product.
        passed_over: Number of lines of the file that are no part of the recording.
        most_at_once: Most contacts down at the same time.
        tools: Number of contacts by the tool with which they began.
        drawn: Distance that contacts moved, in sides of the board.
        together: The part of that distance during which another contact was down.
    """

    names: tuple[str, ...]
    extent: RecordingExtent
    passed_over: int = 0
    frames: int = 0
    contacts: int = 0
    most_at_once: int = 0
    tools: Counter[str] = field(default_factory=Counter)
    drawn: float = 0.0
    together: float = 0.0
