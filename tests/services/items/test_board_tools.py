"""Board tools of plugins in the lesson editor: their commands are changes, and one that fails is switched off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.support.board import SquareLetters, drag, event, open_board, stroke, tap
from tests.support.items import Host
from tni.api.tools import (
    DrawnLine,
    PointerPhase,
    Rect,
    SeenKind,
    ToolCommand,
    ToolEvent,
    ToolItem,
    ToolMove,
    ToolOval,
    ToolPolygon,
    ToolRemove,
    ToolResult,
    ToolStroke,
    ToolText,
    ToolView,
)
from tni.core.geometry import Affine
from tni.core.ids import ItemId, new_id
from tni.document.document import ChangeKind
from tni.document.items import AnyItem, PluginItem, Shape, ShapeKind, Stroke, Text
from tni.services.items.board_tools import PluginTool
from tni.services.items.time_guard import FaultKind, PluginFaultError, TimeGuard
from tni.services.items.tool_changes import ToolChanges
from tni.services.lesson.lesson_editor import LessonEditor, ToolName


@dataclass
class Toy:
    """Shows a line while a contact is down and gives the commands when it lifts."""

    give: Callable[[ToolEvent, ToolView], Any]
    cancelled: int = 0

    def handle(self, event: ToolEvent, view: ToolView) -> ToolResult:
        if event.phase is PointerPhase.UP:
            return ToolResult(self.give(event, view), ())
        return ToolResult(preview=(DrawnLine(((0.0, 0.0), (event.x, event.y))),))

    def cancel(self) -> None:
        self.cancelled += 1


@dataclass
class Bench:
    """A board with a tool. faults: of the tool."""

    board: LessonEditor = field(default_factory=open_board)
    host: Host = field(default_factory=Host)
    guard: TimeGuard = field(default_factory=lambda: TimeGuard(hang_s=0.05))
    faults: list[PluginFaultError] = field(default_factory=list)

    def use(self, give: Callable[[ToolEvent, ToolView], Any]) -> Toy:
        toy = Toy(give)
        changes = ToolChanges(SquareLetters(), self._item)
        tool = PluginTool(self.board, "toy", toy, self.guard, changes, lambda: None, self.faults.append)
        self.board.use_made(ToolName.PLUGIN, tool)
        return toy

    def _item(self, wanted: ToolItem, at: Affine) -> PluginItem | None:
        return self.host.items.new_item(wanted.plugin, self.board.page.id, at, ItemId(new_id()))

    @property
    def items(self) -> list[AnyItem]:
        return self.board.document.items(self.board.page.id)


@pytest.fixture
def bench() -> Iterator[Bench]:
    made = Bench()
    yield made
    made.guard.close()
    made.host.guard.close()


COMMANDS: tuple[ToolCommand, ...] = (
    ToolStroke(((0, 0), (10, 10)), "red"),
    ToolPolygon(((0, 0), (10, 0))),
    ToolPolygon(((0, 0), (9, 0), (0, 9)), fill="soft"),
    ToolOval(Rect(20, 20, 10, 5)),
    ToolText("Bonjour", 40, 40),
    ToolItem("counter", 60, 60),
    ToolText(" ", 1, 1),
    ToolItem("absent", 0, 0),
)


def test_what_a_tool_adds_is_one_step_in_order_above_all_else(bench: Bench) -> None:
    bench.use(lambda event, view: COMMANDS)
    tap(bench.board, 5, 5)
    assert {type(item) for item in bench.items} == {Stroke, Shape, Text, PluginItem}
    kinds = [item.kind for item in bench.items if isinstance(item, Shape)]
    assert kinds == [ShapeKind.LINE, ShapeKind.POLYGON, ShapeKind.ELLIPSE]
    assert [item.text for item in bench.items if isinstance(item, Text)] == ["Bonjour"]
    bench.board.undo()
    assert bench.items == []


def test_a_tool_sees_moves_and_removes_what_is_there_but_for_what_is_locked(bench: Bench) -> None:
    page = bench.board.page.id
    free, fixed = (stroke(page, [(x, 10.0), (x + 5.0, 15.0)]) for x in (10.0, 100.0))
    bench.board.do(bench.board.document.replace(ChangeKind.ADD, free, fixed))
    bench.board.select(frozenset((fixed.id,)))
    bench.board.lock()

    def give(event: ToolEvent, view: ToolView) -> tuple[ToolCommand, ...]:
        seen = view.items(Rect(0, 0, view.width_mm, view.height_mm))
        assert {(one.kind, one.id, one.locked) for one in seen} == {
            (SeenKind.STROKE, free.id, False), (SeenKind.STROKE, fixed.id, True),
        }  # fmt: skip
        return (
            ToolMove(tuple(one.id for one in seen), 5.0),
            ToolMove((free.id,), 99.0),
            ToolRemove(("gone", fixed.id)),
        )

    bench.use(give)
    tap(bench.board, 5, 5)
    assert {item.id: item.transform.e for item in bench.items} == {free.id: 5.0, fixed.id: 0.0}
    assert bench.faults == []


def test_its_preview_is_drawn_till_the_next_and_escape_forgets_it(bench: Bench) -> None:
    toy = bench.use(lambda event, view: ())
    bench.board.handle(event(PointerPhase.DOWN, 10, 10))
    bench.board.handle(event(PointerPhase.MOVE, 30, 30))
    assert len(bench.board.overlay().drafts) == 1
    bench.board.drop()
    assert (bench.board.overlay().drafts, toy.cancelled) == ((), 1)


def hang(event: ToolEvent, view: ToolView) -> tuple[ToolCommand, ...]:
    while True:
        pass


@pytest.mark.parametrize(
    ("give", "kind"),
    [
        (lambda event, view: 1 / 0, FaultKind.RAISED),
        (hang, FaultKind.HUNG),
        (lambda event, view: (5,), FaultKind.INVALID),
        (lambda event, view: (ToolStroke(()),), FaultKind.INVALID),
        (lambda event, view: (ToolStroke(((float("inf"), 0.0),)),), FaultKind.INVALID),
        (lambda event, view: (ToolStroke(((0, 0),), "Rouge"),), FaultKind.INVALID),
        (lambda event, view: (ToolText("a", 0, 0, size_mm=0.0),), FaultKind.INVALID),
        (lambda event, view: (ToolText("a", 0, 0),) * 1000, FaultKind.INVALID),
    ],
)
def test_a_tool_that_fails_does_nothing_more(bench: Bench, give: Callable[..., Any], kind: FaultKind) -> None:
    bench.use(give)
    drag(bench.board, [(5, 5), (9, 9)])
    drag(bench.board, [(5, 5), (9, 9)])
    assert ([fault.kind for fault in bench.faults], bench.items) == ([kind], [])
    assert not bench.board.busy
    assert bench.board.overlay().drafts == ()
