"""Clickers beside the vote, in the whole program: given to a pupil, the teacher's remote, the display, a base that is
plugged in during a vote."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from tests.support.clicker_room import iclicker_report
from tests.support.running_program import wait_for
from tests.support.sockets import Socket, Wire, a_receiver
from tests.support.teaching_room import Room, room
from tests.support.widgets import click
from tests.ui.socket_room import Room as Sockets
from tests.ui.socket_room import opened
from tni.api.devices import DeviceEvent, RemoteKey, RemotePressed, Step, Vote
from tni.core.ids import ClickerId
from tni.core.known_devices import ReceiverSettings
from tni.devices.clickers.iclicker2 import IClicker2Base
from tni.devices.clickers.passive_receiver import PassiveReceiver
from tni.devices.discovery import FoundDevice
from tni.devices.ports import NullPort
from tni.quiz.round import RoundPhase
from tni.store.receivers_file import ReceiversFile
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.commands import CommandId
from tni.ui.vote.unassigned_clickers import UnassignedClickers
from tni.ui.vote.vote_panel import VotePanel
from tni.ui.vote.vote_state_text import receiver_display_lines

TWO_SCREENS = ([QRect(0, 0, 1366, 768), QRect(1366, 0, 1280, 720)], 0)
SPARE = ClickerId("iclicker:000000AA")


@pytest.fixture
def here(qapp, tmp_path: Path) -> Iterator[Room]:
    with room(qapp, tmp_path) as made:
        made.teaching.seance.begin(made.class_id, "5eA", "Maths")
        yield made


def hear(here: Room, event: DeviceEvent) -> None:
    here.teaching.clickers.event_sink("radio")(event)
    here.teaching.clickers.drain()


def said(here: Room, clicker: str, choice: str) -> None:
    hear(here, Vote(ClickerId(clicker), choice, time.monotonic()))


@pytest.fixture
def teacher(qapp, tmp_path: Path) -> Iterator[Room]:
    """With a screen of the teacher's own."""
    with room(qapp, tmp_path, screens=TWO_SCREENS) as made:
        made.teaching.start()
        made.teaching.seance.begin(made.class_id, "5eA", "Maths")
        yield made


def panel(here: Room) -> VotePanel:
    window = here.teaching.windows.teacher
    assert window is not None
    return window.vote


def unassigned(vote: VotePanel) -> UnassignedClickers:
    return vote.findChild(UnassignedClickers)


def visible[W: QWidget](within: QWidget, kind: type[W]) -> list[W]:
    return [widget for widget in within.findChildren(kind) if widget.isVisible()]


# -- who has which


def test_a_clicker_that_nobody_has_is_given_to_a_pupil_in_two_touches(teacher: Room, qtbot) -> None:
    here, vote = teacher, panel(teacher)
    here.trigger(CommandId.ASK)
    said(here, "iclicker:00000001", "A")
    said(here, SPARE, "B")
    qtbot.waitUntil(unassigned(vote).isVisible)
    (give,) = visible(unassigned(vote), TextButton)
    assert give.accessibleName() == "Attribuer 000000AA à…"
    give.click()
    qtbot.waitUntil(lambda: bool(visible(unassigned(vote), ChoiceGrid)))
    numbers = [b for b in visible(unassigned(vote), TextButton) if b.value in ("2", "3")]
    assert [b.value for b in numbers] == ["2", "3"]  # those who have not answered
    numbers[1].click()
    qtbot.waitUntil(lambda: here.teaching.voting.rounds.state.answered == (1, 3))
    assert here.teaching.voting.rounds.state.unknown == ()
    assert here.roster.kit()[SPARE] == 3
    here.reveal()
    assert here.teaching.voting.rounds.state.counts == {"A": 1, "B": 1, "C": 0, "D": 0}
    assert not unassigned(vote).isVisible()


