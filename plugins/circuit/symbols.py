"""Symbols of a circuit's parts, as French schools draw them, with what they show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Final

from tni.api.items import DrawnArea, DrawnLine, DrawnOval, DrawnText, Point, TextAlign, arc_points

from .parts import CircuitPart, Flow, Spot

type Shape = DrawnArea | DrawnLine | DrawnOval | DrawnText
STEP: Final = 13.0
RIM: Final = 16.0
LINE: Final = 1.1
ROUND: Final = 6.0
"""Radius of lamps, motors and meters."""
LABEL: Final = 6.2


def place(spot: Spot) -> Point:
    return RIM + spot[0] * STEP, RIM + spot[1] * STEP


@dataclass(frozen=True, slots=True)
class Frame:
    """Place and direction of a symbol: `along` runs from start to end, 0 in the middle."""

    x: float
    y: float
    dx: float
    dy: float
    half: float

    @classmethod
    def of(cls, part: CircuitPart) -> Frame:
        (x, y), (x1, y1) = place(part.start), place(part.end)
        half = (abs(x1 - x) + abs(y1 - y)) / 2
        return cls((x + x1) / 2, (y + y1) / 2, (x1 - x) / (2 * half), (y1 - y) / (2 * half), half)

    def at(self, along: float, across: float = 0.0) -> Point:
        return self.x + along * self.dx - across * self.dy, self.y + along * self.dy + across * self.dx

    def leads(self, gap: float, colour: str) -> list[Shape]:
        """Return the wires on both sides of a symbol."""
        return [DrawnLine((self.at(side * self.half), self.at(side * gap)), colour, LINE) for side in (-1, 1)]

    def label(self, text: str, away: float, colour: str = "ink") -> DrawnText:
        """Return a text above a level part, or to the right of an upright one."""
        if self.dx:
            return DrawnText(text, self.x, max(self.y - away, 3.5), LABEL, colour, bold=True)
        return DrawnText(text, self.x + min(away - 1, 12.5), self.y, LABEL, colour, TextAlign.LEFT, bold=True)


def symbol(part: CircuitPart, flow: Flow, *, french: bool, with_value: bool) -> list[Shape]:
    """Return the drawing of a part."""
    frame = Frame.of(part)
    if part.kind == "wire":
        return [DrawnLine((place(part.start), place(part.end)), "ink", LINE)]
    out = _SYMBOLS[part.kind](part, frame, flow)
    if part.kind == "ammeter":
        out.append(frame.label(measured(flow.amperes, "A", french=french), 10.5, "blue"))
    elif part.kind == "voltmeter":
        out.append(frame.label(measured(flow.volts, "V", french=french), 10.5, "red"))
    elif with_value and part.kind != "switch":
        unit = "V" if part.kind == "battery" else "Ω"
        away = {"lamp": 16.5, "motor": 14.0, "battery": 11.6}.get(part.kind, 10.5)
        out.append(frame.label(measured(part.value, unit, french=french), away))
    return out


def measured(value: float, unit: str, *, french: bool) -> str:
    """Return a value as a meter shows it: three figures, in thousandths where it is small."""
    if unit == "A" and 0 < abs(value) < 0.1:
        value, unit = value * 1000, "mA"
    decimals = 0 if abs(value) >= 99.95 else 1 if abs(value) >= 9.995 else 2
    text = f"{value:.{decimals}f}" if abs(value) < 1e5 else f"{value:.1e}"
    text = text.rstrip("0").rstrip(".") if "." in text and "e" not in text else text
    text = "0" if text == "-0" else text.replace("-", "−")
    return f"{text.replace('.', ',') if french else text}\N{NO-BREAK SPACE}{unit}"


def _battery(part: CircuitPart, frame: Frame, flow: Flow) -> list[Shape]:  # noqa: ARG001
    colour = "red" if flow.is_shorted else "ink"
    long, short = [frame.at(-1.7, side * 7.0) for side in (-1, 1)], [frame.at(1.7, side * 3.8) for side in (-1, 1)]
    plus = frame.at(-5.5, -4.8 if frame.dx > 0 or frame.dy < 0 else 4.8)
    return [
        *frame.leads(1.7, colour), DrawnLine(tuple(long), colour, LINE), DrawnLine(tuple(short), colour, 2.6),
        DrawnText("+", *plus, 6.0, colour, bold=True),
    ]  # fmt: skip


def _lamp(part: CircuitPart, frame: Frame, flow: Flow) -> list[Shape]:  # noqa: ARG001
    out: list[Shape] = []
    shine = flow.shine
    if shine > 0.002:
        glow = ROUND * (1.0 + 0.35 * shine**0.4)
        rays = 12
        for k in range(rays):
            turn = 2 * pi * k / rays
            near, far = glow + 0.8, glow + 0.8 + 4.2 * shine**0.5
            ends = tuple((frame.x + reach * cos(turn), frame.y + reach * sin(turn)) for reach in (near, far))
            out.append(DrawnLine(ends, "orange", 0.9))
    out += frame.leads(ROUND, "ink")
    fill = "surface" if shine <= 0.002 else ("soft orange" if shine < 0.25 else "#ffd84a")
    out.append(DrawnOval(frame.x, frame.y, ROUND, ROUND, fill, "ink", LINE))
    reach = 0.7 * ROUND
    stroke = "ink" if not fill.startswith("#") else "#1a1a2e"
    out += [
        DrawnLine((frame.at(-reach, side * reach), frame.at(reach, -side * reach)), stroke, LINE) for side in (1, -1)
    ]
    return out


def _switch(part: CircuitPart, frame: Frame, flow: Flow) -> list[Shape]:  # noqa: ARG001
    arm = frame.at(6.0, 0.0) if part.closed else frame.at(4.6, -6.0 if frame.dx > 0 or frame.dy < 0 else 6.0)
    dots: list[Shape] = [DrawnOval(*frame.at(side * 6.0), 1.2, 1.2, "ink", None) for side in (-1, 1)]
    return [*frame.leads(6.0, "ink"), DrawnLine((frame.at(-6.0), arm), "ink", 1.5), *dots]


def _resistor(part: CircuitPart, frame: Frame, flow: Flow) -> list[Shape]:  # noqa: ARG001
    corners = tuple(frame.at(along, across) for along, across in ((-8, -3.2), (8, -3.2), (8, 3.2), (-8, 3.2)))
    return [*frame.leads(8.0, "ink"), DrawnArea(corners, "surface"), DrawnLine(corners, "ink", LINE, closed=True)]


def _circle(letter: str) -> Callable[[CircuitPart, Frame, Flow], list[Shape]]:
    def draw(part: CircuitPart, frame: Frame, flow: Flow) -> list[Shape]:  # noqa: ARG001
        return [
            *frame.leads(ROUND, "ink"), DrawnOval(frame.x, frame.y, ROUND, ROUND, "surface", "ink", LINE),
            DrawnText(letter, frame.x, frame.y, 8.0, bold=True),
        ]  # fmt: skip

    return draw


def _motor(part: CircuitPart, frame: Frame, flow: Flow) -> list[Shape]:
    out = _circle("M")(part, frame, flow)
    if flow.amperes:  # it turns the way of the current
        start, sweep = (290.0, 140.0) if flow.amperes > 0 else (70.0, -140.0)
        arc = arc_points(frame.x, frame.y, ROUND + 2.6, start, sweep)
        (x, y), (x0, y0) = arc[-1], arc[-4]
        dx, dy = (x - x0) / 3, (y - y0) / 3
        head = (x + 2 * dx, y + 2 * dy), (x - 2 * dy, y + 2 * dx), (x + 2 * dy, y - 2 * dx)
        out += [DrawnLine(arc, "green", 1.2), DrawnArea(head, "green")]
    return out


_SYMBOLS: Final[dict[str, Callable[[CircuitPart, Frame, Flow], list[Shape]]]] = {
    "battery": _battery, "lamp": _lamp, "switch": _switch, "resistor": _resistor, "motor": _motor,
    "ammeter": _circle("A"), "voltmeter": _circle("V"),
}  # fmt: skip


def current_arrow(part: CircuitPart, flow: Flow) -> list[Shape]:
    """Return an arrow on a part's lead, the way that the current flows."""
    if not flow.amperes or part.kind in ("wire", "switch", "voltmeter"):
        return []
    frame = Frame.of(part)
    way, at = (1 if flow.amperes > 0 else -1), -frame.half + 2.8
    tip = frame.at(at + way * 2.2)
    return [DrawnArea((tip, frame.at(at - way * 1.8, 2.2), frame.at(at - way * 1.8, -2.2)), "red")]
