"""Drawing of a plot's points: the points, the lines that join them, the nearest line, and their table."""

from __future__ import annotations

from tni.api.items import DrawnArea, DrawnLine, DrawnOval, DrawnText, ItemContext, Localised, TextAlign
from tni.api.maths import FitKind, FittedCurve, PlotWindow, Run, clipped, line_text, number_text

from .plot_state import TABLE_MM, TABLE_ROWS, PlotView

type Parts = list[DrawnLine | DrawnArea | DrawnOval | DrawnText]

COLOUR = "orange"
POINT_MM, SMALL_MM, MANY = 2.6, 1.6, 40
"""Radius of a point, of one of many, and how many are many."""
TEXT_MM = 7.0
MOST_SPOKEN, FIT_PIECES = 8, 60
_EQUAL = Localised("Pas de droite d’ajustement : tous les x sont égaux", "No fitted line: all x are equal")
NO_FIT = {
    FitKind.LINEAR: Localised("Pas d’ajustement : tous les x sont nuls", "No fit: all x are 0"),
    FitKind.AFFINE: _EQUAL,
    FitKind.QUADRATIC: Localised("Pas d’ajustement : il faut trois x différents", "No fit: it takes three different x"),
    FitKind.EXPONENTIAL: Localised(
        "Pas d’ajustement exponentiel : il faut des y positifs et des x différents",
        "No exponential fit: it takes y above 0 and different x",
    ),
    FitKind.POWER: Localised(
        "Pas d’ajustement en puissance : il faut des x et des y positifs", "No power fit: it takes x and y above 0"
    ),
}


def points_drawing(view: PlotView) -> Parts:
    """Return the points in the window, with their lines."""
    points, frame, box = view.data.points, view.frame, view.frame.box
    if not points:
        return []
    out: Parts = []
    if view.state["joined"]:
        out += [DrawnLine(frame.points(run), COLOUR, 1.0) for run in clipped(list(points), view.window)]
    if view.fit is not None:
        out += [DrawnLine(frame.points(run), "ink", 1.1, dashed=True) for run in _fitted_runs(view.fit, view.window)]
    radius = POINT_MM if len(points) <= MANY else SMALL_MM
    left, right, top, bottom = box.x + radius, box.right - radius, box.y + radius, box.bottom - radius
    for x, y in points:
        if frame.shows(x, y):
            across, down = frame.to_mm(x, y)
            across, down = min(max(across, left), right), min(max(down, top), bottom)
            out.append(DrawnOval(across, down, radius, radius, COLOUR, "surface", 0.5))
    return out


def _fitted_runs(fit: FittedCurve, window: PlotWindow) -> list[Run]:
    count = 1 if fit.kind in (FitKind.LINEAR, FitKind.AFFINE) else FIT_PIECES
    xs = [window.x_min + window.width * n / count for n in range(count + 1)]
    return clipped([(x, fit.at(x)) for x in xs if x > 0 or fit.kind is not FitKind.POWER], window)


def fit_text(view: PlotView, ctx: ItemContext) -> str:
    """Return the equation of the nearest curve and how well it fits; "" where it is not shown."""
    if not view.has_fit:
        return ""
    fit = view.fit
    if fit is None:
        return ctx.text(NO_FIT[FitKind(view.state["fitted"])])
    text = equation_text(fit, ctx.french)
    if any(abs(float(f"{one:.3e}") - one) > 1e-9 * max(abs(one), 1.0) for one in fit.numbers):
        text = text.replace("=", "≈", 1)
    name = "r²" if fit.kind is FitKind.AFFINE else "R²"
    return text if fit.share is None else f"{text}     {name} {_share_text(fit.share, ctx)}"


def equation_text(fit: FittedCurve, french: bool) -> str:
    """Return the equation of a curve, as it can be typed as a formula."""
    a, b, c = (*fit.numbers, 0.0, 0.0)[:3]
    match fit.kind:
        case FitKind.LINEAR | FitKind.AFFINE:
            return line_text(a, b, french)
        case FitKind.QUADRATIC:
            rest = line_text(b, c, french).removeprefix("y = ")
            lead = f"{_factor(a, french)}x²"
            sign = "" if rest == "0" else f" − {rest[1:]}" if rest.startswith("−") else f" + {rest}"
            return f"y = {lead}{sign}"
        case FitKind.EXPONENTIAL:
            return f"y = {_factor(a, french)}e^({_factor(b, french)}x)"
    power = number_text(b, french, 4)
    return f"y = {_factor(a, french)}x^{f'({power})' if power.startswith('−') else power}"


