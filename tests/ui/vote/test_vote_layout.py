"""The vote beside the page, by a real pointer: it covers neither what the class reads nor the handle of the bar."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt

from tests.support.real_pointer import RealPointer
from tests.support.teaching_room import Room
from tests.support.widgets import button
from tests.ui.vote.test_vote_hand import press
from tni.core.ids import QuestionId
from tni.quiz.question import Question
from tni.quiz.question_draft import QuestionDraft
from tni.quiz.round import RoundPhase
from tni.ui.chrome.commands import CommandId
from tni.ui.panels.help_panel import HelpPanel
from tni.ui.panels.settings_panel import SettingsPanel
from tni.ui.panels.stopwatch import Stopwatch
from tni.ui.vote.vote_layout import beside

_LEFT = Qt.MouseButton.LeftButton


def answers_all_over(here: Room) -> None:
    """A page with a question, four answers down each side, and one in the middle."""
    for x in (6, 100, 200):
        for y in (6, 45, 90, 130, 160):
            here.board.window.do(lambda s, x=x, y=y: s.add_text("A  une réponse qui est longue", x, y))


def shown_items(here: Room) -> list[QRect]:
    """Boxes of the page's items, in the window."""
    editor, origin = here.board.editor, here.board.window.page_area.topLeft()
    boxes = []
    for item in editor.document.items(editor.page.id):
        box = editor.document.box(item)
        left, right = editor.view.to_screen(box.x, box.y), editor.view.to_screen(box.right, box.bottom)
        corner = QPoint(round(left[0]), round(left[1]))
        boxes.append(QRect(corner, QPoint(round(right[0]), round(right[1]))).translated(origin))
    return boxes


def covered(here: Room) -> list[str]:
    """What covers an item of the page."""
    vote, window = here.teaching.vote, here.board.window
    widgets = {"strip": vote.strip, "result": vote.result, **{one.text: one for one in window.notices.shown}}
    return [
        name
        for name, widget in widgets.items()
        if widget.isVisible() and any(widget.geometry().intersects(box) for box in shown_items(here))
    ]


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
@pytest.mark.parametrize("shows_bar", [True, False])
def test_where_room_is_short_the_page_gives_way(here: Room, qtbot, size: tuple[int, int], shows_bar: bool) -> None:
    window = here.board.window
    window.resize(*size)
    window.bar.set_shown(shows_bar)
    answers_all_over(here)
    whole = window.page_area
    here.trigger(CommandId.ASK)
    assert covered(here) == []
    assert window.page_area.height() < whole.height()
    press(here, qtbot, 1, "A")
    here.reveal()
    assert here.teaching.vote.result.isVisible()
    assert covered(here) == []
    assert window.page_area.width() < whole.width()
    here.teaching.voting.put_away()
    for notice in window.notices.shown[:]:
        notice.close()
    assert window.page_area == whole


def test_a_result_beside_the_content_leaves_the_page_its_size(here: Room, qtbot) -> None:
    here.board.window.do(lambda s: s.add_text("Laquelle ?", 6, 6))
    here.trigger(CommandId.ASK)
    press(here, qtbot, 1, "A")
    before = here.board.window.page_area
    here.reveal()
    assert here.board.window.page_area == before
    assert covered(here) == []


@pytest.mark.parametrize("edge", [CommandId.BAR_BOTTOM, CommandId.BAR_LEFT, CommandId.BAR_RIGHT])
def test_the_handle_of_a_hidden_bar_is_within_reach_in_every_phase(here: Room, qtbot, edge: CommandId) -> None:
    pointer, bar = RealPointer(qtbot, here.board.window), here.board.window.bar
    here.trigger(edge)
    for step in (CommandId.ASK, CommandId.CLOSE_VOTE, CommandId.REVEAL):
        here.trigger(step)
        bar.set_shown(False)
        pointer.touch(bar.handle)
        assert bar.is_shown
        for panel in (here.teaching.vote.strip, here.teaching.vote.result):
            assert not panel.isVisible() or not panel.geometry().intersects(bar.geometry())


