"""Lessons of other programs that the program itself reads and writes, by the ends of their files' names.

Readers and writers are functions of bytes, and run in a process of their own (`tni.formats.sandbox`): a file comes from
a stranger. A reader returns what it could not keep as losses; it raises FormatError for what it cannot read at all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import PurePath
from typing import Any

from tni.api.formats import ExportedFile, FormatError, FormatFault, ImportedLesson, PlainLesson

READERS: Mapping[str, str] = {
    ".flipchart": "tni.formats.lessons.flipchart:read_lesson",
    ".fodp": "tni.formats.lessons.office.odp_reader:read_lesson",
    ".inkml": "tni.formats.lessons.inkml_reader:read_lesson",
    ".iwb": "tni.formats.lessons.iwb.reader:read_lesson",
    ".notebook": "tni.formats.lessons.smart.smart_reader:read_lesson",
    ".odp": "tni.formats.lessons.office.odp_reader:read_lesson",
    ".otp": "tni.formats.lessons.office.odp_reader:read_lesson",
    ".potx": "tni.formats.lessons.office.pptx_reader:read_lesson",
    ".ppsx": "tni.formats.lessons.office.pptx_reader:read_lesson",
    ".pptm": "tni.formats.lessons.office.pptx_reader:read_lesson",
    ".pptx": "tni.formats.lessons.office.pptx_reader:read_lesson",
    ".rnote": "tni.formats.lessons.rnote_reader:read_lesson",
    ".svg": "tni.formats.lessons.svg_reader:read_lesson",
    ".svgz": "tni.formats.lessons.svg_reader:read_lesson",
    ".ubx": "tni.formats.lessons.openboard.reader:read_lesson",
    ".ubz": "tni.formats.lessons.openboard.reader:read_lesson",
    ".xbk": "tni.formats.lessons.smart.smart_reader:read_old_lesson",
    ".xoj": "tni.formats.lessons.xopp_reader:read_lesson",
    ".xopp": "tni.formats.lessons.xopp_reader:read_lesson",
}
"""Module and function of the reader, `(data: bytes, name: str) -> ImportedLesson`, by the end of a name in small
letters."""
WRITERS: Mapping[str, str] = {
    ".inkml": "tni.formats.lessons.inkml_writer:write_lesson",
    ".iwb": "tni.formats.lessons.iwb.writer:write_lesson",
    ".ubz": "tni.formats.lessons.openboard.writer:write_lesson",
    ".xopp": "tni.formats.lessons.xopp_writer:write_lesson",
}
"""Module and function of the writer, `(lesson: PlainLesson) -> ExportedFile`."""


def read_lesson(data: bytes, name: str) -> ImportedLesson:
    """Read a file by the end of its name. Raises: FormatError."""
    found: ImportedLesson = _function(READERS, name)(data, name)
    return found


def write_lesson(lesson: PlainLesson, name: str) -> ExportedFile:
    """Write a file, in the format of the end of its name. Raises: FormatError."""
    written: ExportedFile = _function(WRITERS, name)(lesson)
    return written


def _function(table: Mapping[str, str], name: str) -> Callable[..., Any]:
    path = table.get(PurePath(name).suffix.lower())
    if path is None:
        raise FormatError(FormatFault.OTHER_FORMAT)
    module, _, function = path.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), function)
    return found
