"""Protractor, half or whole circle, with both graduations and an arm: it measures angles and draws them."""

from __future__ import annotations

from dataclasses import replace
from math import atan2, cos, degrees, hypot, radians, sin
from typing import Final

from tni.api.graduations import ring_comb
from tni.api.instruments import RIM, Instrument, degrees_text, turn_knob
from tni.api.items import (
    ArcEdge,
    Drawing,
    DrawnArea,
    DrawnLine,
    DrawnOval,
    DrawnText,
    HandleCursor,
    HandleDrag,
    InkedState,
    ItemContext,
    ItemEdge,
    ItemHandle,
    ItemSize,
    Localised,
    Modifier,
    PanelButton,
    PanelChoice,
    PanelControl,
    PanelNumber,
    PanelOption,
    PanelToggle,
    PanelValue,
    PlacedState,
    Point,
    Resizing,
    State,
    StraightEdge,
    arc_points,
    with_values,
)

PLUGIN = {
    "id": "protractor",
    "kind": "item",
    "api": (1, 2),
    "version": "1.0",
    "topic": "geometry",
    "terms": {
        "fr": "rapporteur mesurer angle degrés aigu obtus tracer demi-droite géométrie",
        "en": "measure angle degrees acute obtuse",
    },
    "name": {"fr": "Rapporteur", "en": "Protractor"},
    "summary": {
        "fr": "Un rapporteur à deux graduations, dont le bras mesure et trace un angle.",
        "en": "A protractor with two graduations, whose arm measures and draws an angle.",
    },
    "licence": "GPL-3.0-or-later",
}

type Parts = list[DrawnArea | DrawnLine | DrawnOval | DrawnText]

RADIUS: Final = 78.0
INNER: Final = 51.0
"""Radius within which the page is seen."""
AROUND: Final = 14.0
"""Room around the rim for the end of the arm."""
BASE: Final = 14.0
"""Height of the strip below the base line of a half circle."""
ARM, ARM_KNOB = RADIUS + 7.0, 6.0
OUTER_LABELS, INNER_LABELS = RADIUS - 10.5, RADIUS - 19.5
KNOB: Final = 5.0
ARC: Final = 17.0
"""Radius of the arc that marks the angle."""
SNAP: Final = 0.2
"""Degrees from a whole one within which the arm goes to it."""
TEETH: Final = ((1, 3.0, 0.25), (5, 4.6, 0.35), (10, 6.4, 0.5))
"""Degrees between two graduations of the outer ring, length and width of their lines."""


