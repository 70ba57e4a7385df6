"""The device thread, with made-up ports; and recordings in place of devices."""

from __future__ import annotations

import queue
import threading
import time

import pytest

from tni.api.devices import PollingChanged, ReceiverReady, Step, Vote
from tni.core.errors import TniError
from tni.core.ids import ClickerId
from tni.core.mailbox import Mailbox
from tni.devices.clickers.simulated_class import SimulatedClass
from tni.devices.ports import DeviceGoneError, HidPort, NullPort
from tni.devices.reader import (
    DeviceEnded,
    DeviceEventReceived,
    DeviceMessage,
    DeviceReader,
    DeviceReportsRejected,
    DriverCrashedError,
)
from tni.devices.receiver_group import ReceiverGroup
from tni.devices.replay_port import RecordedReport, ReplayPort

ANN = ClickerId("echo:ann")


class BadReportError(TniError):
    pass


class EchoDriver:
    """A vote for each report; b"?" is refused, b"!" is a bug, b"w" asks to be woken; writes what it was told."""

    def __init__(self, *, told: bool = False) -> None:
        """told: whether it says when it is let go."""
        self.told = told

    def start(self, now_s: float) -> Step:
        return Step((ReceiverReady("echo"),), (b"hello",))

    def on_report(self, report: bytes, now_s: float) -> Step:
        match report:
            case b"?":
                raise BadReportError
            case b"!":
                raise ZeroDivisionError
            case b"w":
                return Step(wake_at_s=now_s + 0.01)
            case b"f":
                return Step(features=(b"\4\1",))
        return Step((Vote(ANN, report.decode(), now_s),))

    def on_timer(self, now_s: float) -> Step:
        return Step((Vote(ANN, "timer", now_s),))

    def release(self, now_s: float) -> Step:
        return Step((Vote(ANN, "let go", now_s),)) if self.told else Step()

    def open_poll(self, now_s: float) -> Step:
        return Step((PollingChanged(polling=True),), (b"open",))

    def close_poll(self, now_s: float) -> Step:
        return Step((PollingChanged(polling=False),), (b"close",))


class FakePort:
    """None in `reports`: unplugged."""

    def __init__(self, *reports: bytes | None) -> None:
        self.reports: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self.written: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self.refuses_writes = self.closed = False
        self.features: list[bytes] = []
        for report in reports:
            self.reports.put(report)

    def read(self, timeout_s: float) -> bytes:
        try:
            report = self.reports.get(timeout=timeout_s)
        except queue.Empty:
            return b""
        if report is None:
            raise DeviceGoneError
        return report

    def write(self, report: bytes) -> None:
        if self.refuses_writes:
            raise DeviceGoneError
        self.written.put(report)

    def set_feature(self, report: bytes) -> None:
        self.features.append(report)

    def close(self) -> None:
        self.closed = True


class Post:
    """A mailbox whose letters a test can wait for."""

    def __init__(self) -> None:
        self._awake = threading.Event()
        self.box: Mailbox[DeviceMessage] = Mailbox(self._awake.set)
        self.letters: list[DeviceMessage] = []

    def until(self, wanted: DeviceMessage | type) -> list[DeviceMessage]:
        def there() -> bool:
            return any(x == wanted or (isinstance(wanted, type) and isinstance(x, wanted)) for x in self.letters)

        deadline = time.monotonic() + 20
        while not there():
            assert self._awake.wait(deadline - time.monotonic()), self.letters
            self._awake.clear()
            self.letters += self.box.drain()
        return self.letters


def choices(letters: list[DeviceMessage]) -> list[str]:
    return [x.event.choice for x in letters if isinstance(x, DeviceEventReceived) and isinstance(x.event, Vote)]


def run(driver, port) -> list[DeviceMessage]:
    post = Post()
    DeviceReader("dev", driver, port, post.box, time).run()
    return post.box.drain()


@pytest.mark.parametrize("last", [None, b"!"])
def test_a_device_that_is_gone_is_let_go_by_its_driver(last: bytes | None) -> None:
    letters = run(EchoDriver(told=True), FakePort(b"A", last))
    assert choices(letters) == ["A", "let go"]
    assert isinstance(letters[-1], DeviceEnded)


def test_feature_reports_are_set() -> None:
    port = FakePort(b"f", None)
    run(EchoDriver(), port)
    assert port.features == [b"\4\1"]


