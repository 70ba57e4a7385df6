"""Signs of equal lengths and of parallels on segments, and of equal angles: they stay on what they mark."""

from __future__ import annotations

from math import cos, hypot, sin

from tni.api.constructions import NumberValue, Point, Segment, Value
from tni.api.items import DrawnLine, Localised, PanelChoice, PanelOption, State

from .placed import PlacedConstruction

COLOUR, THICK = "red", 0.7
SIZE, APART = 2.6, 1.7
"""Half the length of a stroke, and the distance of two."""
SHARES = (0.5, 0.36, 0.64, 0.25, 0.75)
"""Places of a sign on its segment, the best first."""
NONE = PanelOption("0", Localised("Aucun", "None"))
ON_SEGMENTS = (
    NONE,
    PanelOption("1", Localised("I", "I")),
    PanelOption("2", Localised("II", "II")),
    PanelOption("3", Localised("III", "III")),
    PanelOption("4", Localised("//", "//")),
)
"""Signs by GeoGebra's numbers; 4 to 6 are arrows, for parallels."""
ON_ANGLES = (
    PanelOption("0", Localised("1 arc", "1 arc")),
    PanelOption("1", Localised("2 arcs", "2 arcs")),
    PanelOption("2", Localised("3 arcs", "3 arcs")),
    PanelOption("3", Localised("Arc barré", "Crossed arc")),
)


def mark_choice(state: State, value: Value | None, label: str) -> PanelChoice | None:
    """Return the control for the sign on an object; None for one that has none."""
    options = ON_SEGMENTS if isinstance(value, Segment) else ON_ANGLES
    if not isinstance(value, Segment) and not (isinstance(value, NumberValue) and value.is_angle):
        return None
    now = str(state.get("marks", {}).get(label, 0))
    name = Localised("Codage", "Mark")
    return PanelChoice("mark", name, options, now if now in [one.id for one in options] else "0")


def segment_marks(state: State, figure: PlacedConstruction, shown: dict[str, Value]) -> list[DrawnLine]:
    """Return the signs on the segments that are shown."""
    out: list[DrawnLine] = []
    points = [figure.on_item(value) for value in shown.values() if isinstance(value, Point)]
    for label, mark in state.get("marks", {}).items():
        value = shown.get(label)
        if isinstance(value, Segment) and 1 <= mark <= 6:
            out += _on_segment(figure, value, mark, points)
    return out


def _on_segment(
    figure: PlacedConstruction, segment: Segment, mark: int, points: list[tuple[float, float]]
) -> list[DrawnLine]:
    """Return the sign in the middle of a segment, or beside it where a point is."""
    (x1, y1), (x2, y2) = figure.on_item(segment.start), figure.on_item(segment.end)
    length, rim = hypot(x2 - x1, y2 - y1), SIZE + 2 * APART
    places = [(x1 + share * (x2 - x1), y1 + share * (y2 - y1)) for share in SHARES]
    clear = [at for at in places if all(hypot(at[0] - x, at[1] - y) > rim for x, y in points)]
    x, y = (clear or places)[0]
    if length < 2 * rim or figure.inside((x, y), rim) != (x, y):
        return []
    u, v = (x2 - x1) / length, (y2 - y1) / length
    count = mark if mark <= 3 else mark - 3
    out = []
    for number in range(count):
        off = APART * (number - (count - 1) / 2)
        across = ((0.3, -1.0), (-0.3, 1.0)) if mark <= 3 else ((-0.8, -0.9), (0.4, 0.0), (-0.8, 0.9))
        out.append(
            DrawnLine(
                tuple(
                    (x + (off + SIZE * along) * u - SIZE * aside * v, y + (off + SIZE * along) * v + SIZE * aside * u)
                    for along, aside in across
                ),
                COLOUR,
                THICK,
            )
        )
    return out


def arc_radii(mark: int, radius: float) -> tuple[float, ...]:
    """Return the radii of the arcs of an angle's sign."""
    return tuple(radius + 1.4 * number for number in range({1: 2, 2: 3}.get(mark, 1)))


def arc_stroke(centre: tuple[float, float], turn: float, radius: float) -> DrawnLine:
    """Return the stroke across an arc, in a direction of the plane."""
    x, y = centre
    ends = ((x + at * cos(turn), y - at * sin(turn)) for at in (radius - SIZE / 2, radius + SIZE / 2))
    return DrawnLine(tuple(ends), COLOUR, THICK)
