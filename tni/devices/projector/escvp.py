"""Epson's ESC/VP21 over the network (ESC/VP.net), as a `Tongue`: a state machine without I/O.

From documentation, not tested on hardware. A command ends with a carriage return, an answer with a colon; the
projector says nothing of which question it answers, so one is open at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from tni.core.errors import TniError
from tni.devices.projector.status import (
    BlankTo,
    Fault,
    Feature,
    FreezeTo,
    Lamp,
    Part,
    Power,
    PowerTo,
    Refusal,
    Silence,
    Source,
    SourceTo,
    Status,
    Wish,
)
from tni.devices.projector.tongue import Broken, Learnt, Message, Question, Ready, Reply

PORT = 3629
HELLO_BYTES = 16
_NAME = b"ESC/VP.net"
_VERSION = b"\x10"
_CONNECT = b"\x03\x00\x00\x00"
_PASSWORD_HEADER = b"\x01\x01"
"""A password, in plain."""
_PASSWORD_BYTES = 16
LONGEST_ANSWER = 512
POWER_WAIT_S = 45.0
"""A lamp that is lit may take 40 s to answer for."""

_POWERS = {
    "00": Power.OFF,
    "01": Power.ON,
    "02": Power.WARMING,
    "03": Power.COOLING,
    "04": Power.OFF,
    "05": Power.OFF,
    "09": Power.OFF,
}
_PARTS = {
    "01": Part.FAN,
    "03": Part.LAMP,
    "04": Part.TEMPERATURE,
    "06": Part.LAMP,
    "07": Part.COVER,
    "0C": Part.TEMPERATURE,
    "0D": Part.FILTER,
}
"""Codes of ERR?; "00" is none and all others are something else."""
_NO_FAULT = "00"
SOURCES = (
    Source("30", "HDMI 1"),
    Source("A0", "HDMI 2"),
    Source("10", "VGA"),
    Source("40", "Video"),
    Source("52", "USB"),
    Source("53", "LAN"),
)
"""No list of a projector's own can be asked for: what most have."""
_FEATURES = {
    "SOURCE": Feature.SOURCE,
    "MUTE": Feature.BLANK,
    "FREEZE": Feature.FREEZE,
    "LAMP": Feature.LAMP,
    "ERR": Feature.FAULTS,
}


class EscVpError(TniError):
    """text: what was read, shortened."""

    def __init__(self, text: str) -> None:
        super().__init__(f"no ESC/VP21: {text[:60]!r}")
        self.text = text[:60]


def hello(password: str = "") -> bytes:
    """What opens a line."""
    if not password:
        return _NAME + _VERSION + _CONNECT + b"\0"
    secret = password.encode("ascii", "replace")[:_PASSWORD_BYTES].ljust(_PASSWORD_BYTES, b"\0")
    return _NAME + _VERSION + _CONNECT + b"\x01" + _PASSWORD_HEADER + secret


def read_hello(data: bytes) -> Silence | None:
    """The 16 bytes that answer it; None when all is well. Raises: EscVpError."""
    if len(data) != HELLO_BYTES or not data.startswith(_NAME):
        raise EscVpError(data.decode("latin-1"))
    match data[14]:
        case 0x20:
            return None
        case 0x41:
            return Silence.NEEDS_PASSWORD
        case 0x43:
            return Silence.WRONG_PASSWORD
        case 0x53:  # it serves somebody else
            return Silence.CLOSED
        case _:
            return Silence.NONSENSE


