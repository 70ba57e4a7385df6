"""Controller of the séance: starts it with a class, records it for the cahier de textes, and ends it with its sheet."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from tni.cahier.entry import CahierEntry
from tni.cahier.seance_log import QuestionAsked, QuestionCorrected, SeanceStarted
from tni.core.clock import Clock
from tni.core.errors import TniError
from tni.core.ids import ClassId, ClassLayerId, PageId
from tni.core.settings import SUBJECT, Settings
from tni.core.tasks import TaskRunner
from tni.document.pointer import Changed, ChangedFlag
from tni.files.errors import QuarantinedError, SeanceStoreError
from tni.roster.school_class import SchoolClass
from tni.services.cahier.cahier_service import CahierService
from tni.services.cahier.past_seances import InterruptedSeance
from tni.services.class_lists.class_list_service import ClassListService
from tni.services.lesson.class_layer import latest_class_layer
from tni.services.lesson.lesson_editor import LessonEditor
from tni.store.seances import SeanceStore
from tni.ui.chrome.button import Style
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController
from tni.ui.messages.dates import format_date
from tni.ui.messages.errors import error_message
from tni.ui.seance.cahier_controller import CahierController
from tni.ui.seance.seance_panels import ResumeSeancePanel, StartSeancePanel

_log = logging.getLogger(__name__)


class SeanceController(QObject):
    """Controller of the séance.

    Signals:
        class_changed: id of the class that is now taught, None without one.
        classes_wanted: open the class lists.

    host: returns the parent window and the style of the sheets: the teacher window's if there is one, else the main
    window's. concluding: closes the vote and counts its answers; called before an entry is proposed. ending: removes
    the vote; called before a séance is over. exports: folder of the PDFs.
    """

    class_changed = Signal(object)
    classes_wanted = Signal()

    def __init__(
        self,
        main: MainController,
        lists: ClassListService,
        seances: SeanceStore,
        exports: Path,
        clock: Clock,
        tasks: TaskRunner,
        settings: Settings,
        host: Callable[[], tuple[QWidget, Style]],
        concluding: Callable[[], None],
        ending: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._main, self._lists = main, lists
        self._seances, self._tasks = seances, tasks
        self._settings, self._concluding, self._ending = settings, concluding, ending
        self.cahier = CahierService(seances, tasks, clock, self._failed)
        self.cahier_controller = CahierController(main, self.cahier, exports, tasks, host, self.ask_end)
        self._known_pages: set[PageId] = set()
        self._interrupted: list[InterruptedSeance] = []
        self._resuming: InterruptedSeance | None = None
        self._moving = False
        self.panel: TitledPanel | None = None

    def _failed(self, error: Exception) -> None:
        _log.warning("cahier: %s", error)
        if isinstance(error, SeanceStoreError) and error.repairable:
            self._tasks.submit(self._seances.repair, self._repaired, self._save_failed)
        else:
            self._save_failed(error)

    def _repaired(self, found: QuarantinedError | None) -> None:
        if found is not None:
            self._main.fail(found)
        self.cahier.retry()

    def _save_failed(self, error: Exception) -> None:
        self._main.window.notices.show(
            tr("Le cahier de la séance n’a pas pu être enregistré : il est gardé en mémoire. {why}").format(
                why=error_message(error)
            ),
            act_text=tr("Réessayer"),
            act=self.cahier.retry,
            serious=True,
        )

    # -- beginning

    def _classes(self) -> list[SchoolClass]:
        try:
            return self._lists.classes()
        except TniError as error:
            self._main.fail(error)
            return []

    def ask_class(self) -> None:
        """Open the panel on the main window that asks for the class and the subject."""
        panel = StartSeancePanel(self._main.kit, self._classes(), self._settings.get(SUBJECT), self._main.window)
        panel.begun.connect(self.begin)
        panel.classes_wanted.connect(self.classes_wanted)
        self._show_panel(panel)

    def lists_closed(self) -> None:
        """Update the open panel after the class lists were closed, so that a class imported there can be chosen."""
        asking = self.panel
        if not isinstance(asking, StartSeancePanel) or asking.offers(self._classes()):
            return
        name, subject = asking.name.text(), asking.subject.text()
        self.ask_class()
        assert isinstance(self.panel, StartSeancePanel)
        self.panel.name.setText(name)
        self.panel.subject.setText(subject)

    def ask_resume(self) -> None:
        """Open the panel that asks which class layer of this lesson to resume."""
        panel = ResumeSeancePanel(self._main.kit, self._main.editor.seances(), self._main.window)
        panel.chosen.connect(self.resume)
        self._show_panel(panel)

    def _show_panel(self, panel: TitledPanel) -> None:
        if self.panel is not None:
            self.panel.put_away()
        self.panel = panel
        panel.closed.connect(lambda: self._panel_closed(panel))
        panel.set_area(self._main.window.page_area)
        panel.open_low()

    def _panel_closed(self, panel: TitledPanel) -> None:
        panel.deleteLater()
        if self.panel is panel:
            self.panel = None
        self._main.window.canvas.setFocus()

    def begin(self, class_id: ClassId | None, class_name: str, subject: str) -> None:
        """Start a séance: teach the open lesson to a class from the page shown."""
        self._settings.set(SUBJECT, subject)
        self._end_current()
        self._main.change_layer(lambda s: s.close_seance() | s.open_seance(class_name, class_id))
        self._follow(class_id, class_name, subject)

    def resume(self, seance: ClassLayerId) -> None:
        """Resume the class layer of a class: within its séance if that was interrupted, else in a new séance."""
        interrupted = next((one for one in self._interrupted if one.seance == seance), None)
        if interrupted is not None:
            self.resume_interrupted(interrupted)
            return
        found = next((s for s in self._main.editor.seances() if s.id == seance), None)
        if found is None:
            return
        self._end_current()
        self._main.change_layer(lambda s: s.close_seance() | s.resume_seance(seance))
        if self._main.editor.seance != seance:
            return  # it could not be read, and the teacher was told
        self._follow(self._still_listed(found.class_id), found.class_name, self._settings.get(SUBJECT))

    def _still_listed(self, class_id: ClassId | None) -> ClassId | None:
        return class_id if any(one.id == class_id for one in self._classes()) else None

    def _follow(self, class_id: ClassId | None, class_name: str, subject: str) -> None:
        editor = self._main.editor
        self._known_pages = {page.id for page in editor.pages}
        self.cahier.start(class_name, subject, self._lesson_name(), class_id, editor.seance, self._lesson_file())
        self._page_shown()
        self.class_changed.emit(class_id)

    def _lesson_name(self) -> str:
        path = self._main.shown.lesson.path
        untitled = self._main.shown.lesson.untitled
        return self._main.editor.info.title or (path.stem if path is not None and not untitled else "")

    def _lesson_file(self) -> str:
        path = self._main.shown.lesson.path
        return "" if path is None else str(path)

    def _end_current(self) -> None:
        """End the current séance, if any. Its entry waits in the list of past séances."""
        if self.cahier.seance_id is None:
            return
        self.cahier_controller.put_sheet_away()
        self._ending()
        started = self.cahier.started
        name = self.cahier.end().class_name or (started.class_name if started else "")
        self._main.show_notice(tr("La séance de {} est gardée dans les séances passées.").format(name))

    # -- another lesson within the séance

    def lesson_changed(self) -> None:
        """Continue the séance in the lesson that was opened, for the same class."""
        sheet_was_open = self.cahier_controller.put_sheet_away()
        started = self.cahier.started
        if started is not None:
            self._move(started)
            if sheet_was_open:
                self.ask_end()
            return
        self.class_changed.emit(None)
        interrupted = self._resuming
        if interrupted is not None and self._lesson_file() == interrupted.file:
            self._resume_seance(interrupted)

    def _move(self, started: SeanceStarted) -> None:
        """Continue in the lesson that is open now: the ink goes to its layer for the class."""
        self._ending()  # a vote belongs to the page it was asked on
        editor = self._main.editor
        layer = latest_class_layer(editor.seances(), started)
        self._enter(layer, started.class_name, started.class_id)
        self.cahier.lesson_opened(self._lesson_name(), editor.seance, self._lesson_file())
        self._page_shown()
        self._main.show_notice(tr("La séance de {} continue dans cette leçon.").format(started.class_name))

    def _enter(self, layer: ClassLayerId | None, class_name: str, class_id: ClassId | None) -> None:
        """Open a class layer of the lesson; a new one if `layer` is None or cannot be read."""
        self._moving = True
        self._main.change_layer(lambda s: s.close_seance() | s.resume_seance(layer) if layer else s.close_seance())
        if self._main.editor.seance is None:
            self._main.change_layer(lambda s: s.open_seance(class_name, class_id))
        self._known_pages = {page.id for page in self._main.editor.pages}
        self._moving = False

    # -- after a crash

    def offer_interrupted(self) -> None:
        """Offer at startup to resume today's interrupted séance. An interrupted séance of another day becomes a draft
        entry."""
        self.cahier.find_interrupted(self._offer, self._lesson_file())

    def _offer(self, today: list[InterruptedSeance], closed: list[CahierEntry]) -> None:
        notices = self._main.window.notices
        for entry in closed[:1]:
            others = len(closed) - 1
            words = tr("La séance de {name}, {day}, n’avait pas été terminée : elle est dans les séances passées.")
            words = words.format(name=entry.class_name, day=format_date(entry.start))
            if others:
                words += " " + tr("Autres séances dans ce cas : {}.").format(others)
            notices.show(words, act_text=tr("Voir"), act=self.cahier_controller.show_list)
        self._interrupted = today
        if today and self.cahier.seance_id is None:
            latest = today[0]
            self._main.lesson_notices.withdraw_offer(latest.file)
            notices.show(
                tr("La séance de {} n’a pas été terminée. Tout est là.").format(latest.summary.class_name),
                act_text=tr("Reprendre"),
                act=lambda: self.resume_interrupted(latest),
                serious=True,
            )

    def resume_interrupted(self, interrupted: InterruptedSeance) -> None:
        """Resume an interrupted séance in its lesson, with its start time and its log."""
        self._end_current()
        file = Path(interrupted.file)
        if interrupted.file and interrupted.file != self._lesson_file() and file.is_file():
            self._resuming = interrupted
            self._main.current_lesson.open(file)
        else:
            self._resume_seance(interrupted)

    def _resume_seance(self, interrupted: InterruptedSeance) -> None:
        self._resuming = None
        self._interrupted = [one for one in self._interrupted if one is not interrupted]
        self.cahier.resume(interrupted.summary.id, lambda: self._resumed(interrupted))

    def _resumed(self, interrupted: InterruptedSeance) -> None:
        editor, name = self._main.editor, interrupted.summary.class_name
        class_id = self._still_listed(interrupted.summary.class_id)
        there = interrupted.seance if any(one.id == interrupted.seance for one in editor.seances()) else None
        self._enter(there, name, class_id)
        if editor.seance != interrupted.seance:
            self.cahier.lesson_opened(self._lesson_name(), editor.seance, self._lesson_file())
        self._page_shown()
        self.class_changed.emit(class_id)
        self._main.show_notice(tr("La séance de {} continue.").format(name))

    # -- recording

    def show_changes(self, changed: Changed) -> None:
        """Record changes of the document for the cahier de textes."""
        if self.cahier.seance_id is None or self._moving:
            return
        if changed.what & (ChangedFlag.DRY | ChangedFlag.STAMP):
            for written in changed.regions:
                self.cahier.page_written(written)
        if not changed.what & (ChangedFlag.PAGE | ChangedFlag.PAGES):
            return
        pages = self._main.editor.pages
        for number, page in enumerate(pages, 1):
            if page.id not in self._known_pages:
                self._known_pages.add(page.id)
                self.cahier.page_added(page.id, number)
        self._page_shown()

    def _page_shown(self) -> None:
        editor = self._main.editor
        self.cahier.page_shown(editor.page.id, editor.page_index + 1, editor.page.title)

    def question_asked(self, event: QuestionAsked | QuestionCorrected) -> None:
        """Record that a vote was closed, or that its right answer was changed afterwards."""
        if isinstance(event, QuestionCorrected):
            self.cahier.question_corrected(event)
        else:
            counts = event.answered, event.expected, event.right
            self.cahier.question_asked(event.kind, event.text, *counts, event.round, event.page)

    # -- ending

    def ask_end(self) -> None:
        """Open the sheet with the entry filled in. The séance continues until « Terminer » is pressed."""
        if self.cahier_controller.reopened():
            return
        if self.cahier.seance_id is None:
            self._main.show_notice(tr("Aucune séance n’est en cours : la commencer, ou ouvrir les séances passées."))
            return
        self._concluding()
        entry = self.cahier.proposal()
        can_keep = self._main.editor.seance is not None
        sheet = self.cahier_controller.open_sheet(entry, self.cahier.lessons, can_keep_ink=can_keep)
        sheet.edited.connect(self.cahier.edit)
        sheet.finished.connect(self._finish)

    def _finish(self, entry: CahierEntry, keep_ink: bool) -> None:
        if self.cahier.seance_id != entry.session:
            return
        self._ending()
        entry = self.cahier.updated(entry)
        self.cahier.end()
        self.cahier.finish(entry)

        def close(editor: LessonEditor) -> Changed:
            kept = editor.keep_in_lesson() if keep_ink else Changed()
            return kept | editor.close_seance()

        self._main.change_layer(close)
        self.class_changed.emit(None)
        words = tr("L’encre est dans la leçon.") if keep_ink else tr("La leçon préparée est restée telle quelle.")
        self._main.show_notice(tr("Séance terminée et gardée.") + " " + words)

    def close(self) -> None:
        """Keep the edits before the program ends. The séance can still be written up later."""
        self.cahier_controller.put_sheet_away()
        self.cahier_controller.put_list_away()
