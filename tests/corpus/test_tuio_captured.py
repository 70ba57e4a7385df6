"""What the reference simulator of TUIO 1.1 sent, from its datagrams to the page's contacts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.tuio_senders import Room
from tni.api.devices import Contact, ContactState
from tni.core.mailbox import Mailbox
from tni.devices.reader import DeviceEventReceived, DeviceMessage, DeviceReader
from tni.devices.replay import summarise
from tni.devices.replay_port import RecordedReport, ReplayPort
from tni.devices.tuio.driver import SILENCE_S
from tni.devices.tuio_recording import is_tuio_recording, open_tuio_recording


@pytest.fixture(scope="module")
def path(corpus: Path) -> Path:
    (path,) = (corpus / "tuio").glob("tuio11*.txt")
    return path


@pytest.fixture
def reports(path: Path) -> list[RecordedReport]:
    return open_tuio_recording(path)[1]


def test_it_is_known_for_what_it_is(path: Path, corpus: Path) -> None:
    assert is_tuio_recording(path.read_bytes()[:4096])
    others = [*(corpus / "hid").rglob("*.hid"), *(corpus / "hid" / "smart_sb680").rglob("*.txt")]
    assert others
    assert not any(is_tuio_recording(other.read_bytes()[:4096]) for other in others)


def test_each_contact_comes_moves_and_goes(path: Path) -> None:
    driver, reports = open_tuio_recording(path)
    room = Room(driver)
    for report in reports:
        room.wait(report.at_s - room.now_s if room.said else 0.0)
        room.now_s = report.at_s
        room.hear(report.data, after_s=0.0)
    assert room.down() == {2}
    assert room.wait(SILENCE_S) == [(2, "up", 0.6562, 0.5604)]
    by_id: dict[int, list[Contact]] = {}
    for contact in room.said:
        by_id.setdefault(contact.id, []).append(contact)
    assert sorted(by_id) == [1, 2, 3]
    for contacts in by_id.values():
        states = [contact.state for contact in contacts]
        assert states == [ContactState.DOWN, *[ContactState.MOVE] * (len(states) - 2), ContactState.UP]
        assert all(0 < contact.touch.x < 1 and 0 < contact.touch.y < 1 for contact in contacts)
    assert sum(map(len, by_id.values())) == 39 + 11 + 20  # as many as it set, and a lift for each
    assert {contact.at_s for contact in room.said[:-1]} <= {report.at_s for report in reports}


def test_it_comes_through_the_thread_of_a_device(path: Path) -> None:
    driver, reports = open_tuio_recording(path)
    source = ReplayPort(reports, speed=None)
    mailbox: Mailbox[DeviceMessage] = Mailbox(lambda: None)
    DeviceReader("table", driver, source, mailbox, source).run()
    events = [letter.event for letter in mailbox.drain() if isinstance(letter, DeviceEventReceived)]
    contacts = [event for event in events if isinstance(event, Contact)]
    assert [c.id for c in contacts if c.state is ContactState.DOWN] == [1, 2, 3]
    assert sorted(c.id for c in contacts if c.state is ContactState.UP) == [1, 2, 3]


def test_it_is_replayed_as_other_recordings_are(path: Path) -> None:
    summary = summarise(path)
    assert (summary.names, summary.contacts) == (("TUIO",), 3)
    assert summary.extent.reports == len(open_tuio_recording(path)[1])
