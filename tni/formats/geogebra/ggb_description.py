"""Description of a GeoGebra file as plain values, computed in the process that reads it."""

from __future__ import annotations

from typing import Any

from tni.constructions.description import described
from tni.formats.geogebra.ggb_reader import read_file


def describe_file(data: bytes) -> dict[str, Any]:
    """Return the objects of a file and those that are lost, as `description.described` says. Raises:
    FileFormatError."""
    return described(read_file(data))
