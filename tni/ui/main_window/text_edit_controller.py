"""Controller of text typed on the page. It opens the editor for the lesson editor, shows the text, forwards presses,
and keeps the caret's line visible."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from math import hypot
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtWidgets import QApplication

from tni.core.geometry import Rect
from tni.document.items import Text
from tni.document.pointer import Changed, ChangedFlag, Modifier, PointerEvent
from tni.document.view import View
from tni.render.text_layout import Fonts, PlacedText, placed_text
from tni.services.lesson.lesson_editor import LessonEditor, RunEdit
from tni.ui.canvas.canvas import Canvas
from tni.ui.canvas.text_edit_marks import PADDING_EMS, TextEditMarks
from tni.ui.canvas.text_editor import PageTextEdit
from tni.ui.chrome.commands import CommandId
from tni.ui.main_window.shown_formulas import ShownFormulas
from tni.ui.main_window.typed_commands import run_on_text

if TYPE_CHECKING:
    from tni.document.styled_text import ParagraphChange, StyleChange, StyledContent
    from tni.document.text_style import SpanStyle
    from tni.render.text_rows import TextLayout
    from tni.ui.main_window.text_checker import TextChecker

CARET_MARGIN_PX = 16.0
"""Margin around the caret when the page is scrolled to show it. Multiplied by the chrome's scale."""

SAVE_DELAY_MS = 4000
"""Delay after which typed text is saved before the typing ends. A power cut loses at most this."""


class _Press(NamedTuple):
    """Last press in the text. taps: 2 for the second of two quick presses at one place, 3 for a third."""

    at_s: float
    x_mm: float
    y_mm: float
    taps: int


