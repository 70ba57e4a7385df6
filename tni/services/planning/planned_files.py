"""Planned lessons as the files of the library have them now: ids of those that were planned without one, and titles of
those that were renamed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from tni.core.collation import fold
from tni.library.listed_lesson import ListedLesson
from tni.planning.class_year import ClassYear, PlannedLesson


@dataclass(frozen=True, slots=True)
class PlannedFiles:
    """Files of planned lessons in the library. titles: of the files with each id. ids: of the files with each title, as
    it is compared; none while some file's id is unknown, which may be a lesson of the same title."""

    titles: Mapping[str, frozenset[str]]
    ids: Mapping[str, frozenset[str]]


def planned_files(lessons: Iterable[ListedLesson], planned: Iterable[PlannedLesson]) -> PlannedFiles:
    """Return the files of planned lessons. For a worker thread: many lessons take a while."""
    titles: dict[str, set[str]] = {}
    ids: dict[str, set[str]] = {}
    for one in planned:
        if one.lesson:
            titles[one.lesson] = set()
        else:
            ids[fold(one.title)] = set()
    is_whole = True
    for file in lessons:
        is_whole = is_whole and bool(file.lesson_id or file.problem)
        if file.lesson_id in titles:
            titles[file.lesson_id].add(file.title)
        if ids and (key := fold(file.title)) in ids:
            ids[key].add(file.lesson_id)
    known = ids if is_whole else {}
    return PlannedFiles(
        {id: frozenset(found) for id, found in titles.items()}, {key: frozenset(found) for key, found in known.items()}
    )


def with_files(year: ClassYear, files: PlannedFiles) -> ClassYear:
    """Return a year whose lessons have the ids and titles of their files, where there is no doubt which these are."""
    return year.with_lessons(lambda planned: _with_file(planned, files))


def _with_file(planned: PlannedLesson, files: PlannedFiles) -> PlannedLesson:
    if not planned.lesson:
        id = _only(files.ids.get(fold(planned.title), frozenset()))
        return replace(planned, lesson=id) if id else planned
    titles = files.titles.get(planned.lesson, frozenset())
    title = "" if planned.title in titles else _only(titles)
    return replace(planned, title=title) if title else planned


def _only(found: frozenset[str]) -> str:
    """Return the only one, "" if there are several or none."""
    return next(iter(found)) if len(found) == 1 else ""
