"""Check of the filters of `tni library search`: a value that no lesson has is mistyped, not an empty result."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from tni.app.terminal import CommandError
from tni.library.built_in_vocabularies import built_in_vocabularies
from tni.library.lesson_filter import FacetKind, LessonFilter, concept_named, facet_of, values_of
from tni.library.listed_lesson import ListedLesson
from tni.library.vocabulary import VocabularyKind

MOST_NAMED = 12
"""Values that an error names, the most frequent ones."""
_VOCABULARIES = {FacetKind.LEVEL: VocabularyKind.LEVEL, FacetKind.SUBJECT: VocabularyKind.SUBJECT}


class UnknownValueError(CommandError):
    """No lesson has a value. known: some that they have."""

    status = 2

    def __init__(self, kind: FacetKind, value: str, known: Sequence[str]) -> None:
        super().__init__(f"no {kind.name.lower()} {value!r}")
        self.kind, self.value, self.known = kind, value, known

    def user_message(self) -> str:
        from tni.ui.messages.library import unknown_value_text

        return unknown_value_text(f"--{self.kind.name.lower()}", self.value, self.known)


class NoSuchFolderError(CommandError):
    """The library has no such folder."""

    status = 2

    def __init__(self, library: Path, folder: str) -> None:
        super().__init__(f"{library}: no folder {folder!r}")
        self.library, self.folder = library, folder

    def user_message(self) -> str:
        from tni.ui.i18n import tr
        from tni.ui.messages.file_errors import quoted_name

        return tr("--in : il n’y a pas de dossier « {folder} » dans {library}.").format(
            folder=self.folder, library=quoted_name(self.library.absolute())
        )


class EmptyPeriodError(CommandError):
    """The period ends before it begins."""

    status = 2

    def user_message(self) -> str:
        from tni.ui.i18n import tr

        return tr("La date de --since vient après celle de --until : aucune leçon ne peut convenir.")


def placed_filter(library: Path, only: LessonFilter) -> LessonFilter:
    """Return a filter with its folder as the index names it. Raises: EmptyPeriodError, NoSuchFolderError."""
    if only.since_s is not None and only.until_s is not None and only.since_s >= only.until_s:
        raise EmptyPeriodError("no day is in the period")
    if not only.folder:
        return only
    whole = Path(os.path.normpath(library.absolute()))
    wanted = Path(os.path.normpath(whole / only.folder))
    if not wanted.is_relative_to(whole) or not wanted.is_dir():
        raise NoSuchFolderError(library, only.folder)
    folder = PurePosixPath(wanted.relative_to(whole)).as_posix()
    return replace(only, folder="" if folder == "." else folder)


def check_values(lessons: Iterable[ListedLesson], only: LessonFilter) -> None:
    """Check that each value of a filter is one of a lesson, or of the built-in vocabularies. Raises:
    UnknownValueError."""
    wanted = {
        FacetKind.LEVEL: only.levels, FacetKind.SUBJECT: only.subjects, FacetKind.CLASS: only.classes,
        FacetKind.TAG: only.tags,
    }  # fmt: skip
    if not any(wanted.values()):
        return
    listed = list(lessons)
    for kind, values in wanted.items():
        there = Counter(value for lesson in listed for value in values_of(lesson, kind)) if values else Counter[str]()
        facets = {facet_of(kind, value) for value in there}
        for value in values:
            if facet_of(kind, value) not in facets and not _is_concept(kind, value):
                raise UnknownValueError(kind, value, _names(there))


def _is_concept(kind: FacetKind, value: str) -> bool:
    found = concept_named(value) if kind in _VOCABULARIES else None
    return found is not None and built_in_vocabularies().kind(found.key) is _VOCABULARIES[kind]


def _names(there: Counter[str]) -> list[str]:
    labels = (built_in_vocabularies().label(value) for value, _ in there.most_common())
    return list(dict.fromkeys(label for label in labels if "://" not in label))[:MOST_NAMED]
