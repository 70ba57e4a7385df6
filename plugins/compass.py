"""Pair of compasses: a pen that comes down at its pencil draws the arc about its needle, and it turns with the pen."""

from __future__ import annotations

from math import atan2, degrees, hypot, sqrt
from typing import Final

from tni.api.instruments import BODY, TURN, Instrument, length_text, turn_knob
from tni.api.items import (
    ArcEdge,
    Drawing,
    DrawnArea,
    DrawnLine,
    DrawnOval,
    DrawnText,
    HandleCursor,
    HandleDrag,
    InkedArc,
    InkedState,
    ItemContext,
    ItemEdge,
    ItemHandle,
    ItemSize,
    Localised,
    Modifier,
    PanelButton,
    PanelControl,
    PanelNumber,
    PanelValue,
    PlacedState,
    Point,
    State,
    TextAlign,
    with_values,
)

PLUGIN = {
    "id": "compass",
    "kind": "item",
    "api": (1, 2),
    "version": "1.0",
    "topic": "geometry",
    "terms": {
        "fr": "compas cercle arc rayon tracer reporter longueur médiatrice bissectrice géométrie",
        "en": "compasses circle arc radius draw",
    },
    "name": {"fr": "Compas", "en": "Compass"},
    "summary": {
        "fr": "Un compas : le stylo posé sur sa mine trace l’arc exact, et le compas tourne avec lui.",
        "en": "A pair of compasses: a pen put on its pencil draws the exact arc, and they turn with it.",
    },
    "licence": "GPL-3.0-or-later",
}

OPEN: Final = "open"
"""Handle: the leg with the pencil."""
NEEDLE: Final = (14.0, 112.0)
HEIGHT: Final = 116.0
HINGE, SHOULDER = 28.0, 24.0
"""Heights, from the top, of the middle of the hinge and of the upper ends of the legs."""
APART: Final = 6.0
"""Half the distance between the legs at the hinge."""
KNOB_Y, KNOB = 10.0, 9.0
SIDE: Final = 14.0
READING_WIDE: Final = 36.0
"""Width of the text beside legs that are nearly closed, and distance of the tips from which it stands between them."""
LEAST, MOST = 1.0, 1_000.0
"""Graduated millimetres of the opening."""
WIDEST: Final = 1_500.0
"""Millimetres of the item."""
SNAP: Final = 0.2
"""Graduated millimetres from a whole one within which a dragged opening goes to it."""
PENCIL: Final = 34.0
"""Length of the pencil, from its lead."""


