"""Run of `tni convert`: one file, or a folder of them, and the report."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from tni.app import terminal
from tni.app.conversion_entries import STDOUT, check_report, converted_entry, error_entry, write_report
from tni.app.convert import convert
from tni.services.lesson.shared_parts import SharedParts


def run_convert(parsed: Namespace) -> int:
    """Run the command. Raises: TniError, OSError, TerminatedError."""
    source: Path = parsed.source
    if source.is_dir() and (parsed.target.is_dir() or not parsed.target.suffix):
        from tni.app.folder_conversion import convert_folder

        terminal.use_system_language()
        return convert_folder(source, parsed.target, parsed.report, anew=parsed.replace)
    check_report(parsed.report, [source, parsed.target])
    asked = set(parsed.parts)
    parts = SharedParts(notes="notes" in asked, plan="plan" in asked, classroom="extracts" in asked)
    try:
        with terminal.note_stop_signals() as look:  # a lesson and a PDF have threads
            made = convert(source, parsed.target, parsed.width, replacing=parsed.replace, parts=parts, check_stop=look)
    except Exception as error:
        if parsed.report is not None:
            terminal.use_system_language()
            write_report(parsed.report, [error_entry(str(source), error)])
        raise
    if parsed.report is not None:
        write_report(parsed.report, [converted_entry(str(source), made, [str(path) for path in made.paths])])
    if parsed.report != STDOUT:
        sys.stdout.writelines(f"{path}\n" for path in made.paths)
    return 0
