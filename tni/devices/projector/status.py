"""What a projector says of itself, and what may be asked of it, in words of no protocol."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Power(Enum):
    OFF = "off"
    WARMING = "warming"
    ON = "on"
    COOLING = "cooling"


class Part(Enum):
    """What an error is of."""

    FAN = "fan"
    LAMP = "lamp"
    TEMPERATURE = "temperature"
    COVER = "cover"
    FILTER = "filter"
    OTHER = "other"


class Feature(Enum):
    """What some projectors have and others lack."""

    SOURCE = "source"
    BLANK = "blank"
    FREEZE = "freeze"
    LAMP = "lamp"
    FILTER = "filter"
    FAULTS = "faults"


class Silence(Enum):
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
        return self in (Silence.NEEDS_PASSWORD, Silence.WRONG_PASSWORD)


class Refusal(Enum):
    """Why a projector did not do what was asked."""

    NOT_NOW = "not now"
    CANNOT = "cannot"
    FAILED = "failed"
    UNHEARD = "unheard"
    """It did not answer: it may have done it or not."""


@dataclass(frozen=True, slots=True)
class Fault:
    """serious: an error, else a warning."""

    part: Part
    serious: bool


@dataclass(frozen=True, slots=True)
class Lamp:
    hours: int
    is_lit: bool


@dataclass(frozen=True, slots=True)
class Source:
    """code: as its protocol says it; name: as the projector calls it, "" when it does not."""

    code: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Status:
    """All that is known; None and () are unknown. source: the code of the one shown. lacks: what it was asked for and
    has not. class_number: of PJLink, 0 before it is known and for other protocols."""

    power: Power | None = None
    source: str | None = None
    sources: tuple[Source, ...] = ()
    is_blank: bool | None = None
    is_frozen: bool | None = None
    lamps: tuple[Lamp, ...] = ()
    filter_hours: int | None = None
    faults: tuple[Fault, ...] = ()
    name: str = ""
    maker: str = ""
    model: str = ""
    class_number: int = 0
    lacks: frozenset[Feature] = frozenset()


@dataclass(frozen=True, slots=True)
class PowerTo:
    on: bool


@dataclass(frozen=True, slots=True)
class SourceTo:
    code: str


@dataclass(frozen=True, slots=True)
class BlankTo:
    on: bool


@dataclass(frozen=True, slots=True)
class FreezeTo:
    on: bool


type Wish = PowerTo | SourceTo | BlankTo | FreezeTo


# What is told of a projector, by whoever talks with it.


@dataclass(frozen=True, slots=True)
class Heard:
    """It has answered: this is known now."""

    status: Status


@dataclass(frozen=True, slots=True)
class Accepted:
    """It has said that it will do it; whether it did is seen by its status."""

    wish: Wish


@dataclass(frozen=True, slots=True)
class Declined:
    wish: Wish
    why: Refusal


@dataclass(frozen=True, slots=True)
class Silent:
    why: Silence


type Told = Heard | Accepted | Declined | Silent


@dataclass(frozen=True, slots=True)
class Letter:
    """source: the name that the link was given."""

    source: str
    told: Told


@dataclass(frozen=True, slots=True)
class Found:
    """A projector that answered a search. mac: its own number, "" when it sent none that is one."""

    host: str
    mac: str


@dataclass(frozen=True, slots=True)
class Noticed:
    """A projector's notice. name: LKUP (it is on the network now), ERST, POWR or INPT."""

    host: str
    name: str
    value: str
