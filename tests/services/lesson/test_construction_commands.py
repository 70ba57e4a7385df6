"""Drawings that become figures: ink as hands draw it, shapes, dots, crosses, letters; one undo step gives them back."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from math import cos, hypot, pi, sin
from pathlib import Path

import numpy as np
import pytest

from plugins.construction.construction_item import ConstructionItem
from tests.support.board import open_board, seen, stroke
from tests.support.items import Host, plugin
from tests.support.sketches import HANDS, USUAL, handwriting, sketch
from tni.api.constructions import Conic, Construction, Polygon, Segment, Value, from_plain_form
from tni.constructions.values import Arc, Point, Vector
from tni.core.geometry import Affine
from tni.core.ids import ItemId, new_id
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.items import AnyItem, PluginItem, Shape, ShapeKind, Stroke, bounds
from tni.document.plugin_state import PluginState, plugin_state
from tni.ink.pen import Pen, PenKind
from tni.ink.shapes.open_polyline import open_polyline
from tni.ink.shapes.recognised_shape import RecognisedShapeKind
from tni.services.items.drawn_items import drawn_items
from tni.services.lesson.construction_commands import MadeConstruction, make_construction
from tni.services.lesson.lesson_editor import LessonEditor

Corners = Sequence[tuple[float, float]]


@pytest.fixture
def board() -> Iterator[LessonEditor]:
    host, made = Host(plugin("construction", ConstructionItem)), open_board()
    made.item_host = lambda: host.items
    yield made
    assert host.faults == []
    host.guard.close()


def hand_drawn(rng: np.random.Generator, corners: Corners, tremor_mm: float = 0.25) -> list[tuple[float, float]]:
    """A hand's way through corners: bowed, trembling, its ends missed a little."""
    out: list[tuple[float, float]] = []
    for (x1, y1), (x2, y2) in pairwise(corners):
        length = hypot(x2 - x1, y2 - y1)
        bow, count = rng.normal(0, 0.008) * length, max(12, int(length))
        for step in range(count):
            t = step / count
            across = 4 * t * (1 - t) * bow
            x, y = x1 + t * (x2 - x1) - across * (y2 - y1) / length, y1 + t * (y2 - y1) + across * (x2 - x1) / length
            out.append((x + rng.normal(0, tremor_mm), y + rng.normal(0, tremor_mm)))
    return [*out, corners[-1]]


def missed(rng: np.random.Generator, at: tuple[float, float], by_mm: float = 1.0) -> tuple[float, float]:
    return at[0] + rng.normal(0, by_mm), at[1] + rng.normal(0, by_mm)


def lay(board: LessonEditor, *items: AnyItem) -> None:
    """Put items on the page, selected."""
    board.do(Change(ChangeKind.ADD, tuple(RecordChange(item.id, None, item) for item in items)))
    board.select(frozenset(item.id for item in items))


def ink(board: LessonEditor, points: Sequence[tuple[float, float]], pen: Pen | None = None) -> Stroke:
    return stroke(board.page.id, points, pen)


def shape(board: LessonEditor, kind: ShapeKind, *corners: tuple[float, float], **fields: object) -> Shape:
    (x0, y0), (x1, y1), *more = corners
    return Shape(
        id=ItemId(new_id()), page=board.page.id, kind=kind, x0=x0, y0=y0, x1=x1, y1=y1, pen=Pen(), more=tuple(more),
        **fields,  # type: ignore[arg-type]
    )  # fmt: skip


def figure_on(board: LessonEditor) -> PluginItem:
    (found,) = (one for one in board.document.items(board.page.id) if isinstance(one, PluginItem))
    return found


def contents(board: LessonEditor) -> PluginState:
    found = plugin_state(figure_on(board))
    assert found is not None
    return found


def construction(board: LessonEditor) -> Construction:
    return from_plain_form(contents(board).state["figure"])


def on_page(board: LessonEditor, at: Point) -> tuple[float, float]:
    """Where a place of the plane is on the page."""
    state, item = contents(board).state, figure_on(board)
    x, y = (at.x - state["left"]) * state["x_unit"], (state["top"] - at.y) * state["y_unit"]
    return item.transform.point(x, y)


def points(board: LessonEditor) -> dict[str, tuple[float, float]]:
    found = construction(board).values
    return {label: on_page(board, at) for label, at in found.items() if isinstance(at, Point)}


def values(board: LessonEditor, kind: type[Value]) -> list[Value]:
    looks = contents(board).state["looks"]
    found = construction(board).values
    return [one for label, one in found.items() if isinstance(one, kind) and looks.get(label, [True])[0]]


