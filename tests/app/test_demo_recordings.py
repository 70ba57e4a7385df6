"""Invented input: it has the form of real input, and reads as what it says."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.api.devices import PollingChanged, ReceiverReady, Vote
from tni.app.demo_recordings import ANSWERS, clicker_usb_log, demo_clickers, two_pupils_recording
from tni.app.handwriting import RATE_HZ, UnwritableError, alphabet, handwrite
from tni.core.mailbox import Mailbox
from tni.devices.clickers.iclicker2 import IClicker2Base
from tni.devices.clickers.usb_log import UsbDirection, device_reports, read_usb_log
from tni.devices.reader import DeviceEventReceived, DeviceMessage, DeviceReader
from tni.devices.recording import parse_recording
from tni.devices.replay import replay
from tni.devices.replay_port import ReplayPort

pytestmark = pytest.mark.core

CHARACTERS = [name for name in alphabet() if len(name) == 1]


@given(st.text(st.sampled_from([*CHARACTERS, " ", *"éèàùâêîôûëïüçÉÈÀÇ"]), min_size=1).filter(str.strip))
def test_words_are_plausible_strokes(text: str) -> None:
    strokes = handwrite(text, x_height_mm=5.0)
    assert strokes == handwrite(text, x_height_mm=5.0)
    points = [point for stroke in strokes for point in stroke]
    assert all(b.t_s > a.t_s for a, b in pairwise(points))
    assert all(0 < point.pressure <= 1 and -14 <= point.y_mm <= 6 for point in points if point.pressure is not None)
    for stroke in strokes:
        assert len(stroke) > 1
        assert all(((b.x_mm - a.x_mm) ** 2 + (b.y_mm - a.y_mm) ** 2) ** 0.5 < 0.8 for a, b in pairwise(stroke))
        assert all(0.8 / RATE_HZ < b.t_s - a.t_s < 1.01 / RATE_HZ for a, b in pairwise(stroke))


def test_words_stand_one_after_the_other_and_lines_below_each_other() -> None:
    one, two = handwrite("un"), handwrite("un un\nun")
    right = max(p.x_mm for stroke in one for p in stroke)
    assert max(p.x_mm for stroke in two for p in stroke) > 2 * right
    assert len(two) == 3 * len(one)
    assert min(p.y_mm for stroke in two[-len(one) :] for p in stroke) > 10


def test_a_character_that_this_hand_lacks_is_said() -> None:
    with pytest.raises(UnwritableError) as caught:
        handwrite("a€漢")
    assert caught.value.character == "漢"


def test_two_pupils_draw_at_once_each_on_their_side() -> None:
    recording = parse_recording(two_pupils_recording())
    contacts = [contact for frame in replay(recording) for contact in frame.contacts]
    assert len({contact.id for contact in contacts}) == 2
    sides = {contact.id: contact.touch.x < 0.5 for contact in contacts}
    assert sorted(sides.values()) == [False, True]
    assert all((contact.touch.x < 0.5) == sides[contact.id] for contact in contacts)
    both = [frame for frame in replay(recording) if len(frame.contacts) == 2]
    assert len(both) > 100


def _played(log: str) -> list[object]:
    source, box = ReplayPort(device_reports(log.encode()), speed=None), Mailbox[DeviceMessage](lambda: None)
    reader = DeviceReader("base", IClicker2Base(), source, box, source)
    reader.open_poll(0.0)
    reader.run()
    return [letter.event for letter in box.drain() if isinstance(letter, DeviceEventReceived)]


def test_the_class_votes_through_the_driver() -> None:
    events = _played(clicker_usb_log())
    assert ReceiverReady("i>clicker 2") in events
    assert PollingChanged(polling=True) in events
    last = {event.clicker: event.choice for event in events if isinstance(event, Vote)}
    printed = [
        id_bytes.hex().upper() + f"{id_bytes[0] ^ id_bytes[1] ^ id_bytes[2]:02X}" for id_bytes in demo_clickers()
    ]
    assert last == {f"iclicker:{name}": choice for name, choice in zip(printed, ANSWERS, strict=True)}
    assert Counter(last.values()) == Counter(A=2, B=7, C=2, D=1)
    assert sum(isinstance(event, Vote) for event in events) == 14


def test_the_log_holds_both_ways_and_two_votes_in_one_report() -> None:
    reports = read_usb_log(clicker_usb_log().encode())
    assert {report.direction for report in reports} == set(UsbDirection)
    assert any(report.data[:2] == report.data[32:34] == b"\x02\x13" for report in reports)
