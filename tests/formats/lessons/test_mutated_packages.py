"""Mutated files of all kinds: the program never fails, nothing is written anywhere, and each file ends in a lesson or
one clear message, in limited time and memory."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.formats.lessons.hostile_batch import TOO_SLOW, Outcome, outcomes
from tests.formats.lessons.mutations import mutated
from tests.formats.lessons.small_packages import small_packages
from tests.support.board import SquareLetters
from tni.api.formats import FormatError, ImportedLesson
from tni.core.errors import TniError
from tni.core.format_errors import ReaderCrashedError, ReadTimeoutError
from tni.files.pdf_errors import PdfError, PdfFault
from tni.formats.lessons.format_registry import READERS
from tni.formats.lessons.guarded_calls import UNEXPECTED
from tni.services.lesson.conversion_report import conversion_report
from tni.services.lesson.lesson_formats import OwnFormatCall
from tni.services.lesson.plain_files import read_files
from tni.services.lesson.plain_lesson_pages import PlainLessonPages
from tni.ui.messages.errors import known_error_message

pytestmark = [
    pytest.mark.qt,
    pytest.mark.skipif(sys.platform == "win32", reason="no limits of memory and of the processor's time"),
]

MOST_CORPUS_BYTES = 100_000
QUICK, SINGLE, MANY = 200, 12, 10_000


def originals(corpus: Path | None = None) -> list[tuple[str, bytes]]:
    """Sound files of the kinds that can be read: (name, bytes)."""
    small = [(f"small{end}", data) for end, data in small_packages().items() if end in READERS]
    if corpus is None:
        return small
    found = sorted(path for path in (corpus / "formats").rglob("*") if path.suffix.lower() in READERS)
    return small + [(one.name, one.read_bytes()) for one in found if one.stat().st_size <= MOST_CORPUS_BYTES]


def variants(files: Sequence[tuple[str, bytes]], count: int) -> Iterator[tuple[str, bytes]]:
    for seed in range(count):
        name, data = files[seed % len(files)]
        yield name, mutated(data, seed)


def no_pdf(_: bytes) -> list[tuple[float, float]]:
    raise PdfError(PdfFault.DAMAGED)


def made_into_pages(read: ImportedLesson) -> None:
    """Do what the program does with a lesson that was read."""
    files = read_files(read.lesson, lambda data: data, no_pdf)
    pages = PlainLessonPages(read.lesson, SquareLetters(), files.pictures, files.pdfs, files.others)
    conversion_report(read.lesson, (*read.losses, *files.losses, *pages.losses))


def kind_of(outcome: Outcome) -> str:
    if outcome.status is not None:
        return "too slow" if outcome.status == TOO_SLOW else f"ended by {outcome.status}"
    if outcome.error is None:
        made_into_pages(outcome.found)
        return "read"
    assert isinstance(outcome.error, FormatError)
    assert known_error_message(outcome.error)
    return outcome.error.detail if outcome.error.detail.startswith(UNEXPECTED) else "refused"


def check(files: Sequence[tuple[str, bytes]], count: int, watched: Path) -> Counter[str]:
    """Read variants of files. Those that take too long end in a message, too, and are few."""
    made: Counter[str] = Counter()
    bad: list[str] = []
    for seed, outcome in enumerate(outcomes(variants(files, count), watched)):
        kind = kind_of(outcome)
        made[kind] += 1
        if kind not in ("read", "refused"):
            bad.append(f"{files[seed % len(files)][0]} seed {seed}: {kind}")
    assert list(watched.iterdir()) == []
    assert sum(made.values()) == count
    assert len(bad) == made["too slow"] <= max(1, count // 100), f"{dict(made)}\n" + "\n".join(bad[:40])
    return made


def test_small_packages_are_sound(tmp_path: Path) -> None:
    """What is mutated is a file that can be read, not one that is refused at once."""
    files = originals()
    kinds = {name: kind_of(one) for (name, _), one in zip(files, outcomes(files, tmp_path), strict=True)}
    assert set(kinds.values()) <= {"read"}, kinds


def test_mutated_files_end_in_a_lesson_or_a_message(tmp_path: Path) -> None:
    if files := originals():
        check(files, QUICK, tmp_path)


@pytest.mark.slow
@pytest.mark.timeout(7200)
def test_ten_thousand_mutated_files_end_in_a_lesson_or_a_message(tmp_path: Path, corpus: Path) -> None:
    check(originals(corpus), MANY, tmp_path)


def test_single_calls_of_the_program_end_so_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same through the process that the program itself starts for each file."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("PATH", "")  # without LibreOffice
    for name, data in variants(originals() or [("small.unknown", b"<svg/>")], SINGLE):
        error: TniError | None = None
        try:
            made_into_pages(OwnFormatCall().read_lesson(data, name))
        except (FormatError, ReadTimeoutError, ReaderCrashedError) as raised:
            error = raised
        assert error is None or known_error_message(error)
    assert list(tmp_path.iterdir()) == []
