"""A session followed, written up and kept, also where the disk fails or the program dies."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.services.cahier.hand_clock import HandClock
from tests.support.later_tasks import LaterTasks
from tests.support.proposals import end, proposal_of
from tni.cahier import entry_wording
from tni.cahier.entry import CahierEntry, Homework
from tni.cahier.entry_builder import build_entry
from tni.cahier.french import NBSP
from tni.cahier.seance_log import (
    LessonOpened,
    LoggedQuestionKind,
    PageShown,
    PageWritten,
    QuestionCorrected,
    SeanceId,
    SeanceStarted,
)
from tni.cahier.seance_summary import SeanceState, SeanceSummary
from tni.core.ids import ClassLayerId, PageId
from tni.files.errors import SeanceStoreError, SeanceStoreFault
from tni.services.cahier import pending_writes
from tni.services.cahier.cahier_service import CahierService
from tni.services.cahier.entry_building import MOST_AT_ONCE
from tni.services.cahier.past_seances import InterruptedSeance, correct_entry
from tni.services.cahier.seance_errors import NoSeanceUnderWayError, SeanceEndedError, SeanceUnderWayError
from tni.store.entry_wordings_file import EntryWordingsFile
from tni.store.seances import NoSuchSeanceError, SeanceStore

P1, P2 = PageId("p1"), PageId("p2")


class Room:
    """A classroom's program; a second one on the same folder is the next start."""

    def __init__(self, folder: Path) -> None:
        self.store = SeanceStore(folder / "sessions.db", busy_timeout_s=0.05)
        self.clock, self.tasks = HandClock(), LaterTasks()
        self.errors: list[Exception] = []
        self.cahier = CahierService(self.store, self.tasks, self.clock, self.errors.append)

    def teach(self) -> None:
        self.cahier.start("5eA", "Maths", "Proportionnalité")
        self.cahier.page_shown(P1, 1, "Rappels")
        self.clock.wait(10)
        self.cahier.question_asked(LoggedQuestionKind.CHOICE, "Combien ?", 22, 25, 18)
        self.cahier.page_added(P2, 2)
        self.cahier.page_shown(P2, 2)
        self.clock.wait(45)

    def past(self) -> list[SeanceSummary]:
        found: list[list[SeanceSummary]] = []
        self.cahier.past(found.append)
        self.tasks.run()
        return found[-1]

    def cut_short(self) -> tuple[list[SeanceSummary], list[CahierEntry]]:
        """Of today, and those of another day, which are closed by this."""
        found: list[tuple[list[InterruptedSeance], list[CahierEntry]]] = []
        self.cahier.find_interrupted(lambda today, closed: found.append((today, closed)))
        self.tasks.run()
        today, closed = found[-1]
        return [one.summary for one in today], closed


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


def test_a_session_from_start_to_finish(room: Room) -> None:
    room.teach()
    entry = end(room.cahier)
    assert (entry.class_name, entry.subject, entry.number, entry.pages) == ("5eA", "Maths", 1, (P1,))
    assert entry.end - entry.start == timedelta(minutes=55)
    assert entry.contenu.endswith(f"– Question à la classe{NBSP}: «{NBSP}Combien{NBSP}?{NBSP}»")
    edited = replace(entry, title="Titre choisi", private_note="à revoir")
    room.cahier.finish(edited)
    room.tasks.run()
    assert room.cahier.unsaved == 0
    assert room.store.entry(entry.session) == edited
    (summary,) = room.past()
    assert (summary.state, summary.title) == (SeanceState.FINISHED, "Titre choisi")
    assert room.errors == []


def test_numbers_go_on(room: Room) -> None:
    for number in (1, 2):
        room.clock.wait(60)
        room.teach()
        room.tasks.run()
        assert end(room.cahier).number == number
        room.tasks.run()