class EscVp:
    """password: "" without one; up to 16 characters count."""

    vital = "PWR"

    def __init__(self, password: str = "") -> None:
        self._password = password
        self._rest = b""
        self._is_greeted = False

    def greet(self) -> bytes:
        self._rest, self._is_greeted = b"", False
        return hello(self._password)

    def unanswered(self) -> bool:
        return False

    def hear(self, data: bytes) -> Iterator[Message]:
        self._rest += data
        if not self._is_greeted:
            if len(self._rest) < HELLO_BYTES:
                return
            greeting, self._rest = self._rest[:HELLO_BYTES], self._rest[HELLO_BYTES:]
            try:
                wrong = read_hello(greeting)
            except EscVpError:
                wrong = Silence.NONSENSE
            if wrong is not None:
                yield Broken(wrong)
                return
            self._is_greeted = True
            yield Ready()
        *answers, self._rest = self._rest.split(b":")
        if len(self._rest) > LONGEST_ANSWER:
            yield Broken(Silence.NONSENSE)
            return
        for answer in answers:
            lines = answer.decode("ascii", "replace").replace("\n", "\r").split("\r")
            said = [line.strip() for line in lines if line.strip()]
            events = [line for line in said if line.startswith("IMEVENT")]  # told without being asked
            if not events or len(events) < len(said):
                yield Reply("", next((line for line in said if line not in events), ""))

    def phrase(self, question: Question) -> bytes:
        return question.data

    def survey(self, status: Status) -> Iterator[Question]:
        yield _ask("PWR")
        names = ["ERR", "LAMP"]
        if status.power is Power.ON:
            names += ["SOURCE", "MUTE", "FREEZE"]
        for name in names:
            if _FEATURES[name] not in status.lacks:
                yield _ask(name)

    def wish(self, wish: Wish, status: Status) -> Question | None:
        match wish:
            case PowerTo(on):
                return _tell("PWR", _on(on), wish, POWER_WAIT_S)
            case SourceTo(code):
                return _tell("SOURCE", code, wish, POWER_WAIT_S)
            case BlankTo(on):
                return _tell("MUTE", _on(on), wish) if Feature.BLANK not in status.lacks else None
            case FreezeTo(on):
                return _tell("FREEZE", _on(on), wish) if Feature.FREEZE not in status.lacks else None
            case _:
                assert_never(wish)

    def learn(self, asked: Question, value: str, status: Status) -> Learnt:
        is_refused = value.upper() == "ERR"
        if asked.wish is not None:
            # It says "ERR" for what it cannot and for what it cannot now: off, it can hardly anything.
            why = Refusal.CANNOT if status.power is Power.ON else Refusal.NOT_NOW
            return Learnt(status, why if is_refused else None)
        if is_refused:
            lacks = status.power is Power.ON or asked.name in ("ERR", "LAMP")
            feature = _FEATURES.get(asked.name)
            return Learnt(replace(status, lacks=status.lacks | {feature}) if lacks and feature else status)
        try:
            return Learnt(_with_value(asked.name, read_value(asked.name, value), status))
        except EscVpError:
            return Learnt(status)


def read_value(name: str, answer: str) -> str:
    """What stands after "NAME=". Raises: EscVpError."""
    found = re.fullmatch(rf"{name}=([0-9A-Za-z ]{{1,80}})", answer.strip(), re.IGNORECASE)
    if found is None:
        raise EscVpError(answer)
    return found[1].strip().upper()


def _with_value(name: str, value: str, status: Status) -> Status:
    """Raises: EscVpError."""
    match name:
        case "PWR":
            if value not in _POWERS:
                raise EscVpError(value)
            power, sources = _POWERS[value], status.sources or SOURCES
            if power is Power.ON:
                return replace(status, power=power, maker="EPSON", sources=sources)
            return replace(
                status, power=power, maker="EPSON", sources=sources, source=None, is_blank=None, is_frozen=None
            )
        case "SOURCE":
            return replace(status, source=_nearest_source(value))
        case "MUTE":
            return replace(status, is_blank=_is_on(value))
        case "FREEZE":
            return replace(status, is_frozen=_is_on(value))
        case "LAMP":
            hours = re.findall(r"\d{1,9}", value)[:8]
            return replace(status, lamps=tuple(Lamp(int(h), status.power is Power.ON) for h in hours))
        case "ERR":
            faults = () if value == _NO_FAULT else (Fault(_PARTS.get(value, Part.OTHER), serious=True),)
            return replace(status, faults=faults)
        case _:
            return status


def _nearest_source(code: str) -> str:
    """A projector told to take "30" may say "31": the same plug, with what it found there."""
    if any(source.code == code for source in SOURCES):
        return code
    return next((source.code for source in SOURCES if source.code == f"{code[:1]}0"), code)


def _is_on(value: str) -> bool:
    if value not in ("ON", "OFF"):
        raise EscVpError(value)
    return value == "ON"


def _on(on: bool) -> str:
    return "ON" if on else "OFF"


def _ask(name: str) -> Question:
    return Question(name, f"{name}?\r".encode())


def _tell(name: str, value: str, wish: Wish, wait_s: float | None = None) -> Question:
    return Question(name, f"{name} {value}\r".encode(), value, wish, wait_s)
