"""Report of an update of a library's index. What shows it does without the indexer, and without OpenSSL."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IndexReport:
    """Result of an update. lessons: all that are in the index. indexed: read anew. removed: whose file is gone.
    problems: paths of lessons that can't be read, with the kind of problem as in `ListedLesson`, or UNNAMED for one
    that is not in the index because its name is no text. pdfs: PDFs read.
    was_rebuilt: the index was unusable and has been made anew."""

    lessons: int
    indexed: int
    removed: int
    problems: tuple[tuple[str, str], ...]
    pdfs: int
    was_rebuilt: bool
