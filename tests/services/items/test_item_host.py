"""Tests of interactive items as changes of document items, and of plugins that fail."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from tests.support.items import Counter, Host, plugin
from tni.api.item_panel import (
    LONGEST_NOTE,
    MEASURE_BOARD,
    PanelButton,
    PanelControl,
    PanelNote,
    PanelNumber,
    PanelSlider,
    PanelText,
    PanelToggle,
)
from tni.api.items import DrawnLine, DrawnText, FileRefusedError, ItemKind, ItemSize, Localised
from tni.api.lines import LineAnchor
from tni.api.manifest import PluginKind
from tni.core.geometry import IDENTITY, Affine
from tni.core.ids import ItemId, PageId
from tni.document.drawlist import DrawFill, DrawInk, DrawText, draw_item
from tni.document.items import PluginItem
from tni.document.page_format import Paper
from tni.document.plugin_state import PluginState, encode_state, plugin_state
from tni.services.items.item_kinds import ItemKinds
from tni.services.items.items_aside import MOST_HUNG, MOST_SLOW
from tni.services.items.time_guard import AVERAGED, FaultKind, PluginFaultError, TimeGuard
from tni.store.record_bytes import StringTable
from tni.store.record_decoder import decode
from tni.store.record_encoder import encode


@pytest.fixture
def host() -> Iterator[Host]:
    made = Host()
    yield made
    made.guard.close()


def counter(host: Host, key: str = "counter") -> PluginItem:
    made = host.items.new_item(key, PageId("p"), Affine.moving(10.0, 20.0), ItemId("0" * 20))
    assert made is not None
    return made


def state(item: PluginItem) -> dict[str, Any]:
    found = plugin_state(item)
    assert found is not None
    return dict(found.state)


def test_an_item_is_drawn_without_its_plugin_and_kept_by_the_lesson(host: Host) -> None:
    made = counter(host)
    assert (made.width_mm, made.height_mm, made.name, state(made)["seed"]) == (40.0, 20.0, "Compteur : 1 et 2", 7)
    drawn = {paper: draw_item(made, paper) for paper in (Paper.WHITE, Paper.BLACK)}
    assert [type(one) for one in drawn[Paper.WHITE]] == [DrawFill, DrawFill, DrawInk, DrawText]
    line = drawn[Paper.WHITE][2]
    assert isinstance(line, DrawInk)
    assert line.bounds.right <= 10.0 + 40.0, "what lies outside would leave traces when the item moves"
    assert drawn[Paper.WHITE][1] != drawn[Paper.BLACK][1], "the face follows the paper"
    table = StringTable({})
    assert decode(encode(made, table), table) == (made.id, made)


def test_each_control_takes_the_values_that_it_may_have(host: Host) -> None:
    made = counter(host)
    for control, value, after in [
        ("left", 500.0, 100.0), ("right", 3.5, 3.5), ("right", "much", 2), ("on", True, True), ("on", 1.5, False),
        ("name", "Émile-Auguste", "Émile"), ("pick", "b", "b"), ("pick", "z", "a"),
    ]:  # fmt: skip
        assert state(host.items.controlled(made, control, value))[control] == after, (control, value)
    assert state(host.items.controlled(made, "reset", True))["left"] == 0
    assert host.items.controlled(made, "nothing", True) is made


def test_a_state_of_an_older_form_is_upgraded_and_a_newer_one_left_alone(host: Host) -> None:
    made = counter(host)
    old = replace(made, data=encode_state(PluginState("counter", 1, {"n": 5}, more={"later": [1]})))
    after = plugin_state(host.items.tapped(old, "plus"))
    assert after is not None
    assert (after.version, after.state["left"], after.more) == (2, 6, {"later": [1]})
    new = replace(made, data=encode_state(PluginState("counter", 3, {"n": 5})))
    assert not host.items.is_alive(new)
    assert host.items.tapped(new, "plus") is new


def test_an_item_without_its_plugin_stays_as_it_is(host: Host) -> None:
    foreign = replace(counter(host), data=encode_state(PluginState("foreign", 1, {"n": 5})))
    for after in (host.items.tapped(foreign, "x"), host.items.redrawn(foreign), host.items.ticked(foreign, 1.0)):
        assert after is foreign
    assert (host.items.handles(foreign), host.items.panel(foreign), host.faults) == ((), (), [])


def raising(*_: object) -> Any:
    raise ZeroDivisionError


def returning(value: object) -> Callable[..., Any]:
    return lambda *_: value


def hanging(*_: object) -> Any:
    while True:
        pass


FAULTS: dict[str, tuple[str, Callable[..., Any], FaultKind]] = {
    "it raises": ("tap", raising, FaultKind.RAISED),
    "it hangs": ("tap", hanging, FaultKind.HUNG),
    "a state that is no JSON": ("tap", returning({"left": {1, 2}}), FaultKind.INVALID),
    "a state that is not what is read again": ("tap", returning({"left": (1, 2)}), FaultKind.INVALID),
    "no state": ("tap", returning(None), FaultKind.INVALID),
    "an endless state": ("tap", returning({"left": "x" * 100_000}), FaultKind.INVALID),
    "no drawing": ("draw", returning([3]), FaultKind.INVALID),
    "a drawing at no place": ("draw", returning([DrawnLine(((float("nan"), 0.0),))]), FaultKind.INVALID),
    "an unknown colour": ("draw", returning([DrawnText("a", 0, 0, colour="Red")]), FaultKind.INVALID),
    "too much of a drawing": ("draw", returning([DrawnText("a", 0, 0)] * 5_000), FaultKind.INVALID),
    "no size": ("size", returning(ItemSize(0.0, 5.0)), FaultKind.INVALID),
    "no text": ("text", returning(5), FaultKind.INVALID),
}  # fmt: skip


@pytest.mark.parametrize("what", FAULTS)
def test_a_kind_that_fails_is_switched_off_and_its_item_stays(what: str) -> None:
    name, function, kind = FAULTS[what]
    host = Host(guard=TimeGuard(hang_s=0.05))
    made = counter(host)
    counting = host.kinds.kind("counter")
    setattr(counting, name, function)
    assert host.items.tapped(made, "plus") is made
    assert [fault.kind for fault in host.faults] == [kind]
    assert host.kinds.state.off == {"counter"}
    assert host.kinds.state.kinds == ()
    assert host.items.new_item("counter", PageId("p"), IDENTITY, ItemId("1" * 20)) is None
    assert host.items.controlled(made, "left", 3.0) is made
    assert len(host.faults) == 1, "one notice is enough"
    assert draw_item(made, Paper.SOFT), "it is still seen"
    host.guard.close()


HOSTILE: dict[str, dict[str, Any]] = {
    "nothing in it": {},
    "a word for a number": {"left": "zz", "right": 2, "on": False, "name": "", "pick": "a"},
    "no number": {"left": float("nan"), "right": 2, "on": False, "name": "", "pick": "a"},
    "a list for a time": {"left": 1, "right": 2, "on": [float("inf")], "name": 10**400, "pick": {}},
}


def of_a_lesson(made: PluginItem, state: dict[str, Any], key: str = "2" * 20) -> PluginItem:
    data = {"kind": "counter", "version": 2, "state": state, "drawing": [], "text": ""}
    return replace(made, id=ItemId(key), data=json.dumps(data).encode())


@pytest.mark.parametrize("what", HOSTILE)
def test_an_item_that_a_lesson_spoilt_is_left_alone_and_the_others_go_on(host: Host, what: str) -> None:
    made = counter(host)
    spoilt = of_a_lesson(made, HOSTILE[what])
    told = list[PluginFaultError]()
    host.items.aside.listeners.add(told.append)
    host.items.panel(spoilt)
    assert host.items.tapped(spoilt, "plus") is spoilt
    assert host.items.redrawn(spoilt) is spoilt
    assert not host.items.is_alive(spoilt)
    assert (len(told), host.faults, host.kinds.state.off) == (1, [], set())
    assert state(host.items.tapped(made, "plus"))["left"] == 2
    mended = of_a_lesson(made, dict(state(made)))
    assert state(host.items.tapped(mended, "plus"))["left"] == 2, "as after an undo"


def test_items_of_a_lesson_that_hang_switch_their_kind_off_in_the_end() -> None:
    host = Host(guard=TimeGuard(hang_s=0.05))
    made = counter(host)
    host.kinds.kind("counter").tap = hanging  # type: ignore[union-attr,method-assign]
    for number in range(1, MOST_HUNG + 2):
        assert host.kinds.state.off == set()
        host.items.tapped(of_a_lesson(made, state(made), f"{number:020}"), "plus")
    assert host.kinds.state.off == {"counter"}
    host.guard.close()


class _Clock:
    """Processor time, which a function takes as it likes."""

    now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def slow_host() -> Iterator[Host]:
    """A host whose counters take 50 ms to be drawn where they are 5 or more."""
    clock = _Clock()
    made = Host(guard=TimeGuard(cpu_s=clock, slowness=lambda: 1.0))
    kind = made.kinds.kind("counter")
    assert kind is not None
    text = kind.text

    def slow_text(state: Any, ctx: Any) -> str:
        clock.now_s += 0.05 if state["left"] >= 5 else 0.0001
        return text(state, ctx)

    kind.text = slow_text  # type: ignore[method-assign]
    yield made
    made.guard.close()


def redraw(host: Host, item: PluginItem, times: int = AVERAGED) -> None:
    for _ in range(times):
        host.items.redrawn(item)


def test_a_slow_item_of_a_lesson_is_left_alone_and_the_others_go_on(slow_host: Host) -> None:
    made = counter(slow_host)
    slow = of_a_lesson(made, {**state(made), "left": 7})
    told = list[PluginFaultError]()
    slow_host.items.aside.listeners.add(told.append)
    for _ in range(AVERAGED):
        redraw(slow_host, made, 1)
        redraw(slow_host, slow, 1)
    assert [fault.kind for fault in told] == [FaultKind.SLOW]
    assert not slow_host.items.is_alive(slow)
    assert (slow_host.faults, slow_host.kinds.state.off) == ([], set())
    assert state(slow_host.items.tapped(made, "plus"))["left"] == 2
    assert slow_host.items.is_alive(of_a_lesson(made, dict(state(made)))), "as after an undo"


def test_different_slow_items_switch_their_kind_off_in_the_end_and_one_alone_does_not(slow_host: Host) -> None:
    made = counter(slow_host)
    for left in range(5, 15):
        redraw(slow_host, of_a_lesson(made, {**state(made), "left": left}))
    assert slow_host.kinds.state.off == set()
    for number in range(MOST_SLOW):
        assert slow_host.kinds.state.off == set()
        redraw(slow_host, of_a_lesson(made, {**state(made), "left": 7}, f"{number:020}"))
    assert slow_host.kinds.state.off == {"counter"}


def test_an_item_that_hands_made_slow_is_left_alone(slow_host: Host) -> None:
    made = counter(slow_host)
    full = slow_host.items.controlled(made, "left", 90.0)
    redraw(slow_host, full)
    assert slow_host.kinds.state.off == set()
    assert not slow_host.items.is_alive(full)
    assert slow_host.items.is_alive(made)


def test_a_new_item_that_is_slow_as_it_was_put_switches_its_kind_off(slow_host: Host) -> None:
    kind = slow_host.kinds.kind("counter")
    assert kind is not None
    first = kind.new
    kind.new = lambda ctx: {**first(ctx), "left": 9}  # type: ignore[method-assign]
    redraw(slow_host, counter(slow_host))
    assert slow_host.kinds.state.off == {"counter"}


@pytest.mark.parametrize("every", ["zz", float("nan"), -1.0, True])
def test_a_time_between_steps_is_a_number_of_seconds(host: Host, every: object) -> None:
    made = counter(host)
    host.kinds.kind("counter").interval_s = returning(every)  # type: ignore[union-attr]
    assert host.items.interval_s(made) is None
    assert len(host.faults) == 1


WORDS = Localised("Nombre", "Number")
CONTROLS: dict[str, PanelControl] = {
    "neither on nor off": PanelToggle("a", WORDS, None),  # type: ignore[arg-type]
    "no words": PanelText("a", WORDS, 5),  # type: ignore[arg-type]
    "a value shown as none": PanelSlider("a", WORDS, 1, 0, 9, 1.0, 5),  # type: ignore[arg-type]
    "a number beyond all": PanelNumber("a", WORDS, 10**400, 0, 9),
    "steps beyond all": PanelSlider("a", WORDS, 1, 0, 9, 1e-300),
    "an id that is none": PanelButton(5, WORDS),  # type: ignore[arg-type]
    "a note without words": PanelNote("a", Localised("Touchez-le.", "")),
    "a note too long to be read": PanelNote("a", Localised("Touchez-le.", "o" * (LONGEST_NOTE + 1))),
}


@pytest.mark.parametrize("what", CONTROLS)
def test_values_of_a_panel_are_what_their_controls_show(host: Host, what: str) -> None:
    made = counter(host)
    host.kinds.kind("counter").panel = returning((CONTROLS[what],))  # type: ignore[union-attr,method-assign]
    assert host.items.panel(made) == ()
    assert [fault.kind for fault in host.faults] == [FaultKind.INVALID]


@pytest.mark.parametrize("one", [PanelNote("reset", WORDS), MEASURE_BOARD])
def test_an_item_is_not_told_of_a_note_and_of_a_button_of_the_program(host: Host, one: PanelControl) -> None:
    made = counter(host)
    kind = host.kinds.kind("counter")
    kind.panel = returning((one,))  # type: ignore[union-attr,method-assign]
    kind.control = raising  # type: ignore[union-attr,method-assign]
    assert host.items.panel(made) == (one,)
    assert host.items.controlled(made, one.id, True) == made
    assert host.faults == []


@pytest.mark.parametrize("fault", [raising, hanging, returning({"left": {1}}), returning({"left": "x"})])
def test_a_file_that_breaks_its_plugin_is_refused_and_the_plugin_goes_on(fault: Callable[..., Any]) -> None:
    host = Host(guard=TimeGuard(hang_s=0.05))
    made = counter(host)
    kind = host.kinds.kind("counter")
    kind.of_file = fault  # type: ignore[union-attr]
    kind.text = lambda state, _: str(state["left"] + 1)  # type: ignore[union-attr,method-assign]
    with pytest.raises(FileRefusedError) as refused:
        host.items.state_of_file("counter", b"a")
    assert refused.value.why.fr.endswith(".")
    assert (host.faults, host.items.is_alive(made)) == ([], True)
    host.guard.close()


@pytest.mark.parametrize("value", [[1], [((0.0, 0.0), (1.0, float("nan")))], [((0, 0), (1, 1))] * 401, None])
def test_segments_of_an_item_are_pairs_of_points(value: object) -> None:
    host = Host()
    made = counter(host)
    assert host.items.segments(made) == ()
    host.kinds.kind("counter").segments = returning(value)  # type: ignore[union-attr]
    assert host.items.segments(made) == ()
    assert len(host.faults) == 1
    host.guard.close()


@pytest.mark.parametrize("value", [1, LineAnchor((0.0, float("inf")))])
def test_an_anchor_of_an_item_is_at_a_place(value: object) -> None:
    host = Host()
    made = counter(host)
    assert host.items.anchor(made) is None
    host.kinds.kind("counter").anchor = returning(value)  # type: ignore[union-attr]
    assert host.items.anchor(made) is None
    assert len(host.faults) == 1
    host.guard.close()


@pytest.mark.parametrize(("name", "ask"), [("handles", "handles"), ("targets", "targets"), ("panel", "panel")])
@pytest.mark.parametrize("value", [None, [1], "ab"])
def test_what_is_asked_of_an_item_is_checked(name: str, ask: str, value: object) -> None:
    host = Host()
    made = counter(host)
    setattr(host.kinds.kind("counter"), name, returning(value))
    assert getattr(host.items, ask)(made) == ()
    assert len(host.faults) == 1
    host.guard.close()


def test_a_module_that_cannot_be_loaded_or_lacks_a_function_is_switched_off_alone() -> None:
    class Half:
        version = 1

    def half() -> ItemKind:
        return Half()  # type: ignore[return-value]

    host = Host(plugin("broken", raising), plugin("half", half), plugin("counter", Counter))
    assert (host.kinds.kind("broken"), host.kinds.kind("half")) == (None, None)
    assert [fault.plugin for fault in host.faults] == ["broken", "half"]
    assert [one.id for one in host.kinds.state.kinds] == ["counter"]
    assert state(counter(host))["left"] == 1
    host.guard.close()


def test_plugins_are_looked_for_once_and_only_items_are_taken() -> None:
    asked: list[int] = []
    board = plugin("board", Counter)

    def find() -> list[Any]:
        asked.append(1)
        return [plugin("counter", Counter), (replace(board[0], kind=PluginKind.BOARD), board[1])]

    kinds = ItemKinds(find, TimeGuard())
    assert [one.id for one in kinds.state.kinds] == ["counter"]
    assert kinds.kind("board") is None
    assert asked == [1]