def test_reports_become_letters_until_the_device_is_unplugged() -> None:
    port = FakePort(b"A", b"B", None)
    letters = run(EchoDriver(), port)
    assert letters[0] == DeviceEventReceived("dev", ReceiverReady("echo"))
    assert choices(letters) == ["A", "B"]
    assert isinstance(letters[-1], DeviceEnded)
    assert isinstance(letters[-1].error, DeviceGoneError)
    assert port.closed
    assert port.written.get_nowait() == b"hello"


def test_a_refused_report_is_told_and_the_next_is_read() -> None:
    letters = run(EchoDriver(), FakePort(b"?", b"A", None))
    assert [type(x.error) for x in letters if isinstance(x, DeviceReportsRejected)] == [BadReportError]
    assert choices(letters) == ["A"]


def test_a_flood_of_nonsense_is_told_once_a_second() -> None:
    nonsense = [RecordedReport(n / 1000, b"?") for n in range(2500)]
    letters = replayed(ReplayPort([*nonsense, RecordedReport(3.0, b"A")], speed=None))
    assert [x.count for x in letters if isinstance(x, DeviceReportsRejected)] == [1, 1000, 1000]
    assert choices(letters) == ["A"]


def test_a_driver_with_a_bug_ends_alone() -> None:
    port = FakePort(b"!", b"A")
    letters = run(EchoDriver(), port)
    assert choices(letters) == []
    assert isinstance(letters[-1], DeviceEnded)
    assert isinstance(letters[-1].error, DriverCrashedError)
    assert isinstance(letters[-1].error.__cause__, ZeroDivisionError)
    assert port.closed


def test_a_device_that_goes_while_written_to_ends_cleanly() -> None:
    port = FakePort()
    port.refuses_writes = True
    letters = run(EchoDriver(), port)
    assert isinstance(letters[-1], DeviceEnded)
    assert isinstance(letters[-1].error, DeviceGoneError)


def test_a_driver_is_woken_when_it_asked() -> None:
    port, post = FakePort(b"w"), Post()
    reader = DeviceReader("dev", EchoDriver(), port, post.box, time)
    reader.start()
    while "timer" not in choices(post.letters):
        post.letters.clear()
        post.until(DeviceEventReceived)
    reader.close()
    post.until(DeviceEnded)
    assert post.letters[-1] == DeviceEnded("dev", None)


def test_orders_from_the_main_thread_are_carried_out_even_when_it_closes() -> None:
    port, post = FakePort(), Post()
    reader = DeviceReader("dev", EchoDriver(), port, post.box, time)
    reader.start()
    reader.open_poll(time.monotonic())
    post.until(DeviceEventReceived("dev", PollingChanged(polling=True)))
    reader.close_poll(time.monotonic())
    reader.close()
    post.until(DeviceEnded)
    assert DeviceEventReceived("dev", PollingChanged(polling=False)) in post.letters
    assert [port.written.get_nowait() for _ in range(3)] == [b"hello", b"open", b"close"]


def test_a_reader_never_started_closes() -> None:
    reader = DeviceReader("dev", EchoDriver(), FakePort(), Post().box, time)
    reader.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "device dev"]


def test_a_burst_wakes_the_main_thread_once() -> None:
    woken = []
    box: Mailbox[DeviceMessage] = Mailbox(lambda: woken.append(1))
    DeviceReader("dev", EchoDriver(), FakePort(*[b"A"] * 100, None), box, time).run()
    assert len(box.drain()) == 102
    assert len(woken) == 1


def test_a_device_that_is_not_there_is_a_typed_error() -> None:
    with pytest.raises(DeviceGoneError):
        HidPort(b"/dev/no-such-hidraw", numbered=False)


def test_a_receiver_plugged_in_during_a_vote_takes_votes() -> None:
    class Told(list):
        def open_poll(self, now_s: float) -> None:
            self.append(("open", now_s))

        def close_poll(self, now_s: float) -> None:
            self.append(("close", now_s))

    early, late, gone, hub = Told(), Told(), Told(), ReceiverGroup()
    hub.add("early", early, 1.0)
    hub.add("gone", gone, 1.0)
    hub.remove("gone")
    hub.open_poll(2.0)
    hub.add("late", late, 3.0)
    hub.close_poll(4.0)
    hub.add("later", gone, 5.0)
    assert (early, late, gone) == ([("open", 2.0), ("close", 4.0)], [("open", 3.0), ("close", 4.0)], [])


# Recordings

RECORDING = [RecordedReport(103.0, b"A"), RecordedReport(103.5, b"w"), RecordedReport(160.0, b"B")]


def votes(letters: list[DeviceMessage]) -> list[tuple[str, float]]:
    return [
        (x.event.choice, x.event.at_s)
        for x in letters
        if isinstance(x, DeviceEventReceived) and isinstance(x.event, Vote)
    ]


