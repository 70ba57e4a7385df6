"""PJLink, class 1 and 2, as a `ProjectorProtocol`: a state machine without I/O."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from tni.core.projector import (
    ConnectionFailure,
    ProjectorCommand,
    ProjectorFeature,
    ProjectorPower,
    ProjectorRefusal,
    ProjectorSource,
    ProjectorStatus,
    SetBlank,
    SetFreeze,
    SetPower,
    SetSource,
)
from tni.devices.projector import pjlink_wire as wire
from tni.devices.projector.protocol import (
    HandshakeData,
    HandshakeDone,
    ProjectorQuery,
    ProtocolEvent,
    ProtocolFailure,
    QueryOutcome,
    QueryReply,
    StrayLine,
)

_REFUSALS = {
    wire.PjLinkErrorCode.UNDEFINED: ProjectorRefusal.CANNOT,
    wire.PjLinkErrorCode.PARAMETER: ProjectorRefusal.CANNOT,
    wire.PjLinkErrorCode.NOT_NOW: ProjectorRefusal.NOT_NOW,
    wire.PjLinkErrorCode.FAILURE: ProjectorRefusal.FAILED,
}
_FEATURES = {
    "INPT": ProjectorFeature.SOURCE,
    "AVMT": ProjectorFeature.BLANK,
    "FREZ": ProjectorFeature.FREEZE,
    "LAMP": ProjectorFeature.LAMP,
    "FILT": ProjectorFeature.FILTER,
    "ERST": ProjectorFeature.FAULTS,
}
_PICTURE_ONLY = {"31": "11", "30": "10"}
"""Mute commands of the picture alone, by those of picture and sound: projectors without sound may know only these."""


class PjLink:
    """PJLink protocol of one projector.

    password: "" without one; random: source of the controller's half of the salt.
    """

    vital = "1POWR"

    def __init__(self, password: str = "", random: Callable[[int], bytes] = os.urandom) -> None:
        self._password, self._random = password, random
        self._lines = wire.PjLinkLineBuffer()
        self._is_secure: bool | None = None  # None: not known yet
        self._asks_security = self._is_greeted = False
        self._prefix = b""
        self._known: set[str] = set()

    # -- the connection

    def greet(self) -> bytes:
        self._lines.clear()
        self._asks_security = self._is_greeted = False
        self._prefix = b""
        return b""

    def unanswered(self) -> bool:
        """Return whether to retry with the old security: an old projector may hang up on
        the query for the new one or ignore it.
        """
        if not self._asks_security or self._is_secure:
            return False
        self._is_secure = False
        return True

    def decode(self, data: bytes) -> Iterator[ProtocolEvent]:
        try:
            lines = self._lines.feed(data)
        except wire.PjLinkError:
            yield ProtocolFailure(ConnectionFailure.NONSENSE)
            return
        for line in lines:
            yield self._greeted(line) if not self._is_greeted else self._answered(line)

    def _greeted(self, line: str) -> ProtocolEvent:
        match wire.read_greeting(line):
            case wire.PjLinkNoPassword():
                return self._ready(b"")
            case wire.PjLinkMd5Challenge() if not self._password:
                return ProtocolFailure(ConnectionFailure.NEEDS_PASSWORD)
            case wire.PjLinkMd5Challenge(salt) if self._is_secure is False:
                return self._ready(wire.md5_prefix(salt, self._password))
            case wire.PjLinkMd5Challenge() if not self._asks_security:
                self._asks_security = True
                return HandshakeData(wire.ASK_SECURITY)
            case wire.PjLinkSha256Challenge(salt) if self._asks_security:
                self._is_secure = True
                own = self._random(wire.SALT_BYTES)
                return self._ready(wire.sha256_prefix(salt, own, self._password))
            case wire.PjLinkAuthFailure() if self.unanswered():
                return ProtocolFailure(ConnectionFailure.NO_ANSWER, reconnect=True)
            case wire.PjLinkAuthFailure():
                return ProtocolFailure(ConnectionFailure.WRONG_PASSWORD)
            case _:
                return ProtocolFailure(ConnectionFailure.NONSENSE)

    def _ready(self, prefix: bytes) -> HandshakeDone:
        self._is_greeted, self._prefix = True, prefix
        return HandshakeDone()

    def _answered(self, line: str) -> ProtocolEvent:
        if isinstance(wire.read_greeting(line), wire.PjLinkAuthFailure):
            self._is_secure = self._is_secure or None  # query the security again
            return ProtocolFailure(ConnectionFailure.WRONG_PASSWORD)
        try:
            answer = wire.read_answer(line)
        except wire.PjLinkError:
            return StrayLine()
        value = answer.value.value if isinstance(answer.value, wire.PjLinkErrorCode) else answer.value
        return QueryReply(f"{answer.of_class}{answer.name}", value)

    def encode(self, query: ProjectorQuery) -> bytes:
        prefix, self._prefix = self._prefix, b""
        return prefix + query.data

    # -- queries

    def survey(self, status: ProjectorStatus) -> Iterator[ProjectorQuery]:
        yield _query("POWR")
        for name in ("CLSS", "NAME", "INF1", "INF2"):
            if name not in self._known:
                yield _query(name)
        is_second = status.class_number >= 2
        if status.class_number and "INST" not in self._known:
            yield _query("INST", of_class=2 if is_second else 1)
        looks = ["ERST", "LAMP"]
        if status.power is ProjectorPower.ON:
            looks += ["INPT", "AVMT"]
        for name in looks:
            if _FEATURES[name] not in status.lacks:
                yield _query(name, of_class=2 if name == "INPT" and is_second else 1)
        if is_second and ProjectorFeature.FILTER not in status.lacks:
            yield _query("FILT", of_class=2)
        if is_second and status.power is ProjectorPower.ON and ProjectorFeature.FREEZE not in status.lacks:
            yield _query("FREZ", of_class=2)

    def command_query(self, command: ProjectorCommand, status: ProjectorStatus) -> ProjectorQuery | None:
        is_second = status.class_number >= 2
        match command:
            case SetPower(on):
                return _command_query("POWR", "01"[on], command)
            case SetSource(code):
                return _command_query("INPT", code, command, of_class=2 if is_second else 1)
            case SetBlank(on):
                return (
                    _command_query("AVMT", "31" if on else "30", command)
                    if ProjectorFeature.BLANK not in status.lacks
                    else None
                )
            case SetFreeze(on):
                able = is_second and ProjectorFeature.FREEZE not in status.lacks
                return _command_query("FREZ", "01"[on], command, of_class=2) if able else None
            case _:
                assert_never(command)

    # -- answers

    def read_reply(self, query: ProjectorQuery, value: str, status: ProjectorStatus) -> QueryOutcome:
        name = query.name[1:]
        code = next((c for c in wire.PjLinkErrorCode if c.value == value), None)
        if query.command is not None:
            return self._read_command_reply(query, query.command, code, value, status)
        if code is not None:
            return QueryOutcome(self._without(name, code, status))
        try:
            return self._read_value(name, query.about, value, status)
        except wire.PjLinkError:
            return QueryOutcome(status)  # an unreadable value stays unknown

    def _read_command_reply(
        self,
        query: ProjectorQuery,
        command: ProjectorCommand,
        code: wire.PjLinkErrorCode | None,
        value: str,
        status: ProjectorStatus,
    ) -> QueryOutcome:
        if code is None:
            return QueryOutcome(status, None if value.upper() == "OK" else ProjectorRefusal.FAILED)
        if code is wire.PjLinkErrorCode.PARAMETER and isinstance(command, SetBlank) and query.about in _PICTURE_ONLY:
            return QueryOutcome(status, instead=_command_query("AVMT", _PICTURE_ONLY[query.about], command))
        return QueryOutcome(status, _REFUSALS[code])

    def _without(self, name: str, code: wire.PjLinkErrorCode, status: ProjectorStatus) -> ProjectorStatus:
        if code is wire.PjLinkErrorCode.UNDEFINED or (code is wire.PjLinkErrorCode.PARAMETER and name != "INNM"):
            self._known.add(name)
            if name == "CLSS":
                return replace(status, class_number=1)
            if name in _FEATURES:
                return replace(status, lacks=status.lacks | {_FEATURES[name]})
        return status

    def _read_value(self, name: str, about: str, value: str, status: ProjectorStatus) -> QueryOutcome:
        more: Iterable[ProjectorQuery] = ()
        match name:
            case "POWR":
                status = _with_power(status, wire.power(value))
            case "CLSS":
                # Any later class is specified to include class 2.
                status = replace(status, class_number=max(1, min(wire.number(value), 2)))
            case "INST":
                codes = wire.sources(value)
                status = replace(status, sources=tuple(ProjectorSource(code) for code in codes))
                if status.class_number >= 2:
                    more = [_query("INNM", of_class=2, about=code) for code in codes]
            case "INNM":
                sources = (ProjectorSource(s.code, wire.text(value)) if s.code == about else s for s in status.sources)
                status = replace(status, sources=tuple(sources))
            case _:
                status = _with_value(name, value, status)
        self._known.add(name)
        return QueryOutcome(status, more=tuple(more))


def _with_value(name: str, value: str, status: ProjectorStatus) -> ProjectorStatus:
    match name:
        case "INPT":
            return replace(status, source=wire.source(value))
        case "AVMT":
            return replace(status, is_blank=wire.is_blank(value))
        case "FREZ":
            return replace(status, is_frozen=wire.is_on(value))
        case "LAMP":
            return replace(status, lamps=wire.lamps(value))
        case "FILT":
            return replace(status, filter_hours=wire.number(value))
        case "ERST":
            return replace(status, faults=wire.faults(value))
        case "NAME":
            return replace(status, name=wire.text(value))
        case "INF1":
            return replace(status, maker=wire.text(value))
        case "INF2":
            return replace(status, model=wire.text(value))
        case _:
            return status


def _with_power(status: ProjectorStatus, power: ProjectorPower) -> ProjectorStatus:
    """Return the status with a power state. A projector that is not on has no source, blank or freeze state."""
    if power is ProjectorPower.ON:
        return replace(status, power=power)
    return replace(status, power=power, source=None, is_blank=None, is_frozen=None)


def _query(name: str, *, of_class: int = 1, about: str = "") -> ProjectorQuery:
    return ProjectorQuery(f"{of_class}{name}", wire.command(name, f"?{about}", of_class=of_class), about)


def _command_query(name: str, value: str, command: ProjectorCommand, *, of_class: int = 1) -> ProjectorQuery:
    return ProjectorQuery(f"{of_class}{name}", wire.command(name, value, of_class=of_class), value, command)
