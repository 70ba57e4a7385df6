"""A lesson kept in memory alone: what a session goes on with when the lesson file cannot be written."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from tni.board.document import Change
from tni.board.items import Record, Stroke
from tni.board.lesson_port import LayerState, LessonStoreError, SeanceInfo
from tni.core.digest import sha256
from tni.core.ids import BlobId, ClassId, ItemId, PageId, SeanceId, new_id
from tni.ink.sample import Samples


class NotKeptError(LessonStoreError):
    """what: the kind of thing; key: which."""

    def __init__(self, what: str, key: str) -> None:
        super().__init__(f"no {what} {key} in memory")
        self.what, self.key = what, key


@dataclass(slots=True)
class _Kept:
    records: dict[str, Record | None] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    position: int = 0
    page: PageId | None = None


class MemoryLesson:
    """A `LessonPort`."""

    def __init__(self) -> None:
        self._layers: dict[SeanceId | None, _Kept] = {None: _Kept()}
        self._seances: dict[SeanceId, SeanceInfo] = {}
        self._blobs: dict[BlobId, bytes] = {}
        self._under_way: dict[ItemId, Stroke] = {}

    def _kept(self, layer: SeanceId | None) -> _Kept:
        if layer not in self._layers:
            raise NotKeptError("layer", str(layer))
        return self._layers[layer]

    def layer(self, layer: SeanceId | None) -> LayerState:
        kept = self._kept(layer)
        return LayerState(dict(kept.records), len(kept.changes), kept.position, kept.page)

    def seances(self) -> list[SeanceInfo]:
        return sorted(self._seances.values(), key=lambda s: s.changed, reverse=True)

    def start_seance(self, class_name: str, class_id: ClassId | None, now: datetime) -> SeanceId:
        seance = SeanceId(new_id())
        self._seances[seance] = SeanceInfo(seance, class_id, class_name, now, now)
        self._layers[seance] = _Kept()
        return seance

    def commit(self, layer: SeanceId | None, change: Change, number: int | None, position: int) -> None:
        kept = self._kept(layer)
        if number is not None:
            kept.changes[number - 1 :] = [change]
        kept.position = position
        prepared = self._layers[None].records
        for swap in change.swaps:
            self._under_way.pop(ItemId(swap.key), None)
            clean = None if layer is None else prepared.get(swap.key)
            if swap.after == clean:
                kept.records.pop(swap.key, None)
            else:
                kept.records[swap.key] = swap.after

    @property
    def saved(self) -> bool:
        return True

    def load_change(self, layer: SeanceId | None, number: int) -> Change:
        changes = self._kept(layer).changes
        if not 1 <= number <= len(changes):
            raise NotKeptError("change", str(number))
        return changes[number - 1]

    def load_pages(self, layer: SeanceId | None, number: int) -> Change:
        return self.load_change(layer, number).of_pages()

    def under_way(self, layer: SeanceId | None, stroke: Stroke, start: int, part: Samples) -> None:  # noqa: ARG002
        before = self._under_way.get(stroke.id, stroke).samples[:start]
        self._under_way[stroke.id] = replace(stroke, samples=before.joined(part))

    def drop_under_way(self, stroke: ItemId) -> None:
        self._under_way.pop(stroke, None)

    def strokes_under_way(self) -> list[Stroke]:
        """As far as they were sent."""
        return list(self._under_way.values())

    def at_page(self, layer: SeanceId | None, page: PageId) -> None:
        self._kept(layer).page = page

    def put_blob(self, data: bytes) -> BlobId:
        key = BlobId(sha256(data).hex())
        self._blobs[key] = data
        return key

    def blob(self, blob: BlobId) -> bytes:
        if blob not in self._blobs:
            raise NotKeptError("blob", blob)
        return self._blobs[blob]
