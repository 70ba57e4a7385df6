"""What is written for Xournal++ lies in its own picture of the page where it lies in ours, within two pixels at 96 dpi.

Each mark has a colour of its own; the boxes of the pixels of that colour are compared. Of a text, whose letters have
another font, the left end and the baseline are.
"""

from __future__ import annotations

import io
import math
import os
import shutil
import subprocess
from dataclasses import dataclass

import numpy as np
import pytest
from PIL import Image

from tests.support.board import open_board
from tni.api.formats import (
    PlainDash,
    PlainFile,
    PlainItem,
    PlainLesson,
    PlainPage,
    PlainPicture,
    PlainRuling,
    PlainShape,
    PlainShapeKind,
    PlainStroke,
    PlainText,
)
from tni.core.ids import BlobId
from tni.formats.lessons.xopp_writer import write_lesson
from tni.render.page_source import DocumentSource
from tni.render.raster.item_painter import ItemPainter
from tni.render.raster.page_image import encode_png, render_page_image
from tni.render.text_layout import Fonts, QtTextMeasurer
from tni.services.lesson.plain_lesson_pages import PlainLessonPages

PAGE_MM = (254.0, 127.0)
DPI = 96
SIZE_PX = (960, 480)
WITHIN_PX = 2
NEAR = 60
"""Difference of a pixel's channels from the colour, up to which it is of the mark."""
PICTURE_COLOUR = "#00a0a0"


@dataclass(frozen=True)
class Mark:
    """Mark on the page. colour: of its pixels. edges: of its box that are compared, left, top, right, bottom."""

    item: PlainItem
    colour: str
    edges: tuple[int, ...] = (0, 1, 2, 3)


def curve(x: float, y: float) -> tuple[tuple[float, float], ...]:
    return tuple((x + t, y + 8 * math.sin(t / 8)) for t in range(51))


def shape(
    kind: PlainShapeKind, points: tuple[tuple[float, float], ...], colour: str, width: float, **more: object
) -> Mark:
    return Mark(PlainShape(kind=kind, points=points, colour=colour, width=width, **more), colour)  # type: ignore[arg-type]


WIDTHS = tuple(1.2 + (t % 26) / 40 for t in range(51))
MARKS = {
    "stroke": Mark(PlainStroke(points=curve(10, 20), colour="#ff0000", width=1.5), "#ff0000"),
    "widths": Mark(PlainStroke(points=curve(10, 50), colour="#0000ff", width=1.5, widths=WIDTHS), "#0000ff"),
    "dot": Mark(PlainStroke(points=((75.0, 15.0),), colour="#008000", width=5.0), "#008000"),
    "line": shape(PlainShapeKind.LINE, ((90.0, 10.0), (130.0, 30.0)), "#ff00ff", 2.0),
    "arrow": shape(PlainShapeKind.ARROW, ((90.0, 50.0), (130.0, 40.0)), "#804000", 2.0),
    "dashed": shape(PlainShapeKind.RECTANGLE, ((150.0, 10.0), (190.0, 30.0)), "#ff8000", 1.5, dash=PlainDash.DASHED),
    "filled": shape(PlainShapeKind.ELLIPSE, ((150.0, 40.0), (190.0, 60.0)), "#400080", 1.0, fill="#400080"),
    "polygon": shape(PlainShapeKind.POLYGON, ((200.0, 10.0), (240.0, 20.0), (210.0, 40.0)), "#808000", 1.5),
    "picture": Mark(PlainPicture(file="a.png", x=200, y=50, width=40, height=20), PICTURE_COLOUR),
    "turned picture": Mark(PlainPicture(file="b.png", x=225, y=80, width=20, height=15, turn=30), "#c00060"),
    "text": Mark(PlainText(x=10, y=75, text="HHH", size=12, colour="#00c000"), "#00c000", (0, 3)),
    "bold text": Mark(PlainText(x=60, y=85, text="Le E", size=8, colour="#00ffff", bold=True), "#00ffff", (0, 3)),
}


def painted(colour: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (160, 120), colour).save(out, "PNG")
    return out.getvalue()


