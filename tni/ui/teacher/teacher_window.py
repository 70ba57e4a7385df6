"""Teacher's window on the laptop: pages, page as pupils see it, notes, next page, clock, vote, health."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import override

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from tni.core.clock import Clock
from tni.core.ids import PageId
from tni.document.pointer import Changed, ChangedFlag
from tni.services.voting.vote_state import VoteState
from tni.ui.chrome.button import ActionButton, Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.finger_scroll import scrolled
from tni.ui.chrome.notices import Notices
from tni.ui.chrome.panel import FloatingPanel, Label
from tni.ui.chrome.style_sheet import apply_to_window
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.i18n import tr
from tni.ui.main_window.dropped_files import dropped_paths
from tni.ui.main_window.main_controller import MainController
from tni.ui.main_window.page_removal import delete_pages
from tni.ui.panels.page_panel import PagePanel
from tni.ui.phones.phones_box import PhonesBox
from tni.ui.projector.projector_box import ProjectorBox
from tni.ui.teacher.health_line import Health, HealthLine
from tni.ui.teacher.labels import ElidedLabel, PageNumberLabel
from tni.ui.teacher.next_page import NextPagePreview
from tni.ui.teacher.notes import NotesEditor
from tni.ui.teacher.page_mirror import PageMirror
from tni.ui.teacher.plan_box import PlanBox
from tni.ui.vote.self_paced_panel import SelfPacedPanel
from tni.ui.vote.vote_panel import VotePanel

RIGHT_COLUMN_TARGETS = 9, 11
"""Minimum and maximum width of the right column, in touch targets."""
TOOLS = (
    CommandId.PEN, CommandId.HIGHLIGHTER, CommandId.TEXT, CommandId.SELECT, CommandId.LASER, CommandId.ERASE_STROKES,
    CommandId.UNDO,
)  # fmt: skip
"""Tools beside the picture of the page, on which they work."""
TOOL_COLUMNS = 2
NOTICE_TARGETS = 16
"""Maximum width of a notice: it covers the next page, but not the notes."""
_OF_PAGES = ChangedFlag.PAGE | ChangedFlag.PAGES | ChangedFlag.DRY | ChangedFlag.STAMP | ChangedFlag.UNDO


class TeacherWindow(QWidget):
    """Window for the teacher alone.

    closed: the user closed it. used: something was dropped on it, which does not activate it. ticked: each second while
    it is shown, and when it is. classes_wanted, results_wanted, sessions_wanted, swap_wanted: requests of its buttons.
    """

    closed = Signal()
    used = Signal()
    ticked = Signal()
    classes_wanted = Signal()
    results_wanted = Signal()
    seances_wanted = Signal()
    swap_wanted = Signal()

    def __init__(
        self,
        style: Style,
        main: MainController,
        clock: Clock,
        names: Callable[[], Mapping[int, str]],
        is_private: Callable[[], bool],
    ) -> None:
        super().__init__()
        self.kit, self._main, self._clock, self._is_private = style, main, clock, is_private
        self.setWindowTitle(tr("Enseignant") + " – TNI")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAcceptDrops(True)
        apply_to_window(self, style.theme)
        self.setFont(style.theme.font())  # the application's font is that of the projected window
        self.addActions(main.commands.all())
        self.pages = PagePanel(style, lambda page, size: main.shown.thumbnail_steps(PageId(page), size), across=False)
        self._wire_pages()
        hidden = main.commands[CommandId.HIDE_BOARD]
        self.mirror = PageMirror(
            style,
            lambda: main.shown,
            lambda: main.window.canvas,
            hidden.isChecked,
            lambda: main.instruments.typing.edit,
        )
        self.notes = NotesEditor(self._save_notes)
        self.next_page = NextPagePreview(style, lambda page, size: main.shown.thumbnail(page, size))
        self.plan = PlanBox(style)
        self.vote = VotePanel(style, main.commands, names, is_private)
        self.self_paced = SelfPacedPanel(style, names, is_private)
        self.phones = PhonesBox(style, main.commands)
        self.projector = ProjectorBox(style, main.commands)
        self.health = HealthLine(style)
        self._lay_out()
        self.notices = Notices(style, self, max_targets=NOTICE_TARGETS)
        self.notices.obstacles = lambda: [p.geometry() for p in self._panels() if isinstance(p, TitledPanel)]
        self._clock_timer = QTimer(self, interval=1000)
        self._clock_timer.timeout.connect(self._show_time)
        self._pictures = QTimer(self, singleShot=True, interval=400)
        self._pictures.timeout.connect(self._show_pictures)
        main.page_redrawn.connect(self._page_redrawn)
        main.commands[CommandId.TEACH].toggled.connect(self._mode_changed)

    def _mode_changed(self) -> None:
        if self.isVisible():
            self.show_all()

    def _page_redrawn(self, page: str) -> None:
        self.pages.refresh(page)
        self.next_page.redrawn(PageId(page))

    # -- parts

    def _lay_out(self) -> None:
        pad = self.kit.theme.metrics.pad_px
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(self._make_top())
        body = QHBoxLayout()
        body.setSpacing(pad)
        body.setContentsMargins(0, 0, pad, pad)
        self.pages.setFixedWidth(self.pages.sizeHint().width() + pad)
        body.addWidget(self.pages)
        body.addLayout(self._make_middle(), 2)
        body.addWidget(self._make_right(), 1)
        rows.addLayout(body, 1)

    def _make_top(self) -> QHBoxLayout:
        pad = self.kit.theme.metrics.pad_px
        line = QHBoxLayout()
        line.setContentsMargins(pad * 2, pad, pad, pad)
        line.setSpacing(pad)
        self._class = ElidedLabel(self.kit, size="title")
        self._lesson = ElidedLabel(self.kit, token="muted")
        self._time = Label(self.kit, size="title")
        line.addWidget(self._class)
        line.addWidget(self._lesson)
        line.addSpacing(pad)
        line.addWidget(self.health, 1)
        for text, signal in (
            (tr("Classes"), self.classes_wanted),
            (tr("Résultats"), self.results_wanted),
            (tr("Séances"), self.seances_wanted),
            (tr("Échanger les écrans"), self.swap_wanted),
        ):
            button = TextButton(self.kit, text, quiet=True)
            button.clicked.connect(signal)
            line.addWidget(button)
        self._swap = button
        line.addWidget(self._time)
        return line

    def _make_middle(self) -> QVBoxLayout:
        column = QVBoxLayout()
        commands = self._main.commands
        page = QHBoxLayout()
        tools = QGridLayout()  # one column would be too high for a laptop at 150 %
        for i, command in enumerate((*TOOLS, CommandId.HOME)):
            tools.addWidget(ActionButton(self.kit, commands[command]), *divmod(i, TOOL_COLUMNS))
        tools.setRowStretch(tools.rowCount(), 1)
        page.addLayout(tools)
        page.addWidget(self.mirror, 1)
        column.addLayout(page, 3)
        line = QHBoxLayout()
        for command in (CommandId.PREVIOUS_PAGE, CommandId.NEXT_PAGE):
            line.addWidget(ActionButton(self.kit, commands[command]))
        self._number = PageNumberLabel(self.kit)
        line.addWidget(self._number)
        line.addStretch(1)
        for command in (CommandId.START_SEANCE, CommandId.RESUME, CommandId.END_SEANCE, CommandId.HIDE_BOARD):
            line.addWidget(ActionButton(self.kit, commands[command], show_label=True))
        column.addLayout(line)
        below = QHBoxLayout()  # gets the height that the mirror, as wide as possible, leaves
        below.setSpacing(self.kit.theme.metrics.pad_px)
        for title, widget in ((tr("Page suivante"), self.next_page), (tr("Notes"), self.notes)):
            half = QVBoxLayout()
            half.setSpacing(self.kit.theme.metrics.gap_px)
            half.addWidget(Label(self.kit, title, size="small", token="muted"))
            half.addWidget(widget, 1)
            below.addLayout(half, 1)
        column.addLayout(below, 1)
        return column

    def _make_right(self) -> QScrollArea:
        column = QWidget()
        rows = QVBoxLayout(column)
        rows.setContentsMargins(0, 0, self.kit.theme.metrics.pad_px, 0)
        rows.setSpacing(self.kit.theme.metrics.gap_px)
        rows.addWidget(self.plan)
        rows.addWidget(Label(self.kit, tr("Vote"), size="small", token="muted"))
        rows.addWidget(self.self_paced)
        rows.addWidget(self.vote)
        rows.addWidget(self.phones)
        rows.addSpacing(self.kit.theme.metrics.pad_px)
        rows.addWidget(Label(self.kit, tr("Projecteur"), size="small", token="muted"))
        rows.addWidget(self.projector)
        rows.addStretch(1)
        scroll = scrolled(column, tr("Vote et projecteur"))
        least, greatest = (self.kit.theme.metrics.target_px * n for n in RIGHT_COLUMN_TARGETS)
        scroll.setMinimumWidth(least)
        scroll.setMaximumWidth(greatest)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return scroll

    def _wire_pages(self) -> None:
        do, pages = self._main.window.do, self.pages
        pages.page_chosen.connect(lambda page: do(lambda s: s.go_to(PageId(page))))
        pages.add_wanted.connect(lambda: do(lambda s: s.add_page()))
        pages.duplicate_wanted.connect(lambda ids: do(lambda s: s.duplicate_page(PageId(ids[0]) if ids else None)))
        pages.delete_wanted.connect(lambda ids: delete_pages(self._main.window, map(PageId, ids)))
        pages.move_wanted.connect(self._move_pages)

    def _move_pages(self, ids: list[str], before: int) -> None:
        """Move pages before the page whose current index is `before`."""

        for page in ids:
            pages = [p.id for p in self._main.editor.pages]
            here = pages.index(PageId(page))
            to = before - 1 if here < before else before
            self._main.window.do(lambda s, page=page, to=to: s.move_page(PageId(page), to))  # type: ignore[misc]
            before = to + 1

    # -- content

    def show_all(self) -> None:
        """Update everything after a change of lesson, class layer or class."""
        editor = self._main.editor
        seances = {s.id: s.class_name for s in editor.seances()} if editor.seance is not None else {}
        name = seances.get(editor.seance) if editor.seance is not None else None
        self._class.setText(
            name or (tr("Sans classe") if self._main.commands[CommandId.TEACH].isChecked() else tr("Préparation"))
        )
        path = self._main.shown.lesson.path
        self._lesson.setText(editor.info.title or (path.stem if path is not None else ""))
        self.pages.refresh()
        self.show_changes(Changed(ChangedFlag.PAGE | ChangedFlag.PAGES))

    def show_changes(self, changed: Changed) -> None:
        """Update what a command or gesture in the main window has changed."""
        if not self.isVisible():
            return
        editor = self._main.editor
        self.mirror.touch()
        if changed.what & _OF_PAGES:
            self._pictures.start()
        if changed.what & (ChangedFlag.PAGE | ChangedFlag.PAGES | ChangedFlag.UNDO):
            pages = editor.pages
            self.pages.show_pages([page.id for page in pages], editor.page.id)
            self.notes.show_notes(editor.page.id, editor.page.notes)
            index = editor.page_index
            self._number.show_number(index + 1, len(pages))
            self.next_page.show_page(pages[index + 1].id if index + 1 < len(pages) else None)

    def _show_pictures(self) -> None:
        """Update the thumbnails a while after the last stroke, when no pen is down."""
        if self._main.editor.busy:
            self._pictures.start()
            return
        self.pages.refresh(self._main.editor.page.id)
        self.next_page.refresh()

    def show_vote(self, vote: VoteState) -> None:
        self.vote.show_vote(vote.question)
        self.vote.show_draft(vote.draft, vote.typed)
        quiz = vote.quiz
        self.self_paced.show_state(None if quiz is None else quiz.state, waits=quiz is not None and quiz.waits)

    def show_health(self, health: Health) -> None:
        self.health.show_health(health)

    def _show_time(self) -> None:
        now = self._clock.now()
        self._time.setText(f"{now:%H:%M}")
        self.vote.show_time(self._clock.monotonic())
        self.ticked.emit()

    def _save_notes(self, page: PageId, notes: str) -> None:
        if any(p.id == page for p in self._main.editor.pages):
            self._main.window.do(lambda s: s.set_notes(notes, page))

    # -- events of Qt

    @override
    def sizeHint(self) -> QSize:
        return QSize(1240, 700)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._clock_timer.start()
        self._show_time()
        self._swap.setVisible(self._is_private())
        self.setFocus()
        self.show_all()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.notes.save()
        self._clock_timer.stop()
        self._pictures.stop()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.notes.save()
        event.accept()
        self.closed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """On Escape, close the panel that was opened last, else the newest notice."""
        panels = [panel for panel in self._panels() if panel.yields_to_escape]
        if event.key() != Qt.Key.Key_Escape or not (panels or self.notices.shown):
            super().keyPressEvent(event)
        elif panels:
            panels[-1].put_away()
        else:
            self.notices.shown[-1].close()

    def _panels(self) -> list[FloatingPanel]:
        return [child for child in self.children() if isinstance(child, FloatingPanel) and child.isVisible()]

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.notices.set_area(self.rect())

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        """Open the files as if they were dropped on the main window."""
        if paths := dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self.used.emit()
            self._main.window.dropped.emit(paths)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.kit.theme.colour("surface"))
        painter.end()
