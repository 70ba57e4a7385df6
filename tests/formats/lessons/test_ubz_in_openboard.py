"""Documents that the program writes, in the real OpenBoard: everything is where it is on our page, within 2 pixels."""

from __future__ import annotations

import io
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.support.openboard_program import missing_programs, shown_document
from tests.support.pdf_samples import overlay_pdf
from tni.api.formats import (
    PlainFile,
    PlainItem,
    PlainLesson,
    PlainPage,
    PlainPicture,
    PlainShape,
    PlainShapeKind,
    PlainStroke,
    PlainText,
)
from tni.core.geometry import Point
from tni.formats.lessons.openboard.writer import write_lesson

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing_programs()), reason=f"not installed: {', '.join(missing_programs())}"),
]
MOST_PX = 2.0
CORNERS = ("#123456", "#654321")
Marks = dict[str, tuple[Point, Point]]
"""Top left and bottom right corner of what has a colour, by the colour."""


def picture(width: int, height: int, left: str, right: str) -> bytes:
    """A picture with one colour at the left, and another at the right."""
    image = Image.new("RGB", (width, height), left)
    image.paste(right, (width // 2, 0, width, height))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def square(x: float, y: float, colour: str, side: float = 4.0) -> PlainShape:
    return PlainShape(
        kind=PlainShapeKind.RECTANGLE, points=((x, y), (x + side, y + side)), width=0.0, fill=colour
    )  # fmt: skip


FILES = (
    PlainFile("a.png", picture(80, 40, "#00c0c0", "#00d0a0")),
    PlainFile("b.png", picture(200, 100, "#8000ff", "#a000c0")),
    PlainFile("c.png", picture(60, 60, "#408000", "#804000")),
)
ITEMS: tuple[PlainItem, ...] = (
    square(2, 2, CORNERS[0]), square(274, 204, CORNERS[1]),
    PlainStroke(points=((20, 20), (60, 20), (60, 45), (25, 45)), colour="#e01030", width=1.0),
    PlainStroke(points=((70, 20), (90, 20), (120, 30)), colour="#1030e0", width=3.0, widths=(1.0, 3.0, 5.0)),
    PlainStroke(points=((140, 25),), colour="#00aa00", width=8.0),
    PlainShape(kind=PlainShapeKind.RECTANGLE, points=((160, 15), (200, 35)), colour="#ff00ff", width=1.0, turn=30.0),
    PlainShape(kind=PlainShapeKind.ELLIPSE, points=((210, 15), (260, 35)), colour="#808000", width=2.0),
    PlainShape(
        kind=PlainShapeKind.POLYGON, points=((160, 50), (200, 50), (180, 75)), colour="#aa5500", width=0.0,
        fill="#ff8000",
    ),
    PlainShape(kind=PlainShapeKind.ARROW, points=((210, 60), (250, 60)), colour="#005500", width=1.0),
    PlainPicture(file="a.png", x=20, y=60, width=40, height=20),
    PlainPicture(file="b.png", x=100, y=60, width=40, height=20, turn=30.0),
    PlainPicture(file="c.png", x=20, y=100, width=30, height=30, is_mirrored=True),
    square(120, 120, "#20c060", 20.0), PlainStroke(points=((115, 130), (145, 130)), colour="#cc2288", width=2.0),
        PlainText(x=160, y=100, text="HHHH", size=16.0, colour="#c08040"),
)  # fmt: skip


def boxes(image: Image.Image, colours: list[str]) -> Marks:
    """Find what has each of the colours."""
    pixels = np.asarray(image.convert("RGB"), dtype=np.int16)
    found: Marks = {}
    for colour in colours:
        wanted = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)], dtype=np.int16)
        rows, columns = np.nonzero((np.abs(pixels - wanted) <= 6).all(axis=2))
        if len(rows):
            found[colour] = (
                (float(columns.min()), float(rows.min())), (float(columns.max() + 1), float(rows.max() + 1))
            )  # fmt: skip
    return found


def scale_of(seen: Marks) -> tuple[Point, Point]:
    """Place on the screen of the first corner, and pixels of a millimetre across and down."""
    (left, top), (right, bottom) = seen[CORNERS[0]][0], seen[CORNERS[1]][1]
    return (left, top), ((right - left) / (278 - 2), (bottom - top) / (208 - 2))


def shown_beside(lesson: PlainLesson, expected: Marks, *others: str) -> tuple[Image.Image, dict[str, float]]:
    """Show a lesson in OpenBoard; return the screen, and by how many pixels each colour is elsewhere than expected, in
    millimetres."""
    colours = [*CORNERS, *expected, *others]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "essai.ubz"
        path.write_bytes(write_lesson(lesson).data)
        image = shown_document(path, Path(folder) / "home", lambda shown: boxes(shown, colours).keys() >= set(colours))
    seen = boxes(image, colours)
    start, scale = scale_of(seen)
    assert scale[0] == pytest.approx(scale[1], rel=0.005)
    return image, {
        colour: max(
            abs(place[axis] - (start[axis] + (at[axis] - 2) * scale[axis]))
            for place, at in zip(seen[colour], corners, strict=True)
            for axis in (0, 1)
        )
        for colour, corners in expected.items()
    }


