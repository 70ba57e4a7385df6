"""Where the lessons are that come with the program."""

from __future__ import annotations

from pathlib import Path

import tni


def lessons_folder() -> Path:
    """The folder of shipped lessons: inside the installed package or, in a checkout, beside it."""
    package = Path(tni.__file__).parent
    installed = package / "lessons"
    return installed if installed.is_dir() else package.parent / "lessons"
