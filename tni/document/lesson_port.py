"""What a session asks of the place where a lesson is kept. Every write returns at once; nothing here blocks the pen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from tni.core.errors import TniError
from tni.core.ids import BlobId, ClassId, ClassLayerId, ItemId, PageId
from tni.document.document import Change
from tni.document.items import LessonRecord, Stroke
from tni.ink.sample import Samples


class LessonStoreError(TniError):
    """The lesson, or a part of it, cannot be read or opened. Its subclasses say why."""


@dataclass(frozen=True, slots=True)
class LayerState:
    """A layer as it was left: the prepared lesson's records, or a séance's own (None: removed by the séance).

    length, position: of its history. page: the page it was on, None when never shown.
    """

    records: Mapping[str, LessonRecord | None]
    length: int
    position: int
    page: PageId | None


@dataclass(frozen=True, slots=True)
class ClassLayerInfo:
    """A lesson taught, or being taught, to a class.

    class_name: as the teacher calls it, kept for lessons whose class is not in this machine's lists.
    """

    id: ClassLayerId
    class_id: ClassId | None
    class_name: str
    started: datetime
    changed: datetime


class LessonPort(Protocol):
    """layer None: the prepared lesson; else a séance."""

    def layer(self, layer: ClassLayerId | None) -> LayerState:
        """Raises: LessonStoreError."""

    def seances(self) -> list[ClassLayerInfo]:
        """Newest change first."""

    def start_seance(self, class_name: str, class_id: ClassId | None, now: datetime) -> ClassLayerId: ...

    def commit(self, layer: ClassLayerId | None, change: Change, number: int | None, position: int) -> None:
        """Keep a change that has been applied. number: its place in the history when it is new, None for undo and redo
        (then `change` is what was applied). position: of the history, after it."""

    @property
    def saved(self) -> bool:
        """Whether `load_change` gives all that was committed, whatever becomes of the disk from now on."""

    def load_change(self, layer: ClassLayerId | None, number: int) -> Change:
        """A change of the history, waiting for writes before it. Raises: LessonStoreError."""

    def load_pages(self, layer: ClassLayerId | None, number: int) -> Change:
        """As `load_change`, with its pages alone: a change may be as long as the lesson."""

    def under_way(self, layer: ClassLayerId | None, stroke: Stroke, start: int, part: Samples) -> None:
        """Keep samples `start` and on of a stroke whose pen is still down. stroke: all but the samples. Committing a
        record with the same id ends it."""

    def drop_under_way(self, stroke: ItemId) -> None:
        """The stroke under way was no stroke (a palm, a pinch): forget its samples."""

    def at_page(self, layer: ClassLayerId | None, page: PageId) -> None: ...

    def put_blob(self, data: bytes) -> BlobId:
        """Keep bytes under their hash, before any change that names them."""

    def blob(self, blob: BlobId) -> bytes:
        """Raises: LessonStoreError when it is not there."""
