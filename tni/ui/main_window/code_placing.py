"""Keys that put correction codes on the page: arrows lead a placing mark, Enter puts the code, Space draws."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent

from tni.core.geometry import Rect
from tni.document.correction_code import CorrectionCode
from tni.document.pointer import NOTHING_CHANGED, Changed, ChangedFlag
from tni.document.tools.correction import CorrectionTool
from tni.document.tools.placing_mark import LARGE_STEP_MM, STEP_MM
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.chrome.announcement import announce
from tni.ui.chrome.button import is_enter
from tni.ui.i18n import tr
from tni.ui.main_window.place_of_item import place_of
from tni.ui.main_window.window import MainWindow
from tni.ui.panels.code_palette import CodePalette

MARGIN_PX = 24.0
"""Distance from the edge of the window at which the page follows the mark. Multiplied by the chrome's scale."""
_WAYS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip
_STEPS = {Qt.KeyboardModifier.NoModifier: STEP_MM, Qt.KeyboardModifier.ShiftModifier: LARGE_STEP_MM}


class CodePlacing:
    """Keys of the placing mark, while the correction tool is in hand and the focus is on the page or on the palette,
    none of its buttons.

    tool: returns the tool of the open lesson, None while another one is in hand.
    """

    def __init__(
        self,
        window: MainWindow,
        palette: CodePalette,
        editor: Callable[[], LessonEditor],
        tool: Callable[[], CorrectionTool | None],
        code: Callable[[], CorrectionCode | None],
    ) -> None:
        self._window, self._palette, self._editor = window, palette, editor
        self._tool, self._code = tool, code

    def begin(self) -> None:
        """Go on with the page, where a code was chosen by a key."""
        tool = self._tool()
        self._window.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        if tool is not None and self._code() is not None:
            self._lead(tool, 0, 0, STEP_MM)

    def handle(self, event: QKeyEvent) -> bool:
        """Do what a key asks for. Returns whether it was one of these."""
        tool, canvas = self._tool(), self._window.canvas
        on_page = self._window.focusWidget() in (None, self._window, canvas, self._palette)
        if tool is None or self._code() is None or not on_page or canvas.cover is not None:
            return False
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _WAYS and modifiers in _STEPS:
            canvas.setFocus(Qt.FocusReason.OtherFocusReason)
            self._lead(tool, *_WAYS[key], _STEPS[modifiers])
            return True
        return modifiers == Qt.KeyboardModifier.NoModifier and self._act(tool, key, event)

    def _act(self, tool: CorrectionTool, key: Qt.Key, event: QKeyEvent) -> bool:
        """Put the code, draw, or leave. Without a placing mark Enter shows it, and no other key does anything."""
        canvas = self._window.canvas
        if is_enter(event):
            if not event.isAutoRepeat():
                self._put(tool) if tool.placing is not None else self.begin()
        elif tool.placing is None:
            return False
        elif key is Qt.Key.Key_Space:
            self._window.do(lambda _editor: tool.draw_placing())
            announce(canvas, tr("Début du trait : les flèches le tracent, Entrée le pose."))
        elif key is Qt.Key.Key_Escape:
            self._window.do(lambda _editor: tool.leave_placing())
            announce(canvas, tr("La pose au clavier est finie.") if tool.placing is None else tr("Sans trait."))
        else:
            return False
        return True

    def follow(self, left: CorrectionTool | None) -> None:
        """Show on the palette what the keys do now. left: the tool that is no longer in hand, or not on its page."""
        if left is not None:
            self._window.do(lambda _editor: left.end_placing())
        tool = self._tool()
        self._palette.show_keys(tool is not None and tool.placing is not None)

    def _lead(self, tool: CorrectionTool, across: int, down: int, step_mm: float) -> None:
        """Lead the mark, and the page after it where it would leave the window."""
        canvas = self._window.canvas
        margin = MARGIN_PX * canvas.chrome_scale * canvas.devicePixelRatioF()

        def lead(now: LessonEditor) -> Changed:
            changed = tool.step_placing(across, down, step_mm, now.view.shown(now.viewport))
            mark, draft = tool.placing, tool.placing_draft()
            if mark is None:
                return changed
            is_alone = draft is not None and mark.start is None  # a long line may not fit; its end has to
            box = now.document.box(draft) if draft is not None and is_alone else Rect(*mark.at, 0.0, 0.0)
            return changed | now.reveal(box, margin)

        self._window.do(lead)
        self._uncover(tool)
        self._say_place(tool)

    def _uncover(self, tool: CorrectionTool) -> None:
        """Move the palette to the other end of the page where it would cover the mark."""
        draft, palette, view = tool.placing_draft(), self._palette, self._editor().view
        if draft is not None and palette.geometry().intersects(place := place_of(draft, self._window, view)):
            area = palette.free_area()
            is_low = place.center().y() > area.center().y()
            palette.keep_inside(QPoint(palette.x(), area.top() if is_low else area.bottom()))

    def _say_place(self, tool: CorrectionTool) -> None:
        mark, code = tool.placing, self._code()
        if mark is not None and code is not None:
            said = tr("{code} : à {x} mm du bord gauche, à {y} mm du haut")
            announce(self._window.canvas, said.format(code=code.label, x=round(mark.at[0]), y=round(mark.at[1])))

    def _put(self, tool: CorrectionTool) -> None:
        done = NOTHING_CHANGED

        def put(_editor: LessonEditor) -> Changed:
            nonlocal done
            done = tool.put_placing()
            return done

        self._window.do(put)
        code = self._code()
        if code is not None and done.what & ChangedFlag.UNDO:
            said = tr("{code} posé : {meaning}") if code.meaning else tr("{code} posé")
            announce(self._window.canvas, said.format(code=code.label, meaning=code.meaning))
