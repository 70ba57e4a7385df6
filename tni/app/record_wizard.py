"""What is to be done at a board that nobody knows yet, step by step, so that its recording tells how it speaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Part(Enum):
    """What a step shows of a board."""

    NOTHING = "nothing"
    CORNERS = "corners"
    LINE = "line"
    TWO_FINGERS = "two fingers"
    PALM = "palm"
    PEN = "pen"
    ERASER = "eraser"
    BUTTONS = "buttons"


@dataclass(frozen=True, slots=True)
class Step:
    """remark: stands in the recording, in English. number: of a corner or a pen, from 1; 0 for others."""

    part: Part
    remark: str
    number: int = 0


CORNERS = ("top left", "top right", "bottom right", "bottom left")
PENS_MAX = 8


def steps(pens: int) -> Iterator[Step]:
    """Of a board with so many pens in its tray, at most PENS_MAX."""
    yield Step(Part.NOTHING, "nothing touches the board")
    for number, corner in enumerate(CORNERS, 1):
        yield Step(Part.CORNERS, f"finger: {corner} corner, twice", number)
    yield Step(Part.LINE, "finger: one slow line from left to right")
    yield Step(Part.TWO_FINGERS, "two fingers at once: two lines, lifted one after the other")
    yield Step(Part.PALM, "flat hand, laid down and moved")
    for number in range(1, min(pens, PENS_MAX) + 1):
        yield Step(Part.PEN, f"pen {number}: taken, one line, put back", number)
    yield Step(Part.ERASER, "eraser: taken, one line, put back; or the other end of the pen")
    yield Step(Part.BUTTONS, "each button of the board, once, from left to right")
