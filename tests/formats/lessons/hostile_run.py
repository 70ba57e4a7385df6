"""Hostile files of all kinds, each with its seed, and what became of them. Alone, it keeps a log:

python -m tests.formats.lessons.hostile_run LOG [--count 10000] [--from 0] [--corpus FOLDER]
"""

from __future__ import annotations

import faulthandler
import json
import signal
import tempfile
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from tests.formats.lessons.hostile_batch import TOO_SLOW, Outcome, outcomes
from tests.formats.lessons.more_packages import more_packages
from tests.formats.lessons.mutations import mutated
from tests.formats.lessons.other_files import other_files
from tests.formats.lessons.small_packages import small_packages
from tests.formats.lessons.zip_mutations import timeless
from tests.support.board import SquareLetters
from tests.support.pdf_samples import SamplePage, noted_pdf, overlay_pdf, sample_pdf
from tni.api.formats import FormatError, ImportedLesson
from tni.core.clock import SystemClock
from tni.core.geometry import Rect
from tni.files.lesson_errors import LessonFileError
from tni.files.pdf_errors import PdfError, PdfFault
from tni.formats.lessons.format_registry import READERS
from tni.formats.lessons.guarded_calls import UNEXPECTED
from tni.formats.pdf_reader import PdfLimits, PdfReader
from tni.services.lesson.conversion_report import conversion_report, document_json, report_json
from tni.services.lesson.plain_files import read_files
from tni.services.lesson.plain_lesson_pages import PlainLessonPages
from tni.store.lesson_check import check_lesson
from tni.store.lesson_file import WorkFolders, open_lesson
from tni.ui.messages.errors import known_error_message

MOST_CORPUS_BYTES = 100_000
PDF_PAGES = 3
SLOW_S, LARGE_KB = 10.0, 1 << 20
"""What no file may take."""


def originals(corpus: Path | None = None) -> list[tuple[str, bytes]]:
    """Sound files of the kinds of lessons that can be read: (name, bytes)."""
    small = {f"small{end}": data for end, data in small_packages().items()} | more_packages()
    found = [(name, timeless(data)) for name, data in small.items() if Path(name).suffix in READERS]
    if corpus is not None:
        paths = sorted(path for path in (corpus / "formats").rglob("*") if path.suffix.lower() in READERS)
        found += [(one.name, one.read_bytes()) for one in paths if one.stat().st_size <= MOST_CORPUS_BYTES]
    return found


def other_originals() -> list[tuple[str, bytes]]:
    """Sound files of all other kinds: pictures, sounds, films, subtitles, PDFs, and lessons of the program itself."""
    tni = Path(__file__).parents[3] / "lessons" / "lecon-d-entrainement.tni"
    pdfs = {
        "plain.pdf": sample_pdf([SamplePage(), SamplePage("Deux", keys={"Rotate": 270})]), "ink.pdf": overlay_pdf(),
        "noted.pdf": noted_pdf("FreeText"), "own.tni": tni.read_bytes(),
    }  # fmt: skip
    return [*other_files().items(), *pdfs.items()]


def variants(files: Sequence[tuple[str, bytes]], count: int, first: int = 0) -> Iterator[tuple[str, bytes]]:
    for seed in range(first, first + count):
        name, data = files[seed % len(files)]
        yield name, mutated(data, seed)


def hostile_outcomes(
    files: Iterator[tuple[str, bytes]], watched: Path, work: Path
) -> Iterator[tuple[str, bytes, Outcome]]:
    """Yield name, bytes and outcome of each file. watched: folder in which processes run that leave nothing. work:
    folder for lessons of the program, which are opened as files."""
    apart: dict[int, tuple[str, bytes]] = {}
    given: dict[int, tuple[str, bytes]] = {}

    def guarded() -> Iterator[tuple[str, bytes]]:
        for number, (name, data) in enumerate(files):
            if name.endswith((".pdf", ".tni")):
                apart[number] = name, data
            else:
                given[number] = name, data
                yield name, data

    number = 0
    with PdfReader(PdfLimits(open_s=SLOW_S, page_s=SLOW_S)) as pdf:
        for outcome in outcomes(guarded(), watched):
            while number in apart:
                name, data = apart.pop(number)
                yield name, data, _apart(name, data, pdf, work)
                number += 1
            yield *given.pop(number), outcome
            number += 1
        for name, data in apart.values():
            yield name, data, _apart(name, data, pdf, work)


