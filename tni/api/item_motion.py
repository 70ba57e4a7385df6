"""Motion of an interactive item after an act: dice that roll, a wheel that turns, the note that is heard.

What comes of an act is decided first and stored once: undo, other boards, exports and readers know the state after it
alone. The motion is drawn over it meanwhile and kept nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from tni.api.items import Drawing, ItemContext, ItemSize, State

__all__ = ["LONGEST_MOTION_S", "SHORTEST_FRAME_S", "Motion", "Moving", "SupportsMotion", "eased"]

LONGEST_MOTION_S = 60.0
SHORTEST_FRAME_S = 1 / 30


@dataclass(frozen=True, slots=True)
class Motion:
    """Motion of an item. seconds: above 0, at most LONGEST_MOTION_S. every_s: time from one picture to the next, at
    least SHORTEST_FRAME_S. tells: it says something that the item does not say at rest, as which note is heard, so that
    it is shown also to who wants no animations."""

    seconds: float
    every_s: float = SHORTEST_FRAME_S
    tells: bool = False


@dataclass(frozen=True, slots=True)
class Moving:
    """Time of a motion. before, after: the states. act: id of the tap target or of the control. elapsed_s: since its
    beginning, from 0 on."""

    before: State
    after: State
    act: str
    elapsed_s: float


@runtime_checkable
class SupportsMotion(Protocol):
    """An item that is seen to move after an act."""

    def motion(self, before: State, after: State, act: str) -> Motion | None:
        """Return the motion from one state to another after a tap or a control; None for none. act: id of the tap
        target or of the control."""

    def draw_moving(self, moving: Moving, size: ItemSize, ctx: ItemContext) -> Drawing:
        """Return the drawing at a time of the motion, within the size, which is that after it."""


def eased(share: float) -> float:
    """Return how much of a way is done after a part of the time, both 0 to 1, for what comes to rest gently."""
    left = 1.0 - min(max(share, 0.0), 1.0)
    return 1.0 - left * left * left
