"""The PDF file, read back by other programs: PDFium and qpdf."""

from __future__ import annotations

import io
from dataclasses import replace
from math import sqrt

import numpy as np
import pikepdf
import pypdfium2
import pytest
from PySide6.QtGui import QImage

from tests.golden.scenes import (
    PDF,
    PICTURE,
    broken_lines,
    figures,
    loop,
    picture_bytes,
    sheet,
    styled_words,
    words,
    writing,
)
from tests.support.board import samples
from tni.core.geometry import Affine, Rect
from tni.core.ids import ItemId, PageId
from tni.core.units import PT_PER_MM
from tni.document.drawlist import HIGHLIGHT_OPACITY, Blend, DrawImage, DrawItem, DrawPaper, DrawPdf, draw_ink, draw_item
from tni.document.items import Stroke
from tni.document.page_format import Paper, Ruling, RulingOptions
from tni.document.stroke_arrays import stroke_lines
from tni.ink.cut import cut_stroke
from tni.ink.pen import Pen, PenKind
from tni.render.coverage import cover
from tni.render.pdf_writer import path_of, pdf_bytes
from tni.render.print_page import PrintLink, PrintPage
from tni.render.raster.item_painter import OPAQUE_FORMAT, ItemPainter
from tni.render.text_layout import Fonts

pytestmark = pytest.mark.qt


@pytest.fixture(scope="module")
def fonts(qapp):
    return Fonts()


def made(fonts, *pages: PrintPage, paper: bool = True) -> bytes:
    return pdf_bytes(pages, {PICTURE: picture_bytes()}.__getitem__, fonts, paper, title="Leçon")


def board(*items: DrawItem) -> PrintPage:
    return PrintPage(320.0, 180.0, items)


def seen(data: bytes, scale: float = 1.5 / PT_PER_MM, number: int = 0):
    """(height, width, 3) as PDFium shows the page."""
    with pypdfium2.PdfDocument(data) as pdf:
        bitmap = pdf[number].render(scale=scale)
        picture = bitmap.to_numpy()[:, :, 2::-1].copy()
        bitmap.close()
        return picture


def states(data: bytes) -> list[tuple[float, str]]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = [s for page in pdf.pages for s in page.resources.get("/ExtGState", {}).values()]
        return [(float(s.get("/ca", 1)), str(s.BM)) for s in found]


def images(data: bytes) -> int:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return sum(isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image" for o in pdf.objects)


@pytest.mark.parametrize("size", [(320.0, 180.0), (210.0, 297.0), (297.0, 210.0), (320.0, 777.7), (33.3, 44.4)])
def test_pages_have_their_exact_size(fonts, size):
    data = made(fonts, PrintPage(*size, [DrawPaper(Paper.SOFT, Ruling.SQUARED, *size)]), board(sheet(Paper.WHITE)))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) == 2
        left, bottom, right, top = map(float, pdf.pages[0].mediabox)
        assert (right - left) / PT_PER_MM == pytest.approx(size[0], abs=1e-3)
        assert (top - bottom) / PT_PER_MM == pytest.approx(size[1], abs=1e-3)
        assert str(pdf.docinfo.Title) == "Leçon"


def test_words_stay_words_and_nothing_becomes_a_picture(fonts):
    data = made(fonts, board(sheet(Paper.SOFT, Ruling.SEYES), *words(fonts), *figures(), writing(1, 1.2)))
    with pypdfium2.PdfDocument(data) as pdf:
        text = pdf[0].get_textpage().get_text_range()
    assert "Le théorème de Pythagore" in text
    assert "œuvre : 3² + 4²" in text
    assert "b d p q" in text
    assert images(data) == 0
    assert len(data) < 150_000


@pytest.mark.parametrize(
    ("ruling", "size_mm"),
    [(Ruling.SQUARED, 5.0), (Ruling.SQUARED, 10.0), (Ruling.SEYES, 8.0), (Ruling.DOTTED, 5.0), (Ruling.LINED, 8.0),
     (Ruling.FIRST_WRITING, 3.0), (Ruling.MILLIMETRE, 1.0), (Ruling.ISOMETRIC_DOTS, 10.0), (Ruling.AXES, 10.0),
     (Ruling.STAVES, 2.0), (Ruling.ISOMETRIC, 10.0), (Ruling.NUMBER_LINE, 10.0), (Ruling.POLAR, 5.0)],
)  # fmt: skip
def test_a_hundred_intervals_are_true_on_paper(fonts, ruling, size_mm):
    """On a page of 102 intervals: the places of the paths in the file, in order, along one side of the page."""
    period = {Ruling.FIRST_WRITING: 6.0, Ruling.STAVES: 10.0}.get(ruling, 1.0) * size_mm
    side = 103 * period
    across = ruling in (Ruling.NUMBER_LINE, Ruling.ISOMETRIC)
    size = (side, 60.0) if across else (60.0, side)
    size = (2 * side, 2 * side) if ruling is Ruling.POLAR else size
    options = RulingOptions(margin=False, origin_mm=(size[0] / 2, size[1] / 2), parts=1)
    data = made(fonts, PrintPage(*size, [DrawPaper(Paper.WHITE, ruling, *size, size_mm, options)]))
    places = path_places(data, 0 if across or ruling is Ruling.POLAR else 1)
    interval = period * (sqrt(3) / 2 if ruling is Ruling.ISOMETRIC else 1.0)
    assert farthest_chain(places, interval) >= 100
    assert images(data) == 0


