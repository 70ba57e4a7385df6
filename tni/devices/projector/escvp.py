"""Epson's ESC/VP21 over the network (ESC/VP.net), as a `ProjectorProtocol`: a state machine without I/O.

From documentation, not tested on hardware. A command ends with a carriage return, an answer with a colon. An answer
doesn't name its query, so only one query is open at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from tni.core.errors import TniError
from tni.core.projector import (
    ConnectionFailure,
    ProjectorCommand,
    ProjectorFault,
    ProjectorFeature,
    ProjectorLamp,
    ProjectorPart,
    ProjectorPower,
    ProjectorRefusal,
    ProjectorSource,
    ProjectorStatus,
    SetBlank,
    SetFreeze,
    SetPower,
    SetSource,
)
from tni.devices.projector.protocol import (
    HandshakeDone,
    ProjectorQuery,
    ProtocolEvent,
    ProtocolFailure,
    QueryOutcome,
    QueryReply,
)

PORT = 3629
HANDSHAKE_BYTES = 16
_NAME = b"ESC/VP.net"
_VERSION = b"\x10"
_CONNECT = b"\x03\x00\x00\x00"
_PASSWORD_HEADER = b"\x01\x01"
"""Header of a password, sent in plain text."""
_PASSWORD_BYTES = 16
LONGEST_ANSWER = 512
POWER_WAIT_S = 45.0
"""Time-out of power and source commands, in seconds: a projector may answer only 40 s after it has lit its lamp."""

_POWERS = {
    "00": ProjectorPower.OFF,
    "01": ProjectorPower.ON,
    "02": ProjectorPower.WARMING,
    "03": ProjectorPower.COOLING,
    "04": ProjectorPower.OFF,
    "05": ProjectorPower.OFF,
    "09": ProjectorPower.OFF,
}
_PARTS = {
    "01": ProjectorPart.FAN,
    "03": ProjectorPart.LAMP,
    "04": ProjectorPart.TEMPERATURE,
    "06": ProjectorPart.LAMP,
    "07": ProjectorPart.COVER,
    "0C": ProjectorPart.TEMPERATURE,
    "0D": ProjectorPart.FILTER,
}
"""Error codes of ERR?. "00" is no error; codes not listed are other errors."""
_NO_FAULT = "00"
SOURCES = (
    ProjectorSource("30", "HDMI 1"),
    ProjectorSource("A0", "HDMI 2"),
    ProjectorSource("10", "VGA"),
    ProjectorSource("40", "Video"),
    ProjectorSource("52", "USB"),
    ProjectorSource("53", "LAN"),
)
"""Input sources that most projectors have. The protocol has no query for a projector's own list."""
_FEATURES = {
    "SOURCE": ProjectorFeature.SOURCE,
    "MUTE": ProjectorFeature.BLANK,
    "FREEZE": ProjectorFeature.FREEZE,
    "LAMP": ProjectorFeature.LAMP,
    "ERR": ProjectorFeature.FAULTS,
}


class EscVpError(TniError):
    """Text that is not ESC/VP21. text: the text read, shortened."""

    def __init__(self, text: str) -> None:
        super().__init__(f"no ESC/VP21: {text[:60]!r}")
        self.text = text[:60]


def handshake(password: str = "") -> bytes:
    """Return the bytes that open a connection."""
    if not password:
        return _NAME + _VERSION + _CONNECT + b"\0"
    secret = password.encode("ascii", "replace")[:_PASSWORD_BYTES].ljust(_PASSWORD_BYTES, b"\0")
    return _NAME + _VERSION + _CONNECT + b"\x01" + _PASSWORD_HEADER + secret


def read_handshake(data: bytes) -> ConnectionFailure | None:
    """Decode the 16 bytes that answer the handshake; None if it succeeded. Raises: EscVpError."""
    if len(data) != HANDSHAKE_BYTES or not data.startswith(_NAME):
        raise EscVpError(data.decode("latin-1"))
    match data[14]:
        case 0x20:
            return None
        case 0x41:
            return ConnectionFailure.NEEDS_PASSWORD
        case 0x43:
            return ConnectionFailure.WRONG_PASSWORD
        case 0x53:  # it serves another client
            return ConnectionFailure.CLOSED
        case _:
            return ConnectionFailure.NONSENSE