def test_what_is_being_chosen_stays_while_others_vote(teacher: Room, qtbot) -> None:
    here, vote = teacher, panel(teacher)
    here.trigger(CommandId.ASK)
    said(here, SPARE, "B")
    qtbot.waitUntil(unassigned(vote).isVisible)
    click(unassigned(vote), "Attribuer 000000AA à…")
    qtbot.waitUntil(lambda: bool(visible(unassigned(vote), ChoiceGrid)))
    (choosing,) = visible(unassigned(vote), ChoiceGrid)
    said(here, "iclicker:00000001", "A")
    said(here, "iclicker:000000BB", "A")
    qtbot.waitUntil(lambda: len(here.teaching.voting.rounds.state.unknown) == 2 and not here.teaching.vote.is_behind)
    (still,) = visible(unassigned(vote), ChoiceGrid)
    assert still is choosing


def test_a_clicker_numbered_in_the_sheet_counts_in_the_vote_under_way(here: Room, qtbot) -> None:
    here.trigger(CommandId.ASK)
    said(here, SPARE, "B")
    qtbot.waitUntil(lambda: here.teaching.voting.rounds.state.unknown == (SPARE,))
    here.teaching.lists.show()
    panel = here.teaching.lists.sheet.kit_panel
    click(here.teaching.lists.sheet, "Télécommandes")
    panel.numbers.setCurrentRow(1)
    click(panel, "Remplacer")
    said(here, SPARE, "A")
    assert here.roster.kit()[SPARE] == 2
    assert here.teaching.voting.rounds.state.answered == (2,)


# -- the teacher's remote


def test_the_remote_opens_closes_shows_asks_again_and_turns_pages(here: Room, qtbot) -> None:
    remote = ClickerId("iclicker:82E9701B")

    def key(which: RemoteKey) -> None:
        hear(here, RemotePressed(remote, which))

    phase = lambda: here.teaching.voting.rounds.state.phase  # noqa: E731
    key(RemoteKey.OPEN_OR_CLOSE)
    assert phase() is RoundPhase.OPEN
    said(here, "iclicker:00000001", "A")
    qtbot.waitUntil(lambda: here.teaching.voting.rounds.state.answered == (1,))
    key(RemoteKey.OPEN_OR_CLOSE)
    assert phase() is RoundPhase.CLOSED
    key(RemoteKey.SHOW)
    assert phase() is RoundPhase.REVEALED
    key(RemoteKey.AGAIN)
    assert phase() is RoundPhase.OPEN
    here.trigger(CommandId.ADD_PAGE)
    here_page = here.board.editor.page.id
    key(RemoteKey.BEFORE)
    assert here.board.editor.page.id != here_page
    key(RemoteKey.NEXT)
    assert here.board.editor.page.id == here_page
    key(RemoteKey.OPEN_OR_CLOSE)
    assert here.teaching.voting.rounds.state.outcome.before == {"A": 1, "B": 0, "C": 0, "D": 0}, "it is asked again"


def test_the_remote_is_known_by_a_press_and_kept_for_its_base(here: Room, tmp_path: Path) -> None:
    driver = IClicker2Base()
    here.teaching.clickers.plug("base", driver, NullPort(), key="1881:0150:", name="base")
    here.teaching.lists.show()
    row = here.teaching.lists.sheet.kit_panel.receiver_row
    click(here.teaching.lists.sheet, "Télécommandes")
    click(row, "Ma télécommande")
    assert row.message.text() == "Appuyer sur la télécommande du professeur."
    said(here, "iclicker:82E9701B", "A")
    assert "82E9701B" in row.message.text()
    here.teaching.clickers.tune("1881:0150:", "CB")
    kept = ReceiversFile(tmp_path / "receivers.json")
    assert kept.receiver("1881:0150:") == ReceiverSettings("CB", ClickerId("iclicker:82E9701B"))
    again = IClicker2Base()
    here.teaching.clickers.plug("again", again, NullPort(), key="1881:0150:", name="base")
    assert again.channel == "CB"


# -- the display


