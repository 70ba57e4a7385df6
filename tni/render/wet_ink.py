"""Strokes under way as coverage in the pixels of a frame: what has settled, and over it what the pen may still change.

The settled body of a stroke is only added to. The tail behind the pen is drawn anew each time the model has looked at
it, so there are two masks: what is painted, and the same without the tail.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from tni.document.drawlist import Blend, segments_box
from tni.ink.nib import nib_tips
from tni.ink.pen import Pen
from tni.ink.segments import Segments
from tni.render.pixel_view import NO_PIXELS, PixelView, PxRect

PLAIN_PX = 2
"""Around segments that were drawn plainly, how far that may reach beyond them."""


class MaskBackend[Mask](Protocol):
    """Makes masks as large as the frame, all 0 when new, and covers them."""

    def new_mask(self) -> Mask: ...
    def free_mask(self, mask: Mask, dirty: PxRect) -> None:
        """The mask is used no more; only `dirty` of it is not 0."""

    def cover(self, mask: Mask, frame: PixelView, segments: Segments, soft_mm: float) -> PxRect:
        """Raise a mask to the coverage of segments (page mm); the pixels that may have changed. soft_mm: width of the
        edge."""

    def copy(self, mask: Mask, source: Mask, box: PxRect) -> None:
        """Make the pixels `box` of a mask those of another."""


@dataclass(slots=True)
class WetStrokeMask[Mask]:
    """mask: coverage of `settled` and of the first `covered` of `loose`, within `dirty`, which also holds what was
    drawn plainly before the model looked. firm: of `settled` alone, within `firm_dirty`; None until the model has
    looked at the stroke. loose_box: pixels in which they differ."""

    pen: Pen
    opacity: float
    blend: Blend
    mask: Mask
    dirty: PxRect = NO_PIXELS
    firm: Mask | None = None
    firm_dirty: PxRect = NO_PIXELS
    settled: list[Segments] = field(default_factory=list)
    loose: list[Segments] = field(default_factory=list)
    covered: int = 0
    loose_box: PxRect = NO_PIXELS

    def add(self, segments: Segments) -> None:
        """The pen has gone on."""
        self.loose.append(nib_tips(segments, self.pen))

    def cover_rest(self, masks: MaskBackend[Mask], frame: PixelView) -> PxRect:
        """Bring the coverage up to the last segment; the pixels that may have changed."""
        rest = self.loose[self.covered :]
        if not rest:
            return NO_PIXELS
        self.covered = len(self.loose)
        box = masks.cover(self.mask, frame, _joined(rest), self.pen.kind.soft_mm)
        self.dirty, self.loose_box = self.dirty.united(box), self.loose_box.united(box)
        return box

    def remodel(self, masks: MaskBackend[Mask], frame: PixelView, settled: Segments, tail: Segments) -> PxRect:
        """The model has looked: `settled` joins what never changes, `tail` takes the place of all that came after it.
        Returns the pixels that may have changed, also those of what was drawn plainly in the meantime."""
        changed = self.loose_box.united(self.plain_box(frame))
        if self.firm is None:
            self.firm = masks.new_mask()
        if len(settled):
            self.settled.append(nib_tips(settled, self.pen))
            box = masks.cover(self.firm, frame, self.settled[-1], self.pen.kind.soft_mm)
            self.firm_dirty = self.firm_dirty.united(box)
            changed = changed.united(box)
        self.dirty = self.dirty.united(changed)
        masks.copy(self.mask, self.firm, changed.meeting(frame.whole))
        self.loose, self.covered, self.loose_box = [nib_tips(tail, self.pen)], 0, NO_PIXELS
        return changed.united(self.cover_rest(masks, frame))

    def plain_box(self, frame: PixelView) -> PxRect:
        """Pixels of what was added but not covered yet: the caller has drawn it plainly, as wide as it began."""
        rest = self.loose[self.covered :]
        if not rest:
            return NO_PIXELS
        wide = _joined(rest).copy()
        wide[:, 2] = wide[:, 5] = wide[:, (2, 5)].max()
        box = frame.pixels(segments_box(wide))
        margin = PxRect(box.left - PLAIN_PX, box.top - PLAIN_PX, box.right + PLAIN_PX, box.bottom + PLAIN_PX)
        return margin.meeting(frame.whole)

    def cover_anew(self, masks: MaskBackend[Mask], frame: PixelView) -> None:
        """The masks are gone, and the frame is another."""
        self.mask, self.dirty, self.covered, self.loose_box = masks.new_mask(), NO_PIXELS, 0, NO_PIXELS
        if self.firm is not None:
            self.firm, self.firm_dirty = masks.new_mask(), NO_PIXELS
            if self.settled:
                self.firm_dirty = masks.cover(self.firm, frame, _joined(self.settled), self.pen.kind.soft_mm)
                masks.copy(self.mask, self.firm, self.firm_dirty)
                self.dirty = self.firm_dirty
        self.cover_rest(masks, frame)

    def free(self, masks: MaskBackend[Mask]) -> None:
        masks.free_mask(self.mask, self.dirty)
        if self.firm is not None:
            masks.free_mask(self.firm, self.firm_dirty)


def _joined(segments: list[Segments]) -> Segments:
    return segments[0] if len(segments) == 1 else np.concatenate(segments)
