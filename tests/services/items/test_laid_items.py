"""Tests of shapes and texts that an item leaves on the page, and of files of which none can be made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import hypot

import pytest

from tests.support.instrument_board import InstrumentBoard
from tests.support.items import Counter, Host, plugin
from tni.api.items import FileRefusedError, ItemContext, LaidState, Localised, PanelValue, State
from tni.api.laid_parts import LaidArc, LaidCaption, LaidLine, LaidPart, LaidRun
from tni.core.geometry import IDENTITY, Affine
from tni.core.ids import ItemId, PageId
from tni.document.document import ChangeKind
from tni.document.items import AnyItem, Dash, PluginItem, Shape, ShapeKind, Stroke, Text
from tni.ink.pen import PenKind
from tni.services.items.time_guard import FaultKind

PARTS: tuple[LaidPart, ...] = (
    LaidLine(((10.0, 20.0), (110.0, 20.0)), "blue", 0.8, dashed=True),
    LaidLine(((10.0, 20.0), (10.0, 80.0)), "red", arrow=True),
    LaidLine(((0.0, 0.0), (10.0, 0.0), (10.0, 10.0)), closed=True, fill="red", fill_opacity=0.3),
    LaidLine(((0.0, 0.0), (10.0, 0.0), (10.0, 10.0)), opacity=0.2, width_mm=6.0),
    LaidArc((60.0, 50.0), 25.0, -90.0, 120.0),
    LaidArc((60.0, 50.0), 30.0),
    LaidCaption((LaidRun("8", "#006400", True), LaidRun("3"), LaidRun("\n"), LaidRun("deux")), 5.0, 40.0, 8.0),
)


class Leaving(Counter):
    """Leaves parts on the page."""

    parts: tuple[LaidPart, ...] = PARTS

    def control(self, state: State, control: str, value: PanelValue, ctx: ItemContext) -> State | LaidState:  # type: ignore[override]
        return LaidState(state, self.parts) if control == "reset" else state

    def of_file(self, content: bytes, ctx: ItemContext) -> State | None:
        if content == b"broken":
            raise FileRefusedError(Localised("Cassé : réparez-le.", "Broken: repair it."))
        return self.new(ctx) if content == b"good" else None


@pytest.fixture
def board() -> Iterator[InstrumentBoard]:
    made = InstrumentBoard("leaving", Leaving)
    yield made
    made.close()


def laid(board: InstrumentBoard) -> list[AnyItem]:
    editor = board.editor
    editor.select(frozenset({board.item.id}))
    before = {one.id for one in editor.document.items(editor.page.id)}
    editor.control_item("reset", True)
    found = [one for one in editor.document.items(editor.page.id) if one.id not in before]
    return sorted(found, key=lambda one: one.z)


def test_each_part_becomes_an_item_of_its_own_kind(board: InstrumentBoard) -> None:
    found = laid(board)
    line, arrow, area, arc, circle, text = (one for one in found if not isinstance(one, Stroke))
    (marker,) = (one for one in found if isinstance(one, Stroke))
    assert isinstance(line, Shape)
    assert (line.kind, line.dash, line.pen.width_mm) == (ShapeKind.LINE, Dash.DASHED, 0.8)
    assert isinstance(arrow, Shape)
    assert arrow.kind is ShapeKind.ARROW
    assert isinstance(area, Shape)
    assert (area.kind, area.fill_opacity, area.outlined) == (ShapeKind.POLYGON, 0.3, True)
    assert marker.pen.kind is PenKind.HIGHLIGHTER
    assert isinstance(arc, Shape)
    assert arc.kind is ShapeKind.ARC
    for x, y in ((arc.x0, arc.y0), (arc.x1, arc.y1), *arc.more):
        assert hypot(x - 60.0, y - 50.0) == pytest.approx(25.0)
    assert isinstance(circle, Shape)
    assert (circle.kind, circle.x1 - circle.x0) == (ShapeKind.ELLIPSE, 60.0)
    assert isinstance(text, Text)
    assert (text.text, text.size_mm, text.bold) == ("83\ndeux", 8.0, False)
    assert [(span.start, span.end, span.style.colour, span.style.bold) for span in text.spans] == [
        (0, 1, "#006400", True)
    ]
    assert text.font


@pytest.mark.parametrize("scale", [1.0, 3.0])
def test_they_have_true_millimetres_whatever_the_size_of_their_item(board: InstrumentBoard, scale: float) -> None:
    editor, item = board.editor, board.item
    larger = replace(item, transform=item.transform.after(Affine.scaling(scale, scale)))
    editor.do(editor.document.replace(ChangeKind.EDIT, larger))
    line = laid(board)[0]
    assert isinstance(line, Shape)
    ends = line.transform.point(line.x0, line.y0), line.transform.point(line.x1, line.y1)
    assert hypot(ends[1][0] - ends[0][0], ends[1][1] - ends[0][1]) == pytest.approx(100.0)


def test_all_is_one_undo_step_and_selected(board: InstrumentBoard) -> None:
    found = laid(board)
    assert board.editor.selection == {one.id for one in found}
    board.editor.undo()
    assert [type(one) for one in board.editor.document.items(board.editor.page.id)] == [PluginItem]


def test_nothing_to_leave_changes_nothing(board: InstrumentBoard) -> None:
    Leaving.parts = (LaidCaption((LaidRun("  "),), 0.0, 0.0),)
    try:
        assert laid(board) == []
    finally:
        Leaving.parts = PARTS


@pytest.mark.parametrize(
    "part",
    [
        LaidLine(((0.0, 0.0),)),
        LaidLine(((0.0, 0.0), (float("nan"), 1.0))),
        LaidLine(((0.0, 0.0), (1.0, 1.0)), "crimson"),
        LaidLine(((0.0, 0.0), (1.0, 1.0)), width_mm=-1.0),
        LaidArc((0.0, 0.0), -5.0),
        LaidCaption((LaidRun("a", "nothing"),), 0.0, 0.0),
        "a part",
    ],
)
def test_what_cannot_be_laid_switches_its_kind_off(part: LaidPart) -> None:
    class Faulty(Leaving):
        parts = (part,)

    host = Host(plugin("counter", Faulty))
    item = host.items.new_item("counter", PageId("p"), IDENTITY, ItemId("i"))
    assert item is not None
    assert host.items.controlled_and_drawn(item, "reset", True).parts == ()
    assert [fault.kind for fault in host.faults] == [FaultKind.INVALID]
    host.guard.close()


def test_a_file_that_is_refused_is_no_fault_of_its_plugin() -> None:
    host = Host(plugin("counter", Leaving))
    with pytest.raises(FileRefusedError) as refused:
        host.items.state_of_file("counter", b"broken")
    assert (refused.value.why.fr, host.faults) == ("Cassé : réparez-le.", [])
    assert host.items.state_of_file("counter", b"other") is None
    made = host.items.state_of_file("counter", b"good")
    assert made is not None
    host.guard.close()