def _factor(value: float, french: bool) -> str:
    shown = number_text(value, french, 4)
    return {"1": "", "−1": "−"}.get(shown, f"{shown} ")


def _share_text(share: float, ctx: ItemContext) -> str:
    """Return r² with its sign; one that is not 1 is never shown as 1."""
    if abs(share - 1) < 1e-12:
        return "= 1"
    near = min(round(share, 4), 0.9999)
    return f"{'=' if abs(near - share) < 1e-12 else '≈'} {number_text(near, ctx.french, 4)}"


def count_text(view: PlotView, ctx: ItemContext) -> str:
    count = len(view.data.points)
    return f"{count} {ctx.text(Localised('points', 'points') if count > 1 else Localised('point', 'point'))}"


def points_legend(view: PlotView, top: float, ctx: ItemContext) -> Parts:
    """Return the line that says how many points there are, where no formula stands."""
    oval = DrawnOval(2 + POINT_MM, top, POINT_MM, POINT_MM, COLOUR, "surface", 0.5)
    return [oval, DrawnText(count_text(view, ctx), 10, top, TEXT_MM, "ink", TextAlign.LEFT, True, 60.0)]


def fit_legend(view: PlotView, top: float, ctx: ItemContext) -> Parts:
    """Return the equation of the nearest line with its own line before it."""
    line = DrawnLine(((2.0, top), (9.0, top)), "ink", 1.4, dashed=True)
    room = view.frame.box.width - 14.0
    return [line, DrawnText(fit_text(view, ctx), 12, top, TEXT_MM, "ink", TextAlign.LEFT, True, room)]


def spoken_points(view: PlotView, ctx: ItemContext) -> str:
    """Return the points in words, the first of many."""
    points = view.data.points
    if not points:
        return ""
    said = [f"({number_text(x, ctx.french, 5)} ; {number_text(y, ctx.french, 5)})" for x, y in points[:MOST_SPOKEN]]
    return " ".join([count_text(view, ctx), *said, *(["…"] if len(points) > MOST_SPOKEN else [])])


def points_table(view: PlotView, ctx: ItemContext) -> Parts:
    """Return the tables of the points beside the frame; "…" where more of them follow."""
    out: Parts = []
    points, room = view.data.points, TABLE_ROWS * view.table_columns
    shown = points[view.first_point : view.first_point + room]
    rows = [(number_text(x, ctx.french, 5), number_text(y, ctx.french, 5)) for x, y in shown]
    if len(points) > view.first_point + room:
        rows[-1] = ("…", "…")
    for k in range(view.table_columns):
        left = view.frame.box.right + 4 + k * TABLE_MM
        out += table_drawing(view, left, [("x", "y"), *rows[k * TABLE_ROWS : (k + 1) * TABLE_ROWS]], "ink")
    return out


def table_drawing(view: PlotView, left: float, texts: list[tuple[str, str]], colour: str) -> Parts:
    """Return a table of two columns, its heads first. colour: of the right column."""
    box, right = view.frame.box, left + TABLE_MM - 4
    middle, high = (left + right) / 2, box.height / (TABLE_ROWS + 1)
    size = min(0.62 * high, TEXT_MM)
    bottom = box.y + high * len(texts)
    out: Parts = [_filled(left, box.y, right, bottom, "surface"), _filled(left, box.y, right, box.y + high, "soft")]
    for n, (x_text, y_text) in enumerate(texts):
        y = box.y + (n + 0.5) * high
        room = middle - left - 2
        out.append(DrawnText(x_text, (left + middle) / 2, y, size, bold=n == 0, width_mm=room))
        out.append(DrawnText(y_text, (middle + right) / 2, y, size, colour, bold=n == 0, width_mm=room))
        if n:
            out.append(DrawnLine(((left, y - high / 2), (right, y - high / 2)), "quiet", 0.3))
    out.append(DrawnLine(((middle, box.y), (middle, bottom)), "quiet", 0.3))
    edge = ((left, box.y), (right, box.y), (right, bottom), (left, bottom))
    out.append(DrawnLine(edge, "quiet", 0.5, closed=True))
    return out


def _filled(left: float, top: float, right: float, bottom: float, colour: str) -> DrawnArea:
    return DrawnArea(((left, top), (right, top), (right, bottom), (left, bottom)), colour)
