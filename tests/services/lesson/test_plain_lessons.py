"""Lessons of importers become pages, and lessons become values for exporters; what a plugin gives is never trusted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from math import cos, sin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.board import SquareLetters, assert_sound, open_board
from tni.api.formats import (
    FormatLoss,
    PlainAlign,
    PlainFile,
    PlainLesson,
    PlainPage,
    PlainPicture,
    PlainShape,
    PlainShapeKind,
    PlainStroke,
    PlainText,
)
from tni.core.geometry import Rect
from tni.core.ids import BlobId, ItemId
from tni.document.correction_code import CorrectionCode
from tni.document.correction_mark import MarkMaker
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.items import Shape, ShapeKind, Text
from tni.ink.pen import Pen
from tni.services.lesson import plain_lesson_pages
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.plain_files import read_files
from tni.services.lesson.plain_item_values import AS_DRAWING
from tni.services.lesson.plain_lesson_pages import STEP_ITEMS, TOO_MANY, PlainLessonPages
from tni.services.lesson.plain_lesson_values import plain_lesson, take_lesson
from tni.services.lesson.shared_parts import SharedParts
from tni.services.plugins.format_contract import LESSON, PNG


def only_png(pictures: Sequence[bytes]) -> list[bytes | None]:
    return [data if data == PNG else None for data in pictures]


def imported(lesson: PlainLesson) -> tuple[LessonEditor, list[FormatLoss], dict[BlobId, bytes]]:
    editor = open_board()
    files = read_files(lesson, only_png, lambda _: [(200.0, 100.0)])
    pages = PlainLessonPages(lesson, SquareLetters(), files.pictures, files.pdfs, files.others)
    for _ in pages.steps_into(editor):
        pass
    return editor, [*files.losses, *pages.losses], dict(files.data)


def test_an_import_is_one_step_to_undo_and_to_redo() -> None:
    whole = PlainLesson("Volcans", (LESSON.pages[0], PlainPage(tuple(LESSON.pages[0].items) * (STEP_ITEMS // 2))))
    editor = open_board()
    blank, before = editor.page, editor.info
    files = read_files(whole, only_png, lambda _: [(200.0, 100.0)])
    for _ in PlainLessonPages(whole, SquareLetters(), files.pictures, files.pdfs, files.others).steps_into(editor):
        pass
    made = {record.id: record for record in editor.document.records()}
    assert len(editor.pages) == 2
    assert editor.page == editor.pages[0]
    editor.undo()
    assert editor.pages == [blank]
    assert editor.page == blank
    assert editor.info == before
    assert not editor.can_undo
    editor.redo()
    assert {record.id: record for record in editor.document.records()} == made
    assert_sound(editor)


def test_a_lesson_without_a_title_has_that_of_its_file() -> None:
    editor = open_board()
    for _ in PlainLessonPages(PlainLesson("", (PlainPage(),)), SquareLetters(), {}).steps_into(editor, "Volcans"):
        pass
    assert editor.info.title == "Volcans"
    editor.undo()
    assert editor.info.title == ""


def test_a_lesson_goes_in_and_comes_out_as_it_was() -> None:
    editor, losses, blobs = imported(LESSON)
    assert losses == []
    assert_sound(editor)
    out, lost = plain_lesson(take_lesson(editor.document, editor.info.title, SharedParts()), blobs.__getitem__)
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
    """Fields of an item, numbers to a tenth of a millimetre, without the names of a file and of the item,
    and the measured height."""
    left_out = ("file", "source", "height")
    values = {one.name: getattr(item, one.name) for one in fields(item) if one.name not in left_out}  # type: ignore[arg-type]
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
        assert len(plain.items) - len(editor.document.items(page.id)) == len(lost)


def test_a_full_page_goes_in_by_steps() -> None:
    texts = tuple(PlainText(10.0, 10.0, str(number)) for number in range(3 * STEP_ITEMS + 1))
    editor, before, most = open_board(), 0, 0
    for _ in PlainLessonPages(PlainLesson("", (PlainPage(texts),)), SquareLetters(), {}).steps_into(editor):
        count = sum(editor.document.count(page.id) for page in editor.pages)
        before, most = count, max(most, count - before)
    assert (before, most) == (len(texts), STEP_ITEMS)
    found = [item.text for item in editor.document.items(editor.page.id) if isinstance(item, Text)]
    assert found == [text.text for text in texts]
    assert_sound(editor)


def test_a_whole_lesson_has_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain_lesson_pages, "MOST_ITEMS_OF_ALL", 5)
    monkeypatch.setattr(plain_lesson_pages, "MOST_LETTERS", 20)
    short, long = PlainText(10.0, 10.0, "abc"), PlainText(10.0, 10.0, "a" * 15)
    editor, losses, _ = imported(PlainLesson("", (PlainPage((short, long, long), notes="ab"), PlainPage((short,) * 4))))
    assert [editor.document.count(page.id) for page in editor.pages] == [2, 0]
    assert losses == [FormatLoss(TOO_MANY, 1), *[FormatLoss(TOO_MANY, 2)] * 4]


@pytest.mark.parametrize(("shown", "said"), [((1,), 2), ((0, 2), 1), ((0, 1, 2), 0)])
def test_pages_of_a_pdf_that_come_unseen_are_said(shown: tuple[int, ...], said: int) -> None:
    """One that was taken out may be the answers: it is still in the file that comes along."""
    pages = tuple(PlainPage(pdf="a.pdf", pdf_page=index) for index in shown)
    lesson = PlainLesson("Leçon", pages, (PlainFile("a.pdf", b"%PDF"),))
    losses = read_files(lesson, only_png, lambda _: [(200.0, 100.0)] * 3).losses
    assert [(loss.is_dropped, f"avec {said} de ses 3 pages" in loss.what) for loss in losses] == [(False, True)] * bool(
        said
    )


def test_a_correction_mark_goes_out_as_text_and_lines() -> None:
    """No other program knows the marks; what they say and show must not be lost."""
    editor = open_board()
    maker = MarkMaker("Code", 4.0, lambda label, size: len(label) * size * 0.5)
    room = Rect(0.0, 0.0, 320.0, 180.0)
    ends = ((40.0, 60.0), (90.0, 60.0))
    mark = maker.line(CorrectionCode("Acc", "accord", "red"), editor.page.id, room, ends, ItemId("mark"))
    editor.do(Change(ChangeKind.ADD, (RecordChange(mark.id, None, mark),)))
    out, lost = plain_lesson(take_lesson(editor.document, "Copie", SharedParts()), {}.__getitem__)
    assert lost == (FormatLoss(AS_DRAWING, 1, is_dropped=False, item="mark"),)
    line, frame, ground, text = out.pages[0].items
    assert isinstance(line, PlainShape)
    assert (line.kind, line.points) == (PlainShapeKind.LINE, ends)
    assert isinstance(frame, PlainShape)
    assert isinstance(ground, PlainShape)
    assert isinstance(text, PlainText)
    assert (text.text, text.bold, text.colour) == ("Acc", True, "#ae2305")
    assert line.group == text.group != ""


def test_a_polygon_goes_out_with_all_its_corners() -> None:
    editor = open_board()
    corners = tuple((100 + 20 * cos(n / 20), 80 + 20 * sin(n / 20)) for n in range(100))
    (x0, y0), (x1, y1), *more = corners
    shape = Shape(
        id=ItemId("round"), page=editor.page.id, kind=ShapeKind.POLYGON, x0=x0, y0=y0, x1=x1, y1=y1, more=tuple(more),
        pen=Pen(),
    )  # fmt: skip
    editor.do(Change(ChangeKind.ADD, (RecordChange(shape.id, None, shape),)))
    out, lost = plain_lesson(take_lesson(editor.document, "Formes", SharedParts()), {}.__getitem__)
    assert lost == ()
    (found,) = out.pages[0].items
    assert isinstance(found, PlainShape)
    assert (found.kind, found.points) == (PlainShapeKind.POLYGON, corners)
