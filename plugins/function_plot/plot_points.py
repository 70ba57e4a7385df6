"""Points of a plot: their handles and drags, the window that shows them, and their controls in the panel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tni.api.items import (
    HandleCursor,
    HandleDrag,
    ItemContext,
    ItemHandle,
    Localised,
    PanelChoice,
    PanelControl,
    PanelOption,
    PanelText,
    PanelToggle,
    Point,
    State,
    TapTarget,
    with_values,
)
from tni.api.maths import PlotWindow

from .plot_state import PlotView, even_place, with_window
from .typed_points import with_new_point, with_point

LONGEST: Final = 3_000
"""Letters of the points' text."""
REACH_MM: Final = 4.0
"""Distance from which a point is taken, where no other is near."""
MOST_NAMED: Final = 12
"""Points of which each has its name in the panel; of more, the text alone."""
HANDLE: Final = "point "
ADD: Final = "add point"
FITS: Final = (
    PanelOption("none", Localised("Aucun", "None")),
    PanelOption("affine", Localised("Droite", "Line")),
    PanelOption("linear", Localised("Droite par l’origine", "Line through the origin")),
    PanelOption("quadratic", Localised("Parabole", "Parabola")),
    PanelOption("exponential", Localised("Exponentielle", "Exponential")),
    PanelOption("power", Localised("Puissance", "Power")),
)
MARGIN: Final = 0.08
"""Room around the points, in sides of the window."""


def point_handles(view: PlotView, ctx: ItemContext) -> list[ItemHandle]:
    """Return the handles of the points in the window."""
    if view.state["moves"] == "none":
        return []
    points, frame = view.data.points, view.frame
    shown = [(n, frame.to_mm(x, y)) for n, (x, y) in enumerate(points) if frame.shows(x, y)]
    reaches = _reaches([at for _, at in shown])
    cursor = HandleCursor.DOWN if view.state["moves"] == "up" else HandleCursor.MOVE
    name = ctx.text(Localised("Point {}", "Point {}")) if len(points) <= MOST_NAMED else ""
    return [
        ItemHandle(
            f"{HANDLE}{n}", at, cursor=cursor, limits=frame.box, reach_mm=reach, shown=False, label=name.format(n + 1)
        )
        for (n, at), reach in zip(shown, reaches, strict=True)
    ]


def _reaches(places: Sequence[Point]) -> list[float]:
    """Return for each place the distance from which it is taken, at most half of that to the next one."""
    order = sorted(range(len(places)), key=places.__getitem__)
    found = [REACH_MM] * len(places)
    for k, one in enumerate(order):
        for other in order[k + 1 :]:
            across, down = places[other][0] - places[one][0], places[other][1] - places[one][1]
            if across >= 2 * REACH_MM:
                break
            half = max(across, abs(down)) / 2
            found[one], found[other] = min(found[one], half), min(found[other], half)
    return found


def point_dragged(view: PlotView, drag: HandleDrag, ctx: ItemContext) -> State | None:
    """Return the state after a drag of a point; None for another handle."""
    if not drag.handle.startswith(HANDLE):
        return None
    number = int(drag.handle.removeprefix(HANDLE))
    points, window = view.data.points, view.window
    if number >= len(points):
        return view.state
    x, y = view.frame.from_mm(drag.to)
    x = points[number][0] if view.state["moves"] == "up" else even_place(x, window.x_min, window.x_max)
    y = even_place(y, window.y_min, window.y_max)
    return with_values(view.state, points=with_point(view.state["points"], number, x, y, french=ctx.french))


def add_targets(view: PlotView, ctx: ItemContext) -> list[TapTarget]:
    """Return the place where a tap adds a point: the whole frame."""
    label = ctx.text(Localised("Ajouter un point", "Add a point"))
    return [TapTarget(ADD, view.frame.box, label)] if view.state["adds"] else []


def with_tapped_point(view: PlotView, place: Point, ctx: ItemContext) -> State:
    """Return the state with a point where a tap was."""
    x, y = view.frame.from_mm(place)
    window = view.window
    x, y = even_place(x, window.x_min, window.x_max), even_place(y, window.y_min, window.y_max)
    return with_values(view.state, points=with_new_point(view.state["points"], x, y, french=ctx.french))


def with_points(state: State, text: str) -> State:
    """Return a state with other points. The window goes to them if it does not show them all."""
    view = PlotView(with_values(state, points=text))
    if all(view.frame.shows(x, y) for x, y in view.data.points):
        return view.state
    return with_window(view.state, window_of_points(view))


def window_of_points(view: PlotView) -> PlotWindow:
    """Return a window with all points; the present one where there are none."""
    points = view.data.points
    if not points:
        return view.window
    x_min, x_max = _span([x for x, _ in points])
    y_min, y_max = _span([y for _, y in points])
    return view.window.or_valid(PlotWindow(x_min, x_max, y_min, y_max))


def _span(values: Sequence[float]) -> tuple[float, float]:
    """Return the ends of an axis for values: with 0, if that is not farther from them than they reach."""
    low, high = min(values), max(values)
    reach = high - low or abs(high) or 1.0
    if high - low <= 1e-6 * abs(high):
        low, high, reach = low - reach / 2, high + reach / 2, 2 * reach
    low, high = (0.0 if 0.0 < low <= reach else low), (0.0 if -reach <= high < 0.0 else high)
    margin = MARGIN * (high - low)
    return low - margin, high + margin


def points_controls(view: PlotView) -> tuple[PanelControl, ...]:
    """Return the controls of the points; those that make some alone while there are none."""
    state = view.state
    label = Localised("Points : x y ; x y", "Points: x y ; x y")
    field = PanelText("points", label, state["points"], max(LONGEST, len(state["points"])))
    adds = PanelToggle("adds", Localised("Un toucher ajoute un point", "A tap adds a point"), state["adds"])
    if not view.data.points:
        return field, adds
    moves = (
        PanelOption("none", Localised("Fixes", "Fixed")),
        PanelOption("up", Localised("En hauteur", "Up and down")),
        PanelOption("both", Localised("Partout", "Anywhere")),
    )
    return (
        field,
        adds,
        PanelToggle("joined", Localised("Relier les points", "Join the points"), state["joined"]),
        PanelChoice("fitted", Localised("Ajustement", "Fit"), FITS, state["fitted"]),
        PanelChoice(
            "moves", Localised("Le doigt déplace les points", "A finger moves the points"), moves, state["moves"]
        ),
    )
