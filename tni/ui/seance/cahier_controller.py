"""Controller of the cahier de textes: the sheet of a séance and its PDF."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from tni.cahier.seance_log import LoggedPhase, SeanceId
from tni.core.ids import PageId
from tni.core.tasks import TaskRunner
from tni.services.cahier.cahier_service import CahierService
from tni.services.cahier.leaving import Leaving
from tni.services.class_lists.class_list_service import ClassListService
from tni.ui.chrome.button import Style
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController
from tni.ui.messages.lazy_errors import error_message
from tni.ui.seance.entry_pdf import EntryPdfWriter

if TYPE_CHECKING:
    from tni.cahier.delivery import Delivery
    from tni.cahier.entry import CahierEntry
    from tni.services.cahier.ent_sending import EntSending
    from tni.services.cahier.leaving_files import PagePdfs
    from tni.services.cahier.names_check import ConfirmedEntry
    from tni.services.cahier.seance_lessons import SeanceLesson
    from tni.ui.seance.attachable_pages import AttachablePages
    from tni.ui.seance.cahier_sheet import CahierSheet
    from tni.ui.seance.entry_pasting import EntryPasting
    from tni.ui.seance.names_gate import NamesGate
    from tni.ui.seance.names_remedies import NamesRemedies
    from tni.ui.seance.pages_column import PageChoices
    from tni.ui.seance.preparing_sheet import PreparingSheet


type SettlePhase = Callable[[str, bool, Callable[[CahierEntry], None]], None]


class CahierController:
    """Controller of the sheet of an entry.

    host: returns the parent window and the style of the sheets. exports: folder of the PDFs. sending: way to the
    teacher's accounts, None without one. attachable: pages that can be attached in the open sheet, None without one.
    """

    def __init__(
        self,
        main: MainController,
        cahier: CahierService,
        exports: Path,
        tasks: TaskRunner,
        host: Callable[[], tuple[QWidget, Style]],
        lists: ClassListService,
        names_remedies: NamesRemedies,
        sending: EntSending | None = None,
    ) -> None:
        self._main, self._cahier, self._exports, self._tasks = main, cahier, exports, tasks
        self._host, self._lists = host, lists
        self._names_remedies, self.sending = names_remedies, sending
        self.pdfs = EntryPdfWriter(main, exports, tasks, cahier.pdfs)
        self.sheet: CahierSheet | None = None
        self.preparing: PreparingSheet | None = None
        """Stands for the sheet while its entry is built."""
        self.attachable: AttachablePages | None = None
        self._offered: tuple[str, ...] = ()

    @cached_property
    def names(self) -> NamesGate:
        """The check of names, loaded when an entry is first to leave."""
        from tni.ui.seance.names_gate import NamesGate

        return NamesGate(self._main, self._lists, self._tasks, self._host, self._names_remedies, self._exports)

    def let_out(
        self,
        entry: CahierEntry,
        leaving: Leaving,
        then: Callable[[ConfirmedEntry], None],
        otherwise: Callable[[], None] | None = None,
    ) -> None:
        """Let the entry of the open sheet out once its names are confirmed; with pages, once their lessons are read."""
        if self.sheet is not None:
            if leaving.has_pages and self.attachable is not None and not self.attachable.are_read(entry.pages):
                self.sheet.show_message(tr("Les pages sont en cours de lecture : réessayer dans un instant."))
                return
            seen, goes_on = self.sheet.seen_pages, self.sheet.bar.send.label if leaving is Leaving.SEND else ""
            self.names.let_out(
                entry, leaving, then, self.sheet.show_entry, otherwise, self.attachable, seen, self._tell_waiting,
                goes_on,
            )  # fmt: skip

    def _tell_waiting(self, text: str) -> None:
        if self.sheet is not None:
            self.sheet.show_message(text)

    def _existing(self) -> Collection[PageId] | None:
        """Return the pages that can go with the entry of the open sheet; None while that is not known."""
        if self.sheet is None or self.attachable is None or not self.attachable.are_read(self.sheet.entry.pages):
            return None
        return frozenset(self.attachable.lessons.page_ids)

    # -- the sheet of a séance

    def prepare(self) -> PreparingSheet:
        """Show at once that the sheet of the séance under way is coming."""
        from tni.ui.seance.preparing_sheet import PreparingSheet

        parent, style = self._host()
        sheet = self.preparing = PreparingSheet(style, parent)
        sheet.closed.connect(self._put_preparing_away)
        sheet.open()
        return sheet

    def _put_preparing_away(self) -> bool:
        """Remove what stands for the sheet, and return whether there was something."""
        sheet, self.preparing = self.preparing, None
        if sheet is not None:
            sheet.put_away()
            sheet.deleteLater()
        return sheet is not None

    def reopened(self, seance: SeanceId) -> bool:
        """Show the sheet of a séance again if it is open, and return whether it is. A sheet whose window was closed is
        removed instead, with its edits kept."""
        if self.preparing is not None and self.preparing.window().isVisible():
            self.preparing.open()
            return True
        if self.sheet is None or self.sheet.entry.session != seance:
            return False
        if self.sheet.window().isVisible():
            self.sheet.open()
            return True
        self.sheet.save()
        self._sheet_closed()
        return False

    def put_sheet_away(self) -> bool:
        """Close the sheet and keep its edits. Returns whether there was a sheet."""
        was_preparing = self._put_preparing_away()
        if self.sheet is None:
            return was_preparing
        if self.sheet.isVisible():
            self.sheet.put_away()
        else:
            self.sheet.save()
            self._sheet_closed()
        return True

    def open_sheet(
        self, entry: CahierEntry, lessons: Sequence[SeanceLesson], *, can_keep_ink: bool, is_past: bool = False
    ) -> CahierSheet:
        """Open the sheet of an entry. `lessons` are the lessons whose pages can be attached; those that are not open
        are read meanwhile."""
        self._put_preparing_away()
        parent, style = self._host()
        self._close_pages()
        from tni.ui.seance.attachable_pages import AttachablePages  # loaded with the first sheet
        from tni.ui.seance.cahier_sheet import CahierSheet

        attachable = self.attachable = AttachablePages(self._main, lessons, self._show_pages, self._redrawn)
        sheet = CahierSheet(
            style, entry, _pages_of(attachable, entry), can_keep_ink=can_keep_ink,
            folds_results=parent is self._main.window, parent=parent, is_past=is_past,
        )  # fmt: skip
        sheet.let_out, sheet.existing = self.let_out, self._existing
        sheet.documents = lambda entry, found: self.pasting.documents(entry, found)
        sheet.pdf_wanted.connect(self._write_pdf)
        sheet.paste_wanted.connect(self._open_strip)
        sheet.send_wanted.connect(self._send)
        self._offer_sending(sheet)
        sheet.class_name.editingFinished.connect(lambda: self._offer_sending(sheet))
        sheet.closed.connect(self._sheet_closed)
        self._main.page_redrawn.connect(sheet.refresh_page)
        self.sheet = sheet
        sheet.open()
        self._look_for_files(sheet)
        return sheet

    def _look_for_files(self, sheet: CahierSheet) -> None:
        """Say in the sheet which joined files are gone."""
        from tni.services.cahier.leaving_contents import absent_files
        from tni.services.cahier.leaving_texts import joined_files

        def found(absent: frozenset[str]) -> None:
            if self.sheet is sheet:
                sheet.homework.show_absent(absent)

        if joined_files(entry := sheet.entry):
            self._tasks.submit(lambda: absent_files(entry), found, lambda _error: None)

    def _offer_sending(self, sheet: CahierSheet) -> None:
        """Show whether the entries of the class can be sent, and when."""
        if self.sending is not None:
            places = self.sending.places_for(sheet.class_name.text().strip())
            self._offered = tuple(id for id, _name in places)
            sheet.bar.offer_sending([name for _id, name in places], self.sending.opens_at() if places else None)

    def ask_phase(self, phase: LoggedPhase | None, goes_on: bool, settle: SettlePhase) -> None:
        """Ask in the sheet what becomes of the phase that is under way at the end. settle: passes the entry that
        follows from an answer to a function, at once or soon."""
        if (sheet := self.sheet) is None or phase is None:
            return
        from tni.ui.seance.phase_choice import PhaseChoice

        def answered(goes_on: bool) -> None:
            sheet.save()  # what is typed stays
            before = sheet.entry.contenu
            settle(phase.id, goes_on, lambda entry: show(entry, before, goes_on))

        def show(entry: CahierEntry, before: str, goes_on: bool) -> None:
            if self.sheet is not sheet:
                return
            if sheet.entry.contenu == before:
                sheet.show_contenu(entry.contenu)
            else:  # she wrote on meanwhile
                answered(goes_on)

        choice = PhaseChoice(sheet.kit, phase.title, goes_on=goes_on)
        choice.chosen.connect(answered)
        sheet.add_question(choice)

    def _show_pages(self) -> None:
        if self.sheet is not None and self.attachable is not None:
            self.sheet.show_pages(_pages_of(self.attachable, self.sheet.entry))

    def _redrawn(self, page: str) -> None:
        if self.sheet is not None:
            self.sheet.refresh_page(page)
            self.names.page_redrawn(page)

    def _sheet_closed(self) -> None:
        self._close_pages()
        if self.sheet is not None:
            self._main.lesson_actions.put_away()  # a question about its pages
            if "names" in self.__dict__:
                self.names.put_away()
            self.sheet.deleteLater()
            self.sheet = None

    def _close_pages(self) -> None:
        if self.attachable is not None:
            self.attachable.close()
            self.attachable = None

    # -- PDF of the pages

    def _write_pdf(self, confirmed: ConfirmedEntry) -> None:
        self._with_pdf(confirmed.entry_for(Leaving.PAGES), lambda pdfs: self._pdf_written(pdfs.entry))

    def _with_pdf(self, entry: CahierEntry, then: Callable[[PagePdfs], None], *, is_sent: bool = False) -> None:
        """Write the PDF of an entry's pages, and go on with it, unless she dismisses a question about it. is_sent: its
        pieces have theirs, too, and it takes no second press while they are written."""
        if self.attachable is None:
            return
        sheet = self.sheet

        def began() -> None:
            if sheet is not None and self.sheet is sheet:
                sheet.show_message(tr("Enregistrement du PDF…"))
                sheet.pdf.setEnabled(False)
                if is_sent:
                    sheet.bar.show_busy(busy=True)

        host = None if sheet is None else (sheet, sheet.kit)
        self.pdfs.write(entry, self.attachable, host, began, then, self._pdf_failed, has_pieces=is_sent)

    def _with_page_pdfs(self, entry: CahierEntry, then: Callable[[PagePdfs], None], *, is_sent: bool = False) -> None:
        """Go on likewise, without a PDF where no pages are joined."""
        if entry.pages:
            self._with_pdf(entry, then, is_sent=is_sent)
        else:
            from tni.services.cahier.leaving_files import PagePdfs

            then(PagePdfs())

    def _pdf_written(self, path: Path | None) -> None:
        if path is None:
            return
        if self.sheet is not None:
            self.sheet.pdf_is_at(path)
            return
        self._main.window.notices.show(
            tr("PDF enregistré dans « {} ».").format(path.parent.name),
            act_text=tr("Voir"),
            act=lambda: _open_folder(path.parent),
        )

    def _pdf_failed(self, error: Exception) -> None:
        words = tr("Le PDF n’a pas été enregistré. {}").format(error_message(error))
        if self.sheet is not None:
            self.sheet.show_message(words)
            self.sheet.pdf.setEnabled(True)
            self.sheet.bar.show_busy(busy=False)
        else:
            self._main.show_notice(words)

    # -- pasting

    def _open_strip(self, confirmed: ConfirmedEntry) -> None:
        """Show the parts of an entry above all windows, with its PDF where pages are joined."""
        entry = confirmed.entry_for(Leaving.PASTE)

        def show(pdfs: PagePdfs) -> None:
            if self.sheet is not None and pdfs.entry is not None:
                self.sheet.pdf_is_at(pdfs.entry)
            said = tr("Ouvrir l’ENT : le bandeau reste au-dessus.")
            self.pasting.open(confirmed, pdfs, lambda: self._tell_waiting(said), failed)

        def failed(error: Exception) -> None:
            from tni.ui.messages.leaving import not_pasted_message

            tell = self._main.show_notice if self.sheet is None else self.sheet.show_message
            tell(not_pasted_message(error))

        self._with_page_pdfs(entry, show)

    @cached_property
    def pasting(self) -> EntryPasting:
        """Pasting, in the style of the window: the strip lies over other programs. Loaded when first used."""
        from tni.ui.seance.entry_pasting import EntryPasting

        return EntryPasting(self._host()[1], self._exports, self._tasks, self.sending)

    def close(self) -> None:
        """Close the sheet, with its edits kept, and the strip."""
        self.put_sheet_away()
        if "pasting" in self.__dict__:
            self.pasting.close()

    # -- sending

    def _send(self, confirmed: ConfirmedEntry) -> None:
        """Hand a confirmed entry over to be sent, and end the sheet once it is on the disk."""
        sheet, sending = self.sheet, self.sending
        if sheet is None or sending is None:
            return
        offered = self._offered

        def hand_over(pdfs: PagePdfs) -> None:
            if self.sheet is sheet:
                if pdfs.entry is not None:
                    sheet.pdf_is_at(pdfs.entry)
                sheet.bar.show_busy(busy=True)
                sheet.show_message(tr("Remise à l’envoi…"))
            sending.hand_over(confirmed, pdfs, handed, failed, offered)

        def handed(found: Sequence[Delivery]) -> None:
            if self.sheet is sheet:
                sheet.finish_sent(confirmed)
            from tni.ui.messages.sending import handed_text

            self._main.show_notice(handed_text(found, sending.opens_at()))

        def failed(error: Exception) -> None:
            if self.sheet is sheet:
                sheet.bar.show_busy(busy=False)
                self._offer_sending(sheet)
                sheet.show_message(error_message(error))
            else:
                self._main.show_notice(error_message(error))

        self._with_page_pdfs(confirmed.entry_for(Leaving.SEND), hand_over, is_sent=True)

    # -- past séances

    def open_past(self, entry: CahierEntry, finished: Callable[[], None]) -> None:
        """Open the entry of a past séance. finished: called once the teacher has confirmed it."""
        self.put_sheet_away()

        def show(lessons: Sequence[SeanceLesson]) -> None:
            self.put_sheet_away()
            sheet = self.open_sheet(entry, lessons, can_keep_ink=False, is_past=True)
            sheet.edited.connect(self._cahier.edit)
            sheet.finished.connect(lambda done, _keep: self._cahier.finish(done))
            sheet.finished.connect(lambda _done, _keep: finished())

        self._cahier.lessons_of(entry.session, show)


def _pages_of(attachable: AttachablePages, entry: CahierEntry) -> PageChoices:
    from tni.ui.seance.pages_column import PageChoices

    return PageChoices(
        attachable.lessons.page_ids,
        attachable.thumbnail,
        attachable.captions,
        attachable.missing_message(entry.pages),
        attachable.picture,
        attachable.going_with,
    )


def _open_folder(folder: Path) -> None:
    from tni.ui.seance.joined_files import open_path

    open_path(str(folder))
