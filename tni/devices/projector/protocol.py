"""Interface of a projector's protocol, which encodes queries and decodes replies, to `ProjectorDialogue`, which
decides when to send them; and the dialogue's instructions to the connection (`DialogueStep`)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from tni.core.projector import (
    ConnectionFailure,
    ProjectorCommand,
    ProjectorEvent,
    ProjectorRefusal,
    ProjectorStatus,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectorTimeouts:
    """Time-outs and intervals in seconds, all > 0.

    Attributes:
        connect_s, answer_s: Longest wait for a connection and for an answer.
        poll_s: Interval between two polls of a projector in a steady state.
        fast_poll_s: The same while it warms up or cools down, and after a command.
        retry_s: Delay before the first retry after a failure; it doubles with each failure.
        retry_most_s: Longest delay before a retry.
    """

    connect_s: float = 4.0
    answer_s: float = 5.0
    poll_s: float = 10.0
    fast_poll_s: float = 2.0
    retry_s: float = 1.0
    retry_most_s: float = 30.0


class ConnectionAction(Enum):
    """Action on the connection."""

    KEEP = auto()
    OPEN = auto()
    """Open a connection, in place of the current one if there is one."""
    CLOSE = auto()


@dataclass(frozen=True, slots=True)
class DialogueStep:
    """Result of an event: events to report, bytes to write and an action on the connection, which precedes the write.

    wake_at_s: time at which to call `timer`, None for never.
    """

    events: tuple[ProjectorEvent, ...] = ()
    write: bytes = b""
    line: ConnectionAction = ConnectionAction.KEEP
    wake_at_s: float | None = None


@dataclass(frozen=True, slots=True)
class ProjectorQuery:
    """Query or command to a projector.

    Attributes:
        name: Name of the replies that answer it.
        data: Bytes to send.
        about: Detail of the query.
        command: The command that it carries out; None for a query.
        wait_s: Time-out, if longer than usual.
    """

    name: str
    data: bytes
    about: str = ""
    command: ProjectorCommand | None = None
    wait_s: float | None = None


# Events that a protocol decodes from bytes.


@dataclass(frozen=True, slots=True)
class HandshakeData:
    """The handshake continues with these bytes."""

    data: bytes


@dataclass(frozen=True, slots=True)
class HandshakeDone:
    """The handshake is complete: queries may be sent."""


@dataclass(frozen=True, slots=True)
class QueryReply:
    """Reply to the query of this name; "" stands for the open query."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class ProtocolFailure:
    """The connection cannot go on. reconnect: whether to reconnect at once in another way."""

    why: ConnectionFailure
    reconnect: bool = False


@dataclass(frozen=True, slots=True)
class StrayLine:
    """A line that answers no query."""


type ProtocolEvent = HandshakeData | HandshakeDone | QueryReply | ProtocolFailure | StrayLine


@dataclass(frozen=True, slots=True)
class QueryOutcome:
    """Result of an answer.

    Attributes:
        status: The projector's status with this answer.
        refusal: Reason, if the command was refused.
        more: Queries that follow from it, to be sent next.
        instead: Another way to send the same command.
    """

    status: ProjectorStatus
    refusal: ProjectorRefusal | None = None
    more: tuple[ProjectorQuery, ...] = ()
    instead: ProjectorQuery | None = None


class ProjectorProtocol(Protocol):
    """One protocol, with its state for one projector. None of its methods raises.

    vital: name of the query that every projector answers.
    """

    vital: str

    def greet(self) -> bytes:
        """Return the bytes to send on a new connection, b"" to wait."""

    def decode(self, data: bytes) -> Iterable[ProtocolEvent]:
        """Decode bytes, in pieces of any length."""

    def unanswered(self) -> bool:
        """Note that the handshake got no answer or was cut off. Returns whether there is another way to try at once."""

    def encode(self, query: ProjectorQuery) -> bytes:
        """Return the bytes that send a query now."""

    def survey(self, status: ProjectorStatus) -> Iterable[ProjectorQuery]:
        """Yield the queries for a complete status."""

    def command_query(self, command: ProjectorCommand, status: ProjectorStatus) -> ProjectorQuery | None:
        """Return the query that carries out a command; None if the projector doesn't support it."""

    def read_reply(self, query: ProjectorQuery, value: str, status: ProjectorStatus) -> QueryOutcome:
        """Decode the answer to a query."""
