"""Tool that places an image: a tap places it at its usual size, a drag sets its size."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

from tni.core.geometry import Affine, Point
from tni.core.ids import BlobId, ItemId, new_id
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.items import Image
from tni.document.overlay import Overlay
from tni.document.pointer import NOTHING_CHANGED, Changed, ChangedFlag, PointerEvent, PointerPhase
from tni.document.tools.base import DRAG_THRESHOLD_PX, Tool, ToolTarget
from tni.document.z_order import on_top


@dataclass(frozen=True, slots=True)
class PendingImage:
    """An image to be placed. width_mm, height_mm: size when placed by a tap."""

    blob: BlobId
    width_mm: float
    height_mm: float
    alt: str = ""


class PlaceImageTool(Tool):
    """Places `picture` once per contact, while there is one."""

    def __init__(self, target: ToolTarget) -> None:
        self._target = target
        self.picture: PendingImage | None = None
        self._starts: dict[int, Point] = {}
        self._drafts: dict[int, Image] = {}

    def handle(self, event: PointerEvent, now_s: float) -> Changed:  # noqa: ARG002
        if event.phase is PointerPhase.DOWN and self.picture is not None:
            self._starts[event.pointer] = (event.x_mm, event.y_mm)
        if event.pointer not in self._starts or self.picture is None:
            return NOTHING_CHANGED
        if event.phase is PointerPhase.CANCEL:
            return self.retract(event.pointer)
        self._drafts[event.pointer] = self._image(self.picture, event)
        return self._end(event.pointer) if event.phase is PointerPhase.UP else Changed(ChangedFlag.OVERLAY)

    def _image(self, picture: PendingImage, event: PointerEvent) -> Image:
        x, y = self._starts[event.pointer]
        dx, dy = event.x_mm - x, event.y_mm - y
        width, height = picture.width_mm, picture.height_mm
        if hypot(dx, dy) < DRAG_THRESHOLD_PX * event.mm_per_px:
            left, top = x - width / 2, y - height / 2
        else:
            factor = max(abs(dx) / width, abs(dy) / height)
            width, height = width * factor, height * factor
            left, top = x - (width if dx < 0 else 0.0), y - (height if dy < 0 else 0.0)
        return Image(
            id=ItemId(new_id()), page=self._target.page.id, transform=Affine.moving(left, top),
            blob=picture.blob, width_mm=width, height_mm=height, alt=picture.alt,
        )  # fmt: skip

    def _end(self, pointer: int) -> Changed:
        del self._starts[pointer]
        image = self._drafts.pop(pointer)
        (image,) = on_top(self._target.document, image.page, [image])
        changed = self._target.do(Change(ChangeKind.ADD, (RecordChange(image.id, None, image),)))
        return changed | self._target.select(frozenset((image.id,))) | Changed(ChangedFlag.OVERLAY)

    def retract(self, pointer: int) -> Changed:
        self._starts.pop(pointer, None)
        return NOTHING_CHANGED if self._drafts.pop(pointer, None) is None else Changed(ChangedFlag.OVERLAY)

    def drop(self) -> Changed:
        self._starts.clear()
        gone = bool(self._drafts)
        self._drafts.clear()
        return Changed(ChangedFlag.OVERLAY) if gone else NOTHING_CHANGED

    def finish(self) -> Changed:
        return self.drop()

    @property
    def busy(self) -> bool:
        return bool(self._starts)

    def overlay(self) -> Overlay:
        return Overlay(drafts=tuple(self._drafts.values()))
