"""Controller of the lesson card: its sheet, proposals, vocabularies and the notice for other collections."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from tni.services.curriculum.curriculum_service import CurriculumService
from tni.services.curriculum.lesson_notices import notice_of, texts_of
from tni.services.curriculum.open_lesson import digest_of
from tni.services.lesson.lesson_events import LessonEvent, LessonLeaving
from tni.ui.chrome.file_dialog import file_dialog
from tni.ui.i18n import tr
from tni.ui.library.curriculum_sheet import CurriculumSheet, LessonCard
from tni.ui.main_window.main_controller import MainController
from tni.ui.messages.calendar_errors import vocabulary_error_message
from tni.ui.messages.errors import error_message

if TYPE_CHECKING:
    from tni.library.lesson_digest import LessonDigest
    from tni.library.vocabulary import VocabularyPack


class CurriculumController:
    """Shows the card of the open lesson. sheet: the one that is open; None without one."""

    def __init__(
        self, main: MainController, service: CurriculumService, used: Callable[[], Sequence[str]] = tuple
    ) -> None:
        """used: returns the keys of the vocabularies that the teacher used last."""
        self._main, self._service, self._used = main, service, used
        self._is_loading = False
        self._vocabularies = service.state.vocabularies
        self._title = ""
        """Title of the lesson when the card was opened."""
        self._is_written = self._is_leaving = False
        self.sheet: CurriculumSheet | None = None
        service.subscribe(self._follow)
        main.current_lesson.subscribe(self._follow_lesson)
        service.start()

    def toggle(self) -> None:
        if self.sheet is not None:
            self.sheet.put_away()
            return
        editor = self._main.editor
        host, style = self._main.asking_host()
        info = editor.info
        self._title, self._is_written = info.title, False
        card = LessonCard(info.title, info.tags, info.colour, editor.document.curriculum)
        sheet = self.sheet = CurriculumSheet(style, card, self._service.state.vocabularies, host, self._used)
        sheet.edited.connect(self._write)
        sheet.closed.connect(self._sheet_closed)
        sheet.proposals_wanted.connect(self._propose)
        sheet.load_wanted.connect(self._ask_vocabulary)
        sheet.export_wanted.connect(self._ask_notice)
        sheet.open()

    def _write(self, card: LessonCard) -> None:
        """Write the card into the lesson: one step of undo, however often it is written while the sheet is open."""
        again, self._is_written = self._is_written, True
        self._main.window.do(
            lambda editor: editor.set_card(card.title, card.tags, card.colour, card.curriculum, again=again)
        )
        self._main.show_title()

    def _sheet_closed(self) -> None:
        """Give the file the name of a title that was typed. In class the title is the class layer's alone."""
        editor = self._main.editor
        title = editor.info.title
        if title and title != self._title and editor.seance is None:
            self._main.current_lesson.rename(title, at_once=self._is_leaving, before=self._title)
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None

    def _follow_lesson(self, event: LessonEvent) -> None:
        """Write what was typed into the lesson that it belongs to."""
        if isinstance(event, LessonLeaving) and self.sheet is not None:
            self._is_leaving = True
            self.sheet.put_away()
            self._is_leaving = False

    # -- proposals

    def _digest(self) -> LessonDigest:
        shown = self._main.shown
        file = shown.lesson.file
        return digest_of(shown.editor.document, "" if file is None else file.lesson_id)

    def _propose(self) -> None:
        if (sheet := self.sheet) is None:
            return
        sheet.save()

        def show(found: object) -> None:
            if sheet is self.sheet:
                sheet.proposals.show_proposals(found)  # type: ignore[arg-type]

        self._service.propose(sheet.content().title, texts_of(self._digest()), show)

    # -- vocabularies and notice

    def _ask_vocabulary(self) -> None:
        host, style = self._main.asking_host()
        kinds = tr("Vocabulaires ({kinds})").format(kinds="*.rdf *.xml *.json")
        dialog = file_dialog(style, host, tr("Charger un vocabulaire"), str(Path.home()), kinds)
        dialog.fileSelected.connect(lambda name: self.load(Path(name)))
        dialog.open()

    def load(self, path: Path) -> None:
        """Load a vocabulary for good."""
        self._is_loading = True
        if self.sheet is not None:
            self.sheet.show_note(tr("Lecture de « {} »…").format(path.name))
        self._service.load(path, loaded=self._loaded)

    def _loaded(self, pack: VocabularyPack) -> None:
        self._is_loading = False
        self._say(tr("« {} » est chargé.").format(pack.name))

    def _ask_notice(self) -> None:
        host, style = self._main.asking_host()
        kinds = tr("Notices ({kinds})").format(kinds="*.xml *.jsonld")
        folder = self._main.current_lesson.library
        dialog = file_dialog(style, host, tr("Exporter la notice ScoLOMFR"), str(folder), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xml")
        dialog.selectFile(f"{self._main.lesson_actions.name()}.xml")
        dialog.fileSelected.connect(lambda name: self.export(Path(name)))
        dialog.open()

    def export(self, path: Path) -> None:
        """Write the notice of the open lesson."""
        if self.sheet is not None:
            self.sheet.save()
        notice = notice_of(self._digest(), self._main.lesson_actions.name(), self._service.state.vocabularies)
        self._service.write_notice(notice, path, lambda: self._main.lesson_notices.show_written(path))

    def _follow(self) -> None:
        """Show another set of vocabularies, and what went wrong."""
        state = self._service.state
        if state.problem is not None:
            text = vocabulary_error_message(state.problem) if self._is_loading else error_message(state.problem)
            self._is_loading = False
            self._say(text)
        elif state.vocabularies is not self._vocabularies:
            self._vocabularies = state.vocabularies
            if self.sheet is not None:
                self.sheet.show_vocabularies(state.vocabularies)

    def _say(self, text: str) -> None:
        if self.sheet is not None:
            self.sheet.show_note(text)
        elif text:
            self._main.show_notice(text)
