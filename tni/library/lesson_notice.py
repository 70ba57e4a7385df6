"""Notice of a lesson: the values from which its metadata are written for other collections."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tni.document.lesson_plan import Curriculum
from tni.library.vocabulary import Vocabularies


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonNotice:
    """Notice of a lesson. Texts may be empty, and hold any characters.

    on: day of the lesson's last change. location: address or file name. organisation: school or academy. size: of the
    file in bytes, 0 when unknown.
    """

    title: str
    on: date
    description: str = ""
    keywords: tuple[str, ...] = ()
    lesson_id: str = ""
    location: str = ""
    organisation: str = ""
    size: int = 0
    curriculum: Curriculum = field(default_factory=Curriculum)

    @property
    def identifier(self) -> str:
        """Identifier of the lesson: the same in every copy that has an id."""
        return f"tni:{self.lesson_id}" if self.lesson_id else self.location or self.title

    def keys(self, vocabularies: Vocabularies) -> tuple[str, ...]:
        """Return the keys of levels, subjects, domains and skills that have a concept in the vocabularies."""
        here = self.curriculum
        keys = (*here.levels, *here.subjects, *here.domains, *here.skills)
        return tuple(key for key in dict.fromkeys(keys) if vocabularies.concept(key))
