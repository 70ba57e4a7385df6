"""Choices of bold letters, alignment, dashes and of what pupils may move, and their present state.

A choice applies to the text being typed, else to the selected items that have the property, else to the tool's next
item. Each function that chooses is a command: it returns what it changed.
"""

from __future__ import annotations

from dataclasses import replace

from tni.document.alignment import TextAlign
from tni.document.items import Dash
from tni.document.pointer import Changed
from tni.document.school_hand import HAND_FAMILY
from tni.document.selection import common_value
from tni.services.lesson.lesson_editor import LessonEditor


def has_selected_part(editor: LessonEditor) -> bool:
    """Return whether letters of the text being typed are selected."""
    writer = editor.writer
    return editor.editing is not None and writer is not None and writer.selected[0] < writer.selected[1]


def is_bold(editor: LessonEditor) -> bool | None:
    """Return whether text is bold; None if only some of the selected texts are."""
    if (typed := editor.typed) is not None:
        from tni.services.lesson.part_styles import has_style  # with the first text

        return typed.bold or (has_selected_part(editor) and has_style(editor, "bold"))
    texts = editor.selected_texts
    return common_value(text.bold for text in texts) if texts else editor.styles.text.bold


def toggle_bold(editor: LessonEditor) -> Changed:
    """Set text in bold letters or, if all of it is, in plain ones."""
    if has_selected_part(editor):
        from tni.services.lesson.part_styles import embolden_part  # with the first text

        return embolden_part(editor)
    bold = is_bold(editor) is not True
    if editor.editing is None and editor.selected_texts:
        return editor.embolden_text(bold)
    changed = editor.set_styles(replace(editor.styles, text=replace(editor.styles.text, bold=bold)))
    return changed | editor.restyle_typed(bold=bold)


def alignment(editor: LessonEditor) -> TextAlign | None:
    """Return the alignment of text; None if the selected texts differ."""
    if (typed := editor.typed) is not None:
        from tni.services.lesson.part_styles import chosen_paragraphs  # with the first text

        return common_value(one.align or typed.align for one in chosen_paragraphs(editor))
    texts = editor.selected_texts
    return common_value(text.align for text in texts) if texts else editor.styles.text.align


def choose_alignment(editor: LessonEditor, align: TextAlign) -> Changed:
    if has_selected_part(editor):
        from tni.services.lesson.part_styles import set_out  # with the first text

        return set_out(editor, lambda one: replace(one, align=align))
    if editor.editing is None and editor.selected_texts:
        return editor.align_text(align)
    changed = editor.set_styles(replace(editor.styles, text=replace(editor.styles.text, align=align)))
    return changed | editor.restyle_typed(align=align)


def is_in_hand(editor: LessonEditor) -> bool | None:
    """Return whether text is in the joined hand of schools; None if only some of the selected texts are."""
    if (typed := editor.typed) is not None:
        return typed.font == HAND_FAMILY
    texts = editor.selected_texts
    font = editor.styles.text.font
    return common_value(text.font == HAND_FAMILY for text in texts) if texts else font == HAND_FAMILY


def toggle_hand(editor: LessonEditor) -> Changed:
    """Set text in the joined hand of schools or, if all of it is, in the program's own font."""
    font = "" if is_in_hand(editor) is True else HAND_FAMILY
    if editor.editing is None and editor.selected_texts:
        return editor.set_font(font)
    changed = editor.set_styles(replace(editor.styles, text=replace(editor.styles.text, font=font)))
    return changed | editor.restyle_typed(font=font)


def line_dash(editor: LessonEditor) -> Dash | None:
    """Return the pattern of lines; None if those of the selected shapes differ."""
    shapes = editor.selected_shapes
    return common_value(shape.dash for shape in shapes) if shapes else editor.styles.shape.dash


def choose_dash(editor: LessonEditor, dash: Dash) -> Changed:
    if editor.selected_shapes:
        return editor.dash_selection(dash)
    return editor.set_styles(replace(editor.styles, shape=replace(editor.styles.shape, dash=dash)))


def toggle_movable(editor: LessonEditor) -> Changed:
    """Let pupils move the selected items or, if they may move all of them, no longer."""
    return editor.let_pupils_move(editor.selection_is_movable is not True)
