"""A recorded vote enters where a live receiver's does: reader thread, mailbox, board, disk, cahier."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.teaching_room import room
from tni.app.demo_recordings import clicker_usb_log
from tni.cahier.seance_log import QuestionAsked
from tni.core.ids import ClickerId
from tni.devices.clickers.iclicker2 import IClicker2Base
from tni.devices.clickers.usb_log import device_reports
from tni.devices.replay_port import RecordedReport, ReplayPort
from tni.store.votes import read_ledger, read_rounds
from tni.ui.chrome.commands import CommandId


def hurried(log: bytes) -> list[RecordedReport]:
    """The recording, with its pauses cut short."""
    return [RecordedReport(i * 0.002, report.data) for i, report in enumerate(device_reports(log))]


def voted(here, qtbot, log: bytes) -> None:
    here.trigger(CommandId.ASK)
    here.teaching.clickers.plug("base", IClicker2Base(), ReplayPort(hurried(log), linger_s=0.1))
    qtbot.waitUntil(lambda: here.teaching.clickers.count == 0, timeout=20_000)
    qtbot.waitUntil(
        lambda: bool(
            here.teaching.voting.rounds.poll_json()["votes"] or here.teaching.voting.rounds.poll_json()["unknown"]
        )
    )


def test_the_projects_own_recording_is_a_vote_of_a_class(qapp, tmp_path: Path, qtbot) -> None:
    with room(qapp, tmp_path) as here:
        voted(here, qtbot, clicker_usb_log().encode())
        assert here.teaching.voting.rounds.poll_json()["unknown"]
        assert any(here.teaching.voting.state.question.state.unknown)


@pytest.mark.parametrize("listed", [True, False])
def test_the_recorded_base_votes_on_the_board(qapp, tmp_path: Path, qtbot, corpus: Path, listed: bool) -> None:
    log = next((corpus / "hid" / "iclicker").glob("*.log")).read_bytes()
    with room(qapp, tmp_path) as here:
        if listed:
            here.roster.set_clicker(ClickerId("iclicker:82E9701B"), 2)
        here.teaching.seance.begin(here.class_id, "5eA", "Maths")
        asked: list[QuestionAsked] = []
        keep = here.teaching.seances.cahier.question_asked
        here.teaching.seances.cahier.question_asked = lambda *a: (asked.append(a), keep(*a))
        voted(here, qtbot, log)
        here.reveal()
        view = here.teaching.voting.state.question
        assert (view.state.answered, bool(view.state.unknown)) == (((2,), False) if listed else ((), True))
        assert sum(view.state.counts.values()) == len(view.state.answered)
        qtbot.waitUntil(lambda: bool(asked))
        assert asked[0][2:4] == (len(view.state.answered), 3)
        (round_id,) = read_rounds(tmp_path / "votes.db")
        assert read_ledger(tmp_path / "votes.db", round_id).tally().counts == view.state.counts
