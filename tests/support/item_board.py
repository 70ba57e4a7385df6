"""Board with one interactive item of a plugin, worked by taps and by its panel's controls."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from typing import Any

from tests.support.board import open_board, tap
from tests.support.items import Host, only_item, plugin, state_of
from tni.api.item_panel import PanelValue
from tni.api.items import ItemKind
from tni.document.items import PluginItem
from tni.services.items.item_host import ItemHost, ItemSurroundings
from tni.services.lesson.lesson_editor import LessonEditor, ToolName

MIDDLE = (160.0, 90.0)


class ItemBoard:
    """An item in the middle of a page. now: the time that its functions are told. french: their language."""

    def __init__(self, key: str, make: Callable[[], ItemKind], seed: int = 1) -> None:
        self.now, self.french = datetime(2026, 12, 1, 14, 5, 9), True
        chance = Random(seed)
        self.host = Host(plugin(key, make))
        world = ItemSurroundings(lambda: self.now, lambda: chance.getrandbits(40), lambda: self.french)
        self.items = ItemHost(self.host.kinds, world)
        self.editor: LessonEditor = open_board()
        self.editor.item_host = lambda: self.items
        self.editor.put_item(key, MIDDLE)

    @property
    def item(self) -> PluginItem:
        return only_item(self.editor)

    @property
    def state(self) -> dict[str, Any]:
        return state_of(self.item)

    @property
    def words(self) -> str:
        """What the item says to the search and to readers."""
        return self.item.name.partition(" : ")[2]

    def tap(self, target: str) -> None:
        """Tap the middle of a target, with the selection's tool and without a selection."""
        self.editor.use(ToolName.SELECT)
        self.editor.select(frozenset())
        box = next(one.box for one in self.items.targets(self.item) if one.id == target)
        x, y = self.item.transform.point(box.x + box.width / 2, box.y + box.height / 2)
        tap(self.editor, x, y)

    def control(self, control: str, value: PanelValue = True) -> None:
        self.editor.use(ToolName.SELECT)
        self.editor.select(frozenset({self.item.id}))
        self.editor.control_item(control, value)

    def wait(self, seconds: float) -> None:
        """Let time go by, and the item with it."""
        self.now += timedelta(seconds=seconds)
        self.editor.tick_items(1.0)

    def close(self) -> None:
        assert self.host.faults == []
        self.host.guard.close()
