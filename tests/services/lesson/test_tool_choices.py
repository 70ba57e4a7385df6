"""One choice of colour or size in the toolbar reaches what the current tool works on."""

from __future__ import annotations

import pytest

from tests.support.board import drag, open_board
from tni.document.erase import EraseBy
from tni.document.items import ShapeKind, Stroke, Text
from tni.document.tools.select import SelectBy
from tni.ink.pen import PenKind
from tni.services.lesson.lesson_editor import LessonEditor, ToolName
from tni.services.lesson.tool_choices import (
    choose_colour,
    choose_eraser_size,
    choose_text_size,
    choose_width,
    ink_style,
    text_style,
    use_eraser,
    use_select,
    use_shape,
)

TEAL = "#008080"


@pytest.fixture
def editor() -> LessonEditor:
    return open_board()


def test_kind_of_a_tool_is_chosen_together_with_the_tool(editor: LessonEditor) -> None:
    use_eraser(editor, EraseBy.AREA)
    assert (editor.tool, editor.styles.eraser.by) == (ToolName.ERASER, EraseBy.AREA)
    use_select(editor, SelectBy.LASSO)
    assert (editor.tool, editor.styles.select) == (ToolName.SELECT, SelectBy.LASSO)
    use_shape(editor, ShapeKind.ARROW)
    assert (editor.tool, editor.styles.shape.kind) == (ToolName.SHAPE, ShapeKind.ARROW)


@pytest.mark.parametrize("tool", [ToolName.HAND, ToolName.ERASER, ToolName.LASER])
def test_colour_or_width_chosen_with_a_tool_without_ink_brings_the_pen_back(
    editor: LessonEditor, tool: ToolName
) -> None:
    for choose in (lambda: choose_colour(editor, TEAL), lambda: choose_width(editor, 1.5)):
        editor.use(tool)
        choose()
        assert editor.tool is ToolName.PEN
    assert ink_style(editor) == (TEAL, 1.5)


def test_pen_and_shapes_share_colour_and_other_pens_have_their_own(editor: LessonEditor) -> None:
    choose_colour(editor, TEAL)
    assert editor.styles.shape.ink.colour == TEAL
    editor.use(ToolName.FELT)
    assert ink_style(editor)[0] != TEAL
    choose_colour(editor, "#ff0000")
    assert editor.styles.ink(PenKind.FELT).colour == "#ff0000"
    assert editor.styles.pen.colour == TEAL


def test_choice_applies_to_the_selected_ink(editor: LessonEditor) -> None:
    drag(editor, [(20, 20), (60, 60)])
    editor.use(ToolName.SELECT)
    editor.select_all()
    before = editor.styles
    choose_colour(editor, TEAL)
    choose_width(editor, 3.0)
    (ink,) = editor.document.items(editor.page.id)
    assert isinstance(ink, Stroke)
    assert (ink.pen.colour, ink.pen.width_mm) == (TEAL, 3.0)
    assert (editor.tool, editor.styles) == (ToolName.SELECT, before)


def test_text_size_applies_to_the_selected_text_and_else_chooses_the_text_tool(editor: LessonEditor) -> None:
    editor.add_text("mer", 20, 20)
    editor.use(ToolName.SELECT)
    editor.select_all()
    choose_text_size(editor, 12.0)
    (text,) = editor.document.items(editor.page.id)
    assert isinstance(text, Text)
    assert text.size_mm == 12.0
    assert editor.tool is ToolName.SELECT
    editor.select(frozenset())
    choose_text_size(editor, 15.0)
    assert editor.tool is ToolName.TEXT
    assert text_style(editor)[1] == 15.0


def test_size_of_the_eraser_means_erasing_by_area(editor: LessonEditor) -> None:
    choose_eraser_size(editor, 8.0)
    assert (editor.tool, editor.styles.eraser.by, editor.styles.eraser.radius_mm) == (
        ToolName.ERASER,
        EraseBy.AREA,
        8.0,
    )
