"""The programs that makers are given, run with a made-up micro:bit: they speak as the driver understands."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tni.api.devices import ReceiverReady, Vote
from tni.devices.clickers.open_line import OpenLine

FIRMWARE = Path(__file__).parents[3] / "docs" / "clickers"


class SwitchedOffError(Exception):
    pass


class MicroBit:
    """heard: by its radio, each time that it is asked; switched off after the last. uart: what comes by its cable;
    pressed: its second button."""

    def __init__(
        self, heard: Sequence[str | None], uart: Sequence[bytes | None] = (), pressed: Sequence[bool] = ()
    ) -> None:
        self.heard, self.lines, self.pressed = list(heard), list(uart), list(pressed)
        self.sent: list[str] = []
        self.written: list[str] = []
        self.shown: list[object] = []
        self.screen = self.shown
        self.ms = 0

    def receive(self) -> str | None:
        if not self.heard:
            raise SwitchedOffError
        return self.heard.pop(0)

    def time(self) -> int:
        self.ms += 10
        return self.ms

    def run(self, name: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
        nothing = lambda *_, **__: None  # noqa: E731
        images = SimpleNamespace(TARGET="target", YES="yes", NO="no", ALL_CLOCKS=["clock"] * 12)
        radio = SimpleNamespace(on=nothing, config=nothing, receive=self.receive, send=self.sent.append)
        uart = SimpleNamespace(
            init=nothing, write=self.written.append, read=lambda: self.lines.pop(0) if self.lines else None
        )
        press = SimpleNamespace(was_pressed=lambda: self.pressed.pop(0) if self.pressed else False)
        microbit = SimpleNamespace(
            Image=images, display=SimpleNamespace(show=lambda image: self.screen.append(image)), uart=uart,
            running_time=self.time, sleep=nothing, button_a=SimpleNamespace(was_pressed=lambda: False), button_b=press,
        )  # fmt: skip
        modules = {
            "radio": radio, "microbit": microbit,
            "machine": SimpleNamespace(unique_id=lambda: bytes.fromhex("0011223344556677")),
        }  # fmt: skip
        for module, made in modules.items():
            monkeypatch.setitem(sys.modules, module, made)
        names: dict[str, Any] = {}
        with pytest.raises(SwitchedOffError):
            exec(compile((FIRMWARE / name).read_text(), name, "exec"), names)
        return names


def test_the_receiver_brings_presses_to_the_computer_and_answers_to_the_air(monkeypatch: pytest.MonkeyPatch) -> None:
    end = MicroBit(["V,44556677,B,3", None, "hello", None], [None, b"A,4455", b"6677,3\r\nB,1\n", None])
    end.run("microbit_receiver.py", monkeypatch)
    driver = OpenLine()
    events = driver.on_report("".join(end.written).encode(), 5.0).events
    assert events == (ReceiverReady("micro:bit"), Vote("line:44556677", "B", 5.0, 3))  # type: ignore[arg-type]
    assert driver.unreadable == 0
    assert end.sent == ["A,44556677,3"]


def a_clicker(heard: list[str | None], last: str) -> MicroBit:
    """Its button is pressed once; it is switched off when it shows `last`."""
    end = MicroBit(heard, pressed=[True])
    shown = end.shown

    class Screen(list[object]):
        def append(self, image: object) -> None:
            shown.append(image)
            if image == last:
                raise SwitchedOffError

    end.screen = Screen()
    return end


def test_a_clicker_repeats_until_it_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("random.randint", lambda low, high: low)  # its counter begins at 0
    end = a_clicker([None] * 30 + ["A,00000000,1", "A,44556677,9", "A,44556677,1"], "yes")
    end.run("microbit_clicker.py", monkeypatch)
    assert end.heard == []
    assert "no" not in end.shown
    assert set(end.sent) == {"V,44556677,A,1"}
    assert len(end.sent) >= 2
    assert OpenLine().on_report(f"{end.sent[0]}\n".encode(), 5.0).events == (
        Vote("line:44556677", "A", 5.0, 1),  # type: ignore[arg-type]
    )


def test_a_clicker_that_is_not_answered_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    end = a_clicker([None] * 5000, "no")
    end.run("microbit_clicker.py", monkeypatch)
    assert "yes" not in end.shown
    assert len(set(end.sent)) == 1
    assert end.ms >= 10_000
