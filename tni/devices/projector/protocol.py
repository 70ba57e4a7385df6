"""The parts of a talk with a projector: what a protocol is asked, what it makes of bytes, and what is to be done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from tni.devices.projector.status import (
    ConnectionFailure,
    ProjectorCommand,
    ProjectorEvent,
    ProjectorRefusal,
    ProjectorStatus,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectorTimeouts:
    """Seconds, all > 0. connect, answer: how long each is waited for. look, look_soon: between two looks at a projector
    that stands still, and at one that warms up or was told something. retry, retry_most: before the first try after a
    failure, doubled up to the most."""

    connect_s: float = 4.0
    answer_s: float = 5.0
    look_s: float = 10.0
    look_soon_s: float = 2.0
    retry_s: float = 1.0
    retry_most_s: float = 30.0


class ConnectionAction(Enum):
    """What is to be done with the connection."""

    KEEP = auto()
    OPEN = auto()
    """Open one; where one is open, a new one."""
    CLOSE = auto()


@dataclass(frozen=True, slots=True)
class DialogueStep:
    """wake_at_s: when to call `timer`, None for never."""

    told: tuple[ProjectorEvent, ...] = ()
    write: bytes = b""
    line: ConnectionAction = ConnectionAction.KEEP
    wake_at_s: float | None = None


@dataclass(frozen=True, slots=True)
class ProjectorQuery:
    """name: which replies answer it; data: what is sent; about: a detail of what is asked; wish: what it is for, None
    when only asking. wait_s: when it may take longer than usual."""

    name: str
    data: bytes
    about: str = ""
    wish: ProjectorCommand | None = None
    wait_s: float | None = None


# What a tongue makes of bytes.


@dataclass(frozen=True, slots=True)
class HandshakeData:
    """The greeting goes on with this."""

    data: bytes


@dataclass(frozen=True, slots=True)
class HandshakeDone:
    """Greetings are over: ask."""


@dataclass(frozen=True, slots=True)
class QueryReply:
    """To the question of that name; name "": to the one that is open."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class ProtocolFailure:
    """The talk cannot go on. again: at once, in another way."""

    why: ConnectionFailure
    again: bool = False


@dataclass(frozen=True, slots=True)
class StrayLine:
    """A line that answers nothing."""


type ProtocolEvent = HandshakeData | HandshakeDone | QueryReply | ProtocolFailure | StrayLine


@dataclass(frozen=True, slots=True)
class QueryOutcome:
    """What an answer says. refusal: it was none; more: questions that follow from it, asked next; instead: the same
    wish said in another way."""

    status: ProjectorStatus
    refusal: ProjectorRefusal | None = None
    more: tuple[ProjectorQuery, ...] = ()
    instead: ProjectorQuery | None = None


class ProjectorProtocol(Protocol):
    """One protocol, with what it remembers of one projector. None of its methods raises. vital: the name of the
    question that each projector answers."""

    vital: str

    def greet(self) -> bytes:
        """A line was opened: what is said first, b"" to wait."""

    def hear(self, data: bytes) -> Iterable[ProtocolEvent]:
        """Bytes in pieces of any length."""

    def unanswered(self) -> bool:
        """The greeting got no answer, or was hung up on. Returns whether there is another way to try at once."""

    def phrase(self, question: ProjectorQuery) -> bytes:
        """What goes over the line for it now."""

    def survey(self, status: ProjectorStatus) -> Iterable[ProjectorQuery]:
        """What to ask for all that is to be known."""

    def wish(self, wish: ProjectorCommand, status: ProjectorStatus) -> ProjectorQuery | None:
        """How it is said; None where the projector cannot."""

    def learn(self, asked: ProjectorQuery, value: str, status: ProjectorStatus) -> QueryOutcome:
        """What the answer to a question means."""
