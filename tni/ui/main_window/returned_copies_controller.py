"""Controller of copies that are given back: the panel, the writing of the files, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtWidgets import QWidget

from tni.core.tasks import MainThread, TaskRunner
from tni.document.copy_ranges import BadCopyRangesError
from tni.document.correction_code import CorrectionCode
from tni.render.text_layout import QtTextMeasurer
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.printing.correction_legend import CopyVerdict
from tni.services.printing.returned_copies import (
    CopiesCancelledError,
    CopyMaker,
    ReturnedCopy,
    WrittenCopies,
    counts_of,
    write_copies,
)
from tni.ui.canvas.shown_lesson import ShownLesson
from tni.ui.chrome.button import Style
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.hold_buttons import PrivatePanel
from tni.ui.i18n import tr
from tni.ui.main_window.lesson_notices import show_file
from tni.ui.main_window.window import MainWindow
from tni.ui.messages.correction import bad_ranges_text, counts_text, legend_texts
from tni.ui.messages.lazy_errors import error_message
from tni.ui.panels.returned_copies_panel import ReturnChoices, ReturnedCopiesPanel
from tni.ui.printing.export import write_pdf
from tni.ui.printing.web_page_texts import classroom_label


def document_around(editor: LessonEditor) -> tuple[int, int]:
    """Return the numbers of the first and the last page of the PDF of which the page shown is."""
    pages, at = editor.pages, editor.page_index
    blobs = [None if page.pdf is None else page.pdf.blob for page in pages]
    first = last = at
    if blobs[at] is not None:
        while first > 0 and blobs[first - 1] == blobs[at]:
            first -= 1
        while last + 1 < len(pages) and blobs[last + 1] == blobs[at]:
            last += 1
    return first + 1, last + 1


type AskPath = Callable[[str, Callable[[Path], None]], None]
"""Asks for the path of a PDF; its first argument: a name that is proposed."""


class ReturnedCopiesController:
    """Panel of copies that are given back. ask_path: see `AskPath`. name: returns the lesson's. host: returns the
    parent of the panel and its style, at each opening. order: returns the codes in use."""

    def __init__(
        self,
        window: MainWindow,
        shown: Callable[[], ShownLesson],
        tasks: TaskRunner,
        main: MainThread,
        host: Callable[[], tuple[QWidget, Style]],
        ask_path: AskPath,
        name: Callable[[], str],
        order: Callable[[], Sequence[CorrectionCode]],
    ) -> None:
        self._window, self._shown, self._tasks, self._main = window, shown, tasks, main
        self._host, self._ask_path, self._name, self._order = host, ask_path, name, order
        self.panel: ReturnedCopiesPanel | None = None
        self._asking: PrivatePanel | None = None
        self.closed: Callable[[], None] = lambda: None
        """Called when the panel is closed."""
        window.commands[CommandId.TEACH].toggled.connect(lambda _on: self._hide_from_class())
        self._choices = ReturnChoices()
        self._typed: dict[int, CopyVerdict] = {}
        """What was typed for the copies, until the lesson is closed; it is stored nowhere."""
        self._wanted: Event | None = None
        """Of the copies that are being written: cleared to end it."""

    def toggle(self) -> None:
        """Open the panel, or close it."""
        if self.panel is not None:
            self.panel.put_away()
            return
        commands = self._window.commands
        if commands.pupils_see(CommandId.RETURN_COPY) and not commands.is_held:
            self._ask_to_open()
        else:
            self._open()

    def _ask_to_open(self) -> None:
        """Open the panel after a long press alone: the class sees what is typed there."""
        if self._asking is not None:
            self._asking.put_away()
            return
        host, style = self._host()
        text = tr("La classe verra le nom, la note et le commentaire.")
        asking = self._asking = PrivatePanel(style, text, tr("Ouvrir quand même"), host)
        asking.held.connect(self._open)
        asking.closed.connect(self._asked)
        if host is self._window:
            asking.set_area(self._window.low_area)
        asking.open_low()

    def _asked(self) -> None:
        if self._asking is not None:
            self._asking.deleteLater()
            self._asking = None
            if self.panel is None:
                self.closed()

    def _hide_from_class(self) -> None:
        """Close the panel as a class begins to look on. What was typed is there when it is opened again."""
        if self.panel is not None and self._window.commands.pupils_see(CommandId.RETURN_COPY):
            self.panel.put_away()

    def _open(self) -> None:
        editor = self._shown().editor
        host, style = self._host()
        place, document = (len(editor.pages), editor.page_index + 1), document_around(editor)
        panel = self.panel = ReturnedCopiesPanel(style, host, *place, self._choices, self._typed, document)
        panel.closed.connect(self._put_away)
        panel.changed.connect(self._show_counts)
        panel.save_wanted.connect(self._ask)
        panel.stop_wanted.connect(self._stop)
        if host is self._window:
            from tni.ui.main_window.field_typing import FieldTyping  # with the panel

            FieldTyping(self._window, panel, [panel.name, panel.grade, panel.ranges, panel.comment])
            panel.set_area(self._window.low_area)
        self._show_counts()
        panel.open_low()

    def leave(self) -> None:
        """Close the panel and forget what was typed, because another lesson is open or the window closes. What is being
        written is ended."""
        self._stop()
        if self._asking is not None:
            self._asking.put_away()
        if self.panel is not None:
            self.panel.put_away()
        self._typed = {}

    def _put_away(self) -> None:
        assert self.panel is not None
        self._choices = self.panel.choices
        self.panel.deleteLater()
        self.panel = None
        self.closed()

    def _show_counts(self) -> None:
        panel = self.panel
        if panel is not None:
            pages = panel.shown
            counts = () if pages is None else counts_of(self._shown().editor.document, pages, self._order())
            panel.counts.setText("" if pages is None else counts_text(counts))

    # -- writing

    def _ask(self) -> None:
        self._ask_path(tr("{} (copie corrigée)").format(self._name()), self.write)

    def write(self, path: Path) -> None:
        """Write the copies of the panel: one at this path, several beside it."""
        panel = self.panel
        if panel is None or self._wanted is not None:
            return
        shown = self._shown()
        try:
            wanted = panel.copies()
        except BadCopyRangesError as error:  # the lesson has fewer pages by now
            panel.show_status(bad_ranges_text(error), serious=True)
            return
        measurer = QtTextMeasurer(shown.fonts)
        maker = CopyMaker(shown.editor.document, legend_texts(), classroom_label(), measurer, self._order())
        copies = maker.copies(wanted, panel.choices.legend)
        going = self._wanted = Event()
        going.set()
        panel.set_busy(True)
        self._show_progress(0, sum(len(copy.export.pages) for copy in copies))
        blobs, fonts, post = shown.lesson.port.blob, shown.fonts, self._main.post

        def work() -> WrittenCopies:
            return write_copies(
                copies,
                path,
                blobs,
                lambda export, target, blobs, drawn: write_pdf(export, target, blobs, fonts, drawn),
                lambda done, total: post(partial(self._show_progress, done, total)),
                going.is_set,
            )

        self._tasks.submit(work, lambda written: self._done(written, copies), self._failed)

    def _stop(self) -> None:
        if self._wanted is not None:
            self._wanted.clear()

    def _show_progress(self, done: int, total: int) -> None:
        if self.panel is not None and self._wanted is not None and self._wanted.is_set():
            self.panel.show_status(tr("Page {done} sur {total}…").format(done=done, total=total))

    def _done(self, written: WrittenCopies, copies: Sequence[ReturnedCopy]) -> None:
        self._wanted = None
        if self.panel is not None:
            self.panel.put_away()
        first, count = written.paths[0], len(written.paths)
        text = tr("Enregistré : {name}").format(name=first.name)
        if count > 1:
            text = tr("{count} copies enregistrées dans « {folder} ».").format(count=count, folder=first.parent.name)
        if any(copy.withheld for copy in copies):
            text += " " + tr("Les extraits réservés à la classe n’y sont pas.")
        if written.bare:
            text += " " + tr("Sous certaines pages, le scan n’a pas pu être lu : seules les corrections y sont.")
        if any(copy.export.cut for copy in copies):
            text += " " + tr("Ce qui est écrit à côté de la page n’y est pas.")
        act = partial(show_file, first if count == 1 else first.parent)
        self._window.notices.show(text, act_text=tr("Voir"), act=act)

    def _failed(self, error: Exception) -> None:
        self._wanted = None
        is_cancelled = isinstance(error, CopiesCancelledError)
        text = tr("Arrêté : aucune copie n’est enregistrée.") if is_cancelled else error_message(error)
        if self.panel is not None:
            self.panel.set_busy(False)
            self.panel.show_status(text, serious=not is_cancelled)
        elif not is_cancelled:
            self._window.notices.show(text, serious=True)
