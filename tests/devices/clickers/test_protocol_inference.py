"""A receiver that nobody knows, learnt from a few presses: made-up ones of several kinds, told from bytes."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.api.devices import DeviceInfo, Provenance, Vote
from tni.core.errors import TniError
from tni.devices.clickers.protocol_inference import (
    ReceiverFraming,
    TrainedProtocol,
    TrainingError,
    TrainingFailure,
    TrainingPress,
    infer_protocol,
)
from tni.devices.clickers.trained_receiver import (
    TrainedReceiver,
    TrainedReceiverDriver,
    TrainedReceiverFileError,
    parse_trained_receiver,
    trained_driver,
)
from tni.devices.trained_receiver_files import load_trained_drivers, read_trained_receiver, save_trained_receiver

KEYS = "ABCD"
HERE = b"\x09" * 8
"""What an idle receiver says of itself."""


def hid_press(key: str, clicker: int, chance: Random) -> tuple[bytes, ...]:
    """A head, a number of two bytes, a key in high bits, a counter, a check sum; then that the key was let go."""
    body = bytes([0x21, 0xA0 + clicker, 0x17 * (clicker + 1) & 0xFF, (KEYS.index(key) + 1) << 4, chance.randrange(256)])
    press = body + bytes([sum(body) & 0xFF, 0, 0])
    return HERE, press, b"\x21" + bytes(7)


def line_press(key: str, clicker: int, chance: Random) -> tuple[bytes, ...]:
    return (b"RX id=%04x key:%d rssi=-%d" % (0x3A10 + clicker * 7, KEYS.index(key) + 1, chance.randrange(40, 90)),)


def pressed(make, clickers: int, times: int = 2, keys: str = KEYS, seed: int = 1) -> list[TrainingPress]:
    chance = Random(seed)
    return [
        TrainingPress(key, clicker, make(key, clicker, chance))
        for clicker in range(clickers)
        for key in keys
        for _ in range(times)
    ]


def test_reports_of_two_clickers_are_understood() -> None:
    learnt = infer_protocol(pressed(hid_press, 2), [HERE], ReceiverFraming.REPORTS)
    assert learnt.key_at == (3,)
    assert learnt.clicker_at == (1, 2)
    assert dict(learnt.constant)[0] == b"\x21"
    chance = Random(9)
    for clicker in range(5):  # clickers that were never pressed before are told apart too
        for key in KEYS:
            _, report, let_go = hid_press(key, clicker, chance)
            assert learnt.read(report) == (bytes([0xA0 + clicker, 0x17 * (clicker + 1) & 0xFF]), key)
            assert learnt.read(let_go) is None
    assert learnt.read(HERE) is None
    assert learnt.read(b"") is None


def test_lines_of_text_are_understood() -> None:
    learnt = infer_protocol(pressed(line_press, 2), [b"RX ready"], ReceiverFraming.LINES)
    assert learnt.read(b"RX id=3aff key:3 rssi=-51") == (b"3aff", "C")
    assert learnt.read(b"RX id=3aff key:9 rssi=-51") is None
    assert learnt.read(b"RX ready") is None


def test_one_clicker_alone_is_one_voter() -> None:
    learnt = infer_protocol(pressed(hid_press, 1), [HERE], ReceiverFraming.REPORTS)
    assert learnt.clicker_at == ()
    _, report, _ = hid_press("B", 0, Random(3))
    assert learnt.read(report) == (b"", "B")


@pytest.mark.parametrize(
    ("presses", "why"),
    [
        ([], TrainingFailure.SILENT),
        ([TrainingPress(key, 0, ()) for key in "AABB"], TrainingFailure.SILENT),
        ([TrainingPress(key, 0, (HERE,)) for key in "AABB"], TrainingFailure.SAME),
        ([TrainingPress(key, 0, (b"\x01\x02",)) for key in "AABB"], TrainingFailure.SAME),
        (pressed(hid_press, 1, times=1), TrainingFailure.TOO_FEW),
        (pressed(hid_press, 1, keys="A"), TrainingFailure.TOO_FEW),
        ([TrainingPress(key, 0, (bytes([n, n]),)) for n, key in enumerate("AABB")], TrainingFailure.UNSTEADY),
    ],
)
def test_what_cannot_be_told_is_said(presses: list[TrainingPress], why: TrainingFailure) -> None:
    with pytest.raises(TrainingError) as told:
        infer_protocol(presses, [HERE], ReceiverFraming.REPORTS)
    assert told.value.why is why


@given(st.integers(0, 2**32), st.integers(2, 6), st.integers(1, 20), st.randoms())
def test_the_key_and_the_clicker_are_found_wherever_they_are(
    seed: int, clickers: int, length: int, order: Random
) -> None:
    """Whatever the layout and the order of the presses: a made-up receiver with noise beside key and number."""
    chance = Random(seed)
    places = chance.sample(range(length + 4), 4)
    key_at, number_at, counter_at, head_at = places
    ids = chance.sample(range(256), clickers)
    codes = chance.sample(range(256), len(KEYS))

    def report(key: str, clicker: int, count: int) -> bytes:
        made = bytearray(length + 4)
        made[key_at], made[number_at], made[counter_at] = codes[KEYS.index(key)], ids[clicker], count % 256
        made[head_at] = 0x5A
        return bytes(made)

    presses = [
        TrainingPress(key, clicker, (report(key, clicker, n + 37 * clicker + 11 * KEYS.index(key)),))
        for clicker in range(clickers)
        for key in KEYS
        for n in range(2)
    ]
    order.shuffle(presses)
    learnt = infer_protocol(presses, [], ReceiverFraming.REPORTS)
    assert learnt.key_at == (key_at,)
    assert learnt.clicker_at == (number_at,)
    for clicker in range(clickers):
        for key in KEYS:
            assert learnt.read(report(key, clicker, 200)) == (bytes([ids[clicker]]), key)


@given(st.lists(st.tuples(st.sampled_from("AB"), st.integers(0, 1), st.lists(st.binary(max_size=12), max_size=3))))
def test_any_presses_are_learnt_or_refused_with_a_reason(rows: list[tuple[str, int, list[bytes]]]) -> None:
    presses = [TrainingPress(key, clicker, tuple(reports)) for key, clicker, reports in rows]
    for manner in ReceiverFraming:
        with suppress(TrainingError):
            learnt = infer_protocol(presses, [], manner)
            assert parse_trained_receiver(TrainedReceiver("x", 1, 2, learnt).to_json()).protocol == learnt


# -- as a file, and as a driver


def taught(manner: ReceiverFraming = ReceiverFraming.REPORTS) -> TrainedReceiver:
    make = hid_press if manner is ReceiverFraming.REPORTS else line_press
    return TrainedReceiver("Boîtiers bleus", 0x1234, 0x5678, infer_protocol(pressed(make, 2), [HERE], manner))


@pytest.mark.parametrize("manner", list(ReceiverFraming))
def test_what_was_learnt_is_the_same_in_a_file(tmp_path: Path, manner: ReceiverFraming) -> None:
    path = save_trained_receiver(tmp_path / "receivers", taught(manner))
    assert read_trained_receiver(path) == taught(manner)
    (driver,) = load_trained_drivers(tmp_path / "receivers")
    assert (driver.name, driver.provenance) == ("Boîtiers bleus", Provenance.TRAINED)


def test_a_damaged_file_is_passed_over(tmp_path: Path) -> None:
    save_trained_receiver(tmp_path, taught())
    (tmp_path / "a.json").write_text("{")
    (tmp_path / "b.json").write_text("[" * 100_000)
    (tmp_path / "c.json").write_bytes(b"\xff" * 300_000)
    assert len(load_trained_drivers(tmp_path)) == 1
    assert load_trained_drivers(tmp_path / "nowhere") == ()


@given(st.recursive(st.none() | st.integers() | st.text(max_size=8), lambda inner: st.lists(inner, max_size=3)))
def test_any_value_in_a_file_is_learnt_or_our_error(value: object) -> None:
    kept = json.loads(taught().to_json())
    for key in kept:
        with suppress(TrainedReceiverFileError):
            assert isinstance(parse_trained_receiver(json.dumps(kept | {key: value})).protocol, TrainedProtocol)


def test_a_taught_receiver_votes_and_a_press_sent_again_is_one() -> None:
    driver, chance = trained_driver(taught()).make(DeviceInfo(0x1234, 0x5678, "x")), Random(4)
    assert isinstance(driver, TrainedReceiverDriver)
    told = []
    for key, clicker, at_s in (("A", 0, 1.0), ("A", 0, 1.2), ("B", 0, 1.3), ("B", 3, 1.4), ("B", 0, 5.0)):
        for report in hid_press(key, clicker, chance):
            told += driver.on_report(report, at_s).events
    votes = [(e.clicker, e.choice) for e in told if isinstance(e, Vote)]
    first, fourth = "taught:Boîtiersbleus-A017", "taught:Boîtiersbleus-A35C"
    assert votes == [(first, "A"), (first, "B"), (fourth, "B"), (first, "B")]


def test_a_taught_receiver_on_a_line_knows_its_own() -> None:
    driver = TrainedReceiverDriver(taught(ReceiverFraming.LINES))
    with suppress(TniError):
        driver.on_report(b"boot\n", 1.0)
    assert not driver.is_recognised
    (vote,) = driver.on_report(b"RX id=3a10 key:2 rssi=-50\n", 2.0).events
    assert isinstance(vote, Vote)
    assert (vote.clicker, vote.choice) == ("taught:Boîtiersbleus-3a10", "B")
    assert driver.is_recognised
