"""Drawing of a staff: its rows with clef, key, time, notes, bars, and what is wrong about them."""

from __future__ import annotations

from dataclasses import replace

from tni.api.items import DrawnArea, DrawnLine, DrawnText, Localised, State, with_values

from .bars import TIMES, bar_ends, wrong_bars, wrong_text
from .notes import Note, alterations, is_tied, name, notes_of
from .signs import SPACE, Part, clef_parts, dot_parts, key_parts, note_parts, rest_parts, tie_parts
from .staff_layout import BOTTOM, CLEF_END, NAME_Y, ROW_HIGH, TIME_WIDE, WIDTH, StaffLayout, layout_of, ledgers, left_of

HALO_TOP, HALO_LOW = 12.0, 80.0
WRONG_Y, WRONG_MM = 6.0, 6.4


def drawn_staff(state: State, heard: int = -1, *, french: bool) -> tuple[Part, ...]:
    """Return the drawing. heard: number of the note that is lit, -1 for none."""
    layout, out = layout_of(state), list[Part]()
    raised = alterations(layout.notes, state["clef"], state["key"], layout.ends)
    if 0 <= heard < len(layout.notes):
        out.append(_halo(layout, heard))
    for row in range(len(layout.rows)):
        out += _row_parts(state, layout, row)
    for number, note in enumerate(layout.notes):
        out += _note(state, layout, number, note)
        is_named = state["names"] == "shown" or (state["names"] == "chosen" and number == state["chosen"])
        if note.place is not None and is_named:
            row = layout.row(number)
            text = name(note.place, raised[number], state["clef"], french=french)
            y, room = NAME_Y + ROW_HIGH * row, layout.rooms[row]
            out.append(DrawnText(text, layout.columns[number], y, 8.0, "blue", bold=True, width_mm=room))
    out += _ties(layout)
    if state["checked"]:
        out += _wrong(state, layout, french=french)
    if not layout.notes:
        said = Localised("Toucher la portée pour poser une note", "Tap the staff to place a note")
        out.append(DrawnText(said.fr if french else said.en, WIDTH / 2 + 12, 87.0, 8.0, "quiet", width_mm=WIDTH - 80))
    return tuple(out)


def _halo(layout: StaffLayout, number: int) -> DrawnArea:
    row = layout.row(number)
    x, half, y = layout.columns[number], min(layout.rooms[row] / 2, 9.0), ROW_HIGH * row
    top, low = y + HALO_TOP, y + HALO_LOW
    return DrawnArea(((x - half, top), (x + half, top), (x + half, low), (x - half, low)), "soft orange")


def _row_parts(state: State, layout: StaffLayout, row: int) -> list[Part]:
    bottom, out = BOTTOM + ROW_HIGH * row, list[Part]()
    top = bottom - 4 * SPACE
    for line in range(5):
        y = bottom - line * SPACE
        out.append(DrawnLine(((2.0, y), (WIDTH - 2.0, y)), "quiet", 0.7))
    out += clef_parts(state["clef"], 15.0, bottom)
    out += key_parts(state["key"], state["clef"], CLEF_END - 1.0, bottom)
    if row == 0 and state["bar"] != "none":
        x = left_of(state, 0) - TIME_WIDE / 2 - 2.0
        for number, y in zip(TIMES[state["bar"]], (bottom - 3 * SPACE, bottom - SPACE), strict=True):
            out.append(DrawnText(str(number), x, y, 2.6 * SPACE, bold=True))
    end = WIDTH - 2.6
    if row == len(layout.rows) - 1:
        out.append(DrawnLine(((end - 2.4, bottom), (end - 2.4, top)), "ink", 0.7))
        out.append(DrawnLine(((end, bottom), (end, top)), "ink", 1.6))
    return out


def _note(state: State, layout: StaffLayout, number: int, note: Note) -> list[Part]:
    row, x = layout.row(number), layout.columns[number]
    bottom, colour = BOTTOM + ROW_HIGH * row, "blue" if number == state["chosen"] else "ink"
    out: list[Part] = []
    if note.place is None:
        out += rest_parts(note.beats, x, bottom, colour)
        if note.beats in (1.5, 3.0):
            out += dot_parts(x, bottom - 2.5 * SPACE, colour)
    else:
        for at in ledgers(note.place):
            y = layout.height(number, at)
            out.append(DrawnLine(((x - 0.95 * SPACE, y), (x + 0.95 * SPACE, y)), "quiet", 0.7))
        out += note_parts(note, x, layout.height(number, note.place), colour)
    if number in layout.ends:
        middle = layout.bar_x(number)
        out.append(DrawnLine(((middle, bottom), (middle, bottom - 4 * SPACE)), "ink", 0.9))
    return out


def _ties(layout: StaffLayout) -> list[Part]:
    out: list[Part] = []
    for number, note in enumerate(layout.notes):
        if note.place is None or not is_tied(layout.notes, number):
            continue
        start, end, above = layout.columns[number], layout.columns[number + 1], note.place >= 4
        inner, y = 0.35 * SPACE, layout.height(number, note.place)
        if layout.row(number) == layout.row(number + 1):
            out += tie_parts(start + inner, end - inner, y, above=above)
        else:  # half of the bow at the end of the row, the other half before the next note
            after = layout.height(number + 1, note.place)
            out += tie_parts(start + inner, WIDTH - 3.0, y, above=above)
            out += tie_parts(end - 1.4 * SPACE, end - inner, after, above=above)
    return out


def _wrong(state: State, layout: StaffLayout, *, french: bool) -> list[Part]:
    """Return a quiet bracket over each bar that is too full or too short, with what is wrong."""
    out: list[Part] = []
    for bar in wrong_bars(layout.notes, state["bar"], layout.ends):
        row, both = layout.row(bar.last), wrong_text(bar)
        first = max(bar.first, layout.rows[row].start)
        half, top = layout.rooms[row] / 2 - 1.5, ROW_HIGH * row
        left, right = layout.columns[first] - half, layout.columns[bar.last] + half
        y = top + WRONG_Y + 4.5
        out.append(DrawnLine(((left, y + 2), (left, y), (right, y), (right, y + 2)), "orange", 0.8))
        words = both.fr if french else both.en
        wide = max(len(words) * WRONG_MM * 0.55, right - left)
        middle = min(max((left + right) / 2, wide / 2 + 2), WIDTH - wide / 2 - 2)
        out.append(DrawnText(words, middle, top + WRONG_Y, WRONG_MM, "orange", bold=True, width_mm=wide))
    return out


def rows_with_bars(state: State) -> State:
    """Return the state in which hands set the lines of bars, which stand where they stood."""
    notes = notes_of(state)
    ends = bar_ends(notes, state["bar"], by_hand=False)
    kept = [replace(note, ends_bar=number in ends).written for number, note in enumerate(notes)]
    return with_values(state, notes=kept, by_hand=True)
