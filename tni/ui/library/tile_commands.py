"""Commands on the home screen's tiles: open, begin, name, move and throw away, by touch, menu and key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QRect

from tni.core.ids import PageId
from tni.library.listed_lesson import ListedLesson
from tni.planning.taught_class import ComingLesson
from tni.services.cahier.past_seances import ResumePoint
from tni.services.library.library_service import LibraryService
from tni.services.library.library_state import LibraryChanged, LibraryEvent, LibraryState
from tni.services.library.shelves import FolderItem, PageItem, Place, ShelfItem, all_tags
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.search_field import SearchField
from tni.ui.i18n import tr
from tni.ui.library.home_screen import HomeScreen
from tni.ui.library.lesson_errands import LessonErrands
from tni.ui.library.name_field import NameField
from tni.ui.library.page_opening import PageOpening
from tni.ui.library.tile_menu import TileAction, TileMenu
from tni.ui.library.tile_moving import TileMoving
from tni.ui.library.tile_text import lesson_count, lesson_name
from tni.ui.main_window.main_controller import MainController

NAME_TARGETS = 11
"""Least width of the field for a name: most titles are seen whole."""


class TileCommands(QObject):
    """Commands on tiles. resume: goes on with a class where it was left. open_coming: opens a class's next lesson."""

    def __init__(
        self,
        main: MainController,
        service: LibraryService,
        screen: HomeScreen,
        resume: Callable[[ResumePoint], None],
        open_coming: Callable[[ComingLesson], None],
        opening: PageOpening,
    ) -> None:
        super().__init__(screen)
        self._main, self._service, self._screen, self._resume = main, service, screen, resume
        self._open_coming = open_coming
        self._view = screen.view
        self._opening = opening
        self._new_folder = ""
        """Folder that was just made, and is named once it is shown."""
        self._view.open_wanted.connect(self._open_tile)
        self._view.menu_wanted.connect(self._show_menu)
        self._errands = LessonErrands(main, self)
        self._moving = TileMoving(service, screen, self._open_menu, self._type_into)
        screen.delete_wanted.connect(self._throw_selected)
        screen.rename_wanted.connect(self._rename_selected)
        screen.head.new_folder_wanted.connect(self._make_folder)
        screen.bar.new.triggered.connect(self._begin_lesson)
        service.subscribe(self._follow)

    def _follow(self, event: LibraryEvent) -> None:
        if isinstance(event, LibraryChanged) and self._new_folder:
            self._name_new_folder(event.state)

    # -- opening

    def _open_tile(self, row: int) -> None:
        self._open_item(self._view.shelf_model.item(row))

    def _open_item(self, item: ShelfItem) -> None:
        match item:
            case ComingLesson():
                self._open_coming(item)
            case ResumePoint():
                self._resume(item)
            case FolderItem(path):
                self._screen.go_to(Place(path))
                self._view.setFocus()
            case ListedLesson(path=path, lesson_id=lesson_id):
                self._main.current_lesson.open(self._service.path_of(path), moved_id=lesson_id)
            case PageItem(found=found):
                file, page = self._service.path_of(found.path), PageId(found.page_id)
                self._opening.open(file, page, words=found.words, lesson_id=found.lesson_id)
            case _:
                self._service.restore(item)

    def _begin_lesson(self) -> None:
        """Begin a lesson in the folder that is shown. A pen can write at once; it gets its name at any time."""
        folder = self._screen.place.folder
        self._main.current_lesson.new(self._service.path_of(folder) if folder else None)

    def _throw_selected(self) -> None:
        if paths := [lesson.path for lesson in self._screen.selected_lessons()]:
            self._service.throw(paths)

    # -- names

    def _rename_selected(self) -> None:
        rows = self._view.selected_rows()
        if len(rows) == 1:
            self._name(rows[0])

    def _name(self, row: int) -> None:
        """Let a lesson or folder be named on its tile."""
        item = self._view.shelf_model.item(row)
        if isinstance(item, FolderItem):
            name, rename = item.name, partial(self._service.rename_folder, item.path)
        elif isinstance(item, ListedLesson):
            name, rename = item.title, partial(self._service.rename, item.path)
        else:
            return
        field = NameField(self._main.kit, name, rename, self._view.viewport())
        field.ended.connect(self._name_ended)
        self._screen.arranged.connect(field.follow)
        field.open_over(partial(self._name_box, row))
        self._type_into(field)
        if self._view.by_finger:
            self._screen.show_keyboard(field)

    def _name_box(self, row: int) -> QRect:
        """Return where the name of a tile is written, once the tile is in sight."""
        self._view.scrollTo(self._view.shelf_model.index(row))
        box, target = self._view.tile_rect(row), self._main.kit.theme.metrics.target_px
        view = self._view.viewport().width()
        width = min(view, max(box.width(), target * NAME_TARGETS))
        return QRect(min(box.left(), view - width), box.bottom() + 1 - target, width, target)

    def _name_ended(self, by_key: bool) -> None:
        self._screen.put_keyboard_away()
        if by_key:
            self._view.setFocus()

    def _type_into(self, field: SearchField) -> None:
        """Bring the on-screen keyboard when a finger or pen presses a field."""
        field.typing_began.connect(lambda by_touch: self._screen.show_keyboard(field) if by_touch else None)

    def _name_again(self, row: int, path: str) -> None:
        """Name the lesson or folder of a tile whose menu was open: it may have moved since."""
        model = self._view.shelf_model
        is_there = row < model.rowCount() and getattr(model.item(row), "path", None) == path
        found = row if is_there else model.row_of(path)
        if found is not None:
            self._view.select_only(found)
            self._name(found)

    def _make_folder(self) -> None:
        parent, name, number = self._screen.place.folder, tr("Nouveau dossier"), 1
        folders, path = self._service.state.listing.folders, ""
        while not path or path in folders:
            shown = name if number == 1 else f"{name} ({number})"
            path, number = f"{parent}/{shown}" if parent else shown, number + 1
        self._new_folder = path
        self._service.create_folder(parent, path.rpartition("/")[2])

    def _name_new_folder(self, state: LibraryState) -> None:
        row = self._view.shelf_model.row_of(self._new_folder)
        if self._new_folder in state.listing.folders and row is not None:
            self._new_folder = ""
            self._view.select_only(row)
            self._name(row)

    # -- menus

    def _show_menu(self, row: int) -> None:
        item, text = self._view.shelf_model.item(row), self._view.shelf_model.text(row)
        chosen = self._screen.selected_lessons()
        if isinstance(item, ListedLesson) and len(chosen) > 1 and item in chosen:
            self._open_menu(row, lesson_count(len(chosen)), self._moving.places_for(row, [one.path for one in chosen]))
        else:
            self._open_menu(row, text.title, self._actions_on(row, item))

    def _open_menu(self, row: int, title: str, actions: list[TileAction]) -> None:
        menu = TileMenu(self._main.kit, title, actions, self._screen)
        box = self._view.tile_rect(row)
        box.moveTopLeft(self._view.viewport().mapTo(self._screen, box.topLeft()))
        menu.open_at(box, by_key=not self._view.was_pressed)

    def _actions_on(self, row: int, item: ShelfItem) -> list[TileAction]:
        opening = partial(self._open_item, item)
        match item:
            case FolderItem(path=path):
                naming = partial(self._name_again, row, path)
                named: list[TileAction] = [("folder-open", tr("Ouvrir"), opening), ("type", tr("Renommer"), naming)]
                return [*named, *self._moving.places_for_folder(row, path)]
            case ListedLesson(path=path):
                return [("tni-lesson", tr("Ouvrir"), opening), *self._actions_on_lesson(row, path)]
            case ResumePoint(file=file, lesson_id=lesson_id):
                alone = partial(self._main.current_lesson.open, Path(file), lesson_id)
                return [
                    ("tni-seance", tr("Reprendre avec {}").format(item.class_name), opening),
                    ("tni-lesson", tr("Ouvrir sans la classe"), alone),
                ]
            case PageItem() | ComingLesson():
                return [("tni-lesson", tr("Ouvrir"), opening)]
            case _:
                delete = partial(self._ask_delete, item.title, partial(self._service.delete_binned, item))
                return [
                    ("undo-2", tr("Remettre à sa place"), opening),
                    ("trash-2", tr("Supprimer définitivement…"), delete),
                ]

    def _ask_delete(self, name: str, delete: Callable[[], None]) -> None:
        """Ask before a lesson of the bin is deleted: nothing brings it back."""
        from tni.ui.chrome.question_panel import QuestionPanel

        title = tr("Supprimer définitivement")
        text = tr("« {} » en moins, pour toujours : rien ne la fait revenir.").format(name)
        answers = ((title, delete), (tr("Annuler", "cancel"), lambda: None))
        panel = QuestionPanel(self._main.kit, title, text, answers, self._screen)
        panel.set_area(self._screen.notice_area)
        panel.open_low()

    def _actions_on_lesson(self, row: int, path: str) -> list[TileAction]:
        is_favourite = path in self._service.state.marks.favourites
        icon, text = ("tni-star", tr("Ajouter aux favoris"))
        if is_favourite:
            icon, text = ("tni-star-full", tr("Retirer des favoris"))
        return [
            ("type", tr("Renommer"), partial(self._name_again, row, path)),
            (icon, text, partial(self._service.set_favourite, path, is_favourite=not is_favourite)),
            ("tni-tag", tr("Étiquettes et couleur…"), partial(self._ask_labels, path)),
            ("tni-lesson-card", tr("Fiche…"), self._run_later(path, CommandId.CURRICULUM)),
            ("share-2", tr("Envoyer, exporter, imprimer…"), partial(self._ask_output, row, path)),
            ("copy-plus", tr("Faire une copie"), partial(self._service.copy, path)),
            ("tni-history", tr("Historique…"), partial(self._show_history, path)),
            *self._moving.places_for(row, [path]),
        ]

    def _show_history(self, path: str) -> None:
        lesson = self._service.state.listing.by_path.get(path)
        if lesson is not None:
            self._main.history_wanted.emit(self._service.path_of(path), lesson_name(lesson))

    def _run_later(self, path: str, command: CommandId) -> Callable[[], None]:
        """Return what opens a lesson and runs a command on it."""
        return lambda: self._errands.run(self._service.path_of(path), command)

    def _ask_output(self, row: int, path: str) -> None:
        """Offer what is made of a lesson, which is opened for it."""
        commands = (
            CommandId.SHARE, CommandId.EXPORT_PDF, CommandId.EXPORT_WEB, CommandId.EXPORT_PNG, CommandId.EXPORT_OTHER,
            CommandId.PRINT,
        )  # fmt: skip
        actions: list[TileAction] = [
            (
                self._main.commands[one].property("icon_name"),
                self._main.commands[one].text(),
                self._run_later(path, one),
            )
            for one in self._main.commands.offered(commands)
        ]
        self._open_menu(row, tr("Envoyer, exporter, imprimer"), actions)

    def _ask_labels(self, path: str) -> None:
        from tni.ui.library.labels_panel import LabelsPanel

        listing = self._service.state.listing
        if (lesson := listing.by_path.get(path)) is None:
            return
        known = all_tags(listing)
        panel = LabelsPanel(self._main.kit, lesson.title, lesson.tags, lesson.colour, known, self._screen)
        panel.chosen.connect(partial(self._service.describe, path))
        self._type_into(panel.field)
        self._screen.arranged.connect(panel.follow)
        panel.closed.connect(self._screen.put_keyboard_away)
        panel.open_within(lambda: QRect(QPoint(0, 0), self._screen.notice_area.bottomRight()))
