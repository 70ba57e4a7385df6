"""A lesson with every kind of interactive item that comes with the program, each in several states, on papers of all
rulings, with formulas and ink: kinds are found as the program finds them, so that a new one is in it by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Final

from tests.support.board import stroke
from tests.support.lessons import written
from tni.api.item_panel import PanelButton, PanelChoice, PanelControl, PanelNote, PanelText, PanelToggle, PanelValue
from tni.api.manifest import PluginKind
from tni.app.folders import Folders
from tni.app.in_process_plugins import inner_plugins
from tni.core.geometry import IDENTITY, Affine
from tni.core.ids import ItemId, PageId
from tni.document.item_handles import HandleDrag
from tni.document.items import Item, LessonInfo, LessonRecord, Page, PluginItem, Text
from tni.document.page_format import Paper, Ruling, first_options
from tni.document.plugin_state import Resizing, plugin_state
from tni.document.text_style import SpanStyle, TextSpan
from tni.services.items.item_host import ItemHost, ItemSurroundings
from tni.services.items.item_kinds import FoundPlugin, ItemKinds
from tni.services.items.time_guard import PluginFaultError, TimeGuard
from tni.store.settings_file import SettingsFile

STATES: Final = 3
"""States of each kind: as it is put on a page, and after acts."""
TITLE: Final = "Tous les outils"
NOON = datetime(2026, 3, 20, 10, 10)
WIDE_MM, HIGH_MM = 150.0, 80.0
"""Room for each of the four states on a page."""
FORMULA = "\\frac{a+b}{2}"


def found_kinds(home: Path) -> list[FoundPlugin]:
    """Return the kinds of items that come with the program, by id. home: an empty folder."""
    places = Folders(library=home, data=home, config=home, state=home, exports=home)
    found = inner_plugins(PluginKind.ITEM, places, SettingsFile(places.settings))
    return sorted(found, key=lambda one: one[0].id)


class EveryItem:
    """Maker of items of every kind. faults: of those that were switched off."""

    def __init__(self, home: Path) -> None:
        self.kinds = found_kinds(home)
        self.faults: list[PluginFaultError] = []
        self._chance, self.guard = Random(20), TimeGuard(60.0, lambda: 0.0)  # how fast they are is another test
        kinds = ItemKinds(lambda: self.kinds, self.guard)
        kinds.subscribe(self.faults.append)
        self.host = ItemHost(kinds, ItemSurroundings(lambda: NOON, lambda: self._chance.getrandbits(40)))

    @property
    def ids(self) -> list[str]:
        return [manifest.id for manifest, _ in self.kinds]

    def states(self, kind: str, page: PageId, count: int = STATES) -> list[PluginItem]:
        """Return items of a kind in different states, as hands would leave them."""
        made: list[PluginItem] = []
        for number in range(count):
            item = self.host.new_item(kind, page, IDENTITY, ItemId(f"{kind}-{number}"))
            assert item is not None, kind
            for _ in range(number):
                item = self.handled(item)
            made.append(item)
        return made

    def handled(self, item: PluginItem) -> PluginItem:
        """Return an item after each of its handles, targets and controls was used once."""
        host, chance = self.host, self._chance
        for handle in host.handles(item):
            x, y = chance.uniform(0, item.width_mm), chance.uniform(0, item.height_mm)
            item = host.dragged(item, HandleDrag(handle.id, handle.at, handle.limited((x, y))))
        for target in host.targets(item):
            item = host.tapped(item, target.id)
        for control in host.panel(item):
            item = host.controlled(item, control.id, value_for(control, chance))
        return replace(item, transform=IDENTITY)


def value_for(control: PanelControl, chance: Random) -> PanelValue:
    """Return another value for a control, such as a teacher might choose."""
    match control:
        case PanelButton() | PanelNote():
            return True
        case PanelToggle():
            return not control.value
        case PanelText():
            return control.value
        case PanelChoice():
            return chance.choice([option.id for option in control.options])
        case _:
            steps = chance.randint(1, 9)
            return control.low + (control.high - control.low) * steps / 10


def placed(items: Sequence[PluginItem]) -> Iterator[PluginItem]:
    """Yield items side by side on their page. What measures in true millimetres keeps its size."""
    for number, item in enumerate(items):
        contents = plugin_state(item)
        assert contents is not None
        scale = min(WIDE_MM / item.width_mm, HIGH_MM / item.height_mm)
        scale = 1.0 if contents.resizing is Resizing.FIXED else scale
        x, y = 5.0 + 155.0 * (number % 2), 5.0 + 85.0 * (number // 2)
        yield replace(item, transform=Affine.moving(x, y).after(Affine.scaling(scale, scale, (0.0, 0.0))))


def lesson_records(every: EveryItem) -> list[LessonRecord]:
    """Return the records of the lesson: a page for each kind of item, with another ruling than the last one."""
    rulings, papers = list(Ruling), list(Paper)
    out: list[LessonRecord] = [LessonInfo(title=TITLE)]
    for number, kind in enumerate(every.ids):
        key, ruling = PageId(f"page-{kind}"), rulings[number % len(rulings)]
        page = Page(id=key, position=float(number + 1), title=kind, paper=papers[number % 3], ruling=ruling)
        page = replace(page, ruling_options=first_options(ruling, page.format))
        of_page: list[Item] = [*placed(every.states(kind, key)), formula(key, kind), ink(key, number)]
        out += [page, *(replace(one, z=z) for z, one in enumerate(of_page))]
    assert len(every.ids) >= len(rulings)
    return out


def formula(page: PageId, kind: str) -> Text:
    words = f"Moyenne {FORMULA}"
    span = TextSpan(len("Moyenne "), len(words), SpanStyle(formula=True))
    return Text(
        id=ItemId(f"formula-{kind}"), page=page, text=words, size_mm=8.0, colour="#c00000", font="Andika",
        font_version="6", width_mm=80.0, height_mm=14.0, transform=Affine.moving(170.0, 150.0), spans=(span,),
    )  # fmt: skip


def ink(page: PageId, number: int) -> Item:
    made = stroke(page, [(170.0 + x, 120.0 + x % 7) for x in range(0, 100, 5)])
    return replace(made, id=ItemId(f"ink-{number}"))


@contextmanager
def every_item(home: Path) -> Iterator[EveryItem]:
    """Give the maker, and check that no kind was switched off."""
    home.mkdir(parents=True, exist_ok=True)
    made = EveryItem(home)
    try:
        yield made
        assert made.faults == []
    finally:
        made.guard.close()


def write_every_item(path: Path, home: Path) -> list[LessonRecord]:
    """Write the lesson to a file, and return its records."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with every_item(home) as every:
        records = lesson_records(every)
    written(path, *records)
    return records


def items_of(records: Sequence[LessonRecord]) -> dict[ItemId, PluginItem]:
    """Return the interactive items of a lesson by their ids."""
    return {one.id: one for one in records if isinstance(one, PluginItem)}