LESSON = PlainLesson(
    "Comparée",
    (
        PlainPage(tuple(mark.item for mark in MARKS.values()), width=PAGE_MM[0], height=PAGE_MM[1], colour="#ffffff"),
        PlainPage(width=PAGE_MM[0], height=PAGE_MM[1], colour="#ffffff", ruling=PlainRuling.SQUARED, ruling_mm=10.0),
        PlainPage(width=PAGE_MM[0], height=PAGE_MM[1], colour="#ffffff", ruling=PlainRuling.SEYES),
    ),
    (PlainFile("a.png", painted(PICTURE_COLOUR)), PlainFile("b.png", painted("#c00060"))),
)


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> list[np.ndarray]:
    """Their pictures of the pages."""
    program = shutil.which("xournalpp")
    if program is None:
        pytest.skip("xournalpp is not installed: no second opinion on what is written for it")
    folder = tmp_path_factory.mktemp("xournalpp")
    (folder / "a.xopp").write_bytes(write_lesson(LESSON).data)
    command = [program, "--create-img=a.png", f"--export-png-dpi={DPI}", "a.xopp"]
    own = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_CACHE_HOME": str(folder)}
    subprocess.run(command, cwd=folder, env={**os.environ, **own}, check=True, capture_output=True)
    return [pixels((folder / f"a-{page}.png").read_bytes()) for page in range(1, len(LESSON.pages) + 1)]


@pytest.fixture(scope="module")
def ours(qapp: object) -> list[np.ndarray]:
    """Our pictures of the pages."""
    fonts = Fonts()
    blobs = {file.name: (BlobId(file.name * 8), file.data) for file in LESSON.files}
    editor = open_board()
    made = PlainLessonPages(LESSON, QtTextMeasurer(fonts), {name: blob for name, (blob, _) in blobs.items()})
    for _ in made.steps_into(editor):
        pass
    painter = ItemPainter(dict(blobs.values()).__getitem__, fonts=fonts)
    source = DocumentSource(editor.document)
    images = (render_page_image(source, page.id, *PAGE_MM, SIZE_PX[0], painter)[0] for page in editor.pages)
    return [pixels(encode_png(image)) for image in images]


def pixels(png: bytes) -> np.ndarray:
    image = Image.open(io.BytesIO(png)).convert("RGB")
    assert image.size == SIZE_PX
    return np.asarray(image).astype(int)


def box(picture: np.ndarray, colour: str) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of the pixels of a colour."""
    wanted = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)])
    rows, columns = np.nonzero(np.abs(picture - wanted).max(axis=2) < NEAR)
    assert len(rows), f"nothing of {colour}"
    return int(columns.min()), int(rows.min()), int(columns.max()), int(rows.max())


@pytest.mark.parametrize("name", MARKS)
def test_a_mark_lies_where_it_lay(name: str, ours: list[np.ndarray], theirs: list[np.ndarray]) -> None:
    mark = MARKS[name]
    apart = [abs(a - b) for a, b in zip(box(ours[0], mark.colour), box(theirs[0], mark.colour), strict=True)]
    assert max(apart[edge] for edge in mark.edges) <= WITHIN_PX, apart


def ruled(picture: np.ndarray, axis: int, lines: int) -> list[int]:
    """Places of the darkest lines that go through the whole page: rows for axis 1, columns for axis 0."""
    dark = np.convolve(255 - np.percentile(picture.mean(axis=2), 80, axis=axis), np.ones(3), "same")
    highest = [at for at in range(1, len(dark) - 1) if dark[at - 1] < dark[at] >= dark[at + 1]]
    return sorted(sorted(highest, key=lambda at: float(-dark[at]))[:lines])


@pytest.mark.parametrize(("page", "rows", "columns"), [(1, 12, 25), (2, 15, 31)])
def test_a_ruling_lies_where_it_lay(
    page: int, rows: int, columns: int, ours: list[np.ndarray], theirs: list[np.ndarray]
) -> None:
    for axis, lines in ((1, rows), (0, columns)):
        found = ruled(ours[page], axis, lines), ruled(theirs[page], axis, lines)
        assert len(found[0]) == lines
        assert max(abs(a - b) for a, b in zip(*found, strict=True)) <= WITHIN_PX
