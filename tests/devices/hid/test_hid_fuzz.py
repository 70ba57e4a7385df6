"""Any bytes into the parser and the driver, any text into the recording reader: a result or our error."""

from __future__ import annotations

import random
import tracemalloc
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.hid_boards import mouse, pen, touch_screen
from tni.api.devices import Contact, ContactState
from tni.core.device_errors import HidDescriptorError, NotABoardError, RecordingError, ShortReportError
from tni.core.errors import TniError
from tni.devices.hid.descriptor import MAX_REPORT_BITS, parse_descriptor
from tni.devices.hid.multitouch import HidBoard
from tni.devices.hid.synthetic import DescriptorItem, encode_item, synthetic_recording
from tni.devices.recording import load_recording, parse_recording
from tni.devices.replay import replay

INVENTED = [
    touch_screen(1, counted=False),
    touch_screen(2),
    touch_screen(5, timed=True),
    touch_screen(10, timed=True, certified=True),
    pen(),
    touch_screen(3) + mouse(2),
]

any_item = st.builds(
    encode_item, st.sampled_from(DescriptorItem), st.none() | st.integers(-(2**31), 2**32 - 1) | st.integers(0, 64)
)
some_items = st.lists(any_item, max_size=60).map(b"".join)


def mutated(data: bytes) -> st.SearchStrategy[bytes]:
    """Bytes changed, cut out or put in at a few places."""
    edit = st.tuples(st.integers(0, max(len(data) - 1, 0)), st.integers(0, 3), st.binary(max_size=3))

    def apply(edits: list[tuple[int, int, bytes]]) -> bytes:
        out = bytearray(data)
        for at, cut, put in edits:
            out[at : at + cut] = put
        return bytes(out)

    return st.lists(edit, max_size=6).map(apply)


def mutated_invented() -> st.SearchStrategy[bytes]:
    return st.sampled_from(INVENTED).flatmap(mutated)


@given(st.binary(max_size=300) | some_items | mutated_invented())
def test_any_bytes_are_a_descriptor_or_our_error(data: bytes) -> None:
    try:
        parsed = parse_descriptor(data)
    except HidDescriptorError as e:
        error: HidDescriptorError | None = e
    else:
        error = None
    if error is not None:
        assert 0 <= error.offset <= len(data)
        return
    assert all(bits <= MAX_REPORT_BITS for bits in parsed.bits.values())
    for field in parsed.fields:
        assert field.bit_offset + field.bit_size * field.count <= parsed.bits[field.kind, field.report_id]
        assert field.collection is None or field.collection < len(parsed.collections)


def check_lifetimes(steps: list[tuple[Contact, ...]], down: dict[int, Contact]) -> None:
    """down: as it was before, by id. Checks and carries on."""
    ended: set[int] = set()
    for contacts in steps:
        for contact in contacts:
            match contact.state:
                case ContactState.DOWN:
                    assert contact.id not in down
                    assert contact.id not in ended
                    down[contact.id] = contact
                case ContactState.MOVE:
                    assert contact.id in down
                    down[contact.id] = contact
                case ContactState.UP:
                    last = down.pop(contact.id)
                    assert last.touch == contact.touch
                    ended.add(contact.id)


def contacts(events: tuple[object, ...]) -> tuple[Contact, ...]:
    return tuple(event for event in events if isinstance(event, Contact))


ids = st.sampled_from(
    [(0, 0), (0x1477, 0x1006), (0x2087, 0x0A01), (0x0408, 0x3001), (0x0B8C, 0x0092), (0x1FD2, 0x6007)]
)
small = st.integers(0, 4)
report = (
    st.binary(max_size=70)
    | st.binary(min_size=80, max_size=80).map(lambda b: b"\x01" + b)
    # Few values, so that ids and counts come again.
    | st.lists(small, min_size=80, max_size=80).map(lambda b: b"\x01" + bytes(b))
)


