"""Figures from files: a construction of GeoGebra, read in a process of its own, as the state of an item."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tni.constructions.construction_file import ConstructionFile
from tni.constructions.description import lost_objects
from tni.constructions.item_state import state_of
from tni.constructions.plain_form import MOST_STEPS
from tni.core.format_errors import FileTooLargeError
from tni.files.regular_file import open_regular
from tni.formats.geogebra.ggb_reader import MOST_BYTES
from tni.formats.sandbox import SandboxedReader, SandboxEntryPoint

CONSTRUCTION_KIND: Final = "construction"
"""Plugin of the items that hold a figure."""
LIMIT_S = 30.0


@dataclass(frozen=True, slots=True)
class FoundConstruction:
    """Figure of a file. lost: labels of the objects that could not be read."""

    state: dict[str, Any]
    lost: tuple[str, ...]


def read_construction(path: Path) -> FoundConstruction:
    """Read a figure. Not for the main thread. Raises: FileFormatError, ReadTimeoutError, ReaderCrashedError,
    OSError."""
    with open_regular(path) as file:
        data = file.read(MOST_BYTES + 1)
    found: ConstructionFile = SandboxedReader(LIMIT_S).read(SandboxEntryPoint.CONSTRUCTION, data)
    state = state_of(found)
    if state is None:
        raise FileTooLargeError("steps", MOST_STEPS)
    return FoundConstruction(state, tuple(one.label for one in (*found.lost, *lost_objects(found.construct()))))
