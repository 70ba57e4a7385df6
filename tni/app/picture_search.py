"""Search for pictures in the program: the folders of the system's user, the processes, and the panel, made at the first
use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from tni.core.closing import close_all
from tni.core.settings import PICTURE_FOLDERS, PICTURE_FOLDERS_OFF, Settings
from tni.formats.thumbnail_process import SmallPicture, ThumbnailProcess
from tni.store.local_disk import removable_places
from tni.ui.event_loop.threads import QtMainThread, ThreadTaskRunner
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController
from tni.ui.main_window.picture_search_actions import PictureSearchActions
from tni.ui.panels.picture_search_panel import PicturePlace

if TYPE_CHECKING:
    from tni.app.folders import Folders

MOST_ADDED = 30
"""Folders that a teacher has added."""
CLOSE_WAIT_S = 2.0
_STANDARD = QStandardPaths.StandardLocation


class UserPicturePlaces:
    """Folders of the system's user, keys, and folders that the teacher has added. resources: hers."""

    def __init__(
        self, settings: Settings, resources: Path, keys: Callable[[], Sequence[Path]] = removable_places
    ) -> None:
        self._settings, self._resources, self._keys = settings, resources, keys

    def listed(self) -> Sequence[PicturePlace]:
        """Return the folders that there are, each once."""
        off = set(_lines(self._settings.get(PICTURE_FOLDERS_OFF)))
        found: dict[str, str] = {}
        for path, name in self._all():
            if path and path not in found:
                found[path] = name or Path(path).name or path
        return [PicturePlace(path, name, path not in off) for path, name in found.items()]

    def _all(self) -> list[tuple[str, str]]:
        home = str(Path.home())
        usual = (
            (_STANDARD.PicturesLocation, tr("Images")),
            (_STANDARD.DesktopLocation, tr("Bureau", "folder")),
            (_STANDARD.DownloadLocation, tr("Téléchargements")),
            (_STANDARD.DocumentsLocation, tr("Documents")),
        )
        places = [(QStandardPaths.writableLocation(place), name) for place, name in usual]
        places.append((str(self._resources), tr("Ressources")))
        # Of a folder that is not set up the system's answer is the home folder, in which there is too much.
        places = [(path, name) for path, name in places if path != home and Path(path).is_dir()]
        places += [(str(key), tr("Clé : {}").format(key.name)) for key in self._keys()]
        return [*places, *((path, "") for path in _lines(self._settings.get(PICTURE_FOLDERS)))]

    def set_on(self, path: str, on: bool) -> None:
        """Look through a folder from now on, or no longer."""

        def change(before: str) -> str:
            kept = [one for one in _lines(before) if one != path]
            return "\n".join(kept if on else [*kept, path])

        self._settings.change(PICTURE_FOLDERS_OFF, change)

    def add(self, path: str) -> None:
        """Look through one more folder."""
        self.set_on(path, on=True)
        if path not in [place.path for place in self.listed()]:
            self._settings.change(PICTURE_FOLDERS, lambda before: "\n".join([*_lines(before), path][-MOST_ADDED:]))


class PictureSearchParts:
    """Search for pictures with its processes and workers."""

    def __init__(self, board: MainController, settings: Settings, folders: Folders, main: QtMainThread) -> None:
        self._thumbnails, self._process = ThreadTaskRunner(main, "thumbnails"), ThumbnailProcess()
        self._reading = ThreadTaskRunner(main, "pictures to put")
        places = UserPicturePlaces(settings, folders.resources)
        self.actions = PictureSearchActions(
            board.window, lambda: board.editor, places, self._make_thumbnail, main, self._reading
        )

    def _make_thumbnail(self, path: str, side_px: int, use: Callable[[SmallPicture | None], None]) -> None:
        self._thumbnails.submit(
            partial(self._process.thumbnail, Path(path), side_px), use, lambda _error: use(None)
        )  # fmt: skip

    def close(self) -> None:
        """End what is under way. A folder that does not answer holds nothing up."""
        close_all(
            self.actions.close,
            self._process.close,
            partial(self._thumbnails.close, CLOSE_WAIT_S),
            partial(self._reading.close, CLOSE_WAIT_S),
        )


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]
