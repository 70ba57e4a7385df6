"""Damage that a change of a lesson does to its pictures: the places that must be painted again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tni.core.geometry import Rect
from tni.core.ids import PageId


@dataclass(frozen=True, slots=True)
class Damage:
    """Effect of a change. regions: page to the box in mm that must be repainted. pages: pages that were added, removed
    or edited. info: a property of the lesson has changed."""

    regions: Mapping[PageId, Rect] = field(default_factory=dict)
    pages: frozenset[PageId] = frozenset()
    info: bool = False