@pytest.mark.parametrize("edge", [CommandId.BAR_BOTTOM, CommandId.BAR_LEFT, CommandId.BAR_RIGHT])
def test_no_notice_lies_over_the_handle_of_a_hidden_bar(here: Room, qtbot, edge: CommandId) -> None:
    pointer, window = RealPointer(qtbot, here.board.window), here.board.window
    here.trigger(edge)
    window.notices.show("La séance de 5A n’a pas été terminée. Tout est là.", serious=True)
    window.notices.show("Une autre, plus longue : elle tient sur toute la largeur qu’un message peut avoir.")
    window.bar.set_shown(False)
    assert not any(one.geometry().intersects(window.bar.geometry()) for one in window.notices.seen)
    pointer.touch(window.bar.handle)
    assert window.bar.is_shown
    assert len(window.notices.seen) == 2, "the touch has put none away"


def test_the_page_waits_for_the_pen_before_it_gives_way(here: Room, qtbot) -> None:
    window = here.board.window
    before, at = window.page_area, QPoint(300, 200)
    qtbot.mousePress(window.canvas, _LEFT, pos=at)
    here.trigger(CommandId.ASK)
    assert window.page_area == before
    qtbot.mouseRelease(window.canvas, _LEFT, pos=at)
    qtbot.waitUntil(lambda: window.page_area.height() < before.height())
    assert here.teaching.voting.state.phase is RoundPhase.OPEN
    assert button(here.teaching.vote.strip, "Terminer le vote").isVisible()


def test_the_address_for_phones_covers_no_question(here: Room, qtbot) -> None:
    here.teaching.phones.ask()
    qtbot.waitUntil(lambda: here.teaching.phones.service.state.is_on, timeout=20_000)
    here.teaching.voting.typed = "Quel est le plus long de ces quatre fleuves, et par quelles villes passe-t-il donc ?"
    here.teaching.vote.ask(QuestionDraft(lines="La Loire\nLa Seine\nLe Rhône\nLa Garonne"))
    board, panel = here.teaching.vote.stage.board, here.teaching.phones.panel
    assert board is not None
    assert panel is not None
    assert panel.isVisible()
    assert not any(panel.geometry().intersects(box.translated(board.pos())) for box in board.boxes())
    here.teaching.phones.service.switch_off()
    assert board.geometry().top() == 0


LONG = "Quel est le plus long de ces quatre fleuves, et par quelles villes passe-t-il donc ?"


def asked(here: Room, text: str = LONG) -> None:
    here.teaching.voting.typed = text
    here.teaching.vote.ask(QuestionDraft(lines="La Loire\nLa Seine\nLe Rhône\nLa Garonne"))


def read(here: Room) -> list[QRect]:
    """Boxes of what the class reads on the board, in the window."""
    board = here.teaching.vote.stage.board
    assert board is not None
    return [box.translated(board.pos()) for box in board.boxes()]


