"""Lessons of Promethean's ActivInspire, which cannot be read: their format has no public description. The error tells
the program, so that the message can tell the way out."""

from __future__ import annotations

from tni.api.formats import FormatError, FormatFault, ImportedLesson

FLIPCHART = "flipchart"


def read_lesson(data: bytes, name: str) -> ImportedLesson:  # noqa: ARG001
    """Raises: FormatError, always."""
    raise FormatError(FormatFault.OTHER_FORMAT, FLIPCHART)
