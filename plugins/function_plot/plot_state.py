"""State of a plot as values: its frame on the item, its curves, its point."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from tni.api.items import Localised, Rect, State, with_values
from tni.api.maths import FitKind, FittedCurve, MathsError, Place, PlotWindow, even_step, fitted_curve
from tni.api.plot_sliders import PageSlider, page_sliders
from tni.api.plots import PlotFrame

from .formulas import Numbers, PlottedCurve, ReadFormula, read_formulas
from .marks import marked_points
from .typed_points import TypedPoints, typed_points

MOST_FORMULAS: Final = 4
LONGEST: Final = 80
"""Letters of a formula."""
COLOURS: Final = ("blue", "red", "green", "violet")
EDGE_MM: Final = 1.0
"""Width around the frame, for curves that run along its edge."""
ROW_MM, TABLE_MM = 10.0, 56.0
"""Height of a line below the frame, width of the table beside it."""
MARK_MM: Final = 2.5
"""Distance from which a dragged point goes to a marked one."""
TABLE_ROWS: Final = 8
POINTS: Final = MOST_FORMULAS + 1
"""Number of the curve that stands for the points."""
MOST_COLUMNS: Final = 3
"""Columns of points in the table, of TABLE_ROWS each."""
TOOLS: Final = ("none", "point", "tangent", "area", "table")
"""What is shown of one of the curves."""
NEW: Final[State] = {
    "formulas": ["x² − 3", "", "", ""], "a": 1.0, "b": 1.0, "c": 0.0, "window": [-6.0, 6.0, -4.0, 4.0], "width": 150.0,
    "height": 100.0, "tool": "none", "curve": 1, "x": 1.0, "from": 0.0, "to": 2.0, "grid": True, "marks": False,
    "first": -3.0, "step": 1.0, "points": "", "joined": False, "fitted": "none", "moves": "both",
    "adds": False, "page": 0,
}  # fmt: skip
HINT = Localised(
    "Tapez une formule : 2x + 1, (cos t ; sin 2t), r = 2 cos θ", "Type a formula: 2x + 1, (cos t ; sin 2t), r = 2 cos θ"
)


@dataclass(frozen=True)
class PlotView:
    """A state, and what follows from it."""

    state: State

    @cached_property
    def window(self) -> PlotWindow:
        return PlotWindow(*self.state["window"])

    @cached_property
    def frame(self) -> PlotFrame:
        return PlotFrame(self.window, Rect(EDGE_MM, EDGE_MM, self.state["width"], self.state["height"]))

    @cached_property
    def texts(self) -> tuple[str, ...]:
        return tuple(self.state["formulas"])

    @property
    def numbers(self) -> Numbers:
        return self.state["a"], self.state["b"], self.state["c"]

    @cached_property
    def formulas(self) -> tuple[ReadFormula, ...]:
        return read_formulas(self.texts)

    @property
    def tool(self) -> str:
        """The tool, "none" if there is nothing that it is for."""
        tool: str = self.state["tool"]
        return tool if self.curve is not None or self.has_table_of_points else "none"

    @cached_property
    def number(self) -> int:
        """Number from 0 of the curve that the tool is for: the chosen one, else the first that is a function's."""
        chosen = self.state["curve"] - 1
        functions = [n for n, one in enumerate(self.formulas) if isinstance(one, PlottedCurve) and one.is_function]
        return chosen if chosen in functions or not functions else functions[0]

    @cached_property
    def curve(self) -> PlottedCurve | None:
        one = self.formulas[self.number]
        return one if isinstance(one, PlottedCurve) and one.is_function else None

    @property
    def rows(self) -> list[int]:
        """Numbers of the formulas that have a line below the frame."""
        return [n for n, one in enumerate(self.formulas) if one is not None]

    @property
    def formula_rows(self) -> int:
        """Number of lines of formulas, two in each."""
        return max((len(self.rows) + 1) // 2, 1)

    @property
    def row_count(self) -> int:
        has_result = self.tool in ("point", "tangent", "area")
        faults = (self.fault is not None) + (self.data.fault is not None)
        return self.formula_rows + bool(self.used) + self.has_fit + has_result + faults

    @property
    def used(self) -> list[str]:
        """Names of those of a, b and c that a formula has."""
        free = frozenset[str]().union(*(one.free for one in self.formulas if isinstance(one, PlottedCurve)))
        return [key for key in "abc" if key in free]

    @property
    def sliders(self) -> list[PageSlider]:
        """Sliders below the formulas."""
        box = self.frame.box
        line = Rect(box.x + 1.0, box.bottom + 1.0 + self.formula_rows * ROW_MM, box.width - 2.0, ROW_MM)
        return page_sliders([(key, self.state[key]) for key in self.used], line)

    @property
    def fault(self) -> MathsError | None:
        return next((one for one in self.formulas if isinstance(one, MathsError)), None)

    # -- points

    @cached_property
    def data(self) -> TypedPoints:
        """The typed points."""
        return typed_points(self.state["points"])

    @property
    def has_fit(self) -> bool:
        """True where a curve that is nearest to the points is asked for and there are enough of them."""
        return self.state["fitted"] != "none" and len(self.data.points) > 1

    @cached_property
    def fit(self) -> FittedCurve | None:
        """The curve that is nearest to the points; None where it is not shown, or where there is none."""
        if not self.has_fit:
            return None
        xs, ys = zip(*self.data.points, strict=True)
        return fitted_curve(FitKind(self.state["fitted"]), xs, ys)

    @property
    def has_table_of_points(self) -> bool:
        """True where the table is that of the points: where they are chosen, or where there is no function."""
        is_chosen = self.state["curve"] == POINTS or self.curve is None
        return self.state["tool"] == "table" and is_chosen and bool(self.data.points)

    @property
    def table_columns(self) -> int:
        """Number of tables side by side."""
        if self.tool != "table":
            return 0
        return min(-(-len(self.data.points) // TABLE_ROWS), MOST_COLUMNS) if self.has_table_of_points else 1

    @property
    def points_of_page(self) -> int:
        """Number of points by which a page of their table goes on: one line less than there are says that there are
        more."""
        return max(TABLE_ROWS * self.table_columns - 1, 1)

    @property
    def first_point(self) -> int:
        """Number from 0 of the first point in the table."""
        pages = max(-(-(len(self.data.points) - 1) // self.points_of_page), 1)
        return min(max(int(self.state["page"]), 0), pages - 1) * self.points_of_page

    @property
    def has_pages(self) -> bool:
        """True where the table goes on before or after what is shown."""
        has_more = len(self.data.points) > TABLE_ROWS * MOST_COLUMNS
        return self.tool == "table" and (has_more or not self.has_table_of_points)

    def place(self, key: str) -> float:
        """Return the x of a point, an area's end or the table's beginning."""
        return float(self.state[key])

    @property
    def marks(self) -> tuple[Place, ...]:
        """The marked points of the tool's curve."""
        return marked_points(self.texts, self.number, self.numbers, self.window) if self.state["marks"] else ()

    def rounded(self, x: float) -> float:
        """Return the place at which a dragged point stops, within the window: a marked one that is near, else an even
        one."""
        near = [one for one, _ in self.marks if abs(one - x) * self.frame.unit_x < MARK_MM]
        if near:
            return min(near, key=lambda one: abs(one - x))
        return even_place(x, self.window.x_min, self.window.x_max)


def even_place(value: float, low: float, high: float) -> float:
    """Return the even number at which a point stops that is dragged along an axis from low to high."""
    step = even_step(high - low, 240)
    return round(round(min(max(value, low), high) / step) * step, 10)


def with_window(state: State, window: PlotWindow) -> State:
    """Return a state that shows another window."""
    return with_values(state, window=[window.x_min, window.x_max, window.y_min, window.y_max])


def with_frame(state: State, frame: PlotFrame) -> State:
    """Return a state with another window and size of its frame."""
    return with_values(with_window(state, frame.window), width=frame.box.width, height=frame.box.height)