class EscVp:
    """ESC/VP21 protocol of one projector. password: "" without one; at most 16 characters are used."""

    vital = "PWR"

    def __init__(self, password: str = "") -> None:
        self._password = password
        self._rest = b""
        self._is_greeted = False

    def greet(self) -> bytes:
        self._rest, self._is_greeted = b"", False
        return handshake(self._password)

    def unanswered(self) -> bool:
        return False

    def decode(self, data: bytes) -> Iterator[ProtocolEvent]:
        self._rest += data
        if not self._is_greeted:
            if len(self._rest) < HANDSHAKE_BYTES:
                return
            greeting, self._rest = self._rest[:HANDSHAKE_BYTES], self._rest[HANDSHAKE_BYTES:]
            try:
                wrong = read_handshake(greeting)
            except EscVpError:
                wrong = ConnectionFailure.NONSENSE
            if wrong is not None:
                yield ProtocolFailure(wrong)
                return
            self._is_greeted = True
            yield HandshakeDone()
        *answers, self._rest = self._rest.split(b":")
        if len(self._rest) > LONGEST_ANSWER:
            yield ProtocolFailure(ConnectionFailure.NONSENSE)
            return
        for answer in answers:
            lines = answer.decode("ascii", "replace").replace("\n", "\r").split("\r")
            said = [line.strip() for line in lines if line.strip()]
            events = [line for line in said if line.startswith("IMEVENT")]  # unsolicited events
            if not events or len(events) < len(said):
                yield QueryReply("", next((line for line in said if line not in events), ""))

    def encode(self, query: ProjectorQuery) -> bytes:
        return query.data

    def survey(self, status: ProjectorStatus) -> Iterator[ProjectorQuery]:
        yield _query("PWR")
        names = ["ERR", "LAMP"]
        if status.power is ProjectorPower.ON:
            names += ["SOURCE", "MUTE", "FREEZE"]
        for name in names:
            if _FEATURES[name] not in status.lacks:
                yield _query(name)

    def command_query(self, command: ProjectorCommand, status: ProjectorStatus) -> ProjectorQuery | None:
        match command:
            case SetPower(on):
                return _command_query("PWR", _on(on), command, POWER_WAIT_S)
            case SetSource(code):
                return _command_query("SOURCE", code, command, POWER_WAIT_S)
            case SetBlank(on):
                return _command_query("MUTE", _on(on), command) if ProjectorFeature.BLANK not in status.lacks else None
            case SetFreeze(on):
                return (
                    _command_query("FREEZE", _on(on), command) if ProjectorFeature.FREEZE not in status.lacks else None
                )
            case _:
                assert_never(command)

    def read_reply(self, query: ProjectorQuery, value: str, status: ProjectorStatus) -> QueryOutcome:
        is_refused = value.upper() == "ERR"
        if query.command is not None:
            # "ERR" means both "unsupported" and "not now": a projector that is off accepts hardly any command.
            why = ProjectorRefusal.CANNOT if status.power is ProjectorPower.ON else ProjectorRefusal.NOT_NOW
            return QueryOutcome(status, why if is_refused else None)
        if is_refused:
            lacks = status.power is ProjectorPower.ON or query.name in ("ERR", "LAMP")
            feature = _FEATURES.get(query.name)
            return QueryOutcome(replace(status, lacks=status.lacks | {feature}) if lacks and feature else status)
        try:
            return QueryOutcome(_with_value(query.name, read_value(query.name, value), status))
        except EscVpError:
            return QueryOutcome(status)


def read_value(name: str, answer: str) -> str:
    """Return the value after "NAME=". Raises: EscVpError."""
    found = re.fullmatch(rf"{name}=([0-9A-Za-z ]{{1,80}})", answer.strip(), re.IGNORECASE)
    if found is None:
        raise EscVpError(answer)
    return found[1].strip().upper()


def _with_value(name: str, value: str, status: ProjectorStatus) -> ProjectorStatus:
    """Return the status with the value of a query. Raises: EscVpError."""
    match name:
        case "PWR":
            if value not in _POWERS:
                raise EscVpError(value)
            power, sources = _POWERS[value], status.sources or SOURCES
            if power is ProjectorPower.ON:
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
            return replace(status, lamps=tuple(ProjectorLamp(int(h), status.power is ProjectorPower.ON) for h in hours))
        case "ERR":
            faults = (
                () if value == _NO_FAULT else (ProjectorFault(_PARTS.get(value, ProjectorPart.OTHER), serious=True),)
            )
            return replace(status, faults=faults)
        case _:
            return status


def _nearest_source(code: str) -> str:
    """Return the source in SOURCES for a code.

    A projector that was set to "30" may report "31": the same connector, with the signal that it found there.
    """
    if any(source.code == code for source in SOURCES):
        return code
    return next((source.code for source in SOURCES if source.code == f"{code[:1]}0"), code)


def _is_on(value: str) -> bool:
    if value not in ("ON", "OFF"):
        raise EscVpError(value)
    return value == "ON"


def _on(on: bool) -> str:
    return "ON" if on else "OFF"


def _query(name: str) -> ProjectorQuery:
    return ProjectorQuery(name, f"{name}?\r".encode())


def _command_query(name: str, value: str, command: ProjectorCommand, wait_s: float | None = None) -> ProjectorQuery:
    return ProjectorQuery(name, f"{name} {value}\r".encode(), value, command, wait_s)
