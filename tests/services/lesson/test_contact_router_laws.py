"""Whatever devices do, from contacts to the lesson: every stroke that was lifted is there, and nothing is left behind.

Contacts come, move and go; lifts are lost, numbers used anew, stamps late, double or from another day, boards gone;
palms show themselves; the teacher undoes, changes tools and roles meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import numpy as np
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.services.lesson.board_steps import undo_all
from tests.support.board import HandClock, assert_sound, event, open_board, seen
from tni.document.contact_roles import ContactRoles, FingerRole, PalmRole
from tni.document.document import RecordChange
from tni.document.erase import EraseBy
from tni.document.items import Stroke
from tni.document.pointer import Changed, PointerEvent, PointerPhase, PointerType
from tni.document.tools.eraser import EraserStyle
from tni.services.lesson.lesson_editor import LessonEditor, ToolName
from tni.services.lesson.memory_lesson import MemoryLesson

pointers = st.integers(1, 4)
places = st.tuples(st.floats(0, 300), st.floats(0, 170))
tools = st.sampled_from([PointerType.PEN, PointerType.PEN, PointerType.FINGER, PointerType.ERASER, PointerType.MOUSE])
sizes = st.one_of(st.none(), st.floats(4, 20))
stamps = st.one_of(
    st.floats(0, 0.02),  # as it should be
    st.just(0.0),  # the same again
    st.floats(-0.09, 0),  # late
    st.floats(-1e6, -1),  # set back, or wrapped
    st.floats(2, 1e6),  # the machine slept
)


class Board(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.clock, self.port = HandClock(), MemoryLesson()
        self.board = open_board(self.port, self.clock)
        self.at_s = 1000.0
        self.down: dict[int, PointerEvent] = {}
        self.pens: dict[int, list[tuple[float, float]]] = {}
        """Contacts that write: the places that each has given."""
        self.figures: set[int] = set()
        """Contacts whose ink has become a figure while they rested: until they lift it is ink in the journal."""

    # -- what devices do

    def give(self, given: PointerEvent, step_s: float) -> Changed:
        self.clock.at_s += max(min(step_s, 0.02), 0.001)
        self.at_s += step_s
        changed = self.board.handle(replace(given, at_s=self.at_s))
        for stroke in changed.finished:
            self.is_kept(stroke)
        if given.phase is not PointerPhase.MOVE or given.tool in (PointerType.PALM, PointerType.RESTING):
            self.figures.discard(given.pointer)
        return changed

    @rule(pointer=pointers, place=places, tool=tools, size=sizes, step_s=stamps)
    def comes(
        self, pointer: int, place: tuple[float, float], tool: PointerType, size: float | None, step_s: float
    ) -> None:
        """Also where its lift was lost, and the number is another's now."""
        before = self.pens.pop(pointer, None)
        came = event(PointerPhase.DOWN, *place, pointer=pointer, tool=tool, size_mm=size)
        changed = self.give(came, step_s)
        if before is not None:
            self.is_whole(before, changed)
        self.down[pointer] = came
        if changed.wet:
            self.pens[pointer] = [place]

    @precondition(lambda self: self.down)
    @rule(data=st.data(), place=places, step_s=stamps)
    def moves(self, data: st.DataObject, place: tuple[float, float], step_s: float) -> None:
        pointer = data.draw(st.sampled_from(sorted(self.down)))
        moved = self.down[pointer] = replace(self.down[pointer], phase=PointerPhase.MOVE, x_mm=place[0], y_mm=place[1])
        for _ in range(data.draw(st.sampled_from([1, 1, 1, 2]))):  # some reports come twice
            changed = self.give(moved, step_s)
            if pointer in self.pens and changed.wet:
                self.pens[pointer].append(place)

    @precondition(lambda self: self.down)
    @rule(
        data=st.data(), ending=st.sampled_from([PointerPhase.UP, PointerPhase.UP, PointerPhase.CANCEL]), step_s=stamps
    )
    def goes(self, data: st.DataObject, ending: PointerPhase, step_s: float) -> None:
        pointer = data.draw(st.sampled_from(sorted(self.down)))
        last = self.down.pop(pointer)
        changed = self.give(replace(last, phase=ending), step_s)
        if (pen := self.pens.pop(pointer, None)) is not None:
            self.is_whole(pen, changed)

    @precondition(lambda self: self.down)
    @rule(step_s=stamps)
    def unplugged(self, step_s: float) -> None:
        for pointer in list(self.down):
            changed = self.give(replace(self.down.pop(pointer), phase=PointerPhase.CANCEL), step_s)
            if (pen := self.pens.pop(pointer, None)) is not None:
                self.is_whole(pen, changed)

    @precondition(lambda self: self.down)
    @rule(data=st.data(), tool=st.sampled_from([PointerType.PALM, PointerType.RESTING]), step_s=st.floats(0, 0.02))
    def turns_out_a_palm(self, data: st.DataObject, tool: PointerType, step_s: float) -> None:
        pointer = data.draw(st.sampled_from(sorted(self.down)))
        wrote = self.pens.pop(pointer, None) is not None  # what an eraser took comes back
        before = set(seen(self.board)) if wrote and self.board.roles.palm is PalmRole.NOTHING else None
        self.give(replace(self.down[pointer], phase=PointerPhase.MOVE, tool=tool, width_mm=40.0), step_s)
        if before is not None:
            assert set(seen(self.board)) <= before, "it left nothing on the page"

    @precondition(lambda self: self.down)
    @rule(data=st.data(), size=st.floats(29, 90), step_s=stamps)
    def grows(self, data: st.DataObject, size: float, step_s: float) -> None:
        """As large as a hand, where it is: taken back in its first moments, else a pen laid flat."""
        pointer = data.draw(st.sampled_from(sorted(self.down)))
        before = set(seen(self.board)) if self.board.roles.palm is PalmRole.NOTHING else None
        grown = replace(self.down[pointer], phase=PointerPhase.MOVE, size_mm=size, width_mm=size)
        self.down[pointer] = grown
        self.give(grown, step_s)
        if pointer in self.pens and pointer not in {wet.pointer for wet in self.board.wet()}:
            self.pens.pop(pointer)
            assert before is None or set(seen(self.board)) <= before, "it left nothing on the page"

    @precondition(lambda self: self.down)
    @rule(
        data=st.data(),
        beside=st.lists(st.tuples(st.floats(-0.15, 0.15), st.floats(-0.15, 0.15)), min_size=8, max_size=8),
        step_s=st.sampled_from([0.002, 0.01, 0.15]),
    )
    def trembles(self, data: st.DataObject, beside: list[tuple[float, float]], step_s: float) -> None:
        """Rests, and is reported a pixel beside again and again."""
        pointer = data.draw(st.sampled_from(sorted(self.down)))
        at = self.down[pointer]
        for dx, dy in beside:
            self.give(replace(at, phase=PointerPhase.MOVE, x_mm=at.x_mm + dx, y_mm=at.y_mm + dy), step_s)
        self.forget_pens_that_ended()

    @rule(
        pointer=pointers, phase=st.sampled_from([PointerPhase.MOVE, PointerPhase.UP, PointerPhase.CANCEL]), place=places
    )
    def strays(self, pointer: int, phase: PointerPhase, place: tuple[float, float]) -> None:
        """An event of a contact that is not down."""
        if pointer not in self.down:
            assert self.give(event(phase, *place, pointer=pointer), 0.01) == Changed()

    # -- what the teacher does meanwhile

    @rule(seconds=st.floats(0, 0.3))
    def time_passes(self, seconds: float) -> None:
        self.clock.at_s += seconds
        before = set(self.pens)
        self.board.tick(self.clock.at_s)
        self.forget_pens_that_ended()
        self.figures |= before - set(self.pens)

    @rule(tool=st.sampled_from([ToolName.PEN, ToolName.HIGHLIGHTER, ToolName.ERASER, ToolName.SELECT, ToolName.HAND]))
    def takes_a_tool(self, tool: ToolName) -> None:
        self.board.use(tool)

    @rule(finger=st.sampled_from(FingerRole), palm=st.sampled_from(PalmRole))
    def changes_roles(self, finger: FingerRole, palm: PalmRole) -> None:
        self.board.roles = ContactRoles(finger, palm)

    @rule(forth=st.booleans())
    def travels(self, forth: bool) -> None:
        self.board.redo() if forth else self.board.undo()
        self.forget_pens_that_ended()

    @rule(turn=st.sampled_from([LessonEditor.add_page, LessonEditor.next_page, LessonEditor.previous_page]))
    def turns_the_page(self, turn: Callable[[LessonEditor], Changed]) -> None:
        turn(self.board)
        self.forget_pens_that_ended()
        if not self.board.busy:
            self.figures.clear()

    @rule(by=st.sampled_from(EraseBy))
    def takes_an_eraser(self, by: EraseBy) -> None:
        self.board.set_styles(replace(self.board.styles, eraser=EraserStyle(by, 12.0)))
        self.board.use(ToolName.ERASER)

    def forget_pens_that_ended(self) -> None:
        writing = {wet.pointer for wet in self.board.wet()}
        self.pens = {p: pen for p, pen in self.pens.items() if p in writing}

    # -- what must hold

    def is_kept(self, stroke: Stroke) -> None:
        number = self.port.layer(None).position
        steps = [self.port.load_change(None, n + 1).swaps for n in range(number)]
        assert any(RecordChange(stroke.id, None, stroke) in swaps for swaps in steps)
        ticks = stroke.samples.array["t"].tolist()
        assert all(a <= b for a, b in pairwise(ticks))
        assert len(stroke.samples) > 0

    def is_whole(self, places: list[tuple[float, float]], changed: Changed) -> None:
        (stroke,) = (s for s in changed.finished if len(s.samples))
        written = stroke.samples.positions_mm
        for place in places:
            assert float(np.abs(written - place).sum(axis=1).min()) < 0.6, "a place that it gave"

    @invariant()
    def nothing_is_left_under_way(self) -> None:
        assert_sound(self.board)
        writing = len(self.board.wet())
        assert writing <= len(self.down)
        assert len(self.port.unfinished_strokes()) <= writing + len(self.figures)

    def teardown(self) -> None:
        for pointer in list(self.down):
            self.give(replace(self.down.pop(pointer), phase=PointerPhase.UP), 0.01)
        assert not self.board.busy
        assert self.port.unfinished_strokes() == []
        last = seen(self.board)
        assert seen(open_board(self.port)) == last
        while self.board.can_redo:
            self.board.redo()
        last = seen(self.board)
        undo_all(self.board)
        assert not any(isinstance(record, Stroke) for record in seen(self.board).values())
        while self.board.can_redo:
            self.board.redo()
        assert seen(self.board) == last


Board.TestCase.settings = settings(
    max_examples=60, stateful_step_count=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
TestBoard = Board.TestCase
