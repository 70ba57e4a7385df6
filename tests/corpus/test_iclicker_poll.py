"""A recorded base in front of a whole class: from bytes to the poll, to the disk and to a pupil."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support.posted_calls import PostedCalls
from tests.support.rosters import open_roster
from tni.core.errors import TniError
from tni.core.ids import ClickerId, QuestionId
from tni.core.mailbox import Mailbox
from tni.devices.clickers.iclicker2 import IClicker2Base
from tni.devices.clickers.usb_log import device_reports, read_usb_log
from tni.devices.reader import DeviceEventReceived, DeviceMessage, DeviceReader
from tni.devices.replay_port import ReplayPort
from tni.quiz.question import Question
from tni.roster.class_list import PupilRow
from tni.services.voting.round_service import RoundService
from tni.store.votes import VoteStore, read_ledger, read_rounds


class RecordedClock:
    def __init__(self, source: ReplayPort) -> None:
        self.monotonic = source.monotonic

    def now(self) -> datetime:
        return datetime.now(UTC)


def poll(log: bytes, folder: Path) -> tuple[dict, list]:
    source, main = ReplayPort(device_reports(log), speed=None), PostedCalls()
    box: Mailbox[DeviceMessage] = Mailbox(lambda: None)
    reader = DeviceReader("base", IClicker2Base(), source, box, source)
    roster, store = open_roster(folder / "roster.db"), VoteStore(folder / "votes.db", main)
    pupils = [PupilRow("A", "a"), PupilRow("B", "b")]
    (class_id,) = roster.import_pupils(pupils, default_class="6A").classes
    roster.set_clicker(ClickerId("iclicker:82E9701B"), 2)
    session = RoundService(
        receiver=reader,
        roster=roster,
        journal=store,
        clock=RecordedClock(source),
        changed=lambda flags: None,
        log=lambda event: None,
        class_id=class_id,
    )
    session.ask(Question(id=QuestionId("q"), key="A"))
    session.open()
    reader.run()
    session.on_events(letter.event for letter in box.drain() if isinstance(letter, DeviceEventReceived))
    session.close()
    main.run_until(lambda: bool(session.poll_json()["votes"] or session.poll_json()["unknown"]))
    session.reveal()
    store.close()
    roster.close()
    (round_id,) = read_rounds(folder / "votes.db")
    return session.poll_json(), read_ledger(folder / "votes.db", round_id).results()


@pytest.fixture
def log(corpus: Path) -> bytes:
    (path,) = (corpus / "hid" / "iclicker").glob("*.log")
    return path.read_bytes()


def test_the_recorded_vote_is_in_the_poll_and_on_disk(log: bytes, tmp_path: Path) -> None:
    shown, results = poll(log, tmp_path)
    (vote,) = shown["votes"]
    assert (vote["number"], vote["clicker"], vote["choice"]) == (2, "iclicker:82E9701B", "A")
    assert shown["counts"] == {"A": 1, "B": 0, "C": 0, "D": 0}
    assert shown["unknown"] == []
    assert [(r.number, r.choice, r.right) for r in results] == [(2, "A", True)]


def test_another_byte_is_another_vote(log: bytes, tmp_path: Path) -> None:
    shown, results = poll(log.replace(b"02 13 81 82", b"02 13 84 82"), tmp_path)
    assert shown["counts"] == {"A": 0, "B": 0, "C": 0, "D": 1}
    assert [(r.choice, r.right) for r in results] == [("D", False)]


def test_another_clicker_is_nobodys(log: bytes, tmp_path: Path) -> None:
    shown, results = poll(log.replace(b"82 e9 70", b"82 e9 71"), tmp_path)
    assert shown["votes"] == []
    assert [(vote["clicker"], vote["choice"]) for vote in shown["unknown"]] == [("iclicker:82E9711A", "A")]
    assert [(r.choice, r.right) for r in results] == [(None, None)]


def test_errors_are_the_projects_own(log: bytes) -> None:
    with pytest.raises(TniError):
        read_usb_log(log[: len(log) // 2 - 1] + b"\xff")
