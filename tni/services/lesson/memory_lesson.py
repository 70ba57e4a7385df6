"""Lesson in memory alone, for work to go on when the lesson file can't be written."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from tni.core.digest import sha256
from tni.core.ids import BlobId, ClassId, ClassLayerId, ItemId, PageId, new_id
from tni.document.document import Change
from tni.document.items import LessonRecord, Stroke
from tni.document.lesson_port import ClassLayerInfo, LayerState, LessonStoreError
from tni.ink.sample import Samples


class NotInMemoryError(LessonStoreError):
    """An object is not in memory. what: its kind. key: its id or number."""

    def __init__(self, what: str, key: str) -> None:
        super().__init__(f"no {what} {key} in memory")
        self.what, self.key = what, key


@dataclass(slots=True)
class _Layer:
    records: dict[str, LessonRecord | None] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    position: int = 0
    page: PageId | None = None


class MemoryLesson:
    """`LessonPort` that stores nothing on the disk."""

    def __init__(self) -> None:
        self._layers: dict[ClassLayerId | None, _Layer] = {None: _Layer()}
        self._seances: dict[ClassLayerId, ClassLayerInfo] = {}
        self._blobs: dict[BlobId, bytes] = {}
        self._unfinished: dict[ItemId, Stroke] = {}

    def _layer(self, layer: ClassLayerId | None) -> _Layer:
        if layer not in self._layers:
            raise NotInMemoryError("layer", str(layer))
        return self._layers[layer]

    def layer(self, layer: ClassLayerId | None) -> LayerState:
        kept = self._layer(layer)
        return LayerState(dict(kept.records), len(kept.changes), kept.position, kept.page)

    def seances(self) -> list[ClassLayerInfo]:
        return sorted(self._seances.values(), key=lambda s: s.changed, reverse=True)

    def start_seance(
        self, class_name: str, class_id: ClassId | None, now: datetime, layer: ClassLayerId | None = None
    ) -> ClassLayerId:
        seance = layer or ClassLayerId(new_id())
        self._seances[seance] = ClassLayerInfo(seance, class_id, class_name, now, now)
        self._layers[seance] = _Layer()
        return seance

    def name_layer(self, layer: ClassLayerId, class_name: str, class_id: ClassId | None) -> None:
        self._seances[layer] = replace(self._seances[layer], class_name=class_name, class_id=class_id)

    def commit(self, layer: ClassLayerId | None, change: Change, number: int | None, position: int) -> None:
        kept = self._layer(layer)
        if number is not None:
            kept.changes[number - 1 :] = [change]
        kept.position = position
        prepared = self._layers[None].records
        for swap in change.swaps:
            self._unfinished.pop(ItemId(swap.key), None)
            clean = None if layer is None else prepared.get(swap.key)
            if swap.after == clean:
                kept.records.pop(swap.key, None)
            else:
                kept.records[swap.key] = swap.after

    @property
    def saved(self) -> bool:
        return True

    def load_change(self, layer: ClassLayerId | None, number: int) -> Change:
        changes = self._layer(layer).changes
        if not 1 <= number <= len(changes):
            raise NotInMemoryError("change", str(number))
        return changes[number - 1]

    def load_pages(self, layer: ClassLayerId | None, number: int) -> Change:
        return self.load_change(layer, number).of_pages()

    def save_unfinished(self, layer: ClassLayerId | None, stroke: Stroke, start: int, part: Samples) -> None:  # noqa: ARG002
        before = self._unfinished.get(stroke.id, stroke).samples[:start]
        self._unfinished[stroke.id] = replace(stroke, samples=before.joined(part))

    def discard_unfinished(self, stroke: ItemId) -> None:
        self._unfinished.pop(stroke, None)

    def unfinished_strokes(self) -> list[Stroke]:
        """Return the strokes under way, with the samples received so far."""
        return list(self._unfinished.values())

    def at_page(self, layer: ClassLayerId | None, page: PageId) -> None:
        self._layer(layer).page = page

    def put_blob(self, data: bytes) -> BlobId:
        key = BlobId(sha256(data).hex())
        self._blobs[key] = data
        return key

    def blob(self, blob: BlobId) -> bytes:
        if blob not in self._blobs:
            raise NotInMemoryError("blob", blob)
        return self._blobs[blob]
