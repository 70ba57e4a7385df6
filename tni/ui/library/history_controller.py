"""Controller of the history of a lesson: its sheet, and restoring pages or all of the lesson."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tni.core.clock import Clock
from tni.core.ids import PageId
from tni.services.lesson.lesson_events import LessonEvent, LessonLeaving
from tni.ui.chrome.button import Style
from tni.ui.chrome.commands import CommandId
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController
from tni.ui.messages.lazy_errors import error_message

if TYPE_CHECKING:
    from tni.library.revision import RevisionId
    from tni.services.library.backed_up_history import BackedUpHistory
    from tni.services.library.backup_restoring import BackupRestoring
    from tni.services.library.backup_service import BackupService
    from tni.services.library.check_service import CheckService
    from tni.services.library.history_service import (
        ComparedRevision,
        EarlierPages,
        HistoryService,
        ListedRevision,
    )
    from tni.ui.library.history_sheet import HistorySheet
    from tni.ui.library.page_pictures import PagePictures

type Host = Callable[[], tuple[QWidget, Style]]
"""Returns the window in which something was asked, and its style."""


class LibraryServices(Protocol):
    """Services that keep the library, loaded at their first use; `tni.app.library_upkeep.LibraryUpkeep`."""

    def when_loaded(self, do: Callable[[HistoryService, BackupService], None]) -> None: ...

    def check_service(self) -> CheckService: ...

    def backed_up_history(self) -> BackedUpHistory | None: ...

    def backup_restoring(self) -> BackupRestoring | None: ...


class HistoryController(QObject):
    """Shows the history of the open lesson, or of another lesson's file. sheet: the one that is open; None without."""

    def __init__(
        self, main: MainController, library: LibraryServices, clock: Clock, host: Host, placed: Callable[[], None]
    ) -> None:
        """placed: called when a lesson was added to the library."""
        super().__init__(main)
        self._placed = placed
        self._main, self._library, self._clock, self._host = main, library, clock, host
        self.sheet: HistorySheet | None = None
        self._path: Path | None = None
        self._backed_up: BackedUpHistory | None = None
        self._own: list[ListedRevision] = []
        self._in_backups: list[ListedRevision] = []
        self._pictures: list[PagePictures] = []
        main.current_lesson.subscribe(self._follow_lesson)

    def toggle(self) -> None:
        """Open the sheet for the open lesson, or close it."""
        if self.sheet is not None:
            self.sheet.put_away()
        else:
            self.show(self._main.current_lesson.lesson.path)

    def show(self, path: Path | None, name: str = "") -> None:
        """Open the sheet for a lesson's file; None for an open lesson without one. name: of a lesson that is not
        open."""
        from tni.ui.library.history_sheet import HistorySheet

        if self.sheet is not None:
            self.sheet.put_away()
        self._path = path
        parent, style = self._host()
        lesson = self._main.current_lesson.lesson
        name = lesson.title if self._is_open else name
        sheet = self.sheet = HistorySheet(style, name, self._clock.now(), parent, is_open=self._is_open)
        sheet.revision_wanted.connect(self._compare)
        sheet.page_wanted.connect(self._restore_page)
        sheet.lesson_wanted.connect(self._restore_lesson)
        sheet.copy_wanted.connect(self._copy)
        sheet.name_wanted.connect(self._name)
        sheet.closed.connect(self._closed)
        sheet.open()
        self._list()

    @property
    def _is_open(self) -> bool:
        """True if the sheet is about the open lesson."""
        return self._path == self._main.current_lesson.lesson.path

    def _ask(self, do: Callable[[HistoryService, Path], None]) -> None:
        """Call with the service for the lesson of the sheet, if it has a file."""
        path, sheet = self._path, self.sheet
        if path is not None:
            self._library.when_loaded(
                lambda history, _: do(history, path) if sheet is not None and sheet is self.sheet else None
            )

    # -- reading

    def _list(self) -> None:
        if self._path is None and self.sheet is not None:
            self.sheet.show_revisions(())
        self._ask(lambda history, path: history.list_revisions(path, partial(self._listed, self.sheet), self._fail))
        self._ask(self._list_backups)

    def _listed(self, sheet: HistorySheet | None, revisions: list[ListedRevision]) -> None:
        if sheet is not None and sheet is self.sheet:
            self._own = revisions
            self._show(sheet)

    def _show(self, sheet: HistorySheet, *, more: bool = False) -> None:
        every = [*self._own, *self._in_backups]
        sheet.show_revisions(sorted(every, key=lambda one: one.made, reverse=True), more=more)

    def _list_backups(self, _history: HistoryService, path: Path) -> None:
        """List what the backups have besides, when it is read: the history does not wait for their place."""
        from tni.ui.messages.library_history import backups_not_listed

        sheet = self.sheet
        self._backed_up = self._backed_up or self._library.backed_up_history()
        if self._backed_up is None or sheet is None:
            return
        sheet.show_backups_note(tr("Lecture des sauvegardes…"))

        def listed(found: list[ListedRevision]) -> None:
            if sheet is self.sheet:
                sheet.show_backups_note("")
                self._in_backups = found
                if found:
                    self._show(sheet, more=True)

        def failed(error: Exception) -> None:
            if sheet is self.sheet:
                sheet.show_backups_note(backups_not_listed(error))

        self._backed_up.list_revisions(path, listed, failed)

    def _source(self, history: HistoryService, revision: RevisionId) -> HistoryService | BackedUpHistory:
        """Return the use case that has a revision."""
        in_backups = any(one.id == revision for one in self._in_backups)
        return self._backed_up if in_backups and self._backed_up is not None else history

    def _compare(self, revision: RevisionId) -> None:
        now = dict(self._main.editor.document.base) if self._is_open else None
        done = partial(self._compared, self.sheet, revision)

        def compare(history: HistoryService, path: Path) -> None:
            self._source(history, revision).compare(path, revision, now, partial(done, history), self._fail)

        self._ask(compare)

    def _compared(
        self, sheet: HistorySheet | None, revision: RevisionId, history: HistoryService, found: ComparedRevision
    ) -> None:
        if sheet is None or sheet is not self.sheet:
            return
        current = sheet.list.current
        if current is None or current.id != revision:  # another one was chosen meanwhile
            return
        from tni.services.lesson.closed_lesson import blob_reader
        from tni.ui.library.page_pictures import PagePictures

        assert self._path is not None
        blobs = self._main.shown.lesson.port.blob if self._is_open else blob_reader(self._path)
        before = self._pictures
        pdf_pages, fonts = self._main.pdf_pages, self._main.fonts
        backed_up = None if current.backed_up is None else self._backed_up
        media = history.medium if backed_up is None else backed_up.media(revision)
        then = PagePictures(found.pages.document, media, pdf_pages, fonts)
        now = PagePictures(found.now, blobs, pdf_pages, fonts)
        self._pictures = [then, now]
        sheet.show_comparison(then, now, found.changes)
        _close(before)

    # -- restoring

    def _restore_page(self, revision: RevisionId, page: str) -> None:
        if self._may_restore():
            done = partial(self._put_back, self.sheet, revision)
            self._read(revision, [PageId(page)], done)

    def _restore_lesson(self, revision: RevisionId) -> None:
        if not self._is_open:
            done = partial(self._restored_closed, self.sheet)
            kept = tr("avant la reprise d’une autre version")
            self._ask(lambda h, path: self._source(h, revision).restore_closed(path, revision, kept, done, self._fail))
        elif self._may_restore():
            self._read(revision, None, partial(self._put_back, self.sheet, revision))

    def _read(self, revision: RevisionId, pages: list[PageId] | None, done: Callable[[EarlierPages], None]) -> None:
        self._ask(lambda h, path: self._source(h, revision).read_pages(path, revision, pages, done, self._fail))

    def _may_restore(self) -> bool:
        """Return whether the lesson can be changed; say why if it can't."""
        if not self._main.editor.document.in_seance:
            return True
        if self.sheet is not None:
            self.sheet.show_trouble(
                tr("En enseignant, la leçon préparée ne change pas : passer à « Préparer » pour reprendre une version.")
            )
        return False

    def _put_back(self, sheet: HistorySheet | None, revision: RevisionId, pages: EarlierPages) -> None:
        """Restore pages in the open lesson, as one step that can be undone."""
        if sheet is None or sheet is not self.sheet or not self._may_restore():
            return
        self._main.window.do(lambda editor: editor.restore_pages(pages.records, pages.media, whole=pages.whole))
        if pages.whole:
            sheet.put_away()
            text = tr("La leçon est reprise telle qu’elle était.")
        else:
            self._compare(revision)
            text = tr("La page est reprise telle qu’elle était.")
        self._main.window.notices.show(text, act_text=tr("Annuler"), act=self._undo)

    def _undo(self) -> None:
        self._main.commands[CommandId.UNDO].trigger()
        if self.sheet is not None and (current := self.sheet.list.current) is not None:
            self._compare(current.id)

    def _restored_closed(self, sheet: HistorySheet | None, path: Path) -> None:
        text = tr("« {} » est reprise telle qu’elle était. L’état d’avant reste dans son historique.").format(path.stem)
        self._main.show_notice(text)
        if sheet is not None and sheet is self.sheet:
            self._list()

    def _copy(self, revision: RevisionId) -> None:
        def copied(path: Path) -> None:
            self._placed()
            text = tr("Cette version est une leçon à part : « {} ».").format(path.stem)
            self._main.window.notices.show(
                text, act_text=tr("Ouvrir"), act=lambda: self._main.current_lesson.open(path)
            )

        def copy(history: HistoryService, path: Path) -> None:
            made = (
                ""
                if self.sheet is None or (now := self.sheet.list.current) is None
                else f"{now.made.astimezone():%Y-%m-%d}"
            )
            target = path.with_stem(tr("{name} (version du {day})").format(name=path.stem, day=made))
            self._source(history, revision).restore_beside(path, revision, target, copied, self._fail)

        self._ask(copy)

    def _name(self, revision: RevisionId, name: str) -> None:
        self._ask(lambda history, path: history.name_revision(path, revision, name, lambda _: self._list(), self._fail))

    # -- the sheet

    def _fail(self, error: Exception) -> None:
        if self.sheet is not None:
            self.sheet.show_trouble(error_message(error))
        else:
            self._main.fail(error)

    def _closed(self) -> None:
        if self.sheet is not None:
            self.sheet.show_comparison(None, None, ())
            self.sheet.deleteLater()
            self.sheet = None
        pictures, self._pictures = self._pictures, []
        _close(pictures)
        self._own, self._in_backups = [], []
        if self._backed_up is not None:
            self._backed_up.close()
            self._backed_up = None

    def _follow_lesson(self, event: LessonEvent) -> None:
        if isinstance(event, LessonLeaving) and self.sheet is not None:
            self.sheet.put_away()


def _close(pictures: list[PagePictures]) -> None:
    for one in pictures:
        one.close()
        one.deleteLater()
