"""Still of an item in the open lesson: part of the step that it belongs to, kept in the file, undone with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.board import drag, open_board
from tests.support.items import Host, plugin
from tni.api.items import Drawing, DrawnPicture, ItemContext, ItemSize, PanelSlider, PanelValue, PlainItem, State
from tni.api.manifest import Localised
from tni.core.clock import SystemClock
from tni.document.item_still import is_whole, pictures_of, still_of
from tni.document.items import PluginItem
from tni.document.lesson_port import LessonPort
from tni.services.lesson.lesson_editor import LessonEditor, ToolName
from tni.services.lesson.memory_lesson import MemoryLesson
from tni.store.lesson_file import WorkFolders, new_lesson, open_lesson


class Pictures(PlainItem):
    """An item that shows one picture, chosen by a slider."""

    def new(self, ctx: ItemContext) -> State:
        return {"n": 0}

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:
        return (DrawnPicture(f"https://a.fr/{state['n']}", 0.0, 0.0, size.width_mm, size.height_mm),)

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelSlider, ...]:
        return (PanelSlider("n", Localised("Image", "Picture"), state["n"], 0, 9),)

    def control(self, state: State, control: str, value: PanelValue, ctx: ItemContext) -> State:
        return {"n": round(float(value))}

    def wheel(self, state: State, place: object, steps: float, ctx: ItemContext) -> State | None:
        return {"n": state["n"] + 1}


class Desk:
    def __init__(self, port: LessonPort | None = None) -> None:
        self.port, self.host = port or MemoryLesson(), Host(plugin("pictures", Pictures))
        self.editor: LessonEditor = open_board(self.port)
        self.editor.item_host = lambda: self.host.items

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *_error: object) -> None:
        self.host.guard.close()

    @property
    def item(self) -> PluginItem:
        (found,) = (one for one in self.editor.document.items(self.editor.page.id) if isinstance(one, PluginItem))
        return found

    def keep(self, data: bytes = b"still", *, whole: bool = True) -> None:
        blob = self.port.put_blob(data)
        self.editor.keep_still(self.item.id, blob, pictures_of(self.item), whole=whole)

    def turn(self, n: int) -> None:
        self.editor.use(ToolName.SELECT)
        self.editor.select(frozenset({self.item.id}))
        self.editor.control_item("n", float(n))


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Desk() as made:
        yield made


def test_a_still_is_no_step_of_its_own_and_goes_with_its_step(desk: Desk) -> None:
    desk.editor.put_item("pictures", (100.0, 60.0))
    desk.turn(1)
    desk.keep()
    assert is_whole(desk.item)
    desk.turn(2)
    assert still_of(desk.item) is None
    desk.keep(b"second")
    desk.editor.undo()
    assert is_whole(desk.item)  # the first still again
    desk.editor.undo()
    assert still_of(desk.item) is None
    desk.editor.redo()
    assert is_whole(desk.item)
    desk.editor.redo()
    assert is_whole(desk.item)
    for _ in range(3):
        desk.editor.undo()
    assert list(desk.editor.document.plugin_items) == []


def test_a_still_that_comes_after_other_steps_undoes_nothing_else(desk: Desk) -> None:
    desk.editor.put_item("pictures", (100.0, 60.0))
    desk.editor.use(ToolName.PEN)
    drag(desk.editor, [(10, 10), (20, 20), (30, 10)])
    count = len(list(desk.editor.document.items(desk.editor.page.id)))
    desk.keep()
    assert is_whole(desk.item)
    desk.editor.undo()
    assert len(list(desk.editor.document.items(desk.editor.page.id))) == count - 1
    assert still_of(desk.item) is None  # it is made again when it is looked at
    desk.editor.redo()
    assert is_whole(desk.item)


def test_what_was_undone_can_still_be_done_again(desk: Desk) -> None:
    desk.editor.put_item("pictures", (100.0, 60.0))
    desk.turn(1)
    desk.editor.undo()
    assert not desk.editor.can_keep_stills
    desk.keep()
    assert still_of(desk.item) is None
    desk.editor.redo()
    assert pictures_of(desk.item)[0].address == "https://a.fr/1"


def test_a_still_is_there_when_the_file_is_opened_again(tmp_path: Path) -> None:
    places = WorkFolders(tmp_path / "work", tmp_path / "rescue", lambda _path: True)
    new_lesson(tmp_path / "l.tni")
    port = open_lesson(tmp_path / "l.tni", places, SystemClock())
    with Desk(port) as desk:
        desk.editor.put_item("pictures", (100.0, 60.0))
        desk.turn(4)
        desk.keep()
    port.close()
    port = open_lesson(tmp_path / "l.tni", places, SystemClock())
    with Desk(port) as again:
        assert is_whole(again.item)
        blob = still_of(again.item)
        assert blob is not None
        assert port.blob(blob) == b"still"
        assert not again.editor.can_keep_stills  # without a step of this run
        again.editor.undo()
        assert pictures_of(again.item)[0].address == "https://a.fr/0"
        again.editor.redo()
        assert is_whole(again.item)
    port.close()


def test_a_class_layer_takes_no_still_of_what_the_class_has_not_touched(desk: Desk) -> None:
    desk.editor.put_item("pictures", (100.0, 60.0))
    desk.editor.open_seance("6e A")
    assert desk.editor.is_as_prepared(desk.item)
    assert not desk.editor.can_keep_stills
    desk.turn(3)
    assert not desk.editor.is_as_prepared(desk.item)
    desk.keep()
    assert is_whole(desk.item)
    desk.editor.close_seance()
    assert still_of(desk.item) is None


def test_turns_of_the_wheel_are_one_step(desk: Desk) -> None:
    desk.editor.put_item("pictures", (100.0, 60.0))
    desk.editor.use(ToolName.SELECT)
    desk.editor.select(frozenset({desk.item.id}))
    assert desk.editor.turn_wheel_on_item(5.0, 5.0, 1.0) is None  # beside it
    for _ in range(3):
        assert desk.editor.turn_wheel_on_item(100.0, 60.0, 1.0) is not None
    assert desk.editor.wheel_turns
    desk.editor.end_control()
    assert pictures_of(desk.item)[0].address == "https://a.fr/3"
    desk.editor.undo()
    assert pictures_of(desk.item)[0].address == "https://a.fr/0"
