"""Vocabularies loaded for good, proposals on a worker, and notices of lessons."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tests.support.later_tasks import LaterTasks
from tests.support.skos_samples import URI, VOCABULARY
from tni.core.format_errors import UnknownFileError
from tni.document.lesson_plan import Curriculum
from tni.library.curriculum_proposal import CurriculumProposals
from tni.library.lesson_notice import LessonNotice
from tni.library.vocabulary import VocabularyKind
from tni.services.curriculum.curriculum_service import CurriculumService
from tni.store.vocabulary_files import VocabularyFiles


class Desk:
    """The service over a folder, with a worker of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.tasks = folder, LaterTasks()
        self.open()

    def open(self) -> None:
        """Start the service, as a start of the program does."""
        self.service = CurriculumService(VocabularyFiles(self.folder / "vocabularies"), self.tasks)
        self.service.start()
        self.tasks.run()

    def load(self, data: bytes, kind: VocabularyKind | None = None) -> None:
        path = self.folder / "loaded"
        path.write_bytes(data)
        self.service.load(path, kind)
        self.tasks.run()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_loaded_vocabulary_is_there_after_a_restart_and_can_be_removed(desk: Desk) -> None:
    assert desk.service.state.vocabularies.concept(f"{URI}1") is None
    for _ in range(2):
        desk.load(VOCABULARY)
    desk.open()
    assert len(desk.service.state.loaded) == 1
    assert desk.service.state.vocabularies.label(f"{URI}1") == "6e"
    desk.service.remove(desk.service.state.loaded[0])
    desk.tasks.run()
    desk.open()
    assert desk.service.state.loaded == ()


def test_a_vocabulary_without_skos_is_loaded_as_json(desk: Desk) -> None:
    own = {"version": 1, "pack": {"id": "crcn"}, "kind": "other", "concepts": [["crcn-1.1", "Mener une recherche"]]}
    desk.load(json.dumps(own).encode(), VocabularyKind.SKILL)
    assert "crcn-1.1" in [one.key for one in desk.service.state.vocabularies.of_kind(VocabularyKind.SKILL)]


def test_another_file_is_refused_with_its_reason_and_changes_nothing(desk: Desk) -> None:
    desk.load(VOCABULARY)
    desk.load(b"<quiz/>")
    assert isinstance(desk.service.state.problem, UnknownFileError)
    assert not desk.service.state.is_reading
    assert len(desk.service.state.loaded) == 1


def test_proposals_come_from_the_worker_with_the_vocabularies_of_the_moment(desk: Desk) -> None:
    found: list[CurriculumProposals] = []
    for _ in range(2):
        desk.service.propose("Les séismes", ["volcans et plaques"], found.append)
        desk.tasks.run()
    assert found[0] == found[1]
    assert desk.service.state.vocabularies.label(found[0].subjects[0].key) == "sciences de la vie et de la Terre"


@pytest.mark.parametrize(("name", "head"), [("notice.xml", b"<?xml"), ("notice.jsonld", b"{")])
def test_a_notice_is_written_in_the_format_of_its_name(desk: Desk, name: str, head: bytes) -> None:
    notice = LessonNotice(title="Thalès", on=date(2026, 11, 29), curriculum=Curriculum(sequence="Géométrie"))
    written: list[bool] = []
    desk.service.write_notice(notice, desk.folder / name, lambda: written.append(True))
    desk.tasks.run()
    assert written == [True]
    assert (desk.folder / name).read_bytes().startswith(head)
    desk.service.write_notice(notice, desk.folder / "missing" / name, lambda: written.append(False))
    desk.tasks.run()
    assert desk.service.state.problem is not None
    assert written == [True]
