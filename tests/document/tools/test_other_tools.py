"""Figures, words, laser, hand, placing; palette; palm filter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from math import hypot

import numpy as np
import pytest

from tests.support.board import HandClock, drag, event, open_board, tap, texts
from tni.core.geometry import Rect
from tni.document.drawlist import HIGHLIGHT_OPACITY, Blend, highlight_blend
from tni.document.items import Image, Shape, ShapeKind, Text
from tni.document.page_format import ENDLESS, Paper, Ruling
from tni.document.palette import CHALKS, FORMER_COLOURS, HIGHLIGHTERS, INKS, Palette, converted_colour
from tni.document.pointer import ChangedFlag, Modifier, PointerPhase
from tni.document.tool_styles import InkStyle, ShapeToolStyle
from tni.document.view import ZOOM_MAX, ZOOM_MIN, View, Viewport
from tni.ink.palm_rejection import PalmFilter, PalmParams, PalmVerdict
from tni.render.paper import paper_colours
from tni.services.lesson.lesson_editor import LessonEditor, ToolName
from tni.services.lesson.memory_lesson import MemoryLesson


def shapes(board: LessonEditor) -> list[Shape]:
    return [i for i in board.document.items(board.page.id) if isinstance(i, Shape)]


# -- figures


def drawing(kind: ShapeKind, filled: bool = False) -> LessonEditor:
    board = open_board()
    board.set_styles(replace(board.styles, shape=ShapeToolStyle(kind, InkStyle(2, 1.5), filled)))
    board.use(ToolName.SHAPE)
    return board


@pytest.mark.parametrize("kind", ShapeKind)
def test_a_figure_goes_from_where_the_pen_came_down_to_where_it_lifts(kind: ShapeKind) -> None:
    board = drawing(kind, filled=True)
    board.handle(event(PointerPhase.DOWN, 10, 20))
    board.handle(event(PointerPhase.MOVE, 30, 30))
    (draft,) = board.overlay().drafts
    assert isinstance(draft, Shape)
    assert (draft.x1, draft.y1) == (30, 30)
    assert shapes(board) == []
    board.handle(event(PointerPhase.UP, 50, 40))
    (shape,) = shapes(board)
    assert (shape.kind, shape.x0, shape.y0, shape.x1, shape.y1) == (kind, 10, 20, 50, 40)
    assert shape.fill == shape.pen.colour == INKS.light[2]
    assert board.overlay().drafts == ()


@pytest.mark.parametrize(
    ("kind", "to", "end"),
    [
        (ShapeKind.LINE, (50, 23), (50, 20)),
        (ShapeKind.ARROW, (12, 60), (10, 60)),
        (ShapeKind.LINE, (50, 58), (49, 59)),
        (ShapeKind.RECTANGLE, (50, 30), (50, 60)),
        (ShapeKind.ELLIPSE, (0, 60), (-30, 60)),
    ],
)
def test_shift_gives_15_degrees_squares_and_circles(
    kind: ShapeKind, to: tuple[float, float], end: tuple[float, float]
) -> None:
    board = drawing(kind)
    drag(board, [(10, 20), to], modifiers=Modifier.SHIFT)
    (shape,) = shapes(board)
    assert (shape.x1, shape.y1) == pytest.approx(end, abs=0.1)


def test_a_tap_draws_no_figure_and_a_lost_device_leaves_what_it_drew() -> None:
    board = drawing(ShapeKind.LINE)
    tap(board, 10, 10)
    assert shapes(board) == []
    assert not board.can_undo
    drag(board, [(10, 10), (60, 10)], ending=PointerPhase.CANCEL)
    assert len(shapes(board)) == 1


def test_figures_are_drawn_over_ink_and_ink_over_them() -> None:
    board = drawing(ShapeKind.RECTANGLE, filled=True)
    board.use(ToolName.PEN)
    drag(board, [(20, 20), (30, 20)])
    board.use(ToolName.SHAPE)
    drag(board, [(10, 10), (60, 60)])
    board.use(ToolName.PEN)
    drag(board, [(20, 30), (30, 30)])
    kinds = [type(i).__name__ for i in board.document.items(board.page.id)]
    assert kinds == ["Stroke", "Shape", "Stroke"]


# -- words


def test_a_tap_asks_for_an_editor_and_its_words_become_an_item() -> None:
    board = open_board()
    board.use(ToolName.TEXT)
    changed = tap(board, 30, 40)
    assert ChangedFlag.EDITOR in changed.what
    assert board.editing is not None
    assert (board.editing.item, board.editing.x_mm, board.editing.y_mm) == (None, 30, 40)
    board.commit_text("Bonjour")
    assert board.editing is None
    (text,) = texts(board)
    assert (text.text, text.width_mm, text.height_mm, text.font) == ("Bonjour", 28, 8, "Square")
    tap(board, 35, 44)
    assert board.editing is not None
    assert board.editing.item == text.id
    board.commit_text("Au revoir\nà tous")
    (text,) = texts(board)
    assert (text.height_mm, text.transform.point(0, 0)) == (16, (30, 40))
    board.undo()
    assert texts(board)[0].text == "Bonjour"
    tap(board, 35, 44)
    board.commit_text("  ")
    assert texts(board) == []


def test_blank_words_add_nothing_nor_do_those_without_an_editor() -> None:
    board = open_board()
    board.use(ToolName.TEXT)
    tap(board, 30, 40)
    board.commit_text(" \n")
    board.commit_text("perdu")
    assert texts(board) == []
    assert not board.can_undo


def test_words_are_put_on_the_page_where_they_were_begun() -> None:
    board = open_board()
    board.use(ToolName.TEXT)
    tap(board, 30, 40)
    first = board.page.id
    board.add_page()
    board.commit_text("ici")
    assert texts(board) == []
    board.go_to(first)
    assert [t.text for t in texts(board)] == ["ici"]


def test_words_can_be_resized_and_keep_their_measure() -> None:
    board = open_board()
    board.add_text("mot", 10, 10)
    board.select_all()
    board.resize_text(20.0)
    (text,) = texts(board)
    assert (text.size_mm, text.width_mm, text.height_mm) == (20, 30, 20)


def test_two_quick_taps_with_the_selection_open_words() -> None:
    board = open_board()
    board.add_text("mot", 30, 40)
    (text,) = texts(board)

    def tap_at(x: float, y: float, at_s: float) -> None:
        board.handle(event(PointerPhase.DOWN, x, y, at_s=at_s))
        board.handle(event(PointerPhase.UP, x, y, at_s=at_s + 0.05))

    board.use(ToolName.SELECT)
    tap_at(32, 44, 1.0)
    tap_at(32, 44, 2.0)  # too late
    assert board.editing is None
    tap_at(34, 44, 2.3)
    assert board.editing is not None
    assert (board.editing.item, board.editing.tap) == (text.id, (34, 44))
    assert board.tool is ToolName.TEXT
    board.commit_text()
    board.use(ToolName.SELECT)
    board.select_all()
    board.lock()
    tap_at(32, 44, 5.0)
    tap_at(32, 44, 5.2)
    assert board.editing is None


def typing(board: LessonEditor, words: str) -> None:
    board.use(ToolName.TEXT)
    tap(board, 30, 40)
    board.type_text(words)


@pytest.mark.parametrize(
    "end",
    [
        LessonEditor.add_page,
        LessonEditor.finish,
        LessonEditor.delete_selection,
        lambda board: board.use(ToolName.PEN),
        lambda board: board.open_seance("6e A"),
        lambda board: board.set_paper(Paper.BLACK),
    ],
)
def test_words_that_were_told_are_kept_by_whatever_ends_the_typing(end: Callable[[LessonEditor], object]) -> None:
    board = open_board()
    first = board.page.id
    typing(board, "ici")
    assert board.overlay().text is not None
    end(board)
    assert board.editing is None
    assert board.overlay().text is None
    board.close_seance()
    assert [i.text for i in board.document.items(first) if isinstance(i, Text)] == ["ici"]


def test_words_are_kept_while_they_are_typed_and_are_one_step_in_the_end() -> None:
    port = MemoryLesson()
    board = open_board(port)
    typing(board, "un")
    board.save_so_far()
    board.type_text("un mot")
    board.save_so_far()
    (kept,) = texts(board)
    assert kept.text == "un mot"
    assert [t.text for t in texts(open_board(port))] == ["un mot"]  # after a power cut
    assert board.overlay().hidden == {kept.id}  # it is seen once
    board.type_text("un mot de plus")
    board.commit_text()
    assert [t.text for t in texts(board)] == ["un mot de plus"]
    board.undo()
    assert texts(board) == []
    assert not board.can_undo
    board.redo()
    (text,) = texts(board)
    tap(board, 32, 44)
    board.type_text("autre")
    board.save_so_far()
    board.type_text(text.text)
    board.commit_text()
    assert texts(board) == [text]
    tap(board, 32, 44)
    board.type_text("autre")
    board.save_so_far()
    board.type_text("")
    board.commit_text()
    assert texts(board) == []
    board.undo()
    assert texts(board) == [text]


def test_other_work_while_words_are_typed_costs_neither() -> None:
    board = open_board()
    typing(board, "un")
    board.save_so_far()
    board.set_ruling(Ruling.SEYES)
    board.type_text("un mot")
    assert board.overlay().hidden == {t.id for t in texts(board)}
    board.commit_text()
    assert [t.text for t in texts(board)] == ["un mot"]
    board.undo()
    assert [t.text for t in texts(board)] == ["un"]
    board.undo()
    assert board.page.ruling is not Ruling.SEYES


def test_an_undo_takes_back_words_that_are_being_typed() -> None:
    board = open_board()
    typing(board, "ici")
    board.undo()
    assert texts(board) == []
    board.redo()
    assert [t.text for t in texts(board)] == ["ici"]


def test_other_words_under_the_tap_keep_those_typed_before() -> None:
    board = open_board()
    board.add_text("autre", 100, 100)
    typing(board, "ici")
    tap(board, 102, 104)
    assert board.editing is not None
    assert [t.text for t in texts(board)] == ["autre", "ici"]


def test_words_near_an_edge_move_in_and_break_no_narrower_than_six_letters_are_high() -> None:
    board = open_board()
    width, height = board.page.format.width_mm, board.page.format.height_mm
    board.use(ToolName.TEXT)
    tap(board, width - 4, height - 1)
    board.type_text("x" * 30)
    found = board.typed
    assert found is not None
    assert found.wrapped
    assert found.width_mm == 6 * found.size_mm
    assert found.transform.e + found.width_mm <= width
    assert found.transform.f + found.height_mm <= height
    board.type_text("x")
    found = board.typed
    assert found is not None
    assert not found.wrapped


def test_the_view_scrolls_no_more_than_a_box_needs() -> None:
    board = open_board()
    board.set_view(View(16.0, -1000.0, -500.0))
    assert not board.reveal(Rect(70, 40, 5, 5)).what
    assert board.view == View(16.0, -1000.0, -500.0)
    assert ChangedFlag.VIEW in board.reveal(Rect(70, 80, 5, 5), 10.0).what  # 780 to 860 of 720
    assert board.view == View(16.0, -1000.0, -650.0)
    board.reveal(Rect(60, 50, 5, 5))
    assert board.view == View(16.0, -960.0, -650.0)


# -- laser


def test_the_laser_leaves_a_trail_that_fades_and_nothing_else() -> None:
    clock = HandClock()
    board = open_board(clock=clock)
    board.use(ToolName.LASER)
    board.handle(event(PointerPhase.DOWN, 10, 10))
    clock.at_s = 0.3
    board.handle(event(PointerPhase.MOVE, 20, 10))
    board.tick(0.3)
    (trail,) = board.overlay().trails
    assert [round(s.strength, 2) for s in trail] == [0.57, 1.0]
    board.tick(5.0)
    (trail,) = board.overlay().trails
    assert [(s.x_mm, s.strength) for s in trail] == [(20, 1.0)]  # the resting spot stays
    board.handle(event(PointerPhase.UP, 20, 10))
    assert board.busy
    board.tick(9.0)
    assert board.overlay().trails == ()
    assert not board.busy
    assert not board.can_undo


# -- hand and view


def at(board: LessonEditor, phase: PointerPhase, x_px: float, y_px: float, pointer: int = 1) -> None:
    """An event as the interface makes it: mapped by the view of this moment."""
    board.handle(event(phase, *board.view.to_page(x_px, y_px), pointer=pointer))


def holding() -> LessonEditor:
    board = open_board()
    board.set_surface(1280, 720)
    board.use(ToolName.HAND)
    return board


def test_two_fingers_pinch_and_what_they_hold_stays_under_them() -> None:
    board = holding()
    assert board.view == View(4.0, 0.0, 0.0)
    at(board, PointerPhase.DOWN, 500, 300)
    at(board, PointerPhase.DOWN, 700, 300, 2)
    held = board.view.to_page(500, 300), board.view.to_page(700, 300)
    at(board, PointerPhase.MOVE, 400, 350)
    at(board, PointerPhase.MOVE, 800, 350, 2)
    assert board.view.scale == pytest.approx(8.0)
    assert board.view.to_screen(*held[0]) == pytest.approx((400, 350))
    assert board.view.to_screen(*held[1]) == pytest.approx((800, 350))
    at(board, PointerPhase.UP, 800, 350, 2)
    at(board, PointerPhase.MOVE, 450, 380)  # the one that stays pans on without a jump
    assert board.view.to_screen(*held[0]) == pytest.approx((450, 380))
    assert not board.can_undo


def test_the_page_is_not_lost_and_zoom_has_limits() -> None:
    board = holding()
    at(board, PointerPhase.DOWN, 600, 300)
    at(board, PointerPhase.MOVE, 5000, 300)
    assert board.view == View(4.0, 0.0, 0.0)
    board.zoom(1e9, 10, 10)
    assert board.view.scale == pytest.approx(4 * ZOOM_MAX)
    board.zoom(1e-9, 10, 10)
    assert board.view.scale == pytest.approx(4 * ZOOM_MIN)
    shown = board.view.shown(board.viewport)
    assert shown.x <= 0
    assert shown.right >= 320
    assert ChangedFlag.VIEW in board.fit().what
    assert board.view == View(4.0, 0.0, 0.0)


def test_an_endless_page_scrolls_down_as_far_as_it_goes() -> None:
    board = holding()
    board.set_format(ENDLESS)
    board.scroll(0, 1e6)
    assert board.view.y_px == 0
    board.add_text("bas", 10, 172)
    board.scroll(0, 1e6)
    assert board.view.y_px == pytest.approx(720 - 4 * 360)
    board.scroll(0, -1e6)
    assert board.view.y_px == 0


def test_a_view_that_fits_goes_on_fitting() -> None:
    board = holding()
    board.set_surface(640, 720)
    assert board.view == View(2.0, 0.0, 180.0)


@pytest.mark.parametrize("lengths", [(0, 1, 1, 1, 1), (1, float("nan"), 1, 1, 1), (1, 1, float("inf"), 1, 1)])
def test_a_surface_without_size_is_refused(lengths: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="lengths"):
        Viewport(*lengths)


# -- placing a picture


def test_a_tap_places_a_picture_at_its_size_and_a_drag_in_its_proportions() -> None:
    board = open_board()
    board.place_image(b"png", 96, 48)
    assert board.tool is ToolName.PLACE
    tap(board, 100, 100)
    board.handle(event(PointerPhase.DOWN, 200, 100))
    board.handle(event(PointerPhase.MOVE, 150, 90))
    assert len(board.overlay().drafts) == 1
    board.handle(event(PointerPhase.UP, 150, 90))
    first, second = board.document.items(board.page.id)
    assert isinstance(first, Image)
    assert (first.width_mm, first.height_mm) == pytest.approx((25.4, 12.7))
    assert board.document.box(first).center == pytest.approx((100, 100))
    box = board.document.box(second)
    assert (box.x, box.y, box.right, box.bottom) == pytest.approx((150, 75, 200, 100))
    assert board.selection == {second.id}


def test_a_cancelled_picture_is_not_placed() -> None:
    board = open_board()
    board.place_image(b"png", 96, 48)
    drag(board, [(10, 10), (60, 60)], ending=PointerPhase.CANCEL)
    assert board.document.count(board.page.id) == 0
    assert board.overlay().drafts == ()


# -- palm


def test_palm_parameters_refuse_nonsense() -> None:
    with pytest.raises(ValueError, match="size_mm"):
        PalmParams(size_mm=float("nan"))
    with pytest.raises(ValueError, match="moments_s"):
        PalmParams(moments_s=-1)


def test_a_palm_stays_one_until_it_leaves() -> None:
    palms = PalmFilter()
    assert palms.down(1, False, 50.0, 0.0) is PalmVerdict.IGNORED
    assert palms.moved(1, False, 5.0, 0.1) is PalmVerdict.IGNORED
    palms.lifted(1)
    assert palms.down(1, False, None, 0.2) is PalmVerdict.HAND
    assert palms.moved(1, True, None, 0.25) is PalmVerdict.RETRACTED
    assert palms.moved(1, False, None, 0.3) is PalmVerdict.IGNORED


# -- palette

_COLOUR_BLIND = {  # Machado, Oliveira and Fernandes 2009, severity 1.0
    "none": np.eye(3),
    "protan": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deutan": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritan": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
_FLARE = 0.08  # light of the room on the screen, as a part of white


def linear(colour: str) -> np.ndarray:
    c = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray) -> np.ndarray:
    xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) @ rgb
    xyz /= (0.9505, 1.0, 1.089)
    f = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def luminance(colour: str) -> float:
    return float(linear(colour) @ (0.2126, 0.7152, 0.0722))


@pytest.mark.parametrize("paper", [Paper.SOFT, Paper.BLACK])
@pytest.mark.parametrize("sight", _COLOUR_BLIND)
@pytest.mark.parametrize("flare", [0.0, _FLARE])
@pytest.mark.parametrize("palette", [INKS, CHALKS])
def test_any_two_inks_stay_apart(paper: Paper, sight: str, flare: float, palette: Palette) -> None:
    seen = {
        c: lab(np.clip(np.array(_COLOUR_BLIND[sight]) @ linear(c), 0, 1) * (1 - flare) + flare)
        for c in palette.on(paper)
    }
    for one, two in combinations(seen, 2):
        assert hypot(*(seen[one] - seen[two])) >= 19, (one, two)


@pytest.mark.parametrize(("paper", "colour"), [(Paper.SOFT, "#fafaf7"), (Paper.BLACK, "#1f2a2a")])
def test_every_ink_stands_out_from_its_paper(paper: Paper, colour: str) -> None:
    for ink in INKS.on(paper) + CHALKS.on(paper):
        light, dark = sorted((luminance(ink), luminance(colour)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 3


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize(("sight", "least"), [("none", 19), ("protan", 7), ("deutan", 7), ("tritan", 7)])
def test_highlighters_are_told_apart_and_from_the_paper(paper: Paper, sight: str, least: float) -> None:
    seen = [
        lab(np.clip(np.array(_COLOUR_BLIND[sight]) @ linear(c), 0, 1) * (1 - _FLARE) + _FLARE)
        for c in [paper_colours(paper).sheet, *(highlighted(c, paper) for c in HIGHLIGHTERS.on(paper))]
    ]
    assert min(hypot(*(one - two)) for one, two in combinations(seen, 2)) >= least


@pytest.mark.parametrize("paper", Paper)
def test_a_yellow_highlighter_is_yellow_and_the_first_ink_is_read_on_each(paper: Paper) -> None:
    tints = [highlighted(c, paper) for c in HIGHLIGHTERS.on(paper)]
    _, a, b = lab(linear(tints[0]))
    assert hypot(a, b) >= 45
    assert 85 <= np.degrees(np.arctan2(b, a)) <= 98
    for tint in tints:
        light, dark = sorted((luminance(tint), luminance(INKS.on(paper)[0])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 3


def highlighted(colour: str, paper: Paper) -> str:
    """What a highlighter makes of the bare paper."""
    sheet, tint = (
        np.array([int(c[i : i + 2], 16) for i in (1, 3, 5)]) / 255 for c in (paper_colours(paper).sheet, colour)
    )
    blend = highlight_blend(paper)
    part = HIGHLIGHT_OPACITY[blend]
    mixed = sheet * (1 - part + part * tint) if blend is Blend.MULTIPLY else sheet + part * tint * (1 - sheet)
    return "#" + "".join(f"{round(c * 255):02x}" for c in mixed.tolist())


def test_colours_take_their_place_when_the_paper_changes() -> None:
    for palette in (INKS, HIGHLIGHTERS, CHALKS):
        for light, dark in zip(palette.light, palette.dark, strict=True):
            assert converted_colour(light, Paper.WHITE, Paper.BLACK) == dark
            assert converted_colour(dark, Paper.BLACK, Paper.SOFT) == light
    for former, now in FORMER_COLOURS.items():
        assert (
            converted_colour(former, Paper.BLACK, Paper.WHITE)
            == converted_colour(now, Paper.BLACK, Paper.WHITE)
            != former
        )
    assert converted_colour("#123456", Paper.WHITE, Paper.BLACK) == "#123456"


def test_a_palette_has_as_many_light_as_dark_colours() -> None:
    with pytest.raises(ValueError, match="as many"):
        Palette(("a",), ("#000000", "#111111"), ("#ffffff",))
