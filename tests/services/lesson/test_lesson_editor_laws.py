"""What must hold of the board whatever is done to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from math import ceil, dist

import numpy as np
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.services.lesson.board_steps import Step, commands, modifiers, places, steps, travels, undo_all
from tests.support.board import (
    HandClock,
    assert_sound,
    distance_to_segment,
    drag,
    event,
    open_board,
    seen,
    stroke,
    strokes,
)
from tni.core.ids import PageId
from tni.document.document import Change, ChangeKind, Document, RecordChange
from tni.document.erase import EraseBy, MergedChange
from tni.document.items import LESSON_KEY, LessonInfo, LessonRecord
from tni.document.pointer import ChangedFlag, PointerEvent, PointerPhase, PointerType
from tni.document.tools.eraser import EraserStyle
from tni.ink.segments import Segments, segments_of
from tni.services.lesson.lesson_editor import ToolName
from tni.services.lesson.memory_lesson import MemoryLesson

some = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@some
@given(st.lists(steps, max_size=12))
def test_undoing_all_gives_what_was_and_redoing_all_what_became(todo: list[Step]) -> None:
    board = open_board()
    states = [seen(board)]
    for step in todo:
        step(board)
        assert_sound(board)
        states.append(seen(board))
    undo_all(board)
    assert seen(board) == states[0]
    assert_sound(board)
    while board.can_redo:
        board.redo()
        assert_sound(board)
    assert seen(board) == states[-1]


@some
@given(st.lists(st.one_of(steps, travels), max_size=15))
def test_each_undo_is_undone_by_redo(todo: list[Step]) -> None:
    board = open_board()
    for step in todo:
        step(board)
    before = seen(board)
    if board.can_undo:
        board.undo()
        board.redo()
    assert seen(board) == before


@some
@given(st.lists(st.one_of(steps, travels), max_size=12), st.integers(0, 12))
def test_what_is_kept_opens_as_it_was_left(todo: list[Step], split: int) -> None:
    port = MemoryLesson()
    board = open_board(port)
    for step in todo[:split]:
        step(board)
    seance = None
    if len(todo) > split:
        board.open_seance("5eA")
        seance = board.seance
        for step in todo[split:]:
            step(board)
    again = open_board(port)
    if seance is not None:
        again.resume_seance(seance)
    assert seen(again) == seen(board)
    assert again.page == board.page
    undo_all(again)
    undo_all(board)
    assert seen(again) == seen(board)


def unmarked(records: Mapping[str, LessonRecord]) -> dict[str, LessonRecord]:
    """Return records without the marks of pictures that a class has added."""
    found = dict(records)
    info = found.pop(LESSON_KEY, None)
    if isinstance(info, LessonInfo) and (bare := replace(info, class_pictures=())) != LessonInfo():
        found[LESSON_KEY] = bare
    return found


@some
@example([], [lambda board: board.insert_image(b"png", 400, 300)])
@given(st.lists(steps, max_size=6), st.lists(st.one_of(steps, travels), max_size=10))
def test_a_seance_leaves_the_prepared_lesson_alone(prepared: list[Step], taught: list[Step]) -> None:
    board = open_board()
    for step in prepared:
        step(board)
    before = seen(board)
    board.open_seance("5eA")
    assert seen(board) == before
    for step in taught:
        step(board)
        assert_sound(board)
        assert dict(board.document.base) == before
    after = seen(board)
    board.keep_in_lesson()
    assert unmarked(seen(board)) == unmarked(after)
    board.close_seance()
    kept = seen(board)
    assert unmarked(kept) == unmarked({**{key: record for key, record in after.items() if key in kept}, **before})
    if kept != before:
        board.undo()
        assert seen(board) == before


@some
@given(st.lists(steps, max_size=10))
def test_every_region_that_looks_different_is_said(todo: list[Step]) -> None:
    board = open_board()
    for step in todo:
        old = {i.id: i for p in board.pages for i in board.document.items(p.id)}
        changed = step(board)
        if not hasattr(changed, "regions"):
            continue
        new = {i.id: i for p in board.pages for i in board.document.items(p.id)}
        for key in old.keys() | new.keys():
            if old.get(key) != new.get(key):
                for item in (old.get(key), new.get(key)):
                    if item is not None:
                        box, said = board.document.box(item), changed.regions[item.page]  # type: ignore[attr-defined]
                        assert box.united(said) == said or np.allclose(
                            (said.x, said.y, said.right, said.bottom),
                            (min(said.x, box.x), min(said.y, box.y), max(said.right, box.right),
                             max(said.bottom, box.bottom)),
                        )  # fmt: skip


wild = st.floats(allow_nan=True, allow_infinity=True)
tame = st.floats(-50, 400)
events = st.builds(
    PointerEvent,
    pointer=st.integers(0, 3),
    phase=st.sampled_from(PointerPhase),
    tool=st.sampled_from(PointerType),
    x_mm=st.one_of(tame, tame, wild),
    y_mm=st.one_of(tame, tame, wild),
    at_s=st.one_of(st.floats(0, 100), wild),
    pressure=st.one_of(st.none(), st.floats(0, 1), wild),
    tilt=st.one_of(st.none(), st.tuples(st.floats(-90, 90), wild)),
    size_mm=st.one_of(st.none(), st.floats(0, 60), wild),
    modifiers=modifiers,
    mm_per_px=st.one_of(st.floats(0.01, 10), wild),
)
storm = st.lists(
    st.one_of(
        events,
        events,
        events,
        st.sampled_from(ToolName),
        st.floats(0, 100),
        commands,
        travels,
    ),
    max_size=40,
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(storm)
def test_no_storm_of_events_breaks_the_board_or_loses_a_lifted_stroke(
    todo: list[PointerEvent | ToolName | float | Step],
) -> None:
    clock = HandClock()
    port = MemoryLesson()
    board = open_board(port, clock)
    for thing in todo:
        match thing:
            case PointerEvent():
                changed = board.handle(thing)
                for done in changed.finished:
                    assert port.load_change(None, port.layer(None).position).swaps == (
                        RecordChange(done.id, None, done),
                    )
                    assert len(done.samples) > 0
            case ToolName():
                board.use(thing)
            case float():
                clock.at_s = thing  # the clock jumps, also back
                board.tick(thing)
            case _:
                thing(board)
        board.overlay()
        board.wet()
        assert_sound(board)
    board.finish()
    assert_sound(board)
    assert seen(open_board(port)) == seen(board)


@given(st.lists(st.tuples(st.integers(1, 3), places), min_size=1, max_size=40))
def test_every_pen_that_is_lifted_leaves_every_point_it_gave(moves: list[tuple[int, tuple[float, float]]]) -> None:
    board = open_board()
    given_points: dict[int, list[tuple[float, float]]] = {}
    for pointer, place in moves:
        phase = PointerPhase.MOVE if pointer in given_points else PointerPhase.DOWN
        board.handle(event(phase, *place, pointer=pointer))
        given_points.setdefault(pointer, []).append(place)
    for pointer, points in given_points.items():
        (done,) = board.handle(event(PointerPhase.UP, *points[-1], pointer=pointer)).finished
        assert np.allclose(done.samples.positions_mm, points, atol=1 / 256)
    assert len(strokes(board)) == len(given_points)


BESIDE_MM = 0.02
"""How far beside its old place, and how much wider or narrower, a line may be that an eraser has left: rounding."""
GONE_MM = 0.06
"""How much more than what lies under the eraser may go: slivers."""


def close(ends: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Samples at most 2 mm from each other."""
    found = ends[:1]
    for a, b in pairwise(ends):
        parts = max(ceil(dist(a, b) / 2), 1)
        found += [(a[0] + (b[0] - a[0]) * k / parts, a[1] + (b[1] - a[1]) * k / parts) for k in range(1, parts + 1)]
    return found


