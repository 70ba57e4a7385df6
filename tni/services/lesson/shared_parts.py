"""Parts of a lesson that go with a copy that is given away only when the teacher asks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SharedParts:
    """Parts beside the prepared pages. layer: what the class that is being taught has written. classroom: extracts that
    the law allows in class alone."""

    layer: bool = False
    notes: bool = False
    plan: bool = False
    classroom: bool = False
