"""Building blocks of drawing instruments: rulers, set squares, protractors, compasses.

An instrument is as long as what it measures. A graduated millimetre is a millimetre of the page, as on paper and on
PDFs; a true millimetre of the board, where its picture was measured; or so many millimetres of the page as the teacher
says. One contact on its body moves it, a second one turns it about the first, and its knob turns it alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, degrees, hypot
from typing import Final

from tni.api.graduations import comb
from tni.api.items import (
    MEASURE_BOARD,
    DrawnLine,
    DrawnOval,
    HandleCursor,
    HandleDrag,
    InkedState,
    ItemContext,
    ItemEdge,
    ItemHandle,
    ItemSize,
    Localised,
    Modifier,
    PanelChoice,
    PanelControl,
    PanelNumber,
    PanelOption,
    PanelValue,
    PlacedState,
    PlainItem,
    Point,
    Resizing,
    State,
    arc_points,
    with_values,
)
from tni.maths.number_text import number_text

__all__ = [
    "BODY",
    "OTHER_HALF",
    "RIM",
    "TURN",
    "Instrument",
    "comb",
    "degrees_text",
    "length_text",
    "outline",
    "turn_knob",
]

BODY, OTHER_HALF, TURN = "body", "other half", "turn"
"""Handles: the body, its other half for a second contact, and the knob that turns it."""
RIM: Final = 0.5
"""Width of the line around an instrument."""
ASKED: Final = "asked"
SNAP_DEGREES: Final = 15.0
OWN_SCALE: Final = (0.01, 100.0)


class Instrument(PlainItem):
    """Base of instruments. State: `scale`: "page", "board" or "own"; `own`: millimetres of the page per graduated
    millimetre, for "own"; `unit`: millimetres of the item per graduated millimetre, which follows from these; `asked`:
    the length or opening that was asked for, while the scale does not allow it.

    pivot, body, knob: of a state, in millimetres of the item: the point about which the knob turns it, the polygons of
    the two halves of its body, and the knob.
    """

    resizing = Resizing.FIXED

    def new(self, ctx: ItemContext) -> State:  # noqa: ARG002
        return {"scale": "page", "own": 1.0, "unit": 1.0}

    def pivot(self, state: State) -> Point:
        raise NotImplementedError

    def body(self, state: State) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
        raise NotImplementedError

    def knob(self, state: State) -> Point:
        raise NotImplementedError

    # -- scale

    def rescaled(self, state: State, ctx: ItemContext) -> State | PlacedState:
        return self.with_unit(state, ctx)

    def with_unit(self, state: State, ctx: ItemContext) -> State:
        """Return the state with the unit that follows from its scale."""
        unit = _unit(state, ctx)
        return state if abs(unit - state["unit"]) <= 1e-6 * unit else with_values(state, unit=unit)

    def with_measure(self, state: State, name: str, value: float) -> State:
        """Return the state with a measure that was asked for by hand, such as "length", in graduated millimetres."""
        rest = {key: kept for key, kept in state.items() if key != ASKED}
        return {**rest, name: self.bounded(state, value)}

    def refitted(self, state: State, name: str) -> State:
        """Return a rescaled state with the measure that was asked for, or with the nearest that this scale allows."""
        asked = state.get(ASKED, state[name])
        after = self.with_measure(state, name, asked)
        return after if after[name] == asked else {**after, ASKED: asked}

    def bounded(self, state: State, value: float) -> float:  # noqa: ARG002
        """Return the nearest measure that the instrument can have at its scale."""
        return value

    def scale_note(self, state: State, ctx: ItemContext) -> str:
        """Return what the instrument says about its centimetres; "" for those of a measured board, or of a page on
        one."""
        if state["scale"] == "own":
            own = state["own"]
            sides = ("1", _decimal(1 / own, ctx)) if own < 1 else (_decimal(own, ctx), "1")
            return "cm · " + "\N{NO-BREAK SPACE}:\N{NO-BREAK SPACE}".join(sides)
        if ctx.calibrated:
            return ""
        unmeasured = Localised("cm · tableau non mesuré", "cm · board not measured")
        return ctx.text(unmeasured if state["scale"] == "board" else Localised("cm de la page", "cm of the page"))

    # -- movement

    def handles(self, state: State, size: ItemSize, ctx: ItemContext) -> Sequence[ItemHandle]:  # noqa: ARG002
        halves = self.body(state)
        knob = self.knob(state)
        turn = ctx.text(Localised("Tourner", "Turn"))
        return (
            ItemHandle(TURN, knob, cursor=HandleCursor.TURN, reach_mm=4.0, shown=False, label=turn),
            *(
                ItemHandle(key, _middle(half), area=half, shown=False, label="")
                for key, half in zip((BODY, OTHER_HALF), halves, strict=True)
            ),
        )

    def drag(self, state: State, drag: HandleDrag, ctx: ItemContext) -> State | PlacedState:
        if drag.handle == TURN:
            return self._turned(state, self.pivot(state), drag, ctx, snaps=Modifier.SHIFT in drag.modifiers)
        held = next((place for key, place in drag.others.items() if key in (BODY, OTHER_HALF)), None)
        if held is not None:
            return self._turned(state, held, drag, ctx)
        return PlacedState(state, drag.to[0] - drag.start[0], drag.to[1] - drag.start[1])

    def _turned(
        self, state: State, about: Point, drag: HandleDrag, ctx: ItemContext, *, snaps: bool = False
    ) -> State | PlacedState:
        start = drag.start[0] - about[0], drag.start[1] - about[1]
        to = drag.to[0] - about[0], drag.to[1] - about[1]
        if hypot(*start) < 1.0 or hypot(*to) < 1.0:  # no direction
            return state
        turn = degrees(atan2(to[1], to[0]) - atan2(start[1], start[0]))
        if snaps:
            turn = round((ctx.turn + turn) / SNAP_DEGREES) * SNAP_DEGREES - ctx.turn
        return PlacedState(state, turn=turn, about=about)

    def handle_reading(self, state: State, handle: str, ctx: ItemContext) -> str:  # noqa: ARG002
        return degrees_text(-ctx.turn % 360, ctx) if handle == TURN else ""

    # -- edges

    def edges(self, state: State, size: ItemSize, ctx: ItemContext) -> Sequence[ItemEdge]:  # noqa: ARG002
        return ()

    def follow(self, state: State, edge: str, place: Point, ctx: ItemContext) -> State | PlacedState:  # noqa: ARG002
        return state

    def reading(self, state: State, edge: str, start: Point, end: Point, ctx: ItemContext) -> str:  # noqa: ARG002
        return length_text(hypot(end[0] - start[0], end[1] - start[1]) / state["unit"], ctx)

    # -- panel

    def scale_controls(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:
        """Return the controls of the scale, which every instrument has. Where the board was not measured they say so,
        and have a button that leads to it."""
        centimetres = Localised("Centimètres", "Centimetres")
        unmeasured = Localised("Centimètres (tableau non mesuré)", "Centimetres (board not measured)")
        scale = PanelChoice(
            "scale", centimetres if ctx.calibrated else unmeasured,
            (
                PanelOption("page", Localised("De la page", "Of the page")),
                PanelOption("board", Localised("Du tableau", "Of the board")),
                PanelOption("own", Localised("À l’échelle", "To scale")),
            ),
            state["scale"],
        )  # fmt: skip
        found: list[PanelControl] = [scale]
        if state["scale"] == "own":
            own = Localised("1 cm gradué = … cm de la page", "1 graduated cm = … cm of the page")
            found.append(PanelNumber("own", own, state["own"], *OWN_SCALE, decimals=3))
        if not ctx.calibrated:
            found.append(MEASURE_BOARD)
        return tuple(found)

    def angle_control(self, ctx: ItemContext) -> PanelNumber:
        """Return the control of the angle, counted from the right, against the clock."""
        return PanelNumber("angle", Localised("Angle (°)", "Angle (°)"), round(-ctx.turn % 360, 1), 0.0, 360.0, 1)

    def control(
        self, state: State, control: str, value: PanelValue, ctx: ItemContext
    ) -> State | PlacedState | InkedState:
        match control:
            case "angle":
                return PlacedState(state, turn=-ctx.turn - float(value), about=self.pivot(state))
            case "scale" | "own":
                return self.rescaled(with_values(state, **{control: value}), ctx)
            case _:
                return with_values(state, **{control: value})


def _unit(state: State, ctx: ItemContext) -> float:
    """Return the millimetres of the item per graduated millimetre."""
    match state["scale"]:
        case "board":
            return 1.0 / ctx.mm_per_unit
        case "own":
            return float(state["own"]) / ctx.page_mm_per_unit
        case _:
            return 1.0 / ctx.page_mm_per_unit


def outline(size: ItemSize) -> tuple[Point, ...]:
    """Return the corners of the rim of a rectangular instrument, RIM wide, within its size."""
    near = RIM / 2
    right, low = size.width_mm - near, size.height_mm - near
    return (near, near), (right, near), (right, low), (near, low)


def turn_knob(at: Point, radius: float) -> tuple[DrawnOval, DrawnLine, DrawnLine]:
    """Return the drawing of the knob that turns an instrument: a disc with an arrow that goes round."""
    x, y = at
    arc = arc_points(x, y, radius * 0.52, 40.0, 280.0)
    (tip_x, tip_y), barb = arc[-1], radius * 0.42
    head = ((tip_x - barb, tip_y + barb * 0.1), (tip_x, tip_y), (tip_x + barb * 0.25, tip_y + barb))
    return (
        DrawnOval(x, y, radius, radius, "soft blue", "blue", 0.5),
        DrawnLine(arc, "blue", 0.8),
        DrawnLine(head, "blue", 0.8),
    )


def length_text(graduated_mm: float, ctx: ItemContext) -> str:
    """Return a length in words: millimetres below a centimetre, centimetres to a millimetre, metres from 10 m on."""
    if graduated_mm >= 10_000:
        return f"{_decimal(graduated_mm / 1000, ctx)} m"
    return f"{_decimal(round(graduated_mm) / 10, ctx)} cm"


def degrees_text(angle: float, ctx: ItemContext) -> str:
    """Return an angle in words, to half a degree."""
    return f"{_decimal(round(angle * 2) / 2 % 360, ctx)}°"


def _decimal(value: float, ctx: ItemContext) -> str:
    return number_text(value, ctx.french, 4)


def _middle(points: Sequence[Point]) -> Point:
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)
