"""Palm rejection: detection of contacts that are hands resting on the board."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from math import inf


@dataclass(frozen=True, slots=True, kw_only=True)
class PalmParams:
    """Thresholds of palm rejection.

    size_mm: a larger contact is a palm, > 0; a fingertip or a sponge-like pen end is smaller. Try 28. moments_s: time
    after coming down in which a growing contact is still retracted, >= 0; a palm lands edge first. Try 0.15. rolls_s:
    the same for a contact that has hardly moved, >= moments_s; a hand is laid down slowly. Try 0.6. doubt_s: the same
    for a contact that has moved, when the device itself reports a palm, >= moments_s. Try 1.
    """

    size_mm: float = 28.0
    moments_s: float = 0.15
    rolls_s: float = 0.6
    doubt_s: float = 1.0

    def __post_init__(self) -> None:
        if not 0 < self.size_mm < inf:
            raise ValueError(f"size_mm must be finite and > 0, got {self.size_mm}")
        if not 0 <= self.moments_s < inf:
            raise ValueError(f"moments_s must be finite and >= 0, got {self.moments_s}")
        for name in ("rolls_s", "doubt_s"):
            if not self.moments_s <= getattr(self, name) < inf:
                raise ValueError(f"{name} must be finite and >= moments_s, got {getattr(self, name)}")


class PalmVerdict(Enum):
    HAND = "hand"
    """A finger or pen, which acts."""
    IGNORED = "ignored"
    """A palm, which does nothing until it is lifted."""
    RETRACTED = "retracted"
    """A contact that has just proved to be a palm: undo its effect."""
    OVER = "over"
    """A contact that is reported as a palm after it has acted for some time and moved: it stops acting, and the teacher
    can undo its effect."""


class PalmFilter:
    """Mutable classifier of contacts; holds one entry for each contact that is down."""

    def __init__(self, params: PalmParams | None = None) -> None:
        self.params = params or PalmParams()
        self._down_s: dict[int, float] = {}  # acting contacts
        self._palms: set[int] = set()

    def down(self, pointer: int, palm: bool, size_mm: float | None, at_s: float) -> PalmVerdict:
        """Classify a new contact. palm: whether the device reports a palm. size_mm: longer side, None when unknown."""
        self.lifted(pointer)
        if palm or self._is_large(size_mm):
            self._palms.add(pointer)
            return PalmVerdict.IGNORED
        self._down_s[pointer] = at_s
        return PalmVerdict.HAND

    def moved(
        self, pointer: int, palm: bool, size_mm: float | None, at_s: float, *, rests: bool = False
    ) -> PalmVerdict:
        """Classify a contact that has moved. rests: whether it has hardly moved since it came down. A contact that
        grows after it has written for a while is a pen laid flat or a finger pressed hard, unless the device reports a
        palm."""
        if pointer in self._palms:
            return PalmVerdict.IGNORED
        if not palm and not self._is_large(size_mm):
            return PalmVerdict.HAND
        age_s, params = at_s - self._down_s.get(pointer, -inf), self.params
        most_s = max(params.rolls_s if rests else params.moments_s, params.doubt_s if palm else 0.0)
        taken_back = 0 <= age_s <= most_s or (palm and rests)
        if not palm and not taken_back:
            return PalmVerdict.HAND
        self._down_s.pop(pointer, None)
        self._palms.add(pointer)
        return PalmVerdict.RETRACTED if taken_back else PalmVerdict.OVER

    def lifted(self, pointer: int) -> None:
        self._down_s.pop(pointer, None)
        self._palms.discard(pointer)

    def _is_large(self, size_mm: float | None) -> bool:
        return size_mm is not None and size_mm > self.params.size_mm
