"""What an eraser may take, whatever it is set to and whoever wrote: laws."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.lesson.board_steps import drags, paths, steps
from tests.support.board import drag, open_board, seen, stroke
from tni.core.geometry import Affine
from tni.core.ids import ItemId, PageId, new_id
from tni.document.contact_roles import ContactRoles, FingerRole, PalmRole
from tni.document.document import Change, ChangeKind, Document, RecordChange
from tni.document.erase import EraseBy, EraseWhat, erasable, ink_erased
from tni.document.items import AnyItem, Image, Page, Shape, ShapeKind, Stroke, Text
from tni.document.pointer import PointerType
from tni.document.tools.eraser import EraserStyle
from tni.ink.pen import Pen
from tni.services.lesson.lesson_editor import LessonEditor, ToolName

PAGE = PageId("p")
some = settings(max_examples=60, deadline=None)
erasers = st.builds(
    EraserStyle, st.sampled_from(EraseBy), st.sampled_from([3.0, 14.0, 60.0]), st.sampled_from(EraseWhat)
)
hands = st.sampled_from([PointerType.PEN, PointerType.FINGER, PointerType.ERASER, PointerType.PALM])


def rub(board: LessonEditor, eraser: EraserStyle, hand: PointerType, path: list[tuple[float, float]]) -> None:
    """A gesture of the eraser: the tool, the pen's own eraser or a palm."""
    board.roles = ContactRoles(FingerRole.WRITE, PalmRole.ERASE)
    board.set_styles(replace(board.styles, eraser=eraser))
    board.use(ToolName.ERASER)
    drag(board, path, tool=hand)


def prepared(board: LessonEditor) -> dict[str, object]:
    """As the class sees it."""
    return {key: board.document.get(key) for key in board.document.base}


@some
@given(
    st.lists(steps, max_size=6),
    st.lists(drags, max_size=6),
    st.lists(st.tuples(erasers, hands, paths), min_size=1, max_size=4),
)
def test_no_gesture_of_the_eraser_changes_a_prepared_item_in_a_seance(lesson, written, rubbed) -> None:  # type: ignore[no-untyped-def]
    board = open_board()
    for step in lesson:
        step(board)
    board.open_seance("5eA")
    for step in written:  # the class writes, moves what was prepared, draws
        step(board)
    board.finish()
    before = prepared(board)
    for eraser, hand, path in rubbed:
        rub(board, eraser, hand, path)
    board.erase_ink()
    assert prepared(board) == before


@some
@given(st.lists(steps, max_size=8), erasers, hands, paths)
def test_one_undo_gives_back_what_a_gesture_or_the_whole_ink_took(lesson, eraser, hand, path) -> None:  # type: ignore[no-untyped-def]
    board = open_board()
    for step in lesson:
        step(board)
    board.finish()
    before = seen(board)
    rub(board, eraser, hand, path)
    if seen(board) != before:
        board.undo()
    assert seen(board) == before
    board.erase_ink()
    if seen(board) != before:
        board.undo()
    assert seen(board) == before


def items() -> list[AnyItem]:
    def item(made_as: type, **fields: object) -> AnyItem:
        made: AnyItem = made_as(id=ItemId(new_id()), page=PAGE, **fields)
        return made

    box = {"width_mm": 40.0, "height_mm": 20.0, "transform": Affine.moving(10, 10)}
    return [
        stroke(PAGE, [(10.0, 10.0), (50.0, 30.0)]),
        item(Shape, kind=ShapeKind.LINE, x0=10.0, y0=10.0, x1=50.0, y1=30.0, pen=Pen()),
        item(Text, text="mot", size_mm=8.0, colour="#000000", font="F", font_version="1", **box),
        item(Image, blob="b", **box),
    ]


def taken(document: Document, what: EraseWhat) -> set[type]:
    return {type(i) for i in document.items(PAGE) if erasable(document, i, what)}


def test_the_prepared_lesson_loses_ink_and_by_the_other_setting_all() -> None:
    document = Document([Page(id=PAGE, position=0.0), *items()])
    assert taken(document, EraseWhat.INK) == {Stroke}
    assert taken(document, EraseWhat.ALL) == {Stroke, Shape, Text, Image}
    assert {type(s.before) for s in ink_erased(document, PAGE).swaps} == {Stroke}


def test_a_class_rubs_out_what_it_wrote_and_drew() -> None:
    document = Document([Page(id=PAGE, position=0.0), *items()], {})
    for item in items():
        document.apply(Change(ChangeKind.ADD, (RecordChange(item.id, None, item),)))
    own = [i for i in document.items(PAGE) if not document.is_prepared(i.id)]
    assert len(own) == 4
    ink = {i.id for i in own if isinstance(i, Stroke | Shape)}
    assert {i.id for i in document.items(PAGE) if erasable(document, i, EraseWhat.INK)} == ink
    assert {i.id for i in document.items(PAGE) if erasable(document, i, EraseWhat.ALL)} == {i.id for i in own}
    assert {s.key for s in ink_erased(document, PAGE).swaps} == ink


def test_a_prepared_item_that_the_class_moved_stays() -> None:
    (line, *_rest) = items()
    document = Document([Page(id=PAGE, position=0.0), line], {})
    moved = replace(line, transform=Affine.moving(100, 0))
    document.apply(document.replace(ChangeKind.MOVE, moved))
    assert document.item(line.id) == moved
    assert not erasable(document, moved, EraseWhat.ALL)
    assert ink_erased(document, PAGE).swaps == ()


def test_what_is_locked_stays() -> None:
    document = Document([Page(id=PAGE, position=0.0), *(replace(i, locked=True) for i in items())])
    assert taken(document, EraseWhat.ALL) == set()
