"""Controller of a colleague's version: shows it page by page, and puts what was chosen into the lesson."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from tni.core.one_line import shortened
from tni.library.page_changes import page_changes
from tni.library.revision import RevisionId
from tni.library.shared_update import LessonComparison
from tni.library.sharing_list import LessonEntry
from tni.services.lesson.lesson_events import LessonEvent, LessonLeaving
from tni.services.lesson.lesson_service import OpenLesson
from tni.services.library.shared_lesson_files import LookedAt, OtherVersion, TakenUpdate
from tni.services.library.sharing_service import SharingService
from tni.ui.chrome.button import Style
from tni.ui.chrome.notices import Notice
from tni.ui.i18n import tr
from tni.ui.library.compared_pictures import ComparedPictures
from tni.ui.library.update_sheet import UpdateSheet
from tni.ui.main_window.main_controller import MainController
from tni.ui.messages.network import NAME_LETTERS, unreadable_versions

SAVED_POLL_MS = 50


@dataclass(frozen=True, slots=True)
class _Looked:
    """Version that is looked at."""

    entry: LessonEntry
    other: RevisionId
    comparison: LessonComparison


class UpdateController(QObject):
    """Controller of one sheet at a time. title: returns that of a lesson. host: returns the sheet's parent
    and style. taken: called with the place of a lesson that has taken pages.
    sheet: the sheet that is open; None without one."""

    def __init__(
        self,
        main: MainController,
        service: SharingService,
        title: Callable[[LessonEntry], str],
        host: Callable[[], tuple[QWidget, Style]],
        taken: Callable[[str], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._main, self._service, self._host, self._taken = main, service, host, taken
        self._title = title
        self.sheet: UpdateSheet | None = None
        self._pictures: ComparedPictures | None = None
        self._waiting: Notice | None = None
        main.current_lesson.subscribe(self._follow_lesson)

    def look(self, entry: LessonEntry) -> None:
        """Show the first version of others that a lesson does not hold yet."""
        if self.sheet is not None:
            self.sheet.put_away()
        if self._is_open(entry) and self._main.editor.seance is not None:
            self._main.show_notice(
                tr("« {} » est en mode « Enseigner » : revenir à « Préparer » pour y prendre des pages.").format(
                    self._title(entry)
                )
            )
            return

        def found(other: OtherVersion | None) -> None:
            self._end_wait()
            if other is None:
                self._main.show_notice(tr("Rien à prendre : « {} » est à jour.").format(self._title(entry)))
                return
            self._show(_Looked(entry, other.revision, other.comparison), other.sides)
            if other.unreadable:
                self._main.show_notice(unreadable_versions(other.unreadable))

        if self._service.running and self._waiting is None:
            self._waiting = self._main.window.notices.show(
                tr("Un échange est en cours : la version s’ouvre dès qu’il est fini."),
                act_text=tr("Arrêter l’échange"),
                act=self._service.cancel,
                stays=True,
            )
        self._service.other_version(entry, found, self._fail)

    def _end_wait(self) -> None:
        """Take back the word that a version is waited for."""
        if self._waiting is not None:
            self._main.window.notices.remove(self._waiting.text)
            self._waiting = None

    def _show(self, looked: _Looked, sides: tuple[LookedAt, LookedAt]) -> None:
        if self.sheet is not None:
            return
        parent, style = self._host()
        title = self._title(looked.entry)
        author = shortened(looked.comparison.theirs.author, NAME_LETTERS)
        name = tr("« {lesson} », la version de {author}") if author else tr("« {lesson} », la version d’un collègue")
        sheet = self.sheet = UpdateSheet(style, name.format(lesson=title, author=author), looked.comparison, parent)
        sheet.applied.connect(lambda: self._apply(looked))
        sheet.closed.connect(self._closed)
        sheet.open()
        pictures = self._pictures = ComparedPictures(self._main, sides, sheet.picture_px, sheet)
        pictures.ready.connect(sheet.show_picture)
        ours, theirs = (side.document for side in sides)
        for change in page_changes(ours.base, theirs.base):
            if change.boxes:
                sheet.show_changes(change.page, change.boxes, ours.page(change.page).format.width_mm)
        for page in sheet.pages:
            for side in (0, 1):
                pictures.paint(side, page)

    def _closed(self) -> None:
        if self._pictures is not None:
            self._pictures.close()
            self._pictures = None
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None

    def _follow_lesson(self, event: LessonEvent) -> None:
        if isinstance(event, LessonLeaving) and self.sheet is not None:
            self.sheet.put_away()

    # -- taking

    def _is_open(self, entry: LessonEntry) -> bool:
        path = self._main.current_lesson.lesson.path
        return path is not None and path.resolve() == Path(entry.path).resolve()

    def _apply(self, looked: _Looked) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        sheet.show_busy(True)
        entry, chosen, properties = looked.entry, sheet.choices.chosen, sheet.properties
        if self._is_open(entry):
            lesson = self._main.current_lesson.lesson
            self._service.take_open(
                entry, looked.other, chosen, lambda update: self._put(lesson, update, looked), self._fail,
                properties=properties,
            )  # fmt: skip
        else:
            self._service.take(
                entry, looked.other, chosen, lambda: self._done(entry), self._fail, properties=properties
            )

    def _put(self, lesson: OpenLesson, update: TakenUpdate, looked: _Looked) -> None:
        """Put an update into the lesson on the board, unless something else has changed there since it was found."""
        editor = lesson.editor
        document = editor.document
        if lesson is not self._main.current_lesson.lesson:
            return
        is_same = all(document.get(swap.key) == swap.before for swap in update.change.swaps)
        if editor.seance is not None or not is_same:
            self._main.show_notice(tr("La leçon a changé entre-temps : rien n’est pris, regarder de nouveau."))
            self.look(looked.entry)
            return
        self._main.window.do(lambda now: now.take_update(update.change, update.media))
        self._note(lesson, update)

    def _note(self, lesson: OpenLesson, update: TakenUpdate) -> None:
        """Note what was taken once the lesson's own file holds it. After a crash before that, it is offered again."""
        file = lesson.file
        is_here = lesson is self._main.current_lesson.lesson
        if file is not None and is_here and not (file.saved and file.health.good and not file.health.unpublished):
            QTimer.singleShot(SAVED_POLL_MS, self, lambda: self._note(lesson, update))
            return
        if file is not None and is_here:
            self._service.note_taken(update, lambda: self._done(update.entry), self._fail)

    def _done(self, entry: LessonEntry) -> None:
        if self.sheet is not None:
            self.sheet.put_away()
        self._main.show_notice(
            tr("Les pages choisies sont dans « {} ». « Annuler », dans la leçon, les retire.").format(
                self._title(entry)
            )
        )
        self._taken(entry.place)

    def _fail(self, error: Exception) -> None:
        self._end_wait()
        if self.sheet is not None:
            self.sheet.show_busy(False)
        self._main.fail(error)
