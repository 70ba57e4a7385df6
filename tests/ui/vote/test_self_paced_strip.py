"""A series' strip on the board: folded, put away by Escape, its result drawn aside, and which answer is right."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect

from tests.support.teaching_room import is_stored
from tests.support.vote_widgets import fold_button, histogram_rows, hold, is_folded
from tests.ui.phones.test_phones import Class, class_room, pupils, switched_on  # noqa: F401
from tests.ui.vote.test_panel_placement import drag, escape
from tests.ui.vote.test_self_paced import QUESTIONS, come_in, open_series, press
from tni.core.settings import RESULT_POSITION
from tni.quiz.round import RoundPhase
from tni.store.votes import read_ledger
from tni.ui.chrome.commands import CommandId
from tni.ui.vote.anchored_panel import AnchoredPanel
from tni.ui.vote.self_paced_strip import SelfPacedStrip

pytestmark = pytest.mark.usefixtures("class_room")


def opened(made, qtbot) -> SelfPacedStrip:
    switched_on(made, qtbot)
    assert made.teaching.vote.ask_self_paced(QUESTIONS)
    return made.teaching.self_paced.strip


def revealed(made, qtbot) -> SelfPacedStrip:
    strip = opened(made, qtbot)
    made.reveal()
    return strip


def test_a_running_series_is_a_strip_that_folds_to_its_count(class_room, qtbot) -> None:  # noqa: F811
    strip = opened(class_room, qtbot)
    page = class_room.board.window.page_area
    assert strip.geometry().width() == page.width()
    assert strip.geometry().top() == page.bottom() + 1
    press(fold_button(strip))
    page = class_room.board.window.page_area
    assert strip.geometry().width() < page.width() / 2
    assert page.contains(strip.geometry())
    assert strip.count.isVisible()
    assert not strip.grid.isVisible()
    assert not strip.close_quiz.isVisible()
    class_room.trigger(CommandId.CLOSE_VOTE)
    assert class_room.teaching.voting.self_paced.phase is RoundPhase.CLOSED
    press(fold_button(strip))
    assert strip.grid.isVisible()
    assert strip.reveal.isVisible()
    press(strip.put_away)
    assert class_room.teaching.vote.ask_self_paced(QUESTIONS)
    assert strip.grid.isVisible(), "a new one is not folded"


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_its_result_lies_beside_the_page(class_room, qtbot, size: tuple[int, int]) -> None:  # noqa: F811
    class_room.board.window.resize(*size)
    strip = revealed(class_room, qtbot)
    page, lies = class_room.board.window.page_area, strip.geometry()
    assert page.contains(lies)
    assert lies.width() < page.width() * 0.5
    for row in histogram_rows(strip):
        assert row.height() >= 48
    before = lies.bottomRight()
    for _ in range(2):
        press(strip.next)
        assert page.contains(strip.geometry())
        assert strip.geometry().bottomRight() == before, "it grows from its corner"


def test_a_result_drawn_aside_is_there_for_the_next_and_for_votes(class_room, qtbot) -> None:  # noqa: F811
    strip = revealed(class_room, qtbot)
    drag(strip, QPoint(-700, -300))
    lies = strip.geometry()
    assert lies.center().x() < class_room.board.window.page_area.center().x()
    press(strip.next)
    assert strip.geometry().left() == lies.left()
    assert class_room.program.settings.get(RESULT_POSITION)
    press(strip.put_away)
    class_room.trigger(CommandId.ASK)
    class_room.reveal()
    vote: AnchoredPanel = class_room.teaching.vote.result
    assert vote.geometry().center().x() < class_room.board.window.page_area.center().x()


def test_notices_keep_out_of_it(class_room, qtbot) -> None:  # noqa: F811
    strip = opened(class_room, qtbot)
    class_room.board.show_notice("Une phrase.")
    window = class_room.board.window
    (notice,) = [one for one in window.notices.shown if one.text == "Une phrase."]
    assert not notice.geometry().intersects(strip.geometry())
    press(fold_button(strip))
    assert not notice.geometry().intersects(strip.geometry())
    assert notice.geometry().bottom() > window.page_area.bottom() - 40


def test_escape_never_ends_a_series_and_puts_its_result_away(class_room, qtbot) -> None:  # noqa: F811
    strip, series = opened(class_room, qtbot), class_room.teaching.voting.self_paced
    for _ in range(3):
        escape(class_room)
    assert (series.phase, is_folded(strip)) == (RoundPhase.OPEN, False)
    class_room.trigger(CommandId.CLOSE_VOTE)
    for _ in range(3):
        escape(class_room)
    assert (series.phase, is_folded(strip)) == (RoundPhase.CLOSED, True)
    class_room.reveal()
    press(fold_button(strip))
    escape(class_room)
    assert (series.phase, is_folded(strip)) == (RoundPhase.REVEALED, True)
    escape(class_room)
    assert series.phase is None
    assert not strip.isVisible()


def test_a_bar_that_is_pressed_is_the_right_answer_and_stays_on_disk(class_room, qtbot, pupils: Class) -> None:  # noqa: F811
    one, two = come_in(class_room, qtbot, pupils, (1, 2))
    names = open_series(class_room, pupils, [one, two])
    for pupil, choice in ((one, "C"), (two, "B")):
        assert pupils.do(lambda pupil=pupil, choice=choice: pupil.answer(names[0], choice)) == "received"
    told = []
    class_room.teaching.seances.question_asked = told.append
    series, strip = class_room.teaching.voting.self_paced, class_room.teaching.self_paced.strip
    qtbot.waitUntil(lambda: class_room.teaching.voting.self_paced.state.answered(0) == 2, timeout=20_000)
    class_room.reveal()
    row = histogram_rows(strip)[2]
    assert "bonne réponse" not in row.accessibleName()
    hold(qtbot, row)
    assert "bonne réponse" in histogram_rows(strip)[2].accessibleName()
    assert strip.share.text() == "50 % de bonnes réponses."
    question = series.rounds[0].question
    assert question.key == "C"
    press(strip.next)
    press(strip.back)
    hold(qtbot, histogram_rows(strip)[2])
    assert strip.share.text() == ""
    hold(qtbot, histogram_rows(strip)[1])
    names = [round_.id for round_ in series.rounds]
    votes = class_room.folder / "votes.db"
    qtbot.waitUntil(lambda: is_stored(votes, lambda found: found.round.question.key == "B", names[0]))
    press(strip.put_away)
    assert read_ledger(votes, names[1]).round.question.key == "90"
    for pupil in (one, two):
        pupils.do(pupil.cut)


def test_a_key_said_in_the_results_is_the_strips(class_room, qtbot) -> None:  # noqa: F811
    """Both add rows to one round: the strip's would else take the place of the other's."""
    strip = revealed(class_room, qtbot)
    voting, series = class_room.teaching.voting, class_room.teaching.voting.self_paced
    first = series.rounds[0].id
    assert voting.set_quiz_key(first, "D")
    assert series.rounds[0].question.key == "D"
    assert not voting.set_quiz_key("another", "D")
    assert series.asks(QUESTIONS[0].id)
    hold(qtbot, histogram_rows(strip)[0])
    qtbot.waitUntil(
        lambda: is_stored(class_room.folder / "votes.db", lambda found: found.round.question.key == "A", first)
    )


def test_it_is_whole_at_every_size(class_room, qtbot) -> None:  # noqa: F811
    strip = revealed(class_room, qtbot)
    for size in ((1280, 720), (1920, 1080), (3840, 2160)):
        class_room.board.window.resize(*size)
        for place in range(3):
            strip.go_to(place)
            inside = QRect(0, 0, strip.width(), strip.height())
            for widget in (
                strip.question,
                strip.result,
                strip.count,
                strip.which,
                strip.next,
                strip.put_away,
                fold_button(strip),
            ):
                box = QRect(widget.mapTo(strip, QPoint()), widget.size())
                assert not widget.isVisible() or inside.contains(box), (size, place, widget)
                assert widget.width() >= widget.minimumSizeHint().width(), (size, place, widget)
