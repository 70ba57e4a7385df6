"""Tests of taps on sounds and films."""

from __future__ import annotations

import pytest

from tests.support.board import drag, open_board, tap
from tni.core.geometry import Affine
from tni.core.ids import BlobId, ItemId
from tni.document.document import ChangeKind
from tni.document.items import Media, Stroke, bounds
from tni.services.lesson.lesson_editor import LessonEditor, ToolName

MIDDLE = 90.0, 65.0


@pytest.fixture
def pressed() -> list[ItemId]:
    return []


@pytest.fixture
def editor(pressed: list[ItemId]) -> LessonEditor:
    """A page with a film at 50, 40 mm."""
    made = open_board()
    film = Media(
        id=ItemId("film"), page=made.page.id, transform=Affine.moving(50, 40), blob=BlobId("b"), name="f.mp4",
        width_mm=80.0, height_mm=50.0, film=True,
    )  # fmt: skip
    made.do(made.document.replace(ChangeKind.ADD, film))
    made.media_taps.pressed = pressed.append
    return made


def strokes(editor: LessonEditor) -> int:
    return sum(isinstance(item, Stroke) for item in editor.document.items(editor.page.id))


def test_a_tap_on_the_sign_plays_whatever_pen_is_in_hand(editor: LessonEditor, pressed: list[ItemId]) -> None:
    tap(editor, *MIDDLE)
    assert (pressed, strokes(editor)) == ([ItemId("film")], 0)


def test_a_tap_beside_the_sign_writes(editor: LessonEditor, pressed: list[ItemId]) -> None:
    tap(editor, 55, 45)
    assert (pressed, strokes(editor)) == ([], 1)


def test_a_stroke_from_the_sign_on_is_written_whole(editor: LessonEditor, pressed: list[ItemId]) -> None:
    drag(editor, [MIDDLE, (100, 70), (110, 75)])
    assert (pressed, strokes(editor)) == ([], 1)
    (stroke,) = (item for item in editor.document.items(editor.page.id) if isinstance(item, Stroke))
    assert bounds(stroke).grown(0.5).contains(*MIDDLE)


def test_the_running_picture_has_no_sign_to_tap(editor: LessonEditor, pressed: list[ItemId]) -> None:
    editor.media_taps.has_sign = lambda _item: False
    tap(editor, *MIDDLE)
    assert (pressed, strokes(editor)) == ([], 1)


def test_with_the_hand_all_of_it_is_tapped(editor: LessonEditor, pressed: list[ItemId]) -> None:
    editor.use(ToolName.HAND)
    tap(editor, 55, 45)
    assert pressed == [ItemId("film")]


def test_selecting_plays_by_a_double_tap_only(editor: LessonEditor, pressed: list[ItemId]) -> None:
    editor.use(ToolName.SELECT)
    tap(editor, *MIDDLE)
    assert (pressed, editor.selection) == ([], {ItemId("film")})
    tap(editor, *MIDDLE)
    assert pressed == [ItemId("film")]


def test_nothing_is_tapped_while_nothing_can_play(editor: LessonEditor) -> None:
    editor.media_taps.pressed = None
    tap(editor, *MIDDLE)
    assert strokes(editor) == 1