def kinds(board: LessonEditor) -> set[str]:
    return {rule["kind"] for rule in contents(board).state["rules"]}


TRIANGLE = ((60.0, 130.0), (160.0, 130.0), (88.0, 70.0))


@pytest.mark.parametrize("seed", range(12))
def test_a_triangle_of_three_strokes_has_three_points(board: LessonEditor, seed: int) -> None:
    rng = np.random.default_rng(seed)
    sides = [(TRIANGLE[0], TRIANGLE[1]), (TRIANGLE[1], TRIANGLE[2]), (TRIANGLE[2], TRIANGLE[0])]
    lay(board, *(ink(board, hand_drawn(rng, [missed(rng, one), missed(rng, two)])) for one, two in sides))
    made = make_construction(board)
    assert (made.taken, made.left) == (3, 0)
    assert len(points(board)) == 3
    assert len(values(board, Segment)) == 3
    for at in points(board).values():
        assert min(hypot(at[0] - x, at[1] - y) for x, y in TRIANGLE) < 7


@pytest.mark.parametrize("hand", list(HANDS))
@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        (RecognisedShapeKind.TRIANGLE, Polygon),
        (RecognisedShapeKind.RECTANGLE, Polygon),
        (RecognisedShapeKind.LINE, Segment),
    ],
)
def test_shapes_of_every_hand_become_figures(hand: str, kind: RecognisedShapeKind, wanted: type[Value]) -> None:
    rng, good, count = np.random.default_rng(7), 0, 20
    host = Host(plugin("construction", ConstructionItem))
    for _ in range(count):
        board = open_board()
        board.item_host = lambda: host.items
        way = sketch(rng, HANDS[hand], kind).points[:, :2].tolist()
        lay(board, ink(board, [(x, y) for x, y in way]))
        before = bounds(board.document.item(next(iter(board.selection))) or stroke(board.page.id, []))
        if make_construction(board).taken:
            good += len(values(board, wanted)) >= 1
            middle = before.center
            around = list(points(board).values())
            at = sum(x for x, _ in around) / len(around), sum(y for _, y in around) / len(around)
            assert hypot(at[0] - middle[0], at[1] - middle[1]) < 0.2 * hypot(before.width, before.height)
    assert host.faults == []
    host.guard.close()
    assert good >= {"neat": 0.95, "usual": 0.9, "sloppy": 0.7}[hand] * count


@pytest.mark.parametrize("seed", range(6))
def test_a_rectangle_stays_one(board: LessonEditor, seed: int) -> None:
    rng = np.random.default_rng(seed)
    way = sketch(rng, USUAL, RecognisedShapeKind.RECTANGLE).points[:, :2].tolist()
    lay(board, ink(board, [(x, y) for x, y in way]))
    make_construction(board)
    assert "right" in kinds(board)
    figure = construction(board)
    for label in figure.movable:
        at = figure.values[label]
        assert isinstance(at, Point)
        figure = figure.moved(label, Point(at.x + 2.3, at.y - 1.1))
    (polygon,) = (one for one in figure.values.values() if isinstance(one, Polygon))
    a, b, c, d = polygon.corners
    for one, corner, two in ((d, a, b), (a, b, c), (b, c, d), (c, d, a)):
        dot = (one.x - corner.x) * (two.x - corner.x) + (one.y - corner.y) * (two.y - corner.y)
        assert abs(dot) < 1e-6
    assert len(contents(board).state["coded"]) == 4
    assert set(contents(board).state["marks"].values()) <= {1, 2}


@pytest.mark.parametrize("seed", range(8))
def test_a_circle_with_its_centre_marked_and_a_chord(board: LessonEditor, seed: int) -> None:
    rng = np.random.default_rng(seed)
    turns = np.linspace(0.3, 0.3 + 2 * pi, 120)
    ring = [(150 + 40 * cos(t) + rng.normal(0, 0.3), 90 + 40 * sin(t) + rng.normal(0, 0.3)) for t in turns]
    ends = [(150 + 40 * cos(t), 90 + 40 * sin(t)) for t in (0.5, 2.6)]
    dot = [(150.5 + 0.3 * k, 90.0) for k in range(3)]
    lay(board, ink(board, ring), ink(board, hand_drawn(rng, [missed(rng, one) for one in ends])), ink(board, dot))
    assert make_construction(board).taken == 3
    assert set(points(board)) == {"O", "A", "B"}
    assert "on circle" in kinds(board)
    (circle,) = values(board, Conic)
    assert isinstance(circle, Conic)
    assert circle.circle is not None
    assert circle.circle[1] == pytest.approx(4.0, abs=0.3)
    assert hypot(points(board)["O"][0] - 150.7, points(board)["O"][1] - 90) < 2