@given(
    st.sampled_from(INVENTED) | mutated_invented() | some_items, ids, st.lists(st.tuples(report, small), max_size=30)
)
def test_any_reports_give_contacts_that_live_once(
    descriptor: bytes, vendor_product: tuple[int, int], reports: list[tuple[bytes, int]]
) -> None:
    try:
        board = HidBoard(descriptor, *vendor_product)
    except (HidDescriptorError, NotABoardError):
        return
    now_s, wake_at_s, down = 0.0, None, dict[int, Contact]()
    steps = [contacts(board.start(now_s).events)]
    for data, tenths in reports:
        if wake_at_s is not None and wake_at_s <= now_s:
            steps.append(contacts(board.on_timer(now_s).events))
        with suppress(ShortReportError):
            step = board.on_report(data, now_s)
            wake_at_s = step.wake_at_s
            assert wake_at_s is None or wake_at_s > now_s
            assert step.writes == ()
            steps.append(contacts(step.events))
        now_s += tenths / 20
    steps.append(contacts(board.release(now_s).events))
    check_lifetimes(steps, down)
    assert not down


line = st.one_of(
    st.text(max_size=40),
    st.builds("{}: {}".format, st.sampled_from("RNIEDPX"), st.text(max_size=20)),
    st.builds("E: {} {} {}".format, st.floats(), st.integers(-1, 5), st.binary(max_size=5).map(lambda b: b.hex(" "))),
    st.just("R: 2 05 0d"),
    st.just("D: 1"),
)


@given(st.text(max_size=200) | st.lists(line, max_size=12).map("\n".join))
def test_any_text_is_a_recording_or_our_error(text: str) -> None:
    try:
        recording = parse_recording(text)
    except RecordingError as e:
        error: RecordingError | None = e
    else:
        error = None
    if error is not None:
        assert 1 <= error.line <= text.count("\n") + 1
        return
    assert all(device.descriptor for device in recording.devices)


@given(mutated(synthetic_recording([[(0.0, 0.1, 0.1), (0.1, 0.9, 0.9)]]).encode()))
def test_a_damaged_recording_is_played_or_refused(data: bytes) -> None:
    with suppress(TniError):
        for frame in replay(parse_recording(data.decode("utf-8", "replace"))):
            assert frame.contacts


@given(st.data())
def test_real_descriptors_damaged_with_their_own_reports(corpus: Path, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted((corpus / "hid" / "recordings").glob("*.hid"))))
    device = loaded(path)
    try:
        board = HidBoard(data.draw(mutated(device[0])), *device[1])
    except (HidDescriptorError, NotABoardError):
        return
    steps = []
    for number in range(10):
        original = data.draw(st.sampled_from(device[2]))
        with suppress(ShortReportError):
            steps.append(contacts(board.on_report(data.draw(mutated(original)), number / 30).events))
    steps.append(contacts(board.release(1.0).events))
    down: dict[int, Contact] = {}
    check_lifetimes(steps, down)
    assert not down


@cache
def loaded(path: Path) -> tuple[bytes, tuple[int, int], list[bytes]]:
    """Return the descriptor, vendor and product, and reports of a recording, read once."""
    (device,) = load_recording(path).devices
    return device.descriptor, (device.vendor, device.product), [r.data for r in device.reports[:500]]


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_million_damaged_descriptors_and_reports(corpus: Path) -> None:
    """No exception but ours, no hang (the test's own time limit), no growth of memory."""
    chance = random.Random(20)
    devices = [loaded(path) for path in sorted((corpus / "hid" / "recordings").glob("*.hid"))]

    def damage(data: bytes) -> bytes:
        out = bytearray(data)
        for _ in range(chance.randrange(4)):
            at = chance.randrange(len(out) + 1)
            out[at : at + chance.randrange(3)] = chance.randbytes(chance.randrange(3))
        return bytes(out)

    began, made = 0, 0
    tracemalloc.start()
    for turn in range(20_000):
        descriptor, known, reports = chance.choice(devices)
        with suppress(TniError):
            board = HidBoard(damage(descriptor), *known)
            made += 1
            for number in range(50):
                with suppress(ShortReportError):
                    board.on_report(damage(chance.choice(reports)), number / 100)
        if turn == 1000:
            began = tracemalloc.get_traced_memory()[0]
    grown = tracemalloc.get_traced_memory()[0] - began
    tracemalloc.stop()
    assert made > 5000
    assert grown < 2_000_000
