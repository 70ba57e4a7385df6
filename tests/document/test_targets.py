"""Targets and cloners: places, what lies where, and copies."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.acting_items import box_item, text_item
from tests.support.board import drag, open_board
from tni.core.geometry import Rect
from tni.core.ids import ItemId
from tni.document.behaviour import MOST_TARGETED, Behaviour, Reveal
from tni.document.contact_roles import ContactRoles, FingerRole, PalmRole
from tni.document.document import ChangeKind
from tni.document.pointer import NOTHING_CHANGED, PointerType
from tni.document.targets import PLACE_GAP_MM, places
from tni.services.lesson.lesson_editor import LessonEditor, ToolName
from tni.services.lesson.target_commands import TargetScore

sizes = st.floats(1, 200)


def centre(editor: LessonEditor, key: ItemId) -> tuple[float, float]:
    item = editor.document.item(key)
    assert item is not None
    return editor.document.box(item).center


def pull(editor: LessonEditor, start: tuple[float, float], end: tuple[float, float]) -> None:
    drag(editor, [start, ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2), end], tool=PointerType.FINGER)


def sorting() -> tuple[LessonEditor, ItemId, list[ItemId]]:
    """Three labels beside a target on which the first two belong."""
    editor = open_board()
    here = editor.page.id
    labels = [text_item(said, page=here, at=(10, 10 + 20 * at), movable=True) for at, said in enumerate("abc")]
    told = Behaviour(target=frozenset(label.id for label in labels[:2]))
    target = box_item(told, page=here, at=(100, 10), size=(50, 60))
    editor.do(editor.document.replace(ChangeKind.ADD, target, *labels))
    editor.open_seance("6e B")
    editor.use(ToolName.HAND)
    return editor, target.id, [label.id for label in labels]


@given(sizes, sizes, sizes, sizes)
def test_places_lie_apart_and_about_the_middle(wide: float, high: float, width: float, height: float) -> None:
    area = Rect(10, 20, wide, high)
    found = places(area, width, height)
    assert found
    for (ax, ay), (bx, by) in combinations(found[:12], 2):
        assert abs(ax - bx) >= width + PLACE_GAP_MM - 1e-6 or abs(ay - by) >= height + PLACE_GAP_MM - 1e-6
    x, y = (sum(place[at] for place in found) / len(found) for at in (0, 1))
    assert (x, y) == pytest.approx(area.center, abs=1e-6)
    if width <= wide and height <= high:
        for px, py in found:
            assert area.grown(1e-6).contains(px - width / 2, py - height / 2)
            assert area.grown(1e-6).contains(px + width / 2, py + height / 2)


def test_items_lie_down_on_free_places_whether_right_or_wrong() -> None:
    editor, target, labels = sorting()
    for y in (15, 35, 55):
        pull(editor, (20, y), (112, 22))
    lies = [centre(editor, key) for key in labels]
    assert len(set(lies)) == 3
    box = editor.document.item(target)
    assert box is not None
    assert all(editor.document.box(box).contains(*at) for at in lies)
    assert editor.overlay().verdicts == ()  # quiet until asked
    editor.undo()
    assert centre(editor, labels[2]) == (20, 55)


def test_an_item_let_go_elsewhere_stays_there() -> None:
    editor, _, labels = sorting()
    pull(editor, (20, 15), (60, 100))
    assert centre(editor, labels[0]) == (60, 100)


def test_a_check_marks_right_and_wrong_until_something_moves() -> None:
    editor, _, _ = sorting()
    pull(editor, (20, 15), (112, 22))
    pull(editor, (20, 55), (112, 50))
    editor.check_targets()
    assert sorted(right for _, right in editor.overlay().verdicts) == [False, True]
    assert editor.target_score == TargetScore(right=1, wrong=1, missing=1)
    pull(editor, (20, 35), (112, 60))
    assert editor.overlay().verdicts == ()
    editor.check_targets()
    editor.check_targets()
    assert editor.overlay().verdicts == ()


def test_equal_labels_are_right_in_either_place() -> None:
    editor = open_board()
    here = editor.page.id
    one, other = (text_item("a", page=here, at=(10, y), movable=True) for y in (10, 40))
    target = box_item(Behaviour(target=frozenset({one.id})), page=here, at=(100, 10), size=(40, 30))
    editor.do(editor.document.replace(ChangeKind.ADD, target, one, other))
    editor.open_seance("6e B")
    editor.use(ToolName.HAND)
    pull(editor, (20, 45), (110, 20))
    assert (editor.target_score.right, editor.target_score.wrong) == (1, 0)


def test_a_target_that_names_none_takes_any() -> None:
    editor = open_board()
    here = editor.page.id
    label = text_item("a", page=here, at=(10, 10), movable=True)
    target = box_item(Behaviour(target=frozenset()), page=here, at=(100, 10), size=(40, 30))
    editor.do(editor.document.replace(ChangeKind.ADD, target, label))
    editor.open_seance("6e B")
    editor.use(ToolName.HAND)
    pull(editor, (20, 15), (110, 20))
    assert editor.target_score == TargetScore(right=1, wrong=0, missing=0)


@pytest.mark.parametrize("role", [FingerRole.MOVE_ITEMS, FingerRole.MOVE_PAGE])
def test_copies_are_dragged_out_of_a_cloner_by_pupils_fingers(role: FingerRole) -> None:
    told = Behaviour(cloner=True, reveals=(Reveal(1, appears=False),))
    editor = open_board()
    coin = box_item(told, page=editor.page.id, at=(10, 10))
    editor.do(editor.document.replace(ChangeKind.ADD, coin))
    editor.open_seance("6e B")
    editor.roles = ContactRoles(role, PalmRole.NOTHING)
    for x in (80, 120):
        pull(editor, (20, 15), (x, 60))
    items = editor.document.items(editor.page.id)
    assert len(items) == 3
    assert editor.document.item(coin.id) == coin
    copies = [item for item in items if item.id != coin.id]
    assert {editor.document.box(item).center for item in copies} == {(80, 60), (120, 60)}
    assert all(item.movable and item.behaviour == Behaviour() for item in copies)
    pull(editor, (80, 60), (80, 90))  # a copy is moved, not copied again
    assert len(editor.document.items(editor.page.id)) == 3
    editor.undo()
    editor.undo()
    assert len(editor.document.items(editor.page.id)) == 2


def test_a_copy_belongs_where_its_cloner_does() -> None:
    editor = open_board()
    here = editor.page.id
    coin = box_item(Behaviour(cloner=True), page=here, at=(10, 10))
    target = box_item(Behaviour(target=frozenset({coin.id})), page=here, at=(100, 10), size=(50, 60))
    editor.do(editor.document.replace(ChangeKind.ADD, coin, target))
    editor.open_seance("6e B")
    editor.use(ToolName.HAND)
    pull(editor, (20, 15), (110, 20))
    assert (editor.target_score.right, editor.target_score.wrong) == (1, 0)


def test_all_is_put_back_in_one_undo_step() -> None:
    editor = open_board()
    here = editor.page.id
    label = text_item("a", page=here, at=(10, 10), movable=True)
    coin = box_item(Behaviour(cloner=True), page=here, at=(10, 60))
    target = box_item(Behaviour(target=frozenset({label.id})), page=here, at=(100, 10), size=(50, 60))
    editor.do(editor.document.replace(ChangeKind.ADD, label, coin, target))
    editor.open_seance("6e B")
    editor.use(ToolName.HAND)
    pull(editor, (20, 15), (110, 20))
    pull(editor, (20, 65), (80, 100))
    moved = centre(editor, label.id)
    editor.put_back()
    assert centre(editor, label.id) == (20, 15)
    assert len(editor.document.items(here)) == 3
    assert not editor.document.overlay
    editor.undo()
    assert centre(editor, label.id) == moved
    assert len(editor.document.items(here)) == 4


def test_what_belongs_together_is_prepared_in_one_step() -> None:
    editor = open_board()
    here = editor.page.id
    small, large = box_item(page=here, at=(10, 10)), box_item(page=here, at=(100, 10), size=(60, 60))
    editor.do(editor.document.replace(ChangeKind.ADD, small, large))
    editor.select(frozenset({small.id}))
    assert not editor.can_belong
    editor.select(frozenset({small.id, large.id}))
    editor.let_belong()
    target, label = editor.document.item(large.id), editor.document.item(small.id)
    assert target is not None
    assert label is not None
    assert target.behaviour.target == {small.id}
    assert (label.movable, target.movable) == (True, False)
    assert not editor.can_belong  # it is so already
    editor.forget_targets()
    editor.undo()
    editor.undo()
    assert editor.document.items(here) == [*sorted([small, large], key=lambda item: (item.plane, item.z, item.id))]


def test_more_than_a_target_may_have_is_refused_as_a_whole() -> None:
    editor = open_board()
    here = editor.page.id
    large = box_item(page=here, at=(100, 10), size=(60, 60))
    labels = [box_item(page=here, at=(10, 10)) for _ in range(MOST_TARGETED + 1)]
    editor.do(editor.document.replace(ChangeKind.ADD, large, *labels))
    editor.select(frozenset({large.id, *(label.id for label in labels)}))
    assert editor.too_many_belong
    assert not editor.can_belong
    assert editor.let_belong() == NOTHING_CHANGED
    editor.select(frozenset({large.id, *(label.id for label in labels[1:])}))
    assert not editor.too_many_belong
    editor.let_belong()
    target = editor.document.item(large.id)
    assert target is not None
    assert target.behaviour.target == {label.id for label in labels[1:]}
    editor.select(frozenset({large.id, labels[0].id}))  # one more
    assert editor.too_many_belong
