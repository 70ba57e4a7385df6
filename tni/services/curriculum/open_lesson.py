"""Digest, subject and levels of the lesson that is open, from its document."""

from __future__ import annotations

from tni.core.one_line import shortened
from tni.document.document import Document
from tni.document.items import Text
from tni.document.planned_questions import planned_questions
from tni.library.built_in_vocabularies import built_in_vocabularies
from tni.library.lesson_digest import LessonDigest, PageDigest

SUBJECT_MAX = 60
LEVELS_MAX = 120


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


def subject_of(document: Document) -> str:
    """Return the name of the lesson's first subject as its card says, with a capital; "" without one, and for one of a
    vocabulary that is not built in."""
    curriculum, vocabularies = document.curriculum, built_in_vocabularies()
    keys = () if curriculum is None else curriculum.subjects
    key = next(iter(keys), "") or document.info.subject
    if "://" in key and vocabularies.concept(key) is None:
        return ""
    name = shortened(vocabularies.label(key), SUBJECT_MAX)
    return name[:1].upper() + name[1:]


def levels_of(document: Document) -> str:
    """Return the names of the lesson's levels as its card says; "" without one, and for those of a vocabulary that is
    not built in."""
    curriculum, vocabularies = document.curriculum, built_in_vocabularies()
    keys = (() if curriculum is None else curriculum.levels) or (document.info.level,)
    known = [vocabularies.label(key) for key in keys if "://" not in key or vocabularies.concept(key) is not None]
    return shortened(", ".join(filter(None, known)), LEVELS_MAX)
