"""Controller of the pages panel: lists the pages, moves, copies and deletes them, and keeps their thumbnails fresh."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from tni.core.ids import PageId
from tni.document.pointer import Changed, ChangedFlag
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.canvas.shown_lesson import ShownLesson
from tni.ui.chrome.commands import CommandId
from tni.ui.main_window.page_removal import delete_pages
from tni.ui.main_window.window import MainWindow

if TYPE_CHECKING:
    from tni.ui.panels.page_panel import PagePanel

ON_PANEL = (
    CommandId.RULING_BLANK, CommandId.RULING_SQUARED, CommandId.RULING_SEYES, CommandId.RULING_DOTTED,
    CommandId.RULING_MORE,
)  # fmt: skip
"""Rulings of the page that is open, which the panel offers too."""
THUMBNAIL_WAIT_MS = 300
"""Delay after which thumbnails follow the page. They are made while the pen rests, never while it writes."""


class PagePanelController:
    """Controller of the pages panel. panel: made when it is first opened."""

    def __init__(self, window: MainWindow, shown: Callable[[], ShownLesson]) -> None:
        self._window, self._shown = window, shown
        self.panel: PagePanel | None = None
        self._stale: set[PageId] = set()
        self._thumbnails = QTimer(window)
        self._thumbnails.setSingleShot(True)
        self._thumbnails.setInterval(THUMBNAIL_WAIT_MS)
        self._thumbnails.timeout.connect(self._refresh_thumbnails)
        window.commands[CommandId.PAGE_PANEL].toggled.connect(self._open)

    # -- following the lesson

    def show(self, changed: Changed) -> None:
        if self.panel is None or not self.panel.isVisible():
            return
        if changed.what & (ChangedFlag.PAGE | ChangedFlag.PAGES):
            self._list_pages()
        self._stale.update(changed.regions)
        if changed.what & ChangedFlag.PAGES:
            self._stale.update(p.id for p in self._shown().editor.pages)
        if self._stale:
            self._thumbnails.start()

    def show_all(self) -> None:
        """Refresh everything for another lesson or layer."""
        if self.panel is not None and self.panel.isVisible():
            self._list_pages()
            self.panel.refresh()

    def page_changed(self, page: PageId) -> None:
        """Refresh a page that looks different although the lesson has not changed."""
        if self.panel is not None and self.panel.isVisible():
            self._stale.add(page)
            self._thumbnails.start()

    def _refresh_thumbnails(self) -> None:
        if self._shown().editor.busy:
            self._thumbnails.start()
            return
        stale, self._stale = self._stale, set()
        if self.panel is not None:
            for page in stale:
                self.panel.refresh(page)

    # -- the panel

    def _open(self, on: bool) -> None:
        window = self._window
        if not on:
            if self.panel is not None and self.panel.isAncestorOf(window.focusWidget()):
                # Otherwise the toolbar's first button gets the focus, and Space hides the toolbar.
                window.canvas.setFocus()
            window.dock(None)
            return
        window.commands[CommandId.KEYBOARD].setChecked(False)
        if self.panel is None:
            from tni.ui.panels.page_panel import PagePanel

            self.panel = PagePanel(window.kit, lambda p, size: self._shown().thumbnail_steps(PageId(p), size), window)
            self.panel.add_choices(window.commands[command] for command in ON_PANEL)
            self.panel.page_chosen.connect(lambda page: self._window.do(lambda s: s.go_to(PageId(page))))
            self.panel.add_wanted.connect(lambda: self._window.do(LessonEditor.add_page))
            self.panel.duplicate_wanted.connect(self._duplicate)
            self.panel.delete_wanted.connect(lambda ids: delete_pages(window, map(PageId, ids)))
            self.panel.move_wanted.connect(self._move)
            self.panel.versions_wanted.connect(window.commands[CommandId.VERSIONS].trigger)
            self.panel.close_wanted.connect(lambda: window.commands[CommandId.PAGE_PANEL].setChecked(False))
        self._list_pages()
        self.panel.refresh()
        window.dock(self.panel)

    def _list_pages(self) -> None:
        board = self._shown().editor
        if self.panel is not None:
            self.panel.show_pages([p.id for p in board.pages], board.page.id)

    def _duplicate(self, ids: list[str]) -> None:
        for page in ids:
            self._window.do(lambda s, page=page: s.duplicate_page(PageId(page)))  # type: ignore[misc]

    def _move(self, ids: list[str], before: int) -> None:
        """Move pages to the place before page number `before` of the current order."""
        for page in ids:
            pages = [p.id for p in self._shown().editor.pages]
            here = pages.index(PageId(page))
            to = before - 1 if here < before else before
            self._window.do(lambda s, page=page, to=to: s.move_page(PageId(page), to))  # type: ignore[misc]
            before = to + 1
