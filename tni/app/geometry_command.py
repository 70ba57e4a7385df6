"""Command `tni geometry FILE.ggb`: print each object of a construction, recomputed from its free points."""

from __future__ import annotations

import sys
from pathlib import Path

from tni.app import terminal
from tni.core.format_errors import FileFormatError, ReaderCrashedError, ReadTimeoutError
from tni.files.regular_file import open_regular
from tni.formats.geogebra.ggb_reader import MOST_BYTES
from tni.formats.sandbox import SandboxedReader, SandboxEntryPoint
from tni.ui.messages.geometry import construction_error_message, construction_lines

LIMIT_S = 60.0


def print_construction(path: Path, *, as_json: bool) -> int:
    """Print a construction. Returns: 1 for a file that holds none, else 0. Raises: OSError."""
    with open_regular(path) as file:
        data = file.read(MOST_BYTES + 1)
    try:
        found = SandboxedReader(LIMIT_S).read(SandboxEntryPoint.CONSTRUCTION_DESCRIPTION, data)
    except (FileFormatError, ReadTimeoutError, ReaderCrashedError) as error:
        terminal.use_system_language()
        terminal.print_stderr(construction_error_message(error))
        return 1
    if as_json:
        terminal.write_json(found)
    else:
        terminal.use_system_language()
        lines = construction_lines(found)
        sys.stdout.writelines(f"{terminal.strip_control_characters(line)}\n" for line in lines)
    return 0
