"""Tests of entries of long séances: they are built on the worker, and lost or doubled by nothing that happens then."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.services.cahier.test_cahier_service import Room
from tni.cahier.entry import CahierEntry
from tni.cahier.entry_wording import Wording, WordingKey
from tni.cahier.seance_log import LoggedQuestionKind, QuestionCorrected, SeanceEnded
from tni.cahier.seance_summary import SeanceState
from tni.core.ids import PageId
from tni.services.cahier.entry_building import MOST_AT_ONCE, weight_of

PAGES = 40


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


def teach_long(room: Room, class_name: str = "5eA") -> None:
    room.cahier.start(class_name, "Maths", "Proportionnalité")
    for number in range(1, PAGES + 1):
        room.cahier.page_shown(PageId(f"p{number}"), number, f"Partie {number}", "Le tableau\nLe coefficient")
        room.clock.wait(1)
    room.tasks.run()


def draft(room: Room) -> CahierEntry:
    (summary,) = room.past()
    entry = room.store.entry(summary.id)
    assert entry is not None
    return entry


def built(room: Room, *, with_answers: bool = False) -> CahierEntry:
    """Propose the entry of the séance, and build it."""
    found: list[CahierEntry] = []
    room.cahier.propose(found.append, with_answers=with_answers)
    room.tasks.run()
    return found[-1]


def test_a_long_seance_is_built_when_the_worker_has_time(room: Room) -> None:
    teach_long(room)
    assert weight_of(room.cahier.log) > MOST_AT_ONCE
    found: list[CahierEntry] = []
    room.cahier.propose(found.append)
    assert not found
    room.tasks.run()
    assert len(found[0].pages) == PAGES


def test_a_proposal_is_dropped_when_its_seance_has_ended_meanwhile(room: Room) -> None:
    teach_long(room)
    room.cahier.propose(lambda _: pytest.fail("of another séance"))
    room.cahier.end()
    room.cahier.start("5eB", "Maths", "")
    room.tasks.run()
    assert sorted(one.state.value for one in room.past()) == sorted([SeanceState.DRAFT.value, SeanceState.OPEN.value])


def test_what_she_corrected_while_the_next_proposal_is_built_is_in_it(room: Room) -> None:
    teach_long(room)
    found: list[CahierEntry] = []
    room.cahier.propose(found.append)
    room.tasks.run()
    room.cahier.edit(replace(found[0], title="Choisi"))
    room.cahier.propose(found.append)
    room.cahier.edit(replace(found[0], title="Choisi à la fin"))
    room.tasks.run()
    assert found[-1].title == "Choisi à la fin"


@pytest.mark.parametrize("is_closed", [False, True])
def test_a_seance_that_another_one_follows_becomes_a_draft(room: Room, is_closed: bool) -> None:
    teach_long(room)
    room.cahier.edit(replace(built(room), title="Choisi"))
    room.cahier.end()
    if is_closed:  # the program ends before the worker comes to it
        room.tasks.waiting.clear()
        room.tasks.submit = lambda work, _done, _failed: work()  # type: ignore[assignment]
        room.cahier.close()
    else:
        room.tasks.run()
    (summary,) = room.store.listed()
    assert (summary.state, summary.title) == (SeanceState.DRAFT, "Choisi")


def test_a_seance_whose_program_is_killed_before_its_draft_goes_on(room: Room, tmp_path: Path) -> None:
    teach_long(room)
    room.cahier.edit(replace(built(room), title="Choisi"))
    room.tasks.run()
    room.cahier.page_shown(PageId("last"), PAGES + 1, "Synthèse finale")
    room.cahier.page_written(PageId("last"))
    room.tasks.run()
    room.cahier.end()
    again = Room(tmp_path)
    again.clock.wait(24 * 60)
    _, (entry,) = again.cut_short()
    assert (entry.title, PageId("last") in entry.pages) == ("Choisi", True)
    assert again.past()[0].state is SeanceState.DRAFT


def test_an_entry_that_cannot_be_built_is_proposed_without_its_pages(room: Room) -> None:
    class Failing:
        def of(self, key: WordingKey) -> Wording:
            raise RuntimeError(key)

        def put(self, key: WordingKey, wording: Wording) -> None:
            pass

    teach_long(room)
    room.cahier.wordings = Failing()
    entry = built(room)
    assert entry.class_name == "5eA"
    assert "Partie" not in entry.contenu


def test_a_confirmed_entry_gets_the_right_answers_that_were_set_since(room: Room) -> None:
    teach_long(room)
    room.cahier.question_asked(LoggedQuestionKind.CHOICE, "Combien ?", 22, 25, None, "r")
    entry = built(room, with_answers=True)
    room.cahier.question_corrected(QuestionCorrected(room.clock.now(), "r", 22, 20))
    room.cahier.end_as(replace(entry, title="Choisi"))
    room.tasks.run()
    (summary,) = room.past()
    assert (summary.state, summary.title) == (SeanceState.FINISHED, "Choisi")
    assert "Réponses de la classe" in draft(room).contenu
    assert isinstance(room.store.log(summary.id)[-1], SeanceEnded)


def test_a_corrected_seance_is_resumed_with_the_proposal_that_she_saw(room: Room, tmp_path: Path) -> None:
    teach_long(room)
    room.cahier.edit(replace(built(room), title="Choisi"))
    room.tasks.run()
    again = Room(tmp_path)
    again.clock.wait(60)
    (summary,), _ = again.cut_short()
    again.cahier.resume(summary.id, lambda: None)
    again.tasks.run()
    again.cahier.page_shown(PageId("last"), PAGES + 1, "Synthèse finale")
    again.clock.wait(5)
    again.cahier.end()
    again.tasks.run()
    entry = draft(again)
    assert (entry.title, PageId("last") in entry.pages) == ("Choisi", True)
