"""Drawing of a sequence: its points or its staircase, its rule, its table."""

from __future__ import annotations

from itertools import pairwise
from math import isfinite

from tni.api.items import Drawing, DrawnArea, DrawnLine, DrawnOval, DrawnText, ItemContext, Localised, TextAlign
from tni.api.maths import MathsError, clipped, curve_runs, fault_text, number_text, value_text
from tni.api.plot_gestures import page_drawing, zoom_drawing
from tni.api.plots import axes_drawing, grid_drawing, label_grounds

from .sequence_state import EDGE_MM, ROW_MM, TABLE_MM, TABLE_ROWS, SequenceView

type Parts = list[DrawnLine | DrawnArea | DrawnOval | DrawnText]

POINT_MM = 1.9
TEXT_MM = 7.0
MOST_POINTS = 160


def sequence_drawing(view: SequenceView, ctx: ItemContext) -> Drawing:
    """Return the drawing of a sequence."""
    frame, box = view.frame, view.frame.box
    corners = ((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom))
    names = ("u(n)", "u(n+1)") if view.is_web else ("n", "u(n)")
    out: Parts = [DrawnArea(corners, "surface"), *grid_drawing(frame)]
    out += [] if view.is_web else _stems(view)
    axes = axes_drawing(frame, french=ctx.french, names=names)
    out += [one for one in axes if not isinstance(one, DrawnText)]
    if view.is_web:
        out += [*_web(view), *label_grounds(axes)]
    out += [one for one in axes if isinstance(one, DrawnText)]
    out += _start(view) if view.is_web else _points(view)
    out.append(DrawnLine(corners, "quiet", 0.5, closed=True))
    out += _rows(view, ctx)
    if view.state["table"]:
        out += _table(view, ctx)
    return tuple(out)


def _stems(view: SequenceView) -> Parts:
    """Return lines from the axis to the terms."""
    frame = view.frame
    out: Parts = []
    box = frame.box
    for n, value in view.terms:
        if isfinite(value) and frame.shows(n, value):
            x, y = frame.to_mm(n, value)
            if box.x + POINT_MM < x < box.right - POINT_MM:
                out.append(DrawnLine(((x, frame.within_mm(n, 0.0)[1]), (x, y)), "soft blue", 0.9))
    return out


def _points(view: SequenceView) -> Parts:
    """Return the terms as points above their numbers."""
    frame, box = view.frame, view.frame.box
    out: Parts = []
    for n, value in view.terms:
        if isfinite(value) and frame.shows(n, value):
            x, y = frame.to_mm(n, value)
            x = min(max(x, box.x + POINT_MM), box.right - POINT_MM)
            y = min(max(y, box.y + POINT_MM), box.bottom - POINT_MM)
            out.append(DrawnOval(x, y, POINT_MM, POINT_MM, "blue", "surface", 0.4))
    return out


def _web(view: SequenceView) -> Parts:
    """Return the curve of f, the line y = x, and the staircase between them."""
    frame, window, step = view.frame, view.window, view.step
    if step is None:
        return []
    low, high = max(window.x_min, window.y_min), min(window.x_max, window.y_max)
    out: Parts = []
    if low < high:
        out.append(DrawnLine(frame.points(((low, low), (high, high))), "quiet", 0.8))
    out += [DrawnLine(frame.points(run), "blue", 1.3) for run in curve_runs(step, window, MOST_POINTS)]
    values = [value for _, value in view.terms if isfinite(value)]
    stairs = [(values[0], 0.0)] if values else []
    for here, after in pairwise(values):
        stairs += [(here, after), (after, after)]
    out += [DrawnLine(frame.points(run), "red", 0.9) for run in clipped(stairs, window)]
    return out


