"""`tni devices record`: nothing of what was done at a board is lost, and nothing is replaced unasked."""

from __future__ import annotations

import errno
import io
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Set
from pathlib import Path

import pytest

from tests.app.plugged import TOUCH_SCREEN, UNKNOWN, Plugged
from tests.support.hid_boards import Finger, touch_report
from tests.support.sockets import PipePort, Socket, Wire, a_board
from tni.api.devices import DeviceInfo, Step
from tni.app import devices_command, record_command, terminal
from tni.app.main import main
from tni.app.record_command import record_device
from tni.core.recording_steps import board_recording_steps
from tni.devices.discovery import FoundDevice
from tni.devices.ports import DevicePort
from tni.devices.recorder import PassiveDriver
from tni.devices.recording import load_recording
from tni.devices.registry import GENERIC_HID
from tni.files.append_only import AppendOnlyFile
from tni.files.atomic import WriteError

DOWN, UP = touch_report(10, [Finger(1, 100, 200)], 1), touch_report(10, [Finger(1, tip=False)], 1)
REPORTS = [touch_report(2, [Finger(1, 100, 200)], 1), touch_report(2, [Finger(1, tip=False)], 1)]


@pytest.fixture(autouse=True)
def _silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "use_system_language", lambda: None)


def until_read() -> None:
    """Wait until the device that is being read is gone."""
    for thread in threading.enumerate():
        if thread.name.startswith("device "):
            thread.join()


def remarks(out: Path) -> list[str]:
    return [line[2:] for line in out.read_text().splitlines() if line.startswith("#")]


def reports(out: Path) -> list[bytes]:
    return [report.data for device in load_recording(out).devices for report in device.reports]


def test_a_device_is_recorded_so_that_it_can_be_replayed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "new.hid"
    assert record_device(out, "", pens=0, seconds=60, devices=Plugged(TOUCH_SCREEN, reports=REPORTS)) == 0
    [device] = load_recording(out).devices
    assert (device.vendor, device.product) == (0x1111, 0x2222)
    assert reports(out) == REPORTS
    said = capsys.readouterr().out
    assert "2 rapports" in said
    assert str(out) in said


SIDES = [
    DeviceInfo(0x5555, 0x6666, "Board", interface=n, page=0xFF00, usage=1, descriptor=bytes(n + 1)) for n in (0, 1)
]
KEYS = DeviceInfo(0x5555, 0x6666, "Board", interface=2, page=1, usage=6, descriptor=b"keys")


def test_all_sides_of_a_board_are_recorded_but_what_is_typed(tmp_path: Path) -> None:
    """Nobody knows at which of them an unknown one speaks."""
    out = tmp_path / "new.hid"
    there = Plugged(KEYS, *SIDES, reports=[b"\x01", b"\x02"])
    assert record_device(out, "5555:6666", pens=0, seconds=60, devices=there) == 0
    devices = load_recording(out).devices
    assert [device.descriptor for device in devices] == [side.descriptor for side in SIDES]
    assert [[report.data for report in device.reports] for device in devices] == [[b"\x01", b"\x02"]] * 2


def test_a_keyboard_is_no_board(tmp_path: Path) -> None:
    with pytest.raises(devices_command.NoSuchDeviceError):
        record_device(tmp_path / "new.hid", "", pens=0, seconds=60, devices=Plugged(KEYS))


# -- step by step


def test_the_wizard_remarks_each_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n" * 8 + "p\n" + "\n" * 20))
    out = tmp_path / "new.hid"
    there = Plugged(UNKNOWN, stays_s=1000.0)
    assert record_device(out, "5555:6666", pens=1, seconds=None, devices=there) == 1
    expected = [step.remark for step in board_recording_steps(1)]
    assert remarks(out) == [*expected[:9], "there is none", *expected[9:]]


@pytest.mark.parametrize("stdin", [io.StringIO(""), None])
def test_the_wizard_that_nobody_answers_keeps_what_came(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stdin: io.StringIO | None
) -> None:
    monkeypatch.setattr(sys, "stdin", stdin)
    out = tmp_path / "new.hid"
    assert record_device(out, "", pens=2, seconds=None, devices=Plugged(TOUCH_SCREEN)) == 1
    assert remarks(out) == ["nothing touches the board"]


