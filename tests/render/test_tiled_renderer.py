"""The picture of the screen is that of its page, whatever way it came about."""

from __future__ import annotations

import itertools
import os
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from tests.support.coverage_truth import handwriting
from tni.core.geometry import Rect
from tni.core.ids import ItemId, PageId
from tni.document.document import Change, ChangeKind, Document, RecordChange
from tni.document.drawlist import HIGHLIGHT_OPACITY, Blend, draw_stroke
from tni.document.items import Page, Stroke
from tni.document.page_format import Paper, Ruling
from tni.ink.pen import Pen, PenKind
from tni.ink.sample import SampleBuffer
from tni.ink.segments import segments_of
from tni.ink.wet_stroke import WetStrokeBuilder
from tni.render.dirty_region import OVERDRAW_STROKES
from tni.render.page_source import DocumentSource
from tni.render.pixel_view import PixelView
from tni.render.raster.ink import InkMask
from tni.render.raster.item_painter import ItemPainter
from tni.render.raster.renderer import SURROUND, RasterRenderer
from tni.render.tiled_renderer import BYTES_PER_PX
from tni.render.tiles import cache_limit_bytes

pytestmark = pytest.mark.qt

PAGE = PageId("p")
FRAME = PixelView(2.0, 40, -30, 700, 560)
PENS = [
    Pen(colour="#1a1a2e", width_mm=1.2),
    Pen(colour="#c0392b", width_mm=3.0),
    Pen(PenKind.HIGHLIGHTER, "#ffe600", 8.0),
]
MORE_PENS = [*PENS, Pen(PenKind.FELT, "#0762ff", 4.0), Pen(PenKind.CHALK, "#ffce00", 5.0)]


def stroke(number: int, pen: Pen, points: int = 40) -> Stroke:
    buffer = SampleBuffer(0.0)
    segments = handwriting(points, 4.0, 2.0, number, (320, 180))
    for k, (x, y) in enumerate(segments[:, :2].tolist()):
        buffer.append(x, y, k * 0.005, 0.5 + 0.4 * np.sin(k / 4))
    return Stroke(id=ItemId(f"s{number:04}"), page=PAGE, z=number, pen=pen, samples=buffer.samples())


def line(number: int, pen: Pen, start: tuple[float, float], end: tuple[float, float]) -> Stroke:
    buffer = SampleBuffer(0.0)
    for k in range(12):
        x, y = (a + (b - a) * k / 11 for a, b in zip(start, end, strict=True))
        buffer.append(x, y, k * 0.01)
    return Stroke(id=ItemId(f"l{number:04}"), page=PAGE, z=number, pen=pen, samples=buffer.samples())


def lesson(count: int, paper: Paper = Paper.WHITE) -> Document:
    page = Page(id=PAGE, position=0.0, paper=paper, ruling=Ruling.SEYES)
    return Document([page, *(stroke(n, PENS[n % 3]) for n in range(count))])


def screen(document: Document) -> RasterRenderer:
    return RasterRenderer(DocumentSource(document), ItemPainter(), itertools.count().__next__)


def pixels(image: QImage) -> np.ndarray:
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 4].reshape(image.height(), image.width(), 4)[:, :, :3].astype(int)


def fresh(document: Document, frame: PixelView = FRAME) -> np.ndarray:
    other = screen(document)
    other.show(PAGE, frame)
    return pixels(other.front)


def same(found: np.ndarray, wanted: np.ndarray, tolerance: int = 4) -> bool:
    return int(np.abs(found - wanted).max()) <= tolerance


@pytest.mark.parametrize("pen", MORE_PENS, ids=["pen", "red", "highlighter", "felt", "chalk"])
@pytest.mark.parametrize("paper", list(Paper))
def test_pen_up_changes_nothing_that_was_drawn_wet(qapp, pen, paper):
    document = lesson(9, paper)
    shown = screen(document)
    shown.show(PAGE, FRAME)
    new = stroke(100, pen)
    segments = segments_of(new.samples, new.pen)
    before = pixels(shown.front)
    for k in range(0, len(segments), 3):
        changed = shown.wet(1, pen, segments[k : k + 3])
        after = pixels(shown.front)
        untouched = np.ones(after.shape[:2], bool)
        untouched[changed.top : changed.bottom, changed.left : changed.right] = False
        assert np.array_equal(after[untouched], before[untouched])
        before = after
    document.apply(document.replace(ChangeKind.WRITE, new))
    shown.finish(1, [draw_stroke(new, paper)])
    dry = pixels(shown.front)
    assert same(before, dry)
    assert same(dry, fresh(document), 80)  # opaque ink over opaque ink of one colour: edges meet, not add
    assert (np.abs(dry - fresh(document)).max(axis=2) > 4).mean() < 0.002


