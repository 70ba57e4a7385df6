"""State of the ENT of the tests: a school with its timetable, sessions, homework, a notebook, documents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

ME, SCHOOL = "teacher-1", "school-1"
MATHS, PHYSICS = "subject-maths", "subject-physics"


def _types(*labels: str) -> list[dict[str, Any]]:
    return [{"id": at, "structure_id": SCHOOL, "label": label, "rank": at} for at, label in enumerate(labels, 1)]


@dataclass
class EntState:
    """State of the server.

    hours: beginning of the hours that each class has every day, with their subject. closed, closed_status: beginning of
    paths that are answered by a status alone. visas: sessions that the head has approved. alter: done to each stored
    description. largest_request: of the server before the ENT.
    """

    classes: dict[str, str] = field(default_factory=lambda: {"class-5a": "5A", "class-4b": "4B"})
    hours: list[tuple[int, str]] = field(default_factory=lambda: [(hour, MATHS) for hour in range(7, 21)])
    subjects: dict[str, str] = field(default_factory=lambda: {MATHS: "Mathématiques", PHYSICS: "Physique-chimie"})
    seance_types: list[dict[str, Any]] = field(default_factory=lambda: _types("Cours", "Travaux pratiques"))
    homework_types: list[dict[str, Any]] = field(
        default_factory=lambda: _types("Devoir maison", "Exercice(s)", "Contrôle")
    )
    seances: dict[int, dict[str, Any]] = field(default_factory=dict)
    homework: dict[int, dict[str, Any]] = field(default_factory=dict)
    notebooks: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: {"notebook-1": []})
    documents: dict[str, str] = field(default_factory=dict)
    visas: set[int] = field(default_factory=set)
    is_signed_in: bool = True
    closed: tuple[str, ...] = ()
    closed_status: int = 404
    used: int = 0
    quota: int = 2 << 30
    largest_request: int = 200 << 20
    alter: Callable[[str], str] = lambda text: text
    last_id: int = 100

    def new_id(self) -> int:
        self.last_id += 1
        return self.last_id
