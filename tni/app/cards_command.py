"""Command `tni quiz cards OUT.pdf`: write a PDF of paper cards to vote with."""

from __future__ import annotations

import sys
from pathlib import Path

from tni.app.convert_errors import NoFolderError
from tni.app.qt import make_offscreen
from tni.app.terminal import TargetExistsError
from tni.ui.printing.card_pdf import write_card_pdf


def print_cards(path: Path, count: int, per_sheet: int, *, backs: bool, replacing: bool) -> int:
    """Write the cards from 1 to `count`. Raises: NoFolderError, TargetExistsError, WriteError."""
    if not path.absolute().parent.is_dir():
        raise NoFolderError(path.absolute().parent)
    if path.is_dir() or (path.exists() and not replacing):
        raise TargetExistsError(path)
    make_offscreen()
    write_card_pdf(path, range(1, count + 1), per_sheet, backs=backs)
    sys.stdout.write(f"{path}\n")
    return 0
