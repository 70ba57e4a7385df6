"""Interactive items for tests: a counter with two handles, and plugins that fail in each way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from types import ModuleType, SimpleNamespace
from typing import Any, cast

from tni.api.items import (
    Drawing,
    DrawnLine,
    DrawnOval,
    DrawnText,
    HandleDrag,
    ItemContext,
    ItemHandle,
    ItemKind,
    ItemSize,
    Localised,
    PanelButton,
    PanelChoice,
    PanelControl,
    PanelNumber,
    PanelOption,
    PanelSlider,
    PanelText,
    PanelToggle,
    PanelValue,
    PlacedState,
    PlainItem,
    Rect,
    State,
    TapTarget,
    with_values,
)
from tni.api.manifest import Manifest, PluginKind
from tni.document.items import PluginItem
from tni.document.plugin_state import plugin_state
from tni.services.items.item_host import ItemHost, ItemSurroundings
from tni.services.items.item_kinds import FoundPlugin, ItemKinds
from tni.services.items.time_guard import PluginFaultError, TimeGuard
from tni.services.lesson.lesson_editor import LessonEditor

NOON = datetime(2026, 11, 24, 12, 0)


class Counter(PlainItem):
    """Two numbers, each moved by its handle; a tap on the right half adds one to the first."""

    version = 2
    default_size = ItemSize(40.0, 20.0)

    def new(self, ctx: ItemContext) -> State:
        return {"left": 1, "right": 2, "seed": ctx.seed, "on": False, "name": "", "pick": "a"}

    def upgrade(self, state: State, version: int) -> State:
        return {**self.new(ItemContext()), "left": state["n"]} if version == 1 else state

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:
        return (
            DrawnOval(10.0, 10.0, 8.0, 8.0, "surface"),
            DrawnLine(((0.0, 10.0), (500.0, 10.0)), "#ff0000"),
            DrawnText(str(state["left"]), 10.0, 10.0),
        )

    def handles(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[ItemHandle, ...]:
        limits = Rect(0.0, 0.0, 40.0, 20.0)
        return ItemHandle("left", (5.0, 5.0), limits=limits), ItemHandle("right", (15.0, 5.0))

    def drag(self, state: State, drag: HandleDrag, ctx: ItemContext) -> State | PlacedState:
        after = with_values(state, **{drag.handle: round(drag.to[0])}, held=sorted(drag.others))
        return PlacedState(after, dx_mm=3.0) if drag.handle == "right" and drag.to[1] > 15 else after

    def targets(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[TapTarget, ...]:
        return (TapTarget("plus", Rect(20.0, 0.0, 20.0, 20.0)),)

    def tap(self, state: State, target: str, ctx: ItemContext) -> State:
        return with_values(state, left=state["left"] + 1)

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:
        label = Localised("Nombre", "Number")
        return (
            PanelButton("reset", Localised("Remettre à zéro", "Reset")),
            PanelSlider("left", label, state["left"], 0, 100),
            PanelNumber("right", label, state["right"], 0, 9, 1),
            PanelToggle("on", Localised("Allumé", "On"), state["on"]),
            PanelText("name", Localised("Nom", "Name"), state["name"], 5),
            PanelChoice("pick", label, (PanelOption("a", label), PanelOption("b", label)), state["pick"]),
        )

    def control(self, state: State, control: str, value: PanelValue, ctx: ItemContext) -> State:
        return with_values(state, left=0) if control == "reset" else with_values(state, **{control: value})

    def text(self, state: State, ctx: ItemContext) -> str:
        return f"{state['left']} et {state['right']}"

    def interval_s(self, state: State) -> float | None:
        return 0.5 if state["on"] else None

    def tick(self, state: State, elapsed_s: float, ctx: ItemContext) -> State:
        return with_values(state, left=state["left"] + round(elapsed_s))


def manifest(key: str, kind: PluginKind = PluginKind.ITEM) -> Manifest:
    return Manifest(key, kind, (1, 0), "1.0", Localised("Compteur", "Counter"), Localised("Il compte.", "It counts."))


def plugin(key: str, make: Callable[[], ItemKind]) -> FoundPlugin:
    return manifest(key), lambda: cast(ModuleType, SimpleNamespace(item=make))


class Host:
    """Host of the given kinds. faults: of those that were switched off."""

    def __init__(self, *plugins: FoundPlugin, guard: TimeGuard | None = None) -> None:
        self.guard = guard or TimeGuard()
        self.kinds = ItemKinds(lambda: plugins or (plugin("counter", Counter),), self.guard)
        self.faults: list[PluginFaultError] = []
        self.kinds.subscribe(self.faults.append)
        self.items = ItemHost(self.kinds, ItemSurroundings(lambda: NOON, lambda: 7))


def only_item(editor: LessonEditor) -> PluginItem:
    """The only interactive item of the editor's page."""
    (found,) = (one for one in editor.document.items(editor.page.id) if isinstance(one, PluginItem))
    return found


def state_of(item: PluginItem) -> dict[str, Any]:
    found = plugin_state(item)
    assert found is not None
    return dict(found.state)
