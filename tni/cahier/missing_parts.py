"""Parts that the circular 2010-136 asks of an entry and that it lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from tni.cahier.book_references import exercises_in
from tni.cahier.entry import AttachedFile, CahierEntry, Homework, Support, SupportKind
from tni.cahier.entry_builder import STEPS
from tni.cahier.french import clean_lines
from tni.core.one_line import shortened

_NAMED_MAX = 60
_BARE = frozenset((STEPS, "– Travail au tableau"))
"""Lines of a proposal that say nothing of the séance."""


class MissingKind(Enum):
    CONTENT = "content"
    """The content of the séance."""
    DUE_DAY = "due day"
    """The day on which a piece of work is due."""
    LATER_DUE_DAY = "later due day"
    """A day that does not lie before the séance in which the work was given."""
    TEST_TEXT = "test text"
    """The text of a test: typed, or its pages joined."""
    EXERCISE_TEXT = "exercise text"
    """The text of an exercise that names no page of a book: its page or a file joined."""
    SUPPORT_FILE = "support file"
    """The file of a support."""


@dataclass(frozen=True, slots=True)
class MissingPart:
    """Part that an entry lacks. what: the piece of work, test, exercise or support it is about, shortened; "" for the
    content."""

    kind: MissingKind
    what: str = ""


def missing_from(entry: CahierEntry) -> tuple[MissingPart, ...]:
    """Return what an entry lacks, each once, in the order of `MissingKind`."""
    found = dict.fromkeys(_missing(entry))
    order = list(MissingKind)
    return tuple(sorted(found, key=lambda one: order.index(one.kind)))


def _missing(entry: CahierEntry) -> Iterator[MissingPart]:
    lines = [line for line in clean_lines(entry.contenu) if re.search(r"[^\W\d_]{2}", line)]
    if not set(lines) - _BARE:
        yield MissingPart(MissingKind.CONTENT)
    for work in entry.homework:
        yield from _of_work(work, entry)
    joined = set(entry.pages)
    for test in entry.assessments:
        if not test.text.strip() and not (test.pages and joined.issuperset(test.pages)):
            yield MissingPart(MissingKind.TEST_TEXT, _named(test.title))
    if not entry.pages and not entry.files:
        yield from (MissingPart(MissingKind.EXERCISE_TEXT, _named(line)) for line in lines if _is_unbound(line))
    yield from (
        MissingPart(MissingKind.SUPPORT_FILE, _named(one.title)) for one in entry.supports if _lacks_file(one, entry)
    )


def _of_work(work: Homework, entry: CahierEntry) -> Iterator[MissingPart]:
    titles = (one.title or re.split(r"[\\/]", one.path)[-1] for one in work.files)
    first = next(filter(None, (*clean_lines(work.text), *titles)), "")
    if not first:
        return
    if work.due is None:
        yield MissingPart(MissingKind.DUE_DAY, _named(first))
    elif work.due < entry.start.date():
        yield MissingPart(MissingKind.LATER_DUE_DAY, _named(first))
    if not (work.pages or work.files or entry.pages or entry.files):
        unbound = (line for line in clean_lines(work.text) if _is_unbound(line))
        yield from (MissingPart(MissingKind.EXERCISE_TEXT, _named(line)) for line in unbound)


def _is_unbound(line: str) -> bool:
    """Return whether a line names an exercise without the page of a book."""
    exercises = exercises_in(line)
    return bool(exercises) and "p." not in exercises


def _lacks_file(support: Support, entry: CahierEntry) -> bool:
    """Return whether a document is not among the joined files. One that was opened on the board is joined with its
    pages."""
    if support.kind is not SupportKind.FILE or (support.place and entry.pages):
        return False
    files = (*entry.files, *(one for work in entry.homework for one in work.files))
    return not any(_is_file_of(one, support) for one in files)


def _is_file_of(file: AttachedFile, support: Support) -> bool:
    name = re.split(r"[\\/]", file.path)[-1]
    return support.title.casefold() in (file.title.casefold(), name.casefold(), name.rsplit(".", 1)[0].casefold()) or (
        bool(support.place) and support.place == name
    )


def _named(text: str) -> str:
    return shortened(text.lstrip("-–• "), _NAMED_MAX)
