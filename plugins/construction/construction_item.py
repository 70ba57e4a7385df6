"""Item of a geometric figure: points are dragged, objects are picked by a tap, the panel builds on what is picked."""

from __future__ import annotations

from itertools import pairwise
from math import hypot
from typing import Final

from tni.api.constructions import (
    CommandStep,
    ConstructionError,
    FreeObject,
    NumberValue,
    Point,
    PointOnPath,
    Step,
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
    PanelButton,
    PanelControl,
    PanelSlider,
    PanelToggle,
    PanelValue,
    PlainItem,
    Rect,
    State,
    TapTarget,
    with_values,
)

from .building_tools import BY_ID, kind_sign, new_labels, offered, steps_of
from .construction_drawing import drawing, number_text
from .ggb_file import ggb_file
from .placed import PlacedConstruction, construction_of, placed_of, with_construction

MARGIN: Final = 8.0
"""Distance of the sign for a new point from the corner."""
NEAR: Final = 5.0
"""Half the side of the box in which an object is tapped."""
MOST_POINTS, MOST_BOXES, MOST_SLIDERS, MOST_TOOLS = 40, 120, 6, 12
MOST_PICKED: Final = 6
MOST_NAMED: Final = 6
"""Points that the panel moves by keys while none is picked; it moves the picked ones else."""
MOST_ADDED: Final = 120
"""Steps from which on nothing is added by hand."""
ZOOM: Final = 1.25


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
        return (*drawing(figure, state, ctx), *sign)

    # -- points

    def handles(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[ItemHandle, ...]:  # noqa: ARG002
        figure = placed_of(state)
        box = Rect(0.0, 0.0, figure.width, figure.height)
        label = ctx.text(Localised("Nouveau point, à tirer à sa place", "New point, to drag to its place"))
        found = [ItemHandle("new", _sign(figure), limits=box, reach_mm=3.0, shown=False, label=label)]
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
        construction = figure.construction
        if len(construction.steps) >= MOST_ADDED:
            return state
        (name,) = new_labels(construction, "P")
        made = construct((*construction.steps, FreeObject(name, to)), construction.traits, construction.decimals)
        return with_construction(state, made, fresh=[name, *drag.start])

    def _moved(self, state: State, label: str, to: Point) -> State:
        construction = construction_of(state)
        try:
            return with_construction(state, construction.moved(label, to))
        except ConstructionError:
            return state

    # -- picking

    def targets(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[TapTarget, ...]:  # noqa: ARG002
        figure = placed_of(state)
        out: list[TapTarget] = []
        pick = ctx.text(Localised("Choisir {}", "Pick {}"))
        values = figure.construction.values
        for label, value in values.items():
            if value is None or not figure.is_shown(label) or not kind_sign(value) or len(out) >= MOST_BOXES:
                continue
            if isinstance(value, Point):
                if figure.holds(value):
                    out.insert(0, TapTarget(f"{label} 0", _box(figure, figure.on_item(value)), pick.format(label)))
                continue
            lines = [list(map(figure.on_item, line)) for line in outline(value, figure.window)]
            for number, place in enumerate(_places_along(lines)):
                out.append(TapTarget(f"{label} {number}", _box(figure, place), "" if number else pick.format(label)))
        return tuple(out)

    def tap(self, state: State, target: str, ctx: ItemContext) -> State:  # noqa: ARG002
        label = target.rpartition(" ")[0]
        picked = [one for one in state["picked"] if one != label]
        if len(picked) == len(state["picked"]) and len(picked) < MOST_PICKED:
            picked.append(label)
        return with_values(state, picked=picked, fresh=None)

    # -- panel

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:
        figure = placed_of(state)
        out: list[PanelControl] = []
        if len(figure.construction.steps) < MOST_ADDED:
            tools = offered(figure.construction, state["picked"])
            out += [PanelButton(tool.id, tool.label) for tool in tools[:MOST_TOOLS]]
        if state["picked"]:
            out.append(PanelButton("erase", Localised("Effacer", "Erase")))
            out.append(PanelButton("drop", Localised("Ne plus choisir", "Pick nothing")))
        for label, value in list(self._sliders(state).items())[:MOST_SLIDERS]:
            low, high, step = state["sliders"][label]
            shown = number_text(value, figure, ctx)
            at = min(max(value.value, low), high)
            out.append(PanelSlider(f"s {label}", Localised(label, label), at, low, high, step or 0.1, shown))
        out += [
            PanelToggle("axes", Localised("Axes", "Axes"), state["axes"]),
            PanelToggle("grid", Localised("Quadrillage", "Grid"), state["grid"]),
            PanelButton("larger", Localised("Agrandir", "Enlarge")),
            PanelButton("smaller", Localised("Réduire", "Reduce")),
        ]
        return tuple(out)

    def control(self, state: State, control: str, value: PanelValue, ctx: ItemContext) -> State:  # noqa: ARG002
        match control:
            case "axes" | "grid":
                return with_values(state, **{control: bool(value)})
            case "drop":
                return with_values(state, picked=[])
            case "erase":
                return self._erased(state)
            case "larger":
                return _zoomed(state, ZOOM)
            case "smaller":
                return _zoomed(state, 1 / ZOOM)
        if control.startswith("s "):
            known = self._sliders(state).get(control[2:])
            if known is None:
                return state
            construction = construction_of(state)
            to = NumberValue(float(value), known.is_angle)
            return with_construction(state, construction.moved(control[2:], to))
        return self._built(state, control)

    def _sliders(self, state: State) -> dict[str, NumberValue]:
        steps = construction_of(state).steps
        return {
            step.label: step.value
            for step in steps
            if isinstance(step, FreeObject) and isinstance(step.value, NumberValue) and step.label in state["sliders"]
        }

    def _built(self, state: State, tool_id: str) -> State:
        construction, picked = construction_of(state), state["picked"]
        tool = BY_ID.get(tool_id)
        if tool is None or tool not in offered(construction, picked):
            return state
        steps = steps_of(tool, construction, picked)
        if isinstance(steps[0], PointOnPath):
            figure = placed_of(state)
            value = construction.values[picked[0]]
            lines = [] if value is None else [list(line) for line in outline(value, figure.window)]
            at = lines[0][len(lines[0]) // 3] if lines else Point(0.0, 0.0)
            steps = (PointOnPath(steps[0].label, steps[0].path, at),)
        made = construct((*construction.steps, *steps), construction.traits, construction.decimals)
        return with_construction(state, made, picked=[], fresh=None)

    def _erased(self, state: State) -> State:
        construction = construction_of(state)
        gone = set(state["picked"])
        for label in state["picked"]:
            gone |= dependents(construction.steps, label)
        steps = [step for step in construction.steps if gone.isdisjoint(outputs_of(step))]
        made = construct(steps, construction.traits, construction.decimals)
        return with_construction(state, made, picked=[], fresh=None)

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


def _box(figure: PlacedConstruction, place: tuple[float, float]) -> Rect:
    x, y = place
    left, top = max(0.0, x - NEAR), max(0.0, y - NEAR)
    return Rect(left, top, min(figure.width, x + NEAR) - left, min(figure.height, y + NEAR) - top)


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
