"""A series in the real windows, with devices that answer over the network."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest

from tests.support.phone_room import Pupil
from tests.support.teaching_room import is_stored
from tests.support.vote_widgets import times
from tests.support.widgets import button
from tests.ui.phones.test_phones import Class, class_room, pupils, switched_on  # noqa: F401
from tni.api.devices import RemoteKey, RemotePressed
from tni.core.ids import ClickerId, QuestionId
from tni.devices.clickers.simulated_class import SimulatedClass
from tni.devices.ports import NullPort
from tni.quiz.question import Question
from tni.quiz.question_draft import QuestionDraft
from tni.quiz.question_kinds import QuestionKind
from tni.quiz.revision import RevisionQuestion
from tni.quiz.round import RoundPhase, RoundRules
from tni.quiz.skill_history import skill_history_of
from tni.quiz.vote_records import hand_in_id
from tni.services.results.vote_summary import ClassVoteHistory
from tni.store.votes import read_ledger
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.notices import Notice
from tni.ui.results.revision_view import RevisionView
from tni.ui.vote.vote_strip import VoteStrip

pytestmark = pytest.mark.usefixtures("class_room")
QUESTIONS = (
    Question(id=QuestionId("q1"), text="Combien font 3 × 4 ?", options=("7", "12", "34", "43"), key="B"),
    Question(id=QuestionId("q2"), text="Un angle droit mesure", kind=QuestionKind.NUMBER, choice_count=0, key="90"),
    Question(
        id=QuestionId("q3"), text="La Lune éclaire", kind=QuestionKind.TRUE_FALSE, choice_count=2, key="B",
    ),
)  # fmt: skip


def press(widget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def next_buttons(strip: VoteStrip) -> list[TextButton]:
    """The button of the next question, if it is shown."""
    found = [one for one in strip.findChildren(TextButton) if one.accessibleName().startswith("Question ")]
    return [one for one in found if one.isVisible()]


def picture(widget, name: str) -> None:
    """Where somebody wants to look."""
    if folder := os.environ.get("TNI_SERIES_SHOTS"):
        widget.grab().save(str(Path(folder) / f"{name}.png"))


def come_in(made, qtbot, devices: Class, numbers: tuple[int, ...]) -> list[Pupil]:
    phones = switched_on(made, qtbot)
    found = [Pupil(devices.http, phones.state.place, phones.state.code, number) for number in numbers]
    for one in found:
        devices.do(one.join)
    return found


def open_series(made, devices: Class, found: list[Pupil], rules: RoundRules = RoundRules()) -> list[str]:  # noqa: B008
    assert made.teaching.vote.ask_self_paced(QUESTIONS, rules)
    for one in found:
        devices.do(lambda one=one: one.until(lambda: one.state.get("phase") == "open" and one.state.get("series")))
    return [item["round"] for item in found[0].state["series"]]


def test_a_class_goes_through_a_series(class_room, qtbot, pupils: Class) -> None:  # noqa: F811
    one, two = come_in(class_room, qtbot, pupils, (1, 2))
    names = open_series(class_room, pupils, [one, two])
    quiz, strip = class_room.teaching.voting.self_paced, class_room.teaching.self_paced.strip
    assert strip.isVisible()
    assert "ne suivent pas" in strip.note.text() or not strip.note.isVisible()
    said = ((one, names[0], "B"), (one, names[1], "90"), (one, names[2], "B"), (one, hand_in_id(names[0]), "done"),
            (two, names[0], "A"))  # fmt: skip
    for pupil, name, choice in said:
        assert pupils.do(partial(pupil.answer, name, choice)) == "received"
    qtbot.waitUntil(lambda: strip.count.text() == "1 / 3 a rendu", timeout=20_000)
    qtbot.waitUntil(lambda: "1 élève y est, 2 réponses" in strip.grid.accessibleName(), timeout=20_000)
    board = class_room.board.window
    picture(board, "board-open")
    assert not any(name in strip.grid.accessibleName() for name in ("ALBERT", "Zoé"))
    assert not class_room.board.commands[CommandId.ASK].isEnabled()
    assert not class_room.teaching.vote.ask_self_paced(QUESTIONS), "one is open"
    strip.numbers.setChecked(True)
    picture(board, "board-numbers")
    press(strip.close_quiz)
    assert quiz.phase is RoundPhase.CLOSED
    assert len(quiz.own) == 3
    press(strip.reveal)
    picture(board, "board-result")
    assert (strip.share.text(), strip.which.text()) == ("50 % de bonnes réponses.", "1 / 3")
    press(strip.next)
    assert strip.question.text().endswith("Un angle droit mesure")
    assert strip.share.text() == "100 % de bonnes réponses."
    pupils.do(lambda: two.until(lambda: two.state["phase"] == "closed"))
    assert two.state["listed"]
    access = class_room.teaching.phones.service.state
    stranger = Pupil(pupils.http, access.place, access.code, 29)
    pupils.do(stranger.join)
    assert not stranger.state["listed"], "nobody of the class has that number"
    pupils.do(stranger.cut)
    assert "key" not in str(two.state)
    press(strip.put_away)
    assert not strip.isVisible()
    for one_ in (one, two):
        pupils.do(one_.cut)
    class_room.teaching.phones.service.switch_off()
    votes = class_room.folder / "votes.db"
    for name in names:
        qtbot.waitUntil(
            lambda name=name: is_stored(votes, lambda found: found.round.phase is RoundPhase.REVEALED, name)
        )
    ledgers = [read_ledger(votes, name) for name in names]
    assert [ledger.round.question.text for ledger in ledgers] == [question.text for question in QUESTIONS]
    assert [ledger.tally().right for ledger in ledgers] == [1, 1, 1]


def test_where_no_phone_comes_in_it_is_led_question_by_question(class_room, qtbot) -> None:  # noqa: F811
    vote = class_room.teaching.vote
    assert vote.ask_self_paced(QUESTIONS)
    state = class_room.teaching.voting.rounds.state
    assert state.question.text == QUESTIONS[0].text
    assert next_buttons(vote.strip) == []
    for text, words in ((QUESTIONS[1].text, "Question 2 / 3"), (QUESTIONS[2].text, "Question 3 / 3")):
        class_room.reveal()
        (next_button,) = next_buttons(vote.strip)
        assert next_button.accessibleName() == words
        picture(class_room.board.window, "led")
        press(next_button)
        assert class_room.teaching.voting.rounds.state.question.text == text
    class_room.reveal()
    assert next_buttons(vote.strip) == []


def test_what_was_to_come_is_not_for_the_next_class(class_room, qtbot) -> None:  # noqa: F811
    teaching = class_room.teaching
    assert teaching.vote.ask_self_paced(QUESTIONS)
    class_room.reveal()
    class_room.ask()
    class_room.reveal()
    assert teaching.voting.state.question.teacher_paced_position == (2, 3), "a question of one's own in between"
    teaching.voting.end_seance()
    class_room.trigger(CommandId.ASK)
    assert teaching.voting.state.question.teacher_paced_position is None
    class_room.trigger(CommandId.CLOSE_VOTE)
    assert teaching.vote.ask_self_paced(QUESTIONS)
    class_room.trigger(CommandId.CLOSE_VOTE)
    assert teaching.asking.ask_anew(QUESTIONS[2])
    assert teaching.voting.state.question.teacher_paced_position is None, "the teacher has gone on to something else"


def test_the_teachers_remote_closes_a_series(class_room, qtbot) -> None:  # noqa: F811
    switched_on(class_room, qtbot)
    assert class_room.teaching.vote.ask_self_paced(QUESTIONS)
    class_room.teaching.on_events([RemotePressed(ClickerId("iclicker:82E9701B"), RemoteKey.OPEN_OR_CLOSE)])
    assert class_room.teaching.voting.self_paced.phase is RoundPhase.CLOSED


def test_clickers_have_the_teacher_lead(class_room, qtbot, pupils: Class) -> None:  # noqa: F811
    (one,) = come_in(class_room, qtbot, pupils, (1,))
    teaching = class_room.teaching
    teaching.clickers.plug("base", SimulatedClass(seed=1, pupils=1, answers=0.0), NullPort())
    open_series(class_room, pupils, [one])
    assert teaching.self_paced.strip.note.isVisible()
    picture(class_room.board.window, "board-clickers")
    press(teaching.self_paced.strip.teacher_paced)
    assert teaching.voting.self_paced.phase is None
    assert class_room.teaching.voting.rounds.state.question.text == QUESTIONS[0].text
    pupils.do(lambda: one.until(lambda: "series" not in one.state))
    pupils.do(one.cut)


def test_the_drafts_time_is_for_each_question(class_room, qtbot) -> None:  # noqa: F811
    switched_on(class_room, qtbot)
    class_room.teaching.asking.set_draft(QuestionDraft(rules=RoundRules(limit_s=30.0)))
    assert class_room.teaching.vote.ask_self_paced(QUESTIONS)
    series = class_room.teaching.voting.self_paced
    assert series.rounds[0].rules.limit_s == 90.0
    class_room.trigger(CommandId.CLOSE_VOTE)
    assert series.phase is RoundPhase.CLOSED
    class_room.reveal()
    assert series.phase is RoundPhase.REVEALED
    class_room.ask()
    assert series.phase is None
    assert class_room.teaching.voting.rounds.state.phase is RoundPhase.OPEN


def test_what_is_no_series_is_said(class_room, qtbot, pupils: Class) -> None:  # noqa: F811
    switched_on(class_room, qtbot)
    vote = class_room.teaching.vote
    assert not vote.ask_self_paced(QUESTIONS, RoundRules(anonymous=True))
    assert any("pas être anonyme" in text for text in class_room.notices)
    assert not vote.ask_self_paced((replace(QUESTIONS[0], text=None),))
    assert class_room.teaching.voting.self_paced.phase is None


def test_more_time_ends_later_and_the_board_says_no_number(class_room, qtbot, pupils: Class) -> None:  # noqa: F811
    roster = class_room.roster
    slow = next(pupil for pupil in roster.pupils(class_room.class_id) if pupil.number == 2)
    roster.names.set_extra(slow.id, 1.0)
    one, two = come_in(class_room, qtbot, pupils, (1, 2))
    (name, *_) = open_series(class_room, pupils, [one, two], RoundRules(limit_s=2.0))
    pupils.do(lambda: two.until(lambda: two.state.get("left_s", 0) > 2))
    strip = class_room.teaching.self_paced.strip
    qtbot.waitUntil(lambda: any(time.startswith("+ ") for time in times(strip)), timeout=20_000)
    assert pupils.do(lambda: one.answer(name, "B")) == "closed"
    assert pupils.do(lambda: two.answer(name, "B")) == "received"
    qtbot.waitUntil(lambda: class_room.teaching.voting.self_paced.phase is RoundPhase.CLOSED, timeout=20_000)
    for pupil in (one, two):
        pupils.do(pupil.cut)


def test_the_teachers_window_says_who_is_where(class_room, qtbot, pupils: Class) -> None:  # noqa: F811
    class_room.screens = ([QRect(0, 0, 1280, 720), QRect(1280, 0, 1280, 720)], 1)
    class_room.teaching.windows.place()
    teacher = class_room.teaching.windows.teacher
    assert teacher is not None
    one, two = come_in(class_room, qtbot, pupils, (1, 2))
    names = open_series(class_room, pupils, [one, two])
    assert pupils.do(lambda: one.answer(names[0], "B")) == "received"
    qtbot.waitUntil(lambda: "Question 2 : 1" in teacher.self_paced.people.text().replace("\xa0", " "), timeout=20_000)
    assert "ALBERT" not in teacher.self_paced.people.text()
    picture(teacher, "teacher")
    assert pupils.do(lambda: two.answer(names[0], "A")) == "received"
    qtbot.waitUntil(lambda: class_room.teaching.voting.self_paced.state.answered(0) == 2, timeout=20_000)
    class_room.teaching.voting.close()
    lines = teacher.self_paced.people.text()
    assert "50 % de bonnes réponses. Erreur la plus fréquente : A." in lines.replace("\xa0", " ")
    picture(teacher, "teacher-closed")
    for pupil in (one, two):
        pupils.do(pupil.cut)


def test_questions_to_come_back_to_are_chosen_for_a_series(class_room, qtbot) -> None:  # noqa: F811
    view = RevisionView(class_room.board.kit)
    view.resize(900, 420)
    qtbot.addWidget(view)
    view.show()
    drawn = replace(QUESTIONS[0], id=QuestionId("drawn"), text=None)
    again = tuple(RevisionQuestion(None, question, date(2026, 1, 5), 0, 0.2, 1) for question in (*QUESTIONS, drawn))
    view.show_past(ClassVoteHistory(skill_history_of([]), again, date(2026, 1, 6)))
    assert len(view.choices) == 4, "what is drawn on the board goes with its page, when that is open"
    assert not view.self_paced.isEnabled()
    wanted: list = []
    view.self_paced_wanted.connect(wanted.append)
    view.choices[2].click()
    view.choices[0].click()
    view.self_paced.click()
    assert wanted == [(QUESTIONS[2], QUESTIONS[0])]
    picture(view, "again")


def said(made, words: str) -> Notice:
    """The notice that says so, once the newer ones that lie over a question before it are closed."""
    window = made.board.window
    while not (found := [one for one in window.findChildren(Notice) if one.isVisible() and words in one.text]):
        window.notices.shown[-1].close()
    (notice,) = found
    return notice


def act_on(notice: Notice) -> None:
    press(notice.findChild(TextButton))


def test_what_is_left_of_a_led_series_is_said_and_taken_up_again(class_room, qtbot) -> None:  # noqa: F811
    vote, quiz = class_room.teaching.vote, class_room.teaching.voting.rounds
    assert vote.ask_self_paced(QUESTIONS)
    class_room.reveal()
    press(button(vote.strip, "Ranger le vote"))
    assert quiz.state is None
    act_on(said(class_room, "Il restait 2 questions de la série."))
    assert quiz.state.question == QUESTIONS[1]
    assert not any("Il restait" in text for text in class_room.notices)
    class_room.reveal()
    assert class_room.teaching.voting.state.question.teacher_paced_position == (3, 3)
    for _ in range(2):
        QTest.keyClick(class_room.board.window, Qt.Key.Key_Escape)
    assert quiz.state is None
    act_on(said(class_room, "Il restait une question de la série."))
    assert quiz.state.question == QUESTIONS[2]
    class_room.reveal()
    press(button(vote.strip, "Ranger le vote"))
    assert not any("Il restait" in text for text in class_room.notices)


def test_a_led_question_that_is_cancelled_comes_again(class_room, qtbot) -> None:  # noqa: F811
    vote, quiz = class_room.teaching.vote, class_room.teaching.voting.rounds
    assert vote.ask_self_paced(QUESTIONS)
    press(button(vote.strip, "Annuler le vote"))
    act_on(said(class_room, "Il restait 3 questions de la série."))
    assert (quiz.state.question, quiz.state.phase) == (QUESTIONS[0], RoundPhase.OPEN)


def test_what_is_left_comes_after_the_vote_that_is_open_meanwhile(class_room, qtbot) -> None:  # noqa: F811
    vote, quiz = class_room.teaching.vote, class_room.teaching.voting.rounds
    assert vote.ask_self_paced(QUESTIONS)
    class_room.trigger(CommandId.CLOSE_VOTE)
    other = replace(QUESTIONS[0], id=QuestionId("other"))
    assert class_room.teaching.asking.ask_anew(other)
    class_room.agree()
    act_on(said(class_room, "Il restait 2 questions de la série."))
    assert quiz.state.question == other
    class_room.trigger(CommandId.CLOSE_VOTE)
    press(button(vote.strip, "Question 2 / 3"))
    assert quiz.state.question == QUESTIONS[1]


def test_a_series_that_takes_the_place_of_another_leaves_it_to_be_taken_up(class_room, qtbot) -> None:  # noqa: F811
    vote, quiz = class_room.teaching.vote, class_room.teaching.voting.rounds
    assert vote.ask_self_paced(QUESTIONS)
    class_room.trigger(CommandId.CLOSE_VOTE)
    others = tuple(replace(one, id=QuestionId(f"other {one.id}")) for one in QUESTIONS)
    assert vote.ask_self_paced(others)
    class_room.agree()
    class_room.trigger(CommandId.CLOSE_VOTE)
    act_on(said(class_room, "Il restait 2 questions de la série."))
    assert quiz.state.question == others[0], "its result is still shown"
    press(button(vote.strip, "Question 2 / 3"))
    assert quiz.state.question == QUESTIONS[1]
    class_room.trigger(CommandId.CLOSE_VOTE)
    assert class_room.teaching.voting.state.question.teacher_paced_position == (3, 3)
    act_on(said(class_room, "Il restait 2 questions de la série."))
    press(button(vote.strip, "Question 2 / 3"))
    assert quiz.state.question == others[1]


def test_a_series_on_phones_leaves_one_that_is_led_to_be_taken_up(class_room, qtbot) -> None:  # noqa: F811
    teaching, voting = class_room.teaching, class_room.teaching.voting
    assert teaching.asking.ask_teacher_paced(QUESTIONS)
    voting.reveal()
    switched_on(class_room, qtbot)
    assert teaching.vote.ask_self_paced(QUESTIONS)
    class_room.agree()
    assert not voting.teacher_paced.remaining.questions
    act_on(said(class_room, "Il restait 2 questions de la série."))
    press(class_room.teaching.self_paced.strip.put_away)
    assert voting.state.phase is RoundPhase.REVEALED, "the result that made room for it is back"
    act_on(said(class_room, "Il restait 2 questions de la série."))
    press(button(teaching.vote.strip, "Question 2 / 3"))
    assert class_room.teaching.voting.rounds.state.question == QUESTIONS[1]
    voting.put_away()


def test_what_is_left_when_the_class_leaves_is_said(class_room, qtbot) -> None:  # noqa: F811
    assert class_room.teaching.vote.ask_self_paced(QUESTIONS)
    class_room.trigger(CommandId.CLOSE_VOTE)
    class_room.teaching.voting.end_seance()
    notice = said(class_room, "La série s’arrête là : il restait 2 questions.")
    assert notice.findChild(TextButton) is None


def test_an_offer_that_is_closed_is_not_kept(class_room, qtbot) -> None:  # noqa: F811
    assert class_room.teaching.vote.ask_self_paced(QUESTIONS)
    class_room.teaching.voting.put_away()
    press(said(class_room, "Il restait"))
    assert not class_room.teaching.voting.state.offered.questions


def test_a_series_waits_for_phones_that_are_switched_off(class_room, qtbot, pupils: Class) -> None:  # noqa: F811
    class_room.screens = ([QRect(0, 0, 1280, 720), QRect(1280, 0, 1280, 720)], 1)
    class_room.teaching.windows.place()
    teacher = class_room.teaching.windows.teacher
    (one,) = come_in(class_room, qtbot, pupils, (1,))
    names = open_series(class_room, pupils, [one])
    assert pupils.do(lambda: one.answer(names[0], "B")) == "received"
    strip, panel = class_room.teaching.self_paced.strip, teacher.self_paced
    assert not strip.waiting.isVisible()
    class_room.teaching.phones.service.switch_off()
    assert strip.waiting.isVisible()
    assert "la série attend" in strip.waiting.text()
    assert panel.waiting.isVisible()
    assert class_room.board.window.free_area.contains(strip.geometry())
    assert not class_room.board.window.page_area.intersects(strip.geometry())
    picture(class_room.board.window, "waiting")
    pupils.do(one.cut)
    (other,) = come_in(class_room, qtbot, pupils, (1,))
    assert not strip.waiting.isVisible()
    assert not panel.waiting.isVisible()
    pupils.do(lambda: other.until(lambda: other.state.get("series")))
    assert pupils.do(lambda: other.answer(names[1], "90")) == "received"
    qtbot.waitUntil(lambda: class_room.teaching.voting.self_paced.state.answered(1) == 1, timeout=20_000)
    assert class_room.teaching.voting.self_paced.state.answered(0) == 1, "what was received is kept"
    class_room.teaching.phones.service.switch_off()
    press(strip.close_quiz)
    assert not strip.waiting.isVisible()
    pupils.do(other.cut)


def test_phones_that_are_switched_off_in_a_vote_are_no_receiver(class_room, qtbot) -> None:  # noqa: F811
    phones = switched_on(class_room, qtbot)
    class_room.trigger(CommandId.ASK)
    phones.switch_off()
    assert any("Les téléphones sont éteints" in text for text in class_room.notices)
    assert not any("récepteur" in text for text in class_room.notices)
    switched_on(class_room, qtbot)
    assert not any("éteints" in text for text in class_room.notices)