def test_all_items_lie_where_ours_do() -> None:
    expected: Marks = {
        "#e01030": ((19.5, 19.5), (60.5, 45.5)), "#1030e0": ((69.5, 18.5), (122.5, 32.5)),
        "#00aa00": ((136, 21), (144, 29)), "#808000": ((209, 14), (261, 36)), "#ff8000": ((160, 50), (200, 75)),
        "#00d0a0": ((40, 60), (60, 80)), "#20c060": ((120, 120), (140, 140)), "#cc2288": ((114, 129), (146, 131)),
        "#408000": ((35, 100), (50, 130)), "#804000": ((20, 100), (35, 130)),
    }  # fmt: skip
    c, s = np.cos(np.pi / 6), np.sin(np.pi / 6)
    # the left half of a picture that is turned about its corner
    expected["#8000ff"] = ((100 - 20 * s, 60), (100 + 20 * c, 60 + 20 * s + 20 * c))
    # a rectangle that is turned about its middle, with its line
    wide, high = (40 * c + 20 * s) / 2 + 0.5, (40 * s + 20 * c) / 2 + 0.5
    expected["#ff00ff"] = ((180 - wide, 25 - high), (180 + wide, 25 + high))
    lesson = PlainLesson("Essai", (PlainPage(items=ITEMS),), FILES)
    image, off = shown_beside(lesson, expected, "#c08040")
    assert max(off.values()) <= MOST_PX, off
    seen = boxes(image, [*CORNERS, "#c08040"])
    (left, top), scale = scale_of(seen)
    middle = (int(left + (130 - 2) * scale[0]), int(top + (130 - 2) * scale[1]))
    assert image.getpixel(middle) == (0xCC, 0x22, 0x88)  # the later item is painted over the earlier one
    # letters of another font are as high, and begin at the same place
    (text_left, text_top), (_, text_bottom) = seen["#c08040"]
    assert text_left == pytest.approx(left + (160 - 2) * scale[0], abs=1.0 * scale[0] + MOST_PX)
    assert (text_bottom - text_top) / scale[1] == pytest.approx(0.72 * 16, abs=1.0)
    assert top + (100 - 2) * scale[1] < text_top < top + (100 - 2 + 8) * scale[1]


@pytest.mark.parametrize("size_mm", [(210.0, 297.0), (280.0, 210.0)])
def test_the_page_of_a_pdf_lies_where_ours_does(size_mm: tuple[float, float]) -> None:
    """A sheet with a red rectangle, 20 mm wide and 40 mm high, 50 mm from its left and 100 mm above its lower side."""
    points = [number * 72 / 25.4 for number in (50, 100, 20, 40)]
    content = f"0.878 0.063 0.188 rg {' '.join(f'{one:.4f}' for one in points)} re f"
    scale = min(280 / size_mm[0], 210 / size_mm[1])
    left, top = (280 - size_mm[0] * scale) / 2, (210 - size_mm[1] * scale) / 2
    corner = (left + 50 * scale, top + (size_mm[1] - 140) * scale)
    expected = {"#e01030": (corner, (corner[0] + 20 * scale, corner[1] + 40 * scale))}
    sheet = PlainPage(items=ITEMS[:2], pdf="p.pdf")
    files = (PlainFile("p.pdf", overlay_pdf(1, size_mm, content)),)
    _, off = shown_beside(PlainLesson("Essai", (sheet,), files), expected)
    assert max(off.values()) <= MOST_PX, off


def test_groups_are_seen_on_a_coloured_paper() -> None:
    """The program paints a group below all that is in none; a surface lies below its line."""
    framed = PlainShape(
        kind=PlainShapeKind.RECTANGLE, points=((40, 40), (80, 80)), colour="#8000ff", width=4.0, fill="#ff8000"
    )
    pair = square(120, 40, "#e01030", 20.0), square(150, 40, "#1030e0", 20.0)
    items = (*ITEMS[:2], framed, *(replace(one, group="g") for one in pair))
    expected: Marks = {
        "#8000ff": ((38, 38), (82, 82)), "#ff8000": ((42, 42), (78, 78)), "#e01030": ((120, 40), (140, 60)),
        "#1030e0": ((150, 40), (170, 60)),
    }  # fmt: skip
    _, off = shown_beside(PlainLesson("Essai", (PlainPage(items=items, colour="#ffffe0"),)), expected)
    assert max(off.values()) <= MOST_PX, off
