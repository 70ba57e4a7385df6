"""Pair of compasses: a pen that comes down at its pencil draws the arc about its needle, and it turns with the pen."""

from __future__ import annotations

from math import atan2, degrees, hypot, sqrt
from typing import Final

from tni.api.compass_face import APART, HEIGHT, KNOB_Y, NEEDLE, SHOULDER, compass_face
from tni.api.instruments import BODY, TURN, Instrument, length_text, turn_knob
from tni.api.items import (
    ArcEdge,
    Drawing,
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
KNOB: Final = 9.0
SIDE: Final = 14.0
READING_WIDE: Final = 36.0
"""Width of the text beside legs that are nearly closed, and distance of the tips from which it stands between them."""
OPENING_Y, NOTE_Y, LINE = 84.0, 94.0, 7.5
"""Heights, from the top, of the opening and of the note about the scale, and from one of its lines to the next."""
LEAST, MOST = 1.0, 1_000.0
"""Graduated millimetres of the opening."""
WIDEST: Final = 1_500.0
"""Millimetres of the item."""
SNAP: Final = 0.2
"""Graduated millimetres from a whole one within which a dragged opening goes to it."""


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
        left = ((middle - 9.0, SHOULDER), (middle, SHOULDER), (middle, 36.0), NEEDLE, (NEEDLE[0] - 5.0, 108.0))
        return left, tuple((2 * middle - x, y) for x, y in left)

    # -- drawing

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:  # noqa: ARG002
        spread = _spread(state)
        head = turn_knob((NEEDLE[0] + spread / 2, KNOB_Y), KNOB)
        return (*compass_face(spread), *head, *self._words(state, ctx))

    def _words(self, state: State, ctx: ItemContext) -> tuple[DrawnText, ...]:
        """Return the opening and what is said about the scale, upright and so far apart that they never meet."""
        spread, note, opening = _spread(state), self.scale_note(state, ctx), _opening_text(state["opening"], ctx)
        if spread < READING_WIDE:
            x, room = NEEDLE[0] + spread + 28.0, READING_WIDE
        else:
            x, room = NEEDLE[0] + spread / 2 - 1.3, spread * 0.62  # the pencil is thick
        words = DrawnText(opening, x, OPENING_Y, 7.5, "blue", bold=True, width_mm=room, turn=None)
        said = note.removeprefix("cm").removeprefix(" ·").strip()  # the opening has its unit
        lines = said.split(" ", 1) if len(said) > 11 else [said] * bool(said)
        below = (DrawnText(line, x, NOTE_Y + LINE * at, 6.0, width_mm=room, turn=None) for at, line in enumerate(lines))
        return words, *below

    # -- handles and edges

    def handles(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[ItemHandle, ...]:  # noqa: ARG002
        left, right = self.body(state)
        grip = _on_pencil_leg(state, 0.55)
        turn, open_ = Localised("Tourner", "Turn"), Localised("Écarter", "Open")
        return (
            ItemHandle(
                TURN, self.knob(state), cursor=HandleCursor.TURN, reach_mm=8.0, shown=False, label=ctx.text(turn)
            ),
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
        after = self.with_measure(state, "opening", _whole(wanted, snaps=Modifier.SHIFT in drag.modifiers))
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
            PanelButton("circle", Localised("Tracer le cercle", "Draw the circle")),
            PanelButton("draw_arc", Localised("Tracer un arc", "Draw an arc")),
            PanelNumber("opening", opening, round(state["opening"] / 10, 2), low, high, 2),
            PanelNumber("arc", Localised("Arc de (°)", "Arc of (°)"), state["arc"], -360.0, 360.0, 1),
            self.angle_control(ctx),
            *self.scale_controls(state, ctx),
        )

    def control(
        self, state: State, control: str, value: PanelValue, ctx: ItemContext
    ) -> State | PlacedState | InkedState:
        match control:
            case "opening":
                return self.with_measure(state, "opening", float(value) * 10)
            case "circle":
                return InkedState(state, (InkedArc(NEEDLE, _tip(state)),))
            case "draw_arc":
                return InkedState(state, (InkedArc(NEEDLE, _tip(state), -state["arc"]),)) if state["arc"] else state
            case _:
                return super().control(state, control, value, ctx)

    def rescaled(self, state: State, ctx: ItemContext) -> State:
        return self.refitted(self.with_unit(state, ctx), "opening")

    def bounded(self, state: State, value: float) -> float:
        most: float = WIDEST / state["unit"]
        return max(min(value, MOST, most), min(LEAST, most))

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


def item() -> Compass:
    return Compass()