class TextEditController:
    """Implementation of the lesson editor's `Writer`. Whatever ends the typing, the lesson editor keeps the text."""

    def __init__(
        self,
        canvas: Canvas,
        editor: Callable[[], LessonEditor],
        fonts: Callable[[], Fonts],
        do: RunEdit,
        opened: Callable[[bool], None],
    ) -> None:
        """do: runs a command on the lesson editor and shows what it changed; opened: called when the editor opens
        (True) or closes."""
        self._canvas, self._editor, self._fonts = canvas, editor, fonts
        self._do, self._opened = do, opened
        self._set = ShownFormulas(editor, fonts)
        self.follow_link: Callable[[PointerEvent, float], bool] = lambda _event, _near_mm: False
        """Opens the link of the words at a press; returns whether there is one."""
        self.formulas_typed: Callable[[StyledContent, int], None] = lambda _content, _caret: None
        """Looks at typed formulas, with the caret's place."""
        self._shown_style: object = None
        self._open = self._beginning = False
        self.marks: TextEditMarks | None = None
        self._last_press: _Press | None = None
        self._home: tuple[View, bool] | None = None
        self._left_at: View | None = None
        self.make_checker: Callable[[], TextChecker] | None = None
        """Returns what checks the texts; it is made with the first one."""
        self._checker: TextChecker | None = None
        self.save_timer = QTimer(canvas, singleShot=True, interval=SAVE_DELAY_MS)
        self.save_timer.timeout.connect(lambda: do(LessonEditor.save_so_far))
        self.edit = PageTextEdit(canvas, self._caret_box, self._caret_target)
        self.edit.finished.connect(self.finish)
        self.edit.leave_cell = self._leave_cell
        self.edit.edited.connect(self._edited)
        self.edit.italic_wanted.connect(self._toggle_italic)
        self.edit.undo_wanted.connect(lambda: do(LessonEditor.undo))

    def _toggle_italic(self) -> None:
        from tni.services.lesson.part_styles import toggle_style  # with the first text

        self._do(partial(toggle_style, name="italic"))

    # -- begin and end

    @property
    def is_open(self) -> bool:
        return self._open

    def follow(self) -> None:
        """Open or close the editor, as the lesson editor has done."""
        from tni.document.styled_text import StyledContent  # with the first text
        from tni.document.text_formulas import with_typed_formulas  # with the first formula

        session = self._editor()
        editing, words = session.editing, session.typed
        if editing is None or words is None or editing.formula:
            self._close()
            return
        self._beginning = True
        opened = with_typed_formulas(StyledContent.of(words))
        session.formulas = self._fonts().formulas
        self._set.follow(opened.text)
        self.edit.begin(opened, None if editing.tap is None else self._position_at(words, *editing.tap))
        self.edit.show()
        self._beginning = False
        session.writer = self
        self._open, self._last_press = True, None
        if self.make_checker is not None:
            self._checker = self.make_checker()
            self._checker.opened()
        self._canvas.setFocusProxy(self.edit)  # a press on the page leaves the keyboard focus here
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edited()
        self._opened(True)
        self.reveal()

    def finish(self) -> None:
        """Keep the text in the editor, if it is open."""
        if self._open:
            self._do(LessonEditor.commit_text)

    def _close(self) -> None:
        if not self._open:
            return
        self.save_timer.stop()
        caret = self.marks.caret_box() if self.marks is not None else None
        if self._editor().view != self._left_at:
            self._home = None
        self._open, self.marks, self._editor().writer = False, None, None
        self._editor().set_formulas = None
        self._canvas.show_marks(None)
        if self._checker is not None:
            self._checker.closed()
        self._canvas.setFocusProxy(None)  # type: ignore[arg-type]
        if self.edit.hasFocus() or QApplication.focusWidget() is None:
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit.hide()
        self._opened(False)
        self._restore_view(caret)
        self._home = self._left_at = None

    # -- display

    def _edited(self) -> None:
        from tni.document.text_formulas import typed_formulas  # with the first formula

        if self._beginning:
            return
        content, position, anchor = self._typed()
        if "$" in content.text and (formulas := self._fonts().formulas) is not None:
            for latex in ("x", *typed_formulas(content)):  # drawn while the typing goes on; "x" loads what draws
                formulas.find(latex)
            self.formulas_typed(content, self.selected[1])
        if self._editor().type_text(content) and content.text and not self.save_timer.isActive():
            self.save_timer.start()
        self._set.follow(content.text, position, anchor)
        self.refresh()
        self.reveal()
        self._show_style()

    def formulas_drawn(self) -> None:
        """Show formulas of the text being typed that have been drawn meanwhile."""
        if self._open:
            self._editor().measure_typed()
            content, position, anchor = self._typed()
            self._set.follow(content.text, position, anchor)
            self.refresh()

    def _show_style(self) -> None:
        """Let the commands show the styles at the caret."""
        start, end = self.selected
        paragraph = self.edit.styled.paragraph(self.edit.textCursor().block())
        found = self.style, paragraph, (start, end) if start < end else None
        if found != self._shown_style:
            self._shown_style = found
            self._do(lambda _editor: Changed(ChangedFlag.SELECTION))

    def refresh(self) -> None:
        """Show the text at its current position and in its current style."""
        found = self._placed() if self._open or self.edit.isVisible() else None
        if found is not None:
            content, position, anchor = self._typed()
            unknown = [(self._set.shown(a), self._set.shown(b)) for a, b in self._unknown(content, position)]
            self.marks = TextEditMarks.of(*found, self._set.shown(position), self._set.shown(anchor), unknown)
            self._canvas.show_marks(self.marks)

    def _unknown(self, content: StyledContent, position: int) -> list[tuple[int, int]]:
        """Return the positions of the words that are to be marked."""
        if self._checker is None or not self._open:
            return []
        from tni.render.text_rows import utf16_length  # with the first text

        text = content.text
        if utf16_length(text) == len(text):
            return [*self._checker.places(content, position)]
        caret = len(text.encode("utf-16-le")[: 2 * position].decode("utf-16-le", "ignore"))
        found = self._checker.places(content, caret)
        return [(utf16_length(text[:start]), utf16_length(text[:end])) for start, end in found]

    def place_at(self, x_px: float, y_px: float) -> int | None:
        """Return the place of the text being typed, in code points, at a pixel of the surface; None beside it."""
        x_mm, y_mm = self._editor().view.to_page(x_px, y_px)
        words = self._editor().typed_shown if self._open else None
        if words is None or self.marks is None or not self.marks.transform.rect(self.marks.box).contains(x_mm, y_mm):
            return None
        return self.edit.styled.place_of(self._position_at(words, x_mm, y_mm))

    def box_of(self, start: int, end: int) -> QRectF:
        """Return the box of a part of the text between two places in code points, on the canvas."""
        found, position_of = self._placed(), self.edit.styled.position_of
        if found is None:
            return QRectF()
        words, placed = found
        whole = Rect.nothing()
        first, last = self._set.shown(position_of(start)), self._set.shown(position_of(end))
        for x, y, width, height in placed.found.boxes(first, last):
            across, down = placed.across_mm, placed.down_mm
            whole = whole.united(words.transform.rect(Rect(x * across, y * down, width * across, height * down)))
        return self._on_canvas(whole)

    def _typed(self) -> tuple[StyledContent, int, int]:
        """Return the text including what an input method is composing, the caret's position, and the selection's other
        end."""
        from tni.document.styled_text import StyledContent  # with the first text
        from tni.render.text_rows import utf16_length  # with the first text

        edit, cursor = self.edit, self.edit.textCursor()
        content, position, anchor = edit.styled.content(), cursor.position(), cursor.anchor()
        if not edit.preedit:
            return content, position, anchor
        place, length = edit.styled.place_of(position), len(edit.preedit)
        composed = StyledContent(edit.preedit).restyled(0, length, lambda _plain: self.style)
        position += utf16_length(edit.preedit)
        return content.replaced(place, place, composed), position, position

    def _placed(self) -> tuple[Text, PlacedText] | None:
        words = self._editor().typed_shown
        return None if words is None else (words, placed_text(words, self._fonts()))

    # -- scrolling to the caret

    def reveal(self) -> None:
        """Scroll the page until the caret's line is visible, and remember the view before."""
        session = self._editor()
        if not self._open or self.marks is None or session.typed is None or session.typed.page != session.page.id:
            return
        before = session.view, session.fits
        margin = CARET_MARGIN_PX * self._canvas.chrome_scale * self._canvas.devicePixelRatioF()
        caret = self.marks.caret_box()
        self._do(lambda s: s.reveal(caret, margin))
        if session.view != before[0]:
            if before[0] != self._left_at:  # else the program scrolled before, and the teacher has not since
                self._home = before
            self._left_at = session.view

    def enlarge_page(self, make: Callable[[], None]) -> None:
        """Run `make`, which gives the page back the room of a keyboard. Then restore the earlier view as far as the
        caret's line stays visible."""
        session = self._editor()
        caret = self.marks.caret_box() if self._open and self.marks is not None else None
        stayed = session.view == self._left_at
        make()
        if caret is not None and stayed:
            self._restore_view(caret)
            if session.fits or self._home is None:
                self._home = self._left_at = None
            else:
                self._left_at = session.view

    def _restore_view(self, caret: Rect | None) -> None:
        """Undo the scrolling that was done for the typing. Keep the view if the teacher has moved it since, or if the
        text would leave the screen."""
        session, home = self._editor(), self._home
        if home is None or caret is None:
            return
        view = View.fitting(session.viewport) if home[1] else home[0].clamped(session.viewport)
        shown = view.shown(session.viewport)
        if shown.contains(caret.x, caret.y) and shown.contains(caret.right, caret.bottom):
            self._do(lambda s: s.fit() if home[1] else s.set_view(view))

    # -- presses in the text

    def press(self, event: PointerEvent, near_mm: float) -> bool:
        found = self._placed()
        if found is None or not self._open:
            return False
        words, _ = found
        x, y = words.transform.inverse().point(event.x_mm, event.y_mm)
        room = near_mm / max(words.transform.mean_scale, 1e-9) + PADDING_EMS * words.size_mm
        if not Rect(0.0, 0.0, words.width_mm, words.height_mm).grown(room).contains(x, y):
            return False
        if Modifier.CTRL in event.modifiers and self.follow_link(event, near_mm):
            return True
        before, here = self._last_press, (event.x_mm, event.y_mm)
        soon = before is not None and 0 <= event.at_s - before.at_s <= QApplication.doubleClickInterval() / 1000
        again = before if soon and before and hypot(here[0] - before.x_mm, here[1] - before.y_mm) <= near_mm else None
        count = 1 if again is None else again.taps + 1
        self._last_press = _Press(event.at_s, *here, count)
        if count == 1:
            self.edit.move_to(self._position_at(words, event.x_mm, event.y_mm), selecting=_extends(event))
            if self._checker is not None:
                self._checker.pressed()
        else:
            self.edit.select_around(line=count > 2)
        return True

    def drag(self, event: PointerEvent) -> None:
        words, press = self._editor().typed_shown, self._last_press
        if words is not None and press is not None and press.taps == 1:
            self.edit.move_to(self._position_at(words, event.x_mm, event.y_mm), selecting=True)

    def end_press(self) -> None:
        """Let the press under way move the caret no more."""
        self._last_press = None

    def _position_at(self, text: Text, x_mm: float, y_mm: float) -> int:
        placed = placed_text(text, self._fonts())
        x, y = text.transform.inverse().point(x_mm, y_mm)
        return self._set.typed(placed.found.position_at(x / placed.across_mm, y / placed.down_mm))

    # -- styles

    @property
    def selected(self) -> tuple[int, int]:
        cursor, place_of = self.edit.textCursor(), self.edit.styled.place_of
        return place_of(cursor.selectionStart()), place_of(cursor.selectionEnd())

    @property
    def style(self) -> SpanStyle:
        return self.edit.styled.style_of(self.edit.currentCharFormat())

    def restyle(self, change: StyleChange, start: int, end: int) -> None:
        self.edit.restyle(change, start, end)

    def set_out(self, change: ParagraphChange) -> None:
        self.edit.set_out(change)

    def insert(self, content: StyledContent) -> None:
        self.edit.insert_styled(content)

    # -- keys and commands

    def _leave_cell(self, forwards: bool) -> bool:
        from tni.services.lesson.table_commands import is_in_table, next_cell  # with the first table

        inside = self._open and is_in_table(self._editor())
        if inside:
            self._do(partial(next_cell, forwards=forwards))
        return inside

    def _caret_target(self, position: int, key: Qt.Key) -> int:
        found = self._placed()
        if found is None:
            return position
        set_words = found[1].found
        return self._set.typed(self._shown_target(set_words, self._set.shown(position), key))

    def _shown_target(self, set_words: TextLayout, position: int, key: Qt.Key) -> int:
        first, last = set_words.line_edges(position)
        x, row = set_words.caret(position)[0], set_words.row_of(position)
        match key:
            case Qt.Key.Key_Home:
                return first
            case Qt.Key.Key_End:
                return last
            case Qt.Key.Key_Up:
                return 0 if row == 0 else set_words.position_in(row - 1, x)
            case _:
                end = self._set.shown(self.edit.document().characterCount() - 1)
                return end if row + 1 == len(set_words.rows) else set_words.position_in(row + 1, x)

    def handle_command(self, command: CommandId) -> bool:
        """Run a command on the text being typed, if it applies. Returns whether it did."""
        return self._open and run_on_text(self.edit, command)

    def _caret_box(self) -> QRectF:
        """Return the caret's box for input methods."""
        if self.marks is None:
            return QRectF()
        return self.edit.point_in(self._canvas, self._on_canvas(self.marks.caret_box()))

    def _on_canvas(self, box: Rect) -> QRectF:
        """Return a box of the page in pixels of the canvas."""
        view, ratio = self._editor().view, self._canvas.devicePixelRatioF()
        x, y = view.to_screen(box.x, box.y)
        return QRectF(x / ratio, y / ratio, box.width * view.scale / ratio, box.height * view.scale / ratio)


def _extends(event: PointerEvent) -> bool:
    return Modifier.SHIFT in event.modifiers
