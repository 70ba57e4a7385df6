"""Places on a timeline: the part of it that is shown, and boxes of entries that cover neither each other nor a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from tni.api.items import Rect, State, with_values
from tni.api.text_width import text_width

from .dates import DAYS, Date, date_text
from .entries import Entry, read_entries, rows
from .years import DateScale, to_count

RIM, OPEN_END = 12.0, 2.0
"""Room at the ends of the line; distance to the item's edge at which a band ends that goes on outside."""
WIDTHS: Final = {"wide": 260.0, "wider": 340.0, "widest": 460.0}
TITLE_HIGH: Final = 14.0
PERIOD_HIGH, EVENT_HIGH = 15.0, 12.5
SCALE_HIGH: Final = 16.0
EVENT_MM, PERIOD_MM, DATE_MM = 6.4, 6.6, 4.6
LEAST_NAME_MM: Final = 4.8
"""Least size of a name in the band of its period; one that needs a smaller one stands beside it."""
LEAST_SPAN: Final = 14 / DAYS
"""Least part of a year that is shown."""
ZOOM: Final = 0.5


@dataclass(frozen=True, slots=True)
class TimelineLayout:
    """Places of a timeline. entries: those within the part shown. numbers: their numbers among all that are typed.
    boxes: of each entry with its name. bands: of each period, the box of each event. line: height of the upper edge of
    the scale. high: of the item."""

    entries: tuple[Entry, ...]
    numbers: tuple[int, ...]
    boxes: tuple[Rect, ...]
    bands: tuple[Rect, ...]
    scale: DateScale
    line: float
    high: float
    width: float

    def across(self, date: Date) -> float:
        return RIM + self.scale.share(date.count) * self.room

    def count(self, x: float) -> float:
        return self.scale.count((x - RIM) / self.room)

    @property
    def room(self) -> float:
        return self.width - 2 * RIM


# -- the part that is shown


def whole_of(state: State) -> tuple[float, float]:
    """Return the ends of the line, as counts."""
    return to_count(state["first"]), to_count(state["last"])


def view_of(state: State) -> tuple[float, float]:
    """Return the ends of the part that is shown; states of earlier versions show all."""
    low, high = whole_of(state)
    view = state.get("view")
    if view is None or state["even"]:
        return low, high
    start, end = max(view[0], low), min(view[1], high)
    return (start, end) if end - start > LEAST_SPAN / 2 else (low, high)


def is_zoomed(state: State) -> bool:
    return view_of(state) != whole_of(state)


def zoomed(state: State, share: float, factor: float) -> State:
    """Return the state that shows a part of another length. share: of the room, what stays in place. factor: of the
    length."""
    if state["even"]:
        return state
    low, high = view_of(state)
    at, span = low + share * (high - low), (high - low) * factor
    return _showing(state, at - share * span, span)


def moved(state: State, by: float) -> State:
    """Return the state that shows a later part, earlier below 0. by: in lengths of the part."""
    low, high = view_of(state)
    return _showing(state, low + by * (high - low), high - low) if is_zoomed(state) else state


def _showing(state: State, start: float, span: float) -> State:
    low, high = whole_of(state)
    span = max(span, min(LEAST_SPAN, high - low))
    if span >= high - low:
        return with_values(state, view=None)
    start = min(max(start, low), high - span)
    return with_values(state, view=[round(start, 6), round(start + span, 6)])


# -- places


def layout_of(state: State) -> TimelineLayout:
    top = TITLE_HIGH if state["title"] else 2.0
    key = state["entries"], view_of(state), state["even"], WIDTHS[state["width"]], top, state["dates"]
    return _layout(*key)


