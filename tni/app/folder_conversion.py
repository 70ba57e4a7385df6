"""Command `tni convert FOLDER OUT_FOLDER`: makes a lesson of each file of a folder and the folders in it.

A process of its own converts them, so that a file that takes too long, or brings the process down, is one failure among
others. A run that was stopped or killed is gone on with by the same command.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from threading import Timer
from typing import Any

from tni.app.conversion_entries import CRASH, TIMEOUT, check_report, error_entry, failed_entry, write_report
from tni.app.convert_errors import FolderNameTakenError, NothingToConvertError, TargetNoFolderError
from tni.app.folder_files import files_of
from tni.app.terminal import ProgressLine, print_stderr, raise_stop_signals
from tni.core.errors import TniError
from tni.core.file_names import portable_name
from tni.files.atomic import copy_atomically, free_name, left_parts
from tni.files.work_folder import work_folder
from tni.processes.child import ChildProcess, worker_command
from tni.processes.pipe_frames import read_frame, write_frame
from tni.services.lesson.conversion_journal import NAME as JOURNAL_NAME
from tni.services.lesson.conversion_journal import ContentState, ConversionJournal, JournalLine
from tni.services.lesson.lesson_formats import WAITING, time_limit_s
from tni.store.backed_up_names import lesson_id_at
from tni.store.lesson_placing import free_lesson_name, placed_lesson
from tni.store.library_folder import LESSON_SUFFIX
from tni.ui.i18n import is_singular, tr

WRITING_S = 300.0
"""Time for all but the reading of a file; LibreOffice, where it draws what has no item, may take minutes."""
WIDTH_PX = 1920


@dataclass(slots=True)
class FolderRun:
    """Work of a run so far: entries of the report by file; `is_complete` once all files are done."""

    entries: dict[str, dict[str, Any]] = field(default_factory=dict)
    unchanged: set[str] = field(default_factory=set)
    is_complete: bool = False

    def count(self, outcome: str) -> int:
        return sum(entry["outcome"] == outcome for entry in self.entries.values())

    def items(self, outcome: str) -> int:
        found = (entry["read"] for entry in self.entries.values())
        return sum(read[outcome] for read in found if read is not None)

    def counts(self) -> dict[str, int]:
        files = {outcome: self.count(outcome) for outcome in ("converted", "failed", "skipped")}
        items = {outcome: self.items(outcome) for outcome in ("kept", "approximated", "dropped")}
        return {"files": len(self.entries), **files, "unchanged": len(self.unchanged), **items}


def convert_folder(
    source: Path, target: Path, report: Path | None = None, *, anew: bool = False, limit_s: float | None = None
) -> int:
    """Convert a folder, and return the exit status: 1 if a file was not converted. report: file for the report, also of
    a run that is stopped. anew: also files that an earlier run converted. limit_s: of a file, None for one by its size.

    Raises: TniError, OSError, TerminatedError.
    """
    if target.exists() and not target.is_dir():
        raise TargetNoFolderError(target)
    check_report(report, [target, target / JOURNAL_NAME])
    files = files_of(source, target)
    if not files.readable and not files.failed:
        raise NothingToConvertError(source)
    target.mkdir(exist_ok=True)
    run = FolderRun({name: _skipped(name) for name in files.others} | files.failed)
    try:
        with raise_stop_signals():
            _Conversions(source, target, run, anew=anew, limit_s=limit_s).all(files.readable)
        run.is_complete = True
    finally:
        if report is not None:
            ordered = [run.entries[name] for name in sorted(run.entries)]
            counts, folders = run.counts(), {"source": str(source), "target": str(target)}
            write_report(report, ordered, **folders, is_complete=run.is_complete, counts=counts)
    _say(run, to_stdout=report != Path("-"))
    return 1 if run.count("failed") else 0


class _Conversions:
    """Conversions of one run."""

    def __init__(self, source: Path, target: Path, run: FolderRun, *, anew: bool, limit_s: float | None) -> None:
        self._source, self._target, self._run = source, target, run
        self._anew, self._limit_s = anew, limit_s
        self._worker = ChildProcess(worker_command("tni.app.folder_worker"))

    def all(self, files: list[str]) -> None:
        journal, progress = ConversionJournal(self._target), ProgressLine()
        try:
            with work_folder() as work:
                for number, name in enumerate(files, 1):
                    progress(tr("{number} sur {count} : {name}").format(number=number, count=len(files), name=name))
                    self._one(name, journal, work / f"{number}.tni")
        finally:
            self._worker.stop()
            journal.close()
            progress.clear()

    def _one(self, name: str, journal: ConversionJournal, made: Path) -> None:
        """Convert a file. made: name for its lesson until that is placed."""
        try:
            state = ContentState.of(self._source / name)
        except FileNotFoundError:
            self._run.entries[name] = failed_entry(name, "unreadable", tr("Ce fichier n’est plus là."))
            return
        except OSError as error:
            self._run.entries[name] = error_entry(name, error)
            return
        before = journal.lines.get(name)
        if before is not None and not self._anew and before.is_current(state, self._target):
            self._run.entries[name] = before.entry
            self._run.unchanged.add(name)
            return
        entry = self._converted(name, made, self._limit_s or time_limit_s(state.size) * WAITING + WRITING_S)
        if entry["outcome"] == "converted":
            entry = self._placed(name, state, made, entry, journal)
        self._run.entries[name] = entry

    def _placed(
        self, name: str, state: ContentState, made: Path, entry: dict[str, Any], journal: ConversionJournal
    ) -> dict[str, Any]:
        """Place a file's lesson, which the journal names before: a run that is gone on with knows it by its content.
        Returns the file's entry. Raises: OSError if the journal cannot be written."""
        try:
            target, replacing = self._place(name, journal)
            made_state = ContentState.of(made)
        except (TniError, OSError) as error:
            return error_entry(name, error)
        place = target.relative_to(self._target).as_posix()
        is_gone_on_with = name in journal.lines
        entry = {**entry, "targets": [place]}
        journal.add(JournalLine(name, state, place, made_state, lesson_id_at(made), entry))
        try:
            with placed_lesson(target, replacing=replacing) as part:
                copy_atomically(made, part, replacing=True, private=False)
            made.unlink()
        except (TniError, OSError) as error:
            return error_entry(name, error)
        if is_gone_on_with:
            with suppress(OSError):
                for left in left_parts(target):
                    left.unlink()
        return entry

    def _place(self, name: str, journal: ConversionJournal) -> tuple[Path, bool]:
        """Return where a file's lesson goes: to a name that is free, or to that of an earlier run, if nobody has
        changed the lesson since. Raises: FolderNameTakenError, OSError."""
        before = journal.lines.get(name)
        if before is not None and journal.owns_target(before):
            return self._target / before.target, True
        path = PurePosixPath(name)
        folder = self._target.joinpath(*map(portable_name, path.parent.parts))
        wanted = folder / f"{portable_name(path.stem)}{LESSON_SUFFIX}"
        try:
            wanted.parent.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError):
            raise FolderNameTakenError(wanted.parent) from None
        return free_name(wanted, self._is_taken), False

    def _is_taken(self, target: Path) -> bool:
        """Return whether a name is in use, or will be by a folder: one of the source may be called "b.tni" too."""
        return free_lesson_name(target) != target or (self._source / target.relative_to(self._target)).is_dir()

    def _converted(self, name: str, target: Path, limit_s: float) -> dict[str, Any]:
        """Return the entry of a file, for which the process has a limited time."""
        process = self._worker.start()
        assert process is not None
        assert process.stdin is not None
        assert process.stdout is not None
        asked = {
            "name": name, "source": str(self._source / name), "target": str(target), "width_px": WIDTH_PX,
        }  # fmt: skip
        with _killed_after(self._worker, limit_s) as timer:
            try:
                write_frame(process.stdin, asked)
                entry, _ = read_frame(process.stdout, max_head=1 << 30)
            except (EOFError, OSError, ValueError):
                self._worker.stop()
                if timer.is_alive():
                    text = tr("Ce fichier n’a pas pu être lu : il est abîmé ou trop grand.")
                    return failed_entry(name, CRASH, text)
                return failed_entry(name, TIMEOUT, tr("Ce fichier est trop long à lire : le découper en plusieurs."))
        return entry


