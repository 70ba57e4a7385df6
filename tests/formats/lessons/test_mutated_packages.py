"""Mutated files of all kinds: the program never fails, nothing is written anywhere, and each file ends in a lesson or
one clear message, in limited time and memory."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.formats.lessons.hostile_batch import outcomes
from tests.formats.lessons.hostile_run import (
    LARGE_KB,
    SLOW_S,
    hostile_outcomes,
    kind_of,
    made_into_pages,
    originals,
    other_originals,
    variants,
)
from tests.formats.lessons.other_files import OTHER_READERS
from tni.api.formats import FormatError
from tni.core.errors import TniError
from tni.core.format_errors import ReaderCrashedError, ReadTimeoutError
from tni.formats.lessons.format_registry import READERS
from tni.services.lesson.lesson_formats import OwnFormatCall
from tni.ui.messages.errors import known_error_message

pytestmark = [
    pytest.mark.qt,
    pytest.mark.skipif(sys.platform == "win32", reason="no limits of memory and of the processor's time"),
]

NEVER_READ = ("old.flipchart",)
QUICK, QUICK_OTHERS, SINGLE, MANY = 200, 60, 12, 10_000


def check(files: Sequence[tuple[str, bytes]], count: int, folder: Path) -> None:
    """Read variants of files. Those that take too long end in a message, too, and are few."""
    watched, work = folder / "watched", folder / "work"
    watched.mkdir()
    work.mkdir()
    made: Counter[str] = Counter()
    bad: list[str] = []
    for seed, (name, _, outcome) in enumerate(hostile_outcomes(variants(files, count), watched, work)):
        kind = kind_of(outcome)
        made[kind] += 1
        if kind not in ("read", "refused") or outcome.cpu_s > SLOW_S or outcome.peak_kb > LARGE_KB:
            bad.append(f"{name} seed {seed}: {kind}")
    assert [*watched.iterdir(), *work.iterdir()] == []
    assert sum(made.values()) == count
    assert len(bad) == made["too slow"] <= max(1, count // 100), f"{dict(made)}\n" + "\n".join(bad[:40])


def test_small_packages_are_sound(tmp_path: Path) -> None:
    """What is mutated is a file that can be read, not one that is refused at once."""
    files = [one for one in originals() if one[0] not in NEVER_READ]
    kinds = {name: kind_of(one) for (name, _), one in zip(files, outcomes(files, tmp_path), strict=True)}
    assert set(kinds.values()) <= {"read"}, kinds


def test_other_small_files_are_sound(tmp_path: Path) -> None:
    files = [one for one in other_originals() if one[0] not in NEVER_READ]
    found = {name: kind_of(one) for name, _, one in hostile_outcomes(iter(files), tmp_path, tmp_path)}
    assert set(found.values()) == {"read"}, found
    assert {Path(name).suffix for name, _ in files} == {*OTHER_READERS, ".pdf", ".tni"}


def test_a_seed_makes_the_same_file_again() -> None:
    files = [*originals(), *other_originals()]
    assert [*variants(files, len(files))] == [*variants(files, len(files))]


def test_all_kinds_that_are_read_are_mutated() -> None:
    assert {Path(name).suffix for name, _ in originals()} == set(READERS)


def test_mutated_files_end_in_a_lesson_or_a_message(tmp_path: Path) -> None:
    check(originals(), QUICK, tmp_path)


def test_mutated_files_of_other_kinds_are_read_or_refused(tmp_path: Path) -> None:
    check(other_originals(), QUICK_OTHERS, tmp_path)


@pytest.mark.slow
@pytest.mark.timeout(7200)
def test_ten_thousand_mutated_files_end_in_a_lesson_or_a_message(tmp_path: Path, corpus: Path) -> None:
    check([*originals(corpus), *other_originals()], MANY, tmp_path)


def test_single_calls_of_the_program_end_so_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same through the process that the program itself starts for each file."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("PATH", "")  # without LibreOffice
    for name, data in variants(originals(), SINGLE):
        error: TniError | None = None
        try:
            made_into_pages(OwnFormatCall().read_lesson(data, name))
        except (FormatError, ReadTimeoutError, ReaderCrashedError) as raised:
            error = raised
        assert error is None or known_error_message(error)
    assert list(tmp_path.iterdir()) == []
