"""Commands `tni library index|search`: update the index of a folder of lessons, and search it."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from pathlib import Path

from tni.app import terminal
from tni.app.folders import library_index
from tni.app.given_folder import check_folder
from tni.app.library_filters import check_values, placed_filter
from tni.library.excerpts import PageFound
from tni.library.lesson_filter import LessonFilter
from tni.library.lesson_query import parse_query
from tni.services.library.index_report import IndexReport
from tni.services.library.library_indexer import LibraryIndexer, PdfTexts
from tni.services.library.page_describer import InkReader, PageDataKind, describe_pages
from tni.store.library_schema import IndexUnusableError
from tni.store.library_search import LibraryReader

MOST_COUNTED = 500
"""Pages that are counted at most where filters hide all."""


class IndexNotWrittenError(terminal.CommandError):
    """The index can't be written. folder: of its file. cause: SQLite's or the system's error."""

    def __init__(self, folder: Path, cause: Exception) -> None:
        super().__init__(f"{folder}: {cause}")
        self.folder = folder

    def user_message(self) -> str:
        from tni.ui.i18n import tr
        from tni.ui.messages.file_errors import quoted_name

        return tr(
            "L’index n’a pas pu être écrit dans {name}. Vérifier la place et les droits ; les leçons sont intactes."
        ).format(name=quoted_name(self.folder))


def print_update(library: Path, look: Callable[[], None], *, as_json: bool) -> int:
    """Update the index of a folder and print what it holds. look: raises when the command is to stop. Returns: 0.

    Raises: OSError, IndexNotWrittenError.
    """
    check_folder(library)
    report = _updated(library, look)
    if as_json:
        problems = [{"lesson": path, "problem": problem} for path, problem in report.problems]
        counts = {"lessons": report.lessons, "indexed": report.indexed, "removed": report.removed, "pdfs": report.pdfs}
        terminal.write_json({**counts, "rebuilt": report.was_rebuilt, "problems": problems})
        return 0
    terminal.use_system_language()
    from tni.ui.messages.library import index_lines

    _print(index_lines(report))
    return 0


def print_search(
    library: Path, words: str, only: LessonFilter, limit: int, look: Callable[[], None], *, as_json: bool
) -> int:
    """Search a folder, whose index is updated before, and print the pages found, best first. Returns: 0.
    Raises: OSError, NotAFolderError, IndexNotWrittenError; EmptyPeriodError, NoSuchFolderError, UnknownValueError."""
    check_folder(library)
    only = placed_filter(library, only)
    _updated(library, look)
    with closing(LibraryReader(library_index(library))) as reader:
        check_values(reader.lessons(), only)
        found, reading = reader.find(parse_query(words, only), limit)
        hidden = len(reader.find(parse_query(words), MOST_COUNTED).pages) if not found and only != LessonFilter() else 0
    if as_json:
        terminal.write_json([_as_json(page) for page in found])
    else:
        terminal.use_system_language()
        from tni.ui.messages.library import page_lines, reading_text

        if note := reading_text(reading):
            terminal.print_stderr(note)
        _print(line for page in found for line in page_lines(page))
        if not found:
            from tni.ui.messages.library import nothing_found_text

            terminal.print_stderr(nothing_found_text(words, hidden))
    return 0


def _as_json(page: PageFound) -> dict[str, object]:
    found: dict[str, object] = {
        "lesson": page.path,
        "page": page.number,
        "excerpt": page.excerpt.text,
        "marks": [list(mark) for mark in page.excerpt.marks],
        "title": page.lesson_title,
        "page_title": page.page_title,
    }
    return {**found, "kin": True} if page.is_kin else found


def _updated(library: Path, look: Callable[[], None]) -> IndexReport:
    shown = terminal.ProgressLine()
    index = library_index(library)
    pdf_texts = PdfTexts()
    try:
        report = LibraryIndexer(library, index, pdf_texts, lambda done, all_: shown(f"{done}/{all_}"), look).run()
        describe_pages(library, index, PageDataKind.INK, InkReader, look)
        return report
    except (sqlite3.OperationalError, IndexUnusableError) as error:
        raise IndexNotWrittenError(index.parent, error) from error
    finally:
        shown.clear()
        with suppress(OSError):
            pdf_texts.close()


def _print(lines: Iterable[str]) -> None:
    sys.stdout.writelines(f"{terminal.strip_control_characters(line)}\n" for line in lines)
