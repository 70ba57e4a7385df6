"""Marks of pictures that were added in class, as a photo of a pupil's work: what shows them is looked at before it
leaves, also once the lesson has kept them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tni.document.items import Image, LessonInfo, LessonRecord, Media, PluginItem

MOST_MARKS = 1000
"""Of a lesson; the oldest give way."""
_DIGITS = 16


def class_picture_mark(record: LessonRecord) -> str:
    """Return the mark of a picture, the same for all its copies, or of an object; "" for what the program reads."""
    match record:
        case Image() | Media():
            return record.blob[:_DIGITS]
        case PluginItem():
            return record.id
    return ""


def with_class_pictures(info: LessonInfo, added: Iterable[LessonRecord]) -> LessonInfo:
    """Return the properties of a lesson with the marks of what a class added."""
    marks = dict.fromkeys((*info.class_pictures, *filter(None, map(class_picture_mark, added))))
    return replace(info, class_pictures=tuple(marks)[-MOST_MARKS:])