@pytest.mark.parametrize("pen", MORE_PENS, ids=["pen", "red", "highlighter", "felt", "chalk"])
def test_a_stroke_that_the_model_follows_shows_nothing_of_its_plain_tip(qapp, pen):
    document = lesson(6)
    followed, at_once = screen(document), screen(document)
    followed.show(PAGE, FRAME)
    wet, drawn = WetStrokeBuilder(pen, 0.0), stroke(100, pen, 90).samples
    for k, ((x, y), pressure) in enumerate(zip(drawn.positions_mm.tolist(), drawn.pressures.tolist(), strict=True)):
        tip = wet.add(x, y, k * 0.005, pressure, None)
        if k % 3:
            followed.note(1, tip)  # drawn by the caller
        else:
            followed.wet(1, pen, tip)
        if k % 17 == 16:
            body = wet.body()
            followed.compose(followed.remodel(1, pen, body.settled, body.tail))
        if k == 60:
            followed.show(PAGE, PixelView(3.0, 0, 0, 600, 500))
    body = wet.body()
    followed.remodel(1, pen, body.settled, body.tail)
    for frame in (PixelView(3.0, 0, 0, 600, 500), FRAME):
        followed.show(PAGE, frame)
        at_once.show(PAGE, frame)
        at_once.finish(1, [])
        at_once.wet(1, pen, segments_of(wet.samples(), pen, ended=False))
        assert same(pixels(followed.front), pixels(at_once.front), 6)
    followed.finish(1, [])
    assert same(pixels(followed.front), fresh(document), 0)


def test_strokes_under_way_do_not_touch_each_other(qapp):
    document = lesson(0)
    shown = screen(document)
    shown.show(PAGE, FRAME)
    blank = pixels(shown.front)
    first, second = (segments_of(s.samples, s.pen) for s in (stroke(1, PENS[0]), stroke(2, PENS[1])))
    for k in range(max(len(first), len(second))):
        shown.wet(1, PENS[0], first[k : k + 1])
        shown.wet(2, PENS[1], second[k : k + 1])
    shown.finish(1, [])
    only_second = pixels(shown.front)
    shown.finish(2, [])
    assert same(pixels(shown.front), blank, 0)
    shown.wet(2, PENS[1], second)
    assert same(only_second, pixels(shown.front), 3)


def test_a_highlighter_has_one_tint_and_stays_under_ink(qapp):
    document = Document([Page(id=PAGE, position=0.0, paper=Paper.WHITE)])
    shown = screen(document)
    shown.show(PAGE, FRAME)
    ink = stroke(3, Pen(colour="#1a5fb4", width_mm=4.0))
    document.apply(document.replace(ChangeKind.WRITE, ink))
    shown.stamp([draw_stroke(ink, Paper.WHITE)])
    under = pixels(shown.front)
    marker = stroke(3, PENS[2], points=60)
    for row in segments_of(marker.samples, marker.pen)[:, None]:
        shown.wet(7, PENS[2], row)
    marked = pixels(shown.front)
    inked = (under == (0xB4, 0x5F, 0x1A)).all(axis=2)
    assert inked.sum() > 500
    assert (marked[inked] == (0xB4, 0x5F, 0x1A)).all()
    colours, counts = np.unique(marked[~inked].reshape(-1, 3), axis=0, return_counts=True)
    once = 255 * (1 - HIGHLIGHT_OPACITY[Blend.MULTIPLY])  # blue of yellow on white
    assert counts[abs(colours[:, 0] - once) <= 2].sum() > 3000
    assert colours[:, 0][colours[:, 2] > 250].min() >= once - 2  # nothing is darker than one layer


def test_ink_across_a_pile_under_way_lies_there_once(qapp):
    pile = [line(n, PENS[n % 2], (20.0, 20.0 + n % 9), (45.0, 25.0 + n % 7)) for n in range(OVERDRAW_STROKES + 20)]
    document = Document([Page(id=PAGE, position=0.0), *pile])
    shown = screen(document)
    shown.show(PAGE, FRAME)
    damage = document.apply(document.remove(ChangeKind.ERASE, [pile[0].id]))
    shown.invalidate(PAGE, damage.regions[PAGE], 0.0)
    shown.refine(0.0)
    assert shown.pending(), "the pile is painted over several turns"
    added = line(900, PENS[2], (5.0, 24.0), (200.0, 26.0))
    document.apply(document.replace(ChangeKind.WRITE, added))
    shown.stamp([draw_stroke(added, Paper.WHITE)])
    while shown.pending():
        shown.refine(0.0)
    shown.show(PAGE, FRAME)  # what was not painted now is seen too
    assert same(pixels(shown.front), fresh(document))


