"""Public names of pupils, for the board that everybody reads: a seat number, unless the teacher's settings allow
more."""

from __future__ import annotations

from tni.roster.school_class import Pupil


def public_pupil_name(pupil: Pupil, style: str) -> str:
    """Return the name to show, "" to show the seat number, which is also the case when the names cannot be read. style:
    a value of the setting `BOARD_NAMES`."""
    if not pupil.is_named:
        return ""
    match style:
        case "first":
            initial = f"{pupil.shown_last_name[:1]}." if pupil.shown_last_name else ""
            return f"{pupil.first_name} {initial}".strip()
        case "full":
            return f"{pupil.first_name} {pupil.shown_last_name}".strip()
        case _:
            return ""
