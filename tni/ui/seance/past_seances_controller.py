"""Controller of the past séances: their list, what is done with each, and a class's year as a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from tni.cahier import entry_export
from tni.cahier.entry import CahierEntry
from tni.cahier.file_links import EntryDocuments
from tni.cahier.seance_log import SeanceId
from tni.services.cahier.cahier_service import CahierService
from tni.services.cahier.leaving import Leaving
from tni.services.cahier.names_check import ConfirmedEntry
from tni.services.cahier.notebook_service import NotebookChangedError
from tni.services.cahier.past_filter import LeftToDo, PastSeance
from tni.ui.chrome.button import Style
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController
from tni.ui.messages.dates import format_date
from tni.ui.messages.lazy_errors import error_message
from tni.ui.seance.entry_clipboard import block_data, copy, linked_content, linked_work
from tni.ui.seance.past_seances_sheet import PastSeancesSheet

if TYPE_CHECKING:
    from tni.services.cahier.notebook_service import NotebookService
    from tni.ui.seance.ent_link import EntLink
    from tni.ui.seance.names_gate import NamesGate

RETRY_MS = 100
MAX_TRIES = 10


class PastSeancesController:
    """Controller of the list of past séances.

    host: returns the parent window and the style of the sheet. exports: folder of the PDFs. end: opens the sheet of the
    current séance. open_entry: opens an entry, and calls a function once it is finished. names: returns the check of
    names, without which no entry leaves. ent: None in a program without sending.
    """

    def __init__(
        self,
        main: MainController,
        cahier: CahierService,
        exports: Path,
        host: Callable[[], tuple[QWidget, Style]],
        end: Callable[[], object],
        open_entry: Callable[[CahierEntry, Callable[[], None]], None],
        names: Callable[[], NamesGate],
        ent: EntLink | None,
    ) -> None:
        self._main, self._cahier, self._exports = main, cahier, exports
        self._host, self._end, self._open, self._names = host, end, open_entry, names
        self._ent = ent
        self.sheet: PastSeancesSheet | None = None
        self._tries = MAX_TRIES
        self._deleted: list[SeanceId] = []
        """Séances that are deleted once the list is closed: until then she can put them back."""
        if ent is not None:
            ent.subscribe(self._fill)

    def show(self) -> None:
        """Show the past séances in a sheet."""
        if self.sheet is not None and not self.sheet.window().isVisible():
            self.put_away()
        if self.sheet is None:
            parent, style = self._host()
            made = self.sheet = PastSeancesSheet(style, parent, has_outbox=self._ent is not None)
            made.outbox_wanted.connect(self._show_outbox)
            self._retry_timer = QTimer(made, singleShot=True, interval=RETRY_MS)
            self._retry_timer.timeout.connect(self._fill)
            made.open_wanted.connect(self._open_past)
            unjoined = partial(linked_content, existing=())  # no page goes with it from here
            made.copy_contenu_wanted.connect(partial(self._copy_past, unjoined))
            made.copy_travail_wanted.connect(partial(self._copy_past, linked_work))
            made.delete_wanted.connect(self._delete_past)
            made.undelete_wanted.connect(self._undelete)
            made.year_wanted.connect(self._ask_year)
            made.cancel_wanted.connect(self._notebooks.cancel)
            made.closed.connect(self.put_away)
        self.sheet.open()
        self._tries = MAX_TRIES
        self._fill()

    def _show_outbox(self) -> None:
        if self.sheet is not None:
            self.sheet.put_away()
        if self._ent is not None:
            self._ent.show_outbox()

    def put_away(self) -> None:
        """Remove the list and stop its pending update. What was deleted in it is deleted for good."""
        self._delete_for_good()
        if self.sheet is not None:
            self._retry_timer.stop()
            self.sheet.deleteLater()
            self.sheet = None

    def _fill(self) -> None:
        """Fill the list, and again later while there are writes that are not on the disk yet."""
        shown = self.sheet
        if shown is None:
            return

        def show(found: Sequence[PastSeance]) -> None:
            if self.sheet is shown:
                opens_at = None if self._ent is None else self._ent.opens_at()
                shown.show_seances([one for one in found if one.summary.id not in self._deleted], opens_at)

        self._notebooks.past(show, self._failed)
        if self._cahier.unsaved and self._tries:
            self._tries -= 1
            self._retry_timer.start()

    @cached_property
    def _notebooks(self) -> NotebookService:
        from tni.ui.event_loop.threads import QtMainThread
        from tni.ui.printing.notebook_pdf import notebook_pdf

        family = self._host()[1].theme.font().family()
        return self._cahier.notebooks(
            QtMainThread(),
            self._exports,
            lambda notebook: notebook_pdf(notebook, family),
            _nothing_left if self._ent is None else self._ent.left,
        )

    def _ask_year(self, class_name: str, year: int) -> None:
        """Ask as what, and where, the year of a class is to be written."""
        from tni.ui.seance.year_dialog import ask_year

        if (shown := self.sheet) is not None:
            ask_year(shown.kit, shown, self._exports, class_name, year, partial(self._check_year, class_name, year))

    def _check_year(self, class_name: str, year: int, path: Path) -> None:
        """Write the year of a class once the names in its entries are confirmed."""
        self._delete_for_good()  # else what she has deleted would be in it

        def let_out(entries: Sequence[CahierEntry]) -> None:
            write = partial(self._write_year, class_name, year, path)
            self._names().let_out_all(entries, Leaving.ARCHIVE, write, self._amend)

        self._notebooks.entries(class_name, year, let_out, self._failed)

    def _write_year(self, class_name: str, year: int, path: Path, entries: Sequence[CahierEntry]) -> None:
        shown = self.sheet

        def tell(text: str) -> None:
            if shown is not None and self.sheet is shown:
                shown.show_writing(None)
                shown.say(text)
            else:
                self._main.show_notice(text)

        def count(number: int) -> None:
            if shown is not None and self.sheet is shown:
                shown.show_writing(number)

        def failed(error: Exception) -> None:
            if isinstance(error, NotebookChangedError):
                self._check_year(class_name, year, path)
            else:
                tell(error_message(error))

        count(0)
        self._notebooks.write_year(
            class_name, year, path, entries, count, lambda path, missed: tell(written_text(path, missed)), failed
        )

    def _open_past(self, seance_id: str) -> None:
        if seance_id == self._cahier.seance_id:
            self._end()
            return
        self._cahier.entry_of(SeanceId(seance_id), lambda entry: self._open(entry, self._fill))

    def _copy_past(
        self, block: Callable[[CahierEntry, EntryDocuments], entry_export.ClipboardBlock], seance_id: str
    ) -> None:
        def copy_from(confirmed: ConfirmedEntry) -> None:
            entry = confirmed.entry_for(Leaving.COPY)
            if self._ent is None:
                put(block(entry, EntryDocuments()))
            else:
                self._ent.documents(entry, lambda found: put(block(entry, found)))

        def put(made: entry_export.ClipboardBlock) -> None:
            copy(block_data(made))
            if self.sheet is not None:
                self.sheet.say(tr("Copié."))

        def let_out(entry: CahierEntry) -> None:
            self._names().let_out(entry, Leaving.COPY, copy_from, self._amend)

        self._cahier.entry_of(SeanceId(seance_id), let_out)

    def _amend(self, entry: CahierEntry) -> None:
        """Store an entry after names were taken out of it."""
        self._notebooks.amend(entry, self._failed)

    def _delete_past(self, seance_id: str) -> None:
        if seance_id == self._cahier.seance_id:
            self._main.show_notice(tr("Cette séance est en cours : la terminer d’abord."))
        elif self.sheet is not None:
            self._deleted.append(SeanceId(seance_id))
            self.sheet.show_deleted(SeanceId(seance_id))

    def _undelete(self) -> None:
        if self._deleted and self.sheet is not None:
            self._deleted.pop()
            self.sheet.show_undeleted(can_undelete=bool(self._deleted))
            self._fill()

    def _delete_for_good(self) -> None:
        deleted, self._deleted = self._deleted, []
        for seance in deleted:
            if seance != self._cahier.seance_id:  # it was resumed meanwhile
                self._cahier.delete(seance)
        if self.sheet is not None:
            self.sheet.undelete.hide()

    def _failed(self, error: Exception) -> None:
        self._main.show_notice(error_message(error))


def written_text(path: Path, missed: Sequence[CahierEntry]) -> str:
    """Return what is told of a year that was written. missed: entries whose PDF is not in it."""
    if not missed:
        return tr("Enregistré : {}").format(path.name)
    day = format_date(missed[0].start)
    if len(missed) == 1:
        return tr(
            "Enregistré : {}, sans le PDF du {}, qui manque ou n’est plus celui de la séance : ouvrir la séance,"
            " enregistrer son PDF, puis refaire ce fichier."
        ).format(path.name, day)
    return tr(
        "Enregistré : {}, sans les PDF de {} séances, qui manquent ou ne sont plus les leurs, à commencer par le {} :"
        " ouvrir chaque séance, enregistrer son PDF, puis refaire ce fichier."
    ).format(path.name, len(missed), day)


def _nothing_left(_entry: CahierEntry) -> LeftToDo:
    return LeftToDo.NOTHING
