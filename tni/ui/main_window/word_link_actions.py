"""Controller of the links of words: opens their panel from the text being typed, and goes back to the typing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt

from tni.document.pointer import Changed, ChangedFlag
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.word_links import link_part, link_part_to_file
from tni.ui.i18n import tr
from tni.ui.main_window.field_typing import FieldTyping
from tni.ui.main_window.text_edit_controller import TextEditController
from tni.ui.main_window.window import MainWindow
from tni.ui.panels.word_link_panel import WordLinkPanel

type ReadFile = Callable[[Path, Callable[[bytes], None]], None]
"""Reads a file that is to be kept in the lesson, and passes its bytes on; what cannot be kept is told."""


class WordLinkActions:
    """Panel of the link of words, made at its first use. read_file: reads a file that words are to open."""

    def __init__(
        self,
        window: MainWindow,
        editor: Callable[[], LessonEditor],
        typing: TextEditController,
        read_file: ReadFile,
    ) -> None:
        self._window, self._editor, self._typing, self._read_file = window, editor, typing, read_file
        panel = self.panel = WordLinkPanel(window.kit, window)
        panel.fields.chosen.connect(self._link)
        panel.fields.file_wanted.connect(self._ask_file)
        panel.closed.connect(self._closed)
        FieldTyping(window, panel, [panel.fields.address])
        window.canvas.changed.connect(self._follow)

    def open(self) -> None:
        """Open the panel for the words that are chosen in the text being typed."""
        self.panel.show_editor(self._editor())
        self._typing.edit.companion = self.panel
        self.panel.set_area(self._window.low_area)
        self.panel.open_at()
        self.panel.fields.address.setFocus(Qt.FocusReason.OtherFocusReason)

    def _link(self, link: str, name: str) -> None:
        self._window.do(partial(link_part, link=link, name=name))
        self.panel.put_away()

    def _ask_file(self) -> None:
        from tni.ui.chrome.file_dialog import ask_files_to_join

        ask_files_to_join(self._window.kit, self._window, lambda names: self.link_file(Path(names[0])))

    def link_file(self, path: Path) -> None:
        """Let the words open a file, once it is read."""
        editor = self._editor()

        def read(data: bytes) -> None:
            if editor is self._editor() and editor.typed is not None:
                self._window.do(partial(link_part_to_file, data=data, name=path.name))
                self.panel.put_away()
            else:
                self._window.notices.show(tr("Le texte n’est plus ouvert : le lien n’a pas été mis."))

        self._read_file(path, read)

    def _closed(self) -> None:
        self._typing.edit.companion = None
        if self._editor().typed is not None:
            self._typing.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, changed: Changed) -> None:
        """Follow the words that are chosen; without a text being typed there are none."""
        if not self.panel.isVisible():
            return
        if self._editor().typed is None:
            self.panel.put_away()
        elif changed.what & (ChangedFlag.SELECTION | ChangedFlag.OVERLAY | ChangedFlag.PAGES):
            self.panel.show_editor(self._editor())
