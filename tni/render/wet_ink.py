"""Wet strokes as coverage in the pixels of a frame: segments that are settled, and a tail that may still change.

The settled body of a stroke only grows. The tail behind the pen is redrawn each time the stroke is remodelled, so there
are two masks: the painted one, and one without the tail.
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
"""Margin, in pixels, by which segments that the caller has drawn plainly may exceed their box."""


class MaskBackend[Mask](Protocol):
    """Creates masks as large as the frame, initially 0, and draws coverage into them."""

    def new_mask(self) -> Mask: ...
    def free_mask(self, mask: Mask, dirty: PxRect) -> None:
        """Release a mask. dirty: the pixels that may not be 0."""

    def cover(self, mask: Mask, frame: PixelView, segments: Segments, soft_mm: float) -> PxRect:
        """Raise a mask to the coverage of segments (page mm). Returns the pixels that may have changed. soft_mm: width
        of the edge."""

    def copy(self, mask: Mask, source: Mask, box: PxRect) -> None:
        """Copy the pixels `box` from another mask."""


@dataclass(slots=True)
class WetStrokeMask[Mask]:
    """Masks of one wet stroke.

    mask: coverage of `settled` and of the first `covered` of `loose`, within `dirty`, which also includes segments that
    the caller drew plainly before the stroke was remodelled. firm: coverage of `settled` alone, within `firm_dirty`;
    None until the stroke is first remodelled. loose_box: pixels in which the two masks differ.
    """

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
        """Add the pen's next segments."""
        self.loose.append(nib_tips(segments, self.pen))

    def cover_rest(self, masks: MaskBackend[Mask], frame: PixelView) -> PxRect:
        """Cover all segments added so far. Returns the pixels that may have changed."""
        rest = self.loose[self.covered :]
        if not rest:
            return NO_PIXELS
        self.covered = len(self.loose)
        box = masks.cover(self.mask, frame, _joined(rest), self.pen.kind.soft_mm)
        self.dirty, self.loose_box = self.dirty.united(box), self.loose_box.united(box)
        return box

    def remodel(self, masks: MaskBackend[Mask], frame: PixelView, settled: Segments, tail: Segments) -> PxRect:
        """Add `settled` to the body, which never changes, and replace everything added since the last call by `tail`.
        Returns the pixels that may have changed, including those that the caller drew plainly in the meantime."""
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
        """Return the pixels of segments that were added but not covered yet, which the caller has drawn plainly. The
        box assumes their largest radius throughout."""
        rest = self.loose[self.covered :]
        if not rest:
            return NO_PIXELS
        wide = _joined(rest).copy()
        wide[:, 2] = wide[:, 5] = wide[:, (2, 5)].max()
        box = frame.pixels(segments_box(wide))
        margin = PxRect(box.left - PLAIN_PX, box.top - PLAIN_PX, box.right + PLAIN_PX, box.bottom + PLAIN_PX)
        return margin.meeting(frame.whole)

    def cover_anew(self, masks: MaskBackend[Mask], frame: PixelView) -> None:
        """Cover all segments again in new masks, for another frame."""
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
