"""How a pupil is told on the board, which everybody reads: by a number, unless the teacher has set something else."""

from __future__ import annotations

from tni.store.roster_merge import Pupil


def public_pupil_name(pupil: Pupil, way: str) -> str:
    """way: a value of the setting `BOARD_NAMES`. "": the number says it, as for a pupil whose names cannot be read."""
    if not pupil.is_named:
        return ""
    match way:
        case "first":
            initial = f"{pupil.shown_last_name[:1]}." if pupil.shown_last_name else ""
            return f"{pupil.first_name} {initial}".strip()
        case "full":
            return f"{pupil.first_name} {pupil.shown_last_name}".strip()
        case _:
            return ""