def test_showing_the_same_page_again_is_no_event(room: Room) -> None:
    session = room.cahier.start("5eA", "Maths", "")
    for title in ("A", "A", "B"):
        room.cahier.page_shown(P1, 1, title)
    room.tasks.run()
    assert len(room.store.log(session)) == 3


def test_one_session_at_a_time_and_nothing_without_one(room: Room) -> None:
    room.cahier.page_shown(P1, 1)
    room.cahier.page_added(P1, 1)
    room.cahier.question_asked(LoggedQuestionKind.OTHER, "", 0)
    with pytest.raises(NoSeanceUnderWayError):
        end(room.cahier)
    assert room.tasks.run() == 0
    session = room.cahier.start("5eA", "Maths", "")
    for call in (lambda: room.cahier.start("5eB", "Maths", ""), lambda: room.cahier.delete(session)):
        with pytest.raises(SeanceUnderWayError):
            call()


def test_what_waits_while_the_disk_is_slow_is_written_in_one_go(room: Room) -> None:
    room.teach()
    assert room.cahier.unsaved == 5
    assert room.tasks.run() == 2, "the first event alone, then all that came meanwhile"
    assert room.cahier.unsaved == 0


def test_a_disk_that_fails_loses_nothing(room: Room, tmp_path: Path) -> None:
    hidden = tmp_path / "sessions.db"
    hidden.write_bytes(b"no database " * 100)
    room.teach()
    entry = end(room.cahier)
    assert entry.number is None
    assert entry.pages == (P1,)  # nothing was written on the other
    room.tasks.run()
    assert room.errors
    assert all(isinstance(error, SeanceStoreError) for error in room.errors)
    waiting = room.cahier.unsaved
    assert waiting == 7
    room.store.repair()
    room.cahier.retry()
    room.tasks.run()
    assert room.cahier.unsaved == 0
    assert room.store.entry(entry.session) == entry


def test_who_ends_the_program_hears_what_became_of_the_last_writes(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pending_writes, "LAST_WAIT_S", 0)
    room.teach()
    room.tasks.run()
    heard: list[Exception | None] = []
    room.cahier.answer.when_known(lambda: heard.append(room.cahier.writes.refusal))
    assert heard == [None], "all is stored"
    is_full, full, save = [True], SeanceStoreError(SeanceStoreFault.FULL, Path("sessions.db"), "full"), room.store.save

    def saved(entry: CahierEntry, state: SeanceState) -> None:
        if is_full:
            raise full
        save(entry, state)

    monkeypatch.setattr(room.store, "save", saved)
    room.cahier.end_as(proposal_of(room.cahier))
    assert not room.cahier.answer.is_known
    room.cahier.answer.when_known(lambda: heard.append(room.cahier.writes.refusal))
    assert heard == [None], "nobody knows yet"
    room.tasks.run()
    assert heard == [None, full]
    with pytest.raises(SeanceStoreError):
        room.cahier.close()
    assert room.cahier.unsaved
    is_full.clear()
    room.cahier.close()
    assert [session.state for session in room.past()] == [SeanceState.FINISHED]


def test_an_entry_that_is_still_built_at_the_end_is_waited_for(room: Room) -> None:
    room.teach()
    room.cahier.page_shown(P1, 1, "Rappels", "mot " * MOST_AT_ONCE)
    room.tasks.run()
    room.cahier.end()
    heard: list[int] = []
    room.cahier.answer.when_known(lambda: heard.append(room.cahier.unsaved))
    assert heard == []
    room.tasks.run()
    assert heard == [0]


def test_a_session_cut_short_is_found_and_finished(room: Room, tmp_path: Path) -> None:
    room.teach()
    room.tasks.run()
    again = Room(tmp_path)
    again.clock.wait(24 * 60)
    today, (entry,) = again.cut_short()
    assert today == []
    assert [session.state for session in again.past()] == [SeanceState.DRAFT]
    entries: list[CahierEntry] = []
    again.cahier.entry_of(entry.session, entries.append)
    again.tasks.run()
    assert entries == [entry]
    assert entry.end - entry.start == timedelta(minutes=10), "it ends at its last event, not a day later"
    again.cahier.finish(entry)
    assert again.cut_short() == ([], [])
    assert [session.state for session in again.past()] == [SeanceState.FINISHED]


