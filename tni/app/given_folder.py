"""Check of a folder that was named on the command line."""

from __future__ import annotations

import os
from pathlib import Path

from tni.app.terminal import CommandError


class NotAFolderError(CommandError):
    """A file stands where a folder is expected."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: no folder")
        self.path = path

    def user_message(self) -> str:
        from tni.ui.i18n import tr
        from tni.ui.messages.file_errors import quoted_name

        return tr("{name} n’est pas un dossier : donner celui des leçons.").format(name=quoted_name(self.path))


def check_folder(folder: Path) -> None:
    """Raises: NotAFolderError; OSError, as the system says it."""
    if folder.exists() and not folder.is_dir():
        raise NotAFolderError(folder)
    with os.scandir(folder):
        pass
