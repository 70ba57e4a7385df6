"""Lessons of importers become pages, and lessons become values for exporters; what a plugin gives is never trusted."""

from __future__ import annotations

from dataclasses import fields, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.board import SquareLetters, assert_sound, open_board
from tni.api.formats import (
    FormatLoss,
    PlainAlign,
    PlainLesson,
    PlainPage,
    PlainPicture,
    PlainShape,
    PlainShapeKind,
    PlainStroke,
    PlainText,
)
from tni.core.ids import BlobId
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.plain_lesson_pages import PlainLessonPages, readable_pictures
from tni.services.lesson.plain_lesson_values import plain_lesson
from tni.services.plugins.format_contract import LESSON, PNG


def imported(lesson: PlainLesson) -> tuple[LessonEditor, list[FormatLoss], dict[BlobId, bytes]]:
    editor, blobs = open_board(), dict[BlobId, bytes]()

    def put(data: bytes) -> BlobId:
        blob = BlobId(f"{len(blobs):064}")
        blobs[blob] = data
        return blob

    pictures, lost = readable_pictures(lesson, lambda data: data if data == PNG else None)
    pages = PlainLessonPages(lesson, SquareLetters(), {name: put(data) for name, data in pictures.items()})
    pages.into(editor)
    return editor, [*lost, *pages.losses], blobs


def test_a_lesson_goes_in_and_comes_out_as_it_was() -> None:
    editor, losses, blobs = imported(LESSON)
    assert losses == []
    assert_sound(editor)
    out, lost = plain_lesson(editor.document, editor.info.title, blobs.__getitem__)
    assert lost == ()
    assert out.title == LESSON.title
    assert [page.title for page in out.pages] == [page.title for page in LESSON.pages]
    assert [file.data for file in out.files] == [PNG]
    wanted = {type(item): rounded(item) for item in LESSON.pages[0].items}
    found = {type(item): rounded(item) for item in out.pages[0].items}
    assert found.keys() == wanted.keys()
    assert found[PlainText] == wanted[PlainText]
    assert found[PlainShape] == wanted[PlainShape]
    assert "Pour moi" not in repr(out)  # the teacher's notes


def rounded(item: object) -> dict[str, object]:
    """Fields of an item, numbers to a tenth of a millimetre, without the name of a file."""
    values = {one.name: getattr(item, one.name) for one in fields(item) if one.name != "file"}  # type: ignore[arg-type]
    return {name: round(value, 1) if isinstance(value, float) else value for name, value in values.items()}


numbers = st.floats() | st.floats(-100, 400)
texts = st.text(max_size=8) | st.sampled_from(["#00ff00", "#GG0000", "#00FF00", ""])
points = st.lists(st.tuples(numbers, numbers), max_size=4).map(tuple)
items = st.one_of(
    st.builds(
        PlainText, numbers, numbers, texts, numbers, numbers, texts, st.booleans(), st.sampled_from(PlainAlign), numbers
    ),
    st.builds(PlainStroke, points, texts, numbers, st.booleans()),
    st.builds(PlainShape, st.sampled_from(PlainShapeKind), points, texts, numbers, texts),
    st.builds(PlainPicture, st.sampled_from(["point.png", "gone"]), numbers, numbers, numbers, numbers, texts, numbers),
)  # fmt: skip
pages = st.lists(
    st.builds(PlainPage, st.lists(items, max_size=3).map(tuple), texts, numbers, numbers, texts), min_size=1
)


@settings(max_examples=20)
@given(texts, pages)
def test_whatever_a_plugin_gives_the_lesson_is_sound_and_nothing_is_lost_silently(
    title: str, given: list[PlainPage]
) -> None:
    lesson = replace(LESSON, title=title, pages=tuple(given))
    editor, losses, _ = imported(lesson)
    assert_sound(editor)
    assert len(editor.pages) == len(lesson.pages)
    for number, (page, plain) in enumerate(zip(editor.pages, lesson.pages, strict=True), 1):
        lost = [loss.what for loss in losses if loss.page == number and loss.is_dropped]
        gone = len(plain.items) - len(editor.document.items(page.id))
        assert (gone > 0) == bool(lost)
        assert not lost or lost[0].endswith(f": {gone}.")