def test_a_session_cut_short_is_taken_up_again(room: Room, tmp_path: Path) -> None:
    room.teach()
    room.tasks.run()
    again = Room(tmp_path)
    again.clock.wait(56)
    (summary,), _ = again.cut_short()
    resumed: list[bool] = []
    again.cahier.resume(summary.id, lambda: resumed.append(True))
    again.tasks.run()
    assert resumed == [True]
    assert again.cut_short() == ([], []), "the one under way is not offered"
    again.cahier.page_shown(P1, 1, "Rappels")
    again.clock.wait(4)
    entry = end(again.cahier)
    assert entry.session == summary.id
    assert entry.end - entry.start == timedelta(minutes=60)
    again.tasks.run()
    assert again.store.entry(summary.id) == entry


def test_an_ended_session_is_not_taken_up_again(room: Room) -> None:
    room.teach()
    entry = end(room.cahier)
    room.tasks.run()
    room.cahier.resume(entry.session, lambda: pytest.fail("taken up"))
    room.tasks.run()
    assert isinstance(room.errors[-1], SeanceEndedError)
    assert room.cahier.seance_id is None


def test_an_edit_of_a_deleted_session_holds_up_nothing(room: Room) -> None:
    room.teach()
    entry = end(room.cahier)
    room.cahier.delete(entry.session)
    room.cahier.edit(entry)
    room.teach()
    room.tasks.run()
    assert [type(error) for error in room.errors] == [NoSuchSeanceError]
    assert room.cahier.unsaved == 0
    assert room.cut_short() == ([], [])
    assert len(room.past()) == 1


def corrected(room: Room, right: int | None, round_: str = "r") -> QuestionCorrected:
    room.clock.wait(1)
    return QuestionCorrected(room.clock.now(), round_, 22, right)


UNDERSTOOD = f"Réponses de la classe{NBSP}: l’essentiel est compris par la plupart des élèves."


def teach_and_ask(room: Room, *, with_answers: bool | None = None) -> None:
    room.teach()
    room.cahier.question_asked(LoggedQuestionKind.TRUE_FALSE, "La Terre est plate", 22, 25, None, "r")
    proposal_of(room.cahier, with_answers=with_answers)


def test_a_right_answer_said_after_the_vote_is_in_the_entry(room: Room) -> None:
    teach_and_ask(room, with_answers=True)
    room.cahier.question_corrected(corrected(room, 3))
    room.cahier.question_corrected(corrected(room, 19))
    entry = end(room.cahier)
    room.tasks.run()
    assert entry.contenu.split("\n")[-1] == UNDERSTOOD
    assert len([e for e in room.store.log(entry.session) if isinstance(e, QuestionCorrected)]) == 2, "only appended"


@pytest.mark.parametrize("finished", [True, False])
def test_a_right_answer_said_after_the_session_reaches_its_entry(room: Room, finished: bool) -> None:
    teach_and_ask(room, with_answers=True)
    entry = end(room.cahier)
    assert UNDERSTOOD in entry.contenu
    if finished:
        room.cahier.finish(replace(entry, title="Titre choisi", contenu=entry.contenu + "\nUne ligne à elle"))
    room.tasks.run()
    room.clock.wait(60)
    room.cahier.question_corrected(corrected(room, 3), entry.session)
    room.tasks.run()
    kept = room.store.entry(entry.session)
    assert kept is not None
    assert UNDERSTOOD not in kept.contenu
    assert "la plupart des élèves savent répondre à" in kept.contenu
    assert ("Une ligne à elle" in kept.contenu, kept.title == "Titre choisi") == (finished, finished)
    assert (kept.start, kept.end) == (entry.start, entry.end)
    (summary,) = room.past()
    assert summary.state is (SeanceState.FINISHED if finished else SeanceState.DRAFT)
    room.cahier.question_corrected(corrected(room, None), entry.session)
    room.tasks.run()
    assert UNDERSTOOD in room.store.entry(entry.session).contenu
    assert room.errors == []