class Protractor(Instrument):
    """State: as of every instrument; `shape`: "half" or "full"; `measure`: degrees of the angle between the base line
    and the arm; `reversed`: they are counted from the left, with the clock, instead of from the right, against it;
    `shown`: the measure is written."""

    resizing = Resizing.RATIO

    def new(self, ctx: ItemContext) -> State:
        return {**super().new(ctx), "shape": "half", "measure": 60.0, "reversed": False, "shown": True}

    def size(self, state: State) -> ItemSize:
        side = 2 * (RADIUS + AROUND)
        return ItemSize(side, side if state["shape"] == "full" else RADIUS + AROUND + BASE)

    def pivot(self, state: State) -> Point:  # noqa: ARG002
        return RADIUS + AROUND, RADIUS + AROUND

    def body(self, state: State) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
        x, y = self.pivot(state)
        sweep, first = (180.0, 180.0) if state["shape"] == "full" else (90.0, 270.0)
        low = () if state["shape"] == "full" else ((x, y), (x, y + BASE), (x - RADIUS, y + BASE))
        left = (*_arc(RADIUS, first, sweep), *reversed(_arc(INNER, first, sweep)), *low)
        return left, tuple((2 * x - to, down) for to, down in left)

    def knob(self, state: State) -> Point:
        x, y = self.pivot(state)
        return (x, y + INNER - KNOB - 3.0) if state["shape"] == "full" else (x + RADIUS - 9.0, y + BASE / 2 + 0.5)

    # -- drawing

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:  # noqa: ARG002
        is_full = state["shape"] == "full"
        parts = [*_ring(is_full), *_graduations(is_full, reversed_=state["reversed"])]
        return (*parts, *turn_knob(self.knob(state), KNOB), *self._arm(state, ctx))

    def _arm(self, state: State, ctx: ItemContext) -> Parts:
        x, y = centre = self.pivot(state)
        tip, measure = _at(ARM, _direction(state)), state["measure"]
        start, sweep = 90.0, -measure
        if state["reversed"]:
            start, sweep = 270.0, measure
        side = INNER if state["shape"] == "full" else ARM  # of a whole circle, its numbers would be struck out
        parts: Parts = [DrawnLine((centre, _at(side, 180.0 if state["reversed"] else 0.0)), "red", 0.5)]
        if measure > 0.0:
            parts.append(DrawnLine(arc_points(x, y, ARC, start, sweep), "red", 0.8))
        parts += [
            DrawnLine((centre, tip), "red", 1.0),
            DrawnOval(x, y, 1.4, 1.4, "red", None),
            DrawnOval(*tip, ARM_KNOB, ARM_KNOB, "soft red", "red", 0.7),
        ]
        if state["shown"]:
            middle = _at(34.0, _direction(with_values(state, measure=measure / 2)))
            middle = (middle[0], min(middle[1], y - 7.0)) if state["shape"] == "half" else middle
            parts += [
                DrawnOval(*middle, 13.0, 6.5, "surface", None),
                DrawnText(_measured(measure, ctx), *middle, 9.0, "red", bold=True, width_mm=25.0),
            ]
        return parts

    # -- handles and edges

    def handles(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[ItemHandle, ...]:
        arm = ctx.text(Localised("Bras", "Arm"))
        knob = ItemHandle("arm", _at(ARM, _direction(state)), reach_mm=5.0, cursor=HandleCursor.TURN, label=arm)
        return (knob, *super().handles(state, size, ctx))

    def drag(self, state: State, drag: HandleDrag, ctx: ItemContext) -> State | PlacedState:
        if drag.handle != "arm":
            return super().drag(state, drag, ctx)
        x, y = self.pivot(state)
        if hypot(drag.to[0] - x, drag.to[1] - y) < 1.0:  # no direction
            return state
        measure = degrees(atan2(y - drag.to[1], drag.to[0] - x)) % 360
        measure = (180.0 - measure) % 360 if state["reversed"] else measure
        if state["shape"] == "half" and measure > 180.0:
            measure = 180.0 if measure < 270.0 else 0.0
        near = round(measure)
        if Modifier.SHIFT in drag.modifiers:
            measure = round(measure / 5) * 5.0
        elif abs(measure - near) <= SNAP:
            measure = float(near)
        return with_values(state, measure=round(measure, 1) % 360)

    def handle_reading(self, state: State, handle: str, ctx: ItemContext) -> str:
        if handle == "arm":
            return _measured(state["measure"], ctx) if state["shown"] else ""
        return super().handle_reading(state, handle, ctx)

    def edges(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[ItemEdge, ...]:  # noqa: ARG002
        centre = self.pivot(state)
        arm = StraightEdge("arm", centre, _at(RADIUS - 4.0, _direction(state)))
        if state["shape"] == "full":
            return arm, ArcEdge("rim", centre, RADIUS)
        y = centre[1] + BASE
        base = StraightEdge("base", (centre[0] - RADIUS, y), (centre[0] + RADIUS, y))
        return arm, ArcEdge("rim", centre, RADIUS, 270.0, 180.0), base

    def reading(self, state: State, edge: str, start: Point, end: Point, ctx: ItemContext) -> str:
        if edge == "arm":
            return _measured(state["measure"], ctx) if state["shown"] else ""
        if edge == "base":
            return ""
        x, y = self.pivot(state)
        turn = degrees(atan2(end[1] - y, end[0] - x) - atan2(start[1] - y, start[0] - x))
        return degrees_text(abs((turn + 180.0) % 360.0 - 180.0), ctx)

    # -- panel

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:
        most = 180.0 if state["shape"] == "half" else 360.0
        shape = PanelChoice(
            "shape", Localised("Forme", "Form"),
            (
                PanelOption("half", Localised("Demi-cercle", "Half circle")),
                PanelOption("full", Localised("Cercle entier", "Whole circle")),
            ),
            state["shape"],
        )  # fmt: skip
        tilt = replace(self.angle_control(ctx), label=Localised("Inclinaison (°)", "Tilt (°)"))
        return (
            PanelNumber(
                "measure", Localised("Angle du bras (°)", "Angle of the arm (°)"), state["measure"], 0, most, 1
            ),
            PanelButton("draw", Localised("Tracer l’angle", "Draw the angle")),
            PanelToggle("shown", Localised("Montrer la mesure", "Show the measure"), state["shown"]),
            PanelToggle("reversed", Localised("Compter depuis la gauche", "Count from the left"), state["reversed"]),
            shape,
            tilt,
        )

    def control(
        self, state: State, control: str, value: PanelValue, ctx: ItemContext
    ) -> State | PlacedState | InkedState:
        match control:
            case "draw":
                centre, zero = self.pivot(state), 180.0 if state["reversed"] else 0.0
                return InkedState(state, ((centre, _at(ARM, zero)), (centre, _at(ARM, _direction(state)))))
            case "measure":
                return with_values(state, measure=float(value))
            case "shape":
                measure = state["measure"] if value == "full" else min(state["measure"], 180.0)
                return with_values(state, shape=value, measure=measure)
            case _:
                return super().control(state, control, value, ctx)

    def text(self, state: State, ctx: ItemContext) -> str:
        name = ctx.text(Localised("Rapporteur", "Protractor"))
        return f"{name}, {_measured(state['measure'], ctx)}" if state["shown"] else name


CENTRE: Final = (RADIUS + AROUND, RADIUS + AROUND)


def _at(radius: float, angle: float) -> Point:
    """Return a place. angle: degrees from the right, against the clock."""
    turn = radians(angle)
    return CENTRE[0] + radius * cos(turn), CENTRE[1] - radius * sin(turn)


def _arc(radius: float, start: float, sweep: float) -> tuple[Point, ...]:
    return arc_points(*CENTRE, radius, start, sweep)


def _direction(state: State) -> float:
    """Return the direction of the arm, degrees from the right, against the clock."""
    return float(180.0 - state["measure"] if state["reversed"] else state["measure"])


def _measured(measure: float, ctx: ItemContext) -> str:
    """Return a measure in words, to a tenth of a degree."""
    text = f"{round(measure, 1):g}°"
    return text.replace(".", ",") if ctx.french else text


def _ring(is_full: bool) -> Parts:
    """Return the body: a ring that is open in the middle, and the strip below the base line."""
    x, y = CENTRE
    near = RADIUS - RIM / 2
    if is_full:
        halves = [(*_arc(RADIUS, first, 182.0), *reversed(_arc(INNER, first, 182.0))) for first in (-1.0, 179.0)]
        rims = [DrawnLine(_arc(radius, 0.0, 360.0), "quiet", RIM, closed=True) for radius in (near, INNER)]
        cross = [DrawnLine((_at(INNER, turn), _at(4.0, turn)), "quiet", 0.3) for turn in (0.0, 90.0, 180.0, 270.0)]
        return [*(DrawnArea(half, "surface") for half in halves), *rims, *cross]
    low, left, right = y + BASE, x - RADIUS, x + RADIUS
    strip = ((left, y), (right, y), (right, low), (left, low))
    inset = low - RIM / 2
    rim = (*_arc(near, 270.0, 180.0), (x + near, inset), (x - near, inset))
    return [
        DrawnArea((*_arc(RADIUS, 270.0, 180.0), *reversed(_arc(INNER, 270.0, 180.0))), "surface"),
        DrawnArea(strip, "surface"),
        DrawnLine(rim, "quiet", RIM, closed=True),
        DrawnLine((*_arc(INNER, 270.0, 180.0), (x - INNER, y)), "quiet", RIM),
        DrawnLine((_at(RADIUS - 7.0, 180.0), _at(RADIUS - 7.0, 0.0)), "ink", 0.35),
        DrawnLine((_at(5.0, 90.0), CENTRE, (x, y + 5.0)), "ink", 0.5),
    ]


def _graduations(is_full: bool, *, reversed_: bool) -> Parts:
    """Return both graduations: those that are counted now are bold."""
    end = 360 if is_full else 181
    parts: Parts = [
        DrawnLine(ring_comb(CENTRE, RADIUS - 0.4, tooth, range(0, end, step)), "ink", thick)
        for step, tooth, thick in TEETH
    ]
    parts.append(DrawnLine(ring_comb(CENTRE, INNER, -2.6, range(0, end, 5)), "quiet", 0.3))
    for angle in range(0, end, 10):
        other = (180 - angle) % 360 if is_full else 180 - angle
        for number, radius, counts in ((angle, OUTER_LABELS, not reversed_), (other, INNER_LABELS, reversed_)):
            place, size, colour = _at(radius, angle), 4.8 if counts else 4.2, "ink" if counts else "quiet"
            lifted = (place[0], min(place[1], CENTRE[1] - 2.6)) if not is_full else place
            parts.append(DrawnText(f"{number}", *lifted, size, colour, bold=counts, width_mm=9.6))
    return parts


def item() -> Protractor:
    return Protractor()
