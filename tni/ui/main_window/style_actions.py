"""Styles of items beside colour and size: letters, lists, alignment, dashes, and the mark of what pupils may move."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tni.document.alignment import TextAlign
from tni.document.items import Dash
from tni.document.pointer import Changed
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.style_choices import (
    alignment,
    choose_alignment,
    choose_dash,
    is_bold,
    is_in_hand,
    line_dash,
    toggle_bold,
    toggle_hand,
    toggle_movable,
)
from tni.ui.chrome.commands import CommandId
from tni.ui.main_window.window import MainWindow

if TYPE_CHECKING:
    from tni.document.text_style import TextSpan
    from tni.ui.main_window.table_actions import TableActions

_ALIGNS = {
    TextAlign.LEFT: CommandId.ALIGN_LEFT,
    TextAlign.CENTRE: CommandId.ALIGN_CENTRE,
    TextAlign.RIGHT: CommandId.ALIGN_RIGHT,
}
_STYLES = {"italic": CommandId.ITALIC, "underline": CommandId.UNDERLINE, "struck": CommandId.STRIKE}
_SCRIPTS = {"super": CommandId.SUPERSCRIPT, "sub": CommandId.SUBSCRIPT}
_MARKERS = {"bullet": CommandId.BULLETS, "number": CommandId.NUMBERS, "letter": CommandId.LETTERED}
"""Scripts and markers by their values: `tni.document.text_style` is loaded with the first text."""
_OF_PARTS = *_STYLES.values(), *_SCRIPTS.values(), *_MARKERS.values()
_LEVELS = CommandId.INDENT, CommandId.OUTDENT
_DASHES = {
    Dash.SOLID: CommandId.LINE_SOLID,
    Dash.DASHED: CommandId.LINE_DASHED,
    Dash.DOTTED: CommandId.LINE_DOTTED,
}


class StyleActions:
    """Connects the commands of styles, and shows the state of the selected items or of the tools in them."""

    def __init__(self, window: MainWindow, editor: Callable[[], LessonEditor]) -> None:
        self._window, self._editor = window, editor
        commands = window.commands
        commands[CommandId.BOLD].triggered.connect(partial(self._run, toggle_bold))
        commands[CommandId.MOVABLE].triggered.connect(partial(self._run, toggle_movable))
        self.tables: TableActions | None = None
        commands[CommandId.TABLE].triggered.connect(lambda _checked=False: self._choose_table())
        commands[CommandId.CURSIVE].triggered.connect(partial(self._run, toggle_hand))
        for name, command in _STYLES.items():
            commands[command].triggered.connect(partial(self._run, partial(_toggle_style, name=name)))
        for script, command in _SCRIPTS.items():
            commands[command].triggered.connect(partial(self._run, partial(_toggle_script, script=script)))
        for marker, command in _MARKERS.items():
            commands[command].triggered.connect(partial(self._run, partial(_toggle_marker, marker=marker)))
        for inwards, command in ((True, CommandId.INDENT), (False, CommandId.OUTDENT)):
            commands[command].triggered.connect(partial(self._run, partial(_move_in, inwards=inwards)))
        for align, command in _ALIGNS.items():
            commands[command].triggered.connect(partial(self._run, partial(choose_alignment, align=align)))
        for dash, command in _DASHES.items():
            commands[command].triggered.connect(partial(self._run, partial(choose_dash, dash=dash)))

    def _run(self, act: Callable[[LessonEditor], Changed], _checked: bool = False) -> None:
        before = self._styled_parts()
        self._window.do(act)
        if before and self._styled_parts() != before:
            self._say_cut()
        self.show()  # the press has toggled the command, also where nothing has changed

    def _styled_parts(self) -> list[tuple[TextSpan, ...]]:
        """Return the styles of the selected texts."""
        editor = self._editor()
        return [] if editor.typed is not None else [text.spans for text in editor.selected_texts]

    def _say_cut(self) -> None:
        """Tell of a selected text that has as many styles now as are kept: there may have been more."""
        from tni.document.text_style import MOST_SPANS  # with the first text

        if any(len(parts) >= MOST_SPANS for parts in self._styled_parts()):
            from tni.ui.messages.cut_texts import cut_text

            self._window.notices.show(cut_text())

    def _choose_table(self) -> None:
        if self.tables is None:
            from tni.ui.main_window.table_actions import TableActions  # with the first table

            self.tables = TableActions(self._window, self._editor)
        self.tables.choose()

    def show(self) -> None:
        commands, editor = self._window.commands, self._editor()
        commands.show_state(CommandId.BOLD, is_bold(editor))
        commands.show_state(CommandId.CURSIVE, is_in_hand(editor))
        has_text = editor.typed is not None or bool(editor.selected_texts)
        states = _part_states(editor) if has_text else dict.fromkeys(_OF_PARTS, False)
        for command, state in states.items():
            commands.show_state(command, state)
            commands[command].setEnabled(has_text)
        for command in _LEVELS:
            commands[command].setEnabled(has_text)
        align, dash = alignment(editor), line_dash(editor)
        commands.show_choice("align", None if align is None else _ALIGNS[align])
        commands.show_choice("line", None if dash is None else _DASHES[dash])
        some = bool(editor.selection) and not editor.selection_is_locked
        commands[CommandId.MOVABLE].setEnabled(some)
        commands.show_state(CommandId.MOVABLE, editor.selection_is_movable if some else False)


# The styles of parts of a text are loaded with the first text.


def _part_states(editor: LessonEditor) -> dict[CommandId, bool | None]:
    """Return which commands are on for the text that is typed or selected."""
    from tni.document.text_style import Marker, Script
    from tni.services.lesson.part_styles import has_style, marker_of, script_of

    script, marker = script_of(editor), marker_of(editor)
    found: dict[CommandId, bool | None] = {command: has_style(editor, name) for name, command in _STYLES.items()}
    found |= {command: script is Script(one) for one, command in _SCRIPTS.items()}
    return found | {command: marker is Marker(kind) for kind, command in _MARKERS.items()}


def _toggle_style(editor: LessonEditor, name: str) -> Changed:
    from tni.services.lesson.part_styles import toggle_style

    return toggle_style(editor, name)


def _toggle_script(editor: LessonEditor, script: str) -> Changed:
    from tni.document.text_style import Script
    from tni.services.lesson.part_styles import toggle_script

    return toggle_script(editor, Script(script))


def _toggle_marker(editor: LessonEditor, marker: str) -> Changed:
    from tni.document.text_style import Marker
    from tni.services.lesson.part_styles import toggle_marker

    return toggle_marker(editor, Marker(marker))


def _move_in(editor: LessonEditor, inwards: bool) -> Changed:
    from tni.services.lesson.part_styles import move_in

    return move_in(editor, inwards)
