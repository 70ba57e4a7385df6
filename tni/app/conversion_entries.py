"""Report of `tni convert --report`: one entry for each file, as JSON that `docs/conversion-report.md` describes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tni.api.formats import FormatError
from tni.app.convert import Conversion
from tni.app.convert_errors import NoFolderError, ReportPlaceError
from tni.app.json_output import json_text
from tni.app.terminal import CommandError, write_json
from tni.core.errors import TniError
from tni.core.format_errors import ReaderCrashedError, ReadTimeoutError
from tni.core.plugin_errors import PluginError
from tni.files.atomic import WriteError, write_atomically
from tni.files.regular_file import open_regular
from tni.services.lesson.conversion_report import SCHEMA, document_json, report_json
from tni.store.library_folder import LESSON_SUFFIX
from tni.ui.messages.errors import known_error_message, unknown_error_message

STDOUT = Path("-")
_BEGINNING = re.compile(rb'\s*\{\s*"schema":\s*"' + SCHEMA.encode() + b'"')
TIMEOUT, CRASH = "too slow", "crashed"
"""Codes of files whose reading took too long, and whose reader ended."""


def converted_entry(source: str, made: Conversion, targets: Sequence[str]) -> dict[str, Any]:
    """Return the entry of a file that was converted."""
    return {
        "source": source,
        "targets": list(targets),
        "outcome": "converted",
        "read": None if made.read is None else report_json(made.read),
        "written": None if made.written is None else report_json(made.written),
    }


def failed_entry(source: str, code: str, message: str) -> dict[str, Any]:
    """Return the entry of a file that was not converted."""
    error = {"code": code, "message": message}
    return {"source": source, "targets": [], "outcome": "failed", "error": error, "read": None, "written": None}


def error_entry(source: str, error: Exception) -> dict[str, Any]:
    """Return the entry of a file that an error kept from being converted."""
    if isinstance(error, CommandError):
        return failed_entry(source, error_code(error), error.user_message())
    return failed_entry(source, error_code(error), known_error_message(error) or unknown_error_message())


def error_code(error: Exception) -> str:
    """Return the code of an error, for programs that read the report."""
    match error:
        case FormatError():
            return error.fault.value
        case ReadTimeoutError():
            return TIMEOUT
        case ReaderCrashedError():
            return CRASH
        case PluginError():
            return f"plugin {error.fault.value}"
        case WriteError():
            return "not written"
        case OSError():
            return "unreadable"
        case TniError():
            return type(error).__name__.removesuffix("Error")
        case _:
            return "unexpected"


def check_report(path: Path | None, written: Iterable[Path] = ()) -> None:
    """Check that a report may go to a file: that is new, or an earlier report. written: other files of the conversion,
    which may not be there yet. Raises: ReportPlaceError, NoFolderError."""
    if path is None or path == STDOUT:
        return
    place, others = path.resolve(), {one.resolve() for one in written}
    if not path.parent.is_dir() and place.parent not in others:  # a target folder is made later
        raise NoFolderError(path.parent)
    if place.suffix.lower() == LESSON_SUFFIX or place in others or not _is_free(place):
        raise ReportPlaceError(path)


def _is_free(path: Path) -> bool:
    """Return whether a file is not there, or is a report."""
    try:
        with open_regular(path) as file:
            return _BEGINNING.match(file.read(1000)) is not None
    except FileNotFoundError:
        return True
    except OSError:
        return False


def write_report(path: Path, entries: Sequence[Mapping[str, Any]], **more: object) -> None:
    """Write a report to a file, or print it for "-". Raises: WriteError, ReportPlaceError."""
    found = document_json(entries, **more)
    if path == STDOUT:
        write_json(found)
        return
    check_report(path)  # meanwhile a file may have come there
    write_atomically(path, json_text(found).encode())
