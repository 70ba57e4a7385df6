"""Fields of a lesson and its pages that a search reads, and the weight of a word in each.

Weights keep the order: title of the lesson, title of the page, plan and tags, texts, PDF, notes and master page. How
often a word stands in a field raises its impact by two thirds at most, so that many repetitions hardly outweigh a
better field.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

from tni.core.ids import PageId
from tni.library.french_text import fold_text
from tni.library.lesson_digest import LessonDigest, PageDigest
from tni.library.lesson_filter import concept_named


class Field(IntEnum):
    """Field of a lesson or of one of its pages."""

    LESSON_TITLE = 0
    TAGS = 1
    """Also subject, level, sequence, classes, and the names of file and folders."""
    PLAN = 2
    """Also the questions that it names."""
    PAGE_TITLE = 3
    TEXT = 4
    PDF = 5
    NOTES = 6
    MASTER = 7
    """Texts of the master page beneath a page."""


class FieldText(NamedTuple):
    """Text of a field."""

    field: Field
    text: str


class _Norm(NamedTuple):
    """weight: of one word in a field of usual length. length: that length, in words.
    share: b of BM25, how much the length counts."""

    weight: float
    length: int
    share: float = 0.4


_NORMS: Mapping[Field, _Norm] = {
    Field.LESSON_TITLE: _Norm(12.0, 4, 0.75),
    Field.PAGE_TITLE: _Norm(7.0, 4, 0.75),
    Field.TAGS: _Norm(3.5, 12),
    Field.PLAN: _Norm(3.5, 80),
    Field.TEXT: _Norm(2.0, 60),
    Field.PDF: _Norm(1.4, 250),
    Field.NOTES: _Norm(1.0, 40),
    Field.MASTER: _Norm(1.0, 40),
}
SATURATION = 0.67
"""k1 of BM25. Its mean lengths are constants here, so that a lesson's impacts don't depend on other lessons."""
IMPACT_UNIT = 1 / 256
ON_CARD = 1 << 15
"""Bit of an impact on a lesson as a whole: the word is in its card, plan, folder or file name, not in its title."""
LENGTH_MAX = 8.0
"""Times the usual length of a field from which it counts as no longer."""


def word_impacts(texts: Sequence[FieldText]) -> dict[str, int]:
    """Return the impact of each word of a page, in IMPACT_UNIT. texts: one of each field at most."""
    impacts: dict[str, float] = {}
    for field, text in texts:
        words = fold_text(text)
        if not words:
            continue
        weight, length, share = _NORMS[field]
        scale = weight * (1 + SATURATION) / IMPACT_UNIT
        norm = SATURATION * (1 - share + share * min(len(words) / length, LENGTH_MAX))
        for word, count in Counter(words).items():
            impacts[word] = impacts.get(word, 0.0) + scale * count / (count + norm)
    return {word: int(impact) or 1 for word, impact in impacts.items()}  # at most 13,000


def lesson_impacts(texts: Sequence[FieldText]) -> dict[str, int]:
    """Return the impact of each word of a lesson as a whole, with `ON_CARD`."""
    titled = {word for field, text in texts if field is Field.LESSON_TITLE for word in fold_text(text)}
    return {word: impact if word in titled else impact | ON_CARD for word, impact in word_impacts(texts).items()}


def lesson_texts(lesson: LessonDigest, title: str, path: str, questions: Sequence[str] = ()) -> list[FieldText]:
    """Return the texts of a lesson as a whole: title, card, plan, folder and file. title: as shown. path: from the
    library's folder, with `/`. questions: those of phases without a page, see `question_texts`."""
    info, curriculum, plan = lesson.info, lesson.curriculum, lesson.plan
    about = [*info.tags, *(taught.class_name for taught in lesson.classes)]
    keys = [info.level, info.subject]
    if curriculum is not None:
        about += [curriculum.sequence, curriculum.author]
        keys += (*curriculum.levels, *curriculum.subjects, *curriculum.domains, *curriculum.skills)
    about += [label for key in dict.fromkeys(keys) for label in _labels(key)]
    planned = list(questions)
    if plan is not None:
        planned += [plan.aims, plan.abilities, plan.materials, plan.homework]
        planned += [text for phase in plan.phases for text in (phase.title, phase.text)]
        planned += [adaptation.text for adaptation in plan.adaptations]
    return [
        FieldText(Field.LESSON_TITLE, title),
        FieldText(Field.TAGS, "\n".join(filter(None, about))),
        FieldText(Field.PLAN, "\n".join(filter(None, planned))),
        FieldText(Field.TAGS, path.rpartition(".")[0].replace("/", " ")),
    ]


def _labels(key: str) -> tuple[str, ...]:
    """Return the labels of a concept: « SVT » is also « sciences de la vie et de la Terre ». key: a key, or the words
    that the teacher typed."""
    concept = concept_named(key)
    if concept is None:
        return () if "://" in key else (key,)
    return concept.labels


def question_texts(lesson: LessonDigest) -> dict[PageId | None, list[str]]:
    """Return the texts and choices of the questions that the plan names, by the first page that is there of each phase
    that asks them; None for phases without a page."""
    texts = {one.question: "\n".join((one.text, *one.choices)) for one in lesson.questions}
    there = {page.id for page in lesson.pages}
    found: dict[PageId | None, list[str]] = {}
    for phase in () if lesson.plan is None else lesson.plan.phases:
        page = next((page for page in phase.pages if page in there), None)
        found.setdefault(page, []).extend(texts[one] for one in phase.questions if one in texts)
    return found


def page_texts(page: PageDigest, pdf_text: str, questions: Sequence[str] = ()) -> list[FieldText]:
    """Return the texts of a page. pdf_text: of the page of a PDF behind it. questions: see `question_texts`."""
    return [
        FieldText(Field.PAGE_TITLE, page.title),
        FieldText(Field.TEXT, "\n".join(page.texts)),
        FieldText(Field.PDF, pdf_text),
        FieldText(Field.NOTES, page.notes),
        FieldText(Field.PLAN, "\n".join(questions)),
        FieldText(Field.MASTER, "\n".join(page.beneath)),
    ]
