"""Colours, widths and dashes of rnote's strokes and shapes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tni.api.formats import PlainDash
from tni.formats.lessons.rnote_document import Json, as_map, as_number

SEEN_THROUGH = 0.75
"""Opacity below which a stroke is a highlighter's."""
_WIDTH_PX = (0.05, 1000.0)
_CURVES: Mapping[str, Callable[[float], float]] = {
    "const": lambda _: 1.0,
    "linear": lambda pressure: pressure,
    "sqrt": lambda pressure: pressure**0.5,
    "cbrt": lambda pressure: pressure ** (1 / 3),
    "pow2": lambda pressure: pressure**2,
    "pow3": lambda pressure: pressure**3,
}
_DASHES = {
    "dotted": PlainDash.DOTTED, "dashed_narrow": PlainDash.DASHED, "dashed_equidistant": PlainDash.DASHED,
    "dashed_wide": PlainDash.DASHED,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ink:
    """Colour "#rrggbb" and opacity."""

    colour: str
    opacity: float


@dataclass(frozen=True, slots=True)
class RnoteLook:
    """Style of a stroke or shape. kind: "smooth", "rough" or "textured". stroke, fill: None for none. width: in
    pixels."""

    kind: str
    stroke: Ink | None
    fill: Ink | None
    width: float
    dash: PlainDash
    curve: str

    def width_at(self, pressure: float) -> float:
        """Return the width in pixels at a point."""
        return self.width * _CURVES.get(self.curve, _CURVES["linear"])(pressure)

    @property
    def is_even(self) -> bool:
        return self.curve == "const"


def ink_of(value: Json) -> Ink:
    """Return a colour whose parts are 0 to 1; black for none."""
    parts = as_map(value)
    red, green, blue, opacity = (
        min(max(as_number(parts.get(name), default), 0.0), 1.0)
        for name, default in (("r", 0), ("g", 0), ("b", 0), ("a", 1))
    )
    return Ink("#" + "".join(f"{round(part * 255):02x}" for part in (red, green, blue)), opacity)


def look_of(style: Json) -> RnoteLook:
    """Return the style of a stroke or shape."""
    kind, inner = next(iter(as_map(style).items()), ("smooth", None))
    options = as_map(inner)
    stroke, fill = (_seen(options.get(name)) for name in ("stroke_color", "fill_color"))
    width = min(max(as_number(options.get("stroke_width"), 2.0), _WIDTH_PX[0]), _WIDTH_PX[1])
    dash = _DASHES.get(str(options.get("line_style", "")), PlainDash.SOLID)
    return RnoteLook(kind, stroke, fill, width, dash, str(options.get("pressure_curve", "linear")))


def _seen(value: Json) -> Ink | None:
    ink = ink_of(value) if value is not None else None
    return ink if ink is not None and ink.opacity > 0 else None
