"""The joined hand stands on the lines of a Séyès page, at their size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.board import open_board
from tni.document.items import Text
from tni.document.page_format import Ruling
from tni.document.school_hand import HAND_BASELINE_EMS, HAND_FAMILY, HAND_X_HEIGHT_EMS, hand_size_mm
from tni.document.tools.text import TextEditState
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.style_choices import is_in_hand, toggle_hand


def ruled(ruling_mm: float = 0.0) -> LessonEditor:
    editor = open_board()
    editor.set_ruling(Ruling.SEYES, size_mm=ruling_mm)
    return editor


def baseline_mm(text: Text) -> float:
    return text.transform.f + HAND_BASELINE_EMS * text.size_mm


@given(st.floats(10, 300), st.floats(1, 170), st.sampled_from([0.0, 8.0, 12.0, 20.0]))
def test_a_text_typed_in_the_hand_snaps_to_the_ruling(x_mm: float, y_mm: float, ruling_mm: float) -> None:
    editor = ruled(ruling_mm)
    toggle_hand(editor)
    editor.editing = TextEditState(editor.page.id, None, x_mm, y_mm)
    editor.commit_text("mot")
    (text,) = editor.document.items(editor.page.id)
    assert isinstance(text, Text)
    step = ruling_mm or 8.0
    assert text.font == HAND_FAMILY
    assert text.size_mm * HAND_X_HEIGHT_EMS == pytest.approx(step / 4)
    lines = baseline_mm(text) / step
    assert lines == pytest.approx(round(lines))


@given(st.floats(10, 300), st.floats(1, 150), st.sampled_from([0.0, 2.5, 5.0]))
def test_on_lines_of_first_writing_the_hand_stands_on_the_ground(x_mm: float, y_mm: float, size_mm: float) -> None:
    editor = open_board()
    editor.set_ruling(Ruling.FIRST_WRITING, size_mm=size_mm)
    toggle_hand(editor)
    editor.editing = TextEditState(editor.page.id, None, x_mm, y_mm)
    editor.commit_text("mot")
    (text,) = editor.document.items(editor.page.id)
    assert isinstance(text, Text)
    interline = size_mm or 3.0
    assert text.size_mm * HAND_X_HEIGHT_EMS == pytest.approx(interline)
    ground = baseline_mm(text) / (6 * interline)
    assert ground == pytest.approx(round(ground))


def test_a_selected_text_is_set_on_the_lines_and_undo_brings_it_back() -> None:
    editor = ruled()
    editor.add_text("mot", 20, 33, select=True)
    (before,) = editor.document.items(editor.page.id)
    toggle_hand(editor)
    (after,) = editor.document.items(editor.page.id)
    assert isinstance(after, Text)
    assert is_in_hand(editor)
    assert baseline_mm(after) % 8 == pytest.approx(0, abs=1e-6) or baseline_mm(after) % 8 == pytest.approx(8)
    editor.undo()
    assert editor.document.items(editor.page.id) == [before]


def test_on_other_pages_the_hand_has_the_size_that_was_chosen() -> None:
    editor = open_board()
    assert hand_size_mm(editor.page) is None
    toggle_hand(editor)
    editor.add_text("mot", 20, 33)
    (text,) = editor.document.items(editor.page.id)
    assert isinstance(text, Text)
    assert (text.size_mm, text.transform.f, text.font) == (editor.styles.text.size_mm, 33, HAND_FAMILY)
