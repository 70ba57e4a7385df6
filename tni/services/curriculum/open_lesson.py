"""Digest of the lesson that is open, from its document."""

from __future__ import annotations

from tni.document.document import Document
from tni.document.items import Text
from tni.document.planned_questions import planned_questions
from tni.library.lesson_digest import LessonDigest, PageDigest


def digest_of(document: Document, lesson_id: str) -> LessonDigest:
    """Return what its notice and proposals need: properties, titles and texts."""
    pages = [
        PageDigest(
            id=page.id,
            number=number,
            title=page.title,
            texts=tuple(item.text for item in document.items(page.id) if isinstance(item, Text)),
        )
        for number, page in enumerate(document.pages(), 1)
    ]
    return LessonDigest(
        lesson_id=lesson_id,
        info=document.info,
        plan=document.plan,
        curriculum=document.curriculum,
        questions=planned_questions(document),
        pages=tuple(pages),
    )