@pytest.fixture
def heeded() -> Iterator[None]:
    """Ctrl+C as in a terminal: a shell that starts the tests in the background has it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeded")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_ended_from_outside_what_came_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    """By Ctrl+C, by the system, or by the terminal that is closed."""

    class Stopped(io.StringIO):
        def readline(self, *_: object) -> str:
            until_read()
            signal.raise_signal(number)
            return "\n"

    monkeypatch.setattr(sys, "stdin", Stopped())
    monkeypatch.setattr(record_command, "system_devices", lambda: Plugged(TOUCH_SCREEN, reports=REPORTS))
    out = tmp_path / "new.hid"
    assert main(["devices", "record", str(out)]) == 0
    assert reports(out) == REPORTS
    assert out.read_text().endswith("# ended early\n")


# -- a board that goes and comes


class Technician(Socket):
    """A board, and who is at it: what is done next is done when the command looks for the board that is gone, or when
    nothing else is to be waited for."""

    def __init__(self, *at_looks: Callable[[], None], reports: tuple[bytes, ...] = (DOWN, UP)) -> None:
        super().__init__()
        self.at_looks: Iterator[Callable[[], None]] = iter(at_looks)
        self.reports, self.goes = reports, True
        self.plug(a_board())

    def open(self, device: FoundDevice) -> PipePort:
        """It says all it has to say, and is pulled out if it `goes`."""
        port = super().open(device)
        assert isinstance(port, Wire)
        for report in self.reports:
            port.send(report)
        if self.goes:
            self.unplug(device.key)
        return port

    def present(self) -> Set[str]:
        if self.opened:
            next(self.at_looks, lambda: None)()
        return super().present()


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Type something."""
    read, write = os.pipe()
    with os.fdopen(read, encoding="utf-8") as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        yield lambda text: (os.write(write, text.encode()), None)[1]
    os.close(write)


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal cannot be waited for there")
def test_a_board_that_is_pulled_out_is_noticed_without_a_key_and_goes_on_when_it_is_back(
    tmp_path: Path, keys: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    def back() -> None:
        there.goes = False
        there.plug(a_board("under another name"))
        keys("\n" * 20)

    there = Technician(lambda: None, lambda: None, back)
    out = tmp_path / "new.hid"
    assert record_device(out, "", pens=0, seconds=None, devices=there) == 0
    expected = [step.remark for step in board_recording_steps(0)]
    assert remarks(out) == [expected[0], "unplugged", "read again", *expected]
    assert reports(out)[:2] == [DOWN, UP]
    assert there.opened == 2
    assert "Le rebrancher pour continuer" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal cannot be waited for there")
def test_a_board_that_goes_again_and_again_leaves_time_for_a_key(tmp_path: Path, keys: Callable[[str], None]) -> None:
    def again() -> None:
        there.plug(a_board())

    def last() -> None:
        again()
        keys("\n" * 20)
        there.goes = False

    there = Technician(again, again, again, last)
    out = tmp_path / "new.hid"
    assert record_device(out, "", pens=0, seconds=None, devices=there) == 0
    assert there.opened == 5
    assert remarks(out).count("unplugged") == 4
    assert reports(out)[:8] == [DOWN, UP] * 4


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal cannot be waited for there")
def test_another_board_in_its_place_is_not_taken_for_it_and_a_key_ends_it(
    tmp_path: Path, keys: Callable[[str], None]
) -> None:
    there = Technician(lambda: there.plug(a_board("other", product=2)) and None, lambda: None, lambda: keys("\n"))
    out = tmp_path / "new.hid"
    assert record_device(out, "", pens=0, seconds=None, devices=there) == 0
    assert there.opened == 1
    assert remarks(out) == ["nothing touches the board", "unplugged"]
    assert reports(out) == [DOWN, UP]


def test_a_board_that_goes_where_nobody_is_ends_the_recording(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Nobody(io.StringIO):
        def readline(self, *_: object) -> str:
            until_read()
            return super().readline()

    monkeypatch.setattr(sys, "stdin", Nobody("\n"))
    out = tmp_path / "new.hid"
    assert record_device(out, "", pens=0, seconds=None, devices=Technician()) == 0
    assert reports(out) == [DOWN, UP]
    assert "débranché" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal cannot be waited for there")
def test_a_board_that_its_driver_does_not_understand_is_recorded_without_one(
    tmp_path: Path, keys: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is the one that a recording is wanted of most."""

    class Crashing(PassiveDriver):
        def on_report(self, report: bytes, now_s: float) -> Step:
            raise ZeroDivisionError

    monkeypatch.setattr(devices_command, "drivers_for_device", lambda *_: iter([(GENERIC_HID, Crashing())]))
    there = Technician(lambda: keys("\n" * 20))
    there.goes = False
    out = tmp_path / "new.hid"
    assert record_device(out, "", pens=0, seconds=None, devices=there) == 0
    assert reports(out)[0] == DOWN
    assert "its driver has failed" in remarks(out)
    assert there.opened == 2
    assert "débranché" not in capsys.readouterr().err


# -- the file


def test_a_folder_is_refused_before_anything_is_recorded(tmp_path: Path) -> None:
    class NeverOpened(Plugged):
        def open(self, device: FoundDevice) -> DevicePort:
            raise AssertionError(device)

    with pytest.raises(WriteError) as caught:
        record_device(tmp_path, "", pens=2, seconds=60, devices=NeverOpened(TOUCH_SCREEN))
    assert isinstance(caught.value.cause, IsADirectoryError)


def test_a_place_where_nothing_can_be_written_is_said_before_anything_is_recorded(tmp_path: Path) -> None:
    there = Technician()
    with pytest.raises(WriteError) as caught:
        record_device(tmp_path / "none" / "new.hid", "", pens=2, seconds=60, devices=there)
    assert isinstance(caught.value.cause, FileNotFoundError)
    assert not there.wires["board"].is_open


@pytest.fixture
def old(tmp_path: Path) -> Path:
    out = tmp_path / "old.hid"
    out.write_text("an hour's work")
    return out


def test_nothing_is_replaced_where_nobody_can_be_asked(
    old: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("o\n" * 20))
    monkeypatch.setattr(record_command, "system_devices", lambda: Plugged(TOUCH_SCREEN, reports=REPORTS))
    assert main(["devices", "record", str(old)]) == 1
    [said] = capsys.readouterr().err.splitlines()
    assert "existe déjà" in said
    assert "--replace" in said
    assert old.read_text() == "an hour's work"
    for option in ("--replace", "--force"):
        assert main(["devices", "record", str(old), "--seconds", "60", option]) == 0
        assert reports(old) == REPORTS
    assert [path.name for path in old.parent.iterdir()] == ["old.hid"]


class Person(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("answer", "goes"), [("o", True), ("OUI", True), ("y", True), ("n", False), ("", False)])
def test_a_person_at_a_terminal_is_asked(
    old: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], answer: str, goes: bool
) -> None:
    monkeypatch.setattr(sys, "stdin", Person(f"{answer}\n"))
    monkeypatch.setattr(record_command, "system_devices", lambda: Plugged(TOUCH_SCREEN, reports=REPORTS))
    assert main(["devices", "record", str(old), "--seconds", "60"]) == (0 if goes else 1)
    assert "Le remplacer ?" in capsys.readouterr().out.replace("\u00a0", " ")
    assert (old.read_text() != "an hour's work") is goes


def test_where_nothing_came_nothing_is_replaced(old: Path) -> None:
    assert record_device(old, "", pens=0, seconds=60, replacing=True, devices=Plugged(TOUCH_SCREEN)) == 1
    assert old.read_text() == "an hour's work"
    assert [path.name for path in old.parent.iterdir()] == ["old.hid"]


def fill_after(monkeypatch: pytest.MonkeyPatch, writes: int) -> None:
    """A disk with room for so many lines."""
    write, done = AppendOnlyFile.write, iter(range(writes))

    def fill(file: AppendOnlyFile, data: bytes) -> None:
        if next(done, None) is None:
            raise OSError(errno.ENOSPC, "full")
        write(file, data)

    monkeypatch.setattr(AppendOnlyFile, "write", fill)


@pytest.mark.parametrize("seconds", [None, 60.0])
def test_a_full_disk_loses_nothing_of_what_was_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], seconds: float | None
) -> None:
    class Waiting(io.StringIO):
        def readline(self, *_: object) -> str:
            until_read()
            return "\n"

    monkeypatch.setattr(sys, "stdin", Waiting())
    fill_after(monkeypatch, 2 if seconds else 3)
    out = tmp_path / "new.hid"
    assert record_device(out, "", pens=0, seconds=seconds, devices=Plugged(TOUCH_SCREEN, reports=REPORTS)) == 1
    kept = reports(out)  # of the wizard, one or both: its remark comes before or after
    assert kept in ([REPORTS[:1]] if seconds else [REPORTS[:1], REPORTS])
    said = capsys.readouterr()
    assert "le disque est plein" in said.err
    assert f"{len(kept)} rapports" in said.out
    assert str(out) in said.out


def test_a_disk_that_is_full_from_the_start_keeps_what_was_there(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill_after(monkeypatch, 1)
    there = Plugged(TOUCH_SCREEN, reports=REPORTS)
    assert record_device(old, "", pens=0, seconds=60, replacing=True, devices=there) == 1
    assert old.read_text() == "an hour's work"
    assert record_device(old.with_name("new.hid"), "", pens=0, seconds=60, devices=there) == 1
    assert [path.name for path in old.parent.iterdir()] == ["old.hid"]
