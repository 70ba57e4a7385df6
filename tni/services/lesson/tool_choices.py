"""Choices of tool, colour and size in the lesson editor. One choice may change a tool, a style and a selection.

A choice applies to the selected items or to the text being typed where the tool works on them, else to the tool's next
ink. Each function is a command: it returns what it changed.
"""

from __future__ import annotations

from dataclasses import replace

from tni.document.erase import EraseBy, EraseWhat
from tni.document.items import Shape, ShapeKind, Stroke, Text
from tni.document.page_format import Ruling, fitted_ruling_mm
from tni.document.pointer import NOTHING_CHANGED, Changed, ChangedFlag
from tni.document.tool_styles import PALETTES, colour_on
from tni.document.tools.select import SelectBy
from tni.ink.pen import PenKind
from tni.services.lesson.lesson_editor import PEN_TOOLS, LessonEditor, ToolName
from tni.services.lesson.style_choices import has_selected_part

_WITH_INK = (*PEN_TOOLS, ToolName.SHAPE, ToolName.SKETCH, ToolName.TEXT)


def use_eraser(editor: LessonEditor, by: EraseBy) -> Changed:
    eraser = replace(editor.styles.eraser, by=by)
    return editor.set_styles(replace(editor.styles, eraser=eraser)) | editor.use(ToolName.ERASER)


def choose_erased(editor: LessonEditor, what: EraseWhat) -> Changed:
    """Choose what the eraser takes, and the eraser."""
    eraser = replace(editor.styles.eraser, what=what)
    return editor.set_styles(replace(editor.styles, eraser=eraser)) | editor.use(ToolName.ERASER)


def use_select(editor: LessonEditor, by: SelectBy) -> Changed:
    return editor.set_styles(replace(editor.styles, select=by)) | editor.use(ToolName.SELECT)


def take_inserted(editor: LessonEditor, changed: Changed) -> Changed:
    """Choose the selection tool after items were inserted and selected, so that their handles work at once. changed:
    what inserting them changed."""
    return changed | editor.use(ToolName.SELECT) if ChangedFlag.SELECTION in changed.what else changed


def use_shape(editor: LessonEditor, kind: ShapeKind) -> Changed:
    shape = replace(editor.styles.shape, kind=kind)
    return editor.set_styles(replace(editor.styles, shape=shape)) | editor.use(ToolName.SHAPE)


def use_ruling(editor: LessonEditor, ruling: Ruling) -> Changed:
    """Rule the page in a size that fits the pen. The ruling that the page has keeps its size."""
    if ruling is editor.page.ruling:
        return NOTHING_CHANGED
    return editor.set_ruling(ruling, size_mm=fitted_ruling_mm(ruling, editor.styles.pen.width_mm))


def choose_colour(editor: LessonEditor, colour: str) -> Changed:
    """colour: of the palette of the tool's pen, or any other."""
    kind = PEN_TOOLS.get(editor.tool, PenKind.PEN)
    palette = PALETTES[kind].on(editor.page.paper)
    chosen = palette.index(colour) if colour in palette else colour
    styles = editor.styles
    match editor.tool:
        case tool if tool in PEN_TOOLS and kind is not PenKind.PEN:
            styles = styles.with_ink(kind, replace(styles.ink(kind), colour=chosen))
        case ToolName.TEXT if has_selected_part(editor):
            from tni.services.lesson.part_styles import colour_part  # with the first text

            return colour_part(editor, colour)
        case ToolName.TEXT:
            styles = replace(styles, text=replace(styles.text, colour=chosen))
            return editor.set_styles(styles) | editor.restyle_typed(colour=chosen)
        case ToolName.SELECT if editor.selection:
            return editor.colour_selection(chosen)
        case _:
            shape = replace(styles.shape, ink=replace(styles.shape.ink, colour=chosen))
            styles = replace(styles, pen=replace(styles.pen, colour=chosen), shape=shape)
    return editor.set_styles(styles) | _back_to_ink(editor)


