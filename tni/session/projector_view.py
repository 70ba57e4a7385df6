"""What is shown of the projector of the room."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from tni.devices.projector.status import (
    BlankTo,
    Declined,
    Feature,
    FreezeTo,
    Power,
    PowerTo,
    Silence,
    SourceTo,
    Status,
    Wish,
)
from tni.store.projectors import KnownProjector


class Contact(Enum):
    """How it stands between us and the projector."""

    NONE = "none"
    """No projector is chosen."""
    ASKING = "asking"
    SILENT = "silent"
    HEARD = "heard"


@dataclass(frozen=True, slots=True)
class ProjectorView:
    """projector: the one of this room; silence: why it is not heard; asked: what was asked and is not seen yet;
    refused: what was asked last and it did not do."""

    projector: KnownProjector | None = None
    contact: Contact = Contact.NONE
    status: Status = field(default_factory=Status)
    silence: Silence | None = None
    asked: tuple[Wish, ...] = ()
    refused: Declined | None = None

    def asked_of[W: (PowerTo, SourceTo, BlankTo, FreezeTo)](self, kind: type[W]) -> W | None:
        """What was asked of that kind."""
        return next((wish for wish in self.asked if isinstance(wish, kind)), None)

    @property
    def is_on(self) -> bool:
        return self.contact is Contact.HEARD and self.status.power is Power.ON

    @property
    def is_blank(self) -> bool:
        """As it will be when what was asked is done."""
        wish = self.asked_of(BlankTo)
        return bool(self.status.is_blank) if wish is None else wish.on

    @property
    def is_frozen(self) -> bool:
        wish = self.asked_of(FreezeTo)
        return bool(self.status.is_frozen) if wish is None else wish.on

    @property
    def can_freeze(self) -> bool:
        """Whether its own freezing is known to work."""
        return self.is_on and self.status.is_frozen is not None and Feature.FREEZE not in self.status.lacks

    @property
    def can_blank(self) -> bool:
        return self.is_on and Feature.BLANK not in self.status.lacks


def is_seen(wish: Wish, status: Status) -> bool:
    """Whether the projector shows what was asked."""
    match wish:
        case PowerTo(on):
            return status.power in ((Power.ON, Power.WARMING) if on else (Power.OFF, Power.COOLING))
        case SourceTo(code):
            return status.source == code
        case BlankTo(on):
            return status.is_blank is on
        case FreezeTo(on):
            return status.is_frozen is on
