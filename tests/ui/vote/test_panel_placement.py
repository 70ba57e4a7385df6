"""The result beside the question: small, drawn to a side by hand and found there again; Escape puts it away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest

from tests.support.teaching_room import Room, is_stored, room
from tests.support.vote_widgets import fold_button, histogram_rows
from tests.support.widgets import button
from tni.api.devices import Vote
from tni.core.ids import ClickerId
from tni.core.settings import BAR_EDGE, RESULT_POSITION
from tni.quiz.round import RoundPhase
from tni.store.votes import read_ledger, read_rounds
from tni.ui.chrome.commands import CommandId
from tni.ui.vote.anchored_panel import AnchoredPanel
from tni.ui.vote.panel_anchor import PanelAnchor
from tni.ui.vote.result_panel import ResultPanel


@pytest.fixture
def here(qapp, tmp_path: Path) -> Iterator[Room]:
    with room(qapp, tmp_path) as made:
        yield made


def revealed(here: Room, qtbot) -> ResultPanel:
    here.trigger(CommandId.ASK)
    here.teaching.on_events([Vote(ClickerId("iclicker:00000001"), "A", monotonic())])
    qtbot.waitUntil(lambda: len(here.teaching.voting.rounds.state.answered) == 1)
    here.reveal()
    return here.teaching.vote.result


def drag(strip: AnchoredPanel, by: QPoint) -> None:
    """By its ground, where no button is."""
    start = QPoint(strip.width() // 2, 4)
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=start)
    for part in (3, 2, 1):  # the panel moves under the pointer
        to = strip.mapFromGlobal(strip.parentWidget().mapToGlobal(strip.pos() + start + by / (part * 2)))
        QTest.mouseMove(strip, to)
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=start)


def escape(here: Room) -> None:
    QTest.keyClick(here.board.window.canvas, Qt.Key.Key_Escape)


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_the_question_is_in_sight_beside_its_result(here: Room, qtbot, size: tuple[int, int]) -> None:
    here.board.window.resize(*size)
    strip = revealed(here, qtbot)
    page, lies = here.board.window.page_area, strip.geometry()
    assert page.contains(lies)
    assert lies.width() * lies.height() < page.width() * page.height() * 0.16
    assert lies.left() > page.center().x()
    for row in histogram_rows(strip):  # a finger hits it, the last row reads it
        assert row.height() >= 48
        assert row.large_font().pixelSize() >= page.height() / 40
    assert here.teaching.vote.strip.count.font().pixelSize() >= page.height() / 40


def test_the_result_lies_beside_a_bar_on_the_left(here: Room, qtbot) -> None:
    here.program.settings.set(BAR_EDGE, "left")
    strip = revealed(here, qtbot)
    assert strip.geometry().right() < here.board.window.page_area.center().x()


def test_a_result_finds_the_place_that_hides_least_of_the_question(here: Room, qtbot) -> None:
    """As on a shipped lesson: a disc in the middle, two rows of answers along the bottom."""
    do = here.board.window.do
    for x, y in ((30, 120), (170, 120), (30, 150), (170, 150)):
        do(lambda s, x=x, y=y: s.add_text("une réponse qui est longue", x, y))
    do(lambda s: s.add_text("Quelle fraction est coloriée ?", 80, 8))
    strip = revealed(here, qtbot)
    session, origin = here.board.editor, here.board.window.page_area.topLeft()
    for item in session.document.items(session.page.id):
        box = session.document.box(item)
        left, right = session.view.to_screen(box.x, box.y), session.view.to_screen(box.right, box.bottom)
        shown = QRect(QPoint(round(left[0]), round(left[1])), QPoint(round(right[0]), round(right[1]))).translated(
            origin
        )
        assert not strip.geometry().intersects(shown)
    before = strip.geometry()
    do(lambda s: s.add_text("ce que la classe en dit", 240, 60))
    here.teaching.vote.vote_changed()
    assert strip.geometry() == before, "it does not move while somebody writes"
    strip.fold(True)
    strip.fold(False)
    assert strip.geometry() == before


def test_a_result_drawn_aside_is_there_again(qapp, tmp_path: Path, qtbot) -> None:
    with room(qapp, tmp_path) as here:
        strip = revealed(here, qtbot)
        drag(strip, QPoint(-4000, -4000))
        page = here.board.window.page_area
        assert (strip.geometry().topLeft() - page.topLeft()).manhattanLength() < 48
        there = strip.geometry()
        here.teaching.voting.put_away()
        assert revealed(here, qtbot).geometry() == there
    with room(qapp, tmp_path) as here:
        assert here.program.settings.get(RESULT_POSITION) == "left top 0.000 0.000"
        assert revealed(here, qtbot).geometry() == there


@pytest.mark.parametrize("by", [QPoint(0, 0), QPoint(-4000, -4000)])
def test_the_fold_stays_under_the_finger(here: Room, qtbot, by: QPoint) -> None:
    strip = revealed(here, qtbot)
    if by != QPoint(0, 0):
        drag(strip, by)
    fold = fold_button(strip)
    at = fold.mapTo(here.board.window, fold.rect().center())
    fold.click()
    assert not strip.bars.isVisible()
    folded = fold.mapTo(here.board.window, fold.rect().center())
    assert abs(folded.y() - at.y()) <= 2
    fold.click()
    assert fold.mapTo(here.board.window, fold.rect().center()) == at


def test_notices_keep_out_of_a_result_on_their_side(here: Room, qtbot) -> None:
    strip = revealed(here, qtbot)
    here.program.settings.set(RESULT_POSITION, "left bottom 0.000 0.000")
    here.teaching.vote.place()
    notice = here.board.window.notices.show("Une phrase")
    assert not notice.geometry().intersects(strip.geometry())


def test_escape_never_ends_a_running_vote(here: Room) -> None:
    here.trigger(CommandId.ASK)
    for notice in here.board.window.notices.shown[:]:
        notice.close()
    before = here.teaching.vote.strip.geometry()
    for _ in range(3):
        escape(here)
    assert here.teaching.voting.rounds.state.phase is RoundPhase.OPEN
    assert here.teaching.vote.strip.geometry() == before


def test_escape_keeps_a_closed_vote_that_nobody_has_seen(here: Room) -> None:
    here.trigger(CommandId.ASK)
    here.trigger(CommandId.CLOSE_VOTE)
    for notice in here.board.window.notices.shown[:]:
        notice.close()
    for _ in range(3):
        escape(here)
    assert here.teaching.voting.rounds.state.phase is RoundPhase.CLOSED
    assert here.teaching.vote.strip.isVisible()
    assert button(here.teaching.vote.strip, "Afficher le résultat").isVisible()


def test_escape_folds_a_result_then_puts_it_away_and_it_is_stored(here: Room, qtbot) -> None:
    strip = revealed(here, qtbot)
    for notice in here.board.window.notices.shown[:]:
        notice.close()
    escape(here)
    assert strip.isVisible()
    assert not strip.bars.isVisible()
    escape(here)
    assert not strip.isVisible()
    assert here.teaching.voting.rounds.state is None
    votes = here.folder / "votes.db"
    qtbot.waitUntil(lambda: is_stored(votes, lambda found: found.round.revealed))
    assert read_ledger(votes, read_rounds(votes)[0]).tally().counts["A"] == 1


def test_escape_puts_away_what_lies_over_the_page_first(here: Room, qtbot) -> None:
    strip = revealed(here, qtbot)
    here.trigger(CommandId.CURTAIN)
    escape(here)
    assert not here.board.commands[CommandId.CURTAIN].isChecked()
    assert strip.bars.isVisible()


sides = st.integers(0, 3000)


@given(sides, sides, st.integers(50, 3000), st.integers(50, 3000), st.integers(1, 900), st.integers(1, 900))
def test_a_panel_found_again_lies_where_it_lay(x: int, y: int, w: int, h: int, pw: int, ph: int) -> None:
    area, size = QRect(7, 11, w, h), QSize(pw, ph).boundedTo(QSize(w, h))
    corner = QPoint(7 + min(x, w - size.width()), 11 + min(y, h - size.height()))
    resting = PanelAnchor.of(QRect(corner, size), area)
    box = resting.box(area, size)
    assert area.contains(box)
    assert (box.topLeft() - corner).manhattanLength() <= 2
    assert PanelAnchor.from_text(PanelAnchor.of(box, area).text) is not None
    assert area.contains(resting.box(area, QSize(5000, 5000)))


@pytest.mark.parametrize(
    "text", ["", "right", "right bottom x 0.000", "up down 0.000 0.000", "left top 0 0", "1 2 3 4 5"]
)
def test_a_place_that_was_never_kept_is_none(text: str) -> None:
    assert PanelAnchor.from_text(text) is None
