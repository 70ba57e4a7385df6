"""Drawing of a plot: grid and axes, curves, the tool's point, line or area, the formulas and the table."""

from __future__ import annotations

from functools import lru_cache
from math import isfinite

from tni.api.items import (
    Drawing,
    DrawnArea,
    DrawnLine,
    DrawnOval,
    DrawnText,
    ItemContext,
    Localised,
    TextAlign,
)
from tni.api.maths import (
    MathsError,
    area,
    clipped,
    fault_text,
    line_text,
    number_text,
    table,
    tangent,
    value_text,
)
from tni.api.plot_gestures import page_drawing, zoom_drawing
from tni.api.plots import axes_drawing, grid_drawing, label_grounds

from .formulas import Numbers, PlottedCurve, curve_shapes, filled_between, read_formulas
from .marks import FLAT
from .plot_state import COLOURS, HINT, ROW_MM, TABLE_ROWS, PlotView
from .points_drawing import (
    fit_legend,
    fit_text,
    points_drawing,
    points_legend,
    points_table,
    spoken_points,
    table_drawing,
)

type Parts = list[DrawnLine | DrawnArea | DrawnOval | DrawnText]

CURVE_MM, POINT_MM = 1.3, 2.4
"""Width of a curve, radius of its points."""
TEXT_MM = 7.0


def plot_drawing(view: PlotView, ctx: ItemContext) -> Drawing:
    """Return the drawing of a plot."""
    frame, box = view.frame, view.frame.box
    out: Parts = [_filled(box.x, box.y, box.right, box.bottom, "surface")]
    shapes = [curve_shapes(view.texts, n, view.numbers, view.window) for n in range(len(view.texts))]
    for n, one in enumerate(shapes):
        out += [DrawnArea(frame.points(run), f"soft {COLOURS[n]}") for run in one.areas]
    if view.tool == "area":
        out += _area(view)
    if view.state["grid"]:
        out += grid_drawing(frame)
    axes = axes_drawing(frame, french=ctx.french)
    out += [one for one in axes if not isinstance(one, DrawnText)]
    for n, one in enumerate(shapes):
        formula = view.formulas[n]
        dashed = isinstance(formula, PlottedCurve) and formula.strict
        out += [DrawnLine(frame.points(run), COLOURS[n], CURVE_MM, dashed=dashed) for run in one.lines]
        out += [_point(*frame.to_mm(*run[0]), COLOURS[n], view) for run in one.lines if set(run) == {run[0]}]
    out += label_grounds(axes)
    out += [one for one in axes if isinstance(one, DrawnText)]
    out += points_drawing(view)
    out += _tool(view)
    if view.state["marks"]:
        out += _marks(view)
    edge = ((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom))
    out.append(DrawnLine(edge, "quiet", 0.5, closed=True))
    out += _rows(view, ctx)
    if view.tool == "table":
        out += points_table(view, ctx) if view.has_table_of_points else _table(view, ctx)
        out += page_drawing(*page_place(view)) if view.has_pages else []
    return tuple(out)


def _filled(left: float, top: float, right: float, bottom: float, colour: str) -> DrawnArea:
    return DrawnArea(((left, top), (right, top), (right, bottom), (left, bottom)), colour)


# -- the tool


def _tool(view: PlotView) -> Parts:
    curve, frame, colour = view.curve, view.frame, COLOURS[view.number]
    if curve is None or view.tool not in ("point", "tangent"):
        return []
    x = view.place("x")
    y = curve.function(view.numbers)(x)
    out: Parts = []
    if view.tool == "tangent":
        line = tangent(curve.function(view.numbers), curve.slope_function(view.numbers), x)
        if line is not None:
            window = view.window
            ends = [(at, line.at(at)) for at in (window.x_min, window.x_max)]
            out += [DrawnLine(frame.points(run), "ink", 0.9) for run in clipped(ends, window)]
    if not (isfinite(y) and frame.shows(x, y)):
        return out
    left, top = frame.to_mm(x, y)
    axis_x, axis_y = frame.within_mm(x, 0.0), frame.within_mm(0.0, y)
    out += [DrawnLine(((left, top), end), "quiet", 0.5, dashed=True) for end in (axis_x, axis_y)]
    out.append(_point(left, top, colour, view))
    return out


