"""Command that updates en.ts from the sources: `python -m tni.ui.i18n`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import PySide6

from tni.ui.i18n import FOLDER

UI = FOLDER.parent
LUPDATE = Path(PySide6.__file__).parent / ("lupdate.exe" if sys.platform == "win32" else "lupdate")


def sources() -> list[Path]:
    """Return every module that may contain messages, in a stable order."""
    return sorted(path for folder in (UI, UI.parent / "app") for path in folder.rglob("*.py"))


def update(ts: Path) -> None:
    """Run lupdate on `ts`: new messages are added without translation, unused ones are removed.

    Raises: subprocess.CalledProcessError.
    """
    names = [str(path) for path in sources()]
    options = ["-source-language", "fr", "-target-language", "en", "-no-obsolete", "-locations", "none", "-silent"]
    # Without sorting, every new message would move others; with the heuristics, wrong translations would be guessed.
    options += ["-sort-messages", "-disable-heuristic", "sametext", "-disable-heuristic", "similartext"]
    subprocess.run([LUPDATE, *options, "-extensions", "py", *names, "-ts", ts], check=True)


if __name__ == "__main__":
    update(FOLDER / "en.ts")