@pytest.mark.parametrize("number", [0, 4, 7])
def test_erasing_paints_the_same_as_never_written(qapp, number):
    document = lesson(12)
    shown = screen(document)
    shown.show(PAGE, FRAME)
    key = f"s{number:04}"
    damage = document.apply(document.remove(ChangeKind.ERASE, [key]))
    changed = shown.invalidate(PAGE, damage.regions[PAGE])
    assert not changed.empty
    assert same(pixels(shown.front), fresh(document))


def test_zoom_is_coarse_at_once_and_sharp_in_the_end(qapp):
    document = lesson(12)
    shown = screen(document)
    shown.show(PAGE, FRAME)
    near = PixelView(3.1, -200, -150, 700, 560)
    shown.show(PAGE, near, budget_s=0)
    assert shown.pending()
    coarse = pixels(shown.front)
    wanted = fresh(document, near)
    assert np.abs(coarse - wanted).mean() < 12
    rounds = 0
    while shown.pending():
        assert not shown.refine(0).empty
        rounds += 1
    assert rounds > 1
    assert same(pixels(shown.front), wanted, 0)


def test_panning_moves_tiles(qapp):
    document = lesson(12)
    shown = screen(document)
    shown.show(PAGE, FRAME)
    moved = PixelView(2.0, -33, 21, 700, 560)
    shown.show(PAGE, moved)
    assert same(pixels(shown.front), fresh(document, moved), 0)


def test_a_stroke_under_way_outlives_a_zoom(qapp):
    document = lesson(3)
    shown = screen(document)
    shown.show(PAGE, FRAME)
    new = stroke(50, PENS[0])
    shown.wet(1, new.pen, segments_of(new.samples, new.pen))
    near = PixelView(3.0, -100, -50, 700, 560)
    shown.show(PAGE, near)
    document.apply(document.replace(ChangeKind.WRITE, new))
    found, wanted = pixels(shown.front), fresh(document, near)
    assert (np.abs(found - wanted).max(axis=2) > 40).mean() < 0.002


def test_memory_is_bounded(qapp):
    shown = screen(lesson(3))
    for step in range(40):
        shown.show(PAGE, PixelView(1.0 + step / 20, 0, 0, 700, 560))
    assert 0 < shown.kept_bytes() <= cache_limit_bytes(700, 560, BYTES_PER_PX)


def test_other_pages_are_left_alone(qapp):
    document = lesson(3)
    shown = screen(document)
    shown.show(PAGE, FRAME)
    assert shown.invalidate(PageId("other"), Rect(0, 0, 100, 100)).empty


def test_a_change_while_the_page_is_still_being_painted_leaves_nothing_behind(qapp):
    document = lesson(30)
    shown = screen(document)
    shown.show(PAGE, FRAME, 0)
    assert shown.pending()
    changed = shown.invalidate(PAGE, Rect(30.0, 30.0, 5.0, 5.0))
    assert not shown.pending()
    assert changed == FRAME.whole
    assert same(pixels(shown.front), fresh(document), 0)


def test_a_mask_takes_the_memory_of_the_rows_where_a_pen_has_been(qapp):
    """8000 x 8000: so large that it comes from the system alone."""
    pages = Path("/proc/self/statm")
    before = int(pages.read_text().split()[1])
    mask = InkMask(8000, 8000)
    mask.add(np.array([[100, 4000, 4, 7900, 4000, 4]], np.float32))
    grown = (int(pages.read_text().split()[1]) - before) * os.sysconf("SC_PAGE_SIZE")
    assert grown < 8_000_000


def bare(screen: RasterRenderer) -> int:
    """How many tiles have no picture of what is below."""
    return sum(not isinstance(entry.tile.below, QImage) for _, entry in screen.tiles.of_page(PAGE))


def sheet(*strokes: Stroke, paper: Paper = Paper.WHITE, ruling: Ruling = Ruling.BLANK) -> Document:
    return Document([Page(id=PAGE, position=0.0, paper=paper, ruling=ruling), *strokes])


