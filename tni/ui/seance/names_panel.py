"""Sheet with what must be confirmed before an entry leaves the computer: names of pupils, pages with ink, and files
that were not read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import override

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from tni.cahier.entry import CahierEntry
from tni.core.ids import PageId
from tni.services.cahier.leaving import Leaving
from tni.services.cahier.leaving_texts import LookReason, joined_files
from tni.services.cahier.name_groups import NameGroup, name_groups
from tni.services.cahier.names_report import NamesAnswers, NamesReport, NamesTrouble, PageToLookAt
from tni.ui.canvas.thumbnail import PictureSource
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.finger_scroll import scrolled
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import Sheet
from tni.ui.i18n import tr
from tni.ui.messages.dates import format_date
from tni.ui.seance.closing_bar import ends_entry
from tni.ui.seance.name_row import HomonymsRow, NameRow
from tni.ui.seance.page_look import PageLook
from tni.ui.seance.texts_to_read import TextsToRead
from tni.ui.seance.unread_files import UnreadFiles

PAGE_COLUMNS = 2


class NamesSheet(Sheet):
    """Sheet with the questions of a report.

    Signals:
        answered: the answers, once there is one for everything and the teacher goes on.
        unlock_wanted: the key of the names is to be fetched.
        lists_wanted: the list of the class is to be imported again.
        skipped: the teacher goes on without answers, where nothing leaves by that.

    goes_on: text of the button that goes on. skips: text of the one that does so without answers, "" for none.
    together: number of entries for which an answer holds that nothing could be checked.
    """

    answered = Signal(object)
    unlock_wanted = Signal()
    lists_wanted = Signal()
    skipped = Signal()

    def __init__(
        self, style: Style, report: NamesReport, picture: PictureSource, parent: QWidget,
        *, goes_on: str, skips: str = "", together: int = 1,
    ) -> None:  # fmt: skip
        super().__init__(style, _title_of(report), parent)
        self.report = report
        self._rows: list[NameRow] = []
        self._words: HomonymsRow | None = None
        self._unchecked: TextButton | None = None
        self._left_out: dict[PageId, TextButton] = {}
        self.looks: list[PageLook] = []
        self.looked: TextButton | None = None
        self._unread: UnreadFiles | None = None
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, style.theme.metrics.pad_px, style.theme.metrics.pad_px)
        self._column.setSpacing(style.theme.metrics.gap_px * 2)
        if report.leaving is Leaving.ARCHIVE:
            self._column.addWidget(Label(style, _about(report.entry), token="muted"))
        self._add_trouble(report.trouble, together)
        self._add_names(name_groups(report.names))
        if report.pages:
            self._add_pages(report.pages, picture)
        if report.files:
            self._add_heading(
                tr("Fichiers que le programme n’a pas lus"),
                tr("Les ouvrir et les relire : aucun nom d’élève ne doit partir."),
            )
            self._unread = UnreadFiles(self.kit, report.files)
            self._unread.answered.connect(self._show_state)
            self._column.addWidget(self._unread)
        self._column.addStretch(1)
        self.rows.addWidget(scrolled(content, tr("À vérifier")), 1)
        self.rows.addLayout(self._make_bottom(goes_on, skips))
        self._show_state()

    # -- widgets

    def _add_heading(self, text: str, explained: str) -> None:
        column = QVBoxLayout()
        column.setSpacing(0)
        for words, size, token in ((text, "font", "accent"), (explained, "small", "muted")):
            label = Label(self.kit, words, size=size, token=token)
            label.setWordWrap(True)
            column.addWidget(label)
        self._column.addLayout(column)

    def _add_trouble(self, trouble: NamesTrouble | None, together: int) -> None:
        if trouble is None:
            return
        is_locked = trouble is NamesTrouble.LOCKED
        wanted = _to_read_text(self.report)
        if is_locked:
            title = tr("Les noms sont verrouillés : impossible de vérifier.")
            text = tr("Les déverrouiller pour comparer à la liste de la classe, ou relire soi-même {}.").format(wanted)
        else:
            title = tr("Les noms de la classe ne sont plus lisibles : impossible de vérifier.")
            text = tr("Importer de nouveau la liste, ou relire {} : aucun nom d’élève ne doit partir.").format(wanted)
        if together > 1:
            text += " " + tr("La réponse vaut pour les {} séances.").format(together)
        self._add_heading(title, text)
        line = QHBoxLayout()
        line.setSpacing(self.kit.theme.metrics.gap_px)
        way = TextButton(self.kit, tr("Déverrouiller les noms") if is_locked else tr("Importer la liste"))
        way.clicked.connect(self.unlock_wanted if is_locked else self.lists_wanted)
        line.addWidget(way)
        self._unchecked = self._make_toggle(tr("J’ai relu, aucun nom"))
        line.addWidget(self._unchecked)
        line.addStretch(1)
        self._column.addLayout(line)
        if together == 1:
            self._column.addWidget(TextsToRead(self.kit, self.report.entry, self.report.leaving))

    def _make_toggle(self, text: str, name: str = "") -> TextButton:
        button = TextButton(self.kit, text, name=name)
        button.setCheckable(True)
        button.toggled.connect(self._show_state)
        return button

    def _add_names(self, groups: Sequence[NameGroup]) -> None:
        sure = [group for group in groups if group.named or not all(name.found.may_be_word for name in group.names)]
        words = [group for group in groups if group not in sure]
        if sure:
            self._add_heading(
                tr("Ces mots sont des noms de la liste de classe"),
                tr("Le cahier de textes est lu par toutes les familles : aucun élève n’y est nommé."),
            )
            for group in sure:
                self._column.addWidget(self._make_row(group))
        if words:
            self._add_heading(
                tr("Peut-être des mots ordinaires"), tr("Ce sont aussi des noms de la classe. La réponse est retenue.")
            )
            row = self._words = HomonymsRow(self.kit, words)
            row.answered.connect(self._show_state)
            row.apart_wanted.connect(self._take_apart)
            self._column.addWidget(row)

    def _make_row(self, group: NameGroup) -> NameRow:
        row = NameRow(self.kit, group)
        row.answered.connect(self._show_state)
        self._rows.append(row)
        return row

    def _take_apart(self) -> None:
        """Show a line for each name that may be an ordinary word."""
        together = self._words
        if together is None:
            return
        self._words = None
        place = self._column.indexOf(together)
        rows = [self._make_row(group) for group in together.groups]
        for at, row in enumerate(rows):
            self._column.insertWidget(place + at, row)
        together.hide()
        together.deleteLater()
        rows[0].grid.setFocus()
        self._show_state()

    def _add_pages(self, pages: Sequence[PageToLookAt], picture: PictureSource) -> None:
        self._add_heading(
            tr("Ces pages seront jointes : les regarder d’abord"),
            tr("L’écriture à la main et les photos ne sont pas lues par le programme : y a-t-il un nom d’élève ?"),
        )
        grid = QGridLayout()
        grid.setSpacing(self.kit.theme.metrics.pad_px)
        for place, page in enumerate(pages):
            cell = QVBoxLayout()
            name = tr("Page {}").format(page.number)
            look = PageLook(self.kit, page.id, name, picture)
            look.drawn.connect(self._show_state)
            self.looks.append(look)
            cell.addWidget(look)
            line = QHBoxLayout()
            told = Label(self.kit, f"{name} – {_reasons_text(page)}", size="small", token="muted")
            told.setWordWrap(True)
            look.failed.connect(partial(self._tell_failed, name, told))
            line.addWidget(told, 1)
            out = self._left_out[page.id] = self._make_toggle(
                tr("Ne pas joindre"), tr("Ne pas joindre la page {}").format(page.number)
            )
            line.addWidget(out)
            cell.addLayout(line)
            grid.addLayout(cell, place // PAGE_COLUMNS, place % PAGE_COLUMNS)
        for column in range(PAGE_COLUMNS):
            grid.setColumnStretch(column, 1)
        self._column.addLayout(grid)
        self.looked = self._make_toggle(tr("J’ai regardé ces pages"))
        row, column = divmod(len(pages), PAGE_COLUMNS)
        if column:  # there it is seen with the last picture
            grid.addWidget(self.looked, row, column, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        else:
            self._column.addWidget(self.looked, 0, Qt.AlignmentFlag.AlignLeft)

    def _tell_failed(self, name: str, told: Label) -> None:
        """Say that a page cannot be looked at."""
        told.setText(tr("{} ne peut pas être affichée : ne pas la joindre.").format(name))
        told.set_token("danger")
        self._show_state()

    def _make_bottom(self, goes_on: str, skips: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(self.kit.theme.metrics.gap_px)
        cancel = TextButton(self.kit, tr("Annuler", "cancel"))
        cancel.clicked.connect(self.put_away)
        line.addWidget(cancel)
        if skips:
            skip = TextButton(self.kit, skips)
            skip.clicked.connect(self._skip)
            line.addWidget(skip)
        self.message = Label(self.kit, token="muted")
        self.message.setAccessibleName(tr("Ce qui reste à vérifier"))
        line.addWidget(self.message, 1, Qt.AlignmentFlag.AlignRight)
        self.done = TextButton(self.kit, goes_on, filled=True)
        self.done.clicked.connect(self._go_on)
        line.addWidget(self.done)
        return line

    @override
    def event(self, event: QEvent) -> bool:
        """Take the keys that have opened the sheet, where they are pressed twice: another séance would begin behind."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and ends_entry(event):
            event.accept()
            return True
        return super().event(event)

    def refresh(self, page: str) -> None:
        """Draw a page again that looks different."""
        for look in self.looks:
            if look.page == page:
                look.refresh()
        self._show_state()

    # -- answers

    def _missing(self) -> int:
        """Return the number of questions without an answer."""
        left_out = self._pages_left_out()
        files = self._files_left_out()
        rows = sum(not row.is_answered and not _is_moot(row, left_out, files) for row in self._rows)
        words = self._words is not None and not self._words.keep.isChecked()
        unchecked = self._unchecked is not None and not self._unchecked.isChecked()
        to_see = any(page.id not in left_out for page in self.report.pages)
        looked = self.looked is not None and to_see and not self.looked.isChecked()
        renamed = frozenset(name.text.named for row in self._rows if row.is_removed for name in row.group.names)
        unread = self._unread is not None and not self._unread.is_answered(files, renamed)
        return rows + words + unchecked + looked + unread

    def _pages_left_out(self) -> frozenset[PageId]:
        of_rows = (row.group.page for row in self._rows if row.is_removed and row.group.page is not None)
        return frozenset((*of_rows, *(page for page, button in self._left_out.items() if button.isChecked())))

    def _files_left_out(self) -> frozenset[str]:
        of_rows = frozenset(row.group.file for row in self._rows if row.is_removed and row.group.file)
        return of_rows if self._unread is None else of_rows | self._unread.left_out

    def _show_state(self, *_what: object) -> None:
        if self.looked is not None:
            out = self._pages_left_out()
            self.looked.setEnabled(all(look.is_drawn for look in self.looks if PageId(look.page) not in out))
        left_out, files = self._pages_left_out(), self._files_left_out()
        for row in self._rows:  # one by which it is left out can be taken back
            row.setEnabled(row.is_removed or not _is_moot(row, left_out, files))
        missing = self._missing()
        self.done.setEnabled(missing == 0)
        self.message.setText(
            "" if not missing else tr("Encore 1 réponse") if missing == 1 else tr("Encore {} réponses").format(missing)
        )

    @property
    def answers(self) -> NamesAnswers:
        """Answers as they are now."""
        kept = [name for row in self._rows if row.is_kept for name in row.group.names]
        if self._words is not None:
            kept += [name for group in self._words.groups for name in group.names]
        rows = [row for row in self._rows if row.is_removed and not (row.group.page or row.group.file)]
        removed = [name for row in rows for name in row.group.names]
        return NamesAnswers(
            tuple(kept), tuple(removed), self._pages_left_out(), self._files_left_out(),
            looked_at=self.looked is not None, files_looked_at=self._unread is not None,
            unchecked=self._unchecked is not None,
        )  # fmt: skip

    def _go_on(self) -> None:
        if self._missing():
            return
        answers = self.answers
        self.put_away()
        self.answered.emit(answers)

    def _skip(self) -> None:
        self.put_away()
        self.skipped.emit()


