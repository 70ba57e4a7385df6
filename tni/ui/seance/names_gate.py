"""Way out of the program for entries: nothing passes before names of pupils are confirmed and pages looked at."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QWidget
from shiboken6 import isValid

from tni.cahier.entry import CahierEntry
from tni.cahier.names_in_text import NameFinder
from tni.core.tasks import TaskRunner
from tni.document.items import PdfBackground
from tni.roster.names_key import KeyStorage, NamesState
from tni.services.cahier.leaving import Leaving
from tni.services.cahier.leaving_contents import (
    ContentsReader,
    ContentsReading,
    LeavingFile,
    unread_contents,
)
from tni.services.cahier.leaving_texts import LeavingPage, NameSearch, joined_files, with_pdf_text
from tni.services.cahier.names_check import ConfirmedEntry, NamesCheck
from tni.services.cahier.names_report import NamesAnswers, NamesReport, NamesTrouble
from tni.services.cahier.renamed_files import copies_under, new_file_names
from tni.services.class_lists.class_list_service import ClassListService
from tni.services.lesson.pdf_page_cache import PdfPageCache, leaving_text
from tni.ui.canvas.thumbnail import PageFace, PictureSource
from tni.ui.chrome.button import Style
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController
from tni.ui.messages.file_errors import quoted_name

if TYPE_CHECKING:
    from tni.ui.seance.attachable_pages import AttachablePages
    from tni.ui.seance.names_panel import NamesSheet
    from tni.ui.seance.names_remedies import NamesRemedies


@dataclass(frozen=True, slots=True)
class LeavingRequest:
    """Wish that an entry leaves. then: gets the confirmed entry. edited: gets the entry after names, pages or files
    were taken out of it. otherwise: ends the séance without answers; None where it does not end. pages: those that can
    be attached. seen: digests of the pages that she had before her, which the wish confirms as looked at. others:
    entries that leave with it, for which an answer holds that nothing could be checked. tell: shows what is waited for,
    "" once nothing is. goes_on: text of the button that lets it out, "" for that of its way. pressed: what
    the wish was made by, which gets the focus back."""

    entry: CahierEntry
    leaving: Leaving
    then: Callable[[ConfirmedEntry], None]
    edited: Callable[[CahierEntry], None]
    otherwise: Callable[[], None] | None = None
    pages: AttachablePages | None = None
    seen: frozenset[str] = frozenset()
    others: Sequence[CahierEntry] = ()
    tell: Callable[[str], None] = lambda _text: None
    goes_on: str = ""
    pressed: QWidget | None = None


class NamesGate:
    """Controller of the check of names. One request at a time: a later one takes the place of the one before.

    host: returns the parent window and the style of the sheet. remedies: for names that cannot be read. copies:
    folder for copies of joined files whose names name a pupil.
    """

    def __init__(
        self,
        main: MainController,
        lists: ClassListService,
        tasks: TaskRunner,
        host: Callable[[], tuple[QWidget, Style]],
        remedies: NamesRemedies,
        copies: Path,
    ) -> None:
        self._main, self._lists, self._tasks, self._host, self._remedies = main, lists, tasks, host, remedies
        self._copies = copies
        self.sheet: NamesSheet | None = None
        self._contents = ContentsReader()
        self._reading: ContentsReading | None = None
        self._current: LeavingRequest | None = None
        main.page_redrawn.connect(self.page_redrawn)

    @cached_property
    def _check(self) -> NamesCheck:
        return NamesCheck(self._lists, self._lists.confirmed_names())

    def let_out(
        self,
        entry: CahierEntry,
        leaving: Leaving,
        then: Callable[[ConfirmedEntry], None],
        edited: Callable[[CahierEntry], None],
        otherwise: Callable[[], None] | None = None,
        pages: AttachablePages | None = None,
        seen: frozenset[str] = frozenset(),
        tell: Callable[[str], None] = lambda _text: None,
        goes_on: str = "",
    ) -> None:
        """Let an entry out at once if there is nothing to confirm, and otherwise ask first; see `LeavingRequest`."""
        pressed = _pressed_button(self._host()[0])
        self._start(
            LeavingRequest(
                entry, leaving, then, edited, otherwise, pages, seen, tell=tell, goes_on=goes_on, pressed=pressed
            )
        )

    def let_out_all(
        self,
        entries: Sequence[CahierEntry],
        leaving: Leaving,
        then: Callable[[Sequence[CahierEntry]], None],
        edited: Callable[[CahierEntry], None],
    ) -> None:
        """Let entries out together: one after the other is asked about, as far as there is anything to confirm, and all
        at once where nothing can be checked. then: gets all of them once they may leave, as they are then."""
        going: list[CahierEntry] = []

        def go_through(unclear: Sequence[CahierEntry]) -> None:
            if not unclear:
                then(going)
                return

            def confirmed(found: ConfirmedEntry) -> None:
                going.append(found.entry_for(leaving))
                QTimer.singleShot(0, partial(go_through, unclear[1:]))

            report = self._check.report(unclear[0], leaving)
            if report.is_clear:
                confirmed(self._check.confirmed(report))
            else:
                self.let_out(unclear[0], leaving, confirmed, edited)

        def search(first: ConfirmedEntry) -> None:  # the key of the names is fetched, or she goes on without
            going.append(first.entry_for(leaving))
            find = self._check.search(leaving)

            def found(unclear: Sequence[CahierEntry]) -> None:
                going.extend(one for one in entries[1:] if one not in unclear)
                go_through(unclear)

            self._tasks.submit(lambda: find(entries[1:]), found, lambda _error: found(entries[1:]))

        if entries:
            self._start(LeavingRequest(entries[0], leaving, search, edited, others=entries[1:]))
        else:
            then(going)

    def _start(self, request: LeavingRequest) -> None:
        self.put_away()
        self._current = request
        names = self._lists.names
        state = names.state
        if state.names is NamesState.LOCKED and state.key_storage is KeyStorage.KEYRING:
            names.open(lambda _prompt: self._take_pages(request))
        else:
            self._take_pages(request)

    def put_away(self) -> None:
        """Drop the request, as when its sheet is closed."""
        self._current = None
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        if self.sheet is not None:
            self.sheet.put_away()

    # -- pages

    def _take_pages(self, request: LeavingRequest) -> None:
        if self._current is not request:
            return
        pages, attachable = _pages_of(request), request.pages
        has_pdf = attachable is not None and any(page.pdf is not None for page in pages)
        has_files = request.leaving.has_files and bool(joined_files(request.entry))
        if not (has_pdf or has_files):
            self._ask(request, pages, ())
            return
        sources = [] if attachable is None else self._pdf_sources(attachable)
        pupils = self._check.pupils_of(request.entry)

        def read() -> tuple[LeavingPage, ...]:
            find = NameFinder(pupils).find
            return tuple(
                with_pdf_text(
                    page,
                    lambda pdf: of_pdf(pdf)[0],
                    lambda pdf: of_pdf(pdf)[1],
                    lambda text: NameSearch(pupils, tuple(find(text))),
                )
                for page in pages
            )

        @cache
        def of_pdf(pdf: PdfBackground) -> tuple[str, bool]:
            return leaving_text(pdf, sources)

        def read_files(found: tuple[LeavingPage, ...]) -> None:
            def ask(files: tuple[LeavingFile, ...]) -> None:
                if has_files and self._current is request:
                    request.tell("")
                self._ask(request, found, files)

            if has_files:
                entry = request.entry
                request.tell(tr("Lecture des fichiers joints, pour y chercher des noms d’élèves…"))
                reading = self._reading = self._contents.begin(entry, pupils)
                self._tasks.submit(reading.read, ask, lambda _error: ask(unread_contents(entry)))
            else:
                ask(())

        self._tasks.submit(read, read_files, lambda _error: read_files(pages))

    def _pdf_sources(self, attachable: AttachablePages) -> list[PdfPageCache]:
        """Return what reads, on a worker, the PDF pages of any of the lessons."""
        return [lesson.pdf_pages or self._main.shown.pdf_pages for lesson in attachable.lessons if lesson.document]

    # -- answers

    def _ask(self, request: LeavingRequest, pages: tuple[LeavingPage, ...], files: tuple[LeavingFile, ...]) -> None:
        if self._current is not request:
            return
        if request.leaving.has_pages:
            self._check.looked_at(request.seen)
        report = self._check.report(request.entry, request.leaving, pages, files)
        if not report.is_clear:

            def answer(answers: NamesAnswers, renamed: Mapping[str, str]) -> None:
                if answers.unchecked:
                    self._check.go_unchecked_together(request.others, request.leaving)
                self._answered(request, self._check.answer(report, answers, pages, files, renamed))

            self._open_sheet(request, report, lambda answers: self._rename(request, answers, answer))
        elif [page.digest for page in _pages_of(request)] != [page.digest for page in pages]:
            self._take_pages(request)  # a page was changed while PDFs were read
        else:
            self._current = None
            request.then(self._check.confirmed(report, pages, files))

    def _open_sheet(self, request: LeavingRequest, report: NamesReport, answer: Callable[[NamesAnswers], None]) -> None:
        from tni.ui.seance.names_panel import NamesSheet

        parent, style = self._host()
        goes_on, skips = request.goes_on or _goes_on_text(request.leaving), ""
        if request.otherwise is not None:
            goes_on, skips = tr("Terminer"), tr("Terminer sans vérifier")
        sheet = self.sheet = NamesSheet(
            style, report, _pictures(request.pages), parent,
            goes_on=goes_on, skips=skips, together=1 + len(request.others),
        )  # fmt: skip
        sheet.closed.connect(lambda: self._closed(sheet))
        sheet.answered.connect(answer)
        if request.otherwise is not None:
            sheet.skipped.connect(request.otherwise)
        if report.trouble is NamesTrouble.LOCKED:
            sheet.unlock_wanted.connect(lambda: self._remedies.unlock(lambda: self._start(request)))
        sheet.lists_wanted.connect(lambda: self._remedies.open_lists(lambda: self._again(request)))
        sheet.open()
        if request.pressed is not None and isValid(request.pressed):
            sheet.return_to(request.pressed)

    def _again(self, request: LeavingRequest) -> None:
        """Check once more what still waits for an answer."""
        if self._current is request and self.sheet is not None:
            self._start(request)

    def _closed(self, sheet: NamesSheet) -> None:
        if self.sheet is sheet:
            self.sheet = None
        sheet.deleteLater()

    def _rename(
        self,
        request: LeavingRequest,
        answers: NamesAnswers,
        then: Callable[[NamesAnswers, Mapping[str, str]], None],
    ) -> None:
        """Copy the files whose names lose a pupil's, and go on with the answers. A file that cannot be copied, as one
        that is gone, is not joined any more, and that is told."""
        wanted = new_file_names(name for name in answers.removed if name.text.named not in answers.files_left_out)
        if not wanted:
            then(answers, {})
            return

        def copied(made: Mapping[str, str]) -> None:
            if self._current is not request:
                return
            if failed := wanted.keys() - made.keys():
                names = ", ".join(quoted_name(Path(path)) for path in sorted(failed))
                self._main.show_notice(
                    tr("Pas de copie sous un autre nom : {} n’est plus joint. Le renommer, puis le joindre.").format(
                        names
                    )
                )
            then(answers, made)

        self._tasks.submit(lambda: copies_under(wanted, self._copies), copied, lambda _error: copied({}))

    def _answered(self, request: LeavingRequest, entry: CahierEntry) -> None:
        if entry != request.entry:
            request.edited(entry)
        self._start(replace(request, entry=entry))

    def page_redrawn(self, page: str) -> None:
        """Show in the sheet that a page looks different."""
        if self.sheet is not None:
            self.sheet.refresh(page)


def _pressed_button(window: QWidget) -> QWidget | None:
    """Return the button that is being pressed by a key or the pointer, which leaves the focus elsewhere."""
    if isinstance(here := window.focusWidget(), QAbstractButton):
        return here
    buttons = (one for one in window.findChildren(QAbstractButton) if one.underMouse() and one.isVisible())
    return next(buttons, None)


def _pages_of(request: LeavingRequest) -> tuple[LeavingPage, ...]:
    if not request.leaving.has_pages or request.pages is None:
        return ()
    return request.pages.going_with(request.entry)


def _pictures(attachable: AttachablePages | None) -> PictureSource:
    if attachable is not None:
        return attachable.picture

    def nothing(_page: str, _size: QSize) -> Generator[None, None, PageFace]:
        yield
        return PageFace(QImage())

    return nothing


def _goes_on_text(leaving: Leaving) -> str:
    """Return the text of the button that lets an entry out in a way."""
    return {
        Leaving.COPY: tr("Copier"),
        Leaving.PAGES: tr("Enregistrer le PDF"),
        Leaving.PASTE: tr("Continuer"),
        Leaving.SEND: tr("Envoyer"),
        Leaving.ARCHIVE: tr("Continuer"),
    }[leaving]