def is_on(disc: list[float], line: Segments) -> bool:
    """Whether a line is there, and as wide as the disc, x, y, r mm."""
    start, step = line[:, 0:2], line[:, 3:5] - line[:, 0:2]
    gap = np.array(disc[:2]) - start
    length2 = (step**2).sum(axis=1)
    t = np.clip((gap * step).sum(axis=1) / np.where(length2 > 0, length2, 1), 0, 1)
    beside = np.hypot(*(gap - t[:, None] * step).T)
    # On a curve the same place may be told to lie a little farther on.
    low, high = np.minimum(line[:, 2], line[:, 5]), np.maximum(line[:, 2], line[:, 5])
    return bool(((beside <= BESIDE_MM) & (low - BESIDE_MM <= disc[2]) & (disc[2] <= high + BESIDE_MM)).any())


def discs_of(line: Segments) -> list[list[float]]:
    """Of each segment, at its ends and between."""
    return [
        [*(segment[:3] + t * (segment[3:] - segment[:3])).tolist()] for segment in line for t in (0, 0.25, 0.5, 0.75, 1)
    ]


ways = st.lists(places, min_size=1, max_size=4)
inks = st.lists(places, min_size=1, max_size=6)


@some
@given(st.one_of(inks, inks.map(close)), st.lists(ways, min_size=1, max_size=3), st.floats(1, 20))
@example([(0, 0), (0, 76)], [[(0, 57), (30, 76)]], 8.0)  # a line of long chords and quick ends
@example(close([(0, 0), (0, 76)]), [[(0, 57), (30, 76)]], 8.0)
def test_erasing_an_area_leaves_nothing_under_the_eraser_and_the_rest_as_it_was(
    ink: list[tuple[float, float]], erased: list[list[tuple[float, float]]], radius: float
) -> None:
    board = open_board()
    drag(board, ink)
    (before,) = strokes(board)
    board.set_styles(replace(board.styles, eraser=EraserStyle(EraseBy.AREA, radius)))
    board.use(ToolName.ERASER)
    steps = []
    for way in erased:
        drag(board, way)
        steps += list(pairwise(way)) or [(way[0], way[0])]
    old = segments_of(before.samples, before.pen).astype(float)
    pieces = [segments_of(piece.samples, piece.pen).astype(float) for piece in strokes(board)]
    for piece in pieces:
        for disc in discs_of(piece):
            assert is_on(disc, old)
            x, y, r = disc
            assert min(distance_to_segment(x, y, *a, *b) for a, b in steps) >= radius + r - BESIDE_MM
    left = np.concatenate([*pieces, np.empty((0, 6))])
    for segment in old:
        reach = radius + max(segment[2], segment[5]) + GONE_MM
        for disc in discs_of(segment[None]):
            if min(distance_to_segment(*disc[:2], *a, *b) for a, b in steps) > reach:
                assert is_on(disc, left)
    while strokes(board) != [before]:
        board.undo()


def test_stamps_are_only_for_ink_on_top() -> None:
    board = open_board()
    assert ChangedFlag.STAMP in drag(board, [(10, 10), (20, 20)])[-1].what
    board.use(ToolName.HIGHLIGHTER)
    last = drag(board, [(10, 10), (20, 20)])[-1]
    assert ChangedFlag.STAMP not in last.what
    assert ChangedFlag.DRY in last.what


@given(st.lists(st.sampled_from(["+a", "-a", "+b", "-b", "+c"]), max_size=12))
def test_merged_changes_do_and_undo_what_their_parts_did(parts: list[str]) -> None:
    document, twin, merged = Document(), Document(), MergedChange()
    made = {name: stroke(PageId("p"), [(1.0, 1.0)]) for name in "abc"}
    for part in parts:
        item = made[part[1]]
        after = item if part[0] == "+" else None
        change = Change(ChangeKind.ERASE, (RecordChange(item.id, document.get(item.id), after),))
        document.apply(change)
        merged.add(change)
    whole = merged.change(ChangeKind.ERASE)
    if whole is not None:
        twin.apply(whole)
    assert dict(twin.base) == dict(document.base)
    if whole is not None:
        twin.apply(whole.inverse())
    assert not twin.base