@lru_cache(16)
def _layout(text: str, view: tuple[float, float], even: bool, width: float, top: float, dated: bool) -> TimelineLayout:
    found, _ = read_entries(text)
    low, high = view
    numbers = tuple(k for k, one in enumerate(found) if one.dates[-1].count >= low and one.first.count <= high)
    entries = tuple(found[k] for k in numbers)
    scale = DateScale(low, high, [date.count for one in entries for date in one.dates], is_even=even)
    across = [[RIM + (width - 2 * RIM) * scale.share(date.count) for date in one.dates] for one in entries]
    for one, at in zip(entries, across, strict=True):
        if one.last is not None and one.first.count < low:
            at[0] = OPEN_END
        if one.last is not None and one.last.count > high:
            at[-1] = width - OPEN_END
    wide = [(_event if one.last is None else _period)(one, at, width, dated)
            for one, at in zip(entries, across, strict=True)]  # fmt: skip
    events = [k for k, one in enumerate(entries) if one.last is None]
    periods = [k for k, one in enumerate(entries) if one.last is not None]
    high_of, low_of = rows([wide[k] for k in events]), rows([wide[k] for k in periods])
    line = top + EVENT_HIGH * (max(high_of, default=-1) + 1) + (4.0 if events else 14.0)
    tops: dict[int, float] = {}
    for k, row in zip(events, high_of, strict=True):
        tops[k] = line - 4.0 - EVENT_HIGH * (row + 1)
    below = line + SCALE_HIGH
    for k, row in zip(periods, low_of, strict=True):
        tops[k] = below + PERIOD_HIGH * row
    boxes, bands = list[Rect](), list[Rect]()
    for k, one in enumerate(entries):
        start, end = wide[k]
        tall = EVENT_HIGH if one.last is None else PERIOD_HIGH
        boxes.append(Rect(start, tops[k], end - start, tall))
        left, right = wide[k] if one.last is None else _band(across[k])
        bands.append(Rect(left, tops[k], right - left, tall))
    total = below + PERIOD_HIGH * (max(low_of, default=-1) + 1) + 2.0
    return TimelineLayout(entries, numbers, tuple(boxes), tuple(bands), scale, line, total, width)


def _event(entry: Entry, at: Sequence[float], width: float, dated: bool) -> tuple[float, float]:
    """Return how far the card of an event reaches."""
    date = _date_width(entry, short=False) if dated else 0.0
    half = min(max(text_width(entry.name, EVENT_MM), date, 26.0) / 2 + 1.5, width / 2 - 1)
    middle = min(max(at[0], half), width - half)
    return middle - half, middle + half


def _date_width(entry: Entry, *, short: bool = True) -> float:
    """Return how wide the dates of an entry are at most, in French or English: its place has no language."""
    both = (dates_text(entry, french=french, short=short) for french in (True, False))
    return max(text_width(text, DATE_MM, bold=False) for text in both)


def _band(at: Sequence[float]) -> tuple[float, float]:
    return at[0], max(at[-1], at[0] + 1.5)


def _period(entry: Entry, at: Sequence[float], width: float, dated: bool) -> tuple[float, float]:
    """Return how far a period reaches, with its name beside the band if that has no room for it."""
    start, end = _band(at)
    if name_fits(entry.name, end - start):
        return start, end
    date = _date_width(entry) if dated else 0.0
    wide = max(text_width(entry.name, PERIOD_MM), date) + 4.0
    right = end + wide <= width - 1 or end + wide - width < wide - start
    return (start, min(end + wide, width - 1)) if right else (max(start - wide, 1.0), end)


def name_fits(name: str, room: float) -> bool:
    """Return whether the band of a period has room for its name, in one or two lines."""
    lines = name_lines(name, room - 2)
    return max(text_width(line, LEAST_NAME_MM if len(lines) > 1 else PERIOD_MM * 0.8) for line in lines) <= room - 2


def name_lines(name: str, room: float) -> list[str]:
    """Return a name in two lines where one would be squeezed."""
    words = name.split()
    if len(words) < 2 or text_width(name, PERIOD_MM) <= 1.15 * room:
        return [name]
    cut = min(range(1, len(words)), key=lambda k: max(len(" ".join(words[:k])), len(" ".join(words[k:]))))
    return [" ".join(words[:cut]), " ".join(words[cut:])]


def dates_text(entry: Entry, *, french: bool, short: bool = True) -> str:
    """Return the dates of an entry: « 476–1492 », « −58 à −51 », « 28 juil. 1914 – 11 nov. 1918 »."""
    between = "–" if all(date.month == 0 for date in entry.dates) else " – "
    if any(date.year < 0 for date in entry.dates) and short:
        between = " à " if french else " to "
    return between.join(date_text(date, french=french, short=short) for date in entry.dates)


def is_named(state: State, number: int) -> bool:
    """Return whether the name of an entry is shown."""
    return not state["covered"] or number in state["bare"]


def chosen_of(state: State) -> Entry | None:
    entries: tuple[Any, ...] = read_entries(state["entries"])[0]
    return entries[state["chosen"]] if 0 <= state["chosen"] < len(entries) else None
