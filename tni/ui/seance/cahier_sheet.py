"""Sheet « Terminer la séance »: the entry for the cahier de textes, filled in, to be corrected, copied and kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path
from typing import override

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from tni.cahier import entry_export
from tni.cahier.class_answers import tells_answers
from tni.cahier.entry import TITLE_MAX, CahierEntry
from tni.cahier.entry_export import ClipboardBlock
from tni.cahier.file_links import EntryDocuments
from tni.core.ids import PageId
from tni.services.cahier.leaving import Leaving
from tni.services.cahier.names_check import ConfirmedEntry, LetOut, let_out_unlisted
from tni.ui.chrome.button import Style
from tni.ui.chrome.check_box import CheckBox
from tni.ui.chrome.finger_scroll import scrolled
from tni.ui.chrome.hold_buttons import HoldButton
from tni.ui.chrome.sheet import Sheet, labelled_field
from tni.ui.chrome.text_area import TextArea
from tni.ui.i18n import tr
from tni.ui.seance.closing_bar import ClosingBar, ends_entry
from tni.ui.seance.entry_clipboard import FindDocuments, block_data, copy, linked_content, linked_work, no_documents
from tni.ui.seance.entry_extras import EntryExtras
from tni.ui.seance.entry_head import EntryHead
from tni.ui.seance.folded_content import fold
from tni.ui.seance.homework_editor import HomeworkEditor
from tni.ui.seance.joined_files import open_path
from tni.ui.seance.pages_column import PageChoices, PagesColumn
from tni.ui.seance.removals import Removals

SAVE_DELAY_MS = 600
CRAMPED = 22, 12
"""Width and height in targets below which the sheet scrolls: a tablet, or a small window on a large screen."""
_COUNTED = re.compile(r"\d\s+réponses?\b")
"""Count of answers, as entries of earlier versions have it."""


def plain_text_of(area: QPlainTextEdit) -> str:
    """Return the text of an area with its no-break spaces, which `toPlainText` replaces by plain spaces."""
    return area.document().toRawText().replace("\u2029", "\n")


class CahierSheet(Sheet):
    """Sheet to edit the entry of a séance.

    Signals:
        edited: the entry as it is now, a moment after the last key.
        finished: the entry at the end, and whether to keep the ink in the lesson.
        pdf_wanted, paste_wanted, send_wanted: the confirmed entry whose pages are to be written, or that is to be
            pasted by hand, or sent.

    can_keep_ink: whether there is ink of a séance that may be kept. pages: pages that can be attached. folds_results:
    the class may see the sheet, so a content with results of votes opens by a long press. is_past: it ended before.
    """

    edited = Signal(object)
    finished = Signal(object, bool)
    pdf_wanted = Signal(object)
    paste_wanted = Signal(object)
    send_wanted = Signal(object)

    def __init__(
        self, style: Style, entry: CahierEntry, pages: PageChoices, *,
        can_keep_ink: bool, parent: QWidget, folds_results: bool = False, is_past: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(style, tr("Relire la séance") if is_past else tr("Terminer la séance"), parent)
        self._entry = entry
        self.let_out: LetOut = let_out_unlisted
        """Way out for copies, the PDF and the end."""
        self.documents: FindDocuments = no_documents
        """Finds the documents of an entry that have a link."""
        self.existing: Callable[[], Collection[PageId] | None] = lambda: None
        """Returns the pages that can go with the entry; None while that is not known."""
        self.confirmed: ConfirmedEntry | None = None
        """The entry that was finished, if it was confirmed."""
        self._shown = (entry, entry)
        self._is_finished = False
        self._shows_pages = False
        self.unfold: HoldButton | None = None
        room, target = parent.size(), style.theme.metrics.target_px
        self._is_cramped = room.width() < CRAMPED[0] * target or room.height() < CRAMPED[1] * target
        self._make_body(entry, pages)
        self.bar = self._make_bottom(can_keep_ink)
        self.rows.addWidget(self.bar)
        self._soon = QTimer(self, singleShot=True, interval=SAVE_DELAY_MS)
        self._soon.timeout.connect(self.save)
        self._watch()
        self.removals = Removals(self.homework, self.page_column, lambda: self.entry, self.show_entry)
        if folds_results and (tells_answers(entry.contenu) or _COUNTED.search(entry.contenu)):
            self.unfold = fold(self.contenu, self._contenu_field, style)

    # -- widgets

    def _make_body(self, entry: CahierEntry, pages: PageChoices) -> None:
        """Lay texts and pages out side by side, or below each other in what scrolls where there is little room."""
        metrics = self.kit.theme.metrics
        texts, beside = self._make_texts(entry), self._make_pages(pages)
        if not self._is_cramped:
            body = QHBoxLayout()
            body.setSpacing(metrics.pad_px * 2)
            body.setContentsMargins(0, 0, 0, metrics.gap_px)  # the foot stands by itself
            body.addLayout(texts, 3)
            body.addLayout(beside, 2)
            self.rows.addLayout(body, 1)
            return
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, metrics.pad_px, metrics.gap_px)
        column.addLayout(texts)
        column.addLayout(beside)
        self.contenu.setMinimumHeight(metrics.target_px * 3)
        self.homework.text.setMinimumHeight(metrics.target_px * 2)
        self.page_column.show_whole_rows()
        self.rows.addWidget(scrolled(content, tr("Séance")), 1)

    def _make_texts(self, entry: CahierEntry) -> QVBoxLayout:
        column = QVBoxLayout()
        self.head_fields = head = EntryHead(self.kit, entry, in_two_lines=self._is_cramped)
        self.class_name, self.subject = head.class_name, head.subject
        self.day, self.begins, self.ends = head.day, head.begins, head.ends
        column.addWidget(head)
        self.heading = QLineEdit(entry.title)
        self.heading.setMaxLength(TITLE_MAX)
        column.addLayout(labelled_field(self.kit, tr("Titre"), self.heading))
        self.contenu = TextArea(entry.contenu)
        self.contenu.setPlaceholderText(tr("Ce qui a été fait pendant la séance"))
        self._contenu_field = labelled_field(self.kit, tr("Contenu de la séance"), self.contenu)
        column.addLayout(self._contenu_field, 3)
        self.homework = HomeworkEditor(self.kit, entry.homework, entry.start.date())
        column.addWidget(self.homework, 2)
        return column

    def add_question(self, widget: QWidget) -> None:
        """Add what is asked about the séance, above the content."""
        column = self._contenu_field.parent()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.indexOf(self._contenu_field), widget)

    def _make_pages(self, pages: PageChoices) -> QVBoxLayout:
        column = QVBoxLayout()
        self.page_column = PagesColumn(self.kit, pages)
        self.pages, self.lacking = self.page_column.list, self.page_column.lacking
        column.addWidget(self.page_column, 1)
        self.pdf, self.folder = self.page_column.pdf, self.page_column.folder
        self.pdf.clicked.connect(lambda: self.let_out(self.entry, Leaving.PAGES, self.pdf_wanted.emit))
        self.extras = EntryExtras(self.kit, self._entry)
        column.addWidget(self.extras)
        self.note = QLineEdit(self._entry.private_note)
        self.note.setPlaceholderText(tr("Note pour moi : jamais envoyée"))
        self.note.setAccessibleName(tr("Note pour moi : jamais envoyée"))
        self.note.setFixedHeight(self.kit.theme.metrics.target_px)
        column.addWidget(self.note)
        self.show_pages(pages)
        return column

    def show_pages(self, pages: PageChoices) -> None:
        """Show the pages that can be attached, at first and after more lessons were read. The selection is kept."""
        chosen: set[str] = set(self._joined())
        self._shows_pages = True
        self.page_column.show_choices(pages, chosen)
        self._shows_pages = False
        self.page_column.show_going(self.entry)
        self.pdf.setEnabled(bool(self.pages.selected()))

    def refresh_page(self, page: str) -> None:
        """Draw a page again that looks different."""
        self.page_column.refresh(page, self.entry)

    @property
    def seen_pages(self) -> frozenset[str]:
        """Digests of the pages that she has looked at here."""
        return self.page_column.seen

    def _joined(self) -> tuple[PageId, ...]:
        """Return the selected pages. A page that cannot be shown stays selected; the order is that of the entry until
        the selection changes."""
        before, shown = self._entry.pages, set(self.pages.ids)
        chosen = [PageId(page) for page in self.pages.selected()]
        if set(chosen) == shown.intersection(before):
            return before
        return (*(page for page in before if page not in shown), *chosen)

    def _make_bottom(self, can_keep_ink: bool) -> ClosingBar:
        bar = ClosingBar(self.kit, can_keep_ink=can_keep_ink, in_two_lines=self._is_cramped)
        self.copy_contenu, self.copy_travail, self.done, self.keep_ink = (
            bar.copy_contenu, bar.copy_travail, bar.done, bar.keep_ink
        )  # fmt: skip
        self.message = bar.message
        bar.copy_contenu.clicked.connect(lambda: self._copy(self._content, tr("Contenu copié.")))
        bar.copy_travail.clicked.connect(lambda: self._copy(linked_work, tr("Travail copié.")))
        bar.paste.clicked.connect(lambda: self.let_out(self.entry, Leaving.PASTE, self.paste_wanted.emit))
        bar.send.clicked.connect(self._send)
        bar.done.clicked.connect(self._finish)
        return bar

    def _watch(self) -> None:
        for field in (self.class_name, self.subject, self.heading, self.note):
            field.textEdited.connect(self._touched)
        self.contenu.textChanged.connect(self._touched)
        for edit in (self.day, self.begins, self.ends):
            edit.dateTimeChanged.connect(self._touched)
        self.day.dateTimeChanged.connect(lambda _: self.homework.set_given(self.day.day))
        self.homework.changed.connect(self._touched)
        self.extras.changed.connect(self._touched)
        self.page_column.selection_changed.connect(self._touched)
        self._offer_copies(self.entry)

    def _touched(self, *_what: object) -> None:
        if self._shows_pages:
            return
        self._soon.start()
        self.bar.tell_changed()
        entry = self.entry
        self.extras.show_hints(entry)
        self._offer_copies(entry)
        self.page_column.show_going(entry)
        self.pdf.setEnabled(bool(self.pages.selected()))

    def _offer_copies(self, entry: CahierEntry) -> None:
        """Offer what there is to copy: an empty block would leave the clipboard as it was."""
        has_content = bool(entry_export.content_block(entry).text)
        has_work = bool(entry_export.homework_block(entry).text)
        self.copy_contenu.setEnabled(has_content)
        self.copy_travail.setEnabled(has_work)
        self.bar.offer_paste(is_any=has_content or has_work or bool(entry.pages))

    @override
    def open(self) -> None:
        super().open()
        if self.copy_contenu.isEnabled():
            self.copy_contenu.setFocus()  # a key that slips changes nothing there
        elif self.contenu.isVisible():
            self.contenu.setFocus()  # nothing is known of the séance: she writes

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and ends_entry(event):
            event.accept()  # else another séance would begin behind the sheet
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if ends_entry(event):
            if not event.isAutoRepeat():
                self.bar.press_default()
        elif not self.removals.undoes(event):
            super().keyPressEvent(event)

    # -- entry

    @property
    def entry(self) -> CahierEntry:
        """Entry as the fields say. A séance whose end is before its start gets no duration."""
        before = self._entry
        start, end = self.head_fields.times(before)
        return replace(
            before,
            class_name=self.class_name.text().strip(),
            subject=self.subject.text().strip(),
            start=start,
            end=end,
            title=self.heading.text().strip(),
            contenu=plain_text_of(self.contenu),
            homework=self.homework.homework,
            pages=self._joined(),
            private_note=self.note.text().strip(),
            supports=self.extras.supports,
            assessments=self.extras.assessments,
        )

    def save(self) -> None:
        """Emit the edited entry now, unless it was finished: a draft must not take the place of what was confirmed."""
        self._soon.stop()
        if not self._is_finished:
            self.edited.emit(self.entry)

    def pdf_is_at(self, path: Path) -> None:
        """Report that the PDF is written, and offer to open its folder."""
        self.show_message(tr("PDF enregistré : {}").format(path.name))
        self.pdf.setEnabled(True)
        self.folder.clicked.connect(lambda: open_path(str(path.parent)))
        self.folder.setVisible(True)

    def ask_answers(self, told: Callable[[bool], CahierEntry], *, wanted: bool) -> None:
        """Ask whether the content says what the answers of the class have shown. told: returns the entry that follows
        from an answer."""
        box = CheckBox(tr("Dire ce que les réponses de la classe ont montré"))
        box.setChecked(wanted)

        def answered(on: bool) -> None:
            self.save()  # what is typed stays
            self.show_contenu(told(on).contenu)

        box.toggled.connect(answered)
        self.extras.add_choice(box)

    def show_contenu(self, contenu: str) -> None:
        """Show another content, which follows from an answer of the teacher."""
        if contenu != plain_text_of(self.contenu):
            self.contenu.setPlainText(contenu)

    def show_message(self, text: str) -> None:
        """Show a message above the buttons."""
        self.bar.tell(text)

    def _content(self, entry: CahierEntry, documents: EntryDocuments) -> ClipboardBlock:
        return linked_content(entry, documents, self.existing())

    def _copy(self, block: Callable[[CahierEntry, EntryDocuments], ClipboardBlock], message: str) -> None:
        def let_out(confirmed: ConfirmedEntry) -> None:
            entry = confirmed.entry_for(Leaving.COPY)

            def put(documents: EntryDocuments) -> None:
                copy(block_data(block(entry, documents)))
                if isValid(self):  # the sheet may be closed while links are read
                    self.bar.tell_copied(message)

            self.documents(entry, put)

        self.let_out(self.entry, Leaving.COPY, let_out)

    def _send(self) -> None:
        entry = self.entry
        if not (entry_export.content_block(entry).text or entry_export.homework_block(entry).text):
            self.show_message(tr("Rien n’est encore écrit : dire ce qui a été fait, puis envoyer."))
            self.contenu.setFocus()
            return
        if question := self.homework.ask_open_day():
            self.bar.ask(question)
        else:
            self.let_out(self.entry, Leaving.SEND, self.send_wanted.emit)

    def show_entry(self, entry: CahierEntry) -> None:
        """Show the entry after names or pages were taken out of it."""
        for field, text in ((self.class_name, entry.class_name), (self.subject, entry.subject)):
            field.setText(text)
        self.heading.setText(entry.title)
        self.show_contenu(entry.contenu)
        if entry.homework != self.homework.homework:
            self.homework.show_homework(entry.homework)
        self._entry = entry
        self.extras.show_entry(entry)
        self.pages.select(set(entry.pages))
        self._shown = (entry, self.entry)
        self.save()

    def _is_still(self, entry: CahierEntry) -> bool:
        """Return whether the fields say what an entry that left them said. One that was shown by `show_entry` reads a
        little different in them, such as without a space at its end."""
        shown, fields = self._shown
        return self.entry == (fields if entry == shown else entry)

    def _finish(self) -> None:
        self.keep_edits()
        self.let_out(self.entry, Leaving.COPY, self._finish_confirmed, lambda: self._finish_as(self.entry))

    def finish_sent(self, confirmed: ConfirmedEntry) -> None:
        """End the sheet of an entry that was handed over to be sent; it stays open if she wrote on meanwhile."""
        if self._is_still(confirmed.entry):
            self._finish_confirmed(confirmed)
            return
        self.save()
        self.bar.show_busy(busy=False)
        self.show_message(tr("Ce qui a été confirmé part ; la suite, écrite depuis, n’est pas encore envoyée."))

    def _finish_confirmed(self, confirmed: ConfirmedEntry) -> None:
        if not self._is_still(confirmed.entry):  # written on while the names were read
            self._finish()
            return
        self.confirmed = confirmed
        self._finish_as(confirmed.entry)

    def _finish_as(self, entry: CahierEntry) -> None:
        if self._is_finished:
            return
        self._soon.stop()
        self._is_finished = True  # what listens may close the program, which saves the sheets that are still there
        self.finished.emit(entry, self.keep_ink.isChecked())
        self.put_away()

    def keep_edits(self) -> None:
        """Emit what was typed last, if it was not yet."""
        if self._soon.isActive():
            self.save()

    def put_away(self) -> None:
        self.keep_edits()
        super().put_away()