class Display(PassiveReceiver):
    """A receiver that does nothing but show lines."""

    def __init__(self) -> None:
        self.shown: list[tuple[str, str]] = []

    def on_report(self, report: bytes, now_s: float) -> Step:
        return Step()

    def show(self, lines: tuple[str, str], now_s: float) -> Step:
        self.shown.append(lines)
        return Step()


def test_the_display_says_what_is_going_on_and_no_answer_before_the_result(here: Room, qtbot) -> None:
    display = Display()
    shown = display.shown
    here.teaching.clickers.plug("display", display, NullPort())
    here.trigger(CommandId.ASK)
    qtbot.waitUntil(lambda: shown[-1:] == [("Vote ouvert", "Reçu : 0 / 3")])
    said(here, "iclicker:00000001", "A")
    qtbot.waitUntil(lambda: shown[-1] == ("Vote ouvert", "Reçu : 1 / 3"))
    here.trigger(CommandId.CLOSE_VOTE)
    qtbot.waitUntil(lambda: shown[-1] == ("Vote terminé", "Reçu : 1 / 3"))
    here.reveal()
    qtbot.waitUntil(lambda: shown[-1] == ("Résultat : 1 / 3", "A1 B0 C0 D0"))
    here.teaching.voting.put_away()
    qtbot.waitUntil(lambda: shown[-1] == ("Pas de vote", ""))
    assert all(len(line) <= 16 for lines in shown for line in lines)
    assert receiver_display_lines(None) == ("Pas de vote", "")


# -- a base that comes during a vote


class ObedientWire(Wire):
    """A base that takes each command at once."""

    def write(self, report: bytes) -> None:
        super().write(report)
        if report[1] not in (0x13, 0x14) and report[1:3] != b"\x17\x05":
            self.send((report[:2] + b"\xaa").ljust(64, b"\0"))


class BaseSocket(Socket):
    def open(self, device: FoundDevice) -> Wire:  # type: ignore[override]
        self.opened += 1
        wire = self.wires[device.key] = ObedientWire()
        return wire


@pytest.fixture
def sockets(tmp_path: Path, qapp, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sockets]:
    monkeypatch.setattr("tni.devices.clickers.iclicker2.FREQUENCY_REST_S", 0.0)
    with opened(tmp_path, BaseSocket()) as made:
        yield made


def test_a_base_plugged_in_during_a_vote_polls_and_one_pulled_out_leaves_its_votes(sockets: Sockets) -> None:
    teaching, socket = sockets.program.teaching, sockets.socket
    sockets.program.main_controller.commands[CommandId.ASK].trigger()
    socket.plug(a_receiver())
    wait_for(lambda: teaching.clickers.count == 1, "the base")
    wait_for(lambda: any(w[:2] == b"\x01\x11" for w in socket.wires["base"].written), "its poll")
    socket.wires["base"].send(iclicker_report((1, 0, 0), (2, 1, 0)))
    wait_for(lambda: len(teaching.voting.rounds.state.answered) == 2, "two votes")
    wait_for(lambda: any(w[:2] == b"\x01\x14" for w in socket.wires["base"].written), "its display")
    socket.unplug("base")
    wait_for(lambda: teaching.clickers.count == 0, "its end")
    assert any("débranché" in words for words in sockets.said)
    assert teaching.voting.rounds.state.phase is RoundPhase.OPEN
    socket.plug(a_receiver())
    wait_for(lambda: teaching.clickers.count == 1, "the base again")
    wait_for(lambda: any(w[:2] == b"\x01\x11" for w in socket.wires["base"].written), "its poll again")
    socket.wires["base"].send(iclicker_report((3, 1, 0)))
    wait_for(lambda: len(teaching.voting.rounds.state.answered) == 3, "the third vote")
    sockets.program.teaching.voting.reveal()
    assert teaching.voting.rounds.state.counts == {"A": 1, "B": 2, "C": 0, "D": 0}
