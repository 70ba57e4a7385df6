"""Commands of the home screen that put lessons and folders elsewhere: into a folder, a new one, or the bin."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, QRect

from tni.services.library.library_service import LibraryService
from tni.ui.chrome.search_field import SearchField
from tni.ui.i18n import tr
from tni.ui.library.home_screen import HomeScreen
from tni.ui.library.tile_menu import TileAction

type OpenMenu = Callable[[int, str, list[TileAction]], None]
"""Opens a menu beside a tile: its row, a title and the lines."""
type TypeInto = Callable[[SearchField], None]
"""Brings the on-screen keyboard when a finger presses a field."""


class TileMoving(QObject):
    """Commands that move tiles or throw them away. open_menu, type_into: of the tiles' other commands."""

    def __init__(self, service: LibraryService, screen: HomeScreen, open_menu: OpenMenu, type_into: TypeInto) -> None:
        super().__init__(screen)
        self._service, self._screen = service, screen
        self._open_menu, self._type_into = open_menu, type_into
        screen.view.dropped.connect(service.move)
        screen.chosen_bar.move_wanted.connect(self._ask_move_chosen)
        screen.chosen_bar.throw_wanted.connect(self._throw_chosen)

    def places_for(self, row: int, paths: list[str]) -> list[TileAction]:
        """Return the lines of a menu that move lessons."""
        return [
            ("tni-folder-move", tr("Déplacer…"), partial(self._ask_move, row, paths)),
            ("trash-2", tr("Mettre à la corbeille"), partial(self._service.throw, paths)),
        ]

    def places_for_folder(self, row: int, path: str) -> list[TileAction]:
        """Return the lines of a menu that move a folder."""
        is_empty = not any(one.path.startswith(f"{path}/") for one in self._service.state.listing.lessons)
        text = tr("Supprimer le dossier vide") if is_empty else tr("Mettre à la corbeille, avec ses leçons")
        return [
            ("tni-folder-move", tr("Déplacer…"), partial(self._ask_move_folder, row, path)),
            ("trash-2", text, partial(self._service.throw_folder, path)),
        ]

    def _chosen(self) -> list[str]:
        return [lesson.path for lesson in self._screen.selected_lessons()]

    def _ask_move_chosen(self) -> None:
        if rows := self._screen.view.selected_rows():  # the listing may have lost what was chosen
            self._ask_move(rows[-1], self._chosen())

    def _throw_chosen(self) -> None:
        paths = self._chosen()
        self._screen.set_choosing(on=False)
        self._service.throw(paths)

    def _ask_move(self, row: int, paths: list[str]) -> None:
        here = {path.rpartition("/")[0] for path in paths}
        folders = [folder for folder in ("", *self._service.state.listing.folders) if here != {folder}]
        new: TileAction = ("tni-folder-new", tr("Nouveau dossier…"), partial(self._ask_new_folder, paths))
        places = [_place(folder, partial(self._service.move, paths, folder)) for folder in folders]
        self._open_menu(row, tr("Déplacer vers"), [new, *places])

    def _ask_move_folder(self, row: int, path: str) -> None:
        folders = [
            folder
            for folder in ("", *self._service.state.listing.folders)
            if folder != path.rpartition("/")[0] and folder != path and not folder.startswith(f"{path}/")
        ]
        places = [_place(folder, partial(self._service.move_folder, path, folder)) for folder in folders]
        self._open_menu(row, tr("Déplacer vers"), places or [_place("", lambda: None)])

    def _ask_new_folder(self, paths: list[str]) -> None:
        """Ask for the name of a folder, and move lessons into it. It is made in the one that is shown."""
        from tni.ui.panels.name_panel import NamePanel

        place = self._screen.place
        parent = "" if place.has_words else place.folder
        panel = NamePanel(
            self._screen.kit, tr("Nouveau dossier"), tr("Nom du dossier"), tr("Créer et y ranger"), "", self._screen
        )
        panel.named.connect(lambda name: self._service.move_to_new(paths, parent, name))
        self._type_into(panel.field)
        self._screen.arranged.connect(panel.follow)
        panel.closed.connect(self._screen.put_keyboard_away)
        panel.open_within(lambda: QRect(QPoint(0, 0), self._screen.notice_area.bottomRight()))


def _place(folder: str, act: Callable[[], None]) -> TileAction:
    if not folder:
        return ("tni-home", tr("Mes leçons"), act)
    return ("tni-folder", folder.replace("/", " › "), act)
