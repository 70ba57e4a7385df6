"""A class that is taught a subject, and the lesson that comes next for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class TaughtClass:
    """Class with a subject. subject: "" when the teacher has one subject with it."""

    class_name: str
    subject: str = ""

    @property
    def name(self) -> str:
        return f"{self.class_name} · {self.subject}" if self.subject else self.class_name


@dataclass(frozen=True, slots=True)
class ComingLesson:
    """Next planned lesson of a class. lesson: id of its file, "" when it is not prepared yet."""

    class_name: str
    subject: str
    title: str
    lesson: str
    start: datetime
    end: datetime
