"""Panel that looks for pictures on the computer: search, grid of thumbnails, and the folders it looks through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import override

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tni.library.picture_search import PictureFile, PicturesFound
from tni.services.pictures.picture_finder import FinderState
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.empty_list import EmptyListNote
from tni.ui.chrome.panel import Label
from tni.ui.chrome.search_field import SearchField
from tni.ui.chrome.tick_list import TickList
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.i18n import tr
from tni.ui.messages.picture_search import before_class_text, count_text, empty_text, no_place_text, trouble_text
from tni.ui.panels.picture_grid import PictureGrid
from tni.ui.panels.small_pictures import SmallPictures

WIDTH_TARGETS, HEIGHT_TARGETS = 12, 11
TYPING_MS = 120
"""Wait after a letter before the search begins."""


@dataclass(frozen=True, slots=True)
class PicturePlace:
    """Folder that may be looked through. name: as it is shown. is_on: it is looked through."""

    path: str
    name: str
    is_on: bool = True


class PictureSearchPanel(TitledPanel):
    """Panel of the search for pictures.

    Signals:
        wanted: the PictureFiles that are to be put on the page.
        dropped: those that were dragged out of the panel, and where they were let go, in global pixels.
        asked: the text of the search has changed.
        place_toggled: path of a folder, and whether it is looked through from now on.
        folder_wanted: another folder is to be chosen.
    """

    wanted = Signal(object)
    dropped = Signal(object, QPoint)
    asked = Signal(str)
    place_toggled = Signal(str, bool)
    folder_wanted = Signal()

    def __init__(self, style: Style, pictures: SmallPictures, parent: QWidget) -> None:
        super().__init__(style, tr("Chercher une image"), parent)
        self._state, self._found, self._places = FinderState(), PicturesFound((), 0), tuple[PicturePlace, ...]()
        self._is_before_class = False
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self._ask)
        self.search = SearchField()
        self.search.make_clearable(style)
        self.search.setPlaceholderText(tr("Mot du nom ou du dossier : volcan, sortie…"))
        self.search.setAccessibleName(tr("Chercher dans les images de l’ordinateur"))
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.search.returnPressed.connect(self._put_first)
        self.search.installEventFilter(self)
        self.rows.addWidget(self.search)
        self.grid = PictureGrid(style, pictures, self)
        self.grid.chosen.connect(self._toggle)
        self.grid.opened.connect(self._put)
        self.grid.dropped.connect(self._drop)
        self.grid.typed.connect(self._type)
        self.nothing = EmptyListNote(style, "", self.grid)
        self.rows.addWidget(self.grid, 1)
        self.places = TickList(tr("Dossiers où chercher"))
        self.places.toggled.connect(lambda line, on: self.place_toggled.emit(self._places[line].path, on))
        EmptyListNote(style, no_place_text(), self.places)
        self.places.hide()
        self.rows.addWidget(self.places, 1)
        self.status = Label(style, size="small", token="muted")
        self.status.setWordWrap(True)
        self.rows.addWidget(self.status)
        self._actions = self._make_actions()
        self._show_words()

    def _make_actions(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self.kit.theme.metrics.gap_px)
        self.where = TextButton(self.kit, tr("Où chercher"))
        self.where.setCheckable(True)
        self.where.toggled.connect(self._show_places)
        self.add_folder = TextButton(self.kit, tr("Ajouter un dossier…"))
        self.add_folder.clicked.connect(lambda _checked=False: self.folder_wanted.emit())
        self.add_folder.hide()
        self.put = TextButton(self.kit, "", filled=True)
        self.put.clicked.connect(lambda _checked=False: self._put(None))
        line.addWidget(self.where)
        line.addWidget(self.add_folder)
        line.addStretch(1)
        line.addWidget(self.put)
        self.rows.addWidget(row)
        return row

    @override
    def sizeHint(self) -> QSize:
        target, free = self.kit.theme.metrics.target_px, self.free_area()
        return QSize(min(target * WIDTH_TARGETS, free.width()), min(target * HEIGHT_TARGETS, free.height()))

    # -- what is shown

    def show_state(self, state: FinderState) -> None:
        """Show how far the search through the folders is."""
        self._state = state
        self._show_words()

    def show_found(self, found: PicturesFound) -> None:
        """Show the pictures of the query."""
        if self._waits_for_word:
            found = PicturesFound((), 0)
        self._found = found
        if list(found.files) != self.grid.shown.files:
            self.grid.show_files(found.files)
        self._show_words()

    def show_places(self, places: Sequence[PicturePlace]) -> None:
        """Show the folders that may be looked through."""
        row, self._places = self.places.currentRow(), tuple(places)
        self.places.clear()
        for place in places:
            self.places.add_line(place.name, ticked=place.is_on)
            self.places.item(self.places.count() - 1).setToolTip(place.path)
        self.places.setCurrentRow(min(row, self.places.count() - 1))  # keys go on from there
        self._show_words()

    def begin(self, *, is_before_class: bool = False) -> None:
        """Begin anew when the panel is opened: nothing ticked, the grid in sight. is_before_class: pupils look on, so
        that no picture is shown that was not searched for by a word."""
        self._is_before_class = is_before_class
        self.where.setChecked(False)
        self.grid.shown.untick_all()
        self.show_found(PicturesFound((), 0))
        self.grid.scrollToTop()
        self.search.selectAll()

    def narrow_to_search(self, on: bool) -> None:
        """Show the search and what it finds alone, where a keyboard takes the room."""
        self._actions.setVisible(not on)
        self.status.setVisible(not on)

    def show_reading(self, count: int) -> None:
        """Tell that pictures are being read for the page; 0 when they are there."""
        self.put.setEnabled(not count)
        self.status.setText(tr("Lecture des images…") if count else self._status())

    def _status(self) -> str:
        return " ".join(filter(None, (count_text(self._state, self._found), trouble_text(self._state))))

    def _show_words(self) -> None:
        self.status.setText(self._status())
        is_any = any(place.is_on for place in self._places)
        asked = self.search.text().strip()
        text = empty_text(self._state, is_asked=bool(asked), has_folders=is_any)
        self.nothing.setText(before_class_text() if self._waits_for_word and is_any else text)
        ticked = len(self.grid.shown.ticked)
        self.put.set_text(tr("Mettre sur la page ({})").format(ticked) if ticked else tr("Mettre sur la page"))
        if self.put.hasFocus() and not ticked:
            self.search.setFocus()  # keys go on in the panel, while the button cannot be pressed
        self.put.setVisible(not self.where.isChecked())
        self.put.setEnabled(bool(ticked))

    def _show_places(self, on: bool) -> None:
        self.places.setVisible(on)
        self.add_folder.setVisible(on)
        self.grid.setVisible(not on)
        self.search.setEnabled(not on)
        self.where.set_text(tr("Revenir aux images") if on else tr("Où chercher"))
        self._show_words()
        (self.places if on else self.search).setFocus()

    @property
    def _waits_for_word(self) -> bool:
        return self._is_before_class and not self.search.text().strip()

    # -- choosing

    def _ask(self) -> None:
        self.asked.emit(self.search.text())

    def _toggle(self, file: PictureFile) -> None:
        self.grid.shown.toggle(file)
        self._show_words()

    def _put(self, file: PictureFile | None) -> None:
        """Put a picture on the page, with those that are ticked."""
        ticked = dict(self.grid.shown.ticked)
        if file is not None:
            ticked[file.path] = file
        self.grid.shown.untick_all()
        self._show_words()
        if ticked:
            self.wanted.emit(list(ticked.values()))

    def _put_first(self) -> None:
        """Put what is ticked; without it the first picture that was found, once the search has answered."""
        if self._typing.isActive():
            self._typing.stop()
            self._ask()
        elif self.search.text().strip() or self.grid.shown.ticked:
            self._put(None if self.grid.shown.ticked else next(iter(self.grid.shown.files), None))

    def _drop(self, file: PictureFile, place: QPoint) -> None:
        ticked = dict(self.grid.shown.ticked)
        files = list(ticked.values()) if file.path in ticked else [file]
        if file.path in ticked:
            self.grid.shown.untick_all()
            self._show_words()
        self.dropped.emit(files, place)

    def _type(self, letters: str) -> None:
        self.search.setFocus()
        self.search.setText(self.search.text() + letters if self.search.text() else letters)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down and self.grid.shown.files:
                self.grid.setFocus()
                if not self.grid.currentIndex().isValid():
                    self.grid.setCurrentIndex(self.grid.shown.index(0))
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)
