"""Item of a geometric figure: points are dragged, objects are picked by a tap, the panel builds on what is picked."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import dist, hypot
from typing import Final

from tni.api.constructions import (
    CommandStep,
    ConstructionError,
    FreeObject,
    NumberValue,
    Point,
    PointOnPath,
    Polygon,
    Segment,
    Step,
    Value,
    construct,
    dependents,
    new_construction_state,
    outline,
    outputs_of,
)
from tni.api.items import (
    Drawing,
    DrawnLine,
    DrawnOval,
    HandleDrag,
    ItemContext,
    ItemHandle,
    ItemSize,
    Localised,
    PanelControl,
    PanelValue,
    PlainItem,
    Rect,
    State,
    TapTarget,
    with_values,
)

from .angle_marks import angle_place, marked_angles
from .building_tools import BY_ID, kind_sign, new_labels, offered, steps_of, traits_of
from .construction_drawing import drawing
from .construction_panel import MOST_ADDED, controlled, panel, sliders, with_locus_look
from .ggb_file import ggb_file
from .labels import without_labels
from .number_texts import number_lines, number_text
from .placed import PlacedConstruction, construction_of, placed_of, with_construction
from .tracks import tracks_after

REACH: Final = 6
"""Steps from the middle of the figure within which a place for a new point is looked for."""
MARGIN: Final = 8.0
"""Distance of the sign for a new point from the corner."""
NEAR: Final = 5.0
"""Half the side of the box in which an object is tapped."""
MOST_POINTS, MOST_BOXES = 40, 120
MOST_PICKED: Final = 6
MOST_SEGMENTS: Final = 400
MOST_NAMED: Final = 6
"""Points that the panel moves by keys while none is picked; it moves the picked ones else."""
ZOOM: Final = 1.25
CLEAR: Final = "clear"
NEW: Final = "new"
"""Handle and target: the sign of a new point."""

type Place = tuple[float, float]


class ConstructionItem(PlainItem):
    """State: as `tni.constructions.item_state` says."""

    file_suffix = ".ggb"

    def new(self, ctx: ItemContext) -> State:  # noqa: ARG002
        steps: list[Step] = [
            FreeObject("A", Point(-4.0, -2.0)),
            FreeObject("B", Point(4.0, -2.0)),
            FreeObject("C", Point(-1.0, 3.0)),
            CommandStep(("c",), "Segment", ("A", "B")),
            CommandStep(("a",), "Segment", ("B", "C")),
            CommandStep(("b",), "Segment", ("C", "A")),
        ]
        looks = {label: [True, False, [26, 26, 46], 0.0, False] for label in "abc"}
        return with_construction(new_construction_state(), construct(steps), looks=looks)

    def size(self, state: State) -> ItemSize:
        return ItemSize(state["width"], state["height"])

    # -- drawing

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:  # noqa: ARG002
        figure = placed_of(state)
        x, y = _sign(figure)
        sign = (
            DrawnOval(x, y, 4.0, 4.0, "soft blue", "blue", 0.4),
            DrawnLine(((x - 2.2, y), (x + 2.2, y)), "blue", 0.7),
            DrawnLine(((x, y - 2.2), (x, y + 2.2)), "blue", 0.7),
        )
        if not state.get("tracks"):
            return (*drawing(figure, state, ctx), *sign)
        x, y = _eraser(figure)
        eraser = (
            DrawnOval(x, y, 4.0, 4.0, "soft violet", "violet", 0.4),
            DrawnLine(((x - 1.6, y - 1.6), (x + 1.6, y + 1.6)), "violet", 0.7),
            DrawnLine(((x - 1.6, y + 1.6), (x + 1.6, y - 1.6)), "violet", 0.7),
        )
        return (*drawing(figure, state, ctx), *sign, *eraser)

    def segments(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[tuple[Place, Place], ...]:  # noqa: ARG002
        figure, out = placed_of(state), list[tuple[Place, Place]]()
        for label, value in figure.construction.values.items():
            if isinstance(value, Segment) and figure.is_shown(label):
                out.append((figure.on_item(value.start), figure.on_item(value.end)))
            elif isinstance(value, Polygon) and figure.is_shown(label):
                corners = [figure.on_item(one) for one in value.corners]
                out += pairwise([*corners, *corners[:1]])
        return tuple(out[:MOST_SEGMENTS])

    # -- points

    def handles(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[ItemHandle, ...]:  # noqa: ARG002
        figure = placed_of(state)
        box = Rect(0.0, 0.0, figure.width, figure.height)
        label = ctx.text(Localised("Nouveau point, à tirer à sa place", "New point, to drag to its place"))
        found = [ItemHandle(NEW, _sign(figure), limits=box, reach_mm=3.0, shown=False, label=label)]
        movable = figure.construction.movable[:MOST_POINTS]
        named = [name for name in movable if name in state["picked"]] or movable[:MOST_NAMED]
        for name in movable:
            value = figure.construction.values.get(name)
            if isinstance(value, Point) and figure.holds(value) and figure.is_shown(name):
                at = figure.on_item(value)
                words = f"Point {name}" if name in named else ""
                found.append(ItemHandle(f"p {name}", at, limits=box, reach_mm=2.0, shown=False, label=words))
        return tuple(found)

    def drag(self, state: State, drag: HandleDrag, ctx: ItemContext) -> State:  # noqa: ARG002
        figure = placed_of(state)
        to, kind, label = figure.on_plane(drag.to), *drag.handle.partition(" ")[::2]
        if kind == "p":
            return self._moved(state, label, to)
        fresh = state["fresh"]
        if fresh is not None and fresh[1:] == list(drag.start) and fresh[0] in figure.construction.movable:
            return self._moved(state, fresh[0], to)
        return self._with_point(state, figure, to, drag.start)

    def _with_point(self, state: State, figure: PlacedConstruction, to: Point, start: tuple[float, ...] = ()) -> State:
        """Return the state with a new point. start: of the drag that makes and moves it."""
        construction = figure.construction
        if len(construction.steps) >= MOST_ADDED:
            return state
        (name,) = new_labels(construction, "P")
        made = construct((*construction.steps, FreeObject(name, to)), construction.traits, construction.decimals)
        return with_construction(state, made, fresh=[name, *start] if start else None)

    def _moved(self, state: State, label: str, to: Point | NumberValue) -> State:
        figure = placed_of(state)
        try:
            after = figure.construction.moved(label, to)
        except ConstructionError:
            return state
        return with_construction(state, after, tracks=tracks_after(state, figure, after, label))

    # -- picking

    def targets(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[TapTarget, ...]:  # noqa: ARG002
        figure = placed_of(state)
        out: list[TapTarget] = []
        pick = ctx.text(Localised("Choisir {}", "Pick {}"))
        values = figure.construction.values
        shown = {label: value for label, value in values.items() if value is not None and figure.is_shown(label)}
        for label, place in _places_of_numbers(figure, shown):
            out.append(TapTarget(f"{label} 0", _box(figure, place), pick.format(label)))
        for label, value in sorted(shown.items(), key=lambda one: isinstance(one[1], Polygon)):  # sides are met first
            if isinstance(value, NumberValue) or not kind_sign(value) or len(out) >= MOST_BOXES:
                continue
            if isinstance(value, Point):
                if figure.holds(value):
                    out.insert(0, TapTarget(f"{label} 0", _box(figure, figure.on_item(value)), pick.format(label)))
                continue
            lines = [list(map(figure.on_item, line)) for line in outline(value, figure.window_of_lines)]
            for number, place in enumerate((*_inside(figure, value), *_places_along(lines))):
                out.append(TapTarget(f"{label} {number}", _box(figure, place), "" if number else pick.format(label)))
        if state.get("tracks"):
            words = ctx.text(Localised("Effacer les traces", "Clear tracks"))
            out.insert(0, TapTarget(CLEAR, _box(figure, _eraser(figure)), words))
        out.insert(0, TapTarget(NEW, _box(figure, _sign(figure)), ctx.text(Localised("Nouveau point", "New point"))))
        return tuple(out)

    def tap(self, state: State, target: str, ctx: ItemContext) -> State:  # noqa: ARG002
        if target == CLEAR:
            return with_values(state, tracks={})
        if target == NEW:
            figure = placed_of(state)
            return self._with_point(state, figure, figure.on_plane(_free_place(figure)))
        label = target.rpartition(" ")[0]
        picked = [one for one in state["picked"] if one != label]
        if len(picked) == len(state["picked"]) and len(picked) < MOST_PICKED:
            picked.append(label)
        return with_values(state, picked=picked, fresh=None)

    # -- panel

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:
        return panel(state, ctx)

    def control(self, state: State, control: str, value: PanelValue, ctx: ItemContext) -> State:  # noqa: ARG002
        kind, _, label = control.partition(" ")
        match kind:
            case "erase":
                return self._erased(state)
            case "larger":
                return _zoomed(state, ZOOM)
            case "smaller":
                return _zoomed(state, 1 / ZOOM)
            case "s":
                known = sliders(state).get(label)
                return state if known is None else self._moved(state, label, NumberValue(float(value), known.is_angle))
        after = controlled(state, control, value)
        return self._built(state, control) if after is None else after

    def _built(self, state: State, tool_id: str) -> State:
        construction, picked = construction_of(state), state["picked"]
        tool = BY_ID.get(tool_id)
        if tool is None or tool not in offered(construction, picked):
            return state
        steps = steps_of(tool, construction, picked)
        if isinstance(steps[0], PointOnPath):
            figure = placed_of(state)
            value = construction.values[picked[0]]
            lines = [] if value is None else [list(line) for line in outline(value, figure.window_of_lines)]
            at = lines[0][len(lines[0]) // 3] if lines else Point(0.0, 0.0)
            steps = (PointOnPath(steps[0].label, steps[0].path, at),)
        traits = {**construction.traits, **traits_of(tool, steps)}
        made = construct((*construction.steps, *steps), traits, construction.decimals)
        after = with_construction(state, made, picked=[], fresh=None)
        return after if tool.id != "locus" else with_locus_look(after, outputs_of(steps[0])[0])

    def _erased(self, state: State) -> State:
        construction = construction_of(state)
        gone = set(state["picked"])
        for label in state["picked"]:
            gone |= dependents(construction.steps, label)
        steps = [step for step in construction.steps if gone.isdisjoint(outputs_of(step))]
        made = construct(steps, construction.traits, construction.decimals)
        return without_labels(with_construction(state, made, picked=[], fresh=None), gone - set(made.values))

    def file(self, state: State, ctx: ItemContext) -> bytes:  # noqa: ARG002
        return ggb_file(construction_of(state), state)

    def text(self, state: State, ctx: ItemContext) -> str:
        figure = placed_of(state)
        shown = {label: value for label, value in figure.construction.values.items() if figure.is_shown(label)}
        points = [label for label, value in shown.items() if isinstance(value, Point)]
        numbers = [
            f"{label} = {number_text(value, figure, ctx)}"
            for label, value in shown.items()
            if isinstance(value, NumberValue)
        ]
        head = ctx.text(Localised("Figure géométrique", "Geometric figure"))
        return " ; ".join([f"{head} : {', '.join(points[:20])}" if points else head, *numbers[:10]])


def _sign(figure: PlacedConstruction) -> tuple[float, float]:
    """Return the place of the sign from which a new point is dragged."""
    return MARGIN, figure.height - MARGIN


def _free_place(figure: PlacedConstruction) -> tuple[float, float]:
    """Return the place nearest to the middle that no point is near; the middle where there is none."""
    points = [figure.on_item(value) for value in figure.construction.values.values() if isinstance(value, Point)]
    middle, step = (figure.width / 2, figure.height / 2), 3 * NEAR
    places = [
        (middle[0] + across * step, middle[1] + down * step)
        for across in range(-REACH, REACH + 1)
        for down in range(-REACH, REACH + 1)
        if abs(across) * step < middle[0] - NEAR and abs(down) * step < middle[1] - NEAR
    ]
    free = [place for place in places if all(dist(place, point) >= 2 * NEAR for point in points)]
    return min(free, key=lambda place: dist(place, middle), default=middle)


def _eraser(figure: PlacedConstruction) -> tuple[float, float]:
    """Return the place of the sign that clears all tracks."""
    return figure.width - MARGIN, figure.height - MARGIN


def _box(figure: PlacedConstruction, place: tuple[float, float]) -> Rect:
    x, y = place
    left, top = max(0.0, x - NEAR), max(0.0, y - NEAR)
    return Rect(left, top, min(figure.width, x + NEAR) - left, min(figure.height, y + NEAR) - top)


def _places_of_numbers(
    figure: PlacedConstruction, shown: dict[str, Value]
) -> Iterator[tuple[str, tuple[float, float]]]:
    for label, y in number_lines(figure, shown).items():
        yield label, (MARGIN, y)
    for label, legs, angle in marked_angles(figure, shown):
        yield label, figure.inside(angle_place(figure, legs, angle), NEAR)


def _inside(figure: PlacedConstruction, value: Value) -> list[tuple[float, float]]:
    """Return the middle of a polygon, where it is picked beside its sides; nothing for others."""
    if not isinstance(value, Polygon):
        return []
    x = sum(one.x for one in value.corners) / len(value.corners)
    y = sum(one.y for one in value.corners) / len(value.corners)
    return [figure.on_item(Point(x, y))] if figure.holds(Point(x, y)) else []


def _places_along(lines: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    """Return places along lines, so close together that every part of these can be tapped."""
    found: list[tuple[float, float]] = []
    step, since = 2 * NEAR, NEAR
    for line in lines:
        for one, two in pairwise(line):
            length, done = hypot(two[0] - one[0], two[1] - one[1]), 0.0
            while length and since + length - done >= step:
                done += step - since
                found.append((one[0] + done / length * (two[0] - one[0]), one[1] + done / length * (two[1] - one[1])))
                since = 0.0
                if len(found) >= 24:
                    return found
            since += length - done
    return found


def _zoomed(state: State, by: float) -> State:
    """Return the state with the plane larger about the middle of the figure."""
    if not 0.01 <= state["x_unit"] * by <= 2000 or not 0.01 <= state["y_unit"] * by <= 2000:
        return state
    wide, high = state["width"] / state["x_unit"], state["height"] / state["y_unit"]
    left, top = state["left"] + wide / 2 - wide / 2 / by, state["top"] - high / 2 + high / 2 / by
    return with_values(state, left=left, top=top, x_unit=state["x_unit"] * by, y_unit=state["y_unit"] * by)