def _apart(name: str, data: bytes, pdf: PdfReader, work: Path) -> Outcome:
    begin_s = monotonic()
    try:
        if name.endswith(".pdf"):
            _read_pdf(pdf, data)
        else:
            _open_own(work, data)
    except (PdfError, LessonFileError) as error:
        return Outcome(error=error, cpu_s=monotonic() - begin_s)
    return Outcome(cpu_s=monotonic() - begin_s)


def _read_pdf(pdf: PdfReader, data: bytes) -> None:
    """Raises: PdfError."""
    document = pdf.open(data)
    try:
        for page in range(min(document.page_count, PDF_PAGES)):
            document.render(page, Rect(0, 0, 40, 40), 2)
            document.text(page)
        document.info()
    finally:
        document.close()


def _open_own(work: Path, data: bytes) -> None:
    """Raises: LessonFileError."""
    with tempfile.TemporaryDirectory(dir=work) as folder:
        path = Path(folder, "leçon.tni")
        path.write_bytes(data)
        check_lesson(path)
        places = WorkFolders(work=Path(folder, "work"), rescue=Path(folder, "rescue"))
        file = open_lesson(path, places, SystemClock())
        try:
            file.layer(None).document().pages()
        finally:
            file.close()


def no_pdf(_: bytes) -> list[tuple[float, float]]:
    raise PdfError(PdfFault.DAMAGED)


def made_into_pages(read: ImportedLesson) -> None:
    """Do what the program does with a lesson that was read."""
    files = read_files(read.lesson, lambda data: data, no_pdf)
    pages = PlainLessonPages(read.lesson, SquareLetters(), files.pictures, files.pdfs, files.others)
    report = conversion_report(read.lesson, (*read.losses, *files.losses, *pages.losses))
    json.dumps(document_json([report_json(report)]), allow_nan=False)


def kind_of(outcome: Outcome) -> str:
    """Return what became of a file, in a word."""
    if outcome.status is not None:
        return "too slow" if outcome.status == TOO_SLOW else f"ended by {outcome.status}"
    if outcome.error is None:
        if outcome.found is not None:
            made_into_pages(outcome.found)
        return "read"
    assert known_error_message(outcome.error)
    if isinstance(outcome.error, FormatError) and outcome.error.detail.startswith(UNEXPECTED):
        return outcome.error.detail
    return "refused"


@dataclass(slots=True)
class Tally:
    """Numbers of files by what became of them, and those that took long or much."""

    kinds: Counter[str]
    slowest_s: float = 0.0
    peak_kb: int = 0

    def add(self, kind: str, outcome: Outcome) -> None:
        self.kinds[kind] += 1
        self.slowest_s = max(self.slowest_s, outcome.cpu_s)
        self.peak_kb = max(self.peak_kb, outcome.peak_kb)


def main() -> None:
    """Read hostile files, and write a line of JSON for each to a log; beside it, those that went
    wrong."""
    parser = ArgumentParser(description=main.__doc__)
    parser.add_argument("log", type=Path)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--from", type=int, default=0, dest="first")
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--only", default="", help="words that the name of a file has")
    asked = parser.parse_args()
    faulthandler.register(signal.SIGUSR1)  # says where it is
    files = [one for one in (*originals(asked.corpus), *other_originals()) if asked.only in one[0]]
    tally = Tally(Counter())
    with tempfile.TemporaryDirectory() as folder, asked.log.open("a", encoding="utf-8") as log:
        watched, work = Path(folder, "watched"), Path(folder, "work")
        watched.mkdir()
        work.mkdir()
        begin_s = monotonic()
        found = hostile_outcomes(variants(files, asked.count, asked.first), watched, work)
        for seed, (name, data, outcome) in enumerate(found, asked.first):
            kind = _kind_or_error(outcome)
            tally.add(kind, outcome)
            took_s, begin_s = monotonic() - begin_s, monotonic()
            line = {"seed": seed, "name": name, "kind": kind, "cpu_s": round(outcome.cpu_s, 2), "s": round(took_s, 2)}
            log.write(json.dumps(line | {"peak_mb": outcome.peak_kb >> 10}) + "\n")
            log.flush()
            if kind not in ("read", "refused"):
                asked.log.with_name(f"{asked.log.stem}-{seed}-{name}").write_bytes(data)
        left = [path.name for path in (*watched.iterdir(), *work.iterdir())]
        log.write(json.dumps({"kinds": tally.kinds, "slowest_s": tally.slowest_s, "left": left}) + "\n")


def _kind_or_error(outcome: Outcome) -> str:
    try:
        return kind_of(outcome)
    except Exception as error:  # noqa: BLE001 - the run goes on, and the log names it
        return f"failed in the program: {error!r}"


if __name__ == "__main__":
    main()
