"""Lessons as lists see them, in the index of a library: from a digest, as columns, and from columns."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import PurePosixPath

from tni.library.lesson_digest import LessonDigest
from tni.library.lesson_filter import LessonFilter, facets
from tni.library.listed_lesson import ListedLesson
from tni.planning.timetable import class_key

SEPARATOR = "\x1f"
"""Between the values of one column, and around each facet."""
_TEXTS = ("title", "lesson_id", "colour", "problem")
_LISTS = ("tags", "levels", "subjects", "classes", "needs")
SELECT = (
    "SELECT path, mtime_ns, size, title, lesson_id, pages, tags, colour, levels, subjects, classes, needs, has_quiz,"
    " problem FROM lesson"
)


def listed_from_digest(
    path: str, changed_s: float, size: int, digest: LessonDigest | None, problem: str
) -> ListedLesson:
    """Describe a lesson. digest: None for one with a problem, of which only the file is known."""
    stem = PurePosixPath(path).stem
    if digest is None:
        return ListedLesson(path=path, changed_s=changed_s, size=size, title=stem, problem=problem)
    info, curriculum, plan = digest.info, digest.curriculum, digest.plan
    return ListedLesson(
        path=path,
        changed_s=changed_s,
        size=size,
        title=info.title.strip() or stem,
        lesson_id=digest.lesson_id,
        pages=len(digest.pages),
        tags=_distinct(info.tags),
        colour=info.colour,
        levels=_distinct((*(curriculum.levels if curriculum else ()), info.level)),
        subjects=_distinct((*(curriculum.subjects if curriculum else ()), info.subject)),
        classes=_distinct({class_key(taught.class_name): taught.class_name for taught in digest.classes}.values()),
        needs=_distinct(adaptation.need.value for adaptation in (plan.adaptations if plan else ())),
        has_quiz=plan is not None and any(phase.questions for phase in plan.phases),
        problem=problem,
    )


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value.replace(SEPARATOR, " ") for value in values if value.strip()))


def listed_columns(lesson: ListedLesson) -> dict[str, str | int]:
    """Return the columns of a lesson besides those of its file and its pages."""
    texts = {name: getattr(lesson, name) for name in _TEXTS}
    lists = {name: SEPARATOR.join(getattr(lesson, name)) for name in _LISTS}
    return {**texts, **lists, "has_quiz": int(lesson.has_quiz)}


def facet_column(lesson: ListedLesson) -> str:
    return "".join(f"{SEPARATOR}{facet}{SEPARATOR}" for facet in facets(lesson))


def listed_from_row(row: tuple[str, int, int, str, str, int, str, str, str, str, str, str, int, str]) -> ListedLesson:
    """Build a lesson from a row of SELECT."""
    path, mtime_ns, size, title, lesson_id, pages, tags, colour, levels, subjects, classes, needs, quiz, problem = row
    return ListedLesson(
        path=path,
        changed_s=mtime_ns / 1e9,
        size=size,
        title=title,
        lesson_id=lesson_id,
        pages=pages - 1,  # without the one that stands for the lesson
        tags=_values(tags),
        colour=colour,
        levels=_values(levels),
        subjects=_values(subjects),
        classes=_values(classes),
        needs=_values(needs),
        has_quiz=bool(quiz),
        problem=problem,
    )


@lru_cache(maxsize=4096)
def _values(column: str) -> tuple[str, ...]:
    """Return the values of a column; those of many lessons are the same ones, kept once."""
    return tuple(column.split(SEPARATOR)) if column else ()


def filter_condition(only: LessonFilter) -> tuple[str, list[str | float]]:
    """Return the SQL condition of a filter over lessons, and its parameters."""
    conditions: list[str] = []
    values: list[str | float] = []
    if only.since_s is not None:
        conditions.append("mtime_ns / 1e9 >= ?")
        values.append(only.since_s)
    if only.until_s is not None:
        conditions.append("mtime_ns / 1e9 < ?")
        values.append(only.until_s)
    if only.has_quiz is not None:
        conditions.append("has_quiz = ?")
        values.append(int(only.has_quiz))
    if folder := only.folder.rstrip("/"):
        conditions.append("substr(path, 1, ?) = ?")
        values += [len(folder) + 1, folder + "/"]
    for wanted in only.facets():
        conditions.append("(" + " OR ".join(["instr(facets, ?) > 0"] * len(wanted)) + ")")
        values += [f"{SEPARATOR}{facet}{SEPARATOR}" for facet in wanted]
    return " AND ".join(conditions) or "1", values
