"""Layers of a page: its items from front to back, with runs of ink as one, and steps of an item past its neighbour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tni.core.ids import ItemId, PageId
from tni.document.document import Change, ChangeKind, Document
from tni.document.items import AnyItem, Stroke
from tni.document.paint_order import paint_order


@dataclass(frozen=True, slots=True)
class Layer:
    """Row of the list. items: a single item that is no ink, or the strokes of a run, from back to front."""

    items: tuple[AnyItem, ...]

    @property
    def is_ink(self) -> bool:
        return isinstance(self.items[0], Stroke)


def layers(document: Document, page: PageId) -> list[Layer]:
    """Return the layers of a page from back to front."""
    rows: list[Layer] = []
    run: list[AnyItem] = []
    for item in sorted(document.items(page), key=paint_order):
        if isinstance(item, Stroke):
            run.append(item)
            continue
        if run:
            rows.append(Layer(tuple(run)))
            run = []
        rows.append(Layer((item,)))
    return [*rows, Layer(tuple(run))] if run else rows


def stepped(document: Document, page: PageId, key: ItemId, *, up: bool) -> Change:
    """Return the change that moves an item past the next layer, towards the front or the back. Ink, locked items and
    those at the end stay."""
    rows = layers(document, page)
    at = next((n for n, row in enumerate(rows) if not row.is_ink and row.items[0].id == key), None)
    if at is None or rows[at].items[0].locked or not 0 <= (to := at + (1 if up else -1)) < len(rows):
        return Change(ChangeKind.ORDER, ())
    item, other = rows[at].items[0], rows[to]
    if not other.is_ink:
        neighbour = other.items[0]
        swapped = [row.items[0] for row in rows if not row.is_ink]
        one, two = swapped.index(item), swapped.index(neighbour)
        swapped[one] = replace(neighbour, plane=item.plane, z=item.z)
        swapped[two] = replace(item, plane=neighbour.plane, z=neighbour.z)
        return document.replace(ChangeKind.ORDER, *_renumbered(document, swapped))
    plane, z = _above(rows, to) if up else _below(rows, to)
    return document.replace(ChangeKind.ORDER, replace(item, plane=plane, z=z))


def _renumbered(document: Document, wanted: Sequence[AnyItem]) -> list[AnyItem]:
    """Return the items that must change for this painting order, with z raised where two would not tell it."""
    out: list[AnyItem] = []
    before: AnyItem | None = None
    for item in wanted:
        if before is not None and item.plane == before.plane and (item.z, item.id) <= (before.z, before.id):
            item = replace(item, z=before.z + (item.id <= before.id))
        if item != document.item(item.id):
            out.append(item)
        before = item
    return out


def _above(rows: Sequence[Layer], ink: int) -> tuple[int, int]:
    """Return plane and z right above a run of ink. Of a plane all that is no ink lies under its ink."""
    if ink + 1 < len(rows):
        above = rows[ink + 1].items[0]
        return above.plane, above.z - 1
    return rows[ink].items[-1].plane + 1, 0


def _below(rows: Sequence[Layer], ink: int) -> tuple[int, int]:
    """Return plane and z right below a run of ink."""
    plane = rows[ink].items[0].plane
    below = [row.items[0].z for row in rows[:ink] if not row.is_ink and row.items[0].plane == plane]
    return plane, max(below, default=-1) + 1