def replayed(source: ReplayPort) -> list[DeviceMessage]:
    post = Post()
    DeviceReader("log", EchoDriver(), source, post.box, source).run()
    return post.box.drain()


def test_a_recording_plays_at_its_own_times_without_waiting() -> None:
    letters = replayed(ReplayPort(RECORDING, speed=None))
    assert votes(letters) == [("A", 103.0), ("timer", pytest.approx(103.51)), ("B", 160.0)]
    assert isinstance(letters[-1], DeviceEnded)


def test_a_recording_can_begin_at_another_time() -> None:
    source = ReplayPort(RECORDING, speed=None, start_s=5.0, linger_s=3.0)
    assert source.monotonic() == 5.0
    assert [at_s for _, at_s in votes(replayed(source))] == pytest.approx([5.0, 5.51, 62.0])
    assert source.monotonic() == pytest.approx(65.0)
    assert source.written == [b"hello"]


def test_a_recording_plays_faster_in_real_time_and_can_be_stopped() -> None:
    letters = replayed(ReplayPort(RECORDING, speed=1000.0))
    at = [at_s for _, at_s in votes(letters)]
    assert [choice for choice, _ in votes(letters)] == ["A", "timer", "B"]
    assert at == sorted(at)
    assert at[-1] >= 160.0
    source, post = ReplayPort(RECORDING, speed=0.001), Post()
    reader = DeviceReader("log", EchoDriver(), source, post.box, source)
    reader.start()
    post.until(DeviceEventReceived("log", ReceiverReady("echo")))
    reader.close()
    assert post.until(DeviceEnded)[-1] == DeviceEnded("log", None)


def test_an_empty_recording_ends() -> None:
    assert isinstance(replayed(ReplayPort([], speed=None))[-1], DeviceEnded)
    with pytest.raises(ValueError, match="speed"):
        ReplayPort([], speed=0)


# The class that is not there


def play(driver: SimulatedClass, seconds: float) -> list[Vote]:
    out: list[Vote] = []
    step = driver.open_poll(100.0)
    while step.wake_at_s is not None and step.wake_at_s <= 100.0 + seconds:
        step = driver.on_timer(step.wake_at_s)
        out += [e for e in step.events if isinstance(e, Vote)]
    step = driver.close_poll(100.0 + seconds)
    assert step.events[-1] == PollingChanged(polling=False)
    assert step.wake_at_s is None
    return out


def test_a_simulated_class_is_the_same_for_the_same_seed() -> None:
    assert play(SimulatedClass(seed=1), 60) == play(SimulatedClass(seed=1), 60)
    assert play(SimulatedClass(seed=1), 60) != play(SimulatedClass(seed=2), 60)


def test_a_simulated_class_answers_in_time_with_its_own_clickers() -> None:
    driver = SimulatedClass(seed=3, pupils=30, chances={"A": 1, "B": 1}, answers=1.0, changes_mind=0.0)
    heard = play(driver, 600)
    assert {v.clicker for v in heard} == set(driver.clickers)
    assert len(heard) == 30
    assert {v.choice for v in heard} == {"A", "B"}
    assert all(100.0 < v.at_s <= 700.0 for v in heard)
    assert not play(driver, 0.0)


def test_a_simulated_class_plays_without_waiting_on_an_empty_recording() -> None:
    driver, post = SimulatedClass(seed=5, pupils=30, answers=1.0), Post()
    source = ReplayPort([], speed=None, start_s=50.0, linger_s=300.0)
    reader = DeviceReader("class", driver, source, post.box, source)
    reader.open_poll(50.0)
    reader.run()
    heard = [x.event for x in post.box.drain() if isinstance(x, DeviceEventReceived) and isinstance(x.event, Vote)]
    assert {v.clicker for v in heard} == set(driver.clickers)
    assert all(50.0 < v.at_s <= 350.0 for v in heard)


def test_a_simulated_class_lives_behind_the_same_reader() -> None:
    driver, post = SimulatedClass(seed=4, pupils=3, median_s=0.01, answers=1.0, changes_mind=0.0), Post()
    reader = DeviceReader("class", driver, NullPort(), post.box, time)
    reader.start()
    reader.open_poll(time.monotonic())
    while len(choices(post.letters)) < 3:
        seen = list(post.letters)
        post.letters.clear()
        post.until(DeviceEventReceived)
        post.letters[:0] = seen
    reader.close()
    with pytest.raises(TniError):
        driver.on_report(b"x", 0.0)
    assert len(choices(post.letters)) == 3
