"""Filter of the lessons that a list or a search shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from tni.library.built_in_vocabularies import built_in_vocabularies
from tni.library.french_text import fold_text
from tni.library.listed_lesson import ListedLesson
from tni.library.vocabulary import Concept
from tni.library.word_families import family
from tni.planning.timetable import class_key


class FacetKind(Enum):
    """Property of lessons with several values, of which filters name some."""

    LEVEL = "l"
    SUBJECT = "s"
    CLASS = "c"
    TAG = "t"
    NEED = "n"


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonFilter:
    """Conditions that a lesson must meet, all of them; an empty one is met by every lesson.

    levels, subjects, classes, needs: the lesson has one of them; tags: it has all of them. Levels and subjects are keys
    of the built-in vocabularies, their labels or other words; case and accents don't matter, and `5A` is the class
    `5e A`. A need is its key. since_s, until_s: bounds of the file's date, the second exclusive. has_quiz: True or
    False, None for both. folder: the lesson is in it or in one below.
    """

    levels: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    since_s: float | None = None
    until_s: float | None = None
    has_quiz: bool | None = None
    folder: str = ""

    def accepts(self, lesson: ListedLesson) -> bool:
        return (
            (self.since_s is None or lesson.changed_s >= self.since_s)
            and (self.until_s is None or lesson.changed_s < self.until_s)
            and (self.has_quiz is None or lesson.has_quiz is self.has_quiz)
            and (not self.folder or lesson.path.startswith(self.folder.rstrip("/") + "/"))
            and self._has_facets(frozenset(facets(lesson)))
        )

    def _has_facets(self, present: frozenset[str]) -> bool:
        return all(not present.isdisjoint(wanted) for wanted in self.facets())

    def facets(self) -> list[list[str]]:
        """Return the facets of which a lesson has one, for each condition on facets."""
        kinds = (
            (FacetKind.LEVEL, self.levels), (FacetKind.SUBJECT, self.subjects), (FacetKind.CLASS, self.classes),
            (FacetKind.NEED, self.needs), *((FacetKind.TAG, (tag,)) for tag in self.tags),
        )  # fmt: skip
        return [[facet_of(kind, value) for value in values] for kind, values in kinds if values]


def facets(lesson: ListedLesson) -> list[str]:
    """Return the lesson's levels, subjects, classes, tags and needs in the form that filters compare."""
    return [facet_of(kind, value) for kind in FacetKind for value in values_of(lesson, kind)]


def values_of(lesson: ListedLesson, kind: FacetKind) -> tuple[str, ...]:
    match kind:
        case FacetKind.LEVEL:
            return lesson.levels
        case FacetKind.SUBJECT:
            return lesson.subjects
        case FacetKind.CLASS:
            return lesson.classes
        case FacetKind.TAG:
            return lesson.tags
        case FacetKind.NEED:
            return lesson.needs


@lru_cache(maxsize=1024)
def concept_named(name: str) -> Concept | None:
    """Return the concept of the built-in vocabularies that a key or a label names."""
    vocabularies = built_in_vocabularies()
    if (found := vocabularies.concept(name)) is None:
        found = next(iter(vocabularies.find(name)), None) if name.strip() else None
    return found


@lru_cache(maxsize=8192)
def facet_of(kind: FacetKind, value: str) -> str:
    """Return a value in the form that filters compare."""
    if kind in (FacetKind.LEVEL, FacetKind.SUBJECT) and (found := concept_named(value)) is not None:
        value = found.key
    if kind is FacetKind.CLASS:
        return f"{kind.value}:{class_key(value)}"
    return f"{kind.value}:" + " ".join(map(family, fold_text(value)))
