"""Choices of the style of letters and paragraphs, and their present state.

A choice applies to the selected letters of the text being typed, else to the selected texts. Without selected letters
it applies to the whole text being typed; super- and subscript, which are for single signs, to what is typed next.
Each function that chooses is a command: it returns what it changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tni.document.document import ChangeKind
from tni.document.pointer import NOTHING_CHANGED, Changed, ChangedFlag
from tni.document.selection import common_value
from tni.document.styled_text import ParagraphChange, StyleChange, StyledContent
from tni.document.text_box import restyled_box
from tni.document.text_lists import deeper, shallower
from tni.document.text_style import SCALE_RANGE, Marker, Paragraph, Script, SpanStyle
from tni.document.tool_styles import Colour, colour_on
from tni.services.lesson.lesson_editor import LessonEditor

_SHOWN = Changed(ChangedFlag.OVERLAY)


def has_style(editor: LessonEditor, name: str) -> bool | None:
    """Return whether letters have a style, by its field of `SpanStyle`; None if only some of them have it."""
    return common_value(bool(getattr(style, name)) for style in _styles(editor))


def toggle_style(editor: LessonEditor, name: str) -> Changed:
    """Give letters a style, by its field, or take it from them if all of them have it."""
    on = has_style(editor, name) is not True
    return restyle(editor, lambda style: replace(style, **{name: on}))  # type: ignore[arg-type]


def script_of(editor: LessonEditor) -> Script | None:
    """Return the script of letters; None if they differ."""
    return common_value(style.script for style in _styles(editor))


def toggle_script(editor: LessonEditor, script: Script) -> Changed:
    """Raise or lower letters, or set them on the line again."""
    chosen = Script.NORMAL if script_of(editor) is script else script
    return restyle(editor, lambda style: replace(style, script=chosen), next_only=True)


def marker_of(editor: LessonEditor) -> Marker | None:
    """Return the kind of list that paragraphs are in; None if they differ."""
    return common_value(one.marker for one in chosen_paragraphs(editor))


def toggle_marker(editor: LessonEditor, marker: Marker) -> Changed:
    """Make a list of paragraphs, or take them out of it."""
    chosen = Marker.NONE if marker_of(editor) is marker else marker
    return set_out(editor, lambda one: replace(one, marker=chosen, level=one.level if chosen is not Marker.NONE else 0))


def move_in(editor: LessonEditor, inwards: bool) -> Changed:
    """Set paragraphs one level further in or out."""
    return set_out(editor, deeper if inwards else shallower)


def colour_part(editor: LessonEditor, colour: Colour) -> Changed:
    """Colour the selected letters of the text being typed."""
    chosen = colour_on(colour, editor.page.paper)
    return restyle(editor, lambda style: replace(style, colour=chosen))


def resize_part(editor: LessonEditor, size_mm: float) -> Changed:
    """Set the size of the selected letters of the text being typed."""
    typed = editor.typed
    if typed is None:
        return NOTHING_CHANGED
    scale = min(max(round(size_mm / typed.size_mm, 2), SCALE_RANGE[0]), SCALE_RANGE[1])
    return restyle(editor, lambda style: replace(style, scale=scale))


def embolden_part(editor: LessonEditor) -> Changed:
    """Set the selected letters of the text being typed in bold or plain ones."""
    typed, writer, edit = editor.typed, editor.writer, editor.editing
    if typed is None or writer is None or edit is None:
        return NOTHING_CHANGED
    if not typed.bold:
        return toggle_style(editor, "bold")
    # The whole text is bold: its other letters become bold ones of a plain text.
    start, end = writer.selected
    editor.editing = replace(edit, bold=False)
    writer.restyle(lambda style: replace(style, bold=True), 0, len(typed.text))
    writer.restyle(lambda style: replace(style, bold=False), start, end)
    return _SHOWN


def restyle(editor: LessonEditor, change: StyleChange, *, next_only: bool = False) -> Changed:
    """Change the style of letters. next_only: without selected letters, of what is typed next."""
    typed, writer = editor.typed, editor.writer
    if typed is not None and writer is not None:
        start, end = writer.selected
        if start == end and not next_only:
            writer.restyle(change, start, end)  # so that what is typed next has it, also in an empty text
            start, end = 0, len(typed.text)
        if start < end or next_only:
            writer.restyle(change, start, end)
        return _SHOWN
    found = [(text, StyledContent.of(text)) for text in editor.selected_texts]
    return _replace(editor, ((text, styled.restyled(0, len(styled.text), change)) for text, styled in found))


def set_out(editor: LessonEditor, change: ParagraphChange) -> Changed:
    """Change the style of the paragraphs at the caret, or of the selected texts."""
    if editor.typed is not None and editor.writer is not None:
        editor.writer.set_out(change)
        return _SHOWN
    found = [(text, StyledContent.of(text)) for text in editor.selected_texts]
    return _replace(editor, ((text, styled.set_out(0, len(styled.text), change)) for text, styled in found))


def _replace(editor: LessonEditor, found: Iterable[tuple[object, StyledContent]]) -> Changed:
    texts = [styled.put_into(text) for text, styled in found if styled != StyledContent.of(text)]  # type: ignore[arg-type]
    boxes = [restyled_box(editor.measurer, text) for text in texts]
    return editor.do(editor.document.replace(ChangeKind.EDIT, *boxes)) if boxes else NOTHING_CHANGED


def _styles(editor: LessonEditor) -> Iterable[SpanStyle]:
    typed, writer = editor.typed, editor.writer
    if typed is not None:
        if writer is None:
            return StyledContent.of(typed).styles_in(0, len(typed.text))
        start, end = writer.selected
        return StyledContent.of(typed).styles_in(start, end) if start < end else {writer.style}
    texts = [StyledContent.of(text) for text in editor.selected_texts]
    return {style for text in texts for style in text.styles_in(0, len(text.text))}


def chosen_paragraphs(editor: LessonEditor) -> set[Paragraph]:
    """Return the styles of the paragraphs at the caret, or of the selected texts."""
    typed, writer = editor.typed, editor.writer
    if typed is not None:
        ends = (0, len(typed.text)) if writer is None else writer.selected
        return StyledContent.of(typed).paragraphs_in(*ends)
    texts = [StyledContent.of(text) for text in editor.selected_texts]
    return {one for text in texts for one in text.paragraphs_in(0, len(text.text))}
