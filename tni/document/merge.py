"""Merging of a class layer into the prepared lesson: what the class added becomes a part of it, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tni.document.class_pictures import with_class_pictures
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.items import LESSON_KEY, Item, LessonInfo, LessonRecord, Page
from tni.document.lesson_plan import PLAN_KEY, HomeworkFile, LessonQuestion

type Base = Mapping[str, LessonRecord]
"""Records of the prepared lesson by key."""
type Overlay = Mapping[str, LessonRecord | None]
"""Records of a class layer by key; None where the class removed the prepared one."""


def added_by_class(base: Base, overlay: Overlay) -> Iterator[LessonRecord]:
    """Yield the pages, items and properties that a class layer adds. An item is left out if its page is neither
    prepared nor added, and a question or file if it belongs to a plan that is not."""
    added = [r for key, r in overlay.items() if r is not None and key not in base]
    pages = {r.id for r in added if isinstance(r, Page)}
    for record in added:
        if isinstance(record, LessonInfo) or (isinstance(record, LessonQuestion | HomeworkFile) and PLAN_KEY in base):
            continue
        if not isinstance(record, Item) or record.page in pages or isinstance(base.get(record.page), Page):
            yield record


def has_added(base: Base, overlay: Overlay) -> bool:
    """Return whether a class layer adds any page, item or property."""
    return next(added_by_class(base, overlay), None) is not None


def has_altered(base: Base, overlay: Overlay) -> bool:
    """Return whether a class layer moves, edits or removes anything that was prepared."""
    return any(key in base and record != base[key] for key, record in overlay.items())


def merge(base: Base, overlay: Overlay) -> Change:
    """Return the change that adds to the prepared lesson what a class layer adds. What the class moved, edited or
    removed stays as it was prepared: an exercise is not kept solved. Pictures are marked as those of a class."""
    added = list(added_by_class(base, overlay))
    swaps = [RecordChange(record.id, None, record) for record in added]
    before = base.get(LESSON_KEY)
    if before is None or isinstance(before, LessonInfo):
        after = with_class_pictures(before or LessonInfo(), added)
        if after != (before or LessonInfo()):
            swaps.append(RecordChange(LESSON_KEY, before, after))
    return Change(ChangeKind.MERGE, tuple(swaps))
