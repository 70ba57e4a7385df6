"""Command `tni lesson info|check`: describe a lesson file, or check that all of it can be read."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

from tni.app.terminal import strip_control_characters, use_system_language, write_json
from tni.files.regular_file import open_regular
from tni.store.lesson_check import check_lesson
from tni.store.lesson_info import describe_lesson
from tni.store.lesson_placing import readable_lesson
from tni.ui.messages.lesson_file import lesson_lines, lesson_problem_lines

_log = logging.getLogger(__name__)


def print_info(path: Path, *, as_json: bool, samples: bool) -> int:
    _check_readable(path)
    with readable_lesson(path) as readable:
        found = describe_lesson(readable, samples=samples)
    if as_json or samples:
        write_json(found)
    else:
        use_system_language()
        sys.stdout.writelines(f"{strip_control_characters(line)}\n" for line in lesson_lines(found))
    return 0


def print_problems(path: Path) -> int:
    """Print the problems of a lesson file. Returns: 1 with problems, else 0."""
    _check_readable(path)
    with readable_lesson(path) as readable:
        problems = check_lesson(readable)
    for problem in problems:
        _log.info("%s: %s", problem.where, problem.detail)
    use_system_language()
    sys.stdout.writelines(f"{strip_control_characters(line)}\n" for line in lesson_problem_lines(problems))
    return 1 if problems else 0


def _check_readable(path: Path) -> None:
    """Check that the file can be opened, so that the system's own error is reported. Raises: OSError."""
    open_regular(path).close()
