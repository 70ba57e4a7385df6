"""Parameters of the ink model for each kind of pen. `docs/ink.md` explains the model."""

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
    """Parameters of smoothing. The window around a sample extends as far before it as after it, and each of these
    values is for one side.

    half_window_s: half window in time. gap_s: pause from which on samples do not affect each other. even_widths,
    even_mm: greatest root mean square distance of samples from a smooth line that replaces them. shift_widths,
    shift_mm: greatest displacement of a sample. Of each pair the lesser limit holds.
    """

    half_window_s: float = 0.010
    gap_s: float = 0.040
    even_widths: float = 0.14
    even_mm: float = 0.085
    shift_widths: float = 0.16
    shift_mm: float = 0.2

    def __post_init__(self) -> None:
        _within(0, 0.1, half_window_s=self.half_window_s, gap_s=self.gap_s)
        _within(0.001, 1, even_widths=self.even_widths, even_mm=self.even_mm)
        _within(0, 1, shift_widths=self.shift_widths, shift_mm=self.shift_mm)


@dataclass(frozen=True, slots=True, kw_only=True)
class WidthParams:
    """Parameters of the line width, as fractions of the pen's width. pressed_least, pressed_most: at zero and at full
    pressure. slow, fast: without a pressure sensor, at rest and at great speed; the width is half way between them at
    half_way_mm_s."""

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
    """Parameters of the tapered ends of strokes that begin or end in motion. tip: fraction of the pen's width at the
    very end. length_widths: length of the taper, in widths of the pen. from_mm_s, to_mm_s: speeds at the end from which
    the taper begins to appear, and at which it is complete. short_widths: strokes that reach less far from their start
    have no taper, and from twice that on the full one."""

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
    """Parameters of the ink model. width: None for a constant width. taper: None for round ends. dot_widths: a stroke
    that reaches no farther from its start, in widths of the pen, is a tap and becomes a dot."""

    smooth: SmoothParams = field(default_factory=SmoothParams)
    width: WidthParams | None = field(default_factory=WidthParams)
    taper: TaperParams | None = field(default_factory=TaperParams)
    dot_widths: float = 0.25

    @property
    def widest(self) -> float:
        """Greatest width of any stroke, as a fraction of the pen's width."""
        return self.width.most if self.width is not None else 1.0


INK_PARAMS: Mapping[PenKind, InkParams] = MappingProxyType(
    {
        PenKind.PEN: InkParams(),
        PenKind.HIGHLIGHTER: InkParams(width=None, taper=None),
        # The tips of markers and chalk are blunt and hardly yield to pressure.
        PenKind.FELT: InkParams(width=WidthParams(pressed_least=0.9, pressed_most=1.1, fast=0.94), taper=None),
        PenKind.CHALK: InkParams(width=WidthParams(pressed_least=0.7, pressed_most=1.2, fast=0.86), taper=None),
    }
)