def _to_read_text(report: NamesReport) -> str:
    """Return what she is to read: all that goes."""
    has_files = report.leaving.has_files and bool(joined_files(report.entry))
    if report.leaving.has_pages and report.entry.pages:
        return tr("le texte, les fichiers joints et les pages") if has_files else tr("le texte et les pages")
    return tr("le texte et les fichiers joints") if has_files else tr("le texte")


def _title_of(report: NamesReport) -> str:
    if report.names or report.trouble is not None:
        return tr("Noms d’élèves à vérifier")
    if not report.files:
        return tr("Pages à regarder")
    return tr("Pages et fichiers à regarder") if report.pages else tr("Fichiers à regarder")


def _is_moot(row: NameRow, pages: frozenset[PageId], files: frozenset[str]) -> bool:
    """Return whether a name is only on pages and in files that are left out, or in the names of these."""
    group = row.group
    is_in_names = all(name.text.named in files for name in group.names)
    return group.page in pages or group.file in files or is_in_names


def _about(entry: CahierEntry) -> str:
    """Return a line that tells a séance from the others of a year."""
    parts = (format_date(entry.start), entry.class_name, entry.subject, entry.title)
    return " – ".join(part for part in parts if part)


def _reasons_text(page: PageToLookAt) -> str:
    texts: dict[LookReason, Callable[[], str]] = {
        LookReason.INK: lambda: tr("écriture à la main"),
        LookReason.PICTURE: lambda: tr("image ajoutée en classe"),
        LookReason.SOUND: lambda: tr("son ou film ajouté en classe"),
        LookReason.CORRECTED: lambda: tr("copie corrigée"),
        LookReason.PDF: lambda: tr("document numérisé"),
    }
    return ", ".join(text() for reason, text in texts.items() if reason in page.reasons)
