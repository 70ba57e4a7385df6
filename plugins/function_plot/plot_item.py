"""The item: its handles, tap targets and panel."""

from __future__ import annotations

from dataclasses import replace
from math import isfinite

from tni.api.items import (
    Drawing,
    HandleCursor,
    HandleDrag,
    ItemContext,
    ItemHandle,
    ItemSize,
    Localised,
    PanelButton,
    PanelChoice,
    PanelControl,
    PanelNote,
    PanelNumber,
    PanelOption,
    PanelSlider,
    PanelText,
    PanelToggle,
    PanelValue,
    PlainItem,
    Point,
    State,
    TapTarget,
    with_values,
)
from tni.api.maths import PlotWindow, fitted_height, number_text
from tni.api.plot_gestures import (
    EARLIER,
    LATER,
    frame_dragged,
    frame_handles,
    page_targets,
    zoom_targets,
    zoomed_window,
)
from tni.api.plot_sliders import HIGH, LOW, STEP

from .drawing import page_place, plot_drawing, spoken_text, zoom_place
from .formulas import PlottedCurve
from .plot_points import (
    ADD,
    add_targets,
    point_dragged,
    point_handles,
    points_controls,
    window_of_points,
    with_points,
    with_tapped_point,
)
from .plot_state import (
    EDGE_MM,
    LONGEST,
    MOST_FORMULAS,
    NEW,
    POINTS,
    ROW_MM,
    TABLE_MM,
    TABLE_ROWS,
    PlotView,
    with_frame,
    with_window,
)

CENTIMETRE_MM = 10.0
EXAMPLES = PanelNote(
    "examples",
    Localised(
        "Par exemple : x² − 3, ou x²+y² = 4, y < 2x, (cos t ; sin 2t), r = 1 + cos t.",
        "For example: x² − 3, or x²+y² = 4, y < 2x, (cos t ; sin 2t), r = 1 + cos t.",
    ),
)


