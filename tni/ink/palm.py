"""Which contacts are hands that rest on the board."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from math import inf


@dataclass(frozen=True, slots=True, kw_only=True)
class PalmParams:
    """size_mm: a contact larger than this is a palm, > 0; a fist or a sponge-like pen end is smaller. Try 28.
    moments_s: how long after coming down a contact that grows is still taken back, >= 0; a palm lands edge first.
    Try 0.15."""

    size_mm: float = 28.0
    moments_s: float = 0.15

    def __post_init__(self) -> None:
        if not 0 < self.size_mm < inf:
            raise ValueError(f"size_mm must be finite and > 0, got {self.size_mm}")
        if not 0 <= self.moments_s < inf:
            raise ValueError(f"moments_s must be finite and >= 0, got {self.moments_s}")


class Verdict(Enum):
    HAND = "hand"
    """A finger or pen: let it act."""
    IGNORED = "ignored"
    """A palm: it does nothing until it leaves."""
    RETRACTED = "retracted"
    """It has just shown that it is a palm: take back what it did."""
    OVER = "over"
    """It is called a palm after it has acted for some time: end it, keep what it did."""


class PalmFilter:
    """Mutable; keeps one entry for each contact that is down."""

    def __init__(self, params: PalmParams | None = None) -> None:
        self.params = params or PalmParams()
        self._down_s: dict[int, float] = {}  # acting contacts
        self._palms: set[int] = set()

    def down(self, pointer: int, palm: bool, size_mm: float | None, at_s: float) -> Verdict:
        """palm: the device says so. size_mm: larger side, None when unknown."""
        self.lifted(pointer)
        if palm or self._is_large(size_mm):
            self._palms.add(pointer)
            return Verdict.IGNORED
        self._down_s[pointer] = at_s
        return Verdict.HAND

    def moved(self, pointer: int, palm: bool, size_mm: float | None, at_s: float) -> Verdict:
        if pointer in self._palms:
            return Verdict.IGNORED
        if not palm and not self._is_large(size_mm):
            return Verdict.HAND
        young = 0 <= at_s - self._down_s.get(pointer, -inf) <= self.params.moments_s
        if not palm and not young:
            return Verdict.HAND  # a pen laid flat, a finger pressed hard
        self._down_s.pop(pointer, None)
        self._palms.add(pointer)
        return Verdict.RETRACTED if young else Verdict.OVER

    def lifted(self, pointer: int) -> None:
        self._down_s.pop(pointer, None)
        self._palms.discard(pointer)

    def _is_large(self, size_mm: float | None) -> bool:
        return size_mm is not None and size_mm > self.params.size_mm