def test_a_panel_at_the_top_covers_no_beginning_after_another_page_was_shown(here: Room, qtbot) -> None:
    """The page gave way to the panel before; the question would lie higher without it."""
    here.board.window.do(lambda s: s.add_text("Tout en haut de la page", 150, 2))
    here.teaching.phones.ask()
    qtbot.waitUntil(lambda: here.teaching.phones.service.state.is_on, timeout=20_000)
    here.trigger(CommandId.ASK)
    panel, vote = here.teaching.phones.panel, here.teaching.vote
    assert panel is not None
    here.reveal()
    here.teaching.asking.ask_anew(
        Question(id=QuestionId("typed"), text=LONG, options=("Loire", "Seine", "Rhône"), choice_count=3), replaces=True
    )
    assert vote.stage.is_shown
    assert panel.isVisible()
    assert not any(panel.geometry().intersects(box) for box in read(here))


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_the_whole_code_and_the_settings_leave_the_question_in_sight(here: Room, qtbot, size: tuple[int, int]) -> None:
    window = here.board.window
    window.resize(*size)
    here.teaching.phones.ask()
    qtbot.waitUntil(lambda: here.teaching.phones.service.state.is_on, timeout=20_000)
    here.teaching.phones.service.simulate((1,))  # with a device in, the code folds when a question is asked
    asked(here)
    whole = window.page_area
    here.trigger(CommandId.PHONES)
    panel = here.teaching.phones.panel
    assert panel is not None
    assert panel.is_large
    qtbot.waitUntil(lambda: window.page_area.width() < whole.width())
    assert not any(panel.geometry().intersects(box) for box in read(here))
    panel.fold(True)
    qtbot.waitUntil(lambda: window.page_area.width() == whole.width())
    here.trigger(CommandId.SETTINGS)
    settings = next(one for one in window.findChildren(SettingsPanel) if one.isVisible())
    qtbot.waitUntil(lambda: not any(settings.geometry().intersects(box) for box in read(here)))
    settings.put_away()
    qtbot.waitUntil(lambda: window.page_area.width() == whole.width())


def test_a_panel_that_is_dragged_onto_the_question_makes_it_give_way(here: Room, qtbot) -> None:
    asked(here)
    window, pointer = here.board.window, RealPointer(qtbot, here.board.window)
    here.trigger(CommandId.STOPWATCH)
    watch = next(one for one in window.findChildren(Stopwatch) if one.isVisible())
    edge = watch.mapToGlobal(QPoint(watch.width() // 2, 3))
    pointer.stroke(edge, window.mapToGlobal(QPoint(watch.width() // 2 + 20, 20)))
    qtbot.waitUntil(lambda: not any(watch.geometry().intersects(box) for box in read(here)))


@pytest.mark.parametrize(
    ("box", "left"),
    [
        (QRect(600, 0, 400, 500), QRect(0, 0, 600, 500)),
        (QRect(0, 0, 400, 500), QRect(400, 0, 600, 500)),
        (QRect(0, 300, 1000, 200), QRect(0, 0, 1000, 300)),
        (QRect(100, 50, 800, 400), QRect(0, 0, 1000, 500)),
        (QRect(1100, 0, 100, 100), QRect(0, 0, 1000, 500)),
    ],
)
def test_the_largest_part_beside_a_panel_is_left_to_the_question(box: QRect, left: QRect) -> None:
    assert beside(QRect(0, 0, 1000, 500), box) == left


def test_keyboard_and_notices_leave_room_to_a_question(here: Room, qtbot) -> None:
    window, vote = here.board.window, here.teaching.vote
    here.teaching.voting.typed = "Quel fleuve traverse Paris ?"
    vote.ask(QuestionDraft(lines="La Loire\nLa Seine\nLe Rhône"))
    here.trigger(CommandId.KEYBOARD)
    for number in range(3):
        window.notices.show(f"Message {number} : " + "mot " * 12, stays=True)
    assert window.page_area.height() > 0.25 * window.free_area.height()
    assert [notice.isVisible() for notice in window.notices.shown] == [False, False, True]
    window.notices.shown[-1].close()
    assert [notice.isVisible() for notice in window.notices.shown] == [False, True]
    vote.put_away()
    assert all(notice.isVisible() for notice in window.notices.shown)


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_help_opened_beside_the_settings_leaves_the_question_in_sight(here: Room, qtbot, size: tuple[int, int]) -> None:
    window = here.board.window
    window.resize(*size)
    asked(here)
    for command, kind in ((CommandId.SETTINGS, SettingsPanel), (CommandId.HELP, HelpPanel)):
        here.trigger(command)
        panel = next(one for one in window.findChildren(kind) if one.isVisible())
        qtbot.waitUntil(lambda panel=panel: not any(panel.geometry().intersects(box) for box in read(here)))
    assert not here.teaching.vote.strip.geometry().intersects(panel.geometry())