LARGE = PixelView(8.0, 30, -20, 1600, 1000)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("frame", [FRAME, LARGE, PixelView(1.3, 60, 50, 900, 700)])
def test_a_blank_sheet_without_a_picture_looks_as_one_that_is_painted(qapp, paper, frame):
    shown = screen(sheet(paper=paper))
    shown.show(PAGE, frame)
    assert bare(shown) == len(shown.tiles)
    items = DocumentSource(sheet(paper=paper)).layers(PAGE, Rect(0.0, 0.0, 1.0, 1.0)).below
    wanted = QImage(frame.width_px, frame.height_px, QImage.Format.Format_RGB32)
    wanted.fill(SURROUND)
    ItemPainter().paint(wanted, items, frame.px_per_mm, -frame.left_px, -frame.top_px)
    assert same(pixels(shown.front), pixels(wanted), 0)


def test_a_pen_on_blank_tiles_leaves_them_without_a_picture_of_what_is_below(qapp):
    shown, added = screen(sheet()), stroke(0, PENS[0])
    shown.show(PAGE, LARGE)
    shown.stamp([draw_stroke(added, Paper.WHITE)])
    assert bare(shown) == len(shown.tiles)
    assert same(pixels(shown.front), fresh(sheet(added), LARGE))


def test_a_highlighter_on_one_blank_tile_is_on_no_other_and_goes_with_what_is_undone(qapp):
    added = stroke(0, PENS[2])
    document = sheet(added)
    shown = screen(sheet())
    shown.show(PAGE, LARGE)
    shown.stamp([draw_stroke(added, Paper.WHITE)])
    assert 0 < bare(shown) < len(shown.tiles)
    assert same(pixels(shown.front), fresh(document, LARGE))

    shown = screen(document)
    shown.show(PAGE, LARGE)
    damage = document.apply(document.remove(ChangeKind.ERASE, [added.id]))
    shown.invalidate(PAGE, damage.regions[PAGE])
    assert same(pixels(shown.front), fresh(document, LARGE), 0)


def test_a_blank_sheet_fills_the_gaps_of_another_scale(qapp):
    shown = screen(sheet())
    shown.show(PAGE, FRAME)
    near = PixelView(4.0, 80, -60, 700, 560)
    shown.show(PAGE, near, 0)
    assert shown.pending()
    assert same(pixels(shown.front), fresh(sheet(), near), 0)


def test_a_small_part_leaves_nothing_on_the_mask_for_the_next(qapp):
    """Of a line that goes on beside it: the mask is wider than the part."""

    def across(number: int, y: float, colour: str, fall: float = 0.0) -> Stroke:
        buffer = SampleBuffer(0.0)
        for k in range(60):
            buffer.append(10.0 + 4 * k, y + k * fall, k * 0.005)
        return Stroke(id=ItemId(f"l{number}"), page=PAGE, z=number, pen=Pen(colour=colour), samples=buffer.samples())

    document = Document([Page(id=PAGE, position=0.0), across(1, 50.0, "#ff0000"), across(2, 52.0, "#0000ff")])
    frame = PixelView(2.0, 0, 0, 640, 360)
    shown = screen(document)
    shown.show(PAGE, frame)
    shown.invalidate(PAGE, Rect(20.0, 48.0, 8.0, 6.0))
    document.apply(Change(ChangeKind.WRITE, (RecordChange(ItemId("l3"), None, across(3, 1.0, "#00ff00", 0.5)),)))
    shown.invalidate(PAGE, Rect(0.0, 0.0, 320.0, 180.0))
    anew = screen(document)
    anew.show(PAGE, frame)
    assert (pixels(shown.front) == pixels(anew.front)).all()


@pytest.mark.parametrize("how", ["written", "erased"])
def test_a_page_that_was_changed_from_near_has_no_gap_from_afar(qapp, how):
    document = lesson(60)
    shown = screen(document)
    shown.show(PAGE, FRAME)
    shown.show(PAGE, PixelView(6.0, -300, -200, 700, 560))
    if how == "erased":
        gone = document.items(PAGE)[::2]
        change = document.remove(ChangeKind.ERASE, [item.id for item in gone])
    else:
        new = stroke(77, PENS[2])
        change = Change(ChangeKind.WRITE, (RecordChange(new.id, None, new),))
    damage = document.apply(change)
    shown.invalidate(PAGE, damage.regions[PAGE])
    while shown.pending():
        shown.refine(1.0)
    shown.show(PAGE, FRAME, 0.0)
    anew = screen(document)
    anew.show(PAGE, FRAME)
    assert (pixels(shown.front) == pixels(anew.front)).mean() > 0.999