def path_places(data, axis):
    """Return the middles of straight lines and dots across an axis, in mm: their places along it."""
    found = set()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        matrix, stack, start = pikepdf.Matrix(), [], None
        for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]):
            values = [float(v) for v in operands if not isinstance(v, pikepdf.Name | pikepdf.Array | pikepdf.String)]
            match str(operator):
                case "q":
                    stack.append(matrix)
                case "Q":
                    matrix = stack.pop()
                case "cm":
                    matrix = pikepdf.Matrix(*values) @ matrix
                case "re":
                    x0, y0 = matrix.transform((values[0], values[1]))
                    x1, y1 = matrix.transform((values[0] + values[2], values[1] + values[3]))
                    found.add(((x0 + x1) / 2, (y0 + y1) / 2)[axis])
                case "m":
                    start = matrix.transform((values[0], values[1]))
                    found.add(start[axis])
                case "l":
                    end = matrix.transform((values[0], values[1]))
                    if start is not None and abs(end[axis] - start[axis]) < 0.2:
                        found.add((end[axis] + start[axis]) / 2)
                    start = end
                case _:
                    pass
    return sorted(at / PT_PER_MM for at in found)


def farthest_chain(places, interval):
    """Return the most intervals that follow each other from any place, each within 0.1 mm of where it should be."""
    best, array = 0, np.array(places)
    for start in places[: len(places) // 2]:
        number = 0
        while np.abs(array - (start + (number + 1) * interval)).min() <= 0.1:
            number += 1
        best = max(best, number)
        if best >= 100:
            break
    return best


def test_like_the_screen(fonts):
    """Ink, figures and pictures lie where the screen shows them."""
    assert_like_the_screen(
        fonts,
        [
            sheet(Paper.WHITE),
            DrawImage(PICTURE, 120.0, 80.0, Affine.moving(15, 15)),
            loop("#ffe600", Blend.MULTIPLY),
            *figures(),
            writing(1, 1.2),
            writing(2, 2.5, "#c0392b", (-60, 20)),
            draw_ink(np.array([[300, 170, 4, 300, 170, 4]], np.float32), "#27ae60"),
        ],
    )


def test_dashes_and_bold_and_aligned_text_lie_where_the_screen_shows_them(fonts):
    dots = assert_like_the_screen(fonts, [sheet(Paper.WHITE), *broken_lines()])
    assert (dots.min(axis=2) < 128).sum() > 500  # dots without length are painted, too
    assert_like_the_screen(fonts, [sheet(Paper.WHITE), *styled_words(fonts)])


def assert_like_the_screen(fonts, items):
    """Return what PDFium shows."""
    image = QImage(480, 270, OPAQUE_FORMAT)
    ItemPainter({PICTURE: picture_bytes()}.__getitem__, fonts=fonts).paint(image, items, 1.5, 0, 0)
    wanted = np.frombuffer(image.constBits(), np.uint8).reshape(270, 480, 4)[:, :, 2::-1]
    found = seen(made(fonts, board(*items)))
    assert found.shape[:2] in {(270, 480), (271, 481), (271, 480), (270, 481)}
    off = np.abs(found[:270, :480].astype(int) - wanted).max(axis=2)
    assert (off > 64).mean() < 0.01
    return found


@pytest.mark.parametrize("kind", PenKind)
def test_what_an_eraser_left_is_as_wide_as_on_the_screen(fonts, kind):
    line = samples([(40.0 + x, 90.0) for x in range(0, 201, 4)], pressure=0.7)
    drawn = Stroke(id=ItemId("stroke"), page=PageId("page"), pen=Pen(kind, width_mm=6.0), samples=line)
    whole = stroke_lines([drawn])
    (left,) = cut_stroke(line, [(0.0, 0.75 * (len(whole.places) - 1))], whole, 6.0)
    items = [sheet(Paper.WHITE), *draw_item(replace(drawn, samples=left), Paper.WHITE)]

    image = QImage(1280, 720, OPAQUE_FORMAT)
    ItemPainter({}.__getitem__, fonts=fonts).paint(image, items, 4.0, 0, 0)
    screen = np.frombuffer(image.constBits(), np.uint8).reshape(720, 1280, 4)[:, :, 2::-1]
    paper = seen(made(fonts, board(*items)), 4.0 / PT_PER_MM)
    on_screen, on_paper = (inked(picture[:, 300:340]) for picture in (screen, paper))
    assert on_paper == pytest.approx(on_screen, abs=2)
    assert on_paper / 4.0 == pytest.approx(2 * np.interp(40.0, whole.places[:, 0] - 40.0, whole.radii), abs=0.75)


def inked(part) -> int:
    """How many rows of a white sheet are not white."""
    return int((np.abs(part.astype(int) - part[0, 0]).max(axis=(1, 2)) > 24).sum())


@pytest.mark.parametrize(
    ("paper", "blend", "name"),
    [(Paper.WHITE, Blend.MULTIPLY, "/Multiply"), (Paper.BLACK, Blend.SCREEN, "/Screen")],
)
def test_highlighter_blends(fonts, paper, blend, name):
    data = made(fonts, board(sheet(paper), loop("#ffe600", blend), writing(1, 1.2)))
    assert name in {blend_name for _, blend_name in states(data)}
    assert all(blend_name == "/Normal" for alpha, blend_name in states(data) if alpha == 1)


def test_a_highlighter_is_of_one_tint_where_it_crosses_itself(fonts):
    found = seen(made(fonts, board(sheet(Paper.WHITE), loop("#ffe600", Blend.MULTIPLY))))
    blue = found[:, :, 2]
    assert abs(int(blue.min()) - 255 * (1 - HIGHLIGHT_OPACITY[Blend.MULTIPLY])) <= 7
    assert (blue <= blue.min() + 2).sum() > 5000


def test_pdf_backgrounds_are_left_clear(fonts):
    items = [sheet(Paper.BLACK, Ruling.SEYES), DrawPdf(PDF, Rect(96, 0, 127, 180)), writing(1, 3.0)]
    found = seen(made(fonts, board(*items)))
    assert (found == 255).all(axis=2).mean() > 0.9
    assert (found < 60).all(axis=2).sum() > 200


def test_without_paper(fonts):
    with_paper, without = (seen(made(fonts, board(sheet(Paper.BLACK)), paper=paper)) for paper in (True, False))
    assert (with_paper[5:-5, 5:-5] < 60).all()
    assert (without == 255).all()


def test_many_strokes_stay_small(fonts):
    data = made(fonts, board(*(writing(n, 1.2) for n in range(100))))
    assert len(data) < 100 * 69 * 50  # bytes per segment


def test_a_pdf_has_pages(fonts):
    with pytest.raises(ValueError, match="page"):
        made(fonts)


def test_paths_come_through_their_bytes(qapp):
    path = path_of([np.array([(0.5, 1), (2, 3), (4, -5)]), np.array([(9, 9), (8, 8)])])
    elements = [path.elementAt(k) for k in range(path.elementCount())]
    assert [(e.x, e.y, e.isMoveTo()) for e in elements] == [
        (0.5, 1, True),
        (2, 3, False),
        (4, -5, False),
        (9, 9, True),
        (8, 8, False),
    ]
    assert path.fillRule().name == "WindingFill"


def test_chalk_has_bare_hollows(fonts):
    line = np.array([[20, 60, 6, 300, 100, 6], [300, 100, 6, 40, 150, 4]], np.float32)
    data = made(fonts, board(sheet(Paper.BLACK), draw_ink(line, "#f5f5ef", grainy=True)))
    found = seen(data, 3.0 / PT_PER_MM)[:540, :960, 0].astype(float)
    inked = np.zeros(found.shape, np.uint8)
    cover(inked, line * np.float32(3.0))
    assert 0.1 < (found[inked > 200] < 100).mean() < 0.35
    assert (found[inked == 0] < 60).all()
    assert len(data) < 150_000


def test_a_link_lies_where_its_card_is_and_keeps_its_parameters(fonts) -> None:
    address = "https://coopmaths.fr/alea/?uuid=0e6bd&n=10&t=Évaluation%20A#q=1"
    page = replace(board(), links=(PrintLink(Rect(20.0, 30.0, 60.0, 40.0), address),))
    with pikepdf.open(io.BytesIO(made(fonts, page))) as pdf:
        (link,) = pdf.pages[0].Annots
        top = float(pdf.pages[0].mediabox[3])
        assert [float(edge) / PT_PER_MM for edge in (link.Rect[0], link.Rect[2])] == pytest.approx([20, 80], abs=0.01)
        assert [(top - float(edge)) / PT_PER_MM for edge in (link.Rect[3], link.Rect[1])] == pytest.approx(
            [30, 70], abs=0.01
        )  # fmt: skip
        assert str(link.A.URI) == address.replace("É", "%C3%89")
