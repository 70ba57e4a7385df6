"""Séance as its view drives it: begun, moved to another lesson, resumed after a crash, ended with its entry."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.services.cahier.seance_room import Room
from tests.support.planned_years import MONDAY, hour
from tests.support.proposals import proposed
from tni.cahier.french import NBSP
from tni.cahier.seance_log import LessonOpened, LoggedQuestionKind, PageShown, PageWritten, QuestionAsked, SeanceEnded
from tni.cahier.seance_summary import SeanceState
from tni.core.ids import ClassId
from tni.core.settings import SUBJECT
from tni.document.lesson_plan import Curriculum
from tni.files.errors import QuarantinedError
from tni.library.built_in_vocabularies import built_in_vocabularies
from tni.library.vocabulary import VocabularyKind
from tni.roster.class_list import PupilRow
from tni.services.cahier.seance_errors import NoSeanceUnderWayError
from tni.services.cahier.seance_notices import (
    CahierNotSaved,
    CahierRepaired,
    InterruptedSeanceFound,
    InterruptedSeancesClosed,
    SeanceClassChanged,
    SeanceFinished,
    SeanceKept,
    SeanceMoved,
    SeanceResumed,
)
from tni.services.lesson.lesson_finder import FoundLesson


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path)
    yield made
    made.close()


def test_without_a_layer_for_the_class_no_seance_begins(room: Room) -> None:
    room.lessons.change_layer = lambda _command: None  # type: ignore[method-assign]  # it failed, and that was told
    room.service.begin(None, "5eA", "Maths")
    assert room.service.state.seance_id is None
    assert room.listed == []
    assert SeanceClassChanged(None) not in room.notices


def test_the_hour_of_the_timetable_proposes_class_and_subject(room: Room) -> None:
    room.service.begin(None, "4e C", "SVT")
    assert room.service.usual_subject() == "SVT"
    room.service.hour_now = lambda: hour(MONDAY, name="5A")
    usual = room.service.usual_class()
    assert usual is not None
    assert (usual.name, room.service.usual_subject()) == ("5A", "Maths")


@pytest.mark.parametrize(
    ("subject", "proposed"),
    [("mathématiques", "Mathématiques"), ("Théâtre 3e", "Théâtre 3e"), ("https://example.org/x", "")],
)
def test_the_first_seance_has_the_subject_of_its_lesson(room: Room, subject: str, proposed: str) -> None:
    (key, *_) = [one.key for one in built_in_vocabularies().find(subject, VocabularyKind.SUBJECT)] or [subject]
    room.lessons.editor.set_curriculum(Curriculum(subjects=(key,)))
    assert room.service.usual_subject() == proposed
    room.service.begin(None, "4e C", "SVT")
    assert room.service.usual_subject() == "SVT", "as it was taught last"


def test_seance_begins_in_the_class_layer_and_is_recorded(room: Room) -> None:
    room.service.begin(None, "5eA", "SVT")
    assert room.lessons.editor.seance is not None
    assert (room.service.state.class_name, room.service.state.subject) == ("5eA", "SVT")
    assert room.lists.settings.get(SUBJECT) == "SVT"
    assert room.notices == [SeanceClassChanged(None)]
    room.lessons.write()
    page = room.lessons.editor.page.id
    assert proposed(room.service).entry.pages == (page,)
    (summary,) = room.listed
    assert (summary.class_name, summary.state) == ("5eA", SeanceState.OPEN)


def test_page_added_in_class_is_recorded(room: Room) -> None:
    room.service.begin(None, "5eA", "SVT")
    room.service.record(room.lessons.editor.add_page())
    room.lessons.write()
    assert proposed(room.service).entry.pages == (room.lessons.editor.page.id,)


def test_vote_is_closed_before_an_entry_is_proposed_and_counted_in_it(room: Room) -> None:
    room.service.begin(None, "5eA", "SVT")
    asked = QuestionAsked(room.clock.now(), LoggedQuestionKind.CHOICE, "Combien ?", 22, 25, 18)
    room.service.question_asked(asked)
    assert not proposed(room.service).can_keep_ink, "nothing was written"
    room.votes.calls.clear()
    room.lessons.write()
    proposal = proposed(room.service)
    assert room.votes.calls == ["conclude"]
    assert f"Combien{NBSP}?" in proposal.entry.contenu
    assert proposal.can_keep_ink
    assert room.service.state.seance_id is not None, "the séance goes on"


def test_without_a_seance_nothing_is_proposed(room: Room) -> None:
    with pytest.raises(NoSeanceUnderWayError):
        proposed(room.service)
    assert room.votes.calls == []


@pytest.mark.parametrize("keep_ink", [True, False])
def test_finished_seance_leaves_its_ink_only_if_wanted(room: Room, keep_ink: bool) -> None:
    room.service.begin(None, "5eA", "SVT")
    room.lessons.write()
    entry = replace(proposed(room.service).entry, title="Les feuilles")
    room.service.finish(entry, keep_ink=keep_ink)
    editor = room.lessons.editor
    assert (editor.seance, editor.document.count(editor.page.id)) == (None, int(keep_ink))
    assert room.votes.calls == ["conclude", "end"]
    assert room.notices[-2:] == [SeanceClassChanged(None), SeanceFinished(keep_ink)]
    (summary,) = room.listed
    assert (summary.title, summary.state) == ("Les feuilles", SeanceState.FINISHED)


def test_entry_of_another_seance_ends_nothing(room: Room) -> None:
    room.service.begin(None, "5eA", "SVT")
    entry = proposed(room.service).entry
    room.service.begin(None, "5eB", "SVT")
    room.service.finish(entry, keep_ink=False)
    assert room.service.state.class_name == "5eB"


def test_another_class_keeps_the_seance_before_as_a_draft(room: Room) -> None:
    room.service.begin(None, "5eA", "SVT")
    room.lessons.write()
    layer = room.lessons.editor.seance
    room.service.begin(None, "5eB", "SVT")
    assert SeanceKept("5eA") in room.notices
    assert room.votes.calls == ["interrupt"]
    assert room.lessons.editor.document.count(room.lessons.editor.page.id) == 0, "5eB doesn't see 5eA's ink"
    assert layer is not None
    room.service.resume(layer)
    assert room.lessons.editor.seance == layer
    assert room.service.state.class_name == "5eA"
    states = [(one.class_name, one.state) for one in room.listed]
    assert sorted(states, key=str) == [
        ("5eA", SeanceState.DRAFT),
        ("5eA", SeanceState.OPEN),
        ("5eB", SeanceState.DRAFT),
    ]


def test_resumed_layer_is_taught_to_its_class_while_that_is_listed(room: Room) -> None:
    store = room.lists.store
    (class_id,) = store.import_pupils([PupilRow("ADAM", "Zoé", class_name="5eA")]).classes
    room.service.begin(class_id, "5eA", "SVT")
    layer = room.lessons.editor.seance
    assert layer is not None
    room.service.begin(None, "5eB", "SVT")
    room.service.resume(layer)
    assert room.notices[-1] == SeanceClassChanged(class_id)
    room.service.begin(None, "5eB", "SVT")
    store.delete_class(class_id)
    room.service.resume(layer)
    assert room.notices[-1] == SeanceClassChanged(None)


def test_seance_goes_on_in_another_lesson(room: Room) -> None:
    room.open("eau.tni")
    room.service.begin(None, "5eA", "SVT")
    seance_id = room.service.state.seance_id
    room.open("fractions.tni")
    assert room.service.state.seance_id == seance_id
    assert room.lessons.editor.seance is not None, "ink goes to the class's layer of this lesson"
    assert room.notices[-1] == SeanceMoved("5eA")
    assert room.votes.calls == ["interrupt"], "a vote belongs to the page it was asked on"
    room.open("eau.tni")
    assert len(room.lessons.editor.seances()) == 1, "the class finds its layer again"
    assert [lesson.file for lesson in proposed(room.service).lessons] == ["eau.tni", "fractions.tni", "eau.tni"]


def test_lesson_opened_without_a_seance_is_taught_to_nobody(room: Room) -> None:
    room.open("eau.tni")
    assert room.notices == [SeanceClassChanged(None)]
    assert room.service.state.seance_id is None


def test_seance_that_a_crash_interrupted_goes_on_the_same_day(room: Room, tmp_path: Path) -> None:
    room.open("eau.tni")
    room.service.begin(None, "5eA", "SVT")
    seance_id, layer = room.service.state.seance_id, room.lessons.editor.seance
    room.lessons.write()
    again = room.next_start(tmp_path)
    (interrupted,) = again.find_interrupted()
    assert again.notices == [InterruptedSeanceFound(interrupted)]
    again.service.resume_interrupted(interrupted)
    again.tasks.run()
    assert again.service.state.seance_id == seance_id
    assert again.service.state.interrupted == ()
    assert again.lessons.editor.seance == layer
    assert again.notices[-2:] == [SeanceClassChanged(None), SeanceResumed("5eA")]
    assert not any(isinstance(event, LessonOpened | SeanceEnded) for event in again.store.log(interrupted.summary.id))


def test_interrupted_seance_goes_on_in_its_lesson_that_was_renamed(room: Room, tmp_path: Path) -> None:
    room.open("eau.tni")
    room.lessons.lesson_id = "eau's id"
    room.service.begin(None, "5eA", "SVT")
    seance_id = room.service.state.seance_id
    again = room.next_start(tmp_path)
    again.lessons.lesson_id = "another"
    asked: list[tuple[str, str]] = []

    def find(file: str, lesson_id: str) -> FoundLesson:
        asked.append((file, lesson_id))
        return FoundLesson(Path("/cours/Cycle de l’eau.tni"), is_moved=True)

    again.lessons.find = find
    (interrupted,) = again.find_interrupted()
    again.service.resume_interrupted(interrupted)
    again.lessons.finding.run()
    assert (asked, again.lessons.wanted) == ([("eau.tni", "eau's id")], [Path("/cours/Cycle de l’eau.tni")])
    again.open("/cours/Cycle de l’eau.tni")
    again.tasks.run()
    assert again.service.state.seance_id == seance_id


def test_interrupted_seance_waits_for_its_lesson_to_open(room: Room, tmp_path: Path) -> None:
    file = tmp_path / "eau.tni"
    file.touch()
    room.open(str(file))
    room.service.begin(None, "5eA", "SVT")
    seance_id, layer = room.service.state.seance_id, room.lessons.editor.seance
    again = room.next_start(tmp_path)
    again.lessons.show("")
    (interrupted,) = again.find_interrupted()
    assert layer is not None
    again.service.resume(layer)
    again.lessons.finding.run()
    assert again.lessons.wanted == [file]
    assert again.service.state.seance_id is None
    again.open("another.tni")
    assert again.service.state.seance_id is None, "another lesson was opened in between"
    again.open(str(file))
    again.tasks.run()
    assert again.service.state.seance_id == seance_id == interrupted.summary.id


def test_a_lesson_that_is_looked_for_on_a_slow_key_holds_up_no_event(room: Room, tmp_path: Path) -> None:
    room.open("/media/KEY/eau.tni")
    room.service.begin(None, "5eA", "SVT")
    again = room.next_start(tmp_path)
    again.lessons.show("")
    (interrupted,) = again.find_interrupted()
    again.service.resume_interrupted(interrupted)
    again.service.begin(None, "6eB", "SVT")
    again.lessons.write()
    again.tasks.run()
    seance = again.service.state.seance_id
    assert seance is not None
    assert [type(event) for event in again.store.log(seance)][-1] is PageWritten
    assert again.lessons.finding.run() == 1
    assert again.service.state.seance_id == seance, "the lesson that was found at last ends no séance"


def test_seance_interrupted_on_another_day_is_a_draft(room: Room, tmp_path: Path) -> None:
    room.service.begin(None, "5eA", "SVT")
    room.clock.wait(60 * 24)
    again = room.next_start(tmp_path)
    assert again.find_interrupted() == ()
    (notice,) = again.notices
    assert isinstance(notice, InterruptedSeancesClosed)
    assert [entry.class_name for entry in notice.entries] == ["5eA"]
    assert [one.state for one in again.listed] == [SeanceState.DRAFT]


def test_disk_that_refuses_is_reported_and_the_log_kept(room: Room, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "sessions.db") as lock:
        lock.execute("BEGIN EXCLUSIVE")
        room.service.begin(None, "5eA", "SVT")
        room.tasks.run()
        lock.execute("ROLLBACK")
    lock.close()
    assert any(isinstance(notice, CahierNotSaved) for notice in room.notices)
    assert room.service.cahier.unsaved
    room.service.cahier.retry()
    assert [one.class_name for one in room.listed] == ["5eA"]
    assert room.service.cahier.unsaved == 0


def test_damaged_database_is_replaced_and_the_log_stored_in_the_new_one(room: Room, tmp_path: Path) -> None:
    (tmp_path / "sessions.db").write_bytes(b"no database" * 1000)
    room.service.begin(None, "5eA", "SVT")
    room.tasks.run()
    (repaired,) = [notice for notice in room.notices if isinstance(notice, CahierRepaired)]
    assert isinstance(repaired.error, QuarantinedError)
    assert [one.class_name for one in room.listed] == ["5eA"]
    assert room.service.cahier.unsaved == 0


def test_unknown_layer_is_not_resumed(room: Room) -> None:
    room.service.begin(ClassId("5eA"), "5eA", "SVT")
    before = room.service.state
    layer = room.lessons.editor.seance
    assert layer is not None
    room.service.resume(type(layer)("gone"))
    assert room.service.state == before


def test_text_typed_last_is_in_the_entry_though_another_lesson_or_seance_begins(room: Room) -> None:
    room.lessons.show("/lessons/algae.tni")
    room.service.begin(None, "5eA", "SVT")
    room.lessons.write()
    room.open("/lessons/moss.tni")
    room.clock.wait(10)
    entry = proposed(room.service).entry
    assert "hlorophylle" in entry.contenu + entry.title
    room.lessons.recorded(room.lessons.editor.add_text("photosynthèse", 20, 20))
    room.service.begin(None, "6eB", "SVT")
    log = room.store.log(next(one.id for one in room.listed if one.class_name == "5eA"))
    texts = [one.text for one in log if isinstance(one, PageShown) and one.text]
    assert texts == ["chlorophylle", "photosynthèse"]
    opened = next(place for place, one in enumerate(log) if isinstance(one, LessonOpened))
    assert any(isinstance(one, PageShown) and one.text == "chlorophylle" for one in log[:opened]), "in its own lesson"