def test_an_angle_in_one_stroke_is_two_segments(board: LessonEditor) -> None:
    rng = np.random.default_rng(3)
    corners = [(50.0, 120.0), (120.0, 125.0), (150.0, 60.0)]
    lay(board, ink(board, hand_drawn(rng, corners)))
    assert make_construction(board).taken == 2
    assert len(points(board)) == 3
    assert len(values(board, Segment)) == 2


def test_lines_with_a_bend_are_no_polylines() -> None:
    turns = np.linspace(0, pi, 80)
    arc = np.column_stack([50 * np.cos(turns), 50 * np.sin(turns)])
    assert open_polyline(arc, 1.2) is None
    assert open_polyline(np.array([[0.0, 0.0], [1.0, 1.0]]), 1.2) is None
    straight = np.column_stack([np.linspace(0, 90, 80), np.zeros(80)])
    assert open_polyline(straight, 1.2) is None
    zigzag = np.array([(x, (x % 20) * (1 if x // 20 % 2 else -1)) for x in np.linspace(0, 150, 400)])
    assert open_polyline(zigzag, 1.2) is None


def test_a_small_cross_marks_a_point(board: LessonEditor) -> None:
    lay(
        board,
        ink(board, [(50.0 + k, 60.0 + k) for k in range(6)]),
        ink(board, [(55.0 - k, 60.2 + k) for k in range(6)]),
        ink(board, [(90.0 + k, 60.0) for k in range(80)]),
    )
    assert make_construction(board).taken == 2
    assert len(points(board)) == 3
    assert any(hypot(x - 52.5, y - 62.6) < 0.5 for x, y in points(board).values())


# -- shapes


def test_each_kind_of_shape_becomes_what_it_is(board: LessonEditor) -> None:
    turned = Affine.rotating(0.4, (200.0, 100.0))
    lay(
        board,
        shape(board, ShapeKind.LINE, (20, 20), (70, 33)),
        shape(board, ShapeKind.ARROW, (20, 60), (70, 89)),
        shape(board, ShapeKind.RECTANGLE, (180, 80), (240, 115), transform=turned),
        shape(board, ShapeKind.ELLIPSE, (90, 20), (130, 60)),
        shape(board, ShapeKind.ARC, (30, 120), (80, 120), (55, 145)),
        shape(board, ShapeKind.POLYGON, (100, 110), (150, 118), (139, 155), (98, 147)),
    )
    before = {item.id: bounds(item) for item in board.document.items(board.page.id)}
    made = make_construction(board)
    assert (made.taken, made.left) == (6, 0)
    assert len(values(board, Polygon)) == 2
    assert len(values(board, Vector)) == len(values(board, Arc)) == 1
    (circle,) = values(board, Conic)
    assert isinstance(circle, Conic)
    assert circle.circle is not None
    assert circle.circle[1] == pytest.approx(2.0)
    corner = turned.point(180, 80)
    assert any(hypot(x - corner[0], y - corner[1]) < 1e-6 for x, y in points(board).values())
    whole = bounds(figure_on(board))
    assert all(whole.contains(*box.center) for box in before.values())


def test_ellipses_that_are_no_circles_and_other_items_stay(board: LessonEditor) -> None:
    ellipse = shape(board, ShapeKind.ELLIPSE, (90, 20), (180, 60))
    line = shape(board, ShapeKind.LINE, (20, 120), (120, 140))
    lay(board, ellipse, line)
    made = make_construction(board)
    assert (made.taken, made.left) == (1, 1)
    assert board.document.item(ellipse.id) == ellipse
    assert board.document.item(line.id) is None


def test_an_egg_drawn_by_hand_is_a_circle_but_a_long_ellipse_stays(board: LessonEditor) -> None:
    turns = np.linspace(0, 2 * pi, 90)
    egg = ink(board, [(80 + 40 * cos(t), 80 + 33 * sin(t)) for t in turns])
    long = ink(board, [(220 + 50 * cos(t), 80 + 25 * sin(t)) for t in turns])
    lay(board, egg, long)
    made = make_construction(board)
    assert (made.taken, made.left) == (1, 1)
    assert board.document.item(long.id) == long
    (circle,) = values(board, Conic)
    assert isinstance(circle, Conic)
    assert circle.circle is not None
    assert circle.circle[1] == pytest.approx(3.65, abs=0.1)


def test_the_colours_of_the_drawing_stay(board: LessonEditor) -> None:
    red = Pen(PenKind.PEN, "#c0392b", 0.7)
    lay(board, ink(board, [(40.0 + k, 60.0 + k / 3) for k in range(90)], red))
    make_construction(board)
    (segment,) = (label for label, one in construction(board).values.items() if isinstance(one, Segment))
    assert contents(board).state["looks"][segment][2] == [192, 57, 43]


# -- the page


def test_one_undo_gives_the_drawing_back(board: LessonEditor) -> None:
    lay(board, *(shape(board, ShapeKind.LINE, one, two) for one, two in combinations(TRIANGLE, 2)))
    before = seen(board)
    made = make_construction(board)
    assert made.changed
    assert board.selection == {figure_on(board).id}
    board.undo()
    assert seen(board) == before
    board.redo()
    assert len(points(board)) == 3


def test_letters_beside_points_become_their_names(board: LessonEditor) -> None:
    lines = [shape(board, ShapeKind.LINE, one, two) for one, two in combinations(TRIANGLE, 2)]
    lay(board, *lines)
    board.add_text("M", 52.0, 128.0, select=False)
    board.add_text("une consigne", 20.0, 20.0, select=False)
    board.select_all()
    made = make_construction(board)
    assert (made.taken, made.left) == (3, 1)
    assert set(points(board)) == {"M", "A", "B"}
    assert hypot(points(board)["M"][0] - 60, points(board)["M"][1] - 130) < 1e-6


def test_what_is_locked_or_not_recognised_stays(board: LessonEditor) -> None:
    rng = np.random.default_rng(0)
    scribble = [(60 + 25 * sin(k * 1.7) + rng.normal(), 60 + 25 * cos(k * 2.3) + rng.normal()) for k in range(90)]
    lay(board, ink(board, scribble))
    assert make_construction(board) == MadeConstruction(left=1)
    lay(board, line := shape(board, ShapeKind.LINE, (20, 120), (120, 140)))
    board.lock()
    board.select(frozenset({line.id}))
    assert not make_construction(board).changed.what
    assert not [one for one in board.document.items(board.page.id) if isinstance(one, PluginItem)]


def test_without_the_plugin_nothing_is_lost(board: LessonEditor) -> None:
    board.item_host = None
    lay(board, line := shape(board, ShapeKind.LINE, (20, 120), (120, 140)))
    assert make_construction(board) == MadeConstruction(is_absent=True)
    assert board.document.item(line.id) == line


def test_a_figures_drawing_at_the_pages_edge_stays_whole(board: LessonEditor) -> None:
    lay(board, shape(board, ShapeKind.LINE, (1, 1), (9, 120)))
    make_construction(board)
    whole = bounds(figure_on(board))
    assert whole.x <= 1
    assert whole.y <= 1
    assert whole.bottom >= 120


# -- real handwriting


@pytest.mark.usefixtures("corpus")
def test_written_words_are_hardly_ever_figures() -> None:
    """Handwriting of many writers, as a whole page: what is recognised in it are strokes that are lines."""
    corpus = Path(os.environ["TNI_CORPUS"])
    board = open_board()
    ways = [one[:, :2] for _, one in handwriting(corpus)[:400] if len(one) > 2]
    found = drawn_items(ink(board, [(x, y) for x, y in way.tolist()]) for way in ways)
    taken = {key for one in found.shapes for key in one.items}
    assert len(taken) + len(found.left) == len(ways)
    assert taken.isdisjoint(found.left)
    round_ones = [one for one in found.shapes if type(one.shape).__name__ in ("DrawnPolygon",)]
    assert len(round_ones) < 0.05 * len(ways)


@pytest.mark.usefixtures("corpus")
def test_real_ink_becomes_a_figure_without_losses_or_stays(board: LessonEditor) -> None:
    """Recorded words and doodles of all writers, a page of them at a time."""
    ways = [one[:, :2] for _, one in handwriting(Path(os.environ["TNI_CORPUS"])) if len(one) > 2]
    for start in range(0, len(ways), 60):
        lay(board, *(ink(board, [(x, y) for x, y in way.tolist()]) for way in ways[start : start + 60]))
        before = len(board.selection)
        made = make_construction(board)
        assert made.left < before or not made.changed.what
        if made.changed.what:
            assert construction(board).lost == {}
            assert all(one is not None for one in construction(board).values.values())
            board.undo()
        board.select_all()
        board.delete_selection()
