"""Questions of every kind on the real board: asked from the teacher's window, answered, shown, judged by a press."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.store.test_votes import AtOnce
from tests.support.teaching_room import Room, is_stored, room
from tests.support.vote_widgets import histogram_rows, hold, times
from tests.support.widgets import button, click, named, texts
from tni.api.devices import Vote
from tni.core.ids import ClickerId, QuestionId
from tni.quiz.question import Question
from tni.quiz.question_draft import QuestionDraft
from tni.quiz.question_kinds import QuestionKind
from tni.quiz.round import RoundId, RoundPhase, RoundRules
from tni.quiz.vote_records import CastVote, PhaseChanged, RoundCreated
from tni.store.votes import VoteStore, read_ledger
from tni.ui.chrome.choice_buttons import ChoiceGrid
from tni.ui.chrome.commands import CommandId
from tni.ui.vote.answer_changes_table import AnswerChangesTable
from tni.ui.vote.result_view import ResultView
from tni.ui.vote.vote_panel import VotePanel

TWO_SCREENS = ([QRect(0, 0, 1280, 720), QRect(1280, 0, 1280, 720)], 1)
K = QuestionKind
MORE = "Autres questions, temps, anonymat"


@pytest.fixture
def here(qapp, tmp_path: Path):
    with room(qapp, tmp_path, screens=TWO_SCREENS) as made:
        made.teaching.seance.begin(made.class_id, "5eA", "Maths")
        made.teaching.windows.show_teacher()
        yield made


def words_of(panel: VotePanel) -> QLineEdit:
    """The field for the words of the next question."""
    return named(panel, QLineEdit, "Question")


def advice(panel: VotePanel) -> list[str]:
    """What is advised after a result, if something is."""
    return [words for words in texts(panel) if "de bonnes réponses" in words]


def cast(here: Room, qtbot, answers: dict[int, str]) -> None:
    votes = [Vote(ClickerId(f"iclicker:0000000{n}"), choice, monotonic()) for n, choice in answers.items()]
    here.teaching.on_events(votes)
    wanted = len({n for n, _ in answers.items()})
    vote = here.teaching.vote
    qtbot.waitUntil(lambda: len(here.teaching.voting.rounds.state.answered) >= wanted and not vote.is_behind)


def test_a_number_typed_by_the_teacher_is_asked_answered_and_judged(here, qtbot) -> None:
    panel = here.teaching.windows.teacher.vote
    assert not panel.form.isVisible()
    QTest.mouseClick(button(panel, MORE), Qt.MouseButton.LeftButton)
    assert panel.form.isVisible()
    click(panel.form.kinds, "Nombre")
    assert panel.form.needs.isVisible()
    panel.form.lines.setPlainText("3,14")
    panel.form.tolerance.setText("0,01")
    words_of(panel).setText("Que vaut pi ?")
    here.trigger(CommandId.ASK)
    question = here.teaching.voting.rounds.state.question
    assert (question.kind, question.key, question.tolerance, question.text) == (K.NUMBER, "3.14", 0.01, "Que vaut pi ?")
    assert panel.form.lines.toPlainText() == ""
    board = here.teaching.vote.stage.board
    assert board.is_covering
    assert board.accessibleName() == "Que vaut pi ?"
    assert not here.teaching.vote.strip.question.isVisible(), "it is in one place"
    cast(here, qtbot, {1: "3,15", 2: "3", 3: "3.14"})
    here.reveal()
    assert not here.teaching.vote.result.isVisible()
    rows = histogram_rows(panel)
    assert board.accessibleDescription().split("\n") == [row.accessibleName() for row in rows] == [
        "3 : 1 vote, 33 %", "3,14 : 1 vote, 33 %, bonne réponse", "3,15 : 1 vote, 33 %, bonne réponse",
    ]  # fmt: skip
    rows[0].click()
    assert here.teaching.voting.rounds.state.success == 1.0
    rows[0].click()
    assert here.teaching.voting.rounds.state.question.key == "3.14"


def test_the_next_question_is_typed_while_the_last_result_is_there(here, qtbot) -> None:
    panel = here.teaching.windows.teacher.vote
    here.trigger(CommandId.ASK_TRUE_FALSE)
    assert not words_of(panel).isVisible()
    cast(here, qtbot, {1: "A"})
    here.reveal()
    assert words_of(panel).isVisible()
    assert named(panel, ChoiceGrid, "Nombre de réponses possibles").isVisible()
    words_of(panel).setText("Et la Loire ?")
    here.ask()
    assert here.teaching.voting.rounds.state.question.text == "Et la Loire ?"
    assert words_of(panel).text() == ""


def test_what_was_typed_for_the_next_question_stays_when_true_or_false_is_asked_meanwhile(here, qtbot) -> None:
    panel = here.teaching.windows.teacher.vote
    button(panel, MORE).setChecked(True)
    words_of(panel).setText("Capitale de l’Italie ?")
    panel.form.lines.setPlainText("* Rome\nMilan\nTurin")
    here.trigger(CommandId.ASK_TRUE_FALSE)
    assert here.teaching.voting.rounds.state.question.kind is K.TRUE_FALSE
    assert here.teaching.voting.rounds.state.question.text is None, "those words are the next question's"
    cast(here, qtbot, {1: "A"})
    here.reveal()
    assert words_of(panel).text() == "Capitale de l’Italie ?"
    assert panel.form.lines.toPlainText() == "* Rome\nMilan\nTurin"
    here.ask()
    question = here.teaching.voting.rounds.state.question
    assert (question.text, question.options, question.key) == (
        "Capitale de l’Italie ?",
        ("Rome", "Milan", "Turin"),
        "A",
    )
    assert (words_of(panel).text(), here.teaching.voting.draft.lines) == ("", "")


def test_words_alone_are_those_of_true_or_false(here, qtbot) -> None:
    panel = here.teaching.windows.teacher.vote
    words_of(panel).setText("La Lune éclaire")
    here.trigger(CommandId.ASK_TRUE_FALSE)
    assert here.teaching.voting.rounds.state.question.text == "La Lune éclaire"
    assert words_of(panel).text() == ""


def test_the_board_says_which_letter_is_true(here) -> None:
    here.trigger(CommandId.ASK_TRUE_FALSE)
    asked = here.teaching.vote.strip.question
    assert asked.isVisible()
    assert asked.text() == "A\u2002Vrai\u2003\u2003B\u2002Faux"
    here.reveal()
    assert not asked.isVisible()


def test_several_letters_by_clickers_and_bars_that_become_right_by_a_press(here, qtbot) -> None:
    here.teaching.vote.ask(QuestionDraft(K.SEVERAL, 4))
    cast(here, qtbot, {1: "A", 2: "C"})
    cast(here, qtbot, {1: "C"})
    here.reveal()
    qtbot.waitUntil(lambda: here.teaching.voting.rounds.state.counts["C"] == 2)
    rows = histogram_rows(here.teaching.vote.result)
    assert rows[0].accessibleName() == "A : 1 vote, 50 %", "of two pupils"
    hold(qtbot, rows[0])
    hold(qtbot, rows[2])
    state = here.teaching.voting.rounds.state
    assert (state.question.key, dict(state.counts), state.success) == ("AC", {"A": 1, "B": 0, "C": 2, "D": 0}, 0.5)


def test_lines_that_make_no_question_are_said_and_nothing_is_asked(here) -> None:
    here.teaching.vote.ask(QuestionDraft(K.MATCH, lines="France Paris\nItalie = Rome"))
    assert here.teaching.voting.rounds.state is None
    assert any("« France Paris » n’est pas une paire" in text for text in here.notices)


def test_the_time_runs_down_and_closes_the_vote(here, qtbot) -> None:
    here.teaching.vote.ask(QuestionDraft(rules=RoundRules(limit_s=0.6)))
    strip = here.teaching.vote.strip
    assert times(strip) == ["0:01"]
    assert not button(strip, "Montrer le temps").isVisible()
    cast(here, qtbot, {1: "A"})
    qtbot.waitUntil(lambda: here.teaching.voting.rounds.state.phase is RoundPhase.CLOSED)
    assert times(strip) == []
    assert here.teaching.voting.rounds.state.outcome.counts["A"] == 1


def test_the_teacher_alone_sees_a_closed_vote_and_who_changed_in_the_next(here, qtbot) -> None:
    panel, strip = here.teaching.windows.teacher.vote, here.teaching.vote.strip
    here.teaching.vote.ask(QuestionDraft(lines="un\n*deux\ntrois"))
    board = here.teaching.vote.stage.board
    assert board.is_covering
    cast(here, qtbot, {1: "A", 2: "B", 3: "A"})
    here.trigger(CommandId.CLOSE_VOTE)
    assert board.accessibleDescription() == ""
    assert panel.findChild(ResultView).isVisible()
    assert any("33 % de bonnes réponses" in words for words in advice(panel))
    here.teaching.asking.ask_again()
    assert not panel.findChild(ResultView).isVisible()
    cast(here, qtbot, {1: "B", 2: "B", 3: "C"})
    here.reveal()
    assert panel.findChild(AnswerChangesTable).isVisible()
    assert "1 de A à B" in panel.findChild(AnswerChangesTable).accessibleName()
    assert strip.answer_changes.text() == "1 passe à la bonne réponse, 0 la quitte."
    lines = board.accessibleDescription().split("\n")
    assert lines[1] == "B  deux : 2 votes, 67 %, 1 au vote d’avant, bonne réponse"


def test_on_one_screen_nothing_is_seen_before_it_is_revealed(qapp, tmp_path: Path, qtbot) -> None:
    with room(qapp, tmp_path) as here:
        here.teaching.seance.begin(here.class_id, "5eA", "Maths")
        here.teaching.windows.show_teacher()
        panel = here.teaching.windows.teacher.vote
        here.teaching.vote.ask(QuestionDraft(lines="un\n*deux\ntrois"))
        cast(here, qtbot, {1: "A", 2: "B"})
        here.trigger(CommandId.CLOSE_VOTE)
        assert not panel.findChild(ResultView).isVisible()
        assert not advice(panel)
        here.reveal()
        assert panel.findChild(ResultView).isVisible()
        assert advice(panel)


def test_an_anonymous_vote_shows_how_many_and_stores_nobody(here, qtbot) -> None:
    panel = here.teaching.windows.teacher.vote
    here.teaching.vote.ask(QuestionDraft(rules=RoundRules(anonymous=True)))
    cast(here, qtbot, {1: "A", 3: "B"})
    strip = here.teaching.vote.strip
    assert strip.count.text() == "2 / 3 réponses, sans nom"
    assert not strip.dots.isVisible()
    assert not any("répondu" in words for words in texts(panel))
    here.reveal()
    key = here.teaching.voting.rounds._aliases._key
    assert any(key)
    here.teaching.voting.end_seance()
    assert not any(key)
    store = here.folder / "votes.db"
    qtbot.waitUntil(lambda: is_stored(store, lambda found: found.round.phase is RoundPhase.REVEALED))
    files = b"".join(path.read_bytes() for path in here.folder.glob("votes.db*"))
    assert b"anonymous:" in files
    assert b"iclicker:" not in files


def test_a_vote_that_was_cut_short_goes_on_at_the_next_start(qapp, tmp_path: Path, qtbot) -> None:
    now, now_s, r = datetime.now(UTC), monotonic(), RoundId("cut")
    question = Question(id=QuestionId("q"), key="B", text="Où ?")
    ann = ClickerId("iclicker:00000001")
    rows = [
        RoundCreated(r, 0, question, None, False, now - timedelta(seconds=9)),
        PhaseChanged(r, 1, RoundPhase.OPEN, now_s - 9, now - timedelta(seconds=9)),
        CastVote(r, 2, ann, "A", now_s - 5),
    ]
    main = AtOnce()
    store = VoteStore(tmp_path / "votes.db", main)
    store.write(rows, main.done)
    store.close()
    with room(qapp, tmp_path) as here:
        here.program.teach()
        qtbot.waitUntil(lambda: here.teaching.voting.rounds.state is not None)
        assert any("Le vote continue" in text for text in here.notices)
        assert here.teaching.vote.strip.isVisible()
        assert here.teaching.voting.state.question.opened_s == now_s - 9
        cast(here, qtbot, {1: "B", 2: "B"})
        here.reveal()
        assert here.teaching.voting.rounds.state.counts["B"] == 2
    assert read_ledger(tmp_path / "votes.db", r).tally().counts == {"A": 0, "B": 2, "C": 0, "D": 0}


@pytest.mark.parametrize("kind", [K.CLOUD, K.POINT])
def test_what_no_bar_can_show_is_shown(here, qtbot, kind: QuestionKind) -> None:
    here.teaching.vote.ask(QuestionDraft(kind))
    words = {1: "mer; ciel", 2: "Mer", 3: "sable"} if kind is K.CLOUD else {1: "0.2 0.3", 2: "0.2 0.3", 3: "0.9 0.9"}
    cast(here, qtbot, words)
    here.reveal()
    view = here.teaching.vote.result.result
    shown = view.cloud if kind is K.CLOUD else view.points
    assert shown.isVisible()
    assert not view.bars.isVisible()
    if kind is K.CLOUD:
        laid = view.cloud.lay_out()
        assert [word for word, _, _ in laid] == ["mer", "ciel", "sable"]
        assert laid[0][1] > laid[1][1]
        boxes = [box for _, _, box in laid]
        assert not any(a.intersects(b) for i, a in enumerate(boxes) for b in boxes[:i])
    else:
        picture = view.grab().toImage()
        box = view.points.frame()
        at = view.points.mapTo(view, box.topLeft().toPoint())
        x, y = at.x() + round(box.width() * 0.2), at.y() + round(box.height() * 0.3)
        ground = picture.pixelColor(at.x() + round(box.width() / 2), at.y() + round(box.height() / 2))
        assert picture.pixelColor(x, y) != ground


def test_who_leads_is_shown_when_it_is_wanted_and_by_numbers_alone(here, qtbot) -> None:
    vote, voting, strip = here.teaching.vote, here.teaching.voting, here.teaching.vote.result
    for key, answers in (("A", {1: "A", 2: "B", 3: "A"}), ("B", {1: "B", 2: "B", 3: "A"})):
        vote.ask(voting.draft)
        cast(here, qtbot, answers)
        voting.set_key(key)
        here.reveal()
        assert not strip.leaders.isVisible()
        voting.put_away()
    here.teaching.asking.set_draft(QuestionDraft(ladder=True))
    vote.ask(voting.draft)
    cast(here, qtbot, {3: "C"})
    assert not strip.leaders.isVisible()
    voting.set_key("C")
    here.reveal()
    assert strip.leaders.text() == "1. n° 1 (2) · 1. n° 3 (2) · 3. n° 2 (1)"
    here.teaching.asking.set_draft(QuestionDraft(ladder=True, teams=2))
    vote.vote_changed()
    leaders = strip.leaders.text()
    assert leaders.replace("\xa0", " ") == "1. équipe A (67 %) · 2. équipe B (33 %)"
    voting.set_absent([1])
    assert strip.leaders.text() == leaders, "who is there stays in the same team"
    voting.put_away()
    vote.ask(voting.draft)
    assert vote.strip.question.isVisible()
    assert vote.strip.question.text().replace("\xa0", " ") == "Équipe A : 3\u2003\u2003Équipe B : 2"


def test_a_clicker_that_votes_for_somebody_away_is_told_to_the_teacher(here, qtbot) -> None:
    panel = here.teaching.windows.teacher.vote
    here.trigger(CommandId.ASK)
    cast(here, qtbot, {1: "A"})
    click(panel, "Ne pas attendre les absents")
    assert not any(words.startswith("Absents") for words in texts(panel))
    cast(here, qtbot, {1: "A", 3: "A"})
    assert "Notés absents, mais ils ont voté : 3" in texts(panel)
