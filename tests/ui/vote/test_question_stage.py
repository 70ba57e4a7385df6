"""A question over the whole page, by a real pointer: seen, left for the page, written on, and its result in place."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from tests.support.real_pointer import RealPointer
from tests.support.teaching_room import Room
from tests.support.vote_widgets import let_it_stand
from tests.support.widgets import button
from tests.ui.vote.test_vote_hand import press
from tni.document.items import Image, Stroke
from tni.quiz.question_draft import QuestionDraft
from tni.quiz.question_kinds import QuestionKind
from tni.quiz.round import RoundPhase
from tni.ui.chrome.commands import CommandId
from tni.ui.vote.question_board import QuestionBoard

OPTIONS = "La Loire\n* La Seine\nLe Rhône\nLa Garonne"


def typed(here: Room, lines: str = OPTIONS, text: str = "Quel fleuve traverse Paris ?") -> QuestionBoard:
    here.teaching.voting.typed = text
    here.teaching.vote.ask(QuestionDraft(lines=lines))
    board = here.teaching.vote.stage.board
    assert board is not None
    return board


def write(
    here: Room, pointer: RealPointer, start: tuple[float, float] = (0.6, 0.3), end: tuple[float, float] = (0.8, 0.4)
) -> None:
    """Write a line on the question when it has stood for a moment. Places: shares of the page's area."""
    let_it_stand(here.teaching.vote.stage)
    pointer.stroke(on_page(here, *start), on_page(here, *end))


def inked(here: Room) -> list[str]:
    """Kinds of what lies on the page shown."""
    editor = here.board.editor
    return [type(item).__name__ for item in editor.document.items(editor.page.id)]


def on_page(here: Room, x: float, y: float) -> QPoint:
    """Place on the screen, at these shares of the page's area."""
    window = here.board.window
    area = window.page_area
    return window.mapToGlobal(area.topLeft() + QPoint(round(area.width() * x), round(area.height() * y)))


def test_a_typed_question_has_the_board_to_itself_and_the_page_is_one_touch_away(here: Room, pointer) -> None:
    board, strip = typed(here), here.teaching.vote.strip
    assert board.is_covering
    assert board.geometry() == here.board.window.page_area
    assert not board.geometry().intersects(strip.geometry())
    assert strip.count.text() == "0 / 3 réponses"
    pointer.touch(button(strip, "Revenir à la page"))
    assert not board.isVisible()
    assert here.teaching.voting.rounds.state.phase is RoundPhase.OPEN
    pointer.touch(button(strip, "Voir la question"))
    assert board.is_covering


def test_a_question_that_is_on_the_page_is_not_written_twice(here: Room) -> None:
    here.board.window.do(lambda s: s.add_text("Quel fleuve traverse Paris ?", 20, 20))
    here.board.window.do(lambda s: s.select_all())
    here.trigger(CommandId.ASK)
    assert here.teaching.voting.rounds.state.question.text == "Quel fleuve traverse Paris ?"
    assert here.teaching.vote.stage.board is None
    assert not here.teaching.vote.strip.question.isVisible()


def test_what_is_written_on_a_question_is_kept_with_it(here: Room, pointer) -> None:
    board, before = typed(here), here.board.editor.page.id
    here.trigger(CommandId.PEN)
    write(here, pointer)
    assert not board.is_covering, "the page that was made of it takes its place"
    editor = here.board.editor
    picture, stroke = editor.document.items(editor.page.id)
    assert isinstance(picture, Image)
    assert picture.locked
    assert isinstance(stroke, Stroke)
    pointer.touch(button(here.teaching.vote.strip, "Revenir à la page"))
    assert (here.board.editor.page.id, inked(here)) == (before, [])
    pointer.touch(button(here.teaching.vote.strip, "Voir la question"))
    assert inked(here) == ["Image", "Stroke"]
    here.teaching.voting.put_away()
    assert (here.board.editor.page.id, len(here.board.editor.pages)) == (before, 2)


def test_undo_takes_the_ink_back_then_the_page_and_the_question_is_still_seen(here: Room, pointer) -> None:
    board = typed(here)
    here.trigger(CommandId.PEN)
    write(here, pointer)
    for _ in range(2):
        here.trigger(CommandId.UNDO)
    assert len(here.board.editor.pages) == 1
    assert board.is_covering


def test_a_question_on_which_nothing_was_written_leaves_no_page(here: Room, pointer) -> None:
    typed(here)
    here.trigger(CommandId.PEN)
    write(here, pointer)
    here.trigger(CommandId.UNDO)
    assert len(here.board.editor.pages) == 2
    here.teaching.voting.put_away()
    assert len(here.board.editor.pages) == 1


def test_the_result_stands_where_the_question_is(here: Room, qtbot) -> None:
    board = typed(here)
    for number, choice in ((1, "B"), (2, "B"), (3, "A")):
        press(here, qtbot, number, choice)
    layout = board.layout_now
    here.reveal()
    assert board.is_covering
    assert board.layout_now is layout, "nothing moves"
    assert not here.teaching.vote.result.isVisible(), "there is one set of letters"
    assert board.accessibleDescription().split("\n")[1] == "B  La Seine : 2 votes, 67 %, bonne réponse"


def test_a_result_is_seen_even_if_the_question_was_left_for_the_page(here: Room, qtbot, pointer) -> None:
    board = typed(here)
    press(here, qtbot, 1, "B")
    pointer.touch(button(here.teaching.vote.strip, "Revenir à la page"))
    pointer.touch(button(here.teaching.vote.strip, "Terminer le vote"))
    assert not board.isVisible()
    pointer.touch(button(here.teaching.vote.strip, "Afficher le résultat"))
    assert board.is_covering


def test_the_next_vote_is_seen_though_the_last_question_was_left(here: Room, pointer) -> None:
    board = typed(here)
    pointer.touch(button(here.teaching.vote.strip, "Revenir à la page"))
    here.teaching.voting.close()
    here.teaching.asking.ask_again()
    assert board.is_covering


def test_turning_the_page_shows_the_page(here: Room) -> None:
    board = typed(here)
    here.trigger(CommandId.ADD_PAGE)
    assert not board.isVisible()
    assert button(here.teaching.vote.strip, "Voir la question").isVisible()


def test_a_result_without_bars_stands_beside_the_question(here: Room, qtbot) -> None:
    here.teaching.voting.typed = "Quel mot vous vient à l’esprit ?"
    here.teaching.vote.ask(QuestionDraft(QuestionKind.CLOUD))
    board = here.teaching.vote.stage.board
    press(here, qtbot, 1, "liberté")
    here.reveal()
    assert board.is_covering
    assert board.result.cloud.isVisible()
    words, *_, result = board.boxes()
    assert not words.intersects(result)


def test_a_notice_covers_no_answer(here: Room) -> None:
    board = typed(here)
    assert here.notices
    box = here.board.window.notices.box()
    assert not any(box.intersects(one.translated(board.pos())) for one in board.boxes())


def test_escape_leaves_a_closed_question_for_the_page(here: Room) -> None:
    board = typed(here)
    for notice in here.board.window.notices.shown[:]:
        notice.close()
    assert not here.teaching.vote.stage.step_back(), "an open vote keeps its question"
    here.teaching.voting.close()
    assert here.teaching.vote.stage.step_back()
    assert not board.isVisible()
