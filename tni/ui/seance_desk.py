"""The séance: begun with a class, followed for the cahier de textes, ended with its sheet."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from tni.board.pointer import Changed, What
from tni.cahier.entry import Entry
from tni.cahier.log import QuestionAsked, QuestionCorrected
from tni.core.clock import Clock
from tni.core.errors import TniError
from tni.core.ids import ClassId, PageId, SeanceId
from tni.core.settings import SUBJECT, Settings
from tni.core.tasks import TaskRunner
from tni.session.board_session import BoardSession
from tni.session.cahier_session import CahierSession
from tni.store.roster import RosterStore, SchoolClass
from tni.store.sessions import SessionStore
from tni.ui.board import Board
from tni.ui.button import Style
from tni.ui.cahier_sheet import merged
from tni.ui.cahier_sheet_desk import CahierDesk
from tni.ui.i18n import tr
from tni.ui.seance_panels import QuietPanel, ResumePanel, StartPanel
from tni.ui.sentences import sentence

_log = logging.getLogger(__name__)


class SeanceDesk(QObject):
    """class_changed: the class being taught is another one (its id, None without one). classes_wanted: the lists are to
    be opened.

    host: the window for sheets and the style of its chrome: the teacher's when there is one, else the board's. ending:
    called before a séance is written up: votes on their way are to be counted first. exports: folder of the PDFs.
    """

    class_changed = Signal(object)
    classes_wanted = Signal()

    def __init__(
        self,
        board: Board,
        roster: RosterStore,
        sessions: SessionStore,
        exports: Path,
        clock: Clock,
        tasks: TaskRunner,
        settings: Settings,
        host: Callable[[], tuple[QWidget, Style]],
        ending: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._board, self._roster = board, roster
        self._settings, self._ending = settings, ending
        self.cahier = CahierSession(sessions, tasks, clock, self._failed)
        self.papers = CahierDesk(board, self.cahier, exports, tasks, host, self.ask_end)
        self._known_pages: set[PageId] = set()
        self._proposed: Entry | None = None
        self._edited: Entry | None = None
        self.panel: QuietPanel | None = None

    def _failed(self, error: Exception) -> None:
        _log.warning("cahier: %s", error)
        self._board.window.notices.show(
            tr("Le cahier de la séance n’a pas pu être enregistré : il est gardé en mémoire. {why}").format(
                why=sentence(error)
            ),
            act_text=tr("Réessayer"),
            act=self.cahier.retry,
            serious=True,
        )

    # -- beginning

    def _classes(self) -> list[SchoolClass]:
        try:
            return self._roster.classes()
        except TniError as error:
            self._board.fail(error)
            return []

    def ask_class(self) -> None:
        """The quiet panel on the board: which class, which subject."""
        panel = StartPanel(self._board.kit, self._classes(), self._settings.get(SUBJECT), self._board.window)
        panel.begun.connect(self.begin)
        panel.classes_wanted.connect(self.classes_wanted)
        self._show_panel(panel)

    def ask_resume(self) -> None:
        """Which séance of this lesson to go on with."""
        panel = ResumePanel(self._board.kit, self._board.session.seances(), self._board.window)
        panel.chosen.connect(self.resume)
        self._show_panel(panel)

    def _show_panel(self, panel: QuietPanel) -> None:
        if self.panel is not None:
            self.panel.put_away()
        self.panel = panel
        panel.closed.connect(lambda: self._panel_gone(panel))
        panel.set_area(self._board.window.page_area)
        panel.open_low()

    def _panel_gone(self, panel: QuietPanel) -> None:
        panel.deleteLater()
        if self.panel is panel:
            self.panel = None
        self._board.window.canvas.setFocus()

    def begin(self, class_id: ClassId | None, class_name: str, subject: str) -> None:
        """Teach the open lesson to a class from the page shown."""
        self._settings.set(SUBJECT, subject)
        self._set_aside()
        self._board.actions.do(lambda s: s.close_seance() | s.open_seance(class_name, class_id))
        self._follow(class_id, class_name, subject)

    def resume(self, seance: SeanceId) -> None:
        """Go on where a class was, in another hour."""
        found = next((s for s in self._board.session.seances() if s.id == seance), None)
        if found is None:
            return
        self._set_aside()
        self._board.actions.do(lambda s: s.close_seance() | s.resume_seance(seance))
        if self._board.session.seance != seance:
            return  # it could not be read, and that was said
        class_id = found.class_id if any(c.id == found.class_id for c in self._classes()) else None
        self._follow(class_id, found.class_name, self._settings.get(SUBJECT))

    def _follow(self, class_id: ClassId | None, class_name: str, subject: str) -> None:
        session = self._board.session
        self._board.show_layer()
        self._proposed = self._edited = None
        self._known_pages = {page.id for page in session.pages}
        self.cahier.start(class_name, subject, self._lesson_name(), class_id, session.seance)
        self._page_shown()
        self.class_changed.emit(class_id)

    def _lesson_name(self) -> str:
        path = self._board.shown.lesson.path
        untitled = self._board.shown.lesson.untitled
        return self._board.session.info.title or (path.stem if path is not None and not untitled else "")

    def _set_aside(self) -> None:
        """A session still under way is ended; its entry waits in the list."""
        if self.cahier.session is None:
            return
        self._ending()
        now = self.cahier.end()
        if self._proposed is not None and self._edited is not None:
            self.cahier.edit(merged(now, self._proposed, self._edited))
        self._proposed = self._edited = None
        name = now.class_name
        self._board.say(tr("La séance de {} est gardée dans les séances passées.").format(name))

    def lesson_changed(self) -> None:
        """Another lesson is open: the session on the one before is over."""
        self._set_aside()
        self.class_changed.emit(None)

    # -- following

    def show_changes(self, changed: Changed) -> None:
        """What was done on the board, told to the cahier."""
        if self.cahier.session is None or not changed.what & (What.PAGE | What.PAGES):
            return
        pages = self._board.session.pages
        for number, page in enumerate(pages, 1):
            if page.id not in self._known_pages:
                self._known_pages.add(page.id)
                self.cahier.page_added(page.id, number)
        self._page_shown()

    def _page_shown(self) -> None:
        session = self._board.session
        self.cahier.page_shown(session.page.id, session.page_index + 1, session.page.title)

    def question_asked(self, event: QuestionAsked | QuestionCorrected) -> None:
        """A vote is closed, or got another right answer since."""
        if isinstance(event, QuestionCorrected):
            self.cahier.question_corrected(event)
        else:
            self.cahier.question_asked(event.kind, event.text, event.answered, event.expected, event.right, event.round)

    # -- ending

    def ask_end(self) -> None:
        """The sheet, filled in. The séance goes on until « Terminer » is pressed."""
        if self.papers.reopened():
            return
        if self.cahier.session is None:
            self._board.say(tr("Aucune séance n’est en cours : la commencer, ou ouvrir les séances passées."))
            return
        self._ending()
        now = self.cahier.proposal()
        entry = now
        if self._proposed is not None and self._edited is not None:
            entry = merged(now, self._proposed, self._edited)
        self._proposed, self._edited = now, entry
        sheet = self.papers.open_sheet(entry, self.papers.pages(), can_keep=self._board.session.seance is not None)
        sheet.edited.connect(self._keep_edited)
        sheet.finished.connect(self._finish)

    def _keep_edited(self, entry: Entry) -> None:
        self._edited = entry
        self.cahier.edit(entry)

    def _finish(self, entry: Entry, keep_ink: bool) -> None:
        if self.cahier.session is None:
            return
        self._ending()
        self.cahier.end()
        self.cahier.finish(entry)
        self._proposed = self._edited = None

        def close(session: BoardSession) -> Changed:
            kept = session.keep_in_lesson() if keep_ink else Changed()
            return kept | session.close_seance()

        self._board.actions.do(close)
        self._board.show_layer()
        self.class_changed.emit(None)
        words = tr("L’encre est dans la leçon.") if keep_ink else tr("La leçon préparée est restée telle quelle.")
        self._board.say(tr("Séance terminée et gardée.") + " " + words)

    def close(self) -> None:
        """Before the program ends: what was edited is kept, the session stays to be written up."""
        if self.papers.sheet is not None:
            self.papers.sheet.put_away()
