"""PJLink, class 1 and 2, as a `Tongue`: a state machine without I/O."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from tni.devices.projector import pjlink_wire as wire
from tni.devices.projector.status import (
    BlankTo,
    Feature,
    FreezeTo,
    Power,
    PowerTo,
    Refusal,
    Silence,
    Source,
    SourceTo,
    Status,
    Wish,
)
from tni.devices.projector.tongue import Broken, Learnt, Message, Question, Ready, Reply, Say, Stray

_REFUSALS = {
    wire.Code.UNDEFINED: Refusal.CANNOT,
    wire.Code.PARAMETER: Refusal.CANNOT,
    wire.Code.NOT_NOW: Refusal.NOT_NOW,
    wire.Code.FAILURE: Refusal.FAILED,
}
_FEATURES = {
    "INPT": Feature.SOURCE,
    "AVMT": Feature.BLANK,
    "FREZ": Feature.FREEZE,
    "LAMP": Feature.LAMP,
    "FILT": Feature.FILTER,
    "ERST": Feature.FAULTS,
}
_PICTURE_ONLY = {"31": "11", "30": "10"}
"""Projectors without sound may know only these."""


class PjLink:
    """password: "" without one. random: where the controller's half of the salt comes from."""

    vital = "1POWR"

    def __init__(self, password: str = "", random: Callable[[int], bytes] = os.urandom) -> None:
        self._password, self._random = password, random
        self._lines = wire.Lines()
        self._is_secure: bool | None = None  # None: not asked yet
        self._asks_security = self._is_greeted = False
        self._prefix = b""
        self._known: set[str] = set()

    # -- the line

    def greet(self) -> bytes:
        self._lines.clear()
        self._asks_security = self._is_greeted = False
        self._prefix = b""
        return b""

    def unanswered(self) -> bool:
        """An old projector may hang up on the question for the new security, or not answer it."""
        if not self._asks_security or self._is_secure:
            return False
        self._is_secure = False
        return True

    def hear(self, data: bytes) -> Iterator[Message]:
        try:
            lines = self._lines.feed(data)
        except wire.PjLinkError:
            yield Broken(Silence.NONSENSE)
            return
        for line in lines:
            yield self._greeted(line) if not self._is_greeted else self._answered(line)

    def _greeted(self, line: str) -> Message:
        match wire.read_greeting(line):
            case wire.Open():
                return self._ready(b"")
            case wire.Locked() if not self._password:
                return Broken(Silence.NEEDS_PASSWORD)
            case wire.Locked(salt) if self._is_secure is False:
                return self._ready(wire.md5_prefix(salt, self._password))
            case wire.Locked() if not self._asks_security:
                self._asks_security = True
                return Say(wire.ASK_SECURITY)
            case wire.Secure(salt) if self._asks_security:
                self._is_secure = True
                own = self._random(wire.SALT_BYTES)
                return self._ready(wire.sha256_prefix(salt, own, self._password))
            case wire.Refused() if self.unanswered():
                return Broken(Silence.NO_ANSWER, again=True)
            case wire.Refused():
                return Broken(Silence.WRONG_PASSWORD)
            case _:
                return Broken(Silence.NONSENSE)

    def _ready(self, prefix: bytes) -> Ready:
        self._is_greeted, self._prefix = True, prefix
        return Ready()

    def _answered(self, line: str) -> Message:
        if isinstance(wire.read_greeting(line), wire.Refused):
            self._is_secure = self._is_secure or None  # the next try asks again which security it has
            return Broken(Silence.WRONG_PASSWORD)
        try:
            answer = wire.read_answer(line)
        except wire.PjLinkError:
            return Stray()
        value = answer.value.value if isinstance(answer.value, wire.Code) else answer.value
        return Reply(f"{answer.of_class}{answer.name}", value)

    def phrase(self, question: Question) -> bytes:
        prefix, self._prefix = self._prefix, b""
        return prefix + question.data

    # -- what is asked

    def survey(self, status: Status) -> Iterator[Question]:
        yield _ask("POWR")
        for name in ("CLSS", "NAME", "INF1", "INF2"):
            if name not in self._known:
                yield _ask(name)
        is_second = status.class_number >= 2
        if status.class_number and "INST" not in self._known:
            yield _ask("INST", of_class=2 if is_second else 1)
        looks = ["ERST", "LAMP"]
        if status.power is Power.ON:
            looks += ["INPT", "AVMT"]
        for name in looks:
            if _FEATURES[name] not in status.lacks:
                yield _ask(name, of_class=2 if name == "INPT" and is_second else 1)
        if is_second and Feature.FILTER not in status.lacks:
            yield _ask("FILT", of_class=2)
        if is_second and status.power is Power.ON and Feature.FREEZE not in status.lacks:
            yield _ask("FREZ", of_class=2)

    def wish(self, wish: Wish, status: Status) -> Question | None:
        is_second = status.class_number >= 2
        match wish:
            case PowerTo(on):
                return _tell("POWR", "01"[on], wish)
            case SourceTo(code):
                return _tell("INPT", code, wish, of_class=2 if is_second else 1)
            case BlankTo(on):
                return _tell("AVMT", "31" if on else "30", wish) if Feature.BLANK not in status.lacks else None
            case FreezeTo(on):
                able = is_second and Feature.FREEZE not in status.lacks
                return _tell("FREZ", "01"[on], wish, of_class=2) if able else None
            case _:
                assert_never(wish)

    # -- what is answered

    def learn(self, asked: Question, value: str, status: Status) -> Learnt:
        name = asked.name[1:]
        code = next((c for c in wire.Code if c.value == value), None)
        if asked.wish is not None:
            return self._learn_of_wish(asked, asked.wish, code, value, status)
        if code is not None:
            return Learnt(self._without(name, code, status))
        try:
            return self._learn_value(name, asked.about, value, status)
        except wire.PjLinkError:
            return Learnt(status)  # not known is not wrong

    def _learn_of_wish(self, asked: Question, wish: Wish, code: wire.Code | None, value: str, status: Status) -> Learnt:
        if code is None:
            return Learnt(status, None if value.upper() == "OK" else Refusal.FAILED)
        if code is wire.Code.PARAMETER and isinstance(wish, BlankTo) and asked.about in _PICTURE_ONLY:
            return Learnt(status, instead=_tell("AVMT", _PICTURE_ONLY[asked.about], wish))
        return Learnt(status, _REFUSALS[code])

    def _without(self, name: str, code: wire.Code, status: Status) -> Status:
        if code is wire.Code.UNDEFINED or (code is wire.Code.PARAMETER and name != "INNM"):
            self._known.add(name)
            if name == "CLSS":
                return replace(status, class_number=1)
            if name in _FEATURES:
                return replace(status, lacks=status.lacks | {_FEATURES[name]})
        return status

    def _learn_value(self, name: str, about: str, value: str, status: Status) -> Learnt:
        more: Iterable[Question] = ()
        match name:
            case "POWR":
                status = _with_power(status, wire.power(value))
            case "CLSS":
                # Class 3 and later, if ever, are told to hold what class 2 does.
                status = replace(status, class_number=max(1, min(wire.number(value), 2)))
            case "INST":
                codes = wire.sources(value)
                status = replace(status, sources=tuple(Source(code) for code in codes))
                if status.class_number >= 2:
                    more = [_ask("INNM", of_class=2, about=code) for code in codes]
            case "INNM":
                sources = (Source(s.code, wire.text(value)) if s.code == about else s for s in status.sources)
                status = replace(status, sources=tuple(sources))
            case _:
                status = _with_value(name, value, status)
        self._known.add(name)
        return Learnt(status, more=tuple(more))


def _with_value(name: str, value: str, status: Status) -> Status:
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


def _with_power(status: Status, power: Power) -> Status:
    """A projector that is not on shows nothing."""
    if power is Power.ON:
        return replace(status, power=power)
    return replace(status, power=power, source=None, is_blank=None, is_frozen=None)


def _ask(name: str, *, of_class: int = 1, about: str = "") -> Question:
    return Question(f"{of_class}{name}", wire.command(name, f"?{about}", of_class=of_class), about)


def _tell(name: str, value: str, wish: Wish, *, of_class: int = 1) -> Question:
    return Question(f"{of_class}{name}", wire.command(name, value, of_class=of_class), value, wish)
