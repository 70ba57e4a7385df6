"""Controller of the spelling of the text being typed: underlines words that no dictionary has, at the desk alone, and
offers what to write instead."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent

from tni.core.settings import SPELLING, Settings
from tni.document.spelling import CheckedWord, written_like
from tni.services.spelling.spelling_service import SpellingService
from tni.services.spelling.text_check import unknown_in
from tni.ui.chrome.button import LONG_PRESS_MS
from tni.ui.chrome.commands import CommandId
from tni.ui.i18n import tr
from tni.ui.main_window.spelling_notices import add_to_dictionary
from tni.ui.main_window.text_edit_controller import TextEditController
from tni.ui.main_window.window import MainWindow
from tni.ui.panels.spelling_popover import SpellingPopover

if TYPE_CHECKING:
    from tni.document.styled_text import StyledContent

WATCH_MS = 1000
"""Interval at which it is looked whether pupils see the text now, while a word is underlined."""


class SpellingController(QObject):
    """Checks texts for the text editor. is_at_desk: returns whether she prepares and no pupil looks on; only then is
    anything underlined. lesson: returns a name of the open lesson, for words that are ignored in it."""

    def __init__(
        self,
        window: MainWindow,
        typing: TextEditController,
        service: SpellingService,
        settings: Settings,
        is_at_desk: Callable[[], bool],
        lesson: Callable[[], str],
    ) -> None:
        super().__init__(window)
        self._window, self._typing, self._service = window, typing, service
        self._settings, self._is_at_desk, self._lesson = settings, is_at_desk, lesson
        self.marked: tuple[tuple[int, int], ...] = ()
        """Places that are underlined now."""
        self._text: str | None = None
        self._typed_at: int | None = None
        self._asked: CheckedWord | None = None
        self.popover: SpellingPopover | None = None
        self._hold = QTimer(self, singleShot=True, interval=LONG_PRESS_MS)
        self._hold.timeout.connect(self._held)
        self.watch = QTimer(self, interval=WATCH_MS)
        self.watch.timeout.connect(self.follow_place)
        typing.edit.menu_wanted.connect(lambda: self._ask_at(self._caret))
        typing.edit.next_fault_wanted.connect(self.go_on)
        window.canvas.press_beside = self._press_beside
        window.commands[CommandId.TEACH].toggled.connect(lambda _on: self.follow_place())
        service.subscribe(self._answered)

    # -- what the text editor asks

    @property
    def is_on(self) -> bool:
        return self._settings.get(SPELLING) == "on" and self._service.is_usable and self._is_at_desk()

    def opened(self) -> None:
        self._text = self._typed_at = None
        self._typing.edit.checks_spelling = self.is_on

    def pressed(self) -> None:
        self._hold.start()
        self._put_away()

    def closed(self) -> None:
        self._hold.stop()
        self.watch.stop()
        self.marked = ()
        self._put_away()

    def places(self, content: StyledContent, caret: int) -> Sequence[tuple[int, int]]:
        if self._text is None:
            self._text = content.text
        elif content.text != self._text:
            self._text, self._typed_at = content.text, caret
        elif caret != self._typed_at:
            self._typed_at = None
        self._typing.edit.checks_spelling = is_on = self.is_on
        found = self._unknown(content.text, self._typed_at) if is_on else []
        self.marked = tuple((word.start, word.end) for word in found)
        if not self.marked:
            self.watch.stop()
        elif not self.watch.isActive():
            self.watch.start()
        return self.marked

    def _unknown(self, text: str, typed_at: int | None = None) -> list[CheckedWord]:
        return unknown_in(text, self._service, self._lesson(), typed_at=typed_at)

    def _answered(self) -> None:
        """Underline what is known by now to be wrong."""
        if self._typing.is_open:
            self._typing.refresh()

    def follow_place(self) -> None:
        """Take the lines away as soon as pupils see the text, and show them again when none does."""
        if self._typing.is_open and self.is_on != bool(self._typing.edit.checks_spelling):
            self._put_away()
            self._typing.refresh()

    # -- one word

    @property
    def _caret(self) -> int:
        return self._typing.selected[0]

    def _words(self) -> list[CheckedWord]:
        return self._unknown(self._typing.edit.toPlainText()) if self._typing.is_open and self.is_on else []

    def go_on(self) -> None:
        """Select the next word that no dictionary has, and offer what to write instead."""
        found, behind = self._words(), self._typing.selected[1]
        if not found:
            if self.is_on:
                self._window.notices.show(tr("Aucun mot inconnu dans ce texte."))
            return
        self._offer(next((word for word in found if word.start >= behind), found[0]))

    def _ask_at(self, place: int) -> bool:
        """Offer what to write in place of the word at a place. Return whether one is there that no dictionary has."""
        word = next((word for word in self._words() if word.start <= place <= word.end), None)
        if word is not None:
            self._offer(word)
        return word is not None

    def _press_beside(self, event: QMouseEvent) -> None:
        """Handle a press of the mouse's other buttons on the page."""
        event.ignore()
        if event.button() != Qt.MouseButton.RightButton or not self._typing.is_open:
            return
        ratio = self._window.canvas.devicePixelRatioF()
        at: QPointF = event.position()
        place = self._typing.place_at(at.x() * ratio, at.y() * ratio)
        if place is not None and self._ask_at(place):
            event.accept()

    def _held(self) -> None:
        """Handle a long press, by a finger or the mouse, that has selected nothing."""
        first, last = self._typing.selected
        if self._typing.is_open and self._window.canvas.input.contacts_down and first == last:
            self._typing.end_press()
            self._ask_at(first)

    def _offer(self, word: CheckedWord) -> None:
        window, edit = self._window, self._typing.edit
        if self.popover is None:
            popover = self.popover = SpellingPopover(window.kit, window)
            popover.chosen.connect(self._replace)
            popover.added.connect(self._add)
            popover.ignored.connect(self._ignore)
            popover.next_wanted.connect(self.go_on)
        self._asked = word
        edit.move_to(edit.styled.position_of(word.start))
        edit.move_to(edit.styled.position_of(word.end), selecting=True)
        self._typing.reveal()
        box = self._typing.box_of(word.start, word.end).toAlignedRect().translated(window.canvas.pos())
        self.popover.set_area(window.page_area)
        self.popover.ask(edit.toPlainText()[word.start : word.end], box, edit)
        self._service.propose(word.spelling, lambda found: self._propose(word, found))

    def _propose(self, word: CheckedWord, found: Sequence[str]) -> None:
        if self._asked is word and self.popover is not None and self.popover.isVisible():
            text = self._typing.edit.toPlainText()
            self.popover.propose([written_like(one, text) for one in found])

    def _replace(self, text: str) -> None:
        if (word := self._asked) is not None and self._typing.is_open:
            self._typing.edit.put(word.start, word.end, text)

    def _add(self) -> None:
        if self._asked is not None:
            add_to_dictionary(self._window, self._service, self._asked.spelling)

    def _ignore(self) -> None:
        if self._asked is not None:
            self._service.ignore(self._asked.spelling, self._lesson())

    def _put_away(self) -> None:
        if self.popover is not None:
            self.popover.put_away()
        self._asked = None

    def say_failed(self) -> None:
        """Say once that nothing is checked any more in this run."""
        self._answered()
        self._window.notices.show(
            tr("L’orthographe n’est pas vérifiée : le dictionnaire ne peut pas être lu. Réinstaller TNI s’il manque."),
            unasked=True,
        )

    def close(self) -> None:
        """End what is under way."""
        self.closed()
