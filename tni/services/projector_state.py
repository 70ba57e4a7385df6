"""What is shown of the projector of the room."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from tni.devices.projector.status import (
    CommandDeclined,
    ConnectionFailure,
    ProjectorCommand,
    ProjectorFeature,
    ProjectorPower,
    ProjectorStatus,
    SetBlank,
    SetFreeze,
    SetPower,
    SetSource,
)
from tni.store.projectors_file import KnownProjector


class ConnectionState(Enum):
    """How it stands between us and the projector."""

    NONE = "none"
    """No projector is chosen."""
    ASKING = "asking"
    SILENT = "silent"
    HEARD = "heard"


@dataclass(frozen=True, slots=True)
class ProjectorState:
    """projector: the one of this room; silence: why it is not heard; asked: what was asked and is not seen yet;
    refused: what was asked last and it did not do."""

    projector: KnownProjector | None = None
    contact: ConnectionState = ConnectionState.NONE
    status: ProjectorStatus = field(default_factory=ProjectorStatus)
    silence: ConnectionFailure | None = None
    asked: tuple[ProjectorCommand, ...] = ()
    refused: CommandDeclined | None = None

    def asked_of[W: (SetPower, SetSource, SetBlank, SetFreeze)](self, kind: type[W]) -> W | None:
        """What was asked of that kind."""
        return next((wish for wish in self.asked if isinstance(wish, kind)), None)

    @property
    def is_on(self) -> bool:
        return self.contact is ConnectionState.HEARD and self.status.power is ProjectorPower.ON

    @property
    def is_blank(self) -> bool:
        """As it will be when what was asked is done."""
        wish = self.asked_of(SetBlank)
        return bool(self.status.is_blank) if wish is None else wish.on

    @property
    def is_frozen(self) -> bool:
        wish = self.asked_of(SetFreeze)
        return bool(self.status.is_frozen) if wish is None else wish.on

    @property
    def can_freeze(self) -> bool:
        """Whether its own freezing is known to work."""
        return self.is_on and self.status.is_frozen is not None and ProjectorFeature.FREEZE not in self.status.lacks

    @property
    def can_blank(self) -> bool:
        return self.is_on and ProjectorFeature.BLANK not in self.status.lacks


def is_confirmed(wish: ProjectorCommand, status: ProjectorStatus) -> bool:
    """Whether the projector shows what was asked."""
    match wish:
        case SetPower(on):
            return status.power in (
                (ProjectorPower.ON, ProjectorPower.WARMING) if on else (ProjectorPower.OFF, ProjectorPower.COOLING)
            )
        case SetSource(code):
            return status.source == code
        case SetBlank(on):
            return status.is_blank is on
        case SetFreeze(on):
            return status.is_frozen is on
