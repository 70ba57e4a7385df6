"""Home screen: the teacher's lessons as pictures, over the whole main window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from tni.library.chosen_filters import NO_FILTERS, ChosenFilters
from tni.library.excerpts import PageFound
from tni.library.lesson_query import AS_TYPED, QueryReading
from tni.library.listed_lesson import ListedLesson
from tni.services.library.library_state import LibraryState
from tni.services.library.shelves import Place, shelves
from tni.ui.chrome.button import Style
from tni.ui.chrome.commands import CommandId, Commands
from tni.ui.chrome.cover_focus import CoverFocus
from tni.ui.chrome.on_screen_keyboard import OnScreenKeyboard
from tni.ui.chrome.tab_order import tab_stops
from tni.ui.i18n import tr
from tni.ui.library.chosen_bar import ChosenBar
from tni.ui.library.empty_note import EmptyNote
from tni.ui.library.home_bar import HomeBar
from tni.ui.library.home_filters import HomeFilters
from tni.ui.library.home_head import HomeHead
from tni.ui.library.intake_box import IntakeBox
from tni.ui.library.search_note import SearchNote
from tni.ui.library.shelf_view import ShelfView
from tni.ui.library.tile_painter import TilePainter
from tni.ui.library.tile_text import empty_text, few_text, first_steps

if TYPE_CHECKING:
    from tni.services.curriculum.curriculum_service import CurriculumService

FEW = 3
"""Lessons below which the screen says how to begin."""
NOTE_TARGETS = 2.5
"""Height that this takes."""
SEARCH_PAUSE_MS = 60
"""Pause in typing after which the shelves follow: a library of many thousand lessons is searched in 20 ms."""
GLOBAL = (
    CommandId.OPEN, CommandId.HOME, CommandId.YEAR, CommandId.SHARING, CommandId.FULL_SCREEN, CommandId.HELP,
    CommandId.SHORTCUTS, CommandId.QUIT,
)  # fmt: skip
"""Commands whose keys work on the home screen; all others are about the page that it covers."""


class HomeScreen(QWidget):
    """Screen of the library. It shows `LibraryState` and asks for what is done; its owner does it. Filters stay chosen
    while the program runs, in sight, until they are removed; neither Escape nor a way to another folder does that.

    Signals:
        back_wanted: the teacher goes back to the board.
        delete_wanted, rename_wanted, undo_wanted: keys were pressed; the first two are about the selected tiles.
        place_changed: another folder, search or filter is shown.
        arranged: the view has another size.
        host_gone: the window that the screen covers is hidden or closed.
    """

    back_wanted = Signal()
    delete_wanted = Signal()
    rename_wanted = Signal()
    undo_wanted = Signal()
    place_changed = Signal(object)
    arranged = Signal()
    host_gone = Signal()

    def __init__(
        self,
        style: Style,
        commands: Commands,
        painter: TilePainter,
        curriculum: Callable[[], CurriculumService],
        parent: QWidget,
    ) -> None:
        """curriculum: makes the service of the vocabularies that name levels and subjects."""
        super().__init__(parent)
        self.kit, self._commands = style, commands
        self.place = Place()
        self._pages: tuple[PageFound, ...] = ()
        """Pages that contain the words that are searched for."""
        self._reading, self._is_whole = AS_TYPED, True
        """Words that these were taken for."""
        self._state: LibraryState | None = None
        self.stays = False
        """Whether Escape does not leave the screen: the page below is blank."""
        self._keyboard: OnScreenKeyboard | None = None
        self.setAccessibleName(tr("Mes leçons"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.head = HomeHead(style, self)
        self.view = ShelfView(style, painter, self)
        self.bar = HomeBar(style, commands, self)
        self.chosen_bar = ChosenBar(style, self.view, self)
        self.intake = IntakeBox(style, self)
        self.filters = HomeFilters(style, curriculum, self)
        self._empty = EmptyNote(style, self.view.viewport())
        self._note = SearchNote(style, self)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addWidget(self.head)
        self._rows.addWidget(self.chosen_bar)
        self._rows.addWidget(self._note)
        self._rows.addWidget(self.view, 1)
        self._rows.addWidget(self.intake)
        self._rows.addWidget(self.bar)
        self._searching = QTimer(self, singleShot=True, interval=SEARCH_PAUSE_MS)
        self._searching.timeout.connect(self._search)
        self.bar.words_changed.connect(lambda _words: self._searching.start())
        self.bar.field.typing_began.connect(self._typing_began)
        self.bar.field.installEventFilter(self)
        self.view.arranged.connect(self._arranged)
        self.bar.back.triggered.connect(self.back_wanted)
        self.bar.bin.triggered.connect(lambda on: self.go_to(Place(is_bin=on)))
        self.head.folder_wanted.connect(lambda path: self.go_to(Place(path)))
        self._connect_filters()
        self.head.choosing_wanted.connect(lambda: self.set_choosing(on=True))
        self.chosen_bar.ended.connect(lambda: self.set_choosing(on=False))
        self.view.left_above.connect(self.bar.field.setFocus)
        CoverFocus(self, self._take_focus)
        self.hide()

    def _connect_filters(self) -> None:
        self.bar.filter.triggered.connect(self._open_filters)
        self.filters.toggled.connect(lambda value: self._set_filters(self.place.filters.toggled(value)))
        for removed in (self.head.filter_removed, self._empty.removed):
            removed.connect(lambda value: self._set_filters(self.place.filters.without(value)))
        for cleared in (self.head.filters_cleared, self._empty.cleared, self.filters.cleared):
            cleared.connect(lambda: self._set_filters(NO_FILTERS))
        self.filters.renamed.connect(self._show)
        self._empty.wanted.connect(self._begin_with)

    def _begin_with(self, command: CommandId) -> None:
        (self.bar.add if command is CommandId.OPEN else self._commands[command]).trigger()

    def _open_filters(self) -> None:
        self.put_keyboard_away()  # there is no room for both
        self._rows.activate()
        self.filters.toggle(self.bar.filter_button, self.notice_area)

    def set_choosing(self, *, on: bool) -> None:
        """Have touches choose lessons, or open them again."""
        self.view.clearSelection()
        self.view.chooses = on
        self.head.setVisible(not on)
        self.chosen_bar.setVisible(on)

    # -- contents

    def show_state(self, state: LibraryState, today: date) -> None:
        self._state, self._today = state, today
        if self.place.folder and state.is_read and self.place.folder not in state.listing.folders:
            self.place = Place(filters=self.place.filters)  # the folder is gone
        self._show()

    def _show(self) -> None:
        if (state := self._state) is None:
            return
        shown = shelves(state, self.place, self._today, self._pages, self._reading)
        is_empty = not any(shelf.items for shelf in shown)
        if is_empty or not shown[-1].items:
            shown = tuple(shelf for shelf in shown if shelf.items)
        self.view.show_shelves(shown, state, self._today, self.place)
        self._show_empty(state, is_empty=is_empty)
        self._note.show_reading(AS_TYPED if is_empty else self._reading)
        shown_place = Place(filters=self.place.filters) if self.place.words else self.place
        filters = () if self.place.is_bin else self.filters.chips(self.place.filters)
        self.head.show_place(shown_place, filters, can_empty=self.place.is_bin and bool(state.binned))
        self.head.show_order(by_date=state.marks.by_date, is_chosen=not self.place.is_bin and not self.place.has_words)
        self.filters.show(state, self.place, self._today)
        self.bar.filter.setEnabled(not self.place.is_bin)
        self.bar.show_filtered(is_filtered=bool(filters))
        self.bar.bin.setChecked(self.place.is_bin)
        self.intake.show_progress(state.intake)

    def _show_empty(self, state: LibraryState, *, is_empty: bool) -> None:
        place, view = self.place, self.view.viewport().rect()
        below = view.adjusted(0, self.view.shelf_layout.height, 0, 0)
        is_new = state.is_read and place.is_home and len(state.listing.lessons) < FEW
        if not is_empty and is_new and below.height() >= NOTE_TARGETS * self.kit.theme.metrics.target_px:
            self._empty.show_text(few_text(), steps=first_steps())
            view = below
        elif not is_empty or not state.is_read:
            self._empty.show_text(tr("Un instant…") if is_empty else "")
        elif place.filters and not place.is_bin:
            remedies = self.filters.remedies(state, place, self._today)
            self._empty.show_text(self.filters.no_lesson_text(place), remedies, can_clear=True)
        else:
            steps = first_steps() if place.is_home else ()
            self._empty.show_text(empty_text(place, is_whole=self._is_whole), steps=steps)
        self._empty.place_in(view)

    def go_to(self, place: Place) -> None:
        """Show another folder, the bin, or home, with the filters that are chosen."""
        if not place.words and self.bar.field.text():
            self.bar.clear()
            self._searching.stop()
        self._become(replace(place, filters=self.place.filters))

    def _become(self, place: Place) -> None:
        if place != self.place:
            if self.view.chooses:
                self.set_choosing(on=False)
            self.place, self._pages, self._reading = place, (), AS_TYPED
            self._show()
            self.place_changed.emit(place)

    def _search(self) -> None:
        words = self.bar.field.text()
        place = replace(self.place, words=words) if words.strip() else replace(self.place, words="")
        self.go_to(replace(place, is_bin=False) if words.strip() else place)

    def _set_filters(self, filters: ChosenFilters) -> None:
        """Filter by other values. The keyboard goes on where its button is gone."""
        here = self.focusWidget()
        chips = [chip for chip in self.head.chips if chip is here]
        at = self.head.chips.index(chips[0]) if chips else None
        is_lost = here is not None and (self.head.isAncestorOf(here) or self._empty.isAncestorOf(here))
        self._become(replace(self.place, filters=filters))
        if is_lost:
            left = self.head.chips if at is not None else []
            (left[min(at or 0, len(left) - 1)] if left else self.bar.field).setFocus()

    def show_pages(
        self, words: str, pages: Sequence[PageFound], reading: QueryReading, *, is_whole: bool = True
    ) -> None:
        """Show pages that contain the words, if these are still searched for. reading: what they were taken for.
        is_whole: False while lessons are being read into the index for the first time."""
        found = tuple(pages), reading, is_whole
        if words == self.place.words and found != (self._pages, self._reading, self._is_whole):
            self._pages, self._reading, self._is_whole = found
            self._show()

    def selected_lessons(self) -> list[ListedLesson]:
        items = (self.view.shelf_model.item(row) for row in self.view.selected_rows())
        return list(dict.fromkeys(item for item in items if isinstance(item, ListedLesson)))

    # -- opening and closing

    def open(self) -> None:
        """Cover the window. The search field has the focus. A search is shown again as it was left; typing replaces
        it."""
        parent = self.parentWidget()
        assert parent is not None
        if not self.isVisible():
            parent.installEventFilter(self)
        self.setGeometry(parent.rect())
        if not self.place.has_words:
            self.go_to(Place())
        self.view.clearSelection()
        self.show()
        self.raise_()
        self._take_focus()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() is Qt.FocusReason.OtherFocusReason:  # a sheet gives it back
            self._take_focus()

    def _take_focus(self) -> None:
        self.bar.field.setFocus()
        self.bar.field.selectAll()

    def put_away(self) -> None:
        if (parent := self.parentWidget()) is not None:
            parent.removeEventFilter(self)
        self.put_keyboard_away()
        self.filters.put_away()
        self.set_choosing(on=False)
        self.hide()

    @property
    def notice_area(self) -> QRect:
        return self.view.geometry()  # where notices may lie, above the bar

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() is QEvent.Type.Resize:
            parent = self.parentWidget()
            assert parent is not None
            self.setGeometry(parent.rect())
        elif watched is self.parent() and event.type() is QEvent.Type.Hide and not event.spontaneous():
            self.host_gone.emit()  # of one that is minimised the event is spontaneous
        elif watched is self.bar.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._field_key(Qt.Key(event.key()))
        return False

    def _arranged(self) -> None:
        if self._state is not None:
            self._show_empty(self._state, is_empty=not self.view.shelf_layout.count)
        self.filters.set_area(self.notice_area)
        self.arranged.emit()

    def _field_key(self, key: Qt.Key) -> bool:
        """Handle a key in the search field that is not text. Return whether it was one."""
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.view.shelf_layout.count:
            self.view.setFocus()
            self.view.select_only(0)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._searching.isActive():
                self._searching.stop()
                self._search()
            if self.place.words and self.view.shelf_layout.count:
                self.view.open_wanted.emit(0)
            return True
        return False

    # -- keys

    @override
    def event(self, event: QEvent) -> bool:
        """Keep the shortcuts of commands about the page, which nobody sees."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            keys = QKeySequence(event.keyCombination())
            if not any(keys in self._commands[command].shortcuts() for command in GLOBAL):
                event.accept()
                return True
        return super().event(event)

    def _stops(self) -> list[QWidget]:
        """Return the widgets that Tab visits, in reading order: head, tiles, bar."""
        above = (self.head, self.chosen_bar, self.view, self.intake)
        return [*(stop for part in above for stop in tab_stops(part)), *tab_stops(self.bar, is_one_line=True)]

    @override
    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Move the focus along the screen and round it: what it covers is not reached. Panels have their own order."""
        stops, here = self._stops(), QApplication.focusWidget()
        if here not in stops:
            return super().focusNextPrevChild(forwards)
        reason = Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason
        stops[(stops.index(here) + (1 if forwards else -1)) % len(stops)].setFocus(reason)
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, control = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match key:
            case Qt.Key.Key_Escape:
                self._escape()
            case Qt.Key.Key_F if control:
                self._take_focus()
            case Qt.Key.Key_N if control:
                self.bar.new.trigger()  # in the folder that is shown
            case Qt.Key.Key_Z if control:
                self.undo_wanted.emit()
            case Qt.Key.Key_A if control:
                self._take_focus() if self.place.is_home else self.view.selectAll()
            case Qt.Key.Key_Delete:
                self.delete_wanted.emit()
            case Qt.Key.Key_F2:
                self.rename_wanted.emit()
            case Qt.Key.Key_Backspace if self.place.folder:
                self.go_to(Place(self.place.folder.rpartition("/")[0]))
            case _ if event.text().isprintable() and event.text().strip() and not control:
                self._take_focus()
                self.bar.field.insert(event.text())
        event.accept()  # nothing of it is for the page

    def _escape(self) -> None:
        """Undo the search, then go up to home, then back to the board, unless nobody has written there."""
        place = self.place
        if self.view.chooses:
            self.set_choosing(on=False)
        elif place.folder or place.is_bin or place.words:
            self.go_to(Place() if place.words or place.is_bin else Place(place.folder.rpartition("/")[0]))
            self.bar.field.setFocus()
        elif not self.stays:
            self.back_wanted.emit()

    def _typing_began(self, by_touch: bool) -> None:
        if by_touch:
            self.show_keyboard(self.bar.field)

    def show_keyboard(self, field: QWidget) -> None:
        """Show the on-screen keyboard below the bar. It types into a field, until it is shown for another one."""
        if self._keyboard is None:
            self._keyboard = OnScreenKeyboard(self.kit, self)
            self._keyboard.hide_wanted.connect(self.put_keyboard_away)
            self._rows.addWidget(self._keyboard)
        self._keyboard.keep_focus(field)
        self._keyboard.show()
        self._rows.activate()  # so that what lies on the tiles moves with them

    def put_keyboard_away(self) -> None:
        if self._keyboard is not None:
            self._keyboard.hide()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.kit.theme.colour("surface"))
        painter.end()
