"""`tni lesson info|check`: what is in a lesson file, and whether all of it can be read."""

from __future__ import annotations

import sys
from pathlib import Path

from tni.app.terminal import clean, speak, write_json
from tni.store.lesson_check import check
from tni.store.lesson_info import info
from tni.ui.words.lesson import lesson_lines, problem_lines


def print_info(path: Path, *, as_json: bool, samples: bool) -> int:
    _look(path)
    found = info(path, samples=samples)
    if as_json or samples:
        write_json(found)
    else:
        speak()
        sys.stdout.writelines(f"{clean(line)}\n" for line in lesson_lines(found))
    return 0


def print_problems(path: Path) -> int:
    """Exit status 1 when there are some."""
    _look(path)
    problems = check(path)
    speak()
    sys.stdout.writelines(f"{clean(line)}\n" for line in problem_lines(problems))
    return 1 if problems else 0


def _look(path: Path) -> None:
    """What is no file, or may not be read, is told as the system says it. Raises: OSError."""
    with path.open("rb"):
        pass
