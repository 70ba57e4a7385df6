"""Steps for tests that do anything at all to a board."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hypothesis import strategies as st

from tests.support.board import drag, event
from tni.document.erase import EraseBy
from tni.document.items import Shape, ShapeKind
from tni.document.lesson_plan import LessonPlan
from tni.document.page_format import ENDLESS, SCREEN_4_3, Paper, Ruling
from tni.document.pointer import Modifier, PointerPhase
from tni.document.tools.eraser import EraserStyle
from tni.document.tools.select import SelectBy
from tni.services.lesson.lesson_editor import LessonEditor, ToolName

places = st.tuples(st.floats(-20, 340), st.floats(-20, 200))
paths = st.lists(places, min_size=1, max_size=6)
modifiers = st.sampled_from([Modifier.NONE, Modifier.SHIFT, Modifier.CTRL])

type Step = Callable[[LessonEditor], object]


def _drag(tool: ToolName, path: list[tuple[float, float]], modifier: Modifier, ending: PointerPhase) -> Step:
    def step(board: LessonEditor) -> None:
        board.use(tool)
        drag(board, path, modifiers=modifier, ending=ending)

    return step


def _thought_better(tool: ToolName, path: list[tuple[float, float]]) -> Step:
    """A gesture that Escape drops; its contact goes on and lifts."""

    def step(board: LessonEditor) -> None:
        board.use(tool)
        board.handle(event(PointerPhase.DOWN, *path[0]))
        for place in path[1:]:
            board.handle(event(PointerPhase.MOVE, *place))
        board.drop()
        board.handle(event(PointerPhase.MOVE, 100.0, 100.0))
        board.handle(event(PointerPhase.UP, 100.0, 100.0))

    return step


def _lead(corner: int, place: tuple[float, float], modifier: Modifier) -> Step:
    """The uppermost figure's corner is led elsewhere."""

    def step(board: LessonEditor) -> None:
        figures = [i for i in board.document.items(board.page.id) if isinstance(i, Shape)]
        if not figures:
            return
        board.use(ToolName.SELECT)
        board.select(frozenset({figures[-1].id}))
        corners = [] if board.frame is None else board.frame.shape_corners()
        if corners:
            drag(board, [corners[corner % len(corners)], place], modifiers=modifier)

    return step


def _erase_by(by: EraseBy) -> Step:
    return lambda board: board.set_styles(replace(board.styles, eraser=EraserStyle(by, 8.0)))


def _select_by(by: SelectBy) -> Step:
    return lambda board: board.set_styles(replace(board.styles, select=by))


def _figure(kind: ShapeKind, filled: bool) -> Step:
    return lambda board: board.set_styles(
        replace(board.styles, shape=replace(board.styles.shape, kind=kind, filled=filled))
    )


drags = st.builds(
    _drag,
    st.sampled_from([t for t in ToolName if t is not ToolName.PLACE]),
    paths,
    modifiers,
    st.sampled_from([PointerPhase.UP, PointerPhase.CANCEL]),
)
second_thoughts = st.builds(_thought_better, st.sampled_from([t for t in ToolName if t is not ToolName.PLACE]), paths)
led = st.builds(_lead, st.integers(0, 3), places, modifiers)
settings_steps = st.one_of(
    st.builds(_erase_by, st.sampled_from(EraseBy)),
    st.builds(_select_by, st.sampled_from(SelectBy)),
    st.builds(_figure, st.sampled_from(ShapeKind), st.booleans()),
)
commands: st.SearchStrategy[Step] = st.sampled_from(
    [
        LessonEditor.add_page, LessonEditor.duplicate_page, LessonEditor.delete_pages, LessonEditor.next_page,
        LessonEditor.previous_page, LessonEditor.select_all, LessonEditor.cut, LessonEditor.copy, LessonEditor.paste,
        LessonEditor.duplicate_selection, LessonEditor.delete_selection, LessonEditor.bring_to_front,
        LessonEditor.send_to_back, LessonEditor.lock, LessonEditor.unlock, LessonEditor.group, LessonEditor.ungroup,
        LessonEditor.erase_ink,
        lambda b: b.delete_pages([p.id for p in b.pages]),
        lambda b: b.move_page(b.page.id, 0), lambda b: b.move_page(b.page.id, 99),
        lambda b: b.set_paper(Paper.BLACK), lambda b: b.set_paper(Paper.WHITE),
        lambda b: b.set_ruling(Ruling.SEYES), lambda b: b.set_format(ENDLESS), lambda b: b.set_format(SCREEN_4_3),
        lambda b: b.set_page_title("Fractions"), lambda b: b.set_notes("corriger"), lambda b: b.set_info(title="Cours"),
        lambda b: b.set_plan(LessonPlan(aims="Comparer")), lambda b: b.set_plan(None),
        lambda b: b.add_text("a\nbc", 20.0, 30.0), lambda b: b.insert_image(b"png", 400, 300),
        lambda b: b.insert_capture(b"shot", 1920, 1080),
        lambda b: b.insert_pdf(b"%PDF", [(210.0, 297.0), (90.0, 50.0)]),
        lambda b: b.colour_selection(2), lambda b: b.widen_selection(2.5), lambda b: b.move_selection(3.0, -4.0),
        lambda b: b.resize_text(12.0),
    ]
)  # fmt: skip
steps = st.one_of(drags, commands, settings_steps, second_thoughts, led)
travels: st.SearchStrategy[Step] = st.sampled_from([LessonEditor.undo, LessonEditor.redo])


def undo_all(board: LessonEditor) -> None:
    while board.can_undo:
        board.undo()
