"""Folders of the lessons, documents and plugins shipped with the program."""

from __future__ import annotations

from pathlib import Path

import tni


def lessons_folder() -> Path:
    """Return the folder of shipped lessons."""
    return _shipped("lessons")


def papers_folder() -> Path:
    """Return the folder of the documents on data protection, in French."""
    return _shipped("papers")


def templates_folder() -> Path:
    """Return the folder of the templates that come with the program."""
    return _shipped("templates")


def plugins_folder() -> Path:
    """Return the folder of the plugins that come with the program."""
    return _shipped("plugins")


def _shipped(name: str) -> Path:
    """Return a folder inside the installed package or, in a checkout, beside it."""
    package = Path(tni.__file__).parent
    installed = package / name
    return installed if installed.is_dir() else package.parent / name
