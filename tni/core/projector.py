"""Values of a projector: how to reach it, its status, commands and events. Independent of its protocol."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

PROJECTOR_PROTOCOLS = ("pjlink", "escvp")
MAX_HOST_LENGTH, MAX_PROJECTOR_TEXT = 253, 200


@dataclass(frozen=True, slots=True)
class KnownProjector:
    """A projector that the teacher uses. id: unique. name: the teacher's name for it, "" to use the address. port: 0
    for the protocol's usual port."""

    id: str
    host: str
    name: str = ""
    protocol: str = "pjlink"
    port: int = 0
    password: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        texts = (self.id, self.host, self.name, self.protocol, self.password)
        if not all(isinstance(text, str) for text in texts) or type(self.port) is not int:
            raise ValueError("a projector is described by texts and a port number")
        if not self.id or not is_host(self.host) or self.protocol not in PROJECTOR_PROTOCOLS:
            raise ValueError(f"no projector: {self!r}")
        if not 0 <= self.port <= 65535 or max(len(self.name), len(self.password)) > MAX_PROJECTOR_TEXT:
            raise ValueError("a projector's port is out of range, or its texts are too long")


def is_host(text: str) -> bool:
    """Return whether the text may be an address or a name of the network."""
    return 0 < len(text) <= MAX_HOST_LENGTH and all(c.isalnum() or c in ".-_:%" for c in text) and text[0] != "."


class ProjectorPower(Enum):
    OFF = "off"
    WARMING = "warming"
    ON = "on"
    COOLING = "cooling"


class ProjectorPart(Enum):
    """Part that a fault concerns."""

    FAN = "fan"
    LAMP = "lamp"
    TEMPERATURE = "temperature"
    COVER = "cover"
    FILTER = "filter"
    OTHER = "other"


class ProjectorFeature(Enum):
    """Feature that only some projectors have."""

    SOURCE = "source"
    BLANK = "blank"
    FREEZE = "freeze"
    LAMP = "lamp"
    FILTER = "filter"
    FAULTS = "faults"


class ConnectionFailure(Enum):
    """Reason why a projector cannot be reached."""

    UNREACHABLE = "unreachable"
    """There is no route to its address, or no program listens there."""
    NO_ANSWER = "no answer"
    CLOSED = "closed"
    """It closed the connection before it answered."""
    NONSENSE = "nonsense"
    """The answers are not those of a projector of this kind."""
    NEEDS_PASSWORD = "needs password"
    WRONG_PASSWORD = "wrong password"

    @property
    def is_final(self) -> bool:
        """True if a retry is useless until the user changes something."""
        return self in (ConnectionFailure.NEEDS_PASSWORD, ConnectionFailure.WRONG_PASSWORD)


class ProjectorRefusal(Enum):
    """Reason why a projector did not carry out a command."""

    NOT_NOW = "not now"
    CANNOT = "cannot"
    FAILED = "failed"
    UNANSWERED = "unheard"
    """It did not answer: it may or may not have carried out the command."""


@dataclass(frozen=True, slots=True)
class ProjectorFault:
    """Fault of a part. serious: True for an error, False for a warning."""

    part: ProjectorPart
    serious: bool


@dataclass(frozen=True, slots=True)
class ProjectorLamp:
    hours: int
    is_lit: bool


@dataclass(frozen=True, slots=True)
class ProjectorSource:
    """Input source. code: its code in the protocol; name: the projector's name for it, "" if unknown."""

    code: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class ProjectorStatus:
    """Everything known of a projector; None and () mean unknown.

    Attributes:
        source: Code of the source shown.
        lacks: Features that it was asked for and doesn't have.
        class_number: PJLink class; 0 before it is known and for other protocols.
    """

    power: ProjectorPower | None = None
    source: str | None = None
    sources: tuple[ProjectorSource, ...] = ()
    is_blank: bool | None = None
    is_frozen: bool | None = None
    lamps: tuple[ProjectorLamp, ...] = ()
    filter_hours: int | None = None
    faults: tuple[ProjectorFault, ...] = ()
    name: str = ""
    maker: str = ""
    model: str = ""
    class_number: int = 0
    lacks: frozenset[ProjectorFeature] = frozenset()


@dataclass(frozen=True, slots=True)
class SetPower:
    on: bool


@dataclass(frozen=True, slots=True)
class SetSource:
    code: str


@dataclass(frozen=True, slots=True)
class SetBlank:
    on: bool


@dataclass(frozen=True, slots=True)
class SetFreeze:
    on: bool


type ProjectorCommand = SetPower | SetSource | SetBlank | SetFreeze


# Events of a projector's connection.


@dataclass(frozen=True, slots=True)
class StatusReceived:
    """The projector has answered. status: everything known now."""

    status: ProjectorStatus


@dataclass(frozen=True, slots=True)
class CommandAccepted:
    """The projector has accepted a command; only its status shows whether it carried it out."""

    command: ProjectorCommand


@dataclass(frozen=True, slots=True)
class CommandDeclined:
    command: ProjectorCommand
    why: ProjectorRefusal


@dataclass(frozen=True, slots=True)
class ProjectorUnavailable:
    why: ConnectionFailure


type ProjectorEvent = StatusReceived | CommandAccepted | CommandDeclined | ProjectorUnavailable


@dataclass(frozen=True, slots=True)
class ProjectorMessage:
    """Message of a projector's connection. source: name given to the connection."""

    source: str
    event: ProjectorEvent


@dataclass(frozen=True, slots=True)
class FoundProjector:
    """A projector that answered a search. mac: its MAC address, "" when it sent no valid one."""

    host: str
    mac: str


@dataclass(frozen=True, slots=True)
class ProjectorNotice:
    """A notice sent by a projector. name: LKUP (it has joined the network), ERST, POWR or INPT."""

    host: str
    name: str
    value: str
