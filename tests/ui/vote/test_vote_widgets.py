"""The vote's widgets alone: what is read off them, what a press on them asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.program.gallery import Board
from tests.program.teaching_gallery import NUMBERS, state
from tests.support.vote_widgets import histogram_rows
from tests.support.widgets import click, named, texts
from tni.core.clock import SystemClock
from tni.core.ids import ClickerId, QuestionId
from tni.quiz.question import Question, true_false
from tni.quiz.round import RoundPhase
from tni.services.voting.round_state import RoundState
from tni.services.voting.vote_result import VoteResult
from tni.services.voting.vote_state import ActiveVotingDevices, QuestionState
from tni.ui.chrome.button import LONG_PRESS_MS
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.command_table import command_table
from tni.ui.chrome.commands import Commands
from tni.ui.chrome.hold_buttons import HoldButton, PrivateButton
from tni.ui.vote.histogram import VoteHistogram
from tni.ui.vote.result_panel import ResultPanel
from tni.ui.vote.result_view import ResultView
from tni.ui.vote.seat_dots import SeatDots
from tni.ui.vote.vote_panel import VotePanel
from tni.ui.vote.vote_state_text import (
    advice_message,
    answer_count_message,
    clock_text,
    extra_time_message,
    not_recorded_message,
    time_left_text,
)
from tni.ui.vote.vote_strip import VoteStrip
from tni.ui.vote.vote_text import choice_names


@pytest.fixture
def board(qapp) -> Iterator[Board]:
    from PySide6.QtCore import QSize

    made = Board(QSize(1280, 720), "light")
    made.show()
    yield made
    made.close()
    made.deleteLater()


def test_who_has_more_time_is_counted_for_the_teacher_and_only_the_time_is_on_the_board(qapp) -> None:
    question = Question(id=QuestionId("q"))

    def at(now_s: float, slower: int = 2, phase: RoundPhase = RoundPhase.OPEN) -> tuple[str, str]:
        state = RoundState(question, phase, 3, (1,), (2, 3), (), None, 0, (), True, ends_s=(30.0, 45.0), slower=slower)
        return time_left_text((30.0, 45.0), now_s), extra_time_message(state, now_s)

    assert at(0.5) == ("0:30", "")
    assert at(30.0) == ("+ 0:15", "Temps écoulé, sauf pour 2 élèves qui ont du temps en plus : encore 0:15.")
    assert at(44.2, 1) == ("+ 0:01", "Temps écoulé, sauf pour 1 élève qui a du temps en plus : encore 0:01.")
    assert "ont répondu" in at(40.0, 0)[1]
    assert at(40.0, 2, RoundPhase.CLOSED)[1] == ""


def test_a_button_that_can_do_nothing_looks_so(board: Board) -> None:
    button = TextButton(board.kit, "Poser en série (0)", filled=True, parent=board)
    button.resize(button.sizeHint())
    accent = board.kit.theme.colour("accent")
    at = QPoint(button.width() // 2, 4)
    assert button.grab().toImage().pixelColor(at) == accent
    button.setEnabled(False)
    assert button.grab().toImage().pixelColor(at) != accent


def test_the_strip_says_how_many_and_not_what(board: Board) -> None:
    strip = VoteStrip(board.kit, SystemClock(), board)
    strip.show_vote(QuestionState(state(RoundPhase.OPEN, counts=None)))
    strip.place(board.page.geometry())
    assert strip.count.text() == "18 / 27 réponses"
    assert strip.dots.isVisible()
    assert not strip.doubt.isVisible()
    assert strip.geometry().bottom() == board.page.geometry().bottom()


def test_what_is_not_on_disk_is_said(board: Board) -> None:
    strip = VoteStrip(board.kit, SystemClock(), board)
    strip.show_vote(QuestionState(state(RoundPhase.OPEN, not_recorded=3)))
    assert strip.doubt.isVisible()
    assert strip.doubt.text() == "3 votes pas encore enregistrés"


@given(
    st.integers(2, 5),
    st.lists(st.integers(0, 40), min_size=5, max_size=5),
    st.sampled_from([None, 0, 1]),
    st.booleans(),
)
def test_each_choice_is_a_bar_with_its_name_count_and_tick(
    choices: int, votes: list[int], right: int | None, again: bool
) -> None:
    look_board = _board()
    key = None if right is None else "AB"[right]
    question = Question(id=QuestionId("q"), choice_count=choices, key=key)
    counts = dict(zip(question.choices, votes, strict=False))
    bars = VoteHistogram(look_board.kit, look_board)
    bars.show_result(VoteResult(question, counts, counts if again else None))
    names = [row.accessibleName() for row in histogram_rows(bars)]
    assert len(names) == choices
    for letter, name in zip(question.choices, names, strict=True):
        assert name.startswith(f"{letter} : {counts[letter]} vote")
        assert ("bonne réponse" in name) == (letter == key)
        assert ("vote d’avant" in name) == again
    bars.resize(600, 300)
    assert not bars.grab().isNull()
    bars.deleteLater()


_kept: list[Board] = []


def _board() -> Board:
    from PySide6.QtCore import QSize

    if not _kept:
        _kept.append(Board(QSize(1280, 720), "dark"))
    return _kept[0]


@pytest.fixture(autouse=True)
def kept_board_goes(qapp) -> Iterator[None]:
    yield
    while _kept:
        _kept.pop().deleteLater()


def test_pressing_a_bar_says_which_is_right_and_again_takes_it_back(board: Board, qtbot) -> None:
    bars = VoteHistogram(board.kit, board)
    chosen: list[object] = []
    bars.key_chosen.connect(chosen.append)
    counts = {"A": 1, "B": 2, "C": 0, "D": 0}
    bars.show_result(VoteResult(Question(id=QuestionId("q")), counts))
    histogram_rows(bars)[1].click()
    bars.show_result(VoteResult(Question(id=QuestionId("q"), key="B"), counts))
    histogram_rows(bars)[1].click()
    assert chosen == ["B", None]


def test_true_and_false_are_words() -> None:
    assert choice_names(true_false(QuestionId("q"))) == {"A": "Vrai", "B": "Faux"}


@pytest.mark.parametrize(("right", "words"), [(2, "Reprendre"), (3, "discuter"), (7, "discuter"), (8, "Continuer")])
def test_what_to_do_next_follows_the_share_of_right_answers(right: int, words: str) -> None:
    counts = {"A": right, "B": 10 - right, "C": 0, "D": 0}
    assert words in advice_message(state(RoundPhase.REVEALED, key="A", counts=counts).outcome)


def test_nothing_is_advised_before_the_right_answer_is_known() -> None:
    assert advice_message(state(RoundPhase.REVEALED, counts={"A": 1, "B": 0, "C": 0, "D": 0}).outcome) == ""


def test_sentences() -> None:
    assert answer_count_message(state(RoundPhase.OPEN, present=None, answered=(1,))) == "1 réponse"
    assert not_recorded_message(state(RoundPhase.OPEN)) == ""
    assert not_recorded_message(state(RoundPhase.OPEN, not_recorded=1)) == "1 vote pas encore enregistré"
    assert clock_text(65.9) == "1:05"


@pytest.mark.parametrize("size", [(1200, 48), (300, 48), (120, 200), (40, 20)])
def test_dots_stay_inside(board: Board, size: tuple[int, int]) -> None:
    dots = SeatDots(board.kit, board)
    dots.resize(*size)
    dots.show_seats(NUMBERS, frozenset({1, 5}))
    columns, step = dots.grid()
    assert columns * step <= size[0] + 1
    assert -(-len(NUMBERS) // columns) * step <= size[1] + 1
    assert dots.accessibleName() == "Ont répondu : 1, 5"
    assert not dots.grab().isNull()


def panel(board: Board, private: bool) -> VotePanel:
    names = {n: f"Élève {n}" for n in NUMBERS}
    made = VotePanel(board.kit, Commands(command_table(), board), lambda: names, lambda: private)
    made.setParent(board)
    made.resize(360, 700)
    made.show()
    return made


def missing(panel: VotePanel) -> str:
    """The sentence that says who has not answered."""
    (words,) = [words for words in texts(panel) if words.startswith("N’ont pas répondu")]
    return words


def test_names_of_the_missing_need_a_deliberate_press(board: Board, qtbot) -> None:
    made = panel(board, private=False)
    made.show_vote(QuestionState(state(RoundPhase.OPEN)))
    assert "Élève" not in missing(made)
    button = made.findChild(PrivateButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert "Élève" not in missing(made)
    qtbot.mousePress(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "27 Élève 27" in missing(made))
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert "Élève" not in missing(made)
    assert "27" in missing(made)


def test_on_her_own_screen_a_press_is_enough(board: Board, qtbot) -> None:
    made = panel(board, private=True)
    made.show_vote(QuestionState(state(RoundPhase.OPEN)))
    button = made.findChild(PrivateButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert "3 Élève 3" in missing(made)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert "Élève" not in missing(made)
    qtbot.keyRelease(button, Qt.Key.Key_Return)
    assert "Élève" not in missing(made), "the key was pressed elsewhere"
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert "3 Élève 3" in missing(made)


def test_the_panel_tells_of_unknown_clickers_and_of_the_usual_mistake(board: Board) -> None:
    made = panel(board, private=True)
    unknown = tuple(ClickerId(f"iclicker:0000000{n}") for n in range(1, 7))
    counts = {"A": 2, "B": 11, "C": 5, "D": 0}
    made.show_vote(QuestionState(state(RoundPhase.REVEALED, key="B", counts=counts, unknown=unknown)))
    assert "00000001, 00000002, 00000003, 00000004, +2" in "\n".join(texts(made))
    assert "Erreur la plus fréquente : C." in "\n".join(texts(made))
    assert made.findChild(ResultView).isVisible()


def test_the_panel_offers_the_questions_own_answers(board: Board) -> None:
    made = panel(board, private=True)
    chosen: list[object] = []
    made.key_chosen.connect(chosen.append)
    made.show_vote(QuestionState(state(RoundPhase.OPEN, question=true_false(QuestionId("q"), key=False))))
    QApplication.processEvents()  # lays out the new grid
    key = named(made, ChoiceGrid, "Bonne réponse")
    assert [button.label for button in key.findChildren(TextButton)] == ["Vrai", "Faux"]
    assert key.value == "B"
    click(key, "Vrai")
    assert chosen == ["A"]


def test_a_button_that_must_be_held(board: Board, qtbot) -> None:
    button = HoldButton(board.kit, "Ouvrir", parent=board)
    button.show()
    told: list[str] = []
    button.held.connect(lambda: told.append("held"))
    button.hold_ended.connect(lambda: told.append("let go"))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told == []
    qtbot.mousePress(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: told == ["held"], timeout=LONG_PRESS_MS * 10)
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert told == ["held", "let go"]
    qtbot.keyPress(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: told[-1] == "held", timeout=LONG_PRESS_MS * 10)
    button.hide()
    assert told[-1] == "let go"
    assert "appui long" in button.accessibleName()


def test_what_was_revealed_hides_with_its_button(board: Board, qtbot) -> None:
    box = QWidget(board)
    button = PrivateButton(board.kit, "Voir", "Cacher", lambda: True)
    button.setParent(box)
    box.show()
    told: list[bool] = []
    button.revealed.connect(told.append)
    button.click()
    box.hide()
    assert told == [True, False]


def test_a_result_leaves_most_of_the_page_in_sight(board: Board) -> None:
    panel = ResultPanel(board.kit, board)
    panel.show_vote(QuestionState(state(RoundPhase.REVEALED, counts={"A": 2, "B": 11, "C": 5, "D": 0})))
    area = QRect(0, 0, 1280, 664)
    panel.place(area)
    assert panel.height() < area.height() / 2
    assert area.contains(panel.geometry())


@pytest.mark.parametrize(
    ("takers", "unknown", "words"),
    [
        (ActiveVotingDevices(), (), "brancher le récepteur, allumer les téléphones ou filmer les cartes"),
        (ActiveVotingDevices(clickers=1, phones=True), (), "allumer les télécommandes"),
        (ActiveVotingDevices(phones=True), (), "connecter les téléphones"),
        (ActiveVotingDevices(clickers=1), (ClickerId("iclicker:9"),), "numéroter"),
    ],
)
def test_a_result_without_an_answer_says_what_to_do_in_place_of_bars(
    board: Board, takers: ActiveVotingDevices, unknown: tuple[ClickerId, ...], words: str
) -> None:
    panel = ResultPanel(board.kit, board)
    nothing = replace(state(RoundPhase.REVEALED, counts={}), answered=(), unknown=unknown)
    panel.show_vote(QuestionState(nothing, active_devices=takers))
    panel.place(board.page.geometry())
    assert panel.empty.isVisible()
    assert words in panel.empty.text()
    assert not panel.bars.isVisible()
    room = panel.empty.fontMetrics().boundingRect(0, 0, panel.empty.width(), 999, Qt.TextFlag.TextWordWrap, words)
    assert panel.empty.height() >= room.height()
    panel.show_vote(QuestionState(state(RoundPhase.REVEALED, counts={"A": 1})))
    assert panel.bars.isVisible()
    assert not panel.empty.isVisible()


def test_empty_bars_stay_beside_those_of_the_vote_before(board: Board) -> None:
    view = QuestionState(state(RoundPhase.REVEALED, counts={}, before={"A": 3}))
    assert not view.is_empty


def test_a_seats_circle_is_in_the_middle_of_its_line(board: Board) -> None:
    dots = SeatDots(board.kit)
    dots.show_seats((1, 2, 3), frozenset((1, 2, 3)))
    dots.resize(dots.sizeHint())
    picture = dots.grab().toImage()
    accent, x = board.kit.theme.colour("accent").rgb(), dots.height() // 5
    inked = [y for y in range(picture.height()) if picture.pixel(x, y) == accent]
    assert abs(inked[0] - (picture.height() - 1 - inked[-1])) <= 1
