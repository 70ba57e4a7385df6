"""Step-by-step instructions for recording an unknown interactive whiteboard, so
that its protocol can be read from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class RecordingStepKind(Enum):
    """Aspect of a board that a step records."""

    NOTHING = "nothing"
    CORNERS = "corners"
    LINE = "line"
    TWO_FINGERS = "two fingers"
    PALM = "palm"
    PEN = "pen"
    ERASER = "eraser"
    BUTTONS = "buttons"


@dataclass(frozen=True, slots=True)
class RecordingStep:
    """One step. remark: its comment in the recording, in English. number: of a corner or pen, from 1; else 0."""

    part: RecordingStepKind
    remark: str
    number: int = 0


CORNERS = ("top left", "top right", "bottom right", "bottom left")
PENS_MAX = 8


def board_recording_steps(pens: int) -> Iterator[RecordingStep]:
    """Yield the steps for a board. pens: number of pens in its tray; at most PENS_MAX of them are recorded."""
    yield RecordingStep(RecordingStepKind.NOTHING, "nothing touches the board")
    for number, corner in enumerate(CORNERS, 1):
        yield RecordingStep(RecordingStepKind.CORNERS, f"finger: {corner} corner, twice", number)
    yield RecordingStep(RecordingStepKind.LINE, "finger: one slow line from left to right")
    yield RecordingStep(RecordingStepKind.TWO_FINGERS, "two fingers at once: two lines, lifted one after the other")
    yield RecordingStep(RecordingStepKind.PALM, "flat hand, laid down and moved")
    for number in range(1, min(pens, PENS_MAX) + 1):
        yield RecordingStep(RecordingStepKind.PEN, f"pen {number}: taken, one line, put back", number)
    yield RecordingStep(RecordingStepKind.ERASER, "eraser: taken, one line, put back; or the other end of the pen")
    yield RecordingStep(RecordingStepKind.BUTTONS, "each button of the board, once, from left to right")