@contextmanager
def _killed_after(worker: ChildProcess, limit_s: float) -> Iterator[Timer]:
    """Kill the process if the block takes longer. The timer is alive as long as that has not happened."""
    timer = Timer(limit_s, worker.kill)
    timer.daemon = True
    timer.start()
    try:
        yield timer
    finally:
        timer.cancel()
        timer.join()


def _skipped(name: str) -> dict[str, Any]:
    return {"source": name, "targets": [], "outcome": "skipped", "read": None, "written": None}


def _say(run: FolderRun, *, to_stdout: bool) -> None:
    """Print the failures, and the numbers."""
    for name in sorted(run.entries):
        entry = run.entries[name]
        if entry["outcome"] == "failed":
            print_stderr(tr("{name} : {why}").format(name=name, why=entry["error"]["message"]))
    made, failed, same = run.count("converted"), run.count("failed"), len(run.unchanged)
    parts = [(tr("{} fichier converti") if is_singular(made) else tr("{} fichiers convertis")).format(made)]
    if same:
        parts.append((tr("dont {} déjà auparavant")).format(same))
    if failed:
        parts.append((tr("{} échec") if is_singular(failed) else tr("{} échecs")).format(failed))
    if others := run.count("skipped"):
        parts.append((tr("{} d’un autre genre") if is_singular(others) else tr("{} d’autres genres")).format(others))
    line = ", ".join(parts) + "."
    if to_stdout:
        sys.stdout.write(line + "\n")
    else:
        print_stderr(line)
