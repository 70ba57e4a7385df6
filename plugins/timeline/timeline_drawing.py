"""Drawing of a timeline: its line with marked dates, cards of events above it and bands of periods below."""

from __future__ import annotations

from typing import Final

from tni.api.items import DrawnArea, DrawnLine, DrawnOval, DrawnText, Rect, State, TextAlign
from tni.api.text_width import text_width

from .dates import Date, date_text, marked_dates
from .entries import Entry
from .timeline_layout import (
    DATE_MM,
    EVENT_MM,
    LEAST_NAME_MM,
    PERIOD_MM,
    TimelineLayout,
    dates_text,
    is_named,
    name_lines,
    view_of,
    whole_of,
)
from .years import from_count

type Part = DrawnArea | DrawnLine | DrawnOval | DrawnText
YEAR_MM: Final = 5.6
COLOURS: Final = ("soft blue", "soft orange", "soft green", "soft red", "soft violet")


def entry_parts(state: State, layout: TimelineLayout, *, french: bool) -> list[Part]:
    """Return the stems, cards and bands of all entries."""
    out: list[Part] = []
    for entry, box in zip(layout.entries, layout.boxes, strict=True):
        if entry.last is None:
            x = layout.across(entry.first)
            out.append(DrawnLine(((x, box.bottom - 0.5), (x, layout.line)), "red", 0.8))
    for k, (number, entry) in enumerate(zip(layout.numbers, layout.entries, strict=True)):
        box, name = layout.boxes[k], entry.name if is_named(state, number) else "?"
        if entry.last is None:
            out += _event(entry, name, box, layout, date_text(entry.first, french=french) if state["dates"] else "")
        else:
            date = dates_text(entry, french=french) if state["dates"] else ""
            out += _period(name, box, layout.bands[k], COLOURS[number % len(COLOURS)], date)
        if number == state["chosen"] and not state["covered"]:
            out.append(DrawnLine(_frame(box, 0.6, 0.7), "blue", 1.2, closed=True))
    return out


def _frame(box: Rect, side: float, edge: float) -> tuple[tuple[float, float], ...]:
    left, right, top, bottom = box.x + side, box.right - side, box.y + edge, box.bottom - edge
    return (left, top), (right, top), (right, bottom), (left, bottom)


def _event(entry: Entry, name: str, box: Rect, layout: TimelineLayout, date: str) -> list[Part]:
    x, middle = layout.across(entry.first), box.x + box.width / 2
    left, right = box.x + 0.6, box.right - 0.6
    card = (left, box.y), (right, box.y), (right, box.bottom - 0.8), (left, box.bottom - 0.8)
    out: list[Part] = [DrawnOval(x, layout.line, 1.8, 1.8, "red", None), DrawnArea(card, "soft")]
    out.append(DrawnText(name, middle, box.y + 3.2, EVENT_MM, bold=True, width_mm=box.width))
    return [*out, DrawnText(date, middle, box.y + 8.6, DATE_MM, "red", width_mm=box.width)] if date else out


def _period(name: str, box: Rect, band: Rect, colour: str, date: str) -> list[Part]:
    corners = _frame(band, 0.3, 0.6)
    out: list[Part] = [DrawnArea(corners, colour), DrawnLine(corners, "quiet", 0.5, closed=True)]
    if box.width > band.width + 1:
        return out + _name_beside(name, box, band, date)
    middle, top, room = band.x + band.width / 2, band.y + 0.6, max(band.width - 2, 1.0)
    lines = name_lines(name, room)
    is_one = len(lines) == 1
    widest = max(text_width(line, 1.0) for line in lines)
    high = min(PERIOD_MM if is_one else LEAST_NAME_MM, max(room / max(widest, 0.1), 3.6))
    base = top + (4.7 if date else 6.9) - (0.0 if is_one else 2.0)
    for k, line in enumerate(lines):
        out.append(DrawnText(line, middle, base + 4.8 * k, high, bold=True, width_mm=room))
    if date and text_width(date, 3.4, bold=False) <= room:
        down, small = (10.6, DATE_MM) if is_one else (11.8, 3.6)
        out.append(DrawnText(date, middle, top + down, small, "quiet", width_mm=room))
    return out


def _name_beside(name: str, box: Rect, band: Rect, date: str) -> list[Part]:
    """Return the name and the dates of a period whose band is too narrow for them."""
    is_right = box.right > band.right + 1
    x, align = (band.right + 1.5, TextAlign.LEFT) if is_right else (band.x - 1.5, TextAlign.RIGHT)
    room, base = box.width - band.width - 2.0, band.y + (5.3 if date else 7.5)
    out: list[Part] = [DrawnText(name, x, base, PERIOD_MM, align=align, bold=True, width_mm=room)]
    return [*out, DrawnText(date, x, base + 6.0, DATE_MM, "quiet", align, width_mm=room)] if date else out


def scale_parts(state: State, layout: TimelineLayout, *, french: bool) -> list[Part]:
    """Return the line with its arrow, and one at its left where the part shown does not begin it."""
    y, end = layout.line, layout.width - 2.0
    (low, high), whole = view_of(state), whole_of(state)
    out: list[Part] = [DrawnLine(((2.0, y), (end - 2.0, y)), "ink", 1.3)]
    out.append(DrawnArea(((end, y), (end - 5.0, y - 2.4), (end - 5.0, y + 2.4)), "ink"))
    if low > whole[0]:
        out.append(DrawnArea(((2.0, y), (7.0, y - 2.4), (7.0, y + 2.4)), "ink"))
    if state["even"]:
        dates: tuple[Date, ...] = (Date(state["first"]), Date(state["last"]))
    else:
        dates = marked_dates(low, high, layout.room)
    taken = -100.0
    for date in dates:
        x = layout.across(date)
        out.append(DrawnLine(((x, y - 1.6), (x, y + 1.6)), "ink", 0.9))
        text = date_text(date, french=french, short=True)
        half = text_width(text, YEAR_MM, bold=False) / 2
        middle = min(max(x, half + 1), layout.width - half - 1)
        if middle - half > taken:
            out.append(DrawnText(text, middle, y + 6.5, YEAR_MM))
            taken = middle + half + 2.0
    if low < 1 < high:
        x = layout.across(Date(from_count(1)))
        sides = ("av. J.-C.", "ap. J.-C.") if french else ("BC", "AD")
        for text, at in zip(sides, (x - 15.0, x + 15.0), strict=True):
            if 14.0 < at < layout.width - 14.0:
                out.append(DrawnText(text, at, y + 12.3, DATE_MM, "quiet"))
    return out