def test_a_sentence_that_the_teacher_has_edited_stays_as_she_wrote_it(room: Room) -> None:
    teach_and_ask(room, with_answers=True)
    entry = end(room.cahier)
    hers = entry.contenu.replace("l’essentiel", "presque tout")
    room.cahier.finish(replace(entry, contenu=hers))
    room.tasks.run()
    room.cahier.question_corrected(corrected(room, 3), entry.session)
    room.tasks.run()
    assert room.store.entry(entry.session).contenu == hers


def test_answers_are_told_as_she_wants_it_last_and_edits_stay(room: Room) -> None:
    assert not room.cahier.has_answers
    teach_and_ask(room)
    assert room.cahier.has_answers
    edited = replace(proposal_of(room.cahier), contenu="À elle")
    room.cahier.edit(edited)
    told = room.cahier.tell_answers(edited, wanted=True)
    assert told.contenu.split("\n") == ["À elle", UNDERSTOOD]
    room.cahier.edit(told)
    assert room.cahier.tell_answers(told, wanted=False).contenu == "À elle"
    assert UNDERSTOOD not in proposal_of(room.cahier).contenu


def test_a_correction_of_a_round_that_the_session_never_had_changes_nothing(room: Room) -> None:
    teach_and_ask(room)
    entry = end(room.cahier)
    room.tasks.run()
    before = room.store.log(entry.session)
    room.cahier.question_corrected(corrected(room, 19, "another"), entry.session)
    room.tasks.run()
    assert room.store.log(entry.session) == before
    assert room.store.entry(entry.session) == entry


