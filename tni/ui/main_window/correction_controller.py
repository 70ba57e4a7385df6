"""Controller of the correction tool: its palette, the keys of the codes, the sheet in which they are edited, and the
copies that are given back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import override

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from tni.core.tasks import MainThread, TaskRunner
from tni.document.correction_code import CodeLists
from tni.document.correction_mark import MarkMaker
from tni.document.pointer import Changed, ChangedFlag
from tni.document.tools.correction import CorrectionTool
from tni.files.atomic import WriteError
from tni.services.correction.code_lists import CodeListsService
from tni.services.lesson.lesson_editor import LessonEditor, ToolName
from tni.services.printing.correction_legend import label_width
from tni.ui.canvas.shown_lesson import ShownLesson
from tni.ui.chrome.button import Style
from tni.ui.chrome.commands import CommandId
from tni.ui.main_window.code_placing import CodePlacing
from tni.ui.main_window.covered_page import is_refused
from tni.ui.main_window.returned_copies_controller import AskPath, ReturnedCopiesController
from tni.ui.main_window.window import MainWindow
from tni.ui.messages.correction import code_name
from tni.ui.panels.code_palette import CodePalette
from tni.ui.panels.codes_sheet import CodesSheet

_BARE = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier)

_ELSEWHERE = ChangedFlag.TOOL | ChangedFlag.PAGE


class CorrectionController(QObject):
    """Controller of corrections, made at the first one.

    host: returns the parent and the style of what the teacher alone should see, at each opening.
    """

    def __init__(
        self,
        window: MainWindow,
        shown: Callable[[], ShownLesson],
        codes: CodeListsService,
        tasks: TaskRunner,
        main: MainThread,
        host: Callable[[], tuple[QWidget, Style]],
        ask_path: AskPath,
        name: Callable[[], str],
    ) -> None:
        """ask_path, name: see `ReturnedCopiesController`."""
        super().__init__(window)
        self._window, self._shown, self._codes, self._host = window, shown, codes, host
        self._before = ToolName.PEN
        self._of: LessonEditor | None = None
        """The lesson that has the tool."""
        self._tool: CorrectionTool | None = None
        self._sheet: CodesSheet | None = None
        self._hears_keys = False
        self.palette = CodePalette(window.kit, window)
        self.palette.chosen.connect(self._choose)
        self.palette.list_wanted.connect(self._next_list)
        self.palette.edit_wanted.connect(self.edit_codes)
        self.palette.return_wanted.connect(self.give_back)
        self.palette.closed.connect(self._leave_tool)
        self.copies = ReturnedCopiesController(
            window, shown, tasks, main, host, ask_path, name, lambda: codes.lists.current.codes
        )
        self.copies.closed = self._show_palette
        self._placing = CodePlacing(window, self.palette, lambda: self._editor, self._tool_in_hand, lambda: codes.code)
        codes.subscribe(lambda _lists: self._show())
        window.canvas.changed.connect(self._follow)
        window.closing.connect(self.copies.leave)

    @property
    def _editor(self) -> LessonEditor:
        return self._shown().editor

    # -- the tool

    def toggle(self) -> None:
        """Take the tool and open its palette; with the tool in hand, close both."""
        if self.palette.isVisible() and self._editor.tool is ToolName.CORRECT:
            self.palette.put_away()
            return
        if is_refused(self._window, CommandId.CORRECT):
            return
        self._take()
        if not self.palette.isVisible():
            self._show()
            self.palette.set_area(self._window.low_area)
            self.palette.open_low()

    def _take(self) -> None:
        """Take the tool, which is made for each lesson at its first use."""
        editor = self._editor
        if editor.tool is ToolName.CORRECT:
            return
        self._before = editor.tool
        if self._of is editor:
            self._window.do(lambda s: s.use(ToolName.CORRECT))
            return
        self._of = editor
        tool = self._tool = CorrectionTool(editor, lambda: self._codes.code, lambda: self._maker(editor))
        self._window.do(lambda s: s.use_made(ToolName.CORRECT, tool))

    def _maker(self, editor: LessonEditor) -> MarkMaker:
        return MarkMaker(code_name(), self._codes.lists.capital_mm, label_width(editor.measurer))

    def _leave_tool(self) -> None:
        if self._editor.tool is ToolName.CORRECT:
            self._window.do(lambda s: s.use(self._before))

    def _tool_in_hand(self) -> CorrectionTool | None:
        editor = self._editor
        return self._tool if self._of is editor and editor.tool is ToolName.CORRECT else None

    def _choose(self, place: int) -> None:
        """Take a code. Where its button was pressed by a key, keys go on with the page."""
        self._codes.choose(place)
        self._take()
        if self.palette.buttons[place].hasFocus():
            self._placing.begin()

    def _next_list(self) -> None:
        lists = self._codes.lists
        self._change(replace(lists, chosen=(lists.chosen + 1) % len(lists.lists)))

    def _change(self, lists: CodeLists) -> None:
        try:
            self._codes.change(lists)
        except WriteError as error:  # they are in use all the same
            self._window.show_error(error)

    # -- the palette

    def _follow(self, changed: Changed) -> None:
        if changed.what & ChangedFlag.TOOL:
            self._show()
        if changed.what & (_ELSEWHERE | ChangedFlag.OVERLAY):
            self._placing.follow(self._tool if changed.what & _ELSEWHERE else None)

    def follow_lesson(self) -> None:
        """Show that another lesson is open."""
        self.copies.leave()
        self._show()

    def _show(self) -> None:
        has_tool = self._editor.tool is ToolName.CORRECT
        self.palette.show_lists(self._codes.lists, self._codes.place if has_tool else None)
        if has_tool is not self._hears_keys:  # at other times no event is looked at
            self._hears_keys = has_tool
            (self._window.installEventFilter if has_tool else self._window.removeEventFilter)(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose a code by its letter or place, and put it by the keys of the placing mark, while the tool is in hand
        and nothing is being typed."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if self._editor.editing is not None:
            return False
        if self._placing.handle(event):
            return True
        typed = event.text()
        if event.modifiers() not in _BARE or not typed or not typed.isprintable():
            return False
        return self._codes.choose_by_key(typed)

    # -- codes and copies

    def edit_codes(self) -> None:
        """Open the sheet of codes."""
        self._codes.refresh()
        parent, style = self._host()
        if self._sheet is not None:
            self._sheet.deleteLater()
        sheet = self._sheet = CodesSheet(style, parent, self._codes.usual_lists)
        sheet.show_lists(self._codes.lists)
        sheet.changed.connect(self._change)
        sheet.open()

    def give_back(self) -> None:
        """Open or close the panel of copies that are given back."""
        if self.copies.panel is None and self._host()[0] is self._window:
            self.palette.hide()  # both have the same place
        self.copies.toggle()

    def _show_palette(self) -> None:
        if self._editor.tool is ToolName.CORRECT:
            self.palette.show()
