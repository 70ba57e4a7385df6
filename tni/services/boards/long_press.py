"""Detection of a finger or pen that rests on a calibration target until its position is known."""

from __future__ import annotations

from enum import Enum

import numpy as np

from tni.api.devices import Contact, ContactState, ContactTool
from tni.core.robust_median import robust_median

HOLD_S = 0.8
"""Hold time: some forty samples of most boards, and short enough for the arm."""
SETTLE_S = 0.15
"""Time at the start of a press whose samples are ignored: the contact still moves to the target."""
STILL_SHARE = 0.01
"""Part of the board's range within which the contact rests, nearly 2 cm on a usual board. Farther away, the time starts
anew."""


class LongPressEvent(Enum):
    """Result of a contact or a tick. NOTHING: no change."""

    NOTHING = "nothing"
    BEGUN = "begun"
    MOVED = "moved"
    SHORT = "short"
    HELD = "held"


class LongPress:
    """Press on a target. Of several contacts the first one counts; the others belong to the same hand. A contact that
    was held long enough must lift before another counts.

    at: position in parts of the board's range, valid after HELD.
    """

    def __init__(self) -> None:
        self.at = (0.0, 0.0)
        self._id: int | None = None
        self._from_s: float | None = None
        """Start of the hold; None while nothing is held, and once it was held long enough."""
        self._samples: list[tuple[float, float, float]] = []

    def part(self, now_s: float) -> float:
        """Return the elapsed part of the hold time, 0 to 1."""
        return 0.0 if self._from_s is None else min(max((now_s - self._from_s) / HOLD_S, 0.0), 1.0)

    def contact(self, contact: Contact) -> LongPressEvent:
        if contact.touch.tool is ContactTool.PALM and contact.id != self._id:
            return LongPressEvent.NOTHING
        if contact.state is ContactState.DOWN and self._id is None:
            self._id = contact.id
            self._begin(contact)
            return LongPressEvent.BEGUN
        if contact.id != self._id:
            return LongPressEvent.NOTHING
        held = self.tick(contact.at_s)
        if contact.state is ContactState.UP:
            short = self._from_s is not None and held is LongPressEvent.NOTHING
            self.forget()
            return LongPressEvent.SHORT if short else held
        if self._from_s is None or held is not LongPressEvent.NOTHING:
            return held
        _, x, y = self._samples[0]
        if abs(contact.touch.x - x) > STILL_SHARE or abs(contact.touch.y - y) > STILL_SHARE:
            self._begin(contact)
            return LongPressEvent.MOVED
        self._samples.append((contact.at_s, contact.touch.x, contact.touch.y))
        return LongPressEvent.NOTHING

    def tick(self, now_s: float) -> LongPressEvent:
        """Check the hold time. Needed on boards that report nothing while nothing moves."""
        if self._from_s is None or now_s - self._from_s < HOLD_S:
            return LongPressEvent.NOTHING
        settled_s = self._from_s + SETTLE_S
        settled = [(x, y) for at_s, x, y in self._samples if at_s >= settled_s] or [self._samples[-1][1:]]
        self.at = robust_median(np.array(settled))
        self._from_s = None
        return LongPressEvent.HELD

    def forget(self) -> None:
        """Forget the contact: it has lifted, or its board is unplugged."""
        self._id, self._from_s, self._samples = None, None, []

    def _begin(self, contact: Contact) -> None:
        self._from_s = contact.at_s
        self._samples = [(contact.at_s, contact.touch.x, contact.touch.y)]