def test_a_correction_that_the_disk_refused_once_is_written_once(room: Room, tmp_path: Path) -> None:
    teach_and_ask(room)
    entry = end(room.cahier)
    room.tasks.run()
    lock = sqlite3.connect(tmp_path / "sessions.db", isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    room.cahier.question_corrected(corrected(room, 19), entry.session)
    room.tasks.run()
    assert room.cahier.unsaved == 1
    lock.close()
    room.cahier.retry()
    room.tasks.run()
    assert len([e for e in room.store.log(entry.session) if isinstance(e, QuestionCorrected)]) == 1


def test_the_session_goes_on_in_another_lesson(room: Room) -> None:
    session = room.cahier.start("5eA", "Maths", "Fractions", seance=ClassLayerId("a"), file="/l/fractions.tni")
    room.cahier.page_shown(P1, 1)
    room.clock.wait(10)
    room.cahier.lesson_opened("Volcans", ClassLayerId("b"), "/l/volcans.tni")
    room.cahier.page_shown(P2, 1)
    room.clock.wait(10)
    assert [(one.lesson, one.seance, one.file) for one in room.cahier.lessons] == [
        ("Fractions", "a", "/l/fractions.tni"),
        ("Volcans", "b", "/l/volcans.tni"),
    ]
    entry = end(room.cahier)
    room.tasks.run()
    assert (entry.session, entry.lesson, entry.pages) == (session, "Fractions et Volcans", (P1, P2))
    assert entry.end - entry.start == timedelta(minutes=20)
    told: list[tuple[SeanceStarted | LessonOpened, ...]] = []
    room.cahier.lessons_of(session, told.append)
    room.tasks.run()
    assert [one.lesson for one in told[0]] == ["Fractions", "Volcans"]


def test_the_same_page_of_the_first_lesson_shown_again_is_an_event(room: Room) -> None:
    session = room.cahier.start("5eA", "Maths", "Fractions")
    for lesson in ("Volcans", "Fractions"):
        room.cahier.page_shown(P1, 1)
        room.cahier.lesson_opened(lesson, None)
    room.cahier.page_shown(P1, 1)
    room.tasks.run()
    assert sum(isinstance(event, PageShown) for event in room.store.log(session)) == 3


def test_a_page_is_noted_once_as_written_on(room: Room, tmp_path: Path) -> None:
    session = room.cahier.start("5eA", "Maths", "Fractions")
    for _ in range(3):
        room.cahier.page_written(P1)
    room.tasks.run()
    again = Room(tmp_path)
    again.cahier.resume(session, lambda: again.cahier.page_written(P1))
    again.tasks.run()
    assert sum(isinstance(event, PageWritten) for event in again.store.log(session)) == 1


def test_corrections_of_a_sheet_closed_unfinished_survive_a_crash(room: Room, tmp_path: Path) -> None:
    room.teach()
    edited = replace(proposal_of(room.cahier), title="Choisi", homework=(Homework("Exercice 4", uid="w"),))
    room.cahier.edit(edited)
    room.tasks.run()
    assert [(one.state, one.end) for one in room.past()] == [(SeanceState.OPEN, None)], "it goes on"
    again = Room(tmp_path)
    again.clock.wait(60)
    (summary,), _ = again.cut_short()
    again.cahier.resume(summary.id, lambda: again.cahier.page_shown(P1, 1, "Encore"))
    again.tasks.run()
    again.clock.wait(5)
    entry = end(again.cahier)
    assert (entry.title, entry.homework) == ("Choisi", edited.homework)
    assert "Encore" in entry.contenu, "what was not corrected goes on with the session"


def test_corrections_are_in_the_draft_of_a_session_cut_short_another_day(room: Room, tmp_path: Path) -> None:
    room.teach()
    room.cahier.edit(replace(proposal_of(room.cahier), title="Choisi"))
    room.cahier.page_shown(P1, 1, "Encore")
    room.tasks.run()
    again = Room(tmp_path)
    again.clock.wait(24 * 60)
    _, (entry,) = again.cut_short()
    assert entry.title == "Choisi"
    assert "Encore" in entry.contenu


def test_a_log_that_cannot_be_read_holds_up_no_other(room: Room, tmp_path: Path) -> None:
    room.teach()
    room.tasks.run()
    good = room.cahier.seance_id
    other = Room(tmp_path)
    other.teach()
    other.tasks.run()
    with sqlite3.connect(tmp_path / "sessions.db") as db:
        db.execute("UPDATE event SET event = 'rubbish' WHERE session = ? AND place = 1", (other.cahier.seance_id,))
    db.close()
    again = Room(tmp_path)
    (summary,), _ = again.cut_short()
    assert summary.id == good
    assert again.errors == []


def test_corrected_hours(room: Room) -> None:
    room.teach()
    shown = proposal_of(room.cahier)
    yesterday = timedelta(days=-1)
    room.cahier.edit(replace(shown, start=shown.start + yesterday, end=shown.end + yesterday))
    room.clock.wait(2)
    later = proposal_of(room.cahier)
    assert (later.start, later.end) == (shown.start + yesterday, shown.end + yesterday + timedelta(minutes=2))
    room.cahier.edit(replace(later, start=later.end + timedelta(hours=1), end=later.end + timedelta(hours=1)))
    assert end(room.cahier).start == later.end + timedelta(hours=1)


def test_an_older_draft_that_is_being_written_when_the_program_ends_does_not_replace_a_newer_one(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Reached:
        """Waited for: the worker thread does what it was given before."""

        def set(self) -> None:
            pass

        def wait(self, timeout: float) -> bool:
            assert timeout > 0
            return room.tasks.run() > 0

    monkeypatch.setattr(pending_writes, "Barrier", Reached)
    room.teach()
    entry = end(room.cahier)
    room.tasks.run()
    room.cahier.edit(replace(entry, title="Premier"))
    room.cahier.edit(replace(entry, title="Deuxième"))
    room.cahier.close()
    room.tasks.run()
    assert room.store.entry(entry.session).title == "Deuxième"
    assert room.cahier.unsaved == 0


def test_after_a_fault_that_nobody_foresaw_the_log_is_written_on(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    append, faults = room.store.append, [ZeroDivisionError()]

    def append_later(*what: object) -> None:
        if faults:
            raise faults.pop()
        append(*what)  # type: ignore[arg-type]

    monkeypatch.setattr(room.store, "append", append_later)
    session = room.cahier.start("5eA", "Maths", "Fractions")
    room.tasks.run()
    assert [type(error) for error in room.errors] == [ZeroDivisionError]
    assert room.cahier.unsaved == 1
    room.cahier.page_shown(P1, 1)
    room.tasks.run()
    assert room.cahier.unsaved == 0
    assert [type(event) for event in room.store.log(session)] == [SeanceStarted, PageShown]


def test_a_write_that_a_fault_stops_each_time_does_not_block_those_behind_it(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    append = room.store.append

    def append_to_others(seance: SeanceId, *what: object) -> None:
        if seance == broken:
            raise ZeroDivisionError
        append(seance, *what)  # type: ignore[arg-type]

    monkeypatch.setattr(room.store, "append", append_to_others)
    broken = SeanceId("broken")
    broken = room.cahier.start("5eA", "Maths", "Fractions")
    room.tasks.run()
    end(room.cahier)
    room.tasks.run()
    sound = room.cahier.start("6eB", "Maths", "Échelles")
    room.cahier.page_shown(P1, 1)
    for _ in range(6):
        room.cahier.retry()
        room.tasks.run()
    assert [type(event) for event in room.store.log(sound)] == [SeanceStarted, PageShown]
    assert room.cahier.unsaved == 0


def test_an_entry_that_the_builder_cannot_propose_is_there_without_a_proposal(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> CahierEntry:
        raise ZeroDivisionError

    monkeypatch.setattr(entry_wording, "worded_entry", broken)
    room.teach()
    assert proposal_of(room.cahier).class_name == "5eA"
    assert end(room.cahier).contenu.splitlines()[1:] == [f"– Travail sur «{NBSP}Proportionnalité{NBSP}»"]
    room.tasks.run()
    assert room.cahier.unsaved == 0


def test_a_correction_whose_writing_is_tried_again_is_in_the_log_once(room: Room) -> None:
    teach_and_ask(room)
    entry = end(room.cahier)
    room.tasks.run()
    event = corrected(room, 19)
    for _ in range(2):
        correct_entry(room.store, entry.session, event, build_entry)
    assert [one for one in room.store.log(entry.session) if isinstance(one, QuestionCorrected)] == [event]


def test_a_clock_that_is_set_back_takes_nothing_from_what_was_shown(room: Room) -> None:
    room.cahier.start("5eA", "Maths", "Fractions")
    room.cahier.page_shown(P1, 1, "Rappels")
    room.clock.wait(10)
    room.cahier.page_shown(P2, 2, "Exercices")
    room.clock.wait(1)
    room.cahier.page_shown(P1, 1, "Rappels")
    room.clock.wait(-60)
    room.cahier.page_shown(P2, 2, "Exercices")
    room.clock.wait(10)
    assert end(room.cahier).pages == (P1, P2)


def test_her_wording_comes_again_in_the_next_seance_of_class_and_sequence(room: Room, tmp_path: Path) -> None:
    room.cahier.wordings = EntryWordingsFile(tmp_path / "wordings.json")
    for expected in (f"Déroulement{NBSP}:", "Chapitre 3"):
        room.teach()
        entry = end(room.cahier)
        assert entry.contenu.split("\n")[0] == expected
        room.cahier.finish(replace(entry, contenu=entry.contenu.replace(expected, "Chapitre 3")))
        room.tasks.run()
        room.clock.wait(60)
    room.cahier.start("5eB", "Maths", "Proportionnalité")
    assert "Chapitre 3" not in proposal_of(room.cahier).contenu
