"""Lessons in plain values for round trips through other programs' formats: hypothesis strategies."""

from __future__ import annotations

import io

from hypothesis import strategies as st
from PIL import Image

from tni.api.formats import (
    PlainFile,
    PlainItem,
    PlainLesson,
    PlainMedia,
    PlainPage,
    PlainPicture,
    PlainShape,
    PlainShapeKind,
    PlainSpan,
    PlainStroke,
    PlainText,
)

COLOURS = st.sampled_from(["#000000", "#ff0000", "#12ab34", "#0000ff", "#fedcba"])
WORDS = st.sampled_from(["un", "deux mots", "é & <b>", "x ≤ y", "fin.", "« oui »", 'a "b"'])
PLACES = st.tuples(st.floats(5, 275), st.floats(5, 205))
MIDDLE = st.tuples(st.floats(100, 150), st.floats(90, 120))
"""Places of boxes that stay on the page, however they are turned."""


def png(width: int, height: int, colour: str = "#00ff00") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(buffer, "PNG")
    return buffer.getvalue()


FILES = (PlainFile("a.png", png(40, 20)), PlainFile("b.png", png(10, 30)), PlainFile("c.mp3", b"sound"))


@st.composite
def strokes(draw: st.DrawFn) -> PlainStroke:
    points = draw(st.lists(PLACES, min_size=1, max_size=12, unique=True))
    highlights = draw(st.booleans())
    return PlainStroke(
        points=tuple(points), colour=draw(COLOURS), width=draw(st.floats(0.3, 8)), highlights=highlights
    )  # fmt: skip


@st.composite
def shapes(draw: st.DrawFn) -> PlainShape:
    kind = draw(st.sampled_from([PlainShapeKind.RECTANGLE, PlainShapeKind.ELLIPSE]))
    (x, y), w = draw(MIDDLE), draw(st.floats(20, 40))
    h = w * draw(st.sampled_from([0.7, 1.5]))  # a small filled circle is a dot of a pen
    return PlainShape(
        kind=kind, points=((x, y), (x + w, y + h)), colour=draw(COLOURS), width=draw(st.sampled_from([0.5, 2.0])),
        fill=draw(st.sampled_from(["", "#00ffff"])), turn=draw(st.sampled_from([0.0, 30.0])),
    )  # fmt: skip


@st.composite
def texts(draw: st.DrawFn) -> PlainText:
    lines = draw(st.lists(WORDS, min_size=1, max_size=3))
    text = "\n".join(lines)
    end = len(lines[0])
    spans = draw(st.sampled_from([(), (PlainSpan(0, end, bold=True),), (PlainSpan(0, 1, colour="#ff00ff"),)]))
    x, y = draw(MIDDLE)
    return PlainText(
        x=x, y=y, text=text, size=draw(st.floats(3, 20)), width=draw(st.floats(30, 120)), colour="#000000",
        turn=draw(st.sampled_from([0.0, 90.0, -30.0])), height=draw(st.floats(20, 60)),
        spans=spans if len(lines) > 1 or end > 1 else (),
    )  # fmt: skip


@st.composite
def pictures(draw: st.DrawFn) -> PlainPicture:
    x, y = draw(MIDDLE)
    return PlainPicture(
        file=draw(st.sampled_from(["a.png", "b.png"])), x=x, y=y, width=draw(st.floats(5, 80)),
        height=draw(st.floats(5, 80)), turn=draw(st.sampled_from([0.0, 45.0, -120.0])),
        is_mirrored=draw(st.booleans()), is_locked=draw(st.booleans()),
    )  # fmt: skip


@st.composite
def media(draw: st.DrawFn) -> PlainMedia:
    x, y = draw(MIDDLE)
    return PlainMedia(file="c.mp3", x=x, y=y, width=60, height=20, is_film=draw(st.booleans()))


def looks(text: PlainText) -> list[tuple[str, bool, str]]:
    """Each letter with its own look, spans or not."""
    found = [[one, text.bold, text.colour] for one in text.text]
    for span in text.spans:
        for letter in found[span.start : span.end]:
            letter[1:] = [text.bold or span.bold, span.colour or text.colour]
    return [(str(letter), bool(bold), str(colour)) for letter, bold, colour in found if not str(letter).isspace()]


def lessons(*kinds: st.SearchStrategy[PlainItem]) -> st.SearchStrategy[PlainLesson]:
    """Lessons of one or two pages with items of these kinds."""
    pages = st.lists(st.one_of(*kinds), max_size=5).map(lambda items: PlainPage(items=tuple(items)))
    return st.lists(pages, min_size=1, max_size=2).map(lambda found: PlainLesson("Leçon", tuple(found), FILES))
