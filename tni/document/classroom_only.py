"""Removal of the extracts that the law allows in the classroom alone from a copy that is given away."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from tni.document.items import (
    Dash,
    Image,
    LessonRecord,
    OpaqueProperty,
    Page,
    PluginItem,
    Shape,
    ShapeKind,
    Text,
    blobs_of,
)
from tni.document.lesson_plan import CREDIT_PREFIX, Credit
from tni.ink.pen import Pen

FRAME = Pen(colour="#5f6b7a", width_mm=0.5)
"""Line of the frame that is left in an extract's place, so that what was written around it still makes sense."""


def classroom_credits(records: Iterable[LessonRecord]) -> frozenset[str]:
    """Return the keys of the blobs and items that are for the classroom only."""
    return frozenset(
        record.id.removeprefix(CREDIT_PREFIX)
        for record in records
        if isinstance(record, Credit) and record.classroom_only
    )


def is_kept_back(record: LessonRecord, kept_back: Collection[str]) -> bool:
    """Return whether a record is an extract, or a page over one. kept_back: as `classroom_credits`."""
    return record.id in kept_back or any(blob in kept_back for blob in blobs_of(record))


def without_extracts(records: Iterable[LessonRecord]) -> list[LessonRecord]:
    """Return the records with a frame in place of each extract, and pages without a PDF that is one. Properties that
    this program does not know are left out if they need the file of an extract. The credits stay: they say what is
    missing."""
    found = list(records)
    kept_back = classroom_credits(found)
    left: list[LessonRecord] = []
    for record in found:
        if not is_kept_back(record, kept_back):
            left.append(record)
        elif (instead := _instead(record)) is not None:
            left.append(instead)
    return left


def _instead(record: LessonRecord) -> LessonRecord | None:
    match record:
        case Page():
            return replace(record, pdf=None)
        case Image() | Text() | PluginItem():
            return Shape(
                id=record.id, page=record.page, plane=record.plane, z=record.z, transform=record.transform,
                group=record.group, locked=record.locked, movable=record.movable,
                kind=ShapeKind.RECTANGLE, dash=Dash.DASHED, pen=FRAME,
                x0=0.0, y0=0.0, x1=record.width_mm, y1=record.height_mm,
            )  # fmt: skip
        case OpaqueProperty():
            return None
        case _:
            return record
