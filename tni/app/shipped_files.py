"""Where the lessons and documents are that come with the program."""

from __future__ import annotations

from pathlib import Path

import tni


def lessons_folder() -> Path:
    """The folder of shipped lessons."""
    return _shipped("lessons")


def papers_folder() -> Path:
    """The folder of the documents on data protection, in French."""
    return _shipped("papers")


def _shipped(name: str) -> Path:
    """Inside the installed package or, in a checkout, beside it."""
    package = Path(tni.__file__).parent
    installed = package / name
    return installed if installed.is_dir() else package.parent / name
