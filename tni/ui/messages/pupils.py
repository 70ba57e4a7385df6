"""Public names of pupils, for the board that everybody reads: a seat number, unless the teacher's settings allow
more."""

from __future__ import annotations

from tni.roster.school_class import Pupil


def public_pupil_name(pupil: Pupil, style: str) -> str:
    """Return the name to show, "" to show the seat number, which is also the case when the names cannot be read. style:
    a value of the setting `BOARD_NAMES`."""
    return shown_name(pupil.first_name, pupil.shown_last_name, style) if pupil.is_named else ""


def shown_name(first_name: str, last_name: str, style: str) -> str:
    """Return as much of a name as a style of names on the board shows; "" for the seat number alone."""
    match style:
        case "first":
            initial = f"{last_name[:1]}." if last_name else ""
            return f"{first_name} {initial}".strip()
        case "full":
            return f"{first_name} {last_name}".strip()
        case _:
            return ""
