"""Lessons are written by plugins: what may not leave the class stays out, and what was given up is told of once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from tests.services.plugins.test_format_runner import TEXT_LESSON, plugin
from tests.services.printing.web_samples import PAGE, lesson, text
from tests.support.later_tasks import LaterTasks
from tests.support.plugin_folders import runnable
from tni.api.formats import FormatLoss, PlainText
from tni.core.ids import BlobId
from tni.document.document import Document
from tni.document.items import Page
from tni.document.lesson_plan import Credit
from tni.files.atomic import WriteError
from tni.services.lesson.conversion_report import ConversionReport, ItemOutcome, ReportedKind, ReportLine, ReportPage
from tni.services.lesson.foreign_exports import (
    ForeignExportBegun,
    ForeignExportDone,
    ForeignExportEnded,
    ForeignExportEvent,
    ForeignExports,
)
from tni.services.lesson.lesson_formats import LessonFormats
from tni.services.lesson.plain_lesson_values import TakenLesson, plain_lesson, take_lesson
from tni.services.lesson.shared_parts import SharedParts
from tni.services.plugins.plugin_folders import RunnablePlugin

KEPT = ConversionReport((ReportPage(1, (ReportLine(ItemOutcome.KEPT, ReportedKind.TEXT, "t1"),)),))
MANUAL = Credit(id="credit:t2", source="Manuel, p. 12", classroom_only=True)


def no_blob(_: BlobId) -> bytes:
    raise AssertionError("there is no picture")


def words(taken: TakenLesson) -> list[str]:
    values, _ = plain_lesson(taken, no_blob)
    return [item.text for page in values.pages for item in page.items if isinstance(item, PlainText)]


def test_what_is_for_the_class_alone_goes_with_it_when_asked_for() -> None:
    made = lesson(text("t1", "Un demi"), text("t2", "Extrait du manuel"), MANUAL)
    quiet = take_lesson(made, "Les fractions", SharedParts())
    assert (words(quiet), quiet.withheld) == (["Un demi"], SharedParts(classroom=True))
    full = take_lesson(made, "Les fractions", SharedParts(classroom=True))
    assert (sorted(words(full)), full.withheld) == (["Extrait du manuel", "Un demi"], SharedParts())
    assert FormatLoss("Les sources et les licences.") in plain_lesson(full, no_blob)[1]
    assert plain_lesson(quiet, no_blob)[1] == ()


def test_what_a_class_has_written_goes_with_it_when_asked_for() -> None:
    prepared = lesson(text("t1", "Un demi"))
    taught = Document(prepared.base, {"t3": text("t3", "Écrit en classe")})
    quiet = take_lesson(taught, "", SharedParts())
    assert (words(quiet), quiet.withheld) == (["Un demi"], SharedParts(layer=True))
    assert sorted(words(take_lesson(taught, "", SharedParts(layer=True)))) == ["Un demi", "Écrit en classe"]


def test_neither_notes_nor_what_lies_beside_the_page_go_with_it() -> None:
    page = Page(id=PAGE, position=1.0, notes="Pour moi")
    taken = take_lesson(Document([page, text("t1", "Un demi"), text("far", "À côté", x=-900.0)]), "", SharedParts())
    assert words(taken) == ["Un demi"]
    assert "Pour moi" not in repr(plain_lesson(taken, no_blob))


@dataclass
class Desk:
    """A program without windows, with a plugin that writes files of paragraphs."""

    folder: Path
    plugin: RunnablePlugin
    tasks: LaterTasks = field(default_factory=LaterTasks)
    events: list[ForeignExportEvent] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.exports = ForeignExports(self.tasks, LessonFormats((), lambda: [self.plugin]))
        self.exports.subscribe(self.events.append)

    def write(self, name: str) -> Path:
        taken = take_lesson(lesson(text("t1", "Un demi"), text("t2", "Extrait"), MANUAL), "", SharedParts())
        (kind,) = self.exports.formats
        self.exports.write(kind, taken, no_blob, path := self.folder / name)
        return path


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, runnable(plugin(tmp_path, "lesson exporter", TEXT_LESSON)))


def test_a_lesson_is_written_by_a_plugin(desk: Desk) -> None:
    path = desk.write("cours.txt")
    assert not path.exists()
    desk.tasks.run()
    assert path.read_text() == "Un demi"
    name = desk.plugin.manifest.name
    assert desk.events == [
        ForeignExportBegun("cours.txt", name), ForeignExportDone(path, KEPT, SharedParts(classroom=True)),
    ]  # fmt: skip


def test_what_is_given_up_is_not_written(desk: Desk) -> None:
    path = desk.write("cours.txt")
    desk.exports.give_up()
    other = desk.write("autre.txt")
    desk.tasks.run()
    assert (path.exists(), other.read_text()) == (False, "Un demi")
    assert [type(one) for one in desk.events] == [
        ForeignExportBegun, ForeignExportEnded, ForeignExportBegun, ForeignExportDone,
    ]  # fmt: skip
    desk.exports.give_up()
    assert len(desk.events) == 4


def test_why_a_file_is_not_written_is_told(desk: Desk) -> None:
    desk.write("absent/cours.txt")
    desk.tasks.run()
    assert isinstance(desk.events[-1], ForeignExportEnded)
    assert isinstance(desk.events[-1].error, WriteError)
    manifest = replace(desk.plugin.manifest, extensions=())
    desk.plugin = replace(desk.plugin, manifest=manifest)
    assert desk.exports.formats == (), "a format without an end of names cannot be chosen"
