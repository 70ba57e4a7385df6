"""What a projector says of itself, and what may be asked of it, in words of no protocol."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class ProjectorPower(Enum):
    OFF = "off"
    WARMING = "warming"
    ON = "on"
    COOLING = "cooling"


class ProjectorPart(Enum):
    """What an error is of."""

    FAN = "fan"
    LAMP = "lamp"
    TEMPERATURE = "temperature"
    COVER = "cover"
    FILTER = "filter"
    OTHER = "other"


class ProjectorFeature(Enum):
    """What some projectors have and others lack."""

    SOURCE = "source"
    BLANK = "blank"
    FREEZE = "freeze"
    LAMP = "lamp"
    FILTER = "filter"
    FAULTS = "faults"


class ConnectionFailure(Enum):
    """Why a projector is not heard."""

    UNREACHABLE = "unreachable"
    """No way to its address, or nothing listens there."""
    NO_ANSWER = "no answer"
    CLOSED = "closed"
    """It hung up before it had answered."""
    NONSENSE = "nonsense"
    """What answers is no projector of this kind."""
    NEEDS_PASSWORD = "needs password"
    WRONG_PASSWORD = "wrong password"

    @property
    def is_final(self) -> bool:
        """Whether asking again changes nothing before a person has."""
        return self in (ConnectionFailure.NEEDS_PASSWORD, ConnectionFailure.WRONG_PASSWORD)


class ProjectorRefusal(Enum):
    """Why a projector did not do what was asked."""

    NOT_NOW = "not now"
    CANNOT = "cannot"
    FAILED = "failed"
    UNHEARD = "unheard"
    """It did not answer: it may have done it or not."""


@dataclass(frozen=True, slots=True)
class ProjectorFault:
    """serious: an error, else a warning."""

    part: ProjectorPart
    serious: bool


@dataclass(frozen=True, slots=True)
class ProjectorLamp:
    hours: int
    is_lit: bool


@dataclass(frozen=True, slots=True)
class ProjectorSource:
    """code: as its protocol says it; name: as the projector calls it, "" when it does not."""

    code: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class ProjectorStatus:
    """All that is known; None and () are unknown. source: the code of the one shown. lacks: what it was asked for and
    has not. class_number: of PJLink, 0 before it is known and for other protocols."""

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


# What is told of a projector, by whoever talks with it.


@dataclass(frozen=True, slots=True)
class StatusReceived:
    """It has answered: this is known now."""

    status: ProjectorStatus


@dataclass(frozen=True, slots=True)
class CommandAccepted:
    """It has said that it will do it; whether it did is seen by its status."""

    wish: ProjectorCommand


@dataclass(frozen=True, slots=True)
class CommandDeclined:
    wish: ProjectorCommand
    why: ProjectorRefusal


@dataclass(frozen=True, slots=True)
class ProjectorUnavailable:
    why: ConnectionFailure


type ProjectorEvent = StatusReceived | CommandAccepted | CommandDeclined | ProjectorUnavailable


@dataclass(frozen=True, slots=True)
class ProjectorMessage:
    """source: the name that the link was given."""

    source: str
    told: ProjectorEvent


@dataclass(frozen=True, slots=True)
class FoundProjector:
    """A projector that answered a search. mac: its own number, "" when it sent none that is one."""

    host: str
    mac: str


@dataclass(frozen=True, slots=True)
class ProjectorNotice:
    """A projector's notice. name: LKUP (it is on the network now), ERST, POWR or INPT."""

    host: str
    name: str
    value: str