class Compass(Instrument):
    """State: as of every instrument; `opening`: graduated millimetres between needle and pencil; `arc`: degrees of the
    arc to draw, against the clock. The needle stands at a fixed place of the item and the pencil to its right, so that
    the item turns about its needle."""

    def new(self, ctx: ItemContext) -> State:
        return {**super().new(ctx), "opening": 50.0, "arc": 90.0}

    def size(self, state: State) -> ItemSize:
        wide = _spread(state)
        return ItemSize(wide + 2 * SIDE + (READING_WIDE if wide < READING_WIDE else 0.0), HEIGHT)

    def pivot(self, state: State) -> Point:  # noqa: ARG002
        return NEEDLE

    def knob(self, state: State) -> Point:
        return NEEDLE[0] + _spread(state) / 2, KNOB_Y

    def body(self, state: State) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
        middle = NEEDLE[0] + _spread(state) / 2
        left = ((middle - 9.0, SHOULDER), (middle, SHOULDER), (middle, HINGE + 8.0), NEEDLE, (NEEDLE[0] - 5.0, 108.0))
        return left, tuple((2 * middle - x, y) for x, y in left)

    # -- drawing

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:  # noqa: ARG002
        spread = _spread(state)
        needle, pencil, middle = NEEDLE, _tip(state), NEEDLE[0] + spread / 2
        out: list[DrawnArea | DrawnLine | DrawnOval | DrawnText] = []
        if spread > 4.0:
            out.append(DrawnLine((needle, pencil), "quiet", 0.35, dashed=True))
        out += _needle_leg((middle - APART, SHOULDER), needle)
        out += _pencil_leg((middle + APART, SHOULDER), pencil)
        neck = ((middle - 2.2, KNOB_Y), (middle + 2.2, KNOB_Y), (middle + 2.2, HINGE), (middle - 2.2, HINGE))
        out += [
            DrawnArea(neck, "quiet"),
            DrawnOval(middle, HINGE, 10.0, 6.0, "soft", "quiet", 0.6),
            DrawnOval(middle, HINGE, 2.0, 2.0, "quiet", None),
            *turn_knob((middle, KNOB_Y), KNOB),
        ]
        return (*out, *self._words(state, ctx))

    def _words(self, state: State, ctx: ItemContext) -> tuple[DrawnText, ...]:
        spread, note, opening = _spread(state), self.scale_note(state, ctx), _opening_text(state["opening"], ctx)
        if spread < READING_WIDE:
            x, y, align, room = NEEDLE[0] + spread + 10.0, 84.0, TextAlign.LEFT, READING_WIDE
        else:
            x, y, align, room = NEEDLE[0] + spread / 2, NEEDLE[1] - 7.0, TextAlign.CENTRE, spread * 0.72
        words = DrawnText(opening, x, y, 7.5, "blue", align, bold=True, width_mm=room)
        return (words, DrawnText(note, x, y - 8.0, 4.4, "quiet", align, width_mm=room * 0.9)) if note else (words,)

    # -- handles and edges

    def handles(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[ItemHandle, ...]:  # noqa: ARG002
        left, right = self.body(state)
        grip = _on_pencil_leg(state, 0.55)
        turn, open_ = Localised("Tourner", "Turn"), Localised("Écarter", "Open")
        return (
            ItemHandle(TURN, self.knob(state), cursor=HandleCursor.TURN, reach_mm=8.0, label=ctx.text(turn)),
            ItemHandle(OPEN, grip, area=right, cursor=HandleCursor.ACROSS, reach_mm=3.0, label=ctx.text(open_)),
            ItemHandle(BODY, (2 * (NEEDLE[0] + _spread(state) / 2) - grip[0], grip[1]), area=left, shown=False),
        )

    def drag(self, state: State, drag: HandleDrag, ctx: ItemContext) -> State | PlacedState:
        return self._opened(state, drag) if drag.handle == OPEN else super().drag(state, drag, ctx)

    def _opened(self, state: State, drag: HandleDrag) -> State | PlacedState:
        """Have the pencil's leg follow a contact: where it was taken, it stays under it, and the needle stands."""
        share = min(max((drag.start[1] - SHOULDER) / (NEEDLE[1] - SHOULDER), 0.2), 1.0)
        x, y = drag.to[0] - NEEDLE[0], drag.to[1] - NEEDLE[1]
        if hypot(x, y) < 1.0:  # no direction
            return state
        above, factor, beside = (1 - share) * (NEEDLE[1] - SHOULDER), (1 + share) / 2, APART * (1 - share)
        across = sqrt(max(x * x + y * y - above * above, 0.0))
        wanted = (across - beside) / factor / state["unit"]
        after = _with_opening(state, _whole(wanted, snaps=Modifier.SHIFT in drag.modifiers))
        place = _on_pencil_leg(after, share)
        turn = degrees(atan2(y, x) - atan2(place[1] - NEEDLE[1], place[0] - NEEDLE[0]))
        return PlacedState(after, turn=turn, about=NEEDLE)

    def handle_reading(self, state: State, handle: str, ctx: ItemContext) -> str:
        if handle == OPEN:
            return _opening_text(state["opening"], ctx)
        return super().handle_reading(state, handle, ctx)

    def edges(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[ItemEdge, ...]:  # noqa: ARG002
        return (ArcEdge("circle", NEEDLE, _spread(state), 90.0, 360.0, takes=_tip(state)),)

    def follow(self, state: State, edge: str, place: Point, ctx: ItemContext) -> State | PlacedState:  # noqa: ARG002
        x, y = place[0] - NEEDLE[0], place[1] - NEEDLE[1]
        turn = degrees(atan2(y, x)) if hypot(x, y) > 1e-6 else 0.0
        return PlacedState(state, turn=turn, about=NEEDLE) if abs(turn) > 1e-6 else state

    def reading(self, state: State, edge: str, start: Point, end: Point, ctx: ItemContext) -> str:  # noqa: ARG002
        return f"r = {_opening_text(state['opening'], ctx)}"

    # -- panel

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:
        opening, low, high = Localised("Écartement (cm)", "Opening (cm)"), LEAST / 10, MOST / 10
        return (
            PanelNumber("opening", opening, round(state["opening"] / 10, 2), low, high, 2),
            PanelButton("circle", Localised("Tracer le cercle", "Draw the circle")),
            PanelNumber("arc", Localised("Arc de (°)", "Arc of (°)"), state["arc"], -360.0, 360.0, 1),
            PanelButton("draw_arc", Localised("Tracer un arc", "Draw an arc")),
            self.angle_control(ctx),
            *self.scale_controls(state),
        )

    def control(
        self, state: State, control: str, value: PanelValue, ctx: ItemContext
    ) -> State | PlacedState | InkedState:
        match control:
            case "opening":
                return _with_opening(state, float(value) * 10)
            case "circle":
                return InkedState(state, (InkedArc(NEEDLE, _tip(state)),))
            case "draw_arc":
                return InkedState(state, (InkedArc(NEEDLE, _tip(state), -state["arc"]),)) if state["arc"] else state
            case _:
                return super().control(state, control, value, ctx)

    def rescaled(self, state: State, ctx: ItemContext) -> State:
        after = self.with_unit(state, ctx)
        return _with_opening(after, after["opening"])

    def text(self, state: State, ctx: ItemContext) -> str:
        name = ctx.text(Localised("Compas, écartement", "Compass, opening"))
        return f"{name} {_opening_text(state['opening'], ctx)}"


def _spread(state: State) -> float:
    """Return the millimetres of the item between needle and pencil."""
    return float(state["opening"] * state["unit"])


def _tip(state: State) -> Point:
    return NEEDLE[0] + _spread(state), NEEDLE[1]


def _on_pencil_leg(state: State, share: float) -> Point:
    """Return a place on the pencil's leg. share: of the way down to its tip."""
    upper, tip = (NEEDLE[0] + _spread(state) / 2 + APART, SHOULDER), _tip(state)
    return upper[0] + share * (tip[0] - upper[0]), upper[1] + share * (tip[1] - upper[1])


def _with_opening(state: State, opening: float) -> State:
    """Return the state with an opening, or with the nearest that the compass can have."""
    kept = max(min(opening, MOST, WIDEST / state["unit"]), min(LEAST, WIDEST / state["unit"]))
    return state if kept == state["opening"] else with_values(state, opening=kept)


def _whole(opening: float, *, snaps: bool) -> float:
    near = float(round(opening))
    if snaps:
        return round(opening / 5) * 5.0
    return near if abs(opening - near) <= SNAP else opening


def _opening_text(opening: float, ctx: ItemContext) -> str:
    """Return an opening in words: to a millimetre where it is a whole one, else to a tenth of it."""
    if abs(opening - round(opening)) < 0.05:
        return length_text(opening, ctx)
    text = f"{opening / 10:.2f} cm"
    return text.replace(".", ",") if ctx.french else text


def _bar(start: Point, end: Point, wide: float, narrow: float) -> tuple[Point, ...]:
    """Return the corners of a bar between two points that narrows from one width to another."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = max(hypot(dx, dy), 1e-6)
    across, down = -dy / length / 2, dx / length / 2
    return (
        (start[0] + across * wide, start[1] + down * wide),
        (end[0] + across * narrow, end[1] + down * narrow),
        (end[0] - across * narrow, end[1] - down * narrow),
        (start[0] - across * wide, start[1] - down * wide),
    )


def _before(start: Point, end: Point, distance: float) -> Point:
    """Return the place that lies so far before the end of a line."""
    dx, dy = start[0] - end[0], start[1] - end[1]
    share = min(distance / max(hypot(dx, dy), 1e-6), 1.0)
    return end[0] + share * dx, end[1] + share * dy


def _needle_leg(start: Point, tip: Point) -> list[DrawnArea | DrawnLine | DrawnOval]:
    holder = _before(start, tip, 16.0)
    leg = _bar(start, holder, 7.0, 4.6)
    return [
        DrawnArea(leg, "soft"),
        DrawnLine(leg, "quiet", 0.5, closed=True),
        DrawnArea(_bar(holder, _before(start, tip, 11.0), 4.6, 3.0), "quiet"),
        DrawnArea(_bar(_before(start, tip, 12.0), tip, 1.5, 0.1), "ink"),
    ]


def _pencil_leg(start: Point, tip: Point) -> list[DrawnArea | DrawnLine | DrawnOval]:
    top, wood, lead = (_before(start, tip, distance) for distance in (PENCIL, 11.0, 4.0))
    leg, body = _bar(start, _before(start, tip, PENCIL - 9.0), 7.0, 5.0), _bar(top, wood, 6.4, 6.4)
    return [
        DrawnArea(leg, "soft"),
        DrawnLine(leg, "quiet", 0.5, closed=True),
        DrawnArea(body, "orange"),
        DrawnLine(body, "ink", 0.4, closed=True),
        DrawnArea(_bar(wood, lead, 6.4, 2.4), "soft orange"),
        DrawnArea(_bar(lead, tip, 2.4, 0.2), "ink"),
        DrawnArea(_bar(_before(start, tip, PENCIL - 4.0), _before(start, tip, PENCIL - 9.0), 8.4, 8.4), "quiet"),
    ]


def item() -> Compass:
    return Compass()