def _point(left: float, top: float, colour: str, view: PlotView, radius: float = POINT_MM) -> DrawnOval:
    """Return a point, whole even at the edge of the frame."""
    box = view.frame.box
    left, top = min(max(left, box.x + radius), box.right - radius), min(max(top, box.y + radius), box.bottom - radius)
    return DrawnOval(left, top, radius, radius, colour, "surface", 0.6)


def _area(view: PlotView) -> Parts:
    curve, frame, window = view.curve, view.frame, view.window
    if curve is None:
        return []
    low, high = sorted((view.place("from"), view.place("to")))
    low, high = max(low, window.x_min), min(high, window.x_max)
    if low >= high:
        return []
    level = min(max(0.0, window.y_min), window.y_max)
    polygons = filled_between(curve.function(view.numbers), window, low, high, level, 60)
    out: Parts = [DrawnArea(frame.points(run), f"soft {COLOURS[view.number]}") for run in polygons]
    for x in (view.place("from"), view.place("to")):
        y = curve.function(view.numbers)(x)
        if isfinite(y) and window.x_min <= x <= window.x_max:
            out.append(DrawnLine((frame.within_mm(x, 0.0), frame.within_mm(x, y)), COLOURS[view.number], 0.8))
    return out


def _marks(view: PlotView) -> Parts:
    frame = view.frame
    return [_point(*frame.to_mm(x, y), COLOURS[view.number], view, 1.7) for x, y in view.marks if frame.shows(x, y)]


# -- text


def point_text(x: float, y: float, french: bool) -> str:
    return f"({number_text(x, french, 4)} ; {number_text(y, french, 4)})"


def result_text(view: PlotView, ctx: ItemContext) -> str:
    """Return what the tool says, "" for nothing."""
    curve = view.curve
    if curve is None:
        return ""
    function, x = curve.function(view.numbers), view.place("x")
    match view.tool:
        case "point":
            y = function(x)
            return _image_text(x, 0.0 if abs(y) < FLAT * view.window.height else y, ctx)
        case "tangent":
            line = tangent(function, curve.slope_function(view.numbers), x)
            if line is None:
                return ctx.text(Localised("Pas de tangente ici", "No tangent here"))
            head = ctx.text(Localised("Tangente", "Tangent"))
            return f"{head} : {line_text(line.slope, line.intercept, ctx.french)}"
        case "area":
            low, high = view.place("from"), view.place("to")
            value = _integral(view.texts, view.number, view.numbers, low, high)
            if value is None:
                return ctx.text(Localised("Pas d’aire ici", "No area here"))
            ends = [number_text(one, ctx.french, 4) for one in (low, high)]
            integral = ctx.text(Localised("Intégrale de {} à {}", "Integral from {} to {}"))
            return f"{integral.format(*ends)} ≈ {number_text(value, ctx.french, 5)}"
    return ""


@lru_cache(32)
def _integral(texts: tuple[str, ...], number: int, numbers: Numbers, low: float, high: float) -> float | None:
    curve = read_formulas(texts)[number]
    return area(curve.function(numbers), low, high) if isinstance(curve, PlottedCurve) else None


def _image_text(x: float, y: float, ctx: ItemContext) -> str:
    at = number_text(x, ctx.french, 5)
    if not isfinite(y):
        return ctx.text(Localised("Pas de valeur pour x = {}", "No value for x = {}")).format(at)
    return f"x {value_text(x, ctx.french, 5)}     y {value_text(y, ctx.french, 5)}"


