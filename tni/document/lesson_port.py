"""Interface of the lesson store, as the lesson service uses it. Every write returns at once; nothing here blocks the
pen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from tni.core.errors import TniError
from tni.core.ids import BlobId, ClassId, ClassLayerId, ItemId, PageId
from tni.document.document import Change, Document
from tni.document.items import LessonRecord, Stroke
from tni.document.later_strokes import LaterStrokes, StrokeSource
from tni.ink.sample import Samples


class LessonStoreError(TniError):
    """The lesson, or a part of it, cannot be read or opened. Subclasses give the reason."""


@dataclass(frozen=True, slots=True)
class LayerState:
    """Stored state of a layer: the records of the prepared lesson, or those of a séance's class layer (None: removed by
    the séance).

    at_once: all records but the strokes that are made later. length, position: of the layer's undo history. page: the
    page that was last shown, None if none was.
    """

    at_once: Mapping[str, LessonRecord | None]
    length: int
    position: int
    page: PageId | None
    later: StrokeSource | None = None

    @property
    def records(self) -> Mapping[str, LessonRecord | None]:
        """All records. Makes those that are made later."""
        if self.later is None:
            return self.at_once
        strokes = (stroke for page in self.later.pages() for stroke in self.later.of_page(page))
        return {**self.at_once, **{stroke.id: stroke for stroke in strokes}}

    def document(self, overlay: Mapping[str, LessonRecord | None] | None = None) -> Document:
        """Return the document of this prepared lesson. overlay: records of a class layer."""
        base = (record for record in self.at_once.values() if record is not None)
        return Document(base, overlay, LaterStrokes(self.later))


NO_CLASS = ClassId("none")
"""Stands in the place of a class's id in a layer that the teacher leaves without a class."""


@dataclass(frozen=True, slots=True)
class ClassLayerInfo:
    """A séance of the lesson: its class layer, the class and the times.

    class_name: as the teacher calls the class; kept for lessons whose class is not in this machine's class lists. ""
    for a layer that was taught to no class in particular, and not yet given to one. class_id: `NO_CLASS` once the
    teacher has decided that it stays without one.
    """

    id: ClassLayerId
    class_id: ClassId | None
    class_name: str
    started: datetime
    changed: datetime


class LessonPort(Protocol):
    """Interface of the lesson store. A `layer` of None means the prepared lesson, otherwise the class layer of a
    séance."""

    def layer(self, layer: ClassLayerId | None) -> LayerState:
        """Return a layer's stored state. Raises: LessonStoreError."""

    def seances(self) -> list[ClassLayerInfo]:
        """List the séances, most recently changed first."""

    def start_seance(
        self, class_name: str, class_id: ClassId | None, now: datetime, layer: ClassLayerId | None = None
    ) -> ClassLayerId:
        """Add a class layer and return its id. class_name: "" as long as no class was named. layer: id of the new
        layer, None for any."""

    def name_layer(self, layer: ClassLayerId, class_name: str, class_id: ClassId | None) -> None:
        """Give a class layer to a class, or another name."""

    def commit(self, layer: ClassLayerId | None, change: Change, number: int | None, position: int) -> None:
        """Save a change that has been applied. number: its place in the history if it is new, None for undo and redo
        (then `change` is what was applied). position: of the history, after the change."""

    @property
    def saved(self) -> bool:
        """True if `load_change` can return all that was committed, even if writes to the disk fail from now on."""

    def load_change(self, layer: ClassLayerId | None, number: int) -> Change:
        """Load a change of the history, after waiting for pending writes. Raises: LessonStoreError."""

    def load_pages(self, layer: ClassLayerId | None, number: int) -> Change:
        """Load the part of a change that concerns pages: a change may be as long as the lesson."""

    def save_unfinished(self, layer: ClassLayerId | None, stroke: Stroke, start: int, part: Samples) -> None:
        """Save samples `start` and later of a stroke whose pen is still down. stroke: everything but the samples.
        Committing a record with the same id ends the unfinished stroke."""

    def discard_unfinished(self, stroke: ItemId) -> None:
        """Discard the samples of an unfinished stroke that turned out to be a palm or a pinch."""

    def at_page(self, layer: ClassLayerId | None, page: PageId) -> None: ...

    def put_blob(self, data: bytes) -> BlobId:
        """Store data under its hash. Call it before committing a change that refers to it."""

    def blob(self, blob: BlobId) -> bytes:
        """Return stored data. Raises: LessonStoreError when it is missing."""
