"""Files of other programs are taken into the library: each once, with a report, and none stops the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.services.plugins.test_format_runner import TEXT_LESSON, plugin
from tests.support.board import HandClock, SquareLetters
from tests.support.later_tasks import LaterTasks
from tests.support.plugin_folders import runnable
from tni.api.formats import FormatError, FormatFault
from tni.core.format_errors import ReadTimeoutError
from tni.formats.pdf_reader import PdfReader
from tni.services.lesson.conversion_report import ConversionReport, ItemOutcome, ReportedKind, ReportLine, ReportPage
from tni.services.lesson.foreign_lesson_files import ForeignLessonFiles
from tni.services.lesson.lesson_formats import readable_formats
from tni.services.lesson.lesson_service import LessonService
from tni.services.library.intake import Intake
from tni.services.library.intake_report import IntakeFiles, IntakeOutcome, IntakeReport
from tni.services.library.intake_run import IntakeListeners, IntakeRun
from tni.store.lesson_digest import read_lesson_digest
from tni.store.lesson_file import WorkFolders
from tni.store.lesson_identity import read_lesson_id

LOSSY = ConversionReport((ReportPage(1, (ReportLine(ItemOutcome.DROPPED, ReportedKind.OTHER, "a", ("Un son.",)),)),))


@dataclass
class Maker:
    """A maker of lessons that fails as told."""

    fails: dict[str, Exception] = field(default_factory=dict)
    suffixes: tuple[str, ...] = (".ubz", ".pptx")
    cancelled: int = 0

    def lesson_id(self, source: Path) -> str:
        return source.read_bytes().hex()[:20].ljust(20, "0")

    def write(self, source: Path, path: Path) -> ConversionReport:
        if (error := self.fails.get(source.name)) is not None:
            raise error
        path.write_bytes(b"lesson")
        return LOSSY if source.stem == "lossy" else ConversionReport()

    def cancel(self) -> None:
        self.cancelled += 1


@pytest.fixture
def key(tmp_path: Path) -> Path:
    place = tmp_path / "CLÉ"
    (place / "6e").mkdir(parents=True)
    for name in ("a.ubz", "6e/lossy.PPTX", "locked.ubz", "slow.ubz", "other.txt"):
        (place / name).write_bytes(name.encode())
    (place / "6e/again.ubz").write_bytes(b"a.ubz")
    return place


def run(
    intake: Intake, then: Callable[[IntakeRun], None], *, asks: bool = True
) -> tuple[list[IntakeFiles], IntakeReport]:
    asked, ended, tasks = list[IntakeFiles](), list[IntakeReport](), LaterTasks()
    listeners = IntakeListeners(lambda _: None, asked.append, ended.append, lambda error: pytest.fail(str(error)))
    made = IntakeRun(intake, tasks, listeners, asks_for_foreign=asks)
    made.begin()
    tasks.run()
    then(made)
    tasks.run()
    return asked, ended[-1]


def test_each_becomes_a_lesson_once_and_none_stops_the_others(key: Path, tmp_path: Path) -> None:
    maker = Maker({"locked.ubz": FormatError(FormatFault.LOCKED), "slow.ubz": ReadTimeoutError(9)})
    library = tmp_path / "library"
    library.mkdir()
    intake = Intake(library, key, "CLÉ", foreign=maker)
    asked, report = run(intake, lambda made: made.go_on(with_pdfs=True, with_versions=True))
    (files,) = asked
    assert len(files.foreign) == 5
    assert (report.total, report.foreign, report.added) == (5, 5, 2)
    assert report.files == {
        IntakeOutcome.ADDED: ("a.ubz",),
        IntakeOutcome.LOCKED: ("locked.ubz",),
        IntakeOutcome.BROKEN: ("slow.ubz",),
        IntakeOutcome.KNOWN: ("6e/again.ubz",),
        IntakeOutcome.LOSSY: ("6e/lossy.PPTX",),
    }
    assert report.reports == {"a.ubz": ConversionReport(), "6e/lossy.PPTX": LOSSY}
    assert sorted(path.relative_to(library).as_posix() for path in library.rglob("*.tni")) == [
        "CLÉ/6e/lossy.tni", "CLÉ/a.tni",
    ]  # fmt: skip
    assert (library / "CLÉ/a.tni").stat().st_mtime_ns == (key / "a.ubz").stat().st_mtime_ns


def test_they_may_be_left_where_they_are(key: Path, tmp_path: Path) -> None:
    intake = Intake(tmp_path / "library", key, "CLÉ", foreign=Maker())
    _, report = run(intake, lambda made: made.go_on(with_pdfs=True, with_versions=True, with_foreign=False))
    assert (report.total, report.ended) == (0, "")


def test_chosen_ones_are_taken_without_a_question_and_can_be_stopped(key: Path, tmp_path: Path) -> None:
    maker, library = Maker(), tmp_path / "library"
    library.mkdir()
    chosen = [key / "a.ubz", key / "6e/lossy.PPTX"]
    asked, report = run(Intake(library, key, "", foreign=maker, only=chosen), lambda _: None, asks=False)
    assert (asked, report.added) == ([], 2)
    _, report = run(Intake(library, key, "", foreign=maker, only=chosen), lambda made: made.cancel(), asks=True)
    assert (report.ended, maker.cancelled) == ("cancelled", 1)


def test_a_lesson_is_known_again_by_the_bytes_of_its_file(tmp_path: Path) -> None:
    library, file = tmp_path / "library", tmp_path / "Les fractions.txt"
    library.mkdir()
    file.write_text("Un demi\n\nUn tiers")
    toy = runnable(plugin(tmp_path, "lesson importer", TEXT_LESSON))
    folders = WorkFolders(work=tmp_path / "work", rescue=tmp_path / "rescue", edit_in_place=lambda _folder: True)
    service = LessonService(library, folders, HandClock(), SquareLetters(), PdfReader(), lambda _health: None)
    maker = ForeignLessonFiles(readable_formats(lambda: [toy]), service, SquareLetters())
    intake = Intake(library, tmp_path, "", foreign=maker)
    assert intake.take(file) is IntakeOutcome.LOSSY
    lesson = library / "Les fractions.tni"
    assert [page.texts for page in read_lesson_digest(lesson).pages] == [("Un demi",), ("Un tiers",)]
    known = {read_lesson_id(lesson): lesson.name}
    assert Intake(library, tmp_path, "", known, foreign=maker).take(file) is IntakeOutcome.KNOWN
    file.write_text("Un demi")
    assert Intake(library, tmp_path, "", known, foreign=maker).take(file) is IntakeOutcome.LOSSY
    assert sorted(path.name for path in library.glob("*.tni")) == ["Les fractions (2).tni", "Les fractions.tni"]
