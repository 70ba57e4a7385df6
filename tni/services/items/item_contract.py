"""Contract of a kind of interactive items: its functions tried with many states, as the program would call them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from random import Random

from tni.api.item_panel import PanelButton, PanelChoice, PanelControl, PanelNote, PanelText, PanelToggle, PanelValue
from tni.api.items import ItemContext, ItemKind, ItemSize
from tni.core.geometry import Affine
from tni.core.ids import ItemId, PageId
from tni.document.item_drawing import (
    AnyDrawn,
    DrawnArea,
    DrawnLine,
    DrawnOval,
    DrawnPicture,
    DrawnText,
    checked_drawing,
    within,
)
from tni.document.item_handles import HandleDrag
from tni.document.items import PluginItem
from tni.document.plugin_state import plugin_state
from tni.services.items.item_host import ItemHost, ItemSurroundings
from tni.services.items.item_kinds import FoundPlugin, ItemKinds
from tni.services.items.time_guard import PluginFaultError, TimeGuard

STEPS = 150
"""Acts that are tried one after another."""
OUTSIDE_MM = 30.0
"""Distance to which handles are pulled beyond the item."""
SHARES = 0.0, 0.3, 0.9, 1.1
NEAR_MM = 0.02
NIGHT = datetime(2026, 2, 28, 23, 59)


def item_faults(found: FoundPlugin, steps: int = STEPS) -> tuple[int, tuple[str, ...]]:
    """Return the number of acts that were tried, and the faults, in English: the first one ends the trial."""
    guard = TimeGuard()
    try:
        return _tried(found, guard, steps)
    finally:
        guard.close()


def _tried(found: FoundPlugin, guard: TimeGuard, steps: int) -> tuple[int, tuple[str, ...]]:
    chance, faults = Random(1), list[str]()
    kinds = ItemKinds(lambda: (found,), guard)

    def note(fault: PluginFaultError) -> None:
        faults.append(f"{fault.function} {fault.kind.value}: {fault.detail}")

    kinds.subscribe(note)
    french = [True]
    world = ItemSurroundings(
        lambda: NIGHT, lambda: chance.getrandbits(40), lambda: french[0], lambda: chance.choice((None, 0.7, 4.0))
    )  # fmt: skip
    host, id = ItemHost(kinds, world), found[0].id
    host.aside.listeners.add(note)
    item, tries = host.new_item(id, PageId("p"), Affine(), ItemId("i")), 0
    while item is not None and not faults and tries < steps:
        for after in _acts(host, item, chance):
            item, tries, french[0] = after, tries + 1, not french[0]
            if not faults and (kind := kinds.kind(id)) is not None:
                faults += _outside(kind, item)
            if faults:
                break
    return tries, tuple(faults)


def _acts(host: ItemHost, item: PluginItem, chance: Random) -> Iterator[PluginItem]:
    """Yield the item after each act: every handle, target and control once, in places and with values at random."""
    for handle in host.handles(item):
        x = chance.uniform(-OUTSIDE_MM, item.width_mm + OUTSIDE_MM)
        y = chance.uniform(-OUTSIDE_MM, item.height_mm + OUTSIDE_MM)
        item = host.dragged(item, HandleDrag(handle.id, handle.at, handle.limited((x, y))))
        yield item
    for target in host.targets(item):
        before, item = item, host.tapped(item, target.id)
        _move(host, before, item, target.id)
        yield item
    for control in host.panel(item):
        before, item = item, host.controlled(item, control.id, _value(control, chance))
        _move(host, before, item, control.id)
        yield item
    host.anchor(item)
    host.segments(item)
    yield host.ticked(item, chance.uniform(0.0, 100.0))


def _move(host: ItemHost, before: PluginItem, after: PluginItem, act: str) -> None:
    """Draw a motion at its beginning, on its way and past its end: what fails is a fault of the kind."""
    if (motion := host.motion(before, after, act)) is not None:
        for share in SHARES:
            host.in_motion(motion, share * motion.seconds)


def _value(control: PanelControl, chance: Random) -> PanelValue:
    match control:
        case PanelButton() | PanelNote():
            return True
        case PanelToggle():
            return not control.value
        case PanelText():
            return chance.choice(("", "a", "É\u202f€ \U0001f600", "x" * control.longest))
        case PanelChoice():
            return chance.choice([option.id for option in control.options])
        case _:
            return chance.choice((control.low, control.high, chance.uniform(control.low, control.high)))


def _outside(kind: ItemKind, item: PluginItem) -> list[str]:
    """Return a fault if the drawing does not lie within the item."""
    contents = plugin_state(item)
    if contents is None:
        return ["the item cannot be read again"]
    size = ItemSize(item.width_mm, item.height_mm)
    drawing = checked_drawing(kind.draw(contents.state, size, ItemContext()))
    inside = within(drawing, size.width_mm, size.height_mm)
    far = [
        one
        for one, other in zip(drawing, inside, strict=True)
        if not isinstance(one, DrawnText) and max(map(_distance, _numbers(one), _numbers(other)), default=0.0) > NEAR_MM
    ]
    return [f"draw: a part lies outside the size: {far[0]}"[:200]] if far else []


def _numbers(one: AnyDrawn) -> list[float]:
    match one:
        case DrawnLine() | DrawnArea():
            return [value for point in one.points for value in point]
        case DrawnOval():
            return [one.x, one.y, one.radius_x, one.radius_y]
        case DrawnText():
            return []
        case DrawnPicture():
            return [one.x, one.y, one.x + one.width_mm, one.y + one.height_mm]


def _distance(one: float, other: float) -> float:
    return abs(one - other)
