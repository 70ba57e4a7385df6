"""Places of notes on the lines of a staff, which go on below one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from tni.api.items import State

from .bars import bar_ends
from .notes import MOST_NOTES, Note, notes_of
from .signs import KEY_SIGN, SPACE

WIDTH, ROW_HIGH = 230.0, 98.0
BOTTOM: Final = 62.0
"""Height of the lowest line of a row."""
NAME_Y: Final = 91.0
WIDEST, NARROWEST = 24.0, 15.5
SIGN_LEAD, BAR_LEAD = 7.0, 5.0
"""Room before a note for its sign, and for the line of a bar."""
CLEF_END, TIME_WIDE, END_WIDE = 30.0, 14.0, 8.0


@dataclass(frozen=True, slots=True)
class StaffLayout:
    """rows: numbers of the notes of each. columns: middle of each note, and of the place behind the last, if another
    has room. rooms: of a note of each row."""

    notes: tuple[Note, ...]
    ends: tuple[int, ...]
    rows: tuple[range, ...]
    columns: tuple[float, ...]
    rooms: tuple[float, ...]

    def row(self, number: int) -> int:
        """Return the row of a note, or of the place behind the last."""
        return next((k for k, row in enumerate(self.rows) if number < row.stop), len(self.rows) - 1)

    def height(self, number: int, place: int) -> float:
        """Return the height of a place of the staff on the row of a note, millimetres from the top."""
        return ROW_HIGH * self.row(number) + height(place)

    def bar_x(self, number: int) -> float:
        """Return where the line of a bar stands behind a note."""
        row = self.row(number)
        is_last = number + 1 >= self.rows[row].stop and row < len(self.rows) - 1
        return WIDTH - 2.6 if is_last else self.columns[number] + self.rooms[row] / 2 + BAR_LEAD / 2

    @property
    def high(self) -> float:
        return ROW_HIGH * len(self.rows)


def height(place: int) -> float:
    """Return the height of a place of the first row."""
    return BOTTOM - place * SPACE / 2


def ledgers(place: int) -> range:
    """Return the places of the short lines that a note needs."""
    if place < 0:
        return range(-2, place - 1, -2)
    return range(10, place + 1, 2)


def left_of(state: State, row: int) -> float:
    """Return where the notes of a row begin: behind clef and key, and on the first row the time."""
    key = abs(int(state["key"])) * KEY_SIGN * SPACE
    return CLEF_END + key + (TIME_WIDE if row == 0 and state["bar"] != "none" else 0.0) + 4.0


def layout_of(state: State) -> StaffLayout:
    notes = notes_of(state)
    ends = bar_ends(notes, state["bar"], by_hand=state["by_hand"])
    rows = _rows(state, notes, ends)
    columns, rooms = list[float](), list[float]()
    for number, row in enumerate(rows):
        left, is_last = left_of(state, number), number == len(rows) - 1
        leads = [_lead(notes, ends, at, row.start) for at in row]
        if is_last and len(notes) < MOST_NOTES:
            leads.append(_lead(notes, ends, len(notes), row.start))
        room = min(WIDEST, (WIDTH - END_WIDE - left - sum(leads)) / max(len(leads), 1))
        rooms.append(room)
        for lead in leads:
            columns.append(left + lead + room / 2)
            left += lead + room
    return StaffLayout(notes, ends, rows, tuple(columns), tuple(rooms))


def _lead(notes: tuple[Note, ...], ends: tuple[int, ...], number: int, first: int) -> float:
    """Return the room before a note for its sign and for the line of a bar. first: of its row."""
    bar = BAR_LEAD if number > first and number - 1 in ends else 0.0
    return bar + (SIGN_LEAD if number < len(notes) and notes[number].sign else 0.0)


def _rows(state: State, notes: tuple[Note, ...], ends: tuple[int, ...]) -> tuple[range, ...]:
    """Return the notes of each row, which breaks behind a bar if one ends in its second half."""
    out, start, count = list[range](), 0, len(notes)
    while True:
        wide, stop = left_of(state, len(out)), start
        while stop < min(count + 1, MOST_NOTES):  # a place for another stands behind the last
            wide += NARROWEST + _lead(notes, ends, stop, start)
            if wide > WIDTH - END_WIDE:
                break
            stop += 1
        if stop >= min(count + 1, MOST_NOTES):
            return (*out, range(start, count))
        bars = [end + 1 for end in ends if (start + stop) / 2 <= end + 1 <= stop]
        stop = min(bars[-1] if bars else stop, count)
        out.append(range(start, stop))
        start = stop


def migrated(state: State) -> State:
    """Return a state of the first form in the present one: a note without a sign was natural whatever stood before it
    in its bar, and now needs one to stay so."""
    notes, ends = notes_of(state), bar_ends(notes_of(state), state["bar"], by_hand=False)
    signed, out = set[int | None](), list[list[Any]]()
    for number, note in enumerate(notes):
        is_natural = bool(ends) and note.sign == 0 and note.place in signed
        out.append(Note(note.place, 2 if is_natural else note.sign, note.beats).written)
        if note.sign or is_natural:
            signed = signed | {note.place} if note.sign else signed - {note.place}
        if number in ends:
            signed = set()
    return {**state, "notes": out, "key": 0, "by_hand": False, "checked": False}