class FunctionPlot(PlainItem):
    """State: `formulas`, four texts; `a`, `b`, `c`, the sliders' values; `window`, the least and greatest x and y;
    `width`, `height` of the frame in millimetres; `tool`: "none", "point", "tangent", "area" or "table", of the curve
    number `curve`; `x` of the point; `from`, `to` of the area; `first` x and `step` of the table, `page` of that of the
    points; `grid`; `marks`: whether zeros, extrema and meetings with other curves are shown; `points`, a text;
    `joined`: whether lines join them; `fitted`: the nearest curve that is shown, "none" or a kind of fit; `adds`:
    whether a tap adds one; `moves`: "none", "up" or "both", how they are dragged."""

    version = 3

    def new(self, ctx: ItemContext) -> State:  # noqa: ARG002
        return {**NEW, "formulas": list(NEW["formulas"]), "window": list(NEW["window"])}

    def upgrade(self, state: State, version: int) -> State:
        fitted = state.get("fitted", False)
        return {**NEW, **state, "fitted": ("affine" if fitted else "none") if version < 3 else fitted}

    def size(self, state: State) -> ItemSize:
        view = PlotView(state)
        beside = TABLE_MM * view.table_columns
        return ItemSize(state["width"] + 2 * EDGE_MM + beside, state["height"] + 3 * EDGE_MM + ROW_MM * view.row_count)

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:  # noqa: ARG002
        return plot_drawing(PlotView(state), ctx)

    def text(self, state: State, ctx: ItemContext) -> str:
        return spoken_text(PlotView(state), ctx)

    # -- handles

    def handles(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[ItemHandle, ...]:  # noqa: ARG002
        view = PlotView(state)
        sliders = (one.handle() for one in view.sliders)
        return (*_tool_handles(view, ctx), *sliders, *point_handles(view, ctx), *frame_handles(view.frame, ctx))

    def drag(self, state: State, drag: HandleDrag, ctx: ItemContext) -> State:
        view = PlotView(state)
        if (frame := frame_dragged(view.frame, drag)) is not None:
            return with_frame(state, frame)
        if (moved := point_dragged(view, drag, ctx)) is not None:
            return moved
        for slider in view.sliders:
            if slider.key == drag.handle:
                return with_values(state, **{slider.key: slider.dragged(drag)})
        return with_values(state, **{drag.handle: view.rounded(view.frame.from_mm(drag.to)[0])})

    # -- taps

    def targets(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[TapTarget, ...]:  # noqa: ARG002
        view = PlotView(state)
        turns = page_targets(*page_place(view), ctx) if view.has_pages else ()
        return (*zoom_targets(*zoom_place(view), ctx), *turns, *add_targets(view, ctx))

    def tap_at(self, state: State, target: str, place: Point, ctx: ItemContext) -> State:
        return with_tapped_point(PlotView(state), place, ctx) if target == ADD else self.tap(state, target, ctx)

    def tap(self, state: State, target: str, ctx: ItemContext) -> State:
        view = PlotView(state)
        if target == ADD:  # by a key: in the middle
            return with_tapped_point(view, view.frame.box.center, ctx)
        if target in (EARLIER, LATER):
            return _turned_over(view, 1 if target == LATER else -1)
        return with_window(state, zoomed_window(view.window, target))

    # -- panel

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:
        formulas = (
            PanelText(f"formula {n}", Localised(f"Courbe {n + 1}", f"Curve {n + 1}"), state["formulas"][n], LONGEST)
            for n in range(MOST_FORMULAS)
        )
        sliders = (
            PanelSlider(
                key, Localised(key, key), state[key], LOW, HIGH, STEP, number_text(state[key], ctx.french, 4)
            )
            for key in ("a", "b", "c")
        )  # fmt: skip
        points = points_controls(PlotView(state))
        window = (replace(one, folded=True) for one in _buttons(state, ctx))
        return (*formulas, EXAMPLES, *points, *_choices(state), *_table_fields(state), *sliders, *window)

    def control(self, state: State, control: str, value: PanelValue, ctx: ItemContext) -> State:
        view = PlotView(state)
        if control.startswith("formula "):
            formulas = list(state["formulas"])
            formulas[int(control[-1])] = str(value)
            return with_values(state, formulas=formulas)
        match control:
            case "a" | "b" | "c" | "first" | "step":
                return with_values(state, **{control: round(float(value), 6) or 0.0})
            case "points":
                return with_points(state, str(value))
            case "fit points":
                return with_window(state, window_of_points(view))
            case "curve":
                return with_values(state, curve=int(value))
            case "even":
                return with_window(state, view.frame.even_units())
            case "centimetre":
                unit = CENTIMETRE_MM / max(ctx.mm_per_unit, 0.05)
                return with_window(state, view.frame.with_unit(unit))
            case "fit":
                return _fitted(state, view)
            case "start":
                return with_window(state, PlotWindow(*NEW["window"]))
        return with_values(state, **{control: value})


def _tool_handles(view: PlotView, ctx: ItemContext) -> list[ItemHandle]:
    curve, frame = view.curve, view.frame
    if curve is None:
        return []
    if view.tool == "area":
        labels = {
            "from": Localised("Début de l’aire", "Start of the area"),
            "to": Localised("Fin de l’aire", "End of the area"),
        }
        return [
            ItemHandle(
                key, frame.within_mm(view.place(key), 0.0), cursor=HandleCursor.ACROSS, limits=frame.box, reach_mm=3.0,
                label=ctx.text(label),
            )
            for key, label in labels.items()
        ]  # fmt: skip
    if view.tool not in ("point", "tangent"):
        return []
    x = view.place("x")
    y = curve.function(view.numbers)(x)
    at = frame.within_mm(x, y if isfinite(y) else 0.0)
    label = ctx.text(Localised("Point de la courbe", "Point of the curve"))
    return [ItemHandle("x", at, cursor=HandleCursor.ACROSS, limits=frame.box, reach_mm=3.0, label=label)]


def _turned_over(view: PlotView, way: int) -> State:
    """Return the state with the lines of the table that come next, or before."""
    state = view.state
    if view.has_table_of_points:
        page = view.first_point // view.points_of_page + way
        after = PlotView(with_values(state, page=max(page, 0)))
        return with_values(state, page=after.first_point // after.points_of_page)
    first = round(state["first"] + way * TABLE_ROWS * state["step"], 6)
    return with_values(state, first=min(max(first, -1e6), 1e6) + 0.0)


def _fitted(state: State, view: PlotView) -> State:
    """Return the state with the heights of all curves of functions in the window."""
    low, high = view.window.x_min, view.window.x_max
    found = [
        heights
        for one in view.formulas
        if isinstance(one, PlottedCurve)
        and one.is_function
        and (heights := fitted_height(one.function(view.numbers), low, high)) is not None
    ]
    if not found:
        return state
    bottom, top = min(one[0] for one in found), max(one[1] for one in found)
    margin = 0.08 * (top - bottom) or 1.0
    return with_window(state, view.window.or_valid(PlotWindow(low, high, bottom - margin, top + margin)))


def _choices(state: State) -> tuple[PanelControl, ...]:
    tools = (
        PanelOption("none", Localised("Rien", "None")),
        PanelOption("point", Localised("Point", "Point")),
        PanelOption("tangent", Localised("Tangente", "Tangent")),
        PanelOption("area", Localised("Aire", "Area")),
        PanelOption("table", Localised("Tableau", "Table")),
    )
    curves = [PanelOption(str(n), Localised(str(n), str(n))) for n in range(1, MOST_FORMULAS + 1)]
    if state["points"].strip() or state["curve"] == POINTS:
        curves.append(PanelOption(str(POINTS), Localised("Points", "Points")))
    return (
        PanelChoice("tool", Localised("Montrer", "Show"), tools, state["tool"]),
        PanelChoice("curve", Localised("Sur la courbe", "On curve"), tuple(curves), str(state["curve"])),
    )


def _table_fields(state: State) -> tuple[PanelControl, ...]:
    if state["tool"] != "table":
        return ()
    return (
        PanelNumber("first", Localised("Tableau : premier x", "Table: first x"), state["first"], -1e6, 1e6, 2),
        PanelNumber("step", Localised("Tableau : pas", "Table: step"), state["step"], 0.01, 1e4, 2),
    )


def _buttons(state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:
    true = Localised("1 unité = 1 cm", "1 unit = 1 cm")
    if not ctx.calibrated:
        true = Localised("1 unité = 1 cm de page", "1 unit = 1 cm of the page")
    has_points = bool(PlotView(state).data.points)
    fit_points = PanelButton("fit points", Localised("Cadrer sur les points", "Fit to the points"))
    return (
        PanelButton("even", Localised("Repère orthonormé", "Same unit on both axes")),
        PanelButton("centimetre", true),
        PanelButton("fit", Localised("Ajuster la hauteur", "Fit the height")),
        PanelButton("start", Localised("Fenêtre de départ", "First window")),
        *((fit_points,) if has_points else ()),
        PanelToggle("grid", Localised("Quadrillage", "Grid"), state["grid"]),
        PanelToggle("marks", Localised("Points remarquables", "Zeros, extrema, intersections"), state["marks"]),
    )
