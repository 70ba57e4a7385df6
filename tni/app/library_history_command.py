"""Command `tni library check|restore`: check a folder of lessons, and write them as they were at a time."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterable
from datetime import datetime, time
from pathlib import Path

from tni.app import terminal
from tni.app.given_folder import check_folder
from tni.store.backup_place import BackupPlace
from tni.store.library_check import LibraryCheck
from tni.store.library_history import LibraryHistory, RestoredFile
from tni.store.library_names import lesson_names
from tni.ui.i18n import tr
from tni.ui.messages.errors import known_error_message, unknown_error_message
from tni.ui.messages.file_errors import quoted_name
from tni.ui.messages.library_history import library_report_lines, mended_lesson_name, not_in_history, not_yet_past

_log = logging.getLogger(__name__)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}([T ]\d{1,2}:\d{2}(:\d{2})?)?")


class NothingKeptError(terminal.CommandError):
    """No state of the lessons is kept for a time."""

    def user_message(self) -> str:
        return tr("Aucun état de ces leçons n’est gardé pour cette date.")


class TargetInsideError(terminal.CommandError):
    """The lessons would be restored into the folder that they come from, and be there twice."""

    status = 2

    def __init__(self, folder: Path, out: Path) -> None:
        super().__init__(f"{out}: in {folder}")
        self.folder, self.out = folder, out

    def user_message(self) -> str:
        return tr("{out} est dans {folder} : chaque leçon y serait deux fois. Choisir un autre dossier.").format(
            out=quoted_name(self.out.absolute()), folder=quoted_name(self.folder.absolute())
        )


class BadMomentError(terminal.CommandError):
    """The text is no date."""

    status = 2

    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r} is no date")
        self.text = text

    def user_message(self) -> str:
        return tr("« {text} » n’est pas une date : en donner une comme 2026-10-03, ou 2026-10-03T14:30.").format(
            text=self.text
        )


def check_library(folder: Path, backup: Path | None, *, mend: bool) -> int:
    """Print the problems of a folder of lessons. mend: place copies of damaged lessons beside them, and write damaged
    contents of the history again. Returns: 1 with problems that are left, else 0. Raises: OSError."""
    check_folder(folder)
    terminal.use_system_language()
    places = [] if backup is None else [_place(backup)]
    found = LibraryCheck(folder.absolute(), places).run(mend=mend, mended_name=mended_lesson_name())
    for problem in found.problems:
        _log.info("%s: %s", problem.name, problem.detail)
    _print(library_report_lines(found))
    return 1 if found.left else 0


def restore_library(folder: Path, moment: str, out: Path, backup: Path | None) -> int:
    """Write all lessons of a folder as they were at a time, and print their paths. moment: ISO date, for the end of
    that day, or date and time. backup: place of backups that is used in place of the history. No file is replaced.

    Returns: 1 when a lesson could not be written. Raises: OSError, NotAFolderError, BadMomentError, TargetInsideError,
    NothingKeptError, BackupError.
    """
    when = parse_moment(moment)
    check_folder(folder)
    if out.resolve().is_relative_to(folder.resolve()):
        raise TargetInsideError(folder, out)
    now = datetime.now().astimezone()
    if when > now and (when.date() > now.date() or ":" in moment):  # a day that has begun is asked for as it is
        terminal.use_system_language()
        terminal.print_stderr(not_yet_past())
    restored = LibraryHistory(folder).restore_at(when, out) if backup is None else _from_backup(backup, when, out)
    if not restored:
        raise NothingKeptError(f"nothing before {when.isoformat()}")
    sys.stdout.writelines(f"{terminal.strip_control_characters(str(found.path))}\n" for found in restored if found.path)
    for found in restored:
        if found.error is not None:
            _log.info("%s", found.name, exc_info=found.error)
            terminal.use_system_language()
            why = known_error_message(found.error) or unknown_error_message()
            terminal.print_stderr(f"{found.name} : {why}")
    if backup is None:
        _say_what_was_not_kept(folder, when, {found.name for found in restored})
    return 1 if any(found.path is None for found in restored) else 0


def _say_what_was_not_kept(folder: Path, when: datetime, kept: set[str]) -> None:
    """Name the lessons that are as old as that, but of which the history holds nothing."""
    for name in lesson_names(folder):
        if name not in kept and (folder / name).stat().st_mtime <= when.timestamp():
            terminal.use_system_language()
            terminal.print_stderr(f"{name} : {not_in_history()}")


def parse_moment(text: str) -> datetime:
    """Return the time that a text names, in local time: the end of the day for a date alone. Raises: BadMomentError."""
    try:
        if not _MOMENT.fullmatch(text):
            raise BadMomentError(text)
        date, _, hour = text.replace(" ", "T").partition("T")
        day = datetime.fromisoformat(date)
        at = time.fromisoformat(hour.rjust(5, "0") if len(hour) < 6 else hour.rjust(8, "0")) if hour else time.max
        return datetime.combine(day, at).astimezone()
    except (ValueError, OverflowError):
        raise BadMomentError(text) from None


def _from_backup(folder: Path, when: datetime, out: Path) -> list[RestoredFile]:
    place = _place(folder)
    before = [backup for backup in place.backups() if backup.made <= when]
    return place.restore(max(before, key=lambda backup: backup.made), out) if before else []


def _place(folder: Path) -> BackupPlace:
    place = BackupPlace(folder)
    place.space()  # a place that is not there is an error here, not one that is left out
    return place


def _print(lines: Iterable[str]) -> None:
    sys.stdout.writelines(f"{terminal.strip_control_characters(line)}\n" for line in lines)
