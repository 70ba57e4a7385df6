"""Command `tni roster read`: print a class list, and who was left out of it and why. Nothing is stored or logged."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from tni.app import terminal
from tni.core.format_errors import FileFormatError
from tni.files.regular_file import open_regular
from tni.formats.roster_collector import MAX_UNPACKED_BYTES
from tni.formats.roster_detection import read
from tni.roster.class_list import ClassList
from tni.ui.messages.roster import class_list_lines, roster_error_message


def print_roster(path: Path, on: date, *, as_json: bool) -> int:
    """Print a class list. on: today. Returns: 1 for a file that is no class list, else 0. Raises: OSError."""
    with open_regular(path) as file:
        data = file.read(MAX_UNPACKED_BYTES + 1)
    try:
        found = read(data, on)
    except FileFormatError as error:
        terminal.use_system_language()
        terminal.print_stderr(roster_error_message(error))
        return 1
    if as_json:
        terminal.write_json(roster_to_json(found))
    else:
        terminal.use_system_language()
        sys.stdout.writelines(f"{terminal.strip_control_characters(line)}\n" for line in class_list_lines(found))
    return 0


def roster_to_json(found: ClassList) -> dict[str, Any]:
    """Return a class list as JSON values. kind: a value of `RosterKind`. header: false for a table whose columns are
    guessed from their values. readings: a word as two encodings read it, if the encoding is in doubt.
    why: one of `LeftOutReason`. A pupil without a class has the class ""."""
    classes = Counter((pupil.class_name, pupil.class_key) for pupil in found.pupils)
    groups = Counter(group for pupil in found.pupils for group in pupil.groups)
    return {
        "kind": found.kind.value,
        "header": found.has_header,
        "readings": list(found.readings),
        "classes": [
            {"name": name, "key": key, "pupils": count} for (name, key), count in classes.items() if name or key
        ],
        "groups": [{"name": name, "pupils": count} for name, count in groups.items()],
        "unplaced": found.unplaced,
        "pupils": [
            {
                "last_name": pupil.last_name,
                "first_name": pupil.first_name,
                "usage_name": pupil.usage_name,
                "class": pupil.class_name,
                "class_key": pupil.class_key,
                "groups": list(pupil.groups),
            }
            for pupil in found.pupils
        ],
        "left_out": [
            {"why": out.why.value, "last_name": out.last_name, "first_name": out.first_name} for out in found.left_out
        ],
    }
