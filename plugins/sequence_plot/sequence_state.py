"""State of a sequence plot as values: its rule, its terms, the frame that shows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import isfinite
from typing import Final

from tni.api.items import Rect, State, with_values
from tni.api.maths import (
    MathsError,
    PlotWindow,
    SequenceRule,
    Variable,
    compiled,
    free_variables,
    parse_rule,
    replaced,
    terms,
)
from tni.api.plot_sliders import PageSlider, page_sliders
from tni.api.plots import PlotFrame

LONGEST: Final = 80
EDGE_MM: Final = 1.0
"""Width around the frame."""
ROW_MM, TABLE_MM = 10.0, 56.0
"""Height of a line below the frame, width of the table beside it."""
TABLE_ROWS: Final = 8
MOST_TERMS: Final = 60
PARAMETERS: Final = ("a", "b")
NEW: Final[State] = {
    "rule": "u(n+1) = 0,5u(n) + 3", "first": 0, "start": 1.0, "second": 1.0, "count": 10, "a": 1.0, "b": 1.0,
    "view": "points", "table": True, "page": 0, "fit": True, "window": [-1.0, 11.0, -1.0, 7.0],
    "width": 150.0, "height": 100.0,
}  # fmt: skip


@lru_cache(64)
def read_rule(text: str) -> SequenceRule | MathsError:
    """Return the rule of a text, or what is wrong with it."""
    try:
        return parse_rule(text, PARAMETERS)
    except MathsError as error:
        return error


@lru_cache(64)
def _terms(
    text: str, first: int, starts: tuple[float, ...], count: int, numbers: tuple[float, float]
) -> tuple[tuple[int, float], ...]:
    rule = read_rule(text)
    return () if isinstance(rule, MathsError) else tuple(terms(rule, first, starts, count, numbers))


@dataclass(frozen=True)
class SequenceView:
    """A state, and what follows from it."""

    state: State

    @cached_property
    def rule(self) -> SequenceRule | MathsError:
        return read_rule(self.state["rule"])

    @property
    def numbers(self) -> tuple[float, float]:
        return self.state["a"], self.state["b"]

    @property
    def used(self) -> list[str]:
        """Names of those of a and b that the rule has."""
        free = frozenset[str]() if isinstance(self.rule, MathsError) else free_variables(self.rule.body)
        return [key for key in PARAMETERS if key in free]

    @property
    def sliders(self) -> list[PageSlider]:
        """Sliders below the rule."""
        box = self.frame.box
        line = Rect(box.x + 1.0, box.bottom + EDGE_MM + 2 * ROW_MM, box.width - 2.0, ROW_MM)
        return page_sliders([(key, self.state[key]) for key in self.used], line)

    @cached_property
    def terms(self) -> tuple[tuple[int, float], ...]:
        state = self.state
        starts = (state["start"], state["second"])
        return _terms(state["rule"], int(state["first"]), starts, int(state["count"]), self.numbers)

    @property
    def pages(self) -> int:
        """Number of tables that it takes to show all terms."""
        return max(-(-len(self.terms) // TABLE_ROWS), 1)

    @property
    def page(self) -> int:
        """Number from 0 of the table that is shown."""
        return min(max(int(self.state["page"]), 0), self.pages - 1)

    @cached_property
    def step(self) -> Callable[[float], float] | None:
        """The function f of u(n+1) = f(u(n)); None for other rules."""
        rule = self.rule
        if isinstance(rule, MathsError) or rule.order != 1:
            return None
        return _step(self.state["rule"], self.numbers)

    @property
    def is_web(self) -> bool:
        """True if the staircase is shown."""
        return self.state["view"] == "web" and self.step is not None

    @cached_property
    def window(self) -> PlotWindow:
        return self._fitted() if self.state["fit"] else PlotWindow(*self.state["window"])

    @cached_property
    def frame(self) -> PlotFrame:
        return PlotFrame(self.window, Rect(EDGE_MM, EDGE_MM, self.state["width"], self.state["height"]))

    def _fitted(self) -> PlotWindow:
        """Return the window in which all terms lie, with the axes where they are near."""
        values = [value for _, value in self.terms if isfinite(value)]
        low, high = min(values, default=0.0), max(values, default=1.0)
        low, high = (min(low, 0.0), max(high, 0.0)) if min(abs(low), abs(high)) < 4 * (high - low) else (low, high)
        margin = 0.12 * (high - low) or 1.0
        bottom, top = low - margin, high + margin
        first, count = int(self.state["first"]), int(self.state["count"])
        kept = PlotWindow(*NEW["window"])
        if self.is_web:
            return kept.or_valid(PlotWindow(bottom, top, bottom, top))
        return kept.or_valid(PlotWindow(first - 0.08 * count - 0.6, first + 1.08 * count - 0.2, bottom, top))


@lru_cache(64)
def _step(text: str, numbers: tuple[float, float]) -> Callable[[float], float] | None:
    rule = read_rule(text)
    assert isinstance(rule, SequenceRule)
    marks: list[bool] = []
    replaced(rule.body, lambda one: marks.append(one == Variable("n")))
    if any(marks):  # the curve would be another for each term
        return None
    function = compiled(rule.body, ("v1", *PARAMETERS))
    return lambda x: function((x, *numbers))


def with_frame(state: State, frame: PlotFrame) -> State:
    """Return a state with another window and size of its frame."""
    shown = frame.window
    sides = [shown.x_min, shown.x_max, shown.y_min, shown.y_max]
    return with_values(state, window=sides, width=frame.box.width, height=frame.box.height)
