"""Digest of a lesson for search, filters and cards: its texts and counts, without its ink."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tni.core.ids import ClassId, PageId
from tni.document.items import LessonInfo, PdfBackground
from tni.document.lesson_plan import Curriculum, LessonPlan, LessonQuestion


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDigest:
    """Page of the prepared lesson. number: from 1, in the order shown. texts: of its text boxes, from top to bottom.
    beneath: of those of its master page, on the first page alone that uses it. strokes, images: their numbers."""

    id: PageId
    number: int
    title: str = ""
    notes: str = ""
    texts: tuple[str, ...] = ()
    beneath: tuple[str, ...] = ()
    pdf: PdfBackground | None = None
    strokes: int = 0
    images: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassTaught:
    """Class layer of a lesson. class_name: empty where the lesson was taught to no class in particular. started,
    changed: with the zone."""

    class_id: ClassId | None
    class_name: str
    started: datetime
    changed: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonDigest:
    """Prepared lesson as it is in its file. lesson_id: empty for a file without one. questions: copies of
    those that its plan names, in its order. classes: oldest first."""

    lesson_id: str
    info: LessonInfo
    plan: LessonPlan | None = None
    curriculum: Curriculum | None = None
    questions: tuple[LessonQuestion, ...] = ()
    pages: tuple[PageDigest, ...] = ()
    classes: tuple[ClassTaught, ...] = ()