def _rows(view: PlotView, ctx: ItemContext) -> Parts:
    """Return the lines below the frame: formulas, what is wrong with one, and what the tool says."""
    box = view.frame.box
    top = box.bottom + 1 + ROW_MM / 2
    room = box.width - 28.0
    out: Parts = []
    if not view.rows:
        hint = DrawnText(ctx.text(HINT), 2, top, 6.0, "quiet", TextAlign.LEFT, width_mm=room)
        out += points_legend(view, top, ctx) if view.data.points else [hint]
    for place, n in enumerate(view.rows):
        row, column = divmod(place, 2)
        left, y = 2.0 + column * room / 2, top + row * ROW_MM
        wide = room / 2 if column or n != view.rows[-1] else room
        out += _formula(view, n, left, y, wide - 14.0)
    for slider in view.sliders:
        out += slider.drawing(french=ctx.french)
    y = top + (view.formula_rows + bool(view.used)) * ROW_MM
    if view.has_fit:
        out += fit_legend(view, y, ctx)
        y += ROW_MM
    for fault in (fault_text(view.fault) if view.fault else None, view.data.fault):
        if fault is not None:
            text = f"⚠ {ctx.text(fault)}"
            out.append(DrawnText(text, 2, y, 6.2, "red", TextAlign.LEFT, width_mm=box.width - 4))
            y += ROW_MM
    if result := result_text(view, ctx):
        out.append(DrawnText(result, 2, y, TEXT_MM, "ink", TextAlign.LEFT, True, box.width - 4))
    return [*out, *zoom_drawing(*zoom_place(view))]


def _formula(view: PlotView, n: int, left: float, y: float, room: float) -> Parts:
    """Return one formula with the colour of its curve."""
    formula = view.formulas[n]
    shown = formula.shown if isinstance(formula, PlottedCurve) else f"⚠ {view.texts[n].strip()}"
    colour = COLOURS[n] if isinstance(formula, PlottedCurve) else "red"
    line = DrawnLine(((left, y), (left + 7.0, y)), COLOURS[n], 1.6, dashed=_is_dashed(formula))
    return [line, DrawnText(shown, left + 10, y, TEXT_MM, colour, TextAlign.LEFT, True, room)]


def _is_dashed(formula: object) -> bool:
    return isinstance(formula, PlottedCurve) and formula.strict


def zoom_place(view: PlotView) -> tuple[float, float]:
    """Return the right end and the middle of the signs − and +."""
    return view.frame.box.right, view.frame.box.bottom + 1 + ROW_MM / 2


def page_place(view: PlotView) -> tuple[float, float]:
    """Return the left end and the middle of the signs below the table."""
    return view.frame.box.right + 4, zoom_place(view)[1]


def _table(view: PlotView, ctx: ItemContext) -> Parts:
    """Return the table of values beside the frame."""
    curve, french = view.curve, ctx.french
    if curve is None:
        return []
    rows = table(curve.function(view.numbers), view.place("first"), view.state["step"], TABLE_ROWS)
    head = curve.shown.partition("=")[0].strip() or "y"
    texts = [("x", head if len(head) < 8 else "y")]
    texts += [(number_text(x, french, 5), number_text(y, french, 5) if y == y else "—") for x, y in rows]
    return table_drawing(view, view.frame.box.right + 4, texts, COLOURS[view.number])


def spoken_text(view: PlotView, ctx: ItemContext) -> str:
    """Return a plot in words."""
    curves = [one.shown for one in view.formulas if isinstance(one, PlottedCurve)]
    faults = [ctx.text(fault_text(one)) for one in view.formulas if isinstance(one, MathsError)]
    faults += [] if view.data.fault is None else [ctx.text(view.data.fault)]
    said = spoken_points(view, ctx), fit_text(view, ctx)
    return " ; ".join(filter(None, [*curves, *said, result_text(view, ctx), *faults]))