def choose_width(editor: LessonEditor, width_mm: float) -> Changed:
    """Choose the width of ink or, with the text tool, the size of text."""
    styles = editor.styles
    match editor.tool:
        case tool if (kind := PEN_TOOLS.get(tool, PenKind.PEN)) is not PenKind.PEN:
            styles = styles.with_ink(kind, replace(styles.ink(kind), width_mm=width_mm))
        case ToolName.TEXT:
            return choose_text_size(editor, width_mm)
        case ToolName.SELECT if editor.selection:
            return editor.widen_selection(width_mm)
        case _:
            shape = replace(styles.shape, ink=replace(styles.shape.ink, width_mm=width_mm))
            styles = replace(styles, pen=replace(styles.pen, width_mm=width_mm), shape=shape)
    return editor.set_styles(styles) | _back_to_ink(editor)


def is_filled(editor: LessonEditor) -> bool:
    """Return whether the selected closed shapes are filled or, without one, those that the shape tool will draw."""
    shapes = editor.fillable
    return all(shape.fill is not None for shape in shapes) if shapes else editor.styles.shape.filled


def toggle_fill(editor: LessonEditor) -> Changed:
    """Fill or empty the selected closed shapes or, without one, those that the shape tool draws next."""
    on = not is_filled(editor)
    if editor.fillable:
        return editor.fill_selection(on)
    return editor.set_styles(replace(editor.styles, shape=replace(editor.styles.shape, filled=on)))


def selection_style(editor: LessonEditor) -> tuple[str, float, bool]:
    """Return the colour of the first selected item that has one, its width or size in mm, and whether it is text."""
    for item in editor.document.items(editor.page.id):
        if item.id in editor.selection and isinstance(item, Text):
            return item.colour, item.size_mm, True
        if item.id in editor.selection and isinstance(item, Stroke | Shape):
            return item.pen.colour, item.pen.width_mm, False
    return "", 0.0, False


def choose_text_size(editor: LessonEditor, size_mm: float) -> Changed:
    if has_selected_part(editor):
        from tni.services.lesson.part_styles import resize_part  # with the first text

        return resize_part(editor, size_mm)
    selected = any(isinstance(editor.document.item(i), Text) for i in editor.selection)
    changed = editor.set_styles(replace(editor.styles, text=replace(editor.styles.text, size_mm=size_mm)))
    if editor.editing is not None:
        return changed | editor.restyle_typed(size_mm=size_mm)
    return changed | (editor.resize_text(size_mm) if selected else editor.use(ToolName.TEXT))


def choose_eraser_size(editor: LessonEditor, radius_mm: float) -> Changed:
    """Choose the size of the eraser, which then erases by area."""
    eraser = replace(editor.styles.eraser, by=EraseBy.AREA, radius_mm=radius_mm)
    return editor.set_styles(replace(editor.styles, eraser=eraser)) | editor.use(ToolName.ERASER)


def _back_to_ink(editor: LessonEditor) -> Changed:
    """Change to the pen after a choice of colour or width, if the current tool has none."""
    return NOTHING_CHANGED if editor.tool in _WITH_INK else editor.use(ToolName.PEN)


def ink_style(editor: LessonEditor) -> tuple[str, float]:
    """Return the colour and the width in mm of the current tool's ink."""
    kind = PEN_TOOLS.get(editor.tool, PenKind.PEN)
    ink = editor.styles.ink(kind)
    return ink.pen(kind, editor.page.paper).colour, ink.width_mm


def text_style(editor: LessonEditor) -> tuple[str, float]:
    """Return the colour and the size in mm of text. Text being typed may have its own."""
    style, typed = editor.styles.text, editor.typed
    if typed is not None:
        return typed.colour, typed.size_mm
    return colour_on(style.colour, editor.page.paper), style.size_mm
