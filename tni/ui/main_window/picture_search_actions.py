"""Controller of the search for pictures: opens its panel, looks through the teacher's folders, and puts what is chosen
on the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFileDialog

from tni.core.geometry import Rect
from tni.core.picture import EncodedPicture
from tni.core.tasks import MainThread, TaskRunner
from tni.library.picture_search import PictureFile
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.picture_files import read_picture_files
from tni.services.lesson.resource_items import pictures_clip
from tni.services.lesson.tool_choices import take_inserted
from tni.services.pictures.picture_finder import FinderState, PictureFinder
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.file_dialog import file_dialog
from tni.ui.i18n import tr
from tni.ui.main_window.covered_page import is_refused
from tni.ui.main_window.panel_typing import PanelTyping
from tni.ui.main_window.window import MainWindow
from tni.ui.panels.picture_search_panel import PicturePlace, PictureSearchPanel
from tni.ui.panels.small_pictures import MakeThumbnail, SmallPictures

type Place = tuple[float, float] | None
"""Middle of what is put on the page, in mm; None for a free place."""
type Read = tuple[list[tuple[EncodedPicture, str]], list[Exception]]
MOST_AT_ONCE = 30
"""Pictures that are put on a page together."""


class PicturePlaces(Protocol):
    """Folders that may be looked through, as the teacher has chosen them."""

    def listed(self) -> Sequence[PicturePlace]: ...
    def set_on(self, path: str, on: bool) -> None: ...
    def add(self, path: str) -> None: ...


class PictureSearchActions:
    """Search for pictures in the main window. tasks: reads the pictures that are put on the page."""

    def __init__(
        self,
        window: MainWindow,
        editor: Callable[[], LessonEditor],
        places: PicturePlaces,
        make_thumbnail: MakeThumbnail,
        main: MainThread,
        tasks: TaskRunner,
    ) -> None:
        self._window, self._editor, self._places, self._tasks = window, editor, places, tasks
        self._pictures = SmallPictures(make_thumbnail, window)
        panel = self.panel = PictureSearchPanel(window.kit, self._pictures, window)
        self.finder = PictureFinder(main, self._told, panel.show_found)
        panel.asked.connect(self.finder.find)
        panel.wanted.connect(lambda files: self._put(files, None))
        panel.dropped.connect(self._put_at)
        panel.place_toggled.connect(self._toggle_place)
        panel.folder_wanted.connect(self._ask_folder)
        panel.closed.connect(self._closed)
        window.commands[CommandId.TEACH].toggled.connect(self._mode_changed)
        self._typing = PanelTyping(window, panel, panel, panel.wanted)

    def toggle(self) -> None:
        """Open or close the panel."""
        if self.panel.isVisible():
            self.panel.put_away()
        elif not is_refused(self._window, CommandId.FIND_PICTURE):
            self.panel.begin(is_before_class=self._window.commands[CommandId.TEACH].isChecked())
            self._look()
            self.panel.set_area(self._window.low_area)
            self.panel.open_at()
            self.panel.search.setFocus()

    def _mode_changed(self, _teaches: bool) -> None:
        """Put the panel away: before a class it shows other pictures."""
        if self.panel.isVisible():
            self.panel.put_away()

    def close(self) -> None:
        """End what is under way."""
        self.finder.close()

    def _closed(self) -> None:
        self.finder.close()
        self._pictures.forget_waiting()

    # -- looking

    def _look(self) -> None:
        """Look through the folders that are chosen."""
        places = self._places.listed()
        self.panel.show_places(places)
        self.finder.open([place.path for place in places if place.is_on])
        self.finder.find(self.panel.search.text())

    def _told(self, state: FinderState) -> None:
        self.panel.show_state(state)
        if state.count:
            self.finder.find(self.panel.search.text())

    def _toggle_place(self, path: str, on: bool) -> None:
        self._places.set_on(path, on)
        self._look()

    def _ask_folder(self) -> None:
        dialog = file_dialog(self._window.kit, self._window, tr("Chercher aussi dans un dossier"), str(Path.home()), "")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._add_folder)
        dialog.open()

    def _add_folder(self, path: str) -> None:
        self._places.add(path)
        self._look()

    # -- onto the page

    def _put_at(self, files: Sequence[PictureFile], place: QPoint) -> None:
        """Put pictures where they were let go, if that is on the page. place: in global pixels."""
        canvas = self._window.canvas
        here = canvas.mapFromGlobal(place)
        if canvas.rect().contains(here):
            ratio = canvas.devicePixelRatioF()
            self._put(files, self._editor().view.to_page(here.x() * ratio, here.y() * ratio))

    def _put(self, files: Sequence[PictureFile], centre_mm: Place) -> None:
        if is_refused(self._window, CommandId.FIND_PICTURE):
            return
        if len(files) > MOST_AT_ONCE:
            self._window.notices.show(
                tr("Les {} premières images seulement : une page n’en montre pas plus.").format(MOST_AT_ONCE)
            )
        paths = [Path(file.path) for file in files[:MOST_AT_ONCE]]
        self.panel.show_reading(len(paths))
        self._tasks.submit(
            partial(_read_all, paths), partial(self._place, self._editor(), centre_mm), self._window.show_error
        )

    def _place(self, editor: LessonEditor, centre_mm: Place, read: Read) -> None:
        """Put what was read on the page, unless another lesson was opened or a question covers it meanwhile."""
        self.panel.show_reading(0)
        pictures, errors = read
        if pictures and editor is self._editor() and not is_refused(self._window, CommandId.FIND_PICTURE):
            seen, page = editor.view.shown(editor.viewport), editor.page.format
            room = Rect(0.0, 0.0, min(seen.width, page.width_mm), min(seen.height, page.height_mm))
            clip = pictures_clip(pictures, room, editor.has_free_place if centre_mm is None else None)
            self._window.do(lambda s: take_inserted(s, s.put_clip(clip, centre_mm)))
            self.panel.raise_()  # above the actions of what is selected now
        if errors:
            self._window.show_error(errors[0])


def _read_all(paths: Sequence[Path]) -> Read:
    """Read pictures, on a worker; what cannot be read is told."""
    read, errors = list[tuple[EncodedPicture, str]](), list[Exception]()
    for path, found in zip(paths, read_picture_files(paths), strict=True):
        if isinstance(found, Exception):
            errors.append(found)
        else:
            read.append((found, path.stem))
    return read, errors