def _start(view: SequenceView) -> Parts:
    """Return the point at which the staircase begins."""
    frame, out = view.frame, list[DrawnLine | DrawnArea | DrawnOval | DrawnText]()
    values = [value for _, value in view.terms if isfinite(value)]
    if view.step is not None and values and frame.shows(values[0], 0.0):
        x, y = frame.to_mm(values[0], 0.0)
        box = frame.box
        x = min(max(x, box.x + POINT_MM), box.right - POINT_MM)
        y = min(max(y, box.y + POINT_MM), box.bottom - POINT_MM)
        out.append(DrawnOval(x, y, POINT_MM, POINT_MM, "red", "surface", 0.4))
    return out


# -- text


def zoom_place(view: SequenceView) -> tuple[float, float]:
    """Return the right end and the middle of the signs − and +."""
    return view.frame.box.right, view.frame.box.bottom + EDGE_MM + ROW_MM / 2


def page_place(view: SequenceView) -> tuple[float, float]:
    """Return the left end and the middle of the signs below the table."""
    return view.frame.box.right + 4, zoom_place(view)[1]


def term_text(n: int, value: float, ctx: ItemContext) -> str:
    """Return a term with its number."""
    if not isfinite(value):
        return ctx.text(Localised(f"u({n}) n’existe pas", f"u({n}) does not exist"))
    return f"u({n}) {value_text(value, ctx.french)}"


def _rows(view: SequenceView, ctx: ItemContext) -> Parts:
    """Return the lines below the frame: the rule or what is wrong with it, the first and the last term."""
    right, y = zoom_place(view)
    room = view.frame.box.width - 30.0
    text = view.state["rule"].strip()
    out: Parts = []
    if isinstance(view.rule, MathsError):
        fault = ctx.text(fault_text(view.rule))
        out.append(DrawnText(f"{text}   ⚠ {fault}" if text else fault, 2, y, 5.6, "red", TextAlign.LEFT, width_mm=room))
    else:
        shown = text if "=" in text else f"u(n{'+1' if view.rule.order else ''}) = {text}"
        out.append(DrawnText(shown, 2, y, TEXT_MM, "blue", TextAlign.LEFT, True, room))
    if view.terms:
        (n, first), (m, last) = view.terms[0], view.terms[-1]
        ends = f"{term_text(n, first, ctx)}     {term_text(m, last, ctx)}"
        out.append(
            DrawnText(ends, 2, y + ROW_MM, TEXT_MM - 0.6, "ink", TextAlign.LEFT, width_mm=view.frame.box.width - 4)
        )
    for slider in view.sliders:
        out += slider.drawing(french=ctx.french)
    return [*out, *zoom_drawing(right, y)]


def _table(view: SequenceView, ctx: ItemContext) -> Parts:
    """Return the first terms beside the frame."""
    box = view.frame.box
    left, right = box.right + 4, box.right + TABLE_MM
    middle, high = left + 0.34 * (right - left), box.height / (TABLE_ROWS + 1)
    size = min(0.62 * high, TEXT_MM)
    corners = ((left, box.y), (right, box.y), (right, box.bottom), (left, box.bottom))
    head = ((left, box.y), (right, box.y), (right, box.y + high), (left, box.y + high))
    out: Parts = [DrawnArea(corners, "surface"), DrawnArea(head, "soft")]
    shown = [(str(n), number_text(value, ctx.french, 6) if isfinite(value) else "—") for n, value in view.terms]
    first = view.page * TABLE_ROWS
    for row, (number, value) in enumerate([("n", "u(n)"), *shown[first : first + TABLE_ROWS]]):
        y = box.y + (row + 0.5) * high
        out.append(DrawnText(number, (left + middle) / 2, y, size, bold=row == 0, width_mm=middle - left - 2))
        out.append(DrawnText(value, (middle + right) / 2, y, size, "blue", bold=row == 0, width_mm=right - middle - 2))
        if row:
            out.append(DrawnLine(((left, y - high / 2), (right, y - high / 2)), "quiet", 0.3))
    out.append(DrawnLine(((middle, box.y), (middle, box.bottom)), "quiet", 0.3))
    out.append(DrawnLine(corners, "quiet", 0.5, closed=True))
    if view.pages > 1:
        out += page_drawing(*page_place(view))
    return out
