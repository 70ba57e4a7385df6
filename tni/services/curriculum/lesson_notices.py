"""Notice of a lesson's file, from its digest."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tni.document.lesson_plan import Curriculum
from tni.files.atomic import write_atomically
from tni.library.lesson_digest import LessonDigest
from tni.library.lesson_notice import LessonNotice
from tni.library.vocabulary import Vocabularies, VocabularyKind
from tni.store.lesson_digest import read_lesson_digest

_SEPARATOR = re.compile(r"\s*[,;/–—]\s*|\s+(?:et|-)\s+")
NOTICE_SUFFIXES = (".xml", ".jsonld")
"""Endings of notices: ScoLOMFR, and schema.org in JSON-LD."""


def notice_of_file(path: Path, vocabularies: Vocabularies) -> LessonNotice:
    """Return the notice of a lesson, which may be open. Raises: LessonFileError, OSError."""
    stat = path.stat()
    notice = notice_of(read_lesson_digest(path), path.stem, vocabularies)
    on = datetime.fromtimestamp(stat.st_mtime, UTC).astimezone().date()
    return replace(notice, on=on, size=stat.st_size, location=path.name)


def notice_of(digest: LessonDigest, name: str, vocabularies: Vocabularies) -> LessonNotice:
    """Return the notice of a digest, with today's day. name: of the file, for a lesson without a title. Level and
    subject that the teacher typed stand in for a curriculum without any."""
    info, found = digest.info, digest.curriculum or Curriculum()
    levels = found.levels or _keys(info.level, VocabularyKind.LEVEL, vocabularies)
    subjects = found.subjects or _keys(info.subject, VocabularyKind.SUBJECT, vocabularies)
    return LessonNotice(
        title=info.title or name,
        on=datetime.now(UTC).astimezone().date(),
        description=digest.plan.aims if digest.plan else "",
        keywords=tuple(dict.fromkeys(page.title for page in digest.pages if page.title)),
        lesson_id=digest.lesson_id,
        curriculum=replace(found, levels=levels, subjects=subjects),
    )


def texts_of(digest: LessonDigest) -> tuple[str, ...]:
    """Return the texts of a lesson from which its curriculum is proposed: titles of pages, text boxes, its plan
    and the questions of it."""
    plan = digest.plan
    planned = (plan.aims, plan.abilities, *(phase.title for phase in plan.phases)) if plan else ()
    asked = (text for one in digest.questions for text in (one.text, *one.choices))
    return (*(text for page in digest.pages for text in (page.title, *page.texts)), *planned, *asked)


def write_notice(notice: LessonNotice, vocabularies: Vocabularies, path: Path) -> None:
    """Write a notice in the format of the path's ending. Raises: WriteError."""
    from tni.formats.lrmi_notice import lrmi_notice
    from tni.formats.scolomfr_notice import scolomfr_notice

    if path.suffix.lower() == ".jsonld":
        write_atomically(path, lrmi_notice(notice, vocabularies).encode("utf-8", "replace"))
    else:
        write_atomically(path, scolomfr_notice(notice, vocabularies))


def _keys(typed: str, kind: VocabularyKind, vocabularies: Vocabularies) -> tuple[str, ...]:
    """Return the keys of what the teacher typed, such as `CM1 – CM2`; what has none stays as it is."""
    parts = (typed, *_SEPARATOR.split(typed))
    found = {part: vocabularies.find(part, kind) for part in parts if part}
    if found.get(typed):
        return (found[typed][0].key,)
    return tuple(dict.fromkeys(found[part][0].key if found[part] else part for part in parts[1:] if part))
