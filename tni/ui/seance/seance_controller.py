"""Controller of the séance: its panels on the main window, its sheet, and what the teacher is told of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import QWidget

from tni.core.errors import TniError
from tni.core.ids import ClassId, ClassLayerId
from tni.core.tasks import TaskRunner
from tni.document.pointer import Changed
from tni.roster.school_class import SchoolClass
from tni.services.cahier.past_seances import InterruptedSeance
from tni.services.cahier.seance_notices import (
    CahierRepaired,
    ClassListsUnreadable,
    InterruptedSeanceFound,
    InterruptedSeancesClosed,
    SeanceClassChanged,
    SeanceFinished,
    SeanceKept,
    SeanceMoved,
    SeanceNotice,
    SeanceResumed,
)
from tni.services.cahier.seance_service import SeanceService
from tni.services.class_lists.class_list_service import ClassListService
from tni.ui.chrome.button import Style
from tni.ui.chrome.commands import LEADS, CommandId
from tni.ui.chrome.fitted_name import fitted_name
from tni.ui.chrome.tiles import tile_size
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController
from tni.ui.plain_text import tool_tip
from tni.ui.seance.seance_notices import SeanceNotices
from tni.ui.seance.seance_sheets import SeanceSheets
from tni.ui.seance.unsaved_seance import UnsavedSeance

if TYPE_CHECKING:
    from tni.services.cahier.seance_states import SeanceProposal
    from tni.ui.chrome.question_panel import Answer, QuestionPanel
    from tni.ui.seance.cahier_controller import CahierController
    from tni.ui.seance.past_seances_controller import PastSeancesController


class SeanceController(QObject):
    """Controller of the séance.

    Signals:
        asking: a panel of the séance opens, and others make way.
        class_changed: id of the class that is now taught, None without one.
        classes_wanted: open the class lists.
        layer_wanted: id of a class layer without a class that is to be resumed.
        seance_ended: a séance was ended, and its class layer closed.
        trial_wanted: begin to vote with simulated pupils.

    host: returns the parent window and the style of the sheets: the teacher window's if there is one, else the main
    window's. asking_host: the same for a panel, in the window in which it is asked for. exports: folder of the PDFs.
    """

    asking = Signal()
    class_changed = Signal(object)
    classes_wanted = Signal()
    layer_wanted = Signal(object)
    seance_ended = Signal()
    trial_wanted = Signal()

    def __init__(
        self,
        main: MainController,
        seances: SeanceService,
        lists: ClassListService,
        exports: Path,
        tasks: TaskRunner,
        host: Callable[[], tuple[QWidget, Style]],
        asking_host: Callable[[], tuple[QWidget, Style]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._main, self._seances, self._lists, self._host, self._asking_host = main, seances, lists, host, asking_host
        self._question: QuestionPanel | None = None
        self._is_asked_to_leave = False
        self._finished: Callable[[], None] | None = None
        """What is called once the entry is confirmed that is being built."""
        self.sheets = SeanceSheets(main, seances.cahier, lists, exports, tasks, host, self.ask_end)
        self.panel: TitledPanel | None = None
        self._notices = SeanceNotices(main)
        seances.subscribe(self._show_notice)
        self._unsaved = UnsavedSeance(main, seances, host, self.sheets.keep_edits)  # asks first
        main.window.add_hold_up(self.holds_up_closing)
        start = main.commands[CommandId.START_SEANCE]
        self._begin_usual, self._begin_other = (self._make_start(start) for _ in range(2))
        self._begin_other.setIconText(tr("Autre classe"))
        self._begin_usual.triggered.connect(self.begin_usual)
        self._begin_other.triggered.connect(start.trigger)
        main.commands[CommandId.END_SEANCE].setProperty(LEADS, True)
        main.window.menu_variants["seance"] = self._starts

    @property
    def cahier_controller(self) -> CahierController:
        """The sheet of a séance."""
        return self.sheets.cahier

    @property
    def past(self) -> PastSeancesController:
        """The list of past séances."""
        return self.sheets.past

    def show_past(self) -> None:
        """Show the past séances in a sheet."""
        self.past.show()

    @property
    def class_under_way(self) -> str:
        """Name of the class of the séance that is under way; "" without one."""
        return self._seances.state.class_name if self._seances.state.seance_id is not None else ""

    @property
    def subject(self) -> str:
        """Subject taught last."""
        return self._seances.state.subject

    # -- beginning

    def _make_start(self, command: QAction) -> QAction:
        action = QAction(self)
        action.setText(command.text())
        action.setProperty("icon_name", command.property("icon_name"))
        return action

    def _starts(self) -> dict[CommandId, list[QAction]]:
        """Return what the menu offers in place of commands: a séance is started at once with the usual class, or with
        another one. One that is under way can be ended, first of all, or another one begun; the mode stays."""
        if self._seances.state.seance_id is not None:
            end = self._main.commands[CommandId.END_SEANCE]
            return {CommandId.TEACH: [], CommandId.START_SEANCE: [self._begin_other], CommandId.END_SEANCE: [end]}
        usual = self._seances.usual_class()
        if usual is None:
            return {CommandId.END_SEANCE: []}
        self._begin_usual.setIconText(self._start_text(usual.name))
        self._begin_usual.setToolTip(tool_tip(tr("Commencer avec {}").format(usual.name)))
        return {CommandId.START_SEANCE: [self._begin_usual, self._begin_other], CommandId.END_SEANCE: []}

    def _start_text(self, class_name: str) -> str:
        """Return a text of two lines on a tile. A long name is abbreviated."""
        kit = self._main.kit
        room_px = tile_size(kit).width() - kit.theme.metrics.gap_px
        advance = QFontMetrics(kit.theme.font()).horizontalAdvance
        whole = tr("Commencer avec {}").format(class_name)
        if " ".join(fitted_name(whole, room_px, advance)) == whole:
            return whole
        return " ".join(fitted_name(tr("Avec {}").format(class_name), room_px, advance))

    def begin_usual(self) -> None:
        """Start a séance with the class that the lesson is most likely taught to, in its usual subject."""
        if (usual := self._seances.usual_class()) is not None:
            self.begin(usual.id, usual.name, self._seances.usual_subject())

    def classes(self) -> list[SchoolClass]:
        """Return the classes; none, with a notice, where they cannot be read."""
        try:
            return self._lists.classes()
        except TniError as error:
            self._main.fail(error)
            return []

    def ask_class(self) -> None:
        """Open the panel that asks for the class and the subject. One that is open keeps what was typed."""
        from tni.ui.seance.seance_panels import StartSeancePanel

        parent, style = self._asking_host()
        if isinstance(self.panel, StartSeancePanel) and self.panel.parentWidget() is parent:
            self.panel.raise_()
            self.panel.setFocus()
        else:
            self._ask_class(parent, style)

    def _ask_class(self, parent: QWidget, style: Style) -> None:
        from tni.ui.main_window.field_typing import FieldTyping
        from tni.ui.seance.seance_panels import StartSeancePanel

        panel = StartSeancePanel(style, self.classes(), self._seances.usual_subject(), parent)
        if (hour := self._seances.hour_now()) and hour.classes and (timed := self._seances.usual_class()):
            panel.propose(timed.id, timed.name, hour)
        panel.begun.connect(self.begin)
        panel.classes_wanted.connect(self.classes_wanted)
        panel.trial_wanted.connect(self._try)
        FieldTyping(self._main.window, panel, (panel.name, panel.subject))
        self._show_panel(panel)

    def lists_closed(self) -> None:
        """Update the open panel after the class lists were closed, so that a class imported there can be chosen."""
        from tni.ui.seance.seance_panels import StartSeancePanel

        asking = self.panel
        if not isinstance(asking, StartSeancePanel) or asking.offers(self.classes()):
            return
        name, subject = asking.name.text(), asking.subject.text()
        parent = asking.parentWidget()
        assert parent is not None
        self._ask_class(parent, asking.kit)
        assert isinstance(self.panel, StartSeancePanel)
        self.panel.name.setText(name)
        self.panel.subject.setText(subject)

    def ask_resume(self) -> None:
        """Open the panel that asks which class layer of this lesson to resume."""
        from tni.ui.seance.seance_panels import ResumeSeancePanel

        parent, style = self._asking_host()
        panel = ResumeSeancePanel(style, self._main.editor.seances(), parent)
        panel.chosen.connect(self.resume)
        self._show_panel(panel)

    def _show_panel(self, panel: TitledPanel) -> None:
        if self.panel is not None:
            self.panel.put_away()
        self.asking.emit()
        self.panel = panel
        panel.closed.connect(lambda: self._panel_closed(panel))
        parent, window = panel.parentWidget(), self._main.window
        panel.set_area(window.panel_area(parent))
        panel.open_low()

    def make_way(self) -> None:
        """Put the open panel away, because something else is asked in its place."""
        if self.panel is not None:
            self.panel.put_away()

    def _panel_closed(self, panel: TitledPanel) -> None:
        parent = panel.parentWidget()
        panel.deleteLater()
        if self.panel is panel:
            self.panel = None
        (self._main.window.canvas if parent is self._main.window or parent is None else parent).setFocus()

    def begin(self, class_id: ClassId | None, class_name: str, subject: str) -> None:
        """Start a séance with a class; see `SeanceService.begin`."""
        self._put_sheet_away()
        self.make_way()
        self._seances.begin(class_id, class_name or tr("Séance"), subject)

    def _try(self) -> None:
        if self._seances.state.seance_id is None:
            self.trial_wanted.emit()
        else:
            self._main.show_notice(tr("Une séance est en cours : la terminer avant un essai."))

    def resume(self, layer: ClassLayerId) -> None:
        """Resume a class layer; see `SeanceService.resume`. One that belongs to no class is resumed without a
        séance."""
        if any(one.id == layer and not one.class_name for one in self._main.editor.seances()):
            self.layer_wanted.emit(layer)
            return
        self._put_sheet_away()
        self._seances.resume(layer)

    def resume_interrupted(self, interrupted: InterruptedSeance) -> None:
        self._put_sheet_away()
        self._seances.resume_interrupted(interrupted)

    def _put_sheet_away(self) -> None:
        """Store the edits in the sheet of the séance under way, before another one begins."""
        if self._seances.state.seance_id is not None:
            self.sheets.put_sheet_away()

    def lesson_changed(self) -> None:
        """Continue the séance in the lesson that was opened, for the same class."""
        sheet_was_open = self.sheets.put_sheet_away()
        self._seances.lesson_changed()
        if sheet_was_open and self._seances.state.seance_id is not None:
            self.ask_end()

    def show_changes(self, changed: Changed) -> None:
        """Record changes of the document for the cahier de textes."""
        self._seances.record(changed)

    # -- notices

    def _show_notice(self, notice: SeanceNotice) -> None:
        match notice:
            case SeanceClassChanged(class_id):
                if self._question is not None:  # it is about the séance before
                    self._question.put_away()
                self.class_changed.emit(class_id)
            case InterruptedSeancesClosed(entries):
                self._notices.tell_closed(entries, self.show_past)
            case InterruptedSeanceFound(seance):
                self._notices.offer(seance, lambda: self.resume_interrupted(seance))
            case CahierRepaired(error) | ClassListsUnreadable(error):
                self._main.fail(error, unasked=True)
            case SeanceKept() | SeanceMoved() | SeanceResumed() | SeanceFinished():
                self._notices.tell_moment(notice, self.show_past)
                if isinstance(notice, SeanceFinished):
                    self.seance_ended.emit()

    # -- ending

    def ask_end(self, finished: Callable[[], None] | None = None) -> None:
        """Open the sheet with the entry filled in; ask first if it would close a vote. The séance continues until
        « Terminer » is pressed. finished: called then."""
        current = self._seances.state.seance_id
        if current is None:
            self._main.show_notice(tr("Aucune séance en cours : en commencer une, ou ouvrir les séances passées."))
        elif self.sheets.reopened(current):
            self._call_when_finished(finished)
        elif self._seances.vote_is_open:
            self._ask(
                tr("Un vote est ouvert"),
                tr("Terminer la séance le ferme."),
                (
                    (tr("Fermer le vote et terminer"), lambda: self._open_sheet(finished)),
                    (tr("Continuer le vote"), lambda: None),
                ),
            )
        else:
            self._open_sheet(finished)

    def _open_sheet(self, finished: Callable[[], None] | None) -> None:
        if self._seances.state.seance_id is None:
            return
        cahier, waiting, is_there = self.cahier_controller, None, False
        cahier.put_sheet_away()  # that of a past séance
        self._finished = finished

        def show(proposal: SeanceProposal) -> None:
            nonlocal is_there
            is_there = True
            if waiting is cahier.preparing:  # else she has closed it meanwhile
                self._show_proposal(proposal)

        self._seances.propose(show)
        if not is_there:
            waiting = cahier.prepare()

    def _show_proposal(self, proposal: SeanceProposal) -> None:
        sheet = self.cahier_controller.open_sheet(proposal.entry, proposal.lessons, can_keep_ink=proposal.can_keep_ink)
        days = self._seances.lesson_days(proposal.entry)
        sheet.homework.set_lessons(self._seances.next_lesson(proposal.entry), days)
        self.cahier_controller.ask_phase(proposal.phase, proposal.goes_on, self._seances.settle_phase)
        sheet.edited.connect(self._seances.cahier.edit)
        if (cahier := self._seances.cahier).has_answers:
            from tni.cahier.class_answers import tells_answers

            wanted = tells_answers(proposal.entry.contenu)
            sheet.ask_answers(lambda on: cahier.tell_answers(sheet.entry, on), wanted=wanted)
        sheet.finished.connect(lambda entry, keep_ink: self._seances.finish(entry, keep_ink=keep_ink))
        self._call_when_finished(self._finished)

    def _call_when_finished(self, finished: Callable[[], None] | None) -> None:
        if finished is None:
            return
        self._finished = finished
        if (sheet := self.cahier_controller.sheet) is not None:
            sheet.finished.connect(lambda _entry, _keep_ink: finished())

    def holds_up_closing(self) -> bool:
        """Return whether a séance is under way, and ask what becomes of it: in the teacher's window if there is one."""
        if self._seances.state.seance_id is None:
            return False
        if not self._is_asked_to_leave:
            self._ask(
                tr("La séance avec {} continue").format(self._seances.state.class_name),
                tr("Tout est enregistré : la terminer maintenant, ou la reprendre plus tard."),
                (
                    (tr("Terminer la séance"), lambda: self.ask_end(self._main.window.leave)),
                    (tr("Reprendre plus tard"), self._main.window.leave),
                    (tr("Annuler", "cancel"), lambda: None),
                ),
            )
            self._is_asked_to_leave = True
        elif self._question is not None:
            self._question.open_low()
        return True

    def _ask(self, title: str, text: str, answers: Sequence[Answer]) -> None:
        """Ask a question about the séance in place of another one."""
        from tni.ui.chrome.question_panel import QuestionPanel  # not needed before the end

        if self._question is not None:
            self._question.put_away()
        parent, style = self._host()
        asked = self._question = QuestionPanel(style, title, text, answers, parent)
        asked.closed.connect(self._question_closed)
        window = self._main.window
        asked.set_area(window.panel_area(parent))
        asked.open_low()

    def _question_closed(self) -> None:
        self._question, self._is_asked_to_leave = None, False

    def close(self) -> None:
        """Keep the edits before the program ends. The séance can still be written up later."""
        self.sheets.close()
