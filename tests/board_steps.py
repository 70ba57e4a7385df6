"""Steps for tests that do anything at all to a board."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hypothesis import strategies as st

from tests.board_support import drag, event
from tni.board.erase import EraseBy
from tni.board.items import BOARD_4_3, ENDLESS, Paper, Ruling, Shape, ShapeKind
from tni.board.pointer import Modifier, Phase
from tni.board.tools.eraser import EraserStyle
from tni.board.tools.select import SelectBy
from tni.session.board_session import BoardSession, ToolName

places = st.tuples(st.floats(-20, 340), st.floats(-20, 200))
paths = st.lists(places, min_size=1, max_size=6)
modifiers = st.sampled_from([Modifier.NONE, Modifier.SHIFT, Modifier.CTRL])

type Step = Callable[[BoardSession], object]


def _drag(tool: ToolName, path: list[tuple[float, float]], modifier: Modifier, ending: Phase) -> Step:
    def step(board: BoardSession) -> None:
        board.use(tool)
        drag(board, path, modifiers=modifier, ending=ending)

    return step


def _thought_better(tool: ToolName, path: list[tuple[float, float]]) -> Step:
    """A gesture that Escape drops; its contact goes on and lifts."""

    def step(board: BoardSession) -> None:
        board.use(tool)
        board.handle(event(Phase.DOWN, *path[0]))
        for place in path[1:]:
            board.handle(event(Phase.MOVE, *place))
        board.drop()
        board.handle(event(Phase.MOVE, 100.0, 100.0))
        board.handle(event(Phase.UP, 100.0, 100.0))

    return step


def _lead(corner: int, place: tuple[float, float], modifier: Modifier) -> Step:
    """The uppermost figure's corner is led elsewhere."""

    def step(board: BoardSession) -> None:
        figures = [i for i in board.document.items(board.page.id) if isinstance(i, Shape)]
        if not figures:
            return
        board.use(ToolName.SELECT)
        board.select(frozenset({figures[-1].id}))
        corners = [] if board.frame is None else board.frame.figure_corners()
        if corners:
            drag(board, [corners[corner % len(corners)], place], modifiers=modifier)

    return step


def _erase_by(by: EraseBy) -> Step:
    return lambda board: board.set_styles(replace(board.styles, eraser=EraserStyle(by, 8.0)))


def _select_by(by: SelectBy) -> Step:
    return lambda board: board.set_styles(replace(board.styles, select=by))


def _figure(kind: ShapeKind, filled: bool) -> Step:
    return lambda board: board.set_styles(
        replace(board.styles, figure=replace(board.styles.figure, kind=kind, filled=filled))
    )


drags = st.builds(
    _drag,
    st.sampled_from([t for t in ToolName if t is not ToolName.PLACE]),
    paths,
    modifiers,
    st.sampled_from([Phase.UP, Phase.CANCEL]),
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
        BoardSession.add_page, BoardSession.duplicate_page, BoardSession.delete_pages, BoardSession.next_page,
        BoardSession.previous_page, BoardSession.select_all, BoardSession.cut, BoardSession.copy, BoardSession.paste,
        BoardSession.duplicate_selection, BoardSession.delete_selection, BoardSession.bring_to_front,
        BoardSession.send_to_back, BoardSession.lock, BoardSession.unlock, BoardSession.group, BoardSession.ungroup,
        BoardSession.clear_page,
        lambda b: b.delete_pages([p.id for p in b.pages]),
        lambda b: b.move_page(b.page.id, 0), lambda b: b.move_page(b.page.id, 99),
        lambda b: b.set_paper(Paper.BLACK), lambda b: b.set_paper(Paper.WHITE),
        lambda b: b.set_ruling(Ruling.SEYES), lambda b: b.set_format(ENDLESS), lambda b: b.set_format(BOARD_4_3),
        lambda b: b.set_page_title("Fractions"), lambda b: b.set_notes("corriger"), lambda b: b.set_info(title="Cours"),
        lambda b: b.add_text("a\nbc", 20.0, 30.0), lambda b: b.insert_image(b"png", 400, 300),
        lambda b: b.insert_capture(b"shot", 1920, 1080),
        lambda b: b.insert_pdf(b"%PDF", [(210.0, 297.0), (90.0, 50.0)]),
        lambda b: b.colour_selection(2), lambda b: b.widen_selection(2.5), lambda b: b.move_selection(3.0, -4.0),
        lambda b: b.resize_text(12.0),
    ]
)  # fmt: skip
steps = st.one_of(drags, commands, settings_steps, second_thoughts, led)
travels: st.SearchStrategy[Step] = st.sampled_from([BoardSession.undo, BoardSession.redo])


def undo_all(board: BoardSession) -> None:
    while board.can_undo:
        board.undo()
