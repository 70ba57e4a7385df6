"""Lessons that hold what no hand makes are opened, shown, written on and kept, in the real program."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

from tests.support.lessons import PAGE, a_stroke, written
from tests.support.opened_files import OpenedFiles
from tests.support.running_program import strokes, wait_for, write
from tni.app.application import Application
from tni.core.geometry import Affine
from tni.core.ids import BlobId, ItemId, PageId
from tni.document.items import Image, LessonRecord, Page, PdfBackground, Shape, ShapeKind, Text
from tni.document.lesson_problem import LessonProblemKind
from tni.document.page_format import PageFormat, Ruling
from tni.ink.pen import Pen
from tni.ink.sample import SAMPLE_DTYPE, Samples
from tni.render.text_layout import MAX_CHARACTERS
from tni.store.lesson_check import check_lesson
from tni.store.lesson_database import LessonDatabase
from tni.ui.chrome.commands import CommandId

NO_BLOB = BlobId("0" * 64)
STROKE = a_stroke("stroke")
WORDS = Text(
    id=ItemId("words"), page=PAGE.id, text="Bonjour", size_mm=10.0, colour="#000000", font="", font_version="",
    width_mm=50.0, height_mm=12.0,
)  # fmt: skip
PICTURE = Image(id=ItemId("picture"), page=PAGE.id, blob=NO_BLOB, width_mm=50.0, height_mm=40.0)


def figure(kind: ShapeKind, far: float) -> Shape:
    return Shape(
        id=ItemId("figure"), page=PAGE.id, kind=kind, x0=-far, y0=-far, x1=far, y1=far, pen=Pen(), fill="#ff0000"
    )


def page(width_mm: float, height_mm: float, *, endless: bool = False, ruling: Ruling = Ruling.BLANK) -> Page:
    return replace(PAGE, format=PageFormat("odd", width_mm, height_mm, endless=endless), ruling=ruling)


def over(width_mm: float, height_mm: float, index: int = 0) -> Page:
    return replace(PAGE, pdf=PdfBackground(NO_BLOB, index, width_mm, height_mm))


def farthest_ink() -> Samples:
    rows = np.zeros(2, SAMPLE_DTYPE)
    rows["x"], rows["y"] = (-(2**31), 2**31 - 1), (2**31 - 1, -(2**31))
    return Samples(rows)


LESSONS: dict[str, list[LessonRecord]] = {
    "a stamp": [page(0.5, 0.5), STROKE],
    "a thread": [page(10_000, 0.001), STROKE],
    "a field": [page(10_000, 10_000, ruling=Ruling.SEYES)],
    "an endless page without end": [page(320, 180, endless=True), replace(STROKE, transform=Affine.moving(0, 1e9))],
    "further than numbers go": [PAGE, replace(STROKE, transform=Affine(*[1e308] * 6))],
    "flat": [PAGE, replace(STROKE, transform=Affine(*[0.0] * 6)), replace(WORDS, transform=Affine(*[0.0] * 6))],
    "the farthest ink": [PAGE, replace(STROKE, samples=farthest_ink())],
    "words as large as the Earth": [PAGE, replace(WORDS, size_mm=1e9, width_mm=1e9, height_mm=1e9)],
    "words blown up": [PAGE, replace(WORDS, transform=Affine(1e9, 0, 0, 1e9, 0, 0))],
    "words turned inside out": [PAGE, replace(WORDS, size_mm=-5.0, width_mm=-5.0, height_mm=-1.0)],
    "words without size": [PAGE, replace(WORDS, size_mm=0.0), replace(WORDS, id=ItemId("b"), size_mm=1e-9)],
    "a book in a box": [PAGE, replace(WORDS, text="mot " * 1_000_000, wrapped=True)],
    "a book of lines": [PAGE, replace(WORDS, text="m\n" * 500_000)],
    "letters that are none": [PAGE, replace(WORDS, text="a\ud800b\x00\u202e\u200b", font="\x00../../x")],
    "a rectangle": [PAGE, figure(ShapeKind.RECTANGLE, 1e308)],
    "an ellipse": [PAGE, figure(ShapeKind.ELLIPSE, 1e30)],
    "an arrow": [PAGE, figure(ShapeKind.ARROW, 1e308)],
    "a line": [PAGE, figure(ShapeKind.LINE, 1e12)],
    "an arc": [PAGE, replace(figure(ShapeKind.ARC, 1e200), more=((1e308, -1e308),))],
    "a polygon": [PAGE, replace(figure(ShapeKind.POLYGON, 1e308), more=((-1e308, 5),), fill="#ffffff")],
    "a polygon of one side": [PAGE, replace(figure(ShapeKind.POLYGON, 5), fill="#ffffff")],
    "a colour that is none": [PAGE, replace(figure(ShapeKind.RECTANGLE, 5), fill="red; }")],
    "groups in a ring": [PAGE, replace(STROKE, group=ItemId("words")), replace(WORDS, group=ItemId("stroke"))],
    "a picture that is not there": [PAGE, PICTURE],
    "a picture as wide as the Earth": [PAGE, replace(PICTURE, width_mm=1e9, height_mm=1e9)],
    "a PDF that is not there": [over(210, 297, 1 << 60)],
    "a PDF without size": [over(0, 0)],
    "a PDF of less than no size": [over(-5, 1e308)],
    "ink on no page": [STROKE],
    "pages in one place": [PAGE, *(replace(PAGE, id=PageId(f"p{n}"), position=1e308) for n in range(40))],
    "ink in one place": [PAGE, *(replace(STROKE, id=ItemId(f"s{n}"), z=1 << 62, plane=-(1 << 40)) for n in range(40))],
    "a title as long as a book": [replace(PAGE, title="../\n\u202e" * 100_000, notes="n" * 1_000_000)],
}


RUNS = 4
"""Of the program, each of which opens a part of the lessons."""


@pytest.mark.parametrize("run", range(RUNS))
def test_they_are_shown_and_written_on(program: Application, tmp_path: Path, run: int) -> None:
    for name in list(LESSONS)[run::RUNS]:
        teach(program, written(tmp_path / f"{name}.tni", *LESSONS[name]), name)


def teach(program: Application, path: Path, name: str) -> None:
    program.current_lesson.open(path)
    wait_for(lambda: not program.current_lesson.is_opening and program.current_lesson.lesson.path == path, name)
    window, commands = program.main_controller.window, program.main_controller.commands
    window.grab()
    before = len(strokes(program))
    write(program, (300, 200), (400, 250), (410, 300))
    assert len(strokes(program)) == before + 1, name
    for command in (
        CommandId.SELECT_ALL,
        CommandId.ZOOM_IN,
        CommandId.ZOOM_IN,
        CommandId.ZOOM_OUT,
        CommandId.UNDO,
        CommandId.REDO,
        CommandId.NEXT_PAGE,
        CommandId.ADD_PAGE,
    ):
        commands[command].trigger()
        window.grab()
    page = program.main_controller.editor.page.id
    assert not program.main_controller.shown.thumbnail(page, window.size() / 4).isNull(), name
    file = program.current_lesson.lesson.file
    assert file is not None
    assert file.flush(), name
    assert file.health.good, name
    known = (LessonProblemKind.BLOB, LessonProblemKind.PAGE)  # what is not there was not there before
    assert [p for p in check_lesson(path) if p.kind not in known] == [], name


def test_a_text_is_shown_as_far_as_a_page_goes(program: Application, tmp_path: Path) -> None:
    """And kept whole."""
    text = "a" * (MAX_CHARACTERS + 5)
    path = written(tmp_path / "long.tni", PAGE, replace(WORDS, text=text))
    program.current_lesson.open(path)
    wait_for(lambda: not program.current_lesson.is_opening and program.current_lesson.lesson.path == path, "the lesson")
    (item,) = program.main_controller.editor.document.items(PAGE.id)
    assert isinstance(item, Text)
    assert item.text == text


def test_a_picture_that_names_a_file_opens_none(program: Application, tmp_path: Path) -> None:
    style = tmp_path / "style.css"
    style.write_text("rect { fill: red }", encoding="utf-8")
    svg = f"""<?xml version="1.0"?><?xml-stylesheet href="{style}" type="text/css"?>
        <svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><rect width="90" height="90"/></svg>"""
    database = LessonDatabase.create(tmp_path / "svg.tni")
    with database.transaction():
        blob = BlobId(sha256(svg.encode()).hexdigest())
        database.put_blob(blob, svg.encode())
        for record in (PAGE, replace(PICTURE, blob=blob)):
            database.add_outside(record)
    database.close()
    with OpenedFiles(style) as opened:
        teach(program, tmp_path / "svg.tni", "a picture that is an SVG")
        assert not opened.any
