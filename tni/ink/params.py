"""What the model of ink is tuned by, per kind of pen. `docs/ink.md` says what each was chosen from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf
from types import MappingProxyType

from tni.ink.pen import PenKind


def _within(least: float, most: float, **values: float) -> None:
    for name, value in values.items():
        if not least <= value <= most < inf:
            raise ValueError(f"{name} must be from {least} to {most}, got {value}")


@dataclass(frozen=True, slots=True, kw_only=True)
class SmoothParams:
    """How far the samples around one count for its place. All are of one side; the window is as long before as after.

    half_window_s: in time. near_widths, near_mm: in way, widths of the pen but no more than near_mm, so that a slow
    hand's tremor and whole pixels are evened out. gap_s: a pause from which on samples no longer count for each other.
    even_widths, even_mm: how far samples lie beside an even line at most, on the mean square, that is drawn in their
    place. shift_widths, shift_mm: how far a place may be moved at most. Whichever is less, again.
    """

    half_window_s: float = 0.010
    near_widths: float = 0.8
    near_mm: float = 0.8
    gap_s: float = 0.040
    even_widths: float = 0.14
    even_mm: float = 0.085
    shift_widths: float = 0.16
    shift_mm: float = 0.2

    def __post_init__(self) -> None:
        _within(0, 0.1, half_window_s=self.half_window_s, gap_s=self.gap_s)
        _within(0, 10, near_widths=self.near_widths, near_mm=self.near_mm)
        _within(0.001, 1, even_widths=self.even_widths, even_mm=self.even_mm)
        _within(0, 1, shift_widths=self.shift_widths, shift_mm=self.shift_mm)


@dataclass(frozen=True, slots=True, kw_only=True)
class WidthParams:
    """Parts of the pen's width. pressed_least, pressed_most: at no and at full pressure. slow, fast: without a sensor,
    at rest and at great speed, half way between them at half_way_mm_s."""

    pressed_least: float = 0.35
    pressed_most: float = 1.3
    slow: float = 1.0
    fast: float = 0.78
    half_way_mm_s: float = 300.0

    def __post_init__(self) -> None:
        _within(0.01, 4, pressed_least=self.pressed_least, pressed_most=self.pressed_most)
        _within(0.01, 4, slow=self.slow, fast=self.fast)
        _within(1, 1e6, half_way_mm_s=self.half_way_mm_s)

    @property
    def most(self) -> float:
        return max(self.pressed_least, self.pressed_most, self.slow, self.fast, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaperParams:
    """Ends of a stroke that begins or ends in motion. tip: part of the pen's width left at the very end.

    length_widths: how far in from the end, in widths of the pen. from_mm_s, to_mm_s: speed at the end from which on
    there is any, and at which it is whole. Strokes that reach less than short_widths from their start have none, from
    twice that on all of it.
    """

    tip: float = 0.35
    length_widths: float = 3.0
    from_mm_s: float = 60.0
    to_mm_s: float = 300.0
    short_widths: float = 2.0

    def __post_init__(self) -> None:
        _within(0, 1, tip=self.tip)
        _within(0.01, 100, length_widths=self.length_widths, short_widths=self.short_widths)
        _within(0, self.to_mm_s, from_mm_s=self.from_mm_s)


@dataclass(frozen=True, slots=True, kw_only=True)
class InkParams:
    """width: None for an even line. taper: None for round ends. dot_widths: what reaches no farther from its start, in
    widths of the pen, is a tap, and a dot."""

    smooth: SmoothParams = field(default_factory=SmoothParams)
    width: WidthParams | None = field(default_factory=WidthParams)
    taper: TaperParams | None = field(default_factory=TaperParams)
    dot_widths: float = 0.25

    @property
    def widest(self) -> float:
        """Part of the pen's width that no stroke exceeds."""
        return self.width.most if self.width is not None else 1.0


INK_PARAMS: Mapping[PenKind, InkParams] = MappingProxyType(
    {
        PenKind.PEN: InkParams(),
        PenKind.HIGHLIGHTER: InkParams(width=None, taper=None),
        # A marker's and a chalk's end is blunt, and hardly gives way.
        PenKind.FELT: InkParams(width=WidthParams(pressed_least=0.9, pressed_most=1.1, fast=0.94), taper=None),
        PenKind.CHALK: InkParams(width=WidthParams(pressed_least=0.7, pressed_most=1.2, fast=0.86), taper=None),
    }
)
